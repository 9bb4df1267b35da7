import { expect, test } from "vitest";
import { createBot } from "../src/bot.ts";
import { limiterOf, usualLimits } from "../src/request/limits.ts";
import { eachInTurn } from "../src/store/queue.ts";
import { manualTime, openScene, recordingOutlet } from "./scene.ts";

// One account's flood is answered in words that help, is not worked on, and delays nobody else.

test.each([
  ["requests", 120],
  ["submissions", 40],
  ["uploads", 60],
  ["bindCodes", 10],
  ["suggestions", 600],
  ["refusals", 1],
] as const)("%s: %i a minute for each account, by the clock that is given", (what, most) => {
  const time = manualTime("2026-11-23T01:00:00.000Z");
  const limiter = limiterOf(time);
  const who = { platform: "web", account: "a" };
  for (let count = 0; count < most; count += 1) expect(limiter(what, who)).toBeUndefined();
  time.moveTo("2026-11-23T01:00:20.000Z");
  expect(limiter(what, who)).toBe(40);
  expect(limiter(what, { ...who, account: "b" })).toBeUndefined();
  expect(limiter(what, { ...who, platform: "slack" })).toBeUndefined();
  time.moveTo("2026-11-23T01:01:00.000Z");
  expect(limiter(what, who)).toBeUndefined();
  time.moveTo("2026-11-22T01:00:00.000Z");
  expect(limiter(what, who)).toBeUndefined();
});

test("so many accounts are remembered, and who was refused last is not forgotten for new ones", () => {
  const limiter = limiterOf(manualTime("2026-11-23T01:00:00.000Z"), {
    ...usualLimits,
    requests: 1,
  });
  const from = (account: string) => limiter("requests", { platform: "web", account });
  const crowd = (name: string) => {
    for (let count = 0; count < 19_999; count += 1) from(`${name}${count}`);
  };
  from("a");
  crowd("b");
  expect(from("a")).toBe(60);
  crowd("c");
  expect(from("a")).toBe(60);
  crowd("d");
  from("e");
  expect(from("a")).toBeUndefined();
});

test("a flood is refused in both languages, and a legal reminder still goes out", async () => {
  const scene = await openScene("2026-11-23T01:00:00.000Z", undefined, { posts: false });
  const bot = createBot({
    store: scene.store,
    time: scene.clock,
    log: () => {},
    limiter: limiterOf(scene.clock, {
      ...usualLimits,
      requests: 3,
      submissions: 2,
      uploads: 1,
      bindCodes: 1,
    }),
  });
  const { outlet, messages } = recordingOutlet("web", scene.clock.now);
  bot.connect(outlet);
  let events = 0;
  const ask = (account: string, line: string, locale?: "en") => {
    events += 1;
    return bot.handle({
      platform: "web",
      account,
      event: `flood${events}`,
      ...(locale === undefined ? {} : { locale }),
      surface: { is: "direct", conversation: `direct:${account}` },
      said: { is: "line", line },
    });
  };
  try {
    await ask(
      "procuratorate.procurator",
      "登记建议 标题=依法履职 文号=山检建〔2026〕3号 类型=公益诉讼 单位=水务局 送达日期=11月23日 异议期=10 内容=查处排污口",
    );
    for (let count = 0; count < 3; count += 1) await ask("town-qingquan.liaison", "待办");
    const who = { platform: "web", account: "town-qingquan.liaison" };
    expect(bot.refuses(who)?.zh).toContain("请过60秒再发一次");
    expect(bot.refuses({ ...who, account: "water.head" })).toBeUndefined();
    // Once a minute in words, in whichever language; what follows is not answered one by one.
    const said = await ask(who.account, "待办", "en");
    if (said.is !== "refusal") throw new Error("the flood was worked on");
    expect(JSON.stringify(said.card.body)).toMatch(/请过60秒再发一次.*again in 60 seconds/);
    for (let count = 0; count < 50; count += 1)
      expect(await ask(who.account, "待办")).toMatchObject({ is: "silence" });
    // A form that was filled in is answered each time: somebody waits for it.
    const press = { command: "clue.submit", answers: {} };
    const pressed = {
      ...who,
      event: "flood-press",
      surface: { is: "direct", conversation: "direct:town-qingquan.liaison" },
      said: { is: "press", press },
    } as const;
    expect(await bot.handle(pressed)).toMatchObject({ is: "refusal" });
    const bind = await ask("nobody", "绑定 111111");
    expect(JSON.stringify(bind)).not.toContain("请过60秒");
    expect(JSON.stringify(await ask("nobody", "绑定 222222"))).toContain("请过60秒");
    const upload = {
      platform: "web",
      account: "water.head",
      name: "a.txt",
      content: Buffer.from("水"),
    };
    expect(await bot.receive(upload)).toHaveProperty("id");
    expect(JSON.stringify(await bot.receive(upload))).toContain("请过60秒");
    await scene.clock.moveTo("2026-11-24T01:30:00.000Z");
    await bot.sweep();
    await bot.deliver();
    // A flood is refused before anything is asked of the store that reminders wait for.
    let asked = 0;
    const counting = new Proxy(scene.store, {
      get: (store, name, whole) => {
        asked += 1;
        return Reflect.get(store, name, whole);
      },
    });
    const flooded = createBot({
      store: counting,
      time: scene.clock,
      log: () => {},
      limiter: limiterOf(scene.clock, { ...usualLimits, requests: 0, uploads: 0, suggestions: 0 }),
    });
    const setUp = asked;
    for (let count = 0; count < 50; count += 1) {
      await flooded.handle({
        platform: "web",
        account: "town-qingquan.liaison",
        event: `flooded${count}`,
        surface: { is: "direct", conversation: "direct:town-qingquan.liaison" },
        said: { is: "line", line: "待办" },
      });
      await flooded.receive(upload);
      await flooded.suggest("提", upload);
      await flooded.options("organisations", "水", upload);
    }
    expect(asked).toBe(setUp);
    expect(messages.some(({ post }) => post.conversation === "direct:water.liaison")).toBe(true);
  } finally {
    await scene.close();
  }
});

test.each(["绑定", "绑 定", "ｂｉｎｄ", "/绑定", "BIND", "#bind", "！绑定", "\u200b绑定"])(
  "a binding code counts however it is typed: %s",
  async (verb) => {
    const scene = await openScene("2026-11-23T01:00:00.000Z", undefined, { posts: false });
    const bot = createBot({
      store: scene.store,
      time: scene.clock,
      log: () => {},
      limiter: limiterOf(scene.clock, { ...usualLimits, requests: 9, bindCodes: 1 }),
    });
    const ask = async (code: string) =>
      JSON.stringify(
        await bot.handle({
          platform: "web",
          account: "nobody",
          event: code,
          surface: { is: "direct", conversation: "direct:nobody" },
          said: { is: "line", line: `${verb} ${code}` },
        }),
      );
    try {
      expect(await ask("AAAA-AAAA-AAAA")).not.toContain("请过60秒");
      expect(await ask("BBBB-BBBB-BBBB")).toContain("请过60秒");
    } finally {
      await scene.close();
    }
  },
);

test("files beyond the county's room are refused with how much is used and what helps, and not kept", async () => {
  const scene = await openScene("2026-11-23T01:00:00.000Z", undefined, { posts: false });
  const bot = createBot({
    store: scene.store,
    time: scene.clock,
    log: () => {},
    storageLimit: 3 * 1024 * 1024,
  });
  const sends = (name: string, letter: string) =>
    bot.receive({
      platform: "web",
      account: "water.head",
      name,
      content: Buffer.from(letter.repeat(1024 * 1024)),
    });
  try {
    expect(await sends("a.txt", "甲")).toHaveProperty("id");
    const before = await scene.store.storedBytes();
    expect(JSON.stringify(await sends("b.txt", "乙"))).toMatch(
      /已用3.0 MB，上限3.0 MB.*STORAGE_LIMIT_MB.*3.0 MB of 3.0 MB/,
    );
    expect(await scene.store.storedBytes()).toBe(before);
  } finally {
    await scene.close();
  }
});

test("a flood of typing is given nothing to choose from, and takes nothing from what is sent", async () => {
  const scene = await openScene("2026-11-23T01:00:00.000Z", undefined, { posts: false });
  const limiter = limiterOf(scene.clock, { ...usualLimits, suggestions: 2 });
  const bot = createBot({ store: scene.store, time: scene.clock, log: () => {}, limiter });
  const who = { platform: "web", account: "water.head" };
  try {
    expect(await bot.suggest("提", who)).not.toEqual([]);
    expect(await bot.options("organisations", "水", who)).not.toEqual([]);
    expect(await bot.suggest("提", who)).toEqual([]);
    expect(await bot.options("organisations", "水", who)).toEqual([]);
    expect(limiter("requests", who)).toBeUndefined();
    expect(await bot.suggest("提", { ...who, account: "police.head" })).not.toEqual([]);
  } finally {
    await scene.close();
  }
});

test("what one account asks for waits behind what it asked for before, and nobody else's does", async () => {
  const order: string[] = [];
  const inTurn = eachInTurn();
  let open = (): void => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const flood = [1, 2, 3].map((at) =>
    inTurn("a", async () => {
      if (at === 1) await gate;
      if (at === 2) throw new Error("broken");
      order.push(`a${at}`);
    }),
  );
  await inTurn("b", async () => {
    order.push("b");
  });
  open();
  expect((await Promise.allSettled(flood)).map(({ status }) => status)).toEqual([
    "fulfilled",
    "rejected",
    "fulfilled",
  ]);
  expect(order).toEqual(["b", "a1", "a3"]);
});

test("300 searches of one account at once keep nobody else waiting", async () => {
  const scene = await openScene("2026-11-23T01:00:00.000Z", undefined, { posts: false });
  const limiter = limiterOf(scene.clock);
  const bot = createBot({ store: scene.store, time: scene.clock, log: () => {}, limiter });
  let events = 0;
  const ask = (account: string, line: string) => {
    events += 1;
    return bot.handle({
      platform: "web",
      account,
      event: `flood${events}`,
      surface: { is: "direct", conversation: `direct:${account}` },
      said: { is: "line", line },
    });
  };
  try {
    let searched = 0;
    const flood = Array.from({ length: 300 }, async () => {
      const { is } = await ask("town-qingquan.liaison", "搜索 黑水");
      if (is !== "silence") searched += 1;
      return is;
    });
    expect(await ask("water.head", "待办")).toMatchObject({ is: "card" });
    expect(searched).toBeLessThan(10);
    const answered = (await Promise.all(flood)).filter((is) => is !== "silence");
    // The searches, and once that they are too many.
    expect(answered).toHaveLength(usualLimits.requests + usualLimits.refusals);
  } finally {
    await scene.close();
  }
});
