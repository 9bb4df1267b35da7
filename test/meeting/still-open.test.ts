import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { playedScene, type Scene } from "../scene.ts";

/** Closing a meeting shows what of it is not settled, and asks before it is done. */

const secretary = "gov-office.secretariat";

const begun = playedScene("2026-11-30T01:00:00.000Z", async (scene) => {
  await scene.says(
    secretary,
    "会议 安排 标题=河道会商 时间=12月2日下午3点 参会单位=水务局、公安局",
  );
  await scene.moveTo("2026-12-02T07:30:00.000Z");
  await scene.says(secretary, "召开 hy1 主持人=召集人");
});

let scene: Scene;
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const state = async () => (await scene.store.matter("HY-2026-0001"))?.state;

describe("signing minutes in which nothing stands", () => {
  const drafted = async () => {
    await (await scene.says(secretary, "纪要 hy1")).submit();
  };

  it("says so and asks; pressed they are signed", async () => {
    await drafted();
    const asked = await scene.says("gov.convenor", "签发 hy1");
    expect(asked.text).toContain("没有记录议定事项，也没有记录研究了什么");
    expect(await state()).toBe("drafted");
    expect((await asked.press("仍然签发")).text).toContain("纪要已签发");
    expect(await state()).toBe("signed");
  });

  it("says so in English, and keeps the number that was given", async () => {
    await drafted();
    await says("gov.convenor", "language en");
    const asked = await scene.says("gov.convenor", "sign hy1 山府检纪〔2026〕1号");
    expect(asked.text).toContain("nothing resolved and nothing discussed is on record");
    await asked.press("Sign anyway");
    expect(await scene.store.matter("HY-2026-0001")).toMatchObject({
      state: "signed",
      reference: "山府检纪〔2026〕1号",
    });
  });

  it.each([
    ["something was resolved", "议定 hy1 水务局12月10日前封堵排污口"],
    ["something was dealt with", "议到 hy1 排污口整改"],
  ])("asks nothing where %s", async (_, line) => {
    await says(secretary, line);
    await drafted();
    expect(await says("gov.convenor", "签发 hy1")).toContain("纪要已签发");
  });

  it("asks nothing where they were written by hand", async () => {
    const form = await scene.says(secretary, "纪要 hy1");
    await form.submit({ minutes: "会议研究了排污口整改，同意先封堵。" });
    expect(await says("gov.convenor", "签发 hy1")).toContain("纪要已签发");
  });
});

describe("closing a meeting", () => {
  it("with tasks that are not done names them, what is nobody's, and asks; pressed it is done and the tasks stand", async () => {
    await says(secretary, "议定 hy1 水务局12月10日前封堵排污口");
    await says(secretary, "议定 hy1 公安局12月11日前立案审查");
    await says(secretary, "议定 hy1 下次再议采砂");
    const asked = await scene.says(secretary, "办结 hy1 已议定三项");
    expect(asked.text).toContain(
      "还没有办完的任务：RW-2026-0001 封堵排污口、RW-2026-0002 立案审查。会议办结以后，任务照样要办完。",
    );
    expect(asked.text).toContain(
      "没有派成任务的议定事项：第3项“下次再议采砂”。要派任务，先用“改议定”写明责任单位和期限。",
    );
    expect(asked.text).toContain("有议定事项，还没有拟纪要。");
    expect(await state()).toBe("held");
    const done = await asked.press("仍然办结");
    expect(done.text).toContain("会议已办结。");
    expect(done.text).toContain("结果: 已议定三项");
    expect(await state()).toBe("closed");
    for (const code of ["RW-2026-0001", "RW-2026-0002"])
      expect((await scene.store.matter(code))?.closedAt).toBeUndefined();
  });

  it("asks nothing where nothing is open", async () => {
    expect(await says(secretary, "办结 hy1 通报情况")).toContain("会议已办结。");
  });

  it("does not ask of a task that was called off, nor of minutes that are signed", async () => {
    await says(secretary, "议定 hy1 水务局12月10日前封堵排污口");
    await says(secretary, "取消 rw1 不用办了");
    await (await scene.says(secretary, "纪要 hy1")).submit();
    expect(await says(secretary, "办结 hy1 已议定")).toContain(
      "纪要第1稿还没有签发，办结以后不能再签。",
    );
    await says("gov.convenor", "签发 hy1");
    expect(await says(secretary, "办结 hy1 已议定")).toContain("会议已办结。");
  });

  it("asks nothing for a form whose resolutions bind nobody", async () => {
    await says(
      secretary,
      "会议 安排 标题=座谈 形式=座谈会 时间=12月4日下午3点 参会单位=水务局、公安局",
    );
    await scene.moveTo("2026-12-04T07:30:00.000Z");
    await scene.says(secretary, "召开 hy2 主持人=召集人");
    await says(secretary, "议定 hy2 水务局加强巡查");
    expect(await says(secretary, "办结 hy2 座谈结束")).not.toContain("没有派成任务");
  });

  it("names items that were not dealt with, and none that its reader may not open", async () => {
    await says(secretary, "会议 安排 标题=二会 时间=12月4日下午3点 参会单位=水务局、公安局");
    await says(
      "police.liaison",
      "提交线索 标题=金丝雀 类别=电信网络诈骗 事实=金丝雀 地点=西岭 日期=昨天 来源=履职 接收单位=公安局",
    );
    await says("police.liaison", "上会 hy2 xs1");
    await says("police.liaison", "上会 hy2 讨论巡逻经费");
    await scene.moveTo("2026-12-04T07:30:00.000Z");
    await scene.says(secretary, "召开 hy2 主持人=召集人");
    const asked = await scene.says(secretary, "办结 hy2 会议结束");
    expect(asked.text).toContain("议程上没有记录议到的：讨论巡逻经费。");
    expect(asked.text).not.toContain("XS-2026");
    await says(secretary, "议到 hy2 讨论巡逻经费");
    expect(await says(secretary, "办结 hy2 会议结束")).toContain("会议已办结。");
  });

  it("names a task that is restricted to whoever may open it alone, and by its number", async () => {
    await says(secretary, "议定 hy1 水务局12月10日前封堵排污口");
    await says("water.liaison", "提级 rw1 涉未公开案情");
    const handler = await says(secretary, "办结 hy1 已议定");
    expect(handler).toContain("还没有办完的任务：RW-2026-0001。");
    expect(await says("gov.convenor", "办结 hy1 已议定")).not.toContain("还没有办完的任务");
  });

  it("asks in English", async () => {
    await says(secretary, "language en");
    await says(secretary, "resolve hy1 the Water Bureau closes the outfall by 10 December");
    const asked = await scene.says(secretary, "close hy1 settled");
    expect(asked.text).toContain("Tasks that are not done: RW-2026-0001 closes the outfall.");
    expect((await asked.press("Close anyway")).text).toContain("The meeting is closed.");
  });
});
