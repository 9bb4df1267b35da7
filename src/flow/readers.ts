import type { Person } from "../people/directory.ts";
import { canSee, sightOf } from "./access.ts";
import type { Matter } from "./matter.ts";
import { holders, type Seat } from "./seat.ts";
import type { Context } from "./step.ts";

/** Who is told of what somebody does in a matter, by a seat: not the one who does it, nor who may not see it. */
export const readersBy = (
  seat: Seat,
  matter: Matter,
  { actor, directory }: Pick<Context, "actor" | "directory">,
): readonly Person[] =>
  holders(seat, matter, directory).filter(
    (person) => person.id !== actor.id && canSee(sightOf(person), matter),
  );

/** The units in which somebody is told by one of these seats. */
export const unitsReading = (
  seats: readonly Seat[],
  matter: Matter,
  context: Pick<Context, "actor" | "directory">,
): ReadonlySet<string> =>
  new Set(
    seats.flatMap((seat) =>
      readersBy(seat, matter, context).map(({ organisation }) => organisation),
    ),
  );
