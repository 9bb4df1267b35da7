import { cases } from "./stories-cases.ts";
import { clues } from "./stories-clues.ts";
import { together } from "./stories-together.ts";

/** One thing somebody says: how many working days from today, when, from which post, and the line. */
export type SaidLine = {
  readonly day: number;
  readonly time: string;
  readonly who: string;
  readonly line: string;
};

/** A matter from its beginning to where it stands today. */
export type Story = readonly SaidLine[];

const saidIn = (row: string): SaidLine => {
  const [, day, time, who, line] = /^(-\d+) (\d\d:\d\d) (\S+) (.+)$/.exec(row.trim()) ?? [];
  if (day === undefined || time === undefined || who === undefined || line === undefined)
    throw new Error(`No row of a story: ${row}`);
  return { day: Number(day), time, who, line };
};

/**
 * The matters of the demo county, a row for each thing said and an empty row between two: working days
 * before today, the time, the post, and the line as it is typed. In a line `#` is the number of the
 * matter, `{-3}` the third working day before today, `{+1 15:00}` a time on the next one, and `{y}`
 * the year in which it is said.
 */
export const stories: readonly Story[] = [clues, cases, together].flatMap((text) =>
  text
    .trim()
    .split(/\n\s*\n/)
    .map((story) => story.trim().split("\n").map(saidIn)),
);

/** Groups are bound before anything happens, so that their reminders stand in them. */
export const groups: readonly (readonly [who: string, group: string, line: string])[] = [
  ["gov-office.secretariat", "group:linkage", "群 绑定 联动群"],
  ["water.liaison", "group:water", "群 绑定 水务局"],
  ["police.liaison", "group:police", "群 绑定 公安局"],
];
