import { describe, expect, it } from "vitest";
import {
  due,
  isWorkingTime,
  nextWorkingTime,
  previousWorkingTime,
  rungInstant,
  workingDaysUntil,
} from "../../src/calendar/count.ts";
import { dayWithWeekday, instantAt } from "../../src/calendar/day.ts";
import {
  officialCalendar as calendar,
  createCalendar,
  officialNotices,
} from "../../src/calendar/holidays.ts";
import { findRule, type RuleId, ruleIds } from "../../src/calendar/rules.ts";
import { naiveDays, naiveDue, naiveIndex } from "./naive.ts";

type Row = [rule: RuleId, start: string, raw: string, rolled: string, amount?: number];

const stories: Record<string, Row[]> = {
  "A. a river, over National Day": [
    ["clue.accept-feedback", "2025-07-08", "2025-07-15", "2025-07-15"],
    ["pil.filing-notice", "2025-07-15", "2025-07-22", "2025-07-22"],
    ["rec.serve", "2025-07-30", "2025-08-02", "2025-08-04"],
    ["rec.file-up", "2025-08-01", "2025-08-06", "2025-08-06"],
    ["rec.objection", "2025-08-01", "2025-08-11", "2025-08-11", 10],
    ["rec.acknowledge", "2025-08-01", "2025-08-05", "2025-08-05"],
    ["rec.objection.review", "2025-08-11", "2025-08-18", "2025-08-18"],
    ["rec.reply", "2025-08-01", "2025-10-01", "2025-10-09"],
    ["pil.sue-review", "2025-10-09", "2025-11-09", "2025-11-10"],
  ],
  "C. urgent, over Spring Festival": [
    ["rec.reply.pil-urgent", "2026-02-06", "2026-02-21", "2026-02-24"],
    ["rec.rectify", "2026-02-06", "2026-04-06", "2026-04-07"],
    ["rec.objection", "2026-02-06", "2026-02-09", "2026-02-09", 3],
  ],
  "E. a minor, over the Dragon Boat Festival": [
    ["rec.reply.minors", "2026-05-19", "2026-06-19", "2026-06-22"],
  ],
  "G. files, counting a swapped Saturday": [
    ["file.request", "2026-04-30", "2026-05-11", "2026-05-11"],
  ],
  "I. the edge of a year": [["rec.reply", "2026-11-03", "2027-01-03", "2027-01-04"]],
  "month ends": [
    ["rec.reply", "2025-12-31", "2026-02-28", "2026-02-28"],
    ["rec.reply", "2024-12-31", "2025-02-28", "2025-02-28"],
    ["rec.reply.minors", "2024-01-31", "2024-02-29", "2024-02-29"],
    ["rec.reply.retrial", "2025-11-30", "2026-02-28", "2026-02-28"],
    ["rec.reply.minors", "2026-02-28", "2026-03-28", "2026-03-30"],
  ],
  "swapped weekends": [
    // The last day is a Saturday on which offices work.
    ["rec.reply.pil-urgent", "2026-01-30", "2026-02-14", "2026-02-14"],
    ["rec.serve", "2025-09-25", "2025-09-28", "2025-09-28"],
    ["rec.acknowledge", "2026-02-13", "2026-02-24", "2026-02-24"],
    ["clue.triage", "2025-10-10", "2025-10-13", "2025-10-13"],
  ],
  "working days over a long holiday": [
    ["disclose.general", "2025-09-20", "2025-10-23", "2025-10-23"],
    ["rev.review", "2026-02-10", "2026-03-02", "2026-03-02"],
    ["rev.handoff", "2026-09-30", "2026-10-10", "2026-10-10"],
  ],
  "counted backwards": [
    ["hearing.notify", "2025-08-08", "2025-08-05", "2025-08-05"],
    ["hearing.notify", "2025-08-05", "2025-08-02", "2025-08-01"],
    ["court.notice", "2025-10-09", "2025-10-06", "2025-09-30"],
    ["court.notice", "2026-02-17", "2026-02-14", "2026-02-14"],
  ],
};

describe.each(Object.entries(stories))("%s", (_, rows) => {
  it.each(rows)("%s from %s: %s, finally %s", (id, start, raw, rolled, amount) => {
    expect(due(findRule(id), start, calendar, amount)).toMatchObject({ raw, rolled });
  });
});

describe("a due date", () => {
  it("keeps what it was made of", () => {
    expect(due(findRule("rec.reply"), "2025-08-01", calendar)).toEqual({
      rule: "rec.reply",
      version: "2019-02-26",
      start: "2025-08-01",
      amount: 2,
      unit: "m",
      raw: "2025-10-01",
      rolled: "2025-10-09",
      calendar: calendar.version,
      provisional: false,
    });
  });

  it("starts on the county's day of an instant", () => {
    const late = due(findRule("rec.file-up"), "2025-07-31T16:30:00.000Z", calendar);
    expect(late).toMatchObject({ start: "2025-08-01", rolled: "2025-08-06" });
  });

  it.each<[RuleId, string, boolean]>([
    ["rec.reply", "2026-11-03", true],
    ["rec.reply", "2026-10-30", false],
    ["rec.acknowledge", "2026-12-30", true],
    ["rec.acknowledge", "2026-12-29", false],
    ["court.notice", "2027-01-05", true],
    ["court.notice", "2027-01-03", false],
    ["crim.transfer", "2026-12-31T10:00:00.000Z", false],
  ])("%s from %s is provisional: %s", (id, start, provisional) => {
    expect(due(findRule(id), start, calendar).provisional).toBe(provisional);
  });

  it("is settled once the notice is out", () => {
    const notice = { year: 2027, source: "test", rest: ["2027-01-01/2027-01-04"], work: [] };
    const later = createCalendar([...officialNotices, notice]);
    expect(due(findRule("rec.reply"), "2026-11-03", later)).toMatchObject({
      rolled: "2027-01-05",
      provisional: false,
      calendar: later.version,
    });
  });

  it("never rolls when it is counted in hours", () => {
    expect(due(findRule("crim.transfer"), "2025-09-30T09:30:00.000Z", calendar)).toMatchObject({
      at: "2025-10-01T09:30:00.000Z",
      raw: "2025-10-01",
      rolled: "2025-10-01",
    });
    expect(due(findRule("crim.transfer"), "2025-08-01", calendar).at).toBe(
      instantAt("2025-08-02", "00:00"),
    );
    expect(due(findRule("minor.report"), "2025-08-01T12:10:00.000Z", calendar).at).toBe(
      "2025-08-01T12:10:00.000Z",
    );
  });

  it("needs an amount when the document must state it", () => {
    expect(() => due(findRule("rec.objection"), "2025-08-01", calendar)).toThrow(RangeError);
    expect(() => due(findRule("rec.reply"), "2025-08-01", calendar, -1)).toThrow(RangeError);
    expect(() => due(findRule("rec.reply"), "2025-08-01", calendar, 1.5)).toThrow(RangeError);
    expect(() => due(findRule("rec.reply"), "2025-02-30", calendar)).toThrow(RangeError);
  });
});

describe("a slow count, one day at a time", () => {
  const starts = naiveDays.filter((day) => day.year >= 2024 && day.year <= 2027);
  const total = ruleIds.length * starts.length;
  const count = Math.min(total, Number(process.env.SOAK_CALENDAR ?? Math.ceil(total / 100)));

  it(`agrees on ${count} of ${total} periods`, () => {
    const wrong: unknown[] = [];
    for (let n = 0; n < count; n++) {
      const index = Math.floor((n * total) / count);
      const rule = findRule(ruleIds[index % ruleIds.length] as RuleId);
      const start = (starts[Math.floor(index / ruleIds.length)] as { text: string }).text;
      const amount = rule.amount ?? 1 + (n % 30);
      if (rule.unit === "h") {
        const time = `${String(n % 24).padStart(2, "0")}:${String(n % 60).padStart(2, "0")}`;
        const counted = due(rule, instantAt(start, time), calendar);
        const hours = (n % 24) + amount;
        const day = naiveDays[naiveIndex(start) + Math.floor(hours / 24)]?.text as string;
        const end = `${String(hours % 24).padStart(2, "0")}${time.slice(2)}`;
        if (counted.at !== instantAt(day, end) || counted.rolled !== day) wrong.push(counted);
      } else {
        const counted = due(rule, start, calendar, amount);
        const { raw, rolled } = naiveDue(start, amount, rule.unit, rule.roll);
        if (counted.raw !== raw || counted.rolled !== rolled) wrong.push([counted, raw, rolled]);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe("working days left", () => {
  it.each([
    ["2025-10-09", "2025-10-09", 0],
    ["2025-09-30", "2025-10-09", 1],
    ["2025-09-29", "2025-10-09", 2],
    ["2025-10-01", "2025-10-09", 1],
    ["2025-10-10", "2025-10-09", -1],
    ["2025-10-13", "2025-10-09", -3],
    ["2025-08-02", "2025-08-01", 0],
  ])("on %s until %s: %i", (from, to, left) => {
    expect(workingDaysUntil(from, to, calendar)).toBe(left);
  });

  it("turns its sign with its direction", () => {
    for (let n = 0; n < naiveDays.length - 40; n += 13) {
      const [a, b] = [naiveDays[n]?.text as string, naiveDays[n + (n % 40)]?.text as string];
      expect(workingDaysUntil(b, a, calendar) + workingDaysUntil(a, b, calendar)).toBe(0);
    }
  });
});

describe("working hours", () => {
  it.each([
    ["2025-08-01", "08:59", false, "2025-08-01", "09:00"],
    ["2025-08-01", "09:00", true, "2025-08-01", "09:00"],
    ["2025-08-01", "17:29", true, "2025-08-01", "17:29"],
    ["2025-08-01", "17:30", false, "2025-08-04", "09:00"],
    ["2025-08-02", "10:00", false, "2025-08-04", "09:00"],
    ["2025-10-01", "00:00", false, "2025-10-09", "09:00"],
    ["2026-02-14", "07:00", false, "2026-02-14", "09:00"],
    ["2026-02-14", "20:00", false, "2026-02-24", "09:00"],
  ])("%s %s: %s, then %s %s", (day, time, working, nextDay, nextTime) => {
    const instant = instantAt(day, time);
    expect(isWorkingTime(instant, calendar)).toBe(working);
    expect(nextWorkingTime(instant, calendar)).toBe(instantAt(nextDay, nextTime));
  });

  it.each([
    ["2025-08-01", "09:00", "2025-08-01", "09:00"],
    ["2025-08-01", "08:59", "2025-07-31", "17:29"],
    ["2025-08-01", "17:29", "2025-08-01", "17:29"],
    ["2025-08-01", "17:30", "2025-08-01", "17:29"],
    ["2025-08-03", "10:00", "2025-08-01", "17:29"],
    ["2025-10-09", "00:00", "2025-09-30", "17:29"],
    ["2026-02-16", "12:00", "2026-02-14", "17:29"],
  ])("%s %s: the last before it is %s %s", (day, time, lastDay, lastTime) => {
    const last = previousWorkingTime(instantAt(day, time), calendar);
    expect(last).toBe(instantAt(lastDay, lastTime));
    expect(isWorkingTime(last, calendar)).toBe(true);
  });

  it("may be set", () => {
    const early = instantAt("2025-08-01", "08:30");
    expect(isWorkingTime(early, calendar, { from: "08:00", to: "12:00" })).toBe(true);
    expect(nextWorkingTime(early, calendar, { from: "14:00", to: "18:00" })).toBe(
      instantAt("2025-08-01", "14:00"),
    );
  });
});

describe("a reminder", () => {
  it.each([
    ["2025-10-09", -5, "2025-09-25"],
    ["2025-10-09", -1, "2025-09-30"],
    ["2025-10-09", 0, "2025-10-09"],
    ["2025-10-09", 1, "2025-10-10"],
    ["2025-10-09", 2, "2025-10-11"],
    // A Saturday nobody works on: the rungs hang from the Friday before it.
    ["2025-08-02", 0, "2025-08-01"],
    ["2025-08-02", -1, "2025-07-31"],
    ["2025-08-02", 1, "2025-08-04"],
    // A Saturday everybody works on.
    ["2026-02-14", 0, "2026-02-14"],
  ])("for %s, rung %i, goes out on %s at 9", (day, offset, on) => {
    expect(rungInstant(day, offset, calendar)).toBe(instantAt(on, "09:00"));
  });

  it("says its day in words", () => {
    const { rolled } = due(findRule("rec.reply"), "2025-08-01", calendar);
    expect(dayWithWeekday(rolled)).toEqual({ zh: "2025年10月9日 周四", en: "Thu 9 Oct 2025" });
  });
});
