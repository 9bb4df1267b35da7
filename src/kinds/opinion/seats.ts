import type { Seat } from "../../flow/seat.ts";

/** Those of the agency who are told and answer. */
export const agency = ["to.liaison", "to.head"] as const satisfies readonly Seat[];
