import { z } from "zod";
import type { Matter } from "../../flow/matter.ts";
import { remarks } from "../../flow/remarks.ts";
import type { Organisation } from "../../people/directory.ts";

/** The category of every dispute. */
export const category = "petition-dispute";

/** Where a dispute came from before it was referred. */
export const sources = ["12345", "12309", "courtCase", "policeCase", "letters", "visit"] as const;

/** How mediation ends. */
export const results = ["agreed", "notAgreed", "dropped"] as const;

/** The units beside the townships that mediate disputes: the justice bureau's committees and those of some fields. */
const mediators: readonly string[] = [
  "justice",
  "labour",
  "natural-resources",
  "agriculture",
  "housing",
  "health",
  "market",
  "civil-affairs",
  "women",
  "industry-federation",
  "police",
];

/** Whether a unit mediates disputes. */
export const mediates = (unit: Pick<Organisation, "id" | "kind"> | undefined): boolean =>
  unit !== undefined && (unit.kind === "township" || mediators.includes(unit.id));

/** What is kept of a dispute; of whom it is between only a reference. */
export const mediationFields = z.object({
  /** The number under which the referring unit keeps the case. Never a name. */
  ref: z.string(),
  source: z.enum(sources),
  dispute: z.string(),
  referredOn: z.iso.date(),
  acceptedOn: z.iso.date().optional(),
  result: z.enum(results).optional(),
  concludedOn: z.iso.date().optional(),
  /** The last day the agreement sets for itself. */
  performBy: z.iso.date().optional(),
  performed: z.boolean().optional(),
  performedOn: z.iso.date().optional(),
  remarks,
});

export type MediationState =
  | "referred"
  | "returned"
  | "mediating"
  | "agreed"
  | "closed"
  | "withdrawn";

export type Mediation = Matter<z.infer<typeof mediationFields>, MediationState>;
