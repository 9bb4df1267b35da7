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

it.each([
  ["guide-convenor.zh-CN.md", "zh-CN"],
  ["guide-convenor.md", "en"],
] as const)(
  "%s runs from top to bottom: every line of it does what it says",
  async (file, language) => {
    await scene.says("gov.convenor", language === "en" ? "language en" : "语言 中文");
    for (const title of ["河道会商", "用水协调", "涉企座谈"])
      await scene.says(
        "water.liaison",
        `会议 提议 标题=${title} 时间=12月7日下午3点 参会单位=水务局 理由=排污口归谁管`,
      );
    const lines = linesOf(file);
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines) {
      // The meeting is next Thursday at three.
      if (/^(?:召开|hold)/.test(line)) await scene.moveTo("2026-12-03T06:30:00.000Z");
      const first = await scene.says("gov.convenor", line);
      const { text } = "form" in first.reply ? await first.submit() : first;
      expect(text, line).not.toMatch(
        /没听懂|没有办成|只能由|现在是“|←|do not know|Not done|only by|is now “/i,
      );
    }
  },
);
