import { afterAll, beforeAll, expect, it } from "vitest";
import { isHeldOut, type Judged, judge, rowsIn, shareWithin } from "./measure.ts";

const rows = rowsIn(new URL(".", import.meta.url));
let judged: readonly Judged[] = [];

beforeAll(async () => {
  judged = await judge(rows);
}, 280_000);

afterAll(() => {
  const held = judged.filter(({ row }) => isHeldOut(row));
  const seen = judged.filter(({ row }) => !isHeldOut(row));
  const figures = [held, seen].flatMap((list) => [
    list.length,
    shareWithin(list, 1).toFixed(3),
    shareWithin(list, 3).toFixed(3),
    (list.filter(({ filled }) => filled).length / list.length).toFixed(3),
  ]);
  console.log(
    `lines kept apart, right first, within three, values filled; the others: ${figures.join(" ")}`,
  );
  if (process.env["LINES"] !== undefined)
    for (const { row, rank, text } of seen)
      if (rank !== 0)
        console.log(
          `${rank} ${row.waits} ${row.who} ${row.line} => ${row.intents.join("|")} ${row.slots["code"] ?? ""}\n     ${text.replaceAll("\n", " / ").slice(0, 200)}`,
        );
});

it("there are at least 600 lines, and a third is kept apart", () => {
  expect(rows.length).toBeGreaterThan(600);
  const held = rows.filter(isHeldOut).length;
  expect(held / rows.length).toBeGreaterThan(0.28);
  expect(held / rows.length).toBeLessThan(0.39);
});

it("changes no matter unless the line says so plainly", () => {
  expect(judged.filter(({ row, changed }) => changed && !row.done).map(({ row }) => row)).toEqual(
    [],
  );
});

it("understands what people type, on the third kept apart", () => {
  const held = judged.filter(({ row }) => isHeldOut(row));
  expect(shareWithin(held, 1)).toBeGreaterThanOrEqual(0.9);
  expect(shareWithin(held, 3)).toBeGreaterThanOrEqual(0.94);
});
