import type { Connection } from "./connection.ts";
import { isRefusal } from "./refused.ts";
import { opened, presentFields } from "./rows.ts";
import { openRow, sealRow } from "./sealed-rows.ts";
import { changeSetting, keptSetting, settingIn } from "./settings.ts";
import type { Store } from "./store.ts";

/** How often another process may be first with a revision before that is taken for a fault. */
const tries = 50;

/** Local conversations and settings. */
export const localQuestions = ({
  client,
  read,
  write,
  vault,
}: Connection): Pick<
  Store,
  | "putLocal"
  | "putLocals"
  | "localMessages"
  | "localMessage"
  | "setting"
  | "settingsUnder"
  | "saveSetting"
  | "changeSetting"
  | "keepSetting"
> => ({
  putLocal: (message) =>
    write(async () => {
      // Not a sequence: a reader that has seen a revision must not find a smaller one later.
      for (let attempt = 1; ; attempt += 1) {
        const last = await client.localMessage.aggregate({ _max: { revision: true } });
        const revision = (last._max.revision ?? 0) + 1;
        const row = sealRow(vault, "LocalMessage", { ...message, revision });
        try {
          await client.localMessage.upsert({
            where: { id: message.id },
            create: row,
            update: row,
            select: { id: true },
          });
          return { ...message, revision };
        } catch (error) {
          if (!isRefusal(error, "P2002") || attempt === tries) throw error;
        }
      }
    }),
  putLocals: (messages) =>
    write(async () => {
      await client.localMessage.createMany({
        data: messages.map((message) => sealRow(vault, "LocalMessage", { ...message })),
      });
    }),
  localMessages: (conversations, { after = 0, take }) =>
    read(async () => {
      const rows = await client.localMessage.findMany({
        where: { conversation: { in: [...conversations] }, revision: { gt: after } },
        orderBy: { revision: "asc" },
        take,
      });
      return opened(rows, (row) => presentFields(openRow(vault, "LocalMessage", row)));
    }),
  localMessage: (id) =>
    read(async () => {
      const row = await client.localMessage.findUnique({ where: { id } });
      return row === null ? undefined : presentFields(openRow(vault, "LocalMessage", row));
    }),
  setting: (name) => read(() => settingIn(client, name)),
  settingsUnder: (prefix) =>
    read(async () => {
      const rows = await client.setting.findMany({ where: { name: { startsWith: prefix } } });
      return new Map(rows.map(({ name, value }) => [name.slice(prefix.length), value]));
    }),
  saveSetting: (name, value) =>
    write(async () => {
      await keptSetting(client, name, value);
    }),
  changeSetting: (name, change) => write(() => changeSetting(client, name, change)),
  keepSetting: (name, value) =>
    write(async () => {
      try {
        return (await client.setting.create({ data: { name, value } })).value;
      } catch (error) {
        if (!isRefusal(error, "P2002")) throw error;
        return (await client.setting.findUniqueOrThrow({ where: { name } })).value;
      }
    }),
});
