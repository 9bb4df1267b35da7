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

/** What a person typed, from what Slack makes of it: names for mentions, addresses for links. */
export const typedText = (text: string, bot: string): string =>
  unescapeText(
    text.replace(/<([^<>]*)>/g, (_, inside: string) => {
      const [target = "", label] = splitAtBar(inside);
      if (target.startsWith("@"))
        return target === `@${bot}` ? " " : `@${label ?? target.slice(1)}`;
      if (target.startsWith("#")) return `#${label ?? target.slice(1)}`;
      if (target.startsWith("!")) return label ?? `@${target.slice(1)}`;
      return label ?? target.replace(/^mailto:/, "");
    }),
  ).trim();

const splitAtBar = (inside: string): readonly [string, string?] => {
  const bar = inside.indexOf("|");
  return bar < 0 ? [inside] : [inside.slice(0, bar), inside.slice(bar + 1)];
};

/** A text as it was given to Slack, which gives it back with these three written as entities. */
export const unescapeText = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
