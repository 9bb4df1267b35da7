import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { text } from "../src/chat/text.ts";
import { type Report, receiversOf } from "../src/kinds/report/model.ts";
import { headlineOf, playedScene, type Scene } from "./scene.ts";

// Harm to a minor is reported without a word about the child, confirmed by each unit, and sealed (domain §3.13).

let scene: Scene;
const reporter = "town-qingquan.liaison";
const procurator = "procuratorate.procurator";
const chief = "procuratorate.chief";
const helpers = ["civil-affairs", "education"] as const;
const line = "强制报告 情形=性侵害 发现场所=学校 报警时间=2026-11-21 20:05";

// Saturday 21 November 2026, 20:10 in the county: night and weekend.
const begin = playedScene("2026-11-21T12:10:00.000Z", async (played) => {
  scene = played;
  for (const [who, group, as] of [
    ["gov-office.secretariat", "group:linkage", "联动群"],
    ["police.liaison", "group:police", "公安局"],
  ] as const)
    await (await scene.saysIn(who, group, `群 绑定 ${as}`)).press("确认");
});
beforeEach(async () => {
  scene = await begin();
});
afterEach(() => scene.close());

const says = async (who: string, said: string) => (await scene.says(who, said)).text;
const matter = async () => {
  const found = await scene.store.matter("BG-2026-0001");
  if (found === undefined) throw new Error("no report");
  return found;
};
const headlines = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const running = async () =>
  (await matter()).clocks
    .filter(({ stoppedAt }) => stoppedAt === undefined)
    .map(({ rule, organisation = "", rolled }) =>
      `${rule} ${organisation} ${rolled}`.replace("  ", " "),
    )
    .toSorted();
const all = async (...lines: readonly (readonly [who: string, said: string])[]) => {
  for (const [who, said] of lines) await says(who, said);
};

/** Everything up to the decision of the police and the help of each unit. */
const decided = () =>
  all(
    [reporter, line],
    ["police.liaison", "接报 bg1"],
    ...helpers.map((unit) => [`${unit}.liaison`, "接报 bg1"] as const),
    [procurator, "接报 bg1"],
    ["police.liaison", "处置决定 bg1 决定=刑事立案"],
    ["civil-affairs.liaison", "救助保护 bg1 已安排临时照料"],
    ["education.liaison", "救助保护 bg1 已安排心理辅导"],
    [procurator, "救助保护 bg1 已启动司法救助"],
  );

describe("how it begins", () => {
  it("is 110 before the first question, and no question about the child", async () => {
    const form = await scene.says(reporter, "强制报告");
    expect(form.reply.is).toBe("form");
    expect(form.text.indexOf("请先拨打110")).toBeGreaterThan(-1);
    expect(form.text.indexOf("请先拨打110")).toBeLessThan(form.text.indexOf("情形"));
    const kinds =
      form.reply.is === "form" ? form.reply.form.questions.map(({ field }) => field.kind) : [];
    expect(kinds).toEqual(["choice", "choice", "moment", "choices"]);
  });

  it.each([
    "学生可能被侵害",
    "有个十三岁的孩子被打得满身是伤",
    "the teacher beats a ten-year-old boy",
    "a child is beaten at home",
    "提醒一下，有个孩子在家被打",
  ])(
    "is offered first for a sentence that speaks of it, and takes none of it: %s",
    async (said) => {
      const offered = await scene.says(reporter, said);
      expect(offered.text).toContain("110");
      const form = await offered.press("强制报告");
      expect(form.text).not.toContain(said);
    },
  );

  it("is not offered for a sentence about something else", async () => {
    expect(await says(reporter, "河里有黑水，下游鱼都死了")).not.toContain("强制报告");
  });

  it("is open to a unit that could not call yet, and says so first of all", async () => {
    const done = await says(reporter, "强制报告 情形=失踪 发现场所=村");
    expect(done).toMatch(/还没有报警的，请现在就拨打110[\s\S]*已报告，编号BG-2026-0001/);
    expect((await headlines("police.liaison")).join()).toContain("还没有打110");
    expect(await says("police.liaison", "bg1")).toContain("谁先看到，谁先打");
  });
});

describe("a report", () => {
  beforeEach(async () => {
    await says(reporter, line);
  });

  it("reaches liaisons and heads of four units at once, on a Saturday night, each with its own receipt to give", async () => {
    for (const unit of ["police", ...helpers])
      for (const post of ["liaison", "head"])
        expect(await headlines(`${unit}.${post}`), `${unit}.${post}`).toEqual([
          "紧急：清泉镇报告可能有未成年人受侵害，已打110。请立即接报、处置；不要转发、截图。",
        ]);
    expect(await headlines(procurator)).toHaveLength(1);
    expect((await running()).filter((clock) => clock.startsWith("minor.receive"))).toEqual(
      ["civil-affairs", "education", "police", "procuratorate"].map(
        (unit) => `minor.receive ${unit} 2026-11-21`,
      ),
    );
    expect(await says("police.liaison", "待办")).toContain("接报");
    const counted = await says("police.liaison", "期限 bg1");
    expect(counted).toContain("立即接报");
    expect(counted).not.toContain("发现");
  });

  it("says nothing in a group but that something is urgent", async () => {
    for (const group of ["group:linkage", "group:police"])
      for (const text of await scene.reads(group)) {
        expect(text).not.toMatch(/BG|强制报告|性侵害|学校|清泉/);
        expect(text).toContain("紧急事项1件");
      }
  });

  it("does not exist for anybody else", async () => {
    for (const who of [
      "water.liaison",
      "town-weiqi.liaison",
      "women.liaison",
      "gov-office.secretariat",
    ])
      expect(await says(who, "bg1"), who).not.toContain("性侵害");
  });

  it("shows each receipt on the card, and tells the one who reported", async () => {
    await all(["education.liaison", "接报 bg1"]);
    expect((await matter()).state).toBe("reported");
    expect((await headlines(reporter)).at(-1)).toBe("教育局已接报。");
    await all(["police.liaison", "接报 bg1"]);
    expect((await matter()).state).toBe("received");
    const card = await says(reporter, "bg1");
    expect(card).toContain("公安局: 2026年11月21日 周六 20:10接报");
    expect(card).toContain("民政局: 还没有接报");
    await all(["civil-affairs.liaison", "接报 bg1"]);
    expect((await running()).filter((clock) => clock.startsWith("minor.decide"))).toEqual([
      "minor.decide police 2026-11-24",
    ]);
    expect(await says("police.liaison", "接报 bg1")).toContain("不能接报");
  });

  it("climbs where it is silent: heads after an hour, the chief and the convenor with a list after two", async () => {
    await all(
      ["police.liaison", "接报 bg1"],
      ["education.liaison", "接报 bg1"],
      [procurator, "接报 bg1"],
    );
    for (const who of ["civil-affairs.head", "education.head", "gov.convenor", chief])
      await headlines(who);
    await scene.moveTo("2026-11-21T13:15:00.000Z");
    expect(await headlines("civil-affairs.head")).toHaveLength(1);
    expect(await headlines("education.head")).toEqual([]);
    expect(await headlines("gov.convenor")).toEqual([]);
    await scene.moveTo("2026-11-21T14:15:00.000Z");
    for (const who of ["gov.convenor", chief]) {
      const told = (await scene.reads(`direct:${who}`)).join("\n");
      expect(told, who).toContain("请马上打电话找到人（以值班表为准）");
      expect(told, who).not.toContain("没有回应");
      expect(told, who).toContain("****0001");
      expect(told, who).toMatch(/民政局: 民政局联络员/);
      expect(told, who).not.toMatch(/教育局|性侵害|清泉/);
    }
    await all(["civil-affairs.liaison", "接报 bg1"]);
    await scene.moveTo("2026-11-21T17:00:00.000Z");
    expect(await headlines("gov.convenor")).toEqual([]);
  });

  it("sends one list however many units are silent", async () => {
    await headlines("gov.convenor");
    await scene.moveTo("2026-11-21T14:15:00.000Z");
    const lists = await scene.reads("direct:gov.convenor");
    expect(lists).toHaveLength(1);
    for (const unit of ["公安局", "民政局", "教育局", "检察院"]) expect(lists[0]).toContain(unit);
  });

  it("lists the posts that are on duty, and nobody on leave", async () => {
    await all(
      ["civil-affairs.liaison", "请假 从=2026-11-21 到=2026-11-23 代办=民政局联络员（备岗）"],
      ["police.liaison", "接报 bg1"],
      ["education.liaison", "接报 bg1"],
      [procurator, "接报 bg1"],
    );
    await headlines("gov.convenor");
    await scene.moveTo("2026-11-21T14:15:00.000Z");
    const told = (await scene.reads("direct:gov.convenor")).join();
    expect(told).toContain("民政局: 民政局联络员（备岗）、民政局负责人");
  });

  it("is listed as things stand when the list is sent, and not at all where all have confirmed by then", async () => {
    const shut = { is: "later", outage: "invalid_auth" } as const;
    const sent = async (when: string) => {
      await scene.moveTo(when);
      return (await scene.reads("direct:gov.convenor")).join();
    };
    await headlines("gov.convenor");
    scene.faults.next = Array.from({ length: 99 }, () => shut);
    expect(await sent("2026-11-21T14:15:00.000Z")).toBe("");
    await all(["civil-affairs.liaison", "接报 bg1"], ["police.liaison", "接报 bg1"]);
    scene.faults.next = [];
    const told = await sent("2026-11-21T14:40:00.000Z");
    expect(told).toContain("教育局");
    expect(told).not.toMatch(/民政局|公安局/);
    scene.faults.next = Array.from({ length: 99 }, () => shut);
    await sent("2026-11-21T16:15:00.000Z");
    await all(["education.liaison", "接报 bg1"], [procurator, "接报 bg1"]);
    scene.faults.next = [];
    expect(await sent("2026-11-21T17:30:00.000Z")).toBe("");
  });

  it("is decided by the police once they have confirmed, with a reason where nothing is filed", async () => {
    expect(await says("police.liaison", "处置决定 bg1 决定=刑事立案")).toContain("接报");
    await all(["police.liaison", "接报 bg1"]);
    expect(await says("police.liaison", "处置决定 bg1 决定=不立案")).toContain("请写明理由");
    expect(await says("education.liaison", "处置决定 bg1 决定=刑事立案")).toContain("只能由");
    await says("police.liaison", "处置决定 bg1 没有犯罪事实 决定=不立案");
    expect((await headlines(reporter)).at(-1)).toBe("公安局的处置决定：不立案。");
    expect(await running()).toContain("minor.duty 2026-12-21");
  });
});

describe("the name of a child", () => {
  const name = "张小明";
  const sister = "张小云";
  const nowhere = async () => {
    const kept = await Promise.all([
      scene.store.entries("BG-2026-0001"),
      scene.store.entries("XS-2026-0001"),
      scene.store.matter("XS-2026-0001"),
      scene.store.matter("BG-2026-0001"),
    ]);
    const everywhere = JSON.stringify([kept, scene.logged, scene.messages]);
    for (const one of [name, sister]) expect(everywhere).not.toContain(one);
  };

  it("is masked in what a unit writes of its help, and said to be", async () => {
    await says(reporter, line);
    const done = await scene.says("education.liaison", `救助保护 bg1 已安排学生${name}转学`);
    expect(done.text).toContain("我遮住了认出来的孩子名字");
    expect(done.text).toContain("学生张某某转学".slice(0, 5));
    await nowhere();
  });

  it("is masked in a sentence, in what it is made into, and in a form", async () => {
    const offered = await scene.says(reporter, `有个孩子叫${name}，天天被打`);
    expect(offered.text).toContain("孩子叫张某某");
    const form = await offered.press("做成线索");
    expect(form.text).not.toContain(name);
    await form.submit({
      title: "孩子被打",
      facts: `學生${name}和妹妹${sister}被继父打`,
      place: "村",
      occurredOn: "2026-11-20",
      source: "duty",
    });
    expect(await scene.store.matter("XS-2026-0001")).toBeDefined();
    await nowhere();
  });
});

describe("once it is decided", () => {
  beforeEach(decided);

  it("is sealed only when duties are checked, and then only the procuratorate sees it", async () => {
    expect(await says(procurator, "封存 bg1")).toContain("请先办“倒查责任”");
    expect(await says(procurator, "倒查责任 bg1 学校当日报告 倒查结果=已依法报告")).toContain(
      "已记录",
    );
    expect(await says(procurator, "待办")).toContain("封存");
    await headlines(reporter);
    expect(await says(procurator, "封存 bg1")).toContain("已封存");
    expect((await matter()).state).toBe("sealed");
    for (const who of [reporter, "police.liaison", "education.head", "civil-affairs.liaison"])
      expect(await says(who, "bg1"), who).not.toContain("性侵害");
    const sealed = await says(chief, "bg1");
    for (const kept of ["性侵害", "报告单位: 清泉镇", "民政局: 2026年11月21日", "已安排临时照料"])
      expect(sealed).toContain(kept);
    const last = (await scene.reads(`direct:${reporter}`)).at(-1);
    expect(last).toContain("已办结封存");
    expect(last).not.toContain("BG-2026");
  });

  it("asks for the seal from the day of the check, whatever is done beside it", async () => {
    const rests = async () =>
      (await matter()).clocks
        .filter(({ rule, stoppedAt }) => rule === "next.proceed" && stoppedAt === undefined)
        .map(({ start }) => start);
    await says(
      procurator,
      "倒查责任 bg1 三日前已知情 倒查结果=应报告未报告 负有报告义务的单位=卫健局",
    );
    expect(await rests()).toEqual(["2026-11-21"]);
    await scene.moveTo("2026-11-24T02:00:00.000Z");
    await says(chief, "约谈未报单位 bg1 主要负责人到场，限期整改");
    expect(await rests()).toEqual(["2026-11-21"]);
    for (const who of [reporter, "police.liaison", "education.head", "gov-office.secretariat"])
      expect(await says(who, "期限 bg1"), who).not.toContain("办理下一步");
    expect(await says(procurator, "期限 bg1")).toContain("办理下一步");
  });

  it("asks which unit did not report, has it summoned, and keeps that from everybody else", async () => {
    expect(await says(procurator, "倒查责任 bg1 三日前已知情 倒查结果=应报告未报告")).toContain(
      "请填是哪个单位",
    );
    await says(
      procurator,
      "倒查责任 bg1 三日前已知情 倒查结果=应报告未报告 负有报告义务的单位=卫健局",
    );
    expect((await matter()).state).toBe("toTalk");
    expect((await headlines(chief)).at(-1)).toContain("请约谈");
    expect(await says("police.liaison", "bg1")).not.toContain("卫健局");
    expect(await says("health.liaison", "bg1")).not.toContain("性侵害");
    expect(await says(procurator, "封存 bg1")).not.toContain("已封存");
    expect(await says(chief, "约谈未报单位 bg1 主要负责人到场，限期整改")).toContain("已记录");
    expect(await says(chief, "文书 bg1")).toContain("约谈通知");
    const { state, fields } = await matter();
    expect([state, fields]).toEqual([
      "decided",
      expect.objectContaining({ talkedOn: "2026-11-21" }),
    ]);
  });

  it("says nothing of the check and the summons to the others: not in the history, not by 勘误, not by 更正", async () => {
    await all([
      procurator,
      "倒查责任 bg1 三日前已知情 倒查结果=应报告未报告 负有报告义务的单位=卫健局",
    ]);
    const others = [reporter, "police.liaison", "education.liaison", "civil-affairs.head"];
    const inside = /倒查责任$|约谈|卫健局|三日前|应报告未报告: 1|倒查后续/m;
    const silent = async () => {
      for (const who of others) {
        for (const said of ["查 bg1", "列表", "待办", "我的", "催办 bg1", "统计 报告", "简报"])
          expect(await says(who, said), `${who}: ${said}`).not.toMatch(inside);
        expect((await scene.reads(`direct:${who}`)).join("\n"), who).not.toMatch(inside);
      }
    };
    await silent();
    await all([chief, "约谈未报单位 bg1 主要负责人到场"]);
    await silent();
    for (const who of [procurator, chief])
      expect(await says(who, "查 bg1"), who).toMatch(/检察官 倒查责任[\s\S]*检察长 约谈未报单位/);
    for (const said of ["约谈日期=2026-12-02", "倒查日期=2026-12-02"])
      expect(await says(chief, `勘误 bg1 ${said} 原因=卫健局改期`), said).not.toContain("已勘误");
    await silent();
    expect(await says("education.liaison", "更正")).not.toMatch(inside);
    await all([chief, "更正 bg1"]);
    expect((await matter()).state).toBe("toTalk");
    await silent();
    const history = await says(reporter, "查 bg1");
    expect(history).not.toContain("更正");
    expect(history).toContain("处置决定");
    await all([chief, "language English"], [reporter, "language English"]);
    expect(await says(reporter, "show bg1")).not.toMatch(/summon|Check who/i);
  });

  it("looks the same to the others whether or not somebody has to be summoned", async () => {
    const others = [reporter, "police.liaison", "education.liaison", "gov.convenor"];
    const asked = ["bg1", "列表", "待办", "总览", "逾期", "催办 bg1", "统计 报告", "文书 bg1"];
    const seen = async () => {
      const read: string[] = [];
      for (const who of others) for (const said of asked) read.push(await says(who, said));
      return read.map((one) => one.replace(/<http[^>]*>/g, "<…>"));
    };
    await all([
      procurator,
      "倒查责任 bg1 三日前已知情 倒查结果=应报告未报告 负有报告义务的单位=教育局",
    ]);
    expect(await says(chief, "待办")).toContain("约谈未报单位");
    const toTalk = await seen();
    expect(toTalk.join("\n")).not.toMatch(/约谈|等检察院/);
    await all([procurator, "更正 bg1"], [procurator, "倒查责任 bg1 当日报告 倒查结果=已依法报告"]);
    expect(await says(procurator, "待办")).toContain("封存");
    expect(await seen()).toEqual(toTalk);
  });

  it("waits for a unit that has not said what it did", async () => {
    await says(reporter, line);
    await all(["police.liaison", "接报 bg2"], ["police.liaison", "处置决定 bg2 决定=治安处罚"]);
    await says(procurator, "倒查责任 bg2 家属报警 倒查结果=没有负有报告义务的单位");
    expect(await says(procurator, "封存 bg2")).toMatch(/还没有记录救助保护措施：.*民政局/);
  });
});

describe("what is wrong is said, with what would do", () => {
  it.each<[string, string, string, RegExp]>([
    [
      "a time to come",
      reporter,
      "强制报告 情形=欺凌 发现场所=学校 报警时间=2026-11-22 08:00",
      /不能晚于现在/,
    ],
    [
      "the own unit",
      "education.liaison",
      "强制报告 情形=欺凌 发现场所=学校 涉及单位=教育局",
      /直接拨打110/,
    ],
    [
      "nobody left",
      reporter,
      "强制报告 情形=欺凌 发现场所=学校 涉及单位=公安局、民政局、教育局、检察院",
      /没有单位可以告诉/,
    ],
    ["an unknown sort", reporter, "强制报告 情形=下雨 发现场所=学校", /情形/],
  ])("%s", async (_, who, said, why) => {
    expect(await says(who, said)).toMatch(why);
    expect(await scene.store.matter("BG-2026-0001")).toBeUndefined();
  });

  it.each<[string, string, string]>([
    ["a reason", "police.liaison", "处置决定 bg1 决定=不立案 理由=家长电话13812345678"],
    [
      "why the screening is mistaken",
      "police.liaison",
      "处置决定 bg1 决定=不立案 理由=经查不实 误判说明=家长电话13812345678",
    ],
    ["why another unit is involved", reporter, "追加责任单位 bg1 教育局 理由=家长电话13812345678"],
    [
      "why that is a mistake",
      reporter,
      "追加责任单位 bg1 教育局 误判说明=家长电话13812345678 理由=核实",
    ],
  ])("a number is kept in no field: %s", async (_, who, said) => {
    await all([reporter, line], ["police.liaison", "接报 bg1"]);
    expect(await says(who, said)).toContain("这里不保存完整号码");
    const kept = [await matter(), await scene.store.entries("BG-2026-0001")];
    expect(JSON.stringify(kept)).not.toContain("13812345678");
  });

  it("a unit in which it may have happened is not told, and the others are", async () => {
    await says(reporter, `${line} 涉及单位=教育局`);
    expect(await headlines("education.head")).toEqual([]);
    expect(await says("education.liaison", "bg1")).not.toContain("性侵害");
    expect(await headlines("civil-affairs.head")).toHaveLength(1);
  });

  it("where the police are involved another unit leads, reports to those above them and decides nothing for them", async () => {
    const done = await says(reporter, "强制报告 情形=欺凌 发现场所=村 涉及单位=公安局");
    expect(done).toContain("本县公安局没有收到这件报告：请民政局马上报告上级公安机关");
    const card = await says(reporter, "bg1");
    expect(card).toContain("待接报");
    expect(card).not.toMatch(/待公安|公安已/);
    await all(["civil-affairs.liaison", "接报 bg1"]);
    expect(await says(reporter, "bg1")).toContain("已接报，待处置决定");
    for (const decision of ["刑事立案", "治安处罚", "不立案"])
      expect(
        await says("civil-affairs.liaison", `处置决定 bg1 不够 决定=${decision}`),
        decision,
      ).toContain("由公安机关决定");
    await says("civil-affairs.liaison", "处置决定 bg1 决定=已报上级公安机关");
    expect((await matter()).state).toBe("decided");
    expect((await headlines(reporter)).at(-1)).toBe("民政局的处置决定：已报上级公安机关。");
    expect(await running()).toContain("minor.help civil-affairs 2026-11-30");
    expect(await says("civil-affairs.liaison", "救助保护 bg1 已安排临时照料")).toContain("已记录");
  });

  it("the police do not report to those above them in place of deciding", async () => {
    await all([reporter, line], ["police.liaison", "接报 bg1"]);
    expect(await says("police.liaison", "处置决定 bg1 决定=已报上级公安机关")).toContain(
      "请选刑事立案、治安处罚或不立案",
    );
    expect(await says("police.liaison", "救助保护 bg1 已送医")).toContain("由其他单位记录");
  });

  it.each([
    ["at once", [[reporter, `${line} 涉及单位=检察院`]]],
    [
      "later",
      [
        [reporter, line],
        [reporter, "追加责任单位 bg1 检察院"],
      ],
    ],
  ] as const)(
    "where the procuratorate is involved %s, the discipline inspection checks, and it closes",
    async (_, begun) => {
      await all(
        ...begun,
        ["police.liaison", "接报 bg1"],
        ["police.liaison", "处置决定 bg1 决定=刑事立案"],
        ...helpers.map((unit) => [`${unit}.liaison`, "救助保护 bg1 已陪护"] as const),
      );
      expect(await says(procurator, "bg1")).not.toContain("性侵害");
      expect((await matter()).state).toBe("decided");
      const inspection = "discipline.intake";
      expect(await says(inspection, "待办")).toContain("倒查");
      await says(inspection, "倒查责任 bg1 迟了三日 倒查结果=迟报 负有报告义务的单位=卫健局");
      expect(await says(inspection, "bg1")).toContain("卫健局");
      expect(await says("education.liaison", "bg1")).not.toContain("卫健局");
      expect(await says(inspection, "待办")).toContain("约谈");
      await says(inspection, "约谈未报单位 bg1 限期整改");
      expect(await says(inspection, "封存 bg1")).toContain("已封存");
      expect((await matter()).state).toBe("sealed");
    },
  );

  it("where there is no discipline inspection either, the unit that leads checks, and reads of what it did", async () => {
    const { organisations, people } = await scene.store.directory();
    await scene.store.saveDirectory(
      [...organisations.values()].filter(({ id }) => id !== "discipline"),
      [...people.values()].filter(({ organisation }) => organisation !== "discipline"),
    );
    const lead = "civil-affairs.liaison";
    await all(
      [reporter, `${line} 涉及单位=公安局、检察院`],
      [lead, "接报 bg1"],
      [lead, "处置决定 bg1 决定=已报上级公安机关"],
    );
    expect(await says(lead, "待办")).toContain("倒查");
    await all([lead, "倒查责任 bg1 迟了三日 倒查结果=迟报 负有报告义务的单位=卫健局"]);
    expect(await says(lead, "待办")).toContain("约谈");
    await all(["civil-affairs.head", "约谈未报单位 bg1 限期整改"]);
    for (const who of [lead, "civil-affairs.head"])
      expect(await says(who, "查 bg1"), who).toMatch(/倒查责任[\s\S]*约谈未报单位/);
    for (const who of [reporter, "education.liaison"])
      expect(await says(who, "查 bg1"), who).not.toMatch(/倒查责任$|约谈|卫健局/m);
  });

  it("where the police turn out to be involved later, the next unit leads with its own time to decide", async () => {
    await all(
      [reporter, line],
      ["civil-affairs.liaison", "接报 bg1"],
      ["police.liaison", "接报 bg1"],
      [procurator, "追加责任单位 bg1 公安局"],
    );
    expect(await says("police.liaison", "bg1")).not.toContain("性侵害");
    expect((await matter()).state).toBe("received");
    expect((await running()).filter((clock) => clock.startsWith("minor.decide"))).toEqual([
      "minor.decide civil-affairs 2026-11-24",
    ]);
    expect(await says(procurator, "bg1")).toContain(
      "公安局不再参与这件报告：请民政局马上报告上级公安机关",
    );
    await all([reporter, line], [procurator, "追加责任单位 bg2 公安局"]);
    expect(await says(procurator, "bg2")).toContain("公安局不再参与这件报告");
    expect(await says(reporter, "追加责任单位 bg1 民政局、教育局、检察院")).toContain(
      "没有单位可以接着办",
    );
  });

  it("nor is the unit above it, named at once or later, and what that owed is over", async () => {
    const { organisations, people } = await scene.store.directory();
    const school = {
      id: "school",
      name: text("实验小学", "Experimental Primary School"),
      also: [],
      kind: "bureau",
      superior: "education",
    } as const;
    await scene.store.saveDirectory([...organisations.values(), school], [...people.values()]);
    await all(
      [reporter, `${line} 涉及单位=实验小学`],
      [reporter, line],
      [procurator, "追加责任单位 bg2 实验小学"],
    );
    for (const code of ["BG-2026-0001", "BG-2026-0002"]) {
      const report = await scene.store.matter(code);
      expect(report && receiversOf(report as Report), code).toEqual([
        "police",
        "civil-affairs",
        "procuratorate",
      ]);
      const clocks = report?.clocks.filter(({ stoppedAt }) => stoppedAt === undefined);
      expect(clocks?.map(({ organisation }) => organisation)).not.toContain("education");
      for (const who of ["education.liaison", "education.head"])
        expect(await says(who, code), who).not.toContain("性侵害");
    }
  });

  it("a unit that reports has it already", async () => {
    const done = await says("education.liaison", line);
    expect(done).toMatch(/正在同时通知公安局、民政局、?(?:和)?检察院。请各单位立即接报/);
    expect((await running()).filter((clock) => clock.includes("education"))).toEqual([
      "minor.help education 2026-11-30",
    ]);
  });

  it("the police that report are to decide at once", async () => {
    await says("police.liaison", line);
    expect((await matter()).state).toBe("received");
    expect(await running()).toContain("minor.decide police 2026-11-24");
  });
});
