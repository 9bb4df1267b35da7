import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headlineOf, playedScene, type Scene } from "../scene.ts";

let scene: Scene;
const begun = playedScene("2026-11-30T02:00:00.000Z", async (played) => {
  // Monday 30 November 2026, 10:00 in the county; the meeting is on Wednesday.
  scene = played;
  await secretariat(
    "会议 安排 标题=河道会商 时间=12月2日下午3点 地点=县政府一楼 参会单位=水务局、公安局、教育局 议题=排污口整改",
  );
  await scene.moveTo("2026-12-02T08:00:00.000Z");
  await scene.says("gov.convenor", "召开 hy1 时间=15:00 到会单位=水务局、公安局");
  await secretariat("议定 hy1 水务局12月10日前封堵排污口");
  await (await secretariat("纪要 hy1")).submit();
  for (const who of ["water.liaison", "police.liaison", "gov-office.secretariat", "gov.convenor"])
    await news(who);
});
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

const secretariat = (line: string) => scene.says("gov-office.secretariat", line);
const news = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const ask = async (line = "征求纪要意见 hy1") => {
  const card = await secretariat(line);
  return "form" in card.reply ? card.submit() : card;
};
const meeting = () => scene.store.matter("HY-2026-0001");

describe("minutes out for comments", () => {
  it("go to every unit invited, which answers by one press or in words, on a clock", async () => {
    // Before, nobody but those who called the meeting reads the draft.
    expect((await scene.says("water.liaison", "查 hy1")).text).not.toContain("召开“河道会商”");
    const done = await ask();
    expect(done.text).toContain("纪要第1稿正在发给3个参会单位征求意见。");
    expect(done.text).toContain("(纪要征求意见)");
    for (const who of ["water.liaison", "police.liaison", "education.liaison"])
      expect((await news(who)).join()).toContain(
        "请看会议纪要第1稿，有意见请提出，没有意见请按“无意见”。这一稿还没有签发。",
      );
    const card = await scene.says("water.liaison", "查 hy1");
    expect(card.text).toContain("召开“河道会商”");
    expect(card.text).toContain("纪要第1稿（征求意见，未签发）");
    expect(card.text).toContain("[无意见] [提纪要意见]");
    // Three working days: Wednesday to Monday.
    expect(card.text).toContain("12月7日");
    expect((await scene.says("water.liaison", "待办")).text).toContain("HY-2026-0001");
    expect((await scene.says("housing.liaison", "查 hy1")).text).toContain("没有找到这条记录");

    const none = await card.press("无意见");
    expect(none.text).toContain("已记下：您单位没有意见。");
    expect(none.text).not.toContain("[无意见]");
    expect((await scene.says("water.liaison", "待办")).text).not.toContain("HY-2026-0001");
    const some = await scene.says("police.liaison", "提纪要意见 hy1 第一条改为月底前完成");
    const said = "form" in some.reply ? await some.submit() : some;
    expect(said.text).toContain("已记下您单位的意见。");
    // A unit reads what it said itself, those who called the meeting all of it.
    expect(said.text).toContain("第一条改为月底前完成");
    expect((await scene.says("water.liaison", "查 hy1")).text).not.toContain("月底前完成");
    expect(await news("gov-office.secretariat")).toEqual([
      "水务局对纪要没有意见。",
      "公安局对纪要提了意见。",
    ]);
    const all = await secretariat("查 hy1");
    expect(all.text).toContain(
      "对第1稿的意见: 水务局 无意见、公安局 第一条改为月底前完成、教育局 未反馈",
    );
  });

  it("are changed after what was said, and asked about anew; an old card answers no new draft", async () => {
    await ask();
    const old = await scene.says("water.liaison", "查 hy1");
    const form = await secretariat("纪要 hy1");
    await form.submit({ minutes: "改过的纪要，第一条月底前完成。" });
    expect(await meeting()).toMatchObject({ state: "drafted" });
    // Until they are sent again, the units do not read the new draft.
    expect((await scene.says("water.liaison", "查 hy1")).text).not.toContain("改过的纪要");
    expect((await old.press("无意见")).text).not.toContain("已记下");
    await ask("征求纪要意见 hy1 截止=12月4日");
    const stale = await old.press("无意见");
    expect(stale.text).toContain("您看的是纪要第1稿，现在征求意见的是第2稿");
    expect((await meeting())?.fields).toMatchObject({ comments: { version: 2, said: {} } });
    const fresh = await scene.says("water.liaison", "查 hy1");
    expect(fresh.text).toContain("改过的纪要");
    expect((await fresh.press("无意见")).text).toContain("已记下");
    const changed = await (await scene.says("water.liaison", "查 hy1")).press("改意见");
    expect((await changed.submit({ comment: "标题漏了一个字" })).text).toContain("标题漏了一个字");
  });

  it("are signed at once where everybody has answered; else whoever has not is named first", async () => {
    await ask();
    for (const who of ["water.liaison", "police.liaison"])
      await (await scene.says(who, "查 hy1")).press("无意见");
    const asked = await scene.says("gov.convenor", "签发 hy1");
    expect(asked.text).toContain("还没有到反馈截止日，教育局还没有反馈");
    expect(await meeting()).toMatchObject({ state: "circulated" });
    await (await scene.says("education.liaison", "查 hy1")).press("无意见");
    expect((await scene.says("gov.convenor", "待办")).text).toContain("HY-2026-0001");
    expect((await scene.says("gov.convenor", "签发 hy1")).text).toContain("纪要已签发");
    expect((await scene.says("water.liaison", "查 hy1")).text).not.toContain("征求意见");
  });

  it("may be signed before that where it is confirmed", async () => {
    await ask();
    const asked = await scene.says("gov.convenor", "签发 hy1");
    expect((await asked.press("仍然签发")).text).toContain("纪要已签发");
  });

  it("remind whoever is silent, and then whoever signs; silence is nowhere said to be consent", async () => {
    await ask();
    await (await scene.says("water.liaison", "查 hy1")).press("无意见");
    for (const who of ["water.liaison", "police.liaison", "gov.convenor"]) await news(who);
    await scene.moveTo("2026-12-07T03:00:00.000Z");
    expect((await news("police.liaison")).join()).toContain("纪要反馈意见");
    expect((await news("water.liaison")).join()).not.toContain("纪要反馈意见");
    await scene.moveTo("2026-12-08T03:00:00.000Z");
    expect((await news("gov.convenor")).join()).toContain("纪要反馈意见的截止日已到");
    expect((await scene.says("gov.convenor", "待办")).text).toContain("HY-2026-0001");
    const all = await secretariat("查 hy1");
    expect(all.text).toContain("公安局 未反馈");
    expect((await scene.says("gov.convenor", "签发 hy1")).text).toContain("纪要已签发");
  });

  it.each([
    ["征求纪要意见 hy1 截止=2026年11月20日", "已经过去"],
    // Of a day that has just gone by, without its year, it is asked whether the next one is meant.
    ["征求纪要意见 hy1 截止=11月20日", "离今天还有353天，年份没有写错吗"],
    ["征求纪要意见 hy1 截止=随便", "截止"],
  ])("want a day to come: %s", async (line, said) => {
    const card = await secretariat(line);
    expect(card.text).toContain(said);
    expect(await meeting()).toMatchObject({ state: "drafted" });
  });

  it("are asked about by those who called the meeting alone, and once there are some", async () => {
    expect((await scene.says("water.liaison", "征求纪要意见 hy1")).text).not.toContain("正在发给");
    expect((await scene.says("water.liaison", "提纪要意见 hy1 好")).text).not.toContain("已记下");
    expect(await meeting()).toMatchObject({ state: "drafted" });
    await ask();
    expect((await secretariat("提纪要意见 hy1 好")).text).not.toContain("已记下");
  });

  it.each([
    "提纪要意见 hy1 无",
    "提纪要意见 hy1 没有意见",
    "提纪要意见 hy1 看过了，我们局没意见",
    "comment hy1 no comments",
    "没意见",
    "纪要我们没意见",
    "对纪要没有异议，谢谢",
    "no comments on the minutes",
  ])("are never said to be commented on where there is nothing to say: %s", async (line) => {
    await ask();
    await news("gov-office.secretariat");
    const card = await scene.says("water.liaison", line);
    const done = "form" in card.reply ? await card.submit() : card;
    expect(done.text).toContain("已记下：您单位没有意见。");
    expect(await news("gov-office.secretariat")).toEqual(["水务局对纪要没有意见。"]);
    expect((await secretariat("查 hy1")).text).toContain("水务局 无意见");
  });

  it.each([
    "纪要第一条应该写月底前",
    "纪要里水务局的名字写错了",
    "the minutes should say by the end of the month",
  ])("are commented on in people's own words: %s", async (line) => {
    await ask();
    const form = await scene.says("water.liaison", line);
    expect(form.text).toContain(`意见: ${line}`);
    expect((await form.submit()).text).toContain("已记下您单位的意见。");
  });

  it.each([
    "把纪要发给各单位征求意见",
    "纪要先征求一下各家意见",
    "征求一下大家对纪要的意见",
    "ask the units for comments on the minutes",
  ])("are asked about in people's own words: %s", async (line) => {
    const form = await secretariat(line);
    expect(form.text).toContain("签发前把纪要稿发给各参会单位征求意见");
    await form.submit();
    expect(await meeting()).toMatchObject({ state: "circulated" });
  });

  it("are not said to be missing, or unseen, while they are out", async () => {
    await ask();
    const said = (await secretariat("发纪要 hy1")).text;
    expect(said).toContain("纪要正在征求意见，各参会单位看得到这一稿。");
    expect(said).not.toContain("还没有拟好纪要");
  });

  it("are no more to be commented on once they are signed, but for another draft", async () => {
    await scene.says("gov.convenor", "签发 hy1");
    const asked = await secretariat("征求纪要意见 hy1");
    expect(asked.text).toContain("现在没有待签发的纪要稿");
    expect(asked.text).not.toContain("还没有拟好纪要");
    expect(await meeting()).toMatchObject({ state: "signed" });
  });

  it("in English", async () => {
    const done = await ask("ask-comments hy1 closesOn=Friday");
    expect(await meeting()).toMatchObject({
      state: "circulated",
      fields: { comments: { closesOn: "2026-12-04" } },
    });
    expect(done.text).toContain("征求意见");
  });
});
