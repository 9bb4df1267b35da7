import { type Day, dayOf, dayText, type Instant, isDay, momentText } from "../calendar/day.ts";
import { day, type Field, moment, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { type Text, text } from "../chat/text.ts";
import { type Matter, withFields } from "./matter.ts";
import { type Remarked, withRemark } from "./remarks.ts";
import type { Context } from "./step.ts";

/** A day that must not lie in the future (a service, an event). */
export const notLater = (day: Day, today: Day, field: string, what: Text): Refusal | undefined => {
  if (day <= today) return undefined;
  const [given, now] = [dayText(day), dayText(today)];
  return new Refusal(
    text(
      `${what.zh}不能晚于今天（${now.zh}），您填的是${given.zh}。请填今天或更早的日期。`,
      `${what.en} cannot be later than today (${now.en}); you gave ${given.en}. Please give today or an earlier day.`,
    ),
    { field },
  );
};

/** A day that is to come, or today until its end: a last day granted, an entrustment. */
export const notPast = (day: Day, today: Day, field: string, what: Text): Refusal | undefined => {
  if (day >= today) return undefined;
  const [given, now] = [dayText(day), dayText(today)];
  return new Refusal(
    text(
      `${what.zh}（${given.zh}）已经过去。请填今天（${now.zh}）或以后的日期。`,
      `${what.en} (${given.en}) has passed already. Please give today (${now.en}) or a later day.`,
    ),
    { field },
  );
};

/** A day that lies between an earlier event, where its day is known, and today, both included. */
export const inOrder = (
  on: Day,
  { after, today }: { readonly after: Day | undefined; readonly today: Day },
  field: string,
  what: Text,
): Refusal | undefined => {
  if (after === undefined || on >= after) return notLater(on, today, field, what);
  const [given, before] = [dayText(on), dayText(after)];
  return new Refusal(
    text(
      `${what.zh}不能早于上一步的日期（${before.zh}），您填的是${given.zh}。请填${before.zh}到今天之间的日期。`,
      `${what.en} cannot be before the step it follows (${before.en}); you gave ${given.en}. Please give a day from ${before.en} to today.`,
    ),
    { field },
  );
};

/** A day that is today unless another is given. */
export const dayOr = (
  label: Text,
  more: Pick<Field<Day>, "help" | "also"> = {},
): Field<Day | undefined> =>
  optional(day(label, { tense: "past", legal: true, prefill: ({ today }) => today, ...more }));

type DayKey<F> = {
  [K in keyof F]-?: K extends `${string}On` ? K : never;
}[keyof F] &
  string;

/** A day that a step records: where, what was given of it, what it is called, what it cannot come before. */
type DayGiven<F> = readonly [
  key: DayKey<F>,
  given: Day | undefined,
  label: Text,
  after?: Day | undefined,
];

/**
 * The matter with a day recorded, today where none is given, and what else is then to be done with it;
 * refused at the day's field where it lies before what it follows, or after today.
 */
export const recordDay = <M extends Matter<object>>(
  matter: M,
  [key, given, label, after]: DayGiven<M["fields"]>,
  { today }: Pick<Context, "today">,
  then: (dated: M) => M | Refusal,
): M | Refusal => {
  const on = given ?? today;
  const more: Partial<Record<string, Day>> = { [key]: on };
  return (
    inOrder(on, { after, today }, key, label) ??
    then(withFields(matter, more as Partial<M["fields"]>))
  );
};

/**
 * The matter with what was said at a step kept under the day it was said, today where none is given, and
 * that day recorded; refused at the day's field where it lies before what it follows, or after today.
 */
export const remarkOn = <M extends Remarked>(
  matter: M,
  [step, said]: readonly [step: string, said: string],
  day: DayGiven<M["fields"]>,
  context: Pick<Context, "today" | "actor">,
): M | Refusal =>
  recordDay(matter, day, context, (dated) =>
    withRemark(dated, step, said, { ...context, today: day[1] ?? context.today }),
  );

/** When something happened that starts a period in hours: asked for with its time, and now only as what stands there first. */
export const hour = (
  label: Text,
  more: Pick<Field<Instant>, "help" | "main" | "also"> = {},
): Field<Instant> => moment(label, { tense: "past", prefill: ({ now }) => now, ...more });

/** Why something cannot have happened at a moment: it lies ahead, or before the day or the moment of what it follows. */
export const hourInOrder = (
  at: Instant,
  after: Day | Instant | undefined,
  { now }: Pick<Context, "now">,
  field: string,
  what: Text,
): Refusal | undefined => {
  if (at > now) {
    const [given, latest] = [momentText(at), momentText(now)];
    return new Refusal(
      text(
        `${what.zh}不能晚于现在（${latest.zh}），您填的是${given.zh}。请填已经过去的时间。`,
        `${what.en} cannot be later than now (${latest.en}); you gave ${given.en}. Please give a time that has passed.`,
      ),
      { field },
    );
  }
  if (after === undefined || isDay(after))
    return inOrder(dayOf(at), { after, today: dayOf(now) }, field, what);
  if (at >= after) return undefined;
  const [given, before] = [momentText(at), momentText(after)];
  return new Refusal(
    text(
      `${what.zh}不能早于上一步的时间（${before.zh}），您填的是${given.zh}。请填从那时到现在之间的时间。`,
      `${what.en} cannot be before the step it follows (${before.en}); you gave ${given.en}. Please give a time between then and now.`,
    ),
    { field },
  );
};
