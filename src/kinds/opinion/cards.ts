import { due } from "../../calendar/count.ts";
import { dayText, dayWithWeekday } from "../../calendar/day.ts";
import type { Calendar } from "../../calendar/holidays.ts";
import { ruleFor } from "../../calendar/rules.ts";
import { type Block, facts, paragraph } from "../../chat/card.ts";
import { optionsNamed } from "../../chat/field.ts";
import { type Text, text, verbatim } from "../../chat/text.ts";
import { ifKnown, stagesReached } from "../../flow/card-parts.ts";
import { unitsIn } from "../../flow/matter.ts";
import { paperDayText } from "../../flow/paper-day.ts";
import { unitName } from "../../flow/parties.ts";
import { receiptFact } from "../../flow/receipt.ts";
import { remarkBlocks } from "../../flow/remarks.ts";
import type { Context } from "../../flow/step.ts";
import { type Directory, organisationName } from "../../people/directory.ts";
import { handlings, type Opinion } from "./model.ts";
import { words } from "./words.ts";

/** The procuratorate that gives the opinion. */
export const issuer = (opinion: Opinion, directory: Directory): Text =>
  unitName(opinion, "from", directory);

/** The agency it goes to. */
export const agencyOf = ({ fields }: Opinion, directory: Directory): Text =>
  organisationName(directory, fields.agency ?? "");

/** Reply and handling beside each other: the one is no sign of the other. */
const replyAndHandling = ({ fields }: Opinion, directory: Directory): Text | undefined => {
  const { servedOn, reply, handling } = fields;
  if (servedOn === undefined) return undefined;
  const dayOf = ({ on, noted }: NonNullable<typeof reply>) =>
    noted === undefined ? dayText(on) : paperDayText(on, noted, directory);
  const replied = reply === undefined ? words.noReplyYet : words.repliedOn(dayOf(reply));
  const handled =
    handling === undefined
      ? words.noHandlingYet
      : words.handledOn(dayOf(handling), words[handling.outcome]);
  return text(`${replied.zh}；${handled.zh}`, `${replied.en}; ${handled.en}`);
};

/** When it was handed over, and by when it had to be. */
const handedOver = ({ fields }: Opinion, calendar: Calendar): Text | undefined => {
  const { decidedOn, referredOn } = fields;
  const rule = ruleFor("rev.handoff", decidedOn, calendar.rules)?.rule;
  if (referredOn === undefined || rule === undefined) return undefined;
  const { rolled } = due(rule, decidedOn, calendar);
  return words.handedOver(dayText(referredOn), dayText(rolled), referredOn > rolled);
};

/** What the steps that leave a remark are called. */
const stepNames: Readonly<Record<string, Text>> = {
  suspend: words.suspend,
  proposeEnd: words.endReason,
  sendBack: words.sendBack,
  verify: words.finding,
  again: words.again,
  escalate: words.escalate,
  withdraw: words.withdraw,
};

/** The body of an opinion's card; what happened before the service stays within the procuratorate. */
export const opinionCard = (
  opinion: Opinion,
  { directory, actor, calendar }: Context,
): readonly Block[] => {
  const { fields } = opinion;
  const own = unitsIn(opinion, "from").includes(actor.organisation);
  const after = ["verify", "again", "escalate", "withdraw"];
  return [
    facts(
      [words.person, verbatim(fields.person)],
      [words.decidedOn, dayWithWeekday(fields.decidedOn)],
      [words.referredOn, handedOver(opinion, calendar)],
      [words.issuer, issuer(opinion, directory)],
      [words.agency, ifKnown(fields.agency, (unit) => organisationName(directory, unit))],
      [words.number, ifKnown(opinion.reference, verbatim)],
      [words.evidence, ifKnown(fields.evidence, verbatim)],
      [words.penalty, ifKnown(fields.penalty, verbatim)],
      [words.property, ifKnown(fields.property, verbatim)],
      [words.servedOn, ifKnown(fields.servedOn, dayWithWeekday)],
      receiptFact(opinion, directory),
      [words.followed, replyAndHandling(opinion, directory)],
      [words.replyText, ifKnown(fields.reply?.text, verbatim)],
      [words.handling, ifKnown(fields.handling?.text, verbatim)],
    ),
    paragraph(verbatim(fields.facts)),
    ...remarkBlocks(
      fields.remarks.filter(({ step }) => own || after.includes(step)),
      ({ step }) => stepNames[step] ?? words.reason,
    ),
    stations(opinion),
  ];
};

/** The stations of an opinion's way, each lit by its own fact: a penalty may come before the reply. */
const stations = ({ fields, state }: Opinion): Block =>
  stagesReached(
    [words.stations.reviewed, fields.registeredOn !== undefined],
    [words.stations.approved, fields.proposal === "opinion" && fields.approvedOn !== undefined],
    [words.stations.served, fields.servedOn !== undefined],
    [words.stations.replied, fields.reply !== undefined],
    [words.stations.handled, fields.handling !== undefined],
    [words.stations.closed, state === "closed"],
  );

/** What the agency decided, as options of a form. */
export const handlingOptions = optionsNamed(handlings, words);
