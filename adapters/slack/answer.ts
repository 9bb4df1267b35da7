import type { ModalView } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import type { Bot } from "../../src/bot.ts";
import { action, note, type Press, paragraph } from "../../src/chat/card.ts";
import { findCodeAtStart } from "../../src/chat/code.ts";
import type { Reply, Request } from "../../src/chat/exchange.ts";
import type { Form } from "../../src/chat/field.ts";
import { type Language, say, type text } from "../../src/chat/text.ts";
import type { Clock, Log } from "../../src/core.ts";
import { type Fetching, fetchFiles } from "./download.ts";
import type { Home } from "./home.ts";
import {
  answersIn,
  blockOf,
  cardView,
  drawForm,
  type Origin,
  optionsFor,
  submitted,
  waitingView,
} from "./modal.ts";
import { type Incoming, platform } from "./parse.ts";
import { type Asker, cardOf, type Placing, place } from "./place.ts";
import { pressOf } from "./press.ts";
import { type Again, actionIds, drawCard } from "./render.ts";
import { cut } from "./typed.ts";
import { words } from "./words.ts";

/** How long an answer may take before a waiting modal is opened in its place, in milliseconds. */
const patience = 1500;

/** The longest facts a clue takes. */
const longestFacts = 2000;

/** What answering works with. */
export type Answering = Placing &
  Omit<Fetching, "bot"> & {
    readonly bot: Pick<Bot, "handle" | "posted" | "options" | "receive">;
    readonly client: Placing["client"] &
      Fetching["client"] & {
        readonly views: Pick<WebClient["views"], "open" | "update" | "push">;
      };
    readonly clock: Pick<Clock, "wait" | "now">;
    readonly log: Log;
    readonly home: Home;
    /** Prefixes of matters' numbers, by which they are recognised in what people write. */
    readonly prefixes: readonly string[];
    /** Goes on after the acknowledgement; waited for when the adapter stops. */
    readonly meanwhile: (work: Promise<void>) => void;
  };

/** What goes back with the acknowledgement: nothing, an ephemeral message, a modal's errors, options. */
export type Acknowledged = object | undefined;

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

type Of<Is extends Incoming["is"]> = Extract<Incoming, { is: Is }>;

const requestOf = (
  { event, user }: { readonly event: string; readonly user: string },
  surface: Request["surface"],
  said: Request["said"],
): Request => ({ platform, account: user, event, surface, said });

const surfaceOf = (conversation: string, direct: boolean): Request["surface"] =>
  direct ? { is: "direct", conversation } : { is: "group", conversation, mentioned: true };

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
  if (fetched.problems.length > 0)
    await tellProblems(parts, fetched.problems, asker, languageOf(line));
  if (line === "" && said.files.length > 0 && fetched.ids.length === 0) return undefined;
  const request = requestOf(said, surfaceOf(conversation, direct), {
    is: "line",
    line,
    ...(fetched.ids.length === 0 ? {} : { files: fetched.ids }),
  });
  return settled(parts, parts.bot.handle(request), asker, said.trigger, via === "slash");
};

const languageOf = (line: string): Language =>
  /[a-z]/i.test(line) && !/\p{Script=Han}/u.test(line) ? "en" : "zh-CN";

const isDirect = async (parts: Answering, user: string, conversation: string): Promise<boolean> =>
  conversation.startsWith("D") && (await parts.directOf(user)) === conversation;

const tellProblems = async (
  parts: Answering,
  problems: readonly ReturnType<typeof text>[],
  asker: Asker,
  language: Language,
): Promise<void> => {
  const { again: _, ...plainly } = asker;
  await place(
    parts,
    { language, is: "refusal", card: note(words.filesNotTaken, problems) },
    plainly,
  );
};

/**
 * Shows the answer to something a modal may be opened for: a form as a modal, anything else as a
 * message. Where the answer takes long, a modal that says so opens at once and is filled in later.
 */
const settled = async (
  parts: Answering,
  work: Promise<Reply>,
  asker: Asker,
  trigger: string | undefined,
  inAnswer = false,
  stacked = false,
): Promise<Acknowledged> => {
  if (trigger === undefined) {
    const reply = await work;
    await place(parts, reply, asker);
    await parts.home.changed(asker.user);
    return undefined;
  }
  const quick = await within(parts.clock, work);
  if (quick !== undefined) {
    const acknowledged = await show(parts, quick.done, asker, trigger, inAnswer, stacked);
    parts.meanwhile(parts.home.changed(asker.user));
    return acknowledged;
  }
  const view = await openView(parts, trigger, waitingView(), stacked);
  parts.meanwhile(
    (async () => {
      const reply = await work;
      if (view === undefined) await place(parts, reply, asker);
      else await fill(parts, view, reply, asker);
      await parts.home.changed(asker.user);
    })(),
  );
  return undefined;
};

const show = async (
  parts: Answering,
  reply: Reply,
  asker: Asker,
  trigger: string,
  inAnswer: boolean,
  stacked: boolean,
): Promise<Acknowledged> => {
  const form = formIn(reply);
  if (form !== undefined) {
    const view = drawForm(form, reply.language, originOf(asker));
    if ((await openView(parts, trigger, view, stacked)) !== undefined) return undefined;
  } else if (stacked) {
    // In a modal an answer elsewhere would go unseen.
    const view = readingView(reply, asker);
    if (view === undefined || (await openView(parts, trigger, view, stacked)) !== undefined)
      return undefined;
  }
  return place(parts, reply, asker, inAnswer);
};

/** A modal that was opened to wait shows the answer; a card is put where it belongs as well. */
const fill = async (parts: Answering, view: string, reply: Reply, asker: Asker): Promise<void> => {
  const form = formIn(reply);
  const drawn =
    form === undefined
      ? readingView(reply, asker)
      : drawForm(form, reply.language, originOf(asker));
  if (drawn !== undefined)
    await parts.client.views.update({ view_id: view, view: drawn }).catch(failed(parts, "modal"));
  if (form === undefined) await place(parts, reply, asker);
};

const readingView = (reply: Reply, { again }: Asker): ModalView | undefined => {
  const card = cardOf(reply);
  if (card === undefined) return undefined;
  const { blocks } = drawCard(card, reply.language, again === undefined ? {} : { again });
  return cardView(words.doneTitle, blocks, reply.language);
};

/** The form of an answer, with what a refusal says above its questions. */
const formIn = (reply: Reply): Form | undefined => {
  if (reply.is === "form") return reply.form;
  if (reply.is !== "refusal" || reply.form === undefined) return undefined;
  const { card, form } = reply;
  return {
    ...form,
    intro: [
      paragraph(card.title, "urgent"),
      ...card.body,
      ...(reply.forget === true ? [paragraph(words.deleteIt, "urgent")] : []),
      ...form.intro,
    ],
  };
};

const originOf = ({ conversation, direct, message }: Asker): Origin => ({
  conversation,
  group: !direct,
  ...(message === undefined ? {} : { message }),
});

/** Opens a modal, on top of the one that is open where there is one; gives its id, or nothing where Slack refused. */
const openView = async (
  parts: Answering,
  trigger_id: string,
  view: ModalView,
  stacked: boolean,
): Promise<string | undefined> => {
  try {
    const { views } = parts.client;
    const opened = stacked
      ? await views.push({ trigger_id, view })
      : await views.open({ trigger_id, view });
    return opened.view?.id;
  } catch (error) {
    failed(parts, "modal")(error);
    return undefined;
  }
};

const failed =
  ({ log }: Answering, what: string) =>
  (error: unknown): void => {
    const kind = error instanceof Error ? error.constructor.name : typeof error;
    log("warn", `slack ${what} failed`, { kind });
  };

const within = async <T>(
  clock: Answering["clock"],
  work: Promise<T>,
): Promise<{ readonly done: T } | undefined> => {
  const rest = new AbortController();
  const slow = clock.wait(patience, rest.signal).then(() => undefined);
  try {
    return await Promise.race([work.then((done) => ({ done })), slow]);
  } finally {
    rest.abort();
  }
};

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
    await place(parts, { language: "zh-CN", is: "refusal", card }, asker);
    return undefined;
  }
  const { page, ...wanted } = asked;
  const request: Request["said"] =
    wanted.is === "line"
      ? { is: "line", line: wanted.line }
      : { is: "press", press: wanted.press ?? { command: "help" } };
  const again: Again = request.is === "line" ? { line: request.line } : { press: request.press };
  return settled(
    parts,
    parts.bot.handle(requestOf(said, surfaceOf(conversation, asker.direct), request)),
    { ...asker, again, ...(page > 0 ? { page } : {}) },
    said.trigger,
    false,
    inside === "modal",
  );
};

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

const answerSubmit = async (parts: Answering, said: Of<"submit">): Promise<Acknowledged> => {
  const { user, origin } = said;
  const direct = !origin.group;
  const asker: Asker = {
    user,
    conversation: origin.conversation,
    direct,
    ...(origin.message === undefined ? {} : { message: origin.message }),
  };
  const press = pressOf(said.press, said.blocks);
  if (press === undefined)
    return updated(
      cardView(
        words.goneTitle,
        drawCard(note(words.goneTitle, [words.gone]), said.language).blocks,
        said.language,
      ),
    );
  const work = submit(parts, said, press, surfaceOf(asker.conversation, direct));
  const quick = await within(parts.clock, work);
  const shown = Object.keys(said.values);
  const again: Again = { press: { command: press.command } };
  if (quick !== undefined) {
    const outcome = afterSubmit(quick.done, shown, asker);
    if (outcome.acknowledged === undefined)
      await placeSafely(parts, quick.done, { ...asker, again });
    parts.meanwhile(parts.home.changed(user));
    return outcome.acknowledged;
  }
  parts.meanwhile(
    (async () => {
      const done = await work;
      if ("problems" in done) {
        await tellProblems(parts, Object.values(done.problems), asker, said.language);
        return;
      }
      await fill(parts, said.view, done, asker);
      await parts.home.changed(user);
    })(),
  );
  return updated(waitingView());
};

type Problems = {
  readonly problems: Readonly<Record<string, ReturnType<typeof text>>>;
  readonly language: Language;
};

/** Takes in the files of a form, then submits it; where a file is not taken, says so at its question. */
const submit = async (
  parts: Answering,
  said: Of<"submit">,
  press: Press,
  surface: Request["surface"],
): Promise<Reply | Problems> => {
  const { answers, files } = answersIn(said.values);
  const whole: Record<string, unknown> = { ...answers };
  const problems: Record<string, ReturnType<typeof text>> = {};
  for (const [key, named] of Object.entries(files)) {
    if (named.length === 0) continue;
    const known = named.map((one) => said.files[one.id] ?? one);
    const fetched = await fetchFiles(parts, said.user, known);
    const [problem] = fetched.problems;
    if (problem !== undefined) problems[key] = problem;
    const before = Array.isArray(answers[key]) ? answers[key] : [];
    whole[key] = [...before, ...fetched.ids];
  }
  if (Object.keys(problems).length > 0) return { problems, language: said.language };
  return parts.bot.handle(
    requestOf(said, surface, { is: "press", press: submitted(press, whole) }),
  );
};

/** What a modal shows after it was submitted; nothing where it closes. */
const afterSubmit = (
  done: Reply | Problems,
  shown: readonly string[],
  asker: Asker,
): { readonly acknowledged: Acknowledged } => {
  if ("problems" in done) return { acknowledged: errorsAt(done.problems, shown, done.language) };
  const form = formIn(done);
  if (form === undefined) {
    const staying = done.is === "refusal" ? readingView(done, asker) : undefined;
    return { acknowledged: staying && updated(staying) };
  }
  const wrong = form.questions.flatMap(({ key, problem }) =>
    problem === undefined ? [] : [[key, problem] as const],
  );
  const asksTheSame = form.questions.every(({ key }) => blockOf(key, shown) !== undefined);
  const errors = errorsAt(Object.fromEntries(wrong), shown, done.language);
  return {
    acknowledged:
      wrong.length > 0 && asksTheSame && errors !== undefined
        ? errors
        : updated(drawForm(form, done.language, originOf(asker))),
  };
};

/** Errors at the questions they belong to; undefined where one has no place. */
const errorsAt = (
  problems: Readonly<Record<string, ReturnType<typeof text>>>,
  shown: readonly string[],
  language: Language,
): object | undefined => {
  const errors: Record<string, string> = {};
  for (const [key, problem] of Object.entries(problems)) {
    const block = blockOf(key, shown);
    if (block === undefined) return undefined;
    errors[block] = say(problem, language);
  }
  return { response_action: "errors", errors };
};

const updated = (view: ModalView): object => ({ response_action: "update", view });

/** What was submitted has had its effect: an answer that cannot be placed must not make it come again. */
const placeSafely = async (
  parts: Answering,
  done: Reply | Problems,
  asker: Asker,
): Promise<void> => {
  if ("problems" in done) return;
  await place(parts, done, asker).catch(failed(parts, "answer"));
};

const search = async (parts: Answering, { user, source, query }: Of<"search">) => {
  const who = { platform, account: user };
  const found = await parts.bot.options(source, query, who, 100);
  // Names of units and people are the same list in both languages; the reader's is not known here.
  return { options: optionsFor(found, languageOf(query)) };
};

const answerShortcut = async (parts: Answering, said: Of<"shortcut">): Promise<Acknowledged> => {
  const { user, line } = said;
  const direct = await parts.directOf(user);
  const surface = surfaceOf(direct, true);
  const asker: Asker = { user, conversation: direct, direct: true };
  const asked = async (): Promise<Reply> => {
    const fetched = await fetchFiles(parts, user, said.files);
    if (fetched.problems.length > 0)
      await tellProblems(parts, fetched.problems, asker, languageOf(line));
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
