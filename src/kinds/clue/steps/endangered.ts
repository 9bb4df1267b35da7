import { findCategory } from "../../../flow/categories.ts";
import { restricted } from "../../../flow/endangered.ts";
import { unitsIn, withFields } from "../../../flow/matter.ts";
import { asUnits } from "../../../flow/parties.ts";
import type { Context } from "../../../flow/step.ts";
import { type Clue, openStates, receiversOf } from "../model.ts";
import { receiversFor } from "./routing.ts";

/** A clue in which harm to a minor came to light: while it is handled it goes to everybody that has to be reported to as well. */
export const reachForMinor = (clue: Clue, context: Context): Clue => {
  const { directory } = context;
  const known = withFields(restricted(clue, context), { minor: true });
  const category = findCategory(clue.category ?? "");
  if (category === undefined || !openStates.some((state) => state === clue.state)) return known;
  const units = receiversFor({
    category,
    minor: true,
    from: unitsIn(clue, "from")[0] ?? "",
    named: unitsIn(clue, "to")[0],
    blamed: unitsIn(clue, "accused"),
    directory,
  });
  const added = units.filter((unit) => !receiversOf(clue).includes(unit));
  return {
    ...known,
    parties: [...known.parties, ...asUnits("joint", added, known.visibility, directory)],
  };
};
