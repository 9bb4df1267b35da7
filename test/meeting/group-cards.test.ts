import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cardText, playedScene, type Scene } from "../scene.ts";

/** What a group reads of a meeting that is moved, relocated and called off: how it stands, on one card. */

const secretariat = "gov-office.secretariat";
const groups = ["group:linkage", "group:water", "group:water-2"] as const;
const begun = playedScene("2026-11-30T01:00:00.000Z", async (scene) => {
  for (const [group, as] of [
    ["group:linkage", "联动群"],
    ["group:water", "水务局"],
    ["group:water-2", "水务局"],
  ] as const)
    await (await scene.saysIn(secretariat, group, `群 绑定 ${as}`)).press("确认");
  await scene.says(
    secretariat,
    "会议 安排 标题=河道会商 时间=12月4日下午3点 参会单位=水务局、公安局",
  );
  await scene.moveTo("2026-11-30T01:05:00.000Z");
});
let scene: Scene;
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

const step = async (line: string) => {
  expect((await scene.says(secretariat, line)).reply.is).toBe("card");
  await scene.reads("direct:water.liaison");
};
const cardsIn = (group: string): readonly string[] =>
  scene.messages
    .filter(({ post }) => post.conversation === group)
    .map(({ post }) => cardText(post.card, "zh-CN"));
const standing = (group: string) => cardsIn(group).filter((one) => one.includes("阶段: "));
const outOfDate = (group: string) => cardsIn(group).filter((one) => one.includes("已经过时"));

describe("a group", () => {
  it.each(groups)(
    "reads of a cancelled meeting on one card, and the news of it: %s",
    async (group) => {
      await step("改期 hy1 12月4日下午4点");
      await step("改地点 hy1 二楼");
      await step("改期 hy1 12月4日下午5点");
      await step("取消 hy1 不开了");
      const [first = "", news = "", ...others] = standing(group);
      expect(others).toEqual([]);
      expect(first).toBe("会议 HY-2026-0001\n类别: 联席会议\n阶段: 已取消\n[查看]");
      expect(news).toContain("会议有新进展。");
      expect(outOfDate(group)).toHaveLength(2);
      for (const one of outOfDate(group)) {
        expect(one).not.toMatch(/已取消|12月/u);
        expect(one).toContain("[查看]");
      }
    },
  );

  it.each(groups)("reads no time that was moved: %s", async (group) => {
    await step("改期 hy1 12月4日下午4点");
    const [first = "", moved = ""] = standing(group);
    expect(first).toContain("时间: 2026年12月4日 周五 16:00");
    expect(first).not.toContain("15:00");
    expect(moved).toContain("会议时间：12月4日 周五 16:00");
    await step("改期 hy1 12月4日下午5点");
    expect(standing(group)).toHaveLength(2);
    expect(outOfDate(group)).toHaveLength(1);
    expect(cardsIn(group).join("\n")).not.toMatch(/15:00|16:00/u);
  });

  it("keeps its one card where the meeting is only moved to another place", async () => {
    await step("改地点 hy1 二楼");
    for (const group of groups) {
      expect(standing(group)).toHaveLength(1);
      expect(outOfDate(group)).toEqual([]);
    }
  });
});
