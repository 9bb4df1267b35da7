import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { playedScene, type Scene } from "./scene.ts";

/** 统计 视图: figures kept under a name of a post's own, counted anew whenever they are opened. */

const convenor = "gov.convenor";
const secretariat = "gov-office.secretariat";
const begun = playedScene("2025-08-04T01:00:00.000Z", async (scene) => {
  await scene.says(
    "procuratorate.procurator",
    "登记建议 标题=依法履职 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局、教育局 送达日期=2025-08-01 异议期=10 内容=依法查处",
  );
  await scene.clock.moveTo("2025-09-14T01:00:00.000Z");
});
let scene: Scene;
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());
const says = (line: string, who = convenor) => scene.says(who, line);
const text = async (line: string, who = convenor) => (await says(line, who)).text;

describe("a view", () => {
  it("is saved and opened in one line, and says the month before of whatever day it is", async () => {
    expect(await text("统计 视图")).toContain("还没有存视图");
    const saved = await says("统计 视图 保存 水务月报 上月 建议 水务局");
    expect(saved.text).toContain("已存视图“水务月报”");
    expect(saved.text).toContain("2025年8月（2025年8月1日至2025年8月31日）；检察建议、水务局");
    const august = await text("统计 视图 打开 水务月报");
    expect(august).toContain("视图“水务月报”\n2025年8月（");
    expect(august).toContain("送达检察建议: 1（公益诉讼1）");
    // What has a name is not offered to be kept.
    expect(august).not.toContain("[存为视图]");
    await scene.clock.moveTo("2025-10-14T01:00:00.000Z");
    const september = await text("统计 视图 水务月报");
    expect(september).toContain("视图“水务月报”\n2025年9月（");
    expect(september).not.toContain("送达检察建议: 1");
  });

  it("is kept by the button under the figures, of what was asked and under a name one gives", async () => {
    const form = await (await says("统计 上月 建议")).press("存为视图");
    expect(form.text).toContain("\n名称*:");
    // What it is of is known and not asked again.
    expect(form.text).not.toMatch(/期间|种类/);
    const bad = await form.submit({ name: "月报，第一" });
    expect(bad.text).toContain("名称写1到20个字");
    expect((await form.submit({ name: "建议月报" })).text).toContain("已存视图“建议月报”");
    expect(await text("视图 统计 建议月报")).toContain("；检察建议");
    // Without anything asked there is nothing to keep.
    expect(await text("统计")).not.toContain("[存为视图]");
  });

  it("is of the post that kept it, and of what its reader may see when it is opened", async () => {
    await says("统计 视图 保存 月报 上月 建议");
    expect(await text("统计 视图 月报", "water.head")).toContain(
      "没有“月报”这个视图，您还没有存过",
    );
    expect(await text("统计 视图", "water.head")).toContain("还没有存视图");
    await says("统计 视图 保存 月报 上月 建议", "water.head");
    expect(await text("统计 视图 月报", "water.head")).toContain("送达检察建议: 1");
    await says(
      "登记建议 标题=再查 文号=山检建〔2025〕4号 类型=公益诉讼 单位=水务局 送达日期=2025-08-20 异议期=10 内容=依法查处",
      "procuratorate.procurator",
    );
    expect(await text("统计 视图 月报", "water.head")).toContain("送达检察建议: 2");
    expect(await text("统计 视图 月报")).toContain("送达检察建议: 2");
  });

  it("is listed with what it is of, saved over by its name, and removed", async () => {
    await says("统计 视图 保存 月报 上月");
    await says("存视图 季报 上季度 建议");
    const all = await says("统计 视图");
    expect(all.text).toMatch(/月报: 2025年8月.*\n季报: 2025年第二季度.*；检察建议/);
    expect(all.text).toContain("[月报] [季报] [删“月报”] [删“季报”]");
    expect((await all.press("季报")).text).toContain("视图“季报”");
    await says("统计 视图 保存 月报 本月 线索");
    expect(await text("统计 视图")).toMatch(/月报: 2025年9月.*；线索/);
    expect((await all.press("删“月报”")).text).toContain("已删去视图“月报”");
    expect(await text("删视图 月报")).toContain("没有“月报”这个视图，您存了：季报");
    expect(await text("统计 视图 删除 季报")).toContain("已删去视图“季报”");
    expect(await text("统计 视图")).toContain("还没有存视图");
  });

  it.each([
    ["统计 视图 保存", "名称写1到20个字"],
    ["统计 视图 保存 月报", "还没有写统计什么"],
    ["统计 视图 保存 月报 火星局", "没有看懂“火星局”"],
    ["统计 视图 保存 月报 2月30日", "2月30日"],
    ["统计 视图 打开 月报", "没有“月报”这个视图"],
    ["stats view save water last month Water Bureau", "已存视图“water”"],
    ["存视图 “季报” 上季度", "已存视图“季报”"],
    ["保存视图 看板 上季度", "已存视图“看板”"],
  ])("%s is answered with what would do: %s", async (line, said) => {
    expect(await text(line)).toContain(said);
  });

  it("may be called as a word begins that could stand before a name", async () => {
    await says("存视图 看板 上季度");
    expect(await text("统计 视图 看板")).toContain("视图“看板”");
    await says("存视图 保存期 上月");
    expect(await text("统计 视图 保存期")).toContain("视图“保存期”");
  });

  it("is read in English, and one too many is refused", async () => {
    await says("language English", secretariat);
    expect(await text("stats view", secretariat)).toContain("No view is kept yet");
    for (let at = 1; at <= 20; at += 1) await says(`save-view v${at} last month`, secretariat);
    expect(await text("save-view v21 last month", secretariat)).toContain("There are 20 already");
    expect(await text("save-view v20 this month", secretariat)).toContain("The view “v20” is kept");
  });

  it("is none for a post that sees no matters", async () => {
    expect(await text("统计 视图 保存 月报 上月", "admin")).toContain("没有统计");
  });
});
