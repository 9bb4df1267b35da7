import {
  addDays,
  type Day,
  dayOf,
  daysBetween,
  dayText,
  dayWithWeekday,
  endText,
  type Instant,
  isDay,
  minutesBetween,
  momentText,
} from "../calendar/day.ts";
import { explainDerived } from "../calendar/explain.ts";
import type { Calendar } from "../calendar/holidays.ts";
import {
  type Derived,
  derive,
  type PeriodEvent,
  type PeriodFacts,
  startOf,
} from "../calendar/period.ts";
import { type DeadlineRule, findRule, ruleFor } from "../calendar/rules.ts";
import type { Text } from "../chat/text.ts";
import type { Person } from "../people/directory.ts";
import { type Counting, type Ladders, withRungsAhead } from "./ladder.ts";
import type { Clock, Matter } from "./matter.ts";
import { words } from "./words.ts";

/** What starts a clock: a rule of the deadline table from a day or an hour, or an appointment at an instant. */
export type Start<M> =
  | {
      /** The rule, or which of these rules applies to this matter; none where it starts no clock. */
      rule(matter: M): string | undefined;
      /** The day it runs from; for a rule in hours the instant, now where only a day is known. */
      from(matter: M, today: Day): Day | Instant;
      /** The rule of the table whose basis is cited in place of its own, where the county has none of its own. */
      basis?(matter: M): string | undefined;
      /** The rule whose running clock it follows: it starts with the day that one is due. */
      readonly follows?: string;
      /** Where the rule leaves the number to the document, the number stated there. */
      amount?(matter: M): number | undefined;
      /** Whether the rule's shorter number for what is urgent counts. */
      urgent?(matter: M): boolean;
      /** The last day itself, where the document states it. */
      until?(matter: M): Day | undefined;
      /** The units each of which has one of its own; one that has it already begins anew. */
      each?(matter: M, by: { readonly actor: Pick<Person, "organisation"> }): readonly string[];
    }
  | { readonly appointment: string; at(matter: M): Instant };

/** Who did something to a clock, and when. */
type Acting = Counting & { readonly actor?: { readonly id: string } };

/** A clock newly started; nothing where none is to start. */
export const startClock = <M>(
  start: Start<M>,
  matter: M & Pick<Matter, "code" | "clocks">,
  ladders: Ladders,
  counting: Counting,
  id: string,
): Clock | undefined => {
  const base = { id, matter: matter.code, dueVersion: 1, rungsPassed: 0 };
  const counts =
    "appointment" in start
      ? startAppointment(start.appointment, start.at(matter), counting)
      : startPeriod(start, matter, counting);
  return counts && withRungsAhead({ ...base, ...counts }, ladders, counting);
};

const startAppointment = (rule: string, at: Instant, { now, calendar }: Counting) => ({
  rule,
  ruleVersion: dayOf(now),
  start: dayOf(now),
  amount: 0,
  unit: "h" as const,
  raw: dayOf(at),
  rolled: dayOf(at),
  at,
  calendar: calendar.version,
  provisional: false,
});

type Period<M> = Extract<Start<M>, { from: unknown }>;

const startPeriod = <M>(
  start: Period<M>,
  matter: M & Pick<Matter, "clocks">,
  { now, calendar }: Counting,
) => {
  const id = start.rule(matter);
  if (id === undefined) return undefined;
  const followed = matter.clocks.find(
    (clock) => clock.stoppedAt === undefined && clock.rule === start.follows,
  );
  const from = followed?.rolled ?? start.from(matter, dayOf(now));
  const found = ruleFor(id, isDay(from) ? from : dayOf(from), calendar.rules);
  if (found === undefined) throw new Error(`no deadline rule ${id}`);
  const { rule } = found;
  // Hours run from the instant itself, never from the day (民法典第二百零一条).
  const begin = rule.unit === "h" && isDay(from) ? now : from;
  const amount = amountOf(start, matter, rule);
  const until = start.until?.(matter);
  const facts: PeriodFacts = {
    rule: withBasis(start, matter, rule),
    start: begin,
    ...(followed === undefined ? {} : { follows: followed.id }),
    ...(amount === undefined ? {} : { amount }),
    ...(until === undefined ? {} : { until }),
    happened: [],
  };
  return { rule: id, ruleVersion: rule.version, facts, ...cacheOf(derive(facts, calendar)) };
};

const amountOf = <M>(start: Period<M>, matter: M, rule: DeadlineRule): number | undefined =>
  start.amount?.(matter) ?? (start.urgent?.(matter) ? rule.urgent : undefined);

/** The rule with the basis that is to be cited for this matter in place of its own: a document's own day rests on the document. */
const withBasis = <M>(start: Period<M>, matter: M, rule: DeadlineRule): DeadlineRule => {
  if (start.until?.(matter) !== undefined && rule.document !== undefined)
    return { ...rule, basis: rule.document };
  const cited = rule.status === "product" ? undefined : start.basis?.(matter);
  const basis = cited === undefined ? undefined : findRule(cited)?.basis;
  return basis === undefined ? rule : { ...rule, basis };
};

/** A clock of a matter before and after something it follows from was put right. */
type Corrected<M> = { readonly start: Start<M>; readonly before: M; readonly after: M };

/**
 * The facts of a clock after something recorded of its matter was put right: another start, another
 * number, another last day. Nothing where the clock does not follow from it. A start to which another
 * version of the rule applies is counted by that version, as it would have been from the first.
 */
export const correctedFacts = <M>(
  clock: Clock,
  { start, before, after }: Corrected<M>,
  why: string,
  acting: Acting,
): PeriodFacts | undefined => {
  const { facts } = clock;
  if (facts === undefined || "appointment" in start || start.rule(before) !== clock.rule)
    return undefined;
  const from = startOf(facts);
  const day = isDay(from) ? from : dayOf(from);
  const follows = facts.follows !== undefined;
  const was = start.from(before, day);
  if (!follows && was !== from && was !== day) return undefined;
  const now = start.from(after, day);
  const begins = follows || now === was ? from : now;
  const amount = amountOf(start, after, facts.rule);
  const until = start.until?.(after);
  const same = amountOf(start, before, facts.rule) === amount && start.until?.(before) === until;
  if (begins === from && same) return undefined;
  const { amount: _, until: __, ...kept } = facts;
  const rest = same ? facts : kept;
  const stated = same
    ? {}
    : { ...(amount === undefined ? {} : { amount }), ...(until === undefined ? {} : { until }) };
  const other = ruleSince(facts.rule.id, day, begins, acting.calendar);
  const rule =
    other === undefined && same ? facts.rule : withBasis(start, after, other ?? facts.rule);
  const next = { ...clock, facts: { ...rest, ...stated, rule } };
  return withEvent(next, { is: "corrected", start: begins, why }, acting);
};

/** The other version of a rule, where the start now lies in the time of that one. */
const ruleSince = (
  id: string,
  was: Day,
  begins: Day | Instant,
  { rules }: Calendar,
): DeadlineRule | undefined => {
  const now = ruleFor(id, isDay(begins) ? begins : dayOf(begins), rules)?.rule;
  return now?.version === ruleFor(id, was, rules)?.rule.version ? undefined : now;
};

/** What stands in a clock so that it need not be worked out at every look. */
const cacheOf = ({ start, amount, unit, raw, rolled, at, calendar, provisional }: Derived) => ({
  start,
  amount,
  unit,
  raw,
  rolled,
  ...(at === undefined ? {} : { at }),
  calendar,
  provisional,
});

/** A clock with its due day worked out anew from its facts; the same clock where nothing changes. */
const recountClock = (
  clock: Clock,
  facts: PeriodFacts,
  ladders: Ladders,
  counting: Counting,
): Clock => {
  const derived = derive(facts, counting.calendar);
  const heldNow = derived.heldSince !== undefined;
  const same =
    derived.rolled === clock.rolled &&
    derived.raw === clock.raw &&
    derived.at === clock.at &&
    derived.start === clock.start &&
    derived.provisional === clock.provisional &&
    heldNow === (clock.suspendedAt !== undefined) &&
    facts.happened.length === clock.facts?.happened.length;
  if (same) return clock;
  const { at: _, suspendedAt, nextRungAt: __, ...rest } = clock;
  const moved = derived.rolled !== clock.rolled || derived.at !== clock.at;
  const next: Clock = {
    ...rest,
    ...cacheOf(derived),
    facts,
    dueVersion: clock.dueVersion + (moved ? 1 : 0),
    ...(heldNow ? { suspendedAt: suspendedAt ?? counting.now } : {}),
  };
  const stands = heldNow || clock.stoppedAt !== undefined;
  return stands ? next : withRungsAhead(next, ladders, counting);
};

/**
 * The clocks of a matter worked out anew, those that follow others after them: by another calendar, or
 * since something has happened to one of them. What has stopped stays as it was, unless something
 * recorded of it was wrong.
 */
export const recountClocks = (
  clocks: readonly Clock[],
  ladders: Ladders,
  counting: Counting,
  changed: ReadonlyMap<string, PeriodFacts> = new Map(),
): readonly Clock[] => {
  const known = new Map(clocks.map((clock) => [clock.id, clock]));
  const done = new Map<string, Clock>();
  const recount = (clock: Clock): Clock => {
    const before = done.get(clock.id);
    if (before !== undefined) return before;
    // A circle cannot arise (a clock follows one that was there before it); were there one, it ends here.
    done.set(clock.id, clock);
    const facts = changed.get(clock.id) ?? clock.facts;
    if (facts === undefined) return clock;
    const followed = facts.follows === undefined ? undefined : known.get(facts.follows);
    const start = followed === undefined ? facts.start : recount(followed).rolled;
    const wasWrong = [clock.id, facts.follows ?? ""].some(
      (id) => changed.get(id)?.happened.at(-1)?.is === "corrected",
    );
    if (clock.stoppedAt !== undefined && !wasWrong) return clock;
    const next = recountClock(
      clock,
      start === facts.start ? facts : { ...facts, start },
      ladders,
      counting,
    );
    done.set(clock.id, next);
    return next;
  };
  return clocks.map(recount);
};

/** An event without when and by whom, which the context says. */
export type Happening = PeriodEvent extends infer E
  ? E extends PeriodEvent
    ? Omit<E, "at" | "by">
    : never
  : never;

/** The facts of a clock with one more thing that happened to it; nothing of an appointment, which is only kept or not. */
export const withEvent = (
  { facts }: Clock,
  event: Happening,
  { now, actor }: Acting,
): PeriodFacts | undefined =>
  facts && {
    ...facts,
    happened: [
      ...facts.happened,
      { ...event, at: now, ...(actor === undefined ? {} : { by: actor.id }) } as PeriodEvent,
    ],
  };

/** The step of the history that says dates were counted anew, and who did it. */
export const recounting = { step: "recount", actor: "system" } as const;

/** The clock, stopped. */
export const stopClock = (clock: Clock, now: Instant): Clock => {
  const { nextRungAt: _, ...rest } = clock;
  return { ...rest, stoppedAt: now };
};

/** The clocks, those of some rules running again that had stopped before a day which has not gone by yet. */
export const reviveClocks = (
  clocks: readonly Clock[],
  rules: readonly string[],
  ladders: Ladders,
  counting: Counting,
): readonly Clock[] => {
  const today = dayOf(counting.now);
  const last = rules.map((rule) => clocks.findLast((clock) => clock.rule === rule)?.id);
  return clocks.map((clock) => {
    const { stoppedAt, suspendedAt: _, ...rest } = clock;
    return stoppedAt !== undefined && last.includes(clock.id) && clock.rolled >= today
      ? withRungsAhead(rest, ladders, counting)
      : clock;
  });
};

/** Whether a clock runs: neither stopped nor suspended. */
export const isRunning = (clock: Clock): boolean =>
  clock.stoppedAt === undefined && clock.suspendedAt === undefined;

/** Whether a clock is suspended, and will run on some day. */
export const isSuspended = (clock: Clock): boolean =>
  clock.stoppedAt === undefined && clock.suspendedAt !== undefined;

/**
 * Whether the period of a clock has begun: one that starts on a day to come is not shown yet; one counted
 * back from such a day has as soon as the day is known.
 */
export const hasBegun = ({ start, facts }: Clock, today: Day): boolean =>
  facts?.rule.roll === "back" || (isDay(start) ? start : dayOf(start)) <= today;

/** Whether the day of a clock has gone by, or its hour where it is counted in hours or an appointment. */
export const isLate = (clock: Clock, now: Instant): boolean => {
  if (clock.at === undefined) return clock.rolled < dayOf(now);
  return isAppointment(clock) ? clock.at <= now : clock.at < now;
};

/** The running clock that is due first. */
export const firstDue = (clocks: readonly Clock[]): Clock | undefined =>
  clocks
    .filter(isRunning)
    .reduce<Clock | undefined>(
      (first, clock) => (first === undefined || clock.rolled < first.rolled ? clock : first),
      undefined,
    );

/** Whether a clock runs to an appointment, and not to a deadline of the table. */
export const isAppointment = ({ facts }: Pick<Clock, "facts">): boolean => facts === undefined;

/** Whether an appointment is over: nobody is reminded of one any more. */
export const hasPassed = (clock: Clock, now: Instant): boolean =>
  isAppointment(clock) && clock.at !== undefined && clock.at < now;

/**
 * When something is said: what is late by then is said to be. What stands in a chat from then on (`standing`) says no
 * day that is wrong the next morning.
 */
export type SaidAt = { readonly now: Instant; readonly standing?: true };

/**
 * How far away the due day or the appointment is, in calendar days, as people say it; how long ago, in hours,
 * a period in hours was over that ended within the last two days.
 */
export const timeLeft = (clock: Clock, { now }: SaidAt): Text => {
  const days = daysBetween(dayOf(now), clock.rolled);
  // From such a day on something may be done, or a period is over: nobody is late.
  const says = clock.facts?.rule.says;
  if (says === "may" && days <= 0) return words.mayNow(clock.facts?.rule.act ?? noAct);
  if (says === "ends" && days < 0) return words.isOver;
  if (isAppointment(clock)) return words.daysAhead(days);
  const over = clock.at === undefined ? 0 : minutesBetween(clock.at, now) / 60;
  return over > 0 && over < 48 ? words.hoursOver(Math.floor(over)) : words.daysLeft(days);
};

const noAct: Text = { zh: "办", en: "do it" };

/**
 * What a clock's day is where nothing is due by it: the day from which something may be done, or what
 * follows once a period is over. Nothing for any other clock.
 */
export const whatMayFollow = (clock: Clock, today: Day): Text | undefined => {
  const rule = clock.facts?.rule;
  const day = dayText(clock.rolled);
  if (rule?.says === "may")
    return clock.rolled <= today ? words.maySince(rule.act, day) : words.mayFrom(rule.act, day);
  // Of a rule kept before that was known, as the table has it.
  const then =
    rule?.says === "ends"
      ? (rule.afterwards ?? findRule(rule.id, undefined)?.afterwards)
      : undefined;
  return then && words.thenFollows(day, dayText(addDays(clock.rolled, 1)), then);
};

/** Why a step is proposed under a clock: how late what is owed is, or that the day has come from which it may be taken. */
export const whyProposed = (clock: Clock, of: Text, at: SaidAt): Text => {
  const left = timeLeft(clock, at);
  return clock.facts?.rule.says === "may" ? left : words.overdueOf(of, left);
};

/** The day or the moment of a clock: a period is over at the end of a day, an appointment begins. */
export const whenText = (clock: Clock): Text => {
  if (clock.at === undefined) return dayWithWeekday(clock.rolled);
  return isAppointment(clock) ? momentText(clock.at) : endText(clock.at);
};

/** What a reminder of a clock says. */
export const reminderText = (clock: Clock, of: Text, at: SaidAt): Text =>
  words.reminder(of, whenDue(clock, at));

const whenDue = (clock: Clock, at: SaidAt): Text => {
  if (clock.at === undefined || clock.at < at.now) return timeLeft(clock, at);
  const moment = whenText(clock);
  return isAppointment(clock) ? moment : words.endsAt(moment);
};

/**
 * Why a clock's date is what it is, in one sentence: how it was first counted, every time it was
 * moved, and since when it is suspended. Nothing for an appointment.
 */
export const explainClock = ({ facts }: Clock, calendar: Calendar): Text | undefined =>
  facts && explainDerived(derive(facts, calendar), calendar, facts.rule);
