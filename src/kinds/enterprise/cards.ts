import { dayWithWeekday } from "../../calendar/day.ts";
import { type Block, facts, paragraph } from "../../chat/card.ts";
import { optionsNamed } from "../../chat/field.ts";
import { type Text, text, verbatim } from "../../chat/text.ts";
import { ifKnown } from "../../flow/card-parts.ts";
import { unitsIn } from "../../flow/matter.ts";
import { unitName } from "../../flow/parties.ts";
import { remarkBlocks } from "../../flow/remarks.ts";
import type { Context } from "../../flow/step.ts";
import { type Directory, organisationName } from "../../people/directory.ts";
import { type EnterpriseRequest, ratings } from "./model.ts";
import { words } from "./words.ts";

/** The unit that took the request of the enterprise. */
export const taker = (request: EnterpriseRequest, directory: Directory): Text =>
  unitName(request, "from", directory);

/** The unit responsible. */
export const responsible = (request: EnterpriseRequest, directory: Directory): Text =>
  unitName(request, "to", directory);

/** What the steps that leave a remark are called. */
const remarkNames: Readonly<Record<string, Text>> = {
  return: words.return,
  reassign: words.reassign,
  extend: words.extend,
  answer: words.answer,
  rate: words.rate,
};

/** The body of a request's card. */
export const requestCard = (
  request: EnterpriseRequest,
  { directory }: Context,
): readonly Block[] => {
  const { fields } = request;
  const planner = unitsIn(request, "copy").length > 0;
  return [
    facts(
      [words.priority, ifKnown(fields.priority, verbatim)],
      [words.enterprise, ifKnown(fields.enterprise, verbatim)],
      [words.taker, taker(request, directory)],
      [words.responsible, responsible(request, directory)],
      [words.key, fields.key ? words.keyYes : undefined],
      [words.planner, planner ? unitName(request, "copy", directory) : undefined],
      [
        words.proposed,
        ifKnown(fields.proposed, (unit: string) => organisationName(directory, unit)),
      ],
      [words.answeredOn, ifKnown(fields.answeredOn, dayWithWeekday)],
      [words.rating, ifKnown(fields.rating, (rating) => words[rating])],
      [words.result, ifKnown(request.outcome, verbatim)],
    ),
    paragraph(verbatim(fields.content)),
    ...remarkBlocks(fields.remarks, ({ step, by = "" }) => {
      const [unit, what] = [organisationName(directory, by), remarkNames[step] ?? words.answer];
      return text(`${unit.zh}${what.zh}`, `${unit.en}, ${what.en.toLowerCase()}`);
    }),
  ];
};

/** What an enterprise says of an answer, as options of a form. */
export const ratingOptions = optionsNamed(ratings, words);
