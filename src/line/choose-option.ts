import { inQuotes } from "../calendar/quotation.ts";
import type { Field, Option } from "../chat/field.ts";
import { toPlain } from "../chat/plain.ts";
import { toSimplified } from "../chat/simplified.ts";
import { joinAnd, sentences, shorten, type Text, text } from "../chat/text.ts";
import { likeness } from "./likeness.ts";

/** What was chosen, by id, or why nothing was and what could be. */
type Chosen<T = string> = { readonly value: T } | { readonly problem: Text };

/** An option with its names as they are compared. */
export type Listed = {
  readonly option: Option;
  readonly names: readonly string[];
  /** What may stand before its name; nothing may where there is none. */
  readonly place?: RegExp;
};

/** Options with their names as they are compared, and what may stand before those of a directory. */
export const listed = (options: readonly Option[], place?: RegExp): readonly Listed[] =>
  options.map((option) => ({
    option,
    names: namesOf(option),
    ...(place === undefined ? {} : { place }),
  }));

/**
 * What says only which county, before the name of its unit: 山丹县水务局 is 水务局, 临泽县水务局 is not. Any
 * place where the county's own name is not known.
 */
export const placeBefore = (county: string | undefined): RegExp =>
  county === undefined
    ? /^\p{Script=Han}{0,6}[省市县区]$/u
    : new RegExp(
        `^(?:[我本全]?县|(?:\\p{Script=Han}{1,6}[省市州盟])*${escaped(compareName(county))})$`,
        "u",
      );

const escaped = (typed: string): string => typed.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The names of options as they are compared: the same few hundred are asked for in every form. */
const comparedNames = new WeakMap<Option, readonly string[]>();

const namesOf = (option: Option): readonly string[] => {
  const known = comparedNames.get(option);
  if (known !== undefined) return known;
  const { id, name, also = [] } = option;
  const names = [id, name.zh, name.en, ...also].map(compareName);
  comparedNames.set(option, names);
  return names;
};

const isWholeName = (typed: string, options: readonly Listed[]): boolean => {
  const wanted = compareName(typed.slice(0, LONGEST_NAME));
  return options.some(({ names }) => names.includes(wanted));
};

const SPLIT = /[、，,；;\n]+/;

/** A name without case, width, blanks and quotes, in simplified characters; list marks all the same. */
const compareName = (name: string): string =>
  toSimplified(toPlain(name))
    .replace(/[\s“”‘’"'「」『』《》〈〉【】]+/g, "")
    .replace(/[,;]/g, "、");

/** Longest text that is looked for among options, and how many parts a list may have. */
const LONGEST_NAME = 120;
const LONGEST_LIST = 200;

/** The one option a text means: the whole name, else its only beginning, else the only name it is in. */
const chooseOption = (typed: string, options: readonly Listed[]): Chosen => {
  const wanted = compareName(typed.slice(0, LONGEST_NAME + 1));
  if (wanted === "" || typed.length > LONGEST_NAME)
    return { problem: noSuch(typed, wanted, options) };
  const found = matches(wanted, options);
  const [only] = found;
  if (only === undefined) return { problem: noSuch(typed, wanted, options) };
  return found.length === 1 ? { value: only.option.id } : { problem: whichOf(typed, found) };
};

const matches = (wanted: string, options: readonly Listed[]): readonly Listed[] => {
  const having = (test: (name: string) => boolean) =>
    options.filter(({ names }) => names.some(test));
  const same = having((name) => name === wanted);
  if (same.length > 0) return same;
  const begun = having((name) => name.startsWith(wanted));
  if (begun.length > 0) return begun;
  const within = having((name) => name.includes(wanted));
  // One character can tell what it might be, but not choose.
  if (within.length > (wanted.length < 2 ? 1 : 0)) return within;
  return options.filter(
    ({ names, place }) =>
      place !== undefined && names.some((name) => isNamedWithPlace(wanted, name, place)),
  );
};

/** Nothing else may stand before a name, or 水务局和公安局 would be one of them. */
const isNamedWithPlace = (wanted: string, name: string, place: RegExp): boolean =>
  name !== "" && wanted.endsWith(name) && place.test(wanted.slice(0, -name.length));

/** An option, unless what was typed must not be taken for the one it resembles. */
export const chooseUnlessRefused = (
  typed: string,
  options: readonly Listed[],
  { refuses }: Pick<Field, "refuses">,
): Chosen => {
  const refused = isWholeName(typed, options) ? undefined : refuses?.(typed);
  return refused === undefined ? chooseOption(typed, options) : { problem: refused };
};

/**
 * The option whose whole name a text begins with, and the words after it: 水务局 请尽快. Nothing where those
 * name an option as well.
 */
export const chosenBefore = (
  typed: string,
  options: readonly Listed[],
): { readonly value: string; readonly rest: string } | undefined => {
  const whole = (name: string) => options.filter(({ names }) => names.includes(compareName(name)));
  for (let end = Math.min(typed.length - 1, LONGEST_NAME); end > 1; end--) {
    const [only, another] = whole(typed.slice(0, end));
    if (only === undefined) continue;
    const rest = typed.slice(end).replace(/^[\s，,、；;。:：]+/u, "");
    const named = compareName(rest);
    const again = options.some(({ option }) =>
      [option.name.zh, option.name.en, ...(option.also ?? [])].some((name) =>
        named.includes(compareName(name)),
      ),
    );
    return another !== undefined || rest === "" || again
      ? undefined
      : { value: only.option.id, rest };
  }
  return undefined;
};

/** What a text says of a directory beside names that stand by themselves. */
export type Directories = {
  /** The ids a name for many of them stands for: 各乡镇. */
  readonly set: (typed: string) => readonly string[] | undefined;
  /** What names without a mark between them say (水务环保和司法), and what of the text is no name. */
  readonly named: (typed: string) => { readonly ids: readonly string[]; readonly rest: string };
};

/** Every option a text or a list of them names, each once; what is wrong with the first three that are none. */
export const severalChosen = (
  pieces: readonly string[],
  options: readonly Listed[],
  field: Pick<Field, "refuses">,
  directory?: Directories,
): Chosen<readonly string[]> => {
  const ids: string[] = [];
  const problems: Text[] = [];
  for (const piece of pieces.slice(0, LONGEST_LIST)) {
    for (const read of eachChosen(piece, options, field, directory)) {
      if ("problem" in read) problems.push(read.problem);
      else ids.push(read.value);
    }
  }
  const [first, second, third] = problems;
  if (first === undefined) return { value: [...new Set(ids)] };
  const shown = [first, second, third].filter((problem) => problem !== undefined);
  return { problem: sentences(...shown) };
};

/** Each name of a list; names that have list marks themselves (水污染、黑臭水体) are seen first. */
const eachChosen = (
  typed: string,
  options: readonly Listed[],
  field: Pick<Field, "refuses">,
  directory?: Directories,
): readonly Chosen[] => {
  const choose = (part: string) => chooseUnlessRefused(part, options, field);
  const parts = typed
    .split(SPLIT, LONGEST_LIST)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const known = new Set(options.flatMap(({ names }) => names));
  const most = Math.max(1, ...[...known].map((name) => name.split("、").length));
  const read: Chosen[] = [];
  for (let at = 0; at < parts.length; ) {
    let length = Math.min(most, parts.length - at);
    while (length > 1 && !known.has(compareName(parts.slice(at, at + length).join("、"))))
      length -= 1;
    const part = parts.slice(at, at + length).join("、");
    const set = directory?.set(part);
    if (set !== undefined) {
      read.push(...set.map((value) => ({ value })));
      at += length;
      continue;
    }
    const one = choose(part);
    const words = length === 1 && "problem" in one ? part.split(/\s+|以及|[和与及跟]/u) : [];
    const each = words.length > 1 && words.length < 20 ? words.map(choose) : [];
    const several = "problem" in one ? directory?.named(part) : undefined;
    if (each.length > 0 && each.every((word) => "value" in word)) read.push(...each);
    else if (several !== undefined && several.ids.length > 0)
      // What is read is read, and what is not is named by itself.
      read.push(
        ...several.ids.map((value) => ({ value })),
        ...several.rest.split("、").flatMap((left) => (left === "" ? [] : [choose(left)])),
      );
    else read.push(one);
    at += length;
  }
  return read;
};

const whichOf = (typed: string, found: readonly Listed[]): Text => {
  const shown = joinAnd(found.slice(0, 8).map(({ option }) => option.name));
  const more = found.length > 8;
  return text(
    `${inQuotes(brief(typed))}有${found.length}个可能：${shown.zh}${more ? "等" : ""}，请写全名。`,
    `${inQuotes(brief(typed))} could be any of ${found.length}: ${shown.en}${more ? " and others" : ""}. Please write the full name.`,
  );
};

const noSuch = (typed: string, wanted: string, options: readonly Listed[]): Text => {
  if (options.length === 0)
    return text(
      `没有${inQuotes(brief(typed))}，这里现在没有可选的项。`,
      `There is no ${inQuotes(brief(typed))}; there is nothing to choose from at present.`,
    );
  const nearest = options
    .map((one) => ({
      name: one.option.name,
      like: Math.max(...one.names.map((name) => likeness(wanted.slice(0, 40), name.slice(0, 60)))),
    }))
    .sort((one, other) => other.like - one.like)
    .slice(0, 3)
    .map(({ name }) => name);
  const shown = joinAnd(nearest);
  return options.length <= 3
    ? text(
        `没有${inQuotes(brief(typed))}，可以选：${shown.zh}。`,
        `There is no ${inQuotes(brief(typed))}. You can choose: ${shown.en}.`,
      )
    : text(
        `没有${inQuotes(brief(typed))}，最接近的是：${shown.zh}（共${options.length}项可选）。`,
        `There is no ${inQuotes(brief(typed))}. The nearest are: ${shown.en} (${options.length} to choose from).`,
      );
};

const brief = (typed: string): string => shorten(typed.replace(/\s+/g, " "), 30);
