import { addHours, addMinutes, dayOf, type Instant } from "../calendar/day.ts";
import { paragraph } from "../chat/card.ts";
import type { PostOutcome } from "../chat/exchange.ts";
import { type Text, text } from "../chat/text.ts";
import { messageOf, morningMark, type Notice } from "../flow/notice.ts";
import type { Settlement } from "../store/store.ts";
import { type Address, inOrder, placesKey, placesOf, type Unconnected } from "./address.ts";
import { call } from "./call.ts";
import { type Delivering, readBy, reasons } from "./delivering.ts";
import { fallbackNotices } from "./fallback.ts";
import { laneOf, placeOf } from "./lanes.ts";
import { calledOn } from "./loud.ts";
import { matterOf, type NoticeMessage, renderMessage } from "./message.ts";
import { tellOfMissing } from "./outage-news.ts";
import { saveTogether, settleAll, settleSent } from "./settle-sent.ts";

/** What has been refused or unclear for so long is given up and climbs the ladder of last resort. */
const hoursTried = 72;
/** After so many refusals, about half an hour, a person's other account is written to. */
const triesInOnePlace = 5;
/** So often, in about five hours, a notice is repeated of which nobody can say whether it arrived. */
const mostRepeats = 10;
/** A notice that broke whatever sent it so often is given up too, so that none goes on for ever. */
const most = 200;

const maybeRepeated = text("（可能重复）", "(possibly a repeat)");

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
  message: NoticeMessage,
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
  message: NoticeMessage,
  { unconnected: [platform] }: Unconnected,
): Promise<void> => {
  const held = delivering.outages.enter(platform) ?? (await tellOfMissing(delivering, platform));
  return wait(delivering, message, held.nextTry, platform);
};

/** A message as a new account may read it, where it goes to one and is not drawn so already; no message where nothing is left of it. */
const drawnFor = async (
  delivering: Delivering,
  drawnSo: NoticeMessage,
  { newUntil }: Address,
): Promise<
  { readonly by: Delivering; readonly message: NoticeMessage | undefined } | undefined
> => {
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
const elsewhere = (message: NoticeMessage): NoticeMessage =>
  message.head.platform === undefined
    ? message
    : { ...message, head: { ...message.head, life: "queued" } };

/** Sends a message to the first of these places; to the next where that one cannot be reached. */
const sendToFirst = async (
  delivering: Delivering,
  message: NoticeMessage,
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
  message: NoticeMessage,
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
  if (outcome === undefined) return;
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
    case "unreachable": {
      if (others.length > 0) return sendElsewhere();
      // A place that only takes nothing just now is not out of reach.
      const shut = (message.shut ?? []).flatMap((one) => delivering.outages.of(one) ?? []);
      const [first] = shut.toSorted((a, b) => a.nextTry.localeCompare(b.nextTry));
      return first === undefined || isOld(head, at)
        ? giveUp(delivering, message, reasons.platform(outcome.why))
        : wait(delivering, elsewhere(message), first.nextTry, first.platform);
    }
  }
};

/** Nothing where the lease went by meanwhile: then it is another's to send. */
const post = async (
  delivering: Delivering,
  message: NoticeMessage,
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
): Promise<PostOutcome | undefined> => {
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
  if (!(await delivering.isOurs(message.notices))) return undefined;
  return call(
    delivering,
    outlet,
    [laneOf(recipient), placeOf(outlet.platform, conversation)],
    () => (ref === undefined ? outlet.post(said) : outlet.update(ref, said)),
  );
};

/** Waits longer after every try: 1, 4 and 8 minutes, so that a disturbance is over ten minutes after its end; later an hour at most. */
const backoff = (now: Instant, attempts: number): Instant =>
  addMinutes(now, Math.min(attempts * attempts, attempts <= triesInOnePlace ? 8 : 60));

/**
 * Tried again after a while. What is said there after it waits for it as well, so that it stays in
 * order, but not for a whole hour: then it steps aside.
 */
const tryAgainLater = (
  delivering: Delivering,
  message: NoticeMessage,
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
  message: NoticeMessage,
  { outlet: { platform }, conversation }: Address,
): Promise<void> => {
  return isOld(message.head, delivering.services.time.now())
    ? giveUp(delivering, message, reasons.tooOften)
    : tryAgainLater(delivering, message, { life: "uncertain", platform, conversation });
};

/** A message that was found where it may have arrived: a list that is not kept up with what it shows is made that of now. */
const settleFound = async (
  delivering: Delivering,
  message: NoticeMessage,
  address: Address,
  { ref }: { readonly ref: string },
): Promise<void> => {
  if (message.rendered.again !== undefined) {
    const outcome = await post(delivering, message, { address, marked: false, ref });
    if (outcome === undefined) return;
    if (outcome.is === "later" || outcome.is === "unclear")
      return lookAgainLater(delivering, message, address);
  }
  return settleSent(delivering, message, address, { ref, found: true });
};

/** One at a time: where nobody of a unit is reached, only the last of them finds that out. */
const giveUp = async (
  delivering: Delivering,
  { notices }: NoticeMessage,
  result: Text,
): Promise<void> => {
  for (const notice of notices) await giveUpOne(delivering, notice, result);
};

const giveUpOne = (delivering: Delivering, notice: Notice, result: Text): Promise<void> =>
  delivering.alone(async () => {
    if (!(await delivering.isOurs([notice]))) return;
    const { services } = delivering;
    const at = services.time.now();
    await services.store.queue(await fallbackNotices(delivering, notice, { why: result }));
    await services.store.settle(notice.id, { life: "failed", at, result });
    services.log("warn", "notice not delivered", { notice: notice.id, why: result.en });
  });
