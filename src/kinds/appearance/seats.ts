import type { Seat } from "../../flow/seat.ts";

/** Whoever keeps the register of the case: the court's clerk, or the procurator who sues. */
export const keeping = [
  "handler",
  "from.clerk",
  "from.procuratorate:procurator",
] as const satisfies readonly Seat[];

/** Those above them. */
export const above = ["from.head", "from.procuratorate:chief"] as const satisfies readonly Seat[];

/** Whoever answers for the unit that is sued. */
export const unitSeats = ["to.liaison", "to.head"] as const satisfies readonly Seat[];

/** Whoever reads of an absence: the body that supervises the unit, and those above the unit. */
export const supervising = [
  "copy.intake",
  "copy.liaison",
  "copy.head",
] as const satisfies readonly Seat[];
