import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { createBot } from "../../src/bot.ts";
import { screen } from "../../src/screening/screen.ts";
import { openScene } from "../scene.ts";

// What a request brings is judged whole, whatever its shape and wherever it is written, and once.

const who = "town-qingquan.liaison";
const official = "水务局局长收了砂场的钱";

const word = (...texts: readonly string[]) =>
  zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "word/document.xml": strToU8(
      `<w:document><w:body><w:p>${texts.map((one) => `<w:r><w:t>${one}</w:t></w:r>`).join("")}</w:p></w:body></w:document>`,
    ),
  });

const table = (shared: string) =>
  zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "xl/workbook.xml": strToU8("<workbook/>"),
    "xl/sharedStrings.xml": strToU8(`<sst><si><t>${shared}</t></si></sst>`),
  });

test.each<readonly [string, Readonly<Record<string, unknown>>]>([
  ["a plain answer", { facts: official }],
  ["a list", { facts: "黑水", to: [official] }],
  ["a nested value", { facts: { text: { is: [official] } } }],
  ["the name of a part", { facts: { [official]: "" } }],
  ["what no form asks", { remark: official }],
  ["characters apart", { facts: "局.长.收.了.钱" }],
])("in %s it is refused, as answers and as what stands in a form", async (_, given) => {
  const scene = await openScene();
  try {
    for (const press of [
      { command: "clue.submit", answers: given },
      { command: "clue.submit", prefill: given },
    ]) {
      const answered = await scene.presses(who, press);
      expect(answered.text).toContain("请直接交给纪委监委");
      expect(answered.text).not.toContain("砂场的钱");
    }
  } finally {
    await scene.close();
  }
});

test.each<readonly [string, Uint8Array, string]>([
  ["情况.txt", strToU8(official), "请直接交给纪委监委"],
  ["情况.csv", strToU8(`序号,情况\n1,${official}`), "请直接交给纪委监委"],
  ["情况.docx", word("水务局局", "长收了", "砂场的钱"), "请直接交给纪委监委"],
  ["情况.docx", word("附件为机", "密文件"), "请线下办理"],
  ["台账.xlsx", table(official), "请直接交给纪委监委"],
  ["台账.xlsx", table("&#x5C40;&#38271;受贿"), "请直接交给纪委监委"],
])("%s is read before it is kept (%#)", async (name, content, said) => {
  const scene = await openScene();
  try {
    const received = await scene.bot.receive({ platform: "web", account: who, name, content });
    expect("zh" in received && received.zh).toContain(said);
  } finally {
    await scene.close();
  }
});

test("a file that speaks of a child makes the clue one of level 2", async () => {
  const scene = await openScene();
  try {
    const files = { "情况.docx": word("邻居的孩", "子天天被打，身上有伤") };
    const done = await scene.sends(
      who,
      files,
      "提交线索 标题=院内情况 类别=生态环境 事实=见附件 地点=某小区 日期=昨天 来源=投诉 接收单位=检察院",
    );
    expect(done.text).toContain("请先拨打110");
    expect(done.text).toContain("线索已提交");
    expect((await scene.store.matter("XS-2026-0001"))?.visibility).toBe(2);
  } finally {
    await scene.close();
  }
});

test("a request is judged once, a file once when it comes", async () => {
  const scene = await openScene();
  const judged: string[][] = [];
  const bot = createBot({
    store: scene.store,
    time: scene.clock,
    log: () => {},
    screen: (texts) => {
      judged.push([...texts]);
      return screen(texts);
    },
  });
  const ask = async (said: Parameters<typeof bot.handle>[0]["said"], event: string) => {
    judged.length = 0;
    const surface = { is: "direct", conversation: `direct:${who}` } as const;
    const reply = await bot.handle({ platform: "web", account: who, event, surface, said });
    expect(judged).toHaveLength(1);
    return reply;
  };
  try {
    const line =
      "提交线索 标题=河边垃圾 类别=生态环境 事实=河边有垃圾 地点=河边 日期=昨天 来源=投诉 接收单位=生态环境分局";
    const first = await ask({ is: "line", line }, "once1");
    if (first.is === "form") {
      const standing = Object.fromEntries(
        first.form.questions.map(({ key, value }) => [key, value]),
      );
      await ask({ is: "press", press: { ...first.form.submit, answers: standing } }, "once2");
    }
    await ask({ is: "line", line: "砂场夜里偷采" }, "once3");
    await ask({ is: "press", press: { command: "todo" } }, "once4");
    judged.length = 0;
    await bot.receive({ platform: "web", account: who, name: "a.txt", content: strToU8("黑水") });
    expect(judged).toEqual([["a.txt", "黑水"]]);
  } finally {
    await scene.close();
  }
});

const clueOf = (facts: string) =>
  `提交线索 标题=甲 类别=水污染 事实=${facts} 地点=山丹河 日期=昨天 来源=投诉`;

test.each([
  ["a threat to somebody's life", "砂场老板放话要弄死我全家", "请先拨打110"],
  ["who reported", "排污的事是隔壁老王举报的", "请不要写是谁举报的"],
  ["a guess at who reported", "举报人多半是门卫", "请不要写是谁举报的"],
])(
  "a clue with %s is for named people only, and its sender is told first what to do",
  async (_, facts, said) => {
    const scene = await openScene();
    try {
      const form = await scene.says(who, `提交线索 标题=甲 事实=${facts}`);
      expect(form.text).toContain(said);
      const asked = await scene.says(who, clueOf(facts));
      expect(asked.text).toContain(said);
      // Who reported it can still be taken out; a threat waits for nothing.
      expect(asked.reply.is).toBe(said.includes("110") ? "card" : "form");
      if (asked.reply.is === "form") expect((await asked.submit()).text).toContain("线索已提交");
      const [matter] = await scene.store.matters(
        { person: "", organisation: "", reaches: [{ through: "overview", upTo: 2 }] },
        { kind: "clue", take: 1 },
      );
      expect(matter?.visibility).toBe(2);
      expect((await scene.says("town-weiqi.liaison", "列表")).text).not.toContain("甲");
    } finally {
      await scene.close();
    }
  },
);

test.each([
  "砂场老板放话要弄死我全家",
  "举报人就是砂场的会计",
  "the whistleblower is the accountant",
])("what is added to a clue and says so raises it to level 2: %s", async (added) => {
  const scene = await openScene("2026-03-02T01:00:00.000Z");
  try {
    await scene.says(who, clueOf("黑水直排"));
    expect((await scene.store.matter("XS-2026-0001"))?.visibility).toBe(1);
    await scene.says(who, `补充 xs1 ${added}`);
    expect((await scene.store.matter("XS-2026-0001"))?.visibility).toBe(2);
    expect((await scene.store.matter("XS-2026-0001"))?.parties).not.toEqual([]);
  } finally {
    await scene.close();
  }
});
