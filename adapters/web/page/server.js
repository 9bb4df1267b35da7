import { words } from "./words.js";

/** @typedef {import("../shown.ts").ShownPosts} ShownPosts */
/** @typedef {import("../shown.ts").ShownMessage} ShownMessage */
/** @typedef {import("../shown.ts").ShownMessages} ShownMessages */
/** @typedef {import("../shown.ts").ShownAnswer} ShownAnswer */
/** @typedef {import("../shown.ts").ShownClock} ShownClock */
/** @typedef {import("../../../src/chat/text.ts").Text} Text */
/** @typedef {import("../../../src/chat/card.ts").Press} Press */

/** Why the server did not do what was asked, in words for a person. */
export class Problem extends Error {
  /** @param {Text} text */
  constructor(text) {
    super(text.en);
    /** @type {Text} */
    this.text = text;
  }
}

/**
 * @template T
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<T>}
 */
const ask = async (path, body) => {
  /** @type {RequestInit} */
  const init =
    body === undefined
      ? {}
      : {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify(body),
        };
  const response = await fetch(path, init).catch(() => {
    throw new Problem(words.offline);
  });
  const answer = await response.json().catch(() => ({ problem: words.offline }));
  if (!response.ok) throw new Problem(answer.problem ?? words.offline);
  return answer;
};

/** @param {Record<string, string>} values */
const query = (values) => new URLSearchParams(values).toString();

/** Every post and the conversations it may read.
 * @returns {Promise<ShownPosts>} */
export const askPosts = () => ask("/api/posts");

/** The demo's time.
 * @returns {Promise<ShownClock>} */
export const askClock = () => ask("/api/clock");

/** What stands in a conversation.
 * @param {string} as
 * @param {string} conversation
 * @returns {Promise<ShownMessages>} */
export const askMessages = (as, conversation) =>
  ask(`/api/messages?${query({ as, conversation })}`);

/** Says a line.
 * @param {{ as: string, conversation: string, line: string, event: string }} saying
 * @returns {Promise<ShownAnswer>} */
export const sayLine = (saying) => ask("/api/say", saying);

/** Presses a button, with the inputs of the form it submits.
 * @param {{ as: string, conversation: string, message: string, event: string, press: Press, inputs?: Record<string, unknown> }} pressing
 * @returns {Promise<ShownAnswer>} */
export const pressButton = (pressing) => ask("/api/press", pressing);

/**
 * Hears of every new or changed message of a post's conversations; returns what ends it.
 * @param {string} as
 * @param {number} after
 * @param {(message: ShownMessage) => void} heard
 * @returns {() => void}
 */
export const listen = (as, after, heard) => {
  const events = new EventSource(`/api/events?${query({ as, after: String(after) })}`);
  events.onmessage = ({ data }) => heard(JSON.parse(data));
  return () => events.close();
};
