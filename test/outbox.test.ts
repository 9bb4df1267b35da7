import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBot } from "../src/bot.ts";
import { addHours, addMinutes } from "../src/calendar/day.ts";
import type { Outlet } from "../src/chat/exchange.ts";
import { messageOf } from "../src/flow/notice.ts";
import { cardText, openScene, recordingOutlet, type Scene } from "./scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene("2025-08-01T01:00:00.000Z");
});
afterEach(() => scene.close());

const record =
  "登记建议 标题=依法履行 文号=山检建〔2025〕3号 类型=公益诉讼 单位=水务局 送达日期=2025-08-01 异议期=10 内容=查处";
const to = (conversation: string) =>
  scene.messages.filter(({ post }) => post.conversation === conversation);
const minutes = async (count: number) => {
  await scene.moveTo(new Date(Date.parse(scene.clock.now()) + count * 60_000).toISOString());
};

describe("a notice", () => {
  it("refused for now is sent later, when the platform said so, and once", async () => {
    await scene.says("procuratorate.procurator", record);
    scene.faults.next = Array.from(
      { length: 3 },
      () => ({ is: "later", retryAfter: 120 }) as const,
    );
    await scene.bot.deliver();
    expect(to("direct:water.liaison")).toHaveLength(0);
    await minutes(1);
    expect(to("direct:water.liaison")).toHaveLength(0);
    await minutes(1);
    await minutes(5);
    expect(to("direct:water.liaison")).toHaveLength(1);
  });

  it("refused for three days is given up and goes to somebody else", async () => {
    await scene.says("procuratorate.procurator", record);
    scene.faults.next = Array.from({ length: 400 }, () => ({ is: "later" }) as const);
    for (let hour = 0; hour < 71; hour += 1) await minutes(60);
    expect((await scene.store.notices("JY-2025-0001")).map(({ life }) => life)).not.toContain(
      "failed",
    );
    for (let hour = 0; hour < 3; hour += 1) await minutes(60);
    scene.faults.next = [];
    await minutes(60);
    expect((await scene.store.notices("JY-2025-0001")).map(({ life }) => life)).toContain("failed");
    expect(scene.messages.map(({ post }) => JSON.stringify(post.card)).join()).toContain(
      "收不到这条通知",
    );
  });

  it("that a platform takes from nobody waits as long as that lasts, and then stands once", async () => {
    await scene.says("procuratorate.procurator", record);
    const refused = { is: "later", outage: "token_revoked" } as const;
    scene.faults.next = Array.from({ length: 5000 }, () => refused);
    await scene.bot.deliver();
    for (let hour = 0; hour < 100; hour += 5) await minutes(300);
    expect(scene.messages).toEqual([]);
    const [outage] = (await scene.bot.status()).outages;
    expect(outage).toMatchObject({ platform: "web", why: "token_revoked" });
    expect(outage?.since).toBe("2025-08-01T01:00:00.000Z");
    const notices = await scene.store.notices("JY-2025-0001");
    expect(new Set(notices.map(({ life }) => life))).toEqual(new Set(["queued"]));
    expect(Math.max(...notices.map(({ attempts }) => attempts))).toBe(0);
    // Of all that waited one alone was tried each time.
    expect(5000 - scene.faults.next.length).toBeLessThan(30);

    scene.faults.next = [];
    await minutes(5);
    await minutes(5);
    const stand = scene.messages.map(({ post }) => post.notice);
    expect(stand).toHaveLength(new Set(stand).size);
    // What was due in those days is said once: by the latest of each clock, and one message for each reader.
    const then = await scene.store.notices("JY-2025-0001");
    expect(then.flatMap(({ life }) => (life === "dropped" ? [] : [life]))).toEqual(
      then.flatMap(({ life }) => (life === "dropped" ? [] : ["sent"])),
    );
    for (const { life, result, recipient } of then)
      if (life === "dropped") {
        expect(result?.zh).toBe("同一期限后来的提醒已包括");
        expect(to(`direct:${recipient.id}`)).not.toEqual([]);
      }
    for (const one of then)
      if (one.life === "sent")
        expect(stand.some((id) => id === one.id || id === messageOf(one))).toBe(true);
    expect((await scene.bot.status()).outages).toEqual([]);
    expect((await scene.reads("direct:admin")).join("\n")).toMatch(
      /网页发不出消息\n从2025年8月1日 周五 09:00起，平台不收本应用的消息（token_revoked）.*网页恢复了/s,
    );
  });

  it("that is due while its platform is not connected waits for that, is said to the operator, and then stands once", async () => {
    const alone = await openScene("2025-08-01T01:00:00.000Z", undefined, { posts: false });
    try {
      // Another platform is connected, on which nobody has an account.
      alone.bot.connect(recordingOutlet("teams", alone.clock.now).outlet);
      await alone.says("procuratorate.procurator", record);
      await alone.bot.deliver();
      for (let hour = 0; hour < 100; hour += 5) await alone.moveTo(addHours(alone.clock.now(), 5));
      const notices = await alone.store.notices("JY-2025-0001");
      expect(notices.map(({ life, attempts }) => [life, attempts])).toEqual(
        notices.map(() => ["queued", 0]),
      );
      expect((await alone.bot.status()).outages).toMatchObject([
        { platform: "web", why: "not connected", since: "2025-08-01T01:00:00.000Z" },
      ]);
      expect(alone.logged.filter((one) => one.includes("platform takes nothing"))).toHaveLength(1);
      const { outlet, messages } = recordingOutlet("web", alone.clock.now);
      alone.bot.connect(outlet);
      for (let tries = 0; tries < 3; tries += 1)
        await alone.moveTo(addMinutes(alone.clock.now(), 5));
      const conversations = messages.map(({ post }) => post.conversation);
      for (const who of ["water.liaison", "water.liaison-2", "water.head"])
        expect(conversations).toContain(`direct:${who}`);
      const ids = messages.map(({ post }) => post.notice);
      expect(ids).toHaveLength(new Set(ids).size);
      expect((await alone.bot.status()).outages).toEqual([]);
      const lives = (await alone.store.notices("JY-2025-0001")).map(({ life }) => life);
      expect(new Set(lives)).toEqual(new Set(["sent", "dropped"]));
      expect(
        messages
          .filter(({ post }) => post.conversation === "direct:admin")
          .map(({ post }) => cardText(post.card, "zh-CN"))
          .join("\n"),
      ).toMatch(/web没有接上\n从2025年8月1日 周五 09:00起有消息要发到这个平台.*(web|网页)恢复了/s);
    } finally {
      await alone.close();
    }
  });

  it("whose answer was lost is looked up before it is repeated, and stands once", async () => {
    await scene.says("procuratorate.procurator", record);
    scene.faults.next = ["lost", "lost", "lost"];
    await scene.bot.deliver();
    for (let round = 0; round < 4; round += 1) await minutes(5);
    for (const who of ["water.liaison", "water.liaison-2", "water.head"])
      expect(to(`direct:${who}`)).toHaveLength(1);
  });

  it("being sent when the process broke comes back after its lease, and stands once", async () => {
    await scene.says("procuratorate.procurator", record);
    scene.faults.next = ["throw"];
    await scene.bot.deliver();
    expect(
      to("direct:water.liaison").length +
        to("direct:water.liaison-2").length +
        to("direct:water.head").length,
    ).toBe(2);
    for (let round = 0; round < 3; round += 1) await minutes(3);
    for (const who of ["water.liaison", "water.liaison-2", "water.head"])
      expect(to(`direct:${who}`)).toHaveLength(1);
    expect(scene.logged.join()).toContain("delivery failed");
  });

  it("stands once when the platform is slow and another process delivers meanwhile", async () => {
    await scene.says(
      "gov-office.secretariat",
      "会议 安排 标题=联席会议 时间=下周一下午3点 参会单位=水务局、公安局、司法局、教育局、民政局、卫健局、林草局、财政局",
    );
    const sent: string[] = [];
    const slow = (other: { deliver(): Promise<number> } | undefined) => ({
      ...recordingOutlet("web", scene.clock.now).outlet,
      find: async () => "unknown" as const,
      post: async ({ notice }: { readonly notice: string }) => {
        sent.push(notice);
        const later = Date.parse(scene.clock.now()) + (other === undefined ? 0 : 10_000);
        await scene.clock.moveTo(new Date(later).toISOString());
        await other?.deliver();
        return { is: "sent", ref: notice } as const;
      },
    });
    const parts = { store: scene.store, time: scene.clock, log: () => {} };
    const [one, two] = [createBot(parts), createBot(parts)];
    two.connect(slow(undefined));
    one.connect(slow(two));
    await one.deliver();
    expect(sent.length).toBeGreaterThan(20);
    expect(new Set(sent).size).toBe(sent.length);
  });

  describe("whose sending took longer than its lease is another process's, and stands once", () => {
    const town = (isSlow: "drawing" | "later" | "unclear" | "sent") => {
      const sent: string[] = [];
      const outlet = (posts: Outlet["post"]): Outlet => ({
        ...recordingOutlet("web", scene.clock.now).outlet,
        find: async () => "absent",
        post: posts,
      });
      const takes = async ({ notice }: { readonly notice: string }) => {
        sent.push(notice);
        return { is: "sent", ref: notice } as const;
      };
      const parts = { store: scene.store, time: scene.clock, log: () => {} };
      const other = createBot(parts);
      let isFirst = true;
      let refuses = 0;
      other.connect(
        outlet(async (post) => {
          if (refuses === 0) return takes(post);
          refuses -= 1;
          return { is: "later" };
        }),
      );
      /** Once three minutes pass, in which the other sends everything. */
      const stall = async (): Promise<boolean> => {
        if (!isFirst) return false;
        isFirst = false;
        await scene.clock.moveTo(addMinutes(scene.clock.now(), 3));
        // What arrived and is not known to have is refused to the other.
        if (isSlow === "sent") refuses = 1;
        await other.deliver();
        return true;
      };
      const slow = createBot({
        ...parts,
        store: {
          ...scene.store,
          accountsOf: async (people) => {
            if (isSlow === "drawing") await stall();
            return scene.store.accountsOf(people);
          },
        },
      });
      slow.connect(
        outlet(async (post) => {
          if (isSlow === "sent") {
            const taken = await takes(post);
            await stall();
            return taken;
          }
          return isSlow !== "drawing" && (await stall()) ? { is: isSlow } : takes(post);
        }),
      );
      return { sent, slow, other };
    };

    it.each(["drawing", "later", "unclear", "sent"] as const)("%s", async (isSlow) => {
      await scene.says("procuratorate.procurator", record);
      const { sent, slow, other } = town(isSlow);
      await slow.deliver();
      for (let round = 0; round < 4; round += 1) {
        await scene.clock.moveTo(addMinutes(scene.clock.now(), 5));
        await slow.deliver();
        await other.deliver();
      }
      expect(sent.length).toBeGreaterThan(2);
      expect(sent).toHaveLength(new Set(sent).size);
      const lives = (await scene.store.notices("JY-2025-0001")).map(({ life }) => life);
      expect(new Set(lives)).toEqual(new Set(["sent"]));
    });
  });

  it("that cannot be delivered is left when a colleague has the same, and is on the record", async () => {
    await scene.says("procuratorate.procurator", record);
    scene.faults.next = [{ is: "unreachable", why: "account deactivated" }];
    await scene.bot.deliver();
    await scene.bot.deliver();
    expect(scene.messages).toHaveLength(2);
    expect((await scene.says("procuratorate.procurator", "投递 JY-2025-0001")).text).toContain(
      "未发到 平台拒收：对方账号已停用（account deactivated）",
    );
  });

  it("that nobody of the unit has got goes to the secretariat", async () => {
    await scene.says("procuratorate.procurator", record);
    scene.faults.next = Array.from(
      { length: 5 },
      () => ({ is: "unreachable", why: "account deactivated" }) as const,
    );
    await scene.bot.deliver();
    await scene.bot.deliver();
    await scene.bot.deliver();
    expect(
      JSON.stringify(to("direct:gov-office.secretariat").map(({ post }) => post.card)),
    ).toContain("收不到这条通知");
  });

  it("on its way to a reminder's only recipient goes to the other liaison", async () => {
    await scene.says("procuratorate.procurator", record);
    await scene.bot.deliver();
    await scene.clock.moveTo("2025-08-04T02:00:00.000Z");
    await scene.bot.sweep();
    scene.faults.next = [
      { is: "unreachable", why: "account deactivated" },
      { is: "unreachable", why: "account deactivated" },
    ];
    await scene.bot.deliver();
    await scene.bot.deliver();
    const told = scene.messages.map(({ post }) => JSON.stringify(post.card));
    expect(told.filter((card) => card.includes("收不到这条通知"))).not.toHaveLength(0);
    expect((await scene.says("procuratorate.procurator", "投递 JY-2025-0001")).text).toContain(
      "未发到 平台拒收：对方账号已停用（account deactivated）",
    );
  });

  it("is not shown to somebody who may no longer see the matter", async () => {
    await scene.says("procuratorate.procurator", record);
    const directory = await scene.store.directory();
    const people = [...directory.people.values()].map((person) =>
      person.id === "water.liaison" ? { ...person, organisation: "police" } : person,
    );
    await scene.store.saveDirectory([...directory.organisations.values()], people);
    await scene.bot.deliver();
    expect(to("direct:water.liaison")).toHaveLength(0);
    expect(to("direct:water.liaison-2")).toHaveLength(1);
  });
});

describe("a restart", () => {
  it("loses no notice and repeats none, and old cards still follow", async () => {
    await scene.says("procuratorate.procurator", record);
    const again = createBot({ store: scene.store, time: scene.clock, log: () => {} });
    const { outlet, messages } = recordingOutlet("web", scene.clock.now);
    again.connect(outlet);
    await again.deliver();
    await scene.bot.deliver();
    expect(messages).toHaveLength(3);
    expect(scene.messages).toHaveLength(0);
    await scene.says("water.liaison", "签收");
    const third = createBot({ store: scene.store, time: scene.clock, log: () => {} });
    third.connect(outlet);
    await third.deliver();
    for (const { post } of messages.slice(0, 3))
      expect(JSON.stringify(post.card)).toContain("已签收，待回复");
  });
});

describe("a card that stands somewhere", () => {
  it("follows its matter, and once for several changes", async () => {
    await scene.says("procuratorate.procurator", record);
    await scene.bot.deliver();
    await scene.says("water.liaison", "签收");
    await scene.says("water.liaison", "回复 采纳情况=全部采纳 措施=已整改", undefined);
    await scene.bot.deliver();
    const [card] = to("direct:water.head");
    expect(JSON.stringify(card?.post.card)).toContain("已签收，待回复");
    expect(await scene.bot.deliver()).toBe(0);
  });
});

describe("a sweep", () => {
  it("that comes late sends once, and a second one nothing", async () => {
    await scene.says("procuratorate.procurator", record);
    await scene.bot.deliver();
    const before = to("direct:water.liaison").length;
    // The rungs of 4, 5 and 6 August have all gone by: of signing, of filing upward, of the objection.
    await scene.clock.moveTo("2025-08-08T02:00:00.000Z");
    expect(await scene.bot.sweep()).toBe(3);
    expect(await scene.bot.sweep()).toBe(0);
    await scene.bot.deliver();
    await scene.bot.deliver();
    const sent = to("direct:water.liaison").slice(before);
    expect(sent).toHaveLength(1);
    expect(JSON.stringify(sent)).toContain("，已超期3天");
  });

  it("at night queues for the morning of the next working day", async () => {
    await scene.says("procuratorate.procurator", record);
    await scene.bot.deliver();
    const before = to("direct:water.liaison").length;
    await scene.moveTo("2025-08-04T14:00:00.000Z");
    expect(to("direct:water.liaison")).toHaveLength(before);
    await scene.moveTo("2025-08-05T01:00:00.000Z");
    const texts = to("direct:water.liaison")
      .slice(before)
      .map(({ post }) => JSON.stringify(post.card));
    expect(texts.every((text) => text.includes("今天到期"))).toBe(true);
  });

  it("once overdue tells those above as well", async () => {
    await scene.says("procuratorate.procurator", record);
    await scene.bot.deliver();
    const before = to("direct:water.head").length;
    await scene.moveTo("2025-08-05T02:00:00.000Z");
    expect(to("direct:water.head")).toHaveLength(before);
    await scene.moveTo("2025-08-06T02:00:00.000Z");
    expect(to("direct:water.head")).toHaveLength(before + 1);
    expect(to("direct:procuratorate.procurator").at(-1)).toBeDefined();
  });
});

it("where nobody at all can be reached the ladder of last resort ends, and the server that runs with it", async () => {
  const alone = await openScene("2026-11-23T01:00:00.000Z", undefined, { posts: false });
  const gone: Outlet = {
    ...recordingOutlet("web", alone.clock.now).outlet,
    post: async () => ({ is: "unreachable", why: "account deactivated" }),
  };
  try {
    alone.bot.connect(gone);
    await alone.says(
      "town-qingquan.liaison",
      "提交线索 标题=占道 事实=占道 地点=镇上 日期=2026-11-22 来源=投诉 类别=水污染",
    );
    const stopping = new AbortController();
    const wait = async () => stopping.abort();
    const running = createBot({
      store: alone.store,
      time: { now: alone.clock.now, wait },
      log: () => {},
    });
    running.connect(gone);
    await running.run(stopping.signal);
    await alone.bot.deliver();
    const notices = await alone.store.notices("XS-2026-0001");
    expect(new Set(notices.map(({ life }) => life))).toEqual(new Set(["failed"]));
    expect(notices.filter(({ key }) => key.includes("unreached:")).length).toBeGreaterThan(0);
    expect(notices.filter(({ key }) => key.includes("unreached:unreached:"))).toEqual([]);
  } finally {
    await alone.close();
  }
});
