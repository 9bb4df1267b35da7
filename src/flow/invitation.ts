import { z } from "zod";
import { addDays, type Instant, instantAt } from "../calendar/day.ts";
import { type Action, action } from "../chat/card.ts";
import { type Cover, type Directory, type Person, standingFor } from "../people/directory.ts";
import { canSee, isOnlyOutside, sightOf } from "./access.ts";
import { type Appointment, appointmentFields, type Withdrawal } from "./appointment.ts";
import type { Flow } from "./flow.ts";
import { type Matter, peopleIn, withFields } from "./matter.ts";
import { holdsAny } from "./seat.ts";
import { words } from "./words.ts";

const keptIn = z.object(appointmentFields);

type Appointed = Matter<z.infer<typeof keptIn>>;

/** The units and posts that come when people meet about a matter; none where no time is set. */
const attending = (flow: Flow, matter: Matter): readonly string[] =>
  flow.appointment?.(matter) === undefined
    ? []
    : matter.parties.flatMap(({ part, organisation, person }) =>
        part === "chair" || flow.attends?.includes(part) === true
          ? [organisation ?? person ?? ""]
          : [],
      );

/** A person as those a matter may name: its unit, its post, and the posts it stands in for. */
const namesOf = (person: Person): readonly string[] => [
  person.organisation,
  ...standingFor(person).map(({ id }) => id),
];

/** Whether somebody is to come when people meet about a matter, also as entrusted with the chair of all of them. */
export const attends = (flow: Flow, matter: Matter, person: Person): boolean => {
  const names = namesOf(person);
  const coming = attending(flow, matter);
  return (
    coming.some((id) => names.includes(id)) ||
    (coming.length > 0 && holdsAny(person, ["chair"], matter))
  );
};

const isOther = (was: Appointment, is: Appointment): boolean =>
  was.startsAt !== is.startsAt ||
  was.minutes !== is.minutes ||
  was.place !== is.place ||
  was.cancelled !== is.cancelled;

/**
 * A matter after something was done, or taken back, with what calendars need to follow it: the invitations
 * withdrawn by it, and a number above every one that somebody may hold.
 */
export const withRevision = (flow: Flow, before: Matter, after: Matter): Matter => {
  if (flow.appointment === undefined || after.erasedAt !== undefined) return after;
  const [was, is] = [flow.appointment(before), flow.appointment(after)];
  const kept = keptIn.parse(before.fields);
  const coming = attending(flow, after);
  const gone = attending(flow, before).filter((id) => !coming.includes(id));
  const held = Object.entries(kept.withdrawn).filter(([id]) => !coming.includes(id));
  const returning = coming.flatMap((id) => kept.withdrawn[id]?.sequence ?? []);
  const changed = was !== undefined && is !== undefined && isOther(was, is);
  const sequence = Math.max(
    keptIn.parse(after.fields).sequence,
    kept.sequence + (changed ? 1 : 0),
    ...returning.map((one) => one + 1),
  );
  const withdrawn = Object.fromEntries([
    ...held,
    ...gone.flatMap((id) =>
      was === undefined
        ? []
        : [
            [
              id,
              { startsAt: was.startsAt, minutes: was.minutes, sequence: was.sequence + 1 },
            ] as const,
          ],
    ),
  ]);
  return withFields(after as Appointed, { sequence, withdrawn });
};

/**
 * The invitation that was withdrawn from somebody who held it; nothing where they still come, are kept out of the
 * matter, or it has been restricted since and is out of their sight.
 */
export const withdrawnFrom = (
  flow: Flow,
  matter: Matter,
  person: Person,
  at: KnownAt,
): Withdrawal | undefined => {
  if (flow.appointment === undefined || matter.erasedAt !== undefined) return undefined;
  if (attends(flow, matter, person)) return undefined;
  if (!canSee(sightOf(person), matter) && !isOnlyOutside(person, matter)) return undefined;
  const { withdrawn } = keptIn.parse(matter.fields);
  const own = namesOf(person).flatMap((id) => withdrawn[id] ?? [])[0];
  return own ?? withdrawnFromDeputy(flow, matter, person, at);
};

/** What is known when it is asked who comes. */
type KnownAt = { readonly directory: Pick<Directory, "covers">; readonly now: Instant };

/** The first instant at which an entrustment does not hold any more. */
const endOf = ({ until, endedAt }: Cover): Instant => {
  const last = instantAt(addDays(until, 1), "00:00");
  return endedAt !== undefined && endedAt < last ? endedAt : last;
};

/**
 * How often somebody chaired this meeting by an entrustment with all of them that has ended since, before it met. Each
 * is an invitation and its withdrawal, of which no calendar was told by a step of the matter.
 */
export const endedFor = (
  flow: Flow,
  matter: Matter,
  person: Person,
  { directory, now }: KnownAt,
): number => {
  const startsAt = flow.appointment?.(matter)?.startsAt ?? "";
  const chairs = peopleIn(matter, "chair");
  return directory.covers.filter(
    (one) =>
      one.deputy === person.id &&
      one.entrusts?.includes(matter.kind) === true &&
      chairs.includes(one.person) &&
      matter.openedAt <= endOf(one) &&
      endOf(one) <= now &&
      endOf(one) <= startsAt,
  ).length;
};

/** The invitation of somebody who was to chair by an entrustment that has ended. */
const withdrawnFromDeputy = (
  flow: Flow,
  matter: Matter,
  person: Person,
  at: KnownAt,
): Withdrawal | undefined => {
  const own = flow.appointment?.(matter);
  const ended = endedFor(flow, matter, person, at);
  return own === undefined || ended === 0
    ? undefined
    : {
        startsAt: own.startsAt,
        minutes: own.minutes,
        sequence: own.sequence + 2 * ended - 1,
      };
};

/** The button for a calendar file: for whoever comes while the meeting lies ahead, also once it is called off, and for whoever does no more. */
export const calendarActions = (
  flow: Flow,
  matter: Matter,
  { actor, now, directory }: KnownAt & { readonly actor: Person },
): readonly Action[] => {
  const own = attends(flow, matter, actor) ? flow.appointment?.(matter) : undefined;
  const { startsAt } = own ?? withdrawnFrom(flow, matter, actor, { directory, now }) ?? {};
  const shown = matter.visibility < 3 && matter.erasedAt === undefined;
  return shown && startsAt !== undefined && startsAt > now
    ? [action(words.calendar, { command: "calendar", code: matter.code })]
    : [];
};
