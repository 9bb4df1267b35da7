import { type Action, action, note, paragraph, rows } from "../chat/card.ts";
import { digest } from "../chat/digest.ts";
import { Refusal } from "../chat/refusal.ts";
import { shorten, type Text } from "../chat/text.ts";
import { commandLabel, mayEver } from "../commands/command.ts";
import { words as commandWords } from "../commands/words.ts";
import { sightOf } from "../flow/access.ts";
import { fileIdsIn, filesKey } from "../flow/file.ts";
import {
  findCode,
  findDuties,
  findMatter,
  flowOf,
  type Looking,
  readMatter,
} from "../flow/find.ts";
import type { Matter } from "../flow/matter.ts";
import { openSteps } from "../flow/obstacle.ts";
import { pendingFiles } from "../flow/options.ts";
import { matterRow } from "../flow/rows.ts";
import { readCodes } from "../line/code.ts";
import { placeUnlabelled } from "../line/place-unlabelled.ts";
import { readLine } from "../line/read-line.ts";
import type { Candidate, Line, UnknownLabel } from "../line/verb.ts";
import { offlineAdvice } from "../screening/screen.ts";
import { labelsAsked, prefillOf } from "./ask-labels.ts";
import {
  givesDoubt,
  mustNotBeKept,
  type Raw,
  type RequestContext,
  type RequestServices,
} from "./context.ts";
import { readingOf } from "./form.ts";
import { offerFiles, offerSentence, stepsTakingFiles, type WithFiles } from "./offer.ts";
import type { Outcome } from "./outcome.ts";
import { showSeveral } from "./several.ts";
import { talk } from "./words.ts";

/** What somebody wants, however it was said. */
export type Intent = {
  /** `clue.accept`, `help`. */
  readonly id: string;
  readonly code?: string;
  readonly raw: Raw;
  /** A submitted form is judged as it is; a typed line or a button may still be asked for more. */
  readonly submitted: boolean;
  /** Not all of it was said or understood (no number, words left over): shown before it is done. */
  readonly unsure?: true;
  /** What was typed and belongs nowhere: said to be unused, and nothing is done before that. */
  readonly rest?: string;
  /** Labels that were typed and that it does not have: asked about before anything is done. */
  readonly unknown?: readonly UnknownLabel[];
  /** The matter that a new one comes from. */
  readonly parent?: string;
  /** The name under which its effect is remembered. */
  readonly event: string;
  readonly key?: string;
  /** Said above the answer, whatever it is. */
  readonly note?: Text;
};

type IntentOrOutcome = Intent | Outcome;

/** Whether it is something to be done, not answered already. */
export const isIntent = (read: IntentOrOutcome): read is Intent => "id" in read;

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

/** The name of an effect: a button's one-time key, a form's random key, or the platform's event. */
const eventOf = ({ request, actor }: RequestContext): string => {
  if (request.said.is === "line") return `${request.platform}:${request.event}`;
  const { command, code, shown, key, answers } = request.said.press;
  if (key !== undefined) return `form:${key}:${actor.id}`;
  return code !== undefined && shown !== undefined
    ? `press:${code}:${shown}:${command}:${actor.id}:${digest(answers)}`
    : `${request.platform}:${request.event}`;
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
  const plain = { raw: {}, submitted: false, event: eventOf(context) };
  switch (read.is) {
    case "empty":
      return { ...plain, id: "help" };
    case "sentence":
      return offerSentence(context, read.text);
    case "unknown":
      return offerNearest(context, read);
    case "show": {
      if (read.code !== undefined && read.more !== undefined)
        return showSeveral(context, [read.code, ...read.more]);
      const code = await findCode({ ...context.services, actor: context.actor }, read);
      return code instanceof Refusal
        ? { is: "refused", refusal: code }
        : { ...plain, id: "show", code };
    }
    case "command": {
      if ((read.code ?? read.reference) === undefined)
        return chooseMatter(context, read.candidates);
      const code = await findCode({ ...context.services, actor: context.actor }, read);
      return code instanceof Refusal
        ? { is: "refused", refusal: code }
        : chooseCommand(context, read.candidates, code);
    }
  }
};

/** Files go into the form of what the line asks for, or are offered to be used. */
const readWithFiles = async (
  context: RequestContext,
  read: Line,
  line: string,
  named: readonly string[],
): Promise<IntentOrOutcome> => {
  const { services, actor } = context;
  const files = (await pendingFiles(services, actor)).filter(({ id }) => named.includes(id));
  if (files.length === 0) return { is: "refused", refusal: new Refusal(talk.noSuchFiles) };
  const withFiles: WithFiles = { ...context, files };
  if (read.is !== "command" && read.is !== "show")
    return offerFiles(withFiles, read.is === "empty" ? "" : line.trim());
  const intent = await readTyped(context, read);
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

/** A word that is no command: the nearest ones this person could use, as buttons. */
const offerNearest = (
  { services, actor }: RequestContext,
  { word, nearest, code }: Extract<Line, { is: "unknown" }>,
): Outcome => {
  const about = code === undefined ? {} : { code };
  const buttons = [
    ...nearest
      .filter(({ id }) => mayEver(services, actor, id))
      .map(({ id }) => action(commandLabel(services, id), { command: id, ...about })),
    ...(code === undefined ? [] : [action(commandWords.show, { command: "show", code })]),
    action(commandWords.help, { command: "help" }),
  ];
  const kind = services.flows.find(({ names }) => names.includes(word.toLowerCase()));
  return kind === undefined
    ? {
        is: "refused",
        refusal: new Refusal(talk.unknownWord(shorten(word, 30)), { actions: buttons }),
      }
    : { is: "card", card: note(kind.name, [talk.withThisKind], buttons) };
};

// ---------------------------------------------------------------- which command, which matter

const intentOf = (context: RequestContext, candidate: Candidate): Intent => {
  const placed = placeUnlabelled(candidate, readingOf(context));
  const { verb, rest, unknown } = placed;
  // What belongs nowhere, or was put where it seemed to belong, is shown before anything is done.
  const unsure = rest !== undefined || unknown !== undefined || placed.placed === true;
  return {
    id: verb.id,
    raw: placed.values,
    submitted: false,
    event: eventOf(context),
    ...(unsure ? { unsure } : {}),
    ...(rest === undefined ? {} : { rest }),
    ...(unknown === undefined ? {} : { unknown }),
  };
};

/**
 * Of several commands of one name the one for the kind of this matter. A step gives way to a command
 * that stands alone (催办) for whoever may never take it, or cannot take it now and said no more.
 */
const chooseCommand = async (
  context: RequestContext,
  candidates: readonly Candidate[],
  code: string,
): Promise<IntentOrOutcome> => {
  const alone = candidates.find(({ verb }) => verb.about === "alone");
  const step = candidates.find(({ verb }) => verb.prefix === code.split("-")[0]);
  const fits = alone !== undefined && !(await isMeant(context, step, code)) ? alone : step;
  const chosen = fits ?? candidates[0];
  if (chosen === undefined)
    return { id: "help", raw: {}, submitted: false, event: eventOf(context) };
  const intent = intentOf(context, chosen);
  const { about, ofMatter } = chosen.verb;
  // 待办 xs1: a number belongs nowhere in what is about no matter.
  if (about === "alone" && ofMatter !== true)
    return { ...intent, rest: `${code} ${intent.rest ?? ""}`.trim() };
  const others = codesIn(context, intent.rest);
  return intent.id === "show" && others.length > 0
    ? showSeveral(context, [code, ...others])
    : { ...intent, code };
};

/** The codes a text that was left over is a list of. */
const codesIn = ({ services, today }: RequestContext, rest = ""): readonly string[] =>
  readCodes(
    rest,
    services.flows.map(({ prefix }) => prefix),
    Number(today.slice(0, 4)),
  );

/** What is said of words that were typed and belong nowhere in a command. */
export const unusedText = (
  context: RequestContext,
  { id, code, rest }: Pick<Intent, "id" | "code" | "rest">,
): Text | undefined => {
  if (rest === undefined) return undefined;
  const shown = shorten(rest, shownOfRest);
  return code !== undefined && codesIn(context, rest).length > 0
    ? commandWords.oneAtATime(shown)
    : talk.restUnused(commandLabel(context.services, id), shown);
};

const shownOfRest = 60;

/** Whether a step is what somebody means who names a matter with it. */
const isMeant = async (
  context: RequestContext,
  step: Candidate | undefined,
  code: string,
): Promise<boolean> => {
  const { services, actor } = context;
  if (step === undefined || !mayEver(services, actor, step.verb.id)) return false;
  if (Object.keys(step.values).length > 0) return true;
  const matter = await services.store.matterFor(sightOf(actor), code);
  return matter !== undefined && takes({ ...context, ...services }, [step], matter);
};

/** How many of a person's open matters are looked at for one that a step could mean. */
const mostLookedAt = 60;

/** Whether a matter takes one of these steps from this person today. */
const takes = (context: Looking, candidates: readonly Candidate[], matter: Matter): boolean => {
  const flow = flowOf(context.flows, matter);
  const open = openSteps(flow, readMatter(flow, matter), context.actor, context.today);
  return open.some(([id]) => candidates.some(({ verb }) => verb.id === `${flow.kind}.${id}`));
};

/**
 * The matters a step named without a number may mean: those that wait for this person to take it; where
 * none does, those in which they may.
 */
const mattersFor = async (
  context: Looking,
  candidates: readonly Candidate[],
): Promise<readonly Matter[]> => {
  const owed = (await findDuties(context)).filter(
    ({ of, step }) =>
      candidates.some(({ verb }) => verb.id === `${of.kind}.${step}`) &&
      takes(context, candidates, of),
  );
  if (owed.length > 0) return [...new Map(owed.map(({ of }) => [of.code, of])).values()];
  const prefixes = new Set(candidates.map(({ verb }) => verb.prefix));
  const kinds = context.flows.filter(({ prefix }) => prefixes.has(prefix));
  const seen = await Promise.all(
    kinds.map(({ kind }) =>
      context.store.matters(sightOf(context.actor), { kind, open: true, take: mostLookedAt }),
    ),
  );
  return seen.flat().filter((matter) => takes(context, candidates, matter));
};

/** Chooses what a word said without a number means: by what waits for this person. */
const chooseMatter = async (
  context: RequestContext,
  candidates: readonly Candidate[],
): Promise<IntentOrOutcome> => {
  const { services } = context;
  const [first, ...others] = candidates;
  if (first === undefined)
    return { id: "help", raw: {}, submitted: false, event: eventOf(context) };
  const alone = candidates.filter(({ verb }) => verb.about !== "matter");
  if (others.length === 0 && alone.length === 1) return intentOf(context, first);
  const about = candidates.filter(({ verb }) => verb.about === "matter");
  const { store, flows } = services;
  const looking = { ...context, store, flows };
  const matters = await mattersFor(looking, about);
  const [single] = alone;
  if (single?.verb.about === "alone" && alone.length === 1 && matters.length === 0)
    return intentOf(context, single);
  const [only] = matters;
  if (only !== undefined && matters.length === 1 && alone.length === 0) {
    const candidate = about.find((one) => takes(looking, [one], only)) ?? about[0];
    if (candidate !== undefined)
      return { ...intentOf(context, candidate), code: only.code, unsure: true };
  }
  const openings = alone.map((candidate) => actionFor(context, candidate));
  if (matters.length === 0 && openings.length === 0)
    return {
      is: "refused",
      refusal: new Refusal(talk.nothingWaits(commandLabel(services, first.verb.id))),
    };
  const along = matters.slice(0, mostChosen).flatMap((matter) => {
    const candidate = about.find((one) => takes(looking, [one], matter));
    const press = candidate && actionFor(context, candidate, matter.code);
    return press?.press.prefill === undefined ? [] : [press];
  });
  const unknown = about.length === 1 ? (about[0]?.unknown ?? []) : [];
  const unused = about.length === 1 && unusedText(context, { id: first.verb.id, ...about[0] });
  const [verb] = about.map((one) => one.verb);
  return {
    is: "card",
    card: {
      title: talk.which,
      body: [
        ...(verb === undefined || unknown.length === 0
          ? []
          : labelsAsked(verb, unknown).map((one) => paragraph(one, "warning"))),
        rows(matters.map((matter) => matterRow(looking, matter))),
        ...(along.length === 0 ? [] : [paragraph(talk.keptForWhich, "subtle")]),
        ...(unused ? [paragraph(unused, "warning")] : []),
      ],
      actions: [...along, ...openings],
    },
  };
};

/** How many of several matters get a button that takes along what was typed. */
const mostChosen = 8;

/** The button of a command that takes along what was typed for it. */
const actionFor = (context: RequestContext, candidate: Candidate, code?: string): Action => {
  const { verb } = candidate;
  const prefill = prefillOf(verb, intentOf(context, candidate));
  const given = Object.keys(prefill).length === 0 ? {} : { prefill };
  const label = commandLabel(context.services, verb.id);
  return code === undefined
    ? action(label, { command: verb.id, ...given }, "primary")
    : action(talk.stepOf(label, code), { command: verb.id, code, ...given });
};
