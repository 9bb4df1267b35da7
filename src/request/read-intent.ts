import { note } from "../chat/card.ts";
import { Refusal } from "../chat/refusal.ts";
import { sentences } from "../chat/text.ts";
import { mayEver } from "../commands/command.ts";
import { fileIdsIn, filesKey, isOfCalendar } from "../flow/file.ts";
import { findCode, findMatter } from "../flow/find.ts";
import { pendingFiles } from "../flow/options.ts";
import { formIn } from "../line/pasted-form.ts";
import { readLine } from "../line/read-line.ts";
import type { Line } from "../line/verb.ts";
import { offlineAdvice } from "../screening/screen.ts";
import { readCalendarAnswer } from "./calendar-answer.ts";
import { chooseCommand, chooseMatter, matterAbove } from "./choose-matter.ts";
import { givesDoubt, mustNotBeKept, type RequestContext, type RequestServices } from "./context.ts";
import { eventOf, type IntentOrOutcome, isIntent } from "./intent.ts";
import { offerFiles, offerSentence, stepsTakingFiles, type WithFiles } from "./offer.ts";
import type { Outcome } from "./outcome.ts";
import { readPlainAnswer } from "./plain-answer.ts";
import { codeMeant, readCommand } from "./read-command.ts";
import { aboutAgenda, offerNearest, readTalk, readUnknown } from "./read-unknown.ts";
import { showSeveral } from "./several.ts";
import { twoRequests } from "./understand.ts";
import { talk } from "./words.ts";

/** Reads what a request asks for; what came of it where that is all there is to it. Says nothing of a matter the asker cannot see. */
export const readIntent = async (context: RequestContext): Promise<IntentOrOutcome> => {
  const { said } = context.request;
  if (said.is === "press") return readPress(context, said.press);
  if (isOverheard(context)) return readOverheard(context, said.line);
  const read = readLine(said.line, context.services.verbs, context.now);
  if (mustNotBeKept(context.verdict, isDoubted(read))) {
    await dropFiles(context, said.files ?? []);
    return offlineOutcome(context);
  }
  return (said.files ?? []).length === 0
    ? readTyped(context, read)
    : readWithFiles(context, read, said.line, said.files ?? []);
};

/** Nothing is kept; the reader is told which way to go instead. */
const offlineOutcome = ({ verdict }: RequestContext): Outcome => {
  const { title, paragraphs } = offlineAdvice(verdict);
  return { is: "advised", card: note(title, paragraphs), forget: true };
};

/** What came with a text that must not be kept is not kept either. */
const dropFiles = ({ services, actor }: RequestContext, ids: readonly string[]): Promise<void> =>
  services.store.dropPending({ person: actor.id, ids });

// ---------------------------------------------------------------- buttons and forms

const readPress = async (
  context: RequestContext,
  press: Extract<RequestContext["request"]["said"], { is: "press" }>["press"],
): Promise<IntentOrOutcome> => {
  const { services, verdict } = context;
  const { command, code, key, answers, prefill } = press;
  const verb = services.verbs.find(({ id }) => id === command);
  const given = { ...prefill, ...answers };
  if (mustNotBeKept(verdict, givesDoubt(verb?.fields ?? {}, given))) {
    await dropFiles(context, fileIdsIn(verb?.fields ?? {}, given));
    return offlineOutcome(context);
  }
  if (verb?.about === "matter" && code === undefined)
    return chooseMatter(context, [{ verb, values: {} }]);
  const parent = prefill?.["parent"];
  return {
    id: command,
    raw: answers ?? prefill ?? {},
    submitted: answers !== undefined,
    // The button opens a form: what already stands in it is shown before it is done.
    ...(answers === undefined && prefill !== undefined ? { unsure: true as const } : {}),
    event: eventOf(context),
    ...(typeof parent === "string" ? { parent } : {}),
    ...(code === undefined ? {} : { code }),
    ...(key === undefined ? {} : { key }),
  };
};

// ---------------------------------------------------------------- typed lines

/** Said in a group to nobody in particular. */
const isOverheard = ({ request: { surface } }: RequestContext): boolean =>
  surface.is === "group" && !surface.mentioned;

/** What is said in a group to others is answered only where it is a command meant for groups. */
const readOverheard = (
  context: RequestContext,
  line: string,
): IntentOrOutcome | Promise<IntentOrOutcome> => {
  const { services, verdict, now } = context;
  const read = readLine(line, services.verbs, now);
  const meant =
    read.is === "command" && read.candidates.some(({ verb }) => isForGroups(services, verb.id));
  if (!meant) return { is: "silence" };
  return mustNotBeKept(verdict, isDoubted(read))
    ? offlineOutcome(context)
    : readTyped(context, read);
};

const isForGroups = ({ commands }: RequestServices, id: string): boolean =>
  commands.some((one) => one.id === id && one.inGroup === true);

/** Whether the line itself says why the screening is mistaken about it. */
const isDoubted = (read: Line): boolean =>
  read.is === "command" &&
  read.candidates.every(({ verb, values }) => givesDoubt(verb.fields, values));

const readTyped = async (context: RequestContext, read: Line): Promise<IntentOrOutcome> => {
  const { said } = context.request;
  const plain = { raw: {}, submitted: false, event: eventOf(context) };
  // A child in danger is never taken for something else that was said in the same words.
  if ((read.is === "sentence" || read.is === "unknown") && context.verdict.is === "minor") {
    const line = said.is === "line" ? said.line : "";
    return (
      (await readForm(context, line)) ??
      (await readPlainAnswer(context, line)) ??
      offerSentence(context, line, await matterAbove(context))
    );
  }
  switch (read.is) {
    case "empty":
      return { ...plain, id: "help" };
    case "sentence":
      return (
        (await readForm(context, read.text)) ??
        (await twoRequests(context, read.text)) ??
        (await readPlainAnswer(context, read.text)) ??
        (await readTalk(context, read.text)) ??
        offerSentence(context, read.text, await matterAbove(context))
      );
    case "unknown":
      return (
        (await readForm(context, said.is === "line" ? said.line : read.word)) ??
        (await twoRequests(context, said.is === "line" ? said.line : read.word)) ??
        (await readPlainAnswer(
          context,
          said.is === "line" && read.code !== undefined ? said.line : read.word,
        )) ??
        aboutAgenda(context, read, said.is === "line" ? said.line : read.word) ??
        (await readUnknown(context, read, said.is === "line" ? said.line : read.word)) ??
        offerNearest(context, read)
      );
    case "show": {
      if (read.code !== undefined && read.more !== undefined)
        return showSeveral(context, [read.code, ...read.more]);
      const code = await codeMeant(context, read);
      return code instanceof Refusal
        ? { is: "refused", refusal: code }
        : { ...plain, id: "show", code };
    }
    case "command":
      return readCommand(context, read, said.is === "line" ? said.line : "");
  }
};

/** A form copied from elsewhere, with no command above it: its form with all of it filled in, shown before it is done. */
const readForm = async (
  context: RequestContext,
  text: string,
): Promise<IntentOrOutcome | undefined> => {
  const { services, actor, now } = context;
  const mine = services.verbs.filter(({ id }) => mayEver(services, actor, id));
  const read = formIn(text, mine, now);
  if (read === undefined) return undefined;
  const code = read.code === undefined ? undefined : await findCode({ ...services, actor }, read);
  if (code instanceof Refusal) return { is: "refused", refusal: code };
  const found =
    code === undefined
      ? await chooseMatter(context, read.candidates)
      : await chooseCommand(context, read.candidates, code);
  return isIntent(found) ? { ...found, unsure: true } : found;
};

/** Files go into the form of what the line asks for, or are offered to be used. */
const readWithFiles = async (
  context: RequestContext,
  read: Line,
  line: string,
  named: readonly string[],
): Promise<IntentOrOutcome> => {
  const { services, actor } = context;
  const sent = (await pendingFiles(services, actor)).filter(({ id }) => named.includes(id));
  const [calendars, files] = [sent.filter(isOfCalendar), sent.filter((one) => !isOfCalendar(one))];
  if (calendars.length > 0) {
    const answer = await readCalendarAnswer(context, calendars, { line, read });
    const unused = files.length === 0 ? undefined : talk.filesUnused(files.length);
    const notes = [answer.note, unused].filter((note) => note !== undefined);
    return notes.length === 0 ? answer : { ...answer, note: sentences(...notes) };
  }
  if (files.length === 0) return { is: "refused", refusal: new Refusal(talk.noSuchFiles) };
  const withFiles: WithFiles = { ...context, files };
  const form =
    read.is === "sentence" || read.is === "unknown" ? await readForm(context, line) : undefined;
  if (form === undefined && read.is !== "command" && read.is !== "show")
    return offerFiles(
      withFiles,
      read.is === "empty" ? "" : line.trim(),
      await matterAbove(context),
    );
  const intent = form ?? (await readTyped(context, read));
  if (!isIntent(intent)) return { ...intent, note: talk.filesUnused(files.length) };
  const ids = files.map(({ id }) => id);
  // A number and nothing else: to be added to that matter, where something there takes files.
  if (read.is === "show" && intent.code !== undefined) {
    const found = await findMatter({ ...services, actor }, intent.code);
    const taking = found instanceof Refusal ? undefined : stepsTakingFiles(withFiles, found)[0];
    if (taking !== undefined)
      return { ...intent, id: taking.id, raw: { [taking.key]: ids }, unsure: true };
  }
  const key = filesKey(services.verbs.find(({ id }) => id === intent.id)?.fields ?? {});
  if (key === undefined) return { ...intent, note: talk.filesUnused(files.length) };
  const before = intent.raw[key];
  return {
    ...intent,
    raw: { ...intent.raw, [key]: typeof before === "string" ? [before, ...ids] : ids },
  };
};
