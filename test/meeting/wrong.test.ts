import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openScene, type Scene } from "../scene.ts";

let scene: Scene;
beforeEach(async () => {
  // Sunday 22 November 2026, 10:00 in the county.
  scene = await openScene("2026-11-22T02:00:00.000Z");
});
afterEach(() => scene.close());

const says = (line: string) => scene.says("gov-office.secretariat", line);
const schedule = (more = "时间=12月2日下午3点") =>
  says(`会议 安排 标题=会商 ${more} 参会单位=水务局、公安局`);

describe("what goes wrong with a meeting", () => {
  it.each([
    ["a time gone by", "时间=昨天下午3点", /会议时间要晚于现在|时间\*: .*←/],
    [
      "an end before the beginning",
      "时间=12月2日17:00-15:00",
      /时间\*: .*← 结束时间要晚于开始时间/,
    ],
    ["no time at all", "时间=过几天", /时间\*: .*←/],
    ["an hour there is not", "时间=12月2日25点", /时间\*: .*←/],
    ["a day there is not", "时间=2月30日下午3点", /时间\*: .*←/],
  ])("%s is refused at its field, and nobody is told", async (_, more, why) => {
    expect((await schedule(more)).text).toMatch(why);
    expect(await scene.reads("direct:water.liaison")).toEqual([]);
  });

  it("23:00 is shown and confirmed", async () => {
    const asked = await schedule("时间=12月2日23:00");
    expect(asked.text).toContain("不全在8点到19点之间");
    expect(await scene.reads("direct:water.liaison")).toEqual([]);
    expect((await asked.press("确认这样安排")).text).toContain("会议定于2026年12月2日 周三 23:00");
  });

  it("of two who take one room at once, the second is shown the first", async () => {
    const at = "时间=12月2日下午3点 地点=二楼会议室";
    const both = await Promise.all([
      scene.says("gov-office.secretariat", `会议 安排 标题=甲 ${at} 参会单位=水务局`),
      scene.says("gov.convenor", `会议 安排 标题=乙 ${at} 参会单位=公安局`),
    ]);
    const texts = both.map(({ text }) => text);
    expect(texts.filter((text) => text.includes("会议定于"))).toHaveLength(1);
    const [asked] = both.filter(({ text }) => !text.includes("会议定于"));
    expect(asked?.text).toContain("二楼会议室当时已有会议（HY-2026-0001");
    expect((await asked?.press("确认这样安排"))?.text).toContain("HY-2026-0002");
  });

  it("of two who change one meeting at once, the second is told", async () => {
    await schedule();
    const both = await Promise.all([
      scene.says("gov-office.secretariat", "改期 hy1 12月3日下午3点"),
      scene.says("gov.convenor", "取消 hy1 并入联席会议"),
    ]);
    const done = both.filter(({ text }) => /会议有变|会议已取消/.test(text));
    expect(done).toHaveLength(1);
  });

  it("one that was held is neither moved nor called off, and takes no answers", async () => {
    await schedule();
    await scene.moveTo("2026-12-02T07:00:00.000Z");
    await says("召开 hy1 主持人=召集人");
    for (const line of ["改期 hy1 12月4日下午3点", "取消 hy1 不开了", "改地点 hy1 三楼"])
      expect((await says(line)).text).toContain("这件事现在是“已召开”");
    expect((await scene.says("water.liaison", "参会 hy1 参加")).text).toContain(
      "这件事现在是“已召开”",
    );
  });

  it("an answer after the hour says that it is too late, held or not", async () => {
    await schedule();
    const card = await scene.says("water.liaison", "查 hy1");
    await scene.moveTo("2026-12-02T08:00:00.000Z");
    expect((await card.press("参加")).text).toContain("会议已于2026年12月2日 周三 15:00开始");
    expect((await scene.says("police.liaison", "去不了，出差")).text).not.toContain("已答复");
  });

  it("a deputy who is not entrusted does not chair, and is told by whom it may be", async () => {
    await schedule();
    await scene.moveTo("2026-12-02T07:00:00.000Z");
    expect((await scene.says("justice.head", "召开 hy1")).text).toContain(
      "只能由主持人或联席会议秘书处来办",
    );
    const named = await says("召开 hy1 主持人=司法局负责人");
    expect(named.text).toContain("先由召集人委托");
  });
});
