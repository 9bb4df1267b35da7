import { text } from "../chat/text.ts";

/** What is said about recommendations, both languages side by side. */
export const words = {
  recommendation: text("检察建议", "Recommendation"),
  addressee: text("被建议单位", "Addressee"),
  issuer: text("制发检察院", "Issuing procuratorate"),

  served: text("已送达，待签收", "Served, to be acknowledged"),
  acknowledged: text("已签收，待回复", "Acknowledged, reply awaited"),
  replied: text("已回复，待核实", "Replied, to be verified"),
  verified: text("已核实", "Verified"),
  closed: text("已办结", "Closed"),

  record: text("登记", "Record"),
  recordHelp: text(
    "登记一份已送达的检察建议：登记建议 标题=… 文号=… 单位=…",
    "Record a recommendation that has been served: record rec title=… number=… to=…",
  ),
  warning: text(
    "这里只登记已在检察业务系统制发并送达的文书，文号照原件填写。",
    "Record only what was issued in the procuratorate's own system and served; copy the number as it stands.",
  ),
  title: text("标题", "Title"),
  number: text("文号", "Number"),
  numberHelp: text("例如 山检建〔2025〕3号", "For example 山检建〔2025〕3号"),
  type: text("类型", "Type"),
  to: text("单位", "Addressee"),
  toHelp: text("被建议的单位", "The unit it is addressed to"),
  servedOn: text("送达日期", "Served on"),
  servedOnHelp: text(
    "送达回证上的日期，期限从次日起算",
    "The day on the certificate of service; periods count from the day after",
  ),
  objectionDays: text("异议期", "Objection days"),
  objectionDaysHelp: text("文书写明的异议天数", "Days for an objection, as the document states"),
  urgent: text("紧急", "Urgent"),
  urgentHelp: text(
    "公益损害仍在扩大的填“是”，书面回复期限为15日",
    "Yes where harm to the public interest is spreading: the written reply is then due in 15 days",
  ),
  asks: text("内容", "Asks"),
  asksHelp: text("建议的事项", "What is recommended"),
  copy: text("抄送", "Copy to"),

  retrial: text("再审", "Retrial"),
  correction: text("纠正违法", "Correction of illegality"),
  "public-interest": text("公益诉讼", "Public interest"),
  governance: text("社会治理", "Social governance"),
  other: text("其他", "Other"),

  objectionUntil: text("异议截止", "Objection until"),
  acknowledgedOn: text("签收日期", "Acknowledged on"),
  from: text("制发单位", "Issued by"),

  numberForm: (typed: string) =>
    text(
      `“${typed}”不是规范的文号。请按“机关代字〔年份〕序号”填写，例如 山检建〔2025〕3号，序号前不加0、不加“第”。`,
      `“${typed}” is not a proper document number. Please write it like 山检建〔2025〕3号: no leading zero, no 第.`,
    ),
  servedWhat: text("送达日期", "The day of service"),
  toSelf: text(
    "被建议单位不能是制发单位自己，请另选单位。",
    "The addressee cannot be the issuing unit itself; please choose another.",
  ),
  recordedDone: (to: string, toEn: string, code: string) =>
    text(
      `检察建议已登记，编号${code}，${to}已收到通知。`,
      `The recommendation is recorded as ${code}; the ${toEn} has been told.`,
    ),
  servedNews: (from: string, fromEn: string) =>
    text(
      `${from}向本单位送达一份检察建议，请先签收，再按期书面回复。`,
      `The ${fromEn} has served a recommendation on your unit: please acknowledge it, then reply in time.`,
    ),
  copyNews: (to: string, toEn: string) =>
    text(
      `抄送：一份致${to}的检察建议已登记。`,
      `For your information: a recommendation to the ${toEn} has been recorded.`,
    ),

  acknowledge: text("签收", "Acknowledge"),
  acknowledgeHelp: text(
    "确认收到检察建议（不改变法定起算日）",
    "Confirm that your unit holds the recommendation (the legal start day stays)",
  ),
  contact: text("联系人", "Contact"),
  leader: text("分管领导", "Leader in charge"),
  acknowledgedDone: (deadline: string, deadlineEn: string) =>
    text(`已签收。${deadline}。`, `Acknowledged. ${deadlineEn}.`),
  acknowledgedNews: (to: string, toEn: string) =>
    text(`${to}已签收检察建议。`, `The ${toEn} has acknowledged the recommendation.`),

  reply: text("回复", "Reply"),
  replyHelp: text(
    "书面回复检察建议：采纳情况和整改措施",
    "Reply to a recommendation: adoption and measures taken",
  ),
  adoption: text("采纳情况", "Adoption"),
  full: text("全部采纳", "Adopted in full"),
  partial: text("部分采纳", "Adopted in part"),
  none: text("不采纳", "Not adopted"),
  measures: text("措施", "Measures"),
  measuresHelp: text("已采取的措施；不采纳的写明理由", "Measures taken; where not adopted, why"),
  repliedOn: text("回复日期", "Replied on"),
  repliedDone: text(
    "回复已送制发检察院，盖章的回复函请照常寄送。",
    "Your reply is with the procuratorate; please send the sealed letter as usual.",
  ),
  repliedNews: (to: string, toEn: string, adoption: string, adoptionEn: string) =>
    text(
      `${to}已回复：${adoption}。请核实。`,
      `The ${toEn} has replied: ${adoptionEn}. Please verify.`,
    ),

  verify: text("核实", "Verify"),
  verifyHelp: text("核实整改情况", "Verify what was done"),
  finding: text("核实情况", "Finding"),
  findingHelp: text("现场查看或查证的结果", "What the visit or inquiry showed"),
  verifiedDone: text("核实情况已记录。", "Your finding is recorded."),
  verifiedNews: text("检察院已核实整改情况。", "The procuratorate has verified what was done."),

  close: text("办结", "Close"),
  closeHelp: text("办结已核实的检察建议", "Close a recommendation that has been verified"),
  closedDone: text("检察建议已办结。", "The recommendation is closed."),
  closedNews: text("这份检察建议已办结。", "This recommendation is closed."),

  acknowledgeDue: text("签收检察建议", "acknowledge the recommendation"),
  replyDue: text("书面回复检察建议", "reply to the recommendation in writing"),
} as const;
