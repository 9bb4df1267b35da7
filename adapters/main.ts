import type { AddressInfo } from "node:net";
import express from "express";
import { lockServer } from "../src/store/connect.ts";
import type { Adapter } from "./adapter.ts";
import { jsonLog } from "./clock.ts";
import { compose } from "./compose.ts";
import { ConfigError, readConfig, type SlackConfig, type TeamsConfig } from "./config.ts";
import { fileRoutes } from "./files.ts";
import { metered } from "./metrics.ts";
import { webAdapter } from "./web/index.ts";

const config = await readOrStop();
const unlock = await lockServer(config.databaseUrl);
if (unlock === undefined)
  stop(
    "DATABASE_URL names a SQLite file that another server is using; stop that one, or use postgresql:// for several.",
  );
/** How people reach this server; with PORT 0 the port is known once it listens. */
let address = config.publicUrl ?? `http://${config.host}:${config.port}`;
const composed = await compose(
  config,
  (now) => jsonLog(config.logLevel, now),
  () => address,
);
const { store, clock, log } = composed;
const { bot, text: metrics } = metered(composed.bot);

const web = config.demo ? webAdapter({ bot, store, clock, log, county: config.county }) : undefined;
const slack = config.slack && (await slackOn(config.slack));
const teams = config.teams && (await teamsOn(config.teams));
/** Every platform that is on. */
const adapters: readonly Adapter[] = [web, slack, teams].filter((one) => one !== undefined);

const app = express();
app.disable("x-powered-by");
app.get("/healthz", (_, response) => {
  response.type("text").send("ok\n");
});
app.get("/readyz", async (_, response) => {
  const ready = await store.ping().then(
    () => true,
    () => false,
  );
  response
    .status(ready ? 200 : 503)
    .type("text")
    .send(ready ? "ready\n" : "the database does not answer\n");
});
app.get("/metrics", (_, response) => {
  response.type("text/plain; version=0.0.4").send(metrics());
});
app.use(fileRoutes(bot, log));
if (web !== undefined) app.use(web.routes);
if (slack !== undefined) app.use(slack.routes);
if (teams !== undefined) app.use(teams.routes);

for (const adapter of adapters) {
  bot.connect(adapter);
  await adapter.start().catch((error: unknown) => {
    if (error instanceof ConfigError) stop(error.message);
    throw error;
  });
}
const stopping = new AbortController();
const running = bot.run(stopping.signal);
const server = app.listen(config.port, config.host, (error) => {
  if (error !== undefined)
    stop(`PORT ${config.port} cannot be used on ${config.host}: ${error.message}.`);
  const { port } = server.address() as AddressInfo;
  address = config.publicUrl ?? `http://${config.host}:${port}`;
  log("info", "listening", { address, demo: config.demo });
  if (config.demo)
    process.stderr.write(`\n  ${config.county}府检联动助手（演示） → ${address}\n\n`);
});

/** Finishes what is under way, then lets go of the database. */
const shutDown = async (): Promise<void> => {
  stopping.abort();
  for (const adapter of adapters) await adapter.stop();
  server.close();
  server.closeAllConnections();
  await running;
  await store.close();
  await unlock?.();
};
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void shutDown());

/** Slack's libraries are loaded only where Slack is on. */
async function slackOn(settings: SlackConfig) {
  const { slackAdapter } = await import("./slack/index.ts");
  return slackAdapter({ settings, bot, store, clock, log });
}

/** So is botbuilder, only where Teams is on. */
async function teamsOn(settings: TeamsConfig) {
  const { teamsAdapter } = await import("./teams/index.ts");
  const { seal } = composed;
  if (seal === undefined)
    stop("SECRET_KEY is not set, but Teams needs it: conversations are kept sealed.");
  return teamsAdapter({ settings, bot, store, clock, log, seal });
}

function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

async function readOrStop() {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) return stop(error.message);
    throw error;
  }
}
