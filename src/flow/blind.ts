import { text } from "../chat/text.ts";
import type { Directory, Person } from "../people/directory.ts";
import type { Flow } from "./flow.ts";

const unnamed = text("另一岗位（互不告知）", "another post (not told)");

/**
 * The directory as somebody may read it in matters of a kind: whoever is on the other side of what two do
 * apart from each other has no name in it.
 */
export const directoryFor = (
  { blind = [] }: Pick<Flow, "blind">,
  reader: Person,
  directory: Directory,
): Directory => {
  const sideOf = ({ roles }: Person): number =>
    blind.findIndex((side) => side.some((role) => roles.includes(role)));
  const own = sideOf(reader);
  if (own < 0) return directory;
  const people = [...directory.people].map(([id, person]) => {
    const side = sideOf(person);
    return [id, side < 0 || side === own ? person : { ...person, name: unnamed }] as const;
  });
  return { ...directory, people: new Map(people) };
};
