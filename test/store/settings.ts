import { describe, expect, test } from "vitest";
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
