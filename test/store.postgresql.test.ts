import { PrismaPg } from "@prisma/adapter-pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lockServer } from "../src/store/connect.ts";
import { openStore } from "../src/store/open.ts";
import type { Store } from "../src/store/store.ts";
import { freshPostgres, postgresUrl } from "./setup/available.ts";
import { storeContract } from "./store/contract.ts";
import {
  at,
  buildChange,
  buildClock,
  buildMatter,
  buildNotice,
  codeOf,
  openNextMatter,
  uniqueId,
} from "./store/fixtures.ts";

/** As often as said, at once. */
const times = <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));

describe.skipIf(!postgresUrl())("with a server", () => {
  storeContract("PostgreSQL", freshPostgres);

  describe("PostgreSQL: several servers", () => {
    let url = "";
    let stores: Store[] = [];
    beforeAll(async () => {
      url = await freshPostgres();
      stores = await times(3, () => openStore(url));
    });
    afterAll(() => Promise.all(stores.map((store) => store.close())));
    const storeOf = (index: number): Store => stores[index % stores.length] as Store;

    test("start at once on an empty database", async () => {
      expect(stores).toHaveLength(3);
      await Promise.all(stores.map((store) => store.ping()));
    });

    test("are not kept from each other", async () => {
      const [first, second] = [await lockServer(url), await lockServer(url)];
      expect([typeof first, typeof second]).toEqual(["function", "function"]);
      await Promise.all([first?.(), second?.()]);
    });

    test("share the numbers without a gap", async () => {
      const codes = await times(60, (index) => openNextMatter(storeOf(index)));
      expect(codes.toSorted()).toEqual(Array.from({ length: 60 }, (_, index) => codeOf(index + 1)));
    });

    test("update one version once, and have an event's effect once", async () => {
      const first = buildMatter();
      await storeOf(0).save(buildChange({ created: [first] }));
      const seen = { event: uniqueId("event"), actor: "admin", at: at(0) };
      const updates = await times(30, (index) =>
        storeOf(index).save(
          buildChange({
            updated: [{ ...first, version: 2, title: String(index) }],
            notices: [buildNotice()],
          }),
        ),
      );
      expect(updates.toSorted()).toEqual(["saved", ...Array(29).fill("stale")]);
      const events = await times(30, (index) =>
        storeOf(index).save({ seen, created: [buildMatter()] }),
      );
      expect(events.toSorted()).toEqual([...Array(29).fill("repeated"), "saved"]);
    });

    test("change the same matters in whatever order they are named without waiting for each other for ever", async () => {
      const two = [buildMatter(), buildMatter()];
      await storeOf(0).save(buildChange({ created: two }));
      const later = two.map((each) => ({ ...each, version: 2 }));
      const outcomes = await times(30, (index) =>
        storeOf(index).save(buildChange({ updated: index % 2 === 0 ? later : later.toReversed() })),
      );
      expect(outcomes.toSorted()).toEqual(["saved", ...Array(29).fill("stale")]);
    });

    test("use a code up once", async () => {
      const hash = uniqueId("hash");
      await storeOf(0).saveBindCode({ hash, person: "water.head", expiresAt: at(60) });
      const outcomes = await times(9, (index) =>
        storeOf(index).save(buildChange({ usedCode: hash })),
      );
      expect(outcomes.toSorted()).toEqual(["saved", ...Array(8).fill("stale")]);
    });

    test("move a clock on once", async () => {
      const code = codeOf(7000);
      const was = buildClock(code);
      await storeOf(0).save(
        buildChange({ created: [buildMatter({ code, clocks: [was] })], clocks: [was] }),
      );
      await times(12, (index) => {
        const content = { is: "reminder", matter: code, clock: was.id, rung: "0" } as const;
        const now = { ...was, rungsPassed: 1, nextRungAt: at(90) };
        return storeOf(index).passRungs([{ was, now, notices: [buildNotice({ content })] }]);
      });
      expect(await storeOf(1).notices(code)).toHaveLength(1);
    });

    test("queue a notice once, and never claim one twice", async () => {
      for (const { id } of await storeOf(0).claim(at(0), { boot: "b", until: at(1) }, 1000))
        await storeOf(0).settle(id, { life: "dropped", at: at(0) });
      const keys = Array.from({ length: 90 }, () => uniqueId("key"));
      await times(9, (index) =>
        storeOf(index).queue(keys.map((key) => ({ ...buildNotice(), key }))),
      );
      const claimed: string[] = [];
      await times(9, async (index) => {
        for (;;) {
          const batch = await storeOf(index).claim(at(0), { boot: `b${index}`, until: at(5) }, 4);
          expect(batch.length).toBeLessThanOrEqual(4);
          claimed.push(...batch.map(({ key }) => key));
          if (batch.length === 0) return;
        }
      });
      expect(claimed.toSorted()).toEqual(keys);
    });

    test("write local messages whose revisions never come out of order", async () => {
      const message = () => ({
        id: uniqueId("message"),
        conversation: "c",
        author: "admin",
        at: at(0),
        body: "",
      });
      let writing = true;
      const read: number[] = [];
      const reading = (async () => {
        while (writing) {
          const filter = { after: read.at(-1) ?? 0, take: 100 };
          const found = await storeOf(2).localMessages(["c"], filter);
          read.push(...found.map(({ revision }) => revision));
        }
      })();
      const written = await times(60, (index) => storeOf(index % 2).putLocal(message()));
      writing = false;
      await reading;
      const rest = await storeOf(2).localMessages(["c"], { after: read.at(-1) ?? 0, take: 100 });
      const all = [...read, ...rest.map(({ revision }) => revision)];
      expect(all).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
      expect(written.map(({ revision }) => revision).toSorted((a, b) => a - b)).toEqual(all);
    });

    test("a card stays stale that another server's change has made stale again", async () => {
      const first = buildMatter();
      await storeOf(0).save(buildChange({ created: [first] }));
      const posting = {
        id: uniqueId("posting"),
        matter: first.code,
        recipient: { to: "person", id: "water.liaison" },
        platform: "slack",
        conversation: "D1",
        ref: "1",
      } as const;
      await storeOf(0).savePosting(posting);
      await storeOf(0).save(buildChange({ updated: [{ ...first, version: 2 }] }));
      expect(await storeOf(0).stalePostings(9)).toStrictEqual([posting]);
      await storeOf(1).save(buildChange({ updated: [{ ...first, version: 3 }] }));
      await storeOf(0).freshPostings([posting.id]);
      expect(await storeOf(2).stalePostings(9)).toStrictEqual([posting]);
    });
  });

  describe("PostgreSQL: a server that is gone", () => {
    const ask = async (sql: string): Promise<void> => {
      const connection = await new PrismaPg(postgresUrl() ?? "").connect();
      await connection.executeRaw({ sql, args: [], argTypes: [] });
      await connection.dispose();
    };

    test("is thrown, leaves nothing half-written, and is worked with again once it is back", async () => {
      const url = await freshPostgres();
      const name = new URL(url).pathname.slice(1);
      const cut = () =>
        ask(`SELECT pg_terminate_backend("pid") FROM pg_stat_activity WHERE "datname" = '${name}'`);
      const store = await openStore(url);
      const first = buildMatter();
      await store.save(buildChange({ created: [first] }));
      await ask(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS false`);
      await cut();
      const lost = buildMatter();
      await expect(store.save(buildChange({ created: [lost] }))).rejects.toThrow();
      await expect(store.ping()).rejects.toThrow();
      await expect(store.matter(first.code)).rejects.toThrow();
      await ask(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS true`);
      await store.ping();
      expect(await store.matter(lost.code)).toBeUndefined();
      expect(await store.save(buildChange({ created: [lost] }))).toBe("saved");

      // Cut off in the middle of writing: each is there wholly or not at all, and one after the other.
      const told = Array.from({ length: 40 }, () => ({ one: buildMatter(), say: buildNotice() }));
      const saving = told.map(({ one, say }) =>
        store.save(buildChange({ created: [one], notices: [say] })).catch(() => "thrown"),
      );
      await Promise.race(saving);
      await cut();
      const outcomes = await Promise.all(saving);
      expect(outcomes).toContain("saved");
      for (const [index, { one, say }] of told.entries()) {
        const [there, queued] = [await store.matter(one.code), await store.notice(say.id)];
        expect(there === undefined).toBe(queued === undefined);
        if (outcomes[index] === "saved") expect(there).toStrictEqual(one);
      }
      await store.close();
    });
  });
});
