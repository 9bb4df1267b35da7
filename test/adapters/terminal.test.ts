import { PassThrough, Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localOutlet } from "../../adapters/runtime/local-chat.ts";
import { runTerminal } from "../../adapters/terminal/answer.ts";
import { answerTyped } from "../../adapters/terminal/parse.ts";
import { cardToPlain, formToPlain, pressesOf } from "../../adapters/terminal/render.ts";
import { action, type Card, facts, note, paragraph, rows } from "../../src/chat/card.ts";
import { text, verbatim } from "../../src/chat/text.ts";
import {
  clueForm,
  type SmallBot,
  type SmallStore,
  smallBot,
  smallStore,
  standing,
} from "./county.ts";

type Talk = { readonly said: string; readonly bot: SmallBot };

/** Everything printed for these lines, piped in. */
const talk = async (
  lines: readonly string[],
  more: {
    readonly as?: string;
    readonly due?: (round: number) => readonly Card[];
    readonly store?: SmallStore;
  } = {},
): Promise<Talk> => {
  const { as = "water.liaison", due = () => [], store = smallStore() } = more;
  const [bot, output] = [smallBot(), new PassThrough()];
  const outlet = localOutlet(store, standing);
  let round = 0;
  await runTerminal({
    bot,
    store,
    time: standing,
    as,
    input: Readable.from(lines.map((line) => `${line}\n`)),
    output,
    flush: async () => {
      for (const [index, card] of due(round).entries())
        await outlet.post({
          conversation: `direct:${as}`,
          card,
          language: "zh-CN",
          notice: `n${round}.${index}`,
        });
      round += 1;
    },
    poll: 5,
  });
  output.end();
  return { said: Buffer.concat(await output.toArray()).toString("utf8"), bot };
};

const pressed = (bot: SmallBot) =>
  bot.requests.flatMap(({ said }) => (said.is === "press" ? [said.press] : []));

const card: Card = {
  title: text("线索 XS-2025-0001", "Clue XS-2025-0001"),
  status: { text: text("待受理", "Submitted"), tone: "warning" },
  body: [
    paragraph(text("快到期了", "Nearly due"), "urgent"),
    facts([text("事实", "Facts"), verbatim("第一行\n第二行")]),
    rows([{ code: "XS-2025-0002", title: verbatim("另一件"), detail: text("已受理", "accepted") }]),
  ],
  actions: [
    action(text("受理", "Accept"), { command: "clue.accept" }, "primary"),
    action(text("退回", "Return"), { command: "clue.return" }, "danger"),
  ],
};

describe("a card as plain text", () => {
  test("in Chinese", () => {
    expect(cardToPlain(card, "zh-CN")).toBe(
      [
        "线索 XS-2025-0001 【待受理】",
        "  !! 快到期了",
        "  事实：第一行",
        "    第二行",
        "  [1] XS-2025-0002 另一件 · 已受理",
        "  [2] 受理  [3] 退回",
      ].join("\n"),
    );
  });

  test("in English, numbered on from what stands above it", () => {
    expect(cardToPlain(card, "en", 4).split("\n").slice(-2)).toEqual([
      "  [4] XS-2025-0002 另一件 · accepted",
      "  [5] Accept  [6] Return",
    ]);
    expect(pressesOf(card).map(({ command }) => command)).toEqual([
      "show",
      "clue.accept",
      "clue.return",
    ]);
  });

  test("never lets typed text reach the terminal's controls", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => {
        const shown = cardToPlain(note(verbatim(`\u001b[2J${typed}`), [verbatim(typed)]), "zh-CN");
        expect(shown).not.toMatch(/(?!\n|\t)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});

test("a form as plain text shows labels, options, what stands there and what is wrong", () => {
  const given = {
    occurredOn: "2025-08-01",
    copy: ["water"],
    urgent: true,
    meeting: "2025-08-06T07:00:00.000Z",
  };
  const shown = formToPlain(clueForm(given, { title: text("不行", "No") }), "zh-CN");
  expect(shown.split("\n")).toEqual([
    "提交线索",
    "  ! 不得填写国家秘密和工作秘密。",
    "  !! 不行",
    "? 标题 (必填)",
    "? 类别 (必填)",
    "  可选: 1 水污染，2 土壤污染",
    "? 事实 (必填)",
    "  写明时间、地点和经过。",
    "? 日期 (必填) [2025年8月1日 周五]",
    "? 接收单位 (必填)",
    "  可选: 1 水务局，2 生态环境分局，3 检察院",
    "? 抄送 (可不填) [水务局]",
    "  可选: 1 水务局，2 生态环境分局，3 检察院",
    "? 紧急 (可不填) [是]",
    "? 现场会时间 (可不填) [2025年8月6日 周三 15:00]",
  ]);
});

test.each([
  ["category", "2", "soil"],
  ["category", "水污染", "水污染"],
  ["category", "9", "9"],
  ["copy", "1、3", ["water", "procuratorate"]],
  ["copy", "1 2", ["water", "ecology"]],
  ["copy", "水务局、生态", "水务局、生态"],
  ["title", " 2 ", "2"],
  ["meeting", "下周三15点", "下周三15点"],
])("to %s, “%s” means %j", (key, typed, answer) => {
  const question = clueForm().questions.find((one) => one.key === key);
  expect(question && answerTyped(question, typed)).toEqual(answer);
});

describe("talking through a pipe", () => {
  test("every line is answered in order before the end", async () => {
    const { said } = await talk(["帮助", "第二句", "第三句"]);
    expect(said.match(/您说：.*/g)).toEqual(["您说：帮助", "您说：第二句", "您说：第三句"]);
    expect(said).not.toContain("> ");
  });

  test("as an English-speaking post it is English", async () => {
    const { said } = await talk(["todo"], { as: "ecology.liaison" });
    expect(said).toContain("2 matters wait for you:");
  });

  test("a form is asked one question a line; empty lines keep or leave out, numbers choose", async () => {
    const { said, bot } = await talk([
      "提交线索",
      "",
      "河边垃圾",
      "1",
      "两吨",
      "2025-08-01",
      "检察院",
      "1，2",
      "-",
      "",
      "后面还有一句",
    ]);
    expect(pressed(bot)).toEqual([
      {
        command: "clue.submit",
        key: "form-1",
        answers: {
          title: "河边垃圾",
          category: "water",
          facts: "两吨",
          occurredOn: "2025-08-01",
          to: "检察院",
          copy: ["water", "ecology"],
        },
      },
    ]);
    expect(said).toContain("“标题”是必填的。");
    expect(said).toContain("线索 XS-2025-0001 · 河边垃圾 【待受理】");
    expect(said).toContain("您说：后面还有一句");
  });

  test("a refused form asks again only what was wrong", async () => {
    const rest = ["1", "两吨", "2025-08-01", "3", "", "", ""];
    const { said, bot } = await talk(["提交线索", "不行", ...rest, "行了"]);
    expect(said.match(/\? 标题/g)).toHaveLength(2);
    expect(said.match(/\? 类别/g)).toHaveLength(1);
    expect(said).toContain("? 标题 (必填) [不行]");
    expect(pressed(bot).at(-1)?.answers).toEqual({
      title: "行了",
      category: "water",
      facts: "两吨",
      occurredOn: "2025-08-01",
      to: "procuratorate",
    });
  });

  test("an input that ends inside a form submits nothing and says what is missing", async () => {
    const { said, bot } = await talk(["提交线索", "河边垃圾"]);
    expect(pressed(bot)).toEqual([]);
    expect(said).toContain("没有提交。还缺：类别、事实、日期、接收单位\n");
  });

  test("a form can be given up", async () => {
    const { said, bot } = await talk(["提交线索", "河边垃圾", "/取消", "帮助"]);
    expect(pressed(bot)).toEqual([]);
    expect(said).toContain("已放弃");
    expect(said).toContain("您说：帮助");
  });

  test("numbers press the rows and buttons last shown", async () => {
    const { said, bot } = await talk(["待办", "1", "1", "7"]);
    expect(said).toContain("[1] XS-2025-0001 山丹河 *某段* 垃圾 · 受理");
    expect(pressed(bot)).toEqual([
      { command: "show", code: "XS-2025-0001" },
      { command: "clue.accept", code: "XS-2025-0001", shown: 1 },
    ]);
    expect(said).toContain("【已受理】");
    expect(said).toContain("没有这个编号的按钮，现在有 1 到 1。");
  });

  test("what falls due is printed, at the start, after a line and at the very end, each once", async () => {
    const notices = ["开始前", "第一句后", "第二句后", "结束时"];
    const { said } = await talk(["帮助", "帮助"], {
      due: (round) => (notices[round] === undefined ? [] : [note(verbatim(notices[round]))]),
    });
    const order = said.match(/开始前|第一句后|第二句后|结束时|您说/g);
    expect(order).toEqual(["开始前", "您说", "第一句后", "您说", "第二句后", "结束时"]);
  });

  test("the buttons of a notice are numbered on after those of the answer", async () => {
    const notice = note(
      verbatim("通知"),
      [],
      [action(text("查看", "Open"), { command: "show", code: "JY-1" })],
    );
    const { said, bot } = await talk(["待办", "4"], {
      due: (round) => (round === 1 ? [notice] : []),
    });
    expect(said).toContain("[3] 帮助");
    expect(said).toContain("[4] 查看");
    expect(pressed(bot)).toEqual([{ command: "show", code: "JY-1" }]);
  });

  test("what came while nobody was there is printed next time, in its order, and once", async () => {
    const store = smallStore();
    const outlet = localOutlet(store, standing);
    const posting = { conversation: "direct:water.liaison", language: "zh-CN" } as const;
    const post = (said: string, notice: string) =>
      outlet.post({ ...posting, notice, card: note(verbatim(said)) });
    const first = await post("通知甲", "a");
    await post("通知乙", "b");
    const redraw = (said: string) =>
      outlet.update(first.is === "sent" ? first.ref : "", {
        ...posting,
        notice: "a",
        card: note(verbatim(said)),
      });
    await redraw("通知甲，已改");
    expect((await talk([], { store })).said).toBe("通知甲，已改\n通知乙\n");
    await redraw("通知甲，又改");
    expect((await talk([], { store })).said).toBe("");
  });

  test("nothing at all prints nothing", async () => {
    expect((await talk([])).said).toBe("");
    expect((await talk(["", "  "])).said).toBe("");
  });
});
