import { z } from "zod";
import { flowOf } from "../flow/find.ts";
import { type Entry, keepingOut, nextEntry, releasing } from "../flow/history.ts";
import {
  barred,
  type Matter,
  type Party,
  peopleIn,
  unitsIn,
  type Waiting,
} from "../flow/matter.ts";
import { waitingIn } from "../flow/owed.ts";
import { unitOf } from "../flow/parties.ts";
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
type Followed = {
  readonly matter: Matter;
  readonly entry: Entry;
  readonly waiting: readonly Waiting[];
};

/** Who is kept out of a matter no longer, and who is from now on. */
type KeptOut = {
  readonly code: string;
  readonly cleared: readonly string[];
  readonly units: readonly string[];
  readonly people: readonly string[];
};

const keptOutBy = (before: Matter, after: Matter): KeptOut => {
  const added = (one: Matter, other: Matter) => ({
    units: unitsIn(one, "accused").filter((unit) => !unitsIn(other, "accused").includes(unit)),
    people: peopleIn(one, "recused").filter((id) => !peopleIn(other, "recused").includes(id)),
  });
  return { code: after.code, cleared: added(before, after).units, ...added(after, before) };
};

const isSomething = ({ cleared, units, people }: KeptOut): boolean =>
  cleared.length + units.length + people.length > 0;

/**
 * Of those kept out of where a matter came from, who is kept out of it as well: not a unit it is addressed
 * to, which is to read and answer it, or which brought it, nor somebody who has a part in it by name.
 */
const alsoKeptOut = (
  { parties }: Matter,
  { code, cleared, units, people }: KeptOut,
  { directory }: Pick<RequestContext, "directory">,
  keptOut: readonly string[],
): KeptOut => {
  const has = (is: (party: Party) => boolean) => parties.some(is);
  return {
    code,
    cleared: cleared.filter(
      (unit) =>
        keptOut.includes(unit) && has((one) => one.part === "accused" && one.organisation === unit),
    ),
    units: units.filter(
      (unit) => !has((one) => unitOf(one, directory) === unit && one.part !== "copy"),
    ),
    people: people.filter((id) => !has(({ person }) => person === id)),
  };
};

const partiesOf = (
  { parties }: Matter,
  { cleared, units, people }: KeptOut,
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

/**
 * The matters that came of one in which it changed who is kept out, as they are with that: units and people
 * kept out of it from now on are kept out of them too; units that turned out not to be complained of are
 * kept out of them no longer, unless it was said of them there.
 */
export const followOffspring = async (
  context: RequestContext,
  before: Matter,
  after: Matter,
): Promise<readonly Followed[]> => {
  const { services, directory, now } = context;
  const followed: Followed[] = [];
  const sources = [keptOutBy(before, after)].filter(isSomething);
  for (const source of sources) {
    for (const matter of await services.store.offspring(source.code)) {
      const keptOut =
        source.cleared.length === 0 ? [] : keptOutOf(await services.store.entries(matter.code));
      const changed = { ...alsoKeptOut(matter, source, context, keptOut), code: matter.code };
      if (!isSomething(changed) || matter.erasedAt !== undefined) continue;
      const { cleared, units, people } = changed;
      const isMore = units.length + people.length > 0;
      const entry = nextEntry(matter, {
        ...(isMore ? keepingOut : releasing),
        id: services.newId(),
        matter: matter.code,
        at: now,
        salt: services.newSalt(),
        content: { state: matter.state, units: isMore ? units : cleared },
      });
      const left: Matter = {
        ...matter,
        version: matter.version + 1,
        parties: partiesOf(matter, changed, context),
        historyHead: entry.hash,
        historyLength: entry.number,
      };
      const flow = flowOf(services.flows, matter);
      followed.push({
        matter: left,
        entry,
        waiting: waitingIn(flow, left, directory, { since: now, when: "ever" }),
      });
      sources.push(changed);
    }
  }
  return followed;
};
