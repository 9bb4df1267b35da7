import type { Day } from "../../calendar/day.ts";
import type { Calendar } from "../../calendar/holidays.ts";
import { ruleOn } from "../../calendar/rules.ts";
import type { Start } from "../../flow/clock.ts";
import type { Flow } from "../../flow/flow.ts";
import { aroundTheDay } from "../../flow/ladder.ts";
import { period } from "../../flow/running.ts";
import type { Requisition } from "./model.ts";
import { words } from "./words.ts";

/** The period to deliver, from the service of the notice, the first or a further one. */
export const deliveryPeriod = (
  from: (matter: Requisition) => Day | undefined,
): Start<Requisition> => ({
  ...period("file.request", from),
  urgent: ({ urgent }) => urgent,
});

/** The period to decide whether the reason for a refusal holds. */
export const reviewPeriod: Start<Requisition> = {
  ...period("file.review"),
  urgent: ({ urgent }) => urgent,
};

/** The period to give originals back, from the day on which the last of them was handed over. */
export const returnPeriod: Start<Requisition> = {
  rule: ({ state, fields }) =>
    state === "delivered" && fields.form === "original" ? "file.return" : undefined,
  from: ({ fields }, today) => fields.deliveries.at(-1)?.on ?? today,
  amount: ({ fields }) => fields.keepDays,
};

/** For how many days originals are kept where nobody says, by the rule in force. */
export const usualKeepDays = (today: Day, calendar: Calendar): number => {
  const { amount, prefill = amount ?? 1 } = ruleOn("file.return", today, calendar);
  return prefill;
};

/** The same from the day on which the procuratorate decides to ask for no more of them. */
export const returnToday: Start<Requisition> = { ...returnPeriod, from: (_, today) => today };

/** What is owed under the clocks of a requisition, and when whom to remind (domain §3.9). */
export const requisitionClocks: Flow<Requisition>["clocks"] = {
  "file.request": {
    of: words.deliverDue,
    owed: { steps: ["deliver"], by: ["to.liaison"], above: ["to.head", "handler"] },
    rungs: aroundTheDay,
    groups: ["to"],
  },
  "file.review": {
    of: words.reviewDue,
    owed: { steps: ["uphold", "insist"], by: ["handler"], above: ["from.procuratorate:chief"] },
    rungs: aroundTheDay,
    groups: [],
  },
  "file.return": {
    of: words.returnDue,
    owed: {
      steps: ["giveBack"],
      by: ["handler"],
      above: ["from.procuratorate:chief", "to.liaison"],
    },
    rungs: aroundTheDay,
    groups: [],
  },
};
