import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { SlackConfig, TeamsConfig } from "../adapters/config.ts";
import type { Instant } from "../src/calendar/day.ts";

/** How many seconds of the county pass in one of ours. A lease is then six seconds: longer than a call may hang. */
export const speed = 20;

/** What a server is told when it is started. */
export type ServerTold = {
  readonly at: Instant;
  readonly since: number;
  readonly slack: SlackConfig;
  readonly teams: TeamsConfig;
};

/** Servers on one database, each a process that can be killed and is started again. */
export type Servers = {
  /** Where those listen that live. */
  addresses(): readonly string[];
  /** Starts another; resolves when it listens. */
  start(): Promise<void>;
  /** Kills the one that has lived longest, wherever it is; resolves when it is gone. */
  kill(): Promise<void>;
  /** How many milliseconds passed from a start until the first notice was delivered, each time. */
  readonly firstDeliveries: readonly number[];
  /** What a server said that it should not have to say. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
};

type Server = {
  readonly process: ChildProcess;
  readonly ended: Promise<unknown>;
  address?: string;
};

const root = fileURLToPath(new URL("..", import.meta.url));
const program = fileURLToPath(import.meta.resolve("./server.ts"));

/** Keeps servers on a database. */
export const keepServers = (database: string, told: ServerTold): Servers => {
  const living: Server[] = [];
  const firstDeliveries: number[] = [];
  const complaints: string[] = [];

  const start = async (): Promise<void> => {
    const begun = Date.now();
    const child = spawn(
      process.execPath,
      ["--import", "tsx", program, database, JSON.stringify(told)],
      { cwd: root, stdio: ["ignore", "pipe", "pipe"] },
    );
    let complaint = "";
    child.stderr.setEncoding("utf8").on("data", (said: string) => {
      complaint = `${complaint}${said}`.slice(0, 600);
    });
    const server: Server = { process: child, ended: once(child, "close") };
    living.push(server);
    const listens = new Promise<void>((resolve) => {
      createInterface({ input: child.stdout }).on("line", (line) => {
        const [what, first = "", ...rest] = line.split(" ");
        if (what === "delivered") firstDeliveries.push(Date.now() - begun);
        if (what === "log" && first === "error") complaints.push(rest.join(" "));
        if (what !== "listening") return;
        server.address = first;
        resolve();
      });
    });
    await Promise.race([listens, server.ended]);
    // Whoever is killed while it starts has not ended by itself.
    if (server.address === undefined && !child.killed)
      throw new Error(`a server ended by itself: ${complaint}`);
  };

  const kill = async (): Promise<void> => {
    const oldest = living.shift();
    oldest?.process.kill("SIGKILL");
    await oldest?.ended;
  };

  return {
    addresses: () => living.flatMap(({ address }) => address ?? []),
    start,
    kill,
    firstDeliveries,
    complaints,
    close: async () => {
      while (living.length > 0) await kill();
    },
  };
};
