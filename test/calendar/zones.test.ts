import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const run = promisify(execFile);
const script = fileURLToPath(new URL("./zones-table.ts", import.meta.url));

const ZONES = [
  "Asia/Shanghai",
  "UTC",
  "America/Los_Angeles",
  "Pacific/Kiritimati",
  "Asia/Kathmandu",
  "America/St_Johns",
];

async function answersIn(zone: string): Promise<string> {
  const { stdout } = await run(process.execPath, ["--import", "tsx", script], {
    env: { ...process.env, TZ: zone },
  });
  return stdout;
}

it("answers the same in every time zone the process may run in", async () => {
  const [first, ...others] = await Promise.all(ZONES.map(answersIn));
  expect(JSON.parse(first ?? "").moments[4]).toEqual([
    "2026-11-22",
    "10:00",
    { zh: "2026年11月22日 周日 10:00", en: "Sun 22 Nov 2026 10:00" },
    "2026-11-23T01:00:00.000Z",
    expect.arrayContaining([["下周三", { day: "2026-11-25", assumed: true }, 3]]),
    expect.anything(),
  ]);
  for (const [index, answers] of others.entries()) {
    expect(answers, ZONES[index + 1]).toBe(first);
  }
});
