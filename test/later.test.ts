import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dayOf } from "../src/calendar/day.ts";
import { playedScene, type Scene } from "./scene.ts";

// 稍后: whoever was reminded puts it off to a morning of their own, never past the day it is due.

const liaison = "water.liaison";
const mine = `direct:${liaison}`;

let scene: Scene;
const begun = playedScene("2026-11-30T01:00:00.000Z", async (played) => {
  scene = played;
  await scene.says(
    "gov-office.secretariat",
    "任务 交办 封堵东街排污口 牵头单位=水务局 到期=2026-12-11",
  );
  await scene.says(liaison, "签收 rw1");
  // Tuesday 8 December: three working days before it is due.
  await scene.moveTo("2026-12-08T01:00:00.000Z");
});
beforeEach(async () => {
  scene = await begun();
});
afterEach(() => scene.close());

const reminded = (conversation = mine) =>
  scene.messages.filter(
    ({ post }) =>
      post.conversation === conversation && post.card.notification?.zh.startsWith("提醒"),
  );
/** On which days it has been said in a conversation. */
const days = (conversation = mine) =>
  scene.messages
    .filter(({ post, at }) => post.conversation === conversation && at > "2026-12-08T01:00:00.000Z")
    .map(({ at }) => dayOf(at).slice("2026-".length));
const wait = async (...until: readonly string[]): Promise<void> => {
  for (const day of until) await scene.moveTo(`${day}T01:00:00.000Z`);
};
const pressed = async (who = liaison) => {
  const press = reminded()
    .at(-1)
    ?.post.card.actions.find(({ label }) => label.zh === "稍后")?.press;
  if (press === undefined) throw new Error("nothing to put off");
  return scene.presses(who, press);
};

describe("稍后 on a reminder", () => {
  it("asks until when, says what it understood, and is kept to", async () => {
    const asked = await pressed();
    expect(asked.reply.is).toBe("form");
    // Nothing has been left out yet by whoever only pressed the button, and no id of ours is asked for.
    expect(asked.text).not.toContain("请填写");
    expect(asked.text).not.toMatch(/编号/);
    const done = await asked.submit({ until: "tomorrow" });
    expect(done.text).toBe(
      [
        "稍后",
        "好，2026年12月9日 周三早上再提醒您。期限不变。",
        "任务 RW-2026-0001: 完成任务",
      ].join("\n"),
    );
    await wait("2026-12-09", "2026-12-10", "2026-12-11");
    expect(days()).toEqual(["12-09", "12-10", "12-11"]);
  });

  it.each([
    ["typed", "稍后 rw1 三个工作日后"],
    ["typed in English", "later RW-2026-0001 in three working days"],
  ])(
    "%s, leaves out what would have come before, once, and for that person alone",
    async (_, line) => {
      expect((await scene.says(liaison, line)).text).toContain("2026年12月11日 周五");
      await wait("2026-12-09", "2026-12-10", "2026-12-11");
      expect(days()).toEqual(["12-11"]);
      expect(days("direct:water.liaison-2")).toEqual(["12-10", "12-11"]);
      const dropped = (await scene.store.notices("RW-2026-0001")).filter(
        ({ recipient, result }) => recipient.id === liaison && result?.zh.includes("推后"),
      );
      expect(dropped).toHaveLength(2);
    },
  );

  it("never goes past the day it is due, and says so", async () => {
    const refused = await scene.says(liaison, "稍后 rw1 周一");
    expect(refused.reply.is).toBe("refusal");
    expect(refused.text).toContain("推到那天就过期限了（2026年12月11日 周五），所以不能推后。");
    expect((await scene.says(liaison, "later rw1 Monday")).text).toContain("过期限");
    await wait("2026-12-09", "2026-12-10");
    expect(days()).toEqual(["12-10"]);
  });

  it.each([
    ["稍后 rw1 周五", "12-11"],
    ["稍后 RW-2026-0001 12月10日", "12-10"],
    ["稍后 rw1 后天", "12-10"],
    ["稍后 rw1 推到=2026-12-11", "12-11"],
    ["later rw1 Friday", "12-11"],
    ["later RW-2026-0001 10 Dec", "12-10"],
  ])("%s is taken as that day", async (line, day) => {
    expect((await scene.says(liaison, line)).reply.is, line).toBe("card");
    await wait("2026-12-09", "2026-12-10", "2026-12-11");
    expect(days()[0]).toBe(day);
  });

  it.each([
    ["稍后 rw1 12月18日", "最晚可以推到2026年12月11日 周五"],
    ["稍后 rw1 12月12日", "最晚可以推到2026年12月11日 周五"],
    ["稍后 rw1 今天", "要推到今天以后的一天，最晚2026年12月11日 周五。"],
  ])("%s is refused, with the latest day there is", async (line, said) => {
    const refused = await scene.says(liaison, line);
    expect(refused.reply.is).toBe("refusal");
    expect(refused.text).toContain(said);
  });

  it("asks for a day where it understood none", async () => {
    const asked = await scene.says(liaison, "稍后 rw1 等有空");
    expect(asked.reply.is).toBe("form");
    expect(asked.text).toMatch(/明天.*周一/);
  });

  it("takes the last choice where there were several", async () => {
    await scene.says(liaison, "稍后 rw1 三个工作日后");
    await scene.moveTo("2026-12-08T02:00:00.000Z");
    await scene.says(liaison, "稍后 rw1 明天");
    await wait("2026-12-09", "2026-12-10", "2026-12-11");
    expect(days()).toEqual(["12-09", "12-10", "12-11"]);
  });

  it("is said no more once it is done", async () => {
    await scene.says(liaison, "稍后 rw1 明天");
    await scene.says(liaison, "完成 rw1 已封堵 证据=单");
    await wait("2026-12-09", "2026-12-10");
    expect(reminded().filter(({ at }) => at > "2026-12-08T02")).toEqual([]);
  });

  it("is nobody else's: not of what one was not reminded of, nor by a button of another", async () => {
    for (const who of ["gov-office.secretariat", "police.liaison"]) {
      const refused = await scene.says(who, "稍后 rw1 明天");
      expect(refused.text).toContain("没有给您发过可以推后的提醒");
    }
    const forged = await (await pressed("police.liaison")).submit({ until: "tomorrow" });
    expect(forged.text).toContain("没有给您发过可以推后的提醒");
    expect((await scene.says(liaison, "稍后 rw7 明天")).text).toContain(
      "没有给您发过可以推后的提醒",
    );
  });

  it("is not offered on the day, nor of what is late", async () => {
    await wait("2026-12-10", "2026-12-11", "2026-12-14");
    const labels = reminded()
      .slice(-2)
      .flatMap(({ post }) => post.card.actions.map(({ label }) => label.zh));
    expect(labels).not.toContain("稍后");
    expect((await scene.says(liaison, "稍后 rw1 明天")).reply.is).toBe("refusal");
  });
});
