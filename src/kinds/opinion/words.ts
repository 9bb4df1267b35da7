import { clause, type Text, text } from "../../chat/text.ts";

/** Everything said about reverse linkage and the opinions that come of it. */
export const words = {
  opinion: text("检察意见", "Opinion"),
  issuer: text("提出检察院", "Issuing procuratorate"),
  agency: text("主管机关", "Agency"),
  handler: text("承办人", "Handling procurator"),

  referred: text("已移交，待登记", "Handed over, to be registered"),
  reviewing: text("审查中", "Under review"),
  suspended: text("已中止审查", "Review suspended"),
  proposed: text("待检察长决定", "For the chief procurator"),
  approved: text("已批准，待送达", "Approved, to be served"),
  served: text("已送达，待签收", "Served, to be acknowledged"),
  acknowledged: text("已签收，待回复", "Acknowledged, reply due"),
  replied: text("已回复，待处理", "Replied, handling due"),
  handled: text("已回复并处理，待核实", "Replied and handled, to be verified"),
  ended: text("已终结审查", "Review ended"),
  withdrawn: text("已撤回", "Withdrawn"),
  escalated: text("已升级", "Escalated"),
  closed: text("已办结", "Closed"),

  /** The stations of its way, as those who follow it see them light up. */
  stations: {
    reviewed: text("登记审查", "Review"),
    approved: text("批准", "Approved"),
    served: text("送达", "Served"),
    replied: text("回复", "Replied"),
    handled: text("处理", "Handled"),
    closed: text("办结", "Closed"),
  },

  warning: text(
    "检察意见按二级保密登记，只有指定的人看得到。被不起诉人只写姓，例如“王某某”；不要写身份证号、电话、住址。",
    "Recorded at level 2 and seen by named people only. Mask the person (Wang **); no identity numbers, telephones or addresses.",
  ),
  refer: text("移交", "Hand over"),
  referHelp: text(
    "不起诉后按期移交行政检察部门，审查是否提出检察意见",
    "After a decision not to prosecute: hand the case to administrative prosecution in time",
  ),
  title: text("标题", "Title"),
  person: text("被不起诉人", "Person"),
  personHelp: text("只写姓，例如“王某某”“某商贸公司”", "Masked: Wang **"),
  facts: text("违法事实", "Unlawful facts"),
  decidedOn: text("不起诉日期", "Decided on"),
  decidedOnHelp: text(
    "不起诉决定书的日期，移交期限从这天算",
    "The day of the decision not to prosecute; the days to hand it over run from it",
  ),
  handledBy: text("承办人", "Handled by"),
  handledByHelp: text(
    "行政检察承办人，不填就是您自己",
    "Of your own procuratorate; yourself unless given",
  ),
  referredDone: (code: string) =>
    text(
      `已移交，编号${code}。请承办人登记；审查期限自登记起算。`,
      `Handed over as ${code}. The handling procurator is to register it; the time for the review runs from that.`,
    ),
  referredNews: text(
    "有一件不起诉案件移交给您，请登记并审查是否提出检察意见。",
    "A case that is not prosecuted is handed to you; please register it and review whether an opinion is to be given.",
  ),
  ownOnly: text(
    "承办人只能是本院的人，请另选。",
    "It can only be handled by somebody of your own procuratorate; please choose another.",
  ),
  noChief: text(
    "通讯录里没有本院的检察长，无法登记。请让管理员先补上。",
    "The directory has no chief procurator here; please have the administrator add the post.",
  ),

  register: text("登记", "Register"),
  registerHelp: text(
    "登记收到的不起诉案件，按期审查完",
    "Register the case; it is reviewed in time",
  ),
  suspendedOn: text("中止日期", "Suspended on"),
  suspendedOnHelp: text(
    "中止审查决定的日期，审查期限从这天起停止计算",
    "The day of the decision; the review stands still from it",
  ),
  resumedOn: text("恢复日期", "Resumed on"),
  approvedOn: text("批准日期", "Approved on"),
  registeredOn: text("登记日期", "Registered on"),
  registeredOnHelp: text(
    "行政检察部门收到移交、登记的那天，审查期限从这天算；不填就是今天",
    "The day it was received and registered, from which the review runs; today unless given",
  ),
  registeredDone: text(
    "已登记。审查后用“拟意见”或“拟终结”报检察长。",
    "Registered. Put an opinion, or the end of the review, to the chief procurator.",
  ),

  suspend: text("中止", "Suspend"),
  suspendHelp: text(
    "对不起诉有申诉、复议的，中止审查，期限停止计算",
    "The decision not to prosecute is contested: suspend the review and its period",
  ),
  cause: text("中止原因", "Cause"),
  suspendedNews: (cause: string) =>
    text(`承办人中止了审查：${cause}`, `The review is suspended: ${cause}`),
  suspendedDone: text(
    "已中止，期限停止计算；恢复后顺延。",
    "Suspended; what is left of the period is kept.",
  ),
  resume: text("恢复", "Resume"),
  resumeHelp: text("恢复审查，期限继续计算", "Resume the review and its period"),
  resumedDone: text("已恢复审查。", "The review goes on."),

  propose: text("拟意见", "Propose an opinion"),
  proposeHelp: text(
    "认为应当行政处罚的，拟出检察意见报检察长",
    "A penalty is due: put the opinion to the chief procurator",
  ),
  evidence: text("证据", "Evidence"),
  penalty: text("处罚意见", "Penalty opinion"),
  penaltyHelp: text("建议给予什么处罚、依据哪一条", "Which penalty, under which provision"),
  property: text("涉案财物", "Property"),
  propertyHelp: text(
    "查封、扣押、冻结的财物怎么处理",
    "What is to become of property seized or frozen",
  ),
  to: text("主管机关", "Agency"),
  toHelp: text("有权处罚的行政机关", "The agency in charge of the penalty"),
  proposedDone: text(
    "已登记，正在通知检察长，请等决定。",
    "Recorded; the chief procurator is being told and decides.",
  ),
  proposedNews: text(
    "有一份检察意见请您批准或退回。",
    "An opinion waits for you to approve or send back.",
  ),
  toAgency: text(
    "主管机关要选有处罚权的行政机关，例如市场监管局、公安局；检察院、法院不行。",
    "The agency must be an administrative one that may punish, such as the market bureau or the police; not the procuratorate or the court.",
  ),
  proposeEnd: text("拟终结", "Propose to end"),
  proposeEndHelp: text(
    "不需要行政处罚的，写明理由报检察长终结审查",
    "No penalty is due: put the end of the review to the chief procurator, with the reason",
  ),
  reason: text("理由", "Reason"),
  endNews: (reason: string) =>
    text(
      `承办人认为不需要行政处罚，请您批准终结或退回：${reason}`,
      `No penalty is held to be due; please approve the end of the review, or send it back: ${reason}`,
    ),
  endReason: text("终结理由", "Why it ends"),

  approve: text("批准", "Approve"),
  approveHelp: text(
    "检察长批准检察意见，或批准终结审查",
    "The chief procurator approves what is proposed",
  ),
  approvedDone: text(
    "已批准，正在通知承办人。",
    "Approved; the handling procurator is being told.",
  ),
  approvedNews: text(
    "检察长已批准检察意见，请与不起诉决定书一并送达主管机关，再用“送达”登记。",
    "The opinion is approved; please serve it with the decision not to prosecute, and record the service.",
  ),
  endedNews: text("检察长已批准终结审查。", "The end of the review is approved."),
  sendBack: text("退回", "Send back"),
  sendBackHelp: text("退回承办人重新审查", "Back to the handling procurator"),
  sentBackDone: text(
    "已退回，正在通知承办人。",
    "Sent back; the handling procurator is being told.",
  ),
  sentBackNews: (reason: string) =>
    text(
      `检察长退回了您的报批：${reason}`,
      `The chief procurator has sent back what you proposed: ${reason}`,
    ),

  serve: text("送达", "Serve"),
  serveHelp: text(
    "登记检察意见书的文号和送达日期，书面回复期限从送达起算",
    "Record the number and the service; the time for the written reply runs from it",
  ),
  number: text("文号", "Number"),
  numberHelp: text("例如 山检意〔2026〕3号", "For example 山检意〔2026〕3号"),
  servedOn: text("送达日期", "Served on"),
  servedDone: (agency: Text) =>
    text(
      `送达已登记，正在通知${agency.zh}。`,
      `The service is recorded; being told: ${agency.en}.`,
    ),
  servedNews: (from: Text) =>
    text(
      `${from.zh}向本单位送达一份检察意见，请先签收，再按期处理并书面回复。`,
      `The ${from.en} has served an opinion on your unit: please acknowledge it, deal with it and answer in writing in time.`,
    ),

  acknowledge: text("签收", "Acknowledge"),
  acknowledgeHelp: text("确认收到检察意见", "Confirm that the opinion has arrived"),
  acknowledgedDone: (deadline: Text) =>
    text(`已签收。${deadline.zh}。`, `Acknowledged. ${deadline.en}.`),
  acknowledgedNews: (agency: Text) =>
    text(`${agency.zh}已签收检察意见。`, `The ${agency.en} has acknowledged the opinion.`),

  reply: text("回复", "Reply"),
  replyHelp: text(
    "书面回复检察院；处理结果另用“处理”登记",
    "The written reply; what is decided is recorded apart with “handle”",
  ),
  replyText: text("回复内容", "Reply"),
  replyDay: text("回复日期", "Replied on"),
  replyDayHelp: text(
    "书面回复上的日期，期限内寄出的不算逾期；不填就是今天",
    "The day on the written reply: what was posted in time is in time; today unless given",
  ),
  repliedDone: text(
    "已回复。作出处罚或不予处罚的决定后，请用“处理”登记。",
    "Replied. Once a penalty is imposed or not, please record it with “handle”.",
  ),
  repliedNews: (agency: Text) =>
    text(`${agency.zh}已书面回复检察意见。`, `The ${agency.en} has replied to the opinion.`),

  handle: text("处理", "Handle"),
  handleHelp: text("登记处罚决定；不予处罚的写明理由", "Record the penalty, or why there is none"),
  outcome: text("处理结果", "Outcome"),
  imposed: text("已处罚", "Penalty imposed"),
  none: text("不予处罚", "No penalty"),
  handling: text("决定内容", "Decision"),
  handlingHelp: text(
    "决定书文号、日期和内容；不予处罚的写理由",
    "Number, day and content of the decision; the reason where there is no penalty",
  ),
  handlingDay: text("作出日期", "Decided on"),
  handlingDayHelp: text(
    "决定书上的日期；不填就是今天",
    "The day on the decision; today unless given",
  ),
  handledDone: text(
    "处理结果已登记，正在通知检察院。",
    "Recorded; the procuratorate is being told.",
  ),
  handledNews: (agency: Text, outcome: Text) =>
    text(
      `${agency.zh}已登记处理结果：${outcome.zh}。`,
      `The ${agency.en} has recorded its handling: ${outcome.en.toLowerCase()}.`,
    ),
  noReplyYet: text("未回复", "not replied"),
  noHandlingYet: text("未处理", "not handled"),
  followed: text("回复与处理", "Reply and handling"),
  repliedOn: (day: Text) => text(`${day.zh}已回复`, `replied on ${day.en}`),
  handledOn: (day: Text, outcome: Text) =>
    text(`${day.zh}${outcome.zh}`, `${outcome.en.toLowerCase()} on ${day.en}`),

  reopen: text("重开", "Reopen"),
  reopenHelp: text(
    "办结后发现处理情况不实的，写明理由，由主管机关重新处理；没有法定期限重新起算",
    "Where what was reported is found later to be wrong: the agency deals with it again; no legal period runs anew",
  ),
  reopenedDone: text(
    "已重开，由主管机关重新处理。回复期限已过，不重新计算。",
    "Taken up again; the agency is to deal with it. The time to reply is over and does not run anew.",
  ),
  reopenedNews: (reason: string): Text =>
    text(
      `检察意见已重开：${clause(reason)}。请重新处理并登记结果。`,
      `The opinion is taken up again: ${clause(reason)}. Please deal with it again and record the result.`,
    ),
  verify: text("核实", "Verify"),
  verifyHelp: text("核实回复和处理，办结", "Verify the reply and the handling, and close"),
  finding: text("核实情况", "Finding"),
  verifiedDone: text("已核实并办结。", "Verified and closed."),
  verifiedNews: text(
    "检察意见的办理情况，检察院已核实并办结。",
    "The procuratorate has verified how the opinion was dealt with, and closed it.",
  ),
  again: text("要求补充", "Ask again"),
  againHelp: text(
    "处理不到位的，退回主管机关重新处理",
    "The handling falls short: back to the agency",
  ),
  againDone: text(
    "已登记，正在通知主管机关重新处理。",
    "Recorded; the agency is being told to deal with it again.",
  ),
  againNews: (reason: string) =>
    text(
      `检察院认为处理不到位，请重新处理后登记：${reason}`,
      `The procuratorate holds that the handling falls short; please deal with it anew and record it: ${reason}`,
    ),

  escalate: text("升级", "Escalate"),
  escalateHelp: text(
    "逾期不回复或违法不处理的，由检察长决定转为检察建议",
    "No reply in time, or unlawful inaction: the chief procurator turns to a recommendation",
  ),
  notYet: text(
    "回复期还没有过，也没有“不予处罚”的结果，现在不能升级。",
    "The period for the reply is not over and a penalty has not been refused, so it cannot be escalated yet.",
  ),
  escalatedDone: text(
    "已升级。请用“转为检察建议”登记随后制发的检察建议。",
    "Escalated. Record the recommendation that follows with “Make a recommendation”.",
  ),
  escalatedNews: (reason: string) =>
    text(`检察意见已升级：${reason}`, `The opinion is escalated: ${reason}`),

  withdraw: text("撤回", "Withdraw"),
  withdrawHelp: text("检察长决定撤回", "The chief procurator withdraws it"),
  withdrawnDone: text("已撤回。", "Withdrawn."),
  withdrawnNews: (reason: string) =>
    text(`检察意见已撤回：${reason}`, `The opinion is withdrawn: ${reason}`),

  /** When a step can be taken, as the printed permissions say it. */
  only: {
    inactive: text(
      "逾期未回复，或者决定不予处罚",
      "the period for the reply is over, or no penalty was imposed",
    ),
  },

  referredOn: text("移交日期", "Handed over on"),
  /** The day it was handed over, and whether that was in time. */
  handedOver: (on: Text, until: Text, late: boolean): Text =>
    late
      ? text(`${on.zh}（期限至${until.zh}，已超期）`, `${on.en} (due ${until.en}, late)`)
      : text(`${on.zh}（期限至${until.zh}）`, `${on.en} (due ${until.en})`),
  handoffDue: text("登记移交的不起诉案件", "register the case handed over"),
  reviewDue: text("审查是否提出检察意见", "review whether an opinion is to be given"),
  replyDue: text("书面回复检察意见", "answer the opinion in writing"),
  servedAfterReply: (on: Text): Text =>
    text(
      `送达日期不能晚于单位回复的日期（${on.zh}）。`,
      `It cannot have been served after the reply (${on.en}).`,
    ),
} as const;
