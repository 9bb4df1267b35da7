import type { KnownBlock, TextObject } from "@slack/types";

// Blocks as a page, for pictures: about as Slack lays them out, which draws nothing outside itself.

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Text of Slack as HTML: marked-up text comes escaped already, and only bold is used in it. */
const html = ({ type, text }: TextObject): string =>
  (type === "mrkdwn" ? text : text.replace(/[&<>]/g, (sign) => escapes[sign] ?? sign))
    .replace(/\*([^*\n]+)\*/g, "<b>$1</b>")
    .replaceAll("\n", "<br>");

const blockHtml = (block: KnownBlock): string => {
  switch (block.type) {
    case "header":
      return `<h1>${html(block.text)}</h1>`;
    case "section":
      return [
        block.text === undefined ? "" : `<p>${html(block.text)}</p>`,
        ...(block.fields ?? []).map((one) => `<dd>${html(one)}</dd>`),
      ].join("");
    case "context":
      return `<small>${block.elements.map((one) => (one.type === "image" ? "" : html(one))).join(" ")}</small>`;
    case "divider":
      return "<hr>";
    case "actions":
      return `<nav>${block.elements.map((one) => (one.type === "button" ? `<button class="${one.style ?? ""}">${html(one.text)}</button>` : "")).join("")}</nav>`;
    default:
      throw new Error(`${block.type} is not drawn here`);
  }
};

/** A message of the bot in Slack, as a whole page. */
export const slackPage = (author: string, blocks: readonly KnownBlock[]): string => `<style>
  body { margin: 16px; font: 15px/1.46 Lato, "Noto Sans CJK SC", sans-serif; color: #1d1c1d }
  i { font: 10px/1.4 sans-serif; background: #e8e8e8; padding: 1px 4px; border-radius: 2px; margin-left: 4px }
  h1 { font-size: 18px; margin: 6px 0 } p { margin: 8px 0 } small { display: block; font-size: 12px; color: #616061 }
  dd { display: inline-block; width: 50%; box-sizing: border-box; padding-right: 16px; margin: 4px 0; vertical-align: top }
  nav { margin: 8px 0 } nav button { font: 700 13px/28px "Noto Sans CJK SC", sans-serif; padding: 0 12px; margin: 0 8px 8px 0;
    border: 1px solid #bbbabb; border-radius: 4px; background: #fff; color: #1d1c1d }
  nav .primary { background: #007a5a; border-color: #007a5a; color: #fff } nav .danger { color: #e01e5a; border-color: #e01e5a }
  hr { border: 0; border-top: 1px solid #ddd }
</style><b>${author}</b><i>APP</i>${blocks.map(blockHtml).join("")}`;
