import { type Text, text } from "../chat/text.ts";
import type { Outcome } from "./model.ts";
import { wordsAfter, wordsPressing } from "./words-after.ts";

/** What is said about recommendations, both languages side by side. */
export const words = {
  ...wordsAfter,
  ...wordsPressing,
  recommendation: text("检察建议", "Recommendation"),
  addressee: text("被建议单位", "Addressee"),
  issuer: text("制发检察院", "Issuing procuratorate"),

  served: text("已送达，待签收", "Served, to be acknowledged"),
  acknowledged: text("已签收，待回复", "Acknowledged, reply awaited"),
  replied: text("已回复，待核实", "Replied, to be verified"),
  verified: text("已核实", "Verified"),
  unmet: text("整改未到位", "Not carried out"),
  revising: text("修改中，待重新送达", "Being revised, to be served anew"),
  suspended: text("已中止", "Suspended"),
  litigation: text("已转入公益诉讼", "Gone to court"),
  closed: text("已办结", "Closed"),
  withdrawn: text("已撤回", "Withdrawn"),

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
  copyTests: text("抄送情形", "Reasons to copy it"),
  copyTestsHelp: text(
    "符合哪几项；四项都符合的必须抄送县政府",
    "Which apply; where all four do, the county government must have a copy",
  ),
  impact: text("社会影响大", "Great social impact"),
  concern: text("群众关注度高", "Great public concern"),
  typical: text("违法情形典型", "Typical illegality"),
  attention: text("应当引起重视", "Deserves attention"),
  copyRequired: text(
    "四种情形都符合，应当抄送县政府，请在“抄送”里加上县政府。",
    "All four reasons apply, so the county government must have a copy: please add it under “Copy to”.",
  ),
  copyProposed: text(
    "有应当抄送的情形，建议用“抄送”送县政府一份。",
    "There are reasons to copy it: consider sending one to the county government with “Copy to”.",
  ),
  copyHelp: text("把检察建议抄送给别的单位", "Copy the recommendation to another unit"),
  copyDone: text("已抄送。", "Copied."),
  copyNone: text("这些单位已经在这件事里了。", "These units have a part in it already."),
  minors: text("未成年人", "Minors"),
  minorsHelp: text(
    "未尽到保护未成年人职责的填“是”，一个月内回复",
    "Yes where minors were not protected: the reply is due in one month",
  ),
  replyDays: text("回复天数", "Days to reply"),
  replyDaysHelp: text(
    "紧急情况下文书另定的回复天数",
    "Days for the reply, where an urgent document states its own",
  ),
  replyDaysFixed: text(
    "另定回复天数只用于紧急的纠正违法、社会治理和其他建议。请去掉回复天数，或把紧急填“是”。",
    "Only urgent recommendations on illegality, governance or other matters state their own days. Leave them out, or mark it urgent.",
  ),
  rectifyBy: text("整改期限", "Rectify by"),
  rectifyByHelp: text(
    "文书载明的整改期满日；公益诉讼不填就是两个月",
    "The last day the document states; two months in public-interest cases unless given",
  ),
  rectifyBefore: (by: string, served: string) =>
    text(
      `整改期限（${by}）应当晚于送达日期（${served}）。`,
      `The day to rectify by (${by}) must be later than the day of service (${served}).`,
    ),
  decidedOn: text("决定日期", "Decided on"),
  decidedOnHelp: text("检察长决定制发的日期", "The day the chief procurator decided to issue it"),
  decidedAfter: (decided: string, served: string) =>
    text(
      `送达日期（${served}）不能早于决定日期（${decided}），请核对。`,
      `It cannot have been served (${served}) before it was decided (${decided}); please check.`,
    ),
  servedLate: (day: Text) =>
    text(`晚于决定后三日（${day.zh}）`, `later than three days after the decision (${day.en})`),

  note: text("补记", "Note"),
  noteHelp: text(
    "补记送达回证、政策审核、专家咨询、备案",
    "Note how it was served, the policy review, experts, the filing upward",
  ),
  method: text("送达方式", "Served by"),
  written: text("书面送达", "In writing"),
  declared: text("宣告送达", "Declared"),
  left: text("留置送达", "Left there"),
  post: text("邮寄送达", "By post"),
  receiver: text("签收人", "Received by"),
  place: text("地点", "Place"),
  refusal: text("拒收情况", "Refusal to sign"),
  refusalHelp: text(
    "留置送达的，写明拒收情况和见证",
    "Where it was left there: how it was refused, and who saw it",
  ),
  refusalNeeded: text(
    "留置送达要写明拒收情况，例如：负责人拒绝签收，已拍照。",
    "Where it was left there, please say how it was refused, for example: the head would not sign; photographed.",
  ),
  service: text("送达回证", "Service"),
  policyReviewedOn: text("政策审核日期", "Policy review on"),
  policyReviewedHelp: text(
    "社会治理类：法律政策研究部门审核的日期",
    "Social governance: the day the policy department reviewed it",
  ),
  policyReview: text("政策审核", "Policy review"),
  notNoted: text("尚未补记", "not noted yet"),
  reviewedAfter: (served: string) =>
    text(
      `政策审核应当在送达（${served}）之前，请核对日期。`,
      `The review comes before the service (${served}); please check the day.`,
    ),
  experts: text("专家咨询", "Experts consulted"),
  expertsHelp: text(
    "咨询了哪些代表、委员或专家（写职务，不写姓名）",
    "Which deputies or experts were consulted (posts, no names)",
  ),
  filedUpOn: text("备案日期", "Filed upward on"),
  fileUp: text("向上级检察院备案", "File with the procuratorate above"),
  fileUpBy: (day: Text): Text => text(`${day.zh}前`, `by ${day.en}`),
  noteNothing: text("请至少填一项。", "Please fill in at least one."),
  noteDone: text("已补记。", "Noted."),

  retrial: text("再审", "Retrial"),
  correction: text("纠正违法", "Correction of illegality"),
  "public-interest": text("公益诉讼", "Public interest"),
  governance: text("社会治理", "Social governance"),
  other: text("其他", "Other"),

  objectionUntil: text("异议截止", "Objection until"),
  acknowledgedOn: text("签收日期", "Acknowledged on"),
  from: text("制发单位", "Issued by"),

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

  evidence: text("证据", "Evidence"),
  evidenceHelp: text("照片、台账等，可另附文件", "Photos, records; files can be added"),
  adoptionDiffers: (points: Text, whole: Text) =>
    text(
      `逐项看是“${points.zh}”，采纳情况填的是“${whole.zh}”，请改成一致。`,
      `By its points it is “${points.en}”, but “${whole.en}” was given as a whole; please make them agree.`,
    ),
  pointAnswer: (verdict: Text, said: string) =>
    text(`　答复：${verdict.zh}：${said}`, `  Answer: ${verdict.en}: ${said}`),
  pointFinding: (verdict: Text, said: string) =>
    text(`　核实：${verdict.zh}：${said}`, `  Found: ${verdict.en}: ${said}`),

  sendBack: text("退回", "Send back"),
  sendBackHelp: text("请被建议单位补充回复", "Ask the addressee for another round"),
  sentBack: text("退回意见", "Sent back for"),
  sentBackNews: (why: string) =>
    text(
      `检察院请您单位补充回复：${why}`,
      `The procuratorate asks your unit to reply again: ${why}`,
    ),
  sentBackDone: (deadline: string, deadlineEn: string) =>
    text(`已退回补充。${deadline}。`, `Sent back. ${deadlineEn}.`),

  verify: text("核实", "Verify"),
  verifyHelp: text("核实整改情况", "Verify what was done"),
  finding: text("核实情况", "Finding"),
  findingHelp: text("现场查看或查证的结果", "What the visit or inquiry showed"),
  verifiedDone: text("核实情况已记录。", "Your finding is recorded."),
  verifiedNews: text("检察院已核实整改情况。", "The procuratorate has verified what was done."),

  result: text("结果", "Result"),
  resultHelp: text(
    "不填就看各项；没有分项的算到位",
    "By the points unless given; done where there are none",
  ),
  done: text("到位", "Done"),
  partly: text("部分到位", "Partly done"),
  undone: text("未到位", "Not done"),
  resultDiffers: (numbers: readonly number[]) =>
    text(
      `第${numbers.join("、")}项没有到位，结果不能填“到位”。`,
      `Point ${numbers.join(", ")} is not done, so the result cannot be “Done”.`,
    ),
  unmetDone: text(
    "核实情况已记录：整改未到位。期满后可以督促。",
    "Your finding is recorded: not carried out. Once the time is over the unit can be urged.",
  ),
  unmetNews: text(
    "检察院核实：整改还没有到位，请继续整改并再次回复。",
    "The procuratorate found that it is not carried out yet: please go on and reply again.",
  ),
  outcome: text("办理结果", "Outcome"),
  outcomes: {
    rectified: text("已整改", "rectified"),
    "agreed-not-done": text("采纳但未整改到位", "agreed but not done"),
    "not-agreed": text("不采纳", "not agreed"),
    withdrawn: text("已撤回", "withdrawn"),
    litigation: text("转入公益诉讼", "gone to court"),
  } satisfies Readonly<Record<Outcome, Text>>,
  closeWhy: text(
    "整改没有到位就办结的，请写明理由。",
    "Where it ends without being carried out, please say why.",
  ),

  close: text("办结", "Close"),
  closeHelp: text("办结已核实的检察建议", "Close a recommendation that has been verified"),
  closedDone: text("检察建议已办结。", "The recommendation is closed."),
  closedNews: text("这份检察建议已办结。", "This recommendation is closed."),

  acknowledgeDue: text("签收检察建议", "acknowledge the recommendation"),
  rectifyDue: text("按检察建议整改到位", "rectify as recommended"),
  verifyDue: text(
    "核实整改情况（整改期限已到）",
    "verify what was done (the time to rectify is over)",
  ),
  reviewDue: text("复核并答复异议", "review and answer the objection"),
  sueReviewDue: text("审查是否提起公益诉讼", "decide whether to sue in the public interest"),
  replyDue: text("书面回复检察建议", "reply to the recommendation in writing"),
} as const;
