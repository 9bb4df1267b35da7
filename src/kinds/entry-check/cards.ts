import { type Day, dayText, dayWithWeekday } from "../../calendar/day.ts";
import { type Block, facts, paragraph } from "../../chat/card.ts";
import { optionsNamed } from "../../chat/field.ts";
import { type Text, verbatim } from "../../chat/text.ts";
import { ifKnown } from "../../flow/card-parts.ts";
import { standingIn } from "../../flow/joined.ts";
import { unitsIn } from "../../flow/matter.ts";
import { namesOf, unitNames } from "../../flow/parties.ts";
import type { Context } from "../../flow/step.ts";
import type { Directory } from "../../people/directory.ts";
import { causes, type EntryCheck, hasReported, leftOver, problems, sorts } from "./model.ts";
import { words } from "./words.ts";

type Line = readonly [label: Text, value: Text | undefined];

/** The unit or units a check, or a share of it, is for. */
export const unitsNamed = (check: EntryCheck, directory: Directory): Text =>
  unitNames(check, "to", directory);

/** What was asked for, by whom and until when. */
const askedLines = (check: EntryCheck, { directory }: Context): readonly Line[] => {
  const { sort, year, askedOn, due } = check.fields;
  const day = (on: Day | undefined) => ifKnown(on, dayWithWeekday);
  return [
    [words.sort, words[sort]],
    [words.year, verbatim(`${year}`)],
    [words.supervisor, unitNames(check, "from", directory)],
    [words.askedOn, day(askedOn)],
    [words.due, day(due)],
  ];
};

/** What a unit reported, in numbers. */
const reportLines = (check: EntryCheck): readonly Line[] => {
  const { checkedOn, reportedOn, checked, unfit, notHired, dismissed, problem, cause } =
    check.fields;
  const people = (count: number | undefined) => ifKnown(count, words.people);
  const left = leftOver(check.fields);
  return [
    [words.problem, ifKnown(problem, (one) => words[one])],
    [words.checkedOn, ifKnown(checkedOn, dayWithWeekday)],
    [words.checked, people(checked)],
    [words.unfit, people(unfit)],
    [words.notHired, people(notHired)],
    [words.dismissed, people(dismissed)],
    [words.left, hasReported(check) && left > 0 ? words.people(left) : undefined],
    [words.reportedOn, ifKnown(reportedOn, dayWithWeekday)],
    [words.cause, ifKnown(cause, (one) => words[one])],
  ];
};

/** The body of a check's card. */
export const entryCheckCard = (check: EntryCheck, context: Context): readonly Block[] => [
  facts(
    ...askedLines(check, context),
    [words.unit, unitsNamed(check, context.directory)],
    ...reportLines(check),
  ),
];

/** The units of some shares that have reported, or have not; nothing of what was called off. */
const unitsWhere = (
  shares: readonly EntryCheck[],
  reported: boolean,
  directory: Directory,
): Text | undefined => {
  const units = shares
    .filter((share) => share.state !== "cancelled" && hasReported(share) === reported)
    .flatMap((share) => unitsIn(share, "to"));
  return units.length === 0 ? undefined : namesOf(units, directory);
};

/** The body of the card of a check asked of several units: who has reported and who has not, and each one's numbers. */
export const sharedCard = (
  check: EntryCheck,
  shares: readonly EntryCheck[],
  context: Context,
): readonly Block[] => {
  const { directory } = context;
  return [
    facts(
      ...askedLines(check, context),
      [words.hasReported, unitsWhere(shares, true, directory)],
      [words.hasNot, unitsWhere(shares, false, directory)],
    ),
    ...shares.flatMap((share): readonly Block[] =>
      share.state === "asked" && share.fields.problem === undefined
        ? []
        : [
            paragraph(
              words.shareOf(
                unitsNamed(share, directory),
                standingIn(share, words[share.state], directory),
              ),
            ),
            facts(...reportLines(share)),
          ],
    ),
  ];
};

/** Until when something is to be reported, in a sentence. */
export const dueText = ({ fields: { due } }: EntryCheck): Text =>
  due === undefined ? words.inTime : words.by(dayText(due));

/** What may be chosen, as options of a form. */
export const sortOptions = optionsNamed(sorts, words);
export const problemOptions = optionsNamed(problems, words);
export const causeOptions = optionsNamed(causes, words);
