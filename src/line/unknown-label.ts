import type { Instant } from "../calendar/day.ts";
import { isBoundary } from "../chat/plain.ts";
import { partsOfLabel, standsBeforeNoun } from "./label-words.ts";
import { isEdge, markBehind } from "./labels.ts";
import { editDistance } from "./likeness.ts";
import { DATES, NEARLY_SAME, nearestField, shapeOf } from "./nearest-field.ts";
import type { Known } from "./vocabulary.ts";

/** Where a mark stands that no known label has taken, and what is being read there. */
type Place = {
  readonly text: string;
  /** The = or : itself, or a closing 】. */
  readonly at: number;
  /** Where the value or the unlabelled text begins that the mark stands in. */
  readonly from: number;
  /** Whether that is a value, directly behind the mark of its label; and the field's key where one has it. */
  readonly inValue: boolean;
  readonly key: string | undefined;
  readonly known: Known;
  readonly now: Instant;
};

/** A label where it stands, and where its value begins; without a key one that the command does not have. */
export type Marked = {
  readonly key?: string;
  readonly start: number;
  readonly wordEnd: number;
  readonly end: number;
};

/**
 * The word in front of a mark, where it is meant as a label though the command has none such. In this
 * order:
 * 1. a label of the command behind the word of its kind is that label (会议时间=);
 * 2. with = a word of 2 to 6 Chinese characters at the beginning, or behind a blank, a line end or a
 *    bullet, is one; so is one behind a comma where it is near a known label, ends in a label's noun
 *    (日期, 单位, 金额 …) or has a day, a unit, a choice or money for its value; and one that follows
 *    other text directly, where it is known from other commands (…收到日期=);
 * 3. with : , which stands in any prose, only one near a known label whose value fits that field; one
 *    a line where short answers stand; and one a line that is nearly the label of another field;
 * 4. an English word only where it is nearly a label, is a date's (receivedOn=) with a day behind it, or
 *    stands apart behind a labelled value with words behind its = (colour=red).
 * A formula (面积=长×宽) and a measurement (浓度=35mg/L, COD=350) are text.
 */
export const markedWordAt = (place: Place): Marked | undefined => {
  const { text, at, from } = place;
  let wordEnd = at;
  while (wordEnd > from && at - wordEnd < 3 && /[ *_】]/.test(text[wordEnd - 1] ?? ""))
    wordEnd -= 1;
  const last = wordEnd > from ? text[wordEnd - 1] : undefined;
  if (isHan(last)) return chineseWordAt(place, wordEnd);
  return /[a-z]/.test(last ?? "") ? englishWordAt(place, wordEnd) : undefined;
};

/** A Chinese character, as far as labels are written with them. */
export const isHan = (character: string | undefined): boolean =>
  /[\u3400-\u9fff]/.test(character ?? "");

/** How many characters a label has, and how much of its value is looked at. */
const SHORTEST = 2;
const LONGEST = 6;
const LONGEST_VALUE = 60;

const chineseWordAt = (place: Place, wordEnd: number): Marked | undefined => {
  const { text, at, from, inValue, known } = place;
  let start = wordEnd;
  while (start > from && isHan(text[start - 1]) && wordEnd - start <= LONGEST) start -= 1;
  // Behind a mark a value begins: of 标题=黑水类别=水污染 the word is 类别.
  const whole = start === from ? !inValue : isEdge(text[start - 1]);
  const behind = markBehind(text, start, wordEnd);
  // A word in 【】 with no mark behind it is a label only where it begins a line.
  if (behind === undefined || (text[at] === "】" && !begins(place, start))) return undefined;
  const { mark, end } = behind;
  const wordAt = (begin: number): Marked => ({ start: begin, wordEnd, end });
  if (whole && wordEnd - start <= LONGEST) {
    const word = text.slice(start, wordEnd);
    if (hasLabel(known, word)) return undefined;
    const kind = known.verb.kindNames.find((name) => word.startsWith(name));
    const own = kind === undefined ? undefined : labelOf(known, word.slice(kind.length));
    if (own !== undefined) return { key: own, ...wordAt(start) };
  }
  const value = text.slice(end, end + LONGEST_VALUE).trimStart();
  if (mark === "=") {
    if (OPERATOR.test(value)) return undefined;
    for (let begin = Math.max(start, wordEnd - LONGEST); wordEnd - begin > SHORTEST; begin += 1) {
      const word = text.slice(begin, wordEnd);
      if (hasLabel(known, word)) return undefined;
      const { noun, before } = partsOfLabel(word);
      if (noun !== undefined && standsBeforeNoun(before)) return wordAt(begin);
    }
  }
  const length = wordEnd - start;
  if (!whole || length < SHORTEST || length > LONGEST) return undefined;
  const word = text.slice(start, wordEnd);
  const meant =
    mark === "="
      ? meantByEquals(place, word, start, value)
      : meantByColon(place, word, start, value);
  return meant ? wordAt(start) : undefined;
};

const MEASURE =
  /^[约近]?\d[\d,.]* ?(?:[a-zμ°‰³²]|平方|立方|米|公里|千米|吨|公斤|千克|克|升|度|分贝|亩|倍)/;
const OPERATOR = /^(?!<?https?:)[^\s,;。]*?(?:[\p{L}\p{N})][×÷^+*<>≤≥][\p{L}\p{N}(]|√)/u;
// Two Chinese characters before it make the next = a label's: 收到日期=8月1日类别=水污染.
const EQUATION =
  /^(?!<?https?:)[^\s,;。=]*(?:[^\p{Script=Han}=]|(?<!\p{Script=Han})\p{Script=Han})=/u;
const QUOTIENT = /^\p{Script=Han}+\/\p{Script=Han}/u;

/** A list of names that each have their own: 水务局=8月1日、农业局=8月3日. */
const EACH_OF_LIST = /^\p{Script=Han}{2,12}=(?:[^=]|[、,;]\s*\p{Script=Han}{2,12}=)*[、,;]\s*$/u;

const meantByEquals = (
  { text, from, key = "", known, now }: Place,
  word: string,
  start: number,
  value: string,
): boolean => {
  const { each, legal, kind } = known.verb.fields[key] ?? {};
  const takesEach = each !== undefined || (kind === "text" && legal === true);
  if (takesEach && EACH_OF_LIST.test(text.slice(from, start))) return false;
  const shape = shapeOf(value, known.verb, now);
  if (partsOfLabel(word).noun !== undefined) return true;
  if (nearestField(word, shape, known.verb) !== undefined) return true;
  if ([MEASURE, QUOTIENT, EQUATION].some((one) => one.test(value))) return false;
  const apart = start === from || !/[,;、。()]/.test(text[start - 1] ?? "");
  return apart || (shape !== undefined && shape !== "number");
};

const meantByColon = (place: Place, word: string, start: number, value: string): boolean => {
  const { inValue, key, known, now } = place;
  const { verb, main } = known;
  const shape = shapeOf(value, verb, now);
  const near = nearestField(word, shape, verb);
  if (near?.fits === true) return true;
  if (!begins(place, start)) return false;
  const short = inValue && (key === undefined || verb.fields[key]?.kind !== "long");
  if (short && (near !== undefined || shape !== undefined || partsOfLabel(word).noun !== undefined))
    return true;
  // What asks for the same as the field it stands in is part of what is told there.
  return near !== undefined && near.score >= NEARLY_SAME && near.key !== (inValue ? key : main);
};

/** Whether only blanks, a bullet or a number stand between this place and the beginning of its line or of the text. */
const begins = ({ text, from, inValue }: Place, at: number): boolean => {
  const before = text.slice(Math.max(from, at - 16), at);
  const line = before.lastIndexOf("\n");
  const whole = line >= 0 || (!inValue && at - from <= 16);
  return whole && !/\p{L}/u.test(before.slice(line + 1));
};

const DATE_WORD = /^(?:on|by|at|date|day|time|until|due|deadline)$/;

const englishWordAt = (place: Place, wordEnd: number): Marked | undefined => {
  const { text, from, inValue, known, now } = place;
  const begin = Math.max(from, wordEnd - 40);
  const found = /(?:([a-z]+) )?([a-z]{4,20}|on|by|at)$/.exec(text.slice(begin, wordEnd));
  if (found === null) return undefined;
  const [, first, last = ""] = found;
  const start = begin + found.index;
  const behind = markBehind(text, start, wordEnd);
  if (behind === undefined) return undefined;
  const { mark, end } = behind;
  const value = text.slice(end, end + LONGEST_VALUE).trimStart();
  const tries = [
    ...(first === undefined || !(DATE_WORD.test(last) || hasSecond(known, last))
      ? []
      : [{ word: `${first} ${last}`, from: start }]),
    { word: last, from: wordEnd - last.length },
  ];
  for (const one of tries) {
    const before = text[one.from - 1];
    if (one.from > from && (!isBoundary(before) || /[?&#/.@-]/.test(before ?? ""))) continue;
    if (one.word.length < 4 || hasLabel(known, one.word)) continue;
    if (mark === ":" && !begins(place, one.from)) continue;
    const nearly = isNearly(one.word, known);
    const dated = DATES.test(one.word) && shapeOf(value, known.verb, now) === "day";
    // Among labelled values a word with a blank before it and words behind its = is one too (colour=red).
    const apart = inValue && /\s/.test(before ?? "") && /^\p{L}/u.test(value);
    if (nearly || (mark === "=" && (dated || apart))) return { start: one.from, wordEnd, end };
  }
  return undefined;
};

const labelOf = ({ labels }: Known, word: string): string | undefined =>
  labels.get(word.charCodeAt(0))?.find((label) => label.word === word)?.key;

const hasLabel = (known: Known, word: string): boolean => labelOf(known, word) !== undefined;

/** Whether a label of two English words ends in this one. */
const hasSecond = ({ labels }: Known, word: string): boolean =>
  [...labels.values()].some((group) => group.some((label) => label.word.endsWith(` ${word}`)));

/** Whether a word is nearly an English label or key. */
const isNearly = (word: string, { labels }: Known): boolean => {
  const allowed = word.length < 8 ? 1 : 2;
  return [...labels.values()].some((group) =>
    group.some(
      (label) =>
        label.latin &&
        label.word.length >= 4 &&
        Math.abs(label.word.length - word.length) <= allowed &&
        editDistance(label.word, word) <= allowed,
    ),
  );
};
