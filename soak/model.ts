import { flows } from "../src/catalog.ts";
import type { Card } from "../src/chat/card.ts";
import { canSee, type Sight, sightOf } from "../src/flow/access.ts";
import { isRunning } from "../src/flow/clock.ts";
import { correctionStep, takenBackIn } from "../src/flow/correction.ts";
import { flowOf, readMatter } from "../src/flow/find.ts";
import { openingNamed } from "../src/flow/flow.ts";
import { brokenAt, type Entry, keepingOut, raisingAfter, releasing } from "../src/flow/history.ts";
import { type Matter, unitsIn, type Waiting } from "../src/flow/matter.ts";
import { openSteps } from "../src/flow/obstacle.ts";
import { hasPart, successionStep } from "../src/flow/succession.ts";
import { shareOf, sharesIn, unitOfEntry } from "../src/flow/tracks.ts";
import { words } from "../src/flow/words.ts";
import type { Directory, Person } from "../src/people/directory.ts";
import type { Store } from "../src/store/store.ts";
import { lastDay } from "./last-day.ts";
import { wrongDays } from "./own-days.ts";

/** Sees everything there is; nobody has it. */
const everything: Sight = {
  person: "nobody",
  organisation: "none",
  reaches: [{ through: "overview", upTo: 2 }, { through: "quarantine" }],
};

/** Every matter there is, by number. */
export const allMatters = async (store: Store): Promise<ReadonlyMap<string, Matter>> =>
  new Map((await store.matters(everything, { take: 10_000 })).map((one) => [one.code, one]));

/**
 * Who may know of a matter, said once more in other words than the product's: nobody of the unit
 * accused and nobody recused; at level 2 only those named and whoever stands in for them; at level 1
 * also those who work in the units and the offices that answer for the whole; under quarantine the secrecy officer alone.
 */
export const mayKnow = (person: Person, { visibility, parties }: Matter): boolean => {
  if (visibility === 3) return person.roles.includes("secrecy");
  const mine = parties.filter(
    (party) => party.organisation === person.organisation || party.person === person.id,
  );
  const shut = (id: string) =>
    parties.some(
      ({ part, person: who }) => who === id && (part === "accused" || part === "recused"),
    );
  // Nor anybody whose former post is recused, where that has gone with its unit.
  const isShut = ({ id, formerly }: Pick<Person, "id" | "formerly">): boolean =>
    [id, ...(formerly?.posts ?? [])].some(shut);
  if (isShut(person) || mine.some(({ part }) => part === "accused")) return false;
  const absent = (person.cover?.standsFor ?? []).flatMap((one) => (isShut(one) ? [] : [one.id]));
  if (parties.some(({ person: who = "" }) => who === person.id || absent.includes(who)))
    return true;
  const answers = (["secretariat", "convenor", "deputy-convenor"] as const).some((role) =>
    person.roles.includes(role),
  );
  // Whoever only keeps accounts and posts is of its unit in name alone.
  const worksThere = person.roles.join() !== "admin";
  // Nor does anybody answer for the whole where a unit above their own is accused.
  const free = !parties.some(
    ({ part, organisation = "" }) =>
      part === "accused" && (person.above ?? []).includes(organisation),
  );
  return visibility === 1 && ((mine.length > 0 && worksThere) || (answers && free));
};

/** Every verdict somewhere in what a matter says, with the words it was given in. */
const verdictsIn = (value: unknown): readonly { readonly text?: unknown }[] => {
  if (typeof value !== "object" || value === null) return [];
  const own = ["result", "outcome", "adoption"].some((name) => name in value) && "text" in value;
  return [...(own ? [value] : []), ...Object.values(value).flatMap(verdictsIn)];
};

/**
 * What a card says of units it has reached that no notice holds: delivered to nobody of the unit, or
 * looked at by nobody.
 */
export const falseClaims = async (
  store: Store,
  directory: Directory,
  card: Card,
): Promise<readonly string[]> => {
  const code = /[A-Z]{2}-\d{4}-\d{4,}/.exec(card.title.zh)?.[0] ?? "";
  const said = card.body.flatMap((block) =>
    block.is === "facts"
      ? block.facts
          .filter(({ label }) => label.zh === words.reached.zh)
          .map(({ value }) => value.zh)
      : [],
  );
  if (said.length === 0) return [];
  const sent = (await store.notices(code)).filter(({ life }) => life === "sent");
  const units = [...directory.organisations.values()];
  return said
    .flatMap((line) => line.split("、"))
    .flatMap((line) => {
      const [, told, seen] = /^(?:消息已发到(.+)|(.+)已查看)$/.exec(line) ?? [];
      const name = told ?? seen;
      if (name === undefined) return [];
      const ids = units.filter((one) => one.name.zh === name).map(({ id }) => id);
      const holds = sent.some(
        ({ recipient, seenAt }) =>
          recipient.to === "person" &&
          ids.includes(directory.people.get(recipient.id)?.organisation ?? "") &&
          (seen === undefined || seenAt !== undefined),
      );
      return holds ? [] : [`${code} says “${line}”, which no notice holds`];
    });
};

/** Whether anybody holds what is waited for: by name, by unit and role, or by role alone. */
const isHeld = ({ person, organisation, role }: Waiting, people: readonly Person[]): boolean =>
  people.some(
    (one) =>
      (person === undefined || one.id === person) &&
      (organisation === undefined || one.organisation === organisation) &&
      (role === undefined || one.roles.some((held) => held === role)),
  );

/** Whether there is a step between two states of a matter that its history's last entry names. */
const follows = (
  wasWhole: Matter | undefined,
  isWhole: Matter,
  history: readonly Entry[],
  directory: Directory,
): boolean => {
  const flow = flowOf(flows, isWhole);
  const step = history.at(-1)?.step ?? "";
  if (wasWhole === undefined) return openingNamed(flow, step) !== undefined;
  // What a unit had of it its successor has: where both had a share of their own it goes on from the slower one.
  if (step === successionStep) {
    const { from, into } = JSON.parse(history.at(-1)?.content ?? "{}");
    const parties = isWhole.parties.filter(({ part }) => part !== "recused");
    return (
      !hasPart({ parties }, from, { people: new Map() }) &&
      hasPart({ parties }, into, directory) &&
      (isWhole.state === wasWhole.state || wasWhole.tracks !== undefined)
    );
  }
  // Of several units it is the share of the one in which it was taken, or taken back: others may have gone on since.
  const done = history.at(-1);
  const unit = done && unitOfEntry(done);
  const after = shareOf(flow, isWhole, unit);
  const before = shareOf(flow, readMatter(flow, wasWhole), unit);
  // A step taken back leads to the state it came from.
  if (step === correctionStep) {
    const number = (done && takenBackIn(done)) ?? 0;
    const earlier = history
      .slice(0, number - 1)
      .findLast((entry) => unit === undefined || [unit, undefined].includes(unitOfEntry(entry)));
    return JSON.parse(earlier?.content ?? "{}").state === after.state;
  }
  // What is done to it of itself moves it nowhere: it is restricted, or kept from somebody.
  if (
    [raisingAfter, keepingOut, releasing].some(
      (own) => own.step === step && done?.actor === own.actor,
    )
  )
    return isWhole.state === wasWhole.state;
  const taken = flow.steps[step];
  if (taken === undefined) return false;
  // What a unit that does not lead does for itself leaves the matter where it stands: always, or while the lead is not so far.
  const acting = directory.people.get(done?.actor ?? "")?.organisation ?? "";
  const early = taken.each?.alongside?.includes(before.state) === true;
  if ((taken.each?.moves === "lead" || early) && unitsIn(before, "joint").includes(acting))
    return (early || taken.open.from.includes(before.state)) && after.state === before.state;
  if (!taken.open.from.includes(before.state)) return false;
  const { to } = taken.open;
  // A unit that turns out to be complained of leaves the matter to others, who begin anew.
  const accuses = unitsIn(after, "accused").length > unitsIn(before, "accused").length;
  if (accuses && flow.accusing?.states.includes(after.state)) return true;
  // It moves on once all units whose it is have done it.
  const { each } = taken;
  if (each?.moves === "all" && after.state === before.state && typeof to === "string")
    return !each.units(after).every((one) => each.done(after, one));
  // A list says where else it may lead.
  if (Array.isArray(to)) return [before.state, ...to].includes(after.state);
  return after.state === (to ?? before.state);
};

/** Everything that is wrong with a matter after it has changed; empty where nothing is. */
export const faultsOf = async (
  store: Store,
  directory: Directory,
  before: Matter | undefined,
  stored: Matter,
): Promise<readonly string[]> => {
  const { code } = stored;
  const flow = flowOf(flows, stored);
  const matter = readMatter(flow, stored);
  const history = await store.entries(code);
  const waiting = await store.waitingIn(code);
  const people = [...directory.people.values()];
  const erased = matter.erasedAt !== undefined;
  const closed = flow.states[matter.state]?.final === true || erased;
  const quarantined = matter.visibility === 3;
  const at = history.at(-1)?.at ?? stored.openedAt;
  const ways = people.filter(
    (person) => canSee(sightOf(person), matter) && openSteps(flow, matter, person, at).length > 0,
  );
  const checks: readonly (readonly [boolean, string])[] = [
    [brokenAt(history, matter) === undefined, "the history does not hold"],
    [
      matter.version === history.length,
      `version ${matter.version} after ${history.length} entries`,
    ],
    [
      history.length - (before?.historyLength ?? 0) !== 1 ||
        follows(before, matter, history, directory),
      `${history.at(-1)?.step} led from ${before?.state} to ${matter.state}`,
    ],
    [closed === (matter.closedAt !== undefined), `${matter.state} and closed ${matter.closedAt}`],
    [
      !closed ||
        matter.clocks.every(
          (clock) => !isRunning(clock) || (quarantined && clock.rule === "secrecy.report"),
        ),
      "a clock runs on though closed",
    ],
    [
      sharesIn(flow, matter).every(
        ({ share, state, clocks }) =>
          share === undefined ||
          flow.states[state]?.final !== true ||
          !clocks.some((clock) => clock.organisation === share.unit && isRunning(clock)),
      ),
      "a clock of a unit runs on though its part is over",
    ],
    [!erased || history.slice(0, -1).every(({ content }) => content === null), "not all is erased"],
    [
      matter.clocks.every((clock) => isRunning(clock) || clock.nextRungAt === undefined),
      "a stopped clock still reminds",
    ],
    ...matter.clocks.flatMap(({ rule, facts, rolled, at }): [boolean, string][] =>
      facts === undefined || facts.rebuilt === true
        ? []
        : [
            [
              (at ?? rolled) === lastDay(facts),
              `${rule} ends ${at ?? rolled}, not ${lastDay(facts)}`,
            ],
          ],
    ),
    ...wrongDays(stored, history).map((fault): [boolean, string] => [false, fault]),
    [
      verdictsIn([matter.fields, matter.tracks]).every(({ text }) => String(text).trim() !== ""),
      "a verdict has no words",
    ],
    ...waiting.map((row): [boolean, string] => [
      isHeld(row, people),
      `nobody holds ${row.step} of ${row.organisation ?? ""} ${row.role ?? row.person}`,
    ]),
    [!closed || quarantined || waiting.length === 0, "somebody is waited for though it is closed"],
    [closed || ways.length > 0, `nobody can do anything in ${matter.state}`],
    [
      people.every((person) => mayKnow(person, matter) === canSee(sightOf(person), matter)),
      "who may know of it is not who can see it",
    ],
  ];
  return checks.flatMap(([holds, fault]) => (holds ? [] : [`${code}: ${fault}`]));
};

/** The flows' own gaps: states without a way on that are no end. */
export const deadEnds = (): readonly string[] =>
  flows.flatMap(({ kind, states, steps }) =>
    Object.entries(states)
      .filter(
        ([state, { final }]) =>
          final !== true && !Object.values(steps).some(({ open }) => open.from.includes(state)),
      )
      .map(([state]) => `${kind}: nothing leads out of ${state}`),
  );
