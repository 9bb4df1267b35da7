import { z } from "zod";
import { type Fields, isWritten, line, long, optional, several } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import type { Text } from "../chat/text.ts";
import { superiorsOf } from "../people/directory.ts";
import { accuseWords as words } from "./accuse-words.ts";
import { accuseStep, confidentialitySteps } from "./confidentiality.ts";
import { doubtedStep } from "./doubting.ts";
import { errataStep } from "./errata-text.ts";
import { fileIdsIn } from "./file.ts";
import type { Flow } from "./flow.ts";
import { barred, type Matter, type Party, unitsIn } from "./matter.ts";
import { namesOf, unitOf } from "./parties.ts";
import type { Seat } from "./seat.ts";
import { type Condition, type Context, type Draft, type Step, step, tellAll } from "./step.ts";

/** Whoever brought a matter and whoever has it: they may say that a unit is complained of in it. */
const having: readonly Seat[] = [
  "from",
  "handler",
  ...(["from", "to", "joint"] as const).flatMap((part): readonly Seat[] => [
    `${part}.liaison`,
    `${part}.officer`,
    `${part}.intake`,
    `${part}.head`,
    `${part}.procuratorate:procurator`,
    `${part}.procuratorate:chief`,
  ]),
];

/** Who is told: those who have it and those who brought it. */
const told: readonly Seat[] = [
  "from",
  ...(["to", "joint"] as const).flatMap((part): readonly Seat[] => [
    `${part}.intake`,
    `${part}.liaison`,
    `${part}.head`,
  ]),
];

/** The matter with units complained of: neither they nor their people have any other part in it. */
const withAccused = <M extends Matter>(
  matter: M,
  units: readonly string[],
  { directory }: Pick<Context, "directory">,
): M => {
  const isTheirs = (party: Party): boolean => units.includes(unitOf(party, directory) ?? "");
  return {
    ...matter,
    parties: [
      ...matter.parties.filter((party) => barred.includes(party.part) || !isTheirs(party)),
      ...units
        .filter((unit) => !unitsIn(matter, "accused").includes(unit))
        .map((organisation): Party => ({ part: "accused", organisation })),
    ],
  };
};

/** The matter without what is beside its lead and above a unit complained of: named later as named at once. */
const withoutAbove = (
  matter: Matter,
  units: readonly string[],
  { directory }: Pick<Context, "directory">,
): Matter => {
  const above = units.flatMap((unit) => superiorsOf(unit, directory));
  const isAbove = (party: Party) =>
    party.part === "joint" && above.includes(unitOf(party, directory) ?? "");
  return { ...matter, parties: matter.parties.filter((party) => !isAbove(party)) };
};

/** The units of which it was said that a matter complains of them: those in doubt left out. */
const sureIn = ({ accusing }: Pick<Flow, "accusing">, matter: Matter): readonly string[] => {
  const doubted = accusing?.doubted(matter) ?? [];
  return unitsIn(matter, "accused").filter((unit) => !doubted.includes(unit));
};

/** Why a matter cannot be given to units complained of, or of which that is still to be said. */
export const notToAccused = (
  flow: Flow,
  matter: Matter,
  units: readonly string[],
  { directory }: Pick<Context, "directory">,
): Text => {
  const sure = sureIn(flow, matter);
  const say = units.every((unit) => sure.includes(unit)) ? words.notTo : words.notToDoubted;
  return say(namesOf(units, directory));
};

/**
 * A new matter that comes from another: whoever that one complains of is kept out of this one too, but
 * whom it is addressed to, who is to read and answer it. Or why it cannot be given as it is.
 */
export const inheritAccused = (
  flow: Flow,
  draft: Draft<Matter>,
  source: { readonly flow: Flow; readonly matter: Matter },
  context: Pick<Context, "directory">,
): Draft<Matter> | Refusal => {
  const addressed = unitsIn(draft, "to");
  const accused = unitsIn(source.matter, "accused").filter((unit) => !addressed.includes(unit));
  const given = [
    ...draft.parties.flatMap((party) =>
      barred.includes(party.part) ? [] : (unitOf(party, context.directory) ?? []),
    ),
    ...(flow.meantFor?.(context.directory) ?? []),
  ];
  const refused = accused.filter((unit) => given.includes(unit));
  return refused.length > 0
    ? new Refusal(notToAccused(source.flow, source.matter, refused, context))
    : {
        ...draft,
        parties: [
          ...draft.parties,
          ...accused
            .filter((unit) => !unitsIn(draft, "accused").includes(unit))
            .map((organisation): Party => ({ part: "accused", organisation })),
        ],
      };
};

const refuseAmong = (
  units: readonly string[],
  among: readonly string[],
  say: (units: Text) => Text,
  { directory }: Pick<Context, "directory">,
): Refusal | undefined => {
  const found = units.filter((unit) => among.includes(unit));
  return found.length === 0
    ? undefined
    : new Refusal(say(namesOf(found, directory)), { field: "accused" });
};

/** What a step's answers say of who is complained of. */
const accusedAnswers = z.object({
  accused: z.array(z.string()).readonly().optional(),
  notAccused: z.string().optional(),
});

/**
 * A matter after what a step was answered about who is complained of in it, and whether a unit came to
 * be so: it is gone from the matter, which goes on with whoever is next. Or why that cannot be.
 */
export const withComplaint = (
  flow: Flow,
  matter: Matter,
  answers: Readonly<Record<string, unknown>>,
  context: Context,
): { readonly matter: Matter; readonly accuses: boolean } | Refusal => {
  const said = accusedAnswers.safeParse(answers).data ?? {};
  const { accused = [], notAccused } = said;
  const sure = sureIn(flow, matter);
  const accuses = accused.some((unit) => !sure.includes(unit));
  if (!accuses && notAccused === undefined) return { matter, accuses };
  const refused =
    refuseAmong(accused, unitsIn(matter, "from"), words.itsOwn, context) ??
    (flow.accusing === undefined
      ? refuseAmong(
          accused,
          [...unitsIn(matter, "to"), ...(flow.meantFor?.(context.directory) ?? [])],
          words.addressed,
          context,
        )
      : undefined);
  if (refused !== undefined) return refused;
  const without = withAccused(matter, accused, context);
  const left =
    flow.accusing?.handOn(without, said, context) ?? withoutAbove(without, accused, context);
  return left instanceof Refusal ? left : { matter: left, accuses };
};

/** A step by which a unit came to be complained of: whoever is next is told, and the clocks of that start. */
export const handingOn = (
  { accusing }: Pick<Flow, "accusing">,
  declared: Step,
): Pick<Step, "tells" | "clocks"> => {
  if (accusing === undefined) return declared;
  const { tells = {}, clocks = {} } = declared;
  const { starts = [], ends = [] } = clocks;
  const say =
    (seat: Seat): NonNullable<(typeof tells)[Seat]> =>
    (matter, context, reader) =>
      accusing.news(matter, context, reader) ?? tells[seat]?.(matter, context, reader);
  const seats = [...new Set([...Object.keys(tells), ...told])] as readonly Seat[];
  return {
    tells: Object.fromEntries(seats.map((seat) => [seat, say(seat)])),
    clocks: {
      ...clocks,
      starts: [...starts, ...accusing.starts],
      ends: (matter) => [
        ...(typeof ends === "function" ? ends(matter) : ends),
        ...(accusing.doubted(matter).length === 0 ? accusing.ends : []),
      ],
    },
  };
};

/** Of what complains of nobody by itself, only what comes of a complaint does. */
const whereAccused: Condition = {
  only: words.onlyWhereAccused,
  otherwise: (matter) =>
    unitsIn(matter, "accused").length === 0 ? words.complainsOfNobody : undefined,
};

/**
 * Adds a unit complained of: from then on the matter does not exist for it,
 * what stands with its people is redrawn, and what it had to do passes to whoever is next.
 */
const accuse = (flow: Flow): Step =>
  step<Matter>()({
    names: ["追加责任单位", "accuse"],
    says: [
      "也有份，补成被反映单位",
      "也有责任，加上",
      "加进被反映单位",
      "脱不了干系，列上",
      "also name them as responsible",
      "add them as responsible too",
      "they are complained of here too, add them",
    ],
    label: words.accuse,
    help: words.accuseHelp,
    by: having,
    open: {
      from: Object.keys(flow.states),
      ...(flow.blameless === true ? { when: whereAccused } : {}),
    },
    button: { rare: true },
    marks: { irrevocable: true },
    form: {
      accused: several(words.unit, "organisations", { main: true }),
      reason: optional(long(words.reason, { max: 300 })),
    },
    apply: (matter, { accused }, context) =>
      refuseAmong(accused, sureIn(flow, matter), words.already, context) ?? matter,
    tells: tellAll(told, (matter, { directory }) =>
      words.accusedNews(namesOf(sureIn(flow, matter), directory)),
    ),
    done: (matter, { directory }) => words.accuseDone(namesOf(sureIn(flow, matter), directory)),
  });

/** What buttons answer about a unit that a text speaks of; a list of units of the step's own stays. */
const accusingFields: Fields = {
  accused: optional(several(words.unit, "organisations", { byButton: true })),
  notAccused: optional(line(words.notAccused, { max: 2000, byButton: true })),
};

/** Everything that was written, the names of files with it. */
const writtenIn = (
  fields: Fields,
  answers: Readonly<Record<string, unknown>>,
  { files = [] }: Pick<Context, "files">,
): readonly string[] => {
  const sent = fileIdsIn(fields, answers);
  return [
    ...Object.entries(fields).flatMap(([key, field]) =>
      isWritten(field) && typeof answers[key] === "string" ? [answers[key]] : [],
    ),
    ...files.flatMap(({ id, name }) => (sent.includes(id) ? [name] : [])),
  ];
};

/** The step, which asks of units that what is written in it speaks of whether they are complained of. */
const askingWho = (accusing: NonNullable<Flow["accusing"]>, declared: Step): Step => ({
  ...declared,
  form: { ...accusingFields, ...declared.form },
  asks: (matter, answers, context) =>
    declared.asks?.(matter, answers, context) ??
    accusing.asks(
      matter,
      writtenIn(declared.form, answers, context),
      accusedAnswers.safeParse(answers).data ?? {},
      context,
    ),
});

/** The steps that guard a matter: they wait for no answer. */
const guarding: readonly string[] = [...confidentialitySteps, errataStep].filter(
  (id) => id !== accuseStep,
);

/** Whether a command guards a matter or puts right what was recorded, as every kind has it: not what one begins with. */
export const isGuarding = (command: string): boolean =>
  [...guarding, accuseStep].includes(command.slice(command.indexOf(".") + 1));

/** The flow with the step that adds a unit complained of, and with that asked wherever something is written. */
export const withAccusing = (flow: Flow): Flow => {
  const steps = { ...flow.steps, [accuseStep]: doubtedStep(accuse(flow)) };
  const { accusing } = flow;
  if (accusing === undefined) return { ...flow, steps };
  return {
    ...flow,
    steps: Object.fromEntries(
      Object.entries(steps).map(([id, declared]) => [
        id,
        guarding.includes(id) || !Object.values(declared.form).some(isWritten)
          ? declared
          : askingWho(accusing, declared),
      ]),
    ),
  };
};
