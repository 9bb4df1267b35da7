import { text } from "../chat/text.ts";

/** What is said about clues, both languages side by side. */
export const words = {
  clue: text("线索", "Clue"),

  submitted: text("已提交", "Submitted"),
  accepted: text("已受理", "Accepted"),
  returned: text("已退回", "Returned"),
  closed: text("已办结", "Closed"),
  withdrawn: text("已撤回", "Withdrawn"),

  submit: text("提交", "Submit"),
  submitHelp: text(
    "提交一条线索：提交线索 标题=… 类别=… 事实=…，缺什么会问您。",
    "Submit a clue: submit clue title=… category=… facts=…; what is missing will be asked for.",
  ),
  warning: text(
    "请勿填写国家秘密、工作秘密，以及举报人、未成年人的姓名、住址、学校。按下“提交”即表示您已确认。",
    "Do not enter state or work secrets, nor names, addresses or schools of informants or minors. By pressing Submit you confirm this.",
  ),
  title: text("标题", "Title"),
  category: text("类别", "Category"),
  facts: text("事实", "Facts"),
  place: text("地点", "Place"),
  occurredOn: text("日期", "Date"),
  occurredOnHelp: text("发现或发生的日期", "The day it was found or happened"),
  accused: text("责任单位", "Responsible unit"),
  accusedHelp: text(
    "被反映的单位。它不会看到这条线索。",
    "The unit complained of. It will not see this clue.",
  ),
  source: text("来源", "Source"),
  evidence: text("证据", "Evidence"),
  to: text("接收单位", "Receiving unit"),
  toHelp: text("不填则按类别送达", "Left empty, the category decides"),
  from: text("提交单位", "Submitting unit"),

  complaint: text("投诉", "Complaint"),
  duty: text("履职", "Found on duty"),
  platform: text("平台", "Enforcement platform"),
  organ: text("机关", "Another organ"),
  media: text("媒体", "Media"),
  other: text("其他", "Other"),

  submittedDone: (to: string, toEn: string, code: string) =>
    text(
      `线索已登记，编号${code}，已送${to}。请记住编号，随时可查。`,
      `The clue is recorded as ${code} and sent to the ${toEn}. Keep the number to follow it.`,
    ),
  submittedNews: (from: string, fromEn: string) =>
    text(
      `${from}送来一条线索，请受理或退回。`,
      `The ${fromEn} has sent you a clue; please accept or return it.`,
    ),

  accept: text("受理", "Accept"),
  acceptHelp: text("受理一条送到本单位的线索", "Accept a clue sent to your unit"),
  acceptedDone: text(
    "您已受理，提交人已收到通知。",
    "You have accepted it; the sender has been told.",
  ),
  acceptedNews: (to: string, toEn: string) =>
    text(`${to}已受理您提交的线索。`, `The ${toEn} has accepted your clue.`),

  return: text("退回", "Return"),
  returnHelp: text(
    "退回一条不归本单位办的线索，要写理由",
    "Return a clue that is not for your unit, with the reason",
  ),
  reason: text("理由", "Reason"),
  reasonHelp: text("为什么退回，应由哪个单位办", "Why it is returned and whose matter it is"),
  returnedDone: text(
    "您已退回，理由已告知提交人。",
    "You have returned it; the sender has been given the reason.",
  ),
  returnedNews: (to: string, toEn: string, reason: string) =>
    text(`${to}退回了您的线索，理由：${reason}`, `The ${toEn} has returned your clue: ${reason}`),

  close: text("办结", "Close"),
  closeHelp: text(
    "办结一条已受理的线索，写明处理结果",
    "Close an accepted clue, saying what came of it",
  ),
  result: text("结果", "Result"),
  closedDone: text(
    "线索已办结，结果已告知提交人。",
    "The clue is closed; the sender has been told the result.",
  ),
  closedNews: (result: string) =>
    text(`您提交的线索已办结：${result}`, `Your clue has been closed: ${result}`),

  withdraw: text("撤回", "Withdraw"),
  withdrawHelp: text(
    "撤回自己提交、尚未受理的线索",
    "Withdraw a clue of yours that is not yet accepted",
  ),
  withdrawnDone: text("线索已撤回。", "The clue is withdrawn."),
  withdrawnNews: (from: string, fromEn: string) =>
    text(`${from}撤回了这条线索，不必再办。`, `The ${fromEn} has withdrawn this clue.`),

  acceptOrReturn: text("受理或退回线索", "accept or return the clue"),
  resultDue: text("反馈线索处理结果", "give the result of the clue"),

  chooseReceiver: text(
    "这个类别没有固定的接收单位，请在“接收单位”里选一个。",
    "This category has no fixed receiver; please choose one under “Receiving unit”.",
  ),
  receiverAccused: text(
    "接收单位不能是被反映的责任单位，请换一个接收单位，或留空由系统按类别选择。",
    "The receiving unit cannot be the unit complained of; choose another, or leave it empty.",
  ),
  ownUnitAccused: text(
    "被反映的是您所在的单位，不宜从本单位提交。请直接拨打12309，或请其他单位联络员提交。什么都没有保存。",
    "The unit complained of is your own. Please call 12309, or ask another unit's liaison to submit it. Nothing has been kept.",
  ),
  unknownCategory: text(
    "没有这个类别，请从列表中选择。",
    "There is no such category; please choose one of the list.",
  ),
} as const;
