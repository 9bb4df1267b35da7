import type { Seat } from "../../flow/seat.ts";

/** Whoever applies for somebody. */
export const applying = [
  "from.liaison",
  "from.head",
  "from.procuratorate:procurator",
  "from.procuratorate:intake",
] as const satisfies readonly Seat[];

/** Whoever reviews it. */
export const reviewing = [
  "handler",
  "to.procuratorate:procurator",
] as const satisfies readonly Seat[];

/** The chief procurator, who approves. */
export const chief = ["to.procuratorate:chief"] as const satisfies readonly Seat[];

/** Whoever answers for the court. */
export const court = ["copy.liaison", "copy.head"] as const satisfies readonly Seat[];
