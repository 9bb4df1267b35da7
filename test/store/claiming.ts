import { describe, expect, test } from "vitest";
import { matterMark, morningMark } from "../../src/flow/notice.ts";
import { type FreshUrl, useDatabase } from "./database.ts";
import { at, buildNotice, claimAt, emptyQueue, leaseUntil } from "./fixtures.ts";

/** What every store promises about claiming notices to send them. */
export const claimingContract = (name: string, freshUrl: FreshUrl): void => {
  describe(`${name}: claiming notices`, () => {
    const database = useDatabase(freshUrl);

    test("are claimed when they are due, in their order, under a lease nobody breaks", async () => {
      const { store } = database;
      await emptyQueue(store);
      const [late, early, same, future] = [
        buildNotice({ nextTryAt: at(20) }),
        buildNotice({ nextTryAt: at(10) }),
        buildNotice({ nextTryAt: at(20) }),
        buildNotice({ nextTryAt: at(50) }),
      ];
      await store.queue([future, late, early, same].toReversed());
      expect(await claimAt(store, 9, 30)).toEqual([]);
      const first = await store.claim(at(20), leaseUntil(30), 2);
      expect(first).toStrictEqual([
        { ...early, life: "sending", attempts: 1 },
        { ...late, life: "sending", attempts: 1 },
      ]);
      expect(await claimAt(store, 20, 30)).toEqual([[same.id, "sending"]]);
      expect(await claimAt(store, 29, 60)).toEqual([]);
    });

    test("come back as uncertain when the lease has run out before they were settled", async () => {
      const { store } = database;
      await emptyQueue(store);
      const one = buildNotice();
      await store.queue([one]);
      await claimAt(store, 0, 2);
      expect(await claimAt(store, 1, 9)).toEqual([]);
      expect(await claimAt(store, 2, 4)).toEqual([[one.id, "uncertain"]]);
      expect(await claimAt(store, 4, 6)).toEqual([[one.id, "uncertain"]]);
      expect((await store.notice(one.id))?.attempts).toBe(3);
      await store.settle(one.id, { life: "sent", at: at(5) });
      expect(await claimAt(store, 99, 99)).toEqual([]);
    });

    test("are leased anew to whoever still has them, and to nobody else", async () => {
      const { store } = database;
      await emptyQueue(store);
      const [one, other] = [buildNotice(), buildNotice()];
      await store.queue([one, other]);
      await claimAt(store, 0, 2);
      expect(await store.keepLease([one.id], { boot: "another", until: at(9) })).toEqual([]);
      expect(await store.keepLease([one.id], leaseUntil(5))).toEqual([one.id]);
      expect(await claimAt(store, 4, 6)).toEqual([[other.id, "uncertain"]]);
      await store.settle(one.id, { life: "sent", at: at(4) });
      expect(await store.keepLease([one.id, other.id], leaseUntil(9))).toEqual([other.id]);
    });

    test("are settled by whoever had them last, and not by one whose lease another has now", async () => {
      const { store } = database;
      await emptyQueue(store);
      const one = buildNotice();
      await store.queue([one]);
      await claimAt(store, 0, 2);
      await store.claim(at(2), { boot: "another", until: at(6) }, 1);
      await store.settle(one.id, { life: "queued", at: at(3), nextTryAt: at(3) }, "boot");
      expect(await claimAt(store, 4, 6)).toEqual([]);
      await store.settle(one.id, { life: "sent", at: at(5) }, "another");
      await store.settle(one.id, { life: "uncertain", at: at(6), nextTryAt: at(6) }, "boot");
      expect((await store.notice(one.id))?.life).toBe("sent");
      await store.settle(one.id, { life: "uncertain", at: at(7), nextTryAt: at(9) }, "another");
      expect((await store.notice(one.id))?.life).toBe("sent");
    });

    test("known to be sent are that, whoever has a lease of them by then, and stay it", async () => {
      const { store } = database;
      await emptyQueue(store);
      const one = buildNotice();
      await store.queue([one]);
      await claimAt(store, 0, 2);
      await store.claim(at(2), { boot: "another", until: at(6) }, 1);
      expect(await store.settle(one.id, { life: "sent", at: at(3) }, "boot")).toBe(true);
      const later = { life: "queued", at: at(4), nextTryAt: at(4) } as const;
      expect(await store.settle(one.id, later, "another")).toBe(false);
      expect(await claimAt(store, 9, 12)).toEqual([]);
      expect((await store.notice(one.id))?.life).toBe("sent");
    });

    test("settled as uncertain come back so, and refused ones as if never sent", async () => {
      const { store } = database;
      await emptyQueue(store);
      const one = buildNotice();
      await store.queue([one]);
      await claimAt(store, 0, 2);
      await store.settle(one.id, { life: "uncertain", at: at(1), nextTryAt: at(10) });
      expect((await store.notice(one.id))?.life).toBe("uncertain");
      expect(await claimAt(store, 9, 12)).toEqual([]);
      expect(await claimAt(store, 10, 12)).toEqual([[one.id, "uncertain"]]);
      await store.settle(one.id, { life: "queued", at: at(11), nextTryAt: at(20) });
      expect(await store.notice(one.id)).toStrictEqual({
        ...one,
        nextTryAt: at(20),
        life: "queued",
        attempts: 2,
      });
      expect(await claimAt(store, 19, 22)).toEqual([]);
      expect(await claimAt(store, 20, 22)).toEqual([[one.id, "sending"]]);
    });

    describe("with what stands in one message with them", () => {
      const together = morningMark("2025-08-01");
      const made = (count: number, values: Parameters<typeof buildNotice>[0] = {}) =>
        Array.from({ length: count }, (_, minute) =>
          buildNotice({ together, createdAt: at(minute), ...values }),
        );
      const claimOne = async (minute: number) => {
        const [head] = await database.store.claim(at(minute), leaseUntil(minute + 2), 1, []);
        if (head === undefined) throw new Error("nothing was due");
        const beside = await database.store.claimBeside(
          head,
          at(minute),
          leaseUntil(minute + 2),
          19,
        );
        return [head, ...beside].map(({ id, life }) => [id, life]);
      };

      test("are those of the same recipient and morning that are due, as many as there is room for", async () => {
        const { store } = database;
        await emptyQueue(store);
        const [first, ...others] = made(21);
        const apart = [
          buildNotice({ together, recipient: { to: "channel", id: "water.liaison" } }),
          buildNotice({ together, nextTryAt: at(90) }),
          buildNotice({ together: morningMark("2025-08-02") }),
          buildNotice(),
        ].map((one) => ({ ...one, createdAt: at(50) }));
        await store.queue([...others, ...apart, ...(first === undefined ? [] : [first])]);
        const claimed = await claimOne(60);
        expect(claimed.map(([id]) => id)).toEqual(
          [first, ...others.slice(0, 19)].map((one) => one?.id),
        );
        expect((await store.noticesTogether(first?.id ?? "")).map(({ id }) => id)).toEqual(
          claimed.map(([id]) => id),
        );
      });

      test("are of the same matter alone where they stand with nothing else", async () => {
        const { store } = database;
        await emptyQueue(store);
        const [first, second] = made(2, { together: matterMark("XS-2025-0001") });
        const others = [matterMark("XS-2025-0002"), together, "XS-2025-0001"];
        await store.queue([
          ...[first, second].flatMap((one) => one ?? []),
          ...others.map((one) => buildNotice({ together: one, createdAt: at(50) })),
        ]);
        expect((await claimOne(60)).map(([id]) => id)).toEqual([first?.id, second?.id]);
      });

      test("are the same ones again, whatever has come since, and uncertain where they may have been sent", async () => {
        const { store } = database;
        await emptyQueue(store);
        const [one, two] = made(2);
        if (one === undefined || two === undefined) return;
        await store.queue([one, two]);
        await claimOne(0);
        await store.queue(made(1, { createdAt: at(0) }));
        expect(await claimOne(2)).toEqual([
          [one.id, "uncertain"],
          [two.id, "uncertain"],
        ]);
        for (const { id } of [one, two])
          await store.settle(id, { life: "queued", at: at(3), nextTryAt: at(3), together: null });
        expect(await store.noticesTogether(one.id)).toEqual([]);
      });

      test("are none where one may stand somewhere by itself already", async () => {
        const { store } = database;
        await emptyQueue(store);
        const [one] = made(1);
        if (one === undefined) return;
        await store.queue([one]);
        await claimOne(0);
        await store.queue(made(2, { createdAt: at(1) }));
        expect(await claimOne(3)).toEqual([[one.id, "uncertain"]]);
      });
    });

    test("are claimed one at a time for a recipient in the order they were made, where that is asked for", async () => {
      const { store } = database;
      await emptyQueue(store);
      const of = (id: string, made: number, due: number) =>
        buildNotice({ recipient: { to: "person", id }, createdAt: at(made), nextTryAt: at(due) });
      const [first, second, third] = [of("a", 0, 3), of("a", 1, 1), of("a", 2, 2)];
      const [other, group] = [
        of("b", 5, 5),
        buildNotice({ recipient: { to: "channel", id: "a" }, createdAt: at(6), nextTryAt: at(6) }),
      ];
      await store.queue([third, group, second, other, first]);
      const ids = async (minutes: number, ...busy: readonly string[]) =>
        (await store.claim(at(minutes), leaseUntil(minutes + 5), 9, busy)).map(({ id }) => id);
      // What is not due yet keeps back nothing.
      expect(await ids(2, "person:b")).toEqual([second.id]);
      expect(await ids(6, "person:b", "channel:a")).toEqual([]);
      // A lease that has run out is the first again.
      expect(await ids(7, "channel:a")).toEqual([first.id, other.id]);
      expect(await ids(8)).toEqual([group.id]);
      await store.settle(first.id, { life: "sent", at: at(8) });
      expect(await ids(8)).toEqual([second.id]);
      await store.settle(second.id, { life: "sent", at: at(8) });
      expect(await ids(8)).toEqual([third.id]);
    });

    test("are never given to two claimers, however many come at once", async () => {
      const { store } = database;
      await emptyQueue(store);
      const list = Array.from({ length: 60 }, () => buildNotice());
      await store.queue(list);
      const batches = await Promise.all(
        Array.from({ length: 12 }, () => store.claim(at(0), leaseUntil(5), 7)),
      );
      for (const batch of batches) expect(batch.length).toBeLessThanOrEqual(7);
      const ids = batches.flat().map(({ id }) => id);
      expect(ids.toSorted()).toEqual(list.map(({ id }) => id).toSorted());
    });
  });
};
