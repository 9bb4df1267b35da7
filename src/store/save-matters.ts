import type { Text } from "../chat/text.ts";
import { confidentialityWords } from "../flow/confidentiality-words.ts";
import { correctionWords } from "../flow/correction.ts";
import type { Clock, Matter } from "../flow/matter.ts";
import type { Connection } from "./connection.ts";
import type { Statement } from "./direct.ts";
import { type BoundFile, type Proofs, proofsOf, waitingSaid } from "./proof.ts";
import { prove } from "./prove.ts";
import { beforeRow, clockRow, deliveryRow, matterRow, partyRows, waitingRow } from "./rows.ts";
import type { Vault } from "./seal.ts";
import { erasedNotice, sealRow } from "./sealed-rows.ts";
import type { statementsOf } from "./statements.ts";
import type { Change } from "./store.ts";
import type { DatabaseRow, Inside, Sql } from "./tables.ts";

// What a change says of matters: how they stand now, their clocks, files and reporters, and what is taken back or erased.

/** What the statements of a change are made with. */
export type Writing = {
  readonly client: Inside;
  readonly vault: Vault;
  readonly sql: Sql;
  readonly plain: ReturnType<typeof statementsOf>;
  readonly stated: Connection["stated"];
};

/** A notice that has not been sent, without what it says. */
export type UnsentRow = Omit<DatabaseRow["Notice"], "content">;

type Proved = ReadonlyMap<string, Proofs & { readonly waitingProof: string | null }>;

/** What proves each matter of a change as it is saved, with its files and those awaited in it. */
export const proveChange = (
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

export const proofColumns = (proved: Proved, { code }: Matter) => ({
  proof: proved.get(code)?.proof ?? null,
  waitingProof: proved.get(code)?.waitingProof ?? null,
});

/** What stands in a matter's column `before`, as it is meant. */
const beforeText = (before: Matter | undefined): string | null =>
  before === undefined ? null : JSON.stringify(before);

/** A matter of a change as it was before, where that is kept. */
export const wasBefore = ({ code }: Matter, before: Change["before"]): Matter | undefined =>
  before?.find((one) => one.code === code);

/** Drops a notice, where it still has not been sent. */
const dropNotice = (
  { plain, vault }: Pick<Writing, "plain" | "vault">,
  row: UnsentRow,
  why: Text,
  lives: string[],
): Statement =>
  plain.update(
    "Notice",
    { id: row.id, life: lives },
    deliveryRow(vault, row, { life: "dropped", result: JSON.stringify(why) }),
  );

/** A matter as it now stands, where nobody else has changed it; what stood beside it goes. */
export const updateMatter = (
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
export const undoStep = (
  { client, plain, vault }: Writing,
  { matter, number, files }: NonNullable<Change["undone"]>,
  notices: readonly UnsentRow[],
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
export const eraseContent = (
  { client, plain, vault }: Writing,
  matter: string,
  notices: readonly UnsentRow[],
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
export const clocksKept = (
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
export const reporterKept = (
  { plain, vault }: Writing,
  { matter, said }: NonNullable<Change["reporter"]>,
): readonly Statement[] =>
  plain.insert("Reporter", [sealRow(vault, "Reporter", { matter, sealed: said })]);

/** Files that come to belong to a matter, one by one: one that is not the actor's to give stops the save. */
export const filesKept = (
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
