import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { playedScene, type Scene } from "../scene.ts";

/** What a unit reads that answers once the time is set or the meeting has met, and what the organisers read of it. */

const secretary = "gov-office.secretariat";
const water = "water.liaison";

const begun = playedScene("2026-11-22T02:00:00.000Z", async (played) => {
  await played.says(
    secretary,
    "会议 征询 标题=河道会商 时间=12月2日下午3点；12月3日下午3点 参会单位=水务局、公安局、教育局",
  );
  for (const [who, ...answers] of [
    [water, "1. 可以", "2. 不行"],
    ["police.liaison", "1. 可以", "2. 可以"],
  ] as const) {
    let card = await played.says(who, "查 hy1");
    for (const answer of answers) card = await card.press(answer);
  }
});

let scene: Scene;
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const rsvps = async () => (await scene.store.matter("HY-2026-0001"))?.fields;

describe("once the time is set", () => {
  it("a unit that could not then is not counted as coming, and the organisers read what it had said", async () => {
    await says(secretary, "定时间 hy1 2");
    expect(await says(secretary, "查 hy1")).toContain(
      "水务局 未答复 (选时间时：不行)、公安局 参加、教育局 未答复",
    );
    // Its own people read it; the other units do not.
    expect(await says(water, "查 hy1")).toContain("水务局 未答复 (选时间时：不行)");
    expect(await says("education.liaison", "查 hy1")).not.toContain("选时间时");
    await says(water, "参会 hy1 不参加 出差");
    expect(await says(secretary, "查 hy1")).toContain("水务局 不参加 (出差)、公安局 参加");
    // Of another time it had said nothing.
    await says(secretary, "改期 hy1 12月4日下午3点");
    expect(await says(secretary, "查 hy1")).not.toContain("选时间时");
  });

  it("an answer to the times is told what to answer now, by word and by a press on an old message", async () => {
    const old = await scene.says("education.liaison", "查 hy1");
    await says(secretary, "定时间 hy1 2");
    for (const refused of [
      await old.press("2. 不行"),
      await scene.says("education.liaison", "选时间 hy1 2 不行"),
      await scene.says("education.liaison", "第二个不行"),
    ]) {
      expect(refused.text).toContain(
        "时间已经定在2026年12月3日 周四 15:00，不用再选了。能不能来，请按“参加”“待定”或“不参加”，也可以写：参会 HY-2026-0001 不参加 理由=出差。",
      );
      expect(refused.text).toContain("[参加] [待定] [不参加]");
    }
    expect(await says("education.liaison", "参会 HY-2026-0001 不参加 理由=出差")).toContain(
      "已答复：不参加",
    );
    expect(await says(secretary, "查 hy1")).toContain("教育局 不参加 (出差)");
  });

  it.each([
    "参会 hy1 不行 理由=出差",
    "参会 hy1 不可以 理由=出差",
    "hy1 不行，出差",
    "hy1 我们不行，出差",
    "hy1 那天不行，出差",
    "hy1 不方便，出差",
  ])("%s is read as not coming", async (line) => {
    await says(secretary, "定时间 hy1 2");
    const answer = await scene.says("education.liaison", line);
    const done = answer.reply.is === "form" ? await answer.submit() : answer;
    expect(done.text).toContain("已答复：不参加");
    expect(await rsvps()).toMatchObject({ rsvps: { education: { answer: "no", reason: "出差" } } });
  });

  it.each(["hy1 这个方案不行", "hy1 水务局不行", "hy1 不行吗"])(
    "%s is no answer to it",
    async (line) => {
      await says(secretary, "定时间 hy1 2");
      const answer = await scene.says("education.liaison", line);
      expect(answer.text).not.toMatch(/已答复|答复\*: no/u);
      expect(JSON.stringify(await rsvps())).not.toContain('"education":{"answer"');
    },
  );
});

describe("an answer that comes when there is no more to answer", () => {
  const lines = ["hy1 参加", "参会 hy1 参加", "参会 hy1 不参加 出差", "参会 HY-2026-0001 待定"];
  beforeEach(async () => {
    await says(secretary, "定时间 hy1 2");
  });

  it("reads that the meeting has begun, that it has met, and how to be recorded", async () => {
    await scene.moveTo("2026-12-03T07:10:00.000Z");
    for (const line of lines)
      expect(await says(water, line)).toContain(
        "会议已于2026年12月3日 周四 15:00开始，不用再答复了",
      );
    await says(secretary, "召开 hy1 主持人=召集人 时间=15:05");
    for (const line of lines)
      expect(await says(water, line)).toContain(
        "会议已于2026年12月3日 周四 15:05召开，不用再答复了。到了会还没有记上的，用“签到”。",
      );
    expect(await says(water, "签到 hy1")).toContain("水务局");
    await (await scene.says(secretary, "纪要 hy1")).submit();
    expect(await says(water, "hy1 参加")).toMatch(/15:05召开，不用再答复了。(?!到了会)/u);
    await says("gov.convenor", "签发 hy1");
    await says(secretary, "办结 hy1 已通报");
    expect(await says(water, "参会 hy1 参加")).toContain("15:05召开，不用再答复了。");
    expect(await says(secretary, "查 hy1")).toContain("水务局 未答复");
    await says(water, "language en");
    expect(await says(water, "rsvp hy1 yes")).toContain("The meeting met on");
  });

  it("reads that it was called off", async () => {
    await says(secretary, "取消 hy1 召集人出差");
    for (const line of lines)
      expect(await says(water, line)).toContain("会议已经取消，不用答复了。");
  });
});
