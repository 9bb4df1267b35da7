import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AdaptiveCard, cardToAdaptive, markdownSafe } from "../../adapters/adaptive/card.ts";
import { adaptiveAnswers, formToAdaptive } from "../../adapters/adaptive/form.ts";
import { action, type Card, facts, paragraph, rows } from "../../src/chat/card.ts";
import {
  choice,
  day,
  type Field,
  type Form,
  line,
  long,
  moment,
  number,
  one,
  optional,
  several,
  yesNo,
} from "../../src/chat/field.ts";
import { cleanText } from "../../src/chat/plain.ts";
import { type Language, type Text, text, verbatim } from "../../src/chat/text.ts";

// The bundle is what browsers load; the package's own entry does not load in Node.
const official = createRequire(import.meta.url)(
  "adaptivecards/dist/adaptivecards.js",
) as typeof import("adaptivecards");

/** Everything the official renderer has against a card of version 1.5. */
const faults = (json: AdaptiveCard): readonly string[] => {
  const context = new official.SerializationContext(official.Versions.v1_5);
  const card = new official.AdaptiveCard();
  card.parse(JSON.parse(JSON.stringify(json)), context);
  const parsed = Array.from(
    { length: context.eventCount },
    (_, index) => context.getEventAt(index).message,
  );
  return [...parsed, ...card.validateProperties().validationEvents.map(({ message }) => message)];
};

const bytes = (json: unknown): number => Buffer.byteLength(JSON.stringify(json));

const languages = ["zh-CN", "en"] as const satisfies readonly Language[];

const nasty = fc.constantFrom(
  "**加粗** _斜_ `code` ~~删~~",
  "[点这里](https://example.com) ![图](http://a.b/c.png) <https://x.y>",
  "https://example.com/a?b=c&d=e www.example.com a@b.cn",
  "# 标题\n- 一\n+ 二\n1. 三\n2) 四\n> 引\n===\n---\n* * *",
  "{{DATE(2017-02-14T06:08:39Z,SHORT)}} {{TIME(2017-02-14T06:08:39Z)}}",
  "<script>alert(1)</script> &lt; &amp; \\ \\* |a|b|",
  "    四个空格\r\n\r\n下一段\u2028又一行\u202e反",
  "\u0000\u0007\ud800",
);

const typed = (max: number): fc.Arbitrary<string> =>
  fc.oneof(
    nasty.map((said) => said.slice(0, max)),
    fc.string({ maxLength: max, unit: "grapheme" }),
    fc.integer({ min: 1, max }).map((length) => "水".repeat(length)),
  );

const said = (max: number): fc.Arbitrary<Text> => fc.record({ zh: typed(max), en: typed(max) });

const tone = fc.constantFrom("plain", "good", "warning", "urgent", "subtle");
const code = fc.integer({ min: 1, max: 9999 }).map((n) => `XS-2026-${String(n).padStart(4, "0")}`);

const block = fc.oneof(
  fc.record({ is: fc.constant("paragraph"), text: said(2000), tone } as const),
  fc.record({
    is: fc.constant("facts"),
    facts: fc.array(fc.record({ label: said(20), value: said(2000) }), { maxLength: 10 }),
  } as const),
  fc.record({
    is: fc.constant("rows"),
    rows: fc.array(fc.record({ code, title: said(100), detail: said(100) }), { maxLength: 40 }),
  } as const),
);

const press = fc.record(
  {
    command: fc.constantFrom("clue.accept", "help"),
    code,
    shown: fc.nat(50),
    answers: fc.dictionary(fc.constantFrom("reason", "notice"), typed(30)),
  },
  { requiredKeys: ["command"] },
);

const button = fc.record({
  label: said(12),
  tone: fc.constantFrom("plain", "primary", "danger"),
  press,
} as const);

const anyCard: fc.Arbitrary<Card> = fc.record(
  {
    title: said(150),
    status: fc.record({ text: said(12), tone }),
    body: fc.array(block, { maxLength: 3 }),
    actions: fc.array(button, { maxLength: 14 }),
  },
  { requiredKeys: ["title", "body", "actions"] },
) as fc.Arbitrary<Card>;

/** What a client would send back for a form nobody changed. */
const untouched = (json: AdaptiveCard): Record<string, unknown> => {
  const inputs: Record<string, unknown> = {};
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === "object" && value !== null) {
      if ("type" in value && String(value.type).startsWith("Input.") && "id" in value)
        inputs[String(value.id)] = "value" in value ? value.value : "";
      Object.values(value).forEach(visit);
    }
  };
  visit(json.body);
  return inputs;
};

const units = ["water", "ecology", "police", "justice", "court"].map((id) => ({
  id,
  name: text(`${id}局`, `${id} bureau`),
}));
const manyUnits = Array.from({ length: 45 }, (_, index) => ({
  id: `unit-${index}`,
  name: text(`第${index}局`, `Bureau ${index}`),
}));

const form = (
  questions: readonly {
    readonly key: string;
    readonly field: Field;
    readonly value?: unknown;
    readonly problem?: Text;
    readonly options?: typeof units;
  }[],
): Form => ({
  title: text("提交线索", "Submit a clue"),
  intro: [paragraph(text("请勿填写国家秘密。", "No state secrets."), "warning")],
  questions,
  submit: { command: "clue.submit", key: "k1" },
  submitLabel: text("提交", "Submit"),
  actions: [],
});

describe("any card, in both languages", () => {
  test("is valid for the official renderer, and small enough for Teams", () => {
    fc.assert(
      fc.property(anyCard, fc.constantFrom(...languages), (card, language) => {
        const json = cardToAdaptive(card, language);
        expect(faults(json)).toEqual([]);
        expect(bytes(json)).toBeLessThan(80_000);
      }),
      // Shrinking a large card takes minutes; the first one found is as telling.
      { numRuns: 150, interruptAfterTimeLimit: 10_000 },
    );
  });

  test("keeps every button and what it presses", () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const { body, actions = [] } = cardToAdaptive(card, "zh-CN");
        const all = [
          ...body.flatMap((element) => (element.type === "ActionSet" ? element.actions : [])),
          ...actions,
        ];
        const presses = all.flatMap((one) => ("data" in one ? [one.data.press] : []));
        expect(presses).toEqual(card.actions.map(({ press }) => press));
        expect(actions.length).toBeLessThanOrEqual(5);
      }),
      { numRuns: 50 },
    );
  });
});

test("nothing typed is markdown, a link or a date function any more, and nothing of it is lost", () => {
  fc.assert(
    fc.property(typed(300), (said) => {
      const safe = markdownSafe(said);
      for (const paragraph of safe.split("\n\n")) {
        const bare = paragraph.replace(/\\[!-/:-@[-`{-~]/g, "§");
        expect(bare).not.toMatch(
          /[\\`*_[\]()<>&{}~|!@]|:\/\/|\.\p{L}|^[-+#=]|^\d{1,9}[.)]|^\s|\n/u,
        );
      }
      const shown = safe.replace(/\\([!-/:-@[-`{-~])/g, "$1").replace(/\s+/g, "");
      const wanted = cleanText(said);
      expect(shown).toBe(wanted.replace(/\s+/g, ""));
    }),
  );
});

describe("a card that is too large", () => {
  const facts2000 = Array.from({ length: 12 }, () => paragraph(verbatim("水".repeat(2000))));
  const list = rows(
    Array.from({ length: 200 }, (_, n) => ({
      code: `XS-2026-${n}`,
      title: verbatim("某某河段排污".repeat(5)),
      detail: text("已受理", "accepted"),
    })),
  );
  const card: Card = { title: text("线索", "Clue"), body: [...facts2000, list], actions: [] };

  test("is shortened until it fits, and says so", () => {
    const json = cardToAdaptive(card, "zh-CN");
    expect(bytes(json)).toBeLessThan(80_000);
    expect(JSON.stringify(json)).toContain("这里有省略");
    expect(JSON.stringify(json)).toContain("…");
    expect(JSON.stringify(json)).toMatch(/还有170件没有列出/);
  });

  test("is left whole where there is no limit", () => {
    const json = cardToAdaptive(card, "zh-CN", Number.POSITIVE_INFINITY);
    expect(JSON.stringify(json)).not.toContain("省略");
    expect(json.body.filter(({ type }) => type === "ColumnSet")).toHaveLength(200);
  });
});

test("tones become colours, and the status a badge above the body", () => {
  const { body } = cardToAdaptive(
    {
      title: text("线索 XS-2026-0001", "Clue XS-2026-0001"),
      status: { text: text("已受理", "Accepted"), tone: "good" },
      body: [
        paragraph(text("逾期", "Overdue"), "urgent"),
        facts(
          [text("地点", "Place"), text("祁连大道", "Qilian Avenue")],
          [text("空", "None"), undefined],
        ),
      ],
      actions: [],
    },
    "zh-CN",
  );
  expect(body).toMatchObject([
    { type: "TextBlock", style: "heading", text: "线索 XS-2026-0001" },
    { type: "ColumnSet", columns: [{ style: "good", items: [{ text: "已受理" }] }] },
    { type: "Container", style: "attention", items: [{ text: "逾期" }] },
    { type: "FactSet", facts: [{ title: "地点", value: "祁连大道" }] },
  ]);
});

test("a row is pressed as a whole and shows its matter", () => {
  const row = { code: "XS-2026-0001", title: verbatim("河边垃圾"), detail: text("待受理", "new") };
  const { body } = cardToAdaptive(
    { title: text("列表", "List"), body: [rows([row])], actions: [] },
    "en",
  );
  expect(body[1]).toMatchObject({
    type: "ColumnSet",
    selectAction: {
      type: "Action.Execute",
      verb: "press",
      title: "XS-2026-0001 河边垃圾",
      data: { press: { command: "show", code: "XS-2026-0001" } },
    },
    columns: [{ width: "stretch" }, { width: "auto", items: [{ text: "›" }] }],
  });
});

test("what hides or ends something is asked about before it is done, with the same button", () => {
  const press = { command: "clue.quarantine", code: "XS-2026-0001" };
  const label = text("隔离", "Quarantine");
  const confirm = text("除秘书处外谁也看不到。", "Nobody but the secretariat sees it.");
  const { actions } = cardToAdaptive(
    { title: label, body: [], actions: [{ ...action(label, press, "danger"), confirm }] },
    "zh-CN",
  );
  const button = { type: "Action.Execute", title: "隔离", style: "destructive", data: { press } };
  expect(actions).toMatchObject([
    {
      type: "Action.ShowCard",
      title: "隔离",
      style: "destructive",
      card: {
        type: "AdaptiveCard",
        body: [{ text: "隔离？" }, { text: "除秘书处外谁也看不到。" }],
        actions: [button],
      },
    },
  ]);
});

describe("a form", () => {
  const everything = form([
    { key: "title", field: line(text("标题", "Title")), value: "河边 *垃圾*" },
    {
      key: "facts",
      field: long(text("事实", "Facts"), { help: text("写明经过", "What happened") }),
    },
    { key: "days", field: number(text("天数", "Days"), 1, 90), value: 10 },
    { key: "on", field: day(text("日期", "Day")), value: "2025-08-01" },
    { key: "at", field: moment(text("时间", "Time")), value: "2026-11-25T07:00:00.000Z" },
    { key: "urgent", field: yesNo(text("紧急", "Urgent")), value: false },
    { key: "kind", field: choice(text("类别", "Kind"), units.slice(0, 3)), value: "ecology" },
    {
      key: "to",
      field: one(text("单位", "Unit"), "organisations"),
      value: "unit-3",
      options: manyUnits,
    },
    {
      key: "copy",
      field: several(text("抄送", "Copy"), "organisations"),
      value: ["water", "court"],
      options: units,
    },
    {
      key: "by",
      field: optional(one(text("移送", "Transfer"), "organisations")),
      options: manyUnits,
      problem: text("没有叫“**某局**”的单位", "There is no unit “**x**”"),
    },
    { key: "into", field: optional(one(text("合并到", "Into"), "matters")) },
  ]);

  test.each(languages)(
    "of every kind of question is valid in %s and stays under 80 kB",
    (language) => {
      const json = formToAdaptive(everything, language);
      expect(faults(json)).toEqual([]);
      expect(bytes(json)).toBeLessThan(80_000);
    },
  );

  test("gives back what stood in it", () => {
    expect(adaptiveAnswers(untouched(formToAdaptive(everything, "zh-CN")))).toEqual({
      title: "河边 *垃圾*",
      days: 10,
      on: "2025-08-01",
      at: "2026-11-25 15:00",
      urgent: false,
      kind: "ecology",
      to: "unit-3",
      copy: ["water", "court"],
    });
  });

  test("asks first for what is needed; what may be left out waits behind one press, and still comes back", () => {
    const optionalLine = (key: string) => ({
      key,
      field: optional(line(text(`可填${key}`, `May ${key}`))),
    });
    const questions = [
      { key: "title", field: line(text("标题", "Title")) },
      ...["a", "b", "c"].map(optionalLine),
      { ...optionalLine("known"), value: "已知" },
      { ...optionalLine("wrong"), problem: text("不行", "No") },
    ];
    const json = formToAdaptive(form(questions), "zh-CN");
    const drawn = json.body.map((one) => JSON.stringify(one));
    const hidden = drawn.filter((one) => one.includes('"isVisible":false'));
    expect(hidden).toHaveLength(1);
    for (const [key, isHidden] of [
      ["title", false],
      ["known", false],
      ["wrong", false],
      ["a", true],
      ["c", true],
    ] as const)
      expect([key, hidden[0]?.includes(`"text:${key}"`)]).toEqual([key, isHidden]);
    expect(drawn.join()).toContain('"title":"更多（3项，可不填）","targetElements":["more"]');
    expect(faults(json)).toEqual([]);
    expect(adaptiveAnswers({ ...untouched(json), "text:b": "写了" })).toEqual({
      known: "已知",
      b: "写了",
    });
    // Two of them are not worth a press.
    const few = formToAdaptive(form(questions.slice(0, 3)), "zh-CN");
    expect(JSON.stringify(few)).not.toContain("isVisible");
  });

  test("searches among many options, opens few, and lets an optional choice be left out", () => {
    const { body } = formToAdaptive(everything, "zh-CN");
    const found = JSON.stringify(body);
    const style = (id: string) =>
      new RegExp(`"id":"choice:${id}"[^[]*"style":"(\\w+)"`).exec(found)?.[1];
    expect([style("kind"), style("to"), style("by")]).toEqual(["expanded", "compact", "filtered"]);
    expect(adaptiveAnswers({ "choice:by": "-" })).toEqual({});
  });

  test("marks what is required and what was wrong with it, at its field", () => {
    const { body, actions } = formToAdaptive(everything, "en");
    expect(body[2]).toMatchObject({
      items: [
        {
          id: "text:title",
          label: "Title",
          isRequired: true,
          errorMessage: expect.stringContaining("Title"),
        },
      ],
    });
    expect(body[11]).toMatchObject({
      items: [
        { id: "choice:by" },
        {
          type: "Container",
          style: "attention",
          items: [{ text: expect.stringContaining("\\*\\*x\\*\\*") }],
        },
      ],
    });
    expect(body[11]).not.toHaveProperty("items.0.isRequired");
    expect(actions).toEqual([
      {
        type: "Action.Execute",
        verb: "submit",
        title: "Submit",
        style: "positive",
        data: { press: { command: "clue.submit", key: "k1" } },
      },
    ]);
  });

  const unreadable: [field: Field, value: unknown][] = [
    [day(text("日期", "Day")), "下个月哪天"],
    [moment(text("时间", "Time")), "等通知"],
    [number(text("天数", "Days"), 1, 9), "好几天"],
  ];
  test.each(unreadable)(
    "leaves an unreadable value standing so that it can be corrected: %#",
    (field, value) => {
      const json = formToAdaptive(form([{ key: "a", field, value }]), "zh-CN");
      expect(faults(json)).toEqual([]);
      expect(untouched(json)).toEqual({ "text:a": value });
      expect(adaptiveAnswers(untouched(json))).toEqual({ a: value });
    },
  );

  test("with anything typed into it is valid, and typed text comes back as it was", () => {
    fc.assert(
      fc.property(typed(200), fc.constantFrom(...languages), (value, language) => {
        const json = formToAdaptive(
          form([
            { key: "title", field: line(text("标题", "Title")), value },
            { key: "to", field: one(text("单位", "Unit"), "organisations"), value, options: units },
            {
              key: "matter",
              field: one(text("合并到", "Into"), "matters"),
              options: [{ id: "XS-2026-0001", name: verbatim(value) }],
            },
          ]),
          language,
        );
        expect(faults(json)).toEqual([]);
        const given = value.trim();
        expect(adaptiveAnswers(untouched(json))).toEqual(given === "" ? {} : { title: given });
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    [{ "date:at": "2026-11-25", "time:at": "15:00" }, { at: "2026-11-25 15:00" }],
    [{ "time:at": "15:00", "date:at": "" }, { at: "15:00" }],
    [{ "choices:to": "water, court,,", "choices:none": "" }, { to: ["water", "court"] }],
    [
      { "yesno:urgent": "true", "yesno:other": "false" },
      { urgent: true, other: false },
    ],
    [{ press: { command: "x" }, verb: "submit", "odd:x": "1", "constructor:y": "2" }, {}],
    [{ "text:a": "  河边  ", "text:b": "   ", "text:c": null }, { a: "河边" }],
  ])("reads inputs %j", (inputs, answers) => {
    expect(adaptiveAnswers(inputs)).toEqual(answers);
  });

  test("an input called __proto__ is an answer like any other and changes nothing else", () => {
    const answers = adaptiveAnswers({ "text:__proto__": "x" });
    expect(Object.keys(answers)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(answers)).toBe(Object.prototype);
  });
});
