import type { Fields } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { sentences, shorten } from "../chat/text.ts";
import { words as commandWords } from "../commands/words.ts";
import { openingNamed } from "../flow/flow.ts";
import { doubtedVerdict } from "../screening/screen.ts";
import { askLabels } from "./ask-labels.ts";
import { givesDoubt, type Raw, type RequestContext } from "./context.ts";
import { goOn } from "./first-step.ts";
import { offeringFiles, withPendingFiles } from "./form.ts";
import type { Intent } from "./intent.ts";
import { openMatter } from "./open-matter.ts";
import type { Outcome } from "./outcome.ts";
import { runCommand } from "./run-command.ts";
import { takeStep } from "./take-step.ts";
import { unusedText } from "./unused.ts";
import { talk } from "./words.ts";

/** Does what is intended, or asks for what is missing; what was to be said beside it stands above. */
export const execute = async (context: RequestContext, intent: Intent): Promise<Outcome> => {
  const judged = withDoubt(context, intent);
  const done = await withFilesOffered(judged, await dispatch(judged, intent));
  const { unknown, note } = intent;
  // What was refused says why; everything else says what it had no use for.
  const unused =
    done.is === "refused" || done.is === "advised" ? undefined : unusedText(context, intent);
  const outcome = unknown === undefined ? done : askLabels(context, { ...intent, unknown }, done);
  const notes = [outcome.note, unused, note].filter((said) => said !== undefined);
  const offered = withOffers(outcome, intent);
  return notes.length === 0 ? offered : { ...offered, note: sentences(...notes) };
};

/** What was typed is judged anew where somebody says why the screening is mistaken about it. */
const withDoubt = (context: RequestContext, { id, raw }: Intent): RequestContext => {
  const verb = context.services.verbs.find((one) => one.id === id);
  return givesDoubt(verb?.fields ?? {}, raw)
    ? { ...context, verdict: doubtedVerdict(context.verdict) }
    : context;
};

/** What was read, with buttons for what else may have been meant; a matter's card names no other matter. */
const withOffers = (outcome: Outcome, { offers = [] }: Intent): Outcome => {
  if (offers.length === 0 || outcome.is !== "result" || !("card" in outcome.result)) return outcome;
  const { result } = outcome;
  const { card, matter } = result;
  const added =
    matter === undefined
      ? offers
      : offers.filter(({ press: { code } }) => code === undefined || code === matter);
  const actions = [...card.actions, ...added];
  return { ...outcome, result: { ...result, card: { ...card, actions } } };
};

/** To a command that stands alone, to the opening of a kind, or to a step of a matter. */
const dispatch = async (context: RequestContext, intent: Intent): Promise<Outcome> => {
  const { flows, commands } = context.services;
  const [kind, id = ""] = intent.id.split(".");
  const unknown = new Refusal(talk.unknownWord(shorten(intent.id, 30)));

  const flow = flows.find((one) => one.kind === kind);
  if (flow === undefined) {
    const command = commands.find((one) => one.id === intent.id);
    return command === undefined
      ? { is: "refused", refusal: unknown }
      : runCommand(context, command, intent);
  }

  const opening = openingNamed(flow, id);
  if (opening !== undefined) {
    const { form } = opening;
    const withFiles = await withPendingFiles(context, form, intent.raw);
    const outcome = await openMatter(withFiles, { flow, opening, intent });
    return hasApart(form, intent.raw) ? { ...outcome, forget: true } : outcome;
  }

  const step = Object.hasOwn(flow.steps, id) ? flow.steps[id] : undefined;
  if (step === undefined) return { is: "refused", refusal: unknown };
  const { code } = intent;
  if (code === undefined)
    return { is: "refused", refusal: new Refusal(commandWords.needCode(step.label)) };
  const withFiles = await withPendingFiles(context, step.form, intent.raw);
  const done = await takeStep(withFiles, { flow, id, step, intent: { ...intent, code } });
  return goOn(context, intent.raw, done, ({ id, step, raw }) => {
    const next = { id: `${flow.kind}.${id}`, code, raw, submitted: false, unsure: true } as const;
    return takeStep(context, { flow, id, step, intent: { ...next, event: intent.event } });
  });
};

/** Whether something was typed that is kept apart: then the line is not kept in the chat. */
const hasApart = (fields: Fields, raw: Raw): boolean =>
  Object.entries(fields).some(([key, { apart }]) => apart === true && raw[key] !== undefined);

/** What came of it; its form, where it asks for files, offers what the actor has sent and not used. */
const withFilesOffered = async (context: RequestContext, outcome: Outcome): Promise<Outcome> =>
  (outcome.is === "form" || outcome.is === "refused") && outcome.form !== undefined
    ? { ...outcome, form: await offeringFiles(context, outcome.form) }
    : outcome;
