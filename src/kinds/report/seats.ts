import type { Seat } from "../../flow/seat.ts";

/** Whoever confirms for a unit that it has the report. */
export const receiving = [
  "to.liaison",
  "to.intake",
  "to.procuratorate:procurator",
  "joint.liaison",
  "joint.intake",
  "joint.procuratorate:procurator",
] as const satisfies readonly Seat[];

/** The heads above them. */
export const heads = [
  "to.head",
  "to.procuratorate:chief",
  "joint.head",
  "joint.procuratorate:chief",
] as const satisfies readonly Seat[];

/** Whoever says what the police decided; where they are complained of themselves, the unit that leads. */
export const deciding = [
  "to.liaison",
  "to.head",
  "to.procuratorate:procurator",
] as const satisfies readonly Seat[];

/** Whoever says what a unit did for the child. */
export const helping = [
  "to.liaison",
  "to.head",
  "to.procuratorate:procurator",
  "joint.liaison",
  "joint.head",
  "joint.procuratorate:procurator",
] as const satisfies readonly Seat[];

/** The procurators, who check who should have reported, and seal it; where they have no part in it, who stands in. */
export const checking = [
  "to.procuratorate:procurator",
  "joint.procuratorate:procurator",
  "copy.liaison",
  "copy.intake",
] as const satisfies readonly Seat[];

/** The chief procurator, or the head of who stands in. */
export const chief = [
  "to.procuratorate:chief",
  "joint.procuratorate:chief",
  "copy.head",
] as const satisfies readonly Seat[];
