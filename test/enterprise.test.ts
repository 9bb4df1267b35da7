import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { text } from "../src/chat/text.ts";
import { headlineOf, openScene, type Scene } from "./scene.ts";

// What an enterprise asks is put to the unit responsible, answered in time, and rated (实施意见第9项).

let scene: Scene;
beforeEach(async () => {
  // Monday 2 March 2026, 09:00 in the county.
  scene = await openScene("2026-03-02T01:00:00.000Z");
});
afterEach(() => scene.close());

const takes = "industry-federation.liaison";
const housing = "housing.liaison";
const planner = "development.liaison";
const secretariat = "gov-office.secretariat";
type Line = readonly [who: string, line: string];

const submits: Line = [
  takes,
  "提交诉求 标题=厂区道路 诉求内容=厂门口道路破损，货车进不来 责任单位=住建局",
];
const first: Line = [takes, `${submits[1]} 优先办理=影响春耕供货`];
const answers: Line = [housing, "答复诉求 qs1 三月底前修好"];
const satisfied: Line = [takes, "评价诉求 qs1 满意"];
const dissatisfied: Line = [takes, "评价诉求 qs1 不满意 只补了一半"];

const matter = () => scene.store.matter("QS-2026-0001");
const headlines = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const through = async (...lines: readonly Line[]) => {
  let text = "";
  for (const [who, line] of lines)
    if (line === "") await scene.moveTo(who);
    else text = (await scene.says(who, line)).text.replaceAll("\n", " ");
  const { state, clocks = [], urgent } = (await matter()) ?? {};
  // What rests between two steps has a day of its own (resting-county.test.ts).
  const running = clocks.flatMap(({ stoppedAt, rule, rolled }) =>
    stoppedAt === undefined && !rule.startsWith("next.") ? [`${rule} ${rolled}`] : [],
  );
  return { text, state, running, urgent };
};

it("is answered by the unit responsible on its clock, and closed once the enterprise is satisfied", async () => {
  const sent = await through(submits);
  expect(sent.text).toContain("已提交，编号QS-2026-0001，正在通知住建局。");
  expect(sent).toMatchObject({
    state: "open",
    running: ["request.answer 2026-03-16"],
    urgent: false,
  });
  expect((await headlines(housing)).at(-1)).toContain("工商联转来一件企业诉求，请答复");
  expect((await scene.says(housing, "待办")).text).toContain("答复诉求");
  expect(await through(answers)).toMatchObject({
    state: "answered",
    running: ["request.rate 2026-03-09"],
  });
  expect((await headlines(takes)).at(-1)).toBe("住建局已答复，请问过企业后评价。");
  expect(await through(satisfied)).toMatchObject({ state: "closed", running: [] });
  expect((await headlines(housing)).at(-1)).toBe("企业对答复满意。");
});

it("goes first for a reason that everybody in it reads, in a shorter time", async () => {
  const ask = await scene.saysIn(housing, "group:housing", "群 绑定 住建局");
  await ask.press("确认");
  expect(await through(first)).toMatchObject({
    running: ["request.answer 2026-03-09"],
    urgent: true,
  });
  expect((await headlines(housing)).at(-1)).toContain("请优先答复");
  for (const who of [housing, takes, secretariat])
    expect((await through([who, "qs1"])).text, who).toMatch(
      /紧急 · 待答复.*优先办理: 影响春耕供货/,
    );
  const [shown = ""] = await scene.reads("group:housing");
  expect(shown).toContain("紧急");
  expect(shown).not.toContain("春耕");
});

it("is put first later too, by whoever took it or the secretariat, once", async () => {
  await through(submits);
  expect(await through([secretariat, "优先办理 qs1 县里重点项目"])).toMatchObject({
    running: ["request.answer 2026-03-09"],
    urgent: true,
  });
  expect((await headlines(housing)).at(-1)).toBe("这件诉求已列为优先办理。");
  expect((await through([takes, "优先办理 qs1 急"])).text).toContain("已经是优先办理");
});

it("has the shorter time from the day it is put first, never a later day than it had", async () => {
  const puts: Line = [takes, "优先办理 qs1 影响春耕"];
  await through(submits, ["2026-03-05T01:00:00.000Z", ""]);
  expect((await through(puts)).running).toEqual(["request.answer 2026-03-12"]);
  await through([takes, submits[1]], ["2026-03-18T01:00:00.000Z", ""]);
  const { text } = await through([takes, "优先办理 qs2 影响春耕"]);
  expect(text).toMatch(/已列为优先办理.*最迟3月19日/);
  const { clocks = [] } = (await scene.store.matter("QS-2026-0002")) ?? {};
  const running = clocks.filter(({ stoppedAt }) => stoppedAt === undefined);
  expect(running.map(({ rolled }) => rolled)).toEqual(["2026-03-19"]);
});

it("keeps the time to answer again where it is put first then, and no answer before the rating", async () => {
  await through(submits, ["2026-03-04T01:00:00.000Z", ""], answers, dissatisfied);
  expect(await through([takes, "优先办理 qs1 急"])).toMatchObject({
    running: ["request.again 2026-03-11"],
    urgent: true,
  });
  const early = await through([housing, "答复诉求 qs1 已补 答复日期=2026-03-03"]);
  expect(early.text).toMatch(/← 答复日期不能早于上一步的日期（2026年3月4日）/);
  expect(await through([housing, "答复诉求 qs1 已补"])).toMatchObject({ state: "answered" });
});

it("starts anew with another unit: the development bureau stays in it, the answer before is no longer its own", async () => {
  const key: Line = [takes, `${submits[1].replace("住建局", "发改局")} 重点产业=是`];
  await through(key, [planner, "答复诉求 qs1 不归我们管"], dissatisfied);
  await through([planner, "退回 qs1 属住建"], [takes, "改派 qs1 住建局"]);
  const { parties = [], fields } = (await matter()) ?? {};
  expect(parties.flatMap(({ part, organisation = "" }) => `${part} ${organisation}`)).toContain(
    "copy development",
  );
  expect(Object.keys(fields ?? {})).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/answer|rating|sentBack/)]),
  );
  expect((await headlines(planner)).at(-1)).toContain("已交住建局，请知悉并配合");
  const card = await scene.says(planner, "qs1");
  expect(card.text).toContain("知会单位: 发改局");
  expect(card.text).toContain("不归我们管");
  expect(await through(answers, dissatisfied)).toMatchObject({ state: "open" });
});

it("brings the development bureau in where a key industry is concerned, and not twice", async () => {
  await through([takes, `${submits[1]} 重点产业=是`]);
  expect((await headlines(planner)).at(-1)).toContain("一件涉重点产业的企业诉求已交住建局");
  expect((await scene.says(planner, "qs1")).text).toContain("知会单位: 发改局");
  await through([takes, `${submits[1].replace("住建局", "发改局")} 重点产业=是`]);
  const { parties = [] } = (await scene.store.matter("QS-2026-0002")) ?? {};
  expect(parties.filter(({ organisation }) => organisation === "development")).toHaveLength(1);
});

it("is sent back by a unit whose it is not, and given to another with a period anew", async () => {
  await through(submits, ["2026-03-04T01:00:00.000Z", ""]);
  const back = await through([housing, "退回 qs1 属乡道，归交通 建议单位=交通运输局"]);
  expect(back).toMatchObject({ state: "returned", running: [] });
  expect((await headlines(takes)).at(-1)).toContain("住建局退回：属乡道，归交通。请改派，或撤回");
  expect(await through([takes, "改派 qs1 交通运输局"])).toMatchObject({
    state: "open",
    running: ["request.answer 2026-03-18"],
  });
  expect((await headlines("transport.liaison")).at(-1)).toContain("请答复");
  expect((await scene.says(housing, "qs1")).text).toContain("没有找到这条记录");
});

it("is extended once, and no more than thirty days", async () => {
  const extend = (day: string): Line => [housing, `延期答复 qs1 等天气转暖 延期至=${day}`];
  await through(submits);
  expect((await through(extend("2026-03-16"))).text).toContain("延期至应晚于2026年3月16日");
  expect((await through(extend("2026-04-16"))).text).toContain("不晚于2026年4月15日");
  expect(await through(extend("2026-03-31"))).toMatchObject({
    running: ["request.answer 2026-03-31"],
  });
  expect((await headlines(takes)).at(-1)).toContain("住建局延期答复：等天气转暖");
  expect((await through(extend("2026-04-10"))).text).toContain("已经延期一次（到2026年3月31日）");
});

it("is not put off any more where no day would do", async () => {
  await through(submits);
  const late = "2026-04-15T01:00:00.000Z";
  await scene.moveTo(late);
  expect((await scene.says(housing, "qs1")).text).toContain("延期答复");
  await scene.moveTo("2026-04-16T01:00:00.000Z");
  expect((await scene.says(housing, "延期答复 qs1 等天气转暖 延期至=2026-04-30")).text).toContain(
    "应在2026年3月16日前答复，过期太久，不能再延期。请现在就答复。",
  );
});

it("goes back once where the enterprise is not satisfied, then to a meeting", async () => {
  expect(await through(submits, answers, dissatisfied)).toMatchObject({
    state: "open",
    running: ["request.again 2026-03-09"],
  });
  expect((await headlines(housing)).at(-1)).toBe("企业不满意：只补了一半。请再答复一次。");
  const again = await through(answers, dissatisfied);
  expect(again).toMatchObject({ state: "agenda", running: [] });
  expect(again.text).toContain("转为上会研究");
  expect((await headlines(secretariat)).at(-1)).toContain("请列入议题（上会）");
  expect((await scene.says(secretariat, "待办")).text).toContain("上会结果");
  await through([
    secretariat,
    "安排会议 标题=企业诉求 时间=2026-03-05 15:00 参会单位=住建局、工商联 议题=qs1",
  ]);
  expect((await scene.says(secretariat, "议程")).text).toContain("QS-2026-0001");
  expect(await through([secretariat, "上会结果 qs1 列入本年计划"])).toMatchObject({
    state: "closed",
  });
  for (const who of [takes, housing])
    expect((await headlines(who)).at(-1)).toContain("会议已研究企业诉求：列入本年计划");
});

it("keeps nobody beside the unit it goes to who is of that unit, however the post is spelt", async () => {
  const { organisations, people } = await scene.store.directory();
  const post = people.get(planner);
  if (post === undefined) throw new Error("no such post");
  await scene.store.saveDirectory(
    [...organisations.values()],
    [...people.values(), { ...post, id: "gov-office.industry", name: text("产业岗", "industry") }],
  );
  const harmed = submits[1].replace("货车进不来", "学生王小明被老师打伤");
  await through([takes, `${harmed} 重点产业=是`], [housing, "退回 qs1 属发改"]);
  const beside = async () => (await matter())?.parties.filter(({ part }) => part === "copy");
  expect(await beside()).toContainEqual({ part: "copy", person: "gov-office.industry" });
  await through([takes, "改派 qs1 发改局"]);
  expect(await beside()).toEqual([]);
});

describe("what is wrong is said, with what would do", () => {
  it.each<[string, Line, RegExp]>([
    ["another group", ["women.liaison", submits[1]], /由工商联或部门的联络员提交/],
    ["a township", ["town-qingquan.liaison", submits[1]], /只能由/],
    ["the own unit", [housing, submits[1]], /← 责任单位填的是本单位/],
    ["no such unit", [takes, submits[1].replace("住建局", "火星局")], /责任单位/],
    ["nothing asked", [takes, "提交诉求 标题=道路 责任单位=住建局"], /诉求内容\*/],
    ["a telephone number", [takes, `${submits[1]}，电话13812345678`], /请遮住中间几位/],
  ])("%s", async (_, line, wanted) => {
    expect((await through(line)).text).toMatch(wanted);
    expect(await matter()).toBeUndefined();
  });

  it.each<[string, readonly Line[], Line, RegExp]>([
    [
      "another unit's answer",
      [submits],
      ["water.liaison", "答复诉求 qs1 已办"],
      /没有找到这条记录/,
    ],
    ["an answer of whoever took it", [submits], [takes, "答复诉求 qs1 已办"], /只能由责任单位/],
    ["rated before it is answered", [submits], satisfied, /待答复/],
    ["answered twice", [submits, answers], answers, /已答复，待评价/],
    [
      "not satisfied without a reason",
      [submits, answers],
      [takes, "评价诉求 qs1 不满意"],
      /← 不满意的，请写明理由/,
    ],
    [
      "a day before it was given",
      [submits],
      [housing, "答复诉求 qs1 已办 答复日期=2026-02-27"],
      /← 答复日期不能早于/,
    ],
    [
      "given to oneself",
      [submits, [housing, "退回 qs1 不归我们"]],
      [takes, "改派 qs1 工商联"],
      /← 责任单位填的是本单位/,
    ],
    [
      "proposed to oneself",
      [submits],
      [housing, "退回 qs1 不归我们 建议单位=住建局"],
      /← 建议单位就是本单位/,
    ],
    ["settled without a meeting", [submits], [secretariat, "上会结果 qs1 同意"], /待答复/],
  ])("%s", async (_, before, line, wanted) => {
    await through(...before);
    expect((await through(line)).text).toMatch(wanted);
  });
});

it("masks the name of a child in what is asked, and is restricted where one was harmed", async () => {
  const harmed = submits[1].replace("货车进不来", "学生王小明被老师打伤");
  const { text } = await through([takes, harmed]);
  expect(text).not.toContain("王小明");
  expect(text).toContain("我遮住了认出来的孩子名字");
  expect(await matter()).toMatchObject({ visibility: 2 });
  expect((await scene.says(secretariat, "qs1")).text).toContain("没有找到这条记录");
});
