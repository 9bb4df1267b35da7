import { text } from "../../src/chat/text.ts";

/** What is said on Teams and nowhere else. */
export const words = {
  name: text("府检联动", "Linkage assistant"),
  sentPrivately: text("已在私聊里回复您。", "Answered in your private chat."),
  comesLater: text(
    "答复还没有发出去，正在重发。",
    "The answer has not gone out yet; it is being sent again.",
  ),
  openFirst: text(
    "请先打开与“府检联动”的私聊，发一句“帮助”；以后在群里问的，都在那里回复您。",
    "Please open your private chat with the assistant and type “help” once; what you ask in a group is answered there.",
  ),
  notInGroup: text(
    "群里发不进去：本应用已经不在那个群里，或频道关掉了。请把“府检联动”加回群里再试；答复先写在这里。",
    "The group cannot be written to: the app is not in it any more, or its channel was closed. Add the assistant to the group again; meanwhile the answer stands here.",
  ),
  notOurs: text(
    "这个按钮用不了。请输入“待办”或单号，打开最新的卡片。",
    "This button does not work. Type “todo” or a number to open a fresh card.",
  ),
  welcomeTitle: text("府检联动助手", "Linkage assistant"),
  welcome: text(
    "您好。第一次使用，请向管理员要绑定码，然后输入：绑定 绑定码。需要时输入“帮助”。\nHello. Ask the administrator for a code and type: bind CODE. Type “help” at any time.",
    "Hello. Ask the administrator for a code and type: bind CODE. Type “help” at any time.",
  ),
  welcomeGroup: text(
    "大家好。要把提醒发到这个群，请秘书处或本单位联络员在这里输入：@府检联动 群 绑定 联动群（或单位名）。群里只出现编号、类别、阶段和截止日。\nHello. To have reminders posted here, the secretariat or a unit's liaison types: @assistant group bind linkage (or the unit).",
    "Hello. To have reminders posted here, the secretariat or a unit's liaison types: @assistant group bind linkage (or the unit). Groups see number, category, stage and due day only.",
  ),
  yours: text("请办理", "please see to this"),
  bindCode: text("绑定码", "Code"),
  becomesWhat: text("要做成什么？", "What shall it become?"),
  quotedFrom: (from: string) => text(`（引自 ${from}）`, `(from ${from})`),
  noRoom: text(
    "这一项太长，这张表单里放不下。请写短一些，或作为文件附上。",
    "There is no room for this in the form. Please make it shorter, or attach it as a file.",
  ),
  done: text("请看下面的新消息。", "See the new message below."),
  filesNotTaken: text("附件没有收下", "Not taken in"),
  filesHere: text("文件发到聊天里", "Send the files here"),
  fileOver: text(
    "这个文件已经打不开了。请重新打开卡片，再按一次。",
    "This file cannot be opened any more. Open the card anew and press again.",
  ),
  fileRestricted: (name: string) =>
    text(
      `“${name}”属于限制知悉的事项，不放到网盘里，请用卡片上的链接打开。`,
      `“${name}” belongs to a restricted matter and is not put into a store; open it by the link on the card.`,
    ),
  fileDeclined: text(
    "没有发送。文件还可以用卡片上的链接打开。",
    "Not sent. The file still opens by the link on the card.",
  ),
  fileNotStored: (name: string) =>
    text(
      `“${name}”没有放成，请再试一次，或用卡片上的链接打开。`,
      `“${name}” could not be stored; try again, or open it by the link on the card.`,
    ),
  fileGone: (name: string) =>
    text(
      `文件“${name}”没有取到，请再发一次。`,
      `The file “${name}” could not be fetched; please send it again.`,
    ),
};
