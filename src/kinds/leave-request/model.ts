import { z } from "zod";
import { addDays, addMonths, type Day, daysBetween } from "../../calendar/day.ts";
import type { Matter } from "../../flow/matter.ts";
import { remarks } from "../../flow/remarks.ts";

/** The category of every application to leave the county. */
export const category = "correction-leave";

/** The group that applies for enterprises; the townships do so besides. */
export const federation = "industry-federation";

/**
 * A leave up to so many days is a short one; none is longer than so many, nor are those of so many months together
 * (实施办法第二十七条; that of the months is secondary, to be checked against the text).
 */
const shortDays = 7;
export const mostDays = 30;
export const monthsTogether = 2;

/** How a leave is over though nobody reports a return. */
export const endings = ["unused", "ended"] as const;

/** What is kept of a leave; of the person it is for only an internal reference. */
export const leaveFields = z.object({
  /** The number under which whoever applies keeps the file. Never a name. */
  ref: z.string(),
  purpose: z.string(),
  destination: z.string(),
  /** The papers that prove what it is for. */
  proof: z.string(),
  appliedOn: z.iso.date(),
  leaveOn: z.iso.date(),
  /** It is decided sooner than a long one. */
  short: z.boolean(),
  /** The last day of the leave, as it was asked for or lengthened. */
  returnOn: z.iso.date(),
  /** The day it had before had gone by when it was lengthened: the police have heard of it. */
  ranOver: z.boolean().optional(),
  decidedOn: z.iso.date().optional(),
  missedOn: z.iso.date().optional(),
  returnedOn: z.iso.date().optional(),
  remarks,
});

export type LeaveState =
  | "applied"
  | "returned"
  | "approved"
  | "missing"
  | "closed"
  | (typeof endings)[number]
  | "refused"
  | "withdrawn";

export type Leave = Matter<z.infer<typeof leaveFields>, LeaveState>;

/** Where somebody was away, or is. */
export const hadLeave: readonly LeaveState[] = ["approved", "missing", "closed", "ended"];

type Days = Pick<Leave["fields"], "leaveOn" | "returnOn">;

/** How many days a leave has, the first and the last included. */
export const daysOf = ({ leaveOn, returnOn }: Days): number => daysBetween(leaveOn, returnOn) + 1;

/** The latest day on which a leave that starts on a day can end. */
export const latestReturn = (leaveOn: Day): Day => addDays(leaveOn, mostDays - 1);

/** Whether a leave is a short one. */
export const isShort = (days: Days): boolean => daysOf(days) <= shortDays;

/** On how many days of the months that end on a day somebody is away, by all their leaves. */
export const daysAway = (leaves: readonly Days[], until: Day): number => {
  const before = addMonths(until, -monthsTogether);
  const away = leaves.flatMap((leave) =>
    Array.from({ length: daysOf(leave) }, (_, nth) => addDays(leave.leaveOn, nth)),
  );
  return new Set(away.filter((day) => day > before && day <= until)).size;
};
