import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openScene, type Scene } from "./scene.ts";

/** Every line the one-page guides tell people to type is understood as it stands there. */

let scene: Scene;
beforeEach(async () => {
  scene = await openScene("2026-11-23T01:00:00.000Z");
});
afterEach(() => scene.close());

const linesOf = (file: string): readonly string[] =>
  readFileSync(new URL(`../docs/${file}`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .flatMap((line) => [...line.matchAll(/`([^`]+)`/g)].map(([, typed = ""]) => typed));

it.each([
  ["guide-staff.zh-CN.md", "water.liaison", 10],
  ["guide-staff.md", "water.liaison", 10],
  ["guide-admin.zh-CN.md", "water.head", 6],
  ["guide-admin.md", "water.head", 6],
])("%s", async (file, who, least) => {
  const lines = linesOf(file);
  expect(lines.length).toBeGreaterThan(least);
  for (const line of lines) {
    const { text } = await scene.says(who, line);
    expect(text, line).not.toMatch(/没听懂|do not know/);
  }
});
