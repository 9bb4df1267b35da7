import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const model = readFileSync("docs/threat-model.md", "utf8");
const lines = model.split("\n").filter((line) => line.startsWith("| ") && line.includes("`test/"));

it("names for every line of the threat model a test that is there", () => {
  const rows = model
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| 谁，想做什么"));
  expect(rows.length).toBeGreaterThan(12);
  expect(rows.filter((row) => !lines.includes(row))).toEqual([]);
  const named = lines.flatMap((line) => line.match(/`(test\/[^`]+)`/g) ?? []);
  expect(named.filter((path) => !existsSync(path.slice(1, -1)))).toEqual([]);
});
