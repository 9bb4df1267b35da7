import { canSee, namesIn, type Sight } from "../flow/access.ts";
import type { Head } from "../flow/history.ts";
import { idFrom } from "../flow/ids.ts";
import type { Matter, Waiting } from "../flow/matter.ts";
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
} from "./rows.ts";
import { openRow } from "./sealed-rows.ts";
import type { Where } from "./select.ts";
import { codesInSight, inSight, mostUnsealed, newestFirst } from "./sight.ts";
import type { Store } from "./store.ts";
import type { DatabaseRow, WaitingWhere } from "./tables.ts";

/** How many matters a card names beside its own. */
const mostRelated = 50;

const withAll = { parties: true, clocks: true } as const;

/** Matters and what belongs to them, as they are. */
export const matterQuestions = ({
  client,
  read,
  sql,
  vault,
  postgresql,
  asked,
  selects: { row: rowOf, rows: rowsOf, wholeMatters },
}: Connection): Pick<
  Store,
  | "matter"
  | "matterFor"
  | "related"
  | "relatives"
  | "offspring"
  | "versions"
  | "versionsSince"
  | "categoriesSince"
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
    const [row] = await wholeMatters({ code });
    return row === undefined ? undefined : toMatter(vault, row);
  };
  /** What is awaited in matters that may be seen, each with its matter. */
  const seenIn = async (
    sight: Sight,
    ask: () => Promise<readonly DatabaseRow["Waiting"][]>,
  ): Promise<(Waiting & { readonly of: Matter })[]> => {
    const awaited = await ask();
    const found = await wholeMatters({ code: [...new Set(awaited.map(({ code }) => code))] });
    // Of one moment: PostgreSQL may change in between, and whoever changes a matter replaces what is awaited in it.
    const id = awaited.map((row) => row.id);
    const still = postgresql ? await rowsOf("Waiting", { id }, { only: ["id"] }) : awaited;
    if (still.length < awaited.length) return seenIn(sight, ask);
    const matters = new Map(
      opened(found, (row) => toMatter(vault, row)).map((matter) => [matter.code, matter]),
    );
    return awaited.flatMap((row) => {
      const of = matters.get(row.code);
      return of !== undefined && canSee(sight, of) ? [{ ...toWaiting(row), of }] : [];
    });
  };
  /** What is awaited, due first on top, with its matter. */
  const awaitedWhere = (sight: Sight, where: WaitingWhere, take: number) =>
    read(() =>
      seenIn(sight, () =>
        client.waiting.findMany({
          where,
          orderBy: [{ due: { sort: "asc", nulls: "last" } }, { id: "asc" }],
          take,
        }),
      ),
    );
  const relatives: Store["relatives"] = ({ code, parent, links = [] }) =>
    read(async () => {
      const named = [...(parent === undefined ? [] : [parent]), ...links.map((one) => one.code)];
      const [under, beside] = await Promise.all([
        rowsOf("Matter", { parent: code }, { only: ["code"], order: ["code"], take: mostRelated }),
        rowsOf("Matter", { code: named }, { only: ["code"], order: ["code"], take: mostRelated }),
      ]);
      const codes = new Set([...under, ...beside].map((one) => one.code));
      const rows = await wholeMatters(
        { code: [...codes].sort().slice(0, mostRelated) },
        { order: ["openedAt", "code"] },
      );
      return opened(rows, (row) => toMatter(vault, row));
    });
  return {
    matter: (code) => read(() => oneMatter(code)),
    matterFor: (sight, code, orLastBy) =>
      read(async () => {
        const matter = await oneMatter(code);
        if (matter === undefined || canSee(sight, matter)) return matter;
        if (orLastBy === undefined) return undefined;
        const last = await rowOf(
          "Entry",
          { matter: code, number: matter.historyLength },
          { only: ["actor"] },
        );
        return last?.actor === orLastBy ? matter : undefined;
      }),
    relatives,
    related: async (sight, matter) =>
      (await relatives(matter)).filter((other) => canSee(sight, other)),
    offspring: (code) =>
      read(async () => {
        const links = (await oneMatter(code))?.links ?? [];
        const ledTo = links.filter(({ as }) => as === "to").map((one) => one.code);
        const [under, beside] = await Promise.all([
          wholeMatters({ parent: code }),
          wholeMatters({ code: ledTo }),
        ]);
        const rows = new Map([...under, ...beside].map((row) => [row.code, row]));
        return opened([...rows.values()], (row) => toMatter(vault, row));
      }),
    versions: (codes) =>
      read(async () => {
        const rows = await rowsOf("Matter", { code: codes }, { only: ["code", "version"] });
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
    categoriesSince: (at) =>
      read(async () => {
        const rows = await client.$queryRaw<{ category: string }[]>`
          SELECT DISTINCT "category" FROM "Matter"
          WHERE "category" IS NOT NULL
            AND "code" IN (SELECT "matter" FROM "Entry" WHERE "id" >= ${idFrom(at)})`;
        return rows.map(({ category }) => category);
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
        const rows = await wholeMatters({ code: codes });
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
        const row = await rowOf("Reporter", { matter });
        return row === undefined ? undefined : openRow(vault, "Reporter", row).sealed;
      }),
    entries: (matter) =>
      read(async () => {
        const rows = await rowsOf("Entry", { matter }, { order: ["number"] });
        return rows.map((row) => toEntry(vault, row));
      }),
    before: (code) =>
      read(async () => {
        const row = await rowOf("Matter", { code }, { only: ["code", "before"] });
        if (row === undefined) return undefined;
        const { before } = openRow(vault, "Matter", row);
        return before ? (JSON.parse(before) as Matter) : undefined;
      }),
    lastEntry: (actor, since) =>
      read(async () => {
        const row = await rowOf(
          "Entry",
          { actor, at: { gte: since } },
          { order: ["at DESC", "id DESC"] },
        );
        return row === undefined ? undefined : toEntry(vault, row);
      }),
    heads: (at) =>
      read(() =>
        asked<Head>(sql.sql`
          SELECT "matter", "number", "hash" FROM "Entry" AS "one"
          WHERE "number" = (
            SELECT MAX("number") FROM "Entry" WHERE "matter" = "one"."matter" AND "at" <= ${at}
          )`),
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
        const rows = await wholeMatters(
          { eraseOn: { lte: by } },
          { order: ["eraseOn", "code"], take },
        );
        return opened(rows, (row) => toMatter(vault, row));
      }),
    waitingFor: ({ sight, roles }, { steps } = {}) =>
      read(async () => {
        const holders: readonly Where<"Waiting">[] = [
          { person: namesIn(sight) },
          { organisation: sight.organisation, role: roles },
          { organisation: null, person: null, role: roles },
        ];
        return seenIn(sight, async () => {
          const found = await Promise.all(
            holders.map((one) =>
              rowsOf("Waiting", { ...one, ...(steps === undefined ? {} : { step: steps }) }),
            ),
          );
          const rows = new Map(found.flat().map((row) => [row.id, row]));
          return [...rows.values()].sort((a, b) => a.id - b.id);
        });
      }),
    waitedBy: async (sight, take) => {
      // From the person to the matters to what is awaited in them: asked for in the client's words, the
      // databases go through everything anybody is awaited for.
      const found = await read(() =>
        asked<{ id: number }>(sql.sql`
          SELECT "one"."id" FROM "Party" AS "mine"
          CROSS JOIN "Waiting" AS "one" CROSS JOIN "Matter" AS "open"
          WHERE "mine"."person" IN (${sql.join([...namesIn(sight)])})
            AND "mine"."part" IN ('from', 'handler') AND "one"."code" = "mine"."code"
            AND "open"."code" = "mine"."code" AND "open"."closedAt" IS NULL
          GROUP BY "one"."id", "one"."due"
          ORDER BY "one"."due" IS NULL, "one"."due", "one"."id" LIMIT ${take}`),
      );
      return read(() =>
        seenIn(sight, async () => {
          const id = found.map((one) => one.id);
          const rows = new Map((await rowsOf("Waiting", { id })).map((row) => [row.id, row]));
          return id.flatMap((one) => rows.get(one) ?? []);
        }),
      );
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
        const rows = await rowsOf("Waiting", { code }, { order: ["id"] });
        return rows.map(toWaiting);
      }),
    seen: (event) =>
      read(async () => {
        const row = await rowOf("Seen", { event });
        return row === undefined ? undefined : toSeen(row);
      }),
    clocksDue: (now, take) =>
      read(async () => {
        const rows = await rowsOf(
          "Clock",
          { nextRungAt: { lte: now }, stoppedAt: null },
          { order: ["nextRungAt", "id"], take },
        );
        return opened(rows, (row) => toClock(vault, row));
      }),
  };
};
