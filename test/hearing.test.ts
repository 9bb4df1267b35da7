import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { subscribed } from "./paper-lines.ts";
import { headlineOf, openScene, type Scene } from "./scene.ts";

// A hearing in a case of the procuratorate, from its proposal to the answer to each officer (审查案件听证工作规定).

let scene: Scene;
beforeEach(async () => {
  // Monday 2 March 2026, 09:00 in the county.
  scene = await openScene("2026-03-02T01:00:00.000Z");
});
afterEach(() => scene.close());

const handler = "procuratorate.procurator";
const chief = "procuratorate.chief";
const unit = "water.liaison";
type Line = readonly [who: string, line: string];

const propose: Line = [
  handler,
  "决定听证 标题=河道采砂争议 案件类型=公益诉讼 听证事项=采砂许可是否到期 公开=是 时间=2026-03-09 15:00",
];
const approve: Line = [chief, "同意听证 tz1"];
const notify: Line = [
  handler,
  "通知 tz1 地点=检察听证室 主持人=承办检察官 听证员=人民监督员、县人大代表、律师 参加单位=水务局",
];

const matter = () => scene.store.matter("TZ-2026-0001");
const headlines = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const through = async (...lines: readonly Line[]) => {
  let text = "";
  for (const [who, line] of lines)
    if (line === "") await scene.moveTo(who);
    else text = (await scene.says(who, line)).text;
  return { text, state: (await matter())?.state };
};
const running = async () =>
  ((await matter())?.clocks ?? [])
    // What rests between two steps has a day of its own (resting-county.test.ts).
    .filter(({ stoppedAt, rule }) => stoppedAt === undefined && !rule.startsWith("next."))
    .map(({ rule, rolled }) => `${rule} ${rolled}`);
const held: readonly Line[] = [
  propose,
  approve,
  notify,
  ["2026-03-09T09:00:00.000Z", ""],
  [handler, "召开 tz1 各方到场，陈述完毕"],
];
const opinions: readonly Line[] = ["许可已到期", "应当补办", "无意见"].map((said, index) => [
  handler,
  `听证员意见 tz1 听证员=${index + 1} 意见=${said}`,
]);

it("is approved, notified in time, held, and each opinion is answered", async () => {
  expect((await through(propose)).text).toContain("听证已提请，编号TZ-2026-0001");
  expect(await headlines(chief)).toEqual(["提请举行听证，请审批。"]);
  expect((await scene.says(unit, "tz1")).text).toContain("没有找到这条记录");
  expect(await through(approve)).toMatchObject({ state: "decided" });
  // 9 March less three days is Friday 6 March.
  expect(await running()).toEqual(["hearing.notify 2026-03-06"]);
  expect((await scene.says(handler, "期限 tz1")).text).toContain(
    "最迟3月6日（当日24时前）通知：3月9日听证",
  );
  expect((await scene.says(handler, "待办")).text).toContain("通知");
  const notified = await through(notify);
  expect(notified).toMatchObject({ state: "noticed" });
  expect(notified.text).toContain("公开听证的，还要发布听证会公告");
  expect(notified.text).toContain("听证员: 1. 人民监督员；2. 县人大代表；3. 律师");
  expect(await headlines(unit)).toEqual([
    "检察院定于2026年3月9日 周一 15:00举行听证，请本单位参加，并答复能否参加。",
  ]);
  for (const who of [unit, handler])
    expect(await subscribed(scene, who)).toContain("20260309T150000");
  expect((await through([unit, "参会 tz1 参加"])).text).toContain("已答复：参加。");
  expect((await through([handler, "召开 tz1 各方到场"])).text).toContain("还没有召开");
  const done = await through(["2026-03-09T09:00:00.000Z", ""], [handler, "召开 tz1 陈述完毕"]);
  expect(done).toMatchObject({ state: "held" });
  expect(await running()).toEqual([]);
  expect((await through([handler, "办结 tz1 采纳"])).text).toContain(
    "还没有记录意见的听证员：人民监督员、县人大代表、律师",
  );
  await through(...opinions);
  expect((await through([handler, "办结 tz1 采纳"])).text).toContain("还没有答复的意见");
  expect((await through([handler, "答复意见 tz1 听证员=律师 采纳情况=不采纳"])).text).toMatch(
    /理由: .*← 没有全部采纳的，请写明理由/,
  );
  await through(
    [handler, "答复意见 tz1 听证员=1 采纳情况=采纳"],
    [handler, "答复意见 tz1 听证员=2 采纳情况=部分采纳 理由=补办期限另定"],
    [handler, "答复意见 tz1 听证员=3 采纳情况=采纳"],
  );
  const end = await through([handler, "办结 tz1 制发检察建议"]);
  expect(end).toMatchObject({ state: "concluded" });
  expect(end.text).toContain("2. 县人大代表：应当补办（部分采纳 · 补办期限另定）");
  expect((await headlines(unit)).at(-1)).toBe("听证已办结：制发检察建议。");
  expect((await scene.says(unit, "tz1")).text).not.toContain("应当补办");
});

it("does not follow the majority without the chief", async () => {
  const rejected = [1, 2].map(
    (one): Line => [handler, `答复意见 tz1 听证员=${one} 采纳情况=不采纳 理由=与证据不符`],
  );
  await through(...held, ...opinions, ...rejected);
  const last = await through([handler, "答复意见 tz1 听证员=3 采纳情况=采纳"]);
  expect(last.text).toContain("正在报检察长同意");
  expect((await headlines(chief)).at(-1)).toContain("拟不采纳多数听证员的意见");
  expect((await through([handler, "办结 tz1 决定"])).text).toContain("先由检察长同意");
  expect((await through([handler, "同意不采纳 tz1"])).text).toContain("的检察长来办");
  await through([chief, "退回意见 tz1 请再核对证据"]);
  expect((await headlines(handler)).at(-1)).toContain("请重新答复未采纳的意见：请再核对证据");
  await through(...rejected, [chief, "同意不采纳 tz1"]);
  expect((await through([chief, "同意不采纳 tz1"])).text).toContain("没有需要检察长同意的");
  expect(await through([handler, "办结 tz1 决定"])).toMatchObject({ state: "concluded" });
});

describe("what is wrong is said, with what would do", () => {
  it.each<[string, Line, RegExp]>([
    ["another organ", [unit, propose[1]], /只能由承办检察官或检察长来办，这是检察院的职权/],
    [
      "a time too near",
      [handler, propose[1].replace("2026-03-09", "2026-03-04")],
      /时间: .*← 这个时间来不及通知.*最迟应在2026年2月28日通知.*最早可定在2026年3月5日/,
    ],
    [
      "a public hearing about minors",
      [handler, `${propose[1]} 类别=困境儿童`],
      /公开\*: .*← 这件事涉及未成年人/,
    ],
    ["no such parent", [handler, `${propose[1]} 关联事项=xs9`], /关联事项: .*← 没有找到这条记录/],
  ])("%s", async (_, [who, line], wanted) => {
    expect((await scene.says(who, line)).text.replaceAll("\n", " ")).toMatch(wanted);
    expect(await matter()).toBeUndefined();
  });

  it.each<[string, readonly Line[], Line, RegExp]>([
    ["notice before approval", [propose], notify, /还不能|待批准/],
    ["approval by another", [propose], [handler, "同意听证 tz1"], /的检察长来办/],
    [
      "two officers",
      [propose, approve],
      [handler, notify[1].replace("、律师", "")],
      /听证员\*: .*← 听证员为三至七名，您填了2名/,
    ],
    [
      "officers alike",
      [propose, approve],
      [handler, notify[1].replace("律师", "人民监督员")],
      /听证员\*: .*← 听证员的身份要能区分/,
    ],
    [
      "itself as a unit",
      [propose, approve],
      [handler, notify[1].replace("水务局", "检察院")],
      /参加单位: .*← 参加单位不填检察院自己/,
    ],
    [
      "a late day",
      [propose, approve, ["2026-03-07T01:00:00.000Z", ""]],
      notify,
      /← 这个时间来不及通知.*最早可定在2026年3月12日/,
    ],
    [
      "no time at all",
      [[handler, propose[1].replace(" 时间=2026-03-09 15:00", "")], approve],
      notify,
      /时间: .*← 还没有定听证时间/,
    ],
    [
      "a postponement without notice",
      [propose, approve, notify],
      [handler, "延期听证 tz1 时间=2026-03-04 15:00 理由=一方生病"],
      /← 这个时间来不及通知/,
    ],
    [
      "an officer too few",
      [propose, approve, notify],
      [handler, "听证员回避 tz1 听证员=3 理由=曾代理本案"],
      /改由: .*← 这位退出后只剩2名/,
    ],
    [
      "an officer who is not there",
      [propose, approve, notify],
      [handler, "听证员回避 tz1 听证员=9 理由=曾代理本案"],
      /听证员\*: .*← 没有这位听证员。请填序号或身份：1 人民监督员/,
    ],
    [
      "an answer before the opinion",
      held,
      [handler, "答复意见 tz1 听证员=1 采纳情况=采纳"],
      /← 这位听证员的意见还没有记录/,
    ],
    ["a hearing held twice", held, [handler, "召开 tz1 再记一次"], /已召开/],
    ["a cancellation once held", held, [handler, "取消听证 tz1 撤案"], /已召开/],
  ])("%s", async (_, before, [who, line], wanted) => {
    await through(...before);
    expect((await scene.says(who, line)).text.replaceAll("\n", " ")).toMatch(wanted);
  });
});

it("is postponed, loses an officer, and is cancelled, each told to the units", async () => {
  await through(propose, approve, notify);
  await headlines(unit);
  const moved = await through([handler, "延期听证 tz1 时间=2026-03-10 15:00 理由=一方生病"]);
  expect(moved.text).toContain("听证改到2026年3月10日 周二 15:00");
  expect(await running()).toEqual(["hearing.start 2026-03-10"]);
  await through([handler, "听证员回避 tz1 听证员=律师 理由=曾代理本案 改由=县政协委员"]);
  expect((await scene.says(unit, "tz1")).text).toContain("3. 县政协委员");
  expect((await scene.says(unit, "tz1")).text).not.toContain("曾代理");
  await through([chief, "取消听证 tz1 当事人撤回申请"]);
  expect(await headlines(unit)).toEqual([
    "听证改到2026年3月10日 周二 15:00：一方生病。请重新答复能否参加。",
    "听证员有变动，请查看。",
    "听证取消：当事人撤回申请。",
  ]);
  expect(await running()).toEqual([]);
});

it("is closed once the case is raised to level 2, and says no more in groups than its group", async () => {
  const ask = await scene.saysIn(unit, "group:water", "群 绑定 水务局");
  await ask.press("确认");
  await through(propose, approve, notify);
  const [shown = ""] = await scene.reads("group:water");
  expect(shown).toContain("听证 TZ-2026-0001");
  expect(shown).not.toContain("采砂");
  await through([handler, "提级 tz1 涉及个人隐私"]);
  expect((await scene.says(handler, "tz1")).text).toContain("公开: 不公开举行");
});

it("is answered for the time the form showed: one that was opened before a move is asked for again", async () => {
  await through(propose, approve, notify);
  const form = await scene.says(unit, "参会 tz1");
  const typed = await scene.says(unit, "参会 tz1 不参加");
  await through([handler, "改期 tz1 2026-03-12 15:00 理由=当事人申请"]);
  for (const old of [
    await form.submit({ answer: "yes" }),
    await typed.submit({ answer: "no", reason: "出差" }),
  ]) {
    expect(old.text).toContain(
      "您答复的是2026年3月9日 周一 15:00，时间已改到2026年3月12日 周四 15:00，没有登记。",
    );
    expect((await matter())?.fields).toMatchObject({ attendance: {} });
  }
  expect((await through([unit, "参会 tz1 参加"])).text).toContain("已答复：参加。");
  expect((await matter())?.fields).toMatchObject({ attendance: { water: { answer: "yes" } } });
  expect(JSON.stringify((await matter())?.fields)).not.toContain("asked");
});
