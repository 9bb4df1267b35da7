import type { Text } from "../../chat/text.ts";
import type { Seat } from "../../flow/seat.ts";
import { type Context, tellAll } from "../../flow/step.ts";
import type { Task } from "./model.ts";

/** Whoever answers for a unit that has a task. */
export const unitSeats = ["to.liaison", "to.head"] as const satisfies readonly Seat[];

/** Whoever gives tasks, and says whether one is done. */
export const givers = ["secretariat", "convenor"] as const satisfies readonly Seat[];

/** Tells the units that have the task. */
export const tellUnits = (say: (task: Task, context: Context) => Text | undefined) =>
  tellAll(unitSeats, say);

/** Tells whoever gave it, and the secretariat. */
export const tellGivers = (say: (task: Task, context: Context) => Text | undefined) =>
  tellAll(["handler", "secretariat"], say);
