import { dayOf, isDay } from "../calendar/day.ts";
import type { PeriodFacts } from "../calendar/period.ts";
import { note } from "../chat/card.ts";
import type { Text } from "../chat/text.ts";
import { type Person, personName } from "../people/directory.ts";
import { canSee, sightOf } from "./access.ts";
import { directoryFor } from "./blind.ts";
import { correctedFacts, recountClocks, type Start, startClock, stopClock } from "./clock.ts";
import { pastOf, recordingOf } from "./errata.ts";
import { errataText, factOf, type Moved } from "./errata-text.ts";
import { errataWords as words } from "./errata-words.ts";
import { declaredIn, type Flow } from "./flow.ts";
import type { Entry } from "./history.ts";
import type { Clock, Matter } from "./matter.ts";
import type { NewNotice } from "./notice.ts";
import { holders, type Seat } from "./seat.ts";
import type { Context, FactChange, Opening, Step } from "./step.ts";
import { ofShare, seenBy } from "./tracks.ts";

/** A matter before and after something was put right, and what. */
export type Putting = {
  readonly flow: Flow;
  readonly before: Matter;
  readonly after: Matter;
  /** All of it before and after, where it was put right in one unit's share. */
  readonly all?: { readonly before: Matter; readonly after: Matter };
  readonly changes: readonly FactChange[];
  readonly reason: string;
  readonly context: Context;
};

/** The steps, as they are declared, that recorded what was changed. */
export const recordingSteps = ({
  flow,
  changes,
  context,
}: Putting): readonly (Step | Opening)[] => {
  const entries = changes.flatMap(
    ({ fact }) => recordingOf(factOf(flow, fact), pastOf(context)) ?? [],
  );
  const steps = [...new Set(entries.map(({ step }) => step))];
  return steps.flatMap((step) => declaredIn(flow, step) ?? []);
};

/** The steps that recorded what was changed, and all that came after the first of them. */
const stepsSince = ({ flow, changes, context }: Putting): readonly string[] => {
  const past = pastOf(context);
  const numbers = changes.flatMap(
    ({ fact }) => recordingOf(factOf(flow, fact), past)?.number ?? [],
  );
  const first = Math.min(...numbers);
  return [...new Set(past.entries.filter(({ number }) => number >= first).map(({ step }) => step))];
};

/** Whether a clock began as all of a matter says that it does. */
const beganIn = (
  { before }: { readonly before: Matter },
  start: Start<Matter>,
  { facts, start: began }: Clock,
): boolean => {
  if ("appointment" in start || facts === undefined) return false;
  const day = isDay(began) ? began : dayOf(began);
  return [began, day].includes(start.from(before, day));
};

/** The clocks of the matter counted anew from what it now says, in the order of dependence. */
export const clocksPutRight = (putting: Putting, newId: () => string): readonly Clock[] => {
  const { flow, before, after, all, reason, context } = putting;
  const starts: readonly Start<Matter>[] = stepsSince(putting).flatMap(
    (step) => declaredIn(flow, step)?.clocks?.starts ?? [],
  );
  const changed = new Map<string, PeriodFacts>();
  for (const clock of before.clocks)
    for (const start of starts) {
      // What is of all units follows from all of them, unless it began with this one's alone.
      const ofAll =
        all !== undefined &&
        flow.clocks[clock.rule]?.inside !== undefined &&
        beganIn(all, start, clock);
      const seen = ofAll ? all : { before, after };
      const facts = correctedFacts(clock, { start, ...seen }, reason, context);
      if (facts !== undefined && !changed.has(clock.id)) changed.set(clock.id, facts);
    }
  const clocks = [...recountClocks(before.clocks, flow.clocks, context, changed)];
  for (const start of starts) {
    if ("appointment" in start) continue;
    const [was, now] = [start.rule(before), start.rule(after)];
    if (was === now) continue;
    // Another rule applies: what ran under the old one ends, and where it had ended nothing begins.
    const old = clocks.findIndex(({ rule, stoppedAt }) => rule === was && stoppedAt === undefined);
    const stopped = clocks[old];
    if (stopped !== undefined) clocks[old] = stopClock(stopped, context.now);
    if (was !== undefined && stopped === undefined) continue;
    const started = startClock(start, { ...after, clocks }, flow.clocks, context, newId());
    if (started !== undefined) clocks.push(started);
  }
  return clocks;
};

/** The days that are others now, by rule, running or not. */
export const movedBetween = (before: Matter, after: Matter): readonly Moved[] =>
  after.clocks.flatMap((clock) => {
    const was = before.clocks.find(({ id }) => id === clock.id);
    const [from, to] = [was, clock].map((one) => one && (one.at ?? one.rolled));
    return from === undefined || to === undefined || from === to
      ? []
      : [{ rule: clock.rule, from, to, unit: clock.organisation }];
  });

/**
 * Whoever was told of the matter is told old and new, as far as it is theirs to know; a unit it now goes to
 * is told as by the step that recorded it; one that may no longer see it, only that it was not meant.
 */
export const errataNews = (
  putting: Putting,
  entry: Entry,
  whole: Matter,
  newId: () => string,
): readonly NewNotice[] => {
  const { flow, before, after, context } = putting;
  const { actor, directory, now } = context;
  const past = pastOf(context);
  const tells = recordingSteps(putting).flatMap(({ tells = {} }) => Object.entries(tells));
  const first = new Map<string, Text>();
  for (const [seat, say] of tells)
    for (const person of holders(seat as Seat, after, directory)) {
      const headline = canSee(sightOf(person), before) ? undefined : say(after, context, person);
      if (headline !== undefined) first.set(person.id, headline);
    }
  const seated = tells.flatMap(([seat]) => holders(seat as Seat, after, directory));
  const people = new Map<string, Person>();
  for (const person of [
    ...seated,
    ...[...past.told].flatMap((id) => directory.people.get(id) ?? []),
  ])
    if (person.id !== actor.id) people.set(person.id, person);
  return [...people.values()].flatMap((person): readonly NewNotice[] => {
    const sees = canSee(sightOf(person), after);
    const matter = seenBy(flow, whole, person);
    if (matter.hides?.includes(after.share?.unit ?? "") === true) return [];
    const said = errataText(flow, entry, directory, { person, matter });
    const known = directoryFor(flow, person, directory, [...past.entries, entry]);
    const news = said && words.news(personName(known, actor.id), said);
    const headline = first.get(person.id) ?? news;
    if (sees && headline === undefined) return [];
    return [
      {
        id: newId(),
        key: `news:${after.code}:${entry.number}:${person.id}`,
        recipient: { to: "person", id: person.id },
        content:
          sees && headline !== undefined
            ? { is: "news", matter: after.code, headline, ...ofShare(after) }
            : { is: "plain", card: note(flow.name, [words.notForYou(flow.name, after.code)]) },
        createdAt: now,
        nextTryAt: now,
      },
    ];
  });
};
