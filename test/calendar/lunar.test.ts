import { expect, it } from "vitest";
import { addDays, daysBetween } from "../../src/calendar/day.ts";
import { LUNAR_YEARS, lunarDay, lunarMonth, qingming } from "../../src/calendar/lunar.ts";

it.each([
  [1990, 1, 1, "1990-01-27"],
  [1999, 1, 1, "1999-02-16"],
  [2018, 10, 1, "2018-11-08"],
  [2024, 1, 1, "2024-02-10"],
  [2024, 5, 5, "2024-06-10"],
  [2024, 8, 15, "2024-09-17"],
  [2025, 1, 1, "2025-01-29"],
  [2025, 5, 5, "2025-05-31"],
  [2025, 8, 15, "2025-10-06"],
  [2026, 1, 1, "2026-02-17"],
  [2026, 8, 15, "2026-09-25"],
  [2026, 12, 23, "2027-01-30"],
  [2027, 1, 1, "2027-02-06"],
  [2027, 5, 5, "2027-06-09"],
  [2027, 8, 15, "2027-09-15"],
  [2028, 1, 1, "2028-01-26"],
  [2028, 5, 5, "2028-05-28"],
  [2028, 8, 15, "2028-10-03"],
  [2029, 1, 1, "2029-02-13"],
  [2030, 1, 1, "2030-02-03"],
  [2033, 12, 1, "2034-01-20"],
  [2057, 9, 1, "2057-09-29"],
  [2097, 7, 1, "2097-08-07"],
  [2100, 1, 1, "2100-02-09"],
  [2100, 12, 29, "2101-01-28"],
  [2025, 12, 30, undefined],
  [1989, 12, 1, undefined],
  [2101, 1, 1, undefined],
  [2026, 0, 1, undefined],
  [2026, 1, 0, undefined],
])("the lunar day %d-%d-%d is %s", (year, month, date, day) => {
  expect(lunarDay(year, month, date)).toBe(day);
});

it("has leap months where the calendar has them", () => {
  const leaps = [];
  for (let year = 2020; year <= 2040; year++) {
    for (let month = 1; month <= 12; month++) {
      const leap = lunarMonth(year, month, true);
      if (leap !== undefined) leaps.push([year, month, leap.first]);
    }
  }
  expect(leaps).toEqual([
    [2020, 4, "2020-05-23"],
    [2023, 2, "2023-03-22"],
    [2025, 6, "2025-07-25"],
    [2028, 5, "2028-06-23"],
    [2031, 3, "2031-04-22"],
    [2033, 11, "2033-12-22"],
    [2036, 6, "2036-07-23"],
    [2039, 5, "2039-06-22"],
  ]);
});

it("begins each year with the new moon after the one before ends, between 21 January and 21 February", () => {
  for (let year = LUNAR_YEARS.first; year < LUNAR_YEARS.last; year++) {
    const [newYear, next] = [lunarDay(year, 1, 1), lunarDay(year + 1, 1, 1)] as [string, string];
    const last = lunarMonth(year, 12, true) ?? lunarMonth(year, 12);
    expect(addDays(last?.first ?? "", last?.days ?? 0)).toBe(next);
    expect([353, 354, 355, 383, 384, 385]).toContain(daysBetween(newYear, next));
    expect(newYear.slice(5) >= "01-21" && newYear.slice(5) <= "02-21", newYear).toBe(true);
  }
});

it.each([
  [1990, "1990-04-05"],
  [1999, "1999-04-05"],
  [2000, "2000-04-04"],
  [2024, "2024-04-04"],
  [2025, "2025-04-04"],
  [2026, "2026-04-05"],
  [2027, "2027-04-05"],
  [2028, "2028-04-04"],
  [2099, "2099-04-04"],
  [2100, "2100-04-05"],
  [1989, undefined],
  [2101, undefined],
])("Qingming of %d is %s", (year, day) => expect(qingming(year)).toBe(day));
