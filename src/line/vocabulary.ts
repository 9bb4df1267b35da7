import { isLatin, toPlain } from "../chat/plain.ts";
import type { Verb } from "./verb.ts";

/** A word people type for a field, as it is compared. */
export type Label = { readonly word: string; readonly key: string; readonly latin: boolean };

/** A verb with what can be known about it before any line is read. */
export type Known = {
  readonly verb: Verb;
  readonly labels: ReadonlyMap<number, readonly Label[]>;
  readonly main: string | undefined;
  readonly required: readonly string[];
  /** Whether running text may stand in it, in which an everyday word is no label. */
  readonly prose: boolean;
  /** Names of written options of required choices, so that 全部采纳 needs no label. */
  readonly choices: ReadonlyMap<string, string>;
};

/** A word that begins a line: the commands it is a step of, and those it is the kind of. */
export type Word = {
  readonly text: string;
  readonly latin: boolean;
  readonly steps: Set<Verb>;
  readonly kinds: Set<Verb>;
};

/** Everything known about a list of verbs. */
export type Vocabulary = {
  readonly words: ReadonlyMap<number, readonly Word[]>;
  readonly prefixes: readonly string[];
  readonly known: ReadonlyMap<Verb, Known>;
  /** Names, and names joined with their kind, for finding the nearest. */
  readonly spellings: readonly Spelling[];
};

/** One way to write a command, with or without its kind. */
export type Spelling = {
  readonly text: string;
  readonly latin: boolean;
  readonly letters: ReadonlySet<string>;
  readonly verb: Verb;
};

const made = new WeakMap<readonly Verb[], Vocabulary>();

/** What is known about a list of verbs; found out once for each list. */
export const vocabularyOf = (verbs: readonly Verb[]): Vocabulary => {
  const known = made.get(verbs) ?? vocabularyFrom(verbs);
  made.set(verbs, known);
  return known;
};

/** A name as it is compared: small letters, hyphens and blanks as one blank. */
const spellWord = (name: string): string =>
  toPlain(name)
    .trim()
    .replace(/[ _-]+/g, " ");

const vocabularyFrom = (verbs: readonly Verb[]): Vocabulary => {
  const words = new Map<string, Word>();
  const wordOf = (name: string): Word => {
    const text = spellWord(name);
    const latin = isLatin(text[0]);
    const word = words.get(text) ?? { text, latin, steps: new Set(), kinds: new Set() };
    words.set(text, word);
    return word;
  };
  for (const verb of verbs) {
    for (const name of verb.names) wordOf(name).steps.add(verb);
    for (const name of verb.kindNames) wordOf(name).kinds.add(verb);
  }
  words.delete("");
  return {
    words: byFirst([...words.values()], ({ text }) => text),
    prefixes: [...new Set(verbs.flatMap(({ prefix }) => prefix ?? []))],
    known: new Map(verbs.map((verb) => [verb, knownOf(verb)])),
    spellings: verbs.flatMap((verb) =>
      verb.names.flatMap((name) =>
        [
          spellWord(name),
          ...verb.kindNames.flatMap((kind) => {
            const [one, other] = [spellWord(name), spellWord(kind)];
            if (isLatin(one[0]) !== isLatin(other[0])) return [];
            const joint = isLatin(one[0]) ? " " : "";
            return [`${one}${joint}${other}`, `${other}${joint}${one}`];
          }),
        ].map((text) => ({ text, latin: isLatin(text[0]), letters: new Set(text), verb })),
      ),
    ),
  };
};

/** Grouped by first character, the longest first: 签收 wins over 签. */
const byFirst = <T>(
  items: readonly T[],
  textOf: (item: T) => string,
): ReadonlyMap<number, readonly T[]> => {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const first = textOf(item).charCodeAt(0);
    groups.set(first, [...(groups.get(first) ?? []), item]);
  }
  for (const group of groups.values())
    group.sort((one, other) => textOf(other).length - textOf(one).length);
  return groups;
};

const knownOf = (verb: Verb): Known => {
  const fields = Object.entries(verb.fields);
  const labels = new Map<string, Label>();
  for (const [key, field] of fields)
    for (const name of [field.label.zh, key, field.label.en, ...(field.also ?? [])]) {
      const word = toPlain(name).trim();
      // The first field that is called so keeps the word.
      if (word !== "" && !labels.has(word))
        labels.set(word, { word, key, latin: isLatin(word[0]) });
    }
  return {
    verb,
    labels: byFirst([...labels.values()], ({ word }) => word),
    main: fields.find(([, { main }]) => main === true)?.[0],
    required: fields.filter(([, { required }]) => required).map(([key]) => key),
    prose: fields.some(([, { kind }]) => kind === "text" || kind === "long"),
    choices: new Map(
      fields.flatMap(([key, { kind, required, options = [] }]) =>
        kind === "choice" && required && typeof options !== "string"
          ? options.flatMap(({ id, name, also = [] }) =>
              [id, name.zh, name.en, ...also].map((one) => [toPlain(one), key] as const),
            )
          : [],
      ),
    ),
  };
};
