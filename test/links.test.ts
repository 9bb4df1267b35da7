import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { brokenAt } from "../src/flow/history.ts";
import { cardText, playedScene, type Scene } from "./scene.ts";

/** 关联: matters that have to do with each other say so, and only to whoever may see both. */

const handler = "procuratorate.procurator";
const intake = "procuratorate.intake";
const secretariat = "gov-office.secretariat";
const none = "没有找到这条记录，或者它与您无关。请核对编号；输入“列表”可看到您能看的全部事项。";

const begun = playedScene("2026-11-30T01:00:00.000Z", async (scene) => {
  const clue = (title: string, category = "水污染") =>
    `提交线索 标题=${title} 类别=${category} 事实=黑水直排 地点=${title} 日期=昨天 来源=履职`;
  await scene.says("water.liaison", clue("东街排污口"));
  // Not the water bureau's to see, and named people's only.
  await scene.says("forestry.liaison", `${clue("西岭盗伐", "林草")} 接收单位=检察院`);
  await scene.says(intake, "提级 xs2 涉及未公开的案情");
  await scene.says(
    handler,
    "登记建议 标题=依法履职 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局 送达日期=2026-11-27 异议期=10 内容=查处",
  );
  await scene.says(secretariat, "任务 交办 巡河 牵头单位=公安局 到期=2026-12-10");
  for (const who of ["water.liaison", "forestry.liaison", intake, handler])
    await scene.reads(`direct:${who}`);
});

let scene: Scene;
beforeEach(async () => {
  scene = await begun();
});
afterEach(async () => {
  for await (const { findings } of scene.store.verify()) expect(findings).toEqual([]);
  for (const code of ["XS-2026-0001", "XS-2026-0002", "JY-2026-0001"]) {
    const matter = await scene.store.matter(code);
    if (matter === undefined) throw new Error(`${code} is gone`);
    expect(brokenAt(await scene.store.entries(code), matter)).toBeUndefined();
  }
  await scene.close();
});

const says = async (who: string, line: string) => (await scene.says(who, line)).text;
/** The lines of a card that say what it is linked with, the history among them. */
const links = async (who: string, line: string) =>
  (await says(who, line)).split("\n").filter((one) => /关联|Link|Unlink/.test(one));

describe("two matters in one line", () => {
  it.each([
    "关联 XS-1 和 建议1号",
    "关联 建议1号 和 xs1",
    "关联 1号建议、1号线索",
    "关联 检察建议第1号 与 XS-2026-0001",
    "关联 山检建〔2026〕3号 和 线索1号",
    "link clue 1 and rec 1",
  ])("are named as people name them: %s", async (line) => {
    await says("water.liaison", line);
    expect(await links("water.liaison", "查 xs1")).toEqual([
      "关联: 检察建议 JY-2026-0001（已送达，待签收）",
      "2026年11月30日 周一 09:00: 水务局联络员 关联 JY-2026-0001",
    ]);
  });

  it.each([
    ["把 xs1 和 建议1号 关联起来", "关联 XS-2026-0001、JY-2026-0001"],
    ["建议1号和xs1是一回事，关联起来", "关联 XS-2026-0001、JY-2026-0001"],
    ["把xs1、jy1、rw1这三件关联起来", "关联 XS-2026-0001、JY-2026-0001、RW-2026-0001"],
    ["connect these two: xs1 and jy1", "Link XS-2026-0001、JY-2026-0001"],
  ])(
    "are all on the button that is offered for a sentence, which links them: %s",
    async (line, label) => {
      if (label.startsWith("Link")) await says(secretariat, "language en");
      const offered = await scene.says(secretariat, line);
      expect(offered.text).toContain(`[${label}]`);
      await offered.press(label);
      const codes = label.split(" ")[1]?.split("、").slice(1) ?? [];
      expect((await scene.store.matter("XS-2026-0001"))?.links?.map(({ code }) => code)).toEqual(
        codes,
      );
    },
  );

  it("what is said besides is the reason", async () => {
    await says("water.liaison", "关联 xs1 和 建议1号 同一处排污口");
    expect(await links("water.liaison", "查 xs1")).toContain(
      "2026年11月30日 周一 09:00: 水务局联络员 关联 JY-2026-0001：同一处排污口",
    );
  });
  it("one that is named by its title is asked about first", async () => {
    const said = await says("water.liaison", "关联 jy1 和 东街排污口那条");
    expect(said).toContain("[XS-2026-0001（东街排污口）]");
    expect(await links("water.liaison", "查 xs1")).toEqual([]);
    const { reply } = await scene.says("water.liaison", "关联 jy1 和 东街排污口那条");
    const press = "card" in reply ? reply.card?.actions[0]?.press : undefined;
    if (press === undefined) throw new Error("nothing to press");
    await scene.presses("water.liaison", press);
    expect(await links("water.liaison", "查 xs1")).toHaveLength(2);
  });
  it("one that is hidden is none, by number, by kind or by title", async () => {
    expect(await says("water.liaison", "关联 xs1 和 线索2号")).toContain(none);
    expect(await says("water.liaison", "关联 xs1 和 线索77号")).toContain(none);
    expect(await says("water.liaison", "关联 xs1 和 西岭盗伐")).not.toContain("XS-2026-0002");
  });
});

describe("two matters", () => {
  it("name each other with kind and state, and both histories say who linked them, when and why", async () => {
    expect(await says("water.liaison", "关联 XS-2026-0001 JY-2026-0001 同一处排污口")).toContain(
      "已关联：XS-2026-0001与JY-2026-0001。",
    );
    expect(await links("water.liaison", "查 xs1")).toEqual([
      "关联: 检察建议 JY-2026-0001（已送达，待签收）",
      "2026年11月30日 周一 09:00: 水务局联络员 关联 JY-2026-0001：同一处排污口",
    ]);
    expect(await links(handler, "查 jy1")).toEqual([
      "关联: 线索 XS-2026-0001（已提交）",
      "2026年11月30日 周一 09:00: 水务局联络员 关联 XS-2026-0001：同一处排污口",
    ]);
    await says(handler, "language English");
    expect((await links(handler, "show jy1"))[0]).toBe(
      "Linked with: clue XS-2026-0001 (Submitted)",
    );
  });

  it("are followed where their cards stand: how far the other is, is drawn anew", async () => {
    await says(intake, "关联 xs1 jy1");
    const stands = async () => {
      await scene.reads("direct:water.liaison");
      const cards = scene.messages.filter(({ post: { matter } }) => matter === "JY-2026-0001");
      return cards.map(({ post }) => JSON.stringify(post.card)).join();
    };
    expect(await stands()).toContain("XS-2026-0001（已提交）");
    await says(intake, "登记 xs1");
    expect(await stands()).toContain("XS-2026-0001（已登记）");
  });

  it.each([
    ["关联 xs1 jy1、rw1 三件一起办", ["JY-2026-0001", "RW-2026-0001"]],
    ["关联 xs1 和 山检建〔2026〕3号", ["JY-2026-0001"]],
    ["关联 xs1 和山检建〔2026〕3号", ["JY-2026-0001"]],
    ["关联 xs1，jy1", ["JY-2026-0001"]],
    ["关联 xs1 与哪件事=jy1 理由=同一处", ["JY-2026-0001"]],
    ["关联 xs1 jy1 jy1", ["JY-2026-0001"]],
    ["link xs1 with jy1", ["JY-2026-0001"]],
    ["LINK XS1 JY1", ["JY-2026-0001"]],
  ] as const)("%s", async (line, codes) => {
    expect(await says(secretariat, line)).toContain("已关联");
    for (const code of ["XS-2026-0001", ...codes]) {
      const others = code === "XS-2026-0001" ? codes : ["XS-2026-0001"];
      const found = (await scene.store.matter(code))?.links?.map((one) => one.code);
      expect(found).toEqual(others);
    }
  });

  it.each(["XS1 和 JY1 是一回事", "把xs1和jy1关联起来", "link them: xs1, jy1"])(
    "%s: is offered, and done by a press",
    async (line) => {
      const offered = await scene.says(secretariat, line);
      expect(offered.text).toContain("[关联 XS-2026-0001、JY-2026-0001]");
      const done = await offered.press("关联 XS-2026-0001、JY-2026-0001");
      expect(done.text).toContain("已关联：XS-2026-0001与JY-2026-0001");
    },
  );

  it("asks with what, where only one is named", async () => {
    const form = await scene.says("water.liaison", "关联 xs1");
    expect(form.text).toContain("与哪件事*:");
    expect((await form.submit({ with: "jy1" })).text).toContain("已关联");
    const more = await (await scene.says("water.liaison", "xs1")).press("更多");
    expect((await more.press("关联")).text).toContain("与哪件事*:");
    const bare = await scene.says("water.liaison", "关联");
    expect((await bare.submit({ with: "xs1" })).text).toContain("两个编号都写");
  });
});

describe("what is not linked", () => {
  it.each([
    ["itself", "water.liaison", ["关联 xs1 xs1"], "不能和自己关联"],
    ["what is linked", "water.liaison", ["关联 xs1 jy1", "关联 jy1 xs1"], "已经关联"],
    ["what is not there", "water.liaison", ["关联 xs1 xs9"], none],
    ["what is hidden", "water.liaison", ["关联 xs1 xs2"], none],
    ["of what is hidden", "water.liaison", ["关联 xs2 xs1"], none],
    ["no number", "water.liaison", ["关联 xs1 东街那件"], "请写另一件事的编号"],
    ["what it came of", secretariat, [], "已经互相列出"],
    ["by a reader who acts in neither", "justice.head", ["关联 xs1 jy1"], "不能由您关联"],
  ] as const)("%s", async (name, who, lines, why) => {
    const all =
      name === "what it came of"
        ? ["任务 交办 落实 牵头单位=水务局 到期=2026-12-10 关联事项=jy1", "关联 rw2 jy1"]
        : lines;
    let said = "";
    for (const line of all) said = await says(who, line);
    expect(said).toContain(why);
  });

  it("is what a unit has only copies of: it is not offered there either", async () => {
    await says(handler, "抄送 jy1 住建局");
    await says(
      handler,
      "登记建议 标题=督促整改 文号=山检建〔2026〕4号 类型=公益诉讼 单位=水务局 送达日期=2026-11-27 异议期=10 内容=查处 抄送=住建局",
    );
    expect(await says("housing.liaison", "关联 jy1 jy2")).toContain("都不是您经办的");
    const more = async (who: string) =>
      (await scene.presses(who, { command: "more", code: "JY-2026-0001" })).text;
    expect(await more("housing.liaison")).not.toContain("[关联]");
    for (const who of ["water.liaison", handler, secretariat])
      expect(await more(who)).toContain("[关联]");
  });

  it.each([
    ["after one another", "关联 xs1 jy1", false],
    ["side by side", "关联 xs1 jy1", true],
    ["the second one edited", "关联 xs1 rw1", false],
  ])("is the same once more where the same message comes twice, %s", async (_, line, together) => {
    const first = scene.says(secretariat, "关联 xs1 jy1", "once");
    if (!together) await first;
    const said = await Promise.all([first, scene.says(secretariat, line, "once")]);
    expect(said.filter(({ text }) => text.includes("已关联："))).toHaveLength(1);
    expect(said.filter(({ text }) => text.includes("不会重复"))).toHaveLength(1);
    expect((await scene.store.entries("XS-2026-0001")).map(({ step }) => step)).toEqual([
      "submit",
      "link",
    ]);
  });
});

describe("a link with what somebody may not see", () => {
  /** All that a reader of the recommendation finds of it. */
  const looks = async () => [
    await says("water.liaison", "查 jy1"),
    await says("water.liaison", "解除关联 jy1"),
    await says("water.liaison", "解除关联 jy1 xs2"),
    await says("water.liaison", "解除关联 jy1 xs9"),
    await says("water.liaison", "待办"),
    await says("water.liaison", "文书 jy1"),
    (await scene.presses("water.liaison", { command: "more", code: "JY-2026-0001" })).text,
    ...scene.messages
      .filter(({ post }) => post.conversation === "direct:water.liaison")
      .map(({ post }) => cardText(post.card, "zh-CN")),
  ];

  it("says nothing to them, wherever they look, and everything to those who may see both", async () => {
    await says("water.liaison", "签收 jy1");
    await scene.reads("direct:water.liaison");
    const before = await looks();
    expect(await says(intake, "关联 jy1 xs2 同一企业")).toContain("已关联");
    expect(await scene.reads("direct:water.liaison")).toEqual([]);
    expect(await looks()).toEqual(before);
    expect(await links(intake, "查 jy1")).toHaveLength(2);
    expect(await links(intake, "查 xs2")).toHaveLength(2);
    // Neither does it stand in the way of anything.
    expect(await says("water.liaison", "更正 jy1")).toContain("已撤回“签收”");
    expect(await links(intake, "查 jy1")).toHaveLength(2);
  });

  it("touches no card of theirs when something is done in it, and those of who may see both", async () => {
    await says(intake, "查 jy1");
    await says(intake, "关联 jy1 xs2 同一企业");
    await scene.reads("direct:water.liaison");
    await says(intake, "登记 xs2");
    const stale = await scene.store.stalePostings(100);
    const touched = stale.filter(({ matter }) => matter === "JY-2026-0001");
    expect(touched.map(({ recipient }) => recipient)).not.toContainEqual(
      expect.objectContaining({ id: "water.liaison" }),
    );
    expect(stale.map(({ recipient }) => recipient)).toContainEqual(
      expect.objectContaining({ id: intake }),
    );
  });

  it("goes from the cards of those who may see it no longer", async () => {
    await says(intake, "关联 xs1 jy1");
    expect(await links("water.liaison", "查 jy1")).toHaveLength(2);
    await says("water.liaison", "回避 xs1 亲属在企业任职");
    expect(await links("water.liaison", "查 jy1")).toEqual([]);
    expect(await links(handler, "查 jy1")).toHaveLength(2);
  });

  it("gives no sight of anything", async () => {
    await says(intake, "关联 jy1 xs2");
    for (const who of ["water.liaison", "water.head"])
      expect(await says(who, "查 xs2")).toContain(none);
  });
});

describe("a link undone", () => {
  beforeEach(async () => {
    await says("water.liaison", "关联 xs1 jy1");
  });

  it.each(["water.liaison", secretariat])("by %s, once it is confirmed", async (who) => {
    const asked = await scene.says(who, "解除关联 jy1 xs1");
    expect(await links(who, "查 xs1")).toHaveLength(2);
    expect((await asked.press("确认解除")).text).toContain("已解除JY-2026-0001和XS-2026-0001");
    expect((await asked.press("确认解除")).text).toContain("不会重复");
    expect((await links(who, "查 xs1")).map((one) => one.slice(-17))).toEqual([
      expect.stringContaining("关联 JY-2026-0001"),
      expect.stringContaining("解除关联 JY-2026-0001"),
    ]);
    expect(await says(who, "解除关联 xs1 jy1")).toContain("没有您能解除的关联");
    expect(await says(who, "关联 xs1 jy1")).toContain("已关联");
  });

  it("by nobody else, and is chosen from where there are several", async () => {
    expect(await says(handler, "解除关联 jy1 xs1")).toContain("由当初关联的人或者秘书处办");
    await says(secretariat, "关联 xs1 rw1");
    const which = await scene.says(secretariat, "解除关联 xs1");
    expect(which.text).toMatch(/\[JY-2026-0001 · .+\] \[RW-2026-0001 · .+\]/u);
    const asked = await which.press("RW-2026-0001");
    await asked.press("确认解除");
    expect((await scene.store.matter("RW-2026-0001"))?.links).toBeUndefined();
    expect((await scene.store.matter("XS-2026-0001"))?.links).toHaveLength(1);
  });

  it("is not what 更正 takes back", async () => {
    expect(await says("water.liaison", "更正")).toContain("请用“解除关联”撤回");
  });

  it.each([
    ["undone by the secretariat", secretariat, "解除关联 xs1 jy1"],
    ["with what they see no longer", "water.liaison", "回避 xs1 亲属在企业任职"],
  ])("%s, stands in the way of no 更正", async (_, who, line) => {
    await (await scene.says("water.liaison", "解除关联 xs1 jy1")).press("确认解除");
    await says("water.liaison", "签收 jy1");
    await says("water.liaison", "关联 xs1 jy1");
    expect(await says("water.liaison", "更正 jy1")).toContain("请用“解除关联”撤回");
    const said = await scene.says(who, line);
    if (who === secretariat) await said.press("确认解除");
    expect(await says("water.liaison", "更正 jy1")).toContain("已撤回“签收”");
  });
});
