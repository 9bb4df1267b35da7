import { afterEach, describe, expect, it } from "vitest";
import { playedScene, type Scene } from "../scene.ts";

let scene: Scene;
const schedules = async (played: Scene) => {
  await played.says(
    "gov-office.secretariat",
    "会议 安排 标题=采砂会商 时间=明天下午3点 参会单位=水务局、公安局",
  );
};
// Tuesday 24 November 2026, 10:00 in the county.
const one = playedScene("2026-11-24T02:00:00.000Z", schedules);
const two = playedScene("2026-11-24T02:00:00.000Z", async (played) => {
  await schedules(played);
  await played.says(
    "gov-office.secretariat",
    "会议 安排 标题=欠薪会商 时间=周五下午3点 参会单位=水务局、公安局",
  );
});
afterEach(() => scene.close());

const convenor = (line: string) => scene.says("gov.convenor", line);
const fields = async () => (await scene.store.matter("HY-2026-0001"))?.fields;
const standsIn = (text: string, label: string): string | undefined =>
  new RegExp(`^ ?${label}\\*?: ?(.*)$`, "mu").exec(text)?.[1];

describe("the convenor says in own words who chairs one meeting", () => {
  it.each([
    ["采砂会我去不了，让司法局局长主持", "justice.head"],
    ["我下周出差，采砂会请检察长代我主持", "procuratorate.chief"],
    ["请检察长代我主持采砂会", "procuratorate.chief"],
    ["采砂会司法局局长替我主持", "justice.head"],
    ["采砂会由司法局负责人主持", "justice.head"],
    ["明天的会我有事，委托司法局长主持一下", "justice.head"],
    ["采砂会交给检察长主持", "procuratorate.chief"],
    ["我去不了，让司法局的一把手主持", "justice.head"],
    ["我这几天出差，采砂会让检察长主持", "procuratorate.chief"],
    ["I can't be there, let the head of justice chair it", "justice.head"],
    ["ask the chief procurator to chair tomorrow's meeting", "procuratorate.chief"],
  ])("shown before it is done: %s", async (line, deputy) => {
    scene = await one();
    const form = await convenor(line);
    expect(form.text).toMatch(/^委托 HY-2026-0001/);
    expect(standsIn(form.text, "受托人")).toBe(deputy);
    expect(await fields()).not.toHaveProperty("entrustment");
    expect((await form.submit()).text).toContain("主持");
    expect(await fields()).toMatchObject({ entrustment: { deputy, by: "gov.convenor" } });
  });

  it("also of a meeting whose English name fits no title: asked which, and taken along", async () => {
    scene = await one();
    const which = await convenor(
      "I can't chair the sand meeting, let the head of justice chair it",
    );
    expect(which.text).toContain("HY-2026-0001");
    const form = await which.press("委托会议 HY-2026-0001");
    expect(standsIn(form.text, "受托人")).toBe("justice.head");
  });

  it("which of several is asked, with who chairs taken along", async () => {
    scene = await two();
    const which = await convenor("我去不了，让司法局局长主持");
    expect(which.text).toContain("您要办的是哪一件？");
    const form = await which.press("委托会议 HY-2026-0002");
    expect(standsIn(form.text, "受托人")).toBe("justice.head");
    expect((await convenor("欠薪会我去不了，让检察长主持")).text).toMatch(/^委托 HY-2026-0002/);
  });

  it("whoever is no deputy convenor, or nobody, is said in the form", async () => {
    scene = await one();
    const form = await convenor("让水务局局长主持采砂会");
    expect(standsIn(form.text, "受托人")).toBe("water.head");
    expect((await form.submit()).text).toContain("司法局负责人");
    expect((await convenor("采砂会交给张三主持")).text).toContain("没有“张三”");
  });

  it.each([
    "采砂会谁主持",
    "采砂会是检察长主持吗",
    "采砂会让谁主持",
    "如果我去不了就让检察长主持采砂会",
    "采砂会不用让检察长主持",
    "别让检察长主持采砂会",
    "采砂会是让检察长主持过的",
    "检察长主持的那个会开了没有",
    "who chairs the sand meeting?",
    "if I can't come let the head of justice chair it",
    "don't let the head of justice chair it",
    "我主持采砂会",
  ])("asked, denied or left open begins nothing: %s", async (line) => {
    scene = await one();
    expect((await convenor(line)).text).not.toMatch(/^委托/);
    expect(await fields()).not.toHaveProperty("entrustment");
  });
});

describe("the convenor says in own words who chairs for some days", () => {
  it.each([
    ["下周的会都由检察长主持", "procuratorate.chief", "2026-11-30", "2026-12-04"],
    ["我下周出差，请检察长代我主持", "procuratorate.chief", "2026-11-30", "2026-12-04"],
    ["12月1日到5日的会议都请司法局局长主持", "justice.head", "2026-12-01", "2026-12-05"],
    [
      "let the chief procurator chair all meetings next week",
      "procuratorate.chief",
      "2026-11-30",
      "2026-12-04",
    ],
  ])("%s", async (line, deputy, from, until) => {
    scene = await one();
    const form = await convenor(line);
    expect(form.text).toMatch(/^委托\n/);
    expect(standsIn(form.text, "受托人")).toBe(deputy);
    expect(standsIn(form.text, "事项")).toBe("meeting");
    expect(standsIn(form.text, "从")).toBe(from);
    expect(standsIn(form.text, "到")).toBe(until);
    expect((await scene.store.directory()).covers).toEqual([]);
    expect((await form.submit()).text).toContain("代行下列事项中召集人的职权：会议");
  });

  it("until when is asked where it is not said", async () => {
    scene = await one();
    const form = await convenor("以后的会都由检察长主持");
    expect(standsIn(form.text, "受托人")).toBe("procuratorate.chief");
    expect(standsIn(form.text, "到")).toBe("");
  });
});

describe("whoever may not entrust", () => {
  it.each(["water.liaison", "justice.head", "gov-office.secretariat", "procuratorate.chief"])(
    "reads who may: %s",
    async (who) => {
      scene = await one();
      const { text } = await scene.says(who, "采砂会我去不了，让司法局局长主持");
      expect(text).toContain("“委托”只能由召集人来办。可以找：召集人（分管副县长）。");
      expect(await fields()).not.toHaveProperty("entrustment");
    },
  );

  it("also of the meetings of some days", async () => {
    scene = await one();
    const { text } = await scene.says("water.liaison", "下周的会都由检察长主持");
    expect(text).toContain("这个命令只供检察院的检察长或召集人使用。");
    const chief = await scene.says("procuratorate.chief", "下周的会都由司法局局长主持");
    expect((await chief.submit()).text).toContain("这里可以委托的事项：");
  });

  it.each(["采砂会我去不了", "采砂会我们去不了，出差", "I can't come to the meeting"])(
    "answers that they do not come: %s",
    async (line) => {
      scene = await one();
      const form = await scene.says("water.liaison", line);
      expect(form.text).toMatch(/^参会 HY-2026-0001/);
      expect(standsIn(form.text, "答复")).toBe("no");
    },
  );
});
