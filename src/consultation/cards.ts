import { dayText, dayWithWeekday, momentText } from "../calendar/day.ts";
import { type Block, facts, paragraph } from "../chat/card.ts";
import { listed, type Text, text, verbatim } from "../chat/text.ts";
import { findCategory } from "../flow/categories.ts";
import type { Viewing } from "../flow/flow.ts";
import { unitsIn } from "../flow/matter.ts";
import { words as kit } from "../flow/words.ts";
import { type Directory, organisationName } from "../people/directory.ts";
import { answers, type Consultation, records } from "./model.ts";
import { words } from "./words.ts";

/** The units consulted. */
export const agencies = (matter: Consultation, directory: Directory): Text =>
  listed(unitsIn(matter, "to").map((id) => organisationName(directory, id)));

/** The procuratorate that consults them. */
export const proposer = (matter: Consultation, directory: Directory): Text =>
  organisationName(directory, unitsIn(matter, "from")[0] ?? "");

const maybe = <T>(value: T | undefined, show: (value: T) => Text): Text | undefined =>
  value === undefined ? undefined : show(value);

const attendanceOf = (matter: Consultation, directory: Directory): Text | undefined =>
  matter.fields.startsAt === undefined
    ? undefined
    : listed(
        unitsIn(matter, "to").map((unit) => {
          const name = organisationName(directory, unit);
          const said = matter.fields.attendance[unit];
          const answer = said === undefined ? words.unanswered : words[said.answer];
          const more = [said?.attendee, said?.reason].filter((part) => part !== undefined);
          const detail = more.length === 0 ? "" : ` (${more.join(" · ")})`;
          return text(`${name.zh} ${answer.zh}${detail}`, `${name.en}: ${answer.en}${detail}`);
        }),
      );

const notesOf = ({ fields }: Consultation, directory: Directory): readonly Block[] =>
  fields.notes.map(({ on, what, by, text: said }) => {
    const [day, unit, step] = [dayText(on), organisationName(directory, by), words[what]];
    return paragraph(
      text(
        `${day.zh} ${unit.zh}${step.zh}：${said}`,
        `${day.en}, ${unit.en}, ${step.en.toLowerCase()}: ${said}`,
      ),
    );
  });

/** The body of a consultation's card. Which recommendation followed is the procuratorate's to know. */
export const consultationCard = (
  matter: Consultation,
  { actor, directory }: Viewing,
): readonly Block[] => {
  const { fields } = matter;
  const own = unitsIn(matter, "from").includes(actor.organisation);
  const name = (id: string) => organisationName(directory, id);
  return [
    facts(
      [kit.group, findCategory(matter.category ?? "")?.name],
      [words.proposer, proposer(matter, directory)],
      [words.agency, agencies(matter, directory)],
      [words.filedOn, dayWithWeekday(fields.filedOn)],
      [words.startsAt, maybe(fields.startsAt, momentText)],
      [words.place, maybe(fields.place, verbatim)],
      [words.attendance, attendanceOf(matter, directory)],
      [words.record, maybe(fields.record, (record) => words[record])],
      [words.heldOn, maybe(fields.heldOn, dayWithWeekday)],
      [words.facts, maybe(fields.facts, verbatim)],
      [words.disputed, maybe(fields.disputed, verbatim)],
      [words.plan, maybe(fields.plan, (plan) => verbatim(plan.text))],
      [words.dueOn, maybe(fields.plan, ({ dueOn }) => dayWithWeekday(dueOn))],
      [words.agreedBy, fields.agreed.length === 0 ? undefined : listed(fields.agreed.map(name))],
      [
        words.declinedBy,
        maybe(fields.declined, ({ unit, reason }) =>
          text(`${name(unit).zh}：${reason}`, `${name(unit).en}: ${reason}`),
        ),
      ],
      [words.recommendation, own ? maybe(fields.recommendation, verbatim) : undefined],
      [words.result, maybe(matter.outcome, verbatim)],
    ),
    paragraph(verbatim(fields.issue)),
    ...notesOf(matter, directory),
  ];
};

/** The answers to an appointment as options of a form. */
export const answerOptions = answers.map((id) => ({ id, name: words[id] }));

/** The kinds of written record as options of a form. */
export const recordOptions = records.map((id) => ({ id, name: words[id] }));
