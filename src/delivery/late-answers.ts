import { addMinutes } from "../calendar/day.ts";
import { action, type Card, note, type Press, paragraph } from "../chat/card.ts";
import { text } from "../chat/text.ts";
import { accountId, type NewNotice, type NoticeContent, type Recipient } from "../flow/notice.ts";
import type { SystemServices } from "../flow/services.ts";

const words = {
  late: text(
    "补发：刚才的答复可能没有发到，现在是这样。",
    "Sent again: the answer may not have arrived; this is how it stands now.",
  ),
  askAgain: text("要看的内容没有发到", "What you asked for could not be sent"),
  again: text("再看一次", "Show it again"),
};

/** An answer that a platform did not take, or may not have taken: what it shows, and where it was to stand. */
export type LateAnswer = {
  /** What the message was marked as, by which it can be looked up. */
  readonly id?: string;
  readonly platform: string;
  readonly account: string;
  readonly conversation: string;
  /** It was said before a group. */
  readonly inGroup: boolean;
  readonly card: Card;
  /** The matter whose card it is, whether it shows others, and what asks for the same anew. */
  readonly matter?: string;
  readonly showsOthers: boolean;
  readonly again?: Press;
  /** Nobody knows whether it arrived. */
  readonly isUnclear: boolean;
};

const prefix = "answer:";

/** Whether a notice is such an answer. */
export const isAnswer = ({ key }: Pick<NewNotice, "key">): boolean => key.startsWith(prefix);

/** So long an answer is left before it is tried again, in minutes. */
const pause = 0.25;

/**
 * Queues an answer like any notice, to the conversation it was meant for first. Of matters it says what
 * its reader may read by then, not what stood there when it was asked.
 */
export const queueLateAnswer = async (
  { store, time, newId }: SystemServices,
  answer: LateAnswer,
): Promise<void> => {
  const { platform, account, conversation, inGroup, isUnclear, id = newId() } = answer;
  const [known, group] = await Promise.all([
    store.account(platform, account),
    inGroup ? store.channel(platform, conversation) : undefined,
  ]);
  const isPerson = !inGroup && known !== undefined;
  const recipient: Recipient =
    group !== undefined
      ? { to: "channel", id: group.id }
      : isPerson
        ? { to: "person", id: known.person }
        : {
            to: "account",
            id: accountId({ person: known?.person ?? "", platform, conversation }),
          };
  const at = time.now();
  const nextTryAt = addMinutes(at, pause);
  await store.queue([
    {
      id,
      key: `${prefix}${id}`,
      recipient,
      content: contentOf(answer, recipient),
      createdAt: at,
      nextTryAt,
    },
  ]);
  await store.settle(id, {
    life: isUnclear ? "uncertain" : "queued",
    at,
    platform,
    conversation,
    nextTryAt,
  });
};

const contentOf = (
  { card, matter, showsOthers, again }: LateAnswer,
  { to }: Recipient,
): NoticeContent => {
  if (matter !== undefined && to !== "account") return { is: "news", matter, headline: words.late };
  // What it showed may be hidden from its reader by then.
  const anew =
    matter !== undefined || showsOthers
      ? note(words.askAgain, [], again === undefined ? [] : [action(words.again, again)])
      : { ...card, body: [paragraph(words.late, "subtle"), ...card.body] };
  return { is: "plain", card: anew };
};
