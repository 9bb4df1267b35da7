import { z } from "zod";
import { flowOf } from "../flow/find.ts";
import { type Entry, nextEntry, releasing } from "../flow/history.ts";
import { type Matter, unitsIn, type Waiting } from "../flow/matter.ts";
import { waitingIn } from "../flow/owed.ts";
import type { RequestContext } from "./context.ts";

const openedWith = z.object({ answers: z.object({ keptOut: z.array(z.string()) }) });

/** The units kept out of a matter because the one it came of kept them out, and not for what it says itself. */
const keptOutOf = ([first]: readonly Entry[]): readonly string[] =>
  openedWith.safeParse(JSON.parse(first?.content ?? "null")).data?.answers.keptOut ?? [];

const releasedFrom = (matter: Matter, units: readonly string[]): Matter["parties"] =>
  matter.parties.filter(
    ({ part, organisation = "" }) => part !== "accused" || !units.includes(organisation),
  );

/** What is saved of a matter beside the one a step was taken in. */
type Followed = {
  readonly matter: Matter;
  readonly entry: Entry;
  readonly waiting: readonly Waiting[];
};

/**
 * The matters that came of one of which some units turned out not to be complained of, as they are without
 * that doubt: they are kept out of them no longer, unless it was said of them there.
 */
export const releaseOffspring = async (
  { services, directory, now }: RequestContext,
  before: Matter,
  after: Matter,
): Promise<readonly Followed[]> => {
  const accused = unitsIn(after, "accused");
  const cleared = unitsIn(before, "accused").filter((unit) => !accused.includes(unit));
  const followed: Followed[] = [];
  const sources = cleared.length === 0 ? [] : [{ code: after.code, cleared }];
  for (const source of sources) {
    for (const matter of await services.store.offspring(source.code)) {
      const keptOut = keptOutOf(await services.store.entries(matter.code));
      const units = unitsIn(matter, "accused").filter(
        (unit) => source.cleared.includes(unit) && keptOut.includes(unit),
      );
      if (units.length === 0 || matter.erasedAt !== undefined) continue;
      const entry = nextEntry(matter, {
        ...releasing,
        id: services.newId(),
        matter: matter.code,
        at: now,
        salt: services.newSalt(),
        content: { state: matter.state, units },
      });
      const left: Matter = {
        ...matter,
        version: matter.version + 1,
        parties: releasedFrom(matter, units),
        historyHead: entry.hash,
        historyLength: entry.number,
      };
      const flow = flowOf(services.flows, matter);
      followed.push({
        matter: left,
        entry,
        waiting: waitingIn(flow, left, directory, { since: now, when: "ever" }),
      });
      sources.push({ code: matter.code, cleared: units });
    }
  }
  return followed;
};
