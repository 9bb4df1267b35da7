import { drawCard } from "./cards.js";
import {
  askClock,
  askMessages,
  askPosts,
  listen,
  Problem,
  pressButton,
  sayLine,
} from "./server.js";
import { chips, mention, say, words } from "./words.js";

/** @typedef {import("../shown.ts").ShownMessage} ShownMessage */
/** @typedef {import("../shown.ts").ShownPost} ShownPost */
/** @typedef {import("../shown.ts").ShownAnswer} ShownAnswer */
/** @typedef {import("../shown.ts").Conversation} Conversation */
/** @typedef {import("../../../src/chat/text.ts").Language} Language */
/** @typedef {import("../../../src/chat/text.ts").Text} Text */
/** @typedef {keyof typeof words} Word */

/**
 * @template {HTMLElement} E
 * @param {string} id
 * @param {new () => E} kind
 * @returns {E}
 */
const part = (id, kind) => {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`the page has no ${id}`);
  return element;
};

const parts = {
  county: part("county", HTMLElement),
  me: part("me-name", HTMLElement),
  rooms: part("rooms", HTMLElement),
  search: part("search", HTMLInputElement),
  posts: part("posts", HTMLElement),
  side: part("side", HTMLElement),
  shade: part("shade", HTMLElement),
  roomName: part("room-name", HTMLElement),
  roomHint: part("room-hint", HTMLElement),
  clock: part("clock", HTMLElement),
  clockOn: part("clock-on", HTMLButtonElement),
  language: part("language", HTMLButtonElement),
  stream: part("stream", HTMLElement),
  newer: part("newer", HTMLButtonElement),
  problem: part("problem", HTMLElement),
  composer: part("composer", HTMLFormElement),
  chips: part("chips", HTMLElement),
  line: part("line", HTMLTextAreaElement),
  send: part("send", HTMLButtonElement),
};

/** What this browser remembers from one visit to the next. */
const memory = {
  /** @param {string} name @returns {string | undefined} */
  get: (name) => {
    try {
      return localStorage.getItem(`liandong.${name}`) ?? undefined;
    } catch {
      return undefined;
    }
  },
  /** @param {string} name @param {string} value */
  set: (name, value) => {
    try {
      localStorage.setItem(`liandong.${name}`, value);
    } catch {
      // A browser that forgets is no reason not to go on.
    }
  },
};

/** @type {Language} */
let language = memory.get("language") === "en" ? "en" : "zh-CN";
/** @type {readonly ShownPost[]} */
let posts = [];
/** @type {ShownPost | undefined} */
let me;
let room = "";
/** @type {Map<string, ShownMessage>} */
let messages = new Map();
/** @type {() => void} */
let stopListening = () => {};
let sending = 0;

/** Resolves when every line said so far has been answered. */
let spoken = Promise.resolve();

const newEvent = () => crypto.randomUUID();

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {{ class?: string, text?: string, type?: string }} [more]
 * @param {...Node} children
 * @returns {HTMLElementTagNameMap[K]}
 */
const make = (tag, more = {}, ...children) => {
  const element = document.createElement(tag);
  if (more.class !== undefined) element.className = more.class;
  if (more.text !== undefined) element.textContent = more.text;
  if (more.type !== undefined) element.setAttribute("type", more.type);
  element.append(...children);
  return element;
};

/** @param {Text} text */
const told = (text) => say(text, language);

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

// ---------------------------------------------------------------- words of the page

const drawWords = () => {
  document.documentElement.lang = language;
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
  parts.chips.replaceChildren(
    ...chips.map((chip) => {
      const button = make("button", { class: "chip", text: told(chip), type: "button" });
      button.addEventListener("click", () => {
        speak(`${current()?.group ? told(mention) : ""}${told(chip)}`);
      });
      return button;
    }),
  );
};

// ---------------------------------------------------------------- posts and conversations

const current = () => me?.conversations.find(({ id }) => id === room);

const drawPosts = () => {
  const wanted = parts.search.value.trim().toLowerCase();
  /** @type {Map<string, { name: Text, posts: ShownPost[] }>} */
  const units = new Map();
  for (const post of posts) {
    const named = [post.id, post.name.zh, post.name.en, post.unit.name.zh, post.unit.name.en];
    if (!named.some((name) => name.toLowerCase().includes(wanted))) continue;
    const unit = units.get(post.unit.id) ?? { name: post.unit.name, posts: [] };
    unit.posts.push(post);
    units.set(post.unit.id, unit);
  }
  const groups = [...units.values()].map((unit) => {
    const list = make("ul", {}, ...unit.posts.map(postItem));
    const name = told(unit.name);
    const alone = unit.posts.length === 1 && told(unit.posts[0]?.name ?? unit.name) === name;
    return make("section", {}, ...(alone ? [] : [make("h3", { text: name })]), list);
  });
  parts.posts.replaceChildren(
    ...(groups.length === 0 ? [make("p", { class: "hint", text: told(words.noPosts) })] : groups),
  );
};

/** @param {ShownPost} post */
const postItem = (post) => {
  const button = make("button", { class: "post", type: "button" });
  const name = shortName(post);
  const handle = post.id.split(".")[1] ?? "";
  button.append(
    make("span", { text: name }),
    ...(name.toLowerCase() === handle ? [] : [make("small", { text: handle })]),
  );
  if (post.id === me?.id) button.setAttribute("aria-current", "true");
  button.addEventListener("click", () => {
    location.hash = post.id;
    closeSide();
  });
  return make("li", {}, button);
};

/**
 * The post's name without its unit's, under whose heading it stands.
 * @param {ShownPost} post
 */
const shortName = (post) => {
  const name = told(post.name);
  const unit = told(post.unit.name);
  const rest = name.startsWith(unit) ? name.slice(unit.length).replace(/^[\s,·:–-]+/, "") : name;
  return rest === "" ? name : rest;
};

/** @param {string} conversation */
const latestIn = (conversation) =>
  Math.max(
    0,
    ...[...messages.values()]
      .filter((message) => message.conversation === conversation && !message.mine)
      .map(({ order }) => order),
  );

/** @param {string} conversation */
const seenKey = (conversation) => `seen.${me?.id}.${conversation}`;

const markSeen = () => {
  if (document.visibilityState === "visible") memory.set(seenKey(room), String(latestIn(room)));
};

const drawRooms = () => {
  if (me === undefined) return;
  parts.me.textContent = told(me.name);
  parts.rooms.replaceChildren(
    ...me.conversations.map((conversation) => {
      const button = make("button", { class: "room", type: "button" });
      const mark = told(conversation.group ? words.groupMark : words.directMark);
      button.append(
        make("span", { class: "mark", text: mark }),
        make("span", { class: "name", text: told(conversation.name) }),
      );
      if (conversation.id === room) button.setAttribute("aria-current", "true");
      else if (latestIn(conversation.id) > Number(memory.get(seenKey(conversation.id)) ?? 0)) {
        const dot = make("span", { class: "dot" });
        dot.setAttribute("role", "img");
        dot.setAttribute("aria-label", told(words.unread));
        button.append(dot);
      }
      button.addEventListener("click", () => {
        enter(conversation.id);
        closeSide();
      });
      return make("li", {}, button);
    }),
  );
  const here = current();
  parts.roomName.textContent = here === undefined ? "" : told(here.name);
  parts.roomHint.textContent = told(here?.group ? words.groupHint : words.directHint);
  parts.line.placeholder = told(here?.group ? words.groupPlaceholder : words.linePlaceholder);
};

/** @param {string} conversation */
const enter = (conversation) => {
  room = conversation;
  markSeen();
  drawRooms();
  drawStream();
  parts.line.focus({ preventScroll: true });
};

const openSide = () => {
  document.body.classList.add("side-open");
  parts.shade.hidden = false;
  parts.search.focus();
};

const closeSide = () => {
  document.body.classList.remove("side-open");
  parts.shade.hidden = true;
};

// ---------------------------------------------------------------- the stream

const atEnd = () =>
  parts.stream.scrollHeight - parts.stream.scrollTop - parts.stream.clientHeight < 80;

const toEnd = () => {
  parts.stream.scrollTop = parts.stream.scrollHeight;
  parts.newer.hidden = true;
};

/** @param {ShownMessage} message */
const drawMessage = (message) => {
  const side = message.mine ? "mine" : message.bot ? "bot" : "other";
  const article = make("article", { class: `message ${side}` });
  article.dataset["id"] = message.id;
  article.dataset["revision"] = String(message.revision);
  article.setAttribute("aria-label", `${told(message.author.name)} ${message.when.time}`);
  const body =
    message.is === "line"
      ? make("p", { class: "bubble", text: message.line })
      : drawCard(message.card, message.language, (press, inputs) =>
          attempt(async () => {
            if (me === undefined) return;
            const { id, conversation } = message;
            await answered(
              await pressButton({
                as: me.id,
                conversation,
                message: id,
                event: newEvent(),
                press,
                ...(inputs === undefined ? {} : { inputs }),
              }),
              true,
            );
          }),
        );
  article.append(drawAbout(message), body);
  return article;
};

/** @param {ShownMessage} message */
const drawAbout = (message) =>
  make(
    "p",
    { class: "about" },
    ...(message.mine ? [] : [make("b", { text: told(message.author.name) })]),
    make("time", { text: `${told(message.when.day)} ${message.when.time}` }),
  );

/** Who said what when, in the language of the page; what is being typed in a form stays. */
const redrawAbout = () => {
  for (const child of parts.stream.children) {
    const message = child instanceof HTMLElement && messages.get(child.dataset["id"] ?? "");
    if (message) child.querySelector(".about")?.replaceWith(drawAbout(message));
  }
};

const inRoom = () =>
  [...messages.values()]
    .filter(({ conversation }) => conversation === room)
    .sort((a, b) => a.order - b.order);

const drawStream = () => {
  const list = inRoom();
  parts.stream.replaceChildren(
    ...(list.length === 0
      ? [make("p", { class: "hint empty", text: told(words.empty) })]
      : list.map(drawMessage)),
  );
  toEnd();
};

/**
 * Puts one new or changed message where it belongs, leaving the others (and what is being typed in
 * their forms) alone.
 * @param {ShownMessage} message
 */
const place = (message) => {
  const known = messages.get(message.id);
  if (known !== undefined && known.revision >= message.revision) return;
  messages.set(message.id, message);
  if (message.conversation !== room) return;
  const following = atEnd();
  const drawn = drawMessage(message);
  const old = [...parts.stream.children].find(
    (child) => child instanceof HTMLElement && child.dataset["id"] === message.id,
  );
  if (old !== undefined) old.replaceWith(drawn);
  else {
    parts.stream.querySelector(".empty")?.remove();
    const next = inRoom().find(({ order }) => order > message.order);
    const before = [...parts.stream.children].find(
      (child) => child instanceof HTMLElement && child.dataset["id"] === next?.id,
    );
    parts.stream.insertBefore(drawn, before ?? null);
  }
  if (following || message.mine) toEnd();
  else if (old === undefined) parts.newer.hidden = false;
};

/** @param {readonly ShownMessage[]} news */
const hear = (news) => {
  for (const message of news) place(message);
  markSeen();
  drawRooms();
};

/**
 * Shows what came of a request. A button pressed in a group is answered in private: go there.
 * @param {ShownAnswer} answer
 * @param {boolean} follow
 */
const answered = async ({ messages: news, answeredIn }, follow) => {
  hear(news);
  if (follow && answeredIn !== undefined && answeredIn !== room) enter(answeredIn);
  const last = news.at(-1);
  if (last !== undefined && last.conversation === room) reveal(last.id);
  void drawClock();
  if (me?.id === "visitor") await refreshPosts();
};

/**
 * Scrolls to what has just been answered, its beginning first where it is longer than the window.
 * @param {string} id
 */
const reveal = (id) => {
  const article = [...parts.stream.children].find(
    (child) => child instanceof HTMLElement && child.dataset["id"] === id,
  );
  article?.scrollIntoView({
    block: article.clientHeight > parts.stream.clientHeight ? "start" : "nearest",
  });
  if (atEnd()) parts.newer.hidden = true;
};

// ---------------------------------------------------------------- saying something

/**
 * @param {string} line
 * @param {string} [conversation]
 */
const speak = (line, conversation = room) => {
  if (me === undefined || line.trim() === "") return;
  const as = me.id;
  const event = newEvent();
  if (parts.line.value.trim() === line.trim()) parts.line.value = "";
  growLine();
  sending += 1;
  parts.send.textContent = told(words.sending);
  // One after the other, in the order they were typed: nothing typed meanwhile is lost.
  const work = async () => {
    let sent = false;
    await attempt(async () => {
      const answer = await sayLine({ as, conversation, line, event });
      sent = true;
      await answered(answer, conversation !== room);
    });
    if (!sent && parts.line.value === "") parts.line.value = line;
    growLine();
    sending -= 1;
    if (sending === 0) parts.send.textContent = told(words.send);
  };
  spoken = spoken.then(work, work);
};

/** The input grows with what is typed, up to a few lines. */
const growLine = () => {
  parts.line.style.height = "auto";
  parts.line.style.height = `${Math.min(parts.line.scrollHeight, 160)}px`;
};

const drawClock = () =>
  attempt(async () => {
    const { now, text } = await askClock();
    parts.clock.textContent = told(text);
    parts.clock.setAttribute("datetime", now);
  });

// ---------------------------------------------------------------- becoming a post

const refreshPosts = async () => {
  const before = JSON.stringify(me?.conversations);
  const answer = await askPosts();
  posts = answer.posts;
  parts.county.textContent = answer.county;
  me = posts.find(({ id }) => id === me?.id);
  if (JSON.stringify(me?.conversations) !== before) await become(me);
  else drawPosts();
};

/** @param {ShownPost | undefined} post */
const become = async (post) => {
  if (post === undefined) return;
  stopListening();
  const changed = me?.id !== post.id;
  me = post;
  memory.set("post", post.id);
  if (changed || !post.conversations.some(({ id }) => id === room))
    room = post.conversations[0]?.id ?? "";
  messages = new Map();
  drawPosts();
  drawRooms();
  parts.stream.replaceChildren();
  const found = await Promise.all(post.conversations.map(({ id }) => askMessages(post.id, id)));
  if (me?.id !== post.id) return;
  for (const { messages: list } of found)
    for (const message of list) messages.set(message.id, message);
  enter(room);
  const latest = Math.max(0, ...[...messages.values()].map(({ revision }) => revision));
  stopListening = listen(post.id, latest, (message) => hear([message]));
};

const fromAddress = () => {
  const wanted = decodeURIComponent(location.hash.slice(1)) || memory.get("post");
  return (
    posts.find(({ id }) => id === wanted) ??
    posts.find(({ id }) => id === "water.liaison") ??
    posts[0]
  );
};

// ---------------------------------------------------------------- wiring

parts.search.addEventListener("input", drawPosts);
parts.newer.addEventListener("click", toEnd);
parts.stream.addEventListener("scroll", () => {
  if (atEnd()) parts.newer.hidden = true;
});
parts.composer.addEventListener("submit", (event) => {
  event.preventDefault();
  speak(parts.line.value);
});
parts.line.addEventListener("input", growLine);
parts.line.addEventListener("keydown", (event) => {
  // While an input method is composing, Enter chooses a word.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  speak(parts.line.value);
});
parts.clockOn.addEventListener("click", () => {
  // Said in private wherever one is: in a group the bot would keep quiet.
  speak(told(words.clockLine), me?.conversations[0]?.id);
});
parts.language.addEventListener("click", () => {
  language = language === "en" ? "zh-CN" : "en";
  memory.set("language", language);
  drawWords();
  drawPosts();
  drawRooms();
  redrawAbout();
  void drawClock();
});
part("side-open", HTMLButtonElement).addEventListener("click", openSide);
part("side-close", HTMLButtonElement).addEventListener("click", closeSide);
parts.shade.addEventListener("click", closeSide);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeSide();
});
document.addEventListener("visibilitychange", () => {
  markSeen();
  drawRooms();
});
window.addEventListener("hashchange", () => void attempt(() => become(fromAddress())));

drawWords();
await attempt(async () => {
  const answer = await askPosts();
  posts = answer.posts;
  parts.county.textContent = answer.county;
  await become(fromAddress());
});
void drawClock();
setInterval(() => void drawClock(), 10_000);
