import { toPlain } from "../chat/plain.ts";
import { numbersIn } from "./code.ts";
import type { Verb } from "./verb.ts";

/** The matters a sentence names anywhere in it, and the sentence without their numbers. */
export type Mentions = {
  readonly codes: readonly string[];
  readonly references: readonly string[];
  /** The letters of the kinds it speaks of by name. */
  readonly kinds: readonly string[];
  /** Which of a list it means: 第一条 is 1; -1 the last one. */
  readonly place?: number;
  /** It points at what was just spoken of. */
  readonly points: boolean;
  readonly rest: string;
};

const longest = 400;
const NUMERALS = "一二三四五六七八九十";
const PLACE =
  /第 ?([一二三四五六七八九十]|\d{1,2}) ?(?:条|个|件|项)|\bthe (first|second|third|last) one\b/iu;
const POINTS = /刚才|刚刚|这[个条件份项次]|那[个条件份项]|它|上次|上面|\b(?:this|that|it)\b/iu;

/** The matters a text names by a kind and a number (3号线索, 线索第3号), and the text without the numbers. */
export const spokenNumbersIn = (
  text: string,
  verbs: readonly Verb[],
  year: number,
  written: "with 号" | "with or without 号",
): { readonly codes: readonly string[]; readonly rest: string } => {
  const ends = written === "with 号" ? "号" : "(?:号|(?!\\d))";
  const codes: string[] = [];
  let rest = text;
  for (const { prefix, kindNames } of verbs)
    for (const kind of prefix === undefined ? [] : kindNames) {
      const found = new RegExp(
        `(\\d{1,4}) ?号 ?${kind}|${kind} ?(?:第 ?)?(\\d{1,4})${ends}`,
        "iu",
      ).exec(rest);
      if (found === null) continue;
      codes.push(`${prefix}-${year}-${String(Number(found[1] ?? found[2])).padStart(4, "0")}`);
      rest = rest.replace(found[0], ` ${kind} `);
    }
  return { codes, rest };
};

/** Finds what a sentence names; `year` stands in where a number has none. */
export const mentionsIn = (typed: string, verbs: readonly Verb[], year: number): Mentions => {
  const text = typed.slice(0, longest);
  const plain = toPlain(text);
  const prefixes = [...new Set(verbs.flatMap(({ prefix }) => prefix ?? []))];
  const found = numbersIn(text, prefixes, year);
  const { references } = found;
  const spoken = spokenNumbersIn(found.rest, verbs, year, "with or without 号");
  const codes = [...found.codes, ...spoken.codes];
  const { rest } = spoken;
  const kinds = new Set(
    verbs.flatMap(({ prefix, kindNames, spoken = [] }) =>
      prefix !== undefined && [...kindNames, ...spoken].some((kind) => plain.includes(kind))
        ? [prefix]
        : [],
    ),
  );
  const place = placeOf(PLACE.exec(rest));
  return {
    codes: [...new Set(codes)],
    references,
    kinds: [...kinds],
    ...(place === undefined ? {} : { place }),
    points: POINTS.test(rest),
    rest: rest.replace(PLACE, " ").trim(),
  };
};

const placeOf = (found: RegExpExecArray | null): number | undefined => {
  const [, chinese, english] = found ?? [];
  if (english !== undefined)
    return ["first", "second", "third"].indexOf(english.toLowerCase()) + 1 || -1;
  if (chinese === undefined) return undefined;
  return /\d/.test(chinese) ? Number(chinese) : NUMERALS.indexOf(chinese) + 1;
};
