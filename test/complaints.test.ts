import { afterEach, describe, expect, it } from "vitest";
import { type Matter, unitsIn } from "../src/flow/matter.ts";
import { openScene, type Scene } from "./scene.ts";

// A doubt stays a doubt until it is answered: that unit is kept out, and nobody says that it is complained of.

let scene: Scene;
afterEach(() => scene.close());

// Monday 2 March 2026, 09:00 in the county.
const monday = "2026-03-02T01:00:00.000Z";
const sender = "town-qingquan.liaison";
const none = /没有找到这条记录/;

const submit = (facts: string, category = "水污染", more = ""): string =>
  `提交线索 标题=甲 类别=${category} 事实=${facts} 地点=山丹县 日期=2026-03-01 来源=投诉 ${more}`;
const harm = (facts: string, more = ""): string => submit(facts, "侵害未成年人", more);

const stored = async (code = "XS-2026-0001"): Promise<Matter<{ doubted: string[] }>> => {
  const found = await scene.store.matter(code);
  if (found === undefined) throw new Error(`no ${code}`);
  return found as Matter<{ doubted: string[] }>;
};
const receivers = async (): Promise<readonly string[]> => {
  const matter = await stored();
  return [...unitsIn(matter, "to"), ...unitsIn(matter, "joint")];
};
const accused = async (code?: string): Promise<readonly string[]> =>
  unitsIn(await stored(code), "accused").toSorted();
const doubted = async (): Promise<readonly string[]> => (await stored()).fields.doubted.toSorted();
const running = async (rule: string) =>
  (await stored()).clocks.filter((clock) => clock.rule === rule && clock.stoppedAt === undefined)
    .length;

describe("two units in doubt, where harm to a minor is reported", () => {
  const open = async (more = "") => {
    scene = await openScene(monday);
    return scene.says(sender, harm("学生可能被侵害，教育局长期不管，民政局也不管", more));
  };

  it("one answered leaves the other in doubt", async () => {
    await open();
    expect(await doubted()).toEqual(["civil-affairs", "education"]);
    await scene.says(sender, "是责任单位 xs1 教育局");
    expect(await doubted()).toEqual(["civil-affairs"]);
    expect(await accused()).toEqual(["civil-affairs", "education"]);
    const shown = (await scene.says(sender, "xs1")).text;
    expect(shown).toContain("责任单位: 教育局");
    expect(shown).toContain("是不是责任单位待确认: 民政局");
  });

  it.each([
    ["another is accused that led", "公安局"],
    ["another is accused that did not", "检察院"],
    ["another is accused that had no part", "住建局"],
  ])("%s: the doubt stays a doubt, and only the other is said to be accused", async (_, unit) => {
    await open();
    const done = await scene.says(sender, `追加责任单位 xs1 ${unit}`);
    expect(done.text).toContain(`责任单位：${unit}，不会收到`);
    expect(await doubted()).toEqual(["civil-affairs", "education"]);
    for (const who of ["police.liaison", "procuratorate.intake"])
      for (const card of await scene.reads(`direct:${who}`))
        expect(card).not.toMatch(/(?:教育局|民政局)[^。\n]*(?:是责任单位|被追加)/);
    for (const who of ["education.liaison", "civil-affairs.liaison"])
      expect((await scene.says(who, "xs1")).text).toMatch(none);
  });

  it("said by name with 追加责任单位 is answered by that", async () => {
    await open();
    const done = await scene.says(sender, "追加责任单位 xs1 教育局");
    expect(done.text).toContain("责任单位：教育局，不会收到");
    expect(await doubted()).toEqual(["civil-affairs"]);
    expect((await scene.says(sender, "追加责任单位 xs1 教育局")).text).toContain("已经是这件事的");
  });

  it("is on the sender's desk by a clock, and above the sender once the hour has gone by", async () => {
    await open();
    expect(await running("clue.doubt")).toBe(1);
    expect((await scene.says(sender, "待办")).text).toContain("是责任单位");
    await scene.reads(`direct:${sender}`);
    await scene.moveTo("2026-03-02T02:01:00.000Z");
    expect((await scene.reads(`direct:${sender}`)).join()).toContain(
      "说明线索里提到的单位是不是责任单位",
    );
    await scene.reads("direct:procuratorate.procurator");
    await scene.moveTo("2026-03-03T02:01:00.000Z");
    expect((await scene.reads("direct:procuratorate.procurator")).join()).toContain(
      "说明线索里提到的单位是不是责任单位",
    );
    await scene.says(sender, "是责任单位 xs1 教育局");
    expect(await running("clue.doubt")).toBe(1);
    await scene.says("procuratorate.procurator", "不是责任单位 xs1 民政局");
    expect(await running("clue.doubt")).toBe(0);
  });

  it("one that is cleared and is no receiver is not said to receive it", async () => {
    scene = await openScene(monday);
    const done = await scene.says(sender, harm("学生可能被侵害，住建局不管"));
    const after = await done.press("不是责任单位");
    expect(after.text).toContain("它不是这条线索的接收单位，线索不送它");
    expect(after.text).not.toContain("照常送它");
    expect(await receivers()).not.toContain("housing");
  });

  it("the receiver the sender chose leads once it is cleared", async () => {
    scene = await openScene(monday);
    const done = await scene.says(sender, harm("学生可能被侵害，住建局不管", "接收单位=住建局"));
    expect((await receivers())[0]).toBe("police");
    const after = await done.press("不是责任单位");
    expect(after.text).toContain("正在送住建局，由它牵头");
    expect((await receivers())[0]).toBe("housing");
    expect((await scene.reads("direct:housing.liaison")).join()).toContain("清泉镇送来一条线索");
    expect((await scene.says("police.liaison", "xs1")).text).toContain("协办单位: 公安局、民政局");
  });

  it("that would have led leads once it is cleared, unless another has taken it on", async () => {
    scene = await openScene(monday);
    const done = await scene.says(sender, harm("学生可能被侵害，派出所不管"));
    expect((await receivers())[0]).toBe("civil-affairs");
    await scene.says("civil-affairs.liaison", "受理 xs1");
    expect((await done.press("不是责任单位")).text).toContain("正在送公安局");
    expect((await receivers())[0]).toBe("civil-affairs");
  });

  it("with everybody in doubt it is asked before, and 110 stays", async () => {
    scene = await openScene(monday);
    const asked = await scene.says(
      sender,
      harm("学生可能被侵害，公安局不管，民政局不管，教育局不管，检察院不管，纪委监委不管"),
    );
    expect(asked.text).toContain("被反映的单位吗？");
  });
});

describe("what is written into a clue", () => {
  const open = async () => {
    scene = await openScene(monday);
    await scene.says(sender, submit("有人反映多次"));
    await scene.says("procuratorate.intake", "受理 xs1");
    await scene.bot.deliver();
  };

  it.each([
    ["procuratorate.intake", "反馈 xs1 水务局的人来看过，一直不管"],
    ["procuratorate.intake", "办结 xs1 水务局收了企业的钱"],
    ["ecology.liaison", "退回 xs1 水务局一直不管"],
    ["ecology.liaison", "退回 xs1 理由=水务局包庇排污企业"],
    [sender, "补充 xs1 水务局的人来看过，一直不管"],
  ])("by %s is asked about before anybody reads it: %s", async (who, line) => {
    await open();
    const asked = await scene.says(who, line);
    expect(asked.text).toContain("水务局是被反映的单位吗？");
    expect((await scene.says("water.liaison", "xs1")).text).not.toMatch(/打招呼|钱|不管|包庇/);
    const done = await asked.press("是");
    expect(done.text).not.toContain("还没有提交");
    expect(await accused()).toEqual(["water"]);
    expect(await receivers()).not.toContain("water");
    expect((await scene.says("water.liaison", "xs1")).text).toMatch(none);
  });

  it.each([
    ["转送 xs1 转送单位=检察院 理由=生态环境分局包庇"],
    ["退回 xs1 生态环境分局包庇排污企业"],
  ])("by the unit that leads, of one beside it: %s", async (line) => {
    await open();
    const asked = await scene.says("water.liaison", line);
    expect(asked.text).toContain("生态环境分局是被反映的单位吗？");
    await asked.press("是");
    expect(await accused()).toEqual(["ecology"]);
    expect((await scene.says("ecology.liaison", "xs1")).text).toMatch(none);
  });

  it("when it is submitted again, it is not sent to whom it accuses", async () => {
    await open();
    await scene.says("water.liaison", "退回 xs1 理由=不归我们 建议单位=生态环境分局");
    const asked = await scene.says(sender, "重新提交 xs1 生态环境分局也不管");
    expect(asked.text).toContain("生态环境分局是被反映的单位吗？");
    await asked.press("是");
    expect((await scene.says("ecology.liaison", "xs1")).text).toMatch(none);
  });

  it("that speaks of nobody, or says whose it is, is not asked about", async () => {
    await open();
    expect((await scene.says("ecology.liaison", "退回 xs1 属于水务局职责")).text).toContain(
      "您单位已退出",
    );
    expect((await scene.says("procuratorate.intake", "反馈 xs1 已到现场查看")).text).toContain(
      "正在把进展告知",
    );
  });

  it("by which a unit came to be accused is not taken back by 更正", async () => {
    await open();
    await (await scene.says(sender, "补充 xs1 水务局的人来看过，一直不管")).press("是");
    const back = await scene.says(sender, "更正 xs1");
    expect(back.text).toContain("有单位成了责任单位，不能撤回");
    expect(await accused()).toEqual(["water"]);
    expect((await scene.says("water.liaison", "xs1")).text).toMatch(none);
  });

  it("an old 是 pressed after 不是 accuses once, and adds nothing twice", async () => {
    await open();
    const asked = await scene.says(sender, "补充 xs1 水务局的人来看过，一直不管");
    await asked.press("不是");
    expect(await accused()).toEqual([]);
    await asked.press("是");
    await asked.press("是");
    expect(await accused()).toEqual(["water"]);
    const shown = (await scene.says(sender, "xs1")).text;
    expect(shown.match(/一直不管/g)).toHaveLength(1);
    const { parties } = await stored();
    expect(parties.filter(({ organisation }) => organisation === "water")).toHaveLength(1);
  });

  it("cannot accuse the unit that brought it", async () => {
    await open();
    const done = await scene.says("procuratorate.intake", "反馈 xs1 进展=在查 责任单位=清泉镇");
    expect(done.text).toContain("清泉镇是提交这件事的单位");
    expect(await accused()).toEqual([]);
  });
});

it("what a button gave that is not accepted is said above the form", async () => {
  scene = await openScene(monday);
  const asked = await scene.says(sender, submit("有人反映多次", "水污染", "责任单位=水务局"));
  const wrong = await asked.submit({ told: "水".repeat(1001) });
  expect(wrong.text).toContain("已看过改送的单位：最多1000个字");
});

describe("a unit complained of", () => {
  it("is not said to be told of it", async () => {
    scene = await openScene(monday);
    await scene.says(sender, submit("有人反映多次"));
    // Nothing is delivered yet.
    const done = await scene.says(sender, "追加责任单位 xs1 水务局");
    expect(done.text).not.toMatch(/通知情况: [^\n]*水务局/);
    expect(done.text).toContain("通知情况: ");
  });

  it("is not accepted as the unit whose matter it is, and stands in nobody's way later", async () => {
    scene = await openScene(monday);
    await (await scene.says(sender, submit("有人反映多次", "水污染", "责任单位=水务局"))).press(
      "照此提交",
    );
    const refused = await scene.says("ecology.liaison", "退回 xs1 理由=不归我们 建议单位=水务局");
    expect(refused.text).toContain("接收单位不能是被反映的责任单位（水务局），请换一个单位。");
    expect((await stored()).state).toBe("submitted");
    await scene.says("ecology.liaison", "退回 xs1 理由=不归我们 建议单位=住建局");
    await scene.says(sender, "追加责任单位 xs1 住建局");
    const again = await scene.says(sender, "重新提交 xs1");
    expect(again.text).toContain("已重新提交，正在通知生态环境分局");
  });

  it.each([
    [
      "责任单位=水务局、环保局、检察院、纪委监委",
      "按类别没有单位能接收这条线索。请在“接收单位”里另选一个",
    ],
    ["责任单位=水务局、环保局、检察院", "将改送纪委监委"],
  ])(
    "with all receivers accused it is said who receives, or that nobody does: %s",
    async (more, said) => {
      scene = await openScene(monday);
      const asked = await scene.says(sender, submit("有人反映多次", "水污染", more));
      expect(asked.text).toContain(said);
      expect(asked.text).not.toContain("没有固定的接收单位");
    },
  );

  it("chosen as the receiver and only in doubt: the question says who receives instead, and does so", async () => {
    scene = await openScene(monday);
    const asked = await scene.says(sender, submit("民政局不管", "民生", "接收单位=民政局"));
    expect(asked.text).toContain(
      "如果是，它看不到这条线索：因被反映单位是民政局，将改送检察院，不送民政局。",
    );
    await asked.press("是");
    expect(await receivers()).toEqual(["procuratorate"]);
  });

  it("is not where a matter of another kind made from the clue is put for it, and stays out of that one", async () => {
    scene = await openScene(monday);
    await scene.says(sender, harm("学生可能被侵害，教育局不管"));
    await scene.says("procuratorate.intake", "受理 xs1");
    await scene.says("police.liaison", "受理 xs1");
    await scene.says("procuratorate.chief", "立案 xs1");
    const form = await (await scene.says("procuratorate.procurator", "xs1")).press("转为检察建议");
    expect(form.text).not.toMatch(/被建议单位\*: \S*education/);
    const said = {
      title: "金丝雀",
      number: "山检建〔2026〕9号",
      type: "governance",
      to: ["town-weiqi"],
      servedOn: "2026-03-01",
      objectionDays: 10,
      asks: "整改",
    };
    const refused = await form.submit({ ...said, copy: ["education"] });
    expect(refused.text).toContain("教育局是不是这件事的责任单位还没有确认");
    await form.submit(said);
    expect(await accused("JY-2026-0001")).toEqual(["education"]);
    expect((await scene.says("town-weiqi.liaison", "jy1")).text).toContain("金丝雀");
  });

  it("only in doubt: with the doubt it ends in what came of the clue too", async () => {
    scene = await openScene(monday);
    await scene.says(sender, harm("学生可能被侵害，教育局长期不管，民政局也不管"));
    await scene.says("procuratorate.intake", "受理 xs1");
    await scene.says("police.liaison", "受理 xs1");
    await scene.says("procuratorate.chief", "立案 xs1");
    const form = await (await scene.says("procuratorate.procurator", "xs1")).press("转为检察建议");
    await form.submit({
      title: "金丝雀",
      number: "山检建〔2026〕9号",
      type: "governance",
      to: ["town-weiqi"],
      servedOn: "2026-03-01",
      objectionDays: 10,
      asks: "整改",
    });
    expect(await accused("JY-2026-0001")).toEqual(["civil-affairs", "education"]);
    await scene.says(sender, "不是责任单位 xs1 民政局");
    expect(await accused("JY-2026-0001")).toEqual(["education"]);
    await scene.says(sender, "是责任单位 xs1 教育局");
    expect(await accused("JY-2026-0001")).toEqual(["education"]);
    expect((await scene.says("procuratorate.procurator", "抄送 jy1 民政局")).text).not.toContain(
      "责任单位",
    );
    expect((await scene.says("procuratorate.procurator", "jy1")).text).toContain(
      "不再对该单位保密",
    );
    expect((await scene.says("civil-affairs.liaison", "jy1")).text).toContain("金丝雀");
    expect((await scene.says("education.liaison", "jy1")).text).toMatch(none);
    // What was changed without a step is proved like the rest.
    for await (const { findings } of scene.store.verify()) expect(findings).toEqual([]);
  });

  it("reads the recommendation that is addressed to it, the others do not", async () => {
    scene = await openScene(monday);
    await (
      await scene.says(sender, submit("有人反映多次", "水污染", "责任单位=水务局、住建局"))
    ).press("照此提交");
    await scene.says("procuratorate.intake", "受理 xs1");
    await scene.says("ecology.liaison", "受理 xs1");
    const form = await (await scene.says("procuratorate.procurator", "xs1")).press("转为检察建议");
    await form.submit({
      title: "金丝雀",
      number: "山检建〔2026〕9号",
      type: "governance",
      to: ["water"],
      servedOn: "2026-03-01",
      objectionDays: 10,
      asks: "整改",
    });
    expect(await accused("JY-2026-0001")).toEqual(["housing"]);
    expect((await scene.says("water.liaison", "jy1")).text).toContain("金丝雀");
    expect((await scene.says("procuratorate.procurator", "抄送 jy1 住建局")).text).toContain(
      "住建局是这件事的责任单位",
    );
  });

  it("that would have to act on a transfer keeps the clue from becoming one", async () => {
    scene = await openScene(monday);
    await scene.says(
      sender,
      submit("有人反映多次", "水污染", "责任单位=公安局 接收单位=生态环境分局"),
    );
    await scene.says("ecology.liaison", "受理 xs1");
    const refused = await scene.says(
      "ecology.liaison",
      "发现移送 标题=乙 嫌疑人=李某某 罪名=污染环境罪 事实=倾倒 经办人=ecology.liaison、ecology.liaison-2 关联事项=xs1",
    );
    expect(refused.text).toContain("公安局是这件事的责任单位，不能把这件事送给它");
    expect(await scene.store.matter("YS-2026-0001")).toBeUndefined();
  });
});

describe("whoever is suspected in a transfer", () => {
  const spot = (suspect: string, who = "ecology.liaison"): string =>
    `发现移送 标题=乙 嫌疑人=${suspect} 罪名=污染环境罪 事实=倾倒 经办人=${who}、${who}-2`;

  it.each([
    ["水务局李某某", ["water"]],
    ["水务局局长李某某", ["water"]],
    ["教育局某某", ["education"]],
    ["李某某", []],
    ["清泉镇李某某", []],
    ["农业合作社李某某", []],
  ])("%s: %j are complained of", async (suspect, units) => {
    scene = await openScene(monday);
    await scene.says("ecology.liaison", spot(suspect));
    expect(await accused("YS-2026-0001")).toEqual(units);
  });

  it.each(["公安局辅警李某某", "民警李某某", "检察院李某某", "生态环境分局李某某"])(
    "%s is of a unit that would have to act on it",
    async (suspect) => {
      scene = await openScene(monday);
      expect((await scene.says("ecology.liaison", spot(suspect))).text).toContain("线下交纪委监委");
      expect(await scene.store.matter("YS-2026-0001")).toBeUndefined();
    },
  );
});

describe("a clue that complains of the county government", () => {
  const open = async (): Promise<void> => {
    scene = await openScene(monday);
    const asked = await scene.says(sender, submit("有人反映多次", "水污染", "责任单位=县政府"));
    expect(asked.text).toContain("将改送生态环境分局、检察院，不送水务局。");
    await asked.press("照此提交");
  };

  it("is neither received nor seen by those who answer for the county and answer to it", async () => {
    await open();
    for (const who of [
      "gov.liaison",
      "gov.head",
      "gov.convenor",
      "gov-office.secretariat",
      "gov-office.head",
      "justice.head",
      "water.liaison",
    ]) {
      expect((await scene.says(who, "xs1")).text, who).toMatch(none);
      expect((await scene.says(who, "列表")).text, who).not.toContain("XS-2026");
      expect((await scene.reads(`direct:${who}`)).join(), who).not.toContain("XS-2026");
    }
    for (const who of ["procuratorate.chief", "procuratorate.liaison", "ecology.liaison", sender])
      expect((await scene.says(who, "xs1")).text, who).toContain("XS-2026-0001");
  });

  it("returned twice is the deputy convenor's of the procuratorate to decide, who can see it", async () => {
    await open();
    await scene.says("ecology.liaison", "退回 xs1 不归我们");
    await scene.says(sender, "重新提交 xs1");
    const twice = await scene.says("ecology.liaison", "退回 xs1 还是不归我们");
    expect(twice.text).toContain("已请检察长指定接收单位");
    expect((await scene.says("procuratorate.chief", "指定 xs1 接收单位=检察院")).text).toContain(
      "已指定由检察院办理",
    );
    expect((await scene.reads(`direct:${sender}`)).join()).toContain("检察长指定由检察院办理");
  });

  it("is seen as ever where only an office below it is complained of", async () => {
    scene = await openScene(monday);
    await (await scene.says(sender, submit("有人反映多次", "水污染", "责任单位=水务局"))).press(
      "照此提交",
    );
    for (const who of ["gov.convenor", "gov-office.secretariat", "justice.head"])
      expect((await scene.says(who, "xs1")).text, who).toContain("XS-2026-0001");
  });
});
