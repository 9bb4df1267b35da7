import { dayWithWeekday } from "../../calendar/day.ts";
import { type Block, facts } from "../../chat/card.ts";
import { optionsNamed } from "../../chat/field.ts";
import { type Text, text, verbatim } from "../../chat/text.ts";
import { ifKnown } from "../../flow/card-parts.ts";
import { unitsIn } from "../../flow/matter.ts";
import { unitName } from "../../flow/parties.ts";
import { remarkBlocks } from "../../flow/remarks.ts";
import type { Context } from "../../flow/step.ts";
import { type Directory, organisationName } from "../../people/directory.ts";
import { daysOf, endings, type Leave } from "./model.ts";
import { words } from "./words.ts";

/** The unit that applies. */
export const applicant = (leave: Leave, directory: Directory): Text =>
  unitName(leave, "from", directory);

/** The unit that decides. */
export const decider = (leave: Leave, directory: Directory): Text =>
  unitName(leave, "to", directory);

/** What the steps that leave a remark are called. */
const remarkNames: Readonly<Record<string, Text>> = {
  return: words.return,
  supplement: words.supplement,
  extend: words.extend,
  miss: words.miss,
};

/** The body of a leave's card. */
export const leaveCard = (leave: Leave, { directory }: Context): readonly Block[] => {
  const { fields } = leave;
  const unitOf = (part: "copy" | "joint") =>
    unitsIn(leave, part).length === 0 ? undefined : unitName(leave, part, directory);
  return [
    facts(
      [words.ref, verbatim(fields.ref)],
      [words.applicant, applicant(leave, directory)],
      [words.decider, decider(leave, directory)],
      [words.purpose, verbatim(fields.purpose)],
      [words.destination, verbatim(fields.destination)],
      [words.leaveOn, dayWithWeekday(fields.leaveOn)],
      [words.returnOn, words.lastOf(dayWithWeekday(fields.returnOn), daysOf(fields))],
      [words.proof, verbatim(fields.proof)],
      [words.decidedOn, ifKnown(fields.decidedOn, dayWithWeekday)],
      [words.copied, unitOf("copy")],
      [words.police, unitOf("joint")],
      [words.missedOn, ifKnown(fields.missedOn, dayWithWeekday)],
      [words.returnedOn, ifKnown(fields.returnedOn, dayWithWeekday)],
      [words.reason, ifKnown(leave.outcome, verbatim)],
    ),
    ...remarkBlocks(fields.remarks, ({ step, by = "" }) => {
      const [unit, what] = [organisationName(directory, by), remarkNames[step] ?? words.return];
      return text(`${unit.zh}${what.zh}`, `${unit.en}, ${what.en.toLowerCase()}`);
    }),
  ];
};

/** How a leave is over without a return, as options of a form. */
export const endingOptions = optionsNamed(endings, words);
