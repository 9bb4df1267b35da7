import { Refusal } from "../chat/refusal.ts";
import type { Text } from "../chat/text.ts";
import type { BoundGroup } from "../people/directory.ts";
import { canSee, sightOf } from "./access.ts";
import {
  extendClock,
  isRunning,
  resumeClock,
  type Start,
  startClock,
  stopClock,
  suspendClock,
} from "./clock.ts";
import {
  type Doing,
  type Draft,
  type Extension,
  type Flow,
  holders,
  type Seat,
  type Step,
  waitingIn,
} from "./flow.ts";
import { type Entry, emptyHead, nextEntry } from "./history.ts";
import { type Clock, type Matter, type Part, unitsIn, type Waiting } from "./matter.ts";
import type { NewNotice } from "./notice.ts";
import { words } from "./words.ts";

/** What chance gives to a step: fresh ids and salts. */
export type Given = { newId(): string; newSalt(): string };

/** Everything one step changes, computed and not yet saved. */
export type Advance = {
  readonly matter: Matter;
  readonly entry: Entry;
  readonly clocks: readonly Clock[];
  readonly waiting: readonly Waiting[];
  readonly notices: readonly NewNotice[];
};

type Effects = Pick<Step, "starts" | "stops" | "ends" | "suspends" | "resumes" | "tells" | "announces">;

/**
 * Whether a group may be told that a matter exists: its own unit's matter, or in the linkage group a
 * matter that accuses no unit of the directory, since that unit reads the linkage group too.
 */
export const groupMayKnow = (group: BoundGroup, matter: Matter): boolean => {
  const accused = unitsIn(matter, "accused");
  return group.boundTo === "linkage"
    ? accused.length === 0
    : !accused.includes(group.boundTo) &&
        matter.parties.some((party) => party.organisation === group.boundTo);
};

/** The bound groups of some parts of a matter that may be told of it. */
export const groupsOf = (
  matter: Matter,
  where: readonly (Part | "linkage")[],
  groups: readonly BoundGroup[],
): readonly BoundGroup[] => {
  const names = where.flatMap((part) => (part === "linkage" ? [part] : unitsIn(matter, part)));
  return groups.filter((group) => names.includes(group.boundTo) && groupMayKnow(group, matter));
};

const told = (
  flow: Flow,
  matter: Matter,
  effects: Effects,
  doing: Doing,
  given: Given,
): readonly NewNotice[] => {
  const at = { createdAt: doing.now, nextTryAt: doing.now };
  const key = (recipient: string) => `news:${matter.code}:${matter.historyLength}:${recipient}`;
  const sayings = new Map<string, NewNotice>();
  for (const [seat, say] of Object.entries(effects.tells ?? {})) {
    for (const person of holders(seat as Seat, matter, doing.directory)) {
      if (person.id === doing.actor.id || !canSee(sightOf(person), matter)) continue;
      const headline: Text = say(matter, doing);
      sayings.set(person.id, {
        id: given.newId(),
        key: key(person.id),
        recipient: { to: "person", id: person.id },
        content: { is: "news", matter: matter.code, headline },
        ...at,
      });
    }
  }
  const announced = groupsOf(matter, effects.announces ?? [], doing.directory.groups).map(
    (group): NewNotice => ({
      id: given.newId(),
      key: key(group.id),
      recipient: { to: "channel", id: group.id },
      content: { is: "news", matter: matter.code, headline: words.groupNews(flow.name) },
      ...at,
    }),
  );
  return [...sayings.values(), ...announced];
};

/** The clocks of a matter after a step: ended, held, running on, moved; then those it starts. */
const clocksAfter = (
  { ladders, states }: Flow,
  matter: Matter,
  effects: Effects & { readonly starts?: readonly Start<Matter>[] },
  extensions: readonly Extension[],
  doing: Doing,
  given: Given,
): readonly Clock[] => {
  const final = states[matter.state]?.final === true;
  const ended = [...(effects.stops ?? []), ...(effects.ends?.(matter) ?? [])];
  const kept = matter.clocks.map((clock) => {
    const { rule } = clock;
    if (clock.stoppedAt !== undefined) return clock;
    if (final || ended.includes(rule)) return stopClock(clock, doing.now);
    if (!isRunning(clock))
      return effects.resumes?.includes(rule) ? resumeClock(clock, ladders, doing) : clock;
    if (effects.suspends?.includes(rule)) return suspendClock(clock, doing.now);
    const later = extensions.find((one) => one.rule === rule);
    return later === undefined ? clock : extendClock(clock, later.to, later.why, ladders, doing);
  });
  const clocks = [...kept];
  for (const start of effects.starts ?? []) {
    // Each sees the clocks before it: one period may begin where another ends.
    const started = startClock(start, { ...matter, clocks }, ladders, doing, given.newId());
    if (started !== undefined) clocks.push(started);
  }
  return clocks;
};

const advanced = (
  flow: Flow,
  before: Matter,
  id: string,
  effects: Effects & { readonly starts?: readonly Start<Matter>[] },
  answers: unknown,
  doing: Doing,
  given: Given,
  extensions: readonly Extension[] = [],
): Advance => {
  const final = flow.states[before.state]?.final === true;
  const entry = nextEntry(before, {
    id: given.newId(),
    matter: before.code,
    step: id,
    actor: doing.actor.id,
    at: doing.now,
    salt: given.newSalt(),
    content: { state: before.state, answers },
  });
  const { closedAt: _, ...open } = before;
  const matter: Matter = {
    ...open,
    version: before.version + 1,
    ...(final ? { closedAt: doing.now } : {}),
    clocks: clocksAfter(flow, before, effects, extensions, doing, given),
    historyHead: entry.hash,
    historyLength: entry.number,
  };
  return {
    matter,
    entry,
    clocks: matter.clocks.filter((clock) => !before.clocks.includes(clock)),
    waiting: waitingIn(flow, matter, doing.now),
    notices: told(flow, matter, effects, doing, given),
  };
};

/** A new matter from its draft, with its first history entry, clocks, desks and news. */
export const opened = (
  flow: Flow,
  code: string,
  draft: Draft<Matter>,
  answers: unknown,
  doing: Doing,
  given: Given,
): Advance => {
  const blank: Matter = {
    ...draft,
    code,
    kind: flow.kind,
    version: 0,
    openedAt: doing.now,
    historyHead: emptyHead,
    historyLength: 0,
    clocks: [],
  };
  return advanced(flow, blank, flow.opening.id, flow.opening, answers, doing, given);
};

/** The matter after a step, with everything that follows from it; or why it is refused. */
export const stepped = (
  flow: Flow,
  id: string,
  step: Step,
  before: Matter,
  answers: Readonly<Record<string, unknown>>,
  doing: Doing,
  given: Given,
): Advance | Refusal => {
  const applied = step.apply(before, answers, doing);
  if (applied instanceof Refusal) return applied;
  const after = typeof step.to === "string" ? { ...applied, state: step.to } : applied;
  const allowed = [before.state, ...[step.to ?? []].flat()];
  if (!allowed.includes(after.state)) throw new Error(`${flow.kind}.${id} led to ${after.state}`);
  const extensions = step.extends?.(after, answers, doing) ?? [];
  return advanced(flow, after, id, step, answers, doing, given, extensions);
};
