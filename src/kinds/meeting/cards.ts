import { dayText, type Instant, momentText } from "../../calendar/day.ts";
import { chineseNumber } from "../../calendar/numeral.ts";
import { type Block, facts, paragraph } from "../../chat/card.ts";
import { optionsNamed } from "../../chat/field.ts";
import { bracketed, inQuotes, type Text, text, verbatim } from "../../chat/text.ts";
import { attendanceText } from "../../flow/attendance.ts";
import { ifKnown, listed } from "../../flow/card-parts.ts";
import { unitsIn } from "../../flow/matter.ts";
import { namesOf } from "../../flow/parties.ts";
import { holdsAny } from "../../flow/seat.ts";
import type { Context } from "../../flow/step.ts";
import { type Directory, organisationName, personName } from "../../people/directory.ts";
import { answers, formRules, forms, type Meeting, type Resolution } from "./model.ts";
import { words } from "./words.ts";

const entrustmentText = ({ fields }: Meeting, directory: Directory): Text | undefined => {
  if (fields.entrustment === undefined) return undefined;
  const { deputy, by, until } = fields.entrustment;
  const [to, from] = [personName(directory, deputy), personName(directory, by)];
  return words.entrustedTo(to, from, dayText(until));
};

/** When a meeting met, as far as is known; before that, when it is to. */
export const metAt = ({ fields }: Meeting): Instant => fields.heldAt ?? fields.startsAt;

/** The body of a meeting's card. */
export const meetingCard = (meeting: Meeting, { directory, actor }: Context): readonly Block[] => {
  const { fields } = meeting;
  // Why a unit does not come is for those who called it, and for itself.
  const callers = holdsAny(actor, ["secretariat", "convenor", "chair"], meeting);
  const minutesSigned = fields.minutes?.signedOn !== undefined;
  const showsReason = (unit: string) => callers || unit === actor.organisation;
  return [
    facts(
      [words.form, words[fields.form]],
      [words.startsAt, momentText(fields.startsAt)],
      [words.heldAt, ifKnown(fields.heldAt, momentText)],
      [words.duration, words.minutes(fields.duration)],
      [words.binding, formRules[fields.form].binding ? words.binds : words.doesNotBind],
      [words.place, ifKnown(fields.place, verbatim)],
      [
        words.rsvps,
        attendanceText(unitsIn(meeting, "invited"), fields.rsvps, words, directory, showsReason),
      ],
      [words.entrusted, entrustmentText(meeting, directory)],
      [words.chairedBy, ifKnown(fields.chairedBy, (id) => personName(directory, id))],
      [words.attended, listed(presence(meeting, directory).came)],
      [
        words.resolved,
        listed(
          fields.resolutions.map((one, index) => {
            const said = resolutionText(one, directory);
            return text(`${index + 1}. ${said.zh}`, `${index + 1}. ${said.en}`);
          }),
        ),
      ],
      [words.number, ifKnown(meeting.reference, verbatim)],
      [words.result, ifKnown(meeting.outcome, verbatim)],
    ),
    ...(fields.agenda === undefined ? [] : [paragraph(verbatim(fields.agenda))]),
    // What is not signed yet is nobody's minutes.
    ...(fields.minutes !== undefined && (minutesSigned || callers)
      ? [paragraph(verbatim(fields.minutes.text))]
      : []),
  ];
};

/** A resolution as one line of a card. */
export const resolutionText = (
  { text: said, lead, assist, due, task }: Resolution,
  directory: Directory,
): Text =>
  words.resolutionText(said, {
    lead: lead === undefined ? undefined : organisationName(directory, lead),
    assist: assist === undefined ? undefined : namesOf(assist, directory),
    due: due === undefined ? undefined : dayText(due),
    task,
  });

/** Who chaired, and in whose place; who came, and for which unit. */
export const presence = ({ fields, parties }: Meeting, directory: Directory) => {
  const { chairedBy, entrustment, attended } = fields;
  const chair = personName(directory, chairedBy ?? "");
  const by =
    chairedBy !== undefined && entrustment?.deputy === chairedBy
      ? personName(directory, entrustment.by)
      : undefined;
  const units = unitsIn({ parties }, "invited");
  const came = units.filter((unit) => attended[unit] !== undefined);
  const named = (unit: string): Text => {
    const name = organisationName(directory, unit);
    const attendee = attended[unit]?.attendee;
    return attendee === undefined ? name : bracketed(name, verbatim(attendee));
  };
  return {
    chair,
    by,
    came: came.map(named),
    absent: units
      .filter((unit) => attended[unit] === undefined)
      .map((unit) => organisationName(directory, unit)),
  };
};

/** The minutes as they follow from what was recorded, in the language of papers. */
export const draftMinutes = (meeting: Meeting, directory: Directory): string => {
  const { fields } = meeting;
  const { chair, by, came, absent } = presence(meeting, directory);
  const names = (all: readonly Text[]) => all.map(({ zh }) => zh).join("、");
  const items = fields.resolutions.map(
    (one, index) => `${chineseNumber(index + 1)}、${resolutionText(one, directory).zh}`,
  );
  return [
    `${momentText(metAt(meeting)).zh}，${fields.place === undefined ? "" : `在${fields.place}`}召开${inQuotes(meeting.title)}，由${chair.zh}主持${by === undefined ? "" : `（受${by.zh}委托）`}。`,
    ...(came.length === 0 ? [] : [`到会单位：${names(came)}。`]),
    ...(absent.length === 0 || came.length === 0 ? [] : [`未签到单位：${names(absent)}。`]),
    ...(fields.agenda === undefined ? [] : [`议题：${fields.agenda}`]),
    ...(items.length === 0
      ? []
      : [formRules[fields.form].binding ? "会议议定：" : "会议研究意见（供参考）：", ...items]),
  ].join("\n");
};

/** The forms of a meeting as options of a form. */
export const formOptions = optionsNamed(forms, words);

/** The answers to an invitation as options of a form. */
export const answerOptions = optionsNamed(answers, words);
