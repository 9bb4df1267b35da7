import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headlineOf, playedScene, type Scene } from "./scene.ts";

// 类案提醒 (实施意见 第15项): the third matter of one category in one place or against one unit is told to whoever may
// answer all of them by one recommendation, each of those that reader sees and no other.

const intake = "procuratorate.intake";
const procurator = "procuratorate.procurator";
const chief = "procuratorate.chief";
const secretariat = "gov-office.secretariat";

// Monday 2 March 2026, 09:00 in the county.
const begins = playedScene("2026-03-02T01:00:00.000Z", async () => {}, { mornings: true });
let scene: Scene;
let sent = 0;
let hour = 1;
beforeEach(async () => {
  scene = await begins();
  [sent, hour] = [0, 1];
});
afterEach(() => scene.close());

/** An hour later. */
const later = () => {
  hour += 1;
  return scene.moveTo(`2026-03-02T0${hour}:00:00.000Z`);
};
/** A clue is submitted, and taken on where it says by whom. */
const clue = async (
  place: string,
  {
    more = "",
    category = "耕地土壤污染",
    by = intake as string | null,
    from = "forestry.liaison",
    to = "检察院",
  } = {},
) => {
  sent += 1;
  const { text } = await scene.says(
    from,
    `提交线索 标题=第${"一二三四五六七八"[sent - 1]}件 类别=${category} 事实=${"甲乙丙丁戊己庚辛"[sent - 1]}处堆放废料 地点=${place} 日期=2026-02-2${sent} 来源=履职 接收单位=${to} ${more}`,
  );
  const code = /XS-2026-\d{4}/.exec(text)?.[0] ?? text;
  if (by !== null) expect((await scene.says(by, `受理 ${code}`)).text).toMatch(/已受理/);
  return code;
};
const alerts = async (who: string) =>
  (await scene.reads(`direct:${who}`)).filter((one) => /类案提醒|Similar-case/.test(one));
const alert = /^类案提醒：同一类、同一地方或者同一单位的线索已有3件/;

describe("the third of one category in one place", () => {
  it("is told once to whoever may recommend, with a press that answers all three", async () => {
    await clue("位奇镇芦堡村");
    await clue("位奇镇十里堡");
    await later();
    expect(await alerts(procurator)).toEqual([]);
    expect((await scene.says(procurator, "xs2")).text).not.toContain("同类事项");
    await clue("位奇镇东湾村");
    await later();
    for (const who of [procurator, chief, intake]) {
      const told = await alerts(who);
      expect(told.map(headlineOf), who).toEqual([expect.stringMatching(alert)]);
      expect(told[0], who).toContain("同类事项: 位奇镇，3件：线索 XS-2026-0001");
    }
    const card = await scene.says(procurator, "xs1");
    expect(card.text).toMatch(
      /同类事项: 位奇镇，3件：线索 XS-2026-0001.*XS-2026-0002.*XS-2026-0003/,
    );
    const form = await card.press("这3件一并提出检察建议");
    const done = await form.submit({
      title: "加强耕地巡查",
      number: "山检建〔2026〕3号",
      to: ["natural-resources"],
      servedOn: "2026-03-02",
      asks: "建立巡查机制",
    });
    expect(done.text).toContain("已登记");
    const made = await scene.store.matter("JY-2026-0001");
    expect(made?.links?.map(({ code, as }) => `${code} ${as}`)).toEqual([
      "XS-2026-0001 from",
      "XS-2026-0002 from",
      "XS-2026-0003 from",
    ]);
    expect(made?.fields).toMatchObject({ type: "governance" });
    // Each of them says what it led to, and is not answered a second time.
    for (const code of ["xs1", "xs2", "xs3"]) {
      const { text } = await scene.says(procurator, code);
      expect(text).toContain("后续: 检察建议 JY-2026-0001");
      expect(text).not.toContain("一并提出");
    }
  });

  it("is no news to anybody else, in no group, and a fourth says nothing by itself", async () => {
    for (const place of ["位奇镇芦堡村", "位奇镇十里堡", "位奇镇东湾村"]) await clue(place);
    await later();
    await alerts(procurator);
    await clue("位奇镇新开村");
    await later();
    await later();
    expect(await alerts(procurator)).toEqual([]);
    expect((await scene.says(procurator, "xs4")).text).toContain("同类事项: 位奇镇，4件");
    // As many again are told of.
    await clue("位奇镇马寨村");
    await clue("位奇镇孙营村");
    await later();
    expect((await alerts(procurator)).map(headlineOf)).toEqual([
      expect.stringContaining("已有6件"),
    ]);
    const others = scene.messages.filter(
      ({ post: { conversation } }) => !conversation.startsWith("direct:procuratorate."),
    );
    expect(JSON.stringify(others.map(({ post }) => post))).not.toMatch(/类案提醒|同类事项/);
    for (const who of ["forestry.liaison", "town-weiqi.liaison"])
      expect((await scene.says(who, "xs1")).text, who).not.toMatch(/同类|一并提出/);
    // Whoever answers for the whole knows of them, and has nothing to press.
    const { text } = await scene.says(secretariat, "xs1");
    expect(text).toContain("同类事项: 位奇镇，6件");
    expect(text).not.toContain("一并提出");
  });

  it.each<readonly [string, () => Promise<unknown>]>([
    ["not taken on", () => clue("位奇镇东湾村", { by: null })],
    ["of another category", () => clue("位奇镇东湾村", { category: "水污染" })],
    ["in another place", () => clue("霍城镇西关村")],
    [
      "withdrawn",
      async () => {
        const code = await clue("位奇镇东湾村", { by: null });
        await scene.says("forestry.liaison", `撤回 ${code} 填错了`);
      },
    ],
    [
      "found to be nothing",
      async () => scene.says(chief, `不立案 ${await clue("位奇镇东湾村")} 查无此事`),
    ],
    ["quarantined", async () => scene.says(procurator, `隔离 ${await clue("位奇镇东湾村")}`)],
  ])("does not count one that is %s", async (_, third) => {
    await clue("位奇镇芦堡村");
    await clue("位奇镇十里堡");
    await third();
    await later();
    for (const who of [procurator, chief, intake]) expect(await alerts(who), who).toEqual([]);
    expect((await scene.says(procurator, "xs1")).text).not.toContain("同类事项");
  });

  // The one that is hidden is told of by no number either, whichever of them it is.
  it.each([
    ["first", 0],
    ["second", 1],
    ["last", 2],
  ])(
    "does not count one that its reader does not see, and says so to whoever sees all: the %s",
    async (_, hidden) => {
      const category = "社会诚信";
      for (const [index, place] of ["位奇镇芦堡村", "位奇镇十里堡", "位奇镇东湾村"].entries())
        await clue(
          place,
          index === hidden ? { category, to: "发改局", by: "development.liaison" } : { category },
        );
      await later();
      for (const who of [procurator, intake]) expect(await alerts(who), who).toEqual([]);
      // The chief procurator answers for the whole as well.
      expect((await alerts(chief)).map(headlineOf)).toEqual([expect.stringMatching(alert)]);
      for (const [index, code] of ["xs1", "xs2", "xs3"].entries()) {
        const reader = index === hidden ? "development.liaison" : procurator;
        expect((await scene.says(reader, code)).text, code).not.toContain("同类事项");
      }
      expect((await scene.says(secretariat, "xs1")).text).toContain("同类事项: 位奇镇，3件");
    },
  );

  it("counts only what began within the county's time", async () => {
    await clue("位奇镇芦堡村");
    await clue("位奇镇十里堡");
    await scene.moveTo("2026-09-01T01:00:00.000Z");
    await alerts(procurator);
    await clue("位奇镇东湾村");
    await scene.moveTo("2026-09-01T03:00:00.000Z");
    expect(await alerts(procurator)).toEqual([]);
  });
});

describe("the third against one unit", () => {
  it("is told of wherever it happened, and the unit learns nothing", async () => {
    for (const place of ["位奇镇芦堡村", "霍城镇西关村", "老军乡丰城村"])
      await clue(place, { more: "责任单位=水务局" });
    await later();
    const [told] = await alerts(procurator);
    expect(told).toContain("同类事项: 水务局，3件");
    const form = await (await scene.says(procurator, "xs2")).press("这3件一并提出检察建议");
    expect(form.text).toContain("单位*: water");
    await form.submit({
      title: "规范河道管理",
      number: "山检建〔2026〕4号",
      servedOn: "2026-03-02",
      asks: "建立巡查机制",
    });
    for (const line of ["jy1", "历史 jy1", "待办", "xs1"])
      expect((await scene.says("water.liaison", line)).text, line).not.toMatch(
        /XS-2026|同类|类案|来源/,
      );
    expect(
      JSON.stringify(
        scene.messages
          .filter(({ post }) => post.conversation.startsWith("direct:water."))
          .map(({ post }) => post),
      ),
    ).not.toMatch(/XS-2026|同类|类案/);
  });

  it("is told of a firm as it was written", async () => {
    for (const place of ["位奇镇芦堡村", "霍城镇西关村", "老军乡丰城村"])
      await clue(place, { more: "责任单位=天和砂石公司" });
    await later();
    expect((await alerts(procurator))[0]).toContain("同类事项: 天和砂石公司，3件");
  });
});

it("says of restricted ones no more than how many, and their recommendation is restricted too", async () => {
  for (const place of ["位奇镇芦堡村", "霍城镇西关村", "位奇镇十里堡", "位奇镇东湾村"])
    await clue(place, { category: "查封扣押冻结监督" });
  await later();
  const [told] = await alerts(intake);
  expect(headlineOf(told ?? "")).toMatch(alert);
  expect(told).not.toMatch(/位奇|第.件|废料/);
  const form = await (await scene.says(intake, "xs1")).press("这3件一并提出检察建议");
  await form.submit({
    title: "规范查封",
    number: "山检建〔2026〕5号",
    to: ["police"],
    servedOn: "2026-03-02",
    asks: "建立台账",
  });
  expect(await scene.store.matter("JY-2026-0001")).toMatchObject({
    visibility: 2,
    category: "seizure-supervision",
  });
  // The secretariat sees none of them.
  expect((await scene.says(secretariat, "xs1")).text).toContain("没有找到这条记录");
});

describe("how many within how long", () => {
  it("is the county's, set by the chief procurator, the convenor or the secretariat", async () => {
    for (const place of ["位奇镇芦堡村", "位奇镇十里堡"]) await clue(place);
    expect((await scene.says(chief, "类案提醒")).text).toMatch(/3件.*180日/);
    expect((await scene.says(chief, "类案提醒 件数=2 天数=90")).text).toMatch(/2件.*90日/);
    await later();
    expect((await alerts(procurator)).map(headlineOf)).toEqual([
      expect.stringContaining("已有2件"),
    ]);
    expect((await scene.reads(`direct:${secretariat}`)).join()).toMatch(/检察长.*2件.*90日/);
    // What is set so stands there with what is alike now, as far as its reader sees it.
    expect((await scene.says(chief, "similar cases")).text).toMatch(
      /位奇镇，2件：线索 XS-2026-0001/,
    );
  });

  it.each([
    ["类案提醒 件数=1", /2.*20/],
    ["类案提醒 天数=9000", /30.*730/],
  ])("%s says what would be accepted", async (line, said) => {
    expect((await scene.says(chief, line)).text).toMatch(said);
    expect((await scene.says(chief, "类案提醒")).text).toMatch(/3件.*180日/);
  });

  it("is not everybody's to set", async () => {
    expect((await scene.says("water.liaison", "类案提醒 件数=2")).text).not.toContain("2件");
  });
});
