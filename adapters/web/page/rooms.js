import { make, makeButton, part } from "./elements.js";
import { memory } from "./memory.js";
import { current, state, told } from "./state.js";
import { phrases, words } from "./words.js";

/** @typedef {import("./shown.ts").ShownPost} ShownPost */
/** @typedef {import("./shown.ts").Conversation} Conversation */
/** @typedef {import("../../../src/chat/text.ts").Text} Text */

const parts = {
  me: part("me-name", HTMLElement),
  rooms: part("rooms", HTMLElement),
  search: part("search", HTMLInputElement),
  posts: part("posts", HTMLElement),
  side: part("side", HTMLElement),
  sideOpen: part("side-open", HTMLButtonElement),
  shade: part("shade", HTMLElement),
  roomName: part("room-name", HTMLElement),
  roomHint: part("room-hint", HTMLElement),
  line: part("line", HTMLTextAreaElement),
};

// ---------------------------------------------------------------- posts

/** Draws the posts one can act as, by unit, those that are searched for. */
export const drawPosts = () => {
  const wanted = parts.search.value.trim().toLowerCase();
  /** @type {Map<string, { name: Text, posts: ShownPost[] }>} */
  const units = new Map();
  for (const post of state.posts) {
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
  const name = shortName(post);
  const handle = post.id.split(".")[1] ?? "";
  const button = makeButton(
    { class: "post" },
    () => {
      location.hash = post.id;
      closeSide();
    },
    make("span", { text: name }),
    ...(name.toLowerCase() === handle ? [] : [make("small", { text: handle })]),
  );
  if (post.id === state.me?.id) button.setAttribute("aria-current", "true");
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

// ---------------------------------------------------------------- conversations

/** @param {string} conversation */
const seenKey = (conversation) => `seen.${state.me?.id}.${conversation}`;

/**
 * How many messages of others in a conversation this post has not seen in this browser.
 * @param {string} conversation
 */
const unreadIn = (conversation) => {
  const seen = Number(memory.get(seenKey(conversation)) ?? 0);
  return [...state.messages.values()].filter(
    (message) => message.conversation === conversation && !message.mine && message.order > seen,
  ).length;
};

/** Takes the open conversation as read, if the page can be seen at all. */
export const markSeen = () => {
  if (document.visibilityState !== "visible") return;
  const orders = [...state.messages.values()]
    .filter(({ conversation, mine }) => conversation === state.room && !mine)
    .map(({ order }) => order);
  memory.set(seenKey(state.room), String(Math.max(0, ...orders)));
};

/**
 * Draws the conversations with what is unread in them, and the head of the one that is open.
 * @param {(conversation: string) => void} entered
 */
export const drawRooms = (entered) => {
  const { me, room } = state;
  if (me === undefined) return;
  const { activeElement } = document;
  const focused =
    activeElement instanceof HTMLButtonElement
      ? [...parts.rooms.querySelectorAll("button")].indexOf(activeElement)
      : -1;
  parts.me.textContent = told(me.name);
  const unread = me.conversations.map(({ id }) => unreadIn(id));
  parts.rooms.replaceChildren(
    ...me.conversations.map((conversation, at) => {
      const mark = told(conversation.group ? words.groupMark : words.directMark);
      const button = makeButton(
        { class: "room" },
        () => {
          entered(conversation.id);
          closeSide();
        },
        make("span", { class: "mark", text: mark }),
        make("span", { class: "name", text: told(conversation.name) }),
      );
      button.querySelector(".mark")?.setAttribute("aria-hidden", "true");
      const count = unread[at] ?? 0;
      if (conversation.id === room) button.setAttribute("aria-current", "true");
      else if (count > 0) button.append(countBadge(count));
      return make("li", {}, button);
    }),
  );
  if (focused >= 0) parts.rooms.querySelectorAll("button")[focused]?.focus();
  const elsewhere = unread.reduce((sum, count) => sum + count, 0);
  document.title = `${elsewhere === 0 ? "" : `(${elsewhere}) `}${told(words.title)}`;
  parts.sideOpen.classList.toggle("unread", elsewhere > 0);
  const here = current();
  parts.roomName.textContent = here === undefined ? "" : told(here.name);
  parts.roomHint.textContent = told(here?.group ? words.groupHint : words.directHint);
  parts.line.placeholder = told(
    here?.group ? words.groupPlaceholder : phrases.linePlaceholder(state.examples[0]),
  );
};

/** @param {number} count */
const countBadge = (count) =>
  make("span", {
    class: "count",
    text: count > 99 ? "99+" : String(count),
    role: "img",
    label: told(phrases.unread(count)),
  });

// ---------------------------------------------------------------- the column on a phone

/** Opens the column of posts and conversations where there is no room for it beside the chat. */
export const openSide = () => {
  document.body.classList.add("side-open");
  parts.shade.hidden = false;
  parts.search.focus();
};

/** Closes it again. */
export const closeSide = () => {
  const was = document.body.classList.contains("side-open");
  document.body.classList.remove("side-open");
  parts.shade.hidden = true;
  if (was && parts.side.contains(document.activeElement)) parts.sideOpen.focus();
};
