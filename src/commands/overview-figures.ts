import { addDays, type Day, dayOf, daysBetween, weekday } from "../calendar/day.ts";
import { isLate } from "../flow/clock.ts";
import type { DutyOf } from "../flow/find.ts";
import type { Matter } from "../flow/matter.ts";
import { byDuty, groupsBy } from "../flow/owed.ts";
import { rolesFor } from "../flow/seat.ts";
import type { Context } from "../flow/step.ts";
import type { Directory } from "../people/directory.ts";
import type { Duty } from "./duty-list.ts";

// What is owed across matters, as figures. Each figure is the length of the list it leads to.

/** The sorts of figure, in the order in which they are told. */
export const figureKinds = ["overdue", "red", "yellow", "week", "still", "owed"] as const;
export type FigureKind = (typeof figureKinds)[number];

/** More calendar days late than this is red; less is yellow. */
export const yellowDays = 7;

/** What has no day of its own is said to stand still after so many working days without a step. */
export const stillDays = 10;

/** A matter with everything owed in it by those who are counted. */
export type Owing = {
  readonly of: Matter;
  readonly duties: readonly Duty[];
  readonly units: readonly string[];
  /** Calendar days since the day that went by first, 0 where only its hour has; absent where none has. */
  readonly late?: number;
  /** The next day by which something is owed. */
  readonly due?: Day;
  /** The day of the last step taken in it. */
  readonly since: Day;
};

/** The units whose turn it is by one duty: of a role without a unit those whose posts have it. */
export const unitsOwing = (
  { organisation, person, role, of }: DutyOf,
  { people }: Pick<Directory, "people">,
): readonly string[] => {
  if (organisation !== undefined) return [organisation];
  if (person !== undefined) return [people.get(person)?.organisation ?? ""];
  const holding = [...people.values()].filter((one) =>
    rolesFor(one, of.kind).some((held) => held === role),
  );
  return [...new Set(holding.map((one) => one.organisation))];
};

/** What is owed, a matter each, the latest on top, then by day, then what has stood still longest. */
export const owingIn = (
  rows: readonly DutyOf[],
  { directory, now, today }: Pick<Context, "directory" | "now" | "today">,
): readonly Owing[] =>
  groupsBy(rows, ({ matter }) => matter)
    .map((group): Owing => {
      const [first] = group;
      const clocks = group.flatMap(({ clock }) => clock ?? []);
      const gone = clocks.filter((clock) => isLate(clock, now)).map(({ rolled }) => rolled);
      const ahead = clocks.filter((clock) => !isLate(clock, now)).map(({ rolled }) => rolled);
      const [oldest, next] = [gone.sort()[0], ahead.sort()[0]];
      return {
        of: first.of,
        duties: byDuty(group),
        units: [...new Set(group.flatMap((row) => unitsOwing(row, directory)))],
        ...(oldest === undefined ? {} : { late: daysBetween(oldest, today) }),
        ...(next === undefined ? {} : { due: next }),
        since: dayOf(first.since),
      };
    })
    .toSorted(
      (one, other) =>
        (other.late ?? -1) - (one.late ?? -1) ||
        (one.due ?? "9999").localeCompare(other.due ?? "9999") ||
        one.since.localeCompare(other.since),
    );

/** Whether a matter counts in a figure. */
export const countsIn = (
  { late, due, since }: Owing,
  figure: FigureKind,
  { today, calendar }: Pick<Context, "today" | "calendar">,
): boolean => {
  switch (figure) {
    case "owed":
      return true;
    case "overdue":
      return late !== undefined;
    case "red":
      return late !== undefined && late > yellowDays;
    case "yellow":
      return late !== undefined && late <= yellowDays;
    case "week":
      return late === undefined && due !== undefined && due <= addDays(today, 7 - weekday(today));
    case "still":
      return (
        late === undefined &&
        due === undefined &&
        since <= calendar.addWorkingDays(today, -stillDays)
      );
  }
};

/** How many matters count in each figure. */
export type Figures = Readonly<Record<FigureKind, number>>;

/** The figures of some matters. */
export const figuresOf = (
  all: readonly Owing[],
  context: Pick<Context, "today" | "calendar">,
): Figures => {
  const count = (figure: FigureKind): number =>
    all.filter((one) => countsIn(one, figure, context)).length;
  return {
    overdue: count("overdue"),
    red: count("red"),
    yellow: count("yellow"),
    week: count("week"),
    still: count("still"),
    owed: all.length,
  };
};

/** Whether there is something to act on: late, due this week, or standing still. */
export const isWorthTelling = ({ overdue, week, still }: Figures): boolean =>
  overdue + week + still > 0;
