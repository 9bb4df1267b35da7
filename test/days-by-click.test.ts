import { afterEach, describe, expect, it } from "vitest";
import { flows } from "../src/catalog.ts";
import type { Step } from "../src/flow/step.ts";
import { linesOf, opened, papersFor } from "./paper-lines.ts";
import { openScene, type Scene } from "./scene.ts";

/** The day that starts or ends a period, or stands on a paper, is asked for: that of a press is nobody's day. */

/** Done here, in the moment of the press, which is their day: no paper has another. */
const doneHere: Readonly<Record<string, readonly string[]>> = {
  // Between units that read it here: they are told by the step itself, and their periods are this product's.
  clue: [
    ...["isAccused", "notAccused", "accept", "register", "return", "resubmit", "assign"],
    ...["transfer", "decline", "feedback", "close", "reopen"],
  ],
  // Whose day is confirmed stands in it; what ends with it ends for what is served anew, or was wrong.
  // The case ends here by the chief's press, and is looked back at from then; taken up again it is not any more.
  recommendation: ["close", "confirmObjection", "reopen"],
  // What they end is the time given to choose, or to say something to the minutes, whose last day stands in the form.
  meeting: ["cancel", "adoptAsPoll", "retime", "settle", "minutes", "sign", "circulate"],
  // The plan's own last day is in it, or the agency's word, given here.
  consultation: ["agree", "complete", "noAgree", "fail"],
  // The unit is told here that nothing more is asked for: it has its days from then. What came back incompletely is
  // due by the same day as before.
  requisition: ["confirmHandedOn", "dispute", "uphold", "withdraw"],
  transfer: [],
  opinion: [],
  // Reported here by the unit, or called off here by who gave it: the day is this product's own.
  task: ["cancel", "done"],
  // The chief decides here; the time for the notice is counted back from the hearing.
  hearing: ["approve"],
  // Between units that read it here, as with a clue; the periods are this product's.
  relief: ["return", "supplement"],
  support: ["approve", "return", "supplement"],
  // Each unit's own word here, in the moment it is given: the hour of it is the receipt.
  report: ["confirm", "help"],
  // Between units that read it here; the periods are this product's.
  "leave-request": ["return", "supplement"],
  enterprise: ["prioritise", "rate", "reassign", "return"],
  // Made, checked, reviewed and given up here; only the day it came out is that of something outside.
  bulletin: ["compile", "confirm", "correct", "dispute", "pass", "submit", "withdraw"],
  // Between units that read it here, as with relief; the periods are this product's.
  advice: ["again", "clarify", "explain"],
  publicity: ["move", "return"],
  mediation: ["return", "referAgain"],
  // Between units that read it here; the periods are this product's.
  // Each unit's own word, given here; the lead's changes are told here, and the periods are this product's.
  campaign: ["join", "progress"],
  "entry-check": ["cancel", "reopen", "settle"],
};

/** Every matter can be shut off and given free again; that is done here. */
const ofEveryKind = ["quarantine", "reported", "release", "purge"];

const touchesClocks = ({
  clocks: { starts = [], ends = [], holds, resumes } = {},
}: Step): boolean =>
  starts.some((start) => !("appointment" in start)) ||
  typeof ends === "function" ||
  ends.length > 0 ||
  holds !== undefined ||
  resumes !== undefined;

const asksWhen = ({ form }: Step): boolean =>
  Object.values(form).some(({ kind, legal }) => kind === "moment" || (kind === "day" && legal));

describe.each(flows.map((flow) => [flow.kind, flow] as const))("a step of a %s", (kind, flow) => {
  const silent = Object.entries(flow.steps)
    .filter(([id, step]) => !ofEveryKind.includes(id) && touchesClocks(step) && !asksWhen(step))
    .map(([id]) => id);

  it("that starts or ends a period asks for its day, or is done here and now", () => {
    expect(silent.toSorted()).toEqual([...(doneHere[kind] ?? [])].toSorted());
  });
});

let scene: Scene;
afterEach(() => scene?.close());

const clockOf = async (code: string, rule: string) =>
  (await scene.store.matter(code))?.clocks.findLast((clock) => clock.rule === rule);

const procurator = "procuratorate.procurator";
const chief = "procuratorate.chief";
const unit = "water.liaison";

describe("the day of a press", () => {
  const deliver = "交付 dy1 采砂许可卷宗三册";
  const issued = async () => {
    scene = await openScene("2026-03-02T01:00:00.000Z");
    await scene.says(
      procurator,
      "发出调阅 标题=河道采砂卷宗 文号=山检调〔2026〕5号 单位=水务局 清单=采砂许可卷宗三册 形式=原件 另一承办人=检察院案件受理岗 借阅天数=20",
    );
  };

  it("is not taken for the day the originals went back: today stands there, and can be changed", async () => {
    await issued();
    await scene.says(unit, deliver);
    await scene.moveTo("2026-03-09T01:00:00.000Z");
    const asked = await (await scene.says(procurator, "dy1")).press("归还");
    expect(asked.text).toContain("归还日期: 2026-03-09");
    expect((await scene.store.matter("DY-2026-0001"))?.state).toBe("delivered");
    const done = await asked.submit({ returnedOn: "2026-03-06" });
    expect(done.text).toContain("归还日期: 2026年3月6日");
  });

  it("typed without a day it is today, and that is said", async () => {
    await issued();
    await scene.says(unit, deliver);
    expect((await scene.says(procurator, "归还 dy1")).text).toContain(
      "没有写“归还日期”，按今天（2026年3月2日）记。",
    );
  });

  it("with the day given nothing is said of today", async () => {
    await issued();
    await scene.says(unit, deliver);
    expect((await scene.says(procurator, "归还 dy1 3月2日")).text).not.toContain("按今天");
  });

  it("is the day of a receipt, which is done by one press", async () => {
    await issued();
    const done = await (await scene.says(unit, "dy1")).press("签收");
    expect(done.text).toContain("签收日期: 2026年3月2日");
    expect(done.text).not.toContain("按今天");
  });

  it("is not that of a refusal, whose letter has its own; the review runs from its arrival here", async () => {
    await issued();
    await scene.moveTo("2026-03-06T01:00:00.000Z");
    expect((await scene.says(unit, "不予提供 dy1 正在审计 说明日期=2026-03-07")).text).toContain(
      "说明日期不能晚于今天",
    );
    await scene.says(unit, "不予提供 dy1 正在审计 说明日期=2026-03-04");
    const { links } = await papersFor(scene, unit, "文书 dy1");
    const letter = linesOf((await opened(scene, links.get("不予提供说明"))).content);
    expect(letter).toContain("2026年3月4日");
    expect((await clockOf("DY-2026-0001", "file.review"))?.start).toBe("2026-03-06");
  });
});

describe("a recommendation", () => {
  const recorded = async (at = "2025-10-14T01:00:00.000Z") => {
    scene = await openScene(at);
    await scene.says(
      procurator,
      "登记建议 标题=依法履职 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=依法查处排污口",
    );
    await scene.says(unit, "签收 jy1");
  };
  const reply = "回复 jy1 采纳情况=全部采纳 措施=已封堵 回复日期=2025-10-08";

  it("a reply sent back is due anew from the day the unit was told", async () => {
    await recorded();
    await scene.says(unit, reply);
    const form = await scene.says(procurator, "退回 jy1");
    expect(form.text).toContain("退回日期: 2025-10-14");
    const early = await scene.says(procurator, "退回 jy1 没有附证据 退回日期=2025-10-07");
    expect(early.text).toContain("退回日期不能早于上一步的日期（2025年10月8日）");
    await scene.says(procurator, "退回 jy1 没有附证据 退回日期=2025-10-10");
    expect((await clockOf("JY-2025-0001", "rec.reply.again"))?.start).toBe("2025-10-10");
    await scene.says(procurator, "勘误 jy1 退回日期=2025-10-13 原因=看错");
    const corrected = await scene.store.matter("JY-2025-0001");
    expect(corrected?.fields).toMatchObject({ sentBackOn: "2025-10-13" });
  });

  it("the letter urging a reply has the day it was sent", async () => {
    await recorded("2025-10-16T01:00:00.000Z");
    await (await scene.says(procurator, "督促 jy1 请尽快书面回复 发文日期=2025-10-15")).submit();
    const { links } = await papersFor(scene, procurator, "文书 jy1");
    const letter = linesOf((await opened(scene, links.get("督促函"))).content);
    expect(letter).toContain("2025年10月15日");
  });

  it("the review stands still from the decision to suspend it, not from its entry", async () => {
    await recorded("2025-10-14T01:00:00.000Z");
    await scene.says(unit, reply);
    await scene.says(chief, "中止 jy1 汛期无法施工 方案日期=2025-09-10 中止日期=2025-10-10");
    const held = await clockOf("JY-2025-0001", "pil.sue-review");
    expect(held?.facts?.happened.at(-1)).toMatchObject({ is: "held", from: "2025-10-10" });
    await scene.moveTo("2025-10-24T01:00:00.000Z");
    const early = await scene.says(chief, "恢复 jy1 恢复日期=2025-10-09");
    expect(early.text).toContain("恢复日期不能早于上一步的日期（2025年10月10日）");
    await scene.says(chief, "恢复 jy1 恢复日期=2025-10-20");
    const resumed = await clockOf("JY-2025-0001", "pil.sue-review");
    expect(resumed?.facts?.happened.at(-1)).toMatchObject({ is: "resumed", on: "2025-10-20" });
  });
});

describe("a transfer", () => {
  const transfer = async () => (await scene.store.matter("YS-2026-0001"))?.fields;
  const reported = async () => {
    scene = await openScene("2026-03-06T01:00:00.000Z");
    await scene.says(
      "market.liaison",
      "发现移送 标题=销售假冒农药 嫌疑人=李某某 罪名=销售伪劣产品罪 事实=查获假冒农药三百箱 经办人=market.liaison、market.liaison-2",
    );
    await scene.says("market.liaison", "报批 ys1 达到立案标准");
  };

  it("the head's days run from the receipt of the procuratorate's opinion", async () => {
    await reported();
    await scene.says("market.head", "不批准移送 ys1 金额不够 不批准日期=2026-03-06");
    await scene.moveTo("2026-03-12T01:00:00.000Z");
    await scene.says(chief, "建议移送 ys1 已达立案标准 建议送达日期=2026-03-10");
    expect(await clockOf("YS-2026-0001", "crim.head-decision")).toMatchObject({
      start: "2026-03-10",
      rolled: "2026-03-13",
    });
    await scene.says(chief, "勘误 ys1 建议送达日期=2026-03-11 原因=看错");
    expect((await clockOf("YS-2026-0001", "crim.head-decision"))?.rolled).toBe("2026-03-16");
  });

  it("reasons found to stand are told within ten days of that finding, letters are sent on their day", async () => {
    await reported();
    await scene.says("market.head", "批准移送 ys1 2026-03-06 09:00");
    await scene.says("market.liaison", "发出 ys1 材料=移送书、调查报告、物品清单");
    await scene.says("police.liaison", "签收 ys1 签收人=法制大队 签收时间=2026-03-06 09:00");
    await scene.says("police.liaison", "接受 ys1 接受时间=2026-03-06 09:00");
    await scene.says("police.liaison", "不立案 ys1 未达到立案标准");
    await scene.says("market.liaison", "提请监督 ys1 已达标准");
    await scene.moveTo("2026-03-12T01:00:00.000Z");
    await scene.says(procurator, "认可理由 ys1 理由成立 认可日期=2026-03-10");
    expect((await clockOf("YS-2026-0001", "crim.tell-agency"))?.rolled).toBe("2026-03-20");
    expect(await transfer()).toMatchObject({ stoodOn: "2026-03-10", supervisedOn: "2026-03-06" });
    const early = await scene.says(procurator, "告知 ys1 告知日期=2026-03-09");
    expect(early.text).toContain("告知日期不能早于上一步的日期（2026年3月10日）");
  });
});
