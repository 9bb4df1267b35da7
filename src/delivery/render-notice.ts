import { dayOf } from "../calendar/day.ts";
import type { Card } from "../chat/card.ts";
import { bracketed, sentences, type Text, text } from "../chat/text.ts";
import { canSee, sightOf } from "../flow/access.ts";
import { groupMayKnow } from "../flow/advance.ts";
import { cardNow } from "../flow/card-after.ts";
import { hasPassed, isLate, isRunning, reminderText, whyProposed } from "../flow/clock.ts";
import { type Found, flowOf, readMatter } from "../flow/find.ts";
import { owedUnder } from "../flow/ladder.ts";
import type { Matter } from "../flow/matter.ts";
import { clockAbout, type Notice, type NoticeContent, type Recipient } from "../flow/notice.ts";
import { obstacle } from "../flow/obstacle.ts";
import { dayOwed, isOwedBy, waitingIn } from "../flow/owed.ts";
import { withRelated } from "../flow/related.ts";
import {
  groupCard,
  groupFacts,
  matterCard,
  newsCard,
  stepActions,
  urgentCard,
} from "../flow/render.ts";
import { hasRunOut } from "../flow/running.ts";
import { contextOf, type SystemServices } from "../flow/services.ts";
import { shareOf } from "../flow/tracks.ts";
import { words } from "../flow/words.ts";
import { organisationName, type Person } from "../people/directory.ts";
import { textsIn } from "../screening/screen.ts";
import { type Delivering, reasons } from "./delivering.ts";

/** A card to be sent. `passing`: it is not redrawn later, since a redrawn one would not be masked. */
export type Rendered = {
  readonly card: Card;
  /** Which version of its matter the card shows. */
  readonly version?: number;
  readonly headline?: Text;
  readonly passing?: true;
  readonly actors?: readonly string[];
  /** It is about a matter of level 2 or above, to a person. */
  readonly restricted?: true;
};

type ContentOf<Is extends NoticeContent["is"]> = Extract<NoticeContent, { is: Is }>;

type Rendering = Pick<Delivering, "services" | "directory">;

/** A notice as its recipient is to read it now, or why it need not be said any more. */
export const renderNotice = async (
  delivering: Rendering,
  { id, content, recipient }: Notice,
): Promise<Rendered | { readonly dropped: Text }> => {
  if (content.is === "plain") return { card: content.card };
  const found = await findAny(delivering.services, content.matter);
  if (found === undefined) return { dropped: reasons.unseen };
  const { matter } = found;
  const headline = headlineOf(delivering, found, content, recipient);
  if (headline === undefined) return { dropped: reasons.stopped };
  const about = clockAbout(content);
  // A reminder of a restricted matter may light up a screen others look at: masked even in private.
  const masked = content.is !== "news" && matter.visibility > 1;
  const card = await cardFor(delivering, recipient, found, { headline, notice: id, about, masked });
  if (card === undefined) return { dropped: reasons.unseen };
  const restricted =
    matter.visibility > 1 && recipient.to === "person" ? ({ restricted: true } as const) : {};
  if (masked) return { card, passing: true, ...restricted };
  return {
    card,
    headline,
    version: matter.version,
    ...restricted,
    ...(recipient.to === "channel" ? { actors: actorsIn(delivering, found) } : {}),
  };
};

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
  }: {
    readonly headline: Text | undefined;
    readonly notice: string;
    /** The clock it reminds of. */
    readonly about: string | undefined;
    /** A person reads no more of it than a group does. */
    readonly masked?: boolean;
  },
): Promise<Card | undefined> => {
  const { store, flows, time } = services;
  const at = { now: time.now() };
  if (recipient.to === "channel") {
    const channel = await store.channelById(recipient.id);
    if (channel === undefined || !groupMayKnow(channel, matter)) return undefined;
    if (flow.group(matter) === undefined) return urgentCard(notice);
    const known = groupFacts(flow, matter, at, { about, unit: channel.boundTo });
    return groupCard(known, headline ?? words.groupNews(flow.name), notice);
  }
  const person = directory.people.get(recipient.id);
  if (person === undefined || !canSee(sightOf(person), matter)) return undefined;
  if (headline !== undefined && masked)
    return groupCard(groupFacts(flow, matter, at, { about }), headline, notice);
  if (headline !== undefined && matter.visibility > 1) {
    return newsCard(flow, matter, withoutQuotes(headline, await textsTyped(services, matter)));
  }
  const context = {
    ...contextOf(services, person, directory),
    store,
    flows,
    standing: true,
  } as const;
  if (headline === undefined) return cardNow(context, { flow, matter });
  return withRelated(context, flow, matter, matterCard(flow, matter, context, headline));
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

/** Who is kept out of what a platform is told: the people of the units a matter comes from. */
const isSource = ({ parties }: Matter, { id, organisation }: Person): boolean =>
  parties.some(
    ({ part, ...party }) =>
      part === "from" && (party.person === id || party.organisation === organisation),
  );

/**
 * The posts that could do something about a matter now, for the card of a group: on some platforms it shows each its own
 * buttons, and names their accounts for that. Never the team of a restricted matter, never the source.
 */
export const actorsIn = (
  { services, directory }: Rendering,
  { flow, matter }: Found,
): readonly string[] => {
  if (matter.visibility > 1) return [];
  const at = { today: dayOf(services.time.now()), calendar: services.calendarOf(directory) };
  return [...directory.people.values()]
    .filter(
      (actor) =>
        !isSource(matter, actor) &&
        canSee(sightOf(actor), matter) &&
        stepActions(flow, matter, { actor, ...at }).length > 0,
    )
    .map(({ id }) => id);
};

const headlineOf = (
  delivering: Rendering,
  found: Found,
  content: Exclude<NoticeContent, { is: "plain" }>,
  recipient: Recipient,
): Text | undefined => {
  switch (content.is) {
    case "news":
      return content.headline;
    case "reminder":
      return reminderOf(delivering, found, content, recipient);
    case "proposal":
      return proposalOf(delivering, found, content, recipient);
  }
};

/** What is asked of one of several units, with its name for whoever is not of it; never in what is masked. */
const ofUnit = (
  what: Text,
  { share, visibility }: Matter,
  { directory }: Pick<Rendering, "directory">,
  { to, id }: Recipient,
): Text => {
  const own =
    to === "person"
      ? directory.people.get(id)?.organisation
      : directory.groups.find((group) => group.id === id)?.boundTo;
  if (share === undefined || share.unit === own || visibility > 1) return what;
  return bracketed(what, organisationName(directory, share.unit));
};

/** What is owed under a clock, and how long there is; nothing once it has stopped or gone by. */
const reminderOf = (
  { services, directory }: Rendering,
  { flow, matter: whole }: Found,
  content: ContentOf<"reminder">,
  recipient: Recipient,
): Text | undefined => {
  const clock = whole.clocks.find(({ id }) => id === content.clock);
  const matter = shareOf(flow, whole, clock?.organisation);
  const ladder = clock && flow.clocks[clock.rule];
  const now = services.time.now();
  if (clock === undefined || ladder === undefined) return undefined;
  if (!isRunning(clock) || hasPassed(clock, now)) return undefined;
  if (hasRunOut(clock, ladder, dayOf(now))) return undefined;
  const person = recipient.to === "person" ? directory.people.get(recipient.id) : undefined;
  const asked =
    person !== undefined &&
    waitingIn(flow, matter, directory, { since: now, when: now }).some(
      (row) => row.step === ladder.asks?.step && isOwedBy(row, person, matter.kind),
    );
  if (asked && ladder.asks !== undefined) return reminderText(clock, ladder.asks.of, { now });
  if (ladder.rungs.find(({ id }) => id === content.rung)?.asks === true) return undefined;
  const owed = owedUnder(ladder, matter, isLate(clock, now));
  const what = ofUnit(owed?.of ?? ladder.of, matter, { directory }, recipient);
  const day = owed === undefined ? clock : dayOwed(owed, clock, matter, now);
  return day === undefined || owed?.undated === true
    ? words.reminderOnly(what)
    : reminderText(day, what, { now });
};

/** The step proposed, why, and its draft; nothing once it is taken or no longer this person's. */
const proposalOf = (
  { services, directory }: Rendering,
  { flow, matter: whole }: Found,
  { clock: id, step: name }: ContentOf<"proposal">,
  recipient: Recipient,
): Text | undefined => {
  const clock = whole.clocks.find((one) => one.id === id);
  const matter = shareOf(flow, whole, clock?.organisation);
  const [ladder, step] = [clock && flow.clocks[clock.rule], flow.steps[name]];
  const person = directory.people.get(recipient.id);
  if (clock === undefined || ladder === undefined || step === undefined || person === undefined)
    return undefined;
  const context = contextOf(services, person, directory);
  const over =
    !isRunning(clock) ||
    ladder.proposes?.(matter) !== name ||
    obstacle(flow, [name, step], matter, context) !== undefined;
  if (over) return undefined;
  const what = ofUnit(ladder.of, matter, { directory }, recipient);
  const proposal = words.proposal(step.label, whyProposed(clock, what, context));
  const main = Object.entries(step.form).find(([, field]) => field.main === true)?.[0] ?? "";
  const draft = step.prefill?.(matter, context)[main];
  return typeof draft !== "string" || matter.visibility === 2
    ? proposal
    : sentences(proposal, words.draft(draft));
};
