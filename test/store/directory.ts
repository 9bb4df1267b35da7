import { describe, expect, test } from "vitest";
import type { Organisation } from "../../src/people/directory.ts";
import { type FreshUrl, useDatabase, withSecondStore } from "./database.ts";
import { buildChange, buildOrganisation, buildPerson } from "./fixtures.ts";

/** What every store promises about the directory of units and posts. */
export const directoryContract = (name: string, freshUrl: FreshUrl): void => {
  describe(`${name}: the directory`, () => {
    const database = useDatabase(freshUrl);
    const units: Organisation[] = [
      { ...buildOrganisation("water"), also: ["水务", "县水务局"], superior: "gov" },
      { ...buildOrganisation("gov"), kind: "government" },
    ];
    const people = [buildPerson("water.head", "head", "liaison"), buildPerson("admin")];

    test("is empty at first, then what was saved, in its order", async () => {
      const { store } = database;
      expect((await store.directory()).people.size).toBe(0);
      await store.saveDirectory(units, people);
      const directory = await store.directory();
      expect([...directory.organisations]).toStrictEqual(units.map((one) => [one.id, one]));
      // Of everybody in it, what their unit is.
      expect([...directory.people.values()]).toStrictEqual([
        { ...people[0], organ: "bureau" },
        people[1],
      ]);
      expect(await store.directory()).toBe(directory);
      await store.saveDirectory(units.slice(1), people.slice(1));
      expect([...(await store.directory()).people.keys()]).toEqual(["admin"]);
      expect([...(await store.directory()).organisations.keys()]).toEqual(["gov"]);
      await store.saveDirectory([], []);
      expect((await store.directory()).organisations.size).toBe(0);
    });

    test("has as many posts as a county has and more; who is gone has no account any more", async () => {
      const { store } = database;
      const many = Array.from({ length: 1200 }, (_, index) => buildPerson(`water.p${index}`));
      await store.saveDirectory(units, many);
      expect((await store.directory()).people.size).toBe(1200);
      const account = (person: string) => ({
        platform: "web",
        external: person,
        person,
        conversation: person,
      });
      await store.saveAccounts(["water.p1", "water.p1199"].map(account));
      await store.saveDirectory(units, many.slice(0, 1100));
      expect(await store.accountsOf("water.p1199")).toEqual([]);
      expect(await store.accountsOf(...many.map(({ id }) => id))).toHaveLength(1);
    });

    test("that another server changed is seen at the next asking", async () => {
      const { store, url } = database;
      await store.saveDirectory(units, people);
      await store.directory();
      await withSecondStore(url, async (other) => {
        await other.saveDirectory(units, [...people, buildPerson("water.liaison", "liaison")]);
        expect((await store.directory()).people.size).toBe(3);
        const language = { person: "admin", language: "en" } as const;
        expect(await other.save(buildChange({ language }))).toBe("saved");
        expect((await other.directory()).people.get("admin")?.language).toBe("en");
        expect((await store.directory()).people.get("admin")?.language).toBe("en");
      });
    });

    test("is never read half changed", async () => {
      const { store } = database;
      const sized = (size: number) =>
        [
          Array.from({ length: size }, (_, index) => buildOrganisation(`unit-${index}`)),
          Array.from({ length: size }, (_, index) => buildPerson(`unit-${index}.head`)),
        ] as const;
      await store.saveDirectory(...sized(1));
      let writing = true;
      const write = async () => {
        for (let size = 2; size < 40; size += 1) await store.saveDirectory(...sized(size));
        writing = false;
      };
      const sizes: [number, number][] = [];
      const read = async () => {
        while (writing) {
          const { organisations, people: everybody } = await store.directory();
          sizes.push([organisations.size, everybody.size]);
        }
      };
      await Promise.all([write(), read(), read()]);
      expect(sizes.filter(([one, other]) => one !== other)).toEqual([]);
    });
  });
};
