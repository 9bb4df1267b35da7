import type { z } from "zod";
import { type Day, dayOf, type Instant } from "../calendar/day.ts";
import type { Calendar } from "../calendar/holidays.ts";
import type { Block } from "../chat/card.ts";
import type { Answers, Fields } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { listed, type Text, text } from "../chat/text.ts";
import { type Directory, type Person, type Role, standingFor } from "../people/directory.ts";
import { isRunning, type Ladder, type Start } from "./clock.ts";
import type { SentFile } from "./file.ts";
import { guardingWords } from "./guarding-words.ts";
import { type Kind, type Matter, type Part, parts, unitsIn, type Waiting } from "./matter.ts";
import type { PaperKind } from "./paper.ts";
import { partNames, roleNames, words } from "./words.ts";

/**
 * Who may do something: whoever has a role (`convenor`), whoever is named in a part of the matter
 * (`chair`), or whoever has a role in a unit that has a part (`to.liaison`).
 */
export type Seat = Role | Part | `${Part}.${Role}`;

/** What a step may look at besides the matter and the answers. */
export type Doing = {
  readonly actor: Person;
  readonly now: Instant;
  readonly today: Day;
  readonly directory: Directory;
  readonly calendar: Calendar;
  /** The other matters a step asked to look at, by code; those the actor cannot see are not there. */
  readonly read?: ReadonlyMap<string, Matter>;
  /** What the actor has sent and not used yet, where the form asks for files. */
  readonly files?: readonly SentFile[];
};

/** What every command has: its words, its form and its help line. */
export type Asking<F extends Fields> = {
  /** The word on its button and in lists. */
  readonly label: Text;
  /** What people type for it, Chinese and English. */
  readonly names: readonly string[];
  readonly help: Text;
  readonly form: F;
};

/**
 * The sentence somebody is told, or nothing for this reader; declared as a method so that a table of
 * one kind is a table of any kind.
 */
type Telling<M extends Matter> = {
  say(matter: M, doing: Doing, reader: Person): Text | undefined;
}["say"];

/** What a step does to clocks, desks and people. */
type Effects<M extends Matter> = {
  readonly starts?: readonly Start<M>[];
  /** Ids of the rules whose running clocks it ends. Closing a matter ends all of them. */
  readonly stops?: readonly string[];
  /** Ids of further rules whose clocks it ends, by what it came to. */
  ends?(matter: M): readonly string[];
  /** Ids of the rules whose clocks it holds: not reminded of, what is left is kept. */
  readonly suspends?: readonly string[];
  /** Ids of the rules whose held clocks run on, due as much later as they were held. */
  readonly resumes?: readonly string[];
  /** Who is told in private, and in what sentence. */
  readonly tells?: Partial<Readonly<Record<Seat, Telling<M>>>>;
  /** The sentence above the card of the one who did it. */
  done?(matter: M, doing: Doing): Text;
  /** The units whose bound groups are told that something happened, masked as groups are. */
  readonly announces?: readonly (Part | "linkage")[];
};

/** A later day for the running clock of a rule; a rest day is moved on as the rule says. */
export type Extension = { readonly rule: string; readonly to: Day; readonly why: Text };

/** One step of a flow: everything about it, declared once. */
export type Step<M extends Matter = Matter, F extends Fields = Fields> = Asking<F> &
  Effects<M> & {
    readonly from: readonly M["state"][];
    /** Absent where the state stays; several where `apply` decides between them (or stays). */
    readonly to?: M["state"] | readonly M["state"][];
    readonly by: readonly Seat[];
    /** It is waited for wherever it is open, even without a clock. */
    readonly awaited?: true;
    /** Beyond the state, what must hold for it to be open; the sentence says what would make it so. */
    readonly when?: { holds(matter: M): boolean; readonly otherwise: Text };
    /**
     * What stands against it today although the state allows it: no objection to decide on, nothing
     * overdue to urge. Draws no button and refuses the press. Must bear a matter of any state.
     */
    against?(matter: M, today: Day): Text | undefined;
    /** What stands in its form before anybody typed, from the matter itself: a draft, a template. */
    prefill?(matter: M, doing: Doing): Readonly<Record<string, unknown>>;
    /** What is to be read before its form is filled in: what was asked for, objected to, answered. */
    intro?(matter: M, doing: Doing): readonly Block[];
    /** The running clocks it moves to a later day, and why, as the explanation is to say it. */
    extends?(matter: M, answers: Answers<F>, doing: Doing): readonly Extension[];
    /** What is kept apart about the matter is then shown to the one who took it. */
    readonly unseals?: true;
    /** It cannot be taken back by 更正. */
    readonly irrevocable?: true;
    /** Where several units are to do it: whether this unit has. */
    doneBy?(matter: M, organisation: string): boolean;
    /** Typed without a number it is done at once where just one matter waits; others are shown first. */
    readonly atOnce?: true;
    readonly tone?: "primary" | "danger";
    /** Seldom needed: behind 更多 on cards. */
    readonly rare?: true;
    /** When it is seldom needed any more, as after its time. */
    past?(matter: M, at: Pick<Doing, "today" | "calendar">): boolean;
    /** Taken while the matter is quarantined; every other step then rests. */
    readonly underQuarantine?: true;
    /** Erases what the matter says, wherever it is kept; its history still verifies. */
    readonly erases?: true;
    /** The codes of other matters `apply` has to look at. */
    reads?(answers: Answers<F>, doing: Doing): readonly string[];
    /** Pure: the matter as it is afterwards (common columns, parties, fields), or why not. */
    apply(matter: M, answers: Answers<F>, doing: Doing): M | Refusal;
  };

/** What a new matter is made of; number, version and history are given to it. */
export type Draft<M extends Matter> = Pick<
  M,
  "state" | "title" | "visibility" | "urgent" | "parties" | "fields"
> &
  Partial<Pick<M, "category" | "reference" | "parent">>;

/** The step that starts a matter of a kind. */
export type Opening<M extends Matter = Matter, F extends Fields = Fields> = Asking<F> &
  Effects<M> & {
    readonly id: string;
    readonly by: readonly Role[];
    /** Shown above the form. */
    readonly warning?: Text;
    /** The codes of other matters `apply` has to look at. */
    reads?(answers: Answers<F>, doing: Doing): readonly string[];
    apply(answers: Answers<F>, doing: Doing): Draft<M> | Refusal;
    /** Whether an open matter of the same category may be the same thing: offered before a second is made. */
    alike?(draft: Draft<M>, other: Pick<M, "title" | "fields">): boolean;
  };

/** Who looks at a card, and when. */
export type Viewing = Doing;

/** One state of a kind of matter. */
export type State = {
  readonly name: Text;
  readonly tone: "plain" | "good" | "warning";
  /** Nothing more happens in it. */
  readonly final?: true;
};

/**
 * Another kind of matter that this one can become, with one press of whoever may open that kind:
 * its form opens with what is known filled in, and the two show each other's numbers.
 */
export type Becoming<M extends Matter = Matter> = {
  readonly kind: Kind;
  readonly from: readonly M["state"][];
  /** Absent: offered to whoever may open the other kind. */
  when?(matter: M, viewing: Viewing): boolean;
  prefill(matter: M, viewing: Viewing): Readonly<Record<string, unknown>>;
  /** The step this matter takes by itself once the other is recorded under a code, with its answers. */
  readonly next?: {
    readonly step: string;
    answers(code: string): Readonly<Record<string, unknown>>;
  };
};

/** A kind of matter: its states, its steps, its words and its card. */
export type Flow<M extends Matter = Matter> = {
  readonly kind: Kind;
  readonly prefix: string;
  readonly name: Text;
  readonly names: readonly string[];
  readonly model: z.ZodType<M["fields"]>;
  readonly states: Readonly<Record<M["state"], State>>;
  /** What the parts are called in this kind. */
  readonly parts?: Partial<Readonly<Record<Part, Text>>>;
  readonly opening: Opening<M>;
  readonly steps: Readonly<Record<string, Step<M>>>;
  readonly ladders: Readonly<Record<string, Ladder<Seat, M>>>;
  readonly becomes?: readonly Becoming<M>[];
  /** The official papers that can be made from it. */
  readonly papers?: readonly PaperKind<M>[];
  /** What groups may know it is about. Never anything that was typed. */
  group(matter: M): Text;
  /** The body of its card, for somebody who may see all of it. */
  card(matter: M, viewing: Viewing): readonly Block[];
};

/** Declares a step; gives its `apply` the answers of its form by type. */
export const step =
  <M extends Matter>() =>
  <F extends Fields>(declared: Step<M, F>): Step<M> =>
    declared;

/** Declares the step that starts a matter. */
export const opening =
  <M extends Matter>() =>
  <F extends Fields>(declared: Opening<M, F>): Opening<M> =>
    declared;

const isPart = (word: string): word is Part => (parts as readonly string[]).includes(word);

/** A seat taken apart: `to.liaison` is part and role, `chair` a part, `convenor` a role. */
export const readSeat = (seat: Seat): { readonly part?: Part; readonly role?: Role } => {
  const [first = "", second] = seat.split(".");
  if (second !== undefined) return { part: first as Part, role: second as Role };
  return isPart(first) ? { part: first } : { role: first as Role };
};

/** The same sentence for every one of some seats. */
export const tellAll = <T>(seats: readonly Seat[], say: T): Partial<Readonly<Record<Seat, T>>> =>
  Object.fromEntries(seats.map((seat) => [seat, say]));

/** Whether a person has a seat in a matter. */
export const holds = (person: Person, seat: Seat, matter: Pick<Matter, "parties">): boolean => {
  const { part, role } = readSeat(seat);
  if (part === undefined) return role !== undefined && person.roles.includes(role);
  return matter.parties.some(
    (party) =>
      party.part === part &&
      (role === undefined
        ? standingFor(person).some(({ id }) => id === party.person)
        : party.organisation === person.organisation && person.roles.includes(role)),
  );
};

/** For whom somebody acts who has none of these seats but as the deputy of a post on leave. */
export const actsFor = (
  { cover }: Person,
  seats: readonly Seat[],
  matter: Pick<Matter, "parties">,
): Person | undefined => {
  const held = (person: Person) => seats.some((seat) => holds(person, seat, matter));
  return cover === undefined || held(cover.self) ? undefined : cover.standsFor.find(held);
};

/** Everybody who has a seat in a matter, those who stand in for somebody included. */
export const holders = (
  seat: Seat,
  matter: Pick<Matter, "parties">,
  directory: Directory,
): readonly Person[] =>
  [...directory.people.values()].filter((person) => holds(person, seat, matter));

/** The papers a person can make from a matter now. Asked only of somebody who can see the matter. */
export const papersOf = (flow: Flow, matter: Matter, doing: Doing): readonly PaperKind[] =>
  matter.erasedAt !== undefined || matter.visibility === 3
    ? []
    : (flow.papers ?? []).filter(
        (paper) =>
          paper.by.some((seat) => holds(doing.actor, seat, matter)) &&
          paper.when?.(matter, doing) !== false,
      );

/** A seat in words: `被建议单位联络员`. */
export const seatName = (seat: Seat, flow: Pick<Flow, "parts">): Text => {
  const { part, role } = readSeat(seat);
  const unit = part === undefined ? undefined : (flow.parts?.[part] ?? partNames[part]);
  if (role === undefined) return text(unit?.zh ?? "", unit?.en.toLowerCase() ?? "");
  const name = roleNames[role];
  return unit === undefined
    ? name
    : text(`${unit.zh}的${name.zh}`, `${name.en} of the ${unit.en.toLowerCase()}`);
};

/** The state a matter is in. */
export const stateOf = (flow: Flow, matter: Matter): State =>
  flow.states[matter.state] ?? { name: text(matter.state, matter.state), tone: "plain" };

/** The steps a person may take today, with their names in the flow. */
export const openSteps = (
  flow: Flow,
  matter: Matter,
  person: Person,
  today: Day,
): readonly (readonly [id: string, step: Step])[] =>
  Object.entries(flow.steps).filter(
    ([, step]) =>
      isOpen(step, matter) &&
      step.by.some((seat) => holds(person, seat, matter)) &&
      step.against?.(matter, today) === undefined,
  );

/** Whether anybody may take a step now. */
const isOpen = (step: Step, matter: Matter): boolean =>
  step.from.includes(matter.state) &&
  matter.erasedAt === undefined &&
  step.when?.holds(matter) !== false &&
  (matter.visibility === 3) === (step.underQuarantine === true);

/**
 * Why a person may not take a step today: seat first, then state, then what else stands against it;
 * `undefined` where nothing does. Draws the buttons and refuses the press. Asked only of somebody who can see the matter.
 */
export const obstacle = (
  flow: Flow,
  step: Step,
  matter: Matter,
  person: Person,
  today: Day,
): Refusal | undefined => {
  const possible = openSteps(flow, matter, person, today).map(([, { label }]) => label);
  const instead = listed(possible.length > 0 ? possible : [words.nothingButRead]);
  if (!step.by.some((seat) => holds(person, seat, matter))) {
    const seats = step.by.map((seat) => seatName(seat, flow));
    return new Refusal(words.onlySeats(seats, step.label, instead));
  }
  if (matter.erasedAt !== undefined) return new Refusal(guardingWords.erasedRests);
  if (matter.visibility === 3 && step.underQuarantine !== true)
    return new Refusal(guardingWords.quarantinedRests(instead));
  if (matter.visibility !== 3 && step.underQuarantine === true)
    return new Refusal(guardingWords.notQuarantined);
  if (step.from.includes(matter.state) && step.when?.holds(matter) === false)
    return new Refusal(step.when.otherwise);
  if (!isOpen(step, matter)) {
    const from = step.from.map((state) => flow.states[state]?.name ?? text(state, state));
    return new Refusal(words.wrongState(stateOf(flow, matter).name, step.label, from, instead));
  }
  const against = step.against?.(matter, today);
  return against === undefined ? undefined : new Refusal(against);
};

/** Who is waited for in a matter: whoever may take a step that ends a running clock, or an awaited one. */
export const waitingIn = (flow: Flow, matter: Matter, since: Instant): readonly Waiting[] =>
  Object.entries(flow.steps).flatMap(([id, step]) => {
    if (!isOpen(step, matter)) return [];
    if (step.against?.(matter, dayOf(since)) !== undefined) return [];
    const due = matter.clocks
      .filter((clock) => isRunning(clock) && step.stops?.includes(clock.rule))
      .map((clock) => clock.rolled)
      .sort()[0];
    if (due === undefined && step.awaited === undefined) return [];
    const row = { matter: matter.code, step: id, since, ...(due === undefined ? {} : { due }) };
    return step.by.flatMap((seat): readonly Waiting[] => {
      const { part, role } = readSeat(seat);
      if (part === undefined) return role === undefined ? [] : [{ ...row, role }];
      if (role === undefined)
        return matter.parties.flatMap((party) =>
          party.part === part && party.person !== undefined
            ? [{ ...row, person: party.person }]
            : [],
        );
      return unitsIn(matter, part)
        .filter((organisation) => step.doneBy?.(matter, organisation) !== true)
        .map((organisation) => ({ ...row, organisation, role }));
    });
  });
