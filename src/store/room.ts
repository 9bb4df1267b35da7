import { type Client, isPostgresql, open, type Sql } from "./connect.ts";
import { inTurn, oneAtATime, type Turn } from "./turns.ts";

/** What every part of the store works with. Whatever it writes goes through `write`, alone. */
export type Room = {
  readonly client: Client;
  readonly sql: Sql;
  readonly postgresql: boolean;
  readonly read: Turn;
  readonly write: Turn;
};

/**
 * SQLite has one connection, on which a read would see what is not committed yet: reads wait for the
 * write that is running. PostgreSQL keeps them apart itself.
 */
const turns = (postgresql: boolean): Pick<Room, "read" | "write"> =>
  postgresql ? { read: (work) => work(), write: oneAtATime() } : inTurn();

/** Opens the room of a database, brought up to date. */
export const openRoom = async (url: string): Promise<Room> => {
  const postgresql = isPostgresql(url);
  return { ...(await open(url)), ...turns(postgresql), postgresql };
};

/** Whether the database refused something with this code of Prisma's; only of this table where one is named. */
export const isRefusal = (error: unknown, code: "P2002" | "P2025", table?: string): boolean => {
  if (!(error instanceof Error && "code" in error && error.code === code)) return false;
  const { meta } = error as { meta?: { modelName?: string } };
  return table === undefined || meta?.modelName === table;
};
