import { describe, expect, test } from "vitest";
import { noSettings } from "../../src/people/county-settings.ts";
import { type FreshUrl, useDatabase, withSecondStore } from "./database.ts";
import { uniqueId } from "./fixtures.ts";

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
      await store.saveSettings(settings);
      expect((await store.directory()).settings).toEqual(settings);
      await withSecondStore(url, async (other) =>
        expect((await other.directory()).settings).toEqual(settings),
      );
      await store.saveSettings(noSettings);
    });

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
