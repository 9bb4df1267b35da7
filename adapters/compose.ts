import { seedDemo } from "../prisma/seed.ts";
import { type Bot, createBot } from "../src/bot.ts";
import type { Log, Seal, TimeSource } from "../src/flow/services.ts";
import { openStore } from "../src/store/open.ts";
import type { Store } from "../src/store/store.ts";
import { type Config, ConfigError } from "./config.ts";
import { newKey, sealWith } from "./runtime/seal.ts";
import { demoClock, systemClock } from "./runtime/time.ts";

/** A bot on its database, as every entrance to it needs it: server, terminal, operator's commands. */
export type Composed = {
  readonly bot: Bot;
  readonly store: Store;
  readonly time: TimeSource;
  readonly log: Log;
  /** The county's key, where there is one. */
  readonly seal?: Seal;
};

const inMemoryOrMissing = (url: string): boolean => url === "file:" || url.includes(":memory:");

/** Opens the database of a configuration, bringing it up to date; seeds the demo county in a demo. */
export const openDatabase = async (config: Config): Promise<Store> => {
  const { databaseUrl } = config;
  if (inMemoryOrMissing(databaseUrl))
    throw new ConfigError("DATABASE_URL must name a file, such as file:./data/liandong.db.");
  const store = await openStore(databaseUrl);
  if (config.demo) await seedDemo(store);
  return store;
};

/** The county's key; a demo, where nothing is real, makes one and keeps it in its database. */
const keyOf = async ({ secretKey, demo }: Config, store: Store): Promise<Uint8Array | undefined> =>
  secretKey !== undefined || !demo
    ? secretKey
    : Buffer.from(await store.keepSetting("demo.key", newKey()), "base64");

/**
 * Puts everything together but the platforms. `logTo` makes the log from the time; `address` is how
 * people reach the server, asked only once it listens.
 */
export const compose = async (
  config: Config,
  logTo: (now: () => string) => Log,
  address = () => config.publicUrl ?? `http://${config.host}:${config.port}`,
): Promise<Composed> => {
  const store = await openDatabase(config);
  const movable = config.demo ? await demoClock(store, config.demoNow) : undefined;
  const time = movable ?? systemClock;
  const log = logTo(() => time.now());
  const key = await keyOf(config, store);
  const bot = createBot({
    store,
    time,
    log,
    county: config.county,
    ...(key === undefined ? {} : { seal: sealWith(key) }),
    publicUrl: address,
    ...(config.secretKey === undefined ? {} : { secretKey: config.secretKey }),
    ...(movable === undefined ? {} : { demo: movable }),
  });
  return { bot, store, time, log, ...(key === undefined ? {} : { seal: sealWith(key) }) };
};
