import { Refusal } from "../chat/refusal.ts";
import type { Text } from "../chat/text.ts";
import { sightOf } from "../flow/access.ts";
import { type Found, findCode, findDuties, flowOf, foundFor, readMatter } from "../flow/find.ts";
import type { Flow } from "../flow/flow.ts";
import { type Matter, unitsIn } from "../flow/matter.ts";
import { titleOf } from "../flow/render.ts";
import type { Mentions } from "../line/mentions.ts";
import { calledIn, saysDated, saysTitle } from "./called.ts";
import { matterAbove } from "./choose-matter.ts";
import type { RequestContext } from "./context.ts";
import { isOnDay, namedDay } from "./named-day.ts";
import { type CalledName, shareOfCalled } from "./share-called.ts";
import { likeness, oursOf, wordsNamed } from "./title-words.ts";
import { takesPart, unitAsking } from "./unit-asking.ts";
import { talk } from "./words.ts";

/** How many of the newest matters are looked at for what a sentence says. */
const mostLookedAt = 60;

/** What one matter speaks for itself in a sentence. */
export type Near = Found & {
  readonly weight: number;
  readonly owed: readonly string[];
  /** Words of its title, and of no other's more, stand in the sentence. */
  readonly titled?: true;
  /** Its kind, its day or words of its title are named. */
  readonly spoken?: true;
  /** Something is spoken of that such a matter is about. */
  readonly hinted?: true;
  /** The day that was named is that of this matter. */
  readonly onDay?: true;
  /** What the sentence calls one of its kind, or points at, is what it is about. */
  readonly called?: true;
  /** A day or a name was said, and it is not that of this matter: how that is said. */
  readonly notSuch?: Text;
};

/** So much speaks for a matter whose title is named, and for one whose unit that began it is. */
export const byTitle = 0.7;
const byOwner = 1.4;
/** So much for one whose title is what the sentence calls it. */
const byName = 2;
/** So much for one whose title the sentence says whole. */
const byWhole = 3;

/** So much for one in which a unit that is named has a part: 公安局要延期 is of the task of the police. */
const byParty = 0.5;

/** So much for one whose kind is named, and for one of a kind that what is spoken of hints at. */
const byKind = 0.6;
const byHint = 0.45;

/** A named day says which of several is meant more than words of a title do. */
export const byDay = 2.5;

/** What was looked for already while a request is read. */
const looked = new WeakMap<RequestContext, Map<string, Promise<readonly Near[]>>>();

/** The matters a sentence may be about, likeliest first: only what this person sees. */
export const nearMatters = (
  context: RequestContext,
  mentions: Mentions,
  bare: string,
): Promise<readonly Near[]> => {
  const kept = looked.get(context) ?? new Map<string, Promise<readonly Near[]>>();
  looked.set(context, kept);
  const key = [bare, ...mentions.codes, ...mentions.references].join("\n");
  const found = kept.get(key) ?? findNear(context, mentions, bare);
  kept.set(key, found);
  return found;
};

const findNear = async (
  context: RequestContext,
  mentions: Mentions,
  bare: string,
): Promise<readonly Near[]> => {
  const { services, actor } = context;
  const { store, flows } = services;
  const looking = { ...context, store, flows };
  const [duties, seen, above] = await Promise.all([
    findDuties(looking),
    store.matters(sightOf(actor), { take: mostLookedAt }),
    matterAbove(context),
  ]);
  const shown = services.shown?.of(actor.id, context.now) ?? [];
  const named = new Set(mentions.codes);
  for (const reference of mentions.references) {
    const code = await findCode({ ...services, actor }, { reference });
    if (!(code instanceof Refusal)) named.add(code);
  }
  const place =
    mentions.place === undefined
      ? undefined
      : shown.at(mentions.place < 0 ? -1 : mentions.place - 1);
  const days = new Map(flows.map((flow) => [flow, namedDay(flow, bare, context.now)]));
  const names = new Map(flows.map((flow) => [flow, calledIn(flow, bare, context)]));
  const all = new Map([...seen, ...duties.map(({ of }) => of)].map((one) => [one.code, one]));
  for (const code of [...named, ...shown.slice(0, 3)]) {
    const one = all.has(code) ? undefined : await store.matterFor(sightOf(actor), code);
    if (one !== undefined) all.set(code, one);
  }
  const candidates = [...all.values()].filter(({ code, closedAt }) =>
    named.size === 0 ? closedAt === undefined || shown.includes(code) : named.has(code),
  );
  // Of what is over only what is called so: that it is over is said.
  if (named.size === 0)
    for (const one of all.values()) {
      const flow = flowOf(flows, one);
      const { zh: title } = titleOf(one);
      if (one.closedAt === undefined || flow.appointment === undefined) continue;
      if (!candidates.includes(one) && saysTitle(title, bare)) candidates.push(one);
    }
  const isOurs = oursOf(services.verbs);
  // 采砂那个建议我们签收了: where none is called so, a task is not meant in its place.
  const otherCalled = (flow: Flow): CalledName | undefined =>
    speaksOfOther(flow, mentions)
      ? flows
          .filter(({ prefix, appointment }) => mentions.kinds.includes(prefix) && !appointment)
          .flatMap((one) => names.get(one) ?? [])[0]
      : undefined;
  const asking = named.size > 0 ? undefined : unitAsking(bare, context.directory);
  const wordsOf = new Map(
    candidates.map((matter) => [matter.code, wordsNamed(titleOf(matter).zh, bare, isOurs)]),
  );
  const most = Math.max(0, ...[...wordsOf.values()].map((one) => one.length));
  const titles = new Map(
    candidates.map((one) => [one.code, likeness(titleOf(one).zh, bare)] as const),
  );
  const likest = Math.max(0, ...titles.values());
  return candidates
    .map((matter): Near => {
      const flow = flowOf(flows, matter);
      const owed = duties.filter(({ of }) => of.code === matter.code).map(({ step }) => step);
      const { code } = matter;
      const found = foundFor({ flow, matter: readMatter(flow, matter) }, actor);
      const day = named.size > 0 ? undefined : days.get(flow);
      const onDay = day !== undefined && isOnDay(flow, found.matter, day);
      const called = named.size > 0 ? undefined : (names.get(flow) ?? otherCalled(flow));
      const { zh: titled } = titleOf(matter);
      const isWhole = saysTitle(titled, bare);
      const share = called === undefined ? 0 : shareOfCalled(found.matter, called);
      const notSuch =
        called !== undefined && share === 0 && !isWhole && !saysDated(titled, bare)
          ? { notSuch: talk.noneCalled(called.said) }
          : asking !== undefined && flow.appointment === undefined && !takesPart(matter, asking)
            ? { notSuch: talk.noneAsking(asking.name) }
            : day !== undefined && !onDay && !saysDated(titled, bare)
              ? { notSuch: talk.noneOnDay(day.typed) }
              : {};
      const isNamed = wordsOf.get(code)?.length === most;
      const title = titles.get(code) ?? 0;
      const spoken =
        onDay ||
        title > 0 ||
        mentions.kinds.includes(flow.prefix) ||
        flow.spoken?.test(bare) === true;
      const hinted = flow.hints?.test(bare) === true;
      const weight =
        (onDay ? byDay : 0) +
        (named.has(code) ? 3 : 0) +
        (code === place ? 3 : 0) +
        // Words of a title say which is meant; what was looked at is meant where they name no other.
        (isNamed && code === above?.matter.code ? 2 : 0) +
        // 12月2号那个研判会 points at what its words name, not at what was looked at.
        (isNamed && shown[0] === code && shown.length === 1 && title === likest
          ? mentions.points
            ? 1.2
            : called === undefined
              ? 0.5
              : 0
          : 0) +
        title +
        (flow.appointment === undefined ? 0 : byName * share) +
        (isWhole ? byWhole + titled.length / 100 : 0) +
        (flow.appointment !== undefined && saysDated(titled, bare) ? byDay : 0) +
        (isBegunBy(found.matter, bare, context.directory) ? byOwner : 0) +
        (hasNamed(found.matter, bare, context.directory) ? byParty : 0) +
        (mentions.kinds.includes(flow.prefix) ? byKind : hinted ? byHint : 0) +
        (owed.length > 0 ? 0.3 : 0);
      return {
        ...found,
        weight,
        owed,
        ...(most > 0 && isNamed ? { titled: true } : {}),
        ...(spoken ? { spoken } : {}),
        ...(hinted ? { hinted } : {}),
        ...(onDay ? { onDay } : {}),
        ...(share > 0 ? { called: true } : {}),
        ...notSuch,
      };
    })
    .sort(
      (one, other) =>
        other.weight - one.weight || (one.matter.openedAt < other.matter.openedAt ? 1 : -1),
    );
};

/**
 * Whether a sentence speaks of matters of other kinds alone: 检察建议的整改干了一半 is no progress of a task. A meeting may be
 * about any of them.
 */
export const speaksOfOther = (flow: Flow, { kinds }: Pick<Mentions, "kinds">): boolean =>
  flow.appointment === undefined && kinds.length > 0 && !kinds.includes(flow.prefix);

/** Whether a sentence names one of a kind, by kind and sentence: asked of every step that may be meant. */
const named = new WeakMap<RequestContext, Map<string, boolean>>();

/**
 * Whether a sentence speaks of something else that people meet for, by its name or its day: the school bus meeting, 明天的会 are no
 * event of publicity and no task.
 */
export const speaksOfOtherAppointment = (
  flow: Flow,
  {
    mentions: { kinds },
    told,
  }: { readonly mentions: Pick<Mentions, "kinds">; readonly told: string },
  context: RequestContext,
): boolean => {
  const kept = named.get(context) ?? new Map<string, boolean>();
  named.set(context, kept);
  const isNamed = (one: Flow): boolean => {
    const key = `${one.prefix} ${told}`;
    const is =
      kept.get(key) ??
      (calledIn(one, told, context) !== undefined ||
        namedDay(one, told, context.now) !== undefined);
    kept.set(key, is);
    return is;
  };
  return (
    !kinds.includes(flow.prefix) &&
    !isNamed(flow) &&
    context.services.flows.some((one) => one.appointment !== undefined && isNamed(one))
  );
};

/** Whether a sentence names a unit that has to act in a matter, by its name as it stands in the directory. */
const hasNamed = (
  matter: Matter,
  said: string,
  { organisations }: RequestContext["directory"],
): boolean =>
  matter.parties.some(({ part, organisation }) => {
    if ((part !== "to" && part !== "joint") || organisation === undefined) return false;
    const unit = organisations.get(organisation);
    return (
      unit !== undefined &&
      [unit.name.zh, ...unit.also].some((name) => name.length > 2 && said.includes(name))
    );
  });

/** Whether a sentence names the unit that began a matter as whose it is: 水务局的提议, the water bureau's proposal. */
const isBegunBy = (
  matter: Matter,
  said: string,
  { organisations }: RequestContext["directory"],
): boolean =>
  unitsIn(matter, "from").some((id) => {
    const unit = organisations.get(id);
    const names = unit === undefined ? [] : [id, unit.name.zh, unit.name.en, ...unit.also];
    return names.some((name) => {
      const at = name.length < 2 ? -1 : said.toLowerCase().indexOf(name.toLowerCase());
      return at >= 0 && (OF.test(said.slice(at + name.length)) || BY.test(said.slice(0, at)));
    });
  });

/** Behind the name of whose something is, and before it. */
const OF =
  /^(?:联络员)?(?:(?:提出|提|报)?的提|(?:提出|提议|提|报)(?:要?开)?的(?:那个)?会)|^(?:'s?)? (?:meeting )?propos/iu;
const BY = /\b(?:propos(?:ed|al)|made) (?:by|from) (?:the )?$/iu;
