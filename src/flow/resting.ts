import { type Day, dayOf, type Instant, isDay } from "../calendar/day.ts";
import { type NextStepRule, ruleFor } from "../calendar/rules.ts";
import { isRunning, type Start, startClock, stopClock } from "./clock.ts";
import type { Each } from "./each.ts";
import type { Flow } from "./flow.ts";
import { type Counting, type Owed, owedUnder, remindsLate } from "./ladder.ts";
import type { Clock, Matter } from "./matter.ts";
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
  rests: { within: "next.record", from: (matter) => at(matter) ?? matter.openedAt },
});

/** The rule for what is awaited in a state where, against what its kind declares, no clock asks for it. */
export const followedUp: NextStepRule = "next.follow";

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
export const eachOf = (steps: Flow["steps"], owed: Pick<Owed, "steps">): Each | undefined =>
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
    return [{ rule: followedUp, ...first }];
  return all.filter(({ rule }, index) => all.findIndex((one) => one.rule === rule) === index);
};

/** How a rule begins to ask for something: from the instant it counts from where the county has the rule in hours. */
const startFor = (
  rule: NextStepRule,
  { rests }: Owed,
  { calendar, since }: Pick<Counting, "calendar"> & { readonly since: Day },
): Start<Matter> => ({
  rule: () => rule,
  from: (matter) => {
    const from = rests?.from?.(matter) ?? since;
    const day = isDay(from) ? from : dayOf(from);
    return ruleFor(rule, day, calendar.rules)?.rule.unit === "h" ? from : day;
  },
});

const isNextStep = (rule: string): rule is NextStepRule => rule.startsWith("next.");

/** What a step has to do with what rests: the flow, the step as declared, its name, and the matter before it. */
type Taken = {
  readonly flow: Flow;
  readonly id: string;
  readonly declared: Step | Opening;
  readonly whole: Matter;
  readonly moves: boolean;
  /** Something recorded was put right: no step was taken. */
  readonly putting?: object;
  readonly context: Context;
  readonly given: { newId(): string };
};

/** Whose what rests is: each unit's that has a share, else the whole matter's or that of the one share. */
const ownersIn = (flow: Flow, matter: Matter): readonly (string | undefined)[] => {
  const units = trackUnits(flow, matter);
  return units.length > 0 ? units : [matter.share?.unit];
};

/** All clocks of a matter with those of what rests in a share and is not asked for yet. */
const withStarted = (
  flow: Flow,
  share: Matter,
  clocks: readonly Clock[],
  counting: Counting & { readonly given: { newId(): string }; readonly since: Day },
): readonly Clock[] => {
  const own = share.share?.unit;
  const missing = restingIn(flow, share).filter(
    ({ rule }) =>
      !clocks.some(
        (clock) =>
          clock.rule === rule && clock.stoppedAt === undefined && clock.organisation === own,
      ),
  );
  return [
    ...clocks,
    ...missing.flatMap(({ rule, owed }): readonly Clock[] => {
      const start = startFor(rule, owed, counting);
      const started = startClock(start, share, flow.clocks, counting, counting.given.newId());
      if (started === undefined) return [];
      return [own === undefined ? started : { ...started, organisation: own }];
    }),
  ];
};

/** The step of the history that says what rests was gone through where nobody took a step. */
export const restingAnew = { step: "rest", actor: "system" } as const;

/** The clocks of a matter without what was asked for and rests no more, whatever became of it. */
export const withoutDone = (flow: Flow, matter: Matter, now: Instant): readonly Clock[] =>
  matter.clocks.map((clock) =>
    isNextStep(clock.rule) &&
    clock.stoppedAt === undefined &&
    !restingIn(flow, shareOf(flow, matter, clock.organisation)).some(
      ({ rule }) => rule === clock.rule,
    )
      ? stopClock(clock, now)
      : clock,
  );

/**
 * The clocks of a matter as what rests in it has them now, where nobody took a step: what is asked for no more is ended,
 * and what is not asked for yet is, from the day on which each share came where it stands.
 */
export const restAnew = (
  flow: Flow,
  matter: Matter,
  counting: Counting & { readonly given: { newId(): string } },
  since: (unit: string | undefined) => Day,
): readonly Clock[] =>
  ownersIn(flow, matter).reduce<readonly Clock[]>(
    (clocks, own) =>
      withStarted(flow, shareOf(flow, { ...matter, clocks }, own), clocks, {
        ...counting,
        since: since(own),
      }),
    withoutDone(flow, matter, counting.now),
  );

/**
 * The clocks after a step with those of what rests: ended where it is done or another duty took its place, anew where the
 * state was reached again or the step was what was owed and is still to be done.
 */
export const withResting = (
  clocks: readonly Clock[],
  after: Matter,
  { flow, id, declared, whole, moves, putting, context, given }: Taken,
): readonly Clock[] => {
  const taken = putting === undefined && "open" in declared ? declared : undefined;
  const reached = moves && typeof taken?.open.to === "string";
  let all = clocks;
  for (const own of ownersIn(flow, after)) {
    const seen = shareOf(flow, { ...after, clocks: all }, own);
    const earlier = shareOf(flow, whole, own);
    const was = restingIn(flow, earlier);
    const now = restingIn(flow, seen);
    const lasts = (rule: string): boolean => {
      const before = was.find((one) => one.rule === rule);
      const next = now.find((one) => one.rule === rule);
      const done =
        taken !== undefined && taken.each === undefined && next?.owed.steps.includes(id) === true;
      const from = (one: Resting | undefined, matter: Matter) => one?.owed.rests?.from?.(matter);
      const moved = from(before, earlier) !== from(next, seen);
      return next !== undefined && before?.duty === next.duty && !reached && !done && !moved;
    };
    const kept = all.map((clock) =>
      isNextStep(clock.rule) &&
      clock.stoppedAt === undefined &&
      clock.organisation === own &&
      !lasts(clock.rule)
        ? stopClock(clock, context.now)
        : clock,
    );
    all = withStarted(flow, seen, kept, { ...context, given, since: context.today });
  }
  return all;
};
