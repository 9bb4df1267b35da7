import { pinyin } from "pinyin-pro";
import { toPlain } from "../chat/plain.ts";
import { toSimplified } from "../chat/simplified.ts";
import type { Directory, Organisation } from "./directory.ts";

/** The units of a directory. */
export type Units = Pick<Directory, "organisations" | "county">;

/** One name of a unit, as names are compared, and how it is found in a text. */
export type Name = {
  readonly unit: Organisation;
  readonly name: string;
  /** Long enough to be found inside a text: short names also stand in other words. */
  readonly whole: RegExp | undefined;
};

/** What people put between the characters of a name, in a list of names, where a line is a name of its own. */
const MARKS = "·•・‧*_\\-.~|\\\\+^`'\"“”‘’「」『』《》【】";
const GAP = `(?:[^\\S\\n]|[${MARKS}])*`;

/** And in a running text, which may have been broken into lines anywhere. */
const TEXT_GAP = `[\\s${MARKS}]*`;
/** Nothing but Chinese characters. */
export const HAN = /^\p{Script=Han}+$/u;

/** A clean text as names are compared: simplified, half-width, small letters; as long as it was. */
export const fold = (typed: string): string => toSimplified(toPlain(typed));

const escaped = (typed: string): string => typed.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** How a name is found where it is written with blanks or marks in it, as a word of its own if it is Latin. */
const patternOf = (name: string, gap: string, blank: string): RegExp =>
  /\p{Script=Han}/u.test(name)
    ? new RegExp([...name].map(escaped).join(gap), "gu")
    : new RegExp(
        `(?<![a-z0-9])${escaped(name).replace(/ /g, `${blank}*[_-]?${blank}*`)}(?![a-z0-9])`,
        "gu",
      );

/** How a name is found in a running text. */
export const patternInText = (name: string): RegExp => {
  const { source, flags } = patternOf(name, TEXT_GAP, "\\s");
  // 生态环境局部恶化 speaks of no bureau.
  return new RegExp(name.endsWith("局") ? `${source}(?!部(?!门)|[限势])` : source, flags);
};

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
          return { unit, name, whole: long ? patternOf(name, GAP, "[^\\S\\n]") : undefined };
        }),
    )
    .sort((a, b) => b.name.length - a.name.length);
  known.set(organisations, names);
  return names;
};

/** The units some of whose names sound alike, and how that is found in a text: shuiwuju is 水务局 and 税务局. */
export type Heard = {
  readonly units: readonly string[];
  readonly sound: string;
  readonly pattern: RegExp;
};

const heard = new WeakMap<Units["organisations"], readonly Heard[]>();

/** Shorter ones are also words, or parts of names. */
const leastHeard = 3;

/** Every Chinese name of every unit by its sound, the longest first; made where somebody writes in letters. */
export const soundsIn = (directory: Units): readonly Heard[] => {
  const made = heard.get(directory.organisations);
  if (made !== undefined) return made;
  const units = new Map<string, Set<string>>();
  for (const { unit, name } of namesIn(directory)) {
    if (!HAN.test(name) || (name.length < leastHeard && !name.endsWith("院"))) continue;
    const syllables = pinyin(name, { toneType: "none", type: "array", v: true }).join(" ");
    units.set(syllables, (units.get(syllables) ?? new Set()).add(unit.id));
  }
  const sounds = [...units]
    .map(
      ([syllables, ids]): Heard => ({
        units: [...ids],
        sound: syllables.replaceAll(" ", ""),
        pattern: new RegExp(`(?<![a-z])${syllables.replaceAll(" ", "[ '·-]?")}(?![a-z])`, "gu"),
      }),
    )
    .sort((a, b) => b.sound.length - a.sound.length);
  heard.set(directory.organisations, sounds);
  return sounds;
};

/** Whether a text has letters enough for the sound of a name. */
export const inLetters = (folded: string): boolean => /[a-z][a-z '·-]{4,}[a-z]/u.test(folded);

/** What stands before the name of a county in the name of a body: 中共, 共青团. */
const PARTY = /^(?:中国)?(?:共产党|共产主义青年团|共青团|中共)|^\p{Script=Han}+?(?:总局|[省市])/u;

/** The county's own names, as it is called in the names of its units or by whoever runs this. */
export const countiesIn = (units: Units): readonly string[] => [
  ...new Set([
    ...(units.county === undefined ? [] : [fold(units.county)]),
    ...namesIn(units).flatMap(({ name }) => {
      const han = /^\p{Script=Han}{1,5}县(?=.)/u.exec(name.replace(PARTY, ""))?.[0];
      const latin = /\b[a-z]+ county\b/.exec(name)?.[0];
      return [han, latin].filter((one) => one !== undefined);
    }),
  ]),
];

/** Whether what stands before a name says only that it is the county's own: 县, 我县, 甘肃省张掖市山丹县. */
export const isOwnPlace = (place: string, counties: readonly string[]): boolean => {
  const bare = place.replace(/^原/u, "").replace(/^(?:我们?|本|咱们?|全)(?=县|$)/u, "");
  return (
    bare === "" ||
    bare === "县" ||
    counties.some(
      (county) => bare.endsWith(county) && !/[县区旗]/u.test(bare.slice(0, -county.length)),
    )
  );
};
