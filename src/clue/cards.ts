import { dayWithWeekday } from "../calendar/day.ts";
import { type Block, facts, paragraph } from "../chat/card.ts";
import { type Text, verbatim } from "../chat/text.ts";
import { findCategory } from "../flow/categories.ts";
import type { Viewing } from "../flow/flow.ts";
import { unitsIn } from "../flow/matter.ts";
import { type Directory, organisationName } from "../people/directory.ts";
import { type Clue, sources } from "./model.ts";
import { words } from "./words.ts";

/** The unit that now holds the clue. */
export const receiver = (clue: Clue, directory: Directory): Text =>
  organisationName(directory, unitsIn(clue, "to")[0] ?? "");

/** The unit that sent the clue. */
export const sender = (clue: Clue, directory: Directory): Text =>
  organisationName(directory, unitsIn(clue, "from")[0] ?? "");

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
    [words.from, sender(clue, directory)],
    [words.to, receiver(clue, directory)],
    [words.evidence, typed(clue.fields.evidence)],
    [words.returned, typed(clue.fields.returnReason)],
    [words.result, typed(clue.outcome)],
  ),
  paragraph(verbatim(clue.fields.facts)),
];

/** The sources as options of a form. */
export const sourceOptions = sources.map((id) => ({ id, name: words[id] }));
