import { z } from "zod";
import type { Matter } from "../../flow/matter.ts";
import { remarks } from "../../flow/remarks.ts";

/** The category of every application for a supported suit. */
export const category = "support-prosecution";

/** Who is supported (实施意见 第10项). */
export const groups = ["migrant", "elderly", "disabled", "women", "children", "other"] as const;

/** How a suit ends in court. */
export const results = ["upheld", "partly", "mediated", "rejected", "withdrawn"] as const;

/** Those after which money is to be paid. */
const won: readonly (typeof results)[number][] = ["upheld", "partly", "mediated"];

/** What is kept of a supported suit; of whom it is for only a reference. Sums are in whole yuan. */
export const supportFields = z.object({
  /** The number under which the unit that applies keeps the case. Never a name. */
  ref: z.string(),
  group: z.enum(groups),
  claim: z.string(),
  claimed: z.int().optional(),
  appliedOn: z.iso.date(),
  /** What the procuratorate means to say to the court. */
  opinion: z.string().optional(),
  approvedOn: z.iso.date().optional(),
  filedOn: z.iso.date().optional(),
  result: z.enum(results).optional(),
  judgedOn: z.iso.date().optional(),
  awarded: z.int().optional(),
  /** What has come in, in the order it was recorded. */
  recovered: z.array(z.object({ on: z.iso.date(), amount: z.int() })).default([]),
  recoveredOn: z.iso.date().optional(),
  remarks,
});

export type SupportState =
  | "applied"
  | "returned"
  | "proposed"
  | "approved"
  | "filed"
  | "judged"
  | "closed"
  | "declined"
  | "withdrawn";

export type Support = Matter<z.infer<typeof supportFields>, SupportState>;

/** Whether money is to be paid after such a result. */
export const isWon = (result: (typeof results)[number]): boolean => won.includes(result);

/** What has come in so far, in yuan. */
export const recoveredSum = ({ fields }: Pick<Support, "fields">): number =>
  fields.recovered.reduce((sum, { amount }) => sum + amount, 0);
