import { type Text, text } from "../chat/text.ts";

/** What is said where a unit goes into another. */
export const mergeWords = {
  label: text("并入", "Merge a unit"),
  help: text(
    "机构改革时，把一个单位没办完的事全部转给承接它职责的单位：通讯录 并入 水务局 到 农业农村局 依据=县编办〔2026〕3号 日期=今天",
    "In a reform of organs, hand everything open of a unit to the one that takes over its functions: directory merge-into water into=agriculture basis=… on=today",
  ),
  unit: text("单位", "Unit"),
  into: text("承接单位", "Into"),
  basis: text("依据", "Basis"),
  basisHelp: text(
    "机构改革的文号，如 县编办〔2026〕3号",
    "The number of the document of the reform",
  ),
  on: text("日期", "On"),
  ask: text("提请核准", "Ask a second person"),
  notYet: text(
    "日期还没有到。请到那一天再办，或填文件生效的日期。",
    "That day is still to come. Do it on that day, or give the day the document took effect.",
  ),
  notThere: text("通讯录里没有这个单位了。", "That unit is not in the directory any more."),
  itself: text(
    "一个单位不能并入它自己。请另选承接单位。",
    "A unit cannot go into itself. Choose the one that takes over its functions.",
  ),
  twice: (unit: Text, into: Text, on: Text): Text =>
    text(
      `${unit.zh}的职责已由${into.zh}承接（${on.zh}），不用再办。`,
      `The functions of ${unit.en} have gone to ${into.en} already (${on.en}).`,
    ),
  goneAlready: (unit: Text, into: Text, on: Text): Text =>
    text(
      `${unit.zh}已不在通讯录里：它的职责已由${into.zh}承接（${on.zh}）。请填${into.zh}。`,
      `${unit.en} has left: its functions have gone to ${into.en} (${on.en}). Give ${into.en} instead.`,
    ),
  notMergeable: (unit: Text): Text =>
    text(
      `${unit.zh}不是部门、乡镇或群团，不能这样并入：政府、检察院、公安、法院、纪委监委的职权由法律规定。`,
      `${unit.en} is no bureau, township or mass organisation and is not merged like this: the powers of the government, the procuratorate, the police, the court and the discipline inspection are given by law.`,
    ),
  hasOffices: (unit: Text, offices: Text): Text =>
    text(
      `${unit.zh}还有全县的岗位（${offices.zh}），不能随单位转走。请先在通讯录里把它们交给别的单位的岗位。`,
      `${unit.en} has offices of the whole county (${offices.en}), which do not go with it. Give them to posts of other units in the directory first.`,
    ),
  noLiaison: (unit: Text): Text =>
    text(
      `${unit.zh}没有联络员，接不了这些事。请先在通讯录里给它一个联络员岗位。`,
      `${unit.en} has no liaison to take them. Give it one in the directory first.`,
    ),
  inTheWay: (seen: string): Text =>
    text(
      `现在还不能并入：有没办完的事，并到一起就是自己查自己、自己问自己，或者没有人能接着办，要先办完、撤回或转给别的单位。${seen === "" ? "这里不说是哪些事。" : `其中您能看到的：${seen}。`}`,
      `It cannot be yet: in some open matter they would judge or answer themselves as one, or nobody could go on with it; it has to be finished, withdrawn or transferred first. ${seen === "" ? "Which it is is not said here." : `Of these you can open ${seen}.`}`,
    ),
  willBe: (unit: Text, into: Text, basis: string, on: Text): Text =>
    text(
      `${unit.zh}的职责由${into.zh}承接（依据：${basis}，${on.zh}）？`,
      `Do the functions of ${unit.en} go to ${into.en} (by ${basis}, ${on.en})?`,
    ),
  stays: (unit: Text, into: Text): Text =>
    text(
      `核准后，${unit.zh}没办完的事都由${into.zh}接着办，期限、已签收、已办的都不变；两家都在办的合为一份，从较慢的一步接着办，期限以较早的为准；投诉${unit.zh}的，责任单位改为${into.zh}。绑定到${unit.zh}的群改为${into.zh}的群。${unit.zh}和它的岗位从通讯录里撤销，账号解除，以后写“${unit.zh}”指${into.zh}。`,
      `Once confirmed, ${into.en} goes on with all that is open of ${unit.en}; days, receipts and what was done stay. Where both act it is one share, from where the slower one stands and by the earlier day. Where ${unit.en} is complained of, ${into.en} is. Groups bound to ${unit.en} are bound to ${into.en}. ${unit.en} and its posts leave the directory, their accounts are released, and its name means ${into.en}.`,
    ),
  second: text(
    "这要另一单位的人核准才生效；核准以前一切照旧。",
    "It takes effect once a second person of another unit confirms it; until then all stays as it is.",
  ),
  alreadyAsked: (number: string): Text =>
    text(
      `这两个单位里有一个的并入已经提请过，正在等核准（核对号 ${number}）。`,
      `A merger of one of these units has been asked for and awaits a second person (number ${number}).`,
    ),
  toldLeaving: (unit: Text, into: Text, basis: string, on: Text): Text =>
    text(
      `${unit.zh}的职责由${into.zh}承接（${basis}，${on.zh}），没办完的事由${into.zh}接着办。${unit.zh}的岗位已撤销，这个账号已解除；到新单位任职的，向秘书处或管理员要绑定码。`,
      `The functions of ${unit.en} have gone to ${into.en} (${basis}, ${on.en}), which goes on with all that was open. The posts of ${unit.en} are gone and this account is released; for a post in another unit ask the secretariat or the administrator for a code.`,
    ),
  toldTaking: (unit: Text, into: Text, basis: string, on: Text): Text =>
    text(
      `${unit.zh}的职责由${into.zh}承接（${basis}，${on.zh}）。它没办完、由您单位接着办的事，列在办理岗位的“待办”里。`,
      `The functions of ${unit.en} have gone to ${into.en} (${basis}, ${on.en}). What was open and your unit goes on with stands in the to-do lists of the posts that deal with it.`,
    ),
} as const;
