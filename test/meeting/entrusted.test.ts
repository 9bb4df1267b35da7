import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { headlineOf, openScene, type Scene } from "../scene.ts";

let scene: Scene;
beforeEach(async () => {
  // Sunday 22 November 2026, 10:00 in the county.
  scene = await openScene("2026-11-22T02:00:00.000Z");
});
afterEach(() => scene.close());

const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const news = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const convenor = (line: string) => says("gov.convenor", line);
const deputy = "justice.head";
const entrust = "委托 司法局负责人 事项=会议 到=12月4日";
const schedule = (who = "gov-office.secretariat", when = "12月2日下午3点") =>
  says(who, `会议 安排 标题=会商 时间=${when} 参会单位=水务局、公安局`);

describe("the convenor entrusts a deputy with meetings for some days", () => {
  it("says what is covered and until when, to both", async () => {
    const done = await convenor(entrust);
    expect(done).toContain("已委托司法局负责人，2026年11月22日 周日 至 2026年12月4日 周五");
    expect(done).toContain("代行下列事项中召集人的职权：会议");
    expect((await scene.reads(`direct:${deputy}`)).join()).toContain(
      "代行下列事项中召集人的职权：会议",
    );
    expect(await says("gov-office.secretariat", "谁在代办")).toContain("司法局负责人");
  });

  it("who then sets, moves and calls off meetings, and decides on proposals", async () => {
    expect(await schedule(deputy)).toContain("只能由");
    await convenor(entrust);
    expect(await schedule(deputy)).toContain("会议定于");
    expect(await says(deputy, "改期 hy1 12月3日下午3点")).toContain("会议有变");
    expect(await says(deputy, "取消 hy1 并入联席会议")).toContain("会议已取消");
    await says(
      "water.liaison",
      "会议 提议 标题=河道 时间=12月4日下午3点 参会单位=水务局 理由=排污口",
    );
    expect(await says(deputy, "不采纳 hy2 下月再议")).toContain("已记为不采纳");
    const shown = await says("gov-office.secretariat", "查 hy2");
    expect(shown).toMatch(/司法局负责人.*受召集人（分管副县长）委托.* 不采纳/);
  });

  it("who then chairs, and signs what was chaired also once the entrustment has ended", async () => {
    await convenor(entrust);
    await schedule();
    await scene.moveTo("2026-12-02T06:30:00.000Z");
    expect(await says(deputy, "召开 hy1")).toContain("主持: 司法局负责人");
    const card = await says("gov-office.secretariat", "查 hy1");
    expect(card).toContain("召集人（分管副县长）委托司法局负责人主持，至2026年12月4日");
    await (await scene.says("gov-office.secretariat", "纪要 hy1")).submit();
    await convenor("收回委托");
    expect((await (await scene.says(deputy, "签发 hy1")).press("仍然签发")).text).toContain(
      "纪要已签发",
    );
  });

  it("no more than that: not before, not after, not passed on, and no other matters", async () => {
    await convenor("委托 司法局负责人 事项=会议 从=11月30日 到=12月4日");
    expect(await schedule(deputy)).toContain("只能由");
    await schedule();
    await scene.moveTo("2026-11-30T02:00:00.000Z");
    expect(await schedule(deputy, "12月3日下午3点")).toContain("会议定于");
    expect(await says(deputy, "委托 hy1 受托人=检察长")).toContain("受委托的人不能再转委托");
    expect(await says(deputy, "委托 检察长 到=12月4日")).not.toContain("已委托");
    expect(await says(deputy, "到会要求 形式=联席会议 至少=2/3")).not.toContain("现在起");
    expect(await convenor("委托 司法局负责人 事项=检察建议 到=12月4日")).toContain(
      "这里可以委托的事项：会议",
    );
    await scene.moveTo("2026-12-05T02:00:00.000Z");
    expect(await says(deputy, "取消 hy2 不开了")).toContain("只能由");
  });

  it("only to a deputy convenor, once, and taken back at once", async () => {
    expect(await convenor("委托 水务局负责人 到=周五")).toContain(
      "召集人只能委托副召集人，可以选：司法局负责人或检察长",
    );
    await convenor(entrust);
    expect(await convenor(entrust)).toContain("已经委托了司法局负责人");
    await news(deputy);
    expect(await convenor("收回委托")).toContain("已收回对司法局负责人的委托");
    expect((await scene.reads(`direct:${deputy}`)).join()).toContain("已收回委托");
    expect(await schedule(deputy)).toContain("只能由");
  });

  it("the chief procurator's own entrustments reach no meeting", async () => {
    await convenor("委托 检察长 事项=会议 到=12月4日");
    expect(await schedule("procuratorate.chief")).toContain("会议定于");
    expect(await says("procuratorate.chief", "委托 承办检察官 事项=会议 到=12月4日")).toContain(
      "这里可以委托的事项：",
    );
    await says("procuratorate.chief", "委托 承办检察官 到=12月4日");
    expect(await says("procuratorate.procurator", "取消 hy1 不开了")).toMatch(/只能由|没有找到/);
  });

  it("in English", async () => {
    await convenor("language en");
    expect(await convenor("entrust justice.head matters=meeting until=2026-12-04")).toContain(
      "with what is the convenor's in these matters: Meeting",
    );
  });
});

describe("the chair of one meeting that was entrusted", () => {
  const one = "委托 hy1 受托人=司法局负责人";
  const revoked = /已收回对司法局负责人主持这次会议的委托/u;
  beforeEach(async () => {
    await schedule();
    await convenor(one);
    for (const who of [deputy, "gov.convenor", "gov-office.secretariat"]) await news(who);
  });

  it.each(["收回委托 hy1", "收回委托会议 hy1", "会议 收回委托 HY-2026-0001", "revoke hy1"])(
    "is taken back by the convenor: %s, and both are told",
    async (line) => {
      const done = await convenor(line);
      expect(done).toMatch(revoked);
      expect(done).not.toContain("委托: 召集人");
      expect((await scene.reads(`direct:${deputy}`)).join()).toContain(
        "召集人（分管副县长）已收回主持2026年12月2日 周三 15:00的会议（HY-2026-0001）的委托，您不用主持了。",
      );
      expect((await news("gov-office.secretariat")).join()).toMatch(revoked);
      expect(await says(deputy, "待办")).not.toContain("HY-2026-0001");
      await scene.moveTo("2026-12-02T07:00:00.000Z");
      expect(await says(deputy, "召开 hy1")).not.toContain("已记录");
      expect(await convenor("召开 hy1")).toContain("主持: 召集人（分管副县长）");
    },
  );

  it("and one for some days: whoever is named is said to have what they have, and what else stands", async () => {
    await convenor("委托 检察长 事项=会议 到=12月4日");
    const days = "检察长（2026年11月22日 周日 至 2026年12月4日 周五）";
    const alone = await convenor("收回委托 司法局负责人");
    expect(alone).toContain("没有按天数委托给司法局负责人的。");
    expect(alone).toContain(`现在按天数委托的：${days}。`);
    expect(alone).toContain("单独委托别人主持的：HY-2026-0001");
    expect(alone).not.toMatch(/没有委托，|没有按天数的委托/u);
    const none = await convenor("收回委托 水务局负责人");
    expect(none).toContain("没有委托给水务局负责人的，不用收回。");
    expect(none).toContain(`现在按天数委托的：${days}。`);
    expect(await convenor("收回委托 检察长")).toContain("已收回对检察长的委托");
    await convenor("language en");
    expect(await convenor("revoke procuratorate.chief")).toContain("Nothing is entrusted to");
  });

  it("is offered where nothing is entrusted for some days, and done by a press", async () => {
    for (const line of ["收回委托", "收回委托 司法局负责人", "revoke"]) {
      const asked = await scene.says("gov.convenor", line);
      expect(asked.text).toContain("现在没有按天数的委托。");
      expect(asked.text).toContain("单独委托别人主持的：HY-2026-0001");
      expect(asked.text).toContain("[收回委托 HY-2026-0001 · 会商]");
    }
    const other = await convenor("收回委托 检察长");
    expect(other).toContain("没有委托给检察长的，不用收回。");
    expect(other).toContain("单独委托别人主持的：HY-2026-0001");
    expect(other).toContain("[收回委托 HY-2026-0001 · 会商]");
    const asked = await scene.says("gov.convenor", "收回委托");
    expect((await asked.press("收回委托 HY-2026-0001")).text).toMatch(revoked);
    expect(await convenor("收回委托")).toContain("现在没有委托，不用收回");
    expect(await convenor("收回委托 hy1")).toContain("这次会议没有单独委托别人主持，不用收回");
  });

  it("stands where one for some days is taken back, and is named beside it", async () => {
    await convenor(entrust);
    const done = await scene.says("gov.convenor", "收回委托");
    expect(done.text).toContain("已收回对司法局负责人的委托；此前所办的不变。");
    expect(done.text).toContain("单独委托别人主持的：HY-2026-0001，不会随着一起收回");
    expect((await scene.store.matter("HY-2026-0001"))?.fields).toMatchObject({
      entrustment: { deputy },
    });
    expect((await done.press("收回委托 HY-2026-0001")).text).toMatch(revoked);
  });

  it("taken back leaves one for some days as it is: the deputy chairs still, and both read so", async () => {
    await convenor(entrust);
    await news(deputy);
    const done = await convenor("收回委托 hy1");
    expect(done).toMatch(revoked);
    expect(done).toContain("对全部会议的委托还在，据此仍可主持");
    expect((await news(deputy)).join()).toContain(
      "已收回主持这次会议的单独委托；对全部会议的委托还在，您仍可主持。",
    );
    await scene.moveTo("2026-12-02T06:30:00.000Z");
    expect(await says(deputy, "召开 hy1")).toContain("主持: 司法局负责人");
  });

  it("is nobody else's to take back, nor once the meeting has met", async () => {
    for (const who of ["gov-office.secretariat", deputy])
      expect(await says(who, "收回委托 hy1")).not.toMatch(revoked);
    await scene.moveTo("2026-12-02T07:00:00.000Z");
    await says(deputy, "召开 hy1");
    expect(await convenor("收回委托 hy1")).toContain("不能收回委托");
    expect(await convenor("收回委托")).toContain("现在没有委托，不用收回");
  });

  it("is taken back in English, and entrusted anew", async () => {
    await convenor("language en");
    expect(await convenor("revoke hy1")).toContain("is no longer entrusted to chair this meeting");
    expect(await convenor("revoke hy1")).toContain("This meeting is entrusted to nobody by itself");
    expect(await convenor("entrust hy1 procuratorate.chief")).toContain("is entrusted to chair");
  });
});
