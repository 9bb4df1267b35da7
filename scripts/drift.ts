// Part of `npm run lint`: the schemas, the migrations and what the migrations make of an empty
// database must say the same. PostgreSQL is asked where there is one; elsewhere its migrations are
// held against the schema they were written from.

import { PrismaPg } from "@prisma/adapter-pg";
import { startPostgres } from "../test/setup/postgres.ts";
import {
  difference,
  emptySqlite,
  migrationsOf,
  model,
  type Provider,
  postgresqlSchema,
  schemaOf,
} from "./schema.ts";

const faults: string[] = [];
const remedy = "run `npm run migration -- <name>`";
const source = schemaOf("sqlite");
const sqlite = migrationsOf("sqlite");
const postgresql = migrationsOf("postgresql");

if (schemaOf("postgresql") !== postgresqlSchema(source)) {
  faults.push(`prisma/postgresql/schema.prisma is not what prisma/schema.prisma gives: ${remedy}.`);
}
if (String(sqlite.map(({ name }) => name)) !== String(postgresql.map(({ name }) => name))) {
  faults.push("prisma/migrations and prisma/postgresql/migrations do not hold the same names.");
}

function drifted(provider: Provider, what: string, sql: string): void {
  if (sql)
    faults.push(`${what} and the ${provider} schema differ: ${remedy}. The difference:\n${sql}`);
}

const catalogue = `
  select concat_ws(' ', 'column', table_name, column_name, data_type, udt_name, character_maximum_length,
    datetime_precision, 'null', is_nullable, 'default', column_default) as line
  from information_schema.columns where table_schema = 'public'
  union all
  select concat_ws(' ', 'key', conrelid::regclass, conname, pg_get_constraintdef(oid))
  from pg_constraint where connamespace = 'public'::regnamespace and contype in ('p', 'f', 'u')
  union all
  select pg_get_indexdef(indexrelid)
  from pg_index join pg_class on pg_class.oid = indexrelid
  where relnamespace = 'public'::regnamespace and indpred is null and indexprs is null
  union all
  select concat_ws(' ', 'enum', typname, string_agg(enumlabel, ', ' order by enumsortorder))
  from pg_enum join pg_type on pg_type.oid = enumtypid group by typname
  order by 1`;

const database = await emptySqlite();
for (const { sql } of sqlite) await database.executeScript(sql);
drifted(
  "sqlite",
  "prisma/migrations",
  await difference("sqlite", "database", model(source), database),
);

const snapshot = sqlite.at(-1)?.schema;
if (snapshot === undefined) {
  faults.push("The newest folder of prisma/migrations has no schema.prisma: restore it.");
} else {
  const from = model(postgresqlSchema(snapshot));
  const missing = await difference("postgresql", from, model(postgresqlSchema(source)));
  drifted("postgresql", "The newest migration's schema.prisma", missing);
}

const server = await startPostgres();
if (typeof server === "string") {
  console.error(`The PostgreSQL migrations were not run: ${server}`);
} else {
  try {
    const migrated = await tablesOf(postgresql.map(({ sql }) => sql));
    const meant = await tablesOf([
      await difference("postgresql", { tag: "empty" }, model(postgresqlSchema(source))),
    ]);
    const missing = meant.filter((line) => !migrated.includes(line)).map((line) => `+ ${line}`);
    const left = migrated.filter((line) => !meant.includes(line)).map((line) => `- ${line}`);
    drifted("postgresql", "prisma/postgresql/migrations", [...missing, ...left].join("\n"));
  } finally {
    await server.stop();
  }
}

for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);

/**
 * What these scripts make of an empty PostgreSQL database, a line per column, key, index and enum.
 * Read from its catalogue, because the adapter cannot read the types Prisma's own comparison asks for.
 * What a schema cannot say (checks, triggers, partial indexes) is left out.
 */
async function tablesOf(scripts: readonly string[]): Promise<string[]> {
  if (typeof server === "string") return [];
  const connection = await new PrismaPg(await server.freshDatabase()).connect();
  try {
    // Not the adapter's executeScript: it cuts at every semicolon, also inside a trigger's function.
    for (const sql of scripts) await connection.underlyingDriver().query(sql);
    const { rows } = await connection.queryRaw({ sql: catalogue, args: [], argTypes: [] });
    return rows.map(String);
  } finally {
    await connection.dispose();
  }
}
