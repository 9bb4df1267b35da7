import type { Text } from "../chat/text.ts";
import { confidentialityWords } from "../flow/confidentiality-words.ts";
import { correctionWords } from "../flow/correction.ts";
import type { Clock, Matter } from "../flow/matter.ts";
import type { Connection } from "./connection.ts";
import type { Statement } from "./direct.ts";
import { transact } from "./notices.ts";
import { keptFormerPost, keptSuccession, newRevision, savedAccount } from "./people.ts";
import { changePosts } from "./post-states.ts";
import {
  type BoundFile,
  type Proofs,
  postsBoundName,
  proofsOf,
  sinceName,
  sinceValue,
  waitingSaid,
} from "./proof.ts";
import { prove, rungsSaid } from "./prove.ts";
import { isRefusal } from "./refused.ts";
import {
  beforeRow,
  clockRow,
  coverRow,
  deliveryRow,
  matterRow,
  partyRows,
  postEntryRow,
  postRequestRow,
  seenRow,
  waitingRow,
} from "./rows.ts";
import type { Vault } from "./seal.ts";
import { erasedNotice, openRow, sealRow } from "./sealed-rows.ts";
import { statementsOf } from "./statements.ts";
import type { Change, Saved, Store } from "./store.ts";
import type { DatabaseRow, Inside, Sql } from "./tables.ts";

/** What the statements of a change are made with. */
type Writing = {
  readonly client: Inside;
  readonly vault: Vault;
  readonly sql: Sql;
  readonly plain: ReturnType<typeof statementsOf>;
  readonly stated: Connection["stated"];
};

/** The same within a transaction. */
const writingIn = (client: Inside, connection: Connection): Writing => ({
  client,
  vault: connection.vault,
  sql: connection.sql,
  plain: statementsOf(connection),
  stated: connection.stated,
});

/** Every statement of a change, in order; the first is the event, so that a repeat stops there. */
const statements = (
  writing: Writing,
  change: Change,
  { files, first, unsent }: Known,
  queue: readonly Statement[],
): readonly Statement[] => {
  const { vault, plain } = writing;
  const { seen, created = [], updated = [], entries = [], clocks = [], waiting = [] } = change;
  const proved = proveChange(writing, change, files);
  return [
    ...plain.insert("Seen", [seenRow(seen)]),
    ...first,
    // Written as it is, so that whoever changes it meanwhile waits until this is saved.
    ...(change.unchanged ?? []).map(({ code, version }) =>
      plain.update("Matter", { code, version }, { version }, "must"),
    ),
    ...plain.insert(
      "Matter",
      created.map((one) => ({ ...matterRow(vault, one), ...proofColumns(proved, one) })),
    ),
    ...plain.insert("Party", created.flatMap(partyRows)),
    // In one order everywhere, so that two processes never wait for each other.
    ...updated
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
      .flatMap((one) =>
        updateMatter(writing, one, wasBefore(one, change.before), proofColumns(proved, one)),
      ),
    ...(change.undone === undefined ? [] : undoStep(writing, change.undone, unsent)),
    ...(change.erase ?? []).flatMap((code) => eraseContent(writing, code, unsent)),
    ...plain.insert(
      "Entry",
      entries.map((entry) => ({
        ...sealRow(vault, "Entry", entry),
        state:
          proved
            .get(entry.matter)
            ?.entry(
              entry,
              change.reporter?.matter === entry.matter ? change.reporter.said : undefined,
            ) ?? null,
      })),
    ),
    ...clocksKept(writing, clocks, [...created, ...updated]),
    ...plain.insert("Waiting", waiting.map(waitingRow)),
    ...(change.reporter === undefined ? [] : reporterKept(writing, change.reporter)),
    ...queue,
    ...filesKept(writing, change),
    ...bindings(writing, change),
  ];
};

/** What is read before a change is written: its files as they are bound, and what the first change says beside it. */
type Known = {
  readonly files: readonly BoundFile[];
  readonly first: readonly Statement[];
  readonly unsent: readonly Unsent[];
};

/** A notice that has not been sent, without what it says. */
type Unsent = Omit<DatabaseRow["Notice"], "content">;

/** What has not been sent yet of the matters of which something is taken back or erased. */
const unsentOf = async (
  { selects }: Connection,
  { undone, erase = [] }: Change,
): Promise<readonly Unsent[]> => {
  const life = ["queued", "uncertain"];
  const news = undone === undefined ? [] : [`news:${undone.matter}:${undone.number}:%`];
  const found = await Promise.all([
    selects.rows("Notice", { matter: erase, life }),
    // By its key: what is told to whoever a step takes out of a matter names none.
    ...news.map((like) => selects.rows("Notice", { key: { like }, life })),
  ]);
  return found.flat();
};

/** Drops a notice, where it still has not been sent. */
const dropNotice = (
  { plain, vault }: Pick<Writing, "plain" | "vault">,
  row: Unsent,
  why: Text,
  lives: string[],
): Statement =>
  plain.update(
    "Notice",
    { id: row.id, life: lives },
    deliveryRow(vault, row, { life: "dropped", result: JSON.stringify(why) }),
  );

type Proved = ReadonlyMap<string, Proofs & { readonly waitingProof: string | null }>;

/** What proves each matter of a change as it is saved, with its files and those awaited in it. */
const proveChange = (
  { vault }: Writing,
  { created = [], updated = [], before, waiting = [] }: Change,
  files: readonly BoundFile[],
): Proved =>
  new Map(
    [...created, ...updated].map((matter) => {
      const ids = new Set(matter.files?.map(({ id }) => id));
      const own = files.filter(({ id }) => ids.has(id));
      const awaited = waiting.filter((one) => one.matter === matter.code).map(waitingRow);
      return [
        matter.code,
        {
          ...proofsOf(vault, matter, own, beforeText(wasBefore(matter, before))),
          waitingProof: prove(vault, "waiting", waitingSaid(matter, awaited)),
        },
      ] as const;
    }),
  );

const proofColumns = (proved: Proved, { code }: Matter) => ({
  proof: proved.get(code)?.proof ?? null,
  waitingProof: proved.get(code)?.waitingProof ?? null,
});

/** What stands in a matter's column `before`, as it is meant. */
const beforeText = (before: Matter | undefined): string | null =>
  before === undefined ? null : JSON.stringify(before);

/** A matter of a change as it was before, where that is kept. */
const wasBefore = ({ code }: Matter, before: Change["before"]): Matter | undefined =>
  before?.find((one) => one.code === code);

/** The rows of the files that belong to the matters of a change; most have none. */
const filesBound = async (
  { client, vault }: Pick<Writing, "client" | "vault">,
  { created = [], updated = [] }: Change,
): Promise<readonly BoundFile[]> => {
  const ids = [...created, ...updated].flatMap(({ files = [] }) => files.map(({ id }) => id));
  if (ids.length === 0 || !vault.sealing) return [];
  const rows = await client.attachment.findMany({
    where: { id: { in: ids } },
    omit: { content: true },
  });
  return rows.map((row) => openRow(vault, "Attachment", row));
};

/** A matter as it now stands, where nobody else has changed it; what stood beside it goes. */
const updateMatter = (
  { vault, sql, plain, stated }: Writing,
  matter: Matter,
  before: Matter | undefined,
  proofs: ReturnType<typeof proofColumns>,
): readonly Statement[] => {
  const { code, version, links = [], parent } = matter;
  // Of what it came from or is linked with, the cards that say how far it is, where it is further now: others
  // must not be touched by what their reader may not see.
  const linked =
    before?.state === matter.state
      ? []
      : [...links.map((one) => one.code), ...(parent === undefined ? [] : [parent])];
  const also =
    linked.length === 0
      ? sql.sql`"follows" = TRUE`
      : sql.sql`("follows" = TRUE OR "matter" IN (${sql.join(linked)}))`;
  return [
    plain.update(
      "Matter",
      { code, version: version - 1 },
      { ...matterRow(vault, matter), ...beforeRow(vault, code, before), ...proofs },
      "must",
    ),
    ...(sameParties(matter, before)
      ? []
      : [plain.remove("Party", { code }), ...plain.insert("Party", partyRows(matter))]),
    plain.remove("Waiting", { code }),
    stated(sql.sql`
      UPDATE "Posting" SET "stale" = TRUE, "revision" = "revision" + 1
      WHERE "matter" = ${code} OR ("id" IN (
        SELECT "Posting"."id" FROM "Posting" JOIN "Shown" USING ("platform", "conversation", "ref")
        WHERE "Shown"."matter" = ${code}
      ) ${mayHide(matter, before) ? sql.empty : sql.sql`AND ${also}`})`),
  ];
};

/** Whether somebody who could read a matter may not any more, as far as can be told from how it was. */
const mayHide = (matter: Matter, before: Matter | undefined): boolean =>
  before?.visibility !== matter.visibility ||
  before.erasedAt !== matter.erasedAt ||
  !sameParties(matter, before);

/** Whether those with a part in a matter are who they were, as far as can be told from how it was. */
const sameParties = (matter: Matter, before: Matter | undefined): boolean =>
  JSON.stringify(before?.parties) === JSON.stringify(matter.parties);

/** The news of one step that have not been sent go, and its files belong to their sender again. */
const undoStep = (
  { client, plain, vault }: Writing,
  { matter, number, files }: NonNullable<Change["undone"]>,
  notices: readonly Unsent[],
): readonly Statement[] => [
  ...notices
    .filter((row) => row.key.startsWith(`news:${matter}:${number}:`))
    .map((row) => dropNotice({ plain, vault }, row, correctionWords.dropped, ["queued"])),
  ...(files.length === 0
    ? []
    : [
        client.attachment.updateMany({
          where: { matter, id: { in: [...files] } },
          data: { matter: null },
        }),
      ]),
];

/** Everything that says what a matter said, but its own row: that is saved as it now is. */
const eraseContent = (
  { client, plain, vault }: Writing,
  matter: string,
  notices: readonly Unsent[],
): readonly Statement[] => [
  client.entry.updateMany({ where: { matter }, data: { content: null } }),
  client.notice.updateMany({
    where: { matter },
    data: { content: erasedNotice(matter) },
  }),
  ...notices
    .filter((row) => row.matter === matter)
    .map((row) =>
      dropNotice({ plain, vault }, row, confidentialityWords.erasedCard, ["queued", "uncertain"]),
    ),
  client.posting.updateMany({ where: { matter }, data: { headline: null } }),
  client.attachment.updateMany({ where: { matter }, data: { content: null, name: "" } }),
  client.reporter.deleteMany({ where: { matter } }),
  client.localMessage.deleteMany({ where: { matter } }),
];

/** Clocks that are new or there already: of those everything is as it now is. */
const clocksKept = (
  { vault, plain }: Writing,
  clocks: readonly Clock[],
  matters: readonly Matter[],
): readonly Statement[] => {
  const places = new Map(
    matters.flatMap((matter) => matter.clocks.map(({ id }, position) => [id, position] as const)),
  );
  const last = new Map(clocks.map((clock) => [clock.id, clock]));
  const rows = [...last.values()].map((clock) => clockRow(vault, clock, places.get(clock.id) ?? 0));
  const [first] = rows;
  return first === undefined
    ? []
    : plain.insert("Clock", rows, {
        on: ["id"],
        takes: (Object.keys(first) as (keyof typeof first)[]).filter((name) => name !== "id"),
      });
};

/** Who reported a matter, sealed whatever its level. */
const reporterKept = (
  { plain, vault }: Writing,
  { matter, said }: NonNullable<Change["reporter"]>,
): readonly Statement[] =>
  plain.insert("Reporter", [sealRow(vault, "Reporter", { matter, sealed: said })]);

/** Files that come to belong to a matter, one by one: one that is not the actor's to give stops the save. */
const filesKept = (
  { client, plain }: Writing,
  { seen, attach, fileReading }: Change,
): readonly Statement[] => [
  ...(attach?.ids ?? []).map((id) =>
    plain.update(
      "Attachment",
      { id, person: seen.actor, matter: null },
      { matter: attach?.matter ?? null },
      "must",
    ),
  ),
  ...(fileReading === undefined
    ? []
    : [client.fileReading.create({ data: fileReading, select: { id: true } })]),
];

const movedTo = (
  client: Writing["client"],
  { was: { platform, external: before }, ...now }: NonNullable<Change["movedAccount"]>,
): Statement =>
  client.account.update({
    where: { platform_external: { platform, external: before } },
    data: now,
    select: { person: true },
  });

/** The statements of a change that are about accounts, groups and languages. */
const bindings = ({ client, plain }: Writing, change: Change): readonly Statement[] => {
  const { usedCode, boundAccount, movedAccount, channel, unboundChannel, language } = change;
  const { cover, endedCover, handedOver, preferred, bindCode, postEntries = [] } = change;
  const { movedGroups } = change;
  return [
    ...(usedCode === undefined ? [] : [client.bindCode.delete({ where: { hash: usedCode } })]),
    ...(boundAccount === undefined ? [] : [savedAccount(client, boundAccount)]),
    ...(movedAccount === undefined ? [] : [movedTo(client, movedAccount)]),
    ...(channel === undefined
      ? []
      : [client.channel.upsert({ where: { id: channel.id }, create: channel, update: channel })]),
    ...(unboundChannel === undefined
      ? []
      : [client.channel.deleteMany({ where: { id: unboundChannel } })]),
    ...(movedGroups === undefined
      ? []
      : [
          client.channel.updateMany({
            where: { boundTo: movedGroups.unit },
            data: { boundTo: movedGroups.into },
          }),
        ]),
    ...(language === undefined
      ? []
      : [
          client.person.update({
            where: { id: language.person },
            data: { language: language.language },
          }),
        ]),
    ...(preferred === undefined
      ? []
      : [
          client.account.updateMany({
            where: { person: preferred.person },
            data: { preferred: false },
          }),
          client.account.update({
            where: {
              platform_external: { platform: preferred.platform, external: preferred.external },
              person: preferred.person,
            },
            data: { preferred: true },
          }),
        ]),
    ...(cover === undefined ? [] : [client.cover.create({ data: coverRow(cover) })]),
    ...(endedCover === undefined
      ? []
      : [
          client.cover.update({
            where: { id: endedCover, endedAt: null },
            data: { endedAt: change.seen.at },
          }),
        ]),
    ...plain.insert("PostEntry", postEntries.map(postEntryRow)),
    ...(change.changedPost === undefined
      ? []
      : [
          client.person.update({
            where: { id: change.changedPost.id },
            data: {
              organisation: change.changedPost.organisation,
              roles: JSON.stringify(change.changedPost.roles),
            },
            select: { id: true },
          }),
        ]),
    ...(change.succession === undefined ? [] : [keptSuccession(client, change.succession)]),
    ...(change.formerPosts ?? []).map((said) => keptFormerPost(client, said)),
    ...(change.newAccountsOf === undefined
      ? []
      : [
          client.account.updateMany({
            where: { person: change.newAccountsOf },
            data: { boundAt: change.seen.at },
          }),
        ]),
    ...(change.settled ?? []).map(({ id, as, by }) =>
      client.postRequest.update({
        where: { id, settled: null },
        data: { settled: as, settledBy: by, settledAt: change.seen.at, nextAt: null },
        select: { id: true },
      }),
    ),
    ...(change.changedRequest === undefined
      ? []
      : [
          client.postRequest.update({
            where: {
              id: change.changedRequest.was.id,
              settled: null,
              change: postRequestRow(change.changedRequest.was).change,
            },
            data: { change: JSON.stringify(change.changedRequest.change) },
            select: { id: true },
          }),
        ]),
    ...(change.postRequest === undefined
      ? []
      : [client.postRequest.create({ data: postRequestRow(change.postRequest) })]),
    ...(bindCode === undefined ? [] : [client.bindCode.create({ data: bindCode })]),
    ...(handedOver === undefined
      ? []
      : [
          // What stands in the chats of whoever leaves is theirs to read no longer.
          client.posting.updateMany({
            where: { to: "person", recipient: handedOver.person },
            data: { stale: true, revision: { increment: 1 } },
          }),
          client.account.deleteMany({ where: { person: handedOver.person } }),
          client.bindCode.deleteMany({ where: { person: handedOver.person } }),
          client.postRequest.updateMany({
            where: {
              OR: [{ post: handedOver.person }, { by: handedOver.person }],
              settled: null,
              expiresAt: { gt: change.seen.at },
            },
            data: {
              settled: "withdrawn",
              settledBy: change.seen.actor,
              settledAt: change.seen.at,
              nextAt: null,
            },
          }),
          client.bindCode.create({ data: handedOver }),
        ]),
    // All of this but the codes is in the directory, of which every process keeps a copy.
    ...([
      boundAccount,
      movedAccount,
      channel,
      unboundChannel,
      movedGroups,
      language,
      cover,
      endedCover,
      handedOver,
      change.newAccountsOf,
      change.succession,
      change.formerPosts,
    ].every((one) => one === undefined)
      ? []
      : [newRevision(client)]),
  ];
};

/** Whether a change is about posts, which are bound after it. */
const changesPosts = (change: Change): boolean =>
  [
    change.usedCode,
    change.boundAccount,
    change.movedAccount,
    change.language,
    change.cover,
    change.endedCover,
    change.handedOver,
    change.preferred,
    change.bindCode,
    change.changedPost,
    change.newAccountsOf,
    change.changedRequest,
    change.postRequest,
    ...(change.postEntries ?? []),
    ...(change.settled ?? []),
  ].some((one) => one !== undefined);

const sinceKept = ({ plain }: Pick<Writing, "plain">, value: string): readonly Statement[] =>
  plain.insert("Setting", [{ name: sinceName, value }], { on: ["name"], takes: [] });

/** What a refused save means, where it means something; everything else is thrown. */
const outcomeOf = (error: unknown): Saved => {
  if (isRefusal(error, "P2025")) return "stale";
  if (isRefusal(error, "P2002", "Seen")) return "repeated";
  if (isRefusal(error, "P2002", "Matter")) return "taken";
  // The first of its name, where another was first.
  if (isRefusal(error, "P2002", "Setting")) return "stale";
  throw error;
};

/**
 * Whether what a matter said in plain words may have been replaced by something sealed, and has to go
 * out of the raw files too.
 */
const hides = ({ updated = [], before }: Change): boolean =>
  updated.some((one) => one.visibility > 1 && (wasBefore(one, before)?.visibility ?? 1) === 1);

/** Numbers for new matters, and everything that changes a matter. */
export const saveQuestions = (
  connection: Connection,
  onHidden: () => void,
): Pick<Store, "nextNumber" | "save" | "saveWaiting" | "passRungs"> => {
  const { client, read, write, vault, selects } = connection;
  const { plain } = writingIn(client, connection);
  /** The last number saved of a kind in a year; forgotten whenever a save goes wrong. */
  const numbers = new Map<string, number>();
  /** Whether it is kept already since when saves are proved. */
  let isSince = false;
  /** What says that saves are proved from this change on, where nothing says so yet. */
  const sinceNow = async ({ seen, created, updated }: Change): Promise<string | undefined> => {
    if (isSince || !vault.sealing || (created ?? updated) === undefined) return undefined;
    if ((await selects.row("Setting", { name: sinceName })) !== undefined) return undefined;
    const last = await client.matter.groupBy({ by: ["kind", "year"], _max: { number: true } });
    const before = Object.fromEntries(
      last.map(({ kind, year, _max }) => [`${kind} ${year}`, _max.number ?? 0]),
    );
    const posts = await selects.row("Setting", { name: postsBoundName });
    return sinceValue(vault, {
      at: seen.at,
      before,
      ...(posts === undefined ? {} : { posts: true }),
    });
  };
  return {
    nextNumber: (kind, year) =>
      read(async () => {
        const known = numbers.get(`${kind}:${year}`);
        if (known !== undefined) return known + 1;
        const last = await selects.row(
          "Matter",
          { kind, year },
          { order: ["number DESC"], only: ["number"] },
        );
        return (last?.number ?? 0) + 1;
      }),
    save: (change) =>
      write(async () => {
        const created = (change.created ?? []).map((one) => matterRow(vault, one));
        try {
          const files = await filesBound(connection, change);
          const unsent = await unsentOf(connection, change);
          const since = await sinceNow(change);
          await transact(
            connection,
            change.notices ?? [],
            (queue, inside) =>
              statements(
                writingIn(inside, connection),
                change,
                { files, first: since === undefined ? [] : sinceKept({ plain }, since), unsent },
                queue,
              ),
            changesPosts(change) ? (on, all) => changePosts(on, change.seen.at, all) : undefined,
          );
          isSince ||= (change.created ?? change.updated) !== undefined;
        } catch (error) {
          for (const { kind, year } of created) numbers.delete(`${kind}:${year}`);
          return outcomeOf(error);
        }
        for (const { kind, year, number } of created) {
          const key = `${kind}:${year}`;
          numbers.set(key, Math.max(number, numbers.get(key) ?? 0));
        }
        if (change.erase !== undefined || hides(change)) onHidden();
        return "saved";
      }),
    saveWaiting: ({ code, version }, waiting) =>
      write(async () => {
        try {
          await transact(connection, [], () => [
            plain.update(
              "Matter",
              { code, version },
              {
                waitingProof: prove(
                  vault,
                  "waiting",
                  waitingSaid({ code, version }, waiting.map(waitingRow)),
                ),
              },
              "must",
            ),
            plain.remove("Waiting", { code }),
            ...plain.insert("Waiting", waiting.map(waitingRow)),
          ]);
        } catch (error) {
          // Whoever has changed the matter meanwhile has saved anew who is awaited in it.
          if (!isRefusal(error, "P2025")) throw error;
        }
      }),
    passRungs: async (passed) => {
      for (const { was, now, notices } of passed)
        await write(async () => {
          const { id, rungsPassed, dueVersion } = was;
          try {
            await transact(connection, notices, (queue) => [
              plain.update(
                "Clock",
                { id, rungsPassed, dueVersion, stoppedAt: null, suspendedAt: null },
                {
                  rungsPassed: now.rungsPassed,
                  nextRungAt: now.nextRungAt ?? null,
                  proof: prove(vault, "rungs", rungsSaid({ ...now, id, dueVersion })),
                },
                "must",
              ),
              ...queue,
            ]);
          } catch (error) {
            // Another process has passed it, or the clock has stopped or moved meanwhile.
            if (!isRefusal(error, "P2025")) throw error;
          }
        });
    },
  };
};
