import { dayText } from "../../calendar/day.ts";
import { Refusal } from "../../chat/refusal.ts";
import type { Facts } from "../../flow/flow.ts";
import { unitsIn } from "../../flow/matter.ts";
import type { Requisition } from "./model.ts";
import { words } from "./words.ts";

/** What of a requisition stands on its notice and can be put right where it was mistyped. */
export const requisitionFacts: Facts<Requisition> = {
  of: {
    number: { by: ["issue"], kept: "reference" },
    to: {
      by: ["issue"],
      kept: { part: "to" },
      fixed: ({ state }) => (state === "issued" ? undefined : words.unitHasActed),
    },
    servedOn: { by: ["issue"] },
    keepDays: { by: ["issue"] },
  },
  wrong: (matter) => {
    const { servedOn, deliveries } = matter.fields;
    if (unitsIn(matter, "from").includes(unitsIn(matter, "to")[0] ?? ""))
      return new Refusal(words.toSelf, { field: "to" });
    const first = deliveries[0]?.on;
    return first !== undefined && servedOn > first
      ? new Refusal(words.servedAfterDelivery(dayText(first)), { field: "servedOn" })
      : undefined;
  },
};
