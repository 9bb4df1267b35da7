import { dayOf } from "../../calendar/day.ts";
import type { Start } from "../../flow/clock.ts";
import type { Flow } from "../../flow/flow.ts";
import { aroundTheDay, beforeTheHour } from "../../flow/ladder.ts";
import type { Hearing } from "./model.ts";
import { chief, unitSeats } from "./seats.ts";
import { words } from "./words.ts";

/** The time in which notice is to be given, counted back from the day of the hearing where it is known. */
export const noticePeriod: Start<Hearing> = {
  rule: ({ state, fields }) =>
    state === "decided" && fields.startsAt !== undefined ? "hearing.notify" : undefined,
  from: ({ fields }, today) => (fields.startsAt === undefined ? today : dayOf(fields.startsAt)),
};

/** The hearing itself. */
export const hearingStart: Start<Hearing> = {
  appointment: "hearing.start",
  at: ({ fields }) => fields.startsAt ?? "",
};

/** What is owed under the clocks of a hearing, and when whom to remind. */
export const hearingClocks: Flow<Hearing>["clocks"] = {
  "hearing.notify": {
    of: words.notifyDue,
    owed: { steps: ["notice"], by: ["handler"], above: chief },
    rungs: aroundTheDay,
    groups: [],
  },
  "hearing.start": {
    of: words.coming,
    owed: (_, late) => (late ? { steps: ["hold"], by: ["handler"], above: chief } : undefined),
    rungs: beforeTheHour,
    reminds: [...unitSeats, "handler"],
    groups: ["to"],
  },
};
