import {
  type Category,
  findCategory,
  harmToMinor,
  inPublicInterest,
} from "../../../flow/categories.ts";
import type { Context } from "../../../flow/step.ts";
import { disciplineIn, procuratorateIn, superiorsOf } from "../../../people/directory.ts";

/** What decides which units a clue goes to. */
export type Routing = {
  readonly category: Category;
  readonly minor: boolean;
  readonly from: string;
  /** The receiver the sender chose to lead. */
  readonly named: string | undefined;
  /** The units complained of, which never receive it. */
  readonly blamed: readonly string[];
  readonly directory: Context["directory"];
};

/** Whoever takes what nobody else may: the procuratorate, and where it is complained of itself the discipline inspection. */
export const lastResorts = (directory: Context["directory"]): readonly string[] =>
  [procuratorateIn(directory), disciplineIn(directory)].filter((unit) => unit !== undefined);

/**
 * The units a clue goes to, the lead unit first: the sender's choice, else the first of the category's
 * that is neither the sender nor complained of nor above a unit that is, and the others beside it. A
 * bureau that sends a clue of its own field hands it to the procuratorate, and so does everybody where no
 * other receiver is left. Whoever is named, the procuratorate receives what is of public interest
 * (实施意见 二（三）), and harm to a minor goes to everybody it has to be reported to.
 */
export const receiversFor = ({
  category,
  minor,
  from,
  named,
  blamed,
  directory,
}: Routing): readonly string[] => {
  const above = blamed.flatMap((unit) => superiorsOf(unit, directory));
  const may = (unit: string): boolean =>
    unit !== from &&
    !blamed.includes(unit) &&
    !above.includes(unit) &&
    directory.organisations.has(unit);
  const usual = category.receivers.filter(may);
  const needed = [
    ...(inPublicInterest(category.id) ? ["procuratorate"] : []),
    ...(minor ? (findCategory(harmToMinor)?.receivers ?? []) : []),
  ].filter(may);
  const ownField = category.receivers.includes(from) && usual.includes("procuratorate");
  const instead =
    category.receivers.length > 0 && blamed.length > 0 ? lastResorts(directory).filter(may) : [];
  const [lead] =
    named !== undefined
      ? [named]
      : ownField
        ? ["procuratorate"]
        : [...usual, ...needed, ...instead];
  return lead === undefined
    ? []
    : [...new Set([lead, ...(named === undefined ? usual : []), ...needed])];
};
