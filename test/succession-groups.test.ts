import { afterEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "./scene.ts";

// A unit goes into another: its groups are its successor's, and hear what those of its successor may hear.

let scene: Scene;
afterEach(() => scene.close());

const secretariat = "gov-office.secretariat";
const water = "group:water";
const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const line = "通讯录 并入 水务局 到 农业农村局 依据=县编办〔2026〕3号 日期=2026-11-20";
const merges = async () => {
  await (await scene.says(secretariat, line)).press("提请核准");
  return (await (await scene.says("discipline.intake", "岗位核准")).press("核准")).text;
};
const bind = async (who: string, group: string, unit: string) =>
  (await scene.saysIn(who, group, `群 绑定 ${unit}`)).press("确认");
const begin = async () => {
  // Friday 27 November 2026.
  scene = await openScene("2026-11-27T01:00:00.000Z", undefined, { mornings: true });
  await scene.bot.sweep();
  await bind("water.liaison", water, "水务局");
};
const task = (unit: string, due = "12-04") =>
  scene.says(secretariat, `任务 交办 封堵排污口 牵头单位=${unit} 到期=2026-${due}`);

describe("the group of a unit that goes into another", () => {
  it("is told that it is its successor's, and so are the successor's liaisons and the secretariat", async () => {
    await begin();
    expect(await says(secretariat, line)).toContain("绑定到水务局的群改为农业农村局的群");
    await merges();
    const [said = "", ...more] = await scene.reads(water);
    expect(more).toEqual([]);
    expect(said).toContain(
      "水务局的职责由农业农村局承接（县编办〔2026〕3号，2026年11月20日）。本群现在是农业农村局的群",
    );
    for (const who of ["agriculture.liaison", "agriculture.liaison-2", secretariat])
      expect((await scene.reads(`direct:${who}`)).join("\n"), who).toContain(
        "原来绑定到水务局的一个群，现在绑定到农业农村局",
      );
    expect((await scene.reads("direct:agriculture.head")).join("\n")).not.toContain("一个群");
    await scene.bot.run(AbortSignal.abort());
    expect(await scene.reads(water)).toEqual([]);
  });

  it("has its morning list and its reminders go on, of what was the unit's and of what is its successor's", async () => {
    await begin();
    await task("水务局");
    await says("water.liaison", "签收 rw1");
    await task("农业农村局");
    await says("agriculture.liaison", "签收 rw2");
    await scene.reads(water);
    await merges();
    await scene.reads(water);
    await scene.moveTo("2026-11-30T00:30:00.000Z");
    const morning = (await scene.reads(water)).find((one) => one.includes("本周到期")) ?? "";
    expect(morning).toContain("RW-2026-0001");
    expect(morning).toContain("RW-2026-0002");
    expect(morning).toContain("农业农村局：");
    expect(morning).not.toContain("水务局：");
    await scene.moveTo("2026-12-07T01:00:00.000Z");
    expect((await scene.reads(water)).join("\n")).toContain("RW-2026-0001");
  });

  it("keeps what it subscribed to and how long it is muted; what stands in it stays", async () => {
    await begin();
    await scene.saysIn("water.liaison", water, "群 订阅 会议");
    await scene.saysIn("water.liaison", water, "群 静音 12月2日");
    await merges();
    await scene.reads(water);
    expect((await scene.saysIn("agriculture.liaison", water, "群 订阅")).text).toContain("会议");
    expect((await scene.saysIn("agriculture.liaison", water, "群 静音")).text).toContain(
      "本群静音到2026年12月2日",
    );
    await scene.moveTo("2026-12-03T01:00:00.000Z");
    await task("农业农村局");
    expect(await scene.reads(water)).toEqual([]);
    expect((await scene.saysIn("water.liaison", water, "群 解绑")).text).not.toContain("已解绑");
    expect((await scene.saysIn("agriculture.liaison", water, "群 解绑")).text).toContain("解绑");
  });

  it("stands beside a group that the successor has", async () => {
    await begin();
    await bind("agriculture.liaison", "group:agriculture", "农业农村局");
    await merges();
    await scene.reads(water);
    await scene.reads("group:agriculture");
    await task("农业农村局");
    await scene.moveTo("2026-11-30T00:30:00.000Z");
    for (const group of [water, "group:agriculture"])
      expect((await scene.reads(group)).join("\n"), group).toContain("RW-2026-0001");
  });

  it("hears nothing of what complains of either, whoever brought it", async () => {
    await begin();
    await says(
      "police.liaison",
      "提交线索 标题=甲 类别=水污染 事实=某河段污染 地点=山丹县 日期=2026-11-20 来源=履职 责任单位=水务局 接收单位=检察院",
    );
    await says(
      "water.liaison",
      "提交线索 标题=乙 类别=水污染 事实=某河段污染 地点=山丹县 日期=2026-11-20 来源=履职 责任单位=农业农村局 接收单位=检察院",
    );
    await scene.reads(water);
    await merges();
    for (const code of ["xs1", "xs2"]) await says("procuratorate.intake", `受理 ${code}`);
    await scene.moveTo("2026-12-21T01:00:00.000Z");
    const all = scene.messages
      .filter(({ post }) => post.conversation === water)
      .map(({ post }) => JSON.stringify(post.card));
    expect(all.join("\n")).not.toMatch(/XS-2026/);
  });

  it("that was archived meanwhile comes back as its successor's", async () => {
    await begin();
    const news = { platform: "web", conversation: water } as const;
    await scene.bot.heard({ ...news, event: "lost", is: "groupLost", why: "archived" });
    await merges();
    await scene.bot.heard({ ...news, event: "back", is: "groupBack" });
    expect((await scene.store.channel("web", water))?.boundTo).toBe("agriculture");
    expect((await scene.reads(`direct:${secretariat}`)).join("\n")).toContain(
      "农业农村局的群恢复了",
    );
  });

  it("is handed over at the next start where the merger was carried through before groups were", async () => {
    await begin();
    await merges();
    await scene.store.save({
      seen: { event: "as it was", actor: secretariat, at: scene.clock.now() },
      movedGroups: { unit: "agriculture", into: "water" },
    });
    await scene.store.saveSetting("successions-settled", "1");
    await scene.bot.run(AbortSignal.abort());
    expect((await scene.store.channel("web", water))?.boundTo).toBe("agriculture");
  });
});
