import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { text } from "../src/chat/text.ts";
import { type Matter, unitsIn } from "../src/flow/matter.ts";
import { demoOrganisations } from "../src/people/demo.ts";
import { openScene, playedScene, type Scene } from "./scene.ts";

// Whom a clue complains of is a set of units, and doubt is not nobody: what is not certain is asked about
// before anything is sent, and treated as complained of until it is answered.

let scene: Scene;
afterEach(() => scene.close());

// Monday 2 March 2026, 09:00 in the county.
const monday = "2026-03-02T01:00:00.000Z";
const sender = "town-qingquan.liaison";
const none = /没有找到这条记录/;

const submit = ({
  accused = "",
  facts = "有人反映多次",
  title = "甲",
  category = "水污染",
  more = "",
}): string =>
  `提交线索 标题=${title} 类别=${category} 事实=${facts} 地点=山丹县 日期=2026-03-01 来源=投诉 ${accused === "" ? "" : `责任单位="${accused}"`} ${more}`;

const stored = async (): Promise<Matter | undefined> => scene.store.matter("XS-2026-0001");
const receivers = async (): Promise<readonly string[]> => {
  const matter = await stored();
  return matter === undefined
    ? []
    : (["to", "joint"] as const).flatMap((part) => unitsIn(matter, part));
};
const accused = async (): Promise<readonly string[]> => {
  const matter = await stored();
  return matter === undefined ? [] : unitsIn(matter, "accused").toSorted();
};

/** Nobody of a unit has been told of the clue or can find it. */
const knowsNothing = async (unit: string): Promise<void> => {
  for (const post of ["liaison", "liaison-2", "head"]) {
    const who = `${unit}.${post}`;
    expect((await scene.says(who, "xs1")).text, who).toMatch(none);
    expect((await scene.says(who, "列表")).text, who).not.toContain("XS-2026");
    expect((await scene.says(who, "待办")).text, who).not.toContain("XS-2026");
    expect((await scene.reads(`direct:${who}`)).join(), who).not.toContain("XS-2026");
  }
};

describe("a unit that the list names", () => {
  it("is said before submitting to be passed over, with who receives instead", async () => {
    scene = await openScene(monday);
    const asked = await scene.says(sender, submit({ accused: "水务局" }));
    expect(asked.text).toContain("还没有提交");
    expect(asked.text).toContain("因被反映单位是水务局，将改送生态环境分局、检察院，不送水务局。");
    expect(await stored()).toBeUndefined();
    const done = await asked.press("照此提交");
    expect(done.text).toContain("编号XS-2026-0001，正在通知生态环境分局");
    expect(done.text).toContain("水务局是责任单位，不会收到、也看不到这条线索。");
    expect(await receivers()).toEqual(["ecology", "procuratorate"]);
    await knowsNothing("water");
  });

  it("is said so in English as well, and by the form's own button", async () => {
    scene = await openScene(monday);
    await scene.says(sender, "语言 English");
    const asked = await scene.says(
      sender,
      'submit clue title=Outfall category=water-pollution facts=black water place=bridge occurredOn=yesterday source=complaint accused="Water Bureau and Ecology and Environment Branch"',
    );
    expect(asked.text).toContain("Not submitted yet");
    expect(asked.text).toContain(
      "As Water Bureau, Ecology and Environment Branch is complained of, it will go to Procuratorate instead",
    );
    expect((await asked.submit()).text).toContain("submitted as XS-2026-0001");
    expect(await receivers()).toEqual(["procuratorate"]);
  });

  it("goes without a question where it would not have received the clue anyhow", async () => {
    scene = await openScene(monday);
    const done = await scene.says(sender, submit({ accused: "教育局、天和砂石公司" }));
    expect(done.text).toContain("编号XS-2026-0001");
    expect(done.text).toContain("责任单位: 教育局、天和砂石公司");
    expect(await accused()).toEqual(["education"]);
    await knowsNothing("education");
  });

  it("does not hand it to the unit above, and in the end to the discipline inspection", async () => {
    scene = await openScene(monday);
    const asked = await scene.says(
      sender,
      submit({ accused: "水务局、环保局、检察院", category: "水污染" }),
    );
    expect(asked.text).toContain("将改送纪委监委");
    await asked.press("照此提交");
    expect(await receivers()).toEqual(["discipline"]);
  });

  it("is chosen in the form with the others typed beside it", async () => {
    scene = await openScene(monday);
    const form = await scene.says(sender, "提交线索");
    const asked = await form.submit({
      title: "甲",
      category: "water-pollution",
      facts: "黑水",
      place: "山丹河",
      occurredOn: "2026-03-01",
      source: "complaint",
      accused: ["water", "ecology"],
      accusedOther: "天和砂石公司",
    });
    await asked.press("照此提交");
    expect(await accused()).toEqual(["ecology", "water"]);
    expect((await scene.says(sender, "xs1")).text).toContain(
      "责任单位: 水务局、生态环境分局、天和砂石公司",
    );
  });
});

describe("a unit in doubt", () => {
  it.each([
    [{ accused: "水务局河道站" }, "您写的是“水务局河道站”。水务局是被反映的单位吗？"],
    [{ facts: "水务局多年不管" }, "您写的内容里提到“水务局”。水务局是被反映的单位吗？"],
    [{ title: "水務局不作为" }, "水务局是被反映的单位吗？"],
    [{ more: "证据=水务局的答复" }, "水务局是被反映的单位吗？"],
    [{ accused: "市水务局" }, "您写的是“市水务局”。水务局是被反映的单位吗？"],
  ])("is asked about before anything is sent: %j", async (said, question) => {
    scene = await openScene(monday);
    const asked = await scene.says(sender, submit(said));
    expect(asked.text).toContain(question);
    expect(asked.text).toContain("将改送生态环境分局、检察院，不送水务局。");
    expect(asked.text).toContain("[是] [不是]");
    expect(await stored()).toBeUndefined();
    await knowsNothing("water");
    expect((await asked.press("是")).text).toContain("编号XS-2026-0001");
    expect(await accused()).toEqual(["water"]);
    expect(await receivers()).toEqual(["ecology", "procuratorate"]);
    await knowsNothing("water");
  });

  it("that is not complained of receives it as usual", async () => {
    scene = await openScene(monday);
    const asked = await scene.says(sender, submit({ facts: "水务局的人来过" }));
    expect((await asked.press("不是")).text).toContain("编号XS-2026-0001，正在通知水务局");
    expect(await receivers()).toEqual(["water", "ecology", "procuratorate"]);
    expect(await accused()).toEqual([]);
  });

  it("is asked about one after the other, and before its receiver is refused", async () => {
    scene = await openScene(monday);
    const first = await scene.says(
      sender,
      submit({ facts: "水务局和生态环境分局互相推诿", more: "接收单位=水务局" }),
    );
    expect(first.text).toContain("被反映的单位吗");
    const second = await first.press("不是");
    expect(second.text).toContain("被反映的单位吗");
    expect(await stored()).toBeUndefined();
    await second.press("是");
    expect((await accused()).length).toBe(1);
  });

  it("asks which, where the name is nobody's", async () => {
    scene = await openScene(monday);
    const asked = await scene.says(sender, submit({ accused: "林政局", category: "林草" }));
    expect(asked.text).toContain("没有找到“林政局”这个单位。是下面哪一个？");
    expect(asked.text).toContain("[林草局]");
    expect(asked.text).toContain("[不是本县单位]");
    const done = await asked.press("林草局");
    expect(done.text).toContain("编号XS-2026-0001");
    expect(await accused()).toEqual(["forestry"]);
  });

  it.each(["shuiwuju", "SWJ", "老李"])("asks of “%s”, which is nobody's name", async (typed) => {
    scene = await openScene(monday);
    const asked = await scene.says(sender, submit({ accused: typed }));
    expect(asked.text).toContain(`没有找到“${typed}”这个单位`);
    expect(await stored()).toBeUndefined();
    expect((await asked.press("不是本县单位")).text).toContain(`责任单位: ${typed}`);
  });

  it.each([
    ["水务人员收了排污企业的好处后不查", "水务局"],
    ["水利不管", "水务局"],
    ["环保那边一直不管", "生态环境分局"],
    ["黑水，水务那边的人推诿", "水务局"],
    ["水务局巡河员偷排", "水务局"],
    ["水务局监测员造数据", "水务局"],
    ["环保监测员造假数据", "生态环境分局"],
    ["环保的检查员通风报信", "生态环境分局"],
    ["水务上没人管", "水务局"],
    ["河长不作为", "水务局"],
    ["环保大队不管", "生态环境分局"],
    ["生态环境执法队不管", "生态环境分局"],
    ["检察机关不作为", "检察院"],
    ["环境局不查", "生态环境分局"],
    ["夜里排黑水，生环分局\n一直不查", "生态环境分局"],
    ["环境监察大队收了钱", "生态环境分局"],
    ["水政大队不管", "水务局"],
    ["gong'an ju 一直不管", "公安局"],
    ["The ecology bureau\ndid nothing", "生态环境分局"],
    ["交警拦车乱罚款", "公安局"],
    ["城管掀摊子", "住建局"],
    ["法官收了东西", "法院"],
    ["派出所不立案", "公安局"],
    ["校长乱收餐费", "教育局"],
    ["上级压着不办", "县政府"],
    ["the judge delays the case", "法院"],
  ])("named by those of it, “%s”, is asked about", async (facts, unit) => {
    scene = await openScene(monday);
    const asked = await scene.says(sender, submit({ facts }));
    expect(asked.text).toContain(`${unit}是被反映的单位吗？`);
    expect(await stored()).toBeUndefined();
  });

  it.each([
    ["综合执法队一直不管", "综合执法队", "住建局", "housing"],
    ["监察大队长期不查", "监察大队", "生态环境分局", "ecology"],
    ["shuiwuju 一直不管", "shuiwuju", "水务局", "water"],
  ])(
    "that several units have, “%s”, is asked about before anything is sent",
    async (facts, said, unit, id) => {
      scene = await openScene(monday);
      const asked = await scene.says(sender, submit({ facts }));
      expect(asked.text).toContain(`没有找到“${said}”这个单位。是下面哪一个？`);
      expect(await stored()).toBeUndefined();
      let answer = await asked.press(unit);
      if (answer.reply.is === "refusal") answer = await answer.press("就这样提交");
      expect(answer.text).toContain("编号XS-2026-0001");
      expect(answer.text).toContain(`责任单位: ${unit}`);
      expect(await receivers()).not.toContain(id);
    },
  );

  it("of which township nobody says is asked about, and what it is not goes as usual", async () => {
    scene = await openScene(monday);
    const line = submit({ facts: "镇里压着不办", category: "土壤" });
    const asked = await scene.says("water.liaison", line);
    expect(asked.text).toContain("没有找到“镇里”这个单位。是下面哪一个？");
    expect(asked.text).toContain("[清泉镇] [位奇镇]");
    expect(asked.text).toContain("[不是本县单位]");
    expect(await stored()).toBeUndefined();
    await asked.press("位奇镇");
    expect(await accused()).toEqual(["town-weiqi"]);
    await knowsNothing("town-weiqi");
  });

  it("of which nobody says whose is asked about, until a unit is named", async () => {
    scene = await openScene(monday);
    const asked = await scene.says(sender, submit({ facts: "局长不批，压着不办" }));
    expect(asked.text).toContain("没有找到“局长”这个单位：请在“责任单位”里选");
    expect(await stored()).toBeUndefined();
    await scene.says(sender, submit({ facts: "局长不批，压着不办", accused: "教育局" }));
    expect(await accused()).toEqual(["education"]);
  });

  it.each([
    "请公安局立即介入",
    "已向派出所报警",
    "检察院旁边的河有黑水",
    "水务局转来，称河水发黑",
    "水务局巡河员巡查时发现河水发黑",
    "水务局执法人员现场取样，河水超标",
  ])("is nobody where help is asked for or a place is named: %s", async (facts) => {
    scene = await openScene(monday);
    expect((await scene.says(sender, submit({ facts }))).text).toContain("编号XS-2026-0001");
  });

  it("that is no unit of the county stays as it was typed", async () => {
    scene = await openScene(monday);
    const asked = await scene.says(sender, submit({ accused: "矿管局" }));
    expect(asked.text).toContain("没有找到“矿管局”这个单位");
    const done = await asked.press("不是本县单位");
    expect(done.text).toContain("责任单位: 矿管局");
    expect(await receivers()).toEqual(["water", "ecology", "procuratorate"]);
  });

  it("is not the sender's own, and not where something simply is", async () => {
    scene = await openScene(monday);
    const done = await scene.says(
      "water.liaison",
      submit({ facts: "水务局巡河发现，清泉镇段有黑水，教育局门口也有" }),
    );
    expect(done.text).toContain("编号XS-2026-0001");
  });

  it("keeps the reporter out of its buttons", async () => {
    scene = await openScene(monday);
    const form = await scene.says(sender, "提交线索");
    const asked = await form.submit({
      title: "甲",
      category: "water-pollution",
      facts: "水务局不管",
      place: "山丹河",
      occurredOn: "2026-03-01",
      source: "complaint",
      reporter: "金丝雀",
    });
    expect(JSON.stringify(asked.reply)).not.toContain("金丝雀");
    const opened = await asked.press("是");
    expect(opened.text).toContain("举报人:");
    expect(await stored()).toBeUndefined();
    expect((await opened.submit({ reporter: "金丝雀" })).text).toContain("编号XS-2026-0001");
    expect(await accused()).toEqual(["water"]);
  });
});

describe("in every kind", () => {
  it.each(["公安局", "检察院", "公安局、检察院"])(
    "a transfer of a suspected crime goes to the police and the procuratorate in the end: not %s",
    async (units) => {
      scene = await openScene(monday);
      await scene.says(
        "ecology.liaison",
        "发现移送 标题=金丝雀 嫌疑人=李某某 罪名=污染环境罪 事实=倾倒 经办人=ecology.liaison、ecology.liaison-2",
      );
      const { text } = await scene.says("ecology.liaison", `追加责任单位 ys1 ${units}`);
      expect(text).toContain("不能列为责任单位");
      expect((await scene.store.matter("YS-2026-0001"))?.parties).not.toContainEqual(
        expect.objectContaining({ part: "accused" }),
      );
    },
  );

  it("a matter is given to no unit that is complained of in it, whichever step would", async () => {
    scene = await openScene(monday);
    await scene.says(
      "procuratorate.procurator",
      "登记建议 标题=金丝雀 文号=山检建〔2026〕8号 类型=社会治理 单位=水务局 送达日期=昨天 异议期=10 内容=整改",
    );
    await scene.says("procuratorate.procurator", "追加责任单位 jy1 住建局");
    const { text } = await scene.says("procuratorate.procurator", "抄送 jy1 住建局");
    expect(text).toContain("住建局是这件事的责任单位，不能把这件事送给它");
    expect((await scene.says("housing.liaison", "jy1")).text).not.toContain("金丝雀");
  });

  it("a unit may be accused later, but not the one the matter is for", async () => {
    scene = await openScene(monday);
    await scene.says(
      "procuratorate.procurator",
      "登记建议 标题=金丝雀 文号=山检建〔2026〕7号 类型=社会治理 单位=水务局 送达日期=昨天 异议期=10 内容=整改 抄送=住建局",
    );
    expect((await scene.says("housing.liaison", "jy1")).text).toContain("金丝雀");
    expect(
      (await scene.says("procuratorate.procurator", "追加责任单位 jy1 水务局")).text,
    ).toContain("这件事要由水务局办理，不能列为责任单位");
    expect(
      (await scene.says("procuratorate.procurator", "追加责任单位 jy1 住建局")).text,
    ).toContain("责任单位：住建局");
    await scene.bot.sweep();
    await scene.bot.deliver();
    expect((await scene.says("housing.liaison", "jy1")).text).toMatch(none);
    expect((await scene.says("housing.head", "列表")).text).not.toContain("JY-2026");
    expect((await scene.says("water.liaison", "jy1")).text).toContain("金丝雀");
  });

  it("an office that answers for the whole sees nothing of what its own unit is accused in", async () => {
    scene = await openScene(monday);
    await scene.says(sender, submit({}));
    expect((await scene.says("gov-office.secretariat", "xs1")).text).toContain("XS-2026-0001");
    await scene.says(sender, "追加责任单位 xs1 县政府办");
    expect((await scene.says("gov-office.secretariat", "xs1")).text).toMatch(none);
    expect((await scene.says("gov.convenor", "xs1")).text).toContain("XS-2026-0001");
  });
});

describe("in one line", () => {
  it("it can be said at once which unit is not complained of", async () => {
    scene = await openScene(monday);
    const done = await scene.says(
      sender,
      submit({ facts: "水务局的人来过", more: "不是责任单位=水务局" }),
    );
    expect(done.text).toContain("编号XS-2026-0001，正在通知水务局");
  });

  it("is asked in English, yes and no", async () => {
    scene = await openScene(monday);
    await scene.says(sender, "语言 English");
    const line =
      'submit clue title=Outfall category=water-pollution facts="The Water Bureau does nothing" place=bridge occurredOn=yesterday source=complaint';
    const asked = await scene.says(sender, line);
    expect(asked.text).toContain(
      "Your text speaks of “Water Bureau”. Is Water Bureau complained of here?",
    );
    expect(asked.text).toContain(
      "If it is, it does not see this clue. As Water Bureau is complained of, it will go to Ecology and Environment Branch, Procuratorate instead, not to Water Bureau. If not, it goes to Water Bureau, Ecology and Environment Branch, Procuratorate.",
    );
    expect(asked.text).toContain("[Yes] [No]");
    expect((await asked.press("Yes")).text).toContain("submitted as XS-2026-0001");
    expect(await receivers()).toEqual(["ecology", "procuratorate"]);
  });
});

describe("a unit that has the clue and is named in what is added to it", () => {
  const submitted = playedScene(monday, async ({ says, bot }) => {
    await says(sender, submit({}));
    await bot.deliver();
  });
  const open = async () => {
    scene = await submitted();
    return scene.says(sender, "补充 xs1 水务局的人来看过，一直不管");
  };

  it("is asked about before anybody is told, and sees nothing more once it is accused", async () => {
    const asked = await open();
    expect(asked.text).toContain("您写的内容里提到“水务局”。水务局是被反映的单位吗？");
    expect((await scene.says("water.liaison", "xs1")).text).not.toContain("打招呼");
    expect((await asked.press("是")).text).toContain("已补充");
    expect(await receivers()).toEqual(["ecology", "procuratorate"]);
    expect((await scene.says("water.liaison", "xs1")).text).toMatch(none);
    const [, card = ""] = await scene.reads("direct:ecology.liaison");
    expect(card).toContain("这条线索改由您单位办理");
  });

  it("is not asked about again once it was said not to be", async () => {
    const asked = await open();
    expect((await asked.press("不是")).text).toContain("已补充");
    expect(await receivers()).toEqual(["water", "ecology", "procuratorate"]);
    expect((await scene.says(sender, "补充 xs1 水务局已到场")).text).toContain("已补充");
  });
});

describe("harm to a minor", () => {
  const harm = submit({
    category: "侵害未成年人",
    facts: "学生可能被侵害，教育局长期不管",
  });

  it("is sent at once, the unit in doubt kept out of it, and asked about after", async () => {
    scene = await openScene(monday);
    const done = await scene.says(sender, harm);
    expect(done.text).toContain("编号XS-2026-0001，正在通知公安局");
    expect(done.text).toContain("您写的内容里提到教育局：在您说明之前，按责任单位对待");
    expect(await receivers()).toEqual(["police", "civil-affairs", "procuratorate"]);
    await knowsNothing("education");
    expect((await scene.says(sender, "待办")).text).toContain("是责任单位");

    expect((await done.press("不是责任单位")).text).toContain(
      "已记下，线索照常送它：正在送教育局。",
    );
    expect(await receivers()).toEqual(["police", "civil-affairs", "procuratorate", "education"]);
    const [card = ""] = await scene.reads("direct:education.head");
    expect(card).toContain("清泉镇送来一条线索");
    expect((await scene.says("education.liaison", "受理 xs1")).text).toContain("您已受理");
  });

  it("is overdue when its hour has gone by, not first at midnight", async () => {
    scene = await openScene(monday);
    await scene.says(sender, harm);
    const late = async () => (await scene.says("procuratorate.chief", "谁没办")).text;
    expect(await late()).toContain("没有到期没办的事");
    await scene.moveTo("2026-03-02T05:00:00.000Z");
    const listed = await late();
    for (const unit of ["公安局联络员或主要负责人尚未登记：受理", "民政局", "检察院受理岗"])
      expect(listed).toContain(unit);
    expect(listed).toContain(
      "清泉镇主要负责人或清泉镇联络员尚未登记：说明线索里提到的单位是不是责任单位",
    );
    expect((await scene.says(sender, "待办")).text).toContain("说明线索里提到的单位是不是责任单位");
  });

  it("stays with the others where it is complained of", async () => {
    scene = await openScene(monday);
    const done = await scene.says(sender, harm);
    expect((await done.press("是责任单位")).text).toContain("已记下");
    expect(await accused()).toEqual(["education"]);
    await knowsNothing("education");
    expect((await scene.says(sender, "不是责任单位 xs1")).text).toContain("没有待确认的责任单位");
  });
});

describe("a unit accused later", () => {
  const submitted = playedScene(monday, async ({ says, saysIn, bot }) => {
    for (const [group, unit] of [
      ["group:water", "水务局"],
      ["group:linkage", "联动群"],
    ] as const)
      await (await saysIn("gov-office.secretariat", group, `群 绑定 ${unit}`)).press("确认");
    await says(sender, submit({ title: "金丝雀" }));
    await bot.deliver();
  });
  const open = async (): Promise<void> => {
    scene = await submitted();
  };
  const running = async (rule: string) =>
    ((await stored())?.clocks ?? [])
      .filter((clock) => clock.rule === rule && clock.stoppedAt === undefined)
      .map(({ organisation }) => organisation);
  const standing = (conversation: string) =>
    scene.messages
      .filter(({ post }) => post.conversation === conversation)
      .map(({ post }) => JSON.stringify(post.card))
      .join();

  it("that stands above those who receive it takes it from them as well, and the lead goes elsewhere", async () => {
    scene = await openScene(monday);
    await scene.says(sender, submit({}));
    expect(await receivers()).toEqual(["water", "ecology", "procuratorate"]);
    await scene.says(sender, "追加责任单位 xs1 县政府");
    expect(await receivers()).toEqual(["ecology", "procuratorate"]);
    expect((await stored())?.state).toBe("submitted");
    for (const who of ["water.liaison", "water.head", "gov.convenor"])
      for (const line of ["xs1", "列表", "待办"])
        expect((await scene.says(who, line)).text, who).not.toMatch(/XS-2026-0001(?!，正)|甲/);
    expect((await scene.says("ecology.liaison", "受理 xs1")).text).not.toMatch(none);
  });

  it.each(["县政府", "水务局", "检察院", "水务局、县政府", "公安局", "纪委监委"])(
    "%s: who is left is who would have received it, had it been named at once",
    async (unit) => {
      const left = async (): Promise<string> => {
        const units = await receivers();
        await scene.close();
        return units.toSorted().join();
      };
      scene = await openScene(monday);
      const asked = await scene.says(sender, submit({ accused: unit }));
      if (asked.text.includes("照此提交")) await asked.press("照此提交");
      const atOnce = await left();
      scene = await openScene(monday);
      await scene.says(sender, submit({}));
      await scene.says(sender, `追加责任单位 xs1 ${unit}`);
      expect(await left()).toBe(atOnce);
      scene = await openScene(monday);
    },
  );

  it("sees nothing from then on, and what stood with it is taken away", async () => {
    await open();
    expect(standing("direct:water.liaison")).toContain("金丝雀");
    const done = await scene.says(sender, "追加责任单位 xs1 水务局");
    expect(done.text).toContain("责任单位：水务局，不会收到、也看不到这件事");
    await scene.bot.sweep();
    await scene.bot.deliver();
    for (const where of ["direct:water.liaison", "group:water"])
      expect(standing(where)).not.toMatch(/金丝雀|XS-2026/);
    expect((await scene.says("water.liaison", "xs1")).text).toMatch(none);
    expect((await scene.says("water.head", "列表")).text).not.toContain("XS-2026");
    expect((await scene.says("water.liaison", "待办")).text).not.toContain("XS-2026");
    expect((await scene.says("water.liaison", "受理 xs1")).text).toMatch(none);
  });

  it("hands its lead and its clocks to whoever is next, who is told", async () => {
    await open();
    await scene.reads("direct:ecology.liaison");
    await scene.says("procuratorate.procurator", "追加责任单位 xs1 水务局");
    expect(await receivers()).toEqual(["ecology", "procuratorate"]);
    expect(await running("clue.accept-feedback")).toEqual(["ecology", "procuratorate"]);
    const [card = ""] = await scene.reads("direct:ecology.liaison");
    expect(card).toContain("水务局是责任单位，这条线索改由您单位办理，请受理或退回。");
    expect((await scene.says("ecology.liaison", "待办")).text).toContain("受理、登记或退回");
    const shown = await scene.says(sender, "xs1");
    expect(shown.text).toContain("追加责任单位");
    expect(shown.text).toContain("责任单位: 水务局");
  });

  it("hands a clue of which it was the only receiver to the procuratorate, also once it took it on", async () => {
    scene = await openScene(monday);
    await scene.says(sender, submit({ category: "民生", more: "接收单位=民政局" }));
    await scene.says("civil-affairs.liaison", "受理 xs1");
    await scene.says(sender, "追加责任单位 xs1 民政局 理由=推诿");
    expect(await receivers()).toEqual(["procuratorate"]);
    expect((await stored())?.state).toBe("submitted");
    expect(await running("clue.accept-feedback")).toEqual(["procuratorate"]);
    expect(await running("clue.result-feedback")).toEqual([]);
    await knowsNothing("civil-affairs");
    expect((await scene.says("procuratorate.intake", "受理 xs1")).text).toContain("您已受理");
  });

  it("several at once, in English, down to the discipline inspection", async () => {
    await open();
    await scene.says(sender, "language English");
    const done = await scene.says(sender, "accuse xs1 Water Bureau, ecology, procuratorate");
    expect(done.text).toContain("Complained of: Water Bureau, Ecology and Environment Branch");
    expect(await receivers()).toEqual(["discipline"]);
  });

  it.each([
    ["追加责任单位 xs1 清泉镇", "清泉镇是提交这件事的单位"],
    ["追加责任单位 xs1", "责任单位*"],
    ["追加责任单位 xs1 某某局", "没有“某某局”"],
  ])("is refused with what would be accepted: %s", async (line, said) => {
    await open();
    expect((await scene.says(sender, line)).text).toContain(said);
    expect(await receivers()).toEqual(["water", "ecology", "procuratorate"]);
  });

  it("twice is said to be so already, and by nobody who has no part in it", async () => {
    await open();
    await scene.says(sender, "追加责任单位 xs1 住建局");
    expect((await scene.says(sender, "追加责任单位 xs1 住建局")).text).toContain(
      "住建局已经是这件事的责任单位",
    );
    expect((await scene.says("police.liaison", "追加责任单位 xs1 教育局")).text).toMatch(none);
    expect((await scene.says("gov.convenor", "追加责任单位 xs1 教育局")).text).toContain("只能由");
  });
});

// Who receives, with water and ecology the usual receivers beside the procuratorate; `+` what was asked.
const ways: readonly (readonly [
  said: Parameters<typeof submit>[0],
  accused: readonly string[],
  to: readonly string[],
  asks?: "asks",
])[] = [
  [{ accused: "水务局" }, ["water"], ["ecology", "procuratorate"]],
  [{ accused: "水务" }, ["water"], ["ecology", "procuratorate"]],
  [{ accused: "水务局、生态环境分局" }, ["water", "ecology"], ["procuratorate"]],
  [{ accused: "水务局和生态环境分局" }, ["water", "ecology"], ["procuratorate"]],
  [{ accused: "水务局及环保局" }, ["water", "ecology"], ["procuratorate"]],
  [{ accused: "水务局与环保部门" }, ["water", "ecology"], ["procuratorate"]],
  [{ accused: "水务局以及环保等单位" }, ["water", "ecology"], ["procuratorate"]],
  [{ accused: "水务局，生态环境分局" }, ["water", "ecology"], ["procuratorate"]],
  [{ accused: "水务局 生态环境分局" }, ["water", "ecology"], ["procuratorate"]],
  [{ accused: "水务局/环保局" }, ["water", "ecology"], ["procuratorate"]],
  [{ accused: "水务环保" }, ["water", "ecology"], ["procuratorate"]],
  [{ accused: "水 务 局" }, ["water"], ["ecology", "procuratorate"]],
  [{ accused: "水　务　局" }, ["water"], ["ecology", "procuratorate"]],
  [{ accused: "水·务·局" }, ["water"], ["ecology", "procuratorate"]],
  [{ accused: "水務局" }, ["water"], ["ecology", "procuratorate"]],
  [{ accused: "生態環境分局" }, ["ecology"], ["water", "procuratorate"]],
  [{ accused: "ＷＡＴＥＲ　ＢＵＲＥＡＵ" }, ["water"], ["ecology", "procuratorate"]],
  [{ accused: "Water Bureau" }, ["water"], ["ecology", "procuratorate"]],
  [{ accused: "the WATER bureau & ecology" }, ["water", "ecology"], ["procuratorate"]],
  [{ accused: "水利局" }, ["water"], ["ecology", "procuratorate"]],
  [{ accused: "环境保护局" }, ["ecology"], ["water", "procuratorate"]],
  [{ accused: "山丹县水务局" }, ["water"], ["ecology", "procuratorate"]],
  [{ accused: "我县水务局有关人员" }, ["water"], ["ecology", "procuratorate"]],
  [{ accused: "县水务局机关" }, ["water"], ["ecology", "procuratorate"]],
  [{ accused: "水务局局长张某某" }, ["water"], ["ecology", "procuratorate"]],
  [{ accused: "水务局的领导" }, ["water"], ["ecology", "procuratorate"]],
  [{ accused: "水务局、天和砂石公司" }, ["water"], ["ecology", "procuratorate"]],
  [{ accused: "检察院" }, ["procuratorate"], ["water", "ecology"]],
  [{ accused: "水务局、环保局、检察院" }, ["water", "ecology", "procuratorate"], ["discipline"]],
  [{ accused: "水务局河道站" }, ["water"], ["ecology", "procuratorate"], "asks"],
  [{ accused: "水务局下属供水公司" }, ["water"], ["ecology", "procuratorate"], "asks"],
  [{ accused: "市水务局" }, ["water"], ["ecology", "procuratorate"], "asks"],
  [{ accused: "水利所" }, ["water"], ["ecology", "procuratorate"], "asks"],
  [{ accused: "水务居" }, ["water"], ["ecology", "procuratorate"], "asks"],
  [{ accused: "检查院" }, ["procuratorate"], ["water", "ecology"], "asks"],
  [{ accused: "Watr Bureau" }, ["water"], ["ecology", "procuratorate"], "asks"],
  [{ facts: "水务局多年不管" }, ["water"], ["ecology", "procuratorate"], "asks"],
  [{ facts: "水務局收到举报不处理" }, ["water"], ["ecology", "procuratorate"], "asks"],
  [{ facts: "环保部门视而不见" }, ["ecology"], ["water", "procuratorate"], "asks"],
  [{ facts: "The Water Bureau does nothing" }, ["water"], ["ecology", "procuratorate"], "asks"],
  [{ title: "水务局不作为" }, ["water"], ["ecology", "procuratorate"], "asks"],
  [{ more: "证据=水务局的答复" }, ["water"], ["ecology", "procuratorate"], "asks"],
  [{ accused: "水务局", facts: "环保局也不管" }, ["water", "ecology"], ["procuratorate"], "asks"],
];

describe("however it is written", () => {
  it("is neither told nor shown the clue, and everybody else is who receives it", async () => {
    scene = await openScene(monday);
    for (const [index, [said, units, to, asks]] of ways.entries()) {
      const code = `XS-2026-${String(index + 1).padStart(4, "0")}`;
      const what = JSON.stringify(said);
      const line = submit(said).replace("地点=山丹县", `地点=第${index}号桥下`);
      let answer = await scene.says(sender, line);
      expect(answer.text, what).toContain("还没有提交");
      expect(
        answer.text.includes("被反映的单位吗？") || answer.text.includes("没有找到"),
        what,
      ).toBe(asks === "asks");
      for (let left = 4; answer.text.startsWith("还没有提交") && left > 0; left -= 1) {
        for (const unit of units)
          expect((await scene.says(`${unit}.liaison`, code)).text, what).toMatch(none);
        const buttons = ["照此提交", "[是]", "水务局", "检察院"].filter((label) =>
          answer.text.includes(label.startsWith("[") ? label : `[${label}]`),
        );
        answer = await answer.press((buttons[0] ?? "").replace(/[[\]]/g, ""));
      }
      if (answer.text.includes("[仍要提交]")) answer = await answer.submit();
      expect(answer.text, what).toContain(`编号${code}`);
      const matter = await scene.store.matter(code);
      if (matter === undefined) throw new Error(what);
      expect(unitsIn(matter, "accused").toSorted(), what).toEqual([...units].toSorted());
      expect([...unitsIn(matter, "to"), ...unitsIn(matter, "joint")], what).toEqual(to);
      for (const unit of units)
        for (const post of ["liaison", "head"])
          expect((await scene.says(`${unit}.${post}`, code)).text, what).toMatch(none);
      for (const unit of to)
        expect((await scene.says(`${unit}.liaison`, code)).text, what).toContain(code);
    }
    await scene.bot.sweep();
    await scene.bot.deliver();
    for (const [index, [said, units]] of ways.entries())
      for (const unit of units)
        expect(
          scene.messages
            .filter(({ post }) => post.conversation.startsWith(`direct:${unit}.`))
            .some(({ post }) =>
              JSON.stringify(post.card).includes(`XS-2026-${String(index + 1).padStart(4, "0")}`),
            ),
          JSON.stringify(said),
        ).toBe(false);
  });

  it("named as each of the townships at once, none of them sees it", async () => {
    scene = await openScene(monday);
    await scene.says("hotline-12345.officer", submit({ accused: "各乡镇" }));
    expect((await accused()).length).toBe(8);
    for (const unit of await accused()) await knowsNothing(unit);
  });

  const han = fc.constantFrom(...[..."金木水火土山河林田石云风雷江湖海东西南北中"]);
  const name = fc
    .tuple(fc.array(han, { minLength: 2, maxLength: 4 }), fc.constantFrom("局", "委", "中心"))
    .map(([letters, end]) => ({ short: letters.join(""), full: letters.join("") + end }));
  const writings: readonly ((written: string) => string)[] = [
    (written) => written,
    (written) => [...written].join(" "),
    (written) => `山丹县${written}`,
    (written) => `${written}的领导`,
    (written) => `${written}、天和砂石公司`,
    (written) => `住建局和${written}`,
    (written) => `${written}等单位`,
    (written) => `${written}某某站`,
  ];

  it("never learns of it in a county of any names", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .tuple(name, name, name)
          .filter((all) => new Set(all.map(({ short }) => short)).size === 3),
        fc.constantFrom("full", "short", "former"),
        fc.constantFrom(...writings),
        async ([water, ecology, former], by, write) => {
          const one = await openScene(monday);
          try {
            const people = [...(await one.store.directory()).people.values()];
            const renamed: Record<string, { readonly short: string; readonly full: string }> = {
              water,
              ecology,
            };
            await one.store.saveDirectory(
              demoOrganisations.map((unit) => {
                const given = renamed[unit.id];
                return given === undefined
                  ? unit
                  : {
                      ...unit,
                      name: text(given.full, unit.name.en),
                      also: [given.short, ...(unit.id === "water" ? [former.full] : [])],
                    };
              }),
              people,
            );
            const typed = write(
              by === "full" ? water.full : by === "short" ? water.short : former.full,
            );
            let answer = await one.says(sender, submit({ accused: typed }));
            for (let left = 4; answer.text.startsWith("还没有提交") && left > 0; left -= 1) {
              expect((await one.says("water.liaison", "xs1")).text, typed).toMatch(none);
              const label = ["照此提交", "是", water.full].find((label) =>
                answer.text.includes(`[${label}]`),
              );
              answer = await answer.press(label ?? "");
            }
            expect(answer.text, typed).toContain("编号XS-2026-0001");
            await one.bot.sweep();
            await one.bot.deliver();
            for (const post of ["liaison", "liaison-2", "head"]) {
              const where = `direct:water.${post}`;
              expect((await one.says(`water.${post}`, "xs1")).text, typed).toMatch(none);
              expect(
                one.messages.filter(({ post: { conversation } }) => conversation === where),
              ).toEqual([]);
            }
          } finally {
            await one.close();
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});
