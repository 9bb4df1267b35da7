import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { jpeg } from "./made-files.ts";
import { playedScene, type Scene } from "./scene.ts";

// Of a recommendation to several units each sees its own share: nothing of another's on any list, card,
// paper or reminder, and nothing of it for those a copy of the document went to.

let scene: Scene;
afterEach(() => scene.close());

const friday = "2025-08-01T01:00:00.000Z";
const procurator = "procuratorate.procurator";
const chief = "procuratorate.chief";
const three = ["water", "ecology", "natural-resources"] as const;

const record =
  "登记建议 标题=依法履行山丹河监管职责 文号=山检建〔2025〕3号 类型=公益诉讼 被建议单位=水务局、生态环境分局、自然资源局 送达日期=2025-08-01 异议期=10 内容=依法查处排污口并恢复水质 抄送=司法局";

const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const reads = async (who: string) => (await scene.reads(`direct:${who}`)).join("\n---\n");

const begin = playedScene(friday, async (played) => {
  scene = played;
  await says(procurator, record);
  await says("water.liaison", "签收");
  await says("ecology.liaison", "签收");
  await scene.moveTo("2025-09-01T01:00:00.000Z");
  await scene.sends("water.liaison", { "拨付单.jpg": jpeg() });
  await says(
    "water.liaison",
    "回复 jy1 采纳情况=全部采纳 措施=已封堵两处排污口，投入三十万元 证据=内部资金拨付单 附件=拨付单.jpg",
  );
  await scene.moveTo("2025-10-20T01:00:00.000Z");
});
beforeEach(async () => {
  scene = await begin();
});

/** Everything somebody can ask that shows matters or one of them. */
const everyLine = [
  "谁没办",
  "待办",
  "列表",
  "搜索 山丹河",
  "jy1",
  "投递 jy1",
  "期限 jy1",
  "附件 jy1",
  "文书 jy1",
  "催办",
  "催办 jy1",
  "更正 jy1",
  "勘误 jy1",
] as const;

describe("what is late", () => {
  it("of another unit is not said to a unit's head, nor what is the procuratorate's own", async () => {
    const late = await says("water.head", "谁没办");
    expect(late).toContain("承办检察官尚未登记：核实整改情况");
    expect(late).not.toMatch(/生态环境|自然资源|备案/);
    const own = await says("ecology.head", "谁没办");
    expect(own).toContain("生态环境分局联络员尚未登记：回复");
    expect(own).not.toMatch(/自然资源|水务局|核实|备案/);
    expect(await says("water.head", "催办 jy1")).not.toMatch(/备案|生态环境|自然资源/);
  });

  it("is said of all to those who answer for all", async () => {
    const all = await says(procurator, "谁没办");
    expect(all).toMatch(/生态环境分局联络员尚未登记：回复[\s\S]*自然资源局联络员尚未登记：回复/);
    expect(await says(chief, "谁没办")).toContain("尚未登记：备案");
    expect(await says("gov-office.secretariat", "谁没办")).toContain(
      "自然资源局联络员尚未登记：回复",
    );
  });
});

describe("the record of notices", () => {
  it("has nothing in it that is about another unit's share", async () => {
    const count = async (who: string) =>
      (await says(who, "投递 jy1")).split("\n").filter((line) => line.includes("承办检察官"));
    // The receipt and the reply of the water bureau, and the reminder to verify it.
    expect(await says("water.head", "投递 jy1")).not.toMatch(/生态环境|自然资源|建议/);
    const ecology = await says("ecology.head", "投递 jy1");
    expect(ecology).not.toMatch(/水务局|自然资源/);
    const before = (await count("ecology.head")).length;
    await says(procurator, "核实 jy1 结果=到位 现场查看属实");
    await reads("water.liaison");
    expect(await count("ecology.head")).toHaveLength(before);
  });
});

describe("a unit the document was copied to", () => {
  it("sees the document and how far each unit is, not what one answered", async () => {
    const card = await says("justice.liaison", "jy1");
    expect(card).toContain("(1家已回复，待核实；1家已签收，待回复；1家已送达，待签收)");
    expect(card).toContain("被建议单位: 水务局、生态环境分局、自然资源局");
    expect(card).toContain("依法查处排污口并恢复水质");
    expect(card).toContain(
      "各单位办理情况: 水务局（已回复）、生态环境分局（未回复）、自然资源局（未回复）",
    );
    for (const line of everyLine)
      expect(await says("justice.liaison", line), line).not.toMatch(/三十万|拨付单|封堵|采纳情况/);
  });

  it("sees the share of whom it was told that it was pressed, and no other's", async () => {
    await (await scene.says(procurator, "督促 jy1 单位=生态环境分局 理由=请尽快回复")).submit();
    await (await scene.says(chief, "通报 jy1 单位=生态环境分局 通报单位=司法局")).submit();
    expect(await reads("justice.liaison")).toContain("通报");
    const card = await says("justice.liaison", "jy1");
    expect(card).toContain("被建议单位: 生态环境分局");
    expect(card).toMatch(/督促: .*\n通报: /);
    for (const line of everyLine)
      expect(await says("justice.liaison", line), line).not.toMatch(/三十万|拨付单|封堵|采纳情况/);
    await (await scene.says(procurator, "督促 jy1 单位=自然资源局 理由=请尽快签收、回复")).submit();
    await (await scene.says(chief, "通报 jy1 单位=自然资源局 通报单位=司法局")).submit();
    const both = await says("justice.liaison", "jy1");
    expect(both).toMatch(/【生态环境分局】[\s\S]*【自然资源局】/);
    expect(both).not.toContain("水务局");
    for (const line of everyLine)
      expect(await says("justice.liaison", line), line).not.toMatch(/水务局|三十万|拨付单|封堵/);
  });

  it("of a recommendation to one unit sees it as before", async () => {
    await says(
      procurator,
      record
        .replace("3号", "4号")
        .replace("水务局、生态环境分局、自然资源局", "水务局")
        .replace("2025-08-01", "2025-10-10"),
    );
    await says("water.liaison", "签收 jy2");
    expect(await says("justice.liaison", "jy2")).toMatch(/已签收，待回复[\s\S]*签收日期/);
  });
});

describe("a file", () => {
  it("stands with the unit whose reply it came with", async () => {
    const whole = await says(procurator, "jy1");
    expect(whole).toMatch(/【水务局】[\s\S]*附件: 1个（拨付单\.jpg[\s\S]*【生态环境分局】/);
    expect(whole.slice(whole.indexOf("【生态环境分局】"))).not.toContain("拨付单");
    expect(await says(procurator, "附件 jy1")).toMatch(/拨付单\.jpg .*（水务局） </);
    expect(await says("water.liaison", "附件 jy1")).not.toContain("（水务局）");
  });
});

describe("pressing one of them", () => {
  it("is never circulated to another of them, and says so", async () => {
    const wrong = await scene.says(
      chief,
      "通报 jy1 单位=生态环境分局 通报单位=水务局 理由=未回复 跳过理由=情况紧急",
    );
    expect((await wrong.submit()).text).toMatch(/通报单位: .*← 水务局也是这份建议的被建议单位/);
    expect(await reads("water.liaison")).not.toContain("通报");
  });

  it("sends no copy to another of them by itself", async () => {
    await scene.moveTo("2026-03-02T01:00:00.000Z");
    await says(
      procurator,
      record
        .replace("3号", "5号")
        .replace(/ 抄送=\S+/, "")
        .replace("水务局、生态环境分局、自然资源局", "水务局、司法局")
        .replace("2025-08-01", "2026-03-02"),
    );
    await says("water.liaison", "签收 2026年3月2日");
    await scene.moveTo("2026-05-20T01:00:00.000Z");
    await reads("justice.liaison");
    await (await scene.says(procurator, "督促 jy2026-1 单位=水务局 理由=请尽快回复")).submit();
    expect(await reads("justice.liaison")).not.toContain("督促");
    expect(await says("justice.liaison", "列表")).not.toContain("水务局");
  });
});

it.each(three)("%s sees nothing of the others, whatever it asks", async (unit) => {
  const names = { water: "水务局", ecology: "生态环境分局", "natural-resources": "自然资源局" };
  const others = three.filter((other) => other !== unit);
  await (await scene.says(procurator, "督促 jy1 单位=生态环境分局 理由=甲乙丙丁")).submit();
  for (const post of ["liaison", "head"])
    for (const line of everyLine) {
      const said = (await says(`${unit}.${post}`, line)).replace(/同文还致: .*/, "");
      for (const other of others) expect(said, line).not.toContain(names[other]);
      if (unit !== "water") expect(said, line).not.toMatch(/三十万|拨付单|封堵/);
      if (unit !== "ecology") expect(said, line).not.toMatch(/甲乙丙丁|督促/);
    }
});

describe("taken back", () => {
  it("is a step in one's own share, whatever another unit has done since", async () => {
    await scene.moveTo("2025-10-21T01:00:00.000Z");
    await says("natural-resources.liaison", "签收");
    await says("ecology.liaison", "回复 jy1 采纳情况=部分采纳 措施=正在立案查处");
    const back = await says("natural-resources.liaison", "更正");
    expect(back).toContain("已撤回“签收”");
    expect(back).toContain("(已送达，待签收)");
    expect(back).not.toContain("回复日期");
    const matter = await scene.store.matter("JY-2025-0001");
    expect(matter?.tracks?.["natural-resources"]?.state).toBe("served");
    expect(matter?.tracks?.["ecology"]?.state).toBe("replied");
    const acknowledge = matter?.clocks.filter(
      ({ rule, stoppedAt }) => rule === "rec.acknowledge" && stoppedAt === undefined,
    );
    expect(acknowledge?.map(({ organisation }) => organisation)).toEqual(["natural-resources"]);
    expect(await says("natural-resources.liaison", "更正 jy1")).toContain("没有您办过、可以撤回的");
    expect(await says("natural-resources.liaison", "签收")).toContain("已签收");
    expect(await says("ecology.liaison", "更正 jy1")).toContain("已撤回“回复”");
  });

  it("is not what the other side has acted on in that share, and nothing is said of the others", async () => {
    await scene.moveTo("2025-10-21T01:00:00.000Z");
    await says("ecology.liaison", "回复 jy1 采纳情况=全部采纳 措施=已立案查处");
    await says(procurator, "核实 jy1 单位=生态环境分局 结果=到位 核实情况=属实");
    expect(await says("ecology.liaison", "更正")).toContain("您的这一步现在不能撤回了");
    expect(await says(procurator, "更正 jy1")).toContain("已撤回“核实”");
    const late = await says("water.liaison", "更正 jy1");
    expect(late).toContain("已经超过五分钟");
    expect(late).not.toMatch(/生态|自然|检察官/);
  });
});

describe("put right", () => {
  it("what is of all of them asks for no unit, moves every clock that follows, and is told to each for itself", async () => {
    for (const unit of three) await reads(`${unit}.liaison`);
    const done = await says(procurator, "勘误 jy1 文号=山检建〔2025〕9号 原因=抄错");
    expect(done).toContain("山检建〔2025〕9号");
    for (const unit of three)
      expect(await reads(`${unit}.liaison`)).toMatch(/文号由.*山检建〔2025〕9号/);
  });

  it("the issuer's own period is counted anew for each unit", async () => {
    await says(
      procurator,
      "登记建议 标题=治理建议 文号=山检建〔2025〕6号 类型=社会治理 单位=水务局、生态环境分局 送达日期=2025-10-20 异议期=10 内容=完善制度 紧急=是 回复天数=20",
    );
    const due = async () =>
      ((await scene.store.matter("JY-2025-0002"))?.clocks ?? []).flatMap(
        ({ rule, organisation, rolled, stoppedAt }) =>
          rule === "rec.reply.other-urgent" && stoppedAt === undefined
            ? [`${organisation} ${rolled}`]
            : [],
      );
    const before = await due();
    expect(before).toHaveLength(2);
    await says(procurator, "勘误 jy2 回复天数=30 原因=抄错");
    const after = await due();
    expect(after).toHaveLength(2);
    expect(after).not.toEqual(before);
    expect(new Set(after.map((one) => one.split(" ")[1])).size).toBe(1);
    const mixed = await says(
      procurator,
      "勘误 jy2 单位=水务局 回复天数=25 送达日期=2025-10-17 原因=抄错",
    );
    expect(mixed).toMatch(/“.*”对各被建议单位都一样，“送达日期”是各单位自己的，请分两次勘误/);
  });

  it("what is the procuratorate's own is told to nobody outside it, nor shown to them", async () => {
    await says(
      procurator,
      "登记建议 标题=依法履职 文号=山检建〔2025〕7号 类型=公益诉讼 单位=水务局、生态环境分局 送达日期=2025-10-20 决定日期=2025-10-17 异议期=10 内容=依法查处",
    );
    for (const who of ["water.liaison", "ecology.liaison"]) await reads(who);
    await says(procurator, "勘误 jy2 决定日期=2025-10-16 原因=抄错");
    expect(await says(procurator, "jy2")).toContain("决定日期");
    for (const who of ["water.liaison", "ecology.liaison"]) {
      expect(await reads(who)).toBe("");
      expect(await says(who, "jy2")).not.toMatch(/决定日期|备案/);
    }
  });

  it("one unit's day is told to nobody whom a copy went to", async () => {
    await reads("justice.liaison");
    await says(procurator, "勘误 jy1 单位=水务局 送达日期=2025-07-31 原因=抄错");
    expect(await reads("justice.liaison")).toBe("");
    expect(await says("justice.liaison", "jy1")).not.toContain("7月31日");
  });
});

describe("noted later", () => {
  it("asks for no unit where it is of the whole, and for one where it is one unit's", async () => {
    expect(await says(procurator, "补记 jy1 政策审核日期=2025-07-20 专家咨询=甲教授")).toContain(
      "甲教授",
    );
    const form = await scene.says(procurator, "补记 jy1");
    expect(form.text).toContain("被建议单位:");
    expect((await form.submit({ experts: "乙教授" })).text).toContain("乙教授");
    const which = await scene.says(procurator, "补记 jy1 送达方式=邮寄 签收人=张三");
    expect(which.text).toContain("要办哪一个单位的？");
    await which.press("补记（水务局）");
    expect(await says("water.liaison", "jy1")).toContain("张三");
    expect(await says("ecology.liaison", "jy1")).not.toContain("张三");
    expect(await says(procurator, "补记 jy1 单位=水务局 送达方式=邮寄 专家咨询=丙")).toContain(
      "请分两次补记",
    );
  });
});

describe("filed upward", () => {
  it("is not before it was served, nor what is being revised", async () => {
    expect(await says(procurator, "备案 jy1 2025年7月31日")).toContain("备案日期不能早于送达日期");
    expect(await says(procurator, "补记 jy1 备案日期=2025-07-31")).toContain(
      "备案日期不能早于送达日期",
    );
    await says(
      procurator,
      "登记建议 标题=依法履职 文号=山检建〔2025〕8号 类型=公益诉讼 单位=水务局 送达日期=2025-10-20 异议期=10 内容=依法查处",
    );
    await says(chief, "决定修改 jy2 表述不准");
    const card = await scene.says(procurator, "jy2");
    expect(card.text).not.toContain("[备案]");
    expect(await says(procurator, "备案 jy2 2025年10月20日")).toContain("送达后再备案");
  });

  it("still waits where one unit's objection is upheld", async () => {
    await says(
      procurator,
      "登记建议 标题=依法履职 文号=山检建〔2025〕8号 类型=公益诉讼 单位=水务局、生态环境分局 送达日期=2025-10-20 异议期=10 内容=依法查处",
    );
    await says("water.liaison", "异议 jy2 不是本单位职责");
    await says(chief, "采纳异议 jy2 处理=撤回 理由=属实");
    expect(await says(procurator, "jy2")).toContain("向上级检察院备案: ");
  });
});

it("a bare day at the receipt is the day on its paper", async () => {
  await says(
    procurator,
    "登记建议 标题=依法履职 文号=山检建〔2025〕8号 类型=公益诉讼 单位=水务局、生态环境分局 送达日期=2025-10-13 异议期=10 内容=依法查处",
  );
  const form = await scene.says("water.liaison", "签收 jy2 10月14日");
  expect(form.text).toContain("签收日期: 2025-10-14");
  expect((await form.submit()).text).toMatch(
    /签收日期: 2025年10月14日 周二（2025年10月20日由水务局联络员登记）/,
  );
});

describe("the day of an objection", () => {
  beforeEach(async () => {
    await says(
      procurator,
      "登记建议 标题=依法履职 文号=山检建〔2025〕8号 类型=公益诉讼 单位=水务局、生态环境分局 送达日期=2025-10-13 异议期=10 内容=依法查处",
    );
  });
  const review = async () =>
    (await scene.store.matter("JY-2025-0002"))?.clocks.find(
      ({ rule, stoppedAt }) => rule === "rec.objection.review" && stoppedAt === undefined,
    )?.start;

  it("noted by the procuratorate is put right there, and its review counted anew", async () => {
    await says(procurator, "补录异议 jy2 单位=水务局 提出日期=2025-10-16 理由=不是本单位职责");
    expect(await review()).toBe("2025-10-16");
    await says(procurator, "勘误 jy2 单位=水务局 提出日期=2025-10-17 原因=看错邮戳");
    expect(await review()).toBe("2025-10-17");
    expect(await says("water.liaison", "jy2")).toContain("2025年10月17日");
    expect(await says("ecology.liaison", "jy2")).not.toContain("10月17日");
  });

  it("is put right by the addressee only as what it says: it counts once confirmed", async () => {
    await says("water.liaison", "异议 jy2 不是本单位职责");
    await says("water.liaison", "勘误 jy2 提出日期=2025-10-16 原因=漏填");
    expect(await review()).toBe("2025-10-20");
    expect(await says(procurator, "jy2")).toContain("2025年10月16日 周四（待检察院确认");
    await says(procurator, "确认异议日期 jy2");
    expect(await review()).toBe("2025-10-16");
  });
});

describe("served on days of their own", () => {
  const recordEach = (each: string) =>
    says(
      procurator,
      `登记建议 标题=依法履职 文号=山检建〔2025〕8号 类型=公益诉讼 单位=水务局、生态环境分局、自然资源局 送达日期=2025-10-13 分别送达=${each} 异议期=10 内容=依法查处`,
    );

  it("each unit's periods run from its own", async () => {
    const whole = await recordEach("生态环境分局2025-10-15、自然资源局2025-10-16");
    expect(whole).toMatch(
      /【水务局】[^【]*2025年10月13日[^【]*【生态环境分局】[^【]*2025年10月15日[^【]*【自然资源局】[^【]*2025年10月16日/,
    );
    const clocks = (await scene.store.matter("JY-2025-0002"))?.clocks ?? [];
    const of = (rule: string) =>
      clocks.filter((one) => one.rule === rule).map((one) => `${one.organisation} ${one.rolled}`);
    expect(of("rec.objection")).toEqual([
      "water 2025-10-23",
      "ecology 2025-10-27",
      "natural-resources 2025-10-27",
    ]);
    expect(of("rec.file-up")).toEqual(["undefined 2025-10-20"]);
    const ecology = await says("ecology.liaison", "jy2");
    expect(ecology).toContain("送达日期: 2025年10月15日");
    expect(ecology).not.toMatch(/10月13日|10月16日/);
  });

  /** Records for three units, with the days of service said as they are typed. */
  const recordServed = (served: string) =>
    scene.says(
      procurator,
      `登记建议 标题=依法履职 文号=山检建〔2025〕8号 类型=公益诉讼 单位=水务局、生态环境分局、自然资源局 ${served} 异议期=10 内容=依法查处`,
    );
  const servedOn = async () => {
    const whole = await says(procurator, "jy2");
    return [...whole.matchAll(/【(\p{Script=Han}+)】[^【]*?送达日期: (\S+)/gu)].map(
      ([, unit, day]) => `${unit} ${day}`,
    );
  };
  const own = ["水务局 2025年10月13日", "生态环境分局 2025年10月15日", "自然资源局 2025年10月16日"];

  it.each([
    "送达日期=水务局10月13日、生态环境分局10月15日、自然资源局10月16日",
    "分别送达=水务局10月13日、生态环境分局15日、自然资源局16日",
    "送达日期=10月13日 分别送达=生态环境分局15日、自然资源局16日",
    "送达日期=水务局=10月13日、生态环境分局=10月15日、自然资源局=10月16日",
    "servedOn=13 Oct (Water Bureau), 15 Oct (Ecology and Environment Branch), 16 Oct (Natural Resources Bureau)",
  ])("%s is shown and pressed before anything is recorded", async (served) => {
    const asked = await recordServed(served);
    expect(asked.text).toContain("生态环境分局2025年10月15日 周三");
    expect(asked.text).toContain("不对请改");
    expect(await says(procurator, "jy2")).toContain("没有找到这条记录");
    await asked.submit();
    expect(await servedOn()).toEqual(own);
  });

  it("is recorded at once where every day is written in full, without a day for all", async () => {
    await recordServed(
      "送达日期=水务局2025-10-13、生态环境分局2025-10-15、自然资源局2025年10月16日",
    );
    expect(await servedOn()).toEqual(own);
  });

  it("a form that has a day for each needs no other", async () => {
    const form = await recordServed("");
    const again = await form.submit({ servedEach: "10月13日水务局，其余10月16日" });
    await again.submit();
    expect(await servedOn()).toEqual([
      "水务局 2025年10月13日",
      "生态环境分局 2025年10月16日",
      "自然资源局 2025年10月16日",
    ]);
  });

  it.each([
    ["公安局10月15日", "公安局不在这里填的单位之中（水务局、生态环境分局、自然资源局）"],
    ["生态环境分局不记得", "“不记得”没看出是哪个单位、哪一天的送达日期"],
    ["生态环境分局2025-12-01", "生态环境分局：送达日期不能晚于今天"],
    [
      "生态环境分局10月14日、环保局10月15日",
      "生态环境分局写了两个送达日期：2025年10月14日 周二、2025年10月15日 周三",
    ],
    ["10月15日", "两个"],
  ])("%s is refused at the field", async (each, why) => {
    expect(await recordEach(each)).toMatch(new RegExp(`分别送达: .*← .*${why}`));
  });

  it("asks for the day of the one that has none, and keeps what was typed", async () => {
    const asked = await recordServed("送达日期=水务局10月13日、自然资源局10月16日");
    expect(asked.text).toMatch(
      /分别送达: 水务局10月13日、自然资源局10月16日 ← 还没有写生态环境分局的送达日期/,
    );
    const again = await asked.submit({ servedOn: "2025-10-15" });
    await again.submit();
    expect(await servedOn()).toEqual(own);
  });

  it("one unit's day before the decision, or after its own last day, is said with the unit", async () => {
    const served = "送达日期=水务局2025-10-13、生态环境分局2025-10-15、自然资源局2025-10-16";
    expect((await recordServed(`${served} 决定日期=2025-10-14`)).text).toContain(
      "水务局：送达日期（2025年10月13日）不能早于决定日期（2025年10月14日）",
    );
    expect((await recordServed(`${served} 整改期限=2025-10-16`)).text).toContain(
      "自然资源局：整改期限（2025年10月16日）应当晚于送达日期（2025年10月16日）",
    );
  });
});

describe("lines of one unit", () => {
  it("show what that unit owes, to those who may see it, and say so where there is nothing", async () => {
    const late = await says(procurator, "谁没办 自然资源局");
    expect(late).toContain("自然资源局联络员尚未登记：签收");
    expect(late).not.toContain("生态环境分局");
    expect(await says(procurator, "待办 生态环境分局")).toMatch(/等生态环境分局联络员回复/);
    expect(await says(procurator, "谁没办 公安局")).toContain("公安局没有到期没办的");
    expect(await says("water.head", "谁没办 自然资源局")).toContain("自然资源局没有到期没办的");
    expect(await says("water.liaison", "待办 自然资源局")).toContain("没有等自然资源局办的");
    expect(await says("gov-office.secretariat", "待办 自然资源局")).toContain("自然资源局联络员");
    expect(await says(procurator, "谁没办 咕噜")).toContain("“咕噜”没有用上");
  });

  it("导出 says what can be taken away, and of a matter only to whoever can see it", async () => {
    expect(await says(procurator, "导出")).toContain("清单不能导出成表格");
    expect(await says(procurator, "导出 jy1")).toContain("[文书] [附件]");
    expect(await says("police.liaison", "导出 jy1")).toContain("没有找到这条记录");
  });
});
