import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  dayText,
  dayWithWeekday,
  instantAt,
  momentText,
  shortDay,
} from "../../src/calendar/day.ts";
import { chineseNumber } from "../../src/calendar/numeral.ts";
import { dayPrefix, momentPrefix, readDay, readMoment } from "../../src/calendar/typed.ts";
import { naiveDays } from "./naive.ts";

// Sunday 22 November 2026, ten in the morning: the last day of its week.
const now = instantAt("2026-11-22", "10:00");

describe("a day typed", () => {
  it.each([
    ["2025-08-01", "2025-08-01"],
    ["2025-8-1", "2025-08-01"],
    ["2025/8/1", "2025-08-01"],
    ["2025.8.1", "2025-08-01"],
    ["20250801", "2025-08-01"],
    ["２０２５－０８－０１", "2025-08-01"],
    ["２０２５年８月１日", "2025-08-01"],
    ["2025年8月1日", "2025-08-01"],
    ["2025 年 8 月 1 日", "2025-08-01"],
    ["二〇二五年八月一日", "2025-08-01"],
    ["2025年8月1日 周五", "2025-08-01"],
    ["2025年8月1日（星期五）", "2025-08-01"],
    ["2025年8月底", "2025-08-31"],
    ["8月1日", "2026-08-01"],
    ["8月1号", "2026-08-01"],
    ["八月三十一号", "2026-08-31"],
    ["明年1月5日", "2027-01-05"],
    ["去年12月3号", "2025-12-03"],
    ["1日", "2026-11-01"],
    ["15号", "2026-11-15"],
    ["廿二日", "2026-11-22"],
    ["本月30号", "2026-11-30"],
    ["下个月5号", "2026-12-05"],
    ["下月5日", "2026-12-05"],
    ["上个月31号", "2026-10-31"],
    ["月底", "2026-11-30"],
    ["下个月底", "2026-12-31"],
    ["2月底", "2026-02-28"],
    ["年底", "2026-12-31"],
    ["今天", "2026-11-22"],
    ["明天", "2026-11-23"],
    ["后天", "2026-11-24"],
    ["大后天", "2026-11-25"],
    ["昨天", "2026-11-21"],
    ["前天", "2026-11-20"],
    ["3天后", "2026-11-25"],
    ["十天之后", "2026-12-02"],
    ["3天前", "2026-11-19"],
    ["两周后", "2026-12-06"],
    ["1个星期以后", "2026-11-29"],
    ["一个月后", "2026-12-22"],
    ["3个月前", "2026-08-22"],
    ["周三", "2026-11-18"],
    ["星期三", "2026-11-18"],
    ["礼拜三", "2026-11-18"],
    ["周日", "2026-11-22"],
    ["星期天", "2026-11-22"],
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
    ["the day after tomorrow", "2026-11-24"],
    ["next Wednesday", "2026-11-25"],
    ["Fri", "2026-11-20"],
    ["last monday", "2026-11-09"],
    ["1 Aug 2025", "2025-08-01"],
    ["1 August 2025", "2025-08-01"],
    ["Fri 1 Aug 2025", "2025-08-01"],
    ["Friday, 1 August 2025", "2025-08-01"],
    ["Aug 1", "2026-08-01"],
    ["August 1st, 2025", "2025-08-01"],
    ["Sept. 5", "2026-09-05"],
    ["3rd of May", "2026-05-03"],
    ["in 3 days", "2026-11-25"],
    ["in a week", "2026-11-29"],
    ["two weeks ago", "2026-11-08"],
    ["3 months from now", "2027-02-22"],
    ["end of this month", "2026-11-30"],
  ])("%s is %s", (text, day) => {
    expect(readDay(text, now)).toEqual({ day });
    expect(readMoment(text, now)).toEqual({ day });
    expect(dayPrefix(text, now)).toBe(text.trimEnd().length);
  });

  it.each([
    ["2025-02-30", "没有2025年2月30日这一天，2025年2月是1日到28日"],
    ["2月29日", "没有2026年2月29日这一天，2026年2月是1日到28日"],
    ["31号", "没有2026年11月31日这一天，2026年11月是1日到30日"],
    ["0号", "没有2026年11月0日这一天，2026年11月是1日到30日"],
    ["13月1日", "没有13月这个月份"],
    ["2025-13-01", "没有13月这个月份"],
    ["9999年8月1日", "年份应在1900到2100之间"],
    ["9999年后", "年份应在1900到2100之间"],
    ["2025年8月1日 周四", "日期与星期不符，这一天是2025年8月1日 周五"],
    ["Thu 1 Aug 2025", "日期与星期不符，这一天是2025年8月1日 周五"],
    ["明天下午3点", "这里只要日期，不要时间"],
    ["8月1日前", "日期后面的“前”看不懂"],
    ["2025-08-01 左右", "日期后面的“左右”看不懂"],
    ["改天", "看不懂日期“改天”"],
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
    expect(readDay("明天", "2026-11-22T15:59:00.000Z")).toEqual({ day: "2026-11-23" });
    expect(readDay("明天", "2026-11-22T16:00:00.000Z")).toEqual({ day: "2026-11-24" });
    expect(readDay("下周三", "2026-11-22T16:00:00.000Z")).toEqual({ day: "2026-12-02" });
  });

  it("clamps to the end of a shorter month", () => {
    const lastOfJanuary = instantAt("2026-01-31", "09:00");
    expect(readDay("一个月后", lastOfJanuary)).toEqual({ day: "2026-02-28" });
    expect(readDay("下个月5号", lastOfJanuary)).toEqual({ day: "2026-02-05" });
    expect(readDay("下月底", lastOfJanuary)).toEqual({ day: "2026-02-28" });
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
    ["2025-08-01，下午3:05", "2025-08-01", "15:05"],
    ["2025-08-01T15:00", "2025-08-01", "15:00"],
    ["2025-08-01 9:00", "2025-08-01", "09:00"],
    ["明天3点一刻", "2026-11-23", "03:15"],
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
    ["2026年11月25日 周三 15:00", "2026-11-25", "15:00"],
    ["Wed 25 Nov 2026 15:00", "2026-11-25", "15:00"],
    ["next Wednesday 3pm", "2026-11-25", "15:00"],
    ["next Wed at 3:30 p.m.", "2026-11-25", "15:30"],
    ["3pm tomorrow", "2026-11-23", "15:00"],
    ["9:30 on 1 Aug 2025", "2025-08-01", "09:30"],
    ["tomorrow, 12am", "2026-11-23", "00:00"],
    ["Aug 1 12pm", "2026-08-01", "12:00"],
    ["tomorrow noon", "2026-11-23", "12:00"],
  ])("%s is %s %s", (text, day, time) => {
    expect(readMoment(text, now)).toEqual({ day, time });
    expect(momentPrefix(text, now)).toBe(text.length);
  });

  it.each([
    ["明天25点", "没有这个时间"],
    ["明天24:00", "没有这个时间"],
    ["明天15:60", "没有这个时间"],
    ["上午15点", "没有这个时间"],
    ["晚上12点", "没有这个时间"],
    ["13pm", "没有这个时间"],
    ["2025-02-30 15:00", "没有2025年2月30日这一天"],
    ["明天下午3点 开会", "日期后面的“开会”看不懂"],
    ["明天下午", "日期后面的“下午”看不懂"],
    ["明天 3点 15", "日期后面的“15”看不懂"],
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
    ["水务局 明天", "", ""],
    ["", "", ""],
  ])("%s", (line, day, moment) => {
    expect(line.slice(0, dayPrefix(line, now))).toBe(day);
    expect(line.slice(0, momentPrefix(line, now))).toBe(moment);
  });
});

describe("any day", () => {
  const anyDay = fc.integer({ min: 0, max: 73_000 }).map((n) => addDays("1900-01-01", n));
  const anyTime = fc
    .integer({ min: 0, max: 1439 })
    .map((n) =>
      [Math.floor(n / 60), n % 60].map((part) => String(part).padStart(2, "0")).join(":"),
    );

  it("is read back from every way it is written", () => {
    fc.assert(
      fc.property(anyDay, anyDay, (day, today) => {
        const seen = instantAt(today, "12:00");
        const [year, month, date] = day.split("-").map(Number) as [number, number, number];
        const written = [
          day,
          `${year}/${month}/${date}`,
          `${year}.${month}.${date}`,
          `${year}年${chineseNumber(month)}月${chineseNumber(date)}号`,
          ...Object.values(dayText(day)),
          ...Object.values(dayWithWeekday(day)),
        ];
        for (const text of written) {
          expect([text, readDay(text, seen)]).toEqual([text, { day }]);
          expect(dayPrefix(`${text} 参会单位=水务局`, seen)).toBe(text.length);
        }
        for (const text of Object.values(shortDay(day))) {
          expect([text, readDay(text, instantAt(`${year}-03-01`, "12:00"))]).toEqual([
            text,
            { day },
          ]);
        }
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

  it("has the weekday asked for, in the week asked for", () => {
    const marks = "一二三四五六日";
    for (let index = 0; index < naiveDays.length - 20; index += 29) {
      const today = naiveDays[index]?.text as string;
      const seen = instantAt(today, "00:30");
      const monday = readDay("周一", seen);
      for (const [n, mark] of [...marks].entries()) {
        if (!("day" in monday)) throw new Error("no Monday");
        expect(readDay(`本周${mark}`, seen)).toEqual({ day: addDays(monday.day, n) });
        expect(readDay(`下周${mark}`, seen)).toEqual({ day: addDays(monday.day, n + 7) });
        expect(readDay(`上周${mark}`, seen)).toEqual({ day: addDays(monday.day, n - 7) });
      }
    }
  });
});

describe("anything at all", () => {
  const pieces =
    "下 上 本 周 星期 三 天 日 月 年 号 点 半 刻 分 上午 下午 晚 前 后 个 底 十 廿 2025 8 1 31 0 : ： - / . , ， （ ） \u3000 \ud800 in next days Wed Aug pm at of the now today 明 天 一".split(
      " ",
    );
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...pieces, " "), maxLength: 12 }),
    fc.string({ unit: fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code)) }),
  );

  it("is answered without throwing, and a prefix reads alone as it reads in the line", () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const read of [readDay(text, now), readMoment(text, now)]) {
          if ("problem" in read) expect(read.problem.zh).not.toMatch(/NaN|undefined/);
          else expect(read.day).toMatch(/^\d{4}-\d\d-\d\d$/);
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
    for (const text of [" ".repeat(20_000), "十".repeat(20_000), "下周三 ".repeat(5_000)]) {
      expect(readMoment(text, now)).toHaveProperty("problem");
      expect(momentPrefix(text, now)).toBeLessThanOrEqual(text.length);
    }
  });
});
