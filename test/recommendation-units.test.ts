import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Matter } from "../src/flow/matter.ts";
import { jpeg } from "./made-files.ts";
import { linesOf, opened, papersFor } from "./paper-lines.ts";
import { openScene, type Scene } from "./scene.ts";

// A recommendation to several units is one matter, with a receipt, a clock, an answer and a verdict of each.

let scene: Scene;
afterEach(() => scene.close());

// Friday 1 August 2025, 09:00 in the county.
const friday = "2025-08-01T01:00:00.000Z";
const procurator = "procuratorate.procurator";
const chief = "procuratorate.chief";

const record =
  "登记建议 标题=依法履行山丹河监管职责 文号=山检建〔2025〕3号 类型=公益诉讼 被建议单位=水务局、生态环境分局 送达日期=2025-08-01 异议期=10 内容=依法查处排污口并恢复水质";

const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const reads = async (who: string) => (await scene.reads(`direct:${who}`)).join("\n---\n");
const forget = async (...who: readonly string[]) => {
  for (const one of who) await reads(one);
};
const stored = async (): Promise<Matter> => {
  const found = await scene.store.matter("JY-2025-0001");
  if (found === undefined) throw new Error("no recommendation");
  return found;
};
const running = async (rule: string) =>
  (await stored()).clocks
    .filter((clock) => clock.rule === rule && clock.stoppedAt === undefined)
    .map(({ organisation, rolled }) => `${organisation ?? "all"} ${rolled}`);

const paper = async (who: string, name: string): Promise<string> => {
  const { links } = await papersFor(scene, who, "文书 jy1");
  return linesOf((await opened(scene, links.get(name))).content).join("\n");
};

const waterReplies =
  "回复 jy1 采纳情况=全部采纳 措施=已封堵两处排污口，投入三十万元 证据=内部资金拨付单";

beforeEach(async () => {
  scene = await openScene(friday);
});

describe("recorded for several units", () => {
  it("the history says how far the unit is whose step was taken back, not how far the others are", async () => {
    await says(procurator, record);
    for (const line of ["签收", waterReplies, "更正"]) await says("water.liaison", line);
    expect((await stored()).state).toBe("served");
    const last = (await scene.store.entries("JY-2025-0001")).at(-1);
    expect(JSON.parse(last?.content ?? "")).toMatchObject({ state: "acknowledged", unit: "water" });
  });

  it("is one matter; each is told, each has its own receipt and its own clock", async () => {
    const done = await says(procurator, record);
    expect(done).toContain("编号JY-2025-0001，正在通知水务局、生态环境分局");
    expect(done).toContain("被建议单位: 水务局、生态环境分局");
    for (const unit of ["water", "ecology"])
      expect(await reads(`${unit}.liaison`)).toMatch(
        /检察院向本单位送达一份检察建议，请先签收[\s\S]*\[签收\]/,
      );
    expect(await running("rec.reply")).toEqual(["water 2025-10-09", "ecology 2025-10-09"]);
    // Filing it upward is one act, whoever it goes to.
    expect(await running("rec.file-up")).toEqual(["all 2025-08-06"]);
    const water = await says("water.liaison", "签收");
    expect(water).toContain("已签收");
    expect(water).toContain("(已签收，待回复)");
    expect(water).toContain("同文还致: 生态环境分局（未回复）");
    const ecology = await says("ecology.liaison", "jy1");
    expect(ecology).toContain("(已送达，待签收)");
    expect(ecology).not.toContain("签收日期");
    expect(await running("rec.acknowledge")).toEqual(["ecology 2025-08-05"]);
    expect(await reads(procurator)).toContain("水务局已签收检察建议");
    const whole = await says(procurator, "jy1");
    expect(whole).toContain("(1家已签收，待回复；1家已送达，待签收)");
    expect(whole).toMatch(/【水务局】已签收，待回复\n送达日期.*\n异议截止.*\n签收日期/);
    expect(whole).toMatch(/【生态环境分局】已送达，待签收/);
  });

  it.each([
    ["单位=水务局、生态环境分局、自然资源局", 3],
    ["单位=水务局和生态环境分局", 2],
    ["被建议单位=水务局", 1],
    ["单位=水务局、水务局", 1],
  ])("%s: to %i", async (units, count) => {
    await says(procurator, record.replace(/被建议单位=\S+/, units));
    expect((await stored()).parties.filter(({ part }) => part === "to")).toHaveLength(count);
  });

  it.each([
    ["水务局、市水务局", "市水务局"],
    ["水务局、纪委监委", "行政机关"],
    ["水务局、检察院", "不能是制发单位自己"],
  ])("to %s is refused at the field", async (units, why) => {
    const wrong = await says(procurator, record.replace(/被建议单位=\S+/, `单位=${units}`));
    expect(wrong).toMatch(new RegExp(`单位\\*: .*← .*${why}`));
  });
});

describe("each answers for itself", () => {
  beforeEach(async () => {
    await says(procurator, record);
    await says("water.liaison", "签收");
    await says("ecology.liaison", "签收");
    await scene.moveTo("2025-09-01T01:00:00.000Z");
  });

  it("what one replies the other does not see, only that it has", async () => {
    await scene.sends("water.liaison", { "拨付单.jpg": jpeg() });
    const done = await says("water.liaison", `${waterReplies} 附件=拨付单.jpg`);
    expect(done).toContain("回复已提交");
    expect(await reads(procurator)).toContain("水务局");
    await says(procurator, "核实 jy1 现场看过水务局的封堵，属实 结果=到位");
    for (const line of ["jy1", "列表", "待办", "期限 jy1", "附件 jy1", "文书 jy1", "投递 jy1"]) {
      const seen = await says("ecology.liaison", line);
      expect(seen).not.toMatch(/三十万|拨付单|封堵|属实|水务局联络员/);
    }
    const card = await says("ecology.liaison", "jy1");
    expect(card).toContain("(已签收，待回复)");
    expect(card).toContain("同文还致: 水务局（已回复）");
    expect(await reads("ecology.liaison")).not.toContain("回复了");
    const whole = await says(procurator, "jy1");
    expect(whole).toMatch(/【水务局】[\s\S]*三十万[\s\S]*【生态环境分局】已签收，待回复/);
    expect(whole).toContain("核实（水务局）");
    expect(await running("rec.reply")).toEqual(["ecology 2025-10-09"]);
  });

  it("the procurator is asked which unit a verdict is of, where several wait for one", async () => {
    await says("water.liaison", waterReplies);
    await says("ecology.liaison", "回复 jy1 采纳情况=全部采纳 措施=已立案查处并恢复水质");
    expect(await says(procurator, "待办")).toMatch(
      /核实或退回（水务局）.*核实或退回（生态环境分局）/,
    );
    const unread = await says(procurator, "核实 jy1 现场查看 结果=到位 核实方式=现场");
    expect(unread).toMatch(/“核实方式”[\s\S]*要办哪一个单位的/);
    const which = await scene.says(procurator, "核实 jy1 现场查看属实 结果=到位");
    expect(which.text).toContain("“核实”现在可以对水务局、生态环境分局办，要办哪一个单位的？");
    const done = await which.press("核实（生态环境分局）");
    expect(done.text).toMatch(/【生态环境分局】核实情况已记录/);
    expect(await reads("ecology.liaison")).toContain("核实");
    expect(await says("water.liaison", "jy1")).toContain("(已回复");
    // Named in the line nobody asks.
    const named = await says(
      procurator,
      "核实 jy1 被建议单位=水务局 结果=未到位 核实情况=排污口仍在排污",
    );
    expect(named).toMatch(/【水务局】核实情况已记录/);
    expect((await stored()).tracks?.["water"]?.state).toBe("unmet");
    expect((await stored()).tracks?.["ecology"]?.state).toBe("verified");
  });

  it("a form asked for one unit stays with it", async () => {
    await says("water.liaison", waterReplies);
    await says("ecology.liaison", "回复 jy1 采纳情况=全部采纳 措施=已立案查处并恢复水质");
    const which = await scene.says(procurator, "核实 jy1");
    const form = await which.press("核实（水务局）");
    expect(form.text).toContain("核实 JY-2025-0001 · 依法履行山丹河监管职责（水务局）");
    expect(form.text).not.toContain("被建议单位:");
    const done = await form.submit({ finding: "现场查看属实", result: "done" });
    expect(done.text).toContain("水务局");
    expect((await stored()).tracks?.["water"]?.state).toBe("verified");
    expect((await stored()).tracks?.["ecology"]?.state).toBe("replied");
  });

  it("it is closed when every unit's part is", async () => {
    await says("water.liaison", waterReplies);
    await says(procurator, "核实 jy1 现场查看属实 结果=到位");
    await says(chief, "办结 jy1");
    expect(await reads("water.liaison")).toContain("这份检察建议中您单位的部分已办结。");
    expect(await says("water.liaison", "jy1")).toContain("(已办结)");
    expect((await stored()).closedAt).toBeUndefined();
    expect((await stored()).state).toBe("acknowledged");
    expect(await running("rec.reply")).toEqual(["ecology 2025-10-09"]);
    expect(await says(procurator, "列表 未办结=是")).toContain("JY-2025-0001");
    await says("ecology.liaison", "回复 jy1 采纳情况=全部采纳 措施=已立案查处并恢复水质");
    await says(procurator, "核实 jy1 现场查看属实 结果=到位");
    await says(chief, "办结 jy1");
    const ended = await stored();
    expect(ended.state).toBe("closed");
    expect(ended.outcome).toBe("rectified");
    expect(ended.closedAt).toBeDefined();
    const left = ended.clocks.filter(({ stoppedAt }) => stoppedAt === undefined);
    expect(left.map(({ rule }) => rule)).toEqual(Array(2).fill("rec.look-back.first"));
  });

  it("a unit cannot name the other, nor anybody a unit it does not go to", async () => {
    expect(await says("water.liaison", `${waterReplies} 被建议单位=生态环境分局`)).toContain(
      "被建议单位是水务局",
    );
    expect(
      await says(
        procurator,
        "补录回复 jy1 被建议单位=公安局 采纳情况=全部采纳 措施=甲 回复日期=2025-08-20",
      ),
    ).toContain("被建议单位是水务局、生态环境分局");
    expect(await says("police.liaison", "jy1")).toContain("没有找到这条记录");
  });

  it("a reply on paper is noted for the unit whose paper it is", async () => {
    const noted = await says(
      procurator,
      "补录回复 jy1 单位=生态环境分局 采纳情况=全部采纳 措施=已立案查处 落款日期=2025-08-20",
    );
    expect(noted).toContain("生态环境分局");
    expect((await stored()).tracks?.["ecology"]?.fields["repliedOn"]).toBe("2025-08-20");
    expect(await running("rec.reply")).toEqual(["water 2025-10-09"]);
    expect(await reads("water.liaison")).not.toContain("补录");
  });

  it("a slip is taken back by whoever made it, the other unit's part untouched", async () => {
    await says("water.liaison", waterReplies);
    expect(await says("water.liaison", "更正")).toContain("已撤回“回复”");
    expect((await stored()).tracks?.["water"]?.state ?? (await stored()).state).toBe(
      "acknowledged",
    );
    await says("water.liaison", waterReplies);
    await says("ecology.liaison", "回复 jy1 采纳情况=部分采纳 措施=正在立案查处");
    const back = await says("water.liaison", "更正");
    expect(back).toContain("已撤回“回复”");
    expect(back).not.toMatch(/立案|部分采纳/);
    expect((await stored()).tracks?.["ecology"]?.state).toBe("replied");
  });
});

describe("an objection", () => {
  beforeEach(async () => {
    await says(procurator, record);
    await scene.moveTo("2025-08-05T01:00:00.000Z");
    await says("water.liaison", "签收");
    await says("ecology.liaison", "签收");
    await forget("ecology.liaison", procurator, chief);
    await says("water.liaison", "异议 jy1 排污口属乡镇管理，不是本单位职责");
  });

  it("is its own unit's: its review, its answer, and nothing of it for the others", async () => {
    expect(await running("rec.objection.review")).toEqual([expect.stringMatching(/^water /)]);
    expect(await running("rec.objection")).toEqual(["ecology 2025-08-11"]);
    expect(await reads(procurator)).toContain("水务局");
    expect(await says("ecology.liaison", "jy1")).not.toMatch(/乡镇|异议理由/);
    expect(await says(chief, "驳回异议 jy1 水务局是主管部门，职责清楚")).toContain("水务局");
    expect(await reads("water.liaison")).toContain("职责清楚");
    expect(await reads("ecology.liaison")).not.toContain("职责清楚");
    expect(await running("rec.reply")).toEqual(["water 2025-10-09", "ecology 2025-10-09"]);
  });

  it("upheld ends the unit's part; the others go on", async () => {
    await says(chief, "采纳异议 jy1 处理=撤回 理由=职责确属乡镇");
    expect(await says("water.liaison", "jy1")).toContain("已撤回");
    expect(await running("rec.reply")).toEqual(["ecology 2025-10-09"]);
    expect((await stored()).state).toBe("acknowledged");
    expect(await says(procurator, "jy1")).toContain("【水务局】已撤回");
  });

  it("to be revised is served anew on that unit alone", async () => {
    await says(chief, "采纳异议 jy1 处理=修改 理由=第一项表述不准");
    await scene.moveTo("2025-08-20T01:00:00.000Z");
    await says(
      procurator,
      "修改 jy1 文号=山检建〔2025〕8号 送达日期=2025-08-20 异议期=10 内容=依法查处排污口",
    );
    expect(await says("water.liaison", "山检建〔2025〕8号")).toMatch(
      /文号: 山检建〔2025〕8号[\s\S]*送达日期: 2025年8月20日/,
    );
    const ecology = await says("ecology.liaison", "jy1");
    expect(ecology).toMatch(/文号: 山检建〔2025〕3号[\s\S]*送达日期: 2025年8月1日/);
    expect(ecology).toContain("恢复水质");
    expect(await running("rec.reply")).toEqual(["ecology 2025-10-09", "water 2025-10-20"]);
  });
});

describe("the unit that is late", () => {
  beforeEach(async () => {
    await says(procurator, record);
    await says("water.liaison", "签收");
    await says("ecology.liaison", "签收");
    await scene.moveTo("2025-09-20T01:00:00.000Z");
    await says("water.liaison", waterReplies);
    await says(procurator, "核实 jy1 现场查看属实 结果=到位");
    await forget("water.liaison", "water.head", "ecology.liaison", procurator, chief);
    await scene.moveTo("2025-10-10T01:00:00.000Z");
  });

  it("is named to whoever answers for it, and it alone is reminded", async () => {
    expect(await reads("water.liaison")).not.toContain("书面回复");
    expect(await reads("ecology.liaison")).toContain("提醒：书面回复检察建议，已超期1天");
    const proposed = await reads(procurator);
    expect(proposed).toContain("书面回复检察建议（生态环境分局）");
    expect(proposed).not.toMatch(/(?:回复|整改到位|建议)（水务局）/);
    expect(await says(procurator, "谁没办")).toMatch(/生态环境分局联络员尚未登记：回复/);
    expect(await says(chief, "升级")).toMatch(/生态环境分局：下一步/);
    const asked = await says(procurator, "催办 jy1");
    expect(asked).toMatch(/正在催办：生态环境分局联络员.*要办的是：回复/);
    expect(await reads("ecology.liaison")).toContain("回复");
    expect(await reads("water.liaison")).toBe("");
  });

  it("is pressed alone, and the letter is to it", async () => {
    const form = await scene.says(procurator, "督促 jy1");
    expect(form.text).toContain("（生态环境分局）");
    expect(form.text).toContain("生态环境分局：");
    expect(form.text).not.toContain("水务局");
    await form.submit();
    expect(await reads("ecology.liaison")).toContain("督促");
    expect(await reads("water.liaison")).toBe("");
    expect(await says("water.liaison", "jy1")).not.toContain("督促");
    expect(await says(procurator, "督促 jy1 单位=水务局 理由=请尽快回复")).toMatch(/现在是“/);
    const papers = await says(procurator, "文书 jy1");
    expect(papers).toContain("送达回证（水务局）");
    expect(papers).toContain("督促函（生态环境分局）");
    expect(papers).not.toContain("督促函（水务局）");
  });

  it("is sued alone; the matter stands until the other part is closed", async () => {
    await (await scene.says(procurator, "督促 jy1 请尽快回复")).submit();
    const sued = await says(chief, "起诉 jy1 起诉理由=逾期不回复，也没有采取措施");
    expect(sued).toContain("生态环境分局");
    expect((await stored()).tracks?.["ecology"]?.state).toBe("litigation");
    expect((await stored()).closedAt).toBeUndefined();
    expect(await says("water.liaison", "jy1")).not.toMatch(/起诉|转入诉讼|已诉/);
    await says(chief, "办结 jy1");
    expect((await stored()).closedAt).toBeDefined();
    expect((await stored()).state).toBe("litigation");
  });
});

describe("put right", () => {
  beforeEach(async () => {
    await scene.moveTo("2025-08-08T01:00:00.000Z");
    await says(procurator, record);
    await forget("water.liaison", "ecology.liaison");
  });

  it("a day of service is that of one unit", async () => {
    const done = await says(
      procurator,
      "勘误 jy1 被建议单位=生态环境分局 送达日期=2025-08-04 原因=生态环境分局是周一送达的",
    );
    expect(done).toContain("生态环境分局");
    expect(await running("rec.reply")).toEqual(["water 2025-10-09", "ecology 2025-10-09"]);
    expect(await running("rec.objection")).toEqual(["water 2025-08-11", "ecology 2025-08-14"]);
    expect(await reads("ecology.liaison")).toContain("2025年8月4日");
    expect(await reads("water.liaison")).toBe("");
    expect(await says("water.liaison", "jy1")).not.toContain("8月4日");
  });

  it("a number is that of the document, and a unit cannot be exchanged", async () => {
    await says(procurator, "勘误 jy1 被建议单位=水务局 文号=山检建〔2025〕4号 原因=抄错");
    for (const who of ["water.liaison", "ecology.liaison", procurator])
      expect(await says(who, "山检建〔2025〕4号")).toContain("文号: 山检建〔2025〕4号");
    const unit = "勘误 jy1 被建议单位=水务局 单位=自然资源局 原因=送错";
    expect(await says(procurator, unit)).toContain("一份检察建议送达几个单位的，单位不能勘误");
  });
});

describe("steps of all of them", () => {
  it("copying and filing upward ask for no unit", async () => {
    await says(procurator, record);
    expect(await says(procurator, "备案 jy1 2025-08-01")).toContain("备案");
    expect(
      (await stored()).clocks.find(({ rule }) => rule === "rec.file-up")?.stoppedAt,
    ).toBeDefined();
    await says(procurator, "抄送 jy1 县政府");
    expect((await stored()).parties.some(({ part }) => part === "copy")).toBe(true);
  });

  it("withdrawn towards one it goes on with the other; what is withdrawn from all is over", async () => {
    await says(procurator, record);
    const which = await scene.says(chief, "撤回 jy1 理由=对象有误");
    expect(which.text).toContain("要办哪一个单位的？");
    await which.press("撤回（水务局）");
    expect(await reads("water.liaison")).toContain("撤回");
    expect(await says("ecology.liaison", "签收 jy1")).toContain("已签收");
    await says(chief, "撤回 jy1 理由=对象有误");
    expect((await stored()).state).toBe("withdrawn");
    expect((await stored()).outcome).toBe("withdrawn");
  });
});

describe("what follows for one unit alone", () => {
  it("more time, where the issuer set the period", async () => {
    await says(
      procurator,
      "登记建议 标题=加强校园周边管理 文号=山检建〔2025〕6号 类型=社会治理 单位=水务局、生态环境分局 送达日期=2025-08-01 异议期=10 内容=加强管理 紧急=是 回复天数=20",
    );
    await says("water.liaison", "签收");
    await scene.moveTo("2025-08-04T01:00:00.000Z");
    expect(await running("rec.reply.other-urgent")).toEqual([
      "water 2025-08-21",
      "ecology 2025-08-21",
    ]);
    await says("water.liaison", "申请延期 jy1 延至=2025-09-05 理由=涉及多个乡镇");
    expect(await says("ecology.liaison", "jy1")).not.toMatch(/9月5日|多个乡镇/);
    expect(await says("water.liaison", "jy1")).toContain("延期");
    expect(await says(chief, "待办")).toContain("（水务局）");
    expect(await says(chief, "同意延期 jy1")).toContain("水务局");
    expect(await running("rec.reply.other-urgent")).toEqual([
      "water 2025-09-05",
      "ecology 2025-08-21",
    ]);
    expect(await reads("ecology.liaison")).not.toContain("9月5日");
  });

  it("a review that is held is held of that unit", async () => {
    await says(procurator, record);
    await says("water.liaison", "签收");
    await says("ecology.liaison", "签收");
    await says(chief, "中止 jy1 被建议单位=水务局 理由=须待上级批复 方案日期=2025-08-01");
    expect(await says(procurator, "jy1")).toMatch(
      /【水务局】已中止[\s\S]*【生态环境分局】已签收，待回复/,
    );
    const held = (await stored()).clocks.filter(({ suspendedAt }) => suspendedAt !== undefined);
    expect(held.map(({ organisation, rule }) => `${organisation} ${rule}`)).toEqual([
      "water pil.sue-review",
    ]);
    await says(chief, "恢复 jy1");
    expect((await stored()).clocks.some(({ suspendedAt }) => suspendedAt !== undefined)).toBe(
      false,
    );
  });

  it("a paper is of the unit it names", async () => {
    await says(procurator, record);
    await says("water.liaison", "签收 jy1 联系人=王某");
    await says("ecology.liaison", "签收");
    await says("water.liaison", waterReplies);
    expect(await paper("water.liaison", "回复函")).toMatch(/三十万元[\s\S]*水务局/);
    expect(await paper("ecology.liaison", "回复函")).not.toMatch(/水务局|三十万元/);
    expect(await paper(procurator, "送达回证（生态环境分局）")).toContain("生态环境分局");
  });
});

describe("an office that answers for the whole", () => {
  it("sees all of it where its own unit is one of those addressed, and acts for none but that", async () => {
    await says(
      procurator,
      record.replace("公益诉讼", "社会治理").replace("生态环境分局", "县政府办"),
    );
    const unit = (await stored()).parties.filter(({ part }) => part === "to").at(-1)?.organisation;
    expect(unit).toBe("gov-office");
    await says("water.liaison", "签收");
    expect(await says("gov-office.secretariat", "jy1")).toContain("【水务局】已签收，待回复");
    expect(
      await says("gov-office.secretariat", "回复 jy1 采纳情况=全部采纳 措施=甲"),
    ).not.toContain("回复已送");
  });
});

describe("quarantined and deleted", () => {
  it("nothing is left of any unit's part", async () => {
    await says(procurator, record);
    await says("water.liaison", "签收 jy1");
    await says("water.liaison", waterReplies);
    await says("water.liaison", "隔离 jy1");
    expect(await says("ecology.liaison", "jy1")).toContain("没有找到这条记录");
    await (await scene.says("gov-office.secrecy", "清除 jy1 县保密局〔2025〕4号")).submit();
    const left = await stored();
    expect(left.erasedAt).toBeDefined();
    expect(left.tracks).toBeUndefined();
    expect(JSON.stringify(left)).not.toContain("三十万");
  });
});

describe("in groups", () => {
  it("the linkage group is told whose day it is, a unit's own group of its own alone", async () => {
    for (const [who, group, as] of [
      ["gov-office.secretariat", "linkage", "联动群"],
      ["water.liaison", "water", "水务局"],
      ["ecology.liaison", "ecology", "生态环境分局"],
    ] as const)
      await (await scene.saysIn(who, group, `群 绑定 ${as}`)).press("确认");
    await says(procurator, record);
    for (const group of ["water", "ecology"])
      expect((await scene.reads(group)).join("\n")).toContain("阶段: 已送达，待签收");
    await says("water.liaison", "签收");
    await scene.reads("linkage");
    await scene.moveTo("2025-08-05T01:00:00.000Z");
    const linkage = (await scene.reads("linkage")).join("\n");
    expect(linkage).toContain("提醒：签收检察建议（生态环境分局），今天到期");
    expect(linkage).not.toContain("水务局");
    expect((await scene.reads("ecology")).join("\n")).toContain("提醒：签收检察建议，今天到期");
    expect(await scene.reads("water")).toEqual([]);
  });

  it("what is restricted names no unit, in groups or in reminders", async () => {
    await (await scene.saysIn("gov-office.secretariat", "linkage", "群 绑定 联动群")).press("确认");
    await says(procurator, record);
    await says(procurator, "提级 jy1 涉及个人");
    await says("water.liaison", "签收");
    await scene.reads("linkage");
    await forget(procurator, "ecology.liaison");
    await scene.moveTo("2025-08-05T01:00:00.000Z");
    expect((await scene.reads("linkage")).join("\n")).not.toMatch(/水务局|生态环境|山丹河/);
    expect(await reads("ecology.liaison")).not.toMatch(/水务局|山丹河/);
    await says("ecology.liaison", "签收");
    expect(await says("ecology.liaison", "jy1")).toContain("同文还致: 水务局（未回复）");
  });
});

describe("in English", () => {
  it("says the same", async () => {
    for (const who of [procurator, "water.liaison", "ecology.liaison"])
      await says(who, "语言 English");
    expect(await says(procurator, record)).toContain(
      "Addressee: Water Bureau, Ecology and Environment Branch",
    );
    await says("water.liaison", "ack");
    expect(await says("water.liaison", "jy1")).toContain(
      "Also addressed to: Ecology and Environment Branch (has not replied)",
    );
    await says("ecology.liaison", "ack");
    await says("water.liaison", "reply jy1 adoption=full measures=The outfalls are sealed");
    await says("ecology.liaison", "reply jy1 adoption=full measures=The works were fined");
    const which = await scene.says(procurator, "verify jy1 finding=Seen on the spot result=done");
    expect(which.text).toContain(
      "“Verify” is open for Water Bureau, Ecology and Environment Branch. Which unit is it about?",
    );
    const named = await says(
      procurator,
      "verify jy1 unit=water finding=Seen on the spot result=done",
    );
    expect(named).toContain("Water Bureau: ");
    expect(named).toContain("(1: verified; 1: replied, to be verified)");
  });
});
