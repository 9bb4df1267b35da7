import type { Facts } from "../../flow/flow.ts";
import type { Clue } from "./model.ts";

/** What of a clue is a day somebody noted and can be put right where it was mistyped. */
export const clueFacts: Facts<Clue> = {
  of: {
    occurredOn: { by: ["submit"] },
    filedOn: { by: ["file"] },
    servedOn: { by: ["serveFiling"], kept: { field: "filingServedOn" } },
  },
  order: [
    ["occurredOn", "filedOn"],
    ["filedOn", "servedOn"],
    ["occurredOn", "servedOn"],
  ],
};
