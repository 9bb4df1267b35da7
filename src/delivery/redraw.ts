import { addMinutes, dayOf } from "../calendar/day.ts";
import { type Card, note } from "../chat/card.ts";
import { codesIn } from "../chat/codes.ts";
import type { Outlet, Post, PostOutcome } from "../chat/exchange.ts";
import type { Text } from "../chat/text.ts";
import { canSee, sightOf } from "../flow/access.ts";
import { groupMayKnow } from "../flow/advance.ts";
import type { Found } from "../flow/find.ts";
import { barred } from "../flow/matter.ts";
import { clockAbout, type Notice, type Posting } from "../flow/notice.ts";
import { saidOnLeaving } from "../flow/told.ts";
import { words } from "../flow/words.ts";
import type { Account, Person } from "../people/directory.ts";
import { actorOf } from "../people/new-account.ts";
import { call } from "./call.ts";
import { type Delivering, readBy } from "./delivering.ts";
import { asItStays, groupMorning, morningEnds } from "./group-morning.ts";
import { headlinesOf, isOver } from "./headline.ts";
import { placeOf } from "./lanes.ts";
import { actorsIn, cardFor, findAny, isMasked, renderNotice, withLater } from "./render-notice.ts";
import { gather } from "./together.ts";

/** Redraws one message that stands somewhere: its matter has changed, or something in it may be hidden now. */
export const redraw = async (given: Delivering, posting: Posting): Promise<void> => {
  const outlet = given.outlets.find(({ platform }) => platform === posting.platform);
  if (outlet === undefined || given.outages.enter(outlet.platform) !== undefined) return;
  const reader = await readerOf(given, posting);
  const delivering = reader === undefined ? given : readBy(given, reader.person);
  if (posting.follows === true) return redrawTogether(delivering, outlet, { posting, reader });
  const hidden = await hiddenFrom(delivering, posting, reader);
  return posting.matter === undefined
    ? redrawList(delivering, outlet, { posting, reader, hidden })
    : redrawCard(delivering, outlet, { posting, reader, hidden, code: posting.matter });
};

/** A person by the account a message was sent to. */
type Reader = { readonly account: Account; readonly person: Person };

type Redrawing = {
  readonly posting: Posting;
  readonly reader: Reader | undefined;
  /** What is shown in it beside its own matter, and is not its reader's to read any more. */
  readonly hidden: readonly string[];
};

/** Who reads a message by it, where that person still has the account it was sent to. */
const readerOf = async (
  { services, directory }: Delivering,
  { recipient, platform, conversation }: Posting,
): Promise<Reader | undefined> => {
  if (recipient.to === "channel") return undefined;
  const account = (await services.store.accountsOf(recipient.id)).find(
    (one) => one.platform === platform && one.conversation === conversation,
  );
  const person = actorOf(directory, account, services.time.now());
  return account && person && { account, person };
};

/** Which of the other matters in a message its reader may not read any more; a group reads of those only that everybody in it may read. */
const hiddenFrom = async (
  { services }: Delivering,
  { recipient, shows = [] }: Posting,
  reader: Reader | undefined,
): Promise<readonly string[]> => {
  const { store } = services;
  const readable =
    recipient.to === "channel"
      ? await readableIn(services, recipient.id, shows)
      : reader && (await store.readable(sightOf(reader.person), shows));
  return shows.filter((code) => readable?.includes(code) !== true);
};

const readableIn = async (
  services: Delivering["services"],
  group: string,
  codes: readonly string[],
): Promise<readonly string[]> => {
  const channel = await services.store.channelById(group);
  const found = await Promise.all(codes.map((code) => findAny(services, code)));
  return found.flatMap((one) =>
    one === undefined ||
    channel === undefined ||
    one.matter.visibility > 1 ||
    one.matter.parties.some(({ part, person }) => barred.includes(part) && person !== undefined) ||
    !groupMayKnow(channel, one.matter)
      ? []
      : [one.matter.code],
  );
};

/** For so many minutes a message that could not be changed is left as it is. */
const pause = 1;

/** Changes a message where it stands. */
const change = async (
  delivering: Delivering,
  outlet: Outlet,
  { id, ref, conversation }: Posting,
  post: Omit<Post, "conversation" | "notice">,
): Promise<PostOutcome> => {
  const outcome = await call(delivering, outlet, [placeOf(outlet.platform, conversation)], () =>
    outlet.update(ref, { ...post, conversation, notice: id }),
  );
  if (outcome.is === "later" || outcome.is === "unclear")
    delivering.lanes.hold(id, addMinutes(delivering.services.time.now(), pause));
  return outcome;
};

/** What came by itself, with all the parts it came with, as its reader may know of them now; nothing of anything else. */
const comeAnew = async (delivering: Delivering, id: string): Promise<Card | undefined> => {
  const notice = await delivering.services.store.notice(id);
  if (notice?.content.is !== "plain") return undefined;
  const rendered = await renderNotice(delivering, notice);
  return "dropped" in rendered ? undefined : rendered.card;
};

/** A list, a form, a refusal: asked for anew where that can be, taken away where it cannot. */
const redrawList = async (
  delivering: Delivering,
  outlet: Outlet,
  { posting, reader, hidden }: Redrawing,
): Promise<void> => {
  const { services, ask } = delivering;
  const { store, newId } = services;
  const { id, conversation, platform, again } = posting;
  if (hidden.length === 0) return store.freshPostings([id]);
  const come = reader === undefined ? undefined : await comeAnew(delivering, id);
  const reply =
    again === undefined || reader === undefined || come !== undefined
      ? undefined
      : await ask({
          platform,
          account: reader.account.external,
          event: `again:${id}:${newId()}`,
          surface: { is: "direct", conversation },
          said: { is: "press", press: again },
        });
  const asked = reply?.is === "card" && reply.matter === undefined ? reply : undefined;
  const anew =
    come === undefined
      ? asked
      : {
          card: come,
          language: reader?.person.language,
          shows: await shownBeside(delivering, {
            card: come,
            code: undefined,
            person: reader?.person,
          }),
        };
  const outcome = await change(delivering, outlet, posting, {
    card: anew?.card ?? note(words.takenAway),
    language: anew?.language ?? reader?.person.language ?? "zh-CN",
    hides: true,
  });
  if (outcome.is === "unreachable" || (outcome.is === "sent" && anew === undefined))
    return store.dropPosting(id);
  if (outcome.is === "sent")
    await store.savePosting(
      { ...posting, shows: anew?.shows ?? [] },
      { sight: reader && sightOf(reader.person) },
    );
};

/** The card of several notices as its reader may see it now; what they may not read any more goes. */
const redrawTogether = async (
  delivering: Delivering,
  outlet: Outlet,
  { posting, reader }: Omit<Redrawing, "hidden">,
): Promise<void> => {
  const { store } = delivering.services;
  const { id, recipient, until } = posting;
  const notice = await store.notice(id);
  if (notice?.content.is === "plain" && notice.content.matters !== undefined)
    return redrawMorning(delivering, outlet, { posting, notice, matters: notice.content.matters });
  const sent = (await store.noticesTogether(id)).filter(({ life }) => life === "sent");
  const fresh = until !== undefined;
  const gathered = await gather(delivering, sent, { person: reader?.person, fresh });
  const group = recipient.to === "channel" ? await store.channelById(recipient.id) : undefined;
  const outcome = await change(delivering, outlet, posting, {
    card: gathered?.rendered.card ?? note(words.takenAway),
    language: group?.language ?? reader?.person.language ?? "zh-CN",
    ...(gathered?.rows === sent.length ? {} : { hides: true }),
  });
  if (outcome.is === "unreachable" || (outcome.is === "sent" && gathered === undefined))
    return store.dropPosting(id);
  if (outcome.is === "sent") await store.freshPostings([id]);
};

/** A group's morning as the group may read it now; what it may not read any more has no row. */
const redrawMorning = async (
  delivering: Delivering,
  outlet: Outlet,
  {
    posting,
    notice,
    matters,
  }: {
    readonly posting: Posting;
    readonly notice: Notice;
    readonly matters: readonly string[];
  },
): Promise<void> => {
  const { store, time } = delivering.services;
  const group = await store.channelById(posting.recipient.id);
  const told = await groupMorning(delivering, notice, matters);
  const hidden = await hiddenFrom(delivering, posting, undefined);
  const ends = morningEnds(notice) <= time.now();
  const outcome = await change(delivering, outlet, posting, {
    card:
      told === undefined || (told.card.body.length === 0 && hidden.length > 0)
        ? note(words.takenAway)
        : ends
          ? asItStays(told.card, dayOf(time.now()))
          : told.card,
    language: group?.language ?? "zh-CN",
    ...(hidden.length === 0 ? {} : { hides: true }),
  });
  if (outcome.is === "unreachable") return store.dropPosting(posting.id);
  if (outcome.is !== "sent") return;
  if (!ends) return store.freshPostings([posting.id]);
  // From now on only what is hidden from the group changes it.
  const { follows: _, until: __, ...stays } = posting;
  await store.savePosting(stays, { versions: told?.versions ?? new Map() });
};

/** The card of a matter as its reader may see it now. */
const redrawCard = async (
  delivering: Delivering,
  outlet: Outlet,
  { posting, reader, hidden, code }: Redrawing & { readonly code: string },
): Promise<void> => {
  const { services, directory } = delivering;
  const { store } = services;
  const { id, recipient } = posting;
  const found = await findAny(services, code);
  if (found === undefined) return store.dropPosting(id);
  const inGroup = recipient.to === "channel";
  const { headline: said, ...plain } = posting;
  const { notice, headline } = await aboveNow(delivering, found, { posting, hidden });
  const about = headline === "over" ? undefined : clockAbout(notice?.content);
  const masked = notice !== undefined && isMasked(notice.content, found.matter);
  const isSuperseded =
    inGroup &&
    headline === "over" &&
    (notice?.content.is === "news" || found.matter.closedAt !== undefined) &&
    (await store.standingCard(code, posting.platform, posting.conversation)) !== posting.ref;
  const mayRead = inGroup || (reader !== undefined && canSee(sightOf(reader.person), found.matter));
  const card = mayRead
    ? await cardFor(delivering, recipient, found, {
        headline,
        notice: id,
        about,
        masked,
        since: headline === "over" ? notice?.createdAt : undefined,
      })
    : undefined;
  // The group reads how it stands on one card, the first; what came later and is over says only that it is.
  const shown = card !== undefined && isSuperseded ? supersededCard(card) : card;
  const reminded = headline !== undefined && headline !== "over" && notice !== undefined;
  const drawn =
    shown !== undefined && reminded ? withLater(delivering, shown, [{ found, notice }]) : shown;
  const person = inGroup ? undefined : directory.people.get(recipient.id);
  const language = inGroup ? (await store.channelById(recipient.id))?.language : person?.language;
  const outcome = await change(delivering, outlet, posting, {
    card:
      drawn ??
      (reader === undefined ? undefined : await saidOnLeaving(store, code, reader.person)) ??
      note(words.noSuchRecord),
    language: language ?? "zh-CN",
    ...(card === undefined || hidden.length > 0 || (inGroup && found.matter.visibility > 1)
      ? { hides: true }
      : {}),
    ...(inGroup ? { actors: actorsIn(delivering, found) } : { matter: code }),
  });
  if (outcome.is === "unreachable" || (outcome.is === "sent" && card === undefined))
    return store.dropPosting(id);
  if (outcome.is !== "sent" || card === undefined) return;
  const shows = await shownBeside(delivering, { card, code, person: reader?.person });
  if (shows.join() === (posting.shows ?? []).join()) return store.freshPostings([id]);
  await store.savePosting(
    {
      ...plain,
      shows,
      ...(said === undefined || headline === undefined ? {} : { headline: said }),
    },
    { version: found.matter.version, sight: reader && sightOf(reader.person) },
  );
};

/** What is left of a message of a group once it is over and its matter has a card there that says how it stands. */
const supersededCard = ({ title, actions }: Card): Card => ({
  ...note(title, [words.superseded]),
  actions,
});

/** The matters a card shows beside its own, as far as its reader may read them. */
export const shownBeside = async (
  { services }: Delivering,
  {
    card,
    code,
    person,
  }: {
    readonly card: Card;
    readonly code: string | undefined;
    readonly person: Person | undefined;
  },
): Promise<readonly string[]> => {
  const others = codesIn(card).filter((one) => one !== code);
  return person === undefined || others.length === 0
    ? []
    : (await services.store.readable(sightOf(person), others)).toSorted();
};

/** The notice a card came with, and what is said above the card: not what is over, nor what names something hidden. */
const aboveNow = async (
  delivering: Delivering,
  found: Found,
  { posting, hidden }: Pick<Redrawing, "posting" | "hidden">,
): Promise<{
  readonly notice: Notice | undefined;
  readonly headline: Text | "over" | undefined;
}> => {
  const { id, headline } = posting;
  if (headline === undefined) return { notice: undefined, headline };
  const { store } = delivering.services;
  const besides = (await store.noticesUnder([id])).get(id) ?? [];
  const notice = besides.find((one) => one.id === id);
  const all = besides.filter(
    ({ life, content }) =>
      life === "sent" && content.is !== "plain" && content.matter === found.matter.code,
  );
  if (all.length > 1) {
    const left = posting.until === undefined ? undefined : headlinesOf(delivering, found, all);
    return { notice, headline: left ?? "over" };
  }
  if (notice !== undefined && (await isOver(delivering, found, notice, headline)))
    return { notice, headline: "over" };
  const names = codesIn(note(headline)).some((one) => hidden.includes(one));
  return { notice, headline: names ? "over" : headline };
};
