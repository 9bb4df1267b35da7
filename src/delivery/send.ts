import { addHours, addMinutes, dayOf, type Instant } from "../calendar/day.ts";
import { paragraph } from "../chat/card.ts";
import { digest } from "../chat/digest.ts";
import type { PostOutcome } from "../chat/exchange.ts";
import { type Text, text } from "../chat/text.ts";
import { sightOf } from "../flow/access.ts";
import type { Notice } from "../flow/notice.ts";
import { words } from "../flow/words.ts";
import type { Settlement } from "../store/store.ts";
import { type Address, findAddresses } from "./address.ts";
import { call } from "./call.ts";
import { type Delivering, reasons } from "./delivering.ts";
import { fallbackNotices } from "./fallback.ts";
import { laneOf, placeOf } from "./lanes.ts";
import { calledOn } from "./loud.ts";
import { shownBeside } from "./redraw.ts";
import { type Rendered, renderNotice } from "./render-notice.ts";

/** What has been refused or unclear for so long is given up and climbs the ladder of last resort. */
const hoursTried = 72;
/** After so many refusals, about an hour, a person's other account is written to. */
const triesInOnePlace = 5;
/** So often, in five hours and a half, a notice is repeated of which nobody can say whether it arrived. */
const mostRepeats = 10;
/** A notice that broke whatever sent it so often is given up too, so that none goes on for ever. */
const most = 200;

const maybeRepeated = text("（可能重复）", "(possibly a repeat)");

/** Sends one claimed notice and settles what became of it. */
export const sendNotice = async (delivering: Delivering, notice: Notice): Promise<void> => {
  const { store, time } = delivering.services;
  if (notice.attempts > most) return giveUp(delivering, notice, reasons.tooOften);
  const rendered = await renderNotice(delivering, notice);
  if ("dropped" in rendered)
    return store.settle(notice.id, { life: "dropped", at: time.now(), result: rendered.dropped });
  const addresses = await findAddresses(delivering, notice);
  if ("zh" in addresses) return giveUp(delivering, notice, addresses);
  if (rendered.restricted !== true) return sendToFirst(delivering, notice, rendered, addresses);
  // A new account hears of no level 2; what only it could be told waits until it is no longer new.
  const known = addresses.filter(({ newUntil }) => newUntil === undefined);
  const [first] = addresses.flatMap(({ newUntil }) => newUntil ?? []).sort();
  return known.length === 0 && first !== undefined
    ? store.settle(notice.id, { life: "queued", at: time.now(), nextTryAt: first })
    : sendToFirst(delivering, notice, rendered, known);
};

/** Sends a notice to the first of these places; to the next where that one cannot be reached. */
const sendToFirst = async (
  delivering: Delivering,
  notice: Notice,
  rendered: Rendered,
  [address, ...others]: readonly Address[],
): Promise<void> => {
  const { store, time } = delivering.services;
  if (address === undefined) return giveUp(delivering, notice, reasons.noAccount);
  // Once it is known where it may have arrived, it cannot have arrived anywhere else.
  const life = notice.platform === undefined ? notice.life : "queued";
  const sendElsewhere = () => sendToFirst(delivering, { ...notice, life }, rendered, others);
  const { platform } = address.outlet;
  /** It is not this notice that is refused: the conversation waits as long as that lasts. */
  const waits = (until: Instant, during?: string) => {
    delivering.lanes.hold(laneOf(notice.recipient), until, during);
    return store.settle(notice.id, {
      life: notice.life === "uncertain" ? "uncertain" : "queued",
      at: time.now(),
      waited: true,
    });
  };
  const paced = delivering.lanes.heldUntil(placeOf(platform, address.conversation));
  if (paced !== undefined) return waits(paced);
  const held = delivering.outages.enter(platform);
  if (held !== undefined) {
    const mayBeThere = life === "uncertain" && notice.platform !== undefined;
    return others.length > 0 && !mayBeThere ? sendElsewhere() : waits(held.nextTry, platform);
  }

  let marked = false;
  if (notice.life === "uncertain") {
    const found = await address.outlet.find(address.conversation, notice.id);
    if (found === "later") return lookAgainLater(delivering, notice, address);
    if (typeof found === "object")
      return settleSent(delivering, notice, rendered, address, found.ref);
    // Where the platform cannot be asked, it is sent once more and says so.
    marked = found === "unknown";
  }
  // What is put off now may still have arrived before.
  const stays = marked ? "uncertain" : "queued";

  const at = time.now();
  const outcome = await post(delivering, notice, rendered, { address, marked });
  switch (outcome.is) {
    case "sent":
      return settleSent(delivering, notice, rendered, address, outcome.ref);
    case "later":
      if (outcome.outage !== undefined)
        return sendToFirst(delivering, notice, rendered, [address, ...others]);
      if (others.length > 0 && notice.attempts >= triesInOnePlace) return sendElsewhere();
      if (isOld(notice, at) && notice.attempts > triesInOnePlace)
        return giveUp(delivering, notice, reasons.tooOften);
      // The conversation waits, and what is first in it stays first.
      return outcome.retryAfter === undefined
        ? tryAgainLater(delivering, notice, { life: stays })
        : store.settle(notice.id, { life: stays, at, waited: true });
    case "unclear":
      // Where nothing can be looked up it is repeated, marked, so that an outage that says nothing loses nothing.
      return marked && outcome.outage === undefined && notice.attempts > mostRepeats
        ? giveUp(delivering, notice, reasons.unclear)
        : lookAgainLater(delivering, notice, address);
    case "unreachable":
      return others.length > 0
        ? sendElsewhere()
        : giveUp(delivering, notice, reasons.platform(outcome.why));
  }
};

const post = async (
  delivering: Delivering,
  { id, content, recipient }: Notice,
  { card, actors, loud }: Rendered,
  { address, marked }: { readonly address: Address; readonly marked: boolean },
): Promise<PostOutcome> => {
  const { services } = delivering;
  const { outlet, conversation, language } = address;
  const about = content.is === "plain" ? undefined : content.matter;
  const thread =
    about === undefined
      ? undefined
      : await services.store.standingCard(about, outlet.platform, conversation);
  const said = {
    conversation,
    card: marked ? { ...card, body: [paragraph(maybeRepeated, "subtle"), ...card.body] } : card,
    language,
    notice: id,
    // In a group not even beside the card: at level 2 the number is nobody's there.
    ...(about === undefined || recipient.to === "channel" ? {} : { matter: about }),
    ...(actors === undefined ? {} : { actors }),
    ...(thread === undefined ? {} : { thread }),
    ...(loud === undefined
      ? {}
      : { loud: { calls: await calledOn(delivering, outlet.platform, loud.calls) } }),
  };
  return call(delivering, outlet, [laneOf(recipient), placeOf(outlet.platform, conversation)], () =>
    outlet.post(said),
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
  { services: { store, time }, lanes }: Delivering,
  { id, attempts, recipient }: Notice,
  as: Pick<Settlement, "life" | "platform" | "conversation">,
): Promise<void> => {
  const at = time.now();
  const nextTryAt = backoff(at, attempts);
  const isFirst = attempts <= triesInOnePlace;
  if (isFirst) lanes.hold(laneOf(recipient), nextTryAt);
  return store.settle(id, { ...as, at, ...(isFirst ? {} : { nextTryAt }) });
};

const isOld = ({ createdAt }: Notice, now: Instant): boolean =>
  addHours(createdAt, hoursTried) < now;

/** Nobody knows whether a notice arrived there; it is looked for again later. */
const lookAgainLater = (
  delivering: Delivering,
  notice: Notice,
  { outlet: { platform }, conversation }: Address,
): Promise<void> => {
  return isOld(notice, delivering.services.time.now())
    ? giveUp(delivering, notice, reasons.tooOften)
    : tryAgainLater(delivering, notice, { life: "uncertain", platform, conversation });
};

const settleSent = async (
  delivering: Delivering,
  { id, content, recipient }: Notice,
  rendered: Rendered,
  { outlet, conversation }: Address,
  ref: string,
): Promise<void> => {
  const { services, directory } = delivering;
  const { platform } = outlet;
  await services.store.settle(id, {
    life: "sent",
    at: services.time.now(),
    platform,
    conversation,
    ref,
    sentHash: digest(rendered.card),
  });
  const { card, headline, until, version, again } = rendered;
  const code = content.is === "plain" ? undefined : content.matter;
  const person = recipient.to === "person" ? directory.people.get(recipient.id) : undefined;
  const shows = await shownBeside(delivering, { card, code, person });
  if (code === undefined && shows.length === 0) return;
  // News stays below newer news, with its day; what is said for a day goes with it.
  const saidHere = (said: Text) =>
    until === undefined ? words.saidOn(dayOf(services.time.now()), said) : said;
  await services.store.savePosting(
    {
      id,
      recipient,
      platform,
      conversation,
      ref,
      ...(code === undefined ? {} : { matter: code }),
      ...(again === undefined ? {} : { again }),
      ...(shows.length === 0 ? {} : { shows }),
      ...(until === undefined ? {} : { until }),
      ...(headline === undefined ? {} : { headline: saidHere(headline) }),
    },
    { version, sight: person && sightOf(person) },
  );
};

/** One at a time: where nobody of a unit is reached, only the last of them finds that out. */
const giveUp = (delivering: Delivering, notice: Notice, result: Text): Promise<void> =>
  delivering.alone(async () => {
    const { services, directory } = delivering;
    const at = services.time.now();
    await services.store.queue(
      await fallbackNotices(services, directory, notice, { now: at, why: result }),
    );
    await services.store.settle(notice.id, { life: "failed", at, result });
    services.log("warn", "notice not delivered", { notice: notice.id, why: result.en });
  });
