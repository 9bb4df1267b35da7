import { dayOf } from "../../calendar/day.ts";
import type { Start } from "../../flow/clock.ts";
import type { Flow } from "../../flow/flow.ts";
import { aroundTheDay } from "../../flow/ladder.ts";
import { period } from "../../flow/running.ts";
import type { Publicity } from "./model.ts";
import { above, keeping, owing } from "./seats.ts";
import { words } from "./words.ts";

/** The time to record an event, from the day it is planned for. */
export const recordPeriod: Start<Publicity> = period(
  "publicity.record",
  ({ fields }) => fields.plannedOn,
);

/** The same from the day the record was sent back. */
export const recordAgain: Start<Publicity> = period("publicity.record");

/** The time to look at a record. */
export const checkPeriod: Start<Publicity> = period("publicity.check");

/** What is owed under the clocks of an event, and when whom to remind. */
export const publicityClocks: Flow<Publicity>["clocks"] = {
  "publicity.record": {
    of: words.recordDue,
    owed: {
      steps: ["hold", "move", "cancel"],
      by: owing,
      above,
      // Nobody has anything to do about it before its day.
      while: ({ state, fields }, now) =>
        now === undefined || state === "returned" || fields.plannedOn <= dayOf(now),
    },
    rungs: aroundTheDay,
    groups: [],
  },
  "publicity.check": {
    of: words.checkDue,
    owed: { steps: ["close", "return"], by: ["to.liaison"], above: keeping },
    rungs: aroundTheDay,
    groups: [],
  },
};
