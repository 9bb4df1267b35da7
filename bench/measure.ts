import { randomBytes } from "node:crypto";
import { performance } from "node:perf_hooks";

/** One line of the table: what was measured, ours against theirs, and what there should be. */
export type Line = {
  readonly name: string;
  readonly ours: string;
  readonly theirs: string;
  readonly ratio?: number;
  readonly goal?: { readonly says: string; readonly met: boolean };
};

/** Makes ready for a round, which is not timed, and gives what is. */
export type Contender = (round: number) => (() => unknown) | Promise<() => unknown>;

/** The middle of some numbers; of none, NaN. */
export const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/**
 * The median time of each contender in milliseconds: all of them once a round, the first to run
 * changing from round to round, after `warm` rounds that do not count.
 */
export const interleaved = async (
  contenders: readonly Contender[],
  rounds: number,
  warm = Math.ceil(rounds / 10),
): Promise<readonly number[]> => {
  const times: number[][] = contenders.map(() => []);
  for (let round = 0; round < warm + rounds; round += 1)
    for (let turn = 0; turn < contenders.length; turn += 1) {
      const index = (round + turn) % contenders.length;
      const run = await contenders[index]?.(round);
      const begun = performance.now();
      await run?.();
      if (round >= warm) times[index]?.push(performance.now() - begun);
    }
  return times.map(median);
};

/** A time as the table shows it. */
export const milliseconds = (time: number): string =>
  time < 100 ? `${time.toFixed(2)} ms` : `${Math.round(time).toLocaleString("en")} ms`;

/** A line whose ratio is ours to theirs, both in milliseconds. */
export const compared = (name: string, ours: number, theirs: number, goal?: number): Line => ({
  name,
  ours: milliseconds(ours),
  theirs: milliseconds(theirs),
  ratio: ours / theirs,
  ...(goal === undefined ? {} : { goal: { says: `≤ ${goal}`, met: ours / theirs <= goal } }),
});

/** A word like no other, of letters only: figures may look like somebody's number. */
export const anyWord = (): string =>
  [...randomBytes(12)].map((byte) => String.fromCharCode(97 + (byte % 26))).join("");
