import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "./scene.ts";

let scene: Scene;
beforeEach(async () => {
  // Sunday 22 November 2026, 10:00 in the county.
  scene = await openScene("2026-11-22T02:00:00.000Z");
});
afterEach(() => scene.close());

const says = (line: string) => scene.says("gov-office.secretariat", line);
const keep = "名单 名称=涉河单位 单位=水务局、生态环境分局、清泉镇";

describe("a list of units under one name", () => {
  it("is kept by the secretariat and understood wherever units are asked for", async () => {
    expect((await says("名单")).text).toContain("还没有存名单");
    expect((await says(keep)).text).toContain("已存名单“涉河单位”：水务局、生态环境分局、清泉镇");
    const done = await says("会议 安排 标题=会商 时间=12月2日下午3点 参会单位=涉河单位、公安局");
    expect(done.text).toMatch(/水务局 未答复.*生态环境分局 未答复.*清泉镇 未答复.*公安局 未答复/);
    expect((await says("减邀 hy1 涉河单位")).text).toContain(
      "不再邀请水务局、生态环境分局、清泉镇",
    );
    const proposed = await scene.says(
      "water.liaison",
      "会议 提议 标题=河道 时间=12月3日下午3点 参会单位=涉河单位 理由=排污口",
    );
    expect(proposed.text).toContain("建议参会: 水务局、生态环境分局、清泉镇");
  });

  it("is kept anew under the same name, shown, and removed", async () => {
    await says(keep);
    await says("lists name=涉河单位 units=water");
    expect((await says("名单")).text).toContain("涉河单位: 水务局");
    expect((await (await says("名单")).press("删“涉河单位”")).text).toContain(
      "已删去名单“涉河单位”",
    );
    const gone = await says("会议 安排 标题=会商 时间=12月2日下午3点 参会单位=涉河单位");
    expect(gone.text).toMatch(/参会单位\*: .*← 没有“涉河单位”/);
  });

  it.each([
    ["名单 名称=水务局 单位=公安局", "“水务局”就是水务局，请换一个名称"],
    ["名单 名称=各乡镇 单位=公安局", "“各乡镇”本来就指一批单位"],
    ["名单 名称=河、湖 单位=公安局", "名称里不能有"],
    ["名单 名称=甲 单位=无此局", "没有“无此局”"],
    ["名单 名称=乙", "没有“乙”这份名单"],
    ["删名单 丙", "没有“丙”这份名单"],
  ])("%s is refused with what would do", async (line, why) => {
    expect((await says(line)).text).toContain(why);
  });

  it("leaves out a unit that is no longer in the directory", async () => {
    await says(keep);
    const { organisations, people } = await scene.store.directory();
    await scene.store.saveDirectory(
      [...organisations.values()].filter(({ id }) => id !== "town-qingquan"),
      [...people.values()].filter(({ organisation }) => organisation !== "town-qingquan"),
    );
    const done = await says("会议 安排 标题=会商 时间=12月2日下午3点 参会单位=涉河单位");
    expect(done.text).toContain("正在通知3个单位");
  });

  it("is nobody else's to keep, and is spoken of in English", async () => {
    expect((await scene.says("water.liaison", keep)).text).toContain("联席会议秘书处");
    await says("language en");
    expect((await says("lists name=river units=water, ecology")).text).toContain(
      "The list “river” is kept",
    );
    const done = await says("meeting schedule title=talks startsAt=2026-12-02 15:00 invite=river");
    expect(done.text).toContain("3 units are being told");
  });
});
