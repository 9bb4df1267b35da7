/** @typedef {import("../../adaptive/card.ts").AdaptiveCard} AdaptiveCardJson */
/** @typedef {import("../../../src/chat/card.ts").Press} Press */
/** @typedef {import("adaptivecards").Input} Input */

/** @param {string} name @param {string} [subtle] */
const colour = (name, subtle = name) => ({
  default: `var(--${name})`,
  subtle: `var(--${subtle})`,
  highlightColors: { default: "transparent", subtle: "transparent" },
});

const foregroundColors = {
  default: colour("ink", "ink-soft"),
  dark: colour("ink", "ink-soft"),
  light: colour("ink-soft"),
  accent: colour("accent"),
  good: colour("good"),
  warning: colour("warning"),
  attention: colour("urgent"),
};

/** @param {string} backgroundColor */
const container = (backgroundColor) => ({ backgroundColor, foregroundColors });

const look = {
  fontFamily: "inherit",
  supportsInteractivity: true,
  fontSizes: { small: 13, default: 15, medium: 16, large: 20, extraLarge: 24 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  lineHeights: { small: 19, default: 23, medium: 24, large: 26, extraLarge: 30 },
  spacing: { small: 6, default: 10, medium: 14, large: 18, extraLarge: 24, padding: 1 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  containerStyles: {
    default: container("transparent"),
    emphasis: container("var(--badge-plain)"),
    accent: container("var(--badge-plain)"),
    good: container("var(--badge-good)"),
    warning: container("var(--badge-warning)"),
    attention: container("var(--badge-urgent)"),
  },
  factSet: {
    title: { weight: "default", isSubtle: true, wrap: true, maxWidth: 190 },
    value: { wrap: true },
    spacing: 14,
  },
  inputs: {
    label: {
      inputSpacing: "small",
      requiredInputs: { weight: "bolder", suffix: " *", suffixColor: "attention" },
      optionalInputs: { weight: "bolder" },
    },
    errorMessage: { color: "attention", size: "small", spacing: "small" },
  },
  actions: {
    maxActions: 20,
    spacing: "medium",
    buttonSpacing: 8,
    actionsOrientation: "horizontal",
    actionAlignment: "left",
    showCard: { actionMode: "inline" },
  },
  adaptiveCard: { allowCustomStyle: false },
  textStyles: { heading: { size: "medium", weight: "bolder" } },
  textBlock: { headingLevel: 3 },
};

/** @param {string} typed */
const html = (typed) =>
  typed.replace(
    /[&<>"']/g,
    (mark) =>
      ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[mark] ?? mark,
  );

/**
 * The cards of ours carry text, never markdown: what is escaped is unescaped and shown as it is.
 * @param {string} text
 */
const paragraphs = (text) =>
  text
    .split(/\n{2,}/)
    .map((part) => `<p>${html(part.replace(/\\([!-/:-@[-`{-~])/g, "$1"))}</p>`)
    .join("");

/** @type {WeakMap<HTMLElement, { inputs: () => readonly Input[], first: Map<string, string> }>} */
const drawn = new WeakMap();

/**
 * Draws a card. `pressed` is told what a button asks for, with the inputs when it submits a form, and
 * the buttons rest until it is done. `typed` stands in its inputs instead of what the card says.
 * @param {AdaptiveCardJson} json
 * @param {string} language
 * @param {(press: Press, inputs: Record<string, unknown> | undefined) => Promise<void>} pressed
 * @param {Readonly<Record<string, string>>} [typed]
 * @returns {HTMLElement}
 */
export const drawCard = (json, language, pressed, typed = {}) => {
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = paragraphs(text);
    result.didProcess = true;
  };
  AdaptiveCards.GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false;
  AdaptiveCards.GlobalSettings.setTabIndexAtCardRoot = false;
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(look);
  card.onExecuteAction = async (action) => {
    const { verb, press } = asked(action);
    if (press === undefined || frame.getAttribute("aria-busy") === "true") return;
    const inputs =
      verb === "submit"
        ? Object.fromEntries(card.getAllInputs().map((input) => [input.id ?? "", input.value]))
        : undefined;
    const focused = document.activeElement;
    rest(true);
    try {
      await pressed(press, inputs);
    } finally {
      rest(false);
      // A button that rested has lost the focus to the page.
      if (document.activeElement === document.body && focused instanceof HTMLElement)
        focused.focus({ preventScroll: true });
    }
  };
  const shown = structuredClone(json);
  const kept = inputsIn(shown).filter(({ id }) => typed[id] !== undefined);
  const before = kept.map(({ id, value }) => /** @type {const} */ ([id, String(value ?? "")]));
  for (const input of kept) input.value = typed[input.id];
  for (const part of shown.body)
    if (part.type === "Container" && inputsIn(part).some(({ id }) => (typed[id] ?? "") !== ""))
      Reflect.deleteProperty(part, "isVisible");
  card.parse(shown);
  const frame = document.createElement("div");
  frame.className = "card";
  frame.lang = language;
  frame.append(card.render() ?? "");
  // A row to be pressed is called what it says, all of it.
  for (const row of frame.querySelectorAll(".ac-selectable"))
    for (const name of ["aria-label", "title"]) row.removeAttribute(name);
  for (const action of card.getAllActions())
    if (action instanceof AdaptiveCards.OpenUrlAction) asLink(action);
  const first = card
    .getAllInputs()
    .map((input) => /** @type {const} */ ([input.id ?? "", given(input)]));
  drawn.set(frame, {
    inputs: () => card.getAllInputs(),
    first: new Map([...first, ...before]),
  });
  /** @param {boolean} busy */
  const rest = (busy) => {
    frame.setAttribute("aria-busy", String(busy));
    for (const button of frame.querySelectorAll("button")) button.disabled = busy;
  };
  return frame;
};

/** @param {Input} input */
const given = (input) => String(input.value ?? "");

/**
 * The inputs within a part of a card.
 * @param {unknown} part
 * @returns {{ id: string, value?: unknown }[]}
 */
const inputsIn = (part) => {
  if (typeof part !== "object" || part === null) return [];
  const within = Object.values(part).flatMap(inputsIn);
  const { type = "" } = /** @type {{ type?: unknown }} */ (part);
  return String(type).startsWith("Input.")
    ? [/** @type {{ id: string, value?: unknown }} */ (part), ...within]
    : within;
};

/**
 * What was typed into a card since it was drawn and not submitted, by the ids of its inputs.
 * @param {HTMLElement} frame
 * @returns {Readonly<Record<string, string>>}
 */
export const typedInto = (frame) => {
  const known = drawn.get(frame);
  if (known === undefined || frame.getAttribute("aria-busy") === "true") return {};
  return Object.fromEntries(
    known.inputs().flatMap((input) => {
      const [id, value] = [input.id ?? "", given(input)];
      return value === known.first.get(id) ? [] : [[id, value]];
    }),
  );
};

/**
 * Where the focus is within a card, told so that it can be found again in the card drawn anew: the
 * input or else the button, and the selection in it.
 * @param {HTMLElement} frame
 * @returns {((drawnAnew: HTMLElement) => void) | undefined}
 */
export const focusIn = (frame) => {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || !frame.contains(focused)) return undefined;
  const inputs = drawn.get(frame)?.inputs() ?? [];
  const input = inputs.find(({ renderedElement }) => renderedElement?.contains(focused));
  const at = input === undefined ? -1 : controlsOf(input).indexOf(focused);
  const text = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement;
  const selection = text ? [focused.selectionStart, focused.selectionEnd] : [];
  const name = focused.textContent;
  return (anew) => {
    const same = drawn
      .get(anew)
      ?.inputs()
      .find(({ id }) => input !== undefined && id === input.id);
    const found =
      same === undefined
        ? [...anew.querySelectorAll("button, a")].find(({ textContent }) => textContent === name)
        : controlsOf(same)[at];
    const to = found instanceof HTMLElement ? found : anew;
    if (to === anew) anew.tabIndex = -1;
    to.focus({ preventScroll: true });
    const [start, end] = selection;
    if (typeof start === "number" && typeof end === "number")
      if (to instanceof HTMLTextAreaElement || to instanceof HTMLInputElement)
        to.setSelectionRange(start, end);
  };
};

/** @param {Input} input */
const controlsOf = ({ renderedElement }) => [
  ...(renderedElement?.querySelectorAll("input, textarea, select") ?? []),
];

const loopback = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Whether a link in a card may be followed: to ourselves, under whichever name of this machine, or
 * over https.
 * @param {string} address
 */
const maybeFollowed = (address) => {
  if (!URL.canParse(address, location.href)) return false;
  const { origin, protocol, hostname, port } = new URL(address, location.href);
  if (origin === location.origin || protocol === "https:") return true;
  const ours = [hostname, location.hostname].every((name) => loopback.includes(name));
  return protocol === "http:" && ours && port === location.port;
};

/**
 * Draws a link as a real one, which opens beside this page; one that may not be followed as its text.
 * @param {import("adaptivecards").OpenUrlAction} action
 */
const asLink = ({ renderedElement, title = "", url = "" }) => {
  if (renderedElement === undefined) return;
  const link = document.createElement(maybeFollowed(url) ? "a" : "span");
  link.className = "link";
  link.textContent = title;
  if (link instanceof HTMLAnchorElement) {
    link.href = url;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  renderedElement.replaceWith(link);
};

/**
 * What a button of ours asks for; nothing for any other.
 * @param {import("adaptivecards").Action} action
 * @returns {{ verb: string | undefined, press?: Press }}
 */
const asked = (action) => {
  if (!(action instanceof AdaptiveCards.ExecuteAction)) return { verb: undefined };
  const { press } = /** @type {{ press: Press }} */ (action.data);
  return { verb: action.verb, press };
};
