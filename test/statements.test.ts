import { expect, it } from "vitest";
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
