import type { Instant } from "../calendar/day.ts";
import { hasMeaning, type Typed } from "../chat/plain.ts";
import { CLOSING, decorationBefore, markedLabelAt, type Quote, spacedLabelAt } from "./labels.ts";
import { nearestField, shapeOf } from "./nearest-field.ts";
import { isHan, type Marked, markedWordAt } from "./unknown-label.ts";
import type { UnknownLabel, Verb } from "./verb.ts";
import type { Known } from "./vocabulary.ts";

/** What a line says behind its head. */
export type Said = {
  /** What stands before the first label. */
  readonly text: Typed;
  readonly values: Readonly<Record<string, string>>;
  readonly unknown: readonly UnknownLabel[];
  /** A label begins the text, or one has an equals sign: it can be nothing but a command. */
  readonly marked: boolean;
  /** A word with an equals sign begins the text, though the command has no such label. */
  readonly nearlyMarked: boolean;
};

/** How many unknown labels of one line are asked about, and how many marks looked at; further ones are text. */
const MOST_UNKNOWN = 20;
const MOST_MARKS = 1000;

/**
 * The labelled values of a text and what stands before them; a repeated label adds to its value.
 * Bullets, numbers and bold of a pasted list belong to no value.
 */
export const valuesFrom = (
  text: Typed,
  within: { readonly from: number; readonly quotes: readonly Quote[]; readonly now: Instant },
  known: Known,
): Said => {
  const { from, quotes, now } = within;
  const { plain } = text;
  const { verb } = known;
  const values: Record<string, string> = {};
  const unknown: { readonly label: Typed; readonly value: Typed }[] = [];
  let open: Marked | undefined;
  let start = from;
  const asks = !keepsText(verb);
  let marks = 0;
  let unlabelled: Typed = { raw: "", plain: "" };
  let [marked, nearlyMarked, numbered] = [false, false, false];
  const finish = (to: number) => {
    const piece = valueIn(text, start, to);
    if (open === undefined) unlabelled = piece;
    else if (open.key === undefined)
      unknown.push({ label: cut(text, open.start, open.wordEnd), value: piece });
    else if (piece.raw !== "") {
      const joint = verb.fields[open.key]?.kind === "choices" ? "、" : " ";
      const before = values[open.key];
      values[open.key] = before === undefined ? piece.raw : `${before}${joint}${piece.raw}`;
    }
  };
  const wordBefore = (mark: number): Marked | undefined => {
    marks += 1;
    const place = { text: plain, at: mark, from: start, inValue: open !== undefined };
    return asks && marks <= MOST_MARKS && unknown.length < MOST_UNKNOWN
      ? markedWordAt({ ...place, key: open?.key, known, now })
      : undefined;
  };
  const labelAt = (at: number): Marked | undefined => {
    if (/[=:】]/.test(plain[at] ?? "")) return wordBefore(at);
    if (!known.labels.has(plain.charCodeAt(at))) return undefined;
    const found =
      markedLabelAt(plain, at, known.labels, at === from) ??
      spacedLabelAt(plain, at, known.labels, {
        first: at === from,
        inValue: open !== undefined,
        used: values,
        open: open?.key,
        prose: known.prose,
      });
    // 收到日期= is not 日期= behind 收到.
    const longer =
      found?.mark === "=" && at > start && isHan(plain[at - 1])
        ? wordBefore(plain.indexOf("=", at))
        : undefined;
    return longer ?? (found && { ...found, start: at, wordEnd: found.end - 1 });
  };

  let quote = 0;
  for (let at = from; at < plain.length; at += 1) {
    while ((quotes[quote]?.end ?? plain.length) < at) quote += 1;
    if (quotes[quote]?.start === at) {
      at = quotes[quote]?.end ?? at;
      continue;
    }
    const label = labelAt(at);
    if (label === undefined) continue;
    const isFirst = open === undefined;
    const opened = decorationBefore(plain, label.start, { from: start, isFirst, numbered });
    const begins = isFirst && !hasMeaning(plain.slice(from, opened));
    const equals = plain.slice(label.start, label.end).includes("=");
    if (label.key === undefined) nearlyMarked ||= begins && equals;
    else marked ||= begins || equals;
    if (begins) numbered = hasMeaning(plain.slice(opened, label.start));
    finish(opened);
    open = label;
    start = label.end;
    at = label.end - 1;
  }
  finish(plain.length);
  const offered = nearestOfEach(unknown, Object.keys(values), known, now);
  return { text: unlabelled, values, unknown: offered, marked, nearlyMarked };
};

/** A command of which nothing is recorded and that takes a text (搜索 日期=…) keeps it as it is. */
const keepsText = ({ about, fields }: Verb): boolean =>
  about === "alone" &&
  Object.values(fields).some(({ main, kind }) => main === true && kind === "text");

/** The unknown labels, each with the field it may mean: none that was given, and none twice. */
const nearestOfEach = (
  labels: readonly { readonly label: Typed; readonly value: Typed }[],
  given: readonly string[],
  { verb }: Known,
  now: Instant,
): readonly UnknownLabel[] => {
  const taken = [...given];
  return labels.map(({ label, value }) => {
    const shape = shapeOf(value.plain, verb, now);
    const nearest = nearestField(label.plain, shape, verb, taken)?.key;
    if (nearest !== undefined) taken.push(nearest);
    return {
      label: label.raw,
      value: value.raw,
      ...(nearest === undefined ? {} : { nearest }),
    };
  });
};

const cut = ({ raw, plain }: Typed, from: number, to: number): Typed => ({
  raw: raw.slice(from, to),
  plain: plain.slice(from, to),
});

/** A value without the blanks around it, the comma before the next label, or quotes around all of it. */
const valueIn = ({ raw, plain }: Typed, from: number, to: number): Typed => {
  const trailing = to < plain.length ? /[\s,;、]/ : /\s/;
  let start = from;
  let end = to;
  while (start < end && /\s/.test(plain[start] ?? "")) start += 1;
  while (start < end && trailing.test(plain[end - 1] ?? "")) end -= 1;
  const closing = CLOSING[plain[start] ?? ""];
  const inside = plain.slice(start + 1, end);
  if (closing !== undefined && inside !== "" && inside.indexOf(closing) === inside.length - 1) {
    start += 1;
    end -= 1;
    while (start < end && /\s/.test(plain[start] ?? "")) start += 1;
    while (start < end && /\s/.test(plain[end - 1] ?? "")) end -= 1;
  }
  return cut({ raw, plain }, start, end);
};
