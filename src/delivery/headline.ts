import { addDays, dayOf, type Instant, instantAt } from "../calendar/day.ts";
import { bracketed, sentences, type Text } from "../chat/text.ts";
import { hasPassed, isLate, isRunning, reminderText, whyProposed } from "../flow/clock.ts";
import type { Found } from "../flow/find.ts";
import { withoutLinking } from "../flow/history.ts";
import { owedUnder } from "../flow/ladder.ts";
import type { Clock, Matter } from "../flow/matter.ts";
import { type Notice, type NoticeContent, type Recipient, unitTold } from "../flow/notice.ts";
import { obstacle } from "../flow/obstacle.ts";
import { dayOwed, isOwedBy, waitingIn } from "../flow/owed.ts";
import { hasRunOut } from "../flow/running.ts";
import { contextOf } from "../flow/services.ts";
import type { Context, Step } from "../flow/step.ts";
import { shareOf } from "../flow/tracks.ts";
import { words } from "../flow/words.ts";
import { organisationName } from "../people/directory.ts";
import type { Delivering } from "./delivering.ts";

type AboutMatter = Exclude<NoticeContent, { is: "plain" }>;

type ContentOf<Is extends NoticeContent["is"]> = Extract<NoticeContent, { is: Is }>;

type Rendering = Pick<Delivering, "services" | "directory">;

/** The sentence a notice says above the card of its matter, as it is now; nothing where there is nothing to say any more. */
export const headlineOf = (
  delivering: Rendering,
  found: Found,
  content: AboutMatter,
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

/** What several notices of one matter say above its card; nothing where none of them has anything to say any more. */
export const headlinesOf = (
  delivering: Rendering,
  found: Found,
  notices: readonly Notice[],
): Text | undefined => {
  const said = notices.flatMap(({ content, recipient }) =>
    content.is === "plain" ? [] : (headlineOf(delivering, found, content, recipient) ?? []),
  );
  const different = said.filter(({ zh }, at) => said.findIndex((one) => one.zh === zh) === at);
  return different.length === 0 ? undefined : sentences(...different);
};

/** The unit a clock is of, where it is one of several that have such a clock, each its own. */
const oneOfSeveral = ({ id, rule, organisation }: Clock, { clocks }: Matter): string | undefined =>
  clocks.some(
    (other) =>
      other.id !== id &&
      other.rule === rule &&
      other.organisation !== organisation &&
      isRunning(other),
  )
    ? organisation
    : undefined;

/** What is asked of one of several units, with its name for whoever is not of it; never in what is masked. */
const ofUnit = (
  what: Text,
  { visibility }: Matter,
  unit: string | undefined,
  { directory }: Pick<Rendering, "directory">,
  { to, id }: Recipient,
): Text => {
  const own =
    to === "person"
      ? directory.people.get(id)?.organisation
      : directory.groups.find((group) => group.id === id)?.boundTo;
  if (unit === undefined || unit === own || visibility > 1) return what;
  return bracketed(what, organisationName(directory, unit));
};

/** What a reminder or a proposal is about: what is to be done, in which share of the matter, and by when where a day is said. */
export type DueIn = {
  readonly what: Text;
  /** The same where the unit it is asked of is named beside it. */
  readonly bare: Text;
  readonly day?: Clock;
  /** The share of the matter whose clock it is. */
  readonly of: Matter;
};

/** What is owed under the clock of a reminder; nothing once it has stopped or gone by. */
const dueIn = (
  { services, directory }: Rendering,
  { flow, matter: whole }: Found,
  content: ContentOf<"reminder">,
  recipient: Recipient,
): DueIn | undefined => {
  const clock = whole.clocks.find(({ id }) => id === content.clock);
  const matter = shareOf(flow, whole, clock?.organisation);
  const ladder = clock && flow.clocks[clock.rule];
  const now = services.time.now();
  if (clock === undefined || ladder === undefined) return undefined;
  if (!isRunning(clock) || hasPassed(clock, now)) return undefined;
  if (hasRunOut(clock, ladder, dayOf(now))) return undefined;
  const person = recipient.to === "person" ? directory.people.get(recipient.id) : undefined;
  if (person !== undefined && ladder.spares?.(matter, person) === true) return undefined;
  const asked =
    person !== undefined &&
    waitingIn(flow, matter, directory, { since: now, when: now }).some(
      (row) => row.step === ladder.asks?.step && isOwedBy(row, person, matter.kind),
    );
  if (asked && ladder.asks !== undefined) {
    const { of: what } = ladder.asks;
    return { what, bare: what, day: clock, of: matter };
  }
  if (ladder.rungs.find(({ id }) => id === content.rung)?.asks === true) return undefined;
  const owed = owedUnder(ladder, matter, isLate(clock, now));
  const bare = owed?.of ?? ladder.of;
  const unit = matter.share?.unit ?? oneOfSeveral(clock, whole);
  const what = ofUnit(bare, matter, unit, { directory }, recipient);
  const day = owed === undefined ? clock : dayOwed(owed, clock, matter, now);
  return day === undefined || owed?.undated === true
    ? { what, bare, of: matter }
    : { what, bare, day, of: matter };
};

/** What is owed under a clock, and how long there is. */
const reminderOf = (
  delivering: Rendering,
  found: Found,
  content: ContentOf<"reminder">,
  recipient: Recipient,
): Text | undefined => {
  const due = dueIn(delivering, found, content, recipient);
  if (due === undefined) return undefined;
  return due.day === undefined
    ? words.reminderOnly(due.what)
    : reminderText(due.day, due.what, { now: delivering.services.time.now() });
};

/** A step that is proposed, and why. */
type Proposed = {
  readonly step: Step;
  readonly clock: Clock;
  readonly what: Text;
  readonly of: Matter;
  readonly context: Context;
};

/** The step a notice proposes; nothing once it is taken or no longer this person's. */
const proposedIn = (
  { services, directory }: Rendering,
  { flow, matter: whole }: Found,
  { clock: id, step: name }: ContentOf<"proposal">,
  recipient: Recipient,
): Proposed | undefined => {
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
  const unit = matter.share?.unit ?? oneOfSeveral(clock, whole);
  const what = ofUnit(ladder.of, matter, unit, { directory }, recipient);
  return { step, clock, what, of: matter, context };
};

/** What a notice of a clock says in a line of its own; nothing once there is nothing to say. */
export const lineOf = (
  delivering: Rendering,
  found: Found,
  content: ContentOf<"reminder"> | ContentOf<"proposal">,
  recipient: Recipient,
): DueIn | undefined => {
  if (content.is === "reminder") return dueIn(delivering, found, content, recipient);
  const proposed = proposedIn(delivering, found, content, recipient);
  if (proposed === undefined) return undefined;
  const what = words.proposed(proposed.step.label, proposed.what);
  return { what, bare: what, day: proposed.clock, of: proposed.of };
};

/** The step proposed, why, and its draft. */
const proposalOf = (
  delivering: Rendering,
  found: Found,
  content: ContentOf<"proposal">,
  recipient: Recipient,
): Text | undefined => {
  const proposed = proposedIn(delivering, found, content, recipient);
  if (proposed === undefined) return undefined;
  const { step, clock, what, of: matter, context } = proposed;
  const proposal = words.proposal(step.label, whyProposed(clock, what, context));
  const main = Object.entries(step.form).find(([, field]) => field.main === true)?.[0] ?? "";
  const draft = step.prefill?.(matter, context)[main];
  return typeof draft !== "string" || matter.visibility === 2
    ? proposal
    : sentences(proposal, words.draft(draft));
};

/** Until when what a reminder or a proposal says is so: it names an hour to come, or counts the days. News stays. */
export const headlineUntil = (
  { services }: Rendering,
  { matter }: Found,
  content: AboutMatter,
): Instant | undefined => {
  if (content.is === "news") return undefined;
  const at = matter.clocks.find(({ id }) => id === content.clock)?.at;
  const now = services.time.now();
  return at !== undefined && now < at ? at : instantAt(addDays(dayOf(now), 1), "00:00");
};

/** Which entry of the history news is of, by its key; nothing where it is of none. */
const entryOf = ({ key }: Pick<Notice, "key">): number | undefined => {
  const number = Number(/^news:[^:]+:(\d+):/.exec(key)?.[1] ?? Number.NaN);
  return Number.isNaN(number) ? undefined : number;
};

/**
 * Whether what was said above a card is over. Of a reminder or a proposal it is, once nothing is owed under it any
 * more or it would say something else by now; of news, once its reader's unit has done something in the
 * matter since, it was closed, or its group was told something newer.
 */
export const isOver = async (
  delivering: Rendering,
  found: Found,
  { content, recipient, createdAt, ...notice }: Notice,
  said: Text,
): Promise<boolean> => {
  const { services, directory } = delivering;
  if (content.is === "plain") return false;
  if (content.is !== "news")
    return headlineOf(delivering, found, content, recipient)?.zh !== said.zh;
  const { code, closedAt } = found.matter;
  if (closedAt !== undefined && closedAt > createdAt) return true;
  const unit = unitTold(recipient, directory);
  const of = entryOf(notice);
  if (recipient.to === "channel") {
    const news = (await services.store.notices(code)).filter(
      (one) => one.recipient.to === "channel" && one.recipient.id === recipient.id,
    );
    const isLater = (one: Notice): boolean =>
      one.life !== "dropped" && one.life !== "failed" && (entryOf(one) ?? 0) > (of ?? Infinity);
    if (news.some(isLater)) return true;
  }
  return withoutLinking(await services.store.entries(code)).some(
    ({ number, at, actor }) =>
      (of === undefined ? at > createdAt : number > of) &&
      unit !== undefined &&
      directory.people.get(actor)?.organisation === unit,
  );
};
