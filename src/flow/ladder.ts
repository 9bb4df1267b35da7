import { previousWorkingTime, rungInstant } from "../calendar/count.ts";
import { addMinutes, type Day, dayOf, type Instant } from "../calendar/day.ts";
import type { Calendar } from "../calendar/holidays.ts";
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
  /** Absent: as long as the clock runs or the state lasts. */
  while?(matter: M): boolean;
  /** The states in which it is owed already, though a step of the same people has to come first. */
  readonly ahead?: readonly M["state"][];
  /**
   * The day on which it passed to them, where the clock is one that others had before: nobody is late
   * by a day that had gone by before that.
   */
  since?(matter: M): Day | undefined;
  /** The day was another's, who kept it: what is owed after it has none of its own, and nobody is late. */
  readonly undated?: true;
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
  /** Shown to the units with this part alone: it is between them and those above them. */
  readonly inside?: Part;
  /** Who is reminded where that is not whoever owes it: everybody who comes to a meeting. */
  readonly reminds?: readonly Seat[];
  /** What those who have not done it are asked for in place of being reminded: an answer to an invitation. */
  readonly asks?: { readonly step: string; readonly of: Text };
  /** Whether somebody of those reminded need not be: they do not come. */
  spares?(matter: M, person: Person): boolean;
  /** The units whose groups are reminded as well. */
  readonly groups: readonly (Part | "linkage")[];
  /** The step that is next where a rung proposes one; nothing where none is left or none can be taken. */
  proposes?(matter: M): string | undefined;
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

/** The rungs of a clock: the ladder's, or the county's own days with the proposals of the ladder. */
const rungsOf = ({ facts }: Clock, ladder: Ladder): readonly Rung[] => {
  const own = facts?.rule.remind;
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
  const rung = rungsOf(clock, ladder)[clock.rungsPassed];
  return rung === undefined ? clock : { ...clock, nextRungAt: rungAt(clock, rung, calendar) };
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
  const past = rungsOf(clock, ladder).filter((rung) => rungAt(rest, rung, calendar) <= now);
  const overdue = clock.rolled < dayOf(now);
  const rungsPassed = overdue && past.length > 0 ? past.length - 1 : past.length;
  return withNextRung({ ...rest, rungsPassed }, ladder, calendar);
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
  for (const rung of rungsOf(clock, ladder).slice(clock.rungsPassed)) {
    if (rungAt(clock, rung, calendar) > now) break;
    last = rung;
    passed += 1;
  }
  if (last === undefined) return undefined;
  const { nextRungAt: _, ...rest } = clock;
  return { rung: last, clock: withNextRung({ ...rest, rungsPassed: passed }, ladder, calendar) };
};

/** The rungs of a clock whose time has come. */
export const rungsDue = (
  clock: Clock,
  ladder: Ladder,
  { now, calendar }: Counting,
): readonly Rung[] => rungsOf(clock, ladder).filter((rung) => rungAt(clock, rung, calendar) <= now);

/** When every rung of a clock comes, and whether its day has gone by then; those that only propose left out. */
export const rungTimes = (
  clock: Clock,
  ladder: Ladder,
  calendar: Calendar,
): readonly { readonly at: Instant; readonly late: boolean }[] =>
  rungsOf(clock, ladder)
    .filter(({ propose }) => propose !== "alone")
    .map((rung) => {
      const at = rungAt(clock, rung, calendar);
      return { at, late: clock.rolled < dayOf(at) };
    });

/** The beginning of the keys of what one rung of a clock proposes, as its date now stands. */
export const proposalKey = ({ id, dueVersion }: Clock, rung: Rung): string =>
  `propose:${id}:${dueVersion}:${rung.id}:`;

/** Whether a notice's key says that a rung of a clock was proposed. */
export const hasProposed = (key: string, clock: Clock, rung: Rung): boolean =>
  key.startsWith(proposalKey(clock, rung));
