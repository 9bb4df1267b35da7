import type { Seat } from "../../flow/seat.ts";

/** Whoever applies for somebody. */
export const applying = ["handler", "from.liaison", "from.head"] as const satisfies readonly Seat[];

/** The justice bureau, which decides. */
export const deciding = ["to.liaison", "to.head"] as const satisfies readonly Seat[];

/** The procuratorate, which has a copy of every decision. */
export const copied = [
  "copy.procuratorate:procurator",
  "copy.procuratorate:chief",
] as const satisfies readonly Seat[];

/** The police, who hear of it where somebody did not come back. */
export const police = ["joint.liaison", "joint.head"] as const satisfies readonly Seat[];
