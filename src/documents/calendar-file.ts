import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { addMinutes, dayOf, type Instant, timeOf } from "../calendar/day.ts";
import type { Language } from "../chat/text.ts";
import { say, type Text, text } from "../chat/text.ts";
import type { Appointment } from "../flow/appointment.ts";

/** One entry of a calendar file: an appointment with what may be said of it. */
export type CalendarEntry = {
  readonly id: string;
  readonly title: Text;
  readonly appointment: Appointment;
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
  secretariat: text("联席会议秘书处", "Secretariat of the joint meeting"),
};

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
    prodId: "-//liandong//meetings//ZH",
    method: single ? called : ICalCalendarMethod.PUBLISH,
    timezone: { name: null, generator: () => zoneRule },
    ...(single ? {} : { name: say(words.name, language), ttl: 3600 }),
  });
  for (const { id, title, appointment } of entries) {
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
      organizer: { name: say(words.secretariat, language), email: "no-reply@liandong.invalid" },
      ...(place === undefined ? {} : { location: place }),
      ...(about === undefined ? {} : { description: about }),
      alarms: cancelled
        ? []
        : alarms.map((before) => ({ type: ICalAlarmType.display, trigger: before * 60 })),
    });
  }
  return calendar.toString();
};
