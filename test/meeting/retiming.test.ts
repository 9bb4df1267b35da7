import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headlineOf, openScene, type Scene } from "../scene.ts";

let scene: Scene;
beforeEach(async () => {
  // Sunday 22 November 2026, 10:00 in the county.
  scene = await openScene("2026-11-22T02:00:00.000Z");
  await secretariat(
    "会议 征询 标题=河道会商 时间=12月1日上午9点；12月2日下午3点；12月4日下午3点 参会单位=水务局、公安局",
  );
});
afterEach(() => scene.close());

const secretariat = (said: string) => scene.says("gov-office.secretariat", said);
const news = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const everybody = [
  "water.liaison",
  "water.head",
  "police.liaison",
  "police.head",
  "gov.convenor",
  "gov-office.secretariat",
  "education.liaison",
];
const readAll = async () => {
  for (const who of everybody) await news(who);
};
const votes = async (who: string, ...answers: readonly string[]) => {
  let card = await scene.says(who, "查 hy1");
  for (const answer of answers) card = await card.press(answer);
  return card;
};
const timesOn = (text: string) => text.split("\n").filter((line) => /^\d\. .*至/.test(line));

describe("the times of a running poll", () => {
  it("are changed by one line: what was answered stands, only what is new is asked, the units alone are told", async () => {
    await votes("water.liaison", "1. 可以", "2. 勉强可以", "3. 不行");
    await readAll();
    const done = await secretariat("改时间选项 HY-1 加=12月3日下午3点 减=12月1日上午9点");
    expect(done.text).toContain(
      "征询有变：加了2026年12月3日 周四 15:00至16:00；去掉了2026年12月1日 周二 09:00至10:00。",
    );
    expect(done.text).toContain("已选的不变，正在告知2个参会单位。");
    for (const who of ["water.liaison", "water.head"])
      expect(await news(who)).toEqual([
        "征询有变：加了2026年12月3日 周四 15:00至16:00；去掉了2026年12月1日 周二 09:00至10:00。已选的不变，请再选还没有选的1个时间。",
      ]);
    expect(await news("police.liaison")).toEqual([
      expect.stringContaining("请再选还没有选的3个时间。"),
    ]);
    for (const who of ["gov.convenor", "gov-office.secretariat", "education.liaison"])
      expect(await news(who)).toEqual([]);
    const card = await scene.says("water.liaison", "查 hy1");
    expect(timesOn(card.text)).toEqual([
      "2. 2026年12月2日 周三 15:00至16:00: 勉强可以",
      "4. 2026年12月3日 周四 15:00至16:00: 未答复",
      "3. 2026年12月4日 周五 15:00至16:00: 不行",
    ]);
    expect(card.text).toContain("[4. 可以] [4. 勉强可以] [4. 不行]");
    expect((await scene.says("water.liaison", "待办")).text).toContain("HY-2026-0001");
    expect((await card.press("4. 可以")).text).toContain("都选好了");
    const settled = await secretariat("定时间 hy1 4");
    expect(settled.text).toContain("会议定于2026年12月3日 周四 15:00");
  });

  it("are changed in the form a press opens", async () => {
    const form = await (await secretariat("查 hy1")).press("改时间选项");
    expect(form.text).toMatch(/加时间:[\s\S]*减时间:/);
    const done = await form.submit({ add: "12月2日下午4点到6点", remove: "第2个" });
    expect(done.text).toContain(
      "加了2026年12月2日 周三 16:00至18:00；去掉了2026年12月2日 周三 15:00至16:00",
    );
  });

  it.each([
    ["改时间选项 hy1 减=第2个", ["1. 2026年12月1日", "3. 2026年12月4日"]],
    ["改时间选项 hy1 减=2、3", ["1. 2026年12月1日"]],
    ["改时间选项 hy1 减=12月4日", ["1. 2026年12月1日", "2. 2026年12月2日"]],
    [
      "改时间选项 hy1 去掉=1 增加=12月7日9点",
      ["2. 2026年12月2日", "3. 2026年12月4日", "4. 2026年12月7日"],
    ],
    ["retime hy1 add=2026-12-07 9:00 remove=1,2", ["3. 2026年12月4日", "4. 2026年12月7日"]],
    [
      "改时间选项 hy1 加12月7日9点 减第2个",
      ["1. 2026年12月1日", "3. 2026年12月4日", "4. 2026年12月7日"],
    ],
    ["改时间选项 hy1 加一个12月7日9点，去掉1、3", ["2. 2026年12月2日", "4. 2026年12月7日"]],
    ["改时间选项 hy1 减第3个", ["1. 2026年12月1日", "2. 2026年12月2日"]],
    [
      "改时间选项 hy1 减=2 加=12月2日下午3点到5点",
      ["1. 2026年12月1日", "4. 2026年12月2日", "3. 2026年12月4日"],
    ],
  ])("as typed: %s", async (line, shown) => {
    await secretariat(line);
    const { text } = await scene.says("police.liaison", "查 hy1");
    expect(timesOn(text).map((one) => one.split(" ").slice(0, 2).join(" "))).toEqual(shown);
  });

  it("keep their numbers: one that was taken out leaves its number to no other", async () => {
    const before = await scene.says("police.liaison", "查 hy1");
    await secretariat("改时间选项 hy1 减=3");
    await secretariat("改时间选项 hy1 加=12月3日9点");
    const gone = await before.press("3. 可以");
    expect(gone.text).toContain(
      "请写第几个时间：1. 2026年12月1日 周二 09:00至10:00；2. 2026年12月2日 周三 15:00至16:00；4. 2026年12月3日 周四 09:00至10:00。",
    );
    const { text } = await before.press("2. 可以");
    expect(timesOn(text)[1]).toBe("2. 2026年12月2日 周三 15:00至16:00: 可以");
  });

  it("are answered and set by their number: a card from before means no other time of the same hour", async () => {
    const [old, deciding] = [
      await scene.says("police.liaison", "查 hy1"),
      await scene.says("gov.convenor", "查 hy1"),
    ];
    await secretariat("改时间选项 hy1 减=2 加=12月2日下午3点到6点");
    const gone = await old.press("2. 可以");
    expect(gone.text).toContain("请写第几个时间");
    expect(timesOn((await scene.says("police.liaison", "查 hy1")).text)[1]).toBe(
      "4. 2026年12月2日 周三 15:00至18:00: 未答复",
    );
    const label = /\[([^\]]*12月2日[^\]]*)\]/u.exec(deciding.text)?.[1] ?? "";
    expect((await deciding.press(label)).text).toContain("请写第几个时间");
    expect((await old.press("1. 可以")).text).toContain("1. 2026年12月1日 周二 09:00至10:00: 可以");
  });

  it.each(["2026-12-02T07:00:00.000Z", "2026-12-01T01:00:00.000Z"])(
    "a card that names %s, as older ones do, is asked which time is meant",
    async (slot) => {
      const { text } = await scene.presses("police.liaison", {
        command: "meeting.vote",
        code: "HY-2026-0001",
        answers: { slot, answer: "yes" },
      });
      expect(text).toContain("请写第几个时间");
    },
  );

  it("are numbered anew by no correction: the number of a time that was taken back is no other's", async () => {
    await secretariat("改时间选项 hy1 加=12月3日下午3点");
    const old = await scene.says("police.liaison", "查 hy1");
    expect((await secretariat("更正 hy1")).text).toContain("已撤回");
    await secretariat("改时间选项 hy1 加=12月7日下午3点");
    expect(timesOn((await scene.says("police.liaison", "查 hy1")).text).at(-1)).toContain(
      "5. 2026年12月7日",
    );
    expect((await old.press("4. 可以")).text).toContain("请写第几个时间");
  });

  it("are not begun anew by a proposal that is asked about a second time", async () => {
    await scene.says(
      "water.liaison",
      "会议 提议 标题=乙 时间=12月8日下午3点 参会单位=公安局 理由=商量",
    );
    const ask = (times: string) =>
      secretariat(`改为征询 hy2 标题=乙 时间=${times} 参会单位=公安局`);
    expect((await ask("12月8日下午3点；12月9日下午3点")).text).toContain("1. 2026年12月8日");
    const old = await scene.says("police.liaison", "查 hy2");
    expect((await secretariat("更正 hy2")).text).toContain("已撤回");
    expect((await ask("12月10日下午3点；12月11日下午3点")).text).toContain("3. 2026年12月10日");
    expect((await old.press("1. 可以")).text).toContain("请写第几个时间");
  });

  it("a time whose length changed is asked about anew", async () => {
    await votes("water.liaison", "2. 可以");
    await secretariat("改时间选项 hy1 减=2 加=12月2日15:00-17:00");
    expect(timesOn((await scene.says("water.liaison", "查 hy1")).text)[1]).toBe(
      "4. 2026年12月2日 周三 15:00至17:00: 未答复",
    );
  });

  it("as long as most of the others, where no end is given", async () => {
    await secretariat("会议 征询 标题=乙 时间=12月8日9点；12月9日9点 时长=90 参会单位=教育局");
    expect((await secretariat("改时间选项 hy2 加=12月10日9点")).text).toContain("09:00至10:30");
  });

  it.each([
    ["加=昨天下午3点", "加时间", "会议时间要晚于现在"],
    ["加=12月2日下午3点", "加时间", "2026年12月2日 周三 15:00至16:00本来就在征询"],
    ["加=12月2日下午3点 减=2", "加时间", "本来就在征询"],
    ["加=12月7日", "加时间", "请再写上几点"],
    ["加=12月7日9点；12月8日9点；12月9日9点", "加时间", "最多同时征询5个时间，这样就有6个了"],
    ["加=某天", "加时间", "“某天”："],
    ["减=全部", "减时间", "没有可选的时间了。请同时加上别的时间；不开了请用“取消”"],
    ["减=1、2、3", "减时间", "没有可选的时间了"],
    ["减=第9个", "减时间", "请写第几个时间：1. 2026年12月1日"],
    ["减=12月30日", "减时间", "请写第几个时间"],
  ])("%s is refused at its field", async (given, field, why) => {
    await readAll();
    const { text } = await secretariat(`改时间选项 hy1 ${given}`);
    expect(text).toMatch(new RegExp(`${field}: .*← .*${why}`));
    expect(await news("water.liaison")).toEqual([]);
  });

  it("that are answered by all once one is taken out are said to be", async () => {
    await votes("water.liaison", "1. 可以", "2. 不行");
    await votes("police.liaison", "1. 可以", "2. 可以");
    expect((await secretariat("改时间选项 hy1 减=3")).text).toContain(
      "各单位都选完了，最合适的是2026年12月1日 周二 09:00至10:00。",
    );
  });

  it("with nothing given are asked for, and not taken as changed", async () => {
    const form = await secretariat("改时间选项 hy1");
    expect((await form.submit()).text).toContain("没有要改的");
  });

  it("on rest days, at odd hours and against other meetings are shown before they go out; all of them may be replaced", async () => {
    await secretariat("会议 安排 标题=甲 时间=12月7日9点 参会单位=水务局 地点=一楼");
    await readAll();
    const asked = await secretariat(
      "改时间选项 hy1 减=全部 加=12月5日上午9点；12月8日23:00；12月7日9点",
    );
    for (const shown of ["周六是休息日", "不全在8点到19点之间", "水务局当时另有会议（HY-2026-0002"])
      expect(asked.text).toContain(shown);
    expect(await news("water.liaison")).toEqual([]);
    const done = await asked.press("确认这样改");
    expect(timesOn(done.text).map((line) => line.slice(0, 3))).toEqual(["4. ", "5. ", "6. "]);
    expect(await news("water.liaison")).toHaveLength(1);
  });

  it("that have gone by leave at least one that can still be chosen", async () => {
    await scene.moveTo("2026-12-03T02:00:00.000Z");
    expect((await secretariat("改时间选项 hy1 减=3")).text).toContain("没有可选的时间了");
    expect((await secretariat("改时间选项 hy1 减=12月1日、2")).text).toContain(
      "去掉了2026年12月1日",
    );
  });

  it("are changed by whoever called it alone, while it runs; once one is set, by moving the meeting", async () => {
    expect((await scene.says("water.liaison", "改时间选项 hy1 减=1")).text).toContain("只能由");
    expect((await scene.says("education.liaison", "改时间选项 hy1 减=1")).text).toContain(
      "没有找到这条记录",
    );
    expect((await scene.says("gov.convenor", "改时间选项 hy1 减=1")).text).toContain("去掉了");
    await secretariat("定时间 hy1 2");
    for (const who of ["gov.convenor", "gov-office.secretariat"])
      expect((await scene.says(who, "改时间选项 hy1 加=12月3日9点")).text).toMatch(
        /您现在可以：.*改期/,
      );
  });

  it("in English", async () => {
    for (const who of ["gov-office.secretariat", "water.liaison"])
      await scene.says(who, "language en");
    await readAll();
    expect((await secretariat("retime hy1 add=2026-12-03 15:00 remove=1")).text).toContain(
      "The answers stand; 2 units are being told.",
    );
    expect((await scene.reads("direct:water.liaison", "en")).map(headlineOf)).toEqual([
      expect.stringMatching(
        /^The times asked about have changed: added .* 15:00 to 16:00; taken out .* 09:00 to 10:00\. Your answers stand; please answer the 3 times you have not\.$/,
      ),
    ]);
  });
});
