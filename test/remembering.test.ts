import { expect, test } from "vitest";
import { remembering } from "../src/delivery/remembering.ts";
import type { Store } from "../src/store/store.ts";
import { manualTime } from "./scene.ts";

const at = "2026-11-30T01:00:00.000Z";

/** A store of which only what is asked here is there, that counts how often it is asked. */
const counting = () => {
  const asked: string[] = [];
  let fails = false;
  const entries: Store["entries"] = async (matter) => {
    asked.push(matter);
    if (fails) throw new Error("the database is gone");
    return [];
  };
  return { asked, fail: (now: boolean) => (fails = now), store: { entries } as Store };
};

test("a batch of cards asks the same once a second, another matter apart, and what failed again", async () => {
  const { asked, fail, store } = counting();
  const time = manualTime(at);
  let changes = 0;
  const drawn = remembering({ store, time }, () => changes);
  await Promise.all([drawn.entries("JY-2026-0001"), drawn.entries("JY-2026-0001")]);
  await drawn.entries("JY-2026-0002");
  expect(asked).toEqual(["JY-2026-0001", "JY-2026-0002"]);
  await time.moveTo("2026-11-30T01:00:01.000Z");
  fail(true);
  await expect(drawn.entries("JY-2026-0001")).rejects.toThrow("gone");
  fail(false);
  expect(await drawn.entries("JY-2026-0001")).toEqual([]);
  expect(asked).toHaveLength(4);
  // What this process changes is read anew at once.
  changes = 1;
  await drawn.entries("JY-2026-0001");
  expect(asked).toHaveLength(5);
  // Another batch reads for itself.
  await remembering({ store, time }, () => changes).entries("JY-2026-0001");
  expect(asked).toHaveLength(6);
});
