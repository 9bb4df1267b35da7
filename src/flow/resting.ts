import { type Day, dayOf, type Instant } from "../calendar/day.ts";
import { findRule, type NextStepRule } from "../calendar/rules.ts";
import { text } from "../chat/text.ts";
import { isRunning, startClock, stopClock } from "./clock.ts";
import type { Flow } from "./flow.ts";
import { aroundTheDay, type Ladder, type Owed, owedUnder, remindsLate } from "./ladder.ts";
import type { Clock, Matter } from "./matter.ts";
import { whatIsAwaited } from "./owed-text.ts";
import { period } from "./running.ts";
import type { Context, Opening, Step } from "./step.ts";
import { shareOf, trackUnits } from "./tracks.ts";

// Where no law sets a day for the next step a rule of this product does, so that nothing is left lying.

/** A duty of a state that is asked for by a day of this product; `duty` tells it from the others of the flow. */
type Resting = { readonly rule: NextStepRule; readonly duty: string; readonly owed: Owed };

/** A duty to record what came of something that has its hour, from that hour on, where nobody did so at once. */
export const recordedAfter = <M extends Matter>(
  owed: Pick<Owed<M>, "steps" | "by" | "above">,
  at: (matter: M) => Instant | undefined,
): Owed<M> => ({
  ...owed,
  while: (matter, now) => {
    const hour = at(matter);
    return hour !== undefined && (now === undefined || hour <= now);
  },
  rests: { within: "next.record", from: (matter) => dayOf(at(matter) ?? matter.openedAt) },
});

/** The rule for what is awaited in a state where, against what its kind declares, no clock asks for it. */
const otherwise: NextStepRule = "next.follow";

/** Whether a clock that runs asks for something, and goes on once it is late. */
const isAskedFor = ({ clocks: ladders }: Pick<Flow, "clocks">, matter: Matter): boolean =>
  matter.clocks.some((clock) => {
    const ladder = isNextStep(clock.rule) ? undefined : ladders[clock.rule];
    return (
      ladder !== undefined &&
      isRunning(clock) &&
      remindsLate(ladder) &&
      owedUnder(ladder, matter, true) !== undefined
    );
  });

/** What rests in a matter as it stands; of duties under one rule, the first. */
export const restingIn = (
  { states, awaits = [], clocks }: Pick<Flow, "states" | "awaits" | "clocks">,
  matter: Matter,
): readonly Resting[] => {
  if (matter.erasedAt !== undefined || states[matter.state]?.final === true) return [];
  const named = (name: string, list: readonly Owed[] = []) =>
    list.flatMap((owed, index) =>
      owed.while?.(matter) === false ? [] : [{ duty: `${name}.${index}`, owed }],
    );
  const owed = [...named(matter.state, states[matter.state]?.awaits), ...named("always", awaits)];
  const all = owed.flatMap(({ duty, owed }): readonly Resting[] =>
    owed.rests === undefined || owed.rests.while?.(matter) === false
      ? []
      : [{ rule: owed.rests.within, duty, owed }],
  );
  const [first] = owed;
  if (all.length === 0 && first !== undefined && !isAskedFor({ clocks }, matter))
    return [{ rule: otherwise, ...first }];
  return all.filter(({ rule }, index) => all.findIndex((one) => one.rule === rule) === index);
};

const isNextStep = (rule: string): rule is NextStepRule => rule.startsWith("next.");

/** What a step has to do with what rests: the flow, the step as declared, its name, and the matter before it. */
type Taken = {
  readonly flow: Flow;
  readonly id: string;
  readonly declared: Step | Opening;
  readonly whole: Matter;
  readonly moves: boolean;
  readonly context: Context;
  readonly given: { newId(): string };
};

/**
 * The clocks after a step with those of what rests: ended where it is done or another duty took its place, anew where the
 * state was reached again or the step was what was owed and is still to be done.
 */
export const withResting = (
  clocks: readonly Clock[],
  after: Matter,
  { flow, id, declared, whole, moves, context, given }: Taken,
): readonly Clock[] => {
  const unit = after.share?.unit;
  const tracked = unit === undefined ? trackUnits(flow, after) : [];
  const reached = "open" in declared && typeof declared.open.to === "string" && moves;
  let all = clocks;
  for (const own of tracked.length > 0 ? tracked : [unit]) {
    const seen = shareOf(flow, { ...after, clocks: all }, own);
    const was = restingIn(flow, shareOf(flow, whole, own));
    const now = restingIn(flow, seen);
    const lasts = (rule: string): boolean => {
      const before = was.find((one) => one.rule === rule);
      const next = now.find((one) => one.rule === rule);
      const done =
        "open" in declared && declared.each === undefined && next?.owed.steps.includes(id) === true;
      return next !== undefined && before?.duty === next.duty && !reached && !done;
    };
    all = all.map((clock) =>
      isNextStep(clock.rule) &&
      clock.stoppedAt === undefined &&
      clock.organisation === own &&
      !lasts(clock.rule)
        ? stopClock(clock, context.now)
        : clock,
    );
    for (const { rule, owed } of now) {
      const runs = all.some(
        (clock) =>
          clock.rule === rule && clock.stoppedAt === undefined && clock.organisation === own,
      );
      const start = period<Matter>(rule, (matter): Day | undefined => owed.rests?.from?.(matter));
      const started = runs
        ? undefined
        : startClock(start, seen, flow.clocks, context, given.newId());
      if (started === undefined) continue;
      all = [...all, own === undefined ? started : { ...started, organisation: own }];
    }
  }
  return all;
};

/** The ladder of what rests under a rule: whoever owes it, and those above them once it is late. */
const ladderOf = (flow: Flow, rule: NextStepRule): Ladder => {
  const { zh, en } = findRule(rule).name;
  return {
    of: text(zh, en.charAt(0).toLowerCase() + en.slice(1)),
    owed: (matter) => {
      const owed = restingIn(flow, matter).find((one) => one.rule === rule)?.owed;
      return owed && { ...owed, of: owed.of ?? whatIsAwaited(flow, owed.steps) };
    },
    rungs: aroundTheDay,
    groups: [],
  };
};

/** The flow with the ladders of all that can rest in it. */
export const withRest = (flow: Flow): Flow => {
  const { states, awaits = [] } = flow;
  const all = [...Object.values(states).flatMap((state) => state.awaits ?? []), ...awaits];
  const rules = [...new Set(all.map(({ rests }) => rests?.within ?? otherwise))];
  return {
    ...flow,
    clocks: {
      ...flow.clocks,
      ...Object.fromEntries(rules.map((rule) => [rule, ladderOf(flow, rule)])),
    },
  };
};
