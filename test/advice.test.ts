import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headlineOf, playedScene, type Scene } from "./scene.ts";

// A legal question: answered by the justice bureau, a unit it is passed to or a lawyer (实施意见 第18项).

const unit = "water.liaison";
const bureau = "justice.liaison";
const other = "natural-resources.liaison";
type Line = readonly [who: string, line: string];
const asked: Line = [unit, "法律咨询 采砂许可证到期后继续采砂，适用哪一条"];

// Monday 2 March 2026, 09:00 in the county.
const opens = playedScene("2026-03-02T01:00:00.000Z", async (scene) => {
  await scene.says(...asked);
});
let scene: Scene;
beforeEach(async () => {
  scene = await opens();
});
afterEach(() => scene.close());

const matter = () => scene.store.matter("FZ-2026-0001");
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

it("is asked, asked back, answered within the time, and found enough", async () => {
  expect(await matter()).toMatchObject({ visibility: 1, state: "asked" });
  expect(await headlines(bureau)).toEqual(["水务局提出一个法律咨询，请答复、要求说明或转办。"]);
  expect((await scene.says(bureau, "期限 fz1")).text).toContain("本系统默认，可配置");
  expect(await through([bureau, "要求说明 fz1 到期多久了"])).toMatchObject({
    state: "unclear",
    running: ["advice.explain 2026-03-16"],
  });
  expect(await headlines(unit)).toEqual([
    "司法局请您最迟3月16日说明：到期多久了。到期没有说明的，可能办结。",
  ]);
  expect(
    await through(["2026-03-04T01:00:00.000Z", ""], [unit, "说明情况 fz1 两个月"]),
  ).toMatchObject({ state: "asked", running: ["advice.answer 2026-03-11"] });
  expect(await through([bureau, "答复咨询 fz1 适用水法第三十九条"])).toMatchObject({
    state: "answered",
    running: ["advice.feedback 2026-03-11"],
  });
  expect((await headlines(unit)).at(-1)).toBe("司法局已答复咨询，请看是否满意，还有疑问可以追问。");
  expect(await through([unit, "追问 fz1 罚多少"])).toMatchObject({
    state: "asked",
    running: ["advice.answer 2026-03-11"],
  });
  await through([bureau, "解答 fz1 一万元以上十万元以下"]);
  const done = await through([unit, "满意 fz1"]);
  expect(done).toMatchObject({ state: "closed", running: [] });
  expect(done.text).toContain("结果: 对答复满意");
});

it("is passed to a unit, which may send it back, and to a lawyer", async () => {
  const passed = await through([bureau, "转办咨询 fz1 自然资源局 理由=业务主管"]);
  expect(passed).toMatchObject({ state: "referred", running: ["advice.answer 2026-03-09"] });
  expect(await headlines(other)).toEqual([
    "司法局转来一个法律咨询，请最迟3月9日答复，不归本单位的请退回。",
  ]);
  expect((await scene.says(other, "待办")).text).toContain("答复咨询或退回");
  expect((await scene.says(bureau, "待办")).text).toContain("现在没有等您办的事");
  expect((await through([other, "退回 fz1 归水务局"])).text).toContain("已退回司法局。");
  expect((await scene.says(other, "fz1")).text).toContain("没有找到这条记录");
  const lawyer = await through([bureau, "转律师 fz1 律师=公职律师 理由=疑难"]);
  expect(lawyer.text).toContain("已记录转给公职律师；他们的答复请您最迟3月9日记入。");
  await through([bureau, "答复咨询 fz1 可以处罚"]);
  expect((await scene.says(unit, "fz1")).text).toMatch(/转办: 公职律师[\s\S]*司法局答复：可以处罚/);
});

it("is answered by the unit that has it, which has it again where more is asked", async () => {
  await through(
    [bureau, "转办咨询 fz1 自然资源局 理由=业务主管"],
    [other, "答复咨询 fz1 可以处罚"],
  );
  expect((await headlines(bureau)).at(-1)).toBe("自然资源局已答复咨询。");
  expect(await through([unit, "追问 fz1 罚多少"])).toMatchObject({ state: "referred" });
  expect((await headlines(other)).at(-1)).toBe("水务局还有疑问，请再答复。");
});

it("is closed by the bureau once nobody has said anything in time, and nobody is late with it", async () => {
  await through([bureau, "答复咨询 fz1 可以处罚"]);
  expect((await through([bureau, "办结 fz1"])).text).toContain(
    "咨询单位在2026年3月9日当日24时前还可以回应",
  );
  await scene.moveTo("2026-03-10T01:00:00.000Z");
  expect((await scene.says(unit, "待办")).text).toContain("现在没有等您办的事");
  const todo = (await scene.says(bureau, "待办")).text;
  expect(todo).toContain("办结");
  expect(todo).not.toContain("超期");
  expect((await through([bureau, "办结 fz1"])).text).toContain("结果: 到期没有追问");
});

it("gives whoever asked the whole time, from the day they are told of an answer of an earlier day", async () => {
  await scene.moveTo("2026-03-17T01:00:00.000Z");
  expect(await through([bureau, "答复咨询 fz1 可以处罚 答复日期=2026-03-03"])).toMatchObject({
    running: ["advice.feedback 2026-03-24"],
  });
  expect((await through([bureau, "办结 fz1"])).text).toContain("2026年3月24日当日24时前还可以回应");
  await through([unit, "追问 fz1 罚多少"]);
  expect((await through([bureau, "答复咨询 fz1 一万元 答复日期=2026-03-03"])).text).toMatch(
    /← 答复日期不能早于上一步的日期（2026年3月17日）/,
  );
});

it("is closed by the bureau where nobody makes it clear in time, and whoever asked is told", async () => {
  await through([bureau, "要求说明 fz1 到期多久了"]);
  expect((await scene.says(unit, "待办")).text).toContain("说明情况或撤回");
  expect((await through([bureau, "办结 fz1"])).text).toContain("2026年3月16日当日24时前还可以回应");
  await scene.moveTo("2026-03-17T01:00:00.000Z");
  expect((await scene.says(bureau, "待办")).text).toContain("办结");
  await headlines(unit);
  expect(await through([bureau, "办结 fz1"])).toMatchObject({ state: "closed", running: [] });
  expect(await headlines(unit)).toEqual(["到期没有说明情况，咨询办结。需要时可以重新提出。"]);
});

it("is no clue, and becomes one with a press", async () => {
  expect((await scene.store.codesAfter("", 9)).filter((code) => code.startsWith("XS"))).toEqual([]);
  const form = await (await scene.says(unit, "fz1")).press("转为线索");
  expect(form.text).toContain("事实*: 采砂许可证到期后继续采砂，适用哪一条");
  const sent = await form.submit({
    category: "admin-inaction",
    place: "山丹河",
    occurredOn: "2026-03-01",
    source: "duty",
  });
  expect(sent.text).toMatch(/线索 XS-2026-0001[\s\S]*来源: 咨询 FZ-2026-0001/);
  expect(await matter()).toMatchObject({ state: "asked" });
});

describe("what is wrong is said, with what would do", () => {
  it.each<[string, readonly Line[], Line, RegExp]>([
    ["the same again", [], asked, /← 这个问题已经问过，正在办理：FZ-2026-0001/],
    ["another unit", [], ["market.liaison", "答复咨询 fz1 可以"], /没有找到这条记录/],
    ["the asking unit's answer", [], [unit, "答复咨询 fz1 可以"], /只能由答复单位的联络员/],
    ["the bureau's satisfaction", [], [bureau, "满意 fz1"], /“答复满意”只能由/],
    ["satisfied before an answer", [], [unit, "满意 fz1"], /现在是“待答复”.*只有在“已答复”时/],
    ["nobody to pass it to", [], [bureau, "转办咨询 fz1 理由=忙"], /← 请填“转办单位”或“律师”/],
    [
      "both a unit and a lawyer",
      [],
      [bureau, "转办咨询 fz1 自然资源局 律师=值班律师 理由=忙"],
      /← 请填“转办单位”或“律师”，填一项/,
    ],
    ["back to whoever asks", [], [bureau, "转办咨询 fz1 水务局 理由=忙"], /← 这个单位就是咨询单位/],
    ["no such unit", [], [bureau, "转办咨询 fz1 火星局 理由=忙"], /← 没有“火星局”/],
    ["an answer without words", [], [bureau, "答复咨询 fz1"], /答复\*:/],
    [
      "an answer before the question",
      [],
      [bureau, "答复咨询 fz1 可以 答复日期=2026-02-20"],
      /← 答复日期不能早于上一步的日期/,
    ],
    [
      "an answer of a day to come",
      [],
      [bureau, "答复咨询 fz1 可以 答复日期=2026-03-20"],
      /← 答复日期不能晚于今天/,
    ],
    [
      "answered twice",
      [[bureau, "答复咨询 fz1 可以"]],
      [bureau, "答复咨询 fz1 可以"],
      /现在是“已答复”，不能答复咨询/,
    ],
    [
      "withdrawn once answered",
      [[bureau, "答复咨询 fz1 可以"]],
      [unit, "撤回 fz1 不问了"],
      /已答复/,
    ],
    ["a telephone number", [], [unit, "法律咨询 电话13812345678能公开吗"], /请遮住/],
  ])("%s", async (_, before, [who, line], wanted) => {
    await through(...before);
    expect((await through([who, line])).text).toMatch(wanted);
  });
});

it("keeps the name of no child, and what is asked about harm to one for named people", async () => {
  const ask = await scene.saysIn(bureau, "group:justice", "群 绑定 司法局");
  await ask.press("确认");
  await through(["hotline-12345.officer", "法律咨询 学生王小明被同学打了怎么索赔 替谁咨询=群众"]);
  const two = await scene.store.matter("FZ-2026-0002");
  expect(two).toMatchObject({ visibility: 2, title: "学生王某某被同学打了怎么索赔" });
  await through([bureau, "答复咨询 fz2 可以请求赔偿"]);
  const read = await scene.reads("group:justice");
  expect(read.join("\n")).not.toContain("王");
});
