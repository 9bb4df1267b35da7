import type { Seat } from "../../flow/seat.ts";

/** Whoever leads a campaign. */
export const leading = [
  "from.secretariat",
  "from.procuratorate:procurator",
  "from.liaison",
  "from.head",
] as const satisfies readonly Seat[];

/** Whoever owes its end. */
export const closing = [
  "from.secretariat",
  "from.procuratorate:procurator",
  "from.liaison",
] as const satisfies readonly Seat[];

/** Those above them. */
export const aboveLead = [
  "from.head",
  "from.procuratorate:chief",
] as const satisfies readonly Seat[];

/** Whoever answers for a unit that takes part. */
export const reporting = [
  "to.liaison",
  "to.procuratorate:procurator",
  "to.head",
] as const satisfies readonly Seat[];

/** Whoever owes a report. */
export const owing = [
  "to.liaison",
  "to.procuratorate:procurator",
] as const satisfies readonly Seat[];

/** Those above them. */
export const above = ["to.head", "to.procuratorate:chief"] as const satisfies readonly Seat[];
