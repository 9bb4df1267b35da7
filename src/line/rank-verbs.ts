import { toSimplified } from "../chat/simplified.ts";
import { asPhrase, featuresOf, type Phrases, phrasesOf } from "./phrases.ts";
import { fromPinyin } from "./pinyin-line.ts";
import { soundOf } from "./sounds.ts";
import type { Verb } from "./verb.ts";

/** A command a text may mean, and how much speaks for it, from 0 to 1. */
export type Ranked = { readonly verb: Verb; readonly score: number };

const longest = 400;

/** Up to so many characters are no sentence: 查一下. */
const shortest = 4;

/** What is typed so is a word of ours as it stands: daiban. */
const known = 0.9;

/** A line as it is read: in simplified characters, and what is typed in pinyin in Chinese, where that says more. */
export const asRead = (typed: string, verbs: readonly Verb[]): string => {
  const chinese = fromPinyin(typed, verbs);
  const best = (text: string) => rankVerbs(text, verbs)[0]?.score ?? 0;
  return chinese !== undefined && best(typed) < known && best(chinese) > best(typed)
    ? chinese
    : toSimplified(typed);
};

/** The commands a text in people's own words may mean, best first; nothing where it has nothing in common with any. */
export const rankVerbs = (typed: string, verbs: readonly Verb[]): readonly Ranked[] => {
  const phrases = phrasesOf(verbs);
  const text = asMeant(asPhrase(typed.slice(0, longest)), phrases);
  const scores = new Map<Verb, number>();
  const note = (verb: Verb, score: number) =>
    scores.set(verb, Math.max(scores.get(verb) ?? 0, score));
  for (const { verb, score } of byWords(text, phrases)) note(verb, score);
  for (const { verb, score } of bySound(text, phrases)) note(verb, score);
  return [...scores]
    .map(([verb, score]) => ({ verb, score }))
    .sort((one, other) => other.score - one.score);
};

/**
 * 先牵收一下 is 先签收一下: a word for a command with another character of the same sound is that word. One
 * character has to be right: 这个立案 says nothing of 隔离.
 */
const asMeant = (text: string, { sounding, names }: Phrases): string =>
  rejoined(text.replace(BY_CHANCE, "$1导 "), names).replace(/\p{Script=Han}{2,}/gu, (run) => {
    const characters = Array.from(run);
    const { syllables } = soundOf(run);
    if (syllables.length !== characters.length) return run;
    for (let at = 0; at < characters.length - 1; at += 1)
      for (const length of [4, 3, 2]) {
        const names = sounding.get(syllables.slice(at, at + length).join(" ")) ?? [];
        const said = characters.slice(at, at + length);
        if (names.includes(said.join(""))) break;
        const [name, ...others] = names.filter((one) => said.some((each) => one.includes(each)));
        if (name === undefined || others.length > 0) continue;
        characters.splice(at, length, ...name);
        break;
      }
    return characters.join("");
  });

/** 我们领导出差, 指导出庭: a word for a command that stands there by chance, across two others. */
const BY_CHANCE = /([领指督引辅主疏开])导(?=出)/gu;

/** 请个假 is 请假, 立了案 is 立案: a word for a command that something small has parted. */
const rejoined = (text: string, names: ReadonlySet<string>): string =>
  text.replace(PARTED, (all, first: string, last: string) =>
    names.has(first + last) ? first + last : all,
  );

const PARTED = /(\p{Script=Han})(?:[个了过]|一[个下]|[上下]个|[一两二三几]天)(\p{Script=Han})/gu;

const byWords = (text: string, { by, bags, weight, totals }: Phrases): readonly Ranked[] => {
  const features = featuresOf(text);
  if (features.size === 0) return [];
  const total = sum(features, weight);
  const shared = new Map<Phrases["all"][number], number>();
  for (const feature of features)
    for (const phrase of by.get(feature) ?? [])
      shared.set(phrase, (shared.get(phrase) ?? 0) + weight(feature));
  const best = new Map<Verb, number>();
  for (const [phrase, common] of shared) {
    if (!anyOf(phrase.own, features)) continue;
    const said = common / (totals.get(phrase) ?? 1);
    const used = common / total;
    const whole = phrase.text.length > 1 && text.includes(phrase.text) ? 0.1 : 0;
    // One character says little, and in a sentence nothing: 我, 查, 搜.
    const short = Array.from(phrase.text).length > 1 ? 1 : text.length > shortest ? 0 : 0.4;
    const score = short * (0.6 * said + 0.4 * used + whole);
    best.set(phrase.verb, Math.max(best.get(phrase.verb) ?? 0, score));
  }
  return [...best].map(([verb, score]) => {
    const bag = bags.get(verb);
    const covered =
      sum(
        [...features].filter((one) => bag?.has(one)),
        weight,
      ) / total;
    return { verb, score: Math.min(1, 0.7 * score + 0.3 * covered) };
  });
};

const anyOf = (some: ReadonlySet<string>, all: ReadonlySet<string>): boolean => {
  for (const one of some) if (all.has(one)) return true;
  return false;
};

const sum = (features: Iterable<string>, weight: (feature: string) => number): number => {
  let all = 0;
  for (const feature of features) all += weight(feature);
  return all;
};

/** By how it sounds: typed in pinyin, by initials, or with another character of the same sound. */
const bySound = (text: string, { all }: Phrases): readonly Ranked[] => {
  const latin = text.replace(/[\s'_-]+/g, "");
  const isLatin = /^[a-z]{2,24}$/.test(latin);
  const isShort = /^\p{Script=Han}{2,6}$/u.test(text);
  if (!isLatin && !isShort) return [];
  const full = isLatin ? latin : soundOf(text).full;
  return all.flatMap((phrase): readonly Ranked[] => {
    if (phrase.full.length < 3) return [];
    if (phrase.full === full) return [{ verb: phrase.verb, score: 0.95 }];
    const initials = isLatin && latin.length <= 4 && phrase.initials === latin;
    return initials ? [{ verb: phrase.verb, score: 0.8 }] : [];
  });
};
