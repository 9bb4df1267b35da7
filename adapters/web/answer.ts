import type { Bot } from "../../src/bot.ts";
import type { Reply } from "../../src/chat/exchange.ts";
import { say } from "../../src/chat/text.ts";
import type { LocalMessage, Store } from "../../src/store/store.ts";
import {
  type Content,
  type Placement,
  type PlacingPolicy,
  placementOf,
  rememberMessage,
  rememberShown,
} from "../placing.ts";
import {
  aboutIn,
  bot as author,
  bodyOf,
  cameOf,
  directOf,
  isNotice,
  keepMessage,
  type LocalStore,
  type MessageBody,
  platform,
} from "../runtime/local-chat.ts";
import { type Pressing, requestOfLine, requestOfPress, type Saying } from "./parse.ts";
import { formAsKept } from "./render.ts";
import { words } from "./words.ts";

/** What requests of the page are answered with. */
export type WebServices = {
  readonly bot: Pick<Bot, "handle" | "posted" | "options" | "refuses">;
  readonly store: LocalStore &
    Pick<Store, "account" | "directory" | "channel" | "postEntries" | "setting">;
  readonly now: () => string;
};

/** The messages that came of a request, and the conversation the bot's answer stands in. */
export type Answered = {
  readonly messages: readonly LocalMessage[];
  readonly answeredIn?: string;
};

/**
 * A card stays and is redrawn when its matter changes, so that what was answered is not lost from under
 * its heading; what must not be kept is not kept, so nobody has to delete it.
 */
const policy: PlacingPolicy = { form: "replacedByResult", card: "kept", deleteIt: undefined };

/** Keeps a typed line, asks the bot, and keeps its answer: in private unless everybody may see it. */
export const answerLine = async (
  services: WebServices,
  saying: Saying,
  group: boolean,
): Promise<Answered> => {
  const { bot, store, now } = services;
  const { as, conversation, event } = saying;
  const keepLine = (text: string, content?: Content): Promise<LocalMessage> =>
    keepMessage(store, {
      id: `${as}:${event}:line`,
      conversation,
      author: as,
      at: now(),
      body: { kind: "line", text },
      ...aboutMatter(content),
    });
  // The line's place is taken before the bot acts, but not its words: they may be such as must not be kept.
  await keepLine(words.pending);
  const names = await fileNames(bot, saying);
  const reply = await bot.handle(requestOfLine(saying, group));
  const placement = placementOf(reply, { direct: !group, pressed: undefined }, policy);
  const typed = [saying.line, ...names.map((name) => `📎 ${name}`)].filter((one) => one !== "");
  const line = await keepLine(
    placement?.forget === true ? say(words.notKept, reply.language) : typed.join("\n"),
    placement?.content,
  );
  if (placement === undefined) return { messages: [line] };
  const answer = await keepAnswer(services, placement, saying, line.id);
  if (placement.forget !== true) await rememberWords(services, saying, line, wordsIn(reply));
  const pointer =
    placement.to === "aside"
      ? [
          await keepMessage(store, {
            id: `${as}:${event}:private`,
            conversation,
            author: author.id,
            at: now(),
            body: { kind: "line", text: say(words.answeredInPrivate, reply.language) },
          }),
        ]
      : [];
  return { messages: [line, ...pointer, answer], answeredIn: answer.conversation };
};

/** What the files sent with a line are called; asked before they are used and belong to a matter. */
const fileNames = async (
  bot: WebServices["bot"],
  { as, files = [] }: Pick<Saying, "as" | "files">,
): Promise<readonly string[]> => {
  if (files.length === 0) return [];
  const mine = await bot.options("files", "", { platform, account: as }, 100);
  return mine.filter(({ id }) => files.includes(id)).flatMap(({ also = [] }) => also);
};

/** Asks the bot what a button asks and keeps its answer, in place of the form it came from. */
export const answerPress = async (
  services: WebServices,
  pressing: Pressing,
  group: boolean,
  message: LocalMessage,
): Promise<Answered> => {
  const { bot, store } = services;
  const reply = await bot.handle(requestOfPress(pressing, group));
  const pressed = {
    press: pressing.press,
    message: message.id,
    in: bodyOf(message).kind === "form" ? "form" : "card",
  } as const;
  const placement = placementOf(reply, { direct: !group, pressed }, policy);
  if (placement === undefined) return { messages: [] };
  // The words of a matter's card are that matter's; those of an offer, or of a form, go into a new one.
  const { prefill, answers } = pressing.press;
  const ofMatter = matterIn(bodyOf(message)) !== undefined || isNotice(message);
  const carried = (prefill ?? answers) !== undefined && !ofMatter;
  const answer = await keepAnswer(services, placement, pressing, carried ? message.id : undefined);
  for (let id = cameOf(answer); id !== undefined; ) {
    const before = await store.localMessage(id);
    if (before === undefined) break;
    await rememberWords(services, pressing, before, wordsIn(reply));
    id = cameOf(before);
  }
  return { messages: [answer], answeredIn: answer.conversation };
};

/** The matter a message is kept with, so that it goes when the matter's content goes. */
const aboutMatter = (content: Content | undefined): Pick<LocalMessage, "matter"> =>
  content?.is === "card" && content.matter !== undefined ? { matter: content.matter.code } : {};

/** The matters somebody's words were about: the one they asked of, and what was found by them. */
const wordsIn = ({ about, again, shows = [] }: Reply): readonly string[] => [
  ...(about === undefined ? [] : [about]),
  ...(again === undefined ? shows : []),
];

/** Remembers which matters words were about, so that they go where one is hidden. */
const rememberWords = async (
  services: WebServices,
  { as }: Pick<Saying, "as">,
  message: LocalMessage,
  about: readonly string[],
): Promise<void> => {
  if (about.length === 0) return;
  const { conversation, id: ref } = message;
  const known = aboutIn(message);
  const kept = about.every((one) => known.includes(one))
    ? message
    : await keepMessage(services.store, { ...message, body: bodyOf(message), about });
  const to = conversation.startsWith(directOf("")) ? "asker" : "group";
  await rememberShown(
    services,
    { to, shows: aboutIn(kept) },
    { platform, account: as, conversation, ref },
  );
};

const keepAnswer = async (
  services: WebServices,
  placement: Placement,
  { as, conversation, event }: Pick<Saying, "as" | "conversation" | "event">,
  from: string | undefined,
): Promise<LocalMessage> => {
  const { store, now } = services;
  const { content, at, to } = placement;
  const where = to === "aside" ? directOf(as) : conversation;
  const id = at.is === "inPlace" ? at.message : `${as}:${event}:reply`;
  const before = await store.localMessage(id);
  const body = bodyFor(placement);
  const message = await keepMessage(store, {
    id,
    conversation: where,
    author: author.id,
    at: now(),
    body,
    ...aboutMatter(content),
    ...(from === undefined ? {} : { cameOf: from }),
  });
  // The same event once more finds its answer standing there.
  if (before === undefined || at.is === "inPlace" || matterIn(bodyOf(before)) !== matterIn(body))
    await rememberMessage(services, placement, {
      platform,
      account: as,
      conversation: where,
      ref: id,
    });
  return message;
};

const bodyFor = ({ content, language }: Placement): MessageBody =>
  content.is === "form"
    ? { kind: "form", form: formAsKept(content.form), language }
    : {
        kind: "card",
        card: content.card,
        language,
        ...(content.matter === undefined ? {} : { matter: content.matter.code }),
      };

const matterIn = (body: MessageBody): string | undefined =>
  body.kind === "card" ? body.matter : undefined;
