import { expect, test } from "vitest";
import { loadSqliteAdapter } from "../src/store/driver.ts";
import { keepPrepared } from "../src/store/prepared.ts";

test("a statement is prepared once, runs with the values of each time, and outlives a change of its table", async () => {
  const { PrismaBetterSqlite3 } = await loadSqliteAdapter();
  const connection = await new PrismaBetterSqlite3({ url: ":memory:" }).connect();
  const { client } = connection as unknown as { client: { prepare(sql: string): unknown } };
  const prepare = client.prepare.bind(client);
  const prepared: string[] = [];
  client.prepare = (sql) => {
    prepared.push(sql);
    return prepare(sql);
  };
  const { direct } = keepPrepared(connection);
  const run = async (sql: string, ...args: string[]) =>
    (
      await connection.queryRaw({
        sql,
        args,
        argTypes: args.map(() => ({ scalarType: "string", arity: "scalar" })),
      })
    ).rows;
  await connection.executeScript("CREATE TABLE one (name TEXT)");
  const put = "INSERT INTO one (name) VALUES (?)";
  const ask = "SELECT * FROM one WHERE name = ?";
  for (const name of ["a", "b"]) await run(put, name);
  expect(await run(ask, "a")).toEqual([["a"]]);
  await connection.executeScript("ALTER TABLE one ADD COLUMN other TEXT");
  expect(await run(ask, "b")).toEqual([["b", null]]);
  expect(await direct.ask(ask, ["b"])).toEqual([{ name: "b", other: null }]);
  expect(await run(ask, "b")).toEqual([["b", null]]);
  expect(prepared).toEqual([put, ask, ask]);
  await connection.dispose();
});

test("rows that are asked for past Prisma are as their columns say, or cannot be read", async () => {
  const { PrismaBetterSqlite3 } = await loadSqliteAdapter();
  const connection = await new PrismaBetterSqlite3({ url: ":memory:" }).connect();
  const {
    direct: { ask },
  } = keepPrepared(connection);
  await connection.executeScript(`
    CREATE TABLE one (name TEXT, number INTEGER, truth BOOLEAN, bytes BLOB);
    INSERT INTO one VALUES ('a', 1, TRUE, x'00ff'), (NULL, NULL, NULL, NULL), ('c', 'x', 0, NULL), ('d', 1.5, 7, NULL), (x'00', 1, 0, NULL);
  `);
  const named = (name: string) => ask("SELECT * FROM one WHERE name = ?", [name]);
  expect(await named("a")).toEqual([
    { name: "a", number: 1, truth: true, bytes: Buffer.from([0, 255]) },
  ]);
  expect(await ask('SELECT COUNT(*) AS "count" FROM one WHERE truth = ?', [true])).toEqual([
    { count: 1 },
  ]);
  expect(await ask("SELECT * FROM one WHERE name IS NULL", [])).toEqual([
    { name: null, number: null, truth: null, bytes: null },
  ]);
  await expect(named("c")).rejects.toMatchObject({ code: "P2023" });
  // As Prisma reads what is no such number, and no truth.
  expect(await named("d")).toEqual([{ name: "d", number: 1, truth: false, bytes: null }]);
  await expect(ask("SELECT name FROM one WHERE TYPEOF(name) = 'blob'", [])).rejects.toMatchObject({
    code: "P2023",
  });
  await connection.dispose();
});

test("statements that run together are all done or none, and say what refused them", async () => {
  const { PrismaBetterSqlite3 } = await loadSqliteAdapter();
  const connection = await new PrismaBetterSqlite3({ url: ":memory:" }).connect();
  const {
    direct: { ask, runAll },
  } = keepPrepared(connection);
  await connection.executeScript("CREATE TABLE One (name TEXT PRIMARY KEY, truth BOOLEAN)");
  const put = (name: string) => ({ text: "INSERT INTO One VALUES (?, ?)", values: [name, true] });
  const change = (name: string, must?: true) => ({
    text: "UPDATE One SET truth = ? WHERE name = ?",
    values: [false, name],
    ...(must === undefined ? {} : { must }),
  });
  await runAll([put("a"), change("nobody"), change("a", true)]);
  const all = [{ name: "a", truth: false }];
  expect(await ask("SELECT * FROM One", [])).toEqual(all);
  await expect(runAll([put("b"), put("a")])).rejects.toMatchObject({
    code: "P2002",
    meta: { modelName: "One" },
  });
  await expect(runAll([put("b"), change("nobody", true)])).rejects.toMatchObject({ code: "P2025" });
  await expect(runAll([put("b"), { text: "NONSENSE", values: [] }])).rejects.toThrow("NONSENSE");
  expect(await ask("SELECT * FROM One", [])).toEqual(all);
  await connection.dispose();
});
