import type { Seat } from "../../flow/seat.ts";

/** Whoever calls a meeting and records what came of it. */
export const callers: readonly Seat[] = ["secretariat", "chair"];

/** Whoever answers for a unit that is invited. */
export const invited: readonly Seat[] = ["invited.liaison", "invited.head"];
