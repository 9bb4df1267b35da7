import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Card, Press } from "../src/chat/card.ts";
import { cardText, playedScene, type Scene } from "./scene.ts";

// What falls due the same morning for the same reader is one message: a row each, and it follows all of them.

let scene: Scene;
const begin = playedScene("2026-11-30T01:00:00.000Z", async (played) => {
  // Monday 30 November 2026, 09:00 in the county.
  scene = played;
  for (const [who, group, as] of [
    ["gov-office.secretariat", "group:linkage", "联动群"],
    ["water.liaison", "group:water", "水务局"],
  ] as const)
    await (await scene.saysIn(who, group, `群 绑定 ${as}`)).press("确认");
});
beforeEach(async () => {
  scene = await begin();
});
afterEach(() => scene.close());

const procurator = "procuratorate.procurator";
const mine = "direct:water.liaison";

/** So many recommendations to the water bureau, all to be acknowledged by 2 December. */
const recommend = async (count: number): Promise<void> => {
  for (let number = 1; number <= count; number += 1)
    await scene.says(
      procurator,
      `登记建议 标题=第${number}号 文号=山检建〔2026〕${number}号 类型=公益诉讼 单位=水务局 送达日期=2026-11-30 异议期=10 内容=查处`,
    );
  await scene.moveTo("2026-11-30T02:00:00.000Z");
};

const posted = (conversation: string) =>
  scene.messages.filter(({ post }) => post.conversation === conversation);
const isReminder = ({ post: { card } }: ReturnType<typeof posted>[number]): boolean =>
  /提醒：/.test(cardText(card, "zh-CN"));
const reminders = (conversation: string, language: "zh-CN" | "en" = "zh-CN") =>
  posted(conversation)
    .filter(isReminder)
    .map(({ post: { card } }) => cardText(card, language));
const cardsOf = (conversation: string): readonly Card[] =>
  posted(conversation)
    .filter(isReminder)
    .map(({ post: { card } }) => card);
/** What the rows of a card press. */
const pressesOf = ({ body }: Card): readonly (Press | undefined)[] =>
  body.flatMap((block) => (block.is === "rows" ? block.rows.map(({ press }) => press) : []));
const pressOf = (card: Card | undefined, row: number): Press => {
  const press = card && pressesOf(card)[row];
  if (press === undefined) throw new Error("no such row");
  return press;
};

describe("what falls due the same morning", () => {
  it("is one message to each reader, which names the matter, whose turn it is, what and when", async () => {
    await recommend(2);
    await scene.moveTo("2026-12-02T01:00:00.000Z");
    expect(reminders(mine).at(-1)).toBe(
      [
        "2026年12月2日提醒：2项",
        "JY-2026-0001 第1号 — 签收检察建议 2026年12月2日 周三（今天到期） · 由您单位办 · 已送达，待签收",
        "JY-2026-0002 第2号 — 签收检察建议 2026年12月2日 周三（今天到期） · 由您单位办 · 已送达，待签收",
      ].join("\n"),
    );
    expect(reminders("group:water").at(-1)).toBe(
      [
        "2026年12月2日提醒：2项",
        "JY-2026-0001 水务局：签收检察建议 — 2026年12月2日 周三（今天到期） · 已送达，待签收",
        "JY-2026-0002 水务局：签收检察建议 — 2026年12月2日 周三（今天到期） · 已送达，待签收",
      ].join("\n"),
    );
    expect(reminders("group:water", "en").at(-1)).toBe(
      [
        "Reminders of 2 Dec 2026: 2 items",
        "JY-2026-0001 Water Bureau: acknowledge the recommendation — Wed 2 Dec 2026 (due today) · Served, to be acknowledged",
        "JY-2026-0002 Water Bureau: acknowledge the recommendation — Wed 2 Dec 2026 (due today) · Served, to be acknowledged",
      ].join("\n"),
    );
    const [group] = cardsOf("group:water").slice(-1);
    expect(group?.notification?.zh).toBe("2026年12月2日提醒：2项，最早的今天到期");
    // Each row opens its own matter, in private, for whoever may open it.
    const opened = await scene.presses("water.head", pressOf(group, 1));
    expect(opened.text).toContain("检察建议 JY-2026-0002 · 第2号");
  });

  it("is a card of its own where it is one alone", async () => {
    await recommend(1);
    await scene.moveTo("2026-12-02T01:00:00.000Z");
    expect(reminders(mine).at(-1)?.split("\n").slice(0, 3)).toEqual([
      "检察建议 JY-2026-0001 · 第1号",
      "(已送达，待签收)",
      "提醒：签收检察建议，今天到期。",
    ]);
    expect(reminders("group:water").at(-1)).toContain("由谁办: 水务局");
  });

  it("calls whoever owes any of it in a group, once", async () => {
    await recommend(3);
    await scene.moveTo("2026-12-02T01:00:00.000Z");
    const calls = posted("group:water").at(-1)?.post.loud?.calls;
    expect(calls?.map(({ account }) => account)).toEqual(["water.liaison", "water.liaison-2"]);
  });

  it("is split where it is more than twenty", async () => {
    await recommend(23);
    await scene.moveTo("2026-12-01T01:00:00.000Z");
    const rows = cardsOf(mine).map(({ body }) =>
      body.flatMap((block) => (block.is === "rows" ? block.rows.map(({ code }) => code) : [])),
    );
    expect(rows.map(({ length }) => length)).toEqual([20, 3]);
    expect(new Set(rows.flat()).size).toBe(23);
  });

  it("never takes in what is urgent: that goes by itself", async () => {
    await recommend(2);
    await scene.says(
      procurator,
      "登记建议 标题=紧急的 文号=山检建〔2026〕9号 类型=公益诉讼 单位=水务局 送达日期=2026-11-30 异议期=10 紧急=是 内容=查处",
    );
    await scene.moveTo("2026-12-01T01:00:00.000Z");
    const [grouped, ...others] = reminders(mine).toSorted((one) =>
      one.startsWith("2026") ? -1 : 1,
    );
    expect(grouped).not.toContain("紧急的");
    expect(others.join()).toContain("紧急的");
  });
});

describe("what is urgent and two units owe by the same day", () => {
  const clue =
    "提交线索 标题=黑水 类别=水污染 事实=黑水直排 地点=1号桥 日期=2026-11-30 来源=履职 接收单位=林草局";
  const secretariat = "direct:gov-office.secretariat";

  it("is one message to who oversees both, which names each unit that is late", async () => {
    await scene.says("water.liaison", clue);
    await scene.bot.deliver();
    const before = reminders(secretariat).length;
    // Five working days are given; six after them the secretariat hears of it.
    await scene.moveTo("2026-12-15T01:00:00.000Z");
    const told = reminders(secretariat).slice(before);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(
      "提醒：反馈线索是否受理（林草局），已超期8天。提醒：反馈线索是否受理（检察院），已超期8天。",
    );
    expect(reminders(secretariat, "en").at(-1)).toMatch(/\(Forestry[^)]*\).*\(Procuratorate\)/s);
    // Each of the two reads of itself alone, and once.
    for (const [who, unit] of [
      ["direct:forestry.head", "林草局"],
      ["direct:procuratorate.chief", "检察院"],
    ] as const)
      for (const text of reminders(who))
        expect(text.match(/提醒：反馈线索是否受理/g) ?? [], `${who} ${unit}`).toHaveLength(1);
  });

  it("names nobody any more once one of them has answered", async () => {
    await scene.says("water.liaison", clue);
    await scene.says("forestry.liaison", "受理 xs1");
    await scene.moveTo("2026-12-15T01:00:00.000Z");
    expect(reminders(secretariat).at(-1)).toContain("提醒：反馈线索是否受理，已超期8天。");
  });
});

describe("a message of several reminders", () => {
  it("follows each of them: what is done is said to be, and when all is, that", async () => {
    await recommend(2);
    await scene.moveTo("2026-12-02T01:00:00.000Z");
    await scene.says("water.liaison", "签收 jy1");
    await scene.bot.deliver();
    for (const where of [mine, "direct:water.liaison-2", "group:water"]) {
      const [title, first = "", second] = reminders(where).at(-1)?.split("\n") ?? [];
      expect(title, where).toBe("2026年12月2日提醒：2项，还有1项要办");
      expect(first, where).toMatch(/^JY-2026-0001 .*已办 · .*已签收，待回复$/);
      expect(second, where).toContain("今天到期");
    }
    await scene.says("water.liaison-2", "签收 jy2");
    await scene.bot.deliver();
    expect(reminders("group:water", "en").at(-1)).toBe(
      [
        "Reminders of 2 Dec 2026: 2 items, all done",
        "JY-2026-0001 Acknowledge the recommendation — done · Acknowledged, reply awaited",
        "JY-2026-0002 Acknowledge the recommendation — done · Acknowledged, reply awaited",
      ].join("\n"),
    );
  });

  it("says nothing was done where it was only taken back", async () => {
    await recommend(2);
    await scene.moveTo("2026-12-02T01:00:00.000Z");
    const taken = await scene.says("procuratorate.chief", "撤回 jy1 理由=文书有误");
    expect(taken.reply.is).toBe("card");
    await scene.bot.deliver();
    expect(reminders("group:water").at(-1)).toContain("JY-2026-0001 签收检察建议 — 不用再办");
  });

  it("counts no day any more the day after", async () => {
    await recommend(2);
    await scene.moveTo("2026-12-01T01:00:00.000Z");
    await scene.moveTo("2026-12-01T16:10:00.000Z");
    const [text = ""] = reminders(mine);
    expect(text).toContain("2026年12月2日 周三");
    expect(text).not.toMatch(/明天|今天|还剩/);
    expect(cardsOf(mine)[0]?.notification).toBeUndefined();
  });

  it("loses the row of what its readers may not read any more, and goes once that is all", async () => {
    for (const title of ["路面沙土", "路口遮挡"])
      await scene.says(
        "town-qingquan.liaison",
        `提交线索 标题=${title} 类别=道路交通和运输执法 事实=${title} 地点=城区 日期=2026-11-29 来源=投诉`,
      );
    await scene.moveTo("2026-11-30T02:00:00.000Z");
    const where = "direct:transport.liaison";
    for (let day = 1; day < 12 && reminders(where).length === 0; day += 1)
      await scene.moveTo(`2026-12-${String(day).padStart(2, "0")}T01:00:00.000Z`);
    const place = posted(where).findIndex(isReminder);
    const text = (): string => {
      const card = posted(where)[place]?.post.card;
      return card === undefined ? "" : cardText(card, "zh-CN");
    };
    expect(text()).toContain("XS-2026-0001 路面沙土");
    const pass = async (code: string): Promise<void> => {
      const line = `转送 ${code} 转送单位=住建局 理由=不归我们管`;
      expect((await scene.says("transport.liaison", line)).text).toContain("已转送住建局");
      await scene.bot.deliver();
    };
    await pass("xs1");
    expect(text()).not.toContain("路面沙土");
    expect(text()).toContain("路口遮挡");
    await pass("xs2");
    expect(text()).not.toMatch(/路面|路口/);
  });
});

describe("rows of level 2", () => {
  const police = "direct:police.liaison";
  const clue = async (title: string, category: string): Promise<void> => {
    await scene.says(
      "town-qingquan.liaison",
      `提交线索 标题=${title} 类别=${category} 事实=${title} 地点=城区 日期=2026-11-29 来源=投诉`,
    );
  };
  beforeEach(async () => {
    for (const title of ["店铺被撬", "电动车成批被盗"]) await clue(title, "盗抢骗");
    for (const title of ["路面沙土", "路口遮挡"]) await clue(title, "道路交通和运输执法");
    await scene.moveTo("2026-11-30T02:00:00.000Z");
  });

  it("are masked in private, and open by a press that names no number", async () => {
    await scene.moveTo("2026-12-02T01:00:00.000Z");
    const [card] = cardsOf(police);
    expect(card && cardText(card, "zh-CN")).toBe(
      [
        "2026年12月2日提醒：4项",
        "****0001 线索 · 国家安全和社会稳定 — 反馈线索是否受理 2026年12月7日 周一（还剩5天） · 已提交",
        "****0002 线索 · 国家安全和社会稳定 — 反馈线索是否受理 2026年12月7日 周一（还剩5天） · 已提交",
        "XS-2026-0003 路面沙土 — 反馈线索是否受理 2026年12月7日 周一（还剩5天） · 由您单位、交通运输局办 · 已提交",
        "XS-2026-0004 路口遮挡 — 反馈线索是否受理 2026年12月7日 周一（还剩5天） · 由您单位、交通运输局办 · 已提交",
        "[稍后]",
      ].join("\n"),
    );
    expect(JSON.stringify(pressOf(card, 0))).not.toContain("XS-");
    expect((await scene.presses("police.liaison", pressOf(card, 0))).text).toContain("店铺被撬");
    expect((await scene.presses("court.clerk", pressOf(card, 0))).text).toContain(
      "没有找到这条记录",
    );
  });

  it("wait for an account that is new until it no longer is, and hold up no others", async () => {
    await scene.clock.moveTo("2026-12-02T00:30:00.000Z");
    await scene.store.saveAccounts([
      {
        platform: "web",
        external: "police.liaison",
        person: "police.liaison",
        conversation: police,
        boundAt: "2026-12-02T00:30:00.000Z",
      },
    ]);
    await scene.moveTo("2026-12-02T01:00:00.000Z");
    expect(reminders(police).map((text) => text.split("\n").length)).toEqual([4]);
    expect(reminders(police).join()).not.toMatch(/\*\*\*\*|被撬|被盗/);
    await scene.moveTo("2026-12-03T01:00:00.000Z");
    expect(reminders(police)).toHaveLength(2);
    expect(reminders(police).at(-1)).toMatch(/2项\n\*\*\*\*0001 .*\n\*\*\*\*0002 /);
  });

  it("are never read by an account that is new when the message is drawn anew", async () => {
    await scene.moveTo("2026-12-02T01:00:00.000Z");
    await scene.store.saveAccounts([
      {
        platform: "web",
        external: "police.liaison",
        person: "police.liaison",
        conversation: police,
        boundAt: "2026-12-02T01:00:00.000Z",
      },
    ]);
    await scene.moveTo("2026-12-02T16:10:00.000Z");
    expect(reminders(police).join()).not.toContain("****");
    expect(reminders(police).join()).toContain("XS-2026-0003 路面沙土");
  });
});

describe("a message of several reminders that went wrong", () => {
  const stands = (conversation: string, code: string) =>
    cardsOf(conversation).filter((card) => cardText(card, "zh-CN").includes(code)).length;

  it.each([
    ["was refused for now", { is: "later", retryAfter: 60 }],
    ["may have arrived", { is: "unclear" }],
    ["arrived without an answer", "lost"],
    ["broke what sent it", "throw"],
  ] as const)("stands once where it %s", async (_, fault) => {
    await recommend(3);
    scene.faults.next.push(fault, fault);
    await scene.moveTo("2026-12-01T01:00:00.000Z");
    for (let minute = 2; minute < 60; minute += 6)
      await scene.moveTo(`2026-12-01T01:${String(minute).padStart(2, "0")}:00.000Z`);
    for (const where of [mine, "direct:water.liaison-2", "group:water"])
      for (const code of ["JY-2026-0001", "JY-2026-0002", "JY-2026-0003"])
        expect(stands(where, code), `${where} ${code}`).toBe(1);
    const told = await scene.store.notices("JY-2026-0002");
    const rungs = told.filter(({ content }) => content.is === "reminder");
    expect(rungs.map(({ life }) => life)).toEqual(rungs.map(() => "sent"));
  });

  it("stands once where the process broke before it was settled, and another goes on", async () => {
    await recommend(3);
    await scene.clock.moveTo("2026-12-01T01:00:00.000Z");
    await scene.bot.sweep();
    const now = scene.clock.now();
    const lease = { boot: "broken", until: "2026-12-01T01:02:00.000Z" };
    const [first] = await scene.store.claim(now, lease, 1, []);
    if (first === undefined) throw new Error("nothing was due");
    const beside = await scene.store.claimBeside(first, now, lease, 19);
    expect(beside.map(({ recipient }) => recipient)).toEqual([first.recipient, first.recipient]);
    // It was posted, one of the three was settled, and then the process was gone.
    const ref = { platform: "web", conversation: mine, ref: "m-broken" };
    await scene.store.settle(first.id, { life: "sent", at: now, ...ref });
    const before = posted(mine).length;
    await scene.moveTo("2026-12-01T01:05:00.000Z");
    expect(posted(mine)).toHaveLength(before);
    for (const { id } of beside)
      expect(await scene.store.notice(id)).toMatchObject({ life: "sent", ref: "m-broken" });
  });

  it("goes to somebody else for each of them where nobody of the unit gets it", async () => {
    await recommend(2);
    scene.faults.next.push(
      ...Array.from({ length: 2 }, () => ({ is: "unreachable", why: "account_inactive" }) as const),
    );
    await scene.moveTo("2026-12-01T01:00:00.000Z");
    await scene.moveTo("2026-12-01T01:10:00.000Z");
    const instead = posted(mine).map(({ post }) => cardText(post.card, "zh-CN"));
    for (const code of ["JY-2026-0001", "JY-2026-0002"])
      expect(instead.some((text) => text.includes(code) && text.includes("请您代为转告"))).toBe(
        true,
      );
  });
});

describe("the linkage group", () => {
  it("is left out before the day where the unit reads it in its own group, and hears of it once it is due", async () => {
    await recommend(1);
    await scene.moveTo("2026-12-01T01:00:00.000Z");
    expect(reminders("group:linkage")).toEqual([]);
    expect(reminders("group:water")).toHaveLength(1);
    expect(reminders(mine)).toHaveLength(1);
    await scene.moveTo("2026-12-03T01:00:00.000Z");
    expect(reminders("group:linkage").join()).toContain("已超期1天");
  });

  it("hears of it from the day before on where the unit has no group", async () => {
    await scene.says(
      procurator,
      "登记建议 标题=依法履行 文号=山检建〔2026〕7号 类型=公益诉讼 单位=教育局 送达日期=2026-11-30 异议期=10 内容=查处",
    );
    await scene.moveTo("2026-12-01T01:00:00.000Z");
    expect(reminders("group:linkage").join()).toContain("由谁办: 教育局");
  });
});
