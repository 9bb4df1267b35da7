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

  it.each([
    [
      "改期",
      (form: Awaited<ReturnType<typeof says>>) => form.submit({ startsAt: "2026-12-03 10:00" }),
    ],
    ["取消", (form: Awaited<ReturnType<typeof says>>) => form.submit({ reason: "人凑不齐" })],
  ])(
    "%s by a form that was opened before somebody else moved it changes nothing, and says so",
    async (step, send) => {
      await schedule();
      const form = await says(`${step} hy1`);
      expect(form.text).toContain("2026年12月2日 周三 15:00");
      expect((await scene.says("gov.convenor", "改期 hy1 12月4日上午10点")).text).toContain(
        "12月4日",
      );
      const sent = await send(form);
      expect(sent.text).toContain(
        "打开这张表时会议在2026年12月2日 周三 15:00，后来已改到2026年12月4日 周五 10:00，没有改动",
      );
      const meeting = await scene.store.matter("HY-2026-0001");
      expect(meeting?.state).toBe("scheduled");
      expect((await says("查 hy1")).text).toContain("2026年12月4日 周五 10:00");
    },
  );

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
      "会议已于2026年12月2日 周三 15:00召开，不用再答复了。",
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

  it("nor does pressing its button help: the press is refused, and the meeting stays as it is", async () => {
    await schedule();
    await scene.moveTo("2026-12-02T07:00:00.000Z");
    for (const who of ["justice.head", "procuratorate.chief", "water.head"]) {
      const press = { command: "meeting.hold", code: "HY-2026-0001", answers: { chairedBy: who } };
      expect((await scene.presses(who, press)).text).toContain("只能由主持人或联席会议秘书处来办");
    }
    expect((await scene.store.matter("HY-2026-0001"))?.state).toBe("scheduled");
  });

  it("minutes are signed by nobody who was not there, the convenor in whose place a deputy chaired included", async () => {
    await schedule();
    await scene.says("gov.convenor", "委托 hy1 司法局负责人");
    await scene.moveTo("2026-12-02T07:00:00.000Z");
    await says("召开 hy1 主持人=司法局负责人 到会单位=水务局");
    await (await says("纪要 hy1")).submit();
    const sign = { command: "meeting.sign", code: "HY-2026-0001", answers: {} };
    for (const who of ["gov.convenor", "gov-office.secretariat", "police.head", "water.head"])
      expect((await scene.presses(who, sign)).text).toMatch(/没有主持的人不能签|只能由/);
    expect((await scene.store.matter("HY-2026-0001"))?.state).toBe("drafted");
    expect((await (await scene.presses("justice.head", sign)).press("仍然签发")).text).toContain(
      "纪要已签发",
    );
  });

  describe("with a unit that has left the directory", () => {
    const leave = async (unit: string) => {
      const { organisations, people } = await scene.store.directory();
      await scene.store.saveDirectory(
        [...organisations.values()].filter(({ id }) => id !== unit),
        [...people.values()].filter(({ organisation }) => organisation !== unit),
      );
    };

    it.each([
      ["会议 安排 标题=会商 时间=12月3日下午3点 参会单位=审计局", /参会单位\*: .*←.*审计局/],
      ["加邀 hy1 审计局", /参会单位\*: .*←.*审计局/],
      ["任务 交办 查账 牵头单位=审计局 到期=2026-12-10", /牵头单位\*: .*←.*审计局/],
    ])("“%s” is refused at its field", async (line, why) => {
      await schedule();
      await leave("audit");
      expect((await says(line)).text).toMatch(why);
      expect(await scene.store.matter("HY-2026-0002")).toBeUndefined();
      expect(await scene.store.matter("RW-2026-0001")).toBeUndefined();
    });

    it("what is resolved of it is asked about, and is nobody's task", async () => {
      await schedule();
      await scene.moveTo("2026-12-02T07:00:00.000Z");
      await says("召开 hy1 主持人=召集人");
      await leave("audit");
      const asked = await says("议定 hy1 审计局12月10日前查清账目");
      expect(asked.text).toContain("“审计局”不是通讯录里现在的单位");
      await asked.press("只记议定事项，不派任务");
      expect(await scene.store.matter("RW-2026-0001")).toBeUndefined();
    });

    it("the others of a meeting are told of what changes all the same", async () => {
      await says("会议 安排 标题=会商 时间=12月2日下午3点 参会单位=水务局、审计局");
      await scene.reads("direct:water.liaison");
      await leave("audit");
      expect((await says("改期 hy1 12月3日下午3点")).text).toContain("会议有变");
      expect((await scene.reads("direct:water.liaison")).join()).toContain("会议有变");
    });

    it("the address of its calendar opens nothing any more", async () => {
      await schedule("时间=12月2日下午3点");
      const card = await scene.says("water.liaison", "日历");
      const [, token = ""] = /calendar\/([^>]+)\.ics/.exec(card.text) ?? [];
      expect((await scene.bot.openFile(token)).is).toBe("file");
      await leave("water");
      expect((await scene.bot.openFile(token)).is).toBe("absent");
    });
  });
});
