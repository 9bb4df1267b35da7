import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cardText, playedScene, type Scene } from "../scene.ts";

let scene: Scene;
const begun = playedScene("2026-11-22T02:00:00.000Z", async (played) => {
  // Sunday 22 November 2026, 10:00 in the county.
  scene = played;
  await scene.says(
    "gov-office.secretariat",
    "会议 安排 标题=河道会商 时间=下周三下午3点 地点=县政府一楼 参会单位=水务局、公安局",
  );
  await scene.says("water.liaison", "参会 hy1 参加");
  for (const who of everybody) await scene.reads(`direct:${who}`);
});
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

const everybody = ["gov-office.secretariat", "water.liaison", "police.liaison", "gov.convenor"];
const secretariat = (line: string) => scene.says("gov-office.secretariat", line);
const news = async (who: string) =>
  (await scene.reads(`direct:${who}`)).map((message) => message.split("\n").slice(0, 3).join(" "));

describe("moving a meeting", () => {
  it("tells everybody old and new, asks those invited again, and moves the reminders", async () => {
    const done = await secretariat("改期 hy1 下周四下午3点到4点半 地点=县政府二楼");
    expect(done.text).toContain(
      "会议有变：时间由2026年11月25日 周三 15:00改为2026年11月26日 周四 15:00；时长由60分钟改为90分钟；地点由县政府一楼改为县政府二楼。正在通知各方，并请参会单位重新答复。",
    );
    expect(done.text).toContain("参会答复: 水务局 未答复、公安局 未答复");
    for (const who of ["water.liaison", "police.liaison"])
      expect(await news(who)).toEqual([expect.stringContaining("请重新答复能否参加。")]);
    const chair = await news("gov.convenor");
    expect(chair).toEqual([expect.stringContaining("改为2026年11月26日 周四 15:00")]);
    expect(chair.join()).not.toContain("重新答复");
    await scene.moveTo("2026-11-25T06:30:00.000Z");
    expect(await news("water.liaison")).toEqual([
      expect.stringContaining("请答复能否参加会议，2026年11月26日 周四 15:00"),
    ]);
    await scene.moveTo("2026-11-26T06:30:00.000Z");
    expect((await news("water.liaison")).join()).toContain("2026年11月26日 周四 15:00");
  });

  it.each(["改期 hy1 下周五下午3点 打开时的时间=三楼", "取消 hy1 不开了 打开时的时间=2026-13-45"])(
    "takes no notice of what is typed where a form keeps its own time: %s",
    async (line) => {
      const { text } = await secretariat(line);
      expect(text).toContain("HY-2026-0001");
      expect(text).not.toContain("系统");
    },
  );

  it("is said in English to whoever reads English", async () => {
    await scene.says("police.liaison", "language en");
    await secretariat("meeting move HY-2026-0001 startsAt=next Thursday 3pm");
    expect((await scene.reads("direct:police.liaison", "en")).join()).toContain(
      "The meeting has changed: time from Wed 25 Nov 2026 15:00 to Thu 26 Nov 2026 15:00. Please say again whether your unit will come.",
    );
  });

  it("keeps the answers where only the length or the place changes", async () => {
    const longer = await secretariat("改期 hy1 下周三下午3点到5点");
    expect(longer.text).toContain("时长由60分钟改为120分钟。已有的答复不变。");
    expect(longer.text).toContain("水务局 参加");
    const elsewhere = await secretariat("改地点 hy1 水务局三楼");
    expect(elsewhere.text).toContain("地点由县政府一楼改为水务局三楼。已有的答复不变。");
    expect(elsewhere.text).toContain("水务局 参加");
    expect((await news("police.liaison")).join()).toContain("地点由县政府一楼改为水务局三楼");
  });

  it("says when the entrustment to chair does not reach so far", async () => {
    await scene.says("gov.convenor", "委托 hy1 司法局负责人");
    await scene.reads("direct:gov.convenor");
    const done = await secretariat("改期 hy1 12月1日下午3点");
    expect(done.text).toContain("司法局负责人的委托到2026年11月25日为止，改期后已经不够");
    expect((await news("gov.convenor")).join()).toContain("请重新委托");
  });

  it.each([
    ["改期 hy1 下周三下午3点", "会议本来就定在2026年11月25日 周三 15:00"],
    ["改期 hy1 昨天下午3点", "会议时间要晚于现在"],
    ["改地点 hy1 县政府一楼", "会议本来就在县政府一楼"],
    ["加邀 hy1 水务局", "水务局已经在邀请之列"],
    ["减邀 hy1 教育局", "教育局本来就没有被邀请；已邀请的有：水务局、公安局"],
    ["减邀 hy1 水务局、公安局", "不开了请用“取消”"],
  ])("%s changes nothing and says why", async (line, why) => {
    expect((await secretariat(line)).text).toContain(why);
    expect(await news("police.liaison")).toEqual([]);
  });

  it("is for the secretariat and the chair, and only before the meeting", async () => {
    expect((await scene.says("water.liaison", "改期 hy1 下周四下午3点")).text).toContain(
      "只能由联席会议秘书处或主持人来办",
    );
    await secretariat("取消 hy1 召集人出差");
    for (const line of ["改期 hy1 下周四下午3点", "改地点 hy1 二楼", "加邀 hy1 教育局"])
      expect((await secretariat(line)).text).toContain("已取消");
  });

  it("is refused once the meeting was held, with a sentence", async () => {
    await scene.moveTo("2026-11-25T07:00:00.000Z");
    await scene.says("gov.convenor", "召开 hy1");
    expect((await secretariat("改期 hy1 明天下午3点")).text).toContain("已召开");
  });
});

describe("whoever proposed a meeting and is not invited", () => {
  it("is told what becomes of it, as everybody is who was told of it", async () => {
    await scene.says(
      "town-liqiao.head",
      "会议 提议 标题=渠道会商 时间=12月2日下午3点 参会单位=水务局、公安局 理由=渠道归谁管说不清",
    );
    await (await secretariat("采纳 hy2")).submit();
    expect((await news("town-liqiao.head")).join()).toContain("您提议的会议已采纳");
    await secretariat("改期 hy2 12月3日下午3点");
    const moved = (await news("town-liqiao.head")).join();
    expect(moved).toContain("改为2026年12月3日 周四 15:00");
    expect(moved).not.toContain("重新答复");
    await secretariat("改地点 hy2 二楼");
    expect((await news("town-liqiao.head")).join()).toContain("地点由未定改为二楼");
    await secretariat("加邀 hy2 教育局");
    expect((await news("town-liqiao.head")).join()).toContain("会议加邀教育局");
    await secretariat("减邀 hy2 教育局");
    expect((await news("town-liqiao.head")).join()).toContain("会议不再邀请教育局");
    await scene.says("gov.convenor", "取消 hy2 已当面议定");
    for (const who of ["town-liqiao.head", "gov-office.secretariat"])
      expect((await news(who)).join()).toContain("会议取消：已当面议定");
  });
});

describe("inviting more units, or fewer", () => {
  it("tells the new ones all of it and the others who else comes, and they hear of later changes", async () => {
    const done = await secretariat("加邀 hy1 教育局，水务局");
    expect(done.text).toContain("会议加邀教育局。已有的答复不变。");
    expect(done.text).toContain("水务局 参加、公安局 未答复、教育局 未答复");
    expect(await news("education.liaison")).toEqual([
      expect.stringContaining("请参加2026年11月25日 周三 15:00的会议"),
    ]);
    expect(await news("police.liaison")).toEqual([expect.stringContaining("会议加邀教育局")]);
    await secretariat("改期 hy1 下周四下午3点");
    expect((await news("education.liaison")).join()).toContain("改为2026年11月26日 周四 15:00");
    await secretariat("取消 hy1 召集人出差");
    expect((await news("education.liaison")).join()).toContain("会议取消：召集人出差");
  });

  it("tells whoever sees the meeting as a deputy convenor as well that their unit is taken off", async () => {
    await secretariat("加邀 hy1 司法局、检察院");
    for (const who of ["justice.head", "procuratorate.chief"]) await news(who);
    await secretariat("减邀 hy1 司法局、检察院");
    for (const who of ["justice.head", "procuratorate.chief", "justice.liaison"])
      expect((await news(who)).join()).toContain("不再邀请您单位");
    expect((await scene.says("justice.head", "查 hy1")).text).toContain("河道会商");
  });

  it("is not told any more of a meeting that became restricted before it was sent", async () => {
    await secretariat("加邀 hy1 教育局");
    await secretariat("减邀 hy1 教育局");
    await scene.says("gov.convenor", "提级 hy1 涉未公开案情");
    expect((await news("education.liaison")).join()).not.toMatch(/HY-2026-0001|11月25日/u);
    expect((await scene.says("education.liaison", "hy1")).text).toContain("没有找到");
  });

  it("is said to nobody who is invited again", async () => {
    await secretariat("减邀 hy1 公安局");
    await news("police.liaison");
    await secretariat("更正 hy1");
    expect((await scene.says("police.liaison", "关联 hy1 xs9")).text).not.toContain("不再邀请");
  });

  it("that was a mistake is told to those who were taken off by it, and nothing where they were not told yet", async () => {
    const read = async () => {
      await scene.reads("direct:police.liaison");
      return scene.messages
        .filter(({ post }) => post.conversation === "direct:police.liaison")
        .map(({ post }) => cardText(post.card, "zh-CN"));
    };
    await secretariat("减邀 hy1 公安局");
    expect((await news("police.liaison")).join()).toContain("不再邀请您单位");
    expect((await scene.says("gov-office.secretariat", "更正 hy1")).text).toContain("已撤回");
    const last = (await read()).at(-1) ?? "";
    expect(last).toContain("已更正");
    expect(last).toContain("河道会商");
    expect(last).toContain("参加");

    const before = (await read()).length;
    await secretariat("减邀 hy1 公安局");
    await secretariat("更正 hy1");
    expect((await read()).slice(before).join()).not.toContain("不再邀请");
  });

  it("says so again to those taken off when they press an old card or name it, and nothing newer", async () => {
    const old = await scene.says("police.liaison", "查 hy1");
    await secretariat("减邀 hy1 公安局");
    await news("police.liaison");
    await secretariat("改期 hy1 下周四下午3点");
    await secretariat("改地点 hy1 二楼会议室");
    const off = "2026年11月25日 周三 15:00的会议（HY-2026-0001）不再邀请您单位，请不必参加。";
    for (const press of ["参加", "待定", "不参加"])
      expect((await old.press(press)).text).toBe(`会议\n${off}\n[日历]`);
    for (const line of ["查 hy1", "hy1", "参会 hy1 参加", "议程 hy1", "文书 hy1", "签到 hy1"])
      expect((await scene.says("police.liaison", line)).text).toContain(off);
    // The card that stands is drawn anew to say the same.
    const standing = scene.messages
      .filter(({ post }) => post.conversation === "direct:police.liaison")
      .map(({ post }) => cardText(post.card, "zh-CN"));
    expect(standing.join("\n")).toContain(off);
    expect(standing.join("\n")).not.toMatch(/没有找到|河道会商|11月26日|二楼/u);
    // Whoever was never told of it learns nothing.
    expect((await scene.says("education.liaison", "查 hy1")).text).toContain("没有找到这条记录");
    await scene.says("police.liaison", "language en");
    expect((await scene.says("police.liaison", "show hy1")).text).toContain(
      "Your unit is no longer invited",
    );
    // What is restricted by now is not there at all for whoever is outside.
    await scene.says("gov.convenor", "提级 hy1 涉未公开案情");
    for (const line of ["show hy1", "hy1", "attend hy1 yes", "calendar hy1"])
      expect((await scene.says("police.liaison", line)).text).not.toContain("no longer invited");
    expect((await old.press("参加")).text).not.toContain("no longer invited");
    await scene.says("gov.convenor", "降级 hy1 已公开");
    await secretariat("加邀 hy1 公安局");
    expect((await scene.says("police.liaison", "show hy1")).text).toContain("河道会商");
  });

  it("tells those taken off that they need not come, and no more after that", async () => {
    const done = await secretariat("减邀 hy1 公安局");
    expect(done.text).toContain("会议不再邀请公安局");
    const off = (await news("police.liaison")).join();
    expect(off).toContain("2026年11月25日 周三 15:00的会议（HY-2026-0001）不再邀请您单位");
    expect(off).not.toContain("河道");
    expect((await news("water.liaison")).join()).toContain("会议不再邀请公安局");
    expect((await scene.says("police.liaison", "查 hy1")).text).not.toContain("河道会商");
    await secretariat("改期 hy1 下周四下午3点");
    expect(await news("police.liaison")).toEqual([]);
    await secretariat("加邀 hy1 公安局");
    expect((await news("police.liaison")).join()).toContain("请参加2026年11月26日");
  });
});
