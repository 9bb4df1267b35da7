import { z } from "zod";
import type { Bot } from "../../src/bot.ts";
import { type Card, paragraph } from "../../src/chat/card.ts";
import type { Outlet, Post, PostOutcome } from "../../src/chat/exchange.ts";
import { type Language, say, type Text, verbatim } from "../../src/chat/text.ts";
import type { TimeSource } from "../../src/flow/services.ts";
import { SealError } from "../../src/store/seal.ts";
import type { Store } from "../../src/store/store.ts";
import { cardFor, lateAnswer, type Placement, rememberMessage } from "../placing.ts";
import { withFilesButton } from "./files.ts";
import { type Activity, conversationOf, platform, type TeamsSender, tenantOf } from "./parse.ts";
import { type TeamsCard, teamsCard, teamsForm, withCalls } from "./render.ts";
import { words } from "./words.ts";

/** What Teams itself draws: the question for consent to a file, and a file. */
type Attachment = {
  readonly contentType: string;
  readonly name: string;
  readonly content: object;
  readonly contentUrl?: string;
};

/** A message as it is given to the connector: a card, a file, or a line of text. */
export type Message =
  | { readonly card: TeamsCard }
  | { readonly attachment: Attachment }
  | { readonly text: string };

/** Writing into a conversation through the connector; both throw as the connector does. */
export type Connector = {
  /** Gives the id of the new message, where the connector said it. */
  send(to: ConversationReference, message: Message, thread?: string): Promise<string | undefined>;
  update(to: ConversationReference, ref: string, message: Message): Promise<void>;
  delete(to: ConversationReference, ref: string): Promise<void>;
  /** The bytes of a picture in a message; undefined where they are not to be had. */
  picture(to: ConversationReference, id: string): Promise<Uint8Array | undefined>;
};

const reference = z.object({
  serviceUrl: z.string(),
  conversation: z.string(),
  kind: z.string().optional(),
  tenant: z.string().optional(),
  bot: z.object({ id: z.string(), name: z.string().optional() }),
});

/** What it takes to write into a conversation by oneself. */
export type ConversationReference = z.infer<typeof reference>;

type ReferenceStore = Pick<Store, "reference" | "saveReference" | "dropReference">;

/** The conversations the bot may write into. */
export type References = {
  /** How a conversation is written to; undefined where the bot has never been there, or was removed. */
  find(conversation: string): Promise<ConversationReference | undefined>;
  /** Remembers where an activity came from; says whether the bot has been there before. */
  save(from: Activity): Promise<"known" | "new">;
  /** Forgets a conversation the bot was removed from. */
  drop(conversation: string): Promise<void>;
};

/** References as the store keeps them, sealed; one is written only when it is new or has changed. */
export const keptReferences = (
  store: ReferenceStore,
  time: Pick<TimeSource, "now">,
): References => {
  const known = new Map<string, string>();
  const begun = new Set<string>();
  const remember = (conversation: string, plain: string): void => {
    if (known.size > 10_000) known.clear();
    if (begun.size > 10_000) begun.clear();
    known.set(conversation, plain);
  };
  const find: References["find"] = async (conversation) => {
    const plain = known.get(conversation);
    if (plain !== undefined) return reference.parse(JSON.parse(plain));
    const said = await store.reference(platform, conversation).catch((error: unknown) => {
      // What was put there from outside is not written to: the next message from there says it anew.
      if (!(error instanceof SealError)) throw error;
      return undefined;
    });
    if (said === undefined) return undefined;
    remember(conversation, said);
    return reference.parse(JSON.parse(said));
  };
  return {
    find,
    save: async (from) => {
      if (from.recipient === undefined) return "known";
      const conversation = conversationOf(from);
      const made: ConversationReference = {
        serviceUrl: from.serviceUrl,
        conversation,
        kind: from.conversation.conversationType,
        tenant: tenantOf(from),
        bot: { id: from.recipient.id, name: from.recipient.name },
      };
      const plain = JSON.stringify(made);
      if (known.get(conversation) === plain) return "known";
      // An installation is told twice at the same moment: the second one finds the first.
      const first = !begun.has(conversation);
      begun.add(conversation);
      const before = await find(conversation);
      if (before === undefined || JSON.stringify(before) !== JSON.stringify(reference.parse(made)))
        await store.saveReference({ platform, conversation, said: plain, at: time.now() });
      remember(conversation, plain);
      return first && before === undefined ? "new" : "known";
    },
    drop: async (conversation) => {
      known.delete(conversation);
      begun.delete(conversation);
      await store.dropReference(platform, conversation);
    },
  };
};

/** Sends into a thread; where its first message is gone, what is sent stands by itself. */
export const sendInThread = (
  connector: Connector,
  to: ConversationReference,
  message: Message,
  thread: string | undefined,
): Promise<string | undefined> =>
  connector.send(to, message, thread).catch((error: unknown) => {
    if (thread === undefined || outcomeOf(error).is !== "unreachable") throw error;
    return connector.send(to, message);
  });

const isGroup = ({ kind }: ConversationReference): boolean => kind !== "personal";

/** Teams takes 60 messages in 30 seconds in a conversation, in milliseconds; it says itself when an hour has had too many. */
const pace = 500;

/**
 * Puts cards into Teams. The card of a group says nothing personal; it asks anew, for each of those
 * named in it, what that reader may do. What has been posted cannot be looked up here.
 */
export const teamsOutlet = (
  connector: Connector,
  references: Pick<References, "find">,
  store: Pick<Store, "accountsOf">,
): Outlet => {
  const draw = async (to: ConversationReference, post: Post) => {
    const { card, language, notice, actors, loud } = post;
    if (!isGroup(to)) return teamsCard(card, language);
    const readers = (await store.accountsOf(...(actors ?? []))).flatMap((account) =>
      account.platform === platform ? [account.external] : [],
    );
    const drawn = teamsCard(card, language, { notice, readers });
    return loud === undefined ? drawn : withCalls(drawn, loud.calls, language);
  };
  const write = async (
    post: Post,
    send: (to: ConversationReference, message: Message) => Promise<string | undefined>,
  ): Promise<PostOutcome> => {
    const to = await references.find(post.conversation);
    if (to === undefined) return { is: "unreachable", why: "no reference" };
    const card = await draw(to, post);
    try {
      const ref = await send(to, { card });
      return ref === undefined ? { is: "unclear" } : { is: "sent", ref };
    } catch (error) {
      return outcomeOf(error);
    }
  };
  return {
    platform,
    name: verbatim("Teams"),
    pace,
    post: async (post) => {
      const { loud, ...quiet } = post;
      const send = (to: ConversationReference, message: Message) =>
        // Only channels have threads; what is to be noticed begins one of its own.
        sendInThread(
          connector,
          to,
          message,
          to.kind === "channel" && !loud ? post.thread : undefined,
        );
      const outcome = await write(post, send);
      // Teams refuses to mention whoever is not in the conversation: then nobody is.
      return outcome.is === "unreachable" && loud !== undefined && loud.calls.length > 0
        ? write(quiet, send)
        : outcome;
    },
    update: (ref, post) =>
      write(post, async (to, message) => {
        try {
          await connector.update(to, ref, message);
        } catch (error) {
          if (post.hides === true && outcomeOf(error).is === "unreachable")
            await connector.delete(to, ref);
          throw error;
        }
        return ref;
      }),
    find: async () => "unknown",
  };
};

// ---------------------------------------------------------------- answers

/** What answers are put into conversations with. */
export type AnswerParts = {
  readonly bot: Pick<Bot, "posted" | "answerLater" | "heard">;
  readonly store: Pick<Store, "account" | "channel">;
  readonly connector: Connector;
  readonly references: Pick<References, "find">;
};

/** An answer as Teams shows it. */
export const draw = ({ content, language }: Placement): TeamsCard =>
  content.is === "form" ? teamsForm(content.form, language) : teamsCard(content.card, language);

/** Where an answer arrived: where it was asked, in the private chat, in either once Teams takes it, or nowhere. */
type Arrival = "here" | "privately" | "later" | "nowhere";

/** What is said of where an answer arrived. */
export const arrivalWords: Readonly<Record<Arrival, Text>> = {
  here: words.done,
  privately: words.sentPrivately,
  later: words.comesLater,
  nowhere: words.openFirst,
};

/** Who asked, and where. */
type Asked = Pick<TeamsSender, "account" | "conversation" | "thread">;

/** What a group cannot be told any more, for whoever asked alone. */
const asideOf = (placement: Placement): Placement => ({
  ...placement,
  content: {
    is: "card",
    card: putAbove(cardFor(placement.content), words.notInGroup),
    matter: undefined,
  },
  to: "aside",
  at: { is: "new" },
});

const putAbove = (card: Card, said: Text): Card => ({
  ...card,
  body: [paragraph(said, "urgent"), ...card.body],
});

/** Sends an answer to where it belongs: what is for the asker alone goes from a group into the private chat. */
export const putAnswer = async (
  services: AnswerParts,
  { account, conversation, thread }: Asked,
  placement: Placement | undefined,
): Promise<Arrival> => {
  if (placement === undefined) return "here";
  if (placement.to !== "aside") {
    const arrived = await post(services, { account, conversation, thread }, placement);
    if (arrived !== "nowhere") return arrived === "later" ? "later" : "here";
    if (placement.to === "asker") return "nowhere";
    return putAnswer(services, { account, conversation, thread }, asideOf(placement));
  }
  const own = (await services.store.account(platform, account))?.conversation;
  const arrived =
    own === undefined
      ? "nowhere"
      : await post(services, { account, conversation: own, thread: undefined }, placement);
  return arrived === "there" ? "privately" : arrived;
};

/** Posts an answer into a conversation, and keeps its card up to date where it is a matter's. */
const post = async (
  services: AnswerParts,
  { account, conversation, thread }: Asked,
  placement: Placement,
): Promise<"there" | "later" | "nowhere"> => {
  const { connector, references } = services;
  const { content, language } = placement;
  const to = await references.find(conversation);
  if (to === undefined) return "nowhere";
  const drawn = draw(placement);
  const card =
    to.kind === "personal" && content.is === "card"
      ? withFilesButton(drawn, content.card, language)
      : drawn;
  const sent = sendInThread(connector, to, { card }, thread);
  const ref = await sent.catch(async (error: unknown) => {
    const outcome = outcomeOf(error);
    // The app was removed from there, or blocked.
    if (isShut(error)) return "nowhere" as const;
    if (outcome.is !== "later" && outcome.is !== "unclear") throw error;
    const isUnclear = outcome.is === "unclear";
    await services.bot.answerLater(
      lateAnswer(placement, { platform, account, conversation }, { isUnclear }),
    );
    return undefined;
  });
  if (ref === undefined) return "later";
  if (ref === "nowhere") return ref;
  await rememberMessage(services, placement, { platform, account, conversation, ref });
  return "there";
};

/** Tells the group, without content, where the answer to somebody went. */
export const sendPointer = async (
  { connector, references }: AnswerParts,
  { conversation, thread, name }: Pick<TeamsSender, "conversation" | "thread" | "name">,
  arrival: Arrival,
  language: Language,
): Promise<void> => {
  const to = await references.find(conversation);
  const text = `${name === "" ? "" : `${name} `}${say(arrivalWords[arrival], language)}`;
  // Whatever has come of the answer, it does not hang on this being said.
  if (to !== undefined) await sendInThread(connector, to, { text }, thread).catch(() => undefined);
};

/**
 * Puts an answer in the place of the pressed card, for good; what is shown on this screen too is given back. Where that
 * message was deleted, the answer stands by itself.
 */
export const replaceCard = async (
  services: AnswerParts,
  { account, conversation, thread }: Asked,
  placement: Placement,
  ref: string,
): Promise<{ readonly card: TeamsCard } | { readonly arrival: Arrival }> => {
  const { connector, references } = services;
  const card = draw(placement);
  const to = await references.find(conversation);
  const became =
    to === undefined
      ? "refused"
      : await connector.update(to, ref, { card }).then(
          () => "there" as const,
          (error: unknown) =>
            outcomeOf(error).is !== "unreachable" ? "there" : isGone(error) ? "gone" : "refused",
        );
  if (became === "there") {
    await rememberMessage(services, placement, { platform, account, conversation, ref });
    return { card };
  }
  // What is only refused still stands, and is put away when somebody may no longer see it.
  if (became === "gone")
    await services.bot.heard({
      platform,
      conversation,
      ref,
      event: `gone:${conversation}:${ref}`,
      is: "messageGone",
    });
  const fresh: Placement = { ...placement, at: { is: "new" } };
  const arrival = await putAnswer(services, { account, conversation, thread }, fresh);
  // Where nothing can be written at all, it is at least on this screen.
  return arrival === "nowhere" ? { card } : { arrival };
};

// ---------------------------------------------------------------- what goes wrong

/** Whether the platform says that there is no such message any more. */
const isGone = (error: unknown): boolean =>
  [404, 410].includes(refusal.safeParse(error).data?.statusCode ?? 0);

type Headers = { get(name: string): string | undefined | null };

const hasGet = (one: unknown): boolean =>
  typeof one === "object" && one !== null && "get" in one && typeof one.get === "function";

const refusal = z.object({
  statusCode: z.int(),
  code: z.string().max(100).optional().catch(undefined),
  response: z
    .object({ headers: z.custom<Headers>(hasGet).optional().catch(undefined) })
    .optional()
    .catch(undefined),
  body: z
    .object({ error: z.object({ code: z.string().max(100).optional().catch(undefined) }) })
    .optional()
    .catch(undefined),
});

const failure = z.object({ code: z.string() });

/** What is thrown where no token can be had: nothing was sent, and nothing else will be. */
const noToken = z.object({ errorCode: z.string(), errorMessage: z.string() });

/** Errors before a connection stands: nothing was sent. */
const unsent = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

const retryAfter = (headers: Headers | undefined): number | undefined => {
  const header = headers?.get("retry-after") ?? "";
  const seconds = header.trim() === "" ? Number.NaN : Number(header);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 86_400) : undefined;
};

/** The word the connector gave for what went wrong, for logs and delivery records. */
export const errorWord = (error: unknown): string => {
  const { data } = refusal.safeParse(error);
  if (data !== undefined) return data.body?.error.code ?? data.code ?? String(data.statusCode);
  return failure.safeParse(error).data?.code ?? "failed";
};

/** Whether a conversation takes nothing from us any more: the app was removed from it, or it is gone. */
const isShut = (error: unknown): boolean =>
  [403, 404, 410].includes(refusal.safeParse(error).data?.statusCode ?? 0);

/**
 * What became of a sending that threw. Refused with 403, 404 or 410 it cannot be reached; 429 and a
 * refused connection were before anything was sent; of everything else nobody knows.
 */
export const outcomeOf = (error: unknown): PostOutcome => {
  const { data } = refusal.safeParse(error);
  if (data === undefined) {
    const auth = noToken.safeParse(error).data;
    if (auth !== undefined) return { is: "later", outage: auth.errorCode };
    const { code = "" } = failure.safeParse(error).data ?? {};
    return unsent.has(code) ? { is: "later", outage: code } : { is: "unclear" };
  }
  const { statusCode } = data;
  if (statusCode === 429) {
    const after = retryAfter(data.response?.headers);
    return { is: "later", ...(after === undefined ? {} : { retryAfter: after }) };
  }
  // Our own credentials are wrong or late: the administrator can mend that.
  if (statusCode === 401) return { is: "later", outage: errorWord(error) };
  if ([400, 403, 404, 405, 410, 413].includes(statusCode))
    return { is: "unreachable", why: errorWord(error) };
  return statusCode < 500 ? { is: "later" } : { is: "unclear", outage: errorWord(error) };
};
