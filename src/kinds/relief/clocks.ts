import type { Start } from "../../flow/clock.ts";
import type { Flow } from "../../flow/flow.ts";
import { aroundTheDay } from "../../flow/ladder.ts";
import { period } from "../../flow/running.ts";
import type { Relief } from "./model.ts";
import { above, owing } from "./seats.ts";
import { words } from "./words.ts";

/** The time to take it up or send it back. */
export const receiptPeriod: Start<Relief> = period("relief.receipt");

/** The time to decide, of the side that is asked. */
export const decisionPeriod: Start<Relief> = {
  rule: ({ fields }) => (fields.side === "judicial" ? "relief.decide" : "relief.social"),
  from: ({ fields }, today) => fields.acceptedOn ?? today,
};

/** The time until the next visit, as long as it is not closed. */
export const visitPeriod: Start<Relief> = {
  rule: ({ state }) => (state === "granted" ? "relief.follow" : undefined),
  from: ({ fields }, today) => fields.visitedOn ?? fields.decidedOn ?? today,
};

const decision = {
  of: words.decisionDue,
  owed: { steps: ["grant", "refuse"], by: owing, above },
  rungs: aroundTheDay,
  groups: [],
} as const;

/** What is owed under the clocks of a referral, and when whom to remind. */
export const reliefClocks: Flow<Relief>["clocks"] = {
  "relief.receipt": {
    of: words.receiptDue,
    owed: { steps: ["accept", "return"], by: owing, above },
    rungs: aroundTheDay,
    groups: [],
  },
  "relief.decide": decision,
  "relief.social": decision,
  "relief.follow": {
    of: words.visitDue,
    owed: { steps: ["visit"], by: ["handler"], above: ["from.head", "from.procuratorate:chief"] },
    rungs: aroundTheDay,
    groups: [],
  },
};
