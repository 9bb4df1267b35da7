import type { Start } from "../../flow/clock.ts";
import type { Flow } from "../../flow/flow.ts";
import { aroundTheDay, beforeTheHour, type Ladder } from "../../flow/ladder.ts";
import type { Clock } from "../../flow/matter.ts";
import { runningClock } from "../../flow/running.ts";
import type { Seat } from "../../flow/seat.ts";
import { isFirst, type Litigation } from "./model.ts";
import { chief, sued, suing } from "./seats.ts";
import { words } from "./words.ts";

/** The time for the defence, from the day the copy of the complaint is known to have reached the unit (行政诉讼法第六十七条). */
export const defencePeriod: Start<Litigation> = {
  rule: (litigation) => {
    const { copyOn, defendedOn } = litigation.fields;
    return copyOn !== undefined &&
      defendedOn === undefined &&
      runningClock(litigation, "court.defence") === undefined
      ? "court.defence"
      : undefined;
  },
  from: ({ fields }, today) => fields.copyOn ?? today,
};

/** The day in court. */
export const courtStart: Start<Litigation> = {
  appointment: "court.start",
  at: ({ fields, openedAt }) => fields.startsAt ?? openedAt,
};

/** The time to perform a judgment: its own last day where it has one. */
export const performPeriod: Start<Litigation> = {
  rule: ({ state, fields }) =>
    state === "performing" && fields.performBy !== undefined ? "court.perform" : undefined,
  from: ({ fields }, today) => fields.servedOn ?? today,
  until: ({ fields }) => fields.performBy,
};

/** The time to appeal against the judgment of the first court, from its service (行政诉讼法第八十五条). */
export const appealPeriod: Start<Litigation> = {
  rule: (litigation) => (isFirst(litigation) ? "court.appeal" : undefined),
  from: ({ fields }, today) => fields.servedOn ?? today,
};

/** The time to appeal against the ruling not to file the suit (行政诉讼法第八十五条). */
export const rulingAppealPeriod: Start<Litigation> = {
  rule: () => "court.appeal.ruling",
  from: ({ fields }, today) => fields.rejectedOn ?? today,
};

export const appealRules = ["court.appeal", "court.appeal.ruling"] as const;

/** The time to appeal, while it can be. */
export const appealClock = (litigation: Litigation): Clock | undefined =>
  runningClock(litigation, ...appealRules);

/** Nobody has to appeal: whoever may is told before it is over. */
const mayAppeal = (reminds: readonly Seat[]): Ladder<Litigation> => ({
  of: words.appealDue,
  closes: true,
  reminds,
  rungs: [{ id: "-1", workingDays: -1 }],
  groups: [],
});

/** What is owed under the clocks of a suit, and when whom to remind. */
export const litigationClocks: Flow<Litigation>["clocks"] = {
  "court.defence": {
    of: words.defenceDue,
    owed: { steps: ["defend"], by: ["to.liaison"], above: ["to.head"] },
    rungs: aroundTheDay,
    groups: ["to"],
  },
  "court.start": {
    of: words.inCourt,
    owed: (_, late) => (late ? { steps: ["hold"], by: suing, above: [chief] } : undefined),
    rungs: beforeTheHour,
    reminds: [...sued, "handler"],
    groups: ["to"],
  },
  "court.appeal": mayAppeal([...sued, "handler"]),
  "court.appeal.ruling": mayAppeal(["handler"]),
  "court.perform": {
    of: words.performDue,
    owed: { steps: ["perform"], by: ["to.liaison"], above: ["to.head", "handler"] },
    rungs: aroundTheDay,
    groups: ["to"],
  },
};
