import {
  type Category,
  findCategory,
  harmToMinor,
  inPublicInterest,
} from "../../../flow/categories.ts";
import type { Context } from "../../../flow/step.ts";
import {
  areInLine,
  disciplineIn,
  procuratorateIn,
  superiorsOf,
} from "../../../people/directory.ts";

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
 * Whether a unit may be given a clue nobody gave it by name: not one complained of, nor one above it or
 * below it. What a child needs at once is not kept from those below.
 */
export const mayReceive = (
  unit: string,
  { blamed, minor, directory }: Pick<Routing, "blamed" | "minor" | "directory">,
): boolean =>
  directory.organisations.has(unit) &&
  !blamed.some(
    (one) =>
      one === unit ||
      (minor ? superiorsOf(one, directory).includes(unit) : areInLine(one, unit, directory)),
  );

/**
 * The units a clue goes to, the lead unit first: the sender's choice unless it is complained of, else the
 * first of the category's that may receive it, and the others beside it. A bureau that sends a clue of
 * its own field hands it to the procuratorate, and so does everybody where no other receiver is left.
 * Whoever is named, the procuratorate receives what is of public interest (实施意见 二（三）), and harm to a
 * minor goes to everybody it has to be reported to. Nobody where nobody is left.
 */
export const receiversFor = (routing: Routing): readonly string[] => {
  const { category, minor, from, blamed, directory } = routing;
  const may = (unit: string): boolean => unit !== from && mayReceive(unit, routing);
  const named = blamed.includes(routing.named ?? "") ? undefined : routing.named;
  const procuratorate = procuratorateIn(directory) ?? "";
  const usual = category.receivers.filter(may);
  const needed = [
    ...(inPublicInterest(category.id) ? [procuratorate] : []),
    ...(minor ? (findCategory(harmToMinor)?.receivers ?? []) : []),
  ].filter(may);
  const ownField = category.receivers.includes(from) && usual.includes(procuratorate);
  const left = category.receivers.length > 0 || routing.named !== undefined;
  const instead = left && blamed.length > 0 ? lastResorts(directory).filter(may) : [];
  const [lead] =
    named !== undefined ? [named] : ownField ? [procuratorate] : [...usual, ...needed, ...instead];
  return lead === undefined
    ? []
    : [...new Set([lead, ...(named === undefined ? usual : []), ...needed])];
};
