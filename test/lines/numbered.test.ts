import { afterAll, beforeAll, expect, it } from "vitest";
import type { Scene } from "../scene.ts";
import { openSituation } from "./situations.ts";

/** A number in a sentence opens its matter where nothing else in it is clear; what is hidden is as what is not there. */
let scene: Scene;
beforeAll(async () => {
  scene = await openSituation("busy");
});
afterAll(() => scene.close());

it.each([
  ["water.liaison", "xs1 的情况", "线索 XS-2026-0001"],
  ["water.liaison", "问下xs1", "线索 XS-2026-0001"],
  ["water.liaison", "关于jy1", "检察建议 JY-2026-0001"],
  ["water.liaison", "jy1 啥情况", "检察建议 JY-2026-0001"],
  ["water.liaison", "hy1 几点", "会议 HY-2026-0001"],
  ["water.liaison", "what about rw1", "任务 RW-2026-0001"],
])("%s: %s opens %s", async (who, line, title) => {
  const { text } = await scene.says(who, line);
  expect(text.split("\n")[0]).toContain(title);
});

it.each(["问下xs1", "关于xs1", "xs1 的情况", "xs1 啥情况"])(
  "%s: tells an outsider of a hidden matter what it tells of none",
  async (line) => {
    const of = async (code: string) =>
      (await scene.says("forestry.liaison", line.replace("xs1", code))).text.replaceAll(
        /XS-?(?:2026-)?0*\d+/gi,
        "#",
      );
    expect(await of("xs1")).toBe(await of("xs77"));
  },
);

it("a sentence that says more is not taken for a question about the number in it", async () => {
  const { text } = await scene.says(
    "water.liaison",
    "xs1那个桥往下游走两百米又有一处新的暗管在冒黑水",
  );
  expect(text).toContain("做成线索");
});
