import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withMetrics } from "../adapters/runtime/metrics.ts";
import { cardText, openScene, type Scene } from "./scene.ts";

/**
 * 巡检: what reminders cannot do by themselves is found and told, with what to do about it: to the secretariat
 * every week, at once where a day of the law hangs on it, and to nobody what they may not see.
 */

let scene: Scene;
const secretariat = "gov-office.secretariat";
const at = (day: string, time: string) => new Date(`2025-${day}T${time}:00+08:00`).toISOString();

beforeEach(async () => {
  // Friday.
  scene = await openScene(at("08-01", "09:00"), undefined, { mornings: true });
  await scene.bot.sweep();
});
afterEach(() => scene.close());

const says = async (who: string, line: string) => (await scene.says(who, line)).text;
const rec = () =>
  scene.says(
    "procuratorate.procurator",
    "登记建议 标题=依法履职 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=依法查处",
  );
const fraud = () =>
  scene.says(
    "town-qingquan.liaison",
    "提交线索 标题=金丝雀 事实=金丝雀 地点=桥 日期=昨天 来源=履职 类别=电信网络诈骗",
  );
/** Takes some posts out of the directory. */
const without = async (...posts: readonly string[]) => {
  const { organisations, people } = await scene.store.directory();
  await scene.store.saveDirectory(
    [...organisations.values()],
    [...people.values()].filter(({ id }) => !posts.includes(id)),
  );
};
const police = ["police.liaison", "police.liaison-2", "police.head", "police.intake"];
const alarms = async () =>
  (await scene.reads(`direct:${secretariat}`)).filter((one) => one.includes("法定期限有风险"));
const weekly = async () =>
  (await scene.reads(`direct:${secretariat}`)).filter((one) => one.startsWith("总览"));

describe("where nothing is wrong", () => {
  it("says so to each as far as they can see, and nothing by itself", async () => {
    await rec();
    await fraud();
    expect(await says(secretariat, "巡检")).toMatchInlineSnapshot(`
      "巡检
      没有发现问题。您看得到的事里，没有漏了提醒的期限，没有没人承办的事，近两周没有发不出的消息；各单位都有联络员，岗位都有账号。"
    `);
    expect(await says("admin", "watchdog")).toMatchInlineSnapshot(`
      "巡检
      没有发现问题。各单位都有联络员，岗位都有账号，近两周没有发不进的群。"
    `);
    await scene.moveTo(at("08-04", "08:30"));
    for (const one of await weekly()) expect(one).not.toContain("巡检");
  });

  it.each(["water.liaison", "water.head", "gov.convenor", "procuratorate.chief"])(
    "is not for %s, who is told what is",
    async (who) => {
      expect(await says(who, "巡检")).toMatch(/只供联席会议秘书处或管理员使用.*待办/);
    },
  );
});

describe("a duty nobody has", () => {
  it("is told with the post that is missing and who has it now", async () => {
    await rec();
    await without("water.liaison", "water.liaison-2");
    expect(await says(secretariat, "巡检")).toMatchInlineSnapshot(`
      "巡检
      没有人承办、或因缺岗转给别人的事2项，请补上岗位或安排代办：
      JY-2025-0001 依法履职 — 签收：没有被建议单位的联络员，现由水务局主要负责人承办
      JY-2025-0001 依法履职 — 回复：没有被建议单位的联络员，现由水务局主要负责人承办
      没有联络员的单位1个，请由管理员在单位岗位表里补上并重新导入：
      水务局 — 没有联络员
      [通讯录 水务局]"
    `);
    await scene.moveTo(at("08-01", "10:05"));
    // It is with the head, who is reminded of it: no alarm.
    expect(await alarms()).toEqual([]);
    await scene.moveTo(at("08-04", "08:30"));
    const [week = ""] = await weekly();
    expect(week).toContain("现由水务局主要负责人承办");
    expect(week).toContain("[巡检]");
  });

  it("stands in the message of the week still where that is drawn anew", async () => {
    await rec();
    await without("water.liaison", "water.liaison-2");
    await scene.moveTo(at("08-04", "08:30"));
    const week = () => {
      const posted = scene.messages.filter(
        ({ post }) => post.conversation === `direct:${secretariat}`,
      );
      return (
        posted
          .map(({ post }) => cardText(post.card, "zh-CN"))
          .find((one) => one.startsWith("总览")) ?? ""
      );
    };
    const before = week();
    expect(before).toContain("JY-2025-0001");
    await scene.says("procuratorate.procurator", "隔离 jy1");
    await scene.bot.deliver();
    const after = week();
    expect(after).not.toContain("JY-2025-0001");
    expect(after).toContain("水务局 — 没有联络员");
    expect(after).toContain("[巡检]");
  });

  it("is the administrator's only as far as it is about posts", async () => {
    await rec();
    await without("water.liaison", "water.liaison-2");
    const told = await says("admin", "巡检");
    expect(told).toContain("水务局 — 没有联络员");
    expect(told).not.toMatch(/JY-2025|依法履职|承办/);
  });
});

describe("a date nobody was reminded of", () => {
  beforeEach(async () => {
    await rec();
    await says("water.liaison", "签收 jy1");
    const clocks = (await scene.store.matter("JY-2025-0001"))?.clocks ?? [];
    // As if it had been lost: past every rung, and nothing said.
    for (const was of clocks.filter(({ rule }) => rule.startsWith("rec.reply"))) {
      const { nextRungAt: _, ...silent } = was;
      await scene.store.passRungs([{ was, now: silent, notices: [] }]);
    }
  });

  it("is told at once where it is one of the law, once, and each Monday until it is well", async () => {
    await scene.moveTo(at("10-10", "08:59"));
    expect(await alarms()).toEqual([]);
    await scene.moveTo(at("10-10", "11:30"));
    const [alarm, ...more] = await alarms();
    expect(alarm).toMatchInlineSnapshot(`
      "巡检：法定期限有风险
      该提醒没有提醒的期限1个，请催办：
      JY-2025-0001 依法履职 — 书面回复检察建议 2025年10月9日 周四（已超期1天），没有提醒过
      [催办 JY-2025-0001]"
    `);
    expect(more).toEqual([]);
    for (const time of ["12:30", "13:30", "17:30"]) await scene.moveTo(at("10-10", time));
    expect(await alarms()).toEqual([]);
    await scene.moveTo(at("10-13", "08:31"));
    expect((await weekly()).join()).toMatch(
      /巡检\n该提醒没有提醒的期限1个，请催办：\nJY-2025-0001 依法履职/,
    );
    expect(await alarms()).toEqual([]);
  });

  it("is nudged by a press, which the report has", async () => {
    await scene.moveTo(at("10-10", "11:30"));
    const nudged = await (await scene.says(secretariat, "巡检")).press("催办 JY-2025-0001");
    expect(nudged.text).toContain("水务局联络员");
  });

  it("is dropped where it is well again before it is sent", async () => {
    scene.clock.moveTo(at("10-11", "20:00"));
    await scene.bot.sweep();
    await says("water.liaison", "回复 jy1 采纳情况=全部采纳 措施=已查处");
    await scene.moveTo(at("10-13", "09:05"));
    expect(await alarms()).toEqual([]);
  });

  it("is nobody's to know who may not see the matter", async () => {
    await scene.moveTo(at("10-10", "11:30"));
    expect(await says("admin", "巡检")).not.toMatch(/JY-2025|提醒/);
  });
});

describe("a matter the reader may not see", () => {
  it("is not there, nor counted, where it accuses the reader's own unit", async () => {
    await scene.says(
      "town-qingquan.liaison",
      "提交线索 标题=金丝雀 事实=金丝雀 地点=桥 日期=昨天 来源=履职 类别=水污染 责任单位=政府办 接收单位=生态环境局",
    );
    await without("ecology.liaison", "ecology.liaison-2", "ecology.head");
    const told = await says(secretariat, "巡检");
    expect(told).not.toMatch(/0001|受限|没有人承办/);
  });

  it("is a number and a category at level 2, by whomever it is asked", async () => {
    await fraud();
    await without(...police);
    const told = await says(secretariat, "巡检");
    expect(told).toContain("****0001 受限 · 国家安全和社会稳定 — 没有人承办");
    expect(told).not.toMatch(/金丝雀|XS-2025-0001|公安|报案/);
    expect(await says("admin", "巡检")).not.toMatch(/0001|受限|没有人承办/);
  });
});

describe("what could not be delivered", () => {
  it("is told with where to look", async () => {
    for (let count = 0; count < 4; count += 1)
      scene.faults.next.push({ is: "unreachable", why: "account_inactive" });
    await rec();
    await scene.reads("direct:water.liaison");
    scene.faults.next.length = 0;
    const told = await scene.says(secretariat, "巡检");
    expect(told.text).toMatchInlineSnapshot(`
      "巡检
      消息没有送到的有3处，请用其他方式告知：
      JY-2025-0001 依法履职 — 给水务局联络员的消息没有发出，2025年8月1日（平台拒收：对方账号已停用（account_inactive））
      JY-2025-0001 依法履职 — 给水务局联络员（备岗）的消息没有发出，2025年8月1日（平台拒收：对方账号已停用（account_inactive））
      JY-2025-0001 依法履职 — 给水务局负责人的消息没有发出，2025年8月1日（平台拒收：对方账号已停用（account_inactive））
      [投递 JY-2025-0001 · 依法履职]"
    `);
  });
});

describe("what is stuck", () => {
  it("is told while nobody sends it", async () => {
    await rec();
    await scene.clock.moveTo(at("08-01", "13:00"));
    expect(await says(secretariat, "巡检")).toContain(
      "JY-2025-0001 依法履职 — 给水务局联络员的消息还没有发出，2025年8月1日起",
    );
  });

  it("is a group's, where that cannot be posted to", async () => {
    await (await scene.saysIn(secretariat, "water-group", "群 绑定 水务局")).press("确认");
    await scene.reads("water-group");
    scene.faults.next.push(
      ...Array.from({ length: 9 }, () => ({ is: "unreachable", why: "is_archived" }) as const),
    );
    await rec();
    await scene.reads("water-group");
    scene.faults.next.length = 0;
    for (const who of [secretariat, "admin"])
      expect(await says(who, "巡检 发不进的群")).toContain("水务局的群 — 2025年8月1日起发不进");
  });
});

describe("posts without an account", () => {
  it("are told by unit, with how a code is got", async () => {
    const asked = await scene.says("water.head", "交接 water.liaison-2");
    await asked.press("确认交接");
    expect(await says("admin", "巡检")).toMatchInlineSnapshot(`
      "巡检
      有岗位没有账号的单位1个，请用“交接 岗位”取绑定码交给本人：
      水务局 — 没有账号：水务局联络员（备岗）
      [通讯录 水务局]"
    `);
  });
});

describe("what an operator watches", () => {
  it("counts by sort; of matters only that there is one", async () => {
    await rec();
    await without("water.liaison", "water.liaison-2");
    await scene.moveTo(at("08-01", "10:05"));
    const told = await withMetrics(scene.bot).text();
    expect(told).toContain('liandong_watchdog_faults{sort="duties"} 1');
    expect(told).toContain('liandong_watchdog_faults{sort="liaisons"} 1');
    expect(told).toContain('liandong_watchdog_faults{sort="rungs"} 0');
    expect(told).not.toContain("JY-2025");
  });
});
