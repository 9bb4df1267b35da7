import { due, previousWorkingTime, rungInstant } from "../calendar/count.ts";
import {
  addMinutes,
  type Day,
  dayOf,
  daysBetween,
  type Instant,
  momentText,
} from "../calendar/day.ts";
import { explain } from "../calendar/explain.ts";
import type { Calendar } from "../calendar/holidays.ts";
import { findRule } from "../calendar/rules.ts";
import { Refusal } from "../chat/refusal.ts";
import { type Text, text } from "../chat/text.ts";
import type { Clock, Part } from "./matter.ts";
import { words } from "./words.ts";

/** One rung of a ladder: so many working days from the due day, or so many minutes before an appointment. */
export type Rung = { readonly id: string } & (
  | { readonly workingDays: number }
  | { readonly minutesBefore: number }
);

/** When to remind of a clock and whom: seats in person, and the groups of the units in some parts. */
export type Ladder<Seat extends string = string> = {
  /** What is to be done or comes: `签收检察建议`. */
  readonly of: Text;
  readonly rungs: readonly Rung[];
  readonly seats: readonly Seat[];
  /** Told as well once the due day has gone by. */
  readonly overdue?: readonly Seat[];
  readonly groups: readonly (Part | "linkage")[];
};

/** The usual ladder: the working day before, the day itself, the working day after. */
export const aroundTheDay: readonly Rung[] = [
  { id: "-1", workingDays: -1 },
  { id: "0", workingDays: 0 },
  { id: "+1", workingDays: 1 },
];

/** What starts a clock: a rule of the deadline table from a day, or an appointment at an instant. */
export type Start<M> =
  | {
      /** The rule, or which of these rules applies to this matter; none where it starts no clock. */
      rule(matter: M): string | undefined;
      from(matter: M, today: Day): Day;
      /** Where the rule leaves the number to the document, the number stated there. */
      amount?(matter: M): number | undefined;
      /** The last day itself, where the document states it. */
      until?(matter: M): Day | undefined;
    }
  | { readonly appointment: string; at(matter: M): Instant };

const rungAt = (clock: Clock, rung: Rung, calendar: Calendar): Instant =>
  "workingDays" in rung
    ? rungInstant(clock.rolled, rung.workingDays, calendar)
    : previousWorkingTime(
        addMinutes(clock.at ?? `${clock.rolled}T16:00:00.000Z`, -rung.minutesBefore),
        calendar,
      );

/** Sets `nextRungAt` by how many rungs are behind. */
const withNextRung = (
  clock: Omit<Clock, "nextRungAt">,
  ladder: Ladder | undefined,
  calendar: Calendar,
): Clock => {
  const rung = ladder?.rungs[clock.rungsPassed];
  return rung === undefined ? clock : { ...clock, nextRungAt: rungAt(clock, rung, calendar) };
};

/**
 * A clock newly started; nothing where none is to start. Rungs whose time has gone by are skipped, unless the due day itself has gone
 * by: then the last one is kept, so that what is overdue from the start is still said once.
 */
export const startClock = <M>(
  start: Start<M>,
  matter: M & { readonly code: string },
  ladders: Readonly<Record<string, Ladder>>,
  doing: { readonly now: Instant; readonly calendar: Calendar },
  id: string,
): Clock | undefined => {
  const base = { id, matter: matter.code, dueVersion: 1, rungsPassed: 0 };
  const counts =
    "appointment" in start
      ? appointment(start.appointment, start.at(matter), doing)
      : counted(start, matter, doing);
  return counts && ahead({ ...base, ...counts }, ladders[counts.rule], doing);
};

/** The clock with the rungs still ahead of it, by its due day. */
const ahead = (
  { nextRungAt: _, ...clock }: Clock,
  ladder: Ladder | undefined,
  { now, calendar }: { readonly now: Instant; readonly calendar: Calendar },
): Clock => {
  if (ladder === undefined) return clock;
  const past = ladder.rungs.filter((rung) => rungAt(clock, rung, calendar) <= now);
  const overdue = clock.rolled < dayOf(now);
  const rungsPassed = overdue && past.length > 0 ? past.length - 1 : past.length;
  return withNextRung({ ...clock, rungsPassed }, ladder, calendar);
};

/** The step of the history that says dates were counted anew, and who did it. */
export const recounting = { step: "recount", actor: "system" } as const;

/**
 * A running clock counted anew by another calendar, under the version of its rule it was started with;
 * `undefined` where neither its date nor its standing changes. Hours and appointments never move.
 */
export const recounted = (
  clock: Clock,
  ladder: Ladder | undefined,
  doing: { readonly now: Instant; readonly calendar: Calendar },
): Clock | undefined => {
  const rule = findRule(clock.rule, clock.ruleVersion);
  if (rule === undefined || clock.unit === "h" || !isRunning(clock)) return undefined;
  const { raw, rolled, provisional } = due(rule, clock.start, doing.calendar, clock.amount);
  if (rolled === clock.rolled && provisional === clock.provisional) return undefined;
  const moved = {
    ...clock,
    raw,
    rolled,
    provisional,
    calendar: doing.calendar.version,
    dueVersion: clock.dueVersion + 1,
  };
  return ahead(moved, ladder, doing);
};

const appointment = (rule: string, at: Instant, doing: { now: Instant; calendar: Calendar }) => ({
  rule,
  ruleVersion: dayOf(doing.now),
  start: dayOf(doing.now),
  amount: 0,
  unit: "h" as const,
  raw: dayOf(at),
  rolled: dayOf(at),
  at,
  calendar: doing.calendar.version,
  provisional: false,
});

const counted = <M>(
  start: Extract<Start<M>, { from: unknown }>,
  matter: M,
  { now, calendar }: { readonly now: Instant; readonly calendar: Calendar },
) => {
  const id = start.rule(matter);
  if (id === undefined) return undefined;
  const from = start.from(matter, dayOf(now));
  const rule = findRule(id, from);
  if (rule === undefined) throw new Error(`no deadline rule ${id} on ${from}`);
  // Hours run from the instant itself, never from the day (民法典第二百零一条).
  const begin = rule.unit === "h" ? now : from;
  const until = start.until?.(matter);
  const {
    version,
    rule: _,
    ...rest
  } = until === undefined
    ? due(rule, begin, calendar, start.amount?.(matter))
    : due({ ...rule, unit: "d" }, from, calendar, daysBetween(from, until));
  return { ...rest, rule: id, ruleVersion: version };
};

/** What a sweep at `now` makes of a clock: the latest rung that is due, and the clock moved past it. */
export const passRung = (
  clock: Clock,
  ladder: Ladder,
  now: Instant,
  calendar: Calendar,
): { readonly rung: Rung; readonly clock: Clock } | undefined => {
  let last: Rung | undefined;
  let passed = clock.rungsPassed;
  for (const rung of ladder.rungs.slice(clock.rungsPassed)) {
    if (rungAt(clock, rung, calendar) > now) break;
    last = rung;
    passed += 1;
  }
  if (last === undefined) return undefined;
  const { nextRungAt: _, ...rest } = clock;
  return { rung: last, clock: withNextRung({ ...rest, rungsPassed: passed }, ladder, calendar) };
};

/** The clock, stopped. */
export const stopClock = (clock: Clock, now: Instant): Clock => {
  const { nextRungAt: _, ...rest } = clock;
  return { ...rest, stoppedAt: now };
};

/** Whether a clock still runs. */
export const isRunning = (clock: Clock): boolean => clock.stoppedAt === undefined;

/** The running clock that is due first. */
export const firstDue = (clocks: readonly Clock[]): Clock | undefined =>
  clocks
    .filter(isRunning)
    .reduce<Clock | undefined>(
      (first, clock) => (first === undefined || clock.rolled < first.rolled ? clock : first),
      undefined,
    );

/** Whether a clock runs to an appointment, and not to a deadline of the table. */
const isAppointment = ({ rule, ruleVersion }: Clock): boolean =>
  findRule(rule, ruleVersion) === undefined;

/** Whether an appointment is over: nobody is reminded of one any more. */
export const hasPassed = (clock: Clock, now: Instant): boolean =>
  isAppointment(clock) && clock.at !== undefined && clock.at < now;

/** How far away the due day or the appointment is, in calendar days, as people say it. */
export const left = (clock: Clock, today: Day): Text => {
  const days = daysBetween(today, clock.rolled);
  return isAppointment(clock) ? words.daysAhead(days) : words.daysLeft(days);
};

/** What a reminder of a clock says. */
export const reminderText = (clock: Clock, { of }: Ladder, today: Day): Text =>
  words.reminder(
    of,
    clock.at !== undefined && isAppointment(clock) ? momentText(clock.at) : left(clock, today),
  );

/** A day that must not lie in the future (a service, an event). */
export const notLater = (day: Day, today: Day, field: string, what: Text): Refusal | undefined =>
  day <= today
    ? undefined
    : new Refusal(
        text(
          `${what.zh}不能晚于今天（${today}），您填的是${day}。请填今天或更早的日期。`,
          `${what.en} cannot be later than today (${today}); you gave ${day}. Please give today or an earlier day.`,
        ),
        { field },
      );

/** Why a clock's date is what it is, in one sentence; nothing for an appointment. */
export const explainClock = (clock: Clock, calendar: Calendar): Text | undefined => {
  const rule = findRule(clock.rule, clock.ruleVersion);
  return rule === undefined
    ? undefined
    : explain({ ...clock, version: clock.ruleVersion }, calendar, rule);
};
