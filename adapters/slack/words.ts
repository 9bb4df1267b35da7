import { type Text, text } from "../../src/chat/text.ts";

/** What only Slack makes us say. */
export const words = {
  fill: text("填写", "Fill in"),
  fillTitle: text("请填写下面的表", "Please fill in this form"),
  fillHelp: text(
    "按“填写”打开表格，已经知道的都填好了。",
    "Press “Fill in”; what is known stands there already.",
  ),
  inPrivate: text("已私信回复，请看与府检联动的对话。", "Answered in our direct messages."),
  openHere: (code: string): Text => text(`这里提到了${code}。`, `${code} was mentioned here.`),
  inviteTitle: text("机器人还不在这个群里", "The bot is not in this channel yet"),
  invite: text(
    "请先在群里输入 /invite，把本应用邀请进来，再重新输入一次。",
    "Type /invite in the channel and invite this app, then type your line again.",
  ),
  open: text("查看", "Open"),
  filesNotTaken: text("有文件没有收下", "Some files were not taken"),
  deleteIt: text(
    "机器人不能删除您在Slack里发的消息，请您自己删除那条。",
    "The bot cannot delete what you posted in Slack; please delete that message yourself.",
  ),
  gone: text(
    "这个按钮已经看不懂了，请重新输入一次。",
    "This button is out of date; please type it again.",
  ),
  goneTitle: text("没有办成", "Not done"),
  doneTitle: text("已回复", "Answered"),
} as const;
