import type { Seat } from "../../flow/seat.ts";

/** Whoever decides for the side that is asked. */
export const deciding = [
  "to.liaison",
  "to.head",
  "to.procuratorate:procurator",
  "to.procuratorate:chief",
] as const satisfies readonly Seat[];

/** Whoever owes the decision: the procurator where the procuratorate is asked, the liaison elsewhere. */
export const owing = [
  "to.procuratorate:procurator",
  "to.liaison",
] as const satisfies readonly Seat[];

/** Those above them. */
export const above = ["to.procuratorate:chief", "to.head"] as const satisfies readonly Seat[];

/** Whoever referred it. */
export const referring = [
  "handler",
  "from.liaison",
  "from.head",
  "from.procuratorate:procurator",
  "from.procuratorate:chief",
] as const satisfies readonly Seat[];
