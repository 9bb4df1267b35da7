import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "../scene.ts";

let scene: Scene;
const secretariat = (line: string) => scene.says("gov-office.secretariat", line);
const news = async (who: string) => (await scene.reads(`direct:${who}`)).join("\n");
const task = (number = 1) => scene.store.matter(`RW-2026-000${number}`);

const meets = async (form = "联席会议") => {
  // Monday 30 November 2026, 09:00; the meeting is on Wednesday 2 December.
  scene = await openScene("2026-11-30T01:00:00.000Z");
  await secretariat(
    `会议 安排 标题=河道会商 形式=${form} 时间=12月2日下午3点 参会单位=水务局、生态环境分局、公安局`,
  );
  await scene.moveTo("2026-12-02T07:30:00.000Z");
  await (await secretariat("召开 hy1")).submit();
};
beforeEach(() => meets());
afterEach(() => scene.close());

describe("one sentence", () => {
  it("becomes a task with who leads, who assists and the day", async () => {
    await news("water.liaison");
    const done = await secretariat("议定 hy1 水务局12月10日前封堵排污口，生态环境分局协助");
    expect(done.text).toContain(
      "已记录议定事项第1项。已派任务RW-2026-0001：水务局牵头，生态环境分局协助，2026年12月10日到期。不对的请用“改议定”改。",
    );
    expect(done.text).toContain(
      "1. 水务局12月10日前封堵排污口，生态环境分局协助（责任单位：水务局；协助单位：生态环境分局；期限：2026年12月10日；任务RW-2026-0001）",
    );
    const made = await task();
    expect(made).toMatchObject({ title: "封堵排污口", parent: "HY-2026-0001", state: "given" });
    expect(made?.fields).toMatchObject({ lead: "water", due: "2026-12-10" });
    const told = await news("water.liaison");
    expect(told).toContain("交办任务：水务局牵头，生态环境分局配合，2026年12月10日到期。请签收。");
    expect(told).not.toContain("会议议定第1项");
    expect(await news("ecology.liaison")).toContain("交办任务");
    expect(await news("police.liaison")).not.toContain("交办任务");
  });

  it.each([
    ["议定 hy1 会上定了：水务局12月10日前封堵排污口", "封堵排污口"],
    ["会上定了：水务局12月10日前封堵排污口", "封堵排污口"],
    ["会上定了水务局12月10日前封堵排污口", "封堵排污口"],
    ["hy1 会上定了，水务局12月10日前封堵排污口", "封堵排污口"],
    ["会上决定，由水务局12月10日前封堵排污口", "封堵排污口"],
    ["记一下议定事项：水务局12月10日前封堵排污口", "封堵排污口"],
    ["议定 hy1 会议议定，水务局12月10日前封堵排污口", "封堵排污口"],
    ["议定 hy1 由会上议定，水务局12月10日前封堵排污口", "封堵排污口"],
    ["议定 hy1 经会议研究决定：水务局12月10日前封堵排污口", "封堵排污口"],
    ["议定 hy1 大家一致同意：水务局12月10日前封堵排污口", "封堵排污口"],
    ["议定 hy1 会上议定以下事项：水务局12月10日前封堵排污口", "封堵排污口"],
    ["议定 hy1 水务局12月10日前明确责任分工", "明确责任分工"],
    ["议定 hy1 水务局12月10日前落实会议议定事项", "落实会议议定事项"],
    [
      "resolve hy1 The meeting decided that the Water Bureau closes the outfall by 10 December",
      "closes the outfall",
    ],
    [
      "resolve hy1 we agreed: the Water Bureau closes the outfall by 10 December",
      "closes the outfall",
    ],
  ])("%s: the task is called what is to be done, and no more", async (line, title) => {
    const answer = await secretariat(line);
    if (answer.reply.is === "form") await answer.submit();
    const made = await task();
    expect(made).toMatchObject({ title });
    // What stands in the minutes under 议定 does not say again that it was resolved.
    const meeting = await scene.store.matter("HY-2026-0001");
    expect(JSON.stringify(meeting?.fields)).not.toMatch(
      /会上|由会|经会|会议研究决定|会议议定，|记一下|一致同意|decided|agreed|hy1/u,
    );
  });

  it.each([
    "everyone agreed except the police",
    "everyone agreed, except the police",
    "we agreed to wait",
    "we agreed on nothing",
    "we decided against closing the mill",
    "we resolved the complaint against the mill",
    "they settled with the mill",
    "今天会上说定金由水务局退还",
    "大家说好话的要少",
    "会上定了金额",
    "会上定了水务局的名单",
    "会上敲定方案",
    "会议决定书由水务局送达",
    "大家同意，公安局除外",
    "大家一致同意，但公安局不同意",
    "会上决定由水务局封堵",
  ])("what is more than that it was resolved is kept whole: %s", async (said) => {
    const answer = await secretariat(`议定 hy1 ${said}`);
    if (answer.text.includes("[只记议定事项，不派任务]"))
      await answer.press("只记议定事项，不派任务");
    const meeting = await scene.store.matter("HY-2026-0001");
    expect(meeting?.fields).toMatchObject({ resolutions: [{ text: said }] });
  });

  it("of several that are said to have been resolved in front, each is called what is to be done", async () => {
    const { text } = await secretariat(
      "议定 hy1 会上定了：1. 水务局12月10日前封堵排污口 2. 会议要求：公安局12月11日前立案审查",
    );
    expect(text).toContain("议定事项第1项");
    expect(text).toContain("议定事项第2项");
    expect(await task(1)).toMatchObject({ title: "封堵排污口" });
    expect(await task(2)).toMatchObject({ title: "立案审查" });
  });

  it("is corrected by one press: the form is filled in, the task called off and given anew", async () => {
    const done = await secretariat("议定 hy1 水务局12月10日前封堵排污口，生态环境分局协助");
    const form = await done.press("改议定");
    for (const line of ["责任单位: water", "协助单位: ecology", "期限: 2026-12-10"])
      expect(form.text).toContain(line);
    const again = await form.submit({ due: "2026-12-15" });
    expect(again.text).toContain("议定事项第1项已更正。已派任务RW-2026-0002：水务局牵头");
    expect((await task(1))?.state).toBe("cancelled");
    expect((await task(2))?.fields).toMatchObject({ due: "2026-12-15" });
    expect(await news("water.liaison")).toContain("会议HY-2026-0001的议定事项已更正");
    // Only the wording changes: the task stands.
    await secretariat("改议定 hy1 水务局要在12月15日前封堵排污口，由生态环境分局协助");
    expect((await task(2))?.state).toBe("given");
    expect((await secretariat("改议定 hy1 作废=是")).text).toContain("该项议定事项已作废");
    expect((await task(2))?.state).toBe("cancelled");
  });

  it.each([
    "水务局在12月10日前不得排污",
    "水务局12月10日前不再审批采砂",
    "水务局无须在12月10日前封堵",
    "水务局12月10日前暂不封堵排污口",
    "水务局不同意12月10日前封堵",
    "水务局12月10日前封堵还是不封堵？",
    "如果天气好，水务局12月10日前封堵",
    "水务局12月10日之后封堵排污口",
    "水务局12月10日起每周巡查",
    "the Water Bureau shall not close the outfall before 10 December",
    "the Water Bureau reports no longer before 10 December",
    "the Water Bureau closes the outfall by 10 December if it is dry",
  ])("is nobody's duty by that day before somebody says so: %s", async (line) => {
    const asked = await secretariat(`议定 hy1 ${line}`);
    expect(asked.text).toContain("要派任务给水务局、2026年12月10日到期吗？");
    expect(await task()).toBeUndefined();
    expect((await asked.press("只记议定事项，不派任务")).text).toContain(line);
    expect(await task()).toBeUndefined();
    const again = await secretariat(`议定 hy1 ${line}`);
    expect((await again.press("派任务")).text).toContain("已派任务RW-2026-0001：水务局牵头");
  });

  it.each([
    "水务局12月10日前整治不达标排污口",
    "水务局12月10日前清理河道，不留死角",
    "水务局12月10日前下架不合格产品",
  ])("is a duty, whatever else it says: %s", async (line) => {
    expect((await secretariat(`议定 hy1 ${line}`)).text).toContain("已派任务RW-2026-0001");
  });

  it("of several numbered ones, the doubtful make no task and it is said why", async () => {
    const { text } = await secretariat(
      "议定 hy1 1. 水务局12月10日前封堵排污口 2. 公安局12月10日前不再立案",
    );
    expect(text).toContain("已派任务RW-2026-0001：水务局牵头");
    expect(text).toContain("看不准是不是由谁在哪天前办的事");
    expect(await task(2)).toBeUndefined();
  });

  it("asks about what it leaves open, and guesses nothing", async () => {
    const asked: readonly (readonly [line: string, question: string])[] = [
      ["水务局封堵排污口", "没有写哪天前办完"],
      ["12月10日前封堵排污口", "没有写由哪个单位办"],
      ["水务局、公安局12月10日前封堵排污口", "由哪个单位牵头"],
      ["畜牧局12月10日前完成检疫", "“畜牧局”不是通讯录里现在的单位"],
      ["水务局牵头，畜牧局配合，12月10日前封堵", "“畜牧局”不是"],
      ["市水务局12月10日前封堵", "“市水务局”不是"],
      ["各乡镇12月10日前完成排查", "“各乡镇”不是"],
      ["水务局11月10日前封堵排污口", "今年的这一天已经过去；下一个是2027年11月10日"],
      ["水务局12月10日前封堵，12月20日前报告", "写了不止一个日期"],
      ["水务局12月12日前封堵排污口", "2026年12月12日是休息日"],
      ["水务局每月10日前报县政府", "没有写哪天前办完"],
    ];
    for (const [line, question] of asked) {
      const { text } = await secretariat(`议定 hy1 ${line}`);
      expect(text).toContain(question);
      expect(text).toContain("议定事项*:");
    }
    expect((await secretariat("议定 hy1 水务局2026年11月10日前封堵")).text).toContain("已经过去");
    expect(await task()).toBeUndefined();
  });

  it("is answered by a press, or kept as a resolution without a task and said so", async () => {
    const which = await secretariat("议定 hy1 水务局、公安局12月10日前封堵排污口");
    expect((await which.press("公安局牵头")).text).toContain("公安局牵头，水务局协助");
    const open = await secretariat("议定 hy1 水务局封堵排污口");
    expect((await open.press("只记议定事项，不派任务")).text).toContain(
      "已记录议定事项第2项。没有派任务：没有写哪天前办完。",
    );
    const filled = await (await secretariat("议定 hy1 水务局封堵排污口")).submit({
      due: "2026-12-10",
    });
    expect(filled.text).toContain("已派任务RW-2026-0002");
    const stranger = await secretariat("议定 hy1 水务局牵头，畜牧局配合，12月10日前封堵");
    expect((await stranger.press("照表里的单位派任务")).text).toContain("已派任务RW-2026-0003");
    expect((await secretariat("议定 hy1 每月通报一次")).text).toContain(
      "没有派任务：没有写由谁办、哪天前办完。",
    );
  });

  it("reads how people write it", async () => {
    const written: readonly (readonly [line: string, title: string, said: string])[] = [
      [
        "由水务局牵头，生态环境分局、住建局配合，于2026年12月10日前完成三号排污口封堵",
        "完成三号排污口封堵",
        "水务局牵头，生态环境分局、住建局协助，2026年12月10日到期",
      ],
      ["水务局下周五前报送整改方案", "报送整改方案", "水务局牵头，2026年12月11日到期"],
      ["请县水务局于年底前封堵三号排污口", "封堵三号排污口", "水务局牵头，2026年12月31日到期"],
      ["12月10日前，由教育局检查校园", "检查校园", "教育局牵头，2026年12月10日到期"],
      [
        "水务局会同生态环境分局三个工作日内查清水源，报县政府",
        "查清水源，报县政府",
        "水务局牵头，生态环境分局协助，2026年12月7日到期",
      ],
    ];
    for (const [index, [line, title, said]] of written.entries()) {
      expect((await secretariat(`议定 hy1 ${line}`)).text).toContain(said);
      expect((await task(index + 1))?.title).toBe(title);
    }
  });

  it("may be several, numbered: each is read by itself", async () => {
    const done = await secretariat(
      "议定 hy1 1. 水务局12月10日前封堵排污口，生态环境分局协助 2. 每月通报一次 3. 公安局查清来源",
    );
    for (const said of [
      "已记录议定事项第1项。已派任务RW-2026-0001：水务局牵头，生态环境分局协助",
      "已记录议定事项第2项。没有派任务：没有写由谁办、哪天前办完。",
      "已记录议定事项第3项。没有派任务：没有写哪天前办完。",
    ])
      expect(done.text).toContain(said);
    const later = await secretariat("改议定 hy1 项=3 期限=12月15日");
    expect(later.text).toContain("已派任务RW-2026-0002：公安局牵头，2026年12月15日到期");
  });

  it.each([
    ["改议定 hy1 1 期限=12月15日", "water", "水务局12月10日前封堵排污口", "2026-12-15"],
    ["改议定 hy1 第1项 到期=12月15日", "water", "水务局12月10日前封堵排污口", "2026-12-15"],
    ["改议定 hy1 第一项 责任单位=教育局", "education", "水务局12月10日前封堵排污口", "2026-12-10"],
    ["改议定 hy1 １ 期限=12月15日", "water", "水务局12月10日前封堵排污口", "2026-12-15"],
    ["revise hy1 1 due=2026-12-15", "water", "水务局12月10日前封堵排污口", "2026-12-15"],
    ["改议定 hy1 1 水务局12月15日前堵口", "water", "水务局12月15日前堵口", "2026-12-15"],
    ["改议定 hy1 第一项：水务局12月15日前堵口", "water", "水务局12月15日前堵口", "2026-12-15"],
  ])(
    "is corrected by its number, whose figure is no text of it: %s",
    async (line, lead, said, due) => {
      await secretariat("议定 hy1 水务局12月10日前封堵排污口");
      await secretariat("议定 hy1 公安局12月11日前巡逻");
      expect((await secretariat(line)).text).toContain("议定事项第1项已更正。已派任务RW-2026-0003");
      expect((await scene.store.matter("HY-2026-0001"))?.fields).toMatchObject({
        resolutions: [
          { text: said, lead, due, task: "RW-2026-0003" },
          { text: "公安局12月11日前巡逻", task: "RW-2026-0002" },
        ],
      });
      expect((await task(2))?.state).toBe("given");
    },
  );

  it.each([
    ["改议定 hy1 2", "没有改动。请写改成什么"],
    ["改议定 hy1 9 期限=12月15日", "议定事项只有2项"],
    ["改议定 hy1 第2项 作废=是", "该项议定事项已作废"],
  ])(
    "is not changed by a figure alone, nor by one there is no resolution for: %s",
    async (line, said) => {
      await secretariat("议定 hy1 水务局12月10日前封堵排污口");
      await secretariat("议定 hy1 公安局12月11日前巡逻");
      expect((await secretariat(line)).text).toContain(said);
      expect((await task(1))?.state).toBe("given");
      expect((await task(2))?.state).toBe(line.includes("作废") ? "cancelled" : "given");
      expect(await task(3)).toBeUndefined();
    },
  );

  it("has a text that begins with a number of things, not with its own", async () => {
    await secretariat("议定 hy1 水务局12月10日前封堵排污口");
    await secretariat("改议定 hy1 三项制度由水务局12月10日前建立");
    expect((await scene.store.matter("HY-2026-0001"))?.fields).toMatchObject({
      resolutions: [{ text: "三项制度由水务局12月10日前建立" }],
    });
  });

  it("is read in English", async () => {
    await secretariat("language en");
    const done = await secretariat(
      "resolve hy1 Water Bureau to seal the outfall by 10 December, Public Security Bureau to assist",
    );
    expect(done.text).toContain(
      "It is given as task RW-2026-0001: Water Bureau leads, Public Security Bureau to assist, due 10 Dec 2026. “revise” corrects it.",
    );
    expect((await task())?.title).toBe("seal the outfall");
    expect(
      (
        await secretariat(
          "resolve hy1 Water Bureau to seal it by 10 December, Fish Board to assist",
        )
      ).text,
    ).toContain("is no unit of the directory");
  });
});

describe("a meeting that binds nobody", () => {
  it("gives no task", async () => {
    await scene.close();
    await meets("座谈会");
    const done = await secretariat("议定 hy1 水务局12月10日前封堵排污口");
    expect(done.text).toContain("没有派任务：这类会议的意见供参考。");
    expect(await task()).toBeUndefined();
  });
});
