import { dayText, dayWithWeekday } from "../../calendar/day.ts";
import { type Block, facts, paragraph } from "../../chat/card.ts";
import { optionsNamed } from "../../chat/field.ts";
import { bracketed, type Text, text, verbatim } from "../../chat/text.ts";
import { ifKnown, listed } from "../../flow/card-parts.ts";
import { findCategory } from "../../flow/categories.ts";
import type { Ledger } from "../../flow/flow.ts";
import { peopleIn, unitsIn } from "../../flow/matter.ts";
import { paperDayText } from "../../flow/paper-day.ts";
import { unitName } from "../../flow/parties.ts";
import { receiptFact } from "../../flow/receipt.ts";
import type { Context } from "../../flow/step.ts";
import { words as kit } from "../../flow/words.ts";
import { type Directory, personName } from "../../people/directory.ts";
import { forms, type Requisition } from "./model.ts";
import { words } from "./words.ts";

/** The unit that holds the files. */
export const holder = (matter: Requisition, directory: Directory): Text =>
  unitName(matter, "to", directory);

/** The procuratorate that asks for them. */
export const issuer = (matter: Requisition, directory: Directory): Text =>
  unitName(matter, "from", directory);

const deliveriesOf = ({ fields, state }: Requisition, directory: Directory): readonly Text[] =>
  fields.deliveries.map(({ on, noted, paperOn, declined, how, handed }) => {
    const entered = paperOn === undefined ? noted : undefined;
    // Given back, nobody is asked to confirm it any more.
    const say = state === "delivered" ? words.handedOnSaid : words.handedOnUnconfirmed;
    const claimed = paperOn === undefined ? undefined : say(dayText(paperOn));
    const not = declined && words.handedOnNot(dayText(declined.paperOn), declined.reason);
    const plain = entered === undefined ? dayText(on) : paperDayText(on, entered, directory);
    const day = bracketed(plain, claimed ?? not);
    const said = handed === undefined ? "" : `: ${handed}`;
    const what = words.deliveredAs[how];
    return text(`${day.zh}${what.zh}${said}`, `${day.en} ${what.en}${said}`);
  });

const refusalsOf = ({ fields }: Requisition): readonly Text[] =>
  fields.refusals.map(({ on, reason, finding }) => words.refusedOn(dayText(on), reason, finding));

/**
 * The body of a requisition's card. The report is shown to the procuratorate, and once approved to
 * those it went to, never to the unit.
 */
export const requisitionCard = (
  matter: Requisition,
  { actor, directory }: Context,
): readonly Block[] => {
  const { fields } = matter;
  const own = unitsIn(matter, "from").includes(actor.organisation);
  const outside = unitsIn(matter, "to").includes(actor.organisation);
  const sent = fields.report?.approvedOn !== undefined && !outside;
  const handlers = peopleIn(matter, "handler").map((id) => personName(directory, id));
  return [
    facts(
      [words.number, ifKnown(matter.reference, verbatim)],
      [kit.group, findCategory(matter.category ?? "")?.name],
      [words.issuer, issuer(matter, directory)],
      [words.holder, holder(matter, directory)],
      [words.handlers, listed(handlers)],
      [words.approvedBy, personName(directory, fields.approvedBy)],
      [words.basis, verbatim(fields.basis)],
      [words.form, words[fields.form]],
      [words.keepDays, fields.form === "original" ? words.days(fields.keepDays) : undefined],
      [words.servedOn, dayWithWeekday(fields.servedOn)],
      receiptFact(matter, directory),
      [words.deliveries, listed(deliveriesOf(matter, directory))],
      [words.missing, ifKnown(fields.missing, verbatim)],
      [words.refusals, listed(refusalsOf(matter))],
      [words.notices, listed(fields.notices.map(dayText))],
      [words.returnedOn, ifKnown(fields.returnedOn, dayWithWeekday)],
      [words.report, own || sent ? ifKnown(fields.report?.text, verbatim) : undefined],
      [words.sentBackFor, own ? ifKnown(fields.report?.sentBack, verbatim) : undefined],
      [words.reason, ifKnown(matter.outcome, verbatim)],
    ),
    paragraph(verbatim(fields.items)),
  ];
};

/** Which files are with the procuratorate, and until when they are due. */
export const requisitionLedger: Ledger<Requisition> = {
  id: "ledger",
  label: words.ledger,
  names: ["台账", "调阅台账", "ledger"],
  says: ["外头还有几本卷", "在外面的卷", "哪些卷没还", "which files are out", "due back"],
  help: words.ledgerHelp,
  by: ["procuratorate:procurator", "procuratorate:chief", "procuratorate:intake"],
  none: words.ledgerNone,
  more: words.ledgerMore,
  holds: ({ fields, state }) => {
    if (fields.deliveries.length === 0) return words.ledgerNothing;
    if (state === "returned") return words.ledgerReturned;
    return fields.form === "copy"
      ? words.ledgerCopies
      : words.ledgerOut(fields.missing !== undefined);
  },
  due: words.ledgerDue,
};

/** Originals and copies as options of a form. */
export const formOptions = optionsNamed(forms, words);
