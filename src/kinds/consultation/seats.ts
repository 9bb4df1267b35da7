import type { Text } from "../../chat/text.ts";
import type { Seat } from "../../flow/seat.ts";
import { type Context, tellAll } from "../../flow/step.ts";
import type { Consultation } from "./model.ts";

/** Whoever answers for a unit that is consulted. */
export const unitSeats = ["to.liaison", "to.head"] as const satisfies readonly Seat[];

/** Whoever handles it in the procuratorate. */
export const handling = [
  "handler",
  "from.procuratorate:procurator",
] as const satisfies readonly Seat[];

/** Tells the units consulted. */
export const tellUnits = (say: (matter: Consultation, context: Context) => Text) =>
  tellAll(unitSeats, say);
