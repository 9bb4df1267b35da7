import { z } from "zod";
import { addDays, addMonths, partsOf } from "../../calendar/day.ts";
import type { Span } from "../../calendar/typed-period.ts";
import type { CountyCount, CountyLine, Numbers } from "../../flow/figure.ts";
import { type Kind, type Matter, unitsIn, withFields } from "../../flow/matter.ts";
import { remarks } from "../../flow/remarks.ts";
import type { Context } from "../../flow/step.ts";

/** What a bulletin is of: main case data of a quarter, appearance of a half-year, or the report of a year. */
const sorts = [
  ["cases", 3],
  ["appearance", 6],
  ["year", 12],
] as const;
export type Sort = (typeof sorts)[number][0];

const said = z.object({ zh: z.string(), en: z.string() });
const numbers = { whole: z.number(), part: z.number().optional() };

const line = z.object({
  /** The kind and the figure, or that it is a remark. */
  id: z.string(),
  name: said,
  is: z.enum(["count", "cohort", "same", "median", "sum", "total", "share", "remark"]),
  ...numbers,
  /** The day it was counted anew for an objection; absent of those as of the day of the bulletin. */
  on: z.iso.date().optional(),
  recountedAt: z.iso.datetime().optional(),
  /** What each unit has in it, for that unit to check. */
  shares: z.record(z.string(), z.object(numbers)).default({}),
  objections: z
    .array(z.object({ unit: z.string(), reason: z.string(), answer: z.string().optional() }))
    .default([]),
  /** Why the secrecy review keeps it back. */
  refused: z.string().optional(),
});
export type BulletinLine = z.infer<typeof line>;

const version = z.object({
  /** The day its figures are as of, and the day it came out. */
  on: z.iso.date(),
  publishedOn: z.iso.date(),
  lines: z.array(line),
  /** What is different from the version before, and why. */
  reason: z.string().optional(),
});
export type Version = z.infer<typeof version>;

/** What is kept of a bulletin. */
export const bulletinFields = z.object({
  period: z.object({ from: z.iso.date(), to: z.iso.date() }),
  on: z.iso.date().optional(),
  countedAt: z.iso.datetime().optional(),
  lines: z.array(line).default([]),
  counted: z.array(z.string()).default([]),
  restricted: z
    .object({
      on: z.iso.date(),
      lines: z.array(z.object({ name: said, said })),
      refused: z.string().optional(),
    })
    .optional(),
  /** The bulletins a year's figures are added up from. */
  sums: z.array(z.string()).default([]),
  /** The bulletins of a year that were made before this version came out, and so say nothing of it. */
  madeBefore: z.array(z.string()).default([]),
  confirmed: z.record(z.string(), z.iso.date()).default({}),
  /** Whoever has worked on it for the publisher, and whoever has reviewed it: never the same. */
  makers: z.array(z.string()).default([]),
  reviewers: z.array(z.string()).default([]),
  publishedOn: z.iso.date().optional(),
  versions: z.array(version).default([]),
  /** Why it is being corrected. */
  reason: z.string().optional(),
  remarks,
});

export type BulletinState =
  | "due"
  | "checking"
  | "checked"
  | "reviewing"
  | "approving"
  | "approved"
  | "published"
  | "dropped";

export type Bulletin = Matter<z.infer<typeof bulletinFields>, BulletinState>;

/** What a bulletin of a period is of; nothing where it is no whole quarter, half-year or year. */
export const sortOf = ({ from, to }: Span): Sort | undefined => {
  const { month, date } = partsOf(from);
  return sorts.find(
    ([, months]) =>
      date === 1 && (month - 1) % months === 0 && to === addDays(addMonths(from, months), -1),
  )?.[0];
};

/** The periods of every sort that were over before a day, the last of each. */
export const lastOver = (today: string): readonly Span[] =>
  sorts.map(([, months]) => {
    const { year, month } = partsOf(today);
    const begun = `${year}-${String(month - ((month - 1) % months)).padStart(2, "0")}-01`;
    return { from: addMonths(begun, -months), to: addDays(begun, -1) };
  });

/** The lines that may be read by everybody. */
export const openLines = (lines: readonly BulletinLine[]): readonly BulletinLine[] =>
  lines.filter(({ refused }) => refused === undefined);

/** The table of restricted matters, where everybody may read it. */
export const openTable = ({ restricted }: Bulletin["fields"]): Bulletin["fields"]["restricted"] =>
  restricted?.refused === undefined ? restricted : undefined;

/** The bulletins of the year a period is in that have been made, whether they are out or not. */
export const yearsMade = ({ from, to }: Span, others: readonly Bulletin[]): readonly string[] =>
  others
    .filter(
      ({ state, fields: { period, on } }) =>
        sortOf(period) === "year" &&
        period.from <= from &&
        to <= period.to &&
        state !== "dropped" &&
        on !== undefined,
    )
    .map(({ code }) => code)
    .sort();

/** The other bulletins a step has read. */
export const othersIn = ({ read }: Pick<Context, "read">): readonly Bulletin[] =>
  [...(read?.values() ?? [])].map((other) => other as Bulletin);

const addedUp = ({ whole, part }: Numbers, other: Numbers): Numbers => ({
  whole: whole + other.whole,
  ...(part === undefined ? {} : { part: part + (other.part ?? 0) }),
});

/** The figures of several bulletins added up, line by line. */
export const sumOfLines = (all: readonly BulletinLine[]): readonly BulletinLine[] => {
  const sums = new Map<string, BulletinLine>();
  for (const { on: _, recountedAt: __, ...one } of all.filter(({ is }) => is !== "remark")) {
    const before = sums.get(one.id);
    sums.set(one.id, {
      ...one,
      ...(before === undefined ? {} : addedUp(before, one)),
      shares: {},
      objections: [],
    });
  }
  return [...sums.values()];
};

/** The bulletin with one more who has worked on it for the publisher. */
export const withMaker = (bulletin: Bulletin, { id }: { readonly id: string }): Bulletin =>
  withFields(bulletin, { makers: [...new Set([...bulletin.fields.makers, id])] });

/** The units that have not said whether their figures are right. */
export const silentUnits = (bulletin: Pick<Bulletin, "parties" | "fields">): readonly string[] =>
  unitsIn(bulletin, "to").filter((unit) => !hasAnswered(bulletin, unit));

/** Whether a unit has confirmed its figures or objected to one. */
export const hasAnswered = ({ fields }: Pick<Bulletin, "fields">, unit: string): boolean =>
  fields.confirmed[unit] !== undefined ||
  fields.lines.some(({ objections }) => objections.some((one) => one.unit === unit));

/** The lines to which an objection is not answered, with their numbers. */
export const disputed = ({ fields }: Pick<Bulletin, "fields">): readonly number[] =>
  fields.lines.flatMap(({ objections }, index) =>
    objections.some(({ answer }) => answer === undefined) ? [index + 1] : [],
  );

/** Which of some lines is meant, by its number among all (3, 第3行) or by words of its name. */
export const lineMeant = (
  typed: string,
  lines: readonly BulletinLine[],
  of: readonly BulletinLine[] = lines,
): BulletinLine | undefined => {
  const wanted = typed.normalize("NFKC").trim().toLowerCase();
  const number = /^(?:第|line |no\.? ?)?(\d{1,3})(?:行|项|条)?$/u.exec(wanted)?.[1];
  const numbered = lines[Number(number) - 1];
  if (number !== undefined)
    return numbered !== undefined && of.includes(numbered) ? numbered : undefined;
  const some = of.filter(({ name }) =>
    [name.zh, name.en].some((one) => one.toLowerCase().includes(wanted)),
  );
  return some.length === 1 ? some[0] : undefined;
};

/** What a line says, and what it said before; absent where it is new or is kept back now. */
export type LineChange = {
  readonly name: BulletinLine["name"];
  readonly from?: BulletinLine;
  readonly to?: BulletinLine;
};

const isSame = (one: BulletinLine | undefined, other: BulletinLine): boolean =>
  one !== undefined &&
  one.whole === other.whole &&
  one.part === other.part &&
  one.name.zh === other.name.zh;

/** What is different between two versions, in the order of the later one. */
export const changesBetween = (
  before: readonly BulletinLine[],
  after: readonly BulletinLine[],
): readonly LineChange[] => [
  ...after.flatMap((to): readonly LineChange[] => {
    const from = before.find(({ id }) => id === to.id);
    return isSame(from, to) ? [] : [{ name: to.name, to, ...(from === undefined ? {} : { from }) }];
  }),
  ...before
    .filter(({ id }) => !after.some((one) => one.id === id))
    .map(({ name, ...from }): LineChange => ({ name, from: { name, ...from } })),
];

/** The figures a bulletin of a period is made of; those of a year are added up from what was published. */
const countOf = (period: Span, before?: CountyCount["before"]): CountyCount | undefined => {
  const again = before === undefined ? {} : { before };
  switch (sortOf(period)) {
    case "cases":
      return { period, but: ["appearance", "meeting", "task"], ...again };
    case "appearance":
      return { period, only: ["appearance"], ...again };
    case "year":
    case undefined:
      return undefined;
  }
};

/** What a bulletin was counted of when its figures were frozen. */
const beforeOf = ({ counted, lines, countedAt = "" }: Bulletin["fields"]) => ({
  counted,
  lines: figuresIn(lines),
  at: countedAt,
});

/** The kind whose figure a line is. */
export const kindOfLine = ({ id }: Pick<BulletinLine, "id">): Kind => id.split(".")[0] ?? "";

/** The same counted anew, or the lines of one kind, of what it was counted of when they were frozen. */
export const countAgain = (
  { fields }: Pick<Bulletin, "fields">,
  kind?: Kind,
): CountyCount | undefined => {
  const count = countOf(fields.period, beforeOf(fields));
  return count && kind !== undefined ? { ...count, only: [kind] } : count;
};

/** The figures of a period; where some were frozen and dropped, of what the last were counted of. */
export const countAfter = (period: Span, others: readonly Bulletin[]): CountyCount | undefined => {
  const last = others
    .flatMap(({ fields }) => (fields.countedAt === undefined ? [] : [fields]))
    .filter((one) => one.period.from === period.from && one.period.to === period.to)
    .sort((a, b) => (a.countedAt ?? "").localeCompare(b.countedAt ?? ""))
    .at(-1);
  return countOf(period, last && beforeOf(last));
};

/** The lines without remarks. */
const figuresIn = (lines: readonly BulletinLine[]): readonly CountyLine[] =>
  lines.flatMap(({ is, ...one }) => (is === "remark" ? [] : [{ ...one, is }]));
