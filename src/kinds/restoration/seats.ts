import type { Seat } from "../../flow/seat.ts";

/** Whoever asked for the restoration and follows it. */
export const asking = [
  "handler",
  "from.liaison",
  "from.head",
  "from.procuratorate:procurator",
] as const satisfies readonly Seat[];

/** The unit that restores. */
export const restoring = ["to.liaison", "to.head"] as const satisfies readonly Seat[];

/** The unit that looks at what was restored. */
export const accepting = [
  "joint.liaison",
  "joint.head",
  "joint.procuratorate:procurator",
] as const satisfies readonly Seat[];

/** Whoever owes the acceptance: the procurator where the procuratorate accepts, the liaison elsewhere. */
export const owingAcceptance = [
  "joint.procuratorate:procurator",
  "joint.liaison",
] as const satisfies readonly Seat[];
