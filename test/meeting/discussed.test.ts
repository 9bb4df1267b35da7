import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { playedScene, type Scene } from "../scene.ts";

/** What a meeting dealt with, in order; what was resolved on it comes from it. */

let scene: Scene;
const secretariat = (line: string) => scene.says("gov-office.secretariat", line);
const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const task = (number = 1) => scene.store.matter(`RW-2026-000${number}`);
const lineOf = (text: string, label: string): string | undefined =>
  text.split("\n").find((one) => one.startsWith(`${label}: `));

const begin = playedScene("2026-11-30T01:00:00.000Z", async (played) => {
  // Monday 30 November 2026; the meeting is on Wednesday 2 December.
  scene = played;
  for (const [number, unit] of [
    [3, "水务局"],
    [4, "公安局"],
  ] as const)
    await scene.says(
      "procuratorate.procurator",
      `登记建议 标题=依法履职 文号=山检建〔2026〕${number}号 类型=公益诉讼 单位=${unit} 送达日期=2026-11-27 异议期=10 内容=查处`,
    );
  await scene.says(
    "police.liaison",
    "提交线索 标题=金丝雀 类别=电信网络诈骗 事实=金丝雀 地点=西岭 日期=昨天 来源=履职 接收单位=公安局",
  );
  await secretariat(
    "会议 安排 标题=河道会商 时间=12月2日下午3点 参会单位=水务局、公安局 议题=排污口整改；巡逻经费",
  );
  await secretariat("上会 hy1 年度通报");
  await secretariat("上会 hy1 jy1");
  await secretariat("上会 hy1 汛前检查");
  await scene.says("police.liaison", "上会 hy1 xs1");
  await scene.moveTo("2026-12-02T07:00:00.000Z");
  await scene.says("gov.convenor", "召开 hy1");
});
beforeEach(async () => {
  scene = await begin();
});
afterEach(async () => {
  for await (const { findings } of scene.store.verify()) expect(findings).toEqual([]);
  await scene.close();
});

describe("what was dealt with", () => {
  it("stands in the minutes in order and by its words, a restricted matter without its number", async () => {
    for (const [line, said] of [
      ["议到 hy1 2", "已记录议到：巡逻经费。"],
      ["议到 hy1 第一项", "已记录议到：排污口整改。"],
      ["议到 hy1 jy1", "已记录议到：JY-2026-0001。"],
      ["议到 hy1 xs1", "已记录议到：XS-2026-0001。"],
      ["议到 hy1 汛前", "已记录议到：汛前检查。"],
      ["议到 hy1 临时动议", "已记录议到：临时动议。"],
      ["议到 hy1 3", "已记录议到：年度通报。"],
    ] as const)
      expect((await secretariat(line)).text).toContain(said);
    expect((await secretariat("议到 hy1 1")).text).toContain("这一项已经记过了");
    const form = await secretariat("纪要 hy1");
    expect(form.text).toContain(
      "会议依次研究：巡逻经费；排污口整改；JY-2026-0001；汛前检查；临时动议；年度通报。",
    );
    expect((await form.submit()).text).toContain("纪要第1稿已存");
    await scene.says("gov.convenor", "签发 hy1");
    expect(await says("water.liaison", "hy1")).toContain("会议依次研究：巡逻经费；");
    expect(await says("water.liaison", "hy1")).not.toContain("XS-");
  });

  it("is named to nobody where it is a matter that somebody is kept out of", async () => {
    await scene.says(
      "police.liaison",
      "提交线索 标题=管涵 类别=水污染 事实=排污口没有人管 地点=桥 日期=昨天 来源=履职 责任单位=水务局 接收单位=检察院",
    );
    expect((await scene.store.matter("XS-2026-0002"))?.visibility).toBe(1);
    expect((await secretariat("议到 hy1 xs2")).text).toContain("已记录议到：XS-2026-0002。");
    await secretariat("议定 hy1 教育局12月10日前完成排查");
    expect(JSON.stringify(await task())).not.toContain("XS-2026-0002");
    const form = await secretariat("纪要 hy1");
    expect(form.text).not.toMatch(/会议依次研究|受限/u);
    await form.submit();
    await scene.says("gov.convenor", "签发 hy1");
    expect(await says("water.liaison", "hy1")).not.toMatch(/XS-|管涵/u);
  });

  it("is named to nobody where it is a line taken over from a meeting that is restricted by now", async () => {
    await scene.says("gov.convenor", "提级 hy1 涉未公开案情");
    await secretariat("会议 安排 标题=二会 形式=联席会议 时间=12月3日下午3点 参会单位=水务局");
    await scene.moveTo("2026-12-03T07:00:00.000Z");
    await scene.says("gov.convenor", "召开 hy2");
    expect((await secretariat("议到 hy2 汛前检查")).text).toContain("已记录议到");
    const form = await secretariat("纪要 hy2");
    expect(form.text).not.toMatch(/会议依次研究|受限/u);
    await form.submit();
    await scene.says("gov.convenor", "签发 hy2");
    const read = await says("water.liaison", "hy2");
    expect(read).not.toMatch(/会议依次研究|受限|汛前/u);
  });

  it("is no figure that stands for nothing on the agenda: it is said what does", async () => {
    for (const line of ["议到 hy1 4", "议到 hy1 第9项", "dealt-with hy1 5"])
      expect((await secretariat(line)).text).toContain(
        "议程里没有这一项。按数写的有：1. 排污口整改；2. 巡逻经费；3. 年度通报。事项写编号",
      );
    expect((await scene.store.matter("HY-2026-0001"))?.fields).toMatchObject({ reached: [] });
  });

  it.each([
    ["1、2", ["排污口整改", "巡逻经费"]],
    ["1和3", ["排污口整改", "年度通报"]],
    ["1-3", ["排污口整改", "巡逻经费", "年度通报"]],
    ["二至三", ["巡逻经费", "年度通报"]],
    ["第一、二项", ["排污口整改", "巡逻经费"]],
    ["第１项和第３项", ["排污口整改", "年度通报"]],
    ["议题2", ["巡逻经费"]],
    ["1 and 2", ["排污口整改", "巡逻经费"]],
    ["1 2", ["排污口整改", "巡逻经费"]],
    ["jy1、jy2", ["JY-2026-0001", "JY-2026-0002"]],
    ["jy1和jy2", ["JY-2026-0001", "JY-2026-0002"]],
    ["jy1 and jy2。", ["JY-2026-0001", "JY-2026-0002"]],
    ["1、jy1", ["排污口整改", "JY-2026-0001"]],
    ["jy1，巡逻", ["JY-2026-0001", "巡逻经费"]],
    ["jy1、临时动议", ["JY-2026-0001", "临时动议"]],
    ["1、排污口整改", ["排污口整改"]],
    ["4、临时动议", ["临时动议"]],
    ["PM2.5治理", ["PM2.5治理"]],
    ["临时动议，另行研究", ["临时动议，另行研究"]],
  ])("is several where a list says so, and all of them are named: %s", async (item, reached) => {
    expect((await secretariat(`议到 hy1 ${item}`)).text).toContain(
      `已记录议到：${reached.join("、")}。`,
    );
    expect((await scene.store.matter("HY-2026-0001"))?.fields).toMatchObject({ reached });
    expect((await secretariat("纪要 hy1")).text).toContain(`会议依次研究：${reached.join("；")}。`);
  });

  it.each(["全部", "全部议题", "all"])(
    "is every line in words where all is said, and matters by their numbers: %s",
    async (item) => {
      const done = await secretariat(`议到 hy1 ${item}`);
      expect(done.text).toContain(
        "已记录议到：排污口整改、巡逻经费、年度通报、汛前检查。这些是议程里用文字写的；有编号的事项请写编号另记。",
      );
    },
  );

  it("says only what is new where part of a list was recorded before", async () => {
    await secretariat("议到 hy1 1");
    expect((await secretariat("议到 hy1 1-2")).text).toContain("已记录议到：巡逻经费。");
  });

  it.each([
    ["jy9", "没有找到这条记录"],
    ["jy1、jy9", "没有找到这条记录"],
    ["xs2", "没有找到这条记录"],
    ["xs2 下月再议", "没有找到这条记录"],
    ["1、9", "议程里没有这一项"],
    ["2-9", "议程里没有这一项"],
    ["3-1", "议程里没有这一项"],
    ["123", "议程里没有这一项"],
    ["jy1 下月再议", "写了编号的，请只写编号"],
    ["研究jy1的事", "写了编号的，请只写编号"],
    ["关于xs1", "写了编号的，请只写编号"],
  ])("is nothing that is not there, nor a number within words: %s", async (item, why) => {
    // Neither seen by the secretariat nor on the agenda: as if it did not exist.
    await scene.says(
      "police.liaison",
      "提交线索 标题=另一件 类别=电信网络诈骗 事实=另一件 地点=西岭 日期=昨天 来源=履职 接收单位=公安局",
    );
    expect((await secretariat(`议到 hy1 ${item}`)).text).toContain(why);
    expect((await scene.store.matter("HY-2026-0001"))?.fields).toMatchObject({ reached: [] });
  });

  it("stands in the history by numbers each reader may see, and without figures", async () => {
    for (const item of ["jy1和jy2", "1、2", "临时动议"]) await secretariat(`议到 hy1 ${item}`);
    const lines = (await says("gov-office.secretariat", "查 hy1"))
      .split("\n")
      .filter((one) => /: .* 议到/u.test(one));
    expect(lines).toEqual([
      expect.stringMatching(/议到 JY-2026-0001、JY-2026-0002$/u),
      expect.stringMatching(/议到$/u),
      // In words of one's own a number could stand that not everybody may read.
      expect.stringMatching(/议到$/u),
    ]);
  });

  it("is offered as a button for each line of the agenda", async () => {
    const agenda = await secretariat("议程 hy1");
    expect(agenda.text).toContain("二、列入的议题\n排污口整改\n巡逻经费\n年度通报");
    expect((await agenda.press("议到 排污口整改")).text).toContain("已记录议到：排污口整改。");
  });
});

describe("what is resolved", () => {
  it.each([
    ["来源=JY-2026-0001、JY-2026-0002", "JY-2026-0001、JY-2026-0002"],
    ["来源=jy1和jy2", "JY-2026-0001、JY-2026-0002"],
    ["来自=jy2", "JY-2026-0002"],
    ["origins=jy1", "JY-2026-0001"],
  ])("comes from the matters that are named: %s", async (origins, codes) => {
    const done = await secretariat(`议定 hy1 水务局12月10日前封堵排污口 ${origins}`);
    expect(done.text).toContain(
      `已派任务RW-2026-0001：水务局牵头，2026年12月10日到期，来源${codes}。`,
    );
    const named = codes.split("、");
    expect(lineOf(await says("gov-office.secretariat", "查 rw1"), "来源")).toBe(
      `来源: 会议 HY-2026-0001、${named.map((code) => `检察建议 ${code}`).join("、")}`,
    );
    for (const code of named)
      expect(lineOf(await says("gov-office.secretariat", `查 ${code}`), "后续")).toBe(
        "后续: 任务 RW-2026-0001（已交办，待签收）",
      );
    // Whoever is at the meeting reads of the resolution what was said, and not where it comes from.
    expect(await says("police.liaison", "hy1")).not.toContain("来源");
  });

  it("comes from what is being dealt with, where that is a matter all may know of", async () => {
    await secretariat("议到 hy1 jy1");
    const done = await secretariat("议定 hy1 水务局12月10日前封堵排污口，公安局协助");
    expect(done.text).toContain("来源JY-2026-0001");
    expect((await task())?.links).toMatchObject([{ code: "JY-2026-0001", as: "from" }]);
    // Named otherwise, it comes from that alone.
    await secretariat("议定 hy1 公安局12月11日前查清来源 来源=jy2");
    expect((await task(2))?.links).toMatchObject([{ code: "JY-2026-0002" }]);
    // Several at once all do, and the matter is linked with each.
    await secretariat("议定 hy1 1. 水务局12月12日前通报 2. 公安局12月12日前通报");
    expect((await scene.store.matter("JY-2026-0001"))?.links?.map(({ code }) => code)).toEqual([
      "RW-2026-0001",
      "RW-2026-0003",
      "RW-2026-0004",
    ]);
    // What is dealt with next is no matter.
    await secretariat("议到 hy1 排污口");
    expect((await secretariat("议定 hy1 水务局12月14日前巡河")).text).not.toContain("，来源");
  });

  it("is not restricted by what is dealt with unless that is named", async () => {
    await scene.says("police.liaison", "指定 xs1 gov-office.secretariat");
    await secretariat("议到 hy1 xs1");
    const done = await secretariat("议定 hy1 水务局12月10日前巡河");
    expect(done.text).toContain("已派任务RW-2026-0001");
    expect(done.text).not.toContain("XS-");
    expect(await task()).toMatchObject({ visibility: 1 });
  });

  it.each([
    ["来源=xs1", "没有找到这条记录"],
    ["来源=xs9", "没有找到这条记录"],
    ["来源=群众反映", "来源只写本系统里的编号"],
  ])("is not recorded with an origin that is none: %s", async (origins, why) => {
    const asked = await secretariat(`议定 hy1 水务局12月10日前封堵排污口 ${origins}`);
    expect(asked.text).toContain(why);
    expect(await task()).toBeUndefined();
    expect((await scene.store.matter("HY-2026-0001"))?.fields).toMatchObject({ resolutions: [] });
    expect((await asked.submit({ origins: "jy1" })).text).toContain("来源JY-2026-0001");
  });

  it("is given anew from elsewhere where its origin is put right", async () => {
    await secretariat("议到 hy1 jy1");
    const done = await secretariat("议定 hy1 水务局12月10日前封堵排污口");
    const form = await done.press("改议定");
    expect(form.text).toContain("来源: JY-2026-0001");
    await form.submit({ origins: "jy2" });
    expect((await task(1))?.state).toBe("cancelled");
    expect((await task(2))?.links).toMatchObject([{ code: "JY-2026-0002" }]);
    const again = await secretariat("改议定 hy1 期限=12月15日");
    expect(again.text).toContain("来源JY-2026-0002");
    const none = await (await again.press("改议定")).submit({ origins: "" });
    expect(none.text).not.toContain("来源JY");
    expect((await task(4))?.links ?? []).toEqual([]);
  });
});
