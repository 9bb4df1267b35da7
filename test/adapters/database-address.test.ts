import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lockDatabase, openDatabase } from "../../adapters/compose.ts";
import { ConfigError, readConfig } from "../../adapters/config.ts";
import { loadSqliteAdapter } from "../../src/store/driver.ts";
import { openStore } from "../../src/store/open.ts";
import { freshFolder, freshPostgres, postgresUrl } from "../setup/available.ts";

const sentence =
  /^DATABASE_URL names [^\n]*, which cannot be opened \([^\n)]+\); give file:<path> of a SQLite file, or of a new one in a folder that can be written, or postgresql:[^\n]* of a server that answers\.$/;

/** What a start with this address ends with. */
const ending = async (url: string): Promise<unknown> => {
  const config = readConfig({ DATABASE_URL: url, DEMO: "1" });
  try {
    const unlock = await lockDatabase(config);
    try {
      await (await openDatabase(config)).store.close();
    } finally {
      await unlock?.();
    }
  } catch (error) {
    return error;
  }
  return "it started";
};

const refused = async (url: string): Promise<string> => {
  const error = await ending(url);
  expect(error).toBeInstanceOf(ConfigError);
  const { message } = error as ConfigError;
  expect(message).toMatch(sentence);
  return message;
};

/** Root may write whatever the mode says: nobody may not. The way to the folder is opened. */
const asNobody = async <T>(folder: string, work: () => Promise<T>): Promise<T> => {
  if (process.geteuid?.() !== 0) return work();
  chmodSync(dirname(folder), 0o711);
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
};

// It is given a quarter of a minute, in which everything else here is done.
const open = new Set<Socket>();
const silent = createServer((socket) => open.add(socket));
let endingOfSilent: Promise<string>;
beforeAll(async () => {
  await once(silent.listen(0, "127.0.0.1"), "listening");
  const { port } = silent.address() as AddressInfo;
  endingOfSilent = refused(`postgresql://nobody:canary@127.0.0.1:${port}/x`);
  endingOfSilent.catch(() => {});
});
afterAll(() => {
  for (const socket of open) socket.destroy();
  silent.close();
});

describe("a database that cannot be reached at start is one sentence", () => {
  it.each([
    ["a port nobody listens on", "postgresql://nobody:canary@127.0.0.1:1/x", "ECONNREFUSED"],
    ["a name with several addresses", "postgresql://nobody:canary@localhost:1/x", "ECONNREFUSED"],
    ["no address", "postgresql://nobody:canary@127.0.0.1:port/x", "Invalid URL"],
  ])("%s, without the password", async (_, url, reason) => {
    const said = await refused(url);
    expect(said).toContain(reason);
    expect(said).not.toContain("canary");
  });

  it.skipIf(postgresUrl() === undefined)("a PostgreSQL without that database", async () => {
    const url = new URL(await freshPostgres());
    url.pathname = "/nothing_of_this_name";
    expect(await refused(url.href)).toContain("nothing_of_this_name");
  });

  it.each([
    [
      "a directory",
      (folder: string) => {
        mkdirSync(join(folder, "x.db"));
        return "x.db";
      },
      "unable to open database file",
    ],
    [
      "a file that is no database",
      (folder: string) => {
        writeFileSync(join(folder, "x.db"), "Dear county, ".repeat(1000));
        return "x.db";
      },
      "file is not a database",
    ],
    [
      "a file below a file",
      (folder: string) => {
        writeFileSync(join(folder, "x"), "");
        return "x/y.db";
      },
      "mkdir",
    ],
  ])("%s", async (_, make, reason) => {
    const folder = freshFolder();
    const said = await refused(`file:${join(folder, make(folder))}`);
    expect(said).toContain(folder);
    expect(said).toContain(reason);
  });

  it.each([
    ["x.db", "unable to open database file"],
    ["made/x.db", "mkdir"],
  ])("%s in a folder that cannot be written", async (name, reason) => {
    const folder = freshFolder();
    chmodSync(folder, 0o555);
    const said = await asNobody(folder, () => refused(`file:${join(folder, name)}`));
    expect(said).toContain(reason);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("a file with the tables of another program, which stays as it was", async () => {
    const url = `file:${join(freshFolder(), "x.db")}`;
    const { PrismaBetterSqlite3 } = await loadSqliteAdapter();
    const connection = await new PrismaBetterSqlite3({ url }).connect();
    await connection.executeScript(
      "CREATE TABLE ledger (id INTEGER); CREATE TABLE visits (n TEXT);",
    );
    expect(await refused(url)).toContain("the tables of another program, ledger, visits");
    const { rows } = await connection.queryRaw({
      sql: "SELECT count(*) FROM sqlite_master",
      args: [],
      argTypes: [],
    });
    await connection.dispose();
    expect(rows).toEqual([[2]]);
  });

  it("a file of ours that can only be read", async () => {
    const folder = freshFolder();
    const file = join(folder, "x.db");
    await (await openStore(`file:${file}`)).close();
    chmodSync(file, 0o444);
    chmodSync(folder, 0o777);
    const said = await asNobody(folder, () => refused(`file:${file}`));
    expect(said).toContain("readonly database");
  });

  it.each(["file::memory:", "file:x?mode=:memory:"])("%s is no file", async (url) => {
    expect(await ending(url)).toEqual(
      new ConfigError("DATABASE_URL must name a file, such as file:./data/liandong.db."),
    );
  });
});

it.each([
  ["npm start", ["adapters/main.ts"]],
  ["npm run chat", ["adapters/terminal/index.ts", "--as", "water.liaison"]],
  ["npm run admin", ["adapters/admin.ts", "verify-history"]],
])("%s says it on one line and ends with 1", (_, words) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", ...words], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    env: { ...process.env, DATABASE_URL: "postgresql://nobody:canary@127.0.0.1:1/x", DEMO: "1" },
    encoding: "utf8",
  });
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr.trimEnd()).toMatch(sentence);
  expect(stderr).not.toContain("canary");
});

it("a server that accepts the connection and never speaks is given up", async () => {
  const said = await endingOfSilent;
  expect(said).toContain("timeout");
  expect(said).not.toContain("canary");
});
