import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { playedScene, type Scene } from "../scene.ts";

/** What is only named like a unit, typed in pinyin, taken back or said to have begun is that meeting, is asked about, or nothing. */

let scene: Scene;
const secretariat = "gov-office.secretariat";
const schedules = async (title: string, day: string) =>
  scene.says(
    secretariat,
    `会议 安排 标题=${title} 时间=${day}下午3点 参会单位=教育局、林草局、公安局`,
  );
const one = playedScene("2026-11-23T01:00:00.000Z", async (played) => {
  scene = played;
  await schedules("校车安全会商", "12月9日");
});
const two = playedScene("2026-11-23T01:00:00.000Z", async (played) => {
  scene = played;
  await schedules("校车安全会商", "12月9日");
  await schedules("机井关停推进会", "12月14日");
});
beforeEach(async () => {
  scene = await two();
});
afterEach(() => scene.close());

const says = async (line: string, who = secretariat) => (await scene.says(who, line)).text;
const standsIn = (text: string, label: string): string | undefined =>
  [...text.matchAll(new RegExp(`^ ?${label}\\*?: ?(.*)$`, "gmu"))].at(-1)?.[1];
const begins = /^(?:取消|改期|改地点|加邀|减邀|参会|召开|安排会议|提议)/u;

describe("a meeting called by a name that is a unit's as well", () => {
  it.each([
    "消防那个会取消",
    "取消 消防那个会",
    "取消消防的会",
    "消防的会推迟一天",
    "把消防那个会改到12月20日下午3点",
    "水务那个会取消",
    "环保的会推迟一天",
    "住建局那个会取消",
    "应急那个会换到二楼会议室",
    "cancel the fire meeting",
  ])(
    "is asked about where none is called so, also where there is one meeting alone: %s",
    async (line) => {
      await scene.close();
      scene = await one();
      await says("查 hy1");
      const text = await says(line);
      expect(text).toMatch(/^您要办的是哪一件？\n(?:能这样办的里面)?没有名称里有“/u);
    },
  );

  it.each(["公安那个会取消", "教育局的会取消"])(
    "is that unit's where it is one of the few invited: %s",
    async (line) => {
      await scene.close();
      scene = await one();
      expect(await says(line)).toMatch(/^取消 HY-2026-0001 · 校车安全会商/u);
    },
  );

  it("is the one that has it in its title", async () => {
    await schedules("消防通道整治", "12月16日");
    expect(await says("消防那个会取消")).toMatch(/^取消 HY-2026-0003 · 消防通道整治/u);
  });
});

describe("a meeting named in pinyin", () => {
  it.each([
    ["quxiao xiaoche de hui", /^取消 HY-2026-0001/u],
    ["qu xiao xiao che de hui", /^取消 HY-2026-0001/u],
    ["quxiao jijing de hui", /^取消 HY-2026-0002/u],
    ["tuichi xiaoche de hui yi tian", /^改期 HY-2026-0001/u],
    ["quxiao jijing nage hui", /^取消 HY-2026-0002/u],
  ])("is that one: %s", async (line, title) => {
    await says("查 hy2");
    const text = await says(line);
    expect(text).toMatch(title);
    expect(standsIn(text, "理由") ?? "").toBe("");
  });

  it.each(["quxiao xiaofang de hui", "quxiao caisha de hui"])(
    "or asked about: %s",
    async (line) => {
      await scene.close();
      scene = await one();
      expect(await says(line)).toMatch(/^您要办的是哪一件？\n没有名称里有“(?:xiaofang|caisha)”/u);
    },
  );

  it("keeps the reason that is typed behind a comma", async () => {
    const text = await says("quxiao xiaoche de hui, siji bagong");
    expect(standsIn(text, "理由")).toBe("siji bagong");
  });

  it("or dictated in other characters of the same sound", async () => {
    expect(await says("小车会推迟一天")).toMatch(/^改期 HY-2026-0001/u);
  });
});

describe("what is taken back, or is not to be done, begins nothing", () => {
  it.each([
    "刚才说取消校车会是开玩笑",
    "取消校车会是开玩笑的",
    "校车会取消，开玩笑的",
    "校车会改到周五只是说说而已",
    "取消校车会，别当真",
    "取消校车会的话不作数",
    "不要改校车会的时间",
    "请不要动校车会的时间",
    "别改校车会的时间",
    "不用调整校车会的时间",
    "I was only joking about cancelling the 校车 meeting",
    "just kidding, do not cancel the 校车 meeting",
    "don't touch the time of the 校车 meeting",
    "please do not move the 校车 meeting",
  ])("%s", async (line) => {
    const text = await says(line);
    expect(text).not.toMatch(begins);
    expect(text).toContain("[查 HY-2026-0001 · 校车安全会商]");
    expect(text).not.toMatch(/\[(?:取消|改期|改地点)/u);
  });

  it("also where no meeting is named", async () => {
    const text = await says("I was only joking about cancelling");
    expect(text).not.toMatch(begins);
    expect(text).not.toMatch(/\[(?:取消|改期|改地点)/u);
  });

  it("but behind a number it is part of what is said", async () => {
    expect(await says("取消 hy1 局里说的话不算数，改由县里开")).toMatch(
      /会议HY-2026-0001已取消|已取消/u,
    );
  });

  it.each([
    ["不用请教育局了", /减邀会议 HY|^减邀/u],
    ["校车会能不能推迟一天", /^改期 HY-2026-0001/u],
  ])("but %s asks for something", async (line, asked) => {
    expect(await says(line)).toMatch(asked);
  });
});

describe("a word of ours that stands there by chance", () => {
  it.each(["我们领导出差", "县领导出席", "领导出去了", "请检察院指导出庭"])(
    "is none: %s",
    async (line) => {
      expect(await says(line, "water.liaison")).not.toMatch(/^导出/u);
    },
  );

  it("and is one where it is said", async () => {
    expect(await says("把统计导出来")).toMatch(/^导出/u);
  });
});

describe("what is set for a time", () => {
  it.each([
    "机井关停定在周四上午9点",
    "机井关停就定在周四上午9点",
    "机井关停安排在周四上午9点",
    "我们把机井关停放在周四上午9点",
  ])("is asked about where a meeting is called so: %s", async (line) => {
    const asked = await scene.says(secretariat, line);
    expect(asked.text).toContain("[改期会议 HY-2026-0002 · 机井关停推进会] [安排会议]");
    const moved = (await asked.press("改期会议 HY-2026-0002")).text;
    expect(standsIn(moved, "时间")).toBe("2026-11-26T01:00:00.000Z");
    const anew = (await asked.press("安排会议")).text;
    expect(standsIn(anew, "标题")).toBe("机井关停");
    expect(standsIn(anew, "时间")).toBe("2026-11-26T01:00:00.000Z");
  });

  it("is a new one where none is", async () => {
    const text = await says("采砂执法定在周四上午9点");
    expect(text).toMatch(/^安排会议/u);
    expect(standsIn(text, "标题")).toBe("采砂执法");
  });

  it.each(["整改期限定在12月10日", "回复定在周五前", "任务完成时间定在周四上午9点"])(
    "is none where it has a day of its own: %s",
    async (line) => {
      expect(await says(line)).not.toMatch(/^(?:安排会议|改期)/u);
    },
  );
});

describe("a meeting that has begun", () => {
  beforeEach(() => scene.moveTo("2026-12-09T07:05:00.000Z"));

  it.each(["校车安全会商开始了", "校车会开始了", "校车安全会商已经开始了", "校车安全会商已经开了"])(
    "is held, and no new one: %s",
    async (line) => {
      expect(await says(line)).toMatch(/^召开 HY-2026-0001 · 校车安全会商/u);
    },
  );
});

describe("which meetings there are", () => {
  it.each([
    "有哪些会",
    "都有哪些会？",
    "这周有什么会",
    "本周有哪些会",
    "最近的会",
    "最近有什么会",
    "接下来都有什么会",
    "这个月有什么会",
    "what meetings are there",
    "what meetings do we have this week",
  ])("is answered by the reader's list: %s", async (line) => {
    const mine = await says(line, "education.liaison");
    expect(mine).toMatch(/^事项列表/u);
    for (const number of [1, 2]) expect(mine).toContain(`HY-2026-000${number}`);
    expect(await says(line, "housing.liaison")).not.toContain("HY-2026");
  });
});
