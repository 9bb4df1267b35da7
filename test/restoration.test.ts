import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { officialCalendar } from "../src/calendar/holidays.ts";
import { readMeasured, readStages } from "../src/kinds/restoration/model.ts";
import { headlineOf, playedScene, type Scene } from "./scene.ts";

// What was harmed in nature is restored stage by stage and accepted by another unit (实施意见 第7、11项).

const procurator = "procuratorate.procurator";
const restorer = "water.liaison";
const acceptor = "ecology.liaison";
type Line = readonly [who: string, line: string];
const to = (instant: string): Line => [instant, ""];
const registered: Line = [
  procurator,
  "登记修复 三号口河岸复绿 类别=水污染 修复单位=水务局 验收单位=生态环境分局 阶段=清淤 4月30日；种草 6月30日 面积=3.5公顷 河道=1.2公里 修复资金=12万元",
];

// Monday 2 March 2026, 09:00 in the county.
const opens = playedScene("2026-03-02T01:00:00.000Z", async (scene) => {
  await scene.says(...registered);
});
let scene: Scene;
beforeEach(async () => {
  scene = await opens();
});
afterEach(() => scene.close());

const matter = () => scene.store.matter("XF-2026-0001");
const headlines = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const through = async (...lines: readonly Line[]) => {
  let text = "";
  for (const [who, line] of lines)
    if (line === "") await scene.moveTo(who);
    else text = (await scene.says(who, line)).text.replaceAll("\n", " ");
  const { state, clocks = [] } = (await matter()) ?? {};
  const running = clocks.flatMap(({ stoppedAt, rule, rolled }) =>
    stoppedAt === undefined ? [`${rule} ${rolled}`] : [],
  );
  return { text, state, running };
};
const first: Line = [restorer, "修复进展 xf1 清淤完成 完成阶段=1 完成日期=2026-04-28"];
const second: Line = [restorer, "修复进展 xf1 草种齐 完成阶段=2"];
const finished: Line = [
  restorer,
  "修复完工 xf1 河岸已复绿 面积=3.5公顷 河道=1.2公里 修复资金=118000 完工日期=2026-06-20",
];
const allDone: readonly Line[] = [
  to("2026-04-29T01:00:00.000Z"),
  first,
  to("2026-06-22T01:00:00.000Z"),
  second,
];

it("is done stage by stage, reported, sent back with why, and accepted by another unit", async () => {
  expect(await through()).toMatchObject({
    state: "working",
    running: ["restoration.stage 2026-04-30"],
  });
  expect(await headlines(restorer)).toEqual([
    "请按阶段修复并登记进展：“三号口河岸复绿”；完工后由生态环境分局验收。",
  ]);
  expect(await headlines(acceptor)).toEqual(["水务局修复“三号口河岸复绿”，完工后请您单位验收。"]);
  const shown = (await scene.says(restorer, "xf1")).text;
  expect(shown).toContain("修复任务: 3.5公顷、1.2公里、120000元");
  expect(shown).toContain("阶段: 1.清淤（2026年4月30日前）、2.种草（2026年6月30日前）");
  expect((await scene.says(restorer, "期限 xf1")).text).toContain("修复计划");
  await scene.moveTo("2026-04-29T01:00:00.000Z");
  expect((await headlines(restorer)).at(-1)).toBe("提醒：完成修复阶段，明天到期。");
  expect(await through(first)).toMatchObject({ running: ["restoration.stage 2026-06-30"] });
  expect((await headlines(procurator)).at(-1)).toBe("水务局登记修复进展：清淤完成。");
  const all = await through(to("2026-06-22T01:00:00.000Z"), second);
  expect(all.text).toContain("各阶段都已完成，请办“修复完工”送验收");
  expect((await scene.says(restorer, "待办")).text).toContain("修复完工");
  expect(await through(finished)).toMatchObject({
    state: "reported",
    running: ["restoration.accept 2026-07-17"],
  });
  expect((await headlines(acceptor)).at(-1)).toBe(
    "水务局修复完工：3.5公顷、1.2公里、118000元，待验收。",
  );
  const back = await through([acceptor, "验收不通过 xf1 成活率不足六成"]);
  expect(back).toMatchObject({ state: "returned", running: ["restoration.again 2026-07-22"] });
  expect((await headlines(restorer)).at(-1)).toBe(
    "修复验收未通过：成活率不足六成。请继续修复，完工后再送验收。",
  );
  await through(
    to("2026-07-10T01:00:00.000Z"),
    [restorer, `${finished[1].replace("2026-06-20", "2026-07-09")}`],
    [acceptor, "验收通过 xf1 现场查看，成活率九成 面积=3.2公顷"],
  );
  expect(await matter()).toMatchObject({
    state: "accepted",
    fields: { restored: { area: 32_000, river: 1200, money: 118_000 }, acceptedOn: "2026-07-10" },
  });
  expect((await headlines(procurator)).at(-1)).toBe("修复验收通过：3.2公顷、1.2公里、118000元。");
});

it("is counted by area, length, trees and money on the day it was accepted", async () => {
  await through(
    ...allDone,
    finished,
    [acceptor, "验收通过 xf1 合格"],
    [
      procurator,
      "登记修复 林地补植 类别=林草 修复单位=林草局 验收单位=自然资源局 阶段=补植 6月30日 面积=0.1公顷 树木=300",
    ],
    ["forestry.liaison", "修复进展 xf2 已补植 完成阶段=1"],
    ["forestry.liaison", "修复完工 xf2 已补植 面积=0.2公顷 树木=300"],
    ["natural-resources.liaison", "验收通过 xf2 合格"],
  );
  const { text } = await scene.says("gov.convenor", "统计 2026年6月 修复");
  expect(text).toContain("修复面积（公顷）: 3.7（2次）");
  expect(text).toContain("修复河道（公里）: 1.2（1次）");
  expect(text).toContain("补种树木（株）: 300（1次）");
  expect(text).toContain("修复资金（元）: 118000元，1笔");
});

it("is made from a recommendation by a press, knows where it came from, and shows there", async () => {
  for (const [who, line] of [
    [
      procurator,
      "登记建议 标题=河道排污口 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局 送达日期=2026-03-02 异议期=10 内容=查处排污口并恢复河岸",
    ],
    [restorer, "签收 jy1"],
    [restorer, "回复 jy1 采纳情况=全部采纳 措施=已封堵"],
  ] as const)
    await scene.says(who, line);
  const form = await (await scene.says(procurator, "jy1")).press("转为修复");
  expect(form.text).toContain("标题*: 河道排污口");
  expect(form.text).toContain("修复单位*: water");
  await form.submit({
    category: "water-pollution",
    acceptor: "ecology",
    stages: "复绿 2026-05-29",
    trees: "120",
  });
  expect(await scene.store.matter("XF-2026-0002")).toMatchObject({ parent: "JY-2026-0001" });
  expect((await scene.says(procurator, "jy1")).text).toContain("XF-2026-0002");
  // A unit that leads none is offered none.
  expect((await scene.says("market.liaison", "jy1")).text).not.toContain("转为修复");
});

it("is opened by a leading bureau itself, and shown in groups by category, stage and day alone", async () => {
  const bind = async (who: string, unit: string) =>
    (await scene.saysIn(who, `group:${unit}`, `群 绑定 ${unit}`)).press("确认");
  await bind("forestry.liaison", "林草局");
  await scene.says(
    "natural-resources.liaison",
    "登记修复 采石场覆土 类别=林草 修复单位=林草局 验收单位=自然资源局 阶段=覆土 2026-05-29 面积=52亩",
  );
  expect(await scene.store.matter("XF-2026-0002")).toMatchObject({
    fields: { goal: { area: 34_667 } },
  });
  const shown = (await scene.reads("group:林草局")).join("\n");
  expect(shown).toContain("修复 ****0002".replace("****0002", "XF-2026-0002"));
  expect(shown).not.toMatch(/采石场|覆土/);
});

describe("what is wrong is said, with what would do", () => {
  const other = (change: (line: string) => string): Line => [
    procurator,
    change(registered[1].replace("三号口", "五号口")),
  ];
  it.each<[string, readonly Line[], Line, RegExp]>([
    ["the same again", [], registered, /← 这个单位的同名修复正在办理：XF-2026-0001/],
    [
      "a bureau that leads none",
      [],
      ["market.liaison", registered[1].replace("三号口", "五号口")],
      /修复由检察院，或生态环境分局、水务局、自然资源局、林草局、农业农村局登记/,
    ],
    ["a unit that registers none", [], ["court.clerk", registered[1]], /只能由/],
    [
      "accepted by the unit that restores",
      [],
      other((line) => line.replace("验收单位=生态环境分局", "验收单位=水务局")),
      /← 修复单位不能自己验收/,
    ],
    [
      "nothing to restore",
      [],
      other((line) => line.replace(/ 面积=.*/u, "")),
      /← 请填修复多少：面积、河道、树木、修复资金，至少填一项/,
    ],
    [
      "a name where a number belongs",
      [],
      other((line) => line.replace("3.5公顷", "王小明家门前")),
      /← 面积只填数字和单位，例如 3\.5公顷/,
    ],
    [
      "a name among the trees",
      [],
      other((line) => `${line} 树木=学生王小明`),
      /树木.*← 请填1到\d+之间的整数/,
    ],
    [
      "a stage without a day",
      [],
      other((line) => line.replace("种草 6月30日", "种草")),
      /← “种草”里看不出做什么、哪天前做完/,
    ],
    [
      "a stage that is over",
      [],
      other((line) => line.replace("清淤 4月30日", "清淤 2026-02-20")),
      /← 阶段“清淤”的日期（2026年2月20日）已经过去/,
    ],
    [
      "a category that is not of nature",
      [],
      other((line) => line.replace("水污染", "欠薪")),
      /类别.*←/,
    ],
    ["another unit", [], ["market.liaison", "修复进展 xf1 已清"], /没有找到这条记录/],
    ["the acceptor's progress", [], [acceptor, "修复进展 xf1 已清"], /只能由修复单位/],
    ["a stage there is not", [], [restorer, "修复进展 xf1 已清 完成阶段=3"], /← 只有2个阶段/],
    [
      "a stage done twice",
      [[restorer, "修复进展 xf1 已清 完成阶段=1"]],
      [restorer, "修复进展 xf1 又清 完成阶段=1"],
      /← 阶段“清淤”已于2026年3月2日完成/,
    ],
    [
      "done before it was asked for",
      [],
      [restorer, "修复进展 xf1 已清 完成阶段=1 完成日期=2026-02-20"],
      /← 完成日期不能早于上一步的日期/,
    ],
    [
      "done on a day to come",
      [],
      [restorer, "修复进展 xf1 已清 完成阶段=1 完成日期=2026-03-20"],
      /← 完成日期不能晚于今天/,
    ],
    [
      "finished with a stage left",
      [],
      finished,
      /还有阶段没有完成：清淤（2026年4月30日前）、种草（2026年6月30日前）/,
    ],
    [
      "finished without how much",
      allDone,
      [restorer, "修复完工 xf1 已复绿 面积=3.5公顷 修复资金=100000"],
      /← 登记时有“河道”，请填实际修复了多少/,
    ],
    ["accepted before it is finished", [], [acceptor, "验收通过 xf1 合格"], /修复中/],
    [
      "accepted by the unit that restores",
      [...allDone, finished],
      [restorer, "验收通过 xf1 合格"],
      /只能由验收单位/,
    ],
    [
      "accepted before it was finished",
      [...allDone, finished],
      [acceptor, "验收通过 xf1 合格 验收日期=2026-06-10"],
      /← 验收日期不能早于上一步的日期（2026年6月20日）/,
    ],
    ["sent back without why", [...allDone, finished], [acceptor, "验收不通过 xf1"], /理由\*/],
    [
      "accepted twice",
      [...allDone, finished, [acceptor, "验收通过 xf1 合格"]],
      [acceptor, "验收通过 xf1 合格"],
      /验收通过/,
    ],
    ["withdrawn by the unit", [], [restorer, "撤销修复 xf1 不做了"], /只能由/],
  ])("%s", async (_, before, [who, line], wanted) => {
    await through(...before);
    expect((await through([who, line])).text).toMatch(wanted);
  });
});

it("keeps the name of no child", async () => {
  await through([restorer, "修复进展 xf1 学生王小明家门前已清"]);
  expect(JSON.stringify((await matter())?.fields)).not.toContain("王小明");
});

describe("how much and by when are read as people write them", () => {
  it.each<["area" | "river", string, number | undefined]>([
    ["area", "3.5公顷", 35_000],
    ["area", "３．５", 35_000],
    ["area", "约52亩", 34_667],
    ["area", "800 平方米", 800],
    ["area", "0.02 km2", 20_000],
    ["area", "3.5 ha", 35_000],
    ["area", "0公顷", undefined],
    ["area", "-2", undefined],
    ["area", "3公里", undefined],
    ["area", "十几亩", undefined],
    ["river", "1.2公里", 1200],
    ["river", "800米", 800],
    ["river", "3里", 1500],
    ["river", "2", 2000],
    ["river", "2亩", undefined],
  ])("%s %s", (what, typed, value) => {
    expect(readMeasured(what, typed)).toBe(value);
  });

  const at = { now: "2026-03-02T01:00:00.000Z", calendar: officialCalendar };
  it.each([
    ["清淤 4月30日；种草 6月30日", "清淤 2026-04-30, 种草 2026-06-30"],
    ["1.清淤，4月30日前完成 2.补植3000株，6月30日", "清淤 2026-04-30, 补植3000株 2026-06-30"],
    ["2026-06-30 种草\n2026-04-30 清淤", "清淤 2026-04-30, 种草 2026-06-30"],
    ["dredging by 30 Apr; sowing by 30 Jun", "dredging 2026-04-30, sowing 2026-06-30"],
    ["清淤（4月30日前）；种草（6月底前）", "清淤 2026-04-30, 种草 2026-06-30"],
    ["4月30日", "?"],
    ["清淤", "?"],
    ["清淤 2月30日", "?"],
  ])("%s", (typed, wanted) => {
    const read = readStages(typed, at);
    expect("unread" in read ? "?" : read.map(({ name, due }) => `${name} ${due}`).join(", ")).toBe(
      wanted,
    );
  });
});

it.each(["XS-2026-0001", "xs1", "xs 1"])(
  "never goes to the unit that is complained of in what it comes from, however its number is typed: %s",
  async (code) => {
    await (
      await scene.says(
        acceptor,
        "提交线索 标题=三号口夜间偷排 类别=水污染 事实=黑水直排 地点=三号口 日期=2026-03-01 来源=履职 责任单位=水务局",
      )
    ).press("照此提交");
    const { text } = await scene.says(
      acceptor,
      `登记修复 河岸受损 类别=水污染 修复单位=水务局 验收单位=自然资源局 阶段=清淤 4月30日 面积=3.5公顷 关联事项=${code}`,
    );
    expect(text).toContain("反映的就是这个单位");
    expect(await scene.store.matter("XF-2026-0002")).toBeUndefined();
  },
);

it.each([
  ["清淤10月10日到11月5日", "清淤", "2026-11-05"],
  ["清淤 4月10日至5月5日", "清淤", "2026-05-05"],
  ["种草 9月1日-9月30日", "种草", "2026-09-30"],
])("has of a stage that is written as a span its last day: %s", (typed, name, due) => {
  expect(
    readStages(typed, { now: "2026-03-02T01:00:00.000Z", calendar: officialCalendar }),
  ).toEqual([{ name, due }]);
});

it("says of no day that it was recorded where no stage was done", async () => {
  const { text } = await through([restorer, "修复进展 xf1 做了一半"]);
  expect(text).not.toContain("完成日期");
});
