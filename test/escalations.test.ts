import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { flows } from "../src/catalog.ts";
import { ladderText } from "../src/commands/ladder-words.ts";
import { playedScene, type Scene } from "./scene.ts";

/** 升级 escalations: what is overdue and whose turn it is, and how the reminders of every kind climb. */

let scene: Scene;
const says = async (who: string, line: string) => (await scene.says(who, line)).text;

const begun = playedScene("2025-08-04T01:00:00.000Z", async (played) => {
  scene = played;
  await scene.says(
    "procuratorate.procurator",
    "登记建议 标题=依法履职 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=依法查处",
  );
  await scene.says(
    "town-qingquan.liaison",
    "提交线索 标题=桥下黑水 类别=水污染 事实=黑水 地点=桥 日期=昨天 来源=履职",
  );
  await scene.clock.moveTo("2025-10-15T01:00:00.000Z");
});
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

describe("升级", () => {
  it("shows what is overdue of every kind, also what has no step against it", async () => {
    const text = await says("gov.convenor", "升级");
    expect(text).toMatch(/JY-2025-0001 依法履职 — 下一步督促/);
    expect(text).toMatch(/XS-2025-0001 桥下黑水 — 等.*受理.*没有督办步骤，只逐级提醒/);
  });

  it("says that it is what the reader sees, and never that there is none at all", async () => {
    const water = await says("water.liaison", "升级");
    expect(water).toContain("这里是您能看的（水务局的）");
    expect(water).toContain("JY-2025-0001");
    const tax = await says("tax.head", "升级");
    expect(tax).toContain("这里是您能看的（税务局的）");
    expect(tax).toContain("在您能看的事项里，没有逾期未办的。");
    for (const text of [water, tax]) expect(text).not.toMatch(/到期未提议|没有需要/);
    expect(tax).not.toMatch(/JY-2025|XS-2025/);
  });

  it("tells a unit nothing of the clocks inside the procuratorate", async () => {
    const { text } = await scene.presses("water.head", { command: "escalations" });
    expect(text).not.toMatch(/备案|(?<!支持)起诉/);
  });

  it("tells how a kind climbs, by a press and by its word, in both languages", async () => {
    const card = await scene.says("water.liaison", "升级");
    expect((await card.press("任务怎么升级")).text).toContain(
      "完成任务: 前1个工作日、当天、逾期第1个工作日提醒承办单位的联络员；逾期后也提醒承办单位的主要负责人；逾期第3、8、13个工作日建议督办（联席会议秘书处或召集人）",
    );
    const rec = await says("water.liaison", "升级 建议");
    expect(rec).toContain(
      "逾期第1、6、11、16个工作日依次建议督促（承办人或制发检察院的承办检察官）、通报（制发检察院的检察长）",
    );
    await says("water.liaison", "language English");
    expect(await says("water.liaison", "escalations task")).toContain(
      "3, 8, 13 working days late, proposed: Urge (secretariat or convenor)",
    );
  });
});

describe("the ladders in words", () => {
  const all = flows.flatMap((flow) =>
    Object.entries(flow.clocks).map(([rule, ladder]) => [rule, flow, ladder] as const),
  );

  it.each(all)(
    "%s says whom it reminds, and names a step where it proposes one",
    (_, flow, ladder) => {
      const { zh, en } = ladderText(flow, ladder, undefined);
      expect(zh).not.toMatch(/undefined|NaN|提醒；/);
      expect(en).not.toMatch(/undefined|NaN|[\u4e00-\u9fff]/);
      expect(en.includes("proposed")).toBe(ladder.proposes !== undefined);
      expect(ladder.climbs === undefined).toBe(ladder.proposes === undefined);
      for (const id of ladder.climbs ?? []) expect(Object.keys(flow.steps)).toContain(id);
    },
  );

  it("the county's own days take the place of the usual ones", () => {
    const flow = flows.find(({ kind }) => kind === "task");
    const ladder = flow?.clocks["task.due"];
    if (flow === undefined || ladder === undefined) throw new Error("no such ladder");
    expect(ladderText(flow, ladder, [-7, 0]).zh).toContain(
      "前7个工作日、当天提醒承办单位的联络员；日子是本县定的",
    );
  });
});
