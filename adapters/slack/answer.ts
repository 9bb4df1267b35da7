import type { Bot } from "../../src/bot.ts";
import { action, note, type Press } from "../../src/chat/card.ts";
import type { Reply, Request } from "../../src/chat/exchange.ts";
import { type Language, say } from "../../src/chat/text.ts";
import type { Flow } from "../../src/flow/flow.ts";
import type { TimeSource } from "../../src/flow/services.ts";
import { findCodeAtStart } from "../../src/line/code.ts";
import type { Store } from "../../src/store/store.ts";
import { optionList } from "../block-kit/form.ts";
import { chosenLanguage, languageOf } from "../locale.ts";
import { quotedActions } from "../quoted.ts";
import { inOrder } from "../runtime/in-order.ts";
import { receiveFiles } from "./files.ts";
import { type Acknowledgement, answerSubmit, type ModalServices, settle } from "./modal.ts";
import { type Asker, homeRef, pressedIn, putReply, refOf, rememberView } from "./outlet.ts";
import { type RequestIs, requestFrom, type SlackRequest } from "./parse.ts";
import { homeBlocks } from "./render.ts";
import { platform, words } from "./words.ts";

/** What requests from Slack are answered with. */
export type SlackServices = ModalServices & {
  readonly bot: Pick<Bot, "handle" | "posted" | "options" | "receive" | "answerLater" | "heard">;
  readonly store: Pick<Store, "account" | "directory" | "channel" | "standingCard">;
  readonly time: Pick<TimeSource, "wait" | "now">;
  /** The kinds of matters: whose numbers are recognised, and what a message may become. */
  readonly flows: readonly Flow[];
  /** Draws somebody's desk at home, and from then on again whenever something changes for them. */
  readonly openHome: (user: string, event: string) => Promise<void>;
};

/** Answers what Slack sent; what it gives back goes out with the acknowledgement. */
export const answer = async (
  services: SlackServices,
  request: SlackRequest,
): Promise<Acknowledgement> => {
  switch (request.is) {
    case "line":
      return answerLine(services, request);
    case "overheard":
      return answerMention(services, request);
    case "press":
      return answerPress(services, request);
    case "submit":
      return answerSubmit(services, request);
    case "search":
      return answerSearch(services, request);
    case "home":
      await services.openHome(request.user, request.event);
      return undefined;
    case "news":
      await services.bot.heard(request.news);
      return undefined;
    case "shortcut":
      return answerShortcut(services, request);
  }
};

const languageFor = ({ store }: SlackServices, user: string): Promise<Language> =>
  chosenLanguage(store, platform, user);

const answerLine = async (
  services: SlackServices,
  request: RequestIs<"line">,
): Promise<Acknowledgement> => {
  const { conversation, user, line, via, thread, respondTo, trigger } = request;
  const direct =
    request.direct || (via === "slash" && (await isDirect(services, user, conversation)));
  const asker = { user, conversation, direct, thread, respondTo, pressed: undefined };
  const ids = await takeFiles(services, request, asker);
  if (line === "" && request.files.length > 0 && ids.length === 0) return undefined;
  const files = ids.length === 0 ? {} : { files: ids };
  const locale = await localeOf(services, user);
  const work = services.bot.handle({
    ...requestFrom(request, conversation, direct, { is: "line", line, ...files }),
    ...(thread === undefined ? {} : { under: refOf(conversation, thread) }),
    ...(locale === undefined ? {} : { locale }),
  });
  return settle(services, work, {
    asker: { ...asker, again: { line } },
    trigger,
    inAnswer: via === "slash",
    standsIn: "message",
  });
};

/** Takes in the files that came with something, and says which were not taken. */
const takeFiles = async (
  services: SlackServices,
  { user, files }: Pick<RequestIs<"line">, "user" | "files">,
  asker: Asker,
): Promise<readonly string[]> => {
  const { ids, problems } = await receiveFiles(services, user, files);
  if (problems.length > 0) {
    const card = note(words.filesNotTaken, problems);
    const language = await languageFor(services, user);
    await putReply(services, { language, is: "refusal", card }, asker);
  }
  return ids;
};

/** The language Slack shows somebody who has no post yet; undefined where Slack does not say. */
const localeOf = async (
  { api, store }: Pick<SlackServices, "api" | "store">,
  user: string,
): Promise<Language | undefined> => {
  if ((await store.account(platform, user)) !== undefined) return undefined;
  const locale = await api.localeOf(user).catch(() => undefined);
  return locale === undefined ? undefined : languageOf(locale);
};

const isDirect = async (
  services: SlackServices,
  user: string,
  conversation: string,
): Promise<boolean> =>
  conversation.startsWith("D") && (await services.directOf(user)) === conversation;

/** A number somebody wrote in a channel: a button to open it, for whoever may see it alone. */
const answerMention = async (
  services: SlackServices,
  request: RequestIs<"overheard">,
): Promise<Acknowledgement> => {
  const { user, conversation, line } = request;
  const code = codeIn(services, line);
  if (code === undefined) return undefined;
  const press: Press = { command: "show", code };
  const reply = await services.bot.handle(
    requestFrom(request, conversation, false, { is: "press", press }),
  );
  if (reply.is !== "card" || reply.matter !== code) return undefined;
  const card = note(words.mentioned(code), [], [action(words.open, press)]);
  const asker = { user, conversation, direct: false, pressed: undefined };
  return putReply(services, { language: reply.language, is: "card", card }, asker);
};

/** The first whole number of a matter in a text: with its year, so that XS 12 in a sentence is none. */
const codeIn = ({ flows, time }: SlackServices, line: string): string | undefined => {
  const prefixes = flows.map(({ prefix }) => prefix);
  const year = Number(time.now().slice(0, 4));
  for (const { index, 0: written } of line.matchAll(
    /(?<![\p{L}\p{N}])[a-z]{1,4}-20\d\d-\d{1,8}/giu,
  )) {
    const code = findCodeAtStart(line.slice(index, index + written.length + 1), prefixes, year);
    if (code !== undefined) return code.code;
  }
  return undefined;
};

const answerPress = async (
  services: SlackServices,
  request: RequestIs<"press">,
): Promise<Acknowledgement> => {
  const { user, origin, asks, page, respondTo, trigger, standsIn } = request;
  const conversation = origin?.conversation ?? (await services.directOf(user));
  const direct = origin === undefined || !origin.group;
  const asker = { user, conversation, direct, respondTo, pressed: undefined };
  if (asks === undefined) {
    const language = await languageFor(services, user);
    const card = note(words.goneTitle, [words.gone]);
    return putReply(services, { language, is: "refusal", card }, asker);
  }
  const said: Request["said"] =
    "line" in asks ? { is: "line", line: asks.line } : { is: "press", press: asks.press };
  const locale = await localeOf(services, user);
  const work = services.bot.handle({
    ...requestFrom(request, conversation, direct, said),
    ...(locale === undefined ? {} : { locale }),
  });
  return settle(services, work, {
    asker: {
      ...asker,
      pressed: "press" in asks ? pressedIn(origin, asks.press) : undefined,
      again: asks,
      page,
    },
    trigger,
    inAnswer: false,
    standsIn,
  });
};

const answerSearch = async (
  services: SlackServices,
  { user, source, query }: RequestIs<"search">,
): Promise<Acknowledgement> => {
  const options = await services.bot.options(source, query, { platform, account: user }, 100);
  return optionList(options, await languageFor(services, user));
};

/** Opens the form of what a message may become; where it may become several things, asks which. */
const answerShortcut = async (
  services: SlackServices,
  request: RequestIs<"shortcut">,
): Promise<Acknowledgement> => {
  const { user, text, trigger } = request;
  const conversation = await services.directOf(user);
  const asker = { user, conversation, direct: true, pressed: undefined };
  const ask = async (): Promise<Reply> => {
    const ids = await takeFiles(services, request, asker);
    const from = await sourceOfQuote(services, request);
    const actions = quotedActions(services.flows, text, ids, from);
    const [only] = actions;
    if (only !== undefined && actions.length === 1)
      return services.bot.handle(
        requestFrom(request, conversation, true, { is: "press", press: only.press }),
      );
    const language = await languageFor(services, user);
    return { language, is: "card", card: note(words.becomesWhat, [], actions) };
  };
  return settle(services, ask(), { asker, trigger, inAnswer: false, standsIn: "message" });
};

/** Who wrote a message, as a post of the directory where they have one, and where it stands. */
const sourceOfQuote = async (
  { api, store }: SlackServices,
  { quotes, user }: RequestIs<"shortcut">,
): Promise<string> => {
  if (quotes === undefined) return "";
  const { channel, ts, writer } = quotes;
  const [account, address] = await Promise.all([
    writer === undefined ? undefined : store.account(platform, writer),
    channel === undefined || ts === undefined
      ? undefined
      : api.permalinkOf(channel, ts).catch(() => undefined),
  ]);
  const { people } = await store.directory();
  const post = account && people.get(account.person)?.name;
  const language = await chosenLanguage(store, platform, user);
  const known = [post && say(post, language), address].filter((one) => one !== undefined);
  return known.length === 0 ? "" : say(words.quotedFrom(known.join(" ")), language);
};

// ---------------------------------------------------------------- desks at home

/**
 * People's desks on App Home. Those opened since the start follow what happens; one nobody looks at is
 * drawn when it is opened, which costs nothing meanwhile.
 */
export const homeDesks = (
  { bot, store, api, directOf }: Pick<SlackServices, "bot" | "store" | "api" | "directOf">,
  report: (error: unknown) => void,
): {
  open(user: string, event: string): Promise<void>;
  /** Draws a desk anew, where it is open. */
  refresh(user: string): Promise<void>;
} => {
  const open = new Set<string>();
  const queue = inOrder(report);
  const press: Press = { command: "home" };
  let drawn = 0;
  const draw = (user: string, event: string): Promise<void> =>
    queue(user, async () => {
      const locale = await localeOf({ api, store }, user);
      const reply = await bot.handle({
        ...requestFrom({ user, event }, await directOf(user), true, { is: "press", press }),
        ...(locale === undefined ? {} : { locale }),
      });
      if (reply.is === "silence" || reply.is === "form") return;
      await api.publishHome(user, homeBlocks(reply.card, reply.language, { again: { press } }));
      const content = { is: "card", card: reply.card, matter: undefined } as const;
      const { shows = [], again } = reply;
      await rememberView(
        { bot, store, directOf },
        { content, shows, again },
        { user, ref: homeRef(user) },
      );
    });
  return {
    open: (user, event) => {
      open.add(user);
      return draw(user, event);
    },
    refresh: async (user) => {
      if (!open.has(user)) return;
      drawn += 1;
      await draw(user, `home:${user}:${drawn}`);
    },
  };
};
