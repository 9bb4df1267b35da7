import { dayOf, isDay, timeOf } from "../src/calendar/day.ts";
import { type Text, text } from "../src/chat/text.ts";

// A moment is asked for as a day and a time of day beside each other.

/** County day and time of an instant, or of `2026-11-25 15:00`; nothing where it is neither. */
export const momentOf = (
  value: unknown,
): { readonly day?: string; readonly time?: string } | undefined => {
  if (typeof value !== "string") return undefined;
  const [, day = "", time] = /^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d))?$/.exec(value) ?? [];
  if (isDay(day)) return time === undefined ? { day } : { day, time };
  try {
    return { day: dayOf(value), time: timeOf(value) };
  } catch {
    return undefined;
  }
};

/** What the input of the time is called, beside that of the day. */
export const timeLabel = ({ zh, en }: Text): Text => text(`${zh}（几点）`, `${en} (time of day)`);
