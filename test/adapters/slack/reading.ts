import type { Button, KnownBlock, RichTextBlock } from "@slack/types";

/** What somebody reads in blocks: a line each, buttons in brackets, fields beside each other. */
export const blocksText = (blocks: readonly KnownBlock[]): string =>
  blocks.map(blockText).join("\n");

const blockText = (block: KnownBlock): string => {
  switch (block.type) {
    case "header":
      return block.text.text;
    case "section":
      return [
        ...(block.text === undefined ? [] : [block.text.text]),
        ...(block.fields === undefined ? [] : [block.fields.map(({ text }) => text).join(" | ")]),
        ...(block.accessory?.type === "button" ? [`[${block.accessory.text.text}]`] : []),
      ].join(" ");
    case "rich_text":
      return richLines(block).join("\n");
    case "context":
      return `(${block.elements.map((one) => ("text" in one ? one.text : "")).join(" ")})`;
    case "actions":
      return block.elements
        .map((one) => {
          if (one.type === "overflow") return `⋯[${one.options.map(({ text }) => text.text)}]`;
          return one.type === "button" ? `[${one.text.text}]` : one.type;
        })
        .join(" ");
    case "input":
      return `${block.label.text}${block.optional === true ? "" : "*"}: <${block.element.type}>`;
    default:
      return block.type;
  }
};

/** The lines of rich text, as they are read. */
export const richLines = ({ elements }: RichTextBlock): readonly string[] =>
  elements.map((line) =>
    line.type === "rich_text_section"
      ? line.elements.map((one) => (one.type === "text" ? one.text : one.type)).join("")
      : line.type,
  );

/** A button, or an option behind “⋯”, as it is pressed. */
type Pressable = Pick<Button, "text" | "value" | "action_id">;

/** Every button in blocks, beside texts, in rows or behind “⋯”. */
export const buttonsIn = (
  blocks: readonly KnownBlock[],
): readonly (Pressable & Partial<Button>)[] =>
  blocks.flatMap((block): readonly (Pressable & Partial<Button>)[] => {
    if (block.type === "actions")
      return block.elements.flatMap((one): readonly (Pressable & Partial<Button>)[] => {
        if (one.type === "button") return [one];
        if (one.type !== "overflow") return [];
        return one.options.map(({ text, value }) => ({
          text: { type: "plain_text", text: text.text },
          value: value ?? "",
          action_id: one.action_id ?? "",
        }));
      });
    if (block.type === "section" && block.accessory?.type === "button") return [block.accessory];
    return [];
  });
