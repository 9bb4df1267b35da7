import { hasMeaning, type Typed } from "../chat/plain.ts";
import { CLOSING, decorationBefore, markedLabelAt, type Quote, spacedLabelAt } from "./labels.ts";
import type { Known } from "./vocabulary.ts";

/** What a line says behind its head. */
export type Said = {
  /** What stands before the first label. */
  readonly text: Typed;
  readonly values: Readonly<Record<string, string>>;
  /** A label begins the text, or one has an equals sign: it can be nothing but a command. */
  readonly marked: boolean;
};

/**
 * The labelled values of a text and what stands before them; a repeated label adds to its value.
 * Bullets, numbers and bold of a pasted list belong to no value.
 */
export const valuesFrom = (
  text: Typed,
  from: number,
  { labels, verb }: Known,
  quotes: readonly Quote[],
): Said => {
  const values: Record<string, string> = {};
  const end = text.plain.length;
  let key: string | undefined;
  let start = from;
  let unlabelled: Typed = { raw: "", plain: "" };
  let marked = false;
  let numbered = false;
  const finish = (to: number) => {
    const piece = valueIn(text, start, to);
    const value = piece.raw;
    if (key === undefined) unlabelled = piece;
    else if (value !== "") {
      const joint = verb.fields[key]?.kind === "choices" ? "、" : " ";
      values[key] = values[key] === undefined ? value : `${values[key]}${joint}${value}`;
    }
  };
  let quote = 0;
  for (let at = from; at < end; at += 1) {
    while ((quotes[quote]?.end ?? end) < at) quote += 1;
    if (quotes[quote]?.start === at) {
      at = quotes[quote]?.end ?? at;
      continue;
    }
    if (!labels.has(text.plain.charCodeAt(at))) continue;
    const label =
      markedLabelAt(text.plain, at, labels, at === from) ??
      spacedLabelAt(text.plain, at, labels, {
        first: at === from,
        inValue: key !== undefined,
        used: values,
        open: key,
      });
    if (label === undefined) continue;
    const isFirst = key === undefined;
    const opened = decorationBefore(text.plain, at, { from: start, isFirst, numbered });
    const begins = isFirst && !hasMeaning(text.plain.slice(from, opened));
    if (begins || label.mark === "=") marked = true;
    if (begins) numbered = hasMeaning(text.plain.slice(opened, at));
    finish(opened);
    key = label.key;
    start = label.end;
    at = label.end - 1;
  }
  finish(end);
  return { text: unlabelled, values, marked };
};

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
  return { raw: raw.slice(start, end), plain: plain.slice(start, end) };
};
