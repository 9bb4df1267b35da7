import { dayText, dayWithWeekday } from "../../calendar/day.ts";
import { type Block, facts } from "../../chat/card.ts";
import { joinAnd, type Text, text, verbatim } from "../../chat/text.ts";
import { ifKnown, listed } from "../../flow/card-parts.ts";
import { findCategory } from "../../flow/categories.ts";
import { namesOf, unitName } from "../../flow/parties.ts";
import { remarkBlocks } from "../../flow/remarks.ts";
import type { Context } from "../../flow/step.ts";
import { type Directory, organisationName } from "../../people/directory.ts";
import { type Campaign, progressOf, recoveredBy, unitsOf } from "./model.ts";
import { words } from "./words.ts";

/** The unit that leads it. */
export const leadName = (campaign: Campaign, directory: Directory): Text =>
  unitName(campaign, "from", directory);

/** From which day to which. */
export const spanOf = ({ fields: { startsOn, endsOn } }: Campaign): Text => {
  const [from, to] = [dayText(startsOn), dayText(endsOn)];
  return text(`${from.zh}至${to.zh}`, `${from.en} to ${to.en}`);
};

/** What it is about. */
export const categoryNames = ({ fields }: Campaign): readonly Text[] =>
  fields.categories.flatMap((id) => findCategory(id)?.name ?? []);

/** How far a unit is: how often it reported and when last, and what it has recovered. */
export const standingOf = (campaign: Campaign, unit: string): Text => {
  const reports = progressOf(campaign, unit).filter(({ text: said }) => said !== "");
  const last = reports.at(-1);
  const sum = recoveredBy(campaign, unit);
  return joinAnd([
    last === undefined ? words.noProgress : words.progressOn(reports.length, dayText(last.on)),
    ...(sum === 0 ? [] : [words.recoveredOf(sum)]),
  ]);
};

/** What the steps that leave a remark are called. */
const remarkNames: Readonly<Record<string, Text>> = { adjust: words.adjust, urge: words.urge };

/** The body of a campaign's card: its board, a line for each unit. */
export const campaignCard = (campaign: Campaign, { directory }: Context): readonly Block[] => {
  const { fields } = campaign;
  const sum = recoveredBy(campaign);
  return [
    facts(
      [words.lead, leadName(campaign, directory)],
      [words.goal, verbatim(fields.goal)],
      [words.categories, listed(categoryNames(campaign))],
      [words.span, spanOf(campaign)],
      [words.every, fields.reportBy === undefined ? words.monthly : dayText(fields.reportBy)],
      ...unitsOf(campaign).map(
        (unit) => [organisationName(directory, unit), standingOf(campaign, unit)] as const,
      ),
      [words.recoveredAll, sum === 0 ? undefined : words.yuan(sum)],
      [words.closedOn, ifKnown(fields.closedOn, dayWithWeekday)],
      [
        campaign.state === "cancelled" ? words.reason : words.summary,
        ifKnown(campaign.outcome, verbatim),
      ],
    ),
    ...remarkBlocks(
      fields.progress
        .filter((one) => one.text !== "")
        .map((one) => ({ ...one, step: "progress" }))
        .slice(-shownReports),
      ({ by = "" }) => organisationName(directory, by),
    ),
    ...remarkBlocks(fields.remarks, ({ step }) => remarkNames[step] ?? words.adjust),
  ];
};

/** How many of the last reports stand on the card in full; all of them stand in the paper. */
const shownReports = 6;

/** The units it is for. */
export const unitsNamed = (units: readonly string[], directory: Directory): Text =>
  namesOf(units, directory);
