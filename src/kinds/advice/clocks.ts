import { addDays, type Day } from "../../calendar/day.ts";
import type { Start } from "../../flow/clock.ts";
import type { Flow } from "../../flow/flow.ts";
import { aroundTheDay } from "../../flow/ladder.ts";
import { period, runningClock } from "../../flow/running.ts";
import { type Advice, isWithUnit } from "./model.ts";
import { words } from "./words.ts";

/** The time to answer, from the day it was asked, made clear or asked again. */
export const answerPeriod: Start<Advice> = period("advice.answer");

/** The time to say whether the answer will do. */
export const feedbackPeriod: Start<Advice> = period(
  "advice.feedback",
  ({ fields }) => fields.answeredOn,
);

const dayAfterFeedback = (advice: Advice): Day | undefined => {
  const clock = runningClock(advice, "advice.feedback");
  return clock && addDays(clock.rolled, 1);
};

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
        ? {
            steps: ["close"],
            by: ["to.liaison"],
            above: ["to.head"],
            // It is the bureau's from the day after: what was late was another's, and nobody minds.
            since: dayAfterFeedback,
            undated: true,
          }
        : { steps: ["satisfied", "again"], by: ["handler"], above: ["from.head"] },
    rungs: aroundTheDay,
    groups: [],
  },
};
