import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headlineOf, openScene, type Scene } from "./scene.ts";

// Somebody in community correction travels for their enterprise: decided, copied, back in time or not (domain §3.13).

let scene: Scene;
beforeEach(async () => {
  // Monday 2 March 2026, 09:00 in the county.
  scene = await openScene("2026-03-02T01:00:00.000Z");
});
afterEach(() => scene.close());

const town = "town-qingquan.liaison";
const justice = "justice.liaison";
const procurator = "procuratorate.procurator";
const police = "police.liaison";
type Line = readonly [who: string, line: string];

const applies: Line = [
  town,
  "申请外出 对象编号=矫2026-07 事由=签订购销合同 目的地=兰州市 出发日期=2026-03-05 返回日期=2026-03-06 证明材料=单位证明、邀请函",
];
const approves: Line = [justice, "批准外出 jw1"];
const saturday: Line = ["2026-03-06T17:05:00.000Z", ""];

const matter = () => scene.store.matter("JW-2026-0001");
const headlines = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const through = async (...lines: readonly Line[]) => {
  let text = "";
  for (const [who, line] of lines)
    if (line === "") await scene.moveTo(who);
    else text = (await scene.says(who, line)).text.replaceAll("\n", " ");
  const { state, clocks = [] } = (await matter()) ?? {};
  // What rests between two steps has a day of its own (resting-county.test.ts).
  const running = clocks.flatMap(({ stoppedAt, rule, rolled }) =>
    stoppedAt === undefined && !rule.startsWith("next.") ? [`${rule} ${rolled}`] : [],
  );
  return { text, state, running };
};

it("is applied for, approved with a copy to the procuratorate, and the return is reported", async () => {
  const sent = await through(applies);
  expect(sent.text).toContain("已申请，编号JW-2026-0001，正在通知司法局。");
  expect(sent.running).toEqual(["leave.decide 2026-03-03"]);
  expect(await matter()).toMatchObject({ visibility: 2, title: "矫2026-07" });
  expect(await headlines(justice)).toEqual(["清泉镇申请一名社区矫正对象因企业经营外出，请决定。"]);
  expect((await scene.says(justice, "期限 jw1")).text).toContain("社区矫正法实施办法第二十七条");
  expect((await scene.says(procurator, "jw1")).text).toContain("没有找到这条记录");
  expect(await through(approves)).toMatchObject({
    state: "approved",
    running: ["leave.return 2026-03-06"],
  });
  expect((await headlines(town)).at(-1)).toContain("外出已批准。请督促");
  expect((await headlines(procurator)).at(-1)).toContain("司法局批准一名社区矫正对象外出");
  expect((await scene.says(town, "待办")).text).toContain("报告返回");
  const back = await through(["2026-03-06T08:00:00.000Z", ""], [town, "报告返回 jw1"]);
  expect(back).toMatchObject({ state: "closed", running: [] });
  expect((await headlines(procurator)).at(-1)).toBe("外出的社区矫正对象已按期返回。");
  expect((await headlines(police)).join("")).not.toContain("社区矫正对象");
});

it("masks the name of a child in what it is for, and says so", async () => {
  const child = applies[1].replace("签订购销合同", "孩子张小明在兰州住院");
  const { text } = await through([town, child]);
  expect(text).toContain("我遮住了认出来的孩子名字");
  expect(text).not.toContain("张小明");
});

it("has three working days where it is longer than seven days", async () => {
  const long: Line = [town, applies[1].replace("返回日期=2026-03-06", "返回日期=2026-03-20")];
  expect((await through(long)).running).toEqual(["leave.decide.long 2026-03-05"]);
});

it("is told to police and procuratorate in the first hour after its day, Saturday or not", async () => {
  await through(applies, approves);
  for (const who of [police, procurator, justice, town]) await scene.reads(`direct:${who}`);
  await scene.moveTo("2026-03-06T15:50:00.000Z");
  expect(await scene.reads(`direct:${police}`)).toEqual([]);
  await scene.moveTo(saturday[0]);
  for (const who of [police, procurator, justice, town])
    expect((await scene.reads(`direct:${who}`)).join("\n"), who).toContain("矫正外出 ****0001");
  const missed = await through([justice, "通报未归 jw1 电话联系不上，已组织查找"]);
  expect(missed).toMatchObject({ state: "missing", running: ["leave.return 2026-03-06"] });
  for (const who of [police, procurator])
    expect((await headlines(who)).at(-1)).toContain("逾期没有返回，请配合查找");
  expect(await through([town, "报告返回 jw1 2026-03-07"])).toMatchObject({ state: "closed" });
  expect((await headlines(police)).at(-1)).toContain("已返回，比批准的返回日期晚");
});

it.each<[string, readonly Line[], string, string, RegExp, boolean]>([
  [
    "never left",
    [["2026-03-05T01:00:00.000Z", ""]],
    "未成行 客户改期",
    "unused",
    /没有成行/,
    false,
  ],
  [
    "was detained elsewhere, found after it was reported",
    [saturday, [justice, "通报未归 jw1 联系不上"]],
    "不再返回 外省公安通知已刑事拘留",
    "ended",
    /不再返回，本次外出终结/,
    true,
  ],
  [
    "died, and nobody reported it missing",
    [saturday],
    "不再返回 已死亡",
    "ended",
    /不再返回/,
    true,
  ],
])(
  "ends where whoever has it %s, and those who were told hear it",
  async (_, before, said, state, news, heard) => {
    await through(applies, approves, ...before);
    expect(await through([justice, `终结外出 jw1 ${said}`])).toMatchObject({ state, running: [] });
    for (const who of [town, procurator]) expect((await headlines(who)).at(-1), who).toMatch(news);
    expect(news.test((await headlines(police)).join(""))).toBe(heard);
    expect((await scene.says(justice, "jw1")).text).toContain(said.slice(4).trim());
  },
);

it("tells the police of a return, or of another day, once they were reminded that the day went by", async () => {
  const longer: Line = [justice, "延长外出 jw1 航班取消 返回日期=2026-03-10"];
  await through(applies, approves, ["2026-03-07T02:00:00.000Z", ""]);
  expect((await scene.reads(`direct:${police}`)).join("")).toContain("矫正外出 ****0001");
  expect(await through(longer)).toMatchObject({ running: ["leave.return 2026-03-10"] });
  expect((await headlines(police)).at(-1)).toContain("外出延长到2026年3月10日");
  await through(["2026-03-09T01:00:00.000Z", ""], [town, "报告返回 jw1"]);
  expect((await headlines(police)).at(-1)).toContain("已按期返回");
});

it("is refused too where nobody completes it", async () => {
  const refused = await through(
    applies,
    [justice, "补正 jw1 缺单位证明"],
    [justice, "不予批准外出 jw1 逾期没有补正"],
  );
  expect(refused).toMatchObject({ state: "refused", running: [] });
  expect((await headlines(town)).at(-1)).toContain("外出不予批准");
});

it("is not had for more than thirty days within two months, applied for or extended", async () => {
  const leaves = (from: string, to: string): Line => [
    town,
    applies[1].replace("=2026-03-05", `=${from}`).replace("=2026-03-06", `=${to}`),
  ];
  await through(leaves("2026-03-05", "2026-03-24"), approves, ["2026-03-24T08:00:00.000Z", ""]);
  await through([town, "报告返回 jw1"], ["2026-04-20T01:00:00.000Z", ""]);
  const often = await through(leaves("2026-04-21", "2026-05-04"));
  expect(often.text).toMatch(/← 连同这次，2个月内外出累计34天，超过30天.*市级社区矫正机构/);
  expect((await through(leaves("2026-04-21", "2026-04-30"))).text).toContain("JW-2026-0002");
  await through([justice, "批准外出 jw2"]);
  const longer = await through([justice, "延长外出 jw2 航班取消 返回日期=2026-05-02"]);
  expect(longer.text).toMatch(/← 连同这次，2个月内外出累计32天/);
});

it("is sent back for a paper that is missing, completed, extended, or withdrawn", async () => {
  expect(await through(applies, [justice, "补正 jw1 缺单位证明"])).toMatchObject({
    state: "returned",
    running: [],
  });
  expect((await scene.says(town, "待办")).text).toContain("补充");
  expect(await through([town, "补充 jw1 已附单位证明"])).toMatchObject({
    state: "applied",
    running: ["leave.decide 2026-03-03"],
  });
  const longer: Line = [justice, "延长外出 jw1 航班取消 返回日期=2026-03-10"];
  expect(await through(approves, longer)).toMatchObject({ running: ["leave.return 2026-03-10"] });
  expect((await headlines(procurator)).at(-1)).toContain("外出延长到2026年3月10日");
  expect(await through([town, "撤回申请 jw1 客户改期"])).toMatchObject({ state: "withdrawn" });
  expect((await headlines(procurator)).at(-1)).toContain("清泉镇撤回了外出申请");
});

it("is copied to the procuratorate where it is refused too", async () => {
  await through(applies, [justice, "不予批准外出 jw1 近期两次违反监管规定"]);
  expect((await headlines(procurator)).at(-1)).toContain("不予批准一名社区矫正对象外出");
  expect((await headlines(town)).at(-1)).toContain("外出不予批准");
});

describe("what is wrong is said, with what would do", () => {
  const again = (from: string, to: string): Line => [town, applies[1].replace(from, to)];
  it.each<[string, Line, RegExp]>([
    ["another organ", ["water.liaison", applies[1]], /只能由/],
    ["the bureau that decides", [justice, applies[1]], /只能由/],
    ["another group", ["women.liaison", applies[1]], /由乡镇或工商联的联络员提出/],
    ["a name for the reference", again("矫2026-07", "李秀英"), /请填你单位自己的内部编号/],
    ["a name with a figure", again("矫2026-07", "张某3号"), /请填你单位自己的内部编号/],
    ["a telephone number", again("兰州市", "兰州13812345678"), /请遮住中间几位/],
    ["back before they leave", again("=2026-03-06", "=2026-03-04"), /← 返回日期早于出发日期/],
    [
      "longer than thirty days",
      again("=2026-03-06", "=2026-04-04"),
      /← 每次外出不超过30天，最迟2026年4月3日返回.*市级社区矫正机构/,
    ],
    ["a day gone by", again("=2026-03-05", "=2026-02-27"), /← 出发日期.*已经过去/],
    ["no proof", again(" 证明材料=单位证明、邀请函", ""), /证明材料\*/],
  ])("%s", async (_, line, wanted) => {
    expect((await through(line)).text).toMatch(wanted);
    expect(await matter()).toBeUndefined();
  });

  it.each<[string, readonly Line[], Line, RegExp]>([
    ["a second leave at once", [applies], applies, /← 这个编号已有一次外出没有办完：JW-2026-0001/],
    ["the return before it is approved", [applies], [town, "报告返回 jw1"], /待批准/],
    ["the applicant's own approval", [applies], [town, "批准外出 jw1"], /只能由决定单位/],
    ["approved twice", [applies, approves], approves, /已批准/],
    [
      "not back, before the day is over",
      [applies, approves],
      [justice, "通报未归 jw1 未回"],
      /还没有过返回日期/,
    ],
    [
      "back before they left",
      [applies, approves, ["2026-03-06T01:00:00.000Z", ""]],
      [town, "报告返回 jw1 2026-03-04"],
      /← .*不能早于/,
    ],
    [
      "an extension that is none",
      [applies, approves],
      [justice, "延长外出 jw1 堵车 返回日期=2026-03-06"],
      /← 返回日期应晚于原定的/,
    ],
    [
      "withdrawn on the way",
      [applies, approves, ["2026-03-06T01:00:00.000Z", ""]],
      [town, "撤回申请 jw1 不去了"],
      /已到，不能撤回.*没有成行的，由司法局“终结外出”/,
    ],
    [
      "withdrawn on the day itself",
      [applies, approves, ["2026-03-05T01:00:00.000Z", ""]],
      [town, "撤回申请 jw1 不去了"],
      /已到，不能撤回/,
    ],
    [
      "approved after the day of leaving",
      [applies, ["2026-03-06T01:00:00.000Z", ""]],
      approves,
      /← 批准日期晚于出发日期（2026年3月5日）.*当时的批准日期/,
    ],
    [
      "ended before anybody could leave",
      [applies, approves],
      [justice, "终结外出 jw1 未成行 客户改期"],
      /还没有到出发日期.*撤回申请/,
    ],
    [
      "ended by the applicant",
      [applies, approves, saturday],
      [town, "终结外出 jw1 未成行 客户改期"],
      /只能由决定单位/,
    ],
    [
      "ended without saying how that is known",
      [applies, approves, saturday],
      [justice, "终结外出 jw1 不再返回"],
      /情况说明\*/,
    ],
    [
      "decided once the leave is over",
      [applies, ["2026-03-09T01:00:00.000Z", ""]],
      approves,
      /返回日期（2026年3月6日）已经过去/,
    ],
    [
      "the police decide nothing",
      [applies, approves, saturday],
      [police, "报告返回 jw1"],
      /只能由/,
    ],
  ])("%s", async (_, before, line, wanted) => {
    await through(...before);
    expect((await through(line)).text).toMatch(wanted);
  });
});

it("is seen by those named in its units alone, and by groups without what it is", async () => {
  const ask = await scene.saysIn(justice, "group:justice", "群 绑定 司法局");
  await ask.press("确认");
  await through(applies);
  for (const who of ["gov-office.secretariat", "water.liaison", police, procurator])
    expect((await scene.says(who, "jw1")).text, who).toContain("没有找到这条记录");
  const [shown = ""] = await scene.reads("group:justice");
  expect(shown).toContain("矫正外出 ****0001");
  expect(shown).not.toMatch(/兰州|矫2026/);
});
