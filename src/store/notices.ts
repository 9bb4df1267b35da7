import { text } from "../chat/text.ts";
import {
  isMark,
  isMorning,
  messageOf,
  morningMark,
  type NewNotice,
  type Notice,
} from "../flow/notice.ts";
import type { Connection } from "./connection.ts";
import { type PlainStatement, runTogether, type Statement } from "./direct.ts";
import { arrivedOrNot } from "./postings.ts";
import { deliveryRow, noticeRow, opened, settlementRow, toNotice } from "./rows.ts";
import { SealError } from "./seal.ts";
import type { Where } from "./select.ts";
import { statementsOf } from "./statements.ts";
import type { Store } from "./store.ts";
import type { DatabaseRow, Inside } from "./tables.ts";

/** How statements come to be run in one transaction. */
type Within = (
  connection: Connection,
  statements: (client: Inside) => readonly Statement[],
) => Promise<unknown>;

/** Runs statements in one transaction with those that queue these notices, but for those whose key is there already. */
export const transact = async (
  connection: Connection,
  notices: readonly NewNotice[],
  statements: (queue: readonly Statement[], client: Inside) => readonly Statement[],
  within: Within = runTogether,
): Promise<void> => {
  const rows = notices.map((notice) => noticeRow(connection.vault, notice));
  await within(connection, (client) =>
    statements(statementsOf(connection).insert("Notice", rows, { on: ["key"], takes: [] }), client),
  );
};

const unreadable = text(
  "内容用别的密钥密封，打不开",
  "It is sealed with another key and cannot be opened",
);

/** The notices of claimed rows; what cannot be opened is put down as failed, and holds up no other. */
const readable = async (
  { client, vault, keyring }: Connection,
  rows: readonly DatabaseRow["Notice"][],
): Promise<readonly Notice[]> => {
  const notices: Notice[] = [];
  for (const row of rows)
    for (let again = true; again; )
      try {
        again = false;
        notices.push(toNotice(vault, row));
      } catch (error) {
        if (!(error instanceof SealError)) throw error;
        if (error.missing !== undefined) {
          await keyring.reload(error.missing);
          again = true;
        } else
          await client.notice.update({
            where: { id: row.id },
            data: deliveryRow(vault, row, {
              life: "failed",
              leaseBoot: null,
              leaseUntil: null,
              result: JSON.stringify(unreadable),
            }),
            select: { id: true },
          });
      }
  return notices;
};

/** The cards of a matter that others than one recipient have, to be drawn anew. */
const staleFor = (
  { update }: ReturnType<typeof statementsOf>,
  matter: string,
  recipient: string,
): PlainStatement =>
  update(
    "Posting",
    { matter, to: "person", recipient: { not: recipient } },
    { stale: true, revision: { increment: 1 } },
  );

/** What is neither sent nor given up. */
const underWay = ["queued", "sending", "uncertain"] as const;
/** Refused or unclear more often than this, it is not on its way but stuck. */
const triesInVain = 5;
/** So many matters are asked about in one statement. */
const atOnce = 200;

/** What is to be said, and what became of it. */
export const noticeQuestions = (
  connection: Connection,
): Pick<
  Store,
  | "queue"
  | "claim"
  | "claimBeside"
  | "keepLease"
  | "noticesKeyed"
  | "noticesUnder"
  | "noticesTogether"
  | "settle"
  | "markSeen"
  | "nextDue"
  | "queued"
  | "notices"
  | "notice"
  | "undelivered"
  | "unsent"
  | "noticeKeys"
> => {
  const {
    client,
    sql,
    read,
    write,
    vault,
    runAll,
    asked,
    selects: { row: rowOf, rows: rowsOf, count },
  } = connection;
  const plain = statementsOf(connection);
  const inOrder = [{ createdAt: "asc" as const }, { id: "asc" as const }];
  const order = ["createdAt", "id"] as const;
  // Several processes may claim at once: each skips the rows another is taking.
  const skipTaken = connection.postgresql ? sql.sql`FOR UPDATE SKIP LOCKED` : sql.empty;
  return {
    queue: (list) => write(() => transact(connection, list, (queue) => queue)),
    claim: async (now, { boot, until }, take, busy) => {
      const due = sql.sql`(("life" IN ('queued', 'uncertain') AND "nextTryAt" <= ${now})
        OR ("life" = 'sending' AND "leaseUntil" <= ${now}))`;
      // Mostly nothing is due: then nothing is written.
      const found = await read(() =>
        busy === undefined
          ? asked<{ id: string }>(sql.sql`
              SELECT "id" FROM "Notice" WHERE ${due} ORDER BY "nextTryAt", "id" LIMIT ${take}`)
          : asked<{ id: string }>(sql.sql`
              SELECT "id" FROM (
                SELECT "id", "nextTryAt",
                  ROW_NUMBER() OVER (PARTITION BY "to", "recipient" ORDER BY "createdAt", "id") AS "place",
                  MAX(CASE WHEN ${due} THEN 0 ELSE 1 END) OVER (PARTITION BY "to", "recipient") AS "isBusy"
                FROM "Notice"
                WHERE (${due} OR "life" = 'sending')
                  ${busy.length === 0 ? sql.empty : sql.sql`AND "to" || ':' || "recipient" NOT IN (${sql.join([...busy])})`}
              ) AS "one"
              WHERE "place" = 1 AND "isBusy" = 0
              ORDER BY "nextTryAt", "id" LIMIT ${take}`),
      );
      if (found.length === 0) return [];
      const mine =
        busy === undefined
          ? due
          : sql.sql`"id" IN (${sql.join(found.map(({ id }) => id))}) AND ${due}`;
      return write(async () => {
        const claimed = await asked<{ id: string }>(sql.sql`
          WITH "due" AS MATERIALIZED (
            SELECT "id" FROM "Notice"
            WHERE ${mine} ORDER BY "nextTryAt", "id" LIMIT ${take} ${skipTaken}
          )
          UPDATE "Notice"
          SET "doubtful" = "life" <> 'queued', "life" = 'sending', "attempts" = "attempts" + 1,
              "leaseBoot" = ${boot}, "leaseUntil" = ${until}
          WHERE "id" IN (SELECT "id" FROM "due")
          RETURNING "id"`);
        const rows = await rowsOf(
          "Notice",
          { id: claimed.map(({ id }) => id) },
          { order: ["nextTryAt", "id"] },
        );
        return readable(connection, rows);
      });
    },
    keepLease: (notices, { boot, until }) =>
      write(async () => {
        const kept = await client.$queryRaw<{ id: string }[]>`
          UPDATE "Notice" SET "leaseUntil" = ${until}
          WHERE "id" IN (${sql.join([...notices])}) AND "life" = 'sending' AND "leaseBoot" = ${boot}
          RETURNING "id"`;
        return kept.map(({ id }) => id);
      }),
    claimBeside: async ({ id, together, recipient, life }, now, { boot, until }, take) => {
      // What may stand somewhere by itself already takes nothing new with it.
      if (together === undefined || (isMark(together) && life === "uncertain")) return [];
      const isNew = isMark(together);
      const beside = {
        // What could not be sent in one morning stands with that of the next.
        together: isMorning(together) ? { like: `${morningMark("")}%` } : together,
        to: recipient.to,
        recipient: recipient.id,
      } as const;
      // Those that are free, as their row says it.
      const free: readonly Where<"Notice">[] = isNew
        ? [{ life: "queued", nextTryAt: { lte: now } }]
        : [{ life: ["queued", "uncertain"] }, { life: "sending", leaseUntil: { lte: now } }];
      const found = await read(async () => {
        const rows = await Promise.all(
          free.map((one) =>
            rowsOf(
              "Notice",
              { ...beside, ...one, id: { not: id } },
              { order, only: ["id"], ...(isNew ? { take } : {}) },
            ),
          ),
        );
        return rows.flat();
      });
      if (found.length === 0) return [];
      const ids = found.map((one) => one.id);
      const mark = isNew ? id : together;
      return write(async () => {
        // Which they are is known before any of them is sent, whatever breaks on the way.
        await runAll([
          ...free.flatMap((one) =>
            // What is only queued was never sent.
            [one.life ?? []].flat().map((life) =>
              plain.update(
                "Notice",
                { ...beside, ...one, id: ids, life },
                {
                  life: "sending",
                  doubtful: life !== "queued",
                  attempts: { increment: 1 },
                  leaseBoot: boot,
                  leaseUntil: until,
                  together: mark,
                },
              ),
            ),
          ),
          ...(isNew ? [plain.update("Notice", { id }, { together: mark })] : []),
        ]);
        const rows = await rowsOf(
          "Notice",
          { id: ids, leaseBoot: boot, leaseUntil: until, together: mark },
          { order },
        );
        return readable(connection, rows);
      });
    },
    noticesUnder: (cards) =>
      read(async () => {
        if (cards.length === 0) return new Map();
        const all = async (where: Where<"Notice">): Promise<readonly Notice[]> =>
          opened(await rowsOf("Notice", where, { order }), (row) => toNotice(vault, row));
        const heads = await all({ id: cards });
        // What was sent alone is in no message with others, though its morning is marked.
        const several = heads.filter((head) => head.together === messageOf(head));
        const messages = [...new Set(several.map(messageOf))];
        const beside = await all({ together: messages });
        return new Map(
          heads.map((head) => [
            head.id,
            several.includes(head)
              ? beside.filter(({ together }) => together === head.together)
              : [head],
          ]),
        );
      }),
    noticesTogether: (message) =>
      read(async () => {
        const rows = await rowsOf("Notice", { together: message }, { order });
        return opened(rows, (row) => toNotice(vault, row));
      }),
    settle: (notices, settlement, boot) =>
      write(async () => {
        const ids = [notices].flat();
        const found = await rowsOf("Notice", { id: ids });
        if (found.length < ids.length)
          throw new Error("a notice that is to be settled is not there");
        const isSent = settlement.life === "sent";
        const by =
          boot === undefined
            ? {}
            : { life: { not: "sent" }, ...(isSent ? {} : { leaseBoot: boot }) };
        const rows = found.filter(
          ({ life, leaseBoot }) =>
            boot === undefined || (life !== "sent" && (isSent || leaseBoot === boot)),
        );
        const changed = {
          ...settlementRow(settlement),
          ...(boot === undefined ? {} : { leaseBoot: boot }),
        };
        const told = rows.flatMap(({ matter, recipient }) =>
          matter === null || !arrivedOrNot.includes(settlement.life)
            ? []
            : [[matter, recipient] as const],
        );
        await runAll([
          ...rows.map((was) =>
            plain.update("Notice", { id: was.id, ...by }, deliveryRow(vault, was, changed)),
          ),
          // Whoever brought it sees on their card that it arrived, or that it could not.
          ...[...new Map(told.map((one) => [one.join("\n"), one])).values()].map((one) =>
            staleFor(plain, ...one),
          ),
        ]);
        return rows.length > 0;
      }),
    markSeen: async (person, matter, at) => {
      const unseen = { matter, to: "person", recipient: person, life: "sent", seenAt: null };
      const any = await read(() => rowOf("Notice", unseen, { only: ["id"] }));
      if (any === undefined) return;
      await write(async () => {
        const rows = await rowsOf("Notice", unseen);
        await runAll([
          ...rows.map((row) =>
            plain.update("Notice", { id: row.id }, deliveryRow(vault, row, { seenAt: at })),
          ),
          staleFor(plain, matter, person),
        ]);
      });
    },
    nextDue: (after = "") =>
      read(async () => {
        const [notice, lease, clock, request] = await Promise.all([
          rowOf(
            "Notice",
            { life: ["queued", "uncertain"], nextTryAt: { gt: after } },
            { order: ["nextTryAt"], only: ["nextTryAt"] },
          ),
          rowOf(
            "Notice",
            { life: "sending", leaseUntil: { gt: after } },
            { order: ["leaseUntil"], only: ["leaseUntil"] },
          ),
          rowOf(
            "Clock",
            { nextRungAt: { gt: after }, stoppedAt: null },
            { order: ["nextRungAt"], only: ["nextRungAt"] },
          ),
          rowOf("PostRequest", { nextAt: { gt: after } }, { order: ["nextAt"], only: ["nextAt"] }),
        ]);
        return [notice?.nextTryAt, lease?.leaseUntil, clock?.nextRungAt, request?.nextAt]
          .filter((instant) => typeof instant === "string")
          .sort()[0];
      }),
    queued: () => read(() => count("Notice", { life: underWay })),
    notices: (matter) =>
      read(async () => {
        const rows = await rowsOf("Notice", { matter }, { order });
        return opened(rows, (row) => toNotice(vault, row));
      }),
    notice: (id) =>
      read(async () => {
        const row = await rowOf("Notice", { id });
        return row === undefined ? undefined : toNotice(vault, row);
      }),
    noticesKeyed: (keys) =>
      read(async () => {
        const rows = await rowsOf("Notice", { key: keys, life: { not: "failed" } }, { order });
        return opened(rows, (row) => toNotice(vault, row));
      }),
    unsent: () =>
      read(async () => {
        const only = ["id", "createdAt", "nextTryAt", "recipient", "matter"] as const;
        const rows = await rowsOf("Notice", { life: underWay, to: "person" }, { order, only });
        return rows.flatMap(({ id, createdAt, nextTryAt, recipient: person, matter }) =>
          matter === null ? [] : [{ id, createdAt, nextTryAt, person, matter }],
        );
      }),
    undelivered: ({ madeSince, dueBefore }, take) =>
      read(async () => {
        const rows = await client.notice.findMany({
          where: {
            OR: [
              { life: "failed", createdAt: { gte: madeSince } },
              { life: { in: [...underWay] }, nextTryAt: { lt: dueBefore } },
              {
                life: { in: [...underWay] },
                attempts: { gt: triesInVain },
                createdAt: { lt: dueBefore },
              },
            ],
          },
          orderBy: inOrder,
          take,
        });
        const reached = await client.notice.groupBy({
          by: ["to", "recipient"],
          where: {
            life: "sent",
            sentAt: { gte: madeSince },
            recipient: { in: [...new Set(rows.map(({ recipient }) => recipient))] },
          },
          _max: { sentAt: true },
        });
        const lastTo = new Map(
          reached.map(({ to, recipient, _max }) => [`${to}:${recipient}`, _max.sentAt ?? ""]),
        );
        return opened(
          rows.filter(
            ({ to, recipient, createdAt }) => (lastTo.get(`${to}:${recipient}`) ?? "") <= createdAt,
          ),
          (row) => toNotice(vault, row),
        );
      }),
    noticeKeys: (matters) =>
      read(async () => {
        const keys: string[] = [];
        for (let from = 0; from < matters.length; from += atOnce) {
          const rows = await client.notice.findMany({
            where: { matter: { in: matters.slice(from, from + atOnce) }, life: { not: "failed" } },
            select: { key: true },
          });
          for (const { key } of rows) keys.push(key);
        }
        return keys;
      }),
  };
};
