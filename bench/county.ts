import { randomUUID } from "node:crypto";
import { systemClock } from "../adapters/runtime/time.ts";
import { seedDemo } from "../prisma/seed.ts";
import { type Bot, createBot } from "../src/bot.ts";
import type { Press } from "../src/chat/card.ts";
import type { Reply } from "../src/chat/exchange.ts";
import { openStore } from "../src/store/open.ts";
import type { Store } from "../src/store/store.ts";

/** The demo county on a database, with a bot that somebody can talk to. */
export type County = {
  readonly bot: Bot;
  readonly store: Store;
  /** Says or presses something in private; anything but a card in answer is a fault of the measurement. */
  ask(who: string, said: string | Press): Promise<Reply>;
  close(): Promise<void>;
};

/** Opens the demo county on a SQLite file that may be filled already, sealed as in use unless it is to be compared with. */
export const openCounty = async (url: string, plain?: "nothing sealed"): Promise<County> => {
  const store = await openStore(url, plain === undefined ? "kept" : undefined);
  await seedDemo(store);
  const bot = createBot({
    store,
    time: systemClock,
    log: (level, event, detail) => {
      throw new Error(`${level}: ${event} ${JSON.stringify(detail)}`);
    },
  });
  return {
    bot,
    store,
    ask: async (who, said) => {
      const reply = await bot.handle({
        platform: "web",
        account: who,
        event: randomUUID(),
        surface: { is: "direct", conversation: `direct:${who}` },
        said: typeof said === "string" ? { is: "line", line: said } : { is: "press", press: said },
      });
      if (reply.is !== "card") throw new Error(`${who} was answered ${JSON.stringify(reply)}`);
      return reply;
    },
    close: store.close,
  };
};
