import { type Text, text } from "../../src/chat/text.ts";

/** What only the web chat says. */
export const words = {
  pending: "…",
  notKept: text("（这条消息没有保存）", "(this message was not kept)"),
  answeredInPrivate: text("已私信回复", "Answered in private"),
  visitor: text("新来的人（未绑定）", "Newcomer (not bound)"),
};

/** What is said when a request is not answered. */
export const problems = {
  host: text(
    "演示聊天只能从本机访问，请用 http://localhost 或 http://127.0.0.1 打开。",
    "The demo chat is open to this machine only; use http://localhost or http://127.0.0.1.",
  ),
  origin: text(
    "这个请求来自别的网页，没有执行。",
    "This request came from another site and was not carried out.",
  ),
  notYours: text(
    "没有这个对话，或者您看不到它。",
    "There is no such conversation, or it is not yours to see.",
  ),
  nobody: text(
    "没有这个岗位。请另选一个账号。",
    "There is no such post. Please choose another account.",
  ),
  notStanding: (post: Text): Text =>
    text(
      `这个账号现在不代表“${post.zh}”。请另选一个账号；要再用这个岗位，请向本单位负责人或秘书处要绑定码。`,
      `This account does not stand for “${post.en}” now. Please choose another account; to use the post again, ask the head of the unit or the secretariat for a binding code.`,
    ),
  handedOver: (post: Text, at: Text): Text =>
    text(
      `“${post.zh}”已于${at.zh}办了交接，这个账号不再代表它，看不到它的对话。请另选一个账号；接任的人用绑定码绑定。`,
      `“${post.en}” was handed over on ${at.en}: this account stands for it no longer and sees none of its conversations. Please choose another account; whoever takes the post binds theirs with a code.`,
    ),
  malformed: text(
    "没看懂这个请求，什么都没有做。请刷新页面再试。",
    "This request could not be understood and nothing was done. Please reload the page.",
  ),
  notJson: text("请用 JSON 格式发送。", "Please send JSON."),
  tooLarge: text(
    "内容太长，没有发送。请缩短，或分几次发送。",
    "This is too long and was not sent. Please shorten it or send it in parts.",
  ),
  broken: text(
    "系统出了问题，这一步没有完成。请稍后再试。",
    "Something went wrong and this was not done. Please try again later.",
  ),
};
