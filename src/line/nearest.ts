import { dayOf, type Instant } from "../calendar/day.ts";
import { isLatin, type Typed, toPlain } from "../chat/plain.ts";
import { codeAt, type HeadPart, hasPrefix, type NumberPart, numberOf } from "./head.ts";
import { editDistance } from "./likeness.ts";
import type { Line, Verb } from "./verb.ts";
import type { Spelling, Vocabulary } from "./vocabulary.ts";

/** Words that stand before what somebody wants. */
const LEADING = /^(?:请问|请|您好|你好|麻烦|我要|我想|帮我|如何|怎么|怎样|看看|看一下|查一下)+/;

/** Longest line in which a mistyped command is looked for, and how many are offered. */
const SHORT = 60;
export const OFFERED = 6;

/** A short line that is nearly a command; undefined where it is rather a sentence. */
export const nearestOf = (
  text: Typed,
  parts: readonly HeadPart[],
  vocabulary: Vocabulary,
  now: Instant,
): Line | undefined => {
  if (text.raw.length > SHORT) return undefined;
  const number =
    parts.find((part) => part.is === "number") ?? numberWithin(text.plain, vocabulary, now);
  const cut = (typed: string) =>
    number === undefined ? typed : `${typed.slice(0, number.start)} ${typed.slice(number.end)}`;
  const word = trimmedToMeaning(cut(text.raw));
  const tokens = toPlain(word)
    .split(/[\s,:;=、。!?~…—]+/)
    .filter((token) => token !== "");
  const chinese = word.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (tokens.length === 0 || tokens.length > 2 || chinese > 8 || word.length > 24) return undefined;
  const nearest = nearestTo(tokens, parts, vocabulary, number);
  return nearest.length === 0 ? undefined : { is: "unknown", word, nearest, ...numberOf(number) };
};

/** A code further back in a short line: 签首 JY-2026-0003. */
const numberWithin = (
  text: string,
  vocabulary: Vocabulary,
  now: Instant,
): NumberPart | undefined => {
  const year = () => Number(dayOf(now).slice(0, 4));
  for (let at = 1; at < text.length; at += 1) {
    const found = isLatin(text[at - 1]) ? undefined : codeAt(text, at, vocabulary, year);
    if (found !== undefined) return found;
  }
  return undefined;
};

const trimmedToMeaning = (typed: string): string =>
  typed.replace(/^[^\p{L}\p{N}]+/u, "").replace(/[^\p{L}\p{N}]+$/u, "");

const nearestTo = (
  tokens: readonly string[],
  parts: readonly HeadPart[],
  vocabulary: Vocabulary,
  number: NumberPart | undefined,
): readonly Verb[] => {
  const words = parts.filter((part) => part.is === "word").map(({ word }) => word);
  const [only, more] = words;
  const whole = tokens.join(" ");
  // A kind alone, or with a step it does not have: everything that can be done with it.
  const kinds = only !== undefined && only.steps.size === 0 ? [...only.kinds] : [];
  if (kinds.length > 0 && toPlain(only?.text ?? "") === whole) return openingsFirst(kinds);
  const scored = new Map<Verb, number>();
  const score = (verb: Verb, distance: number) =>
    scored.set(verb, Math.min(scored.get(verb) ?? Number.POSITIVE_INFINITY, distance));
  const wanted = new Set([
    whole,
    tokens.join(""),
    whole.replace(LEADING, ""),
    ...(isLatin(whole[0]) ? tokens : []),
  ]);
  for (const spelling of vocabulary.spellings)
    for (const typed of wanted) {
      const distance = nearness(typed, spelling);
      if (distance !== undefined) score(spelling.verb, distance);
    }
  // 会议 受理, 退回了吗 xs1: the words are known, though together they are no command.
  const step = words.find(({ steps }) => steps.size > 0);
  if (step !== undefined && (number !== undefined || more !== undefined))
    for (const verb of step.steps) score(verb, 0);
  if (kinds.length > 0 && tokens.length === 2 && (tokens[1]?.length ?? 0) <= 3)
    for (const verb of kinds) score(verb, 2);
  const known = [...scored].filter(
    ([verb]) => verb.prefix === undefined || hasPrefix(verb, number),
  );
  return known
    .sort(([, one], [, other]) => one - other)
    .slice(0, OFFERED)
    .map(([verb]) => verb);
};

const openingsFirst = (verbs: readonly Verb[]): readonly Verb[] => [
  ...verbs.filter(({ about }) => about === "opening"),
  ...verbs.filter(({ about }) => about !== "opening"),
];

/** How near what was typed is to a name, 0 the same; undefined where it is not near. */
const nearness = (typed: string, { text, latin, letters }: Spelling): number | undefined => {
  if (typed === text) return 0;
  const least = latin ? 3 : 2;
  if (text.length >= 2 && typed.startsWith(text) && !(latin && isLatin(typed[text.length])))
    return 0.5;
  if (typed.length < least || text.length < least) return undefined;
  if (text.startsWith(typed)) return 0.5;
  const allowed = Math.max(typed.length, text.length) > (latin ? 5 : 4) ? 2 : 1;
  if (Math.abs(typed.length - text.length) > allowed) return undefined;
  let common = 0;
  for (const letter of typed) if (letters.has(letter)) common += 1;
  if (common < typed.length - allowed) return undefined;
  const distance = editDistance(typed, text);
  return distance <= allowed ? distance : undefined;
};
