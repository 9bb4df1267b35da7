import type { Bilingual, Day, Instant } from "./day.ts";
import type { Calendar } from "./holidays.ts";

/** Whether a day is wanted that lies behind (an event) or ahead (a plan). */
export type Tense = "past" | "future";

/** From where a text is read. */
export type ReadingPlace = {
  now: Instant;
  today: Day;
  tense: Tense | undefined;
  calendar: Calendar;
  /** The whole text is to be a day, so shapes count that within a sentence might be anything else. */
  whole: boolean;
};

/** Something is wrong with what was typed, and this is said of it. */
export type Problem = { problem: Bilingual };

/** The groups of a shape that matched. */
export type Groups = Readonly<Record<string, string | undefined>>;

/** How something may be written, and what it means. */
export type Shape<Read> = {
  shape: RegExp;
  read: (groups: Groups, seen: ReadingPlace) => Read;
  whole?: true;
};

/** What the beginning of a text is shaped like: how far it goes, and what it means. */
export type FoundShape<Read> = { length: number; read: () => Read };

// Building blocks of the shapes. Text is squeezed first, so Chinese needs no spaces here.
export const CHINESE = "[〇○零一二两三四五六七八九十廿卅]";
export const NUMBER = `(?:\\d{1,2}(?!\\d)|${CHINESE}{1,4})`;
export const EN_END = "(?![a-z0-9])";

/** A shape, matched where it is looked for and nowhere further on. */
export function shape(source: string): RegExp {
  return new RegExp(source, "iy");
}

/** The match of a shape at a place of a text. */
export function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** The longest reading of the beginning of a text among some shapes, the first of equals. */
export function longest<Read>(
  text: string,
  seen: ReadingPlace,
  shapes: readonly Shape<Read>[],
): FoundShape<Read> | undefined {
  return longestOf(
    ...shapes.map(({ shape: pattern, read, whole }) => {
      const found = whole && !seen.whole ? undefined : match(pattern, text, 0);
      return found && { length: found[0].length, read: () => read(found.groups ?? {}, seen) };
    }),
  );
}

/** The longest of some readings, the first of equals. */
export function longestOf<Read>(
  ...found: readonly (FoundShape<Read> | undefined)[]
): FoundShape<Read> | undefined {
  return found.reduce(
    (best, one) => (best === undefined || (one && one.length > best.length) ? one : best),
    undefined,
  );
}

/** A matched group in small letters. */
export function lower(text: string | undefined): string {
  return (text ?? "").toLowerCase();
}

/** A text as the shapes see it, and where each of its characters stood in the original. */
export type Squeezed = { text: string; at: readonly number[] };

/** How many characters of a text are looked at; none that is longer is a day. */
export const LONGEST = 200;

/**
 * The beginning of a text with plain forms for full-width ones, typographic dashes and the like, and
 * without spaces, except where dropping one would join two figures or two Latin words, or move a
 * figure up to the hour.
 */
export function squeeze(text: string): Squeezed {
  let squeezed = "";
  let before = "";
  const at: number[] = [];
  for (let index = 0; index < Math.min(text.length, LONGEST); index++) {
    const character = plain(text.charAt(index));
    if (/\s/.test(character)) {
      const joins =
        /[a-z0-9]/i.test(before) &&
        /[a-z0-9]/i.test(plain(text.slice(index + 1, LONGEST).trimStart()));
      if (!joins && !/[点點时]/.test(before)) continue;
    }
    // 8。1 is 8.1 typed with a Chinese keyboard.
    const point =
      character === "。" && /\d/.test(before) && /\d/.test(plain(text.charAt(index + 1)));
    before = point ? "." : character.trim() || " ";
    squeezed += before;
    at.push(index);
  }
  return { text: squeezed, at };
}

// Traditional characters that days are written with, and their simplified forms.
const TRADITIONAL: Readonly<Record<string, string>> = Object.fromEntries(
  "號号 週周 禮礼 後后 內内 個个 兩两 兒儿 國国 慶庆 節节 勞劳 動动 農农 曆历 陰阴 臘腊 閏闰 當当 這这 點点 時时 鐘钟 間间 陽阳 鍾钟 從从 現现"
    .split(" ")
    .map(([from = "", to = ""]) => [from, to]),
);

const PLAIN: Readonly<Record<string, string>> = {
  "\u2010": "-",
  "\u2011": "-",
  "\u2012": "-",
  "\u2013": "-",
  "\u2014": "-",
  "\u2015": "-",
  "\u2212": "-",
  "\ufe58": "-",
  "\ufe63": "-",
  "\u301c": "~",
  "\u2044": "/",
  "\u2215": "/",
  "\u00b7": ".",
  "\u30fb": ".",
  "\u2236": ":",
  "\u2019": "'",
  ...TRADITIONAL,
};

// The first character of a text, in its plain form.
function plain(text: string): string {
  const code = text.charCodeAt(0);
  const character = text.charAt(0);
  return code >= 0xff01 && code <= 0xff5e
    ? String.fromCharCode(code - 0xfee0)
    : (PLAIN[character] ?? character);
}
