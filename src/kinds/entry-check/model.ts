import { z } from "zod";
import { findCategory } from "../../flow/categories.ts";
import type { Matter } from "../../flow/matter.ts";
import type { Directory } from "../../people/directory.ts";

/** The category of every entry check. */
export const category = "entry-check-failure";

/** Who sees that the checks are made: the education bureau and the procuratorate. */
export const keepers = findCategory(category)?.receivers ?? [];

/** Every year of all who work there, or of those about to be hired (未成年人保护法第六十二条). */
export const sorts = ["yearly", "preHire"] as const;

/** What was wrong with a report that was sent back. */
export const problems = ["figures", "incomplete", "day"] as const;

/** Why it is not asked for any more. */
export const causes = ["mistaken", "notConcerned", "merged"] as const;

/** More people than work in any unit of a county and those under it: a slip of the hand. */
export const mostPeople = 20_000;

/** What is kept of a check: days and numbers, and never who was checked. */
export const entryCheckFields = z.object({
  sort: z.enum(sorts),
  year: z.int(),
  /** The day it was asked for, and the last day; neither where the unit reported by itself. */
  askedOn: z.iso.date().optional(),
  due: z.iso.date().optional(),
  checkedOn: z.iso.date().optional(),
  reportedOn: z.iso.date().optional(),
  /** How many were checked, how many of those are unfit, and how many of the unfit are out. */
  checked: z.int().optional(),
  unfit: z.int().optional(),
  notHired: z.int().optional(),
  dismissed: z.int().optional(),
  problem: z.enum(problems).optional(),
  cause: z.enum(causes).optional(),
});

/** The fields that are the whole check's; of all others each of several units has its own. */
export const commonFields: readonly string[] = [
  "sort",
  "year",
  "askedOn",
  "due",
] satisfies readonly (keyof z.infer<typeof entryCheckFields>)[];

export type EntryCheckState = "asked" | "unsettled" | "done" | "cancelled";

export type EntryCheck = Matter<z.infer<typeof entryCheckFields>, EntryCheckState>;

/** The numbers of a report as they were given. */
export type CheckNumbers = {
  readonly checked: number;
  readonly unfit: number;
  readonly notHired?: number | undefined;
  readonly dismissed?: number | undefined;
};

type Out = Pick<EntryCheck["fields"], "unfit" | "notHired" | "dismissed">;

/** How many of the unfit still work there, or are still to be told. */
export const leftOver = ({ unfit = 0, notHired = 0, dismissed = 0 }: Out): number =>
  unfit - notHired - dismissed;

/** Where a report with these numbers stands: somebody unfit who is still there is to be seen to first. */
export const stateWith = (given: Out): "unsettled" | "done" =>
  leftOver(given) > 0 ? "unsettled" : "done";

/** Whether a unit has said that it checked, as far as is known: a report that was sent back says nothing yet. */
export const hasReported = ({ state }: Pick<EntryCheck, "state">): boolean =>
  state === "done" || state === "unsettled";

/** The units whose own people, or those of places under them, are in close touch with minors (未成年人保护法第一百三十条). */
export const concerned = ({ organisations }: Directory): readonly string[] =>
  ["education", "health", "civil-affairs", "culture", "women", "disabled", "youth-league"].filter(
    (unit) => organisations.has(unit),
  );
