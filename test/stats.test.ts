import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { flows } from "../src/catalog.ts";
import { linesOf } from "./paper-lines.ts";
import { playedScene, type Scene } from "./scene.ts";

/** 统计 stats: the figures of a period in what the reader may see, each with its list. */

let scene: Scene;
const convenor = "gov.convenor";
const procurator = "procuratorate.procurator";
const says = (who: string, line: string) => scene.says(who, line);
/** What somebody reads, addresses of files left out. */
const text = async (who: string, line: string) =>
  (await says(who, line)).text.replace(/<http[^>]*>/g, "<…>");
const figureIn = (card: string, name: string): string | undefined =>
  card
    .split("\n")
    .find((line) => line.startsWith(`${name}: `))
    ?.slice(name.length + 2);

const rec = (number: number, unit: string, title: string) =>
  says(
    procurator,
    `登记建议 标题=${title} 文号=山检建〔2025〕${number}号 类型=公益诉讼 单位=${unit} 送达日期=2025-08-01 异议期=10 内容=依法查处`,
  );

/** August to 15 October 2025: two recommendations to three units, a clue, a task. */
const begun = playedScene("2025-08-04T01:00:00.000Z", async (played) => {
  scene = played;
  await rec(3, "水务局、生态环境分局", "依法履职");
  await rec(4, "教育局", "校园安全");
  for (const [who, code] of [
    ["water", "jy1"],
    ["ecology", "jy1"],
    ["education", "jy2"],
  ])
    await says(`${who}.liaison`, `签收 ${code}`);
  await says(
    "town-qingquan.liaison",
    "提交线索 标题=桥下黑水 事实=黑水 地点=桥 日期=昨天 来源=履职 类别=水污染",
  );
  await says("water.liaison", "受理 xs1");
  await says("gov-office.secretariat", "任务 交办 清理河道 牵头单位=水务局 到期=2025-08-20");
  await scene.clock.moveTo("2025-09-14T01:00:00.000Z");
  await says("water.liaison", "回复 jy1 采纳情况=全部采纳 措施=已整改");
  await scene.clock.moveTo("2025-10-15T01:00:00.000Z");
});
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

describe("a sentence that asks for figures", () => {
  it.each([
    ["本月统计", "2025年"],
    ["上个月的数据", "2025年"],
    ["水务局本季度的数据", "；水务局"],
    ["上半年收了多少线索", "2025年上半年"],
    ["figures for last month", "2025年"],
  ])("has the period and the unit it names: %s", async (line, named) => {
    const card = await text(convenor, line);
    expect(card).toContain(named);
    expect(card).not.toMatch(/2025年（/);
  });
});

describe("the figures of the county", () => {
  it("are one card of this year: numerator, denominator and rate, and – where there is nothing to divide", async () => {
    expect(await text(convenor, "统计")).toMatchInlineSnapshot(`
      "统计 · 山丹县
      2025年（2025年1月1日至2025年10月15日，未结束）
      只统计您能看的事项；您不能看的受限事项不在里面。
      线索：
      收到线索: 1（履职1）
      受理率（收到且已作决定的）: 1/1 = 100%
      提交到受理（工作日，中位数）: 0个工作日（1件次）
      立案率（受理的）: 0/1 = 0%
      受理反馈按时率（已到期的）: 1/3 = 33.3%
      检察建议：
      送达检察建议: 2（公益诉讼2）
      回复率（已到期的）: 1/3 = 33.3%
      按时回复率（已到期的）: 1/3 = 33.3%
      现在逾期未回复: 2
      核实整改到位率（核实过的）: 0/0 = –
      任务：
      交办任务: 1
      完成率（已到期的）: 0/1 = 0%
      按时完成率（已到期的）: 0/1 = 0%
      现在逾期未完成: 1
      受限事项只有数字，只按已结束的整个季度给，不按单位、种类、类别分：统计 上季度。
      图 <…>
      Word <…>
      Excel <…>
      CSV <…>
      比率写作“分子/分母 = 比率”，分母为0时写“–”。比率按批算：送达、收到或到期在期间内的，看至今的结果；写明“期内÷期内”的按同期算。撤回的不计入（线索按收到的算）；延期的按新的到期日。一件发给几个单位的，回复、签收等按单位分别计。
      [线索] [检察建议] [任务]"
    `);
  });

  it("read as well in English", async () => {
    await says(convenor, "language English");
    expect(await text(convenor, "stats rec this year")).toMatchInlineSnapshot(`
      "Statistics · 山丹县
      2025 (1 Jan 2025 to 15 Oct 2025, not over yet); Recommendation
      Only what you may see is counted; restricted matters you may not see are not.
      Recommendations served: 2 (Public interest 2)
      Service to acknowledgement (working days, median): 1 working day (of 3)
      Reply rate (of those due): 1/3 = 33.3%
      Replied in time (of those due): 1/3 = 33.3%
      Reply overdue now: 2
      Replies by adoption: 1 (Adopted in full 1)
      Adopted in full or part (of those served, so far): 1/3 = 33.3%
      Adopted in the period ÷ served in the period: 1/3 = 33.3%
      Found rectified (of those verified): 0/0 = –
      Suspended now: 0
      Withdrawn: 0
      Objections filed: 0
      Objections upheld (of those answered): 0/0 = –
      Objections rejected: 0
      Review of objections (working days, median): –
      Urged, circulated, summoned, reported: 0
      Look-backs, by whether it came back: 0
      Suits in the public interest decided: 0
      Of restricted matters there are numbers of whole quarters that are over and not by unit, kind or category: stats last quarter.
      Picture <…>
      Word <…>
      Excel <…>
      CSV <…>
      A rate is “numerator/denominator = rate”, “–” where the denominator is 0. Rates are of a cohort: what was served, received or due in the period, with what became of it so far; one said to be “in the period ÷ in the period” is of the same period. What was withdrawn is not in them (of clues all that came); what was extended counts by its new day. Of one document to several units replies, receipts and the like count for each unit.
      [Recommendations served] [Service to acknowledgement (working days, median)] [Reply rate (of those due)] [Replied in time (of those due)] [Reply overdue now] [Replies by adoption] [Adopted in full or part (of those served, so far)] [Adopted in the period ÷ served in the period] [Save this view] [All kinds]"
    `);
  });

  it.each([
    ["统计 上月", "2025年9月（2025年9月1日至2025年9月30日）"],
    ["统计 本月", "2025年10月（2025年10月1日至2025年10月15日，未结束）"],
    ["统计 期间=2025-07-01到2025-08-31", "2025年7月1日至2025年8月31日"],
    ["统计 第三季度 建议", "2025年第三季度（2025年7月1日至2025年9月30日）；检察建议"],
    ["统计 建议 水务局 上半年", "2025年上半年（2025年1月1日至2025年6月30日）；检察建议、水务局"],
    ["统计上月水务局建议", "2025年9月（2025年9月1日至2025年9月30日）；检察建议、水务局"],
    ["统计 种类=线索 类别=水污染 期间=8月", "；线索、水污染"],
    ["统计 领域=高质量发展", "；高质量发展"],
    ["统计 乡镇=清泉镇", "；清泉镇"],
    ["统计一下上个月的数据", "2025年9月（2025年9月1日至2025年9月30日）"],
    ["统计 全县 上月", "2025年9月（2025年9月1日至2025年9月30日）"],
    ["统计 上月的建议情况", "2025年9月（2025年9月1日至2025年9月30日）；检察建议"],
    ["统计 8月1日-8月15日 水污染 线索", "2025年8月1日至2025年8月15日；线索、水污染、黑臭水体"],
    ["stats for rec in September", "2025年9月（2025年9月1日至2025年9月30日）；检察建议"],
    ["stats last month Water Bureau", "2025年9月（2025年9月1日至2025年9月30日）；水务局"],
  ])("%s is of %s", async (line, scope) => {
    expect(await text(convenor, line)).toContain(scope);
  });

  it("count by the day of each fact, and what stands now as it stands now", async () => {
    const september = await text(convenor, "统计 9月 建议");
    expect(figureIn(september, "送达检察建议")).toBe("0");
    expect(figureIn(september, "回复的采纳情况")).toBe("1（全部采纳1）");
    expect(figureIn(september, "采纳率（期内采纳÷期内送达）")).toBe("1/0 = –");
    expect(figureIn(september, "现在逾期未回复")).toBe("2");
  });

  it("are a unit's own where it is one of those that act", async () => {
    const water = await text(convenor, "统计 水务局 建议");
    expect(figureIn(water, "回复率（已到期的）")).toBe("1/1 = 100%");
    const clue = await text(convenor, "统计 水务局 线索");
    expect(figureIn(clue, "受理反馈按时率（已到期的）")).toBe("1/1 = 100%");
    expect(figureIn(await text(convenor, "统计 检察院 建议"), "回复率（已到期的）")).toBe(
      "1/3 = 33.3%",
    );
  });

  it("leave out what was withdrawn, and go by the new day of what was extended", async () => {
    await says("education.liaison", "回复 jy2 采纳情况=全部采纳 措施=已整改");
    const before = await text(convenor, "统计 建议");
    expect(figureIn(before, "按时回复率（已到期的）")).toBe("1/3 = 33.3%");
    expect(figureIn(before, "回复率（已到期的）")).toBe("2/3 = 66.7%");
    await (await says("procuratorate.chief", "撤回 jy2")).submit({ reason: "对象有误" });
    const after = await text(convenor, "统计 建议");
    expect(figureIn(after, "送达检察建议")).toBe("1（公益诉讼1）");
    expect(figureIn(after, "回复率（已到期的）")).toBe("1/2 = 50%");
    expect(figureIn(after, "撤回")).toBe("1");
  });
});

describe("each figure", () => {
  it("leads to the matters behind it, and to those that are not in the numerator", async () => {
    const list = await (await says(convenor, "统计 建议")).press("按时回复率（已到期的）");
    expect(list.text).toMatchInlineSnapshot(`
      "统计 · 按时回复率（已到期的）
      2025年（2025年1月1日至2025年10月15日，未结束）；检察建议
      按时回复率（已到期的）: 1/3 = 33.3%
      第1到2件，共2件。
      JY-2025-0002 校园安全 — 已签收，待回复 · 书面回复检察建议 2025年10月9日 周四（已超期6天）
      JY-2025-0001 依法履职 — 1家已回复，待核实；1家已签收，待回复 · 书面回复检察建议 2025年10月9日 周四（已超期6天） · 生态环境分局
      [分子1] [未计入分子2] [回统计]"
    `);
    const misses = await list.press("未计入分子2");
    expect(misses.text).toContain("JY-2025-0002 校园安全");
    const hits = await list.press("分子1");
    expect(hits.text).toContain("JY-2025-0001");
    expect(hits.text).not.toContain("JY-2025-0002");
    expect((await hits.press("回统计")).text).toContain("；检察建议");
  });

  it("of every kind has as many matters as it says, at most", async () => {
    for (const { kind, name } of flows) {
      const card = await says(convenor, `统计 ${name.zh}`);
      for (const [, label = ""] of (card.text.split("\n").at(-1) ?? "").matchAll(/\[(.*?)\]/g)) {
        if (label === "各类" || label === "存为视图") continue;
        const list = await card.press(label);
        const codes = new Set(list.text.match(/^[A-Z]{2}-2025-\d{4}/gm));
        expect([kind, label, codes.size > 0]).toEqual([kind, label, true]);
      }
    }
  });
});

describe("who may see what", () => {
  it("a head counts what the unit sees, a share of its own, and no other unit's", async () => {
    const own = await text("education.head", "统计");
    expect(own).toContain("统计 · 教育局");
    expect(figureIn(own, "送达检察建议")).toBe("1（公益诉讼1）");
    expect(figureIn(own, "回复率（已到期的）")).toBe("0/1 = 0%");
    expect(own).not.toContain("收到线索");
    expect(figureIn(await text("ecology.head", "统计 建议"), "回复率（已到期的）")).toBe(
      "0/1 = 0%",
    );
    expect(await text("education.head", "统计 水务局")).toContain("没有您能看的、可以统计的事项");
  });

  it("a list asked for by a button's request shows nothing else", async () => {
    const { text } = await scene.presses("education.head", {
      command: "stats",
      answers: { show: "clue.received", kind: "clue", period: "2025-01-01..2025-12-31" },
    });
    expect(text).not.toMatch(/XS-2025|黑水/);
  });

  it("a restricted matter counts for who is named in it, and not for the convenor", async () => {
    const before = figureIn(await text(convenor, "统计 线索"), "收到线索");
    await says(
      "town-qingquan.liaison",
      "提交线索 标题=校门口 事实=校门口打架 地点=校门 日期=昨天 来源=履职 类别=盗抢骗 接收单位=公安局",
    );
    expect(figureIn(await text(convenor, "统计 线索"), "收到线索")).toBe(before);
    expect(figureIn(await text("town-qingquan.liaison", "统计 线索"), "收到线索")).toBe(
      "2（履职2）",
    );
  });

  it("a post that sees no matters is told why there are no figures", async () => {
    expect(await text("admin", "统计")).toContain("您的岗位只管账号，看不到事项");
  });

  it("asked in a group it is answered in private", async () => {
    const { reply } = await scene.saysIn(convenor, "group:linkage", "统计");
    expect(reply).toMatchObject({ is: "card" });
    expect("here" in reply ? reply.here : undefined).toBeUndefined();
  });
});

const fileAt = async (
  who: string,
  line: string,
  label: "图" | "Word" | "Excel" | "CSV",
  by = who,
) => {
  const found = new RegExp(`${label} <(.*?)>`).exec((await says(who, line)).text)?.[1] ?? "";
  return scene.bot.openFile(found.split("/files/")[1] ?? "", { platform: "web", account: by });
};
/** What the picture says in words. */
const pictured = async (who: string, line: string): Promise<string | undefined> => {
  const opened = await fileAt(who, line, "图");
  const page = opened.is === "file" ? new TextDecoder().decode(opened.content) : "";
  return /<desc [^>]*>([^<]*)</.exec(page)?.[1];
};
const csvOf = async (who: string, line: string): Promise<string> => {
  const opened = await fileAt(who, line, "CSV");
  return opened.is === "file" ? new TextDecoder().decode(opened.content) : opened.is;
};

describe("restricted matters", () => {
  const grave = (facts: string) =>
    says(
      "town-qingquan.liaison",
      `提交线索 标题=${facts} 事实=${facts} 地点=${facts} 日期=昨天 来源=履职 类别=盗抢骗 接收单位=公安局`,
    );
  const restrictedIn = async (line: string, who = convenor): Promise<string | undefined> =>
    /全县的受限事项（[\s\S]*?合计: .*/.exec(await text(who, line))?.[0];

  /** Four in November, one in December. */
  beforeEach(async () => {
    for (const [day, facts] of [
      ["2025-11-03", "撬门入室"],
      ["2025-11-04", "盗窃电缆"],
      ["2025-11-05", "街头抢包"],
      ["2025-11-06", "冒充客服骗钱"],
      ["2025-12-01", "偷牛"],
    ] as const) {
      await scene.clock.moveTo(`${day}T01:00:00.000Z`);
      await grave(facts);
    }
    await scene.clock.moveTo("2026-01-15T01:00:00.000Z");
  });

  it("are numbers of a quarter that is over, without one or two or what would give them back", async () => {
    expect(await restrictedIn("统计 上季度")).toMatchInlineSnapshot(`
      "全县的受限事项（收到的，按月）：截至2026年1月15日，以后不再改，谁看都一样。1件、2件的不给数，能推算出它们的也不给，写“*”。
      线索: 10月 * · 11月 * · 12月 * · 合计 5
      合计: 10月 * · 11月 * · 12月 * · 合计 5"
    `);
  });

  it("stand in what is taken away as they stand on the card, for whoever reads them there alone", async () => {
    const asked = "统计 上季度";
    const shown = "线索：10月 * · 11月 * · 12月 * · 合计 5";
    const lines = async (who: string) => {
      const opened = await fileAt(who, asked, "Word");
      return opened.is === "file" ? linesOf(opened.content) : [];
    };
    expect(await csvOf(convenor, asked)).toContain(shown);
    expect(await lines(convenor)).toContain(shown);
    // Who brought them has them among their own figures, and no table of the county's.
    for (const own of [
      (await lines("town-qingquan.liaison")).join("\n"),
      await csvOf("town-qingquan.liaison", asked),
    ]) {
      expect(own).toContain("收到线索");
      expect(own).not.toContain("合计 5");
      expect(own).not.toContain("全县的受限事项");
    }
    // Of any other period there is no table, neither here nor there.
    expect(await csvOf(convenor, "统计 2025年")).not.toContain("合计 5");
  });

  it("are in no month and of no unit of the picture, which is passed on", async () => {
    const asked = "统计 2025年 线索";
    expect(await text("town-qingquan.liaison", asked)).toContain("收到线索: 6");
    const told = await pictured("town-qingquan.liaison", asked);
    expect(told).toContain("按月（不含受限事项）");
    expect(told).toMatch(/8月 1;.*11月 0; 12月 0/);
  });

  it.each([
    "统计 本季度",
    "统计 2025年",
    "统计 2025年11月",
    "统计 2025-10-01到2025-12-30",
    "统计 上季度 线索",
    "统计 上季度 公安局",
    "统计 上季度 类别=盗抢骗",
  ])("are not told of anything narrower, wider or not over: %s", async (line) => {
    expect(await restrictedIn(line)).toBeUndefined();
    expect(await text(convenor, line)).toContain("只按已结束的整个季度给");
  });

  it("are the same numbers to every reader and on every day, whatever happens to them: nothing is left to subtract", async () => {
    const readers = [convenor, "gov-office.secretariat", "justice.head", "procuratorate.chief"];
    const lines = [
      "统计 上季度",
      "统计 2025年第三季度",
      "统计",
      "统计 线索 本月",
      "总览",
      "总览 线索",
    ];
    const read = async () => {
      const all: string[] = [];
      for (const who of readers)
        for (const line of lines)
          all.push((await says(who, line)).text.replace(/<http[^>]*>/g, ""));
      return [
        ...all,
        await csvOf(convenor, "统计 线索"),
        await csvOf("justice.head", "统计 上季度"),
      ];
    };
    const before = await read();
    expect(
      new Set(await Promise.all(readers.map((who) => restrictedIn("统计 上季度", who)))).size,
    ).toBe(1);
    const changes: readonly (() => Promise<unknown>)[] = [
      () => grave("偷羊"),
      () => grave("偷车 责任单位=司法局"),
      () => says("police.head", "回避 XS-2025-0002 有利害关系"),
      () => says("police.head", "隔离 XS-2025-0003"),
    ];
    for (const [index, change] of changes.entries()) {
      await change();
      expect([index, ...(await read())]).toEqual([index, ...before]);
    }
    const recused = await scene.store.matter("XS-2025-0002");
    expect(recused?.parties).toContainEqual({ part: "recused", person: "police.head" });
    expect((await scene.store.matter("XS-2025-0003"))?.visibility).toBe(3);
    await scene.clock.moveTo("2026-02-15T01:00:00.000Z");
    expect(await restrictedIn("统计 2025年第四季度")).toBe(
      await restrictedIn("统计 2025年第四季度", "justice.head"),
    );
    expect(before[0]).toContain((await restrictedIn("统计 2025年第四季度"))?.split("\n")[1]);
  });

  it("are no number to an account that is new", async () => {
    const person = { platform: "web", person: convenor, conversation: "direct:new" };
    const boundAt = "2026-01-15T00:30:00.000Z";
    await scene.store.saveAccounts([{ ...person, external: "new", boundAt }]);
    expect(await restrictedIn("统计 上季度", "new")).toBeUndefined();
    expect(await restrictedIn("统计 上季度")).toBeDefined();
  });

  it("are nothing to anybody else, and to whom they are named in no secret", async () => {
    for (const who of ["water.head", "town-qingquan.liaison", "police.head"]) {
      const card = await text(who, "统计 上季度");
      expect(card).not.toContain("受限事项");
    }
    const named = await text("town-qingquan.liaison", "统计 上季度 线索");
    expect(figureIn(named, "收到线索")).toBe("5（履职5）");
  });

  it("of level 3 are counted to nobody", async () => {
    await says(
      "town-qingquan.liaison",
      "提交线索 标题=可疑 事实=有人散布分裂国家言论 地点=东街 日期=昨天 来源=履职 类别=危害国家安全",
    );
    for (const who of [convenor, "gov-office.secrecy", "town-qingquan.liaison"])
      expect(await text(who, "统计 本月")).not.toMatch(/收到线索: [1-9]/);
  });
});

describe("the figures as a file", () => {
  it("are one press away, with numerator and denominator in columns of their own", async () => {
    expect(await csvOf(convenor, "统计 建议 第三季度")).toMatchInlineSnapshot(`
      "统计 · 山丹县
      2025年第三季度（2025年7月1日至2025年9月30日）；检察建议
      比率写作“分子/分母 = 比率”，分母为0时写“–”。比率按批算：送达、收到或到期在期间内的，看至今的结果；写明“期内÷期内”的按同期算。撤回的不计入（线索按收到的算）；延期的按新的到期日。一件发给几个单位的，回复、签收等按单位分别计。
      种类,指标,算法,分子,分母,值
      检察建议,送达检察建议,数,,,2
      检察建议,送达检察建议: 再审,数,,,0
      检察建议,送达检察建议: 纠正违法,数,,,0
      检察建议,送达检察建议: 公益诉讼,数,,,2
      检察建议,送达检察建议: 社会治理,数,,,0
      检察建议,送达检察建议: 其他,数,,,0
      检察建议,送达到签收（工作日，中位数）,中位数,,3,1
      检察建议,回复率（已到期的）,同批比率,0,0,–
      检察建议,按时回复率（已到期的）,同批比率,0,0,–
      检察建议,现在逾期未回复,数,,,2
      检察建议,回复的采纳情况,数,,,1
      检察建议,回复的采纳情况: 全部采纳,数,,,1
      检察建议,回复的采纳情况: 部分采纳,数,,,0
      检察建议,回复的采纳情况: 不采纳,数,,,0
      检察建议,采纳率（全部或部分，送达的至今）,同批比率,1,3,0.3333
      检察建议,采纳率（期内采纳÷期内送达）,同期比率,1,3,0.3333
      检察建议,核实整改到位率（核实过的）,同批比率,0,0,–
      检察建议,现在中止审查的,数,,,0
      检察建议,撤回,数,,,0
      检察建议,提出异议,数,,,0
      检察建议,异议采纳率（已答复的）,同批比率,0,0,–
      检察建议,驳回异议,数,,,0
      检察建议,异议审查（工作日，中位数）,中位数,,0,–
      检察建议,督促、通报、约谈、上报,数,,,0
      检察建议,督促、通报、约谈、上报: 督促,数,,,0
      检察建议,督促、通报、约谈、上报: 通报,数,,,0
      检察建议,督促、通报、约谈、上报: 约谈,数,,,0
      检察建议,督促、通报、约谈、上报: 上报,数,,,0
      检察建议,回头看（未反弹、反弹）,数,,,0
      检察建议,回头看（未反弹、反弹）: 未反弹,数,,,0
      检察建议,回头看（未反弹、反弹）: 反弹,数,,,0
      检察建议,决定提起公益诉讼,数,,,0
      "
    `);
    const opened = await fileAt(convenor, "统计 建议 第三季度", "Excel");
    expect(opened).toMatchObject({
      is: "file",
      name: "统计 2025-07-01 2025-09-30.xlsx",
      shown: false,
      lasting: false,
    });
  });

  it("are a Word document as well, with what there is of them as the card says it", async () => {
    const opened = await fileAt(convenor, "统计 建议 第三季度", "Word");
    expect(opened).toMatchObject({ is: "file", name: "统计 2025-07-01 2025-09-30.docx" });
    const lines = opened.is === "file" ? linesOf(opened.content) : [];
    expect(lines.slice(0, 2)).toEqual([
      "统计 · 山丹县",
      "2025年第三季度（2025年7月1日至2025年9月30日）；检察建议",
    ]);
    const card = await text(convenor, "统计 建议 第三季度");
    const told = lines.flatMap((line, at) =>
      line.startsWith("检察建议 · ")
        ? [`${line.slice("检察建议 · ".length)}: ${lines[at + 1]}`]
        : [],
    );
    expect(told.length).toBeGreaterThan(8);
    expect(card).toContain(told.join("\n"));
    expect(lines.at(-1)).toBe("2025年10月15日");
    const own = await fileAt("education.head", "统计 建议 第三季度", "Word");
    expect(own.is === "file" ? linesOf(own.content)[0] : "").toBe("统计 · 教育局");
    expect((await fileAt(convenor, "统计", "Word", "water.head")).is).toBe("absent");
  });

  it("are a picture as well, opened in the browser, with the same numbers in words and nothing of a single matter", async () => {
    const opened = await fileAt(convenor, "统计 2025年", "图");
    const name = "统计 2025-01-01 2025-12-31.html";
    expect(opened).toMatchObject({ is: "file", name, shown: true, lasting: false });
    const page = opened.is === "file" ? new TextDecoder().decode(opened.content) : "";
    expect(/<desc [^>]*>([^<]*)</.exec(page)?.[1]?.split("\n")).toMatchInlineSnapshot(`
      [
        "2025年（2025年1月1日至2025年10月15日，未结束）",
        "线索 · 收到线索，按月（不含受限事项）: 1月 0; 2月 0; 3月 0; 4月 0; 5月 0; 6月 0; 7月 0; 8月 1; 9月 0; 10月 0",
        "检察建议 · 送达检察建议，按月（不含受限事项）: 1月 0; 2月 0; 3月 0; 4月 0; 5月 0; 6月 0; 7月 0; 8月 2; 9月 0; 10月 0",
        "任务 · 交办任务，按月（不含受限事项）: 1月 0; 2月 0; 3月 0; 4月 0; 5月 0; 6月 0; 7月 0; 8月 1; 9月 0; 10月 0",
        "比率: 线索 · 受理率（收到且已作决定的） 1/1 = 100%; 线索 · 立案率（受理的） 0/1 = 0%; 线索 · 受理反馈按时率（已到期的） 1/3 = 33.3%; 检察建议 · 回复率（已到期的） 1/3 = 33.3%; 检察建议 · 按时回复率（已到期的） 1/3 = 33.3%; 任务 · 完成率（已到期的） 0/1 = 0%; 任务 · 按时完成率（已到期的） 0/1 = 0%",
        "线索 · 受理反馈按时率（已到期的），按单位（不含受限事项）: 生态环境分局 0/1 = 0%; 检察院 0/1 = 0%; 水务局 1/1 = 100%",
        "检察建议 · 按时回复率（已到期的），按单位（不含受限事项）: 教育局 0/1 = 0%; 生态环境分局 0/1 = 0%; 水务局 1/1 = 100%",
      ]
    `);
    expect(page).not.toMatch(/<script|style|依法履职|JY-2025/);
    const own = await fileAt("water.head", "统计 2025年", "图");
    const seen = own.is === "file" ? new TextDecoder().decode(own.content) : "";
    expect(seen).not.toMatch(/教育局|生态环境/);
    expect((await fileAt("tax.head", "统计 2025年", "图")).is).toBe("absent");
  });

  it("are rows of the picture where there is nothing to compare, as on the card", async () => {
    const who = "town-weiqi.liaison";
    await says(who, "提交线索 标题=渠 事实=黑水 地点=渠 日期=昨天 来源=履职 类别=水污染");
    expect(await text(who, "统计 本月")).toContain("收到线索: 1");
    const told = await pictured(who, "统计 本月");
    expect(told).toContain("各项数字: 线索 · 收到线索 1");
    expect(told).not.toContain("没有您能看的");
  });

  it("are what their reader may see when they are opened, in the reader's language", async () => {
    await says("education.head", "language English");
    const own = await csvOf("education.head", "stats rec");
    expect(own).toContain("Recommendation,Recommendations served,count,,,1\r\n");
    expect(own).not.toMatch(/[\u4e00-\u9fff](?!.*山丹)/u);
  });

  it("open for nobody else, and not for long", async () => {
    expect(await fileAt(convenor, "统计", "CSV", "water.head")).toEqual({ is: "absent" });
    const found = /CSV <(.*?)>/.exec((await says(convenor, "统计")).text)?.[1] ?? "";
    await scene.clock.moveTo("2025-10-15T03:00:00.000Z");
    expect(await scene.bot.openFile(found.split("/files/")[1] ?? "")).toEqual({ is: "expired" });
  });

  it("are offered by 导出", async () => {
    expect((await (await says(convenor, "导出")).press("统计")).text).toContain("统计 · 山丹县");
  });
});

describe("what is wrong is said in a sentence", () => {
  it.each([
    ["统计 2025-03-31到2025-01-01", "早于开始日"],
    ["统计 期间=2025-03-31到2025-01-01", "早于开始日"],
    ["统计 明年", "没有看懂“明年”"],
    ["统计 2027年", "还没有可以统计的"],
    ["统计 期间=咕噜", "没有看懂这个期间"],
    ["统计 咕噜", "没有看懂“咕噜”"],
    ["统计 火星局", "没有看懂“火星局”"],
    ["统计 2月30日", "没有看懂“2月30日”"],
    ["统计 上周末 建议", "没有看懂“上周末”"],
    ["统计 单位=火星局", "没有“火星局”"],
    ["统计 乡镇=水务局", "水务局不是乡镇"],
    ["统计 种类=咕噜", "没有“咕噜”"],
    ["统计 类别=火星污染", "没有“火星污染”"],
  ])("%s", async (line, sentence) => {
    expect(await text(convenor, line)).toContain(sentence);
    expect(scene.logged.join()).not.toContain("request failed");
  });
});
