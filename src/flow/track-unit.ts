import { type Fields, one, optional } from "../chat/field.ts";
import { Refusal } from "../chat/refusal.ts";
import { joinAnd, type Text, text } from "../chat/text.ts";
import { type Directory, organisationName } from "../people/directory.ts";
import type { Flow } from "./flow.ts";
import type { Matter } from "./matter.ts";
import { obstacle } from "./obstacle.ts";
import type { Context, Step } from "./step.ts";
import { isTogether, seenBy, shareOf, sharesFor, trackUnits } from "./tracks.ts";
import { partNames } from "./words.ts";

/** The key under which it is said in whose track a step is taken. */
export const unitKey = "unit";

const labelOf = ({ parts, tracks }: Flow): Text =>
  tracks === undefined ? partNames.to : (parts?.[tracks.part] ?? partNames[tracks.part]);

const questions = {
  which: (step: Text, units: Text): Text =>
    text(
      `“${step.zh}”现在可以对${units.zh}办，要办哪一个单位的？`,
      `“${step.en}” is open for ${units.en}. Which unit is it about?`,
    ),
  notOne: (label: Text, units: Text): Text =>
    text(
      `这件事的${label.zh}是${units.zh}，不涉及别的单位。`,
      `The ${label.en.toLowerCase()} of this matter is ${units.en}; no other unit is concerned.`,
    ),
};

/** The flow with the question whose track a step is taken in, where its units have one each. */
export const withTracks = (flow: Flow): Flow => {
  if (flow.tracks === undefined) return flow;
  const unit = (form: Fields) => {
    // 单位=水务局 请尽快: what follows the unit is what is said to it.
    const main = Object.entries(form).find(
      ([, { kind, main }]) => main === true && (kind === "text" || kind === "long"),
    );
    const more = { byButton: true, also: ["单位"] } as const;
    const rest = main === undefined ? {} : { rest: main[0] };
    return optional(one(labelOf(flow), "organisations", { ...more, ...rest }));
  };
  return {
    ...flow,
    steps: Object.fromEntries(
      Object.entries(flow.steps).map(([id, step]) => [
        id,
        isTogether(flow, id)
          ? step
          : { ...step, form: { ...step.form, [unitKey]: unit(step.form) } },
      ]),
    ),
  };
};

/** A form in which the question whose track a step is taken in is asked with the others. */
export const withUnit = (_flow: Flow, { [unitKey]: unit, ...form }: Fields): Fields => {
  if (unit === undefined) return form;
  const { byButton: _, ...asked } = unit;
  return { ...form, [unitKey]: asked };
};

/** A form, or the answers to it, without the question whose track a step is taken in. */
export const withoutUnit = <T>(
  { tracks }: Flow,
  byKey: Readonly<Record<string, T>>,
): Readonly<Record<string, T>> =>
  tracks === undefined
    ? byKey
    : Object.fromEntries(Object.entries(byKey).filter(([key]) => key !== unitKey));

/** The text a step is given, where it takes one. */
const mainText = ({ form }: Step, given: Readonly<Record<string, unknown>>): string =>
  Object.entries(form)
    .flatMap(([key, { main }]) => (main === true ? [given[key]] : []))
    .filter((one) => typeof one === "string")
    .join(" ");

/** Which of some units a text speaks of, and of which it begins by speaking: 水务局 请尽快. */
const unitsSpokenOf = (said: string, units: readonly string[], { organisations }: Directory) => {
  const has = (test: (name: string) => boolean) =>
    units.filter((unit) => {
      const { name, also = [] } = organisations.get(unit) ?? {};
      return [name?.zh, name?.en, ...also].some(
        (one) => one !== undefined && one !== "" && test(one),
      );
    });
  return { first: has((name) => said.startsWith(name)), any: has((name) => said.includes(name)) };
};

/** In which share of a matter a step is to be taken, or which units it is to be asked about. */
export type Chosen =
  | { readonly matter: Matter }
  | { readonly which: Text; readonly units: readonly string[] };

/**
 * The unit a step is named for. Where it puts right what was recorded, the addressee is no other one there
 * (单位=水务局 says whose day is meant): one of several is never exchanged.
 */
const unitNamed = (
  flow: Flow,
  { corrects }: Step,
  whole: Matter,
  given: Readonly<Record<string, unknown>>,
): unknown => {
  if (given[unitKey] !== undefined || corrects === undefined) return given[unitKey];
  const [addressed] = Object.entries(flow.facts?.of ?? {}).flatMap(([key, { kept }]) =>
    typeof kept === "object" && "part" in kept && kept.part === flow.tracks?.part ? [key] : [],
  );
  const unit = given[addressed ?? ""];
  return typeof unit === "string" && trackUnits(flow, whole).includes(unit) ? unit : undefined;
};

/** Whether a step is about all of a matter that its actor sees all of, by what is given. */
const isAboutWhole = (
  flow: Flow,
  step: Step,
  whole: Matter,
  given: Readonly<Record<string, unknown>>,
  { actor }: Context,
): boolean => {
  const { [unitKey]: _, ...answers } = given;
  const named = unitNamed(flow, step, whole, given);
  const share = typeof named === "string" ? shareOf(flow, whole, named) : whole;
  return seenBy(flow, whole, actor) === whole && step.ofWhole?.(answers, share) === true;
};

/** The share of a matter a step is about: the actor's own unit's, the named unit's, or the only one it is open in. */
export const chooseShare = (
  flow: Flow,
  [id, step]: readonly [id: string, step: Step],
  whole: Matter,
  given: Readonly<Record<string, unknown>>,
  context: Context,
): Chosen | Refusal => {
  const { directory, actor } = context;
  const addressed =
    flow.tracks &&
    whole.parties.flatMap(({ part, organisation }) =>
      part === flow.tracks?.part && organisation !== undefined ? [organisation] : [],
    );
  const said = mainText(step, given);
  const spoken = unitsSpokenOf(said, addressed ?? [], directory);
  const [first, second] = spoken.first;
  const named = unitNamed(flow, step, whole, given) ?? (second === undefined ? first : undefined);
  const names = (units: readonly string[]) =>
    joinAnd(units.map((unit) => organisationName(directory, unit)));
  if (isTogether(flow, id) || addressed === undefined) return { matter: whole };
  if (typeof named === "string" && !addressed.includes(named))
    return new Refusal(questions.notOne(labelOf(flow), names(addressed)));
  if (trackUnits(flow, whole).length === 0) return { matter: whole };
  if (isAboutWhole(flow, step, whole, given, context)) return { matter: whole };
  const shares = sharesFor(flow, whole, actor);
  const [own] = shares;
  if (own !== undefined && shares.length === 1)
    return typeof named === "string" && named !== own.share?.unit
      ? new Refusal(questions.notOne(labelOf(flow), names([own.share?.unit ?? ""])))
      : { matter: own };
  if (typeof named === "string") return { matter: shareOf(flow, whole, named) };
  const open = shares.filter((share) => obstacle(flow, [id, step], share, context) === undefined);
  const [only] = open;
  // Words about another of the units are not sent to the only one that is left.
  const ofOther = spoken.any.length > 0 && !spoken.any.includes(only?.share?.unit ?? "");
  if (only !== undefined && open.length === 1 && !ofOther) return { matter: only };
  const units = open.flatMap(({ share }) => share?.unit ?? []);
  return { which: questions.which(step.label, names(units)), units };
};
