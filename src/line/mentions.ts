import { readNumber } from "../calendar/numeral.ts";
import { toPlain } from "../chat/plain.ts";
import { beginsStandards, numbersIn } from "./code.ts";
import type { Verb } from "./verb.ts";

/** The matters a sentence names anywhere in it, and what else it says. */
export type Mentions = {
  readonly codes: readonly string[];
  readonly references: readonly string[];
  /** The letters of the kinds it speaks of by name. */
  readonly kinds: readonly string[];
  /** Which of a list it means: 第一条 is 1; -1 the last one. */
  readonly place?: number;
  /** It points at what was just spoken of. */
  readonly points: boolean;
  /** The sentence without their numbers; in `rest` without which of a list is meant as well. */
  readonly unnumbered: string;
  readonly rest: string;
};

const longest = 400;
const NUMERALS = "一二三四五六七八九十";
const PLACE =
  /第 ?([一二三四五六七八九十]|\d{1,2}) ?(?:条|个|件|项)|\bthe (first|second|third|last) one\b/iu;
const POINTS = /刚才|刚刚|这[个条件份项次]|那[个条件份项]|它|上次|上面|\b(?:this|that|it)\b/iu;

// In a text 12月3号会议 is a day, and 3号会议室 a room.
const NOT_DAY = "(?<![月\\d零〇一二三四五六七八九十] ?)";
const NOT_ROOM = "(?!\\p{Script=Han}?[室厅楼馆])";

type Spoken = { readonly prefix: string; readonly kind: string; readonly number: RegExp };

const spokenPatterns = (
  verbs: readonly Pick<Verb, "prefix" | "kindNames">[],
  isText: boolean,
): readonly Spoken[] => {
  const ends = isText ? "号" : "(?:号|(?!\\d))";
  const [notDay, notRoom] = isText ? [NOT_DAY, NOT_ROOM] : ["", ""];
  const named = new Map(
    verbs.flatMap(({ prefix, kindNames }) =>
      prefix === undefined
        ? []
        : kindNames.map((kind) => [`${prefix} ${kind}`, [prefix, kind]] as const),
    ),
  );
  return [...named.values()].map(([prefix, kind]) => ({
    prefix,
    kind,
    number: new RegExp(
      `${notDay}(\\d{1,4}) ?号 ?${kind}${notRoom}|${kind} ?(?:第 ?)?(\\d{1,4})${ends}`,
      "iu",
    ),
  }));
};

const known = {
  "with 号": new WeakMap<object, readonly Spoken[]>(),
  "with or without 号": new WeakMap<object, readonly Spoken[]>(),
};

/**
 * The matters a text names by a kind and a number (3号线索, 线索第3号), how each is written, and the text without the
 * numbers.
 */
export const spokenNumbersIn = (
  text: string,
  verbs: readonly Pick<Verb, "prefix" | "kindNames">[],
  year: number,
  written: "with 号" | "with or without 号",
): {
  readonly codes: readonly string[];
  readonly said: readonly string[];
  readonly rest: string;
} => {
  const isText = written === "with 号";
  const codes: string[] = [];
  const said: string[] = [];
  let rest = text;
  if (!/\d/.test(text)) return { codes, said, rest };
  const patterns = known[written].get(verbs) ?? spokenPatterns(verbs, isText);
  known[written].set(verbs, patterns);
  for (const { prefix, kind, number } of patterns)
    for (let found = number.exec(rest); found !== null; found = number.exec(rest)) {
      codes.push(codeOf(prefix, year, Number(found[1] ?? found[2])));
      said.push(found[0]);
      rest = rest.replace(found[0], ` ${kind} `);
    }
  return { codes, said, rest };
};

const GAP = "[^\\p{L}\\p{N}]{0,4}";
const YEAR = `(?:(20\\d\\d)${GAP}年?${GAP})?`;
const FIGURES = "(\\d{1,8}|[零〇一二三四五六七八九十]{1,4})";
const BEFORE = `(?:(?:第|no|number)${GAP})?`;

/**
 * The matters a text names however their numbers are written, for refusing them: `X S 1`, `xs第1号`,
 * `XS〔2026〕1号`, 线索一号, clue no. 1. A list that merely speaks of three clues names none.
 */
export const disguisedNumbersIn = (
  seen: string,
  verbs: readonly Verb[],
  year: number,
): readonly string[] => {
  const kinds = new Map(verbs.map(({ prefix = "", kindNames }) => [prefix, kindNames]));
  kinds.delete("");
  return [...kinds].flatMap(([prefix, names]) => {
    const letters = [...prefix.toLowerCase()].join(GAP);
    const named = `(?:${names.join("|")})`;
    const dated = beginsStandards(prefix) ? `(?=.{0,8}20\\d\\d.{0,3}\\d)` : "";
    return [
      `(?<![a-z])${dated}${letters}${GAP}${BEFORE}${YEAR}${BEFORE}${FIGURES}`,
      `${named}${GAP}()(?:${BEFORE}${FIGURES}${GAP}号|(?:no|number|#)${GAP}${FIGURES})`,
      `${NOT_DAY}${YEAR}${BEFORE}${FIGURES}${GAP}号${GAP}${named}${NOT_ROOM}`,
    ].flatMap((written) =>
      [...seen.matchAll(new RegExp(written, "gu"))].flatMap(([, typed, first, second]) => {
        const figures = first ?? second ?? "";
        const number = /\d/.test(figures) ? Number(figures) : readNumber(figures);
        return number === undefined ? [] : [codeOf(prefix, typed || year, number)];
      }),
    );
  });
};

const codeOf = (prefix: string, year: string | number, number: number): string =>
  `${prefix}-${year}-${String(number).padStart(4, "0")}`;

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
    verbs.flatMap(({ prefix, kindNames, spoken }) =>
      prefix !== undefined &&
      (kindNames.some((kind) => plain.includes(kind)) || spoken?.test(plain) === true)
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
    unnumbered: rest.trim(),
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
