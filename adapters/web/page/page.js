import { compose } from "./composer.js";
import { part } from "./elements.js";
import { memory } from "./memory.js";
import { closeSide, drawPosts, drawRooms, markSeen, openSide } from "./rooms.js";
import {
  askClock,
  askMessages,
  askPosts,
  chooseLanguage,
  listen,
  Offline,
  Problem,
  pressButton,
} from "./server.js";
import { inRoom, state, told } from "./state.js";
import { listOf } from "./stream.js";
import { threadPanel } from "./thread.js";
import { phrases, words } from "./words.js";

/** @typedef {import("./shown.ts").ShownMessage} ShownMessage */
/** @typedef {import("./shown.ts").ShownPost} ShownPost */
/** @typedef {import("./shown.ts").ShownAnswer} ShownAnswer */
/** @typedef {import("../../../src/chat/card.ts").Press} Press */
/** @typedef {import("../../../src/chat/text.ts").Text} Text */
/** @typedef {import("../../../src/chat/text.ts").Language} Language */
/** @typedef {keyof typeof words} Word */

const parts = {
  county: part("county", HTMLElement),
  search: part("search", HTMLInputElement),
  shade: part("shade", HTMLElement),
  clock: part("clock", HTMLElement),
  clockOn: part("clock-on", HTMLButtonElement),
  language: part("language", HTMLButtonElement),
  stream: part("stream", HTMLElement),
  newer: part("newer", HTMLButtonElement),
  problem: part("problem", HTMLElement),
  link: part("link", HTMLElement),
  said: part("said", HTMLElement),
  line: part("line", HTMLTextAreaElement),
};

/** @type {() => void} */
let stopListening = () => {};

/** @param {Text | undefined} problem */
const showProblem = (problem) => {
  parts.problem.hidden = problem === undefined;
  parts.problem.textContent = problem === undefined ? "" : told(problem);
};

/**
 * Does something that asks the server, and says in one line why when that fails.
 * @param {() => Promise<void>} work
 */
const attempt = async (work) => {
  try {
    await work();
    showProblem(undefined);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    showProblem(error.text);
  }
};

// ---------------------------------------------------------------- whether the server is there

let away = false;
/** @type {string | undefined} */
let unsent;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let fading;

/** One quiet line: that the server is away, what waits to be sent, and that it is back. */
const drawLink = () => {
  const lost = away || unsent !== undefined;
  const was = parts.link.classList.contains("lost");
  if (!lost && !was) return;
  clearTimeout(fading);
  parts.link.hidden = false;
  parts.link.classList.toggle("lost", lost);
  const line = unsent === undefined ? "" : unsent.replace(/\s+/g, " ");
  const short = line.length > 20 ? `${line.slice(0, 20)}…` : line;
  const text = !lost ? words.back : short === "" ? words.offline : phrases.unsent(short);
  if (parts.link.textContent !== told(text)) parts.link.textContent = told(text);
  if (!lost)
    fading = setTimeout(() => {
      parts.link.hidden = true;
    }, 4000);
};

/** @param {boolean} is */
const connected = (is) => {
  away = !is;
  drawLink();
};

// ---------------------------------------------------------------- the stream

/** @type {Map<string, string>} presses the server may have heard though its answer was lost */
const unanswered = new Map();

/**
 * @param {ShownMessage} message
 * @param {Press} press
 * @param {Record<string, unknown> | undefined} inputs
 */
const pressed = (message, press, inputs) =>
  attempt(async () => {
    const { me } = state;
    if (me === undefined) return;
    const { id, conversation } = message;
    const pressing = {
      as: me.id,
      conversation,
      message: id,
      press,
      ...(inputs === undefined ? {} : { inputs }),
    };
    const key = JSON.stringify(pressing);
    const event = unanswered.get(key) ?? crypto.randomUUID();
    try {
      await answered(await pressButton({ ...pressing, event }), true);
      unanswered.delete(key);
    } catch (error) {
      // Pressed again it is the same press, and has one effect.
      if (error instanceof Offline) unanswered.set(key, event);
      throw error;
    }
  });

const thread = threadPanel(pressed);

const stream = listOf(parts.stream, inRoom, {
  pressed,
  opened: thread.show,
  threads: true,
  empty: () => told(words.empty),
});

const atEnd = () =>
  parts.stream.scrollHeight - parts.stream.scrollTop - parts.stream.clientHeight < 80;

const toEnd = () => {
  parts.stream.scrollTop = parts.stream.scrollHeight;
  parts.newer.hidden = true;
};

/**
 * Changes the stream without it being read out: what is drawn anew is no news.
 * @template T
 * @param {() => T} work
 * @returns {T}
 */
const quietly = (work) => {
  parts.stream.setAttribute("aria-live", "off");
  const done = work();
  setTimeout(() => parts.stream.setAttribute("aria-live", "polite"), 500);
  return done;
};

/** @param {string} text */
const announce = (text) => {
  parts.said.textContent = text;
};

/**
 * Takes in one new or changed message.
 * @param {ShownMessage} message
 */
const place = (message) => {
  const known = state.messages.get(message.id);
  if (known !== undefined && known.revision >= message.revision) return;
  state.messages.set(message.id, message);
  if (message.conversation !== state.room) {
    const room = state.me?.conversations.find(({ id }) => id === message.conversation);
    if (known === undefined && !message.mine && room !== undefined)
      announce(told(phrases.unreadIn(room.name, 1)));
    return;
  }
  const following = atEnd();
  if (known === undefined) stream.place(message);
  else {
    quietly(() => stream.place(message));
    const title = stream.standing(message.id)?.querySelector(".card, .bubble");
    const [first = ""] = (title instanceof HTMLElement ? title.innerText : "").split("\n");
    if (!message.mine) announce(told(phrases.changed(first)));
  }
  thread.place(message);
  if (known !== undefined) {
    // What stands further up has changed: whoever is at the end stays there.
    if (following) toEnd();
  } else if (following || message.mine) {
    toEnd();
    reveal(message.id);
  } else parts.newer.hidden = false;
};

/** @param {readonly ShownMessage[]} news */
const hear = (news) => {
  for (const message of news) place(message);
  markSeen();
  drawRooms(enter);
};

/** @param {string} conversation */
const enter = (conversation) => {
  state.room = conversation;
  thread.close();
  markSeen();
  drawRooms(enter);
  quietly(stream.draw);
  toEnd();
  parts.line.focus({ preventScroll: true });
};

/**
 * Shows what came of a request. A button pressed in a group is answered in private: go there.
 * @param {ShownAnswer} answer
 * @param {boolean} follow
 */
const answered = async ({ messages: news, answeredIn, language }, follow) => {
  // 语言 was said in the chat: the page speaks it too.
  if (language !== undefined && language !== state.me?.language) {
    answersIn(language);
    speak(language);
  }
  hear(news);
  if (follow && answeredIn !== undefined && answeredIn !== state.room) enter(answeredIn);
  const last = news.at(-1);
  if (last !== undefined && last.conversation === state.room) reveal(last.id);
  void drawClock();
  if (state.me?.id === "visitor") await refreshPosts();
};

/**
 * Scrolls to what has just arrived, its beginning first where it is longer than the window.
 * @param {string} id
 */
const reveal = (id) => {
  const article = stream.standing(id);
  article?.scrollIntoView({
    block: article.clientHeight > parts.stream.clientHeight ? "start" : "nearest",
  });
  if (atEnd()) parts.newer.hidden = true;
};

// ---------------------------------------------------------------- saying something

const composer = compose({
  attempt,
  answered,
  away: (line) => {
    unsent = line;
    drawLink();
  },
});

const drawClock = async () => {
  try {
    const { now, today, text, county } = await askClock();
    // The demo was brought back to its beginning: nothing of what stands here is there any more.
    if (state.county !== undefined && state.county !== county) return location.reload();
    state.county = county;
    parts.clock.textContent = told(text);
    parts.clock.setAttribute("datetime", now);
    if (today === state.today) return;
    state.today = today;
    quietly(stream.redrawAbout);
    thread.redraw();
  } catch (error) {
    // Nobody asked for it: whoever types or presses is told.
    if (!(error instanceof Problem)) throw error;
  }
};

// ---------------------------------------------------------------- words of the page

const drawWords = () => {
  document.documentElement.lang = state.language;
  /** @param {string | undefined} name */
  const word = (name) => told(words[/** @type {Word} */ (name)]);
  for (const element of document.querySelectorAll("[data-word]"))
    if (element instanceof HTMLElement) element.textContent = word(element.dataset["word"]);
  for (const element of document.querySelectorAll("[data-label]"))
    if (element instanceof HTMLElement)
      element.setAttribute("aria-label", word(element.dataset["label"]));
  for (const element of document.querySelectorAll("[data-title]"))
    if (element instanceof HTMLElement) element.title = word(element.dataset["title"]);
  parts.search.placeholder = told(words.search);
  document.title = told(words.title);
  composer.drawWords();
};

/** Shows the page in a language, which is remembered. @param {Language} language */
const speak = (language) => {
  state.language = language;
  memory.set("language", language);
  drawWords();
  drawPosts();
  drawRooms(enter);
  quietly(stream.redrawAbout);
  thread.redraw();
  void drawClock();
};

/** Remembers in which language the bot answers this post. @param {Language} language */
const answersIn = (language) => {
  const { me } = state;
  if (me === undefined) return;
  const now = { ...me, language };
  state.me = now;
  state.posts = state.posts.map((post) => (post.id === me.id ? now : post));
};

/** Has the bot answer in the language of the page, where it does not yet; a newcomer is answered in their own. */
const sayLanguage = async () => {
  const { me, language } = state;
  if (me?.language === undefined || me.language === language) return;
  const chosen = await chooseLanguage({ as: me.id, event: crypto.randomUUID(), language });
  if (state.me?.id === me.id && chosen.language !== undefined) answersIn(chosen.language);
};

// ---------------------------------------------------------------- becoming a post

const refreshPosts = async () => {
  const before = JSON.stringify(state.me?.conversations);
  const answer = await askPosts();
  state.posts = answer.posts;
  parts.county.textContent = answer.county;
  state.me = state.posts.find(({ id }) => id === state.me?.id);
  if (JSON.stringify(state.me?.conversations) !== before) await become(state.me);
  else drawPosts();
};

/** @param {ShownPost | undefined} post */
const become = async (post) => {
  if (post === undefined) return;
  stopListening();
  const changed = state.me?.id !== post.id;
  if (changed) composer.clear();
  state.me = post;
  memory.set("post", post.id);
  // What was chosen on this page holds for whoever is spoken for; else the page speaks as the post does.
  if (memory.get("language") !== undefined) void attempt(sayLanguage);
  else if (post.language !== undefined && post.language !== state.language) {
    state.language = post.language;
    drawWords();
  }
  if (changed || !post.conversations.some(({ id }) => id === state.room))
    state.room = post.conversations[0]?.id ?? "";
  state.messages = new Map();
  thread.close();
  drawPosts();
  drawRooms(enter);
  parts.stream.replaceChildren();
  const found = await Promise.all(post.conversations.map(({ id }) => askMessages(post.id, id)));
  if (state.me?.id !== post.id) return;
  for (const { messages } of found)
    for (const message of messages) state.messages.set(message.id, message);
  enter(state.room);
  const latest = Math.max(0, ...[...state.messages.values()].map(({ revision }) => revision));
  stopListening = listen(post.id, latest, (message) => hear([message]), connected);
};

const fromAddress = () => {
  const wanted = decodeURIComponent(location.hash.slice(1)) || memory.get("post");
  return (
    state.posts.find(({ id }) => id === wanted) ??
    state.posts.find(({ id }) => id === "water.liaison") ??
    state.posts[0]
  );
};

// ---------------------------------------------------------------- wiring

parts.search.addEventListener("input", drawPosts);
parts.newer.addEventListener("click", toEnd);
parts.stream.addEventListener("scroll", () => {
  if (atEnd()) parts.newer.hidden = true;
});
parts.clockOn.addEventListener("click", () => {
  // Said in private wherever one is: in a group the bot would keep quiet.
  composer.speak(told(words.clockLine), state.me?.conversations[0]?.id, false);
});
parts.language.addEventListener("click", () => {
  speak(state.language === "en" ? "zh-CN" : "en");
  void attempt(sayLanguage);
});
part("side-open", HTMLButtonElement).addEventListener("click", openSide);
part("side-close", HTMLButtonElement).addEventListener("click", closeSide);
parts.shade.addEventListener("click", closeSide);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeSide();
});
// The address after # names the post one acts as, so a link within the page must not change it.
part("skip", HTMLAnchorElement).addEventListener("click", (event) => {
  event.preventDefault();
  parts.line.focus();
});
document.addEventListener("visibilitychange", () => {
  markSeen();
  drawRooms(enter);
});
window.addEventListener("hashchange", () => void attempt(() => become(fromAddress())));

drawWords();
void drawClock();
await attempt(async () => {
  const answer = await askPosts();
  state.posts = answer.posts;
  state.examples = answer.examples;
  parts.county.textContent = answer.county;
  composer.drawWords();
  await become(fromAddress());
});
setInterval(() => void drawClock(), 10_000);
