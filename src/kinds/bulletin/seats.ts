import type { Seat } from "../../flow/seat.ts";

/** Whoever makes and publishes it. */
export const publishing = ["from.publisher", "secretariat"] as const satisfies readonly Seat[];

/** Whoever answers for them, and approves. */
export const approving = ["from.head", "convenor"] as const satisfies readonly Seat[];

/** Whoever says for a unit whether its figures are right. */
export const unitSeats = ["to.liaison", "to.head"] as const satisfies readonly Seat[];

/** Whoever reviews it for secrecy. */
export const reviewing = ["secrecy"] as const satisfies readonly Seat[];
