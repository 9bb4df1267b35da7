import { type Text, text } from "../chat/text.ts";

/** What is said about matters that have to do with each other. */
export const linkWords = {
  label: text("关联", "Link"),
  help: text(
    "两件事有关的，互相写上编号和进度，只有那件事也能看的人才看得到：关联 XS-2026-0001 JY-2026-0003 同一处排污口",
    "Two matters that have to do with each other show each other’s number and state, to whoever may see the other one too: link XS-2026-0001 JY-2026-0003 the same outfall",
  ),
  with: text("与哪件事", "With"),
  withHelp: text(
    "编号或文号，可以写几个；后面的话作为理由",
    "A number, or several; what is said besides is the reason",
  ),
  reason: text("理由", "Reason"),
  unlink: text("解除关联", "Unlink"),
  unlinkHelp: text(
    "两件事的卡片不再互相列出，由当初关联的人或者秘书处办：解除关联 XS-2026-0001 JY-2026-0003",
    "Two matters name each other no longer; for whoever linked them or the secretariat: unlink XS-2026-0001 JY-2026-0003",
  ),
  confirm: text("确认解除", "Unlink them"),
  linked: text("关联", "Linked with"),
  /** Matters of one category in one place or against one unit. */
  similar: text("同类事项", "Similar matters"),
  similarOf: (of: Text, count: number, named: Text, more: boolean): Text =>
    text(
      `${of.zh}，${count}件：${named.zh}${more ? "等" : ""}`,
      `${of.en}, ${count}: ${named.en}${more ? " and others" : ""}`,
    ),
  answerAll: (count: number, kind: Text): Text =>
    text(`这${count}件一并提出${kind.zh}`, `One ${kind.en.toLowerCase()} for these ${count}`),
  similarNews: (kind: Text, count: number): Text =>
    text(
      `类案提醒：同一类、同一地方或者同一单位的${kind.zh}已有${count}件，可以一并提出社会治理检察建议。`,
      `Similar-case alert (${kind.en.toLowerCase()}): there are ${count} of one category in one place or against one unit. One governance recommendation may answer them together.`,
    ),
  /** What was gathered into a matter, by unit. */
  gatheredOf: (unit: Text): Text => text(`归入的事项（${unit.zh}）`, `Gathered (${unit.en})`),
  otherUnits: text("其他单位", "other units"),
  gathered: (count: number, named: Text, more: boolean): Text =>
    text(
      `${count}件：${named.zh}${more ? "等" : ""}`,
      `${count}: ${named.en}${more ? " and others" : ""}`,
    ),
  which: text(
    "请写另一件事的编号，例如 JY-2026-0003；还没有写明是哪一件的，两个编号都写：XS-2026-0001、JY-2026-0003。",
    "Please give the number of the other matter, such as JY-2026-0003; where none was named yet give both: XS-2026-0001, JY-2026-0003.",
  ),
  whichTitled: (code: string): Text =>
    text(
      `${code}和哪一件关联？按下才关联。`,
      `Link ${code} with which? Nothing is linked until you press.`,
    ),
  itself: (code: string): Text =>
    text(
      `${code}不能和自己关联。请写另一件事的编号。`,
      `${code} cannot be linked with itself. Please give the number of another matter.`,
    ),
  already: (one: string, other: string): Text =>
    text(
      `${one}和${other}已经关联，卡片上互相列出，不用再办。`,
      `${one} and ${other} are linked already and name each other on their cards.`,
    ),
  related: (one: string, other: string): Text =>
    text(
      `${one}和${other}一件由另一件而来，卡片上已经互相列出，不用再关联。`,
      `Of ${one} and ${other} one came of the other, and their cards say so already; there is nothing to link.`,
    ),
  notYours: (codes: Text): Text =>
    text(
      `${codes.zh}都不是您经办的，不能由您关联。请经办其中一件的单位或者秘书处关联。`,
      `You act in none of ${codes.en}, so they are not yours to link. Ask a unit that acts in one of them, or the secretariat.`,
    ),
  made: (one: string, others: Text): Text =>
    text(
      `已关联：${one}与${others.zh}。各人的查看权限不变。`,
      `Linked: ${one} with ${others.en}. Nobody sees more than before.`,
    ),
  none: (code: string): Text =>
    text(
      `${code}没有您能解除的关联。解除由当初关联的人或者秘书处办。`,
      `${code} has no link that you can undo. That is for whoever linked them, or the secretariat.`,
    ),
  whichLink: (code: string): Text =>
    text(`解除${code}和哪一件的关联？`, `Which of the links of ${code} is to be undone?`),
  ask: (one: string, other: string): Text =>
    text(
      `解除以后，${one}和${other}的卡片不再互相列出；经过里保留谁、什么时候关联和解除的。`,
      `From then on ${one} and ${other} name each other no longer on their cards; who linked and unlinked them, and when, stays in both histories.`,
    ),
  undone: (one: string, other: string): Text =>
    text(`已解除${one}和${other}的关联。`, `${one} and ${other} are no longer linked.`),
  /** One of the matters linked, as a card names it. */
  named: (kind: Text, code: string, state: Text): Text =>
    text(`${kind.zh} ${code}（${state.zh}）`, `${kind.en.toLowerCase()} ${code} (${state.en})`),
} as const;
