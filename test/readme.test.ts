import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readmes, withTable } from "../scripts/readme.ts";

it.each(readmes)(
  "%s lists every command as it is (npx tsx scripts/readme.ts prints it anew)",
  (file, language) => {
    const text = readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
    expect(text).toBe(withTable(text, language));
  },
);

it("docs/coverage.md names tests that are there", () => {
  const text = readFileSync(new URL("../docs/coverage.md", import.meta.url), "utf8");
  const named = [...text.matchAll(/`(test\/[^`*]+)`/g)].map(([, file = ""]) => file);
  expect(named.length).toBeGreaterThan(30);
  for (const file of named)
    expect(existsSync(new URL(`../${file}`, import.meta.url)), file).toBe(true);
});
