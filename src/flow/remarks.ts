import { z } from "zod";
import { dayText } from "../calendar/day.ts";
import { type Block, paragraph } from "../chat/card.ts";
import { type Text, text } from "../chat/text.ts";
import { type Matter, withFields } from "./matter.ts";
import type { Context } from "./step.ts";

/** What was said at a step, with its day and the unit that said it. */
const remark = z.object({
  on: z.iso.date(),
  step: z.string(),
  by: z.string().optional(),
  text: z.string(),
});

/** Reasons, findings and progress in the order they came, as the model of a kind keeps them. */
export const remarks = z.array(remark).default([]);

/** A matter of a kind that keeps remarks. */
export type Remarked = Matter<{ readonly remarks: z.infer<typeof remarks> }>;

/** The matter with what was said at a step kept; said again on the same day by the same unit, once. */
export const withRemark = <M extends Remarked>(
  matter: M,
  step: string,
  said: string,
  { today, actor }: Pick<Context, "today" | "actor">,
): M => {
  const one = { on: today, step, by: actor.organisation, text: said };
  const before = matter.fields.remarks.filter(
    ({ on, step, by, text }) =>
      on !== one.on || step !== one.step || by !== one.by || text !== one.text,
  );
  const more: Partial<M["fields"]> = { remarks: [...before, one] };
  return withFields(matter, more);
};

/** What was said last at a step that leaves a remark. */
export const lastRemark = ({ fields }: Pick<Remarked, "fields">): string =>
  fields.remarks.at(-1)?.text ?? "";

/** Remarks as paragraphs of a card, each with its day and what its step is called. */
export const remarkBlocks = (
  list: z.infer<typeof remarks>,
  nameOf: (one: z.infer<typeof remark>) => Text,
): readonly Block[] =>
  list.map((one) => {
    const [day, name] = [dayText(one.on), nameOf(one)];
    return paragraph(
      text(`${day.zh} ${name.zh}：${one.text}`, `${day.en}, ${name.en}: ${one.text}`),
    );
  });
