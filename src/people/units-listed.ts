import type { Directory } from "./directory.ts";
import { unitSet } from "./unit-sets.ts";
import { unitsNamedIn } from "./units-named.ts";

const MARKS = /[、，,;；]|以及|[和与及跟]|\band\b/u;

/** The units that a list names, each by a name of its own or of a set: 水务局、各乡镇. Nothing where something in it is no unit. */
export const unitsListed = (
  typed: string,
  directory: Pick<Directory, "organisations" | "settings" | "county">,
): readonly string[] | undefined => {
  const whole = unitsOf(typed, directory);
  if (whole !== undefined) return whole;
  const parts = typed.split(MARKS).map((part) => unitsOf(part, directory));
  return parts.length < 2 || parts.includes(undefined)
    ? undefined
    : [...new Set(parts.flatMap((units) => units ?? []))];
};

const unitsOf = (
  typed: string,
  directory: Pick<Directory, "organisations" | "settings" | "county">,
): readonly string[] | undefined => {
  const name = typed.trim().replace(/^the /iu, "");
  const set = unitSet(name, directory);
  if (set !== undefined) return set;
  const { units, doubts, others } = unitsNamedIn(name, directory);
  return units.length === 0 || doubts.length + others.length > 0 ? undefined : units;
};
