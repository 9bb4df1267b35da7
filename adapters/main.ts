import { once } from "node:events";
import type { AddressInfo } from "node:net";
import express from "express";
import type { Adapter, AdapterParts } from "./adapter.ts";
import { apiRoutes } from "./api/index.ts";
import { checkRootsFile, compose, lockDatabase, refuseMoved } from "./compose.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { draining } from "./runtime/draining.ts";
import { fileRoutes } from "./runtime/files.ts";
import { healthRoutes } from "./runtime/health.ts";
import { noSuchPage, somethingBroke } from "./runtime/last-answer.ts";
import { jsonLog } from "./runtime/log.ts";
import { withMetrics } from "./runtime/metrics.ts";
import { noticeRoutes } from "./runtime/notice-pages.ts";
import { opening } from "./runtime/opening.ts";

/** A platform, its libraries loaded only where it has settings. */
const platform =
  <S>(
    settings: S | undefined,
    load: () => Promise<(parts: AdapterParts & { readonly settings: S }) => Adapter>,
  ) =>
  async (parts: AdapterParts): Promise<readonly Adapter[]> =>
    settings === undefined ? [] : [(await load())({ ...parts, settings })];

/** Every platform, and its settings where it is on. */
const platforms = ({ demo, slack, teams }: Config) => [
  platform(demo ? {} : undefined, async () => (await import("./web/index.ts")).webAdapter),
  platform(slack, async () => (await import("./slack/index.ts")).slackAdapter),
  platform(teams, async () => (await import("./teams/index.ts")).teamsAdapter),
];

const stop = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};

/** Does what a wrong setting stops; then the server does not start, and one sentence says why. */
const orStop = async <T>(work: () => Promise<T> | T): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConfigError) return stop(error.message);
    throw error;
  }
};

// botbuilder writes of every token it refuses: what nobody known has sent must not fill the log.
console.error = () => {};

const config = await orStop(() => readConfig(process.env));
const unlock = await orStop(() => lockDatabase(config));
if (unlock === undefined)
  stop(
    "DATABASE_URL names a SQLite file that another server is using; stop that one, or use postgresql:// for several.",
  );
const app = express();
app.disable("x-powered-by");
const door = opening(config.county);
app.use(door.handler);
// Before anything is made that would be in vain: the port may be another's.
const server = app.listen(config.port, config.host);
await once(server, "listening").catch((error: Error) =>
  stop(`PORT ${config.port} cannot be used on ${config.host}: ${error.message}.`),
);
const { port } = server.address() as AddressInfo;
/** How people reach this server. */
const address = config.publicUrl ?? `http://${config.host}:${port}`;
await orStop(() => checkRootsFile(config));
const composed = await orStop(() =>
  compose(
    config,
    (now) => jsonLog(config.logLevel, now),
    () => address,
  ),
);
const { store, time, log } = composed;
await orStop(() => refuseMoved(store, config));
const { bot, refused, text: metrics } = withMetrics(composed.bot, { ofProcess: true });

const requests = draining(time);
app.use(requests.handler);
app.use(healthRoutes(store, bot, metrics));
app.use(fileRoutes(bot, log));
app.use(noticeRoutes(config.county));
app.use(apiRoutes({ bot, log, refused }));

const adapters: Adapter[] = [];
for (const open of platforms(config)) {
  const parts = { bot, store, time, log, refused, county: config.county };
  for (const adapter of await orStop(() => open(parts))) {
    app.use(adapter.routes);
    bot.connect(adapter);
    await orStop(() => adapter.start());
    adapters.push(adapter);
  }
}

app.use(noSuchPage, somethingBroke(log));

const stopping = new AbortController();
const running = bot.run(stopping.signal);
door.open();
log("info", "listening", { address, demo: config.demo });
if (config.demo) process.stderr.write(`\n  ${config.county}府检联动助手（演示） → ${address}\n\n`);

/** How long those who wait for an answer are still given it, in milliseconds. */
const lastAnswers = 30_000;

/** Answers whoever waits and refuses what is new, finishes what is under way, then lets go of the database. */
const shutDown = async (): Promise<void> => {
  stopping.abort();
  await requests.drain(lastAnswers);
  for (const adapter of adapters) await adapter.stop();
  server.close();
  server.closeAllConnections();
  await running;
  await store.close();
  await unlock?.();
};
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void shutDown());
