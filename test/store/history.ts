import { describe, expect, test } from "vitest";
import { brokenAt } from "../../src/flow/history.ts";
import type { Matter } from "../../src/flow/matter.ts";
import { isPostgresql } from "../../src/store/connect.ts";
import { SealError } from "../../src/store/seal.ts";
import { type FreshUrl, useDatabase, withClient } from "./database.ts";
import { afterStep, at, buildChange, buildMatter, unusedCode } from "./fixtures.ts";

/** What every store promises about the history of a matter. */
export const historyContract = (name: string, freshUrl: FreshUrl): void => {
  describe(`${name}: the history`, () => {
    const database = useDatabase(freshUrl);
    const writeHistory = async (length: number): Promise<Matter> => {
      let now = buildMatter();
      await database.store.save(buildChange({ created: [now] }));
      for (let index = 0; index < length; index += 1) {
        const { after, entry } = afterStep(now, { said: `第${index}次`, "": null });
        await database.store.save(buildChange({ updated: [after], entries: [entry] }));
        now = after;
      }
      return now;
    };
    const firstBroken = async ({ code }: Matter) => {
      const stored = await database.store.matter(code);
      return stored && brokenAt(await database.store.entries(code), stored);
    };

    test("reads back in its order, and its chain holds", async () => {
      const one = await writeHistory(3);
      const entries = await database.store.entries(one.code);
      expect(entries.map(({ number }) => number)).toEqual([1, 2, 3]);
      expect(entries.map(({ content }) => content)).toEqual(
        [0, 1, 2].map((index) => JSON.stringify({ said: `第${index}次`, "": null })),
      );
      expect(await firstBroken(one)).toBeUndefined();
      expect(await database.store.entries(unusedCode())).toEqual([]);
    });

    test("cannot be changed or removed from: the database refuses", async () => {
      const one = await writeHistory(2);
      const entries = await database.store.entries(one.code);
      const where = { id: entries[0]?.id ?? "" };
      await withClient(database.url, async (client) => {
        for (const data of [
          { actor: "somebody.else" },
          { at: at(99) },
          { number: 9 },
          { content: "{}" },
          { content: null, salt: "" },
          { hash: "" },
        ])
          await expect(client.entry.update({ where, data })).rejects.toThrow();
        await expect(client.entry.delete({ where })).rejects.toThrow();
        await expect(client.entry.deleteMany()).rejects.toThrow();
        const around = isPostgresql(database.url)
          ? client.$executeRaw`TRUNCATE "Entry"`
          : client.$executeRaw`INSERT OR REPLACE INTO "Entry" SELECT * FROM "Entry"`;
        await expect(around).rejects.toThrow();
      });
      expect(await database.store.entries(one.code)).toStrictEqual(entries);
    });

    test("still holds when a content has been erased, which cannot be put back", async () => {
      const one = await writeHistory(3);
      const [, second] = await database.store.entries(one.code);
      const where = { id: second?.id ?? "" };
      await withClient(database.url, async (client) => {
        await client.entry.update({ where, data: { content: null } });
        await expect(
          client.entry.update({ where, data: { content: second?.content ?? "" } }),
        ).rejects.toThrow();
      });
      expect((await database.store.entries(one.code))[1]?.content).toBeNull();
      expect(await firstBroken(one)).toBeUndefined();
    });

    test("that was tampered with past the triggers is noticed", async () => {
      const { url } = database;
      const [altered, plain, cut, swapped] = [
        await writeHistory(3),
        await writeHistory(3),
        await writeHistory(3),
        await writeHistory(3),
      ];
      await withClient(url, async (client) => {
        if (isPostgresql(url)) await client.$executeRaw`DROP TRIGGER "Entry_kept" ON "Entry"`;
        else {
          await client.$executeRaw`DROP TRIGGER "Entry_kept"`;
          await client.$executeRaw`DROP TRIGGER "Entry_unchanged"`;
        }
        const row = ({ code }: Matter, number: number) => ({
          matter_number: { matter: code, number },
        });
        await client.entry.update({ where: row(altered, 2), data: { step: "clue.accept" } });
        await client.entry.update({ where: row(plain, 2), data: { content: `{"said":"别的"}` } });
        await client.entry.delete({ where: row(cut, 3) });
        await client.entry.update({ where: row(swapped, 1), data: { actor: "somebody.else" } });
      });
      expect(await firstBroken(altered)).toBe(2);
      await expect(firstBroken(plain)).rejects.toThrow(SealError);
      expect(await firstBroken(cut)).toBe(3);
      expect(await firstBroken(swapped)).toBe(1);
    });

    test("takes no second entry of one number", async () => {
      const one = await writeHistory(1);
      const [first] = await database.store.entries(one.code);
      const { after, entry } = afterStep(one, {});
      await expect(
        database.store.save(buildChange({ updated: [after], entries: [{ ...entry, number: 1 }] })),
      ).rejects.toThrow();
      expect(await database.store.entries(one.code)).toStrictEqual([first]);
    });
  });
};
