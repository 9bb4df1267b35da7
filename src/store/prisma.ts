import { attachments } from "./attachments.ts";
import { local } from "./local.ts";
import { matters } from "./matters.ts";
import { notices } from "./notices.ts";
import { people } from "./people.ts";
import { postings } from "./postings.ts";
import { openRoom } from "./room.ts";
import { saving } from "./saving.ts";
import type { Store } from "./store.ts";
import { oneAtATime } from "./turns.ts";

/** Opens a store on a SQLite file (`file:…`) or PostgreSQL, bringing the database up to date. */
export const openStore = async (url: string): Promise<Store> => {
  const room = await openRoom(url);
  const { client, read, end } = room;
  return {
    ...people(room),
    ...matters(room),
    ...saving(room),
    ...notices(room),
    ...postings(room),
    ...attachments(room),
    ...local(room),
    exclusive: oneAtATime(),
    backup: (file) =>
      read(async () => {
        if (room.postgresql) throw new RangeError("a PostgreSQL database is copied with pg_dump");
        await client.$executeRaw`VACUUM INTO ${file}`;
      }),
    ping: () =>
      read(async () => {
        await client.setting.findFirst();
      }),
    close: () => end(() => client.$disconnect()),
  };
};
