import { dayText, dayWithWeekday } from "../../calendar/day.ts";
import { type Block, facts, paragraph } from "../../chat/card.ts";
import { optionsNamed } from "../../chat/field.ts";
import { type Text, text, verbatim } from "../../chat/text.ts";
import { ifKnown, listed } from "../../flow/card-parts.ts";
import { filesFacts } from "../../flow/file.ts";
import { standingIn } from "../../flow/joined.ts";
import { unitsIn } from "../../flow/matter.ts";
import { namesOf, unitNames } from "../../flow/parties.ts";
import { receiptFact } from "../../flow/receipt.ts";
import { remarkBlocks } from "../../flow/remarks.ts";
import type { Context } from "../../flow/step.ts";
import { filesOf } from "../../flow/tracks.ts";
import { type Directory, organisationName, personName } from "../../people/directory.ts";
import { results, type Task } from "./model.ts";
import { words } from "./words.ts";

type Line = readonly [label: Text, value: Text | undefined];

/** Every unit of a task, in a unit's own share the others as well. */
const unitsOf = (task: Task): readonly string[] => [
  ...unitsIn(task, "to"),
  ...(task.share?.others ?? []).map(({ unit }) => unit),
];

/** The unit or units a task, or a share of it, is for. */
export const unitsNamed = (task: Task, directory: Directory): Text =>
  unitNames(task, "to", directory);

/** Who leads and who assists. */
export const roles = (task: Task, directory: Directory): readonly Line[] => {
  const { lead } = task.fields;
  const assisting = unitsOf(task).filter((unit) => unit !== lead);
  return [
    [words.lead, organisationName(directory, lead)],
    [words.assist, assisting.length === 0 ? undefined : namesOf(assisting, directory)],
  ];
};

/** What was given: by whom, to whom, on what grounds, and what must be there in the end. */
const givenLines = (task: Task, { directory }: Context): readonly Line[] => {
  const { fields } = task;
  const by = task.parties.flatMap(({ part, person }) =>
    part === "handler" && person !== undefined ? [personName(directory, person)] : [],
  );
  return [
    [words.givenBy, listed(by)],
    ...roles(task, directory),
    [words.givenOn, dayWithWeekday(fields.servedOn)],
    [words.basis, ifKnown(fields.basis, verbatim)],
    [words.standard, ifKnown(fields.standard, verbatim)],
  ];
};

/** The last day, and what more time was asked for. */
const extensionText = ({ fields }: Task): Text | undefined =>
  ifKnown(fields.extension, ({ due, status, reason }) =>
    words.extensionText(dayText(due), status, reason),
  );

/** How far a unit is, what it reported and what was found of it. */
const unitLines = (task: Task, { directory }: Context): readonly Line[] => {
  const { fields } = task;
  return [
    [words.due, dayWithWeekday(fields.due)],
    receiptFact(task, directory),
    [words.extension, extensionText(task)],
    [words.reportedOn, ifKnown(fields.report?.on, dayWithWeekday)],
    [words.report, ifKnown(fields.report?.text, verbatim)],
    [words.evidence, ifKnown(fields.report?.evidence, verbatim)],
    [words.verifiedOn, ifKnown(fields.verifiedOn, dayWithWeekday)],
    [words.finding, ifKnown(fields.finding, verbatim)],
    [words.reason, task.state === "cancelled" ? ifKnown(task.outcome, verbatim) : undefined],
  ];
};

/** What the steps that leave a remark are called. */
const remarkNames: Readonly<Record<string, Text>> = {
  progress: words.progress,
  return: words.return,
  reopen: words.reopen,
  urge: words.urge,
};

const remarksOf = ({ fields }: Task, directory: Directory): readonly Block[] =>
  remarkBlocks(fields.remarks, ({ step, by = "" }) => {
    const [unit, what] = [organisationName(directory, by), remarkNames[step] ?? words.progress];
    return text(`${unit.zh}${what.zh}`, `${unit.en}, ${what.en.toLowerCase()}`);
  });

/** The body of a task's card. */
export const taskCard = (task: Task, context: Context): readonly Block[] => [
  facts(...givenLines(task, context), ...unitLines(task, context)),
  ...remarksOf(task, context.directory),
];

/** The body of the card of a task several units have, for whoever sees all of it: each unit's share below what was given. */
export const sharedCard = (
  task: Task,
  shares: readonly Task[],
  context: Context,
): readonly Block[] => [
  facts(...givenLines(task, context)),
  ...filesFacts(filesOf(task)),
  ...shares.flatMap((share): readonly Block[] => [
    paragraph(
      words.shareOf(
        unitsNamed(share, context.directory),
        standingIn(share, words.standing[share.state], context.directory),
      ),
    ),
    facts(...unitLines(share, context)),
    ...remarksOf(share, context.directory),
    ...filesFacts(filesOf(task, share.share?.unit ?? "")),
  ]),
];

/** What more time is asked for, and why. */
export const extensionFacts = ({ fields }: Task): readonly Block[] =>
  fields.extension === undefined
    ? []
    : [
        facts(
          [words.due, dayWithWeekday(fields.due)],
          [words.newDue, dayWithWeekday(fields.extension.due)],
          [words.reason, verbatim(fields.extension.reason)],
        ),
      ];

/** What a unit reported, to be read before it is judged. */
export const reportFacts = ({ fields }: Task): readonly Block[] => [
  facts(
    [words.standard, ifKnown(fields.standard, verbatim)],
    [words.report, ifKnown(fields.report?.text, verbatim)],
    [words.evidence, ifKnown(fields.report?.evidence, verbatim)],
  ),
];

/** How else people say that a task is done, or is not. */
const saidOf: Readonly<Record<(typeof results)[number], readonly string[]>> = {
  done: ["已完成", "完成了", "已办结", "到位", "已到位"],
  undone: ["未完成", "没完成", "尚未完成", "未办结", "未到位", "不到位"],
};

/** What a check can find, as options of a form. */
export const resultOptions = optionsNamed(results, words).map((option) => ({
  ...option,
  also: saidOf[option.id],
}));
