import type { Outlet } from "../src/chat/exchange.ts";

/** A platform: an outlet for cards, and requests the other way through `bot.handle`. */
export type Adapter = Outlet & {
  start(): Promise<void>;
  stop(): Promise<void>;
};
