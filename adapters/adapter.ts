import type { Router } from "express";
import type { Bot } from "../src/bot.ts";
import type { Outlet } from "../src/chat/exchange.ts";
import type { Log, TimeSource } from "../src/flow/services.ts";
import type { Store } from "../src/store/store.ts";

/**
 * A platform: an outlet for cards, and requests the other way through `bot.handle`. A setting that can
 * never work makes it throw a ConfigError when it is made or started.
 */
export type Adapter = Outlet & {
  /** What of it is reached over HTTP. */
  readonly routes: Router;
  start(): Promise<void>;
  /** Finishes what is under way. */
  stop(): Promise<void>;
};

/** What an adapter is made of, besides its own settings. */
export type AdapterParts = {
  readonly bot: Bot;
  readonly store: Store;
  readonly time: TimeSource;
  readonly log: Log;
  /** Counts a request that is refused before anybody is known to have made it; the log hears nothing of it. */
  readonly refused: (platform: string) => void;
  readonly county: string;
};
