import { joinAnd, type Text } from "../chat/text.ts";
import { type Directory, organisationName, type Person, type Role } from "../people/directory.ts";
import { teamOf } from "./confidentiality.ts";
import { barred, type Matter, type Part, type Party, unitsIn, type Visibility } from "./matter.ts";
import type { Context } from "./step.ts";

/** The name of the unit that has a part in a matter; empty where none has. */
export const unitName = (matter: Pick<Matter, "parties">, part: Part, directory: Directory): Text =>
  organisationName(directory, unitsIn(matter, part)[0] ?? "");

/** Units by their names. */
export const namesOf = (units: readonly string[], directory: Directory): Text =>
  joinAnd(units.map((id) => organisationName(directory, id)));

/** The names of all units that have a part in a matter. */
export const unitNames = (
  matter: Pick<Matter, "parties">,
  part: Part,
  directory: Directory,
): Text => namesOf(unitsIn(matter, part), directory);

/** Units with a part in a matter; at level 2 those who answer for them are named too. */
export const asUnits = (
  part: Part,
  units: readonly string[],
  visibility: Visibility,
  directory: Directory,
): readonly Party[] =>
  units.flatMap((organisation): readonly Party[] => [
    { part, organisation },
    ...(visibility === 1 ? [] : teamOf(part, organisation, directory)),
  ]);

/** The unit that has a part in a matter, or whose person has. */
export const unitOf = (
  { organisation, person }: Party,
  { people }: Directory,
): string | undefined => organisation ?? people.get(person ?? "")?.organisation;

/** Units complained of in a matter to which a step gives another part in it that they did not have. */
export const newlyGivenAccused = (
  before: Pick<Matter, "parties">,
  after: Pick<Matter, "parties">,
): readonly string[] => {
  const accused = unitsIn(after, "accused");
  const isNew = ({ part, organisation }: Party): boolean =>
    !before.parties.some((one) => one.part === part && one.organisation === organisation);
  const given = after.parties.filter((party) => !barred.includes(party.part) && isNew(party));
  return accused.filter((unit) => given.some(({ organisation }) => organisation === unit));
};

/** Units to which a step gives a part that they did not have, and that are in the directory no more. */
export const newlyGivenGone = (
  before: Pick<Matter, "parties">,
  after: Pick<Matter, "parties">,
  { organisations }: Directory,
): readonly string[] => [
  ...new Set(
    after.parties.flatMap(({ part, organisation: unit }) =>
      unit === undefined || organisations.has(unit) || unitsIn(before, part).includes(unit)
        ? []
        : [unit],
    ),
  ),
];

/** People named in a part of a matter. */
export const asPeople = (part: Part, people: readonly Pick<Person, "id">[]): readonly Party[] =>
  people.map(({ id }) => ({ part, person: id }));

/** Everybody with a role, of one unit where one is given. */
export const withRole = (
  { people }: Directory,
  role: Role,
  organisation?: string,
): readonly Person[] =>
  [...people.values()].filter(
    (person) =>
      person.roles.includes(role) &&
      (organisation === undefined || person.organisation === organisation),
  );

/** The name of the actor's own unit. */
export const ownUnit = ({ actor, directory }: Pick<Context, "actor" | "directory">): Text =>
  organisationName(directory, actor.organisation);
