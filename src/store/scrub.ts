import type { Connection } from "./connection.ts";

/** What becomes owed when something is erased, and is paid by the next scrub. */
export type Scrub = {
  owe(): void;
  scrub(): Promise<void>;
  /** Writes the tables of PostgreSQL anew, so that nothing is left of what stood there; SQLite overwrites it anyway. */
  rewrite(): Promise<void>;
};

/** What a SQLite file is kept under that has been written anew since it overwrites what it deletes. */
const rewritten = { name: "secure_delete", value: "rewritten" } as const;

/**
 * Takes what has been erased out of the raw files as well. SQLite overwrites what it deletes
 * (`secure_delete`), and its log is cut off here. On PostgreSQL the rows' space is given free, to be
 * overwritten by what comes next; its log and its backups are the administrator's.
 */
export const scrubber = ({
  client,
  write,
  postgresql,
}: Pick<Connection, "client" | "write" | "postgresql">): Scrub => {
  // Another process may have ended between erasing and scrubbing.
  let owed = true;
  const sqlite = async (): Promise<boolean> => {
    const where = { name: rewritten.name };
    if ((await client.setting.findUnique({ where })) === null) {
      await client.$executeRaw`VACUUM`;
      await client.setting.create({ data: rewritten });
    }
    // A reader in another process keeps the log from being cut off for a moment.
    const [row] = await client.$queryRaw<
      { readonly busy: number | bigint }[]
    >`PRAGMA wal_checkpoint(TRUNCATE)`;
    return Number(row?.busy ?? 1) === 0;
  };
  const onPostgresql = async (): Promise<boolean> => {
    await client.$executeRaw`VACUUM "Matter", "Entry", "Notice", "Posting", "Attachment", "Reporter", "LocalMessage"`;
    return true;
  };
  return {
    rewrite: async () => {
      if (postgresql)
        await write(
          () =>
            client.$executeRaw`VACUUM FULL "Matter", "Entry", "Clock", "Notice", "Posting", "Attachment", "Reporter", "Reference", "LocalMessage"`,
        );
    },
    owe: () => {
      owed = true;
    },
    scrub: async () => {
      if (!owed) return;
      await write(async () => {
        owed = !(await (postgresql ? onPostgresql() : sqlite()));
      });
    },
  };
};
