import { addDays, type Day, dayOf, type Instant, instantAt, weekday } from "../calendar/day.ts";
import type { Calendar } from "../calendar/holidays.ts";

/** What comes by itself in the morning: each working day what waits, on the first of a week the overview. */
export const morningSorts = ["day", "week"] as const;
export type MorningSort = (typeof morningSorts)[number];

/** What one post has otherwise than everybody: its hour, county time `HH:MM`, and what it does not want. */
export type MorningWish = {
  readonly at?: string | undefined;
  readonly off?: readonly MorningSort[];
  /** A day whose morning still comes though its hour is past: the hour was set back before it had come. */
  readonly stillOn?: Day | undefined;
};

/** The wishes of posts, by id; of who has none nothing stands here. */
export type MorningWishes = Readonly<Record<string, MorningWish>>;

/** When everybody is told who has not asked for another hour. */
export const usualHour = "08:30";

/** What the names of the settings begin with under which the wishes are kept, each by itself. */
export const wishesKept = "morning-wish:";

/** The name of the instant up to which mornings have been told. */
export const toldKept = "mornings.told";

/** The name under which one wish of a post is kept: its hour, a day that still comes, or whether it wants what comes in the morning. */
export const wishName = (post: string, wish: "at" | "stillOn" | MorningSort): string =>
  `${wishesKept}${post}:${wish}`;

/** Whether the hour of today's morning has come. */
export const hasCome = ({ at = usualHour }: MorningWish, now: Instant): boolean =>
  instantAt(dayOf(now), at) <= now;

/** The wishes as they are kept; the usual hour is none, neither is to want what comes, nor what is empty. */
export const readWishes = (kept: ReadonlyMap<string, string>): MorningWishes => {
  const wishes: Record<string, MorningWish> = {};
  for (const [name, value] of kept) {
    const end = name.lastIndexOf(":");
    const [post, wish] = [name.slice(0, end), name.slice(end + 1)];
    const was = wishes[post] ?? {};
    const sort = morningSorts.find((one) => one === wish);
    if (wish === "stillOn") wishes[post] = value === "" ? was : { ...was, stillOn: value };
    else if (sort === undefined) wishes[post] = value === usualHour ? was : { ...was, at: value };
    else if (value === "off") wishes[post] = { ...was, off: [...(was.off ?? []), sort] };
  }
  return wishes;
};

/** The first working day of the week a day is in. */
const firstOfWeek = (day: Day, calendar: Calendar): Day =>
  calendar.nextWorkingDay(addDays(day, 1 - weekday(day)));

/** The day by which what comes in a morning is named: of the day itself, of a week its first working day. */
export const morningOf = (sort: MorningSort, on: Day, calendar: Calendar): Day =>
  sort === "day" ? on : firstOfWeek(on, calendar);

/**
 * What a post is to be told that it has not been told yet, at an instant of a working day: today's once its
 * hour has come, and the week's on its first working day, or later where nothing ran then.
 */
export const morningsDue = (
  { at = usualHour, off = [], stillOn }: MorningWish,
  {
    told,
    now,
    calendar,
  }: { readonly told: Instant; readonly now: Instant; readonly calendar: Calendar },
): readonly { readonly sort: MorningSort; readonly of: Day }[] => {
  const today = dayOf(now);
  if (!calendar.isWorkingDay(today)) return [];
  return morningSorts
    .map((sort) => ({ sort, of: morningOf(sort, today, calendar) }))
    .filter(({ sort, of }) => {
      const hour = instantAt(of, at);
      // Once, by its key, whatever its hour becomes.
      return !off.includes(sort) && (told < hour || of === stillOn) && hour <= now;
    });
};

/** When somebody, or a group, is to be told next after an instant. */
export const nextMorning = (
  wishes: Readonly<Record<string, { readonly at?: string | undefined }>>,
  after: Instant,
  calendar: Calendar,
): Instant => {
  const today = dayOf(after);
  const first = calendar.nextWorkingDay(today);
  const hours = [usualHour, ...Object.values(wishes).flatMap(({ at }) => at ?? [])];
  const days = [first, calendar.addWorkingDays(first, 1)];
  const all = days.flatMap((day) => hours.map((hour) => instantAt(day, hour)));
  return all.filter((instant) => instant > after).sort()[0] ?? after;
};
