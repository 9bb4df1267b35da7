import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cardText, playedScene, type Scene } from "./scene.ts";

// 群 静音: a group is kept quiet until a day, but for what the law demands.

let scene: Scene;
const secretariat = "gov-office.secretariat";
const group = "group:water";
const begun = playedScene("2026-11-30T01:00:00.000Z", async (played) => {
  // Monday 30 November 2026, 09:00 in the county.
  scene = played;
  await (await scene.saysIn("water.liaison", group, "群 绑定 水务局")).press("确认");
});
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

const said = async (who: string, line: string, where = group) =>
  (await scene.saysIn(who, where, line)).text;
const inGroup = (): string =>
  scene.messages
    .filter(({ post }) => post.conversation === group)
    .map(({ post }) => cardText(post.card, "zh-CN"))
    .join("\n");
const matters = async () => {
  await scene.says(secretariat, "任务 交办 封堵东街排污口 牵头单位=水务局 到期=2026-12-03");
  await scene.says(
    "procuratorate.procurator",
    "登记建议 标题=依法履行 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局 送达日期=2026-10-08 异议期=10 内容=查处",
  );
};

describe("群 静音", () => {
  it("keeps news and the system's own periods out of the group until that day, and says what still comes", async () => {
    const done = await said("water.liaison", "群 静音 12月4日");
    expect(done).toContain("本群静音到2026年12月4日 周五（含当天）");
    expect(done).toContain("法定期限的提醒和紧急事项照常发");
    await matters();
    for (const day of ["11-30", "12-01", "12-02", "12-03", "12-04"])
      await scene.moveTo(`2026-${day}T02:00:00.000Z`);
    expect(inGroup()).not.toContain("RW-2026-0001");
    // In private it came, and it is on record why not in the group.
    expect(
      scene.messages.some(
        ({ post }) =>
          post.conversation === "direct:water.liaison" &&
          JSON.stringify(post.card).includes("RW-2026-0001"),
      ),
    ).toBe(true);
    const dropped = (await scene.store.notices("RW-2026-0001")).flatMap(
      ({ result }) => result?.zh ?? [],
    );
    expect(dropped).toContain("群已静音");
    await scene.moveTo("2026-12-07T02:00:00.000Z");
    await scene.moveTo("2026-12-11T02:00:00.000Z");
    expect(inGroup()).toContain("RW-2026-0001");
  });

  it("does not keep out a period the law sets", async () => {
    await said("water.liaison", "群 静音 2026-12-31");
    await matters();
    await scene.says("water.liaison", "签收 jy1");
    await scene.moveTo("2026-12-07T02:00:00.000Z");
    await scene.moveTo("2026-12-08T02:00:00.000Z");
    expect(inGroup()).toContain("书面回复检察建议");
  });

  it("alone shows how it is set, and is lifted by a press", async () => {
    expect(await said("water.liaison", "群 静音")).toContain("本群没有静音");
    const muted = await scene.saysIn("water.liaison", group, "group mute 4 Dec");
    expect(muted.text).toContain("2026年12月4日");
    expect(await said("water.liaison", "群 静音")).toContain("本群静音到2026年12月4日 周五");
    expect((await muted.press("取消静音")).text).toContain("本群没有静音");
  });

  it.each([
    ["昨天", "请写2026年11月30日 周一到2027年3月2日 周二之间的一天"],
    ["2028-01-01", "请写2026年11月30日 周一到2027年3月2日 周二之间的一天"],
    ["永远", "“永远”没有用上"],
  ])("%s is refused, with what would be taken", async (day, why) => {
    expect(await said("water.liaison", `群 静音 ${day}`)).toContain(why);
    expect(await said("water.liaison", "群 静音")).toContain("本群没有静音");
  });

  it("is for whoever may bind the group, and in it", async () => {
    expect(await said("police.liaison", "群 静音 12月4日")).toContain("单位群由本单位联络员");
    expect(await said("water.liaison", "群 静音 12月4日", "group:other")).toContain(
      "本群没有绑定。先由秘书处",
    );
    expect((await scene.says("water.liaison", "群 静音 12月4日")).text).toContain("群里");
    expect(await said(secretariat, "群 静音 12月4日")).toContain("本群静音到");
  });
});
