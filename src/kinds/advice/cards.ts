import { dayWithWeekday } from "../../calendar/day.ts";
import { type Block, facts, paragraph } from "../../chat/card.ts";
import { optionsNamed } from "../../chat/field.ts";
import { type Text, text, verbatim } from "../../chat/text.ts";
import { ifKnown } from "../../flow/card-parts.ts";
import { unitName } from "../../flow/parties.ts";
import { remarkBlocks } from "../../flow/remarks.ts";
import type { Context } from "../../flow/step.ts";
import { type Directory, organisationName } from "../../people/directory.ts";
import { type Advice, askers, isWithUnit, lawyers } from "./model.ts";
import { words } from "./words.ts";

/** The unit that asks. */
export const askingUnit = (advice: Advice, directory: Directory): Text =>
  unitName(advice, "from", directory);

/** The bureau that answers. */
export const advisingUnit = (advice: Advice, directory: Directory): Text =>
  unitName(advice, "to", directory);

/** The unit or the lawyer it was passed to; nothing where it was not. */
export const referredTo = (advice: Advice, directory: Directory): Text | undefined =>
  isWithUnit(advice)
    ? unitName(advice, "joint", directory)
    : ifKnown(advice.fields.lawyer, (lawyer) => words[lawyer]);

/** What the steps that leave a remark are called. */
const remarkNames: Readonly<Record<string, Text>> = {
  clarify: words.clarify,
  explain: words.explain,
  refer: words.refer,
  handBack: words.handBack,
  answer: words.answered,
  again: words.again,
};

/** The body of the card of a legal question. */
export const adviceCard = (advice: Advice, { directory }: Context): readonly Block[] => {
  const { fields } = advice;
  return [
    facts(
      [words.from, askingUnit(advice, directory)],
      [words.asker, words[fields.asker]],
      [words.to, advisingUnit(advice, directory)],
      [words.referredTo, referredTo(advice, directory)],
      [words.askedOn, dayWithWeekday(fields.askedOn)],
      [words.answeredOn, ifKnown(fields.answeredOn, dayWithWeekday)],
      [words.ending, ifKnown(fields.ending, (ending) => words.endings[ending])],
      [words.reason, ifKnown(advice.outcome, verbatim)],
    ),
    paragraph(verbatim(fields.question)),
    ...remarkBlocks(fields.remarks, ({ step, by = "" }) => {
      const [unit, what] = [organisationName(directory, by), remarkNames[step] ?? words.answered];
      return text(`${unit.zh}${what.zh}`, `${unit.en}, ${what.en.toLowerCase()}`);
    }),
  ];
};

/** What may be chosen, as options of a form. */
export const askerOptions = optionsNamed(askers, words);
export const lawyerOptions = optionsNamed(lawyers, words);
