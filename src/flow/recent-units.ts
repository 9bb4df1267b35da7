import type { Option } from "../chat/field.ts";
import type { Person } from "../people/directory.ts";
import { sightOf } from "./access.ts";
import { barred } from "./matter.ts";
import type { Services } from "./services.ts";

const mostLookedAt = 30;
const mostRecent = 5;

/**
 * The units somebody last dealt with: those in the newest matters begun by their own unit or handled by them, as far as
 * a card of such a matter names them; of what is restricted none, since a suggestion lies open on a screen.
 */
export const recentUnits = async (
  { store }: Pick<Services, "store">,
  actor: Person,
): Promise<readonly string[]> => {
  const seen = await store.matters(sightOf(actor), { take: mostLookedAt });
  const units = seen
    .filter(({ visibility, erasedAt }) => visibility === 1 && erasedAt === undefined)
    .filter(({ parties }) =>
      parties.some(
        ({ part, person, organisation }) =>
          person === actor.id || (part === "from" && organisation === actor.organisation),
      ),
    )
    .flatMap(({ parties }) =>
      parties.flatMap(({ part, organisation }) =>
        organisation === undefined || part === "copy" || barred.includes(part)
          ? []
          : [organisation],
      ),
    )
    .filter((unit) => unit !== actor.organisation);
  return [...new Set(units)].slice(0, mostRecent);
};

/** Units to choose from: those somebody last dealt with first, then names for many, then the others. */
export const unitsFirst = (
  options: readonly Option[],
  ids: readonly string[],
  sets: readonly Option[] = [],
): readonly Option[] => [
  ...ids.flatMap((id) => options.find((option) => option.id === id) ?? []),
  ...sets,
  ...options.filter(({ id }) => !ids.includes(id)),
];
