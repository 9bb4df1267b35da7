import { type Block, type Press, paragraph } from "../chat/card.ts";
import { Refusal } from "../chat/refusal.ts";
import { text } from "../chat/text.ts";
import { advanceMatter } from "../flow/advance.ts";
import { findMatter } from "../flow/find.ts";
import type { Flow } from "../flow/flow.ts";
import type { Matter } from "../flow/matter.ts";
import { obstacle } from "../flow/obstacle.ts";
import type { Past, Step } from "../flow/step.ts";
import { noteSeen } from "../flow/told.ts";
import { words } from "../flow/words.ts";
import { askFirst } from "./ask-first.ts";
import { askForFilesAgain, changeOf, readOthers, refuseRecorded } from "./change.ts";
import type { RequestContext } from "./context.ts";
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
import type { Outcome } from "./outcome.ts";
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
  context: RequestContext,
  { flow, id, step, intent }: StepIntent,
): Promise<Outcome> => {
  const { services, actor } = context;

  // Find: to whoever cannot see it the matter does not exist.
  const found = await findMatter({ ...services, actor }, intent.code);
  if (found instanceof Refusal) return { is: "refused", refusal: found };
  const { matter } = found;
  const { code } = matter;
  await noteSeen(services.store, context, code);
  if (found.flow !== flow) {
    const refusal = new Refusal(talk.notThisKind(step.label, found.flow.name));
    return { is: "refused", refusal, about: found };
  }

  // Ask who may, and whether it is open today.
  const stands = obstacle(flow, step, matter, context);
  if (stands !== undefined) {
    const repeated = (await services.store.seen(intent.event)) !== undefined;
    const refusal = repeated ? new Refusal(words.alreadyDone) : stands;
    return { is: "refused", refusal, about: found };
  }

  // Ask what of it is this person's, where it puts right what was recorded.
  const past = step.corrects && (await pastOf(context, matter, intent));
  const asking: RequestContext = past === undefined ? context : { ...context, past };
  const asks = step.corrects?.asks(matter, asking);
  if (asks instanceof Refusal) return { is: "refused", refusal: asks, about: found };
  const fields =
    asks === undefined
      ? step.form
      : Object.fromEntries(Object.entries(step.form).filter(([key]) => asks.includes(key)));

  // Read the form, or show it.
  const press: Press = { command: intent.id, code, shown: matter.historyLength };
  const again: Again = (problems, now = context) =>
    formFor(now, {
      title: text(
        `${step.label.zh} ${code} · ${matter.title}`,
        `${step.label.en} ${code} · ${matter.title}`,
      ),
      fields,
      raw: intent.raw,
      prefill: step.prefill?.(matter, context) ?? {},
      submit: press,
      submitLabel: step.label,
      intro: [paragraph(step.help, "subtle"), ...(step.intro?.(matter, context) ?? [])],
      problems,
    });
  const read = readForm(step.form, intent.raw, context);
  if ("problems" in read) return { is: "form", form: again(problemsIn(intent, read)) };
  const bare = Object.keys(intent.raw).length === 0 && intent.unknown === undefined;
  if (intent.unsure === true && !(step.marks?.atOnce === true && bare))
    return Object.keys(step.form).length > 0
      ? { is: "form", form: again() }
      : { is: "unsure", found, label: step.label, press };

  // Apply: pure.
  const others = await readOthers(context, step.reads?.(read.answers, context) ?? []);
  const looking = { context: { ...asking, read: others }, given: services };
  const advance = advanceMatter(flow, id, matter, read.answers, looking);
  if (advance instanceof Refusal)
    return advance.field === undefined
      ? { is: "refused", refusal: advance, about: found }
      : refuseInForm(advance, again);
  const { reference } = advance.matter;
  const recorded =
    reference === matter.reference ? undefined : await refuseRecorded(context, reference);
  if (recorded !== undefined) return refuseInForm(recorded, again);
  if (needsPress(step.form, read)) return { is: "form", form: again() };
  const asked = step.asks?.(matter, read.answers, context);
  if (asked !== undefined) return askFirst(context, intent, again(), asked);

  // Save, in one transaction.
  const outcome = await services.store.save({
    ...changeOf(context, intent, advance, "updated"),
    ...(step.marks?.erases === true ? { erase: [code] } : {}),
    ...(step.marks?.irrevocable === true ? {} : { before: matter }),
  });

  // Say what came of it.
  switch (outcome) {
    case "saved":
      return {
        is: "done",
        found: { flow, matter: advance.matter },
        declared: step,
        ...notedDays(step.form, intent.raw, read),
        ...(step.marks?.erases === true ? { warnings: [await copiesLeft(context)] } : {}),
        entry: advance.entry,
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

/** What went before, for a step that puts right what was recorded. */
const pastOf = async (
  { services, request: { said } }: RequestContext,
  { code }: Matter,
  { submitted }: Intent,
): Promise<Past> => {
  const [entries, notices] = await Promise.all([
    services.store.entries(code),
    services.store.notices(code),
  ]);
  const reached = notices.filter(({ life }) => life === "sent" || life === "uncertain");
  const told = reached.flatMap(({ recipient: { to, id } }) => (to === "person" ? [id] : []));
  const shown = submitted && said.is === "press" ? said.press.shown : undefined;
  return { entries, told: new Set(told), ...(shown === undefined ? {} : { shown }) };
};
