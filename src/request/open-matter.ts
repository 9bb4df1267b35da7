import { type Action, action, paragraph, rows } from "../chat/card.ts";
import type { Fields } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import type { Text } from "../chat/text.ts";
import { commandLabel } from "../commands/command.ts";
import { words as commandWords } from "../commands/words.ts";
import { inheritAccused } from "../flow/accuse.ts";
import { type Advance, advanceMatter, createMatter } from "../flow/advance.ts";
import { directoryFor } from "../flow/blind.ts";
import { warningsAfter, warningsOf } from "../flow/card-after.ts";
import { type Found, findMatter, findWhole, flowOf } from "../flow/find.ts";
import { type Becoming, type Flow, nameWithKind } from "../flow/flow.ts";
import { inheritFrom } from "../flow/lineage.ts";
import { type Matter, unitsIn } from "../flow/matter.ts";
import { mayOpen, openingInstead } from "../flow/may.ts";
import { obstacle } from "../flow/obstacle.ts";
import { matterRow } from "../flow/rows.ts";
import { organWith, seatNames, whoToAsk } from "../flow/seat.ts";
import type { Asked, Draft, Opening } from "../flow/step.ts";
import { chooseShare } from "../flow/track-unit.ts";
import { words } from "../flow/words.ts";
import { maskNumbers } from "../screening/screen.ts";
import type { Change, Saved } from "../store/store.ts";
import { askFirst } from "./ask-first.ts";
import {
  askForFilesAgain,
  changeOf,
  linkedBack,
  readFigures,
  readOthers,
  refuseRecorded,
  withLinked,
} from "./change.ts";
import type { Raw, RequestContext } from "./context.ts";
import {
  type Again,
  formFor,
  needsPress,
  notedDays,
  problemsIn,
  readForm,
  refuseInForm,
} from "./form.ts";
import type { Intent } from "./intent.ts";
import { refuseNamed } from "./named-numbers.ts";
import type { Outcome } from "./outcome.ts";
import { askUnlikely } from "./unlikely-days.ts";
import { talk } from "./words.ts";

/** The matter a new one comes from, and how the one becomes the other. */
type Origin = Found & { readonly becoming: Becoming };

/** Begins a matter of a kind, once; or asks for what is missing, or says why not. */
export const openMatter = async (
  context: RequestContext,
  {
    flow,
    opening,
    intent,
  }: { readonly flow: Flow; readonly opening: Opening; readonly intent: Intent },
): Promise<Outcome> => {
  const { services, actor, today, now } = context;
  const { parent, raw } = intent;

  // Ask who may, and find what it comes from.
  if (!mayOpen(actor, { kind: flow.kind, opening })) {
    const other = openingInstead(actor, flow, opening);
    return other === undefined
      ? { is: "refused", refusal: new Refusal(whoMayOpen(flow, opening, context)) }
      : openInstead(context, { flow, opening, intent }, other);
  }
  const origin = parent === undefined ? undefined : await findOrigin(context, flow, parent);
  if (origin instanceof Refusal) return { is: "refused", refusal: origin };

  // Read the form, or show it; private numbers typed in passing can be masked before they are kept.
  const warnings = warningsOf(context.verdict);
  const masking = maskingActions(context, intent);
  const key = intent.key ?? services.newId();
  const submit = {
    command: intent.id,
    key,
    ...(parent === undefined ? {} : { prefill: { parent } }),
  };
  const again: Again = (problems, now = context) => ({
    ...formFor(now, {
      title: commandLabel(services, intent.id),
      fields: opening.form,
      raw,
      submit,
      submitLabel: opening.label,
      intro: [
        ...warnings,
        ...(opening.warning === undefined ? [] : [paragraph(opening.warning, "warning")]),
      ],
      problems,
    }),
    actions: masking,
  });
  const read = readForm(opening.form, raw, context);
  if ("problems" in read) return { is: "form", form: again(problemsIn(intent, read)) };
  // What says who reported it can still be taken out.
  const isToRead = masking.length > 0 || context.verdict.is === "informant";
  if (!intent.submitted && (isToRead || intent.unsure === true))
    return { is: "form", form: again() };
  const { shown, kept } = setApart(opening.form, read.answers);
  if (kept !== undefined && !services.store.sealing)
    return refuseInForm(new Refusal(talk.noKey, { field: kept.key }), again);

  const named = await refuseNamed(context, opening.form, shown, { press: submit });
  if (named !== undefined) return refuseInForm(named, again);

  // Apply: pure.
  const first = await draftNew(context, { flow, opening, shown, parent, origin });
  if (first instanceof Refusal) return refuseInForm(first, again);
  const { draft, others } = first;
  const recorded = await refuseRecorded(context, draft.reference);
  if (recorded !== undefined) return refuseInForm(recorded, again);
  if (needsPress(opening.form, read)) return { is: "form", form: again() };

  // Ask what must be known before it is sent.
  const asked =
    askUnlikely(context, opening.form, shown, raw) ??
    opening.asks?.(shown, draft, { ...context, read: others });
  if (asked !== undefined) return askFirst(context, intent, again(), asked, kept !== undefined);

  // Offer what may be the same thing.
  const alike =
    raw["anyway"] === true ? [] : await findAlike(context, { kind: flow.kind, opening }, draft);
  if (alike.length > 0) {
    // Sent before, it is alike to the very one it made.
    if ((await services.store.seen(intent.event)) !== undefined)
      return { is: "repeated", event: intent.event };
    const form = again();
    return {
      is: "form",
      form: {
        ...form,
        intro: [
          paragraph(talk.alike, "warning"),
          rows(
            alike.map((matter) => matterRow({ flows: services.flows, today, now, actor }, matter)),
          ),
          ...form.intro,
        ],
        submit: { ...form.submit, answers: { ...form.submit.answers, anyway: true } },
        submitLabel: talk.anyway,
      },
    };
  }

  // Save under the next number, with the step of the matter it comes from.
  const saved = await saveNew(context, {
    asks: async () =>
      opening.readsOpen === true && opening.asks !== undefined
        ? opening.asks(shown, draft, {
            ...context,
            read: await readOthers(context, [], { flow, open: true }),
          })
        : undefined,
    flow,
    opening,
    intent,
    first,
    anew: () => draftAnew(context, { flow, opening, shown, parent, origin }),
    reporter: kept?.said,
  });

  if ("asked" in saved) return askFirst(context, intent, again(), saved.asked, kept !== undefined);
  if ("refused" in saved) return refuseInForm(saved.refused, again);
  const { outcome, advance } = saved;

  // Say what came of it.
  switch (outcome) {
    case "saved": {
      const found = { flow, matter: advance.matter };
      const noted = notedDays(opening.form, raw, read, context.today);
      const { entry } = advance;
      const after = warningsAfter(context.verdict);
      return { is: "done", found, declared: opening, entry, warnings: after, ...noted };
    }
    case "repeated":
      return { is: "repeated", event: intent.event };
    case "stale": {
      // Of a new matter only its files can have changed meanwhile.
      const gone = await askForFilesAgain(context, opening.form, intent, again);
      if (gone !== undefined) return gone;
      throw new Error(`a new ${flow.kind} was ${outcome}`);
    }
    case "taken":
      throw new Error(`a new ${flow.kind} was ${outcome}`);
  }
};

/** The matter a new one is to come from, where it may: one the actor sees and whose kind becomes this. */
const findOrigin = async (
  { services, actor }: RequestContext,
  flow: Flow,
  code: string,
): Promise<Origin | Refusal> => {
  const found = await findWhole({ ...services, actor }, code);
  if (found instanceof Refusal) return found;
  const becoming = found.flow.becomes?.find(
    ({ kind, from }) => kind === flow.kind && from.includes(found.matter.state),
  );
  return becoming === undefined
    ? new Refusal(words.cannotBecome(found.flow.name, flow.name))
    : { ...found, becoming };
};

/** What a new matter is drafted from. */
type Drafting = {
  readonly flow: Flow;
  readonly opening: Opening;
  readonly shown: Readonly<Record<string, unknown>>;
  readonly parent: string | undefined;
  readonly origin: Origin | undefined;
};

/** A new matter as drafted, what its first entry keeps, and the matters it was drafted from. */
type DraftedNew = Pick<Drafting, "origin"> & {
  readonly draft: Draft<Matter>;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly others: ReadonlyMap<string, Matter>;
  readonly source: Matter | undefined;
};

/** Drafts a new matter with what it takes over from the one it comes from; or says why it cannot be. */
const draftNew = async (
  context: RequestContext,
  { flow, opening, shown, parent, origin }: Drafting,
): Promise<DraftedNew | Refusal> => {
  const { readsOpen: open } = opening;
  const others = await readOthers(context, opening.reads?.(shown, context) ?? [], { flow, open });
  const reading = { ...context, read: others };
  const figures = await readFigures(context, opening.counts?.(shown, reading));
  const drafted = opening.apply(shown, { ...reading, ...figures });
  if (drafted instanceof Refusal) return drafted;
  const taken = origin === undefined ? drafted : inheritFrom(drafted, origin.matter, context);
  const source = origin?.matter ?? others.get(drafted.parent ?? "");
  const sources = [
    ...(source === undefined ? [] : [source]),
    ...(drafted.links ?? []).flatMap(({ code }) => others.get(code) ?? []),
  ];
  let draft = taken;
  for (const matter of sources) {
    const from = { flow: flowOf(context.services.flows, matter), matter };
    const kept = inheritAccused(flow, draft, from, context);
    if (kept instanceof Refusal) return kept;
    draft = kept;
  }
  const keptOut = unitsIn(draft, "accused").filter(
    (unit) => !unitsIn(taken, "accused").includes(unit),
  );
  const answers = {
    ...shown,
    ...(parent === undefined ? {} : { parent }),
    ...(keptOut.length === 0 ? {} : { keptOut }),
  };
  return { draft, answers, others, origin, source };
};

/** The same from what it comes from as that stands by now, where the actor still sees it. */
const draftAnew = async (
  context: RequestContext,
  { origin, ...drafting }: Drafting,
): Promise<DraftedNew | Refusal> => {
  const { services, actor } = context;
  const found = origin && (await findWhole({ ...services, actor }, origin.matter.code));
  if (found instanceof Refusal) return found;
  return draftNew(context, { ...drafting, origin: origin && found && { ...origin, ...found } });
};

/** How often it is tried anew after another process took the number or changed what it comes from. */
const mostTries = 20;

/**
 * A new matter, saved once under the next free number of its kind, with what the one it comes from
 * says at that moment; or what must be asked first after all, or why it cannot be any more.
 */
const saveNew = (
  context: RequestContext,
  {
    asks,
    flow,
    opening,
    intent,
    first,
    anew,
    reporter,
  }: {
    readonly asks: () => Promise<Asked | undefined>;
    readonly flow: Flow;
    readonly opening: Opening;
    readonly intent: Intent;
    readonly first: DraftedNew;
    readonly anew: () => Promise<DraftedNew | Refusal>;
    readonly reporter: string | undefined;
  },
): Promise<
  | { readonly outcome: Saved; readonly advance: Advance }
  | { readonly asked: Asked }
  | { readonly refused: Refusal }
> => {
  const { store } = context.services;
  const year = Number(context.today.slice(0, 4));
  return store.exclusive(async () => {
    // What somebody else has opened since it was looked at.
    const asked = await asks();
    if (asked !== undefined) return { asked };
    for (let [drafted, tries] = [first, 0]; ; tries += 1) {
      const { draft, answers, origin, source, others } = drafted;
      const number = await store.nextNumber(flow.kind, year);
      const code = `${flow.prefix}-${year}-${String(number).padStart(4, "0")}`;
      // Asked once the number is known: whoever records the same meanwhile takes that too, and it is tried anew.
      const recorded = await refuseRecorded(context, draft.reference);
      if (recorded !== undefined && (await store.seen(intent.event)) === undefined)
        return { refused: recorded };
      const given = context.services;
      const advance = createMatter(flow, code, draft, answers, { context, given, opening });
      const change = changeOf(context, intent, advance, "created");
      const further = origin && originStep(context, origin, advance.matter);
      const linked = await linkedBack(context, [advance.matter]);
      if (linked instanceof Refusal) return { refused: linked };
      const whole = withLinked(change, linked);
      // Who may see a further origin may have changed since what it says was taken over.
      const isAsRead = linked.updated.every(
        ({ code, version }) => others.get(code)?.version === version - 1,
      );
      const outcome = isAsRead
        ? await store.save({
            ...(further === undefined
              ? { ...whole, unchanged: source === undefined ? [] : [source] }
              : withStep(whole, further)),
            ...(reporter === undefined ? {} : { reporter: { matter: code, said: reporter } }),
          })
        : "stale";
      const isBehind = outcome === "stale" || outcome === "taken";
      if (!isBehind || tries === mostTries) return { outcome, advance };
      if (outcome === "taken") continue;
      // Who may see the matter it comes from may have changed with it.
      const now = await anew();
      if (now instanceof Refusal) return { refused: now };
      const isLinked = draft.links !== undefined;
      if (now.source?.version === source?.version && !isLinked) return { outcome, advance };
      drafted = now;
    }
  });
};

/** The step the matter behind a new one takes by itself, where nothing stands against it. */
const originStep = (
  context: RequestContext,
  { flow, matter, becoming: { next } }: Origin,
  created: Matter,
): Advance | undefined => {
  const step = flow.steps[next?.step ?? ""];
  if (next === undefined || step === undefined) return undefined;
  const chosen = chooseShare(flow, [next.step, step], matter, {}, context);
  if (chosen instanceof Refusal || "which" in chosen) return undefined;
  if (obstacle(flow, [next.step, step], chosen.matter, context) !== undefined) return undefined;
  // What was written is the new matter's.
  const { verdict: _, ...silent } = context;
  const looking = { ...silent, read: new Map([[created.code, created]]) };
  const advance = advanceMatter(flow, next.step, chosen.matter, next.answers(created.code), {
    context: looking,
    given: context.services,
    whole: matter,
  });
  return advance instanceof Refusal ? undefined : advance;
};

/** A change together with a step of another matter. */
const withStep = (
  change: Change,
  { matter, entry, clocks, waiting, notices }: Advance,
): Change => ({
  ...change,
  updated: [...(change.updated ?? []), matter],
  entries: [...(change.entries ?? []), entry],
  clocks: [...(change.clocks ?? []), ...clocks],
  waiting: [...(change.waiting ?? []), ...waiting],
  notices: [...(change.notices ?? []), ...notices],
});

/** The answers without what is to be kept apart, in whose place only stands that it is; and that itself. */
const setApart = (
  fields: Fields,
  answers: Readonly<Record<string, unknown>>,
): {
  readonly shown: Readonly<Record<string, unknown>>;
  readonly kept?: { readonly key: string; readonly said: string };
} => {
  const [key] = Object.entries(fields).find(([, { apart }]) => apart === true) ?? [];
  const said = key === undefined ? undefined : answers[key];
  return key === undefined || typeof said !== "string"
    ? { shown: answers }
    : { shown: { ...answers, [key]: "apart" }, kept: { key, said } };
};

/** How many open matters of a category are compared with a new one, and how many are offered. */
const compared = 20;
const mostAlike = 3;

/** Open matters this person can see that may be the same thing as a new one. */
const findAlike = async (
  { services, actor }: RequestContext,
  { kind, opening }: Pick<Flow, "kind" | "opening">,
  draft: Draft<Matter>,
): Promise<readonly Matter[]> => {
  if (opening.alike === undefined || draft.category === undefined) return [];
  const open = await services.store.openIn(kind, draft.category, compared);
  const alike: Matter[] = [];
  for (const other of open) {
    if (alike.length === mostAlike) break;
    if (!opening.alike(draft, other)) continue;
    const found = await findMatter({ ...services, actor }, other.code);
    if (!(found instanceof Refusal)) alike.push(found.matter);
  }
  return alike;
};

const maskedIn = (raw: Raw): Raw =>
  Object.fromEntries(
    Object.entries(raw).map(([key, value]) => [
      key,
      typeof value === "string" ? maskNumbers(value) : value,
    ]),
  );

/** The button that masks the private numbers in what stands in a form. */
const maskingActions = ({ verdict }: RequestContext, { id, raw }: Intent): readonly Action[] =>
  verdict.is === "personal" ? [action(talk.mask, { command: id, prefill: maskedIn(raw) })] : [];

/** The form of another opening with what was given for the one that is not this person's, and why. */
const openInstead = async (
  context: RequestContext,
  { flow, opening, intent }: { flow: Flow; opening: Opening; intent: Intent },
  other: Opening,
): Promise<Outcome> => {
  const kept = Object.entries(intent.raw).filter(([key]) => Object.hasOwn(other.form, key));
  const outcome = await openMatter(context, {
    flow,
    opening: other,
    intent: {
      ...intent,
      id: `${flow.kind}.${other.id}`,
      raw: Object.fromEntries(kept),
      submitted: false,
      unsure: true,
    },
  });
  return { ...outcome, note: whoMayOpen(flow, opening, context, nameWithKind(flow, other)) };
};

/** Whose power it is to begin such a matter, whom to ask, and what else there is to do. */
const whoMayOpen = (
  flow: Flow,
  opening: Opening,
  { actor, directory }: RequestContext,
  now: Text = commandWords.list,
): Text => {
  const { kind } = flow;
  const label = nameWithKind(flow, opening);
  const { by } = opening;
  const seats = seatNames(by, {});
  const ask = whoToAsk(by, { kind, parties: [] }, directoryFor(flow, actor, directory));
  return words.onlySeats(label, { seats, organ: organWith(by), ask }, now);
};
