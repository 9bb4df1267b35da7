import type { Start } from "../../flow/clock.ts";
import type { Flow } from "../../flow/flow.ts";
import { aroundTheDay } from "../../flow/ladder.ts";
import { period } from "../../flow/running.ts";
import type { Mediation } from "./model.ts";
import { words } from "./words.ts";

/** The time to take a dispute up or send it back. */
export const receiptPeriod: Start<Mediation> = period("mediation.receipt");

/** The time to bring the mediation to an end. */
export const finishPeriod: Start<Mediation> = period(
  "mediation.finish",
  ({ fields }) => fields.acceptedOn,
);

/** The time to perform an agreement: its own last day. */
export const performPeriod: Start<Mediation> = {
  rule: ({ state }) => (state === "agreed" ? "mediation.perform" : undefined),
  from: ({ fields }, today) => fields.concludedOn ?? today,
  until: ({ fields }) => fields.performBy,
};

/** What is owed under the clocks of a dispute, and when whom to remind. */
export const mediationClocks: Flow<Mediation>["clocks"] = {
  "mediation.receipt": {
    of: words.receiptDue,
    owed: { steps: ["accept", "return"], by: ["to.liaison"], above: ["to.head"] },
    rungs: aroundTheDay,
    groups: [],
  },
  "mediation.finish": {
    of: words.finishDue,
    owed: { steps: ["conclude"], by: ["to.liaison"], above: ["to.head"] },
    rungs: aroundTheDay,
    groups: [],
  },
  "mediation.perform": {
    of: words.performDue,
    owed: { steps: ["perform"], by: ["to.liaison"], above: ["to.head"] },
    rungs: aroundTheDay,
    groups: [],
  },
};
