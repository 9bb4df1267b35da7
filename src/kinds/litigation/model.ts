import { z } from "zod";
import { appointmentFields } from "../../flow/appointment.ts";
import { type Matter, unitsIn } from "../../flow/matter.ts";
import { remarks } from "../../flow/remarks.ts";

/** How the court decides on what the procuratorate asks for. */
export const results = ["upheld", "partly", "dismissed", "moot"] as const;

/** What is kept of a suit the procuratorate brings. */
export const litigationFields = z.object({
  openedOn: z.iso.date(),
  /** The court's own number, once it has filed the case. */
  caseNo: z.string().optional(),
  /** The day the court decided not to file it. */
  rejectedOn: z.iso.date().optional(),
  filedOn: z.iso.date().optional(),
  /** The day the copy of the complaint reached the unit. */
  copyOn: z.iso.date().optional(),
  defendedOn: z.iso.date().optional(),
  startsAt: z.iso.datetime().optional(),
  place: z.string().optional(),
  ...appointmentFields,
  /** The day the parties were told of that time. */
  toldOn: z.iso.date().optional(),
  /** The last day on which it was heard, and those before it. */
  heldOn: z.iso.date().optional(),
  heard: z.array(z.iso.date()).default([]),
  result: z.enum(results).optional(),
  judgedOn: z.iso.date().optional(),
  servedOn: z.iso.date().optional(),
  /** The last day the judgment sets for its performance. */
  performBy: z.iso.date().optional(),
  /** The day of the last appeal, against the refusal to file it or against the judgment. */
  appealedOn: z.iso.date().optional(),
  /** The judgment that was appealed against. */
  first: z
    .object({ result: z.enum(results), judgedOn: z.iso.date(), servedOn: z.iso.date() })
    .partial()
    .optional(),
  performedOn: z.iso.date().optional(),
  enforcedOn: z.iso.date().optional(),
  endedOn: z.iso.date().optional(),
  withdrawnOn: z.iso.date().optional(),
  remarks,
});

export type LitigationState =
  | "decided"
  | "rejected"
  | "filed"
  | "scheduled"
  | "heard"
  | "judged"
  | "contestable"
  | "appealed"
  | "performing"
  | "unperformed"
  | "enforcing"
  | "performed"
  | "ended"
  | "withdrawn";

export type Litigation = Matter<z.infer<typeof litigationFields>, LitigationState>;

/** The unit that is sued: until the court has filed the suit it is kept from a unit that was not told otherwise. */
export const suedIn = (litigation: Pick<Litigation, "parties">): string | undefined =>
  unitsIn(litigation, "to")[0] ?? unitsIn(litigation, "accused")[0];

/** The states in which the court has not decided. */
export const pending = [
  "filed",
  "scheduled",
  "heard",
  "appealed",
] as const satisfies readonly LitigationState[];

/** Whether the court of first instance has it, or had it last. */
export const isFirst = ({ fields }: Pick<Litigation, "fields">): boolean =>
  fields.first === undefined;

/** Whether there is something to perform after such a result. */
export const isToPerform = (result: Litigation["fields"]["result"]): boolean =>
  result === "upheld" || result === "partly";

/** What another matter says of when a case is heard. */
export const hearingAt = z.object({ startsAt: z.iso.datetime().optional() });
