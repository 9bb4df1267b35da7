import type { Instant } from "../calendar/day.ts";
import { readPeriod, type Span } from "../calendar/typed-period.ts";
import type { Option } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { listOf } from "../commands/unit-meant.ts";
import { categoryOptions, headingOptions } from "../flow/categories.ts";
import type { Flow } from "../flow/flow.ts";
import { kindOptions } from "../flow/kind-options.ts";
import { type Directory, organisationName } from "../people/directory.ts";
import type { Scope } from "./count.ts";
import { words as said } from "./words.ts";

/** What was typed or pressed of a scope. */
type Given = {
  readonly [K in keyof Scope]?: (K extends "period" ? string : Scope[K]) | undefined;
} & {
  readonly of?: string | undefined;
};

type Reading = {
  readonly flows: readonly Flow[];
  readonly directory: Directory;
  readonly now: Instant;
};

type Found = { -readonly [K in keyof Scope]?: Scope[K] };

const mostPieces = 5;

/** What says nothing of the scope: 统计一下上个月的数据, stats for last month. */
const filler = /^(?:一下|下|看看|全县|县里|本县|for|of|in|the|county)$/iu;
const fillerAround = /^(?:一下|看看|全县|县里|本县)+|(?:的|各项|统计|数据|数字|情况|一下)+$/gu;

const withoutFiller = (piece: string): string => piece.replace(fillerAround, "");

/** Whether an option goes by this name. */
const isCalled = ({ id, name, also = [] }: Option, typed: string): boolean =>
  [id, name.zh, name.en, ...also].some((one) => one.toLowerCase() === typed);

/** What a piece of the text means by itself: a period, a kind, a category or a field. */
const readPiece = (piece: string, found: Found, { flows, now }: Reading): boolean | Refusal => {
  const typed = piece.toLowerCase();
  const kind = kindOptions(flows).find((one) => isCalled(one, typed));
  if (kind !== undefined && found.kind === undefined) {
    found.kind = kind.id;
    return true;
  }
  const category = categoryOptions.find((one) => isCalled(one, typed));
  if (category !== undefined && found.category === undefined) {
    found.category = category.id;
    return true;
  }
  const field = headingOptions.find(({ id, name }) => isCalled({ id, name }, typed));
  if (field !== undefined && found.field === undefined) {
    found.field = field.id;
    return true;
  }
  if (found.period !== undefined) return false;
  const read = readPeriod(piece, now);
  if ("from" in read) {
    found.period = read;
    return true;
  }
  return read.meant === true ? new Refusal(read.problem, { field: "period" }) : false;
};

/** A piece without what stands glued to its beginning or end: 上月水务局建议. */
const peel = (piece: string, found: Found, reading: Reading): string => {
  for (let length = piece.length - 1; length > 1; length -= 1)
    for (const [part, rest] of [
      [piece.slice(0, length), piece.slice(length)],
      [piece.slice(-length), piece.slice(0, -length)],
    ] as const)
      if (/\p{Script=Han}/u.test(piece) && readPiece(part, found, reading) === true)
        return rest.length > 1 && readPiece(rest, found, reading) === true
          ? ""
          : peel(rest, found, reading);
  return piece;
};

/** What an unlabelled text says of the scope, in whatever order it is said. */
const readTyped = (typed: string, reading: Reading): Found | Refusal => {
  const found: Found = {};
  let pieces = typed
    .trim()
    .split(/[\s,，、;；]+/u)
    .map(withoutFiller)
    .filter((piece) => piece !== "" && !filler.test(piece));
  // Words that belong together come first: last month, 2026-01-01 to 2026-03-31.
  for (let count = Math.min(mostPieces, pieces.length); count > 0; count -= 1)
    for (let start = 0; start + count <= pieces.length; ) {
      const read = readPiece(pieces.slice(start, start + count).join(" "), found, reading);
      if (read instanceof Refusal) return read;
      if (read) pieces = [...pieces.slice(0, start), ...pieces.slice(start + count)];
      else start += 1;
    }
  const left = pieces
    .map((piece) => ({ piece, rest: withoutFiller(peel(piece, found, reading)) }))
    .filter(({ rest }) => rest !== "");
  if (left.length === 0) return found;
  const { unit, unused } = listOf(left.map(({ rest }) => rest).join(" "), reading.directory);
  // A word is quoted as it was typed, not what was left of it: 2月30日, not 0日.
  if (unit === undefined || unused.length > 0)
    return new Refusal(said.notUnderstood(left.map(({ piece }) => piece).join(" ")), {
      field: "of",
    });
  return { ...found, unit: unit.id };
};

/** The scope that was asked for, this year where no period is said; or what is wrong with it. */
export const scopeOf = (given: Given, reading: Reading): Scope | Refusal => {
  const { of, period: typed, ...labelled } = given;
  const found = of === undefined ? {} : readTyped(of, reading);
  if (found instanceof Refusal) return found;
  const period: Span | ReturnType<typeof readPeriod> =
    typed === undefined
      ? (found.period ?? readPeriod("今年", reading.now))
      : readPeriod(typed, reading.now);
  if (!("from" in period)) return new Refusal(period.problem, { field: "period" });
  const stated = Object.fromEntries(
    Object.entries(labelled).filter(([, value]) => value !== undefined),
  );
  const { period: _, ...rest } = found;
  const scope: Scope = { ...rest, ...stated, period };
  const { township } = scope;
  const { directory } = reading;
  return township !== undefined && directory.organisations.get(township)?.kind !== "township"
    ? new Refusal(said.notATownship(organisationName(directory, township)), { field: "township" })
    : scope;
};

/** The scope as a button asks for it again. */
export const scopeAsked = ({ period, ...rest }: Scope): Readonly<Record<string, unknown>> => ({
  period: `${period.from}..${period.to}`,
  ...rest,
});
