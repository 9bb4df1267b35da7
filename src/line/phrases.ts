import { toPlain } from "../chat/plain.ts";
import { toSimplified } from "../chat/simplified.ts";
import { conceptsIn } from "./concepts.ts";
import { soundOf } from "./sounds.ts";
import type { Verb } from "./verb.ts";

/** One way somebody puts a command, with what it has in common with other texts. */
export type Phrase = {
  readonly verb: Verb;
  readonly text: string;
  readonly features: ReadonlySet<string>;
  /** What of it says which command is meant: not the word for the kind, which all of that kind have. */
  readonly own: ReadonlySet<string>;
  readonly full: string;
  readonly initials: string;
};

/** Every phrase of a list of verbs, by what is in it, and how much each feature tells. */
export type Phrases = {
  readonly by: ReadonlyMap<string, readonly Phrase[]>;
  readonly all: readonly Phrase[];
  readonly bags: ReadonlyMap<Verb, ReadonlySet<string>>;
  /** The Chinese words for commands, by how they sound. */
  readonly sounding: ReadonlyMap<string, readonly string[]>;
  /** The same words. */
  readonly names: ReadonlySet<string>;
  readonly weight: (feature: string) => number;
  /** The weight of all that is in a phrase. */
  readonly totals: ReadonlyMap<Phrase, number>;
};

const SMALL = new Set(
  "a an the to of for in on at is are am be it i we you me my our please do does and or with this that s".split(
    " ",
  ),
);

/** What a text is compared by: pairs of Chinese characters, single ones, English words without their endings. */
export const featuresOf = (text: string): ReadonlySet<string> => {
  const features = new Set<string>(conceptsIn(text));
  for (const [run] of text.matchAll(/\p{Script=Han}+/gu)) {
    const characters = Array.from(run);
    characters.forEach((one, index) => {
      features.add(one);
      const next = characters[index + 1];
      if (next !== undefined) features.add(one + next);
    });
  }
  const latin = [...text.matchAll(/[a-z']+/g)].map(([word]) => stem(word.replaceAll("'", "")));
  for (const [index, word] of latin.entries()) {
    if (word.length > 0 && !SMALL.has(word)) features.add(word);
    const next = latin[index + 1];
    if (next !== undefined) features.add(`${word} ${next}`);
  }
  return features;
};

const stem = (word: string): string =>
  word.length > 4 ? word.replace(/(?:ing|ed|es|s)$/, "") : word;

/** What people say in the street, and what is written for it: 今儿有啥要弄的 is 今天有什么要办的. */
const COLLOQUIAL: readonly (readonly [RegExp, string])[] = [
  [/啥时候|多会儿?|几时|何时/gu, "什么时候"],
  [/咋样/gu, "怎么样"],
  [/咋(?:个|么)?/gu, "怎么"],
  [/啥子?/gu, "什么"],
  [/瞅(?:瞅|一眼)?/gu, "看"],
  [/(?<!里)弄(?!虚|巷)|整(?=完|好|出来|明白)|干(?=完|好|不完|得)|搞(?=完|好|定|清)/gu, "办"],
  [/晓得/gu, "知道"],
  [/没得/gu, "没有"],
  [/俺们?|咱们?/gu, "我们"],
  [/今儿个?/gu, "今天"],
  [/明儿个?/gu, "明天"],
  [/昨儿个?/gu, "昨天"],
  [/礼拜|星期/gu, "周"],
  [/[呗撒嘞咯哈呐](?=$|[，。,. ])/gu, ""],
];

/** A text as phrases are compared. */
export const asPhrase = (text: string): string =>
  COLLOQUIAL.reduce(
    (said, [street, written]) => said.replace(street, written),
    toSimplified(toPlain(text)).trim(),
  );

const made = new WeakMap<readonly Verb[], Phrases>();

/** The phrases of a list of verbs; found out once for each list. */
export const phrasesOf = (verbs: readonly Verb[]): Phrases => {
  const known = made.get(verbs) ?? phrasesFrom(verbs);
  made.set(verbs, known);
  return known;
};

/** What people say of a step: its own, or where it has none, what they say of steps of other kinds with its name. */
const saidOf = ({ about, names, says }: Verb, verbs: readonly Verb[]): readonly string[] =>
  says ??
  (about === "matter"
    ? verbs.flatMap((other) =>
        other.about === "matter" && other.names[0] === names[0] ? (other.says ?? []) : [],
      )
    : []);

const phrasesFrom = (verbs: readonly Verb[]): Phrases => {
  const all = verbs.flatMap((verb) => {
    const written = new Map<string, ReadonlySet<string>>();
    const note = (said: string, own: ReadonlySet<string>) => {
      const text = asPhrase(said);
      if (!written.has(text)) written.set(text, own);
    };
    for (const said of [...verb.names, ...saidOf(verb, verbs)])
      note(said, featuresOf(asPhrase(said)));
    for (const name of verb.names) {
      const own = featuresOf(asPhrase(name));
      for (const kind of verb.kindNames)
        if (isChinese(name) === isChinese(kind)) {
          note(isChinese(name) ? `${name}${kind}` : `${name} ${kind}`, own);
          note(`${kind}${name}`, own);
        }
    }
    return [...written].map(([text, own]): Phrase => {
      const { full, initials } = soundOf(text);
      return { verb, text, features: featuresOf(text), own, full, initials };
    });
  });
  const bags = new Map(
    verbs.map((verb) => [
      verb,
      new Set(all.filter((one) => one.verb === verb).flatMap(({ features }) => [...features])),
    ]),
  );
  const counts = new Map<string, number>();
  for (const bag of bags.values())
    for (const feature of bag) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const by = new Map<string, Phrase[]>();
  for (const phrase of all)
    for (const feature of phrase.features) {
      const list = by.get(feature) ?? [];
      list.push(phrase);
      by.set(feature, list);
    }
  const weigh = (feature: string): number => {
    const rare = Math.log(1 + verbs.length / (1 + (counts.get(feature) ?? 0)));
    return feature.length === 1 ? rare * 0.35 : rare;
  };
  const weights = new Map([...by.keys()].map((feature) => [feature, weigh(feature)]));
  const weight = (feature: string): number => weights.get(feature) ?? weigh(feature);
  const totals = new Map(
    all.map((phrase) => [phrase, [...phrase.features].reduce((sum, one) => sum + weight(one), 0)]),
  );
  const sounding = new Map<string, string[]>();
  const words = verbs.flatMap(({ names }) => names);
  const names = new Set(words.filter((one) => /^\p{Script=Han}{2,4}$/u.test(one)));
  for (const name of names) {
    const sound = soundOf(name).syllables.join(" ");
    sounding.set(sound, [...(sounding.get(sound) ?? []), name]);
  }
  return { by, all, bags, weight, totals, sounding, names };
};

const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);
