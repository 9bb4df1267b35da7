import { setTimeout } from "node:timers/promises";
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";

/** How long SQLite itself waits for another process to let go of the file, in milliseconds: nothing else of this process runs meanwhile. */
export const heldUp = 20;

/** How long until it is asked again, while everything else goes on; and how often, which makes some five seconds. */
const [pause, mostTries] = [20, 125];

/** Whether SQLite refused something because another connection holds the file. */
export const isBusy = (error: unknown): boolean => {
  const { cause, code } = error as { cause?: { originalCode?: string }; code?: unknown };
  return (cause?.originalCode ?? String(code)).startsWith("SQLITE_BUSY");
};

/** Asks again while the file is held, and throws what SQLite says when that takes too long. */
export const untilFree = async <T>(ask: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1)
    try {
      return await ask();
    } catch (error) {
      if (!isBusy(error) || tries === mostTries) throw error;
      await setTimeout(pause);
    }
};

/**
 * A SQLite connection that waits while another process writes, without holding up this one. Every
 * transaction takes the right to write when it begins: one that only took it after it had read would be
 * refused at once where somebody has written in between (SQLITE_BUSY_SNAPSHOT), however long it waited.
 */
export const waitForLock = (connection: SqlDriverAdapter): SqlDriverAdapter => {
  const queryRaw = connection.queryRaw.bind(connection);
  const executeRaw = connection.executeRaw.bind(connection);
  const executeScript = connection.executeScript.bind(connection);
  const startTransaction = connection.startTransaction.bind(connection);
  connection.queryRaw = (query) => untilFree(async () => queryRaw(query));
  connection.executeRaw = (query) => untilFree(async () => executeRaw(query));
  // A script of ours takes the right to write before anything else, and has done nothing where it is refused.
  connection.executeScript = (script) => untilFree(async () => executeScript(script));
  connection.startTransaction = async (isolationLevel) => {
    const transaction = await startTransaction(isolationLevel);
    try {
      await executeScript("COMMIT");
      await connection.executeScript("BEGIN IMMEDIATE");
      return transaction;
    } catch (error) {
      if (!isBusy(error)) {
        // A file that may only be read says so when it is written.
        await executeScript("BEGIN");
        return transaction;
      }
      // Lets the next one begin.
      await transaction.rollback();
      throw error;
    }
  };
  return connection;
};
