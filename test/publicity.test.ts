import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headlineOf, playedScene, type Scene } from "./scene.ts";

// Who enforces a law makes it known: the year's plan, what was held, and who has nothing (实施意见 第16项).

const unit = "water.liaison";
const bureau = "justice.liaison";
type Line = readonly [who: string, line: string];
const planned: Line = [
  unit,
  "计划普法 水法宣传周 形式=集中宣传 场所=乡村 活动日期=2026-03-20 地点=清泉镇广场 协办单位=清泉镇",
];
const held: Line = [unit, "登记活动 pf1 讲了水法 参加人数=120 无照片原因=设备损坏"];
const onTheDay: Line = ["2026-03-20T08:00:00.000Z", ""];

// Monday 2 March 2026, 09:00 in the county.
const opens = playedScene("2026-03-02T01:00:00.000Z", async (scene) => {
  await scene.says(...planned);
});
let scene: Scene;
beforeEach(async () => {
  scene = await opens();
});
afterEach(() => scene.close());

const matter = () => scene.store.matter("PF-2026-0001");
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

it("is planned, held with people and pictures, looked at, and closed", async () => {
  expect(await through()).toMatchObject({
    state: "planned",
    running: ["publicity.record 2026-03-27"],
  });
  for (const who of [bureau, "town-qingquan.liaison", "water.head"])
    expect(await headlines(who), who).toEqual(["水务局计划普法：“水法宣传周”。"]);
  expect((await scene.says(unit, "待办")).text).toContain("现在没有等您办的事");
  await through(onTheDay);
  expect((await scene.says(unit, "待办")).text).toContain("登记活动、活动改期或取消活动");
  expect(await through(held)).toMatchObject({
    state: "held",
    running: ["publicity.check 2026-04-03"],
  });
  expect((await headlines(bureau)).at(-1)).toBe("水务局登记了一次普法活动，120人参加。");
  expect(await through([bureau, "退回 pf1 请补照片"])).toMatchObject({
    state: "returned",
    running: ["publicity.record 2026-03-27"],
  });
  expect((await headlines(unit)).at(-1)).toBe(
    "活动登记被退回：请补照片。请补全后重新登记；没有办的，请改期或取消。",
  );
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  await scene.sends(unit, { "a.png": png }, "登记活动 pf1 讲了水法 参加人数=120");
  const closed = await through([bureau, "办结 pf1"]);
  expect(closed).toMatchObject({ state: "closed", running: [] });
  expect(closed.text).toContain("附件: 1个（a.png");
  expect(closed.text).not.toContain("无照片原因");
});

it("is moved, with its days counted anew, or called off", async () => {
  await headlines(bureau);
  expect(await through([unit, "活动改期 pf1 活动日期=2026-03-23 理由=下雨"])).toMatchObject({
    state: "planned",
    running: ["publicity.record 2026-03-30"],
  });
  expect((await headlines(bureau)).at(-1)).toBe("“水法宣传周”改到2026年3月23日。");
  expect(await through([unit, "取消活动 pf1 防汛"])).toMatchObject({
    state: "cancelled",
    running: [],
  });
  expect((await scene.says(bureau, "普法台账")).text).toContain("2026年没有列入计划的普法活动");
});

it("does not count as held while its record is sent back, and is moved or called off where it was not", async () => {
  const sentBack: Line = [bureau, "退回 pf1 核实没有办"];
  expect(await through(onTheDay, held, sentBack)).toMatchObject({ state: "returned" });
  expect((await scene.says(unit, "待办")).text).toContain("登记活动、活动改期或取消活动");
  const plan = (await scene.says(bureau, "普法台账")).text;
  expect(plan).toContain("水务局: 列入1场，已办0场");
  expect(plan).toMatch(/还没有办过活动的场所：.*乡村/);
  const moved = await through([unit, "活动改期 pf1 活动日期=2026-03-23 理由=没有办"]);
  expect(moved).toMatchObject({ state: "planned", running: ["publicity.record 2026-03-30"] });
  expect(moved.text).not.toMatch(/举办日期|参加人数/);
  await through(["2026-03-23T08:00:00.000Z", ""], held, sentBack);
  const off = await through([unit, "取消活动 pf1 没有办"]);
  expect(off).toMatchObject({ state: "cancelled", running: [] });
  expect(off.text).not.toContain("举办日期");
});

it("stands in the year's plan by unit, with who has nothing told to whoever keeps it", async () => {
  await through(onTheDay, held, [
    bureau,
    "计划普法 宪法课 形式=法治副校长 场所=学校 活动日期=2026-04-10 地点=山丹一中 牵头单位=檢察院 协办单位=教育局",
  ]);
  const plan = (await scene.says(bureau, "普法台账")).text;
  expect(plan).toContain("水务局: 列入1场，已办1场");
  expect(plan).toContain("检察院: 列入1场，已办0场");
  expect(plan).toMatch(/2026年还没有普法活动的单位（\d+个）：.*公安局/);
  expect(plan).toContain("教育局: 列入1场，已办0场");
  expect(plan).not.toMatch(/还没有普法活动的单位.*(?:水务局|检察院|教育局)/);
  expect(plan).toMatch(/还没有办过活动的场所：机关、.*学校/);
  expect(plan).not.toMatch(/还没有办过活动的场所：.*乡村/);
  expect((await scene.says(bureau, "总览")).text).toContain("还没有普法活动的单位");
  const own = (await scene.says(unit, "普法台账")).text;
  expect(own).toContain("水务局: 列入1场，已办1场");
  expect(own).not.toMatch(/检察院|还没有/);
  expect((await scene.says(unit, "总览")).text).not.toContain("还没有普法活动的单位");
  expect((await scene.says(bureau, "普法台账 2025")).text).toContain(
    "2025年没有列入计划的普法活动",
  );
});

it("says how many more there are than the plan writes out, those still to come first", async () => {
  await through(onTheDay, held);
  const add = (days: number, from: number) =>
    Array.from({ length: days }, (_, index): Line => {
      const day = `2026-04-${String(from + index).padStart(2, "0")}`;
      return [unit, planned[1].replace("2026-03-20", day)];
    });
  await through(...add(19, 1));
  const all = (await scene.says(unit, "普法台账")).text;
  expect(all).toMatch(/2026年4月19日[^\n]* · 计划\n.*PF-2026-0001.*2026年3月20日/);
  expect(all).not.toContain("没有写出");
  await through(...add(2, 20));
  const plan = await scene.says(unit, "普法台账");
  expect(plan.text).toContain("水务局: 列入22场，已办1场");
  expect(plan.text).toContain("还有2项没有写出，按“列表”可以看到。");
  expect(plan.text).not.toContain("PF-2026-0001");
  expect((await plan.press("列表")).text).toContain("PF-2026-0022");
});

it("is known to nobody it does not concern, and keeps the name of no child", async () => {
  expect((await scene.says("market.liaison", "pf1")).text).toContain("没有找到这条记录");
  expect((await scene.says("market.liaison", "普法台账")).text).toContain(
    "2026年的普法计划里没有您单位的活动",
  );
  const child = await through(onTheDay, [
    unit,
    "登记活动 pf1 学生王小明在会上发言 参加人数=120 无照片原因=设备损坏",
  ]);
  expect(child.text).toContain("学生王某某在会上发言");
});

describe("what is wrong is said, with what would do", () => {
  it.each<[string, readonly Line[], Line, RegExp]>([
    ["the same again", [], planned, /← 这一天的同一个活动已经列入计划：PF-2026-0001/],
    [
      "a day gone by",
      [],
      [unit, planned[1].replace("2026-03-20", "2026-02-20")],
      /← 活动日期（2026年2月20日）已经过去/,
    ],
    [
      "another unit's event",
      [],
      [unit, `${planned[1]} 牵头单位=教育局`],
      /← 您只能列本单位（水务局）牵头的活动/,
    ],
    ["no such venue", [], [unit, planned[1].replace("乡村", "月球")], /← 没有“月球”/],
    ["the bureau's record", [], [bureau, held[1]], /只能由/],
    ["the unit's check", [onTheDay, held], [unit, "办结 pf1"], /只能由普法主管单位/],
    ["checked before it was held", [], [bureau, "办结 pf1"], /现在是“已计划”/],
    [
      "no picture and no reason",
      [onTheDay],
      [unit, "登记活动 pf1 讲了 参加人数=9"],
      /← 请附活动照片/,
    ],
    ["nobody came", [onTheDay], [unit, held[1].replace("120", "0")], /参加人数\*: 0 ←/],
    [
      "held on a day to come",
      [],
      [unit, `${held[1]} 举办日期=2026-03-20`],
      /← 举办日期不能晚于今天/,
    ],
    [
      "held in a year it was not planned in",
      [onTheDay],
      [unit, `${held[1]} 举办日期=2025-03-20`],
      /← 举办日期（2025年3月20日）早于这个活动的计划.*请填2026年1月1日到今天之间的日期/,
    ],
    ["recorded twice", [onTheDay, held], held, /现在是“已举办，待核对”/],
    [
      "moved once held",
      [onTheDay, held],
      [unit, "活动改期 pf1 活动日期=2026-03-25 理由=雨"],
      /待核对/,
    ],
  ])("%s", async (_, before, [who, line], wanted) => {
    await through(...before);
    expect((await through([who, line])).text).toMatch(wanted);
  });
});
