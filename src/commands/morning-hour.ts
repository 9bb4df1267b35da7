import { type Text, text } from "../chat/text.ts";

/** What is said about the hour of the day at which something comes in the morning. */
export const hourWords = {
  at: text("时间", "At"),
  help: text("7:00到18:00之间：8:30，9点", "between 7:00 and 18:00: 8:30"),
  bad: (typed: string): Text =>
    text(
      `“${typed}”不是可以用的时间。请写7:00到18:00之间的时间，例如 8:30 或 9点。`,
      `“${typed}” is no time that can be used. Write one between 7:00 and 18:00, such as 8:30.`,
    ),
} as const;

const earliest = "07:00";
const latest = "18:00";

/** A time of day as people write it, county time `HH:MM`: 8:30, 8：30, 9点, 9点半, 9; nothing where it cannot be used. */
export const readHour = (typed: string): string | undefined => {
  const [, hour = "", minute = "00", half] =
    /^(\d{1,2})(?:[:：点时](?:(\d{2})分?|(半))?)?$/.exec(typed.normalize("NFKC").trim()) ?? [];
  const read = `${hour.padStart(2, "0")}:${half === undefined ? minute : "30"}`;
  return hour !== "" && /^\d\d:[0-5]\d$/.test(read) && earliest <= read && read <= latest
    ? read
    : undefined;
};
