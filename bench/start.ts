import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { openCounty } from "./county.ts";
import { compared, interleaved, type Line, milliseconds } from "./measure.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
/** What a start should take at most, and how long one is waited for, in milliseconds. */
const longest = 1500;
const slowest = 60_000;

/** The same libraries on an empty page, listening: what any server like this one takes to start. */
const bare = `
  import express from "express";
  import { loadSqliteAdapter } from "./src/store/driver.ts";
  import { PrismaClient } from "./src/store/generated/sqlite/client.ts";
  const { PrismaBetterSqlite3 } = await loadSqliteAdapter();
  const client = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: process.env.DATABASE_URL }) });
  const app = express();
  app.get("/readyz", async (_, response) => { await client.$queryRaw\`SELECT 1\`; response.send("ready"); });
  const server = app.listen(0, "127.0.0.1", () =>
    console.log(JSON.stringify({ event: "listening", address: "http://127.0.0.1:" + server.address().port })));
  process.once("SIGTERM", () => process.exit());
`;

/** Resolves with the address a server logs when it listens; rejects when it ends before that. */
const addressOf = (server: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
    if (server.stdout === null) return reject(new Error("the server has no output"));
    createInterface({ input: server.stdout }).on("line", (line) => {
      if (!line.startsWith("{")) return;
      const { event, address } = JSON.parse(line) as { event?: string; address?: string };
      if (event === "listening" && address !== undefined) resolve(address);
    });
  });

/** Starts a server, asks /readyz until it answers 200, and stops it again, with all it started. */
const started = async (
  program: string,
  parameters: readonly string[],
  database: string,
): Promise<number> => {
  const { NODE_V8_COVERAGE: _, ...environment } = process.env;
  const begun = performance.now();
  const server = spawn(program, parameters, {
    cwd: root,
    // A group of its own: npm starts others, and all of them are to end.
    detached: true,
    env: {
      ...environment,
      DATABASE_URL: database,
      HOST: "127.0.0.1",
      PORT: "0",
      DEMO: "1",
      DEMO_EMPTY: "1",
    },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  try {
    const address = await addressOf(server);
    for (;;) {
      const { status } = await fetch(`${address}/readyz`);
      if (status === 200) return performance.now() - begun;
      if (performance.now() - begun > slowest) throw new Error(`/readyz answers ${status}`);
    }
  } finally {
    if (server.pid !== undefined && server.exitCode === null) process.kill(-server.pid, "SIGTERM");
    await ended;
  }
};

/** From starting the server on an existing database to the first 200 of /readyz. */
export const startLines = async (folder: string, rounds: number): Promise<readonly Line[]> => {
  const file = `file:${join(folder, "start.db")}`;
  await (await openCounty(file)).close();
  const tsx = ["--import", "tsx"];
  const [ours = Number.NaN, theirs = Number.NaN, whole = Number.NaN] = await interleaved(
    [
      () => () => started(process.execPath, [...tsx, "adapters/main.ts"], file),
      () => () => started(process.execPath, [...tsx, "--input-type=module", "--eval", bare], file),
      () => () => started("npm", ["start"], file),
    ],
    rounds,
    1,
  );
  return [
    {
      ...compared("start to the first 200 of /readyz | a server with one route", ours, theirs),
      goal: { says: `≤ ${milliseconds(longest)}`, met: ours <= longest },
    },
    { name: "npm start, the whole of it", ours: milliseconds(whole), theirs: "" },
  ];
};
