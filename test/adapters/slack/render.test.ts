import { describe, expect, test } from "vitest";
import { drawCard } from "../../../adapters/block-kit/card.ts";
import { mrkdwnSafe, typedText } from "../../../adapters/block-kit/text.ts";
import { readPayload } from "../../../adapters/slack/parse.ts";
import {
  action,
  type Card,
  facts,
  links,
  note,
  paragraph,
  rows,
  stages,
} from "../../../src/chat/card.ts";
import { text, verbatim } from "../../../src/chat/text.ts";
import { blocksText, buttonsIn, richLines } from "./reading.ts";

/** What a button of this value asks, as Slack gives it back with the blocks of its message. */
const pressOf = (value: string, blocks: readonly object[] = []) => {
  const pressed = readPayload(
    {
      type: "block_actions",
      user: { id: "U1" },
      actions: [{ action_id: "press:0", value }],
      message: { blocks },
    },
    "U0BOT",
  );
  return pressed?.is === "press" && pressed.asks !== undefined && "press" in pressed.asks
    ? pressed.asks.press
    : undefined;
};

const clue: Card = {
  title: text("线索 XS-2026-0001", "Clue XS-2026-0001"),
  status: { text: text("待受理", "Submitted"), tone: "warning" },
  body: [
    paragraph(text("2026年11月30日 周一前受理", "To be accepted by Mon 30 Nov 2026"), "urgent"),
    facts(
      [text("类别", "Category"), text("水污染", "Water pollution")],
      [text("标题", "Title"), verbatim("*河边* <@U1> 垃圾")],
      [text("事实", "Facts"), verbatim("沿岸堆放生活垃圾，".repeat(20))],
    ),
    stages([
      { name: text("提交", "Submitted"), reached: true },
      { name: text("受理", "Accepted"), reached: false },
    ]),
    links([{ label: text("照片.jpg", "photo.jpg"), url: "https://example.test/f/1" }]),
    rows([{ code: "XS-2026-0002", title: verbatim("另一件"), detail: text("已受理", "Accepted") }]),
    paragraph(text("编号公开，内容保密。", "The number is public, the content is not."), "subtle"),
  ],
  actions: [
    action(
      text("受理", "Accept"),
      { command: "clue.accept", code: "XS-2026-0001", shown: 1 },
      "primary",
    ),
    action(
      text("退回", "Return"),
      { command: "clue.return", code: "XS-2026-0001", shown: 1 },
      "danger",
    ),
  ],
};

describe("a card in Slack", () => {
  test("reads as it does elsewhere, in Chinese", () => {
    expect(blocksText(drawCard(clue, "zh-CN").blocks)).toBe(
      [
        "线索 XS-2026-0001",
        "(⚠️ 待受理)",
        "🔴 2026年11月30日 周一前受理",
        "类别：水污染",
        "标题：*河边* <@U1> 垃圾",
        `事实：${"沿岸堆放生活垃圾，".repeat(20)}`,
        "● 提交 — ○ 受理",
        "[照片.jpg]",
        "XS-2026-0002 另一件\n已受理 [查看]",
        "(编号公开，内容保密。)",
        "[受理] [退回]",
      ].join("\n"),
    );
  });

  test("and in English", () => {
    expect(blocksText(drawCard(clue, "en").blocks)).toContain(
      "Category: Water pollution\nTitle: *河边* <@U1> 垃圾",
    );
  });

  test("its labels are bold, what was typed stays as it is, and its days are the county's", () => {
    const [block] = drawCard(clue, "zh-CN").blocks.filter(({ type }) => type === "rich_text");
    expect(block).toEqual({
      type: "rich_text",
      elements: [
        ["类别：", "水污染"],
        ["标题：", "*河边* <@U1> 垃圾"],
        ["事实：", "沿岸堆放生活垃圾，".repeat(20)],
      ].map(([label, value]) => ({
        type: "rich_text_section",
        elements: [
          { type: "text", text: label, style: { bold: true } },
          { type: "text", text: value },
        ],
      })),
    });
    // A date of Slack's would be shown in each reader's own zone.
    expect(JSON.stringify(drawCard(clue, "zh-CN"))).not.toMatch(/"type":"date"|<!date/);
  });

  test("a value of any length stands there whole", () => {
    const value = "很长的事实。".repeat(2000);
    const card = { ...clue, body: [facts([text("事实", "Facts"), verbatim(value)])], actions: [] };
    let said = "";
    for (let page = 0; page < 9; page += 1) {
      const blocks = drawCard(card, "zh-CN", { page }).blocks.filter(
        (one) => one.type === "rich_text",
      );
      for (const line of blocks.flatMap(richLines)) said += line.replace(/^事实：/, "");
      if (said.length >= value.length) break;
    }
    expect(said).toBe(value);
  });

  describe("with more buttons than fit into a row", () => {
    const press = (step: string) => ({ command: `clue.${step}`, code: "XS-2026-0001", shown: 1 });
    const plain = (label: string, step = label) => action(verbatim(label), press(step));
    const drawn = (...actions: Card["actions"]) =>
      blocksText(drawCard({ ...clue, body: [], actions }, "zh-CN").blocks)
        .split("\n")
        .at(-1);
    const six = ["甲", "乙", "丙", "丁", "戊", "更多"];
    const table: readonly (readonly [what: string, actions: Card["actions"], row: string])[] = [
      ["five", six.slice(1).map((one) => plain(one)), "[乙] [丙] [丁] [戊] [更多]"],
      ["six", six.map((one) => plain(one)), "[甲] [乙] [丙] [丁] ⋯[戊,更多]"],
      [
        "twelve",
        [..."一二三四五六七八九十", "十一", "更多"].map((one) => plain(one)),
        "[一] [二] [三] [四] [五] [六] [七] ⋯[八,九,十,十一,更多]",
      ],
      [
        "one that stands out",
        six.map((one, at) => ({ ...plain(one), tone: at === 4 ? "danger" : "plain" })),
        "[甲] [乙] [丙] [丁] [戊] [更多]",
      ],
      [
        "one that is asked about first",
        [...six.map((one) => plain(one)), { ...plain("结"), confirm: text("会结束", "Ends it") }],
        "[甲] [乙] [丙] [丁] [戊] [更多] [结]",
      ],
      [
        "one that carries more than there is room for",
        [...six.map((one) => plain(one)), plain("长", "x".repeat(200)), plain("末")],
        "[甲] [乙] [丙] [丁] [戊] [更多] [长] [末]",
      ],
    ];
    test.each(table)("%s", (_, actions, row) => {
      expect(drawn(...actions)).toBe(row);
    });

    test("what is chosen behind “⋯” asks what its button asks", () => {
      const { blocks } = drawCard({ ...clue, actions: six.map((one) => plain(one)) }, "zh-CN");
      const option = buttonsIn(blocks).find(({ text }) => text.text === "戊");
      const pressed = readPayload(
        {
          type: "block_actions",
          user: { id: "U1" },
          actions: [{ action_id: "overflow", selected_option: { value: option?.value } }],
          message: { blocks: [] },
        },
        "U0BOT",
      );
      expect(pressed).toMatchObject({ is: "press", asks: { press: press("戊") } });
    });

    test("what is to be chosen from, and is no matter's card, is seen whole", () => {
      const choices = note(
        text("您是不是要", "Did you mean"),
        [],
        six.map((one) => plain(one)),
      );
      expect(blocksText(drawCard(choices, "zh-CN").blocks)).not.toContain("⋯");
    });
  });

  test("a button that ends or hides something is asked about before it is done", () => {
    const quarantine = {
      ...action(text("隔离", "Quarantine"), { command: "clue.quarantine" }, "danger"),
      confirm: verbatim("所有人都看不到。".repeat(60)),
    };
    const [button] = buttonsIn(
      drawCard({ ...clue, body: [], actions: [quarantine] }, "zh-CN").blocks,
    );
    expect(button?.confirm).toMatchObject({
      title: { text: "隔离？" },
      confirm: { text: "隔离" },
      deny: { text: "先不" },
      style: "danger",
    });
    expect(button?.confirm?.text?.text).toHaveLength(300);
  });

  test("its line in a notification comes alive nowhere", () => {
    expect(drawCard(clue, "zh-CN").text).toBe("线索 XS-2026-0001 · 待受理");
  });

  test("its buttons ask what they ask everywhere", () => {
    const asked = buttonsIn(drawCard(clue, "zh-CN").blocks).map(({ value }) =>
      pressOf(value ?? ""),
    );
    expect(asked).toEqual([
      undefined,
      { command: "show", code: "XS-2026-0002" },
      { command: "clue.accept", code: "XS-2026-0001", shown: 1 },
      { command: "clue.return", code: "XS-2026-0001", shown: 1 },
    ]);
  });
});

describe("what was typed", () => {
  const table: readonly [typed: string, shown: string][] = [
    ["<!channel> & <@U1>", "&lt;!\u2060channel&gt; &amp; &lt;@\u2060U1&gt;"],
    ["*粗* _斜_ ~删~ `码`", "＊粗＊ ＿斜＿ ～删～ ｀码｀"],
    ["http://evil.example.com", "http:\u2060//evil.\u2060example.\u2060com"],
    [":smile: 3:00", ":\u2060smile: 3:00"],
    ["@here #general", "@\u2060here #\u2060general"],
    ["a\u202eb\u200b", "ab"],
    ["  ", "—"],
  ];
  test.each(table)("%s stays text in a notification", (typed, shown) => {
    expect(mrkdwnSafe(typed, 3000)).toBe(shown);
  });
  test("no entity is cut in two, and what is cut says so", () => {
    expect(mrkdwnSafe("<<<", 9)).toBe("&lt;&lt;…");
    expect(mrkdwnSafe("<<<", 12)).toBe("&lt;&lt;&lt;");
  });
});

describe("what is longer than a message", () => {
  const long = note(
    text("很长", "Long"),
    Array.from({ length: 100 }, (_, at) => verbatim(`第${at}段`)),
  );

  test("is read on by a button until its end, and nothing is left out", () => {
    const again = { line: "查看 XS-2026-0001" };
    const read: string[] = [];
    let next: string | undefined = JSON.stringify({ page: 0, ...again });
    while (next !== undefined) {
      const { page } = JSON.parse(next) as { page: number };
      const { blocks } = drawCard(long, "zh-CN", { page, again });
      expect(blocks.length).toBeLessThanOrEqual(50);
      read.push(blocksText(blocks));
      next = buttonsIn(blocks).find(({ action_id }) => action_id?.startsWith("more"))?.value;
    }
    for (let at = 0; at < 100; at += 1) expect(read.join("\n").split("\n")).toContain(`第${at}段`);
    expect(read[0]).toContain("(内容较长，下面还有……)\n[接着读]");
    expect(read.at(-1)).not.toContain("[接着读]");
  });

  test("a long text goes on in the next block", () => {
    const said = "河边有垃圾。".repeat(1500);
    const { blocks } = drawCard(note(text("题", "T"), [verbatim(said)]), "en");
    const joined = blocks
      .map((block) => (block.type === "section" ? block.text?.text : ""))
      .join("");
    expect(joined === said).toBe(true);
  });
});

describe("a button that says more than its value holds", () => {
  const prefill = { facts: `${"沿岸<堆放>&垃圾\n".repeat(400)}尾`, title: "河边" };
  const card = note(
    text("还差一步", "One more step"),
    [],
    [action(text("填写", "Fill in"), { command: "clue.submit", prefill })],
  );

  test("shows the rest in its message and reads it from there again", () => {
    const drawn = drawCard(card, "zh-CN");
    const [pressed] = buttonsIn(drawn.blocks);
    expect(pressed?.value?.length).toBeLessThanOrEqual(2000);
    expect(drawn.keeps).toBe(true);
    // Slack gives a message's texts back with entities.
    const back = drawn.blocks.map((block) =>
      block.type === "section" && block.text !== undefined
        ? {
            block_id: block.block_id,
            text: {
              text: block.text.text
                .replaceAll("&", "&amp;")
                .replaceAll("<", "&lt;")
                .replaceAll(">", "&gt;"),
            },
          }
        : {},
    );
    expect(pressOf(pressed?.value ?? "", back)).toEqual({ command: "clue.submit", prefill });
  });

  test("asks for it once more where the message is gone", () => {
    const [pressed] = buttonsIn(drawCard(card, "zh-CN").blocks);
    expect(pressOf(pressed?.value ?? "")).toEqual({
      command: "clue.submit",
      prefill: { title: "河边" },
    });
  });

  test.each(["", "x", "{}", "[]", '{"command":3}', '{"command":"a","other":1}', "null"])(
    "and what is no press is none: %s",
    (value) => {
      expect(pressOf(value)).toBeUndefined();
    },
  );
});

describe("what people typed, from what Slack makes of it", () => {
  const lines: readonly [given: string, typed: string][] = [
    ["*待办*", "待办"],
    ["_列表_", "列表"],
    ["`待办`", "待办"],
    ["```\n受理 xs1\n```", "受理 xs1"],
    ["*_待办_*", "待办"],
    ["~受理~ *退回* xs1", "退回 xs1"],
    ["&gt; 待办", "待办"],
    ["超标：\n&gt;50mg/L\n&gt; 100倍", "超标：\n>50mg/L\n> 100倍"],
    ["• 待办", "待办"],
    [":pray: 收到 :+1:", "收到"],
    ["收到:thumbsup::skin-tone-2:", "收到"],
    ["<@U0BOT> *受理* xs1", "受理 xs1"],
    ["请看<https://a.example/x|这里>", "请看这里（https://a.example/x）"],
    ["<http://a.example|a.example>", "a.example"],
    ["<mailto:a@b.example|a@b.example>", "a@b.example"],
    ["<https://a.example/_x_*y*>", "https://a.example/_x_*y*"],
    // What only looks like a mark stays.
    ["138****1234", "138****1234"],
    ["a_b_c.pdf", "a_b_c.pdf"],
    ["金额 2*3*4", "金额 2*3*4"],
    ["周一~周三和周五~周日", "周一~周三和周五~周日"],
    ["文号=山检_建_字1号", "文号=山检_建_字1号"],
    ["12:30:45 会议", "12:30:45 会议"],
    ["标题=“a:b:c”", "标题=“a:b:c”"],
    ["a &lt;*x*&gt; b", "a <x> b"],
  ];
  test.each(lines)("%s is %s", (given, typed) => {
    expect(typedText(given, "U0BOT")).toBe(typed);
  });
});
