import { flows } from "../src/catalog.ts";
import { flowOf } from "../src/flow/find.ts";
import type { Clock, Matter } from "../src/flow/matter.ts";
import { daysOn, workingDaysOn, worksOn } from "./last-day.ts";
import { at } from "./year/county.ts";

// When each clock is to be spoken of, by a calendar of its own.

/** So many working days before its day a period is warned of, where that is after its first quarter. */
const early = [-20, -10, -5, -3];

/**
 * The days on which a clock is spoken of, worked out once more: by what its ladder writes or the county wrote for its
 * rule, with the early warnings by the length of the period, and every five working days once it is late. Nothing for
 * what goes by the hour.
 */
export const daysSaid = (
  clock: Clock,
  { rungs, closes }: NonNullable<ReturnType<typeof ladderOf>>,
) => {
  const own = clock.facts?.rule.remind;
  const written = rungs.flatMap((rung) => ("workingDays" in rung ? [rung.workingDays] : []));
  if (written.length < rungs.length) return undefined;
  const length =
    (Date.parse(clock.rolled) - Date.parse(clock.start.slice(0, "YYYY-MM-DD".length))) / 86_400_000;
  const warned = own === undefined && closes !== true && written.includes(-1);
  const days = [
    ...(warned ? early.filter((one) => -one * 1.4 <= length * 0.75) : []),
    ...new Set([...(own ?? []), ...(own === undefined ? written : proposedIn(rungs))]),
  ].sort((a, b) => a - b);
  return days;
};

const proposedIn = (rungs: NonNullable<ReturnType<typeof ladderOf>>["rungs"]): readonly number[] =>
  rungs.flatMap((rung) =>
    rung.propose !== undefined && "workingDays" in rung ? [rung.workingDays] : [],
  );

/** The ladder of a clock of a matter. */
export const ladderOf = (matter: Matter, clock: Clock) => flowOf(flows, matter).clocks[clock.rule];

/** When a clock is spoken of next after an instant, by the calendar worked out once more. */
export const nextSaid = (
  clock: Clock,
  days: readonly number[],
  goesOn: boolean,
  after: string,
): string | undefined => {
  let last = clock.rolled;
  while (!worksOn(last)) last = daysOn(last, -1);
  const said = (days_: number): string => at(workingDaysOn(last, days_), "09:00");
  const next = days.map(said).find((one) => one > after);
  if (next !== undefined || !goesOn) return next;
  for (let day = Math.max(1, ...days) + 5; ; day += 5) if (said(day) > after) return said(day);
};
