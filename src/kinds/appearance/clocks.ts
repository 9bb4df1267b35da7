import { dayOf } from "../../calendar/day.ts";
import type { Start } from "../../flow/clock.ts";
import type { Flow } from "../../flow/flow.ts";
import { aroundTheDay, beforeTheHour } from "../../flow/ladder.ts";
import type { Appearance } from "./model.ts";
import { above, keeping, unitSeats } from "./seats.ts";
import { words } from "./words.ts";

/** The time in which notice is to be given, counted back from the day in court (负责人出庭应诉规定第五条). */
export const noticePeriod: Start<Appearance> = {
  rule: ({ state }) => (state === "filed" ? "court.notice" : undefined),
  from: ({ fields }) => dayOf(fields.startsAt),
};

/** The day in court itself. */
export const courtStart: Start<Appearance> = {
  appointment: "court.start",
  at: ({ fields }) => fields.startsAt,
};

/** What is owed under the clocks of a suit, and when whom to remind. */
export const appearanceClocks: Flow<Appearance>["clocks"] = {
  "court.notice": {
    of: words.noticeDue,
    owed: { steps: ["notice", "hold"], by: keeping, above },
    rungs: aroundTheDay,
    groups: [],
  },
  "court.start": {
    of: words.coming,
    owed: (_, late) => (late ? { steps: ["hold"], by: keeping, above } : undefined),
    rungs: beforeTheHour,
    reminds: [...unitSeats, "handler"],
    groups: ["to"],
  },
};
