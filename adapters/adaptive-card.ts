import { dayOf, isDay, timeOf } from "../src/calendar/day.ts";
import type { Action, Block, Card, Press, Row, Stage, Tone } from "../src/chat/card.ts";
import type { Field, Form, Option, Question } from "../src/chat/field.ts";
import { cleaned } from "../src/chat/plain.ts";
import { type Language, say, shortened, type Text, text } from "../src/chat/text.ts";

/** A question as it is shown: all of it but the reading of its answer, so that it can be kept as JSON. */
export type ShownQuestion = Omit<Question, "field"> & {
  readonly field: Omit<Field, "schema" | "prefill">;
};

/** A form as it is shown; every `Form` is one. */
export type ShownForm = Omit<Form, "questions"> & { readonly questions: readonly ShownQuestion[] };

/** Adaptive Card JSON, version 1.5; only what is used here. */
export type AdaptiveCard = {
  readonly $schema: "http://adaptivecards.io/schemas/adaptive-card.json";
  readonly type: "AdaptiveCard";
  readonly version: "1.5";
  readonly body: readonly AdaptiveElement[];
  readonly actions?: readonly AdaptiveAction[];
};

/** A button; `verb` says whether the inputs of the card belong to it (`submit`) or not (`press`). */
export type AdaptiveAction = {
  readonly type: "Action.Execute";
  readonly verb: "press" | "submit";
  readonly title: string;
  readonly data: { readonly press: Press };
  readonly style?: "positive" | "destructive";
  readonly associatedInputs?: "none";
};

/** A button that opens an address in the browser. */
type AdaptiveLink = {
  readonly type: "Action.OpenUrl";
  readonly title: string;
  readonly url: string;
};

/** An element of a card. */
export type AdaptiveElement =
  | AdaptiveText
  | {
      readonly type: "FactSet";
      readonly facts: readonly { readonly title: string; readonly value: string }[];
      readonly spacing?: "medium";
    }
  | {
      readonly type: "ColumnSet";
      readonly columns: readonly AdaptiveColumn[];
      readonly selectAction?: AdaptiveAction;
      readonly separator?: true;
      readonly spacing?: "small" | "medium";
    }
  | {
      readonly type: "Container";
      readonly items: readonly AdaptiveElement[];
      readonly spacing?: "medium";
    }
  | {
      readonly type: "ActionSet";
      readonly actions: readonly (AdaptiveAction | AdaptiveLink)[];
    }
  | AdaptiveInput;

type AdaptiveColumn = {
  readonly type: "Column";
  readonly width: "auto" | "stretch";
  readonly items: readonly AdaptiveElement[];
  readonly style?: "emphasis" | "good" | "warning" | "attention";
  readonly verticalContentAlignment?: "center";
};

type AdaptiveText = {
  readonly type: "TextBlock";
  readonly text: string;
  readonly wrap: true;
  readonly color?: "good" | "warning" | "attention" | "accent";
  readonly isSubtle?: true;
  readonly size?: "small" | "medium" | "large";
  readonly weight?: "bolder";
  readonly style?: "heading";
  readonly spacing?: "none" | "small";
};

type AdaptiveInput = {
  readonly id: string;
  readonly label: string;
  readonly isRequired?: true;
  readonly errorMessage?: string;
} & (
  | {
      readonly type: "Input.Text";
      readonly value?: string;
      readonly isMultiline?: true;
      readonly maxLength?: number;
      readonly placeholder?: string;
    }
  | { readonly type: "Input.Number"; readonly value?: number }
  | { readonly type: "Input.Date" | "Input.Time"; readonly value?: string }
  | {
      readonly type: "Input.ChoiceSet";
      readonly choices: readonly { readonly title: string; readonly value: string }[];
      readonly style?: "compact" | "expanded" | "filtered";
      readonly isMultiSelect?: true;
      readonly wrap?: true;
      readonly value?: string;
      readonly placeholder?: string;
    }
);

const words = {
  yes: text("是", "Yes"),
  no: text("否", "No"),
  none: text("（不填）", "(none)"),
  choose: text("请选择", "Choose"),
  search: text("输入名称查找", "Type a name to find it"),
  time: ({ zh, en }: Text): Text => text(`${zh}（几点）`, `${en} (time of day)`),
  dayHint: text(
    "例如：2025-08-01、8月1日、下周三",
    "For instance: 2025-08-01, 1 Aug, next Wednesday",
  ),
  fill: (label: Text): Text => text(`请填写“${label.zh}”`, `Please fill in “${label.en}”`),
  shortened: text("内容较长，这里有省略。", "Long texts are shortened here."),
  more: (count: number): Text =>
    text(
      `还有${count}件没有列出，输入“列表”可逐页查看。`,
      `${count} more are not shown; type “list” to page through them.`,
    ),
};

/** How much of a card is shown: characters of one text, rows of all its lists together. */
type Room = { readonly characters: number; readonly rows: number };

const tightest: Room = { characters: 60, rows: 15 };

const rooms: readonly Room[] = [
  { characters: Number.POSITIVE_INFINITY, rows: Number.POSITIVE_INFINITY },
  { characters: 1000, rows: 30 },
  { characters: 400, rows: 25 },
  { characters: 150, rows: 20 },
  tightest,
];

/** Bytes a card may have: Teams wants less than 25 kB with everything around it. */
const teamsRoom = 24_000;

/** More buttons than this in one row are dropped by some clients. */
const actionsInRow = 5;

/** A choice of at most so many written options is shown open; more than `searchedFrom` are searched. */
const openUpTo = 4;
const searchedFrom = 12;

/** The value of the option that leaves an optional choice unanswered. */
const unanswered = "-";

/**
 * A card as Adaptive Card JSON. Texts are shortened and lists cut until it has at most `bytes` bytes,
 * and it then says so; pass `Infinity` where there is no limit.
 */
export const cardToAdaptive = (
  card: Card,
  language: Language,
  bytes: number = teamsRoom,
): AdaptiveCard => {
  const lists = card.body.filter((block) => block.is === "rows").length;
  const drawn = (room: Room): readonly AdaptiveElement[] => {
    const shared = { ...room, rows: Math.max(1, Math.floor(room.rows / Math.max(1, lists))) };
    return [
      heading(card.title, language),
      ...(card.status === undefined ? [] : [badge(card.status, language)]),
      ...card.body.flatMap((block) => elementsOf(block, language, shared)),
    ];
  };
  return fitted(
    bytes,
    drawn,
    card.actions.map((one) => button(one, language)),
    language,
  );
};

/**
 * A form as Adaptive Card JSON: `adaptiveAnswers` reads what comes back. What stands in its fields is
 * never shortened, so only the text above them bends to `bytes`.
 */
export const formToAdaptive = (
  form: ShownForm,
  language: Language,
  bytes: number = teamsRoom,
): AdaptiveCard =>
  fitted(
    bytes,
    (room) => [
      heading(form.title, language),
      ...form.intro.flatMap((block) => elementsOf(block, language, room)),
      ...form.questions.map((question) => asked(question, language)),
    ],
    [
      {
        type: "Action.Execute",
        verb: "submit",
        title: buttonTitle(form.submitLabel, language),
        style: "positive",
        data: { press: form.submit },
      },
      ...form.actions.map((one) => ({
        ...button(one, language),
        associatedInputs: "none" as const,
      })),
    ],
    language,
  );

/**
 * The raw answers in the inputs of a submitted form, by the question's key; inputs left empty and
 * anything that is no input of ours are left out. A moment comes back as `2026-11-25 15:00`.
 */
export const adaptiveAnswers = (
  inputs: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  const answers: Record<string, unknown> = {};
  for (const [id, value] of Object.entries(inputs)) {
    const [shape, key] = [id.slice(0, id.indexOf(":")), id.slice(id.indexOf(":") + 1)];
    const read = readers[shape as Shape];
    if (!Object.hasOwn(readers, shape) || value === undefined || value === null) continue;
    const answer = read(value);
    if (answer !== undefined) define(answers, key, answer);
  }
  for (const [id, value] of Object.entries(inputs)) {
    if (!id.startsWith("time:") || typeof value !== "string" || value === "") continue;
    const key = id.slice("time:".length);
    const day = Object.hasOwn(answers, key) ? `${String(answers[key])} ` : "";
    define(answers, key, `${day}${value}`);
  }
  return answers;
};

// A key is the name of a field, but inputs come from outside: `__proto__` must stay a key.
const define = (answers: Record<string, unknown>, key: string, value: unknown): void => {
  Object.defineProperty(answers, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
};

/** How an input gives its answer back; the input's id says it, so that nothing has to be remembered. */
type Shape = "text" | "number" | "date" | "yesno" | "choice" | "choices";

const typed = (value: unknown): unknown => {
  const said = typeof value === "string" ? value.trim() : value;
  return said === "" ? undefined : said;
};

const chosen = (value: unknown): unknown => (value === unanswered ? undefined : typed(value));

const readers: Readonly<Record<Shape, (value: unknown) => unknown>> = {
  text: typed,
  number: typed,
  date: typed,
  choice: chosen,
  yesno: (value) => {
    const answer = chosen(value);
    return answer === "true" ? true : answer === "false" ? false : answer;
  },
  choices: (value) => {
    const ids = String(value)
      .split(",")
      .map((id) => id.trim())
      .filter((id) => id !== "");
    return ids.length === 0 ? undefined : ids;
  },
};

/**
 * What a person typed, so that an Adaptive Card shows it as typed: no markdown, no link, no date
 * function; line breaks stay.
 */
export const markdownSafe = (typed: string): string =>
  cleaned(typed)
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) =>
      line
        .replace(/[\\`*_[\]()<>&{}~|!@]/g, "\\$&")
        .replace(/:(?=\/\/)/g, "\\:")
        .replace(/\.(?=\p{L})/gu, "\\.")
        .replace(/^[-+#=]/, "\\$&")
        .replace(/^(\d{1,9})([.)])/, "$1\\$2"),
    )
    .join("\n\n");

const lookalikes: Readonly<Record<string, string>> = {
  "*": "＊",
  _: "＿",
  "`": "｀",
  "[": "［",
  "]": "］",
  "<": "＜",
  ">": "＞",
  "~": "～",
  "{": "｛",
  "}": "｝",
};

// Some clients read markdown in the titles of choices and some do not, so nothing can be escaped there.
const choiceTitle = (typed: string): string =>
  shortened(oneLine(typed), 60).replace(/[*_`[\]<>~{}]/g, (mark) => lookalikes[mark] ?? mark) ||
  "—";

const oneLine = (typed: string): string => cleaned(typed).replaceAll("\n", " ").trim();

/** A button's title or an input's label: one line, never empty. */
const buttonTitle = (title: Text, language: Language): string =>
  shortened(oneLine(say(title, language)), 60) || "—";

const fitted = (
  bytes: number,
  draw: (room: Room) => readonly AdaptiveElement[],
  actions: readonly AdaptiveAction[],
  language: Language,
): AdaptiveCard => {
  const drawn = (room: Room): AdaptiveCard => {
    const above = inRows(actions.slice(0, -actionsInRow));
    return {
      $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
      type: "AdaptiveCard",
      version: "1.5",
      body: [
        ...draw(room),
        ...(room === rooms[0]
          ? []
          : [paragraphOf(say(words.shortened, language), { isSubtle: true, size: "small" })]),
        ...above,
      ],
      ...(actions.length === 0 ? {} : { actions: actions.slice(-actionsInRow) }),
    };
  };
  for (const room of rooms.slice(0, -1)) {
    const made = drawn(room);
    if (new TextEncoder().encode(JSON.stringify(made)).length <= bytes) return made;
  }
  return drawn(tightest);
};

const paragraphOf = (
  said: string,
  more: Omit<AdaptiveText, "type" | "text" | "wrap"> = {},
): AdaptiveText => ({ type: "TextBlock", text: markdownSafe(said) || "—", wrap: true, ...more });

const heading = (title: Text, language: Language): AdaptiveText =>
  paragraphOf(shortened(say(title, language), 300), {
    size: "medium",
    weight: "bolder",
    style: "heading",
  });

const tones = {
  plain: {},
  good: { color: "good" },
  warning: { color: "warning" },
  urgent: { color: "attention" },
  subtle: { isSubtle: true },
} as const satisfies Record<Tone, Pick<AdaptiveText, "color" | "isSubtle">>;

const badges = {
  plain: "emphasis",
  good: "good",
  warning: "warning",
  urgent: "attention",
  subtle: "emphasis",
} as const satisfies Record<Tone, AdaptiveColumn["style"]>;

const badge = (
  status: { readonly text: Text; readonly tone: Tone },
  language: Language,
): AdaptiveElement => ({
  type: "ColumnSet",
  spacing: "small",
  columns: [
    {
      type: "Column",
      width: "auto",
      style: badges[status.tone],
      items: [
        paragraphOf(shortened(say(status.text, language), 60), {
          size: "small",
          weight: "bolder",
          ...tones[status.tone],
        }),
      ],
    },
  ],
});

const elementsOf = (block: Block, language: Language, room: Room): readonly AdaptiveElement[] => {
  switch (block.is) {
    case "paragraph": {
      const said = shortened(say(block.text, language), room.characters);
      return said.trim() === "" ? [] : [paragraphOf(said, tones[block.tone])];
    }
    case "facts":
      return block.facts.length === 0
        ? []
        : [
            {
              type: "FactSet",
              spacing: "medium",
              facts: block.facts.map(({ label, value }) => ({
                title: markdownSafe(shortened(say(label, language), 60)) || "—",
                value: markdownSafe(shortened(say(value, language), room.characters)) || "—",
              })),
            },
          ];
    case "rows": {
      const left = block.rows.length - room.rows;
      return [
        ...block.rows.slice(0, room.rows).map((row) => rowOf(row, language, room)),
        ...(left > 0 ? [paragraphOf(say(words.more(left), language), { isSubtle: true })] : []),
      ];
    }
    case "stages":
      return block.stages.length === 0 ? [] : [wayOf(block.stages, language)];
    case "links":
      return inRows(
        block.links.map(({ label, url }) => ({
          type: "Action.OpenUrl",
          title: buttonTitle(label, language),
          url,
        })),
      );
  }
};

const wayOf = (way: readonly Stage[], language: Language): AdaptiveElement => ({
  type: "ColumnSet",
  spacing: "medium",
  columns: way.map(({ name, reached }) => ({
    type: "Column",
    width: "stretch",
    items: [
      paragraphOf(reached ? "●" : "○", {
        ...(reached ? { color: "good" } : { isSubtle: true }),
        spacing: "none",
      }),
      paragraphOf(shortened(say(name, language), 40), {
        size: "small",
        spacing: "none",
        ...(reached ? {} : { isSubtle: true }),
      }),
    ],
  })),
});

const inRows = (actions: readonly (AdaptiveAction | AdaptiveLink)[]): AdaptiveElement[] => {
  const sets: AdaptiveElement[] = [];
  for (let from = 0; from < actions.length; from += actionsInRow)
    sets.push({ type: "ActionSet", actions: actions.slice(from, from + actionsInRow) });
  return sets;
};

const rowOf = (row: Row, language: Language, room: Room): AdaptiveElement => {
  const title = shortened(say(row.title, language), room.characters);
  return {
    type: "ColumnSet",
    separator: true,
    spacing: "medium",
    selectAction: {
      type: "Action.Execute",
      verb: "press",
      title: `${row.code} ${shortened(say(row.title, language), 60)}`,
      data: { press: { command: "show", code: row.code } },
    },
    columns: [
      {
        type: "Column",
        width: "stretch",
        items: [
          paragraphOf(`${row.code} ${title}`, { weight: "bolder" }),
          paragraphOf(shortened(say(row.detail, language), room.characters), {
            isSubtle: true,
            size: "small",
            spacing: "none",
          }),
        ],
      },
      {
        type: "Column",
        width: "auto",
        verticalContentAlignment: "center",
        items: [paragraphOf("›", { isSubtle: true, size: "large" })],
      },
    ],
  };
};

const styles = {
  plain: {},
  primary: { style: "positive" },
  danger: { style: "destructive" },
} as const satisfies Record<Action["tone"], Pick<AdaptiveAction, "style">>;

const button = ({ label, tone, press }: Action, language: Language): AdaptiveAction => ({
  type: "Action.Execute",
  verb: "press",
  title: buttonTitle(label, language),
  ...styles[tone],
  data: { press },
});

const asked = (question: ShownQuestion, language: Language): AdaptiveElement => {
  const { field, problem } = question;
  return {
    type: "Container",
    spacing: "medium",
    items: [
      ...inputsOf(question, language),
      ...(problem === undefined
        ? []
        : [
            paragraphOf(shortened(say(problem, language), 200), {
              color: "attention",
              spacing: "small",
            }),
          ]),
      ...(field.help === undefined
        ? []
        : [
            paragraphOf(say(field.help, language), {
              isSubtle: true,
              size: "small",
              spacing: "small",
            }),
          ]),
    ],
  };
};

const inputsOf = (question: ShownQuestion, language: Language): readonly AdaptiveElement[] => {
  const { field, value } = question;
  const common = (shape: Shape | "time", label: Text = field.label) => ({
    id: `${shape}:${question.key}`,
    label: buttonTitle(label, language),
    ...(field.required
      ? { isRequired: true as const, errorMessage: buttonTitle(words.fill(label), language) }
      : {}),
  });
  const free = (more: { readonly placeholder?: string; readonly isMultiline?: true } = {}) =>
    ({
      ...common("text"),
      type: "Input.Text",
      ...(field.max === undefined ? {} : { maxLength: field.max }),
      ...(value === undefined || value === null ? {} : { value: String(value) }),
      ...more,
    }) satisfies AdaptiveElement;
  // What could not be understood stands in a free field, so that it can be corrected.
  const day = { placeholder: say(words.dayHint, language) };
  switch (field.kind) {
    case "text":
      return [free()];
    case "long":
      return [free({ isMultiline: true })];
    case "number": {
      const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
      if (number === undefined) return [{ ...common("number"), type: "Input.Number" }];
      return typeof number === "number" && Number.isFinite(number)
        ? [{ ...common("number"), type: "Input.Number", value: number }]
        : [free()];
    }
    case "day":
      if (value === undefined) return [{ ...common("date"), type: "Input.Date" }];
      return typeof value === "string" && isDay(value)
        ? [{ ...common("date"), type: "Input.Date", value }]
        : [free(day)];
    case "moment": {
      const moment = value === undefined ? {} : momentOf(value);
      if (moment === undefined) return [free(day)];
      const parts = [
        {
          ...common("date"),
          type: "Input.Date",
          ...(moment.day === undefined ? {} : { value: moment.day }),
        },
        {
          ...common("time", words.time(field.label)),
          type: "Input.Time",
          ...(moment.time === undefined ? {} : { value: moment.time }),
        },
      ] as const;
      return [
        {
          type: "ColumnSet",
          columns: parts.map((part) => ({ type: "Column", width: "stretch", items: [part] })),
        },
      ];
    }
    case "yesno":
      return [
        {
          ...common("yesno"),
          type: "Input.ChoiceSet",
          style: "expanded",
          choices: [
            { title: say(words.yes, language), value: "true" },
            { title: say(words.no, language), value: "false" },
          ],
          ...(value === undefined ? {} : { value: String(value) }),
        },
      ];
    case "files":
      // Nothing sent yet: the help below says how to.
      if (listedOptions(question).length === 0)
        return [paragraphOf(say(field.label, language), { weight: "bolder" })];
      return [several(common("choices"), listedOptions(question), question, language)];
    case "choice":
    case "choices": {
      const options = listedOptions(question);
      if (options.length === 0) return [free()];
      return [
        field.kind === "choice"
          ? one(common("choice"), options, question, language)
          : several(common("choices"), options, question, language),
      ];
    }
  }
};

const listedOptions = ({ options, field }: ShownQuestion): readonly Option[] =>
  options ?? (typeof field.options === "string" ? [] : (field.options ?? []));

type Common = Pick<AdaptiveInput, "id" | "label" | "isRequired" | "errorMessage">;

const choicesOf = (options: readonly Option[], language: Language) =>
  options.map(({ id, name }) => ({ title: choiceTitle(say(name, language)), value: id }));

const one = (
  common: Common,
  options: readonly Option[],
  { field, value }: ShownQuestion,
  language: Language,
): AdaptiveElement => {
  const known = options.some(({ id }) => id === value);
  const open = options.length <= openUpTo;
  // The official renderer shows the id in place of the name where a searched choice is filled in.
  const searched = options.length >= searchedFrom && !known;
  return {
    ...common,
    type: "Input.ChoiceSet",
    style: open ? "expanded" : searched ? "filtered" : "compact",
    ...(open ? { wrap: true } : {}),
    ...(open ? {} : { placeholder: say(searched ? words.search : words.choose, language) }),
    choices: [
      ...choicesOf(options, language),
      ...(field.required || searched
        ? []
        : [{ title: say(words.none, language), value: unanswered }]),
    ],
    ...(known ? { value: String(value) } : {}),
  };
};

const several = (
  common: Common,
  options: readonly Option[],
  { value }: ShownQuestion,
  language: Language,
): AdaptiveElement => {
  const given = Array.isArray(value) ? value : [];
  const known = options.filter(({ id }) => given.includes(id)).map(({ id }) => id);
  return {
    ...common,
    type: "Input.ChoiceSet",
    isMultiSelect: true,
    wrap: true,
    choices: choicesOf(options, language),
    ...(known.length === 0 ? {} : { value: known.join(",") }),
  };
};

/** County day and time of an instant, or of `2026-11-25 15:00`; nothing where it is neither. */
const momentOf = (
  value: unknown,
): { readonly day?: string; readonly time?: string } | undefined => {
  if (typeof value !== "string") return undefined;
  const [, day = "", time] = /^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d))?$/.exec(value) ?? [];
  if (isDay(day)) return time === undefined ? { day } : { day, time };
  try {
    return { day: dayOf(value), time: timeOf(value) };
  } catch {
    return undefined;
  }
};
