import { dayText, dayWithWeekday } from "../calendar/day.ts";
import { type Block, facts, paragraph, stages } from "../chat/card.ts";
import { listed, type Text, text, verbatim } from "../chat/text.ts";
import type { Viewing } from "../flow/flow.ts";
import { unitsIn } from "../flow/matter.ts";
import { type Directory, organisationName, personName } from "../people/directory.ts";
import { enclosures, endings, penalties, type Transfer, type TransferState } from "./model.ts";
import { words } from "./words.ts";

/** The agency that transfers. */
export const agencyOf = (transfer: Transfer, directory: Directory): Text =>
  organisationName(directory, unitsIn(transfer, "from")[0] ?? "");

/** What goes with a transfer, as it is called. */
const enclosureNames: Readonly<Record<(typeof enclosures)[number], Text>> = {
  letter: words.letter,
  report: words.investigation,
  items: words.items,
  tests: words.tests,
  other: words.other,
};

const maybe = <T>(value: T | undefined, show: (value: T) => Text): Text | undefined =>
  value === undefined ? undefined : show(value);

/** The body of a transfer's card. */
export const transferCard = (transfer: Transfer, { directory }: Viewing): readonly Block[] => {
  const { fields, parties } = transfer;
  const [police] = unitsIn(transfer, "to");
  const [copy] = unitsIn(transfer, "copy");
  const officers = parties.flatMap(({ part, person }) =>
    part === "handler" && person !== undefined ? [personName(directory, person)] : [],
  );
  return [
    facts(
      [words.suspect, verbatim(fields.suspect)],
      [words.offence, verbatim(fields.offence)],
      [words.agency, agencyOf(transfer, directory)],
      [words.officers, listed(officers)],
      [words.police, maybe(police, (id) => organisationName(directory, id))],
      [words.copy, maybe(copy, (id) => organisationName(directory, id))],
      [words.reportedOn, maybe(fields.reportedOn, dayWithWeekday)],
      [words.reportText, maybe(fields.report, verbatim)],
      [words.sentOn, maybe(fields.sentOn, dayWithWeekday)],
      [
        words.enclosures,
        maybe(fields.enclosures, (sent) => listed(sent.map((one) => enclosureNames[one]))),
      ],
      [words.receivedOn, maybe(fields.receivedOn, dayWithWeekday)],
      [words.receivedBy, maybe(fields.receivedBy, verbatim)],
      [words.missing, maybe(fields.missing, verbatim)],
      [words.organ, maybe(fields.organ, verbatim)],
      [words.decidedOn, maybe(fields.decidedOn, dayWithWeekday)],
      [words.noticeOn, maybe(fields.noticeOn, dayWithWeekday)],
      [words.handedOverOn, maybe(fields.handedOverOn, dayWithWeekday)],
      [words.handedOverItems, maybe(fields.items, verbatim)],
      [words.ending, maybe(fields.ending, (ending) => words[ending])],
      [words.penalty, maybe(fields.penalty, (penalty) => words[penalty])],
      [words.result, maybe(transfer.outcome, verbatim)],
    ),
    paragraph(verbatim(fields.facts)),
    ...fields.remarks.map(({ on, step, text: said }) =>
      paragraph(remark(dayText(on), stepNames[step] ?? words.reason, said)),
    ),
    stages(
      way.map((station, index) => ({
        name: words[station],
        reached: index <= reached[transfer.state],
      })),
    ),
  ];
};

const remark = (on: Text, step: Text, said: string): Text =>
  text(`${on.zh} ${step.zh}：${said}`, `${on.en}, ${step.en}: ${said}`);

/** What the steps that leave a remark are called. */
const stepNames: Readonly<Record<string, Text>> = {
  refuse: words.refuse,
  suggest: words.suggest,
  incomplete: words.incomplete,
  supplement: words.supplement,
  decline: words.decline,
  reconsider: words.reconsider,
  uphold: words.uphold,
  supervise: words.supervise,
  explain: words.explain,
  stand: words.stand,
  order: words.order,
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
export const enclosureOptions = enclosures.map((id) => ({ id, name: enclosureNames[id] }));

/** How an investigation ended, as options of a form. */
export const endingOptions = endings.map((id) => ({ id, name: words[id] }));

/** Whether a penalty was imposed, as options of a form. */
export const penaltyOptions = penalties.map((id) => ({ id, name: words[id] }));
