import type { Seat } from "../../flow/seat.ts";

/** Whoever answers for a unit that checks. */
export const reporting = [
  "to.liaison",
  "to.procuratorate:procurator",
  "to.head",
] as const satisfies readonly Seat[];

/** Whoever owes the report. */
export const owing = [
  "to.liaison",
  "to.procuratorate:procurator",
] as const satisfies readonly Seat[];

/** Those above them. */
export const above = ["to.head", "to.procuratorate:chief"] as const satisfies readonly Seat[];

/** Whoever supervises: the procurator, or the education bureau. */
export const supervising = [
  "from.procuratorate:procurator",
  "from.liaison",
  "from.head",
] as const satisfies readonly Seat[];

/** Whoever else supervises, and reads who has checked and who has not. */
export const reading = [
  "copy.procuratorate:procurator",
  "copy.liaison",
] as const satisfies readonly Seat[];
