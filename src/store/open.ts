import { closeSync, openSync, rmSync } from "node:fs";
import { attachmentQuestions } from "./attachments.ts";
import { sealFile } from "./backup.ts";
import type { Synchronous } from "./connect.ts";
import { openConnection } from "./connection.ts";
import type { KeySource } from "./keyring.ts";
import { localQuestions } from "./local.ts";
import { matterQuestions } from "./matters.ts";
import { noticeQuestions } from "./notices.ts";
import { peopleQuestions } from "./people.ts";
import { postRequestQuestions } from "./post-requests.ts";
import { bindPosts } from "./post-states.ts";
import { postingQuestions } from "./postings.ts";
import { oneAtATime } from "./queue.ts";
import { readingQuestions } from "./readings.ts";
import { resealAll } from "./reseal.ts";
import { rootQuestions } from "./roots.ts";
import { saveQuestions } from "./save.ts";
import { scrubber } from "./scrub.ts";
import type { Resealing, Store } from "./store.ts";
import { verifyQuestions } from "./verify.ts";

/**
 * Opens a store on a SQLite file (`file:…`) or PostgreSQL, bringing the database up to date. With the
 * county's key everything that must be is sealed, also what stood there before; without one, which only
 * tests and benches do, nothing is. A SealError where the key is not this database's. A file that is only
 * being made may be written without waiting for the disk (`OFF`).
 */
export const openStore = async (
  url: string,
  key?: KeySource,
  synchronous?: Synchronous,
): Promise<Store> => {
  const connection = await openConnection(url, key, synchronous);
  const { client, read, end, keyring, vault } = connection;
  const { owe, scrub, rewrite } = scrubber(connection);
  /** What was replaced goes out of the raw files as well. */
  async function* resealing(): AsyncGenerator<Resealing> {
    let sealed = 0;
    for await (const progress of resealAll(connection, keyring)) {
      sealed += progress.sealed;
      yield progress;
    }
    if (sealed === 0) return;
    await rewrite();
    owe();
    await scrub();
  }
  try {
    for await (const _ of resealing());
  } catch (error) {
    await end();
    throw error;
  }
  return {
    ...peopleQuestions(connection),
    ...matterQuestions(connection),
    ...saveQuestions(connection, owe),
    ...noticeQuestions(connection),
    ...postingQuestions(connection),
    ...postRequestQuestions(connection),
    ...attachmentQuestions(connection),
    ...localQuestions(connection),
    ...readingQuestions(connection),
    bindPosts: (at) => bindPosts(connection, at),
    ...verifyQuestions(connection),
    ...rootQuestions(connection),
    exclusive: oneAtATime(),
    scrub,
    sealing: vault.sealing,
    changeKey: (to) => connection.write(() => keyring.change(to)),
    resealing,
    backup: (file) =>
      read(async () => {
        if (connection.postgresql)
          throw new RangeError("a PostgreSQL database is copied with pg_dump");
        const key = keyring.forCopies();
        const whole = key === undefined ? file : `${file}.part`;
        try {
          // SQLite takes an empty file; made by itself it could be read by others.
          closeSync(openSync(whole, "wx", 0o600));
          await client.$executeRaw`VACUUM INTO ${whole}`;
          if (key !== undefined) sealFile(key, whole, file);
        } finally {
          if (whole !== file) rmSync(whole, { force: true });
        }
      }),
    ping: () =>
      read(async () => {
        await client.setting.findFirst();
      }),
    close: end,
  };
};
