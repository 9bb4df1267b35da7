import type { Option } from "../chat/field.ts";
import { type Text, text, verbatim } from "../chat/text.ts";
import type { Directory, Organisation } from "./directory.ts";

/** The kinds of unit a name stands for; all of them but those that answer for the whole (召集人, 秘书处). */
const sets: readonly (readonly [RegExp, readonly Organisation["kind"][]])[] = [
  [
    /^(?:全体|所有|全部|各|联席会议)*(?:成员|单位|成员单位)$|^全体$|^(?:all|every) ?(?:members?|units?)?$/iu,
    ["procuratorate", "bureau", "township", "judiciary", "group"],
  ],
  [
    /^(?:全县|全体|所有|全部|各|各个)*(?:的)?(?:乡镇|镇乡)(?:政府|人民政府)?$|^(?:all )?(?:towns|townships)$/iu,
    ["township"],
  ],
  [
    /^(?:全县|全体|所有|全部|各|县直|各个)+(?:的)?(?:部门|局|委办局|单位|县直部门)$|^all (?:bureaus|departments)$/iu,
    ["bureau"],
  ],
  [/^(?:政法单位|政法机关|各政法单位)$|^justice organs$/iu, ["procuratorate", "judiciary"]],
];

/** The units of a list the secretariat has kept under a name, as far as they are still there. */
const listNamed = (
  name: string,
  { organisations, settings }: Pick<Directory, "organisations" | "settings">,
): readonly string[] | undefined => {
  const units = settings?.lists
    .find((list) => list.name.toLowerCase() === name.toLowerCase())
    ?.units.filter((unit) => organisations.has(unit));
  return units === undefined || units.length === 0 ? undefined : units;
};

/** The names for many units that can be chosen where several are: those that are there, then the lists that are kept. */
export const unitSetOptions = (
  directory: Pick<Directory, "organisations" | "settings">,
): readonly Option[] =>
  [
    { name: text("全体成员", "all members"), also: ["各成员单位"] },
    { name: text("全体乡镇", "all townships"), also: ["各乡镇"] },
    { name: text("各部门", "all bureaus"), also: ["全体部门"] },
    { name: text("政法单位", "justice organs"), also: ["政法机关"] },
    ...(directory.settings?.lists ?? []).map(({ name }) => ({ name: verbatim(name), also: [] })),
  ].flatMap((one) =>
    unitSet(one.name.zh, directory) === undefined ? [] : [{ id: one.name.zh, ...one }],
  );

/** The units that a name for many of them stands for: 全体成员, 各乡镇, 各部门, a list kept by the secretariat. Nothing where it stands for none. */
export const unitSet = (
  typed: string,
  directory: Pick<Directory, "organisations" | "settings">,
): readonly string[] | undefined => {
  const { organisations } = directory;
  const name = typed.trim();
  const found = sets.find(([names]) => name !== "" && names.test(name));
  if (found === undefined) return listNamed(name, directory);
  const units = [...organisations.values()].filter(({ kind }) => found[1].includes(kind));
  return units.length === 0 ? undefined : units.map(({ id }) => id);
};

/** More units than these are counted, and confirmed where they are brought in by a word: nobody reads so long a list. */
export const fewUnits = 5;

/** Units as their number, with the name of the set they are where they are just that: 全体成员，共42个单位. */
export const unitsCounted = (
  units: readonly string[],
  directory: Pick<Directory, "organisations" | "settings">,
): Text => {
  const set = unitSetCalled(units, directory);
  const count = text(`共${units.length}个单位`, `${units.length} units`);
  return set === undefined ? count : text(`${set.zh}，${count.zh}`, `${set.en}, ${count.en}`);
};

/** The name of the set that units are, no more and no fewer. */
export const unitSetCalled = (
  units: readonly string[],
  directory: Pick<Directory, "organisations" | "settings">,
): Text | undefined =>
  unitSetOptions(directory).find(({ id }) => {
    const set = unitSet(id, directory) ?? [];
    return set.length === units.length && set.every((unit) => units.includes(unit));
  })?.name;
