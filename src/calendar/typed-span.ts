import type { Instant } from "./day.ts";
import { dayPrefix } from "./typed.ts";

/** The two ends of a span of days as they were typed, and what stands around and between them. */
export type TypedSpan = {
  readonly from: string;
  readonly until: string;
  readonly between: string;
  /** The text without the span. */
  readonly rest: string;
};

type Piece = { readonly start: number; readonly end: number };

const TO_BEFORE = /(?:到|至|[-~–—～]|\b(?:to|until|till|through))\s*$/iu;
/** A date alone behind a month: 12月1日到5日. */
const DATE_ALONE = /^(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号](?!前|后|内)/u;

/** Every day in a text, the longest reading of each. */
export const daysIn = (text: string, now: Instant): readonly Piece[] => {
  const found: Piece[] = [];
  const latin = /[a-z0-9]/i;
  for (let start = 0; start < text.length; start += 1) {
    if (/\s/.test(text[start] ?? "")) continue;
    if (latin.test(text[start - 1] ?? "") && latin.test(text[start] ?? "")) continue;
    const typed = text.slice(start, start + 40);
    const length = dayPrefix(typed, now) || (DATE_ALONE.exec(typed)?.[0].length ?? 0);
    if (length < 2) continue;
    found.push({ start, end: start + length });
    start += length - 1;
  }
  return found;
};

/** What the end of a span leaves to its beginning: 下周二到周四, 12月1日到5日, next Monday to Wednesday. */
const carried = (from: string, until: string): string => {
  const week = /^(?:上{1,3}|下{1,3}|本|这)(?=个?(?:周|星期|礼拜))/u.exec(from)?.[0];
  if (week !== undefined && /^(?:周|星期|礼拜)/u.test(until)) return `${week}${until}`;
  if (DATE_ALONE.test(until)) return `${/^.*月/u.exec(from)?.[0] ?? ""}${until}`;
  const near = /^(?:next|this) (?=\w+day\b|mon|tue|wed|thu|fri|sat|sun)/iu.exec(from)?.[0];
  return near !== undefined && /^(?:mon|tue|wed|thu|fri|sat|sun)/iu.test(until)
    ? `${near}${until}`
    : until;
};

/** The span of days in a text: two days, the second behind 到, – or until. */
export const daySpanIn = (text: string, now: Instant): TypedSpan | undefined => {
  const days = daysIn(text, now);
  const behindTo = ({ start }: Piece): boolean => TO_BEFORE.test(text.slice(0, start));
  const [first, ...others] = days;
  const last = others.find(behindTo);
  if (first === undefined || last === undefined || behindTo(first)) return undefined;
  const from = text.slice(first.start, first.end);
  return {
    from,
    until: carried(from, text.slice(last.start, last.end)),
    between: text.slice(first.end, last.start),
    rest: `${text.slice(0, first.start)} ${text.slice(last.end)}`.trim(),
  };
};

/** The days somebody is away, as they were typed: both ends of a span, the last day behind 到 or until, a day alone as both. */
export const daysAway = (
  said: string,
  now: Instant,
): { readonly from?: string; readonly until?: string } => {
  const span = daySpanIn(said, now);
  if (span !== undefined) return { from: span.from, until: span.until };
  // The working days of a week that is named whole.
  const week = /(下{1,2}|本|这)个?(?:周|星期|礼拜)(?![一二三四五六日天末\d])/u.exec(said)?.[1];
  if (week !== undefined)
    return { ...(week.startsWith("下") ? { from: `${week}周一` } : {}), until: `${week}周五` };
  if (/\bnext week\b(?! \w+day)/iu.test(said)) return { from: "next Monday", until: "next Friday" };
  const [day, ...others] = daysIn(said, now);
  if (day === undefined || others.length > 0) return {};
  const typed = said.slice(day.start, day.end);
  if (/(?:到|至|until|till)\s*$/iu.test(said.slice(0, day.start))) return { until: typed };
  // 周五回来, 明天起 and 出差一周: only one end, and not whether that day is still away.
  return /^\s*(?:起|开始|回|back|上班)/iu.test(said.slice(day.end))
    ? { from: typed }
    : { from: typed, until: typed };
};
