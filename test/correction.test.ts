import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { brokenAt } from "../src/flow/history.ts";
import { cardText, headlineOf, playedScene, type Scene } from "./scene.ts";

/** 更正: a misclick is taken back within five minutes, where nobody has acted on it. */

let scene: Scene;
const begun = playedScene("2025-07-08T02:00:00.000Z", async (played) => {
  scene = played;
  await scene.says(
    "water.liaison",
    "提交线索 标题=大桥下排污口 类别=水污染 事实=黑水直排 地点=大桥 日期=昨天 来源=履职",
  );
  await scene.reads("direct:water.liaison");
});
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

const clue = async () => {
  const matter = await scene.store.matter("XS-2025-0001");
  if (matter === undefined) throw new Error("the clue is gone");
  const { version: _, historyHead: __, historyLength: ___, ...rest } = matter;
  return rest;
};
const headlines = async (who: string) => (await scene.reads(`direct:${who}`)).map(headlineOf);

describe("a misclick", () => {
  it("is offered to be taken back at once, and everything stands as before", async () => {
    const before = await clue();
    const waiting = await scene.store.waitingIn("XS-2025-0001");
    const done = await scene.says("procuratorate.intake", "退回 xs1 不归我们管");
    expect(done.text).toContain("[更正]");
    const corrected = await done.press("更正");
    expect(corrected.text).toContain("已撤回“退回”，恢复到办之前。");
    expect(corrected.text).toContain("(紧急 · 已提交)");
    const after = await clue();
    const started = after.clocks.filter(({ id }) => !before.clocks.some((one) => one.id === id));
    expect(started.map(({ rule, stoppedAt }) => [rule, stoppedAt !== undefined])).toEqual([
      ["clue.reroute", true],
    ]);
    expect({ ...after, clocks: after.clocks.slice(0, before.clocks.length) }).toEqual(before);
    const again = await scene.store.waitingIn("XS-2025-0001");
    expect(again.map(({ step, due }) => [step, due])).toEqual(
      waiting.map(({ step, due }) => [step, due]),
    );
    // Nobody had been told yet, so nobody is.
    expect(await headlines("water.liaison")).toEqual([]);
  });

  it("is told to those who had been told of it, and stands in the history", async () => {
    await scene.says("procuratorate.intake", "受理 xs1");
    expect(await headlines("water.liaison")).toEqual(["检察院已受理您提交的线索。"]);
    await scene.says("procuratorate.intake", "更正");
    expect(await headlines("water.liaison")).toEqual(["已更正：刚才的“受理”是点错的，已撤回。"]);
    const entries = await scene.store.entries("XS-2025-0001");
    expect(entries.map(({ step }) => step)).toEqual(["submit", "accept", "correct"]);
    const matter = await scene.store.matter("XS-2025-0001");
    expect(matter && brokenAt(entries, matter)).toBeUndefined();
    expect((await scene.says("water.liaison", "xs1")).text).toMatch(/受理岗 更正/);
    expect((await scene.says("procuratorate.intake", "受理 xs1")).text).toContain("您已受理");
  });

  it("is taken back by the one who sent the clue on, though it is out of sight by then", async () => {
    await scene.says("procuratorate.intake", "转送 xs1 转送单位=教育局 理由=点错");
    expect((await scene.says("procuratorate.intake", "xs1")).text).toContain("没有找到");
    expect((await scene.says("procuratorate.intake", "更正")).text).toContain("已撤回“转送”");
    expect((await scene.says("procuratorate.intake", "xs1")).text).toContain("大桥下排污口");
    expect((await scene.says("education.liaison", "xs1")).text).toContain("没有找到");
  });

  it("pressed twice has one effect", async () => {
    const done = await scene.says("procuratorate.intake", "受理 xs1");
    await done.press("更正");
    expect((await done.press("更正")).text).not.toContain("已撤回");
    expect(await scene.store.entries("XS-2025-0001")).toHaveLength(3);
  });
});

describe("the card of whoever has just taken a step", () => {
  /** Accepts the clue, lets the answer stand as a platform does, and gives what stands there. */
  const accepted = async () => {
    await scene.says("procuratorate.intake", "受理 xs1");
    return standingOf("procuratorate.intake", "XS-2025-0001");
  };

  /** Lets the last card somebody has stand for what they were answered about a matter. */
  const standingOf = async (who: string, matter: string) => {
    await scene.bot.deliver();
    const answer = scene.messages.findLast(({ post }) => post.conversation === `direct:${who}`);
    if (answer === undefined) throw new Error("nothing stands in the chat");
    const { conversation } = answer.post;
    await scene.bot.posted(
      {
        matter,
        recipient: { to: "person", id: who },
        platform: "web",
        conversation,
        ref: answer.ref,
      },
      0,
    );
    return async () => {
      await scene.bot.deliver();
      return cardText(answer.post.card, "zh-CN");
    };
  };

  it("goes on saying so when the notices have arrived, and offers 更正 for five minutes", async () => {
    const stands = await accepted();
    expect(await stands()).toContain("您已受理，正在通知提交人。");
    expect(await stands()).toContain("[更正]");
    await scene.moveTo("2025-07-08T02:05:01.000Z");
    await scene.says("water.liaison", "xs1");
    expect(await stands()).toContain("您已受理");
    expect(await stands()).not.toContain("[更正]");
  });

  it("says no more of it once somebody else has acted", async () => {
    const stands = await accepted();
    expect((await scene.says("procuratorate.chief", "立案 xs1")).text).toContain("已立案，");
    expect(await stands()).not.toContain("您已受理");
    expect(await stands()).not.toContain("[更正]");
  });

  it("keeps the warning about private numbers in what was submitted", async () => {
    // Something else stands in the chat, whose message the answer takes.
    await scene.says("procuratorate.intake", "受理 xs1");
    const asked = await scene.says(
      "water.liaison",
      "提交线索 标题=沿河电话 类别=水污染 事实=举报人电话13800138000 地点=大桥 日期=昨天 来源=履职",
    );
    expect((await asked.submit()).text).toContain("请遮住个人信息");
    const stands = await standingOf("water.liaison", "XS-2025-0002");
    expect(await stands()).toContain("线索 XS-2025-0002");
    expect(await stands()).toContain("请遮住个人信息");
  });

  it("says that it was taken back", async () => {
    const stands = await accepted();
    await scene.says("procuratorate.intake", "更正");
    expect(await stands()).toContain("已撤回“受理”");
    expect(await stands()).not.toContain("[更正]");
  });
});

describe("is refused", () => {
  it("after five minutes, saying until when it was possible", async () => {
    await scene.says("procuratorate.intake", "受理 xs1");
    await scene.moveTo("2025-07-08T02:05:01.000Z");
    expect((await scene.says("procuratorate.intake", "更正")).text).toContain(
      "已经超过五分钟（到2025年7月8日 周二 10:05为止）",
    );
  });

  it("when somebody has acted on it", async () => {
    await scene.says("procuratorate.intake", "登记 xs1");
    await scene.says("water.liaison", "补充 xs1 又见黑水");
    expect((await scene.says("procuratorate.intake", "更正")).text).toContain(
      "后面没有别的记录的一步，您的这一步现在不能撤回了",
    );
  });

  it.each([
    ["to somebody else", "procuratorate.chief", "更正 xs1", /只能撤回自己的/],
    ["to an outsider, as if there were nothing", "market.liaison", "更正 xs1", /没有找到这条记录/],
    ["to somebody who has done nothing", "market.liaison", "更正", /没有您办过/],
    ["of what has just been submitted", "water.liaison", "更正 xs1", /请用“撤回”撤回/],
  ])("%s", async (_, who, line, says) => {
    if (who !== "water.liaison") await scene.says("procuratorate.intake", "受理 xs1");
    expect((await scene.says(who, line)).text).toMatch(says);
  });

  it("of a quarantine, which only the secrecy officer ends", async () => {
    const done = await scene.says("procuratorate.intake", "隔离 xs1");
    expect(done.text).not.toContain("[更正]");
    expect((await scene.says("procuratorate.intake", "更正")).text).toContain(
      "“隔离”办了就不能撤回",
    );
    expect((await scene.store.matter("XS-2025-0001"))?.visibility).toBe(3);
  });

  it("of a correction", async () => {
    await scene.says("procuratorate.intake", "受理 xs1");
    await scene.says("procuratorate.intake", "更正");
    expect((await scene.says("procuratorate.intake", "更正")).text).toContain("没有您办过");
  });
});

it("files that came with the step are the sender's again", async () => {
  const { id } = (await scene.bot.receive({
    platform: "web",
    account: "water.liaison",
    name: "说明.txt",
    content: new TextEncoder().encode("现场情况说明"),
  })) as { id: string };
  await scene.says("water.liaison", "补充 xs1 附说明");
  const reply = await scene.bot.handle({
    platform: "web",
    account: "water.liaison",
    event: "with-file",
    surface: { is: "direct", conversation: "direct:water.liaison" },
    said: {
      is: "press",
      press: {
        command: "clue.supplement",
        code: "XS-2025-0001",
        answers: { facts: "附说明", files: [id] },
      },
    },
  });
  expect(reply.is).toBe("card");
  expect(await scene.store.attachments("XS-2025-0001")).toHaveLength(1);
  await scene.says("water.liaison", "更正");
  expect(await scene.store.attachments("XS-2025-0001")).toEqual([]);
  expect((await scene.store.matter("XS-2025-0001"))?.files).toBeUndefined();
});
