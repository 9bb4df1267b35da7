import type { Instant } from "../calendar/day.ts";
import type { Directory } from "../people/directory.ts";
import { type Each, forUnit } from "./each.ts";
import type { Flow } from "./flow.ts";
import type { Owed } from "./ladder.ts";
import { type Clock, type Matter, unitsIn, type Waiting } from "./matter.ts";
import { dutiesIn, groupsBy, peopleOwing, rowsOfDuty, stepsOfDuty } from "./owed.ts";
import { readSeat, type Seat } from "./seat.ts";
import { sharesIn } from "./tracks.ts";

/**
 * A duty that nobody has whom it is for: `instead` where it fell to somebody else, whose row it is; else nobody at all
 * can do it, be it that there is no post, that its holder is away without a deputy, or may not see the matter.
 */
export type UnheldDuty = {
  readonly duty: string;
  readonly steps: readonly string[];
  readonly owed: Owed;
  readonly clock?: Clock;
  readonly unit?: string;
  readonly instead?: Seat;
  /** Who has it now; nobody where it fell to none. */
  readonly holders: readonly Waiting[];
};

/** The duties of a matter that can be done now and that nobody has whom they are for. */
export const unheldIn = (
  flow: Flow,
  matter: Matter,
  directory: Directory,
  now: Instant,
): readonly UnheldDuty[] =>
  sharesIn(flow, matter).flatMap((share) =>
    dutiesIn(flow, share, now).flatMap((duty): readonly UnheldDuty[] => {
      const { steps, each } = stepsOfDuty(flow, share, duty, now);
      if (steps.length === 0) return [];
      const { id, owed, clock, unit } = duty;
      const own = forUnit(share, unit);
      const rows = rowsOfDuty(flow, share, directory, { duty, since: now, when: now });
      if (rows.length === 0 && each !== undefined && isDoneByAll(each, own, owed)) return [];
      const unheld = (
        more: Partial<Pick<UnheldDuty, "unit" | "instead" | "holders">> = {},
      ): UnheldDuty => ({
        duty: id,
        steps,
        owed,
        holders: [],
        ...(clock === undefined ? {} : { clock }),
        ...(unit === undefined ? {} : { unit }),
        ...more,
      });
      if (rows.length === 0) return [unheld()];
      return groupsBy(rows, ({ organisation = "" }) => organisation).flatMap((those) => {
        const [{ organisation }] = those;
        const at = organisation === undefined ? {} : { unit: organisation };
        if (those.every((row) => peopleOwing(row, share, directory).length === 0))
          return [unheld(at)];
        const instead = those.every((row) => row.instead !== undefined) && those[0].instead;
        return instead ? [unheld({ ...at, instead, holders: those })] : [];
      });
    }),
  );

/** Whether every unit of those that owe a duty each for itself has done it. */
const isDoneByAll = (each: Each, matter: Matter, { by }: Owed): boolean => {
  const parts = new Set(by.flatMap((seat) => readSeat(seat).part ?? []));
  const units = [...parts].flatMap((part) => unitsIn(matter, part));
  return units.length > 0 && units.every((unit) => each.done(matter, unit));
};
