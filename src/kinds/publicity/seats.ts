import type { Seat } from "../../flow/seat.ts";

/** Whoever holds the event. */
export const holding = [
  "handler",
  "from.liaison",
  "from.head",
  "from.procuratorate:procurator",
] as const satisfies readonly Seat[];

/** Whoever owes it: the procurator where the procuratorate holds it, the liaison elsewhere. */
export const owing = [
  "from.procuratorate:procurator",
  "from.liaison",
] as const satisfies readonly Seat[];

/** Those above them. */
export const above = ["from.procuratorate:chief", "from.head"] as const satisfies readonly Seat[];

/** The bureau that keeps the plan. */
export const keeping = ["to.liaison", "to.head"] as const satisfies readonly Seat[];
