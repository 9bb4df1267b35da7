// npm run migration -- <name> [--empty]
//
// Writes prisma/postgresql/schema.prisma from prisma/schema.prisma and, for both databases, the SQL
// that leads from the newest migration to that schema. `--empty` writes a migration even when the
// schema has not changed, for SQL written by hand (triggers). Needs no server and no download.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  difference,
  emptySqlite,
  folders,
  migrationsOf,
  model,
  type Provider,
  postgresqlSchema,
  schemaOf,
} from "./schema.ts";

const name = process.argv[2] ?? "";
const empty = process.argv.includes("--empty");
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error(
    "Give the migration a name of small letters, digits and _: npm run migration -- add_relief",
  );
  process.exit(1);
}

const source = schemaOf("sqlite");
const before = migrationsOf("sqlite");
const snapshot = before.at(-1)?.schema;
if (before.length > 0 && snapshot === undefined) {
  console.error(
    `prisma/migrations/${before.at(-1)?.name}/schema.prisma is missing: restore it first.`,
  );
  process.exit(1);
}

writeFileSync(`${folders.postgresql}schema.prisma`, postgresqlSchema(source));

const from = (schema: (source: string) => string) =>
  snapshot === undefined ? ({ tag: "empty" } as const) : model(schema(snapshot));
const steps: Record<Provider, string> = {
  sqlite: await withTriggers(await difference("sqlite", from(String), model(source))),
  postgresql: await difference(
    "postgresql",
    from(postgresqlSchema),
    model(postgresqlSchema(source)),
  ),
};

if (!empty && steps.sqlite === "" && steps.postgresql === "") {
  console.error("The schema says what the migrations already do: nothing to write.");
} else {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  for (const provider of ["sqlite", "postgresql"] as const) {
    const migrations = `${folders[provider]}migrations/`;
    const folder = `${migrations}${stamp}_${name}/`;
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}migration.sql`, steps[provider] || "-- Nothing to change here.\n");
    if (provider === "sqlite") writeFileSync(`${folder}schema.prisma`, source);
    const lock = `${migrations}migration_lock.toml`;
    if (!existsSync(lock)) writeFileSync(lock, `provider = "${provider}"\n`);
    console.error(
      `Wrote prisma${provider === "sqlite" ? "" : "/postgresql"}/migrations/${stamp}_${name}/migration.sql`,
    );
  }
}

const prepare = fileURLToPath(new URL("prepare.mjs", import.meta.url));
process.exit(spawnSync(process.execPath, [prepare, "--dev"], { stdio: "inherit" }).status ?? 1);

/** SQLite alters a table by making it anew, which drops its triggers: they are put back after it. */
async function withTriggers(sql: string): Promise<string> {
  const database = await emptySqlite();
  for (const migration of before) await database.executeScript(migration.sql);
  const triggersOf = async () => {
    const { rows } = await database.queryRaw({
      sql: "select name, sql from sqlite_master where type = 'trigger' order by name",
      args: [],
      argTypes: [],
    });
    return new Map(rows.map(([trigger, text]) => [String(trigger), String(text)]));
  };
  const there = await triggersOf();
  await database.executeScript(sql);
  const left = await triggersOf();
  await database.dispose();
  const lost = [...there].filter(([trigger]) => !left.has(trigger)).map(([, text]) => `${text};\n`);
  return lost.length === 0
    ? sql
    : `${sql}\n-- Triggers that went with the tables made anew\n${lost.join("\n")}`;
}
