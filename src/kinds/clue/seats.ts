import type { Seat } from "../../flow/seat.ts";

/** Those of the receiving unit who are told of a clue. */
export const receivers = ["to.intake", "to.liaison"] as const satisfies readonly Seat[];

/** Whoever takes in what is sent to a unit: its intake desk, or the liaison where it has none. */
export const intake: readonly Seat[] = [...receivers, "to.head"];

/** Whoever works on a clue in the unit that received it. */
export const handling: readonly Seat[] = ["to.procurator", ...intake];
