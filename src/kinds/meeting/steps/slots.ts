import {
  type Day,
  dayOf,
  dayText,
  type Instant,
  instantAt,
  minutesBetween,
  momentText,
  timeOf,
  weekday,
} from "../../../calendar/day.ts";
import { readNumber } from "../../../calendar/numeral.ts";
import { dayPrefix, readMoment } from "../../../calendar/typed.ts";
import { day, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import type { Text } from "../../../chat/text.ts";
import { notPast } from "../../../flow/days.ts";
import type { Context } from "../../../flow/step.ts";
import { numbered, slotText } from "../cards.ts";
import { type Meeting, numberedSlots, type Slot } from "../model.ts";
import { words } from "../words.ts";
import { PART } from "./votes-said.ts";

/** How many times can be asked about at once. */
const [fewest, most] = [2, 5] as const;

/** Why so many times cannot be asked about, where they are too many. */
export const notTooMany = (count: number, field: string): Refusal | undefined =>
  count > most ? new Refusal(words.tooManySlots(most, count), { field }) : undefined;

/** How long a meeting lasts, in minutes. */
const [shortest, longest] = [10, 600] as const;

const pieces = (typed: string): readonly string[] =>
  typed
    .split(/[、，,；;\n]+/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");

/**
 * One time of a list; where only the hour is written the day, and the half of it, is that of the one before:
 * 下周三下午3点、4点半.
 */
const readOne = (piece: string, before: Instant | undefined, { now, calendar }: Context) => {
  const read = (typed: string) => readMoment(typed, now, { tense: "future", calendar });
  if (before === undefined || dayPrefix(piece, now) > 0) return read(piece);
  const plain = read(`${dayOf(before)} ${piece}`);
  const afternoon = "problem" in plain && timeOf(before) >= "12:00";
  return afternoon ? read(`${dayOf(before)} 下午${piece}`) : plain;
};

/** The times of a typed list, the earliest first; or what is wrong with one of them, at the field they stand in. */
export const readTimes = (
  typed: string,
  { duration, field }: { readonly duration: number; readonly field: string },
  context: Context,
): readonly Slot[] | Refusal => {
  const wrong = (why: Text) => new Refusal(why, { field });
  const slots = new Map<Instant, Slot>();
  let before: Instant | undefined;
  // A day whose hour stands behind the next mark: 12月1日，下午3点.
  let open: string | undefined;
  for (const piece of pieces(typed)) {
    const read = readOne(piece, before, context);
    if ("problem" in read) return wrong(words.slotWrong(piece, read.problem));
    if (read.time === undefined) {
      if (open !== undefined) return wrong(words.slotHour(open));
      open = piece;
      before = instantAt(read.day, "00:00");
      continue;
    }
    open = undefined;
    const startsAt = instantAt(read.day, read.time);
    if (startsAt <= context.now)
      return wrong(words.past(momentText(context.now), momentText(startsAt)));
    const minutes = read.until === undefined ? duration : minutesBetween(startsAt, read.until);
    before = startsAt;
    if (minutes < shortest || minutes > longest)
      return wrong(words.slotWrong(piece, words.slotLength(shortest, longest)));
    slots.set(startsAt, { startsAt, duration: minutes });
  }
  return open === undefined ? inTime([...slots.values()]) : wrong(words.slotHour(open));
};

/** Why a poll cannot close on a day: it has gone by, or comes after the first time that can still be chosen. */
export const closesWrong = (
  closesOn: Day | undefined,
  slots: readonly Slot[],
  { now, today }: Pick<Context, "now" | "today">,
): Refusal | undefined => {
  if (closesOn === undefined) return undefined;
  const first = slots.find(({ startsAt }) => startsAt > now);
  return first !== undefined && closesOn > dayOf(first.startsAt)
    ? new Refusal(words.closesLate(dayText(closesOn), momentText(first.startsAt)), {
        field: "closesOn",
      })
    : notPast(closesOn, today, "closesOn", words.closesOn);
};

/** Until when the times are to be answered. */
export const closesField = {
  closesOn: optional(
    day(words.closesOn, {
      also: ["截止日", "截止日期", "截止时间"],
      help: words.closesOnHelp,
      tense: "future",
    }),
  ),
};

/** Times, the earliest first. */
export const inTime = (slots: readonly Slot[]): readonly Slot[] =>
  slots.toSorted((one, other) => one.startsAt.localeCompare(other.startsAt));

/** The times a poll begins with, the earliest first, with the numbers behind `lastSlot`; or what is wrong with them. */
export const readSlots = (
  typed: string,
  { duration, lastSlot }: { readonly duration: number; readonly lastSlot: number },
  context: Context,
): readonly Slot[] | Refusal => {
  const read = readTimes(typed, { duration, field: "times" }, context);
  if (read instanceof Refusal) return read;
  return read.length < fewest || read.length > most
    ? new Refusal(words.slotCount(fewest, most), { field: "times" })
    : read.map((slot, index) => ({ ...slot, number: lastSlot + index + 1 }));
};

/** Those of some times that a typed day or moment names. */
const slotsAt = (
  piece: string,
  tense: "future" | "past",
  slots: readonly Slot[],
  { now, calendar }: Context,
): readonly Slot[] => {
  const part = PART.exec(piece)?.groups?.["part"];
  const whole = readMoment(piece, now, { tense, calendar });
  // 周三上午 says no hour.
  const read =
    "problem" in whole && part !== undefined
      ? readMoment(piece.replace(PART, ""), now, { tense, calendar })
      : whole;
  if ("problem" in read) return [];
  const fitting = slots.filter(
    ({ startsAt }) =>
      (read.time === undefined || timeOf(startsAt) === read.time) &&
      (part === undefined || isIn(part, timeOf(startsAt))),
  );
  const onDay = fitting.filter(({ startsAt }) => dayOf(startsAt) === read.day);
  if (onDay.length > 0) return onDay;
  // Of the times that are asked about, 周三 is the one on a Wednesday, in whichever week, and 2号 in whichever month.
  const alike = [
    { is: WEEKDAY, of: weekday },
    { is: MONTHDAY, of: (day: Day) => day.slice(-2) },
  ].find(({ is }) => is.test(piece));
  return alike === undefined
    ? onDay
    : fitting.filter(({ startsAt }) => alike.of(dayOf(startsAt)) === alike.of(read.day));
};

/** A day of the week without its week, and of the month without its month. */
const WEEKDAY =
  /^(?:on )?(?:(?:周|星期|礼拜)[一二三四五六日天]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)/iu;
const MONTHDAY =
  /^(?:on )?(?:the )?(?:\d{1,2}|[一二三四五六七八九十廿]{1,3}) ?(?:[号日]|(?:st|nd|rd|th)\b)/iu;

/** Whether a time of day is in a part of it. */
const isIn = (part: string, time: string): boolean => {
  if (/早上|上午|morning/iu.test(part)) return time < "12:00";
  if (/中午/u.test(part)) return time >= "11:00" && time < "14:00";
  if (/下午|afternoon/iu.test(part)) return time >= "12:00" && time < "18:00";
  return time >= "17:00";
};

const IN_WORDS = ["first", "second", "third", "fourth", "fifth"];

/** The number of a time as it is typed: 2, 第二个, 第2号, option 2, the second one. 2号 and the 2nd are days. */
const numberTyped = (piece: string): number | undefined => {
  const figures =
    /^(?:第 ?(?<nth>\d{1,2})(?: ?[个号])?|(?:options?|slot|number|times?|no\.?|#)? ?(?<number>\d{1,2}))(?:的?时间)?[.．]?$/iu.exec(
      piece,
    )?.groups ??
    /^(?:the )?(?<nth>\d)(?:st|nd|rd|th) (?:one|time|option|slot)$/iu.exec(piece)?.groups;
  if (figures !== undefined) return Number(figures["nth"] ?? figures["number"]);
  const chinese = /^(?:第([一二三四五])[个号]?|([一二三四五]))(?:的?时间)?$/u.exec(piece);
  if (chinese !== null) return readNumber(chinese[1] ?? chinese[2] ?? "");
  const word = /^(?:the )?([a-z]+)(?: one| time| option| slot)?$/iu.exec(piece)?.[1]?.toLowerCase();
  const at = IN_WORDS.indexOf(word ?? "");
  return at < 0 ? undefined : at + 1;
};

/** Whether all of so many times are meant; 两个都 is of two. */
const areAll = (typed: string, count: number): boolean => {
  const said = typed.trim();
  const counted = /^([两二三四五2-5])个(?:时间)?都?$/u.exec(said)?.[1];
  if (counted !== undefined) return readNumber(counted === "两" ? "二" : counted) === count;
  if (/^(?:both|either|neither)\b/iu.test(said)) return count === 2;
  const many = /^all (two|three|four|five)$/iu.exec(said)?.[1]?.toLowerCase();
  if (many !== undefined) return ["two", "three", "four", "five"].indexOf(many) + 2 === count;
  return /^(?:全部|全?都|所有的?|每个都?|哪个都?|几个都|一个都?也?|没有一个|all|any|every(?: one)?|none)(?: of (?:them|these|those))?$/iu.test(
    said,
  );
};

const isInstant = (piece: string): boolean => /^\d{4}-\d\d-\d\dT/.test(piece);

/** Which of some times a piece of a list means, by its number, its day or its moment; none where that is not clear. */
const slotMeant = (
  piece: string,
  { slots }: Pick<Meeting["fields"], "slots">,
  context: Context,
): Slot | undefined => {
  const all = numberedSlots({ slots });
  const ofNumber = (number: number) => all.find((one) => one.number === number)?.slot;
  if (/^(?:最后一?个|(?:the )?last)$/iu.test(piece)) return all.at(-1)?.slot;
  const number = numberTyped(piece);
  if (number !== undefined) return ofNumber(number);
  // A card of an earlier version names a time by its start, which another one may have by now.
  if (isInstant(piece)) return undefined;
  // One that has gone by is meant by its day as well.
  const [same = []] = (["future", "past"] as const)
    .map((tense) => slotsAt(piece, tense, slots, context))
    .filter((some) => some.length > 0);
  const nth = /^(?:on )?(?:the )?(\d)(?:st|nd|rd|th)$/iu.exec(piece)?.[1];
  const [only, ...others] = new Set([
    ...same,
    // The 2nd is a day of the month, or else the second of them.
    ...[nth === undefined ? [] : (ofNumber(Number(nth)) ?? [])].flat(),
  ]);
  return others.length === 0 ? only : undefined;
};

/** The times that an answer is about: by their numbers (1、3), by a day or a moment, or all of them. */
export const slotsMeant = (
  typed: string,
  { slots }: Meeting["fields"],
  context: Context,
  field = "slot",
): readonly Slot[] | Refusal => {
  if (areAll(typed, slots.length)) return slots;
  const found = pieces(typed).map((piece) => slotMeant(piece, { slots }, context));
  const meant = found.filter((one) => one !== undefined);
  return meant.length === 0 || meant.length < found.length
    ? new Refusal(
        words.whichSlot(
          numberedSlots({ slots }).map(({ slot, number }) => numbered(number, slotText(slot))),
        ),
        { field },
      )
    : [...new Set(meant)];
};
