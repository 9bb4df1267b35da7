import type { Seat } from "../../flow/seat.ts";

/** Whoever referred the dispute. */
export const referring = [
  "handler",
  "from.liaison",
  "from.officer",
  "from.intake",
  "from.clerk",
  "from.head",
  "from.procuratorate:procurator",
] as const satisfies readonly Seat[];

/** The unit that mediates. */
export const mediating = ["to.liaison", "to.head"] as const satisfies readonly Seat[];
