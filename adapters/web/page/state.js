import { memory } from "./memory.js";
import { say } from "./words.js";

/** @typedef {import("./shown.ts").ShownMessage} ShownMessage */
/** @typedef {import("./shown.ts").ShownPost} ShownPost */
/** @typedef {import("../../../src/chat/text.ts").Language} Language */
/** @typedef {import("../../../src/chat/text.ts").Text} Text */

/** What the page shows at present: `room` is the conversation that is open, `today` the demo's day. */
export const state = {
  /** @type {Language} */
  language: memory.get("language") === "en" ? "en" : "zh-CN",
  /** @type {readonly ShownPost[]} */
  posts: [],
  /** Lines with which something new is begun.
   * @type {readonly Text[]} */
  examples: [],
  /** @type {ShownPost | undefined} */
  me: undefined,
  room: "",
  /** @type {Map<string, ShownMessage>} */
  messages: new Map(),
  today: "",
  /** Which county this is, once that is known.
   * @type {string | undefined} */
  county: undefined,
};

/**
 * A text in the language of the page.
 * @param {Text} text
 */
export const told = (text) => say(text, state.language);

/** The conversation that is open. */
export const current = () => state.me?.conversations.find(({ id }) => id === state.room);

/** What stands in the open conversation, as it was written. */
export const inRoom = () =>
  [...state.messages.values()]
    .filter(({ conversation }) => conversation === state.room)
    .sort((a, b) => a.order - b.order);
