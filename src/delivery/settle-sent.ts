import { dayOf, type Instant } from "../calendar/day.ts";
import { digest } from "../chat/digest.ts";
import type { Text } from "../chat/text.ts";
import { sightOf } from "../flow/access.ts";
import { messageOf, type Notice, type Posting } from "../flow/notice.ts";
import { words } from "../flow/words.ts";
import type { Settlement } from "../store/store.ts";
import type { Address } from "./address.ts";
import type { Delivering } from "./delivering.ts";
import { isAnswer } from "./late-answers.ts";
import { matterOf, type NoticeMessage } from "./message.ts";
import { shownBeside } from "./redraw.ts";

/** Settles every notice of a message alike, and says whether any of them was still to be settled. */
const settled = (
  { services: { store } }: Delivering,
  { notices }: Pick<NoticeMessage, "notices">,
  settlement: Settlement,
): Promise<boolean> =>
  store.settle(
    notices.map(({ id }) => id),
    settlement,
  );

/** Settles every notice of a message alike. */
export const settleAll = async (...given: Parameters<typeof settled>): Promise<void> => {
  await settled(...given);
};

/** Settles a message that stands somewhere, and remembers it there where it is kept up with what it shows. */
export const settleSent = async (
  delivering: Delivering,
  message: NoticeMessage,
  { outlet: { platform }, conversation }: Address,
  { ref, found }: { readonly ref: string; readonly found: boolean },
): Promise<void> => {
  const { services, directory } = delivering;
  const { head, notices, rendered } = message;
  const isSettled = await settled(delivering, message, {
    life: "sent",
    at: services.time.now(),
    platform,
    conversation,
    ref,
    sentHash: digest(rendered.card),
  });
  // Another process has sent it as well: the message that is kept up is that one's.
  if (!isSettled) return;
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
export const saveTogether = async (
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
