/** An answer to an invitation, as calendar programs write it. */
export type ReplyParts = {
  readonly uid: string;
  readonly partstat: string;
  readonly sequence?: number;
  /** As `20261202T150000`, on the county's clocks. */
  readonly start?: string;
  readonly comment?: string;
  readonly attendee?: string;
};

const bytes = (lines: readonly string[], end = "\r\n"): Uint8Array =>
  new TextEncoder().encode(`${lines.join(end)}${end}`);

/** Folded after so many bytes, inside a character where it falls so. */
const folded = (content: Uint8Array, at: number): Uint8Array => {
  const out: number[] = [];
  let column = 0;
  for (const byte of content) {
    if (column === at && byte !== 13 && byte !== 10) {
      out.push(13, 10, 32);
      column = 1;
    }
    out.push(byte);
    column = byte === 10 ? 0 : column + 1;
  }
  return Uint8Array.from(out);
};

const inUtc = (start: string): string => {
  const [, year, month, day, hour, minute] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)/.exec(start)?.map(Number) ?? [];
  if (year === undefined || month === undefined) throw new Error(start);
  const at = new Date(Date.UTC(year, month - 1, day, (hour ?? 0) - 8, minute));
  return `${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
};

/** Outlook: a zone under Windows' name, a page of HTML beside the words, a comment in a language. */
export const outlookReply = ({
  uid,
  partstat,
  sequence = 0,
  start = "20261202T150000",
  comment = "\\n",
  attendee = "water@example.com",
}: ReplyParts): Uint8Array =>
  folded(
    bytes([
      "BEGIN:VCALENDAR",
      "METHOD:REPLY",
      "PRODID:Microsoft Exchange Server 2010",
      "VERSION:2.0",
      "BEGIN:VTIMEZONE",
      "TZID:China Standard Time",
      "BEGIN:STANDARD",
      "DTSTART:16010101T000000",
      "TZOFFSETFROM:+0800",
      "TZOFFSETTO:+0800",
      "END:STANDARD",
      "BEGIN:DAYLIGHT",
      "DTSTART:16010101T000000",
      "TZOFFSETFROM:+0800",
      "TZOFFSETTO:+0800",
      "END:DAYLIGHT",
      "END:VTIMEZONE",
      "BEGIN:VEVENT",
      `ATTENDEE;PARTSTAT=${partstat};CN="水务局, 联络员":MAILTO:${attendee}`,
      `COMMENT;LANGUAGE=zh-CN:${comment}`,
      `UID:${uid}`,
      "SUMMARY;LANGUAGE=zh-CN:已接受: 山丹河黑臭水体治理与沿岸排污口整改工作联席会议\\, 第二次",
      `DTSTART;TZID=China Standard Time:${start}`,
      `DTEND;TZID=China Standard Time:${start}`,
      "CLASS:PUBLIC",
      "PRIORITY:5",
      "DTSTAMP:20261122T021500Z",
      "TRANSP:OPAQUE",
      "STATUS:CONFIRMED",
      `SEQUENCE:${sequence}`,
      "X-ALT-DESC;FMTTYPE=text/html:<!DOCTYPE HTML><html><body><script></script></body></html>",
      "X-MICROSOFT-CDO-APPT-SEQUENCE:0",
      "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
      "END:VEVENT",
      "END:VCALENDAR",
    ]),
    75,
  );

/** Google: the hour in UTC, the attendee's parameters in an order of its own. */
export const googleReply = ({
  uid,
  partstat,
  sequence = 0,
  start = "20261202T150000",
  comment,
  attendee = "water@example.com",
}: ReplyParts): Uint8Array =>
  folded(
    bytes([
      "BEGIN:VCALENDAR",
      "PRODID:-//Google Inc//Google Calendar 70.9054//EN",
      "VERSION:2.0",
      "CALSCALE:GREGORIAN",
      "METHOD:REPLY",
      "BEGIN:VEVENT",
      `DTSTART:${inUtc(start)}`,
      `DTEND:${inUtc(start)}`,
      "DTSTAMP:20261122T021500Z",
      "ORGANIZER;CN=Secretariat of the joint meeting:mailto:no-reply@liandong.invalid",
      `UID:${uid}`,
      `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${partstat};CN="Water Bureau";X-NUM-GUESTS=0${
        comment === undefined ? "" : `;X-RESPONSE-COMMENT="${comment}"`
      }:mailto:${attendee}`,
      "X-GOOGLE-CONFERENCE:https://meet.example.com/abc",
      "CREATED:20261122T021000Z",
      "DESCRIPTION:",
      "LAST-MODIFIED:20261122T021500Z",
      `SEQUENCE:${sequence}`,
      "STATUS:CONFIRMED",
      "SUMMARY:Linkage",
      "TRANSP:OPAQUE",
      "END:VEVENT",
      "END:VCALENDAR",
    ]),
    73,
  );

/** Apple: no zone of its own beside the hour, line feeds alone once it went through a Mac's mail. */
export const appleReply = ({
  uid,
  partstat,
  sequence = 0,
  start = "20261202T150000",
  comment,
  attendee = "water@example.com",
}: ReplyParts): Uint8Array =>
  bytes(
    [
      "BEGIN:VCALENDAR",
      "CALSCALE:GREGORIAN",
      "VERSION:2.0",
      "METHOD:REPLY",
      "PRODID:-//Apple Inc.//macOS 15.1//EN",
      "BEGIN:VEVENT",
      "TRANSP:OPAQUE",
      `UID:${uid}`,
      `ATTENDEE;CN="Water Bureau";CUTYPE=INDIVIDUAL;PARTSTAT=${partstat}`,
      ` ;RSVP=TRUE:mailto:${attendee}`,
      ...(comment === undefined ? [] : [`COMMENT:${comment}`]),
      `DTSTART;TZID=Asia/Shanghai:${start}`,
      "X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC",
      `SEQUENCE:${sequence}`,
      "DTSTAMP:20261122T021500Z",
      "END:VEVENT",
      "END:VCALENDAR",
    ],
    "\n",
  );
