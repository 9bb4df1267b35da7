import { afterAll, beforeAll, expect, it } from "vitest";
import type { Scene } from "../scene.ts";
import { fillsSlots, isHeldOut, type Row, rankOf, rows } from "./measure.ts";
import { openSituation } from "./situations.ts";

/** Every matter there is, with its version. */
const matters = async ({ store }: Scene): Promise<string> => {
  const codes = await store.codesAfter("", 200);
  return [...(await store.versions(codes))]
    .map((one) => one.join(":"))
    .sort()
    .join();
};

type Judged = {
  readonly row: Row;
  readonly rank: number;
  readonly changed: boolean;
  readonly filled: boolean;
  readonly text: string;
};
const judged: Judged[] = [];

beforeAll(async () => {
  for (const waits of new Set(rows.map((row) => row.waits))) {
    let scene = await openSituation(waits);
    let before = await matters(scene);
    for (const row of rows.filter((one) => one.waits === waits)) {
      const answer = await scene.says(row.who, row.line);
      const changed = (await matters(scene)) !== before;
      judged.push({
        row,
        rank: await rankOf(scene, row, answer),
        changed,
        filled: fillsSlots(row, answer),
        text: answer.text,
      });
      if (changed || row.done) {
        await scene.close();
        scene = await openSituation(waits);
        before = await matters(scene);
      }
    }
    await scene.close();
  }
}, 280_000);

const share = (list: readonly Judged[], within: number): number =>
  list.filter(({ rank }) => rank >= 0 && rank < within).length / list.length;

afterAll(() => {
  const held = judged.filter(({ row }) => isHeldOut(row));
  const seen = judged.filter(({ row }) => !isHeldOut(row));
  const figures = [held, seen].flatMap((list) => [
    list.length,
    share(list, 1).toFixed(3),
    share(list, 3).toFixed(3),
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
  expect(share(held, 1)).toBeGreaterThanOrEqual(0.9);
  expect(share(held, 3)).toBeGreaterThanOrEqual(0.94);
});
