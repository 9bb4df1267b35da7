import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { freshDatabase } from "./postgres.ts";
import type { Found } from "./servers.ts";

/**
 * Address of a running PostgreSQL, or undefined where there is none: `describe.skipIf(!postgresUrl())`.
 * With `CI=true` its absence is an error.
 */
export function postgresUrl(): string | undefined {
  return at(inject("postgres"));
}

/** Path of Chromium, or undefined where there is none. With `CI=true` its absence is an error. */
export function chromiumPath(): string | undefined {
  return at(inject("chromium"));
}

/** Address of a newly made PostgreSQL database, empty or a copy of one nobody is connected to; it is gone after the run. */
export function freshPostgres(of?: string): Promise<string> {
  const url = postgresUrl();
  if (!url) throw new Error("freshPostgres() without PostgreSQL: guard it with postgresUrl().");
  return freshDatabase(url, of);
}

/** A new, empty folder; it is gone after the run. */
export function freshFolder(): string {
  return mkdtempSync(join(inject("scratch"), "test-"));
}

/** Address of an SQLite file that does not exist yet, in a folder of its own; it is gone after the run. */
export function freshSqlite(): string {
  return `file:${join(freshFolder(), "liandong.db")}`;
}

function at(found: Found): string | undefined {
  if ("at" in found) return found.at;
  if (process.env["CI"] === "true") throw new Error(found.absent);
  return undefined;
}
