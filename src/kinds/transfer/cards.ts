import { dayWithWeekday, momentText } from "../../calendar/day.ts";
import { type Block, facts, paragraph } from "../../chat/card.ts";
import { optionsNamed } from "../../chat/field.ts";
import { joinAnd, type Text, verbatim } from "../../chat/text.ts";
import { ifKnown, stagesUpTo } from "../../flow/card-parts.ts";
import { peopleIn, unitsIn } from "../../flow/matter.ts";
import { unitName } from "../../flow/parties.ts";
import { remarkBlocks } from "../../flow/remarks.ts";
import type { Context } from "../../flow/step.ts";
import { type Directory, organisationName, personName } from "../../people/directory.ts";
import { enclosures, endings, penalties, type Transfer, type TransferState } from "./model.ts";
import { words } from "./words.ts";

/** The agency that transfers. */
export const agencyOf = (transfer: Transfer, directory: Directory): Text =>
  unitName(transfer, "from", directory);

/** What goes with a transfer, as it is called. */
const enclosureNames: Readonly<Record<(typeof enclosures)[number], Text>> = {
  letter: words.letter,
  report: words.investigation,
  items: words.items,
  tests: words.tests,
  other: words.other,
};

/** The body of a transfer's card. */
export const transferCard = (transfer: Transfer, { directory }: Context): readonly Block[] => {
  const { fields } = transfer;
  const [police] = unitsIn(transfer, "to");
  const [copy] = unitsIn(transfer, "copy");
  const officers = peopleIn(transfer, "handler").map((id) => personName(directory, id));
  return [
    facts(
      [words.suspect, verbatim(fields.suspect)],
      [words.offence, verbatim(fields.offence)],
      [words.agency, agencyOf(transfer, directory)],
      [words.officers, joinAnd(officers)],
      [words.police, ifKnown(police, (id) => organisationName(directory, id))],
      [words.copy, ifKnown(copy, (id) => organisationName(directory, id))],
      [words.reportedOn, ifKnown(fields.reportedOn, dayWithWeekday)],
      [words.reportText, ifKnown(fields.report, verbatim)],
      [words.approvedAt, ifKnown(fields.approvedAt, momentText)],
      [words.sentOn, ifKnown(fields.sentOn, dayWithWeekday)],
      [
        words.enclosures,
        ifKnown(fields.enclosures, (sent) => joinAnd(sent.map((one) => enclosureNames[one]))),
      ],
      [
        fields.receivedAt === undefined ? words.receivedOn : words.receivedAt,
        ifKnown(fields.receivedAt, momentText) ?? ifKnown(fields.receivedOn, dayWithWeekday),
      ],
      [words.receivedBy, ifKnown(fields.receivedBy, verbatim)],
      [words.missing, ifKnown(fields.missing, verbatim)],
      [words.organ, ifKnown(fields.organ, verbatim)],
      [words.decidedOn, ifKnown(fields.decidedOn, dayWithWeekday)],
      [words.noticeOn, ifKnown(fields.noticeOn, dayWithWeekday)],
      [words.handedOverOn, ifKnown(fields.handedOverOn, dayWithWeekday)],
      [words.handedOverItems, ifKnown(fields.items, verbatim)],
      [words.ending, ifKnown(fields.ending, (ending) => words[ending])],
      [words.penalty, ifKnown(fields.penalty, (penalty) => words[penalty])],
      [words.result, ifKnown(transfer.outcome, verbatim)],
    ),
    paragraph(verbatim(fields.facts)),
    ...remarkBlocks(fields.remarks, ({ step }) => stepNames[step] ?? words.reason),
    stagesUpTo(
      way.map((station) => words[station]),
      reached[transfer.state],
    ),
  ];
};

/** What the steps that leave a remark are called. */
const stepNames: Readonly<Record<string, Text>> = {
  refuse: words.refuse,
  suggest: words.suggest,
  inform: words.inform,
  incomplete: words.incomplete,
  supplement: words.supplement,
  decline: words.decline,
  reconsider: words.reconsider,
  uphold: words.uphold,
  supervise: words.supervise,
  explain: words.explain,
  stand: words.stand,
  order: words.order,
  correct: words.correct,
  chase: words.chase,
  feedback: words.feedback,
  withdraw: words.withdraw,
};

/** The stations of a transfer's way, as those who follow it see them light up. */
const way = ["spotted", "approved", "sent", "received", "filed", "closed"] as const;

/** How far each state is along the way. */
const reached: Readonly<Record<TransferState, number>> = {
  spotted: 0,
  reported: 0,
  refused: 0,
  withdrawn: 0,
  approved: 1,
  sent: 2,
  elsewhere: 2,
  received: 3,
  supplementing: 3,
  accepted: 3,
  notFiled: 3,
  reconsidering: 3,
  upheld: 3,
  supervising: 3,
  explaining: 3,
  explained: 3,
  ordered: 3,
  penaltyDue: 3,
  filed: 4,
  handedOver: 4,
  closed: 5,
};

/** What goes with a transfer, as options of a form. */
export const enclosureOptions = optionsNamed(enclosures, enclosureNames);

/** How an investigation ended, as options of a form. */
export const endingOptions = optionsNamed(endings, words);

/** Whether a penalty was imposed, as options of a form. */
export const penaltyOptions = optionsNamed(penalties, words);
