import { previousWorkingTime, rungInstant } from "../calendar/count.ts";
import { addMinutes, type Day, dayOf, daysBetween, type Instant } from "../calendar/day.ts";
import type { Calendar } from "../calendar/holidays.ts";
import type { NextStepRule } from "../calendar/rules.ts";
import type { Text } from "../chat/text.ts";
import type { Person } from "../people/directory.ts";
import type { Clock, Matter, Part } from "./matter.ts";
import type { Seat } from "./seat.ts";

/**
 * One rung of a ladder: so many working days from the due day, so many minutes before an appointment
 * (in working time), or so many hours before a period in hours ends, whatever the day: it does not
 * wait for Monday either. At some a step is proposed to whoever may take it: beside the reminder of the others,
 * or alone, with nobody reminded.
 */
export type Rung = {
  readonly id: string;
  readonly propose?: "beside" | "alone";
  /** For those alone who have not done yet what the ladder asks. */
  readonly asks?: true;
  /** Who is sent a list by then to telephone by: the units that are silent, and their posts. */
  readonly calls?: readonly Seat[];
} & (
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
  /** Absent: as long as the clock runs or the state lasts. Without `now` it is asked whether it ever is. */
  while?(matter: M, now?: Instant): boolean;
  /** The states in which it is owed already, though a step of the same people has to come first. */
  readonly ahead?: readonly M["state"][];
  /**
   * The day on which it passed to them, where the clock is one that others had before: nobody is late
   * by a day that had gone by before that.
   */
  since?(matter: M): Day | undefined;
  /** The day was another's, who kept it: what is owed after it has none of its own, and nobody is late. */
  readonly undated?: true;
  /** Nobody is asked for it by a day: it takes as long as it takes, and what may be done about that is proposed by a clock of the kind. */
  readonly unhurried?: true;
  /** Of a state, where no law sets a day for it: how it is asked for all the same. */
  readonly rests?: {
    /** The rule of this product that sets the day. */
    readonly within: NextStepRule;
    /** Absent: as long as it is owed. Not where another clock asks for it. */
    while?(matter: M): boolean;
    /** The day it counts from, or the instant of that day, where it is not that on which the state was reached: that of a meeting. */
    from?(matter: M): Day | Instant;
  };
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
  /** It runs out by itself: nobody is late with it, and the kind's card says when it ends or ended. */
  readonly closes?: true;
  /** It begins with the end of the matter: that ends it not. */
  readonly afterEnd?: true;
  /** Shown to the units with this part alone: it is between them and those above them. */
  readonly inside?: Part;
  /** Whether its day is a reader's to see; a group is no reader. Absent: it is everybody's. */
  shownTo?(matter: M, reader: Person | undefined): boolean;
  /** Whoever does not see its day is not told either that anything is owed under it. */
  readonly unannounced?: true;
  /** Who is reminded where that is not whoever owes it: everybody who comes to a meeting. */
  readonly reminds?: readonly Seat[];
  /** Who reads of it in the morning of its day besides: whoever called it. */
  readonly knows?: readonly Seat[];
  /** What those who have not done it are asked for in place of being reminded: an answer to an invitation. */
  readonly asks?: { readonly step: string; readonly of: Text };
  /** Whether somebody of those reminded need not be: they do not come. */
  spares?(matter: M, person: Person): boolean;
  /** The units whose groups are reminded as well. */
  readonly groups: readonly (Part | "linkage")[];
  /** The step that is next where a rung proposes one; nothing where none is left or none can be taken. */
  proposes?(matter: M): string | undefined;
  /** The steps it proposes, in their order. */
  readonly climbs?: readonly string[];
  /** Why none can be taken though not all of them are. */
  rests?(matter: M): Text | undefined;
};

/** What is owed under a clock, as the matter stands. */
export const owedUnder = (ladder: Ladder, matter: Matter, late: boolean): Owed | undefined =>
  typeof ladder.owed === "function" ? ladder.owed(matter, late) : ladder.owed;

/** Whether nobody is late by a day gone by, as the matter stands. */
export const isOver = (ladder: Ladder | undefined, matter: Matter): boolean =>
  ladder !== undefined &&
  (ladder.closes === true || owedUnder(ladder, matter, true)?.undated === true);

/** The usual ladder: the working day before, the day itself, the working day after; `rungsOf` adds what a long period and a long silence need. */
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

/** The ladder of what is to be done at once: hours after it was due, night and holiday counted. */
export const afterTheHour: readonly Rung[] = [
  { id: "+1h", hoursBefore: -1 },
  { id: "+4h", hoursBefore: -4 },
  { id: "+24h", hoursBefore: -24 },
];

/**
 * The same where a child is in danger: from two hours on the chief procurator and the convenor have a list as well, to
 * telephone by.
 */
export const callingAfterTheHour: readonly Rung[] = [1, 2, 4, 24].map((hours) => ({
  id: `+${hours}h`,
  hoursBefore: -hours,
  ...(hours > 1 ? { calls: ["procuratorate:chief", "convenor"] as const } : {}),
}));

/** The ladder of an appointment: a day of working time before it, and an hour. */
export const beforeTheHour: readonly Rung[] = [
  { id: "-1d", minutesBefore: 24 * 60 },
  { id: "-1h", minutesBefore: 60 },
];

/** The same where people are invited: three days before it, whoever has not answered yet is asked again. */
export const afterInvitation: readonly Rung[] = [
  { id: "-3d", minutesBefore: 3 * 24 * 60, asks: true },
  ...beforeTheHour,
];

const rungAt = (clock: Clock, rung: Rung, calendar: Calendar): Instant => {
  if ("workingDays" in rung) return rungInstant(clock.rolled, rung.workingDays, calendar);
  const end = clock.at ?? `${clock.rolled}T16:00:00.000Z`;
  return "hoursBefore" in rung
    ? addMinutes(end, -60 * rung.hoursBefore)
    : previousWorkingTime(addMinutes(end, -rung.minutesBefore), calendar);
};

/** A long period is warned of early as well, so many working days before its day. */
const early = [-20, -10, -5, -3];

/** What is overdue is said again every so many working days, until it is done. */
const again = 5;

/** Whether so early a warning still comes after the first quarter of the period; a working day is taken for 1.4 days. */
const isWorthSaying = ({ start, rolled }: Clock, workingDays: number): boolean =>
  -workingDays * 1.4 <= daysBetween(start.slice(0, "YYYY-MM-DD".length), rolled) * 0.75;

const inDays = (rung: Rung): number | undefined =>
  "workingDays" in rung ? rung.workingDays : undefined;

/** Whether a rung comes when the day, or the hour, has gone by. */
const isAfter = (rung: Rung): boolean =>
  "hoursBefore" in rung ? rung.hoursBefore < 0 : (inDays(rung) ?? 0) > 0;

/** Whether a rung warns of something further off than the next working day: of no interest to a group yet. */
export const isEarly = (rung: Rung): boolean => (inDays(rung) ?? 0) < -1;

/** Whether a rung comes before the day, or the hour. */
export const isAhead = (rung: Rung): boolean => {
  if ("workingDays" in rung) return rung.workingDays < 0;
  return "hoursBefore" in rung ? rung.hoursBefore > 0 : rung.minutesBefore > 0;
};

/** From where on a reminder is to be noticed in a group: on the day and whenever it is late, an hour before what has an hour. */
const loudFrom = { workingDays: 0, hoursBefore: 1, minutesBefore: 60 } as const;

/** Whether a rung is posted in a group so that it is noticed, and not where the matter's card stands already. */
export const isLoud = (rung: Rung): boolean => {
  if ("workingDays" in rung) return rung.workingDays >= loudFrom.workingDays;
  return "hoursBefore" in rung
    ? rung.hoursBefore <= loudFrom.hoursBefore
    : rung.minutesBefore <= loudFrom.minutesBefore;
};

/** Whether what is overdue has been said to those above already, and nothing came of it. */
export const isSaidAgain = (rung: Rung): boolean => (inDays(rung) ?? 0) > 1;

/** Whether what is late under a ladder is said again until it is done. */
export const remindsLate = ({ closes, rungs }: Ladder): boolean =>
  closes !== true && rungs.some(isAfter);

/** The rungs of a ladder up to the last that is written down: by the length of the period, or on the county's own days with the proposals of the ladder. */
const writtenRungs = (clock: Clock, ladder: Ladder): readonly Rung[] => {
  const own = clock.facts?.rule.remind;
  if (own === undefined) {
    const warned = ladder.closes !== true && ladder.rungs.some((rung) => inDays(rung) === -1);
    const earlier = warned ? early.filter((days) => isWorthSaying(clock, days)) : [];
    return [
      ...earlier.map((workingDays) => ({ id: String(workingDays), workingDays })),
      ...ladder.rungs,
    ];
  }
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

/** A rung of a clock and when it comes. */
type TimedRung = { readonly rung: Rung; readonly at: Instant };

/**
 * Rungs with their times. Those of an appointment that come on one day before it come at once, and so are said once: what
 * comes an hour before nine o'clock would come the evening before, when it was said in the morning.
 */
const timed = (clock: Clock, rungs: readonly Rung[], calendar: Calendar): readonly TimedRung[] => {
  const all = rungs.map((rung) => ({ rung, at: rungAt(clock, rung, calendar) }));
  return all.map(({ rung, at }) => {
    if (!("minutesBefore" in rung) || dayOf(at) === clock.rolled) return { rung, at };
    const sameDay = all.filter((one) => "minutesBefore" in one.rung && dayOf(one.at) === dayOf(at));
    return { rung, at: sameDay.map((one) => one.at).sort()[0] ?? at };
  });
};

/** The rungs of a clock in order of time; without an end where somebody is late with it. */
function* rungsOf(clock: Clock, ladder: Ladder, calendar: Calendar): Generator<TimedRung> {
  const written = writtenRungs(clock, ladder);
  yield* timed(clock, written, calendar);
  const goesOn = remindsLate(ladder);
  const last = Math.max(1, ...written.flatMap((rung) => inDays(rung) ?? []));
  // What was proposed at the last of them is proposed again: a sweep that comes late passes over that one.
  const proposes = written.at(-1)?.propose === undefined ? {} : { propose: "beside" as const };
  if (!goesOn) return;
  // Counted on from the one before: years of them from the due day would each be counted anew.
  let at = rungInstant(clock.rolled, last, calendar);
  for (let workingDays = last + again; ; workingDays += again) {
    at = rungInstant(dayOf(at), again, calendar);
    yield { rung: { id: `+${workingDays}`, workingDays, ...proposes }, at };
  }
}

/** Those of them whose time has come. */
export const rungsDue = (
  clock: Clock,
  ladder: Ladder,
  { now, calendar }: Counting,
): readonly Rung[] => {
  const due: Rung[] = [];
  for (const { rung, at } of rungsOf(clock, ladder, calendar)) {
    if (at > now) break;
    due.push(rung);
  }
  return due;
};

/** Whether a rung at which the ladder proposes a step has come. */
export const isProposing = (clock: Clock, ladder: Ladder, counting: Counting): boolean =>
  rungsDue(clock, ladder, counting).some(({ propose }) => propose !== undefined);

/** Sets `nextRungAt` by how many rungs are behind. */
const withNextRung = (
  clock: Omit<Clock, "nextRungAt">,
  ladder: Ladder,
  calendar: Calendar,
): Clock => {
  let place = 0;
  for (const { at } of rungsOf(clock, ladder, calendar)) {
    if (place === clock.rungsPassed) return { ...clock, nextRungAt: at };
    place += 1;
  }
  return clock;
};

/** The ladders of a kind, by rule. */
export type Ladders = Readonly<Record<string, Ladder>>;

/** When it is, and by which calendar it is counted. */
export type Counting = { readonly now: Instant; readonly calendar: Calendar };

/**
 * The clock at the first rung still ahead. Rungs whose time has gone by are skipped, unless the due
 * day itself has gone by: then the last one is kept, so that what is overdue is still said once.
 */
export const withRungsAhead = (
  clock: Clock,
  ladders: Ladders,
  { now, calendar }: Counting,
): Clock => {
  const { nextRungAt: _, ...rest } = clock;
  const ladder = ladders[clock.rule];
  if (ladder === undefined) return rest;
  const past = rungsDue(rest, ladder, { now, calendar }).length;
  const overdue = clock.rolled < dayOf(now);
  const rungsPassed = overdue && past > 0 ? past - 1 : past;
  return withNextRung({ ...rest, rungsPassed }, ladder, calendar);
};

/**
 * A clock by another calendar that leaves its day where it is: what has been said of it stays said, and what comes next comes
 * when that calendar has it. The same clock where that is no other time.
 */
export const withRungsBy = (clock: Clock, ladders: Ladders, calendar: Calendar): Clock => {
  const ladder = ladders[clock.rule];
  if (ladder === undefined || clock.nextRungAt === undefined) return clock;
  const next = withNextRung(clock, ladder, calendar);
  return next.nextRungAt === clock.nextRungAt ? clock : next;
};

/** What a sweep at `now` makes of a clock: the latest rung that is due, and the clock moved past it. */
export const passRung = (
  clock: Clock,
  ladder: Ladder,
  now: Instant,
  calendar: Calendar,
): { readonly rung: Rung; readonly clock: Clock } | undefined => {
  const due = rungsDue(clock, ladder, { now, calendar });
  const last = due.at(-1);
  const passed = due.length;
  if (last === undefined || passed <= clock.rungsPassed) return undefined;
  const { nextRungAt: _, ...rest } = clock;
  return { rung: last, clock: withNextRung({ ...rest, rungsPassed: passed }, ladder, calendar) };
};

/** When every written rung of a clock comes, and whether its day has gone by then; those that only propose left out. */
export const rungTimes = (
  clock: Clock,
  ladder: Ladder,
  calendar: Calendar,
): readonly { readonly at: Instant; readonly late: boolean }[] =>
  timed(clock, writtenRungs(clock, ladder), calendar)
    .filter(({ rung }) => rung.propose !== "alone")
    .map(({ at }) => ({ at, late: clock.rolled < dayOf(at) }));

/** The beginnings of the keys of what is said of a clock as its date now stands: reminders, and what is proposed. */
export const saidOfClock = ({ id, dueVersion }: Clock) => ({
  reminded: `rung:${id}:${dueVersion}:`,
  proposed: `propose:${id}:${dueVersion}:`,
});

/** The beginning of the keys of what one rung of a clock proposes, as its date now stands. */
export const proposalKey = (clock: Clock, rung: Rung): string =>
  `${saidOfClock(clock).proposed}${rung.id}:`;

/** Whether a notice's key says that a rung of a clock was proposed. */
export const hasProposed = (key: string, clock: Clock, rung: Rung): boolean =>
  key.startsWith(proposalKey(clock, rung));

/** When a ladder reminds and proposes, whatever clock it is of. */
export type LadderOutline = {
  /** Working days from the due day on which somebody is reminded, the earliest first. */
  readonly days: readonly number[];
  /** The days are the county's own. */
  readonly own: boolean;
  /** Minutes before the hour of what has one, the earliest first; negative after it. */
  readonly minutes: readonly number[];
  /** Working days from the due day on which a step is proposed. */
  readonly proposes: readonly number[];
};

/** The outline of a ladder, with the county's own days of its rule where it has some. */
export const outlineOf = ({ rungs }: Ladder, own: readonly number[] | undefined): LadderOutline => {
  const plain = rungs.filter(({ propose }) => propose === undefined);
  const days = (list: readonly Rung[]): readonly number[] =>
    list.flatMap((rung) => inDays(rung) ?? []).sort((one, other) => one - other);
  const proposing = rungs.filter(({ propose }) => propose !== undefined);
  const minutes = plain.flatMap((rung) => {
    if ("workingDays" in rung) return [];
    return "hoursBefore" in rung ? rung.hoursBefore * 60 : rung.minutesBefore;
  });
  return {
    days: own === undefined ? days(plain) : days(own.map((one) => ({ id: "", workingDays: one }))),
    own: own !== undefined,
    minutes: minutes.toSorted((one, other) => other - one),
    proposes: days(proposing),
  };
};

/** What holds of every ladder: how early a long period is warned of, and how often what is late is said again. */
export const everyLadder = { early, again };
