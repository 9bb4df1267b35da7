import { cleanText } from "../chat/plain.ts";
import type { Organisation } from "./directory.ts";
import {
  countiesIn,
  fold,
  HAN,
  type Heard,
  inLetters,
  isOwnPlace,
  type Name,
  namesIn,
  soundsIn,
  type Units,
} from "./unit-names.ts";

/** Words that may mean a unit, and the units they may mean; none where nothing in the directory is like it. */
export type Doubt = { readonly said: string; readonly units: readonly string[] };

/** What a typed list of names says: units named beyond doubt, doubts, and who is no unit of the directory. */
export type UnitsNamed = {
  readonly units: readonly string[];
  readonly doubts: readonly Doubt[];
  readonly others: readonly string[];
};

/** Where a whole name stood in a text, as one character that no text has. */
const MARK = "\ue000";

/** A text with one mark for each whole name in it, the longest names first, and the names marked. */
const marked = (folded: string, names: readonly Name[]) => {
  let text = folded;
  const at: { readonly from: number; readonly name: Name; readonly length: number }[] = [];
  for (const name of names) {
    if (name.whole === undefined) continue;
    text = text.replace(name.whole, (found, from: number) => {
      at.push({ from, name, length: found.length });
      return MARK + "\0".repeat(found.length - 1);
    });
  }
  const found = at.sort((a, b) => a.from - b.from).map(({ name }) => name);
  return { text: text.replaceAll("\0", ""), found };
};

const PUNCTUATION = /[、，,;；/／|｜()（）\n。:：＋+&【】《》「」『』"“”]+|\b(?:and|the)\b/gu;
const CONJUNCTION = /(?<=[^和与及跟同暨\s])\s*(?:以及|[和与及跟同暨])/u;

/** Which county: that of the directory or another one, as is a city's or a province's bureau of the name. */
const COUNTY = /^(?:我们?|本|咱们?)?\p{Script=Han}{0,8}县(?=.)/u;

/** What is said behind a unit's name and still means the unit: its people, its heads, its offices. */
const ITS_OWN =
  /^(?:机关|党委|党支部|人民政府|政府|本级|本身|自己|党组|班子|方面|系统|部门|单位|股室|科室|局里?|里)*的?(?:等|有关|相关|主要|部分|个别|某些?|一些|全体|内部|里|现任|原|副|一名|几名|执法)*(?:[两二三四五六几]?[个家]?(?:单位|部门|局)|人|人员|工作人员|领导|负责人|负责同志|干部|职工|官员|(?:局|镇|乡|县|所|站|院|检察|队|大队|部|科|股|处)长|主任|书记|主席)?(?:(?<=长|主任|书记|主席|人|人员|干部|领导).{0,12})?$/u;

/** The same in English. */
const ITS_OWN_LATIN =
  /^(?:['’]?s )?(?:of (?:the|this|our) county|staff|leaders?|head|director.{0,20}|officials?|people|officers?)?$/u;

const isItsOwn = (behind: string, counties: readonly string[]): boolean => {
  const bare = behind.trim();
  return (
    ITS_OWN.test(bare) ||
    ITS_OWN_LATIN.test(bare) ||
    counties.some((county) => bare === `of ${county}`)
  );
};

/** Said in a list of names, and nobody's name. */
const NOBODY =
  /^(?:其?(?:他|它)?(?:有关|相关|下属)?(?:工作人员|人员|领导|负责人|单位|部门)|等?[两二三四五六几]?[个家]?(?:单位|部门)|等|县|无|没有|暂无|不详|未知|不清楚|不明|待查|none|unknown|n\/a|-+)$/u;

/** The end of what is a firm or a place, never a public body. */
const FIRM =
  /(?:公司|集团|企业|厂|场|店|矿|社|园区?|村|组|户|商行|超市|酒店|宾馆|门市部?|工地|项目部|小区|物业|村委会?|居委会|村民委员会|居民委员会|(?:医|学|养老|敬老|福利|影|剧|书)院|某{1,2}|等)$|\b(?:company|co|ltd|llc|inc|corp|corporation|group|factory|plant|mine|village|farm|shop|store|hotel|works|school|hospital|mill|quarry)\.?$/u;
const BODY =
  /(?:[局所站院办委厅]|办公室|委员会|[大中支分]队|中心|分局|政府|街道办?|部门|处|科|股|监|管理段|组织部|宣传部|法庭|协会|联合会)$|\b(?:bureau|office|commission|committee|administration|department|authority|brigade|station|branch|agency)\b/u;

const EVERY: readonly (readonly [RegExp, Organisation["kind"]])[] = [
  [
    /^(?:全县|我县|本县|县里?|所有|全部|各个?|每个)*(?:的)?(?:乡镇|镇乡|各镇|各乡|镇|乡)(?:政府|人民政府)?$/u,
    "township",
  ],
  [
    /^(?:全县|我县|本县|县里?|县直|所有|全部|各个?|每个)+(?:的)?(?:部门|局|委办局|单位|县直部门)$/u,
    "bureau",
  ],
];
const EVERY_OF = /各|所有|全部|每个|全县/u;

/** Whether one character changed, added, dropped or swapped makes one word of the other. */
export const isOneOff = (one: string, other: string): boolean => {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  let from = 0;
  while (from < one.length && one[from] === other[from]) from += 1;
  let [end, otherEnd] = [one.length, other.length];
  while (end > from && otherEnd > from && one[end - 1] === other[otherEnd - 1]) {
    end -= 1;
    otherEnd -= 1;
  }
  const [ours, theirs] = [one.slice(from, end), other.slice(from, otherEnd)];
  const swapped = ours.length === 2 && theirs === `${ours[1]}${ours[0]}`;
  return Math.max(ours.length, theirs.length) === 1 || swapped;
};

const idsOf = (names: readonly Name[]): readonly string[] => [
  ...new Set(names.map(({ unit }) => unit.id)),
];

/** The units whose names, one after the other, are all that a text says. */
const spelled = (said: string, names: readonly Name[]): readonly Name[] | undefined => {
  const same = names.filter(({ name }) => name === said);
  if (same.length > 0) return same;
  if (!HAN.test(said)) return undefined;
  for (const one of names) {
    if (!said.startsWith(one.name) || one.name === said) continue;
    const more = spelled(said.slice(one.name.length), names);
    if (more !== undefined) return [one, ...more];
  }
  return undefined;
};

/** The names of the directory, and those of its county. */
type Known = {
  readonly names: readonly Name[];
  readonly counties: readonly string[];
  readonly sounds: readonly Heard[];
};

/** What words without a whole name in them mean: units, or units they may mean, or nobody here. */
const readWords = (
  said: string,
  { names, counties, sounds }: Known,
): Doubt | readonly Name[] | undefined => {
  const county = COUNTY.exec(said)?.[0] ?? "";
  const ours = isOwnPlace(county, counties) ? [said, said.slice(county.length)] : [said];
  for (const bare of ours) {
    const exact = spelled(bare, names);
    if (exact !== undefined) return exact;
    // 水务部门, 公安的人: a short name and words that add nothing to it.
    const short = names.find(
      ({ name }) => bare.startsWith(name) && ITS_OWN.test(bare.slice(name.length)),
    );
    if (short !== undefined) return [short];
  }
  const every = EVERY.find(([pattern]) => EVERY_OF.test(said) && pattern.test(said));
  if (every !== undefined)
    return names.filter(({ unit, name }) => unit.kind === every[1] && name === fold(unit.name.zh));
  const letters = said.replace(/[ '·-]/g, "");
  const heard = sounds.filter(({ sound }) => sound === letters);
  if (heard.length > 0) return { said, units: [...new Set(heard.flatMap(({ units }) => units))] };
  if (FIRM.test(said)) return undefined;
  const least = HAN.test(said) ? 3 : 5;
  const bare = said.replace(COUNTY, "");
  const near = names.filter(({ name }) => name.length >= least && isOneOff(bare, name));
  if (near.length > 0) return { said, units: idsOf(near) };
  if (!BODY.test(said)) return { said, units: [] };
  const within = names.filter(
    ({ name }) => name.length > 1 && HAN.test(name) && bare.includes(name),
  );
  const alike = names.filter(({ name }) => HAN.test(name) && name[0] === bare[0] && name !== bare);
  return { said, units: idsOf(within.length > 0 ? within : alike).slice(0, mostMeant) };
};

/** How many units words that are nobody's name may mean. */
const mostMeant = 5;

/** A township before the name of a field office says only which: 清泉镇派出所. */
const isWhich = (before: string, { name }: Name, names: readonly Name[]): boolean =>
  /[所站队]$/.test(name) &&
  names.some(({ unit, name: of }) => unit.kind === "township" && of === before);

/**
 * Every unit that a typed list of names means, however it is written: full, short, former and foreign
 * names, spaced, traditional or full-width, with the county before and the people behind it. What does
 * not match wholly is a doubt; companies and villages are neither.
 */
export const unitsNamedIn = (typed: string, directory: Units): UnitsNamed => {
  const names = namesIn(directory);
  const units: Name[] = [];
  const doubts: Doubt[] = [];
  const others: string[] = [];
  const clean = cleanText(typed);
  const folded = fold(clean);
  /** As it was typed. */
  const asTyped = (said: string): string => {
    const at = folded.indexOf(said);
    return at < 0 ? said : clean.slice(at, at + said.length);
  };
  const take = ({ said, is }: Read): void => {
    if (is === undefined) others.push(asTyped(said));
    else if ("said" in is) doubts.push({ ...is, said: asTyped(is.said) });
    else units.push(...is);
  };
  const sounds = inLetters(folded) ? soundsIn(directory) : [];
  const known = { names, counties: countiesIn(directory), sounds };
  const { text, found } = marked(folded, names);
  for (const segment of text.split(PUNCTUATION)) {
    const here = found.splice(0, [...segment].filter((one) => one === MARK).length);
    const read = readSegment(segment, here, known);
    // 天和砂石公司 is one firm: what joins nobody known joins nothing.
    if (read.length > 1 && FIRM.test(segment.trim()) && read.every(isNobodyHere))
      take({ said: segment.trim(), is: undefined });
    else for (const one of read) take(one);
  }
  const ids = idsOf(units);
  return {
    units: ids,
    doubts: doubts.filter(
      ({ units: may }) => may.length === 0 || may.some((id) => !ids.includes(id)),
    ),
    others: [...new Set(others)],
  };
};

/** Some words of a list, and what they mean: units, units they may mean, or nobody here. */
type Read = { readonly said: string; readonly is: Doubt | readonly Name[] | undefined };

/** Whether words are a firm's, or nothing that is like a public body. */
const isNobodyHere = ({ said, is }: Read): boolean =>
  is === undefined || ("said" in is && is.units.length === 0 && !BODY.test(said));

const readSegment = (segment: string, found: readonly Name[], known: Known): readonly Read[] => {
  const left = [...found];
  return segment
    .split(CONJUNCTION)
    .flatMap((part) => piecesOf(part, known.names))
    .flatMap((piece): readonly Read[] => {
      const here = left.splice(0, [...piece].filter((one) => one === MARK).length);
      const said = shown(piece, here);
      if (!/[\p{L}\p{N}]/u.test(said) || NOBODY.test(said)) return [];
      return [
        { said, is: here.length === 0 ? readWords(said, known) : readNames(piece, here, known) },
      ];
    });
};

/** What a piece with whole names in it means: those units, where nothing stands beside them that may be another. */
const readNames = (
  piece: string,
  here: readonly Name[],
  { names, counties }: Known,
): Doubt | readonly Name[] => {
  const [before = "", ...behind] = piece.split(MARK);
  const [first, second] = here;
  if (first === undefined) return [];
  if (second !== undefined && here.length === 2 && before === "" && behind[0] === "")
    if (isWhich(first.name, second, names)) return [second];
  // 县水务局 is a name by itself; before it stands which county.
  const place = first.name.startsWith("县") ? `${before}县` : before;
  const wholly =
    (isOwnPlace(place, counties) || isWhich(before, first, names)) &&
    behind.every((said) => isItsOwn(said, counties));
  return wholly ? here : { said: shown(piece, here), units: idsOf(here) };
};

/** What a piece says, with the names that its marks stand for. */
const shown = (piece: string, names: readonly Name[]): string => {
  const rest = [...names];
  return piece.replaceAll(MARK, () => rest.shift()?.name ?? "");
};

/** A part without blanks where it is one name, else what stands between the blanks. */
const piecesOf = (part: string, names: readonly Name[]): readonly string[] => {
  const words = part.trim().split(/\s+/);
  if (words.length < 2) return words[0] === "" ? [] : words;
  const isHan = (said: string) => /\p{Script=Han}/u.test(said);
  const together = words.join("");
  // 水 务 is 水务; 水务 和顺公司 are two.
  if (words.every((word) => [...word].length === 1) || spelled(together, names) !== undefined)
    return [together];
  return words.every((word) => isHan(word) || word.includes(MARK)) || isHan(part)
    ? words
    : [words.join(" ")];
};
