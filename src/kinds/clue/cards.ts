import { dayText, dayWithWeekday } from "../../calendar/day.ts";
import { type Block, facts, paragraph } from "../../chat/card.ts";
import { optionsNamed } from "../../chat/field.ts";
import { joinAnd, type Text, verbatim } from "../../chat/text.ts";
import { ifKnown, listed, stagesReached } from "../../flow/card-parts.ts";
import { findCategory } from "../../flow/categories.ts";
import { doubtWords } from "../../flow/doubting.ts";
import { unitsIn } from "../../flow/matter.ts";
import { unitName } from "../../flow/parties.ts";
import { remarkBlocks } from "../../flow/remarks.ts";
import type { Context } from "../../flow/step.ts";
import { type Directory, organisationName } from "../../people/directory.ts";
import {
  type Clue,
  hasTaken,
  isRegistered,
  pendingStates,
  receiversOf,
  sources,
  sureAccused,
} from "./model.ts";
import { words } from "./words.ts";

/** The unit that now holds the clue, or leads those that do. */
export const receiver = (clue: Clue, directory: Directory): Text => unitName(clue, "to", directory);

/** The units that receive it beside that one. */
export const jointUnits = (clue: Clue, directory: Directory): readonly Text[] =>
  unitsIn(clue, "joint").map((unit) => organisationName(directory, unit));

/** The unit that sent the clue. */
export const sender = (clue: Clue, directory: Directory): Text => unitName(clue, "from", directory);

/** The units a clue surely complains of, as they are shown: firms and others as they were typed. */
export const accusedText = (clue: Clue, directory: Directory): Text | undefined => {
  const { accused: typed } = clue.fields;
  const units = sureAccused(clue)
    .map((unit) => organisationName(directory, unit))
    .filter(({ zh }) => typed?.includes(zh) !== true);
  const all = [...units, ...(typed === undefined ? [] : [verbatim(typed)])];
  return all.length === 0 ? undefined : joinAnd(all);
};

/** The body of a clue's card. */
export const clueCard = (clue: Clue, { directory }: Context): readonly Block[] => [
  facts(
    [words.category, findCategory(clue.category ?? "")?.name],
    [words.place, verbatim(clue.fields.place)],
    [words.occurredOn, dayWithWeekday(clue.fields.occurredOn)],
    [words.accused, accusedText(clue, directory)],
    [words.doubted, listed(clue.fields.doubted.map((unit) => organisationName(directory, unit)))],
    [words.source, words[clue.fields.source]],
    [words.number, ifKnown(clue.reference, verbatim)],
    [words.reporter, clue.fields.reported ? words.keptApart : undefined],
    [words.from, sender(clue, directory)],
    [words.to, receiver(clue, directory)],
    [words.joint, listed(jointUnits(clue, directory))],
    [words.evidence, ifKnown(clue.fields.evidence, verbatim)],
    [doubtWords.notSo, ifKnown(clue.fields.notSo, verbatim)],
    [words.assessment, ifKnown(clue.fields.assessment, verbatim)],
    [words.asked, ifKnown(clue.fields.asked, verbatim)],
    [words.returned, ifKnown(clue.fields.returnReason, verbatim)],
    [words.proposed, ifKnown(clue.fields.proposed, (unit) => organisationName(directory, unit))],
    [words.filedOn, ifKnown(clue.fields.filedOn, dayWithWeekday)],
    [words.filingServedOn, ifKnown(clue.fields.filingServedOn, dayWithWeekday)],
    [words.result, ifKnown(clue.outcome, verbatim)],
  ),
  paragraph(verbatim(clue.fields.facts)),
  ...unitFacts(clue, directory),
  ...remarkBlocks(clue.fields.remarks, ({ step }) => stepNames[step] ?? words.remarks),
  stagesReached(...stations(clue)),
];

/** Whether whoever leads it has sent it back. */
const isReturned = ({ state }: Clue): boolean => state === "returned" || state === "disputed";

/** How far each unit is with its part, a line a unit; nothing where there is only one. */
const unitFacts = (clue: Clue, directory: Directory): readonly Block[] =>
  unitsIn(clue, "joint").length === 0
    ? []
    : [
        facts(
          ...receiversOf(clue).map((unit) => {
            const { taken, results } = clue.fields;
            const [on, result] = [taken[unit], results[unit]];
            const said = [
              ...(on === undefined ? [] : [words.takenOn(dayText(on))]),
              ...(result === undefined ? [] : [words.resultOn(dayText(result.on), result.text)]),
            ];
            // Of one that is over nobody is waited for any more.
            if (said.length === 0 && clue.closedAt !== undefined)
              return [organisationName(directory, unit), undefined] as const;
            const isBack = isReturned(clue) && unitsIn(clue, "to").includes(unit);
            const open = isBack ? words.takenBack : words.takenNot;
            return [organisationName(directory, unit), listed(said) ?? open] as const;
          }),
        ),
      ];

/** What the steps that leave a remark are called. */
const stepNames: Readonly<Record<string, Text>> = {
  supplement: words.supplement,
  return: words.return,
  transfer: words.transfer,
  decline: words.decline,
  feedback: words.feedback,
  reopen: words.reopen,
};

/**
 * The stations of a clue's way, each lit by its own fact alone: one that is accepted at once was never registered apart, and
 * one that ends without a case was never filed. What was left out on the way, or is not ahead any more, is not shown.
 */
const stations = (clue: Clue): readonly (readonly [Text, boolean])[] => {
  const { state, fields, closedAt } = clue;
  const [lead = ""] = receiversOf(clue);
  const isPending = pendingStates.some((one) => one === state);
  const isAccepted = hasTaken(clue, lead);
  const all = [
    { name: words.submitted, lit: true },
    { name: words.registered, lit: isRegistered(clue), ahead: isPending && !isAccepted },
    { name: words.accepted, lit: isAccepted, ahead: isPending },
    {
      name: words.filed,
      lit: fields.filedOn !== undefined,
      ahead: isPending || state === "accepted",
    },
    { name: words.closed, lit: state === "closed", ahead: closedAt === undefined },
  ];
  return all.filter(({ lit, ahead }) => lit || ahead).map(({ name, lit }) => [name, lit]);
};

/** The sources as options of a form. */
export const sourceOptions = optionsNamed(sources, words);
