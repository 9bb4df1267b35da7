import { type Matter, unitsIn } from "../flow/matter.ts";
import { titleOf } from "../flow/render.ts";
import { spokenCategory } from "../flow/spoken-categories.ts";
import { syllablesOf } from "../line/sounds.ts";
import { fewUnits } from "../people/unit-sets.ts";
import { piecesOf } from "./title-words.ts";

/** What a sentence calls a matter of a kind: 校车 in 校车那个会; whose it is where that is a unit's name: 消防那个会. */
export type CalledName = {
  readonly said: string;
  readonly units?: readonly string[];
  /** It is pointed at by what it is about, and no kind is named: 挖沙那条. */
  readonly pointed?: true;
};

const stem = (word: string): string => word.replace(/(?<=.{3})(?:e?s|ing)$/u, "");

/** Whether all characters of a text stand in another in their order. */
const isWithin = (short: string, long: string): boolean => {
  let at = -1;
  return [...short].every((character) => {
    at = long.indexOf(character, at + 1);
    return at >= 0;
  });
};

/**
 * How much of what something is called a title says, up to 1: nothing where it is half or less, unless the characters of one
 * stand in the other in their order (危排, 危险房屋排查 for 危房排查).
 */
const shareCalled = (title: string, { said }: CalledName): number => {
  const words = new Set((title.toLowerCase().match(/[a-z]{3,}/gu) ?? []).map(stem));
  const isHan = [said, title].every((one) => /^\p{Script=Han}{2,}$/u.test(one));
  if (isHan && (isWithin(said, title) || isWithin(title, said))) return 1;
  // 小车 for 校车, typed in pinyin or dictated.
  if (/^[a-z]{4,}$/u.test(said) && /\p{Script=Han}/u.test(title)) {
    const syllables = syllablesOf(title);
    if (syllables.some((_, at) => syllables.slice(at).join("").startsWith(said))) return 1;
  }
  const [sounds, sound] = [title, said].map((one) => ` ${syllablesOf(one).join(" ")} `);
  if (/^\p{Script=Han}{2,}$/u.test(said) && sounds?.includes(sound ?? "")) return 0.9;
  // By how many of its characters, and of its other words.
  const covered = new Set<string>();
  const pieces = piecesOf(said);
  for (const piece of pieces)
    if (/^[a-z]/u.test(piece) ? words.has(stem(piece)) : title.includes(piece))
      for (const one of /^[a-z]/u.test(piece) ? [piece] : piece) covered.add(one);
  const all = new Set(pieces.flatMap((piece) => (/^[a-z]/u.test(piece) ? [piece] : [...piece])));
  const share = covered.size / all.size;
  return share > 0.5 ? share : 0;
};

/**
 * Whether a matter is about what is pointed at, by its category or what stands in it. Of what not everybody concerned may
 * read only the category counts.
 */
const isAbout = ({ fields, category, visibility }: Matter, said: string): boolean => {
  if (category !== undefined && spokenCategory(said, [category]) !== undefined) return true;
  const text = visibility === 1 ? JSON.stringify(fields) : "";
  return piecesOf(said).some((piece) => text.includes(piece));
};

/** The same of a matter, which may be called by the unit that began it, or one of the few that are invited. */
export const shareOfCalled = (matter: Matter, called: CalledName): number => {
  const share = shareCalled(titleOf(matter).zh, called);
  if (share === 0 && called.pointed === true && isAbout(matter, called.said)) return 0.5;
  const invited = unitsIn(matter, "invited");
  const whose = [...unitsIn(matter, "from"), ...(invited.length > fewUnits ? [] : invited)];
  return share === 0 && called.units?.some((unit) => whose.includes(unit)) ? 0.5 : share;
};

/** Whether a matter is called so. */
export const isCalled = (matter: Matter, called: CalledName): boolean =>
  shareOfCalled(matter, called) > 0;
