import { type Day, daysBetween, shortEndText } from "../calendar/day.ts";
import { type Text, text } from "../chat/text.ts";
import type { Person } from "../people/directory.ts";
import { explainClock, isRunning, type Start } from "./clock.ts";
import { ownClocks } from "./each.ts";
import type { Flow } from "./flow.ts";
import type { Ladder } from "./ladder.ts";
import { type Clock, type Matter, unitsIn } from "./matter.ts";
import type { Context } from "./step.ts";
import { shareOf } from "./tracks.ts";
import { words } from "./words.ts";

/** The running clock of a matter under one of some rules. */
export const runningClock = (
  { clocks }: Pick<Matter, "clocks">,
  ...rules: readonly string[]
): Clock | undefined => clocks.find((clock) => isRunning(clock) && rules.includes(clock.rule));

/** The clocks of a matter that concern a reader and their unit; without one, those that concern everybody. */
export const clocksFor = (
  flow: Flow,
  matter: Matter,
  reader: Person | undefined,
): readonly Clock[] =>
  ownClocks(matter.clocks, reader?.organisation).filter(({ rule, organisation }) => {
    const ladder = flow.clocks[rule];
    const inside = ladder?.inside;
    return (
      (inside === undefined || unitsIn(matter, inside).some((id) => id === reader?.organisation)) &&
      ladder?.shownTo?.(shareOf(flow, matter, organisation), reader) !== false
    );
  });

/** Those of them by which something is due: not those that run out by themselves. */
export const dueClocks = (
  flow: Flow,
  matter: Matter,
  reader: Person | undefined,
): readonly Clock[] =>
  clocksFor(flow, matter, reader).filter(({ rule }) => flow.clocks[rule]?.closes !== true);

/** Whether a period that nobody can be late with is over. */
export const hasRunOut = (clock: Clock, { closes }: Pick<Ladder, "closes">, today: Day): boolean =>
  closes === true && clock.rolled < today;

/**
 * Why the running clock under one of some rules ends when it does, and that its day has gone by where it
 * has; empty where none runs.
 */
export const explainRunning = (
  matter: Pick<Matter, "clocks">,
  rules: readonly string[],
  { calendar, today }: Pick<Context, "calendar" | "today">,
): Text => {
  const clock = runningClock(matter, ...rules);
  const why = clock && explainClock(clock, calendar);
  if (why === undefined) return text("", "");
  const late = clock === undefined ? 0 : daysBetween(clock.rolled, today);
  return late > 0 ? words.goneBy(why, late) : why;
};

/**
 * By when the running clock under a rule is due, to stand in a sentence: `最迟3月9日`, `by 9 Mar`; that its
 * day has gone by where it has; `按期` where none runs.
 */
export const dueBy = (
  matter: Pick<Matter, "clocks">,
  rule: string,
  { today, now }: Pick<Context, "today" | "now">,
): Text => {
  const clock = runningClock(matter, rule);
  if (clock === undefined) return words.inTime;
  const day = shortEndText(clock.at ?? clock.rolled, today);
  const late = clock.at === undefined ? clock.rolled < today : clock.at < now;
  return late ? words.timeIsUp(day) : words.dueBy(day, clock.provisional);
};

/** A rule's period, from a day that is on record, or from today. */
export const period = <M>(rule: string, from?: (matter: M) => Day | undefined): Start<M> => ({
  rule: () => rule,
  from: (matter, today) => from?.(matter) ?? today,
});
