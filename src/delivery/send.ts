import { addHours, addMinutes, dayOf, type Instant } from "../calendar/day.ts";
import { paragraph } from "../chat/card.ts";
import { digest } from "../chat/digest.ts";
import type { PostOutcome } from "../chat/exchange.ts";
import { type Text, text } from "../chat/text.ts";
import { sightOf } from "../flow/access.ts";
import {
  messageOf,
  morningMark,
  type Notice,
  type NoticeContent,
  type Posting,
} from "../flow/notice.ts";
import { mayKnowReached } from "../flow/told.ts";
import { words } from "../flow/words.ts";
import type { Settlement } from "../store/store.ts";
import { type Address, inOrder, placesKey, placesOf, type Unconnected } from "./address.ts";
import { call } from "./call.ts";
import { type Delivering, readBy, reasons } from "./delivering.ts";
import { fallbackNotices } from "./fallback.ts";
import { laneOf, placeOf } from "./lanes.ts";
import { isAnswer } from "./late-answers.ts";
import { calledOn } from "./loud.ts";
import { tellOfMissing } from "./outage-news.ts";
import { shownBeside } from "./redraw.ts";
import { type Rendered, renderNotice } from "./render-notice.ts";
import { gather } from "./together.ts";

/** What has been refused or unclear for so long is given up and climbs the ladder of last resort. */
const hoursTried = 72;
/** After so many refusals, about an hour, a person's other account is written to. */
const triesInOnePlace = 5;
/** So often, in five hours and a half, a notice is repeated of which nobody can say whether it arrived. */
const mostRepeats = 10;
/** A notice that broke whatever sent it so often is given up too, so that none goes on for ever. */
const most = 200;

const maybeRepeated = text("（可能重复）", "(possibly a repeat)");

/** What is sent as one message: what it says, for which notices, and the one that stands for all. */
type Message = {
  readonly head: Notice;
  readonly notices: readonly Notice[];
  readonly rendered: Rendered;
  /** How many notices of its matter had arrived, or could not, when it was drawn, where its card tells of them. */
  readonly reached: number | undefined;
  /** The places its recipient has, as one value, once they are known. */
  readonly places?: string;
  /** The platforms of those places that were found to take nothing. */
  readonly shut?: readonly string[];
};

const codeIn = (content: NoticeContent): string | undefined =>
  content.is === "plain" ? undefined : content.matter;

/** Settles every notice of a message alike. */
const settleAll = (
  { services: { store } }: Delivering,
  { notices }: Pick<Message, "notices">,
  settlement: Settlement,
): Promise<void> =>
  store.settle(
    notices.map(({ id }) => id),
    settlement,
  );

/** Sends claimed notices, as one message where there are several, and settles what became of them. */
export const sendNotices = async (
  delivering: Delivering,
  claimed: readonly Notice[],
): Promise<void> => {
  const { store, time } = delivering.services;
  for (const notice of claimed.filter(({ attempts }) => attempts > most))
    await giveUpOne(delivering, notice, reasons.tooOften);
  const notices = claimed.filter(({ attempts }) => attempts <= most);
  if (await stoodThere(delivering, notices)) return;
  const drawn = await renderMessage(delivering, notices);
  if (drawn === undefined) return;
  const places = await placesOf(delivering, drawn.head.recipient);
  if ("zh" in places) return giveUp(delivering, drawn, places);
  const message = { ...drawn, places: placesKey(places) };
  if ("unconnected" in places) return waitForPlatform(delivering, message, places);
  const addresses = inOrder(places, message.head);
  const { restricted = [] } = message.rendered;
  if (restricted.length === 0) return sendToFirst(delivering, message, addresses);
  // A new account hears of no level 2; what only it could be told waits until it is no longer new.
  const known = addresses.filter(({ newUntil }) => newUntil === undefined);
  const [first] = addresses.flatMap(({ newUntil }) => newUntil ?? []).sort();
  if (known.length > 0 || first === undefined) return sendToFirst(delivering, message, known);
  for (const { id, content } of message.notices)
    if (restricted.includes(id))
      await store.settle(id, {
        life: "queued",
        at: time.now(),
        nextTryAt: first,
        ...(content.is === "plain" ? {} : { together: morningMark(dayOf(first)) }),
      });
  const others = message.notices.filter(({ id }) => !restricted.includes(id));
  if (others.length > 0) await sendNotices(delivering, others);
};

/** What some notices say as one message; those that need not be said any more are dropped. */
const renderMessage = async (
  delivering: Delivering,
  notices: readonly Notice[],
): Promise<Message | undefined> => {
  const { services, directory } = delivering;
  const reached = await reachedBefore(delivering, notices);
  const drop = (id: string, result: Text) =>
    services.store.settle(id, { life: "dropped", at: services.time.now(), result, together: null });
  const said: { readonly notice: Notice; readonly rendered: Rendered }[] = [];
  for (const notice of notices) {
    const rendered = await renderNotice(delivering, notice);
    if ("dropped" in rendered) await drop(notice.id, rendered.dropped);
    else said.push({ notice, rendered });
  }
  const [one] = said;
  if (one === undefined) return undefined;
  const kept = said.map(({ notice }) => notice);
  const tried = kept.find(({ platform }) => platform !== undefined);
  const head: Notice = {
    ...one.notice,
    life: kept.some(({ life }) => life === "uncertain") ? "uncertain" : one.notice.life,
    ...(tried?.platform === undefined ? {} : { platform: tried.platform }),
    ...(tried?.conversation === undefined ? {} : { conversation: tried.conversation }),
  };
  if (said.length === 1) return { head, notices: kept, rendered: one.rendered, reached };
  if (matterOf(kept) !== undefined) {
    const rendered = await renderNotice(delivering, one.notice, kept.slice(1));
    return "dropped" in rendered ? undefined : { head, notices: kept, rendered, reached };
  }
  const { recipient } = head;
  const person = recipient.to === "person" ? directory.people.get(recipient.id) : undefined;
  const gathered = await gather(delivering, kept, { person, fresh: true });
  return gathered && { head, notices: kept, rendered: gathered.rendered, reached };
};

/** How many notices of the matter some are about have arrived or could not, where it is one and their reader's card says so. */
const reachedBefore = async (
  { services: { store }, directory }: Delivering,
  notices: readonly Notice[],
): Promise<number | undefined> => {
  const code = matterOf(notices);
  const to = notices[0]?.recipient;
  const person = to?.to === "person" ? directory.people.get(to.id) : undefined;
  const matter = code === undefined ? undefined : await store.matter(code);
  if (person === undefined || matter === undefined || !mayKnowReached(person, matter))
    return undefined;
  return (await store.notices(matter.code)).filter(
    ({ life }) => life === "sent" || life === "failed",
  ).length;
};

/** Where others of a message are known to have been sent, all of it was: what is left of it is settled so. */
const stoodThere = async (delivering: Delivering, notices: readonly Notice[]): Promise<boolean> => {
  const [head] = notices;
  if (head === undefined) return true;
  if (notices.every(({ life }) => life !== "uncertain")) return false;
  const { store, time } = delivering.services;
  const others = await store.noticesTogether(messageOf(head));
  const sent = others.find(({ life }) => life === "sent");
  if (sent?.platform === undefined || sent.conversation === undefined || sent.ref === undefined)
    return false;
  const { platform, conversation, ref } = sent;
  await settleAll(
    delivering,
    { notices },
    { life: "sent", at: time.now(), platform, conversation, ref },
  );
  await saveTogether(delivering, head, { platform, conversation, ref }, new Map());
  return true;
};

/**
 * It is not this message that is refused: its conversation waits until then, where a platform takes nothing as long as that
 * lasts and its recipient has no other place.
 */
const wait = (
  delivering: Delivering,
  message: Message,
  until: Instant,
  platform?: string,
): Promise<void> => {
  const { head, places = "", shut = [] } = message;
  const { id: notice, recipient } = head;
  delivering.lanes.hold(
    laneOf(recipient),
    until,
    platform === undefined
      ? undefined
      : { platforms: [...shut, platform], recipient, notice, places },
  );
  return settleAll(delivering, message, {
    life: head.life === "uncertain" ? "uncertain" : "queued",
    at: delivering.services.time.now(),
    waited: true,
  });
};

/** A platform that is not connected here takes nothing now: this process may be connected to it later, or another one is. */
const waitForPlatform = async (
  delivering: Delivering,
  message: Message,
  { unconnected: [platform] }: Unconnected,
): Promise<void> => {
  const held = delivering.outages.enter(platform) ?? (await tellOfMissing(delivering, platform));
  return wait(delivering, message, held.nextTry, platform);
};

/** A message as a new account may read it, where it goes to one and is not drawn so already; no message where nothing is left of it. */
const drawnFor = async (
  delivering: Delivering,
  drawnSo: Message,
  { newUntil }: Address,
): Promise<{ readonly by: Delivering; readonly message: Message | undefined } | undefined> => {
  const { head, notices } = drawnSo;
  const { to, id } = head.recipient;
  const person = to === "person" ? delivering.directory.people.get(id) : undefined;
  if (person === undefined || newUntil === undefined || person.newUntil !== undefined)
    return undefined;
  const by = readBy(delivering, { ...person, newUntil });
  const message = await renderMessage(by, notices);
  return {
    by,
    message: message && { ...drawnSo, ...message, head: { ...message.head, life: head.life } },
  };
};

/** A message as it is sent to another place: once it is known where it may have arrived, it cannot be anywhere else. */
const elsewhere = (message: Message): Message =>
  message.head.platform === undefined
    ? message
    : { ...message, head: { ...message.head, life: "queued" } };

/** Sends a message to the first of these places; to the next where that one cannot be reached. */
const sendToFirst = async (
  delivering: Delivering,
  message: Message,
  [address, ...others]: readonly Address[],
): Promise<void> => {
  const { head } = message;
  if (address === undefined) return giveUp(delivering, message, reasons.noAccount);
  const drawn = await drawnFor(delivering, message, address);
  if (drawn !== undefined)
    return drawn.message && sendToFirst(drawn.by, drawn.message, [address, ...others]);
  const { platform } = address.outlet;
  const paced = delivering.lanes.heldUntil(placeOf(platform, address.conversation));
  if (paced !== undefined) return wait(delivering, message, paced);
  const held = delivering.outages.enter(platform);
  if (held !== undefined) {
    return others.length > 0
      ? sendToFirst(
          delivering,
          { ...elsewhere(message), shut: [...(message.shut ?? []), platform] },
          others,
        )
      : wait(delivering, message, held.nextTry, platform);
  }

  if (head.life !== "uncertain")
    return postTo(delivering, message, { address, others, marked: false });
  const found = await address.outlet.find(address.conversation, messageOf(head));
  if (found === "later") return lookAgainLater(delivering, message, address);
  if (typeof found === "object") return settleFound(delivering, message, address, found);
  // Not known to be there, it is said like what was never sent, where it still is to be.
  const queued = message.notices.map((one): Notice => ({ ...one, life: "queued" }));
  const anew = await renderMessage(delivering, queued);
  if (anew === undefined) return;
  const said = { ...message, ...anew, head: { ...anew.head, life: head.life } };
  // Where the platform cannot be asked, it is sent once more and says so.
  return postTo(delivering, said, { address, others, marked: found === "unknown" });
};

/** Posts a message to a place, and settles what became of that; goes on to the others where it cannot be reached there. */
const postTo = async (
  delivering: Delivering,
  message: Message,
  {
    address,
    others,
    marked,
  }: { readonly address: Address; readonly others: readonly Address[]; readonly marked: boolean },
): Promise<void> => {
  const { head } = message;
  const sendElsewhere = () => sendToFirst(delivering, elsewhere(message), others);
  // What is put off now may still have arrived before.
  const stays = marked ? "uncertain" : "queued";

  const at = delivering.services.time.now();
  const outcome = await post(delivering, message, { address, marked });
  switch (outcome.is) {
    case "sent":
      return settleSent(delivering, message, address, { ref: outcome.ref, found: false });
    case "later":
      if (outcome.outage !== undefined)
        return sendToFirst(delivering, message, [address, ...others]);
      if (others.length > 0 && head.attempts >= triesInOnePlace) return sendElsewhere();
      if (isOld(head, at) && head.attempts > triesInOnePlace)
        return giveUp(delivering, message, reasons.tooOften);
      // The conversation waits, and what is first in it stays first.
      return outcome.retryAfter === undefined
        ? tryAgainLater(delivering, message, { life: stays })
        : settleAll(delivering, message, { life: stays, at, waited: true });
    case "unclear":
      // Where nothing can be looked up it is repeated, marked, so that an outage that says nothing loses nothing.
      return marked && outcome.outage === undefined && head.attempts > mostRepeats
        ? giveUp(delivering, message, reasons.unclear)
        : lookAgainLater(delivering, message, address);
    case "unreachable":
      return others.length > 0
        ? sendElsewhere()
        : giveUp(delivering, message, reasons.platform(outcome.why));
  }
};

/** The matter all of some notices are about, where it is one. */
const matterOf = (notices: readonly Notice[]): string | undefined => {
  const codes = new Set(notices.map(({ content }) => codeIn(content)));
  const [code] = codes;
  return codes.size === 1 ? code : undefined;
};

const post = async (
  delivering: Delivering,
  message: Message,
  {
    address,
    marked,
    ref,
  }: {
    readonly address: Address;
    readonly marked: boolean;
    /** The message that is changed to it, where it stands already and may say what is not to be read any more. */
    readonly ref?: string;
  },
): Promise<PostOutcome> => {
  const { services } = delivering;
  const { outlet, conversation, language } = address;
  const {
    head,
    rendered: { card, actors, loud },
  } = message;
  const { recipient } = head;
  const about = matterOf(message.notices);
  const thread =
    about === undefined
      ? undefined
      : await services.store.standingCard(about, outlet.platform, conversation);
  const said = {
    conversation,
    card: marked ? { ...card, body: [paragraph(maybeRepeated, "subtle"), ...card.body] } : card,
    language,
    notice: messageOf(head),
    // In a group not even beside the card: at level 2 the number is nobody's there.
    ...(about === undefined || recipient.to === "channel" ? {} : { matter: about }),
    ...(actors === undefined ? {} : { actors }),
    ...(thread === undefined ? {} : { thread }),
    ...(loud === undefined
      ? {}
      : { loud: { calls: await calledOn(delivering, outlet.platform, loud.calls) } }),
  };
  return call(
    delivering,
    outlet,
    [laneOf(recipient), placeOf(outlet.platform, conversation)],
    () => (ref === undefined ? outlet.post(said) : outlet.update(ref, said)),
  );
};

/** Waits longer after every try: 1, 4, 9 … minutes, an hour at most. */
const backoff = (now: Instant, attempts: number): Instant =>
  addMinutes(now, Math.min(attempts * attempts, 60));

/**
 * Tried again after a while. What is said there after it waits for it as well, so that it stays in
 * order, but not for a whole hour: then it steps aside.
 */
const tryAgainLater = (
  delivering: Delivering,
  message: Message,
  as: Pick<Settlement, "life" | "platform" | "conversation">,
): Promise<void> => {
  const { attempts, recipient } = message.head;
  const at = delivering.services.time.now();
  const nextTryAt = backoff(at, attempts);
  const isFirst = attempts <= triesInOnePlace;
  if (isFirst) delivering.lanes.hold(laneOf(recipient), nextTryAt);
  return settleAll(delivering, message, { ...as, at, ...(isFirst ? {} : { nextTryAt }) });
};

const isOld = ({ createdAt }: Notice, now: Instant): boolean =>
  addHours(createdAt, hoursTried) < now;

/** Nobody knows whether a message arrived there; it is looked for again later. */
const lookAgainLater = (
  delivering: Delivering,
  message: Message,
  { outlet: { platform }, conversation }: Address,
): Promise<void> => {
  return isOld(message.head, delivering.services.time.now())
    ? giveUp(delivering, message, reasons.tooOften)
    : tryAgainLater(delivering, message, { life: "uncertain", platform, conversation });
};

/** A message that was found where it may have arrived: a list that is not kept up with what it shows is made that of now. */
const settleFound = async (
  delivering: Delivering,
  message: Message,
  address: Address,
  { ref }: { readonly ref: string },
): Promise<void> => {
  if (message.rendered.again !== undefined) {
    const { is } = await post(delivering, message, { address, marked: false, ref });
    if (is === "later" || is === "unclear") return lookAgainLater(delivering, message, address);
  }
  return settleSent(delivering, message, address, { ref, found: true });
};

const settleSent = async (
  delivering: Delivering,
  message: Message,
  { outlet: { platform }, conversation }: Address,
  { ref, found }: { readonly ref: string; readonly found: boolean },
): Promise<void> => {
  const { services, directory } = delivering;
  const { head, notices, rendered } = message;
  await settleAll(delivering, message, {
    life: "sent",
    at: services.time.now(),
    platform,
    conversation,
    ref,
    sentHash: digest(rendered.card),
  });
  const place = { platform, conversation, ref };
  const code = matterOf(notices);
  const isOne =
    (notices.length === 1 || code !== undefined) && !(found && messageOf(head) === head.together);
  // What was found may be older than what is so now: then it is drawn anew.
  if (!isOne)
    return saveTogether(
      delivering,
      head,
      place,
      found ? new Map() : (rendered.versions ?? new Map()),
      rendered.until,
    );
  const { id, recipient } = head;
  const { card, headline, until, version, again, versions } = rendered;
  if (recipient.to === "channel" && versions !== undefined) {
    const shows = [...versions.keys()].toSorted();
    const known = found ? new Map(shows.map((one) => [one, 0])) : versions;
    return services.store.savePosting(
      {
        id,
        recipient,
        ...place,
        shows,
        follows: true,
        ...(until === undefined ? {} : { until }),
      },
      { versions: known },
    );
  }
  const person = recipient.to === "person" ? directory.people.get(recipient.id) : undefined;
  const shows = await shownBeside(delivering, { card, code, person });
  if (code === undefined && shows.length === 0) return;
  // News stays below newer news, with its day; what is said for a day goes with it.
  const saidHere = (said: Text) =>
    until === undefined ? words.saidOn(dayOf(services.time.now()), said) : said;
  // An answer that is there after all is not sent again, so nothing above it says that it was.
  const above = found && isAnswer(head) ? undefined : headline;
  await services.store.savePosting(
    {
      id,
      recipient,
      ...place,
      ...(code === undefined ? {} : { matter: code }),
      ...(again === undefined ? {} : { again }),
      ...(shows.length === 0 ? {} : { shows }),
      ...(until === undefined ? {} : { until }),
      ...(above === undefined ? {} : { headline: saidHere(above) }),
    },
    {
      version,
      sight: person && sightOf(person),
      // Its own have arrived by now.
      reached: message.reached === undefined ? undefined : message.reached + notices.length,
    },
  );
};

/** Remembers a message of several notices, which follows every matter in it; those of a version not known here are drawn anew. */
const saveTogether = async (
  { services: { store } }: Delivering,
  head: Notice,
  place: Pick<Posting, "platform" | "conversation" | "ref">,
  known: ReadonlyMap<string, number>,
  until?: Instant,
): Promise<void> => {
  const message = messageOf(head);
  const codes = (await store.noticesTogether(message)).flatMap(({ content, life }) =>
    content.is === "plain" || life !== "sent" ? [] : [content.matter],
  );
  const shows = [...new Set(codes)].toSorted();
  await store.savePosting(
    {
      id: message,
      recipient: head.recipient,
      ...place,
      shows,
      follows: true,
      ...(until === undefined ? {} : { until }),
    },
    { versions: new Map(shows.map((code) => [code, known.get(code) ?? 0])) },
  );
};

/** One at a time: where nobody of a unit is reached, only the last of them finds that out. */
const giveUp = async (
  delivering: Delivering,
  { notices }: Message,
  result: Text,
): Promise<void> => {
  for (const notice of notices) await giveUpOne(delivering, notice, result);
};

const giveUpOne = (delivering: Delivering, notice: Notice, result: Text): Promise<void> =>
  delivering.alone(async () => {
    const { services } = delivering;
    const at = services.time.now();
    await services.store.queue(await fallbackNotices(delivering, notice, { why: result }));
    await services.store.settle(notice.id, { life: "failed", at, result });
    services.log("warn", "notice not delivered", { notice: notice.id, why: result.en });
  });
