import { dayOf, type Instant } from "../calendar/day.ts";
import { isBoundary, isLatin, type Typed } from "../chat/plain.ts";
import { findCodeAtStart, findReferenceAtStart } from "./code.ts";
import { markedLabelAt } from "./labels.ts";
import type { Addressed, Verb } from "./verb.ts";
import type { Vocabulary, Word } from "./vocabulary.ts";

const SEPARATOR = /[\s,:;=、。!~…—]/;
/** Before a command: punctuation, and the bullet or the bold it was pasted with. */
const LEAD = /^[\s,:;=、。!~…—•▪·●*_#>【/-]+/;
const BRACKET = /^ {0,2}[〔﹝[【(〖]/;

/** Between an English word and the number it is about. */
const OF = /^(?:for|of|on|about|to) /;

/** One part of the head of a line. */
export type HeadPart =
  | { readonly is: "word"; readonly word: Word; readonly start: number; readonly end: number }
  | ({ readonly is: "number"; readonly start: number; readonly end: number } & Addressed);

/** A kind's or a step's word. */
export type WordPart = Extract<HeadPart, { is: "word" }>;
/** The number of a matter. */
export type NumberPart = Extract<HeadPart, { is: "number" }>;

/** The first place from here that is no blank and no punctuation but ?, quotes and brackets. */
export const skip = (text: string, at: number): number => {
  let next = at;
  while (next < text.length && SEPARATOR.test(text[next] ?? "")) next += 1;
  return next;
};

/** The words and the number a line begins with, at most two words and one number. */
export const partsAt = (
  text: string,
  vocabulary: Vocabulary,
  now: Instant,
): readonly HeadPart[] => {
  const parts: HeadPart[] = [];
  // The year is asked for only where a code may stand: most lines have none.
  const year = () => Number(dayOf(now).slice(0, 4));
  let at = LEAD.exec(text)?.[0].length ?? 0;
  while (at < text.length) {
    const words = parts.filter(({ is }) => is === "word").length;
    const part =
      (parts.length > words ? undefined : codeAt(text, at, vocabulary, year)) ??
      (words === 2 ? undefined : wordAt(text, at, vocabulary, year)) ??
      (parts.length > words ? undefined : referenceAt(text, at));
    if (part === undefined) break;
    parts.push(part);
    at = skip(text, part.end);
    // deadline for jy1
    const ahead = part.is === "word" && part.word.latin ? OF.exec(text.slice(at, at + 8)) : null;
    if (ahead !== null && codeAt(text, at + ahead[0].length, vocabulary, year) !== undefined)
      at += ahead[0].length;
    // 查一下 xs1, 签收一下
    if (part.is === "word" && text.startsWith("一下", part.end)) {
      const after = skip(text, part.end + 2);
      if (after === text.length || codeAt(text, after, vocabulary, year) !== undefined) at = after;
    }
  }
  return parts;
};

/** The code that stands here. */
export const codeAt = (
  text: string,
  at: number,
  { prefixes }: Vocabulary,
  year: () => number,
): NumberPart | undefined => {
  if (!isLatin(text[at]) || !/^[a-z]{1,4}[^a-z]{1,5}/.test(text.slice(at, at + 9)))
    return undefined;
  const found = findCodeAtStart(text.slice(at, at + 48), prefixes, year());
  return found && { is: "number", code: found.code, start: at, end: at + found.length };
};

const referenceAt = (text: string, at: number): NumberPart | undefined => {
  const found = findReferenceAtStart(text.slice(at, at + 80));
  return found && { is: "number", reference: found.reference, start: at, end: at + found.length };
};

const wordAt = (
  text: string,
  at: number,
  vocabulary: Vocabulary,
  year: () => number,
): WordPart | undefined => {
  for (const word of vocabulary.words.get(text.charCodeAt(at)) ?? []) {
    const end = matchedTo(text, at, word.text);
    if (end === undefined) continue;
    // A Latin word ends where it ends, or where a code begins: ackjy1.
    if (word.latin && isLatin(text[end]) && codeAt(text, end, vocabulary, year) === undefined)
      continue;
    // 检察建议〔2025〕3号 is a number, not the kind 检察建议.
    if (BRACKET.test(text.slice(end, end + 3)) && referenceAt(text, at) !== undefined)
      return undefined;
    return { is: "word", word, start: at, end };
  }
  return undefined;
};

/** Where a name ends that begins here; blanks between Chinese characters and for hyphens do not matter. */
const matchedTo = (text: string, start: number, name: string): number | undefined => {
  let at = start;
  for (let letter = 0; letter < name.length; letter += 1) {
    const wanted = name[letter] ?? "";
    if (wanted === " ") {
      const before = at;
      while (/[ _-]/.test(text[at] ?? "")) at += 1;
      if (at === before) return undefined;
      continue;
    }
    if (letter > 0 && text[at] === " " && !isLatin(wanted)) at += 1;
    if (text[at] !== wanted) return undefined;
    at += 1;
  }
  return at;
};

/** The words of a line's head put together: whose commands they are, and where their text begins. */
export type LineHead = {
  readonly verbs: readonly Verb[];
  readonly number: NumberPart | undefined;
  readonly step: WordPart;
  /** Both kind and step are named. */
  readonly kind: boolean;
  readonly end: number;
  /** A kind's word before the step of a command that has no kind: it was meant as text. */
  readonly before: string;
};

/** Whether a code can be one of this verb's matters; a document number says nothing of the kind. */
export const hasPrefix = ({ prefix }: Verb, number: NumberPart | undefined): boolean =>
  number?.code === undefined || prefix?.toUpperCase() === number.code.split("-")[0];

/** A number as a line gives it. */
export const numberOf = (part: NumberPart | undefined): Addressed => ({
  ...(part?.code === undefined ? {} : { code: part.code }),
  ...(part?.reference === undefined ? {} : { reference: part.reference }),
});

/** What the words of a line's head mean together; undefined where no step is among them. */
export const headOf = (
  { plain: text, raw }: Typed,
  parts: readonly HeadPart[],
  vocabulary: Vocabulary,
): LineHead | undefined => {
  const [first, second, third] = parts;
  const before = first?.is === "number" ? first : undefined;
  const one = before === undefined ? first : second;
  if (one?.is !== "word") return undefined;
  const following = before === undefined ? [second, third] : [third];
  const between = following[0]?.is === "number" ? following[0] : undefined;
  const two = following.find((part) => part?.is === "word");
  const pair =
    two && together(one, two, text, vocabulary, before === undefined && between !== undefined);
  if (two !== undefined && pair !== undefined) {
    const after = following[following.indexOf(two) + 1];
    const number = before ?? between ?? (after?.is === "number" ? after : undefined);
    return {
      verbs: pair.verbs,
      step: pair.step,
      number,
      kind: pair.kind,
      end: Math.max(two.end, number?.end ?? 0),
      before: pair.kind ? "" : raw.slice(one.start, one.end),
    };
  }
  if (one.word.steps.size === 0) return undefined;
  const number = before ?? between;
  return {
    verbs: [...one.word.steps],
    step: one,
    number,
    kind: false,
    end: Math.max(one.end, number?.end ?? 0),
    before: "",
  };
};

/** Two words as kind and step, in either order; undefined where they do not belong together. */
const together = (
  one: WordPart,
  two: WordPart,
  text: string,
  { known }: Vocabulary,
  apart: boolean,
):
  | { readonly verbs: readonly Verb[]; readonly step: WordPart; readonly kind: boolean }
  | undefined => {
  const kindFirst = [...one.word.kinds].filter((verb) => two.word.steps.has(verb));
  const stepFirst = [...one.word.steps].filter((verb) => two.word.kinds.has(verb));
  if (kindFirst.length > 0) return { verbs: kindFirst, step: two, kind: true };
  // 退回 线索不属实: a kind that stands apart from its step and reads on is text, unless a value follows.
  const closed =
    one.end === two.start ||
    isBoundary(text[two.end]) ||
    stepFirst.some((verb) => markedLabelAt(text, two.end, known.get(verb)?.labels) !== undefined);
  const label = [...one.word.steps].some(
    (verb) => markedLabelAt(text, two.start, known.get(verb)?.labels) !== undefined,
  );
  if (stepFirst.length > 0 && !apart && closed && !label)
    return { verbs: stepFirst, step: one, kind: true };
  // 线索 列表: a list has no kind of its own; the word is what it lists.
  if (one.word.kinds.size === 0 || one.word.steps.size > 0) return undefined;
  const alone = [...two.word.steps].filter(({ kindNames }) => kindNames.length === 0);
  return alone.length === 0 ? undefined : { verbs: alone, step: two, kind: false };
};

/** The verbs that the number leaves; an opening addresses nothing, so a code leaves it only alone. */
export const narrowHead = ({ verbs, number, kind }: LineHead): readonly Verb[] => {
  const standing = verbs.filter(({ kindNames }) => kindNames.length === 0);
  if (number === undefined) return kind || standing.length === 0 ? verbs : standing;
  const steps = verbs.filter((verb) => verb.about === "matter" && hasPrefix(verb, number));
  const openings = verbs.filter(({ about }) => about === "opening");
  const ofAny = standing.filter(({ ofMatter }) => ofMatter === true);
  if (steps.length > 0) return [...steps, ...ofAny, ...(number.code === undefined ? openings : [])];
  return standing.length > 0 ? standing : verbs.filter(({ about }) => about !== "matter");
};
