import { z } from "zod";
import { newsOf } from "../flow/advance.ts";
import { withTeams } from "../flow/confidentiality.ts";
import { flowOf, whatever } from "../flow/find.ts";
import { type Entry, keepingOut, nextEntry, raisingAfter, releasing } from "../flow/history.ts";
import { originsOf } from "../flow/lineage.ts";
import { barred, type Matter, type Party, peopleIn, unitsIn } from "../flow/matter.ts";
import { waitingIn } from "../flow/owed.ts";
import { unitOf } from "../flow/parties.ts";
import { eraseDay } from "../flow/retention.ts";
import type { Change } from "../store/store.ts";
import type { RequestContext } from "./context.ts";

const openedWith = z.object({ answers: z.object({ keptOut: z.array(z.string()) }) });
const followedWith = z.object({ units: z.array(z.string()) });

/** The units kept out of a matter because the one it came of kept them out, and not for what it says itself. */
const keptOutOf = ([first, ...others]: readonly Entry[]): readonly string[] => {
  const read = ({ content }: Entry): unknown => JSON.parse(content ?? "null");
  return [
    ...((first && openedWith.safeParse(read(first)).data?.answers.keptOut) ?? []),
    ...others.flatMap((one) =>
      one.step === keepingOut.step ? (followedWith.safeParse(read(one)).data?.units ?? []) : [],
    ),
  ];
};

/** What is saved of a matter beside the one a step was taken in. */
type Followed = Required<Pick<Change, "entries" | "waiting" | "notices">> & {
  readonly matter: Matter;
};

/** Who is kept out of a matter no longer, who is from now on, and whether it has become restricted. */
type Changed = {
  readonly code: string;
  readonly cleared: readonly string[];
  readonly units: readonly string[];
  readonly people: readonly string[];
  readonly raised: boolean;
};

const changedBy = (before: Matter, after: Matter): Changed => {
  const added = (one: Matter, other: Matter) => ({
    units: unitsIn(one, "accused").filter((unit) => !unitsIn(other, "accused").includes(unit)),
    people: peopleIn(one, "recused").filter((id) => !peopleIn(other, "recused").includes(id)),
  });
  return {
    code: after.code,
    cleared: added(before, after).units,
    ...added(after, before),
    raised: after.visibility > before.visibility,
  };
};

const isSomething = ({ cleared, units, people, raised }: Changed): boolean =>
  raised || cleared.length + units.length + people.length > 0;

/**
 * Of what changed where a matter came from, what changes in it as well. Not kept out is a unit it is
 * addressed to, which is to read and answer it, or which brought it, nor somebody who has a part in it by name.
 */
const changedIn = (
  { code, parties }: Matter,
  { cleared, units, people }: Changed,
  { directory }: Pick<RequestContext, "directory">,
  released: readonly string[],
): Omit<Changed, "raised"> => {
  const has = (is: (party: Party) => boolean) => parties.some(is);
  return {
    code,
    cleared: cleared.filter(
      (unit) =>
        released.includes(unit) &&
        has((one) => one.part === "accused" && one.organisation === unit),
    ),
    units: units.filter(
      (unit) => !has((one) => unitOf(one, directory) === unit && one.part !== "copy"),
    ),
    people: people.filter((id) => !has(({ person }) => person === id)),
  };
};

const partiesOf = (
  { parties }: Matter,
  { cleared, units, people }: Changed,
  { directory }: Pick<RequestContext, "directory">,
): readonly Party[] => [
  ...parties.filter((party) =>
    barred.includes(party.part)
      ? party.part !== "accused" || !cleared.includes(party.organisation ?? "")
      : !units.includes(unitOf(party, directory) ?? ""),
  ),
  ...units.map((organisation): Party => ({ part: "accused", organisation })),
  ...people.map((person): Party => ({ part: "recused", person })),
];

/** A matter as it is with what changed where it came from; it may be closed and have a day to be erased on. */
const withChanged = (matter: Matter, changed: Changed, context: RequestContext): Matter => {
  const left = { ...matter, parties: partiesOf(matter, changed, context) };
  if (!changed.raised) return left;
  const { closedAt } = left;
  const flow = flowOf(context.services.flows, matter);
  const raised = withTeams(flow, { ...left, visibility: 2 }, context.directory);
  return closedAt === undefined ? raised : { ...raised, eraseOn: eraseDay(closedAt, 2) };
};

/** The entries that say what changed in a matter, one for each sort of it. */
const entriesFor = (
  matter: Matter,
  { cleared, units, people, raised }: Changed,
  { services, now }: RequestContext,
): readonly [Entry, ...Entry[]] => {
  const entry = (
    after: Parameters<typeof nextEntry>[0],
    how: Pick<Entry, "step" | "actor">,
    content: object,
  ): Entry =>
    nextEntry(after, {
      ...how,
      id: services.newId(),
      matter: matter.code,
      at: now,
      salt: services.newSalt(),
      content: { state: matter.state, ...content },
    });
  const isMore = units.length + people.length > 0;
  const [how, content] = isMore ? [keepingOut, { units }] : [releasing, { units: cleared }];
  if (!raised) return [entry(matter, how, content)];
  const first = entry(matter, raisingAfter, {});
  const head = { historyHead: first.hash, historyLength: first.number };
  return isMore || cleared.length > 0 ? [first, entry(head, how, content)] : [first];
};

/** A matter with what changed where it came from, and everything that follows from that. */
const follow = (matter: Matter, changed: Changed, context: RequestContext): Followed => {
  const { services, directory, now } = context;
  const flow = flowOf(services.flows, matter);
  const entries = entriesFor(matter, changed, context);
  const last = entries.at(-1) ?? entries[0];
  const left: Matter = {
    ...withChanged(matter, changed, context),
    version: matter.version + 1,
    historyHead: last.hash,
    historyLength: last.number,
  };
  const declared = changed.raised ? flow.steps["raise"] : undefined;
  return {
    matter: left,
    entries,
    waiting: waitingIn(flow, left, directory, { since: now, when: "ever" }),
    notices:
      declared === undefined
        ? []
        : newsOf(left, { flow, whole: matter, declared, context, given: services }),
  };
};

/** A matter that came of one in which something changed, and what of that reaches it. */
type Reached = { readonly matter: Matter; readonly changed: Changed };

/** What changes in a matter by one origin and by another, each unit and person once. */
const together = (one: Changed, other: Changed): Changed => {
  const both = (key: "cleared" | "units" | "people") => [...new Set([...one[key], ...other[key]])];
  return {
    code: one.code,
    cleared: both("cleared"),
    units: both("units"),
    people: both("people"),
    raised: one.raised || other.raised,
  };
};

const isSame = (one: Changed, other: Changed): boolean =>
  one.raised === other.raised &&
  (["cleared", "units", "people"] as const).every((key) => one[key].length === other[key].length);

/** The units that the origins of a matter complain of still, as these are with what changed. */
const accusedByOrigins = async (
  { services: { store } }: RequestContext,
  matter: Matter,
  after: Matter,
  reached: ReadonlyMap<string, Reached>,
): Promise<readonly string[]> => {
  const units: string[] = [];
  for (const code of originsOf(matter)) {
    const origin = code === after.code ? after : await store.matterFor(whatever, code);
    const cleared = reached.get(code)?.changed.cleared ?? [];
    if (origin !== undefined)
      units.push(...unitsIn(origin, "accused").filter((unit) => !cleared.includes(unit)));
  }
  return units;
};

/**
 * The matters that came of one in which it changed who may see it, alone or of others too, as they are with
 * that: units and people kept out of it from now on are kept out of them too; units that turned out not to be
 * complained of are kept out of them no longer, unless it was said of them there or another origin still
 * complains of them; and they are restricted where it came to be, however far down. None is lowered with it.
 */
export const followOffspring = async (
  context: RequestContext,
  before: Matter,
  after: Matter,
): Promise<readonly Followed[]> => {
  const { store } = context.services;
  const reached = new Map<string, Reached>();
  const sources = [changedBy(before, after)].filter(isSomething);
  for (const source of sources) {
    for (const matter of await store.offspring(source.code)) {
      // A clue merged into one that came of it leads back.
      if (matter.code === after.code) continue;
      const isClearing = source.cleared.length > 0;
      const keptOut = isClearing ? keptOutOf(await store.entries(matter.code)) : [];
      const accused = isClearing ? await accusedByOrigins(context, matter, after, reached) : [];
      const released = keptOut.filter((unit) => !accused.includes(unit));
      const { raised } = source;
      // What is restricted or erased already may have led to what is not.
      const by = { ...changedIn(matter, source, context, released), raised };
      const known = reached.get(matter.code)?.changed;
      const changed = known === undefined ? by : together(known, by);
      if (known !== undefined && isSame(known, changed)) continue;
      reached.set(matter.code, { matter, changed });
      sources.push(changed);
    }
  }
  return [...reached.values()].flatMap(({ matter, changed }) => {
    const own = { ...changed, raised: changed.raised && matter.visibility === 1 };
    return isSomething(own) && matter.erasedAt === undefined ? [follow(matter, own, context)] : [];
  });
};

/** What is saved of the matters that follow one, beside it. */
export const followedChange = (
  followed: readonly Followed[],
): Required<Pick<Change, "updated" | "entries" | "waiting" | "notices">> => ({
  updated: followed.map(({ matter }) => matter),
  entries: followed.flatMap(({ entries }) => entries),
  waiting: followed.flatMap(({ waiting }) => waiting),
  notices: followed.flatMap(({ notices }) => notices),
});

/** How often it is looked for what was opened meanwhile. */
const mostRounds = 20;

/** What was opened from a matter while a step was saved that changed who may see it follows after all. */
export const followOpened = async (
  context: RequestContext,
  {
    event,
    before,
    after,
  }: { readonly event: string; readonly before: Matter; readonly after: Matter },
): Promise<void> => {
  const { services, actor, now } = context;
  for (let round = 1; round <= mostRounds; round += 1) {
    const followed = await followOffspring(context, before, after);
    if (followed.length === 0) return;
    await services.store.save({
      seen: { event: `${event} followed ${round}`, actor: actor.id, matter: after.code, at: now },
      ...followedChange(followed),
    });
  }
};
