import type { Start } from "../../flow/clock.ts";
import type { Flow } from "../../flow/flow.ts";
import { aroundTheDay } from "../../flow/ladder.ts";
import { period, runningClock } from "../../flow/running.ts";
import { openStages, type Restoration } from "./model.ts";
import { owingAcceptance } from "./seats.ts";
import { words } from "./words.ts";

/** The time of the stage that is due first, which the plan sets; it runs on while that one is not done. */
export const stagePeriod: Start<Restoration> = {
  rule: (restoration) =>
    restoration.state === "working" &&
    openStages(restoration).length > 0 &&
    runningClock(restoration, "restoration.stage") === undefined
      ? "restoration.stage"
      : undefined,
  from: ({ fields }) => fields.openedOn,
  until: (restoration) => openStages(restoration)[0]?.due,
};

/** Whether the clock of a stage is over: that one is done, and the next has another day or there is none. */
export const stageOver = (restoration: Restoration): readonly string[] =>
  runningClock(restoration, "restoration.stage")?.facts?.until === openStages(restoration)[0]?.due
    ? []
    : ["restoration.stage"];

/** The time to look at what is said to be restored. */
export const acceptPeriod: Start<Restoration> = period(
  "restoration.accept",
  ({ fields }) => fields.reportedOn,
);

/** The time to put right what was not accepted. */
export const againPeriod: Start<Restoration> = period(
  "restoration.again",
  ({ fields }) => fields.returnedOn,
);

/** What is owed under the clocks of a restoration, and when whom to remind. */
export const restorationClocks: Flow<Restoration>["clocks"] = {
  "restoration.stage": {
    of: words.stageDue,
    owed: { steps: ["progress"], by: ["to.liaison"], above: ["to.head", "handler"] },
    rungs: aroundTheDay,
    groups: ["to"],
  },
  "restoration.accept": {
    of: words.acceptDue,
    owed: {
      steps: ["accept", "return"],
      by: owingAcceptance,
      above: ["joint.head", "joint.procuratorate:chief", "handler"],
    },
    rungs: aroundTheDay,
    groups: ["joint"],
  },
  "restoration.again": {
    of: words.againDue,
    owed: { steps: ["finish"], by: ["to.liaison"], above: ["to.head", "handler"] },
    rungs: aroundTheDay,
    groups: ["to"],
  },
};
