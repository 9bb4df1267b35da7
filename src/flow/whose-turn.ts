import type { Instant } from "../calendar/day.ts";
import { joinAnd, type Text } from "../chat/text.ts";
import { type Directory, organisationName, roles } from "../people/directory.ts";
import { isLate } from "./clock.ts";
import type { Flow } from "./flow.ts";
import { owedUnder } from "./ladder.ts";
import type { Matter } from "./matter.ts";
import { waitingIn } from "./owed.ts";
import { roleNames } from "./words.ts";

/** When it is asked, and by which directory. */
type Asking = { readonly now: Instant; readonly directory: Directory };

/**
 * The units that must act: under one of a matter's clocks, by its id, else as the matter stands. Offices that are no
 * unit's are given by their role.
 */
export const whoseTurn = (
  flow: Flow,
  matter: Matter,
  { now, directory }: Asking,
  about?: string,
): { readonly units: readonly string[]; readonly offices: readonly Text[] } => {
  const clock = matter.clocks.find(({ id }) => id === about);
  const ladder = clock && flow.clocks[clock.rule];
  const owed = clock && ladder && owedUnder(ladder, matter, isLate(clock, now));
  const rows = waitingIn(flow, matter, directory, { since: now, when: now }).filter(
    ({ step }) => about === undefined || owed?.steps.includes(step) === true,
  );
  const units = rows.flatMap(
    ({ organisation, person = "" }) =>
      organisation ?? directory.people.get(person)?.organisation ?? [],
  );
  const offices = rows.flatMap(({ organisation, person, role }) =>
    organisation === undefined && person === undefined ? roles.filter((one) => one === role) : [],
  );
  return {
    units: [...new Set(units)],
    offices: [...new Set(offices)].map((role) => roleNames[role]),
  };
};

/** The same in words a group may read: nothing of a restricted matter, and never the unit it comes from. */
export const whoseTurnInGroup = (
  flow: Flow,
  matter: Matter,
  asking: Asking,
  about?: string,
): Text | undefined => {
  if (matter.visibility > 1 || flow.group(matter) === undefined) return undefined;
  const { people } = asking.directory;
  const source = matter.parties
    .filter(({ part }) => part === "from")
    .map(({ organisation, person = "" }) => organisation ?? people.get(person)?.organisation);
  const { units, offices } = whoseTurn(flow, matter, asking, about);
  const names = [
    ...units
      .filter((unit) => !source.includes(unit))
      .map((unit) => organisationName(asking.directory, unit)),
    ...offices,
  ];
  return names.length === 0 ? undefined : joinAnd(names);
};
