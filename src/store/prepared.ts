import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import { DatabaseRefused, type Direct } from "./direct.ts";
import { DatabaseUnreadable } from "./unreadable.ts";
import { untilFree } from "./wait-for-lock.ts";

/** What Prisma's adapter asks of a statement of its driver. */
type Column = { readonly name: string; readonly type: string | null };
type Bound = {
  readonly reader: boolean;
  run(): { readonly changes: number };
  columns(): readonly Column[];
  raw(): { all(): readonly unknown[] };
};
type Prepared = {
  readonly reader: boolean;
  run(...values: unknown[]): { readonly changes: number };
  columns(): readonly Column[];
  raw(): { all(...values: unknown[]): readonly unknown[] };
};
type Asked = {
  columns(): readonly Column[];
  all(...values: unknown[]): readonly unknown[];
};
/** A statement whose numbers may be as the driver gives them to others, where Prisma's adapter wants BigInt. */
type Made = Prepared & { safeIntegers(big: boolean): Asked };
type Driver = {
  prepare(sql: string): Prepared;
  exec(script: string): unknown;
  readonly inTransaction: boolean;
};

/** So many statements are kept of a connection; what comes beyond is prepared each time. */
const most = 500;

/** What stands in a column of each type, as the driver gives it: SQLite takes any value in any column. */
const isOf: Readonly<Record<string, (value: unknown) => boolean>> = {
  TEXT: (value) => typeof value === "string",
  INTEGER: (value) => typeof value === "number" && Number.isSafeInteger(Math.trunc(value)),
  BOOLEAN: (value) => typeof value === "number",
};

/** A row as Prisma would give it. */
const rowOf = (row: Record<string, unknown>, columns: readonly Column[]): unknown => {
  for (const { name, type } of columns) {
    const value = row[name];
    if (value === null || type === null) continue;
    if (isOf[type]?.(value) === false)
      throw new DatabaseUnreadable(`the column ${name} holds what is no ${type}`);
    if (type === "BOOLEAN") row[name] = value === 1;
    if (type === "INTEGER") row[name] = Math.trunc(value as number);
  }
  return row;
};

/** A value as the driver takes it. */
const bindable = (value: unknown): unknown => (typeof value === "boolean" ? Number(value) : value);

/** What SQLite refuses because a row is there already, as that; everything else as it is. */
const refusedBy = (error: unknown): unknown => {
  const { code, message = "" } = error as { code?: unknown; message?: string };
  return code === "SQLITE_CONSTRAINT_UNIQUE" || code === "SQLITE_CONSTRAINT_PRIMARYKEY"
    ? new DatabaseRefused("P2002", /failed: ([A-Za-z]+)\./.exec(message)?.[1])
    : error;
};

/**
 * A SQLite connection that prepares a statement once: the adapter has SQLite read and plan the same
 * text anew for every run, and binds its values to it for good, so each run gets what only looks like
 * a statement of its own. With it the ways past Prisma.
 */
export const keepPrepared = (
  connection: SqlDriverAdapter,
): { readonly connection: SqlDriverAdapter; readonly direct: Direct } => {
  const { client } = connection as unknown as { readonly client: Driver };
  const prepare = client.prepare.bind(client) as (sql: string) => Made;
  const keeping = <Kept>(make: (sql: string) => Kept): ((sql: string) => Kept) => {
    const kept = new Map<string, Kept>();
    return (sql) => {
      const known = kept.get(sql);
      if (known !== undefined) return known;
      const made = make(sql);
      if (kept.size < most) kept.set(sql, made);
      return made;
    };
  };
  const statement = keeping(prepare);
  client.prepare = (sql) => {
    const one = statement(sql);
    const bound = (values: readonly unknown[]): Bound => ({
      reader: one.reader,
      run: () => one.run(...values),
      columns: () => one.columns(),
      raw: () => ({ all: () => one.raw().all(...values) }),
    });
    return Object.assign(bound([]), { bind: bound });
  };
  const asked = keeping((sql) => {
    const one = prepare(sql).safeIntegers(false);
    return { one, columns: one.columns() };
  });
  return {
    connection,
    direct: {
      ask: (text, values) =>
        untilFree(async () => {
          const { one, columns } = asked(text);
          const found = one.all(...values.map(bindable));
          return found.map((row) => rowOf(row as Record<string, unknown>, columns));
        }),
      runAll: (statements) =>
        untilFree(async () => {
          client.exec("BEGIN IMMEDIATE");
          try {
            for (const { text, values, must } of statements)
              if (statement(text).run(...values.map(bindable)).changes === 0 && must)
                throw new DatabaseRefused("P2025");
            client.exec("COMMIT");
          } catch (error) {
            // A full disk has ended it already.
            if (client.inTransaction) client.exec("ROLLBACK");
            throw refusedBy(error);
          }
        }),
    },
  };
};
