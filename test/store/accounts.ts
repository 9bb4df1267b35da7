import { describe, expect, test } from "vitest";
import { text } from "../../src/chat/text.ts";
import { type FreshUrl, useDatabase, withClient } from "./database.ts";
import { at, buildChange, buildOrganisation, buildPerson, uniqueId } from "./fixtures.ts";

/** What every store promises about accounts, codes, leaves and groups. */
export const accountsContract = (name: string, freshUrl: FreshUrl): void => {
  describe(`${name}: accounts, codes and groups`, () => {
    const database = useDatabase(freshUrl);
    const account = { platform: "slack", external: "U1", person: "water.head", conversation: "D1" };

    test("an account is known once it is saved, and bound anew when it is saved again", async () => {
      const { store } = database;
      expect(await store.account("slack", "U1")).toBeUndefined();
      const web = { ...account, platform: "web", external: "water.head" };
      await store.saveAccounts([web, account]);
      expect(await store.account("slack", "U1")).toStrictEqual(account);
      expect(await store.account("teams", "U1")).toBeUndefined();
      expect(await store.accountsOf("water.head")).toStrictEqual([account, web]);
      await store.saveAccounts([{ ...account, conversation: "D9" }]);
      expect((await store.account("slack", "U1"))?.conversation).toBe("D9");
      expect(await store.accountsOf("nobody")).toEqual([]);
    });

    test("an account that its platform calls otherwise keeps its place, once", async () => {
      const { store } = database;
      const was = { ...account, external: "U6", person: "police.head", boundAt: at(1) };
      const other = { ...was, platform: "web", external: "police.head" };
      await store.saveAccounts([other, was]);
      await store.save(buildChange({ preferred: was }));
      const movedAccount = { was, external: "U7", conversation: "D7" };
      expect(await store.save(buildChange({ movedAccount }))).toBe("saved");
      expect(await store.account("slack", "U6")).toBeUndefined();
      const moved = { ...was, external: "U7", conversation: "D7" };
      expect(await store.accountsOf("police.head")).toStrictEqual([moved, other]);
      const again = { ...movedAccount, external: "U8" };
      expect(await store.save(buildChange({ movedAccount: again }))).toBe("stale");
      expect(await store.account("slack", "U8")).toBeUndefined();
    });

    test("what happened to a post reads back, newest first, and is never changed or removed", async () => {
      const { store, url } = database;
      const entry = (minute: number) => ({
        id: uniqueId("post"),
        post: "water.head",
        at: at(minute),
        by: "admin",
        said: text("办了交接", "was handed over"),
      });
      const [first, second] = [entry(1), entry(2)];
      await store.save(buildChange({ postEntries: [first] }));
      await store.save(buildChange({ postEntries: [second, { ...entry(3), post: "other" }] }));
      expect(await store.postEntries("water.head", 9)).toStrictEqual([second, first]);
      expect(await store.postEntries("water.head", 1)).toStrictEqual([second]);
      const where = { id: first.id };
      // SQLite's driver keeps the trigger's own words to itself.
      await withClient(url, async (client) => {
        await expect(client.postEntry.delete({ where })).rejects.toThrow();
        await expect(client.postEntry.update({ where, data: { by: "x" } })).rejects.toThrow();
      });
    });

    test("a code binds an account once", async () => {
      const { store } = database;
      const code = { hash: "hash", person: "water.liaison", expiresAt: at(60) };
      await store.saveBindCode(code);
      expect(await store.bindCode("hash")).toStrictEqual(code);
      expect(await store.bindCode("other")).toBeUndefined();
      const bound = { ...account, external: "U2", person: code.person };
      const twoAtOnce = ["U2", "U3"].map((external) =>
        store.save(buildChange({ usedCode: "hash", boundAccount: { ...bound, external } })),
      );
      expect((await Promise.all(twoAtOnce)).toSorted()).toEqual(["saved", "stale"]);
      expect(await store.accountsOf(code.person)).toHaveLength(1);
      expect(await store.bindCode("hash")).toBeUndefined();
      expect(await store.save(buildChange({ usedCode: "hash", boundAccount: bound }))).toBe(
        "stale",
      );
      expect(await store.save(buildChange({ boundAccount: { ...bound, external: "U1" } }))).toBe(
        "saved",
      );
      expect((await store.account("slack", "U1"))?.person).toBe(code.person);
    });

    test("a leave stands in the directory until it is ended, and goes with its post", async () => {
      const { store } = database;
      const unit = [buildOrganisation("water")];
      const both = [buildPerson("water.head"), buildPerson("water.liaison")];
      await store.saveDirectory(unit, both);
      const days = { from: "2026-11-23", until: "2026-11-27" };
      const of = (id: string) => ({ id, person: "water.head", deputy: "water.liaison", ...days });
      expect(await store.save(buildChange({ cover: of("one") }))).toBe("saved");
      expect((await store.directory()).covers).toStrictEqual([of("one")]);
      expect(await store.save(buildChange({ endedCover: "one" }))).toBe("saved");
      expect((await store.directory()).covers).toEqual([]);
      expect(await store.save(buildChange({ endedCover: "one" }))).toBe("stale");
      await store.save(buildChange({ cover: of("two") }));
      await store.saveDirectory(unit, both.slice(0, 1));
      expect((await store.directory()).covers).toEqual([]);
    });

    test("a hand-over lets go of every account and code of the post, and of no other", async () => {
      const { store } = database;
      const other = { ...account, external: "U8", person: "water.liaison-2" };
      await store.saveAccounts([account, { ...account, platform: "web" }, other]);
      const code = { hash: "old", person: account.person, expiresAt: at(60) };
      await store.saveBindCode(code);
      expect(await store.save(buildChange({ handedOver: { ...code, hash: "new" } }))).toBe("saved");
      expect(await store.accountsOf(account.person)).toEqual([]);
      expect((await store.standing("slack", account.external)).account).toBeUndefined();
      expect(await store.bindCode("old")).toBeUndefined();
      expect(await store.bindCode("new")).toStrictEqual({ ...code, hash: "new" });
      expect((await store.directory()).bound.has(other.person)).toBe(true);
      expect((await store.directory()).bound.has(account.person)).toBe(false);
    });

    test("a change to a post waits until it is settled once, and a hand-over ends what waits for it", async () => {
      const { store } = database;
      const request = (id: string, is: "handover" | "account") =>
        ({
          id: uniqueId(id),
          number: "4821",
          post: account.person,
          by: "operator",
          at: at(0),
          change: is === "account" ? { is, account: { ...account, boundAt: at(1) } } : { is },
          expiresAt: at(100),
          nextAt: at(10),
        }) as const;
      const [one, two, three] = [
        request("one", "handover"),
        request("two", "account"),
        request("three", "account"),
      ];
      const open = async () => {
        const ids = [one.id, two.id, three.id];
        return (await store.openPostRequests(at(2))).filter(({ id }) => ids.includes(id));
      };
      for (const postRequest of [one, two, three]) await store.save(buildChange({ postRequest }));
      expect(await open()).toStrictEqual(
        [one, two, three].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      );
      expect(await store.postRequestsDue(at(9))).toEqual([]);
      expect((await store.postRequestsDue(at(10))).length).toBe(3);
      await store.putOffPostRequest(one, at(20), []);
      await store.putOffPostRequest(one, at(30), []);
      expect((await open()).find(({ id }) => id === one.id)?.nextAt).toBe(at(20));
      const settled = [{ id: one.id, as: "approved", by: "discipline.intake" }] as const;
      expect(await store.save(buildChange({ settled }))).toBe("saved");
      expect(await store.save(buildChange({ settled }))).toBe("stale");
      const done = (await store.settledPostRequests(at(0))).find(({ id }) => id === one.id);
      expect(done).toMatchObject({ settled: "approved", settledBy: "discipline.intake" });
      expect(done).not.toHaveProperty("nextAt");
      const handedOver = { hash: uniqueId("code"), person: account.person, expiresAt: at(60) };
      expect(await store.save(buildChange({ handedOver }))).toBe("saved");
      expect(await open()).toEqual([]);
    });

    test("a group is bound, bound anew and unbound", async () => {
      const { store } = database;
      const channel = {
        id: uniqueId("channel"),
        platform: "slack",
        conversation: "C1",
        boundTo: "linkage",
        boundBy: "gov-office.secretariat",
        boundAt: at(0),
        language: "zh-CN" as const,
      };
      const second = { ...channel, id: uniqueId("channel"), conversation: "C2", boundTo: "water" };
      await store.save(buildChange({ channel }));
      await store.save(buildChange({ channel: second }));
      expect(await store.channel("slack", "C1")).toStrictEqual(channel);
      expect(await store.channel("teams", "C1")).toBeUndefined();
      expect(await store.channelById(second.id)).toStrictEqual(second);
      const groups = async () =>
        (await store.directory()).groups
          .filter(({ id }) => [channel.id, second.id].includes(id))
          .map(({ boundTo }) => boundTo);
      expect((await groups()).toSorted()).toEqual(["linkage", "water"]);
      const anew = { ...channel, boundTo: "ecology", boundAt: at(5) };
      await store.save(buildChange({ channel: anew }));
      expect(await store.channelById(channel.id)).toStrictEqual(anew);
      expect((await groups()).toSorted()).toEqual(["ecology", "water"]);
      expect(await store.save(buildChange({ unboundChannel: channel.id }))).toBe("saved");
      expect(await groups()).toEqual(["water"]);
      await store.save(buildChange({ movedGroups: { unit: "water", into: "agriculture" } }));
      expect(await groups()).toEqual(["agriculture"]);
      expect(await store.channelById(second.id)).toStrictEqual({
        ...second,
        boundTo: "agriculture",
      });
      expect(await store.channelById(channel.id)).toBeUndefined();
      expect(await store.channel("slack", "C1")).toBeUndefined();
    });
  });
};
