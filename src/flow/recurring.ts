import { z } from "zod";
import { addDays, type Day, dayOf } from "../calendar/day.ts";
import { type Text, verbatim } from "../chat/text.ts";
import { type SimilarLimits, usualSimilar } from "../people/county-settings.ts";
import { type Directory, organisationName, type Person } from "../people/directory.ts";
import type { GuardedStore, Store } from "../store/store.ts";
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

/** The townships a place is in, by any of their names: 位奇镇芦堡村, 位奇芦堡村. */
const townshipsIn = (place: string, { organisations }: Directory): readonly string[] =>
  [...organisations.values()].flatMap(({ id, kind, name, also }) =>
    kind === "township" &&
    [name.zh, name.en, ...also].some(
      (one) => one.length > 1 && place.toLowerCase().includes(one.toLowerCase()),
    )
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

/** Whether a matter counts: it began since a day, its kind says that it does, and nothing of it is hidden or gone. */
const stands = (flow: Flow, stored: Matter, since: Day): boolean =>
  dayOf(stored.openedAt) >= since &&
  stored.erasedAt === undefined &&
  stored.visibility !== 3 &&
  stored.category !== undefined &&
  flow.recurs?.counts(readMatter(flow, stored)) === true;

const atATime = 200;

/** So many related matters are looked up at a time. */
const related = 40;

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
      found.push(
        ...page
          .filter((stored) => stands(flow, stored, since))
          .map((stored) => readMatter(flow, stored)),
      );
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

/** The name under which stands which matters of a category are alike, whoever may see them: numbers alone, by sets. */
const alikeKept = (category: string): string => `similar.in:${category}`;

const alike = z.array(z.array(z.string()));

/** No more of a set are kept, the newest. */
const mostKept = 200;

/** Keeps which matters of a category are alike, so that the card of each need not look through all of them. */
export const keepAlike = (
  store: Pick<Store, "saveSetting">,
  category: string,
  sets: readonly Similar[],
): Promise<void> =>
  store.saveSetting(
    alikeKept(category),
    JSON.stringify(
      sets
        .filter(({ matters }) => matters.length > 1)
        .map(({ matters }) => matters.slice(-mostKept).map(({ code }) => code)),
    ),
  );

/**
 * The largest set of enough matters that one of them stands in, of those that were alike when it was looked last, as they are
 * now and as far as a reader sees them who may answer them or answers for the whole.
 */
export const similarTo = async (
  {
    store,
    flows,
    directory,
    today,
    actor,
  }: {
    readonly store: Pick<GuardedStore, "related" | "setting">;
    readonly flows: readonly Flow[];
    readonly directory: Directory;
    readonly today: Day;
    readonly actor: Person;
  },
  matter: Matter,
): Promise<Similar | undefined> => {
  const { category, code, kind } = matter;
  const flow = flowOf(flows, { kind });
  if (flow.recurs === undefined || category === undefined) return undefined;
  if (
    !mayAnswer(actor, flow, flows) &&
    !answerForTheWhole.some((role) => actor.roles.includes(role))
  )
    return undefined;
  const { count, days } = similarLimits(directory);
  const since = addDays(today, -days);
  const sets = alike.parse(JSON.parse((await store.setting(alikeKept(category))) ?? "[]"));
  const codes = [...new Set(sets.filter((set) => set.includes(code)).flat())];
  if (codes.length < count || !stands(flow, matter, since)) return undefined;
  const found: Matter[] = [matter];
  for (let from = 0; from < codes.length; from += related) {
    const links = codes.slice(from, from + related).map((one) => ({ code: one, by: actor.id }));
    for (const stored of await store.related(sightOf(actor), { code, links })) {
      const other = flowOf(flows, stored);
      if (stored.code !== code && codes.includes(stored.code) && stands(other, stored, since))
        found.push(readMatter(other, stored));
    }
  }
  return similarAmong(found, flows, directory).find(
    ({ matters }) => matters.length >= count && matters.some((one) => one.code === code),
  );
};
