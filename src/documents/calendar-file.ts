import ical, {
  ICalAlarmType,
  type ICalAttendeeData,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventStatus,
} from "ical-generator";
import { addMinutes, dayOf, type Instant, timeOf } from "../calendar/day.ts";
import type { Language } from "../chat/text.ts";
import { say, type Text, text } from "../chat/text.ts";
import type { Appointment } from "../flow/appointment.ts";

/** One entry of a calendar file: an appointment with what may be said of it. */
export type CalendarEntry = {
  readonly id: string;
  readonly title: Text;
  readonly appointment: Appointment;
  /** Who called it; not of what is restricted. */
  readonly organizer?: Text;
  /** The post it is for, where that comes or is invited no more, and what its unit has answered. */
  readonly attendee?: {
    readonly post: string;
    readonly name: Text;
    readonly chairs: boolean;
    /** Its unit is asked whether it comes. */
    readonly asked: boolean;
    readonly answer?: "yes" | "maybe" | "no";
  };
};

const zone = "Asia/Shanghai";

/** The county's zone has had no summer time since 1991. */
const zoneRule = [
  "BEGIN:VTIMEZONE",
  `TZID:${zone}`,
  "BEGIN:STANDARD",
  "DTSTART:19910915T000000",
  "TZOFFSETFROM:+0800",
  "TZOFFSETTO:+0800",
  "TZNAME:CST",
  "END:STANDARD",
  "END:VTIMEZONE",
].join("\r\n");

const words = {
  name: text("府检联动会议", "Linkage meetings"),
};

/** What stands for a post where calendars want an address: of a domain that never exists (RFC 2606), so nothing is sent there. */
const addressOf = (post: string): string => `${encodeURIComponent(post)}@liandong.invalid`;

const statuses = {
  yes: ICalAttendeeStatus.ACCEPTED,
  maybe: ICalAttendeeStatus.TENTATIVE,
  no: ICalAttendeeStatus.DECLINED,
} as const;

/** The post an invitation is for, so that its calendar can answer (RFC 5546). */
const attendeeOf = (
  { post, name, chairs, asked, answer }: NonNullable<CalendarEntry["attendee"]>,
  language: Language,
): ICalAttendeeData => ({
  email: addressOf(post),
  name: say(name, language),
  type: ICalAttendeeType.INDIVIDUAL,
  role: chairs ? ICalAttendeeRole.CHAIR : ICalAttendeeRole.REQ,
  rsvp: asked && answer === undefined,
  status: answer === undefined ? ICalAttendeeStatus.NEEDSACTION : statuses[answer],
});

/** The hour on the county's clocks, as the library takes it whatever the server's zone is. */
const onTheClock = (at: Instant): string => `${dayOf(at)}T${timeOf(at)}:00`;

/** Minutes before it at which a calendar is to say so. */
const alarms = [24 * 60, 60] as const;

/**
 * A calendar file (RFC 5545): of one appointment as an invitation or its withdrawal, of many to
 * subscribe to. The same entry has the same id in each, and a higher number after every change.
 */
export const calendarFile = (
  entries: readonly CalendarEntry[],
  {
    single,
    language,
    now,
  }: { readonly single: boolean; readonly language: Language; readonly now: Instant },
): string => {
  const [first] = entries;
  const withdrawn = single && first?.appointment.cancelled === true;
  const called = withdrawn ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
  const calendar = ical({
    prodId: { company: "liandong", product: "meetings", language: "ZH" },
    method: single ? called : ICalCalendarMethod.PUBLISH,
    timezone: { name: null, generator: () => zoneRule },
    ...(single ? {} : { name: say(words.name, language), ttl: 3600 }),
  });
  for (const { id, title, appointment, organizer = words.name, attendee } of entries) {
    const { startsAt, minutes, place, about, sequence, cancelled } = appointment;
    calendar.createEvent({
      id,
      sequence,
      stamp: new Date(now),
      timezone: zone,
      start: onTheClock(startsAt),
      end: onTheClock(addMinutes(startsAt, minutes)),
      summary: say(title, language),
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      organizer: { name: say(organizer, language), email: addressOf("no-reply") },
      // What is published names nobody who attends (RFC 5546 §3.2.1).
      attendees: single && attendee !== undefined ? [attendeeOf(attendee, language)] : [],
      ...(place === undefined ? {} : { location: place }),
      ...(about === undefined ? {} : { description: about }),
      alarms: cancelled
        ? []
        : alarms.map((before) => ({ type: ICalAlarmType.display, trigger: before * 60 })),
    });
  }
  // The last line ends as every other does (RFC 5545 §3.1); the library leaves that out.
  return `${calendar.toString()}\r\n`;
};
