import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";

/** What Prisma's adapter asks of a statement of its driver. */
type Bound = {
  readonly reader: boolean;
  run(): unknown;
  columns(): unknown;
  raw(): { all(): unknown };
};
type Prepared = {
  readonly reader: boolean;
  run(...values: unknown[]): unknown;
  columns(): unknown;
  raw(): { all(...values: unknown[]): unknown };
};
type Driver = { prepare(sql: string): Prepared };

/** So many statements are kept of a connection; what comes beyond is prepared each time. */
const most = 500;

/**
 * A SQLite connection that prepares a statement once: the adapter has SQLite read and plan the same
 * text anew for every run, and binds its values to it for good, so each run gets what only looks like
 * a statement of its own.
 */
export const keepPrepared = (connection: SqlDriverAdapter): SqlDriverAdapter => {
  const { client } = connection as unknown as { readonly client: Driver };
  const prepare = client.prepare.bind(client);
  const kept = new Map<string, Prepared>();
  const statement = (sql: string): Prepared => {
    const known = kept.get(sql);
    if (known !== undefined) return known;
    const prepared = prepare(sql);
    if (kept.size < most) kept.set(sql, prepared);
    return prepared;
  };
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
  return connection;
};
