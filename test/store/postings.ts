import { describe, expect, test } from "vitest";
import { text } from "../../src/chat/text.ts";
import type { Sight } from "../../src/flow/access.ts";
import type { Matter } from "../../src/flow/matter.ts";
import type { Posting } from "../../src/flow/notice.ts";
import { type FreshUrl, useDatabase } from "./database.ts";
import { buildChange, buildMatter, uniqueId, unusedCode } from "./fixtures.ts";

/** What every store promises about cards that stand in conversations. */
export const postingsContract = (name: string, freshUrl: FreshUrl): void => {
  describe(`${name}: cards that stand somewhere`, () => {
    const database = useDatabase(freshUrl);
    const postCard = async (
      values: Partial<Posting> = {},
    ): Promise<Posting & Required<Pick<Posting, "matter">>> => {
      const one = buildMatter();
      await database.store.save(buildChange({ created: [one] }));
      const posting = {
        id: uniqueId("posting"),
        matter: one.code,
        recipient: { to: "person", id: "water.liaison" } as const,
        platform: "slack",
        conversation: "D1",
        ref: uniqueId("ref"),
        ...values,
      };
      await database.store.savePosting(posting);
      return posting;
    };
    const changeMatters = async (...codes: string[]) => {
      for (const code of codes) {
        const found = await database.store.matter(code);
        await database.store.save(
          buildChange({ updated: [buildMatter({ code, version: (found?.version ?? 0) + 1 })] }),
        );
      }
    };
    /** All that is stale, marked fresh as it is read. */
    const takeStale = async () => {
      const found = await database.store.stalePostings(100);
      for (const { id } of found) await database.store.freshPostings([id]);
      return found;
    };

    test("follow every matter they show, where they say how far it is", async () => {
      const [one, other] = [buildMatter(), buildMatter()];
      await database.store.save(buildChange({ created: [one, other] }));
      const shows = [one.code, other.code].toSorted();
      const { matter: _, ...plain } = await postCard({ shows });
      const following = {
        ...plain,
        id: uniqueId("posting"),
        ref: uniqueId("ref"),
        follows: true,
      } as const;
      const versions = new Map(shows.map((code) => [code, 1]));
      await database.store.savePosting(following, { versions });
      expect(await takeStale()).toEqual([]);
      const change = async (before: Matter): Promise<void> => {
        const updated = [{ ...before, version: before.version + 1 }];
        await database.store.save(buildChange({ before: [before], updated }));
      };
      await change(one);
      expect(await takeStale()).toStrictEqual([following]);
      // What it was drawn from is older than that.
      await database.store.savePosting(following, { versions });
      expect(await takeStale()).toStrictEqual([following]);
    });

    test("of a group give the matter they show to whoever asks there, and only there", async () => {
      const group = { id: "C9", platform: "slack", conversation: "D9" };
      const one = await postCard({
        recipient: { to: "channel", id: group.id },
        conversation: group.conversation,
      });
      const found = await database.store.matterShownIn(one.matter, group);
      expect(found?.code).toBe(one.matter);
      const beside = await postCard({ shows: [one.matter] });
      expect(await database.store.matterShownIn(beside.matter, group)).toBeUndefined();
      for (const other of [{ id: "C8" }, { platform: "teams" }, { conversation: "D1" }])
        expect(
          await database.store.matterShownIn(one.matter, { ...group, ...other }),
        ).toBeUndefined();
      await database.store.dropPosting(one.id);
      expect(await database.store.matterShownIn(one.matter, group)).toBeUndefined();
    });

    test("are stale once their matter has changed, until they are marked fresh", async () => {
      const plain = await postCard();
      const group = await postCard({
        recipient: { to: "channel", id: "C" },
        headline: text("新进展", "News"),
      });
      expect(await database.store.stalePostings(10)).toEqual([]);
      await changeMatters(group.matter);
      expect(await database.store.stalePostings(10)).toStrictEqual([group]);
      expect(await database.store.stalePostings(10)).toStrictEqual([group]);
      await database.store.freshPostings([group.id]);
      expect(await database.store.stalePostings(10)).toEqual([]);
      await changeMatters(plain.matter, group.matter);
      expect(await takeStale()).toHaveLength(2);
      expect(await database.store.stalePostings(10)).toEqual([]);
    });

    test("are stale once what they say above the card is over, once", async () => {
      const { store } = database;
      const until = "2026-11-30T16:00:00.000Z";
      const posting = await postCard({ headline: text("今天到期", "Due today"), until });
      await store.endHeadlines("2026-11-30T15:59:00.000Z");
      expect(await takeStale()).toEqual([]);
      await changeMatters(posting.matter);
      expect(await takeStale()).toStrictEqual([posting]);
      await store.endHeadlines(until);
      const { until: _, ...over } = posting;
      expect(await takeStale()).toStrictEqual([over]);
      await store.endHeadlines("2026-12-31T16:00:00.000Z");
      expect(await takeStale()).toEqual([]);
    });

    test("stay stale when the matter changes between being read and being marked", async () => {
      const posting = await postCard();
      await changeMatters(posting.matter);
      await database.store.stalePostings(10);
      await changeMatters(posting.matter);
      await database.store.freshPostings([posting.id]);
      expect(await takeStale()).toStrictEqual([posting]);
      expect(await takeStale()).toEqual([]);
      await changeMatters(posting.matter);
      await database.store.freshPostings([posting.id]);
      expect(await takeStale()).toStrictEqual([posting]);
    });

    test("are one for one message, as it was saved last", async () => {
      const posting = await postCard();
      const anew = { ...posting, id: uniqueId("posting"), headline: text("又", "again") };
      await database.store.savePosting(anew);
      await changeMatters(posting.matter);
      const found = await takeStale();
      expect(found).toStrictEqual([{ ...anew, id: found[0]?.id }]);
      const elsewhere = { ...posting, id: uniqueId("posting"), conversation: "D2" };
      await database.store.savePosting(elsewhere);
      await changeMatters(posting.matter);
      expect(await takeStale()).toHaveLength(2);
    });

    test("drawn anew in the same message are fresh, and stale where they show an older version", async () => {
      const posting = await postCard();
      await changeMatters(posting.matter);
      const { version = 0 } = (await database.store.matter(posting.matter)) ?? {};
      // Whoever pressed has the answer in place of the card already: it is not to be overwritten.
      await database.store.savePosting({ ...posting, id: uniqueId("posting") }, { version });
      expect(await takeStale()).toEqual([]);
      await database.store.savePosting(
        { ...posting, id: uniqueId("posting") },
        { version: version - 1 },
      );
      expect(await takeStale()).toHaveLength(1);
      await database.store.freshPostings([posting.id]);
      const late = { ...posting, id: uniqueId("posting"), ref: uniqueId("ref") };
      await database.store.savePosting(late, { version: version - 1 });
      expect(await takeStale()).toStrictEqual([late]);
    });

    test("of several matters are stale once one of them may be hidden, and not when it only moves on", async () => {
      const { store } = database;
      const shown = [buildMatter(), buildMatter()];
      await store.save(buildChange({ created: shown }));
      const [one, other] = shown.map(({ code }) => code);
      const list: Posting = {
        id: uniqueId("posting"),
        shows: [one ?? "", other ?? ""].toSorted(),
        again: { command: "list", answers: { kind: "clue" } },
        recipient: { to: "person", id: "water.liaison" },
        platform: "slack",
        conversation: "D1",
        ref: uniqueId("ref"),
      };
      await store.savePosting(list);
      const change = async (code: string | undefined, values: Partial<Matter>) => {
        const before = await store.matter(code ?? "");
        if (before === undefined) throw new Error("no such matter");
        const after = { ...before, version: before.version + 1, ...values };
        await store.save(buildChange({ updated: [after], before: [before] }));
      };
      await change(one, { state: "accepted" });
      expect(await takeStale()).toEqual([]);
      await change(other, { visibility: 2 });
      expect(await takeStale()).toStrictEqual([list]);
      await change(one, { parties: [{ part: "recused", person: "water.liaison" }] });
      expect(await takeStale()).toStrictEqual([list]);
      // The message says something else now: what it showed before is forgotten.
      await store.savePosting({ ...list, shows: [other ?? ""] });
      await change(one, { visibility: 3 });
      expect(await takeStale()).toEqual([]);
      const { shows: _, ...nothing } = list;
      await store.savePosting(nothing);
      await change(other, { visibility: 3 });
      expect(await takeStale()).toEqual([]);
    });

    test("are stale at once where their reader may not read all of it any more", async () => {
      const { store } = database;
      const party = { part: "to", organisation: "water" } as const;
      const open = buildMatter({ parties: [party] });
      const shut = buildMatter({ parties: [party], visibility: 3 });
      await store.save(buildChange({ created: [open, shut] }));
      const codes = [open.code, shut.code];
      const sight: Sight = {
        person: "water.liaison",
        organisation: "water",
        reaches: [{ through: "organisation", id: "water", upTo: 1 }, { through: "quarantine" }],
      };
      expect(await store.readable(sight, [...codes, "XS-2025-9999"])).toEqual([open.code]);
      const place = { platform: "slack", conversation: "D1" };
      const recipient = { to: "person", id: "water.liaison" } as const;
      for (const shows of codes)
        await store.savePosting(
          { id: uniqueId("posting"), ...place, recipient, ref: uniqueId("ref"), shows: [shows] },
          { sight },
        );
      expect((await takeStale()).map(({ shows }) => shows)).toEqual([[shut.code]]);
    });

    test("come in batches, and one that cannot be redrawn keeps back no other", async () => {
      const all = [
        await postCard(),
        await postCard(),
        await postCard(),
        await postCard(),
        await postCard(),
      ];
      await changeMatters(...all.map(({ matter: code }) => code));
      const ids = new Set<string>();
      for (let batch = 0; batch < 3; batch += 1) {
        const found = await database.store.stalePostings(2);
        expect(found).toHaveLength(2);
        for (const { id } of found) ids.add(id);
      }
      expect(ids).toEqual(new Set(all.map(({ id }) => id)));
      await takeStale();
    });

    test("are forgotten when they are dropped", async () => {
      const posting = await postCard();
      await changeMatters(posting.matter);
      await database.store.dropPosting(posting.id);
      expect(await database.store.stalePostings(10)).toEqual([]);
      await changeMatters(posting.matter);
      expect(await database.store.stalePostings(10)).toEqual([]);
      await database.store.dropPosting(posting.id);
    });

    test("names the first card of a matter that stands in a conversation", async () => {
      const { store } = database;
      const of = unusedCode();
      for (const [id, conversation] of [
        ["b", "c1"],
        ["a", "c1"],
        ["c", "c2"],
      ] as const)
        await store.savePosting({
          id: `standing-${id}`,
          matter: of,
          recipient: { to: "channel", id: "x" },
          platform: "slack",
          conversation,
          ref: `ref-${id}`,
        });
      expect(await store.standingCard(of, "slack", "c1")).toBe("ref-a");
      expect(await store.standingCard(of, "slack", "c3")).toBeUndefined();
      expect(await store.standingCard(of, "web", "c1")).toBeUndefined();
      const at = { platform: "slack", conversation: "c1", ref: "ref-a" };
      expect(await store.matterAt(at)).toBe(of);
      expect(await store.matterAt({ ...at, conversation: "c3" })).toBeUndefined();
    });
  });
};
