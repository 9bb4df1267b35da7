import { openDatabase } from "./connect.ts";
import type { Client } from "./tables.ts";

/** A move that cannot be made, or was given up before anything stood in the other database. */
export class MoveError extends Error {}

/** How many rows of a table were moved. */
export type MovedTable = { readonly table: string; readonly rows: number };

/** The tables, each after those it refers to, with how many rows are read at once: some hold whole files. */
const tables = {
  organisation: 500,
  person: 500,
  account: 500,
  bindCode: 500,
  postRequest: 500,
  channel: 500,
  matter: 200,
  party: 500,
  entry: 500,
  clock: 500,
  waiting: 500,
  attachment: 4,
  fileReading: 500,
  reading: 500,
  reporter: 500,
  cover: 500,
  postEntry: 500,
  postState: 500,
  reference: 500,
  notice: 500,
  posting: 500,
  shown: 500,
  seen: 500,
  setting: 500,
  localMessage: 500,
} as const satisfies Partial<Record<keyof Client, number>>;

type Table = keyof typeof tables;

/** What is asked of every table alike. */
type Rows = {
  count(): Promise<number>;
  createMany(args: { data: readonly Record<string, unknown>[] }): Promise<unknown>;
};

const nameOf = (table: Table): string => `${table.charAt(0).toUpperCase()}${table.slice(1)}`;

/** As the client takes it: whole numbers come out of SQLite in a size that it does not. */
const plain = (row: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === "bigint" ? Number(value) : value,
    ]),
  );

/** The rows of a table some at a time, in the order in which SQLite keeps them. */
async function* rowsOf(source: Client, table: Table): AsyncGenerator<Record<string, unknown>[]> {
  for (let last = -1; ; ) {
    const rows = await source.$queryRawUnsafe<Record<string, unknown>[]>(
      `SELECT rowid AS "place", * FROM "${nameOf(table)}" WHERE rowid > ? ORDER BY rowid LIMIT ?`,
      last,
      tables[table],
    );
    if (rows.length === 0) return;
    last = Number(rows.at(-1)?.["place"]);
    yield rows.map(({ place: _, ...row }) => plain(row));
  }
}

const dayInMilliseconds = 86_400_000;

/**
 * Copies everything in a SQLite database into an empty PostgreSQL database, sealed as it is, in one
 * transaction: interrupted, nothing stands there. Nothing may write to the SQLite file meanwhile. A
 * MoveError where something stands in the other already, or a count is not the same afterwards.
 */
export const moveDatabase = async (from: string, to: string): Promise<readonly MovedTable[]> => {
  const { client: source, close: closeSource } = await openDatabase(from);
  try {
    const { client: target, close: closeTarget } = await openDatabase(to);
    try {
      return await target.$transaction(
        async (inside) => {
          const done: MovedTable[] = [];
          for (const table of Object.keys(tables) as Table[]) {
            const [theirs, ours] = [inside[table], source[table]] as unknown as [Rows, Rows];
            if ((await theirs.count()) > 0)
              throw new MoveError(
                `The PostgreSQL database holds rows in "${nameOf(table)}" already; give a new, empty one`,
              );
            for await (const rows of rowsOf(source, table)) await theirs.createMany({ data: rows });
            const [rows, arrived] = [await ours.count(), await theirs.count()];
            if (rows !== arrived)
              throw new MoveError(
                `"${nameOf(table)}" has ${rows} rows and ${arrived} arrived; nothing was moved`,
              );
            done.push({ table: nameOf(table), rows });
          }
          // Numbers that PostgreSQL gives itself go on after those that came along.
          await inside.$executeRaw`
            SELECT setval(pg_get_serial_sequence('"Waiting"', 'id'), (SELECT COALESCE(MAX("id"), 0) + 1 FROM "Waiting"), false)`;
          return done;
        },
        { timeout: dayInMilliseconds },
      );
    } finally {
      await closeTarget();
    }
  } finally {
    await closeSource();
  }
};
