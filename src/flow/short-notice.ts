import { due } from "../calendar/count.ts";
import { addDays, type Day, dayOf, dayText, type Instant } from "../calendar/day.ts";
import type { Calendar } from "../calendar/holidays.ts";
import { type RuleId, ruleOn } from "../calendar/rules.ts";
import { Refusal } from "../chat/refusal.ts";
import { text } from "../chat/text.ts";
import type { Context } from "./step.ts";

/** The last day on which notice of something on a day can be given under a rule that counts back from it. */
export const lastNotice = (rule: RuleId, on: Day, calendar: Calendar): Day =>
  due(ruleOn(rule, on, calendar), on, calendar).rolled;

/** Why something cannot be at a time of which notice is given on a day, with the first day that would do. */
export const refuseShort = (
  rule: RuleId,
  startsAt: Instant,
  { today, calendar }: Pick<Context, "today" | "calendar">,
): Refusal | undefined => {
  const last = lastNotice(rule, dayOf(startsAt), calendar);
  if (last >= today) return undefined;
  let first = addDays(today, 1);
  while (!calendar.isWorkingDay(first) || lastNotice(rule, first, calendar) < today)
    first = addDays(first, 1);
  const { basis } = ruleOn(rule, dayOf(startsAt), calendar);
  const [by, given, earliest] = [dayText(last), dayText(today), dayText(first)];
  return new Refusal(
    text(
      `这个时间来不及通知（${basis.zh}）：最迟应在${by.zh}通知，通知日期是${given.zh}。这天通知的，最早可定在${earliest.zh}。`,
      `This leaves no time for the notice (${basis.en}): it was to be given by ${by.en}, and it is given on ${given.en}. With that it can be on ${earliest.en} at the earliest.`,
    ),
    { field: "startsAt" },
  );
};
