import { dayOf, type Instant } from "../calendar/day.ts";
import {
  type Directory,
  type Organisation,
  organOf,
  type Person,
  postsOf,
  type Role,
  standingFor,
} from "../people/directory.ts";
import { canSee, sightOf } from "./access.ts";
import { hasBegun, isLate, isRunning } from "./clock.ts";
import { type Each, forUnit, statesOf } from "./each.ts";
import { type Flow, stateOf } from "./flow.ts";
import { type Owed, owedUnder } from "./ladder.ts";
import { type Clock, type Kind, type Matter, type Part, unitsIn, type Waiting } from "./matter.ts";
import { isOpen } from "./obstacle.ts";
import { holders, readSeat, rolesFor, type Seat } from "./seat.ts";
import { shareOf, sharesIn } from "./tracks.ts";

// What must be done, by whom. What may be done is said by the steps themselves (`obstacle`); a power
// nobody has to use is on nobody's desk.

/** One duty in a matter, as it stands at an instant; its clock where a day is its own, its unit where it is one unit's alone. */
type Duty = {
  readonly id: string;
  readonly owed: Owed;
  readonly clock?: Clock;
  readonly unit?: string;
  readonly track?: string;
};

/**
 * Somebody from whom a step is awaited. Rows with the same `duty` in a matter are of one duty: any of its
 * steps will do, by any of those who hold it in a unit. `instead` where they do it because nobody holds
 * the post it is for.
 */
export type DutyRow = Waiting & {
  readonly duty: string;
  readonly owed: Owed;
  readonly clock?: Clock;
  /** Every day that one step meets where it meets several, the first on top: `clock` is the first of them. */
  readonly days?: readonly Clock[];
  readonly instead?: Seat;
  /** Whose share of the matter it is about, where several units have one each. */
  readonly track?: string;
};

/** The clock whose last day is a duty's own; nothing where others had the day, or where it is only a day from which something may be done. */
export const dayOwed = (
  owed: Owed,
  clock: Clock,
  matter: Matter,
  now: Instant,
): Clock | undefined => {
  const since = owed.since?.(matter);
  const its =
    hasBegun(clock, dayOf(now)) &&
    clock.facts?.rule.says !== "may" &&
    (since === undefined || since <= clock.rolled);
  return its ? clock : undefined;
};

/** What must be done in a matter, at an instant or ever. */
export const dutiesIn = (flow: Flow, matter: Matter, when: Instant | "ever"): readonly Duty[] => {
  // What is stored does not say whose share it is about; what is owed now does.
  const track = when === "ever" ? undefined : matter.share?.unit;
  const lateness = (clock: Clock) => (when === "ever" ? [false, true] : [isLate(clock, when)]);
  const byClock = matter.clocks.filter(isRunning).flatMap((clock): readonly Duty[] => {
    const ladder = flow.clocks[clock.rule];
    if (ladder === undefined) return [];
    return lateness(clock).flatMap((late) => {
      const owed = owedUnder(ladder, matter, late);
      if (owed === undefined) return [];
      // What is stored is found by its day, whosever day it is.
      const day = when === "ever" ? clock : dayOwed(owed, clock, matter, when);
      const { organisation: unit } = clock;
      return [
        {
          id: clock.id,
          owed,
          ...(day === undefined ? {} : { clock: day }),
          ...(unit === undefined ? {} : { unit }),
          ...(unit === undefined || track === undefined ? {} : { track }),
        },
      ];
    });
  });
  const undated = (name: string, list: readonly Owed[] = []) =>
    list.map(
      (owed, index): Duty =>
        track === undefined
          ? { id: `${name}.${index}`, owed }
          : { id: `${name}.${index}.${track}`, owed, track },
    );
  return [
    ...byClock,
    ...undated(matter.state, stateOf(flow, matter).awaits),
    ...undated("always", flow.awaits),
  ].filter(({ owed }) => owed.while?.(matter, when === "ever" ? undefined : when) !== false);
};

type Holder = Pick<DutyRow, "organisation" | "role" | "person" | "instead">;

/** The roles of some seats in one part, those of another organ than the unit left out. */
const rolesIn = (
  seats: readonly Seat[],
  part: Part,
  unit: Organisation | undefined,
): readonly Role[] =>
  seats.flatMap((seat) => {
    const read = readSeat(seat);
    const fits = read.organ === undefined || (unit && organOf(unit)) === read.organ;
    return read.part === part && read.role !== undefined && fits ? [read.role] : [];
  });

const inUnit = (directory: Directory, organisation: string, role: Role): boolean =>
  postsOf(directory, organisation).some(({ roles }) => roles.includes(role));

/** The seat of a role in a part; of a role of procuratorates with its organ. */
const seatOf = (part: Part, role: Role): Seat =>
  role === "chief" || role === "procurator" ? `${part}.procuratorate:${role}` : `${part}.${role}`;

/** Who stands for a unit in a duty: the posts it has of those asked for, else its head. */
const holdersOfUnit = (
  part: Part,
  organisation: string,
  asked: readonly Role[],
  directory: Directory,
): readonly Holder[] => {
  const held = asked.filter((role) => inUnit(directory, organisation, role));
  if (held.length > 0) return held.map((role) => ({ organisation, role }));
  const [missing] = asked;
  return missing === undefined || !inUnit(directory, organisation, "head")
    ? []
    : [{ organisation, role: "head", instead: seatOf(part, missing) }];
};

/** Whoever a duty falls to: who owes it, else the head of the unit, else those above, else the secretariat. */
const holdersOf = (
  { by, above = [] }: Owed,
  each: Each | undefined,
  matter: Matter,
  directory: Directory,
): readonly Holder[] => {
  const parts = [...new Set(by.flatMap((seat) => readSeat(seat).part ?? []))];
  const units = parts.flatMap((part) =>
    unitsIn(matter, part)
      .filter((unit) => !each?.units(matter).includes(unit) || !each.done(matter, unit))
      .map((unit) =>
        holdersOfUnit(part, unit, rolesIn(by, part, directory.organisations.get(unit)), directory),
      ),
  );
  const direct = by.flatMap((seat): readonly Holder[] => {
    const { part, role, organ } = readSeat(seat);
    if (part === undefined) {
      const there = role === undefined ? [] : holders(seat, matter, directory);
      if (organ === undefined) return there.length === 0 || role === undefined ? [] : [{ role }];
      // Of one organ alone: a duty of each such unit.
      return [...new Set(there.map(({ organisation }) => organisation))].map((organisation) => ({
        organisation,
        ...(role === undefined ? {} : { role }),
      }));
    }
    if (role !== undefined) return [];
    return matter.parties.flatMap((party) =>
      party.part === part && party.person !== undefined && directory.people.has(party.person)
        ? [{ person: party.person }]
        : [],
    );
  });
  const found = [...units.flat(), ...direct];
  const done = units.length === 0 && each !== undefined && direct.length === 0;
  // What every unit owes for itself no other does for it.
  const lacking = each !== undefined && units.some((those) => those.length === 0);
  if ((found.length > 0 && !lacking) || done) return found;
  const [seat] = by;
  if (seat === undefined) return found;
  const next: Seat[] = above.length > 0 ? [...above] : ["secretariat"];
  const others = holdersOf({ steps: [], by: next }, undefined, matter, directory);
  return [...found, ...others.map((one) => ({ ...one, instead: seat }))];
};

/**
 * Who is awaited in a matter: by every running clock and by its state. `ever` gives what may come to
 * be owed as its days go by, to be stored; an instant gives what is owed then.
 */
export const waitingIn = (
  flow: Flow,
  matter: Matter,
  directory: Directory,
  { since, when }: { readonly since: Instant; readonly when: Instant | "ever" },
): readonly DutyRow[] => {
  return asOne(
    sharesIn(flow, matter).flatMap((share) =>
      waitingInShare(flow, share, directory, { since, when }),
    ),
  );
};

const waitingInShare = (
  flow: Flow,
  matter: Matter,
  directory: Directory,
  { since, when }: { readonly since: Instant; readonly when: Instant | "ever" },
): readonly DutyRow[] =>
  dutiesIn(flow, matter, when).flatMap((duty) =>
    rowsOfDuty(flow, matter, directory, { duty, since, when }),
  );

/** The steps of a duty that can be taken, with who is left to take each. */
export const stepsOfDuty = (
  flow: Flow,
  matter: Matter,
  { owed, unit }: Duty,
  when: Instant | "ever",
): { readonly steps: readonly string[]; readonly each: Each | undefined } => {
  const ahead = owed.ahead?.includes(matter.state) === true;
  const steps = owed.steps.flatMap((id) => {
    const step = flow.steps[id];
    const open = step !== undefined && statesOf(step, matter, unit).includes(matter.state);
    if (step === undefined || !(ahead || open)) return [];
    return when === "ever" || ahead || isOpen(step, matter, when, { unit }) ? [{ id, step }] : [];
  });
  // What a unit has done by one of the steps it owes by none of them.
  const each = steps.find(({ step }) => step.each !== undefined)?.step.each;
  return { steps: steps.map(({ id }) => id), each };
};

/** Those from whom the steps of one duty are awaited. */
export const rowsOfDuty = (
  flow: Flow,
  matter: Matter,
  directory: Directory,
  {
    duty,
    since,
    when,
  }: { readonly duty: Duty; readonly since: Instant; readonly when: Instant | "ever" },
): readonly DutyRow[] => {
  const { id, owed, clock, unit, track } = duty;
  const { steps, each } = stepsOfDuty(flow, matter, duty, when);
  return steps.flatMap((step) => {
    const by = owed.by.filter((seat) => flow.steps[step]?.by.includes(seat));
    const holders = holdersOf({ ...owed, by }, each, forUnit(matter, unit), directory);
    const declared = flow.steps[step];
    // Of those named in person it is theirs to whom the step is open: whoever chaired signs, and not who might have.
    const able = holders.filter(({ person: id = "" }) => {
      const person = directory.people.get(id);
      if (when === "ever" || person === undefined || declared === undefined) return true;
      return (
        !isOpen(declared, matter, when, { unit }) ||
        isOpen(declared, matter, when, { person, unit })
      );
    });
    return (able.length > 0 ? able : holders).map(
      (holder): DutyRow => ({
        matter: matter.code,
        step,
        since,
        duty: id,
        owed,
        ...holder,
        ...(clock === undefined ? {} : { clock, due: clock.rolled }),
        ...(track === undefined ? {} : { track }),
      }),
    );
  });
};

const dueFirst = (one: DutyRow, other: DutyRow): number =>
  (one.due ?? "9999").localeCompare(other.due ?? "9999");

/** Rows without their doubles: duties that ask the same step of the same holder are one, due when the first of them is. */
const asOne = (rows: readonly DutyRow[]): readonly DutyRow[] => {
  const leading = new Map<string, string>();
  const leaderOf = (duty: string): string => {
    const next = leading.get(duty);
    return next === undefined ? duty : leaderOf(next);
  };
  const byKey = new Map<string, DutyRow>();
  for (const row of rows.toSorted(dueFirst)) {
    const key = `${keyOf(row)}|${row.track ?? ""}`;
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, row);
    else if (leaderOf(row.duty) !== leaderOf(known.duty))
      leading.set(leaderOf(row.duty), leaderOf(known.duty));
  }
  const left = [...byKey.values()];
  const leaders = new Map<string, DutyRow>();
  for (const row of left) {
    const duty = leaderOf(row.duty);
    if (!leaders.has(duty)) leaders.set(duty, row);
  }
  return left.map((row) => {
    const duty = leaderOf(row.duty);
    const { clock, due } = leaders.get(duty) ?? row;
    const all = rows.flatMap((one) =>
      leaderOf(one.duty) === duty &&
      one.clock !== undefined &&
      (one.clock.organisation ?? row.organisation) === row.organisation
        ? [one.clock]
        : [],
    );
    const days = [...new Map(all.map((one) => [one.id, one])).values()].toSorted((one, other) =>
      one.rolled.localeCompare(other.rolled),
    );
    const differ = days.some(({ rolled }) => rolled !== days[0]?.rolled);
    return {
      ...row,
      duty,
      ...(clock === undefined || due === undefined ? {} : { clock, due }),
      ...(differ ? { days } : {}),
    };
  });
};

const keyOf = ({ step, organisation = "", role = "", person = "" }: Waiting): string =>
  [step, organisation, role, person].join("|");

/** Of stored rows those that are owed now, as they are owed now. */
export const owedNow = <R extends Waiting & { readonly of: Matter }>(
  rows: readonly R[],
  flowOf: (matter: Matter) => Flow,
  directory: Directory,
  now: Instant,
): readonly (R & DutyRow)[] => {
  const known = new Map<string, readonly DutyRow[]>();
  const current = (row: R): readonly DutyRow[] => {
    const found = known.get(row.matter);
    if (found !== undefined) return found;
    const made = waitingIn(flowOf(row.of), row.of, directory, { since: row.since, when: now });
    known.set(row.matter, made);
    return made;
  };
  return rows.flatMap((row) => {
    const { due: _, ...rest } = row;
    return current(row)
      .filter((duty) => keyOf(duty) === keyOf(row))
      .map((duty) => {
        const of = shareOf(flowOf(row.of), row.of, duty.track);
        return { ...rest, ...duty, of, since: row.since } as R & DutyRow;
      });
  });
};

/**
 * Everybody in some seats who is to be reminded, less who is away and who may not see the matter; where
 * nobody holds a seat the duty is for, whoever it falls to instead.
 */
export const peopleReminded = (
  seats: readonly Seat[],
  owed: Owed | undefined,
  matter: Matter,
  directory: Directory,
): readonly Person[] => {
  const instead =
    owed === undefined
      ? []
      : holdersOf(owed, undefined, matter, directory).filter((one) => one.instead !== undefined);
  const people = new Map(
    [
      ...seats.flatMap((seat) => holders(seat, matter, directory)),
      ...instead.flatMap((holder) => holdersAmong(directory, holder, matter.kind)),
    ].map((person) => [person.id, person]),
  );
  return [...people.values()].filter(
    (person) => person.away === undefined && canSee(sightOf(person), matter),
  );
};

/** Everybody to whom a duty falls in person, less who is away (the deputy is among them) and who may not see it. */
export const peopleOwing = (
  row: Waiting,
  matter: Matter,
  directory: Directory,
): readonly Person[] =>
  holdersAmong(directory, row, matter.kind).filter(
    (person) => person.away === undefined && canSee(sightOf(person), matter),
  );

/** Whether a duty in a matter of a kind falls to a person. */
const isHolder =
  ({ person: id, organisation, role }: Holder, kind: Kind) =>
  (person: Person): boolean =>
    id === undefined
      ? (organisation === undefined || person.organisation === organisation) &&
        rolesFor(person, kind).some((one) => one === role)
      : standingFor(person).some((one) => one.id === id);

/** Everybody to whom a duty in a matter of a kind falls. */
const holdersAmong = (directory: Directory, holder: Holder, kind: Kind): readonly Person[] => {
  const { person, organisation } = holder;
  const all =
    person === undefined && organisation !== undefined
      ? postsOf(directory, organisation)
      : [...directory.people.values()];
  return all.filter(isHolder(holder, kind));
};

/** Whether a duty is this person's own. */
export const isOwedBy = (row: Waiting, person: Person, kind: Kind): boolean =>
  isHolder(row, kind)(person);

export type Several<R> = readonly [R, ...R[]];

/** Rows by a name of each, in the order the names first come. */
export const groupsBy = <R>(
  rows: readonly R[],
  nameOf: (row: R) => string,
): readonly Several<R>[] => {
  const groups = new Map<string, [R, ...R[]]>();
  for (const row of rows) {
    const group = groups.get(nameOf(row));
    if (group === undefined) groups.set(nameOf(row), [row]);
    else group.push(row);
  }
  return [...groups.values()];
};

/** Rows by the duty they are of, what is due first on top. */
export const byDuty = <R extends DutyRow>(rows: readonly R[]): readonly Several<R>[] =>
  groupsBy(rows, ({ matter, duty }) => `${matter} ${duty}`).toSorted(([one], [other]) =>
    dueFirst(one, other),
  );

/** Rows by the matter they are in, what is due first on top. */
export const byMatter = <R extends DutyRow>(rows: readonly R[]): readonly Several<R>[] =>
  groupsBy(rows.toSorted(dueFirst), ({ matter }) => matter);
