import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "./scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene("2026-11-23T01:00:00.000Z");
});
afterEach(() => scene.close());

const clue = (title: string) =>
  `提交线索 标题=${title} 类别=水污染 事实=黑水 地点=桥 日期=昨天 来源=履职`;

describe("the list", () => {
  beforeEach(async () => {
    for (let index = 1; index <= 12; index += 1) {
      await scene.clock.moveTo(new Date(Date.parse(scene.clock.now()) + 60_000).toISOString());
      await scene.says("water.liaison", clue(`排污口${index}号`));
    }
  });

  it("shows the newest first, a page at a time", async () => {
    const first = await scene.says("water.liaison", "列表");
    expect(first.text).toContain("XS-2026-0012 排污口12号 — 已提交");
    expect(first.text).toContain("XS-2026-0003");
    expect(first.text).not.toContain("XS-2026-0002");
    const second = await first.press("下一页");
    expect(second.text).toContain("XS-2026-0002");
    expect(second.text).toContain("XS-2026-0001");
    expect(second.text).not.toContain("下一页");
  });

  it("is narrowed by kind, category and whether it is open", async () => {
    await scene.says("water.liaison", "撤回 xs12");
    const open = await scene.says("water.liaison", "列表 线索 未办结=是");
    expect(open.text).not.toContain("XS-2026-0012");
    expect(open.text).toContain("XS-2026-0011");
    expect((await scene.says("water.liaison", "列表 会议")).text).toContain("没有您能看的会议");
    expect((await scene.says("water.liaison", "列表 类别=欠薪")).text).toContain(
      "没有您能看的事项",
    );
    expect((await scene.says("water.liaison", "列表 火星")).text).toContain("← ");
  });

  it("is searched by the words of titles", async () => {
    const found = await scene.says("water.liaison", "搜索 排污口7");
    expect(found.text).toContain("XS-2026-0007");
    expect(found.text).not.toContain("XS-2026-0008");
    expect((await scene.says("police.liaison", "搜索 排污口7")).text).not.toContain("XS-2026");
  });

  it("offers matters as options only to those who see them", async () => {
    const ask = (account: string) =>
      scene.bot.options("matters", "7号", { platform: "web", account });
    expect((await ask("water.liaison")).map(({ id }) => id)).toEqual(["XS-2026-0007"]);
    expect(await ask("police.liaison")).toEqual([]);
  });

  it("lists everything to the secretariat, which oversees level 1", async () => {
    expect((await scene.says("gov-office.secretariat", "列表")).text).toContain("XS-2026-0012");
  });
});

describe("several matters that wait", () => {
  it("are offered to choose from when no number is typed", async () => {
    await scene.says("water.liaison", clue("甲"));
    await scene.says("water.liaison", clue("乙"));
    const which = await scene.says("procuratorate.intake", "受理");
    expect(which.text).toContain("您要办的是哪一件？");
    expect(which.text).toContain("XS-2026-0001 甲");
    expect(which.text).toContain("XS-2026-0002 乙");
    expect((await scene.says("procuratorate.intake", "待办")).text).toContain("有2件事等您办");
  });
});

describe("the desk", () => {
  it("shows what waits for me and what I wait for, from whom and by when", async () => {
    await scene.says("water.liaison", clue("甲"));
    expect((await scene.says("water.liaison", "待办")).text).toBe(
      [
        "待办",
        "现在没有等您办的事。",
        "我在等的：",
        "XS-2026-0001 甲 — 等检察院受理岗或联络员受理、登记或退回：登记分办线索 2026年11月25日 周三（还剩2天）、反馈线索是否受理 2026年11月30日 周一（还剩7天）；等生态环境分局联络员受理或退回 2026年11月30日 周一（还剩7天） · 已提交",
      ].join("\n"),
    );
    await scene.says("procuratorate.intake", "退回 xs1 不归我们");
    const back = (await scene.says("water.liaison", "待办")).text;
    expect(back).toContain("有1件事等您办");
    expect(back).not.toContain("我在等的");
    expect((await scene.says("police.liaison", "待办")).text).not.toContain("XS-2026");
  });
});

describe("what is overdue", () => {
  beforeEach(async () => {
    await scene.says("water.liaison", clue("甲"));
    await scene.moveTo("2026-12-02T02:00:00.000Z");
  });

  it("is shown to those who look after it, and one press reminds whoever has not acted, once a day", async () => {
    const list = await scene.says("gov-office.secretariat", "谁没办");
    expect(list.text).toContain("XS-2026-0001 甲 — 检察院受理岗或联络员尚未登记：受理、登记或退回");
    const before = scene.messages.length;
    expect((await list.press("催办 XS-2026-0001")).text).toContain(
      "正在催办：检察院案件受理岗、检察院联络员、检察院联络员（备岗）、生态环境分局联络员、生态环境分局联络员（备岗）。",
    );
    expect((await list.press("催办 XS-2026-0001")).text).toContain("今天已经催办过：");
    await scene.bot.deliver();
    const told = scene.messages.slice(before);
    expect(new Set(told.map(({ post }) => post.conversation)).size).toBe(told.length);
    expect(JSON.stringify(told.map(({ post }) => post.card))).toContain(
      "联席会议秘书处催办：请尽快受理、登记或退回。",
    );
    await scene.says("procuratorate.intake", "受理 xs1");
    const missing = (await scene.says("gov-office.secretariat", "谁没办")).text;
    expect(missing).toContain("XS-2026-0001 甲 — 生态环境分局联络员尚未登记：受理或退回");
    expect(missing).not.toContain("检察院");
    await scene.says("ecology.liaison", "受理 xs1");
    expect((await scene.says("gov-office.secretariat", "谁没办")).text).toContain(
      "没有到期没办的事",
    );
  });

  it("is nobody else's business", async () => {
    expect((await scene.says("police.head", "谁没办")).text).toContain("没有到期没办的事");
    expect((await scene.says("water.liaison", "谁没办")).text).toContain("只供");
    const press = { command: "nudge", code: "XS-2026-0001" };
    expect((await scene.presses("police.head", press)).text).toContain("没有找到这条记录");
    expect((await scene.presses("police.head", press)).text).toBe(
      (await scene.presses("police.head", { ...press, code: "XS-2099-0001" })).text,
    );
  });
});

describe("words left over", () => {
  it("behind a complete command are not ignored: the matter is shown first", async () => {
    await scene.says("water.liaison", clue("甲"));
    const shown = await scene.says("procuratorate.intake", "受理 xs1 马上派人");
    expect(shown.text).toContain("要受理的是这一件吗？");
    expect((await scene.store.matter("XS-2026-0001"))?.state).toBe("submitted");
  });

  it("with another kind's number: what can be done with that number is offered", async () => {
    await scene.says("water.liaison", clue("甲"));
    const wrong = await scene.says("procuratorate.intake", "签收 XS-2026-0001");
    expect(wrong.text).toContain("[受理线索]");
    expect((await wrong.press("受理线索")).text).toContain("您已受理");
  });
});

describe("the delivery record", () => {
  it("says who was told what, when, and what became of it", async () => {
    await scene.says("water.liaison", clue("甲"));
    await scene.bot.deliver();
    const { text } = await scene.says("water.liaison", "投递 xs1");
    expect(text).toContain("检察院案件受理岗 · 消息 · 已发到");
  });
});

describe("a deadline", () => {
  it("in a year whose holidays are not known is provisional", async () => {
    await scene.clock.moveTo("2026-11-03T01:00:00.000Z");
    const trial = await scene.says("admin", "期限 试算 rec.reply 2026-11-03");
    expect(trial.text).toContain("暂定");
    expect(trial.text).toContain("2027年1月4日");
  });

  it.each([
    ["期限 试算", /请写编号，或“试算/],
    ["期限 试算 rec.reply", /请写编号，或“试算/],
    ["期限 试算 rec.reply 2025-02-30", /2月/],
    ["期限 试算 rec.objection 2025-08-01", /由文书写明/],
    ["期限 试算 rec.objection 2025-08-01 10", /8月11日/],
    ["deadline try crim.transfer 2025-08-01 09:30", /8月2日 09:30/],
    // A period in hours does not begin at midnight because nobody said when.
    ["期限 试算 crim.transfer 2025-08-01", /请再写上几点，例如“2025-08-01 15:00”/],
    ["期限 试算 minor.report 今天", /请再写上几点/],
    ["期限 试算 crim.police-reroute 2025-08-01 24", /请再写上几点/],
    ["期限 试算 crim.police-reroute 8月1日3点", /您是说下午3点还是凌晨3点/],
    ["期限 试算 crim.police-reroute 2025-08-01 03:00", /8月2日 03:00/],
    ["期限 试算 crim.police-reroute 2025-08-01 下午3点", /8月2日 15:00/],
    ["期限 试算 crim.transfer 2025-08-01 15:00-17:00", /这里只填开始的时间，不填结束的时间/],
  ])("%s is answered with what would be accepted", async (line, answer) => {
    expect((await scene.says("admin", line)).text).toMatch(answer);
  });

  it("in hours asks for the hour in English too", async () => {
    await scene.says("admin", "语言 英文");
    expect((await scene.says("admin", "deadline try crim.transfer 2025-08-01")).text).toContain(
      "Please add the time, for example “2025-08-01 15:00”",
    );
  });
});

describe("a deadline tried by words people use", () => {
  const tries = (line: string) => scene.says("procuratorate.procurator", line);

  it("is all that one service starts, and who would be told when, before it is recorded", async () => {
    const { text } = await tries("期限 试算 公益诉讼检察建议 2025-08-01");
    for (const [name, counted] of [
      ["签收检察建议", "最迟8月5日（当日24时前）签收"],
      ["对检察建议提出异议", "最迟8月11日（当日24时前）提出异议"],
      ["书面回复检察建议", "最迟10月9日（当日24时前）回复"],
      ["按检察建议整改到位", "最迟10月9日（当日24时前）整改到位"],
      [
        "审查是否提起公益诉讼",
        "最迟11月10日（当日24时前）审查完毕并决定是否起诉：10月9日整改期限届满",
      ],
    ])
      expect(text).toContain(`${name}: ${counted}`);
    expect(text).toContain("2025年8月4日 周一 09:00: 被建议单位的联络员（签收检察建议）");
    expect(text).toMatch(/10月10日 周五 09:00: .*主要负责人.*（书面回复检察建议）/);
    expect(text).not.toContain("十五日");
  });

  it.each([
    ["社会治理检察建议", "书面回复检察建议: 最迟10月9日"],
    ["social governance", "书面回复检察建议: 最迟10月9日"],
    ["紧急公益诉讼检察建议", "紧急公益诉讼检察建议的书面回复: 最迟8月18日"],
    ["紧急公益诉讼检察建议", "对检察建议提出异议: 最迟8月4日"],
    ["未成年人保护检察建议", "回复未成年人保护检察建议: 最迟9月1日"],
    ["再审检察建议", "回复再审检察建议: 最迟11月3日"],
  ])("%s: %s", async (name, counted) => {
    expect((await tries(`期限 试算 ${name} 2025-08-01`)).text).toContain(counted);
  });

  it.each([
    ["检察建议 2025-08-01", "公益诉讼检察建议", "期限试算：公益诉讼检察建议"],
    ["异议 2025-08-01", "复核异议", "最迟8月8日"],
    ["检察建议回复 8.1", "书面回复检察建议", "最迟10月8日"],
    ["立案审查 2025-08-01", "检察院审查是否提起公益诉讼", "审查完毕并决定是否起诉"],
  ])("%s may be several, each one press away", async (typed, chosen, counted) => {
    const asked = await tries(`期限 试算 ${typed}`);
    expect(asked.text).not.toMatch(/[a-z]+\.[a-z]+/);
    expect((await asked.press(chosen)).text).toContain(counted);
  });
});

describe("the demo's clock", () => {
  it("moves on and stops at what falls due on the way", async () => {
    await scene.says(
      "procuratorate.procurator",
      "登记建议 标题=依法履行 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局 送达日期=今天 异议期=10 内容=查处",
    );
    await scene.bot.deliver();
    expect((await scene.says("water.liaison", "时钟 +10天")).text).toContain(
      "2026年12月3日 周四 09:00",
    );
    const told = scene.messages
      .filter(({ post }) => post.conversation === "direct:water.liaison")
      .map(({ at }) => at.slice(0, 10));
    // The last two are the end of the period to object, and what is not signed for after a week.
    expect(told).toEqual([
      ...["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-12-02", "2026-12-03"],
    ]);
  });

  it.each(["时钟", "时钟 -1天", "时钟 +1000天", "时钟 昨天"])("refuses %s kindly", async (line) => {
    const { reply } = await scene.says("water.liaison", line);
    expect(["form", "refusal"]).toContain(reply.is);
    expect(scene.clock.now()).toBe("2026-11-23T01:00:00.000Z");
  });
});

describe("what stands in a form before anybody typed", () => {
  it.each([
    ["语言 中文", "联系人: 水务局联络员"],
    ["language English", "Contact: Water Bureau liaison"],
  ])("is words of the reader's own language: %s", async (language, contact) => {
    await scene.says("water.liaison", language);
    await scene.says(
      "procuratorate.procurator",
      "登记建议 标题=依法履职 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局 送达日期=2026-11-20 异议期=10 内容=查处排污口",
    );
    const form = await scene.says("water.liaison", "这份建议签一下");
    expect(form.text).toContain(contact);
    await form.submit();
    const { fields } = (await scene.store.matter("JY-2026-0001")) ?? {};
    expect(fields).toMatchObject({ contact: contact.split(": ")[1] });
  });
});
