import type { Start } from "../../flow/clock.ts";
import type { Flow } from "../../flow/flow.ts";
import { aroundTheDay } from "../../flow/ladder.ts";
import { period } from "../../flow/running.ts";
import type { Support } from "./model.ts";
import { chief } from "./seats.ts";
import { words } from "./words.ts";

/** The time to review an application, from the day it came or was completed. */
export const reviewPeriod: Start<Support> = period("support.review");

/** What is owed under the clocks of a supported suit, and when whom to remind. */
export const supportClocks: Flow<Support>["clocks"] = {
  "support.review": {
    of: words.reviewDue,
    owed: ({ state }) =>
      state === "proposed"
        ? { steps: ["approve", "sendBack"], by: chief }
        : {
            steps: ["propose", "decline", "return"],
            by: ["to.procuratorate:procurator"],
            above: chief,
          },
    rungs: aroundTheDay,
    groups: [],
  },
};
