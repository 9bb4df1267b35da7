import type { Outlet, Post } from "../../src/chat/exchange.ts";
import type { Clock } from "../../src/core.ts";
import type { LocalMessage, Store } from "../../src/store/store.ts";
import { keep, saidIn } from "./message.ts";
import { bot, platform } from "./rooms.ts";

/** The store a local conversation lives in. */
export type LocalStore = Pick<Store, "putLocal" | "localMessages" | "localMessage">;

const noticeId = (notice: string): string => `notice:${notice}`;

/** Whether a message was posted by itself, not in answer to something. */
export const isNotice = (message: Pick<LocalMessage, "id">): boolean =>
  message.id.startsWith(noticeId(""));

/**
 * Puts cards into the conversations kept in our own store, which the web chat and the terminal show.
 * The id of a message is made from its notice, so the same notice never stands there twice.
 */
export const localOutlet = (store: LocalStore, clock: Pick<Clock, "now">): Outlet => {
  const put = async (
    id: string,
    { conversation, card, language, matter: about, thread }: Post,
    matter?: string,
  ) => {
    const said = {
      kind: "card",
      card,
      language,
      ...(matter === undefined ? {} : { matter }),
    } as const;
    await keep(store, {
      id,
      conversation,
      author: bot.id,
      at: clock.now(),
      said,
      ...(about === undefined ? {} : { matter: about }),
      ...(thread === undefined ? {} : { thread }),
    });
    return { is: "sent", ref: id } as const;
  };
  return {
    platform,
    post: (post) => put(noticeId(post.notice), post),
    update: async (ref, post) => {
      const before = await store.localMessage(ref);
      if (before?.conversation !== post.conversation)
        return { is: "unreachable", why: "no such message" };
      const said = saidIn(before);
      return put(ref, post, said.kind === "card" ? said.matter : undefined);
    },
    find: async (conversation, notice) => {
      const message = await store.localMessage(noticeId(notice));
      return message?.conversation === conversation ? { ref: message.id } : "absent";
    },
  };
};
