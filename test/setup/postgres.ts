import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { PrismaPg } from "@prisma/adapter-pg";

export type Postgres = {
  /** Address of a database to make others from. */
  readonly url: string;
  /** Makes an empty database and returns its address. */
  freshDatabase(): Promise<string>;
  /** Stops a server that was started here; drops the databases made on one that was not. */
  stop(): Promise<void>;
};

/**
 * The PostgreSQL of `TEST_POSTGRES_URL`, or a private one on a free loopback port, started from
 * Debian's binaries in a temporary folder. Where there is neither, the sentence that says so.
 */
export async function startPostgres(): Promise<Postgres | string> {
  const given = process.env["TEST_POSTGRES_URL"];
  if (given) {
    const url = named(given);
    return on(url, () => dropFreshDatabases(url));
  }

  const binaries = debianBinaries();
  if (!binaries) {
    return "PostgreSQL was not found: install Debian's postgresql or set TEST_POSTGRES_URL.";
  }

  const owner = unprivilegedUser();
  if (!owner) return "PostgreSQL does not run as root and there is no user postgres to run it as.";

  const folder = mkdtempSync(join(tmpdir(), "liandong-postgres-"));
  if (owner.uid !== process.getuid?.()) chownSync(folder, owner.uid, owner.gid);
  const environment = { ...process.env, LC_ALL: "C.UTF-8", HOME: folder };
  execFileSync(
    join(binaries, "initdb"),
    [
      "-D",
      join(folder, "data"),
      "-U",
      "postgres",
      "-A",
      "trust",
      "-E",
      "UTF8",
      "--no-sync",
      "--no-instructions",
    ],
    { ...owner, cwd: folder, env: environment, stdio: ["ignore", "ignore", "inherit"] },
  );

  const port = await freePort();
  const settings = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    `unix_socket_directories=${folder}`,
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "max_connections=200",
    "log_min_messages=panic",
  ];
  const server = spawn(
    join(binaries, "postgres"),
    ["-D", join(folder, "data"), ...settings.flatMap((setting) => ["-c", setting])],
    { ...owner, cwd: folder, env: environment, stdio: "ignore" },
  );
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const stop = async () => {
    // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients that are still connected.
    server.kill("SIGINT");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };

  const url = named(`postgresql://postgres@127.0.0.1:${port}/postgres`);
  for (let tries = 0; tries < 100; tries++) {
    if (server.exitCode !== null) break;
    if (await answers(url)) return on(url, stop);
    await pause(100);
  }
  await stop();
  throw new Error(`PostgreSQL from ${binaries} did not start on port ${port}.`);
}

/**
 * Makes a database on the server behind the `url` of a `Postgres` and returns its address: empty, or a
 * copy of another that nobody is connected to.
 */
export async function freshDatabase(url: string, of?: string): Promise<string> {
  const name = `${prefixOf(url)}${process.pid}_${Math.random().toString(36).slice(2)}`;
  const template = of === undefined ? "" : ` template ${new URL(of).pathname.slice(1)}`;
  await ask(url, `create database ${name}${template}`);
  const fresh = new URL(url);
  fresh.pathname = `/${name}`;
  fresh.searchParams.delete("application_name");
  return fresh.href;
}

/** The address with a name for this run, which its databases bear too: so that only they are dropped. */
function named(url: string): string {
  const address = new URL(url);
  const run = Math.random().toString(36).slice(2);
  address.searchParams.set("application_name", `liandong_test_${run}_`);
  return address.href;
}

function prefixOf(url: string): string {
  return new URL(url).searchParams.get("application_name") ?? "liandong_test_";
}

function on(url: string, stop: () => Promise<void>): Postgres {
  return { url, freshDatabase: () => freshDatabase(url), stop };
}

async function dropFreshDatabases(url: string): Promise<void> {
  const names = await ask(
    url,
    `select datname from pg_database where starts_with(datname, '${prefixOf(url)}')`,
  );
  for (const [name] of names) await ask(url, `drop database if exists ${name} with (force)`);
}

async function ask(url: string, sql: string): Promise<unknown[][]> {
  const connection = await new PrismaPg(url).connect();
  try {
    return (await connection.queryRaw({ sql, args: [], argTypes: [] })).rows;
  } finally {
    await connection.dispose();
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    await ask(url, "select 1 as one");
    return true;
  } catch {
    return false;
  }
}

function debianBinaries(): string | undefined {
  const versions = "/usr/lib/postgresql";
  if (!existsSync(versions)) return undefined;
  return readdirSync(versions)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(versions, version, "bin"))
    .find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")));
}

/** Whose server it is to be: ours, or Debian's user postgres when we are root. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  const uid = process.getuid?.();
  const gid = process.getgid?.();
  if (uid === undefined || gid === undefined) return undefined;
  if (uid !== 0) return { uid, gid };
  try {
    const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { stdio: "pipe" }));
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
