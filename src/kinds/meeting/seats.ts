import type { Seat } from "../../flow/seat.ts";

/** Whoever answers for a unit that is invited. */
export const invited: readonly Seat[] = ["invited.liaison", "invited.head"];
