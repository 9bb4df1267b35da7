import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "./scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene("2025-08-01T01:00:00.000Z");
});
afterEach(() => scene.close());

const on = (day: string) => scene.moveTo(`${day}T02:00:00.000Z`);
const recorded = async (asks = "依法查处排污口", type = "公益诉讼") => {
  await scene.says(
    "procuratorate.procurator",
    `登记建议 标题=依法履职 文号=山检建〔2025〕3号 类型=${type} 单位=水务局 送达日期=2025-08-01 异议期=10 内容=${asks}`,
  );
};
const acknowledged = async (...given: Parameters<typeof recorded>) => {
  await recorded(...given);
  await scene.says("water.liaison", "签收");
};
const matter = () => scene.store.matter("JY-2025-0001");
const clocks = async () =>
  Object.fromEntries(
    ((await matter())?.clocks ?? [])
      // What rests between two steps has a day of its own (resting-county.test.ts).
      .filter(({ stoppedAt, rule }) => stoppedAt === undefined && !rule.startsWith("next."))
      .map(({ rule, rolled, suspendedAt }) => [rule, suspendedAt === undefined ? rolled : "held"]),
  );

const three = "1.封堵暗管 2.恢复水质 3.追究责任";

describe("several asks", () => {
  beforeEach(() => acknowledged(three));

  it("stand numbered on the card, and the reply begins with a line for each", async () => {
    const form = await scene.says("water.liaison", "回复 jy1");
    expect(form.text).toContain("1. 封堵暗管\n2. 恢复水质\n3. 追究责任");
    expect(form.text).toContain("措施*: 1 采纳：\n2 采纳：\n3 采纳：");
  });

  it("are answered one by one, with the answer beside each", async () => {
    const replied = await scene.says(
      "water.liaison",
      "回复 jy1 采纳情况=部分采纳 措施=1 采纳：已封堵；2 部分采纳：正在治理；3 不采纳：无处罚权",
    );
    expect(replied.text).toContain("1. 封堵暗管\n　答复：全部采纳：已封堵");
    expect(replied.text).toContain("2. 恢复水质\n　答复：部分采纳：正在治理");
    expect(replied.text).toContain("3. 追究责任\n　答复：不采纳：无处罚权");
  });

  it("adopted in part only need every point, each with its measures or reasons, each once", async () => {
    const says = (measures: string) =>
      scene.says("water.liaison", `回复 jy1 采纳情况=部分采纳 措施=${measures}`);
    expect((await says("已办理")).text).toMatch(/措施\*: .*← 第1、2、3项还没有写/);
    expect((await says("1 采纳：已封堵；3 不采纳：无处罚权")).text).toContain("第2项还没有写");
    expect((await says("1 采纳：已封堵；2 采纳；3 不采纳：无处罚权")).text).toContain(
      "第2项只写了结论",
    );
    expect((await says("1 采纳：甲；1 采纳：乙；2 采纳：丙；3 不采纳：丁")).text).toContain(
      "第1项写了两次",
    );
    expect((await says("1 采纳：甲；2 采纳：乙；3 不采纳：丙；4 采纳：丁")).text).toContain(
      "建议只有3项",
    );
    expect((await says("1 采纳：甲；2 采纳：乙；3 采纳：丙")).text).toMatch(
      /采纳情况\*: .*← 逐项看是“全部采纳”/,
    );
    expect((await matter())?.state).toBe("acknowledged");
  });

  it("adopted as a whole may be answered by one text", async () => {
    await scene.says("water.liaison", "回复 jy1 采纳情况=全部采纳 措施=均已办结");
    expect((await matter())?.state).toBe("replied");
  });

  it("are verified one by one: agreed but not done, and not agreed, stay apart", async () => {
    await scene.says(
      "water.liaison",
      "回复 jy1 采纳情况=部分采纳 措施=1 采纳：已封堵；2 采纳：在治理；3 不采纳：无处罚权",
    );
    const form = await scene.says("procuratorate.procurator", "核实 jy1");
    expect(form.text).toContain("1 到位：\n2 到位：\n3 到位：");
    const wrong = await form.submit({
      finding: "1 到位：属实；2 未到位：仍有异味；3 到位：理由成立",
      result: "done",
    });
    expect(wrong.text).toContain("第2项没有到位");
    const found = await form.submit({
      finding: "1 到位：属实；2 未到位：仍有异味；3 到位：理由成立",
    });
    expect(found.text).toContain("办理结果: 采纳但未整改到位");
    expect(found.text).toContain("　核实：未到位：仍有异味");
    const again = await scene.says(
      "procuratorate.procurator",
      "核实 jy1 1 到位：属实；2 到位：复查合格；3 未到位：应当移送",
    );
    expect(again.text).toContain("办理结果: 不采纳");
  });
});

describe("a reply", () => {
  beforeEach(() => acknowledged());
  const replies = () => scene.says("water.liaison", "回复 jy1 采纳情况=全部采纳 措施=已封堵");

  it("is given once; a second one is refused", async () => {
    await replies();
    expect((await replies()).text).toContain("现在是“已回复，待核实”");
  });

  it("that is sent back is asked for again within fifteen days, and the first stays on record", async () => {
    await replies();
    const back = await scene.says("procuratorate.procurator", "退回 jy1 没有附监测报告");
    expect(back.text).toContain("最迟8月18日（当日24时前）补充回复");
    expect((await clocks())["rec.reply.again"]).toBe("2025-08-18");
    expect((await scene.reads("direct:water.liaison")).at(-1)).toContain(
      "检察院请您单位补充回复：没有附监测报告",
    );
    const second = await replies();
    expect(second.text).toContain("退回意见: 没有附监测报告");
    expect((await clocks())["rec.reply.again"]).toBeUndefined();
  });

  it("that refuses is an outcome of its own, and can be pressed on at once", async () => {
    await scene.says("water.liaison", "回复 jy1 采纳情况=不采纳 措施=不属职责");
    const form = await scene.says("procuratorate.procurator", "督促 jy1");
    expect(form.text).toContain("你单位回复不采纳");
    // The gap is to be written, not to be dressed otherwise.
    for (const gap of [
      "【请写明为什么不成立】",
      "[请写明为什么不成立]",
      "【 请写明 为什么不成立",
      "请写明为什么不成立",
    ])
      expect((await form.submit({ reason: `经审查，该理由${gap}。` })).text).toContain(
        "请写好再提交",
      );
    const found = await scene.says("procuratorate.procurator", "核实 jy1 理由不成立 结果=未到位");
    expect(found.text).toContain("办理结果: 不采纳");
    // Unmet means the ladder or suing (公益诉讼办案规则第七十四条).
    expect((await scene.says("procuratorate.procurator", "办结 jy1 已另案监督")).text).toContain(
      "整改未到位的公益诉讼案件不能办结",
    );
    expect((await matter())?.outcome).toBe("not-agreed");
  });
});

describe("an objection", () => {
  beforeEach(() => acknowledged());

  it("is the addressee's alone, once to each version, and not earlier than the service", async () => {
    expect((await scene.says("ecology.liaison", "异议 jy1 不服")).text).toContain("没有找到");
    expect((await scene.says("procuratorate.procurator", "异议 jy1 不服")).text).toContain(
      "“异议”只能由",
    );
    expect(
      (await scene.says("water.liaison", "异议 jy1 提出日期=2025-07-31 理由=不服")).text,
    ).toMatch(/提出日期: .*← 异议不能早于送达日期/);
    await scene.says("water.liaison", "异议 jy1 不归我局管辖");
    expect((await scene.says("water.liaison", "异议 jy1 再提")).text).toContain("只能提一次");
  });

  it("made late is marked so, and looked at all the same", async () => {
    await on("2025-08-12");
    const card = await scene.says("water.liaison", "jy1");
    expect(card.text).not.toContain("[异议]");
    expect((await card.press("更多")).text).toContain("[异议]");
    const late = await scene.says("water.liaison", "异议 jy1 不归我局管辖");
    expect(late.text).toContain("2025年8月12日 周二（逾期）");
    expect((await scene.reads("direct:procuratorate.chief")).at(-1)).toContain("已超过异议期");
  });

  it("is not there to be decided on before it is made", async () => {
    expect(
      (await scene.says("procuratorate.chief", "采纳异议 jy1 处理=撤回 理由=有误")).text,
    ).toContain("没有待处理的异议");
    expect((await scene.says("procuratorate.procurator", "驳回异议 jy1 无理")).text).toContain(
      "没有待处理的异议",
    );
  });

  it("is upheld by the chief procurator only; the revised version has its own number, service and clocks", async () => {
    await on("2025-08-11");
    await scene.says("water.liaison", "异议 jy1 第二项不归我局管辖");
    expect(
      (await scene.says("procuratorate.procurator", "采纳异议 jy1 处理=修改 理由=成立")).text,
    ).toContain("“采纳异议”只能由");
    await on("2025-08-15");
    const upheld = await scene.says(
      "procuratorate.chief",
      "采纳异议 jy1 处理=修改 理由=职责划分有误 决定机构=检察委员会",
    );
    expect(upheld.text).toContain("修改中，待重新送达");
    expect(await clocks()).toEqual({});
    // Nothing has been served that could be replied to.
    expect(
      (await scene.says("water.liaison", "回复 jy1 采纳情况=全部采纳 措施=办")).text,
    ).toContain("现在是“修改中，待重新送达”");
    await on("2025-08-20");
    const form = await scene.says("procuratorate.procurator", "修改 jy1");
    expect(form.text).toContain("内容*: 依法查处排污口");
    const early = await form.submit({ number: "山检建〔2025〕5号", servedOn: "2025-07-31" });
    expect(early.text).toContain("不能早于上一版的送达日期");
    const revised = await form.submit({
      number: "山检建〔2025〕5号",
      servedOn: "2025-08-20",
      asks: "依法查处河道内排污口",
    });
    expect(revised.text).toContain("第2版已登记");
    expect(revised.text).toContain("异议截止: 2025年9月1日 周一");
    expect(await clocks()).toEqual({
      "rec.acknowledge": "2025-08-22",
      "rec.file-up": "2025-08-25",
      "rec.objection": "2025-09-01",
      "rec.reply": "2025-10-20",
      "rec.rectify": "2025-10-20",
      "pil.sue-review": "2025-11-20",
    });
    expect((await scene.says("water.liaison", "山检建〔2025〕5号")).text).toContain("第2版");
    expect((await scene.says("water.liaison", "异议 jy1 仍不服")).text).toContain("异议已提交");
  });

  it("has to be answered before the matter is closed, also when all is done", async () => {
    await scene.says("water.liaison", "异议 jy1 不归我局管辖");
    await scene.says("water.liaison", "回复 jy1 采纳情况=全部采纳 措施=已封堵");
    await scene.says("procuratorate.procurator", "核实 jy1 属实 结果=到位");
    expect((await scene.says("procuratorate.procurator", "办结 jy1")).text).toContain(
      "异议还没有答复，不能办结",
    );
    await scene.says("procuratorate.chief", "驳回异议 jy1 属法定职责");
    await scene.says("procuratorate.chief", "办结 jy1");
    expect((await matter())?.state).toBe("closed");
  });

  it("may end in a withdrawal, and then nothing can be done any more", async () => {
    await scene.says("water.liaison", "异议 jy1 不归我局管辖");
    const gone = await scene.says("procuratorate.chief", "采纳异议 jy1 处理=撤回 理由=对象有误");
    expect(gone.text).toContain("已撤回");
    expect((await scene.reads("direct:water.liaison")).at(-1)).toContain(
      "异议成立，检察建议已撤回。理由：对象有误",
    );
    expect(await clocks()).toEqual({});
    for (const line of ["签收 jy1", "异议 jy1 不服", "申请延期 jy1 延至=2025-12-01 理由=忙"])
      expect((await scene.says("water.liaison", line)).text).toContain("现在是“已撤回”");
    expect((await scene.says("procuratorate.chief", "撤回 jy1 再撤")).text).toContain(
      "现在是“已撤回”",
    );
  });
});

describe("more time", () => {
  beforeEach(async () => {
    await scene.says(
      "procuratorate.procurator",
      "登记建议 标题=依法履职 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=依法查处排污口 整改期限=2025-10-15",
    );
    await scene.says("water.liaison", "签收");
  });
  const asks = (until = "2025-11-01") =>
    scene.says("water.liaison", `申请延期 jy1 期限种类=整改期限 延至=${until} 理由=工程需跨汛期`);

  it("is the issuer's to grant where it set the period itself; the date says so, the review follows", async () => {
    await on("2025-09-20");
    expect((await asks("2025-10-09")).text).toMatch(/延至\*: .*← 现在的期限是2025年10月15日/);
    expect((await asks()).text).toContain("原来的期限照常计算");
    expect((await asks()).text).toContain("延期申请已经提交");
    expect((await scene.says("procuratorate.procurator", "同意延期 jy1")).text).toContain(
      "“同意延期”只能由",
    );
    const granted = await scene.says("procuratorate.chief", "同意延期 jy1");
    expect(granted.text).toContain("已同意延期至2025年11月1日");
    // Saturday 1 November is moved to Monday; the written reply, which the law sets, is not touched.
    expect(await clocks()).toEqual({
      "rec.file-up": "2025-08-06",
      "rec.objection": "2025-08-11",
      "rec.reply": "2025-10-09",
      "rec.rectify": "2025-11-03",
      "pil.sue-review": "2025-12-03",
    });
    expect((await scene.says("water.liaison", "期限 jy1")).text).toContain(
      "最迟11月3日整改到位：检察建议书载明的期限原为10月15日；同意延至11月1日，遇周末顺延",
    );
    await scene.reads("direct:water.liaison");
    await on("2025-10-31");
    expect((await scene.reads("direct:water.liaison")).join()).toContain("整改到位，还剩3天");
  });

  it("is not offered for a period the law sets", async () => {
    const refused = await scene.says(
      "water.liaison",
      "申请延期 jy1 期限种类=回复期限 延至=2025-11-01 理由=跨汛期",
    );
    expect(refused.text).toContain("这一期限由法律规定");
    expect((await clocks())["rec.reply"]).toBe("2025-10-09");
  });

  it("may be refused, with the reason; the date stands", async () => {
    await asks();
    expect((await scene.says("procuratorate.chief", "不同意延期 jy1 时间充足")).text).toContain(
      "期限不变",
    );
    expect((await scene.reads("direct:water.liaison")).at(-1)).toContain(
      "延期申请未获同意。理由：时间充足",
    );
    expect((await clocks())["rec.rectify"]).toBe("2025-10-15");
  });

  it("is not to be had once it has run out", async () => {
    await on("2025-10-16");
    expect((await asks()).text).toContain("已经到期");
  });
});

describe("a suspension", () => {
  it("holds the review alone; reply and rectification run on, and nothing that has expired revives", async () => {
    await acknowledged();
    await on("2025-10-14");
    expect((await scene.says("procuratorate.procurator", "中止 jy1 汛期")).text).toContain(
      "“中止”只能由",
    );
    const late = await scene.says(
      "procuratorate.chief",
      "中止 jy1 汛期无法施工 方案日期=2025-10-13",
    );
    expect(late.text).toMatch(
      /方案日期\*: .*← 行政决定或者整改方案须在整改期限内（2025年10月9日前/,
    );
    const held = await scene.says(
      "procuratorate.chief",
      "中止 jy1 汛期无法施工 方案日期=2025-09-20",
    );
    expect(held.text).toContain("检察院审查是否提起公益诉讼: 已中止计算");
    expect(await clocks()).toEqual({
      "rec.file-up": "2025-08-06",
      "rec.objection": "2025-08-11",
      "rec.reply": "2025-10-09",
      "rec.rectify": "2025-10-09",
      "pil.sue-review": "held",
    });
    await on("2025-10-24");
    const replied = await scene.says("water.liaison", "回复 jy1 采纳情况=全部采纳 措施=已封堵");
    expect(replied.text).toContain("已中止");
    const going = await scene.says("procuratorate.chief", "恢复 jy1");
    expect(going.text).toContain("已回复，待核实");
    // 26 days were left of the review on 14 October: from 24 October to 19 November.
    expect(await clocks()).toMatchObject({
      "rec.rectify": "2025-10-09",
      "pil.sue-review": "2025-11-19",
    });
    expect((await scene.says("water.liaison", "期限 jy1")).text).toContain(
      "10月14日中止时尚余26日，10月24日恢复，最迟11月19日",
    );
  });

  it("is for public-interest recommendations only", async () => {
    await acknowledged("依法整改", "纠正违法");
    expect((await scene.says("procuratorate.chief", "中止 jy1 汛期")).text).toContain(
      "只有公益诉讼检察建议",
    );
  });
});

describe("in English", () => {
  it("everything said about it is English", async () => {
    const posts = ["water.liaison", "procuratorate.procurator", "procuratorate.chief"];
    for (const who of posts) await scene.says(who, "language English");
    const said = async (who: string, line: string) => {
      const { text } = await scene.says(who, line);
      expect(text.replaceAll("山检建〔2025〕3号", "")).not.toMatch(/\p{Script=Han}/u);
      return text;
    };
    const record = await scene.presses("procuratorate.procurator", {
      command: "recommendation.record",
    });
    const done = await record.submit({
      title: "River duties",
      number: "山检建〔2025〕3号",
      type: "public-interest",
      to: "water",
      servedOn: "2025-08-01",
      objectionDays: 10,
      asks: "1. close the outfall 2. restore the water",
      copyTests: ["impact"],
    });
    expect(done.text).toContain("consider sending one to the county government");
    expect(await said("water.liaison", "ack jy1")).toContain("Reply by 9 Oct");
    expect(await said("water.liaison", "object jy1 not our duty")).toContain(
      "The time to reply runs on",
    );
    expect(await said("procuratorate.procurator", "reject jy1 it is")).toContain(
      "chief procurator",
    );
    expect(await said("procuratorate.chief", "reject jy1 it is")).toContain("is being told");
    expect(await said("water.liaison", "ask-time jy1 until=2025-11-03 reason=floods")).toContain(
      "This period is set by law",
    );
    expect(
      await said(
        "water.liaison",
        "reply jy1 adoption=partial measures=1 adopted: closed; 2 partly: in progress",
      ),
    ).toContain("Answer: Adopted in part: in progress");
    expect(
      await said("procuratorate.procurator", "verify jy1 1 done: seen; 2 not done: it smells"),
    ).toContain("agreed but not done");
    expect(await said("procuratorate.chief", "suspend jy1 floods plannedOn=2025-08-01")).toMatch(
      /runs? on/,
    );
    expect(await said("procuratorate.chief", "resume jy1")).toContain("Resumed");
  });
});

describe("the summons", () => {
  it("is the convenor's, or the deputy's whom the convenor has entrusted", async () => {
    await acknowledged();
    await on("2025-10-10");
    await (await scene.says("procuratorate.procurator", "督促 jy1 已逾期")).submit();
    expect((await scene.says("justice.head", "约谈 jy1 逾期")).text).toContain("只能由");
    const wrong = await scene.says("gov.convenor", "委托 jy1 受托人=水务局负责人");
    expect(wrong.text).toMatch(/受托人\*: .*← 请选副召集人/);
    await scene.says("gov.convenor", "委托 jy1 受托人=司法局负责人");
    expect((await scene.reads("direct:justice.head"))[0]).toContain("召集人委托您主持约谈");
    const past = await scene.says(
      "justice.head",
      "约谈 jy1 理由=逾期 约谈时间=2025-10-09 09:00 跳过理由=危害扩大",
    );
    expect((await past.submit()).text).toContain("约谈时间已经过了");
    const done = await past.submit({ at: "2025-10-14T01:00:00.000Z" });
    expect(done.text).toContain("已登记：约谈水务局");
    expect((await scene.says("justice.head", "委托 jy1 受托人=检察长")).text).toContain(
      "只有召集人可以委托",
    );
  });
});
