import { describe, expect, test } from "vitest";
import { noSettings } from "../../src/people/county-settings.ts";
import type { Store } from "../../src/store/store.ts";
import { type FreshUrl, useDatabase, withSecondStore } from "./database.ts";
import { uniqueId } from "./fixtures.ts";

type Change = {
  change(store: Store, one: string): Promise<unknown>;
  kept(store: Store): Promise<readonly string[]>;
};

/** Everything that is changed from what it is, each with one change that is told from others. */
const changes: Readonly<Record<string, Change>> = {
  changeSetting: {
    change: (store, one) =>
      store.changeSetting("several", (was) => [...(was?.split(",") ?? []), one].join(",")),
    kept: async (store) => (await store.setting("several"))?.split(",") ?? [],
  },
  changeSettings: {
    change: (store, one) =>
      store.changeSettings((kept) => ({
        ...kept,
        lists: [...kept.lists, { name: one, units: ["water"] }],
      })),
    kept: async (store) => (await store.directory()).settings?.lists.map(({ name }) => name) ?? [],
  },
  changeNotices: {
    change: (store, one) =>
      store.changeNotices((kept) => [
        ...kept,
        { year: Number(one), source: one, rest: [`${one}-01-01`], work: [] },
      ]),
    kept: async (store) => (await store.directory()).notices.map(({ year }) => String(year)),
  },
};

/** What every store promises about settings. */
export const settingsContract = (name: string, freshUrl: FreshUrl): void => {
  describe(`${name}: settings`, () => {
    const database = useDatabase(freshUrl);

    test("a setting is what was saved last, and seen by another server", async () => {
      const { store, url } = database;
      expect(await store.setting("clock")).toBeUndefined();
      await store.saveSetting("clock", "1");
      await store.saveSetting("clock", "2");
      expect(await store.setting("clock")).toBe("2");
      await withSecondStore(url, async (other) => expect(await other.setting("clock")).toBe("2"));
    });

    test("what the county has set is read with the directory, by another server as well", async () => {
      const { store, url } = database;
      const settings = { ...noSettings, lists: [{ name: "river", units: ["water"] }] };
      await store.changeSettings(() => settings);
      expect((await store.directory()).settings).toEqual(settings);
      await withSecondStore(url, async (other) =>
        expect((await other.directory()).settings).toEqual(settings),
      );
      await store.changeSettings(() => noSettings);
    });

    test("those whose names begin alike are found together, by the rest of their names", async () => {
      const { store } = database;
      const prefix = `${uniqueId("alike")}:`;
      await store.saveSetting(`${prefix}a`, "1");
      await store.saveSetting(`${prefix}b`, "2");
      expect([...(await store.settingsUnder(prefix))].sort()).toEqual([
        ["a", "1"],
        ["b", "2"],
      ]);
    });

    test.each(Object.entries(changes))(
      "%s: what two servers change at once is all kept",
      async (_, { change, kept }) => {
        const { store, url } = database;
        await withSecondStore(url, async (other) => {
          const all = Array.from({ length: 12 }, (_, index) => `20${index + 30}`);
          await Promise.all(all.map((one, index) => change(index % 2 === 0 ? store : other, one)));
          for (const each of [store, other]) expect([...(await kept(each))].sort()).toEqual(all);
        });
        await store.changeSettings(() => noSettings);
        await store.changeNotices(() => []);
      },
    );

    test("a setting is kept once, whoever comes first", async () => {
      const name = uniqueId("setting");
      const kept = await Promise.all(
        ["a", "b", "c"].map((value) => database.store.keepSetting(name, value)),
      );
      expect(new Set(kept).size).toBe(1);
      expect(await database.store.setting(name)).toBe(kept[0]);
      await withSecondStore(database.url, async (other) => {
        expect(await other.keepSetting(name, "d")).toBe(kept[0]);
      });
    });
  });
};
