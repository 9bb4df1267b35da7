import { z } from "zod";
import { harmToMinor } from "../../flow/categories.ts";
import { type Matter, unitsIn, withFields } from "../../flow/matter.ts";
import { remarks } from "../../flow/remarks.ts";

/** Where a clue came from (公益诉讼办案规则第二十四条). */
export const sources = ["complaint", "duty", "platform", "organ", "media", "other"] as const;

/** What a clue says. */
export const clueFields = z.object({
  facts: z.string(),
  place: z.string(),
  occurredOn: z.iso.date(),
  source: z.enum(sources),
  evidence: z.string().optional(),
  /** Who is complained of beside the parties that are: a firm, a village, a bureau's station, as it was typed. */
  accused: z.string().optional(),
  /** The units of those parties of which nobody has said yet that they are. */
  doubted: z.array(z.string()).readonly().default([]),
  /** The units named in it of which it was said that they are not. */
  cleared: z.array(z.string()).readonly().default([]),
  /** The receiver its sender chose to lead, where that one is in doubt. */
  chosen: z.string().optional(),
  /** The unit it reached last once it had been sent. */
  reached: z.string().optional(),
  returnReason: z.string().optional(),
  /** Whose matter the unit that returned it says it is. */
  proposed: z.string().optional(),
  /** Why the screening was mistaken about it, in the submitter's words. */
  notSo: z.string().optional(),
  /** Whether somebody is named as its reporter; who, is kept apart. */
  reported: z.boolean().default(false),
  /** Who has asked to see the reporter, on which day and why. */
  asks: z
    .object({ by: z.string(), on: z.iso.date(), reason: z.string(), denied: z.string().optional() })
    .optional(),
  /** To whom the reporter was opened, by whom, and until when. */
  opened: z.object({ to: z.string(), by: z.string(), until: z.iso.datetime() }).optional(),
  /** Whether it speaks of harm to a minor, whatever its category. */
  minor: z.boolean().default(false),
  /** On which day each unit has taken it on, and with what each has done its part; by unit. */
  taken: z.record(z.string(), z.iso.date()).default({}),
  results: z.record(z.string(), z.object({ on: z.iso.date(), text: z.string() })).default({}),
  /** How often it was returned; the second time the convenor names the receiver. */
  returns: z.int().default(0),
  /** The day it was registered, where it was before it was accepted. */
  registeredOn: z.iso.date().optional(),
  /** What the receiver asked for. */
  asked: z.string().optional(),
  assessment: z.string().optional(),
  /** The day of the decision to file a case, and the day it was served on the unit concerned. */
  filedOn: z.iso.date().optional(),
  filingServedOn: z.iso.date().optional(),
  /** Why it was transferred, filed, declined, reopened or merged, latest last. */
  remarks,
});

export type ClueState =
  | "submitted"
  | "registered"
  | "assessing"
  | "needMore"
  | "accepted"
  | "filed"
  | "notFiled"
  | "closed"
  | "returned"
  | "disputed"
  | "merged"
  | "withdrawn";

export type Clue = Matter<z.infer<typeof clueFields>, ClueState>;

/** The states in which the receiver has not yet decided whether to take a clue on. */
export const undecided = ["submitted", "registered", "assessing"] as const;

/** The states in which the receiver that leads has taken it on. */
export const takenStates = ["accepted", "filed", "notFiled"] as const;

/** The states in which a clue is still handled. */
export const openStates = [...undecided, "needMore", ...takenStates] as const;

/** The states in which the lead unit has yet to take it on, or somebody else to bring it on its way. */
export const pendingStates = [...undecided, "needMore", "returned", "disputed"] as const;

/** Whether it has to be taken on at once, day or night: a report of harm to a minor. */
export const isMinors = ({ category, fields }: Pick<Clue, "category" | "fields">): boolean =>
  fields.minor || category === harmToMinor;

/** The units it was sent to, the one that leads first. */
export const receiversOf = (clue: Pick<Clue, "parties">): readonly string[] => [
  ...unitsIn(clue, "to"),
  ...unitsIn(clue, "joint"),
];

/** Whether a unit has taken it on; of a clue of an older version its state says so. */
export const hasTaken = (clue: Clue, unit: string): boolean =>
  clue.fields.taken[unit] !== undefined ||
  (Object.keys(clue.fields.taken).length === 0 &&
    unitsIn(clue, "to")[0] === unit &&
    takenStates.some((state) => state === clue.state));

/** Whether whoever holds it now has registered it; of a clue of an older version its state says so, while it does. */
export const isRegistered = ({ state, fields }: Clue): boolean =>
  ["registered", "assessing", "needMore"].includes(state) ||
  (fields.registeredOn !== undefined && !["submitted", "returned", "disputed"].includes(state));

/** The clue as taken on by a unit on a day, unless it was before. */
export const takenBy = (clue: Clue, unit: string, on: string): Clue =>
  withFields(clue, { taken: { ...clue.fields.taken, [unit]: clue.fields.taken[unit] ?? on } });

/** Whether a unit has done its part and said with what result. */
export const hasResult = ({ fields }: Clue, unit: string): boolean =>
  fields.results[unit] !== undefined;

/** Whether nobody who received it has anything more to do with it; harm to a minor each of them has to take up. */
export const isThrough = (clue: Clue): boolean => {
  const receivers = receiversOf(clue);
  const waits = (unit: string) => (hasTaken(clue, unit) ? !hasResult(clue, unit) : isMinors(clue));
  return hasTaken(clue, receivers[0] ?? "") && !receivers.some(waits);
};

/** Whether it is still to be said of a unit if it is complained of; of an erased clue nothing is left. */
export const isDoubted = ({ doubted }: Partial<Pick<Clue["fields"], "doubted">>): boolean =>
  doubted !== undefined && doubted.length > 0;

/** The units of which it was said that they are complained of: those in doubt left out. */
export const sureAccused = (clue: Clue): readonly string[] =>
  unitsIn(clue, "accused").filter((unit) => !clue.fields.doubted.includes(unit));

/** Whether a unit has taken it on, and it was not found then that there is nothing in it. */
export const stands = (clue: Clue): boolean =>
  (clue.state === "accepted" || clue.state === "filed" || clue.state === "closed") &&
  receiversOf(clue).some((unit) => hasTaken(clue, unit)) &&
  (clue.fields.filedOn !== undefined ||
    !clue.fields.remarks.some(({ step }) => step === "decline"));

/** Whether somebody waits to be let see the reporter. */
export const isAsked = ({ asks }: Clue["fields"]): boolean =>
  asks !== undefined && asks.denied === undefined;
