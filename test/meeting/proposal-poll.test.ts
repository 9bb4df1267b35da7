import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headlineOf, openScene, type Scene } from "../scene.ts";

let scene: Scene;
beforeEach(async () => {
  // Sunday 22 November 2026, 10:00 in the county.
  scene = await openScene("2026-11-22T02:00:00.000Z");
});
afterEach(() => scene.close());

const propose = (who: string, time = "12月2日下午3点到5点") =>
  scene.says(
    who,
    `会议 提议 标题=山丹河治理会商 时间=${time} 参会单位=水务局、公安局 理由=排污口归谁管说不清`,
  );
const news = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const secretariat = (said: string) => scene.says("gov-office.secretariat", said);

describe("a proposed meeting whose time is asked about", () => {
  it("is taken up by one form with the proposal filled in; the proposer and the units are told", async () => {
    await propose("town-liqiao.head");
    await news("gov.convenor");
    const form = await (await secretariat("查 hy1")).press("改为征询");
    for (const filled of [
      "标题*: 山丹河治理会商",
      "理由: 排污口归谁管说不清",
      "时间*: 2026-12-02 15:00-17:00",
      "参会单位*: water、police",
    ])
      expect(form.text).toContain(filled);
    const done = await form.submit({
      times: "2026-12-02 15:00-17:00；12月3日上午9点",
      closesOn: "2026-11-30",
    });
    expect(done.text).toContain("正在请2个单位从2个时间里选");
    expect(done.text).toContain("1. 2026年12月2日 周三 15:00至17:00: 可以0家");
    expect(done.text).toContain("提议: 李桥乡负责人：排污口归谁管说不清");
    expect(await news("town-liqiao.head")).toEqual([
      "您提议的会议已采纳，时间由参会单位从2个里选。",
    ]);
    expect(await news("police.liaison")).toEqual([
      "拟召开会议，时间还没有定。请对2个时间逐个按一下：可以、勉强可以、不行。最迟2026年11月30日选好。",
    ]);
    expect(await news("gov.convenor")).toEqual(["由您主持的会议正在征询2个时间。"]);
    await (await scene.says("police.liaison", "查 hy1")).press("2. 可以");
    expect(await news("town-liqiao.head")).toEqual([]);
    expect((await secretariat("定时间 hy1 2")).text).toContain("会议定于2026年12月3日 周四 09:00");
    expect(await news("town-liqiao.head")).toEqual([
      "您提议的会议已采纳，定于2026年12月3日 周四 09:00。",
    ]);
    expect((await scene.says("town-liqiao.head", "查 hy1")).text).toContain("已安排");
  });

  it("tells a proposer whose unit is invited both in one message", async () => {
    await propose("water.liaison");
    const form = await secretariat("改为征询 hy1 时间=12月2日下午3点；12月3日9点");
    const done = "form" in form.reply ? await form.submit() : form;
    expect(done.text).toContain("正在请2个单位");
    expect(await news("water.liaison")).toEqual([
      "您提议的会议已采纳，时间由参会单位从2个里选。拟召开会议，时间还没有定。请对2个时间逐个按一下：可以、勉强可以、不行。",
    ]);
    expect((await scene.says("water.liaison", "待办")).text).toContain("HY-2026-0001");
    await secretariat("改时间选项 hy1 减=1");
    expect(await news("water.liaison")).toHaveLength(1);
  });

  it("keeps its agenda and the entrustment", async () => {
    await propose("water.liaison", "12月2日下午3点 议题=沿岸垃圾");
    await scene.says("gov.convenor", "委托 hy1 受托人=司法局负责人");
    const form = await scene.says("justice.head", "改为征询 hy1 时间=12月2日9点；12月3日9点");
    const done = "form" in form.reply ? await form.submit() : form;
    expect(done.text).toContain("委托: ");
    expect(done.text).toContain("沿岸垃圾");
  });

  it("is shown doubtful times first", async () => {
    await propose("water.liaison");
    await secretariat("会议 安排 标题=甲 时间=12月3日9点 参会单位=公安局");
    await news("police.liaison");
    const form = await secretariat("改为征询 hy1 时间=12月5日9点；12月3日9点");
    const asked = await form.submit();
    for (const shown of ["周六是休息日", "公安局当时另有会议（HY-2026-0002"])
      expect(asked.text).toContain(shown);
    expect(await news("police.liaison")).toEqual([]);
    expect((await asked.press("确认这样征询")).text).toContain("正在请2个单位");
  });

  it.each([
    ["时间=12月2日下午3点", "请写2到5个不同的时间"],
    ["时间=昨天9点；12月3日9点", "会议时间要晚于现在"],
    ["时间=12月2日9点；12月3日9点 截止=2026-12-08", "晚于最早的时间"],
  ])("is refused at its field: %s", async (given, why) => {
    await propose("water.liaison");
    const form = await secretariat(`改为征询 hy1 ${given}`);
    const { text } = "form" in form.reply && !form.text.includes(why) ? await form.submit() : form;
    expect(text).toContain(why);
    expect(text).toContain("←");
  });

  it("has no time filled in once the proposed one has gone by", async () => {
    await propose("water.liaison", "11月23日9点");
    await scene.moveTo("2026-11-24T02:00:00.000Z");
    const form = await (await secretariat("查 hy1")).press("改为征询");
    expect(form.text).toMatch(/时间\*:\n/);
  });

  it("is decided by nobody else, and once", async () => {
    await propose("water.liaison");
    for (const who of ["water.liaison", "justice.head"])
      expect((await scene.says(who, "改为征询 hy1 时间=12月2日9点；12月3日9点")).text).toContain(
        "只能由",
      );
    const other = await scene.says("gov.convenor", "采纳 hy1");
    await (await secretariat("改为征询 hy1 时间=12月2日9点；12月3日9点")).submit();
    expect((await other.submit()).text).toContain("现在是“征询时间”");
    expect((await secretariat("改为征询 hy1 时间=12月2日9点；12月3日9点")).text).toContain(
      "现在是“征询时间”",
    );
  });

  it("in English", async () => {
    for (const who of ["gov-office.secretariat", "water.liaison"])
      await scene.says(who, "language en");
    await propose("water.liaison");
    const form = await secretariat("adopt-as-poll hy1 times=2026-12-02 15:00; 2026-12-03 9:00");
    const done = "form" in form.reply ? await form.submit() : form;
    expect(done.text).toContain("2 units are being asked about 2 times");
    expect((await scene.reads("direct:water.liaison", "en")).map(headlineOf)).toEqual([
      expect.stringMatching(
        /^Your meeting is adopted; the invited units choose from 2 times\. A meeting is planned/,
      ),
    ]);
  });
});
