import { dayWithWeekday } from "../../calendar/day.ts";
import { type Block, facts } from "../../chat/card.ts";
import { optionsNamed } from "../../chat/field.ts";
import { type Text, text, verbatim } from "../../chat/text.ts";
import { ifKnown, listed } from "../../flow/card-parts.ts";
import { unitsIn } from "../../flow/matter.ts";
import { unitName } from "../../flow/parties.ts";
import { remarkBlocks } from "../../flow/remarks.ts";
import type { Context } from "../../flow/step.ts";
import { type Directory, organisationName } from "../../people/directory.ts";
import { type Publicity, sorts, venues } from "./model.ts";
import { words } from "./words.ts";

/** The unit that holds it. */
export const leadUnit = (event: Publicity, directory: Directory): Text =>
  unitName(event, "from", directory);

/** What the steps that leave a remark are called. */
const remarkNames: Readonly<Record<string, Text>> = {
  move: words.move,
  hold: words.summary,
  return: words.return,
};

/** The body of an event's card. */
export const publicityCard = (event: Publicity, { directory }: Context): readonly Block[] => {
  const { fields } = event;
  return [
    facts(
      [words.lead, leadUnit(event, directory)],
      [
        words.joint,
        listed(unitsIn(event, "joint").map((unit) => organisationName(directory, unit))),
      ],
      [words.sort, words[fields.sort]],
      [words.venue, words[fields.venue]],
      [words.place, verbatim(fields.place)],
      [words.plannedOn, dayWithWeekday(fields.plannedOn)],
      [words.heldOn, ifKnown(fields.heldOn, dayWithWeekday)],
      [words.people, ifKnown(fields.people, words.peopleOf)],
      [words.unpictured, ifKnown(fields.unpictured, verbatim)],
      [words.reason, ifKnown(event.outcome, verbatim)],
    ),
    ...remarkBlocks(fields.remarks, ({ step, by = "" }) => {
      const [unit, what] = [organisationName(directory, by), remarkNames[step] ?? words.summary];
      return text(`${unit.zh}${what.zh}`, `${unit.en}, ${what.en.toLowerCase()}`);
    }),
  ];
};

/** What may be chosen, as options of a form. */
export const sortOptions = optionsNamed(sorts, words);
export const venueOptions = optionsNamed(venues, words);
