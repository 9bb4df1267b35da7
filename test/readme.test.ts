import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readmes, withTable } from "../scripts/readme.ts";

it.each(readmes)(
  "%s lists every command as it is (npx tsx scripts/readme.ts prints it anew)",
  (file, language) => {
    const text = readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
    expect(text).toBe(withTable(text, language));
  },
);
