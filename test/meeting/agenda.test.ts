import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { playedScene, type Scene } from "../scene.ts";

let scene: Scene;
const secretariat = (line: string) => scene.says("gov-office.secretariat", line);
const says = async (who: string, line: string) => (await scene.says(who, line)).text;

const clue =
  "提交线索 标题=东街黑水 类别=水污染 事实=东街排污口黑水 地点=东街 日期=11月20日 来源=履职 接收单位=水务局";

const begin = playedScene("2026-11-30T01:00:00.000Z", async (played) => {
  // Monday 30 November 2026, 09:00: a joint meeting on 2 December resolves three things, the next is on the 20th.
  scene = played;
  await secretariat("会议 安排 标题=第一次会 时间=12月2日下午3点 参会单位=水务局、公安局、教育局");
  await scene.moveTo("2026-12-02T07:30:00.000Z");
  await (await secretariat("召开 hy1")).submit();
  await secretariat(
    "议定 hy1 1. 水务局12月10日前封堵排污口 2. 公安局12月11日前查清来源 3. 每月通报一次",
  );
  await secretariat("会议 安排 标题=第二次会 时间=12月22日下午3点 参会单位=水务局、公安局");
  await secretariat("任务 交办 巡河一次 牵头单位=教育局 到期=2026-12-04");
});
beforeEach(async () => {
  scene = await begin();
});
afterEach(() => scene.close());

describe("the agenda of a meeting", () => {
  it("begins with the last joint meeting's resolutions and what became of each", async () => {
    await scene.says("water.liaison", "完成 rw1 已封堵 证据=验收单3号");
    await secretariat("核实 rw1 现场已封堵 结果=完成");
    await scene.moveTo("2026-12-14T01:00:00.000Z");
    const { text } = await secretariat("议程");
    expect(text).toContain("议程 HY-2026-0002");
    expect(text).toContain("一、上次联席会议（HY-2026-0001）议定事项的办理情况");
    expect(text).toContain("1. 水务局12月10日前封堵排污口 —— RW-2026-0001 已核实完成");
    expect(text).toMatch(/2\. 公安局12月11日前查清来源 —— RW-2026-0002 .*已超期|2\. 公安局.*超/);
    expect(text).toContain("3. 每月通报一次 —— 没有派任务");
    // Nothing is copied: what changes later is read anew.
    await scene.says("police.liaison", "完成 rw2 已查清 证据=笔录");
    expect((await secretariat("议程 hy2")).text).toContain("RW-2026-0002 已报完成，待核实");
  });

  it("offers what is past its day, taken with one press or left", async () => {
    await scene.moveTo("2026-12-14T01:00:00.000Z");
    const agenda = await secretariat("议程");
    expect(agenda.text).toContain("三、卡住的1件");
    expect(agenda.text).toContain("RW-2026-0003 巡河一次");
    expect((await agenda.press("上会 RW-2026-0003")).text).toContain("已列入议程");
    const again = await secretariat("议程");
    expect(again.text).toContain("二、列入的议题\nRW-2026-0003 巡河一次");
    expect(again.text).not.toContain("三、卡住的");
    expect((await secretariat("上会 hy2 rw3")).text).toContain("已经在议程里了");
    // A unit that is invited and has no part in it learns neither number nor title, nor that it is there.
    const water = await says("water.liaison", "议程");
    expect(water).not.toContain("二、列入的议题");
    expect(water).not.toContain("不能查看");
    expect(water).not.toContain("RW-2026-0003");
    expect(water).not.toContain("[上会");
  });

  it("leads to all that is past its day where more is than is shown", async () => {
    for (let n = 1; n <= 8; n += 1)
      await secretariat(`任务 交办 巡河第${n}段 牵头单位=教育局 到期=2026-12-04`);
    await scene.moveTo("2026-12-14T01:00:00.000Z");
    const agenda = await secretariat("议程");
    expect(agenda.text).toContain("三、卡住的9件");
    expect(agenda.text.split("\n").filter((line) => line.startsWith("RW-"))).toHaveLength(8);
    const list = await agenda.press(/\[(逾期[^\]]*)\]/.exec(agenda.text)?.[1] ?? "");
    // With the two of the last meeting, which stand above on the agenda.
    expect(list.text).toContain("逾期：第1到6件，共11件。");
  });

  it("is added to by whoever is invited, of what they can see", async () => {
    await scene.says("police.liaison", clue);
    expect(await says("police.liaison", "上会 hy2 讨论巡逻经费")).toContain("已列入议程");
    expect((await scene.reads("direct:gov.convenor")).join("\n")).toContain("议程加了一项");
    expect(await says("water.liaison", "上会 hy2 rw2")).toContain("没有找到");
    expect(await says("education.liaison", "上会 hy2 巡河")).toContain("没有找到");
    expect(await says("water.liaison", "议程 hy2")).toContain("二、列入的议题\n讨论巡逻经费");
    expect(await says("education.liaison", "议程 hy2")).toContain("没有找到");
    expect(await says("education.liaison", "议程")).toContain("没有已安排");
  });

  it("takes a matter by its number alone, for the next meeting", async () => {
    const asked = await secretariat("上会 rw3");
    expect(asked.text).toContain("上会 HY-2026-0002");
    expect((await asked.submit()).text).toContain("已列入议程");
    expect((await secretariat("议程")).text).toContain("二、列入的议题\nRW-2026-0003 巡河一次");
    expect(await says("education.liaison", "上会 rw3")).not.toContain("已列入议程");
  });

  it("takes over what the last joint meeting did not reach, until it is reached", async () => {
    await secretariat("上会 hy2 讨论巡逻经费");
    await secretariat("上会 hy2 rw3");
    await secretariat("会议 安排 标题=第三次会 时间=12月29日下午3点 参会单位=水务局、公安局");
    await scene.moveTo("2026-12-22T07:30:00.000Z");
    await (await secretariat("召开 hy2")).submit();
    const held = await secretariat("议程 hy2");
    expect((await held.press("议到 RW-2026-0003")).text).toContain("已记录议到：RW-2026-0003");
    expect((await secretariat("议到 hy2 rw3")).text).toContain("已经记过了");
    const { text } = await secretariat("议程 hy3");
    expect(text).toContain("一、上次联席会议（HY-2026-0002）");
    expect(text).toContain("二、列入的议题\n讨论巡逻经费");
    expect(text).not.toContain("二、列入的议题\n讨论巡逻经费\nRW-2026-0003");
  });

  it("has nothing that was taken over and left off; the next meeting takes it over all the same", async () => {
    await secretariat("上会 hy2 rw1");
    await secretariat("上会 hy2 rw3");
    await secretariat("会议 安排 标题=第三次会 时间=12月29日下午3点 参会单位=水务局、公安局");
    await scene.moveTo("2026-12-22T07:30:00.000Z");
    await (await secretariat("召开 hy2")).submit();
    const listed = async (code: string) =>
      (await secretariat(`议程 ${code}`)).text
        .replace(/^[\s\S]*二、列入的议题/u, "")
        .replace(/三、[\s\S]*$/u, "");
    expect(await listed("hy3")).toMatch(/RW-2026-0001 [\s\S]*RW-2026-0003 /u);
    expect((await secretariat("不上会 hy3 rw1")).text).toContain("记下了：这次不上会");
    expect(await listed("hy3")).not.toContain("RW-2026-0001");
    expect(await listed("hy3")).toContain("RW-2026-0003");
    await secretariat("会议 安排 标题=第四次会 时间=12月31日下午3点 参会单位=水务局、公安局");
    await scene.moveTo("2026-12-29T07:30:00.000Z");
    await (await secretariat("召开 hy3")).submit();
    expect(await listed("hy4")).toContain("RW-2026-0001");
    expect((await secretariat("上会 hy4 rw1")).text).toContain("已列入议程");
    expect((await listed("hy4")).match(/RW-2026-0001/gu)).toHaveLength(1);
  });

  it.each([
    [
      "a proposal that was declined",
      ["会议 提议 标题=甲 时间=12月10日下午3点 参会单位=公安局 理由=商量", "不采纳 hy3 不必"],
    ],
    [
      "a proposal nobody answered",
      ["会议 提议 标题=甲 时间=12月10日下午3点 参会单位=公安局 理由=商量"],
    ],
    ["a poll", ["会议 征询 标题=甲 时间=12月10日下午3点；12月11日下午3点 参会单位=水务局、公安局"]],
    [
      "one that was called off",
      ["会议 安排 标题=甲 时间=12月10日下午3点 参会单位=公安局", "取消 hy3 理由=改为书面"],
    ],
    [
      "one of which nobody said that it met",
      ["会议 安排 标题=甲 时间=12月10日下午3点 参会单位=公安局"],
    ],
  ])("the last meeting is not %s", async (_, [first = "", ...more]) => {
    const who = first.includes("提议") ? "water.liaison" : "gov-office.secretariat";
    expect(await says(who, first)).toContain("HY-2026-0003");
    for (const line of more) await secretariat(line);
    await scene.moveTo("2026-12-14T01:00:00.000Z");
    for (const line of ["议程 hy2", "会议 简报 hy2"])
      expect((await secretariat(line)).text).toContain("一、上次联席会议（HY-2026-0001）");
  });

  it("the last meeting is the one that met last, on whatever day it was planned for", async () => {
    await secretariat("会议 安排 标题=甲 时间=12月10日下午3点 参会单位=水务局");
    await scene.moveTo("2026-12-10T07:30:00.000Z");
    await (await secretariat("召开 hy3")).submit();
    expect((await secretariat("议程 hy2")).text).toContain("一、上次联席会议（HY-2026-0003）");
  });

  it("keeps what an earlier meeting resolved until the first meeting after its fate is settled", async () => {
    const hold = async (code: string, day: string) => {
      await scene.moveTo(`2026-12-${day}T07:30:00.000Z`);
      await (await secretariat(`召开 ${code}`)).submit();
    };
    const first = async (line: string, who = "gov-office.secretariat") =>
      /一、[\s\S]*?(?=\n(?:二、|三、|\[))/u.exec(await says(who, line))?.[0] ?? "";
    // Nothing of the first meeting is done when the second meets; that one resolves one thing more.
    await hold("hy2", "22");
    await secretariat("议定 hy2 公安局12月31日前报来源");
    await secretariat("会议 安排 标题=第三次会 时间=12月28日下午3点 参会单位=水务局、公安局");
    const agenda = await first("议程 hy3");
    expect(agenda).toContain("一、上次联席会议（HY-2026-0002）议定事项的办理情况\n1. 公安局");
    expect(agenda).toContain(
      "更早的联席会议（HY-2026-0001）议定、到上次开会还没有办结的\n1. 水务局12月10日前封堵排污口 —— RW-2026-0001 已交办",
    );
    expect(agenda).toContain("2. 公安局12月11日前查清来源 —— RW-2026-0002");
    // What no task was given for was said once.
    expect(agenda).not.toContain("3. 每月通报一次");
    const brief = await first("会议 简报 hy3");
    expect(brief).toMatch(
      /\n更早的联席会议（HY-2026-0001）[^\n]*\n🟢 已办完0件 🟡 在办0件 🔴 已超期2件\n🔴 1\. 水务局/u,
    );
    // They are no stuck matters to be put on: they stand there already.
    expect((await secretariat("议程 hy3")).text).not.toContain("[上会 RW-2026-0001");
    // A unit that was not at the first meeting, or has no part in a task, does not read of it.
    expect(await first("议程 hy3", "police.liaison")).not.toContain("RW-2026-0001");
    expect(await first("议程 hy3", "police.liaison")).toContain("RW-2026-0002");
    // Done between two meetings, its fate is told to the next one and no further.
    await scene.says("water.liaison", "完成 rw1 已封堵 证据=验收单3号");
    await secretariat("核实 rw1 现场已封堵 结果=完成");
    expect(await first("议程 hy3")).toContain("封堵排污口 —— RW-2026-0001 已核实完成");
    await hold("hy3", "28");
    await secretariat("会议 安排 标题=第四次会 时间=12月30日下午3点 参会单位=水务局、公安局");
    const fourth = await first("议程 hy4");
    expect(fourth).toContain("一、上次联席会议（HY-2026-0003）议定事项的办理情况\n没有议定事项。");
    expect(fourth).not.toContain("RW-2026-0001");
    expect(fourth).toContain("（HY-2026-0001）议定、到上次开会还没有办结的\n2. 公安局12月11日前");
    expect(fourth).toContain("（HY-2026-0002）议定、到上次开会还没有办结的\n1. 公安局12月31日前");
    // What the third meeting had before it stays as it was.
    expect(await first("议程 hy3")).toContain("RW-2026-0001 已核实完成");
  });

  it("is said in English", async () => {
    await secretariat("language en");
    const { text } = await secretariat("agenda");
    expect(text).toContain(
      "What became of the resolutions of the last joint meeting (HY-2026-0001)",
    );
    expect(text).toContain("— RW-2026-0001 Given, to be acknowledged");
    expect((await secretariat("add-item hy2 budget")).text).toContain("It is on the agenda");
  });
});
