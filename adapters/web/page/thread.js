import { part } from "./elements.js";
import { inRoom, state, told } from "./state.js";
import { listOf } from "./stream.js";
import { phrases, words } from "./words.js";

/** @typedef {import("./shown.ts").ShownMessage} ShownMessage */

const parts = {
  panel: part("thread", HTMLElement),
  name: part("thread-name", HTMLElement),
  list: part("thread-list", HTMLElement),
  close: part("thread-close", HTMLButtonElement),
};

let open = "";
/** @type {HTMLElement | undefined} */
let from;

const chosen = () => inRoom().filter(({ thread }) => open !== "" && thread?.id === open);

/**
 * The panel with the messages of one matter.
 * @param {(message: ShownMessage, press: import("../../../src/chat/card.ts").Press, inputs: Record<string, unknown> | undefined) => Promise<void>} pressed
 */
export const threadPanel = (pressed) => {
  const list = listOf(parts.list, chosen, {
    pressed,
    opened: () => {},
    threads: false,
    empty: () => "",
  });

  const drawHead = () => {
    const messages = chosen();
    const named = messages.find(({ thread }) => thread?.name !== undefined);
    const name = named?.thread?.name ?? words.thisMatter;
    parts.name.textContent = told(phrases.threadCount(name, messages.length));
  };

  const close = () => {
    if (open === "") return;
    const within = parts.panel.contains(document.activeElement);
    open = "";
    parts.panel.hidden = true;
    document.body.classList.remove("thread-open");
    parts.list.replaceChildren();
    if (within) (from?.isConnected ? from : part("line", HTMLTextAreaElement)).focus();
  };

  /** @param {string} thread */
  const show = (thread) => {
    const focused = document.activeElement;
    from = focused instanceof HTMLElement ? focused : undefined;
    open = thread;
    parts.panel.hidden = false;
    document.body.classList.add("thread-open");
    list.draw();
    drawHead();
    parts.list.scrollTop = parts.list.scrollHeight;
    parts.close.focus();
  };

  parts.close.addEventListener("click", close);
  parts.panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) close();
  });

  return {
    show,
    close,
    isOpen: () => open !== "",
    redraw: () => {
      list.redrawAbout();
      drawHead();
    },
    /** @param {ShownMessage} message */
    place: (message) => {
      if (open === "" || message.thread?.id !== open || message.conversation !== state.room) return;
      list.place(message);
      drawHead();
    },
  };
};
