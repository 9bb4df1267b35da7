import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headlineOf, openScene, type Scene } from "./scene.ts";

/** From not prosecuting to the penalty that may be due: reply and handling are followed apart. */

let scene: Scene;
beforeEach(async () => {
  // Monday 2 March 2026, 09:00 in the county.
  scene = await openScene("2026-03-02T01:00:00.000Z");
});
afterEach(() => scene.close());

const refer =
  "移交意见 标题=无证售药 被不起诉人=王某某 违法事实=无证销售处方药，情节轻微 不起诉日期=2026年2月27日";
const handler = "procuratorate.procurator";
const chief = "procuratorate.chief";
const agency = "market.liaison";
const head = "market.head";

const headlines = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const matter = () => scene.store.matter("YJ-2026-0001");
const running = async () =>
  ((await matter())?.clocks ?? [])
    // What rests between two steps has a day of its own (resting-county.test.ts).
    .filter(({ stoppedAt, rule }) => stoppedAt === undefined && !rule.startsWith("next."))
    .map(({ rule, rolled }) => `${rule} ${rolled}`);

type Said = readonly [who: string, line: string];

/** Everything said in turn, and where it led. */
const through = async (...lines: readonly Said[]) => {
  let text = "";
  for (const [who, line] of lines) text = (await scene.says(who, line)).text;
  return { text, state: (await matter())?.state, running: await running() };
};

const referred: Said = [handler, refer];
const register: Said = [handler, "登记 yj1"];
const propose: Said = [
  handler,
  "拟意见 yj1 处罚意见=依药品管理法第一百一十五条处罚 主管机关=市场监管局 证据=笔录、进货单",
];
const approve: Said = [chief, "批准 yj1"];
const serve: Said = [handler, "送达 yj1 文号=山检意〔2026〕3号"];
const acknowledge: Said = [agency, "签收 yj1"];
const reply: Said = [agency, "回复 yj1 已立案调查"];
const handle: Said = [agency, "处理 yj1 处理结果=已处罚 决定内容=罚款二万元"];
const toAgency = [referred, register, propose, approve, serve] as const;

const given = async (...lines: readonly Said[]) => {
  await through(...lines);
  for (const who of [handler, chief, agency, head]) await headlines(who);
};

it("goes from the handover to the penalty, each told what is theirs", async () => {
  const done = await through(referred);
  expect(done.text).toBe(
    [
      "检察意见 YJ-2026-0001 · 无证售药",
      "(已移交，待登记)",
      "已移交，编号YJ-2026-0001。请承办人登记；审查期限自登记起算。",
      "被不起诉人: 王某某",
      "不起诉日期: 2026年2月27日 周五",
      // Saturday 28 February is a swapped working day. Handed over, no period of that runs on.
      "移交日期: 2026年3月2日（期限至2026年3月3日）",
      "提出检察院: 检察院",
      "无证销售处方药，情节轻微",
      "○ 登记审查 — ○ 批准 — ○ 送达 — ○ 回复 — ○ 处理 — ○ 办结",
      "签收或确认: 2026年3月4日 周三（还剩2天）",
      "[登记] [更多]",
    ].join("\n"),
  );
  expect(done.running).toEqual([]);
  expect((await scene.says(handler, "待办")).text).toContain("登记");
  expect(await through(register)).toMatchObject({
    state: "reviewing",
    running: ["rev.review 2026-03-16"],
  });
  await through(propose);
  expect(await headlines(chief)).toEqual(["有一份检察意见请您批准或退回。"]);
  expect((await scene.says(handler, "批准 yj1")).text).toContain("检察长来办");
  expect(await through(approve)).toMatchObject({ state: "approved", running: [] });
  expect(await headlines(handler)).toEqual([
    "检察长已批准检察意见，请与不起诉决定书一并送达主管机关，再用“送达”登记。",
  ]);
  // Until it is served the agency does not know of it.
  for (const who of [agency, head, "gov-office.secretariat", "procuratorate.intake"])
    expect((await scene.says(who, "yj1")).text).toContain("没有找到这条记录");

  expect((await through(serve)).running).toEqual(["rev.reply 2026-05-06"]);
  expect(await headlines(agency)).toEqual([
    "检察院向本单位送达一份检察意见，请先签收，再按期处理并书面回复。",
  ]);
  expect((await scene.says(agency, "山检意〔2026〕3号")).text).toContain("无证售药");
  expect((await through([agency, "签收"])).text).toContain(
    "已签收。最迟5月6日（当日24时前）回复：3月2日收到检察意见书，满两个月为5月2日，遇劳动节顺延。",
  );
  expect(await headlines(handler)).toEqual(["市场监管局已签收检察意见。"]);

  const replied = await through(reply);
  expect(replied).toMatchObject({ state: "replied", running: [] });
  expect(replied.text).toContain("回复与处理: 2026年3月2日已回复；未处理");
  expect((await scene.says(agency, "待办")).text).toContain("处理");
  expect((await scene.says(agency, "回复 yj1 再回复一次")).text).toContain("不能回复");
  const handled = await through(handle);
  expect(handled.state).toBe("handled");
  expect(handled.text).toContain("回复与处理: 2026年3月2日已回复；2026年3月2日已处罚");
  expect(await headlines(handler)).toEqual([
    "市场监管局已书面回复检察意见。",
    "市场监管局已登记处理结果：已处罚。",
  ]);
  expect(await through([handler, "核实 yj1 已看到处罚决定书"])).toMatchObject({
    state: "closed",
    running: [],
  });
  expect((await headlines(agency)).at(-1)).toBe("检察意见的办理情况，检察院已核实并办结。");
});

describe("every clock", () => {
  it.each<readonly [string, string, readonly Said[], readonly string[]]>([
    [
      "ten working days, the Spring Festival not counted",
      "2026-02-12T02:00:00Z",
      [[handler, refer.replace("2026年2月27日", "2026-02-11")], register],
      ["rev.review 2026-03-04"],
    ],
    ["two months from the service", "2026-03-02T01:00:00Z", toAgency, ["rev.reply 2026-05-06"]],
    ["a reply ends it", "2026-03-02T01:00:00Z", [...toAgency, reply], []],
    [
      "handling alone does not",
      "2026-03-02T01:00:00Z",
      [...toAgency, acknowledge, handle],
      ["rev.reply 2026-05-06"],
    ],
  ])("%s", async (_, start, lines, clocks) => {
    await scene.close();
    scene = await openScene(start);
    expect((await through(...lines)).running).toEqual(clocks);
  });

  it("rests while the decision is contested, and is due as much later", async () => {
    await given(referred, register);
    await scene.moveTo("2026-03-04T01:00:00.000Z");
    const suspended = await through([handler, "中止 yj1 被害人申诉"]);
    expect(suspended.text).toContain("已中止计算");
    expect(await headlines(chief)).toEqual(["承办人中止了审查：…"]);
    await scene.moveTo("2026-03-18T01:00:00.000Z");
    expect(await headlines(handler)).toEqual([]);
    expect((await through([handler, "恢复 yj1"])).running).toEqual(["rev.review 2026-03-30"]);
    expect((await scene.says(handler, "期限 YJ-2026-0001")).text).toContain(
      "3月4日中止时尚余8个工作日，3月18日恢复，最迟3月30日",
    );
  });

  it("an overdue reply is pressed on, and the chief is asked whether to escalate", async () => {
    await given(...toAgency, acknowledge);
    expect((await scene.says(chief, "升级 yj1 不回复")).text).toContain("回复期还没有过");
    await scene.moveTo("2026-05-07T01:30:00.000Z");
    expect((await scene.reads(`direct:${head}`)).join("\n")).toContain("已超期1天");
    expect((await scene.reads(`direct:${chief}`)).join("\n")).toContain("建议升级");
    expect(await through([chief, "升级 yj1 逾期不回复，也未处理"])).toMatchObject({
      state: "escalated",
      running: [],
    });
    expect((await headlines(agency)).at(-1)).toBe("检察意见已升级：…");
    const form = await (await scene.says(handler, "yj1")).press("转为检察建议");
    expect(form.text).toContain("单位*: market");
    const made = await form.submit({
      title: "依法查处无证售药",
      number: "山检建〔2026〕9号",
      type: "correction",
      servedOn: "2026-05-07",
      objectionDays: 10,
      asks: "依法处罚",
    });
    expect(made.text).toContain("来源: 检察意见 YJ-2026-0001");
    expect((await scene.store.matter("JY-2026-0001"))?.visibility).toBe(2);
  });
});

describe("under the day on the paper", () => {
  const late = async () => {
    await through(...toAgency);
    await scene.moveTo("2026-05-08T01:00:00.000Z");
  };

  it("a receipt, a reply and a decision noted later keep their own days; who noted them stays visible", async () => {
    await late();
    const received = await through([agency, "签收 yj1 收到日期=2026-03-04"]);
    expect(received.text).toContain(
      "签收日期: 2026年3月4日 周三（2026年5月8日由市场监管局联络员登记）",
    );
    const replied = await through([agency, "回复 yj1 已立案调查 复函日期=2026-05-06"]);
    expect(replied).toMatchObject({ state: "replied", running: [] });
    expect(replied.text).toContain(
      "回复与处理: 2026年5月6日 周三（2026年5月8日由市场监管局联络员登记）已回复；未处理",
    );
    const handled = await through([
      agency,
      "处理 yj1 处理结果=已处罚 决定内容=罚款二万元 决定日期=2026-04-30",
    ]);
    expect(handled.text).toContain(
      "2026年4月30日 周四（2026年5月8日由市场监管局联络员登记）已处罚",
    );
    await scene.says(handler, "语言 英文");
    expect((await scene.says(handler, "yj1")).text).toContain(
      "replied on Wed 6 May 2026 (noted on 8 May 2026 by Market Supervision Bureau liaison)",
    );
  });

  it.each([
    ["签收 yj1 签收日期=2026-03-01", "不能早于上一步的日期（2026年3月2日）"],
    ["回复 yj1 已办 回复日期=2026-03-01", "不能早于上一步的日期（2026年3月2日）"],
    ["回复 yj1 已办 回复日期=2026-05-09", "不能晚于今天（2026年5月8日）"],
    ["处理 yj1 处理结果=已处罚 决定内容=罚款 作出日期=2026-02-26", "（2026年2月27日）"],
    ["处理 yj1 处理结果=已处罚 决定内容=罚款 作出日期=2026-05-09", "不能晚于今天"],
  ])("not by %s", async (line, says) => {
    await late();
    expect((await through([agency, line])).text).toContain(says);
    expect((await matter())?.state).toBe("served");
  });

  it("today stands in the form, and is what is meant where nothing is said", async () => {
    await through(...toAgency);
    const form = await (await scene.says(agency, "yj1")).press("回复");
    expect(form.text).toContain("回复日期: 2026-03-02");
    expect((await form.submit({ reply: "已立案" })).text).toContain("2026年3月2日已回复");
  });
});

describe("what may go otherwise", () => {
  it("no penalty is due: the chief ends the review, and the agency never hears of it", async () => {
    await given(referred, register, [handler, "拟终结 yj1 已过处罚时效"]);
    expect(await through(approve)).toMatchObject({ state: "ended", running: [] });
    expect(await headlines(handler)).toEqual(["检察长已批准终结审查。"]);
    expect((await matter())?.outcome).toBe("已过处罚时效");
  });

  it("the chief sends it back, and the period runs on", async () => {
    await given(referred, register, propose);
    expect(await through([chief, "退回 yj1 依据写错了"])).toMatchObject({
      state: "reviewing",
      running: ["rev.review 2026-03-16"],
    });
    expect(await headlines(handler)).toEqual(["检察长退回了您的报批：…"]);
    await given(propose, approve, serve);
    // What was said within the procuratorate stays there.
    expect((await scene.says(agency, "yj1")).text).not.toContain("依据写错了");
    expect((await scene.says(handler, "yj1")).text).toContain("退回：依据写错了");
  });

  it("handling that falls short goes back; a penalty refused may be escalated", async () => {
    await given(...toAgency, acknowledge, reply, [
      agency,
      "处理 yj1 处理结果=不予处罚 决定内容=情节轻微",
    ]);
    expect((await through([handler, "要求补充 yj1 理由不足"])).state).toBe("replied");
    expect((await headlines(agency)).at(-1)).toBe("检察院认为处理不到位，请重新处理后登记：…");
    await through([agency, "处理 yj1 处理结果=不予处罚 决定内容=仍不处罚"]);
    expect((await through([chief, "升级 yj1 应当处罚而不处罚"])).state).toBe("escalated");
  });

  it("handled before the reply: nothing is verified until both are there", async () => {
    expect((await through(...toAgency, handle)).state).toBe("served");
    expect((await through(acknowledge)).state).toBe("acknowledged");
    expect((await scene.says(handler, "核实 yj1 看到了")).text).toContain("不能核实");
    expect((await through(reply)).state).toBe("handled");
  });

  it("a transfer that is not prosecuted in the end becomes one", async () => {
    for (const [who, line] of [
      [
        agency,
        "发现移送 标题=假药 嫌疑人=王某某 罪名=销售假药罪 事实=查获假药 经办人=market.liaison、market.liaison-2",
      ],
      [agency, "报批 ys1 够标准"],
      [head, "批准移送 ys1 2026-03-02 09:00"],
      [agency, "发出 ys1 材料=移送书、调查报告"],
      ["police.liaison", "签收 ys1 签收人=值班 签收时间=2026-03-02 09:00"],
      ["police.liaison", "立案 ys1"],
      ["police.liaison", "侦结 ys1 侦查结果=移送起诉 结果=已移送"],
    ] as const)
      await scene.says(who, line);
    const form = await (await scene.says(handler, "ys1")).press("转为检察意见");
    expect(form.text).toContain("被不起诉人*: 王某某");
    const made = await form.submit({ decidedOn: "2026-02-27" });
    expect(made.text).toContain("来源: 移送 YS-2026-0001");
  });
});

describe("what is refused", () => {
  it.each([
    ["被不起诉人=王建国", /被不起诉人\*: .*← 请不要写全名/],
    ["不起诉日期=2026-03-03", /不起诉日期\*: .*← 不起诉日期不能晚于今天/],
    ["承办人=market.liaison", /承办人: .*← 承办人只能是本院的人/],
    ["关联事项=XS-2026-0009", /关联事项: .*← 没有找到这条记录/],
  ])("%s, saying what would do", async (said, wanted) => {
    const [label = ""] = said.split("=");
    const line = refer.includes(`${label}=`)
      ? refer.replace(new RegExp(`${label}=\\S+`), said)
      : `${refer} ${said}`;
    expect((await scene.says(handler, line)).text).toMatch(wanted);
    expect(await matter()).toBeUndefined();
  });

  it.each<readonly [readonly Said[], Said, RegExp]>([
    [
      [referred, register],
      [handler, "送达 yj1 文号=山检意〔2026〕3号"],
      /不能送达（只有在“已批准，待送达”时才能办）/,
    ],
    [
      [referred, register],
      [handler, propose[1].replace("市场监管局", "法院")],
      /主管机关\*: .*← 主管机关要选有处罚权的行政机关，例如市场监管局、公安局；检察院、法院不行/,
    ],
    [
      [referred, register, propose, approve],
      [handler, "送达 yj1 文号=三号"],
      /文号\*: .*← “三号”不是规范的文号/,
    ],
    [
      [referred, register, propose, approve],
      [handler, "送达 yj1 文号=山检意〔2026〕03号"],
      /文号\*: .*← .*不是规范的文号/,
    ],
    [
      [referred, register, propose, approve],
      [handler, `${serve[1]} 送达日期=2026-03-03`],
      /送达日期: .*← .*不能晚于今天/,
    ],
    [
      [referred, register, propose, approve],
      [handler, `${serve[1]} 送达日期=2026-03-01`],
      /送达日期: .*← .*不能早于/,
    ],
    [[referred, register, propose, approve], reply, /没有找到这条记录/],
    [toAgency, [head.replace("market", "water"), "签收 yj1"], /没有找到这条记录/],
    [toAgency, [handler, "回复 yj1 代为回复"], /只能由/],
  ])("a step out of turn or by another: %#", async (lines, [who, line], wanted) => {
    await through(...lines);
    const before = await matter();
    expect((await scene.says(who, line)).text).toMatch(wanted);
    expect((await matter())?.version).toBe(before?.version);
  });
});

it("a group sees number, kind, stage and day only", async () => {
  const ask = await scene.saysIn(agency, "group:market", "群 绑定 市场监管局");
  await ask.press("确认");
  await given(...toAgency);
  const posts = await scene.reads("group:market");
  expect(posts).toHaveLength(1);
  expect(posts[0]).not.toMatch(/王某某|售药|YJ-2026|药品/);
});

it("speaks English to who reads English", async () => {
  for (const who of [handler, chief, agency]) await scene.says(who, "language English");
  const texts = [];
  for (const [who, line] of [
    [
      handler,
      "refer opinion title=Unlicensed person=Wang ** facts=sold without a licence decidedOn=2026-02-27",
    ],
    [handler, "register yj1"],
    [handler, "propose yj1 penalty=fine to=market evidence=records"],
    [chief, "approve yj1"],
    [handler, "serve yj1 number=山检意〔2026〕3号"],
    [agency, "ack yj1"],
    [agency, "reply yj1 under investigation"],
    [agency, "handle yj1 outcome=imposed handling=fined"],
    [handler, "verify yj1 seen"],
  ] as const)
    texts.push((await scene.says(who, line)).text);
  for (const text of texts)
    expect(text.replace("山检意〔2026〕3号", "")).not.toMatch(/\p{Script=Han}/u);
  expect(texts.at(-1)).toContain("replied on 2 Mar 2026; penalty imposed on 2 Mar 2026");
});
