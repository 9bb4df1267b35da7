import { describe, expect, test } from "vitest";
import { type FreshUrl, useDatabase } from "./database.ts";
import { at, uniqueId } from "./fixtures.ts";

/** What every store promises about the messages of local conversations. */
export const localMessagesContract = (name: string, freshUrl: FreshUrl): void => {
  describe(`${name}: local conversations`, () => {
    const database = useDatabase(freshUrl);
    const buildMessage = (values: { id?: string; conversation?: string; body?: string } = {}) => ({
      id: uniqueId("message"),
      conversation: "direct:admin",
      author: "admin",
      at: at(0),
      body: "{}",
      ...values,
    });
    const lastRevision = async (...conversations: string[]) =>
      (await database.store.localMessages(conversations, { take: 1000 })).at(-1)?.revision ?? 0;

    test("a message has the next revision at every write, and comes again when it is changed", async () => {
      const { store } = database;
      const first = await store.putLocal(buildMessage());
      const second = await store.putLocal(buildMessage());
      expect(second.revision).toBe(first.revision + 1);
      expect(await store.localMessage(first.id)).toStrictEqual(first);
      expect(await store.localMessage("none")).toBeUndefined();
      const { revision: _, ...rest } = first;
      const changed = await store.putLocal({ ...rest, body: `{"changed":true}` });
      expect(changed).toStrictEqual({
        ...rest,
        body: `{"changed":true}`,
        revision: second.revision + 1,
      });
      const since = await store.localMessages(["direct:admin"], {
        after: second.revision,
        take: 10,
      });
      expect(since).toStrictEqual([changed]);
      const all = await store.localMessages(["direct:admin"], { take: 10 });
      expect(all).toStrictEqual([second, changed]);
    });

    test("messages come in order of revision, only those of the conversations asked for", async () => {
      const { store } = database;
      const conversations = ["a", "b", "c", "a", "b"];
      for (const conversation of conversations)
        await store.putLocal(buildMessage({ conversation }));
      const read = (of: string[], take: number) => store.localMessages(of, { take });
      expect((await read(["a", "b"], 3)).map(({ conversation }) => conversation)).toEqual([
        "a",
        "b",
        "a",
      ]);
      expect(await read([], 3)).toEqual([]);
      expect(await read(["d"], 3)).toEqual([]);
    });

    test("a hundred puts at once take a hundred revisions", async () => {
      const { store } = database;
      const before = await lastRevision("direct:admin", "a", "b", "c");
      const put = await Promise.all(
        Array.from({ length: 100 }, () => store.putLocal(buildMessage({ conversation: "many" }))),
      );
      const revisions = put.map(({ revision }) => revision).toSorted((a, b) => a - b);
      expect(revisions).toEqual(Array.from({ length: 100 }, (_, index) => before + index + 1));
      expect(await store.localMessages(["many"], { take: 1000 })).toHaveLength(100);
    });
  });
};
