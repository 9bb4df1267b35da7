import { dayText, dayWithWeekday } from "../../calendar/day.ts";
import { type Block, facts, paragraph } from "../../chat/card.ts";
import { optionsNamed } from "../../chat/field.ts";
import { type Text, text, verbatim } from "../../chat/text.ts";
import { ifKnown, listed } from "../../flow/card-parts.ts";
import { unitsIn } from "../../flow/matter.ts";
import { unitName } from "../../flow/parties.ts";
import { remarkBlocks } from "../../flow/remarks.ts";
import type { Context } from "../../flow/step.ts";
import { type Directory, organisationName } from "../../people/directory.ts";
import { groups, recoveredSum, results, type Support } from "./model.ts";
import { words } from "./words.ts";

/** The unit that applies. */
export const applicant = (support: Support, directory: Directory): Text =>
  unitName(support, "from", directory);

/** The procuratorate that reviews. */
export const reviewer = (support: Support, directory: Directory): Text =>
  unitName(support, "to", directory);

/** What has come in, of what was awarded. */
export const recoveredText = (support: Support): Text =>
  words.recoveredOf(recoveredSum(support), support.fields.awarded);

/** What the steps that leave a remark are called. */
const remarkNames: Readonly<Record<string, Text>> = {
  return: words.return,
  supplement: words.supplement,
  sendBack: words.sendBack,
};

/** The body of a supported suit's card. What is only being considered is the procuratorate's to know. */
export const supportCard = (support: Support, { actor, directory }: Context): readonly Block[] => {
  const { fields } = support;
  const own = unitsIn(support, "to").includes(actor.organisation);
  const sent = fields.filedOn !== undefined;
  const court = unitsIn(support, "copy");
  return [
    facts(
      [words.number, ifKnown(support.reference, verbatim)],
      [words.ref, verbatim(fields.ref)],
      [words.group, words[fields.group]],
      [words.applicant, applicant(support, directory)],
      [words.reviewer, reviewer(support, directory)],
      [words.claimed, ifKnown(fields.claimed, words.yuan)],
      [words.appliedOn, dayWithWeekday(fields.appliedOn)],
      [words.opinion, own || sent ? ifKnown(fields.opinion, verbatim) : undefined],
      [words.court, court.length === 0 ? undefined : unitName(support, "copy", directory)],
      [words.filedOn, ifKnown(fields.filedOn, dayWithWeekday)],
      [words.result, ifKnown(fields.result, (result) => words[result])],
      [words.judgedOn, ifKnown(fields.judgedOn, dayWithWeekday)],
      [
        words.recovered,
        fields.awarded === undefined && fields.recovered.length === 0
          ? undefined
          : recoveredText(support),
      ],
      [
        words.payments,
        listed(fields.recovered.map(({ on, amount }) => words.paymentOn(dayText(on), amount))),
      ],
      [words.reason, ifKnown(support.outcome, verbatim)],
    ),
    paragraph(verbatim(fields.claim)),
    ...remarkBlocks(
      fields.remarks.filter(({ step }) => own || step !== "sendBack"),
      ({ step, by = "" }) => {
        const [unit, what] = [organisationName(directory, by), remarkNames[step] ?? words.return];
        return text(`${unit.zh}${what.zh}`, `${unit.en}, ${what.en.toLowerCase()}`);
      },
    ),
  ];
};

/** Who is supported, as options of a form. */
export const groupOptions = optionsNamed(groups, words);

/** How it ended in court, as options of a form. */
export const resultOptions = optionsNamed(results, words);
