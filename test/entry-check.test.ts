import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headlineOf, playedScene, type Scene } from "./scene.ts";

// Whoever works with minors is checked, before being hired and every year: days and numbers, never names
// (未成年人保护法第六十二条).

const procurator = "procuratorate.procurator";
const school = "education.liaison";
const clinic = "health.liaison";
type Line = readonly [who: string, line: string];
const asked: Line = [procurator, "布置入职查询 教育局、卫健局、民政局 到期=2026-03-20"];
const reported: Line = [school, "报告入职查询 rz1 1260 不适合人数=0"];
const atNine = (day: string): Line => [`${day}T01:00:00.000Z`, ""];

// Monday 2 March 2026, 09:00 in the county.
const opens = playedScene("2026-03-02T01:00:00.000Z", async (scene) => {
  await scene.says(...asked);
});
let scene: Scene;
beforeEach(async () => {
  scene = await opens();
});
afterEach(() => scene.close());

const matter = (code = "RZ-2026-0001") => scene.store.matter(code);
const headlines = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const through = async (...lines: readonly Line[]) => {
  let text = "";
  for (const [who, line] of lines)
    if (line === "") await scene.moveTo(who);
    else text = (await scene.says(who, line)).text.replaceAll("\n", " ");
  const { state, clocks = [] } = (await matter()) ?? {};
  const running = clocks.flatMap(({ stoppedAt, rule, rolled, organisation }) =>
    stoppedAt === undefined ? [`${rule} ${rolled} ${organisation}`] : [],
  );
  return { text, state, running };
};

it("is asked of several units, each reports its numbers, and the card shows who has and who has not", async () => {
  expect(await through()).toMatchObject({
    state: "asked",
    running: [
      "entry.report 2026-03-20 education",
      "entry.report 2026-03-20 health",
      "entry.report 2026-03-20 civil-affairs",
    ],
  });
  expect(await headlines(clinic)).toEqual([
    "检察院布置2026年度入职查询，请最迟2026年3月20日查完并报告人数，不写姓名。",
  ]);
  expect((await scene.says(clinic, "待办")).text).toContain("报告入职查询");
  const own = await through(reported);
  expect(own.text).toContain("已报告，正在告诉监督单位。");
  expect((await headlines(procurator)).at(-1)).toBe("教育局报告了入职查询：查1260人。");
  const whole = (await scene.says(procurator, "rz1")).text;
  expect(whole).toContain("已报告: 教育局");
  expect(whole).toContain("未报告: 卫健局、民政局");
  expect(whole).toContain("查询人数: 1260人");
  // Another unit knows that it has, and not what.
  const others = (await scene.says(clinic, "rz1")).text;
  expect(others).toMatch(/教育局[^\n]*已报告/);
  expect(others).not.toContain("1260");
  expect((await scene.says("market.liaison", "rz1")).text).toContain("没有找到这条记录");
});

it("is not over while somebody unfit is still there, and ends with the last unit", async () => {
  const left = await through(reported, [
    clinic,
    "报告入职查询 rz1 查询人数=300 不适合人数=3 未录用人数=1",
  ]);
  expect(left.text).toContain("还有2人待处理，请最迟3月9日解聘或不予录用");
  expect(left.running).toContain("entry.settle 2026-03-09 health");
  expect((await headlines(procurator)).at(-1)).toBe(
    "卫健局报告了入职查询：查300人，还有2人待处理。",
  );
  expect((await scene.says(clinic, "待办")).text).toContain("查询处理结果");
  // That there is somebody unfit is for no other unit to know.
  expect((await scene.says("civil-affairs.liaison", "rz1")).text).toMatch(
    /其他查询单位: .*卫健局（已报告）/,
  );
  expect((await through([clinic, "查询处理结果 rz1 解聘人数=1"])).text).toContain("还有1人待处理");
  const out = await through([clinic, "查询处理结果 rz1 解聘人数=2"]);
  expect(out.text).toContain("全部处理完毕");
  expect(out.running).toEqual(["entry.report 2026-03-20 civil-affairs"]);
  expect(
    await through(["civil-affairs.liaison", "报告入职查询 rz1 40 不适合人数=0"]),
  ).toMatchObject({ state: "done", running: [] });
  expect((await scene.says(procurator, "rz1")).text).not.toContain("未报告");
});

it("is chased: the liaison before its day, the head after it, and whoever asked is to press", async () => {
  await headlines(clinic);
  await through(reported, atNine("2026-03-19"));
  expect(await headlines(clinic)).not.toEqual([]);
  await headlines("health.head");
  await through(atNine("2026-03-23"));
  expect((await headlines("health.head")).join()).toContain("报告入职查询");
  await headlines("education.head");
  await headlines(procurator);
  await through(atNine("2026-03-25"));
  expect((await scene.reads(`direct:${procurator}`)).join("\n")).toContain("督促");
  expect((await headlines("education.head")).join()).toBe("");
  expect((await through([procurator, "督促 rz1 单位=卫健局"])).text).toContain("正在通知卫健局");
  expect((await headlines("health.head")).at(-1)).toBe(
    "检察院督促：2026年度入职查询已经到期，请马上办理并报告。",
  );
});

it("is sent back for a reason of a list, and reported again", async () => {
  await through(reported);
  await headlines(school);
  const back = await through([procurator, "退回 rz1 单位=教育局 退回原因=没有查全"]);
  expect(back.running).toContain("entry.again 2026-03-16 education");
  expect((await headlines(school)).at(-1)).toBe(
    "入职查询的报告被退回：没有查全。请重新查，最迟3月16日再报。",
  );
  expect((await scene.says(procurator, "rz1")).text).toMatch(/未报告: .*教育局/);
  const again = await through([school, "报告入职查询 rz1 1300 不适合人数=0"]);
  expect(again.text).toContain("查询人数: 1300人");
  expect(again.text).not.toContain("没有查全");
});

it("is called off of one unit, or of all that have not reported", async () => {
  await through(reported, [
    procurator,
    "撤销 rz1 查询单位=民政局 撤销原因=不是密切接触未成年人的单位",
  ]);
  expect(await headlines("civil-affairs.liaison")).toContain(
    "入职查询不用报了：不是密切接触未成年人的单位。",
  );
  expect((await scene.says(procurator, "rz1")).text).toContain("未报告: 卫健局");
  const off = await through([procurator, "撤销 rz1 撤销原因=布置错了"]);
  expect(off).toMatchObject({ running: [] });
  expect((await scene.says(school, "入职查询台账")).text).toContain("查1260人");
});

it("a unit records a check before hiring by itself", async () => {
  const own = await through([
    "culture.liaison",
    "登记入职查询 查询人数=6 不适合人数=1 未录用人数=1 类型=入职前",
  ]);
  expect(own.text).toContain("已登记，编号RZ-2026-0002");
  expect(await matter("RZ-2026-0002")).toMatchObject({ state: "done", title: "入职前查询" });
  for (const who of [procurator, school])
    expect(await headlines(who), who).toContain("文体广旅局报告了入职查询：查6人。");
  // The same by the office that supervises goes to the other one.
  await through([school, "登记入职查询 12 不适合人数=0 类型=入职前"]);
  expect((await headlines(procurator)).at(-1)).toBe("教育局报告了入职查询：查12人。");
});

it("stands in the register of the year, with who has not", async () => {
  await through(reported, [clinic, "报告入职查询 rz1 300 不适合人数=2"]);
  await through(["culture.liaison", "登记入职查询 6 不适合人数=0 类型=入职前"]);
  for (const who of [procurator, school]) {
    const all = (await scene.says(who, "入职查询台账")).text;
    expect(all).toContain("文体广旅局: 1次，已报告1次，查6人，不适合0人");
    expect(all).toMatch(/2026年还没有入职查询的单位（\d+个）：妇联、残联、团县委/);
  }
  const whole = (await scene.says(procurator, "入职查询台账")).text;
  expect(whole).toContain("卫健局: 1次，已报告1次，查300人，不适合2人，待处理2人");
  expect(whole).toContain("民政局: 1次，还没有报告");
  const own = (await scene.says(clinic, "入职查询台账")).text;
  expect(own).toContain("卫健局: 1次");
  expect(own).not.toMatch(/教育局|还没有/);
  expect((await scene.says(procurator, "总览")).text).toContain("还没有入职查询的单位");
  expect((await scene.says("water.liaison", "入职查询台账")).text).toContain(
    "2026年没有您单位的入职查询",
  );
});

describe("what is wrong is said, with what would do", () => {
  it.each<[string, readonly Line[], Line, RegExp]>([
    [
      "asked by a unit that supervises nobody",
      [],
      [clinic, "布置入职查询 民政局 到期=2026-03-20"],
      /入职查询由教育局、检察院布置.*登记入职查询/,
    ],
    ["asked twice", [], asked, /← 教育局的2026年度查询已经布置过：RZ-2026-0001/],
    [
      "asked of the own unit",
      [],
      [procurator, "布置入职查询 检察院 到期=2026-03-20"],
      /← 不能给本单位布置/,
    ],
    [
      "a day gone by",
      [],
      [procurator, "布置入职查询 妇联 到期=2026-02-20"],
      /← 到期（2026年2月20日）已经过去/,
    ],
    [
      "a year long gone",
      [],
      [procurator, "布置入职查询 妇联 到期=2026-03-20 年度=2020"],
      /← 只能布置2025年度或2026年度/,
    ],
    ["a unit that is not there", [], [procurator, "布置入职查询 月球局 到期=2026-03-20"], /月球局/],
    ["a name", [], [school, "报告入职查询 rz1 王建国 不适合人数=0"], /← 这里只填人数.*不写姓名/],
    [
      "an identity number",
      [],
      [school, "报告入职查询 rz1 查询人数=3 不适合人数=620725199001011234"],
      /← 这里只填人数.*身份证号/,
    ],
    [
      "more unfit than checked",
      [],
      [school, "报告入职查询 rz1 3 不适合人数=4"],
      /← 不适合的（4人）不能比查询的（3人）多/,
    ],
    [
      "more out than unfit",
      [],
      [school, "报告入职查询 rz1 30 不适合人数=1 未录用人数=1 解聘人数=1"],
      /← 未录用和解聘的（共2人）不能比不适合的（1人）多/,
    ],
    [
      "somebody dismissed who was never hired",
      [],
      ["culture.liaison", "登记入职查询 30 不适合人数=1 解聘人数=1 类型=入职前"],
      /← 入职前查询的人还没有录用/,
    ],
    [
      "a day to come",
      [],
      [school, "报告入职查询 rz1 30 不适合人数=0 查询日期=2026-03-20"],
      /← 查询日期不能晚于今天/,
    ],
    [
      "a day of another year",
      [],
      [school, "报告入职查询 rz1 30 不适合人数=0 查询日期=2025-12-20"],
      /← 查询日期（2025年12月20日）不在这个年度里/,
    ],
    ["reported twice", [reported], reported, /已报告/],
    [
      "recorded beside a request",
      [],
      [school, "登记入职查询 30 不适合人数=0 类型=年度"],
      /已经布置给您单位（RZ-2026-0001）.*报告入职查询 RZ-2026-0001/,
    ],
    [
      "recorded twice",
      [["culture.liaison", "登记入职查询 6 不适合人数=0 类型=入职前"]],
      ["culture.liaison", "登记入职查询 6 不适合人数=0 类型=入职前"],
      /← 同一天、同样人数的查询已经登记：RZ-2026-0002/,
    ],
    [
      "settled with nobody unfit",
      [reported],
      [school, "查询处理结果 rz1 解聘人数=1"],
      /现在是“已报告”/,
    ],
    [
      "fewer out than before",
      [[clinic, "报告入职查询 rz1 300 不适合人数=3 解聘人数=2"]],
      [clinic, "查询处理结果 rz1 解聘人数=1"],
      /← 已经报过处理了2人/,
    ],
    ["pressed before its day", [], [procurator, "督促 rz1 卫健局"], /还没有到期/],
    [
      "another unit's report",
      [],
      ["market.liaison", "报告入职查询 rz1 3 不适合人数=0"],
      /没有找到/,
    ],
    ["sent back by the unit", [reported], [school, "退回 rz1 没有查全"], /只能由/],
  ])("%s", async (_, before, [who, line], wanted) => {
    await through(...before);
    const stood = (await matter())?.version;
    const { text } = await through([who, line]);
    expect(text).toMatch(wanted);
    expect((await matter())?.version).toBe(stood);
  });
});

it("is not called off as a whole while somebody unfit is still there", async () => {
  const { text, running } = await through(
    [clinic, "报告入职查询 rz1 300 不适合人数=2"],
    [procurator, "撤销 rz1 撤销原因=布置错了"],
  );
  expect(text).toContain("卫健局查出不适合的人还没有处理完，不能全部撤销");
  expect(running.join()).toContain("health");
});
