import { isBoundary } from "../chat/plain.ts";
import type { Known } from "./vocabulary.ts";

/** These stand in any English sentence: a label only with a mark, or as the first word. */
const SHORT_LABELS = new Set(["to", "by", "on", "of", "for", "from", "in", "at", "as", "until"]);

/** Quotes that protect what is between them. */
export const CLOSING: Readonly<Record<string, string>> = { "“": "”", "「": "」", '"': '"' };

/** Where a quoted text begins and ends, its quotes included. */
export type Quote = { readonly start: number; readonly end: number };

// A chat writes a link as <address|words>. Han letters belong to an address only behind / ? & = #,
// so that 地点=桥三 written directly behind one is a label.
const PROTECTED =
  /<https?:\/\/[^<>\n]*>|(?:https?:\/\/|\?[a-z][a-z0-9_-]{0,20}=)(?:[!#-;=?-~]|(?<=[/?&=#])\p{Script=Han}+)+|[“「"]/gu;

/**
 * What stands in quotes, and every web address or query (?id=3), in order: nothing in them is a label. A quote that is
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

/** Behind these a Latin word is none of its own: subtitle=, ?title= of an address. */
const GOES_ON = /[a-z0-9?&#/]/;

/** A label found, and where its value begins. */
export type FoundLabel = {
  readonly key: string;
  readonly end: number;
  readonly mark: "=" | ":" | " ";
};

/** A label with = or : behind it. Only = makes one in the middle of Chinese text: 污染来源： is prose. */
export const markedLabelAt = (
  text: string,
  at: number,
  labels: Known["labels"] | undefined,
  first = false,
): FoundLabel | undefined => {
  for (const { word, key, latin } of labels?.get(text.charCodeAt(at)) ?? []) {
    if (!text.startsWith(word, at) || (latin && GOES_ON.test(text[at - 1] ?? ""))) continue;
    const behind = markBehind(text, at, at + word.length);
    if (behind?.mark === "=" || (behind?.mark === ":" && (first || isEdge(text[at - 1]))))
      return { key, ...behind };
  }
  return undefined;
};

/** Whether a label can begin behind a character: no word goes on there, or it numbers a list. */
export const isEdge = (character: string | undefined): boolean =>
  isBoundary(character) || /[①-⑳]/.test(character ?? "");

const isBold = (character: string | undefined): boolean => character === "*" || character === "_";

/**
 * The mark behind a word, and where its value begins: = or :, or the 】 of a word in 【】. It may stand
 * behind bold (*标题*：) or in it (*标题：*).
 */
export const markBehind = (
  text: string,
  start: number,
  end: number,
): { readonly mark: "=" | ":"; readonly end: number } | undefined => {
  let at = end;
  while (text[at] === " " || isBold(text[at])) at += 1;
  const closed = text[start - 1] === "【" && text[at] === "】";
  if (closed) at += 1;
  const mark = text[at];
  // 标题=【紧急】… is a title.
  if (mark !== "=" && mark !== ":")
    return closed && !/[=:]/.test(text[start - 2] ?? "") ? { mark: ":", end: at } : undefined;
  at += 1;
  if (isBold(text[start - 1])) while (isBold(text[at])) at += 1;
  return { mark, end: at };
};

const NUMBERING = "(?:\\(?(?:\\d{1,2}|[一二三四五六七八九十]{1,2})[.、)]|[①-⑳])";
const OPENED = "[*_]{0,2}【?";
const AT_LINE_START = new RegExp(
  `(?:^|\\n)[ >]*(?:(?:[-•*▪·●○◦◆◇■□▶➢➤✓✔–—|]|${NUMBERING}) *)?${OPENED}$`,
);
const BULLET_WITHIN = new RegExp(` +[-•▪·●○◦◆■–—|] *${OPENED}$`);
const NUMBER_WITHIN = new RegExp(` +${NUMBERING} *${OPENED}$`);
const BOLD_WITHIN = /(?<=^|[\s,;、。])[*_]{1,2}【?$|【$/;

/** The longest decoration looked for before a label. */
const LONGEST_DECORATION = 16;

/**
 * Where the decoration of a label begins: the bullet or the number of a pasted list, bold, 【. A number
 * within a line is one only in a list that is `numbered` from its first label on: else it is text.
 */
export const decorationBefore = (
  text: string,
  at: number,
  within: { readonly from: number; readonly isFirst: boolean; readonly numbered: boolean },
): number => {
  const begin = Math.max(within.from, at - LONGEST_DECORATION);
  const before = text.slice(begin, at);
  const line = AT_LINE_START.exec(before);
  // What stands directly behind a mark is a value, not a number of a list: 异议期=10. 内容=…
  if (line !== null && (before[line.index] === "\n" || (within.isFirst && begin === within.from)))
    return begin + line.index;
  const bullet =
    BULLET_WITHIN.exec(before) ?? (within.numbered ? NUMBER_WITHIN.exec(before) : null);
  const found = bullet ?? BOLD_WITHIN.exec(before);
  return found === null || before.slice(0, found.index).trim() === "" ? at : begin + found.index;
};

/** A label with a blank behind it: between blanks or punctuation, not used before. */
export const spacedLabelAt = (
  text: string,
  at: number,
  labels: Known["labels"],
  where: {
    readonly first: boolean;
    readonly inValue: boolean;
    readonly used: Readonly<Record<string, string>>;
    readonly open: string | undefined;
    readonly prose: boolean;
  },
): FoundLabel | undefined => {
  if (!where.first && !isEdge(text[at - 1])) return undefined;
  for (const { word, key, latin } of labels.get(text.charCodeAt(at)) ?? []) {
    const end = at + word.length;
    if ((text[end] !== " " && text[end] !== "\n") || !text.startsWith(word, at)) continue;
    if (where.used[key] !== undefined || where.open === key) continue;
    // English labels are everyday words: within a sentence only a mark makes one.
    if (latin && where.prose && !where.first && (!where.inValue || SHORT_LABELS.has(word)))
      continue;
    return { key, end: end + 1, mark: " " };
  }
  return undefined;
};
