import { closeSync, existsSync, openSync } from "node:fs";
import { seedDemo } from "../prisma/seed.ts";
import { type Bot, createBot, type MovableClock } from "../src/bot.ts";
import { momentText } from "../src/calendar/day.ts";
import type { Log, TimeSource } from "../src/flow/services.ts";
import { limiterOf } from "../src/request/limits.ts";
import { isPostgresql, lockServer } from "../src/store/connect.ts";
import type { KeySource } from "../src/store/keyring.ts";
import { MoveError } from "../src/store/move.ts";
import { openStore } from "../src/store/open.ts";
import { rootsLock } from "../src/store/roots.ts";
import { SealError } from "../src/store/seal.ts";
import type { Store } from "../src/store/store.ts";
import { type Config, ConfigError } from "./config.ts";
import { fileOf, isEmpty, makeCounty, putInPlace } from "./demo/county.ts";
import { playStories } from "./demo/play.ts";
import { replaceableStore } from "./demo/replaceable-store.ts";
import { postTo } from "./runtime/outbound.ts";
import { demoClock, systemClock } from "./runtime/time.ts";

/** A bot on its database, as every entrance to it needs it: server, terminal, operator's commands. */
export type Composed = {
  readonly bot: Bot;
  readonly store: Store;
  readonly time: TimeSource;
  readonly log: Log;
};

const inMemoryOrMissing = (url: string): boolean => url === "file:" || url.includes(":memory:");

/** What opening gives; a ConfigError of one sentence, without the password, where it fails. */
export const reaching = async <T>(url: string, open: (url: string) => Promise<T>): Promise<T> => {
  if (inMemoryOrMissing(url))
    throw new ConfigError("DATABASE_URL must name a file, such as file:./data/liandong.db.");
  try {
    return await open(url);
  } catch (error) {
    if (error instanceof MoveError) throw error;
    if (error instanceof SealError) throw new ConfigError(error.message, { cause: error });
    const { message, code } = error as { readonly message: string; readonly code?: string };
    // Where a name stands for several addresses, each was refused and the whole has no message; where a
    // query failed, the reason is the last line, below the code it stands in.
    const reason = (message || (code ?? "")).split("\n").at(-1);
    throw new ConfigError(
      `DATABASE_URL names ${isPostgresql(url) ? "a PostgreSQL database" : url}, which cannot be opened (${reason}); give file:<path> of a SQLite file, or of a new one in a folder that can be written, or postgresql://<user>:<password>@<host>:<port>/<database> of a server that answers.`,
      { cause: error },
    );
  }
};

/** Under which name a SQLite file says since when it stands in PostgreSQL; empty where that is not to count. */
export const movedKept = "moved";

/** Throws where a database was moved away: two servers would say everything twice. */
export const refuseMoved = async (
  store: Store,
  { databaseUrl }: Pick<Config, "databaseUrl">,
): Promise<void> => {
  // What was moved has the mark of the file it came from where that was moved once before.
  const since = isPostgresql(databaseUrl) ? undefined : await store.setting(movedKept);
  if (since)
    throw new ConfigError(
      `DATABASE_URL names a SQLite file that was moved to PostgreSQL on ${momentText(since).en}; set it to that database. To start on the file all the same: npm run admin -- move-to none.`,
    );
};

/** As `lockServer`, for the database of a configuration; a ConfigError where it cannot be reached. */
export const lockDatabase = ({ databaseUrl }: Config): ReturnType<typeof lockServer> =>
  reaching(databaseUrl, lockServer);

/** Makes the file of roots where there is none; a ConfigError where it cannot be written to. */
export const checkRootsFile = ({ rootsFile }: Config): void => {
  if (rootsFile === undefined) return;
  try {
    // What is held while a line is appended stands beside it.
    for (const file of [rootsFile, rootsLock(rootsFile)]) closeSync(openSync(file, "a"));
  } catch {
    throw new ConfigError(
      `ROOTS_FILE names ${rootsFile}, which cannot be written to, or not its folder, in which a lock stands beside it; give a file, or a new one, in a folder that is there and can be written to, apart from the database.`,
    );
  }
};

/** The county's key; only a demo, where nothing is real, may go without: it keeps one in its database. */
const keyOf = ({ secretKey, demo }: Config): KeySource => {
  if (secretKey !== undefined) return secretKey;
  if (demo) return "kept";
  throw new ConfigError(
    "SECRET_KEY is not set; only a demo starts without it, since what is restricted is kept sealed. Set it to 32 bytes in base64, such as `openssl rand -base64 32` prints, keep it safe apart from the database, and use the same one ever after.",
  );
};

/**
 * Opens the database of a configuration with the county's key, bringing it up to date; in a demo also
 * seeds the county and sets its clock. A ConfigError where it cannot be reached, is only read or is
 * sealed with another key.
 */
export const openDatabase = async (config: Config) => {
  const key = keyOf(config);
  return reaching(config.databaseUrl, async (url) => {
    const opened = await openStore(url, key);
    const { store, replace } =
      config.demo && !isPostgresql(url)
        ? replaceableStore(opened)
        : { store: opened, replace: undefined };
    try {
      if (config.demo) await seedDemo(store);
      const movable = config.demo ? await demoClock(store, config.demoNow) : undefined;
      return { store, movable, replace };
    } catch (error) {
      await store.close();
      throw error;
    }
  });
};

/** Makes the file of a new demo, with weeks of matters in it, unless it is to be empty. */
const bringToLife = async (config: Config, log: Log): Promise<void> => {
  const { databaseUrl: url, demo, demoEmpty } = config;
  if (!demo || demoEmpty || isPostgresql(url) || inMemoryOrMissing(url)) return;
  if (existsSync(fileOf(url))) return;
  process.stderr.write("正在准备演示县… / Preparing the demo county…\n");
  const made = await makeCounty(url, { config, key: keyOf(config), log });
  putInPlace(made, url);
};

/** What brings a demo back to its beginning: a county made anew takes the place of what is there. */
const resetter = (
  config: Config,
  {
    store,
    movable,
    replace,
    log,
  }: Pick<Composed, "store" | "log"> & {
    readonly movable: MovableClock;
    readonly replace: ReturnType<typeof replaceableStore>["replace"];
  },
): (() => Promise<void>) => {
  const { databaseUrl: url, demoNow, rootsFile } = config;
  const key = keyOf(config);
  const reset = async (): Promise<void> => {
    const made = await makeCounty(url, { config, key, log });
    await replace(async (old) => {
      await old.close();
      putInPlace(made, url);
      return openStore(url, key);
    });
    await movable.moveTo(
      demoNow === undefined ? systemClock.now() : new Date(demoNow).toISOString(),
    );
    // What the roots say of the county before is no longer missed.
    if (rootsFile !== undefined)
      await store.appendRoot(rootsFile, movable.now(), { restored: true });
  };
  let running: Promise<void> | undefined;
  return () => {
    running ??= reset().finally(() => {
      running = undefined;
    });
    return running;
  };
};

/**
 * Puts everything together but the platforms. `logTo` makes the log from the time; `address` is how
 * people reach the server, asked only once it listens.
 */
export const compose = async (
  config: Config,
  logTo: (now: () => string) => Log,
  address = () => config.publicUrl ?? `http://${config.host}:${config.port}`,
): Promise<Composed> => {
  await bringToLife(config, logTo(systemClock.now));
  const { store, movable, replace } = await openDatabase(config);
  const time = movable ?? systemClock;
  const log = logTo(() => time.now());
  // What was begun empty, or has no file of its own, is played where it stands.
  if (movable !== undefined && !config.demoEmpty && (await isEmpty(store)))
    await playStories(store, movable.now(), { county: config.county, log });
  const bot = createBot({
    mornings: true,
    store,
    time,
    log,
    limiter: limiterOf(time),
    post: postTo,
    county: config.county,
    newAccountHours: config.newAccountHours,
    storageLimit: config.storageLimit,
    publicUrl: address,
    ...(config.secretKey === undefined ? {} : { secretKey: config.secretKey }),
    ...(config.rootsFile === undefined ? {} : { rootsFile: config.rootsFile }),
    ...(movable === undefined ? {} : { demo: movable }),
    ...(movable === undefined || replace === undefined
      ? {}
      : { resetDemo: resetter(config, { store, movable, replace, log }) }),
  });
  return { bot, store, time, log };
};
