import { afterEach, describe, expect, it } from "vitest";
import { playedScene, type Scene } from "../scene.ts";

let scene: Scene;
const schedules = async (played: Scene) => {
  // Tuesday 24 November 2026, 10:00 in the county; the meeting is on Wednesday at 15:00.
  await played.says(
    "gov-office.secretariat",
    "会议 安排 标题=采砂会商 时间=明天下午3点 参会单位=水务局、公安局",
  );
};
const before = playedScene("2026-11-24T02:00:00.000Z", schedules);
const begins = async (played: Scene) => {
  await schedules(played);
  await played.moveTo("2026-11-25T07:30:00.000Z");
};
const begun = playedScene("2026-11-24T02:00:00.000Z", begins);
const held = playedScene("2026-11-24T02:00:00.000Z", async (played) => {
  await begins(played);
  await (await played.says("gov-office.secretariat", "召开 hy1")).submit();
});
afterEach(() => scene.close());

const says = (line: string) => scene.says("gov-office.secretariat", line);
const meeting = () => scene.store.matter("HY-2026-0001");
const task = () => scene.store.matter("RW-2026-0001");
const standsIn = (text: string, label: string): string | undefined =>
  new RegExp(`^ ?${label}\\*?: ?(.*)$`, "mu").exec(text)?.[1];

describe("what was resolved, in the words it is said in", () => {
  it.each([
    ["会议决定水务局12月10日前封堵排污口", "封堵排污口"],
    ["一致同意由水务局12月10日前封堵排污口", "封堵排污口"],
    ["会上定了：水务局12月10日前封堵排污口", "封堵排污口"],
    ["议定水务局12月10日前封堵排污口", "封堵排污口"],
    ["会议一致同意，水务局12月10日前封堵排污口", "封堵排污口"],
    ["大家一致决定由水务局12月10日前封堵排污口", "封堵排污口"],
    ["会议要求水务局12月10日前封堵排污口", "封堵排污口"],
    ["刚才会上说好水务局12月10日前封堵排污口", "封堵排污口"],
    ["记一下：会上决定水务局12月10日前封堵排污口", "封堵排污口"],
    ["经会议研究决定，水务局12月10日前封堵排污口", "封堵排污口"],
    ["决议：水务局12月10日前封堵排污口", "封堵排污口"],
    ["agreed: water bureau closes the outlet by 10 Dec", "closes the outlet"],
    ["decided that water closes the outlet by 10 Dec", "closes the outlet"],
    ["we agreed that the water bureau closes the outlet by 10 Dec", "closes the outlet"],
    ["the meeting decided: Water Bureau to close the outlet by 10 December", "close the outlet"],
  ])("stands in the form and is a task once that is sent: %s", async (line, title) => {
    scene = await held();
    const form = await says(line);
    expect(form.text).toMatch(/^议定 HY-2026-0001/);
    expect(standsIn(form.text, "责任单位")).toBe("water");
    expect(standsIn(form.text, "期限")).toBe("2026-12-10");
    expect(await task()).toBeUndefined();
    const done = await form.submit();
    expect(done.text).toContain("已记录议定事项第1项。已派任务RW-2026-0001：水务局牵头");
    expect(await task()).toMatchObject({ title });
    // The minutes say under 议定 what was, and not again that it was.
    expect(JSON.stringify((await meeting())?.fields)).not.toMatch(
      /会议决定|一致|会上|agreed|decided/,
    );
  });

  it("is kept as it was written, with words that are courtesy elsewhere", async () => {
    scene = await held();
    const form = await says("会议决定水务局12月10日前解决群众取水的麻烦，并向来信人感谢");
    expect(standsIn(form.text, "议定事项")).toContain("解决群众取水的麻烦，并向来信人感谢");
  });

  it("all of a long one", async () => {
    scene = await held();
    const long = `会议决定：水务局12月10日前封堵排污口，${"并逐段巡查河道两岸，".repeat(60)}报县政府`;
    expect(standsIn((await says(long)).text, "议定事项")).toBe(long);
  });

  it.each([
    "会议决定了吗",
    "会议决定什么了",
    "会议没有决定封堵排污口",
    "会议还没定水务局来办",
    "如果会上定了水务局封堵就告诉我",
    "会上定了没",
    "议定事项办得怎么样了",
    "会议决定的事谁在办",
    "have we agreed that water closes the outlet?",
    "did the meeting decide that water closes the outlet",
    "we have not decided that water closes the outlet",
    "if it was agreed, tell the water bureau",
  ])("begins nothing where it asks, denies or leaves open: %s", async (line) => {
    scene = await held();
    expect((await says(line)).text).not.toMatch(/^议定 HY/);
    expect((await meeting())?.fields).toMatchObject({ resolutions: [] });
  });

  it("is for those who record it; others read who that is", async () => {
    scene = await held();
    const { text } = await scene.says("water.liaison", "会议决定水务局12月10日前封堵排污口");
    expect(text).toContain("“议定”只能由联席会议秘书处或主持人来办");
    const stranger = await scene.says("housing.liaison", "会议决定水务局12月10日前封堵排污口");
    expect(stranger.text).not.toContain("HY-2026-0001");
  });

  it("moves the meeting where that is what was resolved before it met", async () => {
    scene = await before();
    expect((await says("会议决定改到周五下午3点")).text).toMatch(/^改期 HY-2026-0001/);
  });
});

describe("what was resolved in a meeting that is not recorded as held", () => {
  it("is read as a resolution though a task is called like what was resolved", async () => {
    scene = await begun();
    await says("任务 交办 封堵排口 牵头单位=水务局 到期=2026-12-20");
    const refused = await says("会上定了：水务局12月10日前封堵排口");
    expect(refused.text).toMatch(/^这次会议还没有记为已召开\n/);
  });

  it("is not lost where somebody else has recorded meanwhile that it met", async () => {
    scene = await begun();
    const refused = await says("会上定了：水务局12月10日前封堵排污口");
    await scene.says("gov.convenor", "召开 hy1");
    const form = await refused.press("先办“召开”，接着“议定”");
    expect(form.text).toContain("议定 HY-2026-0001");
    expect(standsIn(form.text, "责任单位")).toBe("water");
    expect((await form.submit()).text).toContain("已派任务RW-2026-0001");
  });

  it.each([
    "会议决定水务局12月10日前封堵排污口",
    "议定 hy1 水务局12月10日前封堵排污口",
    "议定 水务局12月10日前封堵排污口",
    "hy1 会上定了：水务局12月10日前封堵排污口",
  ])("goes along while that is recorded: %s", async (line) => {
    scene = await begun();
    const refused = await says(line);
    expect(refused.reply.is).toBe("refusal");
    expect(refused.text).toMatch(/^这次会议还没有记为已召开\n/);
    expect(refused.text).toContain("水务局12月10日前封堵排污口");
    expect(await meeting()).toMatchObject({ state: "scheduled" });
    // The secretariat looks at who chaired before it is recorded.
    const hold = await refused.press("先办“召开”，接着“议定”");
    expect(hold.text).toMatch(/^召开 HY-2026-0001/);
    const form = await hold.submit();
    expect(await meeting()).toMatchObject({ state: "held" });
    expect(form.text).toContain("已记录：会议2026年11月25日 周三 15:30召开。");
    expect(form.text).toContain("议定 HY-2026-0001");
    expect(standsIn(form.text, "责任单位")).toBe("water");
    expect(await task()).toBeUndefined();
    expect((await form.submit()).text).toContain("已派任务RW-2026-0001");
    expect(await task()).toMatchObject({ title: "封堵排污口" });
  });

  it("one press where whoever chaired says it", async () => {
    scene = await begun();
    const refused = await scene.says("gov.convenor", "议定 hy1 水务局12月10日前封堵排污口");
    const form = await refused.press("先办“召开”，接着“议定”");
    expect(await meeting()).toMatchObject({ state: "held" });
    expect(form.text).toContain("议定 HY-2026-0001");
    expect(standsIn(form.text, "议定事项")).toBe("水务局12月10日前封堵排污口");
    // Pressed again it does not meet twice.
    await refused.press("先办“召开”，接着“议定”");
    expect((await form.submit()).text).toContain("已派任务RW-2026-0001");
  });

  it("is not lost while when it met is asked for", async () => {
    scene = await begun();
    await scene.moveTo("2026-11-26T02:00:00.000Z");
    const refused = await scene.says("gov.convenor", "议定 hy1 水务局12月10日前封堵排污口");
    const asked = await refused.press("先办“召开”，接着“议定”");
    expect(asked.text).toContain("是几点开的？");
    const form = await asked.press("2026年11月25日 周三 15:00开的");
    expect(standsIn(form.text, "责任单位")).toBe("water");
  });

  it("waits with its button where it cannot have met yet", async () => {
    scene = await before();
    const refused = await says("会议决定水务局12月10日前封堵排污口");
    expect(refused.text).toMatch(/^这次会议还没有记为已召开\n/);
    expect(refused.text).toContain("还没到当天");
    const early = await refused.press("先办“召开”，接着“议定”");
    expect(early.text).toContain("还没到当天");
    await scene.moveTo("2026-11-25T07:30:00.000Z");
    const form = await (await refused.press("先办“召开”，接着“议定”")).submit();
    expect(standsIn(form.text, "责任单位")).toBe("water");
  });

  it("in English as well", async () => {
    scene = await begun();
    await says("language en");
    const refused = await says("agreed: water bureau closes the outlet by 10 Dec");
    expect(refused.text).toMatch(/^This meeting is not recorded as held yet\n/);
    expect(refused.text).toContain(
      "What you wrote stays with the button, to be used then: “agreed: water bureau closes the outlet by 10 Dec”.",
    );
    const form = await (await refused.press("First “Hold”, then “Resolve”")).submit();
    expect(form.text).toContain("Resolve HY-2026-0001");
  });

  it("says whose it is to whoever may not record it, and offers nothing", async () => {
    scene = await begun();
    const { text } = await scene.says("water.liaison", "议定 hy1 水务局12月10日前封堵排污口");
    expect(text).toContain("“议定”只能由联席会议秘书处或主持人来办");
    expect(text).not.toContain("先办");
  });

  it("a button of somebody else's making leads to no step that there is not", async () => {
    scene = await begun();
    for (const carried of [
      "{",
      '{"step":"__proto__","raw":{}}',
      '{"step":"nothing","raw":{}}',
      "7",
    ]) {
      const done = await scene.presses("gov.convenor", {
        command: "meeting.hold",
        code: "HY-2026-0001",
        answers: { goesOn: carried },
      });
      expect(done.text).toContain("HY-2026-0001");
      expect(done.text).not.toContain("系统出了问题");
    }
  });
});
