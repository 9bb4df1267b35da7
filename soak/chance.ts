/** Chance that can be repeated: numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export type Chance = {
  number(): number;
  /** Whether something happens that happens so often, 0 to 1. */
  is(often: number): boolean;
  /** A whole number from 0 up to and without `below`. */
  below(below: number): number;
  /** One of a list; `undefined` only where the list may be empty. */
  pick<const List extends readonly unknown[]>(
    from: List,
  ): List extends readonly [unknown, ...unknown[]] ? List[number] : List[number] | undefined;
};

/** Chance from a seed, a whole number. */
export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0;
  const number = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(number() * limit);
  return {
    number,
    below,
    is: (often) => number() < often,
    pick: (from) => from[below(from.length)] as never,
  };
};
