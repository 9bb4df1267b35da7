import type { Day, Instant } from "../calendar/day.ts";
import type { Calendar } from "../calendar/holidays.ts";
import type { Block } from "../chat/card.ts";
import type { Answers, Fields } from "../chat/field.ts";
import type { Refusal } from "../chat/refusal.ts";
import type { Text } from "../chat/text.ts";
import type { Directory, Organ, Person } from "../people/directory.ts";
import type { Verdict } from "../screening/screen.ts";
import type { Start } from "./clock.ts";
import type { Each } from "./each.ts";
import type { CountyCount, CountyFigures } from "./figure.ts";
import type { Entry } from "./history.ts";
import type { Kind, Matter, Part, SentFile } from "./matter.ts";
import type { Office, Seat } from "./seat.ts";

/** Who acts, when, and what may be looked at besides the matter and the answers. */
export type Context = {
  readonly actor: Person;
  readonly now: Instant;
  readonly today: Day;
  readonly directory: Directory;
  readonly calendar: Calendar;
  /** What all that was typed for this request was judged to be, once; absent where nobody typed anything. */
  readonly verdict?: Verdict;
  /** The other matters a step asked to look at, by code; those the actor cannot see are not there. */
  readonly read?: ReadonlyMap<string, Matter>;
  /** What is drawn stays where it is put, and is not drawn anew every day. */
  readonly standing?: true;
  /** The figures of the county a step asked for. */
  readonly figures?: CountyFigures;
  /** The numbers of the matters a step opens with itself, in the order in which it names them. */
  readonly opened?: readonly string[];
  /** What the actor has sent and not used yet, where the form asks for files. */
  readonly files?: readonly SentFile[];
  /** What a paper says beside its matter, looked up as far as the actor may know it; a heading stands alone. */
  readonly passages?: readonly (string | { readonly heading: string })[];
  /** What went before, for a step that puts right what was recorded. */
  readonly past?: Past;
};

/** The history of a matter, who has been sent news of it, and how long the history was when a form was shown. */
export type Past = {
  readonly entries: readonly Entry[];
  readonly told: ReadonlySet<string>;
  readonly shown?: number;
};

/** What every command declares: its words, its form and its help line. */
export type Declared<F extends Fields> = {
  /** The word on its button and in lists. */
  readonly label: Text;
  /** The label says what it is about: the kind is not said beside it. */
  readonly whole?: true;
  /** What people type for it, Chinese and English. */
  readonly names: readonly string[];
  /** How people put it in their own words, Chinese and English: never a command, offered to be pressed. */
  readonly says?: readonly string[];
  readonly help: Text;
  readonly form: F;
};

/**
 * The sentence somebody is told, or nothing for this reader; declared as a method so that a table of
 * one kind is a table of any kind.
 */
type Telling<M extends Matter> = {
  say(matter: M, context: Context, reader: Person): Text | undefined;
}["say"];

/** A later day for the running clock of a rule; a rest day is moved on as the rule says. */
export type Extension = { readonly rule: string; readonly to: Day; readonly why: Text };

/** Which clocks a step starts, ends, holds and moves, by the ids of their rules. */
export type ClockEffects<M extends Matter, F extends Fields> = {
  readonly starts?: readonly Start<M>[];
  /** Closing a matter ends all of them. */
  readonly ends?: readonly string[] | RulesOf<M>;
  /** Not reminded of meanwhile; what is left is kept. */
  readonly holds?: readonly string[];
  /** Held before; due as much later as they were held. */
  readonly resumes?: readonly string[];
  /** The day on which it holds or resumes them, where the matter has it: the paper's, not that of entry. */
  on?(matter: M): Day | undefined;
  /** Had ended before their day: those whose day has not gone by run on to it. */
  readonly revives?: readonly string[] | RulesOf<M>;
  /** Moves them to a later day, and says why as the explanation is to say it. */
  extends?(matter: M, answers: Answers<F>, context: Context): readonly Extension[];
};

type RulesOf<M extends Matter> = { of(matter: M): readonly string[] }["of"];

/** Who hears of a step, and in what words. */
type Consequences<M extends Matter> = {
  /** Who is told in private, and in what sentence. */
  readonly tells?: Partial<Readonly<Record<Seat, Telling<M>>>>;
  /** What somebody is told whom it takes out of the seats it tells, and who may not see the matter any more. */
  readonly leaves?: Telling<M>;
  /** The units whose bound groups are told that something happened, masked as groups are. */
  readonly announces?: readonly (Part | "linkage")[];
  /** The sentence above the card of the one who did it. */
  done?(matter: M, context: Context, entry: Entry): Text;
};

/** One fact put right: its key among the kind's facts, as it was recorded and as it is. */
export type FactChange = { readonly fact: string; readonly from: unknown; readonly to: unknown };

/**
 * What must hold besides the state for a step to be taken: known before anything is asked, so it draws
 * the button or does not.
 */
export type Condition<M extends Matter = Matter> = {
  /** Who it is in this matter, where the seat says so of nobody by office; told to whoever may not take it. */
  whom?(matter: M, directory: Directory): Text | undefined;
  /** The condition in a few plain words, as the printed permissions say it. */
  readonly only: Text;
  /**
   * Why it does not hold now, as a sentence saying what would make it possible; nothing where it
   * holds. Must bear a matter of any state. The person is who would take it, where that is asked.
   */
  otherwise(
    matter: M,
    today: Day,
    person?: Person,
    known?: { readonly directory?: Directory; readonly now: Instant },
  ): Text | undefined;
};

/** One step of a flow: everything about it, declared once. */
export type Step<M extends Matter = Matter, F extends Fields = Fields> = Declared<F> &
  Consequences<M> & {
    /** Who may take it. Who must is said by the clocks and states of the flow. */
    readonly by: readonly Seat[];
    /** By which of these seats it was taken, where what it does is not in the power of all of them. */
    as?(matter: M): readonly Seat[];
    /** When it can be taken. */
    readonly open: {
      readonly from: readonly M["state"][];
      /** Absent where the state stays; several where `apply` decides between them (or stays). */
      readonly to?: M["state"] | readonly M["state"][];
      readonly when?: Condition<M>;
      /** The step that is to be recorded before it, and what is missing until then: what was typed goes along. */
      readonly first?: { readonly step: string; readonly missing: Text };
      /** What is said where it is over, instead of the states it is open in: that the time is set, that they have met. */
      over?(matter: M): Text | undefined;
    };
    /** Where each of several units does it for itself; its own clocks then start and end with it. */
    readonly each?: Each<M>;
    readonly clocks?: ClockEffects<M, F>;
    readonly button?: {
      readonly tone?: "primary" | "danger";
      /** The buttons that stand for it, each with what it says; where more has to be said, it opens the form. */
      readonly presses?: readonly Press[] | PressesOf<M>;
      /** Seldom needed: behind 更多 on cards, always or while the condition holds. */
      readonly rare?: true | Holds<M>;
    };
    readonly marks?: {
      /** Typed without a number it is done at once where just one matter waits; others are shown first. */
      readonly atOnce?: true;
      /** A major decision, taken in person: no entrustment reaches it (人民检察院组织法第二十九条). */
      readonly inPerson?: true;
      /** It cannot be taken back by 更正. */
      readonly irrevocable?: true;
      /** What is kept apart about the matter is then shown to the one who took it. */
      readonly unseals?: true;
      /** Taken while the matter is quarantined; every other step then rests. */
      readonly underQuarantine?: true;
      /** Taken also once what the matter said is erased; every other step then rests. */
      readonly onErased?: true;
      /** Its line in the history is read by these organs alone. */
      readonly inside?: readonly Organ[];
      /** Erases what the matter says, wherever it is kept; its history still verifies. */
      readonly erases?: true;
    };
    /** It puts right what was recorded: old and new are kept and told, and what follows is counted anew. */
    readonly corrects?: {
      /** The fields this person can be asked for, or why there are none; `past` is in the context. */
      asks(
        matter: M,
        context: Pick<Context, "actor" | "directory" | "past">,
      ): readonly string[] | Refusal;
      changes(before: M, after: M): readonly FactChange[];
    };
    /**
     * Whether what is given is about all of the matter where several units have a share each; else, or
     * absent, it is about one share, and it is asked whose.
     */
    ofWhole?(given: Readonly<Record<string, unknown>>, matter: M): boolean;
    /**
     * What a sentence that is no command gives for its form (去不了，出差 · 再叫上住建局); nothing where the
     * sentence is about something else. Shown before it is done. `typed` is the same before it was made plain.
     */
    understands?(
      said: string,
      context: Pick<Context, "directory" | "now"> & { readonly typed?: string },
    ): Readonly<Record<string, unknown>> | undefined;
    /** What stands in its form before anybody typed, from the matter itself: a draft, a template. */
    prefill?(matter: M, context: Context): Readonly<Record<string, unknown>>;
    /** Of fields that choose from a directory, by key, the ids there are to choose from in this matter. */
    only?(matter: M): Readonly<Record<string, readonly string[]>>;
    /** What was given says of other fields of the form, where those are not given themselves: a sentence read. */
    fills?(
      matter: M,
      given: Partial<Answers<F>>,
      context: Context,
    ): Readonly<Record<string, unknown>> | undefined;
    /** The matters of other kinds it opens with itself, each by the answers to that kind's own opening. */
    opens?(matter: M, answers: Answers<F>, context: Context): readonly OpenedBeside[];
    /** The steps it takes with itself in other matters, of those it `reads`. */
    takes?(matter: M, answers: Answers<F>, context: Context): readonly TakenBeside[];
    /** What is to be read before its form is filled in: what was asked for, objected to, answered. */
    intro?(matter: M, context: Context): readonly Block[];
    /** The codes of other matters `apply` has to look at. */
    reads?(answers: Answers<F>, context: Context): readonly string[];
    /**
     * The codes of other matters that stand in it and may come back in its form. The actor may see them no more: those
     * that can still be seen are in `read` when the form is filled, and none of the others is shown or lost.
     */
    recalls?(matter: M): readonly string[];
    /** It looks at the other open matters of its kind that the actor sees, as well; or at closed ones too. */
    readonly readsOpen?: true | "closed too";
    /** The figures of the county `apply` has to look at. */
    counts?(matter: M, answers: Answers<F>, context: Context): CountyCount | undefined;
    /** What must be asked before it is taken, one thing after the other. */
    asks?(matter: M, answers: Answers<F>, context: Context): Asked | undefined;
    /**
     * Pure: the matter as it is afterwards (common columns, parties, fields), or what is wrong with
     * the answers. What can be known without them belongs into `open.when`.
     */
    apply(matter: M, answers: Answers<F>, context: Context): M | Refusal;
  };

/** A matter that a step opens with itself: its kind, and what the opening of that kind is answered. */
export type OpenedBeside = {
  readonly kind: Kind;
  readonly answers: Readonly<Record<string, unknown>>;
  /** The codes of further matters it comes from, on record already; the actor may see them no more. */
  readonly keeps?: readonly string[];
};

/** A step that another one takes with itself. */
export type TakenBeside = {
  readonly code: string;
  readonly step: string;
  readonly answers: Readonly<Record<string, unknown>>;
};

/** One of several buttons for a step: its word, and what is answered by pressing it. */
type Press = {
  readonly label: Text;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly tone?: "primary" | "danger";
  readonly opens?: true;
};

/** The buttons as they follow from the matter and who looks at it. */
type PressesOf<M extends Matter> = {
  of(matter: M, reader: Person): readonly Press[];
}["of"];

type Holds<M extends Matter> = {
  holds(matter: M, at: Pick<Context, "today" | "calendar">): boolean;
}["holds"];

/** What a new matter is made of; number, version and history are given to it. */
export type Draft<M extends Matter> = Pick<
  M,
  "state" | "title" | "visibility" | "urgent" | "parties" | "fields"
> &
  Partial<Pick<M, "category" | "reference" | "parent" | "links" | "tracks">>;

/** What has to be answered, or read, by a press before anything is sent. */
export type Asked = {
  readonly said: readonly Text[];
  /** The buttons, each with what it adds to what was given. */
  readonly choices: readonly {
    readonly label: Text;
    readonly answers: Readonly<Record<string, unknown>>;
  }[];
  /** A press answers the question about a value and leads back to the form: that is sent by its own button. */
  readonly back?: true;
  /** What the form below carries once this was read, where it is not what the only button says. */
  readonly carries?: Readonly<Record<string, unknown>>;
};

/** The step that starts a matter of a kind. */
export type Opening<M extends Matter = Matter, F extends Fields = Fields> = Declared<F> &
  Consequences<M> & {
    readonly id: string;
    readonly by: readonly Office[];
    /** Another opening of its kind, for whoever may take that and not this: with what was given for both. */
    readonly otherwise?: string;
    readonly clocks?: Pick<ClockEffects<M, F>, "starts">;
    /** Shown above the form. */
    readonly warning?: Text;
    /** The codes of other matters `apply` has to look at. */
    reads?(answers: Answers<F>, context: Context): readonly string[];
    /** It looks at the other open matters of its kind that the actor sees, as well; or at closed ones too. */
    readonly readsOpen?: true | "closed too";
    /** The figures of the county `apply` has to look at. */
    counts?(answers: Answers<F>, context: Context): CountyCount | undefined;
    /** Offered for a sentence that is no command: the button's word, and what else to fill in. */
    readonly fromSentence?: {
      readonly label: Text;
      /** Absent: for every sentence; else for one that was judged so, before what is offered for all. */
      when?(verdict: Verdict): boolean;
      prefill?(verdict: Verdict): Readonly<Record<string, unknown>>;
    };
    /** What must be asked about the matter as drafted before it is sent; one thing after the other. */
    asks?(answers: Answers<F>, draft: Draft<M>, context: Context): Asked | undefined;
    /** Whether an open matter of the same category may be the same thing: offered before a second is made. */
    alike?(draft: Draft<M>, other: Pick<M, "title" | "fields" | "parties">): boolean;
    apply(answers: Answers<F>, context: Context): Draft<M> | Refusal;
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

/** The same sentence for every one of some seats. */
export const tellAll = <T>(seats: readonly Seat[], say: T): Partial<Readonly<Record<Seat, T>>> =>
  Object.fromEntries(seats.map((seat) => [seat, say]));

/** Whether something is a step of a matter that exists, not the opening of one. */
export const isStep = (declared: Step | Opening): declared is Step => "open" in declared;
