import { z } from "zod";
import type { Matter } from "../../flow/matter.ts";
import { remarks } from "../../flow/remarks.ts";

/** The category of every request of an enterprise. */
export const category = "enterprise-request";

/** The group that speaks for enterprises; the bureaus take their requests besides. */
export const federation = "industry-federation";

/** The unit that is brought in where a key industry is concerned. */
export const industryPlanner = "development";

/** How much later than its day an answer may be put off, in calendar days, once. */
export const mostLater = 30;

/** What an enterprise says of an answer. */
export const ratings = ["satisfied", "dissatisfied"] as const;

/** What is kept of a request. */
export const requestFields = z.object({
  content: z.string(),
  enterprise: z.string().optional(),
  key: z.boolean(),
  /** Why it goes first; absent where it does not. */
  priority: z.string().optional(),
  /** The day from which the unit that has it now has its period. */
  givenOn: z.iso.date(),
  /** The day it was put first, where the shorter time from then is over sooner than the one it had. */
  firstOn: z.iso.date().optional(),
  /** The unit that says it is another's names it. */
  proposed: z.string().optional(),
  extendedTo: z.iso.date().optional(),
  answer: z.string().optional(),
  answeredOn: z.iso.date().optional(),
  rating: z.enum(ratings).optional(),
  /** It was sent back to the unit once, with what is still missing. */
  sentBack: z.boolean().optional(),
  remarks,
});

export type RequestState = "open" | "returned" | "answered" | "agenda" | "closed" | "withdrawn";

export type EnterpriseRequest = Matter<z.infer<typeof requestFields>, RequestState>;
