import { describe, expect, test } from "vitest";
import type { Clock } from "../../src/flow/matter.ts";
import { type FreshUrl, useDatabase } from "./database.ts";
import { at, buildChange, buildClock, buildMatter, buildNotice, unusedCode } from "./fixtures.ts";

/** What every store promises about clocks and their reminders. */
export const clocksContract = (name: string, freshUrl: FreshUrl): void => {
  describe(`${name}: clocks`, () => {
    const database = useDatabase(freshUrl);
    const startClocks = async (...values: Partial<Clock>[]): Promise<Clock[]> => {
      const code = unusedCode();
      const clocks = values.map((each) => buildClock(code, each));
      await database.store.save(buildChange({ created: [buildMatter({ code, clocks })], clocks }));
      return clocks;
    };
    const readClock = async ({ id, matter: code }: Clock) =>
      (await database.store.matter(code))?.clocks.find((one) => one.id === id);
    const dueIds = async (minutes: number, take = 100) =>
      (await database.store.clocksDue(at(minutes), take)).map(({ id }) => id);

    test("are due from their next rung on, oldest first, unless they are stopped", async () => {
      const clocks = await startClocks(
        { nextRungAt: at(30) },
        { nextRungAt: at(10) },
        { nextRungAt: at(20), stoppedAt: at(5) },
        { nextRungAt: at(40) },
      );
      const [late, early, , later] = clocks.map(({ id }) => id);
      expect(await dueIds(9)).toEqual([]);
      expect(await dueIds(10)).toEqual([early]);
      expect(await dueIds(30)).toEqual([early, late]);
      expect(await dueIds(99)).toEqual([early, late, later]);
      expect(await dueIds(99, 2)).toEqual([early, late]);
      expect(await database.store.clocksDue(at(10), 1)).toStrictEqual([clocks[1]]);
      for (const was of clocks) {
        const { nextRungAt: _, ...now } = was;
        await database.store.passRungs([{ was, now: { ...now, rungsPassed: 1 }, notices: [] }]);
      }
      expect(await dueIds(99)).toEqual([]);
      expect((await readClock(clocks[0] as Clock))?.rungsPassed).toBe(1);
      expect(await readClock(clocks[0] as Clock)).not.toHaveProperty("nextRungAt");
    });

    test("move on once, and what they say is queued once", async () => {
      const { store } = database;
      const [was] = (await startClocks({ nextRungAt: at(10) })) as [Clock];
      const now = { ...was, rungsPassed: 1, nextRungAt: at(100) };
      const [first, again] = [buildNotice(), buildNotice()];
      const reminder = { is: "reminder", matter: was.matter, clock: was.id, rung: "0" } as const;
      await Promise.all([
        store.passRungs([{ was, now, notices: [{ ...first, content: reminder }] }]),
        store.passRungs([{ was, now, notices: [{ ...again, content: reminder }] }]),
      ]);
      const queued = await store.notices(was.matter);
      expect(queued.map(({ id }) => id)).toEqual([first.id]);
      expect(await readClock(was)).toStrictEqual(now);
      expect(await dueIds(99)).toEqual([]);
      expect(await dueIds(100)).toEqual([was.id]);
    });

    test("that moved, stopped, were suspended or passed meanwhile queue nothing", async () => {
      const { store } = database;
      const clocks = await startClocks({}, {}, {}, {});
      const [moved, stopped, passed, held] = clocks as [Clock, Clock, Clock, Clock];
      const code = moved.matter;
      const { nextRungAt: _, ...rest } = stopped;
      const { nextRungAt: __, ...still } = held;
      const after = [
        { ...moved, dueVersion: 2, nextRungAt: at(500) },
        { ...rest, stoppedAt: at(1) },
        { ...passed, rungsPassed: 1, nextRungAt: at(500) },
        { ...still, suspendedAt: at(1) },
      ];
      await store.save(
        buildChange({ updated: [buildMatter({ code, version: 2, clocks: after })], clocks: after }),
      );
      await store.passRungs(
        clocks.map((was) => ({
          was,
          now: { ...was, rungsPassed: 1, nextRungAt: at(70) },
          notices: [
            buildNotice({ content: { is: "reminder", matter: code, clock: was.id, rung: "0" } }),
          ],
        })),
      );
      expect(await store.notices(code)).toEqual([]);
      expect((await store.matter(code))?.clocks).toStrictEqual(after);
    });

    test("move on in a transaction each: what broke one does not take back the others", async () => {
      const { store } = database;
      const clocks = (await startClocks({}, {})) as [Clock, Clock];
      const taken = buildNotice();
      await store.queue([taken]);
      const passed = clocks.map((was, index) => ({
        was,
        now: { ...was, rungsPassed: 1, nextRungAt: at(900) },
        notices:
          index === 0 ? [buildNotice()] : [buildNotice(), { ...buildNotice(), id: taken.id }],
      }));
      await expect(store.passRungs(passed)).rejects.toThrow();
      expect((await readClock(clocks[0]))?.rungsPassed).toBe(1);
      expect(await readClock(clocks[1])).toStrictEqual(clocks[1]);
      expect(await store.notice(passed[1]?.notices[0]?.id ?? "")).toBeUndefined();
    });

    test("move on past a notice whose key is known, which stays as it is", async () => {
      const { store } = database;
      const [was] = (await startClocks({})) as [Clock];
      const known = buildNotice();
      await store.queue([known]);
      const other = { ...buildNotice({ createdAt: at(7) }), key: known.key };
      await store.passRungs([{ was, now: { ...was, rungsPassed: 1 }, notices: [other] }]);
      expect((await readClock(was))?.rungsPassed).toBe(1);
      expect(await store.notice(known.id)).toMatchObject(known);
      expect(await store.notice(other.id)).toBeUndefined();
    });
  });
};
