/** @typedef {import("../../../src/chat/text.ts").Text} Text */
/** @typedef {import("../../../src/chat/text.ts").Language} Language */

/** The page's own words, both languages side by side. */
export const words = {
  title: { zh: "府检联动 · 演示", en: "Linkage demo" },
  skip: { zh: "跳到输入框", en: "Skip to the input" },
  close: { zh: "关闭岗位列表", en: "Close the list of posts" },
  open: { zh: "打开岗位列表", en: "Open the list of posts" },
  actingAs: { zh: "当前岗位", en: "You are" },
  rooms: { zh: "对话", en: "Conversations" },
  search: { zh: "查找岗位或单位", en: "Find a post or unit" },
  posts: { zh: "换一个岗位", en: "Act as another post" },
  noPosts: { zh: "没有找到。", en: "Nothing found." },
  stream: { zh: "消息", en: "Messages" },
  chips: { zh: "常用", en: "Usual commands" },
  line: { zh: "输入一句话", en: "Type a line" },
  linePlaceholder: {
    zh: "输入一句话，例如：提交线索",
    en: "Type a line, for example: clue submit",
  },
  groupPlaceholder: {
    zh: "在群里说话；写上 @府检联动 我才回答",
    en: "Talk to the group; mention @bot to ask me",
  },
  send: { zh: "发送", en: "Send" },
  sending: { zh: "发送中…", en: "Sending…" },
  newer: { zh: "↓ 有新消息", en: "↓ New messages" },
  unread: { zh: "有新消息", en: "new messages" },
  directMark: { zh: "私", en: "@" },
  groupMark: { zh: "群", en: "#" },
  directHint: { zh: "与机器人的私信，只有您看得到", en: "Between you and the bot" },
  groupHint: { zh: "群里的人都看得到", en: "Everybody in the group can read this" },
  empty: {
    zh: "还没有消息。试试下面的按钮，或输入“帮助”。",
    en: "No messages yet. Try a button below or type “help”.",
  },
  clockHint: {
    zh: "演示时间。输入“时钟 +1天”可以往前拨。",
    en: "Demo time. Type “clock +1 day” to move it on.",
  },
  clockOn: { zh: "+1天", en: "+1 day" },
  clockOnLabel: { zh: "演示时间往前拨一天", en: "Move the demo time on by a day" },
  clockLine: { zh: "时钟 +1天", en: "clock +1 day" },
  otherLanguage: { zh: "EN", en: "中文" },
  otherLanguageLabel: { zh: "Page in English", en: "页面换成中文" },
  offline: {
    zh: "连不上服务，正在重试。您输入的内容还在。",
    en: "The server cannot be reached; trying again. What you typed is still here.",
  },
  required: { zh: "请先填写标出的项目。", en: "Please fill in what is marked." },
};

/** The quick lines under the stream. */
export const chips = [
  { zh: "提交线索", en: "clue submit" },
  { zh: "签收", en: "ack" },
  { zh: "待办", en: "todo" },
  { zh: "帮助", en: "help" },
];

/** How the bot is mentioned in a group. */
export const mention = { zh: "@府检联动 ", en: "@bot " };

/**
 * A text in the page's language.
 * @param {Text} text
 * @param {Language} language
 * @returns {string}
 */
export const say = (text, language) => (language === "en" ? text.en : text.zh);
