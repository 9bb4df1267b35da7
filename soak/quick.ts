import { setTimeout } from "node:timers/promises";
import type { Instant } from "../src/calendar/day.ts";
import type { TimeSource } from "../src/flow/services.ts";

/** How many seconds of the county pass in one of ours: leases run out while a process restarts. */
const speed = 60;

/** A clock that showed `at` when the machine's showed `since` and runs so much faster; the same in every process. */
export const quickClock = (at: Instant, since: number): TimeSource => ({
  now: () => new Date(Date.parse(at) + (Date.now() - since) * speed).toISOString(),
  wait: async (milliseconds, signal) => {
    await setTimeout(milliseconds / speed, undefined, { signal }).catch(() => {});
  },
});
