import { due, previousWorkingTime, rungInstant, workingDaysUntil } from "../calendar/count.ts";
import {
  addDays,
  addMinutes,
  type Day,
  dayOf,
  daysBetween,
  dayText,
  type Instant,
  isDay,
  momentText,
  shortDay,
} from "../calendar/day.ts";
import { explain } from "../calendar/explain.ts";
import type { Calendar } from "../calendar/holidays.ts";
import { findRule } from "../calendar/rules.ts";
import { Refusal } from "../chat/refusal.ts";
import { type Text, text } from "../chat/text.ts";
import type { Clock, Matter, Part } from "./matter.ts";
import type { Seat } from "./seat.ts";
import { words } from "./words.ts";

/**
 * One rung of a ladder: so many working days from the due day, so many minutes before an appointment
 * (in working time), or so many hours before a period in hours ends, whatever the day: it does not
 * wait for Monday either. At some a step is proposed to whoever may take it: beside the reminder of the others,
 * or alone, with nobody reminded.
 */
export type Rung = { readonly id: string; readonly propose?: "beside" | "alone" } & (
  | { readonly workingDays: number }
  | { readonly minutesBefore: number }
  | { readonly hoursBefore: number }
);

/**
 * A duty: the steps of which one is owed, the seats that owe it, and those who answer for it. Said in
 * the words of the steps unless it has its own.
 */
export type Owed<M extends Matter = Matter> = {
  readonly steps: readonly string[];
  readonly by: readonly Seat[];
  /** Told as well once it is late, and in place of a seat nobody holds. */
  readonly above?: readonly Seat[];
  readonly of?: Text;
  /** Absent: as long as the clock runs or the state lasts. */
  while?(matter: M): boolean;
};

/** A duty that depends on where the matter stands, and on whether its day has gone by. */
type OwedNow<M extends Matter> = {
  of(matter: M, late: boolean): Owed<M> | undefined;
}["of"];

/** What is owed while a clock runs, and when whom to remind of it. */
export type Ladder<M extends Matter = Matter> = {
  /** What is to be done or comes: `签收检察建议`. */
  readonly of: Text;
  /** Absent: nobody has to do anything, as before a meeting. */
  readonly owed?: Owed<M> | OwedNow<M>;
  readonly rungs: readonly Rung[];
  /** Who is reminded where that is not whoever owes it: everybody who comes to a meeting. */
  readonly reminds?: readonly Seat[];
  /** The units whose groups are reminded as well. */
  readonly groups: readonly (Part | "linkage")[];
  /** The step that is next where a rung proposes one; nothing where none is left. */
  proposes?(matter: M): string | undefined;
};

/** Whether the day of a clock, or the hour of an appointment, has gone by. */
export const isLate = (clock: Clock, now: Instant): boolean =>
  isAppointment(clock) && clock.at !== undefined ? clock.at <= now : clock.rolled < dayOf(now);

/** What is owed under a clock, as the matter stands. */
export const owedUnder = (ladder: Ladder, matter: Matter, late: boolean): Owed | undefined =>
  typeof ladder.owed === "function" ? ladder.owed(matter, late) : ladder.owed;

/** The usual ladder: the working day before, the day itself, the working day after. */
export const aroundTheDay: readonly Rung[] = [
  { id: "-1", workingDays: -1 },
  { id: "0", workingDays: 0 },
  { id: "+1", workingDays: 1 },
];

/** The ladder of a period in hours: four hours and one hour before its end, and the working day after. */
export const aroundTheHour: readonly Rung[] = [
  { id: "-4h", hoursBefore: 4 },
  { id: "-1h", hoursBefore: 1 },
  { id: "+1", workingDays: 1 },
];

/** The ladder of an appointment: a day of working time before it, and an hour. */
export const beforeTheHour: readonly Rung[] = [
  { id: "-1d", minutesBefore: 24 * 60 },
  { id: "-1h", minutesBefore: 60 },
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

const rungAt = (clock: Clock, rung: Rung, calendar: Calendar): Instant => {
  if ("workingDays" in rung) return rungInstant(clock.rolled, rung.workingDays, calendar);
  const end = clock.at ?? `${clock.rolled}T16:00:00.000Z`;
  return "hoursBefore" in rung
    ? addMinutes(end, -60 * rung.hoursBefore)
    : previousWorkingTime(addMinutes(end, -rung.minutesBefore), calendar);
};

/** The rungs of a clock: the ladder's, or the county's own days with the proposals of the ladder. */
const rungsOf = (
  { rule, ruleVersion }: Clock,
  ladder: Ladder,
  { rules }: Calendar,
): readonly Rung[] => {
  const own = findRule(rule, ruleVersion, rules)?.remind;
  if (own === undefined) return ladder.rungs;
  // On a day the county does not remind, what is proposed is proposed alone.
  const kept = ladder.rungs.flatMap((rung) =>
    rung.propose !== undefined && "workingDays" in rung
      ? [own.includes(rung.workingDays) ? rung : { ...rung, propose: "alone" as const }]
      : [],
  );
  const plain = own
    .filter((days) => !kept.some(({ workingDays }) => workingDays === days))
    .map((workingDays) => ({ id: String(workingDays), workingDays }));
  return [...plain, ...kept].sort((a, b) => a.workingDays - b.workingDays);
};

/** Sets `nextRungAt` by how many rungs are behind. */
const withNextRung = (
  clock: Omit<Clock, "nextRungAt">,
  ladder: Ladder,
  calendar: Calendar,
): Clock => {
  const rung = rungsOf(clock, ladder, calendar)[clock.rungsPassed];
  return rung === undefined ? clock : { ...clock, nextRungAt: rungAt(clock, rung, calendar) };
};

type Ladders = Readonly<Record<string, Ladder>>;

type Counting = { readonly now: Instant; readonly calendar: Calendar };

/**
 * The clock at the first rung still ahead. Rungs whose time has gone by are skipped, unless the due
 * day itself has gone by: then the last one is kept, so that what is overdue is still said once.
 */
const withRungsAhead = (clock: Clock, ladders: Ladders, { now, calendar }: Counting): Clock => {
  const { nextRungAt: _, ...rest } = clock;
  const ladder = ladders[clock.rule];
  if (ladder === undefined) return rest;
  const past = rungsOf(clock, ladder, calendar).filter(
    (rung) => rungAt(rest, rung, calendar) <= now,
  );
  const overdue = clock.rolled < dayOf(now);
  const rungsPassed = overdue && past.length > 0 ? past.length - 1 : past.length;
  return withNextRung({ ...rest, rungsPassed }, ladder, calendar);
};

/** A clock newly started; nothing where none is to start. */
export const startClock = <M>(
  start: Start<M>,
  matter: M & { readonly code: string },
  ladders: Ladders,
  context: Counting,
  id: string,
): Clock | undefined => {
  const base = { id, matter: matter.code, dueVersion: 1, rungsPassed: 0 };
  const counts =
    "appointment" in start
      ? startAppointment(start.appointment, start.at(matter), context)
      : startPeriod(start, matter, context);
  return counts && withRungsAhead({ ...base, ...counts }, ladders, context);
};

/** The step of the history that says dates were counted anew, and who did it. */
export const recounting = { step: "recount", actor: "system" } as const;

/**
 * A running clock counted anew by another calendar, under the version of its rule it was started with;
 * `undefined` where neither its date nor its standing changes. Hours and appointments never move; a
 * day that was granted stays, but for moving off what has become a rest day.
 */
export const recountClock = (
  clock: Clock,
  ladders: Ladders,
  context: Counting,
): Clock | undefined => {
  const { calendar } = context;
  const rule = findRule(clock.rule, clock.ruleVersion, calendar.rules);
  if (rule === undefined || clock.unit === "h" || !isRunning(clock)) return undefined;
  const first = due(rule, clock.start, calendar, clock.amount);
  const last = clock.moves?.at(-1);
  const rolled = last === undefined ? first.rolled : nextWorkable(clock, last.to, calendar);
  const provisional = last === undefined ? first.provisional : calendar.isProvisional(rolled);
  if (rolled === clock.rolled && provisional === clock.provisional) return undefined;
  return withRungsAhead(
    {
      ...clock,
      raw: first.raw,
      rolled,
      provisional,
      calendar: calendar.version,
      dueVersion: clock.dueVersion + 1,
      ...(last === undefined
        ? {}
        : { moves: [...(clock.moves ?? []).slice(0, -1), { ...last, to: rolled }] }),
    },
    ladders,
    context,
  );
};

const startAppointment = (
  rule: string,
  at: Instant,
  context: { now: Instant; calendar: Calendar },
) => ({
  rule,
  ruleVersion: dayOf(context.now),
  start: dayOf(context.now),
  amount: 0,
  unit: "h" as const,
  raw: dayOf(at),
  rolled: dayOf(at),
  at,
  calendar: context.calendar.version,
  provisional: false,
});

const startPeriod = <M>(
  start: Extract<Start<M>, { from: unknown }>,
  matter: M,
  { now, calendar }: Counting,
) => {
  const id = start.rule(matter);
  if (id === undefined) return undefined;
  const from = start.from(matter, dayOf(now));
  const rule = findRule(id, from, calendar.rules);
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
  for (const rung of rungsOf(clock, ladder, calendar).slice(clock.rungsPassed)) {
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

/** Whether a clock runs: neither stopped nor suspended. */
export const isRunning = (clock: Clock): boolean =>
  clock.stoppedAt === undefined && clock.suspendedAt === undefined;

/** Whether a clock is suspended, and will run on some day. */
export const isSuspended = (clock: Clock): boolean =>
  clock.stoppedAt === undefined && clock.suspendedAt !== undefined;

/** The clock, suspended: nobody is reminded of it, and what is left of it is kept. */
export const suspendClock = ({ nextRungAt: _, ...clock }: Clock, now: Instant): Clock => ({
  ...clock,
  suspendedAt: now,
});

const moveDue = (
  clock: Clock,
  to: Day,
  why: Text,
  ladders: Ladders,
  context: Counting,
  at?: Instant,
): Clock => {
  const move = { at: context.now, from: clock.rolled, to, why };
  return withRungsAhead(
    {
      ...clock,
      rolled: to,
      ...(at === undefined ? {} : { at }),
      provisional: clock.provisional || (clock.unit !== "h" && context.calendar.isProvisional(to)),
      dueVersion: clock.dueVersion + 1,
      moves: [...(clock.moves ?? []), move],
    },
    ladders,
    context,
  );
};

/** A day a moved date may fall on, where its rule moves rest days on. */
const nextWorkable = ({ rule, ruleVersion }: Clock, day: Day, calendar: Calendar): Day =>
  findRule(rule, ruleVersion, calendar.rules)?.roll === "next" ? calendar.nextWorkingDay(day) : day;

/** The suspended clock, running on: its due day is as much later as it was suspended. */
export const resumeClock = (
  { suspendedAt, ...clock }: Clock,
  ladders: Ladders,
  context: Counting,
): Clock => {
  const { now, calendar } = context;
  if (suspendedAt === undefined) return clock;
  const [since, today] = [dayOf(suspendedAt), dayOf(now)];
  const days = daysBetween(since, today);
  const why = words.suspendedFor(shownIn(since, clock), shownIn(today, clock), days);
  if (clock.at !== undefined) {
    const at = addMinutes(clock.at, Math.round((Date.parse(now) - Date.parse(suspendedAt)) / 6e4));
    return moveDue(clock, dayOf(at), why, ladders, context, at);
  }
  if (days === 0) return withRungsAhead(clock, ladders, context);
  const to =
    clock.unit === "wd"
      ? calendar.addWorkingDays(clock.rolled, workingDaysUntil(since, today, calendar))
      : addDays(clock.rolled, days);
  return moveDue(clock, nextWorkable(clock, to, calendar), why, ladders, context);
};

/** The clock with a later due day, moved off a rest day where its rule says so; reminded of anew. */
export const extendClock = (
  clock: Clock,
  to: Day,
  why: Text,
  ladders: Ladders,
  context: Counting,
): Clock => moveDue(clock, nextWorkable(clock, to, context.calendar), why, ladders, context);

/** Whether the period of a clock has begun: one that starts on a day to come is not shown yet. */
export const hasBegun = ({ start }: Clock, today: Day): boolean =>
  (isDay(start) ? start : dayOf(start)) <= today;

/** The rungs of a clock whose time has come. */
export const rungsDue = (
  clock: Clock,
  ladder: Ladder,
  { now, calendar }: Counting,
): readonly Rung[] =>
  rungsOf(clock, ladder, calendar).filter((rung) => rungAt(clock, rung, calendar) <= now);

/** The beginning of the keys of what one rung of a clock proposes, as its date now stands. */
export const proposalKey = ({ id, dueVersion }: Clock, rung: Rung): string =>
  `propose:${id}:${dueVersion}:${rung.id}:`;

/** Whether a notice's key says that a rung of a clock was proposed. */
export const hasProposed = (key: string, clock: Clock, rung: Rung): boolean =>
  key.startsWith(proposalKey(clock, rung));

/** A day as a clock's explanation shows it: with its year only where that is not the year it began in. */
const shownIn = (day: Day, { start }: Pick<Clock, "start">): Text =>
  day.slice(0, 4) === start.slice(0, 4) ? shortDay(day) : dayText(day);

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
export const timeLeft = (clock: Clock, today: Day): Text => {
  const days = daysBetween(today, clock.rolled);
  return isAppointment(clock) ? words.daysAhead(days) : words.daysLeft(days);
};

/** What a reminder of a clock says. */
export const reminderText = (clock: Clock, of: Text, today: Day): Text =>
  words.reminder(of, whenDue(clock, today));

const whenDue = (clock: Clock, today: Day): Text => {
  if (clock.at === undefined || clock.rolled < today) return timeLeft(clock, today);
  const moment = momentText(clock.at);
  return isAppointment(clock) ? moment : words.endsAt(moment);
};

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

/**
 * Why a clock's date is what it is, in one sentence: how it was first counted, every time it was
 * moved, and since when it is suspended. Nothing for an appointment.
 */
export const explainClock = (clock: Clock, calendar: Calendar): Text | undefined => {
  const rule = findRule(clock.rule, clock.ruleVersion, calendar.rules);
  if (rule === undefined) return undefined;
  const { moves = [], suspendedAt } = clock;
  const counted = { ...clock, rolled: moves[0]?.from ?? clock.rolled, version: clock.ruleVersion };
  const asides = [
    ...moves.map(({ why, to }) => words.movedTo(why, shownIn(to, clock))),
    ...(suspendedAt === undefined
      ? []
      : [words.suspendedSince(shownIn(dayOf(suspendedAt), clock))]),
  ];
  const first = explain(counted, calendar, rule);
  return asides.reduce(
    (said, aside) => text(`${said.zh}；${aside.zh}`, `${said.en}; ${aside.en}`),
    first,
  );
};
