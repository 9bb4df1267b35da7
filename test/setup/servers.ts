import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startPostgres } from "./postgres.ts";

/** Something a suite needs: where it is, or the sentence that says it is absent. */
export type Found = { readonly at: string } | { readonly absent: string };

declare module "vitest" {
  interface ProvidedContext {
    postgres: Found;
    chromium: Found;
    scratch: string;
  }
}

/** Runs once before all suites: starts or finds what some of them need, and takes it away at the end. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const scratch = mkdtempSync(join(inMemory() ?? tmpdir(), "liandong-test-"));
  // PostgreSQL and what goes on as nobody are other users: they come through, and see no other names.
  chmodSync(scratch, 0o711);
  // Everything else that is made for a while goes there too, also by the processes started from tests.
  process.env["TMPDIR"] = scratch;
  provide("scratch", scratch);

  const postgres = await startPostgres();
  const chromium = findChromium();
  provide("postgres", typeof postgres === "string" ? { absent: postgres } : { at: postgres.url });
  provide("chromium", chromium);
  if (typeof postgres === "string") console.error(`${postgres} Its suites are skipped.`);
  if ("absent" in chromium) console.error(`${chromium.absent} Its suites are skipped.`);

  return async () => {
    if (typeof postgres !== "string") await postgres.stop();
    rmSync(scratch, { recursive: true, force: true });
  };
}

/** Where files lie in memory, if there is room: every save waits for the disk, and on a busy one for long. */
function inMemory(): string | undefined {
  const place = "/dev/shm";
  if (!existsSync(place)) return undefined;
  const { bavail, bsize } = statfsSync(place);
  return bavail * bsize >= 2 ** 31 ? place : undefined;
}

function findChromium(): Found {
  // The shell is the same browser without windows: a third of the processor time.
  const places = [
    process.env["CHROMIUM"],
    "/usr/bin/chromium-headless-shell",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
  ];
  const at = places.find((place) => place && existsSync(place));
  return at
    ? { at }
    : {
        absent:
          "Chromium was not found: install Debian's chromium-headless-shell or chromium, or set CHROMIUM to its path.",
      };
}
