import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { leftIn } from "../../setup/raw-files.ts";
import { openTown, type Town } from "./town.ts";

/** Notices on Teams: lost, refused, put off; after a restart; to somebody who removed the bot. */

let town: Town;
beforeEach(async () => {
  town = await openTown();
  await town.bind("p", "procuratorate.intake");
  await town.scene.says(
    "water.liaison",
    "提交线索 标题=桥下黑水 类别=水污染 事实=黑水直排 地点=桥 日期=昨天 来源=履职",
  );
  // The welcome is not what is counted here.
  town.connector.messages.splice(0);
});
afterEach(() => town.close());

const mine = async () =>
  (await town.store.notices("XS-2026-0001")).filter(
    ({ recipient, key }) => recipient.id === "procuratorate.intake" && key.startsWith("news"),
  );
const passes = async (minutes: number) => {
  await town.scene.moveTo(new Date(Date.UTC(2026, 10, 23, 1, minutes)).toISOString());
  await town.bot.deliver();
};

describe("a notice", () => {
  const isMarked = () => town.in("a:p").map(({ text }) => text.includes("（可能重复）"));

  it("whose answer was lost is repeated, marked, until Teams says that it has it", async () => {
    town.connector.faults.push("lost", "lost");
    for (const minute of [0, 5, 15, 60, 180]) await passes(minute);
    expect(isMarked()).toEqual([false, true, true]);
    expect((await mine())[0]).toMatchObject({ life: "sent" });
  });

  it("whose answers are all lost is given up after some hours", async () => {
    town.connector.faults.push(...Array.from({ length: 50 }, () => "lost" as const));
    for (let minute = 0; minute < 600; minute += 30) await passes(minute);
    expect(isMarked()).toHaveLength(11);
    expect((await mine())[0]).toMatchObject({ life: "failed" });
  });

  it("that may have arrived is marked still when it was put off in between", async () => {
    town.connector.faults.push("lost", { status: 429, retryAfter: 120 }, { status: 412 });
    for (const minute of [0, 5, 10, 30, 60]) await passes(minute);
    expect(isMarked()).toEqual([false, true]);
    expect((await mine())[0]).toMatchObject({ life: "sent" });
  });

  it.each([
    ["breaks at everything", { status: 503 }],
    ["says nothing at all", "reset"],
  ] as const)("is not lost in an hour in which Teams %s", async (_, fault) => {
    for (let minute = 0; minute < 60; minute += 5) {
      town.connector.faults.splice(0, Infinity, fault, fault, fault);
      await passes(minute);
    }
    town.connector.faults.splice(0);
    for (const minute of [90, 130]) await passes(minute);
    expect(isMarked()).toEqual([true]);
    expect((await mine())[0]).toMatchObject({ life: "sent" });
  });

  it("that is put off comes when the platform said", async () => {
    town.connector.faults.push({ status: 429, retryAfter: 120 });
    await town.bot.deliver();
    expect((await mine())[0]).toMatchObject({ life: "queued", attempts: 0 });
    await passes(1);
    expect(town.in("a:p")).toEqual([]);
    await passes(2);
    expect(town.in("a:p")).toHaveLength(1);
  });

  it.each([
    [403, "BotNotInConversationRoster"],
    [404, "ConversationNotFound"],
  ])(
    "refused with %i goes to the next account, and to nobody else before",
    async (status, code) => {
      town.connector.faults.push({ status, code });
      await town.bot.deliver();
      expect(town.in("a:p")).toEqual([]);
      expect((await mine())[0]).toMatchObject({ life: "sent", platform: "web" });
    },
  );

  it.each([500, 502, 504])(
    "answered with %i may have arrived: it is marked when repeated",
    async (status) => {
      town.connector.faults.push({ status });
      await town.bot.deliver();
      await passes(5);
      expect(town.in("a:p").map(({ text }) => text.includes("（可能重复）"))).toEqual([true]);
    },
  );

  it("that may not be changed is deleted where its reader may not read it any more", async () => {
    await town.bot.deliver();
    const outlet = town.reopened();
    const post = {
      conversation: "a:p",
      card: { title: { zh: "题", en: "Title" }, body: [], actions: [] },
      language: "zh-CN",
      notice: "n1",
    } as const;
    for (const [hides, left] of [
      [{}, 1],
      [{ hides: true }, 0],
    ] as const) {
      town.connector.faults.push({ status: 405 });
      expect(await outlet.update("m2", { ...post, ...hides })).toMatchObject({ is: "unreachable" });
      expect(town.in("a:p")).toHaveLength(left);
    }
  });

  it("is sent by another process that never saw the conversation", async () => {
    const again = town.reopened();
    const outcome = await again.post({
      conversation: "a:p",
      card: { title: { zh: "题", en: "Title" }, body: [], actions: [] },
      language: "zh-CN",
      notice: "n1",
    });
    expect(outcome).toEqual({ is: "sent", ref: "m2" });
  });

  it("does not go where the bot was removed", async () => {
    await town.post(town.made("p", "a:p", { type: "installationUpdate", action: "remove" }));
    await town.bot.deliver();
    expect(town.in("a:p")).toEqual([]);
    expect(await town.store.reference("teams", "a:p")).toBeUndefined();
  });

  it("keeps what it needs sealed: the database alone tells nobody where", async () => {
    expect(await town.store.reference("teams", "a:p")).toContain("28:bot");
    expect(leftIn(town.scene.url, ["28:bot", town.connector.serviceUrl])).toEqual([]);
  });
});
