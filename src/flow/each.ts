import { barred, type Clock, type Matter } from "./matter.ts";

/**
 * A step that each of several units does for itself, whatever the others do: its receipt, its answer.
 * Where it moves the matter it is done once by each.
 */
export type Each<M extends Matter = Matter> = {
  /** Whose it is, the lead unit first. */
  units(matter: M): readonly string[];
  /** Whether it is a unit's to do yet; one whose it is not holds nobody up. Absent: it is. */
  ready?(matter: M, unit: string): boolean;
  /** Whether one whose it is not to do yet is waited for all the same. Absent: it is not. */
  awaits?(matter: M, unit: string): boolean;
  /** Whether a unit has done it. */
  done(matter: M, unit: string): boolean;
  /** Whose doing it moves the matter on. Absent: `apply` says, and it may be done again. */
  readonly moves?: "all" | "any" | "lead";
  /** The states in which it is open to the units that do not lead, beside those in which it is to all. */
  readonly alongside?: readonly M["state"][];
};

type Declared = { readonly each?: Each; readonly open: { readonly from: readonly string[] } };

/** The states in which a step is open to a unit; to nobody in particular those in which it is to the lead unit. */
export const statesOf = (
  { each, open }: Declared,
  matter: Matter,
  unit: string | undefined,
): readonly string[] => {
  // Of what is erased nothing is left that says whose it was.
  if (each?.alongside === undefined || unit === undefined || matter.erasedAt !== undefined)
    return open.from;
  return each.units(matter)[0] === unit ? open.from : [...open.from, ...each.alongside];
};

/** Whether a step is no longer a unit's, having been done by it, or not its at all. */
export const isPast = (
  { each }: Pick<Declared, "each">,
  matter: Matter,
  unit: string,
): "done" | "none" | undefined => {
  if (each?.moves === undefined || matter.erasedAt !== undefined) return undefined;
  if (!each.units(matter).includes(unit) || each.ready?.(matter, unit) === false) return "none";
  return each.done(matter, unit) ? "done" : undefined;
};

/**
 * Whether a step taken for a unit moves the matter on: by its own rule, before and after it was taken. Never where the lead
 * unit is not so far yet.
 */
export const movesMatter = (
  { each, open }: Declared,
  {
    before,
    after,
    unit,
  }: { readonly before: Matter; readonly after: Matter; readonly unit: string },
): boolean => {
  if (each?.alongside !== undefined && !open.from.includes(before.state)) return false;
  switch (each?.moves) {
    case undefined:
    case "any":
      return true;
    case "lead":
      return each.units(before)[0] === unit;
    case "all":
      return each
        .units(after)
        .every((one) =>
          each.ready?.(after, one) === false
            ? each.awaits?.(after, one) !== true
            : each.done(after, one),
        );
  }
};

/** The matter as far as one unit has to do with it: none but its own seats are held. */
export const forUnit = <M extends Pick<Matter, "parties" | "share">>(
  matter: M,
  unit: string | undefined,
): M =>
  unit === undefined || matter.share !== undefined
    ? matter
    : {
        ...matter,
        parties: matter.parties.filter(
          ({ part, organisation }) =>
            organisation === undefined || organisation === unit || barred.includes(part),
        ),
      };

/** The clocks that count for a unit: its own and those of the whole matter; all of them where none is its own. */
export const ownClocks = (clocks: readonly Clock[], unit: string | undefined): readonly Clock[] =>
  clocks.some(({ organisation }) => organisation !== undefined && organisation === unit)
    ? clocks.filter(({ organisation }) => organisation === undefined || organisation === unit)
    : clocks;
