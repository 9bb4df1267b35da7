import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "./scene.ts";

let scene: Scene;
beforeEach(async () => {
  // Friday 1 August 2025, 09:00 in the county: the day of service in story A.
  scene = await openScene("2025-08-01T01:00:00.000Z");
});
afterEach(() => scene.close());

const record =
  "登记建议 标题=依法履行山丹河监管职责 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=依法查处排污口并恢复水质";

it("a list names what is due first, and when", async () => {
  await scene.says(
    "procuratorate.procurator",
    "登记建议 标题=依法履职 文号=山检建〔2025〕9号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=查处",
  );
  const list = async (line: string) => (await scene.says("water.liaison", line)).text;
  expect(await list("列表")).toMatch(
    /依法履职 — 已送达，待签收 · 签收检察建议 2025年8月5日 周二（/,
  );
  await scene.says("water.liaison", "签收");
  for (const line of ["列表 建议", "搜索 依法"])
    expect(await list(line)).toContain("已签收，待回复 · 书面回复检察建议 2025年10月9日 周四（");
  await scene.says("water.liaison", "语言 英文");
  expect(await list("list")).toContain(
    "Acknowledged, reply awaited · Reply in writing to a recommendation, Thu 9 Oct 2025 (",
  );
});

describe("recording a recommendation", () => {
  it("copies the number, tells the addressee, and starts the clocks from service", async () => {
    const done = await scene.says("procuratorate.procurator", record);
    expect(done.text).toContain("检察建议已登记，编号JY-2025-0001，正在通知水务局");
    expect(done.text).toContain("异议截止: 2025年8月11日 周一");
    expect(done.text).toContain("2025年10月9日 周四");
    expect(await scene.reads("direct:water.liaison")).toEqual([
      expect.stringMatching(/检察院向本单位送达一份检察建议，请先签收[\s\S]*\[签收\]/),
    ]);
  });

  it.each([
    ["山检建〔2025〕03号", "文号=山检建〔2025〕03号"],
    ["三号", "文号=三号"],
  ])("refuses the number %s, saying how it is written", async (_, number) => {
    const wrong = await scene.says("procuratorate.procurator", record.replace(/文号=\S+/, number));
    expect(wrong.text).toMatch(/文号\*: .*← .*山检建〔2025〕3号/);
  });

  it("refuses a service in the future, a unit unknown, and a number recorded before", async () => {
    const future = await scene.says(
      "procuratorate.procurator",
      record.replace("2025-08-01", "2025-08-02"),
    );
    expect(future.text).toMatch(/送达日期\*: .*← 送达日期不能晚于今天/);
    const unknown = await scene.says(
      "procuratorate.procurator",
      record.replace("水务局", "海洋局"),
    );
    expect(unknown.text).toMatch(/单位\*: .*← /);
    await scene.says("procuratorate.procurator", record);
    const again = await scene.says("procuratorate.procurator", record);
    expect(again.text).toContain("山检建〔2025〕3号已登记为JY-2025-0001");
    expect((await scene.says("procuratorate.procurator", "列表")).text).not.toContain(
      "JY-2025-0002",
    );
  });

  it("is the procuratorate's: others are told who may", async () => {
    expect((await scene.says("water.liaison", "登记建议")).text).toContain("只能由承办检察官");
  });
});

describe("a served recommendation", () => {
  beforeEach(async () => {
    await scene.says("procuratorate.procurator", record);
  });

  it.each([
    "签收",
    "收到",
    "签收 JY-2025-0001",
    "签收jy1",
    "ack JY-2025-0001",
    "签收 山检建〔2025〕3号",
  ])("is acknowledged by %s, and the deadline is said with its reason", async (line) => {
    await scene.moveTo("2025-08-04T01:00:00.000Z");
    const done = await scene.says("water.liaison", line);
    expect(done.text).toContain("已签收");
    expect(done.text).toContain("最迟10月9日（当日24时前）");
    expect(done.text).toContain("满两个月为10月1日，遇国庆节顺延");
    expect(done.text).toContain("签收日期: 2025年8月4日 周一");
    expect(await scene.reads("direct:procuratorate.procurator")).toEqual([
      expect.stringContaining("水务局已签收检察建议"),
    ]);
  });

  it("runs to its end: acknowledged, replied, verified, closed", async () => {
    await scene.says("water.liaison", "签收");
    await scene.moveTo("2025-09-26T01:00:00.000Z");
    const reply = await scene.says(
      "water.liaison",
      "回复 JY-2025-0001 采纳情况=全部采纳 措施=已封堵排污口，恢复水质",
    );
    expect(reply.text).toContain("回复已提交");
    const verified = await scene.says(
      "procuratorate.procurator",
      "核实 JY-2025-0001 现场查看属实 结果=到位",
    );
    expect(verified.text).toContain("核实情况已记录");
    await scene.says("procuratorate.procurator", "办结 JY-2025-0001");
    const closed = await scene.says("procuratorate.chief", "办结 JY-2025-0001");
    expect(closed.text).toContain("检察建议已办结");
    expect(
      (await scene.store.matter("JY-2025-0001"))?.clocks.flatMap(({ stoppedAt, rule }) =>
        stoppedAt === undefined ? [rule] : [],
      ),
    ).toEqual(["rec.look-back.first"]);
  });

  it("replied to in time and not looked at, the procurator is reminded, not the unit", async () => {
    await scene.says("water.liaison", "签收");
    await scene.moveTo("2025-09-26T01:00:00.000Z");
    await scene.says("water.liaison", "回复 jy1 采纳情况=全部采纳 措施=已封堵排污口");
    await scene.moveTo("2025-10-09T01:00:00.000Z");
    // Until the last day the unit is to rectify.
    expect((await scene.reads("direct:water.liaison")).at(-1)).toContain(
      "提醒：按检察建议整改到位，今天到期。",
    );
    for (const who of ["water.head", "procuratorate.procurator", "procuratorate.chief"])
      await scene.reads(`direct:${who}`);
    await scene.moveTo("2025-10-10T01:00:00.000Z");
    for (const who of ["water.liaison", "water.head"])
      expect(await scene.reads(`direct:${who}`)).toEqual([]);
    for (const who of ["procuratorate.procurator", "procuratorate.chief"])
      expect((await scene.reads(`direct:${who}`)).at(-1)).toContain(
        "提醒：核实整改情况（整改期限已到）。",
      );
  });

  it.each([
    ["", "2025-08-20", "签收日期: 2025年8月20日 周三"],
    [" 回复日期=2025-08-08", "2025-08-08", "签收日期: 2025年8月8日 周五"],
    [
      " 签收日期=2025-08-04 回复日期=2025-08-08",
      "2025-08-08",
      "签收日期: 2025年8月4日 周一（2025年8月20日由水务局联络员登记）",
    ],
  ])(
    "is replied to before it is acknowledged, with the receipt: %s",
    async (days, repliedOn, card) => {
      await scene.moveTo("2025-08-20T01:00:00.000Z");
      await scene.reads("direct:procuratorate.procurator");
      const open = (await scene.says("water.liaison", "jy1")).text;
      expect(open).toMatch(/\[签收\].*\[回复\]/s);
      const line = `回复 jy1 采纳情况=全部采纳 措施=已整改${days}`;
      const { text } = await scene.says("water.liaison", line);
      expect(text).toContain("回复已提交");
      expect(text).toContain(card);
      const matter = await scene.store.matter("JY-2025-0001");
      expect(matter).toMatchObject({ state: "replied", fields: { repliedOn } });
      expect(
        matter?.clocks.flatMap(({ rule, stoppedAt }) => (stoppedAt === undefined ? [rule] : [])),
      ).not.toEqual(expect.arrayContaining(["rec.acknowledge"]));
      expect((await scene.says("procuratorate.procurator", "jy1")).text).toContain(card);
      expect((await scene.reads("direct:procuratorate.procurator")).join()).toContain(
        "水务局已回复：全部采纳。请核实。",
      );
      expect((await scene.says("water.liaison", "签收 jy1")).text).not.toContain("已签收。");
    },
  );

  it.each([
    ["签收日期=2025-07-30", /签收日期不能早于/],
    ["签收日期=2025-08-09 回复日期=2025-08-08", /签收日期不能晚于回复日期/],
    ["回复日期=2025-07-30", /不能早于/],
  ])("is not received before it was served nor after it was answered: %s", async (days, why) => {
    await scene.moveTo("2025-08-20T01:00:00.000Z");
    const line = `回复 jy1 采纳情况=全部采纳 措施=已整改 ${days}`;
    expect((await scene.says("water.liaison", line)).text).toMatch(why);
    expect(await scene.store.matter("JY-2025-0001")).toMatchObject({ state: "served" });
  });

  it("is received once, and its day put right by errata", async () => {
    await scene.moveTo("2025-08-20T01:00:00.000Z");
    await scene.says("water.liaison", "签收 jy1");
    const reply = "回复 jy1 采纳情况=全部采纳 措施=已整改";
    expect((await scene.says("water.liaison", `${reply} 签收日期=2025-08-04`)).text).toContain(
      "签收已经记录过",
    );
    expect((await scene.says("water.liaison", reply)).text).toContain("回复已提交");
  });

  it("is not replied to by another unit", async () => {
    const other = await scene.says("ecology.liaison", "签收 JY-2025-0001");
    expect(other.text).toContain("没有找到这条记录");
  });

  it("explains its dates on request", async () => {
    expect((await scene.says("water.liaison", "期限 JY-2025-0001")).text).toMatch(
      /最迟10月9日（当日24时前）.*8月1日.*满两个月为10月1日，遇国庆节顺延/,
    );
    const trial = await scene.says("admin", "期限 试算 rec.reply 2025-08-01");
    expect(trial.text).toContain("最迟10月9日（当日24时前）");
    expect(trial.text).toContain("人民检察院检察建议工作规定");
    expect((await scene.says("admin", "期限 试算 rec.nothing 2025-08-01")).text).toContain(
      "[书面回复检察建议]",
    );
  });

  it("opens when its own number is pasted", async () => {
    expect((await scene.says("water.liaison", "山检建〔2025〕3号")).text).toContain(
      "检察建议 JY-2025-0001",
    );
    expect((await scene.says("police.liaison", "山检建〔2025〕3号")).text).toContain("没有找到");
  });
});

describe("the linkage group", () => {
  beforeEach(async () => {
    const bound = await scene.saysIn("gov-office.secretariat", "group:linkage", "群 绑定 联动群");
    expect(bound.text).toContain("把这个群绑定为“联动群”？");
    expect((await bound.press("确认")).text).toContain("本群已绑定为“联动群”");
    await scene.says("procuratorate.procurator", record);
    await scene.reads("direct:water.liaison");
  });

  it("is reminded the working day before, on the day and the day after, and of nothing more", async () => {
    const texts: string[] = [];
    for (const instant of [
      "2025-08-01T08:00:00.000Z",
      "2025-08-04T00:30:00.000Z",
      "2025-08-04T01:30:00.000Z",
      "2025-08-05T01:30:00.000Z",
      "2025-08-06T01:30:00.000Z",
      "2025-08-07T01:30:00.000Z",
    ]) {
      await scene.moveTo(instant);
      await scene.bot.sweep();
      texts.push(...(await scene.reads("group:linkage")));
    }
    expect(texts.map((text) => text.split("\n")[1])).toEqual([
      "提醒：签收检察建议，明天到期。",
      "提醒：签收检察建议，今天到期。",
      "提醒：签收检察建议，已超期1天。",
    ]);
    expect(texts[0]).toBe(
      [
        "检察建议 JY-2025-0001",
        "提醒：签收检察建议，明天到期。",
        "类别: 检察建议",
        "阶段: 已送达，待签收",
        "由谁办: 水务局",
        "截止: 签收检察建议 2025年8月5日 周二",
        "[查看]",
      ].join("\n"),
    );
    for (const text of texts) expect(text).not.toMatch(/山丹河|排污/);
  });

  it("opens the matter in private for those who may see it, and for nobody else", async () => {
    await scene.moveTo("2025-08-04T01:30:00.000Z");
    const posted = scene.messages.find(({ post }) => post.conversation === "group:linkage");
    const press = posted?.post.card.actions[0]?.press ?? { command: "" };
    expect(JSON.stringify(press)).not.toContain("JY-2025");
    expect((await scene.presses("water.head", press)).text).toContain("依法履行山丹河监管职责");
    expect((await scene.presses("police.head", press)).text).toContain("没有找到这条记录");
  });

  it("is not reminded of what is done, and its card follows", async () => {
    await scene.moveTo("2025-08-04T01:30:00.000Z");
    await scene.says("water.liaison", "签收");
    await scene.bot.deliver();
    const [card] = scene.messages.filter(({ post }) => post.conversation === "group:linkage");
    expect(JSON.stringify(card?.post.card)).toContain("已签收，待回复");
    await scene.reads("group:linkage");
    await scene.moveTo("2025-08-06T01:30:00.000Z");
    expect(await scene.reads("group:linkage")).toEqual([]);
  });

  it("waits for working hours: nothing at night, nothing on a rest day", async () => {
    // The rung before 9 October is the last working day before the holiday, 30 September.
    await scene.says("water.liaison", "签收");
    await scene.reads("group:linkage");
    await scene.moveTo("2025-09-30T15:00:00.000Z");
    expect(await scene.reads("group:linkage")).toEqual([]);
    await scene.moveTo("2025-10-03T02:00:00.000Z");
    expect(await scene.reads("group:linkage")).toEqual([]);
    await scene.moveTo("2025-10-09T01:30:00.000Z");
    expect((await scene.reads("group:linkage"))[0]).toContain("今天到期");
  });

  it("is bound by the secretariat only, and a unit's group by its own liaison", async () => {
    expect((await scene.saysIn("police.liaison", "group:x", "群 绑定 联动群")).text).toContain(
      "秘书处",
    );
    expect((await scene.saysIn("police.liaison", "group:x", "群 绑定 水务局")).text).toContain(
      "本单位联络员",
    );
    const own = await scene.saysIn("water.liaison", "group:water", "群 绑定 水务局");
    expect((await own.press("确认")).text).toContain("水务局");
    expect((await scene.saysIn("water.liaison", "group:water", "群 解绑")).text).toContain(
      "已解绑",
    );
  });
});
