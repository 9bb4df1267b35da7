import { addDays, type Bilingual, type Day, daysBetween, isDay, partsOf, weekday } from "./day.ts";
import { festivals, legalHolidays } from "./festivals.ts";
import { type DeadlineRule, deadlineRules } from "./rules.ts";

/**
 * One year's notice on public holidays: `rest` holds days or `first/last` ranges, `work` the
 * weekend days swapped into working days, `names` the festival of each entry of `rest`, in order.
 */
export type HolidayNotice = {
  year: number;
  source: string;
  rest: readonly string[];
  work: readonly Day[];
  names?: readonly Bilingual[];
};

/** What the county's working days are, read from notices; every answer is by day string alone. */
export type Calendar = {
  /** The years with a notice and a digest of everything the answers depend on. */
  version: string;
  noticedYears: readonly number[];
  /** The notices that count, one a year, oldest first. */
  notices: readonly HolidayNotice[];
  /** The deadline rules that are counted by it: the table's, or a county's own before them. */
  rules: readonly DeadlineRule[];
  isWorkingDay(day: Day): boolean;
  /** Whether the day's year has no notice, so that its working days may still change. */
  isProvisional(day: Day): boolean;
  /** The festival a rest day belongs to; undefined for ordinary weekends and working days. */
  festival(day: Day): Bilingual | undefined;
  /** The day itself when it is a working day, otherwise the first one after it. */
  nextWorkingDay(day: Day): Day;
  /** The day itself when it is a working day, otherwise the last one before it. */
  previousWorkingDay(day: Day): Day;
  /** The `n`th working day after a day (before it when negative); the day itself for 0. */
  addWorkingDays(day: Day, n: number): Day;
};

const newYear = festivals.newYear.name;
const springFestival = festivals.springFestival.name;
const qingming = festivals.qingming.name;
const labourDay = festivals.labourDay.name;
const dragonBoat = festivals.dragonBoat.name;
const midAutumn = festivals.midAutumn.name;
const nationalDay = festivals.nationalDay.name;
const unnamed = { zh: "法定节假日", en: "a public holiday" };

/** The notices of the General Office of the State Council that are out, oldest first. */
export const officialNotices: readonly HolidayNotice[] = [
  {
    year: 2024,
    source: "国办发明电〔2023〕7号",
    rest: [
      "2024-01-01",
      "2024-02-10/2024-02-17",
      "2024-04-04/2024-04-06",
      "2024-05-01/2024-05-05",
      "2024-06-10",
      "2024-09-15/2024-09-17",
      "2024-10-01/2024-10-07",
    ],
    work: [
      "2024-02-04",
      "2024-02-18",
      "2024-04-07",
      "2024-04-28",
      "2024-05-11",
      "2024-09-14",
      "2024-09-29",
      "2024-10-12",
    ],
    names: [newYear, springFestival, qingming, labourDay, dragonBoat, midAutumn, nationalDay],
  },
  {
    year: 2025,
    source: "国办发明电〔2024〕12号",
    rest: [
      "2025-01-01",
      "2025-01-28/2025-02-04",
      "2025-04-04/2025-04-06",
      "2025-05-01/2025-05-05",
      "2025-05-31/2025-06-02",
      "2025-10-01/2025-10-08",
    ],
    work: ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"],
    // The Mid-Autumn Festival of 2025 falls inside the National Day holiday.
    names: [newYear, springFestival, qingming, labourDay, dragonBoat, nationalDay],
  },
  {
    year: 2026,
    source: "国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）",
    rest: [
      "2026-01-01/2026-01-03",
      "2026-02-15/2026-02-23",
      "2026-04-04/2026-04-06",
      "2026-05-01/2026-05-05",
      "2026-06-19/2026-06-21",
      "2026-09-25/2026-09-27",
      "2026-10-01/2026-10-07",
    ],
    work: ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"],
    names: [newYear, springFestival, qingming, labourDay, dragonBoat, midAutumn, nationalDay],
  },
];

// Some years' days by law: when the law changes, so does every calendar's version.
const BY_LAW = [2024, 2025, 2026, 2027, 2028].map((year) => [...legalHolidays(year).keys()]);

/**
 * A calendar of the given notices, the last one of a year counting; years without a notice have
 * their weekends and the days fixed by law, solar and lunar. `swappedDays: false` keeps every
 * weekend a rest day even where a notice swaps it, the notice's rest days unchanged. A RangeError
 * for a malformed one.
 */
export function createCalendar(
  notices: readonly HolidayNotice[],
  options: { swappedDays?: boolean; rules?: readonly DeadlineRule[] } = {},
): Calendar {
  const { swappedDays = true, rules = deadlineRules } = options;
  const byYear = new Map(notices.map((notice) => [notice.year, notice]));
  const noticedYears = [...byYear.keys()].sort((a, b) => a - b);
  const inForce = noticedYears.map((year) => byYear.get(year)).filter((notice) => !!notice);

  const restDays = new Map<Day, Bilingual>();
  const swapped = new Set<Day>();
  const byLaw = new Map<number, ReadonlyMap<Day, Bilingual>>();
  const legalHoliday = (day: Day): Bilingual | undefined => {
    const { year } = partsOf(day);
    const days = byLaw.get(year) ?? legalHolidays(year);
    byLaw.set(year, days);
    return days.get(day);
  };
  for (const notice of inForce) {
    notice.rest.forEach((rest, index) => {
      for (const day of daysIn(rest)) restDays.set(day, notice.names?.[index] ?? unnamed);
    });
  }
  for (const notice of inForce) {
    for (const day of notice.work.flatMap(daysIn)) {
      if (restDays.has(day)) throw new RangeError(`${day} is both a rest day and a working day`);
      if (weekday(day) < 6) throw new RangeError(`${day} is no weekend day to swap`);
      if (swappedDays) swapped.add(day);
    }
  }

  const isProvisional = (day: Day) => !byYear.has(partsOf(day).year);
  const festival = (day: Day): Bilingual | undefined => {
    // A notice may reach into its neighbour years, so its own days come first.
    const named = restDays.get(day);
    if (named !== undefined || !isProvisional(day) || swapped.has(day)) return named;
    return legalHoliday(day);
  };
  const isWorkingDay = (day: Day) =>
    swapped.has(day) || (weekday(day) < 6 && festival(day) === undefined);
  const walk = (day: Day, step: 1 | -1): Day => {
    let at = day;
    while (!isWorkingDay(at)) at = addDays(at, step);
    return at;
  };

  /** Working days beside a day, once they are known: every reminder of every clock is counted by them. */
  const beside = { [1]: new Map<Day, Day>(), [-1]: new Map<Day, Day>() };
  const workingDayBeside = (day: Day, step: 1 | -1): Day => {
    const known = beside[step].get(day);
    if (known !== undefined) return known;
    const found = walk(addDays(day, step), step);
    beside[step].set(day, found);
    return found;
  };

  // Lists, not objects: an imported notice may name its properties in another order.
  const contents = JSON.stringify([
    inForce.map(({ year, rest, work, names }) => [
      year,
      rest,
      work,
      names?.map((n) => [n.zh, n.en]),
    ]),
    swappedDays,
    BY_LAW,
  ]);

  return {
    version: [...noticedYears, digest(contents)].join("-"),
    noticedYears,
    notices: inForce,
    rules,
    isWorkingDay,
    isProvisional,
    festival,
    nextWorkingDay: (day) => walk(day, 1),
    previousWorkingDay: (day) => walk(day, -1),
    addWorkingDays(day, n) {
      if (!Number.isSafeInteger(n)) throw new RangeError(`not a whole number of days: ${n}`);
      const step = n < 0 ? -1 : 1;
      let at = day;
      for (let left = Math.abs(n); left > 0; left--) at = workingDayBeside(at, step);
      return at;
    },
  };
}

/** The calendar of the notices that are out, swapped working weekends counted as working days. */
export const officialCalendar: Calendar = createCalendar(officialNotices);

function daysIn(entry: string): Day[] {
  const [first = "", last = first, ...more] = entry.split("/");
  if (!isDay(first) || !isDay(last) || more.length > 0 || last < first) {
    throw new RangeError(`neither a day nor a range of days: ${entry}`);
  }
  // One notice never spans two years; a typing error in a year must not make decades of holidays.
  if (daysBetween(first, last) > 31) throw new RangeError(`a range of over a month: ${entry}`);
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, n) => addDays(first, n));
}

// FNV-1a, 32 bits: enough to tell calendars apart, and no secret depends on it.
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}
