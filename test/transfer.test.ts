import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headlineOf, openScene, type Scene } from "./scene.ts";

/** A case of suspected crime, from the market bureau to the police, the procuratorate beside them. */

let scene: Scene;
beforeEach(async () => {
  // Friday 6 March 2026, 16:00 in the county.
  scene = await openScene("2026-03-06T08:00:00.000Z");
});
afterEach(() => scene.close());

const spotted =
  "发现移送 标题=销售假冒农药 嫌疑人=李某某 罪名=销售伪劣产品罪 事实=库房查获假冒农药三百箱 经办人=market.liaison、market.liaison-2";
const agency = "market.liaison";
const head = "market.head";
const police = "police.liaison";
const procurator = "procuratorate.procurator";
const chief = "procuratorate.chief";

const headlines = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const matter = () => scene.store.matter("YS-2026-0001");
const running = async () =>
  ((await matter())?.clocks ?? [])
    // What rests between two steps has a day of its own (resting-county.test.ts).
    .filter(({ stoppedAt, rule }) => stoppedAt === undefined && !rule.startsWith("next."))
    .map(({ rule, rolled, at }) => `${rule} ${at ?? rolled}`)
    .sort();

type Said = readonly [who: string, line: string];

/** Everything said in turn, and where it led. */
const through = async (...lines: readonly Said[]) => {
  let text = "";
  for (const [who, line] of lines) text = (await scene.says(who, line)).text;
  return { text, state: (await matter())?.state, running: await running() };
};

const spot: Said = [agency, spotted];
const report: Said = [agency, "报批 ys1 涉案金额达到立案标准，建议移送"];
const approve: Said = [head, "批准移送 ys1 2026-03-06 16:00"];
const send: Said = [agency, "发出 ys1 材料=移送书、调查报告、物品清单"];
const receive: Said = [police, "签收 ys1 签收人=法制大队 签收时间=2026-03-06 16:00"];
const confirm: Said = [police, "接受 ys1 接受时间=2026-03-06 16:00"];
const file: Said = [police, "立案 ys1"];
const decline: Said = [police, "不立案 ys1 涉案金额未达到立案标准"];
const atPolice = [spot, report, approve, send, receive] as const;

/** Says the lines and forgets what everybody was told. */
const given = async (...lines: readonly Said[]) => {
  await through(...lines);
  for (const who of [agency, "market.liaison-2", head, police, procurator, chief])
    await headlines(who);
};

it("goes from the agency to the police and to its end, each told what is theirs", async () => {
  const done = await through(spot);
  expect(done.text).toBe(
    [
      "移送 YS-2026-0001 · 销售假冒农药",
      "(已发现)",
      "已登记，编号YS-2026-0001。请核实情况，写出书面报告后用“报批”交负责人。",
      "嫌疑人: 李某某",
      "涉嫌罪名: 销售伪劣产品罪",
      "移送机关: 市场监管局",
      "经办人: 市场监管局联络员、市场监管局联络员（备岗）",
      "库房查获假冒农药三百箱",
      "● 已发现 — ○ 已批准移送 — ○ 已移送 — ○ 已签收 — ○ 已立案 — ○ 已办结",
      "办理下一步: 2026年3月20日 周五（还剩14天）",
      "[报批] [更多]",
    ].join("\n"),
  );
  expect(await headlines("market.liaison-2")).toEqual([
    "您被指定为一件涉嫌犯罪案件的经办人，请核实情况。",
  ]);

  expect(await through(report)).toMatchObject({
    state: "reported",
    running: ["crim.head-decision 2026-03-09"],
  });
  expect(await headlines(head)).toEqual([
    "有一件涉嫌犯罪案件，请您最迟3月9日决定是否移送公安机关。",
  ]);
  expect((await scene.says(head, "待办")).text).toContain("批准移送");

  // The 24 hours end on Saturday afternoon: hours do not roll.
  expect(await through(approve)).toMatchObject({
    state: "approved",
    running: ["crim.transfer 2026-03-07T08:00:00.000Z"],
  });
  expect(await headlines(agency)).toEqual([
    "负责人已批准移送，请最迟3月7日16:00送到公安机关，周末和节假日不顺延。",
  ]);
  // Nobody outside the agency knows of it yet.
  for (const who of [police, procurator, chief, "gov-office.secretariat", "gov.convenor"])
    expect((await scene.says(who, "ys1")).text).toContain("没有找到这条记录");

  expect((await through(send)).text).toContain(
    "移送已登记，正在通知公安机关，并抄送检察院。请等公安机关签收回执。",
  );
  expect(await headlines(police)).toEqual([
    "市场监管局移送一件涉嫌犯罪案件，收到材料后请签收回执。",
  ]);
  expect(await headlines(procurator)).toEqual([
    "市场监管局向公安机关移送一件涉嫌犯罪案件，抄送您院。",
  ]);

  const received = await through(receive);
  expect(received.text).toContain(
    "不属于的，最迟3月7日16:00“转送”；材料不全的请“要求补正”，不能拒收。",
  );
  // The receipt starts nothing but the hours to pass it on; the rest runs from the acceptance.
  expect(received.running).toEqual(["crim.police-reroute 2026-03-07T08:00:00.000Z"]);
  expect(await headlines(agency)).toEqual(["公安机关已签收您移送的案件。"]);
  const accepted = await through(confirm);
  expect(accepted.text).toContain(
    "已接受，请最迟3月9日决定是否立案。材料不全的，最迟3月7日16:00“要求补正”。",
  );
  expect(accepted.running).toEqual([
    "crim.police-decide 2026-03-09",
    "crim.police-incomplete.notify 2026-03-07T08:00:00.000Z",
  ]);

  await scene.moveTo("2026-03-09T01:30:00.000Z");
  await given();
  expect(await through(file)).toMatchObject({
    state: "filed",
    running: ["crim.chase 2026-06-09", "crim.handover 2026-03-12"],
  });
  expect(await headlines(agency)).toEqual(["公安机关已立案，请最迟3月12日移交涉案物品和材料。"]);
  expect(await headlines(procurator)).toEqual(["公安机关已对移送的案件立案。"]);

  expect(await through([agency, "移交 ys1 假冒农药三百箱，账册两本"])).toMatchObject({
    state: "handedOver",
    running: ["crim.chase 2026-06-09"],
  });
  expect(await headlines(police)).toEqual(["市场监管局已移交涉案物品和材料。"]);

  const early = await scene.says(procurator, "催办 ys1 请尽快侦结");
  expect(early.text).toContain("到期仍未侦结才能催办，自2026年6月9日起。");
  await scene.moveTo("2026-06-10T01:30:00.000Z");
  expect((await scene.reads(`direct:${procurator}`))[0]).toContain(
    "建议催办（已可发催办函）。办不办由您决定，要办请点“催办”。",
  );
  expect((await through([procurator, "催办 ys1 请尽快侦结并反馈进展"])).running).toEqual([
    "crim.chase 2026-09-10",
  ]);
  expect((await headlines(police)).at(-1)).toBe("检察院催办：…。请用“反馈”说明侦查进展。");
  await given([police, "反馈 ys1 正在鉴定"]);
  const ended = await through([police, "侦结 ys1 侦查结果=移送起诉 结果=6月20日移送审查起诉"]);
  expect(ended).toMatchObject({ state: "closed", running: [] });
  expect(await headlines(agency)).toEqual(["案件有结果：移送起诉。…"]);
});

describe("every clock", () => {
  it.each<readonly [string, string, readonly Said[], readonly string[]]>([
    [
      "the head's three days roll over a weekend",
      "2026-03-05T02:00:00Z",
      [spot, report],
      ["crim.head-decision 2026-03-09"],
    ],
    [
      "and over the Spring Festival",
      "2026-02-13T02:00:00Z",
      [spot, report],
      ["crim.head-decision 2026-02-24"],
    ],
    [
      "24 hours run through the Spring Festival",
      "2026-02-16T02:00:00Z",
      [spot, report, [head, "批准移送 ys1 2026-02-16 10:00"]],
      ["crim.transfer 2026-02-17T02:00:00.000Z"],
    ],
    [
      "what is missing, three days from the notice",
      "2026-03-06T08:00:00Z",
      [...atPolice, [police, "补正 ys1 缺少检验报告"]],
      ["crim.police-decide 2026-03-09", "crim.police-incomplete.supplement 2026-03-09"],
    ],
    [
      "supplied",
      "2026-03-06T08:00:00Z",
      [...atPolice, [police, "补正 ys1 缺少检验报告"], [agency, "补齐 ys1 检验报告一份"]],
      ["crim.police-decide 2026-03-09"],
    ],
    [
      "three days to object",
      "2026-03-06T08:00:00Z",
      [...atPolice, decline],
      ["crim.reconsider.ask 2026-03-09"],
    ],
    [
      "three days to reconsider",
      "2026-03-06T08:00:00Z",
      [...atPolice, decline, [agency, "复议 ys1 金额计算有误"]],
      ["crim.reconsider.answer 2026-03-09"],
    ],
    [
      "three more to ask for supervision",
      "2026-03-06T08:00:00Z",
      [...atPolice, decline, [agency, "复议 ys1 金额计算有误"], [police, "维持 ys1 复核无误"]],
      ["crim.ask-procuratorate 2026-03-09"],
    ],
    [
      "seven to explain",
      "2026-03-06T08:00:00Z",
      [...atPolice, decline, [agency, "提请监督 ys1 金额计算有误"], [procurator, "要求说明 ys1"]],
      ["crim.police-explain 2026-03-13"],
    ],
    [
      "fifteen to file as notified",
      "2026-03-06T08:00:00Z",
      [
        ...atPolice,
        decline,
        [procurator, "要求说明 ys1"],
        [police, "说明理由 ys1 未达到标准"],
        [chief, "通知立案 ys1 已达到立案标准"],
      ],
      ["crim.file-after-notice 2026-03-23", "crim.correct 2026-03-23"],
    ],
    [
      "filed as notified",
      "2026-03-06T08:00:00Z",
      [
        ...atPolice,
        decline,
        [procurator, "要求说明 ys1"],
        [chief, "通知立案 ys1 逾期未说明"],
        file,
      ],
      ["crim.chase 2026-06-06", "crim.handover 2026-03-09"],
    ],
  ])("%s", async (_, start, lines, clocks) => {
    await scene.close();
    scene = await openScene(start);
    expect((await through(...lines)).running).toEqual([...clocks].sort());
  });

  it("is reminded of to the hour, and not put off to a working day", async () => {
    await given(spot, report, approve);
    await scene.moveTo("2026-03-07T03:59:00.000Z");
    expect(await scene.reads(`direct:${agency}`)).toEqual([]);
    // Four hours before it ends, on Saturday at noon; number only, as at level 2.
    await scene.moveTo("2026-03-07T04:01:00.000Z");
    expect(await scene.reads(`direct:${agency}`)).toEqual([
      [
        "移送 ****0001",
        "提醒：移送公安机关，2026年3月7日 周六 16:00到期。",
        "类别: 营商环境",
        "阶段: 已批准移送",
        "[查看]",
      ].join("\n"),
    ]);
  });

  it("is said once on the first morning after days in which nothing ran", async () => {
    await given(spot, report, approve);
    // Saturday's reminders, an hour before the end the last of them, come due at once on Monday before nine.
    await scene.moveTo("2026-03-09T00:30:00.000Z");
    expect(await scene.reads(`direct:${agency}`)).toEqual([]);
    await scene.moveTo("2026-03-09T01:00:00.000Z");
    const told = await scene.reads(`direct:${agency}`);
    expect(told.filter((one) => one.includes("提醒：移送公安机关"))).toHaveLength(1);
    expect(told.join()).toContain("已超期");
  });
});

describe("what is lit on the card, and from when the police count", () => {
  const stations = async () => (await scene.says(procurator, "ys1")).text.match(/[●○] .*/)?.[0];

  it("nothing was signed for by police who are asked why they are silent", async () => {
    await given(spot, report, approve, send);
    await scene.moveTo("2026-03-17T01:00:00.000Z");
    await through([procurator, "要求说明 ys1"]);
    expect(await stations()).toBe(
      "● 已发现 — ● 已批准移送 — ● 已移送 — ○ 已签收 — ○ 已立案 — ○ 已办结",
    );
  });

  it("and nothing was filed where the agency penalises after a refusal to file", async () => {
    await given(...atPolice, decline);
    await through([agency, "处罚 ys1 处理=已处罚 结果=3月20日罚款五万元"]);
    expect(await stations()).toBe(
      "● 已发现 — ● 已批准移送 — ● 已移送 — ● 已签收 — ○ 已立案 — ● 已办结",
    );
  });

  it("the decision counts from the acceptance, asked for with its hour, not from the receipt", async () => {
    await given(...atPolice);
    await scene.moveTo("2026-03-09T02:00:00.000Z");
    const form = await scene.says(police, "接受 ys1");
    expect(form.text).toContain("接受时间*: 2026-03-09T02:00:00.000Z");
    expect((await scene.says(police, "接受 ys1 接受时间=2026-03-06 15:00")).text).toContain(
      "接受时间不能早于上一步的时间（2026年3月6日 周五 16:00）",
    );
    expect((await through([police, "接受 ys1 接受时间=2026-03-09 09:30"])).running).toEqual([
      "crim.police-decide 2026-03-12",
      "crim.police-incomplete.notify 2026-03-10T01:30:00.000Z",
    ]);
    expect((await scene.says(police, "期限 ys1")).text).toContain(
      "最迟3月12日（当日24时前）决定是否立案：3月9日公安机关接受案件，满3日",
    );
    expect((await scene.says(police, "ys1")).text).toContain(
      "告知补正截止: 2026年3月10日 周二 09:30",
    );
    // Nothing was missing: nobody is late with saying so.
    await scene.moveTo("2026-03-11T01:00:00.000Z");
    expect((await scene.says(police, "ys1")).text).toContain(
      "告知补正截止: 2026年3月10日 周二 09:30（已届满）",
    );
    expect((await scene.says("gov-office.secretariat", "谁没办")).text).not.toContain("YS-2026");
  });

  it("who asks for what is missing has taken it on, and is put right with that day", async () => {
    await given(...atPolice);
    await scene.moveTo("2026-03-10T02:00:00.000Z");
    expect((await through([police, "补正 ys1 缺少检验报告"])).running).toEqual([
      "crim.police-decide 2026-03-13",
      "crim.police-incomplete.supplement 2026-03-13",
    ]);
    expect((await scene.says(police, "ys1")).text).toContain("接受日期: 2026年3月10日 周二");
  });

  it("signed for and never accepted, it is silence too", async () => {
    await given(...atPolice);
    expect((await scene.says(procurator, "要求说明 ys1")).text).toContain("期限还没有过");
    await scene.moveTo("2026-03-10T02:00:00.000Z");
    expect((await scene.says(procurator, "要求说明 ys1")).text).toContain("逾期不作决定的理由");
  });
});

describe("what may go otherwise", () => {
  it("the head refuses: the procuratorate sees why, and the chief may ask for it anew", async () => {
    await through(spot, report);
    await through([head, "不批准移送 ys1 金额不到立案标准"]);
    expect(await headlines(agency)).toEqual(["负责人没有批准移送，理由：…"]);
    expect(await headlines(chief)).toEqual([
      "市场监管局对一件涉嫌犯罪案件决定不移送，请看理由是否成立：可以“认可理由”，也可以由检察长“建议移送”。",
    ]);
    expect((await scene.says(procurator, "建议移送 ys1 应当移送")).text).toContain(
      "只能由抄送检察院的检察长来办",
    );
    expect(await through([chief, "建议移送 ys1 应按货值计算"])).toMatchObject({
      state: "reported",
      running: ["crim.head-decision 2026-03-09"],
    });
    expect((await headlines(head)).at(-1)).toBe(
      "检察院认为应当移送，请负责人最迟3月9日重新决定：…",
    );
    expect((await scene.says(procurator, "ys1")).text).toContain(
      "2026年3月6日 建议移送：应按货值计算",
    );
  });

  it("reasons that hold lead to the penalty the agency still owes", async () => {
    await given(...atPolice, decline, [agency, "提请监督 ys1 不同意"]);
    expect(await through([procurator, "认可理由 ys1 金额确实不足"])).toMatchObject({
      state: "penaltyDue",
      running: ["crim.tell-agency 2026-03-16"],
    });
    expect(await headlines(head)).toEqual([
      "检察院认为理由成立：…。请依法作出行政处理，并用“处罚”登记结果。",
    ]);
    expect((await scene.says(agency, "待办")).text).toContain("处罚");
    expect(await through([agency, "处罚 ys1 处理=已处罚 结果=3月20日罚款五万元"])).toMatchObject({
      state: "closed",
      running: [],
    });
    expect((await headlines(procurator)).at(-1)).toBe("市场监管局已作行政处理：已处罚。…");
  });

  it("nobody is prosecuted after all: the case goes back for a penalty", async () => {
    await given(...atPolice, file);
    expect(await through([police, "侦结 ys1 侦查结果=撤销案件 结果=情节显著轻微"])).toMatchObject({
      state: "penaltyDue",
      running: [],
    });
    expect(await headlines(agency)).toEqual([
      "公安机关撤销案件：…。依法应当行政处罚的，请处理并用“处罚”登记结果。",
    ]);
  });

  it("another organ's case goes on: followed by hand where that organ is not here", async () => {
    await given(...atPolice);
    expect((await through([police, "转送 ys1 市场监管局"])).text).toMatch(
      /转送机关\*: .*← 不能转送给本机关或移送机关/,
    );
    expect(await through([police, "转送 ys1 甘州区公安局"])).toMatchObject({
      state: "elsewhere",
      running: [],
    });
    expect(await headlines(agency)).toEqual([
      "公安机关已把案件转送…。它不在本系统里，请跟踪结果，再用“登记结果”写回来。",
    ]);
    expect(
      await through([agency, "登记结果 ys1 侦查结果=移送起诉 结果=甘州区检察院已起诉"]),
    ).toMatchObject({ state: "closed" });
  });

  it("or to a unit of the county, which signs for it anew", async () => {
    await given(...atPolice);
    expect((await through([police, "转送 ys1 税务局"])).text).toContain("已转送税务局");
    expect((await matter())?.state).toBe("sent");
    expect((await scene.says(police, "ys1")).text).toContain("没有找到这条记录");
    expect(await headlines("tax.liaison")).toEqual([
      "市场监管局移送一件涉嫌犯罪案件，收到材料后请签收回执。",
    ]);
  });

  it("is withdrawn only before the head has it", async () => {
    await through(spot);
    expect(await through([agency, "撤回 ys1 没有犯罪嫌疑"])).toMatchObject({
      state: "withdrawn",
      running: [],
    });
  });

  it("becomes a recommendation to an agency that neither transfers nor punishes", async () => {
    await given(spot, report, [head, "不批准移送 ys1 不想移送"]);
    const card = await scene.says(procurator, "ys1");
    const form = await card.press("转为检察建议");
    expect(form.text).toContain("单位*: market");
  });
});

describe("what is refused", () => {
  it.each([
    ["嫌疑人=李建国", /嫌疑人\*: .*← 请不要写全名，只写姓/],
    ["经办人=market.liaison", /经办人\*: .*← 经办人至少两名/],
    ["经办人=market.liaison、water.liaison", /经办人\*: .*← 经办人只能是本单位的人/],
    ["关联事项=XS-2026-0009", /关联事项: .*← 没有找到这条记录/],
  ])("%s, saying what would do", async (said, wanted) => {
    const [label = ""] = said.split("=");
    const line = spotted.includes(`${label}=`)
      ? spotted.replace(new RegExp(`${label}=\\S+`), said)
      : `${spotted} ${said}`;
    expect((await scene.says(agency, line)).text).toMatch(wanted);
    expect(await matter()).toBeUndefined();
  });

  it("a full identity number, which is not kept", async () => {
    const reply = await scene.says(agency, `${spotted}，身份证620723199001011234`);
    expect(reply.text).toContain("身份证");
    expect(await matter()).toBeUndefined();
  });

  it.each([police, procurator, "court.clerk"])("a start by %s", async (who) => {
    const reply = await scene.says(who, spotted);
    expect(reply.text).toMatch(/移送由行政执法机关发起|只能由/);
  });

  it.each<readonly [readonly Said[], Said, RegExp]>([
    [[spot, report], [agency, "批准移送 ys1"], /只能由移送机关的主要负责人来办/],
    [[spot], [agency, "发出 ys1 材料=移送书"], /不能发出（只有在“已批准移送”时才能办）/],
    [
      [spot, report, approve],
      [agency, "发出 ys1 材料=移送书"],
      /材料\*: .*← 材料里至少要有移送书和调查报告/,
    ],
    [
      [spot, report, approve],
      [agency, "发出 ys1 材料=移送书、调查报告 移送日期=2026-03-05"],
      /移送日期: .*← .*不能早于/,
    ],
    [
      [spot, report, approve],
      [agency, "发出 ys1 材料=移送书、调查报告 移送日期=2026-03-08"],
      /移送日期: .*← .*不能晚于今天/,
    ],
    [atPolice, [agency, "立案 ys1"], /只能由/],
    [[...atPolice, decline], [agency, "维持 ys1 不服"], /只能由/],
    [
      [...atPolice, decline, [procurator, "要求说明 ys1"]],
      [procurator, "通知立案 ys1 应立案"],
      /只能由抄送检察院的检察长来办/,
    ],
  ])("a step out of turn or by another: %#", async (lines, [who, line], wanted) => {
    await through(...lines);
    const before = await matter();
    expect((await scene.says(who, line)).text).toMatch(wanted);
    expect((await matter())?.version).toBe(before?.version);
  });
});

describe("who knows of it", () => {
  it("named people only; a group sees number, group of category, stage and day", async () => {
    const ask = await scene.saysIn("police.liaison", "group:police", "群 绑定 公安局");
    await ask.press("确认");
    await given(spot, report, approve, send);
    const posts = await scene.reads("group:police");
    expect(posts).toHaveLength(1);
    expect(posts[0]).not.toMatch(/李某某|农药|市场监管局|YS-2026/);
    for (const who of ["gov-office.secretariat", "gov.convenor", "water.liaison", "court.clerk"]) {
      expect((await scene.says(who, "ys1")).text).toContain("没有找到这条记录");
      expect((await scene.says(who, "搜索 农药")).text).not.toContain("YS-2026");
    }
  });

  it("speaks English to who reads English", async () => {
    for (const who of [agency, head, police]) await scene.says(who, "language English");
    const done = await scene.says(
      agency,
      "spot transfer title=Fake pesticide suspect=Li ** offence=selling fakes facts=three hundred boxes officers=market.liaison,market.liaison-2",
    );
    await scene.says(agency, "report ys1 above the threshold");
    const approved = await scene.says(head, "approve ys1 approvedAt=2026-03-06 16:00");
    await scene.says(agency, "send ys1 enclosures=letter,report");
    const received = await scene.says(
      police,
      "ack ys1 receivedBy=desk receivedAt=2026-03-06 16:00",
    );
    for (const { text } of [done, approved, received]) expect(text).not.toMatch(/\p{Script=Han}/u);
    expect(received.text).toContain("It may not be turned away.");
  });
});

it("a clue with an agency becomes a transfer in one press; one with the police does not", async () => {
  await scene.says(
    "town-qingquan.liaison",
    "提交线索 标题=假农药 类别=农资打假 事实=村口店里卖假农药 地点=村 日期=昨天 来源=履职 接收单位=市场监管局",
  );
  await scene.says(agency, "受理 xs1");
  const form = await (await scene.says(agency, "xs1")).press("转为移送");
  expect(form.text).toContain("事实*: 村口店里卖假农药");
  const made = await form.submit({
    suspect: "李某某",
    offence: "销售伪劣产品罪",
    officers: ["market.liaison", "market.liaison-2"],
  });
  expect(made.text).toContain("来源: 线索 XS-2026-0001");
  expect((await scene.says("town-qingquan.liaison", "xs1")).text).not.toContain("YS-2026");
  await scene.says(
    "town-qingquan.liaison",
    "提交线索 标题=赌博 类别=黄赌毒 事实=有人聚赌 地点=店 日期=昨天 来源=履职 接收单位=公安局",
  );
  await scene.says(police, "受理 xs2");
  expect((await scene.says(police, "xs2")).text).not.toContain("转为移送");
});

it("a period in hours is due until its hour, and overdue by hours after it", async () => {
  await through(spot, report, approve);
  const due = async (at: string) => {
    await scene.moveTo(at);
    return (await scene.says(agency, "ys1")).text.match(/向公安机关移送案件: (.*)/)?.[1];
  };
  expect(await due("2026-03-07T07:00:00.000Z")).toBe("2026年3月7日 周六 16:00（今天到期）");
  expect(await due("2026-03-07T08:30:00.000Z")).toBe("2026年3月7日 周六 16:00（时限已过）");
  expect(await due("2026-03-07T11:00:00.000Z")).toBe("2026年3月7日 周六 16:00（已超期3小时）");
  expect((await scene.says(head, "谁没办")).text).toContain("已超期3小时");
  // Past midnight it is no day late yet.
  expect(await due("2026-03-07T18:00:00.000Z")).toBe("2026年3月7日 周六 16:00（已超期10小时）");
  expect(await due("2026-03-10T01:00:00.000Z")).toBe("2026年3月7日 周六 16:00（已超期3天）");
});
