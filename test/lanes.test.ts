import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../adapters/runtime/time.ts";
import { createBot } from "../src/bot.ts";
import { addMinutes } from "../src/calendar/day.ts";
import { note } from "../src/chat/card.ts";
import type { Outlet, PostOutcome } from "../src/chat/exchange.ts";
import { say, verbatim } from "../src/chat/text.ts";
import type { TimeSource } from "../src/flow/services.ts";
import type { Store } from "../src/store/store.ts";
import { openScene, type Scene } from "./scene.ts";

/** What is said in one conversation is said in order and at its pace, and delays no other. */

let scene: Scene;
let stopping: AbortController;
let running: Promise<void>;
beforeEach(async () => {
  scene = await openScene();
  stopping = new AbortController();
  running = Promise.resolve();
});
afterEach(async () => {
  stopping.abort();
  await running;
  await scene.close();
});

type Outcome = (conversation: string) => PostOutcome | Promise<undefined> | undefined;

/** A platform that answers as it is told, and takes everything else. */
const standIn = (outcome: Outcome, pace?: number) => {
  const posted: { readonly to: string; readonly said: string; readonly at: number }[] = [];
  let tries = 0;
  const outlet: Outlet = {
    platform: "web",
    name: verbatim("web"),
    ...(pace === undefined ? {} : { pace }),
    post: async ({ conversation: to, card }) => {
      tries += 1;
      const refused = await outcome(to);
      if (refused !== undefined) return refused;
      posted.push({ to, said: say(card.title, "zh-CN"), at: Date.now() });
      return { is: "sent", ref: `r${posted.length}` };
    },
    update: async (ref) => ({ is: "sent", ref }),
    find: async () => "absent",
  };
  return {
    outlet,
    tries: () => tries,
    /** Who was written to, in order. */
    all: () => posted.map(({ to }) => to.replace("direct:", "")),
    to: (who: string) => posted.filter(({ to }) => to === `direct:${who}`),
    said: (who: string) =>
      posted.filter(({ to }) => to === `direct:${who}`).map(({ said }) => said),
  };
};

/** The store, which counts what it is asked. */
const counted = (store: Store) => {
  const asked: string[] = [];
  const counting = new Proxy(store, {
    get: (target, name, receiver) => {
      const one: unknown = Reflect.get(target, name, receiver);
      if (typeof one !== "function") return one;
      return (...given: readonly unknown[]): unknown => {
        asked.push(String(name));
        return Reflect.apply(one, target, given);
      };
    },
  });
  return {
    store: counting,
    asked: (name?: string) => asked.filter((one) => name === undefined || one === name).length,
  };
};

let notices = 0;
const tell = async (
  store: Pick<Store, "queue">,
  who: string,
  said: readonly string[],
  at = scene.clock.now(),
) => {
  await store.queue(
    said.map((title) => {
      notices += 1;
      const id = `n${String(notices).padStart(6, "0")}`;
      return {
        id,
        key: id,
        recipient: { to: "person", id: who },
        content: { is: "plain", card: note(verbatim(title)) },
        createdAt: at,
        nextTryAt: at,
      };
    }),
  );
};

const numbered = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));

const botWith = (outlet: Outlet, store: Store = scene.store, time: TimeSource = scene.clock) => {
  const bot = createBot({ store, time, log: () => {} });
  bot.connect(outlet);
  return bot;
};

const later = async (minutes: number) => {
  await scene.clock.moveTo(addMinutes(scene.clock.now(), minutes));
};

const until = async (holds: () => boolean) => {
  for (let tries = 0; tries < 3000 && !holds(); tries += 1) await pause(10);
  expect(holds()).toBe(true);
};

/** Until nothing has been asked for ten turns: however slow the machine, what runs gets its turn in each. */
const quiet = async (asked: () => number) => {
  let before = asked();
  for (let turns = 0; turns < 10; turns += 1) {
    await pause(10);
    const now = asked();
    if (now !== before) turns = 0;
    before = now;
  }
};

describe("a conversation", () => {
  it("that hangs delays no other, and what is said in it stays in order", async () => {
    let release = () => {};
    const hanging = new Promise<undefined>((done) => {
      release = () => done(undefined);
    });
    const web = standIn((to) => (to === "direct:water.liaison" ? hanging : undefined));
    const bot = botWith(web.outlet);
    await tell(scene.store, "water.liaison", numbered(3));
    await tell(scene.store, "water.head", numbered(3));
    await tell(scene.store, "police.liaison", numbered(3));
    const all = bot.deliver();
    await until(() => web.said("water.head").length + web.said("police.liaison").length === 6);
    expect(web.said("water.liaison")).toEqual([]);
    release();
    await all;
    for (const who of ["water.liaison", "water.head", "police.liaison"])
      expect(web.said(who)).toEqual(["1", "2", "3"]);
  });

  it("waits as long as its platform says, it alone, and then goes on in order", async () => {
    const refusals: PostOutcome[] = [{ is: "later", retryAfter: 120 }];
    const web = standIn((to) => (to === "direct:water.liaison" ? refusals.shift() : undefined));
    const { store, asked } = counted(scene.store);
    const bot = botWith(web.outlet, store);
    await tell(scene.store, "water.liaison", numbered(30));
    await tell(scene.store, "water.head", numbered(2));
    await bot.deliver();
    expect([web.said("water.liaison"), web.said("water.head")]).toEqual([[], ["1", "2"]]);
    const settled = asked("settle");
    for (let second = 1; second < 120; second += 1) {
      await later(1 / 60);
      await bot.deliver();
    }
    expect(web.tries()).toBe(3);
    expect(asked("settle")).toBe(settled);
    await later(1 / 60);
    await bot.deliver();
    expect(web.said("water.liaison")).toEqual(numbered(30));
  });

  it("that waits for slower ones longer than its lease is still told once, and as what it is", async () => {
    const people = [...(await scene.store.directory()).people.keys()].slice(0, 15);
    const web = standIn(() => undefined);
    // A platform that takes half a minute for each.
    const slow: Outlet = {
      ...web.outlet,
      find: async () => "unknown",
      post: async (post) => {
        await later(0.5);
        return web.outlet.post(post);
      },
    };
    const { store, asked } = counted(scene.store);
    const bot = botWith(slow, store);
    for (const who of people) await tell(scene.store, who, ["1"]);
    await bot.deliver();
    expect(web.all().toSorted()).toEqual(people.toSorted());
    expect(asked("claim")).toBeLessThan(5);
    expect(asked("keepLease")).toBeGreaterThan(0);
  });

  it("whose turn has not come when the process stops is left for whoever starts next", async () => {
    let release = () => {};
    const hanging = new Promise<undefined>((done) => {
      release = () => done(undefined);
    });
    const people = [...(await scene.store.directory()).people.keys()].slice(0, 20);
    const web = standIn(() => hanging);
    const bot = botWith(web.outlet, scene.store, systemClock);
    for (const who of people) await tell(scene.store, who, ["1"]);
    running = bot.run(stopping.signal, 60_000);
    await until(() => web.tries() === 10);
    stopping.abort();
    release();
    await running;
    expect(web.all()).toHaveLength(10);
    await botWith(web.outlet).deliver();
    expect(web.all().toSorted()).toEqual(people.toSorted());
  });

  it.each([
    ["is refused", { is: "later" }],
    ["may have arrived", { is: "unclear" }],
  ] as const)("stays in order where something %s", async (_, outcome) => {
    const answers: PostOutcome[] = [outcome];
    const web = standIn(() => answers.shift());
    const bot = botWith(web.outlet);
    await tell(scene.store, "water.liaison", numbered(3));
    await bot.deliver();
    expect(web.said("water.liaison")).toEqual([]);
    await later(1);
    await bot.deliver();
    expect(web.said("water.liaison")).toEqual(["1", "2", "3"]);
  });

  it("goes on after an hour beside something that is refused again and again", async () => {
    let tries = 0;
    const first: PostOutcome = { is: "later" };
    const web = standIn(() => {
      tries += 1;
      return tries <= 6 ? first : undefined;
    });
    const bot = botWith(web.outlet);
    await tell(scene.store, "water.liaison", numbered(3));
    for (let minute = 0; minute < 130; minute += 1) {
      await bot.deliver();
      await later(1);
    }
    expect(web.said("water.liaison")).toEqual(["2", "3", "1"]);
  });

  it("is written to at the pace of its platform, others meanwhile", async () => {
    const web = standIn(() => undefined, 40);
    const { store, asked } = counted(scene.store);
    const bot = botWith(web.outlet, store, systemClock);
    await tell(scene.store, "water.liaison", numbered(20));
    await tell(scene.store, "water.head", numbered(20));
    running = bot.run(stopping.signal, 60_000);
    await until(() => web.said("water.head").length + web.said("water.liaison").length === 40);
    expect(asked("settle")).toBe(40);
    const order = web.all();
    for (const who of ["water.liaison", "water.head"]) {
      expect(web.said(who)).toEqual(numbered(20));
      // Neither has to wait until the other has been told everything.
      expect(order.indexOf(who)).toBeLessThan(20);
      const times = web.to(who).map(({ at }) => at);
      for (const [index, at] of times.entries())
        expect(at - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(38);
    }
  });

  it("is kept in order by two processes", async () => {
    const web = standIn(async () => {
      await pause(2);
      return undefined;
    });
    const bots = [botWith(web.outlet), botWith(web.outlet)];
    await tell(scene.store, "water.liaison", numbered(20));
    await tell(scene.store, "water.head", numbered(20));
    await Promise.all(bots.map((bot) => bot.deliver()));
    for (const bot of bots) await bot.deliver();
    expect([web.said("water.liaison"), web.said("water.head")]).toEqual([
      numbered(20),
      numbered(20),
    ]);
  });
});

describe("a burst", () => {
  it("of notices to one conversation claims each once, however many there are", async () => {
    const perNotice: number[] = [];
    for (const count of [40, 230]) {
      const web = standIn(() => undefined);
      const { store, asked } = counted(scene.store);
      await tell(scene.store, "water.liaison", numbered(count));
      await botWith(web.outlet, store).deliver();
      expect(web.said("water.liaison")).toEqual(numbered(count));
      expect(asked("settle")).toBe(count);
      perNotice.push(asked() / count);
    }
    const [few = 0, many = 0] = perNotice;
    expect(many).toBeLessThanOrEqual(few);
    expect(many).toBeLessThan(8);
  });

  it("during an outage is tried by one notice at a time, and is sent when it is over", async () => {
    let works = false;
    const web = standIn(() => (works ? undefined : { is: "later", outage: "ECONNREFUSED" }));
    const { store, asked } = counted(scene.store);
    const bot = botWith(web.outlet, store);
    const people = ["water.liaison", "water.head", "police.liaison", "justice.liaison"];
    for (const who of people) await tell(scene.store, who, numbered(50));
    for (let minute = 0; minute < 60; minute += 1) {
      await bot.deliver();
      await later(1);
    }
    expect(web.tries()).toBeLessThan(25);
    expect(asked("settle")).toBeLessThan(150);
    works = true;
    for (let minute = 0; minute < 6; minute += 1) {
      await bot.deliver();
      await later(1);
    }
    for (const who of people) expect(web.said(who)).toEqual(numbered(50));
  });
});

describe("a round", () => {
  const start = (outlet: Outlet, store: Store, pause = 60_000) => {
    const bot = botWith(outlet, store, systemClock);
    running = bot.run(stopping.signal, pause);
    return bot;
  };
  const says = (bot: ReturnType<typeof botWith>, line: string) =>
    bot.handle({
      platform: "web",
      account: "water.liaison",
      event: `e-${line}`,
      surface: { is: "direct", conversation: "direct:water.liaison" },
      said: { is: "line", line },
    });

  it("begins when something was saved, and not when something was read", async () => {
    const web = standIn(() => undefined);
    const { store, asked } = counted(scene.store);
    const bot = start(web.outlet, store);
    await until(() => asked("nextDue") > 0);
    await quiet(asked);
    const rounds = asked("clocksDue");
    for (const line of ["帮助", "列表", "待办", "今天天气"]) await says(bot, line);
    await quiet(asked);
    expect([asked("clocksDue"), asked("claim")]).toEqual([rounds, rounds]);
    await says(bot, "提交线索 标题=排污 类别=水污染 事实=黑水 地点=桥 日期=昨天 来源=履职");
    await until(() => web.said("procuratorate.intake").length === 1);
  });

  it("begins when something falls due", async () => {
    const web = standIn(() => undefined);
    const { store, asked } = counted(scene.store);
    const due = Date.now() + 400;
    await tell(scene.store, "water.liaison", ["1"], new Date(due).toISOString());
    start(web.outlet, store);
    await until(() => web.said("water.liaison").length === 1);
    // A timer may be a millisecond early; the next round by itself would have been a minute later.
    expect((web.to("water.liaison")[0]?.at ?? 0) - due).toBeGreaterThanOrEqual(-1);
    expect(asked("clocksDue")).toBeLessThan(5);
  });

  it("does its duties where what is optional breaks, and says that it did", async () => {
    const broken = async () => {
      throw new Error("broken");
    };
    const web = standIn(() => undefined);
    const store: Store = {
      ...scene.store,
      heads: broken,
      scrub: broken,
      dropPending: broken,
      expiredMatters: broken,
      postRequestsDue: broken,
    };
    const bot = start(web.outlet, store);
    await says(bot, "提交线索 标题=排污 类别=水污染 事实=黑水 地点=桥 日期=昨天 来源=履职");
    await until(() => web.said("procuratorate.intake").length === 1);
    const { sweptAt, deliveredAt } = await bot.status();
    expect([sweptAt, typeof deliveredAt]).toEqual([undefined, "string"]);
  });
});
