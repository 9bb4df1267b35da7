import { describe, expect, test } from "vitest";
import { formIn } from "../../src/line/pasted-form.ts";
import { now, verbs } from "./verbs.ts";

/** What a text is a form of, with what stands in it. */
const form = (text: string) => {
  const found = formIn(text, verbs, now);
  if (found === undefined) return "no form";
  const [first] = found.candidates;
  return {
    is: found.candidates.map(({ verb }) => verb.id).join(" | "),
    ...(found.code === undefined ? {} : { code: found.code }),
    ...first?.values,
    ...(first?.rest === undefined ? {} : { rest: first.rest }),
    ...(first?.unknown === undefined
      ? {}
      : { unknown: first.unknown.map(({ label }) => label).join() }),
  };
};

const clue = {
  is: "clue.submit",
  title: "三号口",
  category: "水污染",
  facts: "黑水直排",
  place: "桥三",
};

describe("a form copied without a command above it", () => {
  test.each<[string, string]>([
    ["lines", "标题：三号口\n类别：水污染\n事实：黑水直排\n地点：桥三"],
    ["one line", "标题：三号口；类别：水污染；事实：黑水直排；地点：桥三"],
    [
      "a title and numbers",
      "线索登记表\n1. 标题：三号口\n2. 类别：水污染\n3. 事实：黑水直排\n4. 地点：桥三",
    ],
    [
      "a title in brackets",
      "【线索】\n【标题】三号口\n【类别】水污染\n【事实】黑水直排\n【地点】桥三",
    ],
    [
      "bold",
      "**线索上报**\n**标题**：三号口\n**类别**：水污染\n**事实**：黑水直排\n**地点**：桥三",
    ],
    ["a table", "标题\t三号口\n类别\t水污染\n事实\t黑水直排\n地点\t桥三"],
    [
      "a greeting above and thanks below",
      "各位领导好，现上报线索如下：\n标题：三号口\n类别：水污染\n事实：黑水直排\n地点：桥三\n\n谢谢！",
    ],
    ["quoted mail", "> 标题：三号口\n> 类别：水污染\n> 事实：黑水直排\n> 地点：桥三"],
    [
      "a table with bars",
      "| 标题 | 三号口 |\n| --- | --- |\n| 类别 | 水污染 |\n| 事实 | 黑水直排 |\n| 地点 | 桥三 |",
    ],
    ["blank lines", "标题：三号口\n\n类别：水污染\n\n事实：黑水直排\n\n地点：桥三\n"],
    ["equals signs", "标题=三号口 类别=水污染 事实=黑水直排 地点=桥三"],
  ])("with %s", (_, text) => expect(form(text)).toEqual(clue));

  test("names the kind above, where its labels are others' too", () =>
    expect(form("线索\n地点：桥三\n日期：昨天")).toEqual({
      is: "clue.submit",
      place: "桥三",
      occurredOn: "昨天",
    }));

  test("keeps what is said above it in whole sentences, to be shown as unused", () =>
    expect(
      form("昨晚又闻到臭味。群众很有意见！请尽快处理。\n标题：三号口\n类别：水污染"),
    ).toMatchObject({ title: "三号口", rest: "昨晚又闻到臭味。群众很有意见！请尽快处理。" }));

  test.each([
    ["two forms at once", "标题：甲\n类别：水污染\n事实：黑水\n\n标题：乙\n类别：欠薪\n事实：拖欠"],
    ["a chat log", "张三 10:22\n你好\n李四 10:23\n在吗"],
    ["a sentence with colons", "会上有人说：这件事要快办；局长答：尽快。"],
    ["one label", "地点：桥三"],
    ["prose", "污染来源：化肥厂。影响：三个村。"],
    ["an address", "https://example.cn/?title=a&place=b"],
    ["numbers", "浓度=35mg/L，COD=350，pH=6"],
    ["nothing", ""],
  ])("is not seen in %s", (_, text) => expect(form(text)).toBe("no form"));
});
