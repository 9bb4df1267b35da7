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
  keepPrepared(connection);
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
  expect(prepared).toEqual([put, ask]);
  await connection.dispose();
});
