import { afterEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "./scene.ts";

// What is said of a duty: the day of the clock that names it and no other, everybody who holds it in one
// line, and whoever may ask for it by 催办.

let scene: Scene;
afterEach(() => scene.close());

const procurator = "procuratorate.procurator";
const secretariat = "gov-office.secretariat";
const convenor = "gov.convenor";

const served = (number: number, type = "公益诉讼", unit = "水务局") =>
  `登记建议 标题=依法履职 文号=山检建〔2025〕${number}号 类型=${type} 单位=${unit} 送达日期=2025-08-01 异议期=10 内容=查处排污口`;

const says = async (who: string, line: string): Promise<string> =>
  (await scene.says(who, line)).text;

/** The lines of an answer that are about one matter. */
const linesOf = (text: string, code: string): readonly string[] =>
  text.split("\n").filter((line) => line.startsWith(`${code} `));

const inEnglish = (who: string) => scene.says(who, "语言 english");

const late = "2025-10-11T01:00:00.000Z";

describe("the day beside a duty", () => {
  it("is that of the clock that names it, also where another of the matter's is due before", async () => {
    scene = await openScene("2025-08-01T01:00:00.000Z");
    await says(
      "town-qingquan.liaison",
      "提交线索 标题=甲 类别=水污染 事实=黑水直排 地点=桥三 日期=2025-07-31 来源=投诉 接收单位=检察院",
    );
    await says("procuratorate.intake", "受理 xs1");
    await says("procuratorate.chief", "立案 xs1");
    await scene.moveTo(late);
    const [serve = "", result = ""] = linesOf(await says(secretariat, "谁没办"), "XS-2025-0001");
    expect(serve).toMatch(/尚未登记：送达立案决定 · 已立案 · 2025年8月\d+日/);
    expect(result).toMatch(/尚未登记：反馈或办结 · 已立案 · 2025年9月1日/);
    expect(await says(secretariat, "谁没办")).not.toMatch(/反馈或办结.*8月/);
  });

  it("is named of each where a unit owes two, on its desk, on that of who waits, and where it is late", async () => {
    scene = await openScene("2025-08-01T01:00:00.000Z");
    await says(procurator, served(1));
    await says(procurator, "备案 jy1 2025-08-01");
    expect(linesOf(await says("water.liaison", "待办"), "JY-2025-0001")).toEqual([
      "JY-2025-0001 依法履职 — 签收 2025年8月5日 周二（还剩4天）；回复 2025年10月9日 周四（还剩69天） · 已送达，待签收",
    ]);
    expect(linesOf(await says(procurator, "待办"), "JY-2025-0001")).toEqual([
      "JY-2025-0001 依法履职 — 等水务局联络员签收 2025年8月5日 周二（还剩4天）；等水务局联络员回复 2025年10月9日 周四（还剩69天） · 已送达，待签收",
    ]);
    await scene.moveTo(late);
    expect(linesOf(await says(secretariat, "谁没办"), "JY-2025-0001")).toEqual([
      "JY-2025-0001 依法履职 — 水务局联络员尚未登记：签收 · 已送达，待签收 · 2025年8月5日 周二（已超期67天）",
      "JY-2025-0001 依法履职 — 水务局联络员尚未登记：回复 · 已送达，待签收 · 2025年10月9日 周四（已超期2天）",
    ]);
    await inEnglish(secretariat);
    expect(linesOf(await says(secretariat, "overdue"), "JY-2025-0001")[1]).toBe(
      "JY-2025-0001 依法履职 — Water Bureau liaison: Reply · Served, to be acknowledged · Thu 9 Oct 2025 (2 days overdue)",
    );
  });

  it("in a group is that of what the card reminds of, and stays so when the card is drawn again", async () => {
    scene = await openScene("2025-08-01T01:00:00.000Z");
    await (await scene.saysIn(secretariat, "linkage", "群 绑定 联动群")).press("确认");
    await says(procurator, served(1, "社会治理"));
    await scene.moveTo("2025-10-09T01:00:00.000Z");
    const [reminder = ""] = (await scene.reads("linkage")).filter((card) => card.includes("书面"));
    expect(reminder).toContain("提醒：书面回复检察建议，今天到期。");
    await scene.moveTo("2025-10-10T01:00:00.000Z");
    await says(procurator, "补记 jy1 专家咨询=县人大代表");
    await scene.bot.deliver();
    const standing = scene.messages.filter(({ post }) => post.conversation === "linkage").at(-1);
    expect(JSON.stringify(standing?.post.card)).toContain("2025年10月9日 周四（已超期）");
    expect(JSON.stringify(standing?.post.card)).not.toContain("8月5日");
  });

  it("is not held against whoever takes over what another was late with", async () => {
    scene = await openScene("2025-08-01T01:00:00.000Z");
    await says(procurator, served(1));
    await says(procurator, "备案 jy1 2025-08-01");
    await says("water.liaison", "签收 jy1");
    await scene.moveTo(late);
    await says("water.liaison", "回复 jy1 采纳情况=全部采纳 措施=已封堵");
    expect(await says(secretariat, "谁没办")).toContain("没有到期没办的事");
    // Until the day on which suing has to be decided, which is the procurator's own.
    expect(linesOf(await says(procurator, "待办"), "JY-2025-0001")).toEqual([
      "JY-2025-0001 依法履职 — 核实或退回 · 已回复，待核实 · 2025年11月10日 周一（还剩30天）",
    ]);
    await scene.moveTo("2025-11-11T01:00:00.000Z");
    expect(await says(secretariat, "谁没办")).toContain(
      "承办检察官尚未登记：核实或退回 · 已回复，待核实 · 2025年11月10日 周一（已超期1天）",
    );
  });

  it("where it had come in time, is said as the time that was up, and not as days overdue", async () => {
    scene = await openScene("2025-08-01T01:00:00.000Z");
    await says(procurator, served(1));
    await says("water.liaison", "签收 jy1");
    await says("water.liaison", "回复 jy1 采纳情况=全部采纳 措施=已封堵");
    await scene.moveTo(late);
    expect(await says(secretariat, "谁没办")).toContain(
      "承办检察官尚未登记：核实整改情况（整改期限已到） · 已回复，待核实 · 2025年10月9日 周四已满期",
    );
  });

  it("is not held against a chief who is asked for consent after it", async () => {
    scene = await openScene("2025-08-01T01:00:00.000Z");
    await says(procurator, served(1, "社会治理"));
    await says("water.liaison", "签收 jy1");
    await says("water.liaison", "异议 jy1 不归我们管");
    await scene.moveTo("2025-09-20T01:00:00.000Z");
    expect(await says(secretariat, "谁没办")).toMatch(/承办检察官尚未登记：复核并答复异议.*已超期/);
    await says(procurator, "驳回异议 jy1 理由不成立");
    expect(await says(secretariat, "谁没办")).toContain("没有到期没办的事");
    expect(linesOf(await says("procuratorate.chief", "待办"), "JY-2025-0001")).toEqual([
      "JY-2025-0001 依法履职 — 审核拟驳回的异议 · 已签收，待回复",
    ]);
  });
});

describe("谁没办", () => {
  it("has one line a duty, all who hold it in it, and counts the lines", async () => {
    scene = await openScene("2026-03-02T01:00:00.000Z");
    const places = "甲乙丙丁戊己庚辛壬癸子";
    for (const place of places)
      await says(
        "town-qingquan.liaison",
        `提交线索 标题=${place.repeat(4)} 类别=水污染 事实=${place.repeat(6)} 地点=${place.repeat(5)} 日期=2026-03-01 来源=投诉 接收单位=检察院`,
      );
    await scene.moveTo("2026-03-20T01:00:00.000Z");
    const first = await scene.says(secretariat, "谁没办");
    expect(first.text).toContain("第1至10项，共11项");
    expect(first.text).toContain("检察院受理岗或联络员尚未登记：受理、登记或退回");
    expect(new Set(first.text.match(/^XS-2026-\d+/gm)).size).toBe(10);
    expect((await first.press("下一页")).text).toContain("第11至11项，共11项");
  });

  it("names every unit of which each owes the same", async () => {
    scene = await openScene("2026-03-02T01:00:00.000Z");
    await says(secretariat, "安排会议 标题=联席会议 时间=2026-03-04 15:00 参会单位=水务局、公安局");
    const { text } = await scene.says(secretariat, "催办 hy1");
    for (const name of ["水务局联络员", "公安局联络员", "要办的是：参会"])
      expect(text).toContain(name);
  });

  it("names a unit once, where posts of it and people named in the matter owe the same", async () => {
    scene = await openScene("2026-03-06T01:00:00.000Z");
    for (const [who, line] of [
      [
        "market.liaison",
        "发现移送 标题=销售假冒农药 嫌疑人=李某某 罪名=销售伪劣产品罪 事实=查获假冒农药三百箱 经办人=market.liaison、market.liaison-2",
      ],
      ["market.liaison", "报批 ys1 涉案金额达到立案标准"],
      ["market.head", "批准移送 ys1 2026-03-06 09:00"],
      ["market.liaison", "发出 ys1 材料=移送书、调查报告、物品清单"],
      ["police.liaison", "签收 ys1 签收人=法制大队 签收时间=2026-03-06 09:00"],
      ["police.liaison", "接受 ys1 接受时间=2026-03-06 09:00"],
      ["police.liaison", "立案 ys1"],
    ] as const)
      await says(who, line);
    await scene.moveTo("2026-06-25T01:00:00.000Z");
    // Whoever files has three months after which a letter may be sent, and no day to conclude by.
    expect(linesOf(await says("police.head", "谁没办"), "YS-2026-0001")).toEqual([
      expect.stringMatching(
        /^YS-2026-0001 销售假冒农药 — 市场监管局联络员尚未登记：移交 · 已立案 · .*已超期/,
      ),
    ]);
    expect(await says("procuratorate.chief", "升级")).toMatch(
      /下一步催办.*已可发催办函（自2026年6月\d+日起）/,
    );
    // The letter of the procuratorate goes before a nudge, where it can be sent.
    expect(await says(procurator, "催办 ys1")).toContain("催办要求");
  });

  it("says after 催办 that it was done today, and offers it again tomorrow", async () => {
    scene = await openScene("2025-08-01T01:00:00.000Z");
    await says(procurator, served(1, "社会治理"));
    await scene.moveTo(late);
    const list = await scene.says(secretariat, "谁没办");
    await list.press("催办 JY-2025-0001");
    const again = await scene.says(secretariat, "谁没办");
    expect(again.text.match(/今天已催办/g)).toHaveLength(2);
    expect(again.text).not.toContain("[催办 JY-2025-0001");
    await scene.moveTo("2025-10-13T01:00:00.000Z");
    expect(await says(secretariat, "谁没办")).toContain("[催办 JY-2025-0001");
  });

  it("shows the handling procurator the own matters, and nobody else's", async () => {
    scene = await openScene("2025-08-01T01:00:00.000Z");
    await says(procurator, served(1, "社会治理"));
    await says(
      "town-qingquan.liaison",
      "提交线索 标题=甲 类别=劳动保障 事实=某工地拖欠工资 地点=山丹县 日期=2025-07-31 来源=投诉 接收单位=人社局",
    );
    await scene.moveTo(late);
    const text = await says(procurator, "谁没办");
    expect(linesOf(text, "JY-2025-0001")).toHaveLength(2);
    expect(text).not.toContain("XS-2025");
    expect(text).toContain("[催办 JY-2025-0001");
    expect(await says("water.liaison", "谁没办")).toContain("只供");
  });
});

describe("催办", () => {
  const oneServed = async () => {
    scene = await openScene("2025-08-01T01:00:00.000Z");
    await says(procurator, served(1, "社会治理"));
  };
  const reached = "正在催办：水务局联络员、水务局联络员（备岗）。要办的是：签收、回复。";

  it("is answered by a card of its own, which the notice on its way does not draw over", async () => {
    await oneServed();
    const { reply, text } = await scene.says(secretariat, "催办 jy1");
    expect(text).toContain(reached);
    expect(reply).not.toHaveProperty("matter");
  });

  it.each([
    ["催办 请抓紧应急处置", "请抓紧应急处置"],
    ["催办 水 務 局 請盡快", "請盡快"],
    ["催办 水务局快点回复", "快点回复"],
  ])("of nobody named takes the words along, of a unit the rest: %s", async (line, note) => {
    await oneServed();
    await scene.moveTo("2025-11-03T01:00:00.000Z");
    const { text } = await scene.says(secretariat, line);
    expect(text).toContain("JY-2025-0001");
    expect(text).toContain(`“${note}”会一起捎去`);
  });

  it("says once what several units owe alike", async () => {
    scene = await openScene("2025-08-01T01:00:00.000Z");
    await says(procurator, served(1, "社会治理").replace("水务局", "水务局、生态环境分局"));
    expect(await says(secretariat, "催办 jy1")).toContain("要办的是：签收、回复。");
  });

  it.each([
    [secretariat, "催办 jy1"],
    [convenor, "催一下 jy1"],
    ["justice.head", "催一下jy1"],
    ["procuratorate.chief", "催办 JY-2025-0001"],
    [procurator, "催办 山检建〔2025〕1号"],
    ["water.head", "催办jy1"],
    [secretariat, "催办 jy1 请尽快"],
  ])("of %s by “%s” reaches whoever owes, and says whom and for what", async (who, line) => {
    await oneServed();
    expect(await says(who, line)).toContain(reached);
    expect((await scene.reads("direct:water.liaison")).at(-1)).toContain(
      "催办：请尽快签收、回复。",
    );
    // Once a day, whoever asks.
    expect(await says(secretariat, "催办 jy1")).toContain(
      "今天已经催办过：水务局联络员、水务局联络员（备岗）。",
    );
  });

  it("asks again for what has come to be owed since", async () => {
    await oneServed();
    await says(secretariat, "催办 jy1");
    await says("water.liaison", "签收 jy1");
    expect(await says(secretariat, "催办 jy1")).toContain("今天已经催办过");
    await says("water.liaison", "回复 jy1 采纳情况=全部采纳 措施=已封堵");
    expect(await says(secretariat, "催办 jy1")).toContain(
      "正在催办：承办检察官。要办的是：核实或退回。",
    );
  });

  it("is read in English", async () => {
    await oneServed();
    await inEnglish(secretariat);
    expect(await says(secretariat, "nudge jy1")).toContain(
      "Reminding Water Bureau liaison, Water Bureau deputy liaison. To be done: Acknowledge, Reply.",
    );
    expect(await says(secretariat, "nudge jy9")).toContain("No such record");
  });

  it("by whoever owes it, or may not, says so; to an outsider there is no such record", async () => {
    await oneServed();
    expect(await says("water.liaison", "催办 jy1")).toContain("这件事等的就是您：签收、回复。");
    const outside = await says("police.liaison", "催办 jy1");
    expect(outside).toContain("没有找到这条记录");
    expect(await says("police.liaison", "催办 jy9")).toBe(outside);
    await says("water.liaison", "签收 jy1");
    await says("water.liaison", "回复 jy1 采纳情况=全部采纳 措施=已封堵");
    const refused = await says("water.head", "催办 jy1");
    expect(refused).toContain("这件事在等承办检察官核实或退回。催办只能由秘书处");
    expect(refused).toContain("您现在可以：");
  });

  it("where nobody owes anything, or nobody can be reached, says so", async () => {
    await oneServed();
    await says("procuratorate.chief", "撤回 jy1 文书有误");
    expect(await says(secretariat, "催办 jy1")).toContain("这件事现在是“已撤回”，没有人欠办");
    await says(procurator, served(2, "社会治理"));
    for (const post of ["water.liaison", "water.liaison-2"])
      await (await scene.says("water.head", `交接 ${post}`)).press("确认交接");
    const { text } = await scene.says(secretariat, "催办 jy2");
    expect(text).toContain("没有催到：水务局联络员、水务局联络员（备岗）没有绑定账号");
    expect(text).not.toContain("正在催办");
  });

  it("without a number shows what could be asked for: what is late, else what is awaited", async () => {
    await oneServed();
    const early = await scene.says(procurator, "催办");
    expect(early.text).toContain("没有到期没办的事。这些还没到期，也可以催：");
    expect((await early.press("催办 JY-2025-0001")).text).toContain(reached);
    expect(await says("water.liaison", "催办")).toContain("现在没有您可以催办的事");
    await scene.moveTo(late);
    const overdue = await scene.says(secretariat, "催一下");
    expect(overdue.text).toContain("要催哪一件？这些已经到期没办：");
    expect((await overdue.press("催办 JY-2025-0001")).text).toContain(reached);
  });
});

describe("升级", () => {
  it("of four late replies shows the four, the next step of each, by the clock that is late", async () => {
    scene = await openScene("2025-08-01T01:00:00.000Z");
    const units = ["水务局", "林草局", "住建局", "市场监管局"];
    for (const [index, unit] of units.entries()) {
      await says(procurator, served(index + 1, "公益诉讼", unit));
    }
    await scene.moveTo("2025-10-30T01:00:00.000Z");
    await says("water.liaison", "签收 jy1");
    await says("water.liaison", "回复 jy1 采纳情况=全部采纳 措施=已封堵");
    const text = await says(convenor, "升级");
    expect(linesOf(text, "JY-2025-0001")[0]).toMatch(
      /— 已回复，等检察院核实 · 已回复，待核实 · .*2025年10月9日/,
    );
    for (const code of ["JY-2025-0002", "JY-2025-0003", "JY-2025-0004"])
      expect(linesOf(text, code)[0]).toMatch(/— 下一步督促.*2025年10月9日 周四（已超期21天）/);
    expect(text).not.toContain("各步都已办过");
    await inEnglish(convenor);
    expect(await says(convenor, "escalations")).toContain("replied, for the procuratorate to");
  });

  it("where the time to rectify is over and that to reply is not, says that no step can be taken yet", async () => {
    scene = await openScene("2025-08-01T01:00:00.000Z");
    await says(procurator, `${served(1)} 整改期限=2025-09-01`);
    await says("water.liaison", "签收 jy1");
    await scene.moveTo("2025-09-10T01:00:00.000Z");
    const text = await says(convenor, "升级");
    expect(text).toContain("回复期限还没有到，现在没有可以办的步骤");
    expect(text).not.toContain("各步都已办过");
  });
});

describe("what is said after a late step", () => {
  it("does not name a day that has gone by without saying so", async () => {
    scene = await openScene("2025-08-01T01:00:00.000Z");
    await says(procurator, served(1));
    await says(procurator, served(2, "社会治理", "林草局"));
    await scene.moveTo(late);
    expect(await says("water.liaison", "签收 jy1")).toMatch(
      /已签收。最迟10月9日.*；这一天已经过了2天。/,
    );
    await inEnglish("forestry.liaison");
    expect(await says("forestry.liaison", "ack jy2")).toContain("that day was 2 days ago.");
  });
});

describe("what more than a seat is needed for", () => {
  it("is said: what comes before a summons, and that what is restricted cannot be restricted again", async () => {
    scene = await openScene("2025-08-01T01:00:00.000Z");
    await says(procurator, served(1, "社会治理"));
    expect(await says(convenor, "约谈 jy1 请说明情况")).toContain("现在没有逾期未回复");
    await scene.moveTo(late);
    for (const line of ["约谈 jy1 请说明情况", "委托 jy1 受托人=司法局负责人"])
      expect(await says(convenor, line)).toContain("通报之后才能约谈");
    await says("water.liaison", "提级 jy1 涉及举报人");
    expect(await says("water.liaison", "提级 jy1 涉及举报人")).toContain("已经是二级保密了");
    expect(await says("water.liaison", "核实 jy1 已到位")).toMatch(/您现在可以：(?!.*提级)/);
  });
});

describe("催办 of one of several who are invited", () => {
  it.each([
    ["typed with the number", "催办 hy1 水务局"],
    ["said, and pressed", "催一下水务局采砂会的答复"],
    ["said in other words, and pressed", "催水务局答复采砂会"],
  ])("asks that one alone: %s", async (_, line) => {
    scene = await openScene("2026-03-02T01:00:00.000Z");
    await says(secretariat, "安排会议 标题=采砂会商 时间=2026-03-04 15:00 参会单位=水务局、公安局");
    for (const who of ["water.liaison", "police.liaison"]) await scene.reads(`direct:${who}`);
    let answer = await scene.says(secretariat, line);
    if (!answer.text.startsWith("催办\n")) answer = await answer.press("催办 HY-2026-0001");
    expect(answer.text).toContain("正在催办：水务局联络员、水务局联络员（备岗）。");
    expect((await scene.reads("direct:water.liaison")).join()).toContain("参会");
    expect(await scene.reads("direct:police.liaison")).toEqual([]);
  });
});
