import {
  addDays,
  addMonths,
  type Bilingual,
  type Day,
  dayFrom,
  dayOf,
  daysInMonth,
  dayWithWeekday,
  type Instant,
  partsOf,
  weekday,
} from "./day.ts";
import { readNumber, readYear } from "./numeral.ts";

/** The day a text means, or what is wrong with it and what would be accepted. */
export type ReadDay = { day: Day } | { problem: Bilingual };

/** The day and, where given, the time `HH:MM` a text means, or what is wrong with it. */
export type ReadMoment = { day: Day; time?: string } | { problem: Bilingual };

/**
 * Reads a day typed in Chinese or English, seen from `now` in county time. Weeks start on Monday;
 * a date without a year is this year's, one without a month this month's. The whole text must be
 * a day. Never throws, whatever the text.
 */
export function readDay(text: string, now: Instant): ReadDay {
  const squeezed = squeeze(text);
  const found = longestDate(squeezed.text, dayOf(now));
  if (found !== undefined && isRest(squeezed.text.slice(found.length))) return found.read();
  const moment = longestMoment(squeezed.text, dayOf(now));
  if (moment !== undefined && isRest(squeezed.text.slice(moment.length)))
    return { problem: NO_TIME };
  return { problem: refuseUnread(text, found && squeezed.text.slice(found.length), DAY_HINT) };
}

/**
 * Reads a day with an optional time of day, or a time alone (today's), like `readDay`. A time
 * without 上午/下午 or am/pm is the 24-hour clock's as written.
 */
export function readMoment(text: string, now: Instant): ReadMoment {
  const squeezed = squeeze(text);
  const found = longestMoment(squeezed.text, dayOf(now));
  if (found !== undefined && isRest(squeezed.text.slice(found.length))) return found.read();
  return { problem: refuseUnread(text, found && squeezed.text.slice(found.length), MOMENT_HINT) };
}

/**
 * How many characters at the start of a text are shaped like a day, the longest reading; 0 for
 * none. An impossible day (2月30日) counts, so that `readDay` can say what is wrong with it.
 */
export function dayPrefix(text: string, now: Instant): number {
  return prefix(text, (squeezed) => longestDate(squeezed, dayOf(now)));
}

/** How many characters at the start of a text are shaped like a day with or without a time, or a time. */
export function momentPrefix(text: string, now: Instant): number {
  return prefix(text, (squeezed) => longestMoment(squeezed, dayOf(now)));
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

const DAY_HINT = {
  zh: "2025-08-01、2025年8月1日、8月1日、明天、3天后、下周三、月底",
  en: "2025-08-01, 1 Aug 2025, Aug 1, tomorrow, in 3 days, next Wednesday",
};
const MOMENT_HINT = {
  zh: "2025-08-01 15:00、8月1日下午3点、明天上午九点半、下周三15:00",
  en: "2025-08-01 15:00, 1 Aug 3pm, tomorrow 9:30, next Wednesday 3pm",
};
const NO_TIME = {
  zh: `这里只要日期，不要时间。可以写：${DAY_HINT.zh}`,
  en: `A day without a time is wanted here. Write for instance: ${DAY_HINT.en}`,
};

type Groups = Readonly<Record<string, string | undefined>>;
type Shape<Read> = { shape: RegExp; read: (groups: Groups, today: Day) => Read };
type Time = { time: string } | { problem: Bilingual };
type Found<Read> = { length: number; read: () => Read };

// Building blocks of the shapes. Text is squeezed first, so Chinese needs no spaces here.
const NUMBER = "(?:\\d{1,2}(?!\\d)|[〇○零一二两三四五六七八九十廿卅]{1,4})";
const YEAR = "(?:\\d{4}|[〇○零一二三四五六七八九]{4})";
const DATE_MARK = "[日号]";
const EN_END = "(?![a-z0-9])";
const EN_DATE = "(?<date>\\d{1,2})(?:st|nd|rd|th)?";
const EN_COUNT =
  "(?<n>\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";
const EN_UNIT = "(?<unit>day|week|month|year)s?";
const EN_WEEKDAY =
  "(?<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)";
const EN_MONTH =
  "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";

const DAY_WORDS: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  昨天: -1,
  昨日: -1,
  今天: 0,
  今日: 0,
  明天: 1,
  明日: 1,
  后天: 2,
  大后天: 3,
  "day before yesterday": -2,
  "the day before yesterday": -2,
  yesterday: -1,
  today: 0,
  tomorrow: 1,
  "day after tomorrow": 2,
  "the day after tomorrow": 2,
};

const DAY_HALVES: Readonly<Record<string, number>> = { 昨: -1, 今: 0, 明: 1, 后: 2 };
const YEAR_WORDS: Readonly<Record<string, number>> = { 去年: -1, 今年: 0, 本年: 0, 明年: 1 };
const EN_NEAR: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1 };

const WEEKDAY_MARKS = "一二三四五六日";
const EN_WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const EN_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const EN_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

const UNITS: Readonly<Record<string, (day: Day, n: number) => Day>> = {
  天: addDays,
  周: (day, n) => addDays(day, 7 * n),
  月: addMonths,
  年: addYears,
  day: addDays,
  week: (day, n) => addDays(day, 7 * n),
  month: addMonths,
  year: addYears,
};

const DATES: readonly Shape<ReadDay>[] = [
  {
    shape: shape("(?<year>\\d{4})([-/.])(?<month>\\d{1,2})\\2(?<date>\\d{1,2})(?![\\d:])"),
    read: ({ year, month, date }) => makeDate(Number(year), Number(month), Number(date)),
  },
  {
    shape: shape("(?<year>(?:19|20)\\d{2})(?<month>\\d{2})(?<date>\\d{2})(?!\\d)"),
    read: ({ year, month, date }) => makeDate(Number(year), Number(month), Number(date)),
  },
  {
    shape: shape(
      `(?:(?<year>${YEAR})年|(?<near>[去今本明]年))?(?<month>${NUMBER})月(?:份)?(?<date>${NUMBER})${DATE_MARK}`,
    ),
    read: ({ year, near, month, date }, today) =>
      makeDate(yearOf(year, near, today), numberOf(month), numberOf(date)),
  },
  {
    shape: shape(`(?:(?<year>${YEAR})年|(?<near>[去今本明]年))?(?<month>${NUMBER})月(?:份)?[底末]`),
    read: ({ year, near, month }, today) => monthEnd(yearOf(year, near, today), numberOf(month)),
  },
  {
    shape: shape(`(?:(?<year>${YEAR})年|(?<near>[去今本明])?年)[底末]`),
    read: ({ year, near }, today) => monthEnd(yearOf(year, near && `${near}年`, today), 12),
  },
  {
    shape: shape(`(?:(?<near>[上下本这])个?月)?(?<date>${NUMBER})${DATE_MARK}`),
    read: ({ near, date }, today) => {
      const { year, month } = partsOf(monthNear(near, today));
      return makeDate(year, month, numberOf(date));
    },
  },
  {
    shape: shape("(?:(?<near>[上下本这])个?)?月[底末]"),
    read: ({ near }, today) => {
      const { year, month } = partsOf(monthNear(near, today));
      return monthEnd(year, month);
    },
  },
  {
    shape: shape("(?<word>大前天|前天|昨[天日]|今[天日]|明[天日]|后天|大后天)"),
    read: ({ word }, today) => moveDays(today, DAY_WORDS[word ?? ""] ?? 0, addDays),
  },
  {
    shape: shape(`(?<n>\\d{1,4}|${NUMBER})个?(?<unit>天|周|星期|礼拜|年)(?:之|以)?(?<side>[后前])`),
    read: ({ n, unit, side }, today) => relative(n, unit, side, today),
  },
  {
    shape: shape(`(?<n>\\d{1,4}|${NUMBER})个(?<unit>月)(?:之|以)?(?<side>[后前])`),
    read: ({ n, unit, side }, today) => relative(n, unit, side, today),
  },
  {
    // A figure that goes on as a time or a date (下周3点) is no weekday.
    shape: shape(
      "(?<near>上{1,3}|下{1,3}|本|这)?个?(?:周|星期|礼拜)(?<mark>[一二三四五六日天]|[1-7](?![\\d点點时:月日号天个年]))",
    ),
    read: ({ near = "", mark }, today) =>
      weekdayNear(near.startsWith("下") ? near.length : near.startsWith("上") ? -near.length : 0, {
        mark,
        today,
      }),
  },
  {
    shape: shape(
      `(?<word>(?:the )?day (?:before yesterday|after tomorrow)|yesterday|today|tomorrow)${EN_END}`,
    ),
    read: ({ word }, today) => moveDays(today, DAY_WORDS[lower(word)] ?? 0, addDays),
  },
  {
    shape: shape(`(?:(?<near>last|this|next) )?${EN_WEEKDAY}${EN_END}`),
    read: ({ near, weekday: name }, today) =>
      weekdayNear(EN_NEAR[lower(near)] ?? 0, { mark: name, today }),
  },
  {
    shape: shape(`${EN_DATE}(?: of)? ?${EN_MONTH}(?:,? ?(?<year>\\d{4})(?![\\d:]))?${EN_END}`),
    read: readEnglishDate,
  },
  {
    shape: shape(`${EN_MONTH} ?${EN_DATE}(?![\\d:])(?:,? ?(?<year>\\d{4})(?![\\d:]))?${EN_END}`),
    read: readEnglishDate,
  },
  {
    shape: shape(`in ${EN_COUNT} ${EN_UNIT}${EN_END}`),
    read: ({ n, unit }, today) => relative(n, lower(unit), "后", today),
  },
  {
    shape: shape(`${EN_COUNT} ${EN_UNIT} (?<side>ago|later|from (?:now|today))${EN_END}`),
    read: ({ n, unit, side }, today) =>
      relative(n, lower(unit), lower(side) === "ago" ? "前" : "后", today),
  },
  {
    shape: shape(`(?:the )?end of (?:the|(?<near>last|this|next)) month${EN_END}`),
    read: ({ near }, today) => {
      const { year, month } = partsOf(addMonths(today, EN_NEAR[lower(near)] ?? 0));
      return monthEnd(year, month);
    },
  },
];

// 今晚, 明早: half a day name, only before a time that begins with 早 or 晚.
const HALF_DATES: readonly Shape<ReadDay>[] = [
  {
    shape: shape("(?<word>[昨今明后])(?=[早晚])"),
    read: ({ word }, today) => moveDays(today, DAY_HALVES[word ?? ""] ?? 0, addDays),
  },
];

// Which hours go with which part of the day: from, to, and what is added for the 24-hour clock.
const PARTS: Readonly<Record<string, readonly (readonly [number, number, number])[]>> = {
  凌晨: [[0, 6, 0]],
  清晨: [[4, 9, 0]],
  早上: [[4, 12, 0]],
  早晨: [[4, 12, 0]],
  早: [[4, 12, 0]],
  上午: [[5, 12, 0]],
  中午: [
    [11, 14, 0],
    [1, 2, 12],
  ],
  下午: [
    [12, 19, 0],
    [1, 7, 12],
  ],
  傍晚: [
    [16, 20, 0],
    [4, 8, 12],
  ],
  晚上: [
    [17, 23, 0],
    [5, 11, 12],
  ],
  晚间: [
    [17, 23, 0],
    [5, 11, 12],
  ],
  晚: [
    [17, 23, 0],
    [5, 11, 12],
  ],
  am: [
    [1, 11, 0],
    [12, 12, -12],
  ],
  pm: [
    [1, 11, 12],
    [12, 12, 0],
  ],
};

const PART = `(?<part>${Object.keys(PARTS)
  .filter((part) => !part.endsWith("m"))
  .join("|")})?`;

const QUARTERS: Readonly<Record<string, number>> = {
  整: 0,
  钟: 0,
  半: 30,
  一刻: 15,
  "1刻": 15,
  三刻: 45,
  "3刻": 45,
};

const TIMES: readonly Shape<Time>[] = [
  {
    shape: shape(`${PART}(?<hour>\\d{1,2}):(?<minute>\\d{2})(?![\\d:])`),
    read: ({ part, hour, minute }) => makeTime(Number(hour), Number(minute), part),
  },
  {
    // Without 分 the minutes must follow at once: in 3点 15个单位 the 15 is another matter.
    shape: shape(
      `${PART}(?<hour>${NUMBER})[点點时](?: ?(?<quarter>整|钟|半|[一1三3]刻)| ?(?<minute>${NUMBER})分|(?<bare>\\d{2}(?!\\d)|[零〇○][一二三四五六七八九]|[一二三四五]?十[一二三四五六七八九]?))?`,
    ),
    read: ({ part, hour, quarter, minute, bare }) =>
      makeTime(numberOf(hour), quarter ? QUARTERS[quarter] : numberOf(minute ?? bare ?? "0"), part),
  },
  {
    shape: shape(
      `(?:at )?(?<hour>\\d{1,2})(?::(?<minute>\\d{2}))? ?(?<part>[ap])(?:m|\\.m\\.)${EN_END}`,
    ),
    read: ({ hour, minute, part }) =>
      makeTime(Number(hour), Number(minute ?? 0), `${lower(part)}m`),
  },
  {
    shape: shape(`(?:at )?(?<hour>\\d{1,2}):(?<minute>\\d{2})(?![\\d:])`),
    read: ({ hour, minute }) => makeTime(Number(hour), Number(minute), undefined),
  },
  { shape: shape(`(?:at )?noon${EN_END}`), read: () => ({ time: "12:00" }) },
];

const BETWEEN = shape("(?:的|t(?=\\d)|,? ?)");
const ON = shape(" (?:on )?");
const WEEKDAY_BEFORE = shape(`${EN_WEEKDAY}(?:, ?| )`);
const WEEKDAY_AFTER = shape(
  `[ ,]{0,2}(?:\\((?:周|星期|礼拜)(?<inner>[一二三四五六日天])\\)|(?:周|星期|礼拜)(?<mark>[一二三四五六日天])|\\(?${EN_WEEKDAY}${EN_END}\\)?)`,
);

type Squeezed = { text: string; at: readonly number[] };

// Full-width forms become plain ones and spaces go, except where dropping one would join two
// figures or two Latin words, or move a figure up to the hour; `at` leads back to the original.
function squeeze(text: string): Squeezed {
  let squeezed = "";
  const at: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const character = plain(text.charAt(index));
    if (/\s/.test(character)) {
      const before = squeezed.slice(-1);
      const joins =
        /[a-z0-9]/i.test(before) && /[a-z0-9]/i.test(plain(text.slice(index + 1).trimStart()));
      if (!joins && !/[点點时]/.test(before)) continue;
    }
    squeezed += character.trim() || " ";
    at.push(index);
  }
  return { text: squeezed, at };
}

// The first character of a text, in its plain form.
function plain(text: string): string {
  const code = text.charCodeAt(0);
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : text.charAt(0);
}

function prefix(text: string, find: (squeezed: string) => Found<unknown> | undefined): number {
  const squeezed = squeeze(text);
  const found = find(squeezed.text);
  if (found === undefined) return 0;
  return (squeezed.at[found.length - 1] ?? -1) + 1;
}

function longestDate(text: string, today: Day): Found<ReadDay> | undefined {
  const plainDate = longest(text, today, DATES);
  const before = match(WEEKDAY_BEFORE, text, 0);
  const dateAfter = before && longest(text.slice(before[0].length), today, DATES);
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

function longestMoment(text: string, today: Day): Found<ReadMoment> | undefined {
  const date = longestDate(text, today);
  const half = longest(text, today, HALF_DATES);
  const time = longest(text, today, TIMES);
  return [
    date,
    date && readAfterDate(date, text, today),
    half && readAfterDate(half, text, today),
    time && { length: time.length, read: () => together({ day: today }, time.read()) },
    time && readBeforeTime(time, text, today),
  ]
    .filter((found) => found !== undefined)
    .reduce<Found<ReadMoment> | undefined>(longer, undefined);
}

function readAfterDate(
  date: Found<ReadDay>,
  text: string,
  today: Day,
): Found<ReadMoment> | undefined {
  const between = date.length + (match(BETWEEN, text, date.length)?.[0].length ?? 0);
  const time = longest(text.slice(between), today, TIMES);
  return time && { length: between + time.length, read: () => together(date.read(), time.read()) };
}

// English may put the time first: 3pm tomorrow, 15:00 on 1 Aug.
function readBeforeTime(
  time: Found<Time>,
  text: string,
  today: Day,
): Found<ReadMoment> | undefined {
  const between = match(ON, text, time.length)?.[0].length;
  if (between === undefined || !/^[a-z0-9]/i.test(text)) return undefined;
  const at = time.length + between;
  const date = longestDate(text.slice(at), today);
  return date && { length: at + date.length, read: () => together(date.read(), time.read()) };
}

function together(date: ReadDay, time: Time): ReadMoment {
  if ("problem" in date) return date;
  return "problem" in time ? time : { day: date.day, time: time.time };
}

function checkLength(
  length: number,
  read: () => ReadDay,
  mark: string | undefined,
): Found<ReadDay> {
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

function longest<Read>(
  text: string,
  today: Day,
  shapes: readonly Shape<Read>[],
): Found<Read> | undefined {
  return shapes
    .map(({ shape: pattern, read }) => {
      const found = match(pattern, text, 0);
      return found && { length: found[0].length, read: () => read(found.groups ?? {}, today) };
    })
    .filter((found) => found !== undefined)
    .reduce<Found<Read> | undefined>(longer, undefined);
}

function longer<Read>(best: Found<Read> | undefined, found: Found<Read>): Found<Read> {
  return best === undefined || found.length > best.length ? found : best;
}

function shape(source: string): RegExp {
  return new RegExp(source, "iy");
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function isRest(text: string): boolean {
  return text.trim() === "";
}

function lower(text: string | undefined): string {
  return (text ?? "").toLowerCase();
}

function numberOf(text: string | undefined): number {
  return readNumber(text ?? "") ?? Number.NaN;
}

function yearOf(year: string | undefined, near: string | undefined, today: Day): number {
  if (year !== undefined) return readYear(year) ?? Number.NaN;
  return partsOf(today).year + (YEAR_WORDS[near ?? "今年"] ?? 0);
}

function monthNear(near: string | undefined, today: Day): Day {
  return addMonths(`${today.slice(0, 7)}-01`, near === "下" ? 1 : near === "上" ? -1 : 0);
}

// Held where days still have four-figure years; what is so far off is refused either way.
function addYears(day: Day, n: number): Day {
  return addMonths(day, 12 * Math.max(-500, Math.min(500, n)));
}

function weekdayOf(mark: string | undefined): number {
  const name = lower(mark);
  if (/^[1-7]$/.test(name)) return Number(name);
  const english = EN_WEEKDAYS.indexOf(name.slice(0, 3));
  return 1 + (english >= 0 ? english : WEEKDAY_MARKS.indexOf(name === "天" ? "日" : name));
}

function weekdayNear(
  weeks: number,
  { mark, today }: { mark: string | undefined; today: Day },
): ReadDay {
  return moveDays(today, 7 * weeks + weekdayOf(mark) - weekday(today), addDays);
}

function readEnglishDate({ date, month, year }: Groups, today: Day): ReadDay {
  const number = EN_MONTHS.indexOf(lower(month).slice(0, 3)) + 1;
  return makeDate(year === undefined ? partsOf(today).year : Number(year), number, Number(date));
}

function relative(
  n: string | undefined,
  unit: string | undefined,
  side: string | undefined,
  today: Day,
): ReadDay {
  const word = lower(n);
  const english = /^an?$/.test(word) ? 1 : EN_NUMBERS.indexOf(word);
  const amount = /^\d+$/.test(word) ? Number(word) : english >= 0 ? english : numberOf(word);
  const weeks = unit === "星期" || unit === "礼拜";
  return moveDays(today, side === "前" ? -amount : amount, UNITS[weeks ? "周" : (unit ?? "")]);
}

function moveDays(today: Day, n: number, by: ((day: Day, n: number) => Day) | undefined): ReadDay {
  if (by === undefined || !Number.isInteger(n)) return { problem: NO_SUCH_NUMBER };
  const day = by(today, n);
  return withinYears(partsOf(day).year) ?? { day };
}

function makeDate(year: number, month: number, date: number): ReadDay {
  if (!Number.isInteger(year + month + date)) return { problem: NO_SUCH_NUMBER };
  const wrongYear = withinYears(year);
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
        en: `There is no day ${date} in ${year}-${String(month).padStart(2, "0")}; that month has ${last} days`,
      },
    };
  }
  return { day: dayFrom(year, month, date) };
}

function monthEnd(year: number, month: number): ReadDay {
  const known = Number.isInteger(year + month) && month >= 1 && month <= 12;
  return makeDate(year, month, known ? daysInMonth(year, month) : 1);
}

function withinYears(year: number): { problem: Bilingual } | undefined {
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return undefined;
  return {
    problem: {
      zh: `年份应在${FIRST_YEAR}到${LAST_YEAR}之间`,
      en: `The year must be between ${FIRST_YEAR} and ${LAST_YEAR}`,
    },
  };
}

function makeTime(hour: number, minute: number | undefined, part: string | undefined): Time {
  const rows = part === undefined ? [[0, 23, 0] as const] : (PARTS[part] ?? []);
  const row = rows.find(([from, to]) => hour >= from && hour <= to);
  if (row === undefined || minute === undefined || !(minute >= 0 && minute <= 59)) {
    return {
      problem: {
        zh: `没有这个时间，小时是0到23，分钟是0到59，并与上午、下午相符。可以写：${MOMENT_HINT.zh}`,
        en: `There is no such time; hours are 0 to 23 and minutes 0 to 59, and must agree with am or pm. Write for instance: ${MOMENT_HINT.en}`,
      },
    };
  }
  const two = (n: number) => String(n).padStart(2, "0");
  return { time: `${two(hour + row[2])}:${two(minute)}` };
}

const NO_SUCH_NUMBER = {
  zh: `看不懂其中的数字。可以写：${DAY_HINT.zh}`,
  en: `A number in it cannot be read. Write for instance: ${DAY_HINT.en}`,
};

function refuseUnread(text: string, rest: string | undefined, hint: Bilingual): Bilingual {
  const shown = Array.from((rest ?? text).trim())
    .slice(0, 20)
    .join("");
  if (shown === "") {
    return { zh: `请写日期，例如：${hint.zh}`, en: `Write a date, for instance: ${hint.en}` };
  }
  return rest === undefined
    ? {
        zh: `看不懂日期“${shown}”。可以写：${hint.zh}`,
        en: `“${shown}” is no date known here. Write for instance: ${hint.en}`,
      }
    : {
        zh: `日期后面的“${shown}”看不懂。可以写：${hint.zh}`,
        en: `“${shown}” after the date cannot be read. Write for instance: ${hint.en}`,
      };
}
