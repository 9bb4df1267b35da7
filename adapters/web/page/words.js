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
  groupPlaceholder: {
    zh: "在群里说话；写上 @府检联动 我才回答",
    en: "Talk to the group; mention @bot to ask me",
  },
  send: { zh: "发送", en: "Send" },
  sending: { zh: "发送中…", en: "Sending…" },
  newer: { zh: "↓ 有新消息", en: "↓ New messages" },
  thisMatter: { zh: "这件事", en: "This matter" },
  thread: { zh: "这件事的消息", en: "Messages of this matter" },
  closeThread: { zh: "关闭这件事的消息", en: "Close the messages of this matter" },
  today: { zh: "今天", en: "Today" },
  yesterday: { zh: "昨天", en: "Yesterday" },
  attach: { zh: "添加文件", en: "Attach files" },
  attached: { zh: "要发送的文件", en: "Files to send" },
  drop: { zh: "松开即可附上文件", en: "Let go to attach the files" },
  suggestions: { zh: "输入建议", en: "Suggestions" },
  waitsForFiles: { zh: "等文件…", en: "Files…" },
  tooManyFiles: {
    zh: "一次最多发10个文件，其余的请下一次再发。",
    en: "At most 10 files at a time; please send the others afterwards.",
  },
  back: { zh: "已重新连上。", en: "Connected again." },
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
  clockOnLabel: {
    zh: "+1天：演示时间往前拨一天",
    en: "+1 day: move the demo time on",
  },
  clockLine: { zh: "时钟 +1天", en: "clock +1 day" },
  otherLanguage: { zh: "EN", en: "中文" },
  otherLanguageLabel: { zh: "EN: Page in English", en: "中文：页面换成中文" },
  offline: {
    zh: "连不上服务，正在重试。您输入的内容还在。",
    en: "The server cannot be reached; trying again. What you typed is still here.",
  },
  required: { zh: "请先填写标出的项目。", en: "Please fill in what is marked." },
};

/** What a suggestion is, in a word. */
export const kindNames = {
  command: { zh: "命令", en: "command" },
  code: { zh: "编号", en: "number" },
  field: { zh: "填写", en: "field" },
  option: { zh: "可选", en: "choice" },
};

/** The page's words that carry a number or a name. */
export const phrases = {
  /** @param {Text | undefined} example @returns {Text} */
  linePlaceholder: (example) =>
    example === undefined
      ? words.line
      : {
          zh: `输入一句话，例如：${example.zh}`,
          en: `Type a line, for example: ${example.en}`,
        },
  /** @param {number} count @returns {Text} */
  unread: (count) => ({
    zh: `有新消息${count}条`,
    en: `${count} new ${count === 1 ? "message" : "messages"}`,
  }),
  /** @param {Text} room @param {number} count @returns {Text} */
  unreadIn: (room, count) => ({
    zh: `${room.zh}：有新消息${count}条`,
    en: `${room.en}: ${count} new ${count === 1 ? "message" : "messages"}`,
  }),
  /** @param {Text} name @param {number} count @returns {Text} */
  threadCount: ({ zh, en }, count) => ({ zh: `${zh} · ${count}条`, en: `${en} · ${count}` }),
  /** @param {Text} name @param {number} count @returns {Text} */
  openThread: ({ zh, en }, count) => ({
    zh: `${zh} · ${count}条：只看这件事的消息`,
    en: `${en} · ${count}: show the messages of this matter`,
  }),
  /** @param {string} title @returns {Text} */
  changed: (title) => ({ zh: `有更新：${title}`, en: `Updated: ${title}` }),
  /** @param {string} name @returns {Text} */
  removeFile: (name) => ({ zh: `移除 ${name}`, en: `Remove ${name}` }),
  /** @param {string} name @returns {Text} */
  sendingFile: (name) => ({ zh: `正在上传 ${name}`, en: `Uploading ${name}` }),
  /** @param {string} name @returns {Text} */
  fileReady: (name) => ({ zh: `已附上 ${name}`, en: `${name} is attached` }),
  /** @param {number} count @returns {Text} */
  found: (count) => ({
    zh: `有${count}条建议，按↓选择`,
    en: `${count} ${count === 1 ? "suggestion" : "suggestions"}; press ↓ to choose`,
  }),
  /** @param {string} line @returns {Text} */
  unsent: (line) => ({
    zh: `连不上服务，正在重试；“${line}”会在连上后发出。`,
    en: `The server cannot be reached; trying again. “${line}” will be sent then.`,
  }),
};

/**
 * What a day is called beside the demo's own day.
 * @param {{ date: string, day: Text }} when
 * @param {string} today
 * @returns {Text}
 */
export const dayName = ({ date, day }, today) => {
  if (today === "" || date > today) return day;
  const days = Math.round((Date.parse(today) - Date.parse(date)) / 86_400_000);
  return days === 0 ? words.today : days === 1 ? words.yesterday : day;
};

/** The quick lines under the stream, behind those that begin something new. */
export const chips = [
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
