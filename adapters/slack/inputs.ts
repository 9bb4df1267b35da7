import type {
  ContextBlock,
  InputBlock,
  InputBlockElement,
  KnownBlock,
  PlainTextOption,
} from "@slack/types";
import { isDay } from "../../src/calendar/day.ts";
import type { Option, Question, Source } from "../../src/chat/field.ts";
import { type Language, say, type Text, text } from "../../src/chat/text.ts";
import { momentOf, timeLabel } from "../moment.ts";
import { plainText } from "./render.ts";
import { cut } from "./typed.ts";

const words = {
  yes: text("是", "Yes"),
  no: text("否", "No"),
  choose: text("请选择", "Choose"),
  search: text("输入名称查找", "Type a name to find it"),
  more: text("（再选文件）", " (attach more)"),
  dayHint: text(
    "例如：2025-08-01、8月1日、下周三",
    "For instance: 2025-08-01, 1 Aug, next Wednesday",
  ),
};

/** Slack's limits for modals. */
export const modalLimits = {
  blocks: 100,
  title: 24,
  metadata: 3000,
  pressRoom: 2400,
  label: 2000,
  placeholder: 150,
  input: 3000,
  option: 75,
  optionId: 150,
  options: 100,
  boxes: 10,
  files: 10,
} as const;

/** How an input gives its answer back; the block's id says it, so that nothing has to be remembered. */
export const shapes = [
  "text",
  "number",
  "date",
  "time",
  "yesno",
  "choice",
  "choices",
  "files",
] as const;

/** One of them. */
export type Shape = (typeof shapes)[number];

const idOf = (shape: Shape, key: string): string => `${shape}:${key}`;

/** The name of every input's action; a searched list's says where its options come from. */
const action = "answer";
const searchPrefix = "search:";

/** The directory an external select searches, from its action id. */
export const sourceOf = (actionId: string): Source | undefined => {
  const named = actionId.startsWith(searchPrefix) ? actionId.slice(searchPrefix.length) : "";
  return sources.find((one) => one === named);
};

const sources = [
  "organisations",
  "people",
  "matters",
  "categories",
  "files",
] as const satisfies readonly Source[];

/** Options as Slack lists them, at most as many as it takes. */
export const optionsFor = (
  options: readonly Option[],
  language: Language,
): readonly PlainTextOption[] =>
  options
    .filter(({ id }) => id.length <= modalLimits.optionId)
    .slice(0, modalLimits.options)
    .map(({ id, name }) => ({
      text: plainText(say(name, language).replaceAll("\n", " "), modalLimits.option),
      value: id,
    }));

/** The block of a question at which its problem is shown. */
export const blockOf = (key: string, blocks: readonly string[]): string | undefined =>
  shapes.map((shape) => idOf(shape, key)).find((id) => blocks.includes(id));

/** A question as blocks: its inputs with what stands in them, its problem below. */
export const asked = (question: Question, language: Language): readonly KnownBlock[] => [
  ...inputsOf(question, language),
  ...(question.problem === undefined
    ? []
    : [
        {
          type: "context",
          elements: [plainText(`⚠️ ${say(question.problem, language)}`, 2000)],
        } satisfies ContextBlock,
      ]),
];

const inputsOf = (question: Question, language: Language): readonly KnownBlock[] => {
  const { field, key, value } = question;
  const block = (
    shape: Shape,
    element: InputBlockElement,
    label: Text = field.label,
  ): InputBlock => ({
    type: "input",
    block_id: idOf(shape, key),
    label: plainText(say(label, language), modalLimits.label),
    element,
    optional: !field.required,
    ...(field.help === undefined
      ? {}
      : { hint: plainText(say(field.help, language), modalLimits.label) }),
  });
  const free = (more: { readonly multiline?: true; readonly placeholder?: Text } = {}) => {
    const said = value === undefined || value === null ? "" : cut(String(value), modalLimits.input);
    const max = field.max ?? modalLimits.input;
    return block("text", {
      type: "plain_text_input",
      action_id: action,
      ...(more.multiline === undefined ? {} : { multiline: true }),
      ...(more.placeholder === undefined
        ? {}
        : { placeholder: plainText(say(more.placeholder, language), modalLimits.placeholder) }),
      // What was typed and is too long stays as it is, to be shortened by whoever typed it.
      max_length: Math.min(modalLimits.input, Math.max(max, said.length)),
      ...(said === "" ? {} : { initial_value: said }),
    });
  };
  switch (field.kind) {
    case "text":
      return [free()];
    case "long":
      return [free({ multiline: true })];
    case "number": {
      const said = value === undefined ? "" : String(value).trim();
      if (said !== "" && !/^-?\d{1,15}$/.test(said)) return [free()];
      return [
        block("number", {
          type: "number_input",
          action_id: action,
          is_decimal_allowed: false,
          ...(said === "" ? {} : { initial_value: said }),
        }),
      ];
    }
    case "day":
      if (value !== undefined && (typeof value !== "string" || !isDay(value)))
        return [free({ placeholder: words.dayHint })];
      return [
        block("date", {
          type: "datepicker",
          action_id: action,
          ...(value === undefined ? {} : { initial_date: value }),
        }),
      ];
    case "moment": {
      const moment = value === undefined ? {} : momentOf(value);
      if (moment === undefined) return [free({ placeholder: words.dayHint })];
      // A date and a time apart have no zone; Slack's one picker for both goes by each reader's own.
      const { hint: _, ...date } = block("date", {
        type: "datepicker",
        action_id: action,
        ...(moment.day === undefined ? {} : { initial_date: moment.day }),
      });
      return [
        date,
        block(
          "time",
          {
            type: "timepicker",
            action_id: action,
            ...(moment.time === undefined ? {} : { initial_time: moment.time }),
          },
          timeLabel(field.label),
        ),
      ];
    }
    case "yesno": {
      const options = optionsFor(
        [
          { id: "true", name: words.yes },
          { id: "false", name: words.no },
        ],
        language,
      );
      const initial = options.find((one) => one.value === String(value));
      return [
        block("yesno", {
          type: "radio_buttons",
          action_id: action,
          options: [...options],
          ...(initial === undefined ? {} : { initial_option: initial }),
        }),
      ];
    }
    case "choice":
    case "choices":
      return [choiceOf(question, language, block) ?? free()];
    case "files": {
      const sent = filesOf(question, language, block);
      return [
        ...sent,
        {
          ...block(
            "files",
            { type: "file_input", action_id: action, max_files: modalLimits.files },
            sent.length === 0
              ? field.label
              : text(`${field.label.zh}${words.more.zh}`, `${field.label.en}${words.more.en}`),
          ),
          // Files sent before are an answer too: whether there is any is for the bot to say.
          optional: true,
        },
      ];
    }
  }
};

type Making = (shape: Shape, element: InputBlockElement, label?: Text) => InputBlock;

const choiceOf = (
  { field, value, options = [] }: Question,
  language: Language,
  block: Making,
): InputBlock | undefined => {
  const listed = options.filter(({ id }) => id.length <= modalLimits.optionId);
  const given = Array.isArray(value) ? value : [value];
  const chosen = optionsFor(
    listed.filter(({ id }) => given.includes(id)),
    language,
  );
  const [first] = chosen;
  const placeholder = (said: Text) => plainText(say(said, language), modalLimits.placeholder);
  const source = typeof field.options === "string" ? field.options : undefined;
  if (source !== undefined && (listed.length === 0 || listed.length > modalLimits.options)) {
    const searched = {
      action_id: `${searchPrefix}${source}`,
      min_query_length: 0,
      placeholder: placeholder(words.search),
    };
    return field.kind === "choice"
      ? block("choice", {
          type: "external_select",
          ...searched,
          ...(first === undefined ? {} : { initial_option: first }),
        })
      : block("choices", {
          type: "multi_external_select",
          ...searched,
          ...(first === undefined ? {} : { initial_options: [...chosen] }),
        });
  }
  if (listed.length === 0) return undefined;
  const shown = {
    action_id: action,
    placeholder: placeholder(words.choose),
    options: [...optionsFor(listed, language)],
  };
  return field.kind === "choice"
    ? block("choice", {
        type: "static_select",
        ...shown,
        ...(first === undefined ? {} : { initial_option: first }),
      })
    : block("choices", {
        type: "multi_static_select",
        ...shown,
        ...(first === undefined ? {} : { initial_options: [...chosen] }),
      });
};

/** What was sent before and may be used here, where there is something. */
const filesOf = (
  { value, options = [] }: Question,
  language: Language,
  block: Making,
): readonly InputBlock[] => {
  const listed = optionsFor(options, language);
  if (listed.length === 0) return [];
  const given = Array.isArray(value) ? value : [];
  const chosen = listed.filter((one) => given.includes(one.value));
  const shown = {
    action_id: action,
    options: [...listed],
    ...(chosen.length === 0 ? {} : { initial_options: [...chosen] }),
  };
  return [
    {
      ...block(
        "choices",
        listed.length <= modalLimits.boxes
          ? { type: "checkboxes", ...shown }
          : { type: "multi_static_select", ...shown },
      ),
      optional: true,
    },
  ];
};
