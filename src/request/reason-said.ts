import type { Fields } from "../chat/field.ts";
import { toPlain } from "../chat/plain.ts";
import { toSimplified } from "../chat/simplified.ts";
import { numbersIn } from "../line/code.ts";
import type { Verb } from "../line/verb.ts";
import type { Raw } from "./context.ts";
import { withoutDates } from "./dates-in.ts";

/** So many Chinese characters, or English words, beside those that ask for a step say something. */
const telling = { characters: 3, words: 2 } as const;

const FILLING =
  /[的把将这那个次场件了吧呢啊要想请帮我们咱给它先就得掉本该都会]|麻烦|一下|能不能|可不可以|可以|可否|需要|因为|由于/gu;
const SMALL =
  /\b(?:a|an|the|to|of|for|in|on|at|is|are|be|it|i|we|you|me|my|our|please|do|and|with|this|that|s|can|could|would|should|let|us|want|need|one)\b/gu;
const CLAUSES = /[，,。；;\n]+/u;
/** The reason itself, where a sentence says that it is one. */
const WHY = /(?:因为|由于|原因是|\b(?:because|due to)\b)\s*(.{3,}?)[\s。.！!]*$/iu;
const WHY_AT = /(?:因为|由于|原因是|because|due to)\s*$/iu;
const BECAUSE = /^(?:因为|由于|原因是|because|since|due to)\s*/iu;

type Asking = {
  readonly verb: Verb;
  readonly title: string;
  readonly now: string;
  /** A word for the kind in running text: 的会. */
  readonly spoken?: RegExp | undefined;
};

/** What of a text is more than which step of which matter is asked for. */
const beyondAsking = (typed: string, { verb, title, now, spoken }: Asking): string => {
  const { names, says = [], kindNames, prefix } = verb;
  const kinds = kindNames.map(toPlain);
  let text = toSimplified(toPlain(typed));
  text = numbersIn(text, prefix === undefined ? [] : [prefix], Number(now.slice(0, 4))).rest;
  // 山丹河的会, the outfalls meeting: which one is meant.
  for (const kind of kinds)
    text = text
      .replace(new RegExp(`[^，,。；;]{1,12}?的${kind}`, "u"), " ")
      .replace(new RegExp(`\\b(?:the|our|this|that) (?:[\\w'-]+ ){0,4}?${kind}s?\\b`, "u"), " ");
  const named = /[^，,。；;]{1,12}?(?=的)/u.exec(text);
  if (named !== null && spoken?.exec(text.slice(named.index + named[0].length))?.index === 0)
    text = text.replace(named[0], " ");
  text = withoutDates(text, now);
  for (const phrase of [...names, ...says, ...kinds]
    .map(toPlain)
    .sort((a, b) => b.length - a.length))
    if (/\p{Script=Han}/u.test(phrase)) text = text.replaceAll(phrase, " ");
    else
      for (const word of phrase.split(" ").filter((one) => /^[a-z']+$/.test(one)))
        text = text.replace(new RegExp(`\\b${word}\\b`, "gu"), " ");
  for (let at = 0; at + 1 < title.length; at += 1) {
    const pair = title.slice(at, at + 2);
    if (/^\p{Script=Han}{2}$/u.test(pair)) text = text.replaceAll(pair, " ");
  }
  return text.replace(FILLING, " ").replace(SMALL, " ");
};

const saysMore = (typed: string, asking: Asking): boolean => {
  const rest = beyondAsking(typed, asking);
  return (
    [...rest.matchAll(/\p{Script=Han}/gu)].length >= telling.characters ||
    [...rest.matchAll(/[a-z']{2,}/gu)].length >= telling.words
  );
};

/**
 * The values read out of a sentence, without a text that only asks for the step: 明天的会取消 gives no
 * reason, 人凑不齐，会取消吧 gives 人凑不齐.
 */
export const withoutAsking = (raw: Raw, fields: Fields, told: string, asking: Asking): Raw =>
  Object.fromEntries(
    Object.entries(raw).flatMap(([key, value]) => {
      const kind = fields[key]?.kind;
      if ((kind !== "text" && kind !== "long") || value !== told) return [[key, value]];
      const why = WHY.exec(told)?.[1]?.trim();
      const before =
        why === undefined ? told : told.slice(0, told.lastIndexOf(why)).replace(WHY_AT, "");
      if (kind === "text" && why !== undefined && !saysMore(before, asking)) return [[key, why]];
      const clauses = told.split(CLAUSES).filter((clause) => saysMore(clause, asking));
      if (clauses.length === 0) return saysMore(told, asking) ? [[key, value]] : [];
      return [[key, kind === "long" ? value : clauses.join("，").trim().replace(BECAUSE, "")]];
    }),
  );
