import { z } from "zod";
import { findCategory } from "../../flow/categories.ts";
import { type Matter, unitsIn } from "../../flow/matter.ts";
import { remarks } from "../../flow/remarks.ts";

/** The category of every legal question. */
export const category = "publicity-advice";

/** Who answers legal questions, and passes them on where somebody else knows better. */
export const [adviser = ""] = findCategory(category)?.receivers ?? [];

/** For whom it is asked. */
export const askers = ["unit", "citizen", "enterprise"] as const;

/** The lawyers a question can be passed to, by their office. */
export const lawyers = ["legalAid", "publicLawyer", "villageAdviser", "dutyLawyer"] as const;

/** How it is closed: the answer will do, nobody said that it will not, or nobody made clear what was asked. */
const endings = ["satisfied", "silent", "unexplained"] as const;

/** What is kept of a legal question. */
export const adviceFields = z.object({
  question: z.string(),
  asker: z.enum(askers),
  askedOn: z.iso.date(),
  /** Who is to know the answer, where it was passed to a lawyer; the bureau writes down what they say. */
  lawyer: z.enum(lawyers).optional(),
  answeredOn: z.iso.date().optional(),
  ending: z.enum(endings).optional(),
  remarks,
});

export type AdviceState = "asked" | "unclear" | "referred" | "answered" | "closed" | "withdrawn";

export type Advice = Matter<z.infer<typeof adviceFields>, AdviceState>;

/** The question with nobody any more to whom it was passed. */
export const withoutReferral = (advice: Advice): Advice => {
  const { lawyer: _, ...fields } = advice.fields;
  return { ...advice, fields, parties: advice.parties.filter(({ part }) => part !== "joint") };
};

/** Whether a unit is to answer it to which it was passed. */
export const isWithUnit = (advice: Pick<Advice, "parties">): boolean =>
  unitsIn(advice, "joint").length > 0;

/** Whether it was passed to a unit or a lawyer. */
export const isPassedOn = (advice: Pick<Advice, "parties" | "fields">): boolean =>
  isWithUnit(advice) || advice.fields.lawyer !== undefined;
