import { addDays, addMonths, type Bilingual, type Day, partsOf, weekday } from "./day.ts";
import {
  assume,
  dateOfMonth,
  makeDate,
  monthEnd,
  NO_SUCH_NUMBER,
  numberOf,
  outsideYears,
  pickDay,
  type ReadDate,
  VAGUE,
  weekdayOf,
  yearly,
  yearOf,
} from "./day-meant.ts";
import type { Calendar } from "./holidays.ts";
import {
  CHINESE,
  EN_END,
  type Groups,
  lower,
  NUMBER,
  type Problem,
  type ReadingPlace,
  type Shape,
  shape,
} from "./typed-shape.ts";

/** A year as it is written in front of 年 or of a date, in figures or by Chinese digits. */
export const YEAR = "(?:\\d{4}|[〇○零一二三四五六七八九]{4})";

/** Years named by how far they are. */
export const NEAR_YEAR = "[前去今本明后]年";

const SHORT_YEAR = "(?:\\d{2}|[〇○零一二三四五六七八九]{2})";
const YEAR_PART = `(?:(?:(?<year>${YEAR})|(?<short>${SHORT_YEAR}))年|(?<near>${NEAR_YEAR}))?`;
// A figure that goes on is no date: 8月1点, 8.15%.
const NO_MORE = "(?![\\d.:点點时月日号年天个周小分%/-])";
const COUNT = `(?<n>\\d{1,4}|${NUMBER})`;
const SIDE = "(?:之|以)?(?<side>[后前])";
const WITHIN = "(?:之|以)?(?<side>内)";
const FROM_TODAY = "(?:[自从]?(?:今[天日]|即日)起)?";

const EN_DATE = "(?<date>\\d{1,2})(?:st|nd|rd|th)?";
const EN_COUNT =
  "(?<n>\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";
const EN_UNIT = "(?<unit>(?:working |business )day|workday|day|week|fortnight|month|year)s?";
const EN_MONTH =
  "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";

/** A weekday in English, as the group `weekday`. */
export const EN_WEEKDAY =
  "(?<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)";

const DAY_WORDS: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  前日: -2,
  昨天: -1,
  昨日: -1,
  昨儿: -1,
  今天: 0,
  今日: 0,
  今儿: 0,
  本日: 0,
  当天: 0,
  当日: 0,
  即日: 0,
  明天: 1,
  明日: 1,
  明儿: 1,
  次日: 1,
  翌日: 1,
  第二天: 1,
  后天: 2,
  后日: 2,
  后儿: 2,
  大后天: 3,
  "day before yesterday": -2,
  "the day before yesterday": -2,
  yesterday: -1,
  today: 0,
  tomorrow: 1,
  tmr: 1,
  tmrw: 1,
  tomo: 1,
  "day after tomorrow": 2,
  "the day after tomorrow": 2,
};

const HALF_WORDS: Readonly<Record<string, number>> = {
  昨: -1,
  今: 0,
  明: 1,
  后: 2,
  "last night": -1,
  tonight: 0,
  tonite: 0,
};

const EN_NEAR: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1 };

const EN_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const EN_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

type Move = (day: Day, n: number, calendar: Calendar) => Day;

const addWeeks: Move = (day, n) => addDays(day, 7 * n);
// Held where days still have four-figure years; what is so far off is refused either way.
const addYears: Move = (day, n) => addMonths(day, 12 * Math.max(-500, Math.min(500, n)));
const addWorkingDays: Move = (day, n, calendar) => calendar.addWorkingDays(day, n);

const UNITS: Readonly<Record<string, Move>> = {
  天: addDays,
  日: addDays,
  自然日: addDays,
  工作日: addWorkingDays,
  周: addWeeks,
  星期: addWeeks,
  礼拜: addWeeks,
  月: addMonths,
  年: addYears,
  day: addDays,
  workday: addWorkingDays,
  "working day": addWorkingDays,
  "business day": addWorkingDays,
  week: addWeeks,
  fortnight: (day, n) => addDays(day, 14 * n),
  month: addMonths,
  year: addYears,
};

// A day written in full.
const exactly = (source: string, read: Shape<ReadDate>["read"]): Shape<ReadDate> => ({
  shape: shape(source),
  read,
});

// A day of which something is filled in or counted.
const loosely = (source: string, read: Shape<ReadDate>["read"]): Shape<ReadDate> => ({
  shape: shape(source),
  read: (groups, seen) => assume(read(groups, seen)),
});

// The same, in a sentence so often something else (3.5亿, 8-1号楼) that it must stand alone.
const alone = (source: string, read: Shape<ReadDate>["read"]): Shape<ReadDate> => ({
  ...loosely(source, read),
  whole: true,
});

/** How a day can be written, festivals and the lunar calendar apart. */
export const DATES: readonly Shape<ReadDate>[] = [
  exactly(
    "(?<year>\\d{4})([-/.])(?<month>\\d{1,2})\\2(?<date>\\d{1,2})(?![\\d:])[日号]?",
    ({ year, month, date }) => makeDate(Number(year), Number(month), Number(date)),
  ),
  exactly(
    "(?<year>(?:19|20)\\d{2})(?<month>\\d{2})(?<date>\\d{2})(?!\\d)",
    ({ year, month, date }) => makeDate(Number(year), Number(month), Number(date)),
  ),
  alone(
    "(?<short>\\d{2})([-/.])(?<month>\\d{1,2})\\2(?<date>\\d{1,2})(?![\\d:]|[-/.]\\d)[日号]?",
    readChineseDate,
  ),
  alone("(?<short>\\d{2})(?<month>0[1-9]|1[0-2])(?<date>[0-3]\\d)(?![\\d:.])", readChineseDate),
  alone(
    "(?<month>\\d{1,2})[-/.](?<date>\\d{1,2})(?![\\d:点點时%]|[-/.]\\d| ?[ap]\\.?m)[日号]?",
    readChineseDate,
  ),
  alone("(?<month>0[1-9]|1[0-2])(?<date>[0-3]\\d)(?![\\d:.点點时%])", readChineseDate),
  // Which comes first, the day or the month, nobody can tell from 1/8/2025.
  alone("\\d{1,2}([-/.])\\d{1,2}\\1(?:19|20)\\d{2}(?![\\d:])", () => ({ problem: YEAR_LAST })),
  exactly(`${YEAR_PART}(?<month>${NUMBER})月(?:份)?(?<date>${NUMBER})[日号]`, readChineseDate),
  loosely(`${YEAR_PART}(?<month>${NUMBER})月(?<date>\\d{1,2})${NO_MORE}`, readChineseDate),
  // 八月十五 is the festival to some and 15 August to others.
  alone(
    `${YEAR_PART}(?<month>${NUMBER})月(?<date>${CHINESE}{1,3})(?![日号])`,
    ({ month, date }) => ({ problem: sunOrMoon(month ?? "", date ?? "") }),
  ),
  loosely(
    `${YEAR_PART}(?<month>${NUMBER})月(?:份)?(?:[底末]|最后一天)`,
    ({ year, short, near, month }, seen) => {
      const number = numberOf(month);
      return yearly({ year, short, near }, seen, (one) => monthEnd(one, number));
    },
  ),
  loosely(
    `(?:(?<year>${YEAR})年|(?<near>[去今本明后])?年)年?[底末]`,
    ({ year, near }, { today, tense }) => {
      const end = (of: string | undefined) => monthEnd(yearOf(year, of, today), 12);
      const bare = year === undefined && near === undefined && tense === "past";
      return bare && today.slice(5) < "12-31" ? end("去年") : end(near && `${near}年`);
    },
  ),
  loosely(
    `(?<near>上{1,2}|下{1,2}|[本这当次])个?月(?:(?<date>${NUMBER})[日号]|(?<bare>\\d{1,2})${NO_MORE})`,
    ({ near, date, bare }, { today }) => {
      const { year, month } = partsOf(monthNear(near, today));
      return makeDate(year, month, numberOf(date ?? bare));
    },
  ),
  loosely(`(?<date>${NUMBER})[日号]`, ({ date }, seen) => dateOfMonth(numberOf(date), seen)),
  loosely(
    "(?:(?<near>上{1,2}|下{1,2}|[本这当次])个?)?月(?:[底末]|最后一天)",
    ({ near }, { today, tense }) => {
      const end = (of: Day) => monthEnd(partsOf(of).year, partsOf(of).month);
      // Of an event, 月底 on any day but the last is last month's.
      const last = addDays(today, 1).slice(8) === "01";
      const gone = near === undefined && tense === "past" && !last;
      return end(monthNear(gone ? "上" : near, today));
    },
  ),
  loosely(
    "(?<word>大前[天日]|前[天日]|昨[天日儿]|今[天日儿]|[本当即]日|当天|明[天日儿]|[次翌]日|第二天|后[天日儿]|大后天)",
    ({ word }, { today, calendar }) => move(today, DAY_WORDS[word ?? ""] ?? 0, addDays, calendar),
  ),
  loosely("(?<word>[昨今明后])(?<part>[早晚])上?", readHalfDay),
  alone("(?<word>[昨今明后])天(?<part>[早晚])[上晨]?", readHalfDay),
  loosely(`(?<word>last night|toni(?:ght|te))${EN_END}`, readHalfDay),
  loosely(`${COUNT}个?(?<unit>天|周|星期|礼拜|年)${SIDE}`, readRelative),
  loosely(`${COUNT}个?(?<unit>日)(?:之|以)?(?<side>后)`, readRelative),
  loosely(`${COUNT}个(?<unit>月)${SIDE}`, readRelative),
  loosely(`${COUNT}个?(?<unit>工作日|自然日)${SIDE}`, readRelative),
  loosely(`(?<n>半)个?(?<unit>[月年])${SIDE}`, readRelative),
  loosely(
    // A figure that goes on as a time or a date (下周3点) is no weekday.
    "(?<near>上{1,3}|下{1,3}|本|这)?个?(?:周|星期|礼拜)(?<mark>[一二三四五六日天]|[1-7](?![\\d点點时:月日号天个年]))",
    ({ near, mark }, seen) => weekdayNear(near, mark, seen),
  ),
  loosely(
    `(?<word>(?:the )?day (?:before yesterday|after tomorrow)|yesterday|today|tomorrow|tmrw?|tomo)${EN_END}`,
    ({ word }, { today, calendar }) => move(today, DAY_WORDS[lower(word)] ?? 0, addDays, calendar),
  ),
  loosely(
    `(?:(?<near>last|this|next) (?:week )?)?${EN_WEEKDAY}${EN_END}`,
    ({ near, weekday: name }, seen) => weekdayNear(near, name, seen),
  ),
  loosely(`${EN_WEEKDAY} (?<near>last|this|next) week${EN_END}`, ({ near, weekday: name }, seen) =>
    weekdayNear(near, name, seen),
  ),
  exactly(
    `${EN_DATE}(?: of|-|/)? ?${EN_MONTH}(?:,? ?(?:-|/)?(?<year>\\d{4})(?![\\d:])|[-/'](?<short>\\d{2})(?![\\d:]))?${EN_END}`,
    readEnglishDate,
  ),
  exactly(
    `${EN_MONTH}[ -]?${EN_DATE}(?![\\d:])(?:,? ?-?(?<year>\\d{4})(?![\\d:]))?${EN_END}`,
    readEnglishDate,
  ),
  loosely(`(?:the )?(?<date>\\d{1,2})(?:st|nd|rd|th)${EN_END}`, ({ date }, seen) =>
    dateOfMonth(Number(date), seen),
  ),
  loosely(`in ${EN_COUNT} ${EN_UNIT}${EN_END}`, ({ n, unit }, seen) =>
    readRelative({ n, unit: lower(unit), side: "后" }, seen),
  ),
  loosely(
    `${EN_COUNT} ${EN_UNIT} (?<side>ago|later|hence|from (?:now|today))${EN_END}`,
    ({ n, unit, side }, seen) =>
      readRelative({ n, unit: lower(unit), side: lower(side) === "ago" ? "前" : "后" }, seen),
  ),
  loosely(
    `(?:(?:the )?end of (?:(?:the|(?<near>last|this|next)) )?month|month[ -]?end|eom)${EN_END}`,
    ({ near }, { today }) => {
      const { year, month } = partsOf(addMonths(today, EN_NEAR[lower(near)] ?? 0));
      return monthEnd(year, month);
    },
  ),
  loosely(
    `(?:(?:the )?end of (?:(?:the|(?<near>last|this|next)) )?year|year[ -]?end|eoy)${EN_END}`,
    ({ near }, { today }) => monthEnd(partsOf(today).year + (EN_NEAR[lower(near)] ?? 0), 12),
  ),
  loosely(
    `(?:the )?end of ${EN_MONTH}(?:,? ?(?<year>\\d{4})(?![\\d:]))?${EN_END}`,
    ({ month, year }, seen) => yearly({ year }, seen, (one) => monthEnd(one, englishMonth(month))),
  ),
];

/** How the last day of a period can be written where a day is wanted: 三日内, 本月内, 下班前. */
export const LAST_DAYS: readonly Shape<ReadDate>[] = [
  loosely(`${FROM_TODAY}${COUNT}个?(?<unit>天|日|周|星期|礼拜|年)${WITHIN}`, readRelative),
  loosely(`${FROM_TODAY}${COUNT}个(?<unit>月)${WITHIN}`, readRelative),
  loosely(`${FROM_TODAY}${COUNT}个?(?<unit>工作日|自然日)${WITHIN}`, readRelative),
  loosely(`${FROM_TODAY}(?<n>半)个?(?<unit>[月年])${WITHIN}`, readRelative),
  loosely(`within(?: the next)? ${EN_COUNT} ${EN_UNIT}${EN_END}`, ({ n, unit }, seen) =>
    readRelative({ n, unit: lower(unit), side: "内" }, seen),
  ),
  loosely(`${COUNT}个?(?<unit>日)(?:之|以)?前`, ({ n, unit }, seen) => {
    // “By the 15th” of what is planned, “15 days ago” of what has happened.
    if (seen.tense === "past") return readRelative({ n, unit, side: "前" }, seen);
    return seen.tense === undefined
      ? { problem: agoOrBy(n ?? "") }
      : dateOfMonth(numberOf(n), seen);
  }),
  loosely("(?<near>本|这|下{1,2})个?(?:周|星期|礼拜)(?:之|以)?内", ({ near }, seen) =>
    seen.tense === "past" ? { problem: VAGUE } : weekdayNear(near, "日", seen),
  ),
  loosely(`(?:(?:the )?end of (?:the |(?<near>this|next) )?week|eow)${EN_END}`, ({ near }, seen) =>
    seen.tense === "past" ? { problem: VAGUE } : weekdayNear(near ?? "this", "fri", seen),
  ),
  loosely("(?<near>本|这|下)?个?季度?(?:[底末]|(?:之|以)?内)", readQuarter),
  loosely(`(?:(?:the )?end of (?:the |(?<near>this|next) )?quarter|eoq)${EN_END}`, readQuarter),
  loosely("(?:[本当]|这个?)?(?<unit>月)(?:之|以)?内", readWithin),
  loosely("(?:[今本当]|这一?)?(?<unit>年)(?:之|以)?内", readWithin),
  loosely(`下班(?:之|以)?前|(?:eod|cob|end of (?:the )?day)${EN_END}`, readWithin),
];

function readChineseDate({ year, short, near, month, date }: Groups, seen: ReadingPlace): ReadDate {
  const numbers = [numberOf(month), numberOf(date)] as const;
  return yearly({ year, short, near }, seen, (one) => makeDate(one, ...numbers));
}

function readEnglishDate({ year, short, month, date }: Groups, seen: ReadingPlace): ReadDate {
  const number = englishMonth(month);
  return yearly({ year, short }, seen, (one) => makeDate(one, number, Number(date)));
}

function englishMonth(month: string | undefined): number {
  return EN_MONTHS.indexOf(lower(month).slice(0, 3)) + 1;
}

function monthNear(near: string | undefined, today: Day): Day {
  const first = `${today.slice(0, 7)}-01`;
  if (near === undefined) return first;
  if (near === "次") return addMonths(first, 1);
  return addMonths(
    first,
    near.startsWith("下") ? near.length : near.startsWith("上") ? -near.length : 0,
  );
}

function weekdayNear(
  near: string | undefined,
  mark: string | undefined,
  seen: ReadingPlace,
): ReadDate {
  const { today, calendar } = seen;
  const name = lower(near);
  const weeks =
    EN_NEAR[name] ??
    (name.startsWith("下") ? name.length : name.startsWith("上") ? -name.length : 0);
  const offset = weekdayOf(mark) - weekday(today);
  // A bare weekday is this week's, unless that is on the wrong side of today.
  const bare = near === undefined && seen.tense !== undefined;
  const chosen = bare
    ? pickDay(
        [-7, 0, 7].map((n) => ({ day: addDays(today, offset + n) })),
        seen,
      )
    : undefined;
  return chosen ?? move(today, 7 * weeks + offset, addDays, calendar);
}

function readWithin({ unit }: Groups, { today, tense }: ReadingPlace): ReadDate {
  if (tense === "past") return { problem: VAGUE };
  if (unit === undefined) return { day: today };
  const { year, month } = partsOf(today);
  return monthEnd(year, unit === "年" ? 12 : month);
}

// The last day of a quarter that lies ahead.
function readQuarter({ near }: Groups, { today, tense }: ReadingPlace): ReadDate {
  if (tense === "past") return { problem: VAGUE };
  const next = lower(near) === "下" || lower(near) === "next";
  const { year, month } = partsOf(addMonths(`${today.slice(0, 7)}-01`, next ? 3 : 0));
  return monthEnd(year, Math.ceil(month / 3) * 3);
}

function readHalfDay({ word, part }: Groups, { today, calendar }: ReadingPlace): ReadDate {
  const read = move(today, HALF_WORDS[lower(word)] ?? 0, addDays, calendar);
  return "problem" in read ? read : { ...read, part: part === "早" ? "早" : "晚" };
}

function readRelative({ n, unit = "", side }: Groups, seen: ReadingPlace): ReadDate {
  const { today, tense, calendar } = seen;
  if (side === "内" && tense === "past") return { problem: VAGUE };
  if (n === "半") return readRelative({ ...HALVES[unit], side }, seen);
  const word = lower(n);
  const english = /^an?$/.test(word) ? 1 : EN_NUMBERS.indexOf(word);
  const amount = /^\d+$/.test(word) ? Number(word) : english >= 0 ? english : numberOf(word);
  return move(today, side === "前" ? -amount : amount, UNITS[unit], calendar);
}

const HALVES: Readonly<Record<string, Groups>> = {
  月: { n: "15", unit: "天" },
  年: { n: "6", unit: "月" },
};

function move(
  today: Day,
  n: number,
  by: Move | undefined,
  calendar: Calendar,
): { day: Day } | Problem {
  if (by === undefined || !Number.isInteger(n)) return { problem: NO_SUCH_NUMBER };
  const day = by(today, n, calendar);
  return outsideYears(partsOf(day).year) ?? { day };
}

const YEAR_LAST: Bilingual = {
  zh: "年份写在后面时，分不清哪个是月、哪个是日，请写成 2025-08-01 或 2025年8月1日",
  en: "With the year last, day and month cannot be told apart; write 2025-08-01 or 1 Aug 2025",
};

function sunOrMoon(month: string, date: string): Bilingual {
  return {
    zh: `您是说公历还是农历？请写“${month}月${date}日”或“农历${month}月${date}”`,
    en: `Is this the solar or the lunar calendar? Write “${month}月${date}日” or “农历${month}月${date}”`,
  };
}

function agoOrBy(n: string): Bilingual {
  return {
    zh: `“${n}日前”可以是${n}号之前，也可以是${n}天以前，请写“${n}号前”或“${n}天前”`,
    en: `This could be “by day ${n} of the month” or “${n} days ago”; write “${n}号前” or “${n} days ago”`,
  };
}
