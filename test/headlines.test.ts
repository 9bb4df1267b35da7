import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dayOf } from "../src/calendar/day.ts";
import { cardText, type PostedMessage, playedScene, type Scene } from "./scene.ts";

// What a message says above a card stands as long as it is so, whoever draws the card and whatever it was drawn for.

let scene: Scene;
const begun = playedScene("2026-11-30T01:00:00.000Z", async (played) => {
  // Monday 30 November 2026, 09:00 in the county.
  scene = played;
  for (const [who, group, as] of [
    ["gov-office.secretariat", "group:linkage", "联动群"],
    ["water.liaison", "group:water", "水务局"],
    ["police.liaison", "group:police", "公安局"],
  ] as const) {
    const bound = await scene.saysIn(who, group, `群 绑定 ${as}`);
    await bound.press("确认");
  }
});
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

const all = (conversation?: string): readonly PostedMessage[] =>
  scene.messages.filter(
    ({ post }) => conversation === undefined || post.conversation === conversation,
  );
const read = ({ post }: PostedMessage): string => cardText(post.card, "zh-CN");
const reminders = (conversation?: string) =>
  all(conversation).filter((message) => read(message).includes("提醒："));
const lines = async (...said: readonly (readonly [who: string, line: string])[]) => {
  for (const [who, line] of said) expect((await scene.says(who, line)).reply.is).toBe("card");
};

const procurator = "procuratorate.procurator";
const secretariat = "gov-office.secretariat";
const reporter = "town-qingquan.liaison";
const recommend =
  "登记建议 标题=依法履行 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局 送达日期=2026-11-30 异议期=10 内容=查处";

/** A matter of every sort of clock: working days, a day of its own, a legal period, an hour, one of level 2. */
const kinds = {
  recommendation: [procurator, recommend],
  task: [secretariat, "任务 交办 封堵东街排污口 牵头单位=水务局 到期=2026-12-03"],
  meeting: [secretariat, "会议 安排 标题=河道会商 时间=12月3日下午3点 参会单位=水务局、公安局"],
  clue: [
    reporter,
    "提交线索 标题=河边垃圾 类别=水污染 事实=河边有垃圾 地点=河边 日期=2026-11-29 来源=投诉",
  ],
  restricted: [
    reporter,
    "提交线索 标题=冒充公检法 类别=电信网络诈骗 事实=冒充公检法 地点=城区 日期=2026-11-29 来源=投诉",
  ],
} as const satisfies Record<string, readonly [who: string, line: string]>;

describe.each(Object.entries(kinds))("what stands about a %s", (_kind, opening) => {
  it("counts no day that has gone by, whatever the day", async () => {
    await lines(opening);
    let reminded = 0;
    for (let hour = 1; hour < 24 * 16; hour += 6) {
      const at = Date.parse("2026-11-30T01:00:00.000Z") + hour * 3_600_000;
      await scene.moveTo(new Date(at).toISOString());
      const today = dayOf(scene.clock.now());
      for (const message of all()) {
        const text = read(message);
        if (/提醒：(?!\d+项)|今天到期|还剩\d+天|明天到期|已超期\d+天|已超期\d+小时/.test(text)) {
          reminded += 1;
          const names = /提醒：.*\d月\d+日.*\d\d:\d\d/.test(text);
          expect(names || dayOf(message.at) === today, `${scene.clock.now()} ${text}`).toBe(true);
        }
      }
    }
    expect(reminded).toBeGreaterThan(0);
  });
});

describe("a reminder", () => {
  it("goes from the cards of all who got it, once it is done", async () => {
    await lines([procurator, recommend]);
    await scene.moveTo("2026-12-02T01:00:00.000Z");
    for (const where of ["direct:water.liaison", "direct:water.liaison-2", "group:water"])
      expect(reminders(where).map(read).join(), where).toContain("签收检察建议，今天到期");
    await scene.moveTo("2026-12-02T02:00:00.000Z");
    await lines(["water.liaison", "签收"]);
    await scene.bot.deliver();
    for (const where of ["direct:water.liaison", "direct:water.liaison-2", "group:water"])
      expect(reminders(where), where).toEqual([]);
    // What came of it is said to whoever did it, and the group reads how far it is.
    expect(all("direct:water.liaison").map(read).join()).toContain("已签收。暂定最迟");
    const inGroup = all("group:water").map(read);
    expect(inGroup.at(-1)).toBe(
      [
        "检察建议 JY-2026-0001",
        "类别: 检察建议",
        "阶段: 已签收，待回复",
        "由谁办: 水务局",
        "截止: 暂定2027年2月1日 周一",
        "[查看]",
      ].join("\n"),
    );
  });

  it("gives way to how the matter stands, not to what came of a later step", async () => {
    await lines([procurator, recommend]);
    await scene.moveTo("2026-12-02T01:00:00.000Z");
    await lines(
      ["water.liaison", "签收"],
      ["water.liaison", "回复 jy1 采纳情况=全部采纳 措施=已整改到位，堵住排口"],
    );
    await scene.bot.deliver();
    const standing = all("direct:water.liaison").map(read);
    expect(standing.length).toBeGreaterThan(0);
    for (const text of standing) {
      expect(text).toContain("(已回复，待核实)");
      expect(text.split("\n")[2], text).toMatch(/^文号|^制发|^类型|: /);
      expect(text).not.toMatch(/提醒：|请先签收/);
    }
  });

  it("stays above its card while only something else changes", async () => {
    await lines([procurator, recommend]);
    await scene.moveTo("2026-12-02T01:00:00.000Z");
    await lines([procurator, "补记 jy1 备案日期=2026-12-01"]);
    await scene.bot.deliver();
    expect(reminders("direct:water.liaison").map(read).join()).toContain("今天到期");
  });

  it("of a restricted matter is gone the next day, and its card has no more in it than before", async () => {
    await lines(kinds.restricted);
    const masked = () =>
      all("direct:police.liaison")
        .map(read)
        .filter((text) => text.includes("****0001"));
    let before: readonly string[] = [];
    for (let day = 1; before.length === 0 && day < 20; day += 1) {
      await scene.moveTo(`2026-12-${String(day).padStart(2, "0")}T01:00:00.000Z`);
      before = masked();
    }
    expect(before.join()).toContain("提醒：");
    await scene.moveTo(`${dayOf(scene.clock.now())}T16:00:00.000Z`);
    const [after = ""] = masked();
    expect(after).not.toContain("提醒：");
    expect(
      (before[0] ?? "")
        .replace(" [稍后]", "")
        .split("\n")
        .filter((line) => !line.startsWith("提醒：")),
    ).toEqual(after.split("\n"));
    expect(after).not.toContain("冒充");
  });

  it("is left out of what the phone shows as well, once it is over", async () => {
    await lines([procurator, recommend]);
    await scene.moveTo("2026-12-02T01:00:00.000Z");
    await scene.moveTo("2026-12-03T00:00:00.000Z");
    for (const { post } of all("group:water"))
      expect(JSON.stringify(post.card)).not.toContain("今天到期");
  });
});

describe("news", () => {
  it("that asks for something goes once the reader's unit has done it, and stays for others with its day", async () => {
    await lines([procurator, recommend]);
    await scene.moveTo("2026-11-30T02:00:00.000Z");
    expect(all("direct:water.head").map(read).join()).toContain("请先签收");
    await lines(["water.liaison", "签收"]);
    await scene.bot.deliver();
    for (const who of ["water.liaison", "water.liaison-2", "water.head"])
      expect(all(`direct:${who}`).map(read).join(), who).not.toContain("请先签收");
    await scene.moveTo("2026-11-30T03:00:00.000Z");
    await lines(["water.liaison", "回复 jy1 采纳情况=全部采纳 措施=已整改到位，堵住排口"]);
    await scene.bot.deliver();
    expect(all(`direct:${procurator}`).map(read).join()).toContain(
      "2026年11月30日的消息：“水务局已签收",
    );
  });
});

describe("an answer", () => {
  it("says how far away a day is on the day it was given only", async () => {
    await lines([procurator, recommend]);
    await scene.bot.deliver();
    const { reply } = await scene.says("water.liaison", "签收");
    await scene.bot.deliver();
    const [message] = all("direct:water.liaison");
    if (message === undefined || reply.is !== "card") throw new Error("no card");
    message.post = { ...message.post, card: reply.card };
    await scene.bot.posted(
      {
        matter: "JY-2026-0001",
        recipient: { to: "person", id: "water.liaison" },
        platform: "web",
        conversation: "direct:water.liaison",
        ref: message.ref,
      },
      (await scene.store.matter("JY-2026-0001"))?.version,
    );
    expect(read(message)).toContain("（还剩");
    await scene.moveTo("2026-11-30T15:59:00.000Z");
    expect(read(message)).toContain("（还剩");
    await scene.moveTo("2026-11-30T16:00:00.000Z");
    expect(read(message)).not.toContain("（还剩");
    expect(read(message)).toContain("书面回复检察建议: 暂定2027年2月");
  });
});
