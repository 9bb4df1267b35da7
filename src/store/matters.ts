import { canSee, namesIn, type Sight } from "../flow/access.ts";
import type { Head } from "../flow/history.ts";
import { idFrom } from "../flow/ids.ts";
import type { Matter } from "../flow/matter.ts";
import type { DatabaseRow, WaitingWhere } from "./connect.ts";
import type { Connection } from "./connection.ts";
import {
  inTrack,
  opened,
  ownFieldsIn,
  referencesFor,
  titleIn,
  toClock,
  toEntry,
  toMatter,
  toParty,
  toSeen,
  toWaiting,
  type WholeRow,
} from "./rows.ts";
import { openRow } from "./sealed-rows.ts";
import { codesInSight, inSight, mostUnsealed, newestFirst } from "./sight.ts";
import type { Store } from "./store.ts";

/** How many matters a card names beside its own. */
const mostRelated = 50;

const withAll = { parties: true, clocks: true } as const;

/** Matters and what belongs to them, as they are. */
export const matterQuestions = ({
  client,
  read,
  sql,
  vault,
}: Connection): Pick<
  Store,
  | "matter"
  | "matterFor"
  | "related"
  | "relatives"
  | "offspring"
  | "versions"
  | "versionsSince"
  | "codesByReference"
  | "matters"
  | "entries"
  | "expiredMatters"
  | "before"
  | "lastEntry"
  | "heads"
  | "codesAfter"
  | "codesWithPart"
  | "openIn"
  | "reporter"
  | "waitingFor"
  | "waitedBy"
  | "overdue"
  | "awaited"
  | "countOpen"
  | "waitingIn"
  | "seen"
  | "clocksDue"
> => {
  const oneMatter = async (code: string): Promise<Matter | undefined> => {
    const row = await client.matter.findUnique({ where: { code }, include: withAll });
    return row === null ? undefined : toMatter(vault, row);
  };
  const seenIn = (
    sight: Sight,
    rows: readonly (DatabaseRow["Waiting"] & { readonly matter: WholeRow })[],
  ) =>
    opened(rows, ({ matter, ...row }) => ({
      ...toWaiting(row),
      of: toMatter(vault, matter),
    })).filter(({ of }) => canSee(sight, of));
  /** What is awaited, due first on top, with its matter. */
  const awaitedWhere = (sight: Sight, where: WaitingWhere, take: number) =>
    read(async () => {
      const rows = await client.waiting.findMany({
        where,
        include: { matter: { include: withAll } },
        orderBy: [{ due: { sort: "asc", nulls: "last" } }, { id: "asc" }],
        take,
      });
      return seenIn(sight, rows);
    });
  const relatives: Store["relatives"] = ({ code, parent, links = [] }) =>
    read(async () => {
      const named = [...(parent === undefined ? [] : [parent]), ...links.map((one) => one.code)];
      const found = await client.matter.findMany({
        where: { OR: [{ parent: code }, { code: { in: named } }] },
        select: { code: true },
        take: mostRelated,
      });
      // Most have none, and what belongs to a matter is asked for with a query a table.
      if (found.length === 0) return [];
      const rows = await client.matter.findMany({
        where: { code: { in: found.map((one) => one.code) } },
        include: withAll,
        orderBy: [{ openedAt: "asc" }, { code: "asc" }],
      });
      return opened(rows, (row) => toMatter(vault, row));
    });
  return {
    matter: (code) => read(() => oneMatter(code)),
    matterFor: (sight, code, orLastBy) =>
      read(async () => {
        const matter = await oneMatter(code);
        if (matter === undefined || canSee(sight, matter)) return matter;
        if (orLastBy === undefined) return undefined;
        const last = await client.entry.findUnique({
          where: { matter_number: { matter: code, number: matter.historyLength } },
          select: { actor: true },
        });
        return last?.actor === orLastBy ? matter : undefined;
      }),
    relatives,
    related: async (sight, matter) =>
      (await relatives(matter)).filter((other) => canSee(sight, other)),
    offspring: (code) =>
      read(async () => {
        const links = (await oneMatter(code))?.links ?? [];
        const ledTo = links.filter(({ as }) => as === "to").map((one) => one.code);
        const rows = await client.matter.findMany({
          where: { OR: [{ parent: code }, { code: { in: ledTo } }] },
          include: withAll,
        });
        return opened(rows, (row) => toMatter(vault, row));
      }),
    versions: (codes) =>
      read(async () => {
        const rows = await client.matter.findMany({
          where: { code: { in: [...codes] } },
          select: { code: true, version: true },
        });
        return new Map(rows.map(({ code, version }) => [code, version]));
      }),
    versionsSince: (at, kept) =>
      read(async () => {
        const rows = await client.$queryRaw<{ code: string; version: number }[]>`
          SELECT "code", "version" FROM "Matter"
          WHERE "code" IN (SELECT "matter" FROM "Entry" WHERE "id" >= ${idFrom(at)})
            AND EXISTS (SELECT 1 FROM "Setting" WHERE "name" = ${kept} || "code")`;
        return new Map(rows.map(({ code, version }) => [code, Number(version)]));
      }),
    codesByReference: (reference) =>
      read(async () => {
        const codesWhere = (
          where: { reference: { in: string[] } } | { fields: { contains: string } },
        ) =>
          client.matter.findMany({
            where,
            select: { code: true },
            orderBy: { code: "asc" },
            take: 10,
          });
        const own = await codesWhere({ reference: { in: referencesFor(vault, reference) } });
        if (own.length > 0) return own.map(({ code }) => code);
        // What was served anew on one of several units has a number of its own, as earlier versions had.
        const [plain, restricted] = await Promise.all([
          codesWhere({ fields: { contains: inTrack(reference) } }),
          vault.sealing
            ? client.matter.findMany({
                where: { visibility: { gt: 1 }, reference: { not: null } },
                include: withAll,
                orderBy: [...newestFirst],
                take: mostUnsealed,
              })
            : [],
        ]);
        const tracked = opened(restricted, (row) => toMatter(vault, row)).filter(({ tracks }) =>
          Object.values(tracks ?? {}).some((track) => track.reference === reference),
        );
        return [...plain, ...tracked].slice(0, 10).map(({ code }) => code);
      }),
    matters: (sight, filter) =>
      read(async () => {
        const codes = await codesInSight({ client, vault }, sight, filter);
        if (codes.length === 0) return [];
        const rows = await client.matter.findMany({
          where: { code: { in: [...codes] } },
          include: withAll,
        });
        const byCode = new Map(
          opened(rows, (row) => toMatter(vault, row)).map((matter) => [matter.code, matter]),
        );
        // Asked again, because another process may have changed one since its code was read.
        return codes
          .flatMap((code) => byCode.get(code) ?? [])
          .filter((matter) => canSee(sight, matter));
      }),
    reporter: (matter) =>
      read(async () => {
        const row = await client.reporter.findUnique({ where: { matter } });
        return row === null ? undefined : openRow(vault, "Reporter", row).sealed;
      }),
    entries: (matter) =>
      read(async () => {
        const rows = await client.entry.findMany({ where: { matter }, orderBy: { number: "asc" } });
        return rows.map((row) => toEntry(vault, row));
      }),
    before: (code) =>
      read(async () => {
        const select = { code: true, before: true } as const;
        const row = await client.matter.findUnique({ where: { code }, select });
        if (row === null) return undefined;
        const { before } = openRow(vault, "Matter", row);
        return before ? (JSON.parse(before) as Matter) : undefined;
      }),
    lastEntry: (actor, since) =>
      read(async () => {
        const row = await client.entry.findFirst({
          where: { actor, at: { gte: since } },
          orderBy: [{ at: "desc" }, { id: "desc" }],
        });
        return row === null ? undefined : toEntry(vault, row);
      }),
    heads: (at) =>
      read(
        () => client.$queryRaw<Head[]>`
          SELECT "matter", "number", "hash" FROM "Entry" AS "one"
          WHERE "number" = (
            SELECT MAX("number") FROM "Entry" WHERE "matter" = "one"."matter" AND "at" <= ${at}
          )`,
      ),
    codesAfter: (code, take) =>
      read(async () => {
        const rows = await client.matter.findMany({
          where: { code: { gt: code } },
          select: { code: true },
          orderBy: { code: "asc" },
          take,
        });
        return rows.map((row) => row.code);
      }),
    codesWithPart: ({ unit, posts, part }, code, take) =>
      read(async () => {
        const rows = await client.matter.findMany({
          where: {
            code: { gt: code },
            parties: {
              some: {
                ...(part === undefined ? {} : { part }),
                OR: [
                  { organisation: unit },
                  { person: { in: [...posts] } },
                  { person: { startsWith: `${unit}.` } },
                ],
              },
            },
          },
          select: { code: true },
          orderBy: { code: "asc" },
          take,
        });
        return rows.map((row) => row.code);
      }),
    openIn: (kind, category, take) =>
      read(async () => {
        const rows = await client.matter.findMany({
          where: { kind, category, closedAt: null },
          select: {
            code: true,
            title: true,
            visibility: true,
            fields: true,
            parties: { where: { part: "accused" } },
          },
          orderBy: { openedAt: "desc" },
          take,
        });
        return opened(rows, (row) => ({
          code: row.code,
          title: titleIn(vault, row),
          fields: ownFieldsIn(vault, row),
          parties: row.parties.map(toParty),
        }));
      }),
    expiredMatters: (by, take) =>
      read(async () => {
        const rows = await client.matter.findMany({
          where: { eraseOn: { lte: by } },
          include: withAll,
          orderBy: [{ eraseOn: "asc" }, { code: "asc" }],
          take,
        });
        return opened(rows, (row) => toMatter(vault, row));
      }),
    waitingFor: ({ sight, roles }, { steps } = {}) =>
      read(async () => {
        const role = { in: [...roles] };
        const rows = await client.waiting.findMany({
          where: {
            OR: [
              { person: { in: [...namesIn(sight)] } },
              { organisation: sight.organisation, role },
              { organisation: null, person: null, role },
            ],
            ...(steps === undefined ? {} : { step: { in: [...steps] } }),
          },
          include: { matter: { include: withAll } },
          orderBy: { id: "asc" },
        });
        return seenIn(sight, rows);
      }),
    waitedBy: async (sight, take) => {
      // From the person to the matters to what is awaited in them: asked for in the client's words, the
      // databases go through everything anybody is awaited for.
      const found = await read(
        () => client.$queryRaw<{ id: number }[]>`
          SELECT "one"."id" FROM "Party" AS "mine"
          CROSS JOIN "Waiting" AS "one" CROSS JOIN "Matter" AS "open"
          WHERE "mine"."person" IN (${sql.join([...namesIn(sight)])})
            AND "mine"."part" IN ('from', 'handler') AND "one"."code" = "mine"."code"
            AND "open"."code" = "mine"."code" AND "open"."closedAt" IS NULL
          GROUP BY "one"."id", "one"."due"
          ORDER BY "one"."due" IS NULL, "one"."due", "one"."id" LIMIT ${take}`,
      );
      return awaitedWhere(sight, { id: { in: found.map(({ id }) => id) } }, take);
    },
    overdue: (sight, before, take) =>
      awaitedWhere(sight, { due: { lt: before }, matter: inSight(sight) }, take),
    awaited: (sight, take) => awaitedWhere(sight, { matter: inSight(sight) }, take),
    countOpen: (sight) =>
      read(async () => {
        const rows = await client.matter.groupBy({
          by: ["kind"],
          where: { AND: [{ closedAt: null }, inSight(sight)] },
          _count: { _all: true },
          orderBy: { kind: "asc" },
        });
        return rows.map(({ kind, _count }) => ({ kind, count: _count._all }));
      }),
    waitingIn: (code) =>
      read(async () => {
        const rows = await client.waiting.findMany({ where: { code }, orderBy: { id: "asc" } });
        return rows.map(toWaiting);
      }),
    seen: (event) =>
      read(async () => {
        const row = await client.seen.findUnique({ where: { event } });
        return row === null ? undefined : toSeen(row);
      }),
    clocksDue: (now, take) =>
      read(async () => {
        const rows = await client.clock.findMany({
          where: { nextRungAt: { lte: now }, stoppedAt: null },
          orderBy: [{ nextRungAt: "asc" }, { id: "asc" }],
          take,
        });
        return opened(rows, (row) => toClock(vault, row));
      }),
  };
};
