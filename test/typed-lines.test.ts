import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jpeg } from "./made-files.ts";
import { openScene, type Scene } from "./scene.ts";

describe("a label that a command does not have", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene("2025-08-01T01:00:00.000Z");
    await scene.says(
      "procuratorate.procurator",
      "登记建议 标题=依法履行河道监管职责 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=查处排污口",
    );
  });
  afterAll(() => scene.close());

  const record =
    "登记建议 标题=清理河道 文号=山检建〔2025〕4号 类型=社会治理 单位=水务局 异议期=10 内容=清理 收到日期=2025-07-31 备注=无";

  it("stops what is otherwise complete, names it, and shows the rest filled in", async () => {
    const asked = await scene.says("procuratorate.procurator", record);
    expect(asked.reply.is).toBe("refusal");
    expect(asked.text).toContain("“收到日期”是不是“送达日期”？您写的“2025-07-31”还没有填进去。");
    expect(asked.text).toContain("没有“备注”这一项，您写的“无”还没有填进去。");
    expect(asked.text).toContain(
      "可以填的有：标题、文号、类型、单位、送达日期、分别送达、异议期、内容、紧急",
    );
    expect(asked.text).toMatch(/标题\*: 清理河道/);
    expect(asked.text).not.toMatch(/送达日期\*: \S/);
    expect((await scene.says("procuratorate.procurator", "查 jy2")).text).not.toContain("清理河道");
  });

  it("is filled in by a press, and shown before it is done", async () => {
    const asked = await scene.says("procuratorate.procurator", record);
    const filled = await asked.press("填到“送达日期”");
    expect(filled.reply.is).toBe("form");
    expect(filled.text).toContain("送达日期*: 2025-07-31");
    const done = await filled.submit();
    expect(done.text).toContain("JY-2025-0002");
  });

  it("stops a step that needs nothing more, with or without a field of its own", async () => {
    const asked = await scene.says("water.liaison", "签收 jy1 备注=无");
    expect(asked.text).toContain("没有“备注”这一项，您写的“无”还没有填进去。");
    expect(asked.text).toContain("可以填的有：联系人、分管领导、签收日期。");
    expect(asked.reply.is).toBe("refusal");
    expect((await scene.says("water.liaison", "查 jy1")).text).toContain("[签收]");
    await scene.says(
      "water.liaison",
      "提交线索 标题=大桥下排污口 类别=水污染 事实=黑水直排 地点=大桥 日期=2025-07-31 来源=履职",
    );
    const accepting = await scene.says("procuratorate.intake", "受理 xs1 收到日期=8月1日");
    expect(accepting.text).toContain("这里没有要填的。");
    const accepted = await accepting.press("受理");
    expect(accepted.text).toMatch(/受理/);
  });

  it("is asked about in a command that stands alone, too", async () => {
    const asked = await scene.says("water.liaison", "列表 类型=线索");
    expect(asked.text).toContain("“类型”是不是“种类”？");
    expect((await asked.press("填到“种类”")).text).toContain("XS-2025-0001");
    // It only reads: what it does not have is said to be unused, beside the answer.
    const desk = await scene.says("water.liaison", "待办 截止日期=8月1日");
    expect(desk.text).toContain("“截止日期=8月1日”没有用上");
    expect(desk.text).toContain("JY-2025-0001");
  });
});

describe("what was typed under such a label", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene("2025-08-01T01:00:00.000Z");
  });
  afterAll(() => scene.close());

  const clue =
    "提交线索 标题=三号口 类别=水污染 事实=黑水直排 地点=桥三 来源=履职 天气=下雨 发现日期=7月31日";

  it("goes on a press into the text of the form, where no field is near", async () => {
    const asked = await scene.says("water.liaison", clue);
    expect(asked.text).toContain("没有“天气”这一项，您写的“下雨”还没有填进去。");
    const all = await asked.press("都填上，“天气”写进“事实”");
    expect(all.text).toContain("事实*: 黑水直排\n天气：下雨");
    expect(all.text).toContain("日期*: 2025-07-31");
    expect((await all.submit()).text).toContain("XS-2025-0001");
  });

  it("is left out where the form is submitted as it stands", async () => {
    const asked = await scene.says("water.liaison", clue.replaceAll("三号", "四号"));
    const sent = await asked.submit({ occurredOn: "2025-07-31", anyway: true });
    expect(sent.text).not.toContain("下雨");
  });
});

describe("a step said without a number", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene("2025-08-01T01:00:00.000Z");
    for (const number of [3, 4])
      await scene.says(
        "procuratorate.procurator",
        `登记建议 标题=整治河段${number} 文号=山检建〔2025〕${number}号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=查处`,
      );
  });
  afterAll(() => scene.close());

  it("takes what was typed along to the one that is chosen", async () => {
    const which = await scene.says("water.liaison", "签收 联系人=李四 备注=无");
    expect(which.text).toContain("您要办的是哪一件？");
    expect(which.text).toContain("没有“备注”这一项，您写的“无”还没有填进去。");
    const form = await which.press("签收检察建议 JY-2025-0002");
    expect(form.text).toContain("联系人: 李四");
    expect((await form.submit()).text).toContain("JY-2025-0002");
    const other = await scene.says("water.liaison", "查 jy1");
    expect(other.text).toContain("[签收]");
  });

  it("and where nothing was typed lists the matters alone", async () => {
    await scene.says(
      "procuratorate.procurator",
      "登记建议 标题=整治河段5 文号=山检建〔2025〕5号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=查处",
    );
    const which = await scene.says("water.liaison", "签收");
    expect(which.text).toContain("JY-2025-0003");
    expect(which.text).not.toContain("[签收");
  });
});

describe("a number that no matter can have", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene("2025-08-01T01:00:00.000Z");
    await scene.says(
      "procuratorate.procurator",
      "登记建议 标题=清理河道 文号=山检建〔2025〕4号 类型=社会治理 单位=水务局 送达日期=2025-08-01 异议期=10 内容=清理",
    );
  });
  afterAll(() => scene.close());

  it.each([
    "查 XS-99999-0001",
    "查 jy0",
    "jy0",
    "JY-2025-0000",
    "签收 jy0",
    "期限 jy123456789",
    "办结 JY-1999-0001 已办",
    "show jy-0",
  ])("%s is answered as one that is hidden", async (line) => {
    const hidden = (await scene.says("police.liaison", "查 jy1")).text;
    expect(hidden).toContain("没有找到这条记录，或者它与您无关");
    expect((await scene.says("police.liaison", line)).text).toBe(hidden);
  });

  it("in English too", async () => {
    await scene.says("health.liaison", "语言 英文");
    expect((await scene.says("health.liaison", "show xs0")).text).toBe(
      (await scene.says("health.liaison", "show jy1")).text,
    );
  });
});

it("a leave is read by the words people have for its days", async () => {
  const scene = await openScene("2025-08-01T01:00:00.000Z");
  for (const days of [
    "开始=8月4日 结束=8月6日",
    "起=8月4日 止=8月6日",
    "开始日期：8月4日，结束日期：8月6日",
  ]) {
    const said = await scene.says("water.liaison", `请假 ${days} 代办=水务局负责人`);
    expect(said.text).toContain("2025年8月4日");
    expect(said.text).toContain("2025年8月6日");
    await scene.says("water.liaison", "销假");
  }
  await scene.close();
});

/** Monday 23 November 2026. */
const monday = "2026-11-23T01:00:00.000Z";

it.each([
  ["请假 明天到周五 代办 水务局联络员（备岗）", "2026年11月24日 周二 至 2026年11月27日 周五"],
  ["请假 12月1日-12月5日 水务局联络员（备岗）", "2026年12月1日 周二 至 2026年12月5日 周六"],
  ["请假 12月1日到5日 水务局联络员（备岗）", "2026年12月1日 周二 至 2026年12月5日 周六"],
  ["请假下周一至周三 代办=水务局联络员（备岗）", "2026年11月30日 周一 至 2026年12月2日 周三"],
  [
    "leave next Monday to Wednesday deputy=water.liaison-2",
    "2026年11月30日 周一 至 2026年12月2日 周三",
  ],
])("%s is a leave with both its days", async (line, days) => {
  const scene = await openScene(monday);
  expect((await scene.says("water.liaison", line)).text).toContain(`水务局联络员请假（${days}）`);
  await scene.close();
});

it.each([
  ["下周一到周三我出差，让备岗顶一下", "从: 2026-11-30", "到*: 2026-12-02"],
  ["明天到后天请假", "从: 2026-11-24", "到*: 2026-11-25"],
  ["我下周请假，找备岗替我", "从: 2026-11-30", "到*: 2026-12-04"],
  ["我明天休假", "从: 2026-11-24", "到*: 2026-11-24"],
  ["请假到周五", "从: 2026-11-23", "到*: 2026-11-27"],
  ["I'll be on leave from tomorrow until Friday", "从: 2026-11-24", "到*: 2026-11-27"],
])("%s fills in the days of a leave", async (line, from, until) => {
  const scene = await openScene(monday);
  const said = await scene.says("water.liaison", line);
  const { text } = said.reply.is === "form" ? said : await said.press("请假");
  expect(text).toContain(from);
  expect(text).toContain(until);
  await scene.close();
});

it.each([
  ["with water and police", "water、police"],
  ["with the police, labour and finance", "police、labour、finance"],
])("units listed in English are those that are invited: %s", async (units, ids) => {
  const scene = await openScene(monday);
  const said = await scene.says(
    "gov-office.secretariat",
    `schedule a meeting ${units} next Thursday 3pm`,
  );
  expect(said.text).toContain(`: ${ids}\n`);
  await scene.close();
});

it("labels and commands are read in traditional characters", async () => {
  const scene = await openScene(monday);
  const said = await scene.says(
    "water.liaison",
    "提交線索\n標題：三號口\n類別：水污染\n事實：黑水直排\n地點：橋三\n日期：11月22號\n來源：履職",
  );
  expect(said.text).toContain("线索 XS-2026-0001 · 三號口");
  expect(said.text).toContain("地点: 橋三");
  expect((await scene.says("water.liaison", "待辦")).text.split("\n")[0]).toBe("待办");
  await scene.close();
});

it.each([
  ["list recommendations", "没有"],
  ["list clues", "没有"],
  ["overview tasks", "总览"],
])("a kind is known by its English plural: %s", async (line, shown) => {
  const scene = await openScene(monday);
  const said = await scene.says("water.liaison", line);
  expect(said.reply.is).toBe("card");
  expect(said.text).toContain(shown);
  await scene.close();
});

it.each(["hy1谁没回复", "谁还没报名 hy1"])("%s is asked of that meeting", async (line) => {
  const scene = await openScene(monday);
  const secretariat = "gov-office.secretariat";
  await scene.says(
    secretariat,
    "安排会议 标题=河道会商 时间=2026-12-04 15:00 参会单位=水务局 地点=四楼",
  );
  const { text } = await scene.says(secretariat, line);
  expect(text).toContain("HY-2026-0001");
  expect(text).not.toContain("没有到期没办的事");
  await scene.close();
});

it("the number of a recommendation is no day of its objection", async () => {
  const scene = await openScene(monday);
  for (const number of [1, 2])
    await scene.says(
      "procuratorate.procurator",
      `登记建议 标题=依法履职 文号=山检建〔2026〕${number}号 类型=公益诉讼 单位=水务局 送达日期=2026-11-20 异议期=10 内容=依法查处`,
    );
  const said = await scene.says("water.liaison", "对2号建议有意见");
  expect(said.text).toContain("异议 JY-2026-0002");
  expect(said.text).not.toContain("2026-11-02");
  await scene.close();
});

describe("what is typed without a label", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene("2025-08-01T01:00:00.000Z");
  });
  afterAll(() => scene.close());

  it("goes where it alone belongs, and is shown before it is done", async () => {
    const shown = await scene.says(
      "gov-office.secretariat",
      "安排会议 河道会商 8月5日下午3点 水务局 公安局",
    );
    expect(shown.reply.is).toBe("form");
    expect(shown.text).toContain("标题*: 河道会商");
    expect(shown.text).toContain("时间*: 2025-08-05T07:00:00.000Z");
    expect(shown.text).toContain("参会单位*: water、police");
    expect((await shown.submit()).text).toContain("HY-2025-0001");
  });

  it("keeps the reason beside the answer to an invitation", async () => {
    const done = await scene.says("water.liaison", "参会 HY1 去不了，出差");
    expect(done.text).toContain("已答复：不参加");
    expect(done.text).toContain("水务局 不参加 (出差)");
  });

  it.each([
    ["不去了 因为出差", "答复*: no", "理由: 出差"],
    ["不参加省里检查", "答复*: no", "理由: 省里检查"],
    ["来不了下乡了", "答复*: no", "理由: 下乡"],
    ["可能去不了，看情况", "答复*: maybe", "理由: 看情况"],
    ["我们去两个人", "答复*: yes", "参会人: 两个人"],
  ])("reads an answer in people's own words behind the command: %s", async (said, answer, more) => {
    const shown = await scene.says("police.liaison", `参会 HY1 ${said}`);
    expect(shown.reply.is).toBe("form");
    expect(shown.text).toContain(answer);
    expect(shown.text).toContain(more);
  });
});

it("a form pasted as a list fills the form", async () => {
  const scene = await openScene("2025-08-01T01:00:00.000Z");
  const said = await scene.says(
    "water.liaison",
    "提交线索\n• 标题：三号口\n• *类别*：水污染\n• 事实：<https://news.example.cn/a?id=3|山丹河又见黑水> 有报道\n• 地点：桥三\n• 日期：7月31日\n• 来源：履职",
  );
  expect(said.text).toContain("XS-2025-0001");
  expect(said.text).toContain("三号口");
  expect(said.text).not.toContain("三号口 •");
  expect(said.text).toContain("<https://news.example.cn/a?id=3|山丹河又见黑水> 有报道");
  await scene.close();
});

it("a form copied without a command fills the form, with what was sent, and does nothing by itself", async () => {
  const scene = await openScene("2025-08-01T01:00:00.000Z");
  const said = await scene.sends(
    "water.liaison",
    { "outfall.jpg": jpeg() },
    "各位领导好，现上报线索如下：\n1. 标题：三号口\n2. 类别：水污染\n3. 事实：黑水直排\n4. 地点：桥三\n谢谢！",
  );
  expect(said.text).toContain("标题*: 三号口");
  expect(said.text).toContain("地点*: 桥三\n");
  expect(said.text).toMatch(/附件: \S+/);
  expect(said.text).not.toContain("XS-2025-0001");
  const done = await said.submit({ occurredOn: "2025-07-31", source: "duty" });
  expect(done.text).toContain("XS-2025-0001");
  await scene.close();
});

it("numbered measures on one line are the answer to each ask", async () => {
  const scene = await openScene("2025-08-01T01:00:00.000Z");
  await scene.says(
    "procuratorate.procurator",
    "登记建议 标题=履行监管职责 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=1.封堵暗管 2.恢复水质",
  );
  await scene.says("water.liaison", "签收 jy1");
  const replied = await scene.says(
    "water.liaison",
    "回复 jy1 采纳情况=全部采纳 措施=1.已封堵三处 2.水质已恢复",
  );
  expect(replied.text).toContain("JY-2025-0001");
  expect(replied.text).toMatch(/1\. 封堵暗管\n[^\n]*已封堵三处\n/);
  expect(replied.text).toMatch(/2\. 恢复水质\n[^\n]*水质已恢复/);
  expect(replied.text.split("已封堵三处")).toHaveLength(2);
  await scene.close();
});
