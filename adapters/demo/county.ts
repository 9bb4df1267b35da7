import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { seedDemo } from "../../prisma/seed.ts";
import type { Log } from "../../src/flow/services.ts";
import type { KeySource } from "../../src/store/keyring.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";
import type { Config } from "../config.ts";
import { demoClock } from "../runtime/time.ts";
import { playStories } from "./play.ts";

const nameKey = "demo.county";

/** What tells one county of the demo from that which took its place. */
export const countyName = async (store: Pick<Store, "setting">): Promise<string> =>
  (await store.setting(nameKey)) ?? "";

/** What a county is made with. */
export type CountyParts = {
  readonly config: Pick<Config, "county" | "demoNow">;
  readonly key: KeySource;
  readonly log: Log;
};

/** The path of a SQLite address. */
export const fileOf = (url: string): string => url.slice("file:".length);

const remove = (path: string): void => {
  for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true });
};

/** Waits until the disk has a file. */
const settle = (path: string): void => {
  const file = openSync(path, "r+");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

/**
 * Makes the county of the demo, with weeks of matters in it, in a new SQLite file beside the one of the
 * address; gives its path. Nothing waits for the disk until all of it is there.
 */
export const makeCounty = async (url: string, parts: CountyParts): Promise<string> => {
  const { config, key, log } = parts;
  const path = `${fileOf(url)}.new`;
  remove(path);
  const store = await openStore(`file:${path}`, key, "OFF");
  try {
    await seedDemo(store);
    const clock = await demoClock(store, config.demoNow);
    await playStories(store, clock.now(), { county: config.county, log });
    await store.saveSetting(nameKey, randomUUID());
  } finally {
    await store.close();
  }
  settle(path);
  return path;
};

/** Puts a file made by `makeCounty` where the address says, in place of what is there. */
export const putInPlace = (path: string, url: string): void => {
  remove(fileOf(url));
  renameSync(path, fileOf(url));
};

/** Whether nothing has happened in a county yet. */
export const isEmpty = async (store: Pick<Store, "codesAfter">): Promise<boolean> =>
  (await store.codesAfter("", 1)).length === 0;
