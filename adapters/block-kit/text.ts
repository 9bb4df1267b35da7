import type { PlainTextElement } from "@slack/types";
import { cleanText } from "../../src/chat/plain.ts";

/** What stands where there is nothing: Slack refuses an empty text. */
const nothing = "—";

/** The first `max` UTF-16 units, as Slack counts, with `…` in place of what is left out. */
export const cut = (typed: string, max: number): string => {
  if (typed.length <= max) return typed;
  const kept = typed.slice(0, max - 1);
  return `${endsInHalf(kept) ? kept.slice(0, -1) : kept}…`;
};

/** Whether a text was cut in the middle of a character. */
export const endsInHalf = (text: string): boolean => /[\uD800-\uDBFF]$/.test(text);

/**
 * A text as a plain_text object: as typed, without invisible characters, never empty. Nothing in it is
 * read as formatting, link, mention or emoji.
 */
export const plainText = (typed: string, max: number): PlainTextElement => ({
  type: "plain_text",
  text: cut(cleanText(typed).trim(), max) || nothing,
  emoji: false,
});

// Whoever reads sees nothing of it, but no link, mention or channel begins where it stands.
const joiner = "\u2060";

const lookalikes: Readonly<Record<string, string>> = {
  "*": "＊",
  _: "＿",
  "~": "～",
  "`": "｀",
};

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/**
 * A text for where Slack reads mrkdwn (the line of a notification): no link, mention, channel, entity
 * or formatting comes alive. At most `max` UTF-16 units, escapes included.
 */
export const mrkdwnSafe = (typed: string, max: number): string => {
  const neutral = cleanText(typed)
    .trim()
    .replace(/[*_~`]/g, (mark) => lookalikes[mark] ?? mark)
    .replace(/[@#!]/g, `$&${joiner}`)
    .replace(/:(?=\/\/)/g, `:${joiner}`)
    .replace(/\.(?=\p{L})/gu, `.${joiner}`)
    .replace(/:(?=[\w+-]+:)/g, `:${joiner}`);
  const pieces = [...neutral].map((character) => entities[character] ?? character);
  const whole = pieces.join("");
  if (whole.length <= max) return whole || nothing;
  // An entity cut in two would be shown as it is written.
  let safe = "";
  for (const piece of pieces) {
    if (safe.length + piece.length > max - 1) break;
    safe += piece;
  }
  return `${safe}…`;
};

/**
 * What a person typed, from what Slack makes of it: names for mentions, addresses for links (beside the words that
 * stood for them), nothing of the marks of bold or slanted text, of quotes, lists and emoji codes.
 */
export const typedText = (text: string, bot: string): string =>
  unescapeText(
    withoutMarks(text).replace(/<([^<>]*)>/g, (_, inside: string) => {
      const [target = "", label] = splitAtBar(inside);
      if (target.startsWith("@"))
        return target === `@${bot}` ? " " : `@${label ?? target.slice(1)}`;
      if (target.startsWith("#")) return `#${label ?? target.slice(1)}`;
      // A date, a group or everybody: what was to be read stands behind the bar.
      if (target.startsWith("!")) return label ?? `@${target.slice(1)}`;
      return labelled(target, label);
    }),
  )
    // A limit that begins a line (>50mg/L) is no quote.
    .replace(/^[ \t]*(?:>+(?![ \t]*[\d=])|[•◦▪])[ \t]*/gmu, "")
    .trim();

/** A link as words: the address alone where Slack made the link by itself, beside its words where somebody did. */
const labelled = (target: string, label: string | undefined): string => {
  const bare = (address: string): string =>
    address.replace(/^(?:mailto:|tel:|https?:\/\/)/i, "").replace(/\/$/, "");
  if (label === undefined) return target.replace(/^(?:mailto:|tel:)/, "");
  return bare(label) === bare(target) ? label : `${label}（${target}）`;
};

/**
 * Marks of formatting around words, and what is left of them: not inside a word or a number, nor around nothing.
 * What is struck out was taken back.
 */
const marked: readonly (readonly [RegExp, string])[] = [
  [/```\s*()([^`]*?)\s*```/gu, "$2"],
  [/(?<![\p{Script=Latin}\p{N}*`])([*`])(?=\S)([^\n]*?\S)\1(?![\p{Script=Latin}\p{N}*`])/gu, "$2"],
  // 周一~周三和周五~周日, 山检_建_字: between Chinese characters these two mean something else.
  [/(?<![\p{L}\p{N}_~])(_)(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}_~])/gu, "$2"],
  [/(?<![\p{L}\p{N}_~])(~)(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}_~])/gu, " "],
];

const emojiCode =
  /(?<![\p{Script=Latin}\p{N}])(?::(?:[a-z][a-z0-9_'-]*|\+1|-1|100)(?:::skin-tone-[2-6])?:)+(?![\p{Script=Latin}\p{N}])/gu;

/** Without marks of formatting and emoji codes; what stands between < and > is left as it is. */
const withoutMarks = (text: string): string => {
  const links: string[] = [];
  const held = text.replace(/<[^<>]*>/g, (link) => {
    links.push(link);
    return "\uE000";
  });
  let plain = held.replace(emojiCode, " ");
  // One mark may stand around another: *_x_*.
  for (const [marks, left] of [...marked, ...marked]) plain = plain.replace(marks, left);
  return plain.replace(/\uE000/gu, () => links.shift() ?? "");
};

const splitAtBar = (inside: string): readonly [string, string?] => {
  const bar = inside.indexOf("|");
  return bar < 0 ? [inside] : [inside.slice(0, bar), inside.slice(bar + 1)];
};

/** A text as it was given to Slack, which gives it back with these three written as entities. */
export const unescapeText = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
