import { dayText, dayWithWeekday } from "../calendar/day.ts";
import { type Block, facts, paragraph } from "../chat/card.ts";
import { listed, type Text, text, verbatim } from "../chat/text.ts";
import { findCategory } from "../flow/categories.ts";
import type { Viewing } from "../flow/flow.ts";
import { unitsIn } from "../flow/matter.ts";
import { words as kit } from "../flow/words.ts";
import { type Directory, organisationName, personName } from "../people/directory.ts";
import { forms, type Requisition } from "./model.ts";
import { words } from "./words.ts";

/** The unit that holds the files. */
export const holder = (matter: Requisition, directory: Directory): Text =>
  organisationName(directory, unitsIn(matter, "to")[0] ?? "");

/** The procuratorate that asks for them. */
export const issuer = (matter: Requisition, directory: Directory): Text =>
  organisationName(directory, unitsIn(matter, "from")[0] ?? "");

const maybe = <T>(value: T | undefined, show: (value: T) => Text): Text | undefined =>
  value === undefined ? undefined : show(value);

const several = (list: readonly Text[]): Text | undefined =>
  list.length === 0 ? undefined : listed(list);

const deliveriesOf = ({ fields }: Requisition): readonly Text[] =>
  fields.deliveries.map(({ on, how, handed }) => {
    const day = dayText(on);
    const said = handed === undefined ? "" : `: ${handed}`;
    return text(`${day.zh}${words[how].zh}${said}`, `${day.en} ${words[how].en}${said}`);
  });

const refusalsOf = ({ fields }: Requisition): readonly Text[] =>
  fields.refusals.map(({ on, reason, finding }) => {
    const day = dayText(on);
    const found = finding === undefined ? "" : ` → ${finding}`;
    return text(`${day.zh} ${reason}${found}`, `${day.en} ${reason}${found}`);
  });

/**
 * The body of a requisition's card. The report is shown to the procuratorate, and once approved to
 * those it went to, never to the unit.
 */
export const requisitionCard = (
  matter: Requisition,
  { actor, directory }: Viewing,
): readonly Block[] => {
  const { fields } = matter;
  const own = unitsIn(matter, "from").includes(actor.organisation);
  const outside = unitsIn(matter, "to").includes(actor.organisation);
  const sent = fields.report?.approvedOn !== undefined && !outside;
  const handlers = matter.parties.flatMap(({ part, person }) =>
    part === "handler" && person !== undefined ? [personName(directory, person)] : [],
  );
  return [
    facts(
      [words.number, maybe(matter.reference, verbatim)],
      [kit.group, findCategory(matter.category ?? "")?.name],
      [words.issuer, issuer(matter, directory)],
      [words.holder, holder(matter, directory)],
      [words.handlers, several(handlers)],
      [words.approvedBy, personName(directory, fields.approvedBy)],
      [words.basis, verbatim(fields.basis)],
      [words.form, words[fields.form]],
      [words.keepDays, fields.form === "original" ? words.days(fields.keepDays) : undefined],
      [words.servedOn, dayWithWeekday(fields.servedOn)],
      [words.acknowledgedOn, maybe(fields.acknowledgedOn, dayWithWeekday)],
      [words.deliveries, several(deliveriesOf(matter))],
      [words.missing, maybe(fields.missing, verbatim)],
      [words.refusals, several(refusalsOf(matter))],
      [words.notices, several(fields.notices.map(dayText))],
      [words.returnedOn, maybe(fields.returnedOn, dayWithWeekday)],
      [words.report, own || sent ? maybe(fields.report?.text, verbatim) : undefined],
      [words.sentBackFor, own ? maybe(fields.report?.sentBack, verbatim) : undefined],
      [words.reason, maybe(matter.outcome, verbatim)],
    ),
    paragraph(verbatim(fields.items)),
  ];
};

/** Originals and copies as options of a form. */
export const formOptions = forms.map((id) => ({ id, name: words[id] }));
