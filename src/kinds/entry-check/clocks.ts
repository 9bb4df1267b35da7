import type { Start } from "../../flow/clock.ts";
import type { Flow } from "../../flow/flow.ts";
import { aroundTheDay, type Rung } from "../../flow/ladder.ts";
import { period } from "../../flow/running.ts";
import type { EntryCheck } from "./model.ts";
import { above, owing } from "./seats.ts";
import { words } from "./words.ts";

/** The time to check and report, until the day that was set. */
export const reportPeriod: Start<EntryCheck> = {
  ...period("entry.report"),
  until: ({ fields }) => fields.due,
};

/** The same where a report was sent back. */
export const againPeriod: Start<EntryCheck> = period("entry.again");

/** The time to part with those found unfit, where there still are some. */
export const settlePeriod: Start<EntryCheck> = {
  rule: ({ state }) => (state === "unsettled" ? "entry.settle" : undefined),
  from: (_, today) => today,
};

const pressed: readonly Rung[] = [
  ...aroundTheDay,
  { id: "+3", workingDays: 3, propose: "beside" },
  { id: "+8", workingDays: 8, propose: "beside" },
];

/** What is owed under the clocks of a check: the liaison, from the day after the head, then whoever asked is to press. */
export const entryCheckClocks: Flow<EntryCheck>["clocks"] = {
  "entry.report": {
    of: words.reportDue,
    owed: { steps: ["report"], by: owing, above },
    rungs: pressed,
    groups: ["to"],
    proposes: () => "urge",
    climbs: ["urge"],
  },
  "entry.again": {
    of: words.againDue,
    owed: { steps: ["report"], by: owing, above },
    rungs: pressed,
    groups: ["to"],
    proposes: () => "urge",
    climbs: ["urge"],
  },
  "entry.settle": {
    of: words.settleDue,
    owed: { steps: ["settle"], by: owing, above },
    rungs: pressed,
    groups: [],
    proposes: () => "urge",
    climbs: ["urge"],
  },
};
