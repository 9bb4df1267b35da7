import { shorten, type Text, verbatim } from "../../../chat/text.ts";
import type { AccusedAnswers } from "../../../flow/flow.ts";
import { unitsIn } from "../../../flow/matter.ts";
import { namesOf } from "../../../flow/parties.ts";
import type { Asked, Context } from "../../../flow/step.ts";
import { organisationName } from "../../../people/directory.ts";
import { type Doubt, unitsNamedIn } from "../../../people/units-named.ts";
import { unitsSpokenOf } from "../../../people/units-spoken.ts";
import { type Clue, receiversOf } from "../model.ts";
import { words } from "../words.ts";
import { type Routing, receiversFor } from "./routing.ts";

/** What of a clue says whom it complains of. */
export type Complaint = AccusedAnswers & {
  readonly accusedOther?: string | undefined;
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
  { accused = [], accusedOther = "", notAccused = "", texts }: Complaint,
  { directory, actor }: Pick<Context, "directory" | "actor">,
): Accused => {
  const listed = unitsNamedIn(accusedOther, directory);
  const units = [...new Set([...accused, ...listed.units])];
  const denied = [...notAccused.split("、"), ...unitsNamedIn(notAccused, directory).units];
  const isOpen = ({ said, units: may }: Doubt): boolean =>
    !denied.includes(said) &&
    !may.some((unit) => units.includes(unit)) &&
    (may.length === 0 || may.some((unit) => !denied.includes(unit)));
  const spoken = unitsSpokenOf(texts.join("\n"), directory, actor.organisation).filter(
    // 局长 of a unit that is named is that one's.
    ({ units: may }) => !may.includes(actor.organisation) && (may.length > 0 || units.length === 0),
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
  if (usual.join() === now.join()) return undefined;
  const left = usual.filter((unit) => !now.includes(unit));
  const { directory } = routing;
  const accused = namesOf(blamed, directory);
  return now.length === 0
    ? words.nobodyInstead(accused)
    : words.goesInstead(
        accused,
        namesOf(now, directory),
        left.length === 0 ? undefined : namesOf(left, directory),
      );
};

/** What the sender has been told of who receives it: another list is to be told anew. */
const toldOf = (routing: Omit<Routing, "blamed">, blamed: readonly string[]): string =>
  receiversFor({ ...routing, blamed }).join("、");

/** What is answered with a unit that is not complained of, after those of which that was said before. */
const alsoNot = (notAccused: string | undefined, keys: readonly string[]) => ({
  notAccused: [notAccused, ...keys].filter((one) => one !== undefined).join("、"),
});

/**
 * What is asked before a clue is sent: whether a unit that its text names, or that its list may mean, is
 * complained of; then, who receives it instead, where that is not as usual.
 */
export const askAccused = (
  { units, doubts }: Accused,
  routing: Omit<Routing, "blamed">,
  given: AccusedAnswers & { readonly told?: string | undefined },
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
    const [next = ""] = receiversFor({ ...routing, blamed });
    return {
      accused: [...(given.accused ?? []), unit],
      told: toldOf(routing, blamed),
      // It goes to whom it was just said to go, no longer to the one that was chosen.
      ...(routing.named === unit ? { to: routing.category.receivers.length > 0 ? "" : next } : {}),
    };
  };
  const no = (keys: readonly string[]) => alsoNot(given.notAccused, keys);
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
      instead === undefined
        ? words.ifAccused
        : words.ifAccusedInstead(
            instead,
            namesOf(receiversFor({ ...routing, blamed: units }), directory),
          ),
    ],
    choices: [
      { label: words.yes, answers: yes(unit) },
      { label: words.no, answers: no(doubt.listed ? [doubt.said, unit] : [unit]) },
    ],
  };
};

/**
 * Asks of a unit that an added text speaks of, before it is added. What is added to a report of harm to a
 * minor waits for the answer too: who has been told of the harm is not to lose it by a doubt.
 */
export const askAdded = (
  clue: Clue,
  written: readonly string[],
  said: AccusedAnswers,
  context: Context,
): Asked | undefined => {
  const { directory } = context;
  const { doubts } = accusedIn({ ...said, texts: written }, context);
  const known = [...unitsIn(clue, "accused"), ...unitsIn(clue, "from"), ...clue.fields.cleared];
  const [doubt] = doubts.filter(({ units }) => units.some((unit) => !known.includes(unit)));
  const open = doubt?.units.filter((one) => !known.includes(one)) ?? [];
  const [unit, ...others] = open;
  if (doubt === undefined || unit === undefined) return undefined;
  if (others.length > 0)
    return {
      said: [words.unitWhich(verbatim(shorten(doubt.said, 40)))],
      choices: [
        ...open.map((one) => ({
          label: organisationName(directory, one),
          answers: { accused: [...(said.accused ?? []), one] },
        })),
        { label: words.notOurs, answers: alsoNot(said.notAccused, [doubt.said]) },
      ],
    };
  return {
    said: [
      words.doubtSpoken(verbatim(shorten(doubt.said, 40)), organisationName(directory, unit)),
      receiversOf(clue).includes(unit) ? words.ifAccusedLeaves : words.ifAccused,
    ],
    choices: [
      { label: words.yes, answers: { accused: [...(said.accused ?? []), unit] } },
      { label: words.no, answers: alsoNot(said.notAccused, [unit]) },
    ],
  };
};
