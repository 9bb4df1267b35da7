import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import type { Outcome, Outlet, Post } from "../../src/chat/exchange.ts";
import type { Clock } from "../../src/core.ts";
import { errorWord, outcomeOf } from "./errors.ts";
import { platform } from "./parse.ts";
import { drawCard } from "./render.ts";

/** Slack takes about one message a second in a channel. */
const pace = 1000;

/** How much of a conversation is searched for a notice: pages of as many messages as Slack gives. */
const pages = 5;
const page = 200;

const noticeType = "liandong_notice";

/** Where a message stands, as kept with a card: `C123:1700000000.000100`. */
export const refOf = (conversation: string, ts: string): string => `${conversation}:${ts}`;

const placeOf = (ref: string): { readonly channel: string; readonly ts: string } => ({
  channel: ref.slice(0, ref.lastIndexOf(":")),
  ts: ref.slice(ref.lastIndexOf(":") + 1),
});

const withReplies = z.object({ ts: z.string(), reply_count: z.number().min(1) });

const withNotice = z.object({
  ts: z.string(),
  metadata: z.object({
    event_type: z.literal(noticeType),
    event_payload: z.object({ notice: z.string() }),
  }),
});

/** The part of the Web API notices need. */
export type Sending = {
  readonly chat: Pick<WebClient["chat"], "postMessage" | "update">;
  readonly conversations: Pick<WebClient["conversations"], "history" | "replies">;
};

/**
 * Puts cards into Slack's conversations. Every message carries the opaque id of its notice, by which
 * one whose answer was lost is found again; `told` hears of every conversation that changed.
 */
export const slackOutlet = (
  client: Sending,
  clock: Pick<Clock, "now">,
  told: (conversation: string) => void = () => undefined,
): Outlet => {
  /** When a conversation was last written to, in milliseconds. */
  const written = new Map<string, number>();

  const drawn = ({ card, language, notice }: Post) => {
    const { text, blocks } = drawCard(card, language);
    return {
      text,
      blocks: [...blocks],
      metadata: { event_type: noticeType, event_payload: { notice } },
    };
  };

  const posted = async (post: Post, thread: string | undefined): Promise<Outcome> => {
    try {
      const { ts } = await client.chat.postMessage({
        channel: post.conversation,
        ...drawn(post),
        unfurl_links: false,
        unfurl_media: false,
        ...(thread === undefined ? {} : { thread_ts: placeOf(thread).ts }),
      });
      if (ts === undefined) return { is: "unclear" };
      told(post.conversation);
      return { is: "sent", ref: refOf(post.conversation, ts) };
    } catch (error) {
      // Where the card it follows is gone, it stands on its own.
      if (thread !== undefined && threadGone.has(errorWord(error) ?? ""))
        return posted(post, undefined);
      return outcomeOf(error);
    }
  };

  return {
    platform,
    post: async (post) => {
      const now = Date.parse(clock.now());
      const before = written.get(post.conversation);
      const due = before === undefined ? now : before + pace;
      // A clock set back must not keep a conversation waiting.
      if (due > now && due - now <= pace) return { is: "later", retryAfter: (due - now) / 1000 };
      written.set(post.conversation, now);
      if (written.size > 10_000) written.clear();
      return posted(post, post.thread);
    },
    update: async (ref, post) => {
      const { channel, ts } = placeOf(ref);
      try {
        await client.chat.update({ channel, ts, ...drawn(post) });
        told(post.conversation);
        return { is: "sent", ref };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    find: async (conversation, notice) => {
      try {
        const threads: string[] = [];
        let cursor: string | undefined;
        for (let read = 0; ; read += 1) {
          if (read === pages) return "unknown";
          const { messages = [], response_metadata } = await client.conversations.history({
            ...asked(conversation),
            ...(cursor === undefined ? {} : { cursor }),
          });
          const found = noticeIn(messages, conversation, notice);
          if (found !== undefined) return found;
          threads.push(...threadsIn(messages));
          cursor = response_metadata?.next_cursor;
          if (cursor === undefined || cursor === "") break;
        }
        // What follows on a card is not in the history of the conversation, only in that card's thread.
        for (const ts of threads.slice(0, mostThreads)) {
          const { messages = [] } = await client.conversations.replies({
            ...asked(conversation),
            ts,
          });
          const found = noticeIn(messages, conversation, notice);
          if (found !== undefined) return found;
        }
        return threads.length > mostThreads ? "unknown" : "absent";
      } catch (error) {
        // What Slack refuses for good it will not answer later either.
        return outcomeOf(error).is === "unreachable" ? "unknown" : "later";
      }
    },
  };
};

const threadGone = new Set(["thread_not_found", "message_not_found", "invalid_thread_ts"]);

const mostThreads = 30;

const asked = (channel: string) => ({ channel, include_all_metadata: true, limit: page });

const noticeIn = (messages: readonly unknown[], conversation: string, notice: string) => {
  for (const message of messages) {
    const { data } = withNotice.safeParse(message);
    if (data?.metadata.event_payload.notice === notice)
      return { ref: refOf(conversation, data.ts) };
  }
  return undefined;
};

const threadsIn = (messages: readonly unknown[]): readonly string[] =>
  messages.flatMap((message) => {
    const { data } = withReplies.safeParse(message);
    return data === undefined ? [] : [data.ts];
  });
