import type { Start } from "../../flow/clock.ts";
import type { Flow } from "../../flow/flow.ts";
import { aroundTheDay, aroundTheHour } from "../../flow/ladder.ts";
import { period } from "../../flow/running.ts";
import type { Clue } from "./model.ts";
import { words } from "./words.ts";

/** The clocks of a clue that reaches a unit. */
export const arrivalClocks: readonly Start<Clue>[] = [
  period("clue.triage"),
  period("clue.accept-feedback"),
];

/** What a decision on taking it on ends. */
export const arrivalRules = ["clue.triage", "clue.accept-feedback"];

/** The clock of the next word to the sender: thirty days, anew at each milestone. */
export const resultClock: readonly Start<Clue>[] = [period("clue.result-feedback")];

/** What is owed under the clocks of a clue, and when whom to remind (domain §3.1, §3.3). */
export const clueClocks: Flow<Clue>["clocks"] = {
  "clue.triage": {
    of: words.acceptOrReturn,
    owed: {
      steps: ["accept", "register", "return"],
      by: ["to.intake", "to.liaison"],
      above: ["to.head"],
    },
    rungs: [],
    groups: [],
  },
  "clue.accept-feedback": {
    of: words.acceptOrReturn,
    owed: { steps: ["accept", "return"], by: ["to.intake", "to.liaison"], above: ["to.head"] },
    rungs: aroundTheDay,
    groups: ["to"],
  },
  "clue.reroute": {
    of: words.rerouteDue,
    owed: ({ state }) =>
      state === "disputed"
        ? { steps: ["assign"], by: ["handler"] }
        : { steps: ["resubmit"], by: ["from"] },
    rungs: aroundTheHour,
    groups: [],
  },
  "pil.filing-notice": {
    of: words.filingDue,
    owed: { steps: ["serveFiling"], by: ["to.procurator", "to.intake"], above: ["to.chief"] },
    rungs: aroundTheDay,
    groups: [],
  },
  "clue.result-feedback": {
    of: words.resultDue,
    owed: { steps: ["feedback", "close"], by: ["to.intake", "to.liaison"], above: ["to.head"] },
    rungs: aroundTheDay,
    groups: ["to"],
  },
};
