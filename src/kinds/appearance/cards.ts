import { dayWithWeekday, momentText } from "../../calendar/day.ts";
import { type Block, facts } from "../../chat/card.ts";
import { optionsNamed } from "../../chat/field.ts";
import { joinAnd, type Text, verbatim } from "../../chat/text.ts";
import { ifKnown, listed } from "../../flow/card-parts.ts";
import { unitsIn } from "../../flow/matter.ts";
import { unitName } from "../../flow/parties.ts";
import { remarkBlocks } from "../../flow/remarks.ts";
import type { Context } from "../../flow/step.ts";
import { type Directory, organisationName } from "../../people/directory.ts";
import { type Appearance, attended, grounds, ranks, results, sorts } from "./model.ts";
import { words } from "./words.ts";

/** The unit that is sued. */
export const suedUnit = (appearance: Appearance, directory: Directory): Text =>
  unitName(appearance, "to", directory);

/** The body of the card of a suit in court. */
export const appearanceCard = (
  appearance: Appearance,
  { directory }: Context,
): readonly Block[] => {
  const { fields } = appearance;
  return [
    facts(
      [words.caseNo, verbatim(fields.caseNo)],
      [words.sort, words[fields.sort]],
      [words.unit, suedUnit(appearance, directory)],
      [words.keeper, unitName(appearance, "from", directory)],
      [words.startsAt, momentText(fields.startsAt)],
      [words.place, verbatim(fields.place)],
      [words.noticedOn, ifKnown(fields.noticedOn, dayWithWeekday)],
      [words.officer, ifKnown(fields.officer, verbatim)],
      [words.rank, ifKnown(fields.rank, (rank) => words[rank])],
      [
        words.excuse,
        ifKnown(fields.excuse, ({ ground, proof, instead }) =>
          joinAnd([words[ground], verbatim(proof), verbatim(instead)]),
        ),
      ],
      [words.attended, ifKnown(fields.attended, (who) => words[who])],
      [words.accepted, ifKnown(fields.accepted, (is) => (is ? words.yes : words.no))],
      [words.heldOn, ifKnown(fields.heldOn, dayWithWeekday)],
      [
        words.supervisor,
        listed(unitsIn(appearance, "copy").map((unit) => organisationName(directory, unit))),
      ],
      [words.suggestedOn, ifKnown(fields.suggestedOn, dayWithWeekday)],
      [words.result, ifKnown(fields.result, (result) => words[result])],
      [words.judgedOn, ifKnown(fields.judgedOn, dayWithWeekday)],
      [words.performedOn, ifKnown(fields.performedOn, dayWithWeekday)],
      [
        appearance.state === "withdrawn" ? words.withdrawnWhy : words.performed,
        ifKnown(appearance.outcome, verbatim),
      ],
    ),
    ...remarkBlocks(fields.remarks, () => words.move),
  ];
};

/** What may be chosen, as options of a form. */
export const sortOptions = optionsNamed(sorts, words);
export const rankOptions = optionsNamed(ranks, words);
export const groundOptions = optionsNamed(grounds, words);
export const attendedOptions = optionsNamed(attended, words);
export const resultOptions = optionsNamed(results, words);
