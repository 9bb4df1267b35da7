import { nextWorkingTime, rungInstant } from "../calendar/count.ts";
import {
  addDays,
  type Day,
  dayOf,
  type Instant,
  instantAt,
  isDay,
  weekday,
} from "../calendar/day.ts";
import type { Calendar } from "../calendar/holidays.ts";
import type { Option } from "../chat/field.ts";
import { text } from "../chat/text.ts";
import { isAppointment, isRunning } from "./clock.ts";
import type { Found } from "./find.ts";
import type { Clock } from "./matter.ts";
import type { NewNotice, Notice } from "./notice.ts";
import { saidWith } from "./said-together.ts";

/** Until when a reminder may be put off. */
export const putOffs = [
  { id: "tomorrow", name: text("明天", "tomorrow") },
  { id: "monday", name: text("周一", "Monday"), also: ["下周一", "星期一"] },
  { id: "three-days", name: text("三个工作日后", "in three working days"), also: ["3个工作日后"] },
] as const satisfies readonly Option[];

type PutOff = (typeof putOffs)[number]["id"];

/** When it is said again: that morning, or the first morning of work after it; also of a day by itself. */
export const putOffTo = (until: PutOff | Day, today: Day, calendar: Calendar): Instant => {
  if (isDay(until)) return nextWorkingTime(instantAt(until, "00:00"), calendar);
  if (until === "three-days") return rungInstant(today, 3, calendar);
  const toMonday = 8 - weekday(today);
  const day = addDays(today, until === "tomorrow" ? 1 : toMonday);
  return nextWorkingTime(instantAt(day, "00:00"), calendar);
};

/** The last working day to which what is due on a day may be put off; nothing where none is left after today. */
export const lastPutOff = (due: Day, today: Day, calendar: Calendar): Day | undefined => {
  const last = calendar.isWorkingDay(due) ? due : calendar.addWorkingDays(due, -1);
  return last > today ? last : undefined;
};

/** Whether what a clock asks may be said again then: never after its day, and only while it runs. */
export const mayPutOff = (clock: Clock, until: Instant): boolean =>
  isRunning(clock) && !isAppointment(clock) && dayOf(until) <= clock.rolled;

const prefix = "later:";

/** The notice that says it again then, to the same person. */
export const saidLater = (
  { recipient, content }: Notice,
  { flow, matter, clock }: Found & { readonly clock: Clock },
  { id, now, until }: { readonly id: string; readonly now: Instant; readonly until: Instant },
): NewNotice => ({
  id,
  key: `${prefix}${clock.id}:${clock.dueVersion}:${dayOf(until)}:${recipient.to}:${recipient.id}`,
  recipient,
  content,
  createdAt: now,
  nextTryAt: until,
  together: saidWith(flow, matter, dayOf(until)),
});

/**
 * Whether a reminder is said at another time: its reader has put it off to a time still to come, chose another time
 * since, or is reminded of the same by the ladder when that time has come.
 */
export const isPutOff = (notice: Notice, others: readonly Notice[], now: Instant): boolean => {
  const { id, key, content, recipient, createdAt, nextTryAt } = notice;
  if (content.is !== "reminder" || recipient.to !== "person") return false;
  const same = others.filter(
    (other) =>
      other.id !== id &&
      other.recipient.id === recipient.id &&
      other.content.is === "reminder" &&
      other.content.clock === content.clock,
  );
  // A day that has moved since is reminded of anew.
  const [, , version] = key.split(":");
  const chosen = same.filter(
    (other) => other.key.startsWith(prefix) && other.key.split(":")[2] === version,
  );
  const [last] = chosen.toSorted((one, other) => other.createdAt.localeCompare(one.createdAt));
  return key.startsWith(prefix)
    ? (last !== undefined && last.createdAt > createdAt) ||
        same.some((other) => !other.key.startsWith(prefix) && other.createdAt >= nextTryAt)
    : last !== undefined && last.createdAt <= createdAt && last.nextTryAt > now;
};
