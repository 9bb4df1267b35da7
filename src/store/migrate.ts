import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { SqlDriverAdapter, SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";

const folders = {
  sqlite: fileURLToPath(new URL("../../prisma/migrations/", import.meta.url)),
  postgresql: fileURLToPath(new URL("../../prisma/postgresql/migrations/", import.meta.url)),
};

/** Prisma's own table, so that `prisma migrate deploy` agrees with what was applied here. */
const table = {
  sqlite: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME,
    "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME,
    "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0);`,
  postgresql: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0);`,
};

/** One migration at a time, whole or not at all; PostgreSQL takes a script for one transaction anyway. */
const alone = {
  sqlite: (sql: string) => `PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE; ${sql} COMMIT;`,
  postgresql: (sql: string) => `SELECT pg_advisory_xact_lock(7236571); ${sql}`,
};

const appliedMigrations = async (connection: SqlDriverAdapter): Promise<ReadonlySet<unknown>> => {
  const { rows } = await connection.queryRaw({
    sql: `SELECT migration_name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    args: [],
    argTypes: [],
  });
  return new Set(rows.map(([name]) => name));
};

/** Throws where a file holds the tables of another program: ours would be put among them. */
const refuseForeign = async (
  connection: SqlDriverAdapter,
  migrations: readonly string[],
): Promise<void> => {
  const { rows } = await connection.queryRaw({
    sql: `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
    args: [],
    argTypes: [],
  });
  const tables = rows.map(([name]) => String(name));
  if (tables.length === 0) return;
  const applied = tables.includes("_prisma_migrations")
    ? await appliedMigrations(connection)
    : new Set();
  if (tables.some((name) => name !== "_prisma_migrations") && !applied.has(migrations[0]))
    throw new Error(`it holds the tables of another program, ${tables.slice(0, 3).join(", ")}`);
};

// SQLite waits for a lock without letting anything else of this process run: a second opener in
// the same process would wait for a rollback that cannot come. So they take turns.
let turn: Promise<void> = Promise.resolve();

/**
 * Applies the migrations a database has not had, oldest first, each in one transaction. One that
 * fails leaves the database as it was and is thrown.
 */
export const applyMigrations = (
  factory: SqlDriverAdapterFactory,
  provider: keyof typeof folders,
): Promise<void> => {
  const mine = turn.then(() => migrateAlone(factory, provider));
  turn = mine.catch(() => {});
  return mine;
};

const migrateAlone = async (
  factory: SqlDriverAdapterFactory,
  provider: keyof typeof folders,
): Promise<void> => {
  const connection = await factory.connect();
  const run = (sql: string): Promise<unknown> => runScript(connection, provider, sql);
  try {
    const names = readdirSync(folders[provider], { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
    if (provider === "sqlite") await refuseForeign(connection, names);
    await run(provider === "sqlite" ? table.sqlite : alone.postgresql(table.postgresql));
    const before = await appliedMigrations(connection);
    for (const name of names.filter((one) => !before.has(one))) {
      const sql = readFileSync(`${folders[provider]}${name}/migration.sql`, "utf8");
      const checksum = createHash("sha256").update(sql).digest("hex");
      const record = `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, applied_steps_count)
        VALUES ('${randomUUID()}', '${checksum}', CURRENT_TIMESTAMP, '${name}', 1);`;
      try {
        await run(alone[provider](`${sql}\n${record}`));
      } catch (error) {
        await run("ROLLBACK;").catch(() => {});
        // Another process may have been first; then it is done.
        if (!(await appliedMigrations(connection)).has(name)) throw error;
      }
    }
  } finally {
    await connection.dispose();
  }
};

/** Runs a script whole: the PostgreSQL adapter's own way would cut functions at their semicolons. */
const runScript = async (
  connection: SqlDriverAdapter,
  provider: keyof typeof folders,
  sql: string,
): Promise<unknown> => {
  if (provider === "sqlite") return connection.executeScript(sql);
  const { underlyingDriver } = connection as SqlDriverAdapter & {
    underlyingDriver(): { query(sql: string): Promise<unknown> };
  };
  return underlyingDriver.call(connection).query(sql);
};
