import { dayText, dayWithWeekday } from "../../calendar/day.ts";
import { type Block, facts } from "../../chat/card.ts";
import { joinAnd, type Text, text } from "../../chat/text.ts";
import { ifKnown, listed } from "../../flow/card-parts.ts";
import { findCategory } from "../../flow/categories.ts";
import { unitName } from "../../flow/parties.ts";
import { remarkBlocks } from "../../flow/remarks.ts";
import type { Context } from "../../flow/step.ts";
import { type Directory, organisationName } from "../../people/directory.ts";
import {
  type Amounts,
  type Measure,
  measures,
  type Restoration,
  type RestorationStage,
} from "./model.ts";
import { words } from "./words.ts";

/** The unit that restores. */
export const restorer = (restoration: Restoration, directory: Directory): Text =>
  unitName(restoration, "to", directory);

/** The unit that accepts. */
export const acceptor = (restoration: Restoration, directory: Directory): Text =>
  unitName(restoration, "joint", directory);

/** What a hectare and a kilometre hold of the unit that is kept. */
const shown: Readonly<Record<Measure, (amount: number) => Text>> = {
  area: (amount) => words.hectares(amount / 10_000),
  river: (amount) => words.kilometres(amount / 1000),
  trees: words.treesOf,
  money: words.yuan,
};

/** How much there is of what: 3.5公顷、120株. */
export const amountsText = (amounts: Amounts): Text =>
  joinAnd(
    measures.flatMap((measure) => {
      const amount = amounts[measure];
      return amount === undefined ? [] : [shown[measure](amount)];
    }),
  );

/** A stage: what, by when, and since when it is done. */
export const stageText = ({ name, due, doneOn }: RestorationStage): Text =>
  words.stageOf(name, dayText(due), ifKnown(doneOn, dayText));

/** What the steps that leave a remark are called. */
const remarkNames: Readonly<Record<string, Text>> = {
  progress: words.progress,
  finish: words.finish,
  accept: words.accept,
  return: words.return,
};

/** The body of a restoration's card. */
export const restorationCard = (
  restoration: Restoration,
  { directory }: Context,
): readonly Block[] => {
  const { fields, category } = restoration;
  return [
    facts(
      [words.about, findCategory(category ?? "")?.name],
      [words.asker, unitName(restoration, "from", directory)],
      [words.restorer, restorer(restoration, directory)],
      [words.acceptor, acceptor(restoration, directory)],
      [words.goal, amountsText(fields.goal)],
      [
        words.stages,
        listed(
          fields.stages.map((stage, index) => {
            const { zh, en } = stageText(stage);
            return text(`${index + 1}.${zh}`, `${index + 1}. ${en}`);
          }),
        ),
      ],
      [words.reported, ifKnown(fields.reported, amountsText)],
      [words.reportedOn, ifKnown(fields.reportedOn, dayWithWeekday)],
      [words.returnedOn, ifKnown(fields.returnedOn, dayWithWeekday)],
      [words.restored, ifKnown(fields.restored, amountsText)],
      [words.acceptedOn, ifKnown(fields.acceptedOn, dayWithWeekday)],
      [words.reason, ifKnown(restoration.outcome, (why) => text(why, why))],
    ),
    ...remarkBlocks(fields.remarks, ({ step, by = "" }) => {
      const [unit, what] = [organisationName(directory, by), remarkNames[step] ?? words.progress];
      return text(`${unit.zh}${what.zh}`, `${unit.en}, ${what.en.toLowerCase()}`);
    }),
  ];
};
