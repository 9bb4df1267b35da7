import type { Posting } from "../flow/notice.ts";
import type { DatabaseRow } from "./connect.ts";
import type { Connection } from "./connection.ts";
import { postingRow, toPosting } from "./rows.ts";
import { SealError } from "./seal.ts";
import type { Store } from "./store.ts";

/** Cards that stand somewhere. */
export const postingQuestions = ({
  client,
  read,
  write,
  vault,
}: Connection): Pick<
  Store,
  "savePosting" | "standingCard" | "stalePostings" | "freshPosting" | "dropPosting"
> => {
  /** The revision of each posting given out as stale: a later change must not be taken for redrawn. */
  const givenOut = new Map<string, number>();
  /** A card whose headline cannot be opened is drawn without it. */
  const postingOf = (row: DatabaseRow["Posting"]): Posting => {
    try {
      return toPosting(vault, row);
    } catch (error) {
      if (!(error instanceof SealError) || error.missing !== undefined) throw error;
      return toPosting(vault, { ...row, headline: null });
    }
  };
  /** Where the last batch ended, so that cards which cannot be redrawn now do not keep back the others. */
  let last = "";
  return {
    savePosting: (posting, version) =>
      write(async () => {
        const { id, ...row } = postingRow(vault, posting);
        const { platform, conversation, ref } = row;
        const where = { platform_conversation_ref: { platform, conversation, ref } };
        await client.posting.upsert({
          where,
          create: { id, ...row },
          update: { ...row, stale: false, revision: { increment: 1 } },
        });
        if (version === undefined) return;
        // Asked afterwards: a change after the upsert marks the row itself.
        const matter = await client.matter.findUnique({
          where: { code: row.matter },
          select: { version: true },
        });
        if (matter !== null && matter.version > version)
          await client.posting.update({ where, data: { stale: true } });
      }),
    standingCard: (matter, platform, conversation) =>
      read(async () => {
        const row = await client.posting.findFirst({
          where: { matter, platform, conversation },
          select: { ref: true },
          orderBy: { id: "asc" },
        });
        return row?.ref;
      }),
    stalePostings: (take) =>
      read(async () => {
        const batch = (id: { gt: string } | { lte: string }, most: number) =>
          client.posting.findMany({
            where: { stale: true, id },
            orderBy: { id: "asc" },
            take: most,
          });
        const rows = await batch({ gt: last }, take);
        if (rows.length < take && last !== "")
          rows.push(...(await batch({ lte: last }, take - rows.length)));
        last = rows.length < take ? "" : (rows.at(-1)?.id ?? "");
        for (const { id, revision } of rows) givenOut.set(id, revision);
        return rows.map((row) => postingOf(row));
      }),
    freshPosting: (id) =>
      write(async () => {
        const revision = givenOut.get(id);
        givenOut.delete(id);
        if (revision !== undefined)
          await client.posting.updateMany({ where: { id, revision }, data: { stale: false } });
      }),
    dropPosting: (id) =>
      write(async () => {
        givenOut.delete(id);
        await client.posting.deleteMany({ where: { id } });
      }),
  };
};
