import type { Connection } from "./connection.ts";
import { isRefusal } from "./refused.ts";
import { opened, presentFields } from "./rows.ts";
import { openRow, sealRow } from "./sealed-rows.ts";
import { changeSetting, keptSetting } from "./settings.ts";
import { statementsOf } from "./statements.ts";
import type { Store } from "./store.ts";

/** How often another process may be first with a revision before that is taken for a fault. */
const tries = 50;

/** Local conversations and settings. */
export const localQuestions = ({
  client,
  read,
  write,
  vault,
  postgresql,
  runAll,
  selects,
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
        const last = await selects.row(
          "LocalMessage",
          {},
          { order: ["revision DESC"], only: ["revision"] },
        );
        const revision = (last?.revision ?? 0) + 1;
        const row = sealRow(vault, "LocalMessage", { ...message, revision });
        try {
          await runAll(
            statementsOf({ postgresql }).insert("LocalMessage", [row], {
              on: ["id"],
              takes: Object.keys(row) as (keyof typeof row)[],
            }),
          );
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
      const rows = await selects.rows(
        "LocalMessage",
        { conversation: conversations, revision: { gt: after } },
        { order: ["revision"], take },
      );
      return opened(rows, (row) => presentFields(openRow(vault, "LocalMessage", row)));
    }),
  localMessage: (id) =>
    read(async () => {
      const row = await selects.row("LocalMessage", { id });
      return row === undefined ? undefined : presentFields(openRow(vault, "LocalMessage", row));
    }),
  setting: (name) => read(async () => (await selects.row("Setting", { name }))?.value),
  settingsUnder: (prefix) =>
    read(async () => {
      const rows = await selects.rows("Setting", { name: { like: `${prefix}%` } });
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
