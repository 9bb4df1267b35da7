import { type Day, dayOf, isDay } from "../../calendar/day.ts";
import type { Start } from "../../flow/clock.ts";
import type { Flow } from "../../flow/flow.ts";
import {
  afterTheHour,
  aroundTheDay,
  aroundTheHour,
  callingAfterTheHour,
} from "../../flow/ladder.ts";
import { unitsIn } from "../../flow/matter.ts";
import { period, runningClock } from "../../flow/running.ts";
import { type Clue, hasTaken, isDoubted, isMinors, openStates, receiversOf } from "./model.ts";
import { alongside, everybody, everybodyAbove, receivers, supervising } from "./seats.ts";
import { words } from "./words.ts";

/** What a unit that a clue reaches has to answer: at once where a minor is harmed, else in working days. */
const answerClocks = (each: (clue: Clue) => readonly string[]): readonly Start<Clue>[] => [
  {
    ...period("clue.accept-feedback"),
    rule: (clue) => (isMinors(clue) ? undefined : "clue.accept-feedback"),
    each,
  },
  {
    ...period("minor.report"),
    rule: (clue) => (isMinors(clue) ? "minor.report" : undefined),
    each,
  },
];

const triageClock: Start<Clue> = {
  ...period("clue.triage"),
  rule: (clue) => (isMinors(clue) ? undefined : "clue.triage"),
};

/** The answer of the sender, without which a unit that harm to a minor may concern is kept out of it. */
const doubtClock: Start<Clue> = {
  ...period("clue.doubt"),
  rule: ({ fields }) => (isDoubted(fields) ? "clue.doubt" : undefined),
};

/** The clocks of a new clue: the triage, the answer of every unit that receives it, and what is in doubt. */
export const arrivalClocks: readonly Start<Clue>[] = [
  triageClock,
  ...answerClocks(receiversOf),
  doubtClock,
];

/** The clocks of a clue that reaches another unit that is to lead; those of the others run on. */
export const leadClocks: readonly Start<Clue>[] = [
  triageClock,
  ...answerClocks((clue) => unitsIn(clue, "to")),
];

/** The clocks of a clue taken up again: the answer of every unit that has yet to take it on. */
export const reopeningClocks: readonly Start<Clue>[] = [
  ...answerClocks((clue) => receiversOf(clue).filter((unit) => !hasTaken(clue, unit))),
  doubtClock,
];

/** The clocks of a clue that reaches further units once it is sent: those of whoever has none yet. */
export const arrivingClocks = answerClocks((clue) =>
  (openStates.some((state) => state === clue.state) ? receiversOf(clue) : []).filter(
    (unit) =>
      !hasTaken(clue, unit) &&
      !clue.clocks.some(
        ({ organisation, stoppedAt }) => organisation === unit && stoppedAt === undefined,
      ),
  ),
);

/** The clocks of a clue in which harm to a minor came to light: of every unit that has yet to take it on. */
export const minorClocks: readonly Start<Clue>[] = [
  {
    ...period("minor.report"),
    rule: (clue) => (isMinors(clue) ? "minor.report" : undefined),
    each: (clue) =>
      openStates.some((state) => state === clue.state)
        ? receiversOf(clue).filter((unit) => !hasTaken(clue, unit))
        : [],
  },
];

/** What a decision on taking it on ends. */
export const arrivalRules = ["clue.triage", "clue.accept-feedback", "minor.report"];

/** The clock of a unit's next word to the sender: thirty days, anew at each milestone. */
export const resultClock: readonly Start<Clue>[] = [
  { ...period("clue.result-feedback"), each: (_, { actor }) => [actor.organisation] },
];

/** The day on which a clue that waits to be sent elsewhere was returned last. */
export const returnedOn = (clue: Clue): Day => {
  const { start } = runningClock(clue, "clue.reroute") ?? { start: clue.openedAt };
  return isDay(start) ? start : dayOf(start);
};

/** What is owed under the clocks of a clue, and when whom to remind (domain §3.1, §3.3). */
export const clueClocks: Flow<Clue>["clocks"] = {
  "clue.triage": {
    of: words.triageDue,
    owed: {
      steps: ["accept", "register", "return"],
      by: receivers,
      above: ["to.head"],
    },
    rungs: [],
    groups: [],
  },
  "clue.accept-feedback": {
    of: words.acceptanceDue,
    owed: {
      steps: ["accept", "return"],
      by: [...receivers, ...alongside],
      above: ["to.head", "joint.head"],
    },
    rungs: aroundTheDay,
    groups: ["to", "joint"],
  },
  "minor.report": {
    of: words.minorDue,
    owed: { steps: ["accept", "return"], by: everybody, above: everybodyAbove },
    rungs: callingAfterTheHour,
    groups: [],
  },
  "clue.doubt": {
    of: words.doubtDue,
    owed: {
      of: words.doubtDue,
      steps: ["isAccused", "notAccused"],
      by: ["from", "from.head"],
      above: [...supervising, "to.head"],
    },
    rungs: [{ id: "0", hoursBefore: 0 }, ...afterTheHour],
    groups: [],
  },
  "clue.reroute": {
    of: words.rerouteDue,
    owed: ({ state }) =>
      state === "disputed"
        ? { steps: ["assign"], by: ["handler"], above: ["secretariat"] }
        : { steps: ["resubmit"], by: ["from"], above: ["from.head"] },
    rungs: aroundTheHour,
    groups: [],
  },
  "pil.filing-notice": {
    of: words.filingDue,
    owed: {
      steps: ["serveFiling"],
      by: ["to.procuratorate:procurator", "to.intake"],
      above: ["to.procuratorate:chief"],
    },
    rungs: aroundTheDay,
    groups: [],
  },
  "clue.result-feedback": {
    of: words.resultDue,
    owed: {
      steps: ["feedback", "close"],
      by: [...receivers, ...alongside],
      above: ["to.head", "joint.head"],
    },
    rungs: aroundTheDay,
    groups: ["to", "joint"],
  },
};
