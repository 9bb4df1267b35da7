import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "../scene.ts";

/** Who sees a meeting follows from what is on record of it, not from who pressed. */

let scene: Scene;
const says = async (who: string, line: string) => (await scene.says(who, line)).text;

beforeEach(async () => {
  // Sunday 22 November 2026, 10:00 in the county.
  scene = await openScene("2026-11-22T02:00:00.000Z");
});
afterEach(() => scene.close());

const callers = ["gov-office.secretariat", "gov.convenor", "justice.head"] as const;
const readers = [
  "gov-office.secretariat",
  "gov-office.liaison",
  "gov.convenor",
  "gov.liaison",
  "justice.liaison",
  "water.liaison",
  "education.liaison",
];

/** Which of the readers see a meeting. */
const seenBy = async (code: string) => {
  const seen: string[] = [];
  for (const who of readers)
    if (!(await says(who, `查 ${code}`)).includes("没有找到这条记录")) seen.push(who);
  return seen;
};

describe("a meeting", () => {
  it.each([
    ["scheduled", "会议 安排 标题=河道会商 时间=12月2日下午3点 参会单位=水务局", []],
    [
      "asked about",
      "会议 征询 标题=河道会商 时间=12月2日下午3点；12月3日下午3点 参会单位=水务局",
      [],
    ],
    [
      "adopted",
      "采纳 {code}",
      ["water.liaison", "会议 提议 标题=河道会商 时间=12月2日下午3点 参会单位=水务局 理由=商量"],
    ],
  ])("%s is seen by the same, whoever called it", async (_, line, proposed) => {
    await says("gov.convenor", "委托 司法局负责人 事项=会议 到=12月31日");
    for (const [index, who] of callers.entries()) {
      // A week apart, so that nothing stands in the way.
      const later = (text: string) =>
        text.replace(/12月(\d)日/g, (_, day) => `12月${Number(day) + 7 * index}日`);
      const [proposer, proposal] = proposed;
      if (proposer !== undefined && proposal !== undefined) await says(proposer, later(proposal));
      const code = `HY-2026-000${index + 1}`;
      const answer = await scene.says(who, later(line).replace("{code}", code));
      if (proposer !== undefined) await answer.submit();
      expect((await scene.store.matter(code))?.state, who).not.toBe("proposed");
      expect(await seenBy(code), who).toEqual([
        "gov-office.secretariat",
        "gov-office.liaison",
        "gov.convenor",
        "water.liaison",
      ]);
    }
  });

  it("that is restricted is seen by the posts that organise it, not by their whole office", async () => {
    await says("gov.convenor", "委托 司法局负责人 事项=会议 到=12月31日");
    for (const [index, who] of callers.entries()) {
      const code = `HY-2026-000${index + 1}`;
      const day = 2 + 7 * index;
      await says(who, `会议 安排 标题=河道会商 时间=12月${day}日下午3点 参会单位=水务局`);
      await says(who, `提级 ${code} 涉未公开案情`);
      expect((await scene.store.matter(code))?.visibility, who).toBe(2);
      const seen = await seenBy(code);
      expect(seen, who).toContain("gov-office.secretariat");
      expect(seen, who).not.toContain("gov-office.liaison");
      expect(seen, who).not.toContain("gov.liaison");
    }
  });

  it("is seen by the county government's liaison once that is invited, or proposed it", async () => {
    await says("gov.convenor", "会议 安排 标题=河道会商 时间=12月2日下午3点 参会单位=水务局");
    expect(await says("gov.liaison", "会议 列表")).not.toContain("HY-2026-0001");
    await says("gov.convenor", "加邀 hy1 县政府");
    expect(await says("gov.liaison", "查 hy1")).toContain("河道会商");
    await says(
      "gov.liaison",
      "会议 提议 标题=防汛会商 时间=12月9日下午3点 参会单位=水务局 理由=商量",
    );
    await (await scene.says("gov.convenor", "采纳 hy2")).submit();
    expect(await says("gov.liaison", "查 hy2")).toContain("防汛会商");
    // Whoever called it goes on hearing of the answers.
    await says("water.liaison", "参会 hy2 参加");
    expect((await scene.reads("direct:gov.convenor")).join()).toContain("水务局答复：参加");
  });
});
