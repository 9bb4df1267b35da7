import type { ContextBlock, InputBlock, KnownBlock } from "@slack/types";
import { richLines } from "./slack/reading.ts";

/**
 * What somebody reads in a message, in the same words whatever the platform drew it with: a line each,
 * the state in parentheses, facts as `label: value`, questions as `label*: what stands there`, every
 * button in one last line. Colours, icons and columns are left out.
 */
export const blockLines = (blocks: readonly KnownBlock[]): readonly string[] => {
  const buttons: string[] = [];
  const lines = blocks.flatMap((block, at) => {
    switch (block.type) {
      case "header":
        return [block.text.text];
      case "context":
        return contextLines(block, blocks[at - 1]?.type === "header");
      case "section": {
        const said = withoutMark(block.text?.text ?? "");
        if (block.accessory?.type === "button") return [rowLine(said)];
        return [
          ...linesOf(said.replace(/^([^\n：:]{1,80})[：:] ?\n/, "$1: ")),
          ...(block.fields ?? []).map(({ text }) => text.replace(/^(.*?)(?:：|: )/, "$1: ")),
        ];
      }
      case "rich_text":
        return richLines(block).flatMap((line) => linesOf(line.replace(/^(.*?)(?:：|: )/, "$1: ")));
      case "actions":
        for (const one of block.elements) {
          if (one.type === "button") buttons.push(button(one.text.text, one.url !== undefined));
          if (one.type === "overflow")
            buttons.push(...one.options.map(({ text }) => button(text.text, false)));
        }
        return [];
      case "input":
        return questionLines(block);
      default:
        return [`<${block.type}>`];
    }
  });
  return [...lines, ...(buttons.length === 0 ? [] : [buttons.join(" ")])];
};

const marks = /^(?:🟢|⚠️|🔴|●(?= ))\s*/u;
const withoutMark = (said: string): string =>
  said.startsWith("● ") && said.includes(" — ") ? said : said.replace(marks, "");

const linesOf = (said: string): readonly string[] =>
  said
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

const button = (label: string, leads: boolean): string => (leads ? `[${label} ↗]` : `[${label}]`);

/** A row of a list: number and title, then what there is to say of it. */
const rowLine = (said: string): string => linesOf(said).join(" — ");

const contextLines = ({ elements }: ContextBlock, state: boolean): readonly string[] => {
  const said = elements.map((one) => ("text" in one ? one.text : "")).join(" ");
  return state ? [`(${said.replace(marks, "")})`] : linesOf(withoutMark(said));
};

const questionLines = ({ label, optional, element, hint }: InputBlock): readonly string[] => {
  const of = element as unknown as Record<string, unknown>;
  const chosen = [of["initial_option"] ?? of["initial_options"] ?? []].flat() as {
    readonly text: { readonly text: string };
  }[];
  const stands = [
    of["initial_value"] ?? of["initial_date"] ?? of["initial_time"] ?? [],
    chosen.map(({ text }) => text.text),
  ].flat();
  return [question(label.text, optional !== true, stands.join("、")), ...linesOf(hint?.text ?? "")];
};

const question = (label: string, required: boolean, stands: string): string =>
  `${label}${required ? "*" : ""}:${stands === "" ? "" : ` ${stands}`}`;

type Element = Readonly<Record<string, unknown>>;

const listIn = (of: unknown): readonly Element[] => (Array.isArray(of) ? of : []);

/** The same of an Adaptive Card, as Teams and the web chat draw it. */
export const adaptiveLines = (card: unknown): readonly string[] => {
  const { body, actions } = card as Element;
  const buttons: string[] = [];
  const press = (all: unknown): void => {
    // What only unfolds the card is no button of ours.
    for (const one of listIn(all))
      if (one["type"] !== "Action.ToggleVisibility")
        buttons.push(button(String(one["title"]), one["type"] === "Action.OpenUrl"));
  };
  const lines = (all: unknown): readonly string[] =>
    listIn(all).flatMap((one) => {
      const type = String(one["type"]);
      if (type.startsWith("Input.")) return inputLines(one);
      switch (type) {
        case "TextBlock":
          return linesOf(unescaped(one["text"]));
        case "FactSet":
          return listIn(one["facts"]).map(
            ({ title, value }) => `${unescaped(title)}: ${linesOf(unescaped(value)).join("\n")}`,
          );
        case "Container":
          return lines(one["items"]);
        case "ActionSet":
          press(one["actions"]);
          return [];
        case "ColumnSet":
          return columnLines(listIn(one["columns"]), one["selectAction"] !== undefined);
        default:
          return [`<${type}>`];
      }
    });
  const columnLines = (columns: readonly Element[], row: boolean): readonly string[] => {
    const texts = columns.map(({ items }) => lines(items));
    if (row) return [rowLine(texts.slice(0, -1).flat().join("\n"))];
    if (columns.length === 1 && columns[0]?.["style"] !== undefined)
      return [`(${texts.flat().join(" ")})`];
    // A station is a dot above its name.
    if (texts.every(([dot]) => dot === "●" || dot === "○"))
      return [texts.map((one) => one.join(" ")).join(" — ")];
    return texts.flat();
  };
  const said = lines(body);
  press(actions);
  return [...said, ...(buttons.length === 0 ? [] : [buttons.join(" ")])];
};

const unescaped = (said: unknown): string => String(said).replace(/\\(.)/gs, "$1");

const inputLines = (input: Element): readonly string[] => {
  const { label, isRequired, value, choices } = input;
  const given = value === undefined ? [] : String(value).split(",");
  const stands =
    choices === undefined
      ? String(value ?? "")
      : listIn(choices)
          .filter((one) => given.includes(String(one["value"])))
          .map(({ title }) => String(title))
          .join("、");
  return [question(String(label), isRequired === true, stands)];
};
