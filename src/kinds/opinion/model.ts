import { z } from "zod";
import type { Matter } from "../../flow/matter.ts";
import { noted } from "../../flow/paper-day.ts";
import { remarks } from "../../flow/remarks.ts";

/** What the review may come to: an opinion to the agency, or its end without one. */
export const proposals = ["opinion", "end"] as const;

/** What the agency decided. */
export const handlings = ["imposed", "none"] as const;

/**
 * What is kept of the review that follows a decision not to prosecute, and of the 检察意见 that may
 * come of it (刑事诉讼法第一百七十七条; 人民检察院刑事诉讼规则第三百七十三条).
 */
export const opinionFields = z.object({
  /** Masked, as it was typed: 王某某. */
  person: z.string(),
  facts: z.string(),
  /** The day of the decision not to prosecute. */
  decidedOn: z.iso.date(),
  /** The day it was handed over, which ends the three working days for that. */
  referredOn: z.iso.date().optional(),
  registeredOn: z.iso.date().optional(),
  proposal: z.enum(proposals).optional(),
  proposedOn: z.iso.date().optional(),
  /** The agency it is to go to, by id; a party only once it is served. */
  agency: z.string().optional(),
  evidence: z.string().optional(),
  penalty: z.string().optional(),
  property: z.string().optional(),
  approvedOn: z.iso.date().optional(),
  /** From when the review rested, and from when it went on, by the decisions on paper. */
  suspendedOn: z.iso.date().optional(),
  resumedOn: z.iso.date().optional(),
  servedOn: z.iso.date().optional(),
  acknowledgedOn: z.iso.date().optional(),
  acknowledgedNoted: noted.optional(),
  /** The written reply, and what was done in the matter: two facts, each with its day. */
  reply: z.object({ on: z.iso.date(), text: z.string(), noted: noted.optional() }).optional(),
  handling: z
    .object({
      on: z.iso.date(),
      outcome: z.enum(handlings),
      text: z.string(),
      noted: noted.optional(),
    })
    .optional(),
  /** Causes, reasons and findings in the order they came. */
  remarks,
});

export type OpinionState =
  | "referred"
  | "reviewing"
  | "suspended"
  | "proposed"
  | "approved"
  | "served"
  | "acknowledged"
  | "replied"
  | "handled"
  | "ended"
  | "withdrawn"
  | "escalated"
  | "closed";

export type Opinion = Matter<z.infer<typeof opinionFields>, OpinionState>;
