const DIGITS = "零一二三四五六七八九";

const VALUES: Readonly<Record<string, number>> = {
  〇: 0,
  "○": 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** A whole number from 0 to 999 in Chinese numerals (`二十一`, `五百六十`); beyond that in digits. */
export function chineseNumber(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 999) return String(n);
  if (n < 10) return DIGITS.charAt(n);
  const hundreds = Math.floor(n / 100);
  const tens = Math.floor((n % 100) / 10);
  const ones = n % 10;
  const head = hundreds > 0 ? `${DIGITS.charAt(hundreds)}百` : "";
  const middle = tens > 0 ? `${hundreds === 0 && tens === 1 ? "" : DIGITS.charAt(tens)}十` : "";
  const gap = hundreds > 0 && tens === 0 && ones > 0 ? "零" : "";
  return `${head}${middle}${gap}${ones > 0 ? DIGITS.charAt(ones) : ""}`;
}

/**
 * The number from 0 to 99 that digits (`15`) or Chinese numerals (`十五`, `廿一`, `两`, `零五`)
 * write; undefined for anything else.
 */
export function readNumber(text: string): number | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const spelled = text.replace(/^廿/, "二十").replace(/^卅/, "三十");
  const [before, after, ...more] = spelled.split("十");
  if (before === undefined || more.length > 0) return undefined;
  if (after === undefined) return digit(before.replace(/^[零〇○](?=.)/, ""));
  const tens = before === "" ? 1 : digit(before);
  const ones = after === "" ? 0 : digit(after);
  return tens === undefined || tens === 0 || ones === undefined ? undefined : tens * 10 + ones;
}

/** The year that four Chinese digits (`二〇二五`) or four figures write; undefined for anything else. */
export function readYear(text: string): number | undefined {
  if (/^\d{4}$/.test(text)) return Number(text);
  const digits = Array.from(text, digit);
  if (digits.length !== 4 || digits.includes(undefined)) return undefined;
  return Number(digits.join(""));
}

function digit(character: string): number | undefined {
  return Object.hasOwn(VALUES, character) ? VALUES[character] : undefined;
}
