import { addDays, type Day } from "../../calendar/day.ts";
import type { Start } from "../../flow/clock.ts";
import type { Flow } from "../../flow/flow.ts";
import { aroundTheDay, type Owed } from "../../flow/ladder.ts";
import { period, runningClock } from "../../flow/running.ts";
import { type Advice, isWithUnit } from "./model.ts";
import { words } from "./words.ts";

/** The time to answer, from the day it was asked, made clear or asked again. */
export const answerPeriod: Start<Advice> = period("advice.answer");

/** The time to say whether the answer will do, from the day whoever asked is told of it. */
export const feedbackPeriod: Start<Advice> = period("advice.feedback");

/** The time to make clear what was asked back. */
export const explainPeriod: Start<Advice> = period("advice.explain");

/** What was whoever asked's to do in time is the bureau's to close from the day after, and nobody is late with that. */
const closing = (rule: string): Owed<Advice> => ({
  steps: ["close"],
  by: ["to.liaison"],
  above: ["to.head"],
  since: (advice): Day | undefined => {
    const clock = runningClock(advice, rule);
    return clock && addDays(clock.rolled, 1);
  },
  undated: true,
});

/** What is owed under the clocks of a legal question, and when whom to remind. */
export const adviceClocks: Flow<Advice>["clocks"] = {
  "advice.answer": {
    of: words.answerDue,
    owed: (advice) =>
      isWithUnit(advice)
        ? { steps: ["answer", "handBack"], by: ["joint.liaison"], above: ["joint.head", "to.head"] }
        : { steps: ["answer"], by: ["to.liaison"], above: ["to.head"] },
    rungs: aroundTheDay,
    groups: [],
  },
  "advice.feedback": {
    of: words.feedbackDue,
    owed: (_, late) =>
      late
        ? closing("advice.feedback")
        : { steps: ["satisfied", "again"], by: ["handler"], above: ["from.head"] },
    rungs: aroundTheDay,
    groups: [],
  },
  "advice.explain": {
    of: words.explainDue,
    owed: (_, late) =>
      late
        ? closing("advice.explain")
        : { steps: ["explain", "withdraw"], by: ["handler"], above: ["from.head"] },
    rungs: aroundTheDay,
    groups: [],
  },
};
