import { dayText } from "../../calendar/day.ts";
import { Refusal } from "../../chat/refusal.ts";
import type { Facts } from "../../flow/flow.ts";
import type { Opinion } from "./model.ts";
import { words } from "./words.ts";

/** What of an opinion stands on papers and can be put right where it was mistyped. */
export const opinionFacts: Facts<Opinion> = {
  of: {
    decidedOn: { by: ["refer"] },
    registeredOn: { by: ["register"] },
    approvedOn: { by: ["approve"] },
    number: { by: ["serve"], kept: "reference" },
    servedOn: { by: ["serve"] },
  },
  order: [
    ["decidedOn", "registeredOn"],
    ["registeredOn", "approvedOn"],
    ["decidedOn", "servedOn"],
    ["approvedOn", "servedOn"],
  ],
  wrong: ({ fields: { servedOn, reply } }) =>
    servedOn !== undefined && reply !== undefined && servedOn > reply.on
      ? new Refusal(words.servedAfterReply(dayText(reply.on)), { field: "servedOn" })
      : undefined,
};
