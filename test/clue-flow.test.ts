import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headlineOf, playedScene, type Scene } from "./scene.ts";

/** The clue in full: every step beyond submit, accept, return and close. */

let scene: Scene;
const begun = playedScene("2025-07-08T02:00:00.000Z", async (played) => {
  scene = played;
  await scene.says(
    "health.liaison",
    "提交线索 标题=大桥下排污口 类别=公共卫生 事实=黑水直排 地点=桥 日期=昨天 来源=履职",
  );
});
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

const headlines = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const clue = async () => scene.store.matter("XS-2025-0001");
const running = async () =>
  ((await clue())?.clocks ?? [])
    .filter(({ stoppedAt }) => stoppedAt === undefined)
    .map(({ rule }) => rule);

describe("registering, assessing, asking for more", () => {
  it("keeps the clock for the answer running, and what is supplemented brings it back", async () => {
    expect((await scene.says("procuratorate.intake", "登记 xs1")).text).toContain("线索已登记");
    expect(await running()).toEqual(["clue.accept-feedback"]);
    expect((await scene.says("procuratorate.procurator", "评估 xs1 现场核对属实")).text).toContain(
      "评估情况: 现场核对属实",
    );
    expect(
      (await scene.says("procuratorate.procurator", "补正 xs1 请补水质检测报告")).text,
    ).toContain("待补正");
    expect(await headlines("health.liaison")).toEqual(["检察院请您补充：请补水质检测报告"]);
    expect((await scene.says("health.liaison", "补充 xs1 报告显示超标三倍")).text).toContain(
      "评估中",
    );
    expect((await headlines("procuratorate.intake")).at(-1)).toBe("卫健局补充了线索。");
    expect((await scene.says("procuratorate.intake", "受理 xs1")).text).toContain(
      "补充：报告显示超标三倍",
    );
  });

  const chief = "procuratorate.chief";
  const intake = "procuratorate.intake";
  it.each([
    ["as it was submitted", [], "● 已提交 — ○ 已登记 — ○ 已受理 — ○ 已立案 — ○ 已办结"],
    ["registered", [[intake, "登记 xs1"]], "● 已提交 — ● 已登记 — ○ 已受理 — ○ 已立案 — ○ 已办结"],
    [
      "registered and accepted",
      [
        [intake, "登记 xs1"],
        [intake, "受理 xs1"],
      ],
      "● 已提交 — ● 已登记 — ● 已受理 — ○ 已立案 — ○ 已办结",
    ],
    [
      "accepted at once, and filed",
      [
        [intake, "受理 xs1"],
        [chief, "立案 xs1"],
      ],
      "● 已提交 — ● 已受理 — ● 已立案 — ○ 已办结",
    ],
    [
      "accepted and closed, without a case",
      [
        [intake, "受理 xs1"],
        [intake, "办结 xs1 结果=已清走"],
      ],
      "● 已提交 — ● 已受理 — ● 已办结",
    ],
    [
      "not to be a case",
      [
        [intake, "受理 xs1"],
        [chief, "不立案 xs1 理由=已整改"],
      ],
      "● 已提交 — ● 已受理 — ○ 已办结",
    ],
    ["withdrawn", [["health.liaison", "撤回 xs1"]], "● 已提交"],
    [
      "registered, and then another unit's",
      [
        [intake, "登记 xs1"],
        [intake, "转送 xs1 转送单位=生态环境分局 理由=属水环境执法"],
      ],
      "● 已提交 — ○ 已登记 — ○ 已受理 — ○ 已立案 — ○ 已办结",
    ],
  ] as const)(
    "shows the sender how far it has come, and nothing that was not: %s",
    async (_, done, way) => {
      for (const [who, line] of done) {
        const said = await scene.says(who, line);
        if ("form" in said.reply) await said.submit();
      }
      expect((await scene.says("health.liaison", "xs1")).text.split("\n")).toContain(way);
    },
  );
});

describe("a clue that is another unit's", () => {
  it("is transferred, stays one and open, and its clocks begin anew", async () => {
    await scene.moveTo("2025-07-09T02:00:00.000Z");
    const done = await scene.says(
      "procuratorate.intake",
      "转送 xs1 转送单位=生态环境分局 理由=属水环境执法",
    );
    expect(done.text).toContain("已转送生态环境分局，线索编号不变");
    expect(done.text).not.toContain("黑水直排");
    expect((await clue())?.state).toBe("submitted");
    expect(await headlines("health.liaison")).toEqual(["您的线索已转送生态环境分局办理。"]);
    expect(await headlines("ecology.liaison")).toEqual(["卫健局送来一条线索，请受理或退回。"]);
    const due = (await clue())?.clocks.filter(({ stoppedAt }) => stoppedAt === undefined);
    expect(due?.map(({ rule, start }) => [rule, start])).toEqual([
      ["clue.triage", "2025-07-09"],
      ["clue.accept-feedback", "2025-07-09"],
    ]);
    expect((await scene.says("procuratorate.intake", "受理 xs1")).text).toContain(
      "没有找到这条记录",
    );
    expect((await scene.says("ecology.liaison", "受理 xs1")).text).toContain("您已受理");
  });

  it("is not transferred to where it is", async () => {
    const same = await scene.says("procuratorate.intake", "转送 xs1 转送单位=检察院 理由=试");
    expect(same.text).toMatch(/转送单位\*: procuratorate ← 这个单位现在就是接收单位/);
  });

  it("is returned with a proposed owner, and goes there when submitted again", async () => {
    await scene.says("procuratorate.intake", "退回 xs1 理由=属水环境执法 建议单位=生态环境分局");
    expect(await running()).toEqual(["clue.reroute"]);
    expect((await scene.says("health.liaison", "待办")).text).toContain("重新提交");
    expect((await scene.says("health.liaison", "重新提交 xs1")).text).toContain(
      "已重新提交，正在通知生态环境分局",
    );
    expect(await headlines("ecology.liaison")).toEqual(["卫健局送来一条线索，请受理或退回。"]);
    expect(await running()).toEqual(["clue.triage", "clue.accept-feedback"]);
  });

  it("returned a second time goes to the convenor, who names the receiver", async () => {
    await scene.says("procuratorate.intake", "退回 xs1 理由=属水环境执法 建议单位=生态环境分局");
    await scene.says("health.liaison", "重新提交 xs1");
    expect((await scene.says("ecology.liaison", "退回 xs1 也不归我们")).text).toContain(
      "请召集人指定",
    );
    expect(await headlines("gov.convenor")).toEqual(["这条线索已被退回两次，请您指定接收单位。"]);
    expect((await scene.says("health.liaison", "重新提交 xs1")).text).toContain("待指定接收单位");
    const named = await scene.says("gov.convenor", "指定 xs1 接收单位=检察院");
    expect(named.text).toContain("已指定由检察院办理");
    expect((await headlines("health.liaison")).at(-1)).toBe("召集人指定由检察院办理这条线索。");
    expect((await scene.says("procuratorate.intake", "受理 xs1")).text).toContain("您已受理");
  });
});

describe("deciding", () => {
  beforeEach(async () => {
    await scene.says("procuratorate.intake", "受理 xs1");
    await headlines("health.liaison");
  });

  it("to file or not is the chief procurator's, and the sender is told with the reasons", async () => {
    expect((await scene.says("procuratorate.procurator", "立案 xs1")).text).toContain("只能由");
    expect((await scene.says("procuratorate.chief", "不立案 xs1 已自行整改到位")).text).toContain(
      "已决定不立案",
    );
    expect(await headlines("health.liaison")).toEqual(["您提交的线索不立案，理由：已自行整改到位"]);
  });

  it("filed in the public interest, the decision is to be served within seven days", async () => {
    await scene.moveTo("2025-07-15T02:00:00.000Z");
    const filed = await scene.says("procuratorate.chief", "立案 xs1");
    expect(filed.text).toContain("立案日期: 2025年7月15日 周二");
    expect(filed.text).toContain("送达立案决定书: 2025年7月22日 周二（还剩7天）");
    await scene.moveTo("2025-07-21T02:00:00.000Z");
    expect(await headlines("procuratorate.procurator")).toEqual([
      "提醒：送达立案决定书，明天到期。",
    ]);
    expect((await scene.says("health.liaison", "送达立案决定 xs1")).text).toContain("只能由");
    const early = await scene.says(
      "procuratorate.procurator",
      "送达立案决定 xs1 送达日期=2025-07-14",
    );
    expect(early.text).toMatch(/送达日期\*: .*← 送达日期不能早于上一步的日期（2025年7月15日）/);
    const served = await scene.says(
      "procuratorate.procurator",
      "送达立案决定 xs1 送达日期=2025-07-18",
    );
    expect(served.text).toContain("立案决定送达: 2025年7月18日 周五");
    expect(await running()).toEqual(["clue.result-feedback"]);
    const again = await scene.says("procuratorate.procurator", "送达立案决定 xs1");
    expect(again.text).toContain("没有待送达的立案决定书");
  });

  it("filed on something else, nothing is to be served", async () => {
    await scene.says(
      "health.liaison",
      "提交线索 标题=拖欠工钱 类别=恶意欠薪 事实=欠薪三月 地点=工地 日期=昨天 来源=履职 接收单位=检察院",
    );
    await scene.says("procuratorate.intake", "受理 xs2");
    const filed = await scene.says("procuratorate.chief", "立案 xs2");
    expect(filed.text).toContain("已立案");
    expect(filed.text).not.toContain("立案决定书");
  });

  it("gives feedback on the way, and the thirty days begin anew", async () => {
    await scene.moveTo("2025-08-01T02:00:00.000Z");
    await scene.says("procuratorate.procurator", "反馈 xs1 已约谈责任人");
    expect(await headlines("health.liaison")).toEqual(["您提交的线索有进展：已约谈责任人"]);
    const clocks = (await clue())?.clocks.filter(({ stoppedAt }) => stoppedAt === undefined);
    expect(clocks?.map(({ start }) => start)).toEqual(["2025-08-01"]);
  });

  it("closed, it can be taken up again by the head or the chief only, with the reason", async () => {
    await scene.says("procuratorate.intake", "办结 xs1 已封堵");
    expect(await running()).toEqual([]);
    expect((await scene.says("procuratorate.intake", "重开 xs1 反弹")).text).toContain("只能由");
    expect((await scene.says("procuratorate.chief", "重开 xs1 黑水反弹")).text).toContain(
      "线索已重开",
    );
    expect((await clue())?.closedAt).toBeUndefined();
    expect((await headlines("health.liaison")).at(-1)).toBe("您提交的线索重新办理：黑水反弹");
  });
});

describe("merging", () => {
  beforeEach(async () => {
    await scene.says(
      "health.liaison-2",
      "提交线索 标题=同一排污口 类别=公共卫生 事实=又见黑水 地点=桥 日期=昨天 来源=投诉",
    );
  });

  it("handles a duplicate together with another", async () => {
    await scene.reads("direct:health.liaison-2");
    expect((await scene.says("procuratorate.intake", "合并 xs2 合并到=xs1")).text).toContain(
      "已并入XS-2025-0001",
    );
    expect((await headlines("health.liaison-2")).at(-1)).toContain("一并办理");
  });

  describe("into a clue that whoever brought the other cannot see", () => {
    const mergeInto = async (line: string) => {
      await scene.says("health.liaison", line);
      await scene.says(
        "water.liaison",
        "提交线索 标题=又一处 类别=公共卫生 事实=黑水 地点=渠 日期=昨天 来源=履职 接收单位=检察院",
      );
      const done = await scene.says("procuratorate.intake", "合并 xs4 XS-2025-0003");
      expect(done.text).toContain("已并入XS-2025-0003");
      return (await scene.reads("direct:water.liaison")).join("\n");
    };
    const telling = /XS-2025-0003|xs3/;

    it.each([
      [
        "which accuses its unit",
        "提交线索 标题=金丝雀 类别=公共卫生 事实=有黑水 地点=渠 日期=昨天 来源=投诉 责任单位=水务局 接收单位=检察院",
      ],
      [
        "which is of level 2",
        "提交线索 标题=金丝雀 类别=侵害未成年人 事实=学生可能被侵害 地点=校外 日期=昨天 来源=投诉 接收单位=检察院",
      ],
    ])("%s, it is told of another one, without a number", async (_, line) => {
      const told = await mergeInto(line);
      expect(told).toContain("您提交的线索已与另一件一并办理。");
      expect(told).not.toMatch(telling);
      const shown = await scene.says("water.liaison", "xs4");
      expect(shown.text).toContain("合并到: 另一件");
      for (const asked of [
        "xs4",
        "列表",
        "搜索 XS-2025-0003",
        "查 XS-2025-0003",
        "language English",
        "xs4",
      ])
        expect((await scene.says("water.liaison", asked)).text, asked).not.toMatch(
          asked.includes("0003") ? /金丝雀|一并办理|又一处/ : telling,
        );
      expect((await scene.says("procuratorate.intake", "xs4")).text).toContain(
        "合并到: XS-2025-0003",
      );
    });

    it("is told the number where it sees that one", async () => {
      await scene.says("procuratorate.intake", "合并 xs2 XS-2025-0001");
      expect((await headlines("health.liaison-2")).at(-1)).toBe(
        "您提交的线索已并入XS-2025-0001一并办理。",
      );
      expect((await scene.says("health.liaison-2", "xs2")).text).toContain("合并到: XS-2025-0001");
    });
  });

  it.each([
    ["XS-2025-0002", /不能并到自己/],
    ["XS-2025-0099", /没有这条可以并入的线索/],
    ["胡说", /没有这条可以并入的线索/],
  ])("into %s is refused", async (into, why) => {
    expect((await scene.says("procuratorate.intake", `合并 xs2 合并到=${into}`)).text).toMatch(why);
  });

  it("into a clue the actor cannot see is as if there were none", async () => {
    await scene.says(
      "town-qingquan.liaison",
      "提交线索 标题=别处 类别=欠薪 事实=欠薪 地点=镇上 日期=昨天 来源=投诉",
    );
    expect(
      (await scene.says("procuratorate.intake", "合并 xs2 合并到=XS-2025-0003")).text,
    ).toContain("没有这条可以并入的线索");
  });
});
