import { type Logger, LogLevel } from "@slack/web-api";
import type { Log } from "../../src/core.ts";

/**
 * What Slack's libraries say, as far as it may be written down: that something happened, never what,
 * since their messages may quote what people typed.
 */
export const quietLogger = (log: Log): Logger => ({
  debug: () => undefined,
  info: () => undefined,
  warn: () => log("warn", "slack library", {}),
  error: () => log("error", "slack library", {}),
  setLevel: () => undefined,
  getLevel: () => LogLevel.WARN,
  setName: () => undefined,
});
