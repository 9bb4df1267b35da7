import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Option, Source } from "../../src/chat/field.ts";
import { text } from "../../src/chat/text.ts";
import { placeUnlabelled } from "../../src/line/place-unlabelled.ts";
import type { Reading } from "../../src/line/read-answers.ts";
import { readLine } from "../../src/line/read-line.ts";
import { now, verbs } from "./verbs.ts";

const named = (id: string, zh: string, en: string, ...also: string[]): Option => ({
  id,
  name: text(zh, en),
  also,
});

const directories: Readonly<Record<Source, readonly Option[]>> = {
  files: [],
  directory: [],
  matters: [],
  organisations: [
    named("water", "水务局", "Water bureau", "水务"),
    named("police", "公安局", "Police"),
    named("ecology", "生态环境分局", "Ecology branch", "环保局"),
    named("natural-resources", "自然资源局", "Natural resources bureau"),
    named("town-qingquan", "清泉镇", "Qingquan town"),
  ],
  people: [named("justice.head", "司法局长", "Head of justice")],
  categories: [named("water-pollution", "水污染、黑臭水体", "water pollution")],
};

const reading: Reading = { now, options: (source) => directories[source] };

/** What a line gives once its unlabelled text is sorted: the values, what is left, and whether it was. */
const sorted = (line: string) => {
  const found = readLine(line, verbs, now);
  const [first] = found.is === "command" ? found.candidates : [];
  if (first === undefined) throw new Error(found.is);
  const { values, rest, placed = false } = placeUnlabelled(first, reading);
  return { ...values, ...(rest === undefined ? {} : { rest }), ...(placed ? { placed } : {}) };
};

describe("what is typed without a label goes where it alone belongs", () => {
  test.each<[string, Record<string, unknown>]>([
    [
      "安排会议 河道会商 明天下午3点 水务局 公安局",
      { title: "河道会商", startsAt: "明天下午3点", invite: "水务局、公安局", placed: true },
    ],
    [
      "安排会议 水务局、公安局，下周三 下午3点，河道会商",
      { title: "河道会商", startsAt: "下周三 下午3点", invite: "水务局、公安局", placed: true },
    ],
    [
      "安排会议 水务局 河道会商 明天下午3点 公安局",
      { title: "河道会商", startsAt: "明天下午3点", invite: "水务局、公安局", placed: true },
    ],
    [
      "安排会议 河道会商 明天下午3点 参会单位=水务局",
      { title: "河道会商", startsAt: "明天下午3点", invite: "水务局", placed: true },
    ],
    // What is given with labels is not given twice; what is left is the agenda.
    [
      "安排会议 讨论黑水 明天下午3点 标题=河道会商 参会单位=水务局",
      {
        title: "河道会商",
        startsAt: "明天下午3点",
        invite: "水务局",
        agenda: "讨论黑水",
        placed: true,
      },
    ],
    [
      "安排会议 就河道问题进行会商。请各单位准备材料 明天下午3点",
      { agenda: "就河道问题进行会商。请各单位准备材料", startsAt: "明天下午3点", placed: true },
    ],
    [
      "安排会议 河道会商 明天下午3点 水务局 讨论排污口 一并听汇报",
      {
        title: "河道会商",
        startsAt: "明天下午3点",
        invite: "水务局",
        agenda: "讨论排污口 一并听汇报",
        placed: true,
      },
    ],
    ["参会 HY1 去不了，出差", { answer: "去不了", reason: "出差", placed: true }],
    ["参会 HY1 出差，去不了", { answer: "去不了", reason: "出差", placed: true }],
    ["转送 xs1 公安局 属于刑事", { to: "公安局", reason: "属于刑事", placed: true }],
    ["转送 xs1 山丹县公安局，属于刑事", { to: "山丹县公安局", reason: "属于刑事", placed: true }],
    ["延期 rw1 8月30日，设备未到", { due: "8月30日", reason: "设备未到", placed: true }],
    [
      "提交线索 水污染 大桥下有黑水 昨天",
      { category: "水污染", facts: "大桥下有黑水", occurredOn: "昨天", placed: true },
    ],
    ["改期 hy1 下周四9点 在三楼", { startsAt: "下周四9点", rest: "在三楼", placed: true }],
    [
      "回复 jy1 已清理河道 全部采纳",
      { adoption: "全部采纳", measures: "已清理河道", placed: true },
    ],
  ])("%s", (line, values) => expect(sorted(line)).toEqual(values));

  test.each<[string, Record<string, unknown>]>([
    // Complete as it was read.
    ["退回 xs1 水务局 不归我们管", { reason: "水务局 不归我们管" }],
    ["改期 hy1 下周四9点", { startsAt: "下周四9点" }],
    ["参会 hy1 不参加", { answer: "不参加" }],
    ["受理 xs1 马上派人", { rest: "马上派人" }],
    // Nothing at either end that only one field understands.
    ["安排会议 讨论黑水", { agenda: "讨论黑水" }],
    ["提交线索 大桥下昨天有黑水", { facts: "大桥下昨天有黑水" }],
    ["提交线索 大桥下，昨天，有黑水", { facts: "大桥下，昨天，有黑水" }],
    ["转送 xs1 水 属于刑事", { reason: "水 属于刑事" }],
    ["签收 jy1 联系人=张科长", { contact: "张科长" }],
  ])("%s stays as it was read", (line, values) => expect(sorted(line)).toEqual(values));

  test("nothing that is typed is lost, and what was given with a label stays", () => {
    const piece = fc.constantFrom(
      ...[
        "河道会商",
        "明天下午3点",
        "8月30日",
        "水务局",
        "公安局",
        "讨论黑水",
        "水污染",
        "去不了",
        "全部采纳",
      ],
    );
    const head = fc.constantFrom(
      ...[
        "安排会议",
        "提交线索",
        "参会 hy1",
        "转送 xs1",
        "延期 rw1",
        "回复 jy1",
        "登记建议",
        "受理 xs1",
      ],
    );
    fc.assert(
      fc.property(
        head,
        fc.array(piece, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(" ", "，", "、", "\n"),
        fc.boolean(),
        (start, pieces, gap, labelled) => {
          const label = labelled ? " 理由=另有安排" : "";
          const { placed: _, ...values } = sorted(`${start} ${pieces.join(gap)}${label}`);
          const kept = Object.values(values).join("\n");
          const times = (whole: string, part: string) => whole.split(part).length - 1;
          for (const one of new Set(pieces))
            expect(times(kept, one)).toBe(pieces.filter((other) => other === one).length);
        },
      ),
      { numRuns: 800 },
    );
  });
});
