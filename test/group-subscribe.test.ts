import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cardText, playedScene, type Scene } from "./scene.ts";

// 群 订阅: a group hears only of what it wants to hear of, but for what the law demands.

let scene: Scene;
const secretariat = "gov-office.secretariat";
const linkage = "group:linkage";
const group = "group:water";
const begun = playedScene("2026-11-30T01:00:00.000Z", async (played) => {
  // Monday 30 November 2026, 09:00 in the county.
  scene = played;
  await (await scene.saysIn(secretariat, linkage, "群 绑定 联动群")).press("确认");
});
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

const said = async (who: string, line: string, where = linkage) =>
  (await scene.saysIn(who, where, line)).text;
const inGroup = (where = linkage): string =>
  scene.messages
    .filter(({ post }) => post.conversation === where)
    .map(({ post }) => cardText(post.card, "zh-CN"))
    .join("\n");
const task = (unit: string) =>
  scene.says(secretariat, `任务 交办 封堵排污口 牵头单位=${unit} 到期=2026-12-03`);
const days = async (...list: readonly string[]) => {
  for (const day of list) await scene.moveTo(`2026-${day}T02:00:00.000Z`);
};

describe("群 订阅", () => {
  it("says of one unit only what it subscribed to, and on record why not the rest", async () => {
    const done = await said(secretariat, "群 订阅 水务局");
    expect(done).toContain("水务局");
    expect(done).toContain("法定期限的提醒和紧急事项照常发");
    await task("教育局");
    await task("水务局");
    await days("11-30", "12-01", "12-02", "12-03", "12-04");
    expect(inGroup()).toContain("RW-2026-0002");
    expect(inGroup()).not.toContain("RW-2026-0001");
    const why = (await scene.store.notices("RW-2026-0001")).flatMap(
      ({ result }) => result?.zh ?? [],
    );
    expect(why).toContain("不在群订阅的范围内");
  });

  it("takes it back with 全部, by a press as well", async () => {
    await said(secretariat, "群 订阅 水务局");
    expect(await said(secretariat, "群 订阅 全部")).toContain("没有订阅限制");
    const set = await scene.saysIn(secretariat, linkage, "群 订阅 水务局");
    expect((await set.press("订阅全部")).text).toContain("没有订阅限制");
    await task("教育局");
    await days("11-30", "12-01", "12-02", "12-03", "12-04");
    expect(inGroup()).toContain("RW-2026-0001");
  });

  it.each([
    ["检察建议", "类型", "检察建议"],
    ["类型=检察建议、任务", "类型", "检察建议、"],
    ["民生保障", "类别", "民生保障"],
    ["食品安全", "类别", "民生保障"],
    ["水务局和教育局", "单位", "水务局、教育局"],
    ["单位=水务局", "单位", "水务局"],
    ["紧急", "只要紧急的", "是"],
    ["水务局 检察建议 民生保障", "单位", "水务局"],
    ["各乡镇", "单位", "镇"],
  ])("%s is understood and said", async (typed, label, value) => {
    const card = await said(secretariat, `群 订阅 ${typed}`);
    expect(card).toContain(label);
    expect(card).toContain(value);
    expect(await said(secretariat, "群 订阅")).toBe(card);
  });

  it("is understood in English", async () => {
    expect(await said(secretariat, "group subscribe 水务局, urgent")).toContain("水务局");
  });

  it("does not keep out a period the law sets", async () => {
    await said(secretariat, "群 订阅 教育局");
    await scene.says(
      "procuratorate.procurator",
      "登记建议 标题=依法履行 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局 送达日期=2026-10-08 异议期=10 内容=查处",
    );
    await scene.says("water.liaison", "签收 jy1");
    await days("12-07", "12-08");
    expect(inGroup()).toContain("书面回复检察建议");
  });

  it("does not tell by what it posts whose a level-2 matter is", async () => {
    const posted = async (subscribed: string) => {
      await said(secretariat, `群 订阅 ${subscribed}`);
      const before = inGroup().length;
      await task("水务局");
      const code = `rw${(await scene.store.matter("RW-2026-0002")) === undefined ? 1 : 2}`;
      await scene.says(secretariat, `提级 ${code} 理由=涉及举报人`);
      await scene.moveTo(code === "rw1" ? "2026-12-02T02:00:00.000Z" : "2026-12-03T02:00:00.000Z");
      return inGroup().slice(before);
    };
    expect(await posted("教育局")).toContain("****0001");
    expect(await posted("水务局")).toContain("****0002");
  });

  it("leaves a matter to the linkage group where the unit's own group did not want it", async () => {
    await (await scene.saysIn("water.liaison", group, "群 绑定 水务局")).press("确认");
    await said("water.liaison", "群 订阅 检察建议", group);
    await task("水务局");
    await days("11-30", "12-01", "12-02");
    expect(inGroup(group)).not.toContain("RW-2026-0001");
    expect(inGroup()).toContain("明天到期");
  });

  it("stands beside 静音, and neither takes the other away", async () => {
    await said(secretariat, "群 订阅 水务局");
    await said(secretariat, "群 静音 12月4日");
    expect(await said(secretariat, "群 订阅")).toContain("水务局");
    await said(secretariat, "群 订阅 教育局");
    expect(await said(secretariat, "群 静音")).toContain("本群静音到2026年12月4日");
  });

  it("ends where the group is bound to something else", async () => {
    await said(secretariat, "群 订阅 水务局");
    await (await scene.saysIn(secretariat, linkage, "群 绑定 教育局")).press("确认");
    expect(await said(secretariat, "群 订阅")).toContain("没有订阅限制");
  });

  it.each(["咕噜", "水务局 咕噜", "市水务局"])(
    "%s is refused, with what would be taken",
    async (typed) => {
      const refused = await said(secretariat, `群 订阅 ${typed}`);
      expect(refused).toContain("民生保障");
      expect(await said(secretariat, "群 订阅")).toContain("没有订阅限制");
    },
  );

  it("is for whoever may bind the group, and in it", async () => {
    await (await scene.saysIn("water.liaison", group, "群 绑定 水务局")).press("确认");
    expect(await said("police.liaison", "群 订阅 检察建议", group)).toContain(
      "单位群由本单位联络员",
    );
    expect(await said("water.liaison", "群 订阅 检察建议")).toContain("单位群由本单位联络员");
    expect(await said(secretariat, "群 订阅 水务局", "group:other")).toContain("本群没有绑定");
    expect((await scene.says(secretariat, "群 订阅 水务局")).text).toContain("群里");
  });
});
