import type { Day } from "../calendar/day.ts";
import { type Cover, type Directory, type Person, superiorsOf } from "./directory.ts";

/** The covers that run on a day. */
const runningOn = ({ covers }: Directory, day: Day): readonly Cover[] =>
  covers.filter(({ from, until, endedAt }) => endedAt === undefined && from <= day && day <= until);

/** Whether somebody is away, and not one who entrusts a power and stays. */
export const isLeave = ({ entrusts }: Cover): boolean => entrusts === undefined;

/** Everybody with what is entrusted to them. */
const withEntrusted = (
  people: ReadonlyMap<string, Person>,
  covers: readonly Cover[],
): ReadonlyMap<string, Person> => {
  const given = new Map(people);
  for (const { person, deputy, entrusts: kinds } of covers) {
    const [by, to] = [people.get(person), given.get(deputy)];
    if (by !== undefined && to !== undefined && kinds !== undefined)
      given.set(deputy, { ...to, entrusted: [...(to.entrusted ?? []), { by, kinds }] });
  }
  return given;
};

const asDeputy = (person: Person, absent: readonly Person[]): Person => ({
  ...person,
  roles: [...new Set([person, ...absent].flatMap(({ roles }) => roles))],
  cover: { self: person, standsFor: absent },
});

/** Everybody with the units that their own answers to. */
const withAbove = ({ people, organisations }: Directory): ReadonlyMap<string, Person> =>
  new Map(
    [...people].map(([id, person]) => {
      const above = superiorsOf(person.organisation, { organisations });
      return [id, above.length === 0 ? person : { ...person, above }];
    }),
  );

/**
 * The directory as it stands on a day: of everybody to whom their unit answers; whoever stands in for somebody has that post's roles besides
 * their own and is known by both; whoever is on leave is marked so; what is entrusted is with whom it is
 * entrusted to.
 */
export const standingOn = (directory: Directory, day: Day): Directory => {
  const all = runningOn(directory, day);
  const people = withAbove(directory);
  if (all.length === 0) return { ...directory, people };
  const running = all.filter(isLeave);
  const named = (ids: readonly string[]) => ids.flatMap((id) => people.get(id) ?? []);
  const now = [...withEntrusted(people, all).values()].map((person): Person => {
    const leave = running.find((one) => one.person === person.id && people.has(one.deputy));
    if (leave !== undefined) return { ...person, away: leave };
    const absent = named(
      running.filter((one) => one.deputy === person.id).map((one) => one.person),
    );
    return absent.length === 0 ? person : asDeputy(person, absent);
  });
  return { ...directory, people: new Map(now.map((person) => [person.id, person])) };
};

/** Whether two leaves touch the same day. */
export const overlaps = (
  a: Pick<Cover, "from" | "until">,
  b: Pick<Cover, "from" | "until">,
): boolean => a.from <= b.until && b.from <= a.until;
