import { type Day, dayText, dayWithWeekday } from "../calendar/day.ts";
import { type Block, facts, paragraph, stages } from "../chat/card.ts";
import { type Text, text, verbatim } from "../chat/text.ts";
import { findCategory } from "../flow/categories.ts";
import type { Viewing } from "../flow/flow.ts";
import { unitsIn } from "../flow/matter.ts";
import { type Directory, organisationName } from "../people/directory.ts";
import { type Clue, type ClueState, sources } from "./model.ts";
import { words } from "./words.ts";

/** The unit that now holds the clue. */
export const receiver = (clue: Clue, directory: Directory): Text =>
  organisationName(directory, unitsIn(clue, "to")[0] ?? "");

/** The unit that sent the clue. */
export const sender = (clue: Clue, directory: Directory): Text =>
  organisationName(directory, unitsIn(clue, "from")[0] ?? "");

const shownDay = (day: Day | undefined): Text | undefined =>
  day === undefined ? undefined : dayWithWeekday(day);

const typed = (value: string | undefined): Text | undefined =>
  value === undefined ? undefined : verbatim(value);

/** The body of a clue's card. */
export const clueCard = (clue: Clue, { directory }: Viewing): readonly Block[] => [
  facts(
    [words.category, findCategory(clue.category ?? "")?.name],
    [words.place, verbatim(clue.fields.place)],
    [words.occurredOn, dayWithWeekday(clue.fields.occurredOn)],
    [words.accused, typed(clue.fields.accused)],
    [words.source, words[clue.fields.source]],
    [words.reporter, clue.fields.reported ? words.keptApart : undefined],
    [words.from, sender(clue, directory)],
    [words.to, receiver(clue, directory)],
    [words.evidence, typed(clue.fields.evidence)],
    [words.notSo, typed(clue.fields.notSo)],
    [words.assessment, typed(clue.fields.assessment)],
    [words.asked, typed(clue.fields.asked)],
    [words.returned, typed(clue.fields.returnReason)],
    [
      words.proposed,
      clue.fields.proposed === undefined
        ? undefined
        : organisationName(directory, clue.fields.proposed),
    ],
    [words.into, clue.state === "merged" ? typed(clue.parent) : undefined],
    [words.filedOn, shownDay(clue.fields.filedOn)],
    [words.filingServedOn, shownDay(clue.fields.filingServedOn)],
    [words.result, typed(clue.outcome)],
  ),
  paragraph(verbatim(clue.fields.facts)),
  ...clue.fields.remarks.map(({ on, step, text: said }) =>
    paragraph(remark(dayText(on), stepNames[step] ?? words.remarks, said)),
  ),
  stages(
    way.map((station, index) => ({ name: words[station], reached: index <= reached[clue.state] })),
  ),
];

/** What the steps that leave a remark are called. */
const stepNames: Readonly<Record<string, Text>> = {
  supplement: words.supplement,
  transfer: words.transfer,
  decline: words.decline,
  feedback: words.feedback,
  reopen: words.reopen,
};

const remark = (on: Text, step: Text, said: string): Text =>
  text(`${on.zh} ${step.zh}：${said}`, `${on.en}, ${step.en}: ${said}`);

/** The stations of a clue's way, as somebody who follows it sees them light up. */
const way = ["submitted", "registered", "accepted", "filed", "closed"] as const;

/** How far each state is along the way. */
const reached: Readonly<Record<ClueState, number>> = {
  submitted: 0,
  returned: 0,
  disputed: 0,
  withdrawn: 0,
  merged: 0,
  registered: 1,
  assessing: 1,
  needMore: 1,
  accepted: 2,
  notFiled: 2,
  filed: 3,
  closed: 4,
};

/** The sources as options of a form. */
export const sourceOptions = sources.map((id) => ({ id, name: words[id] }));
