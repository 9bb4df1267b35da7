import { statSync } from "node:fs";
import { isPostgresql, openDatabase, type Synchronous } from "./connect.ts";
import type { Direct, PlainStatement } from "./direct.ts";
import { type Keyring, type KeySource, openKeyring } from "./keyring.ts";
import { oneAtATime, readersAndWriter, type Turn } from "./queue.ts";
import { SealError, type Vault } from "./seal.ts";
import { type ColumnsOf, selectsOf } from "./select.ts";
import type { Client, Sql } from "./tables.ts";

type SqlText = ReturnType<Sql["sql"]>;

/** What every part of the store works with. Whatever it writes goes through `write`, alone. */
export type Connection = {
  readonly client: Client;
  readonly sql: Sql;
  readonly postgresql: boolean;
  /** Rows in plain SQL, for what is asked for all the time. */
  readonly selects: ReturnType<typeof selectsOf>;
  readonly columns: ColumnsOf;
  /** Rows in words that Prisma has put together, without it. */
  readonly asked: <R>(query: SqlText) => Promise<readonly R[]>;
  /** The statement of such words. */
  readonly stated: (query: SqlText) => PlainStatement;
  readonly runAll: Direct["runAll"];
  readonly vault: Vault;
  readonly keyring: Keyring;
  readonly read: Turn;
  readonly write: Turn;
  /** Closes the database after whatever is being written, wherever the file is by then; no turn comes after. */
  readonly end: () => Promise<void>;
};

/** The file a SQLite database was opened from is no longer there, or another is in its place. */
class DatabaseGone extends Error {}

/**
 * A turn that first looks whether the file is still the one that was opened. SQLite itself writes on
 * into a file that has been deleted or moved, and everything it confirms is lost with it.
 */
const watchFile = (url: string): ((turn: Turn) => Turn) => {
  const path = url.slice("file:".length);
  const opened = statSync(path, { bigint: true });
  const same = (): boolean => {
    const now = statSync(path, { bigint: true, throwIfNoEntry: false });
    return now?.ino === opened.ino && now.dev === opened.dev;
  };
  return (turn) => (work) =>
    turn(async () => {
      if (!same()) throw new DatabaseGone();
      return work();
    });
};

/**
 * SQLite has one connection, on which a read would see what is not committed yet: reads wait for the
 * write that is running. PostgreSQL keeps them apart itself.
 */
const turns = (url: string): Pick<Connection, "read" | "write"> & { readonly end: Turn } => {
  if (isPostgresql(url)) {
    const write = oneAtATime();
    return { read: (work) => work(), write, end: write };
  }
  const { read, write } = readersAndWriter();
  const watched = watchFile(url);
  return { read: watched(read), write: watched(write), end: write };
};

/** The database was closed before this was asked of it. */
class DatabaseClosed extends Error {}

/** Turns that end: its client may have gone on to another database by then. */
const untilClosed = (
  { read, write, end }: ReturnType<typeof turns>,
  close: () => Promise<void>,
) => {
  let closed = false;
  const unlessClosed =
    (turn: Turn): Turn =>
    (work) =>
      turn(async () => {
        if (closed) throw new DatabaseClosed();
        return work();
      });
  return {
    read: unlessClosed(read),
    write: unlessClosed(write),
    end: () =>
      end(async () => {
        if (closed) return;
        closed = true;
        await close();
      }),
  };
};

/** Reads once more where another process has changed the key since the keys were read. */
const withNewKeys =
  (turn: Turn, { reload }: Keyring): Turn =>
  (work) =>
    turn(async () => {
      for (;;)
        try {
          return await work();
        } catch (error) {
          if (!(error instanceof SealError && error.missing !== undefined)) throw error;
          await reload(error.missing);
        }
    });

/** Opens the connection of a database, brought up to date; a SealError where the key is not its own. */
export const openConnection = async (
  url: string,
  key?: KeySource,
  synchronous?: Synchronous,
): Promise<Connection> => {
  const opened = await openDatabase(url, synchronous);
  try {
    const keyring = await openKeyring(opened.client, key);
    const { read, write, end } = untilClosed(turns(url), opened.close);
    const { ask, runAll } = opened.direct;
    const postgresql = isPostgresql(url);
    const columns: ColumnsOf = (table) => Object.keys(opened.sql[`${table}ScalarFieldEnum`]);
    const stated = (query: SqlText): PlainStatement => ({
      text: postgresql ? query.text : query.sql,
      values: query.values,
    });
    return {
      client: opened.client,
      sql: opened.sql,
      selects: selectsOf(ask, { postgresql, columns }),
      columns,
      asked: async <R>(query: SqlText) => {
        const { text, values } = stated(query);
        return (await ask(text, values)) as readonly R[];
      },
      stated,
      runAll,
      keyring,
      vault: keyring.vault,
      read: withNewKeys(read, keyring),
      write,
      end,
      postgresql,
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
};
