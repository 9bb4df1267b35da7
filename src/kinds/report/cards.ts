import { dayText, dayWithWeekday, momentText } from "../../calendar/day.ts";
import { type Block, facts, paragraph } from "../../chat/card.ts";
import { optionsNamed } from "../../chat/field.ts";
import { joinAnd, type Text, verbatim } from "../../chat/text.ts";
import { ifKnown } from "../../flow/card-parts.ts";
import { namesOf, unitName } from "../../flow/parties.ts";
import { remarkBlocks } from "../../flow/remarks.ts";
import { holdsAny } from "../../flow/seat.ts";
import type { Context } from "../../flow/step.ts";
import { type Directory, organisationName } from "../../people/directory.ts";
import {
  decisions,
  duties,
  hasConfirmed,
  isWithPolice,
  places,
  policeHad,
  type Report,
  receiversOf,
  sorts,
} from "./model.ts";
import { checking, chief } from "./seats.ts";
import { words } from "./words.ts";

/** The unit that reports. */
export const reporter = (report: Report, directory: Directory): Text =>
  organisationName(directory, report.fields.by);

/** The unit that leads. */
const leadName = (report: Report, directory: Directory): Text => unitName(report, "to", directory);

/** How far a unit is: when it confirmed, and what it did for the child. */
const standingOf = ({ fields }: Report, unit: string): Text => {
  const [at, did] = [fields.confirmed[unit], fields.measures[unit]];
  return joinAnd([
    at === undefined ? words.notConfirmed : words.confirmedAt(momentText(at)),
    ...(did === undefined ? [] : [words.didOn(dayText(did.on), did.text)]),
  ]);
};

/** What the steps that leave a remark are called. */
const remarkNames: Readonly<Record<string, Text>> = { decide: words.decide, talk: words.talk };

/** The body of a report's card. What the check found is for those who check to know. */
export const reportCard = (report: Report, { actor, directory }: Context): readonly Block[] => {
  const { fields } = report;
  const checks =
    actor.organ === "procuratorate" || holdsAny(actor, [...checking, ...chief], report);
  const isOpen = report.state === "reported" || report.state === "received";
  return [
    ...(fields.calledAt === undefined && report.state === "reported"
      ? [paragraph(words.notCalled, "urgent")]
      : []),
    ...(isOpen && !isWithPolice(report)
      ? [paragraph(words.withoutPolice(leadName(report, directory), policeHad(report)), "urgent")]
      : []),
    facts(
      [words.sort, words[fields.sort]],
      [words.place, words[fields.place]],
      [words.reporterPart, reporter(report, directory)],
      [words.calledAt, ifKnown(fields.calledAt, momentText)],
      ...[...new Set([...receiversOf(report), ...Object.keys(fields.confirmed)])].map(
        (unit) => [organisationName(directory, unit), standingOf(report, unit)] as const,
      ),
      [words.decision, ifKnown(fields.decision, (decision) => words[decision])],
      [words.decidedOn, ifKnown(fields.decidedOn, dayWithWeekday)],
      ...(checks
        ? ([
            [words.duty, ifKnown(fields.duty, (duty) => words[duty])],
            [words.bound, ifKnown(fields.bound, (unit) => organisationName(directory, unit))],
            [words.finding, ifKnown(report.outcome, verbatim)],
            [words.talkedOn, ifKnown(fields.talkedOn, dayWithWeekday)],
          ] as const)
        : []),
      [words.sealedOn, ifKnown(fields.sealedOn, dayWithWeekday)],
    ),
    ...remarkBlocks(
      fields.remarks.filter(({ step }) => checks || step !== "talk"),
      ({ step }) => remarkNames[step] ?? words.decide,
    ),
  ];
};

/** The units that have not confirmed, by their names; nothing where all have. */
export const silentNames = (report: Report, directory: Directory): Text | undefined => {
  const silent = receiversOf(report).filter((unit) => !hasConfirmed(report, unit));
  return silent.length === 0 ? undefined : namesOf(silent, directory);
};

/** What may be chosen, as options of a form. */
export const sortOptions = optionsNamed(sorts, words);
export const placeOptions = optionsNamed(places, words);
export const decisionOptions = optionsNamed(decisions, words);
export const dutyOptions = optionsNamed(duties, words);
