import type { Office, Seat } from "../../flow/seat.ts";

/** Whoever calls a meeting and records what came of it. */
export const callers: readonly Seat[] = ["secretariat", "chair"];

/** Whoever answers for a unit that is invited. */
export const invited: readonly Seat[] = ["invited.liaison", "invited.head"];

/** Whoever may propose a meeting: everybody who works in the mechanism (实施意见 四（一）). */
export const members: readonly Office[] = [
  "liaison",
  "head",
  "officer",
  "intake",
  "clerk",
  "procuratorate:procurator",
  "procuratorate:chief",
  "secretariat",
  "convenor",
  "deputy-convenor",
];
