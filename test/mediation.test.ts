import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headlineOf, playedScene, type Scene } from "./scene.ts";

// A dispute referred to mediation, with its result told to whoever referred it (实施意见 第14、15项).

const referrer = "petition.liaison";
const mediator = "town-qingquan.liaison";
type Line = readonly [who: string, line: string];
const referred: Line = [
  referrer,
  "委托调解 纠纷编号=访2026-07 来源=信访 调解单位=清泉镇 纠纷情况=相邻两户因排水沟改道发生争执",
];

// Monday 2 March 2026, 09:00 in the county.
const opens = playedScene("2026-03-02T01:00:00.000Z", async (scene) => {
  await scene.says(...referred);
});
let scene: Scene;
beforeEach(async () => {
  scene = await opens();
});
afterEach(() => scene.close());

const matter = () => scene.store.matter("TJ-2026-0001");
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
const accepted: Line = [mediator, "受理 tj1"];
const agreed: Line = [
  mediator,
  "调解结果 tj1 双方同意恢复原水沟 结果=达成协议 履行期限=2026-03-20",
];

it("is referred, taken up, agreed, performed, and told to whoever referred it", async () => {
  expect(await through()).toMatchObject({
    state: "referred",
    running: ["mediation.receipt 2026-03-05"],
  });
  expect(await matter()).toMatchObject({ visibility: 2, title: "访2026-07" });
  expect(await headlines(mediator)).toEqual(["信访局委托调解一件纠纷，请受理或退回。"]);
  expect((await scene.says(mediator, "期限 tj1")).text).toContain("本系统默认，可配置");
  expect(await through(accepted)).toMatchObject({
    state: "mediating",
    running: ["mediation.finish 2026-04-01"],
  });
  expect(await through(agreed)).toMatchObject({
    state: "agreed",
    running: ["mediation.perform 2026-03-20"],
  });
  expect((await headlines(referrer)).at(-1)).toBe("清泉镇反馈调解结果：达成协议。");
  const done = await through(
    ["2026-03-19T01:00:00.000Z", ""],
    [mediator, "履行情况 tj1 水沟已恢复 已履行=是"],
  );
  expect(done).toMatchObject({ state: "closed", running: [] });
  expect((await headlines(referrer)).at(-1)).toBe("清泉镇反馈：调解协议已履行。");
});

it.each([
  ["未达成协议", "清泉镇反馈调解结果：未达成协议。"],
  ["当事人撤回", "清泉镇反馈调解结果：当事人撤回。"],
])("is closed without an agreement: %s", async (result, told) => {
  const done = await through(accepted, [mediator, `调解结果 tj1 分歧较大 结果=${result}`]);
  expect(done).toMatchObject({ state: "closed", running: [] });
  expect((await headlines(referrer)).at(-1)).toBe(told);
});

it("is closed as not performed, with where the parties may go", async () => {
  const done = await through(
    accepted,
    agreed,
    ["2026-03-21T01:00:00.000Z", ""],
    [mediator, "履行情况 tj1 一方反悔 已履行=否"],
  );
  expect(done.text).toContain("当事人可以依法向法院起诉");
  expect(await matter()).toMatchObject({ state: "closed", fields: { performed: false } });
});

it("follows an agreement without a last day by the period of the table", async () => {
  expect(await through(accepted, [mediator, "调解结果 tj1 双方同意 结果=达成协议"])).toMatchObject({
    state: "agreed",
    running: ["mediation.perform 2026-04-01"],
  });
});

it("is sent back, and referred again to another unit, which alone has it then", async () => {
  await through([mediator, "退回 tj1 不在本镇"]);
  expect((await headlines(referrer)).at(-1)).toMatch(/^清泉镇退回了调解：….*请重新委托，或撤回。$/);
  expect((await scene.says(referrer, "待办")).text).toContain("重新委托或撤回");
  expect(await through([referrer, "重新委托 tj1 在位奇镇 调解单位=位奇镇"])).toMatchObject({
    state: "referred",
    running: ["mediation.receipt 2026-03-05"],
  });
  expect((await headlines("town-weiqi.liaison")).at(-1)).toContain("信访局委托调解一件纠纷");
  expect((await scene.says(mediator, "tj1")).text).toContain("没有找到这条记录");
});

it("is seen by those named in the two units alone, and by groups without what it is", async () => {
  const ask = await scene.saysIn(mediator, "group:town", "群 绑定 清泉镇");
  await ask.press("确认");
  await through([referrer, referred[1].replace("访2026-07", "访2026-08")]);
  for (const who of ["gov-office.secretariat", "water.liaison", "town-weiqi.liaison"])
    expect((await scene.says(who, "tj2")).text, who).toContain("没有找到这条记录");
  const shown = (await scene.reads("group:town")).join("\n");
  expect(shown).toContain("调解 ****0002");
  expect(shown).not.toMatch(/水沟|访2026/);
});

describe("what is wrong is said, with what would do", () => {
  it.each<[string, readonly Line[], Line, RegExp]>([
    ["the same again", [], referred, /← 这个编号已经委托调解：TJ-2026-0001/],
    [
      "a unit that does not mediate",
      [],
      [referrer, referred[1].replace("清泉镇", "税务局").replace("07", "08")],
      /← 这个单位不能受托调解。可以委托：.*司法局.*或乡镇/,
    ],
    ["the own unit", [], [mediator, referred[1]], /← 这个单位不能受托调解/],
    [
      "a name for the reference",
      [],
      [referrer, referred[1].replace("访2026-07", "李秀英")],
      /← 请填你单位自己的内部编号/,
    ],
    ["another unit", [], ["water.liaison", "受理 tj1"], /没有找到这条记录/],
    ["the referring unit's acceptance", [], [referrer, "受理 tj1"], /只能由调解单位/],
    ["a result before it is taken up", [], agreed, /已委托，待受理/],
    [
      "taken up before it was referred",
      [],
      [mediator, "受理 tj1 受理日期=2026-02-20"],
      /← 受理日期不能早于上一步的日期/,
    ],
    [
      "a result of a day to come",
      [accepted],
      [mediator, `${agreed[1]} 调解日期=2026-03-09`],
      /← 调解日期不能晚于今天/,
    ],
    [
      "a last day without an agreement",
      [accepted],
      [mediator, agreed[1].replace("达成协议", "未达成协议")],
      /← 没有达成协议，就没有履行期限/,
    ],
    [
      "a last day before the agreement",
      [accepted],
      [mediator, agreed[1].replace("2026-03-20", "2026-03-01")],
      /← 履行期限不能早于调解日期/,
    ],
    ["no result", [accepted], [mediator, "调解结果 tj1 谈过了"], /结果\*:/],
    ["concluded twice", [accepted, agreed], agreed, /已达成协议，待履行/],
    ["withdrawn once agreed", [accepted, agreed], [referrer, "撤回 tj1 不用了"], /待履行/],
    ["a telephone number", [], [mediator, "退回 tj1 电话13812345678"], /请遮住中间几位/],
  ])("%s", async (_, before, [who, line], wanted) => {
    await through(...before);
    expect((await through([who, line])).text).toMatch(wanted);
  });
});

it("keeps the name of no child", async () => {
  await through([
    referrer,
    "委托调解 纠纷编号=访2026-09 来源=信访 调解单位=清泉镇 纠纷情况=学生王小明和同学争座位，两家争执",
  ]);
  const two = await scene.store.matter("TJ-2026-0002");
  expect(two).toMatchObject({ fields: { dispute: "学生王某某和同学争座位，两家争执" } });
});
