import { attachmentQuestions } from "./attachments.ts";
import { openConnection } from "./connection.ts";
import { localQuestions } from "./local.ts";
import { matterQuestions } from "./matters.ts";
import { noticeQuestions } from "./notices.ts";
import { peopleQuestions } from "./people.ts";
import { postingQuestions } from "./postings.ts";
import { oneAtATime } from "./queue.ts";
import { saveQuestions } from "./save.ts";
import { scrubber } from "./scrub.ts";
import type { Store } from "./store.ts";

/** Opens a store on a SQLite file (`file:…`) or PostgreSQL, bringing the database up to date. */
export const openStore = async (url: string): Promise<Store> => {
  const connection = await openConnection(url);
  const { client, read, end } = connection;
  const { owe, scrub } = scrubber(connection);
  return {
    ...peopleQuestions(connection),
    ...matterQuestions(connection),
    ...saveQuestions(connection, owe),
    ...noticeQuestions(connection),
    ...postingQuestions(connection),
    ...attachmentQuestions(connection),
    ...localQuestions(connection),
    exclusive: oneAtATime(),
    scrub,
    backup: (file) =>
      read(async () => {
        if (connection.postgresql)
          throw new RangeError("a PostgreSQL database is copied with pg_dump");
        await client.$executeRaw`VACUUM INTO ${file}`;
      }),
    ping: () =>
      read(async () => {
        await client.setting.findFirst();
      }),
    close: () => end(() => client.$disconnect()),
  };
};
