import { randomUUID } from "node:crypto";
import type { KnownBlock, ModalView } from "@slack/types";
import { z } from "zod";
import type { Bot } from "../../src/bot.ts";
import { note, type Press } from "../../src/chat/card.ts";
import type { Outlet, Post, PostOutcome, Reply } from "../../src/chat/exchange.ts";
import { verbatim } from "../../src/chat/text.ts";
import type { Store } from "../../src/store/store.ts";
import { type Drawn, drawCard, type PageSource, withCalls } from "../block-kit/card.ts";
import {
  lateAnswer,
  type Placement,
  type PlacingPolicy,
  type Pressed,
  placementOf,
  rememberMessage,
} from "../placing.ts";
import {
  cardView,
  drawAnswer,
  drawPointer,
  type Ephemeral,
  homeBlocks,
  type ModalOrigin,
} from "./render.ts";
import { platform, unreachableWords, words } from "./words.ts";

/** A message for a conversation; `notice` is our id of it, by which it is found again. */
export type SlackMessage = {
  readonly conversation: string;
  readonly drawn: Pick<Drawn, "text" | "blocks">;
  readonly thread: string | undefined;
  readonly notice: string | undefined;
  /** In a thread, it is shown in its channel as well. */
  readonly broadcast?: boolean;
};

/** Slack's Web API, as far as it is called; its calls throw as Slack's own client does. */
export type SlackApi = {
  /** Gives the time stamp of the new message, where Slack said it. */
  post(message: SlackMessage): Promise<string | undefined>;
  /** Shows a message to one person in a conversation. */
  whisper(user: string, message: SlackMessage): Promise<void>;
  /** Answers by the address Slack gave with a command or a press: seen by the one who asked alone. */
  respond(address: string, drawn: Drawn): Promise<void>;
  update(ref: string, message: Pick<SlackMessage, "drawn" | "notice">): Promise<void>;
  delete(ref: string): Promise<void>;
  /** A page of a conversation, newest first, and where the next one begins. */
  history(
    conversation: string,
    cursor: string | undefined,
  ): Promise<{ readonly messages: readonly unknown[]; readonly next: string | undefined }>;
  replies(conversation: string, ts: string): Promise<readonly unknown[]>;
  /** Opens a modal, on top of the one that is open where there is one; gives its id. */
  openModal(trigger: string, view: ModalView, onTop: boolean): Promise<string | undefined>;
  updateModal(id: string, view: ModalView): Promise<void>;
  publishHome(user: string, blocks: readonly KnownBlock[]): Promise<void>;
  /** The language Slack shows somebody, as a locale. */
  localeOf(user: string): Promise<string | undefined>;
  /** The address of a message, for whoever may read its conversation. */
  permalinkOf(conversation: string, ts: string): Promise<string | undefined>;
  fileInfo(id: string): Promise<unknown>;
};

/** Where a message stands, as kept with a card: `C123:1700000000.000100`. */
export const refOf = (conversation: string, ts: string): string => `${conversation}:${ts}`;

/** What a reference of something that is no message begins with: somebody's desk at home, an open modal. */
const elsewhere = { home: "home:", modal: "view:" } as const;

/** Somebody's desk at home, as kept with what it shows. */
export const homeRef = (user: string): string => `${elsewhere.home}${user}`;

/** A modal, as kept with what it shows while it is open. */
export const modalRef = (view: string): string => `${elsewhere.modal}${view}`;

/** The conversation and time stamp a reference names. */
export const placeAt = (ref: string): { readonly channel: string; readonly ts: string } => ({
  channel: ref.slice(0, ref.lastIndexOf(":")),
  ts: ref.slice(ref.lastIndexOf(":") + 1),
});

// ---------------------------------------------------------------- what goes out by itself

/** Slack takes about one message a second in a channel, in milliseconds. */
const pace = 1000;

/** How much of a conversation is searched for a notice. */
const mostPages = 5;
const mostThreads = 30;

/** What a message of ours is marked as. */
export const noticeType = "liandong_notice";

const withReplies = z.object({ ts: z.string(), reply_count: z.number().min(1) });

const withNotice = z.object({
  ts: z.string(),
  metadata: z.object({
    event_type: z.literal(noticeType),
    event_payload: z.object({ notice: z.string() }),
  }),
});

/**
 * Puts cards into Slack's conversations. Every message carries the opaque id of its notice, by which
 * one whose answer was lost is found again; `onChange` hears of every conversation that changed.
 */
export const slackOutlet = (
  api: Pick<
    SlackApi,
    "post" | "update" | "delete" | "history" | "replies" | "updateModal" | "publishHome"
  >,
  onChange: (conversation: string) => void = () => undefined,
): Outlet => {
  const send = async (post: Post, thread: string | undefined): Promise<PostOutcome> => {
    const { conversation, notice, loud } = post;
    const plain = drawCard(post.card, post.language);
    const drawn = loud === undefined ? plain : withCalls(plain, loud.calls, post.language);
    try {
      const ts = await api.post({
        conversation,
        drawn,
        notice,
        thread: thread === undefined ? undefined : placeAt(thread).ts,
        broadcast: loud !== undefined,
      });
      if (ts === undefined) return { is: "unclear" };
      onChange(conversation);
      return { is: "sent", ref: refOf(conversation, ts) };
    } catch (error) {
      // Where the card it follows is gone, it stands on its own.
      if (thread !== undefined && threadGone.has(errorWord(error) ?? ""))
        return send(post, undefined);
      return outcomeOf(error);
    }
  };

  return {
    platform,
    name: verbatim("Slack"),
    pace,
    post: (post) => send(post, post.thread),
    update: async (ref, { card, language, notice, conversation, hides }) => {
      try {
        const drawn = drawCard(card, language);
        if (ref.startsWith(elsewhere.home))
          await api.publishHome(ref.slice(elsewhere.home.length), homeBlocks(card, language));
        else if (ref.startsWith(elsewhere.modal))
          await api.updateModal(
            ref.slice(elsewhere.modal.length),
            cardView(words.doneTitle, drawn.blocks, language),
          );
        else {
          await api.update(ref, { drawn, notice });
          onChange(conversation);
        }
        return { is: "sent", ref };
      } catch (error) {
        const outcome = outcomeOf(error);
        const message = Object.values(elsewhere).every((one) => !ref.startsWith(one));
        if (outcome.is !== "unreachable" || hides !== true || !message) return outcome;
        // A workspace may forbid to change what is older; it may be deleted all the same.
        return api.delete(ref).then(() => outcome, outcomeOf);
      }
    },
    find: async (conversation, notice) => {
      try {
        return await findNotice(api, conversation, notice);
      } catch (error) {
        // What Slack refuses for good it will not answer later either.
        const mayNot = notToRead.has(errorWord(error) ?? "");
        return mayNot || outcomeOf(error).is === "unreachable" ? "unknown" : "later";
      }
    },
  };
};

const findNotice = async (
  api: Pick<SlackApi, "history" | "replies">,
  conversation: string,
  notice: string,
): Promise<{ readonly ref: string } | "absent" | "unknown"> => {
  const threads: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; ; page += 1) {
    if (page === mostPages) return "unknown";
    const { messages, next } = await api.history(conversation, cursor);
    const ref = noticeIn(messages, conversation, notice);
    if (ref !== undefined) return { ref };
    threads.push(...threadsIn(messages));
    if (next === undefined || next === "") break;
    cursor = next;
  }
  // What follows on a card is not in the history of the conversation, only in that card's thread.
  for (const ts of threads.slice(0, mostThreads)) {
    const ref = noticeIn(await api.replies(conversation, ts), conversation, notice);
    if (ref !== undefined) return { ref };
  }
  return threads.length > mostThreads ? "unknown" : "absent";
};

const noticeIn = (
  messages: readonly unknown[],
  conversation: string,
  notice: string,
): string | undefined => {
  for (const message of messages) {
    const { data } = withNotice.safeParse(message);
    if (data?.metadata.event_payload.notice === notice) return refOf(conversation, data.ts);
  }
  return undefined;
};

const threadsIn = (messages: readonly unknown[]): readonly string[] =>
  messages.flatMap((message) => {
    const { data } = withReplies.safeParse(message);
    return data === undefined ? [] : [data.ts];
  });

// ---------------------------------------------------------------- answers

/** Who asked where, and how an answer reaches that person there. */
export type Asker = {
  readonly user: string;
  readonly conversation: string;
  readonly direct: boolean;
  readonly thread?: string | undefined;
  /** An address of Slack's for answers in private. */
  readonly respondTo?: string | undefined;
  readonly pressed: Pressed | undefined;
  /** What asks the same again, to read on, and the page of it that was asked for. */
  readonly again?: PageSource;
  readonly page?: number;
};

/** What answers are put into conversations with. */
export type Answering = {
  readonly bot: Pick<Bot, "posted" | "answerLater">;
  readonly api: Pick<SlackApi, "post" | "whisper" | "update" | "respond">;
  readonly store: Pick<Store, "account" | "channel" | "standingCard">;
  /** The conversation alone with somebody. */
  readonly directOf: (user: string) => Promise<string>;
};

const policy: PlacingPolicy = { form: "kept", card: "threaded", deleteIt: words.deleteIt };

/** How a reply is put before people on Slack; undefined where the bot keeps quiet. */
export const placementFor = (reply: Reply, asker: Asker): Placement | undefined =>
  placementOf(reply, asker, policy);

/** The button of a message that was pressed, or that opened the modal it was pressed in. */
export const pressedIn = (origin: ModalOrigin | undefined, press: Press): Pressed | undefined =>
  origin?.message === undefined ? undefined : { press, message: origin.message, in: "card" };

/** Puts a reply where it belongs. */
export const putReply = async (
  services: Answering,
  reply: Reply,
  asker: Asker,
): Promise<Ephemeral | undefined> => {
  const placement = placementFor(reply, asker);
  return placement && putAnswer(services, placement, asker);
};

/**
 * Puts an answer where it belongs. One for the asker alone, from a channel, is shown there to nobody
 * else; with `inAnswer` it is given back instead, to go out with the acknowledgement.
 */
export const putAnswer = async (
  services: Answering,
  placement: Placement,
  asker: Asker,
  inAnswer = false,
): Promise<Ephemeral | undefined> => {
  const { language, to } = placement;
  const drawn = drawAnswer(placement, asker);
  const whisper = (shown: Drawn) => whisperTo(services, shown, asker, inAnswer);
  if (to !== "aside")
    try {
      await post(services, placement, drawn, asker, asker.conversation);
      return undefined;
    } catch (error) {
      if (to === "asker" || !outside.has(errorWord(error) ?? "")) throw error;
      const invite = note(words.inviteTitle, [words.invite]);
      return whisper(drawCard(invite, language)).catch(async () => {
        // Slack lets nobody be addressed there either.
        const content = { is: "card", card: invite, matter: undefined } as const;
        await putAnswer(
          services,
          { ...placement, content, to: "asker", at: { is: "new" } },
          { ...asker, conversation: await services.directOf(asker.user), thread: undefined },
        );
        return undefined;
      });
    }
  const privately = async () =>
    post(services, placement, drawn, asker, await services.directOf(asker.user));
  // What its buttons need comes back only with a message that is kept, and only that is taken away again.
  if (drawn.keeps || placement.restricted) {
    const isThere = await privately();
    // Whatever has come of the answer, it does not hang on this being said.
    return whisper(drawPointer(isThere, language)).catch(() => undefined);
  }
  try {
    return await whisper(drawn);
  } catch (error) {
    if (!outside.has(errorWord(error) ?? "")) return later(services, placement, asker, { error });
    await privately();
    return undefined;
  }
};

/** Leaves to the sender what Slack did not take, or may not have taken; what it will never take is thrown. */
const later = async (
  { bot, store, directOf }: Answering,
  placement: Placement,
  { user, conversation }: Asker,
  { error, id }: { readonly error: unknown; readonly id?: string },
): Promise<undefined> => {
  const outcome = outcomeOf(error);
  if (outcome.is !== "later" && outcome.is !== "unclear") throw error;
  const own = async () =>
    (await store.account(platform, user))?.conversation ?? (await directOf(user));
  await bot.answerLater(
    lateAnswer(
      placement,
      {
        platform,
        account: user,
        conversation: placement.to === "aside" ? await own() : conversation,
      },
      { ...(id === undefined ? {} : { id }), isUnclear: outcome.is === "unclear" },
    ),
  );
};

/** What Slack says where this app, or this person, is not in the conversation any more, or nobody is. */
const outside = new Set([
  "not_in_channel",
  "channel_not_found",
  "user_not_in_channel",
  "is_archived",
]);

/** Posts an answer, and says whether it stands there: what Slack did not take comes later. */
const post = async (
  services: Answering,
  placement: Placement,
  drawn: Drawn,
  asker: Asker,
  conversation: string,
): Promise<boolean> => {
  const { api } = services;
  const card = await standingCard(services.store, placement, conversation);
  const thread = card?.ts ?? (conversation === asker.conversation ? asker.thread : undefined);
  const id = randomUUID();
  const say = (at: string | undefined) => api.post({ conversation, drawn, thread: at, notice: id });
  const ts = await say(thread)
    .catch((error: unknown) => {
      // Where the card that was pressed is gone, the answer stands on its own.
      if (thread === undefined || !threadGone.has(errorWord(error) ?? "")) throw error;
      return say(undefined);
    })
    .catch((error: unknown) => later(services, placement, asker, { error, id }));
  if (ts === undefined) return false;
  const remember = (at: string) =>
    rememberMessage(services, asPage(placement, asker.page ?? 0), {
      platform,
      account: asker.user,
      conversation,
      ref: refOf(conversation, at),
    });
  await remember(ts);
  // A thread is easily missed: what was done is said on the card as well, to whoever is alone with it.
  if (card?.redraw !== true) return true;
  await api.update(refOf(conversation, card.ts), { drawn, notice: undefined }).then(
    () => remember(card.ts),
    // It is redrawn all the same, like every card of the matter.
    () => undefined,
  );
  return true;
};

/**
 * What stands in a page of an answer. Of a matter's card that is read on, the page with its heading is the
 * one to be redrawn; the others are taken away once the matter is hidden.
 */
const asPage = (placement: Placement, page: number): Placement => {
  const { content, shows } = placement;
  if (page === 0 || content.is !== "card") return placement;
  const { matter, ...card } = content;
  return {
    ...placement,
    content: { ...card, matter: undefined },
    shows: matter === undefined ? shows : [matter.code, ...shows],
    again: undefined,
  };
};

/** The pressed card in whose thread an answer stands: where it is the matter's, and not just any message. */
const standingCard = async (
  store: Answering["store"],
  { content, at }: Placement,
  conversation: string,
): Promise<{ readonly ts: string; readonly redraw: boolean } | undefined> => {
  if (at.is !== "thread" || content.is !== "card" || content.matter === undefined) return undefined;
  const ref = await store.standingCard(content.matter.code, platform, conversation);
  return ref === refOf(conversation, at.message)
    ? { ts: at.message, redraw: at.redraw }
    : undefined;
};

const whisperTo = async (
  { api }: Answering,
  drawn: Drawn,
  { conversation, user, thread, respondTo }: Asker,
  inAnswer: boolean,
): Promise<Ephemeral | undefined> => {
  const { text, blocks } = drawn;
  if (inAnswer) return { response_type: "ephemeral", text, blocks };
  if (respondTo !== undefined) await api.respond(respondTo, drawn);
  else await api.whisper(user, { conversation, drawn, thread, notice: undefined });
  return undefined;
};

/** Remembers what somebody's modal or desk at home shows, as if it stood in the conversation alone with them. */
export const rememberView = async (
  services: Pick<Answering, "store" | "directOf"> & { readonly bot: Pick<Bot, "posted"> },
  placement: Pick<Placement, "content" | "shows" | "again">,
  { user, ref }: { readonly user: string; readonly ref: string },
): Promise<void> => {
  const conversation = await services.directOf(user);
  const here = { ...placement, to: "asker", at: { is: "inPlace", message: ref } } as const;
  await rememberMessage(services, here, { platform, account: user, conversation, ref });
};

// ---------------------------------------------------------------- what goes wrong

const threadGone = new Set(["thread_not_found", "message_not_found", "invalid_thread_ts"]);

/** What Slack refuses before anything is sent, and may accept later. */
const passing = new Set(["ratelimited", "rate_limited", "message_limit_exceeded"]);

/** What Slack says where it is the app that it takes nothing from, whatever the message and the conversation. */
const ofTheApp = new Set([
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "missing_scope",
  "no_permission",
  "access_denied",
  "ekm_access_denied",
  "team_access_not_granted",
  "team_added_to_org",
  "enterprise_is_restricted",
  "org_login_required",
  "two_factor_setup_required",
  "accesslimited",
  "not_allowed_token_type",
]);

/** What Slack says where the app may write and not read. */
const notToRead = new Set(["missing_scope", "no_permission", "not_allowed_token_type"]);

/** Errors before a connection stands: nothing was sent. */
const unsent = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

/** What Slack itself could not finish; it may have been done all the same. */
const uncertain = new Set([
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
]);

const failure = z.object({
  code: z.string().optional().catch(undefined),
  data: z.object({ error: z.string() }).optional().catch(undefined),
  original: z.object({ code: z.string() }).optional().catch(undefined),
  statusCode: z.number().optional().catch(undefined),
  retryAfter: z.number().optional().catch(undefined),
});

/** What Slack calls an error, where it answered; undefined where it did not. */
export const errorWord = (error: unknown): string | undefined =>
  failure.safeParse(error).data?.data?.error;

/** What became of a call that failed: refused for now, here or everywhere, refused for good, or nobody knows. */
const outcomeOf = (error: unknown): PostOutcome => {
  const { code, data, original, statusCode, retryAfter } = failure.safeParse(error).data ?? {};
  if (code === "slack_webapi_rate_limited_error")
    return { is: "later", ...(retryAfter === undefined ? {} : { retryAfter }) };
  const word = data?.error;
  if (unsent.has(original?.code ?? "")) return { is: "later", outage: original?.code ?? "" };
  if (statusCode !== undefined && statusCode >= 500)
    return { is: "unclear", outage: String(statusCode) };
  if (code !== "slack_webapi_platform_error" || word === undefined || uncertain.has(word))
    return { is: "unclear" };
  if (passing.has(word)) return { is: "later" };
  if (ofTheApp.has(word)) return { is: "later", outage: word };
  const why = unreachableWords[word] ?? "Slack不收 refused by Slack";
  return { is: "unreachable", why: `${why}（${word}）` };
};
