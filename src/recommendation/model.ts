import { z } from "zod";
import type { Matter } from "../flow/matter.ts";

/** The five types of 检察建议 (人民检察院检察建议工作规定第五条). */
export const types = ["retrial", "correction", "public-interest", "governance", "other"] as const;

/** How far a recommendation was adopted. */
export const adoptions = ["full", "partial", "none"] as const;

/** What is recorded of a recommendation that was issued elsewhere. */
export const recommendationFields = z.object({
  type: z.enum(types),
  /** Day of the 送达回证. Every period runs from here, never from the acknowledgement. */
  servedOn: z.iso.date(),
  /** Days for an objection, as the document states them. */
  objectionDays: z.int(),
  asks: z.string(),
  acknowledgedOn: z.iso.date().optional(),
  contact: z.string().optional(),
  leader: z.string().optional(),
  adoption: z.enum(adoptions).optional(),
  measures: z.string().optional(),
  repliedOn: z.iso.date().optional(),
  verified: z.string().optional(),
});

export type RecommendationState = "served" | "acknowledged" | "replied" | "verified" | "closed";

export type Recommendation = Matter<z.infer<typeof recommendationFields>, RecommendationState>;
