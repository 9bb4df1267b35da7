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
