import { dayOf, type Instant } from "../calendar/day.ts";
import { Refusal } from "../chat/refusal.ts";
import { anyOf, joinAnd, saidBy, sentences, type Text, text } from "../chat/text.ts";
import { organisationName, type Person } from "../people/directory.ts";
import { directoryFor } from "./blind.ts";
import { confidentialityWords } from "./confidentiality-words.ts";
import { isPast, statesOf } from "./each.ts";
import { type Flow, stateOf } from "./flow.ts";
import type { Matter } from "./matter.ts";
import { holdsAny, organWith, readSeat, seatNames, unentrusted, whoToAsk } from "./seat.ts";
import type { Context, Step } from "./step.ts";
import { isTogether, sharesFor } from "./tracks.ts";
import { words } from "./words.ts";

/** Whether a step can be taken at a moment by whoever may take it, or by one of them, or for one unit. */
export const isOpen = (
  step: Step,
  matter: Matter,
  now: Instant,
  { person, unit }: { readonly person?: Person; readonly unit?: string | undefined } = {},
): boolean =>
  statesOf(step, matter, unit).includes(matter.state) &&
  (unit === undefined || isPast(step, matter, unit) === undefined) &&
  (matter.erasedAt === undefined || step.marks?.onErased === true) &&
  (matter.visibility === 3) === (step.marks?.underQuarantine === true) &&
  step.open.when?.otherwise(matter, dayOf(now), person, { now }) === undefined;

/** Whether a step of this matter is this person's to take, whenever it is open. */
export const mayTake = (person: Person, { by, marks }: Step, matter: Matter): boolean =>
  holdsAny(marks?.inPerson === true ? unentrusted(person) : person, by, matter);

/** Whether a person may take a step now, in one of the shares of a matter that are theirs. */
export const canTake = (
  flow: Flow,
  [id, step]: readonly [id: string, step: Step],
  matter: Matter,
  person: Person,
  now: Instant,
): boolean =>
  (isTogether(flow, id) ? [matter] : sharesFor(flow, matter, person)).some(
    (one) =>
      mayTake(person, step, one) && isOpen(step, one, now, { person, unit: person.organisation }),
  );

/** The steps a person may take at a moment, with their names in the flow. */
export const openSteps = (
  flow: Flow,
  matter: Matter,
  person: Person,
  now: Instant,
): readonly (readonly [id: string, step: Step])[] =>
  Object.entries(flow.steps).filter((named) => canTake(flow, named, matter, person, now));

/** Why the actor may take a step in none of the shares of a matter now: of each unit, where it is not one reason. */
export const obstacle = (
  flow: Flow,
  [id, step]: readonly [id: string, step: Step],
  matter: Matter,
  context: Pick<Context, "actor" | "now" | "directory" | "past">,
): Refusal | undefined => {
  const shares = isTogether(flow, id) ? [matter] : sharesFor(flow, matter, context.actor);
  const reasons = shares.map((share) => obstacleIn(flow, step, share, context));
  const [first] = reasons;
  const same = new Set(reasons.map((one) => one?.text.zh));
  if (same.size === 1 || same.has(undefined)) return same.has(undefined) ? undefined : first;
  const each = shares.flatMap(({ share }, index) => {
    const why = reasons[index]?.text;
    const unit = organisationName(context.directory, share?.unit ?? "");
    return why === undefined ? [] : [saidBy(unit, why)];
  });
  return new Refusal(sentences(...each));
};

/** Whether a step is named among what somebody can do: what puts right a record only where its history shows that it is theirs. */
export const isOffered = (
  { corrects }: Step,
  matter: Matter,
  context: Pick<Context, "actor" | "directory" | "past">,
): boolean => corrects === undefined || !(corrects.asks(matter, context) instanceof Refusal);

/**
 * Why the actor may not take a step now: seat first (whose power it is, and whom to ask), then state, then what else stands against it;
 * `undefined` where nothing does. The same questions draw the buttons. Asked only of somebody who can
 * see the matter.
 */
const obstacleIn = (
  flow: Flow,
  step: Step,
  matter: Matter,
  context: Pick<Context, "actor" | "now" | "directory" | "past">,
): Refusal | undefined => {
  const { actor, now, directory } = context;
  /** What there is to do instead; asked only once something stands against the step. */
  const instead = (): Text => {
    const possible = openSteps(flow, matter, actor, now)
      .filter(([, one]) => isOffered(one, matter, context))
      .map(([, { label }]) => label);
    return joinAnd(possible.length > 0 ? possible : [words.nothingButRead]);
  };
  const quarantined = matter.visibility === 3;
  const underQuarantine = step.marks?.underQuarantine === true;
  if (!mayTake(actor, step, matter)) {
    const seats = seatNames(step.by, flow);
    if (holdsAny(actor, step.by, matter))
      return new Refusal(
        step.by.some((seat) => readSeat(seat).role === "chief")
          ? words.inPerson(step.label)
          : words.notPassedOn(step.label, anyOf(seats)),
      );
    const known = directoryFor(flow, actor, directory);
    const ask = step.open.when?.whom?.(matter, known) ?? whoToAsk(step.by, matter, known);
    return new Refusal(
      words.onlySeats(step.label, { seats, organ: organWith(step.by), ask }, instead()),
    );
  }
  if (matter.erasedAt !== undefined && step.marks?.onErased !== true)
    return new Refusal(confidentialityWords.erasedRests);
  if (quarantined && !underQuarantine)
    return new Refusal(confidentialityWords.quarantinedRests(instead()));
  if (!quarantined && underQuarantine) return new Refusal(confidentialityWords.notQuarantined);
  const unit = actor.organisation;
  const past = isPast(step, matter, unit);
  const states = statesOf(step, matter, unit);
  if (!states.includes(matter.state)) {
    const over = step.open.over?.(matter);
    if (over !== undefined) return new Refusal(over);
    const from = states.map((state) => flow.states[state]?.name ?? text(state, state));
    return new Refusal(words.wrongState(stateOf(flow, matter).name, step.label, from, instead()));
  }
  if (past === "done") return new Refusal(words.unitDone(step.label, instead()));
  if (past === "none") return new Refusal(words.notForUnit(step.label, instead()));
  const because = step.open.when?.otherwise(matter, dayOf(now), actor, { directory, now });
  return because === undefined ? undefined : new Refusal(because);
};
