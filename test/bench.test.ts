import { expect, it } from "vitest";
import { fill } from "../bench/fill.ts";
import { seedDemo } from "../prisma/seed.ts";
import { sightOf } from "../src/flow/access.ts";
import { openStore } from "../src/store/open.ts";
import { freshSqlite } from "./setup/available.ts";

it("the county that is measured fits the tables as they are", async () => {
  const url = freshSqlite();
  const store = await openStore(url);
  await seedDemo(store);
  await store.close();
  await fill(url, 50);
  const filled = await openStore(url);
  const person = (await filled.directory()).people.get("water.liaison");
  if (person === undefined) throw new Error("no such post");
  const seen = await filled.matters(sightOf(person), { take: 99 });
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.every(({ clocks, parties }) => clocks.length === 2 && parties.length > 2)).toBe(true);
  await filled.close();
});
