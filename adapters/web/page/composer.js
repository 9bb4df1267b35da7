import {
  drawAttached,
  dropFiles,
  putBack,
  ready,
  refused,
  takeFiles,
  takeIn,
  uploading,
} from "./attachments.js";
import { makeButton, part } from "./elements.js";
import { earlier, lookingBack, remember, startAnew, toDraft } from "./history.js";
import { Offline, sayLine } from "./server.js";
import { current, state, told } from "./state.js";
import { closeSuggestions, suggestionKey, suggestSoon } from "./suggestions.js";
import { chips, mention, words } from "./words.js";

/** @typedef {import("./shown.ts").ShownAnswer} ShownAnswer */

/**
 * @typedef {object} Doing What the composer needs of the page.
 * @property {(work: () => Promise<void>) => Promise<void>} attempt says why when the work fails
 * @property {(answer: ShownAnswer, follow: boolean) => Promise<void>} answered
 * @property {(line: string | undefined) => void} away a line waits for the server; nothing when it is sent
 */

const parts = {
  main: part("main", HTMLElement),
  composer: part("composer", HTMLFormElement),
  chips: part("chips", HTMLElement),
  line: part("line", HTMLTextAreaElement),
  send: part("send", HTMLButtonElement),
};

let sending = 0;
let waitsForFiles = false;

/** Resolves when every line said so far has been answered. */
let spoken = Promise.resolve();

/** The input grows with what is typed, up to a few lines. */
const grow = () => {
  parts.line.style.height = "auto";
  parts.line.style.height = `${Math.min(parts.line.scrollHeight, 160)}px`;
};

const drawSend = () => {
  const word = waitsForFiles ? words.waitsForFiles : sending > 0 ? words.sending : words.send;
  parts.send.textContent = told(word);
};

/** @param {string} value */
const put = (value) => {
  parts.line.value = value;
  parts.line.setSelectionRange(value.length, value.length);
  grow();
};

/** How long to wait for a server that is away before each further try, in milliseconds. */
const pauses = [500, 1000, 2000, 4000];

/**
 * Asks until the server is there; whatever else goes wrong is thrown.
 * @template T
 * @param {() => Promise<T>} ask
 * @param {() => void} away
 * @returns {Promise<T>}
 */
const insist = async (ask, away) => {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Offline)) throw error;
      away();
      await new Promise((resolve) => setTimeout(resolve, pauses[tries] ?? 4000));
    }
  }
};

/**
 * Makes the composer work; gives what says a line as if it had been typed, and what draws its words.
 * @param {Doing} doing
 */
export const compose = (doing) => {
  /**
   * @param {string} line
   * @param {string} [conversation]
   * @param {boolean} [follow] whether to go where it is answered, if that is elsewhere
   */
  const speak = (line, conversation = state.room, follow = conversation !== state.room) => {
    const { me } = state;
    if (me === undefined) return;
    const typed = parts.line.value.trim() === line.trim();
    const taken = typed ? takeFiles() : [];
    if (line.trim() === "" && taken.length === 0) return;
    const files = taken.flatMap(({ id }) => id ?? []);
    const event = crypto.randomUUID();
    if (typed) put("");
    closeSuggestions();
    startAnew();
    sending += 1;
    drawSend();
    const saying = {
      as: me.id,
      conversation,
      line,
      event,
      ...(files.length === 0 ? {} : { files }),
    };
    // One after the other, in the order they were typed: nothing typed meanwhile is lost.
    const work = async () => {
      let sent = false;
      await doing.attempt(async () => {
        const answer = await insist(
          () => sayLine(saying),
          () => doing.away(line),
        );
        sent = true;
        doing.away(undefined);
        if (state.me?.id !== saying.as) return;
        const kept = answer.messages[0];
        // What the bot would not keep is not kept here either.
        if (kept?.is === "line" && line.trim() !== "" && kept.line.startsWith(line.trim()))
          remember(line.trim());
        await doing.answered(answer, follow);
      });
      if (!sent && state.me?.id === saying.as) {
        putBack(taken);
        if (typed && parts.line.value === "") put(line);
      }
      sending -= 1;
      drawSend();
    };
    spoken = spoken.then(work, work);
  };

  /** Sends what stands there, once every file has arrived; a refused one is looked at first. */
  const submit = () => {
    waitsForFiles = uploading();
    drawSend();
    if (!waitsForFiles) speak(parts.line.value);
  };

  const drawWords = () => {
    parts.chips.replaceChildren(
      ...[...state.examples, ...chips].map((chip) =>
        makeButton({ class: "chip", text: told(chip) }, () =>
          speak(`${current()?.group ? told(mention) : ""}${told(chip)}`),
        ),
      ),
    );
    drawAttached();
    drawSend();
  };

  takeIn(parts.main, parts.line, () => {
    if (!waitsForFiles || uploading()) return;
    waitsForFiles = false;
    drawSend();
    if (!refused() && (ready() > 0 || parts.line.value.trim() !== "")) speak(parts.line.value);
  });
  parts.composer.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  parts.line.addEventListener("input", (event) => {
    grow();
    startAnew();
    if (!(event instanceof InputEvent && event.isComposing)) suggestSoon();
  });
  parts.line.addEventListener("compositionend", suggestSoon);
  // What is typed or on its way is nowhere else yet; a draft is not put where others may find it.
  addEventListener("beforeunload", (event) => {
    if (sending > 0 || parts.line.value.trim() !== "" || uploading()) event.preventDefault();
  });
  parts.line.addEventListener("keydown", (event) => {
    // While an input method is composing, its keys choose words.
    // Safari says so of the key that ends it only by its number.
    if (event.isComposing || event.keyCode === 229) return;
    if (suggestionKey(event)) return event.preventDefault();
    const { value, selectionStart, selectionEnd } = parts.line;
    switch (event.key) {
      case "Enter":
        if (event.shiftKey) return;
        event.preventDefault();
        submit();
        return;
      case "Escape":
        // What was being typed is never lost by a key; an earlier line makes room for it again.
        // Nor do suggestions that were asked for before it come up after it.
        closeSuggestions();
        if (lookingBack()) put(toDraft());
        return;
      case "ArrowUp":
      case "ArrowDown": {
        const plain = !(event.shiftKey || event.ctrlKey || event.metaKey || event.altKey);
        const atStart = selectionStart === 0 && selectionEnd === 0;
        if (!plain || !(lookingBack() || value === "" || atStart)) return;
        const line = earlier(event.key === "ArrowUp" ? 1 : -1, value);
        if (line === undefined) return;
        event.preventDefault();
        put(line);
      }
    }
  });

  return {
    speak,
    drawWords,
    /** Leaves nothing of who acted before. */
    clear: () => {
      waitsForFiles = false;
      dropFiles();
      closeSuggestions();
      startAnew();
      drawSend();
    },
  };
};
