import { dayText, momentText } from "../calendar/day.ts";
import { type Block, facts, paragraph } from "../chat/card.ts";
import { listed, type Text, text, verbatim } from "../chat/text.ts";
import type { Viewing } from "../flow/flow.ts";
import { unitsIn } from "../flow/matter.ts";
import { type Directory, organisationName, personName } from "../people/directory.ts";
import { answers, forms, type Meeting } from "./model.ts";
import { words } from "./words.ts";

const answersOf = (meeting: Meeting, directory: Directory): Text =>
  listed(
    unitsIn(meeting, "invited").map((unit) => {
      const name = organisationName(directory, unit);
      const rsvp = meeting.fields.rsvps[unit];
      const answer = rsvp === undefined ? words.unanswered : words[rsvp.answer];
      const more = [rsvp?.attendee, rsvp?.reason].filter((part) => part !== undefined);
      const detail = more.length === 0 ? "" : ` (${more.join(" · ")})`;
      return text(`${name.zh} ${answer.zh}${detail}`, `${name.en}: ${answer.en}${detail}`);
    }),
  );

const entrustment = ({ fields }: Meeting, directory: Directory): Text | undefined => {
  if (fields.entrustment === undefined) return undefined;
  const { deputy, by, until } = fields.entrustment;
  const to = personName(directory, deputy);
  const from = personName(directory, by);
  const day = dayText(until);
  return words.entrustedTo(to.zh, to.en, from.zh, from.en, day.zh, day.en);
};

/** The body of a meeting's card. */
export const meetingCard = (meeting: Meeting, { directory }: Viewing): readonly Block[] => {
  const { fields } = meeting;
  return [
    facts(
      [words.form, words[fields.form]],
      [words.startsAt, momentText(fields.startsAt)],
      [words.duration, words.minutes(fields.duration)],
      [words.place, fields.place === undefined ? undefined : verbatim(fields.place)],
      [words.rsvps, answersOf(meeting, directory)],
      [words.entrusted, entrustment(meeting, directory)],
      [
        words.chairedBy,
        fields.chairedBy === undefined ? undefined : personName(directory, fields.chairedBy),
      ],
      [words.result, meeting.outcome === undefined ? undefined : verbatim(meeting.outcome)],
    ),
    ...(fields.agenda === undefined ? [] : [paragraph(verbatim(fields.agenda))]),
  ];
};

/** The forms of a meeting as options of a form. */
export const formOptions = forms.map((id) => ({ id, name: words[id] }));

/** The answers to an invitation as options of a form. */
export const answerOptions = answers.map((id) => ({ id, name: words[id] }));
