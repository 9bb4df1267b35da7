import {
  dayOf,
  type Instant,
  instantAt,
  minutesBetween,
  momentText,
  timeOf,
} from "../../../calendar/day.ts";
import { dayPrefix, readMoment } from "../../../calendar/typed.ts";
import { Refusal } from "../../../chat/refusal.ts";
import type { Text } from "../../../chat/text.ts";
import type { Context } from "../../../flow/step.ts";
import { slotText } from "../cards.ts";
import type { Meeting, Slot } from "../model.ts";
import { words } from "../words.ts";

/** How many times can be asked about at once. */
const [fewest, most] = [2, 5] as const;

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

/** The times of a typed list, the earliest first; or what is wrong with one of them. */
export const readSlots = (
  typed: string,
  duration: number,
  context: Context,
): readonly Slot[] | Refusal => {
  const wrong = (why: Text) => new Refusal(why, { field: "times" });
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
  if (open !== undefined) return wrong(words.slotHour(open));
  if (slots.size < fewest || slots.size > most) return wrong(words.slotCount(fewest, most));
  return [...slots.values()].sort((one, other) => one.startsAt.localeCompare(other.startsAt));
};

/** The times that an answer is about: by their numbers (1、3), by a day or a moment, or all of them. */
export const slotsMeant = (
  typed: string,
  { slots }: Meeting["fields"],
  context: Context,
): readonly Slot[] | Refusal => {
  if (/^(?:全部|都|所有|每个|all)$/iu.test(typed.trim())) return slots;
  const found = pieces(typed).map((piece) => {
    const number = /^第? ?(\d)(?: ?个)?[.．]?$/u.exec(piece)?.[1];
    if (number !== undefined) return slots[Number(number) - 1];
    const exact = slots.find(({ startsAt }) => startsAt === piece);
    if (exact !== undefined) return exact;
    const read = readMoment(piece, context.now, {
      tense: "future",
      calendar: context.calendar,
    });
    if ("problem" in read) return undefined;
    const same = slots.filter(
      ({ startsAt }) =>
        dayOf(startsAt) === read.day && (read.time === undefined || timeOf(startsAt) === read.time),
    );
    return same.length === 1 ? same[0] : undefined;
  });
  const meant = found.filter((one) => one !== undefined);
  return meant.length === 0 || meant.length < found.length
    ? new Refusal(words.whichSlot(slots.map(slotText)), { field: "slot" })
    : meant;
};
