import { expect, it } from "vitest";
import { selectsOf } from "../src/store/select.ts";
import { statementsOf } from "../src/store/statements.ts";

/** Plain statements are made once for each shape: what differs in words has a shape of its own. */

it("an insert says what becomes of a row that is there already, whatever was said with the same columns before", () => {
  const { insert } = statementsOf({ postgresql: false });
  const row = [{ key: "k", to: "person" }];
  const made = [
    insert("Notice", row),
    insert("Notice", row, { on: ["key"], takes: [] }),
    insert("Notice", row, { on: ["to"], takes: [] }),
    insert("Notice", row, { on: ["key"], takes: ["to"] }),
    insert("Notice", row, { on: ["key"], takes: ["to"], counts: "attempts" }),
  ].flat();
  expect(made.map(({ text }) => text.replace('INSERT INTO "Notice" ("key", "to") ', ""))).toEqual([
    "VALUES (?, ?)",
    'VALUES (?, ?) ON CONFLICT ("key") DO NOTHING',
    'VALUES (?, ?) ON CONFLICT ("to") DO NOTHING',
    'VALUES (?, ?) ON CONFLICT ("key") DO UPDATE SET "to" = EXCLUDED."to"',
    'VALUES (?, ?) ON CONFLICT ("key") DO UPDATE SET "to" = EXCLUDED."to", "attempts" = "Notice"."attempts" + 1',
  ]);
});

it("rows are asked for in one statement, and where none can be as said in none", async () => {
  const asked: [string, readonly unknown[]][] = [];
  const { rows, row, count } = selectsOf(
    async (text, values) => {
      asked.push([text, values]);
      return [];
    },
    { postgresql: true, columns: () => ["id", "life"] },
  );
  await rows("Notice", { id: ["a", "b", "c"], seenAt: null, nextTryAt: { gt: "1", lte: "2" } });
  await row("Entry", { matter: "X" }, { only: ["actor"], order: ["at DESC", "id"] });
  expect(await count("Notice", { id: [] })).toBe(0);
  expect(await rows("Notice", { id: [], life: "sent" })).toEqual([]);
  expect(asked).toEqual([
    [
      'SELECT "id", "life" FROM "Notice" WHERE "id" IN ($1, $2, $3, $4) AND "seenAt" IS NULL AND "nextTryAt" > $5 AND "nextTryAt" <= $6',
      ["a", "b", "c", "c", "1", "2"],
    ],
    ['SELECT "actor" FROM "Entry" WHERE "matter" = $1 ORDER BY "at" DESC, "id" LIMIT $2', ["X", 1]],
  ]);
});
