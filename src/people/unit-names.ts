import { toPlain } from "../chat/plain.ts";
import { toSimplified } from "../chat/simplified.ts";
import type { Directory, Organisation } from "./directory.ts";

/** The units of a directory. */
export type Units = Pick<Directory, "organisations">;

/** One name of a unit, as names are compared, and how it is found in a text. */
export type Name = {
  readonly unit: Organisation;
  readonly name: string;
  /** Long enough to be found inside a text: short names also stand in other words. */
  readonly whole: RegExp | undefined;
};

/** What people put between the characters of a name. */
const GAP = "(?:[^\\S\\n]|[·•・‧*_\\-.~|\\\\+^`'\"“”‘’「」『』《》【】])*";
/** Nothing but Chinese characters. */
export const HAN = /^\p{Script=Han}+$/u;

/** A clean text as names are compared: simplified, half-width, small letters; as long as it was. */
export const fold = (typed: string): string => toSimplified(toPlain(typed));

const escaped = (typed: string): string => typed.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** How a name is found where it is written with blanks or marks in it, as a word of its own if it is Latin. */
export const patternOf = (name: string): RegExp =>
  /\p{Script=Han}/u.test(name)
    ? new RegExp([...name].map(escaped).join(GAP), "gu")
    : new RegExp(
        `(?<![a-z0-9])${escaped(name).replace(/ /g, "[^\\S\\n]*[_-]?[^\\S\\n]*")}(?![a-z0-9])`,
        "gu",
      );

const known = new WeakMap<Units["organisations"], readonly Name[]>();

/** Every name of every unit, the longest first; made once for a directory. */
export const namesIn = ({ organisations }: Units): readonly Name[] => {
  const made = known.get(organisations);
  if (made !== undefined) return made;
  const names = [...organisations.values()]
    .flatMap((unit) =>
      [...new Set([unit.id, unit.name.zh, unit.name.en, ...unit.also].map(fold))]
        .filter((name) => name !== "")
        .map((name): Name => {
          const long = /^(?=.*\p{Script=Han}).{3,}$/u.test(name) || name.includes(" ");
          return { unit, name, whole: long ? patternOf(name) : undefined };
        }),
    )
    .sort((a, b) => b.name.length - a.name.length);
  known.set(organisations, names);
  return names;
};
