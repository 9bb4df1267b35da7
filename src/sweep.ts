import { nextWorkingTime } from "./calendar/count.ts";
import { addHours, dayOf, type Instant } from "./calendar/day.ts";
import type { Calendar } from "./calendar/holidays.ts";
import type { Core } from "./core.ts";
import { flowOf, modelled } from "./desk/command.ts";
import { canSee, sightOf } from "./flow/access.ts";
import { groupsOf } from "./flow/advance.ts";
import { type Ladder, ladderNow, passRung, proposalKey, type Rung } from "./flow/clock.ts";
import { hoursUnused } from "./flow/file.ts";
import { type Flow, holders, obstacle } from "./flow/flow.ts";
import type { Clock, Matter } from "./flow/matter.ts";
import type { NewNotice, Recipient } from "./flow/notice.ts";
import { expired } from "./flow/retention.ts";
import type { Directory } from "./people/directory.ts";

const batch = 100;

/** Who is reminded at a rung: the ladder's seats and groups, and once overdue those above them. */
const reminded = (
  flow: Flow,
  matter: Matter,
  clock: Clock,
  now: Instant,
  directory: Directory,
): readonly Recipient[] => {
  const declared = flow.ladders[clock.rule];
  if (declared === undefined) return [];
  const today = dayOf(now);
  const ladder = ladderNow(declared, clock, matter, today);
  const overdue = clock.rolled < today ? (ladder.overdue ?? []) : [];
  const people = new Set(
    [...ladder.seats, ...overdue].flatMap((seat) =>
      holders(seat, matter, directory)
        // Whoever is on leave is not disturbed: their deputy is among the holders.
        .filter((person) => person.away === undefined && canSee(sightOf(person), matter))
        .map(({ id }) => id),
    ),
  );
  return [
    ...[...people].map((id) => ({ to: "person", id }) as const),
    ...groupsOf(matter, ladder.groups, directory.groups).map(
      ({ id }) => ({ to: "channel", id }) as const,
    ),
  ];
};

const noticeOf = (
  core: Core,
  clock: Clock,
  rung: Rung,
  recipient: Recipient,
  now: Instant,
  calendar: Calendar,
): NewNotice => ({
  id: core.newId(),
  key: `rung:${clock.id}:${clock.dueVersion}:${rung.id}:${recipient.to}:${recipient.id}`,
  recipient,
  content: { is: "reminder", matter: clock.matter, clock: clock.id, rung: rung.id },
  createdAt: now,
  // A period in hours ends on a Saturday night as well: told on Monday, it would be told too late.
  nextTryAt: "hoursBefore" in rung ? now : nextWorkingTime(now, calendar),
});

/** What a rung proposes to whoever may take the step that is next. */
const proposals = (
  core: Core,
  flow: Flow,
  matter: Matter,
  clock: Clock,
  { rung, ladder }: { readonly rung: Rung; readonly ladder: Ladder },
  now: Instant,
  directory: Directory,
  calendar: Calendar,
): readonly NewNotice[] => {
  const id = rung.propose !== undefined ? ladder.proposes?.(matter) : undefined;
  const step = id === undefined ? undefined : flow.steps[id];
  if (id === undefined || step === undefined) return [];
  return [...directory.people.values()]
    .filter(
      (person) =>
        person.away === undefined &&
        canSee(sightOf(person), matter) &&
        obstacle(flow, step, matter, person, dayOf(now)) === undefined,
    )
    .map((person) => ({
      id: core.newId(),
      key: `${proposalKey(clock, rung)}person:${person.id}`,
      recipient: { to: "person", id: person.id },
      content: { is: "proposal", matter: matter.code, clock: clock.id, rung: rung.id, step: id },
      createdAt: now,
      nextTryAt: nextWorkingTime(now, calendar),
    }));
};

/** Queues what one clock is due and moves it past that rung. */
const remind = async (core: Core, clock: Clock, now: Instant): Promise<void> => {
  const stored = await core.store.matter(clock.matter);
  if (stored === undefined) throw new Error("a clock without a matter");
  const flow = flowOf(core.flows, stored);
  const matter = modelled(flow, stored);
  const ladder = flow.ladders[clock.rule];
  const directory = await core.store.directory();
  const calendar = core.calendarOf(directory);
  const passed = ladder && passRung(clock, ladder, now, calendar);
  if (ladder === undefined || passed === undefined) throw new Error("a clock without a rung");
  const at = { rung: passed.rung, ladder };
  const proposed = proposals(core, flow, matter, clock, at, now, directory, calendar);
  // Whoever is offered the next step is not reminded of the same beside it.
  const others =
    passed.rung.propose === "alone" ? [] : reminded(flow, matter, clock, now, directory);
  const reminders = others
    .filter(({ id }) => !proposed.some(({ recipient }) => recipient.id === id))
    .map((recipient) => noticeOf(core, clock, passed.rung, recipient, now, calendar));
  const notices = [...reminders, ...proposed];
  await core.store.passRungs([{ was: clock, now: passed.clock, notices }]);
};

/** Erases what a closed matter said, its time being over. */
const forget = async (core: Core, matter: Matter, now: Instant): Promise<void> => {
  const { matter: stub, entry, clocks } = expired(matter, now, core);
  await core.store.save({
    seen: { event: `retention:${matter.code}:${matter.version}`, actor: entry.actor, at: now },
    updated: [stub],
    entries: [entry],
    clocks,
    erase: [matter.code],
  });
};

/** Does something to each; one that fails is logged and holds up no other. Returns how many went well. */
const each = async <T>(
  core: Core,
  event: string,
  list: readonly T[],
  nameOf: (one: T) => string,
  work: (one: T) => Promise<void>,
): Promise<number> => {
  let done = 0;
  for (const one of list)
    try {
      await work(one);
      done += 1;
    } catch (error) {
      const kind = error instanceof Error ? error.constructor.name : typeof error;
      core.log("error", event, { id: nameOf(one), kind });
    }
  return done;
};

/**
 * Queues the reminders whose time has come and moves their clocks on, erases what has been kept long
 * enough and deletes files that were sent a day ago and not used; returns how much it did. A late sweep
 * queues the latest rung only; a second sweep finds nothing.
 */
export const sweep = async (core: Core): Promise<number> => {
  const moved = (await remindAll(core)) + (await eraseAll(core));
  await core.store.dropPending({ before: addHours(core.clock.now(), -hoursUnused) });
  return moved;
};

const remindAll = async (core: Core): Promise<number> => {
  let moved = 0;
  for (;;) {
    const now = core.clock.now();
    const due = await core.store.clocksDue(now, batch);
    const went = await each(
      core,
      "reminder failed",
      due,
      ({ id }) => id,
      (clock) => remind(core, clock, now),
    );
    moved += went;
    if (due.length < batch || went === 0) return moved;
  }
};

const eraseAll = async (core: Core): Promise<number> => {
  const now = core.clock.now();
  const over = await core.store.expiredMatters(dayOf(now), batch);
  return each(
    core,
    "erasure failed",
    over,
    ({ code }) => code,
    (matter) => forget(core, matter, now),
  );
};
