import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headlineOf, playedScene, type Scene } from "./scene.ts";

/**
 * 山丹河 discharge, from the service of the recommendation to its end. Days as in the story: decided
 * 30 July 2025, served 1 August, objected to 11 August, rejected 15 August, replied 26 September,
 * visited 14 October; and the variant without a reply, where the time to decide on a suit ends on
 * 10 November.
 */

let scene: Scene;
const begun = playedScene("2025-08-01T01:00:00.000Z", async (played) => {
  scene = played;
  await scene.says(
    "procuratorate.procurator",
    "登记建议 标题=依法履行山丹河监管职责 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=8月1日 决定日期=2025年7月30日 异议期=10 内容=依法查处排污口 抄送=县政府",
  );
});
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

const headlines = (texts: readonly string[]) => texts.map(headlineOf);
const on = (day: string) => scene.moveTo(`${day}T02:00:00.000Z`);

describe("with an objection", () => {
  it("is objected to, rejected with reasons and consent, answered, visited and closed", async () => {
    const own = await scene.says("procuratorate.procurator", "jy1");
    expect(own.text).toContain("向上级检察院备案: 2025年8月6日 周三（还剩5天）");
    expect(own.text).not.toContain("晚于决定后三日");
    await on("2025-08-04");
    const acknowledged = await scene.says("water.liaison", "收到");
    expect(acknowledged.text).toContain("异议截止: 2025年8月11日 周一");
    // What the procuratorate keeps in mind for itself is not the addressee's.
    expect(acknowledged.text).not.toMatch(/备案|决定日期/);

    await on("2025-08-11");
    const objected = await scene.says("water.liaison", "异议 jy1 暗管不归我局管辖");
    expect(objected.text).toContain("异议已提交");
    expect(objected.text).toContain("回复期限照常计算");
    expect(objected.text).toContain("异议提出日期: 2025年8月11日 周一");
    expect(objected.text).not.toContain("逾期");
    expect(objected.text).toContain("复核异议: 2025年8月18日 周一");
    expect(objected.text).toContain("书面回复检察建议: 2025年10月9日 周四");
    expect(headlines(await scene.reads("direct:procuratorate.procurator"))).toContain(
      "水务局对检察建议提出异议，请复核。",
    );

    await on("2025-08-15");
    const silent = await scene.says("procuratorate.procurator", "驳回异议 jy1");
    expect(silent.text).toMatch(/理由\*:/);
    const empty = await silent.submit({ reason: "" });
    expect(empty.text).toMatch(/理由\*: ← /);
    const proposed = await empty.submit({ reason: "河道管理属你局法定职责" });
    expect(proposed.text).toContain("已报检察长");
    // Until the chief procurator consents the addressee has no answer.
    expect((await scene.says("water.liaison", "jy1")).text).not.toContain("法定职责");
    await scene.reads("direct:water.liaison");
    expect(headlines(await scene.reads("direct:procuratorate.chief"))).toContain(
      "拟驳回一件异议，理由已写好，请审核；同意请点“驳回异议”。",
    );
    const chief = await scene.says("procuratorate.chief", "jy1");
    const form = await chief.press("驳回异议");
    expect(form.text).toContain("理由*: 河道管理属你局法定职责");
    expect((await form.submit()).text).toContain("异议已驳回");
    expect(headlines(await scene.reads("direct:water.liaison"))).toEqual([
      "异议不成立，检察建议照常办理。理由：河道管理属你局法定职责",
    ]);

    await on("2025-09-26");
    await scene.says("water.liaison", "回复 jy1 采纳情况=全部采纳 措施=已封堵暗管，水质恢复");
    await on("2025-10-14");
    const verified = await scene.says(
      "procuratorate.procurator",
      "核实 jy1 现场查看，暗管已封堵 结果=到位",
    );
    expect(verified.text).toContain("办理结果: 已整改");
    expect((await scene.says("procuratorate.procurator", "办结 jy1")).text).toContain(
      "已提请检察长终结案件",
    );
    expect((await scene.says("procuratorate.chief", "办结 jy1")).text).toContain("检察建议已办结");
    const closed = await scene.store.matter("JY-2025-0001");
    expect([closed?.state, closed?.outcome]).toEqual(["closed", "rectified"]);
    expect((await scene.says("water.liaison", "回复 jy1")).text).toContain("现在是“已办结”");
  });
});

describe("without a reply", () => {
  beforeEach(async () => {
    await on("2025-08-04");
    await scene.says("water.liaison", "收到");
    await scene.says("procuratorate.procurator", "补记 jy1 备案日期=2025-08-04");
    await scene.reads("direct:water.liaison");
    await scene.reads("direct:procuratorate.procurator");
  });

  it("is overdue on 10 October: urging is proposed to the procurator, with a draft", async () => {
    const early = await scene.says("procuratorate.procurator", "督促 jy1");
    expect(early.text).toContain("现在没有逾期未回复");
    await on("2025-10-10");
    const [proposal] = await scene.reads("direct:procuratorate.procurator");
    expect(proposal).toContain("建议督促（书面回复检察建议已超期1天）。办不办由您决定");
    expect(proposal).toContain(
      "拟稿：水务局：山检建〔2025〕3号检察建议于2025年8月1日送达，应最迟于2025年10月9日（当日24时前）书面回复，至今未书面回复",
    );
    expect(proposal).toContain("[督促]");
    const card = await scene.says("procuratorate.procurator", "jy1");
    const form = await card.press("督促");
    expect(form.text).toContain("理由*: 水务局：山检建〔2025〕3号检察建议于2025年8月1日送达");
    const urged = await form.submit();
    expect(urged.text).toContain("已登记：督促水务局");
    expect((await scene.reads("direct:water.head")).at(-1)).toContain("督促：水务局：山检建");
  });

  it("climbs step by step, each proposed to and taken by whom it is reserved to, none missed", async () => {
    await on("2025-10-10");
    await (await scene.says("procuratorate.procurator", "督促 jy1 已逾期，无正当理由")).submit();
    // Six working days after the ninth, of which Saturday the 11th is one.
    await on("2025-10-15");
    await scene.reads("direct:procuratorate.chief");
    await on("2025-10-16");
    const [toChief] = await scene.reads("direct:procuratorate.chief");
    expect(toChief).toContain("建议通报");
    expect((await scene.says("procuratorate.procurator", "通报 jy1 逾期")).text).toContain(
      "“通报”只能由",
    );
    expect((await scene.says("gov.convenor", "约谈 jy1 逾期")).text).toContain("负责人");
    await (await scene.says("procuratorate.chief", "通报 jy1 经督促仍未办理")).submit();
    await on("2025-10-23");
    const [toConvenor] = (await scene.reads("direct:gov.convenor")).slice(-1);
    expect(toConvenor).toContain("建议约谈");
    await (await scene.says("gov.convenor", "约谈 jy1 请说明情况")).submit();
    await on("2025-10-30");
    expect((await scene.reads("direct:procuratorate.chief")).at(-1)).toContain("建议上报");
    const audit = await scene.says("gov-office.secretariat", "升级");
    expect(audit.text).toContain("下一步上报（制发检察院的检察长）");
    expect(audit.text).toContain("到期未提议：无。");
    await (await scene.says("procuratorate.chief", "上报 jy1 经约谈仍未办理")).submit();
    expect((await scene.says("procuratorate.chief", "jy1")).text).toMatch(
      /督促: 2025年10月10日[\s\S]*通报: 2025年10月16日[\s\S]*约谈: 2025年10月23日[\s\S]*上报: 2025年10月30日/,
    );
  });

  it("a rung that came due without its proposal is listed, until the sweep makes it", async () => {
    await scene.clock.moveTo("2025-10-10T02:00:00.000Z");
    const seen = await scene.says("gov-office.secretariat", "升级");
    expect(seen.text).toContain("到期未提议：JY-2025-0001。");
    await scene.bot.sweep();
    expect((await scene.says("gov-office.secretariat", "升级")).text).toContain("到期未提议：无。");
  });

  it("a step left out needs its reason", async () => {
    await on("2025-10-10");
    const skipping = await scene.says("procuratorate.chief", "通报 jy1 情节严重");
    expect((await skipping.submit()).text).toMatch(/跳过理由: ← 还没有督促/);
    expect((await skipping.submit({ skipped: "危害正在扩大" })).text).toContain("通报水务局的情况");
  });

  it("a unit with nobody above it in the directory is circulated to whom the chief names", async () => {
    await scene.says(
      "procuratorate.procurator",
      "登记建议 标题=税费监管 文号=山检建〔2025〕4号 类型=社会治理 单位=税务局 送达日期=2025-08-01 异议期=10 内容=完善监管",
    );
    await on("2025-10-10");
    await (await scene.says("procuratorate.procurator", "督促 jy2 逾期未回复")).submit();
    const asked = await scene.says("procuratorate.chief", "通报 jy2 经督促仍未办理");
    expect((await asked.submit()).text).toMatch(/通报单位: ← 通讯录里没有税务局的上级机关/);
    expect((await asked.submit({ to: ["gov"] })).text).toContain("通报税务局的情况");
    expect((await scene.store.matter("JY-2025-0002"))?.parties).toContainEqual({
      part: "copy",
      organisation: "gov",
    });
  });

  it("may be sued once the time to rectify is over; the time to decide ends on 10 November", async () => {
    const early = await scene.says("procuratorate.chief", "起诉 jy1 起诉理由=逾期不回复");
    expect(early.text).toContain("整改期限到2025年10月9日");
    await on("2025-10-10");
    expect((await scene.says("procuratorate.procurator", "jy1")).text).toContain(
      "2025年11月10日 周一",
    );
    const sued = await scene.says(
      "procuratorate.chief",
      "起诉 jy1 起诉理由=逾期不回复，也没有采取措施",
    );
    expect(sued.text).toContain("已决定提起公益诉讼");
    expect((await scene.store.matter("JY-2025-0001"))?.outcome).toBe("litigation");
  });
});
