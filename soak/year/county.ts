import { demoOrganisations } from "../../src/people/demo.ts";
import { daysOn, workingDaysOn, worksOn } from "../last-day.ts";

// What a year of meetings knows of its county: who holds which post, when people work, and how a time is written.

export const secretariat = "gov-office.secretariat";
export const convenor = "gov.convenor";
export const deputies = ["justice.head", "procuratorate.chief"] as const;

/** The units that meet; that of the secretariat is not among them. */
export const units = demoOrganisations
  .map(({ id }) => id)
  .filter((id) => id !== "gov" && id !== "gov-office");

/** Whoever chairs, as their post is called. */
export const chairName = (post: string): string =>
  ({ "justice.head": "司法局负责人", "procuratorate.chief": "检察长" })[post] ?? "召集人";

export const nameOf = (unit: string): string =>
  demoOrganisations.find(({ id }) => id === unit)?.name.zh ?? unit;

export const namesOf = (all: readonly string[]): string => all.map(nameOf).join("、");

export const liaisonsOf = (unit: string): readonly string[] => [
  `${unit}.liaison`,
  `${unit}.liaison-2`,
];

export const headsOf = (unit: string): readonly string[] => [
  `${unit}.head`,
  ...(unit === "procuratorate" ? ["procuratorate.chief"] : []),
];

/** Whoever is told what a unit is told. */
export const postsOf = (unit: string): readonly string[] => [...liaisonsOf(unit), ...headsOf(unit)];

export const unitOf = (post: string): string => post.split(".")[0] ?? "";

const minute = 60_000;
const eightHours = 480 * minute;

/** The instant at which the county's clocks show an hour of a day: `2026-03-04`, `15:00`. */
export const at = (day: string, hour: string): string =>
  new Date(Date.parse(`${day}T${hour}:00.000Z`) - eightHours).toISOString();

export const later = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * minute).toISOString();

const local = (instant: string): string => later(instant, 480);
export const dayOf = (instant: string): string => local(instant).slice(0, 10);
export const hourOf = (instant: string): string => local(instant).slice(11, 16);

const weekdays = ["日", "一", "二", "三", "四", "五", "六"];

/** A day as messages write it: 2026年3月4日. */
export const dayText = (day: string): string => {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
};

/** An instant as messages write it: 2026年3月4日 周三 15:00. */
export const momentText = (instant: string): string => {
  const day = dayOf(instant);
  const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()];
  return `${dayText(day)} 周${weekday} ${hourOf(instant)}`;
};

const [opens, closes, lastMinute] = ["09:00", "17:30", "17:29"];

const isOffice = (instant: string): boolean => {
  const hour = hourOf(instant);
  return worksOn(dayOf(instant)) && opens <= hour && hour < closes;
};

/** The last minute of working time up to an instant. */
const workingTimeUpTo = (instant: string): string => {
  if (isOffice(instant)) return instant;
  const day = dayOf(instant);
  const same = worksOn(day) && hourOf(instant) >= closes;
  return at(same ? day : workingDaysOn(day, -1), lastMinute);
};

/** One rung of a ladder as it comes. */
export type Rung = {
  readonly at: string;
  /** Only those who have not answered are asked. */
  readonly asks?: true;
  /** Working days from the due day. */
  readonly days?: number;
};

/**
 * When those invited are reminded: three days before (whoever has not answered), one day, one hour, in working time; what
 * comes on one day before that of the meeting comes together, the earliest.
 */
export const meetingRungs = (startsAt: string): readonly Rung[] => {
  const all: readonly Rung[] = [
    { at: workingTimeUpTo(later(startsAt, -3 * 1440)), asks: true },
    { at: workingTimeUpTo(later(startsAt, -1440)) },
    { at: workingTimeUpTo(later(startsAt, -60)) },
  ];
  return all.map((rung) => {
    const day = dayOf(rung.at);
    const first = all.map((one) => one.at).find((one) => dayOf(one) === day) ?? rung.at;
    return day === dayOf(startsAt) ? rung : { ...rung, at: first };
  });
};

/** When a task's unit is reminded of a day: long before it where there is long, around it, and every week once it is late. */
export const taskRungs = (start: string, due: string): readonly Rung[] => {
  const length = (Date.parse(due) - Date.parse(start)) / 86_400_000;
  const early = [20, 10, 5, 3].filter((days) => days * 1.4 <= length * 0.75);
  let last = due;
  while (!worksOn(last)) last = daysOn(last, -1);
  const days = [...early.map((one) => -one), -1, 0, 1, 3, 8, 13];
  for (let more = 18; more < 300; more += 5) days.push(more);
  return days.map((one) => ({ at: at(workingDaysOn(last, one), opens), days: one }));
};

/** The same for the time to sign, in which nothing is proposed. */
export const receiptRungs = (start: string, due: string): readonly Rung[] => {
  const days = [-1, 0, 1];
  for (let more = 6; more < 300; more += 5) days.push(more);
  return [
    ...taskRungs(start, due).filter(({ days: one = 0 }) => one < -1),
    ...days.map((one) => ({ at: at(workingDaysOn(due, one), opens), days: one })),
  ];
};

/** A ladder on which something stands: the rungs in order, and how many are behind it. */
export type Ladder = { readonly rungs: readonly Rung[]; passed: number };

const behind = (rungs: readonly Rung[], now: string): number =>
  rungs.filter((rung) => rung.at <= now).length;

/** A ladder begun now: what lies behind is not said any more, but what is overdue is once. */
export const begun = (rungs: readonly Rung[], due: string, now: string): Ladder => {
  const passed = behind(rungs, now);
  return { rungs, passed: due < dayOf(now) && passed > 0 ? passed - 1 : passed };
};

/** The rung that a look at a ladder finds, and passes: the last of those that have come since. */
export const passRung = (ladder: Ladder, now: string): Rung | undefined => {
  const passed = behind(ladder.rungs, now);
  if (passed <= ladder.passed) return undefined;
  ladder.passed = passed;
  return ladder.rungs[passed - 1];
};

/** When the next rung comes. */
export const nextRung = ({ rungs, passed }: Ladder): string | undefined => rungs[passed]?.at;

/** What each person is to be told, by post: a word and what it is about. */
export type Told = Map<string, string[]>;

/** Notes that some are told something, each once, whoever acts not at all; of several things the last. */
export const tell = (
  told: Told,
  code: string,
  actor: string | undefined,
  all: readonly (readonly [who: readonly string[], what: string | undefined])[],
): void => {
  const byPost = new Map<string, string>();
  for (const [who, what] of all)
    for (const post of who)
      if (post !== actor && what !== undefined) byPost.set(post, `${code} ${what}`);
  for (const [post, what] of byPost) told.set(post, [...(told.get(post) ?? []), what]);
};
