import type { Start } from "../../flow/clock.ts";
import type { Flow } from "../../flow/flow.ts";
import { aroundTheDay } from "../../flow/ladder.ts";
import { period } from "../../flow/running.ts";
import { openStates, type Task } from "./model.ts";
import { words } from "./words.ts";

/** The time to sign for it. */
export const acceptPeriod: Start<Task> = period("task.receipt", ({ fields }) => fields.servedOn);

/** The time to do it, until the day it names, wherever a unit is still to act. */
export const duePeriod: Start<Task> = {
  rule: ({ state }) => (openStates.some((one) => one === state) ? "task.due" : undefined),
  from: (_, today) => today,
  until: ({ fields }) => fields.due,
};

/**
 * What is owed under the clocks of a task, and when whom to remind (domain §3.11): the liaison before its
 * day, the head of the unit from the day after, then the secretariat and the convenor are asked to press.
 */
export const taskClocks: Flow<Task>["clocks"] = {
  "task.receipt": {
    of: words.acceptDue,
    owed: { steps: ["accept"], by: ["to.liaison"], above: ["to.head", "handler"] },
    rungs: aroundTheDay,
    groups: ["to"],
  },
  "task.due": {
    of: words.doneDue,
    owed: { steps: ["done"], by: ["to.liaison"], above: ["to.head"], ahead: ["given"] },
    rungs: [
      ...aroundTheDay,
      { id: "+3", workingDays: 3, propose: "beside" },
      { id: "+8", workingDays: 8, propose: "beside" },
      { id: "+13", workingDays: 13, propose: "beside" },
    ],
    groups: ["to", "linkage"],
    proposes: () => "urge",
    climbs: ["urge"],
  },
};
