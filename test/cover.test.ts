import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { brokenAt } from "../src/flow/history.ts";
import { openScene, type Scene } from "./scene.ts";

/** 请假、代办、销假、交接、通讯录 on Monday 2026-11-23, nine in the morning. */

let scene: Scene;
beforeEach(async () => {
  scene = await openScene("2026-11-23T01:00:00.000Z");
});
afterEach(() => scene.close());

const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const away = "请假 从=2026-11-23 到=2026-11-27 代办=水务局联络员（备岗）";

describe("a leave", () => {
  it("is recorded by the one who goes, and told to the one who stays", async () => {
    const said = await says("water.liaison", away);
    expect(said).toContain(
      "水务局联络员请假（2026年11月23日 周一 至 2026年11月27日 周五），由水务局联络员（备岗）代办",
    );
    expect((await scene.reads("direct:water.liaison-2")).join()).toContain("由您代办");
    expect(await says("water.liaison-2", "我")).toContain("代办: 水务局联络员");
    expect(await says("water.liaison", "我")).toContain("请假，代办人: 水务局联络员（备岗）");
    expect(await says("water.head", "代办")).toContain("由水务局联络员（备岗）代办");
    expect(await says("police.head", "代办")).toContain("现在没有人请假");
  });

  it.each([
    "leave from=tomorrow until=friday deputy=water.liaison-2",
    "leave tomorrow until friday deputy water.liaison-2",
    "leave from tomorrow until friday deputy water.liaison-2",
    "leave until friday deputy water.liaison-2",
    "Leave tomorrow until Friday deputy Water Bureau deputy liaison",
  ])("is understood in English: %s", async (line) => {
    await says("water.liaison", "语言 English");
    expect(await says("water.liaison", line)).toContain("Water Bureau deputy liaison acts");
  });

  it.each([
    ["请假 明天 到 周五 代办 水务局负责人", "2026-11-24"],
    ["请假 到 周五 代办=水务局负责人", "2026-11-23"],
    ["请假 从=2026-11-25 到=2026-11-27 代办=water.head", "2026-11-25"],
  ])("begins on the day that was said, or today: %s", async (line, from) => {
    await says("water.liaison", line);
    const [cover] = (await scene.store.directory()).covers;
    expect(cover).toMatchObject({ from, until: "2026-11-27", deputy: "water.head" });
  });

  it("asks for what is missing", async () => {
    const { text } = await scene.says("water.liaison", "请假 明天");
    expect(text).toMatch(/代办.*必填|代办/);
    expect((await scene.store.directory()).covers).toEqual([]);
  });

  it.each([
    [
      "water.liaison",
      "请假 到=周五 代办=公安局联络员",
      "代办人要是同单位的其他人，可以选：水务局联络员（备岗）、水务局负责人",
    ],
    ["water.liaison", "请假 到=周五 代办=水务局联络员", "代办人要是同单位的其他人"],
    ["water.liaison", "请假 从=2026-11-20 到=周五 代办=水务局负责人", "请假从今天或以后开始"],
    ["water.liaison", "请假 从=周五 到=2026-11-24 代办=水务局负责人", "“到”不能早于“从”"],
    ["water.liaison", "请假 到=2027-11-24 代办=水务局负责人", "一次最多180天"],
    ["water.liaison", "请假 到=周五 代办=水务局负责人 岗位=water.liaison-2", "只能给自己登记"],
    ["water.head", "请假 到=周五 代办=公安局联络员 岗位=police.liaison-2", "只能给自己登记"],
    [
      "procuratorate.chief",
      "请假 到=周五 代办=检察院联络员",
      "检察长离岗前用“委托”把职权交给检察官",
    ],
    ["gov.convenor", "请假 到=周五 代办=县政府联络员", "召集人用“委托”把会议交给副召集人"],
    ["gov-office.publisher", "请假 到=周五 代办=保密员", "互相把关"],
    ["gov-office.secretariat", "请假 到=周五 代办=保密员", "互相把关"],
  ])("is refused with what would do: %s %s", async (who, line, why) => {
    expect(await says(who, line)).toContain(why);
    expect((await scene.store.directory()).covers).toEqual([]);
  });

  it("cannot go round in a circle, or twice over the same days", async () => {
    await says("water.liaison", away);
    expect(await says("water.liaison", away)).toContain("已经请了假");
    const circle = "请假 到=周三 代办=water.liaison";
    expect(await says("water.liaison-2", circle)).toContain("正替水务局联络员代办");
    expect(await says("water.head", "请假 到=周三 代办=water.liaison")).toContain("那几天也请假");
    const after = "请假 从=2026-11-28 到=2026-11-30 代办=water.head";
    expect(await says("water.liaison", after)).toContain("代办");
    expect((await scene.store.directory()).covers).toHaveLength(2);
  });

  it("is recorded by the head of the unit, the secretariat or the administrator for somebody else", async () => {
    const line = "请假 到=周五 代办=water.liaison-2 岗位=water.liaison";
    expect(await says("water.head", line)).toContain("水务局联络员请假（2026年11月23日");
    expect((await scene.reads("direct:water.liaison")).join()).toContain("请假");
    expect(await says("gov-office.secretariat", "销假 water.liaison")).toContain("已销假");
  });
});

describe("the deputy", () => {
  const named = async () => {
    // 督办 is of the head of the police; the fraud clue names its liaisons one by one, level 2.
    await says(
      "town-qingquan.liaison",
      "提交线索 标题=假客服 事实=以客服名义骗走钱 地点=桥 日期=昨天 来源=投诉 类别=电信网络诈骗",
    );
    await scene.bot.deliver();
  };
  const line = "请假 到=周五 代办=town-qingquan.head 岗位=town-qingquan.liaison";

  it("sees what the absent post sees by name, level 2 too, and only while the leave runs", async () => {
    await named();
    const none = await says("town-qingquan.head", "xs1");
    expect(none).not.toContain("假客服");
    await says("town-qingquan.liaison", line);
    expect(await says("town-qingquan.head", "xs1")).toContain("假客服");
    expect(await says("town-qingquan.head", "列表")).toContain("XS-2026-0001");
    await says("town-qingquan.liaison", "销假");
    expect(await says("town-qingquan.head", "xs1")).toBe(none);
    await says("town-qingquan.liaison", line);
    await scene.moveTo("2026-11-27T15:59:00.000Z");
    expect(await says("town-qingquan.head", "xs1")).toContain("假客服");
    await scene.moveTo("2026-11-27T16:00:00.000Z");
    expect(await says("town-qingquan.head", "xs1")).toBe(none);
  });

  it("is kept out of what the absent post is recused from", async () => {
    await named();
    await says("town-qingquan.liaison", line);
    await says("town-qingquan.liaison", "回避 xs1 有利害关系");
    expect(await says("town-qingquan.head", "xs1")).not.toContain("假客服");
  });

  it("acts with the roles of the absent post, and the history says for whom", async () => {
    await says(
      "water.liaison",
      "提交线索 标题=排污 类别=水污染 事实=黑水 地点=桥 日期=昨天 来源=履职",
    );
    const refused = await says("procuratorate.procurator", "登记 xs1");
    expect(refused).toContain("只能由");
    await says(
      "gov-office.secretariat",
      "请假 到=周五 代办=procuratorate.procurator 岗位=procuratorate.intake",
    );
    expect(await says("procuratorate.procurator", "待办")).toMatch(/代检察院案件受理岗.*登记/);
    await says("procuratorate.procurator", "登记 xs1");
    expect(await says("procuratorate.procurator", "xs1")).toMatch(
      /承办检察官（代检察院案件受理岗） 登记/,
    );
    const matter = await scene.store.matter("XS-2026-0001");
    const entries = await scene.store.entries("XS-2026-0001");
    expect(matter && brokenAt(entries, matter)).toBeUndefined();
    expect(entries.at(-1)?.actor).toBe("procuratorate.procurator");
  });

  it("is reminded, and whoever is on leave is not; both are told what happens", async () => {
    await says(
      "gov-office.secretariat",
      "请假 到=2026-12-31 代办=procuratorate.procurator 岗位=procuratorate.intake",
    );
    await says(
      "water.liaison",
      "提交线索 标题=排污 类别=水污染 事实=黑水 地点=桥 日期=昨天 来源=履职",
    );
    for (const day of ["2026-11-27", "2026-11-30", "2026-12-01", "2026-12-02"]) {
      await scene.moveTo(`${day}T02:00:00.000Z`);
      await scene.bot.sweep();
      await scene.bot.deliver();
    }
    const notices = await scene.store.notices("XS-2026-0001");
    const of = (id: string) =>
      notices.filter(({ recipient }) => recipient.id === id).map(({ content }) => content.is);
    expect(of("procuratorate.intake")).toEqual(["news"]);
    expect(of("procuratorate.procurator")[0]).toBe("news");
    expect(of("procuratorate.procurator")).toContain("reminder");
  });
});

describe("a hand-over", () => {
  it("releases the account at once and gives whoever asked a code for the successor", async () => {
    await says(
      "water.liaison",
      "提交线索 标题=排污 类别=水污染 事实=黑水 地点=桥 日期=昨天 来源=履职",
    );
    const asked = await scene.says("water.head", "交接 water.liaison");
    expect(asked.text).toContain("要交接“水务局联络员”吗");
    expect(await says("water.liaison", "我")).toContain("水务局联络员");
    const done = await asked.press("确认交接");
    const [code = ""] = /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(done.text) ?? [];
    expect(await says("water.liaison", "待办")).toContain("还没有绑定岗位");
    expect(await says("successor", `绑定 ${code}`)).toContain("已绑定：水务局联络员");
    expect(await says("successor", "xs1")).toContain("排污");
    expect(await says("another", `绑定 ${code}`)).toContain("已用过");
  });

  it("by whoever leaves gives no code to them, but lets the head of the unit know", async () => {
    const asked = await scene.says("water.liaison", "交接");
    expect(asked.text).toContain("包括您现在用的这个");
    const done = await asked.press("确认交接");
    expect(done.text).toContain("您的账号已解除");
    expect(done.text).not.toMatch(/[A-Z2-9]{4}-[A-Z2-9]{4}/);
    expect((await scene.reads("direct:water.head")).join()).toContain("交接 water.liaison");
    expect(await says("water.liaison", "待办")).toContain("还没有绑定岗位");
  });

  it("pressed twice gives no second code", async () => {
    const asked = await scene.says("water.head", "交接 water.liaison");
    await asked.press("确认交接");
    expect((await asked.press("确认交接")).text).not.toMatch(/[A-Z2-9]{4}-[A-Z2-9]{4}/);
  });

  it("is not for others, and not in a group", async () => {
    expect(await says("police.head", "交接 water.liaison")).toContain("只能交接自己的岗位");
    const { text } = await scene.saysIn("water.liaison", "group:linkage", "交接");
    expect(text).toContain("私聊");
  });
});

describe("the directory", () => {
  it("shows a unit's posts to everybody, and what is lacking to those who look after it", async () => {
    const said = await says("police.liaison", "通讯录 水务局");
    expect(said).toContain("水务局联络员（备岗）: 联络员、已绑定");
    expect(await says("gov-office.secretariat", "通讯录")).toContain("每个单位都有联络员");
    for (const post of ["water.liaison", "water.liaison-2"])
      await (await scene.says("water.head", `交接 ${post}`)).press("确认交接");
    expect(await says("admin", "通讯录")).toMatch(/水务局: 联络员都没有绑定账号/);
    expect(await says("police.liaison", "通讯录")).toContain("公安局");
  });
});
