import { addHours, addMinutes, dayOf, type Instant } from "./calendar/day.ts";
import { type Card, note, paragraph } from "./chat/card.ts";
import type { Outcome, Outlet } from "./chat/exchange.ts";
import { type Language, sentences, type Text, text } from "./chat/text.ts";
import { type Core, digest, doingOf } from "./core.ts";
import { chained } from "./desk/chain.ts";
import { flowOf, modelled } from "./desk/command.ts";
import { canSee, sightOf } from "./flow/access.ts";
import { groupMayKnow } from "./flow/advance.ts";
import { hasPassed, isRunning, ladderNow, left, reminderText } from "./flow/clock.ts";
import { type Flow, obstacle } from "./flow/flow.ts";
import type { Matter } from "./flow/matter.ts";
import type { Notice, NoticeContent, Posting, Recipient } from "./flow/notice.ts";
import { groupCard, groupFacts, matterCard, stepActions } from "./flow/render.ts";
import { words } from "./flow/words.ts";
import { instead } from "./last-resort.ts";
import type { Directory } from "./people/directory.ts";
import type { Account, Channel } from "./store/store.ts";

const batch = 50;
/** So few that sending and looking up each, slowly, ends well before their lease does. */
const claimedAtOnce = 5;
const leaseMinutes = 2;
/** What has been refused or unclear for so long is given up and climbs the ladder of last resort. */
const hoursTried = 72;
/** After so many refusals, about an hour, a person's other account is written to. */
const triesInOnePlace = 5;
/** A notice that broke whatever sent it so often is given up too, so that none goes on for ever. */
const most = 200;

const why = {
  unseen: text("收件人已无权查看", "the recipient may no longer see it"),
  stopped: text("期限已停止，不必再提醒", "the clock has stopped; no reminder is needed"),
  noAccount: text("收件人没有绑定账号", "the recipient has no bound account"),
  noChannel: text("群已解绑", "the group is no longer bound"),
  tooOften: text("多次发送失败", "sending failed too often"),
  platform: (word: string): Text => text(`平台拒收：${word}`, `refused by the platform: ${word}`),
  unclear: text("两次发送都不知道是否送达", "nobody knows whether either sending arrived"),
  twice: text("（可能重复）", "(possibly a repeat)"),
};

/** Where a notice goes, in which language, and what to do to get there. */
type Address = {
  readonly outlet: Outlet;
  readonly conversation: string;
  readonly language: Language;
};

/** The posts that could do something about a matter now: on some platforms a group's card shows each its own buttons. */
const actorsIn = (
  core: Core,
  directory: Directory,
  flow: Flow,
  matter: Matter,
): readonly string[] => {
  const at = { today: dayOf(core.clock.now()), calendar: core.calendarOf(directory) };
  return [...directory.people.values()]
    .filter(
      (actor) =>
        canSee(sightOf(actor), matter) && stepActions(flow, matter, { actor, ...at }).length > 0,
    )
    .map(({ id }) => id);
};

/** What a notice says now, or why it need not be said any more. */
type Rendering = Rendered | { readonly dropped: Text };

/** A card to be sent. `passing`: it is not redrawn later, since a redrawn one would not be masked. */
type Rendered = {
  readonly card: Card;
  /** Which version of its matter the card shows. */
  readonly version?: number;
  readonly headline?: Text;
  readonly passing?: true;
  readonly actors?: readonly string[];
};

/** Where a recipient can be written to, the place they prefer first; or why nowhere. */
const reached = async (
  core: Core,
  outlets: readonly Outlet[],
  directory: Directory,
  { recipient, platform, conversation }: Notice,
): Promise<readonly Address[] | Text> => {
  const at = (place: Account | Channel, language: Language): Address | undefined => {
    const outlet = outlets.find(({ platform }) => platform === place.platform);
    return outlet && { outlet, conversation: place.conversation, language };
  };
  if (recipient.to === "channel") {
    const channel = await core.store.channelById(recipient.id);
    const address = channel && at(channel, channel.language);
    return address === undefined ? why.noChannel : [address];
  }
  const person = directory.people.get(recipient.id);
  const accounts = await core.store.accountsOf(recipient.id);
  const all = accounts.flatMap((account) => at(account, person?.language ?? "zh-CN") ?? []);
  if (all.length === 0) return why.noAccount;
  // Where it may have arrived already, it is looked for first.
  const tried = (one: Address) =>
    one.outlet.platform === platform && one.conversation === conversation;
  return [...all.filter(tried), ...all.filter((one) => !tried(one))];
};

/** The card of a matter for a recipient as it is now; `undefined` where the recipient may not see it. */
const cardNow = async (
  core: Core,
  directory: Directory,
  recipient: Recipient,
  flow: Flow,
  matter: Matter,
  headline: Text | undefined,
  notice: string,
): Promise<Card | undefined> => {
  const today = dayOf(core.clock.now());
  if (recipient.to === "channel") {
    const channel = await core.store.channelById(recipient.id);
    if (channel === undefined || !groupMayKnow(channel, matter)) return undefined;
    return groupCard(
      groupFacts(flow, matter, today),
      headline ?? words.groupNews(flow.name),
      notice,
    );
  }
  const person = directory.people.get(recipient.id);
  if (person === undefined || !canSee(sightOf(person), matter)) return undefined;
  const doing = doingOf(core, person, directory);
  const card = matterCard(flow, matter, doing, headline);
  return chained({ ...doing, store: core.store, flows: core.flows }, flow, matter, card);
};

const rendered = async (
  core: Core,
  directory: Directory,
  { id, content, recipient }: Notice,
): Promise<Rendering> => {
  if (content.is === "plain") return { card: content.card };
  const stored = await core.store.matter(content.matter);
  if (stored === undefined) return { dropped: why.unseen };
  const flow = flowOf(core.flows, stored);
  const matter = modelled(flow, stored);
  const headline = headlineOf(core, directory, flow, matter, content, recipient);
  if (headline === undefined) return { dropped: why.stopped };
  const card = await cardNow(core, directory, recipient, flow, matter, headline, id);
  if (card === undefined) return { dropped: why.unseen };
  // A reminder of a restricted matter may light up a screen others look at: masked even in private.
  if (content.is !== "news" && matter.visibility > 1)
    return {
      card: groupCard(groupFacts(flow, matter, dayOf(core.clock.now())), headline, id),
      passing: true,
    };
  return {
    card,
    headline,
    version: matter.version,
    ...(recipient.to === "channel" ? { actors: actorsIn(core, directory, flow, matter) } : {}),
  };
};

const headlineOf = (
  core: Core,
  directory: Directory,
  flow: Flow,
  matter: Matter,
  content: Exclude<NoticeContent, { is: "plain" }>,
  recipient: Recipient,
): Text | undefined => {
  switch (content.is) {
    case "news":
      return content.headline;
    case "reminder":
      return reminderOf(core, flow, matter, content);
    case "proposal":
      return proposalOf(core, directory, flow, matter, content, recipient);
  }
};

/** The step proposed, why, and its draft; nothing once it is taken or no longer this person's. */
const proposalOf = (
  core: Core,
  directory: Directory,
  flow: Flow,
  matter: Matter,
  { clock: id, step: name }: Extract<NoticeContent, { is: "proposal" }>,
  recipient: Recipient,
): Text | undefined => {
  const clock = matter.clocks.find((one) => one.id === id);
  const [ladder, step] = [clock && flow.ladders[clock.rule], flow.steps[name]];
  const person = directory.people.get(recipient.id);
  if (clock === undefined || ladder === undefined || step === undefined || person === undefined)
    return undefined;
  const doing = doingOf(core, person, directory);
  const over =
    !isRunning(clock) ||
    ladder.proposes?.(matter) !== name ||
    obstacle(flow, step, matter, person, doing.today) !== undefined;
  if (over) return undefined;
  const proposal = words.proposal(step.label, words.overdueOf(ladder.of, left(clock, doing.today)));
  const main = Object.entries(step.form).find(([, field]) => field.main === true)?.[0] ?? "";
  const draft = step.prefill?.(matter, doing)[main];
  return typeof draft !== "string" || matter.visibility === 2
    ? proposal
    : sentences(proposal, words.draft(draft));
};

const reminderOf = (
  core: Core,
  flow: Flow,
  matter: Matter,
  content: { readonly clock: string },
): Text | undefined => {
  const clock = matter.clocks.find(({ id }) => id === content.clock);
  const ladder = clock && flow.ladders[clock.rule];
  const now = core.clock.now();
  const over = clock === undefined || !isRunning(clock) || hasPassed(clock, now);
  const today = dayOf(now);
  return over || ladder === undefined
    ? undefined
    : reminderText(clock, ladderNow(ladder, clock, matter, today), today);
};

/** Waits longer after every try: 1, 4, 9 … minutes, an hour at most. */
const backoff = (now: Instant, attempts: number): Instant =>
  addMinutes(now, Math.min(attempts * attempts, 60));

const isOld = ({ createdAt }: Notice, now: Instant): boolean =>
  addHours(createdAt, hoursTried) < now;

/** Sends one claimed notice and settles what became of it. */
const send = async (
  core: Core,
  outlets: readonly Outlet[],
  directory: Directory,
  notice: Notice,
): Promise<void> => {
  const { store } = core;
  const at = core.clock.now();
  if (notice.attempts > most) return giveUp(core, directory, notice, why.tooOften);
  const rendering = await rendered(core, directory, notice);
  if ("dropped" in rendering)
    return store.settle(notice.id, { life: "dropped", at, result: rendering.dropped });
  const addresses = await reached(core, outlets, directory, notice);
  if ("zh" in addresses) return giveUp(core, directory, notice, addresses);
  return sendTo(core, directory, notice, rendering, addresses);
};

/** Sends a notice to the first of these places; to the next where that one cannot be reached. */
const sendTo = async (
  core: Core,
  directory: Directory,
  notice: Notice,
  rendering: Rendered,
  [address, ...others]: readonly Address[],
): Promise<void> => {
  const { store } = core;
  const at = core.clock.now();
  if (address === undefined) return giveUp(core, directory, notice, why.noAccount);
  const { outlet, conversation, language } = address;
  // Once it is known where it may have arrived, it cannot have arrived anywhere else.
  const life = notice.platform === undefined ? notice.life : "queued";
  const elsewhere = () => sendTo(core, directory, { ...notice, life }, rendering, others);
  let { card } = rendering;
  let resent = false;
  if (notice.life === "uncertain") {
    const found = await outlet.find(conversation, notice.id);
    if (found === "later") return unclearStill(core, directory, notice, address);
    resent = found === "unknown";
    if (typeof found === "object")
      return settleSent(core, notice, rendering, address, { is: "sent", ref: found.ref });
    // Where the platform cannot be asked, it is sent once more and says so.
    if (found === "unknown")
      card = { ...card, body: [paragraph(why.twice, "subtle"), ...card.body] };
  }
  const about = notice.content.is === "plain" ? undefined : notice.content.matter;
  const thread =
    about === undefined
      ? undefined
      : await core.store.standingCard(about, outlet.platform, conversation);
  const outcome = await outlet.post({
    conversation,
    card,
    language,
    notice: notice.id,
    // In a group not even beside the card: at level 2 the number is nobody's there.
    ...(about === undefined || notice.recipient.to === "channel" ? {} : { matter: about }),
    ...(rendering.actors === undefined ? {} : { actors: rendering.actors }),
    ...(thread === undefined ? {} : { thread }),
  });
  switch (outcome.is) {
    case "sent":
      return settleSent(core, notice, rendering, address, outcome);
    case "later":
      if (others.length > 0 && notice.attempts >= triesInOnePlace) return elsewhere();
      if (isOld(notice, at)) return giveUp(core, directory, notice, why.tooOften);
      return store.settle(notice.id, {
        life: "queued",
        at,
        nextTryAt:
          outcome.retryAfter === undefined
            ? backoff(at, notice.attempts)
            : addMinutes(at, outcome.retryAfter / 60),
      });
    case "unclear":
      // Repeated once, marked, where nothing can be looked up; never again.
      if (resent) return giveUp(core, directory, notice, why.unclear);
      return unclearStill(core, directory, notice, address);
    case "unreachable":
      return others.length > 0
        ? elsewhere()
        : giveUp(core, directory, notice, why.platform(outcome.why));
  }
};

/** Nobody knows whether a notice arrived there; it is looked for again later. */
const unclearStill = (
  core: Core,
  directory: Directory,
  notice: Notice,
  { outlet: { platform }, conversation }: Address,
): Promise<void> => {
  const at = core.clock.now();
  return isOld(notice, at)
    ? giveUp(core, directory, notice, why.tooOften)
    : core.store.settle(notice.id, {
        life: "uncertain",
        at,
        platform,
        conversation,
        nextTryAt: backoff(at, notice.attempts),
      });
};

const settleSent = async (
  core: Core,
  notice: Notice,
  rendering: Rendered,
  { outlet, conversation }: Address,
  { ref }: Extract<Outcome, { is: "sent" }>,
): Promise<void> => {
  const { platform } = outlet;
  await core.store.settle(notice.id, {
    life: "sent",
    at: core.clock.now(),
    platform,
    conversation,
    ref,
    sentHash: digest(rendering.card),
  });
  if (notice.content.is === "plain" || rendering.passing === true) return;
  const posting = {
    id: notice.id,
    matter: notice.content.matter,
    recipient: notice.recipient,
    platform,
    conversation,
    ref,
    ...(rendering.headline === undefined ? {} : { headline: rendering.headline }),
  };
  await core.store.savePosting(posting, rendering.version);
};

const giveUp = async (
  core: Core,
  directory: Directory,
  notice: Notice,
  result: Text,
): Promise<void> => {
  const at = core.clock.now();
  await core.store.queue(await instead(core, directory, notice, at));
  await core.store.settle(notice.id, { life: "failed", at, result });
  core.log("warn", "notice not delivered", { notice: notice.id, why: result.en });
};

/** Redraws one card that stands somewhere and whose matter has changed. */
const redraw = async (
  core: Core,
  outlets: readonly Outlet[],
  directory: Directory,
  posting: Posting,
): Promise<void> => {
  const outlet = outlets.find(({ platform }) => platform === posting.platform);
  const stored = await core.store.matter(posting.matter);
  if (outlet === undefined || stored === undefined) return core.store.dropPosting(posting.id);
  const flow = flowOf(core.flows, stored);
  const matter = modelled(flow, stored);
  const { id, recipient, headline, conversation, ref } = posting;
  const card = await cardNow(core, directory, recipient, flow, matter, headline, id);
  const reader =
    recipient.to === "person"
      ? directory.people.get(recipient.id)
      : await core.store.channelById(recipient.id);
  const language = reader?.language ?? "zh-CN";
  const outcome = await outlet.update(ref, {
    conversation,
    card: card ?? note(words.noSuchRecord),
    language,
    notice: id,
    ...(recipient.to === "channel"
      ? { actors: actorsIn(core, directory, flow, matter) }
      : { matter: posting.matter }),
  });
  if (outcome.is === "sent" && card !== undefined) return core.store.freshPosting(id);
  if (outcome.is === "sent" || outcome.is === "unreachable") return core.store.dropPosting(id);
};

/**
 * Sends every notice that is due and redraws every card that is out of date; returns how many it
 * handled. One failure is logged and leaves the others alone; what was claimed and not settled comes
 * back when its lease has run out.
 */
export const deliver = async (
  core: Core,
  boot: string,
  outlets: readonly Outlet[],
): Promise<number> => {
  let handled = 0;
  const guarded = async (id: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      const kind = error instanceof Error ? error.constructor.name : typeof error;
      core.log("error", "delivery failed", { id, kind });
    }
    handled += 1;
  };
  const directory = await core.store.directory();
  for (;;) {
    const now = core.clock.now();
    const lease = { boot, until: addMinutes(now, leaseMinutes) };
    const claimed = await core.store.claim(now, lease, claimedAtOnce);
    // What the lease no longer covers is another's to send.
    for (const notice of claimed)
      if (core.clock.now() < lease.until)
        await guarded(notice.id, () => send(core, outlets, directory, notice));
    if (claimed.length < claimedAtOnce) break;
  }
  for (const posting of await core.store.stalePostings(batch))
    await guarded(posting.id, () => redraw(core, outlets, directory, posting));
  return handled;
};
