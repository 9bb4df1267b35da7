import { Refusal } from "../chat/refusal.ts";
import type { BoundGroup, Person } from "../people/directory.ts";
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
import { fileIdsIn } from "./file.ts";
import {
  actsFor,
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
import { eraseDay } from "./retention.ts";
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
  /** Ids of the files that come to belong to the matter with it. */
  readonly files: readonly string[];
};

type Effects = Pick<
  Step,
  "starts" | "stops" | "ends" | "suspends" | "resumes" | "tells" | "announces" | "form"
>;

/**
 * Whether a group may be told that a matter exists: its own unit's matter, or in the linkage group a
 * matter that accuses no unit of the directory, since that unit reads the linkage group too.
 */
export const groupMayKnow = (group: BoundGroup, matter: Matter): boolean => {
  if (matter.visibility === 3 || matter.erasedAt !== undefined) return false;
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
      const headline = say(matter, doing, person);
      if (headline === undefined) continue;
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

/** Whether nothing more is due in a matter: it is closed or erased. */
const isFinal = ({ states }: Flow, matter: Matter): boolean =>
  states[matter.state]?.final === true || matter.erasedAt !== undefined;

/** The clocks of a matter after a step: ended, held, running on, moved; then those it starts. */
const clocksAfter = (
  flow: Flow,
  matter: Matter,
  effects: Effects & { readonly starts?: readonly Start<Matter>[] },
  extensions: readonly Extension[],
  doing: Doing,
  given: Given,
): readonly Clock[] => {
  const { ladders } = flow;
  const final = isFinal(flow, matter);
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
  answers: Readonly<Record<string, unknown>>,
  doing: Doing,
  given: Given,
  absent: Person | undefined,
  extensions: readonly Extension[] = [],
): Advance => {
  const final = isFinal(flow, before);
  const ids = fileIdsIn(effects.form, answers);
  const sent = (doing.files ?? []).filter(({ id }) => ids.includes(id));
  const entry = nextEntry(before, {
    id: given.newId(),
    matter: before.code,
    step: id,
    actor: doing.actor.id,
    at: doing.now,
    salt: given.newSalt(),
    content: {
      state: before.state,
      answers,
      ...(absent === undefined ? {} : { for: absent.id }),
      ...(sent.length === 0 ? {} : { files: sent.map(({ id, sha256 }) => ({ id, sha256 })) }),
    },
  });
  const { closedAt, eraseOn: _, ...open } = before;
  const ended = final ? (closedAt ?? doing.now) : undefined;
  const kept = ended !== undefined && before.erasedAt === undefined;
  const matter: Matter = {
    ...open,
    version: before.version + 1,
    ...(ended === undefined ? {} : { closedAt: ended }),
    ...(kept ? { eraseOn: eraseDay(ended, before.visibility) } : {}),
    clocks: clocksAfter(flow, before, effects, extensions, doing, given),
    ...(sent.length === 0
      ? {}
      : {
          files: [
            ...(before.files ?? []),
            ...sent.map(({ id, name, size }) => ({ id, name, size })),
          ],
        }),
    historyHead: entry.hash,
    historyLength: entry.number,
  };
  return {
    matter,
    entry,
    clocks: matter.clocks.filter((clock) => !before.clocks.includes(clock)),
    waiting: waitingIn(flow, matter, doing.now),
    notices: told(flow, matter, effects, doing, given),
    files: sent.map(({ id }) => id),
  };
};

/** A new matter from its draft, with its first history entry, clocks, desks and news. */
export const opened = (
  flow: Flow,
  code: string,
  draft: Draft<Matter>,
  answers: Readonly<Record<string, unknown>>,
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
  const { id, by } = flow.opening;
  const absent = actsFor(doing.actor, by, blank);
  return advanced(flow, blank, id, flow.opening, answers, doing, given, absent);
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
  const absent = actsFor(doing.actor, step.by, before);
  return advanced(flow, after, id, step, answers, doing, given, absent, extensions);
};
