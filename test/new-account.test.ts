import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBot } from "../src/bot.ts";
import type { Post, PostOutcome } from "../src/chat/exchange.ts";
import { ticketToken } from "../src/files/link.ts";
import { cardText, openScene, recordingOutlet, type Scene } from "./scene.ts";

/** The first hours of a new account on a post: it works as any other, but sees no level 2. */

let scene: Scene;
let slack: ReturnType<typeof recordingOutlet>;
const canary = "金丝雀";
beforeEach(async () => {
  scene = await openScene("2026-11-23T01:00:00.000Z");
  slack = recordingOutlet("slack", scene.clock.now);
  scene.bot.connect(slack.outlet);
  // At level 2, of the police; and one at level 1 beside it.
  await scene.says(
    "town-qingquan.liaison",
    `提交线索 标题=${canary}标题 事实=${canary}事实 地点=镇上 日期=2026-11-22 来源=投诉 类别=电信网络诈骗`,
  );
  await scene.says(
    "town-qingquan.liaison",
    "提交线索 标题=普通的 事实=占道 地点=镇上 日期=2026-11-22 来源=投诉 类别=水污染 接收单位=公安局",
  );
  await scene.bot.deliver();
});
afterEach(() => scene.close());

let events = 0;
/** A line, or a press of what a card offers, from the new account of the police liaison. */
const asks = async (line: string) => {
  events += 1;
  const reply = await scene.bot.handle({
    platform: "slack",
    account: "U9",
    event: `new${events}`,
    surface: { is: "direct", conversation: "D9" },
    said: { is: "line", line },
  });
  return "card" in reply ? cardText(reply.card, reply.language) : JSON.stringify(reply);
};

/** Binds it now, beside the account the police liaison has had. */
const binds = () =>
  scene.store.saveAccounts([
    {
      platform: "slack",
      external: "U9",
      person: "police.liaison",
      conversation: "D9",
      boundAt: scene.clock.now(),
    },
  ]);

const who = { platform: "slack", account: "U9" };
const refOf = (outcome: PostOutcome): string => ("ref" in outcome ? outcome.ref : "");

describe("in its first 24 hours", () => {
  beforeEach(binds);

  it.each([
    "xs1",
    "查 XS-2026-0001",
    "受理 xs1",
    "更正 xs1",
    "经过 xs1",
    "期限 xs1",
    "投递 xs1",
    "补充 xs1 又来",
  ])("is answered alike of what is of level 2 and of what is not there: %s", async (line) => {
    const answer = await asks(line);
    expect(answer).not.toContain(canary);
    expect(answer.replaceAll("0099", "0001").replaceAll("xs99", "xs1")).toBe(
      (await asks(line.replace("xs1", "xs99").replace("0001", "0099")))
        .replaceAll("0099", "0001")
        .replaceAll("xs99", "xs1"),
    );
  });

  it.each(["待办", "列表", "谁没办", "台账", "我", "签收", "受理"])(
    "shows nothing of it: %s",
    async (line) => {
      const answer = await asks(line);
      expect(answer).not.toContain(canary);
      expect(answer).not.toContain("XS-2026-0001");
    },
  );

  it("says why and until when, whatever is looked for, also where there is nothing at all", async () => {
    const said =
      "这个账号刚绑定不久：2026年11月24日 周二 09:00以前看不到2级事项（如果有），别的照常。";
    for (const line of ["xs1", "xs99", "待办", "列表", "搜索 没有的"])
      expect(await asks(line)).toContain(said);
    await scene.says("police.liaison", "language en");
    expect(await asks("todo")).toContain("until Tue 24 Nov 2026");
  });

  it("is suggested and offered nothing of it", async () => {
    const suggested = JSON.stringify([
      await scene.bot.suggest("查 ", who, 50),
      await scene.bot.suggest("", who, 50),
      await scene.bot.options("matters", "", who, 50),
    ]);
    expect(suggested).not.toContain(canary);
    expect(suggested).not.toContain('"XS-2026-0001');
    expect(suggested).toContain("XS-2026-0002");
  });

  it("works at level 1 as any other", async () => {
    expect(await asks("xs2")).toContain("普通的");
  });

  it("hears nothing of it: the account the post has had hears", async () => {
    await scene.says("police.head", "转交 xs1");
    await scene.moveTo("2026-11-24T00:30:00.000Z");
    expect(JSON.stringify(slack.messages)).not.toContain(canary);
    expect(JSON.stringify(slack.messages)).not.toContain("****0001");
  });

  it("is not told either that its post is recused from it, where the other account takes nothing", async () => {
    await scene.says("police.head", "回避 xs1 回避人=公安局联络员 理由=亲属");
    await scene.says("police.head", "回避 xs2 回避人=公安局联络员 理由=亲属");
    scene.faults.next = Array.from({ length: 9 }, () => ({ is: "unreachable", why: "gone" }));
    await scene.bot.deliver();
    const told = slack.messages.map(({ post }) => cardText(post.card, "zh-CN")).join("\n");
    expect(told).toContain("线索 XS-2026-0002\n公安局负责人已让您回避这件事");
    expect(told).not.toContain("XS-2026-0001");
  });

  it("is told that its post is recused once it is no longer new, where the post has no other", async () => {
    const alone = await openScene("2026-11-23T01:00:00.000Z", undefined, { posts: false });
    try {
      const only = recordingOutlet("slack", alone.clock.now);
      alone.bot.connect(only.outlet);
      await alone.says(
        "town-qingquan.liaison",
        "提交线索 标题=骗局 事实=转账 地点=镇上 日期=2026-11-22 来源=投诉 类别=电信网络诈骗",
      );
      await alone.store.saveAccounts([
        {
          platform: "slack",
          external: "U9",
          person: "police.liaison",
          conversation: "D9",
          boundAt: alone.clock.now(),
        },
      ]);
      await alone.says("police.head", "回避 xs1 回避人=公安局联络员 理由=亲属");
      const told = () => only.messages.map(({ post }) => cardText(post.card, "zh-CN")).join("\n");
      await alone.moveTo("2026-11-23T12:00:00.000Z");
      expect(told()).not.toContain("已让您回避");
      await alone.moveTo("2026-11-24T01:30:00.000Z");
      expect(told()).toContain("公安局负责人已让您回避这件事");
    } finally {
      await alone.close();
    }
  });

  it("has the card of a matter taken away that is raised to level 2 meanwhile", async () => {
    await scene.bot.posted(
      {
        matter: "XS-2026-0002",
        recipient: { to: "person", id: "police.liaison" },
        platform: "slack",
        conversation: "D9",
        ref: refOf(
          await slack.outlet.post({
            conversation: "D9",
            card: { title: { zh: "普通的", en: "x" }, body: [], actions: [] },
            language: "zh-CN",
            notice: "n",
          }),
        ),
      },
      1,
    );
    await scene.says("police.liaison", "提级 xs2 理由=敏感");
    await scene.bot.deliver();
    expect(JSON.stringify(slack.messages)).not.toContain("普通的");
  });

  it.each([
    "请假 今天 到 11月30日 代办 police.liaison-2",
    "请假 到=11月30日 代办=公安局联络员（备岗） 岗位=police.liaison",
  ])("puts nobody with an older account in its place, who would see it: %s", async (line) => {
    expect(await asks(line)).toContain(
      "您的账号刚绑定不久，2026年11月24日 周二 09:00以前不能安排代办或委托",
    );
    expect((await scene.store.directory()).covers).toEqual([]);
    await scene.moveTo("2026-11-24T01:00:00.000Z");
    expect(await asks(line)).toContain("由公安局联络员（备岗）代办");
  });

  it("does not find what its post has just done in it, to take it back", async () => {
    await scene.says("police.liaison", "受理 xs1");
    expect(await asks("更正 xs1")).toBe((await asks("更正 xs99")).replaceAll("0099", "0001"));
  });

  it("opens no file of it, by whatever link", async () => {
    const sent = { "现场.txt": Buffer.from(canary) };
    await scene.sends("town-qingquan.liaison", sent, "补充 xs1 见附件");
    await scene.says("police.liaison", "附件 xs1");
    const [file] = await scene.store.attachments("XS-2026-0001");
    const key = Buffer.from((await scene.store.setting("files.key")) ?? "", "base64");
    const opens = (of: typeof who) => {
      const issuedAt = scene.clock.now();
      const ticket = { file: file?.id ?? "", person: "police.liaison", ...of, issuedAt };
      return scene.bot.openFile(ticketToken(ticket, key));
    };
    expect(await opens({ platform: "web", account: "police.liaison" })).toMatchObject({
      is: "file",
    });
    expect(await opens(who)).toEqual({ is: "absent" });
  });

  it("is over after 24 hours", async () => {
    await scene.moveTo("2026-11-24T01:00:00.000Z");
    expect(await asks("xs1")).toContain(`${canary}标题`);
    expect(await asks("待办")).not.toContain("刚绑定不久");
  });
});

describe("a post that has no account but a new one", () => {
  it("is told of level 2 when the account is no longer new", async () => {
    await (await scene.says("gov-office.secretariat", "交接 police.liaison")).press("确认交接");
    await scene.bot.deliver();
    await binds();
    await scene.says(
      "town-qingquan.liaison",
      `提交线索 标题=${canary}二 事实=冒充客服骗走养老钱 地点=县城东街 日期=2026-11-20 来源=履职 类别=电信网络诈骗`,
    );
    await scene.bot.deliver();
    const heard = () => JSON.stringify(slack.messages);
    // News of level 2 carries the number alone, and not to an account that is new.
    expect(heard()).not.toContain("XS-2026-0003");
    await scene.moveTo("2026-11-24T01:00:00.000Z");
    expect(heard()).toContain("XS-2026-0003");
    expect(heard()).not.toContain(`${canary}二`);
  });
});

describe("what came to a new account by itself", () => {
  const standing = () =>
    slack.messages
      .filter(({ post }) => post.conversation === "D9")
      .map(({ post }) => cardText(post.card, "zh-CN"));

  it("is drawn anew without anything of level 2, not so much as how many there are", async () => {
    await scene.close();
    // Monday, before anybody is told.
    scene = await openScene("2026-11-23T00:20:00.000Z", undefined, { mornings: true });
    slack = recordingOutlet("slack", scene.clock.now);
    scene.bot.connect(slack.outlet);
    await scene.bot.sweep();
    for (const title of ["普通甲", "普通乙"])
      await scene.says(
        "town-qingquan.liaison",
        `提交线索 标题=${title} 事实=${title}占道 地点=${title} 日期=2026-11-22 来源=投诉 类别=水污染 接收单位=公安局`,
      );
    await (await scene.says("gov-office.secretariat", "交接 police.liaison")).press("确认交接");
    await scene.bot.deliver();
    await binds();
    await scene.moveTo("2026-11-23T00:30:00.000Z");
    const morning = () => standing().find((said) => said.startsWith("今日待办")) ?? "";
    expect(morning()).toContain("等您办的有2件");
    expect(morning()).toContain("普通乙");
    await scene.says("police.head", "提级 xs2 理由=敏感");
    await scene.bot.deliver();
    expect(morning()).toContain("等您办的有1件");
    expect(morning()).toContain("普通甲");
    expect(standing().join("\n")).not.toMatch(/受限|普通乙|XS-2026-0002/);
  });
});

it("sends a new account no number of level 2 with what it is first sent of level 1", async () => {
  await scene.says("gov-office.secretariat", "任务 交办 巡河 牵头单位=公安局 到期=2026-12-10");
  await scene.says("police.liaison", "关联 xs1 rw1");
  await scene.bot.deliver();
  await (await scene.says("gov-office.secretariat", "交接 police.liaison")).press("确认交接");
  await scene.moveTo("2026-11-23T05:00:00.000Z");
  await binds();
  // As it is posted: what stands there may be drawn anew at once.
  const sent: string[] = [];
  const { post } = slack.outlet;
  Object.assign(slack.outlet, {
    post: async (said: Post) => {
      sent.push(cardText(said.card, "zh-CN"));
      return post(said);
    },
  });
  await scene.moveTo("2026-11-24T04:00:00.000Z");
  expect(sent.join("\n")).toContain("RW-2026-0001");
  expect(sent.join("\n")).not.toContain("XS-2026-0001");
  // Whose account is not new has it with the same.
  expect((await scene.says("police.head", "rw1")).text).toContain("XS-2026-0001");
});

it("is new for as long as the county has set it", async () => {
  await binds();
  const bot = createBot({
    store: scene.store,
    time: scene.clock,
    log: () => {},
    newAccountHours: 2,
  });
  const looks = async (event: string) => {
    const reply = await bot.handle({
      ...who,
      event,
      surface: { is: "direct", conversation: "D9" },
      said: { is: "line", line: "xs1" },
    });
    return "card" in reply ? cardText(reply.card, reply.language) : "";
  };
  expect(await looks("hour 0")).toContain("2026年11月23日 周一 11:00");
  expect(await looks("hour 0 again")).not.toContain(canary);
  await scene.clock.moveTo("2026-11-23T03:00:00.000Z");
  expect(await looks("hour 2")).toContain(canary);
});
