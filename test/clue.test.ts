import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "./scene.ts";

let scene: Scene;
beforeEach(async () => {
  // Wednesday 8 July 2025, 10:00 in the county.
  scene = await openScene("2025-07-08T02:00:00.000Z");
});
afterEach(() => scene.close());

const river = {
  title: "山丹河大桥下排污口",
  category: "water-pollution",
  facts: "桥下有暗管，黑水直排，味很大",
  place: "山丹河大桥下",
  occurredOn: "2025-07-07",
  source: "duty",
};

const line = (fields: Readonly<Record<string, string>>): string =>
  `提交线索 标题=${fields["title"]} 类别=${fields["category"]} 事实=${fields["facts"]} 地点=${fields["place"]} 日期=${fields["occurredOn"]} 来源=履职`;

describe("submitting a clue", () => {
  it("asks for what is missing, keeps what was given, and gives a number", async () => {
    const asked = await scene.says(
      "water.liaison",
      "提交线索 标题：山丹河大桥下排污口 类别=水污染",
    );
    expect(asked.text).toContain("标题*: 山丹河大桥下排污口");
    expect(asked.text).toContain("类别*: water-pollution");
    expect(asked.text).toContain("请勿填写国家秘密");
    expect(asked.text).not.toContain("←");

    const done = await asked.submit(river);
    expect(done.text).toContain("线索已提交，编号XS-2025-0001，正在通知检察院");
    expect(done.text).toContain("线索 XS-2025-0001 · 山丹河大桥下排污口");
    expect(done.text).toContain("[撤回]");
    expect(await scene.reads("direct:procuratorate.intake")).toEqual([
      expect.stringMatching(/水务局送来一条线索[\s\S]*黑水直排[\s\S]*\[受理\].*\[退回\]/),
    ]);
  });

  it("takes a whole line in one go, in Chinese and in English", async () => {
    expect((await scene.says("water.liaison", line(river))).text).toContain("XS-2025-0001");
    await scene.says("water.liaison", "语言 English");
    const done = await scene.says(
      "water.liaison",
      "submit clue title=Second outfall category=water-pollution facts=black water again place=bridge occurredOn=yesterday source=duty",
    );
    expect(done.text).toContain("The clue is submitted as XS-2025-0002");
    expect(done.text).toContain("Clue XS-2025-0002 · Second outfall");
  });

  it("says at the field what is wrong with it and what would be accepted", async () => {
    const form = await scene.says("water.liaison", "提交线索");
    const wrong = await form.submit({
      ...river,
      occurredOn: "2025-07-09",
      category: "不存在的类别",
    });
    expect(wrong.text).toMatch(/类别\*: .*← /);
    const late = await wrong.submit({ ...river, occurredOn: "2025-07-09" });
    expect(late.text).toMatch(/日期\*: .*← 日期不能晚于今天/);
    expect((await scene.says("water.liaison", "列表")).text).toContain("没有您能看的事项");
    expect((await late.submit(river)).text).toContain("XS-2025-0001");
  });

  it("gives one number for one form, however often it is sent", async () => {
    const form = await scene.says("water.liaison", "提交线索");
    const [first, second] = [await form.submit(river), await form.submit(river)];
    expect(first.text).toContain("XS-2025-0001");
    expect(second.text).toContain("不会重复");
    expect(second.text).toContain("XS-2025-0001");
    const elsewhere = line({ ...river, place: "北滩" });
    const third = await scene.says("water.liaison", elsewhere, "same-event");
    const again = await scene.says("water.liaison", elsewhere, "same-event");
    expect(third.text).toContain("XS-2025-0002");
    expect(again.text).toContain("XS-2025-0002");
    expect((await scene.says("water.liaison", "列表")).text).not.toContain("XS-2025-0003");
  });

  it("is refused to a post that has no part in it, saying who may", async () => {
    expect((await scene.says("court.clerk", "提交线索")).text).toContain("只能由联络员");
  });

  it("hands a bureau's clue of its own field to the procuratorate, another's to the bureau", async () => {
    expect((await scene.says("water.liaison", line(river))).text).toContain("正在通知检察院");
    expect((await scene.says("town-qingquan.liaison", line(river))).text).toContain(
      "正在通知水务局",
    );
  });
});

describe("a sentence that is no command", () => {
  it("is offered as a clue or a search, and nothing is kept", async () => {
    const offered = await scene.says("water.liaison", "山丹河大桥下有黑水，味很大");
    expect(offered.text).toContain("[做成线索] [搜索]");
    expect(offered.text).toContain("什么都不会保存");
    const form = await offered.press("做成线索");
    expect(form.text).toContain("事实*: 山丹河大桥下有黑水，味很大");
    expect((await scene.says("water.liaison", "列表")).text).toContain("没有您能看的事项");
  });

  it("that speaks of a state secret or an official's crime is sent elsewhere, and not kept", async () => {
    for (const sentence of ["附件是机密级文件，请看", "检查人员收了砂场的钱"]) {
      const answer = await scene.says("town-qingquan.liaison", sentence);
      expect(answer.reply).toMatchObject({ is: "refusal", forget: true });
      expect(answer.text).not.toContain("做成线索");
    }
    expect((await scene.says("town-qingquan.liaison", "检查人员收了砂场的钱")).text).toContain(
      "纪委监委",
    );
  });

  it("that speaks of harm to a minor is first told to call 110", async () => {
    const warned = await scene.says("town-qingquan.liaison", "学生可能被侵害");
    expect(warned.text.indexOf("110")).toBeGreaterThanOrEqual(0);
    expect(warned.text.indexOf("110")).toBeLessThan(warned.text.indexOf("[做成线索]"));
    const form = await warned.press("做成线索");
    expect(form.text).toContain("110");
    const done = await form.submit({ ...river, category: "minor-harm-report", source: "other" });
    expect(done.text).toContain("正在通知公安局");
    expect(done.text).toContain("紧急");
  });
});

describe("a submitted clue", () => {
  beforeEach(async () => {
    await scene.says("water.liaison", line(river));
  });

  it("is accepted by typing, the sender is told, and the desk is empty again", async () => {
    expect((await scene.says("procuratorate.intake", "待办")).text).toContain(
      "XS-2025-0001 山丹河大桥下排污口 — 受理、登记或退回",
    );
    const done = await scene.says("procuratorate.intake", "受理xs1");
    expect(done.text).toContain("您已受理");
    expect(await scene.reads("direct:water.liaison")).toEqual([
      expect.stringContaining("检察院已受理您提交的线索"),
    ]);
    expect((await scene.says("procuratorate.intake", "待办")).text).toContain("XS-2025-0001");
    const closed = await scene.says("procuratorate.intake", "办结 XS-2025-0001 排污口已封堵");
    expect(closed.text).toContain("已办结");
    expect((await scene.says("procuratorate.intake", "待办")).text).toContain("没有等您办的事");
  });

  it("without a number, the one that waits is shown before anything is done", async () => {
    const shown = await scene.says("procuratorate.intake", "受理");
    expect(shown.text).toContain("要受理的是这一件吗？");
    expect((await shown.press("受理")).text).toContain("您已受理");
  });

  it("is returned with the reason as it was typed", async () => {
    const done = await scene.says(
      "procuratorate.intake",
      "退回 XS-2025-0001 不归我们管，应是生态环境分局",
    );
    expect(done.text).toContain("您已退回");
    expect(await scene.reads("direct:water.liaison")).toEqual([
      expect.stringContaining("检察院退回了您的线索，理由：不归我们管，应是生态环境分局"),
    ]);
    expect((await scene.says("procuratorate.intake", "退回 XS-2025-0001")).text).toContain(
      "已退回",
    );
  });

  it("is returned only with a reason: the form asks for it", async () => {
    const form = await scene.says("procuratorate.intake", "退回 XS-2025-0001");
    expect(form.text).toContain("理由*:");
    expect((await form.submit({ reason: "不归本院管" })).text).toContain("您已退回");
  });

  it("does not exist for anybody else, whatever they ask", async () => {
    const none = (await scene.says("police.liaison", "查 XS-2099-0001")).text;
    for (const asked of [
      "查 XS-2025-0001",
      "受理 XS-2025-0001",
      "期限 XS-2025-0001",
      "投递 XS-2025-0001",
      "xs1",
    ])
      expect((await scene.says("police.liaison", asked)).text).toBe(none);
    for (const asked of ["列表", "待办", "搜索 山丹河"])
      expect((await scene.says("police.liaison", asked)).text).not.toContain("XS-2025");
  });

  it("is withdrawn by the one who sent it, and by nobody else", async () => {
    expect((await scene.says("procuratorate.intake", "撤回 XS-2025-0001")).text).toContain(
      "只能由",
    );
    expect((await scene.says("water.liaison", "撤回 XS-2025-0001")).text).toContain("线索已撤回");
  });

  it("shows its history and clocks", async () => {
    const card = (await scene.says("water.liaison", "查 XS-2025-0001")).text;
    expect(card).toContain("经过");
    expect(card).toContain("水务局联络员 提交");
    expect(card).toContain("2025年7月15日 周二");
  });
});

describe("an accused unit", () => {
  beforeEach(async () => {
    const asked = await scene.says("town-qingquan.liaison", `${line(river)} 责任单位=水务局河道站`);
    await asked.press("是");
  });

  it("is passed over as receiver and learns nothing, anywhere", async () => {
    expect((await scene.says("town-qingquan.liaison", "xs1")).text).toContain(
      "接收单位: 生态环境分局",
    );
    const none = (await scene.says("water.head", "查 XS-2099-0001")).text;
    expect((await scene.says("water.head", "查 XS-2025-0001")).text).toBe(none);
    expect((await scene.says("water.liaison", "列表")).text).not.toContain("XS-2025");
    expect(
      await scene.bot.options("matters", "", { platform: "web", account: "water.liaison" }),
    ).toEqual([]);
    expect(await scene.reads("direct:water.liaison")).toEqual([]);
  });

  it("cannot be named receiver, and cannot be one's own unit", async () => {
    const to = await scene.says(
      "town-qingquan.liaison",
      `${line(river)} 责任单位=水务局 接收单位=水务局`,
    );
    expect(to.text).toMatch(/接收单位: water ← 接收单位不能是被反映的责任单位/);
    const own = await scene.says("water.liaison", `${line(river)} 责任单位=水务局`);
    expect(own.text).toContain("12309");
  });
});

describe("pressing", () => {
  it("of fifty people at once has one winner, and forty-nine are told", async () => {
    await scene.says("town-qingquan.liaison", line(river));
    const people = ["water.liaison", "water.liaison-2", "water.head"];
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        scene.presses(people[index % 3] ?? "", {
          command: "clue.accept",
          code: "XS-2025-0001",
          shown: 1,
          answers: {},
        }),
      ),
    );
    const won = answers.filter(({ text }) => text.includes("您已受理，正在通知提交人"));
    expect(won).toHaveLength(1);
    for (const { reply } of answers) expect(["card", "refusal"]).toContain(reply.is);
    expect(answers.filter(({ reply }) => reply.is === "refusal")).toHaveLength(49);
    expect(await scene.store.entries("XS-2025-0001")).toHaveLength(2);
    expect(await scene.reads("direct:town-qingquan.liaison")).toHaveLength(1);
  });

  it("a button of an old card shows the fresh card when the step is over", async () => {
    await scene.says("water.liaison", line(river));
    const press = { command: "clue.accept", code: "XS-2025-0001", shown: 1 };
    await scene.says("procuratorate.intake", "退回 xs1 不归我们");
    const stale = await scene.presses("procuratorate.intake", press);
    expect(stale.text).toContain("这件事现在是“已退回”");
    expect(stale.text).toContain("线索 XS-2025-0001");
  });
});

describe("before a second clue of the same thing is made", () => {
  const first =
    "提交线索 标题=大桥下排污口 类别=水污染 事实=黑水直排入河 地点=城南大桥 日期=昨天 来源=履职";
  beforeEach(async () => {
    await scene.says("water.liaison", first);
  });

  it("the one that is open is offered, and nothing is submitted yet", async () => {
    const asked = await scene.says(
      "water.liaison",
      "提交线索 标题=南大桥又见排污口 类别=水污染 事实=河里黑水 地点=城南大桥东侧 日期=昨天 来源=投诉",
    );
    expect(asked.text).toContain("可能已经有人报过这件事了");
    expect(asked.text).toContain("XS-2025-0001 大桥下排污口 — 已提交");
    expect(asked.text).toContain("标题*: 南大桥又见排污口");
    expect(asked.text).toContain("[仍要提交]");
    expect(await scene.store.matter("XS-2025-0002")).toBeUndefined();
    expect((await asked.submit()).text).toContain("编号XS-2025-0002");
  });

  it.each([
    ["another place", "标题=大桥下排污口 类别=水污染 事实=黑水直排入河 地点=北滩"],
    ["another sort of thing", "标题=大桥下排污口 类别=欠薪 事实=黑水直排入河 地点=城南大桥"],
    ["the same place and nothing else", "标题=河岸垃圾 类别=水污染 事实=建筑垃圾 地点=城南大桥"],
  ])("%s is submitted at once", async (_, more) => {
    const done = await scene.says("water.liaison", `提交线索 ${more} 日期=昨天 来源=投诉`);
    expect(done.text).toContain("编号XS-2025-0002");
  });

  it("nobody is told of one they cannot see", async () => {
    await scene.says("procuratorate.intake", "提级 xs1 举报人安全");
    const done = await scene.says("water.head", first);
    expect(done.text).toContain("编号XS-2025-0002");
    expect(done.text).not.toContain("XS-2025-0001");
  });

  it("one that has ended is not offered", async () => {
    await scene.says("water.liaison", "撤回 xs1");
    expect((await scene.says("water.liaison", first)).text).toContain("编号XS-2025-0002");
  });
});
