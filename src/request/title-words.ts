import type { Verb } from "../line/verb.ts";

/** What a title is known by: pairs of its Chinese characters, and its other words. */
export const piecesOf = (title: string): readonly string[] => [
  ...new Set([
    ...Array.from(title, (_, at) => title.slice(at, at + 2)).filter((pair) =>
      /^\p{Script=Han}{2}$/u.test(pair),
    ),
    ...(title.toLowerCase().match(/[a-z]{3,}/gu) ?? []),
  ]),
];

/** Those of them that stand in a sentence. */
const piecesIn = (title: string, said: string): readonly string[] => {
  const words = new Set(said.toLowerCase().match(/[a-z]{3,}/gu) ?? []);
  return piecesOf(title).filter((one) =>
    /^[a-z]/u.test(one) ? words.has(one) : said.includes(one),
  );
};

/** How much of a title stands in a sentence, up to 2.1. */
export const likeness = (title: string, said: string): number =>
  Math.min(2.1, piecesIn(title, said).length * 0.7);

/** Whether a piece of a title is a word of our own, by which no matter is known from another. */
type IsOurs = (piece: string) => boolean;

const known = new WeakMap<readonly Verb[], IsOurs>();

export const oursOf = (verbs: readonly Verb[]): IsOurs => {
  const before = known.get(verbs);
  if (before !== undefined) return before;
  const all = verbs
    .flatMap(({ names, says = [], kindNames }) => [...names, ...says, ...kindNames])
    .join(" ")
    .toLowerCase();
  const words = new Set(all.match(/[a-z]+/gu));
  const made: IsOurs = (piece) => (/^[a-z]/u.test(piece) ? words.has(piece) : all.includes(piece));
  known.set(verbs, made);
  return made;
};

/** What of a title stands in a sentence and is none of our own words: it names that matter. */
export const wordsNamed = (title: string, said: string, isOurs: IsOurs): readonly string[] =>
  piecesIn(title, said).filter((one) => !isOurs(one));
