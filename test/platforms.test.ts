import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verbatim } from "../src/chat/text.ts";
import { openScene, recordingOutlet, type Scene } from "./scene.ts";

/** One post on several platforms: one desk, notices to the preferred account, the others behind it. */

let scene: Scene;
let slack: ReturnType<typeof recordingOutlet>;
beforeEach(async () => {
  scene = await openScene("2026-11-23T01:00:00.000Z");
  slack = recordingOutlet("slack", scene.clock.now);
  scene.bot.connect({ ...slack.outlet, name: verbatim("Slack") });
  await scene.store.saveAccounts([
    {
      platform: "slack",
      external: "T1:U1",
      person: "procuratorate.intake",
      conversation: "D1",
    },
  ]);
});
afterEach(() => scene.close());

const submit = async () => {
  await scene.says(
    "water.liaison",
    "提交线索 标题=排污 类别=水污染 事实=黑水 地点=桥 日期=昨天 来源=履职",
  );
  await scene.bot.deliver();
};
const onWeb = () =>
  scene.messages.filter(({ post }) => post.conversation === "direct:procuratorate.intake");

describe("notices", () => {
  it("go to one account only, first in the order of platforms", async () => {
    await submit();
    expect([slack.messages.length, onWeb().length]).toEqual([1, 0]);
  });

  it("go to the account somebody prefers, from then on", async () => {
    const asked = await scene.says("procuratorate.intake", "首选");
    expect(asked.text).toContain("发不到再发下一个：Slack、网页");
    expect((await asked.press("先发到网页")).text).toContain("以后的通知先发到网页");
    await submit();
    expect([slack.messages.length, onWeb().length]).toEqual([0, 1]);
    expect((await scene.says("procuratorate.intake", "首选 slack")).text).toContain("先发到Slack");
    expect((await scene.says("procuratorate.intake", "首选 微信")).text).toContain(
      "您有：Slack、网页",
    );
  });

  it("go to the other account where the preferred one cannot be reached, before anybody else is troubled", async () => {
    slack.faults.next.push({ is: "unreachable", why: "account_inactive" });
    await submit();
    expect([slack.messages.length, onWeb().length]).toEqual([0, 1]);
    const notices = await scene.store.notices("XS-2026-0001");
    const mine = notices.filter(({ recipient }) => recipient.id === "procuratorate.intake");
    expect(mine.map(({ life, platform }) => [life, platform])).toEqual([["sent", "web"]]);
    expect(notices.some(({ key }) => key.startsWith("instead"))).toBe(false);
  });

  it("go to the other account at once while a platform takes nothing, and to the first when it does again", async () => {
    slack.faults.next.push({ is: "later", outage: "invalid_auth" });
    await submit();
    expect([slack.messages.length, onWeb().length]).toEqual([0, 1]);
    await scene.moveTo("2026-11-23T01:05:00.000Z");
    await submit();
    expect([slack.messages.length, onWeb().length]).toEqual([1, 1]);
  });

  it("that are put off again and again go to the other account after about an hour", async () => {
    slack.faults.next.push(...Array.from({ length: 9 }, () => ({ is: "later" }) as const));
    await submit();
    for (let minutes = 1; minutes <= 75 && onWeb().length === 0; minutes += 1) {
      await scene.moveTo(new Date(Date.UTC(2026, 10, 23, 1, minutes)).toISOString());
      await scene.bot.deliver();
    }
    expect(onWeb()).toHaveLength(1);
    expect(slack.messages).toHaveLength(0);
  });

  it("of which nobody knows whether they arrived are looked for where they were sent, not sent elsewhere", async () => {
    slack.faults.next.push("lost");
    await submit();
    await scene.says("procuratorate.intake", "首选 网页");
    await scene.moveTo("2026-11-23T01:05:00.000Z");
    await scene.bot.deliver();
    expect([slack.messages.length, onWeb().length]).toEqual([1, 0]);
    const notices = await scene.store.notices("XS-2026-0001");
    expect(notices.find(({ recipient }) => recipient.id === "procuratorate.intake")).toMatchObject({
      life: "sent",
      platform: "slack",
    });
  });
});

describe("the desk", () => {
  it("is the same on every platform, and what is done on one follows on the other", async () => {
    await submit();
    const said = await scene.bot.handle({
      platform: "slack",
      account: "T1:U1",
      event: "slack-1",
      surface: { is: "direct", conversation: "D1" },
      said: { is: "line", line: "受理 xs1" },
    });
    expect(said.is).toBe("card");
    expect((await scene.says("procuratorate.intake", "xs1")).text).toContain("已受理");
    await scene.bot.deliver();
    expect(JSON.stringify(slack.messages[0]?.post.card)).toContain("已受理");
  });

  it("says so where there is one account only", async () => {
    expect((await scene.says("water.liaison", "首选")).text).toContain("只绑定了一个账号（网页）");
  });
});
