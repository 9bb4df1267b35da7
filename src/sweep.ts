import { nextWorkingTime } from "./calendar/count.ts";
import { dayOf, type Instant } from "./calendar/day.ts";
import type { Core } from "./core.ts";
import { flowOf, modelled } from "./desk/command.ts";
import { canSee, sightOf } from "./flow/access.ts";
import { groupsOf } from "./flow/advance.ts";
import { type Ladder, passRung, proposalKey, type Rung } from "./flow/clock.ts";
import { type Flow, holders, obstacle } from "./flow/flow.ts";
import type { Clock, Matter } from "./flow/matter.ts";
import type { NewNotice, Recipient } from "./flow/notice.ts";
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
  const ladder = flow.ladders[clock.rule];
  if (ladder === undefined) return [];
  const overdue = clock.rolled < dayOf(now) ? (ladder.overdue ?? []) : [];
  const people = new Set(
    [...ladder.seats, ...overdue].flatMap((seat) =>
      holders(seat, matter, directory)
        .filter((person) => canSee(sightOf(person), matter))
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
): NewNotice => ({
  id: core.newId(),
  key: `rung:${clock.id}:${clock.dueVersion}:${rung.id}:${recipient.to}:${recipient.id}`,
  recipient,
  content: { is: "reminder", matter: clock.matter, clock: clock.id, rung: rung.id },
  createdAt: now,
  nextTryAt: nextWorkingTime(now, core.calendar),
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
): readonly NewNotice[] => {
  const id = rung.propose === true ? ladder.proposes?.(matter) : undefined;
  const step = id === undefined ? undefined : flow.steps[id];
  if (id === undefined || step === undefined) return [];
  return [...directory.people.values()]
    .filter(
      (person) =>
        canSee(sightOf(person), matter) &&
        obstacle(flow, step, matter, person, dayOf(now)) === undefined,
    )
    .map((person) => ({
      id: core.newId(),
      key: `${proposalKey(clock, rung)}person:${person.id}`,
      recipient: { to: "person", id: person.id },
      content: { is: "proposal", matter: matter.code, clock: clock.id, rung: rung.id, step: id },
      createdAt: now,
      nextTryAt: nextWorkingTime(now, core.calendar),
    }));
};

/** Queues what one clock is due and moves it past that rung. */
const remind = async (core: Core, clock: Clock, now: Instant): Promise<void> => {
  const stored = await core.store.matter(clock.matter);
  if (stored === undefined) throw new Error("a clock without a matter");
  const flow = flowOf(core.flows, stored);
  const matter = modelled(flow, stored);
  const ladder = flow.ladders[clock.rule];
  const passed = ladder && passRung(clock, ladder, now, core.calendar);
  if (ladder === undefined || passed === undefined) throw new Error("a clock without a rung");
  const directory = await core.store.directory();
  const at = { rung: passed.rung, ladder };
  const proposed = proposals(core, flow, matter, clock, at, now, directory);
  // Whoever is offered the next step is not reminded of the same beside it.
  const reminders = reminded(flow, matter, clock, now, directory)
    .filter(({ id }) => !proposed.some(({ recipient }) => recipient.id === id))
    .map((recipient) => noticeOf(core, clock, passed.rung, recipient, now));
  const notices = [...reminders, ...proposed];
  await core.store.passRungs([{ was: clock, now: passed.clock, notices }]);
};

/**
 * Queues the reminders whose time has come and moves their clocks on; returns how many clocks it
 * moved. A late sweep queues the latest rung only; a second sweep finds nothing. A clock that cannot
 * be moved is logged and holds up no other.
 */
export const sweep = async (core: Core): Promise<number> => {
  let moved = 0;
  for (;;) {
    const now = core.clock.now();
    const due = await core.store.clocksDue(now, batch);
    const before = moved;
    for (const clock of due)
      try {
        await remind(core, clock, now);
        moved += 1;
      } catch (error) {
        const kind = error instanceof Error ? error.constructor.name : typeof error;
        core.log("error", "reminder failed", { clock: clock.id, kind });
      }
    if (due.length < batch || moved === before) return moved;
  }
};
