import { z } from "zod";
import { action } from "../chat/card.ts";
import { Refusal } from "../chat/refusal.ts";
import { doneText } from "../flow/card-after.ts";
import type { Flow } from "../flow/flow.ts";
import type { Matter } from "../flow/matter.ts";
import { canTake, mayTake, obstacle } from "../flow/obstacle.ts";
import type { Step } from "../flow/step.ts";
import { words } from "../flow/words.ts";
import type { Raw, RequestContext } from "./context.ts";
import type { Outcome } from "./outcome.ts";
import { talk } from "./words.ts";

/** Under this key a button and a form carry the step to go on with, and what was typed for it. */
export const thenKey = "goesOn";

const next = z.object({ step: z.string(), raw: z.record(z.string(), z.unknown()) });

/** The step to go on with once another is taken, as a button carries it. */
type Next = z.infer<typeof next>;

/** What was typed for a step, as one sentence says it. */
const typedIn = (raw: Raw): string =>
  Object.values(raw)
    .filter((one) => typeof one === "string")
    .join(" ");

/**
 * Why a step cannot be taken before another one is recorded: what is missing, with a button that records it and goes on
 * with what was typed. Nothing where that is not what stands against it.
 */
export const missingStep = (
  flow: Flow,
  { id, step, raw }: { readonly id: string; readonly step: Step; readonly raw: Raw },
  matter: Matter,
  context: RequestContext,
): Refusal | undefined => {
  const { actor, now } = context;
  const isClosedIn = (one: Step): boolean => !one.open.from.includes(matter.state);
  if (!isClosedIn(step) || !mayTake(actor, step, matter)) return undefined;
  let then: Next = { step: id, raw };
  let { first } = step.open;
  let before = first && flow.steps[first.step];
  // Minutes that are to be sent are drafted first, and before that the meeting has met.
  while (before !== undefined && isClosedIn(before) && before.open.first !== undefined) {
    then = { step: first?.step ?? id, raw: {} };
    first = before.open.first;
    before = flow.steps[before.open.first.step];
  }
  if (first === undefined || before === undefined || isClosedIn(before)) return undefined;
  if (!mayTake(actor, before, matter)) return undefined;
  const named: readonly [string, Step] = [first.step, before];
  const isOpen = canTake(flow, named, matter, actor, now);
  const why = isOpen ? undefined : obstacle(flow, named, matter, context)?.text;
  const goesOn = flow.steps[then.step]?.label ?? step.label;
  // What has nothing left to ask is done by the press; else its form is shown, filled in.
  const asks =
    Object.values(before.form).some(({ required }) => required) ||
    before.apply(matter, {}, context) instanceof Refusal;
  const carried = { [thenKey]: JSON.stringify(then) };
  const { code } = matter;
  return new Refusal(
    talk.keptForThen({ typed: typedIn(raw), why, first: before.label, next: goesOn }),
    {
      heading: first.missing,
      actions: [
        action(
          talk.firstThen(before.label, goesOn),
          {
            command: `${flow.kind}.${first.step}`,
            code,
            ...(asks ? { prefill: carried } : { answers: carried }),
          },
          "primary",
        ),
        action(words.open, { command: "show", code }),
      ],
    },
  );
};

/** The step that a button or a form carries behind its own, with what was typed for it. */
export const nextCarried = (
  { steps }: Pick<Flow, "steps">,
  raw: Raw,
): { readonly id: string; readonly step: Step; readonly raw: Raw } | undefined => {
  const carried = raw[thenKey];
  const then = typeof carried === "string" ? next.safeParse(parsed(carried)).data : undefined;
  const step = then && Object.hasOwn(steps, then.step) ? steps[then.step] : undefined;
  return then === undefined || step === undefined
    ? undefined
    : { id: then.step, step, raw: then.raw };
};

/** Goes on, once a step is taken, with the one that was to follow it: its form, or what there is to confirm. */
export const goOn = async (
  context: RequestContext,
  raw: Raw,
  done: Outcome,
  take: (next: { readonly id: string; readonly step: Step; readonly raw: Raw }) => Promise<Outcome>,
): Promise<Outcome> => {
  const then = done.is === "done" ? nextCarried(done.found.flow, raw) : undefined;
  if (done.is !== "done" || then === undefined) return done;
  const note = doneText(done.found, context, done);
  const outcome = await take(then);
  return note === undefined ? outcome : { ...outcome, note };
};

const parsed = (carried: string): unknown => {
  try {
    return JSON.parse(carried);
  } catch {
    return undefined;
  }
};
