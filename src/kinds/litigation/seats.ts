import type { Seat } from "../../flow/seat.ts";

/** The procurator who brings the suit, and any other of that procuratorate. */
export const suing = [
  "handler",
  "from.procuratorate:procurator",
] as const satisfies readonly Seat[];

/** The chief procurator, who decides. */
export const chief = "from.procuratorate:chief" satisfies Seat;

/** Whoever answers for the unit that is sued. */
export const sued = ["to.liaison", "to.head"] as const satisfies readonly Seat[];
