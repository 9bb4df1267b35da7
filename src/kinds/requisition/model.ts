import { z } from "zod";
import type { Matter } from "../../flow/matter.ts";
import { noted } from "../../flow/paper-day.ts";

/** What is asked for: the papers themselves, which are to come back, or copies, which stay. */
export const forms = ["original", "copy"] as const;

/** One hand-over by the unit; of what is classified nothing is said but that it was handed over. */
const delivery = z.object({
  on: z.iso.date(),
  noted: noted.optional(),
  /** The earlier day on which the unit says it was, until the procuratorate confirms it. */
  paperOn: z.iso.date().optional(),
  /** An earlier day that the procuratorate did not accept, and why. */
  declined: z.object({ paperOn: z.iso.date(), reason: z.string() }).optional(),
  how: z.enum(["full", "part", "offline"]),
  handed: z.string().optional(),
});

/** One refusal by the unit, with what the review of it found. */
const refusal = z.object({
  on: z.iso.date(),
  reason: z.string(),
  finding: z.string().optional(),
});

/** What is to be said to the county government, and what the chief procurator made of it. */
const report = z.object({
  text: z.string(),
  by: z.string(),
  on: z.iso.date(),
  sentBack: z.string().optional(),
  approvedOn: z.iso.date().optional(),
});

/** What is kept of a requisition under a 调取证据通知书 issued elsewhere (公益诉讼办案规则第三十六条、第三十八条). */
export const requisitionFields = z.object({
  basis: z.string(),
  approvedBy: z.string(),
  items: z.string(),
  form: z.enum(forms),
  /** Day of the certificate of service; the period to deliver runs from here. */
  servedOn: z.iso.date(),
  /** For how many days after the delivery originals may be kept. */
  keepDays: z.int(),
  acknowledgedOn: z.iso.date().optional(),
  acknowledgedNoted: noted.optional(),
  deliveries: z.array(delivery).default([]),
  /** What has not been delivered yet, after a part was. */
  missing: z.string().optional(),
  refusals: z.array(refusal).default([]),
  /** Days of the further notices after a refusal for no valid reason. */
  notices: z.array(z.iso.date()).default([]),
  report: report.optional(),
  returnedOn: z.iso.date().optional(),
});

export type RequisitionState =
  | "issued"
  | "received"
  | "partial"
  | "delivered"
  | "returned"
  | "refused"
  | "insisted"
  | "reported"
  | "closed"
  | "withdrawn";

export type Requisition = Matter<z.infer<typeof requisitionFields>, RequisitionState>;

/** The states in which files are still awaited from the unit. */
export const awaiting = [
  "issued",
  "received",
  "partial",
  "insisted",
  "reported",
] as const satisfies readonly RequisitionState[];
