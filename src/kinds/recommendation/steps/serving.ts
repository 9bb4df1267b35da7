import type { Day } from "../../../calendar/day.ts";
import type { Track } from "../../../flow/matter.ts";
import { commonFields, type Recommendation } from "../model.ts";

/** How far every unit is as it is recorded, where they were served on days of their own. */
export const servedTracks = (
  fields: Recommendation["fields"],
  to: readonly string[],
  days: ReadonlyMap<string, Day>,
): Readonly<Record<string, Track>> => {
  const own = Object.fromEntries(
    Object.entries(fields).filter(([key]) => !commonFields.some((one) => one === key)),
  );
  return Object.fromEntries(
    to.map((unit) => [
      unit,
      { state: "served", fields: { ...own, servedOn: days.get(unit) ?? fields.servedOn } },
    ]),
  );
};
