import type { Start } from "../../flow/clock.ts";
import type { Flow } from "../../flow/flow.ts";
import { aroundTheDay, callingAfterTheHour } from "../../flow/ladder.ts";
import { unitsIn } from "../../flow/matter.ts";
import { period } from "../../flow/running.ts";
import { hasConfirmed, type Report, receiversOf, toHelp } from "./model.ts";
import { checking, chief, deciding, heads, helping, receiving } from "./seats.ts";
import { words } from "./words.ts";

/** The receipt of every unit that has not confirmed yet. */
export const receiptPeriods: Start<Report> = {
  ...period("minor.receive"),
  each: (report) => receiversOf(report).filter((unit) => !hasConfirmed(report, unit)),
};

/** The time of the police to decide, from their own receipt. */
export const decisionPeriod: Start<Report> = {
  ...period("minor.decide"),
  each: (report, { actor }) => unitsIn(report, "to").filter((unit) => unit === actor.organisation),
};

/** The same of a unit that confirmed before it came to lead. */
export const takenOverPeriod: Start<Report> = {
  ...period("minor.decide"),
  each: ({ state, clocks, parties }) =>
    unitsIn({ parties }, "to").filter(
      (unit) =>
        state === "received" &&
        !clocks.some(({ rule, organisation }) => rule === "minor.decide" && organisation === unit),
    ),
};

/** The time of every other unit to say what it does for the child. */
export const helpPeriods: Start<Report> = { ...period("minor.help"), each: toHelp };

/** The time to check who should have reported, from the decision of the police. */
export const dutyPeriod: Start<Report> = period("minor.duty", ({ fields }) => fields.decidedOn);

/** What is owed under the clocks of a report, and when whom to remind. */
export const reportClocks: Flow<Report>["clocks"] = {
  "minor.receive": {
    of: words.receiptDue,
    owed: { steps: ["confirm"], by: receiving, above: heads },
    rungs: callingAfterTheHour,
    groups: [],
  },
  "minor.decide": {
    of: words.decisionDue,
    owed: { steps: ["decide"], by: deciding, above: heads },
    rungs: aroundTheDay,
    groups: [],
  },
  "minor.help": {
    of: words.helpDue,
    owed: { steps: ["help"], by: helping, above: heads },
    rungs: aroundTheDay,
    groups: [],
  },
  "minor.duty": {
    of: words.dutyDue,
    owed: { steps: ["check"], by: checking, above: chief },
    rungs: aroundTheDay,
    groups: [],
  },
};
