import type { Connection } from "./connection.ts";
import type { Keyring } from "./keyring.ts";
import { bindPosts } from "./post-states.ts";
import {
  reproveClocks,
  reproveMatters,
  reproveNotices,
  resealSettings,
  statementsFor,
} from "./reprove.ts";
import { filesInFields, matterRow, toMatter } from "./rows.ts";
import { type CountyKey, openOld, SealError, sealedMark, sealedWith, tokenWith } from "./seal.ts";
import { openRow, type SealedTable, sealedColumns, sealRow } from "./sealed-rows.ts";
import type { Resealing } from "./store.ts";
import type { Client, Sql } from "./tables.ts";

type Row = Readonly<Record<string, unknown>>;

const batch = 200;
/** Files are megabytes each. */
const fileBatch = 5;

type Parts = Pick<Connection, "client" | "sql" | "vault" | "write">;

/** The rows after one in which some column is not sealed with this key, in the order of what names them. */
const notSealed = async (
  { client, sql }: { readonly client: Client; readonly sql: Sql },
  table: SealedTable,
  mark: string,
  after: Row | undefined,
): Promise<readonly Row[]> => {
  const sealing: { row: readonly string[]; columns: readonly string[]; bytes?: string } =
    sealedColumns[table];
  const { row: names, columns, bytes } = sealing;
  const column = (name: string) => sql.raw(`"${name}"`);
  const wrong = columns.map(
    (name) =>
      sql.sql`(${column(name)} <> '' AND substr(${column(name)}, 1, ${sql.raw(String(mark.length))}) <> ${mark})`,
  );
  const beyond =
    after === undefined
      ? sql.empty
      : sql.sql`AND (${sql.join(names.map(column))}) > (${sql.join(names.map((name) => after[name]))})`;
  return client.$queryRaw<Row[]>`
    SELECT ${sql.join([...names, ...columns, ...(bytes === undefined ? [] : [bytes])].map(column))}
    FROM ${column(table)} WHERE (${sql.join(wrong, " OR ")}) ${beyond}
    ORDER BY ${sql.join(names.map(column))} LIMIT ${sql.raw(String(bytes === undefined ? batch : fileBatch))}`;
};

/** The statement that puts what is sealed in place of what was, where that still stands there. */
const replacing = (
  { client, sql }: Pick<Parts, "client" | "sql">,
  table: SealedTable,
  was: Row,
  now: Row,
) => {
  const column = (name: string) => sql.raw(`"${name}"`);
  const changed = Object.keys(now).filter((name) => now[name] !== was[name]);
  const same = Object.keys(was).filter(
    (name) => !(was[name] instanceof Uint8Array) && was[name] !== null,
  );
  return client.$executeRaw`
    UPDATE ${column(table)}
    SET ${sql.join(changed.map((name) => sql.sql`${column(name)} = ${now[name]}`))}
    WHERE ${sql.join(
      same.map((name) => sql.sql`${column(name)} = ${was[name]}`),
      " AND ",
    )}`;
};

/** A row as it is meant, also as a version before 0.3 sealed it. */
const plainOf = (vault: Parts["vault"], key: CountyKey, table: SealedTable, row: Row): Row => {
  const { sealed } = row;
  const isOld =
    (table === "Reporter" || table === "Reference") &&
    typeof sealed === "string" &&
    !sealed.startsWith(sealedMark);
  // Once all is sealed nothing of it is as an older version left it.
  if (!isOld || !vault.mayBeUnsealed) return openRow(vault, table, row);
  const said = openOld(key, sealed);
  if (said === undefined) throw new SealError(`${table}: sealed with another county's key`);
  return { ...row, sealed: said };
};

async function* resealTable(
  parts: Parts,
  table: SealedTable,
  key: CountyKey,
): AsyncGenerator<Resealing> {
  const { client, vault, write } = parts;
  let after: Row | undefined;
  let [sealed, shut] = [0, 0];
  for (;;) {
    const rows = await write(async () => {
      const found = await notSealed(parts, table, sealedWith(key), after);
      const { statements, unopened } = statementsFor(found, (row) =>
        replacing(parts, table, row, sealRow(vault, table, plainOf(vault, key, table, row))),
      );
      if (statements.length > 0) await client.$transaction([...statements]);
      sealed += statements.length;
      shut += unopened;
      return found;
    });
    after = rows.at(-1);
    if (after === undefined) return;
    yield { table, sealed, shut };
  }
}

/** The matters after one whose own row is not sealed as its level asks. */
const mattersNotSealed = (
  { client, sql }: Parts,
  key: CountyKey,
  after: string,
): Promise<readonly { readonly code: string }[]> => {
  const mark = sealedWith(key);
  const [length, any] = [sql.raw(String(mark.length)), sql.raw(String(sealedMark.length))];
  const column = (name: string) => sql.raw(`"${name}"`);
  const restricted = ["title", "fields", "outcome"].map(
    (name) => sql.sql`(${column(name)} <> '' AND substr(${column(name)}, 1, ${length}) <> ${mark})`,
  );
  const older = ["title", "fields", "outcome"].map(
    (name) =>
      sql.sql`(substr(${column(name)}, 1, ${any}) = ${sealedMark} AND substr(${column(name)}, 1, ${length}) <> ${mark})`,
  );
  return client.$queryRaw<{ code: string }[]>`
    SELECT "code" FROM "Matter" WHERE "code" > ${after} AND (
      ("visibility" > 1 AND (${sql.join(restricted, " OR ")} OR "folded" <> ''
        OR "reference" NOT LIKE ${`${tokenWith(key)}%`}))
      OR ${sql.join(older, " OR ")}
      OR "fields" LIKE ${`%${filesInFields.plain}%`}
      OR ("fields" LIKE ${`%${filesInFields.sealed}%`}
        AND "fields" NOT LIKE ${`%${filesInFields.sealed}${key.id}.%`})
    ) ORDER BY "code" LIMIT ${sql.raw(String(batch))}`;
};

async function* resealMatters(parts: Parts, key: CountyKey): AsyncGenerator<Resealing> {
  const { client, vault, write } = parts;
  let after = "";
  let [sealed, shut] = [0, 0];
  for (;;) {
    const found = await write(async () => {
      const codes = (await mattersNotSealed(parts, key, after)).map(({ code }) => code);
      const rows = await client.matter.findMany({ where: { code: { in: codes } } });
      const { statements, unopened } = statementsFor(rows, (row) => {
        const matter = toMatter(vault, { ...row, parties: [], clocks: [] });
        const { title, folded, fields, outcome, reference } = matterRow(vault, matter);
        const { code, version, title: was } = row;
        return client.matter.updateMany({
          where: { code, version, title: was },
          data: { title, folded, fields, outcome, reference },
        });
      });
      if (statements.length > 0) await client.$transaction([...statements]);
      sealed += statements.length;
      shut += unopened;
      return codes;
    });
    after = found.at(-1) ?? "";
    if (after === "") return;
    yield { table: "Matter", sealed, shut };
  }
}

const mostPasses = 5;

const tables = Object.keys(sealedColumns) as readonly SealedTable[];

/**
 * Seals what is not sealed yet, or with an older key, a batch at a time, while the product runs. It may
 * be stopped between any two batches and goes on when it is called again. What another county's key
 * sealed stays as it is.
 */
export async function* resealAll(
  connection: Connection,
  { unfinished, finish }: Pick<Keyring, "unfinished" | "finish">,
): AsyncGenerator<Resealing> {
  const key = unfinished();
  if (key === undefined) return;
  // Another process may have saved with the older key meanwhile; hardly more than once.
  for (let [changed, passes] = [true, 0]; changed && passes < mostPasses; passes += 1) {
    changed = false;
    for (const progress of [
      resealMatters(connection, key),
      reproveMatters(connection, key),
      reproveNotices(connection, key),
      reproveClocks(connection, key),
      resealSettings(connection, key),
      ...tables.map((table) => resealTable(connection, table, key)),
    ])
      for await (const one of progress) {
        changed ||= one.sealed > 0;
        yield one;
      }
  }
  // What does not hold is put down as changed from outside, not bound with the new key as if it did.
  await bindPosts(connection);
  await connection.write(finish);
}
