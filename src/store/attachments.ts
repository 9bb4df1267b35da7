import type { Connection } from "./connection.ts";
import { opened, presentFields } from "./rows.ts";
import { openRow, sealRow } from "./sealed-rows.ts";
import { statementsOf } from "./statements.ts";
import type { Attachment, Store } from "./store.ts";
import type { DatabaseRow } from "./tables.ts";

/** Everything about a file but what is in it: megabytes that a list has no use for. */
const omit = { content: true } as const;
const order = [{ at: "asc" }, { id: "asc" }] as const;

type Row = Omit<DatabaseRow["Attachment"], "content">;

/** Files people sent. */
export const attachmentQuestions = ({
  client,
  read,
  write,
  vault,
  postgresql,
  runAll,
  selects,
}: Connection): Pick<
  Store,
  | "saveAttachment"
  | "storedBytes"
  | "attachments"
  | "pendingAttachments"
  | "attachment"
  | "dropPending"
> => ({
  saveAttachment: ({ content, ...columns }) =>
    write(async () => {
      await client.attachment.create({
        data: sealRow(vault, "Attachment", { ...columns, content: new Uint8Array(content) }),
        select: { id: true },
      });
    }),
  storedBytes: () =>
    read(async () => {
      const { _sum } = await client.attachment.aggregate({
        where: { content: { not: null } },
        _sum: { size: true },
      });
      return _sum.size ?? 0;
    }),
  attachments: (matter) =>
    read(async () => {
      const where = { matter, content: { not: null } };
      const rows = await client.attachment.findMany({ where, omit, orderBy: [...order] });
      return opened(
        rows,
        (row: Row): Attachment => presentFields(openRow(vault, "Attachment", row)),
      );
    }),
  pendingAttachments: (person, since) =>
    read(async () => {
      const where = { person, at: { gte: since }, matter: null };
      const rows = await client.attachment.findMany({ where, omit, orderBy: [...order] });
      return opened(
        rows,
        (row: Row): Attachment => presentFields(openRow(vault, "Attachment", row)),
      );
    }),
  attachment: (id) =>
    read(async () => {
      const row = await client.attachment.findUnique({ where: { id } });
      if (row === null) return undefined;
      return presentFields(openRow(vault, "Attachment", row));
    }),
  dropPending: async (which) => {
    const where = {
      matter: null,
      ...("before" in which
        ? { at: { lt: which.before } }
        : { person: which.person, id: which.ids }),
    };
    // Mostly there is nothing to delete: then nothing is written.
    const any = await read(() => selects.row("Attachment", where, { only: ["id"] }));
    if (any === undefined) return;
    await write(() => runAll([statementsOf({ postgresql }).remove("Attachment", where)]));
  },
});
