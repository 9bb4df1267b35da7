import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { playedScene, type Scene } from "../scene.ts";

/** One page before a meeting: what stands on it, who reads it, when it comes by itself. */

let scene: Scene;
const convenor = "gov.convenor";
const secretary = "gov-office.secretariat";
const deputy = "justice.head";
const secretariat = (line: string) => scene.says(secretary, line);
const says = async (who: string, line: string) => (await scene.says(who, line)).text;

/** An instant of a day of the county in December 2026. */
const at = (day: number, time: string) =>
  new Date(`2026-12-${String(day).padStart(2, "0")}T${time}:00+08:00`).toISOString();

/** The briefs somebody was sent since it was last asked. */
const sent = async (who: string, language: "zh-CN" | "en" = "zh-CN"): Promise<readonly string[]> =>
  (await scene.reads(`direct:${who}`, language)).filter((one) => /^(简报|Brief) HY/.test(one));

const fraud = (more: string) =>
  `提交线索 标题=金丝雀 事实=金丝雀 地点=桥 日期=昨天 来源=履职 类别=电信网络诈骗 ${more}`;

const begin = playedScene(
  "2026-11-30T01:00:00.000Z",
  async (played) => {
    // Monday 30 November 2026: a joint meeting on 2 December resolves three things, the next is on Monday, the 21st.
    scene = played;
    await scene.bot.sweep();
    await secretariat(
      "会议 安排 标题=第一次会 时间=12月2日下午3点 参会单位=水务局、公安局、教育局",
    );
    await scene.moveTo(at(2, "15:30"));
    await (await secretariat("召开 hy1")).submit();
    await secretariat(
      "议定 hy1 1. 水务局12月10日前封堵排污口 2. 公安局12月11日前查清来源 3. 每月通报一次",
    );
    await secretariat(
      "会议 安排 标题=第二次会 时间=12月21日下午3点 地点=二楼 参会单位=水务局、公安局",
    );
    await secretariat("任务 交办 巡河一次 牵头单位=教育局 到期=2026-12-04");
  },
  { mornings: true },
);
beforeEach(async () => {
  scene = await begin();
});
afterEach(() => scene.close());

describe("会议 简报", () => {
  it("says of a restricted last meeting only which it was", async () => {
    expect(await says(convenor, "会议 简报 hy2")).toContain("封堵排污口");
    await secretariat("提级 hy1 涉及未公开事项");
    const brief = await says(convenor, "会议 简报 hy2");
    expect(brief).toContain("HY-2026-0001");
    expect(brief).not.toContain("每月通报一次");
  });

  it("says when, who comes, what became of the last resolutions, what is stuck and what is to be decided", async () => {
    await scene.says("water.liaison", "完成 rw1 已封堵 证据=验收单3号");
    await secretariat("核实 rw1 现场已封堵 结果=完成");
    await scene.says("water.liaison", "参会 hy2 答复=参加");
    await secretariat("上会 hy2 讨论巡逻经费");
    await secretariat("上会 hy2 rw3");
    await secretariat("任务 交办 清淤一次 牵头单位=教育局 到期=2026-12-08");
    await scene.moveTo(at(14, "09:00"));
    expect(await says(convenor, "会议 简报 hy2")).toMatchInlineSnapshot(`
      "简报 HY-2026-0002
      第二次会
      时间: 2026年12月21日 周一 15:00
      地点: 二楼
      主持人: 召集人（分管副县长）
      参加: 1个单位（水务局）
      未答复: 1个单位（公安局）
      一、上次联席会议（HY-2026-0001）议定的
      🟢 已办完1件 🟡 在办0件 🔴 已超期1件
      🟢 1. 水务局12月10日前封堵排污口 —— RW-2026-0001 已核实完成
      🔴 2. 公安局12月11日前查清来源 —— RW-2026-0002 已交办，待签收 · 签收任务 2026年12月4日 周五（已超期10天）
      3. 每月通报一次 —— 没有派任务
      二、卡住的：您能查看的，1件
      RW-2026-0004 清淤一次 — 已交办，待签收 · 签收任务 2026年12月4日 周五（已超期10天）；完成任务 2026年12月8日 周二（已超期6天）；可以督办（联席会议秘书处、召集人） · 等教育局
      三、要在会上定的
      讨论巡逻经费
      RW-2026-0003 巡河一次 · 已交办，待签收 · 签收任务 2026年12月4日 周五（已超期10天）
      您不能查看的受限事项，有没有都不写在这一页上。
      [议程] [查看]"
    `);
  });

  it("says of what is stuck at several units which is late and by when, not the next day ahead", async () => {
    const served = await scene.says(
      "procuratorate.procurator",
      "登记建议 标题=联合整治 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局、教育局 送达日期=2026-10-12 异议期=10 内容=查处",
    );
    expect(served.text).toContain("JY-2026-0001");
    const line = async (who: string) =>
      (await says(who, "会议 简报 hy2")).split("\n").find((one) => one.startsWith("JY-2026-0001"));
    await scene.says("water.liaison", "签收 jy1");
    await scene.moveTo(at(14, "09:00"));
    expect(await line(convenor)).toMatchInlineSnapshot(
      `"JY-2026-0001 联合整治 — 1家已签收，待回复；1家已送达，待签收 · 签收检察建议 2026年10月14日 周三（已超期61天） · 教育局；向上级检察院备案 2026年10月19日 周一（已超期56天） · 等教育局、检察院"`,
    );
    await scene.says("water.liaison", "回复 jy1 采纳情况=全部采纳 措施=已查处");
    expect(await line(convenor)).toMatchInlineSnapshot(
      `"JY-2026-0001 联合整治 — 1家已回复，待核实；1家已送达，待签收 · 签收检察建议 2026年10月14日 周三（已超期61天） · 教育局；向上级检察院备案 2026年10月19日 周一（已超期56天） · 等教育局、检察院"`,
    );
    await scene.says(convenor, "语言 english");
    const english = (await says(convenor, "brief hy2")).split("\n");
    expect(english.find((one) => one.startsWith("JY-2026-0001"))).toMatchInlineSnapshot(
      `"JY-2026-0001 联合整治 — 1: replied, to be verified; 1: served, to be acknowledged · Acknowledge a recommendation, Wed 14 Oct 2026 (61 days overdue) · Education Bureau; File with the procuratorate above, Mon 19 Oct 2026 (56 days overdue) · waits for Education Bureau, Procuratorate"`,
    );
  });

  it.each(["会议 简报", "简报", "会议简报", "简报 hy2", "hy2 简报", "meeting brief hy2", "brief"])(
    "%s is of the next meeting",
    async (line) => {
      for (const who of [convenor, secretary])
        expect(await says(who, line)).toContain(
          "简报 HY-2026-0002\n第二次会\n时间: 2026年12月21日",
        );
    },
  );

  it("is for the convenor, whoever chairs and the secretariat; anybody else is told for whom", async () => {
    expect(await says("police.liaison", "会议 简报 hy2")).toMatchInlineSnapshot(`
      "没有办成
      这个命令只供联席会议秘书处、召集人或副召集人使用。议程用“议程”看。"
    `);
    // A deputy sees the meeting; the page is theirs once it is theirs to chair.
    expect(await says(deputy, "会议 简报 hy2")).toMatchInlineSnapshot(`
      "没有办成
      简报只给联席会议秘书处、主持人或召集人看。议程用“议程”看。"
    `);
    await scene.says(convenor, "委托 hy2 司法局负责人");
    expect(await says(deputy, "会议 简报 hy2")).toContain(
      "主持人: 司法局负责人或召集人（分管副县长）",
    );
    await scene.moveTo(at(18, "08:30"));
    for (const who of [deputy, convenor, secretary]) expect(await sent(who)).toHaveLength(1);
  });

  it("is only of a meeting that is ahead, and says so of anything else", async () => {
    const only = "简报只有已安排、还没有开完的会议才有";
    expect(await says(convenor, "简报 hy1")).toContain(only);
    expect(await says(convenor, "简报 rw1")).toContain(only);
    expect(await says(convenor, "简报 hy9")).toContain("没有找到");
    await secretariat("取消 hy2 理由=改为书面");
    expect(await says(convenor, "简报 hy2")).toContain(only);
    expect(await says(convenor, "简报")).toContain("没有已安排、还没有开的会议");
  });

  it("is answered in private where it is asked for in a group", async () => {
    const asked = await scene.saysIn(convenor, "group:linkage", "会议 简报");
    expect(asked.text).toContain("简报 HY-2026-0002");
    expect(asked.reply).not.toHaveProperty("here");
  });

  it("is said in English", async () => {
    await says(convenor, "language en");
    const page = await says(convenor, "meeting brief");
    expect(page).toContain("Brief HY-2026-0002");
    expect(page).toContain("No answer yet: 2 (Water Bureau, Public Security Bureau)");
    expect(page).toContain("1. What the last joint meeting (HY-2026-0001) resolved");
    expect(page).not.toMatch(/另有|卡住|议定的/);
  });
});

describe("a restricted matter", () => {
  it("is nothing to those who may not open it, late or on the agenda: they read the same without it", async () => {
    const read = async () => [
      await says(convenor, "会议 简报"),
      await says(secretary, "会议 简报"),
    ];
    await scene.clock.moveTo(at(18, "08:30"));
    const before = await read();
    expect(before[0]).toContain("您不能查看的受限事项，有没有都不写在这一页上。");
    await scene.clock.moveTo(at(2, "16:00"));
    await scene.says("town-qingquan.liaison", fraud("接收单位=公安局"));
    await scene.says("police.liaison", "上会 hy2 xs1");
    await scene.moveTo(at(18, "08:30"));
    expect(await read()).toEqual(before);
    for (const [index, who] of [convenor, secretary].entries())
      expect(await sent(who)).toEqual([before[index]]);
  });

  it("that was a task of the last meeting is its number alone to who may not open it", async () => {
    await scene.says("water.head", "提级 rw1 敏感");
    await scene.moveTo(at(18, "08:30"));
    for (const page of [...(await sent(convenor)), await says(convenor, "会议 简报")])
      expect(page).toContain("\n1. 水务局12月10日前封堵排污口 —— RW-2026-0001\n");
  });

  it("is its number to whoever is named in it: the page lies on a table", async () => {
    await scene.says(convenor, "委托 hy2 司法局负责人");
    await scene.says(deputy, fraud("接收单位=公安局"));
    await scene.says("police.liaison", "上会 hy2 xs1");
    await scene.moveTo(at(18, "08:30"));
    for (const page of [...(await sent(deputy)), await says(deputy, "会议 简报")]) {
      expect(page).toMatch(/三、要在会上定的\nXS-2026-0001 受限事项 · 已提交/);
      expect(page).not.toMatch(/金丝雀|另有受限/);
    }
    const [other] = await sent(convenor);
    expect(other).not.toMatch(/XS-2026-0001|金丝雀/);
  });
});

describe("a restricted matter that is stuck", () => {
  it("is its number, how far it is and since when to whoever is named in it, and no duty by name", async () => {
    await scene.says(convenor, "委托 hy2 司法局负责人");
    await scene.says(deputy, fraud("接收单位=公安局"));
    await scene.moveTo(at(18, "08:30"));
    const page = await says(deputy, "会议 简报");
    expect(page).toContain("二、卡住的：您能查看的，");
    expect(page).toMatch(/\nXS-2026-0001 受限事项 — 已提交 · 2026年12月\d+日\n/);
    expect(page).not.toMatch(/金丝雀|登记分办线索/);
  });
});

describe("by itself", () => {
  it("comes on Friday at half past eight before a meeting on Monday, once", async () => {
    for (const [day, time] of [
      [17, "08:30"],
      [18, "08:29"],
    ] as const) {
      await scene.moveTo(at(day, time));
      for (const who of [convenor, secretary])
        expect(await sent(who), `${day} ${time}`).toEqual([]);
    }
    await scene.moveTo(at(18, "08:30"));
    for (const who of [convenor, secretary]) expect(await sent(who)).toHaveLength(1);
    for (const who of ["water.liaison", "police.head", deputy, "admin"])
      expect(await sent(who)).toEqual([]);
    for (const [day, time] of [
      [18, "12:00"],
      [19, "09:00"],
      [20, "09:00"],
      [21, "08:30"],
      [21, "14:00"],
      [22, "08:30"],
    ] as const) {
      await scene.moveTo(at(day, time));
      for (const who of [convenor, secretary])
        expect(await sent(who), `${day} ${time}`).toEqual([]);
    }
  });

  it("comes again before the new day of a meeting that was moved, never before the old", async () => {
    await scene.moveTo(at(17, "10:00"));
    await secretariat("改期 hy2 12月24日下午3点");
    await scene.moveTo(at(18, "08:30"));
    expect(await sent(convenor)).toEqual([]);
    await scene.moveTo(at(23, "08:30"));
    expect((await sent(convenor))[0]).toContain("时间: 2026年12月24日");
    await secretariat("改期 hy2 12月29日下午3点");
    await scene.moveTo(at(24, "08:30"));
    expect(await sent(convenor)).toEqual([]);
    await scene.moveTo(at(28, "08:30"));
    const [page, ...more] = await sent(convenor);
    expect(page).toContain("时间: 2026年12月29日");
    expect(more).toEqual([]);
  });

  it("does not come of a meeting that was called off", async () => {
    await secretariat("取消 hy2 理由=改为书面");
    for (const day of [18, 21]) await scene.moveTo(at(day, "08:30"));
    for (const who of [convenor, secretary]) expect(await sent(who)).toEqual([]);
  });

  it("comes at once of a meeting set for tomorrow, in the morning of one set at night", async () => {
    await scene.moveTo(at(7, "10:00"));
    await secretariat("会议 安排 标题=急会 形式=协调会 时间=12月8日上午10点 参会单位=水务局");
    expect((await sent(convenor))[0]).toContain("简报 HY-2026-0003\n急会");
    await scene.moveTo(at(8, "21:00"));
    await secretariat("会议 安排 标题=夜里定的 形式=协调会 时间=12月9日上午10点 参会单位=水务局");
    expect(await sent(convenor)).toEqual([]);
    await scene.moveTo(at(9, "08:30"));
    expect((await sent(convenor))[0]).toContain("简报 HY-2026-0004\n夜里定的");
  });

  it("comes on the day itself where nothing ran before, and not once it has begun", async () => {
    await scene.moveTo(at(21, "14:00"));
    expect(await sent(convenor)).toHaveLength(1);
    await secretariat("会议 安排 标题=第三次会 时间=12月28日上午9点 参会单位=水务局");
    await scene.moveTo(at(28, "09:00"));
    expect(await sent(convenor)).toEqual([]);
  });

  it("is for whoever stands in for who is on leave, and is read in their language", async () => {
    await says("gov-office.publisher", "language en");
    await secretariat("请假 从=2026-12-18 到=2026-12-20 代办=gov-office.publisher");
    await scene.moveTo(at(18, "08:30"));
    expect(await sent(secretary)).toEqual([]);
    expect((await sent("gov-office.publisher", "en"))[0]).toContain("Brief HY-2026-0002");
  });

  it("has buttons that work, the agenda and the meeting", async () => {
    await scene.moveTo(at(18, "08:30"));
    const card = scene.messages
      .filter(({ post }) => post.conversation === `direct:${convenor}`)
      .map(({ post }) => post.card)
      .findLast(({ title }) => title.zh === "简报 HY-2026-0002");
    const opened = await Promise.all(
      (card?.actions ?? []).map(async ({ press }) => (await scene.presses(convenor, press)).text),
    );
    expect(opened[0]).toContain("议程 HY-2026-0002");
    expect(opened[1]).toContain("会议 HY-2026-0002 · 第二次会");
  });
});
