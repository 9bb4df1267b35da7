import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { attendanceSaid } from "../../src/flow/attendance.ts";
import { directory } from "../adapters/county.ts";
import { headlineOf, playedScene, type Scene } from "../scene.ts";

let scene: Scene;
const begun = playedScene("2026-11-22T02:00:00.000Z", async (played) => {
  // Sunday 22 November 2026, 10:00 in the county.
  scene = played;
  await scene.says(
    "gov-office.secretariat",
    "会议 安排 标题=河道会商 时间=12月2日下午3点 参会单位=水务局、公安局、教育局",
  );
  for (const who of ["water.liaison", "police.liaison", "education.liaison"])
    await scene.reads(`direct:${who}`);
});
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

const shown = (who: string) => scene.says(who, "查 hy1");

describe("answering an invitation", () => {
  it("is one press for coming and for not knowing yet; the answer can be changed", async () => {
    const card = await shown("water.liaison");
    expect(card.text).toContain("[参加] [待定] [不参加]");
    expect((await card.press("参加")).text).toContain("水务局 参加、公安局 未答复");
    expect((await (await shown("water.liaison")).press("待定")).text).toContain("水务局 待定");
  });

  it.each(["明天的会我去不了", "周三下午那个会我们去不了了", "这次会议本单位来不了"])(
    "takes no scrap of “%s” for a reason",
    (said) => {
      expect(attendanceSaid(said, { directory })).toEqual({ answer: "no" });
    },
  );

  it.each([
    ["我们两个人去 hy2", "参会 HY-2026-0002"],
    ["待定 HY-2026-0002", "参会 HY-2026-0002"],
    ["参加 hy2", "参会 HY-2026-0002"],
    ["去不了，出差 HY-2026-0002", "参会 HY-2026-0002"],
    ["去不了，出差 hy1", "参会 HY-2026-0001"],
  ])("of the meeting that is named, whatever waits: %s", async (line, form) => {
    await scene.says(
      "gov-office.secretariat",
      "会议 安排 标题=执法会商 时间=12月3日下午3点 参会单位=水务局、公安局",
    );
    await scene.says("water.liaison", "参会 hy2 参加");
    const said = await scene.says("water.liaison", line);
    expect(said.text).toContain(form);
    expect(said.text).not.toContain(form.endsWith("1") ? "HY-2026-0002" : "HY-2026-0001");
  });

  it("of a meeting that is not theirs to see opens nothing of another", async () => {
    const said = await scene.says("water.liaison", "我们两个人去 hy9");
    expect(said.text).not.toContain("HY-2026-0001");
  });

  it("is asked of nobody once the meeting has begun", async () => {
    const waits = async () => (await scene.says("water.liaison", "待办")).text;
    const { startsAt } = ((await scene.store.matter("HY-2026-0001"))?.fields ?? {}) as {
      startsAt: string;
    };
    expect(await waits()).toContain("HY-2026-0001");
    await scene.clock.moveTo(startsAt);
    expect(await waits()).not.toContain("HY-2026-0001");
  });

  it("asks why only of those who do not come, and keeps it between them and those who call", async () => {
    const form = await (await shown("police.liaison")).press("不参加");
    expect(form.text).toContain("答复*: no");
    // Its own number, not that of an example.
    expect(form.text).toContain("参会 HY-2026-0001 参加");
    const done = await form.submit({ reason: "当日执法检查" });
    expect(done.text).toContain("公安局 不参加 (当日执法检查)");
    for (const who of ["gov-office.secretariat", "gov.convenor", "police.head"])
      expect((await shown(who)).text).toContain("公安局 不参加 (当日执法检查)");
    const others = (await shown("water.liaison")).text;
    expect(others).toContain("公安局 不参加");
    expect(others).not.toContain("执法检查");
  });

  it.each([
    ["去不了，出差", "答复*: no", "理由: 出差", "水务局 不参加 (出差)"],
    ["我们两个人去", "答复*: yes", "参会人: 两个人", "水务局 参加 (两个人)"],
    ["派副局长参加", "答复*: yes", "参会人: 副局长", "水务局 参加 (副局长)"],
    ["我去不了，让副局长去", "答复*: yes", "参会人: 副局长", "水务局 参加 (副局长)"],
    [
      "我们三个人去，要晚一点",
      "参会人: 三个人",
      "理由: 要晚一点",
      "水务局 参加 (三个人 · 要晚一点)",
    ],
    ["参加，但要晚半小时", "答复*: yes", "理由: 但要晚半小时", "水务局 参加 (但要晚半小时)"],
    ["好的，准时到", "答复*: yes", "", "水务局 参加"],
    ["我们不一定去", "答复*: maybe", "", "水务局 待定"],
    ["还不确定", "答复*: maybe", "", "水务局 待定"],
    ["参加", "答复*: yes", "", "水务局 参加"],
    ["We can't come, inspection", "答复*: no", "理由: inspection", "水务局 不参加 (inspection)"],
  ])(
    "“%s” is shown as an answer, and recorded by a press",
    async (said, answer, more, recorded) => {
      const form = await scene.says("water.liaison", said);
      expect(form.text).toContain("HY-2026-0001");
      expect(form.text).toContain(answer);
      expect(form.text).toContain(more);
      expect((await shown("water.liaison")).text).toContain("水务局 未答复");
      expect((await form.submit()).text).toContain(recorded);
    },
  );

  it.each([
    "我们去现场看了",
    "几点去？",
    "山丹河又有黑水",
    "昨天参加了培训",
    "把我能看的都列出来",
    "帮我查出来",
    "材料送过去",
    "卷宗已经送来",
    "马上交上去",
    "下午回来",
  ])("“%s” is no answer", async (said) => {
    expect(attendanceSaid(said, { directory })).toBeUndefined();
    expect((await scene.says("water.liaison", said)).text).not.toContain("答复*");
  });

  it.each([
    ["我过去", { answer: "yes" }],
    ["我们两个人过去", { answer: "yes", attendee: "两个人" }],
    ["都去", { answer: "yes" }],
  ])("“%s” names nobody it does not name", (said, meant) => {
    expect(attendanceSaid(said, { directory })).toEqual(meant);
  });

  it.each([
    ["参会 hy1 不参加 出差", "水务局 不参加 (出差)"],
    ["参会 hy1 不参加，当日执法检查", "水务局 不参加 (当日执法检查)"],
    ["参会 hy1 去不了，出差", "水务局 不参加 (出差)"],
    ["参会 hy1 参加 副局长", "水务局 参加 (副局长)"],
    ["参会 hy1 参加 派副局长", "水务局 参加 (副局长)"],
    ["参会 hy1 参加 两个人", "水务局 参加 (两个人)"],
    ["参会 hy1 参加 要晚半小时", "水务局 参加 (要晚半小时)"],
    ["参会 hy1 待定 等局长定", "水务局 待定 (等局长定)"],
    ["rsvp hy1 no inspection", "水务局 不参加 (inspection)"],
  ])("“%s” says all there is to say, and is done at once", async (said, recorded) => {
    const done = await scene.says("water.liaison", said);
    expect(done.text).toContain("已答复");
    expect(done.text).toContain(recorded);
  });

  it.each(["参会 hy1 不参加，让副局长去", "参会 hy1 不参加 出差 理由=生病", "参会 不参加 出差"])(
    "“%s” is shown before it is done",
    async (said) => {
      expect((await scene.says("water.liaison", said)).text).toContain("答复*");
      expect((await shown("water.liaison")).text).toContain("水务局 未答复");
    },
  );

  it("takes no question for an answer", async () => {
    await scene.says("water.liaison", "参会 hy1 参加 几点开始？");
    expect((await shown("water.liaison")).text).toContain("水务局 未答复");
  });

  it("by a plain sentence is only for whoever is invited and has not answered", async () => {
    expect((await scene.says("housing.liaison", "去不了，出差")).text).not.toContain("HY-");
  });

  it("asks which of two invitations is meant", async () => {
    await scene.says(
      "gov-office.secretariat",
      "会议 安排 标题=扫黑通报 形式=通报会 时间=12月3日下午3点 参会单位=水务局",
    );
    const card = await scene.says("water.liaison", "去不了，出差");
    const form = await card.press("HY-2026-0002");
    expect((await form.submit()).text).toContain("水务局 不参加 (出差)");
  });

  it("is refused kindly once the meeting has begun", async () => {
    const card = await shown("water.liaison");
    await scene.moveTo("2026-12-02T07:30:00.000Z");
    const late = "会议已于2026年12月2日 周三 15:00开始，不用再答复了";
    expect((await card.press("参加")).text).toContain(late);
    // What is drawn from then on does not offer it.
    for (const drawn of [await shown("water.liaison"), await card.press("不参加")])
      expect(drawn.text).not.toContain("参加]");
    expect((await scene.says("water.liaison", "参会 hy1 不参加 出差")).text).toContain(late);
    expect((await scene.says("water.liaison", "去不了，出差")).text).not.toContain("答复*");
    await scene.says("gov.convenor", "召开 hy1");
    expect((await scene.says("water.liaison", "参会 hy1 参加")).text).toContain("已召开");
  });
});

describe("before the meeting", () => {
  it("asks again three days before only who has not answered, and never reminds who does not come", async () => {
    await scene.says("water.liaison", "参会 hy1 参加");
    await scene.says("police.liaison", "参会 hy1 不参加 理由=出差");
    const headlines = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
    await scene.moveTo("2026-11-30T07:00:00.000Z");
    expect(await headlines("water.liaison")).toEqual([]);
    expect(await headlines("police.liaison")).toEqual([]);
    expect(await headlines("education.liaison")).toEqual([
      "提醒：请答复能否参加会议，2026年12月2日 周三 15:00。",
    ]);
    await scene.moveTo("2026-12-01T07:00:00.000Z");
    expect(await headlines("water.liaison")).toEqual([
      "提醒：会议召开，2026年12月2日 周三 15:00。",
    ]);
    expect(await headlines("police.liaison")).toEqual([]);
    expect((await headlines("education.liaison"))[0]).toContain("请答复能否参加会议");
  });
});

describe("words of an answer", () => {
  it.each([
    ["采砂的会可能去", { answer: "maybe" }],
    ["可能去，看值班", { answer: "maybe", reason: "看值班" }],
    ["也许能来", { answer: "maybe" }],
    ["应该能去", { answer: "maybe" }],
    ["可能不去", { answer: "maybe" }],
    ["暂时定不下来", { answer: "maybe" }],
    ["we may come", { answer: "maybe" }],
    ["采砂的会我能参加", { answer: "yes" }],
    ["采砂的会我派副局长去", { answer: "yes", attendee: "副局长" }],
    ["危房排查我们能去", { answer: "yes" }],
    ["i can come to the meeting", { answer: "yes" }],
    ["燃气的会我们去不了，有检查", { answer: "no", reason: "有检查" }],
    ["科长和我去", { answer: "yes", attendee: "科长和我" }],
    ["不是不能去", undefined],
  ])("%s: who comes and why not is never which meeting it is", (line, said) => {
    expect(attendanceSaid(line)).toEqual(said);
  });
});
