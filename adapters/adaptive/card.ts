import {
  type Action,
  type Block,
  type Card,
  type Press,
  pressOfRow,
  type Row,
  rowHeading,
  type Stage,
  type Tone,
} from "../../src/chat/card.ts";
import { cleanText } from "../../src/chat/plain.ts";
import { type Language, say, shorten, type Text, text } from "../../src/chat/text.ts";

/** Adaptive Card JSON, version 1.5; only what is used here. */
export type AdaptiveCard = {
  readonly $schema: "http://adaptivecards.io/schemas/adaptive-card.json";
  readonly type: "AdaptiveCard";
  readonly version: "1.5";
  readonly body: readonly AdaptiveElement[];
  readonly actions?: readonly AdaptiveButton[];
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

/** A button that first shows what it does, with the same button below it that does it. */
type AdaptiveQuestion = Pick<AdaptiveAction, "title" | "style"> & {
  readonly type: "Action.ShowCard";
  readonly card: {
    readonly type: "AdaptiveCard";
    readonly body: readonly AdaptiveText[];
    readonly actions: readonly AdaptiveAction[];
  };
};

type AdaptiveButton = AdaptiveAction | AdaptiveQuestion;

/** A button that opens an address in the browser. */
type AdaptiveLink = {
  readonly type: "Action.OpenUrl";
  readonly title: string;
  readonly url: string;
};

/** A button that shows what is hidden, and hides it again. */
type AdaptiveToggle = {
  readonly type: "Action.ToggleVisibility";
  readonly title: string;
  readonly targetElements: readonly string[];
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
      readonly style?: AdaptiveColumn["style"];
      readonly items: readonly AdaptiveElement[];
      readonly spacing?: "medium";
      /** Hidden until a button names it. */
      readonly id?: string;
      readonly isVisible?: false;
    }
  | {
      readonly type: "ActionSet";
      readonly actions: readonly (AdaptiveButton | AdaptiveLink | AdaptiveToggle)[];
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
  readonly isSubtle?: true;
  readonly size?: "small" | "medium" | "large";
  readonly weight?: "bolder";
  readonly style?: "heading";
  readonly spacing?: "none" | "small";
};

/** An input of a form. */
export type AdaptiveInput = {
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

/** What is said on these cards and nowhere else. */
export const words = {
  none: text("（不填）", "(none)"),
  fill: (label: Text): Text => text(`请填写“${label.zh}”`, `Please fill in “${label.en}”`),
  seldom: (count: number): Text => text(`更多（${count}项，可不填）`, `More (${count}, optional)`),
  sure: (label: Text): Text => text(`${label.zh}？`, `${label.en}?`),
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

/** Bytes a card may have: Teams advises 80 kB with everything around it, and refuses 100. */
export const teamsRoom = 78_000;

/** More buttons than this in one row are dropped by some clients. */
const actionsInRow = 5;

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
  const draw = (room: Room): readonly AdaptiveElement[] => {
    const shared = { ...room, rows: Math.max(1, Math.floor(room.rows / Math.max(1, lists))) };
    return [
      headingOf(card.title, language),
      ...(card.status === undefined ? [] : [badge(card.status, language)]),
      ...card.body.flatMap((block) => elementsOf(block, language, shared)),
    ];
  };
  return fitCard(
    bytes,
    draw,
    card.actions.map((one) => actionOf(one, language)),
    language,
  );
};

/**
 * What a person typed, so that an Adaptive Card shows it as typed: no markdown, no link, no date
 * function; line breaks stay.
 */
export const markdownSafe = (typed: string): string =>
  cleanText(typed)
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

export const lookalikes: Readonly<Record<string, string>> = {
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

/** What was typed, in one line. */
export const oneLine = (typed: string): string => cleanText(typed).replaceAll("\n", " ").trim();

/** A button's title or an input's label: one line, never empty. */
export const buttonTitle = (title: Text, language: Language): string =>
  shorten(oneLine(say(title, language)), 60) || "—";

/** A card that stays within so many bytes, shortened step by step where it has to be. */
export const fitCard = (
  bytes: number,
  draw: (room: Room) => readonly AdaptiveElement[],
  actions: readonly AdaptiveButton[],
  language: Language,
): AdaptiveCard => {
  const cardIn = (room: Room): AdaptiveCard => {
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
    const made = cardIn(room);
    if (new TextEncoder().encode(JSON.stringify(made)).length <= bytes) return made;
  }
  return cardIn(tightest);
};

/** A paragraph. */
export const paragraphOf = (
  said: string,
  more: Omit<AdaptiveText, "type" | "text" | "wrap"> = {},
): AdaptiveText => ({ type: "TextBlock", text: markdownSafe(said) || "—", wrap: true, ...more });

/** The first line of a card or form. */
export const headingOf = (title: Text, language: Language): AdaptiveText =>
  paragraphOf(shorten(say(title, language), 300), {
    size: "medium",
    weight: "bolder",
    style: "heading",
  });

/** A tone is the ground a text stands on: Teams draws texts in these colours too pale to be read (`warning` at 1.47:1). */
export const toned = (what: string, tone: Tone): AdaptiveElement => {
  if (tone === "plain" || tone === "subtle")
    return paragraphOf(what, tone === "subtle" ? { isSubtle: true } : {});
  return { type: "Container", style: badges[tone], items: [paragraphOf(what)] };
};

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
        paragraphOf(shorten(say(status.text, language), 60), {
          size: "small",
          weight: "bolder",
          ...(status.tone === "subtle" ? { isSubtle: true } : {}),
        }),
      ],
    },
  ],
});

/** A block of the bot as elements. */
export const elementsOf = (
  block: Block,
  language: Language,
  room: Room,
): readonly AdaptiveElement[] => {
  switch (block.is) {
    case "paragraph": {
      const said = shorten(say(block.text, language), room.characters);
      return said.trim() === "" ? [] : [toned(said, block.tone)];
    }
    case "facts":
      return block.facts.length === 0
        ? []
        : [
            {
              type: "FactSet",
              spacing: "medium",
              facts: block.facts.map(({ label, value }) => ({
                title: markdownSafe(shorten(say(label, language), 60)) || "—",
                value: markdownSafe(shorten(say(value, language), room.characters)) || "—",
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
        ...(reached ? {} : { isSubtle: true }),
        spacing: "none",
      }),
      paragraphOf(shorten(say(name, language), 40), {
        size: "small",
        spacing: "none",
        ...(reached ? {} : { isSubtle: true }),
      }),
    ],
  })),
});

/** Buttons within a card's body, in as many rows as they need. */
export const inRows = (actions: readonly (AdaptiveButton | AdaptiveLink)[]): AdaptiveElement[] => {
  const sets: AdaptiveElement[] = [];
  for (let from = 0; from < actions.length; from += actionsInRow)
    sets.push({ type: "ActionSet", actions: actions.slice(from, from + actionsInRow) });
  return sets;
};

const rowOf = (row: Row, language: Language, room: Room): AdaptiveElement => {
  const title = shorten(say(row.title, language), room.characters);
  return {
    type: "ColumnSet",
    separator: true,
    spacing: "medium",
    selectAction: {
      type: "Action.Execute",
      verb: "press",
      title: rowHeading(row, shorten(say(row.title, language), 60)),
      data: { press: pressOfRow(row) },
    },
    columns: [
      {
        type: "Column",
        width: "stretch",
        items: [
          paragraphOf(rowHeading(row, title), { weight: "bolder" }),
          paragraphOf(shorten(say(row.detail, language), room.characters), {
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

/** A button; what it hides, ends or cannot undo is asked about once before it is done. */
export const actionOf = (
  { label, tone, press, confirm }: Action,
  language: Language,
  more: Pick<AdaptiveAction, "associatedInputs"> = {},
): AdaptiveButton => {
  const button: AdaptiveAction = {
    type: "Action.Execute",
    verb: "press",
    title: buttonTitle(label, language),
    ...styles[tone],
    data: { press },
    ...more,
  };
  if (confirm === undefined) return button;
  const { title } = button;
  const question = paragraphOf(shorten(say(words.sure(label), language), 100), {
    weight: "bolder",
  });
  const does = paragraphOf(shorten(say(confirm, language), 300), { spacing: "small" });
  const card = { type: "AdaptiveCard", body: [question, does], actions: [button] } as const;
  return { type: "Action.ShowCard", title, ...styles[tone], card };
};
