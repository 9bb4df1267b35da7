import { dayOf, type Instant } from "../calendar/day.ts";
import { cleanText, hasMeaning, isLatin, type Typed, toPlain } from "../chat/plain.ts";
import { toSimplified } from "../chat/simplified.ts";
import { readCodes } from "./code.ts";
import {
  type HeadPart,
  hasPrefix,
  headOf,
  type LineHead,
  narrowHead,
  numberOf,
  partsAt,
  skip,
} from "./head.ts";
import { type Quote, quotesIn } from "./labels.ts";
import { nearestOf, OFFERED } from "./nearest.ts";
import { valuesFrom } from "./values.ts";
import type { Candidate, Line, Verb } from "./verb.ts";
import { type Known, type Vocabulary, vocabularyOf } from "./vocabulary.ts";

/** Said after 收到 and the like without meaning anything more. */
const POLITE = [
  "非常感谢",
  "感谢您",
  "谢谢您",
  "您辛苦了",
  "辛苦了",
  "知道了",
  "明白了",
  "已收到",
  "谢谢",
  "感谢",
  "多谢",
  "好的",
  "明白",
  "知悉",
  "已阅",
  "一下",
  "了",
  "啦",
  "啊",
  "哈",
  "吧",
  "好",
  "thank you",
  "thanks",
  "thx",
  "please",
  "noted",
  "okay",
  "ok",
  "it",
];

/** Glued to a command's word, these show that a sentence goes on: 受理的条件, 提交后多久. */
const READS_ON = /^(?:已经|[的了后前时会要需能可怎是在过被得着之以与和及或给吗呢什谁哪为]|到了)/;
/** 回复期限, 签收jy1情况: what there is to know of a step, and not the step. */
const KNOWN_OF = /^(?:的?(?:期限|时限|截止|情况|进度|结果|内容|日期|时间))+[\s。?]*$/;
const ASKING = /(?:\?|[吗呢么]|什么|多久|怎么办)[\s。!?]*$/;

/** English words that begin the rest of a sentence rather than a reason. */
const READS_ON_IN_ENGLISH = new Set(
  "a an the my your our his her their its this that these those to of for in on at by with from as is are was were will would should can could has have had up down out off back and or i you he she we they me us him them it".split(
    " ",
  ),
);
const PRONOUNS = new Set(["me", "us", "you", "i", "him", "them"]);

/**
 * What a typed line is (contract, “How a line is read”). Kind, step and number stand at its start in
 * any order, with or without blanks; labelled values and unlabelled text follow.
 *
 * Many sentences begin with a command's word (收到群众反映…). So text that follows the words is taken
 * as a command's only where one of these holds:
 * 1. it is nothing but punctuation, pictures or thanks;
 * 2. it begins with a label of the command, or has one with `=`;
 * 3. it stands apart (blank, punctuation) or behind a number, and the command has a field for it;
 *    in English without kind and number it must not go on like a sentence (close the door);
 * 4. it is glued to kind and step, or to a command that stands alone, that field exists, and it
 *    neither goes on like a sentence (…的, …后) nor asks something.
 *
 * Never throws, whatever the line; time grows with its length.
 */
export const readLine = (line: string, verbs: readonly Verb[], now: Instant): Line => {
  const raw = cleanText(line).trim();
  if (raw === "") return { is: "empty" };
  const vocabulary = vocabularyOf(verbs);
  const text = { raw, plain: toSimplified(toPlain(raw)) };
  const parts = partsAt(text.plain, vocabulary, now);
  const found =
    commandOf(text, parts, vocabulary, now) ?? shownOf(text.plain, parts, vocabulary, now);
  if (found !== undefined) return found;
  if (!hasMeaning(raw)) return { is: "empty" };
  return nearestOf(text, parts, vocabulary, now) ?? { is: "sentence", text: raw };
};

const commandOf = (
  text: Typed,
  parts: readonly HeadPart[],
  vocabulary: Vocabulary,
  now: Instant,
): Line | undefined => {
  const head = headOf(text, parts, vocabulary);
  if (head === undefined) return undefined;
  const verbs = narrowHead(head);
  if (verbs.length === 0) return misdirected(text, head, vocabulary);
  const quotes = quotesIn(text.plain);
  const candidates = verbs.flatMap((verb): readonly Candidate[] => {
    const known = vocabulary.known.get(verb);
    const candidate = known && candidateOf(text, head, known, { quotes, now });
    return candidate === undefined ? [] : [candidate];
  });
  if (candidates.length === 0) return undefined;
  // 登记 标题=…: meant is the command that has the label.
  const least = Math.min(...candidates.map(({ unknown = [] }) => unknown.length));
  const fitting =
    head.number === undefined
      ? candidates.filter(({ unknown = [] }) => unknown.length === least)
      : candidates;
  const addressed = fitting.some(({ verb }) => namesMatter(verb));
  return { is: "command", candidates: fitting, ...(addressed ? numberOf(head.number) : {}) };
};

/** Whether a number behind a command's words is the matter it is about; else it is text, where it takes any. */
const namesMatter = ({ about, ofMatter, fields }: Verb): boolean =>
  about === "matter" ||
  (about === "alone" && (ofMatter === true || !Object.values(fields).some(({ main }) => main)));

/** 受理 JY-2026-0001: a step that this kind of matter does not have; what it has is offered. */
const misdirected = ({ raw }: Typed, { number, step }: LineHead, { known }: Vocabulary): Line => ({
  is: "unknown",
  word: raw.slice(step.start, step.end),
  nearest: [...known.keys()]
    .filter((verb) => verb.about === "matter" && hasPrefix(verb, number))
    .slice(0, OFFERED),
  ...numberOf(number),
});

const candidateOf = (
  text: Typed,
  head: LineHead,
  known: Known,
  { quotes, now }: { readonly quotes: readonly Quote[]; readonly now: Instant },
): Candidate | undefined => {
  const { verb } = known;
  const { number } = head;
  // What addresses nothing has a number as part of what is said.
  const spoken = namesMatter(verb) ? undefined : number;
  const behind = spoken !== undefined && spoken.end === head.end;
  const end = behind ? spoken.start : head.end;
  const start = skip(text.plain, end);
  const said = valuesFrom(text, { from: start, quotes, now }, known);
  const ahead = spoken === undefined || behind ? "" : text.raw.slice(spoken.start, spoken.end);
  const typed = saysNothing(said.text.plain, head, number !== undefined || verb.about !== "alone")
    ? { raw: "", plain: "" }
    : said.text;
  const values: Record<string, string> = { ...said.values };
  const unlabelled = takeChoice([head.before, ahead, typed.raw].join(" ").trim(), known, values);
  const room = unlabelled === "" ? undefined : roomFor(known, values);
  const glued = end === start && !behind;
  const unasked = said.unknown.length > 0 && typed.plain === "" ? text.plain.slice(start) : "";
  const fits =
    said.marked ||
    (said.nearlyMarked && !glued) ||
    reads(unasked || typed.plain, head, known, {
      room: room !== undefined || unlabelled === "",
      glued,
      addressed: number !== undefined && spoken === undefined,
    });
  if (!fits) return undefined;
  const unknown = said.unknown.length === 0 ? {} : { unknown: said.unknown };
  if (unlabelled === "") return { verb, values, ...unknown };
  if (room === undefined)
    return { verb, values, rest: unlabelled, unlabelled: { text: unlabelled }, ...unknown };
  values[room] = values[room] === undefined ? unlabelled : `${unlabelled} ${values[room]}`;
  const main = room === known.main ? { main: values[room] } : {};
  return { verb, values, ...main, unlabelled: { text: unlabelled, key: room }, ...unknown };
};

/** Whether what follows the words is only punctuation, pictures or thanks; a question is more. */
const saysNothing = (typed: string, { step }: LineHead, about: boolean): boolean =>
  hasMeaning(typed)
    ? about && isPolite(typed)
    : !typed.includes("?") || !hasMeaning(step.word.text);

/** Whether text behind a command's words belongs to it, by the rule above `readLine`. */
const reads = (
  typed: string,
  head: LineHead,
  { verb }: Known,
  where: { readonly room: boolean; readonly glued: boolean; readonly addressed: boolean },
): boolean => {
  const alone = verb.about === "alone";
  if (typed === "") return where.room;
  if (!hasMeaning(typed)) return false;
  if (where.glued) {
    if (!where.room || READS_ON.test(typed) || KNOWN_OF.test(typed) || asks(typed)) return false;
    return where.addressed || head.kind || (alone && head.step.word.text.length > 1);
  }
  if (where.addressed) return where.room || !asks(typed);
  if (!where.room) return false;
  if (!head.step.word.latin || head.kind) return true;
  const first = /^[a-z]+/.exec(typed)?.[0] ?? "";
  return !(alone ? PRONOUNS : READS_ON_IN_ENGLISH).has(first);
};

/** Whether a text ends as a question. */
const asks = (typed: string): boolean => ASKING.test(typed.slice(-24));

/** Whether a text is only thanks, punctuation and pictures. */
const isPolite = (typed: string): boolean => {
  if (typed.length > 40 || typed.includes("?")) return false;
  let at = 0;
  while (at < typed.length) {
    const word = POLITE.find((one) => typed.startsWith(one, at));
    const ends = word !== undefined && !(isLatin(word) && isLatin(typed[at + word.length]));
    const character = String.fromCodePoint(typed.codePointAt(at) ?? 0);
    if (word !== undefined && ends) at += word.length;
    else if (!hasMeaning(character)) at += character.length;
    else return false;
  }
  return true;
};

/** Takes the first word of the text away into a required choice where it is one of its options. */
const takeChoice = (typed: string, { choices }: Known, values: Record<string, string>): string => {
  if (choices.size === 0) return typed;
  const first = /^[^\s,，;；。]{1,40}/.exec(typed)?.[0] ?? "";
  const key = choices.get(toPlain(first));
  if (key === undefined || values[key] !== undefined) return typed;
  values[key] = first;
  return typed.slice(first.length).replace(/^[\s,，;；。]+/, "");
};

/** The field unlabelled text goes to: the main one, or the only required one still open. */
const roomFor = (
  { main, required, verb }: Known,
  values: Readonly<Record<string, string>>,
): string | undefined => {
  if (main !== undefined && values[main] === undefined) return main;
  const open = required.filter((key) => values[key] === undefined);
  if (open.length === 1) return open[0];
  const kind = main === undefined ? undefined : verb.fields[main]?.kind;
  return kind === "text" || kind === "long" ? main : undefined;
};

/** A number and nothing else, or with the kind in front of it; or several numbers. */
const shownOf = (
  text: string,
  parts: readonly HeadPart[],
  { prefixes }: Vocabulary,
  now: Instant,
): Line | undefined => {
  const number = parts.find((part) => part.is === "number");
  const kinds = parts.filter((part) => part.is === "word");
  if (number === undefined || kinds.some(({ word }) => word.steps.size > 0)) return undefined;
  if (kinds.length > 1) return undefined;
  const agrees = kinds.every(({ word }) => [...word.kinds].some((verb) => hasPrefix(verb, number)));
  const end = parts.at(-1)?.end ?? 0;
  if (!agrees) return undefined;
  const rest = text.slice(end);
  const more = readCodes(
    rest.replace(/^[\s,、;和与及]+/, ""),
    prefixes,
    Number(dayOf(now).slice(0, 4)),
  );
  if (more.length > 0) return { is: "show", more, ...numberOf(number) };
  return hasMeaning(rest) ? undefined : { is: "show", ...numberOf(number) };
};
