import { z } from "zod";
import { action, note, type Press } from "../../src/chat/card.ts";
import { findCodeAtStart } from "../../src/chat/code.ts";
import type { Reply, Request } from "../../src/chat/exchange.ts";
import type { Language } from "../../src/chat/text.ts";
import { languageOf as localeLanguage } from "../locale.ts";
import { fetchFiles } from "./download.ts";
import { optionsFor } from "./inputs.ts";
import { type Incoming, type Of, platform, requestOf, surfaceOf } from "./parse.ts";
import { type Asker, languageOf, place } from "./place.ts";
import { pressOf } from "./press.ts";
import { type Again, actionIds } from "./render.ts";
import { type Acknowledged, type Answering, settled, tellProblems } from "./show.ts";
import { answerSubmit } from "./submit.ts";
import { cut } from "./typed.ts";
import { words } from "./words.ts";

/** The longest facts a clue takes. */
const longestFacts = 2000;
/** Answers what Slack sent; what it gives back goes out with the acknowledgement. */
export const answer = async (parts: Answering, incoming: Incoming): Promise<Acknowledged> => {
  switch (incoming.is) {
    case "line":
      return answerLine(parts, incoming);
    case "overheard":
      return overhear(parts, incoming);
    case "press":
      return answerPress(parts, incoming);
    case "submit":
      return answerSubmit(parts, incoming);
    case "search":
      return search(parts, incoming);
    case "home":
      await parts.home.opened(incoming.user, incoming.event);
      return undefined;
    case "shortcut":
      return answerShortcut(parts, incoming);
  }
};
const answerLine = async (parts: Answering, said: Of<"line">): Promise<Acknowledged> => {
  const { conversation, user, line, via } = said;
  const direct = said.direct || (via === "slash" && (await isDirect(parts, user, conversation)));
  const asker: Asker = {
    user,
    conversation,
    direct,
    again: { line },
    ...(said.thread === undefined ? {} : { thread: said.thread }),
    ...(said.respondTo === undefined ? {} : { respondTo: said.respondTo }),
  };
  const fetched = await fetchFiles(parts, user, said.files);
  if (fetched.problems.length > 0) await tellProblems(parts, fetched.problems, asker);
  if (line === "" && said.files.length > 0 && fetched.ids.length === 0) return undefined;
  const request = requestOf(said, surfaceOf(conversation, direct), {
    is: "line",
    line,
    ...(fetched.ids.length === 0 ? {} : { files: fetched.ids }),
  });
  const locale = await localeOf(parts, user);
  const asked = { ...request, ...(locale === undefined ? {} : { locale }) };
  return settled(parts, parts.bot.handle(asked), asker, said.trigger, via === "slash");
};
/** The language Slack shows somebody who has no post yet; nothing where Slack does not say. */
const localeOf = async (
  { client, store }: Answering,
  user: string,
): Promise<Language | undefined> => {
  if ((await store.account(platform, user)) !== undefined) return undefined;
  const said = await client.users.info({ user, include_locale: true }).catch(() => undefined);
  return said?.user?.locale === undefined ? undefined : localeLanguage(said.user.locale);
};
const isDirect = async (parts: Answering, user: string, conversation: string): Promise<boolean> =>
  conversation.startsWith("D") && (await parts.directOf(user)) === conversation;
/** A number somebody wrote in a channel: a button to open it, for whoever may see it alone. */
const overhear = async (parts: Answering, said: Of<"overheard">): Promise<Acknowledged> => {
  const code = codeIn(parts, said.line);
  if (code === undefined) return undefined;
  const press: Press = { command: "show", code };
  const surface = surfaceOf(said.conversation, false);
  const reply = await parts.bot.handle(requestOf(said, surface, { is: "press", press }));
  if (reply.is !== "card" || reply.matter !== code) return undefined;
  const card = note(words.openHere(code), [], [action(words.open, press)]);
  const asker: Asker = { user: said.user, conversation: said.conversation, direct: false };
  await place(parts, { language: reply.language, is: "card", card }, asker);
  return undefined;
};

/** The first whole number of a matter in a text: with its year, so that XS 12 in a sentence is none. */
const codeIn = ({ prefixes, clock }: Answering, line: string): string | undefined => {
  const year = Number(clock.now().slice(0, 4));
  for (const { index, 0: written } of line.matchAll(
    /(?<![\p{L}\p{N}])[a-z]{1,4}-20\d\d-\d{1,8}/giu,
  )) {
    const found = findCodeAtStart(line.slice(index, index + written.length + 1), prefixes, year);
    if (found !== undefined) return found.code;
  }
  return undefined;
};

const more = z.union([
  z.object({ page: z.int().min(0).max(1000), line: z.string().max(20_000) }),
  z.object({ page: z.int().min(0).max(1000), press: z.unknown() }),
]);

const answerPress = async (parts: Answering, said: Of<"press">): Promise<Acknowledged> => {
  const { user, within: inside, origin, action: id } = said;
  const conversation = origin?.conversation ?? (await parts.directOf(user));
  const asker: Asker = {
    user,
    conversation,
    direct: origin === undefined || !origin.group,
    ...(origin?.message === undefined ? {} : { message: origin.message }),
    ...(said.respondTo === undefined ? {} : { respondTo: said.respondTo }),
  };
  const asked = id.startsWith(`${actionIds.more}:`)
    ? moreOf(said.value)
    : { is: "press" as const, press: pressOf(said.value, said.blocks), page: 0 };
  if (asked === undefined || (asked.is === "press" && asked.press === undefined)) {
    const card = note(words.goneTitle, [words.gone]);
    const language = await languageOf(parts, user);
    await place(parts, { language, is: "refusal", card }, asker);
    return undefined;
  }
  const { page, ...wanted } = asked;
  const request: Request["said"] =
    wanted.is === "line"
      ? { is: "line", line: wanted.line }
      : { is: "press", press: wanted.press ?? { command: "help" } };
  const again: Again = request.is === "line" ? { line: request.line } : { press: request.press };
  const acted = request.is === "press" && isDoing(request.press);
  return settled(
    parts,
    parts.bot.handle(requestOf(said, surfaceOf(conversation, asker.direct), request)),
    { ...asker, again, ...(page > 0 ? { page } : {}), ...(acted ? { acted } : {}) },
    said.trigger,
    false,
    inside === "modal",
  );
};

/** Whether a press takes a step, or takes one back; what stands alone only shows something. */
const isDoing = ({ command }: Press): boolean => command.includes(".") || command === "correct";

const moreOf = (value: string) => {
  try {
    const { data } = more.safeParse(JSON.parse(value));
    if (data === undefined) return undefined;
    if ("line" in data) return { is: "line" as const, line: data.line, page: data.page };
    const press = pressOf(JSON.stringify(data.press));
    return { is: "press" as const, press, page: data.page };
  } catch {
    return undefined;
  }
};
const search = async (parts: Answering, { user, source, query }: Of<"search">) => {
  const who = { platform, account: user };
  const found = await parts.bot.options(source, query, who, 100);
  return { options: optionsFor(found, await languageOf(parts, user)) };
};

const answerShortcut = async (parts: Answering, said: Of<"shortcut">): Promise<Acknowledged> => {
  const { user, line } = said;
  const direct = await parts.directOf(user);
  const surface = surfaceOf(direct, true);
  const asker: Asker = { user, conversation: direct, direct: true };
  const asked = async (): Promise<Reply> => {
    const fetched = await fetchFiles(parts, user, said.files);
    if (fetched.problems.length > 0) await tellProblems(parts, fetched.problems, asker);
    const prefill = {
      ...(line === "" ? {} : { facts: cut(line, longestFacts) }),
      ...(fetched.ids.length === 0 ? {} : { files: fetched.ids }),
    };
    // What somebody else wrote is never read as a command: it only fills in the form.
    const press: Press = { command: "clue.submit", prefill };
    return parts.bot.handle(requestOf(said, surface, { is: "press", press }));
  };
  return settled(parts, asked(), asker, said.trigger);
};
