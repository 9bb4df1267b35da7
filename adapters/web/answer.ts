import type { Bot } from "../../src/bot.ts";
import type { Reply } from "../../src/chat/exchange.ts";
import { say, text } from "../../src/chat/text.ts";
import type { Recipient } from "../../src/flow/notice.ts";
import type { LocalMessage, Store } from "../../src/store/store.ts";
import { keep, type Said, saidBy, saidIn } from "./message.ts";
import type { LocalStore } from "./outlet.ts";
import { type Pressing, requestOfLine, requestOfPress, type Saying } from "./parse.ts";
import { bot as author, directOf, personOf, platform } from "./rooms.ts";

const words = {
  pending: "…",
  notKept: text("（这条消息没有保存）", "(this message was not kept)"),
  answeredInPrivate: text("已私信回复", "Answered in private"),
};

/** What answering works with. */
export type Answering = {
  readonly bot: Pick<Bot, "handle" | "posted" | "options">;
  readonly store: LocalStore & Pick<Store, "account" | "directory" | "channel">;
  readonly now: () => string;
};

/** The messages that came of a request, and the conversation the bot's answer stands in. */
export type Answered = {
  readonly messages: readonly LocalMessage[];
  readonly answeredIn?: string;
};

/** Keeps a typed line, asks the bot, and keeps its answer: in private unless everybody may see it. */
export const answerLine = async (
  answering: Answering,
  saying: Saying,
  group: boolean,
): Promise<Answered> => {
  const { bot, store, now } = answering;
  const { as, conversation, event } = saying;
  const put = (text: string, reply?: Reply): Promise<LocalMessage> =>
    keep(store, {
      id: `${as}:${event}:line`,
      conversation,
      author: as,
      at: now(),
      said: { kind: "line", text },
      ...aboutOf(reply),
    });
  // The line's place is taken before the bot acts, but not its words: they may be such as must not be kept.
  await put(words.pending);
  const names = await namesOf(bot, saying);
  const reply = await bot.handle(requestOfLine(saying, group));
  const kept = [saying.line, ...names.map((name) => `📎 ${name}`)].filter((one) => one !== "");
  const line = await put(
    reply.forget === true ? say(words.notKept, reply.language) : kept.join("\n"),
    reply,
  );
  const answer = await answered(answering, reply, saying, undefined);
  if (answer === undefined) return { messages: [line] };
  const elsewhere = answer.conversation !== conversation;
  const pointer = elsewhere
    ? [
        await keep(store, {
          id: `${as}:${event}:private`,
          conversation,
          author: author.id,
          at: now(),
          said: { kind: "line", text: say(words.answeredInPrivate, reply.language) },
        }),
      ]
    : [];
  return { messages: [line, ...pointer, answer], answeredIn: answer.conversation };
};

/** What the files sent with a line are called; asked before they are used and belong to a matter. */
const namesOf = async (
  bot: Answering["bot"],
  { as, files = [] }: Pick<Saying, "as" | "files">,
): Promise<readonly string[]> => {
  if (files.length === 0) return [];
  const mine = await bot.options("files", "", { platform, account: as }, 100);
  return mine.filter(({ id }) => files.includes(id)).flatMap(({ also = [] }) => also);
};

/** Asks the bot what a button asks and keeps its answer, in place of the form it came from. */
export const answerPress = async (
  answering: Answering,
  pressing: Pressing,
  group: boolean,
  pressed: LocalMessage,
): Promise<Answered> => {
  const reply = await answering.bot.handle(requestOfPress(pressing, group));
  const answer = await answered(answering, reply, pressing, pressed);
  return answer === undefined
    ? { messages: [] }
    : { messages: [answer], answeredIn: answer.conversation };
};

/** The matter a message is kept with, so that it goes when the matter's content goes. */
const aboutOf = (reply: Reply | undefined): Pick<LocalMessage, "matter"> =>
  reply?.is === "card" && reply.matter !== undefined ? { matter: reply.matter } : {};

const answered = async (
  answering: Answering,
  reply: Reply,
  { as, conversation, event }: Pick<Saying, "as" | "conversation" | "event">,
  pressed: LocalMessage | undefined,
): Promise<LocalMessage | undefined> => {
  const { store, now } = answering;
  const said = saidBy(reply);
  if (said === undefined) return undefined;
  const where = reply.here === true ? conversation : directOf(as);
  const inPlace =
    pressed !== undefined && where === pressed.conversation && replaces(said, pressed);
  const id = inPlace ? pressed.id : `${as}:${event}:reply`;
  const before = inPlace ? pressed : await store.localMessage(id);
  const message = await keep(store, {
    id,
    conversation: where,
    author: author.id,
    at: now(),
    said,
    ...aboutOf(reply),
  });
  const matter = matterOf(said);
  if (matter !== undefined && (before === undefined || matterOf(saidIn(before)) !== matter)) {
    const recipient = await recipientIn(store, as, where);
    if (recipient !== undefined)
      await answering.bot.posted(
        { matter, recipient, platform, conversation: where, ref: id },
        reply.is === "card" ? reply.version : undefined,
      );
  }
  return message;
};

const matterOf = (said: Said): string | undefined =>
  said.kind === "card" ? said.matter : undefined;

/**
 * Whether an answer takes the place of what was pressed: a form by what came of it. A card stays and
 * is redrawn when its matter changes, so that what was answered is not lost from under its heading.
 */
const replaces = (said: Said, pressed: LocalMessage): boolean =>
  saidIn(pressed).kind === "form" && (said.kind === "form" || matterOf(said) !== undefined);

const recipientIn = async (
  store: Answering["store"],
  as: string,
  where: string,
): Promise<Recipient | undefined> => {
  if (where === directOf(as)) {
    const person = await personOf(store, as);
    return person && { to: "person", id: person.id };
  }
  const channel = await store.channel(platform, where);
  return channel && { to: "channel", id: channel.id };
};
