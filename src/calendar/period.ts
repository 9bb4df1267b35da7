import { type Due, due, unnoticedYears, workingDaysUntil } from "./count.ts";
import {
  addDays,
  addMinutes,
  type Bilingual,
  type Day,
  dayOf,
  daysBetween,
  type Instant,
} from "./day.ts";
import type { Calendar } from "./holidays.ts";
import type { DeadlineRule } from "./rules.ts";

/** Something that happened to a period after it began; `at` is when it was recorded. */
export type PeriodEvent = { readonly at: Instant; readonly by?: string } & (
  | { readonly is: "granted"; readonly until: Day; readonly why: Bilingual }
  | { readonly is: "held"; readonly from: Day | Instant }
  | { readonly is: "resumed"; readonly on: Day | Instant }
  | { readonly is: "corrected"; readonly start: Day | Instant; readonly why: string }
);

/**
 * Everything a due day follows from: the rule as it was when the period began, what it began with,
 * what the document states, and what has happened since. Facts only: the due day is worked out.
 */
export type PeriodFacts = {
  /** A copy, so that no later table or county file changes what has begun. */
  readonly rule: DeadlineRule;
  readonly start: Day | Instant;
  /** The id of the clock whose due day is the start. */
  readonly follows?: string;
  /** The number the document states, where the rule leaves it to the document. */
  readonly amount?: number;
  /** The last day itself, where the document states it. */
  readonly until?: Day;
  readonly happened: readonly PeriodEvent[];
  /** The day was moved under an older version of this product, of which only the outcome is known. */
  readonly rebuilt?: true;
};

/** One reason why a due day is not the one first counted. */
export type Move =
  | { readonly is: "granted"; readonly until: Day; readonly to: Day; readonly why: Bilingual }
  | {
      readonly is: "held";
      readonly from: Day;
      readonly on: Day;
      readonly to: Day;
      /** What was left when it was held: working days of a period in working days, else days. */
      readonly left: number;
    };

/** A due day with everything that led there. */
export type Derived = Due & {
  /** The due day as first counted, and every time it was moved since. */
  readonly first: Due;
  readonly moves: readonly Move[];
  /** Since when it does not count. */
  readonly heldSince?: Day;
  /** The last day is the document's own, not counted from the start. */
  readonly stated?: true;
};

/** The events in the order they were recorded. */
const inOrder = (happened: readonly PeriodEvent[]): readonly PeriodEvent[] =>
  happened.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));

/** The day or instant a period begins with, after every correction. */
export const startOf = ({ start, happened }: PeriodFacts): Day | Instant =>
  inOrder(happened).reduce<Day | Instant>(
    (last, event) => (event.is === "corrected" ? event.start : last),
    start,
  );

const rollOf = ({ roll }: DeadlineRule, day: Day, calendar: Calendar): Day => {
  switch (roll) {
    case "next":
      return calendar.nextWorkingDay(day);
    case "back":
      return calendar.previousWorkingDay(day);
    case "none":
      return day;
  }
};

const firstCount = (facts: PeriodFacts, calendar: Calendar): Due => {
  const { rule, amount, until } = facts;
  const start = startOf(facts);
  if (until === undefined) return due(rule, start, calendar, amount);
  const from = dayOfStart(start);
  const stated = due({ ...rule, unit: "d", roll: "none" }, from, calendar, 0);
  const rolled = rollOf(rule, until, calendar);
  const counted = { ...stated, amount: daysBetween(from, until), raw: until, rolled };
  return { ...counted, provisional: unnoticedYears(counted, calendar).length > 0 };
};

const dayOfStart = (start: Day | Instant): Day => (start.length === 10 ? start : dayOf(start));

/**
 * When a period ends, worked out from its facts alone by a calendar: the same facts give the same day,
 * in whatever order they became known. A grant keeps the day that was granted; a hold moves the end by
 * what it lasted, and moves nothing that had expired when it began; only then is a rest day moved.
 */
export const derive = (facts: PeriodFacts, calendar: Calendar): Derived => {
  const first = firstCount(facts, calendar);
  return first.at === undefined
    ? deriveDays(facts, first, calendar)
    : deriveHours(facts, first, first.at);
};

const deriveDays = (facts: PeriodFacts, first: Due, calendar: Calendar): Derived => {
  const { rule, happened } = facts;
  let { raw, rolled } = first;
  let held: Day | undefined;
  const moves: Move[] = [];
  for (const event of inOrder(happened))
    switch (event.is) {
      case "granted":
        raw = event.until;
        rolled = rollOf(rule, raw, calendar);
        moves.push({ is: "granted", until: event.until, to: rolled, why: event.why });
        break;
      case "held":
        if (held === undefined && rolled >= dayOfStart(event.from)) held = dayOfStart(event.from);
        break;
      case "resumed": {
        const on = dayOfStart(event.on);
        if (held === undefined) break;
        if (on > held) {
          const left =
            rule.unit === "wd" ? workingDaysUntil(held, raw, calendar) : daysBetween(held, raw);
          raw = rule.unit === "wd" ? calendar.addWorkingDays(on, left) : addDays(on, left);
          rolled = rollOf(rule, raw, calendar);
          moves.push({ is: "held", from: held, on, to: rolled, left });
        }
        held = undefined;
        break;
      }
      case "corrected":
        break;
    }
  const provisional =
    unnoticedYears({ ...first, raw, rolled }, calendar).length > 0 ||
    (moves.length === 0 && first.provisional);
  return {
    ...first,
    raw,
    rolled,
    provisional,
    first,
    moves,
    ...(held === undefined ? {} : { heldSince: held }),
    ...(facts.until === undefined ? {} : { stated: true }),
  };
};

/** Hours run from the instant and never roll; a hold moves their end by the minutes it lasted. */
const deriveHours = ({ happened }: PeriodFacts, first: Due, end: Instant): Derived => {
  let at = end;
  let held: Instant | undefined;
  const moves: Move[] = [];
  for (const event of inOrder(happened)) {
    if (event.is === "held" && held === undefined && at >= event.at) held = event.at;
    if (event.is !== "resumed" || held === undefined) continue;
    const minutes = Math.round((Date.parse(event.at) - Date.parse(held)) / 60_000);
    if (minutes > 0) {
      at = addMinutes(at, minutes);
      const to = dayOf(at);
      moves.push({ is: "held", from: dayOf(held), on: dayOf(event.at), to, left: 0 });
    }
    held = undefined;
  }
  const day = dayOf(at);
  return {
    ...first,
    raw: day,
    rolled: day,
    at,
    first,
    moves,
    ...(held === undefined ? {} : { heldSince: dayOf(held) }),
  };
};
