import { describe, expect, test } from "vitest";
import { note } from "../../src/chat/card.ts";
import { text } from "../../src/chat/text.ts";
import { type FreshUrl, useDatabase } from "./database.ts";
import {
  at,
  buildChange,
  buildClock,
  buildMatter,
  buildNotice,
  claimAt,
  emptyQueue,
  leaseUntil,
  uniqueId,
  unusedCode,
} from "./fixtures.ts";

/** What every store promises about notices and what becomes of them. */
export const noticesContract = (name: string, freshUrl: FreshUrl): void => {
  describe(`${name}: notices`, () => {
    const database = useDatabase(freshUrl);

    test("are read back as they were queued, those of a matter in their order", async () => {
      const { store } = database;
      await emptyQueue(store);
      const code = unusedCode();
      const card = note(text("标题", "Title"), [text("一", "one")]);
      const headline = text("有新进展", "News");
      const list = [
        buildNotice({ id: uniqueId("z"), content: { is: "news", matter: code, headline } }),
        buildNotice({
          id: uniqueId("a"),
          createdAt: at(1),
          recipient: { to: "channel", id: "C" },
          content: { is: "reminder", matter: code, clock: "c", rung: "-1" },
        }),
        buildNotice({ content: { is: "plain", card } }),
      ];
      await store.queue(list);
      await store.queue([]);
      const read = list.map((one) => ({ ...one, life: "queued", attempts: 0 }));
      expect(await store.notices(code)).toStrictEqual(read.slice(0, 2));
      expect(await store.notice(list[2]?.id ?? "")).toStrictEqual(read[2]);
      expect(await store.notice("none")).toBeUndefined();
      await store.queue(list.map((one) => ({ ...one, id: uniqueId("notice"), createdAt: at(50) })));
      expect(await store.notices(code)).toStrictEqual(read.slice(0, 2));
    });

    test("keep what became of them, and rest once they are sent, failed or dropped", async () => {
      const { store } = database;
      await emptyQueue(store);
      const list = [buildNotice(), buildNotice(), buildNotice()] as const;
      await store.queue(list);
      await claimAt(store, 0, 2);
      const where = { platform: "slack", conversation: "D1", ref: "1.2", sentHash: "abc" };
      const result = text("平台拒收", "refused");
      await store.settle(list[0].id, { life: "sent", at: at(1), ...where });
      await store.settle(list[1].id, { life: "failed", at: at(1), result });
      await store.settle(list[2].id, { life: "dropped", at: at(1), result });
      expect(await Promise.all(list.map(({ id }) => store.notice(id)))).toStrictEqual([
        { ...list[0], life: "sent", attempts: 1, sentAt: at(1), ...where },
        { ...list[1], life: "failed", attempts: 1, result },
        { ...list[2], life: "dropped", attempts: 1, result },
      ]);
      expect(await claimAt(store, 99_999, 99_999)).toEqual([]);
      await expect(store.settle("none", { life: "sent", at: at(1) })).rejects.toThrow();
      // Of several that stood in one message all are settled, or none.
      const before = await store.notice(list[0].id);
      const both = store.settle([list[0].id, "none"], { life: "failed", at: at(2), result });
      await expect(both).rejects.toThrow();
      expect(await store.notice(list[0].id)).toEqual(before);
    });

    test("and rungs say when the next one is due, and a lease when it runs out", async () => {
      const { store } = database;
      await emptyQueue(store);
      expect(await store.nextDue()).toBeUndefined();
      const code = unusedCode();
      const clocks = [
        buildClock(code, { nextRungAt: at(40) }),
        buildClock(code, { nextRungAt: at(5), stoppedAt: at(1) }),
      ];
      await store.save(buildChange({ created: [buildMatter({ code, clocks })], clocks }));
      expect(await store.nextDue()).toBe(at(40));
      const one = buildNotice({ nextTryAt: at(30) });
      await store.queue([buildNotice({ nextTryAt: at(35) }), one]);
      expect(await store.nextDue()).toBe(at(30));
      await store.claim(at(30), leaseUntil(32), 1);
      expect(await store.nextDue()).toBe(at(32));
      await store.settle(one.id, { life: "uncertain", at: at(31), nextTryAt: at(33) });
      expect(await store.nextDue()).toBe(at(33));
      await store.settle(one.id, { life: "sent", at: at(33) });
      expect(await store.nextDue()).toBe(at(35));
    });
  });
};
