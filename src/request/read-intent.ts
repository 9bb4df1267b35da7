import { action, note } from "../chat/card.ts";
import { toPlain } from "../chat/plain.ts";
import { Refusal } from "../chat/refusal.ts";
import { sentences, shorten } from "../chat/text.ts";
import { commandLabel, mayEver } from "../commands/command.ts";
import { words as commandWords } from "../commands/words.ts";
import { isGuarding } from "../flow/accuse.ts";
import { fileIdsIn, filesKey, isOfCalendar } from "../flow/file.ts";
import { findCode, findMatter } from "../flow/find.ts";
import { openingNamed } from "../flow/flow.ts";
import { openingInstead } from "../flow/may.ts";
import { pendingFiles } from "../flow/options.ts";
import { numbersIn, replaceNumbers } from "../line/code.ts";
import { talkOf } from "../line/courtesy.ts";
import { formIn } from "../line/pasted-form.ts";
import { asRead } from "../line/rank-verbs.ts";
import { readLine } from "../line/read-line.ts";
import type { Line } from "../line/verb.ts";
import { unitsListed } from "../people/units-listed.ts";
import { offlineAdvice } from "../screening/screen.ts";
import { aboutKind } from "./about-kind.ts";
import { readCalendarAnswer } from "./calendar-answer.ts";
import { chooseCommand, chooseMatter, matterAbove } from "./choose-matter.ts";
import { givesDoubt, mustNotBeKept, type RequestContext, type RequestServices } from "./context.ts";
import { eventOf, type IntentOrOutcome, isIntent } from "./intent.ts";
import { asksOnly, stepOf } from "./meant.ts";
import { namedDay } from "./named-day.ts";
import { offerFiles, offerSentence, stepsTakingFiles, type WithFiles } from "./offer.ts";
import type { Outcome } from "./outcome.ts";
import { readPlainAnswer } from "./plain-answer.ts";
import { showSeveral } from "./several.ts";
import { greet } from "./small-talk.ts";
import { aboutMatterAtHand, twoRequests, understand } from "./understand.ts";
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
    case "command": {
      const line = said.is === "line" ? said.line : "";
      const labelled = /[=＝]/.test(line);
      const two = labelled ? undefined : await twoRequests(context, line, sureOfTwo);
      if (two !== undefined) return two;
      // A word before a number is the command, whatever is said behind it.
      const asked =
        labelled || (read.code ?? read.reference) !== undefined
          ? undefined
          : ((await readQuestion(context, read, line)) ?? (await readOthers(context, read, line)));
      if (asked !== undefined) return asked;
      if ((read.code ?? read.reference) === undefined) {
        const addressed = labelled ? undefined : await readAddressed(context, read, line);
        if (addressed !== undefined) return addressed;
        const pointed = labelled ? undefined : await readPointed(context, read, line);
        if (pointed !== undefined) return pointed;
        const onDay = labelled ? undefined : await readOnDay(context, read, line);
        if (onDay !== undefined) return onDay;
        const [only, ...others] = read.candidates;
        const bare =
          only !== undefined &&
          others.length === 0 &&
          only.rest === undefined &&
          Object.keys(only.values).length === 0;
        const atHand = bare ? await aboutMatterAtHand(context, only.verb, line) : undefined;
        if (atHand !== undefined) return atHand;
        const chosen = await chooseMatter(context, read.candidates);
        return isIntent(chosen) || chosen.is !== "refused"
          ? chosen
          : ((await understand(context, line)) ?? chosen);
      }
      const code = await codeMeant(context, read);
      if (code instanceof Refusal) return { is: "refused", refusal: code };
      const chosen = await chooseCommand(context, read.candidates, code);
      const guessed = read.code !== undefined && code !== read.code;
      return guessed && isIntent(chosen) ? { ...chosen, unsure: true } : chosen;
    }
  }
};

/**
 * The matter a line names. Of a number typed without its year it is this year's; where none of that number
 * is the reader's to see, last year's: in January hy4 is still the meeting of December.
 */
const codeMeant = async (
  context: RequestContext,
  named: Parameters<typeof findCode>[1],
): Promise<string | Refusal> => {
  const { services, actor, today, request } = context;
  const looking = { ...services, actor };
  const code = await findCode(looking, named);
  const year = today.slice(0, 4);
  const typed = request.said.is === "line" ? toPlain(request.said.line) : "";
  if (code instanceof Refusal || named.code === undefined || typed.includes(year)) return code;
  if (!((await findMatter(looking, code)) instanceof Refusal)) return code;
  const before = code.replace(`-${year}-`, `-${Number(year) - 1}-`);
  return (await findMatter(looking, before)) instanceof Refusal ? code : before;
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

/** A word that is no command: understood, or taken for a slip where it is nearly a word of ours. */
const readUnknown = async (
  context: RequestContext,
  read: Extract<Line, { is: "unknown" }>,
  line: string,
): Promise<IntentOrOutcome | undefined> => {
  if (!isOwnWord(context, read)) return readTalk(context, line);
  // 答复jy1 都改好了: the word of another kind, in a sentence that is clear.
  const said = read.code === undefined ? undefined : await understand(context, line);
  return said !== undefined && isIntent(said) ? said : undefined;
};

/** What is said in people's own words: understood, or courtesy and nothing else. */
const readTalk = async (
  context: RequestContext,
  said: string,
): Promise<IntentOrOutcome | undefined> => {
  const talked = talkOf(said) ?? talkOf(asRead(said, context.services.verbs));
  if (talked === "hello" || talked === "bye") return greet(context, talked);
  // What a plain word answers where something waits for it is that, and courtesy where nothing does.
  return (
    (await understand(context, said)) ?? (talked === undefined ? undefined : greet(context, talked))
  );
};

/** Longer than this a question behind a command's word is part of what is said with it. */
const longestQuestion = 24;

/** 回复的截至日期是几号, 几天之内要受理: the word for a step in a question does not take the step. */
const readQuestion = async (
  context: RequestContext,
  { candidates }: Extract<Line, { is: "command" }>,
  line: string,
): Promise<IntentOrOutcome | undefined> => {
  const takes = candidates.every(({ verb }) => verb.about === "matter");
  const says = candidates.some(({ unlabelled }) => unlabelled !== undefined);
  return takes && says && line.length <= longestQuestion && asksOnly(line)
    ? understand(context, line)
    : undefined;
};

/** 委托我们的调解接了: a sentence that begins with a word for what is never this person's to do. */
const readOthers = async (
  context: RequestContext,
  { candidates }: Extract<Line, { is: "command" }>,
  line: string,
): Promise<IntentOrOutcome | undefined> => {
  const { services, actor } = context;
  if (
    candidates.some(
      ({ verb, rest, main }) =>
        mayEver(services, actor, verb.id) ||
        hasOpeningInstead(context, verb.id) ||
        (rest ?? main) === undefined,
    )
  )
    return undefined;
  const said = await understand(context, line);
  return said !== undefined && isIntent(said) ? said : undefined;
};

/** Between the units a step is to take and the number: invite water to HY-2026-0001. */
const JOINING = /[\s，,]*(?:\b(?:to|for|from)|参加|给|到)?\s*$/iu;

/**
 * 加邀 水务局 HY-2026-0001, invite water to HY-2026-0001: the number stands behind the units, and nothing behind it.
 * Shown before it is done. Behind anything else it may be part of what is said: 取消 与HY-2026-0001合并召开.
 */
const readAddressed = async (
  context: RequestContext,
  { candidates }: Extract<Line, { is: "command" }>,
  line: string,
): Promise<IntentOrOutcome | undefined> => {
  const { services, today, now, directory } = context;
  if (!candidates.every(({ verb }) => verb.about === "matter")) return undefined;
  const prefixes = candidates.flatMap(({ verb }) => verb.prefix ?? []);
  const { codes, rest } = numbersIn(line, prefixes, Number(today.slice(0, 4)));
  const [named, another] = codes;
  if (named === undefined || another !== undefined) return undefined;
  const read = readLine(
    `${named} ${rest.replace(/[\s。.！!]+$/u, "").replace(JOINING, "")}`,
    services.verbs,
    now,
  );
  if (read.is !== "command" || read.code === undefined) return undefined;
  const isWhole = read.candidates.some(
    ({ unlabelled }) => unitsListed(unlabelled?.text ?? "", directory) !== undefined,
  );
  const isLast = replaceNumbers(line, prefixes, Number(today.slice(0, 4)), ({ code }) =>
    code === undefined ? undefined : "\n",
  ).search(/\n[\s。.！!]*$/u);
  if (!isWhole || isLast < 0) return undefined;
  const code = await codeMeant(context, read);
  if (code instanceof Refusal) return { is: "refused", refusal: code };
  const chosen = await chooseCommand(context, read.candidates, code);
  return isIntent(chosen) ? { ...chosen, unsure: true } : chosen;
};

/** Whether another opening is this person's in place of one that is not. */
const hasOpeningInstead = ({ services, actor }: RequestContext, id: string): boolean => {
  const [kind, step = ""] = id.split(".");
  const flow = services.flows.find((one) => one.kind === kind);
  const opening = flow && openingNamed(flow, step);
  return flow !== undefined && opening !== undefined
    ? openingInstead(actor, flow, opening) !== undefined
    : false;
};

/** 取消 周三的会: a step of what is on a day that is named. */
const readOnDay = async (
  context: RequestContext,
  { candidates }: Extract<Line, { is: "command" }>,
  line: string,
): Promise<IntentOrOutcome | undefined> => {
  const named = context.services.flows.some(
    (flow) =>
      candidates.some(({ verb }) => verb.about === "matter" && verb.prefix === flow.prefix) &&
      namedDay(flow, line, context.now) !== undefined,
  );
  return named && candidates.every(({ verb }) => verb.about === "matter")
    ? understand(context, line)
    : undefined;
};

/** 采纳水务局的提议: what stands behind the word says which matter, and nothing for the form. */
const readPointed = async (
  context: RequestContext,
  { candidates }: Extract<Line, { is: "command" }>,
  line: string,
): Promise<IntentOrOutcome | undefined> => {
  const points = candidates.every(({ verb, unlabelled }) => {
    const read = unlabelled && stepOf(context, verb)?.understands?.(line, context);
    return read !== undefined && Object.keys(read).length === 0;
  });
  return points
    ? ((await readPlainAnswer(context, line)) ?? (await understand(context, line)))
    : undefined;
};

/** How much has to speak for each of two requests where a line is a command already. */
const sureOfTwo = 0.5;

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

/**
 * 上会 JY-2026-0003, 不上会 jy3 已在办: the number is not that of the meeting, but of what is put on its
 * agenda or left off it. Read as if the meeting had been named, it is asked which is meant.
 */
const aboutAgenda = (
  context: RequestContext,
  { word, code }: Extract<Line, { is: "unknown" }>,
  line: string,
): ReturnType<typeof chooseMatter> | undefined => {
  const { flows, verbs } = context.services;
  const said = word.toLowerCase();
  const flow = flows.find(
    ({ agenda, steps }) =>
      agenda !== undefined &&
      [agenda.adds, agenda.leaves].some((id) => steps[id]?.names.includes(said) === true),
  );
  const at = line.indexOf(word);
  if (flow === undefined || code === undefined || at < 0) return undefined;
  const [before, behind] = [line.slice(0, at), line.slice(at + word.length)];
  const read = readLine(`${word} ${flow.prefix}1 ${before} ${behind}`, verbs, context.now);
  return read.is === "command" ? chooseMatter(context, read.candidates) : undefined;
};

/** The kind of matter a word alone names. */
const kindCalled = ({ services }: RequestContext, word: string) =>
  services.flows.find(({ names }) => names.includes(word.toLowerCase()));

/** A word of ours that says what it is about: a kind alone, or a step with a number of another kind. */
const isOwnWord = (
  context: RequestContext,
  { word, code }: Extract<Line, { is: "unknown" }>,
): boolean =>
  kindCalled(context, word) !== undefined ||
  (code !== undefined &&
    context.services.verbs.some(({ names }) => names.includes(word.toLowerCase())));

/** A word that is no command: the nearest ones this person could use, as buttons; of a kind what it is about. */
const offerNearest = (
  context: RequestContext,
  { word, nearest, code }: Extract<Line, { is: "unknown" }>,
): Outcome | Promise<Outcome> => {
  const { services, actor } = context;
  const about = code === undefined ? {} : { code };
  const kind = kindCalled(context, word);
  const buttons = nearest
    .filter(({ id }) => mayEver(services, actor, id) && (kind === undefined || !isGuarding(id)))
    .map(({ id }) => action(commandLabel(services, id), { command: id, ...about }));
  if (kind !== undefined) return aboutKind(context, kind, buttons);
  const actions = [
    ...buttons,
    ...(code === undefined ? [] : [action(commandWords.show, { command: "show", code })]),
    action(commandWords.help, { command: "help" }),
  ];
  return {
    is: "refused",
    refusal: new Refusal(talk.unknownWord(shorten(word, 30)), { actions }),
  };
};
