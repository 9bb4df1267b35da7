import {
  addDays,
  addHours,
  addMinutes,
  addMonths,
  type Day,
  dayOf,
  type Instant,
  instantAt,
  isDay,
  timeOf,
} from "./day.ts";
import type { Calendar } from "./holidays.ts";
import type { DeadlineRule, PeriodUnit } from "./rules.ts";

/** When something falls due, and everything that led there. */
export type Due = {
  rule: string;
  version: Day;
  /** The county's day the period starts with (for hours the instant); it is not counted itself. */
  start: Day | Instant;
  amount: number;
  unit: PeriodUnit;
  /** The last day as counted. */
  raw: Day;
  /** The last day after moving off rest days; it is over at 24:00, county time. */
  rolled: Day;
  /** The exact moment; of periods in hours only. */
  at?: Instant;
  /** The version of the calendar that was asked. */
  calendar: string;
  /** Whether a day it depends on lies in a year whose holiday notice is not out. */
  provisional: boolean;
};

/** A span of the county's day, `HH:MM` each, `to` not included. */
export type Hours = { from: string; to: string };

const OFFICE_HOURS: Hours = { from: "09:00", to: "17:30" };

/**
 * When a period under a rule ends (CC §§201–203, CIVPL23 §85): the start is not counted, months
 * keep their date or end with the month, a last day of rest moves as the rule says, hours run from
 * the instant and never move. Hours from a bare day run from its 00:00, the reading that makes
 * nobody late. A RangeError when neither the rule nor the caller gives an amount.
 */
export function due(
  rule: DeadlineRule,
  start: Day | Instant,
  calendar: Calendar,
  amountOverride?: number,
): Due {
  const amount = amountOverride ?? rule.amount;
  if (amount === undefined || !Number.isSafeInteger(amount) || amount < 0) {
    throw new RangeError(`${rule.id} needs a whole amount of ${rule.unit}, not ${amount}`);
  }
  const base = { rule: rule.id, version: rule.version, amount, unit: rule.unit };

  if (rule.unit === "h") {
    const from = isDay(start) ? instantAt(start, "00:00") : start;
    const at = addHours(from, rule.roll === "back" ? -amount : amount);
    const day = dayOf(at);
    const exact = { start: from, raw: day, rolled: day, at };
    return { ...base, ...exact, calendar: calendar.version, provisional: false };
  }

  const day = isDay(start) ? start : dayOf(start);
  const raw = COUNT[rule.unit](day, rule.roll === "back" ? -amount : amount, calendar);
  const rolled = ROLL[rule.roll](raw, calendar);
  const counted = { ...base, start: day, raw, rolled, calendar: calendar.version };
  return { ...counted, provisional: unnoticedYears(counted, calendar).length > 0 };
}

/** The years without a holiday notice that a due date depends on, earliest first. */
export function unnoticedYears(
  { unit, start, raw, rolled }: Pick<Due, "unit" | "start" | "raw" | "rolled">,
  calendar: Calendar,
): number[] {
  if (unit === "h") return [];
  const days = unit === "wd" ? daysAfter(start, rolled) : [raw, ...daysAfter(raw, rolled)];
  const years = days.filter(calendar.isProvisional).map((day) => Number(day.slice(0, 4)));
  return [...new Set(years)].sort((a, b) => a - b);
}

/** The days from the one after `from` to `to`; towards the past when `to` is earlier. */
export function daysAfter(from: Day, to: Day): Day[] {
  const step = to < from ? -1 : 1;
  const days: Day[] = [];
  for (let day = from; day !== to; days.push(day)) day = addDays(day, step);
  return days;
}

/**
 * Working days left from one day until another, `from` not counted and `to` counted; negative when
 * `to` is past: the working days after `to` up to and with `from`.
 */
export function workingDaysUntil(from: Day, to: Day, calendar: Calendar): number {
  const [earlier, later] = to < from ? [to, from] : [from, to];
  const count = daysAfter(earlier, later).filter(calendar.isWorkingDay).length;
  return to < from && count > 0 ? -count : count;
}

/** Whether an instant lies in working hours of a working day. */
export function isWorkingTime(
  instant: Instant,
  calendar: Calendar,
  hours: Hours = OFFICE_HOURS,
): boolean {
  const time = timeOf(instant);
  return calendar.isWorkingDay(dayOf(instant)) && hours.from <= time && time < hours.to;
}

/** The instant itself when it lies in working hours, otherwise the next opening. */
export function nextWorkingTime(
  instant: Instant,
  calendar: Calendar,
  hours: Hours = OFFICE_HOURS,
): Instant {
  if (isWorkingTime(instant, calendar, hours)) return instant;
  const day = dayOf(instant);
  const opensToday = calendar.isWorkingDay(day) && timeOf(instant) < hours.from;
  return instantAt(opensToday ? day : calendar.addWorkingDays(day, 1), hours.from);
}

/**
 * The instant itself when it lies in working hours, otherwise the last minute of working hours
 * before it.
 */
export function previousWorkingTime(
  instant: Instant,
  calendar: Calendar,
  hours: Hours = OFFICE_HOURS,
): Instant {
  if (isWorkingTime(instant, calendar, hours)) return instant;
  const day = dayOf(instant);
  const closedToday = calendar.isWorkingDay(day) && timeOf(instant) >= hours.to;
  const last = closedToday ? day : calendar.addWorkingDays(day, -1);
  return addMinutes(instantAt(last, hours.to), -1);
}

/**
 * When a reminder `offset` working days from a due day goes out: 09:00 county time. A due day of
 * rest (a period that does not roll) counts from the last working day before it, so 0 and the
 * negative rungs come in time, and +1 is the first working day after it.
 */
export function rungInstant(dueDay: Day, offset: number, calendar: Calendar): Instant {
  const anchor = calendar.previousWorkingDay(dueDay);
  return instantAt(calendar.addWorkingDays(anchor, offset), OFFICE_HOURS.from);
}

const COUNT: Readonly<
  Record<Exclude<PeriodUnit, "h">, (day: Day, n: number, calendar: Calendar) => Day>
> = {
  d: addDays,
  m: addMonths,
  wd: (day, n, calendar) => calendar.addWorkingDays(day, n),
};

const ROLL: Readonly<Record<DeadlineRule["roll"], (day: Day, calendar: Calendar) => Day>> = {
  next: (day, calendar) => calendar.nextWorkingDay(day),
  none: (day) => day,
  back: (day, calendar) => calendar.previousWorkingDay(day),
};
