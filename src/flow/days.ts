import type { Day } from "../calendar/day.ts";
import { day, type Field, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { type Text, text } from "../chat/text.ts";
import { notLater } from "./clock.ts";

/** A day that lies between an earlier event, where its day is known, and today, both included. */
export const inOrder = (
  on: Day,
  { after, today }: { readonly after: Day | undefined; readonly today: Day },
  field: string,
  what: Text,
): Refusal | undefined =>
  after !== undefined && on < after
    ? new Refusal(
        text(
          `${what.zh}不能早于上一步的日期（${after}），您填的是${on}。请填${after}到今天之间的日期。`,
          `${what.en} cannot be before the step it follows (${after}); you gave ${on}. Please give a day from ${after} to today.`,
        ),
        { field },
      )
    : notLater(on, today, field, what);

/** A day that is today unless another is given. */
export const dayOr = (label: Text, help?: Text): Field<Day | undefined> =>
  optional(day(label, { prefill: ({ today }) => today, ...(help === undefined ? {} : { help }) }));
