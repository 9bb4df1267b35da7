import { createHash } from "node:crypto";
import { isHeldOut, judge, rowsIn, shareWithin } from "../test/lines/measure.ts";

/** One line of so many, the same each time. */
const isOneOf = (line: string, many: number): boolean =>
  createHash("sha256").update(`one of many: ${line}`).digest().readUInt16BE() % many === 0;

/** So many of the third kept apart stand within three, at least: what was reached may not be lost. */
const leastUnderstood = 0.74;

/**
 * What people type who have never seen the bot: lines written without knowing what it understands, by post and by what
 * waits for them. None changes a matter by itself unless it says so plainly; a third of them nothing was learned from.
 */
export const understandLines = async (oneOf = 1): Promise<object> => {
  const rows = rowsIn(new URL("./lines/", import.meta.url)).filter(({ line }) =>
    isOneOf(line, oneOf),
  );
  const judged = await judge(rows);
  const held = judged.filter(({ row }) => isHeldOut(row));
  const figures = [
    ["the third kept apart", held],
    ["all", judged],
  ] as const;
  return {
    faults: [
      ...judged
        .filter(({ row, changed }) => changed && !row.done)
        .map(({ row }) => `${row.who}, ${row.waits}: “${row.line}” changed a matter by itself`),
      ...(oneOf === 1 && shareWithin(held, 3) < leastUnderstood
        ? [`only ${shareWithin(held, 3).toFixed(3)} of the third kept apart within three`]
        : []),
    ],
    table: figures.flatMap(([name, list]) => [
      [`${name}: right first`, shareWithin(list, 1).toFixed(3)] as const,
      [`${name}: within three`, shareWithin(list, 3).toFixed(3)] as const,
    ]),
    lines: judged.length,
  };
};
