import { toPlain } from "../chat/plain.ts";

// Letters, perhaps a year, a number; hyphens of every kind and up to two blanks between them.
const HYPHEN = "[-\u2010-\u2015\u2212\u30fc_]";
const CODE = new RegExp(
  `([a-z]{1,4})[ \\n]{0,2}${HYPHEN}?[ \\n]{0,2}(?:(20\\d\\d)(?:[ \\n]{0,2}${HYPHEN}[ \\n]{0,2}| {1,2}))?(\\d{1,8})(?![\\da-z]|${HYPHEN}[\\da-z])`,
  "y",
);
// Written like a code, though no matter can have it: number 0, a year that is none, a number too long.
const IMPOSSIBLE = new RegExp(
  `([a-z]{1,4}) {0,2}${HYPHEN}? {0,2}(\\d{1,12})(?: {0,2}${HYPHEN} {0,2}(\\d{1,12}))?(?![\\da-z]| {0,2}${HYPHEN})`,
  "y",
);
const HYPHEN_AT = new RegExp(` {0,2}${HYPHEN}`, "y");

/** The longest text a code can be, with every blank allowed in it. */
const LONGEST_CODE = 40;

/** How many digits a number of a code is written with at least. */
const DIGITS = 4;

const canonical = (prefix: string, year: string | number, number: number): string =>
  `${prefix.toUpperCase()}-${year}-${String(number).padStart(DIGITS, "0")}`;

type FoundCode = { readonly code: string; readonly length: number };

/**
 * The code a text begins with, written `XS-2026-0001`, and how many characters it takes; `year`
 * stands in where none is typed (`xs1`). Full-width characters, any case, `xs 1` and `xs20260001`
 * count; a letter or figure directly behind does not. What is written like a code that no matter can
 * have (`xs0`, `XS-99999-0001`) is one too: it is looked for, and is not there.
 */
export const findCodeAtStart = (
  text: string,
  prefixes: readonly string[],
  year: number,
): FoundCode | undefined =>
  possibleCode(text, prefixes, year) ??
  impossibleCode(toPlain(text.slice(0, LONGEST_CODE)), prefixes);

const impossibleCode = (start: string, prefixes: readonly string[]): FoundCode | undefined => {
  IMPOSSIBLE.lastIndex = 0;
  const [whole = "", letters = "", first = "", second] = IMPOSSIBLE.exec(start) ?? [];
  const prefix = prefixes.find((one) => one.toLowerCase() === letters);
  const code = [prefix, first, ...(second === undefined ? [] : [second])].join("-");
  return prefix === undefined ? undefined : { code, length: whole.length };
};

const possibleCode = (
  text: string,
  prefixes: readonly string[],
  year: number,
): FoundCode | undefined => {
  const start = toPlain(text.slice(0, LONGEST_CODE));
  CODE.lastIndex = 0;
  const found = CODE.exec(start);
  if (found === null) return undefined;
  const [whole, letters = "", typedYear, digits = ""] = found;
  const prefix = prefixes.find((one) => one.toLowerCase() === letters);
  if (prefix === undefined) return undefined;
  const length = whole.length;
  if (typedYear === undefined && /^20\d{6}$/.test(digits)) {
    const number = Number(digits.slice(4));
    return number === 0
      ? undefined
      : { code: canonical(prefix, digits.slice(0, 4), number), length };
  }
  // XS-2026- is a code left unfinished, not number 2026 of this year.
  HYPHEN_AT.lastIndex = length;
  if (typedYear === undefined && /^20\d\d$/.test(digits) && HYPHEN_AT.test(start)) return undefined;
  const number = Number(digits);
  return number === 0 ? undefined : { code: canonical(prefix, typedYear ?? year, number), length };
};

/** The code a whole text is, written `XS-2026-0001`; undefined for anything else. */
export const readCode = (
  typed: string,
  prefixes: readonly string[],
  year: number,
): string | undefined => {
  const text = typed.trim();
  const found = findCodeAtStart(text, prefixes, year);
  return found?.length === text.length ? found.code : undefined;
};

// Letters, year and number without a blank between them: what goes on as a date does (on 2026-12-01) is none.
const OF_ANY_KIND = new RegExp(
  `(?<![a-z\\d])([a-z]{2})${HYPHEN}?20\\d\\d${HYPHEN}?\\d{1,6}(?!\\d|${HYPHEN})`,
  "i",
);

/** How long a line around a number may be for the number to be what it is about. */
const aboutANumber = 12;

/** The letters of a number that is written as ours are and begins as none of them does, where the line is about it: 查 AB-2026-0003. */
export const unknownLettersIn = (text: string, prefixes: readonly string[]): string | undefined => {
  const plain = toPlain(text);
  const [whole = "", letters = ""] = OF_ANY_KIND.exec(plain) ?? [];
  const prefix = letters.toUpperCase();
  return whole === "" || prefixes.includes(prefix) || plain.length - whole.length > aboutANumber
    ? undefined
    : prefix;
};

/** National standards are cited with letters that numbers here begin with too (GB 3838-2002): in a text such a number has its year. */
export const beginsStandards = (letters: string): boolean => /^gb$/i.test(letters);

const isStandard = ({ code, length }: FoundCode, text: string): boolean =>
  beginsStandards(code.split("-", 1).join()) &&
  !/20\d\d(?:\D{1,3}\d+|\d{4})$/.test(toPlain(text.slice(0, length)));

const BETWEEN_CODES = /^(?:[\s,、;:&]|以及|[和与及]|and(?![a-z]))+/;
const AROUND = /^[\s,，、;；:：。.!！]+|[\s,，、;；:：。!！]+$/gu;
const BRACKETED = /^[（(]([^（()）]*)[)）]$/u;

/**
 * The codes a text begins with, in order, and what it says behind them, without the punctuation around it. What goes
 * on as a decimal does (PM2.5), and a national standard, is no code.
 */
export const codesAtStart = (
  text: string,
  prefixes: readonly string[],
  year: number,
): { readonly codes: readonly string[]; readonly behind: string } => {
  const codes: string[] = [];
  let rest = text.trim();
  for (let next = rest; next !== ""; ) {
    const found = findCodeAtStart(next, prefixes, year);
    if (found === undefined || isStandard(found, next)) break;
    const behind = next.slice(found.length);
    if (/^[.．]\d/u.test(behind)) break;
    codes.push(found.code);
    rest = behind;
    const joined = BETWEEN_CODES.exec(toPlain(behind));
    if (joined === null) break;
    next = behind.slice(joined[0].length);
  }
  const behind = rest.replace(AROUND, "");
  return { codes, behind: BRACKETED.exec(behind)?.[1]?.trim() ?? behind };
};

/** The codes a text is a list of, in order; none where it says anything else. */
export const readCodes = (
  typed: string,
  prefixes: readonly string[],
  year: number,
): readonly string[] => {
  const { codes, behind } = codesAtStart(typed, prefixes, year);
  return behind === "" ? codes : [];
};

/** The numbers that stand anywhere in a text, and the text without them. */
export const numbersIn = (
  text: string,
  prefixes: readonly string[],
  year: number,
): {
  readonly codes: readonly string[];
  readonly references: readonly string[];
  readonly rest: string;
} => {
  const codes: string[] = [];
  const references: string[] = [];
  const rest = replaceNumbers(text, prefixes, year, ({ code, reference }) => {
    if (code !== undefined) codes.push(code);
    if (reference !== undefined) references.push(reference);
    return " ";
  });
  return { codes, references, rest };
};

/** One number as it stands in a text: ours, or that of a document. */
type NumberIn = { readonly code?: string; readonly reference?: string };

/** A text with what stands in the place of each of its numbers; one for which there is nothing stays. */
export const replaceNumbers = (
  text: string,
  prefixes: readonly string[],
  year: number,
  by: (number: NumberIn) => string | undefined,
): string => {
  const plain = toPlain(text);
  let rest = "";
  for (let at = 0; at < text.length; ) {
    const before = plain[at - 1] ?? "";
    const found =
      /[a-z]/.test(plain[at] ?? "") && !/[a-z]/.test(before)
        ? findCodeAtStart(text.slice(at, at + 48), prefixes, year)
        : undefined;
    const code = found && isStandard(found, text.slice(at)) ? undefined : found;
    const reference =
      code === undefined &&
      /\p{Script=Han}/u.test(plain[at] ?? "") &&
      /[〔(﹝[【（]/.test(plain.slice(at + 1, at + 16))
        ? findReferenceAtStart(text.slice(at, at + 80))
        : undefined;
    const length = code?.length ?? reference?.length ?? 1;
    const typed = text.slice(at, at + length);
    const number = code ?? reference;
    rest += (number === undefined ? undefined : by(number)) ?? typed;
    at += length;
  }
  return rest;
};

/** The number of an official document as it must be written, `山检建〔2025〕3号` (GB/T 9704-2012). */
export const referencePattern = /^[\p{Script=Han}]{1,12}〔\d{4}〕[1-9]\d*号$/u;

const REFERENCE =
  /^((?:\p{Script=Han} {0,2}){1,12})[〔﹝[【(〖] {0,2}(\d{4}) {0,2}[〕﹞\]】)〗] {0,2}(\d{1,6}) {0,2}号/u;

/** The longest text a document number can be, with every blank allowed in it. */
const LONGEST_REFERENCE = 64;

/**
 * The document number a text begins with, written as it must be, and how many characters it takes.
 * Other brackets, full-width figures and blanks are put right; a leading zero or 第 is not.
 */
export const findReferenceAtStart = (
  text: string,
): { readonly reference: string; readonly length: number } | undefined => {
  const found = REFERENCE.exec(toPlain(text.slice(0, LONGEST_REFERENCE)));
  if (found === null) return undefined;
  const [whole, organ = "", year = "", number = ""] = found;
  const reference = `${organ.replaceAll(" ", "")}〔${year}〕${number}号`;
  return referencePattern.test(reference) ? { reference, length: whole.length } : undefined;
};

/**
 * The document numbers that may be meant where one stands in running Chinese: nothing says how far in front of the
 * bracket the organ begins (听取山检建〔2026〕3号), so each ending of it, the longest first.
 */
export const referenceEndings = (reference: string): readonly string[] => {
  const organ = reference.indexOf("〔");
  return Array.from({ length: Math.max(organ, 1) }, (_, start) => reference.slice(start));
};

/** The document number a whole text is, written as it must be; undefined for anything else. */
export const readReference = (typed: string): string | undefined => {
  const text = typed.trim();
  const found = findReferenceAtStart(text);
  return found?.length === text.length ? found.reference : undefined;
};
