import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headlineOf, openScene, type Scene } from "../scene.ts";

let scene: Scene;
beforeEach(async () => {
  // Sunday 22 November 2026, 10:00 in the county.
  scene = await openScene("2026-11-22T02:00:00.000Z");
});
afterEach(() => scene.close());

const secretariat = (said: string) => scene.says("gov-office.secretariat", said);
const poll = (closes = "截止=11月27日", times = "12月1日上午9点；12月2日下午3点") =>
  secretariat(
    `会议 征询 标题=河道会商 时间=${times} 参会单位=水务局、公安局、教育局、县政府 ${closes}`,
  );
const news = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const everybody = [
  "water.liaison",
  "water.head",
  "police.liaison",
  "education.liaison",
  "gov.convenor",
  "gov-office.secretariat",
];
const readAll = async () =>
  Object.fromEntries(
    await Promise.all(everybody.map(async (who) => [who, await news(who)] as const)),
  );
const votes = async (who: string, ...answers: readonly string[]) => {
  let card = await scene.says(who, "查 hy1");
  for (const answer of answers) card = await card.press(answer);
};
const reminded = (said: Readonly<Record<string, readonly (string | undefined)[]>>) =>
  Object.entries(said).filter(([, headlines]) => headlines.some((one) => /提醒/.test(one ?? "")));

describe("the closing day of a poll", () => {
  it("is no more spoken of to a unit that answers between the morning and its message", async () => {
    await poll();
    await readAll();
    await scene.clock.moveTo("2026-11-26T01:00:00.000Z");
    await scene.bot.sweep();
    await votes("water.liaison", "1. 可以", "2. 可以");
    expect((await news("water.liaison")).join()).not.toContain("提醒");
    expect((await news("police.liaison")).join()).toContain("提醒：选会议时间");
  });

  it("is said to the units, reminded of only where an answer is missing, and then passes to the secretariat", async () => {
    const done = await poll();
    expect(done.text).toContain("还没有选完: 水务局、公安局、教育局");
    expect(await news("water.liaison")).toEqual([
      "拟召开会议，时间还没有定。请对2个时间逐个按一下：可以、勉强可以、不行。最迟2026年11月27日选好。",
    ]);
    expect((await scene.says("water.liaison", "待办")).text).toContain(
      "选时间 · 征询时间 · 2026年11月27日 周五（还剩5天）",
    );
    await votes("water.liaison", "1. 可以", "2. 可以");
    await votes("education.liaison", "1. 可以");
    expect((await secretariat("查 hy1")).text).toContain("还没有选完: 公安局、教育局");
    expect((await scene.says("police.liaison", "查 hy1")).text).not.toContain("还没有选完");
    await readAll();
    for (const [at, left] of [
      ["2026-11-26T02:00:00.000Z", "明天到期"],
      ["2026-11-27T02:00:00.000Z", "今天到期"],
    ] as const) {
      await scene.moveTo(at);
      expect(reminded(await readAll())).toEqual(
        ["police.liaison", "education.liaison"].map((who) => [
          who,
          [`提醒：选会议时间，${left}。`],
        ]),
      );
    }
    await scene.moveTo("2026-11-30T02:00:00.000Z");
    expect(reminded(await readAll())).toEqual(
      ["gov.convenor", "gov-office.secretariat"].map((who) => [
        who,
        ["提醒：征询已到截止日，可以用“定时间”定下会议时间。"],
      ]),
    );
    const todo = (await secretariat("待办")).text;
    expect(todo).toContain("征询已到截止日，可以用“定时间”定下会议时间");
    expect(todo).not.toMatch(/超期|2026年11月27日/);
    expect((await scene.says("police.liaison", "待办")).text).not.toContain("超期");
    expect((await scene.says("gov.convenor", "谁没办")).text).not.toContain("超期");
    // A late answer still counts.
    await votes("police.liaison", "1. 可以", "2. 不行");
    expect((await secretariat("定时间 hy1 1")).text).toContain("会议定于2026年12月1日");
    await readAll();
    await scene.moveTo("2026-12-01T00:30:00.000Z");
    expect((await secretariat("期限 hy1")).text).not.toContain("选会议时间");
  });

  it("is not read in any group", async () => {
    await poll();
    await scene.moveTo("2026-11-27T02:00:00.000Z");
    await readAll();
    expect(scene.messages.filter(({ post }) => !post.conversation.startsWith("direct:"))).toEqual(
      [],
    );
  });

  it("reminds nobody once all have answered, and is absent where none was given", async () => {
    await poll("");
    expect((await secretariat("查 hy1")).text).not.toContain("选会议时间");
    await secretariat("改时间选项 hy1 截止=11月27日");
    expect(await news("police.liaison")).toEqual([
      expect.stringContaining("拟召开会议"),
      "征询有变：截止日是2026年11月27日。已选的不变，请再选还没有选的2个时间。",
    ]);
    for (const who of ["water.liaison", "police.liaison", "education.liaison"])
      await votes(who, "1. 可以", "2. 可以");
    await secretariat("取消 hy1 不开了");
    await readAll();
    await scene.moveTo("2026-11-27T02:00:00.000Z");
    expect(reminded(await readAll())).toEqual([]);
  });

  it("moved while it runs counts from then on in place of the old one", async () => {
    await poll();
    await secretariat("改时间选项 hy1 截止=11月30日");
    expect((await secretariat("期限 hy1")).text).toMatch(/2026年11月30日/);
    expect((await secretariat("期限 hy1")).text).not.toMatch(/选会议时间: 2026年11月27日/);
    await readAll();
    await scene.moveTo("2026-11-27T02:00:00.000Z");
    expect((await news("police.liaison")).at(-1)).toBe("提醒：选会议时间，还剩3天。");
    await scene.moveTo("2026-11-30T02:00:00.000Z");
    expect(await news("police.liaison")).toEqual(["提醒：选会议时间，今天到期。"]);
  });

  it("that has gone by has to be given anew before more is asked", async () => {
    await poll();
    await scene.moveTo("2026-11-30T02:00:00.000Z");
    expect((await secretariat("改时间选项 hy1 减=1")).text).toContain("去掉了");
    const refused = await secretariat("改时间选项 hy1 加=12月3日9点");
    expect(refused.text).toMatch(/截止: .*← 截止（2026年11月27日）已经过去/);
    const done = await refused.submit({ closesOn: "2026-12-01" });
    expect(done.text).toContain("加了2026年12月3日 周四 09:00至10:00；截止日是2026年12月1日");
    expect((await scene.says("police.liaison", "待办")).text).toContain("2026年12月1日");
  });

  it.each([
    ["截止=2026-11-20", "截止（2026年11月20日）已经过去"],
    ["截止=2026-12-02", "截止日（2026年12月2日）晚于最早的时间（2026年12月1日 周二 09:00）"],
    ["截止=明年3月1日", "晚于最早的时间"],
  ])("%s is refused at its field", async (closes, why) => {
    const asked = await poll(closes);
    expect(asked.text).toContain(why);
    expect(asked.text).toMatch(/截止: .*←/);
    await poll("");
    expect((await secretariat(`改时间选项 hy1 ${closes}`)).text).toContain(why);
    expect((await scene.says("water.liaison", "查 hy2")).text).toContain("没有找到这条记录");
  });

  it("refuses a time added before it, unless it is moved as well", async () => {
    await poll();
    expect((await secretariat("改时间选项 hy1 加=11月26日9点")).text).toContain("晚于最早的时间");
    expect((await secretariat("改时间选项 hy1 加=11月26日9点 截止日=11月25日")).text).toContain(
      "截止日是2026年11月25日",
    );
  });

  it("in English", async () => {
    for (const who of ["gov-office.secretariat", "water.liaison"])
      await scene.says(who, "language en");
    await secretariat(
      "meeting poll title=talks times=2026-12-02 15:00; 2026-12-03 9:00 invite=water, police closesOn=2026-11-27",
    );
    expect((await scene.reads("direct:water.liaison", "en")).map(headlineOf)).toEqual([
      expect.stringMatching(/Please do so by 27 Nov 2026\.$/),
    ]);
    expect((await secretariat("hy1")).text).toContain("Not all answered: Water");
    await scene.moveTo("2026-11-30T02:00:00.000Z");
    expect((await scene.reads("direct:gov-office.secretariat", "en")).map(headlineOf)).toEqual([
      "Reminder: the times were to be answered by now; one can be set with “settle”.",
    ]);
  });
});
