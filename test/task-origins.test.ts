import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { brokenAt } from "../src/flow/history.ts";
import { playedScene, type Scene } from "./scene.ts";

/** A task that comes from several matters: what each card says, to whom, and what is no origin. */

const handler = "procuratorate.procurator";
const secretariat = "gov-office.secretariat";
const none = /没有找到这条记录，或者它与您无关/;

const begun = playedScene("2026-11-30T01:00:00.000Z", async (scene) => {
  await scene.says(
    handler,
    "登记建议 标题=依法履职 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局 送达日期=2026-11-27 异议期=10 内容=查处",
  );
  await scene.says(
    handler,
    "登记建议 标题=联合巡查 文号=山检建〔2026〕4号 类型=社会治理 单位=公安局 送达日期=2026-11-27 异议期=10 内容=巡查",
  );
  await scene.says(
    secretariat,
    "会议 安排 标题=研判 时间=2026-12-01 15:00 参会单位=水务局、公安局",
  );
  // Not the secretariat's to see: named people's only.
  await scene.says(
    "forestry.liaison",
    "提交线索 标题=金丝雀 类别=电信网络诈骗 事实=金丝雀 地点=西岭 日期=昨天 来源=履职 接收单位=公安局",
  );
});

let scene: Scene;
beforeEach(async () => {
  scene = await begun();
});
afterEach(async () => {
  for await (const { findings } of scene.store.verify()) expect(findings).toEqual([]);
  for (const code of ["JY-2026-0001", "JY-2026-0002", "HY-2026-0001"]) {
    const matter = await scene.store.matter(code);
    if (matter === undefined) throw new Error(`${code} is gone`);
    expect(brokenAt(await scene.store.entries(code), matter)).toBeUndefined();
  }
  await scene.close();
});

const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const give = (more: string) =>
  says(secretariat, `任务 交办 清理河道 牵头单位=水务局 到期=2026-12-10 ${more}`);
const lineOf = (text: string, label: string): string | undefined =>
  text.split("\n").find((one) => one.startsWith(`${label}: `));

describe("a task of several origins", () => {
  it.each([
    "来源=JY-2026-0001、JY-2026-0002、HY-2026-0001",
    "来源=jy1、jy2、hy1",
    "来源=jy1，jy2和hy1",
    "来自=JY-2026-0001 来源=JY-2026-0001、JY-2026-0002、HY-2026-0001",
    "依据=jy1 来源=JY-2026-0002、HY-2026-0001",
    "依据=JY-2026-0001第2项 来源=jy2、hy1、jy1",
  ])("%s names them all, and each of theirs names it with how far it is", async (origins) => {
    expect(await give(origins)).toContain("任务已交办，编号RW-2026-0001");
    expect(lineOf(await says(secretariat, "查 rw1"), "来源")).toBe(
      "来源: 检察建议 JY-2026-0001、检察建议 JY-2026-0002、会议 HY-2026-0001",
    );
    for (const code of ["jy1", "jy2", "hy1"])
      expect(lineOf(await says(secretariat, `查 ${code}`), "后续")).toBe(
        "后续: 任务 RW-2026-0001（已交办，待签收）",
      );
    await says("water.liaison", "签收 rw1");
    for (const code of ["jy1", "jy2", "hy1"])
      expect(lineOf(await says(secretariat, `查 ${code}`), "后续")).toBe(
        "后续: 任务 RW-2026-0001（办理中）",
      );
  });

  it("says nothing of it to whoever has an origin and may not see the task, nor of an origin to whom that is hidden", async () => {
    const before = [
      await says("police.liaison", "查 jy2"),
      await says("police.liaison", "历史 jy2"),
    ];
    await give("来源=jy1、jy2");
    expect([
      await says("police.liaison", "查 jy2"),
      await says("police.liaison", "历史 jy2"),
    ]).toEqual(before);
    expect(await says("police.liaison", "查 rw1")).toMatch(none);
    const water = await says("water.liaison", "查 rw1");
    expect(lineOf(water, "来源")).toBe("来源: 检察建议 JY-2026-0001");
    expect(water).not.toContain("JY-2026-0002");
    expect(lineOf(await says("water.liaison", "查 jy1"), "后续")).toContain("RW-2026-0001");
  });

  it("can get another one later, or lose one", async () => {
    await give("来源=jy1、jy2");
    expect(await says(secretariat, "关联 rw1 jy2")).toContain("已经关联");
    expect(await says(secretariat, "关联 rw1 jy1")).toContain("一件由另一件而来");
    expect(await says(secretariat, "关联 rw1 rw1")).toContain("不能和自己关联");
    await says(secretariat, "关联 rw1 hy1");
    expect(lineOf(await says(secretariat, "查 rw1"), "关联")).toBe(
      "关联: 会议 HY-2026-0001（已安排）",
    );
    await (await scene.says(secretariat, "解除关联 rw1 jy2")).press("确认解除");
    expect(lineOf(await says(secretariat, "查 rw1"), "来源")).toBe("来源: 检察建议 JY-2026-0001");
    expect(lineOf(await says(secretariat, "查 jy2"), "后续")).toBeUndefined();
  });

  it("is restricted where one of its origins is", async () => {
    // Returned twice, the restricted clue is the convenor's; the secretariat is named in none that is.
    await says("police.liaison", "退回 xs1 不归我们");
    await says("forestry.liaison", "重新提交 xs1 接收单位=检察院");
    await says("procuratorate.intake", "退回 xs1 也不归我们");
    const convenors = "任务 交办 摸排线索 牵头单位=公安局 到期=2026-12-10 来源=jy1、xs1";
    expect(await says("gov.convenor", convenors)).toContain("任务已交办");
    expect((await scene.store.matter("RW-2026-0001"))?.visibility).toBe(2);
    expect((await scene.store.matter("XS-2026-0001"))?.links).toEqual([
      { code: "RW-2026-0001", by: "gov.convenor", as: "to" },
    ]);
    expect(await says("water.liaison", "查 jy1")).not.toContain("RW-2026-0001");
  });

  it("what stood before in an origin can still be taken back", async () => {
    await says("water.liaison", "签收 jy1");
    await give("来源=jy2、jy1");
    expect(await says("water.liaison", "更正 jy1")).not.toContain("没有办成");
  });
});

describe("what is no origin", () => {
  it.each(["XS-2026-0001", "XS-2026-0099", "RW-2026-0001"])(
    "%s is refused in the words of a number that is not there, alone or after another",
    async (code) => {
      for (const origins of [code, `jy1、${code}`, `${code}、jy1`]) {
        const said = await give(`来源=${origins}`);
        expect(said).toMatch(/来源: .*← 没有找到这条记录，或者它与您无关/);
        expect(said).not.toContain("任务已交办");
      }
    },
  );

  it("is what has no number of ours: it is said where such a thing belongs", async () => {
    for (const origins of ["第三次联席会议", "jy1、第三次联席会议"])
      expect(await give(`来源=${origins}`)).toMatch(/来源: .*← 来源只写本系统里的编号/);
  });

  it("twice the same counts once", async () => {
    await give("来源=jy1、jy1、JY-2026-0001");
    expect(lineOf(await says(secretariat, "查 rw1"), "来源")).toBe("来源: 检察建议 JY-2026-0001");
    expect((await scene.store.matter("RW-2026-0001"))?.links).toBeUndefined();
  });

  it("is said in English", async () => {
    await says(secretariat, "language en");
    const said = await says(
      secretariat,
      "task assign Clean the river lead=water due=2026-12-10 origins=jy1, hy1",
    );
    expect(said).toContain("The task is given as RW-2026-0001");
    expect(lineOf(await says(secretariat, "show rw1"), "Came from")).toBe(
      "Came from: recommendation JY-2026-0001, meeting HY-2026-0001",
    );
    expect(lineOf(await says(secretariat, "show hy1"), "Led to")).toBe(
      "Led to: task RW-2026-0001 (Given, to be acknowledged)",
    );
    expect(
      await says(secretariat, "task assign X lead=water due=2026-12-10 origins=the meeting"),
    ).toContain("Origins are numbers of this system");
  });
});
