import { dayText, momentText } from "../../calendar/day.ts";
import { type Block, facts, paragraph } from "../../chat/card.ts";
import { optionsNamed } from "../../chat/field.ts";
import { type Text, verbatim } from "../../chat/text.ts";
import { attendanceText } from "../../flow/attendance.ts";
import { ifKnown } from "../../flow/card-parts.ts";
import { unitsIn } from "../../flow/matter.ts";
import { holdsAny } from "../../flow/seat.ts";
import type { Context } from "../../flow/step.ts";
import { type Directory, personName } from "../../people/directory.ts";
import { answers, formRules, forms, type Meeting } from "./model.ts";
import { words } from "./words.ts";

const entrustmentText = ({ fields }: Meeting, directory: Directory): Text | undefined => {
  if (fields.entrustment === undefined) return undefined;
  const { deputy, by, until } = fields.entrustment;
  const [to, from] = [personName(directory, deputy), personName(directory, by)];
  return words.entrustedTo(to, from, dayText(until));
};

/** The body of a meeting's card. */
export const meetingCard = (meeting: Meeting, { directory, actor }: Context): readonly Block[] => {
  const { fields } = meeting;
  // Why a unit does not come is for those who called it, and for itself.
  const callers = holdsAny(actor, ["secretariat", "convenor", "chair"], meeting);
  const showsReason = (unit: string) => callers || unit === actor.organisation;
  return [
    facts(
      [words.form, words[fields.form]],
      [words.startsAt, momentText(fields.startsAt)],
      [words.duration, words.minutes(fields.duration)],
      [words.binding, formRules[fields.form].binding ? words.binds : words.doesNotBind],
      [words.place, ifKnown(fields.place, verbatim)],
      [
        words.rsvps,
        attendanceText(unitsIn(meeting, "invited"), fields.rsvps, words, directory, showsReason),
      ],
      [words.entrusted, entrustmentText(meeting, directory)],
      [words.chairedBy, ifKnown(fields.chairedBy, (id) => personName(directory, id))],
      [words.result, ifKnown(meeting.outcome, verbatim)],
    ),
    ...(fields.agenda === undefined ? [] : [paragraph(verbatim(fields.agenda))]),
  ];
};

/** The forms of a meeting as options of a form. */
export const formOptions = optionsNamed(forms, words);

/** The answers to an invitation as options of a form. */
export const answerOptions = optionsNamed(answers, words);
