import { type Day, dayOf, type Instant } from "../calendar/day.ts";
import { findRule, type NextStepRule } from "../calendar/rules.ts";
import { text } from "../chat/text.ts";
import type { Person } from "../people/directory.ts";
import { isRunning, startClock, stopClock } from "./clock.ts";
import type { Each } from "./each.ts";
import type { Flow } from "./flow.ts";
import { aroundTheDay, type Ladder, type Owed, owedUnder, remindsLate } from "./ladder.ts";
import type { Clock, Matter } from "./matter.ts";
import { whatIsAwaited } from "./owed-text.ts";
import { period } from "./running.ts";
import { holdsAny, readSeat } from "./seat.ts";
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

/** What the clocks that run and go on once they are late ask for, before their day or after it. */
const askedFor = ({ clocks: ladders }: Pick<Flow, "clocks">, matter: Matter): readonly Owed[] =>
  matter.clocks.flatMap((clock) => {
    const ladder = isNextStep(clock.rule) ? undefined : ladders[clock.rule];
    if (ladder === undefined || !isRunning(clock) || !remindsLate(ladder)) return [];
    const late = owedUnder(ladder, matter, true);
    if (late === undefined) return [];
    return [late, owedUnder(ladder, matter, false) ?? late];
  });

/** The rule by which each unit does some steps for itself: what one has done by one of them it owes by none. */
const eachOf = (steps: Flow["steps"], owed: Pick<Owed, "steps">): Each | undefined =>
  owed.steps.flatMap((id) => steps[id]?.each ?? [])[0];

/** Whether every unit that owes one of some steps for itself has done it. */
const isDoneByAll = (steps: Flow["steps"], owed: Owed, matter: Matter): boolean => {
  const each = eachOf(steps, owed);
  const units = each?.units(matter) ?? [];
  return units.length > 0 && units.every((unit) => each?.done(matter, unit) === true);
};

/**
 * What rests in a matter as it stands: what somebody owes and no other clock asks them for. Of duties under one rule, the
 * first.
 */
export const restingIn = (
  { states, awaits = [], clocks, steps }: Pick<Flow, "states" | "awaits" | "clocks" | "steps">,
  matter: Matter,
): readonly Resting[] => {
  if (matter.erasedAt !== undefined || states[matter.state]?.final === true) return [];
  const named = (name: string, list: readonly Owed[] = []) =>
    list.flatMap((owed, index) =>
      owed.unhurried === true || owed.while?.(matter) === false || isDoneByAll(steps, owed, matter)
        ? []
        : [{ duty: `${name}.${index}`, owed }],
    );
  const owed = [...named(matter.state, states[matter.state]?.awaits), ...named("always", awaits)];
  const asked = askedFor({ clocks }, matter);
  const isAsked = (owed: Owed): boolean =>
    asked.some((other) => other.steps.some((step) => owed.steps.includes(step)));
  const all = owed.flatMap(({ duty, owed }): readonly Resting[] =>
    owed.rests === undefined || owed.rests.while?.(matter) === false || isAsked(owed)
      ? []
      : [{ rule: owed.rests.within, duty, owed }],
  );
  const [first] = owed;
  if (all.length === 0 && first !== undefined && asked.length === 0)
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

/** Whether somebody is asked for what rests only as one of a unit, and that unit has done it. */
const hasDone = (flow: Flow, owed: Owed, matter: Matter, person: Person): boolean => {
  const each = eachOf(flow.steps, owed);
  const { organisation: unit } = person;
  if (each?.units(matter).includes(unit) !== true || !each.done(matter, unit)) return false;
  const parts = owed.by.map((seat) => readSeat(seat).part);
  const others = (owed.above ?? []).filter((seat) => {
    const { part } = readSeat(seat);
    return part === undefined || !parts.includes(part);
  });
  return !holdsAny(person, others, matter);
};

/** The ladder of what rests under a rule: whoever owes it, and those above them once it is late. */
const ladderOf = (flow: Flow, rule: NextStepRule): Ladder => {
  const { zh, en } = findRule(rule).name;
  const owedIn = (matter: Matter): Owed | undefined =>
    restingIn(flow, matter).find((one) => one.rule === rule)?.owed;
  const spares = (matter: Matter, person: Person): boolean => {
    const owed = owedIn(matter);
    return owed !== undefined && hasDone(flow, owed, matter, person);
  };
  return {
    of: text(zh, en.charAt(0).toLowerCase() + en.slice(1)),
    owed: (matter) => {
      const owed = owedIn(matter);
      return owed && { ...owed, of: owed.of ?? whatIsAwaited(flow, owed.steps) };
    },
    spares,
    shownTo: (matter, reader) => reader === undefined || !spares(matter, reader),
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
