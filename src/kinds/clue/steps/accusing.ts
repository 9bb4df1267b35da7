import { one, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import type { Text } from "../../../chat/text.ts";
import { findCategory } from "../../../flow/categories.ts";
import type { AccusedAnswers } from "../../../flow/flow.ts";
import { barred, type Party, unitsIn, withFields } from "../../../flow/matter.ts";
import { asUnits, namesOf, unitOf } from "../../../flow/parties.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import { type Directory, organisationName, type Person } from "../../../people/directory.ts";
import { unitsNamedIn } from "../../../people/units-named.ts";
import { arrivingClocks } from "../clocks.ts";
import {
  type Clue,
  type ClueState,
  hasTaken,
  isDoubted,
  isMinors,
  isThrough,
  openStates,
  receiversOf,
  sureAccused,
  undecided,
} from "../model.ts";
import { alongside, everybody, receivers, supervising } from "../seats.ts";
import { words } from "../words.ts";
import { lastResorts, mayReceive, receiversFor } from "./routing.ts";

/** Which doubtful unit an answer is about: the one there is, or the one that was chosen. */
const doubtedUnit = (clue: Clue, unit: string | undefined): string | Refusal => {
  const { doubted } = clue.fields;
  const [only] = doubted;
  if (unit === undefined && only !== undefined && doubted.length === 1) return only;
  return unit !== undefined && doubted.includes(unit)
    ? unit
    : new Refusal(words.chooseDoubted, { field: "unit" });
};

const settled = (clue: Clue, unit: string): Clue =>
  withFields(clue, { doubted: clue.fields.doubted.filter((one) => one !== unit) });

const answering = {
  by: ["from", "from.liaison", "from.head", ...supervising, "to.head"],
  form: { unit: optional(one(words.unit, "organisations", { main: true })) },
  open: {
    from: [...openStates, "returned", "disputed"],
    when: {
      only: words.only.doubted,
      otherwise: ({ fields }: Clue) => (isDoubted(fields) ? undefined : words.noDoubt),
    },
  },
} as const;

const doubtEnds = ({ fields }: Clue): readonly string[] =>
  isDoubted(fields) ? [] : ["clue.doubt"];

const isUndecided = ({ state }: Clue): boolean => undecided.some((one) => one === state);

const reachedNews = (clue: Clue, { directory }: Context, { organisation }: Person) =>
  organisation === clue.fields.reached
    ? words.reachedNews(organisationName(directory, unitsIn(clue, "from")[0] ?? ""))
    : undefined;

/** The next in line: a unit that receives it already and does not answer to those complained of, nor they to it, else the last resort. */
const nextInLine = (clue: Clue, directory: Directory): string | undefined => {
  const blamed = unitsIn(clue, "accused");
  const of = { blamed, minor: isMinors(clue), directory };
  return [
    ...unitsIn(clue, "joint"),
    ...lastResorts(directory).filter((unit) => !unitsIn(clue, "from").includes(unit)),
  ].find((unit) => mayReceive(unit, of));
};

/**
 * The clue without the units that receive it and answer to a unit complained of, or it to them: what is
 * named later is kept from them as when it is named at once.
 */
const withoutThoseInLine = (clue: Clue, accused: readonly string[], directory: Directory): Clue => {
  const of = { blamed: accused, minor: isMinors(clue), directory };
  const gone = receiversOf(clue).filter(
    (unit) => !mayReceive(unit, of) && !unitsIn(clue, "from").includes(unit),
  );
  return {
    ...clue,
    parties: clue.parties.filter(
      (party) => barred.includes(party.part) || !gone.includes(unitOf(party, directory) ?? ""),
    ),
  };
};

/** Where a clue stands once another unit leads it, or one that received it is gone. */
const stateWith = (clue: Clue, isNew: boolean): ClueState => {
  if (!openStates.some((state) => state === clue.state)) return clue.state;
  const [lead = ""] = receiversOf(clue);
  if (isThrough(clue)) return "closed";
  if (!isNew) return clue.state;
  return hasTaken(clue, lead) ? "accepted" : "submitted";
};

/** The states a clue can be in once a unit turned out to be complained of, beside the one it was in. */
export const afterAccusing = ["submitted", "accepted", "closed"] as const satisfies ClueState[];

/** The clue with a unit in the lead, and whoever led it beside that one. */
const ledBy = (clue: Clue, unit: string, { directory }: Context): Clue => ({
  ...clue,
  parties: [
    ...clue.parties
      .filter((party) => party.part !== "joint" || unitOf(party, directory) !== unit)
      .map((party): Party => (party.part === "to" ? { ...party, part: "joint" } : party)),
    ...asUnits("to", [unit], clue.visibility, directory),
  ],
});

/**
 * The clue after it was said who is complained of and who is not: those units are gone from it already,
 * and where one of them led it, it is led by whoever is next in line. Of whom nothing was said, the
 * doubt stays.
 */
export const handOn = (
  clue: Clue,
  { accused = [], notAccused = "" }: AccusedAnswers,
  context: Context,
): Clue | Refusal => {
  const { directory } = context;
  const blamed = unitsIn(clue, "accused");
  const { reached: _, ...fields } = clue.fields;
  const said: Clue = {
    ...clue,
    fields: {
      ...fields,
      doubted: fields.doubted.filter((unit) => !accused.includes(unit)),
      cleared: [
        ...new Set([...fields.cleared, ...unitsNamedIn(notAccused, directory).units]),
      ].filter((unit) => !blamed.includes(unit)),
    },
  };
  if (accused.length === 0) return said;
  const beside = withoutThoseInLine(said, accused, directory);
  if (unitsIn(beside, "to").length > 0) return { ...beside, state: stateWith(beside, false) };
  const next = nextInLine(beside, directory);
  if (next === undefined) return new Refusal(words.nobodyNext, { field: "accused" });
  const { asks: __, opened: ___, ...kept } = beside.fields;
  const led = ledBy({ ...beside, fields: { ...kept, reached: next } }, next, context);
  return { ...led, state: stateWith(led, true) };
};

/** What the unit that goes on with it is told; the others are told as in every kind. */
export const takeOverNews = (
  clue: Clue,
  { directory }: Context,
  { organisation }: Person,
): Text | undefined =>
  unitsIn(clue, "to").includes(organisation) &&
  clue.fields.reached === organisation &&
  !hasTaken(clue, organisation)
    ? words.takeOverNews(namesOf(sureAccused(clue), directory))
    : undefined;

/** A unit treated as complained of while nobody had said so: it is, or it is not. */
export const accusing: Readonly<Record<string, Step<Clue>>> = {
  isAccused: step<Clue>()({
    ...answering,
    names: ["是责任单位", "is-accused"],
    label: words.isAccused,
    help: words.isAccusedHelp,
    button: { tone: "primary" },
    clocks: { ends: doubtEnds },
    apply: (clue, { unit: chosen }) => {
      const unit = doubtedUnit(clue, chosen);
      return unit instanceof Refusal ? unit : settled(clue, unit);
    },
    done: () => words.isAccusedDone,
  }),

  /** It was only named: the clue goes to it as it would have gone. */
  notAccused: step<Clue>()({
    ...answering,
    names: ["不是责任单位", "not-accused"],
    label: words.notAccused,
    help: words.notAccusedHelp,
    clocks: { starts: arrivingClocks, ends: doubtEnds },
    marks: { irrevocable: true },
    apply: (clue, { unit: chosen }, context) => {
      const unit = doubtedUnit(clue, chosen);
      if (unit instanceof Refusal) return unit;
      const { directory } = context;
      const { reached: _, ...fields } = settled(clue, unit).fields;
      const cleared: Clue = {
        ...clue,
        fields: { ...fields, cleared: [...fields.cleared, unit] },
        parties: clue.parties.filter(
          ({ part, organisation }) => part !== "accused" || organisation !== unit,
        ),
      };
      const category = findCategory(clue.category ?? "");
      if (category === undefined) return cleared;
      const units = receiversFor({
        category,
        minor: isMinors(clue),
        from: unitsIn(clue, "from")[0] ?? "",
        named: fields.chosen,
        blamed: unitsIn(cleared, "accused"),
        directory,
      });
      if (!units.includes(unit)) return cleared;
      const reached = withFields<Clue>(cleared, { reached: unit });
      const [lead = ""] = unitsIn(clue, "to");
      const leads = units[0] === unit && !hasTaken(clue, lead) && isUndecided(clue);
      return leads
        ? ledBy(reached, unit, context)
        : {
            ...reached,
            parties: [...reached.parties, ...asUnits("joint", [unit], clue.visibility, directory)],
          };
    },
    tells: {
      ...tellAll(everybody, (clue, context, reader) =>
        isMinors(clue) ? reachedNews(clue, context, reader) : undefined,
      ),
      ...tellAll([...receivers, ...alongside], reachedNews),
    },
    done: (clue, { directory }) => {
      const { reached } = clue.fields;
      return reached === undefined
        ? words.notAccusedKept
        : words.notAccusedSent(
            organisationName(directory, reached),
            unitsIn(clue, "to").includes(reached),
          );
    },
  }),
};
