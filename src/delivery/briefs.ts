import { addDays, dayOf, instantAt, timeOf } from "../calendar/day.ts";
import { note } from "../chat/card.ts";
import { mayReadBrief } from "../commands/brief.ts";
import { briefWords } from "../commands/brief-words.ts";
import { canSee, sightOf } from "../flow/access.ts";
import { findMeetings, flowOf } from "../flow/find.ts";
import type { Matter } from "../flow/matter.ts";
import type { NewNotice } from "../flow/notice.ts";
import type { SystemServices } from "../flow/services.ts";
import type { Directory } from "../people/directory.ts";
import { usualHour } from "../people/mornings.ts";

/** The name under which stands what was queued last. */
const briefsKept = "briefs.told";

/** When nothing of this sort comes any more that day, county time. */
const evening = "18:00";

/** The brief of one meeting to everybody it is for; none where it is not ahead. */
const noticesOf = (
  { flows, newId }: Pick<SystemServices, "flows" | "newId">,
  meeting: Matter,
  directory: Directory,
  now: string,
): readonly NewNotice[] => {
  const { agenda, appointment } = flowOf(flows, meeting);
  const set = appointment?.(meeting);
  if (agenda === undefined || set === undefined || set.startsAt <= now) return [];
  return [...directory.people.values()]
    .filter(
      (actor) =>
        directory.bound.has(actor.id) &&
        actor.away === undefined &&
        canSee(sightOf(actor), meeting) &&
        mayReadBrief({ actor }, agenda, meeting),
    )
    .map(({ id }) => ({
      id: newId(),
      key: `brief:${meeting.code}:${set.startsAt}:${id}`,
      recipient: { to: "person", id },
      content: { is: "plain", card: note(briefWords.brief), brief: meeting.code },
      createdAt: now,
      nextTryAt: now,
    }));
};

/**
 * Queues one page about each meeting to whoever chairs it, the convenor and the secretariat, the working day before it
 * from half past eight on; returns how many. Once for each time it is set for; where nothing ran that day, on its own
 * day before it begins.
 */
export const tellBriefs = async (services: SystemServices): Promise<number> => {
  const { store, flows } = services;
  const now = services.time.now();
  const today = dayOf(now);
  if (now < instantAt(today, usualHour) || timeOf(now) >= evening) return 0;
  const directory = await store.directory();
  const calendar = services.calendarOf(directory);
  if (!calendar.isWorkingDay(today)) return 0;
  const next = calendar.addWorkingDays(today, 1);
  const meetings: Matter[] = [];
  for (let day = today; day <= next; day = addDays(day, 1))
    meetings.push(...(await findMeetings({ store, flows }, day)));
  const notices = meetings.flatMap((one) => noticesOf(services, one, directory, now));
  const keys = notices.map(({ key }) => key).sort();
  // Swept every so often, what was queued before is not queued again.
  const before = (await store.setting(briefsKept)) ?? "";
  if (keys.join("\n") === before) return 0;
  await store.queue(notices);
  await store.saveSetting(briefsKept, keys.join("\n"));
  return notices.filter(({ key }) => !before.split("\n").includes(key)).length;
};
