import {
  addDays,
  addMinutes,
  type Bilingual,
  type Day,
  dayOf,
  dayWithWeekday,
  type Instant,
  instantAt,
  timeOf,
  weekday,
} from "./day.ts";
import { assume, DAY_HINT, numberOf, type ReadDate, VAGUE, weekdayOf } from "./day-meant.ts";
import { type Calendar, officialCalendar } from "./holidays.ts";
import { inQuotes } from "./quotation.ts";
import { DATES, EN_WEEKDAY, LAST_DAYS } from "./typed-dates.ts";
import { FESTIVAL_DATES } from "./typed-festivals.ts";
import {
  EN_END,
  type FoundShape,
  LONGEST,
  longest,
  longestOf,
  lower,
  match,
  NUMBER,
  type Problem,
  type ReadingPlace,
  type Shape,
  shape,
  squeeze,
  type Tense,
} from "./typed-shape.ts";
import {
  clockTime,
  hourMissing,
  longestTime,
  MOMENT_HINT,
  type WrittenTime,
} from "./typed-times.ts";

/**
 * The day a text means, or what is wrong with it and what would be accepted. `assumed`: the text
 * did not say all of it (no year, 3天后, 农历八月十五), so the reader is to be shown what was
 * understood before anything hangs on it.
 */
export type ReadDay = { day: Day; assumed?: true } | Problem;

/**
 * The day and, where given, the time a text means, or what is wrong with it. A time is `HH:MM`, to
 * `24:00` for the end of its day; `until` is the end of a span (下午3点到5点).
 */
export type ReadMoment = { day: Day; time?: string; until?: Instant; assumed?: true } | Problem;

/** What reading depends on besides the moment: plan or event, and the county's calendar. */
export type Reckoning = { tense?: Tense | undefined; calendar?: Calendar | undefined };

/**
 * Reads a day typed in Chinese or English, seen from `now` in county time. Weeks start on Monday. A
 * day without a year or a month is the next one for a plan, the last one for an event, otherwise the
 * nearest; 8.1 and 1/8 are read month first, as in Chinese. “By” a day (8月1日前, 周五下班前) is that
 * day, where no event is meant. The whole text must be a day. Never throws, whatever the text.
 */
export function readDay(text: string, now: Instant, reckoning: Reckoning = {}): ReadDay {
  const seen = seenFrom(now, reckoning, true);
  const typed = wholeText(text);
  const found = longestDay(typed, seen);
  const rest = found && typed.slice(found.length);
  if (found !== undefined && rest !== undefined && isRest(rest)) return dayOnly(found.read());
  const by = readBy(typed, seen);
  if (by !== undefined) return by;
  const moment = longestMoment(typed, seen);
  if (moment !== undefined && isRest(typed.slice(moment.length))) return { problem: NO_TIME };
  return { problem: refuseUnread(text, rest, DAY_HINT) };
}

/**
 * Reads a day with an optional time of day or span of time, or a time alone (today's; yesterday's, of what
 * has happened, where that lies well ahead), like `readDay`. A time without 上午/下午 or am/pm is the 24-hour clock's from seven on; before, it is
 * asked whether the afternoon is meant, but behind a day written in full an hour of two figures
 * (2025-08-01 03:00) is what it says. Twelve at night, 24:00 and 24时 are the end of the day they
 * are said of, given as its 24:00.
 */
export function readMoment(text: string, now: Instant, reckoning: Reckoning = {}): ReadMoment {
  const typed = wholeText(text);
  const found = longestMoment(typed, seenFrom(now, reckoning, true));
  const rest = found && typed.slice(found.length);
  if (found !== undefined && rest !== undefined && isRest(rest)) return found.read();
  const period = "day" in readDay(text, now, { ...reckoning, tense: "future" });
  return { problem: period ? NO_PERIOD : refuseUnread(text, rest, MOMENT_HINT) };
}

/**
 * How many characters at the start of a text are shaped like a day, the longest reading; 0 for
 * none. An impossible day (2月30日) counts, so that `readDay` can say what is wrong with it; what in
 * a sentence is as likely something else (3.5亿, 元旦值班) does not.
 */
export function dayPrefix(text: string, now: Instant): number {
  return prefix(text, (squeezed) => longestDate(squeezed, seenFrom(now, {}, false)));
}

/** How many characters at the start of a text are shaped like a day with or without a time, or a time. */
export function momentPrefix(text: string, now: Instant): number {
  return prefix(text, (squeezed) => longestMoment(squeezed, seenFrom(now, {}, false)));
}

const ALL_DATES: readonly Shape<ReadDate>[] = [...DATES, ...FESTIVAL_DATES];

const NO_TIME: Bilingual = {
  zh: `这里只要日期，不要时间。可以写：${DAY_HINT.zh}`,
  en: `A day without a time is wanted here. Write for instance: ${DAY_HINT.en}`,
};

const NO_PERIOD: Bilingual = {
  zh: `这里要哪一天几点，不要期限。可以写：${MOMENT_HINT.zh}`,
  en: `A day and its time are wanted here, not a period. Write for instance: ${MOMENT_HINT.en}`,
};

// “By” a day, in front of it and behind it.
const BY_BEFORE = shape(
  "(?:by(?: cob| eod)?|no later than|due(?: by| on)?|until|till) |(?:最[迟晚]|[至不]迟|不[迟晚]于|截止?[到至]?|[到至])[是在于]?",
);
const BY_AFTER = shape(
  "(?:(?:之|以)?[前内]|(?:为)?止|下班(?:(?:之|以)?前)?|[, ]{0,2}(?:by |at )?(?:eod|cob|close of business|end of (?:the )?day))[\\s。.!,;、]*$",
);

const BETWEEN = shape("(?:的|t(?=\\d)|,? ?)");
const ON = shape(" (?:on )?");
const WEEKDAY_BEFORE = shape(`${EN_WEEKDAY}(?:, ?| )`);
const WEEKDAY_AFTER = shape(
  `[ ,]{0,2}(?:\\((?:周|星期|礼拜)(?<inner>[一二三四五六日天])\\)|(?:周|星期|礼拜)(?<mark>[一二三四五六日天])|\\(?${EN_WEEKDAY}${EN_END}\\)?)`,
);

// Moments counted from now: 两小时后, in 30 minutes.
const FROM_NOW: readonly Shape<ReadMoment>[] = [
  {
    shape: shape(
      `(?<n>\\d{1,3}|${NUMBER})个?(?<half>半)?(?<unit>小时|钟头)(?:之|以)?(?<side>[后前])`,
    ),
    read: ({ n, half, side }, seen) =>
      fromNow(60 * (countOf(n) + (half === undefined ? 0 : 0.5)), side === "前", seen),
  },
  {
    shape: shape("半个?(?:小时|钟头)(?:之|以)?(?<side>[后前])"),
    read: ({ side }, seen) => fromNow(30, side === "前", seen),
  },
  {
    shape: shape(`(?<n>\\d{1,3}|${NUMBER})(?<unit>刻钟|分钟)(?:之|以)?(?<side>[后前])`),
    read: ({ n, unit, side }, seen) =>
      fromNow(countOf(n) * (unit === "刻钟" ? 15 : 1), side === "前", seen),
  },
  {
    shape: shape(
      `(?:in )?(?<n>\\d{1,3}|an?|half an|one|two|three) (?<unit>hour|hr|minute|min)s?(?<side> ago| later| from now)?${EN_END}`,
    ),
    read: ({ n, unit, side }, seen) =>
      fromNow(
        (EN_COUNTS[lower(n)] ?? Number(n)) * (lower(unit).startsWith("h") ? 60 : 1),
        lower(side) === " ago",
        seen,
      ),
  },
  {
    shape: shape(`现在|此刻|刚刚|刚才|(?:right |just )?now${EN_END}`),
    read: (_, seen) => fromNow(0, false, seen),
    whole: true,
  },
];

const EN_COUNTS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  "half an": 0.5,
};

function seenFrom(
  now: Instant,
  { tense, calendar = officialCalendar }: Reckoning,
  whole: boolean,
): ReadingPlace {
  return { now, today: dayOf(now), tense, calendar, whole };
}

// A text that is to be a day; what is too long for one is left as something that is none.
function wholeText(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > LONGEST ? "?" : squeeze(trimmed).text.replace(/^on /i, "");
}

function prefix(text: string, find: (squeezed: string) => FoundShape<unknown> | undefined): number {
  const squeezed = squeeze(text);
  const found = find(squeezed.text);
  if (found === undefined) return 0;
  return (squeezed.at[found.length - 1] ?? -1) + 1;
}

function longestDate(text: string, seen: ReadingPlace): FoundShape<ReadDate> | undefined {
  const plainDate = longest(text, seen, ALL_DATES);
  const before = match(WEEKDAY_BEFORE, text, 0);
  const dateAfter = before && longest(text.slice(before[0].length), seen, ALL_DATES);
  // Fri 1 Aug: the weekday is checked, not counted; next Wed or Wed 3pm stay as they are.
  const found =
    before && dateAfter && before[0].length + dateAfter.length > (plainDate?.length ?? 0)
      ? checkLength(before[0].length + dateAfter.length, dateAfter.read, before.groups?.weekday)
      : plainDate;
  if (found === undefined) return undefined;
  const after = match(WEEKDAY_AFTER, text, found.length);
  if (after === undefined) return found;
  const { inner, mark, weekday: name } = after.groups ?? {};
  return checkLength(found.length + after[0].length, found.read, inner ?? mark ?? name);
}

// A day, or the last one of a period.
function longestDay(text: string, seen: ReadingPlace): FoundShape<ReadDate> | undefined {
  return longestOf(longestDate(text, seen), longest(text, seen, LAST_DAYS));
}

// “By” a day lies ahead, whatever the field leaves open, and includes that day.
function readBy(text: string, seen: ReadingPlace): ReadDay | undefined {
  const start = match(BY_BEFORE, text, 0)?.[0].length ?? 0;
  const found = longestDay(text.slice(start), { ...seen, tense: seen.tense ?? "future" });
  if (found === undefined) return undefined;
  const rest = text.slice(start + found.length);
  const isBy = match(BY_AFTER, rest, 0) !== undefined || (start > 0 && isRest(rest));
  if (!isBy) return undefined;
  return seen.tense === "past" ? { problem: VAGUE } : assume(dayOnly(found.read()));
}

function dayOnly(date: ReadDate): ReadDay {
  if ("problem" in date) return date;
  const { part: _, ...day } = date;
  return day;
}

function longestMoment(text: string, seen: ReadingPlace): FoundShape<ReadMoment> | undefined {
  const date = longestDate(text, seen);
  const time = longestTime(text, seen);
  return longestOf<ReadMoment>(
    date && { length: date.length, read: () => withoutTime(date.read()) },
    date && readAfterDate(date, text, seen),
    time && {
      length: time.length,
      read: () => onItsDay(time.read(), seen),
    },
    time && readBeforeTime(time, text, seen),
    longest(text, seen, FROM_NOW),
  );
}

/** How far ahead a time alone may lie and still be today's, of something that has happened, in minutes: a clock may be slow. */
const AHEAD = 60;

// A time alone is today's; of something that has happened it is yesterday's where it is yet to come.
function onItsDay(time: WrittenTime, { now, today, tense }: ReadingPlace): ReadMoment {
  const read = together({ day: today, assumed: true }, time);
  const isAhead =
    tense === "past" &&
    !("problem" in read) &&
    read.time !== undefined &&
    instantAt(read.day, read.time) > addMinutes(now, AHEAD);
  return isAhead ? together({ day: addDays(today, -1), assumed: true }, time) : read;
}

function readAfterDate(
  date: FoundShape<ReadDate>,
  text: string,
  seen: ReadingPlace,
): FoundShape<ReadMoment> | undefined {
  const between = date.length + (match(BETWEEN, text, date.length)?.[0].length ?? 0);
  const time = longestTime(text.slice(between), seen);
  return time && { length: between + time.length, read: () => together(date.read(), time.read()) };
}

// English may put the time first: 3pm tomorrow, 15:00 on 1 Aug.
function readBeforeTime(
  time: FoundShape<WrittenTime>,
  text: string,
  seen: ReadingPlace,
): FoundShape<ReadMoment> | undefined {
  const between = match(ON, text, time.length)?.[0].length;
  if (between === undefined || !/^[a-z0-9]/i.test(text)) return undefined;
  const at = time.length + between;
  const date = longestDate(text.slice(at), seen);
  return date && { length: at + date.length, read: () => together(date.read(), time.read()) };
}

function withoutTime(date: ReadDate): ReadMoment {
  if ("problem" in date) return date;
  const { part, ...day } = date;
  return part === undefined ? day : { problem: hourMissing(part) };
}

function together(date: ReadDate, written: WrittenTime): ReadMoment {
  if ("problem" in date) return date;
  const clock = clockTime(written, date.part);
  if ("problem" in clock) return clock;
  const { time, until, doubt } = clock;
  if (doubt !== undefined && !(doubt.padded && !date.assumed)) return { problem: doubt.ask };
  const assumed = date.assumed || time === "24:00";
  return {
    day: date.day,
    time,
    ...(until === undefined ? {} : { until: instantAt(date.day, until) }),
    ...(assumed ? { assumed } : {}),
  };
}

function fromNow(minutes: number, ago: boolean, { now }: ReadingPlace): ReadMoment {
  if (!Number.isInteger(minutes)) return { problem: refuseUnread("", undefined, MOMENT_HINT) };
  const at = addMinutes(now, ago ? -minutes : minutes);
  return assume({ day: dayOf(at), time: timeOf(at) });
}

function countOf(n: string | undefined): number {
  return /^\d+$/.test(n ?? "") ? Number(n) : numberOf(n);
}

function checkLength(
  length: number,
  read: () => ReadDate,
  mark: string | undefined,
): FoundShape<ReadDate> {
  return {
    length,
    read: () => {
      const date = read();
      if ("problem" in date || weekday(date.day) === weekdayOf(mark)) return date;
      const actual = dayWithWeekday(date.day);
      return {
        problem: {
          zh: `日期与星期不符，这一天是${actual.zh}`,
          en: `The date and the weekday disagree; that day is ${actual.en}`,
        },
      };
    },
  };
}

function isRest(text: string): boolean {
  return /^[\s。.!,;、]*$/.test(text);
}

function refuseUnread(text: string, rest: string | undefined, hint: Bilingual): Bilingual {
  const shown = Array.from((rest ?? text).trim())
    .slice(0, 20)
    .join("");
  if (shown === "") {
    return { zh: `请写日期，例如：${hint.zh}`, en: `Write a date, for instance: ${hint.en}` };
  }
  return rest === undefined
    ? {
        zh: `看不懂日期${inQuotes(shown)}。可以写：${hint.zh}`,
        en: `${inQuotes(shown)} is no date known here. Write for instance: ${hint.en}`,
      }
    : {
        zh: `日期后面的${inQuotes(shown)}看不懂。可以写：${hint.zh}`,
        en: `${inQuotes(shown)} after the date cannot be read. Write for instance: ${hint.en}`,
      };
}
