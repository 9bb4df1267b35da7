import { drawCard, focusIn, typedInto } from "./cards.js";
import { make, makeButton } from "./elements.js";
import { state, told } from "./state.js";
import { dayName, phrases, words } from "./words.js";

/** @typedef {import("./shown.ts").ShownMessage} ShownMessage */
/** @typedef {import("../../../src/chat/card.ts").Press} Press */

/**
 * @typedef {object} Doing What can be done with messages: pressing their buttons, opening their thread.
 * @property {(message: ShownMessage, press: Press, inputs: Record<string, unknown> | undefined) => Promise<void>} pressed
 * @property {(thread: string) => void} opened
 */

/** Whether an input method is composing a word, which would be lost with its input. */
let composing = false;
document.addEventListener("compositionstart", () => {
  composing = true;
});
document.addEventListener(
  "compositionend",
  () => {
    composing = false;
  },
  { capture: true },
);

/**
 * Draws messages into an element, one under the other, with a line between days. `chosen` says which of
 * the page's messages stand here, as they were written; `threads` whether each names its thread.
 * @param {HTMLElement} element
 * @param {() => readonly ShownMessage[]} chosen
 * @param {Doing & { threads: boolean, empty: () => string }} doing
 */
export const listOf = (element, chosen, doing) => {
  // Who has no mouse scrolls it with the keys.
  element.tabIndex = 0;

  /** @param {string} id */
  const standing = (id) =>
    [...element.children].find(
      /** @returns {child is HTMLElement} */
      (child) => child instanceof HTMLElement && child.dataset["id"] === id,
    );

  /** @param {ShownMessage} message @param {Readonly<Record<string, string>>} [typed] */
  const drawMessage = (message, typed) => {
    const side = message.mine ? "mine" : message.bot ? "bot" : "other";
    const article = make("article", {
      class: `message ${side}`,
      label: `${told(message.author.name)} ${message.when.time}`,
    });
    article.dataset["id"] = message.id;
    article.append(
      drawAbout(message),
      message.is === "line"
        ? make("p", { class: "bubble", text: message.line })
        : drawCard(
            message.card,
            message.language,
            (press, inputs) => doing.pressed(message, press, inputs),
            typed,
          ),
    );
    return article;
  };

  /** @param {ShownMessage} message */
  const drawAbout = (message) =>
    make(
      "p",
      { class: "about" },
      ...(message.mine ? [] : [make("b", { text: told(message.author.name) })]),
      make("time", { text: message.when.time }),
      ...threadOf(message),
    );

  /** @param {ShownMessage} message */
  const threadOf = ({ thread, is }) => {
    if (thread === undefined || is === "line" || !doing.threads) return [];
    const all = chosen().filter((one) => one.thread?.id === thread.id);
    const count = all.length;
    if (count < 2) return [];
    const name =
      thread.name ?? all.find((one) => one.thread?.name)?.thread?.name ?? words.thisMatter;
    return [
      makeButton(
        {
          class: "thread-of",
          text: told(phrases.threadCount(name, count)),
          label: told(phrases.openThread(name, count)),
        },
        () => doing.opened(thread.id),
      ),
    ];
  };

  const days = () => {
    let before = "";
    for (const child of [...element.children]) {
      if (!(child instanceof HTMLElement)) continue;
      if (child.classList.contains("day")) {
        child.remove();
        continue;
      }
      const message = state.messages.get(child.dataset["id"] ?? "");
      if (message === undefined) continue;
      const { date } = message.when;
      if (date !== before)
        child.before(
          make(
            "h3",
            { class: "day" },
            make("span", { text: told(dayName(message.when, state.today)) }),
          ),
        );
      before = date;
    }
  };

  /** Who said what when and in which thread, in the language of the page; what is being typed stays. */
  const redrawAbout = () => {
    for (const message of chosen()) {
      const old = standing(message.id)?.querySelector(".about");
      if (old === null || old === undefined) continue;
      const fresh = drawAbout(message);
      if (fresh.isEqualNode(old)) continue;
      const focused = old.contains(document.activeElement);
      old.replaceWith(fresh);
      if (focused) fresh.querySelector("button")?.focus();
    }
    days();
  };

  /** Everything anew. */
  const draw = () => {
    const list = chosen();
    element.replaceChildren(
      ...(list.length === 0
        ? [make("p", { class: "hint empty", text: doing.empty() })]
        : list.map((message) => drawMessage(message))),
    );
    days();
  };

  /**
   * Puts one new or changed message where it belongs, leaving the others alone; what is being typed in
   * it stays, and so does the focus.
   * @param {ShownMessage} message
   */
  const place = (message) => {
    const old = standing(message.id);
    if (composing && old?.contains(document.activeElement)) {
      const later = () => place(state.messages.get(message.id) ?? message);
      document.addEventListener("compositionend", later, { once: true });
      return;
    }
    const frame = old?.querySelector(".card");
    const card = frame instanceof HTMLElement ? frame : undefined;
    const article = drawMessage(message, card && typedInto(card));
    if (old === undefined) {
      element.querySelector(".empty")?.remove();
      const next = chosen().find(({ order }) => order > message.order);
      element.insertBefore(article, (next && standing(next.id)) ?? null);
    } else {
      const refocus = card && focusIn(card);
      old.replaceWith(article);
      const anew = article.querySelector(".card");
      if (refocus !== undefined && anew instanceof HTMLElement) refocus(anew);
      article.classList.add("changed");
    }
    redrawAbout();
  };

  return { draw, place, redrawAbout, standing };
};
