import { afterEach, describe, expect, it } from "vitest";
import { headlineOf, openScene, type Scene } from "./scene.ts";

/** Every legal day is a clock: provisional, recounted, explained and told like any other. */

let scene: Scene;
afterEach(() => scene.close());

const procurator = "procuratorate.procurator";
const record = (served: string, days = 10, more = "") =>
  scene.says(
    procurator,
    `登记建议 标题=依法履职 文号=山检建〔${served.slice(0, 4)}〕3号 类型=公益诉讼 单位=水务局 送达日期=${served} 异议期=${days} 内容=依法查处排污口 ${more}`,
  );
const rest = {
  year: 2027,
  rest: ["2027-01-01/2027-01-04"],
  work: [],
  source: "2027年放假通知",
};

describe("the last day for an objection", () => {
  it("over a New Year not announced is provisional, explained, recounted and told", async () => {
    scene = await openScene("2026-12-26T02:00:00.000Z");
    const recorded = await record("2026-12-25");
    expect(recorded.text).toContain("异议截止: 暂定2027年1月4日 周一");
    const explained = (await scene.says("water.liaison", "期限 jy1")).text;
    expect(explained).toContain("对检察建议提出异议: 暂定2027年1月4日");
    expect(explained).toMatch(/暂定最迟2027年1月4日（当日24时前）提出异议.*12月25日送达/);
    await scene.reads("direct:water.liaison");
    await scene.bot.importHolidays(rest, true);
    const told = (await scene.reads("direct:water.liaison")).join("\n");
    expect(told).toContain("‘对检察建议提出异议’的日期由2027年1月4日改为2027年1月5日");
    expect((await scene.says("water.liaison", "jy1")).text).toContain("异议截止: 2027年1月5日");
    // Made on the 5th it is in time, as now counted.
    await scene.moveTo("2027-01-05T02:00:00.000Z");
    expect((await scene.says("water.liaison", "异议 jy1 管道不归我局管")).text).not.toContain(
      "逾期",
    );
  });

  it("closes by itself: nobody is late, nothing lists it, the card says it is over", async () => {
    scene = await openScene("2025-08-04T01:00:00.000Z");
    await record("2025-08-01");
    await scene.says("water.liaison", "签收");
    expect((await scene.says("water.liaison", "jy1")).text).toContain(
      "异议截止: 2025年8月11日 周一（还剩7天）",
    );
    await scene.reads("direct:water.liaison");
    await scene.moveTo("2025-08-08T02:00:00.000Z");
    const reminded = await scene.reads("direct:water.liaison");
    expect(reminded.filter((text) => text.includes("提出异议的期限"))).toHaveLength(1);
    await scene.moveTo("2025-08-20T02:00:00.000Z");
    const later = await scene.reads("direct:water.liaison");
    expect(later.filter((text) => text.includes("提醒：提出异议"))).toEqual([]);
    const card = (await scene.says("water.liaison", "jy1")).text;
    expect(card).toContain("异议截止: 2025年8月11日 周一（已届满）");
    expect(card).not.toContain("超期");
    expect((await scene.says("gov-office.secretariat", "谁没办")).text).not.toContain("异议");
    expect((await scene.says("water.liaison", "期限 jy1")).text).toContain(
      "对检察建议提出异议: 2025年8月11日 周一（已届满）",
    );
  });

  it("ends with the objection, and the review begins", async () => {
    scene = await openScene("2025-08-04T01:00:00.000Z");
    await record("2025-08-01");
    await scene.says("water.liaison", "异议 jy1 管道不归我局管");
    const clocks = (await scene.store.matter("JY-2025-0001"))?.clocks ?? [];
    const of = (id: string) => clocks.find(({ rule }) => rule === id);
    expect(of("rec.objection")?.stoppedAt).toBeDefined();
    expect(of("rec.objection.review")?.stoppedAt).toBeUndefined();
  });

  it("moves with a corrected service day or number of days; whether it was late follows", async () => {
    scene = await openScene("2025-08-13T01:00:00.000Z");
    await record("2025-08-01");
    const objected = await scene.says("water.liaison", "异议 jy1 管道不归我局管");
    expect(objected.text).toContain("逾期");
    await scene.says(procurator, "勘误 jy1 送达日期=2025-08-04 原因=看错");
    const card = (await scene.says("water.liaison", "jy1")).text;
    expect(card).toContain("异议截止: 2025年8月14日");
    expect(card).not.toContain("逾期");
    await scene.says(procurator, "勘误 jy1 异议期=5 原因=看错");
    expect((await scene.says("water.liaison", "jy1")).text).toContain("逾期");
  });
});

describe("filing upward", () => {
  const filing = async () => {
    const clocks = (await scene.store.matter("JY-2025-0001"))?.clocks ?? [];
    const clock = clocks.find(({ rule }) => rule === "rec.file-up");
    return clock && `${clock.rolled}${clock.stoppedAt === undefined ? "" : " done"}`;
  };

  it("is the handler's to note within five days, and no business of the addressee's", async () => {
    scene = await openScene("2025-08-01T01:00:00.000Z");
    await record("2025-08-01");
    expect(await filing()).toBe("2025-08-06");
    expect((await scene.says(procurator, "待办")).text).toContain("备案");
    for (const line of ["jy1", "期限 jy1", "列表", "待办"])
      expect((await scene.says("water.liaison", line)).text).not.toContain("备案");
    expect((await scene.says(procurator, "期限 jy1")).text).toMatch(
      /最迟8月6日（当日24时前）备案：8月1日送达/,
    );
    await scene.moveTo("2025-08-07T02:00:00.000Z");
    expect((await scene.reads(`direct:${procurator}`)).join("\n")).toContain(
      "提醒：向上级检察院备案，已超期1天",
    );
    await scene.says(procurator, "备案 jy1 8月6日");
    expect(await filing()).toBe("2025-08-06 done");
    expect((await scene.says(procurator, "待办")).text).not.toContain("备案");
  });

  it("runs from issue outside the public interest, where the day of issue is known", async () => {
    scene = await openScene("2025-08-04T01:00:00.000Z");
    const governance = (more: string) =>
      scene.says(
        procurator,
        `登记建议 标题=完善监管 文号=山检建〔2025〕3号 类型=社会治理 单位=水务局 送达日期=2025-08-01 异议期=10 内容=完善监管制度 ${more}`,
      );
    await governance("");
    expect(await filing()).toBeUndefined();
    // What was forgotten is put right, and the clock begins.
    await scene.says(procurator, "勘误 jy1 决定日期=2025-07-30 原因=漏登");
    expect(await filing()).toBe("2025-08-04");
  });
});

describe("a period in hours", () => {
  /** A transfer that is with the police, sent on Saturday 11 October. */
  const sent = async (at = "2025-10-11T01:00:00.000Z") => {
    scene = await openScene(at);
    await scene.says(
      "market.liaison",
      "发现移送 标题=销售假冒农药 嫌疑人=李某某 罪名=销售伪劣产品罪 事实=库房查获假冒农药三百箱 经办人=market.liaison、market.liaison-2",
    );
    await scene.says("market.liaison", "报批 ys1 建议移送");
  };
  const approve = "批准移送 ys1 2025-10-11 08:40";
  const send = "发出 ys1 材料=移送书、调查报告 移送日期=2025-10-11";
  const ends = async (rule: string) => {
    const clocks = (await scene.store.matter("YS-2025-0001"))?.clocks ?? [];
    return clocks.find((one) => one.rule === rule)?.at;
  };

  it("starts at the hour of receipt, though it is noted three days later", async () => {
    await sent();
    await scene.says("market.head", approve);
    await scene.says("market.liaison", send);
    await scene.moveTo("2025-10-14T01:00:00.000Z");
    const received = await scene.says(
      "police.liaison",
      "签收 ys1 签收人=法制大队 签收时间=2025年10月11日下午3点",
    );
    expect(received.text).toContain("签收时间: 2025年10月11日 周六 15:00");
    expect(await ends("crim.police-reroute")).toBe("2025-10-12T07:00:00.000Z");
    // The rest runs from the acceptance, which has an hour of its own.
    expect(await ends("crim.police-incomplete.notify")).toBeUndefined();
    await scene.says("police.liaison", "接受 ys1 接受时间=2025年10月11日下午4点");
    expect(await ends("crim.police-incomplete.notify")).toBe("2025-10-12T08:00:00.000Z");
    const days = (await scene.store.matter("YS-2025-0001"))?.clocks ?? [];
    expect(days.find(({ rule }) => rule === "crim.police-decide")?.rolled).toBe("2025-10-14");
    // When it was noted, and by whom, stays visible.
    expect((await scene.says("market.liaison", "ys1")).text).toContain(
      "2025年10月14日 周二 09:00: 公安局联络员 签收回执",
    );
  });

  it("asks for the time where a line leaves it out; now is only what stands there first", async () => {
    await sent();
    const form = await scene.says("market.head", "批准移送 ys1");
    expect(form.text).toContain("批准时间*: 2025-10-11T01:00:00.000Z");
    expect(await ends("crim.transfer")).toBeUndefined();
    await form.submit();
    expect(await ends("crim.transfer")).toBe("2025-10-12T01:00:00.000Z");
    await scene.says("market.liaison", send);
    const asked = await scene.says("police.liaison", "签收 ys1 签收人=法制大队 签收时间=10月11日");
    expect(asked.text).toMatch(/签收时间\*: .*←/);
    expect(await ends("crim.police-reroute")).toBeUndefined();
  });

  it.each([
    ["to come", "2025-10-11 09:01", "不能晚于现在（2025年10月11日 周六 09:00）"],
    ["before the report", "2025-10-10 09:00", "不能早于上一步的日期（2025年10月11日）"],
    ["with an end", "2025-10-11 08:00-08:30", "这里只填开始的时间，不填结束的时间"],
  ])("does not start at a time %s", async (_, at, says) => {
    await sent();
    expect((await scene.says("market.head", `批准移送 ys1 ${at}`)).text).toContain(says);
    expect(await ends("crim.transfer")).toBeUndefined();
  });

  it("moves when the hour is put right", async () => {
    await sent();
    await scene.says("market.head", approve);
    await scene.says("market.head", "勘误 ys1 批准时间=2025-10-11 08:10 原因=时间看错");
    expect(await ends("crim.transfer")).toBe("2025-10-12T00:10:00.000Z");
    const late = await scene.says("market.head", "勘误 ys1 批准时间=2025-10-11 09:30 原因=看错");
    expect(late.text).toContain("不能晚于现在");
  });
});

describe("under the day on the paper", () => {
  const opened = async (at: string) => {
    scene = await openScene(at);
    await record("2025-08-01");
    await scene.says("water.liaison", "签收");
  };
  const clock = async (id: string) => {
    const clocks = (await scene.store.matter("JY-2025-0001"))?.clocks ?? [];
    return clocks.findLast(({ rule }) => rule === id);
  };
  const replied = "回复 jy1 采纳情况=全部采纳 措施=已封堵暗管";
  const headline = async (who: string) =>
    (await scene.reads(`direct:${who}`)).map(headlineOf).join("\n");

  it("a receipt is noted under the day on it", async () => {
    scene = await openScene("2025-08-06T01:00:00.000Z");
    await record("2025-08-01");
    const done = await scene.says("water.liaison", "签收 jy1 签收日期=2025-08-02");
    expect(done.text).toContain("签收日期: 2025年8月2日 周六（2025年8月6日由水务局联络员登记）");
    await scene.says("water.liaison", "语言 英文");
    expect((await scene.says("water.liaison", "jy1")).text).toContain(
      "Acknowledged on: Sat 2 Aug 2025 (noted on 6 Aug 2025 by Water Bureau liaison)",
    );
  });

  it.each([
    ["签收 jy1 收到日期=2025-07-31", "不能早于上一步的日期（2025年8月1日）"],
    ["签收 jy1 签收日期=2025-08-07", "不能晚于今天（2025年8月6日）"],
    ["ack jy1 acknowledgedOn=2025-08-07", "不能晚于今天（2025年8月6日）"],
  ])("no receipt by %s", async (line, says) => {
    scene = await openScene("2025-08-06T01:00:00.000Z");
    await record("2025-08-01");
    expect((await scene.says("water.liaison", line)).text).toContain(says);
    expect((await scene.store.matter("JY-2025-0001"))?.state).toBe("served");
  });

  it("a receipt that does not say its day in full is shown before it is noted", async () => {
    scene = await openScene("2025-08-06T01:00:00.000Z");
    await record("2025-08-01");
    const form = await scene.says("water.liaison", "签收 jy1 签收日期=8月2日");
    expect(form.text).toContain("2025年8月2日 周六");
    expect((await scene.store.matter("JY-2025-0001"))?.state).toBe("served");
    expect((await form.submit()).text).toContain("签收日期: 2025年8月2日 周六（");
  });

  it("without a day it is today, at one press", async () => {
    scene = await openScene("2025-08-06T01:00:00.000Z");
    await record("2025-08-01");
    const done = await (await scene.says("water.liaison", "jy1")).press("签收");
    expect(done.text).toContain("签收日期: 2025年8月6日 周三\n");
  });

  it("a reply of 8 October, entered on the 14th, is in time; the entry stays visible", async () => {
    await opened("2025-08-04T01:00:00.000Z");
    await scene.moveTo("2025-10-14T01:00:00.000Z");
    const done = await scene.says("water.liaison", `${replied} 回复日期=2025-10-08`);
    expect(done.text).toContain("回复日期: 2025年10月8日 周三（2025年10月14日由水务局联络员登记）");
    expect(done.text).toContain("措施: 已封堵暗管");
    expect(done.text).not.toContain("逾期");
    expect((await scene.says(procurator, "jy1")).text).toContain(
      "2025年10月14日 周二 09:00: 水务局联络员 回复",
    );
  });

  it.each([
    ["回复日期=2025-07-31", "不能早于上一步的日期（2025年8月1日）"],
    ["回复日期=2025-10-15", "不能晚于今天（2025年10月14日）"],
  ])("not a reply with %s", async (day, says) => {
    await opened("2025-10-14T01:00:00.000Z");
    expect((await scene.says("water.liaison", `${replied} ${day}`)).text).toContain(says);
    expect((await scene.store.matter("JY-2025-0001"))?.state).toBe("acknowledged");
  });

  it("a reply the procurator holds is noted by the procurator, and the unit is told", async () => {
    scene = await openScene("2025-10-14T01:00:00.000Z");
    await record("2025-08-01");
    await scene.reads("direct:water.liaison");
    const letter = { "复函.txt": new TextEncoder().encode("水务局复函") };
    const form = await scene.sends(
      procurator,
      letter,
      "补录回复 jy1 采纳情况=全部采纳 措施=已封堵暗管 回复日期=2025-10-08",
    );
    expect(form.text).toContain("回复日期: 2025年10月8日 周三（2025年10月14日由承办检察官登记）");
    expect(await scene.store.attachments("JY-2025-0001")).toHaveLength(1);
    expect(await headline("water.liaison")).toContain(
      "检察院已按您单位2025年10月8日的书面回复补录",
    );
    expect((await scene.says("water.liaison", "补录回复 jy1")).text).toContain("只能由");
  });

  it("an objection of 14 October that the addressee dates 11 August counts from the entry until confirmed", async () => {
    await opened("2025-08-04T01:00:00.000Z");
    await scene.moveTo("2025-10-14T01:00:00.000Z");
    await scene.reads(`direct:${procurator}`);
    const objected = await scene.says(
      "water.liaison",
      "异议 jy1 理由=暗管不归我局管辖 提出日期=2025-08-11",
    );
    expect(objected.text).toContain("检察院确认后才按那天算，现在先按今天算");
    expect(objected.text).toContain("已超过异议期");
    expect(objected.text).toContain("单位称提出于: 2025年8月11日 周一（待检察院确认");
    expect((await clock("rec.objection.review"))?.rolled).toBe("2025-10-21");
    expect(await headline(procurator)).toContain("单位称异议于2025年8月11日提出：请核对原件");
    expect((await scene.says("gov-office.secretariat", "谁没办")).text).not.toContain("复核");
    expect((await scene.says("water.liaison", "确认异议日期 jy1")).text).toContain("只能由");
    await scene.reads("direct:water.liaison");
    const card = await scene.says(procurator, "jy1");
    const confirmed = await card.press("确认异议日期");
    expect(confirmed.text).toContain("已确认异议于2025年8月11日提出");
    expect(confirmed.text).toContain(
      "异议提出日期: 2025年8月11日 周一（2025年10月14日由水务局联络员登记）",
    );
    expect(confirmed.text).not.toContain("逾期）");
    expect((await clock("rec.objection.review"))?.rolled).toBe("2025-08-18");
    expect(await headline("water.liaison")).toContain(
      "检察院已确认您单位的异议于2025年8月11日提出",
    );
    expect((await scene.says(procurator, "确认异议日期 jy1")).text).toContain("没有待确认");
  });

  it("a day the procurator declines does not count: it stays with the day of entry, and both know", async () => {
    await opened("2025-08-04T01:00:00.000Z");
    await scene.moveTo("2025-10-14T01:00:00.000Z");
    await scene.says("water.liaison", "异议 jy1 理由=暗管不归我局管辖 提出日期=2025-08-11");
    expect((await scene.says("water.liaison", "不认可异议日期 jy1 不属实")).text).toContain(
      "只能由",
    );
    await scene.reads("direct:water.liaison");
    const form = await (await scene.says(procurator, "jy1")).press("不认可异议日期");
    expect(form.text).toContain("理由*");
    await scene.moveTo("2025-10-15T01:00:00.000Z");
    const declined = await scene.says(procurator, "不认可异议日期 jy1 信封邮戳为10月13日");
    expect(declined.text).toContain(
      "未认可异议于2025年8月11日提出，按登记日2025年10月14日计算，正在告知单位。",
    );
    expect(declined.text).toContain("异议提出日期: 2025年10月14日 周二（逾期）");
    expect(declined.text).toContain(
      "单位称提出于: 2025年8月11日 周一（检察院未认可：信封邮戳为10月13日）",
    );
    expect((await clock("rec.objection.review"))?.rolled).toBe("2025-10-21");
    expect(await headline("water.liaison")).toContain(
      "检察院未认可您单位的异议于2025年8月11日提出，按登记日2025年10月14日计算。理由：信封邮戳为10月13日",
    );
    for (const word of ["不认可异议日期 jy1 再说一次", "确认异议日期 jy1"])
      expect((await scene.says(procurator, word)).text).toContain("没有待确认");
    await scene.says("water.liaison", "语言 英文");
    expect((await scene.says("water.liaison", "jy1")).text).toContain(
      "Said to be made on: Mon 11 Aug 2025 (not accepted by the procuratorate: 信封邮戳为10月13日)",
    );
  });

  it("in English too", async () => {
    await opened("2025-10-14T01:00:00.000Z");
    await scene.says("water.liaison", "异议 jy1 理由=暗管不归我局管辖 提出日期=2025-08-11");
    await scene.says(procurator, "语言 英文");
    const declined = await scene.says(procurator, "decline-objection jy1 postmarked 13 October");
    expect(declined.text).toContain(
      "Not accepted that the objection was made on 11 Aug 2025: the day of entry, 14 Oct 2025, counts",
    );
  });

  it("an objection the procurator holds is noted under the day on it, and both know", async () => {
    await opened("2025-08-04T01:00:00.000Z");
    await scene.moveTo("2025-08-13T01:00:00.000Z");
    await scene.reads("direct:water.liaison");
    const noted = await scene.says(
      procurator,
      "补录异议 jy1 理由=暗管不归我局管辖 提出日期=2025-08-11",
    );
    expect(noted.text).toContain(
      "异议提出日期: 2025年8月11日 周一（2025年8月13日由承办检察官登记）",
    );
    expect((await clock("rec.objection.review"))?.rolled).toBe("2025-08-18");
    expect(await headline("water.liaison")).toContain("已按您单位2025年8月11日的书面异议补录");
    expect((await scene.says("water.liaison", "异议 jy1 再提一次")).text).toContain("已经提过异议");
  });
});
