import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { DiffTarget } from "@prisma/schema-engine-wasm";
import { loadSqliteAdapter } from "../src/store/driver.ts";

/** The databases there are a schema and migrations for, and the folder of each. */
export const folders = {
  sqlite: fileURLToPath(new URL("../prisma/", import.meta.url)),
  postgresql: fileURLToPath(new URL("../prisma/postgresql/", import.meta.url)),
};

export type Provider = keyof typeof folders;

export type Migration = {
  readonly name: string;
  readonly sql: string;
  /** The schema of prisma/schema.prisma that this migration led to; kept beside the SQLite one only. */
  readonly schema?: string;
};

/** The schema for a provider as it stands in its folder. */
export function schemaOf(provider: Provider): string {
  return readFileSync(`${folders[provider]}schema.prisma`, "utf8");
}

/** The PostgreSQL schema: the SQLite one with another provider and another place for its client. */
export function postgresqlSchema(source: string): string {
  const schema = source
    .replace(/^(datasource .*\{[^}]*provider\s*=\s*)"sqlite"/m, '$1"postgresql"')
    .replace(/^(generator .*\{[^}]*output\s*=\s*)"\.\.\/(.*)\/sqlite"/m, '$1"../../$2/postgresql"')
    .replace(
      /^(\/\/.*\n)*/,
      "// Written by `npm run migration` from ../schema.prisma; change that one.\n",
    );
  if (!/"postgresql"/.test(schema) || !/\/postgresql"/.test(schema)) {
    throw new Error("prisma/schema.prisma has no datasource and generator of the form expected.");
  }
  return schema;
}

/** The migrations of a provider, oldest first. */
export function migrationsOf(provider: Provider): Migration[] {
  const folder = `${folders[provider]}migrations/`;
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const snapshot = `${folder}${name}/schema.prisma`;
      return {
        name,
        sql: readFileSync(`${folder}${name}/migration.sql`, "utf8"),
        ...(existsSync(snapshot) && { schema: readFileSync(snapshot, "utf8") }),
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A schema as one side of a difference. */
export function model(content: string): DiffTarget {
  return { tag: "schemaDatamodel", files: [{ content, path: "schema.prisma" }] };
}

/**
 * The SQL that leads from one state to another, empty when they are the same. `from` is a schema, or
 * `"database"`: the tables `connection` has. Triggers are not compared.
 */
export async function difference(
  provider: Provider,
  from: DiffTarget | "database",
  to: DiffTarget,
  connection: SqlDriverAdapter = nowhere(provider),
): Promise<string> {
  loaded ??= load();
  const { SchemaEngine } = await loaded;
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: connection.provider,
    adapterName: connection.adapterName,
    connect: async () => connection,
    connectToShadowDb: async () => connection,
  };
  const engine = await SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  const files = [{ content: schemaOf(provider), path: "schema.prisma" }];
  const { stdout } = await engine.diff({
    from: from === "database" ? { tag: "schemaDatasource", files, configDir: "." } : from,
    to,
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return stdout === null || /^\s*-- This is an empty migration\.\s*$/.test(stdout) ? "" : stdout;
}

/** An empty SQLite database in memory. */
export async function emptySqlite(): Promise<SqlDriverAdapter> {
  const { PrismaBetterSqlite3 } = await loadSqliteAdapter();
  return new PrismaBetterSqlite3({ url: ":memory:" }).connect();
}

/** Stands for a database when only schemas are compared: the engine asks it for nothing but its version. */
function nowhere(provider: Provider): SqlDriverAdapter {
  const refuse = () => Promise.reject(new Error("There is no database behind this comparison."));
  return {
    provider: provider === "sqlite" ? "sqlite" : "postgres",
    adapterName: "nowhere",
    queryRaw: async () => ({
      columnNames: ["exists", "version", "numeric_version"],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, "PostgreSQL 15.0", 150000]],
    }),
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    getConnectionInfo: () => ({ supportsRelationJoins: false, schemaName: "public" }),
    dispose: async () => {},
  };
}

/** One for the whole process: its bindings are tied to the memory of the last module loaded. */
let loaded: ReturnType<typeof load> | undefined;

/** Node has it; its types are part of the browser's only. */
const { WebAssembly: webAssembly } = globalThis as unknown as {
  WebAssembly: {
    instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: object } }>;
  };
};

/** Prisma's schema engine in WebAssembly: the package expects a bundler, so its module is put together here. */
async function load(): Promise<typeof import("@prisma/schema-engine-wasm")> {
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = createRequire(import.meta.url)
    .resolve("@prisma/schema-engine-wasm/schema_engine_bg")
    .replace(/\.js$/, ".wasm");
  const { instance } = await webAssembly.instantiate(readFileSync(wasm), {
    "./schema_engine_bg.js": bindings,
  });
  const exports = instance.exports as { __wbindgen_start(): void };
  (bindings as unknown as { __wbg_set_wasm(exports: unknown): void }).__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  return bindings as unknown as typeof import("@prisma/schema-engine-wasm");
}
