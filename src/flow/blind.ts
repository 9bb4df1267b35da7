import { text } from "../chat/text.ts";
import type { Directory, Person, Role } from "../people/directory.ts";
import { declaredIn, type Flow } from "./flow.ts";
import { type Entry, insteadIn } from "./history.ts";
import { readSeat } from "./seat.ts";

const unnamed = text("另一岗位（互不告知）", "another post (not told)");

/**
 * The directory as somebody may read it in matters of a kind: whoever is on the other side of what two do
 * apart from each other has no name in it; nor has who has acted there for it by the history of a matter,
 * whatever posts that person stands in for today.
 */
export const directoryFor = (
  flow: Flow,
  reader: Person,
  directory: Directory,
  history: readonly Entry[] = [],
): Directory => {
  const { blind = [] } = flow;
  const sidesOf = (roles: readonly Role[]) =>
    blind.filter((side) => side.some((role) => roles.includes(role)));
  const self = sidesOf((reader.cover?.self ?? reader).roles);
  const own = self.length > 0 ? self : sidesOf(reader.roles);
  if (own.length === 0) return directory;
  const isOther = (roles: readonly Role[]): boolean =>
    sidesOf(roles).some((side) => !own.includes(side));
  const isOthers = (step: string): boolean => {
    const seats = declaredIn(flow, step)?.by ?? [];
    return seats.length > 0 && seats.every((seat) => isOther([readSeat(seat).role ?? []].flat()));
  };
  const others = new Set(
    [...directory.people.values()].flatMap(({ id, roles }) => (isOther(roles) ? [id] : [])),
  );
  for (const entry of history) {
    const absent = insteadIn(entry)?.for;
    if (isOthers(entry.step) || (absent !== undefined && others.has(absent)))
      for (const one of [entry.actor, absent ?? []].flat()) others.add(one);
  }
  others.delete(reader.id);
  const people = [...directory.people].map(
    ([id, person]) => [id, others.has(id) ? { ...person, name: unnamed } : person] as const,
  );
  return { ...directory, people: new Map(people) };
};
