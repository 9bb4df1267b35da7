import type { Bot } from "../../src/bot.ts";
import { note, paragraph } from "../../src/chat/card.ts";
import type { Reply, Request } from "../../src/chat/exchange.ts";
import { type Language, say, type Text } from "../../src/chat/text.ts";
import type { Store } from "../../src/store/store.ts";
import { adaptiveAnswers } from "../adaptive-form.ts";
import { chosenLanguage } from "../locale.ts";
import { platform } from "./activity.ts";
import { closing, dialog, opensDialogs } from "./dialog.ts";
import { handedOver, offered, withFiles } from "./files.ts";
import type { Connector, Message } from "./outlet.ts";
import type { Incoming, SentLink } from "./parse.ts";
import type { References } from "./references.ts";
import { cardType, type TeamsCard, teamsCard, teamsForm } from "./render.ts";
import { words } from "./words.ts";

/** What answering works with. */
export type Answering = {
  readonly bot: Pick<Bot, "handle" | "posted" | "options" | "receive" | "openFile">;
  readonly store: Pick<Store, "account" | "directory">;
  readonly connector: Connector;
  readonly references: Pick<References, "of" | "drop">;
  download(file: SentLink): Promise<Uint8Array | undefined>;
};

/** What goes back with an invoke: its status, and what Teams makes of it. */
export type Invoked = { readonly status: number; readonly body: unknown };

const replaced = (card: TeamsCard): Invoked => ({
  status: 200,
  body: { statusCode: 200, type: cardType, value: card },
});

const told = (said: Text, language: Language): Invoked => ({
  status: 200,
  body: {
    statusCode: 200,
    type: "application/vnd.microsoft.activity.message",
    value: say(said, language),
  },
});

const failed = (statusCode: number, code: string, said: Text): Invoked => ({
  status: 200,
  body: {
    statusCode,
    type: "application/vnd.microsoft.error",
    value: { code, message: `${said.zh} ${said.en}` },
  },
});

/** A reply as a card; nothing of silence. */
const drawn = (reply: Reply): TeamsCard | undefined => {
  const { language } = reply;
  switch (reply.is) {
    case "silence":
      return undefined;
    case "card":
      return teamsCard(reply.card, language);
    case "form":
      return teamsForm(reply.form, language);
    case "refusal": {
      const { form, card } = reply;
      if (form === undefined) return teamsCard(card, language);
      const intro = [paragraph(card.title, "urgent"), ...card.body, ...form.intro];
      return teamsForm({ ...form, intro, actions: [...form.actions, ...card.actions] }, language);
    }
  }
};

type Spoken = Extract<Incoming, { is: "line" | "press" }>;

const requestOf = (incoming: Spoken, said: Request["said"]): Request => {
  const { account, conversation, direct, event } = incoming;
  const mentioned = incoming.is === "press" || incoming.mentioned;
  return {
    platform,
    account,
    event,
    ...(incoming.locale === undefined ? {} : { locale: incoming.locale }),
    surface: direct ? { is: "direct", conversation } : { is: "group", conversation, mentioned },
    said,
  };
};

/** Remembers where somebody's card of a matter stands, where the reply is one. */
const stands = async (
  { bot, store }: Answering,
  account: string,
  conversation: string,
  reply: Reply,
  ref: string,
): Promise<void> => {
  if (reply.is !== "card" || reply.matter === undefined) return;
  const person = (await store.account(platform, account))?.person;
  if (person === undefined) return;
  const recipient = { to: "person", id: person } as const;
  const { matter, version } = reply;
  await bot.posted({ matter, recipient, platform, conversation, ref }, version);
};

/** Puts a reply into a conversation, and keeps its card up to date where it is a matter's. */
const sent = async (
  parts: Answering,
  account: string,
  conversation: string,
  reply: Reply,
): Promise<boolean> => {
  const { connector, references } = parts;
  const plain = drawn(reply);
  const to = await references.of(conversation);
  if (plain === undefined || to === undefined) return false;
  const card =
    to.kind === "personal" && reply.is === "card"
      ? withFiles(plain, reply.card, reply.language)
      : plain;
  const ref = await connector.send(to, { card });
  if (ref !== undefined) await stands(parts, account, conversation, reply, ref);
  return true;
};

/** Says something without content in the group somebody asked in. */
const aside = async (
  { connector, references }: Answering,
  conversation: string,
  { name }: { readonly name: string },
  said: Text,
  language: Language,
): Promise<void> => {
  const to = await references.of(conversation);
  const message: Message = { text: `${name === "" ? "" : `${name} `}${say(said, language)}` };
  if (to !== undefined) await connector.send(to, message);
};

/**
 * Gives a reply to whoever asked: where they are alone with the bot, there; from a group in private,
 * with a line without content in the group, unless everybody there may see it. Whether it arrived.
 */
const delivered = async (
  parts: Answering,
  incoming: Spoken,
  reply: Reply,
): Promise<"here" | "privately" | "nowhere"> => {
  const { account, conversation, direct } = incoming;
  if (reply.is === "silence") return "here";
  if (direct || reply.here === true) {
    await sent(parts, account, conversation, reply);
    return "here";
  }
  const own = (await parts.store.account(platform, account))?.conversation;
  const arrived = own !== undefined && (await sent(parts, account, own, reply));
  return arrived ? "privately" : "nowhere";
};

const line = async (
  parts: Answering,
  incoming: Extract<Incoming, { is: "line" }>,
): Promise<void> => {
  const { account } = incoming;
  const ids: string[] = [];
  const lost: Text[] = [];
  for (const file of incoming.files) {
    const to = "picture" in file ? await parts.references.of(incoming.conversation) : undefined;
    const content =
      "url" in file
        ? await parts.download(file)
        : to && (await parts.connector.picture(to, file.picture));
    const received =
      content === undefined
        ? words.fileGone(file.name)
        : await parts.bot.receive({ platform, account, name: file.name, content });
    if ("id" in received) ids.push(received.id);
    else lost.push(received);
  }
  const said = {
    is: "line",
    line: incoming.line,
    ...(ids.length === 0 ? {} : { files: ids }),
  } as const;
  // Files that were all refused, and not a word with them: there is nothing else to answer.
  const nothingElse = lost.length > 0 && ids.length === 0 && incoming.line === "";
  const reply = nothingElse ? undefined : await parts.bot.handle(requestOf(incoming, said));
  const language = reply?.language ?? "zh-CN";
  if (lost.length > 0)
    await delivered(parts, incoming, {
      is: "refusal",
      language,
      card: note({ zh: "附件没有收下", en: "Not taken in" }, lost),
    });
  if (reply === undefined) return;
  const where = await delivered(parts, incoming, reply);
  if (where === "here") return;
  const told = where === "privately" ? words.sentPrivately : words.openFirst;
  await aside(parts, incoming.conversation, incoming, told, language);
};

/** Whether what came of a press takes the place of the card it stood in. */
const takesItsPlace = (
  { press, ofForm, direct }: Extract<Incoming, { is: "press" }>,
  reply: Reply,
): boolean =>
  direct &&
  (ofForm || (reply.is === "card" && reply.matter === press.code && press.command !== "show"));

const pressed = async (
  parts: Answering,
  incoming: Extract<Incoming, { is: "press" }>,
): Promise<Invoked | undefined> => {
  const { press, inputs, account, conversation, message, invoked } = incoming;
  const answers =
    inputs === undefined ? press.answers : { ...press.answers, ...adaptiveAnswers(inputs) };
  const asked = { ...press, ...(answers === undefined ? {} : { answers }) };
  const reply = await parts.bot.handle(requestOf(incoming, { is: "press", press: asked }));
  const { language } = reply;
  const card = drawn(reply);
  if (incoming.dialog === true)
    return {
      status: 200,
      body:
        card === undefined
          ? closing(say(words.done, language))
          : dialog(say(words.name, language), card),
    };
  if (card !== undefined && message !== undefined && takesItsPlace(incoming, reply)) {
    const to = await parts.references.of(conversation);
    // For good: what goes back with the invoke changes it on this screen only.
    if (to !== undefined) await parts.connector.update(to, message, { card }).catch(() => {});
    await stands(parts, account, conversation, reply, message);
    return replaced(card);
  }
  const where = await delivered(parts, incoming, reply);
  const said =
    where === "here" ? words.done : where === "privately" ? words.sentPrivately : words.openFirst;
  if (!invoked && where !== "here") await aside(parts, conversation, incoming, said, language);
  return told(said, language);
};

/** Asks for consent to each file wanted in a private chat; what is not for a store is said so. */
const files = async (
  parts: Answering,
  { account, conversation, direct, tokens, invoked }: Extract<Incoming, { is: "files" }>,
): Promise<Invoked | undefined> => {
  const language = await chosenLanguage(parts.store, platform, account);
  const to = direct ? await parts.references.of(conversation) : undefined;
  if (to !== undefined)
    for (const token of tokens) {
      const found = await offered({ bot: parts.bot, account }, token);
      await parts.connector.send(
        to,
        "why" in found ? { text: say(found.why, language) } : found.message,
      );
    }
  return invoked ? told(to === undefined ? words.openFirst : words.done, language) : undefined;
};

/** Stores a file its reader has consented to, and puts it in the place of the question. */
const consent = async (
  parts: Answering,
  { account, conversation, direct, consent: given, message }: Extract<Incoming, { is: "consent" }>,
): Promise<Invoked> => {
  const to = direct ? await parts.references.of(conversation) : undefined;
  if (to !== undefined) {
    const found = await handedOver({ bot: parts.bot, account }, given);
    const said: Message =
      "why" in found
        ? { text: say(found.why, await chosenLanguage(parts.store, platform, account)) }
        : found.message;
    if (message === undefined) await parts.connector.send(to, said);
    else
      await parts.connector.update(to, message, said).catch(() => parts.connector.send(to, said));
  }
  return { status: 200, body: {} };
};

const refreshed = async (
  parts: Answering,
  { account, conversation, event, notice }: Extract<Incoming, { is: "refresh" }>,
): Promise<Invoked> => {
  if ((await parts.store.account(platform, account)) === undefined)
    return failed(403, "Forbidden", words.notOurs);
  const press = { command: "beside", answers: { notice } };
  const reply = await parts.bot.handle({
    platform,
    account,
    event,
    surface: { is: "group", conversation, mentioned: true },
    said: { is: "press", press },
  });
  // Whoever may do nothing keeps the card that everybody sees.
  return reply.is === "card"
    ? replaced(opensDialogs(teamsCard(reply.card, reply.language)))
    : failed(403, "Forbidden", words.notOurs);
};

const found = async (
  { bot }: Answering,
  { source, query, account }: Extract<Incoming, { is: "search" }>,
): Promise<Invoked> => {
  const options = await bot.options(source, query, { platform, account });
  return {
    status: 200,
    body: {
      statusCode: 200,
      type: "application/vnd.microsoft.search.searchResponse",
      value: {
        results: options.map(({ id, name }) => ({
          value: id,
          title: name.zh === name.en ? name.zh : `${name.zh} ${name.en}`,
        })),
      },
    },
  };
};

/** Answers what came in; what goes back with an invoke is returned, the rest is sent. */
export const answer = async (
  parts: Answering,
  incoming: Incoming,
): Promise<Invoked | undefined> => {
  switch (incoming.is) {
    case "line":
      await line(parts, incoming);
      return undefined;
    case "press":
      return pressed(parts, incoming);
    case "refresh":
      return refreshed(parts, incoming);
    case "search":
      return found(parts, incoming);
    case "files":
      return files(parts, incoming);
    case "consent":
      return consent(parts, incoming);
    case "nonsense":
      return incoming.dialog === true
        ? { status: 200, body: closing(`${words.notOurs.zh} ${words.notOurs.en}`) }
        : failed(400, "BadRequest", words.notOurs);
    case "installed":
      if (incoming.direct) await welcome(parts, incoming.conversation);
      return undefined;
    case "removed":
      await parts.references.drop(incoming.conversation);
      return undefined;
  }
};

const welcome = async (
  { connector, references }: Answering,
  conversation: string,
): Promise<void> => {
  const to = await references.of(conversation);
  const card = note({ zh: "府检联动助手", en: "Linkage assistant" }, [words.welcome]);
  if (to !== undefined) await connector.send(to, { card: teamsCard(card, "zh-CN") });
};
