import { readNumber } from "../calendar/numeral.ts";
import { type Text, text } from "../chat/text.ts";

/** How many of the units invited have to come: so many, or at least (or more than) a share of them. */
export type Quorum =
  | { readonly least: number }
  | { readonly share: readonly [of: number, whole: number]; readonly more?: true };

/** How many of so many units have to come. */
export const unitsNeeded = (quorum: Quorum, invited: number): number => {
  if ("least" in quorum) return quorum.least;
  const [of, whole] = quorum.share;
  const exact = (invited * of) / whole;
  return quorum.more === true ? Math.floor(exact) + 1 : Math.ceil(exact);
};

/** A quorum as it is set: 三分之二以上, 过半数, 至少8家. */
export const quorumText = (quorum: Quorum): Text => {
  if ("least" in quorum) return text(`至少${quorum.least}家`, `at least ${quorum.least} units`);
  const [of, whole] = quorum.share;
  return quorum.more === true
    ? text(`超过${of}/${whole}`, `more than ${of}/${whole}`)
    : text(`${of}/${whole}以上`, `at least ${of}/${whole}`);
};

const most = 60;

const numberIn = (typed: string): number =>
  /^\d{1,3}$/.test(typed) ? Number(typed) : (readNumber(typed) ?? Number.NaN);

const shareOf = (of: number, whole: number): Quorum | undefined =>
  of > 0 && whole > 0 && of <= whole && whole <= 100 ? { share: [of, whole] } : undefined;

/**
 * A quorum as people write it (三分之二, 2/3, 过半数, 80%, 8家), `none` for 不设; nothing where it is none.
 * 以上 includes the number itself (民法典第一千二百五十九条).
 */
export const readQuorum = (written: string): Quorum | "none" | undefined => {
  const typed = written
    .normalize("NFKC")
    .trim()
    .replace(/^(?:至少|不少于|at least )/iu, "")
    .replace(/(?:以上|到会|的?单位到会)$/u, "")
    .trim();
  if (/^(?:无|不设|不要求|没有|none)$/iu.test(typed)) return "none";
  if (/^(?:过半数?|超过半数|多数|majority|more than half)$/iu.test(typed))
    return { share: [1, 2], more: true };
  if (/^(?:半数|一半|half)$/iu.test(typed)) return { share: [1, 2] };
  const [, whole = "", part = ""] = /^(\S{1,3})分之(\S{1,3})$/u.exec(typed) ?? [];
  if (whole !== "") return shareOf(numberIn(part), whole === "百" ? 100 : numberIn(whole));
  const [, of = "", over = ""] = /^(\d{1,3}) ?\/ ?(\d{1,3})$/.exec(typed) ?? [];
  if (of !== "") return shareOf(Number(of), Number(over));
  const [, percent] = /^(\d{1,3}) ?%$/.exec(typed) ?? [];
  if (percent !== undefined) return shareOf(Number(percent), 100);
  const least = numberIn(typed.replace(/(?:家|个)?(?:单位)?$|\s*units?$/iu, "").trim());
  return least >= 1 && least <= most ? { least } : undefined;
};
