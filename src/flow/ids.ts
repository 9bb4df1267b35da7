import { randomBytes } from "node:crypto";
import type { Instant } from "../calendar/day.ts";
import type { TimeSource } from "./services.ts";

/** What every id begins with that is made at an instant or later: ids are in the order of time, but for clocks that differ. */
export const idFrom = (at: Instant): string => Date.parse(at).toString(36).padStart(9, "0");

/** Sortable ids: time, counter, random. */
export const sortableIds = (clock: Pick<TimeSource, "now">): (() => string) => {
  let made = 0;
  return () => {
    made = (made + 1) % 36 ** 4;
    return `${idFrom(clock.now())}${made.toString(36).padStart(4, "0")}${randomBytes(8).toString("hex")}`;
  };
};
