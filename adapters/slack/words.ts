import { type Text, text } from "../../src/chat/text.ts";

/** What this platform is called wherever accounts and conversations are kept. */
export const platform = "slack";

/** What only Slack makes us say. */
export const words = {
  inPrivate: text("已私信回复，请看与府检联动的对话。", "Answered in our direct messages."),
  comesPrivately: text(
    "答复还没有发出去，正在往您与府检联动的对话重发。",
    "The answer has not gone out yet; it is being sent again to our direct messages.",
  ),
  mentioned: (code: string): Text => text(`这里提到了${code}。`, `${code} was mentioned here.`),
  inviteTitle: text("机器人还不在这个群里", "The bot is not in this channel yet"),
  invite: text(
    "请先在群里输入 /invite，把本应用邀请进来，再重新输入一次。",
    "Type /invite in the channel and invite this app, then type your line again.",
  ),
  open: text("查看", "Open"),
  becomesWhat: text("要做成什么？", "What shall it become?"),
  quotedFrom: (from: string): Text => text(`（引自 ${from}）`, `(from ${from})`),
  filesNotTaken: text("有文件没有收下", "Some files were not taken"),
  fileLost: (name: string): Text =>
    text(
      `文件“${name}”没有从Slack取到，请再发一次。`,
      `The file “${name}” could not be fetched from Slack; please send it again.`,
    ),
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
  cancel: text("取消", "Cancel"),
  close: text("关闭", "Close"),
  // Its reader's language is not known yet.
  waitTitle: "请稍候 One moment",
  wait: "请稍候，马上就好……\nOne moment, please…",
  closeUnknown: "关闭 Close",
} as const;

/** Why a message can never arrive, by Slack's word for it, for whoever reads what became of a notice. */
export const unreachableWords: Readonly<Record<string, string>> = {
  not_in_channel: "机器人已不在群里 the bot is not in the channel",
  channel_not_found: "找不到会话 no such conversation",
  is_archived: "群已归档 the channel is archived",
  user_disabled: "账号已停用 the account is deactivated",
  user_not_found: "找不到账号 no such account",
  messages_tab_disabled: "机器人的消息页没有打开 the app's messages tab is off",
  cannot_dm_bot: "不能给机器人发消息 a bot cannot be written to",
  restricted_action: "群里不许机器人发言 posting is restricted in the channel",
  restricted_action_read_only_channel: "群只能读 the channel is read-only",
  restricted_action_thread_only_channel: "群里只能回帖 only replies are allowed in the channel",
  restricted_action_non_threadable_channel: "群里不能回帖 no replies are allowed in the channel",
  message_not_found: "消息已被删除 the message was deleted",
  cant_update_message: "消息不能再改 the message cannot be changed",
  edit_window_closed: "消息不能再改 the message cannot be changed",
  msg_too_long: "消息太长 the message is too long",
  msg_blocks_too_long: "消息太长 the message is too long",
  invalid_blocks: "消息格式不对 the message is malformed",
  invalid_blocks_format: "消息格式不对 the message is malformed",
  no_text: "消息是空的 the message is empty",
  metadata_too_large: "消息太长 the message is too long",
};
