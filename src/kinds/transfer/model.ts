import { z } from "zod";
import { type Day, dayOf } from "../../calendar/day.ts";
import type { Matter } from "../../flow/matter.ts";
import { remarks } from "../../flow/remarks.ts";

/** What goes with a transfer (行政执法机关移送涉嫌犯罪案件的规定第六条). */
export const enclosures = ["letter", "report", "items", "tests", "other"] as const;

/** How a police investigation ended. */
export const endings = ["prosecution", "dropped"] as const;

/** Whether the agency imposed a penalty once nobody was prosecuted. */
export const penalties = ["imposed", "none"] as const;

/** What is recorded of the transfer of a case of suspected crime. */
export const transferFields = z.object({
  /** Masked, as it was typed: 李某某. */
  suspect: z.string(),
  offence: z.string(),
  facts: z.string(),
  /** What the written report to the head concludes, and the day the head received it. */
  report: z.string().optional(),
  reportedOn: z.iso.date().optional(),
  /** The day the head decided against it, and that on which the head received the procuratorate's opinion. */
  refusedOn: z.iso.date().optional(),
  suggestedOn: z.iso.date().optional(),
  /** When the head approved it: the 24 hours to the police run from here. Only the day is known of older ones. */
  approvedAt: z.iso.datetime().optional(),
  approvedOn: z.iso.date().optional(),
  enclosures: z.array(z.enum(enclosures)).readonly().optional(),
  sentOn: z.iso.date().optional(),
  /** The receipt slip: when the police received the file, and who signed for it. Only the day is known of older ones. */
  receivedAt: z.iso.datetime().optional(),
  receivedOn: z.iso.date().optional(),
  receivedBy: z.string().optional(),
  /** When the police took the case on, from which their days to decide run. */
  acceptedAt: z.iso.datetime().optional(),
  /** What is missing of the file, and the day the agency was told. */
  missing: z.string().optional(),
  notifiedOn: z.iso.date().optional(),
  suppliedOn: z.iso.date().optional(),
  /** The organ outside the directory that it was handed on to. */
  organ: z.string().optional(),
  forwardedOn: z.iso.date().optional(),
  /** The day of the latest decision of the police, and the day its notice reached the agency. */
  decidedOn: z.iso.date().optional(),
  noticeOn: z.iso.date().optional(),
  /** The day the police received the latest paper: request, demand to explain, notice to file. */
  servedOn: z.iso.date().optional(),
  /** The days on the papers that followed: what was asked of the procuratorate, explained to it, found and asked by it. */
  supervisedOn: z.iso.date().optional(),
  explainedOn: z.iso.date().optional(),
  stoodOn: z.iso.date().optional(),
  chasedOn: z.iso.date().optional(),
  concludedOn: z.iso.date().optional(),
  /** The day the agency was told in writing that the reasons stand. */
  toldOn: z.iso.date().optional(),
  handedOverOn: z.iso.date().optional(),
  items: z.string().optional(),
  ending: z.enum(endings).optional(),
  penalty: z.enum(penalties).optional(),
  /** Reasons, explanations, letters and progress in the order they came. */
  remarks,
});

export type TransferState =
  | "spotted"
  | "reported"
  | "approved"
  | "refused"
  | "sent"
  | "received"
  | "supplementing"
  | "accepted"
  | "elsewhere"
  | "filed"
  | "handedOver"
  | "notFiled"
  | "reconsidering"
  | "upheld"
  | "supervising"
  | "explaining"
  | "explained"
  | "ordered"
  | "penaltyDue"
  | "withdrawn"
  | "closed";

export type Transfer = Matter<z.infer<typeof transferFields>, TransferState>;

/** The category of every transfer. */
export const category = "criminal-transfer";

/** The day the head approved the transfer. */
export const approvedDay = ({ fields }: Pick<Transfer, "fields">): Day | undefined =>
  fields.approvedAt === undefined ? fields.approvedOn : dayOf(fields.approvedAt);

/** The day the police received the file. */
export const receivedDay = ({ fields }: Pick<Transfer, "fields">): Day | undefined =>
  fields.receivedAt === undefined ? fields.receivedOn : dayOf(fields.receivedAt);

/** The day the police took the case on: who asks for what is missing has done so. */
export const acceptedDay = ({ fields }: Pick<Transfer, "fields">): Day | undefined =>
  fields.acceptedAt === undefined ? fields.notifiedOn : dayOf(fields.acceptedAt);
