import { UTCDate } from "@date-fns/utc";
import { addDays as plusDays } from "date-fns/addDays";
import { addMonths as plusMonths } from "date-fns/addMonths";
import { differenceInCalendarDays } from "date-fns/differenceInCalendarDays";
import { getDaysInMonth } from "date-fns/getDaysInMonth";
import { getISODay } from "date-fns/getISODay";

/** A sentence or name in both languages we speak. */
export type Bilingual = { zh: string; en: string };

/** A day of the county's calendar, `YYYY-MM-DD`, years 1000 to 9999. */
export type Day = string;

/** A moment in UTC, `2025-08-01T01:00:00.000Z`. */
export type Instant = string;

const MINUTE = 60_000;

// Asia/Shanghai has been UTC+8 all year round since 1991.
const COUNTY_OFFSET = 8 * 60 * MINUTE;

const DAY_SHAPE = /^([1-9]\d{3})-(\d{2})-(\d{2})$/;
const INSTANT_SHAPE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const TIME_SHAPE = /^([01]\d|2[0-3]):([0-5]\d)$|^24:00$/;

const WEEKDAYS = [
  { zh: "周一", en: "Mon" },
  { zh: "周二", en: "Tue" },
  { zh: "周三", en: "Wed" },
  { zh: "周四", en: "Thu" },
  { zh: "周五", en: "Fri" },
  { zh: "周六", en: "Sat" },
  { zh: "周日", en: "Sun" },
] as const;

const MONTHS = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
] as const;

/** Whether the text is a day that exists, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const [, year, month, date] = (DAY_SHAPE.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || date === undefined) return false;
  if (month < 1 || month > 12 || date < 1) return false;
  // Asked of every day in every count: only the end of a month needs the calendar.
  return date <= 28 || date <= daysInMonth(year, month);
}

/** The day with this year, month (1 to 12) and date; a RangeError when there is none. */
export function dayFrom(year: number, month: number, date: number): Day {
  const day = `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
  return checkDay(day);
}

/** Year, month (1 to 12) and date of a day; a RangeError when the text is no day. */
export function partsOf(day: Day): { year: number; month: number; date: number } {
  checkDay(day);
  return {
    year: Number(day.slice(0, 4)),
    month: Number(day.slice(5, 7)),
    date: Number(day.slice(8, 10)),
  };
}

/** How many days the month (1 to 12) of a year has. */
export function daysInMonth(year: number, month: number): number {
  return getDaysInMonth(new UTCDate(year, month - 1));
}

/** The day `n` calendar days later, earlier when `n` is negative; a RangeError past year 9999. */
export function addDays(day: Day, n: number): Day {
  return checkDay(dayAt(plusDays(utc(day), whole(n))));
}

/** The same date `n` months later, or that month's last day when it has no such date (CC §202). */
export function addMonths(day: Day, n: number): Day {
  return checkDay(dayAt(plusMonths(utc(day), whole(n))));
}

/** Calendar days from `a` to `b`, negative when `b` is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return differenceInCalendarDays(utc(b), utc(a));
}

/** Day of the week, Monday 1 to Sunday 7. */
export function weekday(day: Day): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return getISODay(utc(day)) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** The county's day at an instant; a RangeError when the text is no instant. */
export function dayOf(instant: Instant): Day {
  return countyClock(instant).slice(0, 10);
}

/** The county's time of day at an instant, `HH:MM`, seconds dropped. */
export function timeOf(instant: Instant): string {
  return countyClock(instant).slice(11, 16);
}

/** The instant at which the county's clock shows `HH:MM` (00:00 to 24:00) on a day. */
export function instantAt(day: Day, time: string): Instant {
  if (!TIME_SHAPE.test(time)) throw new RangeError(`not a time of day: ${time}`);
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  return toInstant(utc(day).getTime() + minutes * MINUTE - COUNTY_OFFSET);
}

/** How many minutes one instant is after another. */
export const minutesBetween = (from: Instant, to: Instant): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 60_000);

/** The instant `n` minutes later, earlier when `n` is negative. */
export function addMinutes(instant: Instant, n: number): Instant {
  return toInstant(milliseconds(instant) + n * MINUTE);
}

/** The instant `n` hours later, earlier when `n` is negative. */
export function addHours(instant: Instant, n: number): Instant {
  return addMinutes(instant, n * 60);
}

/** A day in words: `2025年8月1日`, `1 Aug 2025`. */
export function dayText(day: Day): Bilingual {
  const { year } = partsOf(day);
  const short = shortDay(day);
  return { zh: `${year}年${short.zh}`, en: `${short.en} ${year}` };
}

/** A day in words without its year: `8月1日`, `1 Aug`. */
export function shortDay(day: Day): Bilingual {
  const { month, date } = partsOf(day);
  return { zh: `${month}月${date}日`, en: `${date} ${MONTHS[month - 1]}` };
}

/** A day in words with its weekday: `2025年8月1日 周五`, `Fri 1 Aug 2025`. */
export function dayWithWeekday(day: Day): Bilingual {
  const text = dayText(day);
  const name = WEEKDAYS[weekday(day) - 1] ?? WEEKDAYS[0];
  return { zh: `${text.zh} ${name.zh}`, en: `${name.en} ${text.en}` };
}

/** A day in words with its weekday and without its year: `8月1日 周五`, `Fri 1 Aug`. */
export function shortDayWithWeekday(day: Day): Bilingual {
  const text = shortDay(day);
  const name = WEEKDAYS[weekday(day) - 1] ?? WEEKDAYS[0];
  return { zh: `${text.zh} ${name.zh}`, en: `${name.en} ${text.en}` };
}

/** A moment in county time: `2026年11月25日 周三 15:00`, `Wed 25 Nov 2026 15:00`. */
export function momentText(instant: Instant): Bilingual {
  const day = dayWithWeekday(dayOf(instant));
  const time = timeOf(instant);
  return { zh: `${day.zh} ${time}`, en: `${day.en} ${time}` };
}

/** A moment short enough for a headline, its year where that is not this year's: `9月7日 周一 15:00`, `Mon 7 Sep 15:00`. */
export function shortMomentText(instant: Instant, today: Day): Bilingual {
  const on = dayOf(instant);
  const day = on.slice(0, 4) === today.slice(0, 4) ? shortDayWithWeekday(on) : dayWithWeekday(on);
  const time = timeOf(instant);
  return { zh: `${day.zh} ${time}`, en: `${day.en} ${time}` };
}

/** A moment that ends something, in county time: midnight is 24:00 of the day it ends (CC §203). */
export function endText(instant: Instant): Bilingual {
  if (timeOf(instant) !== "00:00") return momentText(instant);
  const day = dayWithWeekday(addDays(dayOf(instant), -1));
  return { zh: `${day.zh} 24:00`, en: `${day.en} 24:00` };
}

/**
 * The end of something, short enough for a sentence: its year where that is not this year's, its hour where
 * it has one: `3月6日18:00`, `6 Mar 18:00`; midnight is 24:00 of the day it ends (CC §203).
 */
export function shortEndText(end: Day | Instant, today: Day): Bilingual {
  const midnight = !isDay(end) && timeOf(end) === "00:00";
  const day = isDay(end) ? end : addDays(dayOf(end), midnight ? -1 : 0);
  const { zh, en } = day.slice(0, 4) === today.slice(0, 4) ? shortDay(day) : dayText(day);
  if (isDay(end)) return { zh, en };
  const time = midnight ? "24:00" : timeOf(end);
  return { zh: `${zh}${time}`, en: `${en} ${time}` };
}

/** A last day, which is over when it ends (CC §203): `2025年10月9日（当日24时前）`, `9 Oct 2025 (24:00 that day)`. */
export function lastDayText(day: Day): Bilingual {
  const text = dayText(day);
  return { zh: `${text.zh}（当日24时前）`, en: `${text.en} (24:00 that day)` };
}

/** Midnight of a day in UTC, for counting; a RangeError when the text is no day. */
function utc(day: Day): UTCDate {
  return new UTCDate(checkDay(day));
}

function dayAt(date: UTCDate): Day {
  return date.toISOString().slice(0, 10);
}

function checkDay(day: Day): Day {
  if (!isDay(day)) throw new RangeError(`no such day: ${day}`);
  return day;
}

function countyClock(instant: Instant): string {
  return toInstant(milliseconds(instant) + COUNTY_OFFSET);
}

function milliseconds(instant: Instant): number {
  // Without an offset Date.parse would read the text in the process's own zone.
  const at = INSTANT_SHAPE.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(at)) throw new RangeError(`not an instant: ${instant}`);
  return at;
}

function toInstant(at: number): Instant {
  const text = new Date(at).toISOString();
  if (!INSTANT_SHAPE.test(text))
    throw new RangeError(`an instant outside years 0 to 9999: ${text}`);
  return text;
}

function whole(n: number): number {
  if (!Number.isSafeInteger(n)) throw new RangeError(`not a whole number: ${n}`);
  return n;
}

function pad(n: number, width: number): string {
  return String(n).padStart(width, "0");
}
