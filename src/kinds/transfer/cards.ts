import { dayWithWeekday, endText, type Instant, momentText } from "../../calendar/day.ts";
import { type Block, facts, paragraph } from "../../chat/card.ts";
import { optionsNamed } from "../../chat/field.ts";
import { joinAnd, type Text, verbatim } from "../../chat/text.ts";
import { ifKnown, stagesReached } from "../../flow/card-parts.ts";
import { peopleIn, unitsIn } from "../../flow/matter.ts";
import { unitName } from "../../flow/parties.ts";
import { remarkBlocks } from "../../flow/remarks.ts";
import { runningClock } from "../../flow/running.ts";
import type { Context } from "../../flow/step.ts";
import { words as kit } from "../../flow/words.ts";
import { type Directory, organisationName, personName } from "../../people/directory.ts";
import {
  acceptedDay,
  approvedDay,
  enclosures,
  endings,
  penalties,
  receivedDay,
  type Transfer,
} from "./model.ts";
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

/** Until when the police may say what is missing, as long as they have the case and have not. */
const askUntil = (transfer: Transfer, now: Instant): Text | undefined => {
  const at = runningClock(transfer, "crim.police-incomplete.notify")?.at;
  if (at === undefined) return undefined;
  return at < now ? kit.ranOut(endText(at)) : endText(at);
};

/** The body of a transfer's card. */
export const transferCard = (transfer: Transfer, { directory, now }: Context): readonly Block[] => {
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
      [
        fields.acceptedAt === undefined ? words.acceptedOn : words.acceptedAt,
        ifKnown(fields.acceptedAt, momentText) ?? ifKnown(acceptedDay(transfer), dayWithWeekday),
      ],
      [words.askUntil, askUntil(transfer, now)],
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
    stations(transfer),
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

/**
 * The stations of a transfer's way, each lit by its own fact: police who are asked why they are silent may
 * have signed for nothing, and what is closed may never have been filed.
 */
const stations = (transfer: Transfer): Block => {
  const { fields, state, clocks } = transfer;
  // The latest decision may be either; only filing starts the period to hand the items over.
  const filed =
    fields.ending === "prosecution" || clocks.some(({ rule }) => rule === "crim.handover");
  return stagesReached(
    [words.spotted, true],
    [words.approved, approvedDay(transfer) !== undefined],
    [words.sent, fields.sentOn !== undefined],
    [words.received, receivedDay(transfer) !== undefined],
    [words.filed, filed],
    [words.closed, state === "closed"],
  );
};

/** What goes with a transfer, as options of a form. */
export const enclosureOptions = optionsNamed(enclosures, enclosureNames);

/** How an investigation ended, as options of a form. */
export const endingOptions = optionsNamed(endings, words).map((option) =>
  option.id === "dropped" ? { ...option, also: ["不追究刑事责任"] } : option,
);

/** Whether a penalty was imposed, as options of a form. */
export const penaltyOptions = optionsNamed(penalties, words);
