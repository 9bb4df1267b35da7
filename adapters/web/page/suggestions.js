import { make, part } from "./elements.js";
import { askSuggestions, Problem } from "./server.js";
import { current, state, told } from "./state.js";
import { kindNames, mention, phrases } from "./words.js";

/** @typedef {import("../../../src/chat/exchange.ts").Suggestion} Suggestion */

const line = part("line", HTMLTextAreaElement);
const list = part("suggestions", HTMLElement);
const count = part("suggested", HTMLElement);

list.setAttribute("role", "listbox");
for (const [name, value] of Object.entries({
  role: "combobox",
  "aria-autocomplete": "list",
  "aria-haspopup": "listbox",
  "aria-controls": "suggestions",
  "aria-expanded": "false",
}))
  line.setAttribute(name, value);

/** How long somebody must rest from typing before the server is asked, in milliseconds. */
const rest = 120;

/** @type {readonly Suggestion[]} */
let shown = [];
let chosen = -1;
let asked = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

/** Takes the suggestions away. */
export const closeSuggestions = () => {
  asked += 1;
  clearTimeout(waiting);
  shown = [];
  draw();
};

const draw = () => {
  chosen = -1;
  list.hidden = shown.length === 0;
  list.replaceChildren(
    ...shown.map((suggestion, at) => {
      const { label, kind, detail } = suggestion;
      const option = make(
        "li",
        { id: `suggestion-${at}`, role: "option" },
        make("b", { text: label ?? suggestion.insert.trim() }),
        ...(detail === undefined ? [] : [make("span", { class: "detail", text: told(detail) })]),
        make("small", { text: told(kindNames[kind]) }),
      );
      option.setAttribute("aria-selected", "false");
      // The focus stays in the line.
      option.addEventListener("pointerdown", (event) => event.preventDefault());
      option.addEventListener("click", () => take(suggestion));
      return option;
    }),
  );
  line.setAttribute("aria-expanded", String(shown.length > 0));
  line.removeAttribute("aria-activedescendant");
  count.textContent = shown.length === 0 ? "" : told(phrases.found(shown.length));
};

/** @param {number} at */
const choose = (at) => {
  chosen = at;
  for (const [index, option] of [...list.children].entries()) {
    option.setAttribute("aria-selected", String(index === at));
    if (index === at) option.scrollIntoView({ block: "nearest" });
  }
  if (at < 0) line.removeAttribute("aria-activedescendant");
  else line.setAttribute("aria-activedescendant", `suggestion-${at}`);
};

/** @param {Suggestion} suggestion */
const take = ({ from, insert }) => {
  line.setRangeText(insert, from, line.selectionStart, "end");
  closeSuggestions();
  line.dispatchEvent(new Event("input", { bubbles: true }));
};

/** In a group the bot is asked only where it is mentioned; elsewhere always. */
const listens = () => !current()?.group || /@(?:府检联动|bot\b)/iu.test(line.value);

/** How the bot can be mentioned where somebody begins to in a group. @returns {readonly Suggestion[]} */
const mentions = () => {
  const before = line.value.slice(0, line.selectionStart);
  const [typed] = /(?:^|(?<=\s))@\S*$/u.exec(before) ?? [];
  if (!current()?.group || typed === undefined) return [];
  return [mention.zh, mention.en]
    .filter((one) => one.toLowerCase().startsWith(typed.toLowerCase()))
    .map((insert) => ({ kind: "command", insert, from: before.length - typed.length }));
};

const ask = async () => {
  const { me } = state;
  const { value, selectionStart: caret, selectionEnd: end } = line;
  if (me === undefined || caret !== end) return closeSuggestions();
  asked += 1;
  const mine = asked;
  try {
    const own = mentions();
    const { suggestions } =
      own.length > 0 || !listens()
        ? { suggestions: own }
        : await askSuggestions(me.id, value, caret);
    if (mine !== asked || line.value !== value || document.activeElement !== line) return;
    shown = suggestions;
    draw();
  } catch (error) {
    // Without suggestions one goes on typing.
    if (!(error instanceof Problem)) throw error;
    if (mine === asked) closeSuggestions();
  }
};

/** Asks for suggestions once the typing rests; with an empty line only where they are asked for. */
export const suggestSoon = () => {
  clearTimeout(waiting);
  asked += 1;
  if (line.value.trim() === "" || line.value.length > 2000) return closeSuggestions();
  waiting = setTimeout(() => void ask(), rest);
};

/**
 * Whether a key pressed in the line was meant for the suggestions: ↑↓ choose, Enter takes what is
 * chosen, Tab that or else the first, Esc closes. Alt+↓ asks for them.
 * @param {KeyboardEvent} event
 * @returns {boolean}
 */
export const suggestionKey = (event) => {
  if (event.key === "ArrowDown" && (event.altKey || (shown.length === 0 && line.value === ""))) {
    void ask();
    return true;
  }
  if (shown.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case "ArrowDown":
      choose(chosen + 1 < shown.length ? chosen + 1 : -1);
      return true;
    case "ArrowUp":
      choose(chosen < 0 ? shown.length - 1 : chosen - 1);
      return true;
    case "Escape":
      closeSuggestions();
      return true;
    case "Tab":
    case "Enter": {
      const at = event.key === "Tab" && !event.shiftKey ? Math.max(chosen, 0) : chosen;
      const suggestion = event.shiftKey ? undefined : shown[at];
      if (suggestion === undefined) return false;
      take(suggestion);
      return true;
    }
    default:
      return false;
  }
};

line.addEventListener("blur", closeSuggestions);
