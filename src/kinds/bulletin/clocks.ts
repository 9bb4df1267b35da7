import type { Start } from "../../flow/clock.ts";
import type { Flow } from "../../flow/flow.ts";
import { aroundTheDay } from "../../flow/ladder.ts";
import { unitsIn } from "../../flow/matter.ts";
import { period } from "../../flow/running.ts";
import { type Bulletin, hasAnswered } from "./model.ts";
import { approving, publishing, reviewing, unitSeats } from "./seats.ts";
import { words } from "./words.ts";

/** The time to make it, from the end of what it is of. */
export const compilePeriod: Start<Bulletin> = period(
  "bulletin.compile",
  ({ fields }) => fields.period.to,
);

/** The time of the units to check their figures; none where no unit has any in it. */
export const checkPeriod: Start<Bulletin> = {
  ...period("bulletin.check"),
  rule: ({ state }: Bulletin) => (state === "checking" ? "bulletin.check" : undefined),
};

/** The time in which information that has come about is published (政府信息公开条例第二十六条). */
export const publishPeriod: Start<Bulletin> = period("disclose.general", ({ fields }) => fields.on);

/** The time of the secrecy review. */
export const reviewPeriod: Start<Bulletin> = period("bulletin.review");

const publishingAbove = { by: publishing, above: approving };

/** What is owed under the clocks of a bulletin, and when whom to remind. */
export const bulletinClocks: Flow<Bulletin>["clocks"] = {
  "bulletin.compile": {
    of: words.compileDue,
    owed: { steps: ["compile"], ...publishingAbove },
    rungs: aroundTheDay,
    groups: [],
  },
  // Silence holds nobody up: once the day has gone by, it is the publisher's turn.
  "bulletin.check": {
    of: words.checkDue,
    owed: (_, late) =>
      late
        ? { steps: ["submit"], ...publishingAbove, of: words.submitDue, undated: true }
        : { steps: ["confirm", "dispute"], by: unitSeats },
    spares: (bulletin, { organisation: unit }) =>
      unitsIn(bulletin, "to").includes(unit) && hasAnswered(bulletin, unit),
    rungs: aroundTheDay,
    groups: [],
  },
  "bulletin.review": {
    of: words.reviewDue,
    owed: { steps: ["pass"], by: reviewing, above: approving },
    rungs: aroundTheDay,
    groups: [],
  },
  "disclose.general": {
    of: words.publishDue,
    owed: { steps: ["publish", "submit"], ...publishingAbove },
    rungs: aroundTheDay,
    groups: [],
  },
};
