import { session } from "./memory.js";
import { state } from "./state.js";

const most = 50;
const key = () => `said.${state.me?.id}`;

/** @type {number} how far back one has gone; 0 is what was being typed */
let back = 0;
let draft = "";

/** @returns {readonly string[]} */
const said = () => JSON.parse(session.get(key()) ?? "[]");

/**
 * Remembers a line this post said, until the window is closed.
 * @param {string} line
 */
export const remember = (line) => {
  const before = said().filter((one) => one !== line);
  session.set(key(), JSON.stringify([...before, line].slice(-most)));
  back = 0;
};

/** Begins at what is being typed again. */
export const startAnew = () => {
  back = 0;
};

/** What was being typed before one looked back, where one begins again. */
export const toDraft = () => {
  back = 0;
  return draft;
};

/** Whether one is looking at an earlier line. */
export const lookingBack = () => back > 0;

/**
 * The line one step earlier (1) or later (-1), or nothing where there is none. What was being typed
 * comes after the last.
 * @param {1 | -1} step
 * @param {string} typed
 * @returns {string | undefined}
 */
export const earlier = (step, typed) => {
  const lines = said();
  const to = back + step;
  if (to < 0 || to > lines.length) return undefined;
  if (back === 0) draft = typed;
  back = to;
  return back === 0 ? draft : lines.at(-back);
};
