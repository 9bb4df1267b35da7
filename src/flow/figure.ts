import type { Day, Instant } from "../calendar/day.ts";
import type { Calendar } from "../calendar/holidays.ts";
import type { Span } from "../calendar/typed-period.ts";
import type { Text } from "../chat/text.ts";
import type { Clock, Kind, Matter } from "./matter.ts";

// What is counted of a kind of matter, as data. Every case comes from a fact on record: a day that was
// written down, or the due day of a clock with all that happened to it.

/** One case of a metric. */
export type MetricCase = {
  /** The day by which it falls into a period, as one of all that are counted. */
  readonly on?: Day;
  /** That it is one of those counted among them; of a same-period rate the day by which it is. */
  readonly hit?: Day | true;
  /** The number whose median is taken. */
  readonly days?: number;
  /** What is added up. */
  readonly yuan?: number;
  /** What is added up where that is no money: people who came. */
  readonly number?: number;
  /** How much of what is added up in yuan has come in. */
  readonly paid?: number;
  /** The unit whose doing it is, where each of several has its own. */
  readonly unit?: string;
  /** The part of the metric it belongs to. */
  readonly part?: string;
};

/** By when and by which calendar something is counted. */
export type CountedAt = { readonly today: Day; readonly calendar: Calendar };

/**
 * A figure of a kind (实施意见 item 17, domain §6).
 *
 * - `count`: how many cases fall into the period.
 * - `cohort`: of the cases that fall into the period, those that are hits, whenever they became so.
 * - `same`: hits whose own day falls into the period, over cases whose day does; may exceed one.
 * - `median`: the median working days of the cases that fall into the period.
 * - `sum`: the yuan of the cases that fall into the period.
 * - `total`: the numbers of the cases that fall into the period, added up; the name says of what.
 * - `share`: of the yuan of those cases what has come in, whenever it did; may exceed one.
 */
export type Metric<M extends Matter = Matter> = {
  readonly id: string;
  readonly name: Text;
  readonly is: "count" | "cohort" | "same" | "median" | "sum" | "total" | "share";
  /** It stands on the card of all kinds too. */
  readonly main?: true;
  /** Of several units alike each counts for itself; otherwise a matter counts once. */
  readonly each?: true;
  /** The step it tells the outcome of: counted for those who may know of that step. */
  readonly tellsOf?: string;
  /** It is how things stand, whatever the period. */
  readonly now?: true;
  /** What its cases are told apart by. */
  readonly parts?: readonly { readonly id: string; readonly name: Text }[];
  cases(matter: M, at: CountedAt): readonly MetricCase[];
};

/** The one case of a matter on a day, where there is that day. */
export const caseOn = (
  on: Day | undefined,
  more: Omit<MetricCase, "on"> = {},
): readonly MetricCase[] => (on === undefined ? [] : [{ on, ...more }]);

/** That a case is a hit, where it is. */
export const hitIf = (is: boolean): Pick<MetricCase, "hit"> => (is ? { hit: true } : {});

/**
 * The case of a clock whose day is over, by the day it now has (a granted extension and the time it was
 * held included), with the day on which what it asks for was done. Nothing of one that is held, or whose
 * day is still to come.
 */
export const dueCase = (
  clock: Clock | undefined,
  done: Day | undefined,
  { today }: Pick<CountedAt, "today">,
  counts: "done" | "in time",
): readonly MetricCase[] =>
  clock === undefined ||
  (clock.stoppedAt === undefined && clock.suspendedAt !== undefined) ||
  clock.rolled >= today
    ? []
    : [
        {
          on: clock.rolled,
          ...hitIf(done !== undefined && (counts === "done" || done <= clock.rolled)),
        },
      ];

/** The numbers of a line: how many, or how much; of a rate what is counted over what. */
export type Numbers = { readonly whole: number; readonly part?: number | undefined };

/** One figure of the county as it is published, with what each unit has in it. */
export type CountyLine = Numbers & {
  readonly id: string;
  readonly name: Text;
  readonly is: Metric["is"];
  readonly shares: Readonly<Record<string, Numbers>>;
  /** The moment it was counted anew by itself. */
  readonly recountedAt?: Instant | undefined;
};

/** The figures of the county as somebody may read them who can see none of its matters. */
export type CountyFigures = {
  readonly on: Day;
  readonly lines: readonly CountyLine[];
  /** The matters that were counted, by kind. */
  readonly counted: ReadonlyMap<Kind, readonly string[]>;
  /** Of a quarter: what is said of restricted matters, and on which day it was counted. */
  readonly restricted?: {
    readonly on: Day;
    readonly lines: readonly { readonly name: Text; readonly said: Text }[];
  };
};

/** Which figures of the county are asked for. */
export type CountyCount = {
  readonly period: Span;
  /** The kinds that are counted; without it all but those left out. */
  readonly only?: readonly Kind[];
  readonly but?: readonly Kind[];
  /**
   * What was counted when they were made, and when: one of those is counted whatever became of its level, and
   * one that was there and was not counted stays out, so that no difference says that a level changed. Where
   * one of them is erased, the lines of its kind stay as they were.
   */
  readonly before?: {
    readonly counted: readonly string[];
    readonly lines: readonly CountyLine[];
    readonly at: Instant;
  };
};

const none = "–";

/** A share of a whole in percent, to a tenth; a dash where there is nothing to divide. */
export const percent = (part: number, whole: number): string =>
  whole === 0 ? none : `${Math.round((part * 1000) / whole) / 10}%`;
