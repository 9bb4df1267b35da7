import { phrasesOf } from "./phrases.ts";
import { syllablesOf } from "./sounds.ts";
import type { Verb } from "./verb.ts";

/** A piece of Chinese as people say it here, with the syllables it sounds as and how often it is said. */
type Piece = {
  readonly text: string;
  readonly syllables: readonly string[];
  readonly weight: number;
};

type Pieces = ReadonlyMap<string, readonly Piece[]>;

const longestPiece = 4;
const longestLine = 60;
/** Words of every sentence that no command has in its own. */
const EVERYDAY = "你我他她们是的了吗呢吧啊一个这那有没不在要和去来能可以请给把被跟几多少啥咋弄";

/** A text of few pieces is likelier than one of many. */
const costOfPiece = 10;

/** How a piece may be typed: 谁 is said in two ways. */
const soundsOf = (text: string): readonly (readonly string[])[] => {
  const syllables = syllablesOf(text);
  return text.includes("谁")
    ? [syllables, syllables.map((one, at) => (text[at] === "谁" ? "shei" : one))]
    : [syllables];
};

const made = new WeakMap<readonly Verb[], Pieces>();

/** Every piece of what people say of these commands, by its first syllable. */
const piecesOf = (verbs: readonly Verb[]): Pieces => {
  const known = made.get(verbs) ?? piecesFrom(verbs);
  made.set(verbs, known);
  return known;
};

const piecesFrom = (verbs: readonly Verb[]): Pieces => {
  const counts = new Map<
    string,
    { readonly text: string; readonly syllables: readonly string[]; count: number }
  >();
  const count = (text: string, syllables: readonly string[], by: number) => {
    const key = `${text} ${syllables.join(" ")}`;
    const piece = counts.get(key) ?? { text, syllables, count: 0 };
    piece.count += by;
    counts.set(key, piece);
  };
  const runs = [
    ...phrasesOf(verbs).all.map(({ text }) => text),
    ...new Set(verbs.flatMap(({ kindNames }) => kindNames)),
  ].flatMap((text) => text.match(/\p{Script=Han}+/gu) ?? []);
  for (const run of new Set(runs)) {
    const characters = Array.from(run);
    for (const syllables of soundsOf(run))
      for (let at = 0; at < characters.length && syllables.length === characters.length; at += 1)
        for (let end = at + 1; end <= Math.min(at + longestPiece, characters.length); end += 1)
          count(characters.slice(at, end).join(""), syllables.slice(at, end), 1);
  }
  const everyday = syllablesOf(EVERYDAY);
  for (const [at, one] of Array.from(EVERYDAY).entries()) count(one, [everyday[at] ?? ""], 3);
  // Of what sounds alike the one that is said most often.
  const best = new Map<string, Piece>();
  for (const { text, syllables, count: often } of counts.values()) {
    const sound = syllables.join(" ");
    const weight = Math.log(often) - costOfPiece;
    if ((best.get(sound)?.weight ?? Number.NEGATIVE_INFINITY) < weight)
      best.set(sound, { text, syllables, weight });
  }
  const by = new Map<string, Piece[]>();
  for (const piece of best.values()) {
    const [first = ""] = piece.syllables;
    by.set(first, [...(by.get(first) ?? []), piece]);
  }
  return by;
};

type Way = { readonly weight: number; readonly text: string; readonly whole: boolean };

/**
 * A sentence typed in pinyin (`wo yao tijiao xiansuo`), in the characters that are likeliest among what is said of
 * these commands; undefined where it is not all pinyin, or no word of more than one syllable is known in it. Numbers
 * of matters stay as they are. Blanks may stand between words or between syllables, never within one.
 */
export const fromPinyin = (typed: string, verbs: readonly Verb[]): string | undefined => {
  if (typed.length > longestLine || !/^[a-z0-9\s'’,.?!-]+$/iu.test(typed)) return undefined;
  const words = typed.toLowerCase().match(/[a-z]*\d[a-z\d-]*|[a-z]+/gu) ?? [];
  const read: string[] = [];
  let letters = "";
  let ends = new Set<number>();
  let isWhole = false;
  const flush = (): boolean => {
    if (letters === "") return true;
    const way = likeliest(letters, ends, piecesOf(verbs));
    if (way === undefined) return false;
    read.push(way.text);
    isWhole ||= way.whole;
    letters = "";
    ends = new Set();
    return true;
  };
  for (const word of words) {
    if (/\d/.test(word)) {
      if (!flush()) return undefined;
      read.push(word);
    } else {
      letters += word;
      ends.add(letters.length);
    }
  }
  return flush() && isWhole ? read.join(" ") : undefined;
};

/** The likeliest way to read a run of letters whose words end at these places. */
const likeliest = (letters: string, ends: ReadonlySet<number>, pieces: Pieces): Way | undefined => {
  const ways: (Way | undefined)[] = [{ weight: 0, text: "", whole: false }];
  for (let at = 0; at < letters.length; at += 1) {
    const before = ways[at];
    if (before === undefined) continue;
    for (let length = 1; length <= 6; length += 1)
      for (const piece of pieces.get(letters.slice(at, at + length)) ?? []) {
        const end = endOf(letters, at, piece.syllables, ends);
        if (end === undefined) continue;
        const weight = before.weight + piece.weight;
        if ((ways[end]?.weight ?? Number.NEGATIVE_INFINITY) >= weight) continue;
        const whole = before.whole || piece.syllables.length > 1;
        ways[end] = { weight, text: before.text + piece.text, whole };
      }
  }
  return ways[letters.length];
};

/** Where these syllables end that begin here; no word ends within one of them. */
const endOf = (
  letters: string,
  start: number,
  syllables: readonly string[],
  ends: ReadonlySet<number>,
): number | undefined => {
  let at = start;
  for (const syllable of syllables) {
    if (!letters.startsWith(syllable, at)) return undefined;
    for (let inside = at + 1; inside < at + syllable.length; inside += 1)
      if (ends.has(inside)) return undefined;
    at += syllable.length;
  }
  return at;
};
