import type { Start } from "../../flow/clock.ts";
import type { Flow } from "../../flow/flow.ts";
import { aroundTheDay, beforeTheHour } from "../../flow/ladder.ts";
import { type Consultation, isCompleted } from "./model.ts";
import { unitSeats } from "./seats.ts";
import { words } from "./words.ts";

/** The period of the plan, as long as a unit is still to carry it out, from the day it was agreed to until the day it names. */
export const planPeriod: Start<Consultation> = {
  rule: (matter) =>
    (matter.state === "agreed" || matter.state === "monitored") && !isCompleted(matter)
      ? "consult.plan"
      : undefined,
  from: ({ fields }, today) => fields.agreedOn ?? today,
  until: ({ fields }) => fields.plan?.dueOn,
};

/** What is owed under the clocks of a consultation, and when whom to remind (domain §3.8). */
export const consultationClocks: Flow<Consultation>["clocks"] = {
  "consult.start": {
    of: words.coming,
    owed: (_, late) =>
      late ? { steps: ["hold"], by: ["handler"], above: ["from.procuratorate:chief"] } : undefined,
    rungs: beforeTheHour,
    reminds: [...unitSeats, "handler"],
    groups: ["to"],
  },
  "consult.plan": {
    of: words.planDue,
    owed: { steps: ["complete"], by: ["to.liaison"], above: ["to.head", "handler"] },
    rungs: aroundTheDay,
    groups: ["to"],
  },
};
