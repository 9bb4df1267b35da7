import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sightOf } from "../src/flow/access.ts";
import { openScene, type Scene } from "./scene.ts";

/** 总览 overview: what those who answer for the whole read of the county, and everybody else of the own unit. */

let scene: Scene;
const convenor = "gov.convenor";
const secretariat = "gov-office.secretariat";
const procurator = "procuratorate.procurator";

const rec = (number: number, unit: string, title: string) =>
  scene.says(
    procurator,
    `登记建议 标题=${title} 文号=山检建〔2025〕${number}号 类型=公益诉讼 单位=${unit} 送达日期=2025-08-01 异议期=10 内容=依法查处`,
  );
const clue = (title: string, more = "类别=水污染") =>
  scene.says(
    "town-qingquan.liaison",
    `提交线索 标题=${title} 事实=黑水 地点=桥 日期=昨天 来源=履职 ${more}`,
  );
const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const buttonsIn = (text: string): readonly string[] =>
  [...(text.split("\n").at(-1) ?? "").matchAll(/\[(.*?)\]/g)].map(([, label = ""]) => label);

beforeEach(async () => {
  scene = await openScene("2025-08-04T01:00:00.000Z");
});
afterEach(() => scene.close());

/** Two recommendations not replied to, a new clue, a meeting to come: Wednesday 15 October 2025. */
const october = async (): Promise<void> => {
  await rec(3, "水务局、生态环境分局", "依法履职");
  await rec(4, "教育局", "校园安全");
  await scene.says("water.liaison", "签收 jy1");
  await scene.says("education.liaison", "签收 jy2");
  await scene.says("ecology.liaison", "签收 jy1");
  await scene.clock.moveTo("2025-10-14T01:00:00.000Z");
  await clue("桥下黑水");
  await scene.says(
    secretariat,
    "安排会议 标题=联席会议 形式=联席会议 时间=2025-10-30 15:00 地点=三楼 参会单位=水务局、检察院",
  );
  await scene.clock.moveTo("2025-10-15T01:00:00.000Z");
};

it("names eight units and counts the others, those with something late apart", async () => {
  const units =
    "水务局 生态环境分局 教育局 市场监管局 农业农村局 林业和草原局 交通运输局 应急管理局 自然资源局 住建局";
  for (const [index, unit] of units.split(" ").entries())
    await rec(index + 1, unit, `依法履职${index}`);
  await scene.clock.moveTo("2025-10-15T01:00:00.000Z");
  const text = await says(convenor, "总览");
  const named = text.split("\n").filter((line) => /^\S+局?: 待办/.test(line)).length;
  const [, more = 0] = /还有(\d+)个单位也有逾期/.exec(text) ?? [];
  expect([named, Number(more)]).toEqual([8, 3]);
  expect(text).not.toContain("没有本周到期的");
});

describe("the county's overview", () => {
  beforeEach(october);

  it("is one card: totals, by unit, by kind, what is stuck, whose turn and since when", async () => {
    expect(await says(convenor, "总览")).toMatchInlineSnapshot(`
      "总览 · 山丹县
      2025年10月15日 周三：在办4件 · 逾期2件（■红灯2件） · 本周到期1件
      您不能看的受限事项，有没有都不在这里写；全县受限事项另有按季的数字：统计 上季度。
      按单位（轮到它办的）：
      检察院: 待办4件 · 逾期2件（■红灯2件）
      水务局: 待办3件 · 逾期1件（▲黄灯1件） · 本周到期1件
      生态环境分局: 待办2件 · 逾期1件（▲黄灯1件）
      教育局: 待办1件 · 逾期1件（▲黄灯1件）
      按类别：
      线索: 在办1件 · ●绿灯：没有逾期 · 本周到期1件
      检察建议: 在办2件 · 逾期2件（■红灯2件）
      会议: 在办1件 · ●绿灯：没有逾期
      卡在哪里（拖得最久的在前）：
      JY-2025-0002 校园安全 — ■红灯 · 等承办检察官备案 2025年8月6日 周三（已超期70天）；等教育局联络员回复 2025年10月9日 周四（已超期6天） · 已签收，待回复 · 另有1项 · 8月4日以来没有登记新进展
      JY-2025-0001 依法履职 — ■红灯 · 等承办检察官备案 2025年8月6日 周三（已超期70天）；等水务局联络员回复 2025年10月9日 周四（已超期6天） · 已签收，待回复 · 另有3项 · 8月4日以来没有登记新进展
      ●绿灯：没有逾期；▲黄灯：逾期7天以内；■红灯：逾期超过7天。停滞：没有期限，10个工作日没有登记新进展。逾期的不另计入本周到期。
      [逾期2件] [本周到期1件] [在办4件] [检察院 4] [水务局 3] [生态环境分局 2] [教育局 1] [线索 1] [检察建议 2] [会议 1]"
    `);
  });

  it("reads as well in English", async () => {
    await says(convenor, "language English");
    expect(await says(convenor, "overview")).toMatchInlineSnapshot(`
      "Overview · 山丹县
      Wed 15 Oct 2025: 4 open · 2 overdue (2 ■ red) · 1 due this week
      Of restricted matters you may not see nothing is said here, whether there are any or not; of all in the county there is a number each quarter: stats last quarter.
      By unit (whose turn it is):
      Procuratorate: 4 to act on · 2 overdue (2 ■ red)
      Water Bureau: 3 to act on · 1 overdue (1 ▲ yellow) · 1 due this week
      Ecology and Environment Branch: 2 to act on · 1 overdue (1 ▲ yellow)
      Education Bureau: 1 to act on · 1 overdue (1 ▲ yellow)
      By kind:
      Clue: 1 open · ● green · 1 due this week
      Recommendation: 2 open · 2 overdue (2 ■ red)
      Meeting: 1 open · ● green
      What is stuck (longest first):
      JY-2025-0002 校园安全 — ■ red · Handling procurator: file upward, Wed 6 Aug 2025 (70 days overdue); Education Bureau liaison: reply, Thu 9 Oct 2025 (6 days overdue) · Acknowledged, reply awaited · 1 more · no step recorded since 4 Aug
      JY-2025-0001 依法履职 — ■ red · Handling procurator: file upward, Wed 6 Aug 2025 (70 days overdue); Water Bureau liaison: reply, Thu 9 Oct 2025 (6 days overdue) · Acknowledged, reply awaited · 3 more · no step recorded since 4 Aug
      ● green: nothing overdue; ▲ yellow: up to 7 days late; ■ red: more. Standing still: no deadline, and no step recorded for 10 working days. What is overdue does not count as due this week.
      [2 overdue] [1 due this week] [4 open] [Procuratorate 4] [Water Bureau 3] [Ecology and Environment Branch 2] [Education Bureau 1] [Clue 1] [Recommendation 2] [Meeting 1]"
    `);
  });

  it.each([convenor, secretariat, "procuratorate.chief", "justice.head"])(
    "is the same to %s, who answers for the whole",
    async (who) => {
      expect((await says(who, "总览")).split("\n")[0]).toBe("总览 · 山丹县");
    },
  );

  it("leads from each figure to as many lines", async () => {
    const card = await scene.says(convenor, "总览");
    for (const label of buttonsIn(card.text)) {
      const count = Number(/(\d+)(?:件)?$/.exec(label)?.[1]);
      const list = await card.press(label);
      const codes = new Set(list.text.match(/^[A-Z]{2}-2025-\d{4}/gm));
      expect([label, codes.size]).toEqual([label, count]);
    }
  });

  it("opens, nudges and puts on the agenda from a list", async () => {
    const list = await (await scene.says(secretariat, "总览")).press("逾期2件");
    expect(list.text).toContain("逾期：第1到2件，共2件。");
    const nudged = await list.press("催办 JY-2025-0002");
    expect(nudged.text).toMatch(/正在催办：.*教育局联络员.*要办的是：备案、回复/);
    const added = await list.press("上会 JY-2025-0002");
    expect(added.text).toContain("HY-2025-0001");
    const again = await scene.says(secretariat, "总览 教育局");
    expect(again.text).toContain("JY-2025-0002");
    expect(buttonsIn(again.text)).not.toContain("催办 JY-2025-0002");
    expect(buttonsIn(again.text)).not.toContain("上会 JY-2025-0002");
  });

  it("is narrowed to a unit or a kind by what is typed behind it", async () => {
    expect(await says(secretariat, "总览 教育局")).toContain(
      "总览 · 教育局\n待办1件 · 逾期1件（▲黄灯1件）",
    );
    expect(await says(secretariat, "总览 建议")).toContain("总览 · 检察建议\n在办2件");
    expect(await says(secretariat, "overview meeting")).toContain("总览 · 会议");
    expect(await says(secretariat, "总览 公安局")).toContain("现在没有：待办");
    expect(await says(secretariat, "总览 咕噜")).toContain("“咕噜”没有用上");
  });

  it("turns red after a week, and says nothing of what has been done", async () => {
    await scene.clock.moveTo("2025-10-20T01:00:00.000Z");
    expect(await says(secretariat, "总览 教育局")).toContain("逾期1件（■红灯1件）");
    await scene.says("education.liaison", "回复 jy2 采纳情况=全部采纳 措施=已整改");
    expect(await says(secretariat, "总览 教育局")).not.toContain("逾期1件");
  });
});

describe("what has no day", () => {
  it("stands still once ten working days have brought no step", async () => {
    await clue("桥下黑水");
    await scene.says("procuratorate.intake", "补正 xs1 缺照片");
    const before = await says(convenor, "总览");
    expect(before).not.toContain("停滞1件");
    await scene.clock.moveTo("2025-12-01T01:00:00.000Z");
    const after = await says(convenor, "总览");
    expect(after).toMatch(/XS-2025-0001 桥下黑水 — .*8月4日以来没有登记新进展/);
  });
});

describe("everybody else", () => {
  beforeEach(october);

  it("a head reads the own unit alone", async () => {
    const own = await says("education.head", "总览");
    expect(own).toContain("总览 · 教育局");
    expect(own).toContain("JY-2025-0002");
    expect(own).not.toMatch(/JY-2025-0001|XS-2025|水务局/);
    expect(await says("education.head", "总览 水务局")).toContain("您看到的是本单位（教育局）的");
    expect(await says("education.head", "总览 水务局")).not.toContain("JY-2025-0001");
  });

  it("a head cannot ask for the units by a button's request", async () => {
    const { text } = await scene.presses("education.head", {
      command: "overview",
      answers: { units: 0 },
    });
    expect(text).not.toMatch(/水务局|JY-2025-0001/);
  });

  it("of several units alike each reads its own share", async () => {
    const water = await says("water.head", "总览");
    expect(water).toContain("JY-2025-0001");
    expect(water).not.toContain("生态环境");
  });

  it("a liaison reads the same, and who has nothing is told so", async () => {
    expect(await says("education.liaison", "总览")).toContain("总览 · 教育局");
    expect(await says("tax.liaison", "总览")).toContain("在您能看的事项里，税务局现在没有在办的。");
  });

  it("who sees no matters is told why there is none", async () => {
    expect(await says("admin", "总览")).toContain("您的岗位只管账号，看不到事项");
  });
});

describe("level 2", () => {
  const fraud = "类别=电信网络诈骗";

  it("is nothing to whoever is not named in it: they read the same whether there is any or not", async () => {
    const everybody = [convenor, secretariat, "justice.head", "town-qingquan.head", "water.head"];
    const read = () => Promise.all(everybody.map((who) => says(who, "总览")));
    await scene.clock.moveTo("2025-09-04T01:00:00.000Z");
    const before = await read();
    expect(before[0]).toContain("您不能看的受限事项，有没有都不在这里写");
    await scene.clock.moveTo("2025-08-04T01:00:00.000Z");
    await clue("金丝雀", fraud);
    await clue("银丝雀", `${fraud} 责任单位=司法局`);
    await scene.clock.moveTo("2025-09-04T01:00:00.000Z");
    expect(await read()).toEqual(before);
  });

  it("counts in full to whoever is named in it", async () => {
    await clue("金丝雀", fraud);
    expect(await says("police.liaison", "总览")).toMatch(/在办1件/);
    expect(await says("police.liaison", "总览")).not.toContain("受限");
  });
});

describe("who sees what", () => {
  it("holds of every line of every list, whoever asks", async () => {
    await october();
    await clue("水务局的事", "类别=水污染 责任单位=水务局");
    await clue("金丝雀", "类别=电信网络诈骗");
    const { people } = await scene.store.directory();
    for (const person of [...people.values()].filter((_, index) => index % 9 === 0)) {
      const seen = (await scene.store.matters(sightOf(person), { take: 50 })).map(
        ({ code }) => code,
      );
      for (const show of ["owed", "overdue", "week", "still", "red", "yellow"]) {
        const { text } = await scene.presses(person.id, { command: "overview", answers: { show } });
        for (const code of text.match(/[A-Z]{2}-2025-\d{4}/g) ?? []) expect(seen).toContain(code);
      }
    }
  });

  it("pages a long list", async () => {
    for (let index = 1; index <= 8; index += 1) await clue(`排污口${index}号`);
    await scene.clock.moveTo("2025-08-25T01:00:00.000Z");
    const first = await (await scene.says(secretariat, "总览")).press("逾期8件");
    expect(first.text).toContain("逾期：第1到6件，共8件。");
    const second = await first.press("下一页");
    expect(second.text).toContain("逾期：第7到8件，共8件。");
    expect((await second.press("回总览")).text).toContain("总览 · 山丹县");
  });
});

describe("in people's own words", () => {
  it.each([
    "全县情况怎么样",
    "整体情况怎么样",
    "卡在哪里了",
    "how are we doing",
    "the big picture",
  ])("%s", async (line) => {
    await clue("桥下黑水");
    expect((await scene.says(secretariat, line)).text).toMatch(/^总览 · 山丹县/);
  });
});

describe("one stage", () => {
  beforeEach(october);

  it.each(["总览 阶段=已签收，待回复", "总览 阶段=待回复", "overview stage=reply awaited"])(
    "is the list of what stands in it: %s",
    async (line) => {
      const text = await says(convenor, line);
      expect(text).toContain("JY-2025-0002");
      expect(text).not.toMatch(/XS-2025|HY-2025/);
    },
  );

  it("goes with a unit and a kind, and stays with the next figure", async () => {
    const text = await says(convenor, "总览 水务局 阶段=待回复");
    expect(text).toContain("JY-2025-0001");
    expect(text).not.toContain("JY-2025-0002");
    const pressed = await scene.presses(convenor, {
      command: "overview",
      answers: { stage: "已签收，待回复", show: "owed", from: 1 },
    });
    expect(pressed.text).toMatch(/待办：第2到2件，共2件/);
  });

  it.each([
    ["总览 阶段=已开庭完", /没有叫“已开庭完”的阶段。现在有要办的阶段：.*已签收，待回复（2件）/],
    ["总览 阶段=已", /不止一个，请写全名：.*已签收，待回复（2件）/],
  ])("that is not there, or not one, is asked for with those there are: %s", async (line, said) => {
    expect(await says(convenor, line)).toMatch(said);
  });
});
