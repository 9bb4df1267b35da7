import { isBoundary, type Typed } from "../chat/plain.ts";
import type { Known } from "./vocabulary.ts";

/** These stand in any English sentence: a label only with a mark, or as the first word. */
const SHORT_LABELS = new Set(["to", "by", "on", "of", "for", "from", "in", "at", "as", "until"]);

/** Quotes that protect what is between them. */
const CLOSING: Readonly<Record<string, string>> = { "“": "”", "「": "」", '"': '"' };

/** Where a quoted text begins and ends, its quotes included. */
export type Quote = { readonly start: number; readonly end: number };

// A chat writes a link as <address|words>. Han letters belong to an address only behind / ? & = #,
// so that 地点=桥三 written directly behind one is a label.
const PROTECTED =
  /<https?:\/\/[^<>\n]*>|https?:\/\/(?:[!#-;=?-~]|(?<=[/?&=#])\p{Script=Han}+)+|[“「"]/gu;

/**
 * What stands in quotes, and every web address, in order: nothing in them is a label. A quote that is
 * never closed protects nothing.
 */
export const quotesIn = (text: string): readonly Quote[] => {
  const quotes: Quote[] = [];
  // Where none of its kind follows, no closing quote is looked for: time stays linear.
  const last = new Map(
    Object.entries(CLOSING).map(([opening, closing]) => [opening, text.lastIndexOf(closing)]),
  );
  let from = 0;
  for (const { 0: opening, index: start } of text.matchAll(PROTECTED)) {
    if (start < from) continue;
    const closing = CLOSING[opening];
    if (closing !== undefined && start >= (last.get(opening) ?? 0)) continue;
    const end =
      closing === undefined ? start + opening.length - 1 : text.indexOf(closing, start + 1);
    quotes.push({ start, end });
    from = end + 1;
  }
  return quotes;
};

/** What a line says behind its head. */
export type Said = {
  /** What stands before the first label. */
  readonly text: Typed;
  readonly values: Readonly<Record<string, string>>;
  /** A label begins the text, or one has an equals sign: it can be nothing but a command. */
  readonly marked: boolean;
};

/** The labelled values of a text and what stands before them; a repeated label adds to its value. */
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
    if (at === from || label.mark === "=") marked = true;
    finish(at);
    key = label.key;
    start = label.end;
    at = label.end - 1;
  }
  finish(end);
  return { text: unlabelled, values, marked };
};

/** Behind these a Latin word is none of its own: subtitle=, ?title= of an address. */
const GOES_ON = /[a-z0-9?&#/]/;

/** A label found, and where its value begins. */
type Found = { readonly key: string; readonly end: number; readonly mark: "=" | ":" | " " };

/** A label with = or : behind it. Only = makes one in the middle of Chinese text: 污染来源： is prose. */
export const markedLabelAt = (
  text: string,
  at: number,
  labels: Known["labels"] | undefined,
  first = false,
): Found | undefined => {
  for (const { word, key, latin } of labels?.get(text.charCodeAt(at)) ?? []) {
    if (!text.startsWith(word, at) || (latin && GOES_ON.test(text[at - 1] ?? ""))) continue;
    let end = at + word.length;
    while (text[end] === " ") end += 1;
    const mark = text[end];
    if (mark === "=" || (mark === ":" && (first || isBoundary(text[at - 1]))))
      return { key, end: end + 1, mark };
  }
  return undefined;
};

/** A label with a blank behind it: between blanks or punctuation, not used before. */
const spacedLabelAt = (
  text: string,
  at: number,
  labels: Known["labels"],
  where: {
    readonly first: boolean;
    readonly inValue: boolean;
    readonly used: Readonly<Record<string, string>>;
    readonly open: string | undefined;
  },
): Found | undefined => {
  if (!where.first && !isBoundary(text[at - 1])) return undefined;
  for (const { word, key, latin } of labels.get(text.charCodeAt(at)) ?? []) {
    const end = at + word.length;
    if ((text[end] !== " " && text[end] !== "\n") || !text.startsWith(word, at)) continue;
    if (where.used[key] !== undefined || where.open === key) continue;
    // English labels are everyday words: within a sentence only a mark makes one.
    if (latin && !where.first && (!where.inValue || SHORT_LABELS.has(word))) continue;
    return { key, end: end + 1, mark: " " };
  }
  return undefined;
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
