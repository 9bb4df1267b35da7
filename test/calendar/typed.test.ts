import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  daysBetween,
  dayText,
  dayWithWeekday,
  instantAt,
  isDay,
  momentText,
  shortDay,
} from "../../src/calendar/day.ts";
import { createCalendar, officialNotices } from "../../src/calendar/holidays.ts";
import { lunarMonth } from "../../src/calendar/lunar.ts";
import { chineseNumber } from "../../src/calendar/numeral.ts";
import {
  dayPrefix,
  momentPrefix,
  type ReadDay,
  type ReadMoment,
  readDay,
  readMoment,
} from "../../src/calendar/typed.ts";
import { naiveDays } from "./naive.ts";

// Sunday 22 November 2026, ten in the morning: the last day of its week.
const now = instantAt("2026-11-22", "10:00");

const refusalOf = (read: ReadDay | ReadMoment): string | undefined =>
  "problem" in read ? read.problem.zh : undefined;

describe("a day written in full", () => {
  it.each([
    ["2025-08-01", "2025-08-01"],
    ["2025-8-1", "2025-08-01"],
    ["2025/8/1", "2025-08-01"],
    ["2025.8.1", "2025-08-01"],
    ["20250801", "2025-08-01"],
    ["2025–08–01", "2025-08-01"],
    ["2025—08—01", "2025-08-01"],
    ["2025‑08‑01", "2025-08-01"],
    ["2025−08−01", "2025-08-01"],
    ["2025·8·1", "2025-08-01"],
    ["2025.8.1日", "2025-08-01"],
    ["２０２５－０８－０１", "2025-08-01"],
    ["２０２５年８月１日", "2025-08-01"],
    ["2025年8月1日", "2025-08-01"],
    ["2025 年 8 月 1 日", "2025-08-01"],
    ["二〇二五年八月一日", "2025-08-01"],
    ["2025年8月1日 周五", "2025-08-01"],
    ["2025年8月1日（星期五）", "2025-08-01"],
    ["1 Aug 2025", "2025-08-01"],
    ["1 August 2025", "2025-08-01"],
    ["1-Aug-2025", "2025-08-01"],
    ["01-AUG-2025", "2025-08-01"],
    ["1/Aug/2025", "2025-08-01"],
    ["1Aug2025", "2025-08-01"],
    ["Aug-1-2025", "2025-08-01"],
    ["Aug 1, 2025", "2025-08-01"],
    ["August 1st, 2025", "2025-08-01"],
    ["1st of August 2025", "2025-08-01"],
    ["Fri 1 Aug 2025", "2025-08-01"],
    ["Friday, 1 August 2025", "2025-08-01"],
  ])("%s is %s, whatever is meant", (text, day) => {
    for (const tense of ["past", "future", undefined] as const) {
      expect(readDay(text, now, { tense })).toEqual({ day });
      expect(readMoment(text, now, { tense })).toEqual({ day });
    }
    expect(dayPrefix(text, now)).toBe(text.trimEnd().length);
  });
});

// What each is of an event, where nothing is known, and of a plan.
const open: [text: string, event: string, nearest: string, plan: string][] = [
  ["8.1", "2026-08-01", "2026-08-01", "2027-08-01"],
  ["08.01", "2026-08-01", "2026-08-01", "2027-08-01"],
  ["8。1", "2026-08-01", "2026-08-01", "2027-08-01"],
  ["8/1", "2026-08-01", "2026-08-01", "2027-08-01"],
  ["8-1", "2026-08-01", "2026-08-01", "2027-08-01"],
  ["8–1", "2026-08-01", "2026-08-01", "2027-08-01"],
  ["8.1日", "2026-08-01", "2026-08-01", "2027-08-01"],
  ["8.1号", "2026-08-01", "2026-08-01", "2027-08-01"],
  ["１０．１", "2026-10-01", "2026-10-01", "2027-10-01"],
  ["12/31", "2025-12-31", "2026-12-31", "2026-12-31"],
  ["1/8", "2026-01-08", "2027-01-08", "2027-01-08"],
  ["0801", "2026-08-01", "2026-08-01", "2027-08-01"],
  ["1225", "2025-12-25", "2026-12-25", "2026-12-25"],
  ["8月1", "2026-08-01", "2026-08-01", "2027-08-01"],
  ["8月1日", "2026-08-01", "2026-08-01", "2027-08-01"],
  ["8月1号", "2026-08-01", "2026-08-01", "2027-08-01"],
  ["八月三十一号", "2026-08-31", "2026-08-31", "2027-08-31"],
  ["11月22日", "2026-11-22", "2026-11-22", "2026-11-22"],
  ["Aug 1", "2026-08-01", "2026-08-01", "2027-08-01"],
  ["1-Aug", "2026-08-01", "2026-08-01", "2027-08-01"],
  ["Sept. 5", "2026-09-05", "2026-09-05", "2027-09-05"],
  ["3rd of May", "2026-05-03", "2027-05-03", "2027-05-03"],
  ["8月底", "2026-08-31", "2026-08-31", "2027-08-31"],
  ["2月最后一天", "2026-02-28", "2027-02-28", "2027-02-28"],
  ["end of August", "2026-08-31", "2026-08-31", "2027-08-31"],
  ["1日", "2026-11-01", "2026-12-01", "2026-12-01"],
  ["15号", "2026-11-15", "2026-11-15", "2026-12-15"],
  ["廿二日", "2026-11-22", "2026-11-22", "2026-11-22"],
  ["the 15th", "2026-11-15", "2026-11-15", "2026-12-15"],
  ["5th", "2026-11-05", "2026-12-05", "2026-12-05"],
  ["月底", "2026-10-31", "2026-11-30", "2026-11-30"],
  ["年底", "2025-12-31", "2026-12-31", "2026-12-31"],
  ["周三", "2026-11-18", "2026-11-18", "2026-11-25"],
  ["星期三", "2026-11-18", "2026-11-18", "2026-11-25"],
  ["礼拜三", "2026-11-18", "2026-11-18", "2026-11-25"],
  ["周日", "2026-11-22", "2026-11-22", "2026-11-22"],
  ["星期天", "2026-11-22", "2026-11-22", "2026-11-22"],
  ["Fri", "2026-11-20", "2026-11-20", "2026-11-27"],
  ["on Friday", "2026-11-20", "2026-11-20", "2026-11-27"],
  ["元旦", "2026-01-01", "2027-01-01", "2027-01-01"],
  ["除夕", "2026-02-16", "2027-02-05", "2027-02-05"],
  ["大年三十", "2026-02-16", "2027-02-05", "2027-02-05"],
  ["春节", "2026-02-17", "2027-02-06", "2027-02-06"],
  ["大年初一", "2026-02-17", "2027-02-06", "2027-02-06"],
  ["元宵节", "2026-03-03", "2027-02-20", "2027-02-20"],
  ["清明", "2026-04-05", "2027-04-05", "2027-04-05"],
  ["五一", "2026-05-01", "2027-05-01", "2027-05-01"],
  ["端午节", "2026-06-19", "2026-06-19", "2027-06-09"],
  ["中秋", "2026-09-25", "2026-09-25", "2027-09-15"],
  ["重阳", "2026-10-18", "2026-10-18", "2027-10-08"],
  ["国庆节", "2026-10-01", "2026-10-01", "2027-10-01"],
  ["十一", "2026-10-01", "2026-10-01", "2027-10-01"],
  ["Mid-Autumn", "2026-09-25", "2026-09-25", "2027-09-15"],
  ["Chinese New Year", "2026-02-17", "2027-02-06", "2027-02-06"],
  ["农历八月十五", "2026-09-25", "2026-09-25", "2027-09-15"],
  ["阴历8月15日", "2026-09-25", "2026-09-25", "2027-09-15"],
  ["八月初五", "2026-09-15", "2026-09-15", "2027-09-05"],
  ["正月十五", "2026-03-03", "2027-02-20", "2027-02-20"],
  ["正月初五", "2026-02-21", "2027-02-10", "2027-02-10"],
  ["冬月初一", "2025-12-20", "2026-12-09", "2026-12-09"],
  ["腊月二十三", "2026-02-10", "2027-01-30", "2027-01-30"],
  ["腊月廿三", "2026-02-10", "2027-01-30", "2027-01-30"],
  ["闰六月初一", "2025-07-25", "2025-07-25", "2036-07-23"],
  ["国庆后第一个工作日", "2026-10-08", "2026-10-08", "2027-10-04"],
  ["国庆节后第2个工作日", "2026-10-09", "2026-10-09", "2027-10-05"],
  ["春节后上班第一天", "2026-02-24", "2027-02-09", "2027-02-09"],
  ["中秋假期后首个工作日", "2026-09-28", "2026-09-28", "2027-09-16"],
  ["国庆节前最后一个工作日", "2026-09-30", "2026-09-30", "2027-09-30"],
  ["节后第一个工作日", "2026-10-08", "2027-01-04", "2027-01-04"],
  ["假期后第一个工作日", "2026-10-08", "2027-01-04", "2027-01-04"],
  ["first working day after National Day", "2026-10-08", "2026-10-08", "2027-10-04"],
  ["last working day before Spring Festival", "2026-02-14", "2027-02-04", "2027-02-04"],
  ["first working day after the holiday", "2026-10-08", "2027-01-04", "2027-01-04"],
];

describe("a day that says neither year nor month", () => {
  it.each(open)(
    "%s is %s of an event, %s otherwise, %s of a plan",
    (text, event, nearest, plan) => {
      for (const [tense, day] of [
        ["past", event],
        [undefined, nearest],
        ["future", plan],
      ] as const) {
        expect(readDay(text, now, { tense })).toEqual({ day, assumed: true });
        expect(readMoment(text, now, { tense })).toEqual({ day, assumed: true });
      }
    },
  );

  it.each([
    ["2026-12-20", "1月8日", "future", "2027-01-08"],
    ["2027-01-05", "12月28日", "past", "2026-12-28"],
    ["2027-01-05", "12月28日", undefined, "2026-12-28"],
    ["2026-12-20", "1.8", undefined, "2027-01-08"],
    ["2026-12-31", "12月31日", "future", "2026-12-31"],
    ["2026-12-31", "元旦", "future", "2027-01-01"],
    ["2027-01-01", "元旦", "past", "2027-01-01"],
    ["2028-03-01", "2月29日", "past", "2028-02-29"],
    ["2026-10-03", "节后第一个工作日", "future", "2026-10-08"],
    ["2027-01-10", "腊月二十三", "past", "2026-02-10"],
    ["2028-01-20", "除夕", "future", "2028-01-25"],
    ["2026-12-31", "5号", "future", "2027-01-05"],
    ["2027-01-01", "31号", "past", "2026-12-31"],
  ] as const)("seen on %s, %s (%s) is %s", (today, text, tense, day) => {
    expect(readDay(text, instantAt(today, "12:00"), { tense })).toEqual({ day, assumed: true });
  });

  it.each([
    ["09:00", "14:40", "past", "2026-12-02"],
    ["09:00", "下午3点", "past", "2026-12-02"],
    ["09:00", "8:30", "past", "2026-12-03"],
    ["09:00", "9:45", "past", "2026-12-03"],
    ["09:00", "14:40", "future", "2026-12-03"],
    ["09:00", "14:40", undefined, "2026-12-03"],
    ["09:00", "今天14:40", "past", "2026-12-03"],
  ] as const)("at %s, the time alone %s (%s) is that of %s", (at, typed, tense, day) => {
    expect(readMoment(typed, instantAt("2026-12-03", at), { tense })).toMatchObject({ day });
  });

  it("reads working days by the county's own calendar", () => {
    const notice = { year: 2027, source: "x", rest: ["2027-10-01/2027-10-07"], work: [] };
    const calendar = createCalendar([...officialNotices, notice]);
    const read = readDay("国庆后第一个工作日", now, { tense: "future", calendar });
    expect(read).toEqual({ day: "2027-10-08", assumed: true });
  });
});

describe("a day counted or said in words", () => {
  it.each([
    ["2025年8月底", "2025-08-31"],
    ["25年8月1日", "2025-08-01"],
    ["二五年八月一日", "2025-08-01"],
    ["25.8.1", "2025-08-01"],
    ["25-08-01", "2025-08-01"],
    ["250801", "2025-08-01"],
    ["1-Aug-25", "2025-08-01"],
    ["2025年8月1", "2025-08-01"],
    ["明年1月5日", "2027-01-05"],
    ["去年12月3号", "2025-12-03"],
    ["前年8月1日", "2024-08-01"],
    ["本月30号", "2026-11-30"],
    ["本月15日", "2026-11-15"],
    ["下个月5号", "2026-12-05"],
    ["下个月5", "2026-12-05"],
    ["下月5日", "2026-12-05"],
    ["次月5日", "2026-12-05"],
    ["下下个月5号", "2027-01-05"],
    ["上个月31号", "2026-10-31"],
    ["下个月底", "2026-12-31"],
    ["今天", "2026-11-22"],
    ["当日", "2026-11-22"],
    ["明天", "2026-11-23"],
    ["次日", "2026-11-23"],
    ["翌日", "2026-11-23"],
    ["后天", "2026-11-24"],
    ["大后天", "2026-11-25"],
    ["昨天", "2026-11-21"],
    ["前天", "2026-11-20"],
    ["昨晚", "2026-11-21"],
    ["昨天晚上", "2026-11-21"],
    ["3天后", "2026-11-25"],
    ["3日后", "2026-11-25"],
    ["十天之后", "2026-12-02"],
    ["3天前", "2026-11-19"],
    ["两周后", "2026-12-06"],
    ["1个星期以后", "2026-11-29"],
    ["一个月后", "2026-12-22"],
    ["3个月前", "2026-08-22"],
    ["半个月后", "2026-12-07"],
    ["半月后", "2026-12-07"],
    ["半年前", "2026-05-22"],
    ["五个工作日后", "2026-11-27"],
    ["3工作日后", "2026-11-25"],
    ["3个自然日后", "2026-11-25"],
    ["后儿", "2026-11-24"],
    ["後天", "2026-11-24"],
    ["下週三", "2026-11-25"],
    ["下禮拜三", "2026-11-25"],
    ["明年年底", "2027-12-31"],
    ["下個月5號", "2026-12-05"],
    ["本周五", "2026-11-20"],
    ["这周五", "2026-11-20"],
    ["下周三", "2026-11-25"],
    ["下个星期三", "2026-11-25"],
    [" 下 周 三 ", "2026-11-25"],
    ["下周日", "2026-11-29"],
    ["下下周一", "2026-11-30"],
    ["上周五", "2026-11-13"],
    ["today", "2026-11-22"],
    ["Tomorrow", "2026-11-23"],
    ["tmr", "2026-11-23"],
    ["tmrw", "2026-11-23"],
    ["tonight", "2026-11-22"],
    ["the day after tomorrow", "2026-11-24"],
    ["next Wednesday", "2026-11-25"],
    ["next week Wednesday", "2026-11-25"],
    ["Wednesday next week", "2026-11-25"],
    ["last monday", "2026-11-09"],
    ["in 3 days", "2026-11-25"],
    ["in a week", "2026-11-29"],
    ["in 5 working days", "2026-11-27"],
    ["in a fortnight", "2026-12-06"],
    ["two weeks ago", "2026-11-08"],
    ["3 months from now", "2027-02-22"],
    ["end of month", "2026-11-30"],
    ["end of this month", "2026-11-30"],
    ["month-end", "2026-11-30"],
    ["end of next month", "2026-12-31"],
    ["end of the year", "2026-12-31"],
    ["2027年中秋", "2027-09-15"],
    ["明年元旦", "2027-01-01"],
    ["去年国庆", "2025-10-01"],
    ["农历2026年八月十五", "2026-09-25"],
    ["2025年闰六月初一", "2025-07-25"],
    ["Mid-Autumn 2027", "2027-09-15"],
  ])("%s is %s", (text, day) => {
    for (const tense of ["past", "future", undefined] as const)
      expect(readDay(text, now, { tense })).toEqual({ day, assumed: true });
  });

  it.each([
    ["三日内", "2026-11-25"],
    ["三日之内", "2026-11-25"],
    ["10日内", "2026-12-02"],
    ["自今日起10日内", "2026-12-02"],
    ["五个工作日内", "2026-11-27"],
    ["3工作日内", "2026-11-25"],
    ["半个月内", "2026-12-07"],
    ["一周内", "2026-11-29"],
    ["两个月内", "2027-01-22"],
    ["本月内", "2026-11-30"],
    ["年内", "2026-12-31"],
    ["今天下班前", "2026-11-22"],
    ["下班前", "2026-11-22"],
    ["周五下班前", "2026-11-27"],
    ["周五前", "2026-11-27"],
    ["下周三之前", "2026-11-25"],
    ["月底前", "2026-11-30"],
    ["年底前", "2026-12-31"],
    ["15号前", "2026-12-15"],
    ["12月15日前", "2026-12-15"],
    ["2026-12-15以前", "2026-12-15"],
    ["8.1前", "2027-08-01"],
    ["今天内", "2026-11-22"],
    ["by Friday", "2026-11-27"],
    ["by end of month", "2026-11-30"],
    ["no later than 15 Dec", "2026-12-15"],
    ["本周内", "2026-11-22"],
    ["下周内", "2026-11-29"],
    ["end of the week", "2026-11-20"],
    ["end of next week", "2026-11-27"],
    ["本季度内", "2026-12-31"],
    ["季度末", "2026-12-31"],
    ["下季度末", "2027-03-31"],
    ["end of quarter", "2026-12-31"],
    ["10个自然日内", "2026-12-02"],
    ["最迟12月15日", "2026-12-15"],
    ["不迟于12月15日", "2026-12-15"],
    ["截至12月15日", "2026-12-15"],
    ["截止到12月15日", "2026-12-15"],
    ["至12月15日止", "2026-12-15"],
    ["12月15日为止", "2026-12-15"],
    ["五個工作日內", "2026-11-27"],
    ["by COB Friday", "2026-11-27"],
    ["by eod", "2026-11-22"],
    ["Friday eod", "2026-11-27"],
    ["within 3 days", "2026-11-25"],
    ["within two weeks", "2026-12-06"],
    ["within 5 business days", "2026-11-27"],
  ])("%s is %s at the latest, and no day of an event", (text, day) => {
    expect(readDay(text, now)).toEqual({ day, assumed: true });
    expect(readDay(text, now, { tense: "future" })).toEqual({ day, assumed: true });
    expect(refusalOf(readDay(text, now, { tense: "past" }))).toContain("这里要已经发生的那一天");
    expect(refusalOf(readMoment(text, now))).toMatch(/不要期限|请写上几点|看不懂/);
  });

  it("asks what 15日前 means, unless an event or a plan is wanted", () => {
    expect(readDay("15日前", now, { tense: "past" })).toEqual({ day: "2026-11-07", assumed: true });
    expect(readDay("15日前", now, { tense: "future" })).toEqual({
      day: "2026-12-15",
      assumed: true,
    });
    expect(refusalOf(readDay("15日前", now))).toBe(
      "“15日前”可以是15号之前，也可以是15天以前，请写“15号前”或“15天前”",
    );
  });

  it.each([
    ["2025-02-30", "没有2025年2月30日这一天，2025年2月是1日到28日"],
    ["2月29日", "没有2027年2月29日这一天，2027年2月是1日到28日"],
    ["9.31", "这一天，"],
    ["31号", "没有2026年11月31日这一天，2026年11月是1日到30日"],
    ["0号", "没有2026年12月0日这一天"],
    ["13月1日", "没有13月这个月份"],
    ["13/8", "没有13月这个月份"],
    ["0.5", "没有0月这个月份"],
    ["2025-13-01", "没有13月这个月份"],
    ["9999年8月1日", "年份应在1900到2100之间"],
    ["9999年后", "年份应在1900到2100之间"],
    ["2025年8月1日 周四", "日期与星期不符，这一天是2025年8月1日 周五"],
    ["Thu 1 Aug 2025", "日期与星期不符，这一天是2025年8月1日 周五"],
    ["明天下午3点", "这里只要日期，不要时间"],
    ["中午", "这里只要日期，不要时间"],
    ["两小时后", "这里只要日期，不要时间"],
    ["24:00", "这里只要日期，不要时间"],
    ["1/8/2025", "年份写在后面时，分不清哪个是月、哪个是日"],
    ["01.08.2025", "年份写在后面时，分不清哪个是月、哪个是日"],
    ["05.8.1", "两位数年份看不准"],
    ["31.8.25", "两位数年份看不准"],
    ["01.08.25", "两位数年份看不准"],
    ["八月十五", "公历还是农历"],
    ["8月十五", "公历还是农历"],
    ["腊月三十", "只有29天"],
    ["闰十二月初一", "没有找到这一天"],
    ["农历2200年八月十五", "没有找到这一天"],
    ["0123年元旦", "没有找到这一天"],
    ["9999年国庆后第一个工作日", "没有找到这一天"],
    ["国庆后", "国庆后第一个工作日"],
    ["中秋节后", "国庆后第一个工作日"],
    ["节前", "国庆前最后一个工作日"],
    ["2025-08-01 左右", "日期后面的“左右”看不懂"],
    ["8月1日到8月3日", "日期后面的“到8月3日”看不懂"],
    ["3.5亿", "日期后面的“亿”看不懂"],
    ["1.8.25", "看不懂日期“1.8.25”"],
    ["改天", "看不懂日期“改天”"],
    ["周末", "看不懂日期“周末”"],
    ["8月上旬", "看不懂日期“8月上旬”"],
    ["月初", "看不懂日期“月初”"],
    ["小年", "看不懂日期“小年”"],
    ["三天", "看不懂日期“三天”"],
    ["一个半月后", "看不懂日期“一个半月后”"],
    ["2025", "看不懂日期“2025”"],
    ["801", "看不懂日期“801”"],
    ["2025-08-011", "看不懂日期“2025-08-011”"],
    ["8月", "看不懂日期“8月”"],
    ["下周", "看不懂日期“下周”"],
    ["", "请写日期，例如"],
    ["　", "请写日期，例如"],
  ])("%s is refused: %s", (text, reason) => {
    const read = readDay(text, now);
    if (!("problem" in read)) throw new Error(`read as ${read.day}`);
    expect(read.problem.zh).toContain(reason);
    expect(read.problem.en).toMatch(/^[A-Z“]/);
  });

  it("is seen from the county's day, whatever day UTC has", () => {
    expect(readDay("明天", "2026-11-22T15:59:00.000Z")).toEqual({
      assumed: true,
      day: "2026-11-23",
    });
    expect(readDay("明天", "2026-11-22T16:00:00.000Z")).toEqual({
      assumed: true,
      day: "2026-11-24",
    });
    expect(readDay("下周三", "2026-11-22T16:00:00.000Z")).toEqual({
      assumed: true,
      day: "2026-12-02",
    });
  });

  it("clamps to the end of a shorter month", () => {
    const lastOfJanuary = instantAt("2026-01-31", "09:00");
    expect(readDay("一个月后", lastOfJanuary)).toEqual({ assumed: true, day: "2026-02-28" });
    expect(readDay("下个月5号", lastOfJanuary)).toEqual({ assumed: true, day: "2026-02-05" });
    expect(readDay("下月底", lastOfJanuary)).toEqual({ assumed: true, day: "2026-02-28" });
  });
});

describe("a moment typed", () => {
  it.each([
    ["下周三下午3点", "2026-11-25", "15:00"],
    ["下周三 下午 3 点", "2026-11-25", "15:00"],
    ["明天下午三点半", "2026-11-23", "15:30"],
    ["明天上午九点半", "2026-11-23", "09:30"],
    ["8月1日 15:00", "2026-08-01", "15:00"],
    ["8月1日15：30", "2026-08-01", "15:30"],
    ["周五下午三点三刻", "2026-11-20", "15:45"],
    ["周五下午三点十五分", "2026-11-20", "15:15"],
    ["周五下午3点05", "2026-11-20", "15:05"],
    ["周五15时30分", "2026-11-20", "15:30"],
    ["今天晚上8点", "2026-11-22", "20:00"],
    ["明晚8点", "2026-11-23", "20:00"],
    ["明早九点", "2026-11-23", "09:00"],
    ["今天中午12点", "2026-11-22", "12:00"],
    ["今天中午1点", "2026-11-22", "13:00"],
    ["后天早上8点整", "2026-11-24", "08:00"],
    ["明天凌晨零点", "2026-11-23", "00:00"],
    ["下午3点", "2026-11-22", "15:00"],
    ["next Wednesday 3pm", "2026-11-25", "15:00"],
    ["next Wed at 3:30 p.m.", "2026-11-25", "15:30"],
    ["3pm tomorrow", "2026-11-23", "15:00"],
    ["tomorrow, 12am", "2026-11-23", "00:00"],
    ["Aug 1 12pm", "2026-08-01", "12:00"],
    ["tomorrow noon", "2026-11-23", "12:00"],
    ["8.1 15:00", "2026-08-01", "15:00"],
    ["8/1下午3点", "2026-08-01", "15:00"],
    ["下周三凌晨3点", "2026-11-25", "03:00"],
    ["明天早上6点", "2026-11-23", "06:00"],
    ["明天7点半", "2026-11-23", "07:30"],
    ["9点", "2026-11-22", "09:00"],
    ["中午", "2026-11-22", "12:00"],
    ["明天中午", "2026-11-23", "12:00"],
    ["明天中午12点半", "2026-11-23", "12:30"],
    ["今天正午", "2026-11-22", "12:00"],
    ["今晚8:30", "2026-11-22", "20:30"],
    ["今晚八点半", "2026-11-22", "20:30"],
    ["昨晚11点", "2026-11-21", "23:00"],
    ["今早9点", "2026-11-22", "09:00"],
    ["深夜11点", "2026-11-22", "23:00"],
    ["夜里2点", "2026-11-22", "02:00"],
    ["农历八月十五晚上8点", "2026-09-25", "20:00"],
    ["国庆后第一个工作日上午9点", "2026-10-08", "09:00"],
    ["元旦上午10点", "2027-01-01", "10:00"],
    ["两小时后", "2026-11-22", "12:00"],
    ["半小时后", "2026-11-22", "10:30"],
    ["半个小时后", "2026-11-22", "10:30"],
    ["一个半小时后", "2026-11-22", "11:30"],
    ["20分钟后", "2026-11-22", "10:20"],
    ["一刻钟后", "2026-11-22", "10:15"],
    ["2小时前", "2026-11-22", "08:00"],
    ["30个小时后", "2026-11-23", "16:00"],
    ["现在", "2026-11-22", "10:00"],
    ["刚才", "2026-11-22", "10:00"],
    ["in 2 hours", "2026-11-22", "12:00"],
    ["in half an hour", "2026-11-22", "10:30"],
    ["30 minutes ago", "2026-11-22", "09:30"],
    ["tonight 8pm", "2026-11-22", "20:00"],
    ["tonight at 8", "2026-11-22", "20:00"],
    ["tonight 8:30", "2026-11-22", "20:30"],
    ["8pm tonight", "2026-11-22", "20:00"],
    ["8:00 tonight", "2026-11-22", "20:00"],
    ["tmr 3pm", "2026-11-23", "15:00"],
    ["tomorrow morning at 9", "2026-11-23", "09:00"],
    ["tomorrow evening 7:30", "2026-11-23", "19:30"],
    ["this afternoon at 3", "2026-11-22", "15:00"],
    ["next Wednesday at 9", "2026-11-25", "09:00"],
  ])("%s is %s %s", (text, day, time) => {
    expect(readMoment(text, now)).toEqual({ day, time, assumed: true });
  });

  it.each([
    ["2025-08-01，下午3:05", "2025-08-01", "15:05"],
    ["2025-08-01T15:00", "2025-08-01", "15:00"],
    ["2025-08-01 9:00", "2025-08-01", "09:00"],
    ["2026年11月25日 周三 15:00", "2026-11-25", "15:00"],
    ["Wed 25 Nov 2026 15:00", "2026-11-25", "15:00"],
    ["9:30 on 1 Aug 2025", "2025-08-01", "09:30"],
    ["2025-08-01 15:00:00", "2025-08-01", "15:00"],
    ["2025-08-01T15:00:00", "2025-08-01", "15:00"],
    ["2025–08–01 15:00", "2025-08-01", "15:00"],
    ["2025-08-01 03:00", "2025-08-01", "03:00"],
    ["2026-12-02T03:00", "2026-12-02", "03:00"],
    ["2026年11月25日 周三 00:00", "2026-11-25", "00:00"],
    ["2025-08-01 3am", "2025-08-01", "03:00"],
    ["1-Aug-2025 3pm", "2025-08-01", "15:00"],
    ["2025年8月1日中午", "2025-08-01", "12:00"],
  ])("%s is %s %s, as it says", (text, day, time) => {
    expect(readMoment(text, now)).toEqual({ day, time });
    expect(momentPrefix(text, now)).toBe(text.length);
  });

  it.each([
    ["24:00", "2026-11-22"],
    ["24时", "2026-11-22"],
    ["8月1日24时", "2026-08-01"],
    ["8月1日24点", "2026-08-01"],
    ["2025-08-01 24:00", "2025-08-01"],
    ["明天24:00", "2026-11-23"],
    ["今晚十二点", "2026-11-22"],
    ["今晚12点", "2026-11-22"],
    ["明晚12点", "2026-11-23"],
    ["晚上12点", "2026-11-22"],
    ["明天晚上12:00", "2026-11-23"],
  ])("%s is the end of %s", (text, day) => {
    expect(readMoment(text, now)).toEqual({ day, time: "24:00", assumed: true });
  });

  it.each([
    ["下午3点到5点", "2026-11-22 15:00", "17:00"],
    ["15:00-17:00", "2026-11-22 15:00", "17:00"],
    ["15:00–17:00", "2026-11-22 15:00", "17:00"],
    ["15：00～17：00", "2026-11-22 15:00", "17:00"],
    ["15:00 - 17:00", "2026-11-22 15:00", "17:00"],
    ["明天下午3点至5点半", "2026-11-23 15:00", "17:30"],
    ["下午3-5点", "2026-11-22 15:00", "17:00"],
    ["9-11点半", "2026-11-22 09:00", "11:30"],
    ["下午3点-5点", "2026-11-22 15:00", "17:00"],
    ["下午3点到17:00", "2026-11-22 15:00", "17:00"],
    ["上午9点到15:00", "2026-11-22 09:00", "15:00"],
    ["上午9点到下午2点", "2026-11-22 09:00", "14:00"],
    ["上午10点到12点", "2026-11-22 10:00", "12:00"],
    ["中午12点到2点", "2026-11-22 12:00", "14:00"],
    ["晚上8点到12点", "2026-11-22 20:00", "24:00"],
    ["今晚7点到9点", "2026-11-22 19:00", "21:00"],
    ["15时至17时", "2026-11-22 15:00", "17:00"],
    ["8/1 15:00-17:00", "2026-08-01 15:00", "17:00"],
    ["3-5pm", "2026-11-22 15:00", "17:00"],
    ["3:00-4:30pm", "2026-11-22 15:00", "16:30"],
    ["9-11am", "2026-11-22 09:00", "11:00"],
    ["3pm-5pm", "2026-11-22 15:00", "17:00"],
    ["3 to 5pm", "2026-11-22 15:00", "17:00"],
    ["tomorrow from 3pm to 5pm", "2026-11-23 15:00", "17:00"],
  ])("%s is %s until %s", (text, start, end) => {
    const [day = "", time] = start.split(" ");
    const until = instantAt(day, end);
    expect(readMoment(text, now)).toEqual({ day, time, until, assumed: true });
  });

  it("asks which half of the day an early hour is in, and says both", () => {
    expect(readMoment("下周三3点", now)).toEqual({
      problem: {
        zh: "您是说下午3点还是凌晨3点？请写“下午3点”或“凌晨3点”",
        en: "Do you mean 3pm or 3am? Write “3pm” or “3am”",
      },
    });
    for (const half of ["下午3点", "凌晨3点", "3pm", "3am"])
      expect(readMoment(`下周三${half}`, now)).toHaveProperty("time");
  });

  it.each([
    ["3点", "下午3点还是凌晨3点"],
    ["明天3点一刻", "下午3点15分还是凌晨3点15分"],
    ["下周三 03:00", "下午3点还是凌晨3点"],
    ["8月1日 03:00", "下午3点还是凌晨3点"],
    ["2025-08-01 3:00", "下午3点还是凌晨3点"],
    ["6点半", "下午6点30分还是早上6点30分"],
    ["3点到5点", "下午3点还是凌晨3点"],
    ["3-5点", "下午3点还是凌晨3点"],
    ["10点到2点", "下午2点还是凌晨2点"],
    ["上午10点到2点", "下午2点还是凌晨2点"],
    ["at 3", "下午3点还是凌晨3点"],
    ["3 o'clock", "下午3点还是凌晨3点"],
    ["零点", "开始时的0点，还是结束时的24点"],
    ["明天0:00", "开始时的0点，还是结束时的24点"],
    ["今晚零点", "开始时的0点，还是结束时的24点"],
    ["半夜12点", "开始时的0点，还是结束时的24点"],
    ["凌晨12点", "开始时的0点，还是结束时的24点"],
    ["午夜", "开始时的0点，还是结束时的24点"],
    ["midnight", "开始时的0点，还是结束时的24点"],
    ["tonight 12am", "开始时的0点，还是结束时的24点"],
    ["明天25点", "没有这个时间"],
    ["明天24:30", "没有这个时间"],
    ["晚上12点半", "没有这个时间"],
    ["明天15:60", "没有这个时间"],
    ["上午15点", "没有这个时间"],
    ["tonight 15:00", "没有这个时间"],
    ["tomorrow evening 8am", "没有这个时间"],
    ["13pm", "没有这个时间"],
    ["15:00-14:00", "结束时间要晚于开始时间"],
    ["5点到3点", "结束时间要晚于开始时间"],
    ["下午5点到3点", "结束时间要晚于开始时间"],
    ["17点到3点半", "结束时间要晚于开始时间"],
    ["下午3点到3点", "结束时间要晚于开始时间"],
    ["5到3点", "结束时间要晚于开始时间"],
    ["11点到1点", "您是说下午1点还是凌晨1点"],
    ["上午11点到1点", "您是说下午1点还是凌晨1点"],
    ["8点到2点", "您是说下午2点还是凌晨2点"],
    ["11-1pm", "结束时间要晚于开始时间"],
    ["2025-02-30 15:00", "没有2025年2月30日这一天"],
    ["明天下午3点 开会", "日期后面的“开会”看不懂"],
    ["明天 9点 15", "日期后面的“15”看不懂"],
    ["8月1日15:00到8月2日10:00", "日期后面的“到8月2日10:00”看不懂"],
    ["明天下午", "请再写上几点，例如“下午3点”"],
    ["今晚", "请再写上几点，例如“晚上8点”"],
    ["tomorrow morning", "请再写上几点"],
    ["今天下班前", "请写上几点，例如“17:30”"],
    ["三日内", "这里要哪一天几点，不要期限"],
    ["月底前", "这里要哪一天几点，不要期限"],
    ["by Friday", "这里要哪一天几点，不要期限"],
    ["2小时内", "看不懂"],
  ])("%s is refused: %s", (text, reason) => {
    const read = readMoment(text, now);
    expect("problem" in read && read.problem.zh).toContain(reason);
  });
});

describe("where a date ends in a line", () => {
  it.each([
    ["下周三 下午3点 参会单位=水务局", "下周三", "下周三 下午3点"],
    ["下周三 3点 15个单位", "下周三", "下周三 3点"],
    ["  明天 9点半 地点=二楼", "  明天", "  明天 9点半"],
    ["2025-08-01 9个单位", "2025-08-01", "2025-08-01"],
    ["8月1日前回复", "8月1日", "8月1日"],
    ["2025-02-30 类别=水污染", "2025-02-30", "2025-02-30"],
    ["3天后 复核", "3天后", "3天后"],
    ["1 Aug 2025 place=river", "1 Aug 2025", "1 Aug 2025"],
    ["tomorrow 3pm invite=water", "tomorrow", "tomorrow 3pm"],
    ["下午3点 二楼会议室", "", "下午3点"],
    ["下周 3点", "", ""],
    ["monthly report", "", ""],
    ["3.5亿元", "", ""],
    ["8-1号楼 渗水", "", ""],
    ["元旦值班", "", ""],
    ["现在仍在排放", "", ""],
    ["10日内回复", "10日", "10日"],
    ["明天下午3点到5点 地点=二楼", "明天", "明天下午3点到5点"],
    ["今晚8点 会商", "今晚", "今晚8点"],
    ["两小时后 会商", "", "两小时后"],
    ["水务局 明天", "", ""],
    ["", "", ""],
  ])("%s", (line, day, moment) => {
    expect(line.slice(0, dayPrefix(line, now))).toBe(day);
    expect(line.slice(0, momentPrefix(line, now))).toBe(moment);
  });
});

describe("any day", () => {
  const anyDay = fc.integer({ min: 0, max: 73_000 }).map((n) => addDays("1900-01-01", n));
  const lunarDay = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays("1990-01-27", n));
  const near = fc.integer({ min: -175, max: 175 });
  const tenses = fc.constantFrom("past" as const, "future" as const, undefined);
  const anyTime = fc
    .integer({ min: 0, max: 1439 })
    .map((n) =>
      [Math.floor(n / 60), n % 60].map((part) => String(part).padStart(2, "0")).join(":"),
    );
  const numbersOf = (day: string) => day.split("-").map(Number) as [number, number, number];

  it("is read back from every way it is written in full", () => {
    fc.assert(
      fc.property(anyDay, anyDay, tenses, (day, today, tense) => {
        const seen = instantAt(today, "12:00");
        const [year, month, date] = numbersOf(day);
        const en = dayText(day).en;
        const written = [
          day,
          `${year}/${month}/${date}`,
          `${year}.${month}.${date}`,
          `${year}–${month}–${date}`,
          day.replaceAll("-", ""),
          `${year}年${chineseNumber(month)}月${chineseNumber(date)}号`,
          en.replaceAll(" ", "-"),
          ...Object.values(dayText(day)),
          ...Object.values(dayWithWeekday(day)),
        ];
        for (const text of written) {
          expect([text, readDay(text, seen, { tense })]).toEqual([text, { day }]);
          expect(dayPrefix(`${text} 参会单位=水务局`, seen)).toBe(text.length);
        }
      }),
    );
  });

  it("is read back without its year, from half a year around", () => {
    fc.assert(
      fc.property(anyDay, near, (day, away) => {
        const today = addDays(day, away);
        fc.pre(today >= "1900-01-01" && today <= "2100-12-31");
        const seen = instantAt(today, "12:00");
        const [, month, date] = numbersOf(day);
        const tense = away > 0 ? "past" : "future";
        const two = (n: number) => String(n).padStart(2, "0");
        const written = [
          `${month}.${date}`,
          `${two(month)}.${two(date)}`,
          `${month}/${date}`,
          `${month}-${date}`,
          `${two(month)}${two(date)}`,
          `${month}月${date}`,
          `${chineseNumber(month)}月${chineseNumber(date)}日`,
          ...Object.values(shortDay(day)),
        ];
        // On 29 February a year without one stands in between; it is asked about.
        fc.pre(!day.endsWith("02-29"));
        for (const text of written)
          for (const how of [tense, undefined] as const)
            expect([text, readDay(text, seen, { tense: how })]).toEqual([
              text,
              { day, assumed: true },
            ]);
        if (Math.abs(away) < 13 && date < 28)
          for (const text of [`${date}日`, `${date}号`])
            expect([text, readDay(text, seen, { tense })]).toEqual([text, { day, assumed: true }]);
      }),
    );
  });

  it("is read back from the lunar calendar, with its year", () => {
    fc.assert(
      fc.property(lunarDay, (day) => {
        const { year, month, date, leap } = lunarOf(day);
        const months = ["正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊"];
        const name = `${leap ? "闰" : ""}${months[month - 1]}月`;
        const shownDate = date <= 10 ? `初${chineseNumber(date)}` : chineseNumber(date);
        for (const text of [
          `农历${year}年${name}${shownDate}`,
          `${year}年农历${name}${shownDate}日`,
        ])
          expect([text, readDay(text, now)]).toEqual([text, { day, assumed: true }]);
      }),
    );
  });

  it("is read back with its time", () => {
    fc.assert(
      fc.property(anyDay, anyTime, (day, time) => {
        for (const text of Object.values(momentText(instantAt(day, time)))) {
          expect([text, readMoment(text, now)]).toEqual([text, { day, time }]);
          expect(momentPrefix(`${text} place=2`, now)).toBe(text.length);
        }
      }),
    );
  });

  it("is never on the wrong side of today where the text leaves it open", () => {
    fc.assert(
      fc.property(fc.constantFrom(...open), anyDay, ([text], today) => {
        fc.pre(today > "1995" && today < "2095");
        const seen = instantAt(today, "12:00");
        const [event, plan] = (["past", "future"] as const).map((tense) =>
          readDay(text, seen, { tense }),
        );
        if (event && "day" in event)
          expect(daysBetween(event.day, today)).toBeGreaterThanOrEqual(0);
        if (plan && "day" in plan) expect(daysBetween(today, plan.day)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });

  it("has the weekday asked for, in the week asked for", () => {
    const marks = "一二三四五六日";
    for (let index = 0; index < naiveDays.length - 20; index += 29) {
      const today = naiveDays[index]?.text as string;
      const seen = instantAt(today, "00:30");
      const monday = readDay("周一", seen);
      for (const [n, mark] of [...marks].entries()) {
        if (!("day" in monday)) throw new Error("no Monday");
        const on = (days: number) => ({ day: addDays(monday.day, days), assumed: true });
        expect(readDay(`本周${mark}`, seen)).toEqual(on(n));
        expect(readDay(`下周${mark}`, seen)).toEqual(on(n + 7));
        expect(readDay(`上周${mark}`, seen)).toEqual(on(n - 7));
      }
    }
  });

  function lunarOf(day: string) {
    for (const year of [Number(day.slice(0, 4)), Number(day.slice(0, 4)) - 1]) {
      for (const month of [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) {
        for (const leap of [true, false]) {
          const found = lunarMonth(year, month, leap);
          if (found !== undefined && found.first <= day)
            return { year, month, leap, date: daysBetween(found.first, day) + 1 };
        }
      }
    }
    throw new Error(`no lunar day for ${day}`);
  }
});

describe("anything at all", () => {
  const pieces =
    "农历 闰 腊 初 国庆 节 工作日 内 小时 分钟 到 至 晚上 凌晨 tonight eod by within 下 上 本 周 星期 三 天 日 月 年 号 点 半 刻 分 上午 下午 晚 前 后 个 底 十 廿 2025 8 1 31 0 : ： - / . , ， （ ） \u3000 \ud800 in next days Wed Aug pm at of the now today 明 天 一".split(
      " ",
    );
  const texts = fc.oneof(
    fc.string({ unit: "binary", minLength: 0, maxLength: 200 }),
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...pieces, " "), maxLength: 40 }),
    fc.string({ unit: fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code)) }),
  );

  it("is answered without throwing, and a prefix reads alone as it reads in the line", () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const tense of ["past", "future", undefined] as const)
          for (const read of [readDay(text, now, { tense }), readMoment(text, now, { tense })]) {
            if ("problem" in read) expect(read.problem.zh).not.toMatch(/NaN|undefined/);
            else expect(isDay(read.day)).toBe(true);
          }
        for (const prefix of [dayPrefix, momentPrefix]) {
          const length = prefix(text, now);
          expect(length).toBeLessThanOrEqual(text.length);
          expect(prefix(text.slice(0, length), now)).toBe(length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("is answered, however long", () => {
    for (const text of [
      "x".repeat(100_000),
      " 8".repeat(50_000),
      " ".repeat(20_000),
      "十".repeat(20_000),
      "下周三 ".repeat(5_000),
    ]) {
      expect(readMoment(text, now)).toHaveProperty("problem");
      expect(momentPrefix(text, now)).toBeLessThanOrEqual(text.length);
    }
    // What stands far behind a day is not overlooked.
    expect(readDay(`8月1日${" ".repeat(300)}不是`, now)).toHaveProperty("problem");
  });
});
