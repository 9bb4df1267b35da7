import type { Day } from "../calendar/day.ts";
import type { Calendar } from "../calendar/holidays.ts";
import { type Text, text } from "../chat/text.ts";
import { explainClock, isRunning, type Start } from "./clock.ts";
import type { Clock, Matter } from "./matter.ts";

/** The running clock of a matter under one of some rules. */
export const runningClock = (
  { clocks }: Pick<Matter, "clocks">,
  ...rules: readonly string[]
): Clock | undefined => clocks.find((clock) => isRunning(clock) && rules.includes(clock.rule));

/** Why the running clock under one of some rules ends when it does; empty where none runs. */
export const explainRunning = (
  matter: Pick<Matter, "clocks">,
  rules: readonly string[],
  calendar: Calendar,
): Text => {
  const clock = runningClock(matter, ...rules);
  return (clock && explainClock(clock, calendar)) ?? text("", "");
};

/** A rule's period, from a day that is on record, or from today. */
export const period = <M>(rule: string, from?: (matter: M) => Day | undefined): Start<M> => ({
  rule: () => rule,
  from: (matter, today) => from?.(matter) ?? today,
});
