import { words } from "./words.js";

/** @typedef {import("./shown.ts").ShownPosts} ShownPosts */
/** @typedef {import("./shown.ts").ShownMessage} ShownMessage */
/** @typedef {import("./shown.ts").ShownMessages} ShownMessages */
/** @typedef {import("./shown.ts").ShownAnswer} ShownAnswer */
/** @typedef {import("./shown.ts").ShownClock} ShownClock */
/** @typedef {import("../../../src/chat/text.ts").Text} Text */
/** @typedef {import("../../../src/chat/card.ts").Press} Press */

/** @typedef {import("./shown.ts").ShownFile} ShownFile */
/** @typedef {import("./shown.ts").ShownSuggestions} ShownSuggestions */
/** @typedef {import("./shown.ts").ShownLanguage} ShownLanguage */
/** @typedef {import("../../../src/chat/text.ts").Language} Language */

/** Why the server did not do what was asked, in words for a person. */
export class Problem extends Error {
  /** @param {Text} text */
  constructor(text) {
    super(text.en);
    /** @type {Text} */
    this.text = text;
  }
}

/** The server could not be asked at all. */
export class Offline extends Problem {
  constructor() {
    super(words.offline);
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
    throw new Offline();
  });
  const answer = await response.json().catch(() => {
    throw new Offline();
  });
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

/** Says a line, with files sent before.
 * @param {{ as: string, conversation: string, line: string, event: string, files?: readonly string[] }} saying
 * @returns {Promise<ShownAnswer>} */
export const sayLine = (saying) => ask("/api/say", saying);

/** Has the bot answer in a language.
 * @param {{ as: string, event: string, language: Language }} speaking
 * @returns {Promise<ShownLanguage>} */
export const chooseLanguage = (speaking) => ask("/api/language", speaking);

/** Presses a button, with the inputs of the form it submits.
 * @param {{ as: string, conversation: string, message: string, event: string, press: Press, inputs?: Record<string, unknown> }} pressing
 * @returns {Promise<ShownAnswer>} */
export const pressButton = (pressing) => ask("/api/press", pressing);

/** What a line could go on with at the caret.
 * @param {string} as
 * @param {string} line
 * @param {number} caret
 * @returns {Promise<ShownSuggestions>} */
export const askSuggestions = (as, line, caret) =>
  ask(`/api/suggestions?${query({ as, line, caret: String(caret) })}`);

/**
 * Sends a file, telling how much of it has gone, from 0 to 1.
 * @param {string} as
 * @param {File} file
 * @param {AbortSignal} signal
 * @param {(part: number) => void} went
 * @returns {Promise<ShownFile>}
 */
export const sendFile = (as, file, signal, went) =>
  new Promise((resolve, reject) => {
    // Of all the ways to ask, only this one tells how much has been sent.
    const request = new XMLHttpRequest();
    request.open("POST", `/api/files?${query({ as, name: file.name })}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => went(total === 0 ? 1 : loaded / total);
    request.onload = () => {
      const { response, status } = request;
      if (status === 200 && response !== null) resolve(response);
      else reject(response?.problem ? new Problem(response.problem) : new Offline());
    };
    request.onerror = () => reject(new Offline());
    request.onabort = () => reject(new Offline());
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });

/**
 * Hears of every new or changed message of a post's conversations; returns what ends it. `connected`
 * is told whenever the server is lost or found again.
 * @param {string} as
 * @param {number} after
 * @param {(message: ShownMessage) => void} heard
 * @param {(is: boolean) => void} connected
 * @returns {() => void}
 */
export const listen = (as, after, heard, connected) => {
  let last = after;
  /** @type {EventSource} */
  let events;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let again;
  const open = () => {
    events = new EventSource(`/api/events?${query({ as, after: String(last) })}`);
    events.onmessage = ({ data, lastEventId }) => {
      last = Number(lastEventId) || last;
      heard(JSON.parse(data));
    };
    events.onopen = () => connected(true);
    events.onerror = () => {
      connected(false);
      // One that is refused, as by a server that is starting or stopping, is given up by the browser.
      if (events.readyState === EventSource.CLOSED) again = setTimeout(open, retryAfter);
    };
  };
  open();
  return () => {
    clearTimeout(again);
    events.close();
  };
};

/** How long after a refusal the server is asked again, in milliseconds. */
const retryAfter = 2000;
