import { type Text, text } from "./chat/text.ts";

/** What the bot says about talking to it. */
export const talk = {
  notDone: text("没有办成", "Not done"),
  submit: text("确定", "OK"),
  unknownWord: (word: string): Text =>
    text(
      `没听懂“${word}”。您是不是要：（输入“帮助”看全部）`,
      `I do not know “${word}”. Did you mean one of these? (“help” lists everything)`,
    ),
  withThisKind: text("可以这样办：", "What can be done:"),
  nothingWaits: (label: Text): Text =>
    text(
      `现在没有等您“${label.zh}”的事。要办别的事，请写上编号；输入“待办”看等您办的事。`,
      `Nothing waits for you to “${label.en}”. Give a number for another matter; “todo” lists what waits for you.`,
    ),
  which: text("您要办的是哪一件？", "Which one do you mean?"),
  isItThis: (label: Text): Text =>
    text(`要${label.zh}的是这一件吗？`, `Is this the one to ${label.en.toLowerCase()}?`),
  whatWithIt: text("要拿这句话做什么？", "What shall be done with this?"),
  notKept: text("按下按钮并提交之前，什么都不会保存。", "Nothing is kept until you submit it."),
  alike: text(
    "可能已经有人报过这件事了，请先看看下面的。是同一件就不用再报；不是，请按“仍要提交”。",
    "This may have been reported already; please look at these first. If it is the same, there is no need to submit; if not, press “Submit anyway”.",
  ),
  anyway: text("仍要提交", "Submit anyway"),
  noKey: text(
    "本县还没有设置密钥，不能保存举报人身份。请留空，或请管理员设置 SECRET_KEY 后再填。",
    "No key is set for this county, so a reporter's identity cannot be kept. Leave it empty, or ask the administrator to set SECRET_KEY.",
  ),
  mask: text("遮住号码并提交", "Mask the numbers and submit"),
  makeClue: text("做成线索", "Make a clue"),
  alreadyRecorded: (reference: string, code: string): Text =>
    text(
      `${reference}已登记为${code}，不用再登记。文号写错了请改正后再提交。`,
      `${reference} is already recorded as ${code}. If the number is mistyped, correct it and submit again.`,
    ),
  notThisKind: (label: Text, kind: Text): Text =>
    text(
      `${kind.zh}不能“${label.zh}”。下面是这件事和现在可以办的步骤。`,
      `“${label.en}” does not apply to a ${kind.en.toLowerCase()}. Here is the matter and what can be done now.`,
    ),
} as const;
