import { addDays, type Day, dayOf, type Instant, instantAt, weekday } from "../calendar/day.ts";
import type { Calendar } from "../calendar/holidays.ts";
import { note } from "../chat/card.ts";
import { text } from "../chat/text.ts";
import { unitsOwing } from "../commands/overview-figures.ts";
import { looksAtWhole } from "../commands/overview-survey.ts";
import { canSee, sightOf } from "../flow/access.ts";
import { type DutyOf, findAllOwed, findMeetings, flowOf } from "../flow/find.ts";
import type { Matter } from "../flow/matter.ts";
import type { NewNotice, Notice } from "../flow/notice.ts";
import { peopleOwing } from "../flow/owed.ts";
import type { SystemServices } from "../flow/services.ts";
import { type Directory, type Person, standingFor } from "../people/directory.ts";
import {
  type GroupWish,
  groupWishesKept,
  groupWishKept,
  groupWishName,
  isMuted,
  readGroupWishes,
} from "../people/group-wishes.ts";
import {
  type MorningSort,
  type MorningWish,
  morningsDue,
  nextMorning,
  readWishes,
  toldKept,
  usualHour,
  wishesKept,
  wishName,
} from "../people/mornings.ts";
import { dutiesToldTo } from "./group-morning.ts";
import { sparedBecause } from "./quiet.ts";
import { groupsRemindedBy } from "./reminders.ts";
import { findAny } from "./render-notice.ts";

const titles = {
  day: text("今日待办", "Today"),
  week: text("每周总览", "Weekly overview"),
  group: text("本群事项", "This group's matters"),
};

/** Whom a morning may concern; whether there is something to say to them is asked when it is said. */
type Concerned = Readonly<Record<MorningSort, (person: Person) => boolean>>;

const concerned = (
  owed: readonly DutyOf[],
  meeting: readonly Matter[],
  directory: Directory,
): Concerned => {
  const units = new Set(owed.flatMap((row) => unitsOwing(row, directory)));
  const owing = new Set(
    owed.flatMap((row) => peopleOwing(row, row.of, directory).map(({ id }) => id)),
  );
  const named = new Set(owed.flatMap(({ of }) => of.parties.flatMap(({ person = [] }) => person)));
  return {
    day: (person) =>
      owing.has(person.id) ||
      standingFor(person).some(({ id }) => named.has(id)) ||
      meeting.some((matter) => canSee(sightOf(person), matter)),
    week: (person) =>
      looksAtWhole(person) || (person.roles.includes("head") && units.has(person.organisation)),
  };
};

/** Of whose morning the hour was set back before it had come, and it may not have been told yet. */
const stillOwed = (wishes: Readonly<Record<string, Pick<MorningWish, "stillOn">>>) =>
  Object.entries(wishes).flatMap(([id, { stillOn }]) => (stillOn === undefined ? [] : [id]));

/**
 * Queues what comes by itself in the morning to whoever has an account and has not been told yet; returns how
 * many. What was missed folds into the next: a late start tells today's, and the week's, once.
 */
export const tellMornings = async (services: SystemServices): Promise<number> => {
  const { store, flows, newId } = services;
  const now = services.time.now();
  const told = await store.setting(toldKept);
  // What was before this ran for the first time is nobody's news.
  if (told === undefined) {
    await store.saveSetting(toldKept, now);
    return 0;
  }
  const directory = await store.directory();
  const calendar = services.calendarOf(directory);
  const wishes = readWishes(await store.settingsUnder(wishesKept));
  const ofGroups = readGroupWishes(await store.settingsUnder(groupWishesKept));
  const setBack = [
    ...stillOwed(wishes).map((id) => [wishName(id, "stillOn"), ""] as const),
    ...stillOwed(ofGroups).map(
      (id) => [groupWishName(id, "stillOn"), groupWishKept(undefined)] as const,
    ),
  ];
  if (nextMorning({ ...wishes, ...ofGroups }, told, calendar) > now && setBack.length === 0)
    return 0;
  const waiting = [...directory.people.values()]
    .filter(({ id, away }) => directory.bound.has(id) && away === undefined)
    .map((person) => ({
      person,
      due: morningsDue(wishes[person.id] ?? {}, { told, now, calendar }),
    }))
    .filter(({ due }) => due.length > 0);
  const concerns =
    waiting.length === 0
      ? undefined
      : concerned(
          await findAllOwed({ store, flows, directory, now }),
          await findMeetings({ store, flows }, dayOf(now)),
          directory,
        );
  const notices = waiting.flatMap(({ person, due }): readonly NewNotice[] => {
    // The week's stands in one message with the day's.
    const [last, besides] = due.filter(({ sort }) => concerns?.[sort](person)).toReversed();
    if (last === undefined) return [];
    const { sort, of } = last;
    const hour = instantAt(dayOf(now), wishes[person.id]?.at ?? usualHour);
    return [
      {
        id: newId(),
        key: `morning:${sort}:${of}:${person.id}`,
        recipient: { to: "person", id: person.id },
        content: {
          is: "plain",
          card: note(titles[sort]),
          morning: sort,
          ...(besides === undefined ? {} : { besides: besides.sort }),
        },
        createdAt: now,
        nextTryAt: hour > now ? hour : now,
      },
    ];
  });
  const groups = await groupsTold(services, directory, { now, calendar, told, wishes: ofGroups });
  await store.queue([...notices, ...groups]);
  for (const [name, none] of setBack) await store.saveSetting(name, none);
  await store.saveSetting(toldKept, now);
  return notices.length + groups.length;
};

/** Whether a notice was sent on a day, or waits to be, by then at the latest. */
const isSaidOn = (day: Day, { sentAt, life, nextTryAt }: Notice): boolean =>
  sentAt === undefined
    ? life !== "failed" && life !== "dropped" && dayOf(nextTryAt) <= day
    : dayOf(sentAt) === day;

/** What each bound group whose hour has come is told in the morning; nothing it is reminded of the same morning, and nothing to who is muted. */
const groupsTold = async (
  services: SystemServices,
  directory: Directory,
  {
    now,
    calendar,
    told,
    wishes,
  }: {
    readonly now: Instant;
    readonly calendar: Calendar;
    readonly told: Instant;
    readonly wishes: Readonly<Record<string, GroupWish>>;
  },
): Promise<readonly NewNotice[]> => {
  const { store, flows, newId } = services;
  const today = dayOf(now);
  const last = addDays(today, 7 - weekday(today));
  const groups = directory.groups.filter(({ id }) => {
    const { at, stillOn } = wishes[id] ?? {};
    const due = morningsDue({ at, stillOn }, { told, now, calendar });
    return due.some(({ sort }) => sort === "day") && !isMuted(wishes[id], today);
  });
  if (groups.length === 0) return [];
  const due = (await findAllOwed({ store, flows, directory, now })).filter(
    ({ clock }) => clock !== undefined && clock.rolled <= last,
  );
  const reminded = new Map<string, readonly string[]>();
  // Until when what is reminded of this morning has been reminded of.
  const opens = instantAt(today, "09:00");
  const by = { now: now > opens ? now : opens, directory, calendar, wishes };
  for (const code of new Set(due.map(({ of }) => of.code))) {
    const found = await findAny(services, code);
    const said = (await store.notices(code)).flatMap((notice) =>
      notice.content.is !== "news" && isSaidOn(today, notice) ? [notice.recipient.id] : [],
    );
    reminded.set(code, [...said, ...(found === undefined ? [] : groupsRemindedBy(found, by))]);
  }
  return groups.flatMap((group): readonly NewNotice[] => {
    const wanted = dutiesToldTo(services, group, due, now).filter(({ of, clock }) => {
      const flow = flowOf(flows, of);
      const told = { flow, matter: of, about: clock.id, isNews: false };
      const spared = sparedBecause(group, wishes[group.id], told, { now, directory });
      return spared === undefined && reminded.get(of.code)?.includes(group.id) !== true;
    });
    const matters = [...new Set(wanted.map(({ of }) => of.code))];
    return matters.length === 0
      ? []
      : [
          {
            id: newId(),
            key: `morning:group:${today}:${group.id}`,
            recipient: { to: "channel", id: group.id },
            content: { is: "plain", card: note(titles.group), matters },
            createdAt: now,
            nextTryAt: now,
          },
        ];
  });
};

/** When somebody is to be told next in a morning; nothing before it is known since when that is done. */
export const nextMorningDue = async ({
  store,
  calendarOf,
}: SystemServices): Promise<string | undefined> => {
  const told = await store.setting(toldKept);
  if (told === undefined) return undefined;
  const wishes = readWishes(await store.settingsUnder(wishesKept));
  const ofGroups = readGroupWishes(await store.settingsUnder(groupWishesKept));
  return nextMorning({ ...wishes, ...ofGroups }, told, calendarOf(await store.directory()));
};
