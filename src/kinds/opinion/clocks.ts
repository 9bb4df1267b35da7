import type { Flow } from "../../flow/flow.ts";
import { aroundTheDay } from "../../flow/ladder.ts";
import type { Opinion } from "./model.ts";
import { words } from "./words.ts";

/** What is owed under the clocks of an opinion, and when whom to remind (domain §3.5). */
export const opinionClocks: Flow<Opinion>["clocks"] = {
  "rev.review": {
    of: words.reviewDue,
    owed: ({ state }) =>
      state === "proposed"
        ? {
            steps: ["approve", "sendBack"],
            by: ["from.procuratorate:chief"],
            above: ["handler"],
            since: ({ fields }) => fields.proposedOn,
          }
        : {
            steps: ["propose", "proposeEnd"],
            by: ["handler"],
            above: ["from.procuratorate:chief"],
          },
    rungs: aroundTheDay,
    groups: [],
  },
  "rev.reply": {
    of: words.replyDue,
    owed: { steps: ["reply"], by: ["to.liaison"], above: ["to.head", "handler"] },
    rungs: [
      { id: "-5", workingDays: -5 },
      ...aroundTheDay.slice(0, 2),
      { id: "+1", workingDays: 1, propose: "beside" },
    ],
    groups: ["to"],
    proposes: () => "escalate",
    climbs: ["escalate"],
  },
};
