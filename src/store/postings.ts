import type { Sight } from "../flow/access.ts";
import type { Posting } from "../flow/notice.ts";
import type { DatabaseRow } from "./connect.ts";
import type { Connection } from "./connection.ts";
import { postingRow, toMatter, toPosting } from "./rows.ts";
import { SealError } from "./seal.ts";
import { inSight } from "./sight.ts";
import { statementsOf } from "./statements.ts";
import type { Settlement, Store } from "./store.ts";

/** The ends of a notice that cards tell of. */
export const arrivedOrNot: readonly Settlement["life"][] = ["sent", "failed"];

/** A message's row, with the other matters it shows. */
type PostingRow = DatabaseRow["Posting"] & { readonly shown: readonly DatabaseRow["Shown"][] };

/** Messages that show matters. */
export const postingQuestions = (
  connection: Connection,
): Pick<
  Store,
  | "savePosting"
  | "savePostings"
  | "readable"
  | "standingCard"
  | "matterAt"
  | "matterShownIn"
  | "stalePostings"
  | "endHeadlines"
  | "freshPostings"
  | "dropPosting"
> => {
  const { client, sql, read, write, vault } = connection;
  const plain = statementsOf(client, connection);
  /** The revision of each posting given out as stale: a later change must not be taken for redrawn. */
  const givenOut = new Map<string, number>();
  /** A card whose headline cannot be opened is drawn without it. */
  const postingOf = (row: PostingRow): Posting => {
    try {
      return toPosting(vault, row);
    } catch (error) {
      if (!(error instanceof SealError) || error.missing !== undefined) throw error;
      return toPosting(vault, { ...row, headline: null });
    }
  };
  /** Where the last batch ended, so that cards which cannot be redrawn now do not keep back the others. */
  let last = "";
  const haveMovedOn = async (versions: ReadonlyMap<string, number>): Promise<boolean> => {
    if (versions.size === 0) return false;
    const newer = [...versions].map(
      ([code, version]) => sql.sql`("code" = ${code} AND "version" > ${version})`,
    );
    const found = await client.$queryRaw<readonly unknown[]>`
      SELECT "code" FROM "Matter" WHERE ${sql.join(newer, " OR ")} LIMIT 1`;
    return found.length > 0;
  };
  const told = (matter: string): Promise<number> =>
    client.notice.count({ where: { matter, life: { in: [...arrivedOrNot] } } });
  const readableIn = async (
    sight: Sight,
    codes: readonly string[] = [],
  ): Promise<readonly string[]> => {
    if (codes.length === 0) return [];
    const found = await client.matter.findMany({
      where: {
        AND: [{ code: { in: [...codes] }, erasedAt: null, visibility: { lt: 3 } }, inSight(sight)],
      },
      select: { code: true },
    });
    return found.map(({ code }) => code);
  };
  return {
    savePosting: (posting, { version, versions = new Map(), sight, reached } = {}) =>
      write(async () => {
        const { id, ...row } = postingRow(vault, posting);
        const { platform, conversation, ref } = row;
        const place = { platform, conversation, ref };
        const where = { platform_conversation_ref: place };
        const shown = (posting.shows ?? []).map((matter) => ({ ...place, matter }));
        if (row.matter === null && shown.length === 0) {
          await client.posting.deleteMany({ where: place });
          return;
        }
        await client.$transaction([
          ...plain.insert("Posting", [{ id, ...row, stale: false }], {
            on: ["platform", "conversation", "ref"],
            takes: [...(Object.keys(row) as (keyof typeof row)[]), "stale"],
            counts: "revision",
          }),
          plain.remove("Shown", place),
          ...plain.insert("Shown", shown),
        ]);
        // Asked afterwards: a change after the upsert marks the row itself.
        if (
          (reached !== undefined && row.matter !== null && (await told(row.matter)) > reached) ||
          (await haveMovedOn(
            version === undefined || row.matter === null
              ? versions
              : new Map([[row.matter, version]]),
          )) ||
          (sight !== undefined && (await readableIn(sight, posting.shows)).length < shown.length)
        )
          await client.posting.update({ where, data: { stale: true } });
      }),
    savePostings: (postings) =>
      write(async () => {
        const shown = postings.flatMap(({ platform, conversation, ref, shows = [] }) =>
          shows.map((matter) => ({ platform, conversation, ref, matter })),
        );
        await client.$transaction([
          ...plain.insert(
            "Posting",
            postings.map((one) => postingRow(vault, one)),
          ),
          ...plain.insert("Shown", shown),
        ]);
      }),
    readable: (sight, codes) => read(() => readableIn(sight, codes)),
    standingCard: (matter, platform, conversation) =>
      read(async () => {
        const row = await client.posting.findFirst({
          where: { matter, platform, conversation },
          select: { ref: true },
          orderBy: { id: "asc" },
        });
        return row?.ref;
      }),
    matterShownIn: (code, { id, platform, conversation }) =>
      read(async () => {
        const shows = { OR: [{ matter: code }, { shown: { some: { matter: code } } }] };
        const posting = await client.posting.findFirst({
          where: { platform, conversation, to: "channel", recipient: id, ...shows },
          select: { id: true },
        });
        const row =
          posting === null
            ? null
            : await client.matter.findUnique({
                where: { code },
                include: { parties: true, clocks: true },
              });
        return row === null ? undefined : toMatter(vault, row);
      }),
    matterAt: ({ platform, conversation, ref }) =>
      read(async () => {
        const row = await client.posting.findUnique({
          where: { platform_conversation_ref: { platform, conversation, ref } },
          select: { matter: true },
        });
        return row?.matter ?? undefined;
      }),
    stalePostings: (take, platforms) =>
      read(async () => {
        const on = platforms === undefined ? {} : { platform: { in: [...platforms] } };
        const batch = (id: { gt: string } | { lte: string }, most: number) =>
          client.posting.findMany({
            where: { stale: true, id, ...on },
            include: { shown: { orderBy: { matter: "asc" } } },
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
    endHeadlines: async (now) => {
      const over = { until: { lte: now } };
      // Mostly none is: then nothing is written.
      const any = await read(() => client.posting.findFirst({ where: over, select: { id: true } }));
      if (any === null) return;
      await write(() =>
        client.posting.updateMany({
          where: over,
          data: { until: null, stale: true, revision: { increment: 1 } },
        }),
      );
    },
    freshPostings: async (ids) => {
      const drawn = ids.flatMap((id) => {
        const revision = givenOut.get(id);
        givenOut.delete(id);
        return revision === undefined ? [] : [sql.sql`(${id}, CAST(${revision} AS INTEGER))`];
      });
      if (drawn.length === 0) return;
      await write(
        () => client.$executeRaw`
          UPDATE "Posting" SET "stale" = FALSE
          WHERE ("id", "revision") IN (VALUES ${sql.join(drawn)})`,
      );
    },
    dropPosting: (id) =>
      write(async () => {
        givenOut.delete(id);
        await client.posting.deleteMany({ where: { id } });
      }),
  };
};
