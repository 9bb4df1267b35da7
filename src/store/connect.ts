import { chmodSync, closeSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type { PrismaPg } from "@prisma/adapter-pg";
import { DatabaseFailed, DatabaseRefused, type Direct } from "./direct.ts";
import { directPostgresql } from "./direct-postgresql.ts";
import { loadSqliteAdapter } from "./driver.ts";
import type * as generated from "./generated/sqlite/client.ts";
import { applyMigrations } from "./migrate.ts";
import { keepPrepared } from "./prepared.ts";
import type { Client, Sql } from "./tables.ts";
import { DatabaseUnreadable } from "./unreadable.ts";
import { heldUp, isBusy, waitForLock } from "./wait-for-lock.ts";

/** Whether an address is PostgreSQL's. */
export const isPostgresql = (url: string): boolean => /^postgres(ql)?:/.test(url);

/**
 * Makes a SQLite file where there is none, with its folder, and lets nobody but its owner read it. What
 * SQLite puts beside it gets the same mode.
 */
const makeFile = (url: string): void => {
  const path = url.slice("file:".length);
  mkdirSync(dirname(path), { recursive: true });
  try {
    closeSync(openSync(path, "a", 0o600));
  } catch {
    // One that may only be read is opened all the same.
  }
  for (const file of [path, `${path}-wal`, `${path}-shm`])
    try {
      const mode = statSync(file).mode & 0o777;
      if ((mode & 0o077) !== 0) chmodSync(file, mode & 0o700);
    } catch {
      // It is not there, or somebody else's.
    }
};

/** `OFF` waits for no disk: only for a file that nobody relies on before it is finished. */
export type Synchronous = "FULL" | "OFF";

/** Safe on power loss; what is deleted is overwritten; an entry that is replaced counts as removed, so the triggers refuse it; what another process holds is asked for again (`waitForLock`). */
const pragmas = (synchronous: Synchronous): string => `
  PRAGMA busy_timeout = ${heldUp};
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = ${synchronous};
  PRAGMA foreign_keys = ON;
  PRAGMA recursive_triggers = ON;
  PRAGMA secure_delete = ON;
`;

/** What connects to a database, and the ways past Prisma by the newest of its connections. */
type Connector<Factory> = { readonly factory: Factory; readonly direct: Direct };

/** The ways past Prisma, once there is a connection. */
const directBy = (connected: () => Direct | undefined): Direct => {
  const now = (): Direct => {
    const direct = connected();
    if (direct === undefined) throw new Error("the database is asked before it is connected");
    return direct;
  };
  const failing = <T>(work: (direct: Direct) => Promise<T>): Promise<T> =>
    work(now()).catch((cause: unknown) => {
      if (cause instanceof DatabaseRefused || cause instanceof DatabaseUnreadable) throw cause;
      throw new DatabaseFailed("the database did not do what it was asked", { cause });
    });
  return {
    ask: (text, values) => failing((direct) => direct.ask(text, values)),
    runAll: (statements) => failing((direct) => direct.runAll(statements)),
  };
};

/** A SQLite factory whose every connection is set up as above. */
const sqlite = async (
  url: string,
  synchronous: Synchronous,
): Promise<Connector<PrismaBetterSqlite3>> => {
  const { PrismaBetterSqlite3 } = await loadSqliteAdapter();
  const factory = new PrismaBetterSqlite3({ url });
  const connect = factory.connect.bind(factory);
  let direct: Direct | undefined;
  factory.connect = async () => {
    const prepared = keepPrepared(await connect());
    direct = prepared.direct;
    // Of two that set up a new file at once SQLite refuses one at once: that one asks again.
    const connection = waitForLock(prepared.connection);
    try {
      await connection.executeScript(pragmas(synchronous));
      return connection;
    } catch (error) {
      await connection.dispose();
      throw error;
    }
  };
  return { factory, direct: directBy(() => direct) };
};

/** How long the first connection may take, in milliseconds: a server may accept it and never speak. */
const longestToConnect = 15_000;

/** Named statements: PostgreSQL plans a query once, worth a third of the time of a write. */
const postgresql = async (
  url: string,
  connectionTimeoutMillis = 0,
): Promise<Connector<PrismaPg>> => {
  const { PrismaPg } = await import("@prisma/adapter-pg");
  const names = new Map<string, string>();
  const nameOf = (sql: string): string => {
    if (names.size < 500 && !names.has(sql)) names.set(sql, `s${names.size}`);
    return names.get(sql) ?? "";
  };
  const factory = new PrismaPg(
    { connectionString: url, connectionTimeoutMillis },
    { statementNameGenerator: ({ sql }) => nameOf(sql) },
  );
  const connect = factory.connect.bind(factory);
  let direct: Direct | undefined;
  factory.connect = async () => {
    const connection = await connect();
    direct = directPostgresql(connection.underlyingDriver(), nameOf);
    return connection;
  };
  return { factory, direct: directBy(() => direct) };
};

/** On a busy machine a save may wait long for its turn; Prisma gives up after five seconds. */
const transactionOptions = { maxWait: 20_000, timeout: 60_000 };

/** A database that was opened. Once it is closed nothing may be asked of its client any more. */
export type OpenedDatabase = {
  readonly client: Client;
  readonly sql: Sql;
  readonly direct: Direct;
  readonly close: () => Promise<void>;
};

/** A client of SQLite, and what it connects through when it is asked for something. */
type Reusable = { readonly client: Client; factory: PrismaBetterSqlite3 };

/**
 * Clients whose files are closed. The next file is opened by one of them: what a client has planned
 * of its queries stays good, and planning them anew costs more than everything else about opening.
 */
const idle: Reusable[] = [];

const sqliteClient = async ({
  factory,
  direct,
}: Connector<PrismaBetterSqlite3>): Promise<OpenedDatabase> => {
  const { Prisma, PrismaClient } = await import("./generated/sqlite/client.ts");
  const one = idle.pop() ?? newClient(PrismaClient, factory);
  one.factory = factory;
  const { client } = one;
  await client.$connect();
  return {
    client,
    sql: Prisma,
    direct,
    close: async () => {
      await client.$disconnect();
      if (!idle.includes(one)) idle.push(one);
    },
  };
};

const newClient = (
  PrismaClient: typeof generated.PrismaClient,
  factory: PrismaBetterSqlite3,
): Reusable => {
  const adapter: Pick<PrismaBetterSqlite3, "provider" | "adapterName" | "connect"> = {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => one.factory.connect(),
  };
  const one: Reusable = { client: new PrismaClient({ adapter, transactionOptions }), factory };
  return one;
};

/** Opens a database, brought up to date; only the client that is needed is loaded. */
export const openDatabase = async (
  url: string,
  synchronous: Synchronous = "FULL",
): Promise<OpenedDatabase> => {
  if (isPostgresql(url)) {
    // The limit is the first connection's alone: later it would count the wait for a free one as well.
    await applyMigrations((await postgresql(url, longestToConnect)).factory, "postgresql");
    const { Prisma, PrismaClient } = await import("./generated/postgresql/client.ts");
    const { factory, direct } = await postgresql(url);
    const client = new PrismaClient({
      adapter: factory,
      transactionOptions,
    }) as unknown as Client;
    await client.$connect();
    return { client, sql: Prisma, direct, close: () => client.$disconnect() };
  }
  makeFile(url);
  const connector = await sqlite(url, synchronous);
  await applyMigrations(connector.factory, "sqlite");
  return sqliteClient(connector);
};

/** The client alone, for what looks at the tables as they are. */
export const connectDatabase = async (url: string): Promise<Client> =>
  (await openDatabase(url)).client;

/** Lets go of a lock. */
export type Unlock = () => Promise<void>;

/**
 * Takes a lock by holding a file, which is made where there is none; the operating system lets go of it
 * however the process ends. Gives the way to let go, or `undefined` where another has it.
 */
export const lockFile = async (path: string): Promise<Unlock | undefined> => {
  const url = `file:${path}`;
  const { PrismaBetterSqlite3 } = await loadSqliteAdapter();
  makeFile(url);
  const connection = await new PrismaBetterSqlite3({ url, timeout: 0 }).connect();
  try {
    await connection.executeScript("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;");
    return () => connection.dispose();
  } catch (error) {
    await connection.dispose();
    if (isBusy(error)) return undefined;
    throw error;
  }
};

/** Keeps a SQLite file to one server, by a lock beside it; PostgreSQL takes several servers. */
export const lockServer = async (url: string): Promise<Unlock | undefined> =>
  isPostgresql(url) ? async () => {} : lockFile(`${url.slice("file:".length)}.server`);
