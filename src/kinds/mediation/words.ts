import { clause, type Text, text } from "../../chat/text.ts";

/** What is said about mediation, both languages side by side. */
export const words = {
  mediation: text("调解", "Mediation"),
  referrer: text("委托单位", "Referring unit"),
  mediator: text("调解单位", "Mediating unit"),

  referred: text("已委托，待受理", "Referred, to be taken up"),
  returned: text("已退回", "Sent back"),
  mediatingState: text("调解中", "In mediation"),
  agreedState: text("已达成协议，待履行", "Agreed, to be performed"),
  closed: text("已办结", "Closed"),
  withdrawn: text("已撤回", "Withdrawn"),

  refer: text("委托调解", "Refer to mediation"),
  referHelp: text(
    "把纠纷交给调解单位：委托调解 纠纷编号=访2026-07 来源=信访 调解单位=清泉镇 纠纷情况=…",
    "Refer a dispute to a unit that mediates: refer-dispute ref=V2026-07 source=petition to=town-qingquan dispute=…",
  ),
  warning: text(
    "不要写当事人的姓名、住址、证件号和电话，只写你们自己的编号。",
    "Write no name, address, identity or telephone number of anybody: only your own number of the case.",
  ),
  ref: text("纠纷编号", "Reference"),
  refHelp: text(
    "你单位自己的内部编号，例如 访2026-07；不写姓名",
    "Your unit's own number, for example V2026-07; no name",
  ),
  source: text("来源", "Source"),
  "12345": text("12345热线", "12345 hotline"),
  "12309": text("12309检察服务", "12309 procuratorial service"),
  courtCase: text("法院", "Court"),
  policeCase: text("公安", "Police"),
  letters: text("信访", "Petition"),
  visit: text("来访", "Visit"),
  to: text("调解单位", "Mediating unit"),
  toHelp: text("乡镇，或有调解组织的单位", "A township, or a unit with a mediation body"),
  dispute: text("纠纷情况", "Dispute"),
  disputeHelp: text(
    "因何起争、各方要求；不写姓名、住址",
    "What it is about and what is asked; no name, no address",
  ),
  noMediator: (units: Text) =>
    text(
      `这个单位不能受托调解。可以委托：${units.zh}，或乡镇，但不能是本单位。`,
      `This unit cannot be asked to mediate. It can be: ${units.en}, or a township, but not your own unit.`,
    ),
  accusedInIt: text(
    "关联的那件事反映的就是这个单位，请委托别的单位。",
    "The matter this comes of is a complaint of that very unit: please refer to another.",
  ),
  already: (code: string) =>
    text(
      `这个编号已经委托调解：${code}。要补充的，请在那一件里办。`,
      `This reference was referred already: ${code}. Please go on there.`,
    ),
  referredOn: text("委托日期", "Referred on"),
  referredDone: (to: Text, code: string) =>
    text(`已委托，编号${code}，正在通知${to.zh}。`, `Referred as ${code}; being told: ${to.en}.`),
  referredNews: (from: Text) =>
    text(
      `${from.zh}委托调解一件纠纷，请受理或退回。`,
      `The ${from.en} refers a dispute: please take it up or send it back.`,
    ),

  accept: text("受理", "Take up"),
  acceptHelp: text("开始调解", "Mediation begins"),
  acceptedOn: text("受理日期", "Taken up on"),
  acceptedDone: (deadline: Text) => text(`已受理。${deadline.zh}。`, `Taken up. ${deadline.en}.`),
  acceptedNews: (to: Text) => text(`${to.zh}已受理调解。`, `The ${to.en} has taken it up.`),

  return: text("退回", "Send back"),
  returnHelp: text(
    "不归本单位调解，或一方不愿调解，写明理由",
    "Not yours to mediate, or a side does not want it: say why",
  ),
  reason: text("理由", "Reason"),
  returnedDone: text("已退回，正在通知委托单位。", "Sent back; the referring unit is being told."),
  returnedNews: (to: Text, reason: string) =>
    text(
      `${to.zh}退回了调解：${clause(reason)}。请重新委托，或撤回。`,
      `The ${to.en} sent the dispute back: ${clause(reason)}. Please refer it again or withdraw it.`,
    ),

  referAgain: text("重新委托", "Refer again"),
  referAgainHelp: text("补充情况，或改由别的单位调解", "Say more, or refer it to another unit"),
  more: text("补充情况", "More"),
  toAgainHelp: text("不填就还是原来的单位", "The same unit where left out"),
  noLongerYours: text(
    "这件纠纷已改由别的单位调解。",
    "The dispute is mediated by another unit now.",
  ),

  conclude: text("调解结果", "Result of the mediation"),
  concludeHelp: text(
    "达成协议、未达成或不再调解，反馈委托单位：调解结果 TJ-2026-0001 结果=达成协议 履行期限=…",
    "Agreed, not agreed or dropped; the referring unit hears of it: conclude TJ-2026-0001 result=agreed performBy=…",
  ),
  finding: text("情况", "Finding"),
  findingHelp: text("不写姓名、住址", "No name, no address"),
  result: text("结果", "Result"),
  agreed: text("达成协议", "Agreed"),
  notAgreed: text("未达成协议", "Not agreed"),
  dropped: text("当事人撤回", "Withdrawn by the parties"),
  concludedOn: text("调解日期", "Concluded on"),
  performBy: text("履行期限", "To be performed by"),
  performByHelp: text(
    "协议约定的最后一天；没有约定就不填",
    "The last day the agreement sets, if any",
  ),
  onlyAgreed: text(
    "没有达成协议，就没有履行期限。请去掉“履行期限”，或把“结果”改为达成协议。",
    "Without an agreement there is nothing to perform: please leave the day out, or say that it was agreed.",
  ),
  beforeAgreed: text(
    "履行期限不能早于调解日期。请填那一天或以后的日期。",
    "It cannot be performed before it was agreed. Please give that day or a later one.",
  ),
  concludedDone: (agreed: boolean) =>
    agreed
      ? text(
          "已记录，正在通知委托单位；请跟进履行。",
          "Recorded; the referring unit is being told. Please follow its performance.",
        )
      : text(
          "已记录，正在通知委托单位，办结。",
          "Recorded and closed; the referring unit is being told.",
        ),
  concludedNews: (to: Text, result: Text) =>
    text(
      `${to.zh}反馈调解结果：${result.zh}。`,
      `Result from the ${to.en}: ${result.en.toLowerCase()}.`,
    ),

  perform: text("履行情况", "Performance"),
  performHelp: text("协议履行了没有", "Whether the agreement was performed"),
  performed: text("已履行", "Performed"),
  performedHelp: text("没有履行的填“否”", "No where it was not"),
  performedOn: text("履行或查明日期", "Performed or found on"),
  yes: text("是", "Yes"),
  no: text("否", "No"),
  performedDone: (performed: boolean) =>
    performed
      ? text(
          "已履行，办结，正在通知委托单位。",
          "Performed and closed; the referring unit is being told.",
        )
      : text(
          "已记录未履行，办结，正在通知委托单位；当事人可以依法向法院起诉。",
          "Recorded as not performed and closed; the referring unit is being told. The parties may go to court.",
        ),
  performedNews: (to: Text, performed: boolean) =>
    performed
      ? text(`${to.zh}反馈：调解协议已履行。`, `From the ${to.en}: the agreement was performed.`)
      : text(
          `${to.zh}反馈：调解协议没有履行，当事人可以依法向法院起诉。`,
          `From the ${to.en}: the agreement was not performed; the parties may go to court.`,
        ),

  withdraw: text("撤回", "Withdraw"),
  withdrawHelp: text("不再委托调解，写明理由", "No longer referred, with the reason"),
  withdrawnDone: text("已撤回，正在通知调解单位。", "Withdrawn; the mediating unit is being told."),
  withdrawnNews: (from: Text, reason: string) =>
    text(
      `${from.zh}撤回了委托：${clause(reason)}。`,
      `The ${from.en} has withdrawn it: ${clause(reason)}.`,
    ),

  receiptDue: text("受理委托的调解", "take up the dispute"),
  finishDue: text("调解并反馈结果", "mediate and report the result"),
  performDue: text("查明协议是否履行", "say whether the agreement was performed"),
} as const;
