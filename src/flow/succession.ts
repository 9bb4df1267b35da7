import type { Instant } from "../calendar/day.ts";
import type { Directory, Person } from "../people/directory.ts";
import type { Merger } from "../people/succession.ts";
import type { Given } from "./advance.ts";
import { isRunning, stopClock } from "./clock.ts";
import { teamOf } from "./confidentiality.ts";
import { readMatter } from "./find.ts";
import type { Flow } from "./flow.ts";
import { type Entry, nextEntry } from "./history.ts";
import { clocksMet, type Met, meet } from "./joined.ts";
import {
  barred,
  type Clock,
  type Matter,
  type Part,
  type Party,
  type Track,
  unitsIn,
  type Waiting,
} from "./matter.ts";
import { waitingIn } from "./owed.ts";
import { withoutDone } from "./resting.ts";
import { sharesIn, stateOfAll, trackUnits } from "./tracks.ts";

// What becomes of a matter when another unit takes over the functions of one that has a part in it: the
// successor has that part, its clocks go on, what was done stays done, and whom it accuses it accuses still.

/** The step of the history that hands a unit's part over. */
export const successionStep = "succeed";

/** A matter after a unit's part in it was handed over, not yet saved. */
type Succeeded = {
  readonly matter: Matter;
  readonly entry: Entry;
  readonly clocks: readonly Clock[];
  readonly waiting: readonly Waiting[];
};

/** The unit whose post an id is, also where the post is in the directory no more. */
const unitOfPost = (id: string, { people }: Pick<Directory, "people">): string =>
  people.get(id)?.organisation ?? id.slice(0, Math.max(0, id.lastIndexOf(".")));

/** Whether a unit or somebody of it has any part in a matter, that of being complained of included. */
export const hasPart = (
  { parties }: Pick<Matter, "parties">,
  unit: string,
  directory: Pick<Directory, "people">,
): boolean =>
  parties.some(
    ({ organisation, person }) =>
      organisation === unit || (person !== undefined && unitOfPost(person, directory) === unit),
  );

/** Whether a unit or somebody of it has a part that another takes over: whoever is recused, or complained of by their post, stays so. */
const hasPartToGive = (
  { parties }: Pick<Matter, "parties">,
  unit: string,
  directory: Pick<Directory, "people">,
): boolean =>
  hasPart(
    {
      parties: parties.filter(
        ({ part, organisation }) => organisation !== undefined || !barred.includes(part),
      ),
    },
    unit,
    directory,
  );

/** Whether two units have parts of a matter that cannot be one unit's. */
const partsMeet = ({ apart = [] }: Flow, matter: Matter, { unit, into }: Merger): boolean => {
  const has = (part: Part, one: string) => unitsIn(matter, part).includes(one);
  return apart.some(
    ([one, other]) => (has(one, unit) && has(other, into)) || (has(one, into) && has(other, unit)),
  );
};

/** Why a matter stands in the way of a merger: one of the two has to judge what the other is complained of, brought it, or would answer itself. */
export const clashIn = (
  flow: Flow,
  matter: Matter,
  merger: Merger,
  directory: Pick<Directory, "people">,
): "judges" | "brought" | undefined => {
  const { unit, into } = merger;
  if (partsMeet(flow, matter, merger)) return "judges";
  const accused = unitsIn(matter, "accused");
  const other = accused.includes(unit) ? into : unit;
  if (![unit, into].some((one) => accused.includes(one)) || accused.includes(other))
    return undefined;
  const parts = matter.parties
    .filter(
      (party) => !barred.includes(party.part) && hasPart({ parties: [party] }, other, directory),
    )
    .map(({ part }) => part);
  if (parts.length === 0) return undefined;
  return parts.every((part) => part === "from" || part === "copy") ? "brought" : "judges";
};

/** The post of the successor that is like one of the unit's: by its name, by its roles, else whoever answers for the unit. */
const counterpart = (
  id: string,
  into: string,
  { before, after }: { readonly before: Directory; readonly after: Directory },
): string | undefined => {
  const posts = [...after.people.values()].filter(({ organisation }) => organisation === into);
  const roles = before.people.get(id)?.roles.join();
  const like = (isLike: (post: Person) => boolean) => posts.find(isLike)?.id;
  return (
    like((post) => post.id.split(".").at(-1) === id.split(".").at(-1)) ??
    like((post) => post.roles.join() === roles) ??
    like((post) => post.roles.includes("head")) ??
    like((post) => post.roles.includes("liaison"))
  );
};

const withoutRepeats = (parties: readonly Party[]): readonly Party[] => {
  const keyOf = ({ part, organisation, person }: Party) =>
    JSON.stringify([part, organisation, person]);
  return [...new Map(parties.map((party) => [keyOf(party), party])).values()];
};

/** The parties with the successor in place of the unit; where it is complained of it has no other part. */
const partiesAfter = (
  { parties, visibility }: Matter,
  { unit, into }: Merger,
  directories: { readonly before: Directory; readonly after: Directory },
): readonly Party[] => {
  const { before, after } = directories;
  const ofUnit = new Set(
    parties.flatMap(({ part, organisation }) => (organisation === unit ? [part] : [])),
  );
  const moved = parties.flatMap((party): readonly Party[] => {
    const { part, organisation, person } = party;
    if (organisation === unit) {
      const team = visibility === 1 || barred.includes(part) ? [] : teamOf(part, into, after);
      return [{ ...party, organisation: into }, ...team];
    }
    if (person === undefined || barred.includes(part) || unitOfPost(person, before) !== unit)
      return [party];
    // At level 2 whoever answers for the successor is named with it.
    if (visibility > 1 && ofUnit.has(part)) return [];
    const post = counterpart(person, into, directories);
    return post === undefined ? [] : [{ part, person: post }];
  });
  const isShut = moved.some(
    ({ part, organisation }) => part === "accused" && organisation === into,
  );
  return withoutRepeats(
    isShut
      ? moved.filter(
          (one) => barred.includes(one.part) || !hasPart({ parties: [one] }, into, after),
        )
      : moved,
  );
};

/** The same with the successor's id wherever the unit's stands by itself, also as a key; what stands there of the successor stays. */
const renamed = (value: unknown, merger: Merger): unknown => {
  const { unit, into } = merger;
  if (value === unit) return into;
  if (Array.isArray(value)) {
    const all = value.map((one) => renamed(one, merger));
    return value.includes(unit) ? [...new Set(all)] : all;
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, renamed(one, merger)] as const);
  return Object.fromEntries([
    ...entries.filter(([key]) => key === unit).map(([, one]) => [into, one] as const),
    ...entries.filter(([key]) => key !== unit),
  ]);
};

/** The fields for the successor; where both had a part, only what both have done is done. */
const fieldsAfter = (
  { done = [] }: Pick<Flow, "done">,
  fields: unknown,
  merger: Merger,
  both: boolean,
): Readonly<Record<string, unknown>> => {
  const { unit, into } = merger;
  const said = (fields ?? {}) as Readonly<Record<string, unknown>>;
  const bySelf = Object.entries(said).map(([key, value]) => {
    if (!both || !done.includes(key) || typeof value !== "object" || value === null)
      return [key, value] as const;
    const has = (id: string) =>
      Array.isArray(value) ? value.includes(id) : Object.hasOwn(value, id);
    if (has(unit) === has(into)) return [key, value] as const;
    const isOther = (id: unknown) => id !== unit && id !== into;
    return Array.isArray(value)
      ? ([key, value.filter(isOther)] as const)
      : ([key, Object.fromEntries(Object.entries(value).filter(([id]) => isOther(id)))] as const);
  });
  return renamed(Object.fromEntries(bySelf), merger) as Readonly<Record<string, unknown>>;
};

/** Of the clocks that are now one unit's, of each rule only the one that is due first runs on. */
const oneOfEachRule = (clocks: readonly Clock[], now: Instant): readonly Clock[] => {
  const sameAs = (one: Clock) => (other: Clock) =>
    isRunning(other) && other.rule === one.rule && other.organisation === one.organisation;
  return clocks.map((clock) => {
    if (!isRunning(clock)) return clock;
    const [first] = clocks
      .filter(sameAs(clock))
      .toSorted((one, other) => (one.rolled < other.rolled ? -1 : 1));
    return first === clock ? clock : stopClock(clock, now);
  });
};

/** How far each unit is, the successor where the unit was; of two shares that become one the one that goes on. */
const tracksAfter = (
  flow: Flow,
  { tracks = {} }: Matter,
  merger: Merger,
  met: Met | undefined,
): Readonly<Record<string, Track>> => {
  const { unit, into } = merger;
  const { [unit]: left, [into]: own, ...others } = tracks;
  const first = met?.track ?? left ?? own;
  const all = { ...others, ...(first === undefined ? {} : { [into]: first }) };
  return Object.fromEntries(
    Object.entries(all).map(([id, { before: _, fields, ...track }]) => [
      id,
      { ...track, fields: fieldsAfter(flow, fields, merger, false) },
    ]),
  );
};

/** What is on record of shares that became one, by the units that have those now. */
const joinedAfter = (
  { joined = [] }: Matter,
  { unit, into }: Merger,
  met: Met | undefined,
): Pick<Matter, "joined"> => {
  const all = [
    ...joined.map((one) => (one.unit === unit ? { ...one, unit: into } : one)),
    ...(met?.joined ?? []),
  ];
  return all.length === 0 ? {} : { joined: all };
};

/** The matter with the successor in the unit's place, before its history says so. */
const withSuccessor = (
  flow: Flow,
  matter: Matter,
  merger: Merger,
  directories: { readonly before: Directory; readonly after: Directory },
  now: Instant,
): Matter => {
  const { unit, into } = merger;
  const acting: readonly Part[] = ["to", "joint"];
  const acts = (id: string) => acting.some((part) => unitsIn(matter, part).includes(id));
  const shared = trackUnits(flow, matter);
  const met = meet(flow, matter, merger);
  const all = tracksAfter(flow, matter, merger, met);
  const { tracks: _, joined: __, ...rest } = matter;
  const parties = partiesAfter(matter, merger, directories);
  const fields = fieldsAfter(flow, matter.fields, merger, acts(unit) && acts(into));
  const moved: Matter = {
    ...rest,
    parties,
    fields,
    clocks: clocksMet(matter.clocks, met, now).map((clock) =>
      clock.organisation === unit ? { ...clock, organisation: into } : clock,
    ),
    ...(matter.tracks === undefined
      ? {}
      : { tracks: all, state: stateOfAll(flow, Object.values(all)) }),
    ...joinedAfter(matter, merger, met),
  };
  const isOne = shared.length > 1 && trackUnits(flow, moved).length === 0;
  const left = isOne ? alone(moved, into, all[into]) : moved;
  const both = shared.includes(unit) && shared.includes(into);
  return both || (acts(unit) && acts(into))
    ? { ...left, clocks: oneOfEachRule(left.clocks, now) }
    : left;
};

/** The matter of the one unit that is left of several: what was its share is the whole. */
const alone = (
  { tracks: _, outcome, ...matter }: Matter,
  unit: string,
  track: Track | undefined,
): Matter => ({
  ...matter,
  clocks: matter.clocks.map(({ organisation, ...clock }) =>
    organisation === undefined || organisation === unit ? clock : { ...clock, organisation },
  ),
  ...(track === undefined
    ? outcome === undefined
      ? {}
      : { outcome }
    : {
        state: track.state,
        fields: { ...(matter.fields ?? {}), ...track.fields },
        ...(track.outcome === undefined ? {} : { outcome: track.outcome }),
        ...(track.reference === undefined ? {} : { reference: track.reference }),
      }),
});

/**
 * A matter once a unit's part in it was handed to its successor, with the entry that says so; nothing where
 * the unit has no part in it, or it is erased. `directories` before and after the unit has gone.
 */
export const succeed = (
  flow: Flow,
  stored: Matter,
  merger: Merger,
  {
    directories,
    now,
    by,
    since,
    given,
  }: {
    readonly directories: { readonly before: Directory; readonly after: Directory };
    readonly now: Instant;
    readonly by: string;
    readonly since: Instant;
    readonly given: Given;
  },
): Succeeded | undefined => {
  if (stored.erasedAt !== undefined || !hasPartToGive(stored, merger.unit, directories.before))
    return undefined;
  const whole = readMatter(flow, stored);
  const joined = readMatter(flow, withSuccessor(flow, whole, merger, directories, now));
  // What one of the two had done is not asked for any more where that is all.
  const moved: Matter = { ...joined, clocks: withoutDone(flow, joined, now) };
  const { unit, into, basis, on } = merger;
  const entry = nextEntry(stored, {
    id: given.newId(),
    matter: stored.code,
    step: successionStep,
    actor: by,
    at: now,
    salt: given.newSalt(),
    content: { state: moved.state, from: unit, into, basis, on },
  });
  const matter: Matter = {
    ...moved,
    version: stored.version + 1,
    historyHead: entry.hash,
    historyLength: entry.number,
  };
  const open = matter.closedAt === undefined;
  return {
    matter,
    entry,
    clocks: matter.clocks.filter((clock) => !whole.clocks.includes(clock)),
    waiting: open ? waitingIn(flow, matter, directories.after, { since, when: "ever" }) : [],
  };
};

/** The directory as it stands once a unit has gone into another. */
export const directoryAfter = (directory: Directory, { unit, into }: Merger): Directory => ({
  ...directory,
  organisations: new Map(
    [...directory.organisations]
      .filter(([id]) => id !== unit)
      .map(([id, { superior, ...one }]) => {
        const over = superior === unit ? into : superior;
        return [id, over === undefined || over === id ? one : { ...one, superior: over }];
      }),
  ),
  people: new Map([...directory.people].filter(([, post]) => homeOf(post) !== unit)),
});

/** The unit a post is of by itself, whoever it stands in for. */
const homeOf = ({ cover, organisation }: Person): string =>
  cover?.self.organisation ?? organisation;

/** The posts of a unit, each by itself. */
export const postsOf = (unit: string, { people }: Directory): readonly Person[] =>
  [...people.values()].filter((post) => homeOf(post) === unit);

/** Whether two units, each with a share of a matter, come to have one. */
export const sharesMeet = (flow: Flow, matter: Matter, { unit, into }: Merger): boolean =>
  [unit, into].every((one) => sharesIn(flow, matter).some(({ share }) => share?.unit === one));
