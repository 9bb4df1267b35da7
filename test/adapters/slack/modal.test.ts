import type { KnownBlock } from "@slack/types";
import { describe, expect, test } from "vitest";
import { answersIn, sourceOf } from "../../../adapters/block-kit/form.ts";
import { readPress } from "../../../adapters/runtime/small-press.ts";
import { drawForm, readMetadata } from "../../../adapters/slack/render.ts";
import { paragraph } from "../../../src/chat/card.ts";
import {
  choice,
  day,
  type Field,
  type Form,
  files,
  line,
  long,
  moment,
  number,
  type Option,
  one,
  optional,
  several,
  yesNo,
} from "../../../src/chat/field.ts";
import { text, verbatim } from "../../../src/chat/text.ts";
import { blocksText } from "./reading.ts";

const units: readonly Option[] = [
  { id: "water", name: text("水务局", "Water bureau") },
  { id: "procuratorate", name: text("检察院", "Procuratorate") },
];

const many: readonly Option[] = Array.from({ length: 101 }, (_, at) => ({
  id: `u${at}`,
  name: verbatim(`单位${at}`),
}));

const fields = {
  title: line(text("标题", "Title")),
  facts: long(text("事实", "Facts"), { help: text("写明时间和地点。", "When and where.") }),
  minutes: number(text("时长", "Minutes"), 10, 600),
  on: day(text("日期", "Day")),
  at: moment(text("时间", "Time")),
  urgent: optional(yesNo(text("紧急", "Urgent"))),
  category: choice(text("类别", "Category"), [{ id: "w", name: text("水", "Water") }]),
  to: one(text("接收单位", "Receiver"), "organisations"),
  copy: optional(several(text("抄送", "Copy"), "organisations")),
  photos: optional(files(text("照片", "Photos"))),
} as const;

const formOf = (
  values: Readonly<Record<string, unknown>> = {},
  problems: Readonly<Record<string, string>> = {},
  options: Readonly<Record<string, readonly Option[]>> = { to: units, copy: units, photos: [] },
): Form => ({
  title: text("提交线索（带一个很长很长很长很长很长很长很长的名字）", "Submit a clue"),
  intro: [paragraph(text("不得填写国家秘密。", "No state secrets."), "warning")],
  questions: Object.entries(fields).map(([key, field]) => ({
    key,
    field: field as Field,
    ...(values[key] === undefined ? {} : { value: values[key] }),
    ...(problems[key] === undefined ? {} : { problem: verbatim(problems[key]) }),
    ...(options[key] !== undefined
      ? { options: options[key] }
      : typeof field.options === "object"
        ? { options: field.options }
        : {}),
  })),
  submit: { command: "clue.submit", key: "form-1", answers: { anyway: true } },
  submitLabel: text("提交", "Submit"),
  actions: [],
});

const origin = { conversation: "C1", group: true };

const elementOf = (form: Form, id: string): Record<string, unknown> => {
  const found = drawForm(form, "zh-CN", origin).blocks.find(({ block_id }) => block_id === id);
  return found !== undefined && "element" in found
    ? (found.element as unknown as Record<string, unknown>)
    : {};
};

describe("a form as a modal", () => {
  test("asks everything, with problems beside the questions", () => {
    const view = drawForm(formOf({}, { title: "标题太短。" }), "zh-CN", origin);
    expect(view.title.text).toBe("提交线索（带一个很长很长很长很长很长很长很长的…");
    expect(blocksText(view.blocks as KnownBlock[])).toBe(
      [
        "提交线索（带一个很长很长很长很长很长很长很长的名字）",
        "⚠️ 不得填写国家秘密。",
        "标题*: <plain_text_input>",
        "(⚠️ 标题太短。)",
        "事实*: <plain_text_input>",
        "时长*: <number_input>",
        "日期*: <datepicker>",
        "时间*: <datepicker>",
        "时间（几点）*: <timepicker>",
        "紧急: <radio_buttons>",
        "类别*: <static_select>",
        "接收单位*: <static_select>",
        "抄送: <multi_static_select>",
        "照片: <file_input>",
      ].join("\n"),
    );
  });

  const filled: readonly [key: string, value: unknown, block: string, holds: object][] = [
    ["title", "河边", "text:title", { initial_value: "河边", max_length: 100 }],
    [
      "facts",
      "字".repeat(2500),
      "text:facts",
      { initial_value: "字".repeat(2500), max_length: 2500 },
    ],
    ["minutes", 30, "number:minutes", { initial_value: "30" }],
    ["minutes", "半小时", "text:minutes", { initial_value: "半小时" }],
    ["on", "2026-11-25", "date:on", { initial_date: "2026-11-25" }],
    ["on", "哪天", "text:on", { initial_value: "哪天" }],
    ["at", "2026-11-25T07:00:00.000Z", "time:at", { initial_time: "15:00" }],
    ["at", "2026-11-25T17:00:00.000Z", "date:at", { initial_date: "2026-11-26" }],
    ["at", "下周", "text:at", { initial_value: "下周" }],
    ["urgent", false, "yesno:urgent", { initial_option: { value: "false" } }],
    ["to", "water", "choice:to", { initial_option: { value: "water" } }],
    ["copy", ["water", "gone"], "choices:copy", { initial_options: [{ value: "water" }] }],
  ];
  test.each(filled)("%s holds %j", (key, value, block, holds) => {
    expect(elementOf(formOf({ [key]: value }), block)).toMatchObject(holds);
  });

  test("more units than Slack lists are searched for", () => {
    const form = formOf({ copy: ["u100"] }, {}, { to: many, copy: many });
    expect(elementOf(form, "choice:to")).toMatchObject({ type: "external_select" });
    const copy = elementOf(form, "choices:copy");
    expect(copy).toMatchObject({
      type: "multi_external_select",
      initial_options: [{ value: "u100", text: { text: "单位100" } }],
    });
    expect(sourceOf(String(copy["action_id"]))).toBe("organisations");
    expect(sourceOf("search:secrets")).toBeUndefined();
    expect(sourceOf("answer")).toBeUndefined();
  });

  test("files sent before are offered beside the place for more", () => {
    const form = formOf(
      { photos: ["f1"] },
      {},
      { to: units, copy: units, photos: [{ id: "f1", name: verbatim("a.jpg") }] },
    );
    expect(elementOf(form, "choices:photos")).toMatchObject({
      type: "checkboxes",
      initial_options: [{ value: "f1" }],
    });
    expect(blocksText(drawForm(form, "en", origin).blocks as KnownBlock[])).toContain(
      "Photos: <checkboxes>\nPhotos (attach more): <file_input>",
    );
  });

  test("remembers what it submits and where it came from", () => {
    const view = drawForm(formOf(), "en", { ...origin, message: "1.2" });
    const kept = readMetadata(view.private_metadata ?? "");
    expect(kept?.origin).toEqual({ ...origin, message: "1.2" });
    expect(kept?.language).toBe("en");
    expect(readPress(kept?.press, () => undefined)).toEqual({
      command: "clue.submit",
      key: "form-1",
      answers: { anyway: true },
    });
    for (const none of ["", "{}", "null", '{"press":"x"}'])
      expect(readMetadata(none)).toBeUndefined();
  });
});

describe("what comes back", () => {
  test("is read by the shape of its input", () => {
    const { answers, files: sent } = answersIn({
      "text:title": { answer: { value: " 河边 " } },
      "text:facts": { answer: { value: null } },
      "number:minutes": { answer: { value: "30" } },
      "time:at": { answer: { selected_time: "15:00" } },
      "date:at": { answer: { selected_date: "2026-11-25" } },
      "date:on": { answer: { selected_date: null } },
      "yesno:urgent": { answer: { selected_option: { value: "false" } } },
      "choice:to": { "search:organisations": { selected_option: { value: "water" } } },
      "choices:copy": { answer: { selected_options: [{ value: "a" }, { value: "b" }] } },
      "choices:photos": { answer: { selected_options: [] } },
      "files:photos": { answer: { files: [{ id: "F1" }] } },
      "other:x": { answer: { value: "y" } },
      "text:__proto__": { answer: { value: "p" } },
    });
    expect(Object.entries(answers).sort()).toEqual(
      [
        ["title", "河边"],
        ["minutes", "30"],
        ["urgent", false],
        ["to", "water"],
        ["copy", ["a", "b"]],
        ["__proto__", "p"],
        ["at", "2026-11-25 15:00"],
      ].sort(),
    );
    expect(sent).toEqual({ photos: [{ id: "F1" }] });
  });
});
