import {
  addMonths,
  type Bilingual,
  type Day,
  dayFrom,
  daysBetween,
  daysInMonth,
  dayText,
  partsOf,
} from "./day.ts";
import { readNumber, readYear } from "./numeral.ts";
import { type Groups, lower, type Problem, type ReadingPlace } from "./typed-shape.ts";

/**
 * A day that was read. `assumed`: something of it was not written but filled in or counted (the
 * year, the month, from today, from the lunar calendar), so what was understood is to be shown.
 * `part`: it names a part of the day too (今晚), by which a time behind it is meant.
 */
export type ReadDate = { day: Day; assumed?: true; part?: "早" | "晚" } | Problem;

/** The years in which a day can be typed. */
export const YEARS = { first: 1900, last: 2100 } as const;

/** How days can be written, for the sentences that refuse one. */
export const DAY_HINT: Bilingual = {
  zh: "2025-08-01、2025年8月1日、8月1日、明天、3天后、下周三、月底、农历八月十五",
  en: "2025-08-01, 1 Aug 2025, Aug 1, tomorrow, in 3 days, next Wednesday, end of month",
};

const YEAR_WORDS: Readonly<Record<string, number>> = {
  前年: -2,
  去年: -1,
  今年: 0,
  本年: 0,
  明年: 1,
  后年: 2,
};

const WEEKDAY_MARKS = "一二三四五六日";
const EN_WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** The day of the week a mark or an English name means, Monday 1. */
export function weekdayOf(mark: string | undefined): number {
  const name = lower(mark);
  if (/^[1-7]$/.test(name)) return Number(name);
  const english = EN_WEEKDAYS.indexOf(name.slice(0, 3));
  return 1 + (english >= 0 ? english : WEEKDAY_MARKS.indexOf(name === "天" ? "日" : name));
}

/** The year a group names, or this one; NaN where it cannot be read. */
export function yearOf(year: string | undefined, near: string | undefined, today: Day): number {
  if (year !== undefined) return readYear(year) ?? Number.NaN;
  return partsOf(today).year + (YEAR_WORDS[near ?? "今年"] ?? 0);
}

/** A matched number; NaN where it cannot be read. */
export function numberOf(text: string | undefined): number {
  return readNumber(text ?? "") ?? Number.NaN;
}

/** The same reading, of which something is not as it was written. */
export function assume<Read extends { day: Day } | Problem>(
  read: Read,
): Read | (Read & { assumed: true }) {
  return "problem" in read ? read : { ...read, assumed: true };
}

/**
 * Which of some days is meant: of a plan the first from today on, of an event the last up to today,
 * otherwise the nearest, in doubt the later. Undefined where none is on that side.
 */
export function pickDay<T extends { day: Day }>(
  candidates: readonly T[],
  { today, tense }: Pick<ReadingPlace, "today" | "tense">,
): T | undefined {
  const inOrder = candidates.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  if (tense === "future") return inOrder.find(({ day }) => day >= today);
  if (tense === "past") return inOrder.findLast(({ day }) => day <= today);
  const distance = ({ day }: T) => Math.abs(daysBetween(today, day));
  return inOrder.reduce<T | undefined>(
    (best, one) => (best === undefined || distance(one) <= distance(best) ? one : best),
    undefined,
  );
}

/** The years around today's in which a day without a year may lie. */
export function yearsAround(today: Day, before: number, after: number): number[] {
  const { year } = partsOf(today);
  return Array.from({ length: before + after + 1 }, (_, n) => year - before + n).filter(
    (one) => one >= YEARS.first && one <= YEARS.last,
  );
}

/** The day with these numbers, or which of them there is not. */
export function makeDate(year: number, month: number, date: number): { day: Day } | Problem {
  if (!Number.isInteger(year + month + date)) return { problem: NO_SUCH_NUMBER };
  const wrongYear = outsideYears(year);
  if (wrongYear !== undefined) return wrongYear;
  if (month < 1 || month > 12) {
    return {
      problem: {
        zh: `没有${month}月这个月份，月份是1到12。可以写：${DAY_HINT.zh}`,
        en: `There is no month ${month}; months are 1 to 12. Write for instance: ${DAY_HINT.en}`,
      },
    };
  }
  const last = daysInMonth(year, month);
  if (date < 1 || date > last) {
    return {
      problem: {
        zh: `没有${year}年${month}月${date}日这一天，${year}年${month}月是1日到${last}日`,
        en: `There is no ${date} ${dayText(dayFrom(year, month, 1)).en.slice(2)}; that month has ${last} days`,
      },
    };
  }
  return { day: dayFrom(year, month, date) };
}

/** What is said of a period where the day of an event is wanted. */
export const VAGUE: Bilingual = {
  zh: `这里要已经发生的那一天，请写确切的日期。可以写：${DAY_HINT.zh}`,
  en: `The very day on which it happened is wanted here. Write for instance: ${DAY_HINT.en}`,
};

/** A day in the year that is written, or in the one that is meant. */
export function yearly(
  { year, short, near }: Groups,
  seen: ReadingPlace,
  inYear: (year: number) => { day: Day } | Problem,
): ReadDate {
  if (year !== undefined) return inYear(yearOf(year, undefined, seen.today));
  if (near !== undefined) return assume(inYear(yearOf(undefined, near, seen.today)));
  if (short !== undefined) {
    const full = readYear(/\d/.test(short) ? `20${short}` : `二〇${short}`) ?? Number.NaN;
    const since = full - partsOf(seen.today).year;
    return since >= -10 && since <= 3 ? assume(inYear(full)) : { problem: FULL_YEAR };
  }
  // 2月30日 is no day of any year.
  const years = "day" in inYear(2000) ? yearsAround(seen.today, 1, 1) : [];
  const candidates = years.map((one) => ({
    ...stand(inYear, one, seen.today),
    read: inYear(one),
  }));
  return assume(pickDay(candidates, seen)?.read ?? inYear(partsOf(seen.today).year));
}

// Where a day stands that a year may not have: 29 February as the 28th.
function stand(
  inYear: (year: number) => { day: Day } | Problem,
  year: number,
  today: Day,
): { day: Day } {
  const read = inYear(year);
  if ("day" in read) return read;
  const leap = inYear(2000);
  return { day: "day" in leap ? addMonths(leap.day, 12 * (year - 2000)) : today };
}

/** The day of a date alone: this month's, the last one's or the next one's. */
export function dateOfMonth(date: number, seen: ReadingPlace): ReadDate {
  const firsts = [-1, 0, 1].map((n) => addMonths(`${seen.today.slice(0, 7)}-01`, n));
  const candidates = firsts.map((first) => {
    const { year, month } = partsOf(first);
    const held = Math.min(Math.max(date || 1, 1), daysInMonth(year, month));
    return { year, month, day: dayFrom(year, month, held) };
  });
  const { year, month } = pickDay(candidates, seen) ?? partsOf(seen.today);
  return makeDate(year, month, date);
}

/** The last day of a month. */
export function monthEnd(year: number, month: number): { day: Day } | Problem {
  const known = Number.isInteger(year + month) && month >= 1 && month <= 12;
  return makeDate(year, month, known ? daysInMonth(year, month) : 1);
}

/** What is wrong with a year in which no day can be typed. */
export function outsideYears(year: number): Problem | undefined {
  if (year >= YEARS.first && year <= YEARS.last) return undefined;
  return {
    problem: {
      zh: `年份应在${YEARS.first}到${YEARS.last}之间`,
      en: `The year must be between ${YEARS.first} and ${YEARS.last}`,
    },
  };
}

/** What is said of a number that cannot be read. */
export const NO_SUCH_NUMBER: Bilingual = {
  zh: `看不懂其中的数字。可以写：${DAY_HINT.zh}`,
  en: `A number in it cannot be read. Write for instance: ${DAY_HINT.en}`,
};

const FULL_YEAR: Bilingual = {
  zh: "这样的两位数年份看不准，请写四位数年份，例如 2025-08-01",
  en: "Such a two-figure year is not certain; write four figures, for instance 2025-08-01",
};
