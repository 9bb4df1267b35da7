import { type Action, action, paragraph, rows } from "../chat/card.ts";
import { Refusal } from "../chat/refusal.ts";
import { commandLabel, mayEver } from "../commands/command.ts";
import { sightOf } from "../flow/access.ts";
import {
  type Found,
  findDuties,
  findMatter,
  flowOf,
  type Looking,
  readMatter,
} from "../flow/find.ts";
import type { Matter } from "../flow/matter.ts";
import { openSteps } from "../flow/obstacle.ts";
import { matterRow } from "../flow/rows.ts";
import { placeUnlabelled } from "../line/place-unlabelled.ts";
import type { Candidate } from "../line/verb.ts";
import { labelsAsked, prefillOf } from "./ask-labels.ts";
import { calledIn, isCalledOtherwise, withoutNaming } from "./called.ts";
import type { RequestContext } from "./context.ts";
import { readingOf } from "./form.ts";
import { eventOf, type Intent, type IntentOrOutcome } from "./intent.ts";
import { showSeveral } from "./several.ts";
import { isCalled } from "./share-called.ts";
import { takesPart, unitAsking } from "./unit-asking.ts";
import { codesIn, unusedText } from "./unused.ts";
import { talk } from "./words.ts";

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
export const chooseCommand = async (
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
  const open = openSteps(flow, readMatter(flow, matter), context.actor, context.now);
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

/** The matter in the thread of whose card something was said, for whoever may see it. */
export const matterAbove = async ({
  services: { store, flows },
  request: { platform, surface, under },
  actor,
}: RequestContext): Promise<Found | undefined> => {
  if (under === undefined) return undefined;
  const { conversation } = surface;
  const code = await store.matterAt({ platform, conversation, ref: under });
  const found = code && (await findMatter({ store, flows, actor }, code));
  return found === undefined || found === "" || found instanceof Refusal ? undefined : found;
};

/** Whether a word alone says something of a matter: a step of its kind, or 附件, 期限, 催办 with nothing else. */
const fits = ({ verb, values, rest }: Candidate, above: Found | undefined): boolean =>
  verb.about === "matter"
    ? verb.prefix === above?.flow.prefix
    : verb.ofMatter === true && rest === undefined && Object.keys(values).length === 0;

/**
 * Chooses what a word said without a number means: the matter under whose card it was said, else by what waits for
 * this person.
 */
export const chooseMatter = async (
  context: RequestContext,
  candidates: readonly Candidate[],
): Promise<IntentOrOutcome> => {
  const { services } = context;
  const line = context.request.said.is === "line" ? context.request.said.line : "";
  const found = await matterAbove(context);
  const above =
    found !== undefined && isCalledOtherwise(found.flow, found.matter, line, context)
      ? undefined
      : found;
  const fitting = candidates.filter((one) => fits(one, above));
  if (above !== undefined && fitting.length > 0)
    return chooseCommand(context, fitting, above.matter.code);
  const [first, ...others] = candidates;
  if (first === undefined)
    return { id: "help", raw: {}, submitted: false, event: eventOf(context) };
  const alone = candidates.filter(({ verb }) => verb.about !== "matter");
  if (others.length === 0 && alone.length === 1) return intentOf(context, first);
  const about = candidates.filter(({ verb }) => verb.about === "matter");
  const { store, flows } = services;
  const looking = { ...context, store, flows };
  const waiting = await mattersFor(looking, about);
  const called = about
    .flatMap(({ verb }) => flows.filter(({ prefix }) => prefix === verb.prefix))
    .flatMap((flow) => calledIn(flow, line, context) ?? [])[0];
  const meant = waiting.filter((matter) => called !== undefined && isCalled(matter, called));
  const matters = meant.length > 0 ? meant : waiting;
  const asking = unitAsking(line, context.directory);
  const isUnits = asking === undefined || matters.some((one) => takesPart(one, asking));
  const isOther = (called !== undefined && meant.length === 0) || !isUnits;
  const [single] = alone;
  if (single?.verb.about === "alone" && alone.length === 1 && matters.length === 0)
    return intentOf(context, single);
  const [only] = matters;
  if (only !== undefined && matters.length === 1 && alone.length === 0 && !isOther) {
    const candidate = about.find((one) => takes(looking, [one], only)) ?? about[0];
    if (candidate !== undefined) {
      const intent = intentOf(context, candidate);
      if (called === undefined) return { ...intent, code: only.code, unsure: true };
      const { rest, ...said } = intent;
      const left = withoutNaming({ rest: rest ?? "" }, called)["rest"];
      return {
        ...said,
        raw: withoutNaming(intent.raw, called),
        ...(typeof left === "string" && left !== "" ? { rest: left } : {}),
        code: only.code,
        unsure: true,
      };
    }
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
        ...(called !== undefined && meant.length === 0
          ? [paragraph(talk.noneOpenCalled(called.said), "warning")]
          : asking !== undefined && !isUnits
            ? [paragraph(talk.noneAsking(asking.name), "warning")]
            : []),
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
