import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { playedScene, type Scene } from "../scene.ts";

/** Words of a title say which meeting is meant, and not which was looked at last. */

let scene: Scene;
const secretariat = "gov-office.secretariat";
const begun = playedScene("2026-11-23T01:00:00.000Z", async (played) => {
  scene = played;
  for (const [title, day] of [
    ["河道采砂执法", "12月7日"],
    ["全县燃气安全检查", "12月8日"],
    ["School bus safety", "12月9日"],
    ["Truck spills", "12月10日"],
    ["危房排查", "12月11日"],
  ])
    await scene.says(
      secretariat,
      `会议 安排 标题=${title} 时间=${day}下午3点 参会单位=水务局、林草局`,
    );
});
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

describe("a meeting named by words of its title", () => {
  it.each([
    ["move the school bus meeting to Dec 22 3pm", "HY-2026-0003"],
    ["please cancel the school bus meeting because it is merged", "HY-2026-0003"],
    ["postpone the truck spills meeting by one day", "HY-2026-0004"],
    ["把采砂那个会改到12月17日下午两点", "HY-2026-0001"],
    ["把燃气那个会改到12月30日下午两点", "HY-2026-0002"],
    ["燃气安全的会推迟一天", "HY-2026-0002"],
    ["取消采砂的会，并入联席会议", "HY-2026-0001"],
  ])("%s, another having been looked at", async (line, code) => {
    await scene.says(secretariat, "查 hy5");
    const { text } = await scene.says(secretariat, line);
    expect(text).toContain(code);
    expect(text).not.toContain("HY-2026-0005");
  });

  it.each([
    ["采砂的会我们去不了，有督察", "HY-2026-0001"],
    ["燃气的会可能去", "HY-2026-0002"],
  ])("%s, by who is invited", async (line, code) => {
    await scene.says("water.liaison", "查 hy5");
    const { text } = await scene.says("water.liaison", line);
    expect(text).toContain(code);
    expect(text).not.toContain("HY-2026-0005");
  });

  it("a new one that is to be held is a new one, however like another its title is", async () => {
    const { text } = await scene.says(
      secretariat,
      "12月17日下午3点在三楼会议室和水务局、公安局开采砂会商会",
    );
    expect(text).toMatch(/^安排会议/);
    expect(text).toMatch(/地点: 三楼会议室/);
  });

  it("what was looked at is meant where no other is named", async () => {
    await scene.says(secretariat, "查 hy5");
    expect((await scene.says(secretariat, "会推迟一天")).text).toContain("HY-2026-0005");
  });
});
