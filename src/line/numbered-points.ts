import { readNumber } from "../calendar/numeral.ts";
import { Refusal } from "../chat/refusal.ts";
import { type Text, text } from "../chat/text.ts";

const ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");

/**
 * The ways points are numbered; a text keeps to the way of its first point, so that （1） inside 1. is
 * part of what is said there.
 */
const STYLES: readonly string[] = [
  "[(（]([\\d０-９]{1,2}|[一二三四五六七八九十]{1,3})[)）]",
  "([\\d０-９]{1,2})[)）.．、:：](?![\\d０-９])",
  "([①-⑳])[.．、:：]?",
  "([一二三四五六七八九十]{1,3})[)）.．、:：]",
  "第([\\d０-９]{1,2}|[一二三四五六七八九十]{1,3})(?:[项条点][.．、:：，,]?|[、:：，,])",
  `(${ORDINALS.join("|")})(?:ly)?[,:]`,
];

// 1.封堵暗管2.恢复水质 needs no blank between; in 河道1、河道2、 nothing begins.
const BEFORE =
  "(?:^|[\\s；;。，,、]|(?<=[\\p{Script=Han}）)”])(?=[\\d０-９]{1,2}[.．)）]|[(（①-⑳]))";

const marks = STYLES.map((style) => new RegExp(`${BEFORE}\\s*${style}\\s*`, "giu"));

const numberOf = (typed: string): number | undefined => {
  const ordinal = ORDINALS.indexOf(typed.toLowerCase());
  return ordinal < 0 ? readNumber(typed.normalize("NFKC")) : ordinal + 1;
};

/**
 * The points of a text: `1.… 2.…`, `（1）…（2）…`, `①…②…`, `一、… 二、…`, `第一，… 第二，…` or
 * `first, … second, …`, on one line or several, where they are numbered from one on without a gap; else
 * the whole as one.
 */
export const splitNumbered = (typed: string): readonly string[] => {
  for (const mark of marks) {
    const found: { readonly from: number; readonly to: number }[] = [];
    for (const { 0: whole, 1: number = "", index } of typed.matchAll(mark))
      if (numberOf(number) === found.length + 1)
        found.push({ from: index, to: index + whole.length });
    if (found.length < 2 || typed.slice(0, found[0]?.from).trim() !== "") continue;
    const points = found.map(({ to }, index) => typed.slice(to, found[index + 1]?.from));
    return points.map((point) => point.trim().replace(/[；;]$/, ""));
  }
  return [typed];
};

/** What is said of each of so many points: its own where a text is numbered so, else the whole of it. */
export const textOfEach = (typed: string, count: number): readonly string[] => {
  const points = splitNumbered(typed);
  const each = points.length === count && points.every((point) => point !== "");
  return Array.from({ length: count }, (_, index) => (each ? points[index] : undefined) ?? typed);
};

/** How the points of an answer begin, and what is said of a number there is no point for. */
export type PointWords<V extends string> = {
  /** The words a point may begin with, and what each means. */
  readonly verdicts: Readonly<Record<string, V>>;
  beyond(number: number, count: number): Text;
};

/** One point: the verdict and what was said of it. */
type Point<V> = { readonly verdict: V; readonly text: string };

/** Whether anything in a text is a numbered point with a verdict, so that it is to be read as such. */
export const someNumbered = (typed: string, { verdicts }: PointWords<string>): boolean =>
  markOf(verdicts).test(typed);

const markOf = (verdicts: PointWords<string>["verdicts"]): RegExp => {
  const words = Object.keys(verdicts).sort((a, b) => b.length - a.length);
  return new RegExp(
    `${BEFORE}[第(（]?([\\d０-９]{1,2}|[①-⑳]|[一二三四五六七八九十]{1,3})\\s*[.．、:：)）项条点]?\\s*(${words.join("|")})\\s*[:：，,。、]?`,
    "iu",
  );
};

/** `1 采纳：…` for each point, as it stands in a form before anybody typed. */
export const pointsTemplate = (count: number, verdict: string, mark: string): string =>
  Array.from({ length: count }, (_, index) => `${index + 1} ${verdict}${mark}`).join("\n");

/**
 * Reads `1 采纳：已封堵 2 不采纳：无权限`, so many points, each with a verdict and something said of it,
 * in any order and on any lines. A refusal at the field names what is missing.
 */
export const readPoints = <V extends string>(
  typed: string,
  count: number,
  { verdicts, beyond }: PointWords<V>,
  field: string,
): readonly Point<V>[] | Refusal => {
  const found = [...typed.matchAll(new RegExp(markOf(verdicts), "giu"))];
  const points = new Map<number, Point<V>>();
  for (const [index, one] of found.entries()) {
    const number = numberOf(one[1] ?? "") ?? 0;
    const verdict = verdicts[(one[2] ?? "").toLowerCase()];
    const said = typed
      .slice(one.index + one[0].length, found[index + 1]?.index)
      .trim()
      .replace(/[；;]$/, "");
    if (verdict === undefined) continue;
    if (points.has(number)) return new Refusal(sentence.twice(number), { field });
    if (number < 1 || number > count) return new Refusal(beyond(number, count), { field });
    if (said === "") return new Refusal(sentence.silent(number), { field });
    points.set(number, { verdict, text: said });
  }
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const missing = numbers.filter((number) => !points.has(number));
  if (missing.length > 0)
    return new Refusal(sentence.missing(missing, Object.keys(verdicts)), { field });
  return numbers.flatMap((number) => points.get(number) ?? []);
};

const sentence = {
  missing: (numbers: readonly number[], words: readonly string[]): Text => {
    const [zh, en] = [
      words.filter((word) => /\p{Script=Han}/u.test(word)),
      words.filter((word) => !/\p{Script=Han}/u.test(word)),
    ];
    const first = numbers[0] ?? 1;
    return text(
      `第${numbers.join("、")}项还没有写。请每项一行，先写序号和结论（${zh.join("、")}），再写措施或理由，例如：${first} ${zh.at(-1) ?? ""}：已办结，见附件照片`,
      `Nothing is said of ${numbers.join(", ")}. Please write a line each: the number, one of ${en.join(", ")}, then what was done or why not, for example: ${first} ${en.at(-1) ?? ""}: finished, see the photos`,
    );
  },
  silent: (number: number): Text =>
    text(
      `第${number}项只写了结论，请在后面写明措施、证据或理由。`,
      `Point ${number} has a verdict only; please say what was done, with what evidence, or why not.`,
    ),
  twice: (number: number): Text =>
    text(
      `第${number}项写了两次，请每项只写一次。`,
      `Point ${number} is there twice; please write each once.`,
    ),
};
