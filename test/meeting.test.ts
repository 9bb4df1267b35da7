import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "./scene.ts";

let scene: Scene;
beforeEach(async () => {
  // Sunday 22 November 2026, 10:00 in the county.
  scene = await openScene("2026-11-22T02:00:00.000Z");
});
afterEach(() => scene.close());

const schedule = async () => {
  const form = await scene.says(
    "gov-office.secretariat",
    "会议 安排 时间=下周三 下午3点 参会单位=水务局、公安局",
  );
  return form.submit({ title: "山丹河治理联席会议", agenda: "排污口整改" });
};

describe("scheduling a joint meeting", () => {
  it("reads the line, asks for the title, and echoes the day with its weekday", async () => {
    const form = await scene.says(
      "gov-office.secretariat",
      "会议 安排 时间=下周三 下午3点 参会单位=水务局、公安局",
    );
    expect(form.text).toContain("标题*:");
    expect(form.text).toContain("参会单位*: water、police");
    const done = await form.submit({ title: "山丹河治理联席会议" });
    expect(done.text).toContain(
      "会议定于2026年11月25日 周三 15:00，正在通知3个单位，会前一天和一小时再提醒。",
    );
    expect(done.text).toContain("形式: 联席会议");
    expect(await scene.reads("direct:water.liaison")).toEqual([
      expect.stringContaining("请参加2026年11月25日 周三 15:00的会议"),
    ]);
    expect(await scene.reads("direct:gov.convenor")).toEqual([
      expect.stringContaining("请主持2026年11月25日 周三 15:00的会议"),
    ]);
  });

  it.each([
    ["明天下午3点", "，会前一小时再提醒。"],
    ["今天10:30", "个单位。"],
  ])("on %s it announces only the reminders that are still to come", async (when, reminded) => {
    const line = `会议 安排 标题=急会 时间=${when} 参会单位=水务局、公安局、县政府`;
    const said = await scene.says("gov-office.secretariat", line);
    // The 22nd is a Sunday.
    const done = when.startsWith("今天") ? await said.press("确认这样安排") : said;
    expect(done.text).toContain("正在通知3个单位");
    expect(done.text).toContain(reminded);
  });

  it("refuses a time that is past, saying what time it is", async () => {
    const past = await scene.says(
      "gov-office.secretariat",
      "会议 安排 标题=试 时间=昨天下午3点 参会单位=水务局",
    );
    expect(past.text).toMatch(/时间\*: .*← 会议时间要晚于现在（2026年11月22日 周日 10:00）/);
  });

  it("takes an hour before seven as it stands only where the whole of it is written in figures", async () => {
    const at = (time: string) =>
      scene.says("gov-office.secretariat", `会议 安排 标题=试 时间=${time} 参会单位=水务局`);
    for (const vague of ["12月1日3点", "12月1日 03:00", "下周二3点"])
      expect((await at(vague)).text).toMatch(/时间\*: .*← 您是说下午3点还是凌晨3点/);
    const exact = await at("2026-12-01 03:00");
    expect(exact.text).toContain("不全在8点到19点之间");
    expect((await exact.press("确认这样安排")).text).toContain("会议定于2026年12月1日 周二 03:00");
  });

  it("is for the secretariat and the convenor", async () => {
    expect((await scene.says("water.liaison", "会议 安排")).text).toContain(
      "只能由联席会议秘书处或召集人",
    );
  });
});

describe("a scheduled meeting", () => {
  beforeEach(async () => {
    await schedule();
  });

  it("collects answers, which may be changed, and tells the secretariat", async () => {
    expect((await scene.says("water.liaison", "参会 HY-2026-0001 参加")).text).toContain(
      "已答复：参加",
    );
    expect((await scene.says("police.liaison", "参会 HY-2026-0001 不参加")).text).toContain(
      "请写明理由",
    );
    const no = await scene.says(
      "police.liaison",
      "参会 HY-2026-0001 答复=不参加 理由=当日执法检查",
    );
    expect(no.text).toContain("公安局 不参加 (当日执法检查)");
    expect(await scene.reads("direct:gov-office.secretariat")).toEqual([
      expect.stringContaining("水务局答复：参加"),
      expect.stringContaining("公安局答复：不参加"),
    ]);
    expect((await scene.says("water.liaison", "参会 hy1 待定")).text).toContain("水务局 待定");
    expect((await scene.says("water.liaison", "待办")).text).toContain("没有等您办的事");
  });

  it("is held by the convenor, or by a deputy only after an entrustment", async () => {
    await scene.moveTo("2026-11-25T07:00:00.000Z");
    expect((await scene.says("justice.head", "召开 HY-2026-0001")).text).toContain(
      "只能由主持人或联席会议秘书处来办",
    );
    const wrong = await scene.says("gov.convenor", "委托 HY-2026-0001 水务局负责人");
    expect(wrong.text).toContain("只能委托副召集人");
    const entrusted = await scene.says("gov.convenor", "委托 HY-2026-0001 受托人=司法局负责人");
    expect(entrusted.text).toContain("委托已记录在案");
    expect(await scene.reads("direct:justice.head")).toEqual([
      expect.stringContaining("召集人委托您主持这次会议"),
    ]);
    expect((await scene.says("justice.head", "召开 HY-2026-0001")).text).toContain(
      "主持: 司法局负责人",
    );
    const closed = await scene.says("gov-office.secretariat", "办结 HY-2026-0001 议定三项整改任务");
    expect(closed.text).toContain("会议已办结");
  });

  it("cannot be recorded as held before its day", async () => {
    expect((await scene.says("gov.convenor", "召开 HY-2026-0001")).text).toContain("还没到当天");
  });

  it("reminds one day and one hour before, in private and in the group, once", async () => {
    const bound = await scene.saysIn("gov-office.secretariat", "group:linkage", "群 绑定 联动群");
    await bound.press("确认");
    await scene.reads("direct:water.liaison");
    for (const instant of [
      "2026-11-24T06:59:00.000Z",
      "2026-11-24T07:00:00.000Z",
      "2026-11-25T05:59:00.000Z",
      "2026-11-25T06:00:00.000Z",
      "2026-11-25T06:30:00.000Z",
    ])
      await scene.moveTo(instant);
    const group = await scene.reads("group:linkage");
    expect(group.map((text) => text.split("\n")[1])).toEqual([
      "提醒：会议召开，2026年11月25日 周三 15:00。",
      "提醒：会议召开，2026年11月25日 周三 15:00。",
    ]);
    for (const text of group) expect(text).not.toMatch(/山丹河|排污|水务|公安/);
    expect(await scene.reads("direct:water.liaison")).toHaveLength(2);
  });

  it("is announced to a group with its time, by which nothing is due", async () => {
    const bound = await scene.saysIn("gov-office.secretariat", "group:linkage", "群 绑定 联动群");
    await bound.press("确认");
    await scene.says(
      "gov-office.secretariat",
      "会议 安排 标题=河道会商 时间=2026-12-07 15:00 参会单位=水务局、公安局",
    );
    const [news = ""] = await scene.reads("group:linkage");
    expect(news.split("\n").slice(1)).toEqual([
      "新会议：12月7日 周一 15:00",
      expect.stringContaining("类别: "),
      "阶段: 已安排",
      "时间: 2026年12月7日 周一 15:00",
      "[查看]",
    ]);
  });

  it("that is cancelled tells everybody why and reminds nobody", async () => {
    await scene.reads("direct:police.liaison");
    await scene.says("gov-office.secretariat", "取消 HY-2026-0001 召集人出差");
    expect(await scene.reads("direct:police.liaison")).toEqual([
      expect.stringContaining("会议取消：召集人出差"),
    ]);
    await scene.moveTo("2026-11-25T06:30:00.000Z");
    expect(await scene.reads("direct:police.liaison")).toEqual([]);
  });
});
