import { due } from "../../calendar/count.ts";
import { addDays, type Day, dayOf, dayText, type Instant } from "../../calendar/day.ts";
import type { Calendar } from "../../calendar/holidays.ts";
import { ruleOn } from "../../calendar/rules.ts";
import { Refusal } from "../../chat/refusal.ts";
import type { Start } from "../../flow/clock.ts";
import type { Flow } from "../../flow/flow.ts";
import { aroundTheDay, beforeTheHour } from "../../flow/ladder.ts";
import type { Context } from "../../flow/step.ts";
import type { Hearing } from "./model.ts";
import { chief, unitSeats } from "./seats.ts";
import { words } from "./words.ts";

/** The last day on which notice of a hearing can be given (审查案件听证工作规定第十条). */
const lastNotice = (on: Day, calendar: Calendar): Day =>
  due(ruleOn("hearing.notify", on, calendar), on, calendar).rolled;

/** The first working day on which what is notified today can be heard. */
const firstHearing = (today: Day, calendar: Calendar): Day => {
  let day = addDays(today, 1);
  while (!calendar.isWorkingDay(day) || lastNotice(day, calendar) < today) day = addDays(day, 1);
  return day;
};

/** Why a hearing cannot be at a time of which notice is given today. */
export const refuseShort = (
  startsAt: Instant,
  { today, calendar }: Pick<Context, "today" | "calendar">,
): Refusal | undefined => {
  const last = lastNotice(dayOf(startsAt), calendar);
  return last >= today
    ? undefined
    : new Refusal(
        words.tooShort(dayText(last), dayText(today), dayText(firstHearing(today, calendar))),
        { field: "startsAt" },
      );
};

/** The time in which notice is to be given, counted back from the day of the hearing where it is known. */
export const noticePeriod: Start<Hearing> = {
  rule: ({ state, fields }) =>
    state === "decided" && fields.startsAt !== undefined ? "hearing.notify" : undefined,
  from: ({ fields }, today) => (fields.startsAt === undefined ? today : dayOf(fields.startsAt)),
};

/** The hearing itself. */
export const hearingStart: Start<Hearing> = {
  appointment: "hearing.start",
  at: ({ fields }) => fields.startsAt ?? "",
};

/** What is owed under the clocks of a hearing, and when whom to remind. */
export const hearingClocks: Flow<Hearing>["clocks"] = {
  "hearing.notify": {
    of: words.notifyDue,
    owed: { steps: ["notice"], by: ["handler"], above: chief },
    rungs: aroundTheDay,
    groups: [],
  },
  "hearing.start": {
    of: words.coming,
    owed: (_, late) => (late ? { steps: ["hold"], by: ["handler"], above: chief } : undefined),
    rungs: beforeTheHour,
    reminds: [...unitSeats, "handler"],
    groups: ["to"],
  },
};
