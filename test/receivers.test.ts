import { afterEach, describe, expect, it } from "vitest";
import { createBot } from "../src/bot.ts";
import { type Matter, unitsIn } from "../src/flow/matter.ts";
import {
  type Answer,
  cardText,
  headlineOf,
  openScene,
  recordingOutlet,
  type Scene,
} from "./scene.ts";

// Everyone the duty names is told: a clue's several receivers are several, each with its own receipt,
// answer and clock, and a unit complained of is never one of them.

let scene: Scene;
afterEach(() => scene.close());

const submit = (category: string, more = "", facts = "有人反映多次"): string =>
  `提交线索 标题=甲 类别=${category} 事实=${facts} 地点=山丹县 日期=2026-03-01 来源=投诉 ${more}`;

/** Submits, and answers what is asked before: yes, it is complained of, and it may go to whoever is next. */
const submits = async (who: string, line: string): Promise<Answer> => {
  let answer = await scene.says(who, line);
  while (answer.text.startsWith("还没有提交"))
    answer = await answer.press(answer.text.includes("[照此提交]") ? "照此提交" : "是");
  return answer;
};

const headlines = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const stored = async (): Promise<Matter> => {
  const found = await scene.store.matter("XS-2026-0001");
  if (found === undefined) throw new Error("no clue");
  return found;
};
/** The units that receive the clue, the one that leads first. */
const receivers = async (): Promise<readonly string[]> => {
  const matter = await stored();
  return (["to", "joint"] as const).flatMap((part) => unitsIn(matter, part));
};
const running = async (rule: string) =>
  (await stored()).clocks
    .filter((clock) => clock.rule === rule && clock.stoppedAt === undefined)
    .map(({ organisation }) => organisation);
const none = /没有找到这条记录/;

// Monday 2 March 2026, 09:00 in the county.
const monday = "2026-03-02T01:00:00.000Z";

describe("the units a clue goes to", () => {
  it.each([
    ["town-qingquan.liaison", "水污染", "", ["water", "ecology", "procuratorate"]],
    ["hotline-12345.officer", "水污染", "", ["water", "ecology", "procuratorate"]],
    ["water.liaison", "水污染", "", ["procuratorate", "ecology"]],
    ["ecology.liaison", "水污染", "", ["procuratorate", "water"]],
    ["procuratorate.procurator", "水污染", "", ["water", "ecology"]],
    ["town-weiqi.liaison", "耕地污染", "", ["ecology", "agriculture", "procuratorate"]],
    ["town-weiqi.liaison", "农资打假", "", ["agriculture", "market", "procuratorate"]],
    ["town-weiqi.liaison", "劳动保障", "", ["labour", "procuratorate"]],
    ["town-weiqi.liaison", "文物", "", ["culture", "procuratorate"]],
    ["town-weiqi.liaison", "国有财产", "", ["finance", "natural-resources", "procuratorate"]],
    ["town-weiqi.liaison", "恶意欠薪", "", ["labour", "police"]],
    ["labour.liaison", "恶意欠薪", "", ["police"]],
    ["town-weiqi.liaison", "恶意欠薪", "接收单位=人社局", ["labour"]],
    ["town-weiqi.liaison", "水污染", "接收单位=水务局", ["water", "procuratorate"]],
    ["town-weiqi.liaison", "水污染", "接收单位=检察院", ["procuratorate"]],
    ["town-weiqi.liaison", "民生", "接收单位=民政局", ["civil-affairs"]],
    [
      "town-weiqi.liaison",
      "侵害未成年人",
      "",
      ["police", "civil-affairs", "education", "procuratorate"],
    ],
    ["education.liaison", "侵害未成年人", "", ["procuratorate", "police", "civil-affairs"]],
    [
      "town-weiqi.liaison",
      "侵害未成年人",
      "接收单位=教育局",
      ["education", "police", "civil-affairs", "procuratorate"],
    ],
  ])("%s on %s %s: %j", async (who, category, more, units) => {
    scene = await openScene(monday);
    expect((await scene.says(who, submit(category, more))).text).toContain("编号XS-2026-0001");
    expect(await receivers()).toEqual(units);
  });
});

describe("a unit complained of", () => {
  it.each([
    ["水务局、生态环境分局", ["water", "ecology"], ["procuratorate"]],
    ["水务局和生态环境分局", ["water", "ecology"], ["procuratorate"]],
    ["水务局，生态环境分局", ["water", "ecology"], ["procuratorate"]],
    ["水务局 生态环境分局", ["water", "ecology"], ["procuratorate"]],
    ["水务、环保", ["water", "ecology"], ["procuratorate"]],
    ["水务和环保等单位", ["water", "ecology"], ["procuratorate"]],
    ["县水务局以及市生态环境局山丹分局", ["water", "ecology"], ["procuratorate"]],
    ["water, ecology", ["water", "ecology"], ["procuratorate"]],
    ["Water Bureau and Ecology and Environment Branch", ["water", "ecology"], ["procuratorate"]],
    ["水务局、位奇镇砂场", ["water", "town-weiqi"], ["ecology", "procuratorate"]],
    ["水务局河道站", ["water"], ["ecology", "procuratorate"]],
    ["工信和商务局与水务局", ["industry", "water"], ["ecology", "procuratorate"]],
    ["住房和城乡建设局", ["housing"], ["water", "ecology", "procuratorate"]],
    ["清泉司法所", ["justice"], ["water", "ecology", "procuratorate"]],
    ["检察院", ["procuratorate"], ["water", "ecology"]],
    ["和顺砂石公司", [], ["water", "ecology", "procuratorate"]],
  ])("written %s neither receives nor sees it", async (accused, units, to) => {
    scene = await openScene(monday);
    const done = await submits("town-qingquan.liaison", submit("水污染", `责任单位="${accused}"`));
    expect(done.text).toContain("编号XS-2026-0001");
    const parties = (await stored()).parties;
    expect(
      parties.flatMap(({ part, organisation }) => (part === "accused" ? [organisation] : [])),
    ).toEqual(units);
    expect(await receivers()).toEqual(to);
    for (const unit of units) {
      expect((await scene.says(`${unit}.liaison`, "xs1")).text).toMatch(none);
      expect((await scene.says(`${unit}.head`, "列表")).text).not.toContain("XS-2026");
      expect(await scene.reads(`direct:${unit}.liaison`)).toEqual([]);
    }
  });

  it("is said to be kept out, to whoever submits", async () => {
    scene = await openScene(monday);
    const line = submit("水污染", "责任单位=水务局、生态环境分局");
    expect((await submits("town-qingquan.liaison", line)).text).toContain(
      "正在通知检察院。请记住编号，随时可查。水务局、生态环境分局是责任单位，不会收到、也看不到这条线索。",
    );
  });

  it("leaves it to the procuratorate where nobody else is left, and never to itself", async () => {
    scene = await openScene(monday);
    await submits("town-qingquan.liaison", submit("电信诈骗", "责任单位=公安局"));
    expect(await receivers()).toEqual(["procuratorate"]);
    const named = await scene.says(
      "town-qingquan.liaison",
      submit("水污染", "责任单位=水务局、生态环境分局 接收单位=生态环境分局"),
    );
    expect(named.text).toContain("接收单位不能是被反映的责任单位");
    const own = await scene.says("ecology.liaison", submit("水污染", "责任单位=水务局和环保局"));
    expect(own.text).toContain("12309");
    await submits("town-weiqi.liaison", submit("水污染", "责任单位=水务、环保"));
    const passed = await scene.says("procuratorate.intake", "转送 xs2 转送单位=环保局 理由=属环保");
    expect(passed.text).toContain("接收单位不能是被反映的责任单位");
  });
});

describe("several receivers of one clue", () => {
  const open = async () => {
    scene = await openScene(monday);
    await scene.says("town-qingquan.liaison", submit("水污染"));
  };

  it("are told each in their own words, and each has it on its desk until it has answered", async () => {
    await open();
    expect(await headlines("water.liaison")).toEqual(["清泉镇送来一条线索，请受理或退回。"]);
    for (const who of ["ecology.liaison", "procuratorate.intake"])
      expect(await headlines(who)).toEqual([
        "清泉镇送来一条线索，由水务局牵头，也送您单位，请受理或退回。",
      ]);
    expect((await scene.says("water.liaison", "待办")).text).toContain("受理、登记或退回");
    expect((await scene.says("procuratorate.intake", "待办")).text).toContain("甲 — 受理或退回");

    const done = await scene.says("procuratorate.intake", "受理 xs1");
    expect(done.text).toContain("(紧急 · 已提交)");
    expect(done.text).toContain("检察院: 2026年3月2日受理");
    expect(done.text).toContain("水务局: 尚未受理");
    expect(await headlines("town-qingquan.liaison")).toEqual(["检察院已受理您提交的线索。"]);
    expect((await scene.says("procuratorate.intake", "待办")).text).toContain("反馈或办结");
    expect((await scene.says("procuratorate.intake", "受理 xs1")).text).toContain(
      "您单位已经办过，不用再受理",
    );
    expect(await running("clue.accept-feedback")).toEqual(["water", "ecology"]);
    expect(await running("clue.result-feedback")).toEqual(["procuratorate"]);

    await scene.says("water.liaison", "受理 xs1");
    expect((await stored()).state).toBe("accepted");
    const card = (await scene.says("town-qingquan.liaison", "xs1")).text;
    expect(card).toContain("接收单位: 水务局");
    expect(card).toContain("协办单位: 生态环境分局、检察院");
    expect(card).toContain("反馈线索是否受理: 2026年3月9日 周一（还剩7天） · 生态环境分局");
    for (const unit of ["水务局", "生态环境分局", "检察院"])
      expect(card).toContain(`\n通知情况: 消息已发到${unit}`);
  });

  it("stand on the card of whoever brought it as told, also where all were told at the same moment", async () => {
    scene = await openScene(monday, undefined, { posts: false });
    const { store, clock } = scene;
    const { outlet, messages } = recordingOutlet("web", clock.now);
    const onTheirWay: (() => void)[] = [];
    const bot = createBot({ store, time: clock, log: () => {} });
    bot.connect({
      ...outlet,
      // None arrives before all are on their way.
      post: async (post) => {
        const all = await store.queued();
        await new Promise<void>((arrive) => {
          onTheirWay.push(arrive);
          if (onTheirWay.length === all) for (const one of onTheirWay.splice(0)) one();
        });
        return outlet.post(post);
      },
    });
    await scene.says("town-qingquan.liaison", submit("水污染", "接收单位=检察院"));
    await bot.deliver();
    await scene.says("procuratorate.intake", "转送 xs1 转送单位=教育局 理由=属校园周边");
    expect((await stored()).parties.find(({ part }) => part === "to")?.organisation).toBe(
      "education",
    );
    await bot.deliver();
    const card = messages.findLast(
      ({ post }) => post.conversation === "direct:town-qingquan.liaison",
    );
    expect(card && cardText(card.post.card, "zh-CN")).toContain("通知情况: 消息已发到教育局");
  });

  it("are chased each for its own: who is late is named, who has answered is not", async () => {
    await open();
    await scene.says("water.liaison", "受理 xs1");
    await scene.says("procuratorate.intake", "受理 xs1");
    for (const who of ["water.liaison", "procuratorate.intake", "ecology.liaison"])
      await scene.reads(`direct:${who}`);
    await scene.moveTo("2026-03-10T02:00:00.000Z");
    expect((await headlines("ecology.liaison")).at(-1)).toMatch(/^提醒：反馈线索是否受理/);
    expect((await headlines("ecology.head")).at(-1)).toMatch(/^提醒：反馈线索是否受理/);
    for (const who of [
      "water.liaison",
      "water.head",
      "procuratorate.intake",
      "procuratorate.chief",
    ])
      expect(await headlines(who)).toEqual([]);
    const missing = await scene.says("gov-office.secretariat", "谁没办");
    expect(missing.text).toContain("甲 — 生态环境分局联络员尚未登记：受理或退回");
    expect(missing.text).not.toContain("水务局");
    expect(missing.text).not.toContain("检察院");
    expect((await missing.press("催办 XS-2026-0001")).text).toContain(
      "正在催办：生态环境分局联络员、生态环境分局联络员（备岗）。",
    );
  });

  it("end it together: the last of those that took it on closes it, who never did holds nothing up", async () => {
    await open();
    await scene.says("water.liaison", "受理 xs1");
    await scene.says("procuratorate.intake", "受理 xs1");
    const early = await scene.says("ecology.liaison", "办结 xs1 不归我们");
    expect(early.text).toContain("您单位现在还不能“办结”。您现在可以：受理、退回");
    const first = await scene.says("water.liaison", "办结 xs1 已封堵排污口");
    expect(first.text).toContain("您单位的部分已办结，正在告知提交人结果；还等检察院办结。");
    expect((await headlines("town-qingquan.liaison")).at(-1)).toBe(
      "水务局办结了它的部分：已封堵排污口",
    );
    expect((await stored()).state).toBe("accepted");
    expect((await scene.says("water.liaison", "待办")).text).toContain("没有等您办的事");
    await scene.says("procuratorate.intake", "办结 xs1 已整改，不需立案");
    expect((await stored()).state).toBe("closed");
    const card = (await scene.says("town-qingquan.liaison", "xs1")).text;
    expect(card).toContain("结果: 已封堵排污口");
    expect(card).toContain("检察院: 2026年3月2日受理、2026年3月2日办结：已整改，不需立案");
    expect((await stored()).clocks.filter(({ stoppedAt }) => stoppedAt === undefined)).toEqual([]);
  });

  it("that is through before the lead unit has taken it on ends it for nobody else", async () => {
    await open();
    await scene.says("procuratorate.intake", "受理 xs1");
    const kept = await scene.says("procuratorate.intake", "反馈 xs1 正在查");
    expect(kept.text).toContain("正在查");
    expect((await stored()).state).toBe("submitted");
    expect(await running("clue.result-feedback")).toEqual(["procuratorate"]);
    const done = await scene.says("procuratorate.intake", "办结 xs1 已整改，不需立案");
    expect(done.text).toContain(
      "您单位的部分已办结，正在告知提交人结果；还等水务局、生态环境分局受理。",
    );
    expect((await stored()).state).toBe("submitted");
    expect(await running("clue.result-feedback")).toEqual([]);
    expect((await scene.says("water.liaison", "待办")).text).toContain("受理");
    await scene.says("water.liaison", "受理 xs1");
    expect((await stored()).state).toBe("accepted");
    await scene.says("water.liaison", "办结 xs1 已封堵");
    expect(await stored()).toMatchObject({ state: "closed", outcome: "已封堵" });
  });

  it("leave it one by one: the others go on, and whoever left sees it no more", async () => {
    await open();
    const left = await scene.says("ecology.liaison", "退回 xs1 属河道管理");
    expect(left.text).toContain("您单位已退出，其他单位继续办理");
    expect((await headlines("town-qingquan.liaison")).at(-1)).toBe(
      "生态环境分局退回了您的线索（其他单位继续办理），理由：属河道管理",
    );
    expect((await stored()).state).toBe("submitted");
    expect(await receivers()).toEqual(["water", "procuratorate"]);
    expect(await running("clue.accept-feedback")).toEqual(["water", "procuratorate"]);
    expect((await scene.says("ecology.liaison", "xs1")).text).toMatch(none);
  });

  it("stay with it when the lead passes it on or sends it back", async () => {
    await open();
    await scene.says("procuratorate.intake", "受理 xs1");
    await scene.says("water.liaison", "转送 xs1 转送单位=生态环境分局 理由=属水环境执法");
    expect(await receivers()).toEqual(["ecology", "procuratorate"]);
    expect((await scene.says("ecology.liaison", "待办")).text).toContain("受理、登记或退回");
    await scene.says("ecology.liaison", "退回 xs1 理由=属河道管理 建议单位=水务局");
    expect((await stored()).state).toBe("returned");
    await scene.says("town-qingquan.liaison", "重新提交 xs1");
    expect(await receivers()).toEqual(["water", "procuratorate"]);
    expect(await running("clue.accept-feedback")).toEqual(["water"]);
    expect(await running("clue.result-feedback")).toEqual(["procuratorate"]);
  });

  it("follow the procuratorate once its chief files a case", async () => {
    await open();
    expect((await scene.says("procuratorate.chief", "立案 xs1")).text).toContain(
      "先受理才能决定立案",
    );
    await scene.says("procuratorate.intake", "受理 xs1");
    expect((await scene.says("procuratorate.chief", "立案 xs1")).text).toContain("已立案");
    expect(await receivers()).toEqual(["procuratorate", "water", "ecology"]);
    expect((await headlines("water.liaison")).at(-1)).toBe(
      "检察院已就这条线索立案，由它牵头；您单位的部分请继续办理。",
    );
    expect(await running("clue.accept-feedback")).toEqual(["water", "ecology"]);
    expect((await scene.says("procuratorate.procurator", "xs1")).text).toContain("[送达立案决定]");
    expect((await scene.says("water.liaison", "办结 xs1 已封堵")).text).toContain(
      "您单位现在还不能",
    );
  });

  it("are masked one like the other in their groups, and only their own group is reminded", async () => {
    scene = await openScene(monday);
    for (const [group, unit] of [
      ["group:water", "水务局"],
      ["group:jcy", "检察院"],
      ["group:police", "公安局"],
    ] as const)
      await (await scene.saysIn("gov-office.secretariat", group, `群 绑定 ${unit}`)).press("确认");
    await scene.says("town-qingquan.liaison", submit("水污染"));
    for (const group of ["group:water", "group:jcy"]) {
      const [card = ""] = (await scene.reads(group)).slice(-1);
      expect(card).toContain("线索 XS-2026-0001");
      expect(card).not.toContain("有人反映");
    }
    expect((await scene.reads("group:police")).join("")).not.toContain("XS-2026");
    await scene.says("water.liaison", "受理 xs1");
    await scene.reads("group:water");
    await scene.reads("group:jcy");
    await scene.moveTo("2026-03-10T02:00:00.000Z");
    expect(await scene.reads("group:water")).toEqual([]);
    expect((await scene.reads("group:jcy")).join("")).toContain("提醒：反馈线索是否受理");
  });
});

describe("harm to a minor", () => {
  // Saturday night, 22:30 in the county.
  const night = "2026-02-21T14:30:00.000Z";
  const harm = submit("侵害未成年人", "", "学生可能被侵害").replace("2026-03-01", "2026-02-21");
  const told = [
    "police.liaison",
    "police.liaison-2",
    "police.head",
    "civil-affairs.liaison",
    "civil-affairs.head",
    "education.liaison",
    "education.head",
    "procuratorate.intake",
    "procuratorate.procurator",
    "procuratorate.liaison",
    "procuratorate.chief",
  ];

  it("is told to everybody the duty names at once, on a Saturday night too", async () => {
    scene = await openScene(night);
    const done = await scene.says("town-qingquan.liaison", harm);
    expect(done.text).toContain(
      "正在通知公安局。请记住编号，随时可查。同时通知民政局、教育局、检察院，各单位分别受理。",
    );
    expect(done.text).toContain("夜间和节假日也一样；1小时没有受理的，会再次提醒");
    for (const who of told)
      expect(await headlines(who), who).toEqual([
        "紧急：清泉镇报告一起侵害未成年人的情形，请立即受理、处置（未成年人保护法第十一条）。",
      ]);
    for (const who of ["water.liaison", "gov-office.secretariat", "gov.convenor", "court.clerk"]) {
      expect(await headlines(who)).toEqual([]);
      expect((await scene.says(who, "xs1")).text).toMatch(none);
    }
  });

  it("alerts after an hour who has not taken it up, liaison and head, and nobody who has", async () => {
    scene = await openScene(night);
    await scene.says("town-qingquan.liaison", harm);
    for (const who of told) await scene.reads(`direct:${who}`);
    expect((await scene.says("police.head", "待办")).text).toContain("受理或退回");
    const shown = (await scene.says("police.head", "xs1")).text;
    expect(shown).toContain("受理侵害未成年人的报告: ");
    expect(shown).not.toMatch(/报告侵害未成年人情形|超过1小时/);
    await scene.says("police.liaison", "受理 xs1");
    await scene.says("procuratorate.intake", "受理 xs1");
    await scene.moveTo("2026-02-21T15:29:00.000Z");
    for (const who of told) expect(await headlines(who)).toEqual([]);
    await scene.moveTo("2026-02-21T15:31:00.000Z");
    for (const who of ["civil-affairs.liaison", "civil-affairs.head", "education.head"]) {
      const [card = ""] = await scene.reads(`direct:${who}`);
      expect(card).toContain("提醒：受理侵害未成年人的报告（1小时内没有受理的，再次提醒）");
      expect(card).not.toContain("学生");
      expect(card).not.toContain("XS-2026");
    }
    for (const who of ["police.liaison", "police.head", "procuratorate.chief"])
      expect(await headlines(who)).toEqual([]);
    await scene.says("education.liaison", "受理 xs1");
    expect((await scene.says("education.head", "待办")).text).not.toContain("受理或退回");
    const card = (await scene.says("town-qingquan.liaison", "xs1")).text;
    expect(card).toContain("民政局: 尚未受理");
    expect(card).toContain("教育局: 2026年2月21日受理");
  });

  it("shows groups that there is one urgent matter, and nothing else", async () => {
    scene = await openScene(night);
    for (const [group, unit] of [
      ["group:police", "公安局"],
      ["group:edu", "教育局"],
      ["group:linkage", "联动群"],
    ] as const)
      await (await scene.saysIn("gov-office.secretariat", group, `群 绑定 ${unit}`)).press("确认");
    for (const group of ["group:police", "group:edu", "group:linkage"]) await scene.reads(group);
    await scene.says("town-qingquan.liaison", harm);
    for (const group of ["group:police", "group:edu"])
      expect(await scene.reads(group)).toEqual(["紧急事项1件\n[查看]"]);
    expect(await scene.reads("group:linkage")).toEqual([]);
    await scene.says("police.liaison", "受理 xs1");
    await scene.says("education.liaison", "受理 xs1");
    // By then the last day to say what came of it has gone by, and they are reminded of that.
    await scene.moveTo("2026-06-01T03:00:00.000Z");
    for (const group of ["group:police", "group:edu"])
      expect(await scene.reads(group)).toEqual(["紧急事项1件\n[查看]"]);
    for (const { post } of scene.messages.filter(({ post }) =>
      post.conversation.startsWith("group:"),
    ))
      for (const word of ["学生", "0001", "未成年", "民生", "清泉"])
        for (const language of ["zh-CN", "en"] as const)
          expect(cardText(post.card, language)).not.toContain(word);
  });

  it("is harm to a minor under another category as well, unless it is declared mistaken", async () => {
    scene = await openScene(monday);
    await scene.says("town-qingquan.liaison", submit("校园安全", "", "小学生在校门口被人殴打"));
    expect(await receivers()).toEqual(["education", "police", "civil-affairs", "procuratorate"]);
    expect(await running("minor.report")).toHaveLength(4);
    expect((await headlines("civil-affairs.head"))[0]).toMatch(/^紧急：/);
  });

  it("sent back by one unit stays with the others", async () => {
    scene = await openScene(monday);
    await scene.says("town-qingquan.liaison", submit("侵害未成年人", "", "学生可能被侵害"));
    await scene.says("education.liaison", "退回 xs1 不是在校学生");
    expect(await receivers()).toEqual(["police", "civil-affairs", "procuratorate"]);
    expect((await scene.says("education.head", "xs1")).text).toMatch(none);
    expect(await running("minor.report")).toEqual(["police", "civil-affairs", "procuratorate"]);
  });
});
