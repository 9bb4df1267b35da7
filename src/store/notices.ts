import { text } from "../chat/text.ts";
import { isMorning, messageOf, type NewNotice, type Notice } from "../flow/notice.ts";
import type { DatabaseRow, Inside, NoticeWhere, Statement } from "./connect.ts";
import type { Connection } from "./connection.ts";
import { arrivedOrNot } from "./postings.ts";
import { deliveryRow, noticeRow, opened, settlementRow, toNotice } from "./rows.ts";
import { SealError } from "./seal.ts";
import { statementsOf } from "./statements.ts";
import type { Store } from "./store.ts";

/** How statements come to be run in one transaction. */
type Within = (
  connection: Connection,
  statements: (client: Inside) => readonly Statement[],
) => Promise<unknown>;

const plainly: Within = ({ client }, statements) => client.$transaction([...statements(client)]);

/** Runs statements in one transaction with those that queue these notices, but for those whose key is there already. */
export const transact = async (
  connection: Connection,
  notices: readonly NewNotice[],
  statements: (queue: readonly Statement[], client: Inside) => readonly Statement[],
  within: Within = plainly,
): Promise<void> => {
  const rows = notices.map((notice) => noticeRow(connection.vault, notice));
  await within(connection, (client) =>
    statements(
      statementsOf(client, connection).insert("Notice", rows, { on: ["key"], takes: [] }),
      client,
    ),
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
const staleFor = (matter: string, recipient: string) => ({
  where: { matter, to: "person", recipient: { not: recipient } },
  data: { stale: true, revision: { increment: 1 } },
});

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
  | "lastNotice"
  | "noticesUnder"
  | "noticesTogether"
  | "settle"
  | "markSeen"
  | "nextDue"
  | "queued"
  | "notices"
  | "notice"
  | "undelivered"
  | "noticeKeys"
> => {
  const { client, sql, read, write, vault } = connection;
  const plain = statementsOf(client, connection);
  const inOrder = [{ createdAt: "asc" as const }, { id: "asc" as const }];
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
          ? client.$queryRaw<{ id: string }[]>`
              SELECT "id" FROM "Notice" WHERE ${due} ORDER BY "nextTryAt", "id" LIMIT ${take}`
          : client.$queryRaw<{ id: string }[]>`
              SELECT "id" FROM (
                SELECT "id", "nextTryAt",
                  ROW_NUMBER() OVER (PARTITION BY "to", "recipient" ORDER BY "createdAt", "id") AS "place",
                  MAX(CASE WHEN ${due} THEN 0 ELSE 1 END) OVER (PARTITION BY "to", "recipient") AS "isBusy"
                FROM "Notice"
                WHERE (${due} OR "life" = 'sending')
                  ${busy.length === 0 ? sql.empty : sql.sql`AND "to" || ':' || "recipient" NOT IN (${sql.join([...busy])})`}
              ) AS "one"
              WHERE "place" = 1 AND "isBusy" = 0
              ORDER BY "nextTryAt", "id" LIMIT ${take}`,
      );
      if (found.length === 0) return [];
      const mine =
        busy === undefined
          ? due
          : sql.sql`"id" IN (${sql.join(found.map(({ id }) => id))}) AND ${due}`;
      return write(async () => {
        const claimed = await client.$queryRaw<{ id: string }[]>`
          WITH "due" AS MATERIALIZED (
            SELECT "id" FROM "Notice"
            WHERE ${mine} ORDER BY "nextTryAt", "id" LIMIT ${take} ${skipTaken}
          )
          UPDATE "Notice"
          SET "doubtful" = "life" <> 'queued', "life" = 'sending', "attempts" = "attempts" + 1,
              "leaseBoot" = ${boot}, "leaseUntil" = ${until}
          WHERE "id" IN (SELECT "id" FROM "due")
          RETURNING "id"`;
        const rows = await client.notice.findMany({
          where: { id: { in: claimed.map(({ id }) => id) } },
          orderBy: [{ nextTryAt: "asc" }, { id: "asc" }],
        });
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
      if (together === undefined || (isMorning(together) && life === "uncertain")) return [];
      const isNew = isMorning(together);
      const free = isNew
        ? { life: "queued", nextTryAt: { lte: now } }
        : {
            OR: [
              { life: { in: ["queued", "uncertain"] } },
              { life: "sending", leaseUntil: { lte: now } },
            ],
          };
      const others = {
        id: { not: id },
        together,
        to: recipient.to,
        recipient: recipient.id,
        ...free,
      };
      const found = await read(() =>
        client.notice.findMany({
          where: others,
          select: { id: true },
          orderBy: inOrder,
          ...(isNew ? { take } : {}),
        }),
      );
      if (found.length === 0) return [];
      const ids = found.map((one) => one.id);
      const mark = isNew ? id : together;
      return write(async () => {
        // Which they are is known before any of them is sent, whatever breaks on the way.
        await client.$transaction([
          ...[true, false].map((doubtful) =>
            client.notice.updateMany({
              where: {
                ...others,
                AND: { id: { in: ids }, life: doubtful ? { not: "queued" } : "queued" },
              },
              data: {
                life: "sending",
                doubtful,
                attempts: { increment: 1 },
                leaseBoot: boot,
                leaseUntil: until,
                together: mark,
              },
            }),
          ),
          ...(isNew
            ? [
                client.notice.update({
                  where: { id },
                  data: { together: mark },
                  select: { id: true },
                }),
              ]
            : []),
        ]);
        const rows = await client.notice.findMany({
          where: { id: { in: ids }, leaseBoot: boot, leaseUntil: until, together: mark },
          orderBy: inOrder,
        });
        return readable(connection, rows);
      });
    },
    noticesUnder: (cards) =>
      read(async () => {
        if (cards.length === 0) return new Map();
        const all = async (where: NoticeWhere): Promise<readonly Notice[]> =>
          opened(await client.notice.findMany({ where, orderBy: inOrder }), (row) =>
            toNotice(vault, row),
          );
        const heads = await all({ id: { in: [...cards] } });
        // What was sent alone is in no message with others, though its morning is marked.
        const several = heads.filter((head) => head.together === messageOf(head));
        const messages = [...new Set(several.map(messageOf))];
        const beside = messages.length === 0 ? [] : await all({ together: { in: messages } });
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
        const rows = await client.notice.findMany({
          where: { together: message },
          orderBy: inOrder,
        });
        return opened(rows, (row) => toNotice(vault, row));
      }),
    settle: (notices, settlement) =>
      write(async () => {
        const ids = [notices].flat();
        const rows = await client.notice.findMany({
          where: { id: { in: ids } },
          omit: { content: true },
        });
        if (rows.length < ids.length)
          throw new Error("a notice that is to be settled is not there");
        const changed = settlementRow(settlement);
        const told = rows.flatMap(({ matter, recipient }) =>
          matter === null || !arrivedOrNot.includes(settlement.life)
            ? []
            : [[matter, recipient] as const],
        );
        await client.$transaction([
          ...rows.map((was) =>
            plain.update("Notice", { id: was.id }, deliveryRow(vault, was, changed)),
          ),
          // Whoever brought it sees on their card that it arrived, or that it could not.
          ...[...new Map(told.map((one) => [one.join("\n"), one])).values()].map((one) =>
            client.posting.updateMany(staleFor(...one)),
          ),
        ]);
      }),
    markSeen: async (person, matter, at) => {
      const unseen = { matter, to: "person", recipient: person, life: "sent", seenAt: null };
      const any = await read(() =>
        client.notice.findFirst({ where: unseen, select: { id: true } }),
      );
      if (any === null) return;
      await write(async () => {
        const rows = await client.notice.findMany({ where: unseen, omit: { content: true } });
        await client.$transaction([
          ...rows.map((row) =>
            plain.update("Notice", { id: row.id }, deliveryRow(vault, row, { seenAt: at })),
          ),
          client.posting.updateMany(staleFor(matter, person)),
        ]);
      });
    },
    nextDue: (after = "") =>
      read(async () => {
        const [notice, lease, clock, request] = await Promise.all([
          client.notice.findFirst({
            where: { life: { in: ["queued", "uncertain"] }, nextTryAt: { gt: after } },
            orderBy: { nextTryAt: "asc" },
            select: { nextTryAt: true },
          }),
          client.notice.findFirst({
            where: { life: "sending", leaseUntil: { gt: after } },
            orderBy: { leaseUntil: "asc" },
            select: { leaseUntil: true },
          }),
          client.clock.findFirst({
            where: { nextRungAt: { gt: after }, stoppedAt: null },
            orderBy: { nextRungAt: "asc" },
            select: { nextRungAt: true },
          }),
          client.postRequest.findFirst({
            where: { nextAt: { gt: after } },
            orderBy: { nextAt: "asc" },
            select: { nextAt: true },
          }),
        ]);
        return [notice?.nextTryAt, lease?.leaseUntil, clock?.nextRungAt, request?.nextAt]
          .filter((instant) => typeof instant === "string")
          .sort()[0];
      }),
    queued: () => read(() => client.notice.count({ where: { life: { in: [...underWay] } } })),
    notices: (matter) =>
      read(async () => {
        const rows = await client.notice.findMany({
          where: { matter },
          orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        });
        return opened(rows, (row) => toNotice(vault, row));
      }),
    notice: (id) =>
      read(async () => {
        const row = await client.notice.findUnique({ where: { id } });
        return row === null ? undefined : toNotice(vault, row);
      }),
    lastNotice: (keys) =>
      read(async () => {
        const row = await client.notice.findFirst({
          where: { key: { in: [...keys] }, life: { not: "failed" } },
          orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        });
        return row === null ? undefined : toNotice(vault, row);
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
