import { dayWithWeekday, isDay, momentText } from "../../src/calendar/day.ts";
import {
  type Block,
  type Card,
  type Press,
  pressOfRow,
  rowHeading,
  type Tone,
} from "../../src/chat/card.ts";
import type { Form, Question } from "../../src/chat/field.ts";
import { cleanText } from "../../src/chat/plain.ts";
import {
  joinAnd,
  type Language,
  say,
  shorten,
  type Text,
  text,
  verbatim,
} from "../../src/chat/text.ts";
import { listedOptions } from "../inputs.ts";

const words = {
  yes: text("是", "yes"),
  no: text("否", "no"),
  required: text("必填", "required"),
  optional: text("可不填", "optional"),
  options: text("可选", "options"),
  andMore: (count: number): Text => text(`等${count}项`, `… ${count} in all`),
};

/** Options of a question that are listed; of longer lists only the first few. */
const listedAtMost = 12;

const marks = {
  plain: "",
  good: "",
  warning: "! ",
  urgent: "!! ",
  subtle: "",
} as const satisfies Record<Tone, string>;

/**
 * What a person typed, as it may stand in a terminal: no control characters, so that nobody's words
 * can move the cursor; further lines are indented like the first.
 */
const printable = (typed: string, indent = ""): string =>
  cleanText(typed).trim().split("\n").join(`\n${indent}`);

const titleLine = (title: Text, language: Language): string => printable(say(title, language));

const blockLines = (block: Block, language: Language, number: () => number): readonly string[] => {
  switch (block.is) {
    case "paragraph": {
      const said = printable(say(block.text, language), "  ");
      return said === "" ? [] : [`  ${marks[block.tone]}${said}`];
    }
    case "facts":
      return block.facts.map(({ label, value }) => {
        const colon = language === "en" ? ": " : "：";
        const told = printable(say(value, language), "    ");
        return `  ${printable(say(label, language))}${colon}${told}`;
      });
    case "rows":
      return block.rows.map((row) => {
        const { title, detail } = row;
        const told = `${printable(say(title, language), "      ")} · ${printable(say(detail, language), "      ")}`;
        return `  [${number()}] ${rowHeading(row, told)}`;
      });
    case "stages":
      return [
        `  ${block.stages
          .map(({ name, reached }) => `${reached ? "●" : "○"} ${printable(say(name, language))}`)
          .join(" — ")}`,
      ];
    case "links":
      return block.links.map(({ label, url }) => `  ${printable(say(label, language))} ${url}`);
  }
};

/** What the numbers of a printed card press, the first one first: its rows, then its buttons. */
export const pressesOf = (card: Pick<Card, "body" | "actions">): readonly Press[] => [
  ...card.body.flatMap((block) => (block.is === "rows" ? block.rows.map(pressOfRow) : [])),
  ...card.actions.map(({ press }) => press),
];

/** A card as plain text; its rows and buttons are numbered from `first` in the order of `pressesOf`. */
export const cardToPlain = (card: Card, language: Language, first = 1): string => {
  let next = first;
  const number = () => next++;
  const status =
    card.status === undefined ? "" : ` 【${printable(say(card.status.text, language))}】`;
  const body = card.body.flatMap((block) => blockLines(block, language, number));
  const buttons = card.actions.map(
    ({ label }) => `[${number()}] ${printable(say(label, language))}`,
  );
  return [
    `${titleLine(card.title, language)}${status}`,
    ...body,
    ...(buttons.length === 0 ? [] : [`  ${buttons.join("  ")}`]),
  ].join("\n");
};

/** What stands above the questions of a form: its title and introduction. */
export const formHead = (
  form: Pick<Form, "title" | "intro">,
  language: Language,
  first = 1,
): string => cardToPlain({ title: form.title, body: form.intro, actions: [] }, language, first);

/** A whole form as plain text, as it is shown at once. */
export const formToPlain = (form: Form, language: Language): string =>
  [
    formHead(form, language),
    ...form.questions.map((question) => questionToPlain(question, language)),
  ].join("\n");

/** A question as one asks it in a terminal: label, what is wrong, help, options, what stands there now. */
export const questionToPlain = (question: Question, language: Language): string => {
  const { field, problem, value } = question;
  const need = field.required ? words.required : words.optional;
  const standing = value === undefined ? "" : ` [${valueText(question, language)}]`;
  const options = listedOptions(question);
  const shown = options
    .slice(0, listedAtMost)
    .map(({ name }, index) => `${index + 1} ${printable(say(name, language))}`);
  const rest = options.length > listedAtMost ? [say(words.andMore(options.length), language)] : [];
  return [
    ...(problem === undefined ? [] : [`  !! ${printable(say(problem, language), "  ")}`]),
    `? ${printable(say(field.label, language))} (${say(need, language)})${standing}`,
    ...(field.help === undefined ? [] : [`  ${printable(say(field.help, language), "  ")}`]),
    ...(shown.length === 0
      ? []
      : [
          `  ${say(words.options, language)}: ${[...shown, ...rest].join(language === "en" ? ", " : "，")}`,
        ]),
  ].join("\n");
};

/** What stands in a field, as a person reads it. */
const valueText = (question: Question, language: Language): string => {
  const { field, value } = question;
  const nameOf = (id: unknown): Text =>
    listedOptions(question).find((option) => option.id === id)?.name ?? verbatim(String(id));
  const textOf = (): Text => {
    switch (field.kind) {
      case "text":
      case "long":
      case "number":
        return verbatim(String(value));
      case "day":
        return typeof value === "string" && isDay(value) ? dayWithWeekday(value) : nameOf(value);
      case "moment":
        return momentIfAny(value) ?? nameOf(value);
      case "yesno":
        return value === true ? words.yes : value === false ? words.no : nameOf(value);
      case "choice":
        return nameOf(value);
      case "choices":
      case "files":
        return Array.isArray(value) ? joinAnd(value.map(nameOf)) : nameOf(value);
    }
  };
  return printable(shorten(say(textOf(), language), 200), "    ");
};

const momentIfAny = (value: unknown): Text | undefined => {
  try {
    return typeof value === "string" ? momentText(value) : undefined;
  } catch {
    return undefined;
  }
};
