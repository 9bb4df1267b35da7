import { chanceOf } from "../chance.ts";
import { daysOn, worksOn } from "../last-day.ts";
import { checkedMeetings } from "./checked.ts";
import { conveningOf, type Form, formNames } from "./convene.ts";
import { at, dayOf, later, liaisonsOf, nextRung, units } from "./county.ts";
import { governingOf } from "./govern.ts";
import { holdingOf } from "./hold.ts";
import { meetingOf } from "./meet.ts";
import { officesOf } from "./offices.ts";
import { openWatched } from "./scene.ts";
import { tasksOf } from "./work.ts";

const [first, last] = ["2026-01-05", "2026-12-31"];
const whole = { joint: 6, others: 20, tasks: 75 };

/** What happened in a year, all in all. */
export type Lived = {
  readonly leaves: number;
  readonly entrusted: number;
  readonly meetings: number;
  readonly tasks: number;
  readonly changes: number;
  readonly refused: number;
  readonly messages: number;
};

/**
 * A year of meetings and tasks, or part of one: proposed, asked about, moved, called off, held, and what was resolved seen
 * through, by people who type, each against a model that says who must be told what and when. Fails at the first
 * message that is lost, doubled or another's, with what led to it.
 */
export const liveYear = async (part: number, seed: number): Promise<Lived> => {
  const chance = chanceOf(seed);
  const days: string[] = [];
  for (let day = first; day <= last; day = daysOn(day, 1)) days.push(day);
  const length = Math.max(20, Math.ceil(days.length * part));
  const lived = days.slice(0, length);
  const watched = await openWatched(at(first, "09:00"));
  const planned = plan(chance, lived, part);
  const offices = officesOf(() => dayOf(watched.now()));
  const meeting = checkedMeetings(watched, chance, offices);
  const convening = conveningOf(watched, chance, meeting);
  const acts = meetingOf(watched, chance, meeting, convening);
  const work = tasksOf(watched, chance, offices);
  const holding = holdingOf(watched, chance, meeting, work.gives);
  const governs = governingOf(watched, chance, offices);

  const ladders = () => [
    ...meeting.meetings.flatMap(({ ladder }) => ladder ?? []),
    ...work.tasks.flatMap(({ shares }) =>
      shares.flatMap(({ receipt, ladder }) => [receipt ?? [], ladder ?? []].flat()),
    ),
  ];
  /** When something is to be said on a day. */
  const rungsOn = (day: string): readonly string[] =>
    ladders().flatMap((ladder) => {
      const next = nextRung(ladder);
      return next !== undefined && dayOf(next) === day ? [next] : [];
    });

  const passes = async (to: string): Promise<void> => {
    if (to <= watched.now()) return;
    await watched.passes(to);
    for (const one of meeting.meetings) meeting.steps.looked(one, to);
    for (const one of work.tasks) work.steps.looked(one, to);
    await watched.compare();
  };

  const subscribed = async (): Promise<void> => {
    const unit = chance.pick(units) ?? "water";
    const entries = await watched.calendar(chance.pick(liaisonsOf(unit)) ?? "", "日历");
    const known = meeting.meetings
      .filter(({ invited, timeSet }) => timeSet && invited.includes(unit))
      .map(({ code }) => code.toLowerCase());
    const is = entries.map(({ uid }) => uid.slice(0, "hy-2026-0001".length)).sort();
    if (is.join() !== known.sort().join())
      watched.fail(`${unit} has ${is} in its calendar, not ${known}`);
  };

  /** What is done at one moment. */
  const moment = async (): Promise<void> => {
    await governs();
    const open = meeting.meetings.filter(({ state }) => state !== "over");
    for (const one of open) {
      if (chance.is(one.state === "scheduled" ? 0.5 : 0.35)) await acts(one);
      if (one.state === "scheduled" && one.startsAt <= watched.now() && chance.is(0.8))
        await holding.hold(one);
      else if (one.chairedBy !== undefined && one.state !== "over" && chance.is(0.5))
        await holding.goOn(one);
    }
    for (const task of work.tasks)
      for (const share of task.shares)
        if (share.state !== "over" && chance.is(0.06)) await work.acts(task, share);
    if (chance.is(0.1)) await subscribed();
  };

  try {
    for (const day of lived) {
      const todays = worksOn(day)
        ? Array.from({ length: 1 + chance.below(3) }, () =>
            later(at(day, "09:05"), chance.below(480)),
          ).sort()
        : [];
      // Every now and then nobody looks at the clock for hours.
      const looks = chance.is(0.9);
      const meets = meeting.meetings.flatMap(({ state, startsAt }) =>
        state === "scheduled" && dayOf(startsAt) === day
          ? [later(startsAt, chance.pick([-60, -20, 10, 90]))]
          : [],
      );
      for (let now = ""; ; ) {
        const rungs = looks ? rungsOn(day) : [];
        const next = [...todays, ...meets, ...rungs].filter((one) => one > now).sort()[0];
        if (next === undefined || dayOf(next) !== day) break;
        now = next;
        await passes(now);
        if (todays.includes(now)) {
          for (const { form, how } of planned.meetings.get(day) ?? [])
            await convening.opens(form, how);
          planned.meetings.delete(day);
          for (let count = planned.tasks.get(day) ?? 0; count > 0; count -= 1) await work.assigns();
          planned.tasks.delete(day);
          await moment();
        } else if (meets.includes(now))
          for (const one of meeting.meetings)
            if (one.state === "scheduled" && dayOf(one.startsAt) === day && chance.is(0.8))
              await holding.hold(one);
      }
    }
    const { changed, refused } = meeting.counts;
    return {
      leaves: offices.leaves.length,
      entrusted: offices.entrusted.length,
      meetings: meeting.meetings.length,
      tasks: work.tasks.length,
      changes: changed,
      refused,
      messages: watched.counts().messages,
    };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const again = part === 1 ? `npm run soak -- meetings 1 ${seed}` : `liveYear(${part}, ${seed})`;
    throw new Error(`seed ${seed}, ${dayOf(watched.now())}; again by ${again}\n${said}`, {
      cause: error,
    });
  } finally {
    await watched.scene.close();
  }
};

type How = "schedule" | "poll" | "propose";

/** On which days meetings are called or proposed and tasks given. */
const plan = (chance: ReturnType<typeof chanceOf>, days: readonly string[], part: number) => {
  const working = days.filter((day) => worksOn(day) && day < "2026-12-08");
  const meetings = new Map<string, { readonly form: Form; readonly how: How }[]>();
  const tasks = new Map<string, number>();
  const someDay = (): string => working[chance.below(working.length)] ?? first;
  const others = formNames.filter((form) => form !== "joint");
  const forms = [
    ...Array<Form>(Math.max(1, Math.round(whole.joint * part))).fill("joint"),
    ...Array.from(
      { length: Math.max(2, Math.round(whole.others * part)) },
      (_, index) => others[index % others.length] ?? "coordination",
    ),
  ];
  for (const form of forms) {
    const day = someDay();
    const how = chance.pick(["schedule", "schedule", "poll", "propose"]);
    meetings.set(day, [...(meetings.get(day) ?? []), { form, how }]);
  }
  for (let count = Math.max(2, Math.round(whole.tasks * part)); count > 0; count -= 1) {
    const day = someDay();
    tasks.set(day, (tasks.get(day) ?? 0) + 1);
  }
  return { meetings, tasks };
};
