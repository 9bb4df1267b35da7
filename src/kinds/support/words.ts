import { clause, type Text, text } from "../../chat/text.ts";

/** What is said about supported suits, both languages side by side. */
export const words = {
  support: text("支持起诉", "Supported suit"),
  applicant: text("申请单位", "Applying unit"),
  reviewer: text("审查检察院", "Reviewing procuratorate"),
  court: text("受理法院", "Court"),

  applied: text("已申请，待审查", "Applied, to be reviewed"),
  returned: text("待补正", "To be completed"),
  proposed: text("拟支持，待批准", "Support proposed, to be approved"),
  approved: text("已批准，待送法院", "Approved, to be sent to the court"),
  filed: text("已送法院，待裁判", "With the court"),
  judged: text("已裁判，待执行到账", "Judged, payment awaited"),
  closed: text("已办结", "Closed"),
  declined: text("不支持起诉", "Not supported"),
  withdrawnState: text("已撤回", "Withdrawn"),

  apply: text("申请支持起诉", "Apply for support"),
  applyHelp: text(
    "农民工、老年人、残疾人、妇女、儿童等起诉有困难的，本人来访由检察院登记，或由单位代为申请：申请支持起诉 当事人编号=… 人群=农民工 诉求=… 请求金额=8000",
    "For somebody who can hardly sue alone: recorded by the procuratorate where they come themselves, or applied for by a unit: apply support ref=… group=migrant worker claim=… claimed=8000",
  ),
  warning: text(
    "不要写当事人的姓名、住址、证件号和电话，只写你们自己的编号。",
    "Write no name, address, identity or telephone number of anybody: only your own number of the case.",
  ),
  ref: text("当事人编号", "Reference"),
  refHelp: text(
    "你单位自己的内部编号，例如 支2026-07；不写姓名",
    "Your unit's own number, for example S2026-07; no name",
  ),
  group: text("人群", "Group"),
  migrant: text("农民工", "Migrant worker"),
  elderly: text("老年人", "Elderly person"),
  disabled: text("残疾人", "Disabled person"),
  women: text("妇女", "Woman"),
  children: text("儿童", "Child"),
  other: text("其他", "Other"),
  claim: text("诉求", "Claim"),
  claimHelp: text(
    "要求什么、为什么自己起诉有困难；不写姓名",
    "What is claimed, and why they can hardly sue alone; no names",
  ),
  claimed: text("请求金额", "Sum claimed"),
  claimedHelp: text("整数，单位元", "In whole yuan"),
  to: text("检察院", "Procuratorate"),
  toHelp: text("不填就是本县检察院", "The county's unless given"),
  onlyProcuratorate: text(
    "支持起诉由检察院审查。“检察院”不填，或填检察院。",
    "It is reviewed by the procuratorate: leave “to” empty or give the procuratorate.",
  ),
  already: (code: string) =>
    text(
      `这个编号已经申请过，正在办理：${code}。要补充的，请在那一件里办。`,
      `This reference was applied for already and is in hand: ${code}. Please go on there.`,
    ),
  appliedOn: text("申请日期", "Applied on"),
  appliedDone: (to: Text, code: string) =>
    text(`已申请，编号${code}，正在通知${to.zh}。`, `Applied as ${code}; being told: ${to.en}.`),
  appliedNews: (from: Text) =>
    text(
      `${from.zh}申请支持起诉，请审查。`,
      `The ${from.en} applies for support of a suit: please review.`,
    ),
  reason: text("理由", "Reason"),

  return: text("补正", "Ask for more"),
  returnHelp: text("材料不全，写明缺什么", "Something is missing: say what"),
  returnedDone: text(
    "已退回补正，正在通知申请单位。",
    "Sent back; the applying unit is being told.",
  ),
  returnedNews: (reason: string) =>
    text(
      `支持起诉的申请需要补正：${clause(reason)}。请补充，或撤回。`,
      `The application needs more: ${clause(reason)}. Please complete or withdraw it.`,
    ),
  supplement: text("补充", "Complete"),
  supplementHelp: text("补充后重新送审", "Complete it and send it again"),
  more: text("补充内容", "More"),
  supplementedDone: (deadline: Text) =>
    text(
      `已补充，正在通知检察院。${deadline.zh}。`,
      `Completed; the procuratorate is being told. ${deadline.en}.`,
    ),
  supplementedNews: (from: Text) =>
    text(`${from.zh}已补充，请审查。`, `The ${from.en} has completed it: please review.`),

  propose: text("拟支持", "Propose support"),
  proposeHelp: text("拟支持起诉，写明意见，报检察长批准", "The opinion, for the chief's approval"),
  opinion: text("支持意见", "Opinion"),
  opinionHelp: text("事实、法律依据和意见；不写姓名", "Facts, law and opinion; no names"),
  proposedDone: text(
    "已记录，正在报检察长批准。",
    "Recorded; the chief procurator is being asked.",
  ),
  proposedNews: text("拟支持起诉，请审批。", "Support of a suit is proposed: please approve."),
  approve: text("批准支持", "Approve"),
  approveHelp: text("检察长批准支持起诉", "The chief approves the support"),
  approvedDone: text(
    "已批准，正在通知承办人和申请单位。",
    "Approved; whoever handles it and the applying unit are being told.",
  ),
  approvedNews: text(
    "检察长已批准支持起诉。下一步：把意见书送法院。",
    "The chief has approved it. Next: send the opinion to the court.",
  ),
  supportedNews: (from: Text) =>
    text(`${from.zh}决定支持起诉。`, `The ${from.en} supports the suit.`),
  sendBack: text("不批准", "Send back"),
  sendBackHelp: text("检察长退回，重新审查", "The chief sends it back to be reviewed again"),
  sentBackDone: text("已退回，正在通知承办人。", "Sent back; whoever handles it is being told."),
  sentBackNews: (reason: string) =>
    text(
      `检察长未批准支持起诉：${clause(reason)}。请重新审查。`,
      `The chief has not approved it: ${clause(reason)}. Please review it again.`,
    ),
  decline: text("不支持", "Decline"),
  declineHelp: text("不支持起诉，写明理由", "Not supported, with the reason"),
  declinedDone: text("已记录，正在通知申请单位。", "Recorded; the applying unit is being told."),
  declinedNews: (reason: string) =>
    text(
      `检察院决定不支持起诉：${clause(reason)}。当事人仍可自行起诉。`,
      `The procuratorate does not support the suit: ${clause(reason)}. They can still sue themselves.`,
    ),
  withdraw: text("撤回申请", "Withdraw"),
  withdrawHelp: text("当事人不再需要，写明理由", "No longer wanted, with the reason"),
  withdrawnDone: text("已撤回，正在通知检察院。", "Withdrawn; the procuratorate is being told."),
  withdrawnNews: (reason: string) =>
    text(
      `支持起诉的申请已撤回：${clause(reason)}。`,
      `The application is withdrawn: ${clause(reason)}.`,
    ),

  file: text("送法院", "Send to the court"),
  fileHelp: text(
    "记录支持起诉意见书的文号和送法院的日期",
    "The number of the opinion and the day it went to the court",
  ),
  number: text("文号", "Number"),
  numberHelp: text("例如 山检支诉〔2026〕3号", "For example 山检支诉〔2026〕3号"),
  courtHelp: text("不填就是本县法院", "The county's unless given"),
  notCourt: text(
    "支持起诉意见书送法院。“受理法院”不填，或填法院。",
    "The opinion goes to a court: leave “court” empty or give the court.",
  ),
  filedOn: text("送达日期", "Sent on"),
  filedDone: text(
    "已记录，正在通知法院和申请单位。下一步：登记裁判结果。",
    "Recorded; the court and the applying unit are being told. Next: how it ends in court.",
  ),
  filedNews: (from: Text) =>
    text(
      `${from.zh}登记了一份送你院的支持起诉意见书，请查收正式文书。`,
      `The ${from.en} has recorded an opinion in support of a suit to your court; the paper itself is sent to you.`,
    ),
  filedToApplicant: text(
    "支持起诉意见书已登记送法院。",
    "The opinion is recorded as sent to the court.",
  ),

  judge: text("裁判结果", "Outcome"),
  judgeHelp: text("登记法院的裁判结果和金额", "How it ended in court, and the sum"),
  result: text("结果", "Result"),
  upheld: text("判决支持", "Upheld"),
  partly: text("部分支持", "Upheld in part"),
  mediated: text("调解", "Mediated"),
  rejected: text("驳回", "Rejected"),
  withdrawn: text("撤诉", "Withdrawn from court"),
  awarded: text("裁判金额", "Sum awarded"),
  awardedHelp: text("判决或调解确定的金额，元", "The sum of the judgment or settlement, in yuan"),
  nothingAwarded: text(
    "驳回、撤诉的没有裁判金额，请去掉金额，或改正结果。",
    "Nothing is awarded where it is rejected or withdrawn: please take the sum out, or correct the result.",
  ),
  judgedOn: text("裁判日期", "Judged on"),
  judgedNews: (result: Text) =>
    text(
      `支持起诉的案件结果：${result.zh}。`,
      `The supported suit ended: ${result.en.toLowerCase()}.`,
    ),
  judgedDone: (paid: boolean) =>
    paid
      ? text(
          "已记录，正在通知申请单位。下一步：到账了就登记。",
          "Recorded; the applying unit is being told. Next: record what is paid.",
        )
      : text(
          "已记录并办结，正在通知申请单位。",
          "Recorded and closed; the applying unit is being told.",
        ),

  recover: text("到账", "Payment"),
  recoverHelp: text(
    "登记追回、执行到账的金额，可以多次",
    "What was paid, as often as something is",
  ),
  amount: text("金额", "Amount"),
  recoveredOn: text("到账日期", "Paid on"),
  recovered: text("到账合计", "Paid in all"),
  payments: text("到账明细", "Payments"),
  yuan: (amount: number) => text(`${amount}元`, `${amount} yuan`),
  paymentOn: (on: Text, amount: number) => text(`${on.zh} ${amount}元`, `${on.en}: ${amount} yuan`),
  recoveredOf: (sum: number, awarded: number | undefined) =>
    awarded === undefined
      ? text(`${sum}元`, `${sum} yuan`)
      : text(`${sum}元（裁判${awarded}元）`, `${sum} yuan of ${awarded}`),
  recoveredNews: text(
    "支持起诉的案件有款项到账，请查看。",
    "A payment is recorded in the supported suit; please look.",
  ),
  recoveredDone: (all: Text) =>
    text(`已记录，到账合计${all.zh}。`, `Recorded; paid in all: ${all.en}.`),

  close: text("办结", "Close"),
  closeHelp: text(
    "全部到账或不能再执行，写明情况",
    "All is paid, or no more can be got: say which",
  ),
  closing: text("办结情况", "How it stands"),
  closedDone: (all: Text) =>
    text(
      `已办结，到账合计${all.zh}，正在通知申请单位。`,
      `Closed; paid in all: ${all.en}. The applying unit is being told.`,
    ),
  closedNews: text("支持起诉的案件已办结，请查看。", "The supported suit is closed; please look."),

  reviewDue: text("审查支持起诉申请", "review the application for support"),
} as const;
