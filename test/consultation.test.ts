import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { consultationFields } from "../src/kinds/consultation/model.ts";
import { headlineOf, openScene, type Scene } from "./scene.ts";

let scene: Scene;
beforeEach(async () => {
  // Monday 2 March 2026, 09:00 in the county.
  scene = await openScene("2026-03-02T01:00:00.000Z");
});
afterEach(() => scene.close());

const propose =
  "提起磋商 标题=河道采砂监管 单位=水务局 立案日期=2026年2月27日 事项=对非法采砂未依法查处，河岸受损";
const handler = "procuratorate.procurator";
const chief = "procuratorate.chief";
const unit = "water.liaison";

const headlines = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const matter = () => scene.store.matter("CS-2026-0001");
const running = async () =>
  ((await matter())?.clocks ?? [])
    // What rests between two steps has a day of its own (resting-county.test.ts).
    .filter(({ stoppedAt, rule }) => stoppedAt === undefined && !rule.startsWith("next."))
    .map(({ rule, rolled }) => `${rule} ${rolled}`);

/** Everything said in turn, and where it led. */
const through = async (...lines: readonly (readonly [who: string, line: string])[]) => {
  let text = "";
  for (const [who, line] of lines) text = (await scene.says(who, line)).text;
  return { text, state: (await matter())?.state, running: await running() };
};

const record = [handler, "记录 cs1 记录形式=事实确认书 一致事实=河岸受损属实"] as const;
const plan = [handler, "拟方案 cs1 内容=恢复河岸，查处采砂 期限=2026-04-01"] as const;
const agree = [unit, "同意方案 cs1"] as const;

it("lasts as long as the span of time that was given for it", async () => {
  await through([handler, propose]);
  const set = await through([handler, "安排 cs1 2026-03-05 下午3点到5点 地点=水务局三楼"]);
  expect(set.text).toContain("时间: 2026年3月5日 周四 15:00");
  expect(set.text).toContain("时长: 120分钟");
  const moved = await through([handler, "改期 cs1 2026-03-06 15:00"]);
  expect(moved.text).toContain("时长: 120分钟");
  expect((await through([handler, "改期 cs1 2026-03-06 15:00-16:00 时长=30"])).text).toContain(
    "时间里写的是60分钟，这里写的是30分钟",
  );
});

describe("proposing", () => {
  it.each(["法院", "妇联", "水务局、纪委监委"])(
    "is to administrative organs only: not to %s",
    async (to) => {
      const { text } = await through([handler, propose.replace("单位=水务局", `单位=${to}`)]);
      expect(text).toContain("诉前磋商的对象是负有监督管理职责的行政机关");
      expect(await matter()).toBeUndefined();
    },
  );

  it("tells the unit, and the procurator what is next", async () => {
    const done = await through([handler, propose]);
    expect(done.text).toBe(
      [
        "磋商 CS-2026-0001 · 河道采砂监管",
        "(已提起，待安排)",
        "磋商已提起，编号CS-2026-0001，正在通知水务局。请安排时间，或以事实确认书磋商。",
        "磋商检察院: 检察院",
        "被磋商单位: 水务局",
        "立案日期: 2026年2月27日 周五",
        "对非法采砂未依法查处，河岸受损",
        "办理下一步: 2026年3月16日 周一（还剩14天）",
        "通知情况: 正在通知水务局",
        "[安排] [记录] [更多]",
      ].join("\n"),
    );
    expect(await headlines(unit)).toEqual(["检察院就一件公益诉讼案件向本单位提起磋商。"]);
    expect((await scene.says(handler, "待办")).text).toContain("安排");
  });

  it.each([
    ["立案日期=2026-03-03", /立案日期\*: .*← 立案日期不能晚于今天/],
    ["单位=水务局、检察院", /单位\*: .*← 被磋商单位不能是检察院自己/],
    ["关联事项=XS-2026-0009", /关联事项: .*← 没有找到这条记录/],
  ])("refuses %s, saying what would do", async (given, wanted) => {
    const [label = ""] = given.split("=");
    const line = propose.includes(`${label}=`)
      ? propose.replace(new RegExp(`${label}=\\S+`), given)
      : `${propose} ${given}`;
    expect((await scene.says(handler, line)).text).toMatch(wanted);
    expect(await matter()).toBeUndefined();
  });

  it("is the procurator's", async () => {
    expect((await scene.says(unit, "提起磋商")).text).toContain("只能由承办检察官");
  });
});

describe("meeting", () => {
  beforeEach(async () => {
    await through([handler, propose]);
    await headlines(unit);
  });

  it("is set, answered, moved, answered anew, and left with a record", async () => {
    expect(
      await through([handler, "安排 cs1 时间=2026-03-05 15:00 地点=检察院三楼"]),
    ).toMatchObject({
      state: "scheduled",
      running: ["consult.start 2026-03-05"],
    });
    expect(await headlines(unit)).toEqual(["磋商安排在2026年3月5日 周四 15:00，请答复能否参加。"]);
    expect((await through([unit, "参会 cs1 不参加"])).text).toMatch(
      /理由: .*← 不参加的，请写明理由/,
    );
    expect((await through([unit, "参会 cs1 答复=不参加 理由=当天防汛"])).text).toContain(
      "参会答复: 水务局 不参加 (当天防汛)",
    );
    expect(await headlines(handler)).toEqual(["水务局答复磋商：不参加。"]);
    const moved = await through([handler, "改期 cs1 时间=2026-03-06 15:00"]);
    expect(moved.running).toEqual(["consult.start 2026-03-06"]);
    expect(moved.text).toContain("参会答复: 水务局 未答复");
    expect(moved.text).toContain("地点: 检察院三楼");
    await through([unit, "参会 cs1 参加"]);
    const minutes = "记录 cs1 记录形式=会议纪要 一致事实=河岸受损属实 分歧=整改范围";
    expect((await through([handler, minutes])).text).toMatch(/记录形式\*: .*← 会议纪要要在开会/);
    await scene.moveTo("2026-03-06T06:05:00.000Z");
    expect((await headlines(unit)).at(-1)).toBe("提醒：磋商，2026年3月6日 周五 15:00。");
    await scene.moveTo("2026-03-06T09:00:00.000Z");
    const held = await through([handler, minutes]);
    expect(held).toMatchObject({ state: "held", running: [] });
    expect(held.text).toContain("一致事实: 河岸受损属实\n分歧: 整改范围");
    expect((await headlines(unit)).at(-1)).toBe("磋商情况已记录（会议纪要），请查看。");
  });

  it("cannot be in the past, nor leave minutes where it was not set", async () => {
    expect((await through([handler, "安排 cs1 时间=2026-03-02 08:00"])).text).toMatch(
      /时间\*: .*← 时间要在现在/,
    );
    expect((await through([handler, "记录 cs1 记录形式=会议纪要 一致事实=无"])).text).toMatch(
      /记录形式\*: .*← 还没有安排会议/,
    );
    expect((await through([handler, "记录 cs1 记录形式=事实确认书"])).text).toContain("一致事实*:");
    expect(await through(record)).toMatchObject({ state: "held" });
  });

  it("is arranged by the procurator only", async () => {
    expect((await through([unit, "安排 cs1 时间=2026-03-05 15:00"])).text).toContain(
      "只能由承办人",
    );
  });
});

describe("the plan", () => {
  beforeEach(async () => {
    await through([handler, propose], record);
    await headlines(unit);
    await headlines(handler);
  });

  it("stands once the unit has agreed, and runs until the day it names", async () => {
    expect((await through([handler, "拟方案 cs1 内容=恢复 期限=2026-03-02"])).text).toMatch(
      /期限\*: .*← 期限要在今天/,
    );
    expect(await through(plan)).toMatchObject({ state: "planned", running: [] });
    expect(await headlines(unit)).toEqual([
      "检察院拟定了整改方案，期限到2026年4月1日。请同意，或写明不同意的理由。",
    ]);
    expect((await through([handler, "同意方案 cs1"])).text).toContain("只能由被磋商单位");
    const agreed = await through(agree);
    expect(agreed).toMatchObject({ state: "agreed", running: ["consult.plan 2026-04-01"] });
    expect(await headlines(handler)).toEqual(["水务局已同意方案，方案达成。"]);
    expect((await scene.says(unit, "期限 cs1")).text).toContain(
      "最迟4月1日（当日24时前）履行磋商方案：磋商方案载明至4月1日",
    );
  });

  it("not agreed to is changed, and agreed to by each unit anew", async () => {
    await through(plan);
    const declined = await through([unit, "不同意方案 cs1 期限太短"]);
    expect(declined).toMatchObject({ state: "held" });
    expect(declined.text).toContain("不同意: 水务局：期限太短");
    expect((await headlines(handler)).at(-1)).toBe(
      "水务局不同意方案：期限太短。可以改方案，或记为未达成一致。",
    );
    await through(plan);
    const revised = await through([handler, "改方案 cs1 内容=恢复河岸 期限=2026-05-06"], agree);
    expect(revised.running).toEqual(["consult.plan 2026-05-06"]);
    expect(revised.text).not.toContain("期限太短");
  });

  it("cannot be agreed to after its day", async () => {
    await through(plan);
    await scene.moveTo("2026-04-02T01:00:00.000Z");
    expect(await through(agree)).toMatchObject({ state: "planned" });
    expect((await through(agree)).text).toContain("方案的期限（2026年4月1日）已过");
  });

  it("is carried out, checked, and the case ended by the chief", async () => {
    await through(plan, agree);
    await headlines(unit);
    await scene.moveTo("2026-03-20T01:00:00.000Z");
    await through([unit, "进展 cs1 已查处两起"]);
    expect((await headlines(handler)).at(-1)).toBe("水务局填报了方案进展，请查看。");
    expect((await through([chief, "终结 cs1 已履行"])).text).toContain("现在是“已达成方案”");
    const moved = await through([handler, "延期 cs1 期限=2026-04-15 理由=汛期施工"]);
    expect(moved.running).toEqual(["consult.plan 2026-04-15"]);
    expect((await headlines(unit)).at(-1)).toBe("方案的期限改到2026年4月15日。");
    await scene.moveTo("2026-04-15T02:00:00.000Z");
    expect((await headlines(unit)).at(-1)).toBe("提醒：履行磋商方案，今天到期。");
    expect(await through([unit, "履行完毕 cs1 河岸已恢复"])).toMatchObject({
      state: "agreed",
      running: [],
    });
    expect((await through([unit, "履行完毕 cs1 河岸已恢复"])).text).toContain("已经报过履行完毕");
    expect(await through([handler, "跟进 cs1 现场属实"])).toMatchObject({ state: "monitored" });
    expect((await headlines(chief)).at(-1)).toContain("可以终结案件");
    expect((await through([handler, "终结 cs1 已履行"])).text).toContain("的检察长来办");
    const ended = await through([chief, "终结 cs1 已全面履行"]);
    expect(ended).toMatchObject({ state: "fulfilled", running: [] });
    expect(ended.text).toContain("2026年3月20日 水务局进展：已查处两起");
    expect(ended.text).toContain("2026年4月15日 检察院跟进：现场属实");
    expect((await headlines(unit)).at(-1)).toBe("单位已全面履行，案件终结。");
  });

  it("not carried out leads to a recommendation to that unit", async () => {
    await through(plan, agree);
    await scene.moveTo("2026-04-02T02:00:00.000Z");
    expect(await headlines("water.head")).toContain("提醒：履行磋商方案，已超期1天。");
    expect((await scene.says(chief, "谁没办")).text).toContain("CS-2026-0001");
    expect(await through([handler, "未履行 cs1 河岸仍未恢复"])).toMatchObject({
      state: "failed",
      running: [],
    });
    const recommend = (to: string, number: number) =>
      `登记建议 标题=依法查处采砂 文号=山检建〔2026〕${number}号 类型=公益诉讼 单位=${to} 送达日期=2026-04-02 异议期=10 内容=恢复河岸`;
    await scene.says(handler, recommend("住建局", 3));
    for (const wrong of ["jy1", "jy9", "cs1"])
      expect((await through([handler, `转检察建议 cs1 ${wrong}`])).text).toMatch(
        /检察建议编号\*: .*← 没有找到这份致本单位的检察建议/,
      );
    await scene.says(handler, recommend("水务局", 4));
    expect(await through([handler, "转检察建议 cs1 jy2"])).toMatchObject({ state: "recommended" });
    expect((await headlines(unit)).at(-1)).toBe("磋商已结束，检察院就此制发检察建议。");
  });
});

describe("ending otherwise", () => {
  it("without agreement it waits for a recommendation or the chief's word", async () => {
    await through([handler, propose], [handler, "安排 cs1 时间=2026-03-05 15:00"]);
    expect(await through([handler, "未达成 cs1 单位不参加"])).toMatchObject({
      state: "noAgreement",
      running: [],
    });
    expect((await through([handler, "终止 cs1 单位已自行整改"])).text).toContain("的检察长来办");
    expect(await through([chief, "终止 cs1 单位已自行整改"])).toMatchObject({ state: "ended" });
    expect((await headlines(unit)).at(-1)).toBe("磋商终止：单位已自行整改");
  });

  it("by the chief before it is held, with no reminder after", async () => {
    await through([handler, propose], [handler, "安排 cs1 时间=2026-03-05 15:00"]);
    expect(await through([chief, "终止 cs1 撤案"])).toMatchObject({ state: "ended", running: [] });
    await headlines(unit);
    await scene.moveTo("2026-03-05T07:00:00.000Z");
    expect(await headlines(unit)).toEqual([]);
  });
});

describe("with several units", () => {
  it("the plan stands when all agree, and runs until all have done it", async () => {
    await through([handler, propose.replace("水务局", "水务局、生态环境分局")], record, plan);
    expect(await through(agree)).toMatchObject({ state: "planned", running: [] });
    expect((await through(agree)).text).toContain("已经同意过了");
    expect(await through(["ecology.head", "同意方案 cs1"])).toMatchObject({
      state: "agreed",
      running: ["consult.plan 2026-04-01"],
    });
    expect(await through([unit, "履行完毕 cs1 已恢复"])).toMatchObject({
      running: ["consult.plan 2026-04-01"],
    });
    expect((await scene.says(unit, "待办")).text).not.toContain(
      "CS-2026-0001 河道采砂监管 — 履行完毕",
    );
    expect((await scene.says("ecology.liaison", "待办")).text).toContain(
      "CS-2026-0001 河道采砂监管 — 履行完毕",
    );
    expect(await through(["ecology.liaison", "履行完毕 cs1 已监测"])).toMatchObject({
      running: [],
    });
  });
});

describe("who sees it", () => {
  const bound = async (group: string, by: string, to: string) => {
    const ask = await scene.saysIn(by, group, `群 绑定 ${to}`);
    await ask.press("确认");
  };

  it("the units in it and the offices that answer for the whole; groups only that it is there", async () => {
    await bound("group:water", unit, "水务局");
    await bound("group:linkage", "gov-office.secretariat", "联动群");
    await scene.says(handler, `${propose} 类别=水污染`);
    for (const who of [
      unit,
      "water.head",
      handler,
      chief,
      "gov-office.secretariat",
      "gov.convenor",
    ])
      expect((await scene.says(who, "cs1")).text, who).toContain("河道采砂监管");
    for (const who of ["ecology.liaison", "court.clerk"])
      expect((await scene.says(who, "cs1")).text, who).toContain("没有找到这条记录");
    const [shown = ""] = await scene.reads("group:water");
    expect(shown).toContain("磋商 CS-2026-0001\n磋商有新进展。");
    expect(shown).not.toContain("采砂");
    expect(await scene.reads("group:linkage")).toEqual([]);
  });

  it("at level 2 named people only", async () => {
    await bound("group:water", unit, "水务局");
    await scene.says(handler, `${propose} 类别=涉黑涉恶`);
    expect((await matter())?.visibility).toBe(2);
    for (const who of [unit, "water.head", handler, chief])
      expect((await scene.says(who, "cs1")).text, who).toContain("河道采砂监管");
    for (const who of ["gov-office.secretariat", "procuratorate.liaison"])
      expect((await scene.says(who, "cs1")).text, who).toContain("没有找到这条记录");
    expect((await scene.reads("group:water"))[0]).toContain("磋商 ****0001");
    expect(await through([handler, "安排 cs1 时间=2026-03-05 15:00"])).toMatchObject({
      state: "scheduled",
    });
  });

  it("where it came from stays with the procuratorate", async () => {
    await scene.says(
      "ecology.liaison",
      "提交线索 标题=河岸受损 类别=水污染 事实=河岸被挖 地点=山丹河 日期=3月1日 来源=履职 接收单位=检察院",
    );
    await scene.says(handler, `${propose} 关联事项=xs1`);
    expect(await matter()).toMatchObject({ parent: "XS-2026-0001", category: "water-pollution" });
    expect((await scene.says(handler, "cs1")).text).toContain("来源: 线索 XS-2026-0001");
    expect((await scene.says(unit, "cs1")).text).not.toContain("XS-2026-0001");
  });
});

it("a filed clue becomes one with a press, and a failed one a recommendation", async () => {
  await scene.says(
    "ecology.liaison",
    "提交线索 标题=河岸受损 类别=水污染 事实=河岸被挖 地点=山丹河 日期=3月1日 来源=履职 接收单位=检察院 责任单位=水务局",
  );
  await through(["procuratorate.intake", "受理 xs1"], [chief, "立案 xs1"]);
  const clue = await scene.says(handler, "xs1");
  const form = await clue.press("转为磋商");
  expect(form.text).toMatch(/单位\*: water/);
  expect(form.text).toContain("关联事项: XS-2026-0001");
  expect(form.text).toContain("立案日期*: 2026-03-02");
  await form.submit({ title: "河岸修复", issue: "河岸受损" });
  expect(await matter()).toMatchObject({ parent: "XS-2026-0001", category: "water-pollution" });
  expect((await scene.says(handler, "xs1")).text).toContain("后续: 磋商 CS-2026-0001");
  await through([handler, "未达成 cs1 单位不参加"]);
  const failed = await scene.says(handler, "cs1");
  const recommendation = await failed.press("转为检察建议");
  expect(recommendation.text).toMatch(/单位\*: water/);
  await headlines(unit);
  // Recorded, it ends the consultation by itself.
  const recorded = await recommendation.submit({
    number: "山检建〔2026〕3号",
    type: "public-interest",
    servedOn: "2026-03-02",
    asks: "修复河岸",
  });
  expect(recorded.text).toContain("来源: 磋商 CS-2026-0001");
  expect(await matter()).toMatchObject({
    state: "recommended",
    fields: { recommendation: "JY-2026-0001" },
  });
  expect(await headlines(unit)).toEqual([
    "检察院向本单位送达一份检察建议，请先签收，再按期书面回复。",
    "磋商已结束，检察院就此制发检察建议。",
  ]);
});

it("ended by another at the same moment, it stays so, and the recommendation is there all the same", async () => {
  await through([handler, propose], [handler, "未达成 cs1 单位不参加"]);
  const form = await (await scene.says(handler, "cs1")).press("转为检察建议");
  const filled = {
    title: "河岸修复",
    number: "山检建〔2026〕3号",
    type: "public-interest",
    to: "water",
    servedOn: "2026-03-02",
    objectionDays: "10",
    asks: "修复河岸",
  };
  const [recorded] = await Promise.all([
    form.submit(filled),
    scene.says(chief, "终止 cs1 单位已自行整改"),
  ]);
  expect(recorded.text).toContain("JY-2026-0001");
  expect(await scene.store.matter("JY-2026-0002")).toBeUndefined();
  expect(["ended", "recommended"]).toContain((await matter())?.state);
});

it("speaks English as well", async () => {
  await scene.says(handler, "语言 English");
  await scene.says(unit, "语言 English");
  const done = await scene.says(
    handler,
    "propose consult title=Sand digging to=water filedOn=2026-02-27 issue=banks damaged",
  );
  expect(done.text).toContain(
    "The consultation is proposed as CS-2026-0001; being told: Water Bureau",
  );
  await scene.says(handler, "schedule cs1 startsAt=2026-03-05 15:00");
  const answered = await scene.says(unit, "rsvp cs1 answer=yes attendee=deputy head");
  expect(answered.text).toContain("Answered: Yes.");
  expect(answered.text).toContain("Answers: Water Bureau: Yes (deputy head)");
  await scene.says(handler, "hold cs1 record=letter facts=banks damaged");
  await scene.says(handler, "plan cs1 plan=restore them dueOn=2026-04-01");
  expect((await scene.says(unit, "agree cs1")).text).toContain("Agreed. The plan stands");
});

it("reads what an older version kept as notes", () => {
  const note = { on: "2026-03-02", by: "water", text: "已恢复" };
  const stored = { filedOn: "2026-02-27", issue: "未查处", notes: [{ ...note, what: "progress" }] };
  expect(consultationFields.parse(stored).remarks).toEqual([{ ...note, step: "progress" }]);
});

it("is answered for the time the form showed", async () => {
  await through([handler, propose], [handler, "安排 cs1 2026-03-05 15:00 地点=水务局三楼"]);
  const form = await scene.says(unit, "参会 cs1");
  await through([handler, "改期 cs1 2026-03-06 15:00"]);
  expect((await form.submit({ answer: "yes" })).text).toContain(
    "您答复的是2026年3月5日 周四 15:00，时间已改到2026年3月6日 周五 15:00，没有登记。",
  );
  expect((await through([unit, "参会 cs1 参加"])).text).toContain("参加");
});
