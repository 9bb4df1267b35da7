import { dayText } from "../../../calendar/day.ts";
import type { Text } from "../../../chat/text.ts";
import { holdsAny, rolesFor } from "../../../flow/seat.ts";
import type { Step } from "../../../flow/step.ts";
import type { Person } from "../../../people/directory.ts";
import type { Meeting } from "../model.ts";
import { words } from "../words.ts";

/**
 * Why a deputy may not act as the chair of a meeting any more: the entrustment with it is over, it was not the deputy who
 * chaired, and none with all meetings is left.
 */
const entrustmentOver = (
  meeting: Meeting,
  { by }: Pick<Step<Meeting>, "by">,
  today: string,
  person: Person,
): Text | undefined => {
  const { entrustment, chairedBy } = meeting.fields;
  if (entrustment?.deputy !== person.id || entrustment.until >= today) return undefined;
  const otherwise = by.filter((seat) => seat !== "chair");
  return chairedBy === person.id ||
    rolesFor(person, meeting.kind).includes("convenor") ||
    holdsAny(person, otherwise, meeting)
    ? undefined
    : words.entrustmentOver(dayText(entrustment.until));
};

/** The steps of a meeting, with what a chair may do open to a deputy only while the entrustment lasts. */
export const whileEntrusted = (
  steps: Readonly<Record<string, Step<Meeting>>>,
): Readonly<Record<string, Step<Meeting>>> =>
  Object.fromEntries(
    Object.entries(steps).map(([id, step]) => {
      const { when } = step.open;
      if (!step.by.includes("chair")) return [id, step];
      const limited: typeof when = {
        ...when,
        only: when?.only ?? words.only.whileEntrusted,
        otherwise: (meeting, today, person, known) =>
          when?.otherwise(meeting, today, person, known) ??
          (person === undefined ? undefined : entrustmentOver(meeting, step, today, person)),
      };
      return [id, { ...step, open: { ...step.open, when: limited } }];
    }),
  );
