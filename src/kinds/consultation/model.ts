import { z } from "zod";
import { attendance } from "../../flow/attendance.ts";
import { type Matter, unitsIn } from "../../flow/matter.ts";
import { remarks } from "../../flow/remarks.ts";

/** What a unit may answer when it is asked to come. */
export const answers = ["yes", "no"] as const;

/** The written record of a consultation (公益诉讼办案规则第七十条). */
export const records = ["minutes", "letter"] as const;

/** What the units are to do, and by when. */
const plan = z.object({ text: z.string(), dueOn: z.iso.date(), on: z.iso.date() });

const oldNotes = z.looseObject({
  notes: z.array(z.looseObject({ what: z.string() })),
});

/** What older versions kept as notes are remarks. */
const withoutNotes = (stored: unknown): unknown => {
  const old = oldNotes.safeParse(stored).data;
  if (old === undefined) return stored;
  const { notes, ...fields } = old;
  return { ...fields, remarks: notes.map(({ what, ...note }) => ({ ...note, step: what })) };
};

const fields = z.object({
  /** Day of the filing decision, which a consultation follows. */
  filedOn: z.iso.date(),
  /** What is to be talked about: the act or inaction, the harm. */
  issue: z.string(),
  startsAt: z.iso.datetime().optional(),
  /** In minutes, where it is known. */
  duration: z.int().optional(),
  place: z.string().optional(),
  attendance: attendance(answers).default({}),
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
  /** What a unit says of the plan's progress, what the procuratorate found of it, why its day was moved. */
  remarks,
  /** The recommendation that followed. */
  recommendation: z.string().optional(),
});

/** What is kept of a consultation before litigation. */
export const consultationFields = z.preprocess(withoutNotes, fields);

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

export type Consultation = Matter<z.infer<typeof fields>, ConsultationState>;

/** Whether every unit says that it has done all the plan asks. */
export const isCompleted = (matter: Consultation): boolean =>
  unitsIn(matter, "to").every((one) => matter.fields.completed.includes(one));
