import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { playedScene, type Scene } from "../scene.ts";

/** Every word that stands where units are expected is read, or named back; none is dropped in silence. */

let scene: Scene;
const secretariat = "gov-office.secretariat";
const begun = playedScene("2026-11-23T01:00:00.000Z", async (played) => {
  scene = played;
  await scene.says(
    secretariat,
    "会议 安排 标题=校车安全会商 时间=12月9日下午3点 参会单位=教育局、林草局",
  );
});
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

const standsIn = (text: string, label: string): string | undefined =>
  [...text.matchAll(new RegExp(`^ ?${label}\\*?: ?(.*)$`, "gmu"))].at(-1)?.[1];

/** The form a sentence leads to: at once, or by its button. */
const formOf = async (line: string, label: string): Promise<string> => {
  const answer = await scene.says(secretariat, line);
  return answer.reply.is === "card" ? (await answer.press(label)).text : answer.text;
};

describe("units without a mark between them", () => {
  it.each([
    ["自然资源 教育 市场监管", "自然资源局.*教育局.*市场监管局"],
    ["水务环保和司法", "水务局.*生态环境分局.*司法局"],
    ["水务 环保 及 司法", "水务局.*生态环境分局.*司法局"],
    ["住建交通应急", "住建局.*交通.*应急"],
    ["公安、司法 信访", "公安局.*司法局.*信访局"],
    ["各乡镇 水务", "水务局"],
    ["清泉镇霍城镇", "清泉镇.*霍城镇"],
    ["education market health", "市场监管局.*|教育局"],
  ])("in a field are read: %s", async (typed, units) => {
    const { text } = await scene.says(
      secretariat,
      `会议 安排 标题=甲会 时间=12月15日下午3点 参会单位=${typed}`,
    );
    expect(text).not.toContain("没有“");
    expect(text).toMatch(new RegExp(units, "u"));
  });

  it.each([
    ["自然资源 教育 蓝天救援队", "蓝天救援队"],
    ["水务环保和蓝天", "蓝天"],
    ["住建 环宝局", "环宝局"],
    ["水务局、公安局联络组", "公安局联络组"],
    ["water blue sky", "blue"],
  ])("what is none is named back by itself: %s", async (typed, none) => {
    const { text } = await scene.says(
      secretariat,
      `会议 安排 标题=甲会 时间=12月15日下午3点 参会单位=${typed}`,
    );
    expect(text).toMatch(new RegExp(`没有“[^”]*${none}[^”]*”`, "u"));
    expect(text).not.toContain("没有“水务");
    expect(text).not.toContain("HY-2026-0002");
  });

  it("in any kind's field: the assisting units of a task", async () => {
    const task = (units: string) =>
      scene.says(secretariat, `任务 交办 巡河 牵头单位=水务局 协助单位=${units} 到期=2026-12-10`);
    expect((await task("公安 司法 蓝天")).text).toContain("没有“蓝天”");
    expect((await task("公安司法")).text).toContain("任务已交办");
  });
});

describe("units in a sentence", () => {
  it.each([
    [
      "12月15日下午3点开甲会 参会单位 自然资源 教育 市场监管",
      /^education、natural-resources、market$/u,
    ],
    ["12月15日下午3点开个会，叫上水务环保和司法", /water、ecology、justice$/u],
    [
      "schedule a meeting on Dec 15 3pm with education, market and health in room 204",
      /^education、health、market|^education、market、health/u,
    ],
    ["12月15日下午3点和水务、蓝天救援队开个防汛会", /water、蓝天救援队 ← 没有“蓝天救援队”/u],
    [
      "12月15日下午3点开个防汛会，请水务 应急 蓝天救援队参加",
      /water、emergency、蓝天救援队 ← 没有“蓝天救援队”/u,
    ],
    [
      "schedule a meeting on Dec 15 3pm with water, blue sky rescue and health",
      /water、health、blue sky rescue ← 没有“blue sky rescue”/u,
    ],
  ])("%s", async (line, units) => {
    expect(standsIn(await formOf(line, "安排会议"), "参会单位")).toMatch(units);
  });

  it.each([
    ["再叫上住建和蓝天救援队", /housing、蓝天救援队 ← 没有“蓝天救援队”/u],
    [
      "also invite housing and blue sky rescue",
      /housing、blue sky rescue ← 没有“blue sky rescue”/u,
    ],
    ["hy1叫上水务环保和司法", /water、ecology、justice$/u],
  ])("that is to be invited as well: %s", async (line, units) => {
    expect(standsIn(await formOf(line, "加邀会议"), "参会单位")).toMatch(units);
  });

  it.each([
    "12月15日下午3点叫上大家开个防汛会",
    "12月15日下午3点和我们单位一起开个防汛会",
    "schedule a meeting on Dec 15 3pm for water and soil protection",
  ])("no other word is taken for a unit: %s", async (line) => {
    expect(await formOf(line, "安排会议")).not.toContain("没有“");
  });

  it("and the place is no unit", async () => {
    const text = await formOf(
      "schedule a meeting on Dec 15 3pm with education, market and health in room 204",
      "安排会议",
    );
    expect(standsIn(text, "地点")).toBe("room 204");
  });
});
