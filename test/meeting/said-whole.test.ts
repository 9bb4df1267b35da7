import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { playedScene, type Scene } from "../scene.ts";

/** Everything a sentence says of a meeting stands in its form: title, form, length, place, and what is to be changed. */

let scene: Scene;
const secretariat = "gov-office.secretariat";
const begun = playedScene("2026-11-23T01:00:00.000Z", async (played) => {
  scene = played;
  for (const [title, day] of [
    ["机井关停", "12月8日"],
    ["行政执法衔接", "12月10日"],
  ])
    await scene.says(
      secretariat,
      `会议 安排 标题=${title} 时间=${day}下午3点 地点=三楼会议室 参会单位=水务局、林草局`,
    );
});
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

const standsIn = (text: string, label: string): string | undefined =>
  // What was made of a value is said above the form.
  [...text.matchAll(new RegExp(`^ ?${label}\\*?: ?(.*)$`, "gmu"))].at(-1)?.[1];

type Said = Readonly<Record<string, string>>;
const cases = (list: readonly (readonly [string, Said])[]) => list;

describe("a meeting that is to be", () => {
  it.each(
    cases([
      ["下周三下午3点和水务局开个会，标题叫春灌用水协调", { 标题: "春灌用水协调" }],
      ["下周三下午3点和水务局开会，题目是“春灌用水”", { 标题: "春灌用水" }],
      ["安排会议 题目是春灌用水 12月9日下午3点 水务局、农业农村局", { 标题: "春灌用水" }],
      [
        "schedule a meeting called spring water on Dec 9 3pm with water and police",
        { 标题: "spring water", 参会单位: "water、police" },
      ],
      [
        "set up a 90 minute meeting on Dec 9 at 3pm with water about wells",
        { 标题: "wells", 时长: "90", 时间: "2026-12-09T07:00:00.000Z" },
      ],
      ["12月9日下午3点开90分钟的会，和水务局商量春灌", { 标题: "春灌", 时长: "90" }],
      ["12月9日下午3点和水务局开会商量春灌，大约两个小时", { 标题: "春灌", 时长: "120" }],
      ["12月9日下午3点和水务局开会商量春灌，时长一个半小时", { 标题: "春灌", 时长: "90" }],
      [
        "set up a meeting with water on Dec 9 3pm for an hour and a half about wells",
        { 时长: "90" },
      ],
      [
        "12月9日下午3点开春灌协调会，叫上水务局和农业农村局",
        { 标题: "春灌协调会", 形式: "coordination", 参会单位: "water、agriculture" },
      ],
      ["明天下午3点开研判会，研究采砂，公安水务参加", { 标题: "采砂", 形式: "assessment" }],
      [
        "开个联席会议，下周三下午3点，水务局参加，议题是河道采砂整治",
        { 标题: "河道采砂整治", 形式: "joint" },
      ],
      ["明早9点水务公安碰个头，说采砂的事", { 标题: "采砂", 参会单位: "water、police" }],
      ["明天下午3点和水务局开视频会议，研究采砂", { 地点: "视频会议" }],
    ]),
  )("%s", async (line, said) => {
    const { text } = await scene.says(secretariat, line);
    expect(text).toMatch(/^安排会议/);
    for (const [label, value] of Object.entries(said))
      expect([label, standsIn(text, label)]).toEqual([label, value]);
  });

  it("has the form its title names, however it is called", async () => {
    const { text } = await scene.says(
      secretariat,
      "会议 安排 标题=春灌用水协调会 时间=12月9日下午3点 参会单位=水务局",
    );
    expect(text).toContain("形式: 协调会");
    const joint = await scene.says(
      secretariat,
      "会议 安排 标题=秋收协调会 形式=联席会议 时间=12月9日下午5点 参会单位=水务局",
    );
    expect(joint.text).toContain("形式: 联席会议");
  });

  it("invites no one by itself where its form does not", async () => {
    const { text } = await scene.says(secretariat, "12月9日下午3点开个协调会");
    expect(text).not.toContain("全体成员");
    expect(standsIn(text, "参会单位")).toBe("");
  });
});

describe("a meeting that is to be changed", () => {
  const nine = { 时间: "2026-12-07T01:00:00.000Z" };
  it.each([
    ["机井会提前到12月7日上午9点", "改期", nine],
    ["机井的会提前到12月7日上午9点", "改期", nine],
    ["机井会调到12月7日上午9点，改在二楼会议室", "改期", { ...nine, 地点: "二楼会议室" }],
    [
      "机井会改到下午4点，地点改到二楼会议室",
      "改期",
      { 时间: "2026-12-08T08:00:00.000Z", 地点: "二楼会议室" },
    ],
    [
      "机井会改到二楼会议室，12月9日下午3点",
      "改期",
      { 时间: "2026-12-09T07:00:00.000Z", 地点: "二楼会议室" },
    ],
    [
      "机井会推迟半小时，改在二楼会议室",
      "改期",
      { 时间: "2026-12-08T07:30:00.000Z", 地点: "二楼会议室" },
    ],
    ["机井会提前到上午9点，改线上", "改期", { 时间: "2026-12-08T01:00:00.000Z", 地点: "线上" }],
    ["推迟机井的会一天", "改期", { 时间: "2026-12-09T07:00:00.000Z" }],
    ["机井那个会换到二楼会议室", "改地点", { 地点: "二楼会议室" }],
    ["机井会时间不变，地点换到二楼会议室", "改地点", { 地点: "二楼会议室" }],
    ["把机井会的地点改为检察院", "改地点", { 地点: "检察院" }],
    ["机井会改成线上", "改地点", { 地点: "线上" }],
    ["机井的会加公安局", "加邀", { 参会单位: "police" }],
    ["机井会再加个公安局", "加邀", { 参会单位: "police" }],
    ["机井的会不用请林草局了", "减邀", { 参会单位: "forestry" }],
    ["机井的会别叫林草局", "减邀", { 参会单位: "forestry" }],
  ] satisfies readonly (readonly [string, string, Said])[])("%s: %s", async (line, step, said) => {
    const { text } = await scene.says(secretariat, line);
    expect(text).toMatch(new RegExp(`^${step} HY-2026-0001`));
    for (const [label, value] of Object.entries(said)) {
      // The time as it stands is said above.
      const form = text.slice(text.lastIndexOf("将告知"));
      expect([label, standsIn(form, label)]).toEqual([label, value]);
    }
  });

  it.each(["明天下午3点开会，不请公安局", "会前提前两天把材料发给水务局"])(
    "%s changes neither",
    async (line) => {
      expect((await scene.says(secretariat, line)).text).not.toMatch(
        /^(?:改期|减邀|加邀|改地点) HY/,
      );
    },
  );
});

describe("in English", () => {
  const begunEn = playedScene("2026-11-23T01:00:00.000Z", async (played) => {
    scene = played;
    for (const [title, day] of [
      ["Well closure", "Dec 8"],
      ["Enforcement liaison", "Dec 10"],
    ])
      await scene.says(
        secretariat,
        `schedule meeting title=${title} time=${day} 3pm place=Room 3 invite=water, forestry`,
      );
    for (const who of [secretariat, "water.liaison"]) await scene.says(who, "language en");
  });
  beforeEach(async () => {
    await scene.close();
    scene = await begunEn();
  });

  it.each([
    [
      "cancel the enforcement meeting because the bureau is away",
      "Cancel HY-2026-0002",
      { Reason: "the bureau is away" },
    ],
    [
      "push the well closure meeting back an hour",
      "Move HY-2026-0001",
      { "Starts at": "2026-12-08T08:00:00.000Z" },
    ],
    ["move hy1 to Dec 9 3pm", "Move HY-2026-0001", { "Starts at": "2026-12-09T07:00:00.000Z" }],
    [
      "hold the well meeting in room 5 instead",
      "Change the place HY-2026-0001",
      { Place: "room 5" },
    ],
    [
      "change the room of the well meeting to room 5",
      "Change the place HY-2026-0001",
      { Place: "room 5" },
    ],
    [
      "invite police to the well meeting",
      "Invite more HY-2026-0001",
      { "Invited units": "police" },
    ],
    [
      "forestry need not come to the well meeting",
      "Take off the invitation HY-2026-0001",
      { "Invited units": "forestry" },
    ],
  ] satisfies readonly (readonly [string, string, Said])[])("%s: %s", async (line, step, said) => {
    const { text } = await scene.says(secretariat, line);
    expect(text.startsWith(step)).toBe(true);
    expect(text).not.toContain("was not used");
    const form = text.slice(text.lastIndexOf("To be told"));
    for (const [label, value] of Object.entries(said))
      expect([label, standsIn(form, label)]).toEqual([label, value]);
  });

  it("all townships are all townships, and no more", async () => {
    const { text } = await scene.says(
      secretariat,
      "set up a meeting for next Wednesday 3pm with all townships to discuss drought",
    );
    expect(text).toContain("all townships, 8 units");
  });

  it.each([
    ["we can come to the well meeting", "HY-2026-0001", { Answer: "yes", Attendee: "" }],
    [
      "we cannot come to the well meeting, audit that day",
      "HY-2026-0001",
      { Answer: "no", Reason: "audit that day" },
    ],
    ["maybe for the enforcement meeting", "HY-2026-0002", { Answer: "maybe", Reason: "" }],
    [
      "send the deputy head to the well meeting",
      "HY-2026-0001",
      { Answer: "yes", Attendee: "the deputy head" },
    ],
    [
      "we will send two people to the enforcement meeting",
      "HY-2026-0002",
      { Answer: "yes", Attendee: "two people" },
    ],
  ] satisfies readonly (readonly [string, string, Said])[])("%s", async (line, code, said) => {
    const { text } = await scene.says("water.liaison", line);
    expect(text.startsWith(`RSVP ${code}`)).toBe(true);
    for (const [label, value] of Object.entries(said))
      expect([label, standsIn(text, label)]).toEqual([label, value]);
  });

  it.each(["sending a letter to the county", "we send the report tomorrow"])(
    "%s is no answer",
    async (line) => {
      expect((await scene.says("water.liaison", line)).text).not.toMatch(/RSVP|HY-2026/);
    },
  );
});
