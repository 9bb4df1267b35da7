import { one, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import type { Text } from "../../../chat/text.ts";
import { withAccused } from "../../../flow/accuse.ts";
import { findCategory } from "../../../flow/categories.ts";
import { unitsIn, withFields } from "../../../flow/matter.ts";
import { asUnits, namesOf, unitOf } from "../../../flow/parties.ts";
import { type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import {
  type Directory,
  organisationName,
  type Person,
  superiorsOf,
} from "../../../people/directory.ts";
import { arrivingClocks } from "../clocks.ts";
import {
  type Clue,
  type ClueState,
  hasResult,
  hasTaken,
  isDoubted,
  isMinors,
  openStates,
  receiversOf,
} from "../model.ts";
import { alongside, everybody } from "../seats.ts";
import { words } from "../words.ts";
import type { AccusingAnswers } from "./doubts.ts";
import { lastResorts, receiversFor } from "./routing.ts";

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

/** The clue after those questions were answered. */
export const withAnswered = (
  clue: Clue,
  { accused = [], notAccused = [] }: AccusingAnswers,
  context: Context,
): Clue | Refusal => {
  const cleared = [...new Set([...clue.fields.cleared, ...notAccused])];
  const known = withFields(clue, { cleared });
  const units = accused.filter((unit) => !unitsIn(clue, "accused").includes(unit));
  return units.length === 0 ? known : goesOn(withAccused(known, units, context), context);
};

const answering = {
  by: ["from", "from.liaison", "from.head"],
  form: { unit: optional(one(words.unit, "organisations")) },
  open: {
    from: [...openStates, "returned", "disputed"],
    when: {
      only: words.only.doubted,
      otherwise: ({ fields }: Clue) => (isDoubted(fields) ? undefined : words.noDoubt),
    },
  },
} as const;

const reachedNews = (clue: Clue, { directory }: Context, { organisation }: Person) =>
  organisation === clue.fields.reached
    ? words.reachedNews(organisationName(directory, unitsIn(clue, "from")[0] ?? ""))
    : undefined;

/** The next in line: a unit that receives it already and is not above those complained of, else the last resort. */
const nextInLine = (clue: Clue, directory: Directory): string | undefined => {
  const blamed = unitsIn(clue, "accused");
  const above = blamed.flatMap((unit) => superiorsOf(unit, directory));
  const joint = unitsIn(clue, "joint").filter((unit) => !above.includes(unit));
  const resorts = lastResorts(directory).filter(
    (unit) => !blamed.includes(unit) && !unitsIn(clue, "from").includes(unit),
  );
  return [...joint, ...resorts][0];
};

/** Where a clue stands once another unit leads it, or one that received it is gone. */
const stateWith = (clue: Clue, isNew: boolean): ClueState => {
  if (!openStates.some((state) => state === clue.state)) return clue.state;
  const [lead = ""] = receiversOf(clue);
  const taken = receiversOf(clue).filter((unit) => hasTaken(clue, unit));
  if (hasTaken(clue, lead) && taken.every((unit) => hasResult(clue, unit))) return "closed";
  if (!isNew) return clue.state;
  return hasTaken(clue, lead) ? "accepted" : "submitted";
};

/** The clue without a unit that is complained of, led by whoever is next in line where that one led it. */
export const goesOn = (clue: Clue, { directory }: Context): Clue | Refusal => {
  const settledNow = withFields(clue, {
    doubted: clue.fields.doubted.filter((unit) => !unitsIn(clue, "accused").includes(unit)),
  });
  if (unitsIn(clue, "to").length > 0) return { ...settledNow, state: stateWith(settledNow, false) };
  const next = nextInLine(clue, directory);
  if (next === undefined) return new Refusal(words.nobodyNext, { field: "accused" });
  const { asks: _, opened: __, ...fields } = settledNow.fields;
  const rest = clue.parties.filter(
    (party) => party.part !== "joint" || unitOf(party, directory) !== next,
  );
  const led: Clue = {
    ...clue,
    fields: { ...fields, reached: next },
    parties: [...rest, ...asUnits("to", [next], clue.visibility, directory)],
  };
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
    ? words.takeOverNews(namesOf(unitsIn(clue, "accused"), directory))
    : undefined;

/** A unit treated as complained of while nobody had said so: it is, or it is not. */
export const accusing: Readonly<Record<string, Step<Clue>>> = {
  isAccused: step<Clue>()({
    ...answering,
    names: ["是责任单位", "is-accused"],
    label: words.isAccused,
    help: words.isAccusedHelp,
    button: { tone: "primary" },
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
    clocks: { starts: arrivingClocks },
    marks: { irrevocable: true },
    apply: (clue, { unit: chosen }, context) => {
      const unit = doubtedUnit(clue, chosen);
      if (unit instanceof Refusal) return unit;
      const { directory } = context;
      const cleared: Clue = {
        ...withFields(settled(clue, unit), { cleared: [...clue.fields.cleared, unit] }),
        parties: clue.parties.filter(
          ({ part, organisation }) => part !== "accused" || organisation !== unit,
        ),
      };
      const category = findCategory(clue.category ?? "");
      const receives =
        category !== undefined &&
        receiversFor({
          category,
          minor: isMinors(clue),
          from: unitsIn(clue, "from")[0] ?? "",
          named: undefined,
          blamed: unitsIn(cleared, "accused"),
          directory,
        }).includes(unit);
      if (!receives) return cleared;
      const joined = asUnits("joint", [unit], clue.visibility, directory);
      return withFields<Clue>(
        { ...cleared, parties: [...cleared.parties, ...joined] },
        { reached: unit },
      );
    },
    tells: {
      ...tellAll(everybody, (clue, context, reader) =>
        isMinors(clue) ? reachedNews(clue, context, reader) : undefined,
      ),
      ...tellAll(alongside, reachedNews),
    },
    done: () => words.notAccusedDone,
  }),
};
