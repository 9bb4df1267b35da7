import { addDays, type Day, dayFrom } from "./day.ts";

/** The lunar years that are known, first and last. */
export const LUNAR_YEARS = { first: 1990, last: 2100 } as const;

// The months of each lunar year by GB/T 33661: from the left, whether the leap month is long, then
// one bit a month for a long one (30 days), then the number of the leap month, 0 for none. A table,
// because the Chinese calendar of Intl has months of 2012, 2018, 2027, 2030 and 2070 a day off.
const MONTHS: readonly number[] = `
  04af5 04970 064b0 074a3 0ea50 06b58 05ac0 0ab60 096d5 092e0
  0c960 0d954 0d4a0 0da50 07552 056a0 0abb7 025d0 092d0 0cab5
  0a950 0b4a0 0baa4 0ad50 055d9 04ba0 0a5b0 15176 052b0 0a930
  07954 06aa0 0ad50 05b52 04b60 0a6e6 0a4e0 0d260 0ea65 0d530
  05aa0 076a3 096d0 04afb 04ad0 0a4d0 1d0b6 0d250 0d520 0dd45
  0b5a0 056d0 055b2 049b0 0a577 0a4b0 0aa50 1b255 06d20 0ada0
  14b63 09370 049f8 04970 064b0 168a6 0ea50 06b20 1a6c4 0aae0
  092e0 0d2e3 0c960 0d557 0d4a0 0da50 05d55 056a0 0a6d0 055d4
  052d0 0a9b8 0a950 0b4a0 0b6a6 0ad50 055a0 0aba4 0a5b0 052b0
  0b273 06930 07337 06aa0 0ad50 14b55 04b60 0a570 054e4 0d160
  0e968 0d520 0daa0 16aa6 056d0 04ae0 0a9d4 0a2d0 0d150 0f252
  0d520`
  .trim()
  .split(/\s+/)
  .map((year) => Number.parseInt(year, 16));

const FIRST_NEW_YEAR = "1990-01-27";

/** A month of the lunar calendar: the day it begins on, and whether it has 29 days or 30. */
export type LunarMonth = { first: Day; days: 29 | 30 };

type Numbered = LunarMonth & { number: number; leap: boolean };

const YEARS: readonly (readonly Numbered[])[] = yearsFrom(FIRST_NEW_YEAR);

/**
 * A month (1 to 12) of a lunar year, or the leap month after it; undefined where there is none or the
 * year is not known.
 */
export function lunarMonth(year: number, month: number, leap = false): LunarMonth | undefined {
  return YEARS[year - LUNAR_YEARS.first]?.find((one) => one.number === month && one.leap === leap);
}

/** The day of a date in the lunar calendar; undefined where there is none. */
export function lunarDay(year: number, month: number, date: number): Day | undefined {
  const found = lunarMonth(year, month);
  return found === undefined || date < 1 || date > found.days
    ? undefined
    : addDays(found.first, date - 1);
}

/** Qingming, the solar term, in the years of the lunar table; undefined in others. */
export function qingming(year: number): Day | undefined {
  if (year < LUNAR_YEARS.first || year > LUNAR_YEARS.last) return undefined;
  const since = year - 2000;
  // 0.2422 days later a year, less the days leap years put in between: 2100 has none.
  const leapDays = Math.floor(since / 4) - (year === 2100 ? 1 : 0);
  return dayFrom(year, 4, Math.floor(since * 0.2422 + 4.81) - leapDays);
}

function yearsFrom(newYear: Day): Numbered[][] {
  let first = newYear;
  return MONTHS.map((bits) => {
    const leapMonth = bits & 0xf;
    const months: Numbered[] = [];
    const add = (number: number, leap: boolean, long: boolean) => {
      const days = long ? 30 : 29;
      months.push({ number, leap, first, days });
      first = addDays(first, days);
    };
    for (let number = 1; number <= 12; number++) {
      add(number, false, (bits & (0x10000 >> number)) !== 0);
      if (number === leapMonth) add(number, true, bits > 0xffff);
    }
    return months;
  });
}
