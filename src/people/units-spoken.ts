import { cleanText } from "../chat/plain.ts";
import {
  complains,
  complainsAtOnce,
  complainsInEnglish,
  complainsOnDuty,
  isHarmless,
} from "./complaints.ts";
import { superiorsOf } from "./directory.ts";
import {
  fold,
  HAN,
  inLetters,
  type Name,
  namesIn,
  patternInText,
  soundsIn,
  type Units,
} from "./unit-names.ts";
import { ANY_OFFICE, OFFICES, type OfficeOf, PEOPLE, SEEN } from "./unit-offices.ts";
import { type Doubt, isOneOff } from "./units-named.ts";

/** What makes a township's name in running text the unit and not the place. */
const OFFICE =
  /^(?:的)?(?:镇|乡|党委|人民)?(?:政府|机关|干部|领导|书记|镇长|乡长|工作人员|执法|负责人|主要负责|有关人员|班子|财政所)/u;

/** What makes a short name in running text a unit: 环保部门, 公安民警, 水利站. */
const DEPARTMENT =
  /^(?:的)?(?:部门|系统|机关|监管|主管|窗口(?!反映|投诉|咨询|登记)|工作人员|人员|(?:监测|检[查测]|巡[查河护]|监[督管]|执法|审批|窗口)员|护工|保安|民警|干警|辅警|警察|干部|职工|领导(?!小组)|负责人|负责同志|一把手|官|[局所站队院庭股科]长|主任|书记|执法|稽查|监察|[大中支分]队|队|人(?!口|均|力|才)|[站股](?!点|份|东|票)|[所](?!在|有|以|属|谓|需|得)|局(?![部限势面])|科(?!技|学|普|研|教))/u;

/** 环保那边一直不管: what people call a unit by where it is. */
const SIDE = /^(?:[那这][边头儿里]|方面|上(?=[没不也一都]))(?:的(?:人|同志|领导))?/u;

/** What may stand right before such an office where no unit's name does. */
const NOBODYS =
  /(?:^|[^\p{Script=Han}]|[县里的了但而被给让和跟与是说找叫个家事过时后我们户民次年月天又都也就直向])$/u;

/** Words for people, who are neither a place nor a trade. */
const STAFF: ReadonlySet<string> = new Set([...PEOPLE.map(([word]) => word), ...SEEN]);

/** The units an office may be of. */
const unitsOfOffice = (
  of: OfficeOf,
  directory: Units,
  from: string | undefined,
): readonly string[] => {
  if (of === "unsaid") return [];
  if (of === "above") return from === undefined ? [] : superiorsOf(from, directory);
  if ("kind" in of)
    return [...directory.organisations.values()].flatMap(({ id, kind }) =>
      kind === of.kind ? [id] : [],
    );
  const names = namesIn(directory);
  return [
    ...new Set(
      of.flatMap((name) => names.flatMap((one) => (one.name === name ? [one.unit.id] : []))),
    ),
  ];
};

/** The units whose people a short text is about: 民警张某 is of the police. */
export const unitsOfPeople = (typed: string, directory: Units): readonly string[] => {
  const text = fold(cleanText(typed));
  return PEOPLE.flatMap(([word, of]) =>
    text.includes(word)
      ? namesIn(directory).flatMap(({ name, unit }) => (name === of ? [unit.id] : []))
      : [],
  );
};

/** A name without what it ends in: 检察, 河长, 生态环境; and without the first word of it: 环境局. */
const shortened = ({ name, unit }: Pick<Name, "name" | "unit">): readonly string[] => {
  if (unit.kind === "township" || !HAN.test(name)) return [];
  const stem = /^县?(.{2,6}?)(?:分局|局|大队|办|(?<=检察)院)$/u.exec(name)?.[1];
  const tail = /^县?.{2}((?!管理|监督|监管|发展|建设|事务|保障|健康|农村)..局)$/u.exec(name)?.[1];
  return [stem, tail].filter((one) => one !== undefined);
};

/** Blanks between Chinese characters, which are nothing. */
const GAPS = /(?<=^|\p{Script=Han})[^\S\n]+(?=\p{Script=Han})/gu;

/** What stands behind a name, where a text may have been broken into lines anywhere. */
const unbroken = (behind: string): string =>
  behind.replace(/\s*\n\s*/gu, (_, at: number) =>
    /\p{Script=Han}/u.test(`${behind[at - 1] ?? ""}${behind.slice(at).trimStart()[0] ?? ""}`)
      ? ""
      : " ",
  );

type Spoken = {
  readonly unit: Name["unit"];
  readonly name: string;
  readonly pattern: RegExp;
  readonly whole: boolean;
};

const known = new WeakMap<Units["organisations"], readonly Spoken[]>();

/** Everything that means a unit in running text, the longest first: what is shortened only where no name is. */
const spokenIn = (directory: Units): readonly Spoken[] => {
  const made = known.get(directory.organisations);
  if (made !== undefined) return made;
  const names = namesIn(directory);
  const own = names.filter(
    ({ name, whole }) => whole !== undefined || (HAN.test(name) && name.length > 1),
  );
  const taken = new Set(own.map(({ name }) => name));
  const more = [
    ...names.flatMap((one) => shortened(one).map((name) => ({ unit: one.unit, name }))),
    ...[...PEOPLE, ...OFFICES].flatMap(([name, of]) =>
      names.filter((one) => one.name === of).map(({ unit }) => ({ unit, name })),
    ),
  ].filter(({ name }) => !taken.has(name));
  const spoken = [
    ...own.map(({ unit, name, whole }) => ({
      unit,
      name,
      pattern: patternInText(name),
      whole: whole !== undefined,
    })),
    ...more.map((one) => ({
      ...one,
      pattern: patternInText(one.name),
      whole: /局$/u.test(one.name),
    })),
  ].sort((a, b) => b.name.length - a.name.length);
  known.set(directory.organisations, spoken);
  return spoken;
};

/** Whether these words mean the unit here, and neither its place nor its trade: 水利不管, not 水利工程. */
const isUnit = ({ unit, name, whole: isWhole }: Spoken, ahead: string, behind: string): boolean => {
  if (unit.kind === "township" && !/政府$/u.test(name))
    return (
      OFFICE.test(behind) ||
      complainsAtOnce(unbroken(behind).replace(/^[里上](?!有|游)|^那边/u, ""))
    );
  if (isWhole) return true;
  // 镇政府 is of the township, 市政府 of the city.
  if (name === "政府" && /[镇乡市省区](?:人民)?$/u.test(ahead)) return false;
  const whole = unbroken(behind);
  return (
    DEPARTMENT.test(behind) ||
    complainsAtOnce(whole.replace(SIDE, "").replace(DEPARTMENT, "")) ||
    complains(ahead, behind) ||
    (STAFF.has(name) && complainsOnDuty(whole)) ||
    (!HAN.test(name) && complainsInEnglish(whole))
  );
};

/** Words that are some public body's name, whose it is by their beginning: 生环分局, 环境监察大队. */
const BODY_NAME = /\p{Script=Han}{2,8}?(?:分局|局|执法队|监察队|[大中支]队)/gu;
const BODY_NAME_LATIN =
  /\b(?:[a-z]+ (?:and |of )?){1,4}?(?:bureau|branch|authority|department|administration|commission|agency|office|regulator|inspectorate|(?:inspection|enforcement|supervision) (?:team|station))\b/gu;

/** Words of an English name that are in many. */
const ANYBODYS =
  /^(?:bureau|branch|county|public|local|affairs|office|social|rural|development|inspection|supervision|enforcement|station)$/;

/** Whether Chinese words may be short, or a slip of the pen, for a unit's name. */
const isLike = (said: string, { name, unit }: Name): boolean => {
  if (unit.kind === "township" || !HAN.test(name) || name.length < 3) return false;
  const bare = name.replace(/^县/u, "");
  if (bare.length > 3 && isOneOff(said, bare)) return true;
  // 山丹分局 is the end of 市生态环境局山丹分局.
  if (said.length > 3 && bare.endsWith(said)) return true;
  // 环境监察大队 begins with what 环境局 ends in.
  const field = shortened({ name, unit }).map((short) => short.replace(/局$/u, ""));
  if (field.some((stem) => stem.length > 1 && said.length > 3 && said.startsWith(stem)))
    return true;
  let from = 0;
  return (
    said[0] === bare[0] &&
    said.at(-1) === bare.at(-1) &&
    [...said].every((one) => {
      from = bare.indexOf(one, from) + 1;
      return from > 0;
    })
  );
};

/** Whether English words share with a unit's name what is its own: environmental protection, Environment Branch. */
const isLikeLatin = (said: string, { name }: Name): boolean => {
  const wordsIn = (text: string) =>
    text.split(" ").filter((word) => word.length > 3 && !ANYBODYS.test(word));
  return (
    /^[a-z ]+$/.test(name) &&
    wordsIn(said).some((word) => wordsIn(name).some((own) => own.startsWith(word.slice(0, 5))))
  );
};

/** What words that are nobody's whole name may mean, and where those words begin: the longest that mean anything. */
const nearlyNamed = (
  said: string,
  names: readonly Name[],
): { readonly from: number; readonly units: readonly string[] } | undefined => {
  const han = HAN.test(said);
  for (let from = 0; from < said.length - 2; from = han ? from + 1 : said.length) {
    const like = names.filter((one) =>
      han ? isLike(said.slice(from), one) : isLikeLatin(said, one),
    );
    if (like.length > 0) return { from, units: [...new Set(like.map(({ unit }) => unit.id))] };
  }
  return undefined;
};

/**
 * The units a running text speaks of by name: whole names, and short ones where it is clear that the unit
 * is meant; not those that only say where it was, who was told, who is asked for help or what they
 * found. Each with the words that say so. Of a public body that is complained of by a name that is
 * nobody's here, those whose name is like it. `from` is the unit of whoever writes: what is above that is theirs.
 */
export const unitsSpokenOf = (typed: string, directory: Units, from?: string): readonly Doubt[] => {
  const clean = cleanText(typed);
  const text = fold(clean);
  const taken: (readonly [number, number])[] = [];
  const spoken = new Map<string, { readonly at: number; readonly is: Doubt }>();
  const isTaken = (from: number, to: number) =>
    taken.some(([start, end]) => from < end && to > start);
  for (const one of spokenIn(directory)) {
    for (const { index, 0: said } of text.matchAll(one.pattern)) {
      const end = index + said.length;
      if (isTaken(index, end)) continue;
      const [ahead, behind] = [
        text.slice(Math.max(0, index - 12), index),
        text.slice(end, end + 200).replace(GAPS, ""),
      ];
      if (!isUnit(one, ahead, behind)) continue;
      taken.push([index, end]);
      if (isHarmless(ahead, behind)) continue;
      const before = spoken.get(one.unit.id)?.at ?? text.length;
      if (index < before)
        spoken.set(one.unit.id, {
          at: index,
          is: { said: clean.slice(index, end).trim(), units: [one.unit.id] },
        });
    }
  }
  for (const pattern of [BODY_NAME, BODY_NAME_LATIN])
    for (const { index, 0: said } of text.matchAll(pattern)) {
      const end = index + said.length;
      const behind = text.slice(end, end + 200).replace(GAPS, "");
      const whole = unbroken(behind);
      if (isTaken(index, end) || !(complainsAtOnce(whole) || complainsInEnglish(whole))) continue;
      const near = nearlyNamed(said, namesIn(directory));
      if (near === undefined) continue;
      const from = index + near.from;
      if (isHarmless(text.slice(Math.max(0, from - 12), from), behind)) continue;
      const units = near.units.filter((id) => !spoken.has(id));
      for (const id of units.slice(0, 1))
        spoken.set(id, { at: from, is: { said: clean.slice(from, end).trim(), units } });
    }
  for (const { pattern, units } of inLetters(text) ? soundsIn(directory) : [])
    for (const { index, 0: said } of text.matchAll(pattern)) {
      const end = index + said.length;
      const ahead = text.slice(Math.max(0, index - 12), index);
      if (isTaken(index, end)) continue;
      taken.push([index, end]);
      if (isHarmless(ahead, text.slice(end, end + 200).replace(GAPS, ""))) continue;
      if (units.some((id) => spoken.has(id))) continue;
      spoken.set(said, { at: index, is: { said: clean.slice(index, end).trim(), units } });
    }
  for (const [pattern, of] of ANY_OFFICE)
    for (const { index, 0: said } of text.matchAll(pattern)) {
      const end = index + said.length;
      const ahead = text.slice(Math.max(0, index - 12), index);
      const behind = text.slice(end, end + 200).replace(GAPS, "");
      const whole = unbroken(behind);
      const isComplaint = HAN.test(said)
        ? complainsAtOnce(whole.replace(DEPARTMENT, ""))
        : complainsInEnglish(whole);
      const isReported = complains(ahead, behind);
      if (isTaken(index, end) || !(NOBODYS.test(ahead) || isReported)) continue;
      if (!(isComplaint || isReported) || isHarmless(ahead, behind)) continue;
      const units = unitsOfOffice(of, directory, from);
      // Where one of them is named the office is that one's; of somebody's office nobody's name is asked where one is.
      if (of === "unsaid" ? spoken.size > 0 : units.length === 0) continue;
      if (units.some((id) => spoken.has(id))) continue;
      spoken.set(said, { at: index, is: { said: clean.slice(index, end).trim(), units } });
    }
  return [...spoken.values()].sort((a, b) => a.at - b.at).map(({ is }) => is);
};
