import { action, type Block, type Press, paragraph } from "../chat/card.ts";
import { withOwnCode } from "../chat/codes.ts";
import { Refusal } from "../chat/refusal.ts";
import { bracketed, type Text, text, verbatim } from "../chat/text.ts";
import { type Advance, advanceMatter } from "../flow/advance.ts";
import { alarmAfter, alarmBefore } from "../flow/endangered.ts";
import { type Found, findWhole, foundFor } from "../flow/find.ts";
import type { Flow } from "../flow/flow.ts";
import type { Matter } from "../flow/matter.ts";
import { canTake, obstacle } from "../flow/obstacle.ts";
import { noteReading } from "../flow/reading.ts";
import { titleOf } from "../flow/render.ts";
import type { Past, Step } from "../flow/step.ts";
import { noteSeen } from "../flow/told.ts";
import { type Chosen, chooseShare, unitKey, withoutUnit, withUnit } from "../flow/track-unit.ts";
import { entriesOf } from "../flow/tracks.ts";
import { withoutHidden } from "../flow/unnamed.ts";
import { words } from "../flow/words.ts";
import { organisationName } from "../people/directory.ts";
import type { Change } from "../store/store.ts";
import { askFirst } from "./ask-first.ts";
import { besideOf, saveWithBeside } from "./beside.ts";
import { askForFilesAgain, changeOf, readFigures, readOthers, refuseRecorded } from "./change.ts";
import type { Raw, RequestContext } from "./context.ts";
import { missingStep, nextCarried } from "./first-step.ts";
import {
  type Again,
  asksForDay,
  formFor,
  needsPress,
  notedDays,
  problemsIn,
  readForm,
  refuseInForm,
  typedInDraft,
  withRests,
} from "./form.ts";
import type { Intent } from "./intent.ts";
import { filledForAll, refuseNamed } from "./named-numbers.ts";
import type { Outcome } from "./outcome.ts";
import { followedChange, followOffspring, followOpened } from "./release.ts";
import { askUnlikely } from "./unlikely-days.ts";
import { talk } from "./words.ts";

/** Which step of which kind somebody wants to take, and of which matter. */
export type StepIntent = {
  readonly flow: Flow;
  readonly id: string;
  readonly step: Step;
  readonly intent: Intent & { readonly code: string };
};

/** Where what has just been erased still stands: the copies of the database made before. */
const copiesLeft = async ({ services }: RequestContext): Promise<Block> =>
  paragraph(talk.copiesLeft(await services.store.setting("backup")), "warning");

/** Takes a step of a matter, once; or asks for what is missing, or says why not. */
export const takeStep = async (
  asking: RequestContext,
  { flow, id, step, intent: typed }: StepIntent,
): Promise<Outcome> => {
  const { services, actor } = asking;

  // Find: to whoever cannot see it the matter does not exist.
  const all = await findWhole({ ...services, actor }, typed.code);
  if (all instanceof Refusal) return { is: "refused", refusal: all };
  const found = foundFor(all, actor);
  const context: RequestContext = {
    ...asking,
    stands: found.flow.appointment?.(found.matter)?.startsAt,
  };
  const first = readForm(step.form, typed.raw, context);
  const given: Raw = "answers" in first ? first.answers : first.understood;
  const plain = { ...typed, raw: withRests(step.form, typed.raw, given) };
  const { matter: whole } = all;
  const { code } = whole;
  if (!plain.submitted) await noteReading(services.store, context, whole, "form");
  await noteSeen(services.store, context, code);
  if (found.flow !== flow) {
    const refusal = new Refusal(talk.notThisKind(step.label, found.flow.name));
    return { is: "refused", refusal, about: found };
  }

  // Ask who may, and whether it is open today.
  if (!canTake(flow, [id, step], whole, actor, context.now)) {
    // What else there is to do depends on who recorded what.
    const past = await pastOf(context, { flow, id, step, intent: plain }, found.matter);
    const stands = obstacle(flow, [id, step], whole, { ...context, past });
    const repeated = (await services.store.seen(plain.event)) !== undefined;
    const missing = missingStep(flow, { id, step, raw: typed.raw }, whole, context);
    if (missing !== undefined && !repeated) return { is: "refused", refusal: missing };
    const refusal = repeated || stands === undefined ? new Refusal(words.alreadyDone) : stands;
    // Somebody else has recorded it meanwhile: what was typed for the step behind it is not lost.
    const next = repeated ? undefined : nextCarried(flow, typed.raw);
    if (next !== undefined && canTake(flow, [next.id, next.step], whole, actor, context.now))
      return takeStep(context, {
        flow,
        id: next.id,
        step: next.step,
        intent: {
          id: `${flow.kind}.${next.id}`,
          code,
          raw: next.raw,
          submitted: false,
          unsure: true,
          event: typed.event,
        },
      });
    return { is: "refused", refusal, about: found };
  }

  // Ask in whose share of it, where several units have one each.
  const unknownUnit = "problems" in first ? first.problems[unitKey] : undefined;
  if (unknownUnit !== undefined)
    return { is: "refused", refusal: new Refusal(unknownUnit), about: found };
  const chosen = chooseShare(flow, [id, step], whole, given, context);
  if (chosen instanceof Refusal) return { is: "refused", refusal: chosen, about: found };
  if ("which" in chosen)
    return askWhichUnit(context, { flow, id, step, intent: plain }, found, chosen);
  const { matter } = chosen;
  const recalled = await readOthers(context, step.recalls?.(matter) ?? [], {
    flow,
    open: undefined,
  });
  const filling = { ...context, read: recalled };
  const standsInIt = obstacle(flow, [id, step], matter, context);
  if (standsInIt !== undefined) return { is: "refused", refusal: standsInIt, about: found };
  const ofForm = { fields: step.form, own: matter, typed: plain.raw };
  const [filled, prefill = {}] = await Promise.all([
    filledForAll(context, ofForm, step.fills?.(matter, given, filling)),
    filledForAll(context, ofForm, step.prefill?.(matter, filling)),
  ]);
  // The draft is read once more with what was typed in it.
  const isLine = context.request.said.is === "line";
  const inDraft = isLine ? typedInDraft(step.form, plain.raw, prefill) : undefined;
  const asTyped = filled === undefined && inDraft === undefined;
  const intent = asTyped ? plain : { ...plain, raw: { ...filled, ...plain.raw, ...inDraft } };
  const read = asTyped ? first : readForm(step.form, intent.raw, context);

  // Ask what of it is this person's, where it puts right what was recorded.
  const past = step.corrects && (await pastOf(context, { flow, id, step, intent }, matter));
  const looked: RequestContext = past === undefined ? context : { ...context, past };
  const asks = step.corrects?.asks(matter, looked);
  if (asks instanceof Refusal) return { is: "refused", refusal: asks, about: found };
  // Whose share it is may still come with the answers.
  const open = matter === whole && step.ofWhole !== undefined;
  const fields =
    asks === undefined
      ? open
        ? withUnit(flow, step.form)
        : withoutUnit(flow, step.form)
      : Object.fromEntries(
          Object.entries(step.form).filter(
            ([key, { doubt }]) => asks.includes(key) || doubt === true,
          ),
        );

  // Read the form, or show it.
  const { share } = matter;
  // The unit's own people need not be told that it is theirs.
  const about = found.matter.share === undefined ? share?.unit : undefined;
  const press: Press = {
    command: intent.id,
    code,
    shown: matter.historyLength,
    ...(about === undefined ? {} : { answers: { [unitKey]: about } }),
  };
  const unit = about === undefined ? undefined : organisationName(context.directory, about);
  const above = await withoutHidden({ ...services, actor }, whole, {
    title: titleAbove(step, whole, unit),
    body: step.intro?.(matter, context) ?? [],
    actions: [],
  });
  const again: Again = (problems, now = context) =>
    formFor(now, {
      title: above.title,
      fields,
      raw: intent.raw,
      prefill,
      only: step.only?.(matter),
      submit: press,
      submitLabel: step.label,
      intro: [
        ...alarmBefore(flow, matter, context),
        paragraph(withOwnCode(step.help, matter.code), "subtle"),
        ...(inDraft === undefined ? [] : [paragraph(talk.typedInDraft, "warning")]),
        ...above.body,
      ],
      problems,
    });
  if ("problems" in read) return { is: "form", form: again(problemsIn(intent, read)) };
  // What is done by one press is done now; the day of anything else is not that of a press.
  const isPress = context.request.said.is === "press" && !intent.submitted;
  const atOnce = step.marks?.atOnce === true;
  if (isPress && !atOnce && asksForDay(fields, intent.raw)) return { is: "form", form: again() };
  const { raw, unknown, rest, guessed } = intent;
  const bare =
    Object.keys(raw).length === 0 &&
    unknown === undefined &&
    rest === undefined &&
    guessed === undefined;
  if (intent.unsure === true && !(atOnce && bare))
    return Object.keys(fields).length > 0
      ? { is: "form", form: again() }
      : { is: "unsure", found, label: step.label, press };

  const named = await refuseNamed(context, fields, read.answers, { own: matter, press });
  if (named !== undefined) return refuseInForm(named, again);
  if (inDraft !== undefined) return { is: "form", form: again() };

  // Apply: pure.
  const wanted = await readOthers(context, step.reads?.(read.answers, context) ?? [], {
    flow,
    open: step.readsOpen,
  });
  const others = new Map([...recalled, ...wanted]);
  const figures = await readFigures(
    context,
    step.counts?.(matter, read.answers, { ...context, read: others }),
  );
  const looking = { context: { ...looked, ...figures, read: others }, given: services, whole };
  const take = (opened: readonly string[] = []) =>
    advanceMatter(flow, id, matter, withoutUnit(flow, read.answers), {
      ...looking,
      context: { ...looking.context, opened },
    });
  const advance = take();
  if (advance instanceof Refusal)
    return advance.field === undefined
      ? { is: "refused", refusal: advance, about: found }
      : refuseInForm(advance, again);
  const { reference } = advance.share;
  const recorded =
    reference === matter.reference ? undefined : await refuseRecorded(context, reference, code);
  if (recorded !== undefined) return refuseInForm(recorded, again);
  // What is erased is not typed by mistake.
  const erasing = step.marks?.erases === true && !intent.submitted;
  if (erasing || needsPress(step.form, read)) return { is: "form", form: again() };
  const asked =
    askUnlikely(context, step.form, read.answers, intent.raw) ??
    step.asks?.(matter, read.answers, { ...context, read: others });
  if (asked !== undefined) return askFirst(context, intent, again(), asked);
  const beside = await besideOf(context, {
    step,
    matter,
    answers: read.answers,
    looking: looking.context,
  });
  if (beside instanceof Refusal)
    return beside.field === undefined
      ? { is: "refused", refusal: beside, about: found }
      : refuseInForm(beside, again);
  if (beside.asked !== undefined) return askFirst(context, intent, again(), beside.asked);

  // Save, in one transaction.
  const followed = followedChange(await followOffspring(context, whole, advance.matter));
  const savedAs = (taken: Advance): Change => ({
    ...changeOf(context, intent, taken, "updated"),
    updated: [taken.matter, ...followed.updated],
    entries: [taken.entry, ...followed.entries],
    waiting: [...taken.waiting, ...followed.waiting],
    notices: [...taken.notices, ...followed.notices],
    ...(step.marks?.erases === true ? { erase: [code] } : {}),
    ...(step.marks?.irrevocable === true ? {} : { before: [whole] }),
  });
  const saved = await saveWithBeside(context, beside, (opened) => {
    // What opens others knows their numbers only now.
    const again = opened.length === 0 ? advance : take(opened);
    const numbered = again instanceof Refusal ? advance : again;
    return { change: savedAs(numbered), advance: numbered };
  });
  const { outcome } = saved;
  if (outcome === "saved")
    await followOpened(context, { event: intent.event, before: whole, after: advance.matter });

  // Say what came of it.
  switch (outcome) {
    case "saved":
      return {
        is: "done",
        found: { flow, matter: saved.advance.matter },
        declared: step,
        ...notedDays(step.form, intent.raw, read, atOnce ? undefined : context.today),
        warnings: [
          ...alarmAfter(flow, { before: whole, after: saved.advance.matter }, context, step),
          ...(step.marks?.erases === true ? [await copiesLeft(context)] : []),
        ],
        entry: saved.advance.entry,
      };
    case "repeated":
      return { is: "repeated", event: intent.event, code };
    case "stale":
      return (
        (await askForFilesAgain(context, step.form, intent, again)) ?? {
          is: "overtaken",
          code,
          why: words.changedMeanwhile,
        }
      );
    case "taken":
      return { is: "overtaken", code, why: words.changedMeanwhile };
  }
};

/** What stands above a step: its word, the matter as it may be called, and the unit where it is one of several. */
const titleAbove = ({ label }: Step, matter: Matter, unit?: Text): Text => {
  // A form's title goes into notifications and previews, where that of a restricted matter must not.
  const title = matter.visibility === 1 ? titleOf(matter) : undefined;
  const named =
    title === undefined
      ? verbatim(matter.code)
      : text(`${matter.code} · ${title.zh}`, `${matter.code} · ${title.en}`);
  const { zh, en } = bracketed(named, unit);
  return text(`${label.zh} ${zh}`, `${label.en} ${en}`);
};

/** Asks which unit a step is about that is open for several, a button each with what was given. */
const askWhichUnit = async (
  context: RequestContext,
  { step, intent }: StepIntent,
  { matter }: Found,
  { which, units }: Extract<Chosen, { which: unknown }>,
): Promise<Outcome> => ({
  is: "card",
  card: await withoutHidden({ ...context.services, actor: context.actor }, matter, {
    title: titleAbove(step, matter),
    body: [paragraph(which)],
    actions: units.map((unit) => {
      const given = { ...intent.raw, [unitKey]: unit };
      // What was not understood is to be seen before it is done.
      const whole =
        intent.unknown === undefined && "answers" in readForm(step.form, given, context);
      return action(bracketed(step.label, organisationName(context.directory, unit)), {
        command: intent.id,
        code: matter.code,
        shown: matter.historyLength,
        ...(whole ? { answers: given } : { prefill: given }),
      });
    }),
  }),
});

/** What went before, for a step that puts right what was recorded; of one unit's share, what concerns that. */
const pastOf = async (
  { services, request: { said }, directory }: RequestContext,
  { intent: { submitted } }: StepIntent,
  matter: Matter,
): Promise<Past> => {
  const { code, share } = matter;
  const others = share?.others.map(({ unit }) => unit) ?? [];
  const [entries, notices] = await Promise.all([
    services.store.entries(code),
    services.store.notices(code),
  ]);
  const reached = notices.filter(({ life }) => life === "sent" || life === "uncertain");
  const told = reached
    .flatMap(({ recipient: { to, id } }) => (to === "person" ? [id] : []))
    .filter((id) => !others.includes(directory.people.get(id)?.organisation ?? ""));
  const shown = submitted && said.is === "press" ? said.press.shown : undefined;
  return {
    entries: entriesOf(matter, entries),
    told: new Set(told),
    ...(shown === undefined ? {} : { shown }),
  };
};
