import { describe, expect, test } from "vitest";
import type { Posting } from "../../src/flow/notice.ts";
import { type FreshUrl, useDatabase, withClient } from "./database.ts";
import {
  afterStep,
  at,
  buildChange,
  buildClock,
  buildMatter,
  buildNotice,
  uniqueId,
} from "./fixtures.ts";

/** What every store promises about a save: wholly or not at all. */
export const savingContract = (name: string, freshUrl: FreshUrl): void => {
  describe(`${name}: a save`, () => {
    const database = useDatabase(freshUrl);

    test("says that an event has had its effect already, and changes nothing", async () => {
      const first = buildChange({ created: [buildMatter()] });
      const [{ code } = buildMatter()] = first.created ?? [];
      const seen = { ...first.seen, matter: code };
      expect(await database.store.save({ ...first, seen })).toBe("saved");
      expect(await database.store.save({ ...first, seen })).toBe("repeated");
      const other = buildMatter();
      expect(await database.store.save({ seen, created: [other], notices: [buildNotice()] })).toBe(
        "repeated",
      );
      expect(await database.store.matter(other.code)).toBeUndefined();
      expect(await database.store.seen(seen.event)).toStrictEqual(seen);
      const plain = buildChange();
      await database.store.save(plain);
      expect(await database.store.seen(plain.seen.event)).toStrictEqual(plain.seen);
      expect(await database.store.seen("never")).toBeUndefined();
    });

    test("says that a code is taken", async () => {
      const one = buildMatter();
      await database.store.save(buildChange({ created: [one] }));
      expect(await database.store.save(buildChange({ created: [{ ...one, title: "别的" }] }))).toBe(
        "taken",
      );
      expect(await database.store.matter(one.code)).toStrictEqual(one);
    });

    test("says that somebody else has changed the matter meanwhile", async () => {
      const one = buildMatter();
      await database.store.save(buildChange({ created: [one] }));
      const later = { ...one, version: 2, title: "改过" };
      expect(await database.store.save(buildChange({ updated: [later] }))).toBe("saved");
      for (const version of [1, 2, 4])
        expect(await database.store.save(buildChange({ updated: [{ ...later, version }] }))).toBe(
          "stale",
        );
      expect(
        await database.store.save(buildChange({ updated: [buildMatter({ version: 2 })] })),
      ).toBe("stale");
      expect(await database.store.matter(one.code)).toStrictEqual(later);
    });

    test("of one version succeeds once, however many come at once", async () => {
      const one = buildMatter();
      await database.store.save(buildChange({ created: [one] }));
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, (_, index) => {
          const { after, entry } = afterStep(one, { index });
          return database.store.save(buildChange({ updated: [after], entries: [entry] }));
        }),
      );
      expect(outcomes.toSorted()).toEqual(["saved", ...Array(49).fill("stale")]);
      expect(await database.store.entries(one.code)).toHaveLength(1);
    });

    test("changes several matters or none", async () => {
      const [one, two] = [buildMatter(), buildMatter()];
      await database.store.save(buildChange({ created: [one, two] }));
      const both = [
        { ...one, version: 2 },
        { ...two, version: 3 },
      ];
      expect(await database.store.save(buildChange({ updated: both }))).toBe("stale");
      expect(await database.store.matter(one.code)).toStrictEqual(one);
      expect(
        await database.store.save(
          buildChange({
            updated: both.map((each) => ({ ...each, version: 2 })),
            created: [buildMatter()],
          }),
        ),
      ).toBe("saved");
      expect((await database.store.matter(two.code))?.version).toBe(2);
    });

    test("that fails at its last statement leaves nothing behind, and the store goes on", async () => {
      const { store, url } = database;
      const before = buildMatter();
      const channel = {
        id: uniqueId("channel"),
        platform: "slack",
        conversation: uniqueId("C"),
        boundTo: "linkage",
        boundBy: "gov-office.secretariat",
        boundAt: at(0),
        language: "zh-CN" as const,
      };
      const hash = uniqueId("hash");
      const posting: Posting = {
        id: uniqueId("posting"),
        matter: before.code,
        recipient: { to: "person", id: "water.liaison" },
        platform: "slack",
        conversation: "D1",
        ref: uniqueId("ref"),
      };
      await store.save(buildChange({ created: [before], channel }));
      await store.saveBindCode({ hash, person: "water.head", expiresAt: at(60) });
      await store.savePosting(posting);
      const { after, entry } = afterStep(before, {});
      const created = buildMatter({ code: `XS-2031-0001` });
      const running = buildClock(before.code);
      const account = {
        platform: "slack",
        external: uniqueId("U"),
        person: "water.head",
        conversation: "D2",
      };
      const told = buildNotice();
      const whole = buildChange({
        created: [created],
        updated: [{ ...after, clocks: [running], parties: [] }],
        entries: [entry],
        clocks: [running],
        waiting: [{ matter: before.code, step: "accept", role: "intake", since: at(0) }],
        notices: [told],
        usedCode: hash,
        boundAccount: account,
      });
      const tables = () =>
        withClient(url, async (client) => ({
          rows: await Promise.all([
            client.seen.count(),
            client.matter.count(),
            client.party.count(),
            client.entry.count(),
            client.clock.count(),
            client.waiting.count(),
            client.notice.count(),
            client.account.count(),
            client.bindCode.count(),
            client.channel.count(),
          ]),
          posting: await client.posting.findUnique({ where: { id: posting.id } }),
        }));
      const was = await tables();
      const twice = { ...channel, id: uniqueId("channel") };
      await expect(store.save({ ...whole, channel: twice })).rejects.toThrow();
      expect(await tables()).toEqual(was);
      expect(await store.save({ ...whole, language: { person: "nobody", language: "en" } })).toBe(
        "stale",
      );
      expect(await tables()).toEqual(was);
      expect(await store.matter(before.code)).toStrictEqual(before);
      expect(await store.nextNumber("clue", 2031)).toBe(1);
      expect(await store.save(whole)).toBe("saved");
      expect(await store.nextNumber("clue", 2031)).toBe(2);
      expect(await store.entries(before.code)).toStrictEqual([entry]);
      expect(await store.account("slack", account.external)).toStrictEqual(account);
    });

    test("leaves a notice whose key is known as it is, and queues the others", async () => {
      const { store } = database;
      const [old, other] = [buildNotice(), buildNotice()];
      await store.queue([old]);
      const one = buildMatter();
      expect(
        await store.save(
          buildChange({
            created: [one],
            notices: [{ ...buildNotice(), key: old.key }, other, other],
          }),
        ),
      ).toBe("saved");
      expect(await store.notice(old.id)).toStrictEqual({ ...old, life: "queued", attempts: 0 });
      expect(await store.notice(other.id)).toStrictEqual({ ...other, life: "queued", attempts: 0 });
    });

    test("is stale where what it follows from is another version, and leaves that as it is", async () => {
      const { store } = database;
      const origin = buildMatter();
      expect(await store.save(buildChange({ created: [origin] }))).toBe("saved");
      const [early, late] = [buildMatter(), buildMatter()];
      const { code, version } = origin;
      const from = (created: typeof early, unchanged: typeof version) =>
        store.save(buildChange({ created: [created], unchanged: [{ code, version: unchanged }] }));
      expect(await from(early, version - 1)).toBe("stale");
      expect(await store.matter(early.code)).toBeUndefined();
      expect(await from(late, version)).toBe("saved");
      expect(await store.matter(code)).toStrictEqual(origin);
    });

    test("may be asked for inside `exclusive`, and a piece that fails stops no other", async () => {
      const { store } = database;
      const order: number[] = [];
      const work = [1, 2, 3].map((number) =>
        store.exclusive(async () => {
          order.push(number);
          await store.save(buildChange());
          order.push(number);
          if (number === 2) throw new Error("two");
          return number;
        }),
      );
      const results = await Promise.allSettled(work);
      expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
      expect(order).toEqual([1, 1, 2, 2, 3, 3]);
    });
  });
};
