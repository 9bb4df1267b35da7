import { z } from "zod";
import type { Matter } from "../flow/matter.ts";

/** Where a clue came from (公益诉讼办案规则第二十四条). */
export const sources = ["complaint", "duty", "platform", "organ", "media", "other"] as const;

/** What a clue says. */
export const clueFields = z.object({
  facts: z.string(),
  place: z.string(),
  occurredOn: z.iso.date(),
  source: z.enum(sources),
  evidence: z.string().optional(),
  /** The unit complained of, as it was typed; a unit of the directory is a party as well. */
  accused: z.string().optional(),
  returnReason: z.string().optional(),
});

export type ClueState = "submitted" | "accepted" | "returned" | "closed" | "withdrawn";

export type Clue = Matter<z.infer<typeof clueFields>, ClueState>;
