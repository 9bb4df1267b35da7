import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { brokenAt } from "../../src/flow/history.ts";
import { meetingFields } from "../../src/kinds/meeting/model.ts";
import { playedScene, type Scene } from "../scene.ts";

/** Where a resolution comes from, once whoever corrects it may see one of those matters no more. */

const secretariat = "gov-office.secretariat";
const procurator = "procuratorate.procurator";

const begun = playedScene("2026-11-30T01:00:00.000Z", async (scene) => {
  for (const [number, unit] of [
    [3, "水务局"],
    [4, "公安局"],
  ] as const)
    await scene.says(
      procurator,
      `登记建议 标题=依法履职 文号=山检建〔2026〕${number}号 类型=公益诉讼 单位=${unit} 送达日期=2026-11-27 异议期=10 内容=查处`,
    );
  await scene.says(
    "water.liaison",
    "提交线索 标题=管涵 类别=水污染 事实=无人管护 地点=桥 日期=昨天 来源=履职 接收单位=检察院",
  );
  await scene.says(
    secretariat,
    "会议 安排 标题=河道会商 时间=12月2日下午3点 参会单位=水务局、公安局",
  );
  await scene.moveTo("2026-12-02T07:00:00.000Z");
  await scene.says("gov.convenor", "召开 hy1");
});

let scene: Scene;
beforeEach(async () => {
  scene = await begun();
});
afterEach(async () => {
  for await (const { findings } of scene.store.verify()) expect(findings).toEqual([]);
  for (const code of await scene.store.codesAfter("", 20)) {
    const matter = await scene.store.matter(code);
    if (matter === undefined) throw new Error(`${code} is gone`);
    expect(brokenAt(await scene.store.entries(code), matter)).toBeUndefined();
  }
  await scene.close();
});

const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const lastResolution = async () => {
  const { fields } = (await scene.store.matter("HY-2026-0001")) ?? {};
  return meetingFields.parse(fields).resolutions.at(-1);
};
const linksOf = async (code: string) =>
  (await scene.store.matter(code))?.links?.map((one) => one.code).sort();

describe("an origin that was raised since", () => {
  beforeEach(async () => {
    expect(await says(secretariat, "议定 hy1 水务局12月10日前封堵排污口 来源=jy1、jy2")).toContain(
      "来源JY-2026-0001、JY-2026-0002",
    );
    await says(procurator, "提级 jy1 涉未公开案情");
    expect(await says(secretariat, "查 jy1")).toContain("没有找到这条记录");
  });

  it.each(["改议定 hy1", "改议定 hy1 1", "revise hy1", "改议定 hy1 第1项"])(
    "stands in no form, and is not lost where that is sent: %s",
    async (line) => {
      const form = await scene.says(secretariat, line);
      expect(form.text).toContain("来源: JY-2026-0002");
      expect(form.text).not.toContain("JY-2026-0001");
      const done = await form.submit({ due: "2026-12-15" });
      expect(done.text).toContain("议定事项第1项已更正。已派任务RW-2026-0002：水务局牵头");
      expect(done.text).not.toContain("JY-2026-0001");
      expect((await lastResolution())?.origins?.toSorted()).toEqual([
        "JY-2026-0001",
        "JY-2026-0002",
      ]);
      expect(await linksOf("RW-2026-0002")).toEqual(["JY-2026-0001", "JY-2026-0002"]);
      expect((await scene.store.matter("RW-2026-0002"))?.visibility).toBe(2);
      expect(await says(procurator, "查 jy1")).not.toContain("没有找到");
    },
  );

  it.each([
    ["改议定 hy1 期限=12月15日", ["JY-2026-0001", "JY-2026-0002"]],
    ["改议定 hy1 1 水务局12月15日前封堵排污口", ["JY-2026-0001", "JY-2026-0002"]],
    ["改议定 hy1 责任单位=公安局 来源=jy2", ["JY-2026-0001", "JY-2026-0002"]],
    ["改议定 hy1 期限=12月15日 来源=xs1", ["JY-2026-0001", "XS-2026-0001"]],
    ["revise hy1 due=2026-12-15", ["JY-2026-0001", "JY-2026-0002"]],
  ])("is kept where a line corrects something else: %s", async (line, kept) => {
    if (line.includes("xs1"))
      await scene.says("procuratorate.intake", "指定 xs1 gov-office.secretariat");
    const said = await scene.says(secretariat, line);
    expect(said.text).not.toContain("JY-2026-0001");
    expect(said.text).toContain("RW-2026-0002");
    expect((await lastResolution())?.origins?.toSorted()).toEqual(kept);
    expect(await linksOf("RW-2026-0002")).toEqual(kept);
  });

  it("stands in no question about what a correction leaves open, nor behind its buttons", async () => {
    const asked = await scene.says(secretariat, "改议定 hy1 1 水务局12月12日前封堵排污口");
    expect(asked.text).toContain("2026年12月12日是休息日");
    expect(JSON.stringify(asked.reply)).not.toContain("JY-2026-0001");
    expect((await asked.press("就是2026年12月12日")).text).toContain("RW-2026-0002");
    expect((await lastResolution())?.origins).toContain("JY-2026-0001");
  });

  it("is no origin that can be named anew, and stays where nothing of the duty changes", async () => {
    expect(await says(secretariat, "改议定 hy1 期限=12月15日 来源=jy1")).toContain(
      "没有找到这条记录",
    );
    expect(await says(secretariat, "改议定 hy1 水务局务必在12月10日前封堵排污口")).toContain(
      "更正",
    );
    expect((await scene.store.matter("RW-2026-0001"))?.state).toBe("given");
    expect((await lastResolution())?.origins).toContain("JY-2026-0001");
  });

  it("leaves the task to whoever has that, where the chair has it no more", async () => {
    expect(await says("gov.convenor", "查 rw1")).toContain("没有找到这条记录");
    const form = await scene.says("gov.convenor", "改议定 hy1");
    expect(form.text).not.toContain("JY-2026-0001");
    const refused = await form.submit({ due: "2026-12-15" });
    expect(refused.text).toContain(
      "要连同RW-2026-0001一起办，您现在不能办理RW-2026-0001，所以没有办成。",
    );
    expect((await lastResolution())?.due).toBe("2026-12-10");
  });
});

describe("an origin that complains of the chair's own unit since", () => {
  beforeEach(async () => {
    await says(secretariat, "议定 hy1 水务局12月10日前封堵排污口 来源=xs1、jy2");
    expect(await says("procuratorate.intake", "追加责任单位 xs1 县政府")).toContain("已");
    expect(await says("gov.convenor", "查 xs1")).toContain("没有找到这条记录");
  });

  it("stands in no form of the chair's, and keeps the unit out of the task that is given anew", async () => {
    const form = await scene.says("gov.convenor", "改议定 hy1");
    expect(form.text).toContain("来源: JY-2026-0002");
    expect(JSON.stringify(form.reply)).not.toContain("XS-2026-0001");
    await says(secretariat, "改议定 hy1 期限=12月15日");
    expect(await linksOf("RW-2026-0002")).toEqual(["JY-2026-0002", "XS-2026-0001"]);
    expect(await says("gov.convenor", "查 rw2")).toContain("没有找到这条记录");
  });
});

describe("the item at hand", () => {
  it("is not carried over into a question once it is not everybody's", async () => {
    await says(secretariat, "议到 hy1 jy1");
    expect(await says(secretariat, "议定 hy1 水务局封堵排污口")).toContain("来源: JY-2026-0001");
    await says(procurator, "提级 jy1 涉未公开案情");
    const asked = await scene.says(secretariat, "议定 hy1 水务局封堵排污口");
    expect(asked.text).toContain("没有写哪天前办完");
    expect(JSON.stringify(asked.reply)).not.toContain("JY-2026-0001");
    expect((await asked.submit({ due: "2026-12-10" })).text).toContain("已派任务RW-2026-0001");
  });
});
