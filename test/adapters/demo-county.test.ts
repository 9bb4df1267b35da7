import { copyFileSync, readFileSync } from "node:fs";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { compose } from "../../adapters/compose.ts";
import { readConfig } from "../../adapters/config.ts";
import { makeCounty } from "../../adapters/demo/county.ts";
import { operate } from "../../adapters/operations.ts";
import { bodyOf, directOf, localOutlet } from "../../adapters/runtime/local-chat.ts";
import { dayOf, type Instant } from "../../src/calendar/day.ts";
import { officialCalendar } from "../../src/calendar/holidays.ts";
import { flows } from "../../src/catalog.ts";
import type { Card } from "../../src/chat/card.ts";
import type { Request } from "../../src/chat/exchange.ts";
import { type Language, say } from "../../src/chat/text.ts";
import { findDuties } from "../../src/flow/find.ts";
import { peopleOwing } from "../../src/flow/owed.ts";
import { demoPeople } from "../../src/people/demo.ts";
import { connectDatabase } from "../../src/store/connect.ts";
import { type Answer, cardText, openScene, type Scene } from "../scene.ts";
import { freshSqlite } from "../setup/available.ts";

/** The county of the demo as it was played, with what was logged meanwhile. */
type Played = { readonly url: string; readonly logged: readonly string[] };

const played = async (at: Instant): Promise<Played> => {
  const logged: string[] = [];
  const made = await makeCounty(freshSqlite(), {
    config: { county: "山丹县", demoNow: at },
    key: "kept",
    log: (...line) => void logged.push(JSON.stringify(line)),
  });
  return { url: `file:${made}`, logged };
};

/** A demo that was begun empty, in which something was done, and which then was brought back: what was answered. */
const broughtBack = async (at: Instant): Promise<Played & { readonly said: readonly string[] }> => {
  const url = freshSqlite();
  const logged: string[] = [];
  const config = readConfig({ DATABASE_URL: url, DEMO_EMPTY: "1", DEMO_NOW: at });
  const { bot, store, time } = await compose(
    config,
    () =>
      (...line) =>
        void logged.push(JSON.stringify(line)),
  );
  bot.connect(localOutlet(store, time));
  const said: string[] = [];
  const asks = async (who: string, what: Request["said"]): Promise<Card> => {
    const reply = await bot.handle({
      platform: "web",
      account: who,
      event: `e${said.length}`,
      surface: { is: "direct", conversation: `direct:${who}` },
      said: what,
    });
    const card = "card" in reply ? reply.card : undefined;
    if (card === undefined) throw new Error(reply.is);
    said.push(`${reply.is}: ${cardText(card, reply.language)}`);
    return card;
  };
  try {
    const line = `提交线索 标题=要清除的 类别=水污染 事实=黑水 地点=大桥 来源=履职 日期=2025-07-31`;
    await asks("water.liaison", { is: "line", line });
    await asks("gov-office.secretariat", { is: "line", line: "时钟 +1天" });
    await asks("water.liaison", { is: "line", line: "重置演示" });
    const { actions } = await asks("gov-office.secretariat", { is: "line", line: "reset demo" });
    const press = actions[0]?.press;
    if (press === undefined) throw new Error("nothing to press");
    // Pressed twice, as somebody does who waits: it is done once.
    await Promise.all([
      asks("gov-office.secretariat", { is: "press", press }),
      asks("admin", { is: "press", press }),
    ]);
    await asks("water.liaison", { is: "line", line: "搜索 要清除的" });
    await asks("gov-office.secretariat", { is: "line", line: "时钟 +1分钟" });
  } finally {
    await store.close();
  }
  return { url, logged, said };
};

/** In what happens to a county while somebody tries it, each has a copy of its own. */
const copied = async ({ url }: Played, at: Instant): Promise<Scene> => {
  const copy = freshSqlite();
  copyFileSync(url.slice("file:".length), copy.slice("file:".length));
  return openScene(at, copy);
};

const friday = "2025-08-01T01:00:00.000Z";

let reset: Awaited<ReturnType<typeof broughtBack>>;
beforeAll(async () => {
  reset = await broughtBack(friday);
});

describe("重置演示", () => {
  it("asks first, is for the secretariat and the administrator, and brings all of it back", () => {
    expect(reset.said).toEqual([
      expect.stringContaining("XS-2025-0001"),
      "card: 时钟\n现在是2025年8月2日 周六 09:00。",
      "refusal: 没有办成\n这个命令只供联席会议秘书处或管理员使用。",
      expect.stringMatching(/^card: 重置演示\n要把演示县恢复到刚开始的样子吗？.*\n\[恢复到开头\]$/),
      expect.stringContaining("演示县已恢复到刚开始的样子。"),
      expect.stringContaining("演示县已恢复到刚开始的样子。"),
      "card: 搜索“要清除的”\n没有您能看的事项符合条件。",
      "card: 时钟\n现在是2025年8月1日 周五 09:01。",
    ]);
  });
});

describe.each([
  ["a working day", friday],
  ["a rest day", "2026-11-29T02:30:00.000Z"],
  ["1 January", "2027-01-01T06:00:00.000Z"],
])("the demo county on %s", (_, at) => {
  let county: Played;
  beforeAll(async () => {
    county = at === friday ? reset : await played(at);
  });

  it("is consistent, in every kind, and nothing went wrong on the way", async () => {
    expect(county.logged).toEqual([]);
    const said: string[] = [];
    const log = (line: string) => void said.push(line);
    const env = { DATABASE_URL: county.url };
    expect(await operate(["verify-history"], { env, log, error: log }), said.join("\n")).toBe(true);
    const client = await connectDatabase(county.url);
    try {
      const matters = await client.matter.findMany({ select: { kind: true, state: true } });
      expect(matters.length).toBeGreaterThanOrEqual(36);
      // What is made of a period that is over needs one with something in it.
      const always = flows.filter(({ periodic }) => periodic === undefined);
      expect([...new Set(matters.map(({ kind }) => kind))].sort()).toEqual(
        always.map(({ kind }) => kind).sort(),
      );
      expect(new Set(matters.map(({ kind, state }) => `${kind}.${state}`)).size).toBeGreaterThan(
        25,
      );
      // Everything that was to be said was, but for what waits for working hours.
      const unsaid = await client.notice.findMany({
        where: { life: { notIn: ["sent", "dropped"] }, nextTryAt: { lte: at } },
      });
      expect(unsaid.map(({ key, life }) => `${life} ${key}`)).toEqual([]);
    } finally {
      await client.$disconnect();
    }
  });

  it("has in every chat cards that stand as their matter stands, whichever of them is looked at", async () => {
    const { store, close } = await copied(county, at);
    try {
      const stages = new Map<string, Set<string>>();
      for (const { id } of demoPeople)
        for (const message of await store.localMessages([directOf(id)], { take: 500 })) {
          const body = bodyOf(message);
          if (body.kind !== "card" || body.matter === undefined || !body.card.status) continue;
          const place = `${id} ${body.matter}`;
          stages.set(
            place,
            (stages.get(place) ?? new Set()).add(say(body.card.status.text, "zh-CN")),
          );
        }
      expect(stages.size).toBeGreaterThan(50);
      expect([...stages].filter(([, said]) => said.size > 1)).toEqual([]);
    } finally {
      await close();
    }
  });

  it("owes nothing to nobody, and has something for the post that opens first", async () => {
    const { store, clock, close } = await copied(county, at);
    try {
      const directory = await store.directory();
      const codes = await store.codesAfter("", 100);
      for (const code of codes) {
        const matter = await store.matter(code);
        if (matter === undefined) throw new Error(code);
        for (const row of await store.waitingIn(code))
          expect(peopleOwing(row, matter, directory), `${code} ${row.step}`).not.toEqual([]);
      }
      const actor = directory.people.get("water.liaison");
      if (actor === undefined) throw new Error("nobody");
      const now = clock.now();
      const mine = await findDuties({ store, flows, actor, directory, now, today: dayOf(now) });
      expect(new Set(mine.map(({ of }) => of.kind)).size).toBeGreaterThanOrEqual(4);
      const tomorrow = officialCalendar.addWorkingDays(dayOf(now), 1);
      const meeting = mine.find(({ step, of }) => step === "rsvp" && of.kind === "meeting");
      expect(JSON.stringify(meeting?.of.fields)).toContain(`"startsAt":"${tomorrow}T07:00`);
      const said = await store.localMessages(["group:linkage"], { take: 50 });
      expect(said.length).toBeGreaterThan(3);
    } finally {
      await close();
    }
  });
});

describe("导览", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  /** Every step: its heading, the button that does the thing, and what came of it. */
  const walk = async (who: string): Promise<readonly string[]> => {
    const seen: string[] = [];
    let card = await scene.says(who, "导览");
    for (;;) {
      const [title = "", said = ""] = card.text.split("\n");
      const buttons = "card" in card.reply ? (card.reply.card?.actions ?? []) : [];
      expect(said.length, title).toBeLessThan(110);
      expect(buttons.at(-1)?.label.zh).toBe("离开导览");
      const [first] = buttons;
      const goesOn = buttons.some(({ label }) => label.zh === "下一步");
      expect(buttons).toHaveLength(goesOn ? 3 : 2);
      if (first === undefined) throw new Error(title);
      const came = await scene.presses(who, first.press);
      seen.push(`${title} [${first.label.zh}] → ${came.reply.is} ${came.text.split("\n")[0]}`);
      if (!goesOn) return seen;
      card = await card.press("下一步");
    }
  };

  it("does what it speaks of, in the county as it is", async () => {
    scene = await copied(reset, friday);
    expect(await walk("water.liaison")).toMatchInlineSnapshot(`
      [
        "导览 1/6 · 等您办的 [看待办] → card 待办",
        "导览 2/6 · 打开一件事 [打开] → card 线索 XS-2025-0011 · 寺沟河下口流出黑水",
        "导览 3/6 · 办一步 [受理] → card 线索 XS-2025-0011 · 寺沟河下口流出黑水",
        "导览 4/6 · 群里看到的 [看群里的样子] → card 线索 XS-2025-0012",
        "导览 5/6 · 用自己的话问 [这样问] → card 期限 XS-2025-0012 · 河堤堆放建筑垃圾",
        "导览 6/6 · 找一件事 [搜索“河”] → card 搜索“河”",
      ]
    `);
  });

  it.each([
    ["导览 5", /比如打：(.+)/, "这样问"],
    ["tour 5", /For example: (.+)/, "Ask that"],
  ])("%s: the sentence typed is answered as the press is", async (line, example, label) => {
    scene = await copied(reset, friday);
    if (label !== "这样问") await scene.says("water.liaison", "语言 English");
    const asked = await scene.says("water.liaison", line);
    const [, sentence = ""] = example.exec(asked.text) ?? [];
    const pressed = await asked.press(label);
    const answer = await scene.says("water.liaison", sentence);
    // How a sentence was understood is said above its answer.
    const [title = "", understood = "", ...rest] = answer.text.split("\n");
    expect(understood).toContain(sentence);
    expect([title, ...rest].join("\n")).toContain(pressed.text);
  });

  it.each(["gov.convenor", "gov-office.secretariat", "procuratorate.procurator", "market.head"])(
    "leads %s through six steps, and may be left",
    async (who) => {
      scene = await copied(reset, friday);
      expect((await walk(who)).join("\n")).not.toMatch(/refusal|unbound/);
      const left = await (await scene.says(who, "tour 2")).press("离开导览");
      expect(left.text).toContain("导览到此为止");
      expect((await scene.says(who, "导览 9")).text).toContain("1到6");
    },
  );
});

describe("the conversation in the README", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  const read = (file: string): string =>
    readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
  const facts = {
    facts: "桥下有暗管",
    place: "山丹河大桥",
    occurredOn: "2025-07-31",
    source: "duty",
  };

  type Setting = {
    readonly language: Language;
    readonly assistant: string;
    readonly group: string;
  };

  it.each<[string, Setting]>([
    ["README.md", { language: "en", assistant: "assistant", group: "Water Bureau group" }],
    ["README.zh-CN.md", { language: "zh-CN", assistant: "助手", group: "水务局工作群" }],
  ])("%s goes as it stands there", async (page, { language, assistant, group }) => {
    scene = await copied(reset, friday);
    const posts = new Map(demoPeople.map(({ id, name }) => [say(name, language), id]));
    const [, talk = ""] = /\n\n```\n([\s\S]*?)\n```/.exec(read(page)) ?? [];
    for (const [name, post] of posts)
      if (talk.includes(name)) await scene.says(post, `语言 ${language}`);
    const lines = talk.split("\n").filter((line) => line !== "");
    expect(lines.length).toBeGreaterThan(10);
    let last: Answer | undefined;
    for (const line of lines) {
      const [, who = "", said = ""] = /^(.+?) {2,}(.+)$/.exec(line) ?? [];
      const told = /^→ (.+)$/.exec(who)?.[1];
      if (told !== undefined) {
        const read = await scene.reads(`direct:${posts.get(told)}`, language);
        expect(read.join("\n"), line).toContain(said);
      } else if (who === group) {
        const cards = await scene.reads("group:water", language);
        const parts = said.split(" · ");
        expect(
          cards.some((card) => parts.every((part) => card.includes(part))),
          `${line}\n${cards.join("\n\n")}`,
        ).toBe(true);
      } else if (who !== assistant) {
        last = await scene.says(posts.get(who) ?? "", said);
        expect(last.reply.is, `${line}\n${last.text}`).toMatch(/^(card|form)$/);
      } else if (/^[(（]/.test(said)) last = await last?.submit(facts);
      else expect(last?.text, line).toContain(said);
    }
  });
});
