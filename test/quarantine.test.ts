import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { brokenAt } from "../src/flow/history.ts";
import { headlineOf, playedScene, type Scene } from "./scene.ts";

/** Recusal, raising the level, quarantine and erasure, the same for every kind of matter. */

let scene: Scene;
const canary = "金丝雀";
const none = /没有找到这条记录/;

const begun = playedScene("2025-07-08T02:00:00.000Z", async (played) => {
  scene = played;
  const bound = await scene.saysIn("gov-office.secretariat", "group:linkage", "群 绑定 联动群");
  await bound.press("确认");
  const own = await scene.saysIn("gov-office.secretariat", "group:jcy", "群 绑定 检察院");
  await own.press("确认");
  await scene.says(
    "water.liaison",
    `提交线索 标题=${canary}标题 类别=水污染 事实=${canary}事实 地点=${canary}地点 日期=昨天 来源=履职`,
  );
  await scene.bot.deliver();
});
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

const standing = (conversation: string) =>
  scene.messages
    .filter(({ post }) => post.conversation === conversation)
    .map(({ post }) => JSON.stringify(post.card));
const headlines = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);
const clue = async () => scene.store.matter("XS-2025-0001");

describe("the seldom needed steps", () => {
  it("stand behind 更多, with what each is for", async () => {
    const card = await scene.says("procuratorate.intake", "xs1");
    expect(card.text).not.toContain("[隔离]");
    const more = await card.press("更多");
    expect(more.text).toMatch(/回避: .*提级: .*隔离: /s);
    expect(more.text).toMatch(/\[回避\] \[提级\] \[隔离\]/);
    expect((await more.press("提级")).text).toContain("理由*");
  });

  it("are not offered to who cannot see the matter", async () => {
    const more = await scene.presses("market.liaison", { command: "more", code: "XS-2025-0001" });
    expect(more.text).toMatch(none);
  });
});

describe("recusal", () => {
  it("keeps out who has an interest in it: no sight, no desk, no news", async () => {
    const done = await scene.says("procuratorate.intake", "回避 xs1 理由=当事人是我亲戚");
    expect(done.text).toContain("您已回避，不再经办");
    expect(done.text).not.toContain(canary);
    expect((await scene.says("procuratorate.intake", "xs1")).text).toMatch(none);
    expect((await scene.says("procuratorate.intake", "待办")).text).not.toContain("XS-2025");
    expect((await scene.says("procuratorate.intake", "列表")).text).not.toContain("XS-2025");
    await scene.says("water.liaison", "补充 xs1 又见黑水");
    expect(await headlines("procuratorate.intake")).not.toContain("水务局补充了线索。");
    // The card that stood in the chat is taken away as well.
    expect(standing("direct:procuratorate.intake").join("")).not.toContain(canary);
    expect((await scene.says("procuratorate.chief", "xs1")).text).toContain(`${canary}标题`);
  });

  it("of somebody else is the chief's, the convenor's, the secretariat's or the unit head's", async () => {
    const asked = await scene.says(
      "procuratorate.intake",
      "回避 xs1 回避人=procuratorate.procurator 理由=亲属",
    );
    expect(asked.text).toContain("请检察长、召集人、秘书处");
    const other = "回避 xs1 回避人=procuratorate.procurator 理由=亲属";
    expect((await scene.says("procuratorate.chief", other)).text).toContain("已回避，此人不再经办");
    expect((await scene.says("procuratorate.procurator", "xs1")).text).toMatch(none);
  });

  it("never leaves the matter with nobody to handle it", async () => {
    await scene.says("police.liaison", "帮助");
    await scene.says(
      "water.liaison",
      "提交线索 标题=欠薪 类别=欠薪 事实=欠薪 地点=镇上 日期=昨天 来源=投诉 接收单位=网信办",
    );
    for (const who of ["cyberspace.liaison", "cyberspace.liaison-2"])
      expect((await scene.says(who, "回避 xs2 亲属")).text).toContain("已回避");
    const last = await scene.says("cyberspace.head", "回避 xs2 亲属");
    expect(last.text).toContain("接收单位没有别的人能接办了");
  });
});

describe("raising a clue to level 2", () => {
  it("hides it from all but named people, and masks what stands in groups and chats", async () => {
    await scene.says("gov-office.secretariat", "xs1");
    await scene.bot.posted({
      matter: "XS-2025-0001",
      recipient: { to: "person", id: "gov-office.secretariat" },
      platform: "web",
      conversation: "direct:gov-office.secretariat",
      ref: "m1",
    });
    expect(standing("group:jcy").join("")).toContain("XS-2025-0001");
    const done = await scene.says("procuratorate.intake", "提级 xs1 涉及举报人安全");
    expect(done.text).toContain("已提为二级保密");
    await scene.bot.deliver();
    expect(standing("group:jcy").join("")).not.toContain("XS-2025-0001");
    expect(standing("group:jcy").join("")).toContain("****0001");
    expect((await scene.says("gov-office.secretariat", "xs1")).text).toMatch(none);
    expect((await scene.says("water.head", "xs1")).text).toMatch(none);
    for (const who of ["water.liaison", "procuratorate.intake", "procuratorate.chief"])
      expect((await scene.says(who, "xs1")).text).toContain(`${canary}标题`);
    expect(await headlines("water.liaison")).toEqual([
      "这件事已由检察院案件受理岗提为二级保密，请不要转发、截图。",
    ]);
  });

  it("needs its reason, and is not done twice", async () => {
    expect((await scene.says("procuratorate.intake", "提级 xs1")).text).toContain("理由*");
    await scene.says("procuratorate.intake", "提级 xs1 涉及举报人");
    expect((await scene.says("procuratorate.intake", "提级 xs1 再来")).text).toContain(
      "已经是二级保密了",
    );
  });
});

describe("why a matter was raised", () => {
  const procurator = "procuratorate.procurator";
  const why = "张某涉嫌职务犯罪，防止串供";
  const records = (units: string) =>
    scene.says(
      procurator,
      `登记建议 标题=依法治理非法取水 文号=山检建〔2025〕3号 类型=公益诉讼 单位=${units} 送达日期=2025-07-01 异议期=10 内容=查处`,
    );
  const reads = async (who: string, code: string) => {
    const { text } = await scene.says(who, code);
    expect(text, who).toMatch(/提级/u);
    return text;
  };

  it.each(["水务局", "水务局、公安局"])(
    "is read by whoever issued a recommendation, never by its addressee: %s",
    async (units) => {
      await records(units);
      await scene.says(procurator, `提级 jy1 ${why}`);
      for (const who of [procurator, "procuratorate.chief"])
        expect(await reads(who, "查 jy1"), who).toContain(`提级：${why}`);
      for (const who of ["water.liaison", "water.head"])
        expect(await reads(who, "查 jy1"), who).not.toContain("张某");
    },
  );

  it("is read by the addressee that gave it, and by whoever issued the recommendation", async () => {
    await records("水务局");
    await scene.says("water.liaison", `提级 jy1 ${why}`);
    for (const who of ["water.head", procurator, "procuratorate.chief"])
      expect(await reads(who, "查 jy1"), who).toContain(`提级：${why}`);
  });

  it.each([
    ["police.liaison", [], ["water.liaison", "water.head"]],
    ["water.liaison", ["water.head"], ["police.liaison"]],
  ])("of a clue is not read by the other unit in it: %s", async (raises, own, others) => {
    await scene.says(
      "police.liaison",
      "提交线索 标题=偷排 类别=水污染 事实=偷排 地点=西岭 日期=昨天 来源=履职 接收单位=水务局 责任单位=教育局",
    );
    await scene.says(raises, `提级 xs2 ${why}`);
    for (const who of [raises, ...own])
      expect(await reads(who, "查 xs2"), who).toContain(`提级：${why}`);
    for (const who of others) expect(await reads(who, "查 xs2"), who).not.toContain("张某");
    expect((await scene.says("education.liaison", "查 xs2")).text).toMatch(none);
  });

  it("of a clue is read by the procuratorate that handles it", async () => {
    await scene.says("water.liaison", `提级 xs1 ${why}`);
    expect(await reads("procuratorate.intake", "查 xs1")).toContain(`提级：${why}`);
  });

  it("of a task is read by whoever gave it, and not by who assists", async () => {
    await scene.says(
      "gov-office.secretariat",
      "任务 交办 清理河道 牵头单位=教育局 配合单位=公安局 到期=2025-08-11",
    );
    await scene.says("education.liaison", `提级 rw1 ${why}`);
    expect(await reads("gov-office.secretariat", "查 rw1")).toContain(`提级：${why}`);
    expect(await reads("police.liaison", "查 rw1")).not.toContain("张某");
  });
});

describe("quarantine", () => {
  beforeEach(async () => {
    const asked = await scene.says("procuratorate.intake", "隔离 xs1");
    expect(asked.text).toContain("已隔离：所有人都看不到了");
    expect(asked.text).not.toContain(canary);
    await scene.bot.deliver();
  });

  it("hides it from everybody at once, wherever it stands", async () => {
    // Whoever brought it and whoever heads the unit it is with are told that it is, and not what it said.
    for (const who of ["water.liaison", "procuratorate.chief"])
      expect((await scene.reads(`direct:${who}`)).join()).toMatch(
        /XS-2025-0001已于.*由检察院案件受理岗隔离/u,
      );
    for (const who of ["water.liaison", "procuratorate.intake", "procuratorate.chief", "admin"]) {
      expect((await scene.says(who, "xs1")).text).toMatch(none);
      expect((await scene.says(who, "列表")).text).not.toContain("XS-2025");
      expect((await scene.says(who, `搜索 ${canary}`)).text).not.toContain("XS-2025");
    }
    for (const { post } of scene.messages) expect(JSON.stringify(post)).not.toContain(canary);
    expect(standing("group:jcy").join("")).not.toContain("XS-2025");
  });

  it("shows the officer's own forms, lists, suggestions and options by number only", async () => {
    const officer = "gov-office.secrecy";
    for (const step of ["清除", "解除隔离", "已报告"]) {
      const form = await scene.says(officer, `${step} xs1`);
      expect(form.text).toContain("XS-2025-0001");
      expect(form.text).not.toContain(canary);
    }
    for (const line of ["附件 xs1", "文书 xs1"]) {
      const { text } = await scene.says(officer, line);
      expect(text).toContain("已隔离，附件和文书都不能打开");
      expect(text).not.toContain(canary);
    }
    const who = { platform: "web", account: officer };
    const shown = [
      await scene.bot.suggest("查 ", who),
      await scene.bot.suggest(`查 ${canary}`, who),
      await scene.bot.options("matters", "", who),
      await scene.bot.options("matters", canary, who),
      (await scene.says(officer, "列表")).text,
      (await scene.says(officer, "待办")).text,
    ];
    expect(JSON.stringify(shown)).not.toContain(canary);
    expect(JSON.stringify(shown)).toContain("XS-2025-0001");
  });

  it("tells the secrecy officer, who sees that it is there and not what it says", async () => {
    const [told] = await scene.reads("direct:gov-office.secrecy");
    expect(told).toContain("如是，请立即报告保密行政管理部门");
    expect(told).not.toContain(canary);
    const card = await scene.says("gov-office.secrecy", "xs1");
    expect(card.text).toContain("XS-2025-0001 · （已隔离）");
    expect(card.text).toContain("报告泄密情况: 2025年7月9日");
    expect(card.text).toContain("检察院案件受理岗 隔离");
    expect(card.text).not.toContain(canary);
    expect((await scene.says("gov-office.secrecy", "待办")).text).toContain("XS-2025-0001");
    expect((await scene.says("gov-office.secrecy", `搜索 ${canary}`)).text).not.toContain("XS-");
  });

  it("freezes it: no step but the officer's is taken, and nothing is erased without instruction", async () => {
    expect((await scene.says("gov-office.secrecy", "受理 xs1")).text).toMatch(/只能由|已隔离/);
    expect((await scene.says("gov-office.secrecy", "清除 xs1")).text).toContain("指示文号或来源*");
    const entries = await scene.store.entries("XS-2025-0001");
    expect(entries[0]?.content).toContain(canary);
  });

  it("ends the 24 hours when it has been reported", async () => {
    await scene.says("gov-office.secrecy", "已报告 xs1 县保密局，7月8日11时");
    const running = (await clue())?.clocks.filter(({ stoppedAt }) => stoppedAt === undefined);
    expect(running?.map(({ rule }) => rule)).not.toContain("secrecy.report");
  });

  it("released, it comes back at level 2 to the people named in it", async () => {
    await scene.says("gov-office.secrecy", "解除隔离 xs1 经核不涉密");
    expect(await headlines("water.liaison")).toContain(
      "这件事已解除隔离，按二级保密办理，可以接着办了。",
    );
    expect((await scene.says("procuratorate.intake", "受理 xs1")).text).toContain("您已受理");
    expect((await scene.says("gov-office.secretariat", "xs1")).text).toMatch(none);
    expect((await scene.says("gov-office.secrecy", "xs1")).text).toMatch(none);
  });

  it("erased on instruction, only the number and the record are left, and the record verifies", async () => {
    const asked = await scene.says("gov-office.secrecy", "清除 xs1 县保密局〔2025〕4号");
    expect(asked.text).not.toContain("内容已清除");
    expect(JSON.stringify(await clue())).toContain(canary);
    const done = await asked.submit();
    expect(done.text).toContain("内容已清除");
    expect(done.text).toContain("此前如果另外做过数据库备份");
    const matter = await clue();
    const entries = await scene.store.entries("XS-2025-0001");
    expect(JSON.stringify([matter, entries])).not.toContain(canary);
    expect(JSON.stringify(await scene.store.notices("XS-2025-0001"))).not.toContain(canary);
    expect(matter && brokenAt(entries, matter)).toBeUndefined();
    // Whom the leak is to be reported by knows of it still; the others once it is.
    const officer = "gov-office.secrecy";
    expect(done.text).toContain("泄密情况还要报告");
    expect((await scene.says("water.liaison", "xs1")).text).toMatch(none);
    const left = (await scene.says(officer, "xs1")).text;
    expect(left).toContain("XS-2025-0001 · （内容已清除）");
    expect(left).toContain("报告泄密情况: 2025年7月9日");
    expect((await scene.says(officer, "待办")).text).toMatch(/XS-2025-0001[\s\S]*内容已清除/);
    for (const line of ["解除隔离 xs1 误报", "清除 xs1 再清", "附件 xs1", "列表"])
      expect((await scene.says(officer, line)).text).not.toContain(canary);
    await scene.moveTo("2025-07-09T01:30:00.000Z");
    await scene.bot.sweep();
    expect((await scene.reads(`direct:${officer}`)).join()).toContain("报告泄密情况");
    expect((await scene.says(officer, "已报告 xs1 县保密局")).text).toContain("已记录");
    expect((await scene.says(officer, "待办")).text).not.toContain("XS-2025-0001");
    expect(
      brokenAt(
        await scene.store.entries("XS-2025-0001"),
        (await clue()) ?? { historyHead: "", historyLength: 0 },
      ),
    ).toBe(undefined);
    const card = await scene.says("water.liaison", "xs1");
    expect(card.text).toContain("（内容已清除）");
    expect(card.text).not.toContain(canary);
    expect((await scene.says("water.liaison", "撤回 xs1")).text).toContain("不能再办");
  });

  it("of a matter that is closed starts the 24 hours too", async () => {
    await scene.says("gov-office.secrecy", "解除隔离 xs1 误报");
    await scene.says("water.liaison", "撤回 xs1");
    expect((await clue())?.closedAt).toBeDefined();
    await scene.says("water.liaison", "隔离 xs1");
    expect((await scene.says("gov-office.secrecy", "待办")).text).toContain("XS-2025-0001");
  });

  it("is refused to outsiders as if there were nothing", async () => {
    await scene.says("gov-office.secrecy", "解除隔离 xs1 经核不涉密");
    expect((await scene.says("market.liaison", "隔离 xs1")).text).toMatch(none);
    expect((await scene.says("gov-office.secrecy", "解除隔离 xs1 再来")).text).toMatch(none);
  });
});

describe("retention", () => {
  it.each([
    ["level 1, five years", "2030-07-07T15:00:00.000Z", false, undefined],
    ["level 1, after five years", "2030-07-08T17:00:00.000Z", true, undefined],
    ["level 2, within one year", "2026-07-07T15:00:00.000Z", false, "提级 xs1 举报人"],
    ["level 2, after one year", "2026-07-08T17:00:00.000Z", true, "提级 xs1 举报人"],
  ])("%s", async (_, at, gone, first) => {
    if (first !== undefined) await scene.says("procuratorate.intake", first);
    await scene.says("procuratorate.intake", "受理 xs1");
    await scene.says("procuratorate.intake", `办结 xs1 ${canary}结果`);
    await scene.moveTo(at);
    const matter = await clue();
    const entries = await scene.store.entries("XS-2025-0001");
    expect(JSON.stringify([matter, entries]).includes(canary)).toBe(!gone);
    expect(matter && brokenAt(entries, matter)).toBeUndefined();
    const card = (await scene.says("water.liaison", "XS-2025-0001")).text;
    expect(card.includes("到期清除内容")).toBe(gone);
    for (const { post } of scene.messages)
      if (gone) expect(JSON.stringify(post.card)).not.toContain(canary);
  });

  it("does not erase what has been taken up again", async () => {
    await scene.says("procuratorate.intake", "受理 xs1");
    await scene.says("procuratorate.intake", "办结 xs1 已封堵");
    await scene.says("procuratorate.chief", "重开 xs1 反弹");
    await scene.moveTo("2031-07-08T17:00:00.000Z");
    expect((await scene.says("water.liaison", "XS-2025-0001")).text).toContain(`${canary}标题`);
  });
});
