import type {
  ActionsBlock,
  Button,
  ConfirmationDialog,
  KnownBlock,
  Overflow,
  RichTextBlock,
  RichTextSection,
} from "@slack/types";
import {
  type Action,
  type Block,
  type Card,
  type Link,
  notificationLine,
  type Press,
  pressOfRow,
  type Row,
  rowHeading,
  type Stage,
  type Tone,
} from "../../src/chat/card.ts";
import type { Called } from "../../src/chat/exchange.ts";
import { cleanText } from "../../src/chat/plain.ts";
import { type Language, say, type Text, text } from "../../src/chat/text.ts";
import { type KeptText, shrinkPress } from "../runtime/small-press.ts";
import { cut, endsInHalf, mrkdwnSafe, plainText } from "./text.ts";

/** A message as Slack takes it: `text` is what a notification says, the blocks are what is shown. */
export type Drawn = {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  /** Some of its buttons need what stands in its blocks: it must not be ephemeral, since those come back without. */
  readonly keeps: boolean;
};

/** What is asked again to read on where a card was too long: a press, or the line it answered. */
export type PageSource = { readonly press: Press } | { readonly line: string };

/** Slack's limits, and how much of them a card uses: some blocks are left for buttons and headings. */
const limits = {
  body: 32,
  characters: 12_000,
  text: 3000,
  part: 2900,
  header: 150,
  button: 75,
  lines: 10,
  field: 2000,
  inActions: 25,
  url: 3000,
  value: 2000,
  actions: 50,
  kept: 12,
  row: 5,
  overflow: 5,
  optionValue: 150,
  dialogTitle: 100,
  dialog: 300,
  dialogButton: 30,
} as const;

const words = {
  open: text("查看", "Open"),
  more: text("接着读", "Read on"),
  sure: (label: Text): Text => text(`${label.zh}？`, `${label.en}?`),
  no: text("先不", "Not now"),
  yours: text("请办理", "please see to this"),
  shortened: text("内容较长，下面还有……", "There is more to this…"),
  page: (page: number): Text => text(`（接上，第${page}页）`, `(continued, page ${page})`),
  noAddress: (label: Text): Text =>
    text(
      `${label.zh}：链接太长，这里打不开。`,
      `${label.en}: the address is too long to open here.`,
    ),
};

/** What a button's action id begins with: it says what its value is. */
export const actionIds = {
  press: "press",
  more: "more",
  link: "link",
  overflow: "overflow",
} as const;

/**
 * A card as Slack blocks. Where it is longer than a message may be, a page of it, which ends with "…"
 * and a button to read on; `again` is what that button asks.
 */
export const drawCard = (
  card: Card,
  language: Language,
  { page = 0, again = againOf(card) }: { readonly page?: number; readonly again?: PageSource } = {},
): Drawn => {
  const bodies = pagesOf(card.body.flatMap((block, at) => blocksOf(block, language, `b${at}`)));
  const shown = Math.min(Math.max(page, 0), bodies.length - 1);
  const actions = shown > 0 ? [] : card.actions.slice(0, limits.actions);
  const buttons = actions.map((one, at) => buttonOf(one, language, at));
  const kept = keptBlocks(buttons.flatMap((one) => one.kept));
  const status = card.status === undefined ? [] : [card.status];
  const blocks: KnownBlock[] = [
    { type: "header", text: plainText(say(card.title, language), limits.header) },
    ...status.map((one) => context(`${marks[one.tone] || "●"} ${say(one.text, language)}`)),
    ...(shown > 0 ? [context(say(words.page(shown + 1), language))] : []),
    ...(bodies[shown] ?? []),
    ...(shown < bodies.length - 1 ? readOn(again, shown + 1, language) : []),
    ...kept.slice(0, limits.kept),
    ...inRows(withOverflow({ ...card, actions }, buttons)),
  ];
  return {
    text: mrkdwnSafe(notificationLine(card, language), limits.text),
    blocks,
    keeps: kept.length > 0,
  };
};

/** An account of Slack's, as it may stand in a mention. */
const isAccount = ({ account }: Called): boolean => /^[UW][A-Z0-9]+$/.test(account);

/** A message that mentions whoever must act, under its heading and state; the only place where a mention of ours is live. */
export const withCalls = (drawn: Drawn, calls: readonly Called[], language: Language): Drawn => {
  const mentions = calls.filter(isAccount).map(({ account }) => `<@${account}>`);
  if (mentions.length === 0) return drawn;
  const at = drawn.blocks.findIndex(({ type }) => type !== "header" && type !== "context");
  const under = at === -1 ? drawn.blocks.length : at;
  const said = `${mentions.join(" ")} ${say(words.yours, language)}`;
  const line: KnownBlock = {
    type: "section",
    text: { type: "mrkdwn", text: said, verbatim: true },
  };
  const blocks = [...drawn.blocks.slice(0, under), line, ...drawn.blocks.slice(under)];
  return { ...drawn, blocks };
};

/** The blocks of a card's body alone, at most `most` of them: above a form's questions. */
export const bodyBlocks = (
  body: readonly Block[],
  language: Language,
  most: number,
): readonly KnownBlock[] =>
  body.flatMap((block, at) => blocksOf(block, language, `i${at}`)).slice(0, most);

/** The texts kept for buttons, as blocks that show them and give them back. */
export const keptBlocks = (kept: readonly KeptText[]): readonly KnownBlock[] =>
  kept.flatMap(({ id, text }) =>
    inPieces(text).map((piece, at) => ({
      type: "section",
      block_id: `${id}.${at}`,
      text: { type: "plain_text", text: piece, emoji: false },
    })),
  );

/** A text in pieces of a block's size, none of which ends in the middle of a character. */
const inPieces = (text: string, firstEnd: (rest: string) => number = straightEnd): string[] => {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limits.part) {
    const end = firstEnd(rest);
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...pieces, rest];
};

const straightEnd = (text: string): number =>
  endsInHalf(text.slice(0, limits.part)) ? limits.part - 1 : limits.part;

/** A button that presses, with what the message must keep for it. */
export const buttonOf = (
  { label, tone, press, confirm }: Action,
  language: Language,
  at: number,
): { readonly button: Button; readonly kept: readonly KeptText[] } => {
  const { value, kept } = shrinkPress(press, String(at), limits.value);
  return {
    kept,
    button: {
      type: "button",
      action_id: `${actionIds.press}:${at}`,
      text: plainText(say(label, language), limits.button),
      value,
      ...(tone === "plain" ? {} : { style: tone }),
      ...(confirm === undefined ? {} : { confirm: dialogOf(label, confirm, language) }),
    },
  };
};

/** What Slack asks before a press is made: what it does, and whether it is meant. */
const dialogOf = (label: Text, does: Text, language: Language): ConfirmationDialog => ({
  title: plainText(say(words.sure(label), language), limits.dialogTitle),
  text: plainText(say(does, language), limits.dialog),
  confirm: plainText(say(label, language), limits.dialogButton),
  deny: plainText(say(words.no, language), limits.dialogButton),
  style: "danger",
});

/** A button of a card as it was drawn, with what the message keeps for it. */
type DrawnButton = ReturnType<typeof buttonOf>;

/**
 * The buttons of a matter's card, the last of them behind “⋯” where they do not fit into a row: not what is asked about
 * before it is done, nor what stands out, nor what carries more than an option has room for.
 */
const withOverflow = (
  { status, actions }: Pick<Card, "status" | "actions">,
  drawn: readonly DrawnButton[],
): readonly (Button | Overflow)[] => {
  const staysOut = ({ button, kept }: DrawnButton, at: number): boolean =>
    at < limits.row - 1 ||
    kept.length > 0 ||
    button.style !== undefined ||
    button.confirm !== undefined ||
    (button.value ?? "").length > limits.optionValue ||
    actions[at]?.press.code === undefined;
  const buttons = drawn.map(({ button }) => button);
  const from = Math.max(drawn.findLastIndex(staysOut) + 1, drawn.length - limits.overflow);
  const behind = buttons.slice(from);
  // What is no matter's card is to be chosen from: all of it is seen.
  if (status === undefined || buttons.length <= limits.row || behind.length < 2) return buttons;
  const options = behind.map(({ text, value = "" }) => ({ text, value }));
  return [...buttons.slice(0, from), { type: "overflow", action_id: actionIds.overflow, options }];
};

/** Buttons in as many blocks as they need. */
export const inRows = (buttons: readonly (Button | Overflow)[]): readonly ActionsBlock[] => {
  const sets: ActionsBlock[] = [];
  for (let from = 0; from < buttons.length; from += limits.inActions)
    sets.push({ type: "actions", elements: buttons.slice(from, from + limits.inActions) });
  return sets;
};

const marks: Readonly<Record<Tone, string>> = {
  plain: "",
  good: "🟢",
  warning: "⚠️",
  urgent: "🔴",
  subtle: "",
};

const context = (said: string): KnownBlock => ({
  type: "context",
  elements: [plainText(said, limits.field)],
});

const section = (said: string): KnownBlock => ({
  type: "section",
  text: plainText(said, limits.text),
});

const blocksOf = (block: Block, language: Language, named: string): readonly KnownBlock[] => {
  switch (block.is) {
    case "paragraph": {
      const said = say(block.text, language).trim();
      if (said === "") return [];
      const mark = marks[block.tone];
      const parts = inParts(mark === "" ? said : `${mark} ${said}`);
      return block.tone === "subtle" && said.length <= limits.field
        ? [context(said)]
        : parts.map(section);
    }
    case "facts":
      return factsOf(
        block.facts.map(({ label, value }) => [
          `${say(label, language)}${language === "en" ? ": " : "："}`,
          say(value, language),
        ]),
      );
    case "rows":
      return block.rows.map((row, at) => rowOf(row, language, `${named}.${at}`));
    case "stages":
      return block.stages.length === 0 ? [] : [wayOf(block.stages, language)];
    case "links":
      return linksOf(block.links, language, named);
  }
};

/**
 * Facts, a line each with its label in bold. As rich text: nothing that was typed is read as formatting there, and it
 * stays as it was typed.
 */
const factsOf = (pairs: readonly (readonly [string, string])[]): readonly KnownBlock[] => {
  const blocks: RichTextBlock[] = [];
  let lines: RichTextSection[] = [];
  let length = 0;
  const flush = (): void => {
    if (lines.length > 0) blocks.push({ type: "rich_text", elements: lines });
    [lines, length] = [[], 0];
  };
  for (const [label, value] of pairs) {
    const [first = "", ...more] = inParts(cleanText(value).trim() || "—");
    const bold = { type: "text", text: cleanText(label), style: { bold: true } } as const;
    for (const said of [[bold, piece(first)], ...more.map((one) => [piece(one)])]) {
      const size = said.reduce((sum, one) => sum + one.text.length, 0);
      if (lines.length === limits.lines || length + size > limits.text) flush();
      lines.push({ type: "rich_text_section", elements: said });
      length += size;
    }
  }
  flush();
  return blocks;
};

const piece = (said: string) => ({ type: "text", text: said }) as const;

/** A text in parts that each fit a block: whole, broken at line ends where there are some. */
const inParts = (text: string): readonly string[] =>
  inPieces(text, (rest) => {
    const line = rest.lastIndexOf("\n", limits.part);
    return line > limits.part / 2 ? line : straightEnd(rest);
  }).filter((one) => one.trim() !== "");

const rowOf = (row: Row, language: Language, named: string): KnownBlock => ({
  type: "section",
  text: plainText(
    `${rowHeading(row, cut(say(row.title, language), 300))}\n${cut(say(row.detail, language), 600)}`,
    limits.text,
  ),
  accessory: {
    type: "button",
    action_id: `${actionIds.press}:${named}`,
    text: plainText(say(words.open, language), limits.button),
    value: JSON.stringify(pressOfRow(row)),
  },
});

const wayOf = (way: readonly Stage[], language: Language): KnownBlock =>
  section(
    way.map(({ name, reached }) => `${reached ? "●" : "○"} ${say(name, language)}`).join(" — "),
  );

const linksOf = (
  all: readonly Link[],
  language: Language,
  named: string,
): readonly KnownBlock[] => [
  ...inRows(
    all
      .filter(({ url }) => url.length <= limits.url)
      .map(({ label, url }, at) => ({
        type: "button",
        action_id: `${actionIds.link}:${named}.${at}`,
        text: plainText(say(label, language), limits.button),
        url,
      })),
  ),
  ...all
    .filter(({ url }) => url.length > limits.url)
    .map(({ label }) => section(say(words.noAddress(label), language))),
];

/** The blocks of a body as pages of which each fits into a message; one empty page at least. */
const pagesOf = (all: readonly KnownBlock[]): readonly (readonly KnownBlock[])[] => {
  const pages: KnownBlock[][] = [[]];
  let characters = 0;
  for (const block of all) {
    const length = JSON.stringify(block).length;
    const last = pages.at(-1) ?? [];
    if (
      last.length > 0 &&
      (last.length >= limits.body || characters + length > limits.characters)
    ) {
      pages.push([block]);
      characters = length;
    } else {
      last.push(block);
      characters += length;
    }
  }
  return pages;
};

const readOn = (again: PageSource, page: number, language: Language): readonly KnownBlock[] => [
  context(say(words.shortened, language)),
  {
    type: "actions",
    elements: [
      {
        type: "button",
        action_id: `${actionIds.more}:${page}`,
        text: plainText(say(words.more, language), limits.button),
        value: moreValue(again, page),
      },
    ],
  },
];

/** What a button to read on asks, as its value. */
const moreValue = (again: PageSource, page: number): string => {
  const value = JSON.stringify({ page, ...again });
  return value.length <= limits.value ? value : JSON.stringify({ page: 0, line: "列表" });
};

/** What shows a card again that was not asked for: its matter, where a button names it; else the desk. */
const againOf = ({ actions }: Card): PageSource => {
  const code = actions.find(({ press }) => press.code !== undefined)?.press.code;
  return { press: code === undefined ? { command: "todo" } : { command: "show", code } };
};
