import type { Seat } from "../../flow/seat.ts";

/** Whoever asked. */
export const asking = [
  "handler",
  "from.liaison",
  "from.officer",
  "from.intake",
  "from.clerk",
  "from.head",
  "from.procuratorate:procurator",
] as const satisfies readonly Seat[];

/** The bureau that answers. */
export const advising = ["to.liaison", "to.head"] as const satisfies readonly Seat[];

/** The unit a question was passed to. */
export const referredTo = ["joint.liaison", "joint.head"] as const satisfies readonly Seat[];
