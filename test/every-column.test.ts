import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connectDatabase } from "../src/store/connect.ts";
import { openStore } from "../src/store/open.ts";
import type { Store } from "../src/store/store.ts";
import type { Client } from "../src/store/tables.ts";
import { afterDoing, workIn } from "./proved-county.ts";
import { openScene } from "./scene.ts";
import { freshSqlite } from "./setup/available.ts";

/**
 * Every column of every table is either proved, so that a change in the database is found, or listed in
 * the threat model as not bound, with a reason.
 */

type Value = string | number | bigint | boolean | Uint8Array | null;
type Row = Readonly<Record<string, Value>>;
type Column = { readonly name: string; readonly notnull: bigint | number };

/** What the threat model lists as bound by no proof: tables, and columns of others. */
const listed: ReadonlySet<string> = new Set(
  (
    readFileSync("docs/threat-model.md", "utf8")
      .split(/^## /m)
      .find((part) => part.startsWith("没有绑定的列")) ?? ""
  )
    .split("\n")
    .filter((line) => line.startsWith("- "))
    .flatMap((line) => [...(line.split("：")[0]?.matchAll(/`([\w.]+)`/g) ?? [])])
    .map(([, name = ""]) => name),
);

/** Settings by whose name it is kept that and since when there are proofs. */
const provingSettings = /^(history\.since|history\.root:.*|posts\.bound)$/;

let store: Store;
let client: Client;
let roots: string;

beforeAll(async () => {
  const county = await workIn(freshSqlite());
  roots = county.roots;
  const scene = await openScene("2025-08-05T02:00:00.000Z", county.url);
  await scene.says("police.liaison", "查 xs2");
  await scene.says("town-qingquan.liaison", "查 xs2");
  const asked = await scene.says("gov-office.secretariat", "交接 police.head");
  await asked.press("确认交接");
  await scene.store.saveBindCode(
    { hash: "00", person: "water.head", expiresAt: "2025-08-09T02:00:00.000Z", by: "operator" },
    scene.clock.now(),
  );
  await scene.bot.deliver();
  await scene.store.bindPosts(scene.clock.now());
  await scene.store.appendRoot(roots, scene.clock.now());
  await scene.close();
  const url = await afterDoing(county, async () => {});
  store = await openStore(url, "kept");
  client = await connectDatabase(url);
  await client.$executeRawUnsafe("PRAGMA foreign_keys = OFF");
}, 120_000);
afterAll(async () => {
  await store.close();
  await client.$disconnect();
});

const isFound = async (): Promise<boolean> => {
  for await (const { findings } of store.verify()) if (findings.length > 0) return true;
  return (await store.checkRoots(roots)).findings.length > 0;
};

const tables = async (): Promise<readonly string[]> => {
  const found = await client.$queryRawUnsafe<{ name: string }[]>(
    `SELECT "name" FROM sqlite_master WHERE "type" = 'table' AND "name" GLOB '[A-Z]*' ORDER BY "name"`,
  );
  return found.map(({ name }) => name);
};

const columnsOf = (table: string): Promise<Column[]> =>
  client.$queryRawUnsafe<Column[]>(`SELECT "name", "notnull" FROM pragma_table_info('${table}')`);

/** What may be put in place of a value: another row's, something else, nothing. */
const othersThan = (was: Value, column: Column, rows: readonly Row[]): readonly Value[] => {
  const [other] = rows.flatMap((row) => {
    const value = row[column.name] ?? null;
    return value === was || value === null ? [] : [value];
  });
  const changed =
    typeof was === "boolean"
      ? !was
      : typeof was === "number" || typeof was === "bigint"
        ? Number(was) + 1
        : was instanceof Uint8Array
          ? new Uint8Array([...was, 0])
          : `${was ?? ""}x`;
  return [
    ...(other === undefined || other instanceof Uint8Array ? [] : [other]),
    changed,
    ...(Number(column.notnull) === 0 && was !== null ? [null] : []),
  ];
};

/** The columns of one row of which some change is not found, and whether its deletion is not; so many changes of each are tried. */
const unfoundIn = async (
  table: string,
  row: Row,
  rows: readonly Row[],
  most: number,
): Promise<readonly string[]> => {
  const at = row["$row"] ?? null;
  const unfound = new Set<string>();
  const columns = await columnsOf(table);
  for (const column of columns) {
    const { name } = column;
    if (listed.has(`${table}.${name}`)) continue;
    // Its name alone says what it says.
    if (row["name"] === "posts.bound" && name === "value") continue;
    const was = row[name] ?? null;
    const set = (value: Value) =>
      client.$executeRawUnsafe(`UPDATE "${table}" SET "${name}" = ? WHERE rowid = ?`, value, at);
    for (const value of othersThan(was, column, rows).slice(0, most)) {
      // What the database itself refuses needs no proof.
      const isSet = await set(value).then(
        () => true,
        () => false,
      );
      if (isSet && !(await isFound())) unfound.add(`${table}.${name} ${String(value)}`);
      if (isSet) await set(was);
    }
  }
  await client.$executeRawUnsafe(`DELETE FROM "${table}" WHERE rowid = ?`, at);
  if (!(await isFound())) unfound.add(`${table}, a row`);
  // A column that numbers the rows is the number of the row itself.
  const names = columns.map(({ name }) => name);
  const own = names.map((name) => `"${name}"`).join();
  await client.$executeRawUnsafe(
    `INSERT INTO "${table}" (rowid, ${own}) VALUES (?, ${names.map(() => "?").join()})`,
    at,
    ...names.map((name) => row[name] ?? null),
  );
  return [...unfound];
};

it("lists tables and columns that there are", async () => {
  const known = new Set<string>();
  for (const table of await tables()) {
    known.add(table);
    for (const { name } of await columnsOf(table)) known.add(`${table}.${name}`);
  }
  expect([...listed].filter((name) => !known.has(name))).toEqual([]);
  expect(listed.size).toBeGreaterThan(5);
});

it("finds any change in a column that is not listed, and a row that is gone", async () => {
  expect(await isFound()).toBe(false);
  const unfound: string[] = [];
  for (const table of await tables()) {
    if (listed.has(table) && table !== "Setting") continue;
    const rows = await client.$queryRawUnsafe<Row[]>(`SELECT rowid AS "$row", * FROM "${table}"`);
    expect(rows.length, table).toBeGreaterThan(0);
    const samples =
      table === "Setting"
        ? rows.filter(({ name }) => provingSettings.test(String(name)))
        : [rows[0], rows.at(-1)];
    for (const [index, row] of [...new Set(samples)].entries())
      if (row !== undefined)
        unfound.push(...(await unfoundIn(table, row, rows, index === 0 ? Infinity : 1)));
  }
  expect(unfound).toEqual([]);
  expect(await isFound()).toBe(false);
}, 300_000);

it.each([
  ["Matter", "urgent"],
  ["Matter", "number"],
  ["Clock", "provisional"],
  ["Entry", "number"],
  ["Notice", "doubtful"],
  ["Attachment", "content"],
  ["Account", "preferred"],
  ["PostState", "altered"],
  ["Reading", "number"],
])("says so, and goes on, where %s.%s holds what it cannot", async (table, column) => {
  const [row] = await client.$queryRawUnsafe<Row[]>(
    `SELECT rowid AS "$row", "${column}" FROM "${table}" LIMIT 1`,
  );
  const set = (value: Value) =>
    client.$executeRawUnsafe(
      `UPDATE "${table}" SET "${column}" = ? WHERE rowid = ?`,
      value,
      row?.["$row"],
    );
  await set("none");
  const said: string[] = [];
  let seen = 0;
  for await (const done of store.verify()) {
    seen += done.seen;
    said.push(...done.findings.map((one) => one.said.zh));
  }
  await store.checkRoots(roots);
  await set(row?.[column] ?? null);
  expect(said.join()).toMatch(/读不出|被改过/);
  expect(seen).toBe(3);
});
