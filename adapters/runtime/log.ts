import type { Log } from "../../src/flow/services.ts";

const levels = ["info", "warn", "error"] as const;

/** Writes JSON lines to standard output, from a level up. */
export const jsonLog =
  (from: (typeof levels)[number], now: () => string): Log =>
  (level, event, detail) => {
    if (levels.indexOf(level) < levels.indexOf(from)) return;
    process.stdout.write(`${JSON.stringify({ at: now(), level, event, ...detail })}\n`);
  };
