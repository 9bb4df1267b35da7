import {
  addDays,
  addMonths,
  type Bilingual,
  type Day,
  dayFrom,
  dayOf,
  daysInMonth,
  dayText,
  type Instant,
  partsOf,
  weekday,
} from "./day.ts";
import { YEARS } from "./day-meant.ts";
import { readNumber, readYear } from "./numeral.ts";
import { readDay } from "./typed.ts";
import type { Problem } from "./typed-shape.ts";

// Spans of days as people name them for a report: 本月, 2026年第三季度, 上半年, 1月到3月, last quarter.

/** From one day to another, both included. */
export type Span = { readonly from: Day; readonly to: Day };

const HINT: Bilingual = {
  zh: "今年、上月、本季度、上半年、2026年、8月、2026-01-01到2026-03-31",
  en: "this year, last month, this quarter, first half, 2026, August, 2026-01-01 to 2026-03-31",
};

const YEAR = "(?<year>\\d{4}|[〇○零一二三四五六七八九]{4})";
const ZH_YEAR = `(?:(?:${YEAR}年度?|(?<near>前年|去年|上年|今年|本年)度?)的?)?`;
const COUNT = "\\d{1,3}|[一二两三四五六七八九十]{1,3}";
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const EN_MONTH =
  "(?<named>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const TO = "(?:-|~|–|—|到|至)";

/** Whole months from the first of one on. */
const monthsFrom = (year: number, first: number, count = 1): Span => {
  const from = dayFrom(year, first, 1);
  const last = partsOf(addMonths(from, count - 1));
  return { from, to: dayFrom(last.year, last.month, daysInMonth(last.year, last.month)) };
};

type Said = Readonly<Record<string, string | undefined>>;

/** A span of the year that is said; where none is, the last one that has begun. */
const ofYear = (
  { year: typed, near }: Said,
  today: Day,
  span: (year: number) => Span,
): Span | undefined => {
  const { year: now } = partsOf(today);
  if (near !== undefined) return span(now - (near === "前年" ? 2 : /^[去上]年/.test(near) ? 1 : 0));
  if (typed === undefined) return span(now).from <= today ? span(now) : span(now - 1);
  const year = readYear(typed);
  return year === undefined || year < YEARS.first || year > YEARS.last ? undefined : span(year);
};

const numberIn = (typed: string | undefined, most: number): number | undefined => {
  const number = /^\d+$/.test(typed ?? "") ? Number(typed) : readNumber(typed ?? "");
  return number === undefined || number < 1 || number > most ? undefined : number;
};

/** So many months of a year, the `of`th such stretch in it: a quarter is three, a half six. */
const stretch =
  (count: number, of: (said: Said) => string | undefined) =>
  (said: Said, today: Day): Span | undefined => {
    const number = numberIn(of(said), 12 / count);
    return number === undefined
      ? undefined
      : ofYear(said, today, (year) => monthsFrom(year, (number - 1) * count + 1, count));
  };

const wholeYear = (said: Said, today: Day) =>
  ofYear(said, today, (year) => monthsFrom(year, 1, 12));

/** The week, month, quarter or year that is so many back. */
const around = (today: Day, unit: string, back: number): Span => {
  if (/周|星期|礼拜|week/.test(unit)) {
    const monday = addDays(today, 1 - weekday(today) - 7 * back);
    return { from: monday, to: addDays(monday, 6) };
  }
  const count = /年|year/.test(unit) ? 12 : /季|quarter/.test(unit) ? 3 : 1;
  const { year, month } = partsOf(today);
  const begins = dayFrom(year, Math.floor((month - 1) / count) * count + 1, 1);
  const first = partsOf(addMonths(begins, -back * count));
  return monthsFrom(first.year, first.month, count);
};

/** So many days, weeks, months or years up to today. */
const lately = ({ count = "", unit = "" }: Said, today: Day): Span | undefined => {
  const number = numberIn(count, 999);
  if (number === undefined) return undefined;
  const before = /年|year|月|month/.test(unit)
    ? addMonths(today, -number * (/年|year/.test(unit) ? 12 : 1))
    : addDays(today, -number * (/周|week/.test(unit) ? 7 : 1));
  return { from: addDays(before, 1), to: today };
};

const back: Readonly<Record<string, number>> = { 上: 1, 上一: 1, last: 1, previous: 1, 前: 2 };

type Shaped = readonly [shape: string, read: (said: Said, today: Day) => Span | undefined];

const shapes: readonly Shaped[] = [
  [
    "(?<back>本|这|当|上一|上|前)个?(?<unit>周|星期|礼拜|月|月份|季|季度|年|年度)",
    ({ back: near = "", unit = "" }, today) => around(today, unit, back[near] ?? 0),
  ],
  [
    "(?:the )?(?<back>this|current|last|previous) (?<unit>week|month|quarter|year)",
    ({ back: near = "", unit = "" }, today) => around(today, unit, back[near] ?? 0),
  ],
  [`(?<near>前年|去年|上年|今年)度?|${YEAR}(?:年度?)?`, wholeYear],
  [`${ZH_YEAR}(?<half>[上下])半年`, stretch(6, ({ half }) => (half === "上" ? "1" : "2"))],
  [`${ZH_YEAR}第?(?<number>[1-4一二三四])季度?`, stretch(3, ({ number }) => number)],
  [
    `${ZH_YEAR}(?<number>\\d{1,2}|[一二三四五六七八九十]{1,2})月份?`,
    stretch(1, ({ number }) => number),
  ],
  [`${YEAR}[-/.](?<number>\\d{1,2})`, stretch(1, ({ number }) => number)],
  [`h(?<number>[12])(?: ${YEAR})?`, stretch(6, ({ number }) => number)],
  [`${YEAR} ?h(?<number>[12])`, stretch(6, ({ number }) => number)],
  [`q(?<number>[1-4])(?: ${YEAR})?`, stretch(3, ({ number }) => number)],
  [`${YEAR} ?q(?<number>[1-4])`, stretch(3, ({ number }) => number)],
  [
    `(?:the )?(?<half>first|1st|second|2nd) half(?:(?: of)? (?:the year|${YEAR}))?`,
    stretch(6, ({ half = "" }) => (/^(?:first|1st)$/.test(half) ? "1" : "2")),
  ],
  [
    `${EN_MONTH}\\.?(?:,? ${YEAR})?`,
    stretch(1, ({ named = "" }) => String(MONTHS.indexOf(named.slice(0, 3)) + 1)),
  ],
  [
    `${ZH_YEAR}(?<first>\\d{1,2})月?${TO}(?<last>\\d{1,2})月份?`,
    (said, today) => {
      const [first, last] = [numberIn(said["first"], 12), numberIn(said["last"], 12)];
      return first === undefined || last === undefined || last < first
        ? undefined
        : ofYear(said, today, (year) => monthsFrom(year, first, last - first + 1));
    },
  ],
  [`(?:最近|近|过去)的?(?<count>${COUNT})个?(?<unit>天|日|周|月|年)(?:内|来|以来)?`, lately],
  ["(?:the )?(?:last|past) (?<count>\\d{1,3}) (?<unit>day|week|month|year)s?", lately],
];
const named = shapes.map(([source, read]) => [new RegExp(`^(?:${source})$`), read] as const);

const readNamed = (typed: string, today: Day): Span | undefined => {
  for (const [pattern, read] of named) {
    const found = pattern.exec(typed);
    const span = found === null ? undefined : read(found.groups ?? {}, today);
    if (span !== undefined) return span;
  }
  return undefined;
};

/** A side of a range: a span with a name, or a day; of what lacks it the year of the other side. */
const readSide = (typed: string, now: Instant, year?: number): Span | undefined => {
  const said = typed.trim();
  const placed = year !== undefined && /^\d{1,2}月/.test(said) ? `${year}年${said}` : said;
  const found = readNamed(placed, dayOf(now));
  if (found !== undefined) return found;
  const read = readDay(placed, now, { tense: "past" });
  return "day" in read ? { from: read.day, to: read.day } : undefined;
};

const RANGE =
  /到|至|~|–|—|\.\.| - | to | until | through |(?<=[日号月])-|(?<=\d)-(?=\d{4})|(?<=[a-z])-(?=[a-z])/g;

const readRange = (typed: string, now: Instant): Span | undefined => {
  for (const { index, 0: mark } of typed.matchAll(RANGE)) {
    const first = readSide(typed.slice(0, index).replace(/^(?:从|自|from )/, ""), now);
    if (first === undefined) continue;
    const rest = typed.slice(index + mark.length).replace(/^(?:今|现在?|now$|date$)$/, "今天");
    const { year, month } = partsOf(first.from);
    const day = /^(\d{1,2})[日号]$/.exec(rest.trim())?.[1];
    const last = readSide(day === undefined ? rest : `${year}年${month}月${day}日`, now, year);
    if (last !== undefined) return { from: first.from, to: last.to };
  }
  const since = /^(?:从|自|since )?(.+?)(?:以来|至今|起)$|^since (.+)$/.exec(typed);
  const begun = since === null ? undefined : readSide(since[1] ?? since[2] ?? "", now);
  return begun && { from: begun.from, to: dayOf(now) };
};

/** Why a text is no period to be counted; `meant` where it is one, in the wrong order or not begun. */
export type NoPeriod = Problem & { readonly meant?: true };

/**
 * Reads a period in Chinese or English: one with a name (本月, 2026年第三季度, first half), a range of
 * days or of such, a single day. Without a year it is the last that has begun. The whole text must be a
 * period, in order and begun; otherwise what would be accepted is said. Never throws.
 */
export function readPeriod(typed: string, now: Instant): Span | NoPeriod {
  const said = typed.normalize("NFKC").toLowerCase().trim().replace(/\s+/g, " ");
  const close = said.replace(/(?<=[^a-z]) (?=[^a-z-])/g, "");
  const short = said.length > 60 ? "" : said;
  const span =
    readNamed(short, dayOf(now)) ??
    readNamed(short === "" ? "" : close, dayOf(now)) ??
    readRange(short, now) ??
    readSide(short, now);
  if (span === undefined)
    return {
      problem: {
        zh: `没有看懂这个期间。可以写：${HINT.zh}`,
        en: `This period was not understood. Try: ${HINT.en}`,
      },
    };
  if (span.to < span.from)
    return {
      meant: true,
      problem: {
        zh: `结束日${dayText(span.to).zh}早于开始日${dayText(span.from).zh}，请把先后写对。`,
        en: `The period ends (${dayText(span.to).en}) before it starts (${dayText(span.from).en}): please put the earlier day first.`,
      },
    };
  return span.from <= dayOf(now)
    ? span
    : {
        meant: true,
        problem: {
          zh: `这个期间${dayText(span.from).zh}才开始，还没有可以统计的。请写已经开始的期间，例如今年、上月。`,
          en: `This period only starts on ${dayText(span.from).en}: there is nothing to count yet. Give one that has begun, such as this year or last month.`,
        },
      };
}

/** What a span of days is called: the year, half, quarter or month that it is, or its first and last day. */
export function spanText({ from, to }: Span): Bilingual {
  const { year, month } = partsOf(from);
  const is = (first: number, count: number): boolean => {
    const span = monthsFrom(year, first, count);
    return span.from === from && span.to === to;
  };
  if (is(1, 12)) return { zh: `${year}年`, en: `${year}` };
  for (const number of [1, 2])
    if (is(number * 6 - 5, 6))
      return { zh: `${year}年${number === 1 ? "上" : "下"}半年`, en: `H${number} ${year}` };
  for (const number of [1, 2, 3, 4])
    if (is(number * 3 - 2, 3))
      return { zh: `${year}年第${"一二三四".charAt(number - 1)}季度`, en: `Q${number} ${year}` };
  const [first, last] = [dayText(from), dayText(to)];
  if (is(month, 1)) return { zh: `${year}年${month}月`, en: first.en.replace(/^\d+ /, "") };
  return from === to ? first : { zh: `${first.zh}至${last.zh}`, en: `${first.en} to ${last.en}` };
}

/** The longest piece of a sentence that names a span: 水务局上个月的数据, figures for last month. */
export const periodIn = (sentence: string, now: Instant): string | undefined => {
  const joined = /[a-z][a-z]|\d\d|[一二三四五六七八九十]{2}/iu;
  const cuts = (at: number): boolean =>
    at > 0 && at < sentence.length && joined.test(sentence.slice(at - 1, at + 1));
  for (let length = Math.min(longestNamed, sentence.length); length > 1; length -= 1)
    for (let at = 0; at + length <= sentence.length; at += 1) {
      const piece = sentence.slice(at, at + length);
      if (piece.trim() !== piece || cuts(at) || cuts(at + length)) continue;
      if ("from" in readPeriod(piece, now)) return piece;
    }
  return undefined;
};

const longestNamed = 26;
