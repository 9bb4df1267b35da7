import { dayOf, type Instant } from "../calendar/day.ts";
import { action, type Card, type Press } from "../chat/card.ts";
import { type Text, text } from "../chat/text.ts";
import { canSee, sightOf } from "../flow/access.ts";
import { groupMayKnow } from "../flow/advance.ts";
import { cardNow } from "../flow/card-after.ts";
import { type Found, flowOf, readMatter } from "../flow/find.ts";
import type { Matter } from "../flow/matter.ts";
import { clockAbout, type Notice, type NoticeContent, type Recipient } from "../flow/notice.ts";
import { isPutOff, mayPutOff, putOffTo } from "../flow/put-off.ts";
import { withRelated } from "../flow/related.ts";
import {
  groupCard,
  groupFacts,
  matterCard,
  newsCard,
  stepActions,
  urgentCard,
} from "../flow/render.ts";
import { contextOf, type SystemServices } from "../flow/services.ts";
import { outsideOf } from "../flow/told.ts";
import { listWithoutHidden } from "../flow/unnamed.ts";
import { words } from "../flow/words.ts";
import type { Person } from "../people/directory.ts";
import { groupWishesKept, isMuted, readGroupWishes } from "../people/group-wishes.ts";
import { type MorningSort, morningOf } from "../people/mornings.ts";
import { textsIn } from "../screening/screen.ts";
import { type Delivering, reasons } from "./delivering.ts";
import { groupMorning } from "./group-morning.ts";
import { headlineOf, headlinesOf, headlineUntil } from "./headline.ts";
import { isSource, whoIsCalled } from "./loud.ts";
import { briefOf, morningFor } from "./morning.ts";
import { sparedBecause } from "./quiet.ts";
import { callListFor } from "./to-telephone.ts";
import { faultsNow } from "./watchdog.ts";

/** A card to be sent. */
export type Rendered = {
  readonly card: Card;
  /** Which version of its matter the card shows. */
  readonly version?: number;
  readonly headline?: Text;
  /** Until when the headline is so, where that is known. */
  readonly until?: Instant;
  readonly actors?: readonly string[];
  /** It is to be noticed in its group, by these people above all. */
  readonly loud?: { readonly calls: readonly Person[] };
  /** What asks for the same anew, where it is no matter's card. */
  readonly again?: Press;
  /** Which versions of them, where it shows several. */
  readonly versions?: ReadonlyMap<string, number>;
  /** Those of its notices, by their ids, that are about a matter of level 2 or above, to a person. */
  readonly restricted?: readonly string[];
};

type Rendering = Pick<Delivering, "services" | "directory">;

/**
 * A notice as its recipient is to read it now, or why it need not be said any more; `besides` are others of the same
 * matter that are said above its card as well.
 */
export const renderNotice = async (
  delivering: Rendering,
  notice: Notice,
  besides: readonly Notice[] = [],
): Promise<Rendered | { readonly dropped: Text }> => {
  const { id, content, recipient } = notice;
  if (content.is === "plain") {
    if (content.matters !== undefined) {
      if (isOfBefore(delivering, notice, "day")) return { dropped: reasons.nextMorning };
      const wishes = readGroupWishes(
        await delivering.services.store.settingsUnder(groupWishesKept),
      );
      if (isMuted(wishes[recipient.id], dayOf(delivering.services.time.now())))
        return { dropped: reasons.muted };
      const told = await groupMorning(delivering, notice, content.matters);
      return told === undefined || told.card.body.length === 0
        ? { dropped: reasons.nothing }
        : told;
    }
    if (content.calls !== undefined) {
      const list = await callListFor(delivering, recipient, content.calls);
      return list === undefined ? { dropped: reasons.stopped } : { ...list, restricted: [id] };
    }
    const { morning: sort, besides: beside, brief, faults } = content;
    let hides: Pick<Rendered, "restricted"> = {};
    if (content.about !== undefined) {
      const reader = delivering.directory.people.get(recipient.id);
      const known = reader && (await outsideOf(delivering.services.store, content.about, reader));
      if (known === undefined) return { dropped: reasons.unseen };
      // Where its only account is new it waits until that no longer is.
      if (known.visibility > 1) hides = { restricted: [id] };
    }
    if (sort === undefined && brief === undefined && faults === undefined)
      return { card: content.card, ...hides };
    const sorts = [beside, sort].flatMap((one) => one ?? []);
    const stillNew = sorts.filter((one) => !isOfBefore(delivering, notice, one));
    if (sorts.length > 0 && stillNew.length === 0) return { dropped: reasons.nextMorning };
    const morning =
      brief !== undefined
        ? await briefOf(delivering, recipient, brief)
        : faults !== undefined
          ? await faultsNow(delivering, recipient, faults)
          : await morningFor(delivering, recipient, stillNew);
    if (morning === undefined) return { dropped: reasons.nothing };
    const { restricted, ...told } = morning;
    const card = await listFor(delivering, recipient, told.card);
    return { ...told, card, ...(restricted === undefined ? {} : { restricted: [id] }) };
  }
  const found = await findAny(delivering.services, content.matter);
  if (found === undefined) return { dropped: reasons.unseen };
  const { matter } = found;
  const { store, time } = delivering.services;
  if (content.is !== "news") {
    const others = await store.notices(matter.code);
    if (recipient.to === "person" && isPutOff(notice, others, time.now()))
      return { dropped: reasons.putOff };
    if (others.some((one) => isSaidBy(one, notice, time.now())))
      return { dropped: reasons.saidLater };
  }
  const spared = await sparedTo(delivering, found, notice);
  if (spared !== undefined) return { dropped: spared };
  const own = headlineOf(delivering, found, content, recipient);
  if (own === undefined) return { dropped: reasons.stopped };
  const all = [notice, ...besides];
  const headline = headlinesOf(delivering, found, all) ?? own;
  const about = clockAbout(content);
  const masked = isMasked(content, matter);
  const card = await cardFor(delivering, recipient, found, { headline, notice: id, about, masked });
  if (card === undefined) return { dropped: reasons.unseen };
  const restricted = matter.visibility > 1 && recipient.to === "person" ? { restricted: [id] } : {};
  const [until] = all
    .flatMap((one) =>
      one.content.is === "plain" ? [] : (headlineUntil(delivering, found, one.content) ?? []),
    )
    .toSorted();
  const loud = all
    .map((one) => loudness(delivering, found, one.content, recipient))
    .find((one) => one.loud !== undefined);
  return {
    card: withLater(
      delivering,
      card,
      all.map((one) => ({ found, notice: one })),
    ),
    headline,
    ...(until === undefined ? {} : { until }),
    version: matter.version,
    ...restricted,
    ...(recipient.to === "channel" ? { actors: actorsIn(delivering, found) } : {}),
    ...loud,
  };
};

/** A card of several matters, called as whoever gets it may read; what a group gets has no title in it. */
export const listFor = async (
  { services, directory }: Rendering,
  { to, id }: Recipient,
  card: Card,
): Promise<Card> => {
  const actor = to === "person" ? directory.people.get(id) : undefined;
  return actor === undefined
    ? card
    : listWithoutHidden({ ...services, actor }, services.time.now(), card);
};

/**
 * Whether a morning's message was not sent while it was new: what it was to say stands in the next one, as it is then.
 * One that may have arrived is looked for first.
 */
const isOfBefore = (
  { services, directory }: Rendering,
  { createdAt, sentAt, life }: Notice,
  sort: MorningSort,
): boolean => {
  const calendar = services.calendarOf(directory);
  const [then, now] = [createdAt, services.time.now()].map((instant) =>
    morningOf(sort, dayOf(instant), calendar),
  );
  return sentAt === undefined && life !== "uncertain" && then !== now;
};

/** Whether another notice says of the same clock, to the same reader and now as well, what one that waits was to say. */
const isSaidBy = (other: Notice, { life, ...notice }: Notice, now: Instant): boolean =>
  life !== "sent" &&
  life !== "uncertain" &&
  other.content.is === notice.content.is &&
  clockAbout(other.content) === clockAbout(notice.content) &&
  other.recipient.to === notice.recipient.to &&
  other.recipient.id === notice.recipient.id &&
  other.createdAt > notice.createdAt &&
  other.nextTryAt <= now &&
  other.life !== "failed" &&
  other.life !== "dropped";

/** Why a notice need not be posted in its group, by what that wishes. */
const sparedTo = async (
  { services: { store, time }, directory }: Rendering,
  found: Found,
  { content, recipient }: Notice,
): Promise<Text | undefined> => {
  if (recipient.to !== "channel") return undefined;
  const group = await store.channelById(recipient.id);
  if (group === undefined) return undefined;
  const wishes = readGroupWishes(await store.settingsUnder(groupWishesKept));
  const told = { ...found, about: clockAbout(content), isNews: content.is === "news" };
  return sparedBecause(group, wishes[group.id], told, { now: time.now(), directory });
};

/** A card of reminders with a button that puts off those that may be, where a person reads it and there are any. */
export const withLater = (
  { services, directory }: Rendering,
  card: Card,
  reminders: readonly {
    readonly found: Found;
    readonly notice: Pick<Notice, "id" | "content" | "recipient">;
  }[],
): Card => {
  const now = services.time.now();
  const first = putOffTo("tomorrow", dayOf(now), services.calendarOf(directory));
  const able = reminders.find(({ found: { matter }, notice: { content, recipient } }) => {
    if (content.is !== "reminder" || recipient.to !== "person") return false;
    const clock = matter.clocks.find(({ id }) => id === content.clock);
    return clock !== undefined && mayPutOff(clock, first);
  });
  if (able === undefined) return card;
  const press = { command: "later", prefill: { notice: able.notice.id } };
  return { ...card, actions: [...card.actions, action(words.later, press)] };
};

/** Whether a reminder is to be noticed in its group, and by whom. */
export const loudness = (
  delivering: Rendering,
  found: Found,
  content: NoticeContent,
  { to, id }: Recipient,
): Pick<Rendered, "loud"> => {
  const group = delivering.directory.groups.find((one) => one.id === id);
  return to !== "channel" || group === undefined || content.is !== "reminder" || !content.loud
    ? {}
    : { loud: { calls: whoIsCalled(delivering, found, content.clock, group) } };
};

/** A reminder of a restricted matter may light up a screen others look at: masked even in private. */
export const isMasked = (
  { is }: NoticeContent,
  { visibility }: Pick<Matter, "visibility">,
): boolean => is !== "news" && visibility > 1;

/** A matter whoever may see it; only to ask afterwards who may. */
export const findAny = async (
  { store, flows }: SystemServices,
  code: string,
): Promise<Found | undefined> => {
  const stored = await store.matter(code);
  if (stored === undefined) return undefined;
  const flow = flowOf(flows, stored);
  return { flow, matter: readMatter(flow, stored) };
};

/**
 * The card of a matter for a recipient as it is now, below the headline of the notice it came with;
 * `undefined` where the recipient may not see it.
 */
export const cardFor = async (
  { services, directory }: Rendering,
  recipient: Recipient,
  { flow, matter }: Found,
  {
    headline,
    notice,
    about,
    masked = false,
    since,
  }: {
    /** `over`: what it came with is so no more. */
    readonly headline: Text | "over" | undefined;
    readonly notice: string;
    /** The clock it reminds of. */
    readonly about: string | undefined;
    /** A person reads no more of it than a group does. */
    readonly masked?: boolean;
    /** When what it came with was said, where that is over. */
    readonly since?: Instant | undefined;
  },
): Promise<Card | undefined> => {
  const { store, flows, time } = services;
  const at = { now: time.now(), directory };
  const said = headline === "over" ? undefined : headline;
  if (recipient.to === "channel") {
    const channel = await store.channelById(recipient.id);
    if (channel === undefined || !groupMayKnow(channel, matter)) return undefined;
    if (flow.group(matter) === undefined) return urgentCard(notice);
    const known = groupFacts(flow, matter, at, { about, unit: channel.boundTo });
    const news = headline === undefined ? words.groupNews(flow.name) : said;
    return groupCard(known, news, notice);
  }
  const person = directory.people.get(recipient.id);
  if (person === undefined || !canSee(sightOf(person), matter)) return undefined;
  if (headline !== undefined && masked)
    return groupCard(groupFacts(flow, matter, at, { about }), said, notice);
  if (headline !== undefined && matter.visibility > 1) {
    const unquoted = said && withoutQuotes(said, await textsTyped(services, matter));
    return newsCard(flow, matter, unquoted);
  }
  const context = {
    ...contextOf(services, person, directory),
    store,
    flows,
    standing: true,
  } as const;
  if (said === undefined) return cardNow(context, { flow, matter }, since);
  return withRelated(context, flow, matter, matterCard(flow, matter, context, said));
};

/** What people have typed of a matter, whatever field or step it was for. */
const textsTyped = async (
  { store }: SystemServices,
  { code, title, fields }: Matter,
): Promise<readonly string[]> => {
  const entries = await store.entries(code);
  return textsIn([title, fields, entries.map(({ content }) => JSON.parse(content ?? "null"))]);
};

/** A sentence of ours without what it quotes of what was typed; short words and ids say nothing. */
const withoutQuotes = ({ zh, en }: Text, typed: readonly string[]): Text => {
  const quoted = [...new Set(typed.map((one) => one.trim()))]
    .filter((one) => (/\p{Script=Han}/u.test(one) ? one.length >= 4 : /\s/.test(one)))
    .toSorted((a, b) => b.length - a.length);
  const without = (said: string) => quoted.reduce((left, one) => left.replaceAll(one, "…"), said);
  return text(without(zh), without(en));
};

/**
 * The posts that could do something about a matter now, for the card of a group: on some platforms it shows each its own
 * buttons, and names their accounts for that. Never the team of a restricted matter, never the source.
 */
export const actorsIn = (
  { services, directory }: Rendering,
  { flow, matter }: Found,
): readonly string[] => {
  if (matter.visibility > 1) return [];
  const now = services.time.now();
  const at = { now, today: dayOf(now), calendar: services.calendarOf(directory) };
  return [...directory.people.values()]
    .filter(
      (actor) =>
        !isSource(matter, actor) &&
        canSee(sightOf(actor), matter) &&
        stepActions(flow, matter, { actor, ...at }).length > 0,
    )
    .map(({ id }) => id);
};
