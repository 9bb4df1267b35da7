import { addDays, addMinutes, dayOf, type Instant, instantAt, timeOf } from "./day.ts";
import { numberOf } from "./day-meant.ts";
import type { Calendar } from "./holidays.ts";
import { NUMBER } from "./typed-shape.ts";

const LATER =
  "往后[推挪延移]?|向后[推挪延移]?|推后|推迟|后推|延后|后延|延迟|延期|顺延|推|晚|postpone|delay|push(?:ed)? back|put (?:off|back)";
const EARLIER = "往前[提挪推移]?|向前[提挪推移]?|提前|提早|早|bring forward";
const UNIT =
  "(?<unit>个?工作日|分钟|刻钟|小时|钟头|[天日]|周|个?星期|个?礼拜|working days?|min(?:ute)?s?|hours?|days?|weeks?)";

const CHINESE = new RegExp(
  `(?:(?<later>${LATER})|(?<earlier>${EARLIER}))[了开]?(?<n>\\d{1,3}|${NUMBER}|半)个?(?<half>半)?${UNIT}(?![前后内])`,
  "iu",
);
const ENGLISH = [
  `(?:by )?(?<n>an?|one|two|three|four|five|\\d{1,3}|half an) ${UNIT} (?:(?<later>later|back)|(?<earlier>earlier|sooner|forward))\\b`,
  `\\b(?:(?<later>postpone|delay|push|put off|put back|later|back)|(?<earlier>bring|forward|advance|earlier))(?:ed|d)?\\b.{0,24}?\\b(?:by|for)? ?(?<n>an?|one|two|three|four|five|\\d{1,3}|half an) ${UNIT}(?! (?:later|earlier))`,
].map((source) => new RegExp(source, "iu"));

const IN_ENGLISH: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  "half an": 0.5,
};

const countOf = (typed: string): number =>
  /^\d+$/u.test(typed)
    ? Number(typed)
    : typed === "半"
      ? 0.5
      : (IN_ENGLISH[typed] ?? numberOf(typed));

/** Minutes; of days and what is made of them see below. */
const MINUTES: readonly (readonly [RegExp, number])[] = [
  [/^(?:分钟|min)/u, 1],
  [/^刻钟/u, 15],
  [/^(?:小时|钟头|hour)/u, 60],
];

const DAYS: readonly (readonly [RegExp, number])[] = [
  [/^(?:天|日|day)/u, 1],
  [/^(?:周|个?星期|个?礼拜|week)/u, 7],
];

/** By how much a text moves a moment, as it was typed (推迟两天, 提前一小时, a week later), and where that leads. */
export type Shift = {
  readonly typed: string;
  /** Days keep the hour of the day; nothing where the text says no whole number of them. */
  from(stands: Instant, calendar: Calendar): Instant | undefined;
};

/** The shift that a text speaks of; nothing where it speaks of none. */
export const shiftIn = (text: string): Shift | undefined => {
  const found = [CHINESE, ...ENGLISH]
    .map((pattern) => pattern.exec(text))
    .find((one) => one !== null);
  if (found === undefined || found === null) return undefined;
  const { n = "", half, unit = "", earlier } = found.groups ?? {};
  const count =
    (countOf(n.toLowerCase()) + (half === undefined ? 0 : 0.5)) * (earlier === undefined ? 1 : -1);
  return {
    typed: found[0],
    from: (stands, calendar) => {
      const minutes = MINUTES.find(([is]) => is.test(unit))?.[1];
      if (minutes !== undefined)
        return Number.isInteger(count * minutes) ? addMinutes(stands, count * minutes) : undefined;
      if (!Number.isInteger(count)) return undefined;
      const days = DAYS.find(([is]) => is.test(unit))?.[1];
      const day =
        days === undefined
          ? calendar.addWorkingDays(dayOf(stands), count)
          : addDays(dayOf(stands), count * days);
      return instantAt(day, timeOf(stands));
    },
  };
};
