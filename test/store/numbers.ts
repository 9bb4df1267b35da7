import { describe, expect, test } from "vitest";
import { type FreshUrl, useDatabase, withSecondStore } from "./database.ts";
import { buildChange, buildMatter, codeOf, openNextMatter } from "./fixtures.ts";

/** What every store promises about giving numbers. */
export const numbersContract = (name: string, freshUrl: FreshUrl): void => {
  describe(`${name}: numbers`, () => {
    const database = useDatabase(freshUrl);

    test("are given to fifty openings at once without a gap", async () => {
      const codes = await Promise.all(
        Array.from({ length: 50 }, () => openNextMatter(database.store)),
      );
      expect(codes.toSorted()).toEqual(Array.from({ length: 50 }, (_, index) => codeOf(index + 1)));
    });

    test("are counted for each kind and each year, and past 9999", async () => {
      const { store } = database;
      await store.save(buildChange({ created: [buildMatter({ code: "XS-2027-9999" })] }));
      expect(await store.nextNumber("clue", 2027)).toBe(10_000);
      await store.save(buildChange({ created: [buildMatter({ code: "XS-2027-10000" })] }));
      await store.save(buildChange({ created: [buildMatter({ code: "XS-2027-0003" })] }));
      expect(await store.nextNumber("clue", 2027)).toBe(10_001);
      expect(await store.nextNumber("clue", 2028)).toBe(1);
      expect(await store.nextNumber("recommendation", 2027)).toBe(1);
      await withSecondStore(database.url, async (other) => {
        expect(await other.nextNumber("clue", 2027)).toBe(10_001);
      });
    });

    test("that another server gave meanwhile are taken, and the next one is fresh", async () => {
      const { store, url } = database;
      await withSecondStore(url, async (other) => {
        const [here, there] = [
          await store.nextNumber("meeting", 2026),
          await other.nextNumber("meeting", 2026),
        ];
        expect([here, there]).toEqual([1, 1]);
        const opening = (number: number) =>
          buildChange({
            created: [buildMatter({ code: codeOf(number, "meeting"), kind: "meeting" })],
          });
        expect(await store.save(opening(here))).toBe("saved");
        expect(await other.save(opening(there))).toBe("taken");
        expect(await other.nextNumber("meeting", 2026)).toBe(2);
        expect(await other.save(opening(2))).toBe("saved");
        expect(await store.save(opening(await store.nextNumber("meeting", 2026)))).toBe("taken");
        expect(await store.nextNumber("meeting", 2026)).toBe(3);
      });
    });
  });
};
