import { findRule, type NextStepRule } from "../calendar/rules.ts";
import { text } from "../chat/text.ts";
import type { Person } from "../people/directory.ts";
import { answerForTheWhole } from "./access.ts";
import { mayKnowStep } from "./find.ts";
import type { Flow } from "./flow.ts";
import { aroundTheDay, type Ladder, type Owed } from "./ladder.ts";
import { type Matter, unitsIn } from "./matter.ts";
import { whatIsAwaited } from "./owed-text.ts";
import { eachOf, followedUp, restingIn } from "./resting.ts";
import { holdsAny, readSeat } from "./seat.ts";

// Who is asked for what rests, and who may see by when.

/** Whether somebody is asked for what rests only as one of a unit, and that unit has done it. */
const hasDone = (flow: Flow, owed: Owed, matter: Matter, person: Person): boolean => {
  const each = eachOf(flow.steps, owed);
  const { organisation: unit } = person;
  if (each?.units(matter).includes(unit) !== true || !each.done(matter, unit)) return false;
  const parts = owed.by.map((seat) => readSeat(seat).part);
  const others = (owed.above ?? []).filter((seat) => {
    const { part } = readSeat(seat);
    return part === undefined || !parts.includes(part);
  });
  return !holdsAny(person, others, matter);
};

/** Every duty of a flow that may rest under a rule, in whatever state. */
const allUnder = ({ states, awaits = [] }: Flow, rule: NextStepRule): readonly Owed[] =>
  [...Object.values(states).flatMap((state) => state.awaits ?? []), ...awaits].filter(
    ({ rests }) => (rests?.within ?? followedUp) === rule,
  );

/** Whether somebody is of a unit whose people owe something. */
const isOfUnitOwing = (owed: Owed, matter: Matter, { organ, organisation }: Person): boolean =>
  owed.by.some((seat) => {
    const { part, organ: only } = readSeat(seat);
    return part === undefined
      ? only !== undefined && only === organ
      : unitsIn(matter, part).includes(organisation);
  });

/**
 * Whether somebody may know by when what rests is asked for: whoever owes it or is above them, and of their unit and the
 * offices that answer for the whole those who may know of every step that is asked for in this way. The other side does
 * not read from it that a decision waits inside.
 */
const mayKnowRest = (flow: Flow, rule: NextStepRule, matter: Matter, reader: Person): boolean => {
  const owed = restingIn(flow, matter).find((one) => one.rule === rule)?.owed;
  if (owed === undefined) return false;
  if (holdsAny(reader, [...owed.by, ...(owed.above ?? [])], matter)) return true;
  const near =
    isOfUnitOwing(owed, matter, reader) ||
    answerForTheWhole.some((role) => reader.roles.includes(role));
  return (
    near &&
    [owed, ...allUnder(flow, rule)].every(({ steps }) =>
      steps.every((step) => mayKnowStep({ flow, matter }, step, reader)),
    )
  );
};

/** The ladder of what rests under a rule: whoever owes it, and those above them once it is late. */
const ladderOf = (flow: Flow, rule: NextStepRule): Ladder => {
  const { zh, en } = findRule(rule).name;
  const owedIn = (matter: Matter): Owed | undefined =>
    restingIn(flow, matter).find((one) => one.rule === rule)?.owed;
  const spares = (matter: Matter, person: Person): boolean => {
    const owed = owedIn(matter);
    return owed !== undefined && hasDone(flow, owed, matter, person);
  };
  return {
    of: text(zh, en.charAt(0).toLowerCase() + en.slice(1)),
    owed: (matter) => {
      const owed = owedIn(matter);
      return owed && { ...owed, of: owed.of ?? whatIsAwaited(flow, owed.steps) };
    },
    spares,
    shownTo: (matter, reader) =>
      reader !== undefined && !spares(matter, reader) && mayKnowRest(flow, rule, matter, reader),
    rungs: aroundTheDay,
    groups: [],
  };
};

/** The flow with the ladders of all that can rest in it. */
export const withRest = (flow: Flow): Flow => {
  const { states, awaits = [] } = flow;
  const all = [...Object.values(states).flatMap((state) => state.awaits ?? []), ...awaits];
  const rules = [...new Set(all.map(({ rests }) => rests?.within ?? followedUp))];
  return {
    ...flow,
    clocks: {
      ...flow.clocks,
      ...Object.fromEntries(rules.map((rule) => [rule, ladderOf(flow, rule)])),
    },
  };
};
