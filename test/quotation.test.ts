import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { inQuotes } from "../src/calendar/quotation.ts";
import { clause } from "../src/chat/text.ts";
import { openScene, type Scene } from "./scene.ts";

// Quotation marks nest by turns, “…‘…“…”…’…”, and what opens is closed, whatever somebody has typed.

const pairs: Readonly<Record<string, string>> = { "“": "”", "‘": "’", "「": "」", "『": "』" };

/** What is wrong with the quotation marks of a text; an apostrophe within a word is none. */
const faultIn = (text: string): string | undefined => {
  const open: string[] = [];
  for (const [index, mark] of [...text.replace(/(?<=[a-z])’(?=[a-z\s,.])/gi, "")].entries()) {
    if (pairs[mark] !== undefined) {
      if (open.at(-1) === mark) return `${mark} within ${mark} at ${index}: ${text}`;
      open.push(mark);
    } else if (Object.values(pairs).includes(mark) && pairs[open.pop() ?? ""] !== mark)
      return `${mark} closes nothing at ${index}: ${text}`;
  }
  return open.length === 0 ? undefined : `${open.join("")} is not closed: ${text}`;
};

describe("words in quotation marks", () => {
  it.each([
    ["水务局", "“水务局”"],
    ["关于“三同时”的会议", "“关于‘三同时’的会议”"],
    ["关于「三同时」的会议", "“关于‘三同时’的会议”"],
    ['关于"三同时"的会议', "“关于‘三同时’的会议”"],
    ["他说“看‘河长’牌”", "“他说‘看“河长”牌’”"],
    ["黑水“直排", "“黑水‘直排’”"],
    ["黑水直排”三处", "“黑水直排三处”"],
    ["“甲”和“乙”", "“‘甲’和‘乙’”"],
    ["the bureau’s ‘own’ word", "“the bureau’s ‘own’ word”"],
    ["units’ answers", "“units’ answers”"],
    ["“", "“‘’”"],
  ])("%s", (said, quoted) => {
    expect(inQuotes(said)).toBe(quoted);
  });

  it("nest and are closed, and nothing else of what was typed changes", () => {
    const typed = fc
      .array(fc.constantFrom(...'“”‘’「」『』"甲乙，。'.split("")), { maxLength: 24 })
      .map((characters) => characters.join(""));
    const bare = (text: string) => text.replace(/[“”‘’「」『』"]/g, "");
    fc.assert(
      fc.property(typed, (said) => {
        expect(faultIn(inQuotes(said))).toBeUndefined();
        expect(bare(inQuotes(said))).toBe(bare(said));
        // What is quoted once more still nests.
        expect(faultIn(inQuotes(`消息：${inQuotes(said)}。`))).toBeUndefined();
      }),
    );
  });
});

const sources = ["src", "adapters"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.includes("generated"))
    .map((name) => join(folder, name)),
);

/** The sentences of a source, without what is put into them. */
const sentencesIn = (source: string): readonly string[] =>
  source
    .split("\n")
    .filter((line) => !/^\s*(?:\/\/|\/?\*)/.test(line))
    .flatMap((line) => line.match(/`[^`]*`|"[^"]*"/g) ?? [])
    .filter((one) => /[“”]/.test(one) && !one.includes("\\") && /[\p{Script=Han}a-z]{2}/u.test(one))
    .map((one) => one.slice(1, -1));

describe("every sentence of ours", () => {
  it("has its quotation marks in pairs", () => {
    const faults = sources.flatMap((path) =>
      sentencesIn(readFileSync(path, "utf8")).flatMap((one) => {
        const fault = faultIn(one);
        return fault === undefined ? [] : [`${path}: ${fault}`];
      }),
    );
    expect(faults).toEqual([]);
  });
});

describe("what somebody typed at the end of a sentence of ours", () => {
  it.each([
    ["材料不全", "材料不全"],
    ["材料不全。", "材料不全"],
    ["Papers missing. ", "Papers missing"],
    ["一是缺附件；二是没盖章；", "一是缺附件；二是没盖章"],
    ["什么时候补？", "什么时候补？"],
  ])("%s: ends it once", (typed, said) => expect(clause(typed)).toBe(said));

  it("is nowhere followed by a full stop as it was typed", () => {
    const faults = sources.filter((path) =>
      /\$\{(?:reason|said|typed)\}[。.]/.test(readFileSync(path, "utf8")),
    );
    expect(faults).toEqual([]);
  });
});

describe("what somebody typed with quotation marks", () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it.each([
    ["提交线索 标题=关于「三同时」的“黑水 类别=火“星」污染 事实=黑水 地点=桥 日期=昨天 来源=履职"],
    ["提交线索 标题=甲 类别=水污染 事实=黑水 地点=桥 日期=“昨夭” 来源=履职 接收单位=「火星”局"],
    ["安排会议 标题=关于「三同时」会 时间=“晚些时候 参会单位=水务局、“火星局”"],
    ["登记建议 标题=甲 文号=“三号 类型=社会治理 单位=「火星局 送达日期=昨天“ 异议期=十“日 内容=甲"],
    ["查 「排污“口”"],
    ["搜索 “三同时"],
    ["催办 “河道"],
    ["噜噜“噜「噜"],
    ["签收 「jy"],
    ["核实 jy1 结果=“未知 核实情况=甲"],
  ])("%s: is quoted in pairs in both languages", async (line) => {
    scene = await openScene("2026-03-02T01:00:00.000Z");
    for (const language of ["中文", "English"]) {
      await scene.says("procuratorate.procurator", `语言 ${language}`);
      const { text } = await scene.says("procuratorate.procurator", line);
      // A line of a form or card that repeats what was typed, and nothing else, is as it was typed.
      const ours = text
        .split("\n")
        .filter(
          (one) => /[“”]/.test(one) && !one.includes("\\") && /←|没|不|请|no |not /.test(one),
        );
      for (const one of ours) expect(faultIn(one.replace(/^[^←]*← /, "")), one).toBeUndefined();
    }
  });
});
