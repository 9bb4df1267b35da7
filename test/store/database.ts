import { afterAll, beforeAll } from "vitest";
import { connectDatabase } from "../../src/store/connect.ts";
import { openStore } from "../../src/store/open.ts";
import type { Store } from "../../src/store/store.ts";

/** Gives the address of an empty database. */
export type FreshUrl = () => string | Promise<string>;

/** A database of its own for a group of tests: opened before the first of them, closed after the last. */
export const useDatabase = (
  freshUrl: FreshUrl,
): { readonly store: Store; readonly url: string } => {
  let opened: { store: Store; url: string } | undefined;
  const current = () => {
    if (opened === undefined) throw new Error("not open yet");
    return opened;
  };
  beforeAll(async () => {
    const url = await freshUrl();
    opened = { store: await openStore(url, "kept"), url };
  });
  afterAll(() => opened?.store.close());
  return {
    get store() {
      return current().store;
    },
    get url() {
      return current().url;
    },
  };
};

/** A second server's store on the same database, for as long as the work takes. */
export const withSecondStore = async <T>(
  url: string,
  work: (second: Store) => Promise<T>,
): Promise<T> => {
  const second = await openStore(url, "kept");
  try {
    return await work(second);
  } finally {
    await second.close();
  }
};

/** The tables as they are, past the store. */
export const withClient = async <T>(
  url: string,
  work: (client: Awaited<ReturnType<typeof connectDatabase>>) => Promise<T>,
): Promise<T> => {
  const client = await connectDatabase(url);
  try {
    return await work(client);
  } finally {
    await client.$disconnect();
  }
};
