import type { z } from "zod";
import type { Day, Instant } from "../calendar/day.ts";
import type { RuleId } from "../calendar/rules.ts";
import type { Block } from "../chat/card.ts";
import type { Field, Fields, Option } from "../chat/field.ts";
import type { Refusal } from "../chat/refusal.ts";
import { bracketed, type Text, text } from "../chat/text.ts";
import { type Directory, organisationName, type Person, type Role } from "../people/directory.ts";
import type { Appointment } from "./appointment.ts";
import type { Start } from "./clock.ts";
import type { Metric } from "./figure.ts";
import type { Ladder, Owed } from "./ladder.ts";
import type { Kind, Matter, Part } from "./matter.ts";
import type { PaperKind } from "./paper.ts";
import { holdsAny, type Office, type Seat } from "./seat.ts";
import type { Asked, Context, Declared, Opening, Step } from "./step.ts";
import { sharesFor, sharesIn, statesText, type Tracks } from "./tracks.ts";

/** How far a matter is, as no more than this leaves for a client outside. */
export const outsideStates = ["received", "returned", "accepted", "ended"] as const;
export type Outside = (typeof outsideStates)[number];

/** One state of a kind of matter. */
export type State<M extends Matter = Matter> = {
  readonly name: Text;
  readonly tone: "plain" | "good" | "warning";
  /** Nothing more happens in it. */
  readonly final?: true;
  /** What a client outside the county's chat is told of it; absent: that it was received. */
  readonly outside?: Outside;
  /**
   * Out of it only those above bring it: what happened, and on which day. Offered for the agenda of the next
   * meeting, whether or not anybody is late.
   */
  readonly stuck?: { readonly of: Text; since(matter: M): Day };
  /** Who is awaited in it, and to do what, beside what its clocks say. */
  readonly awaits?: readonly Owed<M>[];
};

/**
 * Another kind of matter that this one can become, with one press of whoever may open that kind:
 * its form opens with what is known filled in, and the two show each other's numbers.
 */
export type Becoming<M extends Matter = Matter> = {
  readonly kind: Kind;
  readonly from: readonly M["state"][];
  /** Absent: offered to whoever may open the other kind. */
  when?(matter: M, context: Context): boolean;
  /** Whether another one that came of this matter already does what a further one would be for: none is offered then. */
  covers?(matter: M, other: Matter): boolean;
  prefill(matter: M, context: Context): Readonly<Record<string, unknown>>;
  /** The step this matter takes by itself once the other is recorded under a code, with its answers. */
  readonly next?: {
    readonly step: string;
    answers(code: string): Readonly<Record<string, unknown>>;
  };
};

/** A register of the open matters of a kind, asked for by a word of its own. */
export type Ledger<M extends Matter = Matter> = Pick<
  Declared<Fields>,
  "label" | "names" | "says" | "help"
> & {
  readonly id: string;
  readonly by: readonly Office[];
  /** Said where nothing is open, and where more is open than is listed. */
  readonly none: Text;
  more(listed: number): Text;
  /** What a line says beside unit and state: what there is, and what is due when under a rule. */
  holds(matter: M): Text;
  due(rule: string, when: Text): Text;
};

/** What a unit is to do some of in a year: what is planned, what was held, and who has nothing. */
export type YearPlan<M extends Matter = Matter> = Pick<
  Declared<Fields>,
  "label" | "names" | "says" | "help"
> & {
  readonly id: string;
  readonly by: readonly Office[];
  /** The units that keep the plan, and are told who has nothing on it. */
  readonly keepers: readonly string[];
  /** The units that are to have something on it each year. */
  expects(directory: Directory): readonly string[];
  /** Whose it is, its day, its year where that is not the day's, whether it was held, and what that covers; nothing of what is off the plan. */
  on(matter: M):
    | {
        readonly units: readonly string[];
        readonly day: Day;
        readonly year?: number;
        readonly held: boolean;
        readonly covers: string;
      }
    | undefined;
  /** What is to be covered in a year. */
  readonly covering: readonly Option[];
  readonly words: {
    /** Said of the whole plan, or of the reader's own unit. */
    none(year: number, whole: boolean): Text;
    counts(planned: number, held: number, of: readonly M[]): Text;
    without(year: number, units: Text, count: number): Text;
    uncovered(what: Text): Text;
    readonly held: Text;
    readonly toCome: Text;
  };
};

/** How matters of other kinds are gathered into one of this kind, by the links between them. */
export type Collecting<M extends Matter = Matter> = Pick<
  Declared<Fields>,
  "label" | "names" | "says" | "help"
> & {
  /** Said where no one matter of this kind was named. */
  readonly which: Text;
  /** The units under which its card lists what was gathered. */
  units(matter: M): readonly string[];
};

/** How a kind that meets makes the agenda of one meeting: what the last resolved, what was put on, what is stuck. */
export type Agenda<M extends Matter = Matter> = Pick<
  Declared<Fields>,
  "label" | "names" | "help"
> & {
  readonly id: string;
  /** The step that puts something on it, by its `item`, and the one that says of a matter that it is not to be. */
  readonly adds: string;
  readonly leaves: string;
  /** The numbers that were not to be put on it: they are not offered again. */
  left(meeting: M): readonly string[];
  /** The meeting that is meant where none is named. */
  next(all: readonly M[], now: Instant): M | undefined;
  /** The meetings whose resolutions stand first on the agenda of another, the last first. */
  earlier(meeting: M, all: readonly M[]): readonly M[];
  /** What was resolved, and the number of the matter it became. */
  resolved(meeting: M): readonly { readonly said: string; readonly task?: string | undefined }[];
  /** What is to be talked about as it was written when the meeting was called, a line each. */
  topics(meeting: M): readonly string[];
  /** The step that says of an `item` that it was dealt with: what was not stands on the next agenda. */
  readonly reaches: string;
  /** Whether an `item` says something in words, and not by figures which line of the agenda is meant. */
  inWords(item: string): boolean;
  /**
   * What was put on, or was not reached before: a matter by its number, or something said; `restricted`
   * where it was taken over from a meeting that is so now.
   */
  items(
    meeting: M,
    all: readonly M[],
  ): readonly {
    readonly said?: string | undefined;
    readonly code?: string | undefined;
    readonly restricted?: boolean;
  }[];
  /** Whom one page before the meeting is for, and the offices that could have such a seat. */
  readonly briefs: { readonly seats: readonly Seat[]; readonly by: readonly Office[] };
  /** When and where it is and who chairs; what that page says of it besides, of who comes. */
  setting(meeting: M, directory: Directory): readonly (readonly [Text, Text | undefined])[];
  expected(meeting: M, directory: Directory): readonly (readonly [Text, Text | undefined])[];
  /** When it met and which of the units invited came, as recorded; nothing of one that did not meet. */
  met(meeting: M):
    | {
        readonly at: Instant;
        readonly invited: readonly string[];
        readonly came: readonly string[];
      }
    | undefined;
  readonly words: {
    readonly noNext: Text;
    readonly noneBefore: Text;
    readonly nothingResolved: Text;
    readonly noTask: Text;
    readonly added: Text;
    before(code: string): Text;
    stillOpen(code: string): Text;
    stuck(count: number, mayLeave: boolean): Text;
    numbers(count: number): Text;
    add(code: string): Text;
    leave(code: string): Text;
    reach(item: string): Text;
  };
};

/** Something copied from a paper into a matter: which steps record it, and where it is kept. */
export type RecordedFact<M extends Matter = Matter> = {
  /** The steps whose form asks for it, under the fact's own key; whoever took the last may put it right. */
  readonly by: readonly [string, ...string[]];
  /** How it is asked for, where it is not as by those steps. */
  readonly asked?: Field;
  /** Absent: among the fields of the matter, under its own key. */
  readonly kept?:
    | "reference"
    | { readonly part: Part }
    | { readonly field: string }
    | {
        read(matter: M): unknown;
        /** The matter with another value, as this person may put it. */
        write(matter: M, value: string, person: Person): M;
      };
  /** A day that may lie ahead: others have happened. */
  readonly ahead?: true;
  /** The part alone that knows of it, also of its having been put right. */
  readonly inside?: Part;
  /** Why it can no longer be put right in this way. */
  fixed?(matter: M): Text | undefined;
};

/** The facts of a kind, and what must hold between them. */
export type Facts<M extends Matter = Matter> = {
  readonly of: Readonly<Record<string, RecordedFact<M>>>;
  /** Facts of which the one cannot be later than the other, both days. */
  readonly order?: readonly (readonly [earlier: string, later: string])[];
  /** Why the matter cannot be as it now says, at the field of the fact that is wrong. */
  wrong?(matter: M, context: Context): Refusal | undefined;
  /** The same of what is the whole matter's, whichever unit's share it was changed in. */
  wrongInAll?(matter: M, context: Context): Refusal | undefined;
};

/** What a step was answered about who is complained of: units that are, and what is not, as it was typed. */
export type AccusedAnswers = {
  readonly accused?: readonly string[] | undefined;
  /** Ids, names and words, joined by 、. */
  readonly notAccused?: string | undefined;
};

/** How a kind deals with units complained of. Absent: whoever it is addressed to cannot be accused in it. */
export type Complaints<M extends Matter = Matter> = {
  /** The units treated as complained of though nobody has said yet that they are. */
  doubted(matter: M): readonly string[];
  /** What is asked before what somebody wrote is added to it. */
  asks(
    matter: M,
    written: readonly string[],
    given: AccusedAnswers,
    context: Context,
  ): Asked | undefined;
  /** The matter from which those units are gone, with whoever goes on with it; or why nobody can. */
  handOn(matter: M, said: AccusedAnswers, context: Context): M | Refusal;
  news(matter: M, context: Context, reader: Person): Text | undefined;
  /** The states it can be in then, beside the one it was in. */
  readonly states: readonly M["state"][];
  readonly starts: readonly Start<M>[];
  /** The clocks of a doubt, which end with the last one. */
  readonly ends: readonly string[];
};

/** How a kind deals with harm to a minor that comes to light in a later step. */
export type Minors<M extends Matter = Matter> = {
  /** Whether it is handled as harm to a minor already. */
  is(matter: M): boolean;
  /** The matter handled so from now on, at level 2, with whoever that has to be reported to. */
  reach(matter: M, context: Context): M;
  readonly starts: readonly Start<M>[];
};

/** Matters of a kind that begin by themselves as time goes by, for somebody to go on with. */
export type Periodic<M extends Matter = Matter> = {
  /** How one begins, by answers of `due`; nobody can ask for it. */
  readonly opening: Opening<M>;
  /** The answers for each that came to be due by a day, of what has ended since another. */
  due(since: Day, today: Day): readonly Readonly<Record<string, string>>[];
  /** Whether one of them has begun already, by itself or by somebody. */
  isOne(matter: M, answers: Readonly<Record<string, string>>): boolean;
};

/** Where matters of a kind show that something is wrong in more than one of them: a recommendation can answer several (检察建议工作规定第十一条). */
export type Recurring<M extends Matter = Matter> = {
  /** Whether it stands: taken on, and neither returned nor found to be nothing. */
  counts(matter: M): boolean;
  /** Where it happened, as it was written. */
  place(matter: M): string;
  /** The units it complains of for sure, and others as they were written. */
  against(matter: M): { readonly units: readonly string[]; readonly others: readonly string[] };
  /** The kind that answers them, and what the form of its opening begins with beside `origins`, their numbers. */
  readonly answeredBy: Kind;
  prefill(matters: readonly M[]): Readonly<Record<string, unknown>>;
};

/** A kind of matter: its states, its steps, its clocks, its words and its card. */
export type Flow<M extends Matter = Matter> = {
  readonly kind: Kind;
  readonly prefix: string;
  readonly name: Text;
  readonly names: readonly string[];
  /** How people speak of it in a sentence (开会); never a word of a command. */
  readonly spoken?: RegExp;
  /** What a sentence speaks of where it is likelier to be about this kind than about others; by itself it says nothing: 卷, the files. */
  readonly hints?: RegExp;
  /** What people call one of it, besides `names`: 会 in 校车那个会. */
  readonly nouns?: readonly string[];
  readonly model: z.ZodType<M["fields"]>;
  readonly states: Readonly<Record<M["state"], State<M>>>;
  /** What the parts are called in this kind. */
  readonly parts?: Partial<Readonly<Record<Part, Text>>>;
  /** Pairs of parts that are never one unit's: who asks does not answer. */
  readonly apart?: readonly (readonly [Part, Part])[];
  readonly opening: Opening<M>;
  /** The other steps that start such a matter: by a proposal, by asking when. */
  readonly alsoOpens?: readonly Opening<M>[];
  readonly periodic?: Periodic<M>;
  /** Roles whose holders are not told of each other who does what in it: those on one side, those on another. */
  readonly blind?: readonly (readonly Role[])[];
  readonly steps: Readonly<Record<string, Step<M>>>;
  /** Of every clock it starts: what is owed while it runs, and when whom to remind. By rule. */
  readonly clocks: Readonly<Record<string, Ladder<M>>>;
  /**
   * Periods that one event starts together, to be tried before it happens. One `follows` where another
   * ends; where its document states the number, the usual one is tried, or that for what is `urgent`.
   */
  readonly together?: readonly {
    readonly name: Text;
    readonly rules: readonly {
      readonly id: RuleId;
      readonly follows?: RuleId;
      readonly urgent?: boolean;
    }[];
  }[];
  /** What is counted of such matters. */
  readonly figures?: readonly Metric<M>[];
  /** The rules whose last day its card states without a clock. */
  readonly shows?: readonly string[];
  /** Who is awaited whatever the state, while a condition holds. */
  readonly awaits?: readonly Owed<M>[];
  readonly becomes?: readonly Becoming<M>[];
  /** Where who is complained of may be in doubt, and a unit that has it can turn out to be. */
  readonly accusing?: Complaints<M>;
  /** Absent: at level 2 from then on, and everybody in it is told. */
  readonly minors?: Minors<M>;
  /** Nobody is complained of in it by itself: at most in what it comes from. */
  readonly blameless?: true;
  /** Nobody is named in it: no identity card or telephone number is kept in any of its fields. */
  readonly nameless?: true;
  /** The units every such matter goes to in the end, also before they have it: they cannot be accused in it. */
  readonly meantFor?: (directory: Directory) => readonly string[];
  /** What is copied into it from papers, and can be put right where it was mistyped. */
  readonly facts?: Facts<M>;
  /** The official papers that can be made from it. */
  readonly papers?: readonly PaperKind<M>[];
  readonly ledger?: Ledger<M>;
  readonly yearPlan?: YearPlan<M>;
  readonly collects?: Collecting<M>;
  readonly recurs?: Recurring<M>;
  /** The sorts of meeting for which the county may set how many units have to come. */
  readonly gathers?: readonly Option[];
  readonly agenda?: Agenda<M>;
  /** The parts whose units come when people meet about it: it stands in their calendars. */
  readonly attends?: readonly Part[];
  /** A matter as it was before a step that is taken back, with what stays as it is now. */
  keeps?(before: M, now: M): M;
  /** When people are to meet about it, for their calendars; nothing where no time is set. */
  appointment?(matter: M): Appointment | undefined;
  /** Who may chair when people meet about it; absent: whoever is named to. */
  chairs?(matter: M, directory: Directory): readonly string[];
  /** The step by which a unit says whether it comes, asked as `attendanceForm` asks it: a calendar's answer is taken as it. */
  readonly rsvp?: string;
  /** Where several units with the same part each go their own way. */
  readonly tracks?: Tracks<M>;
  /** The fields that say, by unit, which of them have done their part. */
  readonly done?: readonly string[];
  /**
   * What groups may know it is about. Never anything that was typed; nothing where they may know no
   * more than that there is something urgent.
   */
  group(matter: M): Text | undefined;
  /** The body of its card, for somebody who may see all of it. */
  card(matter: M, context: Context): readonly Block[];
};

/** Every step that starts a matter of a kind, the usual one first. */
export const openingsOf = ({
  opening,
  alsoOpens = [],
}: Pick<Flow, "opening" | "alsoOpens">): readonly Opening[] => [opening, ...alsoOpens];

/** The kinds that can be made of any sentence, not only of one that speaks of something. */
export const madeOfAnySentence = (flows: readonly Flow[]): readonly Flow[] =>
  flows.filter(
    ({ opening: { fromSentence } }) =>
      fromSentence !== undefined && fromSentence.when === undefined,
  );

/** The step with this id that starts a matter of a kind; nothing where it is a step of one. */
export const openingNamed = (
  flow: Pick<Flow, "opening" | "alsoOpens">,
  id: string,
): Opening | undefined => openingsOf(flow).find((opening) => opening.id === id);

/** What a kind declares under an id, be it a step of a matter or one that starts it. */
export const declaredIn = (flow: Flow, id: string): Step | Opening | undefined =>
  [...openingsOf(flow), ...(flow.periodic === undefined ? [] : [flow.periodic.opening])].find(
    (opening) => opening.id === id,
  ) ?? (Object.hasOwn(flow.steps, id) ? flow.steps[id] : undefined);

/** The rules by which a kind of matter counts. */
export const rulesUsed = ({ clocks, shows = [] }: Flow): readonly string[] => [
  ...Object.keys(clocks),
  ...shows,
];

/** What a step is called where its matter is not at hand: with its kind, unless the label says it already. */
export const nameWithKind = (
  { name }: Pick<Flow, "name">,
  { label, whole }: Pick<Declared<Fields>, "label" | "whole">,
): Text =>
  whole === true || label.zh.includes(name.zh)
    ? label
    : text(`${label.zh}${name.zh}`, `${label.en} ${name.en.toLowerCase()}`);

/** The state a matter is in; of several units that are not equally far, how many are in which. */
export const stateOf = (flow: Flow, matter: Matter): State => {
  const state = flow.states[matter.state] ?? {
    name: text(matter.state, matter.state),
    tone: "plain",
  };
  const stage = matter.share?.stage;
  if (stage !== undefined) return { ...state, name: stage };
  const shares = sharesIn(flow, matter);
  return shares.every((one) => one.state === matter.state)
    ? state
    : { ...state, name: statesText(flow, shares) };
};

/** The papers a person can make from a matter now. Asked only of somebody who can see the matter. */
export const papersOf = (flow: Flow, matter: Matter, context: Context): readonly PaperKind[] =>
  matter.erasedAt !== undefined || matter.visibility === 3
    ? []
    : sharesFor(flow, matter, context.actor).flatMap((share) =>
        (flow.papers ?? [])
          .filter(
            (paper) =>
              holdsAny(context.actor, paper.by, share) && paper.when?.(share, context) !== false,
          )
          .map((paper) => paperOfShare(paper, share, matter, context)),
      );

/** A paper about one unit's share, where several are looked at: by a name and an address of its own. */
const paperOfShare = (
  paper: PaperKind,
  share: Matter,
  matter: Matter,
  { directory }: Context,
): PaperKind => {
  const unit = share.share?.unit;
  if (unit === undefined || matter.share !== undefined) return paper;
  return {
    ...paper,
    id: `${paper.id}.${unit}`,
    name: bracketed(paper.name, organisationName(directory, unit)),
    write: (_, context) => paper.write(share, context),
  };
};
