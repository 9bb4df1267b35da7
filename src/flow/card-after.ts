import type { Instant } from "../calendar/day.ts";
import { action, type Card } from "../chat/card.ts";
import type { Store } from "../store/store.ts";
import { correctableUntil, correctionStep, correctionWords } from "./correction.ts";
import type { Found } from "./find.ts";
import type { Flow } from "./flow.ts";
import { withRelated } from "./related.ts";
import { matterCard } from "./render.ts";
import { type Context, isStep, type Opening, type Step } from "./step.ts";

type Reading = Context & { readonly store: Store; readonly flows: readonly Flow[] };

/**
 * A matter's card for whoever has taken its last step: what was done above it, and a button to take it
 * back for as long as that is possible.
 */
export const cardAfter = async (
  context: Reading,
  { flow, matter }: Found,
  { declared, at }: { readonly declared: Step | Opening; readonly at: Instant },
): Promise<Card> => {
  const { code, historyLength: shown } = matter;
  const isNew = !isStep(declared) && matter.parent === undefined;
  const plain = matterCard(flow, matter, context, declared.done?.(matter, context));
  const card = await withRelated(context, flow, matter, plain, isNew);
  const final = !isStep(declared) || declared.marks?.irrevocable === true;
  if (final || context.now > correctableUntil(at)) return card;
  const undo = action(correctionWords.label, { command: "correct", code, shown });
  return { ...card, actions: [...card.actions, undo] };
};

/** A matter's card for a reader as it is now; as after their own step until somebody else has taken one. */
export const cardNow = async (context: Reading, found: Found): Promise<Card> => {
  const { flow, matter } = found;
  const entries = await context.store.entries(matter.code);
  const last = entries.at(-1);
  const own = last?.actor === context.actor.id ? last : undefined;
  const declared = own && (own.step === flow.opening.id ? flow.opening : flow.steps[own.step]);
  if (own !== undefined && declared !== undefined)
    return cardAfter(context, found, { declared, at: own.at });
  const takenBack = own?.step === correctionStep ? entries.at(-2)?.step : undefined;
  const label = flow.steps[takenBack ?? ""]?.label;
  const headline = label && correctionWords.done(label);
  return withRelated(context, flow, matter, matterCard(flow, matter, context, headline));
};
