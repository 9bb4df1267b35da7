import { addDays, type Day, dayOf } from "../calendar/day.ts";
import { type Text, verbatim } from "../chat/text.ts";
import { type SimilarLimits, usualSimilar } from "../people/county-settings.ts";
import { type Directory, organisationName, type Person } from "../people/directory.ts";
import type { GuardedStore } from "../store/store.ts";
import { answerForTheWhole, type Sight, sightOf } from "./access.ts";
import { flowOf, readMatter } from "./find.ts";
import type { Flow } from "./flow.ts";
import type { Matter } from "./matter.ts";
import { mayOpen } from "./may.ts";

// Matters of one category in one place or against one unit: what is wrong there is more than each of them says.
// Nobody is told of a number of matters but of those they see themselves.

/** Matters alike, the oldest first, and the place or unit they have in common. */
export type Similar = {
  readonly category: string;
  readonly of: Text;
  readonly matters: readonly Matter[];
};

/** Since when matters are compared, and how many of them are needed, as the county has set it. */
export const similarLimits = ({ settings }: Pick<Directory, "settings">): SimilarLimits =>
  settings?.similar ?? usualSimilar;

/** The townships a place is in, by their names: 位奇镇芦堡村. */
const townshipsIn = (place: string, { organisations }: Directory): readonly string[] =>
  [...organisations.values()].flatMap(({ id, kind, name }) =>
    kind === "township" &&
    Object.values(name).some((one) => place.toLowerCase().includes(one.toLowerCase()))
      ? [id]
      : [],
  );

/** What a matter has in common with others: townships, else the place as written; and whom it complains of. */
const subjectsOf = (
  flow: Flow,
  matter: Matter,
  directory: Directory,
): readonly { readonly key: string; readonly of: Text }[] => {
  const { recurs } = flow;
  if (recurs === undefined) return [];
  const written = recurs.place(matter).trim();
  const towns = townshipsIn(written, directory);
  const { units, others } = recurs.against(matter);
  const unit = (id: string) => ({ key: `unit:${id}`, of: organisationName(directory, id) });
  return [
    ...towns.map((id) => ({ ...unit(id), key: `place:${id}` })),
    ...(towns.length > 0 || written === ""
      ? []
      : [{ key: `place:${written}`, of: verbatim(written) }]),
    ...units.map(unit),
    ...others.map((other) => ({ key: `other:${other.trim()}`, of: verbatim(other.trim()) })),
  ];
};

/** Every set of matters alike among some, whether or not they are enough, the largest first. */
export const similarAmong = (
  matters: readonly Matter[],
  flows: readonly Flow[],
  directory: Directory,
): readonly Similar[] => {
  const sets = new Map<string, { category: string; of: Text; matters: Matter[] }>();
  const oldestFirst = matters.toSorted((a, b) =>
    a.openedAt === b.openedAt ? a.code.localeCompare(b.code) : a.openedAt < b.openedAt ? -1 : 1,
  );
  for (const matter of oldestFirst)
    for (const { key, of } of subjectsOf(flowOf(flows, matter), matter, directory)) {
      const { category = "" } = matter;
      const name = `${category} ${key}`;
      const set = sets.get(name) ?? { category, of, matters: [] };
      set.matters.push(matter);
      sets.set(name, set);
    }
  return [...sets.values()].toSorted((a, b) => b.matters.length - a.matters.length);
};

const atATime = 200;

/** The matters of recurring kinds a sight reaches that stand and began within the county's time, of one category or any. */
export const standingMatters = async (
  {
    store,
    flows,
    directory,
    today,
  }: {
    readonly store: Pick<GuardedStore, "matters">;
    readonly flows: readonly Flow[];
    readonly directory: Directory;
    readonly today: Day;
  },
  sight: Sight,
  category?: string,
): Promise<readonly Matter[]> => {
  const since = addDays(today, -similarLimits(directory).days);
  const found: Matter[] = [];
  for (const flow of flows) {
    if (flow.recurs === undefined) continue;
    const filter = { kind: flow.kind, ...(category === undefined ? {} : { category }) };
    let before: Pick<Matter, "openedAt" | "code"> | undefined;
    for (;;) {
      const page = await store.matters(sight, {
        ...filter,
        ...(before === undefined ? {} : { before }),
        take: atATime,
      });
      for (const stored of page) {
        if (dayOf(stored.openedAt) < since) break;
        if (stored.erasedAt !== undefined || stored.visibility === 3) continue;
        if (stored.category === undefined) continue;
        const matter = readMatter(flow, stored);
        if (flow.recurs.counts(matter)) found.push(matter);
      }
      before = page.at(-1);
      if (before === undefined || page.length < atATime || dayOf(before.openedAt) < since) break;
    }
  }
  return found;
};

/** Whether somebody may answer matters of a kind together by one of another. */
export const mayAnswer = (
  person: Person,
  { recurs }: Pick<Flow, "recurs">,
  flows: readonly Flow[],
): boolean => recurs !== undefined && mayOpen(person, flowOf(flows, { kind: recurs.answeredBy }));

/** The largest set of enough matters that one of them stands in, as far as a reader sees them who may answer it or answers for the whole. */
export const similarTo = async (
  looking: {
    readonly store: Pick<GuardedStore, "matters">;
    readonly flows: readonly Flow[];
    readonly directory: Directory;
    readonly today: Day;
    readonly actor: Person;
  },
  { category, code, kind, erasedAt, visibility }: Matter,
): Promise<Similar | undefined> => {
  const { flows, directory, actor } = looking;
  const flow = flowOf(flows, { kind });
  if (flow.recurs === undefined || category === undefined) return undefined;
  if (erasedAt !== undefined || visibility === 3) return undefined;
  if (
    !mayAnswer(actor, flow, flows) &&
    !answerForTheWhole.some((role) => actor.roles.includes(role))
  )
    return undefined;
  const all = await standingMatters(looking, sightOf(actor), category);
  return similarAmong(all, flows, directory).find(
    ({ matters }) =>
      matters.length >= similarLimits(directory).count && matters.some((one) => one.code === code),
  );
};
