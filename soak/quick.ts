import { setTimeout } from "node:timers/promises";
import type { Instant } from "../src/calendar/day.ts";
import type { TimeSource } from "../src/flow/services.ts";

/**
 * A clock that showed `at` when the machine's showed `since` and runs `speed` times as fast, so that leases
 * run out while a process restarts; the same in every process.
 */
export const quickClock = (at: Instant, since: number, speed = 60): TimeSource => ({
  now: () => new Date(Date.parse(at) + (Date.now() - since) * speed).toISOString(),
  wait: async (milliseconds, signal) => {
    await setTimeout(milliseconds / speed, undefined, { signal }).catch(() => {});
  },
});
