import { dayText, dayWithWeekday, momentText } from "../../calendar/day.ts";
import { type Block, facts } from "../../chat/card.ts";
import { optionsNamed } from "../../chat/field.ts";
import { type Text, text, verbatim } from "../../chat/text.ts";
import { ifKnown, listed } from "../../flow/card-parts.ts";
import { unitName } from "../../flow/parties.ts";
import { remarkBlocks } from "../../flow/remarks.ts";
import type { Context } from "../../flow/step.ts";
import { type Directory, organisationName } from "../../people/directory.ts";
import { appealClock } from "./clocks.ts";
import { type Litigation, results, suedIn } from "./model.ts";
import { words } from "./words.ts";

/** The unit that is sued. */
export const suedUnit = (litigation: Litigation, directory: Directory): Text =>
  organisationName(directory, suedIn(litigation) ?? "");

/** What the steps that leave a remark are called. */
const remarkNames: Readonly<Record<string, Text>> = {
  defend: words.defend,
  hold: words.hold,
  judge: words.judge,
  reject: words.rejectedByCourt,
  appeal: words.appeal,
  perform: words.perform,
  enforce: words.enforce,
};

/** What the court did, whoever recorded it. */
const ofTheCourt: readonly string[] = ["hold", "judge", "reject"];

/** The body of the card of a suit. */
export const litigationCard = (
  litigation: Litigation,
  { directory }: Context,
): readonly Block[] => {
  const { fields, state } = litigation;
  return [
    facts(
      [words.caseNo, ifKnown(fields.caseNo, verbatim)],
      [words.plaintiff, unitName(litigation, "from", directory)],
      [words.defendant, suedUnit(litigation, directory)],
      [words.rejectedOn, ifKnown(fields.rejectedOn, dayWithWeekday)],
      [words.appealedOn, ifKnown(fields.appealedOn, dayWithWeekday)],
      [words.filedOn, ifKnown(fields.filedOn, dayWithWeekday)],
      [words.copyOn, ifKnown(fields.copyOn, dayWithWeekday)],
      [words.defendedOn, ifKnown(fields.defendedOn, dayWithWeekday)],
      [words.startsAt, state === "scheduled" ? ifKnown(fields.startsAt, momentText) : undefined],
      [words.place, state === "scheduled" ? ifKnown(fields.place, verbatim) : undefined],
      [words.toldOn, state === "scheduled" ? ifKnown(fields.toldOn, dayWithWeekday) : undefined],
      [
        words.heldOn,
        listed(
          [...fields.heard, ...(fields.heldOn === undefined ? [] : [fields.heldOn])].map(dayText),
        ),
      ],
      [words.appealUntil, ifKnown(appealClock(litigation)?.rolled, dayWithWeekday)],
      [words.firstResult, ifKnown(fields.first?.result, (result) => words[result])],
      [words.firstJudgedOn, ifKnown(fields.first?.judgedOn, dayWithWeekday)],
      [words.result, ifKnown(fields.result, (result) => words[result])],
      [words.judgedOn, ifKnown(fields.judgedOn, dayWithWeekday)],
      [words.servedOn, ifKnown(fields.servedOn, dayWithWeekday)],
      [words.performBy, ifKnown(fields.performBy, dayWithWeekday)],
      [words.performedOn, ifKnown(fields.performedOn, dayWithWeekday)],
      [words.enforcedOn, ifKnown(fields.enforcedOn, dayWithWeekday)],
      [words.endedOn, ifKnown(fields.endedOn, dayWithWeekday)],
      [words.withdrawnOn, ifKnown(fields.withdrawnOn, dayWithWeekday)],
      [words.reason, ifKnown(litigation.outcome, verbatim)],
    ),
    ...remarkBlocks(fields.remarks, ({ step, by = "" }) => {
      const [unit, what] = [organisationName(directory, by), remarkNames[step] ?? words.hold];
      if (ofTheCourt.includes(step)) return what;
      return text(`${unit.zh}${what.zh}`, `${unit.en}, ${what.en.toLowerCase()}`);
    }),
  ];
};

/** How the court decides, as options of a form. */
export const resultOptions = optionsNamed(results, words);
