import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { linesOf, opened, papersFor, subscribed } from "../paper-lines.ts";
import { openScene, playedScene, type Scene } from "../scene.ts";

/** What a reader learns of a matter by its number in what somebody wrote: nothing, not even that there is one. */

const secretariat = "gov-office.secretariat";
const procurator = "procuratorate.procurator";
const police = "police.liaison";
const number = "山检建〔2026〕3号";

// XS-1 complains of the police, XS-2 does not; JY-1 is of level 2, JY-2 of level 1. The police can open none of them.
const begun = playedScene("2026-11-30T01:00:00.000Z", async (scene) => {
  for (const title of ["甲管涵", "乙管涵"])
    await scene.says(
      "water.liaison",
      `提交线索 标题=${title} 类别=水污染 事实=无人管护 地点=桥 日期=昨天 来源=履职 接收单位=检察院`,
    );
  for (const [title, of] of [
    ["依法履职", number],
    ["丙", "山检建〔2026〕5号"],
  ])
    await scene.says(
      procurator,
      `登记建议 标题=${title} 文号=${of} 类型=公益诉讼 单位=水务局 送达日期=2026-11-27 异议期=10 内容=查处`,
    );
});

let scene: Scene;
beforeEach(async () => {
  scene = await begun();
});
afterEach(async () => {
  for await (const { findings } of scene.store.verify()) expect(findings).toEqual([]);
  await scene.close();
});

const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const accuse = () => says("procuratorate.intake", "追加责任单位 xs1 公安局");
const raise = () => says(procurator, "提级 jy1 涉未公开案情");
const hidden = /XS-2026|xs1|山检建|JY-2026/iu;

describe("what somebody types is no way to ask which numbers are hidden", () => {
  beforeEach(async () => {
    await accuse();
    await raise();
  });

  it.each([
    ["XS-2026-0001，XS-2026-0002，XS-2026-0008，XS-2026-0009", 4],
    ["JY-2026-0001，JY-2026-0002，JY-2026-0009", 3],
    ["山检建〔2026〕3号，山检建〔2026〕4号，山检建〔2026〕5号", 3],
    ["山环移〔2026〕3号，听取山环移〔2026〕4号，关于山水函〔2026〕5号的函", 3],
    ["xs1、xs0002、ｘｓ９", 3],
    ["1号线索，2号线索，9号线索", 3],
  ])("in a clue of its own: %s", async (typed, count) => {
    const line = `提交线索 标题=丙 类别=水污染 事实=参见${typed} 地点=河 日期=昨天 来源=履职 接收单位=检察院`;
    const sent = await says(police, line);
    const read = await says(police, "查 xs3");
    for (const text of [sent, read]) {
      expect(text.match(/（编号略）/gu)).toHaveLength(count);
      expect(text.replaceAll("XS-2026-0003", "")).not.toMatch(hidden);
      expect(text).not.toContain("受限事项");
    }
  });

  it("in a reason", async () => {
    await says(secretariat, "会议 安排 标题=会商 时间=12月9日下午3点 参会单位=水务局、公安局");
    for (const code of ["XS-2026-0001", "XS-2026-0002", "XS-2026-0009"])
      expect(await says(police, `参会 hy1 不参加 理由=正在办${code}`)).toContain(
        "不参加 (正在办（编号略）)",
      );
  });

  it("nor is the button that leaves a refused one out", async () => {
    const answers = [];
    for (const code of [
      "XS-2026-0001",
      "XS-2026-0002",
      "XS-2026-0009",
      "JY-2026-0001",
      "JY-2026-0009",
      "X S 1",
      "X S 9",
    ]) {
      const line = `会议 提议 标题=讨论${code} 时间=12月9日下午3点 参会单位=教育局 理由=需要`;
      const refused = await scene.says(police, line);
      answers.push(refused.text.replaceAll(code, "…").replace(/XS-2026-000\d/gu, "…"));
      const done = await refused.press("略去编号再提交");
      expect(done.text).toContain("（编号略）");
      expect(done.text).not.toMatch(hidden);
    }
    expect(new Set(answers.slice(0, 5)).size).toBe(1);
    expect(new Set(answers.slice(5)).size).toBe(1);
  });

  it("but what its reader may open stays, and a document or a room of outside", async () => {
    const facts = "参见XS-2026-0003、XS-2026-0004，依山政发〔2026〕3号、高检发〔2026〕3号";
    const line = `提交线索 标题=丙 类别=水污染 事实=${facts} 地点=3号会议室 日期=昨天 来源=履职 接收单位=检察院`;
    await says(police, line);
    await says(
      police,
      line.replace("标题=丙", "标题=丁").replace(/事实=\S+/u, "事实=另一处管涵破损"),
    );
    const read = await says(police, "查 xs3");
    expect(read).toContain(facts);
    expect(read).toContain("地点: 3号会议室");
    expect(await says("water.liaison", "查 xs2")).toContain("XS-2026-0002");
  });
});

describe("the number of a document that is not the procuratorate's", () => {
  const typed = [
    "山环移〔2026〕3号",
    "参见山环移〔2026〕3号",
    "听取关于山环移〔2026〕3号的情况",
    "按山环移[2026]3号办",
    "请认真核查山环移（2026）3号",
    "山政函〔2026〕3号",
    "见山政函〔2026〕3号",
    "张市环罚告〔2026〕3号",
    "依山政发〔2026〕3号",
    "据国办函〔2026〕3号",
    "see 山环移〔2026〕3号 of May",
  ];
  const other = (said: string) => said.replace(/(?<=[〕\])）])3号/u, "9号");
  const recorded = (of: string) =>
    says(
      procurator,
      `登记建议 标题=丁 文号=${of} 类型=公益诉讼 单位=水务局 送达日期=2026-11-27 异议期=10 内容=查处`,
    );

  it("is left out whether there is a matter of it or not", async () => {
    for (const of of ["山环移", "山政函", "张市环罚告", "山政发", "国办函"])
      expect(await recorded(`${of}〔2026〕3号`)).toContain("检察建议已登记");
    const line = (facts: string) =>
      `提交线索 标题=丙 类别=水污染 事实=甲乙丙，${facts}，丁 地点=河 日期=昨天 来源=履职 接收单位=检察院`;
    for (const said of typed) {
      const shown = [];
      for (const facts of [said, other(said)]) {
        const sent = await scene.says(police, line(facts));
        const done = sent.text.includes("仍要提交") ? await sent.submit({}) : sent;
        const code = /XS-2026-\d{4}/u.exec(done.text)?.[0] ?? "";
        const read = await says(police, `查 ${code}`);
        shown.push(
          read
            .split("\n")
            .find((one) => one.startsWith("甲乙丙"))
            ?.replace(/9号/u, "3号"),
        );
        await says(police, `撤回 ${code} 重复`);
      }
      expect(shown[0], said).toBeDefined();
      expect(shown[1], said).toBe(shown[0]);
      expect(shown[0]?.includes("（编号略）"), said).toBe(!/政发|国办函/u.test(said));
    }
  });

  it("stands for whoever may open the matter", async () => {
    await recorded("山环移〔2026〕3号");
    const line =
      "提交线索 标题=丙 类别=水污染 事实=参见山环移〔2026〕3号 地点=河 日期=昨天 来源=履职 接收单位=检察院";
    await says("water.liaison", line);
    expect(await says("water.liaison", "查 xs3")).toContain("参见山环移〔2026〕3号");
  });

  it.each([
    "查看 #",
    "#",
    "签收 #",
    "催办 #",
    "期限 #",
    "搜索 #",
    "追加责任单位 # 水务局",
    "# 到哪一步了",
  ])("typed as %s it is answered alike", async (line) => {
    await recorded("山环移〔2026〕3号");
    const [first, second] = await Promise.all(
      ["山环移〔2026〕3号", "山环移〔2026〕9号"].map(async (of) =>
        (await says(police, line.replace("#", of))).replaceAll(of, "…"),
      ),
    );
    expect(second).toBe(first);
  });

  it("is left out of a list above a form too", async () => {
    const line = (title: string) =>
      `提交线索 标题=${title} 类别=水污染 事实=黑水直排入河 地点=山丹河大桥 日期=昨天 来源=履职 接收单位=检察院`;
    await recorded("山环移〔2026〕3号");
    await says(police, line("参见山环移〔2026〕3号"));
    const asked = await says(police, line("黑水"));
    expect(asked).toContain("可能已经有人报过这件事了");
    expect(asked).toContain("参见（编号略）");
    expect(asked).not.toContain("山环移");
  });
});

describe("a document's number in running Chinese", () => {
  it.each([
    ["听取山检建〔2026〕3号进展", "听取（编号略）进展"],
    ["请各单位认真听取山检建〔2026〕3号进展", "请各单位认真听取（编号略）进展"],
    ["通报：山检建[2026]3号", "通报：（编号略）"],
  ])("is read by nobody who cannot open it: %s", async (topic, left) => {
    await says(
      secretariat,
      `会议 安排 标题=会商 时间=12月9日下午3点 参会单位=水务局、公安局 议题=${topic}`,
    );
    expect(await says("water.liaison", "查 hy1")).toContain(topic);
    await raise();
    expect(await says(police, "查 hy1")).toContain(left);
    expect(await says("water.liaison", "查 hy1")).toContain(topic);
    const { links } = await papersFor(scene, secretariat, "文书 hy1");
    const notice = linesOf((await opened(scene, links.get("会议通知"))).content).join("\n");
    expect(notice).toContain(left);
    expect(notice).not.toMatch(hidden);
  });

  it("is left out of the history as well", async () => {
    await says(secretariat, "会议 安排 标题=会商 时间=12月9日下午3点 参会单位=水务局、公安局");
    await says("water.liaison", "上会 hy1 听取山检建〔2026〕3号进展");
    await raise();
    expect(await says("water.liaison", "查 hy1")).toContain("上会 “听取山检建〔2026〕3号进展”");
    expect(await says(police, "查 hy1")).toContain("上会 “听取（编号略）进展”");
    expect(await says(police, "查 hy1")).not.toContain("山检建");
  });

  it("is refused where it stands for everybody", async () => {
    await raise();
    const line = "会议 安排 标题=听取山检建〔2026〕3号进展 时间=12月10日下午3点 参会单位=公安局";
    const refused = await scene.says(procurator, line.replace("安排", "提议").concat(" 理由=需要"));
    expect(refused.text).toContain("不能写山检建〔2026〕3号");
    expect((await refused.press("略去编号再提交")).text).toContain("听取（编号略）进展");
  });
});

describe("a meeting that was called in words that name a matter which came to be hidden", () => {
  beforeEach(async () => {
    await says(
      secretariat,
      "会议 安排 标题=二会XS-2026-0001 时间=12月9日下午3点 地点=三楼XS-2026-0001 参会单位=公安局、水务局 议题=听取XS-2026-0001进展",
    );
    await accuse();
  });

  const paper = (name: string) => async () => {
    const { links } = await papersFor(scene, secretariat, "文书 hy1");
    return linesOf((await opened(scene, links.get(name))).content).join("\n");
  };
  const file = async () => {
    const [, url = ""] = /<([^>]+)>/.exec(await says(police, "日历 hy1")) ?? [];
    return new TextDecoder().decode((await opened(scene, url)).content);
  };
  const posted = (at: string) => async () => {
    await scene.reads(`direct:${police}`);
    await scene.moveTo(at);
    return (await scene.reads(`direct:${police}`)).join("\n");
  };
  const unfolded = (ics: string) => ics.replace(/\r\n[ \t]/gu, "");

  it.each([
    ["its card", () => says(police, "查 hy1")],
    ["the list of what waits", () => says(police, "待办")],
    ["a list", () => says(police, "会议 列表")],
    ["what is found", () => says(police, "搜索 二会")],
    ["a greeting", () => says(police, "你好")],
    ["the agenda", () => says(police, "议程 hy1")],
    ["a form", () => says(police, "参会 hy1")],
    ["the file for its calendar", async () => unfolded(await file())],
    ["the calendar it subscribes to", async () => unfolded(await subscribed(scene, police))],
    ["the notice", paper("会议通知")],
    ["the sheet to sign", paper("签到表")],
    ["a reminder", posted("2026-12-08T09:00:00.000Z")],
  ])("is read without the number by whom it complains of: %s", async (_, read) => {
    const text = await read();
    expect(text).toMatch(/二会|三楼|听取|会议/u);
    expect(text).not.toMatch(/XS-2026-0001/u);
  });

  it("is not found by the number, and is by whoever may open it", async () => {
    expect(await says(police, "搜索 XS-2026-0001")).not.toContain("HY-2026-0001");
    expect(await says("water.liaison", "搜索 XS-2026-0001")).toContain("HY-2026-0001");
  });

  it("has its agenda as a paper, and its buttons, as each reader may read them", async () => {
    await says("procuratorate.intake", "追加责任单位 xs1 县政府");
    const { links } = await papersFor(scene, police, "文书 hy1");
    const agenda = linesOf((await opened(scene, links.get("会议议程"))).content).join("\n");
    expect(agenda).toContain("二会（编号略）");
    expect(agenda).not.toContain("XS-2026-0001");
    await scene.moveTo("2026-12-09T07:00:00.000Z");
    await says("gov.convenor", "召开 hy1");
    const convenors = await says("gov.convenor", "议程 hy1");
    expect(convenors).toContain("[议到 听取（编号略）进展]");
    expect(convenors).not.toContain("XS-2026-0001");
  });

  it("stands in the history as each reader reads it, and is looked for in that", async () => {
    await scene.moveTo("2026-12-09T07:00:00.000Z");
    await says("gov.convenor", "召开 hy1");
    for (const code of ["XS-2026-0001", "XS-2026-0002", "XS-2026-0003"])
      expect(await says(police, `会议 历史 2026 ${code}`)).toContain(
        "您能查看的、开过的会议里没有",
      );
    expect(await says(police, "会议 历史 2026")).toContain("二会（编号略）");
    expect(await says("water.liaison", "会议 历史 2026 XS-2026-0001")).toContain(
      "二会XS-2026-0001",
    );
  });
});

describe("what comes by itself in the morning", () => {
  it("calls what waits, and today's meetings, as its reader may read them", async () => {
    await scene.close();
    scene = await openScene("2026-11-30T01:00:00.000Z", undefined, { mornings: true });
    await says(
      "water.liaison",
      "提交线索 标题=管涵 类别=水污染 事实=无人管护 地点=桥 日期=昨天 来源=履职 接收单位=检察院",
    );
    for (const day of [2, 3])
      await says(
        secretariat,
        `会议 安排 标题=${day}日会XS-2026-0001 时间=12月${day}日下午3点 地点=三楼XS-2026-0001 参会单位=公安局、水务局`,
      );
    await accuse();
    await scene.reads(`direct:${police}`);
    for (const at of ["2026-12-01T01:00:00.000Z", "2026-12-02T01:00:00.000Z"])
      await scene.moveTo(at);
    const read = (await scene.reads(`direct:${police}`)).join("\n");
    expect(read).toContain("2日会（编号略）");
    expect(read).toContain("三楼（编号略）");
    expect(read).not.toContain("XS-2026-0001");
  });
});

describe("what only looks like a number", () => {
  it.each([
    ["标题=12月10号会议", "12月10号会议"],
    ["标题=十二月二十号会议", "十二月二十号会议"],
    ["标题=会商 地点=3号会议室", "地点: 3号会议室"],
    ["标题=会商 地点=县政府2号报告厅", "地点: 县政府2号报告厅"],
  ])("a day or a room is written and read as it is: %s", async (more, read) => {
    await says(secretariat, `会议 安排 ${more} 时间=12月9日下午3点 参会单位=公安局、水务局`);
    expect(await says(police, "查 hy1")).toContain(read);
  });
});

describe("a step that needs another matter as well", () => {
  it("says which only to whoever may know of it", async () => {
    await says(secretariat, "会议 安排 标题=会商 时间=11月30日下午3点 参会单位=水务局、公安局");
    await scene.moveTo("2026-11-30T07:00:00.000Z");
    await says("gov.convenor", "召开 hy1");
    await says(secretariat, "议定 hy1 水务局12月10日前封堵排污口");
    await says("water.liaison", "隔离 rw1");
    for (const who of ["gov.convenor", secretariat]) {
      const refused = await says(who, "改议定 hy1 期限=12月15日");
      expect(refused).toContain("要连同另一件事一起办");
      expect(refused).not.toContain("RW-2026-0001");
    }
  });
});
