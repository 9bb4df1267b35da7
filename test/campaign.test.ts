import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { linesOf, opened, papersFor } from "./paper-lines.ts";
import { headlineOf, playedScene, type Scene } from "./scene.ts";

// Several units deal with one sort of problem on one board: matters, progress, what was recovered (实施意见 第2、4项).

const lead = "gov-office.secretariat";
const police = "police.liaison";
const welfare = "civil-affairs.liaison";
type Line = readonly [who: string, line: string];
const started: Line = [
  lead,
  "发起专项 标题=打击养老诈骗 目标=追回老人被骗的钱 参加单位=公安局、民政局 结束日期=2026-06-30 类别=电信网络诈骗、非法集资",
];
const atNine = (day: string): Line => [`${day}T01:00:00.000Z`, ""];

// Monday 2 March 2026, 09:00 in the county.
const opens = playedScene("2026-03-02T01:00:00.000Z", async (scene) => {
  await scene.says(...started);
});
let scene: Scene;
beforeEach(async () => {
  scene = await opens();
});
afterEach(() => scene.close());

const matter = () => scene.store.matter("ZX-2026-0001");
const headlines = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const through = async (...lines: readonly Line[]) => {
  let text = "";
  for (const [who, line] of lines)
    if (line === "") await scene.moveTo(who);
    else text = (await scene.says(who, line)).text.replaceAll("\n", " ");
  const { state, clocks = [] } = (await matter()) ?? {};
  const running = clocks.flatMap(({ stoppedAt, rule, rolled, organisation = "" }) =>
    stoppedAt === undefined ? [`${rule} ${rolled} ${organisation}`.trim()] : [],
  );
  return { text, state, running };
};

it("is started, reported on every month, adds up what was recovered by unit, and is closed with a report", async () => {
  expect(await through()).toMatchObject({
    state: "running",
    running: [
      "campaign.progress 2026-04-02 police",
      "campaign.progress 2026-04-02 civil-affairs",
      "campaign.close 2026-07-14",
    ],
  });
  expect(await headlines(police)).toEqual([
    "县政府办公室发起专项“打击养老诈骗”，请最迟4月2日报告第一次进展。",
  ]);
  expect((await scene.says(police, "待办")).text).toContain("专项进展");
  expect((await scene.says(lead, "待办")).text).toContain("现在没有等您办的事");
  const first = await through(atNine("2026-03-20"), [
    police,
    "进展 zx1 已破案两起 追赃挽损=120000",
  ]);
  expect(first.text).toContain("已报告，下次请最迟4月20日报。本单位合计120000元。");
  expect(first.running).toContain("campaign.progress 2026-04-20 police");
  expect((await headlines(lead)).at(-1)).toBe(
    "公安局报告了专项进展，追赃挽损120000元，合计120000元。",
  );
  await through([welfare, "专项进展 zx1 走访养老机构十二家"], atNine("2026-04-20"), [
    police,
    "进展 zx1 又破案一起 追赃挽损=3万",
  ]);
  const board = (await scene.says(lead, "zx1")).text;
  expect(board).toContain("公安局: 报进展2次，最近2026年4月20日、追赃挽损150000元");
  expect(board).toContain("民政局: 报进展1次，最近2026年3月20日");
  expect(board).toContain("追赃挽损合计: 150000元");
  // The last of them is due on the last day, and what is reported in the last days is the last.
  const late = await through(atNine("2026-06-10"), [police, "进展 zx1 收尾"]);
  expect(late.running).toContain("campaign.progress 2026-06-30 police");
  const last = await through(atNine("2026-06-25"), [police, "进展 zx1 全部办结"]);
  expect(last.text).toContain("到结束不用再报");
  expect(last.running).not.toContain("campaign.progress 2026-06-30 police");
  await through(atNine("2026-06-30"));
  expect((await scene.says(lead, "待办")).text).toContain("办结");
  const closed = await through([lead, "办结 zx1 追回十五万元，机制已建立"]);
  expect(closed).toMatchObject({ state: "closed", running: [] });
  expect((await headlines(welfare)).at(-1)).toContain("已办结，追赃挽损合计150000元");
  const { links } = await papersFor(scene, lead, "文书 zx1");
  const lines = linesOf((await opened(scene, links.get("专项工作报告"))).content);
  expect(lines).toContain("打击养老诈骗工作报告");
  expect(lines).toContain("公安局（2026年3月20日）：已破案两起");
  expect(lines).toContain("各单位报告追赃挽损共150000元。");
  expect(lines).toContain("追回十五万元，机制已建立");
});

it("gathers clues and other matters by unit, each reader seeing only what that one may see", async () => {
  await through(
    [
      "town-weiqi.liaison",
      "提交线索 标题=刷单 类别=电信网络诈骗 事实=群众反映被骗 地点=清泉镇 日期=2026-03-01 来源=履职",
    ],
    [
      "town-qingquan.liaison",
      "提交线索 标题=桥下排污 类别=水污染 事实=桥下排黑水 地点=清泉镇 日期=2026-03-01 来源=履职",
    ],
  );
  const gathered = await through([police, "归入专项 xs1 zx1"]);
  expect(gathered.text).toContain("已关联：ZX-2026-0001与XS-2026-0001");
  expect(gathered.text).toMatch(/归入的事项（公安局）: 1件：线索 XS-2026-0001/);
  // Restricted, it is there for nobody who may not see it.
  for (const who of [lead, welfare])
    expect((await scene.says(who, "zx1")).text, who).not.toMatch(/归入的事项|XS-2026/);
  expect((await scene.says(welfare, "归入专项 xs1 zx1")).text).toContain("没有找到这条记录");
  await through([lead, "归入专项 zx1 xs2"]);
  expect((await scene.says(lead, "zx1")).text).toMatch(
    /归入的事项（其他单位）: 1件：线索 XS-2026-0002/,
  );
  expect((await scene.says("town-qingquan.liaison", "xs2")).text).not.toContain("ZX-2026");
  expect((await scene.says(police, "归入专项 xs1 xs2")).text).toContain("请写一个专项的编号");
  expect((await scene.says(police, "归入专项 zx1 zx2")).text).toContain("请写一个专项的编号");
  await scene.says(lead, "解除关联 zx1 xs2").then((asked) => asked.press("确认解除"));
  expect((await scene.says(lead, "zx1")).text).not.toContain("归入的事项");
});

it("chases whoever has not reported: the liaison, the head, then whoever leads is to press", async () => {
  await headlines("police.head");
  await through(atNine("2026-03-20"), [welfare, "专项进展 zx1 已走访"], atNine("2026-04-01"));
  expect((await headlines(police)).join()).toContain("报专项进展，明天到期");
  await through(atNine("2026-04-03"));
  expect((await headlines("police.head")).join()).toContain("已超期1天");
  await headlines(welfare);
  await through(atNine("2026-04-08"));
  expect((await scene.reads(`direct:${lead}`)).join("\n")).toContain("建议督促");
  const pressed = await through([lead, "督促 zx1 请说明原因"]);
  expect(pressed.text).toContain("已督促，正在通知公安局。");
  expect((await headlines("police.head")).join()).toContain(
    "县政府办公室督促：专项“打击养老诈骗”的进展已经到期没报。请说明原因。请马上报告。",
  );
  expect((await headlines(welfare)).join()).not.toContain("督促");
});

it("reports by a day that is set, is lengthened, gets more units, and is called off", async () => {
  await headlines(police);
  const set = await through([
    lead,
    "调整专项 zx1 中期要汇报 报进展=2026-03-25 结束日期=2026-08-31",
  ]);
  expect(set.running).toEqual([
    "campaign.progress 2026-03-25 police",
    "campaign.progress 2026-03-25 civil-affairs",
    "campaign.close 2026-09-14",
  ]);
  expect((await headlines(police)).at(-1)).toBe(
    "专项“打击养老诈骗”有调整：中期要汇报。进展最迟3月25日报告。",
  );
  const after = await through([police, "进展 zx1 已排查"]);
  expect(after.running).toContain("campaign.progress 2026-08-31 police");
  const more = await through([lead, "专项加单位 zx1 市场监管局"]);
  expect(more.running).toContain("campaign.progress 2026-03-25 market");
  expect(await headlines("market.liaison")).toContain(
    "县政府办公室请有关单位参加专项“打击养老诈骗”，新参加的最迟3月25日报告第一次进展。",
  );
  const off = await through([lead, "取消专项 zx1 与市里的专项合并"]);
  expect(off).toMatchObject({ state: "cancelled", running: [] });
});

it("a sum that was mistyped is put right as what it is all in all", async () => {
  await through([police, "进展 zx1 破案 追赃挽损=1200000"], [welfare, "进展 zx1 走访"]);
  const right = await through([police, "更正挽损金额 zx1 120000"]);
  expect(right.text).toContain("已更正，合计120000元。");
  expect((await scene.says(lead, "zx1")).text).toContain("追赃挽损合计: 120000元");
  expect((await headlines(lead)).at(-1)).toBe("公安局把追赃挽损合计更正为120000元。");
  expect((await through([police, "更正挽损金额 zx1 120000"])).text).toContain("合计已经是120000元");
});

it("is no one else's", async () => {
  expect((await scene.says("water.liaison", "zx1")).text).toContain("没有找到这条记录");
});

describe("what is wrong is said, with what would do", () => {
  it.each<[string, readonly Line[], Line, RegExp]>([
    ["started by a liaison", [], [police, started[1]], /只能由/],
    ["the same again", [], started, /← 同名的专项正在开展：ZX-2026-0001/],
    [
      "an end before its beginning",
      [],
      [lead, started[1].replace("养老", "校园").replace("2026-06-30", "2026-03-02")],
      /← 结束日期要晚于开始日期/,
    ],
    [
      "an end far away",
      [],
      [lead, started[1].replace("养老", "校园").replace("2026-06-30", "2036-03-02")],
      /← 专项最长三年/,
    ],
    [
      "a category kept offline",
      [],
      [lead, started[1].replace("养老", "间谍线索").replace("电信网络诈骗", "暴恐、邪教")],
      /线下|12339/,
    ],
    [
      "a report outside its days",
      [],
      [lead, `${started[1].replace("养老", "校园")} 报进展=2026-07-30`],
      /← 报进展的日期要在今天以后、结束日期（2026年6月30日）以前/,
    ],
    ["a unit that is not there", [], [lead, started[1].replace("民政局", "月球局")], /月球局/],
    ["the lead's progress", [], [lead, "专项进展 zx1 已部署"], /只能由参加单位/],
    ["a sum below nothing", [], [police, "进展 zx1 破案 追赃挽损=-5"], /整数/],
    ["a sum with a name", [], [police, "进展 zx1 破案 追赃挽损=王建国"], /整数/],
    ["pressed while nobody is late", [], [lead, "督促 zx1 快"], /没有单位到期没报/],
    ["closed by a unit", [], [police, "办结 zx1 完成"], /只能由牵头单位/],
    ["nothing adjusted", [], [lead, "调整专项 zx1 没有变"], /← 请至少填一项/],
    ["a unit that is there", [], [lead, "专项加单位 zx1 公安局"], /← 这些单位都已经参加/],
    [
      "reported once it is over",
      [[lead, "办结 zx1 完成"]],
      [police, "专项进展 zx1 补报"],
      /现在是“已办结”/,
    ],
  ])("%s", async (_, before, [who, line], wanted) => {
    await through(...before);
    const stood = (await matter())?.version;
    const { text } = await through([who, line]);
    expect(text).toMatch(wanted);
    expect((await matter())?.version).toBe(stood);
    expect(await scene.store.matter("ZX-2026-0002")).toBeUndefined();
  });
});

it("leaves who is late where only its end is moved", async () => {
  const { running } = await through(
    atNine("2026-04-10"),
    [welfare, "专项进展 zx1 已走访"],
    atNine("2026-04-20"),
    [lead, "调整专项 zx1 延期 延至=2026-12-31"],
  );
  expect(running).toContain("campaign.progress 2026-04-02 police");
  expect((await scene.says(lead, "督促 zx1 请说明原因")).text).not.toContain("没有单位到期没报");
});

it("says the new day where the days of the reports are set anew", async () => {
  await headlines(police);
  await through([lead, "调整专项 zx1 提前报 报进展=2026-03-20"]);
  expect((await headlines(police)).join()).toMatch(/3月20日.*报告/u);
});

it("asks nobody to report before it begins, and tells only the newcomers when", async () => {
  await scene.says(
    lead,
    "发起专项 标题=防溺水 目标=不出事 参加单位=公安局、民政局 开始日期=2026-06-01 结束日期=2026-12-31",
  );
  await headlines(police);
  await scene.says(lead, "专项加单位 zx2 农业农村局");
  await scene.says(lead, "调整专项 zx2 多给两周 延至=2027-01-15");
  const due = (await scene.store.matter("ZX-2026-0002"))?.clocks.flatMap(
    ({ stoppedAt, rule, rolled }) =>
      stoppedAt === undefined && rule === "campaign.progress" ? [rolled] : [],
  );
  expect(due).toEqual(["2026-07-01", "2026-07-01", "2026-07-01"]);
  expect((await headlines(police)).join()).not.toContain("参加专项“防溺水”，新参加的");
});
