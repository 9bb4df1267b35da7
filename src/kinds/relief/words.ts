import { clause, type Text, text } from "../../chat/text.ts";

/** What is said about referrals for relief, both languages side by side. */
export const words = {
  relief: text("救助", "Relief"),
  referrer: text("转介单位", "Referring unit"),
  asked: text("受转介单位", "Unit asked"),

  referred: text("已转介，待受理", "Referred, to be taken up"),
  accepted: text("已受理，待决定", "Taken up, to be decided"),
  returned: text("已退回，待补充", "Sent back, to be completed"),
  granted: text("已救助，待回访", "Granted, to be followed up"),
  closed: text("已办结", "Closed"),
  refused: text("不予救助", "Refused"),
  withdrawn: text("已撤回", "Withdrawn"),

  refer: text("转介", "Refer"),
  referHelp: text(
    "把需要救助的人转介给另一方：检察院转民政等单位，或民政、妇联、残联、信访等转检察院：转介救助 受助编号=… 单位=民政局 困难情况=…",
    "Refer somebody to the other side: procuratorate to civil affairs and others, or those to the procuratorate: refer relief ref=… to=civil-affairs need=…",
  ),
  warning: text(
    "不要写受助人的姓名、住址、证件号和电话，只写你们自己的编号。",
    "Write no name, address, identity or telephone number of the person: only your own number of the case.",
  ),
  ref: text("受助编号", "Reference"),
  refHelp: text(
    "你单位自己的内部编号，例如 救2026-07；不写姓名",
    "Your unit's own number, for example R2026-07; no name",
  ),
  to: text("单位", "Unit"),
  toHelp: text("转给谁；转司法救助的不用填", "Whom it goes to; not needed for judicial relief"),
  need: text("困难情况", "Need"),
  needHelp: text(
    "为什么困难、需要什么；不写姓名、住址",
    "Why there is need, and of what; no name, no address",
  ),
  own: text("本方已救助", "Given so far"),
  ownHelp: text(
    "本单位已给的金额，元；没有就不填",
    "What your side has given, in yuan, if anything",
  ),
  whichUnit: (units: Text) =>
    text(
      `请填转给哪个单位：${units.zh}，或乡镇。`,
      `Please say to which unit: ${units.en}, or a township.`,
    ),
  noAssistance: (units: Text) =>
    text(
      `这个单位不办社会救助。可以转给：${units.zh}，或乡镇。`,
      `This unit gives no social assistance. It can go to: ${units.en}, or a township.`,
    ),
  notReferring: (units: Text) =>
    text(
      `转介司法救助由${units.zh}和乡镇的联络员办。请联系其中相关的单位。`,
      `Referrals for judicial relief are made by the liaisons of ${units.en} and the townships. Please ask the one concerned.`,
    ),
  onlyProcuratorate: text(
    "司法救助转介给检察院。“单位”不填，或填检察院。",
    "For judicial relief it goes to the procuratorate: leave “to” empty or give the procuratorate.",
  ),
  accusedInIt: text(
    "关联的那件事反映的就是这个单位，请转给别的单位。",
    "The matter this comes of is a complaint of that very unit: please refer to another.",
  ),
  already: (code: string) =>
    text(
      `这个编号已经转介给该单位，正在办理：${code}。要补充的，请在那一件里办。`,
      `This reference was referred to that unit already and is in hand: ${code}. Please go on there.`,
    ),
  side: {
    judicial: text("司法救助", "judicial relief"),
    social: text("社会救助", "social assistance"),
  },
  askedFor: text("申请", "Asked for"),
  referredOn: text("转介日期", "Referred on"),
  referredDone: (to: Text, code: string) =>
    text(`已转介，编号${code}，正在通知${to.zh}。`, `Referred as ${code}; being told: ${to.en}.`),
  referredNews: (from: Text, side: Text) =>
    text(
      `${from.zh}转介一人申请${side.zh}，请受理或退回。`,
      `The ${from.en} refers somebody for ${side.en}: please take it up or send it back.`,
    ),

  accept: text("受理", "Take up"),
  acceptHelp: text("材料齐全，开始办理", "All is there: it is taken up"),
  acceptedOn: text("受理日期", "Taken up on"),
  acceptedDone: (deadline: Text) => text(`已受理。${deadline.zh}。`, `Taken up. ${deadline.en}.`),
  acceptedNews: (to: Text) =>
    text(`${to.zh}已受理转介的救助。`, `The ${to.en} has taken up the referral.`),

  return: text("退回", "Send back"),
  returnHelp: text(
    "缺材料或不归本单位管，写明缺什么或应找谁",
    "Something is missing, or it is not yours: say what, or whose",
  ),
  reason: text("理由", "Reason"),
  returnedDone: text("已退回，正在通知转介单位。", "Sent back; the referring unit is being told."),
  returnedNews: (to: Text, reason: string) =>
    text(
      `${to.zh}退回了转介：${clause(reason)}。请补充，或撤回。`,
      `The ${to.en} sent the referral back: ${clause(reason)}. Please complete or withdraw it.`,
    ),

  supplement: text("补充", "Complete"),
  supplementHelp: text("补充后重新送出", "Complete it and send it again"),
  more: text("补充内容", "More"),
  supplementedDone: text(
    "已补充，正在通知受转介单位。",
    "Completed; the unit asked is being told.",
  ),
  supplementedNews: (from: Text) =>
    text(`${from.zh}已补充，请受理。`, `The ${from.en} has completed it: please take it up.`),

  grant: text("给予救助", "Grant"),
  grantHelp: text(
    "决定给予救助：金额（元），或写明救助措施",
    "Grant it: an amount in yuan, or what is done",
  ),
  amount: text("金额", "Amount"),
  amountHelp: text("整数，单位元", "In whole yuan"),
  measures: text("救助措施", "What is done"),
  measuresHelp: text(
    "低保、医疗、就学、就业等；不写姓名",
    "Allowance, treatment, school, work; no name",
  ),
  whatIsGiven: text(
    "请填金额（元），或写明救助措施，至少填一项。",
    "Please give an amount in yuan or say what is done, at least one of them.",
  ),
  decidedOn: text("决定日期", "Decided on"),
  both: text("两方救助", "Both sides"),
  yuan: (amount: number) => text(`${amount}元`, `${amount} yuan`),
  given: {
    inKind: text("有措施", "in kind"),
    open: text("待决定", "to be decided"),
    refused: text("不予", "refused"),
    none: text("无记录", "none on record"),
  },
  sides: (judicial: Text, social: Text, both: boolean) =>
    text(
      `司法救助 ${judicial.zh}，社会救助 ${social.zh}${both ? "（两项都有）" : ""}`,
      `judicial ${judicial.en}, social ${social.en}${both ? " (both)" : ""}`,
    ),
  grantedDone: (both: Text) =>
    text(
      `已记录，正在通知转介单位。${both.zh}。`,
      `Recorded; the referring unit is being told: ${both.en}.`,
    ),
  grantedNews: (to: Text) =>
    text(
      `${to.zh}决定给予救助，请查看，并按期回访。`,
      `The ${to.en} grants it: please look, and follow up in time.`,
    ),

  refuse: text("不予救助", "Refuse"),
  refuseHelp: text("不符合条件，写明理由", "The conditions are not met, with the reason"),
  refusedDone: text("已记录，正在通知转介单位。", "Recorded; the referring unit is being told."),
  refusedNews: (to: Text, reason: string) =>
    text(
      `${to.zh}决定不予救助：${clause(reason)}。`,
      `The ${to.en} refuses it: ${clause(reason)}.`,
    ),

  visit: text("回访", "Follow up"),
  visitHelp: text("回访受助人的情况，是否还需要救助", "How things are, and whether more is needed"),
  finding: text("回访情况", "Finding"),
  findingHelp: text("不写姓名、住址", "No name, no address"),
  again: text("还需回访", "Again"),
  againHelp: text(
    "还有困难、要再回访的填“是”；填“否”就办结",
    "Yes where need is left; no closes it",
  ),
  visitedOn: text("回访日期", "Followed up on"),
  visitedNews: text("回访情况已记录。", "A follow-up is recorded."),
  visitedDone: (closed: boolean) =>
    closed
      ? text("已记录，救助办结。", "Recorded; it is closed.")
      : text("已记录，将再次提醒回访。", "Recorded; you will be reminded to follow up again."),

  withdraw: text("撤回", "Withdraw"),
  withdrawHelp: text("不再需要，写明理由", "No longer needed, with the reason"),
  withdrawnDone: text("已撤回，正在通知受转介单位。", "Withdrawn; the unit asked is being told."),
  withdrawnNews: (from: Text, reason: string) =>
    text(
      `${from.zh}撤回了转介：${clause(reason)}。`,
      `The ${from.en} has withdrawn the referral: ${clause(reason)}.`,
    ),

  ledger: text("救助台账", "Relief ledger"),
  ledgerHelp: text(
    "在办的救助：哪一方已给、哪一方还没有",
    "Open referrals: which side has given, and which has not",
  ),
  ledgerNone: text("没有在办的救助。", "No referral is open."),
  ledgerMore: (listed: number) =>
    text(`只列出前${listed}件。`, `Only the first ${listed} are listed.`),

  receiptDue: text("受理救助转介", "take up the referral"),
  decisionDue: text("决定是否救助", "decide on the relief"),
  visitDue: text("回访受助人", "follow up on the relief"),
} as const;
