import type { Seat } from "../../flow/seat.ts";

/** Whoever answers for the unit that holds the files. */
export const unitSeats = ["to.liaison", "to.head"] as const satisfies readonly Seat[];

/** Whoever handles it in the procuratorate. */
export const handling = [
  "handler",
  "from.procuratorate:procurator",
] as const satisfies readonly Seat[];
