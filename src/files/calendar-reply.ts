import type ICAL from "ical.js";
import { type Instant, instantAt } from "../calendar/day.ts";
import { decodeText } from "./text.ts";

/** What a calendar says to an invitation, as the answers of an attendance form are called. */
export type CalendarAnswer = "yes" | "maybe" | "no";

/** The one event a calendar file is about, and what it says to it (RFC 5546, METHOD:REPLY). */
export type CalendarReply = {
  /** As the calendar that invited named the event, in lower case. */
  readonly uid: string;
  /** Of the invitation that is answered; 0 where the file has none. */
  readonly sequence: number;
  /** When that was to begin, where the file says so. */
  readonly startsAt?: Instant;
  /** Nothing where it only says that nobody has answered yet, or that somebody else is to. */
  readonly answer?: CalendarAnswer;
  readonly comment?: string;
};

/** Why a calendar file is no answer; `uid` of the event where it is about one. */
export type NoReply = {
  readonly fault: "broken" | "tooLarge" | "several" | "invitation" | "otherTime";
  readonly uid?: string;
};

/** What programs call the county's zone. */
const countyZones = /shanghai|china|beijing|chongqing|prc|\+08:?00/i;

/** The most bytes an answer has. */
const largestReply = 256 * 1024;

const answers: Readonly<Record<string, CalendarAnswer>> = {
  ACCEPTED: "yes",
  TENTATIVE: "maybe",
  DECLINED: "no",
};

/** A calendar file's text with its folded lines whole: folds may stand inside a character. */
export const calendarText = (content: Uint8Array): string | undefined => {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const whole = bytes.toString("latin1").replace(/\r?\n[ \t]/g, "");
  return decodeText(Buffer.from(whole, "latin1"));
};

/** Whether a text is a calendar file, whoever wrote it. */
export const isCalendarText = (content: Uint8Array): boolean =>
  /^(?:\u00ef\u00bb\u00bf)?\s*begin:vcalendar\b/i.test(
    Buffer.from(content.subarray(0, 64)).toString("latin1"),
  );

/** Reads the answer in a calendar file; never throws. Who is named in it as attending says nothing. */
export const readCalendarReply = async (content: Uint8Array): Promise<CalendarReply | NoReply> => {
  if (content.length > largestReply) return { fault: "tooLarge" };
  // Loaded when somebody first sends one.
  const { default: parser } = await import("ical.js");
  const valueIn = (of: ICAL.Component, name: string): string => {
    const value = of.getFirstPropertyValue(name);
    return value === null ? "" : String(value).trim();
  };
  /** In UTC or on the county's clocks; of another zone nothing, whose rules a file could make endless. */
  const startOf = (event: ICAL.Component): Instant | undefined => {
    const property = event.getFirstProperty("dtstart");
    const time = property?.getFirstValue();
    if (property === null || !(time instanceof parser.Time) || time.isDate) return undefined;
    const shown = time.toString();
    if (shown.endsWith("Z")) return new Date(shown).toISOString();
    const zone = String(property.getParameter("tzid") ?? "");
    return zone === "" || countyZones.test(zone)
      ? instantAt(shown.slice(0, 10), shown.slice(11, 16))
      : undefined;
  };
  try {
    const text = calendarText(content)?.trim() ?? "";
    if (text.match(/^begin:vcalendar\s*$/gim)?.length !== 1) return { fault: "several" };
    const calendar = new parser.Component(parser.parse(text));
    const [event, ...others] = calendar.getAllSubcomponents("vevent");
    const method = valueIn(calendar, "method").toUpperCase();
    const uid = event === undefined ? "" : valueIn(event, "uid").toLowerCase();
    if (method === "COUNTER") return { fault: "otherTime", uid };
    if (method !== "REPLY") return { fault: "invitation", uid };
    if (others.length > 0) return { fault: "several" };
    if (event === undefined) return { fault: "broken" };
    const attendees = event.getAllProperties("attendee");
    const of = (name: string): ReadonlySet<string> =>
      new Set(attendees.map((one) => String(one.getParameter(name) ?? "").trim()));
    const [said = "", ...differing] = of("partstat");
    const answer = differing.length === 0 ? answers[said.toUpperCase()] : undefined;
    // Google writes it beside the attendee.
    const comment = valueIn(event, "comment") || [...of("x-response-comment")].join("");
    const startsAt = startOf(event);
    return {
      uid,
      sequence: Number.parseInt(valueIn(event, "sequence"), 10) || 0,
      ...(startsAt === undefined ? {} : { startsAt }),
      ...(answer === undefined ? {} : { answer }),
      ...(comment === "" ? {} : { comment }),
    };
  } catch {
    return { fault: "broken" };
  }
};
