import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { flows } from "../src/catalog.ts";
import { confidentialitySteps } from "../src/flow/confidentiality.ts";
import { readSeat } from "../src/flow/seat.ts";
import { openScene, type Scene } from "./scene.ts";

/** 委托、收回委托 on Monday 2026-11-23, nine in the morning: the chief goes away, the county does not stand still. */

let scene: Scene;
beforeEach(async () => {
  scene = await openScene("2026-11-23T01:00:00.000Z");
});
afterEach(() => scene.close());

const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const chief = "procuratorate.chief";
const procurator = "procuratorate.procurator";
const entrust = "委托 承办检察官 事项=线索、检察建议 到=2026-11-27";

const accepted = async () => {
  await says(
    procurator,
    "提交线索 标题=排污 类别=水污染 事实=黑水直排 地点=桥 日期=2026-11-20 来源=履职 接收单位=检察院",
  );
  await says("procuratorate.intake", "受理 xs1");
};

describe("an entrustment", () => {
  it("is the chief's own act, kept with whom, for what and until when, and told", async () => {
    expect(await says(chief, entrust)).toContain(
      "已委托承办检察官，2026年11月23日 周一 至 2026年11月27日 周五，决定下列事项中由检察长决定的：线索、检察建议。",
    );
    expect((await scene.reads(`direct:${procurator}`)).join()).toContain("检察长委托您");
    expect(await says(procurator, "代办")).toContain(
      "检察长: 2026年11月23日 周一 至 2026年11月27日 周五，委托承办检察官：线索、检察建议",
    );
  });

  it("is not made by an account that is new, which would see through it what it does not see itself", async () => {
    const chiefs = await scene.store.accountsOf(chief);
    await scene.store.saveAccounts(
      chiefs.map((account) => ({ ...account, boundAt: scene.clock.now() })),
    );
    expect(await says(chief, entrust)).toContain("不能安排代办或委托");
    await scene.moveTo("2026-11-24T01:00:00.000Z");
    expect(await says(chief, entrust)).toContain("已委托承办检察官");
  });

  it.each(["委托 承办检察官 明天到周五", "委托 明天至周五 承办检察官"])(
    "has both its days from a span: %s",
    async (line) => {
      expect(await says(chief, line)).toContain(
        "已委托承办检察官，2026年11月24日 周二 至 2026年11月27日 周五",
      );
    },
  );

  it("is understood in English, and by a form", async () => {
    await says(chief, "语言 English");
    const line = "entrust procuratorate.procurator matters=clue,recommendation until=friday";
    expect(await says(chief, line)).toContain("Handling procurator is entrusted from");
    await says(chief, "revoke");
    const form = await (await scene.says(chief, "covers")).press("Entrust");
    const done = await form.submit({ deputy: procurator, until: "2026-11-27" });
    expect(done.text).toContain(
      "in these matters: Clue, Recommendation, Consultation, Requisition, Transfer, Opinion",
    );
  });

  it("lets whoever is entrusted decide, and the history says by whom", async () => {
    await accepted();
    expect(await says(procurator, "立案 xs1")).toContain(
      "“立案”只能由接收单位（检察院）的检察长或协办单位（检察院）的检察长来办，这是检察院的职权。可以找：检察长。",
    );
    await says(chief, entrust);
    expect(await says(procurator, "立案 xs1")).toContain("已立案");
    expect(await says(procurator, "xs1")).toContain("承办检察官（受检察长委托） 立案");
  });

  it("puts what waits for the chief on the desk of both", async () => {
    await says(chief, entrust);
    await says(
      procurator,
      "登记建议 标题=依法履职 文号=山检建〔2026〕3号 类型=社会治理 单位=水务局 送达日期=2026-11-20 异议期=10 内容=查处排污口",
    );
    await says("water.liaison", "异议 jy1 已经履职");
    // Proposed and consented to by one hand, as the chief's decision.
    expect(await says(procurator, "驳回异议 jy1 理由不成立")).toContain("已驳回");
    expect(await says(procurator, "jy1")).toContain("承办检察官（受检察长委托） 驳回异议");
  });

  it("reaches only the matters and the days named", async () => {
    await accepted();
    await says(chief, "委托 承办检察官 事项=检察建议 到=2026-11-27");
    expect(await says(procurator, "立案 xs1")).toContain("只能由");
    await says(chief, "收回委托");
    await says(chief, entrust);
    await scene.moveTo("2026-11-28T01:00:00.000Z");
    expect(await says(procurator, "立案 xs1")).toContain("只能由");
  });

  it("ends at once when it is revoked; what was done stands", async () => {
    await accepted();
    await says(chief, entrust);
    expect(await says(chief, "收回委托")).toContain("已收回对承办检察官的委托；此前所办的不变");
    expect((await scene.reads(`direct:${procurator}`)).join()).toContain("检察长已收回委托");
    expect(await says(procurator, "立案 xs1")).toContain("只能由");
    expect(await says(chief, "收回委托")).toContain("现在没有委托");
  });

  it("does not show what the chief alone may see in matters it is not for", async () => {
    const { people } = await scene.store.directory();
    const seen = people.get(procurator);
    expect(seen?.entrusted).toBeUndefined();
    await says(
      procurator,
      "移交意见 标题=无证售药 被不起诉人=王某某 违法事实=无证销售处方药 不起诉日期=2026-11-20",
    );
    const { organisations } = await scene.store.directory();
    const second = {
      id: "procuratorate.second",
      organisation: "procuratorate",
      name: { zh: "第二检察官", en: "Second procurator" },
      roles: ["procurator"] as const,
      language: "zh-CN" as const,
    };
    await scene.store.saveDirectory([...organisations.values()], [...people.values(), second]);
    await scene.store.saveAccounts([
      {
        platform: "web",
        external: second.id,
        person: second.id,
        conversation: `direct:${second.id}`,
      },
    ]);
    await says(chief, "委托 第二检察官 事项=线索 到=2026-11-27");
    expect(await says(second.id, "yj1")).toContain("没有找到这条记录");
    await says(chief, "收回委托");
    await says(chief, "委托 第二检察官 事项=检察意见 到=2026-11-27");
    expect(await says(second.id, "yj1")).toContain("无证售药");
  });

  it.each([
    [
      "somebody of another unit",
      "委托 水务局负责人 到=周五",
      "只能委托本院的检察官，可以选：承办检察官",
    ],
    ["somebody who is no procurator", "委托 检察院案件受理岗 到=周五", "只能委托本院的检察官"],
    ["days gone by", "委托 承办检察官 从=2026-11-20 到=2026-11-27", "从今天或以后"],
    ["an end before the start", "委托 承办检察官 从=2026-11-27 到=2026-11-25", "不能早于"],
    ["more than half a year", "委托 承办检察官 到=2027-11-25", "一次最多180天"],
  ])("is not for %s", async (_, line, why) => {
    expect(await says(chief, line)).toContain(why);
  });

  it("is not given twice, nor to who is away, nor by anybody but the chief", async () => {
    await says(chief, entrust);
    expect(await says(chief, entrust)).toContain("已经委托了承办检察官");
    await says(chief, "收回委托");
    await says(procurator, "请假 到=2026-11-24 代办=procuratorate.intake");
    expect(await says(chief, entrust)).toContain("那几天请假");
    expect(await says("water.head", "委托 水务局联络员 到=周五")).toContain("检察院的检察长");
    expect(await says(procurator, "委托 检察长 到=周五")).toContain("检察院的检察长");
  });

  it("does not go on to somebody else's deputy", async () => {
    await accepted();
    await says(chief, entrust);
    await says(procurator, "请假 到=2026-11-24 代办=procuratorate.intake");
    expect(await says("procuratorate.intake", "立案 xs1")).toContain("只能由");
  });

  it("is what a chief who types 请假 is told of", async () => {
    const said = await says(chief, "请假 到=周五 代办=procuratorate.procurator");
    expect(said).toContain("检察长离岗前用“委托”把职权交给检察官");
  });

  it("is no leave: the chief is still reached and can still decide", async () => {
    await accepted();
    await says(chief, entrust);
    expect(await says(chief, "立案 xs1")).toContain("已立案");
    expect(await says(chief, "xs1")).toContain("检察长 立案");
    expect(await says(chief, "销假")).toContain("没有登记请假");
  });
});

describe("a suit", () => {
  it("is the chief's alone, whatever is entrusted", async () => {
    await scene.close();
    scene = await openScene("2025-08-01T01:00:00.000Z");
    await says(
      procurator,
      "登记建议 标题=依法履职 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=依法查处排污口",
    );
    await scene.moveTo("2025-10-20T01:00:00.000Z");
    await says(chief, "委托 承办检察官 到=2025-10-31");
    expect(await says(procurator, "起诉 jy1 理由=期满未整改 情形=未回复")).toContain(
      "“起诉”由检察长本人决定，不在可以委托的部分职权之内",
    );
    expect(
      (await (await scene.says(procurator, "通报 jy1 理由=逾期未回复 跳过理由=紧急")).submit())
        .text,
    ).toContain("通报水务局的情况");
  });
});

describe("the chief's leave", () => {
  it("stops no step that may be entrusted: over twenty of them", () => {
    const steps = flows.flatMap((flow) =>
      Object.entries(flow.steps)
        .filter(([id]) => !confidentialitySteps.includes(id))
        .filter(([, { by }]) => by.some((seat) => readSeat(seat).role === "chief"))
        .map(([id, { marks }]) => [`${flow.kind}.${id}`, marks?.inPerson === true] as const),
    );
    expect(steps.length).toBeGreaterThan(20);
    expect(steps.filter(([, inPerson]) => inPerson).map(([id]) => id)).toEqual([
      "recommendation.sue",
    ]);
  });
});
