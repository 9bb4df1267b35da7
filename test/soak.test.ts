import { describe, expect, test } from "vitest";
import { attack } from "../soak/attack.ts";
import { liveCounty } from "../soak/county-year.ts";
import { catchUp } from "../soak/delivery.ts";
import { hideAnything } from "../soak/hidden.ts";
import { killWriters } from "../soak/killed.ts";
import { understandLines } from "../soak/lines.ts";
import { askAddressees, askOutside } from "../soak/matrix.ts";
import { livePeople, typeAnything } from "../soak/people.ts";
import { attendPlatforms } from "../soak/platforms.ts";
import { liveYear } from "../soak/year/year.ts";
import { freshPostgres, freshSqlite, postgresUrl } from "./setup/available.ts";

// About one per cent of `npm run soak`, with chance that is the same in every run.

describe("a process killed at any moment", () => {
  test("leaves every clue it told of whole, no other by halves, and no gap in the numbers", async () => {
    const { told, faults } = await killWriters(1, 2026, { sending: false });
    expect(faults).toEqual([]);
    expect(told).toBeGreaterThan(0);
  });

  test("while sending to a platform that loses answers leaves every notice standing once", async () => {
    const { sent, faults } = await killWriters(2, 2026, { sending: true });
    expect(faults).toEqual([]);
    expect(sent).toBeGreaterThan(0);
  });
});

describe("Slack and Teams, slow and failing, before servers that are killed", () => {
  test("have every command once, every notice once and an answer to everybody in the end", async () => {
    const database = postgresUrl() === undefined ? freshSqlite() : await freshPostgres();
    const { commands, wrong, faults } = await attendPlatforms(4, 1, 2026, database);
    expect(faults).toEqual([]);
    expect(commands).toBeGreaterThan(3);
    expect(wrong).toBeGreaterThan(0);
  });
});

describe("two weeks in which nothing can be sent", () => {
  test.each(["shut", "stopped"] as const)(
    "are caught up with once, in order and inside the limits of each platform: %s",
    async (how) => {
      const { waited, messages, most, wrong, faults } = await catchUp(
        { units: 2, people: 6, tasks: 2 },
        2026,
        how,
      );
      expect(faults).toEqual([]);
      expect(waited).toBeGreaterThan(how === "shut" ? 150 : 30);
      expect(messages).toBeLessThan(waited);
      expect(most).toBeLessThan(8);
      expect(wrong).toBeGreaterThan(0);
    },
  );
});

describe("a county day by day", () => {
  test("is reminded of everything when it is time, its own days too, and nobody twice", async () => {
    const size = {
      people: 0,
      units: 0,
      days: 9,
      clues: 500,
      recommendations: 250,
      meetings: 50,
      transfers: 50,
    };
    const { faults, table } = await liveCounty(size, 2026);
    expect(faults).toEqual([]);
    const compared = table.find(([what]) => what.startsWith("clocks"))?.[1] ?? "";
    expect(compared).toMatch(/^[1-9]\d+, of this product [1-9]\d*, by the hour [1-9]/);
  });
});

describe("a year of meetings and tasks", () => {
  test("tells everybody what they must be told, once and when it is time, and nobody else anything", async () => {
    const { meetings, tasks, messages } = await liveYear(0.01, 2026);
    expect(meetings).toBeGreaterThan(2);
    expect(tasks).toBeGreaterThan(1);
    expect(messages).toBeGreaterThan(50);
  });
});

describe("people who say and press whatever comes to mind", () => {
  test("break nothing, leave nothing half-done and hear of nothing that is not theirs", async () => {
    expect((await livePeople(60, 2026)).matters).toBeGreaterThan(7);
  });

  test("are answered about what is hidden from them as about what never was", async () => {
    expect(await askOutside(1000, 2026)).toEqual({ cells: 1000, faults: [] });
  });

  test("as one of several addressees are told nothing of the others", async () => {
    const { cells, faults } = await askAddressees();
    expect(faults).toEqual([]);
    expect(cells).toBeGreaterThan(500);
  });

  test("find nothing of what was hidden from them, wherever it was shown to them before", async () => {
    const { faults, hidden } = await hideAnything(45, 2027);
    expect(faults).toEqual([]);
    expect(hidden).toBeGreaterThan(3);
  });

  test("are answered whatever they type", async () => {
    await typeAnything(150, 2026);
  });

  test("change nothing by what they say in their own words", async () => {
    expect(await understandLines(60)).toMatchObject({ faults: [] });
  });
});

describe("an attack on a county: forged, stolen, replayed and guessed requests", () => {
  test("changes nothing it may not, and is told nothing that is not the asker's to know", async () => {
    const { twins, messages } = await attack(220, 2026);
    expect(twins).toBeGreaterThan(20);
    expect(messages).toBeGreaterThan(20);
  });
});
