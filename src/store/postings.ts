import { canSee, type Sight } from "../flow/access.ts";
import type { Posting } from "../flow/notice.ts";
import type { Connection } from "./connection.ts";
import { postingRow, seenOf, toMatter, toPosting } from "./rows.ts";
import { SealError } from "./seal.ts";
import { statementsOf } from "./statements.ts";
import type { Settlement, Store } from "./store.ts";
import type { DatabaseRow } from "./tables.ts";

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
  const {
    client,
    sql,
    read,
    write,
    vault,
    runAll,
    selects: { row: rowOf, rows: rowsOf, wholeMatters, count },
  } = connection;
  const plain = statementsOf(connection);
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
    const now = await rowsOf(
      "Matter",
      { code: [...versions.keys()] },
      { only: ["code", "version"] },
    );
    return now.some(({ code, version }) => version > (versions.get(code) ?? version));
  };
  const told = (matter: string): Promise<number> => count("Notice", { matter, life: arrivedOrNot });
  const readableIn = async (
    sight: Sight,
    codes: readonly string[] = [],
  ): Promise<readonly string[]> => {
    const found = await wholeMatters({ code: codes, erasedAt: null, visibility: { lt: 3 } });
    return found.flatMap((row) => (canSee(sight, seenOf(row)) ? [row.code] : []));
  };
  return {
    savePosting: (posting, { version, versions = new Map(), sight, reached } = {}) =>
      write(async () => {
        const { id, ...row } = postingRow(vault, posting);
        const { platform, conversation, ref } = row;
        const place = { platform, conversation, ref };
        const shown = (posting.shows ?? []).map((matter) => ({ ...place, matter }));
        if (row.matter === null && shown.length === 0) {
          await runAll([plain.remove("Posting", place)]);
          return;
        }
        await runAll([
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
          await runAll([plain.update("Posting", place, { stale: true })]);
      }),
    savePostings: (postings) =>
      write(async () => {
        const shown = postings.flatMap(({ platform, conversation, ref, shows = [] }) =>
          shows.map((matter) => ({ platform, conversation, ref, matter })),
        );
        await runAll([
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
        const row = await rowOf(
          "Posting",
          { matter, platform, conversation },
          { only: ["ref"], order: ["id"] },
        );
        return row?.ref;
      }),
    matterShownIn: (code, { id, platform, conversation }) =>
      read(async () => {
        const shows = { OR: [{ matter: code }, { shown: { some: { matter: code } } }] };
        const posting = await client.posting.findFirst({
          where: { platform, conversation, to: "channel", recipient: id, ...shows },
          select: { id: true },
        });
        const [row] = posting === null ? [] : await wholeMatters({ code });
        return row === undefined ? undefined : toMatter(vault, row);
      }),
    matterAt: ({ platform, conversation, ref }) =>
      read(async () => {
        const row = await rowOf("Posting", { platform, conversation, ref }, { only: ["matter"] });
        return row?.matter ?? undefined;
      }),
    stalePostings: (take, platforms) =>
      read(async () => {
        const on = platforms === undefined ? {} : { platform: platforms };
        const batch = async (id: { gt: string } | { lte: string }, most: number) => {
          const found = await rowsOf(
            "Posting",
            { stale: true, id, ...on },
            { order: ["id"], take: most },
          );
          const shown = await rowsOf(
            "Shown",
            // All three of them, as its index has them; which belong together is said below.
            {
              platform: [...new Set(found.map(({ platform }) => platform))],
              conversation: [...new Set(found.map(({ conversation }) => conversation))],
              ref: found.map(({ ref }) => ref),
            },
            { order: ["matter"] },
          );
          return found.map((posting) => ({
            ...posting,
            shown: shown.filter(
              ({ platform, conversation, ref }) =>
                platform === posting.platform &&
                conversation === posting.conversation &&
                ref === posting.ref,
            ),
          }));
        };
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
      const any = await read(() => rowOf("Posting", over, { only: ["id"] }));
      if (any === undefined) return;
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
