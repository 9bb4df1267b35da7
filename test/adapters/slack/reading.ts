import type { Button, KnownBlock } from "@slack/types";

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
    case "context":
      return `(${block.elements.map((one) => ("text" in one ? one.text : "")).join(" ")})`;
    case "actions":
      return block.elements
        .map((one) => (one.type === "button" ? `[${one.text.text}]` : one.type))
        .join(" ");
    case "input":
      return `${block.label.text}${block.optional === true ? "" : "*"}: <${block.element.type}>`;
    default:
      return block.type;
  }
};

/** Every button in blocks, beside texts or in rows. */
export const buttonsIn = (blocks: readonly KnownBlock[]): readonly Button[] =>
  blocks.flatMap((block) => {
    if (block.type === "actions")
      return block.elements.flatMap((one) => (one.type === "button" ? [one] : []));
    if (block.type === "section" && block.accessory?.type === "button") return [block.accessory];
    return [];
  });
