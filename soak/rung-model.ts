import { flows } from "../src/catalog.ts";
import { flowOf } from "../src/flow/find.ts";
import type { Clock, Matter } from "../src/flow/matter.ts";
import { type Almanac, daysOn } from "./last-day.ts";
import { at, dayOf, hourOf, later } from "./year/county.ts";

// When each clock is to be spoken of, by a calendar of its own.

/** So many working days before its day a period is warned of, where that is after its first quarter. */
const early = [-20, -10, -5, -3];

const proposedIn = (rungs: LadderOf["rungs"]): readonly number[] =>
  rungs.flatMap((rung) =>
    rung.propose !== undefined && "workingDays" in rung ? [rung.workingDays] : [],
  );

/** The ladder of a clock of a matter. */
export const ladderOf = (matter: Matter, clock: Clock) => flowOf(flows, matter).clocks[clock.rule];

type LadderOf = NonNullable<ReturnType<typeof ladderOf>>;

const [opens, closes, lastMinute] = ["09:00", "17:30", "17:29"];

/** The last moment at which people are at work, up to an instant. */
const atWork = ({ worksOn, workingDaysOn }: Almanac, instant: string): string => {
  const [day, hour] = [dayOf(instant), hourOf(instant)];
  if (worksOn(day) && hour >= opens) return hour < closes ? instant : at(day, lastMinute);
  return at(workingDaysOn(day, -1), lastMinute);
};

/**
 * When a clock is spoken of next after an instant, worked out once more: by what its ladder writes or the county wrote for
 * its rule, with the early warnings by the length of the period, and every five working days once it is late. What goes by
 * the hour is said whatever the day; what people meet for so long before that they are at work, and once on a day before.
 */
export const nextSaid = (
  clock: Clock,
  { rungs, closes: runsOut }: LadderOf,
  almanac: Almanac,
  after: string,
): string | undefined => {
  const { worksOn, workingDaysOn } = almanac;
  const own = clock.facts?.rule.remind;
  const written = rungs.flatMap((rung) => ("workingDays" in rung ? [rung.workingDays] : []));
  const end = clock.at ?? at(daysOn(clock.rolled, 1), "00:00");
  const hourly =
    own === undefined
      ? rungs.flatMap((rung) => ("hoursBefore" in rung ? [later(end, -60 * rung.hoursBefore)] : []))
      : [];
  const ahead = rungs.flatMap((rung) =>
    "minutesBefore" in rung ? [atWork(almanac, later(end, -rung.minutesBefore))] : [],
  );
  const met = ahead.map((one) =>
    dayOf(one) === clock.rolled
      ? one
      : (ahead.filter((other) => dayOf(other) === dayOf(one)).sort()[0] ?? one),
  );
  const length =
    (Date.parse(clock.rolled) - Date.parse(clock.start.slice(0, "YYYY-MM-DD".length))) / 86_400_000;
  const warned = own === undefined && runsOut !== true && written.includes(-1);
  const days = [
    ...(warned ? early.filter((one) => -one * 1.4 <= length * 0.75) : []),
    ...(own ?? written),
    ...(own === undefined ? [] : proposedIn(rungs)),
  ];
  let last = clock.rolled;
  while (!worksOn(last)) last = daysOn(last, -1);
  const said = (count: number): string => at(workingDaysOn(last, count), opens);
  const [next] = [...days.map(said), ...hourly, ...(own === undefined ? met : [])]
    .filter((one) => one > after)
    .sort();
  const isLateWith =
    runsOut !== true &&
    rungs.some((rung) =>
      "hoursBefore" in rung ? rung.hoursBefore < 0 : "workingDays" in rung && rung.workingDays > 0,
    );
  if (next !== undefined || !isLateWith) return next;
  for (let day = Math.max(1, ...days) + 5; ; day += 5) if (said(day) > after) return said(day);
};
