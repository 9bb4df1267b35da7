import { addDays, addMinutes, dayOf, type Instant, instantAt, timeOf } from "./day.ts";
import { numberOf } from "./day-meant.ts";
import type { Calendar } from "./holidays.ts";
import { CHINESE as NUMERAL } from "./typed-shape.ts";

const LATER =
  "往后[推挪延移]?|向后[推挪延移]?|推后|推迟|后推|延后|后延|延迟|延期|顺延|推|(?<![今昨明当每])晚|postpone|delay|push(?:ed)? back|put (?:off|back)";
const EARLIER = "往前[提挪推移]?|向前[提挪推移]?|提前|提早|(?<![清一大今明])早|bring forward";

// An amount is made of several: 1小时30分钟, 一周零两天, an hour and a half.
const PIECE = `(?:(?:\\d{1,3}(?:\\.\\d{1,2})?|${NUMERAL}{1,4})个?半?|半)个?(?:工作日|分钟?|刻钟|小时|钟头|[天日]|周|星期|礼拜)半?`;
export const AMOUNT = `${PIECE}(?:[零又加、 ]?${PIECE}){0,3}`;
const EN_COUNT =
  "(?:\\d{1,3}(?:\\.\\d{1,2})?|half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten)(?: and a half)?";
export const EN_PIECE = `${EN_COUNT} (?:working days?|min(?:ute)?s?|hours?|days?|weeks?)(?: and a half)?`;
const EN_AMOUNT = `(?<![\\d.:,-])${EN_PIECE}(?:(?:,? and |,? )${EN_PIECE}){0,3}\\b(?! and a half|,? (?:and )?\\d)`;

const PATTERNS = [
  // 推迟一天, and with what is moved between: 推迟校车的会一天.
  ...[
    "[了开]?(?:大?约|大概|差不多|至少|最多|不超过)?",
    "[^，,。；;\\d]{0,16}?(?:会议?|听证会?|开庭|案子)",
  ].map(
    (between) =>
      `(?:(?<later>${LATER})|(?<earlier>${EARLIER}))${between} ?(?<amount>${AMOUNT})(?![前内多半来几余左以\\d]|就?(?:结束|散会|开完|收)|${NUMERAL}个?(?:半|工作日|分|刻|小时|钟头|[天日周]|星期|礼拜))`,
  ),
  `(?:\\bby )?(?<amount>${EN_AMOUNT}) (?:(?<later>later|back)|(?<earlier>earlier|sooner|forward))\\b`,
  `\\b(?:(?<later>postpone|delay|push|put off|put back|later|back)|(?<earlier>bring|forward|advance|earlier))(?:ed|d)?\\b.{0,24}?(?:\\b(?:by|for) )?(?<amount>${EN_AMOUNT})(?! (?:later|earlier|sooner))`,
].map((source) => new RegExp(source, "iu"));

const PIECES = [
  new RegExp(
    `(?<n>\\d{1,3}(?:\\.\\d{1,2})?|(?!半)${NUMERAL}{1,4}|半)个?(?<half>半)?个?(?<unit>工作日|分钟?|刻钟|小时|钟头|[天日]|周|星期|礼拜)(?<behind>半)?`,
    "giu",
  ),
  /(?<n>\d{1,3}(?:\.\d{1,2})?|half an?|\ban?|\b[a-z]+)(?<half> and a half)? (?<unit>working days?|min(?:ute)?s?|hours?|days?|weeks?)(?<behind> and a half)?/giu,
];

const IN_ENGLISH = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

const countOf = (typed: string): number => {
  if (/^\d/u.test(typed)) return Number(typed);
  if (/^(?:半|half)/u.test(typed)) return 0.5;
  if (/^an?$/u.test(typed)) return 1;
  const at = IN_ENGLISH.indexOf(typed);
  return at < 0 ? numberOf(typed) : at + 1;
};

/** Of what a unit is made: minutes, days, or working days. */
const UNITS: readonly (readonly [RegExp, "minutes" | "days" | "workingDays", number])[] = [
  [/^(?:分|min)/iu, "minutes", 1],
  [/^刻钟/u, "minutes", 15],
  [/^(?:小时|钟头|hour)/iu, "minutes", 60],
  [/^(?:天|日|day)/iu, "days", 1],
  [/^(?:周|星期|礼拜|week)/iu, "days", 7],
  [/^(?:工作日|working)/iu, "workingDays", 1],
];

/** An amount as minutes, days and working days; NaN where it says no number. */
const sumOf = (amount: string): Readonly<Record<"minutes" | "days" | "workingDays", number>> => {
  const sum = { minutes: 0, days: 0, workingDays: 0 };
  const found = PIECES.map((pattern) => [...amount.matchAll(pattern)]).find(
    ({ length }) => length > 0,
  );
  for (const { groups = {} } of found ?? []) {
    const { n = "", half, unit = "", behind } = groups;
    const [, of = "minutes", each = 1] = UNITS.find(([is]) => is.test(unit)) ?? [];
    sum[of] += (countOf(n.toLowerCase()) + ((half ?? behind) === undefined ? 0 : 0.5)) * each;
  }
  return sum;
};

/** An amount as whole minutes; nothing where it is of days. */
export const minutesOf = (amount: string): number | undefined => {
  const { minutes, days, workingDays } = sumOf(amount);
  return days + workingDays === 0 && Number.isInteger(minutes) && minutes > 0 ? minutes : undefined;
};

/** By how much a text moves a moment, as it was typed (推迟两天, 提前1小时30分钟, a week later), and where that leads. */
export type Shift = {
  readonly typed: string;
  readonly amount: string;
  /** It says nothing of the hour of the day. */
  readonly ofDays: boolean;
  /** Days keep the hour of the day; nothing where the text says no whole number of them. */
  from(stands: Instant, calendar: Calendar): Instant | undefined;
};

/** The shift that a text speaks of; nothing where it speaks of none. */
export const shiftIn = (text: string): Shift | undefined => {
  const found = PATTERNS.map((pattern) => pattern.exec(text)).find((one) => one !== null);
  if (found === undefined || found === null) return undefined;
  const { amount = "", earlier } = found.groups ?? {};
  const { minutes, days, workingDays } = sumOf(amount);
  const sign = earlier === undefined ? 1 : -1;
  return {
    typed: found[0],
    amount,
    ofDays: minutes === 0,
    from: (stands, calendar) => {
      if (![minutes, days, workingDays].every(Number.isInteger)) return undefined;
      // How the working days and the others of one amount follow each other is not said.
      if (workingDays > 0 && minutes + days > 0) return undefined;
      const day =
        workingDays > 0
          ? calendar.addWorkingDays(dayOf(stands), sign * workingDays)
          : addDays(dayOf(stands), sign * days);
      return addMinutes(instantAt(day, timeOf(stands)), sign * minutes);
    },
  };
};

/** What may stand around a shift and says nothing more: 会议…，时间不变. */
const BEFORE =
  /^(?:请|把|将|会议?|开会|时间|整个|the (?:meeting|session)|it|please|move|[，,:：\s])+/iu;
const BEHIND =
  /^(?:再?(?:召开|举行|开会?)|吧|即可|就行|就好|(?:时间|钟点|地点|其他|其余)(?:都)?不变|please|at the same time|same time|[，,。.！!\s])+$/iu;

/** The shift that a whole text is, with the time of day that stands behind it where it says one (推迟三天，上午9点). */
export const wholeShift = (
  text: string,
): { readonly shift: Shift; readonly time?: string } | undefined => {
  const shift = shiftIn(text);
  if (shift === undefined) return undefined;
  const at = text.indexOf(shift.typed);
  if (text.slice(0, at).replace(BEFORE, "") !== "") return undefined;
  const behind = text.slice(at + shift.typed.length);
  if (behind === "" || BEHIND.test(behind)) return { shift };
  const time = behind
    .replace(/^(?:[，,\s]|改?[在到为成]|再|\bat\b|\bto\b)+/iu, "")
    .replace(/(?:再?开|吧|[。.])+$/u, "");
  return shift.ofDays ? { shift, time } : undefined;
};
