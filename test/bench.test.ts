import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fill } from "../bench/fill.ts";
import { meetingLines } from "../bench/meeting.ts";
import { morningLines, noticeLines, sweepLines } from "../bench/reminders.ts";
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

it("what is measured of reminders is due, told and posted, each once", async () => {
  const folder = mkdtempSync(join(tmpdir(), "liandong-bench-"));
  try {
    const lines = [
      ...(await sweepLines(folder, [300, 200], 1)),
      ...(await morningLines(folder, { units: 3, people: 12 }, 20)),
      ...(await noticeLines(folder, 20, 1)),
    ];
    expect(lines.map(({ goal }) => typeof goal?.met)).toEqual(Array(3).fill("boolean"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it("the meetings that are measured are told to everybody invited, once", async () => {
  const folder = mkdtempSync(join(tmpdir(), "liandong-bench-"));
  try {
    const sizes = [
      { units: 3, people: 10 },
      { units: 1, people: 3 },
    ] as const;
    expect((await meetingLines(folder, sizes, 1)).map(({ name }) => name)).toHaveLength(2);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
