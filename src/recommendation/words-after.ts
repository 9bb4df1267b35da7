import { listed, type Text, text } from "../chat/text.ts";

/** What is said of objections, more time, changes and pressing on, both languages side by side. */
export const wordsAfter = {
  reason: text("理由", "Reason"),

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
  objectedEarly: (served: string): Text =>
    text(
      `异议不能早于送达日期（${served}），请核对日期。`,
      `An objection cannot be earlier than the day of service (${served}); please check the day.`,
    ),
  objectedNews: (to: string, toEn: string, late: boolean): Text =>
    late
      ? text(
          `${to}对检察建议提出异议（已超过异议期），请复核。`,
          `The ${toEn} objects to the recommendation (late); please review it.`,
        )
      : text(
          `${to}对检察建议提出异议，请复核。`,
          `The ${toEn} objects to the recommendation; please review it.`,
        ),
  objectedDone: (until: string, untilEn: string, late: boolean): Text =>
    text(
      `异议已送检察院${late ? "（已超过异议期，仍会看到并注明）" : ""}。${until}。回复期限照常计算。`,
      `Your objection is with the procuratorate${late ? " (after the period; it is marked late and looked at)" : ""}. ${untilEn}. The time to reply runs on.`,
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
  rejectReasonHelp: text("理由会告知被建议单位", "The reasons are told to the addressee"),
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
    "异议已驳回，理由已答复被建议单位。",
    "Rejected; the addressee has the reasons.",
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
    "延期申请已送检察院。批准之前，原来的期限照常计算。",
    "Your request is with the procuratorate. Until it is granted, the old date stands.",
  ),
  notAsked: text("没有待答复的延期申请。", "No request for time waits for an answer."),
  nothingToExtend: text(
    "这个期限已经不再计算，不用延期了。",
    "That period no longer runs, so there is nothing to extend.",
  ),
  grantTime: text("同意延期", "Grant time"),
  grantTimeHelp: text("同意被建议单位的延期申请", "Grant the addressee's request for time"),
  grantedNews: (day: Text): Text =>
    text(`检察长同意延期，延至${day.zh}。`, `More time is granted, until ${day.en}.`),
  grantedDone: (day: Text): Text =>
    text(
      `已同意，延至${day.zh}；遇休息日顺延。`,
      `Granted until ${day.en}, a rest day moving it on.`,
    ),
  denyTime: text("不同意延期", "Refuse time"),
  denyTimeHelp: text("不同意延期申请，写明理由", "Refuse the request for time, with the reason"),
  deniedNews: (why: string): Text =>
    text(`延期申请未获同意。理由：${why}`, `More time is not granted. Reason: ${why}`),
  deniedDone: text("已答复，期限不变。", "Answered; the date stands."),
  extension: text("延期", "More time"),
  extensionText: (day: Text, status: "asked" | "granted" | "refused"): Text =>
    ({
      asked: text(`申请延至${day.zh}，待答复`, `asked for until ${day.en}`),
      granted: text(`已同意延至${day.zh}`, `granted until ${day.en}`),
      refused: text("未获同意", "not granted"),
    })[status],

  suspend: text("中止", "Suspend"),
  suspendHelp: text(
    "方案已定、因客观障碍一时整改不了的，中止审查（公益诉讼）",
    "A plan is made and something objective stands in its way: suspend the review (public interest)",
  ),
  suspendCause: text("中止原因", "Cause of suspension"),
  onlyPublicInterest: text(
    "只有公益诉讼检察建议才有这一步。",
    "Only public-interest recommendations have this step.",
  ),
  suspendedNews: (why: string): Text =>
    text(
      `检察院已中止审查，期限暂停计算。原因：${why}`,
      `The review is suspended and the periods stand still. Cause: ${why}`,
    ),
  suspendedDone: text(
    "已中止，期限暂停计算。请层报上级检察院备案。",
    "Suspended; the periods stand still. Please file it with the procuratorate above.",
  ),
  resume: text("恢复", "Resume"),
  resumeHelp: text("障碍消除，恢复审查", "The obstacle is gone: go on"),
  resumedNews: text(
    "障碍已消除，期限恢复计算，到期日已顺延。",
    "The obstacle is gone; the periods run on, as much later as they stood still.",
  ),
  resumedDone: text(
    "已恢复，期限已按中止的天数顺延。",
    "Resumed; the dates are as much later as it was suspended.",
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
  servedBefore: (day: string): Text =>
    text(
      `新的送达日期不能早于上一版的送达日期（${day}）。`,
      `The new day of service cannot be earlier than that of the version before it (${day}).`,
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
    "检察建议已撤回，已告知被建议单位。",
    "Withdrawn; the addressee has been told.",
  ),
} as const;

/** What is said when a unit that does not act is pressed on. */
export const wordsPressing = {
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
    "写明逾期事实、无正当理由和要求，已拟好可以改",
    "What is overdue, that no good reason was given, and what is wanted; drafted, change it as you like",
  ),
  notOverdue: text(
    "现在没有逾期未回复、不采纳或整改不到位的情况，不需要这一步。",
    "Nothing is overdue, refused or undone now, so this step is not needed.",
  ),
  skipWhy: (left: readonly Text[]): Text => {
    const { zh, en } = listed(left);
    return text(
      `还没有${zh}。确需直接办这一步的，请写明跳过理由。`,
      `Not done yet: ${en}. To go on all the same, please say why it is left out.`,
    );
  },
  draft: {
    urge: (to: string, facts: string) => `${to}：${facts}。请立即办理，并将结果书面回复。`,
    circulate: (to: string, facts: string) =>
      `${facts}，经督促仍未办理。现将${to}有关情况予以通报，请督促其依法履职。`,
    summon: (to: string, facts: string) =>
      `${facts}。请${to}主要负责人到场说明情况，提出整改措施和时限。`,
    report: (to: string, facts: string) => `${facts}，${to}经督促、通报、约谈仍未办理。现予报告。`,
  },
  pressedNews: (step: Text, why: string): Text => text(`${step.zh}：${why}`, `${step.en}: ${why}`),
  pressedCopy: (step: Text, to: Text): Text =>
    text(
      `${step.zh}：${to.zh}未按期办理检察建议。`,
      `${step.en}: the ${to.en} has not acted on a recommendation.`,
    ),
  pressedDone: (step: Text, to: Text): Text =>
    text(
      `已${step.zh}${to.zh}，已记录在案。`,
      `Done and on record: ${step.en.toLowerCase()}, the ${to.en}.`,
    ),
  entrust: text("委托", "Entrust"),
  entrustHelp: text(
    "召集人委托副召集人约谈",
    "The convenor entrusts a deputy convenor with the summons",
  ),
  deputy: text("受托人", "Deputy"),
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
    "检察院决定提起公益诉讼，这份检察建议转入诉讼。",
    "The procuratorate has decided to sue; the recommendation goes on in court.",
  ),
  suedDone: text("已转入公益诉讼。", "It goes on in court."),
} as const;
