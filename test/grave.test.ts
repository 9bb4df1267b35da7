import { expect, test } from "vitest";
import { flows } from "../src/catalog.ts";
import { openScene } from "./scene.ts";

// A button that hides or ends something at one press, or does what cannot be undone, is asked about first.

const grave = flows.flatMap((flow) =>
  Object.entries(flow.steps).flatMap(([id, step]) => {
    const ends = [step.open.to ?? ""].flat().every((to) => flow.states[to]?.final === true);
    const asks = Object.values(step.form).some((field) => field.required);
    return !asks && (ends || step.marks?.irrevocable === true || step.button?.tone === "danger")
      ? [`${flow.kind}.${id}`]
      : [];
  }),
);

test("these are all there are", () => {
  expect(grave.filter((one) => !one.endsWith(".quarantine"))).toEqual([
    "clue.notAccused",
    "clue.withdraw",
    "clue.reporterView",
    "recommendation.close",
    "requisition.confirm",
    "requisition.close",
    "report.seal",
    "leave-request.comeBack",
    "bulletin.publish",
    "advice.satisfied",
    "advice.close",
    "publicity.close",
    "entry-check.urge",
    "campaign.urge",
  ]);
  expect(grave).toContain("clue.quarantine");
});

test("隔离 and 撤回 are asked about, 受理 and 回复 are not, and everywhere they say what they do", async () => {
  const scene = await openScene("2026-11-30T01:00:00.000Z");
  try {
    await scene.says(
      "town-qingquan.liaison",
      "提交线索 标题=河边垃圾 类别=水污染 事实=河边有垃圾 地点=河边 日期=2026-11-29 来源=投诉",
    );
    const buttons: Record<string, boolean> = {};
    for (const who of ["town-qingquan.liaison", "procuratorate.intake"])
      for (const command of ["show", "more"]) {
        const { reply } = await scene.presses(who, { command, code: "XS-2026-0001" });
        for (const one of "card" in reply ? (reply.card?.actions ?? []) : []) {
          const step = one.press.command;
          buttons[step] = one.confirm !== undefined;
          expect(one.confirm !== undefined, step).toBe(grave.includes(step));
          if (one.confirm !== undefined) expect(one.confirm.zh.length).toBeGreaterThan(6);
        }
      }
    expect(buttons).toMatchObject({
      "clue.quarantine": true,
      "clue.withdraw": true,
      "clue.accept": false,
    });
  } finally {
    await scene.close();
  }
});
