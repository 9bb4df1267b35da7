import { z } from "zod";
import type { Matter } from "../flow/matter.ts";

/** What a unit may answer when it is asked to come. */
export const answers = ["yes", "no"] as const;

/** The written record of a consultation (公益诉讼办案规则第七十条). */
export const records = ["minutes", "letter"] as const;

const attendance = z.object({
  answer: z.enum(answers),
  attendee: z.string().optional(),
  reason: z.string().optional(),
});

/** What the units are to do, and by when. */
const plan = z.object({ text: z.string(), dueOn: z.iso.date(), on: z.iso.date() });

/** What a unit says of the plan's progress, what the procuratorate found of it, why its day was moved. */
const note = z.object({
  on: z.iso.date(),
  what: z.enum(["progress", "complete", "check", "extend"]),
  by: z.string(),
  text: z.string(),
});

/** What is kept of a consultation before litigation. */
export const consultationFields = z.object({
  /** Day of the filing decision, which a consultation follows. */
  filedOn: z.iso.date(),
  /** What is to be talked about: the act or inaction, the harm. */
  issue: z.string(),
  startsAt: z.iso.datetime().optional(),
  place: z.string().optional(),
  /** By unit. */
  attendance: z.record(z.string(), attendance).default({}),
  record: z.enum(records).optional(),
  heldOn: z.iso.date().optional(),
  facts: z.string().optional(),
  disputed: z.string().optional(),
  plan: plan.optional(),
  /** The units that have agreed to the plan as it stands. */
  agreed: z.array(z.string()).default([]),
  /** Why a unit did not agree to the last plan. */
  declined: z.object({ unit: z.string(), reason: z.string() }).optional(),
  /** The day from which the plan stands. */
  agreedOn: z.iso.date().optional(),
  /** The units that say they have done everything. */
  completed: z.array(z.string()).default([]),
  notes: z.array(note).default([]),
  /** The recommendation that followed. */
  recommendation: z.string().optional(),
});

export type ConsultationState =
  | "proposed"
  | "scheduled"
  | "held"
  | "planned"
  | "agreed"
  | "monitored"
  | "fulfilled"
  | "failed"
  | "noAgreement"
  | "recommended"
  | "ended";

export type Consultation = Matter<z.infer<typeof consultationFields>, ConsultationState>;
