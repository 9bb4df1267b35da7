import { createRequire } from "node:module";
import { join } from "node:path";
import { connectDatabase } from "../src/store/connect.ts";
import { sqliteDriver } from "../src/store/driver.ts";
import type { Client } from "../src/store/tables.ts";
import { openCounty } from "./county.ts";
import { type Contender, compared, interleaved, type Line } from "./measure.ts";

const line =
  "提交线索 标题=山丹河大桥下排污口 类别=水污染 事实=桥下有暗管，黑水直排，味很大 地点=桥 日期=昨天 来源=履职";

type Row = Readonly<Record<string, string | number | boolean | null>>;
type Rows = Readonly<Record<Table, readonly Row[]>>;

/** The tables one clue is written to, in the order the bot writes them. */
const tables = ["Seen", "Matter", "Party", "Entry", "Clock", "Waiting", "Notice"] as const;
type Table = (typeof tables)[number];

/** What the bot wrote for one clue. */
const rowsOf = async (client: Client, code: string): Promise<Rows> => {
  const [Seen, Matter, Party, Entry, Clock, waiting, Notice] = await Promise.all([
    client.seen.findMany({ where: { matter: code } }),
    client.matter.findMany({ where: { code } }),
    client.party.findMany({ where: { code } }),
    client.entry.findMany({ where: { matter: code } }),
    client.clock.findMany({ where: { code } }),
    client.waiting.findMany({ where: { code } }),
    client.notice.findMany({ where: { matter: code } }),
  ]);
  // The database numbers these itself.
  const Waiting = waiting.map(({ id: _, ...row }) => row);
  return { Seen, Matter, Party, Entry, Clock, Waiting, Notice };
};

/** The same rows for another clue: the number and every id made anew, the rest as it was. */
const again = (rows: Rows, code: string, number: number): Rows => {
  const ids = [...rows.Entry, ...rows.Clock, ...rows.Notice].map(({ id }) => String(id));
  const fresh = `${code.slice(0, -4)}${String(number).padStart(4, "0")}`;
  const text = [...ids, String(rows.Seen[0]?.["event"])].reduce(
    (whole, id) => whole.replaceAll(id, `${id}-${number}`),
    JSON.stringify(rows).replaceAll(code, fresh),
  );
  const made = JSON.parse(text) as Rows;
  return { ...made, Matter: made.Matter.map((row) => ({ ...row, number })) };
};

/** Bare Prisma: the rows in one array transaction, in the fewest statements there are. */
const withPrisma = (client: Client, rows: Rows) =>
  client.$transaction([
    client.seen.createMany({ data: rows.Seen as never }),
    client.matter.createMany({ data: rows.Matter as never }),
    client.party.createMany({ data: rows.Party as never }),
    client.entry.createMany({ data: rows.Entry as never }),
    client.clock.createMany({ data: rows.Clock as never }),
    client.waiting.createMany({ data: rows.Waiting as never }),
    client.notice.createMany({ data: rows.Notice as never }),
  ]);

type Statement = { run(...values: readonly unknown[]): unknown };
type Database = {
  pragma(source: string): unknown;
  prepare(sql: string): Statement;
  transaction<T>(work: (given: T) => void): (given: T) => void;
  close(): void;
};

/** The driver under Prisma's adapter, where it can be had by itself. */
const driver = (): (new (file: string) => Database) | undefined => {
  try {
    const adapter = import.meta.resolve("@prisma/adapter-better-sqlite3");
    return createRequire(adapter)(sqliteDriver) as new (
      file: string,
    ) => Database;
  } catch {
    return undefined;
  }
};

/** Hand-written SQL: a prepared INSERT a table, all rows in one transaction. */
const byHand = (database: Database, like: Rows): ((rows: Rows) => void) => {
  const inserts = new Map(
    tables.map((table) => {
      const columns = Object.keys(like[table][0] ?? {});
      const names = columns.map((column) => `"${column}"`).join(", ");
      const marks = columns.map(() => "?").join(", ");
      const statement = database.prepare(`INSERT INTO "${table}" (${names}) VALUES (${marks})`);
      return [table, { columns, statement }] as const;
    }),
  );
  return database.transaction((rows) => {
    for (const [table, { columns, statement }] of inserts)
      for (const row of rows[table])
        statement.run(
          ...columns.map((column) => {
            const value = row[column];
            return typeof value === "boolean" ? Number(value) : value;
          }),
        );
  });
};

/** One clue through the bot against writing the very same rows with nothing around it. */
export const clueLines = async (folder: string, rounds: number): Promise<readonly Line[]> => {
  const url = (name: string) => `file:${join(folder, `${name}.db`)}`;
  const county = await openCounty(url("bot"));
  const reply = await county.ask("town-qingquan.liaison", line);
  const code = ("matter" in reply ? reply.matter : undefined) ?? "";
  const written = await connectDatabase(url("bot"));
  const like = await rowsOf(written, code);
  await written.$disconnect();

  const prisma = await connectDatabase(url("prisma"));
  const rowsFor = (round: number) => again(like, code, round + 2);
  const contenders: Contender[] = [
    () => () => county.ask("town-qingquan.liaison", line),
    (round) => {
      const rows = rowsFor(round);
      return () => withPrisma(prisma, rows);
    },
  ];
  const Driver = driver();
  let database: Database | undefined;
  if (Driver !== undefined) {
    await (await connectDatabase(url("driver"))).$disconnect();
    database = new Driver(join(folder, "driver.db"));
    for (const setting of ["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"])
      database.pragma(setting);
    const write = byHand(database, like);
    contenders.push((round) => {
      const rows = rowsFor(round);
      return () => write(rows);
    });
  }
  const [ours = Number.NaN, theirs = Number.NaN, hand] = await interleaved(
    contenders,
    rounds,
    rounds,
  );
  await county.close();
  await prisma.$disconnect();
  database?.close();
  const rows = tables.reduce((sum, table) => sum + like[table].length, 0);
  return [
    compared(`submit a clue | bare Prisma, the same ${rows} rows`, ours, theirs, 1.5),
    hand === undefined
      ? { name: "submit a clue | hand-written SQL", ours: "", theirs: "no driver" }
      : compared("submit a clue | hand-written SQL, better-sqlite3", ours, hand),
  ];
};
