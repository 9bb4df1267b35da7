import { type Day, type Instant, shortMomentText } from "../calendar/day.ts";
import type { PeriodFacts } from "../calendar/period.ts";
import { note } from "../chat/card.ts";
import { Refusal } from "../chat/refusal.ts";
import type { Text } from "../chat/text.ts";
import type { BoundGroup } from "../people/directory.ts";
import { canSee, sightOf } from "./access.ts";
import { handingOn, notToAccused, withComplaint } from "./accuse.ts";
import {
  type Happening,
  isRunning,
  isSuspended,
  recountClocks,
  reviveClocks,
  startClock,
  stopClock,
  withEvent,
} from "./clock.ts";
import { withTeams } from "./confidentiality.ts";
import { movesMatter } from "./each.ts";
import { endangers, raisingAlarm, restricted, restricts } from "./endangered.ts";
import {
  clocksPutRight,
  errataNews,
  movedBetween,
  type Putting,
  recordingSteps,
} from "./errata-effects.ts";
import { fileIdsIn } from "./file.ts";
import type { Flow } from "./flow.ts";
import { type Entry, emptyHead, nextEntry } from "./history.ts";
import { calendarActions, withRevision } from "./invitation.ts";
import { barred, type Clock, type Matter, type Part, unitsIn, type Waiting } from "./matter.ts";
import { type NewNotice, newsKey } from "./notice.ts";
import { waitingIn } from "./owed.ts";
import { namesOf, newlyGivenAccused, newlyGivenGone } from "./parties.ts";
import { readersBy } from "./readers.ts";
import { recusedNotices } from "./recused.ts";
import { withResting } from "./resting.ts";
import { eraseDay, runsOn } from "./retention.ts";
import { actsFor, holdsAny, type Seat } from "./seat.ts";
import {
  type Context,
  type Draft,
  type Extension,
  isStep,
  type Opening,
  type Step,
} from "./step.ts";
import { ofShare, saidOf, shareOf, trackUnits, withShare } from "./tracks.ts";
import { words } from "./words.ts";

/** What chance gives to a step: fresh ids and salts. */
export type Given = { newId(): string; newSalt(): string };

/** Everything one step changes, computed and not yet saved. */
export type Advance = {
  readonly matter: Matter;
  /** The share of one unit in it, where the step was taken in that alone. */
  readonly share: Matter;
  readonly entry: Entry;
  readonly clocks: readonly Clock[];
  readonly waiting: readonly Waiting[];
  readonly notices: readonly NewNotice[];
  /** Ids of the files that come to belong to the matter with it. */
  readonly files: readonly string[];
};

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

/** What a step does beside the matter itself, worked out for one matter at one moment. */
type Taken = {
  readonly flow: Flow;
  /** The whole matter before the step. */
  readonly whole: Matter;
  /** The step's name in the flow, and its declaration. */
  readonly id: string;
  readonly declared: Step | Opening;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly context: Context;
  readonly given: Given;
  /** In whose place the actor acted, where that is another post's. */
  readonly instead: ReturnType<typeof actsFor>;
  readonly extensions: readonly Extension[];
  /** Whether it moves the matter on, and is not only one unit's own. */
  readonly moves: boolean;
  /** Whether something came to light in it that is for named people only. */
  readonly restricts: boolean;
  /** What it puts right of what was recorded, where it does. */
  readonly putting?: Putting;
};

/** Who is told of a step: the seats it tells, and the groups it is announced in. */
export const newsOf = (
  matter: Matter,
  taken: Pick<Taken, "flow" | "whole" | "declared" | "context" | "given">,
): readonly NewNotice[] => {
  const { flow, declared, context, given } = taken;
  const at = { createdAt: context.now, nextTryAt: context.now };
  const key = (recipient: string) => newsKey(matter.code, matter.historyLength, recipient);
  const byPerson = new Map<string, NewNotice>();
  for (const [seat, say] of Object.entries(declared.tells ?? {})) {
    for (const person of readersBy(seat as Seat, matter, context)) {
      const said = say(matter, context, person);
      if (said === undefined) continue;
      const headline = saidOf(matter, said, person, context.directory);
      byPerson.set(person.id, {
        id: given.newId(),
        key: key(person.id),
        recipient: { to: "person", id: person.id },
        content: { is: "news", matter: matter.code, headline, ...ofShare(matter) },
        ...at,
      });
    }
  }
  for (const notice of leaversNews(matter, taken, key)) byPerson.set(notice.recipient.id, notice);
  const headline = announcement(matter, flow, declared, context.today);
  const announced = groupsOf(matter, declared.announces ?? [], context.directory.groups).map(
    (group) => groupNews(matter, group, headline, { context, given }),
  );
  return [...byPerson.values(), ...announced];
};

/** What those are told who were told of the matter before and whom the step has taken out of it, whether they may still look at it or not: a sentence without its card. */
const leaversNews = (
  matter: Matter,
  { flow, whole, declared, context, given }: Parameters<typeof newsOf>[1],
  key: (recipient: string) => string,
): readonly NewNotice[] => {
  const { leaves, tells = {} } = declared;
  if (leaves === undefined) return [];
  const seats = Object.keys(tells) as Seat[];
  return [...context.directory.people.values()].flatMap((person): readonly NewNotice[] => {
    const sight = sightOf(person);
    const left =
      person.id !== context.actor.id &&
      holdsAny(person, seats, whole) &&
      canSee(sight, whole) &&
      !(holdsAny(person, seats, matter) && canSee(sight, matter));
    const said = left ? leaves(matter, context, person) : undefined;
    if (said === undefined) return [];
    const calendar = calendarActions(flow, matter, { ...context, actor: person });
    return [
      {
        id: given.newId(),
        key: key(person.id),
        recipient: { to: "person", id: person.id },
        content: {
          is: "plain",
          card: note(flow.name, [said], calendar),
          about: { matter: matter.code, upTo: matter.visibility },
        },
        createdAt: context.now,
        nextTryAt: context.now,
      },
    ];
  });
};

/** What a group is told of a step: when people are to meet, where that was set; else that something happened, and not what. */
const announcement = (
  matter: Matter,
  { name }: Pick<Flow, "name">,
  declared: Step | Opening,
  today: Day,
): Text => {
  const [at] = (declared.clocks?.starts ?? []).flatMap((start) =>
    "appointment" in start ? [start.at(matter)] : [],
  );
  if (at === undefined) return words.groupNews(name);
  const when = shortMomentText(at, today);
  return isStep(declared) ? words.appointment(name, when) : words.newAppointment(name, when);
};

/** A group is told no more than the headline. */
const groupNews = (
  matter: Matter,
  group: BoundGroup,
  headline: Text,
  { context, given }: Pick<Taken, "context" | "given">,
): NewNotice => ({
  id: given.newId(),
  key: `news:${matter.code}:${matter.historyLength}:${group.id}`,
  recipient: { to: "channel", id: group.id },
  content: { is: "news", matter: matter.code, headline, ...ofShare(matter) },
  createdAt: context.now,
  nextTryAt: context.now,
});

/** Whether nothing more is due in a matter: it is closed or erased. */
const isFinal = ({ states }: Flow, matter: Matter): boolean =>
  states[matter.state]?.final === true || matter.erasedAt !== undefined;

/** What a step does to one clock that has not stopped: held, running on, moved to a later day. */
const eventOf = (
  clock: Clock,
  {
    holds,
    resumes,
    extensions,
    on,
  }: {
    readonly holds: readonly string[];
    readonly resumes: readonly string[];
    readonly extensions: readonly Extension[];
    readonly on: Day;
  },
): Happening | undefined => {
  const { rule } = clock;
  if (isSuspended(clock)) return resumes.includes(rule) ? { is: "resumed", on } : undefined;
  if (!isRunning(clock)) return undefined;
  if (holds.includes(rule)) return { is: "held", from: on };
  const later = extensions.find((one) => one.rule === rule);
  return later && { is: "granted", until: later.to, why: later.why };
};

/** The clocks with one more; of a unit's own none of the same rule runs on beside it. */
const withClock = (
  clocks: readonly Clock[],
  started: Clock,
  organisation: string | undefined,
  now: Instant,
): readonly Clock[] =>
  organisation === undefined
    ? [...clocks, started]
    : [
        ...clocks.map((clock) =>
          clock.stoppedAt === undefined &&
          clock.rule === started.rule &&
          clock.organisation === organisation
            ? stopClock(clock, now)
            : clock,
        ),
        { ...started, organisation },
      ];

/** The clocks of a matter after a step: ended, held, running on, moved; then those it starts. */
const clocksAfter = (matter: Matter, taken: Taken): readonly Clock[] => {
  const { flow, declared, extensions, context, given, moves, putting } = taken;
  const unit = matter.share?.unit;
  const isOfAll = ({ rule }: Pick<Clock, "rule">) => flow.clocks[rule]?.inside !== undefined;
  if (putting !== undefined) {
    const right = clocksPutRight(putting, given.newId).map((clock) =>
      unit === undefined || isOfAll(clock) ? clock : { ...clock, organisation: unit },
    );
    return withResting(right, matter, taken);
  }
  const { starts = [], ...effects }: NonNullable<Step["clocks"]> = declared.clocks ?? {};
  const final = isFinal(flow, matter);
  const { ends = [], holds = [], resumes = [] } = effects;
  const ended = typeof ends === "function" ? ends(matter) : ends;
  const ownUnit = unit ?? context.actor.organisation;
  // A unit's own clock ends with its own step, or with its part in the matter.
  // What is of all of several units ends with no step of one.
  const isOver = ({ rule, organisation }: Clock): boolean =>
    organisation === unit
      ? moves && ended.includes(rule)
      : organisation !== undefined &&
        ((organisation === ownUnit && ended.includes(rule)) ||
          !matter.parties.some(
            (party) => party.organisation === organisation && !barred.includes(party.part),
          ));
  const kept = matter.clocks.map((clock) =>
    clock.stoppedAt === undefined &&
    ((final &&
      !runsOn(flow, matter, clock) &&
      (unit === undefined || clock.organisation === unit)) ||
      isOver(clock))
      ? stopClock(clock, context.now)
      : clock,
  );
  const changed = new Map<string, PeriodFacts>();
  const on = effects.on?.(matter) ?? context.today;
  for (const clock of kept) {
    const event = eventOf(clock, { holds, resumes, extensions, on });
    const facts = event && withEvent(clock, event, context);
    if (facts !== undefined) changed.set(clock.id, facts);
  }
  const { revives = [] } = effects;
  let clocks = reviveClocks(
    recountClocks(kept, flow.clocks, context, changed),
    typeof revives === "function" ? revives(matter) : revives,
    flow.clocks,
    context,
  );
  for (const start of starts) {
    const units = "each" in start ? start.each?.(matter, context) : undefined;
    if (units === undefined && !moves) continue;
    const tracked = isStep(declared) ? [] : trackUnits(flow, matter);
    for (const organisation of units ?? [undefined, ...tracked]) {
      // Each sees the clocks before it: one period may begin where another ends.
      const seen = shareOf(flow, { ...matter, clocks }, organisation);
      const started = startClock(start, seen, flow.clocks, context, given.newId());
      if (started === undefined) continue;
      // Of several units each has its own; what is between the issuer and those above it is of all.
      const own = units === undefined && !isOfAll(started) ? (organisation ?? unit) : organisation;
      const misplaced = tracked.length > 0 && isOfAll(started) !== (organisation === undefined);
      if (units === undefined && misplaced) continue;
      clocks = withClock(clocks, started, own, context.now);
    }
  }
  return withResting(clocks, matter, taken);
};

/**
 * A matter with somebody named for every unit and duty in it, where it is new, has become restricted or a
 * unit came to it. Whoever is recused later leaves nobody in their place: that would show it to their deputy.
 */
const teamed = ({ flow, whole, context }: Taken, matter: Matter): Matter => {
  const came = matter.parties.some(
    ({ part, organisation }) =>
      organisation !== undefined &&
      !whole.parties.some((one) => one.part === part && one.organisation === organisation),
  );
  return whole.historyLength === 0 || whole.visibility !== 2 || came
    ? withTeams(flow, matter, context.directory)
    : matter;
};

/** Everything that follows from a matter as a step left it. */
const advance = (left: Matter, taken: Taken): Advance => {
  const { flow, whole, id, declared, answers, context, given, instead, putting } = taken;
  const ids = fileIdsIn(declared.form, answers);
  const sent = (context.files ?? []).filter((file) => ids.includes(file.id));
  const clocks = clocksAfter(left, taken);
  const entry = nextEntry(left, {
    id: given.newId(),
    matter: left.code,
    step: id,
    actor: context.actor.id,
    at: context.now,
    salt: given.newSalt(),
    content: {
      state: left.state,
      ...(left.share === undefined ? {} : { unit: left.share.unit }),
      ...(putting === undefined ? { answers } : erratumOf(putting, clocks, answers)),
      ...(instead === undefined ? {} : { for: instead.post.id, as: instead.as }),
      ...(context.actor.program === undefined ? {} : { program: context.actor.program }),
      ...(sent.length === 0 ? {} : { files: sent.map(({ id, sha256 }) => ({ id, sha256 })) }),
    },
  });
  const stepped: Matter = {
    ...left,
    clocks,
    ...(sent.length === 0
      ? {}
      : {
          files: [...(left.files ?? []), ...sent.map(({ id, name, size }) => ({ id, name, size }))],
        }),
  };
  const together = withShare(
    flow,
    whole,
    stepped,
    isStep(declared) && declared.marks?.irrevocable !== true ? entry.number : undefined,
  );
  const {
    closedAt,
    eraseOn: _,
    ...open
  } = teamed(taken, taken.restricts ? restricted(together, context) : together);
  const ended = isFinal(flow, open) ? (closedAt ?? context.now) : undefined;
  const kept = ended !== undefined && left.erasedAt === undefined;
  const matter: Matter = {
    ...open,
    version: left.version + 1,
    ...(ended === undefined ? {} : { closedAt: ended }),
    ...(kept ? { eraseOn: eraseDay(ended, open.visibility) } : {}),
    clocks: open.clocks.map((clock) =>
      ended !== undefined && clock.stoppedAt === undefined && !runsOn(flow, open, clock)
        ? stopClock(clock, context.now)
        : clock,
    ),
    historyHead: entry.hash,
    historyLength: entry.number,
  };
  const share = shareOf(flow, matter, left.share?.unit);
  return {
    matter,
    share,
    entry,
    clocks: matter.clocks.filter((clock) => !whole.clocks.includes(clock)),
    waiting: waitingIn(flow, matter, context.directory, { since: context.now, when: "ever" }),
    notices: [
      ...newsOf(share, taken),
      ...errataNotices(share, matter, entry, taken),
      ...recusedNotices(flow, { before: whole, after: matter }, context, given.newId),
    ],
    files: sent.map((file) => file.id),
  };
};

/** What the history keeps of what was put right, in place of what stood in the form. */
const erratumOf = (
  { before, after, changes, reason }: Putting,
  clocks: readonly Clock[],
  { notSo }: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> => ({
  answers: { reason, ...(notSo === undefined ? {} : { notSo }) },
  changes,
  moved: movedBetween(before, { ...after, clocks }),
});

/** Who hears of what was put right; the groups of a unit that comes to it only now as well. */
const errataNotices = (
  matter: Matter,
  whole: Matter,
  entry: Entry,
  { putting, flow, context, given }: Taken,
): readonly NewNotice[] => {
  if (putting === undefined) return [];
  const now = { ...putting, after: matter };
  const announces = recordingSteps(now).flatMap((one) => one.announces ?? []);
  const groups = groupsOf(matter, announces, context.directory.groups).filter(
    (group) => !groupMayKnow(group, putting.before),
  );
  return [
    ...errataNews(now, entry, whole, given.newId),
    ...groups.map((group) =>
      groupNews(matter, group, words.groupNews(flow.name), { context, given }),
    ),
  ];
};

/** A new matter from its draft, with its first history entry, clocks, desks and news. */
export const createMatter = (
  flow: Flow,
  code: string,
  draft: Draft<Matter>,
  answers: Readonly<Record<string, unknown>>,
  {
    context,
    given,
    opening: declared = flow.opening,
  }: Pick<Taken, "context" | "given"> & { readonly opening?: Opening },
): Advance => {
  const blank: Matter = {
    ...draft,
    code,
    kind: flow.kind,
    version: 0,
    openedAt: context.now,
    historyHead: emptyHead,
    historyLength: 0,
    clocks: [],
  };
  const instead = actsFor(context.actor, declared.by, blank);
  return advance(blank, {
    flow,
    whole: blank,
    id: declared.id,
    declared,
    answers,
    context,
    given,
    instead,
    extensions: [],
    moves: true,
    restricts: restricts(blank, context),
  });
};

/**
 * The matter after a step, with everything that follows from it; or why it is refused. Taken in one
 * unit's share it changes that alone of the whole.
 */
export const advanceMatter = (
  flow: Flow,
  id: string,
  before: Matter,
  answers: Readonly<Record<string, unknown>>,
  {
    context,
    given,
    whole = before,
  }: Pick<Taken, "context" | "given"> & { readonly whole?: Matter },
): Advance | Refusal => {
  const declared = flow.steps[id];
  if (declared === undefined) throw new Error(`${flow.kind} has no step ${id}`);
  const { to } = declared.open;
  const applied = declared.apply(before, answers, context);
  if (applied instanceof Refusal) return applied;
  const accused = newlyGivenAccused(before, applied);
  if (accused.length > 0) return new Refusal(notToAccused(flow, applied, accused, context));
  const gone = newlyGivenGone(before, applied, context.directory);
  if (gone.length > 0) return new Refusal(words.unitGone(namesOf(gone, context.directory)));
  const unit = context.actor.organisation;
  // What is to reach others, who have to take it up, does not end before them.
  const reached = endangers(flow, applied, context)
    ? (flow.minors?.reach(applied, context) ?? applied)
    : applied;
  const moves = movesMatter(declared, { before, after: reached, unit });
  const moved = typeof to === "string" && moves ? { ...applied, state: to } : applied;
  const said = withComplaint(flow, moved, answers, context);
  if (said instanceof Refusal) return said;
  const { accuses } = said;
  const after = withRevision(flow, before, said.matter);
  const allowed = [
    before.state,
    ...[to ?? []].flat(),
    ...(accuses ? (flow.accusing?.states ?? []) : []),
  ];
  if (!allowed.includes(after.state)) throw new Error(`${flow.kind}.${id} led to ${after.state}`);
  const extensions = declared.clocks?.extends?.(after, answers, context) ?? [];
  const instead = actsFor(context.actor, declared.as?.(after) ?? declared.by, before);
  const changes = declared.corrects?.changes(before, after) ?? [];
  const reason = String(answers["reason"] ?? "");
  const all =
    declared.corrects === undefined || after.share === undefined
      ? {}
      : { all: { before: whole, after: withShare(flow, whole, after) } };
  const wrong = declared.corrects && flow.facts?.wrongInAll?.(all.all?.after ?? after, context);
  if (wrong !== undefined) return wrong;
  const putting =
    declared.corrects === undefined
      ? {}
      : { putting: { flow, before, after, ...all, changes, reason, context } };
  const handed = accuses ? { ...declared, ...handingOn(flow, declared) } : declared;
  const alarms = endangers(flow, after, context);
  return advance(alarms ? (flow.minors?.reach(after, context) ?? after) : after, {
    flow,
    whole,
    id,
    declared: alarms ? { ...handed, ...raisingAlarm(flow, handed) } : handed,
    restricts: alarms || restricts(after, context),
    answers,
    context,
    given,
    instead,
    extensions,
    moves,
    ...putting,
  });
};
