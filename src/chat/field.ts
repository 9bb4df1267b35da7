import { z } from "zod";
import type { Day, Instant } from "../calendar/day.ts";
import type { Calendar } from "../calendar/holidays.ts";
import type { Tense } from "../calendar/typed-shape.ts";
import type { Action, Block, Press } from "./card.ts";
import type { Text } from "./text.ts";

/** Where a field's options come from when they are not written beside it. */
export const sources = [
  "organisations",
  "people",
  "directory",
  "matters",
  "categories",
  "files",
] as const;
export type Source = (typeof sources)[number];

/** One thing that may be chosen: its id, its name, and other names it is known by. */
export type Option = {
  readonly id: string;
  readonly name: Text;
  readonly also?: readonly string[];
  /** What a long list has it under. */
  readonly group?: Text;
};

/** Ids as options of a form, each with its name. */
export const optionsNamed = <const Id extends string>(
  ids: readonly Id[],
  names: Readonly<Record<Id, Text>>,
): readonly (Option & { readonly id: Id })[] => ids.map((id) => ({ id, name: names[id] }));

/** How a question is asked, in no platform's vocabulary. */
export type FieldKind =
  | "text"
  | "long"
  | "number"
  | "day"
  | "moment"
  | "yesno"
  | "choice"
  | "choices"
  | "files";

/**
 * One question of a form: how it is asked, what an answer must be, and where its options come from.
 * The Chinese label and the form's key are what people type in front of a value (`标题=`, `title=`).
 */
export type Field<T = unknown> = {
  readonly kind: FieldKind;
  readonly label: Text;
  readonly schema: z.ZodType<T>;
  readonly required: boolean;
  readonly help?: Text;
  /** Written options, or the name of the directory they come from; only `choice` and `choices`. */
  readonly options?: readonly Option[] | Source;
  /** Longest text accepted, in characters. */
  readonly max?: number;
  /** Unlabelled text of a typed line fills this field. */
  readonly main?: true;
  /** Given by buttons only: nobody is asked for it or told of it. */
  readonly byButton?: true;
  /**
   * Why the screening is mistaken: asked for only where it found something, and kept on record. What
   * is taken for an official's offence is then accepted, at level 2; a state secret never is.
   */
  readonly doubt?: true;
  /** Sealed and kept apart from the matter: never shown again in a form, a card or the history. */
  readonly apart?: true;
  /**
   * Whether a day or moment without a year, month or week is the last one (an event) or the next one
   * (a plan); otherwise the nearest. Only `day` and `moment`.
   */
  readonly tense?: Tense;
  /**
   * A legal period starts or ends by this day: what was filled in of it (the year, the week) is shown
   * and confirmed by a press before anything is recorded. Only `day`, `moment` and the text of days of each.
   */
  readonly legal?: true;
  /** How far ahead the day may lie has a limit of its own, beyond which it is refused. Only `day` and `choice`. */
  readonly bounded?: true;
  /** The field for minutes that a span of time given here fills in (下午3点到5点). Only `moment`. */
  readonly span?: string;
  /**
   * What stands is moved: an hour alone is of the day that stands, and so much later or earlier (推迟两天) is
   * counted from it. Only `moment`.
   */
  readonly moves?: true;
  /** The day field for the end of a span of days typed here (12月1日到5日). Only `day`. */
  readonly spanTo?: string;
  /** A day may be given in place of an option. Only `choice`. */
  readonly orDay?: true;
  /** The text field for what was typed here beside the options. Only `choice` and `choices`. */
  readonly rest?: string;
  /**
   * What unlabelled text behind the chosen option says, by key, where that leaves no doubt: 不参加 出差.
   * Only a `choice` that is the main field.
   */
  readonly beside?: (chosen: string, said: string) => Readonly<Record<string, string>> | undefined;
  /** What unlabelled text that is no option says in people's own words, by key. Only a `choice` that is the main field. */
  readonly said?: (typed: string) => Readonly<Record<string, string>> | undefined;
  /**
   * Where each of several chosen in the field `of` may have a day of its own, the text field `in` holds
   * those; they may be typed in either: 水务局8月1日、农业局8月3日. Only `day`.
   */
  readonly each?: { readonly of: string; readonly in: string };
  /**
   * Read by everybody the matter is shown to: a number of a matter is not taken in it that they may not all
   * know. Of a list of `items` what is a number and nothing else may stand.
   */
  readonly readByAll?: true | "items";
  /** Other words people type for the label. */
  readonly also?: readonly string[];
  /**
   * What is said of a typed name that must not be taken for the option it resembles: 市水务局 is
   * not the county's 水务局. Whole names of options are not asked about.
   */
  readonly refuses?: (typed: string) => Text | undefined;
  /**
   * What stands in it is a draft made from the record: what a line says is put below that in the form, or before its
   * last paragraph where that closes it (a letter's), and is never sent in its place.
   */
  readonly drafted?: true | "closed";
  /**
   * Where 无 (none, -) may be what there is to say, or leaves the question unanswered; otherwise it is no answer where one
   * must be given. Only text.
   */
  readonly none?: "said" | "unanswered";
  /**
   * What of a sentence in people's own words is its value, where the sentence says so: 在三楼会议室开会 names a
   * place. Days and times stand in it as commas. A form that has such fields takes no sentence whole. Only `text`, `long` and `choice`.
   */
  readonly inSentence?: (text: string) => string | undefined;
  /** What stands in the field before anybody typed. */
  readonly prefill?: (context: Prefill) => unknown;
};

/** What a prefill may look at. */
export type Prefill = {
  readonly today: Day;
  readonly now: Instant;
  readonly calendar: Calendar;
  readonly actorName: Text;
  /** The ids that a name for many of a directory stands for. */
  readonly set: (source: Source, name: string) => readonly string[];
  /** What has been given and understood so far, by key. */
  readonly given: Readonly<Record<string, unknown>>;
};

/** Named fields: the key is the English label. */
export type Fields = Readonly<Record<string, Field>>;

/** Whether somebody writes in a field what others are to read. */
export const isWritten = ({ kind, apart, byButton }: Field): boolean =>
  (kind === "text" || kind === "long") && apart !== true && byButton !== true;

/** The answers a form gives, by key. */
export type Answers<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never;
};

type More<T> = Partial<
  Pick<
    Field<T>,
    | "help"
    | "main"
    | "also"
    | "prefill"
    | "max"
    | "byButton"
    | "refuses"
    | "doubt"
    | "apart"
    | "tense"
    | "legal"
    | "span"
    | "moves"
    | "spanTo"
    | "said"
    | "rest"
    | "readByAll"
    | "inSentence"
    | "beside"
    | "each"
    | "drafted"
    | "bounded"
    | "none"
  >
>;

const typedText = (max: number) => z.string().min(1).max(max);

/** A line of text, 100 characters unless said otherwise. */
export const line = (label: Text, more: More<string> = {}): Field<string> => ({
  kind: "text",
  label,
  schema: typedText(more.max ?? 100),
  required: true,
  max: 100,
  ...more,
});

/** Running text, 2,000 characters unless said otherwise. */
export const long = (label: Text, more: More<string> = {}): Field<string> => ({
  kind: "long",
  label,
  schema: typedText(more.max ?? 2000),
  required: true,
  max: 2000,
  ...more,
});

/** A whole number between two bounds, both included. */
export const number = (
  label: Text,
  min: number,
  max: number,
  more: More<number> = {},
): Field<number> => ({
  kind: "number",
  label,
  schema: z.int().min(min).max(max),
  required: true,
  ...more,
});

/** A day. */
export const day = (label: Text, more: More<Day> = {}): Field<Day> => ({
  kind: "day",
  label,
  schema: z.iso.date(),
  required: true,
  ...more,
});

/** A day and a time of day, kept as an instant. */
export const moment = (label: Text, more: More<Instant> = {}): Field<Instant> => ({
  kind: "moment",
  label,
  schema: z.iso.datetime(),
  required: true,
  ...more,
});

/** Yes or no. */
export const yesNo = (label: Text, more: More<boolean> = {}): Field<boolean> => ({
  kind: "yesno",
  label,
  schema: z.boolean(),
  required: true,
  ...more,
});

/** One of the written options. */
export const choice = <const Id extends string>(
  label: Text,
  options: readonly (Option & { readonly id: Id })[],
  more: More<Id> = {},
): Field<Id> => ({
  kind: "choice",
  label,
  schema: z.enum(options.map((option) => option.id) as [Id, ...Id[]]),
  required: true,
  options,
  ...more,
});

/** One of the written options, or a day typed in its place. */
export const choiceOrDay = <const Id extends string>(
  label: Text,
  options: readonly (Option & { readonly id: Id })[],
  more: More<Id | Day> = {},
): Field<Id | Day> => ({
  kind: "choice",
  label,
  schema: z.union([
    z.enum(options.map((option) => option.id) as [Id, ...Id[]]),
    z.iso.date(),
  ]) as z.ZodType<Id | Day>,
  required: true,
  options,
  orDay: true,
  ...more,
});

/** Some of the written options, at least one, none twice. */
export const someOf = <const Id extends string>(
  label: Text,
  options: readonly (Option & { readonly id: Id })[],
  more: More<readonly Id[]> = {},
): Field<readonly Id[]> => ({
  kind: "choices",
  label,
  schema: z
    .array(z.enum(options.map((option) => option.id) as [Id, ...Id[]]))
    .min(1)
    .readonly(),
  required: true,
  options,
  ...more,
});

/** One id from a directory: an organisation, a person, a category. */
export const one = (label: Text, source: Source, more: More<string> = {}): Field<string> => ({
  kind: "choice",
  label,
  schema: z.string().min(1),
  required: true,
  options: source,
  ...more,
});

/** Several ids from a directory, at least one, none twice. */
export const several = (
  label: Text,
  source: Source,
  more: More<readonly string[]> = {},
): Field<readonly string[]> => ({
  kind: "choices",
  label,
  schema: z.array(z.string().min(1)).min(1).max(60).readonly(),
  required: true,
  options: source,
  ...more,
});

/**
 * Files, by the ids they were taken in under, at most ten. The options are what the person has sent
 * and not yet used; a platform may take more in the form itself.
 */
export const files = (
  label: Text,
  more: More<readonly string[]> = {},
): Field<readonly string[]> => ({
  kind: "files",
  label,
  schema: z.array(z.string().min(1)).min(1).max(10).readonly(),
  required: true,
  options: "files",
  ...more,
});

/** The same question, which may be left unanswered. */
export const optional = <T>(field: Field<T>): Field<T | undefined> =>
  ({ ...field, schema: field.schema.optional(), required: false }) as Field<T | undefined>;

/** A form as it is shown: the fields with what stands in them and what was wrong with it. */
export type Form = {
  readonly title: Text;
  /** Shown above the questions: the matter it is about, a warning. */
  readonly intro: readonly Block[];
  readonly questions: readonly Question[];
  /** What pressing the submit button asks for; the answers are added to it. */
  readonly submit: Press;
  readonly submitLabel: Text;
  readonly actions: readonly Action[];
};

/** One question of a shown form. `options` is cut to what a platform can list; more are searched. */
export type Question = {
  readonly key: string;
  readonly field: Field;
  readonly value?: unknown;
  /** What stands in it was said by the one who asks, not prefilled. */
  readonly given?: true;
  readonly problem?: Text;
  readonly options?: readonly Option[];
};
