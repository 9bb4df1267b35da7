import { due } from "../calendar/count.ts";
import { type Day, dayWithWeekday } from "../calendar/day.ts";
import { findRule } from "../calendar/rules.ts";
import { type Block, facts, paragraph } from "../chat/card.ts";
import { listed, type Text, verbatim } from "../chat/text.ts";
import type { Viewing } from "../flow/flow.ts";
import { unitsIn } from "../flow/matter.ts";
import { type Directory, organisationName } from "../people/directory.ts";
import { adoptions, type Recommendation, types } from "./model.ts";
import { words } from "./words.ts";

/** The unit the recommendation is addressed to. */
export const addressee = (matter: Recommendation, directory: Directory): Text =>
  organisationName(directory, unitsIn(matter, "to")[0] ?? "");

/** The procuratorate that issued it. */
export const issuer = (matter: Recommendation, directory: Directory): Text =>
  organisationName(directory, unitsIn(matter, "from")[0] ?? "");

/** The last day for an objection: the days the document states, counted from service. */
const objectionUntil = ({ fields }: Recommendation, calendar: Viewing["calendar"]): Day =>
  due(findRule("rec.objection"), fields.servedOn, calendar, fields.objectionDays).rolled;

const maybe = <T>(value: T | undefined, show: (value: T) => Text): Text | undefined =>
  value === undefined ? undefined : show(value);

/** The body of a recommendation's card. */
export const recommendationCard = (
  matter: Recommendation,
  { directory, calendar }: Viewing,
): readonly Block[] => {
  const { fields } = matter;
  const copies = unitsIn(matter, "copy").map((id) => organisationName(directory, id));
  return [
    facts(
      [words.number, maybe(matter.reference, verbatim)],
      [words.type, words[fields.type]],
      [words.from, issuer(matter, directory)],
      [words.addressee, addressee(matter, directory)],
      [words.copy, copies.length === 0 ? undefined : listed(copies)],
      [words.servedOn, dayWithWeekday(fields.servedOn)],
      [words.objectionUntil, dayWithWeekday(objectionUntil(matter, calendar))],
      [words.acknowledgedOn, maybe(fields.acknowledgedOn, dayWithWeekday)],
      [words.contact, maybe(fields.contact, verbatim)],
      [words.leader, maybe(fields.leader, verbatim)],
      [words.repliedOn, maybe(fields.repliedOn, dayWithWeekday)],
      [words.adoption, maybe(fields.adoption, (adoption) => words[adoption])],
      [words.measures, maybe(fields.measures, verbatim)],
      [words.finding, maybe(fields.verified, verbatim)],
    ),
    paragraph(verbatim(fields.asks)),
  ];
};

/** The types as options of a form. */
export const typeOptions = types.map((id) => ({ id, name: words[id] }));

/** How far it was adopted, as options of a form. */
export const adoptionOptions = adoptions.map((id) => ({ id, name: words[id] }));
