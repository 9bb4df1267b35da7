import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cardText, playedScene, type Scene } from "./scene.ts";

// Each working morning a bound group is told what is due in it this week, and overdue.

let scene: Scene;
let tasks = 0;
const secretariat = "gov-office.secretariat";
const linkage = "group:linkage";
const water = "group:water";
const at = (day: string, time: string) => new Date(`2026-${day}T${time}:00+08:00`).toISOString();

const begin = playedScene(
  // Friday 27 November 2026.
  at("11-27", "09:00"),
  async (played) => {
    scene = played;
    await scene.bot.sweep();
    await (await scene.saysIn(secretariat, linkage, "群 绑定 联动群")).press("确认");
    await (await scene.saysIn(secretariat, water, "群 绑定 水务局")).press("确认");
  },
  { mornings: true },
);
beforeEach(async () => {
  tasks = 0;
  scene = await begin();
});
afterEach(() => scene.close());

/** A task of the water bureau's or another's, taken on the same day. */
const task = async (unit: string, due: string) => {
  await scene.says(secretariat, `任务 交办 封堵排污口 牵头单位=${unit} 到期=2026-${due}`);
  tasks += 1;
  await scene.says(unit === "水务局" ? "water.liaison" : "education.liaison", `签收 rw${tasks}`);
  await scene.bot.sweep();
  await scene.reads(linkage);
};
/** What stands in a group of the morning of a day. */
const mornings = (group: string): readonly string[] =>
  scene.messages
    .filter(({ post }) => post.conversation === group)
    .map(({ post }) => cardText(post.card, "zh-CN"))
    .filter((said) => said.includes("本群"));

describe("the morning of a group", () => {
  it("says at half past eight what is due this week and overdue, whose turn it is and the day", async () => {
    await task("水务局", "12-04");
    await task("教育局", "12-25");
    await scene.moveTo(at("11-30", "08:29"));
    expect(mornings(water)).toEqual([]);
    await scene.moveTo(at("11-30", "08:30"));
    const [said = "", ...more] = mornings(water);
    expect(more).toEqual([]);
    expect(said).toContain("11月30日本群本周到期和超期：1件");
    expect(said).toContain("RW-2026-0001");
    expect(said).toContain("水务局：");
    expect(said).toContain("12月4日");
    expect(said).not.toContain("封堵");
    expect(said).not.toContain("RW-2026-0002");
    expect(mornings(linkage)).toHaveLength(1);
    await scene.bot.sweep();
    await scene.moveTo(at("11-30", "18:00"));
    expect(mornings(water)).toHaveLength(1);
  });

  it("comes at the hour the group has said, and there alone", async () => {
    await task("水务局", "12-04");
    const set = await scene.saysIn("water.liaison", water, "群 时间 9点半");
    expect(set.text).toContain("本群的清单每个工作日09:30发");
    expect((await scene.saysIn("water.liaison", water, "群 时间")).text).toContain("09:30");
    expect((await scene.saysIn("water.liaison", water, "group time 5:00")).text).toContain(
      "7:00到18:00之间",
    );
    expect((await scene.saysIn("education.liaison", water, "群 时间 10:00")).text).not.toContain(
      "10:00发",
    );
    await scene.moveTo(at("11-30", "08:30"));
    expect([
      mornings(linkage).length,
      mornings(water).filter((one) => one.includes("到期和超期")).length,
    ]).toEqual([1, 0]);
    await scene.moveTo(at("11-30", "09:30"));
    await scene.moveTo(at("11-30", "18:00"));
    expect(mornings(water).filter((one) => one.includes("到期和超期"))).toHaveLength(1);
    expect(mornings(linkage)).toHaveLength(1);
    await (await scene.saysIn("water.liaison", water, "群 时间")).press("恢复通常的时间");
    await scene.moveTo(at("12-01", "08:30"));
    expect(mornings(water).filter((one) => one.includes("到期和超期"))).toHaveLength(2);
  });

  it("comes once that day whatever its hour becomes: set back when that is past, set later when it was said", async () => {
    await task("水务局", "12-04");
    const lists = () => mornings(water).filter((one) => one.includes("到期和超期")).length;
    const set = (line: string) => scene.saysIn("water.liaison", water, line);
    await set("群 时间 10:00");
    await scene.moveTo(at("11-30", "09:10"));
    expect(lists()).toBe(0);
    await (await set("群 时间")).press("恢复通常的时间");
    await scene.moveTo(at("11-30", "09:11"));
    expect(lists()).toBe(1);
    for (const line of ["群 时间 10:00", "群 时间 9:15", "群 时间 9:30", "群 时间 11:00"]) {
      await set(line);
      await scene.moveTo(at("11-30", "09:20"));
    }
    await scene.moveTo(at("11-30", "18:00"));
    expect(lists()).toBe(1);
    await scene.moveTo(at("12-01", "11:00"));
    expect(lists()).toBe(2);
    // Set to an hour of which nothing has come to be past, and away from it before anybody looks: at the new one.
    await set("群 时间 12:00");
    await scene.moveTo(at("12-02", "09:00"));
    await set("群 时间 8:30");
    await set("群 时间 10:00");
    await scene.moveTo(at("12-02", "09:30"));
    expect(lists()).toBe(2);
    await scene.moveTo(at("12-02", "10:00"));
    expect(lists()).toBe(3);
    // On a day of rest none.
    await set("群 时间 17:00");
    await scene.moveTo(at("12-05", "09:00"));
    const before = lists();
    await set("群 时间 8:30");
    await scene.moveTo(at("12-05", "18:00"));
    expect(lists()).toBe(before);
  });

  it("says nothing where nothing is due, on rest days, and in a muted group", async () => {
    await task("水务局", "12-25");
    await scene.moveTo(at("11-30", "08:30"));
    expect(mornings(water)).toEqual([]);
    await task("水务局", "12-04");
    await scene.saysIn("water.liaison", water, "群 静音 12月31日");
    await scene.moveTo(at("12-01", "08:30"));
    expect(mornings(water).filter((said) => said.includes("到期和超期"))).toEqual([]);
  });

  it("does not call a meeting overdue that nobody has recorded", async () => {
    await scene.says(
      secretariat,
      "会议 安排 标题=碰头 时间=11月30日上午10点 参会单位=水务局、公安局",
    );
    for (const day of ["11-30", "12-01", "12-02", "12-07"]) await scene.moveTo(at(day, "08:30"));
    for (const group of [water, linkage])
      expect(mornings(group).filter((said) => /12月\d+日本群/.test(said))).toEqual([]);
  });

  it("keeps to what the group subscribed to", async () => {
    await task("水务局", "12-04");
    await scene.saysIn(secretariat, linkage, "群 订阅 教育局");
    await scene.moveTo(at("11-30", "08:30"));
    expect(mornings(linkage).filter((said) => said.includes("RW-2026-0001"))).toEqual([]);
    expect(mornings(water)).toHaveLength(1);
  });

  it("does not say what the group is reminded of that same morning", async () => {
    await task("水务局", "12-03");
    for (const day of ["11-30", "12-01", "12-02", "12-03", "12-04", "12-07"]) {
      const before = scene.messages.length;
      await scene.moveTo(at(day, "08:30"));
      await scene.moveTo(at(day, "12:00"));
      const said = scene.messages
        .slice(before)
        .filter(({ post }) => post.conversation === water)
        .map(({ post }) => cardText(post.card, "zh-CN"))
        .filter((one) => one.includes("RW-2026-0001"));
      expect([day, said.length]).toEqual([day, Math.min(said.length, 1)]);
    }
  });

  it("has no row any more for what was hidden since", async () => {
    await task("水务局", "12-04");
    await task("水务局", "12-04");
    await scene.moveTo(at("11-30", "08:30"));
    const standing = () => mornings(water)[0] ?? "";
    expect(standing()).toContain("RW-2026-0001");
    await scene.says(secretariat, "提级 rw1 理由=涉及举报人");
    await scene.moveTo(at("11-30", "08:40"));
    const now = standing();
    expect(now).toContain("1件");
    expect(now).not.toContain("RW-2026-0001");
    expect(now).toContain("RW-2026-0002");
  });

  it("follows its week, and then stays as it was and says of which day", async () => {
    await task("水务局", "12-04");
    await task("水务局", "12-04");
    await scene.moveTo(at("11-30", "08:30"));
    // On Thursday it is still kept up.
    await scene.moveTo(at("12-03", "09:00"));
    await scene.says("water.liaison", "完成 rw1 已封堵 证据=验收单3号");
    await scene.bot.deliver();
    expect(mornings(water)[0]).toContain("11月30日本群本周到期和超期");
    expect(mornings(water)[0]).not.toContain("以上是");
    await scene.moveTo(at("12-07", "00:01"));
    const [stays = ""] = mornings(water);
    expect(stays).toContain("以上是2026年12月7日的情况，以后的变化不再写在这里。");
    await scene.says("water.liaison", "完成 rw2 已封堵 证据=验收单4号");
    await scene.says(secretariat, "核实 rw2 现场已封堵 结果=完成");
    await scene.bot.deliver();
    expect(mornings(water)[0]).toBe(stays);
    // What is hidden later goes from it all the same.
    await scene.says(secretariat, "提级 rw1 涉及未公开事项");
    await scene.bot.deliver();
    for (const { post } of scene.messages.filter(({ post }) => post.conversation === water))
      expect(cardText(post.card, "zh-CN")).not.toContain("RW-2026-0001");
  });

  it("says that nothing of it is due any more once all is ended", async () => {
    await task("水务局", "12-04");
    await scene.moveTo(at("11-30", "08:30"));
    expect(mornings(water)[0]).toContain("RW-2026-0001");
    await scene.says(secretariat, "撤销 rw1 理由=不再需要");
    await scene.moveTo(at("11-30", "08:40"));
    expect(mornings(water)).toEqual(["2026年11月30日本群事项：其中已没有本周到期和超期的"]);
  });

  it("says no such thing where all of it was hidden", async () => {
    await task("水务局", "12-04");
    await scene.moveTo(at("11-30", "08:30"));
    await scene.says(secretariat, "提级 rw1 理由=涉及举报人");
    await scene.moveTo(at("11-30", "08:40"));
    expect(mornings(water)).toEqual([]);
  });

  it("says nothing of level 2 nor of a minor's matter", async () => {
    await task("水务局", "12-04");
    await scene.says(secretariat, "提级 rw1 理由=涉及举报人");
    await (await scene.saysIn(secretariat, "group:police", "群 绑定 公安局")).press("确认");
    await scene.says(
      "education.liaison",
      "提交线索 标题=金丝雀 事实=金丝雀 地点=桥 日期=昨天 来源=履职 类别=侵害未成年人",
    );
    await scene.bot.sweep();
    await scene.says("police.liaison", "受理 xs1");
    for (const day of ["11-30", "12-01", "12-07", "12-14", "12-21", "12-28", "12-30", "12-31"])
      await scene.moveTo(at(day, "08:30"));
    expect(mornings(water)).toEqual([]);
    expect(mornings("group:police")).toEqual([]);
  });
});
