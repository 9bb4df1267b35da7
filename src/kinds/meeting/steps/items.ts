import { readNumber } from "../../../calendar/numeral.ts";
import { toPlain } from "../../../chat/plain.ts";
import { barred, type Matter } from "../../../flow/matter.ts";
import type { Context } from "../../../flow/step.ts";
import { codesAtStart, numbersIn } from "../../../line/code.ts";

/** What of a text could be the letters of a number, of a matter of any kind. */
const lettersIn = (said: string): readonly string[] => [
  ...new Set(toPlain(said).match(/(?<![a-z])[a-z]{2}(?![a-z])/g) ?? []),
];

const yearOf = ({ today }: Pick<Context, "today">): number => Number(today.slice(0, 4));

/** The numbers of matters an item begins with, each once, and what is said behind them. */
export const codesBefore = (
  item: string,
  context: Pick<Context, "today">,
): { readonly codes: readonly string[]; readonly behind: string } => {
  const { codes, behind } = codesAtStart(item, lettersIn(item), yearOf(context));
  return { codes: [...new Set(codes)], behind };
};

/** The matters an item is about, where it says numbers and nothing else: JY-2026-0003, or several in a row. */
export const codesIn = (item: string, context: Pick<Context, "today">): readonly string[] => {
  const { codes, behind } = codesBefore(item, context);
  return behind === "" ? codes : [];
};

/** What could be the number of a matter anywhere in an item. */
export const codesWithin = (item: string, context: Pick<Context, "today">): readonly string[] =>
  numbersIn(item, lettersIn(item), yearOf(context)).codes;

/** Whether everybody who reads a matter's number may know it: it is of level 1, and nobody is kept out of it. */
export const isEverybodys = (matter: Matter | undefined): boolean =>
  matter?.visibility === 1 && !matter.parties.some(({ part }) => barred.includes(part));

/** Whether something recorded is the number of a matter, as those are written. */
export const isCode = (item: string): boolean => /^[A-Z]{2}-20\d\d-\d{4,}$/.test(item);

const NUMERAL =
  "(?:第|议题|item|no\\.?|#)?\\s*(\\d{1,2}|[一二三四五六七八九十]{1,3})\\s*[项个条]?(?:议题)?";
const ONE = new RegExp(`^${NUMERAL}$`);
const RANGE = new RegExp(`^${NUMERAL}\\s*(?:[-–—~]+|至|到|to)\\s*${NUMERAL}$`);
const ALL = /^(?:议程)?(?:全部|所有|全都?|都|all|everything)(?:议题|事项|items)?$/;
const FIGURES =
  /^(?:[\d\s.、,;&#~–—-]|[一二三四五六七八九十第项个条和与及至到]|议题|item|\b(?:and|to|no)\b)+$/;
const BETWEEN = /[、,;&\n]+|以及|[和与及]|\band\b/;
const END = /[\s、,;:.。!]+$/;

const plainOf = (item: string): string => toPlain(item).trim().replace(END, "");

/** Whether an item is figures and what stands between them, and no words. */
export const isFigures = (item: string): boolean => FIGURES.test(plainOf(item));

/** Whether all that stands on an agenda is meant. */
export const isAll = (item: string): boolean => ALL.test(plainOf(item));

const figuresOf = (part: string): readonly number[] => {
  const range = RANGE.exec(part);
  if (range !== null) {
    const [from = 0, to = 0] = [readNumber(range[1] ?? ""), readNumber(range[2] ?? "")];
    return from < to ? Array.from({ length: to - from + 1 }, (_, index) => from + index) : [];
  }
  const one = readNumber(ONE.exec(part)?.[1] ?? "");
  return one === undefined ? [] : [one];
};

/** The places in a list that an item names by figures alone: 第一、二项, 1和3, 1-3; none where it says anything else. */
export const placesIn = (item: string): readonly number[] => {
  const whole = plainOf(item);
  const parts = whole
    .split(BETWEEN)
    .map((part) => part.trim())
    .flatMap((part) => (figuresOf(part).length > 0 ? part : part.split(" ")))
    .filter((part) => part !== "");
  const places = parts.map(figuresOf);
  return places.some((one) => one.length === 0) ? [] : [...new Set(places.flat())];
};
