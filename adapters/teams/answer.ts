import type { Bot } from "../../src/bot.ts";
import { flows } from "../../src/catalog.ts";
import { action, note } from "../../src/chat/card.ts";
import type { Reply } from "../../src/chat/exchange.ts";
import { type Language, say, type Text } from "../../src/chat/text.ts";
import { otherPerson } from "../../src/request/recognise.ts";
import type { Store } from "../../src/store/store.ts";
import { chosenLanguage } from "../locale.ts";
import { type PlacingPolicy, type Pressed, placementOf, rememberShown } from "../placing.ts";
import { quotedActions } from "../quoted.ts";
import type { FileHosts } from "../runtime/outbound.ts";
import { consentQuestion, type FileMessage, receiveFiles, storeFile } from "./files.ts";
import { closeDialog, dialog, opensDialogs } from "./modal.ts";
import {
  arrivalWords,
  type Connector,
  draw,
  type Message,
  putAnswer,
  type References,
  replaceCard,
  sendInThread,
  sendPointer,
} from "./outlet.ts";
import { platform, type RequestOf, requestFrom, type TeamsRequest } from "./parse.ts";
import { cardType, type TeamsCard, teamsCard } from "./render.ts";
import { words } from "./words.ts";

/** What requests from Teams are answered with. */
export type TeamsServices = {
  readonly bot: Pick<
    Bot,
    "handle" | "posted" | "options" | "receive" | "openFile" | "answerLater" | "heard"
  >;
  readonly store: Pick<Store, "account" | "directory" | "channel">;
  readonly connector: Connector;
  readonly references: Pick<References, "find" | "drop">;
  readonly at: FileHosts;
};

/** What goes back with an invoke: its status, and what Teams makes of it. */
export type InvokeResponse = { readonly status: number; readonly body: unknown };

const policy: PlacingPolicy = { form: "replaced", card: "replaced", deleteIt: undefined };

/** Answers what came in; what goes back with an invoke is returned, the rest is sent. */
export const answer = async (
  services: TeamsServices,
  request: TeamsRequest,
): Promise<InvokeResponse | undefined> => {
  switch (request.is) {
    case "line":
      await answerLine(services, request);
      return undefined;
    case "press":
      return answerPress(services, request);
    case "refresh":
      return answerRefresh(services, request);
    case "search":
      return answerSearch(services, request);
    case "files":
      return answerFiles(services, request);
    case "consent":
      return answerConsent(services, request);
    case "nonsense":
      return answerNonsense(services, request);
    case "quote":
      return answerQuote(services, request);
    case "installed":
      await sendWelcome(services, request);
      return undefined;
    case "removed": {
      const { conversation, event } = request;
      await services.references.drop(conversation);
      const news = { platform, event: `${conversation}:${event}`, conversation } as const;
      await services.bot.heard({ ...news, is: "groupLost", why: "removed" });
      return undefined;
    }
    case "news":
      await services.bot.heard(request.news);
      return undefined;
  }
};

const cardResponse = (card: TeamsCard): InvokeResponse => ({
  status: 200,
  body: { statusCode: 200, type: cardType, value: card },
});

const messageResponse = (message: Text, language: Language): InvokeResponse => ({
  status: 200,
  body: {
    statusCode: 200,
    type: "application/vnd.microsoft.activity.message",
    value: say(message, language),
  },
});

const errorResponse = (statusCode: number, code: string, message: Text): InvokeResponse => ({
  status: 200,
  body: {
    statusCode,
    type: "application/vnd.microsoft.error",
    value: { code, message: `${message.zh} ${message.en}` },
  },
});

const answerLine = async (services: TeamsServices, line: RequestOf<"line">): Promise<void> => {
  const { bot, store, connector, references, at } = services;
  const asked = { direct: line.direct, pressed: undefined };
  const place = (reply: Reply) => putAnswer(services, line, placementOf(reply, asked, policy));
  const from = line.files.some((file) => "picture" in file)
    ? await references.find(line.conversation)
    : undefined;
  const { ids, problems } = await receiveFiles(
    { bot, store, at, connector, from },
    line.account,
    line.files,
  );
  // Files that were all refused, and not a word with them: there is nothing else to answer.
  const nothingElse = problems.length > 0 && ids.length === 0 && line.line === "";
  const files = ids.length === 0 ? {} : { files: ids };
  const reply = nothingElse
    ? undefined
    : await bot.handle({
        ...requestFrom(line, { is: "line", line: line.line, ...files }, line.mentioned),
        ...(line.under === undefined ? {} : { under: line.under }),
      });
  if (problems.length > 0)
    await place({
      is: "refusal",
      language: reply?.language ?? "zh-CN",
      card: note(words.filesNotTaken, problems),
    });
  if (reply === undefined) return;
  const arrival = await place(reply);
  // Alone with the bot, what was not taken says nothing of itself either.
  if (arrival !== "here" && !(arrival === "later" && line.direct))
    await sendPointer(services, line, arrival, reply.language);
};

const answerPress = async (
  services: TeamsServices,
  pressed: RequestOf<"press">,
): Promise<InvokeResponse | undefined> => {
  const { press, direct, message } = pressed;
  const reply = await services.bot.handle(requestFrom(pressed, { is: "press", press }));
  const { language } = reply;
  const button: Pressed | undefined =
    message === undefined ? undefined : { press, message, in: pressed.in };
  const placement = placementOf(reply, { direct, pressed: button }, policy);
  if (pressed.reply === "inDialog")
    return {
      status: 200,
      body:
        placement === undefined
          ? closeDialog(say(words.done, language))
          : dialog(say(words.name, language), draw(placement)),
    };
  if (placement?.at.is === "inPlace") {
    const put = await replaceCard(services, pressed, placement, placement.at.message);
    return "card" in put
      ? cardResponse(put.card)
      : messageResponse(arrivalWords[put.arrival], language);
  }
  const arrival = await putAnswer(services, pressed, placement);
  if (pressed.reply === "asMessage" && arrival !== "here" && !(arrival === "later" && direct))
    await sendPointer(services, pressed, arrival, language);
  return messageResponse(arrivalWords[arrival], language);
};

/** Asks for consent to each file wanted in a private chat; what is not for a store is said so. */
const answerFiles = async (
  services: TeamsServices,
  { account, conversation, direct, tokens, reply }: RequestOf<"files">,
): Promise<InvokeResponse | undefined> => {
  const { bot, store, connector, references } = services;
  const language = await chosenLanguage(store, platform, account);
  const to = direct ? await references.find(conversation) : undefined;
  if (to !== undefined)
    for (const token of tokens) {
      const question = await consentQuestion({ bot, account }, token);
      const ref = await connector.send(
        to,
        "why" in question ? { text: say(question.why, language) } : question.message,
      );
      await rememberFile(services, question, { account, conversation, ref });
    }
  return reply === "asMessage"
    ? undefined
    : messageResponse(to === undefined ? words.openFirst : words.done, language);
};

/** Remembers of which matter a message names a file, so that it goes where that is hidden. */
const rememberFile = async (
  services: TeamsServices,
  { matter }: FileMessage,
  { ref, ...place }: { account: string; conversation: string; ref: string | undefined },
): Promise<void> => {
  if (ref === undefined) return;
  const shows = matter === undefined ? [] : [matter];
  await rememberShown(services, { to: "asker", shows }, { ...place, platform, ref });
};

/** Stores a file its reader has consented to, and puts it in the place of the question. */
const answerConsent = async (
  services: TeamsServices,
  { account, conversation, direct, consent, message: ref }: RequestOf<"consent">,
): Promise<InvokeResponse> => {
  const { bot, store, connector, references, at } = services;
  const to = direct ? await references.find(conversation) : undefined;
  if (to !== undefined) {
    const stored = await storeFile({ bot, account, at }, consent);
    const message: Message =
      "why" in stored
        ? { text: say(stored.why, await chosenLanguage(store, platform, account)) }
        : stored.message;
    const send = () => connector.send(to, message);
    const shown =
      ref === undefined
        ? await send()
        : await connector.update(to, ref, message).then(() => ref, send);
    await rememberFile(services, stored, { account, conversation, ref: shown });
  }
  return { status: 200, body: {} };
};

type Refused = Pick<RequestOf<"nonsense">, "account" | "conversation" | "thread" | "reply">;

/** Says of a button that means nothing here what to do instead, wherever whoever pressed it looks. */
const answerNonsense = async (
  { store, connector, references }: TeamsServices,
  { reply, account, conversation, thread }: Refused,
  why = words.notOurs,
): Promise<InvokeResponse | undefined> => {
  if (reply === "withRequest") return errorResponse(400, "BadRequest", why);
  const said = say(why, await chosenLanguage(store, platform, account));
  if (reply === "inDialog") return { status: 200, body: closeDialog(said) };
  const to = await references.find(conversation);
  if (to !== undefined) await sendInThread(connector, to, { text: said }, thread);
  return undefined;
};

/** Refuses whatever an account asks that is somebody else's than whom it was bound for; a group does not read why. */
export const refuseOther = async (
  services: TeamsServices,
  request: TeamsRequest,
): Promise<InvokeResponse | undefined> => {
  if (!("account" in request) || request.account === undefined) return undefined;
  const { account, conversation, is, direct } = request;
  const thread = "thread" in request ? request.thread : undefined;
  const asMessage = is === "line" || is === "installed";
  const beside = is === "quote" ? "inDialog" : "withRequest";
  const reply = "reply" in request ? request.reply : asMessage ? "asMessage" : beside;
  const why = direct || reply !== "asMessage" ? otherPerson : words.openFirst;
  return answerNonsense(services, { account, conversation, thread, reply }, why);
};

/** Opens the form of what a message may become, in a dialog that nobody else sees. */
const answerQuote = async (
  { bot, store }: TeamsServices,
  request: RequestOf<"quote">,
): Promise<InvokeResponse> => {
  const language = await chosenLanguage(store, platform, request.account);
  const known = [request.writer, request.address].filter((one) => one !== undefined);
  const from = known.length === 0 ? "" : say(words.quotedFrom(known.join(" ")), language);
  const actions = quotedActions(flows, request.text, [], from);
  const [only] = actions;
  const reply: Reply =
    only !== undefined && actions.length === 1
      ? await bot.handle(requestFrom(request, { is: "press", press: only.press }))
      : { is: "card", language, card: note(words.becomesWhat, [], actions) };
  const placement = placementOf(reply, { direct: true, pressed: undefined }, policy);
  return {
    status: 200,
    body:
      placement === undefined
        ? closeDialog(say(words.notOurs, language))
        : dialog(say(words.name, reply.language), draw(placement)),
  };
};

const answerRefresh = async (
  { bot, store }: TeamsServices,
  request: RequestOf<"refresh">,
): Promise<InvokeResponse> => {
  if ((await store.account(platform, request.account)) === undefined)
    return errorResponse(403, "Forbidden", words.notOurs);
  const press = { command: "beside", answers: { notice: request.notice } };
  const reply = await bot.handle(
    requestFrom({ ...request, direct: false, locale: undefined }, { is: "press", press }),
  );
  // Whoever may do nothing keeps the card that everybody sees.
  return reply.is === "card"
    ? cardResponse(opensDialogs(teamsCard(reply.card, reply.language)))
    : errorResponse(403, "Forbidden", words.notOurs);
};

const answerSearch = async (
  { bot }: TeamsServices,
  { source, query, account }: RequestOf<"search">,
): Promise<InvokeResponse> => {
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

/** Greets whoever has no post yet with how to bind, and a group with how it gets its reminders. */
const sendWelcome = async (
  { connector, references, store }: TeamsServices,
  { conversation, direct, account, locale = "zh-CN" }: RequestOf<"installed">,
): Promise<void> => {
  const to = await references.find(conversation);
  if (to === undefined) return;
  const isKnown = direct
    ? account !== undefined && (await store.account(platform, account)) !== undefined
    : (await store.channel(platform, conversation)) !== undefined;
  if (isKnown) return;
  const card = direct
    ? note(
        words.welcomeTitle,
        [words.welcome],
        [action(words.bindCode, { command: "bind" }, "primary")],
      )
    : note(words.welcomeTitle, [words.welcomeGroup]);
  await connector.send(to, { card: teamsCard(card, locale) });
};
