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

/** What people write for coming, for not knowing yet and for not coming, beside the answers' own names. */
const answerWords: Readonly<Record<"yes" | "maybe" | "no", readonly string[]>> = {
  yes: ["去", "能去", "可以去", "能参加", "可以参加", "出席", "attending"],
  maybe: ["再定", "不确定", "还不确定", "not sure"],
  no: [
    "不去",
    "去不了",
    "不能去",
    "不能参加",
    "参加不了",
    "来不了",
    "不出席",
    "请假",
    "没空",
    "没时间",
    "can't come",
    "cannot come",
    "not coming",
  ],
};

/** What a unit is asked that is invited. */
export const attendanceForm = <const Id extends keyof typeof answerWords>(
  options: readonly (Option & { readonly id: Id })[],
  words: Readonly<Record<"answer" | "attendee" | "attendeeHelp" | "reason", Text>>,
): {
  readonly answer: Field<Id>;
  readonly attendee: Field<string | undefined>;
  readonly reason: Field<string | undefined>;
} => ({
  answer: choice(
    words.answer,
    options.map((option) => ({ ...option, also: answerWords[option.id] })),
    { main: true },
  ),
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
