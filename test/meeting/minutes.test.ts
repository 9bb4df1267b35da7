import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { playedScene, type Scene } from "../scene.ts";

let scene: Scene;
const begun = playedScene("2026-11-22T02:00:00.000Z", async (played) => {
  // Sunday 22 November 2026, 10:00 in the county.
  scene = played;
  await secretariat(
    "会议 安排 标题=河道会商 时间=12月2日下午3点 地点=县政府一楼 参会单位=水务局、公安局、教育局 议题=排污口整改",
  );
});
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

const secretariat = (line: string) => scene.says("gov-office.secretariat", line);
const news = async (who: string) => (await scene.reads(`direct:${who}`)).join("\n");
const meets = () => scene.moveTo("2026-12-02T07:00:00.000Z");

describe("holding a meeting", () => {
  it("is recorded an hour before it at the earliest, by the chair or the secretariat", async () => {
    await scene.moveTo("2026-12-02T05:59:00.000Z");
    const offered = async (who: string) => {
      const card = await scene.says(who, "hy1");
      const more = card.text.includes("[更多]") ? (await card.press("更多")).text : "";
      return [card.text, more].flatMap((one) => one.match(/(?<=\[)(?:召开|签到)(?=\])/g) ?? []);
    };
    for (const who of ["gov.convenor", "gov-office.secretariat", "water.liaison"])
      expect(await offered(who)).toEqual([]);
    expect((await scene.says("gov.convenor", "召开 hy1")).text).toContain("最早在会前一小时");
    expect((await scene.says("water.liaison", "签到 hy1")).text).toContain("会前一小时开始签到");
    await scene.moveTo("2026-12-02T06:00:00.000Z");
    expect(await offered("gov.convenor")).toEqual(["召开", "签到"]);
    expect(await offered("water.liaison")).toEqual(["签到"]);
    // Whoever writes it down is asked who chaired; the one whose it is to chair stands there already.
    const asked = await secretariat("召开 hy1 到会单位=水务局、公安局");
    expect(asked.text).toContain("请核对是谁主持的");
    const held = await asked.submit();
    expect(held.text).toContain("主持: 召集人（分管副县长）");
    expect(held.text).toContain("到会: 水务局、公安局");
  });

  it("is last year's where no year is typed and this year has none of that number", async () => {
    await scene.moveTo("2027-01-04T02:00:00.000Z");
    for (const line of ["hy1", "查 hy1", "会议 hy1"])
      expect((await secretariat(line)).text).toContain("HY-2026-0001");
    const asked = await secretariat("召开 hy1 主持人=召集人");
    expect(asked.text).toContain("召开 HY-2026-0001");
    expect(await scene.store.matter("HY-2026-0001")).toMatchObject({ state: "scheduled" });
    expect((await secretariat("召开 HY-2027-0001")).text).toContain("没有找到这条记录");
    expect((await scene.says("housing.liaison", "hy1")).text).toContain("没有找到这条记录");
    await secretariat("会议 安排 标题=新年第一会 时间=1月8日上午9点 参会单位=水务局");
    expect((await secretariat("hy1")).text).toContain("HY-2027-0001");
  });

  it.each([
    ["召开 hy1", "15:05"],
    ["召开 hy1 时间=14:40", "14:40"],
    ["召开 hy1 14:40", "14:40"],
    ["召开 hy1 下午两点四十 水务局、公安局", "14:40"],
    ["hold hy1 heldAt=2:40pm", "14:40"],
    ["召开 hy1 时间=十分钟前", "14:55"],
  ])("has met when its chair says it did, now where no time is given: %s", async (line, time) => {
    await scene.moveTo("2026-12-02T07:05:30.000Z");
    const answer = await scene.says("gov.convenor", line);
    // What was put where it seemed to belong is shown before it is done.
    const held = answer.text.includes("(已召开)") ? answer : await answer.submit();
    expect(held.text).toContain(`已记录：会议2026年12月2日 周三 ${time}召开。`);
    expect(held.text).toContain(`实际时间: 2026年12月2日 周三 ${time}`);
    expect(held.text).toContain("时间: 2026年12月2日 周三 15:00");
    if (line.includes("水务局")) expect(held.text).toContain("到会: 水务局、公安局");
    const form = await secretariat("纪要 hy1");
    expect(form.text).toContain(`2026年12月2日 周三 ${time}，在县政府一楼召开`);
    await form.submit();
    await (await scene.says("gov.convenor", "签发 hy1")).press("仍然签发");
    expect((await scene.says("water.liaison", "hy1")).text).toContain(
      `2026年12月2日 周三 ${time}，在县政府一楼召开`,
    );
  });

  it.each([
    ["召开 hy1 14:40", "14:40"],
    ["召开 hy1 时间=下午3点", "15:00"],
    ["hold hy1 heldAt=2:40pm", "14:40"],
  ])(
    "met the day before where that is written down in the morning, with the hour alone: %s",
    async (line, time) => {
      await scene.moveTo("2026-12-03T01:00:00.000Z");
      const answer = await scene.says("gov.convenor", line);
      const held = answer.text.includes("(已召开)") ? answer : await answer.submit();
      expect(held.text).toContain(`已记录：会议2026年12月2日 周三 ${time}召开。`);
      expect(answer.text).toContain(`按2026年12月2日 周三 ${time}办`);
    },
  );

  it("has not met later than now, and long before its hour only where that is confirmed", async () => {
    await scene.moveTo("2026-12-02T07:05:30.000Z");
    for (const time of ["16:00", "明天下午3点", "15:06"])
      expect((await scene.says("gov.convenor", `召开 hy1 时间=${time}`)).text).toContain(
        "实际开会的时间不能晚于现在（2026年12月2日 周三 15:05）",
      );
    const asked = await scene.says("gov.convenor", "召开 hy1 时间=13:30");
    expect(asked.text).toContain(
      "会议原定2026年12月2日 周三 15:00，您写的是2026年12月2日 周三 13:30，早了一个多小时。",
    );
    expect(await scene.store.matter("HY-2026-0001")).toMatchObject({ state: "scheduled" });
    const held = await asked.press("2026年12月2日 周三 13:30开的");
    expect(held.text).toContain("实际时间: 2026年12月2日 周三 13:30");
  });

  it("is asked when it met, where it is recorded once it was to be over, on that day or another", async () => {
    await scene.moveTo("2026-12-03T08:00:00.000Z");
    const asked = await secretariat("召开 hy1 主持人=召集人");
    expect(asked.text).toContain(
      "会议原定2026年12月2日 周三 15:00，现在是2026年12月3日 周四 16:00。是几点开的？",
    );
    expect((await asked.submit({ heldAt: "2026-12-03T09:00:00.000Z" })).text).toContain(
      "实际开会的时间不能晚于现在",
    );
    const held = await asked.submit({ heldAt: "今天上午10点" });
    expect(held.text).toContain("实际时间: 2026年12月3日 周四 10:00");
    expect((await secretariat("纪要 hy1")).text).toContain(
      "2026年12月3日 周四 10:00，在县政府一楼召开",
    );
  });

  it("met when it was to, or begins only now, where that is said by a press", async () => {
    await scene.moveTo("2026-12-02T09:10:00.000Z");
    const late = await scene.says("gov.convenor", "召开 hy1");
    expect(late.text).toContain("[2026年12月2日 周三 15:00开的] [2026年12月2日 周三 17:10开的]");
    await scene.moveTo("2026-12-03T08:00:00.000Z");
    await scene.says("gov-office.secretariat", "language en");
    const asked = await secretariat("hold hy1 chairedBy=convenor");
    const held = await asked.press("It met on Wed 2 Dec 2026 15:00");
    expect(held.text).not.toContain("Met at");
    expect(held.text).toContain("Chaired by: Convenor");
  });

  it("accuses nobody", async () => {
    expect((await secretariat("追加责任单位 hy1 水务局")).text).toContain(
      "这件事没有反映哪个单位的问题",
    );
  });

  it("is chaired by nobody who was not entrusted", async () => {
    await meets();
    expect((await secretariat("召开 hy1 主持人=司法局负责人")).text).toContain(
      "这次会议只能由召集人（分管副县长）主持",
    );
    expect((await scene.says("justice.head", "召开 hy1")).text).toContain("只能由主持人");
    await scene.says("gov.convenor", "委托 hy1 司法局负责人");
    const asked = await secretariat("召开 hy1");
    expect(asked.text).toContain("请核对是谁主持的");
    expect((await asked.submit()).text).toContain("主持: 司法局负责人");
  });

  it("is checked in to by each unit for itself, and by the secretariat for any", async () => {
    await meets();
    expect((await scene.says("water.liaison", "签到 hy1 参会人=副局长")).text).toContain(
      "到会: 水务局（副局长）",
    );
    expect((await scene.says("water.liaison", "签到 hy1 公安局")).text).toContain(
      "只能为本单位签到",
    );
    expect((await secretariat("签到 hy1")).text).toContain("请写明到会单位");
    expect((await secretariat("签到 hy1 公安局、住建局")).text).toContain("住建局没有被邀请");
    expect((await secretariat("签到 hy1 公安局")).text).toContain("已签到：水务局、公安局");
  });
});

describe("what is resolved, and its minutes", () => {
  const held = async () => {
    await meets();
    await scene.says("water.liaison", "签到 hy1 参会人=副局长");
    await (await secretariat("召开 hy1")).submit();
    await news("water.liaison");
  };

  it("goes from a line to minutes signed by whoever chaired, and to Word", async () => {
    await held();
    const one = await secretariat(
      "议定 hy1 12月10日前封堵三号排污口 责任单位=水务局 期限=12月10日",
    );
    expect(one.text).toContain("已记录议定事项第1项");
    expect(await news("water.liaison")).toContain("依据: 12月10日前封堵三号排污口");
    expect(await news("police.liaison")).not.toContain("交办任务");
    // A day gone by is nobody's duty.
    expect((await secretariat("议定 hy1 整改 责任单位=水务局 期限=昨天")).text).toContain(
      "已经过去",
    );
    await scene.says("gov.convenor", "议定 hy1 每月通报一次");

    const form = await secretariat("纪要 hy1");
    for (const said of [
      "2026年12月2日 周三 15:00，在县政府一楼召开“河道会商”，由召集人（分管副县长）主持。",
      "到会单位：水务局（副局长）。",
      "未签到单位：公安局、教育局。",
      "议题：排污口整改",
      "会议议定：",
      "一、12月10日前封堵三号排污口（责任单位：水务局；期限：2026年12月10日；任务RW-2026-0001）",
      "二、每月通报一次",
    ])
      expect(form.text).toContain(said);
    const drafted = await form.submit();
    expect(drafted.text).toContain("纪要第1稿已存，等召集人（分管副县长）签发。");
    expect((await scene.says("water.liaison", "查 hy1")).text).not.toContain("未签到单位");
    expect((await scene.says("water.liaison", "文书 hy1")).text).not.toContain("会议纪要");
    expect(await news("gov.convenor")).toContain("纪要第1稿待您签发");

    expect((await secretariat("签发 hy1")).text).toContain("只能由主持人");
    const bad = await scene.says("gov.convenor", "签发 hy1 第一号");
    expect(bad.text).toContain("不是规范的文号");
    const signed = await scene.says("gov.convenor", "签发 hy1 山府检纪〔2026〕1号");
    expect(signed.text).toContain("纪要已签发");
    expect(await news("water.liaison")).toContain("会议纪要已签发");
    expect((await scene.says("water.liaison", "查 hy1")).text).toContain("未签到单位");

    const paper = await scene.says("water.liaison", "文书 hy1");
    expect(paper.text).toContain("会议纪要 <");
    const [, token = ""] = /会议纪要 <[^>]*\/files\/([^>]+)>/.exec(paper.text) ?? [];
    expect(await scene.bot.openFile(token)).toMatchObject({
      is: "file",
      name: "会议纪要 HY-2026-0001.docx",
    });
    const asked = await secretariat("办结 hy1 议定两项");
    expect((await asked.press("仍然办结")).text).toContain("会议已办结");
  });

  it.each([
    "把纪要拟出来",
    "请把纪要拟出来",
    "把hy1的纪要拟出来",
    "hy1 把纪要拟出来",
    "把这次会议的纪要整理一下吧",
    "把会议纪要写好",
    "纪要拟出来",
    "出个纪要",
    "please write up the minutes of the meeting",
    "draft the minutes",
  ])("are drafted when that is asked for, without those words in them: %s", async (line) => {
    await held();
    const form = await secretariat(line);
    expect(form.text).toMatch(/^纪要 HY-2026-0001/u);
    expect(form.text).not.toMatch(/放进草稿|拟出来|整理一下|写一下|写好|write up|draft the/u);
    expect(form.text).toContain("由召集人（分管副县长）主持。");
    expect((await form.submit()).text).toContain("纪要第1稿已存");
  });

  it.each(["纪要 hy1 补充：会议强调安全", "纪要里写上要加强巡查", "把纪要第二条改成月底前"])(
    "keep what is to stand in them below the draft: %s",
    async (line) => {
      await held();
      expect((await secretariat(line)).text).toContain("您写的话已经放进草稿");
    },
  );

  it("is corrected in another version, to be signed again", async () => {
    await held();
    await (await secretariat("纪要 hy1")).submit();
    await (await scene.says("gov.convenor", "签发 hy1")).press("仍然签发");
    const again = await (await secretariat("纪要 hy1")).submit({ minutes: "更正稿" });
    expect(again.text).toContain("纪要第2稿已存");
    // Until it is signed the one before it holds.
    const before = (await scene.says("water.liaison", "查 hy1")).text;
    expect(before).not.toContain("更正稿");
    expect(before).toContain("由召集人（分管副县长）主持");
    expect((await scene.says("water.liaison", "文书 hy1")).text).toContain("会议纪要 <");
    expect((await secretariat("查 hy1")).text).toContain("更正稿");
    expect((await scene.says("gov.convenor", "签发 hy1")).text).toContain("纪要已签发");
  });

  it.each([
    ["纪要 hy1 三号口月底前封堵", "三号口月底前封堵"],
    ["纪要 hy1 会议强调安全。", "会议强调安全。"],
    ["hy1 纪要 三号口月底前封堵", "三号口月底前封堵"],
    ["会议纪要 hy1 三号口月底前封堵", "三号口月底前封堵"],
    ["纪要 hy1 纪要=三号口月底前封堵", "三号口月底前封堵"],
    ["minutes hy1 the outfall is closed this month", "the outfall is closed this month"],
    ["纪要 hy1 第一句⏎第二句", "第一句⏎第二句"],
  ])(
    "is drafted with what a line says below it, and nothing of it is lost: %s",
    async (line, said) => {
      await held();
      await secretariat("议定 hy1 每月通报一次");
      const form = await secretariat(line.replaceAll("⏎", "\n"));
      for (const one of [
        "由召集人（分管副县长）主持。",
        "一、每月通报一次",
        said.replaceAll("⏎", "\n"),
      ])
        expect(form.text).toContain(one);
      expect(form.text).toContain("您写的话已经放进草稿，还没有提交。");
      expect(await scene.store.matter("HY-2026-0001")).toMatchObject({ state: "held" });
      const drafted = await form.submit();
      expect(drafted.text).toContain("纪要第1稿已存");
      expect(drafted.text).toContain("一、每月通报一次");
      // Drafted once, what is typed is put below that as well.
      const more = await secretariat("纪要 hy1 另补一句");
      expect(more.text).toContain("一、每月通报一次");
      expect((await more.submit()).text).toContain("纪要第2稿已存");
    },
  );

  it("is taken as it was typed where the whole draft stands in it, or where the form was sent", async () => {
    await held();
    const form = await secretariat("纪要 hy1");
    const [draft = ""] = /2026年12月2日 周三 15:00，.*主持。/u.exec(form.text) ?? [];
    expect((await secretariat(`纪要 hy1 ${draft} 另议三号口。`)).text).toContain("纪要第1稿已存");
    expect((await form.submit({ minutes: "整稿重写" })).text).toMatch(/第2稿|已经/u);
  });

  it("is not signed by a deputy who did not chair", async () => {
    await scene.says("gov.convenor", "委托 hy1 司法局负责人");
    await meets();
    await scene.says("gov.convenor", "召开 hy1");
    await (await secretariat("纪要 hy1")).submit();
    expect((await scene.says("justice.head", "签发 hy1")).text).toContain(
      "纪要由主持会议的召集人（分管副县长）签发",
    );
  });

  it("is said in English", async () => {
    await held();
    await scene.says("gov-office.secretariat", "language en");
    const done = await secretariat("resolve hy1 close the outfall lead=water due=2026-12-10");
    expect(done.text).toContain("Resolution 1 is recorded.");
    expect(done.text).toContain(
      "1. close the outfall (responsible: Water Bureau; due 10 Dec 2026; task RW-2026-0001)",
    );
    expect((await secretariat("sign hy1")).text).toMatch(/chair/);
  });

  it("is not recorded of a meeting that has not met", async () => {
    for (const line of ["议定 hy1 甲", "纪要 hy1 甲"])
      expect((await scene.says("gov.convenor", line)).text).toMatch(/^这次会议还没有记为已召开\n/);
    expect((await scene.says("gov.convenor", "签发 hy1")).text).toMatch(/已安排/);
  });
});
