import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { text } from "../src/chat/text.ts";
import { brokenAt } from "../src/flow/history.ts";
import { headlineOf, openScene, type Scene } from "./scene.ts";

/** 勘误: what was recorded wrongly is put right by whoever recorded it, and all that follows is counted anew. */

let scene: Scene;
beforeEach(async () => {
  scene = await openScene("2025-08-04T01:00:00.000Z");
});
afterEach(() => scene.close());

const procurator = "procuratorate.procurator";
const record = async (more = "", unit = "水务局") => {
  const done = await scene.says(
    procurator,
    `登记建议 标题=依法履职 文号=山检建〔2025〕3号 类型=公益诉讼 单位=${unit} 送达日期=2025-08-01 异议期=10 内容=依法查处排污口 ${more}`,
  );
  expect(done.text).toContain("JY-2025-0001");
  await scene.reads(`direct:water.liaison`);
};
const matter = async () => {
  const found = await scene.store.matter("JY-2025-0001");
  if (found === undefined) throw new Error("it is gone");
  return found;
};
const due = async () =>
  Object.fromEntries((await matter()).clocks.map(({ rule, rolled }) => [rule, rolled]));
const headlines = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);

describe("a service day that was mistyped", () => {
  beforeEach(() => record());

  it("is put right in one line: everything that follows is counted anew, and those told are told", async () => {
    expect(await due()).toMatchObject({
      "rec.reply": "2025-10-09",
      "rec.rectify": "2025-10-09",
      "pil.sue-review": "2025-11-10",
    });
    const done = await scene.says(procurator, "勘误 jy1 送达日期=2025-07-31 原因=送达回证看错");
    expect(done.text).toContain("已勘误：送达日期由2025年8月1日改为2025年7月31日");
    expect(await due()).toMatchObject({
      "rec.acknowledge": "2025-08-04",
      "rec.reply": "2025-09-30",
      "rec.rectify": "2025-09-30",
      "pil.sue-review": "2025-10-30",
    });
    const [told] = await headlines("water.liaison");
    expect(told).toContain("登记有误，承办检察官已勘误：送达日期由2025年8月1日改为2025年7月31日");
    expect(told).toContain("由2025年10月9日改为2025年9月30日");
    expect(told).toContain("原因：送达回证看错");
  });

  it("says in few words what changed and what was counted anew; the reason stands in the history", async () => {
    const done = await scene.says(procurator, "勘误 jy1 送达日期=2025-07-31 原因=送达回证看错");
    expect(done.text.split("\n")[2]).toBe(
      "已勘误：送达日期由2025年8月1日改为2025年7月31日。重新计算：签收检察建议8月5日→8月4日；书面回复检察建议10月9日→9月30日；向上级检察院备案8月6日→8月5日；按检察建议整改到位10月9日→9月30日；检察院审查是否提起公益诉讼11月10日→10月30日。",
    );
    await scene.says(procurator, "语言 英文");
    const english = await scene.says(procurator, "errata jy1 servedOn=2025-08-01 reason=misread");
    expect(english.text).toContain("Counted anew: ");
    const plain = await scene.says(
      procurator,
      "errata jy1 number=山检建〔2025〕5号 reason=misread",
    );
    expect(plain.text).not.toContain("Counted anew");
  });

  it("is named among what can be done only to whoever recorded something", async () => {
    const now = async (who: string) =>
      (await scene.says(who, "核实 jy1 到位")).text
        .split("\n")
        .find((line) => line.includes("现在可以"));
    expect(await now(procurator)).toContain("勘误");
    for (const who of ["water.liaison", "procuratorate.chief"])
      expect(await now(who)).not.toContain("勘误");
    for (const [who, offered] of [
      [procurator, true],
      ["water.liaison", false],
      ["procuratorate.chief", false],
    ] as const) {
      const more = await (await scene.says(who, "jy1")).press("更多");
      expect(more.text.includes("勘误")).toBe(offered);
    }
    // The day of the receipt is the unit's own record.
    await scene.says("water.liaison", "签收");
    expect(await now("water.liaison")).toContain("勘误");
    const form = await scene.says("water.liaison", "勘误 jy1");
    expect(form.text).toContain("签收日期: 2025-08-04");
    expect(form.text).not.toContain("送达日期:");
  });

  it("stays on record as it was, with who, when and why, in a history that verifies", async () => {
    await scene.says(procurator, "勘误 jy1 送达日期=2025-07-31 原因=送达回证看错");
    const entries = await scene.store.entries("JY-2025-0001");
    expect(brokenAt(entries, await matter())).toBeUndefined();
    expect((await scene.says("water.liaison", "jy1")).text).toContain(
      "承办检察官 勘误：送达日期由2025年8月1日改为2025年7月31日",
    );
  });

  it("gives the days of a matter recorded rightly from the first", async () => {
    await scene.says(procurator, "勘误 jy1 送达日期=2025-07-31 原因=看错");
    const put = await due();
    await scene.says(
      procurator,
      "登记建议 标题=另一件 文号=山检建〔2025〕4号 类型=公益诉讼 单位=水务局 送达日期=2025-07-31 异议期=10 内容=依法查处",
    );
    const other = await scene.store.matter("JY-2025-0002");
    expect(Object.fromEntries((other?.clocks ?? []).map((one) => [one.rule, one.rolled]))).toEqual(
      put,
    );
  });

  it("is asked for in a form with the present values", async () => {
    const form = await scene.says(procurator, "勘误 jy1");
    expect(form.text).toContain("送达日期: 2025-08-01");
    expect(form.text).toContain("文号: 山检建〔2025〕3号");
    expect(form.text).toContain("单位: water");
    expect(form.text).toContain("异议期: 10");
    expect(form.text).toContain("原因*:");
    expect(form.text).not.toContain("报上级备案");
    const done = await form.submit({ servedOn: "2025-07-31", reason: "看错" });
    expect(done.text).toContain("已勘误：送达日期由2025年8月1日改为2025年7月31日");
    expect(done.text).not.toContain("异议期由");
  });

  it("in English too", async () => {
    await scene.says(procurator, "语言 英文");
    const done = await scene.says(procurator, "errata jy1 servedOn=2025-07-31 reason=misread");
    expect(done.text).toMatch(/Put right: Served on was recorded as 1 Aug.* 2025 and is 31 Jul/);
  });

  it("after the reply: the day that was missed or kept is another one now", async () => {
    await scene.says("water.liaison", "签收");
    await scene.moveTo("2025-09-30T02:00:00.000Z");
    await scene.says("water.liaison", "回复 jy1 采纳情况=全部采纳 措施=已封堵");
    await scene.says(procurator, "勘误 jy1 送达日期=2025-07-31 原因=看错");
    const reply = (await matter()).clocks.find(({ rule }) => rule === "rec.reply");
    expect([reply?.rolled, reply?.stoppedAt !== undefined, reply?.nextRungAt]).toEqual([
      "2025-09-30",
      true,
      undefined,
    ]);
  });

  it("with time already granted: the day granted stays", async () => {
    await scene.says(procurator, "勘误 jy1 整改期限=2025-09-20 原因=漏登文书载明的期限");
    expect((await due())["rec.rectify"]).toBe("2025-09-22");
    const why = (await scene.says("water.liaison", "期限 jy1")).text;
    expect(why).toContain(
      "最迟9月22日（当日24时前）整改到位：检察建议书载明至9月20日，遇周末顺延\n依据: 检察建议书",
    );
    expect(why).toContain("第十六条；天数以检察建议书载明的为准");
    await scene.says("water.liaison", "签收");
    await scene.says("water.liaison", "申请延期 jy1 期限种类=整改期限 延至=2025-10-15 理由=汛期");
    await scene.says("procuratorate.chief", "同意延期 jy1");
    expect((await due())["rec.rectify"]).toBe("2025-10-15");
    await scene.says(procurator, "勘误 jy1 送达日期=2025-07-30 原因=看错");
    expect(await due()).toMatchObject({ "rec.rectify": "2025-10-15", "rec.reply": "2025-09-30" });
  });
});

describe("other facts", () => {
  beforeEach(() => record());

  it("a number: the wrong one is free again, and the right one found", async () => {
    await scene.says(procurator, "勘误 jy1 文号=山检建〔2025〕5号 原因=文号登错");
    expect((await scene.says(procurator, "山检建〔2025〕5号")).text).toContain("JY-2025-0001");
    expect((await scene.says(procurator, "山检建〔2025〕3号")).text).toContain("没有找到");
    const other = await scene.says(
      procurator,
      "登记建议 标题=另一件 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=依法查处",
    );
    expect(other.text).toContain("JY-2025-0002");
    expect(
      (await scene.says(procurator, "勘误 jy2 文号=山检建〔2025〕5号 原因=又错")).text,
    ).toContain("JY-2025-0001");
  });

  it("an amount", async () => {
    const done = await scene.says(procurator, "勘误 jy1 异议期=15 原因=文书写的十五日");
    expect(done.text).toContain("异议期由10改为15");
    expect((await matter()).fields).toMatchObject({ objectionDays: 15 });
  });

  it("an addressee: the wrong unit loses it and hears no more of it, the right one is told as when served", async () => {
    await scene.says(procurator, "勘误 jy1 单位=生态环境分局 原因=收件单位登错");
    // What it was told of that, and nothing of the matter.
    const again = (await scene.says("water.liaison", "jy1")).text;
    expect(again).toContain("登记时写错了收件单位");
    expect(again).not.toMatch(/生态环境|依法履职/u);
    expect((await scene.says("water.liaison", "待办")).text).not.toContain("JY-2025-0001");
    const [wrong] = await scene.reads("direct:water.liaison");
    expect(wrong).toContain("检察建议 JY-2025-0001 登记时写错了收件单位");
    expect(wrong).not.toContain("生态环境");
    expect(wrong).not.toContain("依法履职");
    const [right] = await headlines("ecology.liaison");
    expect(right).toContain("检察建议");
    expect(right).not.toContain("勘误");
    expect((await scene.says("ecology.liaison", "签收 jy1")).text).toContain("已签收");
    expect(await headlines("water.liaison")).toEqual([]);
  });
});

describe("neighbours", () => {
  it("at level 2 the people of the wrong unit are named no more, those of the right one are", async () => {
    await record("", "水务局");
    await scene.says(procurator, "提级 jy1 理由=涉及未成年人");
    await scene.says(procurator, "勘误 jy1 单位=教育局 原因=收件单位登错");
    const named = (await matter()).parties.filter(({ part }) => part === "to");
    expect(named.map(({ person, organisation }) => organisation ?? person)).toEqual([
      "education",
      "education.liaison",
      "education.liaison-2",
      "education.head",
    ]);
    expect((await scene.says("water.head", "jy1")).text).toContain("没有找到这条记录");
    expect((await scene.says("education.head", "jy1")).text).toContain("依法履职");
  });

  it("a unit that had a copy is its addressee now, once", async () => {
    await record("抄送=教育局");
    await scene.says(procurator, "勘误 jy1 单位=教育局 原因=收件单位登错");
    expect(
      (await matter()).parties.filter(({ organisation }) => organisation === "education"),
    ).toEqual([{ part: "to", organisation: "education" }]);
  });

  it("a review that is held stays held, and its end follows the new service day", async () => {
    await record();
    await scene.says("water.liaison", "签收");
    await scene.says("procuratorate.chief", "中止 jy1 汛期无法施工 方案日期=2025-08-03");
    await scene.says(procurator, "勘误 jy1 送达日期=2025-07-31 原因=看错");
    const review = (await matter()).clocks.find(({ rule }) => rule === "pil.sue-review");
    expect(review?.suspendedAt).toBeDefined();
    expect(review?.start).toBe("2025-09-30");
  });

  it("a start in the time of a county rule is counted by that rule, as from the first", async () => {
    await scene.store.saveRules([
      {
        id: "rec.reply",
        version: "2025-08-01",
        amount: 45,
        unit: "d",
        basis: text("本县约定", "Agreed here"),
      },
    ]);
    await record();
    const before = (await due())["rec.reply"];
    await scene.says(procurator, "勘误 jy1 送达日期=2025-07-31 原因=看错");
    expect([before, (await due())["rec.reply"]]).toEqual(["2025-09-15", "2025-09-30"]);
  });
});

describe("is refused", () => {
  beforeEach(() => record());

  it.each([
    ["the addressee", "water.liaison", /只有登记的人能勘误/],
    ["the chief, who did not record it", "procuratorate.chief", /只有登记的人能勘误.*承办检察官/],
    ["an outsider, to whom it does not exist", "market.liaison", /没有找到这条记录/],
  ])("to %s", async (_, who, says) => {
    const refused = await scene.says(who, "勘误 jy1 送达日期=2025-07-31 原因=看错");
    expect(refused.text).toMatch(says);
    expect((await matter()).fields).toMatchObject({ servedOn: "2025-08-01" });
  });

  it.each([
    ["the same day", "送达日期=2025-08-01", "现在登记的就是2025年8月1日"],
    ["the same number", "文号=山检建[2025]3号", "现在登记的就是山检建〔2025〕3号"],
    ["a day to come", "送达日期=2025-08-05", "不能晚于今天（2025年8月4日）"],
    ["no number", "文号=三号", "不是规范的文号"],
    ["the procuratorate itself", "单位=检察院", "自己"],
    ["an organ the type is not for", "单位=法院", "行政机关"],
    ["a fact that was not recorded", "备案日期=2025-08-03", "还没有登记"],
    ["nothing at all", "", "没有改动"],
    ["an end before its start", "整改期限=2025-07-31", "整改"],
  ])("for %s", async (_, what, says) => {
    const refused = await scene.says(procurator, `勘误 jy1 ${what} 原因=看错`);
    expect(refused.text).toContain(says);
    expect(await scene.store.entries("JY-2025-0001")).toHaveLength(1);
  });

  it("for a start after its end", async () => {
    await scene.says(procurator, "勘误 jy1 整改期限=2025-08-03 原因=漏登");
    const refused = await scene.says(procurator, "勘误 jy1 送达日期=2025-08-04 原因=看错");
    expect(refused.text).toContain("整改期限");
    expect((await matter()).fields).toMatchObject({ servedOn: "2025-08-01" });
  });

  it("without a reason: it is asked for", async () => {
    expect((await scene.says(procurator, "勘误 jy1 送达日期=2025-07-31")).text).toMatch(
      /送达日期: 2025-07-31[\s\S]*原因\*:/,
    );
  });

  it("of a closed matter", async () => {
    await scene.says("procuratorate.chief", "撤回 jy1 理由=发错");
    expect((await scene.says(procurator, "勘误 jy1 送达日期=2025-07-31 原因=看错")).text).toContain(
      "现在是“已撤回”，不能勘误",
    );
  });

  it("of the addressee once it has acted", async () => {
    await scene.says("water.liaison", "签收");
    expect((await scene.says(procurator, "勘误 jy1 单位=生态环境分局 原因=登错")).text).toContain(
      "收件单位已经签收或办理",
    );
  });

  it("to be taken back: it is put right once more", async () => {
    await scene.says(procurator, "勘误 jy1 送达日期=2025-07-31 原因=看错");
    expect((await scene.says(procurator, "更正")).text).toContain("“勘误”办了就不能撤回");
    await scene.says(procurator, "勘误 jy1 送达日期=2025-08-01 原因=原来是对的");
    expect((await due())["rec.reply"]).toBe("2025-10-09");
  });
});

it("two that cross: the second is told what has changed meanwhile", async () => {
  await record();
  const one = await scene.says(procurator, "勘误 jy1");
  const other = await scene.says(procurator, "勘误 jy1");
  await one.submit({ servedOn: "2025-07-31", reason: "看错" });
  const crossed = await other.submit({ number: "山检建〔2025〕5号", reason: "登错" });
  expect(crossed.text).toContain(
    "您填写期间，承办检察官在2025年8月4日 周一 09:00已经勘误：送达日期由2025年8月1日改为2025年7月31日",
  );
  expect((await matter()).reference).toBe("山检建〔2025〕3号");
  const again = await crossed.press("勘误");
  expect(again.text).toContain("送达日期: 2025-07-31");
  expect((await again.submit({ number: "山检建〔2025〕5号", reason: "登错" })).text).toContain(
    "文号由山检建〔2025〕3号改为山检建〔2025〕5号",
  );
});

describe("who recorded it", () => {
  it("may be away: the deputy puts it right in their place, on record", async () => {
    await record();
    await scene.says(procurator, "请假 从=2025-08-04 至=2025-08-10 代办=procuratorate.chief");
    const done = await scene.says("procuratorate.chief", "勘误 jy1 送达日期=2025-07-31 原因=看错");
    expect(done.text).toContain("已勘误");
    expect(done.text).not.toContain("只有登记的人");
  });

  it("may have left: then the liaison or the head of that unit, and nobody else", async () => {
    await record();
    const { organisations, people } = await scene.store.directory();
    await scene.store.saveDirectory(
      [...organisations.values()],
      [...people.values()].filter(({ id }) => id !== procurator),
    );
    for (const who of ["water.liaison", "procuratorate.intake"])
      expect((await scene.says(who, "勘误 jy1 送达日期=2025-07-31 原因=看错")).text).not.toContain(
        "已勘误",
      );
    const done = await scene.says(
      "procuratorate.liaison",
      "勘误 jy1 送达日期=2025-07-31 原因=看错",
    );
    expect(done.text).toContain("已勘误：送达日期由2025年8月1日改为2025年7月31日");
  });

  it("is whoever recorded that fact: each puts right their own", async () => {
    await scene.says(
      "market.liaison",
      "发现移送 标题=销售假冒农药 嫌疑人=李某某 罪名=销售伪劣产品罪 事实=库房查获假冒农药三百箱 经办人=market.liaison、market.liaison-2",
    );
    await scene.says("market.liaison", "报批 ys1 拟移送 收到报告日期=2025-08-01");
    await scene.says("market.head", "批准移送 ys1 2025-08-04 08:30");
    await scene.says("market.liaison", "发出 ys1 材料=移送书、调查报告 移送日期=2025-08-04");
    await scene.says("police.liaison", "签收 ys1 签收人=法制大队 签收时间=2025-08-04 09:00");
    const refused = await scene.says("police.liaison", "勘误 ys1 移送日期=2025-08-03 原因=看错");
    expect(refused.text).toContain("“移送日期”是市场监管局联络员登记的");
    const form = await scene.says("market.liaison", "勘误 ys1");
    expect(form.text).toContain("移送日期: 2025-08-04");
    expect(form.text).not.toContain("签收时间");
  });
});

describe("a misclick", () => {
  it("too late to be taken back by 更正 is shown the way to 勘误", async () => {
    await record();
    await scene.moveTo("2025-08-04T02:00:00.000Z");
    await scene.says("water.liaison", "签收");
    await scene.moveTo("2025-08-04T03:00:00.000Z");
    expect((await scene.says("water.liaison", "更正")).text).toContain("没有您办过");
    expect((await scene.says("water.liaison", "更正 jy1")).text).toContain("用“勘误”改");
  });
});

describe("every kind with facts", () => {
  it("a requisition: the service day, the number, the days originals may be kept, the unit", async () => {
    await scene.says(
      procurator,
      "发出调阅 标题=排污档案 文号=山检调〔2025〕5号 单位=水务局 清单=排污许可档案 形式=原件 另一承办人=检察院案件受理岗 送达日期=2025-08-01",
    );
    const found = async () => scene.store.matter("DY-2025-0001");
    const before = (await found())?.clocks[0]?.rolled;
    const done = await scene.says(
      procurator,
      "勘误 dy1 送达日期=2025-07-31 借阅天数=20 单位=生态环境分局 文号=山检调〔2025〕6号 原因=登错",
    );
    expect(done.text).toContain("已勘误");
    const after = await found();
    expect([before, after?.clocks[0]?.rolled]).toEqual(["2025-08-08", "2025-08-07"]);
    expect(after?.fields).toMatchObject({ servedOn: "2025-07-31", keepDays: 20 });
    expect((await scene.says("water.liaison", "dy1")).text).toContain("没有找到");
  });
});
