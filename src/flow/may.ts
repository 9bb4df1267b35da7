import type { Person } from "../people/directory.ts";
import type { Flow } from "./flow.ts";
import { holdsOffice, readSeat } from "./seat.ts";

/** Whether a person may start a matter of this kind. */
export const mayOpen = (
  person: Person,
  { kind, opening }: Pick<Flow, "kind" | "opening">,
): boolean => opening.by.some((office) => holdsOffice(person, readSeat(office), kind));

/** Whether a step of a flow could ever be this person's, whatever the matter. */
export const mayEverTake = (person: Person, flow: Flow, id: string): boolean =>
  flow.steps[id]?.by.some((seat) => {
    const read = readSeat(seat);
    return read.role === undefined ? mayOpen(person, flow) : holdsOffice(person, read, flow.kind);
  }) ?? false;
