import type { Text } from "../../chat/text.ts";
import type { Seat } from "../../flow/seat.ts";
import { type Context, tellAll } from "../../flow/step.ts";
import type { Hearing } from "./model.ts";

/** Whoever answers for a unit that takes part. */
export const unitSeats = ["to.liaison", "to.head"] as const satisfies readonly Seat[];

/** Whoever handles it in the procuratorate. */
export const handling = [
  "handler",
  "from.procuratorate:procurator",
] as const satisfies readonly Seat[];

/** The chief procurator, who approves. */
export const chief = ["from.procuratorate:chief"] as const satisfies readonly Seat[];

/** Tells the units that take part. */
export const tellUnits = (say: (hearing: Hearing, context: Context) => Text) =>
  tellAll(unitSeats, say);
