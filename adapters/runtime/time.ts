import { setTimeout } from "node:timers/promises";
import type { MovableClock } from "../../src/bot.ts";
import type { TimeSource } from "../../src/flow/services.ts";
import type { Store } from "../../src/store/store.ts";

const wait = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  await setTimeout(milliseconds, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
};

/** The machine's time. */
export const systemClock: TimeSource = { now: () => new Date().toISOString(), wait };

const offsetKey = "demo.offset";
const startKey = "demo.start";

/**
 * The demo's time: runs like the machine's, from `start` if given, and can be moved on. How far it
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
