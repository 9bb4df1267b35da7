import type { WebClient } from "@slack/web-api";
import type { Bot } from "../../src/bot.ts";
import { action, type Card, note, paragraph } from "../../src/chat/card.ts";
import type { Reply } from "../../src/chat/exchange.ts";
import type { Form } from "../../src/chat/field.ts";
import { type Language, say } from "../../src/chat/text.ts";
import type { Store } from "../../src/store/store.ts";
import { chosenLanguage } from "../locale.ts";
import { errorWord } from "./errors.ts";
import { refOf } from "./outlet.ts";
import { platform } from "./parse.ts";
import { type Again, type Drawn, drawCard } from "./render.ts";
import { mrkdwnSafe } from "./typed.ts";
import { words } from "./words.ts";

/** What placing answers works with. */
export type Placing = {
  readonly bot: Pick<Bot, "posted">;
  readonly client: {
    readonly chat: Pick<WebClient["chat"], "postMessage" | "postEphemeral" | "update">;
    readonly users: Pick<WebClient["users"], "info">;
  };
  readonly store: Pick<Store, "account" | "directory" | "channel" | "standingCard">;
  /** The conversation alone with somebody. */
  readonly directOf: (user: string) => Promise<string>;
  /** Answers where Slack said an answer may go, seen by the one who asked alone. */
  readonly respond: (to: string, drawn: Drawn) => Promise<void>;
};

/** Where somebody asked, and how an answer reaches that person there. */
export type Asker = {
  readonly user: string;
  readonly conversation: string;
  readonly direct: boolean;
  readonly thread?: string;
  /** An address of Slack's for answers in private. */
  readonly respondTo?: string;
  /** The message whose button was pressed. */
  readonly message?: string;
  /** Whether something was done by it, and not only looked at. */
  readonly acted?: true;
  /** What asks the same again, to read on. */
  readonly again?: Again;
  readonly page?: number;
};

/** What takes the place of a message: the answer to a slash command, seen by its typist alone. */
export type Ephemeral = {
  readonly response_type: "ephemeral";
  readonly text: string;
  readonly blocks: Drawn["blocks"];
};

/** What is shown for an answer, the form behind a button; undefined where the bot keeps quiet. */
export const cardOf = (reply: Reply): Card | undefined => {
  switch (reply.is) {
    case "silence":
      return undefined;
    case "card":
      return reply.card;
    case "form":
      return note(reply.form.title, [words.fillHelp], [fillIn(reply.form)]);
    case "refusal": {
      const { card, form, forget } = reply;
      return {
        ...card,
        body: forget === true ? [...card.body, paragraph(words.deleteIt, "urgent")] : card.body,
        actions: form === undefined ? card.actions : [fillIn(form), ...card.actions],
      };
    }
  }
};

/** The button that opens a form, with all that stands in it. */
const fillIn = ({ submit, questions }: Form) => {
  const { answers = {}, ...press } = submit;
  const values = questions.flatMap(({ key, value }) => (value === undefined ? [] : [[key, value]]));
  return action(
    words.fill,
    { ...press, prefill: { ...answers, ...Object.fromEntries(values) } },
    "primary",
  );
};

/**
 * Puts an answer where it belongs: before everybody only where the bot says so, plainly in a direct
 * message, otherwise before the asker alone. With `inAnswer` an answer in private may be given back
 * instead, to go out with the acknowledgement.
 */
export const place = async (
  placing: Placing,
  reply: Reply,
  asker: Asker,
  inAnswer = false,
): Promise<Ephemeral | undefined> => {
  const card = cardOf(reply);
  if (card === undefined) return undefined;
  const drawn = drawnFor(card, reply, asker);
  if (reply.here === true || asker.direct) {
    try {
      await post(placing, drawn, asker, asker.conversation, reply);
      return undefined;
    } catch (error) {
      if (asker.direct || !outside.has(errorWord(error) ?? "")) throw error;
      const invited = drawCard(note(words.inviteTitle, [words.invite]), reply.language);
      return whisper(placing, invited, asker, inAnswer);
    }
  }
  // What its buttons need comes back only with a message that is kept.
  if (drawn.keeps) {
    await post(placing, drawn, asker, await placing.directOf(asker.user), reply);
    return whisper(placing, pointer(reply.language), asker, inAnswer);
  }
  return whisper(placing, drawn, asker, inAnswer);
};

/** An answer as blocks; where it is too long, a button shows its matter, or asks the same again. */
export const drawnFor = (card: Card, reply: Reply, { again, page }: Asker): Drawn => {
  const code = reply.is === "card" ? reply.matter : undefined;
  // What was done is not done once more by reading on.
  const asked = code === undefined ? again : { press: { command: "show", code } };
  return drawCard(card, reply.language, {
    ...(asked === undefined ? {} : { again: asked }),
    ...(page === undefined ? {} : { page }),
  });
};

/** The language somebody on Slack has chosen. */
export const languageOf = ({ store }: Pick<Placing, "store">, user: string): Promise<Language> =>
  chosenLanguage(store, platform, user);

const outside = new Set(["not_in_channel", "channel_not_found"]);

const post = async (
  { client, bot, store }: Placing,
  { text, blocks }: Drawn,
  asker: Asker,
  conversation: string,
  reply: Reply,
): Promise<void> => {
  const { matter, version } = reply.is === "card" ? reply : {};
  // What is answered to the card of a matter goes into its thread: the card itself is redrawn.
  const thread =
    conversation !== asker.conversation
      ? undefined
      : matter !== undefined && asker.message !== undefined
        ? await threadOf(store, matter, conversation, asker.message)
        : asker.thread;
  const { ts } = await client.chat.postMessage({
    channel: conversation,
    text,
    blocks: [...blocks],
    unfurl_links: false,
    unfurl_media: false,
    ...(thread === undefined ? {} : { thread_ts: thread }),
  });
  if (matter === undefined || ts === undefined || (asker.page ?? 0) > 0) return;
  const recipient = await recipientIn(store, asker, conversation);
  if (recipient === undefined) return;
  const stands = (at: string) =>
    bot.posted(
      { matter, recipient, platform, conversation, ref: refOf(conversation, at) },
      version,
    );
  await stands(ts);
  // A thread is easily missed: what was done is said on the card as well, to whoever is alone with it.
  if (thread === undefined || asker.acted !== true || !asker.direct) return;
  await client.chat.update({ channel: conversation, ts: thread, text, blocks: [...blocks] }).then(
    () => stands(thread),
    // It is redrawn all the same, like every card of the matter.
    () => undefined,
  );
};

const threadOf = async (
  store: Placing["store"],
  matter: string,
  conversation: string,
  message: string,
): Promise<string | undefined> =>
  (await store.standingCard(matter, platform, conversation)) === refOf(conversation, message)
    ? message
    : undefined;

const recipientIn = async (store: Placing["store"], asker: Asker, conversation: string) => {
  if (asker.direct || conversation !== asker.conversation) {
    const account = await store.account(platform, asker.user);
    return account && ({ to: "person", id: account.person } as const);
  }
  const channel = await store.channel(platform, conversation);
  return channel && ({ to: "channel", id: channel.id } as const);
};

const whisper = async (
  { client, respond }: Placing,
  drawn: Drawn,
  { conversation, user, thread, respondTo }: Asker,
  inAnswer: boolean,
): Promise<Ephemeral | undefined> => {
  const { text, blocks } = drawn;
  if (inAnswer) return { response_type: "ephemeral", text, blocks };
  if (respondTo !== undefined) {
    await respond(respondTo, drawn);
    return undefined;
  }
  await client.chat.postEphemeral({
    channel: conversation,
    user,
    text,
    blocks: [...blocks],
    ...(thread === undefined ? {} : { thread_ts: thread }),
  });
  return undefined;
};

const pointer = (language: Language): Drawn => {
  const said = say(words.inPrivate, language);
  return {
    text: mrkdwnSafe(said, 300),
    keeps: false,
    blocks: [{ type: "section", text: { type: "plain_text", text: said, emoji: false } }],
  };
};
