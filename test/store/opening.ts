import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isPostgresql } from "../../src/store/connect.ts";
import { openStore } from "../../src/store/open.ts";
import { type FreshUrl, withClient, withSecondStore } from "./database.ts";
import { buildChange, buildMatter } from "./fixtures.ts";

/** What every store promises about opening and closing a database. */
export const openingContract = (name: string, freshUrl: FreshUrl): void => {
  describe(`${name}: opening and closing`, () => {
    const folder = (url: string) =>
      new URL(
        isPostgresql(url) ? "../../prisma/postgresql/migrations/" : "../../prisma/migrations/",
        import.meta.url,
      );

    test("an empty database is brought up to date, in the words of Prisma's own table", async () => {
      const url = await freshUrl();
      const store = await openStore(url);
      await store.close();
      const applied = () =>
        withClient(
          url,
          (client) =>
            client.$queryRaw<{ migration_name: string; checksum: string; finished: boolean }[]>`
            SELECT "migration_name", "checksum", "applied_steps_count", "finished_at" IS NOT NULL AS "finished"
            FROM "_prisma_migrations" ORDER BY "migration_name"`,
        );
      const names = readdirSync(folder(url))
        .filter((one) => /^\d/.test(one))
        .toSorted();
      expect(
        (await applied()).map(({ migration_name, checksum }) => [migration_name, checksum]),
      ).toEqual(
        names.map((one) => [
          one,
          createHash("sha256")
            .update(readFileSync(new URL(`${one}/migration.sql`, folder(url))))
            .digest("hex"),
        ]),
      );
      const before = await applied();
      await (await openStore(url)).close();
      expect(await applied()).toEqual(before);
    });

    test("two that open an empty database at once both succeed", async () => {
      const url = await freshUrl();
      const stores = await Promise.all([openStore(url), openStore(url)]);
      for (const store of stores) expect(await store.save(buildChange())).toBe("saved");
      for (const store of stores) await store.close();
    });

    test("what was saved is there when it is opened again, also what was still being written", async () => {
      const url = await freshUrl();
      const store = await openStore(url);
      await expect(store.ping()).resolves.toBeUndefined();
      const created = Array.from({ length: 20 }, () => buildMatter());
      const saves = created.map((one) => store.save(buildChange({ created: [one] })));
      await store.close();
      expect(await Promise.all(saves)).toEqual(created.map(() => "saved"));
      await withSecondStore(url, async (other) => {
        for (const one of created) expect(await other.matter(one.code)).toStrictEqual(one);
      });
    });
  });
};
