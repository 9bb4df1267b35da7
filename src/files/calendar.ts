import type { Instant } from "../calendar/day.ts";
import { Refusal } from "../chat/refusal.ts";
import { bracketed, text, verbatim } from "../chat/text.ts";
import type { CalendarEntry } from "../documents/calendar-file.ts";
import { sightOf } from "../flow/access.ts";
import { appointmentId } from "../flow/appointment.ts";
import { findMatter, flowOf, readMatter } from "../flow/find.ts";
import type { Flow } from "../flow/flow.ts";
import type { Matter } from "../flow/matter.ts";
import { holdsAny } from "../flow/seat.ts";
import type { Services } from "../flow/services.ts";
import type { Person } from "../people/directory.ts";

const calendar = "calendar:";
const event = "event:";

/** What a ticket names instead of a file for the calendar of a post, made anew under another `address`. */
export const calendarOf = (address: string): string => `${calendar}${address}`;

/** What a ticket names instead of a file for the calendar file of one matter. */
export const eventOf = (code: string): string => `${event}${code}`;

/** Where the address of a post's calendar is kept: its own word and since when. */
export const addressSetting = (person: Pick<Person, "id">): string => `calendar:${person.id}`;

/** What is kept of an address. */
export const addressKept = (address: string, since: Instant): string => `${address} ${since}`;

/** The address kept, and since when it is. */
export const addressIn = (kept: string): { readonly address: string; readonly since: Instant } => {
  const [address = "", since = ""] = kept.split(" ");
  return { address, since };
};

/** How many meetings a calendar has. */
const most = 200;

/** What is shown of an appointment outside: nothing but that there is one, where the matter is restricted. */
const entryOf = (flow: Flow, matter: Matter): CalendarEntry | undefined => {
  const appointment = flow.appointment?.(matter);
  if (appointment === undefined || matter.visibility === 3 || matter.erasedAt !== undefined)
    return undefined;
  const id = appointmentId(matter);
  const { place: _, about: __, ...bare } = appointment;
  return matter.visibility === 1
    ? { id, title: bracketed(verbatim(matter.title), verbatim(matter.code)), appointment }
    : {
        id,
        title: text(`${flow.name.zh} ${matter.code}`, `${flow.name.en} ${matter.code}`),
        appointment: bare,
      };
};

/** A calendar file, by what its ticket names; nothing where it is of no calendar, or not this person's any more. */
export const openCalendar = async (
  services: Services,
  file: string,
  actor: Person,
): Promise<
  { readonly name: string; readonly content: string; readonly matter?: string } | undefined
> => {
  const { store, flows, time } = services;
  const single = file.startsWith(event);
  const entries: CalendarEntry[] = [];
  const code = file.slice(event.length);
  if (single) {
    const found = await findMatter({ store, flows, actor }, code);
    const entry = found instanceof Refusal ? undefined : entryOf(found.flow, found.matter);
    if (entry === undefined) return undefined;
    entries.push(entry);
  } else {
    const kept = await store.setting(addressSetting(actor));
    if (kept === undefined || calendarOf(addressIn(kept).address) !== file) return undefined;
    for (const { kind } of flows.filter(({ appointment }) => appointment !== undefined))
      for (const stored of await store.matters(sightOf(actor), { kind, take: most })) {
        const flow = flowOf(flows, stored);
        const matter = readMatter(flow, stored);
        const entry = isOwn(actor, flow, matter) ? entryOf(flow, matter) : undefined;
        if (entry !== undefined) entries.push(entry);
      }
  }
  // Loaded when somebody first asks for a calendar.
  const { calendarFile } = await import("../documents/calendar-file.ts");
  const { language } = actor;
  return {
    name: single ? `${code}.ics` : "liandong.ics",
    content: calendarFile(entries, { single, language, now: time.now() }),
    ...(single ? { matter: code } : {}),
  };
};

/** Whether somebody takes part when people meet, and does not only see that they do. */
const isOwn = (actor: Person, { attends = [] }: Flow, matter: Matter): boolean =>
  holdsAny(actor, ["chair", "from", "handler"], matter) ||
  matter.parties.some(
    ({ part, organisation, person }) =>
      attends.includes(part) && (organisation === actor.organisation || person === actor.id),
  );

/** Whether a ticket is for a calendar. */
export const isCalendar = (file: string): boolean =>
  file.startsWith(calendar) || file.startsWith(event);
