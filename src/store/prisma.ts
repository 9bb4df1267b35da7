import { randomUUID } from "node:crypto";
import { canSee } from "../flow/access.ts";
import type { Matter } from "../flow/matter.ts";
import type { NewNotice } from "../flow/notice.ts";
import type { Directory } from "../people/directory.ts";
import { type Client, connect, isPostgresql } from "./connect.ts";
import { Prisma } from "./generated/sqlite/client.ts";
import { oneAtATime } from "./queue.ts";
import {
  clockRow,
  matterRow,
  noticeRow,
  organisationRow,
  partyRows,
  personRow,
  postingRow,
  present,
  toClock,
  toEntry,
  toMatter,
  toNotice,
  toOrganisation,
  toPerson,
  toPosting,
  toWaiting,
  waitingRow,
} from "./rows.ts";
import { codesInSight } from "./sight.ts";
import type { Change, Saved, Store } from "./store.ts";

const directoryRevision = "directory.revision";

/** The tables whose unique key says why a save found something there already. */
const outcomes: Readonly<Record<string, Saved>> = { Seen: "repeated", Matter: "taken" };

/** What a failed save means, where it means something; everything else is thrown. */
const meaning = (error: unknown): Saved => {
  if (error instanceof Error && "code" in error) {
    if (error.code === "P2025") return "stale";
    const { modelName } = (error as { meta?: { modelName?: string } }).meta ?? {};
    const outcome = error.code === "P2002" ? outcomes[modelName ?? ""] : undefined;
    if (outcome !== undefined) return outcome;
  }
  throw error;
};

const withAll = { parties: true, clocks: true } as const;

/** Opens a store on a SQLite file (`file:…`) or PostgreSQL, bringing the database up to date. */
export const openStore = async (url: string): Promise<Store> => {
  const client = await connect(url);
  const write = oneAtATime();
  return {
    ...people(client, write),
    ...matters(client, write),
    ...notices(client, write, isPostgresql(url)),
    ...local(client, write),
    exclusive: oneAtATime(),
    ping: async () => {
      await client.$queryRaw`SELECT 1`;
    },
    close: () => client.$disconnect(),
  };
};

type Write = ReturnType<typeof oneAtATime>;

const newRevision = (client: Client) => {
  const value = randomUUID();
  return client.setting.upsert({
    where: { name: directoryRevision },
    create: { name: directoryRevision, value },
    update: { value },
  });
};

const people = (
  client: Client,
  write: Write,
): Pick<
  Store,
  | "directory"
  | "saveDirectory"
  | "account"
  | "accountsOf"
  | "saveAccounts"
  | "saveBindCode"
  | "bindCode"
  | "channel"
  | "channelById"
  | "channelsBoundTo"
> => {
  let cached: { readonly revision: string | undefined; readonly directory: Directory } | undefined;
  const order = { orderBy: { position: "asc" } } as const;
  return {
    directory: async () => {
      const revision = (await client.setting.findUnique({ where: { name: directoryRevision } }))
        ?.value;
      if (cached === undefined || cached.revision !== revision) {
        const [organisations, persons] = await Promise.all([
          client.organisation.findMany(order),
          client.person.findMany(order),
        ]);
        const directory = {
          organisations: new Map(organisations.map((row) => [row.id, toOrganisation(row)])),
          people: new Map(persons.map((row) => [row.id, toPerson(row)])),
        };
        cached = { revision, directory };
      }
      return cached.directory;
    },
    saveDirectory: (organisations, persons) =>
      write(async () => {
        await client.$transaction([
          client.organisation.deleteMany(),
          client.person.deleteMany(),
          client.organisation.createMany({ data: organisations.map(organisationRow) }),
          client.person.createMany({ data: persons.map(personRow) }),
          newRevision(client),
        ]);
      }),
    account: async (platform, external) =>
      (await client.account.findUnique({
        where: { platform_external: { platform, external } },
      })) ?? undefined,
    accountsOf: (person) => client.account.findMany({ where: { person } }),
    saveAccounts: (accounts) =>
      write(async () => {
        await client.account.createMany({ data: [...accounts] });
      }),
    saveBindCode: (code) =>
      write(async () => {
        await client.bindCode.create({ data: code });
      }),
    bindCode: async (hash) => (await client.bindCode.findUnique({ where: { hash } })) ?? undefined,
    channel: async (platform, conversation) =>
      (await client.channel.findUnique({
        where: { platform_conversation: { platform, conversation } },
      })) ?? undefined,
    channelById: async (id) => (await client.channel.findUnique({ where: { id } })) ?? undefined,
    channelsBoundTo: (boundTo) =>
      client.channel.findMany({ where: { boundTo: { in: [...boundTo] } } }),
  };
};

/** Every statement of a change, in order; the first is the event, so that a repeat stops there. */
const statements = (client: Client, change: Change): Prisma.PrismaPromise<unknown>[] => {
  const { seen, created = [], updated = [], clocks = [], waiting = [], entries = [] } = change;
  const isNew = new Set(created.map(({ code }) => code));
  const order = new Map(
    [...created, ...updated].flatMap((matter) =>
      matter.clocks.map((clock, position) => [clock.id, position] as const),
    ),
  );
  const rowOf = (clock: Matter["clocks"][number]) => clockRow(clock, order.get(clock.id) ?? 0);
  const newClocks = clocks.filter(({ matter }) => isNew.has(matter));
  const many = <T>(rows: readonly T[], make: (rows: T[]) => Prisma.PrismaPromise<unknown>) =>
    rows.length === 0 ? [] : [make([...rows])];
  return [
    client.seen.create({ data: seen, select: { event: true } }),
    ...created.map((matter) =>
      client.matter.create({ data: matterRow(matter), select: { code: true } }),
    ),
    ...many(created.flatMap(partyRows), (data) => client.party.createMany({ data })),
    ...updated.flatMap((matter) => {
      const { code, version } = matter;
      return [
        client.matter.update({
          where: { code, version: version - 1 },
          data: matterRow(matter),
          select: { code: true },
        }),
        client.party.deleteMany({ where: { code } }),
        client.party.createMany({ data: partyRows(matter) }),
        client.waiting.deleteMany({ where: { code } }),
        client.posting.updateMany({
          where: { matter: code },
          data: { stale: true, revision: { increment: 1 } },
        }),
      ];
    }),
    ...many(entries, (data) => client.entry.createMany({ data })),
    ...many(newClocks.map(rowOf), (data) => client.clock.createMany({ data })),
    ...clocks
      .filter(({ matter }) => !isNew.has(matter))
      .map((clock) => {
        const row = rowOf(clock);
        return client.clock.upsert({ where: { id: clock.id }, create: row, update: row });
      }),
    ...many(waiting.map(waitingRow), (data) => client.waiting.createMany({ data })),
    ...many((change.notices ?? []).map(noticeRow), (data) => client.notice.createMany({ data })),
    ...bindings(client, change),
  ];
};

/** The statements of a change that are about accounts, groups and languages. */
const bindings = (client: Client, change: Change): Prisma.PrismaPromise<unknown>[] => {
  const { usedCode, boundAccount, channel, unboundChannel, language } = change;
  return [
    ...(usedCode === undefined ? [] : [client.bindCode.delete({ where: { hash: usedCode } })]),
    ...(boundAccount === undefined
      ? []
      : [
          client.account.upsert({
            where: {
              platform_external: {
                platform: boundAccount.platform,
                external: boundAccount.external,
              },
            },
            create: boundAccount,
            update: boundAccount,
          }),
        ]),
    ...(channel === undefined
      ? []
      : [client.channel.upsert({ where: { id: channel.id }, create: channel, update: channel })]),
    ...(unboundChannel === undefined
      ? []
      : [client.channel.deleteMany({ where: { id: unboundChannel } })]),
    ...(language === undefined
      ? []
      : [
          client.person.update({
            where: { id: language.person },
            data: { language: language.language },
          }),
          newRevision(client),
        ]),
  ];
};

const matters = (
  client: Client,
  write: Write,
): Pick<
  Store,
  | "matter"
  | "codesByReference"
  | "matters"
  | "nextNumber"
  | "entries"
  | "waitingFor"
  | "waitingIn"
  | "seen"
  | "save"
  | "clocksDue"
  | "passRungs"
> => {
  /** The last number given out by this process; forgotten when it turns out to be taken. */
  const numbers = new Map<string, number>();
  return {
    matter: async (code) => {
      const row = await client.matter.findUnique({ where: { code }, include: withAll });
      return row === null ? undefined : toMatter(row);
    },
    codesByReference: async (reference) =>
      (
        await client.matter.findMany({ where: { reference }, select: { code: true }, take: 10 })
      ).map(({ code }) => code),
    matters: async (sight, filter) => {
      const codes = await codesInSight(client, sight, filter);
      const found = await client.matter.findMany({
        where: { code: { in: [...codes] } },
        include: withAll,
      });
      const byCode = new Map(found.map((row) => [row.code, toMatter(row)]));
      return codes.flatMap((code) => byCode.get(code) ?? []);
    },
    nextNumber: async (kind, year) => {
      const known = numbers.get(`${kind}:${year}`);
      if (known !== undefined) return known + 1;
      const last = await client.matter.findFirst({
        where: { kind, year },
        orderBy: { number: "desc" },
        select: { number: true },
      });
      return (last?.number ?? 0) + 1;
    },
    entries: async (matter) =>
      (await client.entry.findMany({ where: { matter }, orderBy: { number: "asc" } })).map(toEntry),
    waitingFor: async ({ sight, roles }, { steps } = {}) => {
      const role = { in: [...roles] };
      const rows = await client.waiting.findMany({
        where: {
          OR: [
            { person: sight.person },
            { organisation: sight.organisation, role },
            { organisation: null, person: null, role },
          ],
          ...(steps === undefined ? {} : { step: { in: [...steps] } }),
        },
        include: { matter: { include: withAll } },
        orderBy: { id: "asc" },
      });
      return rows
        .map(({ matter, ...row }) => ({ ...toWaiting(row), of: toMatter(matter) }))
        .filter(({ of }) => canSee(sight, of));
    },
    waitingIn: async (code) => (await client.waiting.findMany({ where: { code } })).map(toWaiting),
    seen: async (event) => {
      const row = await client.seen.findUnique({ where: { event } });
      return row === null ? undefined : present(row);
    },
    save: (change) =>
      write(async () => {
        const created = (change.created ?? []).map(matterRow);
        try {
          await client.$transaction(statements(client, change));
        } catch (error) {
          for (const { kind, year } of created) numbers.delete(`${kind}:${year}`);
          return meaning(error);
        }
        for (const { kind, year, number } of created) numbers.set(`${kind}:${year}`, number);
        return "saved";
      }),
    clocksDue: async (now, take) =>
      (
        await client.clock.findMany({
          where: { nextRungAt: { lte: now }, stoppedAt: null },
          orderBy: { nextRungAt: "asc" },
          take,
        })
      ).map(toClock),
    passRungs: async (passed) => {
      for (const { was, now, notices } of passed)
        await write(async () => {
          const { id, rungsPassed, dueVersion } = was;
          try {
            await client.$transaction([
              client.clock.update({
                where: { id, rungsPassed, dueVersion, stoppedAt: null },
                data: { rungsPassed: now.rungsPassed, nextRungAt: now.nextRungAt ?? null },
              }),
              ...notices.map((notice) => queued(client, notice)),
            ]);
          } catch (error) {
            // Another process has passed it, or the clock has stopped meanwhile.
            if (!(error instanceof Error && "code" in error && error.code === "P2025")) throw error;
          }
        });
    },
  };
};

/** Queues one notice unless its key is there already. */
const queued = (client: Client, notice: NewNotice) =>
  client.notice.upsert({ where: { key: notice.key }, create: noticeRow(notice), update: {} });

const notices = (
  client: Client,
  write: Write,
  postgresql: boolean,
): Pick<
  Store,
  | "queue"
  | "claim"
  | "settle"
  | "nextDue"
  | "notices"
  | "notice"
  | "savePosting"
  | "stalePostings"
  | "freshPosting"
  | "dropPosting"
> => {
  /** The revision of each posting given out as stale: a later change must not be taken for redrawn. */
  const givenOut = new Map<string, number>();
  // Several processes may claim at once: each skips the rows another is taking.
  const skip = postgresql ? Prisma.sql`FOR UPDATE SKIP LOCKED` : Prisma.empty;
  return {
    queue: (list) =>
      write(async () => {
        await client.$transaction(list.map((notice) => queued(client, notice)));
      }),
    claim: async (now, { boot, until }, take) => {
      const due = {
        OR: [
          { life: { in: ["queued", "uncertain"] }, nextTryAt: { lte: now } },
          { life: "sending", leaseUntil: { lte: now } },
        ],
      };
      if ((await client.notice.findFirst({ where: due, select: { id: true } })) === null) return [];
      const claimed = await write(
        () => client.$queryRaw<{ id: string }[]>`
          UPDATE "Notice"
          SET "doubtful" = "life" <> 'queued', "life" = 'sending', "attempts" = "attempts" + 1,
              "leaseBoot" = ${boot}, "leaseUntil" = ${until}
          WHERE "id" IN (
            SELECT "id" FROM "Notice"
            WHERE ("life" IN ('queued', 'uncertain') AND "nextTryAt" <= ${now})
               OR ("life" = 'sending' AND "leaseUntil" <= ${now})
            ORDER BY "nextTryAt", "id" LIMIT ${take} ${skip}
          )
          RETURNING "id"`,
      );
      const rows = await client.notice.findMany({
        where: { id: { in: claimed.map(({ id }) => id) } },
        orderBy: [{ nextTryAt: "asc" }, { id: "asc" }],
      });
      return rows.map(toNotice);
    },
    settle: (id, { life, at, nextTryAt, result, ...where }) =>
      write(async () => {
        await client.notice.update({
          where: { id },
          data: {
            ...where,
            life,
            leaseBoot: null,
            leaseUntil: null,
            ...(life === "sent" ? { sentAt: at } : {}),
            ...(nextTryAt === undefined ? {} : { nextTryAt }),
            ...(result === undefined ? {} : { result: JSON.stringify(result) }),
          },
        });
      }),
    nextDue: async () => {
      const [notice, clock] = await Promise.all([
        client.notice.findFirst({
          where: { life: { in: ["queued", "uncertain"] } },
          orderBy: { nextTryAt: "asc" },
          select: { nextTryAt: true },
        }),
        client.clock.findFirst({
          where: { nextRungAt: { not: null }, stoppedAt: null },
          orderBy: { nextRungAt: "asc" },
          select: { nextRungAt: true },
        }),
      ]);
      return [notice?.nextTryAt, clock?.nextRungAt]
        .filter((instant) => typeof instant === "string")
        .sort()[0];
    },
    notices: async (matter) =>
      (
        await client.notice.findMany({
          where: { matter },
          orderBy: { id: "asc" },
        })
      ).map(toNotice),
    notice: async (id) => {
      const row = await client.notice.findUnique({ where: { id } });
      return row === null ? undefined : toNotice(row);
    },
    savePosting: (posting) =>
      write(async () => {
        const { id, ...row } = postingRow(posting);
        const { platform, conversation, ref } = row;
        await client.posting.upsert({
          where: { platform_conversation_ref: { platform, conversation, ref } },
          create: { id, ...row },
          update: row,
        });
      }),
    stalePostings: async (take) => {
      const rows = await client.posting.findMany({ where: { stale: true }, take });
      for (const { id, revision } of rows) givenOut.set(id, revision);
      return rows.map(toPosting);
    },
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

const local = (
  client: Client,
  write: Write,
): Pick<Store, "putLocal" | "localMessages" | "localMessage" | "setting" | "saveSetting"> => ({
  putLocal: (message) =>
    write(async () => {
      for (let attempt = 0; ; attempt += 1) {
        const last = await client.localMessage.aggregate({ _max: { revision: true } });
        const row = { ...message, revision: (last._max.revision ?? 0) + 1 };
        try {
          return await client.localMessage.upsert({
            where: { id: message.id },
            create: row,
            update: row,
          });
        } catch (error) {
          // Another process took that revision.
          const taken = error instanceof Error && "code" in error && error.code === "P2002";
          if (!taken || attempt === 20) throw error;
        }
      }
    }),
  localMessages: (conversations, { after = 0, take }) =>
    client.localMessage.findMany({
      where: { conversation: { in: [...conversations] }, revision: { gt: after } },
      orderBy: { revision: "asc" },
      take,
    }),
  localMessage: async (id) =>
    (await client.localMessage.findUnique({ where: { id } })) ?? undefined,
  setting: async (name) => (await client.setting.findUnique({ where: { name } }))?.value,
  saveSetting: (name, value) =>
    write(async () => {
      await client.setting.upsert({ where: { name }, create: { name, value }, update: { value } });
    }),
});
