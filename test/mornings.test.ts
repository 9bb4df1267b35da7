import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "./scene.ts";

/** What comes by itself in the morning: to whom, when, once, and nothing where there is nothing to say. */

let scene: Scene;
const convenor = "gov.convenor";
const secretariat = "gov-office.secretariat";

/** An instant of a day of the county. */
const at = (day: string, time: string) => new Date(`2025-${day}T${time}:00+08:00`).toISOString();

beforeEach(async () => {
  // Friday. From its first sweep on the bot knows what it has told.
  scene = await openScene(at("08-01", "09:00"), undefined, { mornings: true });
  await scene.bot.sweep();
});
afterEach(() => scene.close());

const rec = (number: number, unit: string, title: string) =>
  scene.says(
    "procuratorate.procurator",
    `登记建议 标题=${title} 文号=山检建〔2025〕${number}号 类型=公益诉讼 单位=${unit} 送达日期=2025-08-01 异议期=10 内容=依法查处`,
  );
const overviews = async (who: string): Promise<readonly string[]> =>
  (await scene.reads(`direct:${who}`)).filter((one) => one.startsWith("总览"));

describe("the overview of a week", () => {
  it("comes on Monday at half past eight to those who answer for the whole, and heads who have something", async () => {
    await rec(3, "水务局", "依法履职");
    await scene.moveTo(at("08-04", "08:29"));
    for (const who of [convenor, secretariat, "water.head"])
      expect(await overviews(who)).toEqual([]);
    await scene.moveTo(at("08-04", "08:30"));
    for (const who of [convenor, secretariat, "procuratorate.chief", "justice.head"]) {
      const [card, ...more] = await overviews(who);
      expect(card).toContain("总览 · 山丹县\n2025年8月4日 周一：在办1件");
      expect(card).toContain("本周到期1件");
      expect(more).toEqual([]);
    }
    expect((await overviews("water.head"))[0]).toContain("总览 · 水务局");
    for (const who of ["education.head", "water.liaison", "admin", "court.clerk"])
      expect(await overviews(who)).toEqual([]);
  });

  it("comes once a week, on its first working day", async () => {
    await rec(3, "水务局", "依法履职");
    for (const day of ["08-04", "08-05", "08-06", "08-07", "08-08", "08-09", "08-10"])
      for (const time of ["08:30", "12:00", "18:00"]) await scene.moveTo(at(day, time));
    expect(await overviews(convenor)).toHaveLength(1);
    await scene.moveTo(at("08-11", "09:00"));
    expect(await overviews(convenor)).toHaveLength(1);
    // The National Day holiday of 2025 lasts until Wednesday, 8 October.
    await scene.moveTo(at("10-05", "09:00"));
    await overviews(convenor);
    await scene.moveTo(at("10-08", "09:00"));
    expect(await overviews(convenor)).toEqual([]);
    await scene.moveTo(at("10-09", "08:31"));
    expect(await overviews(convenor)).toHaveLength(1);
  });

  it("comes once where nothing ran on Monday, and never on a rest day or at night", async () => {
    await rec(3, "水务局", "依法履职");
    await scene.moveTo(at("08-05", "03:00"));
    expect(await overviews(convenor)).toEqual([]);
    await scene.moveTo(at("08-05", "08:30"));
    expect(await overviews(convenor)).toHaveLength(1);
    await scene.moveTo(at("08-06", "08:30"));
    expect(await overviews(convenor)).toEqual([]);
    await scene.moveTo(at("08-16", "10:00"));
    expect(await overviews(convenor)).toEqual([]);
  });

  it("is not sent where there is nothing to act on", async () => {
    await scene.moveTo(at("08-04", "08:30"));
    expect(await overviews(convenor)).toEqual([]);
    expect(await overviews(secretariat)).toEqual([]);
  });

  it("is drawn when it is sent, and its buttons work", async () => {
    await rec(3, "水务局", "依法履职");
    await scene.moveTo(at("08-11", "08:30"));
    const card = scene.messages
      .filter(({ post }) => post.conversation === `direct:${convenor}`)
      .at(-1)?.post.card;
    const press = card?.actions.find(({ label }) => label.zh.startsWith("逾期"))?.press;
    const list = await scene.presses(convenor, press ?? { command: "" });
    expect(list.text).toContain("JY-2025-0001 依法履职 — ▲黄灯");
  });

  it("lies open on a screen with no line of level 2, not even to whoever is named in it", async () => {
    await scene.says(
      "town-qingquan.liaison",
      "提交线索 标题=金丝雀 事实=金丝雀 地点=桥 日期=昨天 来源=履职 类别=电信网络诈骗",
    );
    await scene.moveTo(at("09-01", "08:30"));
    const [own] = await overviews("police.head");
    expect(own).toContain("逾期1件");
    expect(own).not.toMatch(/金丝雀|XS-2025-0001/);
    // Nothing else is owed in the county: a message would tell that there is something.
    expect(await overviews(convenor)).toEqual([]);
  });

  it("goes to the deputy of who is on leave", async () => {
    await rec(3, "水务局", "依法履职");
    await scene.says(secretariat, "请假 从=2025-08-04 到=2025-08-08 代办=gov-office.publisher");
    await scene.moveTo(at("08-04", "08:30"));
    expect(await overviews(secretariat)).toEqual([]);
    expect((await overviews("gov-office.publisher"))[0]).toContain("总览 · 山丹县");
  });
});

describe("what waits, each working morning", () => {
  const digests = async (who: string): Promise<readonly string[]> =>
    (await scene.reads(`direct:${who}`)).filter((one) => /^(今日待办|Today)/.test(one));

  it("comes at half past eight to who has something, with what they wait for", async () => {
    await rec(3, "水务局", "依法履职");
    await scene.moveTo(at("08-04", "08:29"));
    expect(await digests("water.liaison")).toEqual([]);
    await scene.moveTo(at("08-04", "08:30"));
    expect(await digests("water.liaison")).toMatchInlineSnapshot(`
      [
        "今日待办
      等您办的有1件，其中本周再往后到期1件：
      JY-2025-0001 依法履职 — 签收 2025年8月5日 周二（明天到期）；回复 2025年10月9日 周四（还剩66天） · 已送达，待签收
      [待办] [提醒设置]",
      ]
    `);
    expect(await digests("procuratorate.procurator")).toMatchInlineSnapshot(`
      [
        "今日待办
      等您办的有1件，其中本周再往后到期1件：
      JY-2025-0001 依法履职 — 备案 · 已送达，待签收 · 2025年8月6日 周三（还剩2天）
      [待办] [提醒设置]",
      ]
    `);
    for (const who of ["education.liaison", "court.clerk", "admin"])
      expect(await digests(who)).toEqual([]);
  });

  it("names today's meetings first, to those who are to come", async () => {
    await scene.says(
      secretariat,
      "安排会议 标题=联席会议 形式=联席会议 时间=2025-08-06 15:00 地点=三楼 参会单位=水务局、教育局",
    );
    await scene.says("education.liaison", "参会 hy1 答复=不参加 理由=出差");
    await scene.moveTo(at("08-06", "08:30"));
    expect((await digests("water.liaison")).at(-1)).toContain(
      "今日待办\n今天的会议：\nHY-2025-0001 联席会议 — 15:00 三楼",
    );
    expect((await digests("education.liaison")).join()).not.toContain("今天的会议");
  });

  it("comes once a day, not on rest days, and what was missed is not sent behind", async () => {
    await rec(3, "水务局", "依法履职");
    await scene.moveTo(at("08-02", "10:00"));
    expect(await digests("water.liaison")).toEqual([]);
    await scene.moveTo(at("08-08", "11:00"));
    await scene.moveTo(at("08-08", "17:00"));
    expect(await digests("water.liaison")).toHaveLength(1);
  });

  it("has no line of level 2, and says how many there are", async () => {
    await scene.says(
      "town-qingquan.liaison",
      "提交线索 标题=金丝雀 事实=金丝雀 地点=桥 日期=昨天 来源=履职 类别=电信网络诈骗",
    );
    await scene.moveTo(at("08-04", "08:30"));
    const [own] = await digests("police.liaison");
    expect(own).toContain("等您办的有1件");
    expect(own).toContain("其中1件是受限事项，这里不写；发“待办”看。");
    expect(own).not.toMatch(/金丝雀|XS-2025-0001/);
  });

  it("is read in one's own language", async () => {
    await scene.says("water.liaison", "language English");
    await rec(3, "水务局", "依法履职");
    await scene.moveTo(at("08-04", "08:30"));
    const [card] = (await scene.reads("direct:water.liaison", "en")).filter((one) =>
      one.startsWith("Today"),
    );
    expect(card).toContain("1 matter waits for you");
  });
});

describe("提醒 设置", () => {
  const digests = async (who: string): Promise<readonly string[]> =>
    (await scene.reads(`direct:${who}`)).filter((one) => one.startsWith("今日待办"));
  const says = async (who: string, line: string) => (await scene.says(who, line)).text;

  it("shows how it is set, for everybody", async () => {
    expect(await says("water.liaison", "提醒 设置")).toMatchInlineSnapshot(`
      "提醒设置
      时间: 08:30
      今日待办: 每个工作日08:30，没有事就不发
      每周总览: 每周第一个工作日08:30，发给召集人、副召集人、秘书处和有事的单位负责人
      期限的提醒照常发：法律要求的，关不掉。
      [今日待办：关] [每周总览：关]"
    `);
    expect(await says("water.liaison", "reminders")).toContain("08:30");
  });

  it.each([
    ["提醒 设置 时间=9点", "09:00"],
    ["提醒设置 时间=9点半", "09:30"],
    ["reminders at=10:15", "10:15"],
    ["提醒 设置 时间：7：30", "07:30"],
  ])("%s moves it to %s", async (line, hour) => {
    await rec(3, "水务局", "依法履职");
    expect(await says("water.liaison", line)).toContain(`时间: ${hour}`);
    await scene.moveTo(at("08-04", "07:29"));
    expect(await digests("water.liaison")).toEqual([]);
    await scene.moveTo(at("08-04", hour));
    expect(await digests("water.liaison")).toHaveLength(1);
    await scene.moveTo(at("08-04", "12:00"));
    expect(await digests("water.liaison")).toEqual([]);
  });

  it.each([
    "提醒 设置 时间=25点",
    "提醒 设置 时间=半夜",
    "提醒 设置 时间=6:59",
    "reminders at=18:01",
  ])("%s is refused, with what would be taken", async (line) => {
    expect(await says("water.liaison", line)).toContain("7:00到18:00之间");
  });

  it("turns it off and on again; the reminders of deadlines still come", async () => {
    await rec(3, "水务局", "依法履职");
    const off = await (await scene.says("water.liaison", "提醒 设置")).press("今日待办：关");
    expect(off.text).toContain("今日待办: 关");
    expect(off.text).toContain("关不掉");
    await scene.moveTo(at("08-05", "09:30"));
    const all = await scene.reads("direct:water.liaison");
    expect(all.some((one) => one.startsWith("今日待办"))).toBe(false);
    expect(all.some((one) => one.includes("签收检察建议"))).toBe(true);
    await says("water.liaison", "提醒 设置 今日待办=开");
    await scene.moveTo(at("08-06", "08:30"));
    expect(await digests("water.liaison")).toHaveLength(1);
  });

  it("set back to an hour that is past, that day's still comes, once", async () => {
    await rec(3, "水务局", "依法履职");
    for (const who of ["water.liaison", convenor]) await says(who, "提醒 设置 时间=10:00");
    await scene.moveTo(at("08-04", "09:10"));
    expect([await digests("water.liaison"), await overviews(convenor)]).toEqual([[], []]);
    for (const who of ["water.liaison", convenor]) await says(who, "提醒 设置 时间=8:30");
    await scene.moveTo(at("08-04", "09:11"));
    expect(await digests("water.liaison")).toHaveLength(1);
    expect(await overviews(convenor)).toHaveLength(1);
    for (const hour of ["10:00", "9:15", "9:30", "11:00"])
      for (const who of ["water.liaison", convenor]) await says(who, `提醒 设置 时间=${hour}`);
    await scene.moveTo(at("08-04", "09:20"));
    await scene.moveTo(at("08-04", "18:00"));
    expect([await digests("water.liaison"), await overviews(convenor)]).toEqual([[], []]);
    await scene.moveTo(at("08-05", "11:00"));
    expect(await digests("water.liaison")).toHaveLength(1);
    // Set back and away again before anybody looks: at the new hour. What is turned off stays off.
    await says("water.liaison", "提醒 设置 时间=12:00");
    await scene.moveTo(at("08-06", "09:00"));
    await says("water.liaison", "提醒 设置 时间=8:30");
    await says("water.liaison", "提醒 设置 时间=10:00");
    await scene.moveTo(at("08-06", "09:30"));
    expect(await digests("water.liaison")).toEqual([]);
    await scene.moveTo(at("08-06", "10:00"));
    expect(await digests("water.liaison")).toHaveLength(1);
    await says("water.liaison", "提醒 设置 时间=12:00 今日待办=关");
    await scene.moveTo(at("08-07", "09:00"));
    await says("water.liaison", "提醒 设置 时间=8:30");
    await scene.moveTo(at("08-07", "18:00"));
    expect(await digests("water.liaison")).toEqual([]);
  });

  it("turns the overview off, for that post alone", async () => {
    await rec(3, "水务局", "依法履职");
    await says(convenor, "提醒 设置 每周总览=关");
    await scene.moveTo(at("08-04", "08:30"));
    expect(await overviews(convenor)).toEqual([]);
    expect(await overviews(secretariat)).toHaveLength(1);
  });
});

describe("what people meet for", () => {
  const consult = async () => {
    await scene.says(
      "town-qingquan.liaison",
      "提交线索 标题=甲 类别=水污染 事实=黑水直排 地点=桥三 日期=2025-07-31 来源=投诉 接收单位=检察院",
    );
    await scene.says("procuratorate.intake", "受理 xs1");
    await scene.says("procuratorate.chief", "立案 xs1");
    return scene.says(
      "procuratorate.procurator",
      "磋商 提议 标题=河道治理 单位=水务局 立案日期=2025-08-01 事项=河道垃圾",
    );
  };
  const today = (who: string): readonly string[] =>
    scene.messages
      .filter(({ post }) => post.conversation === `direct:${who}`)
      .map(({ post }) => JSON.stringify(post.card))
      .filter((one) => one.includes("今天的会议"));

  it("is in the morning of the handler for a consultation, and of the secretariat for a meeting", async () => {
    await consult();
    await scene.says("procuratorate.procurator", "磋商 安排 cs1 时间=2025-08-06 09:00 地点=三楼");
    await scene.says(
      secretariat,
      "安排会议 标题=联席会议 形式=联席会议 时间=2025-08-06 15:00 地点=三楼 参会单位=水务局、教育局",
    );
    const before = scene.messages.length;
    await scene.moveTo(at("08-05", "09:30"));
    await scene.moveTo(at("08-05", "17:29"));
    const said = scene.messages
      .slice(before)
      .filter(({ post }) => JSON.stringify(post.card.notification ?? "").includes("提醒"))
      .filter(({ post }) => JSON.stringify(post.card).includes("CS-2025-0001"))
      .map(({ post }) => post.conversation);
    expect(said.length).toBeGreaterThan(0);
    expect(new Set(said).size).toBe(said.length);
    await scene.moveTo(at("08-06", "08:30"));
    for (const who of ["procuratorate.procurator", "water.liaison"])
      expect(today(who).join(), who).toContain("CS-2025-0001");
    expect(today(secretariat).join()).toContain("HY-2025-0001");
    expect(today("education.head").join()).not.toContain("CS-2025-0001");
  });
});

describe("a Monday with both", () => {
  it("is one message, what waits for oneself on top", async () => {
    await rec(3, "水务局", "依法履职");
    await scene.moveTo(at("08-04", "08:00"));
    const before = scene.messages.length;
    // The secretariat has a meeting today, and the overview of the county.
    await scene.says(
      secretariat,
      "安排会议 标题=联席会议 形式=联席会议 时间=2025-08-04 15:00 地点=三楼 参会单位=水务局",
    );
    await scene.moveTo(at("08-04", "08:30"));
    await scene.moveTo(at("08-04", "08:31"));
    const own = scene.messages
      .slice(before)
      .filter(({ post }) => post.conversation === `direct:${secretariat}`)
      .filter(({ post }) => /今日待办|总览/.test(JSON.stringify(post.card)));
    expect(own).toHaveLength(1);
    const text = JSON.stringify(own[0]?.post.card);
    expect(text).toMatch(/今日待办.*今天的会议.*总览 · 山丹县.*在办/);
  });
});
