import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBot } from "../src/bot.ts";
import { addMinutes } from "../src/calendar/day.ts";
import { note } from "../src/chat/card.ts";
import type { PostOutcome } from "../src/chat/exchange.ts";
import { verbatim } from "../src/chat/text.ts";
import type { Account } from "../src/people/directory.ts";
import { cardText, openScene, recordingOutlet, type Scene } from "./scene.ts";

/** Whoever can be reached does not wait for a platform that takes nothing, or that another process is connected to. */

let scene: Scene;
beforeEach(async () => {
  scene = await openScene("2026-11-23T01:00:00.000Z", undefined, { posts: false });
});
afterEach(() => scene.close());

const who = "water.liaison";
let made = 0;
const tell = async (ids: readonly string[], said: string) => {
  const at = scene.clock.now();
  await scene.store.queue(
    ids.map((id) => {
      made += 1;
      return {
        id: `n${String(made).padStart(6, "0")}`,
        key: `n:${made}`,
        recipient: { to: "person", id },
        content: { is: "plain", card: note(verbatim(said)) },
        createdAt: at,
        nextTryAt: at,
      };
    }),
  );
};
const minutes = async (count: number, step = 5) => {
  for (let passed = 0; passed < count; passed += step)
    await scene.moveTo(addMinutes(scene.clock.now(), step));
};
const outletOf = (platform: string) => recordingOutlet(platform, scene.clock.now);
const shut: PostOutcome = { is: "later", outage: "gone" };
const shuts = ({ faults }: ReturnType<typeof outletOf>) => {
  faults.next = Array.from({ length: 9000 }, () => shut);
};
const read = ({ messages }: ReturnType<typeof outletOf>, conversation: string) =>
  messages
    .filter(({ post }) => post.conversation === conversation)
    .map(({ post }) => cardText(post.card, "zh-CN"));
const everybody = async () => {
  const { people, bound } = await scene.store.directory();
  return [...people.keys()].filter(
    (id) => bound.has(id) && id !== who && !people.get(id)?.roles.includes("admin"),
  );
};
const account = (platform: string, conversation: string): Account => ({
  platform,
  external: `${platform}:${conversation}`,
  person: who,
  conversation,
  boundAt: "2026-11-20T01:00:00.000Z",
});

describe("somebody written to on a platform that takes nothing", () => {
  it.each(["not connected", "shut"] as const)(
    "(%s) reads what waits within minutes of being bound elsewhere, however many wait beside them",
    async (sort) => {
      const [slack, web] = [outletOf("slack"), outletOf("web")];
      scene.bot.connect(slack.outlet);
      if (sort === "shut") {
        shuts(web);
        scene.bot.connect(web.outlet);
      }
      const others = await everybody();
      expect(others.length).toBeGreaterThan(20);
      await tell([...others, who], "old");
      await scene.bot.deliver();
      await minutes(60);
      await scene.store.saveAccounts([account("slack", "D1")]);
      await tell([who], "new");
      await minutes(6, 1);
      expect(read(slack, "D1")).toEqual(["old", "new"]);
    },
  );

  it.each(["slack", "web"] as const)(
    "reads it when the first of the platforms they have works again: %s",
    async (back) => {
      const ways = { slack: outletOf("slack"), web: outletOf("web") };
      await scene.store.saveAccounts([account("slack", "D1")]);
      for (const one of Object.values(ways)) {
        shuts(one);
        scene.bot.connect(one.outlet);
      }
      await tell([...(await everybody()), who], "old");
      await scene.bot.deliver();
      await minutes(60);
      ways[back].faults.next = [];
      await minutes(6, 1);
      expect([read(ways.slack, "D1"), read(ways.web, `direct:${who}`)]).toEqual(
        back === "slack" ? [["old"], []] : [[], ["old"]],
      );
    },
  );

  it("reads it when one of theirs is connected, the other being shut", async () => {
    const [slack, web] = [outletOf("slack"), outletOf("web")];
    await scene.store.saveAccounts([account("slack", "D1")]);
    shuts(web);
    scene.bot.connect(web.outlet);
    await tell([...(await everybody()), who], "old");
    await scene.bot.deliver();
    await minutes(60);
    scene.bot.connect(slack.outlet);
    await minutes(6, 1);
    expect(read(slack, "D1")).toEqual(["old"]);
  });

  it("waits for the one that is shut where the other cannot be reached at all, and reads it once that works", async () => {
    const ways = { slack: outletOf("slack"), web: outletOf("web") };
    await scene.store.saveAccounts([account("slack", "D1")]);
    for (const one of Object.values(ways)) scene.bot.connect(one.outlet);
    shuts(ways.web);
    const gone: PostOutcome = { is: "unreachable", why: "account deactivated" };
    ways.slack.faults.next = Array.from({ length: 9000 }, () => gone);
    await tell([who], "old");
    await scene.bot.deliver();
    await minutes(60);
    expect((await scene.store.notice(`n${String(made).padStart(6, "0")}`))?.life).toBe("queued");
    ways.web.faults.next = [];
    await minutes(10);
    expect(read(ways.web, `direct:${who}`)).toEqual(["old"]);
  });

  it("is not asked for again every five minutes: one alone tries", async () => {
    const settled: number[] = [];
    const store = {
      ...scene.store,
      settle: (...given: Parameters<typeof scene.store.settle>) => {
        settled.push([given[0]].flat().length);
        return scene.store.settle(...given);
      },
    };
    const bot = createBot({ store, time: scene.clock, log: () => {} });
    bot.connect(outletOf("slack").outlet);
    await tell(await everybody(), "old");
    await bot.deliver();
    await bot.deliver();
    settled.length = 0;
    for (let round = 0; round < 24; round += 1) {
      await scene.clock.moveTo(addMinutes(scene.clock.now(), 5));
      await bot.deliver();
    }
    // Two hours: twenty-four tries, and the message to the administrator.
    expect(settled.length).toBeGreaterThan(20);
    expect(settled.length).toBeLessThan(40);
  });
});

describe("a unit whose accounts are all on a platform that takes nothing", () => {
  const record =
    "登记建议 标题=依法履行 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局 送达日期=2026-11-23 异议期=10 内容=查处";
  const water = ["water.liaison", "water.liaison-2", "water.head"];
  /** Everybody else is on Slack, which is connected; the web chat is not, or takes nothing. */
  const recorded = async (sort: "not connected" | "shut", alsoOnSlack: readonly string[] = []) => {
    const [slack, web] = [outletOf("slack"), outletOf("web")];
    scene.bot.connect(slack.outlet);
    if (sort === "shut") {
      shuts(web);
      scene.bot.connect(web.outlet);
    }
    const { people, bound } = await scene.store.directory();
    const there = [...people.keys()].filter((id) => bound.has(id) && !water.includes(id));
    await scene.store.saveAccounts(
      [...there, ...alsoOnSlack].map((id) => ({
        ...account("slack", `D:${id}`),
        external: `slack:${id}`,
        person: id,
      })),
    );
    await minutes(1440 * 2, 1440);
    await scene.says("procuratorate.procurator", record);
    await scene.bot.deliver();
    const reads = (id: string) =>
      read(slack, `D:${id}`).filter((card) => card.includes("JY-2026-0001"));
    return { slack, web, reads };
  };

  it.each(["not connected", "shut"] as const)(
    "(%s) is told of in its place after half an hour, to its sender too, once; it reads everything once that is over",
    async (sort) => {
      const { web, reads } = await recorded(sort);
      await minutes(25);
      expect(reads("gov-office.secretariat").join()).not.toContain("现在收不到");
      await minutes(180);
      const [told, ...more] = reads("procuratorate.procurator").filter((card) =>
        card.includes("还没有人收到"),
      );
      expect(told).toMatch(
        /水务局还没有人收到：(web|网页)现在收不到消息。消息留着，恢复后自动补发；不能等的，请用其他方式通知。/,
      );
      expect(more).toEqual([]);
      expect(
        reads("gov-office.secretariat").filter((card) =>
          /水务局\S*现在收不到这条通知，请您代为转告或代办/.test(card),
        ),
      ).toHaveLength(1);
      expect(new Set((await scene.store.notices("JY-2026-0001")).map(({ life }) => life))).toEqual(
        new Set(["sent", "queued"]),
      );
      web.faults.next = [];
      scene.bot.connect(web.outlet);
      await minutes(20);
      for (const id of water)
        expect(
          read(web, `direct:${id}`).filter((card) => card.includes("JY-2026-0001")),
        ).toHaveLength(1);
    },
  );

  const gone: PostOutcome = { is: "unreachable", why: "account deactivated" };
  /** What is said in place of the water bureau, to whoever. */
  const insteadOf = async () =>
    (await scene.store.notices("JY-2026-0001")).filter(({ key }) =>
      /^(unreached|instead)/.test(key),
    );

  it("reads, where its accounts prove to be out of reach after all, that it will not be sent", async () => {
    const { web, reads } = await recorded("shut");
    await minutes(60);
    expect(reads("procuratorate.procurator").join()).toContain("还没有人收到");
    web.faults.next = Array.from({ length: 9000 }, () => gone);
    await minutes(30);
    expect(reads("procuratorate.procurator").at(-1)).toMatch(
      /水务局没有人能收到：平台拒收：对方账号已停用/,
    );
  });

  it("is not said to be out of reach while a copy for another of its posts only waits", async () => {
    const { slack, reads } = await recorded("shut");
    // One of them is on Slack alone by now, and cannot be reached there.
    const [first = ""] = water;
    const { outlet } = slack;
    const post = outlet.post.bind(outlet);
    Object.assign(outlet, {
      post: async (said: Parameters<typeof post>[0]) =>
        said.conversation === `D:${first}` ? gone : post(said),
    });
    await scene.store.saveAccounts([
      { ...account("slack", `D:${first}`), external: `slack:${first}`, person: first },
    ]);
    await minutes(20);
    expect(reads("procuratorate.procurator").join()).not.toMatch(/没有人/);
    await minutes(60);
    expect(reads("procuratorate.procurator").join()).toContain("水务局还没有人收到");
    expect(reads("procuratorate.procurator").join()).not.toContain("没有人能收到");
  });

  it("and has shown by a step that it knows, needs nobody in its place", async () => {
    const { reads } = await recorded("shut");
    await scene.says("water.liaison", "签收 jy1");
    await minutes(180);
    expect(reads("procuratorate.procurator").join()).toContain("已签收");
    expect(await insteadOf()).toEqual([]);
  });

  it("is spoken of by the newest of what waits in a matter alone", async () => {
    const { reads } = await recorded("shut");
    const secretariat = "gov-office.secretariat";
    await scene.says(
      secretariat,
      "会议 安排 标题=会商 时间=12月2日下午3点 地点=三楼 参会单位=水务局、公安局",
    );
    await minutes(5);
    await scene.says(secretariat, "取消 hy1 人凑不齐");
    await minutes(180);
    const told = (await scene.store.notices("HY-2026-0001")).filter(
      ({ key, recipient }) => key.startsWith("unreached") && recipient.id === secretariat,
    );
    expect(told).toHaveLength(1);
    expect(reads("procuratorate.procurator").join()).toContain("还没有人收到");
  });

  it("is spoken of however much else waits", async () => {
    const { reads } = await recorded("not connected");
    for (let page = 0; page < 11; page += 1)
      await tell(
        Array.from({ length: 500 }, () => who),
        "plain",
      );
    await minutes(60);
    expect(reads("procuratorate.procurator").join()).toContain("还没有人收到");
  });

  it("but for one that is reached elsewhere needs nobody in its place", async () => {
    const { reads } = await recorded("not connected", ["water.liaison-2"]);
    await minutes(180);
    expect(reads("water.liaison-2")).toHaveLength(1);
    for (const id of ["procuratorate.procurator", "gov-office.secretariat"])
      expect(reads(id).join()).not.toMatch(/收不到|没有人收到/);
  });
});

describe("several processes, each with one platform", () => {
  const two = () => {
    const log: string[] = [];
    const parts = {
      store: scene.store,
      time: scene.clock,
      log: (_: string, said: string) => log.push(said),
    };
    const [a, b] = [createBot(parts), createBot(parts)];
    const [slack, web] = [outletOf("slack"), outletOf("web")];
    a.connect(slack.outlet);
    b.connect(web.outlet);
    return { a, b, slack, web, log };
  };
  const later = async (count: number) => {
    await scene.clock.moveTo(addMinutes(scene.clock.now(), count));
  };

  it("say of no platform that it is not connected, since each is", async () => {
    const { a, b, web, log } = two();
    for (let round = 0; round < 6; round += 1) {
      await tell([who, "water.head"], `nr ${round}`);
      for (let pass = 0; pass < 2; pass += 1) {
        await a.deliver();
        await b.deliver();
        await later(1);
      }
      await later(60);
    }
    await a.deliver();
    await b.deliver();
    expect(read(web, `direct:${who}`)).toEqual([0, 1, 2, 3, 4, 5].map((one) => `nr ${one}`));
    expect(read(web, "direct:admin")).toEqual([]);
    expect((await a.status()).outages).toEqual([]);
    expect(log).not.toContain("platform takes nothing");
  });

  it("say so where the one that is connected to it runs no more, and that it is back when it does", async () => {
    const { a, b, web } = two();
    await tell([who], "before");
    await a.deliver();
    await b.deliver();
    await later(1);
    await a.deliver();
    await tell([who], "after");
    for (let pass = 0; pass < 6; pass += 1) {
      await a.deliver();
      await later(5);
    }
    expect((await a.status()).outages).toMatchObject([{ platform: "web", why: "not connected" }]);
    await b.deliver();
    for (let pass = 0; pass < 3; pass += 1) {
      await later(5);
      await a.deliver();
      await b.deliver();
    }
    expect(read(web, `direct:${who}`)).toEqual(["before", "after"]);
    expect(read(web, "direct:admin").join("\n")).toMatch(/web没有接上.*web恢复了/s);
    expect((await a.status()).outages).toEqual([]);
  });
});
