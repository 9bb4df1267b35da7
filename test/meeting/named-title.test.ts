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

describe("a meeting called by what is no title there", () => {
  const none = (said: string) => `没有名称里有“${said}”的，现有的如下。`;

  it.each([
    ["move the fire drill meeting to Dec 22 3pm", "fire drill"],
    ["please cancel the meeting about fire drills", "fire drills"],
    ["cancel fire drill meeting", "fire drill"],
    ["把消防演练那个会改到12月22日下午3点", "消防演练"],
    ["改期 消防演练那个会 12月22日下午3点", "消防演练"],
    ["取消消防演练的会", "消防演练"],
    ["取消 消防演练的会", "消防演练"],
    ["推迟消防演练的会一天", "消防演练"],
    ["消防演练会议改到周五", "消防演练"],
    ["消防演练专题会改到周五下午3点", "消防演练专题"],
    ["消防演练的会加上公安局", "消防演练"],
    ["加邀公安局参加消防演练那个会", "消防演练"],
    ["消防演练的会换到二楼会议室", "消防演练"],
    // A word that another title has too says less than the one before it.
    ["消防安全那个会推迟一天", "消防安全"],
    ["谁还没答复消防演练的会", "消防演练"],
    ["消防演练会什么时候开", "消防演练"],
  ])("%s: which there are is shown, and none is taken for it", async (line, said) => {
    await scene.says(secretariat, "查 hy5");
    const { text } = await scene.says(secretariat, line);
    expect(text).toMatch(/^您要办的是哪一件？/);
    expect(text).toContain(none(said));
    for (const number of [1, 2, 3, 4, 5]) expect(text).toContain(`HY-2026-000${number}`);
  });

  it.each([
    "消防演练的会我们去不了，有督察",
    "消防演练的会可能去",
    "消防演练工作会我们参加",
    "参加 消防演练的会",
  ])("%s: answers no other invitation", async (line) => {
    const { text } = await scene.says("water.liaison", line);
    expect(text).toMatch(/^您要办的是哪一件？/);
    expect(text).toMatch(/没有名称里有“消防演练.*”的/);
    expect(await scene.says("water.liaison", "查 hy1")).toMatchObject({
      text: expect.stringContaining("水务局 未答复"),
    });
  });

  it.each([
    ["改期 采砂那个会 12月22日下午3点", "HY-2026-0001"],
    ["取消 燃气的会", "HY-2026-0002"],
    ["燃检会推迟一天", "HY-2026-0002"],
    ["postpone the school buses meeting by a day", "HY-2026-0003"],
    ["cancel the truck spill meeting", "HY-2026-0004"],
    ["危险房屋排查的会取消", "HY-2026-0005"],
  ])("%s is the one whose title is nearly that", async (line, code) => {
    const { text } = await scene.says(secretariat, line);
    expect(text.split("\n")[0]).toContain(code);
    expect(text).not.toMatch(/理由\*: ./);
  });

  it.each([
    "把会推迟一天",
    "那个会推迟一天",
    "我们的会推迟一天",
    "检察院开的会推迟一天",
    "下周那个会推迟一天",
    "刚才说的会推迟一天",
    "postpone the next meeting by a day",
    "postpone our joint meeting by a day",
  ])("%s calls it nothing: what was looked at is meant", async (line) => {
    await scene.says(secretariat, "查 hy5");
    expect((await scene.says(secretariat, line)).text).toContain("HY-2026-0005");
  });
});
