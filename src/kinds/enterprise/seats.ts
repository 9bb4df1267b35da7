import type { Seat } from "../../flow/seat.ts";

/** Whoever took the request of the enterprise. */
export const asking = ["handler", "from.liaison", "from.head"] as const satisfies readonly Seat[];

/** The unit responsible, which answers. */
export const answering = ["to.liaison", "to.head"] as const satisfies readonly Seat[];

/** The development bureau, where a key industry is concerned. */
export const planning = ["copy.liaison", "copy.head"] as const satisfies readonly Seat[];

/** Whoever says what a meeting made of it. */
export const settling = ["secretariat", "convenor"] as const satisfies readonly Seat[];
