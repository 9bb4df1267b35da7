import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headlineOf, playedScene, type Scene } from "./scene.ts";

// A suit in the public interest is a matter of its own from the decision to sue until the judgment is performed.

const procurator = "procuratorate.procurator";
const chief = "procuratorate.chief";
const unit = "water.liaison";
type Line = readonly [who: string, line: string];
const to = (instant: string): Line => [instant, ""];
const registered: Line = [procurator, "登记诉讼 三号口排污 被诉单位=水务局"];

// Monday 2 March 2026, 09:00 in the county.
const opens = playedScene("2026-03-02T01:00:00.000Z", async (scene) => {
  await scene.says(...registered);
});
let scene: Scene;
beforeEach(async () => {
  scene = await opens();
});
afterEach(() => scene.close());

const matter = () => scene.store.matter("SS-2026-0001");
const headlines = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const through = async (...lines: readonly Line[]) => {
  let text = "";
  for (const [who, line] of lines)
    if (line === "") await scene.moveTo(who);
    else text = (await scene.says(who, line)).text.replaceAll("\n", " ");
  const { state, clocks = [] } = (await matter()) ?? {};
  const running = clocks.flatMap(({ stoppedAt, rule, rolled }) =>
    stoppedAt === undefined && !rule.startsWith("next.") ? [`${rule} ${rolled}`] : [],
  );
  return { text, state, running };
};
const filed: Line = [procurator, "法院立案 ss1 （2026）甘0725行初3号 副本送达日期=2026-03-02"];
const set: Line = [procurator, "排定开庭 ss1 开庭时间=2026-03-20 09:00 地点=第一法庭"];
const onTheDay = to("2026-03-20T08:00:00.000Z");
const held: Line = [procurator, "庭审情况 ss1 双方对排污口归属有争议"];
const judged: Line = [procurator, "判决结果 ss1 责令三个月内封堵 结果=支持全部诉讼请求"];
const served: Line = [procurator, "送达判决 ss1 履行期限=2026-06-22"];
const lines = { filed, set, onTheDay, held, judged, served };
const until = (last: keyof typeof lines): readonly Line[] => {
  const all = Object.keys(lines) as (keyof typeof lines)[];
  return all.slice(0, all.indexOf(last) + 1).map((key) => lines[key]);
};

it("is filed by the court, answered, heard, judged, served and performed", async () => {
  expect(await through()).toMatchObject({ state: "decided", running: [] });
  expect((await headlines(unit)).join()).not.toContain("起诉");
  const first = await through(filed);
  expect(first).toMatchObject({ state: "filed", running: ["court.defence 2026-03-17"] });
  expect(first.text).toContain("最迟3月17日（当日24时前）提交答辩状");
  expect((await headlines(unit)).at(-1)).toContain("法院已立案：（2026）甘0725行初3号");
  expect((await scene.says(unit, "期限 ss1")).text).toContain("行政诉讼法");
  expect((await scene.says(unit, "待办")).text).toContain("提交答辩");
  expect(await through([unit, "提交答辩 ss1 排污口不归本局"])).toMatchObject({ running: [] });
  expect((await headlines(procurator)).at(-1)).toBe("水务局已向法院提交答辩。");
  const day = await through(set);
  expect(day).toMatchObject({ state: "scheduled", running: ["court.start 2026-03-20"] });
  expect(day.text).toContain("已记录，正在通知被诉单位。");
  expect((await headlines(unit)).at(-1)).toContain("开庭：2026年3月20日 周五 09:00，第一法庭");
  expect(await through(onTheDay, held)).toMatchObject({ state: "heard", running: [] });
  expect(await through(judged)).toMatchObject({ state: "judged" });
  expect((await headlines(unit)).at(-1)).toBe("法院已裁判：支持全部诉讼请求。");
  const due = await through(served);
  expect(due).toMatchObject({
    state: "performing",
    running: ["court.perform 2026-06-22", "court.appeal 2026-04-07"],
  });
  expect(due.text).toContain("裁判文书载明");
  const done = await through(to("2026-06-20T01:00:00.000Z"), [
    unit,
    "判决履行 ss1 已封堵 已履行=是",
  ]);
  expect(done).toMatchObject({ state: "performed", running: [] });
  expect((await headlines(chief)).at(-1)).toBe("水务局已履行裁判。");
  const { text } = await scene.says("gov.convenor", "统计 2026年3月 诉讼");
  expect(text).toContain("法院立案的公益诉讼: 1");
  expect(text).toContain("1/1 = 100%");
});

it("is kept from the unit that is sued until the court has filed it, and from whoever answers for that unit", async () => {
  await scene.saysIn("gov-office.secretariat", "group:linkage", "群 绑定 联动群");
  await scene.says(procurator, "登记诉讼 四号口不履职 被诉单位=水务局");
  for (const who of [unit, "water.head"]) {
    for (const line of ["列表", "ss1", "待办", "搜索 三号口", "期限 ss1", "关系 ss1"])
      expect((await scene.says(who, line)).text).not.toMatch(/SS-2026|不履职|被诉/);
    expect((await headlines(who)).join()).not.toContain("诉");
  }
  expect((await scene.says(unit, "ss1")).text).toContain("没有找到这条记录");
  expect((await scene.says(unit, "提交答辩 ss1 不归本局")).text).toContain("没有找到这条记录");
  expect((await scene.says(procurator, "ss1")).text).toContain("被诉单位: 水务局");
  expect((await scene.says(procurator, registered[1])).text).toContain("这件诉讼已经登记");
  await through(filed);
  expect((await scene.says(unit, "ss1")).text).toContain("三号口排污");
  expect((await scene.says(unit, "列表")).text).toContain("SS-2026-0001");
  expect((await headlines(unit)).at(-1)).toContain("法院已立案");
});

it("is never known to the unit where it is withdrawn before the court has filed it", async () => {
  await through([chief, "撤回起诉 ss1 已全部整改"]);
  expect((await headlines(unit)).join()).not.toContain("撤回");
  expect((await scene.says(unit, "ss1")).text).toContain("没有找到这条记录");
});

it("is known to the unit from the first where a recommendation was sent to it on the same", async () => {
  await scene.says(
    procurator,
    "登记建议 标题=五号口排污 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局 送达日期=2026-03-02 异议期=10 内容=封堵",
  );
  await scene.says(chief, "登记诉讼 五号口排污 被诉单位=水务局 关联事项=jy1");
  expect((await scene.says(unit, "ss2")).text).toContain("五号口排污");
});

it.each(["不予立案 ss1 3月2日", "不予立案 ss1 2026-03-02", "不予受理 ss1 今天"])(
  "takes a day alone for the day, and asks what is to be told: %s",
  async (line) => {
    const asked = await scene.says(procurator, line);
    expect(await matter()).toMatchObject({ state: "decided" });
    const done = await asked.submit({ reason: "不属受案范围" });
    expect(await matter()).toMatchObject({
      state: "rejected",
      fields: { rejectedOn: "2026-03-02" },
    });
    // It is the court that did not file it.
    expect(done.text).toContain("2026年3月2日 法院不予立案：不属受案范围");
    expect(done.text).not.toContain("检察院不予立案");
  },
);

it("is enforced where it is not performed", async () => {
  const not = await through(...until("served"), [procurator, "判决履行 ss1 仍在排放 已履行=否"]);
  expect(not).toMatchObject({ state: "unperformed" });
  expect(not.text).toContain("可以申请法院强制执行");
  expect(await through([procurator, "申请执行 ss1 拒不履行"])).toMatchObject({
    state: "enforcing",
  });
  expect((await headlines(unit)).at(-1)).toBe("已申请法院强制执行。");
  expect(await through([unit, "判决履行 ss1 已封堵 已履行=是"])).toMatchObject({
    state: "performed",
  });
});

it("ends once served where there is nothing to perform, and is heard as often as the court does", async () => {
  await through(
    ...until("held"),
    [procurator, "排定开庭 ss1 开庭时间=2026-03-30 09:00 地点=第一法庭"],
    to("2026-03-30T08:00:00.000Z"),
    [procurator, "庭审情况 ss1 补充质证"],
    [procurator, "判决结果 ss1 驳回 结果=驳回诉讼请求"],
  );
  expect(await matter()).toMatchObject({ fields: { heard: ["2026-03-20"], heldOn: "2026-03-30" } });
  expect(await through([procurator, "送达判决 ss1"])).toMatchObject({ state: "contestable" });
  expect(
    await through(to("2026-04-20T01:00:00.000Z"), [procurator, "诉讼终结 ss1 双方没有上诉"]),
  ).toMatchObject({ state: "ended", running: [] });
});

it("says that the parties were told late, and records the day as it was", async () => {
  const late = await through(filed, [
    procurator,
    "排定开庭 ss1 开庭时间=2026-03-04 09:00 地点=第一法庭",
  ]);
  expect(late.text).toContain("最迟应在2026年2月28日通知各方，这次通知迟了");
  expect(await matter()).toMatchObject({ fields: { toldOn: "2026-03-02" } });
});

it("is withdrawn by the chief procurator, and the unit is told", async () => {
  expect(await through(filed, set, [chief, "撤回起诉 ss1 已全部整改"])).toMatchObject({
    state: "withdrawn",
    running: [],
  });
  for (const who of [unit, procurator])
    expect((await headlines(who)).at(-1)).toBe("已撤回起诉：已全部整改。");
});

it("begins by itself as a recommendation is sued on, and leads to the register of appearances", async () => {
  await scene.says(
    procurator,
    "登记建议 标题=五号口排污 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局 送达日期=2026-03-02 异议期=10 内容=封堵",
  );
  await scene.moveTo("2026-05-08T01:00:00.000Z");
  const sued = await scene.says(chief, "起诉 jy1 起诉理由=逾期不回复，也没有采取措施");
  expect(sued.text).toContain("已决定提起公益诉讼");
  const suit = await scene.store.matter("SS-2026-0002");
  expect(suit).toMatchObject({ state: "decided", title: "五号口排污", parent: "JY-2026-0001" });
  expect((await headlines(procurator)).join()).toContain("请向法院起诉");
  expect((await scene.says(procurator, "待办")).text).toContain("法院立案");
  await scene.says(procurator, "法院立案 ss2 （2026）甘0725行初5号");
  await scene.says(procurator, "排定开庭 ss2 开庭时间=2026-05-20 09:00 地点=第一法庭");
  const form = await (await scene.says(procurator, "ss2")).press("转为出庭应诉");
  expect(form.text).toContain("案号*: （2026）甘0725行初5号");
  const made = await form.submit({});
  expect(made.text).toContain("CT-2026-0001");
  expect(await scene.store.matter("CT-2026-0001")).toMatchObject({ parent: "SS-2026-0002" });
  expect((await scene.says(procurator, "ss2")).text).toContain("CT-2026-0001");
});

describe("an appeal", () => {
  const dismissed: readonly Line[] = [
    ...until("held"),
    [procurator, "判决结果 ss1 驳回 结果=驳回诉讼请求"],
    [procurator, "送达判决 ss1"],
  ];

  it("of the procuratorate is heard and judged by the second court, and its judgment performed", async () => {
    const first = await through(...dismissed);
    expect(first).toMatchObject({ state: "contestable", running: ["court.appeal 2026-04-07"] });
    expect(first.text).toContain("最迟4月7日（当日24时前）上诉");
    expect((await scene.says(procurator, "期限 ss1")).text).toContain("行政诉讼法");
    for (const who of [unit, procurator])
      expect((await scene.says(who, "ss1")).text).toContain("可以上诉到: 2026年4月7日 周二");
    const appealed = await through([procurator, "上诉 ss1 认定事实有误"]);
    expect(appealed).toMatchObject({ state: "appealed", running: [] });
    expect((await headlines(unit)).at(-1)).toBe("检察院已上诉。");
    expect(await matter()).toMatchObject({ fields: { first: { result: "dismissed" } } });
    const second = await through(
      [procurator, "排定开庭 ss1 开庭时间=2026-05-20 09:00 地点=中院第一法庭"],
      to("2026-05-20T08:00:00.000Z"),
      [procurator, "庭审情况 ss1 双方对认定事实有争议"],
      [procurator, "判决结果 ss1 撤销一审，责令封堵 结果=支持全部诉讼请求"],
      [procurator, "送达判决 ss1 履行期限=2026-08-20"],
    );
    expect(second).toMatchObject({ state: "performing", running: ["court.perform 2026-08-20"] });
    const card = (await scene.says(unit, "ss1")).text;
    expect(card).toContain("一审结果: 驳回诉讼请求");
    expect(card).toContain("结果: 支持全部诉讼请求");
    expect((await scene.says(unit, "上诉 ss1 不服")).text).toContain("二审判决是终审判决");
    expect(await through([unit, "判决履行 ss1 已封堵 已履行=是"])).toMatchObject({
      state: "performed",
    });
  });

  it("of the unit takes up what it was to perform, and a second judgment that asks for nothing ends it", async () => {
    const appealed = await through(...until("served"), [unit, "上诉 ss1 履行期限太短"]);
    expect(appealed).toMatchObject({ state: "appealed", running: [] });
    expect((await headlines(procurator)).at(-1)).toBe("水务局已上诉。");
    expect((await scene.says(unit, "待办")).text).not.toContain("判决履行");
    expect(
      await through(
        [procurator, "判决结果 ss1 撤销一审，驳回 结果=驳回诉讼请求"],
        [procurator, "送达判决 ss1"],
      ),
    ).toMatchObject({ state: "ended", running: [] });
  });

  it("that nobody has made lets the suit end, not before its time is over", async () => {
    const early = await through(...dismissed, [procurator, "诉讼终结 ss1 没有上诉"]);
    expect(early).toMatchObject({ state: "contestable" });
    expect(early.text).toContain("还可以上诉");
    const late = await through(to("2026-04-08T01:00:00.000Z"), [unit, "上诉 ss1 不服"]);
    expect(late.text).toContain("上诉期到2026年4月7日为止");
    expect(await through([procurator, "诉讼终结 ss1 双方没有上诉"])).toMatchObject({
      state: "ended",
      running: [],
    });
  });
});

describe("a suit the court does not file", () => {
  const rejected: Line = [procurator, "不予立案 ss1 不属于受案范围"];

  it("is kept from the unit; the ruling is appealed against, and the second court has it filed", async () => {
    expect(await through(rejected)).toMatchObject({
      state: "rejected",
      running: ["court.appeal.ruling 2026-03-12"],
    });
    expect((await headlines(chief)).at(-1)).toContain("法院不予立案");
    expect((await scene.says(procurator, "待办")).text).toContain("SS-2026-0001");
    expect((await scene.says(unit, "ss1")).text).toContain("没有找到这条记录");
    expect(await through([procurator, "上诉 ss1 属于受案范围"])).toMatchObject({
      state: "rejected",
      running: [],
    });
    expect((await scene.says(procurator, "上诉 ss1 再上诉")).text).toContain("上诉已经记录过");
    expect((await scene.says(unit, "ss1")).text).toContain("没有找到这条记录");
    expect((await headlines(unit)).join()).not.toContain("诉");
    expect(await through(filed)).toMatchObject({ state: "filed" });
    expect((await scene.says(unit, "ss1")).text).toContain("三号口排污");
  });

  it("ends where the ruling stands, and the unit never learns of it", async () => {
    const early = await through(rejected, [procurator, "诉讼终结 ss1 不上诉"]);
    expect(early).toMatchObject({ state: "rejected" });
    expect(
      await through([procurator, "上诉 ss1 属于受案范围"], to("2026-03-20T01:00:00.000Z"), [
        procurator,
        "诉讼终结 ss1 二审维持裁定",
      ]),
    ).toMatchObject({ state: "ended", running: [] });
    expect((await headlines(unit)).join()).not.toContain("诉");
  });

  it.each<[Line, RegExp]>([
    [[unit, "不予立案 ss1 不属于受案范围"], /没有找到这条记录/],
    [["court.clerk", "不予立案 ss1 不属于受案范围"], /没有找到这条记录/],
    [[procurator, "不予立案 ss1 不属于受案范围 裁定送达日期=2026-02-20"], /不能早于上一步的日期/],
  ])("%s", async ([who, line], wanted) => {
    expect((await through([who, line])).text).toMatch(wanted);
  });
});

it("offers the register of appearances once for a hearing, and no other while that is open", async () => {
  await through(filed, set);
  const offered = async () => {
    const card = await scene.says(procurator, "ss1");
    const more = card.text.includes("[更多]") ? (await card.press("更多")).text : "";
    return `${card.text}${more}`.includes("转为出庭应诉");
  };
  expect(await offered()).toBe(true);
  await (await (await scene.says(procurator, "ss1")).press("转为出庭应诉")).submit({});
  expect(await scene.store.matter("CT-2026-0001")).toMatchObject({ parent: "SS-2026-0001" });
  expect(await offered()).toBe(false);
  await through([procurator, "排定开庭 ss1 开庭时间=2026-03-25 09:00 地点=第一法庭"]);
  expect(await offered()).toBe(false);
});

describe("what is wrong is said, with what would do", () => {
  it.each<[string, readonly Line[], Line, RegExp]>([
    ["the same again", [], registered, /← 这件诉讼已经登记：SS-2026-0001/],
    [
      "a unit that is no administration",
      [],
      [procurator, "登记诉讼 四号口排污 被诉单位=妇联"],
      /← 行政公益诉讼的被诉单位是行政机关/,
    ],
    ["another organ", [], ["court.clerk", registered[1]], /这是检察院的职权/],
    ["another unit", [], ["forestry.liaison", "提交答辩 ss1 不是我们"], /没有找到这条记录/],
    ["a name for the number", [], [procurator, "法院立案 ss1 王小明案"], /← 请填法院的案号/],
    [
      "filed before it was decided",
      [],
      [procurator, "法院立案 ss1 （2026）甘0725行初3号 立案日期=2026-02-20"],
      /← 立案日期不能早于上一步的日期/,
    ],
    ["heard before it is filed", [], set, /已决定起诉，待法院立案/],
    ["judged before it is filed", [], judged, /已决定起诉，待法院立案/],
    ["filed by the unit", [filed], [unit, filed[1]], /只能由/],
    [
      "answered twice",
      [filed, [unit, "提交答辩 ss1 一"]],
      [unit, "提交答辩 ss1 二"],
      /答辩已经记录过/,
    ],
    [
      "a hearing that has passed",
      [filed],
      [procurator, "排定开庭 ss1 开庭时间=2026-02-20 09:00 地点=第一法庭"],
      /← 开庭时间（2026年2月20日）已经过去/,
    ],
    ["heard before its day", [filed, set], held, /还没有到开庭时间/],
    ["no result", [filed], [procurator, "判决结果 ss1 责令封堵"], /结果\*/],
    ["served before it is judged", [filed], served, /法院已立案/],
    [
      "a day to perform what is dismissed",
      [filed, [procurator, "判决结果 ss1 驳回 结果=驳回诉讼请求"]],
      served,
      /← 这个结果没有要履行的/,
    ],
    [
      "performed before it was served",
      until("served"),
      [unit, "判决履行 ss1 已封堵 已履行=是 履行或查明日期=2026-03-02"],
      /← 履行或查明日期不能早于上一步的日期/,
    ],
    [
      "enforced while there is time",
      until("served"),
      [procurator, "申请执行 ss1 不办"],
      /待履行裁判/,
    ],
    ["withdrawn by the procurator", [], [procurator, "撤回起诉 ss1 不告了"], /检察长/],
    ["withdrawn once judged", until("judged"), [chief, "撤回起诉 ss1 不告了"], /已裁判，待送达/],
  ])("%s", async (_, before, [who, line], wanted) => {
    await through(...before);
    expect((await through([who, line])).text).toMatch(wanted);
  });
});

it("keeps the name of no child", async () => {
  await through(filed, [unit, "提交答辩 ss1 学生王小明家门前不归本局"]);
  expect(JSON.stringify((await matter())?.fields)).not.toContain("王小明");
});

it("does not say of the copy's day that it was recorded where it was not given", async () => {
  const { text, running } = await through([procurator, "法院立案 ss1 （2026）甘0725行初3号"]);
  expect(text).not.toContain("没有写“副本送达日期”");
  expect(text).toContain("答辩期限还没有起算");
  expect(running).toEqual([]);
});

it("has no last day to perform where the judgment sets none: who handles it follows it", async () => {
  const { text, state, running } = await through(...until("judged"), [procurator, "送达判决 ss1"]);
  expect(state).toBe("performing");
  expect(text).toContain("裁判没有写明履行期限，不计期限");
  expect(running).toEqual(["court.appeal 2026-04-07"]);
  expect((await scene.says(procurator, "待办")).text).toContain("SS-2026-0001");
});

it("is not begun of a clue whose unit has been told nothing", async () => {
  await (
    await scene.says(
      "ecology.liaison",
      "提交线索 标题=三号口夜间偷排 类别=水污染 事实=黑水直排 地点=三号口 日期=2026-03-01 来源=履职 责任单位=水务局",
    )
  ).press("照此提交");
  const { text } = await scene.says(
    chief,
    "登记诉讼 水务局不查三号口 被诉单位=水务局 关联事项=xs1",
  );
  expect(text).toContain("还没有给它发过检察建议");
  expect((await scene.says(unit, "列表")).text).not.toContain("不查三号口");
});
