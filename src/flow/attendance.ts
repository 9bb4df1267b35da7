import { z } from "zod";
import { choice, type Field, line, type Option, optional } from "../chat/field.ts";
import { joinAnd, type Text, text } from "../chat/text.ts";
import { type Directory, organisationName } from "../people/directory.ts";

/** By unit, whether it comes to what it is invited to, as the model of a kind keeps it. */
export const attendance = <const Id extends string>(answers: readonly [Id, ...Id[]]) =>
  z.record(
    z.string(),
    z.object({
      answer: z.enum(answers),
      attendee: z.string().optional(),
      reason: z.string().optional(),
    }),
  );

/** What a unit is asked that is invited. */
export const attendanceForm = <const Id extends string>(
  options: readonly (Option & { readonly id: Id })[],
  words: Readonly<Record<"answer" | "attendee" | "attendeeHelp" | "reason", Text>>,
): {
  readonly answer: Field<Id>;
  readonly attendee: Field<string | undefined>;
  readonly reason: Field<string | undefined>;
} => ({
  answer: choice(words.answer, options, { main: true }),
  attendee: optional(line(words.attendee, { help: words.attendeeHelp, max: 60 })),
  reason: optional(line(words.reason, { max: 200 })),
});

/** The answers of the units invited, as one value of a card. */
export const attendanceText = <Id extends string>(
  units: readonly string[],
  answers: z.infer<ReturnType<typeof attendance<Id>>>,
  words: Readonly<Record<Id | "unanswered", Text>>,
  directory: Directory,
): Text =>
  joinAnd(
    units.map((unit) => {
      const name = organisationName(directory, unit);
      const said = answers[unit];
      const answer = words[said?.answer ?? "unanswered"];
      const more = [said?.attendee, said?.reason].filter((part) => part !== undefined);
      const detail = more.length === 0 ? "" : ` (${more.join(" · ")})`;
      return text(`${name.zh} ${answer.zh}${detail}`, `${name.en}: ${answer.en}${detail}`);
    }),
  );
