import type {
  ContextBlock,
  InputBlock,
  InputBlockElement,
  KnownBlock,
  PlainTextOption,
  StaticSelect,
} from "@slack/types";
import { z } from "zod";
import { isDay } from "../../src/calendar/day.ts";
import { type Option, type Question, type Source, sources } from "../../src/chat/field.ts";
import { type Language, say, type Text, text } from "../../src/chat/text.ts";
import {
  filledText,
  type InputShape,
  inputId,
  inputOf,
  inputWords,
  momentOf,
  readInputs,
  shapes,
  timeLabel,
} from "../inputs.ts";
import { cut, plainText } from "./text.ts";

const limits = {
  label: 2000,
  placeholder: 150,
  input: 3000,
  option: 75,
  optionId: 150,
  options: 100,
  boxes: 10,
  files: 10,
} as const;

const moreFiles = text("（再选文件）", " (attach more)");

/** A file as Slack names it; what is missing is asked for. */
export const slackFile = z.object({
  id: z.string().min(1).max(200),
  name: z.string().max(1000).optional().catch(undefined),
  size: z.number().min(0).optional().catch(undefined),
  url_private_download: z.string().max(4000).optional().catch(undefined),
});

/** One file as Slack names it. */
export type SlackFile = z.infer<typeof slackFile>;

const option = z.object({ value: z.string() });

const inputState = z.looseObject({
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  files: z.array(slackFile).nullish(),
});

/** What the inputs of a submitted modal hold, by block and action, as Slack sends it. */
export const modalState = z.record(z.string(), z.record(z.string(), inputState));

/** The same, read. */
export type ModalState = z.infer<typeof modalState>;

/** The raw answers of a submitted modal by the question's key, and the Slack files put into it. */
export const answersIn = (
  state: ModalState,
): {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly files: Readonly<Record<string, readonly SlackFile[]>>;
} => {
  const inputs = Object.entries(state).flatMap(([id, actions]) =>
    Object.values(actions)
      .slice(0, 1)
      .map((input) => [id, input] as const),
  );
  const files = inputs.flatMap(([id, input]) => {
    const { shape, key = "" } = inputOf(id) ?? {};
    return shape === "files" ? [[key, input.files ?? []] as const] : [];
  });
  return {
    answers: readInputs(Object.fromEntries(inputs), {
      text: ({ value }) => filledText(value),
      number: ({ value }) => filledText(value),
      date: (input) => filledText(input.selected_date),
      time: (input) => filledText(input.selected_time),
      yesno: (input) =>
        input.selected_option ? input.selected_option.value === "true" : undefined,
      choice: (input) => input.selected_option?.value,
      choices: (input) => {
        const ids = (input.selected_options ?? []).map(({ value }) => value);
        return ids.length === 0 ? undefined : ids;
      },
    }),
    files: Object.fromEntries(files),
  };
};

/** The name of every input's action; a searched list's says where its options come from. */
const action = "answer";
const searchPrefix = "search:";

/** The directory an external select searches, from its action id. */
export const sourceOf = (actionId: string): Source | undefined =>
  sources.find((one) => actionId === `${searchPrefix}${one}`);

/** Options as Slack lists them, at most as many as it takes. */
export const optionsFor = (
  options: readonly Option[],
  language: Language,
): readonly PlainTextOption[] =>
  options
    .filter(({ id }) => id.length <= limits.optionId)
    .slice(0, limits.options)
    .map(({ id, name }) => ({
      text: plainText(say(name, language).replaceAll("\n", " "), limits.option),
      value: id,
    }));

/** A list shorter than this is read at a glance. */
const longList = 12;

/** The same under headings, where a long list has one for each; the order of the list stays within them. */
export const optionList = (
  options: readonly Option[],
  language: Language,
):
  | { readonly options: PlainTextOption[] }
  | { readonly option_groups: NonNullable<StaticSelect["option_groups"]> } => {
  const groups = new Map<string, Option[]>();
  const listed = options.filter(({ id }) => id.length <= limits.optionId).slice(0, limits.options);
  for (const one of listed) {
    const heading = one.group === undefined ? "" : say(one.group, language);
    groups.set(heading, [...(groups.get(heading) ?? []), one]);
  }
  return listed.length < longList || groups.has("") || groups.size < 2
    ? { options: [...optionsFor(listed, language)] }
    : {
        option_groups: [...groups].map(([heading, under]) => ({
          label: plainText(heading, limits.option),
          options: [...optionsFor(under, language)],
        })),
      };
};

/** The input of a question among those of a modal, at which its problem is shown. */
export const inputFor = (key: string, inputs: readonly string[]): string | undefined =>
  shapes.map((shape) => inputId(shape, key)).find((id) => inputs.includes(id));

/** A question as blocks: its inputs with what stands in them, its problem below. */
export const questionBlocks = (question: Question, language: Language): readonly KnownBlock[] => [
  ...inputsOf(question, language),
  ...(question.problem === undefined
    ? []
    : [
        {
          type: "context",
          elements: [plainText(`⚠️ ${say(question.problem, language)}`, limits.label)],
        } satisfies ContextBlock,
      ]),
];

/** Makes an input of a question. */
type MakeInput = (shape: InputShape, element: InputBlockElement, label?: Text) => InputBlock;

const inputMaker =
  ({ field, key }: Question, language: Language): MakeInput =>
  (shape, element, label = field.label) => ({
    type: "input",
    block_id: inputId(shape, key),
    label: plainText(say(label, language), limits.label),
    element,
    optional: !field.required,
    ...(field.help === undefined
      ? {}
      : { hint: plainText(say(field.help, language), limits.label) }),
  });

const inputsOf = (question: Question, language: Language): readonly KnownBlock[] => {
  const { field, value } = question;
  const input = inputMaker(question, language);
  const free = (more: { readonly multiline?: true; readonly placeholder?: Text } = {}) => {
    const typed = value === undefined || value === null ? "" : cut(String(value), limits.input);
    const max = field.max ?? limits.input;
    return input("text", {
      type: "plain_text_input",
      action_id: action,
      ...(more.multiline === undefined ? {} : { multiline: true }),
      ...(more.placeholder === undefined
        ? {}
        : { placeholder: plainText(say(more.placeholder, language), limits.placeholder) }),
      // What was typed and is too long stays as it is, to be shortened by whoever typed it.
      max_length: Math.min(limits.input, Math.max(max, typed.length)),
      ...(typed === "" ? {} : { initial_value: typed }),
    });
  };
  const date = (initial: string | undefined) =>
    input("date", {
      type: "datepicker",
      action_id: action,
      ...(initial === undefined ? {} : { initial_date: initial }),
    });
  switch (field.kind) {
    case "text":
      return [free()];
    case "long":
      return [free({ multiline: true })];
    case "number": {
      const typed = value === undefined ? "" : String(value).trim();
      if (typed !== "" && !/^-?\d{1,15}$/.test(typed)) return [free()];
      return [
        input("number", {
          type: "number_input",
          action_id: action,
          is_decimal_allowed: false,
          ...(typed === "" ? {} : { initial_value: typed }),
        }),
      ];
    }
    case "day":
      return value === undefined || (typeof value === "string" && isDay(value))
        ? [date(value)]
        : [free({ placeholder: inputWords.dayHint })];
    case "moment": {
      const moment = value === undefined ? {} : momentOf(value);
      if (moment === undefined) return [free({ placeholder: inputWords.dayHint })];
      // A date and a time apart have no zone; Slack's one picker for both goes by each reader's own.
      const { hint: _, ...day } = date(moment.day);
      const time = {
        type: "timepicker",
        action_id: action,
        ...(moment.time === undefined ? {} : { initial_time: moment.time }),
      } as const;
      return [day, input("time", time, timeLabel(field.label))];
    }
    case "yesno": {
      const options = optionsFor(
        [
          { id: "true", name: inputWords.yes },
          { id: "false", name: inputWords.no },
        ],
        language,
      );
      const initial = options.find((one) => one.value === String(value));
      return [
        input("yesno", {
          type: "radio_buttons",
          action_id: action,
          options: [...options],
          ...(initial === undefined ? {} : { initial_option: initial }),
        }),
      ];
    }
    case "choice":
    case "choices":
      return [choiceInput(question, language) ?? free()];
    case "files":
      return fileInputs(question, language);
  }
};

/** A choice among listed options, or from a directory that is searched; undefined where there is nothing to choose from. */
const choiceInput = (question: Question, language: Language): InputBlock | undefined => {
  const { field, value, options = [] } = question;
  const input = inputMaker(question, language);
  const listed = options.filter(({ id }) => id.length <= limits.optionId);
  const given = Array.isArray(value) ? value : [value];
  const chosen = optionsFor(
    listed.filter(({ id }) => given.includes(id)),
    language,
  );
  const [first] = chosen;
  const source = typeof field.options === "string" ? field.options : undefined;
  const searched = source !== undefined && (listed.length === 0 || listed.length > limits.options);
  if (!searched && listed.length === 0) return undefined;
  const hint = say(searched ? inputWords.search : inputWords.choose, language);
  const placeholder = plainText(hint, limits.placeholder);
  const one = first === undefined ? {} : { initial_option: first };
  const several = first === undefined ? {} : { initial_options: [...chosen] };
  if (searched) {
    const from = {
      action_id: `${searchPrefix}${source}`,
      min_query_length: 0,
      placeholder,
    } as const;
    return field.kind === "choice"
      ? input("choice", { type: "external_select", ...from, ...one })
      : input("choices", { type: "multi_external_select", ...from, ...several });
  }
  const from = { action_id: action, placeholder, ...optionList(listed, language) };
  return field.kind === "choice"
    ? input("choice", { type: "static_select", ...from, ...one })
    : input("choices", { type: "multi_static_select", ...from, ...several });
};

/** What was sent before and may be used here, where there is something; and a place for more. */
const fileInputs = (question: Question, language: Language): readonly InputBlock[] => {
  const { field, value, options = [] } = question;
  const input = inputMaker(question, language);
  const listed = optionsFor(options, language);
  const given = Array.isArray(value) ? value : [];
  const chosen = listed.filter((one) => given.includes(one.value));
  const shown = {
    action_id: action,
    options: [...listed],
    ...(chosen.length === 0 ? {} : { initial_options: [...chosen] }),
  };
  const before = input(
    "choices",
    listed.length <= limits.boxes
      ? { type: "checkboxes", ...shown }
      : { type: "multi_static_select", ...shown },
  );
  const { zh, en } = moreFiles;
  const label =
    listed.length === 0 ? field.label : text(`${field.label.zh}${zh}`, `${field.label.en}${en}`);
  const more = input(
    "files",
    { type: "file_input", action_id: action, max_files: limits.files },
    label,
  );
  // Files sent before are an answer too: whether there is any is for the bot to say.
  return [...(listed.length === 0 ? [] : [before]), more].map((one) => ({
    ...one,
    optional: true,
  }));
};
