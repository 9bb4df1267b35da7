import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { playedScene, type Scene } from "./scene.ts";

/** A day years away is most likely mistyped: it is asked about once, whatever it is for. */

const secretariat = "gov-office.secretariat";
const begun = playedScene("2026-11-30T01:00:00.000Z", async (scene) => {
  await scene.says(secretariat, "会议 安排 标题=河道会商 时间=12月2日下午3点 参会单位=水务局");
  await scene.says(secretariat, "任务 交办 清理河道 牵头单位=水务局 到期=2026-12-10");
});
let scene: Scene;
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

const fieldsOf = async (code: string) => (await scene.store.matter(code))?.fields;

describe("a day that has just gone by, without its year", () => {
  it.each([
    [secretariat, "任务 交办 巡河 牵头单位=水务局 到期=11月20日", "2027年11月20日 周六"],
    [secretariat, "任务 交办 巡河 牵头单位=水务局 到期=11.20", "2027年11月20日 周六"],
    ["water.liaison", "延期 rw1 11月29日 理由=汛期", "2027年11月29日 周一"],
    ["water.liaison", "extend rw1 Nov 20 reason=flood", "2027年11月20日 周六"],
    [
      secretariat,
      "发起专项 标题=清河 目标=清完 单位=水务局 结束日期=11月20日",
      "2027年11月20日 周六",
    ],
    ["water.liaison", "请假 从=2026-12-01 到=11月20日 代办=water.liaison-2", "2027年11月20日 周六"],
  ])("is shown before next year's is taken: %s: %s", async (who, line, day) => {
    const asked = await scene.says(who, line);
    // A day that a rule hangs on stands in the form; of any other it is asked.
    expect(asked.text).toMatch(
      new RegExp(`${day}(?:办，不对请改|离今天还有\\d+天，年份没有写错吗)`),
    );
    expect(await scene.store.matter("ZX-2026-0001")).toBeUndefined();
    expect(await scene.store.matter("RW-2026-0002")).toBeUndefined();
    expect((await scene.store.matter("RW-2026-0001"))?.fields).not.toMatchObject({ extension: {} });
  });

  it.each(["2027年11月20日", "2027-11-20", "明年11月20日"])(
    "is taken as it was said with its year: %s",
    async (day) => {
      const card = await scene.says(secretariat, `任务 交办 巡河 牵头单位=水务局 到期=${day}`);
      expect(card.text).not.toContain("年份没有写错");
      expect(card.text).toContain("2027年11月20日");
    },
  );

  it.each(["12月20日", "1月20日", "5月1日"])("is next in order: %s", async (day) => {
    const card = await scene.says(secretariat, `任务 交办 巡河 牵头单位=水务局 到期=${day}`);
    expect(card.text).not.toContain("年份没有写错");
  });
});

describe("a day years away", () => {
  it.each([
    [
      secretariat,
      "会议 安排 标题=二会 时间=2036年12月2日下午3点 参会单位=公安局",
      "时间",
      "2036年12月2日 周二",
      3655,
    ],
    [secretariat, "改期 hy1 2036-12-02 15:00", "时间", "2036年12月2日 周二", 3655],
    [
      secretariat,
      "任务 交办 巡河 牵头单位=水务局 到期=2036-12-10",
      "到期",
      "2036年12月10日 周三",
      3663,
    ],
    ["water.liaison", "延期 rw1 2030-12-10 理由=汛期", "到期", "2030年12月10日 周二", 1471],
    [secretariat, "勘误 rw1 到期=2036-12-10 理由=笔误", "到期", "2036年12月10日 周三", 3663],
    [
      "water.liaison",
      "请假 从=2026-12-01 到=2036-12-05 代办=water.liaison-2",
      "到",
      "2036年12月5日 周五",
      3658,
    ],
    [
      "procuratorate.procurator",
      "登记建议 标题=履职 文号=山检建〔2016〕3号 类型=公益诉讼 单位=水务局 送达日期=2016-11-27 异议期=10 内容=查处",
      "送达日期",
      "2016年11月27日 周日",
      3655,
    ],
  ])("is asked about by %s: %s", async (who, line, label, day, days) => {
    const before = [await fieldsOf("HY-2026-0001"), await fieldsOf("RW-2026-0001")];
    const asked = await scene.says(who, line);
    const away = day.startsWith("2016") ? `是${days}天以前` : `离今天还有${days}天`;
    expect(asked.text).toContain(`${label}：${day}${away}，年份没有写错吗？`);
    expect([await fieldsOf("HY-2026-0001"), await fieldsOf("RW-2026-0001")]).toEqual(before);
    // Sent once more as it stands it is asked about again; a press says that it is meant.
    expect((await asked.submit()).text).toContain("年份没有写错吗");
    // That press answers the question and sends nothing: the form does that, and is not asked about it again.
    const answered = await asked.press(`没有写错，就是${day}`);
    expect(answered.reply.is).toBe("form");
    expect([await fieldsOf("HY-2026-0001"), await fieldsOf("RW-2026-0001")]).toEqual(before);
    expect((await answered.submit()).text).not.toContain("年份没有写错吗");
  });

  it("is asked about in a form as well, and beside what else is doubtful, one after the other", async () => {
    const form = await scene.says(secretariat, "改期 hy1");
    // A Sunday.
    const asked = await form.submit({ startsAt: "2036-11-30 15:00" });
    expect(asked.text).toContain("年份没有写错吗？");
    const answered = await asked.press("没有写错，就是2036年11月30日 周日");
    expect(answered.reply.is).toBe("form");
    const rest = await answered.submit();
    expect(rest.text).toContain("休息日");
    expect(rest.text).not.toContain("年份");
    const moved = await rest.press("确认改到15:00");
    expect(moved.text).toContain("2036年11月30日");
    expect(await fieldsOf("HY-2026-0001")).toMatchObject({
      startsAt: "2036-11-30T07:00:00.000Z",
    });
  });

  it("is put right in the form below", async () => {
    const asked = await scene.says(secretariat, "任务 交办 巡河 牵头单位=水务局 到期=2036-12-10");
    const given = await asked.submit({ due: "2026-12-11" });
    expect(given.text).toContain("任务已交办");
    expect(await fieldsOf("RW-2026-0002")).toMatchObject({ due: "2026-12-11" });
  });

  it("is asked about among the times of a poll and in what is resolved", async () => {
    const polled = await scene.says(
      secretariat,
      "会议 征询 标题=二会 时间=12月8日下午3点、2036年12月9日下午3点 参会单位=公安局",
    );
    expect(polled.text).toContain("2036年12月9日 周二离今天还有3662天，年份没有写错吗？");
    expect((await polled.press("确认这样征询")).text).toContain("HY-2026-0002");
    await scene.moveTo("2026-12-02T07:00:00.000Z");
    await scene.says("gov.convenor", "召开 hy1");
    const one = await scene.says(secretariat, "议定 hy1 水务局2036年12月10日前封堵排污口");
    expect(one.text).toContain("年份没有写错吗？");
    expect((await one.press("2036年12月10日前")).text).toContain("RW-2026-0002");
    const several = await scene.says(
      secretariat,
      "议定 hy1 1. 水务局2036年12月10日前封堵 2. 水务局2026年12月11日前巡河",
    );
    expect(several.text).toContain("RW-2026-0003");
    expect(await fieldsOf("RW-2026-0004")).toBeUndefined();
  });

  it("is said in English", async () => {
    await scene.says(secretariat, "language en");
    const asked = await scene.says(secretariat, "move hy1 2036-12-02 15:00");
    expect(asked.text).toContain("Tue 2 Dec 2036 is 3655 days from now. Is the year right?");
    const answered = await asked.press("It is right: Tue 2 Dec 2036");
    expect(answered.text).toMatch(/^Move HY-2026-0001 · 河道会商/u);
    expect(JSON.stringify(await fieldsOf("HY-2026-0001"))).not.toContain("2036");
    expect((await answered.submit()).text).toContain("2036");
  });

  it.each([
    [secretariat, "任务 交办 巡河 牵头单位=水务局 到期=2027-11-26"],
    [secretariat, "改期 hy1 2027-03-02 15:00"],
    [
      "water.liaison",
      "提交线索 标题=管涵 类别=水污染 事实=无人管护 地点=桥 日期=2022-11-30 来源=履职 接收单位=检察院",
    ],
  ])("is none where it lies within a year, or a few years ago: %s %s", async (who, line) => {
    expect((await scene.says(who, line)).text).not.toContain("年份");
  });
});
