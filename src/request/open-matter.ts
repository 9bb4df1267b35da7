import { type Action, action, paragraph, rows } from "../chat/card.ts";
import type { Fields } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import type { Text } from "../chat/text.ts";
import { commandLabel } from "../commands/command.ts";
import { words as commandWords } from "../commands/words.ts";
import { directoryFor } from "../flow/blind.ts";
import { warningsAfter, warningsOf } from "../flow/card-after.ts";
import { findMatter } from "../flow/find.ts";
import { type Flow, nameWithKind } from "../flow/flow.ts";
import type { Matter } from "../flow/matter.ts";
import { mayOpen, openingInstead } from "../flow/may.ts";
import { matterRow } from "../flow/rows.ts";
import { organWith, seatNames, whoToAsk } from "../flow/seat.ts";
import type { Draft, Opening } from "../flow/step.ts";
import { words } from "../flow/words.ts";
import { maskNumbers } from "../screening/screen.ts";
import { askFirst } from "./ask-first.ts";
import { askForFilesAgain, readOthers, refuseRecorded } from "./change.ts";
import type { Raw, RequestContext } from "./context.ts";
import { draftAnew, draftNew, findOrigin } from "./draft-new.ts";
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
import { saveNew } from "./save-new.ts";
import { askUnlikely } from "./unlikely-days.ts";
import { talk } from "./words.ts";

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
