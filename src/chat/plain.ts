const LINE_ENDS = /\r\n?|[\u2028\u2029]/g;

// Control and format characters (zero width, direction marks), lone surrogates, invisible fillers.
const INVISIBLE = /(?![\n\t])(?:[\p{Cc}\p{Cf}\p{Cs}\u115f\u1160\u3164\uffa0]|\u034f)/gu;

// In runs of a length that still fits into the arguments of one call.
const FULL_WIDTH = /[\uff01-\uff5e]{1,500}/g;
const BLANKS = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

const halfWidth = (characters: string): string =>
  String.fromCharCode(...Array.from(characters, (one) => one.charCodeAt(0) - 0xfee0));

/** What was typed without characters nobody sees, every line end written `\n`. */
export const cleanText = (typed: string): string =>
  typed.replace(LINE_ENDS, "\n").replace(INVISIBLE, "");

/**
 * The same text for comparing: full-width forms as ASCII, every blank a space, ASCII letters small.
 * As long as the text it was given, so a place found in one is the same place in the other.
 */
export const toPlain = (typed: string): string =>
  typed
    .replace(FULL_WIDTH, halfWidth)
    .replace(BLANKS, " ")
    .replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** A text as typed and as compared, of equal length. */
export type Typed = { readonly raw: string; readonly plain: string };

const LATIN = /[a-z0-9]/;
const MEANING = /[\p{L}\p{N}]/u;

/** Whether a character of a plain text is a Latin letter or a figure. */
export const isLatin = (character: string | undefined): boolean => LATIN.test(character ?? "");

/** Whether a text has a letter or a figure in it at all. */
export const hasMeaning = (typed: string): boolean => MEANING.test(typed);

/** Whether no word goes on here: the end, a blank, punctuation. */
export const isBoundary = (character: string | undefined): boolean =>
  !MEANING.test(character ?? "");
