import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween } from "../../src/calendar/day.ts";
import { legalHolidays } from "../../src/calendar/festivals.ts";
import {
  officialCalendar as calendar,
  createCalendar,
  type HolidayNotice,
  officialNotices,
} from "../../src/calendar/holidays.ts";
import { naiveDays } from "./naive.ts";

const notice2027: HolidayNotice = {
  year: 2027,
  source: "test",
  rest: ["2027-01-01/2027-01-04", "2026-12-31"],
  work: ["2027-01-09"],
};

describe("the official calendar", () => {
  it("agrees with the lists on every day of 2024 to 2028", () => {
    const days = naiveDays.filter((day) => day.year > 2023);
    expect(days.map(({ text }) => [text, calendar.isWorkingDay(text)])).toEqual(
      days.map(({ text, works }) => [text, works]),
    );
  });

  it.each([
    ["2025-10-01", "国庆节", "National Day"],
    ["2025-10-06", "国庆节", "National Day"],
    ["2026-02-21", "春节", "Spring Festival"],
    ["2026-06-19", "端午节", "Dragon Boat Festival"],
    ["2026-09-26", "中秋节", "Mid-Autumn Festival"],
    ["2027-04-05", "清明节", "Qingming"],
    ["2028-01-25", "春节", "Spring Festival"],
    ["2028-01-28", "春节", "Spring Festival"],
    ["2028-04-04", "清明节", "Qingming"],
    ["2028-05-28", "端午节", "Dragon Boat Festival"],
    ["2028-10-03", "国庆节", "National Day"],
    ["2031-05-01", "劳动节", "Labour Day"],
    ["2031-01-23", "春节", "Spring Festival"],
    ["2031-10-01", "国庆节", "National Day"],
    ["2018-02-18", "春节", "Spring Festival"],
  ])("%s is %s", (day, zh, en) => expect(calendar.festival(day)).toEqual({ zh, en }));

  it("has no festival on working days and ordinary weekends", () => {
    for (const day of ["2025-08-01", "2025-08-02", "2026-02-14", "2031-02-10", "2028-01-29"]) {
      expect(calendar.festival(day)).toBeUndefined();
    }
  });

  it("has New Year's Eve and 2 May from the year the law added them", () => {
    const of = (year: number) => [...legalHolidays(year).keys()];
    expect(of(2024)).not.toContain("2024-02-09");
    expect(of(2024)).not.toContain("2024-05-02");
    expect(of(2025)).toEqual(expect.arrayContaining(["2025-01-28", "2025-05-02"]));
    expect(of(2101)).toEqual([
      "2101-01-01",
      "2101-05-01",
      "2101-05-02",
      "2101-10-01",
      "2101-10-02",
      "2101-10-03",
    ]);
  });

  it("is provisional in years without a notice", () => {
    expect(
      ["2023-12-31", "2024-01-01", "2026-12-31", "2027-01-01"].map(calendar.isProvisional),
    ).toEqual([true, false, false, true]);
  });

  it("steps over rest days and onto swapped weekends", () => {
    expect(calendar.nextWorkingDay("2025-10-01")).toBe("2025-10-09");
    expect(calendar.nextWorkingDay("2026-02-14")).toBe("2026-02-14");
    expect(calendar.previousWorkingDay("2026-02-23")).toBe("2026-02-14");
    expect(calendar.addWorkingDays("2026-04-30", 5)).toBe("2026-05-11");
    expect(calendar.addWorkingDays("2026-05-11", -5)).toBe("2026-04-30");
    expect(calendar.addWorkingDays("2025-08-02", 0)).toBe("2025-08-02");
    expect(calendar.addWorkingDays("2025-08-02", 1)).toBe("2025-08-04");
    expect(calendar.addWorkingDays("2025-08-02", -1)).toBe("2025-08-01");
  });

  const start = fc.integer({ min: 0, max: 1500 }).map((n) => addDays("2024-01-01", n));
  const steps = fc.integer({ min: -250, max: 250 });

  it("takes working days back again", () => {
    fc.assert(
      fc.property(start, steps, (day, n) => {
        const from = calendar.nextWorkingDay(day);
        expect(calendar.addWorkingDays(calendar.addWorkingDays(from, n), -n)).toBe(from);
      }),
    );
  });

  it("keeps order: a later start or a longer period never ends earlier", () => {
    fc.assert(
      fc.property(start, steps, fc.integer({ min: 0, max: 40 }), (day, n, more) => {
        const end = calendar.addWorkingDays(day, n);
        expect(
          daysBetween(end, calendar.addWorkingDays(addDays(day, more), n)),
        ).toBeGreaterThanOrEqual(0);
        expect(daysBetween(end, calendar.addWorkingDays(day, n + more))).toBeGreaterThanOrEqual(0);
        if (n !== 0) expect(calendar.isWorkingDay(end)).toBe(true);
      }),
    );
  });
});

describe("a calendar", () => {
  it("names its years and changes its version with its contents only", () => {
    const { version } = calendar;
    expect(version).toMatch(/^2024-2025-2026-[0-9a-f]{8}$/);
    expect(createCalendar([...officialNotices].reverse()).version).toBe(version);
    expect(createCalendar(officialNotices.map((n) => ({ ...n, source: "copy" }))).version).toBe(
      version,
    );
    expect(createCalendar(officialNotices, { swappedDays: false }).version).not.toBe(version);
    expect(createCalendar([...officialNotices, notice2027]).version).toMatch(
      /^2024-2025-2026-2027-/,
    );
  });

  it("takes a new notice, which may reach into the year before", () => {
    const later = createCalendar([...officialNotices, notice2027]);
    expect(later.isProvisional("2027-01-04")).toBe(false);
    expect(later.isWorkingDay("2026-12-31")).toBe(false);
    expect(later.isWorkingDay("2027-01-09")).toBe(true);
    expect(later.festival("2027-01-04")).toEqual({ zh: "法定节假日", en: "a public holiday" });
    // With its notice out, only the notice speaks for a year.
    expect(later.isWorkingDay("2027-02-08")).toBe(true);
  });

  it("lets the last notice of a year replace an earlier one", () => {
    const corrected = { ...notice2027, rest: ["2027-01-01"] };
    const later = createCalendar([...officialNotices, notice2027, corrected]);
    expect(later.isWorkingDay("2027-01-04")).toBe(true);
  });

  it("can leave swapped weekends as weekends", () => {
    const plain = createCalendar(officialNotices, { swappedDays: false });
    expect(plain.isWorkingDay("2026-02-14")).toBe(false);
    expect(plain.isWorkingDay("2026-02-16")).toBe(false);
    expect(plain.addWorkingDays("2026-04-30", 5)).toBe("2026-05-12");
  });

  it.each([
    [{ rest: ["2027-02-30"] }],
    [{ rest: ["2027-02-05/2027-02-01"] }],
    [{ rest: ["2027-02-05/2037-02-01"] }],
    [{ rest: ["2027-02-05/2027-02-06/2027-02-07"] }],
    [{ work: ["2027-01-02"] }],
    [{ work: ["2027-03-03"] }],
    [{ work: ["soon"] }],
  ])("refuses %j", (wrong) => {
    expect(() => createCalendar([{ ...notice2027, ...wrong }])).toThrow(RangeError);
  });
});
