import { setTimeout } from "node:timers/promises";
import type { MovableClock } from "../src/bot.ts";
import type { Clock, Log } from "../src/core.ts";
import type { Store } from "../src/store/store.ts";

const wait = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  await setTimeout(milliseconds, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
};

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date().toISOString(), wait };

const offsetKey = "demo.offset";
const startKey = "demo.start";

/**
 * The demo's clock: runs like the machine's, from `start` if given, and can be moved on. How far it
 * has been moved is kept, so that a restart goes on where the demo was.
 */
export const demoClock = async (store: Store, start: string | undefined): Promise<MovableClock> => {
  const real = () => Date.now();
  const known = await store.setting(startKey);
  let offset = Number((await store.setting(offsetKey)) ?? 0);
  if (start !== undefined && known !== start) {
    offset = Date.parse(start) - real();
    await store.saveSetting(startKey, start);
    await store.saveSetting(offsetKey, String(offset));
  }
  return {
    now: () => new Date(real() + offset).toISOString(),
    wait,
    moveTo: async (instant) => {
      offset = Date.parse(instant) - real();
      await store.saveSetting(offsetKey, String(offset));
    },
  };
};

const levels = ["info", "warn", "error"] as const;

/** Writes JSON lines to standard output, from a level up. */
export const jsonLog =
  (from: (typeof levels)[number], now: () => string): Log =>
  (level, event, detail) => {
    if (levels.indexOf(level) < levels.indexOf(from)) return;
    process.stdout.write(`${JSON.stringify({ at: now(), level, event, ...detail })}\n`);
  };
