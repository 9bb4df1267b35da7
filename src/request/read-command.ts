import { toPlain } from "../chat/plain.ts";
import { Refusal } from "../chat/refusal.ts";
import { mayEver } from "../commands/command.ts";
import { findCode, findMatter } from "../flow/find.ts";
import { openingNamed } from "../flow/flow.ts";
import { openingInstead } from "../flow/may.ts";
import type { Step } from "../flow/step.ts";
import { numbersIn, replaceNumbers } from "../line/code.ts";
import { mentionsIn } from "../line/mentions.ts";
import { takesBack } from "../line/negation.ts";
import { readLine } from "../line/read-line.ts";
import type { Candidate, Line } from "../line/verb.ts";
import { unitsListed } from "../people/units-listed.ts";
import { asksOnly } from "./asking.ts";
import { chooseCommand, chooseMatter } from "./choose-matter.ts";
import type { RequestContext } from "./context.ts";
import { eventOf, type IntentOrOutcome, isIntent } from "./intent.ts";
import { namedDay } from "./named-day.ts";
import { noSuchNumber } from "./no-such-number.ts";
import { stepOf } from "./placed.ts";
import { readPlainAnswer } from "./plain-answer.ts";
import { aboutMatterAtHand, twoRequests, understand } from "./understand.ts";

/** What a line that begins with a word of ours asks for: that command, unless the rest of it says otherwise. */
export const readCommand = async (
  context: RequestContext,
  read: Extract<Line, { is: "command" }>,
  line: string,
): Promise<IntentOrOutcome> => {
  const labelled = /[=＝]/.test(line);
  const isOfMatter = read.candidates.every(({ verb }) => verb.about === "matter");
  const absent = isOfMatter ? noSuchNumber(context, line) : undefined;
  if (absent !== undefined) return absent;
  const two = labelled ? undefined : await twoRequests(context, line, sureOfTwo);
  if (two !== undefined) return two;
  // 取消校车会是开玩笑的 begins nothing; behind a number it is part of what is said.
  const isNumbered = (read.code ?? read.reference) !== undefined;
  const unmeant =
    labelled || isNumbered || !takesBack(line) ? undefined : await understand(context, line);
  if (unmeant !== undefined) return unmeant;
  // A word before a number is the command, whatever is said behind it.
  const asked =
    labelled || (read.code ?? read.reference) !== undefined
      ? undefined
      : ((await readQuestion(context, read, line)) ?? (await readOthers(context, read, line)));
  if (asked !== undefined) return asked;
  const pointed = labelled ? undefined : await readPointed(context, read, line);
  if (pointed !== undefined) return pointed;
  if ((read.code ?? read.reference) === undefined) {
    const addressed = labelled ? undefined : await readAddressed(context, read, line);
    if (addressed !== undefined) return addressed;
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
    // 收到，按时参加: what has no place in the command answers something that waits.
    const left = isIntent(chosen) && !labelled ? chosen.rest : undefined;
    const answered = left === undefined ? undefined : await readPlainAnswer(context, left);
    if (answered !== undefined) return answered;
    if (isIntent(chosen) || chosen.is !== "refused") return chosen;
    // A word alone for which nothing waits is no guess at something else: 取消 takes no report back.
    const meant = await understand(context, line);
    return meant === undefined || (isBare(read) && !isIntent(meant)) ? chosen : meant;
  }
  const code = await codeMeant(context, read);
  if (code instanceof Refusal) return { is: "refused", refusal: code };
  const chosen = await chooseCommand(context, read.candidates, code);
  const guessed = read.code !== undefined && code !== read.code;
  return guessed && isIntent(chosen) ? { ...chosen, unsure: true } : chosen;
};

/** Whether a word of ours was said, and nothing with it. */
const isBare = ({ candidates }: Extract<Line, { is: "command" }>): boolean =>
  candidates.every(({ rest, values }) => rest === undefined && Object.keys(values).length === 0);

/**
 * The matter a line names. Of a number typed without its year it is this year's; where none of that number
 * is the reader's to see, last year's: in January hy4 is still the meeting of December.
 */
export const codeMeant = async (
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

/** The step of its kind that what stands behind a command's word asks for, giving nothing for its form. */
const stepPointed = (
  context: RequestContext,
  { verb, unlabelled }: Candidate,
  said: string,
): string | undefined => {
  if (unlabelled === undefined) return undefined;
  const points = (step: Step | undefined): boolean => {
    const read = step?.understands?.(said, context);
    return read !== undefined && Object.keys(read).length === 0;
  };
  if (points(stepOf(context, verb))) return verb.id;
  const flow = context.services.flows.find(({ prefix }) => prefix === verb.prefix);
  // 纪要 发给大家: what is to be done with a draft is no text of it.
  if (
    flow === undefined ||
    !Object.values(verb.fields).some(({ drafted }) => drafted !== undefined)
  )
    return undefined;
  if (SHOWN.test(unlabelled.text)) return "show";
  const found = Object.entries(flow.steps).find(([, step]) => points(step));
  return found && `${flow.kind}.${found[0]}`;
};

/** 给我看看, let me see, 先别发: a draft is looked at, or left as it is. */
const SHOWN =
  /^[，,\s]*(?:请|麻烦|先|再)*(?:给|让|发给|拿给)?(?:我们?|大家)?(?:先|再)?(?:看一?[看下眼]|瞧一?[瞧下]|过目|看)(?:一下|内容|吧|啊|呢|谢谢|[。.！!\s])*$|^[，,\s]*(?:先|暂时?)?(?:别|不要|不用|不必|不急着?|不)(?:急着|忙着)?(?:发|写|拟|签|印|传|改|动).{0,4}$|^[,\s]*(?:please )?(?:let me (?:see|read|look)|show me|do not|don't)\b.{0,24}$/iu;

/** 采纳水务局的提议, 纪要 hy1 写一下: what stands behind the word says which matter, or what to do, and nothing for the form. */
const readPointed = async (
  context: RequestContext,
  { candidates, ...named }: Extract<Line, { is: "command" }>,
  line: string,
): Promise<IntentOrOutcome | undefined> => {
  const year = Number(context.today.slice(0, 4));
  const said = mentionsIn(line, context.services.verbs, year).unnumbered.replace(/\s+/gu, " ");
  const pointed = candidates.map((one) => stepPointed(context, one, said));
  const id = pointed.find((one) => one !== undefined);
  const own = candidates.some(({ verb }) => verb.id === id);
  if (id === undefined) return undefined;
  if ((named.code ?? named.reference) === undefined) {
    if (id === "show" || (own && !pointed.includes(undefined)))
      return (await readPlainAnswer(context, line)) ?? (await understand(context, line));
    const meant = context.services.verbs.filter((verb) => verb.id === id);
    const others = candidates.filter((_, index) => pointed[index] === undefined);
    return chooseMatter(context, [...meant.map((verb) => ({ verb, values: {} })), ...others]);
  }
  const code = await codeMeant(context, named);
  return code instanceof Refusal
    ? { is: "refused", refusal: code }
    : { id, code, raw: {}, submitted: false, unsure: true, event: eventOf(context) };
};

/** How much has to speak for each of two requests where a line is a command already. */
const sureOfTwo = 0.5;
