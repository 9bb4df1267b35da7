import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headlineOf, openScene, type Scene } from "../scene.ts";

let scene: Scene;
beforeEach(async () => {
  // Sunday 22 November 2026, 10:00 in the county.
  scene = await openScene("2026-11-22T02:00:00.000Z");
});
afterEach(() => scene.close());

const secretariat = (said: string) => scene.says("gov-office.secretariat", said);
const poll = (times = "12月2日下午3点到5点；12月3日上午9点；12月4日下午3点") =>
  secretariat(`会议 征询 标题=河道会商 时间=${times} 参会单位=水务局、公安局、教育局`);
const votes = async (who: string, ...answers: readonly string[]) => {
  let card = await scene.says(who, "查 hy1");
  for (const answer of answers) card = await card.press(answer);
  return card;
};
const news = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);

describe("several times offered at once", () => {
  it("are answered by each unit with one press each, and by the rest seen no further than their own", async () => {
    const done = await poll();
    expect(done.text).toContain("正在请3个单位从3个时间里选");
    expect(await news("water.liaison")).toEqual([
      "拟召开会议，时间还没有定。请对3个时间逐个按一下：可以、勉强可以、不行。",
    ]);
    expect((await scene.says("water.liaison", "待办")).text).toContain("HY-2026-0001");
    const card = await scene.says("water.liaison", "查 hy1");
    expect(card.text).toContain("1. 2026年12月2日 周三 15:00至17:00: 未答复");
    expect(card.text).toContain("[1. 可以] [1. 勉强可以] [1. 不行] [2. 可以]");
    const one = await card.press("1. 可以");
    expect(one.text).toContain("已记下，还有2个时间没有选");
    expect(one.text).toContain("15:00至17:00: 可以");
    expect(one.text).not.toContain("[1. 可以]");
    expect((await (await one.press("2. 不行")).press("3. 勉强可以")).text).toContain("都选好了");
    expect((await scene.says("water.liaison", "待办")).text).toContain("没有等您办的事");
    const other = (await scene.says("police.liaison", "查 hy1")).text;
    expect(other).not.toMatch(/至.*(?:可以|不行|不能来)/);
    expect((await scene.says("housing.liaison", "查 hy1")).text).toContain("没有找到这条记录");
  });

  it("are ranked for those who decide, with who would miss; one press sets the time", async () => {
    await poll();
    await votes("water.liaison", "1. 可以", "2. 可以", "3. 不行");
    await votes("police.liaison", "1. 不行", "2. 勉强可以", "3. 可以");
    expect(await news("gov-office.secretariat")).toEqual([]);
    await votes("education.liaison", "1. 可以", "2. 可以", "3. 可以");
    expect(await news("gov-office.secretariat")).toEqual([
      "各单位都选完了，最合适的是2026年12月3日 周四 09:00至10:00。",
    ]);
    const card = await secretariat("查 hy1");
    const lines = card.text.split("\n").filter((line) => /^\d\. /.test(line));
    expect(lines).toEqual([
      "2. 2026年12月3日 周四 09:00至10:00: 可以2家；勉强可以：公安局",
      "1. 2026年12月2日 周三 15:00至17:00: 可以2家；不能来：公安局",
      "3. 2026年12月4日 周五 15:00至16:00: 可以2家；不能来：水务局",
    ]);
    for (const who of ["water.liaison", "police.liaison", "gov.convenor"]) await news(who);
    const done = await card.press("定在2026年12月3日 周四 09:00");
    expect(done.text).toContain("会议定于2026年12月3日 周四 09:00，正在通知4个单位");
    expect(done.text).toContain("水务局 参加、公安局 未答复 (选时间时：勉强可以)、教育局 参加");
    expect(await news("water.liaison")).toEqual([
      "会议定于2026年12月3日 周四 09:00。您单位选过这个时间可以，已记为参加；有变请改答复。",
    ]);
    expect(await news("police.liaison")).toEqual([
      "请参加2026年12月3日 周四 09:00的会议，并答复能否参加。",
    ]);
    expect(await news("gov.convenor")).toEqual(["请主持2026年12月3日 周四 09:00的会议。"]);
  });

  it("answer politely once the time is set", async () => {
    await poll();
    const before = await scene.says("police.liaison", "查 hy1");
    await (await secretariat("查 hy1")).press("定在2026年12月2日 周三 15:00");
    const late = await before.press("3. 可以");
    expect(late.text).toContain("时间已经定在2026年12月2日 周三 15:00，不用再选了。");
    expect(late.text).toContain("[参加] [待定] [不参加]");
    expect(late.text).toContain("时间: 2026年12月2日 周三 15:00");
    const again = await scene.says("gov.convenor", "定时间 hy1 2");
    expect(again.text).toContain("不能定时间");
  });

  it.each([
    ["选时间 hy1 1、3 可以", [1, 3], "可以"],
    ["选时间 hy1 全部 不行", [1, 2, 3], "不行"],
    ["选时间 hy1 12月3日 勉强可以", [2], "勉强可以"],
    ["vote hy1 slot=1 answer=yes", [1], "可以"],
  ])("are answered by a line: %s", async (line, slots, answer) => {
    await poll();
    const read = await scene.says("water.liaison", line);
    // What stands without labels is shown before it counts.
    if ("form" in read.reply) await read.submit();
    const card = await scene.says("water.liaison", "查 hy1");
    const said = card.text.split("\n").filter((one) => /^\d\. .*至/.test(one));
    expect(said.map((one) => one.endsWith(`: ${answer}`))).toEqual(
      [1, 2, 3].map((slot) => slots.includes(slot)),
    );
  });

  it("may be answered otherwise until then", async () => {
    await poll();
    const card = await votes("water.liaison", "1. 可以", "2. 可以", "3. 可以");
    const form = await card.press("改选时间");
    expect((await form.submit({ slot: "2", answer: "no" })).text).toContain("09:00至10:00: 不行");
    const none = await scene.says("water.liaison", "选时间 hy1 时间=7 答复=可以");
    expect(none.text).toContain("请写第几个时间：1. 2026年12月2日");
  });

  it.each([
    [
      "12月2日下午3点、4点半",
      ["2026年12月2日 周三 15:00至16:00", "2026年12月2日 周三 16:30至17:30"],
    ],
    [
      "12月1日，下午3点；12月2日，9点到11点",
      ["12月1日 周二 15:00至16:00", "12月2日 周三 09:00至11:00"],
    ],
  ])("are read as people list them: %s", async (times, shown) => {
    const said = await poll(times);
    for (const one of shown) expect(said.text).toContain(one);
  });

  it.each([
    ["昨天下午3点；12月2日下午3点", "会议时间要晚于现在"],
    ["12月2日下午3点", "请写2到5个不同的时间"],
    ["12月2日；12月3日", "请再写上几点"],
    ["12月2日17:00-15:00；12月3日9点", "结束时间要晚于开始时间"],
    ["12月2日5点到3点；12月3日9点", "结束时间要晚于开始时间；请写明上午、下午"],
    ["12月2日15:00-15:05；12月3日9点", "10到600分钟"],
    ["某天；12月3日9点", "“某天”："],
    [
      "12月1日9点；12月2日9点；12月3日9点；12月4日9点；12月7日9点；12月8日9点",
      "请写2到5个不同的时间",
    ],
  ])("%s is refused at its field", async (times, why) => {
    expect((await poll(times)).text).toMatch(new RegExp(`时间\\*: .*← .*${why}`));
  });

  it("on rest days, at odd hours and against other meetings are shown before they go out", async () => {
    await secretariat("会议 安排 标题=甲 时间=12月2日下午3点 参会单位=水务局");
    const asked = await poll("12月2日下午3点；12月5日上午9点；12月7日23:00");
    for (const shown of ["水务局当时另有会议（HY-2026-0001", "周六是休息日", "不全在8点到19点之间"])
      expect(asked.text).toContain(shown);
    expect(await news("education.liaison")).toEqual([]);
    expect((await asked.press("确认这样征询")).text).toContain("正在请3个单位从3个时间里选");
  });

  it("are set one at a time, of those that stand: the form says which, and no help names another", async () => {
    await poll("12月1日9点；12月2日9点；12月3日9点");
    await secretariat("改时间选项 hy1 减=第1个");
    const form = await secretariat("定时间 hy1");
    expect(form.text).toContain(
      "可以选的时间: 2. 2026年12月2日 周三 09:00至10:00、3. 2026年12月3日 周四 09:00至10:00",
    );
    expect(form.text).not.toMatch(/HY-2026-0001 1|全部|12月1日/u);
    expect(form.reply).toMatchObject({
      form: { questions: [{ field: { help: { zh: "第几个，或写那个时间；只能定一个" } } }] },
    });
    const vote = await scene.says("water.liaison", "选时间 hy1");
    expect(vote.text).toContain("可以选的时间: 2. 2026年12月2日");
    expect((await secretariat("定时间 hy1 全部")).text).toContain(
      "只能定一个时间，请写第几个：2. 2026年12月2日 周三 09:00至10:00；3. 2026年12月3日",
    );
    expect((await secretariat("定时间 hy1 1")).text).toContain("请写第几个时间：2. 2026年12月2日");
    expect((await secretariat("定时间 hy1 3")).text).toContain("会议定于2026年12月3日 周四 09:00");
  });

  it("that are taken meanwhile are shown before one is set; what has gone by cannot be", async () => {
    await poll("11月23日9点；12月3日9点");
    await secretariat("会议 安排 标题=乙 时间=12月3日9点 参会单位=公安局");
    const asked = await secretariat("定时间 hy1 2");
    expect(asked.text).toContain("公安局当时另有会议（HY-2026-0002");
    await scene.moveTo("2026-11-23T02:00:00.000Z");
    expect((await secretariat("定时间 hy1 1")).text).toContain("会议时间要晚于现在");
    expect((await asked.press("确认这样安排")).text).toContain("会议定于2026年12月3日 周四 09:00");
  });

  it("are in nobody's calendar, and are called off with a reason", async () => {
    await poll();
    expect((await scene.says("water.liaison", "日历 hy1")).text).not.toContain(".ics");
    await news("water.liaison");
    await secretariat("取消 hy1 并入下次联席会议");
    expect(await news("water.liaison")).toEqual(["会议取消：并入下次联席会议"]);
    expect((await scene.says("water.liaison", "选时间 hy1 1 可以")).text).toContain("已取消");
  });

  it("in English", async () => {
    for (const who of ["gov-office.secretariat", "water.liaison"])
      await scene.says(who, "language en");
    const done = await secretariat(
      "meeting poll title=talks times=2026-12-02 15:00; 2026-12-03 9:00 invite=water, police",
    );
    expect(done.text).toContain("2 units are being asked about 2 times");
    const card = await votes("water.liaison", "1. Yes", "2. If need be");
    expect(card.text).toContain("All answered; you will be told once the time is set.");
    expect((await secretariat("hy1")).text).toContain("0 can; if need be: Water");
  });

  it("are offered by the convenor and the secretariat alone", async () => {
    expect(
      (await scene.says("water.liaison", "会议 征询 标题=试 时间=12月2日9点；12月3日9点")).text,
    ).toContain("只能由");
    await poll();
    expect((await scene.says("justice.head", "定时间 hy1 1")).text).toContain("只能由");
  });
});
