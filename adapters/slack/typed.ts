import { cleaned } from "../../src/chat/plain.ts";

/** What stands where there is nothing: Slack refuses an empty text. */
const nothing = "—";

// Whoever reads sees nothing of it, but no link, mention or channel begins where it stands.
const joiner = "\u2060";

const lookalikes: Readonly<Record<string, string>> = {
  "*": "＊",
  _: "＿",
  "~": "～",
  "`": "｀",
};

/** The first `max` UTF-16 units, as Slack counts, with `…` in place of what is left out. */
export const cut = (said: string, max: number): string => {
  if (said.length <= max) return said;
  const kept = said.slice(0, max - 1);
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
};

/** A text for a plain_text object: as typed, without invisible characters, never empty. */
export const plainTyped = (said: string, max: number): string =>
  cut(cleaned(said).trim(), max) || nothing;

/**
 * A text for where Slack reads mrkdwn (the line of a notification): no link, mention, channel, entity
 * or formatting comes alive. At most `max` UTF-16 units, escapes included.
 */
export const mrkdwnSafe = (said: string, max: number): string => {
  const neutral = cleaned(said)
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

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
