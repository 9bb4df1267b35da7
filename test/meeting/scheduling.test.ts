import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "../scene.ts";

let scene: Scene;
beforeEach(async () => {
  // Sunday 22 November 2026, 10:00 in the county.
  scene = await openScene("2026-11-22T02:00:00.000Z");
});
afterEach(() => scene.close());

const says = (line: string) => scene.says("gov-office.secretariat", line);
const schedule = (more: string) => says(`会议 安排 标题=会商 ${more}`);

describe("what is seldom meant is shown and confirmed by a press", () => {
  it.each([
    ["时间=11月28日下午3点 参会单位=水务局", "2026年11月28日 周六是休息日。"],
    ["时间=12月1日早上7点 参会单位=水务局", "07:00至08:00，不全在8点到19点之间。"],
    ["时间=12月1日晚上7点 参会单位=水务局", "19:00至20:00，不全在8点到19点之间。"],
    ["时间=12月1日下午5点到7点半 参会单位=水务局", "17:00至19:30，不全在8点到19点之间。"],
  ])("%s", async (line, shown) => {
    const asked = await schedule(line);
    expect(asked.text).toContain(shown);
    expect(await scene.reads("direct:water.liaison")).toEqual([]);
    expect((await asked.press("确认这样安排")).text).toContain("会议定于");
  });

  it("in English too", async () => {
    await says("language en");
    const asked = await says("meeting schedule title=talks startsAt=2026-11-28 15:00 invite=water");
    expect(asked.text).toContain("Sat 28 Nov 2026 is a rest day.");
    expect((await asked.press("Schedule it anyway")).text).toContain("The meeting is set for");
  });

  it("what the press does is said on it, in both languages", async () => {
    await schedule("时间=12月1日下午3点 地点=一楼 参会单位=水务局");
    await (await schedule("时间=12月1日下午3点半 地点=二楼 参会单位=公安局")).press("确认这样安排");
    const both = async (line: string, zh: string, en: string, done: string) => {
      await says("语言 中文");
      expect((await says(line)).text).toContain(`[${zh}]`);
      await says("language en");
      const asked = await says(line);
      expect(asked.text).toContain(`[${en}]`);
      expect((await asked.press(en)).text).toContain(done);
    };
    await both(
      "改地点 hy1 二楼",
      "确认改地点",
      "Change the place anyway",
      "place from 一楼 to 二楼",
    );
    await both("加邀 hy1 公安局", "确认加邀", "Invite them anyway", "Also invited to the meeting:");
    await both(
      "move HY-2026-0001 12月1日 9:30pm",
      "确认改到21:30",
      "Move it to 21:30 anyway",
      "21:30",
    );
    await both("改期 hy1 12月1日 21:30 时长=90", "确认这样改", "Change it anyway", "90 minutes");
    await both(
      "会议 征询 标题=丙 时间=12月5日9点；12月6日9点 参会单位=水务局",
      "确认这样征询",
      "Ask about these times anyway",
      "HY-2026-0003",
    );
    await both(
      "改时间选项 hy3 加=12月12日9点",
      "确认这样改",
      "Change the times anyway",
      "HY-2026-0003",
    );
  });

  it("a time that is usual is asked about no further", async () => {
    for (const time of ["12月1日上午8点", "12月1日下午6点", "12月2日9点到11点半"])
      expect((await schedule(`时间=${time} 参会单位=水务局`)).text).toContain("会议定于");
  });

  it("the same room, the same units and the same chair at that time", async () => {
    await schedule("时间=12月1日下午3点到5点 地点=县政府 一楼 参会单位=水务局、公安局");
    const asked = await schedule("时间=12月1日下午4点 地点=县政府一楼 参会单位=水务局、教育局");
    expect(asked.text).toContain(
      "县政府一楼当时已有会议（HY-2026-0001，2026年12月1日 周二 15:00）",
    );
    expect(asked.text).toContain("水务局当时另有会议（HY-2026-0001");
    expect(asked.text).toContain("召集人（分管副县长）当时要主持另一个会议（HY-2026-0001");
    expect((await asked.press("确认这样安排")).text).toContain("HY-2026-0002");
    const during = await schedule("时间=12月1日下午4点半 参会单位=财政局");
    expect(during.text).toContain("当时要主持另一个会议");
    expect((await schedule("时间=12月1日下午5点 参会单位=教育局")).text).toContain("会议定于");
    const free = await schedule("时间=12月2日下午3点 参会单位=水务局");
    expect(free.text).toContain("会议定于");
  });

  it("another doubt after the press is asked about anew", async () => {
    const asked = await schedule("时间=11月28日下午3点 参会单位=水务局");
    const again = await asked.submit({ startsAt: "2026-11-29 15:00" });
    expect(again.text).toContain("2026年11月29日 周日是休息日");
  });

  it("when a meeting is moved, relocated or more are invited", async () => {
    await schedule("时间=12月1日下午3点 地点=一楼 参会单位=水务局");
    await schedule("时间=12月2日下午3点 地点=二楼 参会单位=公安局");
    const moved = await says("改期 hy1 11月28日下午3点");
    expect(moved.text).toContain("是休息日");
    expect((await moved.press("确认改到15:00")).text).toContain("会议有变：时间由");
    await (await says("改期 hy1 12月2日下午3点")).press("确认改到15:00");
    expect((await says("改地点 hy1 二楼")).text).toContain("二楼当时已有会议（HY-2026-0002");
    expect((await says("加邀 hy1 公安局、教育局")).text).toContain("公安局当时另有会议");
    expect((await says("加邀 hy1 教育局")).text).toContain("会议加邀教育局");
    expect((await says("改地点 hy1 三楼")).text).toContain("地点由一楼改为三楼");
  });

  it("an end before the beginning is refused", async () => {
    expect((await schedule("时间=12月1日下午5点到3点 参会单位=水务局")).text).toMatch(
      /时间\*: .*←/,
    );
  });
});

describe("who is invited", () => {
  it("all members, all townships, and lists", async () => {
    const towns = await schedule("时间=12月1日下午3点 参会单位=各乡镇，水务局");
    expect(towns.text).toContain("正在通知10个单位");
    expect(towns.text).toMatch(/清泉镇 未答复.*水务局 未答复/);
    const all = await schedule("时间=12月3日下午3点 参会单位=全体成员");
    expect(all.text).toMatch(/检察院 未答复/);
    expect(all.text).not.toMatch(/县政府办 未答复/);
    const more = await says("meeting invite hy1 police, education");
    expect(more.text).toContain("会议加邀公安局、教育局");
  });

  it("by the form of the meeting, filled in and to be changed", async () => {
    const joint = await schedule("时间=12月1日下午3点");
    expect(joint.text).toMatch(/参会单位\*: .*water.*town-qingquan/);
    const assessment = await schedule("时间=12月1日下午3点 形式=研判会");
    expect(assessment.text).toMatch(/参会单位\*: procuratorate、court/);
    const discussion = await schedule("时间=12月1日下午3点 形式=座谈会");
    expect(discussion.text).toMatch(/参会单位\*:\n/);
  });

  it.each([
    ["联席会议", "议定事项应当办理"],
    ["协调会", "议定事项应当办理"],
    ["通报会", "供参考，不派任务"],
  ])("what a %s decides binds or not", async (form, effect) => {
    const done = await schedule(`时间=12月1日下午3点 形式=${form} 参会单位=水务局`);
    expect(done.text).toContain(`纪要效力: ${effect}`);
  });
});
