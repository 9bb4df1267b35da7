import { one, optional, several } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { shorten, type Text, verbatim } from "../../../chat/text.ts";
import { withAccused } from "../../../flow/accuse.ts";
import { findCategory } from "../../../flow/categories.ts";
import { unitsIn, withFields } from "../../../flow/matter.ts";
import { asUnits, namesOf, unitOf } from "../../../flow/parties.ts";
import { type Asked, type Context, type Step, step, tellAll } from "../../../flow/step.ts";
import {
  type Directory,
  organisationName,
  type Person,
  superiorsOf,
} from "../../../people/directory.ts";
import { type Doubt, unitsNamedIn, unitsSpokenOf } from "../../../people/units-named.ts";
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
import { lastResorts, type Routing, receiversFor } from "./routing.ts";

/** What of a new clue says whom it complains of. */
export type Accusing = {
  readonly accused?: readonly string[] | undefined;
  readonly accusedOther?: string | undefined;
  /** What was answered to be no unit complained of: ids, and words as they were typed. */
  readonly notAccused?: string | undefined;
  /** Everything else that was written. */
  readonly texts: readonly string[];
};

/** Whom a clue complains of: units beyond doubt, and what is to be asked about. Doubt is not nobody. */
export type Accused = {
  readonly units: readonly string[];
  readonly doubts: readonly (Doubt & { readonly listed: boolean })[];
};

/** Whom a new clue complains of, by its list and by what stands in its text. */
export const accusedIn = (
  { accused = [], accusedOther = "", notAccused = "", texts }: Accusing,
  { directory, actor }: Pick<Context, "directory" | "actor">,
): Accused => {
  const listed = unitsNamedIn(accusedOther, directory);
  const units = [...new Set([...accused, ...listed.units])];
  const denied = [...notAccused.split("、"), ...unitsNamedIn(notAccused, directory).units];
  const isOpen = ({ said, units: may }: Doubt): boolean =>
    !denied.includes(said) &&
    !may.some((unit) => units.includes(unit)) &&
    (may.length === 0 || may.some((unit) => !denied.includes(unit)));
  const spoken = unitsSpokenOf(texts.join("\n"), directory).filter(
    ({ units: may }) => !may.includes(actor.organisation),
  );
  return {
    units,
    doubts: [
      ...listed.doubts.map((doubt) => ({ ...doubt, listed: true })),
      ...spoken.map((doubt) => ({ ...doubt, listed: false })),
    ].filter(isOpen),
  };
};

/** The units to be treated as complained of until it is known that they are not; never the sender's own. */
export const doubtedUnits = ({ units, doubts }: Accused, from: string): readonly string[] =>
  [...new Set(doubts.flatMap((doubt) => doubt.units))].filter(
    (unit) => unit !== from && !units.includes(unit),
  );

/** Who receives it in place of the units complained of, where that is not as usual. */
const insteadText = (
  routing: Omit<Routing, "blamed">,
  blamed: readonly string[],
): Text | undefined => {
  const usual = receiversFor({ ...routing, blamed: [] });
  const now = receiversFor({ ...routing, blamed });
  if (now.length === 0 || usual.join() === now.join()) return undefined;
  const left = usual.filter((unit) => !now.includes(unit));
  const { directory } = routing;
  return words.goesInstead(
    namesOf(blamed, directory),
    namesOf(now, directory),
    left.length === 0 ? undefined : namesOf(left, directory),
  );
};

/** What the sender has been told of who receives it: another list is to be told anew. */
const toldOf = (routing: Omit<Routing, "blamed">, blamed: readonly string[]): string =>
  receiversFor({ ...routing, blamed }).join("、");

/**
 * What is asked before a clue is sent: whether a unit that its text names, or that its list may mean, is
 * complained of; then, who receives it instead, where that is not as usual.
 */
export const askAccused = (
  { units, doubts }: Accused,
  routing: Omit<Routing, "blamed">,
  given: Pick<Accusing, "accused" | "notAccused"> & { readonly told?: string | undefined },
): Asked | undefined => {
  const [doubt] = doubts;
  const { directory } = routing;
  const told = toldOf(routing, units);
  if (doubt === undefined) {
    const instead = insteadText(routing, units);
    return instead === undefined || given.told === told
      ? undefined
      : { said: [instead], choices: [{ label: words.submitSo, answers: { told } }] };
  }
  const yes = (unit: string) => {
    const blamed = [...units, unit];
    return {
      accused: [...(given.accused ?? []), unit],
      told: toldOf(routing, blamed),
    };
  };
  const no = (keys: readonly string[]) => ({
    notAccused: [given.notAccused, ...keys].filter((one) => one !== undefined).join("、"),
  });
  const [unit, ...others] = doubt.units;
  const said = verbatim(shorten(doubt.said, 40));
  if (unit === undefined || others.length > 0)
    return {
      said: [unit === undefined ? words.unitUnknown(said) : words.unitWhich(said)],
      choices: [
        ...doubt.units.map((one) => ({
          label: organisationName(directory, one),
          answers: yes(one),
        })),
        { label: words.notOurs, answers: no([doubt.said]) },
      ],
    };
  const name = organisationName(directory, unit);
  const instead = insteadText(routing, [...units, unit]);
  return {
    said: [
      doubt.listed ? words.doubtListed(said, name) : words.doubtSpoken(said, name),
      instead === undefined ? words.ifAccused : words.ifAccusedInstead(instead),
    ],
    choices: [
      { label: words.yes, answers: yes(unit) },
      { label: words.no, answers: no(doubt.listed ? [doubt.said, unit] : [unit]) },
    ],
  };
};

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

/** The questions a step asks by its buttons alone, where its text speaks of a unit that has the clue. */
export const accusingFields = {
  accused: optional(several(words.accused, "organisations", { byButton: true })),
  notAccused: optional(several(words.notAccused, "organisations", { byButton: true })),
};

type AccusingAnswers = {
  readonly accused?: readonly string[] | undefined;
  readonly notAccused?: readonly string[] | undefined;
};

/** Asks of a unit that has the clue and that an added text speaks of; harm to a minor waits for no answer. */
export const askAdded = (
  clue: Clue,
  added: string,
  { accused = [], notAccused = [] }: AccusingAnswers,
  { directory }: Context,
): Asked | undefined => {
  if (isMinors(clue)) return undefined;
  const answered = [...accused, ...notAccused, ...clue.fields.cleared];
  const [doubt] = unitsSpokenOf(added, directory).filter(({ units }) =>
    units.some((unit) => receiversOf(clue).includes(unit) && !answered.includes(unit)),
  );
  const [unit] = doubt?.units ?? [];
  if (doubt === undefined || unit === undefined) return undefined;
  return {
    said: [
      words.doubtSpoken(verbatim(shorten(doubt.said, 40)), organisationName(directory, unit)),
      words.ifAccused,
    ],
    choices: [
      { label: words.yes, answers: { accused: [...accused, unit] } },
      { label: words.no, answers: { notAccused: [...notAccused, unit] } },
    ],
  };
};

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
  if (next === undefined) return new Refusal(words.nobodyNext, { field: "unit" });
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
