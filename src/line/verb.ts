import type { Fields } from "../chat/field.ts";

/** What a typed line can name: one command, with the words and labels it is known by. */
export type Verb = {
  /** `clue.accept`, `help`. */
  readonly id: string;
  /** The words for the step or command, Chinese and English: `受理`, `accept`. */
  readonly names: readonly string[];
  /** How people put it in their own words: never a command by itself. */
  readonly says?: readonly string[];
  /** The words for the kind of matter: `线索`, `clue`; empty where a command stands alone. */
  readonly kindNames: readonly string[];
  /** How else people speak of that kind in a sentence: `开会`. */
  readonly spoken?: RegExp;
  /** The letters of its codes: `XS`; absent where a command stands alone. */
  readonly prefix?: string;
  /** Whether it is about an existing matter (a code), starts a new one, or stands alone. */
  readonly about: "matter" | "opening" | "alone";
  /** A command that stands alone may name a matter of any kind with its number. */
  readonly ofMatter?: true;
  readonly fields: Fields;
};

/** A label that the command does not have, with what was given for it. */
export type UnknownLabel = {
  readonly label: string;
  readonly value: string;
  /** The key of the field it may mean, where one is near and was not given. */
  readonly nearest?: string;
};

/** One command a line may mean, with the values it gives as they were typed, by field key. */
export type Candidate = {
  readonly verb: Verb;
  readonly values: Readonly<Record<string, string>>;
  /** What was typed without a label and stands in the main field; `values` has it too. */
  readonly main?: string;
  /** What was typed without a label and belongs to no field. */
  readonly rest?: string;
  /** All that was typed without a label, and the key of the field it was put into, where it was. */
  readonly unlabelled?: { readonly text: string; readonly key?: string };
  /** Labels the command does not have: what was given for them stands nowhere else. */
  readonly unknown?: readonly UnknownLabel[];
};

/** The matter a line names, by our code or by its document number. */
export type Addressed = { readonly code?: string; readonly reference?: string };

/** What a typed line is. */
export type Line =
  /** A command; several candidates where the words fit several. */
  | ({ readonly is: "command"; readonly candidates: readonly Candidate[] } & Addressed)
  /** A number and nothing else, or several of ours. */
  | ({ readonly is: "show"; readonly more?: readonly string[] } & Addressed)
  /** Something short that is nearly a command, and the nearest ones, best first. */
  | ({
      readonly is: "unknown";
      readonly word: string;
      readonly nearest: readonly Verb[];
    } & Addressed)
  | { readonly is: "sentence"; readonly text: string }
  /** Nothing was said: blanks, punctuation, pictures. */
  | { readonly is: "empty" };
