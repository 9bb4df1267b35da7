import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { playedScene, type Scene } from "../scene.ts";

/** What is stuck is offered on the agenda by itself: since when, whose turn it is, taken or left with one press. */

let scene: Scene;
const secretary = "gov-office.secretariat";
const secretariat = (line: string) => scene.says(secretary, line);
const says = async (who: string, line: string) => (await scene.says(who, line)).text;

/** An instant of a day of the county in December 2026. */
const at = (day: number, time = "09:00") =>
  new Date(`2026-12-${String(day).padStart(2, "0")}T${time}:00+08:00`).toISOString();

/** The line of the agenda about one matter; nothing where there is none. */
const lineOf = (text: string, code: string): string | undefined =>
  text.split("\n").find((one) => one.startsWith(code));

const begin = playedScene("2026-11-30T01:00:00.000Z", async (played) => {
  // Monday 30 November 2026, 09:00: a joint meeting on the 22nd.
  scene = played;
  await secretariat("会议 安排 标题=联席会 时间=12月22日下午3点 参会单位=水务局、公安局");
});
beforeEach(async () => {
  scene = await begin();
});
afterEach(() => scene.close());

/** A clue that two units sent back, the second of them on the day it was submitted. */
const returnTwice = async (more = "") => {
  await scene.says(
    "town-qingquan.liaison",
    `提交线索 标题=东街黑水 类别=水污染 事实=黑水 地点=东街 日期=11月29日 来源=履职 接收单位=水务局 ${more}`,
  );
  await scene.says("water.liaison", "退回 xs1 不归我们 建议单位=住建局");
  await scene.says("town-qingquan.liaison", "重新提交 xs1 接收单位=住建局");
  await scene.says("housing.liaison", "退回 xs1 也不归我们");
};

const refuseFiles = async () => {
  await scene.says(
    "procuratorate.procurator",
    "发出调阅 标题=排污许可卷宗 文号=山检调〔2026〕1号 单位=水务局 清单=许可卷 形式=原件 另一承办人=检察院案件受理岗",
  );
  await scene.says("water.liaison", "不予提供 dy1 涉及商业秘密");
};

describe("several numbers in one line", () => {
  beforeEach(async () => {
    await returnTwice();
    await refuseFiles();
  });

  it.each(["XS-2026-0001、DY-2026-0001", "xs1 dy1", "xs1，dy1"])(
    "are all put on: %s",
    async (line) => {
      expect((await secretariat(`上会 hy1 ${line}`)).text).toContain("已列入议程");
      const { text } = await secretariat("议程");
      const [, listed = ""] = text.split("二、");
      for (const code of ["XS-2026-0001", "DY-2026-0001"]) expect(listed).toContain(code);
      expect(text).not.toContain("三、卡住的");
      expect((await secretariat(`上会 hy1 ${line}`)).text).toContain("已经在议程里了");
    },
  );

  it("are all left off", async () => {
    await secretariat("不上会 hy1 xs1、dy1");
    expect((await secretariat("议程")).text).not.toMatch(/XS-2026-0001|DY-2026-0001/);
  });

  it("of which one is not there put on none", async () => {
    expect((await secretariat("上会 hy1 xs1、jy9")).text).toContain("没有找到");
    expect((await secretariat("议程")).text).toContain("三、卡住的2件");
  });
});

describe("what is stuck", () => {
  it("is a clue returned twice, with its day and whose turn it is, the very day", async () => {
    await returnTwice();
    const { text } = await secretariat("议程");
    expect(text).toContain("三、卡住的1件");
    expect(lineOf(text, "XS-2026-0001")).toMatchInlineSnapshot(
      `"XS-2026-0001 东街黑水 — 待指定接收单位 · 再次退回（2026年11月30日） · 等县政府、检察院"`,
    );
  });

  it("is no clue that was returned once, nor one that has its receiver", async () => {
    await scene.says(
      "town-qingquan.liaison",
      "提交线索 标题=东街黑水 类别=水污染 事实=黑水 地点=东街 日期=11月29日 来源=履职 接收单位=水务局",
    );
    await scene.says("water.liaison", "退回 xs1 不归我们 建议单位=住建局");
    expect(await says(secretary, "议程")).not.toContain("卡住");
    await scene.says("town-qingquan.liaison", "重新提交 xs1 接收单位=住建局");
    await scene.says("housing.liaison", "退回 xs1 也不归我们");
    expect(await says(secretary, "议程")).toContain("XS-2026-0001");
    await scene.says("gov.convenor", "指定 xs1 接收单位=水务局");
    expect(await says(secretary, "议程")).not.toContain("卡住");
  });

  it("is a requisition that was refused, until the files are handed over", async () => {
    await refuseFiles();
    const { text } = await secretariat("议程");
    expect(lineOf(text, "DY-2026-0001")).toMatchInlineSnapshot(
      `"DY-2026-0001 排污许可卷宗 — 不予提供，待审查 · 不予提供（2026年11月30日） · 等检察院"`,
    );
    await scene.says("procuratorate.procurator", "再次通知 dy1 审查意见=理由不成立");
    expect(lineOf(await says(secretary, "议程"), "DY-2026-0001")).toContain("不予提供");
    await scene.says("water.liaison", "交付 dy1 许可卷");
    expect(await says(secretary, "议程")).not.toContain("DY-2026-0001");
  });

  it("is an escalation that is due: by what day, and who may take the step", async () => {
    await secretariat("任务 交办 巡河一次 牵头单位=教育局 到期=2026-12-04");
    await scene.says("education.liaison", "签收 rw1");
    await scene.moveTo(at(5));
    expect(lineOf(await says(secretary, "议程"), "RW-2026-0001")).not.toContain("可以督办");
    await scene.moveTo(at(10));
    expect(lineOf(await says(secretary, "议程"), "RW-2026-0001")).toMatchInlineSnapshot(
      `"RW-2026-0001 巡河一次 — 办理中 · 完成任务 2026年12月4日 周五（已超期6天）；可以督办（联席会议秘书处、召集人） · 等教育局"`,
    );
  });

  it("is what is overdue by as much as the county says; an escalation that is due does not wait for that", async () => {
    const version = "2026-11-30";
    const basis = { zh: "县里规定", en: "county rule" };
    await scene.store.saveRules([{ id: "agenda.overdue", version, basis, amount: 8, unit: "wd" }]);
    await scene.says(
      "town-qingquan.liaison",
      "提交线索 标题=东街黑水 类别=水污染 事实=黑水 地点=东街 日期=11月29日 来源=履职 接收单位=水务局",
    );
    await secretariat("任务 交办 巡河一次 牵头单位=教育局 到期=2026-12-04");
    await scene.says("education.liaison", "签收 rw1");
    await scene.moveTo(at(9));
    const early = await says(secretary, "议程");
    expect(early).toContain("RW-2026-0001");
    expect(early).not.toContain("XS-2026-0001");
    await scene.moveTo(at(14));
    expect(await says(secretary, "议程")).toContain("XS-2026-0001");
  });

  it("that is left off is not offered again for that meeting, to nobody, until it is put on after all", async () => {
    await returnTwice();
    await refuseFiles();
    const agenda = await secretariat("议程");
    expect(agenda.text).toContain("三、卡住的2件");
    const left = await agenda.press("不上会 XS-2026-0001");
    expect(left.text).toContain("记下了：这次不上会");
    const again = await secretariat("议程");
    expect(again.text).toContain("三、卡住的1件");
    expect(again.text).not.toContain("XS-2026-0001");
    expect(await says("water.liaison", "议程")).not.toContain("XS-2026-0001");
    expect(await says(secretary, "不上会 hy1 xs1")).toContain("已经定了这次不上会");
    // The page for whoever chairs says what is stuck all the same, and the next meeting has it again.
    expect(await says("gov.convenor", "会议 简报")).toContain("XS-2026-0001");
    await secretariat("会议 安排 标题=专题会 时间=12月24日下午3点 参会单位=水务局、公安局");
    expect(await says(secretary, "议程 hy2")).toContain("不上会 XS-2026-0001");
    expect(await says(secretary, "上会 hy1 xs1")).toContain("已列入议程");
    expect(await says(secretary, "议程 hy1")).toContain("二、列入的议题\nXS-2026-0001");
    expect(await says(secretary, "不上会 hy1 xs1")).toContain("已经列入议程，不能");
  });

  it("is left off by whoever calls the meeting alone, and only by the number of what they can open", async () => {
    await refuseFiles();
    const water = await scene.says("water.liaison", "议程");
    expect(water.text).toContain("[上会 DY-2026-0001");
    expect(water.text).not.toContain("不上会");
    expect(await says("water.liaison", "不上会 hy1 dy1")).toContain(
      "只能由联席会议秘书处或主持人来办",
    );
    expect(await says(secretary, "不上会 hy1 巡河")).toContain("请写一件事的编号");
    await scene.says(
      "police.liaison",
      "提交线索 标题=金丝雀 类别=电信网络诈骗 事实=金丝雀 地点=东街 日期=11月29日 来源=履职 接收单位=公安局",
    );
    // One that is there and not theirs to open is refused in the words of one that does not exist.
    const [there, none] = [
      await says(secretary, "不上会 hy1 xs1"),
      await says(secretary, "不上会 hy1 xs9"),
    ];
    expect(there.replace("xs1", "xs9")).toBe(none);
    expect(none).toContain("没有找到这条记录");
  });

  it("and restricted is a number to those who answer for the whole, and nothing to who is invited", async () => {
    await scene.says(
      "town-qingquan.liaison",
      "提交线索 标题=金丝雀 类别=电信网络诈骗 事实=金丝雀 地点=东街 日期=11月29日 来源=履职 接收单位=公安局",
    );
    await scene.moveTo(at(14));
    const { text } = await secretariat("议程");
    expect(text).toMatch(/卡住的受限事项1件，这里只有编号/);
    expect(text).toMatchInlineSnapshot(`
      "议程 HY-2026-0001
      一、上次议定事项：您能查看的，以前没有联席会议。
      卡住的受限事项1件，这里只有编号；要上会的，由能查看它的经办人列入
      ****0001 受限 · 国家安全和社会稳定 — 已提交 · 2026年12月2日
      [查看]"
    `);
    expect(text).not.toMatch(/金丝雀|XS-2026-0001/);
    expect(text).not.toContain("[上会");
    expect(await says("water.liaison", "议程")).not.toMatch(/受限|0001 —/);
    // Whoever handles it puts it on; the others read the same.
    expect(await says("police.liaison", "上会 hy1 xs1")).toContain("已列入议程");
    expect(await says("police.liaison", "议程")).toContain("XS-2026-0001 金丝雀");
    const put = await says(secretary, "议程");
    expect(put).toContain("二、列入的议题\n****0001");
    expect(put).not.toMatch(/金丝雀|三、/);
    expect(await says("water.liaison", "议程")).not.toMatch(/受限|\*\*\*\*/);
  });

  it("and restricted is said without the name of its duty or its hour, which say what it is about", async () => {
    await scene.says(
      "town-qingquan.liaison",
      "强制报告 情形=性侵害 发现场所=学校 报警时间=2026-11-30 08:50",
    );
    await scene.moveTo(at(14));
    for (const who of [secretary, "gov.convenor"]) {
      await scene.says(who, "议程");
      const lines = (await says(who, "议程")).split("\n").filter((one) => one.startsWith("****"));
      expect(lines).not.toEqual([]);
      for (const line of lines) {
        expect(line).toMatch(/ · 2026年\d+月\d+日$/);
        expect(line).not.toMatch(/接报侵害|报告|未成年|性侵|\d:\d\d/);
      }
    }
  });

  it("is said in English", async () => {
    await returnTwice();
    await refuseFiles();
    await secretariat("language en");
    const { text } = await secretariat("agenda");
    expect(text).toContain("3. Stuck: 2. Press to put one on the agenda, or to leave it off");
    expect(lineOf(text, "XS-2026-0001")).toMatchInlineSnapshot(
      `"XS-2026-0001 东街黑水 — Receiver to be named · Returned again (30 Nov 2026) · waits for County Government, Procuratorate"`,
    );
    expect(lineOf(text, "DY-2026-0001")).toMatchInlineSnapshot(
      `"DY-2026-0001 排污许可卷宗 — Refused, under review · Refused (30 Nov 2026) · waits for Procuratorate"`,
    );
    expect((await secretariat("leave-item hy1 xs1")).text).toContain("left off");
  });
});
