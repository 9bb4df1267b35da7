import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { linesOf, opened, papersFor, subscribed } from "./paper-lines.ts";
import { headlineOf, openScene, type Scene } from "./scene.ts";

// A suit in court: notice three days before, the head comes or is excused, an absence is passed on (domain §3.12).

let scene: Scene;
beforeEach(async () => {
  // Monday 2 March 2026, 09:00 in the county.
  scene = await openScene("2026-03-02T01:00:00.000Z");
});
afterEach(() => scene.close());

const clerk = "court.clerk";
const unit = "water.liaison";
type Line = readonly [who: string, line: string];
const registered: Line = [
  clerk,
  "登记出庭 案号=（2026）甘0725行初3号 单位=水务局 案件性质=生态环境 开庭时间=2026-03-20 09:00 地点=第一法庭",
];
/** Registered on Monday, heard on Tuesday: no notice can be given three days before. */
const tomorrow: Line = [clerk, registered[1].replace("03-20", "03-03")];
const nextDay: Line = ["2026-03-03T08:00:00.000Z", ""];
const inCourt: Line = ["2026-03-20T08:00:00.000Z", ""];

const matter = () => scene.store.matter("CT-2026-0001");
const headlines = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
/** The lines of the sheet as they stand in the table, label and value in turn. */
const sheet = async (who = clerk) => {
  const { links } = await papersFor(scene, who, "文书 ct1");
  const lines = linesOf((await opened(scene, links.get("出庭应诉登记表"))).content);
  return (label: string) => lines[lines.indexOf(label) + 1];
};
const through = async (...lines: readonly Line[]) => {
  let text = "";
  for (const [who, line] of lines)
    if (line === "") await scene.moveTo(who);
    else text = (await scene.says(who, line)).text;
  const { state, clocks = [] } = (await matter()) ?? {};
  // What rests between two steps has a day of its own (resting-county.test.ts).
  const running = clocks.flatMap(({ stoppedAt, rule, rolled }) =>
    stoppedAt === undefined && !rule.startsWith("next.") ? [`${rule} ${rolled}`] : [],
  );
  return { text, state, running };
};

it("is notified three days before, the head comes, it is judged and performed", async () => {
  const sent = await through(registered);
  expect(sent.text).toContain("已登记，编号CT-2026-0001。请在开庭前按期通知该单位负责人出庭。");
  expect(sent.running).toEqual(["court.notice 2026-03-17"]);
  expect(await headlines(unit)).toEqual([]);
  expect(await through([clerk, "通知出庭 ct1"])).toMatchObject({
    state: "noticed",
    running: ["court.start 2026-03-20"],
  });
  expect((await headlines(unit)).at(-1)).toContain("请负责人出庭应诉：2026年3月20日");
  expect((await scene.says(unit, "待办")).text).toContain("答复出庭或申请不出庭");
  await through([unit, "答复出庭 ct1 分管副局长 负责人类别=副职"]);
  expect((await headlines(clerk)).at(-1)).toBe("水务局答复：分管副局长出庭。");
  expect((await through([clerk, "记录开庭 ct1 负责人出庭"])).text).toContain("还没有到开庭时间");
  const held = await through(inCourt, [clerk, "记录开庭 ct1 负责人出庭"]);
  expect(held).toMatchObject({ state: "heard", running: [] });
  expect(await through([clerk, "裁判 ct1 部分败诉"])).toMatchObject({ state: "judged" });
  expect((await scene.says("water.head", "待办")).text).toContain("履行裁判");
  expect(await through([unit, "履行裁判 ct1 已重新作出处理决定"])).toMatchObject({
    state: "closed",
  });
});

it("is excused with reason, proof and somebody of the unit, and no lawyer alone", async () => {
  await through(registered, [clerk, "通知出庭 ct1"]);
  const asked = (instead: string): Line => [
    unit,
    `申请不出庭 ct1 局长防汛带班值守证明（盖章） 不出庭理由=公务 委派工作人员=${instead}`,
  ];
  expect((await through(asked("律师"))).text).toContain("不能只委托律师出庭");
  expect(await through(asked("法规股股长"))).toMatchObject({ state: "excused" });
  expect((await headlines(clerk)).at(-1)).toBe("水务局申请负责人不出庭，请查看理由和证明。");
  const unsaid = await through(inCourt, [clerk, "记录开庭 ct1 工作人员出庭"]);
  expect(unsaid.text).toContain("请填法院认定理由是否成立");
  const held = await through([clerk, "记录开庭 ct1 工作人员出庭 理由成立=是"]);
  expect(held.text).not.toContain("司法建议");
  expect(await through([clerk, "裁判 ct1 驳回"])).toMatchObject({ state: "closed" });
});

it("passes an absence on to the supervising body before it goes on", async () => {
  await through(registered, [clerk, "通知出庭 ct1"], inCourt, [clerk, "记录开庭 ct1 只有律师"]);
  expect((await through([clerk, "裁判 ct1 驳回"])).text).toContain("请先办“移送未出庭情况”");
  const told = ["discipline.intake", "gov.liaison"];
  for (const who of told) expect((await scene.says(who, "ct1")).text).not.toContain("行初3号");
  expect((await through([clerk, "移送未出庭情况 ct1 移送给=水务局"])).text).toContain(
    "请在“移送给”里填被诉单位以外的单位",
  );
  expect((await through([clerk, "移送未出庭情况 ct1"])).text).toContain("正在通知监督机关");
  for (const who of told)
    expect((await headlines(who)).at(-1)).toBe("水务局负责人应出庭未出庭，现移送，请依规定处理。");
  expect((await scene.says("justice.liaison", "ct1")).text).not.toContain("行初3号");
  expect(await through([clerk, "裁判 ct1 驳回"])).toMatchObject({ state: "closed" });
});

describe("who was to come and did not (article 12)", () => {
  const notice: Line = [clerk, "通知出庭 ct1"];
  const asks: Line = [
    unit,
    "申请不出庭 ct1 值守证明（盖章） 不出庭理由=公务 委派工作人员=法规股股长",
  ];
  const staff = "记录开庭 ct1 工作人员出庭";
  it.each<[string, readonly Line[], string, boolean]>([
    ["a lawyer alone, whatever the excuse", [notice, asks], "记录开庭 ct1 只有律师", true],
    ["nobody, whatever the excuse", [notice, asks], "记录开庭 ct1 无人到庭", true],
    ["nobody, and no notice", [], "记录开庭 ct1 无人到庭", true],
    ["staff, nothing asked", [notice], staff, true],
    ["staff, the reason not accepted", [notice, asks], `${staff} 理由成立=否`, true],
    ["staff, the reason accepted", [notice, asks], `${staff} 理由成立=是`, false],
    ["staff, and no notice", [], staff, false],
    ["the head after all", [notice, asks], "记录开庭 ct1 负责人出庭", false],
  ])("%s", async (_, before, line, absent) => {
    await through(registered, ...before);
    expect((await sheet())("是否应出庭未出庭")).toBe("＿＿＿＿＿＿");
    const held = await through(inCourt, [clerk, line]);
    expect(held.text.includes("请向监察机关和上一级行政机关提出司法建议")).toBe(absent);
    expect((await sheet())("是否应出庭未出庭")).toBe(absent ? "是" : "否");
    const passed = await through([clerk, "移送未出庭情况 ct1"]);
    expect(passed.text.includes("不用移送")).toBe(!absent);
  });

  it("asks whether a reason was accepted of staff alone", async () => {
    const { text } = await through(registered, notice, asks, inCourt, [
      clerk,
      "记录开庭 ct1 只有律师 理由成立=是",
    ]);
    expect(text).toContain("才填“理由成立”");
  });

  it("says on the sheet who came, not who was to come", async () => {
    await through(registered, notice, asks, inCourt, [clerk, "记录开庭 ct1 负责人出庭"]);
    const said = await sheet();
    expect([said("未出庭理由"), said("委派工作人员")]).toEqual(["无", "无"]);
  });
});

it("is on record with a late notice, or with none, and under the day it was set for", async () => {
  expect((await through(tomorrow)).text).toContain("最迟应在2026年2月28日通知，这天已过");
  expect((await through([clerk, "通知出庭 ct1"])).text).toContain("这次通知迟了，已照实记录");
  await through(nextDay, ["2026-03-05T08:00:00.000Z", ""], [clerk, "记录开庭 ct1 负责人出庭"]);
  expect((await matter())?.fields).toMatchObject({ noticedOn: "2026-03-02", heldOn: "2026-03-03" });
});

it("is heard without a notice, and none is given afterwards", async () => {
  await through(tomorrow, nextDay, ["2026-03-04T08:00:00.000Z", ""]);
  expect((await through([clerk, "通知出庭 ct1"])).text).toContain("没有通知过的，直接记录开庭");
  expect((await scene.says(clerk, "待办")).text).toContain("记录开庭");
  expect(await through([clerk, "记录开庭 ct1 负责人出庭"])).toMatchObject({
    state: "heard",
    running: [],
  });
});

it("is the court's to do where the procurator keeps it", async () => {
  const sues = "procuratorate.procurator";
  expect((await through([sues, registered[1]])).text).toContain(
    "法院应在开庭前按期通知该单位负责人出庭，通知后请记录",
  );
  await through([sues, "通知出庭 ct1"], inCourt);
  const { text } = await through([sues, "记录开庭 ct1 无人到庭"]);
  expect(text).toContain("请提请法院提出司法建议");
});

it("is withdrawn for a reason, which is nothing performed", async () => {
  await through(registered, [clerk, "撤销登记 ct1 原告撤诉"]);
  const { text } = await scene.says(clerk, "ct1");
  expect(text).toMatch(/撤销理由.*原告撤诉/);
  expect(text).not.toContain("履行情况");
});

it("stands in the calendars of the unit and of whoever keeps it, at the time it was moved to", async () => {
  await through(registered);
  expect(await subscribed(scene, unit)).toMatch(/BEGIN:VCALENDAR(?!.*VEVENT)/s);
  await through([clerk, "通知出庭 ct1"]);
  for (const who of [unit, clerk])
    expect(await subscribed(scene, who)).toContain("20260320T090000");
  expect(await subscribed(scene, "market.liaison")).toMatch(/BEGIN:VCALENDAR(?!.*VEVENT)/s);
  await through([clerk, "改开庭时间 ct1 合议庭调整 开庭时间=2026-03-27 09:00"]);
  expect(await subscribed(scene, unit)).toContain("20260327T090000");
});

it("is moved, with notice anew", async () => {
  await through(registered, [clerk, "通知出庭 ct1"], [unit, "答复出庭 ct1 局长 负责人类别=主要"]);
  expect(
    (await through([clerk, "改开庭时间 ct1 合议庭调整 开庭时间=2026-03-04 09:00"])).text,
  ).toMatch(/来不及通知.*第五条.*最早可定在2026年3月5日/);
  expect(
    await through([clerk, "改开庭时间 ct1 合议庭调整 开庭时间=2026-03-27 09:00"]),
  ).toMatchObject({
    state: "filed",
    running: ["court.notice 2026-03-24"],
  });
});

describe("what is wrong is said, with what would do", () => {
  it.each<[string, Line, RegExp]>([
    ["another office", [unit, registered[1]], /只能由/],
    ["the own unit", [clerk, registered[1].replace("水务局", "法院")], /本单位被诉/],
    ["no administrative organ", [clerk, registered[1].replace("水务局", "妇联")], /行政机关/],
    ["no such unit", [clerk, registered[1].replace("水务局", "火星局")], /单位/],
    ["a time gone by", [clerk, registered[1].replace("03-20", "02-20")], /已经过去/],
  ])("%s", async (_, line, why) => {
    const { text } = await through(line);
    expect(text).toMatch(why);
    expect(await matter()).toBeUndefined();
  });

  it("the same case again", async () => {
    expect((await through(registered, registered)).text).toContain(
      "这个案号已经登记：CT-2026-0001",
    );
  });

  it("does not exist for a unit it does not concern", async () => {
    await through(registered);
    expect((await scene.says("market.liaison", "ct1")).text).not.toContain("行初3号");
  });
});
