import { type HolidayNotice, officialNotices } from "../src/calendar/holidays.ts";
import type { PeriodFacts } from "../src/calendar/period.ts";

/**
 * The last day of a period worked out once more, in other words than the product's: on numbered days
 * walked one by one, with the notices read anew. What the law says of years without a notice stands
 * here as it is in the almanac.
 */

const byLaw: Readonly<Record<string, readonly string[]>> = {
  2027: [
    ..."01-01 02-05 02-06 02-07 02-08 04-05 05-01 05-02 06-09 09-15 10-01 10-02 10-03".split(" "),
  ],
  2028: [..."01-01 01-25 01-26 01-27 01-28 04-04 05-01 05-02 05-28 10-01 10-02 10-03".split(" ")],
};

const number = (day: string): number => Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / 86_400_000;
const named = (numbered: number): string =>
  new Date(numbered * 86_400_000).toISOString().slice(0, 10);

/** The county's day of an instant: eight hours ahead of Greenwich. */
const countyDay = (start: string): string =>
  start.length === 10 ? start : named(Math.floor(Date.parse(start) / 86_400_000 + 8 / 24));

/** Working days as the notices of some years give them, and what is counted by them. */
export type Almanac = {
  /** Whether people work on a day. */
  worksOn(day: string): boolean;
  /** A day so many working days on, or back. */
  workingDaysOn(day: string, days: number): string;
  /** The last day of a period in days or months, or the last instant of one in hours. */
  lastDay(facts: PeriodFacts): string;
};

/** A day so many days on, or back. */
export const daysOn = (day: string, days: number): string => named(number(day) + days);

const monthsOn = (day: string, months: number): number => {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth)) / 86_400_000;
};

/** The almanac of some notices; in other years the days fixed by law. */
export const almanacOf = (notices: readonly HolidayNotice[]): Almanac => {
  const [off, on] = [new Set<number>(), new Set<number>()];
  for (const { rest, work } of notices) {
    for (const days of rest) {
      const [first = "", last = first] = days.split("/");
      for (let one = number(first); one <= number(last); one += 1) off.add(one);
    }
    for (const day of work) on.add(number(day));
  }
  for (const [year, days] of Object.entries(byLaw))
    if (notices.every((one) => String(one.year) !== year))
      for (const day of days) off.add(number(`${year}-${day}`));

  /** The first day of the epoch was a Thursday. */
  const works = (day: number): boolean => on.has(day) || (!off.has(day) && (day + 3) % 7 < 5);

  const walk = (from: number, by: 1 | -1, workingDays: number): number => {
    let day = from;
    for (let left = workingDays; left > 0; left -= works(day) ? 1 : 0) day += by;
    return day;
  };

  const rolled = (roll: "next" | "none" | "back", day: number): number => {
    let last = day;
    if (roll !== "none") while (!works(last)) last += roll === "next" ? 1 : -1;
    return last;
  };

  const lastDay = ({ rule, start, amount, until, happened }: PeriodFacts): string => {
    const events = [...happened].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
    const corrected = events.findLast(({ is }) => is === "corrected");
    const begun = corrected?.is === "corrected" ? corrected.start : start;
    const count = amount ?? rule.amount ?? 0;
    const sign = rule.roll === "back" ? -1 : 1;

    if (rule.unit === "h") {
      let end = Date.parse(begun.length === 10 ? `${begun}T00:00:00+08:00` : begun);
      end += sign * count * 3_600_000;
      let held: number | undefined;
      for (const { is, at } of events) {
        if (is === "held" && held === undefined && Date.parse(at) <= end) held = Date.parse(at);
        if (is === "resumed" && held !== undefined) {
          end += Math.max(0, Math.round((Date.parse(at) - held) / 60_000)) * 60_000;
          held = undefined;
        }
      }
      return new Date(end).toISOString();
    }

    const from = countyDay(begun);
    const first = {
      d: () => number(from) + sign * count,
      wd: () => walk(number(from), sign, count),
      m: () => monthsOn(from, sign * count),
    };
    let raw = until === undefined ? first[rule.unit]() : number(until);
    let held: number | undefined;
    for (const event of events) {
      if (event.is === "granted") raw = number(event.until);
      if (event.is === "held" && held === undefined) {
        const day = number(countyDay(event.from));
        if (day <= rolled(rule.roll, raw)) held = day;
      }
      if (event.is === "resumed" && held !== undefined) {
        const day = number(countyDay(event.on));
        if (day > held) {
          let left = 0;
          const step = raw < held ? -1 : 1;
          for (let one = held; one !== raw; one += step)
            left += rule.unit !== "wd" ? step : works(step === 1 ? one + 1 : one) ? step : 0;
          raw = rule.unit === "wd" ? walk(day, left < 0 ? -1 : 1, Math.abs(left)) : day + left;
        }
        held = undefined;
      }
    }
    return named(rolled(rule.roll, raw));
  };

  return {
    worksOn: (day) => works(number(day)),
    workingDaysOn: (day, days) => named(walk(number(day), days < 0 ? -1 : 1, Math.abs(days))),
    lastDay,
  };
};

/** The almanac of the notices that came with this. */
export const { worksOn, workingDaysOn, lastDay } = almanacOf(officialNotices);
