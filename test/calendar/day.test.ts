import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addHours,
  addMinutes,
  addMonths,
  dayOf,
  daysBetween,
  dayText,
  dayWithWeekday,
  endText,
  instantAt,
  isDay,
  momentText,
  shortDay,
  timeOf,
  weekday,
} from "../../src/calendar/day.ts";
import { chineseNumber, readNumber, readYear } from "../../src/calendar/numeral.ts";

const anyDay = fc.integer({ min: -40_000, max: 60_000 }).map((n) => addDays("2000-01-01", n));

describe("a day", () => {
  it.each([
    ["2024-02-29", true],
    ["2025-02-29", false],
    ["1900-02-29", false],
    ["2000-02-29", true],
    ["2025-13-01", false],
    ["2025-00-10", false],
    ["2025-04-31", false],
    ["2025-4-3", false],
    ["2025-08-01T00:00:00.000Z", false],
    ["0999-01-01", false],
    ["", false],
  ])("%s exists: %s", (text, exists) => expect(isDay(text)).toBe(exists));

  it.each([
    ["2025-08-01", 2, "2025-10-01"],
    ["2025-12-31", 2, "2026-02-28"],
    ["2023-12-31", 2, "2024-02-29"],
    ["2025-01-31", 1, "2025-02-28"],
    ["2025-03-31", -1, "2025-02-28"],
    ["2025-08-31", 1, "2025-09-30"],
    ["2025-01-15", -13, "2023-12-15"],
    ["2026-11-03", 2, "2027-01-03"],
    ["2024-02-29", 12, "2025-02-28"],
  ])("%s and %i months is %s", (day, n, then) => expect(addMonths(day, n)).toBe(then));

  it("counts days across month ends and leap years", () => {
    expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
    expect(addDays("2025-01-01", -1)).toBe("2024-12-31");
    expect(daysBetween("2024-01-01", "2025-01-01")).toBe(366);
    expect(daysBetween("2025-08-02", "2025-08-01")).toBe(-1);
  });

  it("knows its weekday, Monday first", () => {
    expect(weekday("2025-08-01")).toBe(5);
    expect(weekday("2026-11-22")).toBe(7);
    expect(weekday("2026-11-23")).toBe(1);
    expect(weekday("1969-12-31")).toBe(3);
  });

  it("goes there and back", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, n) => {
        const then = addDays(day, n);
        expect(daysBetween(day, then)).toBe(n);
        expect(addDays(then, -n)).toBe(day);
        expect((weekday(day) + n - weekday(then)) % 7).toBeCloseTo(0);
      }),
    );
  });

  it("refuses what is no day, no whole number or out of reach", () => {
    expect(() => addDays("2025-02-30", 1)).toThrow(RangeError);
    expect(() => addDays("2025-02-03", 0.5)).toThrow(RangeError);
    expect(() => addDays("9999-12-31", 1)).toThrow(RangeError);
    expect(() => addMonths("1000-01-01", -1)).toThrow(RangeError);
  });
});

describe("a moment", () => {
  it("belongs to the county's day, eight hours ahead of UTC", () => {
    expect(dayOf("2025-07-31T15:59:59.999Z")).toBe("2025-07-31");
    expect(dayOf("2025-07-31T16:00:00.000Z")).toBe("2025-08-01");
    expect(timeOf("2025-07-31T16:00:00.000Z")).toBe("00:00");
    expect(dayOf("2025-08-01T09:00+08:00")).toBe("2025-08-01");
    expect(timeOf("2025-08-01T09:00+08:00")).toBe("09:00");
  });

  it("is made from a day and a time in the county", () => {
    expect(instantAt("2025-08-01", "09:00")).toBe("2025-08-01T01:00:00.000Z");
    expect(instantAt("2025-08-01", "00:00")).toBe("2025-07-31T16:00:00.000Z");
    expect(instantAt("2025-08-01", "24:00")).toBe(instantAt("2025-08-02", "00:00"));
    expect(addMinutes("2025-08-01T01:00:00.000Z", -90)).toBe("2025-07-31T23:30:00.000Z");
    expect(addHours("2025-08-01T01:00:00.000Z", 24)).toBe("2025-08-02T01:00:00.000Z");
  });

  it("refuses a text without an offset and a time that does not exist", () => {
    expect(() => dayOf("2025-08-01T09:00:00")).toThrow(RangeError);
    expect(() => dayOf("2025-08-01")).toThrow(RangeError);
    expect(() => instantAt("2025-08-01", "25:00")).toThrow(RangeError);
    expect(() => instantAt("2025-08-01", "9:00")).toThrow(RangeError);
  });
});

describe("words", () => {
  it("are written without padding", () => {
    expect(dayText("2025-08-01")).toEqual({ zh: "2025年8月1日", en: "1 Aug 2025" });
    expect(shortDay("2025-08-01")).toEqual({ zh: "8月1日", en: "1 Aug" });
    expect(dayWithWeekday("2025-08-01")).toEqual({
      zh: "2025年8月1日 周五",
      en: "Fri 1 Aug 2025",
    });
    expect(momentText("2026-11-25T07:00:00.000Z")).toEqual({
      zh: "2026年11月25日 周三 15:00",
      en: "Wed 25 Nov 2026 15:00",
    });
  });

  it("call midnight 24:00 of the day before where something ends with it", () => {
    const midnight = instantAt("2025-08-01", "24:00");
    expect(endText(midnight)).toEqual({
      zh: "2025年8月1日 周五 24:00",
      en: "Fri 1 Aug 2025 24:00",
    });
    expect(momentText(midnight).zh).toBe("2025年8月2日 周六 00:00");
    expect(endText(addMinutes(midnight, 1))).toEqual(momentText(addMinutes(midnight, 1)));
  });

  it.each([
    [0, "零"],
    [10, "十"],
    [19, "十九"],
    [20, "二十"],
    [23, "二十三"],
    [100, "一百"],
    [108, "一百零八"],
    [114, "一百一十四"],
    [560, "五百六十"],
  ])("%i is %s", (n, text) => expect(chineseNumber(n)).toBe(text));

  it("are read back as the same number", () => {
    for (let n = 0; n < 100; n++) {
      expect(readNumber(chineseNumber(n))).toBe(n);
      expect(readNumber(String(n))).toBe(n);
    }
    expect(["廿一", "卅", "零五", "两", "〇"].map(readNumber)).toEqual([21, 30, 5, 2, 0]);
    expect(["", "十十", "三二", "零十", "百", "constructor"].map(readNumber)).toEqual(
      Array(6).fill(undefined),
    );
    expect(["二〇二五", "二零二五", "2025", "二五"].map(readYear)).toEqual([
      2025,
      2025,
      2025,
      undefined,
    ]);
  });
});
