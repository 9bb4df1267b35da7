import { z } from "zod";
import { nextWorkingTime } from "../calendar/count.ts";
import { addMinutes, dayOf, type Instant } from "../calendar/day.ts";
import { canSee, sightOf } from "../flow/access.ts";
import { everything, flowOf } from "../flow/find.ts";
import { linkWords } from "../flow/link-words.ts";
import type { Matter } from "../flow/matter.ts";
import { type NewNotice, similarKey } from "../flow/notice.ts";
import {
  keepAlike,
  mayAnswer,
  similarAmong,
  similarLimits,
  standingMatters,
} from "../flow/recurring.ts";
import type { SystemServices } from "../flow/services.ts";
import type { Directory, Person } from "../people/directory.ts";

/** The name under which stands when it was looked last, and by which numbers. */
const lookedKept = "similar.looked";

const looked = z.object({ at: z.iso.datetime(), count: z.int(), days: z.int() });

const hourOf = (at: Instant): string => at.slice(0, "YYYY-MM-DDTHH".length);

/** So many minutes are looked at twice. */
const minutesBefore = 10;
const minutesOfDay = 24 * 60;

/** What one reader is to be told of: sets with enough matters that reader sees and has not been told of. */
const noticesFor = async (
  { store, flows, newId, time, calendarOf }: SystemServices,
  directory: Directory,
  reader: Person,
  seen: readonly Matter[],
): Promise<readonly NewNotice[]> => {
  const { count } = similarLimits(directory);
  const now = time.now();
  const sets = similarAmong(seen, flows, directory).filter(
    ({ matters }) => matters.length >= count,
  );
  if (sets.length === 0) return [];
  const codes = [...new Set(sets.flatMap(({ matters }) => matters.map(({ code }) => code)))];
  const key = similarKey(reader.id, []);
  const told = new Set(
    (await store.noticeKeys(codes))
      .filter((one) => one.startsWith(key))
      .flatMap((one) => one.slice(key.length).split(",")),
  );
  const notices: NewNotice[] = [];
  for (const { matters } of sets) {
    const fresh = matters.filter(({ code }) => !told.has(code));
    const last = matters.at(-1);
    // One more of what was told of is no news; as many again are.
    if (fresh.length < count || last === undefined) continue;
    for (const { code } of matters) told.add(code);
    notices.push({
      id: newId(),
      key: similarKey(
        reader.id,
        matters.map(({ code }) => code),
      ),
      recipient: { to: "person", id: reader.id },
      content: {
        is: "news",
        matter: last.code,
        headline: linkWords.similarNews(flowOf(flows, last).name, matters.length),
      },
      createdAt: now,
      nextTryAt: nextWorkingTime(now, calendarOf(directory)),
    });
  }
  return notices;
};

/**
 * Once an hour looks whether enough matters of one category stand in one place or against one unit, and tells
 * whoever may answer them together, each of those that reader sees; returns how many were told of. Only categories
 * in which something was done since the last time are looked at, and all of them where the county counts otherwise now.
 */
export const tellSimilar = async (services: SystemServices): Promise<number> => {
  const { store, flows, time } = services;
  const now = time.now();
  const kept = looked.safeParse(JSON.parse((await store.setting(lookedKept)) ?? "null")).data;
  if (kept !== undefined && hourOf(kept.at) === hourOf(now)) return 0;
  const directory = await store.directory();
  const limits = similarLimits(directory);
  const isSame = kept?.count === limits.count && kept.days === limits.days;
  // What was being written in that minute may not have been there yet.
  const since = isSame
    ? addMinutes(kept.at, -minutesBefore)
    : addMinutes(now, -limits.days * minutesOfDay);
  const notices: NewNotice[] = [];
  for (const category of await store.categoriesSince(since)) {
    const looking = { store, flows, directory, today: dayOf(now) };
    const all = await standingMatters(looking, everything, category);
    await keepAlike(store, category, similarAmong(all, flows, directory));
    if (all.length < limits.count) continue;
    for (const reader of directory.people.values()) {
      if (!directory.bound.has(reader.id) || reader.away !== undefined) continue;
      const seen = all.filter(
        (matter) =>
          mayAnswer(reader, flowOf(flows, matter), flows) && canSee(sightOf(reader), matter),
      );
      notices.push(...(await noticesFor(services, directory, reader, seen)));
    }
  }
  if (notices.length > 0) await store.queue(notices);
  await store.saveSetting(lookedKept, JSON.stringify({ at: now, ...limits }));
  return notices.length;
};
