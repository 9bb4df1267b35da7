import type { Instant } from "../calendar/day.ts";
import { cleanText, isLatin, toPlain } from "../chat/plain.ts";
import { toSimplified } from "../chat/simplified.ts";
import { readCodes } from "./code.ts";
import { talkOf } from "./courtesy.ts";
import { markedLabelAt, quotesIn } from "./labels.ts";
import { type Said, valuesFrom } from "./values.ts";
import type { Candidate, Line, Verb } from "./verb.ts";
import { type Known, vocabularyOf } from "./vocabulary.ts";

/** So many labels of one form, each with its mark, make a text that form, whatever stands above it. */
const fewest = 2;
const MARK = /[:=】\t]/g;
/** More than any form has: a chat log, a table, a whole document. */
const mostMarks = 200;
const mostCharacters = 20_000;

/** How long a line above a form is that names it: 线索登记表, 现上报线索如下. */
const longestHeading = 30;

type Reading = { readonly known: Known; readonly said: Said };

/**
 * The form a text was copied from, out of a message, a document or a table, though no command stands
 * above it: that of which it has most labels. Forms alike in that are several candidates, unless the
 * text above names the kind. Undefined where it is no form.
 */
export const formIn = (
  typed: string,
  verbs: readonly Verb[],
  now: Instant,
): Extract<Line, { is: "command" }> | undefined => {
  if (typed.length > mostCharacters) return undefined;
  const raw = withoutThanks(tabsMarked(cleanText(typed).trim()));
  const text = { raw, plain: toSimplified(toPlain(raw)) };
  const marks = text.plain.match(MARK)?.length ?? 0;
  if (marks < fewest || marks > mostMarks) return undefined;
  const vocabulary = vocabularyOf(verbs);
  const within = { from: 0, quotes: quotesIn(text.plain), now };
  const readings = [...vocabulary.known.values()].flatMap((known): readonly Reading[] => {
    if (labelsMarked(text.plain, known) < fewest) return [];
    const said = valuesFrom(text, within, known);
    return Object.keys(said.values).length < fewest ? [] : [{ known, said }];
  });
  const heading = readings[0]?.said.text.plain ?? "";
  const [code] = readCodes(heading, vocabulary.prefixes, Number(now.slice(0, 4)));
  const fitting = readings.filter(
    ({ known: { verb } }) =>
      code === undefined || (verb.about === "matter" && verb.prefix === code.split("-")[0]),
  );
  const named = fitting.filter(({ known: { verb } }) => isNamed(verb, heading));
  const meant = heaviest(named.length > 0 ? named : fitting);
  return meant.length === 0
    ? undefined
    : {
        is: "command",
        candidates: meant.map(candidateOf),
        ...(code === undefined ? {} : { code }),
      };
};

const heaviest = (readings: readonly Reading[]): readonly Reading[] => {
  const most = Math.max(...readings.map(({ said }) => weight(said)));
  return readings.filter(({ said }) => weight(said) === most);
};

/** Whether what stands above a form names what is done with it, or its kind. */
const isNamed = ({ names, kindNames }: Verb, heading: string): boolean =>
  [...names, ...kindNames].some((name) => {
    const plain = toPlain(name);
    return isLatin(plain[0])
      ? new RegExp(`\\b${plain.replace(/[^a-z]+/g, "[ _-]")}\\b`).test(heading)
      : plain.length > 1 && heading.includes(plain);
  });

/** What speaks for a form: its labels, less what it has no label for. */
const weight = ({ values, unknown }: Said): number => Object.keys(values).length - unknown.length;

/** How many of a verb's labels stand in a text with their mark; none where most come again: two forms are not one. */
const labelsMarked = (plain: string, { labels }: Known): number => {
  const found = new Set<string>();
  let again = 0;
  for (let at = 0; at < plain.length; at += 1) {
    const label = labels.has(plain.charCodeAt(at))
      ? markedLabelAt(plain, at, labels, at === 0)
      : undefined;
    if (label === undefined) continue;
    if (found.has(label.key)) again += 1;
    found.add(label.key);
    at = label.end - 1;
  }
  return again * 2 > found.size ? 0 : found.size;
};

/** The cells of a table of two columns, also one drawn with bars, as labels and values. */
const tabsMarked = (text: string): string =>
  text
    .replace(/^[|｜][ |｜:-]+\n/gmu, "")
    .replace(/^[|｜] *([^|｜\n]{1,12}?) *[|｜] *([^|｜\n]*?) *[|｜]?$/gmu, "$1：$2")
    .replace(/^([^\t\n:=：＝]{1,12})\t+/gmu, "$1：");

/** Without the lines at the end that only thank. */
const withoutThanks = (text: string): string => {
  const lines = text.split("\n");
  while (lines.length > 1 && (lines.at(-1)?.trim() === "" || talkOf(lines.at(-1) ?? "")))
    lines.pop();
  return lines.join("\n");
};

/** Text above the first label that only introduces a form is no value; other text is shown to be unused. */
const candidateOf = ({ known: { verb }, said }: Reading): Candidate => {
  const above = said.text.raw.trim();
  const lines = above.split("\n").filter((line) => line.trim() !== "");
  const introduces = lines.every(
    (line) => line.trim().length <= longestHeading && !/[。！!]/u.test(line.trim().slice(0, -1)),
  );
  return {
    verb,
    values: said.values,
    ...(introduces ? {} : { rest: above }),
    ...(said.unknown.length === 0 ? {} : { unknown: said.unknown }),
  };
};
