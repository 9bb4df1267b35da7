import { z } from "zod";
import { type Day, type Instant, isDay } from "../../calendar/day.ts";
import type { Calendar } from "../../calendar/holidays.ts";
import { dayPrefix, readDay } from "../../calendar/typed.ts";
import { toPlain } from "../../chat/plain.ts";
import type { Matter } from "../../flow/matter.ts";
import { remarks } from "../../flow/remarks.ts";
import { splitNumbered } from "../../line/numbered-points.ts";

/** The bureaus that lead the restoration of something of theirs; the procuratorate asks for any. */
export const leaders: readonly string[] = [
  "ecology",
  "water",
  "natural-resources",
  "forestry",
  "agriculture",
];

/** What is restored, each kept in a unit of which there are whole numbers: square metres, metres, trees, yuan. */
export const measures = ["area", "river", "trees", "money"] as const;
export type Measure = (typeof measures)[number];

const amounts = z.object({
  area: z.int().optional(),
  river: z.int().optional(),
  trees: z.int().optional(),
  money: z.int().optional(),
});
export type Amounts = z.infer<typeof amounts>;

/** More than any restoration of a county has of anything: a slip of the hand. */
export const most = 1_000_000_000;

/** A part of the work with its last day. */
const stage = z.object({
  name: z.string(),
  due: z.iso.date(),
  doneOn: z.iso.date().optional(),
});
export type RestorationStage = z.infer<typeof stage>;

/** What is kept of a restoration. */
export const restorationFields = z.object({
  /** What is to be restored. */
  goal: amounts,
  stages: z.array(stage),
  openedOn: z.iso.date(),
  /** What the unit says it has restored, and on which day it did. */
  reported: amounts.optional(),
  reportedOn: z.iso.date().optional(),
  returnedOn: z.iso.date().optional(),
  /** What was found to be restored. */
  restored: amounts.optional(),
  acceptedOn: z.iso.date().optional(),
  remarks,
});

export type RestorationState = "working" | "reported" | "returned" | "accepted" | "withdrawn";

export type Restoration = Matter<z.infer<typeof restorationFields>, RestorationState>;

/** The stages that are not done, the one that is due first first. */
export const openStages = ({ fields }: Pick<Restoration, "fields">): readonly RestorationStage[] =>
  fields.stages.filter(({ doneOn }) => doneOn === undefined);

/** How many of the small unit the units people write hold; those without one are in the first. */
const sizes = {
  area: [
    [/^(?:公顷|hm²|hm2|hectares?|ha)?$/u, 10_000],
    [/^(?:亩|mu)$/u, 10_000 / 15],
    [/^(?:平方公里|km²|km2)$/u, 1_000_000],
    [/^(?:平方米|平米|平方|㎡|m²|m2)$/u, 1],
  ],
  river: [
    [/^(?:公里|千米|kilomet(?:re|er)s?|km)?$/u, 1000],
    [/^(?:里)$/u, 500],
    [/^(?:米|met(?:re|er)s?|m)$/u, 1],
  ],
} as const;

/** So much of something measured as people write it (3.5公顷, 52亩, 1.2 km), in the small unit; undefined for anything else. */
export const readMeasured = (what: keyof typeof sizes, typed: string): number | undefined => {
  const [, figures = "", unit = ""] =
    /^约?(\d{1,9}(?:\.\d{1,4})?) ?(\D\S*)?$/u.exec(toPlain(typed.trim())) ?? [];
  const size = sizes[what].find(([shape]) => shape.test(unit))?.[1];
  const value = size === undefined || figures === "" ? 0 : Math.round(Number(figures) * size);
  return value > 0 && value <= most ? value : undefined;
};

const SPAN = /^\s*(?:到|至|[-–—~～]|to|until|till)\s*$/iu;

/** The longest day written somewhere in a text, with where it stands; of two that are joined the last. */
const dayWithin = (part: string, now: Instant) => {
  let found: { readonly at: number; readonly length: number; readonly last: number } | undefined;
  for (let at = 0; at < part.length; at++) {
    const length = dayPrefix(part.slice(at), now);
    // 10月10日到11月5日: the last day of a span.
    const since = found && part.slice(found.at + found.length, at);
    if (length > 0 && found !== undefined && SPAN.test(since ?? ""))
      found = { at: found.at, length: at + length - found.at, last: at };
    else if (length > 0 && length >= (found?.length ?? 0)) found = { at, length, last: at };
    if (length > 0) at += length - 1;
  }
  return found;
};

const LIMIT = "(?:完成|截止|为止|之前|以前|前|by|until)";
const EMPTY = new RegExp(`[（(]\\s*${LIMIT}*\\s*[）)]`, "giu");
const EDGES = new RegExp(`^[\\s：:，,、-]+|[\\s：:，,、-]+$|(?<=[\\s，,])${LIMIT}+\\s*$`, "giu");

/** What a stage is called, without what only belongs to its day. */
const bareName = (name: string): string => {
  const bare = name.replace(EMPTY, " ").replace(EDGES, "");
  return bare === name ? bare.trim() : bareName(bare);
};

/**
 * The stages of a plan as they are written, each with its last day (清淤 4月30日；护岸 6月30日), in the order of their days;
 * or the part in which no name or no day can be read.
 */
export const readStages = (
  typed: string,
  { now, calendar }: { readonly now: Instant; readonly calendar: Calendar },
): readonly RestorationStage[] | { readonly unread: string } => {
  const numbered = splitNumbered(typed);
  const parts = (numbered.length > 1 ? numbered : typed.split(/[；;\n]+/u))
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const stages: RestorationStage[] = [];
  for (const part of parts) {
    const found = dayWithin(part, now);
    const written = found && part.slice(found.last, found.at + found.length);
    const read = written && readDay(written, now, { tense: "future", calendar });
    const day: Day | undefined = read && "day" in read && isDay(read.day) ? read.day : undefined;
    const name = found && `${part.slice(0, found.at)} ${part.slice(found.at + found.length)}`;
    const bare = name === undefined ? "" : bareName(name);
    if (day === undefined || bare === "") return { unread: part };
    stages.push({ name: bare, due: day });
  }
  return stages.length === 0
    ? { unread: typed }
    : stages.toSorted((one, other) => one.due.localeCompare(other.due));
};
