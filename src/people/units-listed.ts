import type { Directory } from "./directory.ts";
import { namesIn } from "./unit-names.ts";
import { unitSet } from "./unit-sets.ts";
import { unitsNamedIn } from "./units-named.ts";

const MARKS = /[、，,;；]|以及|[和与及跟]|\band\b/u;

/** The units that a list names, each by a name of its own or of a set: 水务局、各乡镇. Nothing where something in it is no unit. */
export const unitsListed = (
  typed: string,
  directory: Pick<Directory, "organisations" | "settings" | "county">,
): readonly string[] | undefined => {
  const whole = unitsOf(typed, directory);
  if (whole !== undefined) return whole;
  const parts = typed.split(MARKS).map((part) => unitsOf(part, directory));
  return parts.length < 2 || parts.includes(undefined)
    ? undefined
    : [...new Set(parts.flatMap((units) => units ?? []))];
};

/** Everybody and nobody in particular: no unit's name. */
const ANYBODY =
  /^(?:我们?|咱们?|你们?|您们?|他们?|她们?|大家|各位|所有人|全部人?|领导们?|同志们?|(?:几个|各|有关|相关)?(?:单位|部门|同事|人)|every(?:one|body)|all|them|us|you|people|colleagues|me|him|her|it)$/iu;

/**
 * The units a text names where units are to be named, and the words there that name none, as they were typed; nothing
 * where not one of them is a unit.
 */
export const unitsAndWords = (
  typed: string,
  directory: Pick<Directory, "organisations" | "settings" | "county">,
): { readonly units: readonly string[]; readonly words: readonly string[] } | undefined => {
  const listed = unitsListed(typed, directory);
  if (listed !== undefined) return { units: listed, words: [] };
  const units: string[] = [];
  const words: string[] = [];
  for (const part of typed.split(MARKS)) {
    const name = part.trim().replace(/^the /iu, "");
    const set = unitSet(name, directory);
    if (set !== undefined) units.push(...set);
    else if (name !== "" && !ANYBODY.test(name)) {
      const named = unitsNamedIn(name, directory);
      units.push(...named.units);
      words.push(...named.doubts.map(({ said }) => said), ...named.others);
    }
  }
  const left = words.filter((word) => !ANYBODY.test(word));
  return units.length === 0 ? undefined : { units: [...new Set(units)], words: left };
};

/** The longest words that may be meant for a unit's name. */
const longestName = { han: 10, latin: 40 } as const;
const NO_NAME = /[，。；：、\d]|^[把将请叫让约喊个]|[开会议来去到谈聊说]$|[的了吧着]/u;

/** Whether a word that names no unit may be meant for one: 蓝天救援队, and neither 把住建局 nor 教育碰个头. */
export const mayBeUnit = (
  word: string,
  directory: Pick<Directory, "organisations" | "county">,
): boolean => {
  const folded = word.toLowerCase();
  const most = /\p{Script=Han}/u.test(word) ? longestName.han : longestName.latin;
  return (
    [...word].length <= most &&
    !NO_NAME.test(word) &&
    !namesIn(directory).some(({ name }) => name.length > 1 && folded.includes(name))
  );
};

const unitsOf = (
  typed: string,
  directory: Pick<Directory, "organisations" | "settings" | "county">,
): readonly string[] | undefined => {
  const name = typed.trim().replace(/^the /iu, "");
  const set = unitSet(name, directory);
  if (set !== undefined) return set;
  const { units, doubts, others } = unitsNamedIn(name, directory);
  return units.length === 0 || doubts.length + others.length > 0 ? undefined : units;
};
