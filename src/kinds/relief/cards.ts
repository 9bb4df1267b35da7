import { dayWithWeekday } from "../../calendar/day.ts";
import { type Block, facts, paragraph } from "../../chat/card.ts";
import { type Text, text, verbatim } from "../../chat/text.ts";
import { ifKnown } from "../../flow/card-parts.ts";
import type { Ledger } from "../../flow/flow.ts";
import { unitName } from "../../flow/parties.ts";
import { remarkBlocks } from "../../flow/remarks.ts";
import type { Context } from "../../flow/step.ts";
import { type Directory, organisationName } from "../../people/directory.ts";
import { givenBy, type HelpGiven, type Relief } from "./model.ts";
import { words } from "./words.ts";

/** The unit that refers somebody. */
export const referrer = (relief: Relief, directory: Directory): Text =>
  unitName(relief, "from", directory);

/** The unit that is asked. */
export const asked = (relief: Relief, directory: Directory): Text =>
  unitName(relief, "to", directory);

const givenText = (given: HelpGiven): Text =>
  typeof given === "number" ? words.yuan(given) : words.given[given];

/** What either side gave, and whether it was both. */
export const bothText = (relief: Pick<Relief, "fields" | "state">): Text => {
  const { judicial, social, both } = givenBy(relief);
  return words.sides(givenText(judicial), givenText(social), both);
};

/** What the steps that leave a remark are called. */
const remarkNames: Readonly<Record<string, Text>> = {
  return: words.return,
  supplement: words.supplement,
  visit: words.visit,
};

/** The body of a referral's card. */
export const reliefCard = (relief: Relief, { directory }: Context): readonly Block[] => {
  const { fields } = relief;
  return [
    facts(
      [words.ref, verbatim(fields.ref)],
      [words.referrer, referrer(relief, directory)],
      [words.asked, asked(relief, directory)],
      [words.askedFor, words.side[fields.side]],
      [words.referredOn, dayWithWeekday(fields.referredOn)],
      [words.acceptedOn, ifKnown(fields.acceptedOn, dayWithWeekday)],
      [words.decidedOn, ifKnown(fields.decidedOn, dayWithWeekday)],
      [words.both, bothText(relief)],
      [words.measures, ifKnown(fields.measures, verbatim)],
      [words.visitedOn, ifKnown(fields.visitedOn, dayWithWeekday)],
      [words.reason, ifKnown(relief.outcome, verbatim)],
    ),
    paragraph(verbatim(fields.need)),
    ...remarkBlocks(fields.remarks, ({ step, by = "" }) => {
      const [unit, what] = [organisationName(directory, by), remarkNames[step] ?? words.visit];
      return text(`${unit.zh}${what.zh}`, `${unit.en}, ${what.en.toLowerCase()}`);
    }),
  ];
};

/** Who is still to get something from which side, and who got both. */
export const reliefLedger: Ledger<Relief> = {
  id: "reliefLedger",
  label: words.ledger,
  names: ["救助台账", "relief-ledger"],
  says: ["哪边给了钱", "困难户那些", "两边都帮了没"],
  help: words.ledgerHelp,
  by: [
    "procuratorate:procurator",
    "procuratorate:chief",
    "bureau:liaison",
    "group:liaison",
    "township:liaison",
  ],
  none: words.ledgerNone,
  more: words.ledgerMore,
  holds: bothText,
  due: (_, when) => when,
};
