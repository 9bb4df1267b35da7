import { dayWithWeekday } from "../../calendar/day.ts";
import { type Block, facts, paragraph } from "../../chat/card.ts";
import { optionsNamed } from "../../chat/field.ts";
import { type Text, text, verbatim } from "../../chat/text.ts";
import { ifKnown } from "../../flow/card-parts.ts";
import { unitName } from "../../flow/parties.ts";
import { remarkBlocks } from "../../flow/remarks.ts";
import type { Context } from "../../flow/step.ts";
import { type Directory, organisationName } from "../../people/directory.ts";
import { type Mediation, results, sources } from "./model.ts";
import { words } from "./words.ts";

/** The unit that referred the dispute. */
export const referrer = (mediation: Mediation, directory: Directory): Text =>
  unitName(mediation, "from", directory);

/** The unit that mediates. */
export const mediator = (mediation: Mediation, directory: Directory): Text =>
  unitName(mediation, "to", directory);

/** What the steps that leave a remark are called. */
const remarkNames: Readonly<Record<string, Text>> = {
  return: words.return,
  referAgain: words.referAgain,
  conclude: words.conclude,
  perform: words.perform,
};

/** The body of a dispute's card. */
export const mediationCard = (mediation: Mediation, { directory }: Context): readonly Block[] => {
  const { fields } = mediation;
  return [
    facts(
      [words.ref, verbatim(fields.ref)],
      [words.source, words[fields.source]],
      [words.referrer, referrer(mediation, directory)],
      [words.mediator, mediator(mediation, directory)],
      [words.referredOn, dayWithWeekday(fields.referredOn)],
      [words.acceptedOn, ifKnown(fields.acceptedOn, dayWithWeekday)],
      [words.result, ifKnown(fields.result, (result) => words[result])],
      [words.concludedOn, ifKnown(fields.concludedOn, dayWithWeekday)],
      [words.performBy, ifKnown(fields.performBy, dayWithWeekday)],
      [words.performed, ifKnown(fields.performed, (is) => (is ? words.yes : words.no))],
      [words.performedOn, ifKnown(fields.performedOn, dayWithWeekday)],
      [words.reason, ifKnown(mediation.outcome, verbatim)],
    ),
    paragraph(verbatim(fields.dispute)),
    ...remarkBlocks(fields.remarks, ({ step, by = "" }) => {
      const [unit, what] = [organisationName(directory, by), remarkNames[step] ?? words.conclude];
      return text(`${unit.zh}${what.zh}`, `${unit.en}, ${what.en.toLowerCase()}`);
    }),
  ];
};

/** What may be chosen, as options of a form. */
export const sourceOptions = optionsNamed(sources, words);
export const resultOptions = optionsNamed(results, words);
