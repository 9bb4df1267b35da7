import { dayWithWeekday, momentText } from "../../calendar/day.ts";
import { type Block, facts, paragraph } from "../../chat/card.ts";
import { optionsNamed } from "../../chat/field.ts";
import { type Text, text, verbatim } from "../../chat/text.ts";
import { attendanceText } from "../../flow/attendance.ts";
import { ifKnown, listed } from "../../flow/card-parts.ts";
import { findCategory } from "../../flow/categories.ts";
import { unitsIn } from "../../flow/matter.ts";
import { unitName, unitNames } from "../../flow/parties.ts";
import { remarkBlocks } from "../../flow/remarks.ts";
import type { Context } from "../../flow/step.ts";
import { words as kit } from "../../flow/words.ts";
import { type Directory, organisationName } from "../../people/directory.ts";
import { answers, type Consultation, records } from "./model.ts";
import { words } from "./words.ts";

/** The units consulted. */
export const agencies = (matter: Consultation, directory: Directory): Text =>
  unitNames(matter, "to", directory);

/** The procuratorate that consults them. */
export const proposer = (matter: Consultation, directory: Directory): Text =>
  unitName(matter, "from", directory);

/** What the steps that leave a remark are called. */
const remarkNames: Readonly<Record<string, Text>> = {
  progress: words.progress,
  complete: words.complete,
  check: words.check,
  extend: words.extend,
};

/** The body of a consultation's card. Which recommendation followed is the procuratorate's to know. */
export const consultationCard = (
  matter: Consultation,
  { actor, directory }: Context,
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
      [words.startsAt, ifKnown(fields.startsAt, momentText)],
      [words.duration, ifKnown(fields.duration, words.lasts)],
      [words.place, ifKnown(fields.place, verbatim)],
      [
        words.attendance,
        ifKnown(fields.startsAt, () =>
          attendanceText(unitsIn(matter, "to"), fields.attendance, words, directory),
        ),
      ],
      [words.record, ifKnown(fields.record, (record) => words[record])],
      [words.heldOn, ifKnown(fields.heldOn, dayWithWeekday)],
      [words.facts, ifKnown(fields.facts, verbatim)],
      [words.disputed, ifKnown(fields.disputed, verbatim)],
      [words.plan, ifKnown(fields.plan, (plan) => verbatim(plan.text))],
      [words.dueOn, ifKnown(fields.plan, ({ dueOn }) => dayWithWeekday(dueOn))],
      [words.agreedBy, listed(fields.agreed.map(name))],
      [
        words.declinedBy,
        ifKnown(fields.declined, ({ unit, reason }) =>
          text(`${name(unit).zh}：${reason}`, `${name(unit).en}: ${reason}`),
        ),
      ],
      [words.recommendation, own ? ifKnown(fields.recommendation, verbatim) : undefined],
      [words.result, ifKnown(matter.outcome, verbatim)],
    ),
    paragraph(verbatim(fields.issue)),
    ...remarkBlocks(fields.remarks, ({ step, by = "" }) => {
      const [unit, what] = [name(by), remarkNames[step] ?? words.progress];
      return text(`${unit.zh}${what.zh}`, `${unit.en}, ${what.en.toLowerCase()}`);
    }),
  ];
};

/** The answers to an appointment as options of a form. */
export const answerOptions = optionsNamed(answers, words);

/** The kinds of written record as options of a form. */
export const recordOptions = optionsNamed(records, words);
