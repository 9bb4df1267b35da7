import { inQuotes } from "../../calendar/quotation.ts";
import { clause, joinAnd, type Text, text } from "../../chat/text.ts";
import type { PointWords } from "../../line/numbered-points.ts";
import type { Adoption, Ending, Result } from "./model.ts";

/** What is said about recommendations, both languages side by side. */
export const words = {
  servedSocial: text("社会治理检察建议", "Recommendation on social governance"),
  servedPublicInterest: text("公益诉讼检察建议", "Public-interest recommendation"),
  servedUrgent: text("紧急公益诉讼检察建议", "Urgent public-interest recommendation"),
  servedMinors: text("未成年人保护检察建议", "Recommendation on protecting minors"),
  servedRetrial: text("再审检察建议", "Retrial recommendation"),
  recommendation: text("检察建议", "Recommendation"),
  addressee: text("被建议单位", "Addressee"),
  oneOfSeveral: text(
    "一份检察建议送达几个单位的，单位不能勘误：请“撤回”对这个单位的建议，向应送的单位另行登记。",
    "A recommendation to several units cannot have one of them put right: withdraw it towards this unit and record one to the right unit.",
  ),
  shareOf: (unit: Text, state: Text): Text =>
    text(`【${unit.zh}】${state.zh}`, `${unit.en}: ${state.en.toLowerCase()}`),
  hasReplied: text("已回复", "has replied"),
  notReplied: text("未回复", "has not replied"),
  issuer: text("制发检察院", "Issuing procuratorate"),

  served: text("已送达，待签收", "Served, to be acknowledged"),
  acknowledged: text("已签收，待回复", "Acknowledged, reply awaited"),
  replied: text("已回复，待核实", "Replied, to be verified"),
  verified: text("已核实", "Verified"),
  unmet: text("整改未到位", "Not carried out"),
  revising: text("修改中，待重新送达", "Being revised, to be served anew"),
  suspended: text("已中止", "Suspended"),
  litigation: text("已决定提起公益诉讼", "Suit decided"),
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
  servedEach: text("分别送达", "Served on others on"),
  servedEachHelp: text(
    "几个单位不是同一天送达的，写明哪个单位哪天：水务局8月1日、生态环境分局8月4日；没写的按送达日期，都写了的不用再写送达日期",
    "Units that were not served on the same day, each with its own: Water Bureau 1 Aug, Ecology Branch 4 Aug; all others on the day above, which may be left out where each has its own",
  ),
  objectionDays: text("异议期", "Objection days"),
  objectionDaysHelp: text("文书写明的异议天数", "Days for an objection, as the document states"),
  urgent: text("紧急", "Urgent"),
  urgentHelp: text(
    "公益损害仍在扩大的填“是”，书面回复期限更短",
    "Yes where harm to the public interest is spreading: the written reply is then due sooner",
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
    "未尽到保护未成年人职责的填“是”，书面回复期限更短",
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
    "文书载明的整改期满日；公益诉讼不填就按规则里的期限",
    "The last day the document states; the period of the rule in public-interest cases unless given",
  ),
  rectifyBefore: (by: Text, served: Text) =>
    text(
      `整改期限（${by.zh}）应当晚于送达日期（${served.zh}）。`,
      `The day to rectify by (${by.en}) must be later than the day of service (${served.en}).`,
    ),
  decidedOn: text("决定日期", "Decided on"),
  decidedOnHelp: text("检察长决定制发的日期", "The day the chief procurator decided to issue it"),
  decidedAfter: (decided: Text, served: Text) =>
    text(
      `送达日期（${served.zh}）不能早于决定日期（${decided.zh}），请核对。`,
      `It cannot have been served (${served.en}) before it was decided (${decided.en}); please check.`,
    ),
  servedLate: (day: Text) =>
    text(
      `晚于决定后的送达期限（${day.zh}）`,
      `later than the day to serve it after the decision (${day.en})`,
    ),

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
  reviewedAfter: (served: Text) =>
    text(
      `政策审核应当在送达（${served.zh}）之前，请核对日期。`,
      `The review comes before the service (${served.en}); please check the day.`,
    ),
  experts: text("专家咨询", "Experts consulted"),
  expertsHelp: text(
    "咨询了哪些代表、委员或专家（写职务，不写姓名）",
    "Which deputies or experts were consulted (posts, no names)",
  ),
  filedUpOn: text("备案日期", "Filed upward on"),
  fileUpStep: text("备案", "File upward"),
  fileUpHelp: text(
    "记下向上一级检察院备案的日期：备案 JY-2026-0001 2026-11-06",
    "Note when it was filed with the procuratorate above: file-up JY-2026-0001 2026-11-06",
  ),
  filedEarly: (since: Text, served: boolean): Text =>
    served
      ? text(
          `备案日期不能早于送达日期（${since.zh}）：送达以后才备案。`,
          `It cannot have been filed upward before it was served (${since.en}).`,
        )
      : text(
          `备案日期不能早于决定日期（${since.zh}）：制发以后才备案。`,
          `It cannot have been filed upward before it was decided on (${since.en}).`,
        ),
  fileOnceServed: text(
    "修改后的检察建议还没有送达，送达后再备案。",
    "The revised recommendation has not been served; it is filed upward once it is.",
  ),
  noteApart: text(
    "备案日期、政策审核日期、专家咨询是整份建议的，送达情况是各单位自己的，请分两次补记。",
    "The day it was filed, the policy review and the experts are of the whole recommendation, how it was served is each unit's own; please note them one after the other.",
  ),
  filedBefore: (on: Text): Text =>
    text(
      `已于${on.zh}备案。日期登错的，用“勘误”改。`,
      `It was filed on ${on.en}. Put a wrong day right with “errata”.`,
    ),
  filedUpDone: text("已记下备案日期。", "The day of filing is noted."),
  fileUp: text("向上级检察院备案", "File with the procuratorate above"),
  noteNothing: text("请至少填一项。", "Please fill in at least one."),
  noteDone: text("已补记。", "Noted."),

  retrial: text("再审", "Retrial"),
  correction: text("纠正违法", "Correction of illegality"),
  "public-interest": text("公益诉讼", "Public interest"),
  governance: text("社会治理", "Social governance"),
  other: text("其他", "Other"),

  objectionUntil: text("异议截止", "Objection until"),
  from: text("制发单位", "Issued by"),

  servedWhat: text("送达日期", "The day of service"),
  toSelf: text(
    "被建议单位不能是制发单位自己，请另选单位。",
    "The addressee cannot be the issuing unit itself; please choose another.",
  ),
  recordedDone: (to: Text, code: string) =>
    text(
      `检察建议已登记，编号${code}，正在通知${to.zh}。`,
      `The recommendation is recorded as ${code}; being told: ${to.en}.`,
    ),
  servedNews: (from: Text) =>
    text(
      `${from.zh}向本单位送达一份检察建议，请先签收，再按期书面回复。`,
      `The ${from.en} has served a recommendation on your unit: please acknowledge it, then reply in time.`,
    ),
  copyNews: (to: Text) =>
    text(
      `抄送：一份致${to.zh}的检察建议已登记。`,
      `For your information: a recommendation to the ${to.en} has been recorded.`,
    ),

  acknowledge: text("签收", "Acknowledge"),
  acknowledgeHelp: text(
    "确认收到检察建议（不改变法定起算日）",
    "Confirm that your unit holds the recommendation (the legal start day stays)",
  ),
  contact: text("联系人", "Contact"),
  leader: text("分管领导", "Leader in charge"),
  acknowledgedDone: (deadline: Text) =>
    text(`已签收。${deadline.zh}。`, `Acknowledged. ${deadline.en}.`),
  acknowledgedNews: (to: Text) =>
    text(`${to.zh}已签收检察建议。`, `The ${to.en} has acknowledged the recommendation.`),

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
  repliedOnHelp: text(
    "书面回复上的日期，期限内寄出的不算逾期；不填就是今天",
    "The day on the written reply: what was posted in time is in time; today unless given",
  ),
  noteReply: text("补录回复", "Note a reply on paper"),
  noteReplyHelp: text(
    "收到单位的书面回复，由检察院按复函上的日期补录：补录回复 JY-2026-0001 回复日期=10月8日 …",
    "Note a reply that came on paper under the day on it: note-reply JY-2026-0001 repliedOn=…",
  ),
  replyNotedNews: (on: Text): Text =>
    text(
      `检察院已按您单位${on.zh}的书面回复补录，请核对；日期不对的请告知承办检察官。`,
      `The procuratorate has noted your written reply of ${on.en}; please check it and tell the procurator of a wrong day.`,
    ),
  replyNotedDone: (on: Text): Text =>
    text(
      `已按${on.zh}的书面回复补录，正在告知单位。`,
      `The written reply of ${on.en} is noted; the unit is being told.`,
    ),
  objectedLater: (on: Text): Text =>
    text(
      `异议是${on.zh}登记的，提出日期不能晚于那一天。`,
      `The objection was entered on ${on.en}; it cannot have been made later.`,
    ),
  objectionDecided: text(
    "对异议已经作出决定，提出日期不能再勘误。",
    "The objection has been decided on; its day can no longer be put right.",
  ),
  paperOn: text("单位称提出于", "Said to be made on"),
  unconfirmed: (day: Text): Text =>
    text(
      `${day.zh}（待检察院确认，确认前按登记日算）`,
      `${day.en} (to be confirmed; until then the day of entry counts)`,
    ),
  toConfirm: (on: Text): Text =>
    text(
      `您填的提出日期${on.zh}早于今天，检察院确认后才按那天算，现在先按今天算。`,
      `You gave an earlier day, ${on.en}: it counts once the procuratorate has confirmed it; until then today does.`,
    ),
  noteObjection: text("补录异议", "Note an objection on paper"),
  noteObjectionHelp: text(
    "收到单位的书面异议，由检察院按异议书上的日期补录",
    "Note an objection that came on paper under the day on it",
  ),
  objectionNotedNews: (on: Text): Text =>
    text(
      `检察院已按您单位${on.zh}的书面异议补录，正在复核。`,
      `The procuratorate has noted your written objection of ${on.en} and reviews it.`,
    ),
  objectionNotedDone: (until: Text): Text =>
    text(
      `异议已补录，正在告知单位。${until.zh}。`,
      `The objection is noted; the unit is being told. ${until.en}.`,
    ),
  confirmObjection: text("确认异议日期", "Confirm the day of the objection"),
  confirmObjectionHelp: text(
    "原件证明异议确是单位所说的那天提出的：确认后按那天算",
    "The original shows that the objection was made on the day the unit says: from then on it counts from that day",
  ),
  noDayToConfirm: text("没有待确认的异议日期。", "No day of an objection waits to be confirmed."),
  dayConfirmedNews: (on: Text): Text =>
    text(
      `检察院已确认您单位的异议于${on.zh}提出，按那天计算。`,
      `The procuratorate has confirmed that your objection was made on ${on.en}; that day counts.`,
    ),
  dayConfirmedDone: (on: Text, until: Text): Text =>
    text(
      `已确认异议于${on.zh}提出。${until.zh}。`,
      `Confirmed: the objection was made on ${on.en}. ${until.en}.`,
    ),
  declineObjection: text("不认可异议日期", "Decline the day of the objection"),
  declineObjectionHelp: text(
    "核对后不认可单位所说的提出日期：异议从登记那天起算",
    "The original does not show that the objection was made on the day the unit says: it counts from the day of entry",
  ),
  declineReasonHelp: text(
    "为什么不认可，如“信封邮戳为10月13日”；会告知单位",
    "Why not, such as “the postmark is of 13 October”; the unit will be told",
  ),
  dayDeclined: (day: Text, reason: string): Text =>
    text(
      `${day.zh}（检察院未认可：${reason}）`,
      `${day.en} (not accepted by the procuratorate: ${reason})`,
    ),
  dayDeclinedNews: (said: Text, on: Text, reason: string): Text =>
    text(
      `检察院未认可您单位的异议于${said.zh}提出，按登记日${on.zh}计算。理由：${reason}`,
      `The procuratorate has not accepted that your objection was made on ${said.en}; the day of entry, ${on.en}, counts. Reason: ${reason}`,
    ),
  dayDeclinedDone: (said: Text, on: Text, until: Text): Text =>
    text(
      `未认可异议于${said.zh}提出，按登记日${on.zh}计算，正在告知单位。${until.zh}。`,
      `Not accepted that the objection was made on ${said.en}: the day of entry, ${on.en}, counts; the unit is being told. ${until.en}.`,
    ),
  repliedDone: text(
    "回复已提交，正在通知制发检察院；盖章的回复函请照常寄送。",
    "Your reply is submitted and the procuratorate is being told; please send the sealed letter as usual.",
  ),
  repliedNews: (to: Text, adoption: Text) =>
    text(
      `${to.zh}已回复：${adoption.zh}。请核实。`,
      `The ${to.en} has replied: ${adoption.en}. Please verify.`,
    ),

  evidence: text("证据", "Evidence"),
  evidenceHelp: text("照片、台账等，可另附文件", "Photos, records; files can be added"),
  pointsMissing: (answered: number, count: number) =>
    text(
      `共${count}项建议，只回复了前${answered}项。请逐项写明，没有措施的也写理由。`,
      `There are ${count} asks and only the first ${answered} are answered. Please answer each, with the reason where nothing is done.`,
    ),
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
  sentBackDone: (deadline: Text) =>
    text(`已退回补充。${deadline.zh}。`, `Sent back. ${deadline.en}.`),

  verify: text("核实", "Verify"),
  verifyHelp: text("核实整改情况", "Verify what was done"),
  finding: text("核实情况", "Finding"),
  findingHelp: text("现场查看或查证的结果", "What the visit or inquiry showed"),
  verifiedDone: text("核实情况已记录。", "Your finding is recorded."),
  verifiedNews: text(
    "检察院核实：整改已经到位。",
    "The procuratorate found that it is carried out.",
  ),

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
  unmetDone: text("核实情况已记录：整改未到位。", "Your finding is recorded: not carried out."),
  /** What can be done about it, and from when. */
  unmetNext: (from: Text | undefined, publicInterest: boolean): Text =>
    text(
      `${from === undefined ? "" : `整改期限${from.zh}届满后`}可以督促、通报、约谈、上报${publicInterest ? "，由检察长决定是否起诉" : ""}。`,
      `${from === undefined ? "The unit can" : `Once the time to rectify is over (${from.en}) the unit can`} be urged, circulated, summoned and reported${publicInterest ? "; the chief procurator decides whether to sue" : ""}.`,
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
    litigation: text("决定提起公益诉讼", "suit decided"),
  } satisfies Readonly<Record<Ending, Text>>,
  closeWhy: (until: Text | undefined): Text =>
    until === undefined
      ? text(
          "整改没有到位就办结的，请写明理由，例如：理由=已另案监督。",
          "Where it ends without being carried out, please say why, for example: reason=taken up in another case.",
        )
      : text(
          `整改没有到位，整改期限最迟${until.zh}，还没有到：请写明为什么不等期满就办结，例如：理由=单位已撤销，整改由新单位承接。`,
          `It is not carried out, and the time to rectify runs until ${until.en}: please say why it ends before that, for example: reason=the unit is dissolved, another has taken it over.`,
        ),

  close: text("办结", "Close"),
  closeHelp: text(
    "办结已核实的检察建议；公益诉讼案件由承办检察官提请，检察长决定终结",
    "Close a recommendation that has been verified; a case in the public interest the procurator proposes to end and the chief ends",
  ),
  endProposedDone: text(
    "已提请检察长终结案件（《人民检察院公益诉讼办案规则》第七十四条），等检察长决定。",
    "The chief procurator is asked to end the case (Rules on public interest litigation, art. 74), and it is for the chief to decide.",
  ),
  endProposedNews: text(
    "承办检察官提请终结案件：同意请点“办结”，认为没有到位的请点“重开”并写明理由。",
    "The procurator proposes to end the case: press “Close” to end it, or “Reopen” with a reason where it is not done.",
  ),
  endProposedBefore: text(
    "已经提请过检察长，等检察长决定。公益诉讼案件只能由检察长终结。",
    "The chief procurator has been asked already: only the chief ends a case in the public interest.",
  ),
  reopen: text("重开", "Reopen"),
  reopenHelp: text(
    "核实后或办结后发现并未到位的，写明理由，重新监督",
    "Where it is found later not to be done: take it up again, with the reason",
  ),
  reopenReasonHelp: text("何时、怎样发现没有到位", "When and how it was found not to be done"),
  chiefReopens: text(
    "公益诉讼案件由检察长终结，也由检察长决定重开。请报检察长。",
    "A case in the public interest is ended by the chief procurator and taken up again by the chief. Please put it before the chief procurator.",
  ),
  reopenedDone: text("已重开：整改未到位。", "Taken up again as not carried out."),
  rectifyRunsOn: text(
    "原来的整改期限还没有满，照原来的日子继续计算：",
    "The time to rectify is not over and runs on to its day:",
  ),
  reopenedPress: text(
    "现在可以督促、通报、约谈；公益诉讼案件由检察长决定是否起诉。",
    "The unit can be urged, circulated or summoned; in the public interest the chief decides whether to sue.",
  ),
  periodWasOver: (rectify: boolean, day: Text): Text =>
    rectify
      ? text(
          `整改期限已于${day.zh}届满，不重新计算。`,
          `The time to rectify ended on ${day.en} and does not run anew.`,
        )
      : text(
          `审查是否起诉的期限已于${day.zh}届满，不重新计算。`,
          `The time to decide whether to sue ended on ${day.en} and does not run anew.`,
        ),
  reopenedNews: (reason: string) =>
    text(
      `这份检察建议已重开，整改没有到位：${clause(reason)}。请继续整改并再次回复。`,
      `This recommendation is taken up again, as it is not carried out: ${clause(reason)}. Please go on and reply again.`,
    ),
  lookBack: text("回头看", "Look back"),
  lookBackHelp: text(
    "公益诉讼案件整改到位办结后，按期到现场看有没有反弹：回头看 JY-2026-0001 现场仍然清洁 地点=山丹河大桥 回头看结果=未反弹",
    "After a case in the public interest ended as carried out, see in time whether it came back: look-back JY-2026-0001 Still clean place=Bridge result=holds",
  ),
  lookBackFinding: text("查看情况", "Finding"),
  lookBackFindingHelp: text(
    "看了什么、现在怎样；反弹的写明反弹在哪里",
    "What was looked at and how it is; where it came back, say what did",
  ),
  lookBackResult: text("回头看结果", "Result"),
  holds: text("未反弹", "Still as it was"),
  relapse: text("反弹", "Relapse"),
  seenOn: text("查看日期", "Seen on"),
  pictures: text("现场照片", "Pictures"),
  picturesHelp: text("先发给我，再在这里选", "Send them first, then choose"),
  unpictured: text("无照片原因", "Why no picture"),
  unpicturedHelp: text("没有照片的才填", "Only where there is none"),
  noPictures: text(
    "请附现场照片；没有照片的，写明“无照片原因”。",
    "Please add pictures, or say why there is none.",
  ),
  noPicturesOf: (why: string) => text(`无照片：${why}`, `no picture: ${why}`),
  notLookedBack: text(
    "只有整改到位后办结的公益诉讼检察建议才回头看。",
    "Only a recommendation in the public interest that ended as carried out is looked back at.",
  ),
  lookBacksMade: text(
    "各次回头看都已做完。以后发现反弹的，请检察长重开并写明理由。",
    "All look-backs were made. Where it comes back later, the chief procurator takes it up again, with the reason.",
  ),
  lookBackDue: text("回头看", "look back"),
  lookedBackDone: (next: Text | undefined) =>
    next === undefined
      ? text(
          "已记录：未反弹，各次回头看都已做完。",
          "Recorded: still as it was; all look-backs were made.",
        )
      : text(`已记录：未反弹。${next.zh}。`, `Recorded: still as it was. ${next.en}.`),
  lookedBackNews: (on: Text) =>
    text(`${on.zh}回头看：未反弹。`, `Looked back at on ${on.en}: still as it was.`),
  relapseReason: (place: string, finding: string) => `${place} — ${finding}`,
  relapseNews: (on: Text, reason: string) =>
    text(
      `${on.zh}回头看发现反弹：${clause(reason)}。这份检察建议已重开，请继续整改并再次回复。`,
      `A relapse was found on ${on.en}: ${clause(reason)}. This recommendation is taken up again; please go on and reply again.`,
    ),
  closedDone: text("检察建议已办结。", "The recommendation is closed."),
  closedShareNews: text(
    "这份检察建议中您单位的部分已办结。",
    "Your unit's part of this recommendation is closed.",
  ),
  closedNews: text("这份检察建议已办结。", "This recommendation is closed."),
  closedUnitNews: (unit: Text): Text =>
    text(
      `对${unit.zh}的部分已办结。`,
      `The part of this recommendation that concerns the ${unit.en} is closed.`,
    ),

  reason: text("理由", "Reason"),

  objectionMadeOn: text("异议提出日期", "Objection made on"),
  object: text("异议", "Object"),
  objectHelp: text(
    "对检察建议提出书面异议（回复期限照常计算）",
    "Object to a recommendation in writing (the time to reply runs on)",
  ),
  objectReasonHelp: text("哪一项不同意，事实和法律依据", "Which ask, and the facts and law for it"),
  objectedOn: text("提出日期", "Made on"),
  objectedOnHelp: text(
    "书面异议送达检察院的日期，不填就是今天",
    "The day the written objection reached the procuratorate; today unless given",
  ),
  objectedBefore: text(
    "对这一版检察建议已经提过异议，每一版只能提一次。补充意见请写进回复。",
    "This version has been objected to already, which can be done once. Please put further views into the reply.",
  ),
  objectedEarly: (served: Text): Text =>
    text(
      `异议不能早于送达日期（${served.zh}），请核对日期。`,
      `An objection cannot be earlier than the day of service (${served.en}); please check the day.`,
    ),
  objectedNews: (to: Text, late: boolean, paperOn: Text | undefined): Text => {
    const news = late
      ? text(
          `${to.zh}对检察建议提出异议（已超过异议期），请复核。`,
          `The ${to.en} objects to the recommendation (late); please review it.`,
        )
      : text(
          `${to.zh}对检察建议提出异议，请复核。`,
          `The ${to.en} objects to the recommendation; please review it.`,
        );
    return paperOn === undefined
      ? news
      : text(
          `${news.zh}单位称异议于${paperOn.zh}提出：请核对原件，属实的点“确认异议日期”，不属实的点“不认可异议日期”，确认前按登记日计算。`,
          `${news.en} It says it objected on ${paperOn.en}: check the original and press “Confirm the day of the objection” if so, else “Decline the day of the objection”; until then the day of entry counts.`,
        );
  },
  objectedDone: (until: Text, late: boolean): Text =>
    text(
      `异议已提交${late ? "（已超过异议期，会注明）" : ""}，正在通知检察院。检察院${until.zh}。回复期限照常计算。`,
      `Your objection is submitted${late ? " (after the period, which is noted)" : ""} and the procuratorate is being told. What comes next there: ${until.en}. The time to reply runs on.`,
    ),
  lateOn: (day: Text): Text => text(`${day.zh}（逾期）`, `${day.en} (late)`),
  objectionReason: text("异议理由", "Objection"),
  objectionResult: text("异议处理", "Objection now"),
  objectionAnswer: text("异议答复", "Answer to the objection"),
  answeredOn: text("答复日期", "Answered on"),
  objectionStates: {
    filed: text("复核中", "under review"),
    rejecting: text(
      "拟驳回，待检察长同意",
      "to be rejected, the chief procurator's consent awaited",
    ),
    rejected: text("不成立，已驳回", "rejected"),
    revise: text("成立，修改建议", "upheld, to be revised"),
    withdraw: text("成立，撤回建议", "upheld, withdrawn"),
  },
  objectionOpen: text(
    "异议还没有答复，不能办结。请先采纳或驳回异议。",
    "The objection has not been answered, so it cannot be closed: uphold or reject it first.",
  ),
  noObjection: text("没有待处理的异议。", "There is no objection to decide on."),

  uphold: text("采纳异议", "Uphold"),
  upholdHelp: text(
    "异议成立：修改或撤回检察建议，并书面答复",
    "Uphold an objection: revise or withdraw, with an answer in writing",
  ),
  upholdResult: text("处理", "Result"),
  toRevise: text("修改", "Revise"),
  toWithdraw: text("撤回", "Withdraw"),
  decider: text("决定机构", "Decided by"),
  deciderHelp: text("不填就是检察长", "The chief procurator unless given"),
  chief: text("检察长", "Chief procurator"),
  committee: text("检察委员会", "Procuratorial committee"),
  upheldNews: (withdrawn: boolean, why: string): Text =>
    withdrawn
      ? text(
          `异议成立，检察建议已撤回。理由：${why}`,
          `The objection is upheld and the recommendation withdrawn. Reason: ${why}`,
        )
      : text(
          `异议成立，检察建议将修改后重新送达，原来的期限不再计算。理由：${why}`,
          `The objection is upheld: the recommendation will be revised and served anew, and the old dates no longer run. Reason: ${why}`,
        ),
  upheldWithdrawn: text("异议成立，检察建议已撤回。", "Upheld; the recommendation is withdrawn."),
  upheldRevise: text(
    "异议成立。修改后的文书送达后，请用“修改”登记。",
    "Upheld. Once the revised document has been served, record it with “Revise”.",
  ),

  reject: text("驳回异议", "Reject objection"),
  rejectHelp: text(
    "异议不成立：写明理由，经检察长同意后书面答复",
    "Reject an objection: with reasons, and the chief procurator's consent",
  ),
  rejectReasonHelp: text("理由会告知被建议单位", "The addressee will be told the reasons"),
  rejectingNews: text(
    "拟驳回一件异议，理由已写好，请审核；同意请点“驳回异议”。",
    "An objection is to be rejected, with reasons: please look at them, and press “Reject objection” to consent.",
  ),
  rejectingDone: text(
    "已报检察长。检察长同意后生效，并答复被建议单位。",
    "It is with the chief procurator; with the consent it takes effect and the addressee is answered.",
  ),
  rejectedNews: (why: string): Text =>
    text(
      `异议不成立，检察建议照常办理。理由：${why}`,
      `The objection is rejected and the recommendation stands. Reasons: ${why}`,
    ),
  rejectedDone: text(
    "异议已驳回，正在告知被建议单位；书面答复请照常送达。",
    "Rejected; the addressee is being told. Please serve the written answer as usual.",
  ),

  askTime: text("申请延期", "Ask for time"),
  askTimeHelp: text(
    "在到期前申请延长回复或整改期限",
    "Ask, before it runs out, for more time to reply or to rectify",
  ),
  period: text("期限种类", "Period"),
  periodReply: text("回复期限", "time to reply"),
  periodRectify: text("整改期限", "time to rectify"),
  until: text("延至", "Until"),
  untilHelp: text("希望延到哪一天", "The day you ask for"),
  grantUntilHelp: text("可以改成另一天", "May be another day than was asked for"),
  askTimeReasonHelp: text(
    "为什么办不完，计划和依据",
    "Why it cannot be done in time, and the plan",
  ),
  askedBefore: text(
    "延期申请已经提交，正在等检察长答复。",
    "More time has been asked for already; the chief procurator has yet to answer.",
  ),
  expired: text(
    "没有还在计算的期限，或者已经到期，不能再申请延期。请尽快办理并说明原因。",
    "No such period is running, or it has run out, so it cannot be extended. Please act soon and say why it is late.",
  ),
  notLaterThanNow: (day: Text): Text =>
    text(
      `现在的期限是${day.zh}，请填比它晚的日期。`,
      `It is due on ${day.en} now; please give a later day.`,
    ),
  askTimeNews: text(
    "被建议单位申请延期，请答复。",
    "The addressee asks for more time; please answer.",
  ),
  askTimeDone: text(
    "延期申请已提交，正在通知检察院。批准之前，原来的期限照常计算。",
    "Your request is submitted and the procuratorate is being told. Until it is granted, the old date stands.",
  ),
  notAsked: text("没有待答复的延期申请。", "No request for time waits for an answer."),
  nothingToExtend: text(
    "这个期限已经不再计算，不用延期了。",
    "That period no longer runs, so there is nothing to extend.",
  ),
  grantTime: text("同意延期", "Grant time"),
  grantTimeHelp: text("同意被建议单位的延期申请", "Grant the addressee's request for time"),
  /** The day granted, and the one it is moved on to where that is a rest day. */
  grantedUntil: (day: Text, moved: Text | undefined): Text =>
    moved === undefined
      ? day
      : text(
          `${day.zh}，遇休息日顺延至${moved.zh}`,
          `${day.en}, moved to ${moved.en} by rest days`,
        ),
  grantedNews: (until: Text): Text =>
    text(
      `检察长同意延期至${until.zh}。`,
      `The chief procurator grants more time, until ${until.en}.`,
    ),
  grantedDone: (until: Text): Text =>
    text(`已同意延期至${until.zh}。`, `More time is granted until ${until.en}.`),
  denyTime: text("不同意延期", "Refuse time"),
  denyTimeHelp: text("不同意延期申请，写明理由", "Refuse the request for time, with the reason"),
  deniedNews: (why: string): Text =>
    text(`延期申请未获同意。理由：${why}`, `More time is not granted. Reason: ${why}`),
  deniedDone: text("已答复，期限不变。", "Answered; the date stands."),
  extension: text("延期", "More time"),
  extensionText: (day: Text, status: "asked" | "granted" | "refused"): Text =>
    ({
      asked: text(`申请延至${day.zh}，待答复`, `asked for until ${day.en}, to be answered`),
      granted: text(`已同意延至${day.zh}`, `granted until ${day.en}`),
      refused: text("未获同意", "not granted"),
    })[status],

  suspend: text("中止", "Suspend"),
  suspendHelp: text(
    "方案已定、因客观障碍一时整改不了的，中止审查（公益诉讼）",
    "A plan is made and something objective stands in its way: suspend the review (public interest)",
  ),
  suspendedOn: text("中止日期", "Suspended on"),
  suspendedOnHelp: text(
    "中止决定的日期，审查期限从这天起停止计算",
    "The day of the decision; the review stands still from it",
  ),
  resumedOn: text("恢复日期", "Resumed on"),
  amendedOn: text("决定日期", "Decided on"),
  withdrawnOn: text("撤回日期", "Withdrawn on"),
  withdrawnOnHelp: text("撤回通知书上的日期", "The day on the notice of withdrawal"),
  takenOn: text("发文日期", "Date of the letter"),
  takenOnHelp: text("印在函上的日期", "The day that stands on the letter"),
  suedOn: text("起诉日期", "Sued on"),
  verifiedOn: text("核实日期", "Verified on"),
  verifiedOnHelp: text("现场查看或调查的日期", "The day of the visit or inquiry"),
  sentBackOn: text("退回日期", "Sent back on"),
  sentBackOnHelp: text(
    "通知单位重新回复的日期，期限从这天算",
    "The day on which the unit learnt that it is to reply again; the period runs from it",
  ),
  rejectedOnHelp: text(
    "答复函上的日期；承办人提请驳回的，填提请的日期",
    "The day on the letter; where it is only proposed, the day of the proposal",
  ),
  plannedOn: text("方案日期", "Plan made on"),
  plannedOnHelp: text(
    "整改期限内作出行政决定或整改方案的日期",
    "The day the decision or plan was made, within the time to rectify",
  ),
  plannedLate: (until: Text): Text =>
    text(
      `行政决定或者整改方案须在整改期限内（${until.zh}前，含当日）作出，才能中止审查（《人民检察院公益诉讼办案规则》第七十八条）。`,
      `The review can be held only where the decision or plan was made within the time to rectify, by ${until.en} (Rules on public interest litigation, art. 78).`,
    ),
  statutory: text(
    "这一期限由法律规定，没有延长的规定。文书自己写明整改期限的，制发单位可以延长。",
    "This period is set by law, which knows no extension. Where the document states the time to rectify itself, its issuer may lengthen that.",
  ),
  resultNeeded: text(
    "请写明核实结果：到位、部分到位、未到位。没有说的不作推定。",
    "Please say the result: done, partly done or not done. Nothing is assumed.",
  ),
  unmetStays: text(
    "整改未到位的公益诉讼案件不能办结：可以督促、通报、约谈，或者由检察长决定起诉（《人民检察院公益诉讼办案规则》第七十四条、第八十二条）。",
    "A public-interest case in which it is not done cannot be closed: urge, circulate, summon, or the chief procurator decides to sue (Rules on public interest litigation, arts. 74, 82).",
  ),
  toCourt: text("再审检察建议只能发给人民法院。", "A retrial recommendation goes to a court only."),
  toEnforcement: text(
    "纠正违法检察建议只能发给执法、司法机关。请选执法或司法机关，例如公安局、法院；群团组织可以发社会治理检察建议。",
    "A recommendation to correct an illegality goes to an organ of law enforcement or justice only: choose one, such as the police or the court. A mass organisation may be sent one on governance.",
  ),
  toAdministration: text(
    "公益诉讼检察建议只能发给负有监督管理职责的行政机关。请选行政机关，例如水务局、乡镇人民政府。",
    "A public-interest recommendation goes to an administrative organ with the duty only: choose one, such as the water bureau or a township government.",
  ),
  suspendCause: text("中止原因", "Cause of suspension"),
  onlyPublicInterest: text(
    "只有公益诉讼检察建议才有这一步。",
    "Only public-interest recommendations have this step.",
  ),
  /** What runs on while the review is held; only what does run. */
  runsOn: (periods: readonly Text[]): Text => {
    if (periods.length === 0) return text("", "");
    const { zh, en } = joinAnd(periods);
    return text(`${zh}照常计算。`, ` The ${en} ${periods.length === 1 ? "runs" : "run"} on.`);
  },
  suspendedNews: (why: string, runsOn: Text): Text =>
    text(
      `检察院已中止审查。${runsOn.zh}原因：${why}`,
      `The review is suspended.${runsOn.en} Cause: ${why}`,
    ),
  suspendedDone: (runsOn: Text): Text =>
    text(
      `已中止审查。${runsOn.zh}请层报上级检察院备案。`,
      `The review is suspended.${runsOn.en} Please file it with the procuratorate above.`,
    ),
  resume: text("恢复", "Resume"),
  resumeHelp: text("障碍消除，恢复审查", "The obstacle is gone: go on"),
  resumedNews: text(
    "障碍已消除，恢复审查，审查期限按中止的天数顺延。",
    "The obstacle is gone; the review runs on, due as many days later as it stood still.",
  ),
  resumedDone: text(
    "已恢复审查，审查期限按中止的天数顺延。",
    "Resumed; the review is due as many days later as it stood still.",
  ),

  amend: text("决定修改", "Decide to revise"),
  amendHelp: text(
    "发现建议有误，决定修改后重新送达",
    "It was wrong: to be revised and served anew",
  ),
  amendedNews: (why: string): Text =>
    text(
      `检察建议将修改后重新送达，原来的期限不再计算。理由：${why}`,
      `The recommendation will be revised and served anew; the old dates no longer run. Reason: ${why}`,
    ),
  amendedDone: text(
    "已决定修改。修改后的文书送达后，请用“修改”登记。",
    "To be revised. Once the new document has been served, record it with “Revise”.",
  ),
  revise: text("修改", "Revise"),
  reviseHelp: text(
    "登记修改后重新送达的文书，期限从新的送达日期起算",
    "Record the revised document; its periods run from its own service",
  ),
  servedBefore: (day: Text): Text =>
    text(
      `新的送达日期不能早于上一版的送达日期（${day.zh}）。`,
      `The new day of service cannot be earlier than that of the version before it (${day.en}).`,
    ),
  revisedDone: (version: number): Text =>
    text(
      `第${version}版已登记，期限从新的送达日期起算。`,
      `Version ${version} is recorded; its periods run from its own service.`,
    ),
  version: text("版本", "Version"),
  versionNumber: (version: number): Text => text(`第${version}版`, `${version}`),
  versions: text("此前文号", "Numbers before"),
  withdraw: text("撤回", "Withdraw"),
  withdrawHelp: text("撤回检察建议，写明理由", "Withdraw a recommendation, with the reason"),
  withdrawnNews: (why: string): Text =>
    text(`检察建议已撤回。理由：${why}`, `The recommendation is withdrawn. Reason: ${why}`),
  withdrawnDone: text(
    "检察建议已撤回，正在通知被建议单位。",
    "Withdrawn; the addressee is being told.",
  ),

  chair: text("约谈主持人", "Summoning officer"),
  urge: text("督促", "Urge"),
  urgeHelp: text(
    "无正当理由逾期不回复、不整改的，发督促函",
    "Urge a unit that does not answer or act without good reason",
  ),
  circulate: text("通报", "Circulate"),
  circulateHelp: text(
    "经检察长决定，向上级机关或主管部门通报",
    "By the chief procurator: tell the body above the unit",
  ),
  circulateTo: text("通报单位", "Circulate to"),
  circulateToHelp: text("不填就是它的上级机关", "The body above the unit unless given"),
  circulateOther: (units: Text): Text =>
    text(
      `${units.zh}也是这份建议的被建议单位，别家的情况不向它通报。请写别的上级机关或主管部门，例如：通报单位=县政府办。`,
      `${units.en} is an addressee of this recommendation too and is not told of another's part. Please name another superior or competent body, for example: to=County Government Office.`,
    ),
  circulateWhom: (unit: Text) =>
    text(
      `通讯录里没有${unit.zh}的上级机关，请选择向哪个单位通报。`,
      `The directory has no body above the ${unit.en}; please choose whom to circulate to.`,
    ),
  summon: text("约谈", "Summon"),
  summonHelp: text(
    "召集人或受委托的副召集人约谈单位负责人",
    "The convenor or an entrusted deputy summons its head",
  ),
  summonAt: text("约谈时间", "Time"),
  summonPast: text(
    "约谈时间已经过了，请填今后的时间。",
    "That time has passed; please give one to come.",
  ),
  report: text("上报", "Report"),
  reportHelp: text(
    "经检察长决定，向上级检察院等报告",
    "By the chief procurator: report to the procuratorate above and others",
  ),
  bodies: text("上报对象", "Report to"),
  gov: text("县政府", "County government"),
  "party-committee": text("县委", "Party committee"),
  congress: text("县人大常委会", "People's congress"),
  discipline: text("纪委监委", "Discipline inspection"),
  "upper-procuratorate": text("上级检察院", "Procuratorate above"),
  skipped: text("跳过理由", "Why a step is left out"),
  skippedHelp: text(
    "没有按督促、通报、约谈、上报的顺序时填写",
    "Where the order urge, circulate, summon, report is not kept",
  ),
  pressReasonHelp: text(
    "写明逾期事实、无正当理由和要求，已拟好可以改；打的话放进拟稿里",
    "What is overdue, that no good reason was given, and what is wanted; drafted, change it as you like; what is typed goes into the draft",
  ),
  notOverdue: text(
    "现在没有逾期未回复、不采纳或整改不到位的情况，不需要这一步。",
    "Nothing is overdue, refused or undone now, so this step is not needed.",
  ),
  takenBefore: (step: Text, day: Text, by: Text | undefined, firmer: Text | undefined): Text =>
    text(
      `${day.zh}已经${step.zh}过${by === undefined ? "" : `（${by.zh}）`}，同一天不再重复。明天可以再${step.zh}${firmer === undefined ? "" : `；要更进一步，还有${firmer.zh}`}。`,
      `“${step.en}” was done on ${day.en} already${by === undefined ? "" : ` (${by.en})`}, and not twice on one day. It can be done again tomorrow${firmer === undefined ? "" : `; to go further there is: ${firmer.en}`}.`,
    ),
  skipWhy: (left: readonly Text[]): Text => {
    const { zh, en } = joinAnd(left);
    return text(
      `还没有${zh}。确需直接办这一步的，请写明跳过理由。`,
      `Not done yet: ${en}. To go on all the same, please say why it is left out.`,
    );
  },
  /** The last paragraph closes it. */
  draft: {
    urge: (to: string, facts: string) => `${to}：${facts}。\n请立即办理，并将结果书面回复。`,
    circulate: (to: string, facts: string) =>
      `${facts}。\n现将${to}有关情况予以通报，请督促其依法履职。`,
    summon: (to: string, facts: string) =>
      `${facts}。\n请${to}主要负责人到场说明情况，提出整改措施和时限。`,
    report: (_: string, facts: string) => `${facts}。\n现予报告。`,
  },
  /** Which steps were taken, with their days; only those that were. */
  afterSteps: (steps: readonly string[]): string =>
    steps.length === 0 ? "" : `，经${steps.join("、")}仍未办理`,
  notAdopted: (to: string, why: string) =>
    `${to}回复不采纳${why === "" ? "" : `，理由为：${why}`}。经审查，该理由${words.gap}`,
  /** What a draft leaves to whoever signs it: that no good reason was given is a finding, not a form of words. */
  gap: "【请写明为什么不成立】",
  /** The same gap with its brackets or spaces changed, or one of them deleted. */
  gapSaid: "请写明为什么不成立",
  gapLeft: text(
    "拟稿里还有“【请写明为什么不成立】”：不采纳的理由是否正当由承办检察官认定，请写好再提交。",
    "The draft still has “【请写明为什么不成立】”: whether a reason is good is the procurator's finding. Please write it before you submit.",
  ),
  pressedNews: (step: Text, why: string): Text => text(`${step.zh}：${why}`, `${step.en}: ${why}`),
  /** Why a unit is pressed, as those are told who hear of it. */
  pressedFor: {
    reply: text("逾期未书面回复检察建议", "has not replied to a recommendation in time"),
    refused: text("回复不采纳检察建议", "has replied that it does not adopt a recommendation"),
    rectify: text("经核实整改未到位", "was found not to have carried out a recommendation"),
  },
  pressedCopy: (step: Text, to: Text, why: Text): Text =>
    text(`${step.zh}：${to.zh}${why.zh}。`, `${step.en}: the ${to.en} ${why.en}.`),
  pressedDone: {
    urge: (to: Text, _: Text | undefined): Text =>
      text(
        `已登记：督促${to.zh}，正在通知该单位。督促函请照常送达。`,
        `On record: the ${to.en} is urged and is being told. Please serve the letter as usual.`,
      ),
    circulate: (to: Text, bodies: Text | undefined): Text =>
      text(
        `已登记：向${bodies?.zh ?? "上级机关"}通报${to.zh}的情况，正在通知。`,
        `On record: told to ${bodies?.en ?? "the body above"} about the ${to.en}; they are being told.`,
      ),
    summon: (to: Text, _: Text | undefined): Text =>
      text(
        `已登记：约谈${to.zh}，正在通知。`,
        `On record: the ${to.en} is summoned and is being told.`,
      ),
    report: (to: Text, bodies: Text | undefined): Text =>
      text(
        `已登记：就${to.zh}未办理的情况上报${bodies?.zh ?? "上级检察院"}。`,
        `On record: reported to ${bodies?.en ?? "the procuratorate above"} about the ${to.en}.`,
      ),
  },
  informed: text("知会", "Informed"),
  entrust: text("委托", "Entrust"),
  entrustHelp: text(
    "召集人委托副召集人约谈",
    "The convenor entrusts a deputy convenor with the summons",
  ),
  deputy: text("受托人", "Deputy"),
  summonLater: text(
    "通报之后才能约谈，委托也是：这件事还没有督促、通报。先由承办检察官督促、检察长通报。",
    "A summons comes after it is circulated, and so does entrusting it: this has been neither urged nor circulated. First the handling procurator urges and the chief procurator circulates.",
  ),
  convenorEntrusts: text("只有召集人可以委托。", "Only the convenor can entrust somebody."),
  notDeputy: text("请选副召集人。", "Please choose a deputy convenor."),
  ownDeputy: text(
    "受托人不能是被建议单位的人，请另选。",
    "The deputy cannot be of the addressee itself; please choose another.",
  ),
  entrustedNews: text("召集人委托您主持约谈。", "The convenor entrusts you with the summons."),
  entrustedDone: text("委托已记录。", "The entrustment is on record."),

  sue: text("起诉", "Sue"),
  sueHelp: text(
    "整改期满仍不依法履职的，提起行政公益诉讼",
    "The time to rectify is over and the duty not done: sue in the public interest",
  ),
  ground: text("起诉理由", "Ground"),
  "no-reply": text("逾期不回复，也没有采取措施", "No reply and no measures"),
  "plan-not-carried-out": text("有方案但没有落实", "A plan that is not carried out"),
  "part-only": text("已回复但没有或只有部分措施", "A reply with no measures, or some only"),
  "duty-remains": text("已处罚违法者但仍有职责未履行", "The offender is punished, a duty remains"),
  "not-resumed": text("障碍消除后没有恢复整改", "The obstacle is gone, the work not resumed"),
  "illegal-measures": text("整改措施违法", "Unlawful measures"),
  otherwise: text("其他情形", "Otherwise"),
  stillTime: (day: Text): Text =>
    text(
      `整改期限到${day.zh}，期满后才能起诉。`,
      `There is time to rectify until ${day.en}; a suit comes after it.`,
    ),
  suedNews: text(
    "检察院已决定提起公益诉讼。",
    "The procuratorate has decided to sue in the public interest.",
  ),
  suedDone: text(
    "已记录：决定提起公益诉讼。起诉书和立案照常在检察业务系统办理。",
    "On record: a suit in the public interest is decided. The bill itself goes through the procuratorate's own system as usual.",
  ),

  aboveLevel: (typed: string): Text =>
    text(
      `${inQuotes(typed)}是上级单位，本院不能直接向它提出检察建议：请层报它的同级检察院，由那里提出。`,
      `${inQuotes(typed)} is a body above this level: report it upward, to the procuratorate at its own level, which issues the recommendation.`,
    ),
  belowLevel: (typed: string): Text =>
    text(
      `${inQuotes(typed)}是基层组织，请选它所属的乡镇政府或主管部门。`,
      `${inQuotes(typed)} is below this level: please choose its township or the bureau in charge.`,
    ),

  /** When a step can be taken, as the printed permissions say it. */
  only: {
    lookedBack: text(
      "公益诉讼的，整改到位后办结，回头看还没有做完",
      "in the public interest, closed as carried out, with look-backs to be made",
    ),
    chiefReopens: text(
      "公益诉讼的，办结后由检察长重开",
      "in the public interest, once closed, by the chief procurator",
    ),
    closable: text(
      "没有待答复的异议；公益诉讼的，整改已到位；未到位就办结的写明理由",
      "no objection waits for an answer; in the public interest it is carried out; where it is not, a reason is given",
    ),
    objectionWaits: text("有待答复的异议", "an objection waits for an answer"),
    dayToConfirm: text("异议日期待确认", "the day of an objection waits to be confirmed"),
    notFiled: text("还没有备案", "not filed upward yet"),
    notObjected: text("这一版还没有提过异议", "this version has not been objected to"),
    periodRuns: text(
      "回复或整改期限未到，不是法定期限，没有待答复的延期申请",
      "a time to reply or to rectify that the law does not set still runs and no request for more waits for an answer",
    ),
    timeToGrant: text(
      "有待答复的延期申请，要延的期限还在计算",
      "a request for time waits for an answer and the period still runs",
    ),
    timeAsked: text("有待答复的延期申请", "a request for time waits for an answer"),
    publicInterest: text("公益诉讼检察建议", "it is in the public interest"),
    overdue: text(
      "逾期未回复、不采纳，或期满整改未到位",
      "the reply is overdue, it was refused, or it is not carried out and the time is over",
    ),
    overdueInOrder: text(
      "逾期未回复、不采纳，或期满整改未到位；前面的步骤没有办的写明跳过理由",
      "the reply is overdue, it was refused, or it is not carried out and the time is over; a step left out before it needs a reason",
    ),
    overdueAndPressed: text(
      "逾期未回复、不采纳，或期满整改未到位；已经督促或通报；没有通报的写明跳过理由",
      "the reply is overdue, it was refused, or it is not carried out and the time is over; it has been urged or circulated; where it was not circulated a reason is given",
    ),
    convenorOnceOverdue: text(
      "召集人本人；已经督促或通报",
      "the convenor in person; it has been urged or circulated",
    ),
    rectifyOver: text(
      "公益诉讼检察建议，整改期限已过",
      "it is in the public interest and the time to rectify is over",
    ),
  },

  acknowledgeDue: text("签收检察建议", "acknowledge the recommendation"),
  objectionPeriod: text("提出异议的期限", "the period to object"),
  rectifyDue: text("按检察建议整改到位", "rectify as recommended"),
  verifyDue: text(
    "核实整改情况（整改期限已到）",
    "verify what was done (the time to rectify is over)",
  ),
  verifyAwaited: text("已回复，等检察院核实", "replied, for the procuratorate to verify"),
  heldNow: text("现在中止或正在修改，恢复后再办", "held or being revised, to be taken up after it"),
  replyFirst: text(
    "回复期限还没有到，现在没有可以办的步骤",
    "there is time to reply still, so no step can be taken now",
  ),
  reviewDue: text("复核并答复异议", "review and answer the objection"),
  sueReviewDue: text(
    "检察院审查是否提起公益诉讼",
    "the procuratorate decides whether to sue in the public interest",
  ),
  sueDecisionDue: text("决定是否起诉", "decide whether to sue"),
  consentDue: text("审核拟驳回的异议", "decide on rejecting the objection"),
  replyDue: text("书面回复检察建议", "reply to the recommendation in writing"),
  addresseeHasActed: text(
    "收件单位已经签收或办理，不能再勘误单位。确实发错的，由检察长撤回后重新登记。",
    "The addressee has acted on it, so the addressee cannot be put right any more. The chief procurator withdraws it, and it is recorded anew.",
  ),
  servedAfterAnswer: (on: Text): Text =>
    text(
      `送达日期不能晚于单位提出异议或回复的日期（${on.zh}）。`,
      `It cannot have been served after the addressee objected or replied (${on.en}).`,
    ),
} as const;

const beyond: PointWords<string>["beyond"] = (number, count) =>
  text(
    `建议只有${count}项，没有第${number}项，请核对序号。`,
    `There are ${count} asks and no ${number}; please check the numbers.`,
  );

/** How an ask is answered. */
export const adoptionPoints: PointWords<Adoption> = {
  verdicts: {
    部分采纳: "partial",
    不采纳: "none",
    未采纳: "none",
    全部采纳: "full",
    采纳: "full",
    "not adopted": "none",
    partly: "partial",
    adopted: "full",
  },
  beyond,
};

/** How an answer to an ask is found to be carried out. */
export const resultPoints: PointWords<Result> = {
  verdicts: {
    部分到位: "partly",
    未到位: "undone",
    不到位: "undone",
    到位: "done",
    "not done": "undone",
    partly: "partly",
    done: "done",
  },
  beyond,
};
