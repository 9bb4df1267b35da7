import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headlineOf, openScene, type Scene } from "./scene.ts";

// Somebody who needs help is referred from one side to the other, without a name (domain §3.13).

let scene: Scene;
beforeEach(async () => {
  // Monday 2 March 2026, 09:00 in the county.
  scene = await openScene("2026-03-02T01:00:00.000Z");
});
afterEach(() => scene.close());

const procurator = "procuratorate.procurator";
const civil = "civil-affairs.liaison";
type Line = readonly [who: string, line: string];

const toSocial: Line = [
  procurator,
  "转介救助 受助编号=救2026-07 单位=民政局 困难情况=被害人家庭失去收入来源 本方已救助=3000元",
];
const toJudicial: Line = ["women.liaison", "转介救助 受助编号=F-12 困难情况=伤情需继续治疗"];

const matter = () => scene.store.matter("JZ-2026-0001");
const headlines = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const running = async () =>
  ((await matter())?.clocks ?? [])
    .filter(({ stoppedAt }) => stoppedAt === undefined)
    .map(({ rule, rolled }) => `${rule} ${rolled}`);
const through = async (...lines: readonly Line[]) => {
  let text = "";
  for (const [who, line] of lines)
    if (line === "") await scene.moveTo(who);
    else text = (await scene.says(who, line)).text;
  return { text, state: (await matter())?.state, running: await running() };
};

it("goes from the procuratorate to civil affairs, is decided, and followed up", async () => {
  const sent = await through(toSocial);
  expect(sent.text).toContain("已转介，编号JZ-2026-0001，正在通知民政局。");
  expect(sent.running).toEqual(["relief.receipt 2026-03-05"]);
  expect(await matter()).toMatchObject({ visibility: 2, title: "救2026-07" });
  expect(await headlines(civil)).toEqual(["检察院转介一人申请社会救助，请受理或退回。"]);
  const taken = await through([civil, "受理 jz1"]);
  expect(taken).toMatchObject({ state: "accepted", running: ["relief.social 2026-03-30"] });
  expect((await scene.says(civil, "期限 jz1")).text).toContain("本系统默认，可配置");
  expect((await through([civil, "给予救助 jz1"])).text).toMatch(/金额: .*← 请填金额（元），或写明/);
  const granted = await through([civil, "给予救助 jz1 金额=0.12万元 救助措施=纳入临时救助"]);
  expect(granted).toMatchObject({ state: "granted", running: ["relief.follow 2026-06-02"] });
  expect(granted.text).toContain("两方救助: 司法救助 3000元，社会救助 1200元（两项都有）");
  expect((await headlines(procurator)).at(-1)).toBe("民政局决定给予救助，请查看，并按期回访。");
  const again = await through(
    ["2026-06-01T01:00:00.000Z", ""],
    [procurator, "回访 jz1 回访情况=仍在治疗 还需回访=是"],
  );
  expect(again).toMatchObject({ state: "granted", running: ["relief.follow 2026-09-01"] });
  expect(await through([procurator, "回访 jz1 回访情况=已复工 还需回访=否"])).toMatchObject({
    state: "closed",
    running: [],
  });
});

it("comes back the other way to the procuratorate, on the period of judicial relief", async () => {
  await through(toJudicial);
  expect(await headlines(procurator)).toEqual(["妇联转介一人申请司法救助，请受理或退回。"]);
  expect(await through([procurator, "受理 jz1"])).toMatchObject({
    running: ["relief.decide 2026-03-16"],
  });
  expect((await scene.says(procurator, "救助台账")).text).toContain(
    "司法救助 待决定，社会救助 无记录",
  );
  const refused = await through([procurator, "不予救助 jz1 已获足额赔偿"]);
  expect(refused).toMatchObject({ state: "refused", running: [] });
  expect((await headlines("women.liaison")).at(-1)).toBe("检察院决定不予救助：…。");
});

it.each(["内2026-07", "民救字〔2026〕3号", "山检救〔2026〕3号", "F-12", "JZ2026/3", "第12号"])(
  "takes a number of the unit's own: %s",
  async (ref) => {
    expect((await through([toJudicial[0], toJudicial[1].replace("F-12", ref)])).text).toContain(
      "已转介",
    );
  },
);

it("goes to no unit its clue complains of, and to another it does", async () => {
  await through([
    "town-qingquan.liaison",
    "提交线索 标题=救助金发放 类别=水污染 事实=排污口无人管 地点=桥 日期=2026-02-27 来源=履职 责任单位=民政局 接收单位=检察院",
  ]);
  const clue = (await scene.store.codesAfter("", 1))[0] ?? "";
  const line = (unit: string) => `${toSocial[1].replace("民政局", unit)} 关联事项=${clue}`;
  const refused = (await scene.says(procurator, line("民政局"))).text;
  expect(refused).toContain("关联的那件事反映的就是这个单位");
  expect((await scene.says(procurator, line("人社局"))).text).toContain("已转介");
});

it("keeps no full number of anybody in any step", async () => {
  await through(toJudicial, [procurator, "退回 jz1 缺诊断证明"]);
  const said = await through(["women.liaison", "补充 jz1 电话13812345678"]);
  expect(said.text).toContain("请遮住中间几位");
  expect(said).toMatchObject({ state: "returned" });
});

it("is sent back for what is missing, completed, or withdrawn", async () => {
  await through(toJudicial, [procurator, "退回 jz1 缺诊断证明"]);
  expect((await headlines("women.liaison")).at(-1)).toBe("检察院退回了转介：…。请补充，或撤回。");
  expect((await scene.says("women.liaison", "待办")).text).toContain("补充或撤回");
  expect(await through(["women.liaison", "补充 jz1 已附诊断证明"])).toMatchObject({
    state: "referred",
    running: ["relief.receipt 2026-03-05"],
  });
  await through(["women.liaison", "撤回 jz1 当事人放弃"]);
  expect((await headlines(procurator)).at(-1)).toBe("妇联撤回了转介：…。");
});

describe("what is wrong is said, with what would do", () => {
  it.each<[string, Line, RegExp]>([
    ["another organ", ["police.liaison", toJudicial[1]], /只能由/],
    [
      "a bureau without assistance",
      ["water.liaison", toJudicial[1]],
      /转介司法救助由.*民政局、.*和乡镇的联络员办/,
    ],
    [
      "to a unit without assistance",
      [procurator, toSocial[1].replace("民政局", "水务局")],
      /单位: .*← 这个单位不办社会救助。可以转给：.*民政局、/,
    ],
    ["to nobody", [procurator, toSocial[1].replace(" 单位=民政局", "")], /← 请填转给哪个单位/],
    [
      "from a bureau to a bureau",
      ["women.liaison", `${toJudicial[1]} 单位=民政局`],
      /单位: .*← 司法救助转介给检察院/,
    ],
    [
      "a name for the reference",
      ["women.liaison", toJudicial[1].replace("F-12", "李秀英")],
      /受助编号\*: .*← 请填你单位自己的内部编号/,
    ],
    ...["李秀英3", "王小明(3)", "张某3号", "李秀英〔2026〕1", "第3号王某", "WangXiaoming1"].map(
      (name): [string, Line, RegExp] => [
        `a name with a figure: ${name}`,
        ["women.liaison", toJudicial[1].replace("F-12", name)],
        /受助编号\*: .*← 请填你单位自己的内部编号/,
      ],
    ),
    [
      "an identity number",
      ["women.liaison", toJudicial[1].replace("F-12", "620725199001011234")],
      /受助编号\*: .*← 请填你单位自己的内部编号|← 内容里有身份证号/,
    ],
  ])("%s", async (_, [who, line], wanted) => {
    expect((await scene.says(who, line)).text.replaceAll("\n", " ")).toMatch(wanted);
    expect(await matter()).toBeUndefined();
  });

  it.each<[string, readonly Line[], Line, RegExp]>([
    ["the same a second time", [toSocial], toSocial, /← 这个编号已经转介给该单位.*JZ-2026-0001/],
    ["a decision before it is taken up", [toSocial], [civil, "给予救助 jz1 金额=100"], /待受理/],
    ["the other side's decision", [toSocial], [procurator, "受理 jz1"], /只能由受转介单位/],
    [
      "a day before the referral",
      [toSocial],
      [civil, "受理 jz1 受理日期=2026-02-27"],
      /← 受理日期不能早于上一步的日期/,
    ],
    [
      "a day to come",
      [toSocial, [civil, "受理 jz1"]],
      [civil, "给予救助 jz1 金额=100 决定日期=2026-03-09"],
      /← 决定日期不能晚于今天/,
    ],
    [
      "a decision taken twice",
      [toSocial, [civil, "受理 jz1"], [civil, "给予救助 jz1 金额=100"]],
      [civil, "给予救助 jz1 金额=100"],
      /已救助，待回访/,
    ],
  ])("%s", async (_, before, [who, line], wanted) => {
    await through(...before);
    expect((await scene.says(who, line)).text.replaceAll("\n", " ")).toMatch(wanted);
  });
});

it("is seen by those named in the two units alone, and by groups without what it is", async () => {
  const ask = await scene.saysIn(civil, "group:civil", "群 绑定 民政局");
  await ask.press("确认");
  await through(toSocial);
  for (const who of ["gov-office.secretariat", "water.liaison", "women.liaison"])
    expect((await scene.says(who, "jz1")).text, who).toContain("没有找到这条记录");
  const [shown = ""] = await scene.reads("group:civil");
  expect(shown).toContain("救助 ****0001");
  expect(shown).not.toContain("收入");
});
