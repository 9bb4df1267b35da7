import type { Bilingual } from "./day.ts";
import { numberOf } from "./day-meant.ts";
import {
  EN_END,
  type FoundShape,
  type Groups,
  longest,
  longestOf,
  lower,
  match,
  NUMBER,
  type Problem,
  type ReadingPlace,
  type Shape,
  shape,
} from "./typed-shape.ts";

/** A time of day as it was written, before it is known which half of the day is meant. */
type Written = { hour: number; minute: number; part: string | undefined; padded?: boolean };

/** One time, or the span between two, as written. */
export type WrittenTime = { from: Written; to?: Written } | Problem;

/**
 * A time of day `HH:MM`, to 24:00, and where a span was written its end. `doubt`: an hour before
 * seven without a part of the day, which may be meant for the afternoon, and what is to be asked;
 * `padded` where it is written as clocks show it (03:00).
 */
export type ClockTime = {
  time: string;
  until?: string;
  doubt?: { padded: boolean; ask: Bilingual };
};

/** How a day with its time can be written, for the sentences that refuse one. */
export const MOMENT_HINT: Bilingual = {
  zh: "2025-08-01 15:00、8月1日下午3点、明天上午九点半、下周三15:00、明天下午3点到5点",
  en: "2025-08-01 15:00, 1 Aug 3pm, tomorrow 9:30, next Wednesday 3-5pm",
};

type Hours = readonly (readonly [from: number, to: number, added: number])[];

const MORNING: Hours = [[4, 12, 0]];
const AFTERNOON: Hours = [
  [12, 19, 0],
  [1, 7, 12],
];
// Twelve at night ends the day it is said of.
const EVENING: Hours = [
  [17, 24, 0],
  [5, 12, 12],
];
const NIGHT: Hours = [
  [21, 24, 0],
  [9, 11, 12],
  [1, 5, 0],
];
const NOON: Hours = [
  [11, 14, 0],
  [1, 2, 12],
];

// Which hours go with which part of the day: from, to, and what is added for the 24-hour clock.
const PARTS: Readonly<Record<string, Hours>> = {
  凌晨: [[0, 6, 0]],
  清晨: MORNING,
  清早: MORNING,
  早上: MORNING,
  早晨: MORNING,
  早: MORNING,
  上午: [[5, 12, 0]],
  中午: NOON,
  正午: NOON,
  下午: AFTERNOON,
  午后: AFTERNOON,
  傍晚: [
    [16, 20, 0],
    [4, 8, 12],
  ],
  晚上: EVENING,
  晚间: EVENING,
  晚: EVENING,
  夜里: NIGHT,
  夜间: NIGHT,
  深夜: NIGHT,
  半夜: NIGHT,
  morning: [[4, 11, 0]],
  afternoon: AFTERNOON,
  evening: EVENING,
  night: EVENING,
  am: [
    [1, 11, 0],
    [12, 12, -12],
  ],
  pm: [
    [1, 11, 12],
    [12, 12, 0],
  ],
};

const CHINESE_PARTS = Object.keys(PARTS).filter((part) => !/[a-z]/.test(part));
const PART = `(?<part>${CHINESE_PARTS.join("|")})?`;
const EN_PART = "(?:this |in the )?(?<part>morning|afternoon|evening|night),? ?";
const EN_HALF = "(?<half>[ap])(?:m|\\.m\\.)";
const SECONDS = "(?::[0-5]\\d(?:\\.\\d{1,3})?)?";

const QUARTERS: Readonly<Record<string, number>> = {
  整: 0,
  钟: 0,
  半: 30,
  一刻: 15,
  "1刻": 15,
  三刻: 45,
  "3刻": 45,
};

const TIMES: readonly Shape<WrittenTime>[] = [
  {
    shape: shape(`${PART}(?<hour>\\d{1,2}):(?<minute>\\d{2})${SECONDS}(?![\\d:])分?`),
    read: readWritten,
  },
  {
    // Without 分 the minutes must follow at once: in 3点 15个单位 the 15 is another matter.
    shape: shape(
      `${PART}(?<hour>${NUMBER})[点點时](?: ?(?<quarter>整|钟|半|[一1三3]刻)| ?(?<minute>${NUMBER})分|(?<bare>\\d{2}(?!\\d)|[零〇○][一二三四五六七八九]|[一二三四五]?十[一二三四五六七八九]?))?`,
    ),
    read: readWritten,
  },
  {
    shape: shape(`(?:at |from )?(?<hour>\\d{1,2})(?::(?<minute>\\d{2}))? ?${EN_HALF}${EN_END}`),
    read: readWritten,
  },
  {
    shape: shape(
      `${EN_PART}(?:at )?(?<hour>\\d{1,2})(?::(?<minute>\\d{2}))?(?: ?${EN_HALF}| o'?clock)?${EN_END}`,
    ),
    read: readWritten,
  },
  {
    shape: shape(`(?:at |from )(?<hour>\\d{1,2}):(?<minute>\\d{2})${SECONDS}(?![\\d:])`),
    read: readWritten,
  },
  {
    shape: shape(
      `(?:at (?<hour>\\d{1,2})(?![\\d:])(?: o'?clock)?|(?<clock>\\d{1,2}) o'?clock)${EN_END}`,
    ),
    read: readWritten,
  },
  {
    shape: shape(`(?:at )?(?:noon|midday)${EN_END}|[中正]午`),
    read: () => ({ from: { hour: 12, minute: 0, part: undefined } }),
  },
  { shape: shape(`(?:at )?midnight${EN_END}|午夜|子夜|半夜`), read: () => ({ problem: MIDNIGHT }) },
  {
    shape: shape("(?<part>凌晨|清晨|清早|早上|早晨|上午|下午|午后|傍晚|晚上|晚间|夜里|夜间|深夜)"),
    read: ({ part = "" }) => ({ problem: hourMissing(part) }),
    whole: true,
  },
  {
    shape: shape(`(?:this |in the )?(?<part>morning|afternoon|evening|night)${EN_END}`),
    read: ({ part }) => ({ problem: hourMissing(lower(part)) }),
    whole: true,
  },
  {
    shape: shape("[上下]班(?:之|以)?[前后]?"),
    read: () => ({ problem: NO_HOUR }),
    whole: true,
  },
];

const TO = "(?: ?(?:到|至|-+|~+|—+) ?| (?:to|until|till) )";
const JOINT = shape(TO);

// 3-5点, 3-5pm: the mark of the hour, or the half of the day, stands at the end for both.
const SHARED: readonly Shape<WrittenTime>[] = [
  {
    shape: shape(
      `${PART}(?<hour>${NUMBER})${TO}(?<endHour>${NUMBER})[点點时](?:(?<quarter>整|钟|半|[一1三3]刻))?`,
    ),
    read: ({ part, hour, endHour, quarter }) => ({
      from: { ...written(hour, "0", part) },
      to: { ...written(endHour, "0", undefined), minute: QUARTERS[quarter ?? "整"] ?? Number.NaN },
    }),
  },
  {
    shape: shape(
      `(?:from )?(?<hour>\\d{1,2})(?::(?<minute>\\d{2}))?${TO}(?<endHour>\\d{1,2})(?::(?<endMinute>\\d{2}))? ?${EN_HALF}${EN_END}`,
    ),
    read: ({ hour, minute, endHour, endMinute, half }) => ({
      from: written(hour, minute, `${lower(half)}m`),
      to: written(endHour, endMinute, `${lower(half)}m`),
    }),
  },
];

/** The longest time, or span of time, at the beginning of a text. */
export function longestTime(text: string, seen: ReadingPlace): FoundShape<WrittenTime> | undefined {
  const from = longest(text, seen, TIMES);
  const joint = from && match(JOINT, text, from.length)?.[0].length;
  const start = from && joint !== undefined ? from.length + joint : undefined;
  const to = start === undefined ? undefined : longest(text.slice(start), seen, TIMES);
  const span =
    from && start !== undefined && to
      ? { length: start + to.length, read: () => between(from.read(), to.read()) }
      : undefined;
  return longestOf(longest(text, seen, SHARED), from, span);
}

/** The clock's time for a written one, where the day it is of may name its part (今晚). */
export function clockTime(written: WrittenTime, dayPart: string | undefined): ClockTime | Problem {
  if ("problem" in written) return written;
  const from = clockOf(written.from, dayPart);
  if ("problem" in from || written.to === undefined) return from;
  const to = endOf(written.to, written.from.part ?? dayPart, from.time);
  if ("problem" in to) return to;
  if (to.time <= from.time) return { problem: askHalfOfEnd(from, to) ?? END_FIRST };
  const doubts = [from.doubt, to.doubt].filter((doubt) => doubt !== undefined);
  const doubt = doubts.find(({ padded }) => !padded) ?? doubts[0];
  return { time: from.time, until: to.time, ...(doubt === undefined ? {} : { doubt }) };
}

// 11点到1点 may end at 1 in the afternoon; 下午5点到3点 and 5点到3点 end before they begin.
function askHalfOfEnd(from: ClockTime, { time, doubt }: ClockTime): Bilingual | undefined {
  const [hour = "", minute = ""] = time.split(":");
  const afternoon = `${twoFigures(Number(hour) + 12)}:${minute}`;
  return from.doubt === undefined && afternoon > from.time ? doubt?.ask : undefined;
}

// The end of a span is in the part of the day it begins in where that makes it later.
function endOf(to: Written, part: string | undefined, from: string): ClockTime | Problem {
  if (to.part === undefined && part !== undefined) {
    const same = clockOf({ ...to, part }, undefined);
    if (!("problem" in same) && same.time > from) return same;
  }
  return clockOf(to, undefined);
}

function clockOf(
  { hour, minute, part, padded }: Written,
  dayPart: string | undefined,
): ClockTime | Problem {
  const named = part ?? dayPart;
  if (named !== undefined && isMidnight(hour, named)) return { problem: MIDNIGHT };
  const rows = named === undefined ? ([[0, 24, 0]] as const) : (PARTS[named] ?? []);
  const row = rows.find(([from, to]) => hour >= from && hour <= to);
  const full = row === undefined ? Number.NaN : hour + row[2];
  const fits = minute >= 0 && minute <= 59 && full * 60 + minute <= 24 * 60;
  // 今晚 8am: what the day says and what the time says must agree.
  const agrees =
    part === undefined ||
    dayPart === undefined ||
    (PARTS[dayPart] ?? []).some(([from, to, added]) => added === 0 && full >= from && full <= to);
  if (!fits) return { problem: NO_SUCH_TIME };
  if (!agrees) return { problem: full % 24 === 0 ? MIDNIGHT : NO_SUCH_TIME };
  const time = `${twoFigures(full)}:${twoFigures(minute)}`;
  if (named !== undefined || hour >= 7) return { time };
  return { time, doubt: { padded: padded === true, ask: askHalf(hour, minute) } };
}

// 今晚零点, 半夜12点, 凌晨12点: the beginning of the day to some, the end of it to others.
function isMidnight(hour: number, part: string): boolean {
  if (part === "am" || part === "pm") return false;
  const rows = PARTS[part];
  if (part === "凌晨" || rows === NIGHT) return hour === 12 || (hour === 0 && rows === NIGHT);
  return hour === 0 && rows === EVENING;
}

function askHalf(hour: number, minute: number): Bilingual {
  if (hour === 0) return MIDNIGHT;
  const zh = `${hour}点${minute === 0 ? "" : `${twoFigures(minute)}分`}`;
  const en = `${hour}${minute === 0 ? "" : `:${twoFigures(minute)}`}`;
  const early = hour < 6 ? "凌晨" : "早上";
  return {
    zh: `您是说下午${zh}还是${early}${zh}？请写“下午${zh}”或“${early}${zh}”`,
    en: `Do you mean ${en}pm or ${en}am? Write “${en}pm” or “${en}am”`,
  };
}

/** What is asked where a part of a day is named, but no hour. */
export function hourMissing(part: string): Bilingual {
  const [zh, en] = HOURS[part] ?? ["下午3点", "3pm"];
  return { zh: `请再写上几点，例如“${zh}”`, en: `Please add the hour, for example “${en}”` };
}

const HOURS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  凌晨: ["凌晨3点", "3am"],
  清晨: ["清晨6点", "6am"],
  清早: ["清早6点", "6am"],
  早上: ["早上8点", "8am"],
  早晨: ["早晨8点", "8am"],
  早: ["早上8点", "8am"],
  上午: ["上午9点", "9am"],
  傍晚: ["傍晚6点", "6pm"],
  晚上: ["晚上8点", "8pm"],
  晚间: ["晚间8点", "8pm"],
  晚: ["晚上8点", "8pm"],
  夜里: ["夜里11点", "11pm"],
  夜间: ["夜间11点", "11pm"],
  深夜: ["深夜11点", "11pm"],
  morning: ["上午9点", "9am"],
  evening: ["晚上8点", "8pm"],
  night: ["晚上8点", "8pm"],
};

function readWritten({ part, hour, clock, quarter, minute, bare, half }: Groups): WrittenTime {
  // in the morning at 3pm
  const disagrees =
    half !== undefined &&
    part !== undefined &&
    (lower(half) === "a") !== (lower(part) === "morning");
  if (disagrees) return { problem: NO_SUCH_TIME };
  const named = part ?? (half === undefined ? undefined : `${half}m`);
  const from = written(hour ?? clock, minute ?? bare, named && lower(named));
  return {
    from: quarter === undefined ? from : { ...from, minute: QUARTERS[quarter] ?? Number.NaN },
  };
}

function written(
  hour: string | undefined,
  minute: string | undefined,
  part: string | undefined,
): Written {
  return {
    hour: numberOf(hour),
    minute: numberOf(minute ?? "0"),
    part,
    padded: /^\d\d$/.test(hour ?? ""),
  };
}

function between(from: WrittenTime, to: WrittenTime): WrittenTime {
  if ("problem" in from) return from;
  return "problem" in to ? to : { from: from.from, to: to.from };
}

function twoFigures(n: number): string {
  return String(n).padStart(2, "0");
}

const NO_SUCH_TIME: Bilingual = {
  zh: `没有这个时间，小时是0到24，分钟是0到59，并与上午、下午相符。可以写：${MOMENT_HINT.zh}`,
  en: `There is no such time; hours are 0 to 24 and minutes 0 to 59, and must agree with am or pm. Write for instance: ${MOMENT_HINT.en}`,
};

const MIDNIGHT: Bilingual = {
  zh: "您是说这一天开始时的0点，还是结束时的24点？请写“凌晨0点”或“24点”",
  en: "Do you mean the beginning of that day or its end? Write “12am” or “24:00”",
};

const END_FIRST: Bilingual = {
  zh: "结束时间要晚于开始时间；请写明上午、下午，例如“下午3点到5点”",
  en: "The end must be later than the beginning; say am or pm, for instance “3-5pm”",
};

const NO_HOUR: Bilingual = {
  zh: "上下班的时间各单位不一，请写上几点，例如“17:30”",
  en: "Please write the hour, for instance “17:30”",
};
