import type { Called } from "../chat/exchange.ts";
import { isLate } from "../flow/clock.ts";
import { forUnit } from "../flow/each.ts";
import type { Found } from "../flow/find.ts";
import { owedUnder } from "../flow/ladder.ts";
import type { Matter } from "../flow/matter.ts";
import { peopleReminded } from "../flow/owed.ts";
import { shareOf } from "../flow/tracks.ts";
import type { Person } from "../people/directory.ts";
import type { Delivering } from "./delivering.ts";

type Rendering = Pick<Delivering, "services" | "directory">;

/** Who is kept out of what a platform is told: the people of the units a matter comes from. */
export const isSource = ({ parties }: Matter, { id, organisation }: Person): boolean =>
  parties.some(
    ({ part, ...party }) =>
      part === "from" && (party.person === id || party.organisation === organisation),
  );

/** More of them are not called at once. */
const mostCalled = 5;

/**
 * Who is called where a group's reminder is to be noticed: those who owe what its clock is about, in the group of
 * their unit and in the linkage group. Nobody of a restricted matter, whose unit no group is told; never the source.
 */
export const whoIsCalled = (
  { services, directory }: Rendering,
  { flow, matter: whole }: Found,
  id: string,
  group: { readonly boundTo: string },
): readonly Person[] => {
  const clock = whole.clocks.find((one) => one.id === id);
  const ladder = clock && flow.clocks[clock.rule];
  if (clock === undefined || ladder === undefined) return [];
  if (whole.visibility > 1 || flow.group(whole) === undefined) return [];
  const matter = forUnit(shareOf(flow, whole, clock.organisation), clock.organisation);
  const owed = owedUnder(ladder, matter, isLate(clock, services.time.now()));
  return peopleReminded(owed?.by ?? [], owed, matter, directory)
    .filter(
      (person) =>
        (group.boundTo === "linkage" || group.boundTo === person.organisation) &&
        !isSource(whole, person) &&
        ladder.spares?.(matter, person) !== true,
    )
    .slice(0, mostCalled);
};

/** Their accounts on a platform, the first of each. */
export const calledOn = async (
  { services }: Rendering,
  platform: string,
  people: readonly Person[],
): Promise<readonly Called[]> => {
  const accounts = await services.store.accountsOf(...people.map(({ id }) => id));
  return people.flatMap(({ id, name }) => {
    const account = accounts.find((one) => one.person === id && one.platform === platform);
    return account === undefined ? [] : [{ account: account.external, name }];
  });
};
