import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headlineOf, openScene, type Scene } from "../scene.ts";

let scene: Scene;
beforeEach(async () => {
  // Sunday 22 November 2026, 10:00 in the county.
  scene = await openScene("2026-11-22T02:00:00.000Z");
});
afterEach(() => scene.close());

const line =
  "会议 提议 标题=山丹河治理会商 时间=12月2日下午3点 参会单位=水务局、公安局 理由=排污口归谁管说不清";
const propose = (who = "water.liaison") => scene.says(who, line);
const news = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const secretariat = (said: string) => scene.says("gov-office.secretariat", said);

describe("a meeting proposed by a member", () => {
  it("waits for the convenor and the secretariat; nobody is invited before it is decided", async () => {
    const done = await propose();
    expect(done.text).toContain("提议已交召集人和秘书处");
    expect(done.text).toContain("提议: 水务局联络员：排污口归谁管说不清");
    expect(done.text).toContain("建议时间: 2026年12月2日 周三 15:00");
    expect(done.text).not.toContain("参会答复");
    for (const who of ["gov.convenor", "gov-office.secretariat"]) {
      expect(await news(who)).toEqual([
        "水务局提议在2026年12月2日 周三 15:00开会，请采纳或不采纳。",
      ]);
      expect((await scene.says(who, "待办")).text).toContain("HY-2026-0001");
    }
    expect(await news("police.liaison")).toEqual([]);
    expect((await scene.says("police.liaison", "查 hy1")).text).toContain("没有找到这条记录");
    expect((await scene.says("police.liaison", "参会 hy1 参加")).text).toContain(
      "没有找到这条记录",
    );
  });

  it("is asked about where the same is proposed or set already, as far as its proposer may know", async () => {
    await propose();
    const again = await propose();
    expect(again.text).toContain(
      "同一个时间、同一个标题的会议已经有人提议（HY-2026-0001，水务局）。",
    );
    // A colleague sees the proposal of the unit; another unit does not see it and learns nothing.
    expect((await propose("water.head")).text).toContain("已经有人提议（HY-2026-0001");
    expect(await scene.store.matter("HY-2026-0002")).toBeUndefined();
    expect((await propose("police.liaison")).text).toContain("提议已交召集人和秘书处");
    // Whoever decides is asked: one of the two is enough.
    const form = await secretariat("采纳 hy2");
    const asked = await form.submit();
    expect(asked.text).toContain("已经有人提议（HY-2026-0001，水务局）。");
    expect((await asked.press("确认这样安排")).text).toContain("会议定于2026年12月2日 周三 15:00");
    const second = await (await secretariat("采纳 hy1")).submit();
    expect(second.text).toContain("同一个时间、同一个标题的会议已经安排（HY-2026-0002）。");
    // What is asked next does not ask the first again.
    const next = await second.press("确认这样安排");
    expect(next.text).toContain("当时另有会议（HY-2026-0002");
    expect((await next.press("确认这样安排")).text).toContain("会议定于2026年12月2日");
  });

  it.each([
    ["another time", line.replace("12月2日", "12月3日")],
    ["another title", line.replace("治理会商", "防汛会商")],
  ])("is not asked about where it is of %s", async (_, other) => {
    await propose();
    expect((await scene.says("water.liaison", other)).text).toContain("提议已交召集人和秘书处");
  });

  it("is confirmed by a press where it is meant all the same", async () => {
    await propose();
    const asked = await propose();
    expect((await asked.press("确认这样提议")).text).toContain("提议已交召集人和秘书处");
    expect(await scene.store.matter("HY-2026-0002")).toMatchObject({ state: "proposed" });
    await scene.says("gov-office.secretariat", "不采纳 hy1 重复");
    await scene.says("gov-office.secretariat", "不采纳 hy2 重复");
    // What was not adopted may be proposed anew.
    expect((await propose()).text).toContain("提议已交召集人和秘书处");
  });

  it("is adopted by a form with the proposal filled in, and is then like any other", async () => {
    await propose();
    const form = await (await secretariat("查 hy1")).press("采纳");
    expect(form.text).toContain("标题*: 山丹河治理会商");
    expect(form.text).toContain("时间*: 2026-12-02T07:00:00.000Z");
    expect(form.text).toContain("参会单位*: water、police");
    const done = await form.submit({ place: "县政府二楼" });
    expect(done.text).toContain("会议定于2026年12月2日 周三 15:00，正在通知3个单位");
    expect(await news("water.liaison")).toEqual([
      "您提议的会议已采纳，定于2026年12月2日 周三 15:00。您单位也在参会之列，请答复能否参加。",
    ]);
    expect(await news("police.liaison")).toEqual([
      "请参加2026年12月2日 周三 15:00的会议，并答复能否参加。",
    ]);
    expect((await scene.says("police.liaison", "参会 hy1 参加")).text).toContain("公安局 参加");
    // Who comes is told to whoever called it, not to whoever proposed it.
    expect(await news("water.liaison")).toEqual([]);
    expect(await news("gov-office.secretariat")).toContain("公安局答复：参加。");
    const shown = (await secretariat("查 hy1")).text;
    expect(shown).toMatch(/水务局联络员 提议[\s\S]*联席会议秘书处 采纳/);
    expect((await scene.says("police.liaison", "查 hy1")).text).toContain("提议: 水务局联络员\n");
  });

  it("can be adopted for another day; a clash and a rest day are shown first", async () => {
    await propose("town-liqiao.head");
    const form = await secretariat("采纳 hy1 时间=12月5日下午3点");
    const asked = await form.submit();
    expect(asked.text).toContain("2026年12月5日 周六是休息日");
    expect((await asked.press("确认这样安排")).text).toContain("会议定于2026年12月5日 周六 15:00");
    // Whoever proposed it sees what became of it, invited or not.
    expect(await news("town-liqiao.head")).toEqual([
      "您提议的会议已采纳，定于2026年12月5日 周六 15:00。",
    ]);
    expect((await scene.says("town-liqiao.head", "查 hy1")).text).toContain("已安排");
    expect((await scene.says("town-liqiao.head", "参会 hy1 参加")).text).toContain("只能由");
  });

  it("is not adopted, with a reason that whoever proposed it reads", async () => {
    await propose();
    await secretariat("语言 English");
    const refused = await secretariat("decline hy1");
    expect(refused.text).toContain("Reason*:");
    await refused.submit({ reason: "已列入下月联席会议" });
    expect(await news("water.liaison")).toEqual(["您提议的会议没有采纳：已列入下月联席会议"]);
    expect((await scene.says("water.liaison", "查 hy1")).text).toContain(
      "结果: 已列入下月联席会议",
    );
    expect((await scene.says("gov.convenor", "采纳 hy1")).text).toContain("现在是“不采纳”");
  });

  it("is decided by nobody else, a deputy convenor without an entrustment included", async () => {
    await propose();
    for (const who of ["water.head", "justice.head"]) {
      expect((await scene.says(who, "采纳 hy1")).text).toContain("只能由");
      expect((await scene.says(who, "不采纳 hy1 重复")).text).toContain("只能由");
    }
    await scene.says("gov.convenor", "委托 hy1 受托人=司法局负责人");
    const form = await scene.says("justice.head", "采纳 hy1");
    expect((await form.submit()).text).toContain("会议定于");
  });

  it("needs a reason and a time to come", async () => {
    const asked = await scene.says("water.liaison", "会议 提议 标题=试 时间=12月2日下午3点");
    expect(asked.text).toContain("理由*:");
    const past = await scene.says(
      "water.liaison",
      "会议 提议 标题=试 时间=昨天下午3点 理由=试 参会单位=水务局",
    );
    expect(past.text).toMatch(/时间\*: .*← 会议时间要晚于现在/);
  });

  it("is in nobody's calendar yet, and of two who decide at once the second is told", async () => {
    await propose();
    const [one, other] = await Promise.all(
      ["gov.convenor", "gov-office.secretariat"].map((who) => scene.says(who, "采纳 hy1")),
    );
    const said = [await one?.submit(), await other?.submit()].map((answer) => answer?.text ?? "");
    expect(said[0]).toContain("会议定于");
    expect(said[1]).toMatch(/已安排/);
    expect(said[1]).not.toContain("会议定于");
  });

  it("is proposed in English as well, and by a sentence of one line", async () => {
    await scene.says("police.liaison", "language en");
    const done = await scene.says(
      "police.liaison",
      "meeting propose title=River talks startsAt=2026-12-02 15:00 invite=water, police reason=nobody knows whose outfall it is",
    );
    expect(done.text).toContain("The proposal is with the convenor and the secretariat");
    expect(done.text).toContain("Proposed time: ");
  });

  it("alone is asked about: a meeting or a consultation", async () => {
    expect((await scene.says("procuratorate.procurator", "提议")).text).toMatch(/提议会议/);
  });
});
