import type { Person } from "../people/directory.ts";
import { type Flow, openingsOf } from "./flow.ts";
import { holdsOffice, readSeat } from "./seat.ts";
import type { Opening } from "./step.ts";

/** Whether a person may start a matter of this kind by a step. */
export const mayOpen = (
  person: Person,
  { kind, opening }: Pick<Flow, "kind" | "opening">,
): boolean => opening.by.some((office) => holdsOffice(person, readSeat(office), kind));

/** The opening that somebody has in place of one that is not theirs, where there is one. */
export const openingInstead = (
  person: Person,
  flow: Flow,
  { otherwise }: Opening,
): Opening | undefined =>
  openingsFor(person, flow).find(({ id }) => otherwise !== undefined && id === otherwise);

/** The steps by which a person may start a matter of this kind, the usual one first. */
export const openingsFor = (person: Person, flow: Flow): readonly Opening[] =>
  openingsOf(flow).filter((opening) => mayOpen(person, { kind: flow.kind, opening }));

/** Whether a step of a flow could ever be this person's, whatever the matter. */
export const mayEverTake = (person: Person, flow: Flow, id: string): boolean =>
  flow.steps[id]?.by.some((seat) => {
    const read = readSeat(seat);
    return read.role === undefined
      ? openingsFor(person, flow).length > 0
      : holdsOffice(person, read, flow.kind);
  }) ?? false;
