import type { Person } from "../people/directory.ts";
import type { Flow } from "./flow.ts";
import { readSeat } from "./seat.ts";
import type { Opening } from "./step.ts";

/** Whether a person may start a matter of this kind. */
export const mayOpen = (person: Person, opening: Pick<Opening, "by">): boolean =>
  opening.by.some((role) => person.roles.includes(role));

/** Whether a step of a flow could ever be this person's, whatever the matter. */
export const mayEverTake = (person: Person, flow: Flow, id: string): boolean =>
  flow.steps[id]?.by.some((seat) => {
    const { role } = readSeat(seat);
    return role === undefined ? mayOpen(person, flow.opening) : person.roles.includes(role);
  }) ?? false;
