import { type Card, note } from "../chat/card.ts";
import type { Request } from "../chat/exchange.ts";
import { type Text, text } from "../chat/text.ts";
import type { TimeSource } from "../flow/services.ts";

/** What one account may do in a minute; far more than anybody types. */
export const usualLimits = {
  requests: 120,
  submissions: 40,
  uploads: 60,
  bindCodes: 10,
  /** So often somebody is told that it is too much: the rest of a flood is met with silence. */
  refusals: 1,
  /** While somebody types: what a line or a field could go on with. */
  suggestions: 600,
} as const;

/** What is counted. */
export type Limited = keyof typeof usualLimits;

/** Counts what an account does, or where it counts as nothing only looks; gives the seconds to wait where it was too much. */
export type Limiter = (
  what: Limited,
  who: Pick<Request, "platform" | "account">,
  as?: 1 | 0,
) => number | undefined;

const minute = 60_000;
/** So many accounts are remembered; a flood of new ones forgets the rest, never what was refused last. */
const mostAccounts = 20_000;

/** Counts in whole minutes from the first thing an account does, by this clock; kept in memory only. */
export const limiterOf = (
  time: Pick<TimeSource, "now">,
  most: Readonly<Record<Limited, number>> = usualLimits,
): Limiter => {
  const counts = new Map<string, { readonly since: number; readonly count: number }>();
  return (what, { platform, account }, as = 1) => {
    const now = Date.parse(time.now());
    const key = JSON.stringify([what, platform, account]);
    const before = counts.get(key);
    // A time set back must not keep anybody waiting.
    const running = before !== undefined && now >= before.since && now - before.since < minute;
    const { since, count } = running ? before : { since: now, count: 0 };
    counts.delete(key);
    counts.set(key, { since, count: count + as });
    const [oldest] = counts.keys();
    if (counts.size > mostAccounts && oldest !== undefined) counts.delete(oldest);
    return count < most[what] ? undefined : Math.ceil((since + minute - now) / 1000);
  };
};

/** What a request counts as before it is read; a binding code counts where it is tried. */
const kindsOf = ({ said }: Request): readonly Limited[] =>
  said.is === "press" && said.press.answers !== undefined
    ? ["requests", "submissions"]
    : ["requests"];

/** The card for somebody who is too fast; undefined where they are not. */
export const tooMuch = (
  limiter: Limiter | undefined,
  request: Request,
  counted: readonly Limited[] = kindsOf(request),
): Card | undefined => {
  if (limiter === undefined) return undefined;
  const wait = Math.max(...counted.map((what) => limiter(what, request) ?? 0));
  return wait === 0 ? undefined : note(limitWords.title, [limitWords.slower(wait)]);
};

/** What is said to somebody who is too fast. */
export const limitWords = {
  title: text("请稍等一下", "One moment, please"),
  slower: (seconds: number): Text =>
    text(
      `这一分钟里收到您的消息太多，这一条没有处理，也没有保存。请过${seconds}秒再发一次；急事请打电话。已经登记的事项和法定期限的提醒不受影响。`,
      `Too much came from you within this minute: this was not handled and not kept. Please send it again in ${seconds} seconds; if it is urgent, telephone. What is recorded, and the reminders of legal periods, are not affected.`,
    ),
  uploads: (seconds: number): Text =>
    text(
      `这一分钟里您发的文件太多，这个没有收下。请过${seconds}秒再发一次。`,
      `Too many files came from you within this minute, so this one was not taken. Please send it again in ${seconds} seconds.`,
    ),
} as const;
