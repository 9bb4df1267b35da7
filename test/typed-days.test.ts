import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandsFor, verbsOf } from "../src/catalog.ts";
import { openScene, type Scene } from "./scene.ts";

const liaison = "water.liaison";
const procurator = "procuratorate.procurator";
const secretariat = "gov-office.secretariat";

/** What a shown form says of one field. */
const fieldOf = (text: string, label: string): string =>
  text
    .split("\n")
    .filter((line) => line.startsWith(`${label}*:`) || line.startsWith(`${label}:`))
    .map((line) => line.slice(line.indexOf(":") + 1).trim())
    .join(" | ");

/** What was understood of a day, as it is said with its weekday. */
const echoOf = (text: string): string =>
  /“按?[^\n]*”(?:按|is taken as )([^\n]*?)(?:办，|; )/.exec(text)?.[1] ?? "";

describe("a day, as an event and as a plan, seen from Sunday 22 November 2026", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene("2026-11-22T02:00:00.000Z");
    await scene.says("water.head", "语言 English");
  });
  afterAll(() => scene.close());

  // Undefined: no day that has happened; what is asked is tested below.
  it.each([
    ["8.1", "2026-08-01", "2027-08-01"],
    ["08.01", "2026-08-01", "2027-08-01"],
    ["8/1", "2026-08-01", "2027-08-01"],
    ["8-1", "2026-08-01", "2027-08-01"],
    ["8月1", "2026-08-01", "2027-08-01"],
    ["８月１日", "2026-08-01", "2027-08-01"],
    ["25.8.1", "2025-08-01", "2025-08-01"],
    ["25年8月1日", "2025-08-01", "2025-08-01"],
    ["0801", "2026-08-01", "2027-08-01"],
    ["八月一日", "2026-08-01", "2027-08-01"],
    ["十月一号", "2026-10-01", "2027-10-01"],
    ["去年8月1日", "2025-08-01", "2025-08-01"],
    ["1月8日", "2026-01-08", "2027-01-08"],
    ["12月28日", "2025-12-28", "2026-12-28"],
    ["5号", "2026-11-05", "2026-12-05"],
    ["三日内", undefined, "2026-11-25"],
    ["10日内", undefined, "2026-12-02"],
    ["五个工作日内", undefined, "2026-11-27"],
    ["两周内", undefined, "2026-12-06"],
    ["周五下班前", undefined, "2026-11-27"],
    ["月底前", undefined, "2026-11-30"],
    ["15日前", "2026-11-07", "2026-12-15"],
    ["国庆后第一个工作日", "2026-10-08", "2027-10-04"],
    ["节后第一个工作日", "2026-10-08", "2027-01-04"],
    ["元旦", "2026-01-01", "2027-01-01"],
    ["农历八月十五", "2026-09-25", "2027-09-15"],
    ["腊月二十三", "2026-02-10", "2027-01-30"],
    ["上周五", "2026-11-13", "2026-11-13"],
    ["within 3 days", undefined, "2026-11-25"],
    ["by Friday", undefined, "2026-11-27"],
    ["3 days ago", "2026-11-19", "2026-11-19"],
    ["1 Aug", "2026-08-01", "2027-08-01"],
    ["Aug 1st", "2026-08-01", "2027-08-01"],
    ["last Friday", "2026-11-13", "2026-11-13"],
  ])("%s is %s for an event and %s for a plan, with its weekday", async (typed, event, plan) => {
    const [happened, planned] = await Promise.all([
      scene.says(liaison, `提交线索 日期=${typed}`),
      scene.says(procurator, `登记建议 整改期限=${typed}`),
    ]);
    if (event === undefined) expect(happened.text).toContain("这里要已经发生的那一天");
    else {
      expect(fieldOf(happened.text, "日期")).toBe(event);
      expect(echoOf(happened.text)).toMatch(/^\d{4}年\d{1,2}月\d{1,2}日 周[一二三四五六日]$/);
    }
    expect(fieldOf(planned.text, "整改期限")).toBe(plan);
    expect(echoOf(planned.text)).toMatch(/^\d{4}年\d{1,2}月\d{1,2}日 周[一二三四五六日]$/);
  });

  it.each([
    ["3日后", "2026-11-25"],
    ["半个月后", "2026-12-07"],
    ["次日", "2026-11-23"],
    ["下周三", "2026-11-25"],
    ["今天下班前", "2026-11-22"],
    ["in 5 working days", "2026-11-27"],
    ["end of month", "2026-11-30"],
    ["tmr", "2026-11-23"],
    ["next Wednesday", "2026-11-25"],
  ])("%s is %s for a plan", async (typed, plan) => {
    const planned = await scene.says(procurator, `登记建议 整改期限=${typed}`);
    expect(fieldOf(planned.text, "整改期限")).toBe(plan);
  });

  it.each([
    ["2025–08–01", "2025-08-01"],
    ["1-Aug-2025", "2025-08-01"],
    ["2025年8月1日", "2025-08-01"],
    ["今天", "2026-11-22"],
    ["昨天", "2026-11-21"],
    ["11月22日", "2026-11-22"],
  ])("%s says all of it: %s, and nothing is asked", async (typed, event) => {
    const happened = await scene.says(liaison, `提交线索 日期=${typed}`);
    expect(fieldOf(happened.text, "日期")).toBe(event);
    expect(echoOf(happened.text)).toBe("");
  });

  it.each([
    ["八月十五", "您是说公历还是农历"],
    ["2月30日", "没有2026年2月30日这一天"],
    ["13月1日", "没有13月这个月份"],
    ["1/8/2025", "分不清哪个是月、哪个是日"],
    ["2026年8月1日 周一", "日期与星期不符"],
    ["不久前", "看不懂日期"],
  ])("%s is asked about: %s", async (typed, asked) => {
    const happened = await scene.says(liaison, `提交线索 日期=${typed}`);
    expect(fieldOf(happened.text, "日期")).toContain(asked);
  });

  it("is said in English to who reads English", async () => {
    const event = await scene.says("water.head", "submit clue date=8/1");
    expect(event.text).toContain("Date: “8/1” is taken as Sat 1 Aug 2026; change it");
    const plan = await scene.says("water.head", "submit clue date=within 3 days");
    expect(plan.text).toContain("The very day on which it happened is wanted here");
  });
});

it("every day and time that is asked for is an event or a plan", () => {
  const asked = verbsOf(commandsFor("山丹县", true)).flatMap(({ id, fields }) =>
    Object.entries(fields).flatMap(([key, { kind, tense }]) =>
      (kind === "day" || kind === "moment") && tense === undefined ? [`${id}.${key}`] : [],
    ),
  );
  expect(asked).toEqual([]);
});

describe("the turn of the year", () => {
  it.each([
    ["2026-12-20", "1月8日", "2026-01-08", "2027-01-08"],
    ["2027-01-05", "12月28日", "2026-12-28", "2027-12-28"],
    ["2027-01-05", "1月8日", "2026-01-08", "2027-01-08"],
  ])("seen on %s, %s is %s for an event and %s for a plan", async (today, typed, event, plan) => {
    const scene = await openScene(`${today}T02:00:00.000Z`);
    const happened = await scene.says(liaison, `提交线索 日期=${typed}`);
    expect(fieldOf(happened.text, "日期")).toBe(event);
    const planned = await scene.says(procurator, `登记建议 整改期限=${typed}`);
    expect(fieldOf(planned.text, "整改期限")).toBe(plan);
    const meeting = await scene.says(secretariat, `会议 安排 时间=${typed}下午3点`);
    expect(fieldOf(meeting.text, "时间")).toBe(`${plan}T07:00:00.000Z`);
    await scene.close();
  });
});

describe("the time of a meeting, seen from Sunday 22 November 2026, 10:00", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene("2026-11-22T02:00:00.000Z");
  });
  afterAll(() => scene.close());

  it.each([
    ["24:00", "2026-11-22T16:00", 60],
    ["8月1日24时", "2027-08-01T16:00", 60],
    ["今晚十二点", "2026-11-22T16:00", 60],
    ["中午", "2026-11-22T04:00", 60],
    ["两小时后", "2026-11-22T04:00", 60],
    ["2026-12-01 15:00:00", "2026-12-01T07:00", 60],
    ["下午3点到5点", "2026-11-22T07:00", 120],
    ["15:00-17:00", "2026-11-22T07:00", 120],
    ["明天15:00—17:30", "2026-11-23T07:00", 150],
    ["明天9点至11点半", "2026-11-23T01:00", 150],
    ["下周三下午3点", "2026-11-25T07:00", 60],
    ["明天早上6点", "2026-11-22T22:00", 60],
    ["12.1 15:00", "2026-12-01T07:00", 60],
    ["节后第一个工作日上午9点", "2027-01-04T01:00", 60],
    ["tonight 8pm", "2026-11-22T12:00", 60],
    ["tmr 3pm", "2026-11-23T07:00", 60],
    ["Wed 3-5pm", "2026-11-25T07:00", 120],
    ["in 2 hours", "2026-11-22T04:00", 60],
  ])("%s is %s, %i minutes", async (typed, at, minutes) => {
    const form = await scene.says(secretariat, `会议 安排 时间=${typed}`);
    expect(fieldOf(form.text, "时间")).toBe(`${at}:00.000Z`);
    expect(fieldOf(form.text, "时长")).toBe(String(minutes));
  });

  it.each([
    ["下周三3点", "您是说下午3点还是凌晨3点？请写“下午3点”或“凌晨3点”"],
    ["明天6点", "您是说下午6点还是早上6点？"],
    ["明天2点到4点", "您是说下午2点还是凌晨2点？"],
    ["tomorrow at 3", "您是说下午3点还是凌晨3点？"],
    ["今晚零点", "您是说这一天开始时的0点，还是结束时的24点？"],
    ["明天", "请再写上几点"],
    ["明天下午", "请再写上几点"],
    ["明天17:00-15:00", "结束时间要晚于开始时间"],
    ["三日内", "这里要哪一天几点，不要期限"],
    ["25:00", "没有这个时间"],
  ])("%s is asked about", async (typed, asked) => {
    const line = `会议 安排 标题=河道会商 参会单位=水务局 时间=${typed}`;
    const form = await scene.says(secretariat, line);
    expect(fieldOf(form.text, "时间")).toContain(asked);
    expect((await scene.says(secretariat, "列表 会议")).text).not.toContain("河道会商");
  });

  it.each([
    ["明天下午3点 水务局 公安局", "2026-11-23T07:00", "water、police", 60, ""],
    ["明天下午3点到5点 水务局 公安局", "2026-11-23T07:00", "water、police", 120, ""],
    ["明天 15:00-17:00 水务局、公安局", "2026-11-23T07:00", "water、police", 120, ""],
    ["水务局 公安局 周三下午3点", "2026-11-25T07:00", "water、police", 60, ""],
    ["tomorrow 3-5pm water police", "2026-11-23T07:00", "water、police", 120, ""],
    ["周三下午3点 水务局 讨论排污口整改", "2026-11-25T07:00", "water", 60, "讨论排污口整改"],
    ["周三下午3点 水务局 议程：排污口整改", "2026-11-25T07:00", "water", 60, "排污口整改"],
  ])("without a label: 河道会商 %s", async (typed, at, units, minutes, agenda) => {
    const form = await scene.says(secretariat, `安排会议 河道会商 ${typed}`);
    expect(fieldOf(form.text, "标题")).toBe("河道会商");
    expect(fieldOf(form.text, "时间")).toBe(`${at}:00.000Z`);
    expect(fieldOf(form.text, "参会单位")).toBe(units);
    expect(fieldOf(form.text, "时长")).toBe(String(minutes));
    expect(fieldOf(form.text, "议题")).toBe(agenda);
  });

  it("and a length that disagrees with the span is asked about, one that agrees is not", async () => {
    const line = "会议 安排 标题=河道会商 参会单位=水务局 时间=下周三15:00-17:00 时长=";
    const form = await scene.says(secretariat, `${line}60`);
    expect(form.text).toContain("时间里写的是120分钟，这里写的是60分钟，请只留一个。");
    const done = await scene.says(secretariat, `${line}120`);
    expect(done.text).toContain(
      "时间：“下周三15:00-17:00”已按2026年11月25日 周三 15:00到17:00办。",
    );
    expect(done.text).toContain("会议定于2026年11月25日 周三 15:00");
    expect(done.text).toContain("时长: 120分钟");
  });

  it("is refused where it is past", async () => {
    const past = await scene.says(secretariat, "会议 安排 标题=甲 参会单位=水务局 时间=昨天15:00");
    expect(past.text).toContain("会议时间要晚于现在（2026年11月22日 周日 10:00）");
  });
});

describe("a day that a legal period hangs on", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene("2026-11-22T02:00:00.000Z");
  });
  afterAll(() => scene.close());

  const record = (number: number, days: string) =>
    `登记建议 标题=整治河段${number} 文号=山检建〔2026〕${number}号 类型=公益诉讼 单位=水务局 异议期=10 内容=查处 ${days}`;

  it("is shown with its weekday and recorded by a press", async () => {
    const asked = await scene.says(procurator, record(3, "送达日期=11.2"));
    expect(asked.reply.is).toBe("form");
    expect(asked.text).toContain("送达日期：“11.2”按2026年11月2日 周一办，不对请改。");
    expect((await scene.says(procurator, "列表 建议")).text).not.toContain("整治河段3");
    const done = await asked.submit();
    expect(done.text).toContain("送达日期: 2026年11月2日 周一");
    expect(done.text).not.toContain("按2026年11月2日");
  });

  it("and recorded at once where all of it is written", async () => {
    const done = await scene.says(
      procurator,
      record(4, "送达日期=2026-11-02 整改期限=2027年1月8日"),
    );
    expect(done.text).toContain("JY-2026-0002");
  });

  it.each([
    ["送达日期=明天", "不能晚于今天"],
    ["送达日期=2026-12-01", "不能晚于今天"],
    ["送达日期=三日内", "这里要已经发生的那一天"],
    ["送达日期=2026-11-02 决定日期=11.5", "决定"],
    ["送达日期=2026-11-02 整改期限=2026-11-01", "整改"],
  ])("%s is refused before anything is confirmed", async (days, why) => {
    const refused = await scene.says(procurator, record(5, days));
    expect(refused.text).toMatch(new RegExp(`← [^\n]*${why}`));
  });

  it("of a step, too: a time asked for, seen as a plan", async () => {
    await scene.says(liaison, "签收 jy2");
    const asked = await scene.says(liaison, "申请延期 jy2 延至=4.15 理由=汛期施工");
    expect(asked.text).toContain("延至：“4.15”按2027年4月15日 周四办，不对请改。");
  });

  it("and an event no period hangs on is done at once, and echoed", async () => {
    const done = await scene.says(
      liaison,
      "提交线索 标题=大桥下排污口 类别=水污染 事实=黑水直排 地点=大桥 日期=上周五 来源=履职",
    );
    expect(done.text).toContain("日期：“上周五”已按2026年11月13日 周五办。");
    expect(done.text).toContain("XS-2026-0001");
  });
});
