import { nextWorkingTime } from "../calendar/count.ts";
import { dayOf, type Instant } from "../calendar/day.ts";
import type { Calendar } from "../calendar/holidays.ts";
import { canSee, sightOf } from "../flow/access.ts";
import { groupsOf } from "../flow/advance.ts";
import { isLate, isRunning } from "../flow/clock.ts";
import { forUnit } from "../flow/each.ts";
import { type Found, flowOf, readMatter } from "../flow/find.ts";
import type { Flow } from "../flow/flow.ts";
import {
  isAhead,
  isEarly,
  isLoud,
  isSaidAgain,
  type Ladder,
  owedUnder,
  passRung,
  proposalKey,
  type Rung,
  saidOfClock,
} from "../flow/ladder.ts";
import type { Clock, Matter } from "../flow/matter.ts";
import { matterMark, type NewNotice, type NoticeContent, type Recipient } from "../flow/notice.ts";
import { obstacle } from "../flow/obstacle.ts";
import { peopleOwing, peopleReminded, waitingIn } from "../flow/owed.ts";
import { saidWith } from "../flow/said-together.ts";
import type { SystemServices } from "../flow/services.ts";
import { shareOf } from "../flow/tracks.ts";
import { whoseTurn } from "../flow/whose-turn.ts";
import type { BoundGroup, Directory, Person } from "../people/directory.ts";
import { groupWishesKept, readGroupWishes } from "../people/group-wishes.ts";
import { sparedBecause } from "./quiet.ts";
import { callsOf } from "./to-telephone.ts";

/** One rung of one clock whose time has come. */
type Due = {
  readonly flow: Flow;
  readonly matter: Matter;
  readonly clock: Clock;
  readonly ladder: Ladder;
  readonly rung: Rung;
  readonly now: Instant;
  readonly directory: Directory;
  readonly calendar: Calendar;
  readonly wishes: ReturnType<typeof readGroupWishes>;
};

/** Queues what one clock is due and moves it past that rung. */
export const remind = async (
  services: SystemServices,
  clock: Clock,
  now: Instant,
): Promise<void> => {
  const { store, flows } = services;
  const stored = await store.matter(clock.matter);
  if (stored === undefined) throw new Error("a clock without a matter");
  const flow = flowOf(flows, stored);
  // Of several units it is about the one whose clock it is.
  const matter = shareOf(flow, readMatter(flow, stored), clock.organisation);
  const ladder = flow.clocks[clock.rule];
  const directory = await store.directory();
  const calendar = services.calendarOf(directory);
  const passed = ladder && passRung(clock, ladder, now, calendar);
  if (ladder === undefined || passed === undefined) throw new Error("a clock without a rung");
  const { rung } = passed;
  const wishes = readGroupWishes(await store.settingsUnder(groupWishesKept));
  const due: Due = { flow, matter, clock, ladder, rung, now, directory, calendar, wishes };
  const proposed = proposalsOf(services, due);
  // Said late, what was to come before the end would say what is said once more this day.
  const next = passed.clock.nextRungAt;
  const isSaidAgainToday =
    isAhead(rung) && isLate(clock, now) && next !== undefined && dayOf(next) === dayOf(now);
  // Whoever is offered the next step is not reminded of the same beside it.
  const others = rung.propose === "alone" || isSaidAgainToday ? [] : recipientsOf(due);
  const reminders = others
    .filter(({ id }) => !proposed.some(({ recipient }) => recipient.id === id))
    .map((recipient) => reminderTo(services, due, recipient));
  const notices = [...reminders, ...proposed, ...callsOf(services, due)];
  await store.passRungs([{ was: clock, now: passed.clock, notices }]);
};

/**
 * Who is reminded at a rung: whoever owes what the clock is about, once late those above them, when
 * that was of no use the secretariat, and from the day before on the groups.
 */
const recipientsOf = (due: Due): readonly Recipient[] => {
  const { matter, clock, ladder, rung, now, directory } = due;
  if (rung.asks === true)
    return peopleAsked(due).map(({ id }): Recipient => ({ to: "person", id }));
  const late = isLate(clock, now);
  const owed = owedUnder(ladder, matter, late);
  // What has its hour is not asked for before it.
  if (owed?.while?.(matter, now) === false) return [];
  const seats = [...(ladder.reminds ?? owed?.by ?? []), ...(late ? (owed?.above ?? []) : [])];
  if (late && owed !== undefined && isSaidAgain(rung)) seats.push("secretariat");
  const own = forUnit(matter, clock.organisation);
  const groups = groupsOf(own, isEarly(rung) ? [] : ladder.groups, directory.groups);
  return [
    ...peopleReminded(seats, owed, own, directory)
      .filter((person) => ladder.spares?.(matter, person) !== true)
      .map(({ id }): Recipient => ({ to: "person", id })),
    ...(isAhead(rung) ? withoutTwice(due, groups) : groups).map(
      ({ id }): Recipient => ({ to: "channel", id }),
    ),
  ];
};

/** The groups that will be reminded of a matter by an instant. */
export const groupsRemindedBy = (
  { flow, matter: whole }: Found,
  given: Pick<Due, "now" | "directory" | "calendar" | "wishes">,
): readonly string[] =>
  whole.clocks.flatMap((clock) => {
    const ladder = flow.clocks[clock.rule];
    if (ladder === undefined || !isRunning(clock)) return [];
    const passed = passRung(clock, ladder, given.now, given.calendar);
    if (passed === undefined || passed.rung.propose === "alone") return [];
    const matter = shareOf(flow, whole, clock.organisation);
    const due: Due = { ...given, flow, matter, clock, ladder, rung: passed.rung };
    return recipientsOf(due).flatMap(({ to, id }) => (to === "channel" ? [id] : []));
  });

/** Some groups without the linkage group, where all who owe it read it in the group of their own unit. */
const withoutTwice = (
  { flow, matter, clock, now, directory, wishes }: Due,
  groups: readonly BoundGroup[],
): readonly BoundGroup[] => {
  const told = { flow, matter, about: clock.id, isNews: false };
  const reads = groups.filter(
    (group) => sparedBecause(group, wishes[group.id], told, { now, directory }) === undefined,
  );
  const { units, offices } = whoseTurn(flow, matter, { now, directory }, clock.id);
  const all = units.length > 0 && offices.length === 0;
  return all && units.every((unit) => reads.some(({ boundTo }) => boundTo === unit))
    ? groups.filter(({ boundTo }) => boundTo !== "linkage")
    : groups;
};

/** Whoever has not done yet what the ladder asks of them. */
const peopleAsked = ({ flow, matter, ladder, now, directory }: Due): readonly Person[] => {
  const asked = waitingIn(flow, matter, directory, { since: now, when: now })
    .filter(({ step }) => step === ladder.asks?.step)
    .flatMap((row) => peopleOwing(row, matter, directory));
  return [...new Map(asked.map((person) => [person.id, person])).values()];
};

/** When it is said, and what it may stand in one message with. */
const saidWhen = ({
  flow,
  matter,
  rung,
  now,
  calendar,
}: Due): Pick<NewNotice, "nextTryAt" | "together"> => {
  // A period in hours ends on a Saturday night as well: told on Monday, it would be told too late.
  if ("hoursBefore" in rung) return { nextTryAt: now, together: matterMark(matter.code) };
  const nextTryAt = nextWorkingTime(now, calendar);
  return { nextTryAt, together: saidWith(flow, matter, dayOf(nextTryAt)) };
};

const reminderTo = ({ newId }: SystemServices, due: Due, recipient: Recipient): NewNotice => {
  const { clock, rung, now } = due;
  return {
    id: newId(),
    key: `${saidOfClock(clock).reminded}${rung.id}:${recipient.to}:${recipient.id}`,
    recipient,
    content: {
      is: "reminder",
      matter: clock.matter,
      clock: clock.id,
      rung: rung.id,
      ...(recipient.to === "channel" && isLoud(rung) ? { loud: true as const } : {}),
    },
    createdAt: now,
    ...saidWhen(due),
  };
};

/** What a rung proposes to whoever may take the step that is next. */
const proposalsOf = ({ newId }: SystemServices, due: Due): readonly NewNotice[] => {
  const { flow, matter, clock, ladder, rung, now, directory } = due;
  const id = rung.propose !== undefined ? ladder.proposes?.(matter) : undefined;
  const step = id === undefined ? undefined : flow.steps[id];
  if (id === undefined || step === undefined) return [];
  const content: NoticeContent = {
    is: "proposal",
    matter: matter.code,
    clock: clock.id,
    rung: rung.id,
    step: id,
  };
  const able = (person: Person): boolean =>
    person.away === undefined &&
    canSee(sightOf(person), matter) &&
    obstacle(flow, [id, step], matter, { actor: person, now, directory }) === undefined;
  return [...directory.people.values()].filter(able).map((person) => ({
    id: newId(),
    key: `${proposalKey(clock, rung)}person:${person.id}`,
    recipient: { to: "person", id: person.id },
    content,
    createdAt: now,
    ...saidWhen(due),
  }));
};
