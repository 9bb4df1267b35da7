import { addDays, dayOf, type Instant } from "../calendar/day.ts";
import { Refusal } from "../chat/refusal.ts";
import { bracketed, verbatim } from "../chat/text.ts";
import type { CalendarEntry } from "../documents/calendar-file.ts";
import { canSee, sightOf } from "../flow/access.ts";
import { appointmentId } from "../flow/appointment.ts";
import { everything, findReadable, flowOf, type Looking, readMatter } from "../flow/find.ts";
import type { Flow } from "../flow/flow.ts";
import { attends, endedFor, withdrawnFrom } from "../flow/invitation.ts";
import { type Matter, peopleIn, unitsIn } from "../flow/matter.ts";
import { numberOf } from "../flow/render.ts";
import { holdsAny } from "../flow/seat.ts";
import type { Services } from "../flow/services.ts";
import { textsFor } from "../flow/unnamed.ts";
import { organisationName, type Person, personName } from "../people/directory.ts";

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

/** How many meetings a calendar has, and for how many days after its own a withdrawn one stays in it. */
const most = 200;
const daysWithdrawn = 7;

/** What is said of it outside: nothing but that there is one, where the matter is restricted; nothing at all where it is quarantined. */
const entryOf = async (
  flow: Flow,
  matter: Matter,
  looking: Pick<Looking, "store" | "flows" | "actor" | "directory" | "now">,
): Promise<CalendarEntry | undefined> => {
  const { actor, directory, now } = looking;
  if (matter.visibility === 3 || matter.erasedAt !== undefined) return undefined;
  const own = flow.appointment?.(matter);
  const withdrawn = withdrawnFrom(flow, matter, actor, { directory, now });
  // An invitation that follows one which ended with an entrustment is a later one.
  const later = 2 * endedFor(flow, matter, actor, { directory, now });
  const appointment =
    withdrawn === undefined
      ? own && { ...own, sequence: own.sequence + later }
      : { ...withdrawn, cancelled: true };
  if (appointment === undefined) return undefined;
  const { answer } = appointment.answers?.[actor.organisation] ?? {};
  const attendee = {
    post: actor.id,
    name: actor.name,
    chairs: holdsAny(actor, ["chair"], matter),
    asked: flow.rsvp !== undefined && holdsAny(actor, flow.steps[flow.rsvp]?.by ?? [], matter),
    ...(answer === undefined ? {} : { answer }),
  };
  const comes = withdrawn !== undefined || attends(flow, matter, actor);
  const entry = { id: appointmentId(matter), ...(comes ? { attendee } : {}) };
  const { place: _, about: __, ...bare } = appointment;
  if (matter.visibility !== 1 || withdrawn !== undefined)
    return { ...entry, title: numberOf(flow, matter), appointment: bare };
  const { place, about } = appointment;
  const written = [matter.title, place ?? "", about ?? ""];
  const [said = "", where, what] = await textsFor(looking, matter, written);
  const title = bracketed(verbatim(said), verbatim(matter.code));
  const shown = {
    ...appointment,
    ...(place === undefined ? {} : { place: where }),
    ...(about === undefined ? {} : { about: what }),
  };
  const [organizer] = [
    ...peopleIn(matter, "from").map((id) => personName(directory, id)),
    ...unitsIn(matter, "from").map((id) => organisationName(directory, id)),
  ];
  return { ...entry, title, appointment: shown, ...(organizer === undefined ? {} : { organizer }) };
};

/** What somebody's calendar is to be told of the meeting of a matter; nothing where that is nothing, or the matter is none of theirs. */
export const findEvent = async (
  looking: Pick<Looking, "store" | "flows" | "actor" | "directory" | "now">,
  code: string,
): Promise<CalendarEntry | Refusal | undefined> => {
  const found = await findReadable(looking, code);
  if (!(found instanceof Refusal)) return entryOf(found.flow, found.matter, looking);
  // Whoever is invited no more sees nothing of it but that.
  const stored = await looking.store.matterFor(everything, code);
  if (stored === undefined) return found;
  const flow = flowOf(looking.flows, stored);
  const matter = readMatter(flow, stored);
  return withdrawnFrom(flow, matter, looking.actor, looking) === undefined
    ? found
    : entryOf(flow, matter, looking);
};

/** A calendar file, by what its ticket names; nothing where it is of no calendar, or not this person's any more. */
export const openCalendar = async (
  services: Services,
  file: string,
  { actor, directory }: Pick<Looking, "actor" | "directory">,
): Promise<
  { readonly name: string; readonly content: string; readonly matter?: string } | undefined
> => {
  const { store, flows, time } = services;
  const now = time.now();
  const looking = { store, flows, actor, directory, now };
  const single = file.startsWith(event);
  const entries: CalendarEntry[] = [];
  const code = file.slice(event.length);
  if (single) {
    const found = await findEvent(looking, code);
    if (found instanceof Refusal || found === undefined) return undefined;
    entries.push(found);
  } else {
    const kept = await store.setting(addressSetting(actor));
    if (kept === undefined || calendarOf(addressIn(kept).address) !== file) return undefined;
    for (const { kind } of flows.filter(({ appointment }) => appointment !== undefined)) {
      for (const stored of await store.matters(sightOf(actor), { kind, take: most })) {
        const flow = flowOf(flows, stored);
        const matter = readMatter(flow, stored);
        // Whoever comes no more is told so, whether they see it still or not.
        const isTheirs =
          isOwn(actor, flow, matter) ||
          withdrawnFrom(flow, matter, actor, { directory, now }) !== undefined;
        const entry = isTheirs ? await entryOf(flow, matter, looking) : undefined;
        if (entry !== undefined) entries.push(entry);
      }
      entries.push(...(await withdrawnIn(looking, kind)));
    }
  }
  // Loaded when somebody first asks for a calendar.
  const { calendarFile } = await import("../documents/calendar-file.ts");
  const { language } = actor;
  return {
    name: single ? `${code}.ics` : "liandong.ics",
    content: calendarFile(entries, { single, language, now }),
    ...(single ? { matter: code } : {}),
  };
};

/**
 * The invitations withdrawn from somebody who sees nothing of the matters any more: a calendar that keeps what it has once
 * taken in, instead of reading the whole anew, drops an event only by such an entry.
 */
const withdrawnIn = async (
  looking: Pick<Looking, "store" | "flows" | "actor" | "directory" | "now">,
  kind: string,
): Promise<readonly CalendarEntry[]> => {
  const { store, flows, actor, now } = looking;
  const since = addDays(dayOf(now), -daysWithdrawn);
  const entries: CalendarEntry[] = [];
  for (const stored of await store.matters(everything, { kind, take: most })) {
    if (canSee(sightOf(actor), stored)) continue;
    const flow = flowOf(flows, stored);
    const matter = readMatter(flow, stored);
    const withdrawn = withdrawnFrom(flow, matter, actor, looking);
    if (withdrawn === undefined || dayOf(withdrawn.startsAt) < since) continue;
    const entry = await entryOf(flow, matter, looking);
    if (entry !== undefined) entries.push(entry);
  }
  return entries;
};

/** Whether somebody takes part when people meet, and does not only see that they do. */
const isOwn = (actor: Person, flow: Flow, matter: Matter): boolean =>
  holdsAny(actor, ["from", "handler"], matter) || attends(flow, matter, actor);

/** Whether a ticket is for a calendar. */
export const isCalendar = (file: string): boolean =>
  file.startsWith(calendar) || file.startsWith(event);
