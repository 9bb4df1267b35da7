import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import type { PrismaClient } from "./generated/sqlite/client.ts";
import { migrate } from "./migrate.ts";

/** The client of either database: both are generated from one schema, so SQLite's types fit both. */
export type Client = PrismaClient;

/** Whether an address is PostgreSQL's. */
export const isPostgresql = (url: string): boolean => /^postgres(ql)?:/.test(url);

/** Safe on power loss and against a second writer: what the adapter leaves at its defaults. */
const pragmas = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA busy_timeout = 3000;
`;

/** A SQLite factory whose every connection is set up as above. */
const sqlite = (url: string): PrismaBetterSqlite3 => {
  const factory = new PrismaBetterSqlite3({ url });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const connection = await connect();
    await connection.executeScript(pragmas);
    return connection;
  };
  return factory;
};

/** Named statements: PostgreSQL plans a query once, worth a third of the time of a write. */
const named = (url: string): PrismaPg => {
  const names = new Map<string, string>();
  return new PrismaPg(
    { connectionString: url },
    {
      statementNameGenerator: ({ sql }) => {
        const name = names.get(sql) ?? `s${names.size}`;
        if (names.size < 500) names.set(sql, name);
        return names.has(sql) ? name : "";
      },
    },
  );
};

/** Opens a database, brought up to date; only the client that is needed is loaded. */
export const connect = async (url: string): Promise<Client> => {
  if (isPostgresql(url)) {
    const adapter = named(url);
    await migrate(adapter, "postgresql");
    const { PrismaClient } = await import("./generated/postgresql/client.ts");
    return new PrismaClient({ adapter }) as unknown as Client;
  }
  const adapter = sqlite(url);
  await migrate(adapter, "sqlite");
  const { PrismaClient } = await import("./generated/sqlite/client.ts");
  return new PrismaClient({ adapter });
};

/**
 * Keeps a SQLite file to one server: holds a lock beside it, which the operating system lets go of
 * however the process ends. Gives the way to let go, or `undefined` where another server has it.
 * PostgreSQL takes several servers.
 */
export const lockServer = async (url: string): Promise<(() => Promise<void>) | undefined> => {
  if (isPostgresql(url)) return async () => {};
  const connection = await new PrismaBetterSqlite3({ url: `${url}.server`, timeout: 0 }).connect();
  try {
    await connection.executeScript("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;");
    return () => connection.dispose();
  } catch {
    await connection.dispose();
    return undefined;
  }
};
