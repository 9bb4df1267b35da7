import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "./scene.ts";

// Where the police are late somebody can act: the procuratorate demands, then corrects (刑事诉讼规则第五百六十二条、
// 第五百六十四条); a case filed and not concluded may be asked about, and nobody owes its conclusion.

let scene: Scene;
beforeEach(async () => {
  scene = await openScene("2026-03-06T01:00:00.000Z");
});
afterEach(() => scene.close());

const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const chief = "procuratorate.chief";
const procurator = "procuratorate.procurator";
const agency = "market.liaison";
const police = "police.liaison";
const state = async () => (await scene.store.matter("YS-2026-0001"))?.state;

const sent = async () => {
  await says(
    agency,
    "发现移送 标题=销售假冒农药 嫌疑人=李某某 罪名=销售伪劣产品罪 事实=查获假冒农药三百箱 经办人=market.liaison、market.liaison-2",
  );
  await says(agency, "报批 ys1 涉案金额达到立案标准");
  await says("market.head", "批准移送 ys1 2026-03-06 09:00");
  await says(agency, "发出 ys1 材料=移送书、调查报告、物品清单");
};

const received = async () => {
  await sent();
  await says(police, "签收 ys1 签收人=法制大队 签收时间=2026-03-06 09:00");
  await says(police, "接受 ys1 接受时间=2026-03-06 09:00");
};

describe("police who do not decide in time", () => {
  it("are asked why by the procuratorate, within seven days, then given notice to correct", async () => {
    await received();
    expect(await says(procurator, "要求说明 ys1")).toContain("期限还没有过");
    await scene.moveTo("2026-03-17T01:00:00.000Z");
    expect((await scene.reads(`direct:${procurator}`)).join()).toContain("建议要求说明");
    const demanded = await says(procurator, "要求说明 ys1");
    expect(demanded).toContain("请其最迟3月24日书面说明逾期不作决定的理由");
    expect(demanded).toContain("公安机关说明逾期不作决定的理由: 2026年3月24日 周二");
    expect((await scene.reads(`direct:${police}`)).join()).toContain("也可以直接立案或不立案");
    expect((await scene.reads(`direct:${agency}`)).join()).toContain("检察院已要求公安机关");
    expect(await says(chief, "纠正违法 ys1 逾期不说明")).toContain("期限到2026年3月24日才届满");
    await scene.moveTo("2026-03-25T01:00:00.000Z");
    expect(await says(procurator, "纠正违法 ys1 逾期不说明")).toContain("可以找：检察长");
    expect(await says(chief, "纠正违法 ys1 逾期不说明")).toContain("纠正违法通知书已登记");
    expect((await scene.reads(`direct:${police}`)).join()).toContain("发出纠正违法通知书：…");
    // Their duty remains, and they can still do it.
    expect(await says(police, "立案 ys1")).toContain("已立案");
  });

  it("can still decline after the demand, once", async () => {
    await received();
    await scene.moveTo("2026-03-17T01:00:00.000Z");
    await says(procurator, "要求说明 ys1");
    await says(police, "不立案 ys1 未达到立案标准");
    expect(await state()).toBe("notFiled");
  });

  it("are brought before the procuratorate by the agency too", async () => {
    await received();
    expect(await says(agency, "提请监督 ys1 逾期不决定")).toContain("期限还没有过");
    await scene.moveTo("2026-03-17T01:00:00.000Z");
    expect(await says(agency, "提请监督 ys1 逾期不决定")).toContain("立案监督的建议已登记");
    expect(await says(procurator, "要求说明 ys1")).toContain("逾期不作决定的理由");
  });

  it("or do not even sign for the case, are asked too", async () => {
    await sent();
    expect(await says(procurator, "要求说明 ys1")).toContain("期限还没有过");
    await scene.moveTo("2026-03-17T01:00:00.000Z");
    expect(await says(procurator, "要求说明 ys1")).toContain("逾期不作决定的理由");
  });
});

describe("an agency's head who does not decide in time", () => {
  it("is brought before the procuratorate by the officers, whose chief may ask for the transfer", async () => {
    await says(
      agency,
      "发现移送 标题=销售假冒农药 嫌疑人=李某某 罪名=销售伪劣产品罪 事实=查获假冒农药三百箱 经办人=market.liaison、market.liaison-2",
    );
    await says(agency, "报批 ys1 涉案金额达到立案标准");
    expect(await says(agency, "报告检察院 ys1 负责人未批")).toContain("负责人决定的期限还没有过");
    await scene.moveTo("2026-03-10T01:00:00.000Z");
    expect(await says(agency, "报告检察院 ys1 负责人未批")).toContain("正在通知检察院");
    expect((await scene.reads(`direct:${chief}`)).join()).toContain("逾期未决定是否移送");
    expect(await says(chief, "建议移送 ys1 已达立案标准")).toContain("2026年3月13日");
  });
});

describe("police who do not file as notified", () => {
  it("are given notice to correct after fifteen days, which the chief owes from then", async () => {
    await received();
    await says(police, "不立案 ys1 未达到立案标准");
    await says(agency, "提请监督 ys1 应当立案");
    await says(procurator, "要求说明 ys1");
    await says(police, "说明理由 ys1 数额不够");
    expect(await says(chief, "通知立案 ys1 应当立案")).toContain("请其最迟3月23日立案");
    expect(await says(chief, "纠正违法 ys1 未立案")).toContain("才届满");
    await scene.moveTo("2026-03-24T01:00:00.000Z");
    expect(await says(chief, "待办")).toContain("纠正违法");
    expect(await says(chief, "纠正违法 ys1 未立案")).toContain("已登记");
    expect(await says(chief, "待办")).not.toContain("纠正违法");
  });
});

describe("reasons that stand", () => {
  it("are told to the agency in writing within ten days, on record", async () => {
    await received();
    await says(police, "不立案 ys1 未达到立案标准");
    await says(agency, "提请监督 ys1 应当立案");
    const stood = await says(procurator, "认可理由 ys1 确未达到标准");
    expect(stood).toContain("告知移送机关不立案理由成立: 2026年3月16日 周一");
    expect(await says(procurator, "待办")).toContain("告知移送机关");
    expect(await says(procurator, "告知移送机关 ys1 告知日期=2026-03-06")).toContain("已登记");
    expect(await says(procurator, "待办")).not.toContain("告知移送机关");
  });
});

describe("a case filed and not concluded", () => {
  it("may be asked about after three months; nobody owes its conclusion by then", async () => {
    await received();
    await says(police, "立案 ys1");
    await says(agency, "移交 ys1 农药三百箱");
    expect(await says(procurator, "催办 ys1 请说明进展")).toContain("自2026年6月6日起");
    await scene.moveTo("2026-09-07T01:00:00.000Z");
    const shown = await says(procurator, "ys1");
    expect(shown).toContain("已可发催办函（自2026年6月6日起）");
    expect(shown).not.toContain("超期");
    expect(await says("gov-office.secretariat", "谁没办")).not.toContain("侦结");
    expect((await scene.reads(`direct:${procurator}`)).join()).toContain(
      "建议催办（已可发催办函）",
    );
    expect((await scene.reads(`direct:${police}`)).join()).not.toMatch(/提醒|超期/);
    expect(await says(procurator, "催办 ys1 请说明进展")).toContain("催办已登记");
  });
});
