import { z } from "zod";
import type { Matter } from "../../flow/matter.ts";
import { noted } from "../../flow/paper-day.ts";
import { remarks } from "../../flow/remarks.ts";

/** What a check finds of a task reported as done. */
export const results = ["done", "undone"] as const;

/** What is kept of a task; of several units each has its own receipt, report and day. */
export const taskFields = z.object({
  /** The day it was given on, before which no receipt can be dated. */
  servedOn: z.iso.date(),
  /** The unit that leads; the others assist it. */
  lead: z.string(),
  /** The last day as it stands: the one that was written, or the one granted since. */
  due: z.iso.date(),
  standard: z.string().optional(),
  /** What it rests on, beside the matter it comes from. */
  basis: z.string().optional(),
  /** The secretariat's own unit has a part in it: whether it is done is for the convenor to say. */
  convenorVerifies: z.boolean().optional(),
  acknowledgedOn: z.iso.date().optional(),
  acknowledgedNoted: noted.optional(),
  extension: z
    .object({
      due: z.iso.date(),
      reason: z.string(),
      status: z.enum(["asked", "granted", "refused"]),
      answer: z.string().optional(),
    })
    .optional(),
  /** What the unit reported last. */
  report: z
    .object({ on: z.iso.date(), text: z.string(), evidence: z.string().optional() })
    .optional(),
  /** What the check found, and on which day. */
  finding: z.string().optional(),
  verifiedOn: z.iso.date().optional(),
  remarks,
});

/** The fields that are the whole task's; of all others each of several units has its own. */
export const commonFields: readonly string[] = [
  "servedOn",
  "lead",
  "standard",
  "basis",
  "convenorVerifies",
] satisfies readonly (keyof z.infer<typeof taskFields>)[];

export type TaskState = "given" | "accepted" | "done" | "verified" | "cancelled";

export type Task = Matter<z.infer<typeof taskFields>, TaskState>;

/** The states in which a unit is still to act. */
export const openStates = ["given", "accepted"] as const satisfies readonly TaskState[];

/** Whether a unit's request for more time has not been answered. */
export const isTimeAsked = ({ fields }: Pick<Task, "fields">): boolean =>
  fields.extension?.status === "asked";
