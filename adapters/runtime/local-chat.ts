import type { Card } from "../../src/chat/card.ts";
import type { Outlet, Post } from "../../src/chat/exchange.ts";
import { type Language, say, text } from "../../src/chat/text.ts";
import type { TimeSource } from "../../src/flow/services.ts";
import type { LocalMessage, Store } from "../../src/store/store.ts";
import type { ShownForm } from "../adaptive/form.ts";

/** The platform of conversations kept in our own store, which the web page and the terminal show. */
export const platform = "web";

/** What the bot is called, and the author its messages are kept under. */
export const bot = { id: "bot", name: text("府检联动", "Linkage bot") };

const words = {
  putAway: text("（这条消息已收起）", "(this message was put away)"),
};

/** An account's own conversation with the bot. */
export const directOf = (account: string): string => `direct:${account}`;

/** The store a local conversation lives in. */
export type LocalStore = Pick<Store, "putLocal" | "localMessages" | "localMessage">;

/** What a kept message says. It is rendered when it is read, so a better renderer reaches old ones too. */
export type MessageBody =
  | { readonly kind: "line"; readonly text: string }
  | {
      readonly kind: "card";
      readonly card: Card;
      readonly language: Language;
      readonly matter?: string;
    }
  | { readonly kind: "form"; readonly form: ShownForm; readonly language: Language };

/**
 * A body as it is kept: with the revision it first had, so that a changed message stays in its place,
 * the message it follows on, the one whose words it was made with, and the matters its words went into.
 */
type KeptBody = MessageBody & {
  readonly first?: number;
  readonly thread?: string;
  readonly cameOf?: string;
  readonly about?: readonly string[];
};

const keptBody = ({ body }: LocalMessage): KeptBody => JSON.parse(body) as KeptBody;

/** What a message says. */
export const bodyOf = (message: LocalMessage): MessageBody => keptBody(message);

/** Where a message stands in its conversation, whatever became of it since. */
export const orderOf = (message: LocalMessage): number =>
  keptBody(message).first ?? message.revision;

/** The message this one follows on. */
export const threadStartOf = (message: LocalMessage): string | undefined =>
  keptBody(message).thread;

/** The message whose words went into this one: the line that opened a form, the card whose button did. */
export const cameOf = (message: LocalMessage): string | undefined => keptBody(message).cameOf;

/** The matters the words of a message went into. */
export const aboutIn = (message: LocalMessage): readonly string[] => keptBody(message).about ?? [];

/** A message to be kept; one with the same id is changed where it stands. */
export type NewMessage = Pick<LocalMessage, "id" | "conversation" | "author" | "at" | "matter"> & {
  readonly body: MessageBody;
  /** The message it follows on. */
  readonly thread?: string;
  /** The message whose words went into it. */
  readonly cameOf?: string;
  /** Matters its words went into. */
  readonly about?: readonly string[];
};

/** Keeps a message. */
export const keepMessage = async (
  store: Pick<Store, "putLocal" | "localMessage">,
  { body, thread, cameOf: from, about: into = [], ...message }: NewMessage,
): Promise<LocalMessage> => {
  const before = await store.localMessage(message.id);
  const follows = thread ?? (before && threadStartOf(before));
  // An answer in place of a form came of what the form came of, not of itself: the way back has an end.
  const origin = (from === message.id ? undefined : from) ?? (before && cameOf(before));
  const about = [...new Set([...(before === undefined ? [] : aboutIn(before)), ...into])];
  const kept: KeptBody = {
    ...body,
    ...(before === undefined ? {} : { first: orderOf(before) }),
    ...(follows === undefined ? {} : { thread: follows }),
    ...(origin === undefined ? {} : { cameOf: origin }),
    ...(about.length === 0 ? {} : { about }),
  };
  return store.putLocal({
    ...message,
    at: before?.at ?? message.at,
    body: JSON.stringify(kept),
  });
};

const pageSize = 200;

/** Every message of these conversations written after a revision, as they were written. */
export const messagesAfter = async (
  store: Pick<Store, "localMessages">,
  conversations: readonly string[],
  after: number,
): Promise<readonly LocalMessage[]> => {
  const all: LocalMessage[] = [];
  for (let from = after; ; ) {
    const page = await store.localMessages(conversations, { after: from, take: pageSize });
    all.push(...page);
    from = page.reduce((last, { revision }) => Math.max(last, revision), from);
    if (page.length < pageSize) return all;
  }
};

const noticeId = (notice: string): string => `notice:${notice}`;

/** Whether a message was posted by itself, not in answer to something. */
export const isNotice = (message: Pick<LocalMessage, "id">): boolean =>
  message.id.startsWith(noticeId(""));

/**
 * Puts cards into local conversations. The id of a message is made from its notice, so the same notice
 * never stands there twice.
 */
export const localOutlet = (store: LocalStore, time: Pick<TimeSource, "now">): Outlet => {
  const put = async (
    id: string,
    { conversation, card, language, matter: about, thread }: Post,
    matter?: string,
  ) => {
    const body = {
      kind: "card",
      card,
      language,
      ...(matter === undefined ? {} : { matter }),
    } as const;
    await keepMessage(store, {
      id,
      conversation,
      author: bot.id,
      at: time.now(),
      body,
      ...(about === undefined ? {} : { matter: about }),
      ...(thread === undefined ? {} : { thread }),
    });
    return { is: "sent", ref: id } as const;
  };
  return {
    platform,
    name: text("网页", "the web chat"),
    post: (post) => put(noticeId(post.notice), post),
    update: async (ref, post) => {
      const before = await store.localMessage(ref);
      if (before?.conversation !== post.conversation)
        return { is: "unreachable", why: "no such message" };
      const body = bodyOf(before);
      // A line somebody typed is not ours to reword: it is not kept any longer.
      if (body.kind === "line") {
        await keepMessage(store, {
          ...before,
          body: { kind: "line", text: say(words.putAway, post.language) },
        });
        return { is: "sent", ref };
      }
      return put(ref, post, body.kind === "card" ? body.matter : undefined);
    },
    find: async (conversation, notice) => {
      const message = await store.localMessage(noticeId(notice));
      return message?.conversation === conversation ? { ref: message.id } : "absent";
    },
  };
};
