import { dayText, dayWithWeekday } from "../calendar/day.ts";
import { type Block, facts, paragraph, stages } from "../chat/card.ts";
import { type Text, text, verbatim } from "../chat/text.ts";
import type { Viewing } from "../flow/flow.ts";
import { unitsIn } from "../flow/matter.ts";
import { type Directory, organisationName } from "../people/directory.ts";
import { handlings, type Opinion, type OpinionState } from "./model.ts";
import { words } from "./words.ts";

/** The procuratorate that gives the opinion. */
export const issuer = (opinion: Opinion, directory: Directory): Text =>
  organisationName(directory, unitsIn(opinion, "from")[0] ?? "");

/** The agency it goes to. */
export const agencyOf = ({ fields }: Opinion, directory: Directory): Text =>
  organisationName(directory, fields.agency ?? "");

const maybe = <T>(value: T | undefined, show: (value: T) => Text): Text | undefined =>
  value === undefined ? undefined : show(value);

/** Reply and handling beside each other: the one is no sign of the other. */
const followed = ({ fields }: Opinion): Text | undefined => {
  const { servedOn, reply, handling } = fields;
  if (servedOn === undefined) return undefined;
  const replied = reply === undefined ? words.noReplyYet : words.repliedOn(dayText(reply.on));
  const handled =
    handling === undefined
      ? words.noHandlingYet
      : words.handledOn(dayText(handling.on), words[handling.outcome]);
  return text(`${replied.zh}；${handled.zh}`, `${replied.en}; ${handled.en}`);
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
export const opinionCard = (opinion: Opinion, { directory, actor }: Viewing): readonly Block[] => {
  const { fields } = opinion;
  const own = unitsIn(opinion, "from").includes(actor.organisation);
  const after = ["verify", "again", "escalate", "withdraw"];
  return [
    facts(
      [words.person, verbatim(fields.person)],
      [words.decidedOn, dayWithWeekday(fields.decidedOn)],
      [words.issuer, issuer(opinion, directory)],
      [words.agency, maybe(fields.agency, (unit) => organisationName(directory, unit))],
      [words.number, maybe(opinion.reference, verbatim)],
      [words.evidence, maybe(fields.evidence, verbatim)],
      [words.penalty, maybe(fields.penalty, verbatim)],
      [words.property, maybe(fields.property, verbatim)],
      [words.servedOn, maybe(fields.servedOn, dayWithWeekday)],
      [words.followed, followed(opinion)],
      [words.replyText, maybe(fields.reply?.text, verbatim)],
      [words.handling, maybe(fields.handling?.text, verbatim)],
    ),
    paragraph(verbatim(fields.facts)),
    ...fields.remarks
      .filter(({ step }) => own || after.includes(step))
      .map(({ on, step, text: said }) => {
        const name = stepNames[step] ?? words.reason;
        const day = dayText(on);
        return paragraph(text(`${day.zh} ${name.zh}：${said}`, `${day.en}, ${name.en}: ${said}`));
      }),
    stages(
      way.map(({ name, state }) => ({ name, reached: reached[state] <= reached[opinion.state] })),
    ),
  ];
};

/** The stations of its way, as those who follow it see them light up. */
const way = [
  { name: text("登记审查", "Review"), state: "reviewing" },
  { name: text("批准", "Approved"), state: "approved" },
  { name: text("送达", "Served"), state: "served" },
  { name: text("回复", "Replied"), state: "replied" },
  { name: text("处理", "Handled"), state: "handled" },
  { name: text("办结", "Closed"), state: "closed" },
] as const;

/** How far each state is along the way. */
const reached: Readonly<Record<OpinionState, number>> = {
  referred: -1,
  withdrawn: -1,
  reviewing: 0,
  suspended: 0,
  proposed: 0,
  ended: 0,
  approved: 1,
  served: 2,
  acknowledged: 2,
  escalated: 2,
  replied: 3,
  handled: 4,
  closed: 5,
};

/** What the agency decided, as options of a form. */
export const handlingOptions = handlings.map((id) => ({ id, name: words[id] }));
