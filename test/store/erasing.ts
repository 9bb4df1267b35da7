import { describe, expect, test } from "vitest";
import { text } from "../../src/chat/text.ts";
import { brokenAt } from "../../src/flow/history.ts";
import type { Matter } from "../../src/flow/matter.ts";
import { type FreshUrl, useDatabase, withClient } from "./database.ts";
import { afterStep, at, buildChange, buildMatter, buildNotice, uniqueId } from "./fixtures.ts";

/** What every store promises about erasing, and about what is kept apart from a matter. */
export const erasingContract = (name: string, freshUrl: FreshUrl): void => {
  describe(`${name}: what is erased, and what is kept apart`, () => {
    const database = useDatabase(freshUrl);

    test("erases what a matter said wherever it is kept, and leaves the rest", async () => {
      const { store, url } = database;
      const word = "金丝雀";
      const first = buildMatter({ title: word, fields: { facts: word }, closedAt: at(1) });
      const { after, entry } = afterStep(first, { facts: word });
      const other = buildMatter({ title: word });
      const news = buildNotice({
        content: { is: "news", matter: first.code, headline: text(word, word) },
      });
      await store.save(
        buildChange({
          created: [after, other],
          entries: [entry],
          notices: [news],
          reporter: { matter: first.code, said: word },
        }),
      );
      await store.savePosting({
        id: uniqueId("posting"),
        matter: first.code,
        recipient: { to: "person", id: "water.liaison" },
        platform: "web",
        conversation: "direct:water.liaison",
        ref: "m1",
        headline: text(word, word),
      });
      for (const [id, of] of [
        ["said", first.code],
        ["kept", other.code],
      ] as const)
        await store.putLocal({
          id,
          conversation: "c",
          author: "a",
          at: at(0),
          body: word,
          matter: of,
        });
      expect(await store.reporter(first.code)).toBe(word);
      const last = afterStep(after, { state: "closed" });
      const stub: Matter = { ...last.after, title: "", fields: {}, erasedAt: at(9) };
      expect(
        await store.save(
          buildChange({ updated: [stub], entries: [last.entry], erase: [first.code] }),
        ),
      ).toBe("saved");
      expect(await store.matter(first.code)).toStrictEqual(stub);
      const entries = await store.entries(first.code);
      expect(entries.map(({ content }) => content !== null)).toEqual([false, true]);
      expect(brokenAt(entries, stub)).toBeUndefined();
      expect(await store.reporter(first.code)).toBeUndefined();
      expect((await store.notices(first.code)).map(({ life }) => life)).toEqual(["dropped"]);
      expect(await store.localMessage("said")).toBeUndefined();
      expect((await store.localMessage("kept"))?.body).toBe(word);
      const rows = await withClient(url, async (client) =>
        JSON.stringify([
          await client.matter.findMany({ where: { code: first.code } }),
          await client.entry.findMany({ where: { matter: first.code } }),
          await client.notice.findMany({ where: { matter: first.code } }),
          await client.posting.findMany({ where: { matter: first.code } }),
        ]),
      );
      expect(rows).not.toContain(word);
      // On PostgreSQL its files are the server's: that its space was given free without an error is all there is.
      await store.scrub();
      expect(await store.matter(first.code)).toStrictEqual(stub);
    });

    test("knows what is to be erased by a day, and what is open to compare with", async () => {
      const { store } = database;
      const due = buildMatter({ category: "soil", closedAt: at(1), eraseOn: "2027-11-23" });
      const late = buildMatter({ category: "soil", closedAt: at(1), eraseOn: "2031-11-23" });
      const running = buildMatter({ category: "soil", title: "田里" });
      await store.save(buildChange({ created: [due, late, running] }));
      const codes = async (by: string) =>
        (await store.expiredMatters(by, 10)).map(({ code }) => code);
      expect(await codes("2027-11-22")).toEqual([]);
      expect(await codes("2027-11-23")).toEqual([due.code]);
      expect(await codes("2040-01-01")).toEqual([due.code, late.code]);
      expect(await store.openIn("clue", "soil", 10)).toStrictEqual([
        { code: running.code, title: "田里", fields: {}, parties: [] },
      ]);
      expect(await store.openIn("meeting", "soil", 10)).toEqual([]);
    });
  });
};
