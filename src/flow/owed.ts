import { dayOf, type Instant } from "../calendar/day.ts";
import { anyOf, type Text, text } from "../chat/text.ts";
import {
  type Directory,
  organisationName,
  type Person,
  personName,
  type Role,
  roles,
  standingFor,
} from "../people/directory.ts";
import { canSee, sightOf } from "./access.ts";
import { isLate, isRunning } from "./clock.ts";
import { type Flow, stateOf } from "./flow.ts";
import { type Owed, owedUnder } from "./ladder.ts";
import { type Matter, type Part, unitsIn, type Waiting } from "./matter.ts";
import { isOpen } from "./obstacle.ts";
import { holders, readSeat, type Seat, seatName } from "./seat.ts";
import type { Step } from "./step.ts";
import { roleNames } from "./words.ts";

// What must be done, by whom. What may be done is said by the steps themselves (`obstacle`); a power
// nobody has to use is on nobody's desk.

/** One duty in a matter, as it stands at an instant. */
type Duty = { readonly owed: Owed; readonly due?: string };

/** Somebody from whom a step is awaited; `instead` where they do it because nobody holds the post it is for. */
export type DutyRow = Waiting & { readonly instead?: Seat };

const dutiesIn = (flow: Flow, matter: Matter, when: Instant | "ever"): readonly Duty[] => {
  const lateness = (clock: Matter["clocks"][number]) =>
    when === "ever" ? [false, true] : [isLate(clock, when)];
  const byClock = matter.clocks.filter(isRunning).flatMap((clock): readonly Duty[] => {
    const ladder = flow.clocks[clock.rule];
    if (ladder === undefined) return [];
    return lateness(clock).flatMap((late) => {
      const owed = owedUnder(ladder, matter, late);
      return owed === undefined ? [] : [{ owed, due: clock.rolled }];
    });
  });
  const byState = (stateOf(flow, matter).awaits ?? []).map((owed) => ({ owed }));
  const always = (flow.awaits ?? []).map((owed) => ({ owed }));
  return [...byClock, ...byState, ...always].filter(({ owed }) => owed.while?.(matter) !== false);
};

type Holder = Pick<DutyRow, "organisation" | "role" | "person" | "instead">;

/** The roles of some seats in one part. */
const rolesIn = (seats: readonly Seat[], part: Part): readonly Role[] =>
  seats.flatMap((seat) => {
    const read = readSeat(seat);
    return read.part === part && read.role !== undefined ? [read.role] : [];
  });

const inUnit = (directory: Directory, organisation: string, role: Role): boolean =>
  [...directory.people.values()].some(
    (person) => person.organisation === organisation && person.roles.includes(role),
  );

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
    : [{ organisation, role: "head", instead: `${part}.${missing}` }];
};

/** Whoever a duty falls to: who owes it, else the head of the unit, else those above, else the secretariat. */
const holdersOf = (
  { by, above = [] }: Owed,
  each: Step["each"],
  matter: Matter,
  directory: Directory,
): readonly Holder[] => {
  const parts = [...new Set(by.flatMap((seat) => readSeat(seat).part ?? []))];
  const units = parts.flatMap((part) =>
    unitsIn(matter, part)
      .filter((unit) => each?.part !== part || !each.done(matter, unit))
      .map((unit) => holdersOfUnit(part, unit, rolesIn(by, part), directory)),
  );
  const direct = by.flatMap((seat): readonly Holder[] => {
    const { part, role } = readSeat(seat);
    if (part === undefined)
      return role === undefined || holders(seat, matter, directory).length === 0 ? [] : [{ role }];
    if (role !== undefined) return [];
    return matter.parties.flatMap((party) =>
      party.part === part && party.person !== undefined && directory.people.has(party.person)
        ? [{ person: party.person }]
        : [],
    );
  });
  const found = [...units.flat(), ...direct];
  const done = units.length === 0 && each !== undefined && direct.length === 0;
  if (found.length > 0 || done) return found;
  const [seat] = by;
  if (seat === undefined) return [];
  const next: Seat[] = above.length > 0 ? [...above] : ["secretariat"];
  return holdersOf({ steps: [], by: next }, undefined, matter, directory).map((one) => ({
    ...one,
    instead: seat,
  }));
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
  const today = dayOf(when === "ever" ? since : when);
  const rows = dutiesIn(flow, matter, when).flatMap(({ owed, due }) => {
    const steps = owed.steps.flatMap((id) => {
      const step = flow.steps[id];
      if (step === undefined || !step.open.from.includes(matter.state)) return [];
      return when === "ever" || isOpen(step, matter, today) ? [{ id, step }] : [];
    });
    // What a unit has done by one of the steps it owes by none of them.
    const each = steps.find(({ step }) => step.each !== undefined)?.step.each;
    return steps.flatMap(({ id, step }) => {
      const by = owed.by.filter((seat) => step.by.includes(seat));
      return holdersOf({ ...owed, by }, each, matter, directory).map(
        (holder): DutyRow => ({
          matter: matter.code,
          step: id,
          since,
          ...holder,
          ...(due === undefined ? {} : { due }),
        }),
      );
    });
  });
  // One step may be owed by a state and by a clock: the one with a day is kept.
  const byKey = new Map<string, DutyRow>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = byKey.get(key);
    if (known === undefined || (row.due ?? "9999") < (known.due ?? "9999")) byKey.set(key, row);
  }
  return [...byKey.values()];
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
  const known = new Map<string, ReadonlyMap<string, DutyRow>>();
  const current = (row: R): ReadonlyMap<string, DutyRow> => {
    const found = known.get(row.matter);
    if (found !== undefined) return found;
    const duties = waitingIn(flowOf(row.of), row.of, directory, { since: row.since, when: now });
    const made = new Map(duties.map((duty) => [keyOf(duty), duty]));
    known.set(row.matter, made);
    return made;
  };
  return rows.flatMap((row) => {
    const duty = current(row).get(keyOf(row));
    if (duty === undefined) return [];
    const { due: _, ...rest } = row;
    return [{ ...rest, ...duty, since: row.since } as R & DutyRow];
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
      ...instead.flatMap((holder) => [...directory.people.values()].filter(isHolder(holder))),
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
  [...directory.people.values()]
    .filter(isHolder(row))
    .filter((person) => person.away === undefined && canSee(sightOf(person), matter));

const isHolder =
  ({ person: id, organisation, role }: Holder) =>
  (person: Person): boolean =>
    id === undefined
      ? (organisation === undefined || person.organisation === organisation) &&
        person.roles.some((one) => one === role)
      : standingFor(person).some((one) => one.id === id);

/** Whoever is waited for, in words: a post, or a role of a unit. */
export const whoIsAwaited = (
  directory: Directory,
  { person, organisation, role }: Waiting,
): Text => {
  if (person !== undefined) return personName(directory, person);
  const post = roles.find((one) => one === role);
  const name = post === undefined ? text("", "") : roleNames[post];
  if (organisation === undefined) return name;
  const unit = organisationName(directory, organisation);
  return text(`${unit.zh}${name.zh}`, `${unit.en} ${name.en}`);
};

/** What is awaited, in words: any one of the steps, in the order of the flow. */
export const whatIsAwaited = (flow: Flow, steps: readonly string[]): Text =>
  anyOf(
    Object.entries(flow.steps).flatMap(([id, { label }]) => (steps.includes(id) ? [label] : [])),
  );

/** Why a duty falls to somebody else than whom it is for: `没有联络员，转由您办理`. */
export const whyInstead = (seat: Seat, flow: Pick<Flow, "parts">): Text => {
  const missing = seatName(seat, flow);
  return text(
    `没有${missing.zh}，转由您办理`,
    `there is no ${missing.en.toLowerCase()}, so it falls to you`,
  );
};
