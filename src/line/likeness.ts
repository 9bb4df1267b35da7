import { toPlain } from "../chat/plain.ts";

/**
 * How many characters must be changed, added, dropped or swapped with their neighbour to make one
 * word of the other. Time grows with the product of the lengths: for words, not for texts.
 */
export const editDistance = (from: string, to: string): number => {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from.charCodeAt(row - 1) === to.charCodeAt(column - 1);
      const swapped =
        row > 1 &&
        column > 1 &&
        from.charCodeAt(row - 1) === to.charCodeAt(column - 2) &&
        from.charCodeAt(row - 2) === to.charCodeAt(column - 1);
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [beforeLast, last] = [last, current];
  }
  return last[to.length] ?? 0;
};

/** How alike two words are: 1 the same, 0 nothing in common. */
export const likeness = (one: string, other: string): number => {
  const longer = Math.max(one.length, other.length);
  if (longer === 0) return 1;
  const common = [...new Set(one)].filter((character) => other.includes(character)).length;
  if (common === 0) return 0;
  const kept = 1 - editDistance(one, other) / longer;
  return (kept + common / Math.max(new Set(one).size, new Set(other).size)) / 2;
};

/** The pairs of neighbouring letters of a text, without blanks and punctuation. */
const pairsOf = (typed: string): ReadonlySet<string> => {
  const letters = [...toPlain(typed).replace(/[^\p{L}\p{N}]/gu, "")];
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
};

/**
 * How much of the shorter of two texts stands in the other as well, by pairs of neighbouring letters:
 * 1 all of it, 0 nothing. Time grows with the sum of the lengths.
 */
export const sharedPart = (one: string, other: string): number => {
  const [ours, theirs] = [pairsOf(one), pairsOf(other)];
  const least = Math.min(ours.size, theirs.size);
  return least === 0 ? 0 : [...ours].filter((pair) => theirs.has(pair)).length / least;
};
